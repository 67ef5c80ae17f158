package scenario

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/schedule/form"
)

// stretch is the time in which one body held a petition.
type stretch struct {
	body                                              unit
	since, until, asked, takenOn, answered, published minute
	firstAnswered, firstPublished                     minute // before the sender first reopened it
	ended                                             petition.EventType
	back                                              bool
}

// standing is how a petition stands at the end of a day.
type standing struct {
	hands                       []stretch
	awaiting, neverCame         bool
	outcome                     petition.Reason
	likes, dislikes, reopenings int
	pauses                      [][2]day // the days between an answer and a reopening
	linked                      int      // to which petition; -1: none
	received                    minute
}

// at is how the petition stood on a day, of what was delivered by another.
func (m *matter) at(last, delivered day) *standing {
	s := &standing{linked: -1}
	for i := range m.happened {
		h := &m.happened[i]
		if h.at.day() > last || h.delivered > delivered {
			break
		}
		var on *stretch
		if n := len(s.hands); n > 0 {
			on = &s.hands[n-1]
		}
		begin := func() {
			s.hands = append(s.hands, stretch{body: h.to, since: h.at, until: none, asked: none, takenOn: none, answered: none, published: none, firstAnswered: none, firstPublished: none})
			s.awaiting = false
		}
		switch h.kind {
		case petition.Submitted:
			s.received = h.at
			begin()
		case petition.Transferred:
			on.until, on.ended = h.at, h.kind
			on.back = h.to == focal(h.at.day()) || len(s.hands) > 1 && h.to == s.hands[len(s.hands)-2].body
			begin()
		case petition.SupplementRequested:
			if s.awaiting = true; on.asked == none && on.takenOn == none {
				on.asked = h.at
			}
		case petition.Supplemented:
			s.awaiting = false
		case petition.Accepted:
			s.awaiting, on.takenOn = false, h.at
		case petition.Answered:
			on.answered, s.outcome = h.at, h.reason
		case petition.Returned:
			on.answered = none
		case petition.Rated:
			if h.satisfied {
				s.likes++
			} else {
				s.dislikes++
			}
		case petition.Reopened:
			s.reopenings++
			s.pauses = append(s.pauses, [2]day{on.answered.day() + 1, h.at.day()})
			if on.firstPublished == none {
				on.firstAnswered, on.firstPublished = on.answered, on.published
			}
			on.answered, on.published, on.until, on.ended = none, none, none, 0
		case petition.Published, petition.Refused, petition.Withdrawn, petition.DuplicateLinked:
			s.awaiting = false
			if on.until, on.ended = h.at, h.kind; h.kind == petition.Published {
				on.published = h.at
			}
			s.neverCame = h.reason == petition.ReasonSupplementNeverCame
			if h.kind == petition.DuplicateLinked {
				s.linked, on.until = h.of, none
			}
		}
	}
	return s
}

// follow gives a duplicate what became of the petition that it was linked to, for
// which that was answered and closed when it first was so after the link; lost
// says that it was closed without an answer.
func (s *standing) follow(main *matter, linked minute, last, delivered day) (lost bool) {
	answered, published, ended := none, none, none
	closed := false
	for i := range main.happened {
		h := &main.happened[i]
		if h.at.day() > last || h.delivered > delivered || closed && answered != none && h.at > linked {
			break
		}
		switch h.kind {
		case petition.Answered:
			answered = h.at
		case petition.Returned:
			answered = none
		case petition.Published:
			published, ended, closed = h.at, h.at, true
		case petition.Refused, petition.Withdrawn:
			ended, closed = h.at, true
		case petition.Reopened:
			answered, published, ended, closed = none, none, none, false
		}
	}
	h := &s.hands[len(s.hands)-1]
	if closed && answered == none {
		h.ended = 0
		return true
	}
	atLink := func(m minute) minute {
		if m != none && m < linked {
			return linked
		}
		return m
	}
	h.answered, h.published, h.until = atLink(answered), atLink(published), atLink(ended)
	return false
}

