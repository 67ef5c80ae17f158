package indicator

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Rollup is a figure made of others by adding counts, never by averaging
// percentages.
type Rollup struct {
	// Observation is the sum, without day and source. Its value is zero when
	// there is nothing to add.
	Observation Observation   `json:"observation"`
	Parts       []Observation `json:"parts,omitempty"`   // what was added
	Missing     []Missing     `json:"missing,omitempty"` // what was not there to add: the sum is then a part of the figure only
	Notes       []Reason      `json:"notes,omitempty"`   // what a reader should know, such as a merger in the period
}

// Missing is a figure that a roll-up needs and does not have.
type Missing struct {
	Body   body.ID         `json:"body"`
	Period schedule.Period `json:"period"`
	Reason Reason          `json:"reason"`
}

// Complete says that nothing was missing.
func (u Rollup) Complete() bool { return len(u.Missing) == 0 }

func (u *Rollup) missing(b body.ID, p schedule.Period, why Reason) {
	u.Missing = append(u.Missing, Missing{b, p, why})
}

// join adds another roll-up's parts and what it misses.
func (u *Rollup) join(v Rollup) {
	u.Missing = append(u.Missing, v.Missing...)
	u.Notes = append(u.Notes, v.Notes...)
	for _, o := range v.Parts {
		u.add(o)
	}
}

// add adds one observation to the sum.
func (u *Rollup) add(o Observation) {
	sum, err := u.Observation.Value.Add(o.Value)
	if err != nil {
		u.missing(o.Body, o.Period, reason("sum", form.Message(err, form.Vietnamese), err.Error()))
		return
	}
	if o.Value.IsZero() {
		u.missing(o.Body, o.Period, reason("data.withdrawn",
			fmt.Sprintf("%s: đã ghi nhận là không có số liệu của %s", o.Body, o.Period.Text(form.Vietnamese)),
			fmt.Sprintf("%s: it was recorded that there is no figure for %s", o.Body, o.Period.Text(form.English))))
	}
	u.Observation.Value = sum
	u.Parts = append(u.Parts, o)
}

func (r *Results) empty(indicator ID, b body.ID, p schedule.Period) Rollup {
	return Rollup{Observation: Observation{Indicator: indicator, Body: b, Period: p, Window: r.window}}
}

// Value is the figure of one body for a period: the one recorded for the
// period itself or, without one, the sum of its halves, quarters and months
// as the indicator's accrual allows: the sum of a flow, the last part of a
// stock, nothing of what is counted once a period. Only figures of one window
// are used, and of a body that began or ended in the period only the parts of
// its life are asked for.
func (r *Results) Value(indicator ID, b body.ID, p schedule.Period) Rollup {
	r = r.ready()
	u := r.empty(indicator, b, p)
	if o, ok := r.get(indicator, b, p); ok {
		u.Parts, u.Observation.Value = []Observation{o}, o.Value
		return u
	}
	def, _ := r.set.Definition(indicator)
	life := r.registry.ByID(b).Life()
	if !r.fill(&u, def.Accrual, b, p, life) {
		u.nothing(b, p, def.Accrual == Distinct && p.Grain() > schedule.GrainMonth)
	}
	return u
}

// Figure is what a body is judged by: [Results.Value], and where that is added
// up from parts, with what bodies that were merged into it within the period
// had counted before. A figure recorded for the period itself is taken to hold
// theirs.
func (r *Results) Figure(indicator ID, b body.ID, p schedule.Period) Rollup {
	r = r.ready()
	own := r.Value(indicator, b, p)
	if _, whole := r.get(indicator, b, p); whole {
		return own
	}
	u := r.empty(indicator, b, p)
	u.join(own)
	r.absorbed(&u, b, p, map[body.ID]bool{b: true}, true)
	return u
}

func (r *Results) get(indicator ID, b body.ID, p schedule.Period) (Observation, bool) {
	return r.ledger.Get(Key{Indicator: indicator, Body: b, Period: p, Window: r.window})
}

// nothing says that nothing was recorded for a period.
func (u *Rollup) nothing(b body.ID, p schedule.Period, once bool) {
	vi := fmt.Sprintf("%s: chưa ghi nhận số liệu của %s", b, p.Text(form.Vietnamese))
	en := fmt.Sprintf("%s: nothing was recorded for %s", b, p.Text(form.English))
	if once {
		vi += " (mỗi thứ chỉ đếm một lần trong kỳ nên không cộng được từ các kỳ nhỏ)"
		en += " (each thing counts once a period, so that parts cannot be added up)"
	}
	u.missing(b, p, reason("data.none", vi, en))
}

// fill adds the figure of p, recorded or made of parts, and says whether there
// was any. With one part found, the others that are not are missing.
func (r *Results) fill(u *Rollup, a Accrual, b body.ID, p schedule.Period, life schedule.Span) bool {
	if o, ok := r.get(u.Observation.Indicator, b, p); ok {
		u.add(o)
		return true
	}
	if a == Distinct || p.Grain() <= schedule.GrainMonth {
		return false
	}
	split := p.Split(finer(p.Grain()))
	split = slices.DeleteFunc(split, func(q schedule.Period) bool { return !life.Overlaps(r.window.Span(q)) })
	if a == Stock && len(split) > 0 {
		split = split[len(split)-1:]
	}
	var lost []schedule.Period
	for _, q := range split {
		if !r.fill(u, a, b, q, life) {
			lost = append(lost, q)
		}
	}
	if len(lost) == len(split) {
		return false
	}
	for _, q := range lost {
		u.nothing(b, q, false)
	}
	return true
}

