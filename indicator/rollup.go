package indicator

import (
	"fmt"
	"slices"
	"strings"

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
	sum, err := u.Observation.Value.Add(v.Observation.Value)
	if err != nil {
		u.missing(v.Observation.Body, v.Observation.Period, reason("sum", form.Message(err, form.Vietnamese), form.Message(err, form.English)))
		sum = u.Observation.Value
	}
	u.Observation.Value = sum
	u.Parts = append(u.Parts, v.Parts...)
	if len(v.Parts) == 1 && v.Parts[0].Value.IsZero() && v.Complete() {
		u.withdrawn(v.Parts[0])
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
		u.withdrawn(o)
	}
	u.Observation.Value = sum
	u.Parts = append(u.Parts, o)
}

// withdrawn says that a part was set to missing.
func (u *Rollup) withdrawn(o Observation) {
	u.missing(o.Body, o.Period, reason("data.withdrawn",
		fmt.Sprintf("%s: đã ghi nhận là không có số liệu của %s", o.Body, o.Period.Text(form.Vietnamese)),
		fmt.Sprintf("%s: it was recorded that there is no figure for %s", o.Body, o.Period.Text(form.English))))
}

func (r *Results) empty(indicator ID, b body.ID, p schedule.Period) Rollup {
	return Rollup{Observation: Observation{Indicator: indicator, Body: b, Period: p, Window: r.window}}
}

// definition is that of an indicator of the set; one that the set lacks is
// refused ([DefinitionUnknown]).
func (r *Results) definition(id ID) (Definition, error) {
	d, ok := r.set.Definition(id)
	if !ok {
		return d, texts.Error(form.Error{Code: DefinitionUnknown, Value: string(id)})
	}
	return d, nil
}

// Value is the figure of one body for a period: the one recorded for the
// period itself or, without one, the sum of those recorded by procedure, or else
// of its halves, quarters and months as the indicator's accrual allows: the sum
// of a flow, the last part of a stock. What is counted once a period, or carried
// over, is not to be had from its parts, and the reason says how it is. Only
// figures of one window are used, and of a body that began or ended in the period
// only the parts of its life are asked for. An indicator that the set lacks is
// refused.
func (r *Results) Value(indicator ID, b body.ID, p schedule.Period) (Rollup, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Rollup{}, err
	}
	return r.value(def, b, p), nil
}

func (r *Results) value(def Definition, b body.ID, p schedule.Period) Rollup {
	u := r.empty(def.ID, b, p)
	there := r.ledger.grains(def.ID, b)
	if there.has(p.Grain()) && r.recorded(&u, def, b, p) {
		if len(u.Parts) == 1 && u.Parts[0].Value.IsZero() {
			u.Missing = nil // that there is none is what was recorded
		}
		return u
	}
	if !r.fill(&u, def, b, p, r.registry.ByID(b).Life(), there) {
		u.nothing(b, p, def.apart(p))
	}
	return u
}

// apart says why the figure of a period is not to be had from those of its
// parts; the zero Text where it is.
func (d Definition) apart(p schedule.Period) form.Text {
	if p.Grain() <= schedule.GrainMonth {
		return form.Text{}
	}
	switch d.Accrual {
	case Distinct:
		return form.Text{"không tính được từ số liệu của các kỳ nhỏ: mỗi thứ chỉ đếm một lần trong kỳ nên cộng lại sẽ trùng; hãy đếm riêng cho cả kỳ",
			"not from these figures: each thing counts once a period, so that a sum of parts would hold it more than once; count the period as a whole"}
	case Carried:
		return form.Text{"không tính được từ số liệu của các kỳ nhỏ: việc từ kỳ trước chuyển sang có mặt ở mỗi kỳ nên cộng lại sẽ trùng; hãy đếm riêng cho cả kỳ từ hồ sơ, phản ánh (như tthc tally --grain quarter)",
			"not from these figures: what is carried over stands in each part, so that a sum would hold it more than once; count the period as a whole from the dossiers or petitions (such as tthc tally --grain quarter)"}
	case Standing:
		return form.Text{"không tính được từ số liệu của các kỳ nhỏ: việc đúng hạn, hài lòng đến cuối kỳ nhỏ có thể không còn như thế đến cuối kỳ lớn; hãy đếm riêng cho cả kỳ từ phản ánh, kiến nghị",
			"not from these figures: what was in time and well received at the end of a part may not be so at the end of the whole; count the period as a whole from the petitions"}
	}
	return form.Text{}
}

