package indicator

import (
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
)

// Reason is why something is as it is, for people; Kind is stable.
type Reason struct {
	Kind   string
	vi, en string
}

// Text is the reason in the language asked for.
func (r Reason) Text(l calendar.Language) string { return l.Pick(r.vi, r.en) }

func reason(kind, vi, en string) Reason { return Reason{kind, vi, en} }

// Options are how results are looked at. The zero Options are the usual ones.
type Options struct {
	Registry *body.Registry  // who the bodies are; nil: [body.Vietnam]
	Window   schedule.Window // which observations are taken; default calendar

	// Literal takes bare figures and ranges by the letter: see [Reading].
	Literal bool
}

// Results is a ledger seen through a set and a registry: what was reached, by
// whom, and whether that is what was asked. It computes everything anew from
// the ledger and keeps nothing.
type Results struct {
	set      *Set
	ledger   *Ledger
	registry *body.Registry
	window   schedule.Window
	literal  bool
}

// NewResults joins a set and a ledger.
func NewResults(set *Set, ledger *Ledger, o Options) *Results {
	if o.Registry == nil {
		o.Registry = body.Vietnam()
	}
	return &Results{set, ledger, o.Registry, o.Window, o.Literal}
}

// Evaluation is the answer for one body, indicator and period.
type Evaluation struct {
	Indicator ID
	Body      body.ID
	Period    schedule.Period
	Value     Ratio   // what was reached, zero for no data
	Target    *Target // the one that applied; nil when none binds
	Outcome   Outcome
	Reasons   []Reason // why that target applied, or none, and what is doubtful

	// Gap is how far the value is from the target: see [Goal.Gap].
	Gap    Figure
	HasGap bool // false without a comparison, and when it was met
	// ToGo is the units of the numerator still to do ("thiếu 1.234 hồ sơ"),
	// with the same denominator; negative for units too many. HasToGo is false
	// where units say nothing: for a mean, and when there is nothing to do.
	ToGo    int64
	HasToGo bool

	definition Definition
	reading    Reading
}

// Evaluate says whether the body met the target that binds it on the
// indicator in the period. A target set for a year is also held against the
// months, quarters and halves in it. Where the figure of the period was not
// recorded itself, it is added up from its parts ([Results.Value]).
func (r *Results) Evaluate(indicator ID, b body.ID, p schedule.Period) Evaluation {
	def, ok := r.set.Definition(indicator)
	if !ok {
		e := Evaluation{Indicator: indicator, Body: b, Period: p, Outcome: NotBound}
		e.Reasons = []Reason{reason("indicator.unknown",
			fmt.Sprintf("bộ chỉ tiêu %s không có chỉ số %s", r.set.ID(), indicator),
			fmt.Sprintf("set %s has no indicator %s", r.set.ID(), indicator))}
		return e
	}
	up := r.Value(indicator, b, p)
	if up.Observation.Value.IsZero() && len(up.Parts) == 0 && def.Parent != "" {
		// The sub-rows of an indicator tell bodies apart, not what is counted:
		// the figure may be recorded under the indicator itself.
		if q := r.Value(def.Parent, b, p); len(q.Parts) > 0 {
			up = q
		}
	}
	return r.judge(def, b, p, up)
}

// Judge holds a figure that the caller rolled up against the target that binds
// its body.
func (r *Results) Judge(up Rollup) Evaluation {
	o := up.Observation
	def, ok := r.set.Definition(o.Indicator)
	if !ok {
		return r.Evaluate(o.Indicator, o.Body, o.Period)
	}
	return r.judge(def, o.Body, o.Period, up)
}

// All evaluates every target row of the set for the bodies, in the order of
// the set and then of the bodies; without bodies, for all that have an
// observation.
func (r *Results) All(p schedule.Period, bodies ...body.ID) []Evaluation {
	if len(bodies) == 0 {
		bodies = r.ledger.Bodies("", schedule.Period{})
	}
	var es []Evaluation
	for _, d := range r.set.data.Definitions {
		if !slices.ContainsFunc(r.set.data.Targets, func(t Target) bool { return t.Indicator == d.ID }) {
			continue
		}
		for _, b := range bodies {
			es = append(es, r.Evaluate(d.ID, b, p))
		}
	}
	return es
}

