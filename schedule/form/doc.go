// Package form is how the library writes, reads and refuses: a strict reader
// of JSON, one kind of error, the two languages of what people read, and the
// one type for a day.
package form