// due is the n-th working day after a day, as is known on another, without the
// days on which the petition rested with its sender.
func (s *standing) due(n int, d, known day) day {
	for n > 0 {
		d++
		rests := false
		for _, p := range s.pauses {
			rests = rests || d >= p[0] && d < p[1]
		}
		if !rests && d.works(known) {
			n--
		}
	}
	return d
}

// answerWithin is the working days for an answer to what arrived on a day.
func answerWithin(since day) int {
	if since >= rulesChange {
		return 12
	}
	return 15
}

// inTime says whether a step was done, or can still be, within working days. What
// was in time by what was known on its day stays so.
func (s *standing) inTime(n int, since, done minute, asOf, known day) bool {
	if done == none {
		return asOf <= s.due(n, since.day(), known)
	}
	return done.day() <= s.due(n, since.day(), known) || done.day() <= s.due(n, since.day(), done.day())
}

// kept says whether the limits of indicator 5.2 were kept in a stretch.
func (s *standing) kept(h *stretch, awaiting bool, asOf, known day) bool {
	within := func(n int, since, done minute) bool { return s.inTime(n, since, done, asOf, known) }
	if h.asked != none && !within(5, h.since, h.asked) {
		return false
	}
	switch {
	case h.firstPublished != none: // as it was before the sender reopened it
		first := *s
		first.pauses = nil
		within = func(n int, since, done minute) bool { return first.inTime(n, since, done, asOf, known) }
		return within(answerWithin(h.since.day()), h.since, h.firstAnswered) && within(2, h.firstAnswered, h.firstPublished)
	case h.ended == petition.Refused && s.neverCame, awaiting:
		return true
	case h.ended == petition.Refused, h.ended == petition.Transferred && h.back:
		return within(2, h.since, h.until)
	case h.ended == petition.Transferred:
		return within(5, h.since, h.until)
	case h.answered != none:
		published := h.published
		if published == none {
			published = h.until
		}
		return within(answerWithin(h.since.day()), h.since, h.answered) && within(2, h.answered, published)
	}
	return within(answerWithin(h.since.day()), h.since, h.until)
}

// counter counts petitions over a period.
type counter struct {
	all          []matter
	since, last  day // of the period
	known        day // up to which things were delivered, and the calendar
	bySubject    bool
	rolledUp     bool
	withoutLinks bool
	tallies      map[figures.Tally]*figures.Tally // by body or subject
}

func (c *counter) groups(m *matter, u unit) (all []figures.Tally) {
	if c.bySubject {
		return []figures.Tally{{Subject: m.subject}}
	}
	for _, over := range line(u, c.last) {
		if all = append(all, figures.Tally{Body: province[over].id}); !c.rolledUp {
			break
		}
	}
	return all
}

func (c *counter) count(m *matter) {
	s := m.at(c.last, c.known)
	if len(s.hands) == 0 {
		return
	}
	if s.linked >= 0 {
		if lost := s.follow(&c.all[s.linked], m.linkedAt(), c.last, c.known); c.withoutLinks && !lost {
			return
		}
	}
	n := len(s.hands)
	kept := make([]bool, n)
	for i := range s.hands {
		kept[i] = s.kept(&s.hands[i], s.awaiting && i == n-1, c.last, c.known)
	}
	of := map[figures.Tally][]int{}
	for i := range s.hands {
		who := s.hands[i].body
		if until := s.hands[i].until; who == office22 && until == none {
			who = focal(c.last) // what it was sent goes with the control of procedures
		} else if who == office22 {
			who = focal(until.day())
		}
		for _, g := range c.groups(m, who) {
			of[g] = append(of[g], i)
		}
	}
	left := func(i int) bool { return s.hands[i].until != none && s.hands[i].until.day() < c.since }
	for g, hands := range of {
		final := hands[len(hands)-1]
		if left(final) {
			continue
		}
		onTime, judged := true, false
		for _, i := range hands {
			onTime = onTime && (left(i) || kept[i])
			first := s.hands[i].firstPublished
			judged = judged || !left(i) && (first == none || first.day() >= c.since)
		}
		overdue, h := !onTime, &s.hands[final]
		if h.firstPublished != none && h.ended == 0 { // taken up again: what is owed is owed to the sender
			overdue = !s.inTime(answerWithin(s.received.day()), s.received, none, c.last, c.known)
		}
		if c.tallies[g] == nil {
			t := g
			c.tallies[g] = &t
		}
		c.add(c.tallies[g], m, s, hands[0], final, onTime, judged, overdue)
	}
}