func (r *Results) judge(def Definition, b body.ID, p schedule.Period, up Rollup) Evaluation {
	e := Evaluation{Indicator: def.ID, Body: b, Period: p, Value: up.Observation.Value, definition: def,
		reading: Reading{Direction: def.Direction, Literal: r.literal}}
	var refused []Reason
	undecided := -1
	for i := range r.set.data.Targets {
		t := &r.set.data.Targets[i]
		if t.Indicator != def.ID {
			continue
		}
		outcome, why := r.binds(t, b, p)
		switch outcome {
		case Met:
			applied := t.clone()
			e.Target, e.Reasons = &applied, []Reason{why}
		case NotBound:
			refused = append(refused, why)
		default:
			if undecided < 0 {
				undecided, e.Outcome, e.Reasons = i, outcome, []Reason{why}
			}
		}
		if e.Target != nil {
			break
		}
	}
	switch {
	case e.Target == nil && undecided >= 0:
		return e
	case e.Target == nil:
		e.Outcome, e.Reasons = NotBound, refused
		if len(refused) == 0 {
			e.Reasons = []Reason{reason("target.none", "chỉ số này không có chỉ tiêu riêng", "this indicator has no target of its own")}
		}
		return e
	}
	e.conclude(up)
	return e
}

// conclude compares the value with the target.
func (e *Evaluation) conclude(up Rollup) {
	for _, m := range up.Missing {
		e.Reasons = append(e.Reasons, m.Reason)
	}
	if e.Value.IsZero() {
		e.Outcome = NoData
		if len(up.Missing) == 0 {
			why := reason("data.none", "chưa ghi nhận số liệu", "nothing was recorded")
			if len(up.Parts) > 0 {
				why = reason("data.withdrawn", "đã ghi nhận là không có số liệu", "it was recorded that there is no figure")
			}
			e.Reasons = append(e.Reasons, why)
		}
		return
	}
	if !up.Complete() {
		// A part of the figure is not the figure.
		e.Outcome = NoData
		return
	}
	if e.Value.IsCount() && e.definition.Kind != Number {
		e.Outcome = NoBase
		e.Reasons = append(e.Reasons, reason("data.base", "không ghi mẫu số", "the denominator was not recorded"))
		return
	}
	e.Outcome = e.Target.Goal.Check(e.Value, e.reading)
	if e.Outcome == NoBase {
		e.Reasons = append(e.Reasons, reason("data.nobase", "mẫu số bằng 0: không phát sinh", "the denominator is 0: nothing arose"))
	}
	if e.definition.Kind == Share && e.Value.HasBase() && e.Value.num > e.Value.den {
		e.Reasons = append(e.Reasons, reason("data.part", "tử số lớn hơn mẫu số, cần kiểm tra", "the numerator is larger than the denominator; check it"))
	}
	if e.Outcome != NotMet {
		return
	}
	e.Gap, e.HasGap = e.Target.Goal.Gap(e.Value, e.reading)
	if e.definition.Kind != Mean {
		e.ToGo, e.HasToGo = e.Target.Goal.ToGo(e.Value, e.reading)
		if e.HasToGo {
			n, what := e.ToGo, e.definition.Counted
			vi, en := "thiếu %s %s", "%s %s short"
			if n < 0 {
				n, vi, en = -n, "vượt %s %s", "%s %s too many"
			}
			f := FigureOf(n)
			e.Reasons = append(e.Reasons, reason("to-go",
				strings.TrimSpace(fmt.Sprintf(vi, f.Text(calendar.Vietnamese), what)),
				strings.Join(strings.Fields(fmt.Sprintf(en, f.Text(calendar.English), what)), " ")))
		}
	}
}

// Reason is all reasons in one line.
func (e Evaluation) Reason(l calendar.Language) string {
	parts := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		parts[i] = r.Text(l)
	}
	return strings.Join(parts, "; ")
}

// Shown is the value in the goal's unit as people may read it: two decimal
// places, half up, and more only where the rounded figure would contradict the
// outcome, so that 94.996% is never shown as 95%. ok is false without data,
// base or target.
func (e Evaluation) Shown() (f Figure, ok bool) {
	if !e.Value.HasBase() || e.Target == nil || e.Outcome != Met && e.Outcome != NotMet {
		return Figure{}, false
	}
	g := e.Target.Goal
	for places := 2; places <= maxScale; places++ {
		if f, ok = e.Value.round(g.factor(), places, HalfUp); !ok {
			return f, false
		}
		if g.Check(f.inUnit(g.factor()), e.reading) == e.Outcome {
			return f, true
		}
	}
	f, ok = e.Value.round(g.factor(), maxScale, Truncate)
	return f, ok
}

