// Package answer is what the command line and the API answer alike: the same
// question has the same form wherever it is asked.
package answer

import (
	"errors"

	"github.com/caicach/tthc/schedule/form"
)

// Fault is an error at a place of a text.
type Fault struct {
	Offset  int    `json:"offset"` // in bytes
	Word    string `json:"word"`
	Message string `json:"message"`
}

// Doubt is a doubt at a place of a text.
type Doubt struct {
	Offset  int    `json:"offset"` // in bytes
	Text    string `json:"text"`
	Message string `json:"message"`
}

// faultOf is the fault of a text that could not be read.
func faultOf(err error, l form.Language) *Fault {
	f := &Fault{Message: form.Message(err, l)}
	var e *form.Error
	if errors.As(err, &e) {
		f.Offset, f.Word = e.Offset, e.Value
	}
	return f
}
