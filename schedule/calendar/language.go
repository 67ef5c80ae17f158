package calendar

import "errors"

// Language is the language of texts for people. Vietnamese is the zero value:
// what the library says, it says to officials first. Error methods named
// Error speak English, as Go programs do; Message speaks either.
type Language uint8

// The languages of texts for people.
const (
	Vietnamese Language = iota
	English
)

// Pick is the text in this language of the two given.
func (l Language) Pick(vietnamese, english string) string {
	if l == English {
		return english
	}
	return vietnamese
}

// Message is an error in the language asked for. The errors of this library
// know both languages; of one that does not, it is what Error says.
func Message(err error, l Language) string {
	var known interface{ Message(Language) string }
	if errors.As(err, &known) {
		return known.Message(l)
	}
	return err.Error()
}

// String is the language's code, "vi" or "en".
func (l Language) String() string { return l.Pick("vi", "en") }

// Text is a short text for people in both languages. An empty English falls
// back on the Vietnamese, which is the official wording.
type Text struct{ Vietnamese, English string }

// In is the text in the language asked for.
func (t Text) In(l Language) string {
	if l == English && t.English != "" {
		return t.English
	}
	return t.Vietnamese
}
