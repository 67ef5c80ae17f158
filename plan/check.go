package plan

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// check names what is wrong with a plan whose single values could be read.
func (p *Plan) check() form.Errors {
	var f faults
	f.text("number", p.Number)
	f.numbered("number", p.Number)
	f.text("title", p.Title)
	f.text("issuer", p.Issuer)
	f.text("from", p.From.String())
	f.text("to", p.To.String())
	if !p.From.IsZero() && !p.To.IsZero() && p.To < p.From {
		f.early("to", p.To, p.From)
	}
	if !p.Date.IsZero() && p.Date < p.NotBefore {
		f.early("date", p.Date, p.NotBefore)
	}
	f.documents(p)
	if len(p.Tasks) == 0 {
		f.missing("tasks")
	}
	f.keys(p)
	seen := map[TaskID]bool{}
	for i, t := range p.Tasks {
		at := fmt.Sprintf("tasks[%d]", i)
		if t.ID != "" && seen[t.ID] {
			f.add(form.Error{Code: NameDoubled, Path: at + ".id", Value: string(t.ID)})
		}
		seen[t.ID] = true
		f.task(at, p, t)
		f.time(at+".time", p, t.Time)
	}
	return f.Errors
}

// text adds the fault of a text that is not there.
func (f *faults) text(path, value string) {
	if strings.TrimSpace(value) == "" {
		f.missing(path)
	}
}

// word adds the fault of a word that is none of a few.
func (f *faults) word(path, value string, read func([]byte) error) {
	if value == "" {
		f.missing(path)
	} else if err := read([]byte(value)); err != nil {
		f.Errors = append(f.Errors, form.All(err).Under(path)...)
	}
}

// numbered adds the fault of a number that cannot be part of an identifier.
func (f *faults) numbered(path, number string) {
	if strings.Contains(number, "#") {
		f.add(form.Error{Code: NumberSign, Path: path, Value: number})
	}
}

// documents checks what the plan says of other documents.
func (f *faults) documents(p *Plan) {
	for i, r := range p.Basis {
		f.text(fmt.Sprintf("basis[%d].number", i), r.Number)
	}
	for i, r := range p.Relations {
		at := fmt.Sprintf("relations[%d]", i)
		f.text(at+".number", r.Number)
		f.word(at+".kind", string(r.Kind), r.Kind.UnmarshalText)
		// A plan cannot have been signed before what it cites.
		if !p.Date.IsZero() && p.Date < r.Date {
			f.early("date", p.Date, r.Date)
		}
	}
}

// keys checks that a key can stand in an identifier and that a wording has one.
func (f *faults) keys(p *Plan) {
	wordings := map[string]bool{}
	for i, k := range p.Keys {
		at := fmt.Sprintf("keys[%d]", i)
		f.text(at+".wording", k.Wording)
		if k.Key == "" {
			f.missing(at + ".key")
		} else if strings.Trim(k.Key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._") != "" {
			f.add(form.Error{Code: form.FieldValue, Path: at + ".key", Value: k.Key, Want: []string{bodyKey(k.Wording)}})
		}
		if own := bodyKey(k.Wording); wordings[own] {
			f.add(form.Error{Code: NameDoubled, Path: at + ".wording", Value: k.Wording})
		} else {
			wordings[own] = true
		}
	}
}

func (f *faults) task(at string, p *Plan, t Task) {
	f.text(at+".id", string(t.ID))
	f.numbered(at+".id", string(t.ID))
	f.text(at+".title", t.Title)
	if len(t.Leads) == 0 {
		f.missing(at + ".leads")
	}
	f.names(at+".leads", p, t.Leads)
	f.names(at+".coordinating", p, t.Coordinating)
}

// time checks that each part of a rule has an occurrence in the plan's days:
// without one, what the document demands would stand in no list.
func (f *faults) time(at string, p *Plan, t Timing) {
	if !t.Rule.IsZero() {
		f.text(at+".text", t.Text)
	}
	if p.From.IsZero() || p.To < p.From {
		return // named elsewhere
	}
	for i, part := range t.Rule.Parts() {
		if !p.asksFor(part) {
			f.add(form.Error{Code: TimeOutside, Path: fmt.Sprintf("%s.rule.parts[%d]", at, i), Args: form.Args{"from": p.From, "to": p.To}})
		}
	}
}

// asksFor says whether a part of a rule has an occurrence in the plan's days.
func (p *Plan) asksFor(part schedule.Part) bool {
	rule, err := schedule.NewRule("", part)
	if err != nil {
		return true // not for this check
	}
	for range rule.Occurrences(p.Span()) {
		return true
	}
	return false
}

// names checks a list of bodies: none empty, none twice.
func (f *faults) names(path string, p *Plan, names []string) {
	named := map[string]bool{}
	for i, name := range names {
		at := fmt.Sprintf("%s[%d]", path, i)
		key := p.key(name)
		switch {
		case key == "":
			f.missing(at)
		case named[key]:
			f.add(form.Error{Code: NameDoubled, Path: at, Value: name})
		}
		named[key] = true
	}
}