// Figure is what a body is judged by: [Results.Value], and where that is added
// up from parts, with what bodies that were merged into it within the period
// had counted before. A figure recorded for the period itself is taken to hold
// theirs. What was recorded for a body that had ended before the period is its
// successor's as well. An indicator that the set lacks is refused.
func (r *Results) Figure(indicator ID, b body.ID, p schedule.Period) (Rollup, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Rollup{}, err
	}
	return r.figure(def, b, p), nil
}

func (r *Results) figure(def Definition, b body.ID, p schedule.Period) Rollup {
	u := r.value(def, b, p)
	if len(r.registry.ByID(b).Absorbed()) == 0 {
		return u // most took nobody in
	}
	within := withinPeriod
	if _, whole := r.get(def.ID, b, p); whole {
		within = endedBefore
	}
	r.absorbed(&u, def, b, p, map[body.ID]bool{b: true}, within)
	u.overBodies(def)
	return u
}

// overBodies empties a figure that was made of those of several bodies, where
// their sum is not that of all.
func (u *Rollup) overBodies(def Definition) {
	if !slices.ContainsFunc(u.Parts, func(o Observation) bool { return o.Body != u.Parts[0].Body }) {
		return
	}
	if def.OverBodies == Distinct {
		u.Observation.Value = Ratio{}
		u.missing(u.Observation.Body, u.Observation.Period, reason("data.apart",
			"không tính được từ số liệu của từng cơ quan: mỗi thứ chỉ đếm một lần trong các cơ quan nên cộng lại sẽ trùng; hãy đếm riêng cho cả nhóm cơ quan",
			"not from these figures: each thing counts once over the bodies, so that their sum would hold it more than once; count it for all of them together"))
	}
	u.remainders(def, u.Observation.Body, u.Observation.Period)
}

// remainders empties a figure that was made of several remainders of which one
// has nothing left.
func (u *Rollup) remainders(def Definition, b body.ID, p schedule.Period) {
	if !def.Remainder || len(u.Parts) < 2 {
		return
	}
	i := slices.IndexFunc(u.Parts, func(o Observation) bool { return o.Value.num == 0 && o.Value.den > 0 })
	if i < 0 {
		return
	}
	part := u.Parts[i]
	of := strings.TrimSpace(string(part.Body) + " " + part.Procedure)
	u.Observation.Value = Ratio{}
	u.missing(b, p, reason("data.apart",
		fmt.Sprintf("không tính được từ số liệu của từng phần: %s còn %s sau khi trừ, có thể phải trừ nhiều hơn số có; hãy đếm chung cho tất cả từ hồ sơ", of, part.Value),
		fmt.Sprintf("not from these figures: %s has %s left, and more may have been to be taken off than there was; count it for all of them together from the dossiers", of, part.Value)))
}

func (r *Results) get(indicator ID, b body.ID, p schedule.Period) (Observation, bool) {
	return r.ledger.Get(Key{Indicator: indicator, Body: b, Period: p, Window: r.window})
}

