package plan

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule"
)

// check names what is wrong with a plan whose single values could be read.
func (p *Plan) check() Faults {
	var d decoder
	missing := func(path, value string) {
		if strings.TrimSpace(value) == "" {
			d.fault(path, FaultMissing, "", nil)
		}
	}
	switch p.V {
	case FormatVersion:
	case 0:
		d.fault("v", FaultMissing, "", nil)
	default:
		d.fault("v", FaultVersion, fmt.Sprint(p.V), nil)
	}
	missing("number", p.Number)
	if strings.Contains(p.Number, "#") {
		d.fault("number", FaultValue, p.Number, nil) // it separates the parts of identifiers
	}
	missing("title", p.Title)
	missing("issuer", p.Issuer)
	missing("from", p.From.String())
	missing("to", p.To.String())
	if !p.From.IsZero() && !p.To.IsZero() && p.To.Compare(p.From) < 0 {
		d.early("to", p.To, p.From)
	}
	if !p.Date.IsZero() && p.Date.Compare(p.NotBefore) < 0 {
		d.early("date", p.Date, p.NotBefore)
	}
	for i, r := range p.Basis {
		missing(fmt.Sprintf("basis[%d].number", i), r.Number)
	}
	for i, r := range p.Relations {
		at := fmt.Sprintf("relations[%d]", i)
		missing(at+".number", r.Number)
		if r.Kind != Implements && r.Kind != Replaces && r.Kind != Cites {
			d.fault(at+".kind", FaultValue, string(r.Kind), nil)
		}
		// A plan cannot have been signed before what it cites.
		if !p.Date.IsZero() && p.Date.Compare(r.Date) < 0 {
			d.early("date", p.Date, r.Date)
		}
	}
	if len(p.Tasks) == 0 {
		d.fault("tasks", FaultMissing, "", nil)
	}
	seen := map[TaskID]bool{}
	for i, t := range p.Tasks {
		at := fmt.Sprintf("tasks[%d]", i)
		missing(at+".id", string(t.ID))
		if t.ID != "" && seen[t.ID] {
			d.fault(at+".id", FaultDuplicate, string(t.ID), nil)
		}
		seen[t.ID] = true
		if strings.Contains(string(t.ID), "#") {
			d.fault(at+".id", FaultValue, string(t.ID), nil)
		}
		missing(at+".title", t.Title)
		if len(t.Leads) == 0 {
			d.fault(at+".leads", FaultMissing, "", nil)
		}
		d.names(at+".leads", t.Leads)
		d.names(at+".coordinating", t.Coordinating)
		if !t.Time.Rule.IsZero() {
			missing(at+".time.text", t.Time.Text)
		}
		for j, part := range t.Time.Rule.Parts() {
			if p.From.IsZero() || p.To.Compare(p.From) < 0 {
				break // named above
			}
			if !p.asksFor(part) {
				d.fault(fmt.Sprintf("%s.time.rule.parts[%d]", at, j), FaultSpan, p.From.String()+"–"+p.To.String(), nil)
			}
		}
	}
	return d.faults
}

// asksFor says whether a part of a rule has an occurrence in the plan's days:
// without one, what the document demands would stand in no list.
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
func (d *decoder) names(path string, names []string) {
	named := map[string]bool{}
	for i, name := range names {
		at := fmt.Sprintf("%s[%d]", path, i)
		key := bodyKey(name)
		switch {
		case key == "":
			d.fault(at, FaultMissing, "", nil)
		case named[key]:
			d.fault(at, FaultDuplicate, name, nil)
		}
		named[key] = true
	}
}
