package answer

import (
	"bytes"
	"encoding/json"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// Phrase is a time as the words of a document give it.
type Phrase struct {
	Text      string        `json:"text"`
	Kind      string        `json:"kind,omitempty"`
	Join      schedule.Join `json:"join,omitempty"`
	Canonical string        `json:"canonical,omitempty"`
	Parts     []PhrasePart  `json:"parts,omitempty"`
	Rest      string        `json:"rest,omitempty"`
	Doubts    []Doubt       `json:"doubts,omitempty"`
	Error     *Fault        `json:"error,omitempty"`
}

// PhrasePart is a part of a rule with what only the phrase and the year know.
type PhrasePart struct {
	schedule.Part
	Occurrences []form.Day
	Source      string
}

// MarshalJSON writes the part with the fields of its rule.
func (p PhrasePart) MarshalJSON() ([]byte, error) {
	part, err := json.Marshal(p.Part)
	if err != nil {
		return nil, err
	}
	more, err := marshal(struct {
		Occurrences []form.Day `json:"occurrences,omitempty"`
		Source      string     `json:"source"`
	}{p.Occurrences, p.Source})
	if err != nil {
		return nil, err
	}
	part[len(part)-1] = ','
	return append(part, more[1:]...), nil
}

// marshal is json.Marshal with <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// PhraseOf reads a time. ok is false where it cannot be read: the answer says why.
func PhraseOf(text string, ctx phrase.Context, l form.Language) (answer Phrase, ok bool) {
	answer.Text = text
	result, err := phrase.Parse(text, ctx)
	if err != nil {
		answer.Error = faultOf(err, l)
		return answer, false
	}
	rule := result.Rule
	switch rule.Len() {
	case 0:
	case 1:
		answer.Kind = string(rule.Part(0).Kind)
	default:
		answer.Kind, answer.Join = "several", rule.Join()
	}
	if !rule.IsZero() {
		answer.Canonical = phrase.Format(rule)
	}
	for i := range rule.Len() {
		part := PhrasePart{Part: rule.Part(i), Source: result.Sources[i].Text}
		if ctx.Year != 0 && part.Kind == schedule.Recurring {
			alone := schedule.MustRule("", part.Part)
			for o := range alone.Occurrences(schedule.Year(ctx.Year)) {
				if o.Due != form.NoDay {
					part.Occurrences = append(part.Occurrences, o.Due)
				}
			}
		}
		answer.Parts = append(answer.Parts, part)
	}
	answer.Rest = result.RestText()
	for _, d := range result.Doubts {
		answer.Doubts = append(answer.Doubts, Doubt{Offset: d.Offset, Text: d.Text, Message: d.Message(l)})
	}
	return answer, true
}
