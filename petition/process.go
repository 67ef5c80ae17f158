package petition

import (
	"strings"
	"sync"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Options set a [Process] up.
type Options struct {
	form.Unwritten
	// Rules are the rules; the zero Rules are [National].
	Rules Rules
	// Calendar has the working days; nil is calendar.Vietnam().
	Calendar *calendar.Calendar
	// Bodies knows who exists on which day and who took whose place; nil:
	// nothing of this is checked, and no body succeeds another.
	Bodies *body.Registry
}

// Process applies events to petitions under rules, and reads their clocks. It
// is immutable, and may be shared between goroutines. A nil or zero Process is
// that of the zero [Options].
type Process struct {
	form.Unwritten
	rules     Rules
	counter   *schedule.Counter
	bodies    *body.Registry
	limits    [len(steps)][]Limit // by step, the last that fits first
	admission map[Channel][]Admission
}

// steps in the order of their numbers within the package.
var steps = [...]Step{"", StepReceive, StepRefuse, StepReturn, StepForward, StepSupplement, StepGive, StepAnswer, StepPublish, StepUpdate}

func (s Step) index() uint8 {
	for i, t := range steps {
		if s == t {
			return uint8(i)
		}
	}
	return 0
}

// NewProcess is the process with the options. Rules that are not valid are
// [form.Errors].
func NewProcess(o Options) (*Process, error) {
	if o.Rules.Name == "" && o.Rules.Limits == nil {
		o.Rules = National()
	}
	if err := o.Rules.Check(); err != nil {
		return nil, err
	}
	counter, err := schedule.NewCounter(schedule.CounterOptions{Calendar: o.Calendar})
	if err != nil {
		return nil, err
	}
	o.Rules = o.Rules.clone()
	p := &Process{rules: o.Rules, counter: counter, bodies: o.Bodies, admission: map[Channel][]Admission{}}
	for _, forChannel := range []bool{false, true} {
		for _, l := range o.Rules.Limits {
			if (l.Channel != "") == forChannel {
				i := l.Step.index()
				p.limits[i] = append([]Limit{l}, p.limits[i]...)
			}
		}
	}
	for _, a := range o.Rules.Admission {
		p.admission[a.Channel] = append([]Admission{a}, p.admission[a.Channel]...)
	}
	return p, nil
}

// MustProcess is [NewProcess] for options written in a program. It panics on
// rules that are not valid.
func MustProcess(o Options) *Process {
	p, err := NewProcess(o)
	if err != nil {
		panic(err)
	}
	return p
}

// get is the process, that of the zero Options for a nil or zero one.
func (p *Process) get() *Process {
	if p == nil || p.counter == nil {
		return usual()
	}
	return p
}

var usual = sync.OnceValue(func() *Process { return MustProcess(Options{}) })

// Calendar has the working days of the process.
func (p *Process) Calendar() *calendar.Calendar { return p.get().counter.Calendar() }

// Bodies knows the bodies; nil where nothing is known of them.
func (p *Process) Bodies() *body.Registry { return p.get().bodies }

// Rules are the rules of the process.
func (p *Process) Rules() Rules {
	r := p.get().rules
	return r.clone()
}

// limit is the row of the law for a step that begins on the day, or that of the
// house; nil when there is none.
func (p *Process) limit(s uint8, day form.Day, c Channel, house bool) *Limit {
	for i := range p.limits[s] {
		if l := &p.limits[s][i]; l.House == house && l.holds(day, c) {
			return l
		}
	}
	return nil
}

// limited says whether any limit is known for a step that begins on the day.
func (p *Process) limited(s uint8, day form.Day, c Channel) bool {
	return p.limit(s, day, c, false) != nil || p.limit(s, day, c, true) != nil
}

// due is the last day of a step that begins at the moment, no day when no
// limit is known; pauses are those of the clock asked for.
func (p *Process) due(s uint8, from schedule.Moment, c Channel, pauses []pause, clock ClockSet) form.Day {
	_, due, _ := p.ruling(s, from, c, pauses, clock)
	return due
}

// ruling is the limit that a clock runs by, with its last day, and the last day
// by the law where that is a later one: a promise of the house counts for the
// petitioner and the step, and only where it ends first.
func (p *Process) ruling(s uint8, from schedule.Moment, c Channel, pauses []pause, clock ClockSet) (ruling *Limit, due, byLaw form.Day) {
	ruling = p.limit(s, from.Day(), c, false)
	due = p.dueBy(ruling, from, pauses, clock)
	if clock == IndicatorClock {
		return ruling, due, form.NoDay
	}
	house := p.limit(s, from.Day(), c, true)
	if promised := p.dueBy(house, from, pauses, clock); promised != form.NoDay && (due == form.NoDay || promised < due) {
		return house, promised, due
	}
	return ruling, due, form.NoDay
}

func (p *Process) dueBy(l *Limit, from schedule.Moment, pauses []pause, clock ClockSet) form.Day {
	if l == nil {
		return form.NoDay
	}
	if !l.On.IsZero() {
		return l.On
	}
	paused := false
	for i := range pauses {
		paused = paused || pauses[i].clocks&clock != 0
	}
	if !paused {
		due, err := p.counter.Due(from, l.Term)
		if err != nil {
			return form.NoDay // beyond the years of the calendar
		}
		return due.Day()
	}
	k, err := p.clock(l, from, pauses, clock)
	if err != nil {
		return form.NoDay
	}
	return k.Due().Day()
}

// dueThen is the last day of a step that was done on a day by the calendar as
// it was known then, where a law or a notice that came later speaks of the days
// between; else no day. What was in time when it was done stays so.
func (p *Process) dueThen(s uint8, from schedule.Moment, c Channel, pauses []pause, clock ClockSet, done form.Day) form.Day {
	if done == form.NoDay {
		return form.NoDay
	}
	then := p.asKnown(done, from.Day(), done)
	if then == nil {
		return form.NoDay
	}
	return then.due(s, from, c, pauses, clock)
}

// asKnown is the process by the calendar as it was known on a day; nil where
// that says the same of the days from and until as the calendar of today.
func (p *Process) asKnown(on, from, until form.Day) *Process {
	cal := p.counter.Calendar()
	if cal.WasKnown(on, from, until) {
		return nil
	}
	then := *p
	then.counter = p.counter.On(cal.KnownOn(on))
	return &then
}

// petitionerDue is the last day of the petitioner's clock. Due days are never
// kept in a petition: they follow the calendar and the rules of the process.
func (p *Process) petitionerDue(r *record) form.Day {
	return p.due(answerStep, r.received, r.info.channel, r.pauses, PetitionerClock)
}

func (p *Process) indicatorDue(r *record) form.Day {
	return p.due(answerStep, r.handed, r.info.channel, r.pauses, IndicatorClock)
}

func (p *Process) stepDue(r *record) form.Day {
	if r.extended != 0 && r.step == answerStep {
		return r.extended
	}
	return p.due(r.step, r.stepSince, r.info.channel, r.stepPauses(), StepClock)
}

// stepPauses are the stretches in which the clock of the step stood still. What
// waits for the sender does not stop the sender's own step.
func (r *record) stepPauses() []pause {
	if r.step == giveStep {
		return nil
	}
	return r.pauses
}

// stands says whether a clock stands still for a supplement. The step of
// giving it is the sender's own, and runs where a limit for it is known.
func (p *Process) stands(r *record, clock ClockSet) bool {
	return r.state.IsAwaitingSender() && p.rules.practiceOn(r.stepSince.Day()).SupplementPauses&clock != 0 &&
		!(clock == StepClock && p.limited(giveStep, r.stepSince.Day(), r.info.channel))
}

// clock is the running clock of a limit, with the pauses that stop it.
func (p *Process) clock(l *Limit, from schedule.Moment, pauses []pause, clock ClockSet) (schedule.Clock, error) {
	k, err := p.counter.Start(from, l.Term)
	if err != nil {
		return k, err
	}
	for _, z := range pauses {
		if z.clocks&clock == 0 {
			continue
		}
		if k, err = k.Pause(z.from, z.until, z.waiting, ""); err != nil {
			return k, err
		}
	}
	return k, nil
}

// pause is a stretch in which some clocks stand still.
type pause struct {
	from, until schedule.Moment
	clocks      ClockSet
	waiting     schedule.Waiting
}

// exists says whether a body exists on the day: no text when it does or
// nothing is known against it, else the reason. A unit that the registry
// does not know (H26.12) stands and falls with the body above it (H26).
func (p *Process) exists(id body.ID, on form.Day) form.Text {
	if p.bodies == nil {
		return form.Text{}
	}
	known := p.bodies.ByID(id)
	for up := above(id); known.IsZero(); up = above(up) {
		if up == "" {
			return form.Text{"không có cơ quan " + string(id) + " trong danh mục", "the registry has no body " + string(id)}
		}
		known = p.bodies.ByID(up)
	}
	if known.Lives(on) {
		return form.Text{}
	}
	a := p.bodies.Answers(known.ID(), on)
	return form.Text{a.Reason(form.Vietnamese), a.Reason(form.English)}
}

// gone says why a body, or a unit of one, cannot act on the day: it has ended, or
// does not exist yet. No text when it can, or when nothing is known of it.
func (p *Process) gone(id body.ID, on form.Day) form.Text {
	if p.bodies == nil {
		return form.Text{}
	}
	for up := id; up != ""; up = above(up) {
		if known := p.bodies.ByID(up); !known.IsZero() {
			if known.Lives(on) {
				return form.Text{}
			}
			a := p.bodies.Answers(up, on)
			return form.Text{a.Reason(form.Vietnamese), a.Reason(form.English)}
		}
	}
	return form.Text{}
}

// above is the body whose unit an identifier names: H26 of H26.12; none where
// it names no unit.
func above(id body.ID) body.ID { return id[:max(0, strings.LastIndexByte(string(id), '.'))] }

// ActsFor says whether a body acts for the one that holds a petition: itself,
// a unit of it, or who took its place by the day.
func (p *Process) ActsFor(by, holder body.ID, on form.Day) bool {
	return p.get().actsFor(by, holder, on)
}

func (p *Process) actsFor(by, holder body.ID, on form.Day) bool {
	if p.within(by, holder, on) {
		return true
	}
	if p.bodies == nil {
		return false
	}
	for _, b := range p.bodies.Answers(holder, on).Bodies {
		if p.within(by, b.ID(), on) {
			return true
		}
	}
	return false
}

// within says whether a body is another one, or a unit below it.
func (p *Process) within(id, top body.ID, on form.Day) bool {
	if below, ok := strings.CutPrefix(string(id), string(top)); ok && top != "" && (below == "" || below[0] == '.') {
		return true
	}
	if p.bodies != nil {
		for range form.MaxDepth {
			if id == "" || id == top {
				break
			}
			id = p.bodies.ByID(id).Parent(on)
			if above := p.bodies.ByID(id); id != top && !above.IsZero() && !above.Lives(on) {
				if one, ok := p.bodies.Answers(id, on).One(); ok {
					id = one.ID()
				}
			}
		}
	}
	return top != "" && id == top
}