// recorded adds the figure recorded for the period itself, if there is one, or
// else those of its procedures. A figure that cannot be one of the indicator is
// missing, with the reason, and what came after the period was closed is noted.
func (r *Results) recorded(u *Rollup, def Definition, b body.ID, p schedule.Period) bool {
	k := Key{Indicator: def.ID, Body: b, Period: p, Window: r.window}
	r.corrected(u, k)
	if o, ok := r.ledger.Get(k); ok {
		u.take(def, o)
		return true
	}
	of := r.ledger.detailed(k)
	switch {
	case len(of) == 0:
		return false
	case len(of) > 1 && def.OverProcedures == Distinct:
		u.Parts = append(u.Parts, of...)
		u.missing(b, p, reason("data.apart",
			fmt.Sprintf("%s: không tính được từ số liệu của từng TTHC: mỗi thứ chỉ đếm một lần trong các TTHC nên cộng lại sẽ trùng; hãy đếm riêng cho cả cơ quan", b),
			fmt.Sprintf("%s: not from these figures: each thing counts once over the procedures, so that their sum would hold it more than once; count it for the body as a whole", b)))
		return true
	}
	for _, o := range of {
		r.corrected(u, o.Key())
		u.take(def, o)
	}
	if len(of) > 1 {
		u.remainders(def, b, p)
	}
	u.Notes = append(u.Notes, reason("procedures",
		fmt.Sprintf("%s, %s: cộng từ số liệu của %d TTHC", b, p.Text(form.Vietnamese), len(of)),
		fmt.Sprintf("%s, %s: added up from the figures by procedure, %d of them", b, p.Text(form.English), len(of))))
	return true
}

// corrected notes what came for a figure after its period was closed.
func (r *Results) corrected(u *Rollup, k Key) {
	if c, later := r.ledger.correction(k); later {
		u.Notes = append(u.Notes, c.Reason)
	}
}

// take adds an observation of the indicator, and says what is wrong with it.
func (u *Rollup) take(def Definition, o Observation) {
	if def.TwoSources && !o.Value.IsCount() && o.Value.num > o.Value.den {
		u.Notes = append(u.Notes, reason("data.two-sources",
			fmt.Sprintf("hai hệ thống báo %s, tử số lớn hơn mẫu số; tính là đủ, cần kiểm tra", o.Value),
			fmt.Sprintf("the two systems say %s, more than the whole; it is taken as the whole: check it", o.Value)))
	}
	if e := def.refuses(o.Value); e != nil {
		u.Parts = append(u.Parts, o)
		u.missing(o.Body, o.Period, reason("data.part", e.Message(form.Vietnamese), e.Message(form.English)))
		return
	}
	u.add(o)
}

// nothing says that nothing was recorded for a period, and how it is to be had
// where parts do not make it.
func (u *Rollup) nothing(b body.ID, p schedule.Period, apart form.Text) {
	kind := "data.none"
	vi := string(b) + ": chưa ghi nhận số liệu của " + p.Text(form.Vietnamese)
	en := string(b) + ": nothing was recorded for " + p.Text(form.English)
	if apart != (form.Text{}) {
		kind, vi, en = "data.apart", vi+" ("+apart.In(form.Vietnamese)+")", en+" ("+apart.In(form.English)+")"
	}
	u.missing(b, p, reason(kind, vi, en))
}

// fill adds the figure of p, recorded or made of parts, and says whether there
// was any. With one part found, the others that are not are missing; of a part
// outside the life of the body only what was recorded is taken. There is nothing
// of other grains than those given.
func (r *Results) fill(u *Rollup, def Definition, b body.ID, p schedule.Period, life schedule.Span, there grains) bool {
	switch {
	case there.has(p.Grain()) && r.recorded(u, def, b, p):
		return true
	case p.Grain() <= schedule.GrainMonth || !there.within(finer(p.Grain())):
		return false
	}
	parts := p.Split(finer(p.Grain()))
	var split, outside []schedule.Period
	for _, q := range parts {
		if life.Overlaps(r.window.Span(q)) {
			split = append(split, q)
		} else {
			outside = append(outside, q)
		}
	}
	switch {
	case def.Accrual == Stock && len(split) > 0:
		split, outside = split[len(split)-1:], nil
	case def.Accrual == Stock:
		outside = outside[len(outside)-1:]
	case def.Accrual.whole():
		if len(split) != 1 || slices.ContainsFunc(outside, func(q schedule.Period) bool { return r.anything(def.ID, b, q) }) {
			return false
		}
		outside = nil // its life is the part
	}
	var lost []schedule.Period
	for _, q := range split {
		if !r.fill(u, def, b, q, life, there) {
			lost = append(lost, q)
		}
	}
	found := len(lost) < len(split)
	for _, q := range outside {
		found = r.fill(u, def, b, q, life, there) || found
	}
	if !found {
		return false
	}
	for _, q := range lost {
		u.nothing(b, q, form.Text{})
	}
	return true
}

