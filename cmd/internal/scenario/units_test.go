package scenario

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
)

// unit is a body of the story by its number.
type unit int

const nobody unit = -1

// office is what the count knows of a unit.
type office struct {
	id         body.ID
	class      body.Class
	above      unit
	since      day // 0: from of old
	until      day
	successors []unit
	amended    bool // its end is told later, as an amendment
}

// province is all units: two provinces that became one on 1 July 2025, with
// departments of which two were merged on 1 March, the communes of before and
// after, one commune that went to two others, and two that ended in 2026.
var province = func() (all []office) {
	reform, march := ymd(2025, 7, 1), ymd(2025, 3, 1)
	add := func(id string, class body.Class, above unit, since, until day, successors ...unit) {
		all = append(all, office{id: body.ID("local:" + id), class: class, above: above, since: since, until: until, successors: successors})
	}
	add("tinh-a", body.ProvincialCommittee, nobody, 0, never)
	add("tinh-b", body.ProvincialCommittee, nobody, 0, reform, 0)
	add("tinh-a.tc", body.Department, 0, 0, never)
	add("tinh-a.khdt", body.Department, 0, 0, march, 2)
	add("tinh-a.xd", body.Department, 0, 0, never)
	add("tinh-a.gtvt", body.Department, 0, 0, march, 4)
	add("tinh-b.tc", body.Department, 1, 0, reform, 2)
	add("tinh-b.xd", body.Department, 1, 0, reform, 4)
	const old, young = 20, 7
	first := unit(len(all) + old) // of the new communes
	for i := range unit(old) {
		above, to := unit(0), []unit{first + i/3}
		if i >= 12 {
			above = 1
		}
		switch i {
		case 18:
			to = []unit{first + 4, first + 5} // of which the second ends in the first in 2026
		case 19:
			to = []unit{first + 5, first + 6}
		}
		add(fmt.Sprintf("xa-%02d", i+1), body.CommuneCommittee, above, 0, reform, to...)
	}
	for i := range unit(young) {
		add(fmt.Sprintf("xa-moi-%d", i+1), body.CommuneCommittee, 0, reform, never)
	}
	country := func(id string, until day, successors ...unit) {
		all = append(all, office{id: body.ID(id), class: body.Ministry, above: nobody, until: until, successors: successors})
	}
	country("G05", march, unit(len(all)+1)) // the two ministries that became one
	country("G12", never)
	country("G22", never) // who had the control of procedures until 9 January 2026
	country("G15", never) // and who has it since
	all[first+5].until, all[first+5].successors, all[first+5].amended = ymd(2026, 3, 16), []unit{first + 4}, true
	all[first+6].until, all[first+6].successors, all[first+6].amended = ymd(2026, 5, 1), []unit{first + 2, first + 3}, true
	return all
}()

// unitOf is a unit by its identifier.
func unitOf(id body.ID) unit {
	for u := range province {
		if province[u].id == id {
			return unit(u)
		}
	}
	panic(id)
}

var ministries, office22, office15 = []unit{unitOf("G05"), unitOf("G12")}, unitOf("G22"), unitOf("G15")

// focal is who has the control of procedures on a day.
func focal(on day) unit {
	if on < ymd(2026, 1, 10) {
		return office22
	}
	return office15
}

// desks are the units that receive dossiers.
func desks(on day) (all []unit) {
	for u := range province {
		if o := &province[u]; o.above != nobody && o.since <= on && on < o.until {
			all = append(all, unit(u))
		}
	}
	return all
}

// registry is the library's view of the units: that of the country with them,
// and the ends of 2026 from when they are known.
func registry(t testing.TB, known day) *body.Registry {
	var data body.Data
	for _, o := range province {
		if o.class == body.Ministry {
			continue // the registry of the country has it
		}
		row := body.Row{ID: string(o.id), Name: "Cơ quan " + string(o.id), Class: string(o.class)}
		if o.above != nobody {
			row.Parent = string(province[o.above].id)
		}
		if o.since > 0 {
			row.Since = o.since.String()
		}
		kind := "merge"
		if len(o.successors) > 1 {
			kind = "split"
		}
		var to []string
		for _, s := range o.successors {
			to = append(to, string(province[s].id))
		}
		switch {
		case o.amended && known >= o.until:
			data.Amendments = append(data.Amendments, body.Amendment{ID: string(o.id), On: o.until.String(), Kind: kind, To: to, Source: "NQ"})
		case !o.amended && o.until != never:
			row.Until, row.Successors, row.Succession, row.Source = o.until.String(), to, kind, "NQ"
		}
		data.Bodies = append(data.Bodies, row)
	}
	bodies, err := body.Vietnam().With(data)
	require.NoError(t, err)
	return bodies
}

// answering are the units that answer for one on a day.
func answering(u unit, on day) map[unit]bool {
	o, all := &province[u], map[unit]bool{}
	if on < o.until {
		all[u] = true
		return all
	}
	for _, s := range o.successors {
		for a := range answering(s, on) {
			all[a] = true
		}
	}
	return all
}

// line is the units for which a figure of one counts on a day: itself or the one
// that answers for it, and those above. What nobody or several answer for stays
// with itself.
func line(u unit, on day) (all []unit) {
	for u != nobody {
		if as := answering(u, on); len(as) == 1 {
			for a := range as {
				u = a
			}
		}
		all = append(all, u)
		u = province[u].above
	}
	return all
}
