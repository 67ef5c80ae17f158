package petition_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// A withdrawal that a body records names the document or the channel of the
// sender's word; otherwise somebody should look.
func TestWithdrawalNamesTheSendersWord(t *testing.T) {
	for name, c := range map[string]struct {
		by    body.ID
		word  edit
		doubt bool
	}{
		"the sender":   {"", func(*petition.Event) {}, false},
		"no word":      {hanoi, func(*petition.Event) {}, true},
		"a reason":     {hanoi, because("withdrawn-by-sender"), true},
		"blank":        {hanoi, func(e *petition.Event) { e.Document = " " }, true},
		"a document":   {hanoi, func(e *petition.Event) { e.Document = "đơn ngày 3/6/2025" }, false},
		"by telephone": {hanoi, func(e *petition.Event) { e.Channel = petition.ChannelPhone }, false},
	} {
		s := tell(t, "PAKN.20250602.0001")
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2025-06-03 08:00", petition.Withdrawn, c.by, c.word)
		doubts := s.process.Doubts(s.pet, nil)
		if assert.Equal(t, c.doubt, doubts != nil, name); c.doubt {
			assert.ErrorIs(t, doubts[0], petition.RuleWord)
			assert.NotEqual(t, doubts[0].Error(), doubts[0].Message(form.Vietnamese))
		}
		b, err := json.Marshal(s.pet)
		require.NoError(t, err)
		back, err := s.process.ReadPetition(b)
		require.NoError(t, err)
		assert.True(t, s.pet.Equal(back), name)
	}
}

// A file names its doubts by line, and they are no faults.
func TestCheckNamesDoubts(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	lines := []petition.Line{{Number: 1, Event: s.event("2025-06-02 08:00", petition.Submitted, "", to(hanoi))},
		{Number: 3, Event: s.event("2025-06-03 08:00", petition.Withdrawn, hanoi)}}
	checked, err := s.process.Check(read(lines), form.NoDay)
	require.NoError(t, err)
	assert.Empty(t, checked.Faults)
	require.Len(t, checked.Doubts, 1)
	assert.Equal(t, 3, checked.Doubts[0].Line)
	assert.Equal(t, "word", checked.Doubts[0].Rule())
	assert.Equal(t, s.code, checked.Doubts[0].Code)
}

// A supplement is asked for and is said never to have come five minutes later: it is
// taken, for no text that was seen gives the sender a time, and somebody should
// look. With a row for the sender's time (here 10 days from 3 June 2025, so until
// the 13th) it is refused while that runs.
func TestRefusedForASupplementThatNeverCame(t *testing.T) {
	rules := petition.National()
	rules.Limits = append(rules.Limits, petition.Limit{Step: petition.StepGive, Term: schedule.NewTerm(10, schedule.Days),
		Basis: petition.Basis{Source: "quy chế của tỉnh", Doubt: "suy ra, chưa thấy văn bản"}})
	for _, accepted := range []bool{false, true} { // before and after it was taken on
		asked := func(s *story) *story {
			s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
			if accepted {
				s.happens("2025-06-02 09:00", petition.Accepted, hanoi)
			}
			s.happens("2025-06-03 08:00", petition.SupplementRequested, hanoi)
			return s
		}
		for when, doubt := range map[string]bool{"2025-06-03 08:05": true, "2025-06-03 23:59": true, "2025-06-04 00:00": true, "2025-06-04 07:59": true, "2025-06-04 08:00": false} {
			s := asked(tell(t, "PAKN.20250602.0001"))
			s.happens(when, petition.Refused, hanoi, because("supplement-never-came"))
			doubts := s.process.Doubts(s.pet, nil)
			if assert.Equal(t, doubt, doubts != nil, when); doubt {
				assert.ErrorIs(t, doubts[0], petition.RuleSoon)
			}
		}
		s := asked(tellUnder(t, "PAKN.20250602.0001", rules))
		e := s.cannot(petition.RuleReason, "2025-06-03 08:05", petition.Refused, hanoi, because("supplement-never-came"))
		assert.Contains(t, e.Message(form.Vietnamese), "đến hết ngày 13/6/2025")
		s.cannot(petition.RuleReason, "2025-06-13 23:59", petition.Refused, hanoi, because("supplement-never-came"))
		if !accepted {
			other := *s
			other.happens("2025-06-04 08:00", petition.Refused, hanoi, because("out-of-scope")) // for another reason at any time
		}
		s.happens("2025-06-14 00:00", petition.Refused, hanoi, because("supplement-never-came"))
		assert.Empty(t, s.process.Doubts(s.pet, nil))
		assert.Equal(t, "2025-06-13", s.process.Clocks(s.pet, day("2025-06-30")).Step.Due.String(), "the refusal gives the sender no more time")
	}
}

// What is soon is told by the working time that has passed, not by the day: a minute
// across midnight is soon, and so is a weekend. 6 June 2025 is a Friday.
func TestSoonIsLessThanAWorkingDay(t *testing.T) {
	for _, c := range []struct {
		asked, refused string
		doubt          bool
	}{
		{"2025-06-05 23:59", "2025-06-06 00:00", true}, {"2025-06-05 23:58", "2025-06-06 23:57", true}, {"2025-06-05 23:58", "2025-06-06 23:58", false},
		{"2025-06-06 16:00", "2025-06-07 09:00", true}, {"2025-06-06 16:00", "2025-06-09 15:59", true}, {"2025-06-06 16:00", "2025-06-09 16:00", false},
		{"2025-06-07 09:00", "2025-06-09 17:00", true}, {"2025-06-07 09:00", "2025-06-10 00:00", false},
	} {
		s := tell(t, "PAKN.20250602.0001")
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens(c.asked, petition.SupplementRequested, hanoi)
		s.happens(c.refused, petition.Refused, hanoi, because("supplement-never-came"))
		assert.Equal(t, c.doubt, s.process.Doubts(s.pet, nil) != nil, c)
	}
}
