package petition

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Breach is a limit that a body did not keep, or has not kept so far.
type Breach struct {
	form.Unwritten
	Step  Step
	Since schedule.Moment
	Due   form.Day
	Done  form.Day // no day while it is not done
}

// Judgement says whether a body kept the limits while it held a petition.
type Judgement struct {
	Hand
	OnTime   bool
	Breaches []Breach
}

// Judge holds each hand that a petition passed through against the limits, as
// of a day. It is the rule of indicator 5.2 of Decision 766/QĐ-TTg: every
// limit counts from the submission or the transfer that brought the petition
// to the body; refusing and giving back, the first request for a supplement
// before the work began, handing on, the answer and the publication each have
// their own; what is not done counts up to the day asked about. What was done in
// time by the calendar as it was known on that day stays in time, whatever a
// notice said later. A petition
// that waits for the sender counts as processed, so only the request is
// judged, and so it stays when it is refused because the supplement never
// came. An extension changes nothing. What no limit is known for is on time.
// What was answered and published stays as it was judged when the sender reopens
// it, unless [Practice.ReopeningAnew] says otherwise. A duplicate out of [Links] is
// judged by its own start and limits and the answer that both got; alone it is one
// that is not answered.
//
// The formula leaves open whether a supplement starts the count anew, since a
// petition then waits again; here it does not, and stops it only where
// [Practice.SupplementPauses] says so.
func (p *Process) Judge(pet Petition, asOf form.Day) []Judgement {
	p = p.get()
	pet = pet.AsOf(asOf)
	hands := p.Hands(pet)
	all := make([]Judgement, len(hands))
	for i, h := range hands {
		awaiting := i == len(hands)-1 && pet.State().IsAwaitingSender()
		all[i] = p.judge(h, pet.r, awaiting, asOf)
	}
	return all
}

func (p *Process) judge(h Hand, r *record, awaiting bool, asOf form.Day) Judgement {
	j := Judgement{Hand: h}
	pauses := r.judgedPauses(&h)
	check := func(s Step, since, done schedule.Moment) {
		due := p.due(s.index(), since, r.info.channel, pauses, IndicatorClock)
		day := done.Day()
		if done.IsZero() {
			day = asOf
		}
		if due != form.NoDay && day > due && day > p.dueThen(s.index(), since, r.info.channel, pauses, IndicatorClock, done.Day()) {
			j.Breaches = append(j.Breaches, Breach{Step: s, Since: since, Due: due, Done: done.Day()})
		}
	}
	if !h.Asked.IsZero() {
		check(StepSupplement, h.Since, h.Asked)
	}
	neverCame := h.Ended == Refused && r.reason == ReasonSupplementNeverCame
	switch {
	case !h.FirstPublished.IsZero():
		check(StepAnswer, h.Since, h.FirstAnswered)
		check(StepPublish, h.FirstAnswered, h.FirstPublished)
	case h.Ended == Refused && !neverCame:
		check(StepRefuse, h.Since, h.Until)
	case h.Ended == Transferred && h.Back:
		check(StepReturn, h.Since, h.Until)
	case h.Ended == Transferred:
		check(StepForward, h.Since, h.Until)
	case !h.Answered.IsZero():
		check(StepAnswer, h.Since, h.Answered)
		if p.rules.practiceOn(h.Answered.Day()).AnswerCloses {
			break
		}
		published := h.Published
		if published.IsZero() {
			published = h.Until // withdrawn before it was published
		}
		check(StepPublish, h.Answered, published)
	case awaiting || neverCame:
	default:
		check(StepAnswer, h.Since, h.Until)
	}
	j.OnTime = len(j.Breaches) == 0
	return j
}

// judgedPauses are the stretches in which the clock of indicator 5.2 stood still
// while a hand lasted: of one that was answered and published before the sender
// reopened it those until then, so that it stays as it was judged.
func (r *record) judgedPauses(h *Hand) []pause {
	if h.FirstPublished.IsZero() {
		return r.pauses
	}
	var before []pause
	for _, z := range r.pauses {
		if z.until.Compare(h.FirstAnswered) <= 0 {
			before = append(before, z)
		}
	}
	return before
}

// judgeClock gives the indicator's clock the verdict of indicator 5.2.
func (p *Process) judgeClock(c *Clock, h Hand, r *record, asOf form.Day) {
	awaiting := r.state.IsAwaitingSender()
	j := p.judge(h, r, awaiting, asOf)
	done := !c.Done.IsZero() || awaiting
	for _, b := range j.Breaches {
		done = done && b.Done != form.NoDay // such as an answer that waits too long to be published
	}
	switch {
	case j.OnTime && done && c.State != schedule.ClockPaused:
		c.State = schedule.ClockMet
	case !j.OnTime && done:
		c.State = schedule.ClockLate
	case !j.OnTime:
		c.State = schedule.ClockOverdue
	}
}
