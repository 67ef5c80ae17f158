package figures_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// file is petitions as a file of their events has them.
func file(t *testing.T, pets []petition.Petition) petition.Checked {
	checked, err := petition.MustProcess(petition.Options{Bodies: body.Vietnam()}).Check(func(yield func(petition.Line, error) bool) {
		n := 0
		for _, pet := range pets {
			for _, e := range pet.Events() {
				if n++; !yield(petition.Line{Number: n, Event: e.WithoutWords()}, nil) {
					return
				}
			}
		}
	}, form.NoDay)
	require.NoError(t, err)
	return checked
}

// What is said of a duplicate and what is counted of it is one judgement: by its
// own start and limit, 23 June for the first and 24 June for the second (fifteen
// working days from Monday the 2nd and Tuesday the 3rd of June 2025).
func TestTallyOfWhatBecomesOfADuplicate(t *testing.T) {
	const first, second = "PAKN.20250602.0001", "PAKN.20250603.0001"
	for _, c := range []struct {
		name   string
		main   func(*story) // what happens to the second, to which the first is linked
		june   figures.Tally
		july   figures.Tally
		onTime bool // of the first, by the clock of the indicator
	}{
		{"answered in time for both", func(s *story) {
			s.happens("2025-06-23 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonRegulationChanged))
			s.happens("2025-06-25 08:00", petition.Published, hanoi)
		}, figures.Tally{Received: 2, Duplicates: 1, Answered: 1, Published: 1, OnTime: 2, FirstReceived: 2, Satisfied: 2, Changed: 1}, figures.Tally{}, true},
		{"answered in time for the second alone", func(s *story) {
			s.happens("2025-06-24 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonRegulationChanged))
			s.happens("2025-06-25 08:00", petition.Published, hanoi)
		}, figures.Tally{Received: 2, Duplicates: 1, Answered: 1, Published: 1, OnTime: 1, Late: 1, FirstReceived: 2, Satisfied: 1, Changed: 1}, figures.Tally{}, false},
		{"withdrawn", func(s *story) { s.happens("2025-06-10 08:00", petition.Withdrawn, "") },
			figures.Tally{Received: 2, Withdrawn: 1, OpenOverdue: 1, OnTime: 1, Late: 1, FirstReceived: 2, Satisfied: 1},
			figures.Tally{CarriedOver: 1, OpenOverdue: 1, Late: 1}, false},
		{"never answered", func(*story) {},
			figures.Tally{Received: 2, Duplicates: 1, OpenOverdue: 1, Late: 2, FirstReceived: 2},
			figures.Tally{CarriedOver: 2, Duplicates: 1, OpenOverdue: 1, Late: 2}, false},
		{"answered in July", func(s *story) {
			s.happens("2025-07-01 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonRegulationChanged))
			s.happens("2025-07-02 08:00", petition.Published, hanoi)
		}, figures.Tally{Received: 2, Duplicates: 1, OpenOverdue: 1, Late: 2, FirstReceived: 2},
			figures.Tally{CarriedOver: 2, Duplicates: 1, Answered: 1, Published: 1, Late: 2, Changed: 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := tell(t, first), tell(t, second)
			a.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
			b.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi))
			b.happens("2025-06-04 08:00", petition.Accepted, hanoi)
			a.happens("2025-06-05 08:00", petition.DuplicateLinked, hanoi, of(second))
			c.main(b)
			all := []petition.Petition{a.pet, b.pet}
			for period, want := range map[string]figures.Tally{"2025-06": c.june, "2025-07": c.july} {
				q := figures.TallyQuery{Period: schedule.MustParsePeriod(period)}
				got := figures.Count(a.process, all, q)
				for _, q.DuplicatesOnce = range []bool{true, false} {
					assert.Equal(t, figures.Count(a.process, all, q), figures.CountEach(a.process, file(t, all).Petitions(q.Last()), q), "those of a file come one at a time")
				}
				if want == (figures.Tally{}) {
					assert.Empty(t, got)
					continue
				}
				want.Body, want.Reflections, want.Procedures = hanoi, want.Total(), want.Total()
				require.Len(t, got, 1)
				assert.Equal(t, want, got[0], period)
			}
			pet := a.process.Links(all, day("2025-07-31")).Petition(a.code)
			assert.Equal(t, c.onTime, a.process.Judge(pet, day("2025-07-31"))[0].OnTime)
			state := a.process.Clocks(pet, day("2025-07-31")).Indicator.State
			assert.Equal(t, c.onTime, state == schedule.ClockMet, state)
		})
	}
}

// What nobody answers for counts also where duplicates count once.
func TestLostDuplicatesCountInAnyCase(t *testing.T) {
	a, b := tell(t, "PAKN.20250602.0001"), tell(t, "PAKN.20250603.0001")
	a.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	b.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi))
	a.happens("2025-06-05 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250603.0001"))
	query := figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06"), DuplicatesOnce: true}
	assert.Equal(t, 1, figures.Count(a.process, []petition.Petition{a.pet, b.pet}, query)[0].Total())
	b.happens("2025-06-10 08:00", petition.Withdrawn, "")
	assert.Equal(t, 2, figures.Count(a.process, []petition.Petition{a.pet, b.pet}, query)[0].Total())
	assert.Equal(t, 1, figures.Count(a.process, []petition.Petition{a.pet}, query)[0].OpenOverdue, "the other one is not there")
}

