package reading

import "github.com/caicach/tthc/schedule/form"

// Doubt is a piece of a text that may be meant otherwise than it was read. Kind
// is stable.
type Doubt struct {
	form.Unwritten

	Piece
	Kind string
	Why  form.Text
}

// Message says what is doubtful, in the language asked for.
func (d Doubt) Message(l form.Language) string { return d.Why.In(l) }
