package rowfile

// Buffer is what is held of a file.
func (f *File) Buffer() []byte { return f.buf }
