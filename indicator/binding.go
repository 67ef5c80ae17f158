package indicator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// lastDay is the day on which it is asked what a body is: the last of the
// period.
func (r *Results) lastDay(p schedule.Period) form.Day { return r.window.Span(p).Last() }

// binds says whether a target binds a body in a period: Met when it does,
// NotBound, or NoData and NoBase when the earlier result that decides is not
// there. The reason says why.
func (r *Results) binds(t *Target, b body.ID, p schedule.Period, own func() bool) (Outcome, Reason) {
	span, day := r.window.Span(p), r.lastDay(p)
	if until := t.Binds.Until; until != form.NoDay && span.Since >= until {
		return NotBound, reason("binding.ended",
			fmt.Sprintf("từ ngày %s không còn ai thuộc diện giao: %s", until.In(form.Vietnamese), t.Binds.Ended),
			fmt.Sprintf("from %s on it binds nobody: %s", until.In(form.English), t.Binds.EndedEn))
	}
	if ts := t.Period.Span(); p.IsZero() || p.Span().Since < ts.Since || p.Span().Until > ts.Until {
		return NotBound, reason("binding.period",
			fmt.Sprintf("chỉ tiêu này giao cho %s", t.Period.Text(form.Vietnamese)),
			fmt.Sprintf("the target is set for %s", t.Period.Text(form.English)))
	}
	who, taken := r.registry.ByID(b), false
	switch {
	case who.IsZero():
		if taken = r.takenForBound(t, b, day, own); !taken {
			return NotBound, reason("body.unknown", fmt.Sprintf("không biết cơ quan %s", b), fmt.Sprintf("body %s is not known", b))
		}
	case !who.Lives(day):
		a := r.registry.Answers(b, day)
		return NotBound, reason("body.ended", a.Reason(form.Vietnamese), a.Reason(form.English))
	case !r.named(t, who, day) && !slices.Contains(t.Binds.Classes, who.Class(day)):
		return NotBound, reason("binding.class",
			fmt.Sprintf("chỉ tiêu này giao cho: %s", t.Binds.Words),
			fmt.Sprintf("the target binds: %s", t.Binds.Words))
	}
	words := once(r.run.words, t, func() form.Text { return t.words(p) })
	vi, en := words[form.Vietnamese], words[form.English]
	if taken {
		vi += fmt.Sprintf(" (danh mục không có %s; coi là thuộc diện giao vì có số liệu ghi ở dòng này)", b)
		en += fmt.Sprintf(" (the registry has no %s; it is taken to be bound, for it has a figure on this line)", b)
	}
	w := t.Binds.Where
	if w == nil {
		return Met, reason("binding", vi, en)
	}
	earlier := r.earlier(w, b)
	how := Reading{Literal: true}
	switch w.Goal.Check(earlier, how) {
	case NoData:
		return NoData, reason("condition.none",
			fmt.Sprintf("chưa có kết quả %s của chỉ số %s nên không biết thuộc diện nào", w.Period, w.Indicator),
			fmt.Sprintf("the result of %s on indicator %s, which decides, was not recorded", w.Period, w.Indicator))
	case NoBase:
		return NoBase, reason("condition.nobase",
			fmt.Sprintf("kết quả %s của chỉ số %s có mẫu số bằng 0 nên không biết thuộc diện nào", w.Period, w.Indicator),
			fmt.Sprintf("the result of %s on indicator %s, which decides, has a denominator of 0", w.Period, w.Indicator))
	case NotMet:
		return NotBound, reason("condition.not",
			fmt.Sprintf("kết quả %s là %s, không thuộc diện %q", w.Period, earlier, w.Goal.Text(form.Vietnamese)),
			fmt.Sprintf("the result of %s is %s, which is not %q", w.Period, earlier, w.Goal.Text(form.English)))
	}
	vi += fmt.Sprintf(" (kết quả %s là %s: %s)", w.Period, earlier, w.Goal.Text(form.Vietnamese))
	en += fmt.Sprintf(" (the result of %s is %s: %s)", w.Period, earlier, w.Goal.Text(form.English))
	return Met, reason("binding", vi, en)
}

