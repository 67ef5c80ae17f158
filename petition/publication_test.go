package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// The outcome may be said with the publication only; a reason must agree with
// it.
func TestOutcomeWithPublication(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", ""))
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi)
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi, because("xong"))
	s.happens("2025-06-05 08:00", petition.Published, hanoi, because("explained-and-kept"))
	assert.Equal(t, petition.ReasonExplainedAndKept, s.pet.ClosingReason())
}

// The outcome of an answer is one of the list, or is left to the publication.
func TestOutcomeInOtherWords(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	e := s.cannot(petition.RuleReason, "2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", "explained"))
	assert.Contains(t, e.Want, "explained-and-kept")
	assert.Equal(t, petition.StateAccepted, s.pet.State())

	// One that was kept with other words, before they were refused, comes back, and
	// the publication mends it.
	kept := append(s.pet.Events(), s.event("2025-06-04 08:00", petition.Answered, hanoi, answer("12/UBND-KSTT", "explained")))
	restored, err := s.process.Restore(kept)
	require.NoError(t, err)
	s.pet = restored
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi)
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi, because("explained"))
	s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi, func(e *petition.Event) { e.Outcome = "explained" })
	s.happens("2025-06-05 08:00", petition.Published, hanoi, because("explained-and-kept"))
	assert.Equal(t, petition.ReasonExplainedAndKept, s.pet.ClosingReason())
}

func TestPublishedAnswerIsThere(t *testing.T) {
	for _, c := range []struct {
		rule              form.Code
		document, content string
	}{
		{petition.RuleDocument, "", "Đã xong"},
		{petition.RuleDocument, "công văn", "Đã xong"}, {petition.RuleDocument, "123", "Đã xong"}, {petition.RuleDocument, "2090", "Đã xong"},
		{petition.RuleDocument, "công văn (chưa có số)", "Đã xong"},
	} {
		s := tell(t, "PAKN.20250602.0001")
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
		s.happens("2025-06-04 08:00", petition.Answered, hanoi, func(e *petition.Event) {
			e.Document, e.Content, e.Outcome = c.document, c.content, petition.ReasonConductHandled
		})
		s.cannot(c.rule, "2025-06-05 08:00", petition.Published, hanoi)
	}
}

// What says nothing is no answer: it stops no clock, whatever outcome it names. One
// that was kept before it was refused is not published.
func TestAnswerSaysSomething(t *testing.T) {
	for _, empty := range []edit{func(*petition.Event) {}, says(" "), func(e *petition.Event) { e.Outcome = petition.ReasonExplainedAndKept },
		func(e *petition.Event) { e.Document, e.Content = " ", " \n" }} {
		s := tell(t, "PAKN.20250602.0001")
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
		s.cannot(petition.RuleAnswer, "2025-06-20 08:00", petition.Answered, hanoi, empty)
		// Fifteen working days from Monday 2 June 2025 end on the 23rd.
		s.clocks("2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "answer", clock{"2025-06-23", overdue})
		kept, err := s.process.Restore(append(s.pet.Events(), s.event("2025-06-20 08:00", petition.Answered, hanoi, empty)))
		require.NoError(t, err)
		s.pet = kept
		s.cannot(petition.RuleAnswer, "2025-06-23 08:00", petition.Published, hanoi)
	}
}

// What a message recommends instead is never what it refuses.
func TestWhatIsWantedIsAllowed(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	e := s.cannot(petition.RuleReason, "2025-06-03 08:00", petition.Refused, hanoi, because("supplement-never-came"))
	assert.NotContains(t, e.Want, "supplement-never-came", "none was asked for")
	assert.Contains(t, e.Want, "unclear")
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	asked := *s
	asked.happens("2025-06-03 09:00", petition.SupplementRequested, hanoi)
	e = asked.cannot(petition.RuleReason, "2025-06-05 09:00", petition.Refused, hanoi, because("unclear"))
	assert.Equal(t, []string{"supplement-never-came"}, e.Want, "it was taken on")
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("45/UBND", petition.ReasonRegulationChanged))
	e = s.cannot(petition.RuleReason, "2025-06-05 08:00", petition.Published, hanoi, because("conduct-handled"))
	assert.Equal(t, []string{"regulation-changed"}, e.Want, "as the answer says")
	s.happens("2025-06-05 08:00", petition.Published, hanoi, because(e.Want[0]))
}
