// Package body knows the responsible bodies of the administration: who they
// are, what they were called when, who took their place, and how the words of
// a plan name them.
package body