func (c *counter) add(t *figures.Tally, m *matter, s *standing, first, final int, onTime, judged, overdue bool) {
	yes := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	h := &s.hands[final]
	received := s.hands[first].since.day() >= c.since
	answered := h.answered != none && (h.ended == 0 || h.ended == petition.Published)
	yes(&t.Received, received)
	yes(&t.CarriedOver, !received)
	yes(&t.Reflections, !m.recommendation)
	yes(&t.Recommendations, m.recommendation)
	yes(&t.Regulations, m.subject == petition.SubjectRegulation)
	yes(&t.Procedures, m.subject == petition.SubjectProcedure)
	yes(&t.Conducts, m.subject == petition.SubjectConduct)
	yes(&t.OnTime, judged && onTime)
	yes(&t.Late, judged && !onTime)
	yes(&t.Answered, answered)
	yes(&t.Published, h.ended == petition.Published)
	yes(&t.Refused, h.ended == petition.Refused)
	yes(&t.HandedOn, h.ended == petition.Transferred)
	yes(&t.Withdrawn, h.ended == petition.Withdrawn)
	yes(&t.Duplicates, h.ended == petition.DuplicateLinked)
	yes(&t.OpenInTime, h.ended == 0 && !answered && !overdue)
	yes(&t.OpenOverdue, h.ended == 0 && !answered && overdue)
	yes(&t.Changed, answered && s.outcome == petition.ReasonRegulationChanged)
	yes(&t.WillChange, answered && s.outcome == petition.ReasonRegulationWillChange)
	yes(&t.Recommended, answered && s.outcome == petition.ReasonRecommended)
	yes(&t.Kept, answered && s.outcome == petition.ReasonExplainedAndKept)
	yes(&t.ConductHandled, answered && s.outcome == petition.ReasonConductHandled)
	if final < len(s.hands)-1 {
		return
	}
	t.Likes += s.likes
	t.Dislikes += s.dislikes
	yes(&t.Reopened, s.reopenings > 0)
	yes(&t.FirstReceived, received)
	yes(&t.Satisfied, received && onTime && s.dislikes <= s.likes && s.reopenings == 0)
}

// dues are the last days of the petitioner's and the indicator's clock of each
// open petition that is not answered.
func (s *petitionStory) dues(last day) map[string]form.Day {
	all := map[string]form.Day{}
	for i := range s.all {
		m := s.all[i].at(last, last)
		if len(m.hands) == 0 {
			continue
		}
		h := &m.hands[len(m.hands)-1]
		if h.ended != 0 || h.answered != none {
			continue
		}
		code := s.all[i].code().String()
		received := m.received.day()
		all[code+" petitioner"] = m.due(answerWithin(received), received, last).form()
		if !m.awaiting && h.firstPublished == none {
			all[code+" indicator"] = m.due(answerWithin(h.since.day()), h.since.day(), last).form()
		}
	}
	return all
}

// same says of two maps where they differ first.
func same[K comparable, V any](t testing.TB, want, got map[K]V, what string, args ...any) {
	t.Helper()
	for k, w := range want {
		require.Equal(t, w, got[k], "%+v: %s", k, fmt.Sprintf(what, args...))
	}
	for k := range got {
		require.Contains(t, want, k, what)
	}
}

