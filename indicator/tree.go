package indicator

import (
	"fmt"
	"slices"
	"strings"

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
// (onestop.Report); those of a body that was divided stay where it stood, with
// the reason, for nobody can say whose they are.
//
// With classes, only bodies of these are added and missed: an indicator of
// communes misses no department. A figure of another body is left out, which a
// note says, unless it is the total of those below ([OwnIsTotal]). The zero
// classes are all.
//
// A body that has a figure and whose identifier lies below the root's (H29.777,
// H29), but that the registry does not know, is missing: see [Results.Unknown].
// An indicator that the set lacks is refused.
func (r *Results) Tree(indicator ID, root body.ID, p schedule.Period, figures TreeFigures, classes body.Classes) (Rollup, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Rollup{}, err
	}
	u := r.empty(indicator, root, p)
	t := tree{r: r, def: def, period: p, span: r.window.Span(p), figures: figures, classes: classes, ended: map[body.ID][]body.ID{}, kept: map[body.ID][]body.ID{}}
	t.find(root)
	t.add(&u, root)
	for _, id := range r.unknown(indicator, p) {
		if strings.HasPrefix(string(id), string(root)+".") {
			u.missing(id, p, reason("body.unknown",
				fmt.Sprintf("%s có số liệu nhưng không có trong danh mục, chưa biết thuộc cơ quan nào; hãy thêm vào danh mục", id),
				fmt.Sprintf("%s has a figure, but the registry does not know where it stands; add it to the registry", id)))
		}
	}
	if len(u.Parts) == 0 && u.Complete() {
		u.missing(root, p, reason("class.none",
			fmt.Sprintf("danh mục không có cơ quan nào thuộc loại được hỏi dưới %s, hoặc không cơ quan nào có số liệu", root),
			fmt.Sprintf("the registry has no body of the classes asked for below %s, or none with a figure", root)))
	}
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
	classes body.Classes          // zero: all
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
		if b.IsZero() || b.Lives(t.span.Last()) || !b.Life().Overlaps(t.span) && !t.r.anything(t.def.ID, id, t.period) || !t.counts(b) {
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

// counts says whether the body is of the classes asked for, at the end of the
// period or of its life. What the registry does not know is not left out.
func (t *tree) counts(b body.Body) bool {
	return t.classes == 0 || b.IsZero() || t.classes.Has(b.Class(t.span.Last()))
}

// divided says why the figures of a body that ended stay with the one above.
func (t *tree) divided(u *Rollup, id body.ID) {
	a := t.r.registry.Answers(id, t.span.Last())
	if a.Outcome != body.OutcomeSeveral {
		return
	}
	u.Notes = append(u.Notes, reason("merger.divided",
		fmt.Sprintf("số liệu ghi cho %s để ở cấp trên, không chia được: %s", id, a.Reason(form.Vietnamese)),
		fmt.Sprintf("what was recorded for %s stays with the body above, for it cannot be divided: %s", id, a.Reason(form.English))))
}

func (t *tree) add(u *Rollup, b body.ID) {
	who := t.r.registry.ByID(b)
	mine := t.counts(who)
	if life := who.Life(); t.def.Accrual == Stock && !who.IsZero() && !who.Lives(t.span.Last()) && life.Overlaps(t.span) && len(t.r.registry.Answers(b, t.span.Last()).Bodies) > 0 {
		mine = false // what there is at the end of the period is all with those that answer for it
	}
	own := t.r.value(t.def, b, t.period)
	found := len(own.Parts) > 0
	_, whole := t.r.get(t.def.ID, b, t.period)
	for _, id := range t.ended[b] {
		life := t.r.registry.ByID(id).Life()
		if t.figures == OwnIsTotal && whole && life.Overlaps(t.span) {
			continue // the figure of the period holds it
		}
		if t.def.Accrual == Stock && life.Overlaps(t.span) {
			continue // what there is at the end of the period is all with b
		}
		if found && !t.r.anything(t.def.ID, id, t.period) {
			continue
		}
		t.r.joinEnded(u, t.def, id, t.period)
		u.Notes = append(u.Notes, reason("merger",
			fmt.Sprintf("gồm số liệu ghi cho %s, kết thúc ngày %s", id, life.Until.In(form.Vietnamese)),
			fmt.Sprintf("with what was recorded for %s, which ended on %s", id, life.Until.In(form.English))))
	}
	below := slices.Clone(t.kept[b])
	for _, c := range t.r.registry.Under(b, ^body.Classes(0), t.span.Last()) {
		if line := t.r.registry.Line(c.ID(), t.span.Last()); len(line) > 1 && line[1] == b {
			below = append(below, c.ID())
		}
	}
	slices.Sort(below)
	switch {
	case found && t.figures == OwnIsTotal && (mine || len(below) > 0):
		u.join(own)
		return
	case !mine && found:
		u.Notes = append(u.Notes, reason("class.other",
			fmt.Sprintf("không cộng số liệu của %s: không thuộc loại cơ quan được hỏi", b),
			fmt.Sprintf("without the figure of %s, which is not of the classes asked for", b)))
	case mine && (found || len(below) == 0 || t.figures == OwnIsPart && t.r.anything(t.def.ID, b, t.period)):
		t.r.joinEnded(u, t.def, b, t.period)
		if found && !who.IsZero() && !who.Lives(t.span.Last()) {
			t.divided(u, b)
		}
	}
	for _, c := range below {
		t.add(u, c)
	}
}

// Members is the bodies of the classes that stand below a body at the end of
// the period, in order of identifier; without one, all. They are those to rank
// and to ask for figures.
func (r *Results) Members(root body.ID, classes body.Classes, p schedule.Period) []body.ID {
	r = r.ready()
	last := r.window.Span(p).Last()
	members := r.registry.Members(classes, last)
	if root != "" {
		members = r.registry.Under(root, classes, last)
	}
	ids := make([]body.ID, len(members))
	for i, b := range members {
		ids[i] = b.ID()
	}
	return ids
}

// Unknown is the bodies that have a figure on the indicator in the period, or
// with the zero indicator and the zero period on any and ever, and that the
// registry does not know: their figures reach nobody above them. In order of
// identifier. An indicator that the set lacks is refused.
func (r *Results) Unknown(indicator ID, p schedule.Period) ([]body.ID, error) {
	r = r.ready()
	if indicator != "" {
		if _, err := r.definition(indicator); err != nil {
			return nil, err
		}
	}
	return r.unknown(indicator, p), nil
}

func (r *Results) unknown(indicator ID, p schedule.Period) []body.ID {
	ids := r.ledger.bodiesOf(func(id ID, w when) bool {
		return (indicator == "" || id == indicator) && (p.IsZero() || r.window.Span(w.period).Overlaps(r.window.Span(p)))
	})
	return slices.DeleteFunc(ids, func(id body.ID) bool { return !r.registry.ByID(id).IsZero() })
}
