package form

// Language is the language of texts for people. Vietnamese is the zero value:
// what the library says, it says to officials first. Methods named Error speak
// English, as Go programs do; Message speaks either.
type Language uint8

// The languages of texts for people.
const (
	Vietnamese Language = iota
	English
)

// MarshalJSON refuses: who reads is asked each time, and not kept.
func (Language) MarshalJSON() ([]byte, error) { return Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Language) UnmarshalJSON(b []byte) error { return new(Unwritten).UnmarshalJSON(b) }

// Pick is the text in this language of the two given.
func (l Language) Pick(vietnamese, english string) string {
	if l == English {
		return english
	}
	return vietnamese
}

// String is the language's code, "vi" or "en".
func (l Language) String() string { return l.Pick("vi", "en") }

// Text is a short text for people in both languages, indexed by [Language]. An
// empty English falls back on the Vietnamese, which is the official wording.
type Text [2]string

// In is the text in the language asked for.
func (t Text) In(l Language) string {
	if l == English && t[English] != "" {
		return t[English]
	}
	return t[Vietnamese]
}

// textForm is how a Text is written within other forms.
type textForm struct {
	VI string `json:"vi"`
	EN string `json:"en,omitzero"`
}

var textForms = Of[textForm](0)

// MarshalJSON writes {"vi":"...","en":"..."}; no English is left out. A Text
// without Vietnamese is an error: leave it out (omitzero).
func (t Text) MarshalJSON() ([]byte, error) {
	return textForms.Write(textForm{t[Vietnamese], t[English]})
}

// UnmarshalJSON reads what [Text.MarshalJSON] writes.
func (t *Text) UnmarshalJSON(b []byte) error {
	f, err := textForms.Read(b, nil)
	if err != nil {
		return err
	}
	*t = Text{f.VI, f.EN}
	return nil
}