func finer(g schedule.Grain) schedule.Grain {
	switch g {
	case schedule.GrainYears:
		return schedule.GrainYear
	case schedule.GrainYear:
		return schedule.GrainHalfYear
	case schedule.GrainHalfYear:
		return schedule.GrainQuarter
	}
	return schedule.GrainMonth
}

// Sum is the figure of several bodies together, such as all provinces.
func (r *Results) Sum(indicator ID, bodies []body.ID, p schedule.Period) Rollup {
	r = r.ready()
	u := r.empty(indicator, "", p)
	for _, b := range bodies {
		u.join(r.Value(indicator, b, p))
	}
	return u
}

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

// Tree is the figure of a body with all that stand below it in the registry,
// at any time of the period.
func (r *Results) Tree(indicator ID, root body.ID, p schedule.Period, figures TreeFigures) Rollup {
	r = r.ready()
	u := r.empty(indicator, root, p)
	span := r.window.Span(p)
	days := []form.Day{span.Since, span.Last()}
	r.tree(&u, root, p, days, figures)
	return u
}

func (r *Results) tree(u *Rollup, b body.ID, p schedule.Period, days []form.Day, figures TreeFigures) {
	own := r.Value(u.Observation.Indicator, b, p)
	found := len(own.Parts) > 0
	if found && figures == OwnIsTotal {
		u.join(own)
		return
	}
	var below []body.ID
	for _, day := range days {
		for _, c := range r.registry.Under(b, ^body.Classes(0), day) {
			if c.Parent(day) == b && !slices.Contains(below, c.ID()) {
				below = append(below, c.ID())
			}
		}
	}
	slices.Sort(below)
	if found || len(below) == 0 {
		u.join(own)
	}
	for _, c := range below {
		r.tree(u, c, p, days, figures)
	}
}

// Merged is the figure of a body as it is today with those that were merged
// into it: for the time before the merger their counts are added to its own.
// Functions that came alone, and shares of bodies that were divided, cannot be
// told apart in a count: a note says so.
func (r *Results) Merged(indicator ID, b body.ID, p schedule.Period) Rollup {
	r = r.ready()
	u := r.empty(indicator, b, p)
	u.join(r.Value(indicator, b, p))
	r.absorbed(&u, b, p, map[body.ID]bool{b: true}, false)
	return u
}

// absorbed adds the figures of those merged into b. With within it takes only
// mergers within the period, and of them what there is.
func (r *Results) absorbed(u *Rollup, b body.ID, p schedule.Period, seen map[body.ID]bool, within bool) {
	span := r.window.Span(p)
	def, _ := r.set.Definition(u.Observation.Indicator)
	for _, s := range r.registry.ByID(b).Absorbed() {
		if s.On <= span.Since || seen[s.From] {
			continue // all of the period lies after it
		}
		inside := span.Contains(s.On)
		if within && (!inside || s.Kind != body.SuccessionMerge && s.Kind != body.SuccessionReplace) {
			continue
		}
		if inside && def.Accrual == Stock {
			continue // what there is at the end of the period is all with b
		}
		from := r.registry.ByID(s.From).Name(s.On - 1)
		switch s.Kind {
		case body.SuccessionMerge, body.SuccessionReplace:
			seen[s.From] = true
			before := r.Value(u.Observation.Indicator, s.From, p)
			if within && len(before.Parts) == 0 {
				if len(u.Parts) > 0 {
					u.Notes = append(u.Notes, reason("merger.none",
						fmt.Sprintf("chưa ghi nhận số liệu riêng của %s trước ngày %s (%s)", from, s.On.In(form.Vietnamese), s.Source),
						fmt.Sprintf("nothing was recorded for %s itself before %s (%s)", from, s.On.In(form.English), s.Source)))
				}
				r.absorbed(u, s.From, p, seen, within)
				continue
			}
			u.join(before)
			if inside && len(before.Parts) > 0 {
				if _, whole := r.get(u.Observation.Indicator, b, p); whole {
					u.Notes = append(u.Notes, reason("merger.within",
						fmt.Sprintf("%s nhập vào ngày %s, trong kỳ; số liệu cả kỳ của %s có thể đã gồm cả phần này", from, s.On.In(form.Vietnamese), b),
						fmt.Sprintf("%s was merged on %s, within the period; the figure of %s for the whole period may hold its own already", from, s.On.In(form.English), b)))
				}
			}
			u.Notes = append(u.Notes, reason("merger",
				fmt.Sprintf("gồm số liệu của %s trước ngày %s (%s)", from, s.On.In(form.Vietnamese), s.Source),
				fmt.Sprintf("with the figures of %s before %s (%s)", from, s.On.In(form.English), s.Source)))
			r.absorbed(u, s.From, p, seen, within)
		case body.SuccessionFunction, body.SuccessionSplit:
			u.Notes = append(u.Notes, reason("merger.part",
				fmt.Sprintf("chưa gồm phần việc nhận từ %s ngày %s (%s), không tách được trong số đếm", from, s.On.In(form.Vietnamese), s.Function),
				fmt.Sprintf("without what came from %s on %s (%s), which a count does not tell apart", from, s.On.In(form.English), s.Function)))
		}
	}
}