// inUnit is the figure as a ratio that a goal with the factor reads as the
// figure.
func (f Figure) inUnit(factor int64) Ratio {
	return Ratio{f.coef, pow10[f.scale] * factor, formRatio}
}

type evaluationJSON struct {
	Indicator   ID              `json:"indicator"`
	Body        body.ID         `json:"body"`
	Period      schedule.Period `json:"period"`
	Numerator   *int64          `json:"numerator,omitempty"`
	Denominator *int64          `json:"denominator,omitempty"`
	Value       *Figure         `json:"value,omitempty"`
	Operator    Operator        `json:"operator,omitzero"`
	Target      *Figure         `json:"target,omitempty"`
	Upper       *Figure         `json:"upper,omitempty"`
	Unit        string          `json:"unit,omitzero"`
	Outcome     Outcome         `json:"outcome"`
	Gap         *Figure         `json:"gap,omitempty"`
	UnitsToGo   *int64          `json:"unitsToGo,omitempty"`
	Reason      string          `json:"reason,omitzero"`
}

// MarshalJSON writes {"indicator","body","period","numerator","denominator",
// "value","operator","target","unit","outcome","gap","unitsToGo","reason"}; what
// does not apply is absent. The reason is Vietnamese.
func (e Evaluation) MarshalJSON() ([]byte, error) { return e.json(calendar.Vietnamese) }

// JSON is [Evaluation.MarshalJSON] with the reason in the language asked for.
func (e Evaluation) JSON(l calendar.Language) ([]byte, error) { return e.json(l) }

func (e Evaluation) json(l calendar.Language) ([]byte, error) {
	j := evaluationJSON{Indicator: e.Indicator, Body: e.Body, Period: e.Period, Outcome: e.Outcome, Reason: e.Reason(l)}
	if !e.Value.IsZero() {
		j.Numerator = &e.Value.num
		if !e.Value.IsCount() {
			j.Denominator = &e.Value.den
		}
	}
	if f, ok := e.Shown(); ok {
		j.Value = &f
	} else if e.Value.HasBase() {
		factor := int64(1)
		if strings.HasPrefix(e.definition.Unit, "%") && !e.Value.IsCount() {
			factor = 100
		}
		if f, ok := e.Value.round(factor, 2, HalfUp); ok {
			j.Value = &f
		}
	}
	if e.Target != nil {
		g := e.Target.Goal
		j.Operator, j.Target, j.Unit = g.Op, &g.Value, g.Unit
		if g.Op == Range {
			j.Upper = &g.Upper
		}
	}
	if e.Outcome == NotMet {
		if e.HasGap {
			j.Gap = &e.Gap
		}
		if e.HasToGo {
			j.UnitsToGo = &e.ToGo
		}
	}
	return marshalPlain(j)
}

// lastDay is the day on which it is asked what a body is: the last of the
// period.
func (r *Results) lastDay(p schedule.Period) date.Date { return r.window.Span(p).Last() }

