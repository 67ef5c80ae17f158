package form

// Unwritten is embedded in a type that has no form, such as the options of a
// constructor or a list computed for a day: as JSON it is neither written nor
// read. Without it encoding/json would write {} or the names of Go fields, and
// read back something else, without a word.
type Unwritten struct{}

// MarshalJSON refuses, with [FormNone].
func (Unwritten) MarshalJSON() ([]byte, error) { return nil, texts.Error(Error{Code: FormNone}) }

// UnmarshalJSON refuses, with [FormNone].
func (*Unwritten) UnmarshalJSON([]byte) error { return texts.Error(Error{Code: FormNone}) }
