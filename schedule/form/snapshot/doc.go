// Package snapshot is the compact form in which a program keeps what it has
// counted between two runs: bytes with a name, a version and a checksum, in a
// tenth of the room and time of JSON. Exchanged documents are JSON ([form.Of]);
// a snapshot is read by the program that wrote it.
//
//	w := snapshot.Write("tally", 1)
//	w.Uint(3)
//	w.Text("H26.12")
//	kept := w.Bytes()
//
//	r, err := snapshot.Open(kept, "tally", 1)
//	n, id := r.Uint(), r.Text()
//	err = r.End()
//
// What was cut short or altered, of another name or of another version is
// refused as a whole by Open, before anything was read. A reader gives zeroes
// from the first place on at which the bytes do not hold what is asked for, and
// says so at the end.
package snapshot
