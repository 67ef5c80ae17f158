package figures

import (
	"cmp"
	"iter"
	"slices"

	"github.com/caicach/tthc/petition"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Grouping says by what petitions are counted.
type Grouping uint8

// The groupings.
const (
	GroupByBody Grouping = iota
	GroupBySubject
)

// MarshalJSON refuses: how to count is a question, not kept.
func (Grouping) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Grouping) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// TallyQuery says what to count.
type TallyQuery struct {
	form.Unwritten
	Period schedule.Period
	Window schedule.Window
	// Today is the day up to which things are known, when the period has not
	// ended; zero: the end of the period.
	Today form.Day
	By    Grouping
	// RollUp counts what a unit held for the bodies above it as well; a
	// petition counts once for each of them.
	RollUp bool
	// DuplicatesOnce leaves duplicates out: they count with the petition that
	// they are linked to. Otherwise each counts apart, answered when that
	// petition is. One for which nobody answers any more ([petition.Links])
	// counts in any case, as open.
	DuplicatesOnce bool
}

// asOf is the last day that is looked at.
func (q TallyQuery) asOf() (span schedule.Span, last form.Day) {
	span = q.Window.Span(q.Period)
	last = span.Last()
	if q.Today != form.NoDay && q.Today < last {
		last = q.Today
	}
	return span, last
}

// Last is the last day that is looked at: of the period, or today.
func (q TallyQuery) Last() form.Day {
	_, last := q.asOf()
	return last
}

// Tally is what became of the petitions that a body, or a subject, received or
// handled in a period: each petition once.
type Tally struct {
	form.Unwritten
	Body    body.ID          // ByBody
	Subject petition.Subject // BySubject

	CarriedOver int // received before the period and still held in it
	Received    int // received in the period

	Reflections, Recommendations, NoPetitions int // by what the sender declared
	Regulations, Procedures, Conducts         int // by subject
	Refused, HandedOn, Withdrawn, Duplicates  int // how it left, as of the end
	Answered                                  int // with an answer that stands, published or not
	Published                                 int
	OpenInTime, OpenOverdue                   int // neither left nor answered
	OnTime, Late                              int // by the rule of indicator 5.2, see [petition.Process.Judge]; see also [Tally.Judged]
	FirstReceived                             int // received in the period and not handed on: the base of indicator 5.3
	Satisfied                                 int // of these: in time, not reopened, no more dislikes than likes
	Likes, Dislikes, Reopened                 int
	Changed, WillChange, Recommended, Kept    int // outcomes of the answers
	ConductHandled                            int
}

// Total is the number of petitions: received or handled in the period.
func (t Tally) Total() int { return t.CarriedOver + t.Received }

// Judged is the number of petitions that count in indicator 5.2: all but those that
// were answered and published before the period, and that the sender reopened
// ([petition.Practice.ReopeningAnew]).
func (t Tally) Judged() int { return t.OnTime + t.Late }

// Count counts petitions over a period: those that a body received in it, and
// those from before that it still held in it. A body that has ended counts for
// the one that took its place by the end of the period, where there is one; what
// a focal point held when that function passed on counts for the next one.
func Count(p *petition.Process, pets []petition.Petition, q TallyQuery) []Tally {
	links := p.Links(pets, q.Last())
	return CountEach(p, func(yield func(petition.Petition) bool) {
		for _, pet := range pets {
			if !yield(links.Petition(pet.Code())) {
				return
			}
		}
	}, q)
}

// CountEach is [Count] of petitions that come one at a time, each as it stood on
// [TallyQuery.Last] with what became of the one that it is linked to, as
// [petition.Checked.Petitions] gives those of a file.
func CountEach(p *petition.Process, pets iter.Seq[petition.Petition], q TallyQuery) []Tally {
	span, last := q.asOf()
	c := counting{p, q, p.Rules(), span, last, map[group]*Tally{}}
	if pets == nil {
		return nil
	}
	for pet := range pets {
		if pet = pet.AsOf(last); pet.IsZero() {
			continue
		}
		if _, ok := pet.Main(); ok && q.DuplicatesOnce && pet.State() == petition.StateDuplicate {
			continue
		}
		c.count(pet)
	}
	all := make([]Tally, 0, len(c.tallies))
	for _, t := range c.tallies {
		all = append(all, *t)
	}
	slices.SortFunc(all, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.Subject, b.Subject))
	})
	return all
}

// group is what one tally is of.
type group struct {
	body    body.ID
	subject petition.Subject
}

// counting is a count under way.
type counting struct {
	p       *petition.Process
	q       TallyQuery
	rules   petition.Rules
	span    schedule.Span
	last    form.Day
	tallies map[group]*Tally
}

// count counts a petition once for each group that any of its hands is in.
func (c *counting) count(pet petition.Petition) {
	hands := c.p.Judge(pet, c.last)
	var groups []group
	at := map[group][]int{} // the hands in a group
	for i, h := range hands {
		for _, g := range c.groups(c.holder(h.Hand), pet.Subject()) {
			if at[g] == nil {
				groups = append(groups, g)
			}
			if n := len(at[g]); n == 0 || at[g][n-1] != i {
				at[g] = append(at[g], i)
			}
		}
	}
	for _, g := range groups {
		first, final := at[g][0], at[g][len(at[g])-1]
		if c.leftBefore(hands[final]) {
			continue
		}
		v := verdict{held: final == len(hands)-1, onTime: true}
		for _, i := range at[g] {
			v.onTime = v.onTime && (c.leftBefore(hands[i]) || hands[i].OnTime)
			v.judged = v.judged || !c.leftBefore(hands[i]) && !c.answeredBefore(hands[i])
		}
		v.overdue = !v.onTime
		if !hands[final].FirstPublished.IsZero() && hands[final].Ended == 0 {
			v.overdue = c.p.Clocks(pet, c.last).Petitioner.State == schedule.ClockOverdue // what is owed is owed to the sender
		}
		t := c.tallies[g]
		if t == nil {
			t = &Tally{Body: g.body, Subject: g.subject}
			c.tallies[g] = t
		}
		t.add(pet, hands[first].Hand, hands[final].Hand, v, c.span)
	}
}

