package indicator

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Evaluation is the answer for one body, indicator and period. It is computed
// anew each time and has no stored form.
type Evaluation struct {
	form.Unwritten
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

// conclude compares the value with the target.
func (e *Evaluation) conclude(up Rollup) {
	e.Reasons = append(e.Reasons, up.Notes...)
	for _, m := range up.Missing {
		e.Reasons = append(e.Reasons, m.Reason)
	}
	if part := up.Observation.Value; !up.Complete() && !part.IsZero() {
		e.Reasons = append(e.Reasons, reason("data.partial", "mới có "+part.String(), "so far there is "+part.String()))
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
	if e.Value.IsCount() && e.definition.Kind != Number {
		e.Outcome = NoData // a base that was not recorded is not a base of 0
		e.Reasons = append(e.Reasons, reason("data.base", "không ghi mẫu số", "the denominator was not recorded"))
		return
	}
	e.Outcome = e.Target.Goal.Check(e.Value, e.reading)
	if e.Outcome == NoBase {
		e.Reasons = append(e.Reasons, reason("data.nobase", "mẫu số bằng 0: không phát sinh", "the denominator is 0: nothing arose"))
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
			if sign(n) == -1 {
				n, vi, en = -n, "vượt %s %s", "%s %s too many"
			}
			f := Figure{coef: n}
			e.Reasons = append(e.Reasons, reason("to-go",
				strings.TrimSpace(fmt.Sprintf(vi, f.Text(form.Vietnamese), what)),
				strings.Join(strings.Fields(fmt.Sprintf(en, f.Text(form.English), what)), " ")))
		}
	}
}

// Reason is all reasons in one line.
func (e Evaluation) Reason(l form.Language) string {
	parts := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		parts[i] = r.In(l)
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

// Reached is the value as people may read it whether or not a target binds the
// body: as [Evaluation.Shown] has it and, where nothing is judged, in the unit of the
// indicator with two decimal places, half up. ok is false without data or base.
func (e Evaluation) Reached() (f Figure, ok bool) {
	if f, ok = e.Shown(); ok {
		return f, true
	}
	if !e.Value.HasBase() || e.Value.IsCount() != (e.definition.Kind == Number) {
		return Figure{}, false
	}
	factor := int64(1)
	if strings.HasPrefix(e.definition.Unit, "%") && !e.Value.IsCount() {
		factor = 100
	}
	return e.Value.round(factor, 2, HalfUp)
}

// inUnit is the figure as a ratio that a goal with the factor reads as the
// figure.
func (f Figure) inUnit(factor int64) Ratio {
	return Ratio{f.coef, pow10[f.scale] * factor, formRatio}
}

type evaluationJSON struct {
	Indicator   ID              `json:"indicator"`
	Body        body.ID         `json:"body,omitzero"`
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

var evaluationForm = form.Of[evaluationJSON](0)

// JSON is [Evaluation.AppendJSON] by itself.
func (e Evaluation) JSON(l form.Language) ([]byte, error) { return e.AppendJSON(nil, l) }

// AppendJSON writes {"indicator","body","period","numerator","denominator","value",
// "operator","target","upper","unit","outcome","gap","unitsToGo","reason"} behind b for
// a page or a program, with the reason in the language asked for; what does not
// apply is absent. It is not read back: an evaluation is computed anew.
func (e Evaluation) AppendJSON(b []byte, l form.Language) ([]byte, error) {
	j := evaluationJSON{Indicator: e.Indicator, Body: e.Body, Period: e.Period, Outcome: e.Outcome, Reason: e.Reason(l)}
	j.Numerator, j.Denominator = e.Value.counts()
	if f, ok := e.Reached(); ok {
		j.Value = &f
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
	return evaluationForm.Append(b, &j)
}