// binds says whether a target binds a body in a period: Met when it does,
// NotBound, or NoData and NoBase when the earlier result that decides is not
// there. The reason says why.
func (r *Results) binds(t *Target, b body.ID, p schedule.Period) (Outcome, Reason) {
	span, day := r.window.Span(p), r.lastDay(p)
	if until := t.Binds.Until.Date(); until != date.Zero && span.Since >= until {
		return NotBound, reason("binding.ended",
			fmt.Sprintf("từ ngày %s không còn ai thuộc diện giao: %s", until, t.Binds.Ended),
			fmt.Sprintf("from %s on it binds nobody: %s", until, t.Binds.EndedEn))
	}
	if ts := t.Period.Span(); p.IsZero() || p.Span().Since < ts.Since || p.Span().Until > ts.Until {
		return NotBound, reason("binding.period",
			fmt.Sprintf("chỉ tiêu này giao cho %s", t.Period.Text(calendar.Vietnamese)),
			fmt.Sprintf("the target is set for %s", t.Period.Text(calendar.English)))
	}
	who := r.registry.ByID(b)
	if who.IsZero() {
		return NotBound, reason("body.unknown", fmt.Sprintf("không biết cơ quan %s", b), fmt.Sprintf("body %s is not known", b))
	}
	if !who.Lives(day) {
		a := r.registry.Answers(b, day)
		return NotBound, reason("body.ended", a.Reason(calendar.Vietnamese), a.Reason(calendar.English))
	}
	if !r.named(t, who, day) && !slices.Contains(t.Binds.Classes, who.Class(day)) {
		return NotBound, reason("binding.class",
			fmt.Sprintf("chỉ tiêu này giao cho: %s", t.Binds.Words),
			fmt.Sprintf("the target binds: %s", t.Binds.Words))
	}
	bases := make([]string, len(t.Bases))
	for i, basis := range t.Bases {
		bases[i] = basis.Document
	}
	vi := fmt.Sprintf("%s theo %s, giao cho %s", t.Goal.Text(calendar.Vietnamese), strings.Join(bases, ", "), t.Binds.Words)
	en := fmt.Sprintf("%s by %s, binding %s", t.Goal.Text(calendar.English), strings.Join(bases, ", "), t.Binds.Words)
	if p != t.Period {
		vi += fmt.Sprintf(" (chỉ tiêu của %s, đối chiếu với %s)", t.Period.Text(calendar.Vietnamese), p.Text(calendar.Vietnamese))
		en += fmt.Sprintf(" (the target of %s, held against %s)", t.Period.Text(calendar.English), p.Text(calendar.English))
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
			fmt.Sprintf("kết quả %s là %s, không thuộc diện %q", w.Period, earlier, w.Goal.Text(calendar.Vietnamese)),
			fmt.Sprintf("the result of %s is %s, which is not %q", w.Period, earlier, w.Goal.Text(calendar.English)))
	}
	vi += fmt.Sprintf(" (kết quả %s là %s: %s)", w.Period, earlier, w.Goal.Text(calendar.Vietnamese))
	en += fmt.Sprintf(" (the result of %s is %s: %s)", w.Period, earlier, w.Goal.Text(calendar.English))
	return Met, reason("binding", vi, en)
}

// named says that the target names the body, or one that it answers for on the
// day.
func (r *Results) named(t *Target, who body.Body, day date.Date) bool {
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

// earlier is the result that a condition asks about, recorded under the
// indicator or under one of its sub-rows.
func (r *Results) earlier(w *Condition, b body.ID) Ratio {
	if v := r.Value(w.Indicator, b, w.Period); !v.Observation.Value.IsZero() && v.Complete() {
		return v.Observation.Value
	}
	for _, d := range r.set.data.Definitions {
		if d.Parent == w.Indicator {
			if v := r.Value(d.ID, b, w.Period); !v.Observation.Value.IsZero() && v.Complete() {
				return v.Observation.Value
			}
		}
	}
	return Ratio{}
}

// Bound is the bodies that a target of the set binds on a day by class or
// name, in order of identifier; conditions on earlier results are not asked.
// When it is nobody, the reason says why.
func (r *Results) Bound(t Target, on date.Date) ([]body.Body, Reason) {
	if until := t.Binds.Until.Date(); until != date.Zero && on >= until {
		return nil, reason("binding.ended",
			fmt.Sprintf("từ ngày %s không còn ai thuộc diện giao: %s", until, t.Binds.Ended),
			fmt.Sprintf("from %s on it binds nobody: %s", until, t.Binds.EndedEn))
	}
	members := r.registry.Members(body.ClassesOf(t.Binds.Classes...), on)
	for _, id := range t.Binds.Bodies {
		if one, ok := r.registry.Answers(id, on).One(); ok && !slices.Contains(members, one) {
			members = append(members, one)
		}
	}
	if len(members) == 0 {
		return nil, reason("binding.nobody",
			fmt.Sprintf("danh mục không có cơ quan nào thuộc diện giao (%s) vào ngày %s", t.Binds.Words, on),
			fmt.Sprintf("the registry has no body of those bound (%s) on %s", t.Binds.Words, on))
	}
	return members, reason("binding", t.Binds.Words, t.Binds.Words)
}