func TestTwoYearsOfPetitions(t *testing.T) {
	s := newPetitionStory()
	var all figures.Tally
	for month := range 24 {
		last := months[month+1] - 1
		p := process(t, last)
		s.deliver(t, p, months[month], months[month+1])
		if slices.Contains(restarts, month) {
			s.restart(t, p)
		}
		for period, days := range periodsTo(month) {
			for _, c := range []counter{{}, {rolledUp: true}, {bySubject: true}, {withoutLinks: true, rolledUp: true}} {
				c.all, c.since, c.last, c.known, c.tallies = s.all, days[0], days[1]-1, last, map[figures.Tally]*figures.Tally{}
				for i := range s.all {
					c.count(&s.all[i])
				}
				want := map[figures.Tally]figures.Tally{}
				for g, tally := range c.tallies {
					want[g] = *tally
				}
				q := figures.TallyQuery{Period: period, RollUp: c.rolledUp, DuplicatesOnce: c.withoutLinks}
				if c.bySubject {
					q.By = figures.GroupBySubject
				}
				got := map[figures.Tally]figures.Tally{}
				for _, tally := range figures.Count(p, s.there(), q) {
					got[figures.Tally{Body: tally.Body, Subject: tally.Subject}] = tally
					if c.bySubject && month == 23 && len(period.String()) == 4 {
						all.OnTime, all.Late, all.Answered, all.Refused = all.OnTime+tally.OnTime, all.Late+tally.Late, all.Answered+tally.Answered, all.Refused+tally.Refused
					}
				}
				same(t, want, got, "%s at the end of month %d: %+v", period, month+1, q)
			}
		}
		got := map[string]form.Day{}
		for _, pet := range s.there() {
			for _, i := range p.Items(pet) {
				if i.Clock != petition.StepClock {
					got[i.Code.String()+" "+i.Name()] = i.Due()
				}
			}
		}
		same(t, s.dues(last), got, "what is due at the end of month %d", month+1)
	}
	require.Len(t, s.there(), petitions)
	require.Greater(t, min(all.OnTime, all.Late, all.Answered, all.Refused), 20, "%+v", all)
}

// On 12 January 2026 nothing is taken on without an address and G22
// hands nothing on any more; what was taken on before is answered.
func TestTheRulesOfTheDay(t *testing.T) {
	p := process(t, ymd(2026, 2, 28))
	m := matter{number: 1, subject: petition.SubjectProcedure, lacksAddress: true, happened: []happening{
		{at: ymd(2026, 1, 7).at(8, 0), kind: petition.Submitted, by: nobody, to: 0},
		{at: ymd(2026, 1, 8).at(8, 0), kind: petition.Accepted, by: 0, to: nobody},
		{at: ymd(2026, 1, 12).at(8, 0), kind: petition.Accepted, by: 0, to: nobody},
		{at: ymd(2026, 1, 12).at(9, 0), kind: petition.Transferred, by: office22, to: 2},
		{at: ymd(2026, 1, 12).at(9, 0), kind: petition.Transferred, by: office15, to: 2},
		{at: ymd(2026, 1, 13).at(8, 0), kind: petition.Answered, by: 0, to: nobody, reason: petition.ReasonExplainedAndKept},
	}}
	event := func(n int) petition.Event { return m.event(nil, n) }
	submitted, err := p.Apply(petition.Petition{}, event(0))
	require.NoError(t, err)
	_, err = p.Apply(submitted, event(2))
	require.ErrorIs(t, err, petition.RuleAdmission)
	_, err = p.Apply(submitted, event(3))
	require.ErrorIs(t, err, petition.RuleActor)
	_, err = p.Apply(submitted, event(4))
	require.NoError(t, err)
	_, err = p.Replay([]petition.Event{event(5), event(1), event(0), event(1)})
	require.NoError(t, err)
}
