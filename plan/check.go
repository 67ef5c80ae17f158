package plan

import (
	"fmt"
	"strings"
)

// check names what is wrong with a plan whose single values could be read.
func (p *Plan) check() Faults {
	var d decoder
	missing := func(path, value string) {
		if strings.TrimSpace(value) == "" {
			d.fault(path, FaultMissing, "", nil)
		}
	}
	if p.V != FormatVersion {
		d.fault("v", FaultVersion, fmt.Sprint(p.V), nil)
	}
	missing("number", p.Number)
	missing("title", p.Title)
	missing("issuer", p.Issuer)
	missing("from", p.From.String())
	missing("to", p.To.String())
	if !p.From.IsZero() && !p.To.IsZero() && p.To.Compare(p.From) < 0 {
		d.fault("to", FaultOrder, p.To.String(), nil)
	}
	if !p.Date.IsZero() && p.Date.Compare(p.NotBefore) < 0 {
		d.fault("date", FaultOrder, p.Date.String(), nil)
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
			d.fault(at+".date", FaultOrder, p.Date.String(), nil)
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
		missing(at+".title", t.Title)
		if len(t.Leads) == 0 {
			d.fault(at+".leads", FaultMissing, "", nil)
		}
		for role, names := range map[string][]string{"leads": t.Leads, "coordinating": t.Coordinating} {
			named := map[string]bool{}
			for j, name := range names {
				path := fmt.Sprintf("%s.%s[%d]", at, role, j)
				missing(path, name)
				if key := bodyKey(name); key != "" && named[key] {
					d.fault(path, FaultDuplicate, name, nil)
				} else {
					named[key] = true
				}
			}
		}
		if !t.Time.Rule.IsZero() {
			missing(at+".time.text", t.Time.Text)
		}
	}
	return d.faults
}
