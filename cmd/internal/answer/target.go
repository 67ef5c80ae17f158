package answer

import (
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Target is the figures of a target as its words give them.
type Target struct {
	Text      string           `json:"text"`
	Targets   []indicator.Goal `json:"targets,omitempty"`
	Canonical string           `json:"canonical,omitempty"`
	Rest      string           `json:"rest,omitempty"`
	Doubts    []Doubt          `json:"doubts,omitempty"`
	Error     *Fault           `json:"error,omitempty"`
}

// TargetOf reads a target. ok is false where it cannot be read: the answer says
// why.
func TargetOf(text string, l form.Language) (answer Target, ok bool) {
	answer.Text = text
	w, err := wording.Parse(text)
	if err == nil && len(w.Rest) > 0 {
		err = reading.InUnicode(text)
	}
	if err != nil {
		answer.Error = faultOf(err, l)
		return answer, false
	}
	answer.Targets, answer.Canonical, answer.Rest = w.Goals, w.Canonical(), w.RestText()
	for _, d := range w.Doubts {
		answer.Doubts = append(answer.Doubts, Doubt{Offset: d.Offset, Text: d.Text, Message: d.Message(l)})
	}
	return answer, true
}
