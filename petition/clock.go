package petition

import (
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Clocks are the three clocks of a petition, side by side, as of a day.
type Clocks struct {
	form.Unwritten
	AsOf       form.Day
	Petitioner Clock // from the first submission; never started again
	Indicator  Clock // of indicator 5.2: from the submission or the latest transfer
	Step       Clock // of the step at hand, the last one when the petition is closed
	// Overdue is what is overdue on the day: "petitioner", "indicator", and
	// steps by name.
	Overdue []string
}

// Clock is one of the clocks of a petition.
type Clock struct {
	form.Unwritten
	Name  string // "petitioner", "indicator", or the step
	Since schedule.Moment
	Due   form.Day // the last day; no day when no limit is known
	// AtEarliest says that the clock stands still: it will be due on Due if it
	// runs again at once, and later otherwise.
	AtEarliest bool
	Done       schedule.Moment     // none while it runs
	State      schedule.ClockState // on the day asked about
	// Limit is the rule behind it; the zero Limit when none is known, and then
	// the clock only shows since when.
	Limit    Limit
	Extended form.Day // the day to which the step was extended
	// ByLaw is the last day by the law, where Limit is a promise of the house
	// that ends before it.
	ByLaw form.Day
	// Then is the last day as it was known when the step was done, where that
	// was in time and a notice that came later puts it before: what was in
	// time stays so.
	Then form.Day

	pauses  []pause
	set     ClockSet
	process *Process
	asOf    form.Day
}

// IsZero says that there is no clock.
func (c Clock) IsZero() bool { return c.Name == "" }

// Clocks reads the clocks of a petition on a day; events after it are not
// looked at. Before the submission they are zero.
func (p *Process) Clocks(pet Petition, asOf form.Day) Clocks {
	r, p := pet.AsOf(asOf).r, p.get()
	k := Clocks{AsOf: asOf}
	if r == nil {
		return k
	}
	clock := func(set ClockSet, name string, step uint8, since schedule.Moment, due form.Day, done schedule.Moment, pauses []pause) Clock {
		c := Clock{Name: name, Since: since, Due: due, Done: done, pauses: pauses, set: set, process: p, asOf: asOf}
		l, _, byLaw := p.ruling(step, since, r.info.channel, pauses, set)
		if l != nil {
			c.Limit, c.ByLaw = *l, byLaw
		}
		if done.IsZero() && p.stands(r, set) {
			c.pauses = append(c.pauses[:len(c.pauses):len(c.pauses)], pause{r.stepSince, schedule.Moment{}, set, schedule.ForCitizen})
			if k, ok := c.Running(); ok && c.Due != form.NoDay {
				if reading, err := k.Read(schedule.MomentOn(asOf)); err == nil {
					c.Due, c.AtEarliest = reading.Due.Day(), reading.Due.AtEarliest
				}
			}
		}
		if c.Due != form.NoDay && done.Day() > c.Due {
			if then := p.dueThen(step, since, r.info.channel, pauses, set, done.Day()); then >= done.Day() {
				c.Then = then
			}
		}
		c.State = c.state(asOf)
		return c
	}
	done := r.answered
	if done.IsZero() {
		done = r.ended
	}
	k.Petitioner = clock(PetitionerClock, "petitioner", answerStep, r.received, p.petitionerDue(r), done, r.pauses)
	hands := p.Hands(Petition{r})
	h := hands[len(hands)-1]
	if !h.FirstPublished.IsZero() {
		done = h.FirstAnswered // what the sender reopened stays as it was judged
	}
	judged := r.judgedPauses(&h)
	k.Indicator = clock(IndicatorClock, "indicator", answerStep, r.handed, p.due(answerStep, r.handed, r.info.channel, judged, IndicatorClock), done, judged)
	p.judgeClock(&k.Indicator, h, r, asOf)
	k.Step = clock(StepClock, string(steps[r.step]), r.step, r.stepSince, p.stepDue(r), r.ended, r.stepPauses())
	if r.extended != 0 && r.step == answerStep {
		k.Step.Extended = r.extended
	}
	for _, c := range []Clock{k.Petitioner, k.Indicator, k.Step} {
		if c.State == schedule.ClockOverdue {
			k.Overdue = append(k.Overdue, c.Name)
		}
	}
	return k
}

// state is the state of a clock by its due day.
func (c *Clock) state(asOf form.Day) schedule.ClockState {
	late := func(d form.Day) bool { return c.Due != form.NoDay && d > c.Due }
	if !c.Done.IsZero() {
		if late(c.Done.Day()) && c.Then == form.NoDay {
			return schedule.ClockLate
		}
		return schedule.ClockMet
	}
	for i := range c.pauses {
		if z := &c.pauses[i]; z.until.IsZero() && z.clocks&c.set != 0 {
			if late(z.from.Day()) {
				return schedule.ClockOverdue
			}
			return schedule.ClockPaused
		}
	}
	if late(asOf) {
		return schedule.ClockOverdue
	}
	return schedule.ClockRunning
}

// Running is the clock as package schedule counts it, from which more can be
// asked: the time used and left, its stretches. ok is false for a clock
// without a counted term.
func (c Clock) Running() (k schedule.Clock, ok bool) {
	if c.process == nil || c.Limit.Term.IsZero() {
		return k, false
	}
	k, err := c.process.clock(&c.Limit, c.Since, c.pauses, c.set)
	if err == nil && !c.Done.IsZero() {
		k, err = k.With(schedule.ClockEvent{Type: schedule.Finished, At: c.Done})
	}
	return k, err == nil
}

// Explain is how the due day was computed, day by day, with the article or
// notice behind each.
func (c Clock) Explain(l form.Language) (schedule.Explanation, error) {
	var x schedule.Explanation
	if k, ok := c.Running(); ok {
		var err error
		if x, err = k.Explain(l, schedule.MomentOn(c.asOf)); err != nil {
			return x, err
		}
		for i := range x.Steps {
			if s := &x.Steps[i]; s.Effect == schedule.EffectPaused {
				s.Reason = strings.Replace(s.Reason, string(waitingForSender),
					l.Pick("đã có trả lời, cho đến khi người gửi yêu cầu xử lý lại", "answered, until the sender reopened it"), 1)
			}
		}
	} else {
		x = schedule.Explanation{From: c.Since, Language: l}
	}
	add := func(d form.Day, effect schedule.Effect, reason, source string) {
		x.Steps = append(x.Steps, schedule.Step{Day: d, Effect: effect, Reason: reason, Source: source})
		x.Due = schedule.Due{At: schedule.MomentOn(d), State: x.Due.State}
	}
	switch {
	case c.Limit.Source == "":
		x.Steps = append(x.Steps, schedule.Step{Day: c.Since.Day(), Effect: schedule.EffectStart, Reason: l.Pick(
			"chưa biết quy định nào về thời hạn của việc này", "no limit for this is known")})
	case !c.Limit.On.IsZero():
		add(c.Limit.On, schedule.EffectDue, l.Pick("hạn ấn định", "a fixed day"), c.Limit.In(l))
	case len(x.Steps) > 0:
		// The start says which rule runs from it.
		rule := c.Limit.Term.Text(l) + l.Pick(" theo ", " by ") + c.Limit.In(l)
		x.Steps[0].Reason = strings.TrimPrefix(x.Steps[0].Reason+"; "+rule, "; ")
	}
	if !c.Extended.IsZero() {
		add(c.Due, schedule.EffectAppointed, l.Pick("đã gia hạn đến ngày này; đồng hồ của người gửi và của chỉ số 5.2 không đổi",
			"extended to this day; the petitioner's clock and that of indicator 5.2 are not changed"), "")
	}
	if !c.ByLaw.IsZero() {
		x.Steps = append(x.Steps, schedule.Step{Day: c.ByLaw, Effect: schedule.EffectDue, Reason: l.Pick(
			"hạn theo quy định chung; chỉ số 5.2 tính theo hạn này", "the limit of the law; indicator 5.2 counts by it")})
	}
	if !c.Then.IsZero() {
		x.Steps = append(x.Steps, schedule.Step{Day: c.Then, Effect: schedule.EffectDue, Reason: l.Pick(
			"hạn theo lịch đã biết vào ngày hoàn thành "+c.Done.Day().In(l)+"; việc đã đúng hạn, thông báo ban hành sau không làm thành quá hạn",
			"the last day by the calendar known on "+c.Done.Day().In(l)+", when it was done; it was in time, and a later notice does not make it late")})
	}
	return x, nil
}
