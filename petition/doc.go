// Package petition follows what citizens and businesses report (phản ánh, kiến
// nghị, PAKN) until it is answered and published.
package petition