// words is how a target binds in a period.
func (t *Target) words(p schedule.Period) form.Text {
	bases := make([]string, len(t.Bases))
	for i, basis := range t.Bases {
		bases[i] = basis.Document
	}
	vi := fmt.Sprintf("%s theo %s, giao cho %s", t.Goal.Text(form.Vietnamese), strings.Join(bases, ", "), t.Binds.Words)
	en := fmt.Sprintf("%s by %s, binding %s", t.Goal.Text(form.English), strings.Join(bases, ", "), t.Binds.Words)
	if p != t.Period {
		vi += fmt.Sprintf(" (chỉ tiêu của %s, đối chiếu với %s)", t.Period.Text(form.Vietnamese), p.Text(form.Vietnamese))
		en += fmt.Sprintf(" (the target of %s, held against %s)", t.Period.Text(form.English), p.Text(form.English))
	}
	return form.Text{vi, en}
}

// takenForBound says that a body that the registry does not know is taken to be
// one of those bound: the registry lists none of them, as with the communes and
// the districts of old, the body is not one of the highest level, and its figure
// was recorded on this very line.
func (r *Results) takenForBound(t *Target, b body.ID, day form.Day, own func() bool) bool {
	return len(t.Binds.Bodies) == 0 && strings.ContainsAny(string(b), ".:") &&
		!once(r.run.listed, t, func() bool { return len(r.registry.Members(body.ClassesOf(t.Binds.Classes...), day)) > 0 }) &&
		own()
}

// named says that the target names the body, or one that it answers for on the
// day.
func (r *Results) named(t *Target, who body.Body, day form.Day) bool {
	for _, id := range t.Binds.Bodies {
		if id == who.ID() {
			return true
		}
		if one, ok := r.registry.Answers(id, day).One(); ok && one == who {
			return true
		}
	}
	return false
}

// earlier is the result that a condition asks about, recorded for its period
// under the indicator or one of its sub-rows. It is not made of other periods:
// the last year is not the result of four.
func (r *Results) earlier(w *Condition, b body.ID) Ratio {
	if o, ok := r.get(w.Indicator, b, w.Period); ok && !o.Value.IsZero() {
		return o.Value
	}
	for _, d := range r.set.data.Definitions {
		if d.Parent == w.Indicator {
			if o, ok := r.get(d.ID, b, w.Period); ok && !o.Value.IsZero() {
				return o.Value
			}
		}
	}
	return Ratio{}
}

// Bound is the bodies that a target of the set binds on a day by class or
// name, in order of identifier; conditions on earlier results are not asked.
// When it is nobody, the reason says why.
func (r *Results) Bound(t Target, on form.Day) ([]body.Body, Reason) {
	r = r.ready()
	if until := t.Binds.Until; until != form.NoDay && on >= until {
		return nil, reason("binding.ended",
			fmt.Sprintf("từ ngày %s không còn ai thuộc diện giao: %s", until.In(form.Vietnamese), t.Binds.Ended),
			fmt.Sprintf("from %s on it binds nobody: %s", until.In(form.English), t.Binds.EndedEn))
	}
	members := r.registry.Members(body.ClassesOf(t.Binds.Classes...), on)
	for _, id := range t.Binds.Bodies {
		if one, ok := r.registry.Answers(id, on).One(); ok && !slices.Contains(members, one) {
			members = append(members, one)
		}
	}
	if len(members) == 0 {
		return nil, reason("binding.nobody",
			fmt.Sprintf("danh mục không có cơ quan nào thuộc diện giao (%s) vào ngày %s", t.Binds.Words, on.In(form.Vietnamese)),
			fmt.Sprintf("the registry has no body of those bound (%s) on %s", t.Binds.Words, on.In(form.English)))
	}
	return members, reason("binding", t.Binds.Words, t.Binds.Words)
}