// anything says whether something was recorded for a period or a part of it.
func (r *Results) anything(id ID, b body.ID, p schedule.Period) bool {
	there := r.ledger.grains(id, b)
	if !there.within(p.Grain()) {
		return false
	}
	if _, ok := r.get(id, b, p); ok || len(r.ledger.detailed(Key{Indicator: id, Body: b, Period: p, Window: r.window})) > 0 {
		return true
	}
	return p.Grain() > schedule.GrainMonth && slices.ContainsFunc(p.Split(finer(p.Grain())), func(q schedule.Period) bool { return r.anything(id, b, q) })
}

// joinEnded adds the figure of a body to those of others, of which one may have
// taken its place within the period. Made of the figures of a part of the period,
// what is carried over then holds what was in progress at its end and what the
// successor went on with, so that it is not to be added; a figure for the whole
// period (of onestop.Tally) does not.
func (r *Results) joinEnded(u *Rollup, def Definition, b body.ID, p schedule.Period) {
	v := r.value(def, b, p)
	u.join(v)
	span, until := r.window.Span(p), r.registry.ByID(b).Life().Until
	if def.Accrual != Carried || len(v.Parts) == 0 || !v.Complete() || until <= span.Since || !span.Contains(until) || len(r.registry.Answers(b, span.Last()).Bodies) == 0 {
		return
	}
	if _, whole := r.get(def.ID, b, p); whole {
		return
	}
	u.missing(b, p, reason("data.apart",
		fmt.Sprintf("%s: không tính được từ số liệu của các kỳ nhỏ: việc chưa xong khi kết thúc ngày %s do cơ quan kế thừa làm tiếp nên cộng lại sẽ trùng; hãy đếm riêng cho cả kỳ từ hồ sơ, phản ánh (như tthc tally --grain year)", b, until.In(form.Vietnamese)),
		fmt.Sprintf("%s: not from these figures: what was in progress when it ended on %s went on with its successor, so that a sum would hold it twice; count the period as a whole from the dossiers or petitions (such as tthc tally --grain year)", b, until.In(form.English))))
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

// Sum is the figure of several bodies together, such as all provinces. An
// indicator that the set lacks is refused.
func (r *Results) Sum(indicator ID, bodies []body.ID, p schedule.Period) (Rollup, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Rollup{}, err
	}
	u := r.empty(indicator, "", p)
	last := r.window.Span(p).Last()
	for _, b := range bodies {
		if slices.ContainsFunc(r.registry.Answers(b, last).Bodies, func(s body.Body) bool { return s.ID() != b && slices.Contains(bodies, s.ID()) }) {
			r.joinEnded(&u, def, b, p)
		} else {
			u.join(r.value(def, b, p))
		}
	}
	u.overBodies(def)
	return u, nil
}

// Merged is the figure of a body as it is today with those that were merged
// into it: for the time before the merger their counts are added to its own.
// Functions that came alone, and shares of bodies that were divided, cannot be
// told apart in a count: a note says so. An indicator that the set lacks is
// refused.
func (r *Results) Merged(indicator ID, b body.ID, p schedule.Period) (Rollup, error) {
	r = r.ready()
	def, err := r.definition(indicator)
	if err != nil {
		return Rollup{}, err
	}
	u := r.value(def, b, p)
	r.absorbed(&u, def, b, p, map[body.ID]bool{b: true}, atAnyTime)
	u.overBodies(def)
	return u, nil
}