// Published in time in June 2025 and reopened in July: what was reached in June
// stays reached in June, the quarter and the year, and the reopening is in no later
// denominator of indicator 5.2; it counts in 5.3 of each period that has both.
// Indicator 5.1 and what is open count it in July as well. By the other reading the
// answer that follows is judged, in each period in which it is worked on: fifteen
// working days of which four were used (3-6 June) go on from Wednesday 2 July, the
// fifth, and end on the 16th.
func TestReopeningJudgesNothingAgain(t *testing.T) {
	anew := petition.National()
	anew.Practice[0].ReopeningAnew = true
	type figure struct{ total, onTime, late, openInTime, openOverdue, first, satisfied, reopened int }
	for _, c := range []struct {
		rules  petition.Rules
		period string
		today  string // up to which things are known; empty: the end
		want   figure
	}{
		{petition.Rules{}, "2025-06", "", figure{total: 1, onTime: 1, first: 1, satisfied: 1}},
		{petition.Rules{}, "2025-07", "2025-07-16", figure{total: 1, openInTime: 1, reopened: 1}},
		{petition.Rules{}, "2025-07", "", figure{total: 1, openOverdue: 1, reopened: 1}},
		{petition.Rules{}, "2025-Q3", "", figure{total: 1, reopened: 1}}, // answered again in August
		{petition.Rules{}, "2025-H1", "", figure{total: 1, onTime: 1, first: 1, satisfied: 1}},
		{petition.Rules{}, "2025", "2025-07-31", figure{total: 1, onTime: 1, first: 1, openOverdue: 1, reopened: 1}},
		{petition.Rules{}, "2025", "", figure{total: 1, onTime: 1, first: 1, reopened: 1}},
		{petition.Rules{}, "2025-Q4", "", figure{}},
		{anew, "2025-06", "", figure{total: 1, onTime: 1, first: 1, satisfied: 1}},
		{anew, "2025-07", "2025-07-16", figure{total: 1, onTime: 1, openInTime: 1, reopened: 1}},
		{anew, "2025-07", "", figure{total: 1, late: 1, openOverdue: 1, reopened: 1}},
		{anew, "2025-Q3", "", figure{total: 1, late: 1, reopened: 1}},
		{anew, "2025", "", figure{total: 1, late: 1, first: 1, reopened: 1}},
	} {
		s := tellUnder(t, "PAKN.20250602.0001", c.rules)
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
		s.happens("2025-06-06 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
		s.happens("2025-06-09 08:00", petition.Published, hanoi)
		s.happens("2025-07-02 08:00", petition.Reopened, "")
		s.happens("2025-08-04 08:00", petition.Answered, hanoi, answer("2/UBND", petition.ReasonRegulationChanged))
		s.happens("2025-08-05 08:00", petition.Published, hanoi)
		q := figures.TallyQuery{Period: schedule.MustParsePeriod(c.period)}
		if c.today != "" {
			q.Today = day(c.today)
		}
		tallies := figures.Count(s.process, []petition.Petition{s.pet}, q)
		if c.want == (figure{}) {
			assert.Empty(t, tallies, c.period)
			continue
		}
		require.Len(t, tallies, 1, c.period)
		a := tallies[0]
		assert.Equal(t, c.want, figure{a.Total(), a.OnTime, a.Late, a.OpenInTime, a.OpenOverdue, a.FirstReceived, a.Satisfied, a.Reopened}, "%s %s %s", c.rules.Name, c.period, c.today)
		assert.Equal(t, c.want.onTime+c.want.late, a.Judged())
	}
}

// A duplicate that was answered and published with the other one in time, in June
// 2025, and that its own sender reopens in July, is as one that was answered by
// itself; a link that a body undoes then was a mistake, and the petition was never
// answered.
func TestDuplicateReopenedAfterBothWereAnswered(t *testing.T) {
	a, b := tell(t, "PAKN.20250602.0001"), tell(t, "PAKN.20250603.0001")
	a.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	b.happens("2025-06-03 08:00", petition.Submitted, "", to("H29"))
	b.happens("2025-06-04 08:00", petition.Accepted, "H29")
	a.happens("2025-06-05 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250603.0001"))
	b.happens("2025-06-06 08:00", petition.Answered, "H29", answer("1/TL", petition.ReasonRegulationChanged))
	b.happens("2025-06-09 08:00", petition.Published, "H29")
	byBody := *a
	a.happens("2025-07-01 08:00", petition.Reopened, "")
	byBody.happens("2025-07-01 08:00", petition.Reopened, hanoi)
	for _, c := range []struct {
		pet    petition.Petition
		period string
		want   [5]int // total, on time, late, satisfied, reopened
	}{
		{a.pet, "2025-06", [5]int{1, 1, 0, 1, 0}}, {a.pet, "2025", [5]int{1, 1, 0, 0, 1}}, {a.pet, "2025-Q3", [5]int{1, 0, 0, 0, 1}},
		{byBody.pet, "2025-06", [5]int{1, 1, 0, 1, 0}}, {byBody.pet, "2025", [5]int{1, 0, 1, 0, 0}}, {byBody.pet, "2025-Q3", [5]int{1, 0, 1, 0, 0}},
	} {
		got := figures.Count(a.process, []petition.Petition{c.pet, b.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod(c.period)})
		require.Equal(t, hanoi, got[0].Body)
		assert.Equal(t, c.want, [5]int{got[0].Total(), got[0].OnTime, got[0].Late, got[0].Satisfied, got[0].Reopened}, c.period)
	}
}

