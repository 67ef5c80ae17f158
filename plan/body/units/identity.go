package units

import (
	"cmp"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// unitKind is a type of units.
type unitKind struct {
	name   string
	class  body.Class
	digits int // of its code
}

// kinds is the types by [reading.Key]. The district level ended on 1 July 2025.
var kinds = map[string]*unitKind{
	"xa":        {"xã", body.CommuneCommittee, 5},
	"phuong":    {"phường", body.CommuneCommittee, 5},
	"dac-khu":   {"đặc khu", body.CommuneCommittee, 5},
	"thi-tran":  {"thị trấn", body.CommuneCommittee, 5},
	"huyen":     {"huyện", body.DistrictCommittee, 3},
	"quan":      {"quận", body.DistrictCommittee, 3},
	"thi-xa":    {"thị xã", body.DistrictCommittee, 3},
	"thanh-pho": {"thành phố", body.DistrictCommittee, 3},
}

var wanted = map[form.Code][]string{TypeUnknown: {"xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã", "thành phố"}}

// bare is a name without the type before it. A name may begin like a type:
// Xà Bang is no xã Bang.
func (k *unitKind) bare(name string) string {
	for _, before := range []string{"Ủy ban nhân dân ", "Uỷ ban nhân dân ", "UBND ", k.name + " "} {
		if len(name) > len(before) && strings.EqualFold(name[:len(before)], before) {
			name = name[len(before):]
		}
	}
	return name
}

// identify says which rows of one code are one unit, and names the units.
func (r *reader) identify() {
	for i := range r.units {
		u := &r.units[i]
		if at := r.byCode[u.code]; u.code == "" || at[0] != i {
			continue
		}
		r.sameCode(r.byCode[u.code])
	}
}

// sameCode goes over the rows of one code in order of time.
func (r *reader) sameCode(at []int) {
	slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(r.units[a].span.Since, r.units[b].span.Since) })
	for n, i := range at {
		u := &r.units[i]
		if n > 0 {
			before := &r.units[at[n-1]]
			if before.span.Overlaps(u.span) {
				r.faults = append(r.faults, texts.Error(form.Error{Code: CodeTwice, Line: u.Line, Path: r.heading(code), Value: u.code, Args: form.Args{"other": before.Line}}))
			}
			if len(before.successors) == 0 && before.Succession == "" && before.span.Until != form.NoDay && before.span.Until == u.span.Since {
				before.one = true
				if u.ID == "" {
					u.ID = before.ID
				}
				if u.Change == "" && u.kind != before.kind {
					u.Change = string(body.ChangeType)
				}
			}
		}
		if u.ID == "" {
			u.ID = "local:" + u.code
			if u.span.Since != form.NoDay {
				u.ID += "." + strings.ReplaceAll(u.Since, "-", "")
			}
		}
	}
}

// succeed finds the successors of a unit.
func (r *reader) succeed(u *unit) {
	for _, text := range u.successors {
		to := r.successor(u, text)
		if to == "" {
			r.refuse(SuccessorUnknown, u.Line, successors, text)
			continue
		}
		u.Successors = append(u.Successors, to)
	}
	switch {
	case u.Succession != "" || u.span.Until == form.NoDay || u.one:
	case len(u.successors) > 1:
		u.Succession = string(body.SuccessionSplit)
	case len(u.successors) == 0 && u.kind != nil:
		u.Succession = string(body.SuccessionEnded)
	}
}

// successor is the unit that has a code on the day on which u ends.
func (r *reader) successor(u *unit, text string) string {
	if strings.Trim(text, "0123456789") != "" {
		return text // an identifier, which the registry checks
	}
	if u.kind != nil && len(text) < u.kind.digits {
		text = strings.Repeat("0", u.kind.digits-len(text)) + text
	}
	for _, i := range r.byCode[text] {
		if o := &r.units[i]; o.span.Contains(u.span.Until) {
			return o.ID
		}
	}
	return r.Bodies.ByCode(body.GSO, text, u.span.Until).ID().String()
}

// inOrder is all that is wrong, in order of the lines.
func (r *reader) inOrder() form.Errors {
	slices.SortStableFunc(r.faults, func(a, b *form.Error) int { return cmp.Compare(a.Line, b.Line) })
	return r.faults
}
