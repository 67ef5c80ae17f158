package answer

import (
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Redacted is a text with its personal data masked.
type Redacted struct {
	Text   string          `json:"text"`
	Masked string          `json:"masked"`
	Pieces []RedactedPiece `json:"pieces,omitempty"`
	Error  *Fault          `json:"error,omitempty"`
}

// RedactedPiece is what was masked.
type RedactedPiece struct {
	Offset int         `json:"offset"` // in bytes
	Text   string      `json:"text"`
	Kind   redact.Kind `json:"kind"`
	Doubt  string      `json:"doubt,omitempty"`
}

// RedactedOf masks a text. ok is false where it cannot be: the answer says why.
func RedactedOf(text string, o redact.Options, l form.Language) (answer Redacted, ok bool) {
	r, err := redact.New(text, o)
	if err == nil {
		err = reading.InUnicode(text)
	}
	if err != nil {
		return Redacted{Text: text, Error: faultOf(err, l)}, false
	}
	return RedactedAs(r, l), true
}

// RedactedAs is a text as its masks leave it.
func RedactedAs(r redact.Redaction, l form.Language) Redacted {
	answer := Redacted{Text: r.Original(), Masked: r.Text(l)}
	for _, m := range r.Masks() {
		answer.Pieces = append(answer.Pieces, RedactedPiece{Offset: m.Start, Text: r.Masked(m), Kind: m.Kind, Doubt: m.Doubt(l)})
	}
	return answer
}