// Published on 1 July, within two working days of an answer of 30 June, and then
// reopened: July has it in the denominator, for it was published in July.
func TestReopenedInThePeriodOfThePublication(t *testing.T) {
	s := tell(t, "PAKN.20250610.0001")
	s.happens("2025-06-10 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-11 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-30 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept)) // 1 July is the last day
	s.happens("2025-07-01 08:00", petition.Published, hanoi)
	s.happens("2025-07-07 08:00", petition.Reopened, "")
	// Handed on after that, the other body has its own time for it.
	s.happens("2025-07-08 08:00", petition.Transferred, hanoi, to("H29"))
	got := map[string][2]int{}
	for _, a := range figures.Count(s.process, []petition.Petition{s.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-07")}) {
		got[string(a.Body)] = [2]int{a.OnTime, a.Late}
	}
	// 15 working days from Tuesday 8 July: 9-11 (3), 14-18 (8), 21-25 (13), 28, 29 July.
	assert.Equal(t, map[string][2]int{"H26": {1, 0}, "H29": {0, 1}}, got)
}

// Answered on 20 March 2026, in time (fifteen working days from Monday the 2nd are
// 3-6, 9-13, 16-20 and the 23rd), and published on the 30th: two working days from
// the 20th are the 23rd and the 24th, so it is late, and stays so in every period
// that has it when the sender reopens it. What is said of it is what is counted.
func TestReopeningMakesNothingOnTime(t *testing.T) {
	for published, onTime := range map[string]bool{"2026-03-24 09:00": true, "2026-03-30 09:00": false} {
		s := tell(t, "PAKN.20260302.0001")
		s.happens("2026-03-02 09:00", petition.Submitted, "", to(hanoi))
		s.happens("2026-03-03 09:00", petition.Accepted, hanoi)
		s.happens("2026-03-20 09:00", petition.Answered, hanoi, answer("45/UBND", petition.ReasonExplainedAndKept))
		s.happens(published, petition.Published, hanoi)
		judged := func(again string, periods ...string) {
			for _, period := range periods {
				last := schedule.MustParsePeriod(period).Span().Last()
				for _, a := range figures.Count(s.process, []petition.Petition{s.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod(period)}) {
					assert.Equal(t, map[bool][2]int{true: {1, 0}, false: {0, 1}}[onTime], [2]int{a.OnTime, a.Late}, "%s %s %s", published, again, period)
				}
				k := s.process.Clocks(s.pet, last).Indicator
				assert.Equal(t, map[bool]schedule.ClockState{true: schedule.ClockMet, false: schedule.ClockLate}[onTime], k.State, "%s %s %s", published, again, period)
				assert.Equal(t, "2026-03-23", k.Due.String())
			}
		}
		judged("published", "2026-03", "2026-Q1", "2026-H1", "2026")
		s.happens("2026-04-10 09:00", petition.Reopened, "")
		judged("reopened", "2026-03", "2026-Q1", "2026-H1", "2026")
		for _, i := range s.process.Items(s.pet) {
			assert.NotEqual(t, "indicator", i.Name(), "nothing more is asked for indicator 5.2")
		}
		assert.Zero(t, figures.Count(s.process, []petition.Petition{s.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod("2026-Q2")})[0].Judged())
		s.happens("2026-06-01 09:00", petition.Answered, hanoi, answer("46/UBND", petition.ReasonRegulationChanged))
		s.happens("2026-06-30 09:00", petition.Published, hanoi)
		judged("answered again", "2026-03", "2026-H1", "2026")
	}
}

// The first is answered and published in time for the second, whose sender asks again
// in July and which is linked again: June has it on time, and July in no denominator.
func TestLinkedAgainIsJudgedOnce(t *testing.T) {
	a, b, c := tell(t, "PAKN.20250602.0001"), tell(t, "PAKN.20250603.0001"), tell(t, "PAKN.20250701.0001")
	a.happens("2025-06-02 08:00", petition.Submitted, "", to("H29"))
	a.happens("2025-06-03 08:00", petition.Accepted, "H29")
	b.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi))
	b.happens("2025-06-04 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250602.0001"))
	a.happens("2025-06-20 08:00", petition.Answered, "H29", answer("1/TL", petition.ReasonRegulationChanged))
	a.happens("2025-06-23 08:00", petition.Published, "H29")
	c.happens("2025-07-01 08:00", petition.Submitted, "", to("H29"))
	b.happens("2025-07-10 08:00", petition.Reopened, "")
	for _, main := range []string{"PAKN.20250602.0001", "PAKN.20250701.0001"} {
		linked := *b
		linked.happens("2025-07-14 08:00", petition.DuplicateLinked, hanoi, of(main))
		for period, want := range map[string][3]int{"2025-06": {1, 0, 1}, "2025-H1": {1, 0, 1}, "2025-07": {0, 0, 0}, "2025-Q3": {0, 0, 0}, "2025": {1, 0, 1}} {
			got := figures.Count(b.process, []petition.Petition{a.pet, linked.pet, c.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod(period)})
			require.Equal(t, hanoi, got[0].Body)
			assert.Equal(t, want, [3]int{got[0].OnTime, got[0].Late, got[0].Judged()}, "%s %s", main, period)
		}
	}
}
