package indicator

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// TreeFigures says what the figure of a body that has bodies below it is.
type TreeFigures uint8

const (
	// OwnIsTotal takes a figure recorded for a body as that of all below it as
	// well, as in reports: the bodies below are asked only when it has none.
	OwnIsTotal TreeFigures = iota
	// OwnIsPart takes it as the body's own desk only, as in counts of dossiers
	// by handling body: all below are added to it.
	OwnIsPart
)

// MarshalJSON refuses: how to add is a question, not kept.
func (TreeFigures) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*TreeFigures) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Tree is the figure of a body with all that stand below it in the registry at
// the end of the period. The figures of a body that ended in the period or
// before it count where its successor stands ([body.Registry.Line]), so that
// each counts once, as in the figures of dossiers that are rolled up
// (onestop.Report). An indicator that the set lacks is refused.
func (r *Results) Tree(indicator ID, root body.ID, p schedule.Period, figures TreeFigures) (Rollup, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Rollup{}, err
	}
	u := r.empty(indicator, root, p)
	t := tree{r: r, def: def, period: p, span: r.window.Span(p), figures: figures, ended: map[body.ID][]body.ID{}, kept: map[body.ID][]body.ID{}}
	t.find(root)
	t.add(&u, root)
	u.overBodies(def)
	return u, nil
}

// tree is a roll-up over a tree while it is made.
type tree struct {
	r       *Results
	def     Definition
	period  schedule.Period
	span    schedule.Span
	figures TreeFigures
	ended   map[body.ID][]body.ID // by the body that answers for them
	kept    map[body.ID][]body.ID // by the one above: nobody answers for them alone
}

// find finds the bodies that do not live at the end of the period: those that
// stood below the root when it began, and those with a figure.
func (t *tree) find(root body.ID) {
	gone := t.r.ledger.Bodies(t.def.ID, schedule.Period{})
	for _, b := range t.r.registry.Under(root, ^body.Classes(0), t.span.Since) {
		gone = append(gone, b.ID())
	}
	slices.Sort(gone)
	for _, id := range slices.Compact(gone) {
		b := t.r.registry.ByID(id)
		if b.IsZero() || b.Lives(t.span.Last()) || !b.Life().Overlaps(t.span) && len(t.r.value(t.def, id, t.period).Parts) == 0 {
			continue
		}
		switch line := t.r.registry.Line(id, t.span.Last()); {
		case line[0] != id:
			t.ended[line[0]] = append(t.ended[line[0]], id)
		case len(line) > 1:
			t.kept[line[1]] = append(t.kept[line[1]], id)
		}
	}
}

func (t *tree) add(u *Rollup, b body.ID) {
	own := t.r.value(t.def, b, t.period)
	found := len(own.Parts) > 0
	_, whole := t.r.get(t.def.ID, b, t.period)
	for _, id := range t.ended[b] {
		life := t.r.registry.ByID(id).Life()
		if t.figures == OwnIsTotal && whole && life.Overlaps(t.span) {
			continue // the figure of the period holds it
		}
		was := t.r.value(t.def, id, t.period)
		if len(was.Parts) == 0 && found {
			continue
		}
		u.join(was)
		u.Notes = append(u.Notes, reason("merger",
			fmt.Sprintf("gồm số liệu ghi cho %s, kết thúc ngày %s", id, life.Until.In(form.Vietnamese)),
			fmt.Sprintf("with what was recorded for %s, which ended on %s", id, life.Until.In(form.English))))
	}
	if found && t.figures == OwnIsTotal {
		u.join(own)
		return
	}
	below := slices.Clone(t.kept[b])
	for _, c := range t.r.registry.Under(b, ^body.Classes(0), t.span.Last()) {
		if c.Parent(t.span.Last()) == b {
			below = append(below, c.ID())
		}
	}
	slices.Sort(below)
	if found || len(below) == 0 {
		u.join(own)
	}
	for _, c := range below {
		t.add(u, c)
	}
}
