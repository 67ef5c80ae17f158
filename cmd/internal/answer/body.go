package answer

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// BodyName is a body by its identifier and its name on a day.
type BodyName struct {
	ID   body.ID `json:"id"`
	Name string  `json:"name"`
}

// Body is a body as it stands on a day, and who answers for it then.
type Body struct {
	Query      string      `json:"query"`
	ID         body.ID     `json:"id"`
	Name       string      `json:"name"`
	Class      body.Class  `json:"class"`
	Level      body.Level  `json:"level,omitempty"`
	Since      form.Day    `json:"since,omitzero"`
	Until      form.Day    `json:"until,omitzero"`
	Successors []Successor `json:"successors,omitempty"`
	AsOf       *BodyName   `json:"asOf,omitempty"`
	Doubtful   bool        `json:"doubtful"`
}

// Successor is a body that goes on with another's functions.
type Successor struct {
	ID       body.ID             `json:"id"`
	Name     string              `json:"name"`
	From     form.Day            `json:"from"`
	Kind     body.SuccessionKind `json:"kind"`
	Function string              `json:"function,omitempty"`
	Source   string              `json:"source,omitempty"`
}

// BodyOf is the body that was found for a name.
func BodyOf(query string, m body.Match, r *body.Registry, on form.Day) Body {
	b := m.Body
	life := b.Life()
	answer := Body{Query: query, ID: b.ID(), Name: b.Name(on), Class: b.Class(on), Level: b.Naming(on).Level,
		Since: life.Since, Until: life.Until, Doubtful: m.Doubtful()}
	for _, s := range b.Successors() {
		if s.To.IsZero() {
			continue
		}
		answer.Successors = append(answer.Successors, Successor{s.To, r.ByID(s.To).Name(on), s.On, s.Kind, string(s.Function), s.Source})
	}
	if holder, ok := r.Answers(b.ID(), on).One(); ok {
		answer.AsOf = &BodyName{holder.ID(), holder.Name(on)}
	}
	return answer
}

// Candidate is a body with its province, as it is on the day or was last, and
// its identifier.
func Candidate(r *body.Registry, b body.Body, on form.Day) string {
	at := on
	if life := b.Life(); !b.Lives(on) && life.Until != form.NoDay {
		at = life.Until - 1
	}
	text := b.Name(on)
	for _, id := range r.Line(b.ID(), at) {
		above := r.ByID(id)
		if above != b && (above.Class(at) == body.ProvincialCommittee || above.Parent(at).IsZero()) {
			text += ", " + above.Name(on)
			break
		}
	}
	return text + " (" + b.ID().String() + ")"
}

// Selector is who the cell of a plan names.
type Selector struct {
	Text   string         `json:"text"`
	Parts  []SelectorPart `json:"parts,omitempty"`
	Bodies []BodyName     `json:"bodies,omitempty"`
	Rest   string         `json:"rest,omitempty"`
	Doubts []Doubt        `json:"doubts,omitempty"`
	Error  *Fault         `json:"error,omitempty"`
}

// SelectorPart is one that a cell names.
type SelectorPart struct {
	Source string    `json:"source"`
	Role   body.Role `json:"role,omitempty"`
	Kind   body.Kind `json:"kind"`
	ID     body.ID   `json:"id,omitzero"`
	Class  string    `json:"class,omitempty"`
}

// SelectorOf reads a cell. Where it cannot be read, the answer says why as well.
func SelectorOf(r *body.Registry, text string, on form.Day, l form.Language) (answer Selector, err error) {
	answer.Text = text
	read, err := cell.Parse(r, text, on)
	if err == nil && len(read.Rest) > 0 {
		err = reading.InUnicode(text)
	}
	if err != nil {
		answer.Error = &Fault{Message: form.Message(err, l)}
		return answer, err
	}
	seen := map[body.ID]bool{}
	for _, part := range read.Parts {
		s := part.Selector
		answer.Parts = append(answer.Parts, SelectorPart{part.Text, part.Role, s.Kind(), s.ID(), s.Classes().String()})
		for _, b := range s.Resolve(r, on, body.Scope{}) {
			if !seen[b.ID()] {
				seen[b.ID()] = true
				answer.Bodies = append(answer.Bodies, BodyName{b.ID(), b.Name(on)})
			}
		}
	}
	var rest []string
	for _, piece := range read.Rest {
		rest = append(rest, piece.Text)
	}
	answer.Rest = strings.Join(rest, " | ")
	for _, d := range read.Doubts {
		answer.Doubts = append(answer.Doubts, Doubt{Offset: d.Offset, Text: d.Text, Message: d.Message(l)})
	}
	return answer, nil
}