// verdict is how a petition stands in a group.
type verdict struct {
	held    bool // nobody elsewhere held it since
	judged  bool // it counts in indicator 5.2
	onTime  bool
	overdue bool // what is still to be done is
}

// holder is who held a petition at the end of a hand: what the focal point of
// its day was sent is the next one's from the day on which that begins.
func (c *counting) holder(h petition.Hand) body.ID {
	if h.Body != c.rules.FocalOn(h.Since.Day()) {
		return h.Body
	}
	until := c.last
	if !h.Until.IsZero() {
		until = min(until, h.Until.Day())
	}
	if now := c.rules.FocalOn(until); now != "" {
		return now
	}
	return h.Body
}

// leftBefore says whether a hand was over before the period.
func (c *counting) leftBefore(h petition.Judgement) bool {
	return !h.Until.IsZero() && h.Until.Day() < c.span.Since
}

// answeredBefore says whether what was done in a hand was answered and published
// before the period, and then reopened by the sender.
func (c *counting) answeredBefore(h petition.Judgement) bool {
	return !h.FirstPublished.IsZero() && h.FirstPublished.Day() < c.span.Since
}

// groups are those for which a hand counts: the subject, or the body and, when
// asked for, those above it.
func (c *counting) groups(id body.ID, subject petition.Subject) []group {
	if c.q.By == GroupBySubject {
		return []group{{subject: subject}}
	}
	id, _ = c.p.AnswersFor(id, c.last)
	groups := []group{{body: id}}
	for c.q.RollUp && id != "" {
		for _, id = range c.line(id) {
			if g := (group{body: id}); !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
		id = unitOf(id)
	}
	return groups
}

// line is a body and those above it, and for one that ended those which took
// the place of what was above.
func (c *counting) line(id body.ID) []body.ID {
	if bodies := c.p.Bodies(); bodies != nil {
		return bodies.Line(id, c.last)
	}
	return []body.ID{id}
}

// unitOf is the identifier above one that no registry knows: H26 of H26.12.
func unitOf(id body.ID) body.ID {
	for i := len(id) - 1; i > 0; i-- {
		if id[i] == '.' {
			return id[:i]
		}
	}
	return ""
}

// add counts one petition: first and final are its first and last hand here.
func (t *Tally) add(pet petition.Petition, first, final petition.Hand, v verdict, span schedule.Span) {
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	received := span.Contains(first.Since.Day())
	count(&t.Received, received)
	count(&t.CarriedOver, !received)
	count(&t.Reflections, pet.Kind() == petition.KindReflection)
	count(&t.Recommendations, pet.Kind() == petition.KindRecommendation)
	count(&t.NoPetitions, !pet.Kind().IsPetition())
	count(&t.Regulations, pet.Subject() == petition.SubjectRegulation)
	count(&t.Procedures, pet.Subject() == petition.SubjectProcedure)
	count(&t.Conducts, pet.Subject() == petition.SubjectConduct)
	count(&t.OnTime, v.judged && v.onTime)
	count(&t.Late, v.judged && !v.onTime)
	answered := !final.Answered.IsZero() && (final.Ended == 0 || final.Ended == petition.Published || final.Ended == petition.Answered)
	count(&t.Answered, answered)
	count(&t.Published, final.Ended == petition.Published)
	count(&t.Refused, final.Ended == petition.Refused)
	count(&t.HandedOn, final.Ended == petition.Transferred)
	count(&t.Withdrawn, final.Ended == petition.Withdrawn)
	count(&t.Duplicates, final.Ended == petition.DuplicateLinked)
	count(&t.OpenInTime, final.Ended == 0 && !answered && !v.overdue)
	count(&t.OpenOverdue, final.Ended == 0 && !answered && v.overdue)
	if answered {
		t.addOutcome(pet)
	}
	if !v.held {
		return
	}
	likes, dislikes := pet.Ratings()
	t.Likes += likes
	t.Dislikes += dislikes
	count(&t.Reopened, pet.Reopenings() > 0)
	count(&t.FirstReceived, received)
	count(&t.Satisfied, received && v.onTime && dislikes <= likes && pet.Reopenings() == 0)
}

// addOutcome counts what became of the matter, as the closing says, or else
// the answer.
func (t *Tally) addOutcome(pet petition.Petition) {
	outcome := pet.ClosingReason()
	if a, ok := pet.Answer(); ok && outcome == "" {
		outcome = a.Outcome
	}
	switch outcome {
	case petition.ReasonRegulationChanged:
		t.Changed++
	case petition.ReasonRegulationWillChange:
		t.WillChange++
	case petition.ReasonRecommended:
		t.Recommended++
	case petition.ReasonExplainedAndKept:
		t.Kept++
	case petition.ReasonConductHandled:
		t.ConductHandled++
	}
}