// mergers says which mergers a figure takes in.
type mergers uint8

const (
	atAnyTime    mergers = iota // as the body is today
	withinPeriod                // those within the period, and of them what there is
	endedBefore                 // what was recorded for bodies that had ended before the period
)

// absorbed adds the figures of those merged into b.
func (r *Results) absorbed(u *Rollup, def Definition, b body.ID, p schedule.Period, seen map[body.ID]bool, which mergers) {
	span := r.window.Span(p)
	for _, s := range r.registry.ByID(b).Absorbed() {
		whole := s.Kind == body.SuccessionMerge || s.Kind == body.SuccessionReplace
		if seen[s.From] {
			continue
		}
		if s.On <= span.Since { // all of the period lies after it
			if whole && r.anything(def.ID, s.From, p) {
				u.join(r.value(def, s.From, p))
				u.Notes = append(u.Notes, r.mergerNote(s, "merger.after", "gồm số liệu còn ghi cho %s sau khi đã nhập ngày %s (%s)", "with what was recorded for %s after its merger on %s (%s)"))
			}
			if whole {
				seen[s.From] = true
				r.absorbed(u, def, s.From, p, seen, which)
			}
			continue
		}
		inside := span.Contains(s.On)
		if which == endedBefore || which == withinPeriod && (!inside || !whole) {
			continue
		}
		if inside && def.Accrual == Stock {
			continue // what there is at the end of the period is all with b
		}
		if !whole {
			r.partNote(u, s)
			continue
		}
		seen[s.From] = true
		if which == withinPeriod && !r.anything(def.ID, s.From, p) {
			if len(u.Parts) > 0 {
				u.Notes = append(u.Notes, r.mergerNote(s, "merger.none", "chưa ghi nhận số liệu riêng của %s trước ngày %s (%s)", "nothing was recorded for %s itself before %s (%s)"))
			}
			r.absorbed(u, def, s.From, p, seen, which)
			continue
		}
		r.joinEnded(u, def, s.From, p)
		if _, own := r.get(def.ID, b, p); own && inside && r.anything(def.ID, s.From, p) {
			u.Notes = append(u.Notes, reason("merger.within",
				fmt.Sprintf("%s nhập vào ngày %s, trong kỳ; số liệu cả kỳ của %s có thể đã gồm cả phần này", r.cameFrom(s), s.On.In(form.Vietnamese), b),
				fmt.Sprintf("%s was merged on %s, within the period; the figure of %s for the whole period may hold its own already", r.cameFrom(s), s.On.In(form.English), b)))
		}
		u.Notes = append(u.Notes, r.mergerNote(s, "merger", "gồm số liệu của %s trước ngày %s (%s)", "with the figures of %s before %s (%s)"))
		r.absorbed(u, def, s.From, p, seen, which)
	}
}

// cameFrom is who something came from, as it was called on the day before.
func (r *Results) cameFrom(s body.Succession) string { return r.registry.ByID(s.From).Name(s.On - 1) }

func (r *Results) mergerNote(s body.Succession, kind, vi, en string) Reason {
	name := r.cameFrom(s)
	return reason(kind, fmt.Sprintf(vi, name, s.On.In(form.Vietnamese), s.Source), fmt.Sprintf(en, name, s.On.In(form.English), s.Source))
}

// partNote says that a part of a body came that a count does not tell apart.
func (r *Results) partNote(u *Rollup, s body.Succession) {
	name := r.cameFrom(s)
	what := string(s.Function)
	if what == "" {
		what = s.Source
	}
	u.Notes = append(u.Notes, reason("merger.part",
		fmt.Sprintf("chưa gồm phần việc nhận từ %s ngày %s (%s), không tách được trong số đếm", name, s.On.In(form.Vietnamese), what),
		fmt.Sprintf("without what came from %s on %s (%s), which a count does not tell apart", name, s.On.In(form.English), what)))
}
