package petition_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
)

// lifetime is the events of one petition from the submission to the rating.
func lifetime(tb testing.TB) (*petition.Process, []petition.Event) {
	s := &story{process: petition.MustProcess(petition.Options{Bodies: body.Vietnam()}), code: petition.MustParseCode("PAKN.20250425.0001")}
	events := []petition.Event{
		s.event("2025-04-25 15:40", petition.Submitted, "", to(office)),
		s.event("2025-04-26 08:00", petition.Transferred, office, to(hanoi)),
		s.event("2025-04-28 08:00", petition.SupplementRequested, hanoi),
		s.event("2025-05-05 08:00", petition.Supplemented, ""),
		s.event("2025-05-06 08:00", petition.Accepted, hanoi),
		s.event("2025-05-12 08:00", petition.InterimAnswered, hanoi),
		s.event("2025-05-16 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept)),
		s.event("2025-05-19 08:00", petition.Returned, office),
		s.event("2025-05-20 08:00", petition.Answered, hanoi, answer("2/UBND", petition.ReasonExplainedAndKept)),
		s.event("2025-05-21 08:00", petition.Published, hanoi),
		s.event("2025-05-22 08:00", petition.Rated, "", satisfied(true)),
	}
	_, err := s.process.Replay(events)
	require.NoError(tb, err)
	return s.process, events
}

// One operation is one event.
func BenchmarkApply(b *testing.B) {
	p, events := lifetime(b)
	b.ReportAllocs()
	var pet petition.Petition
	for i := 0; b.Loop(); i++ {
		at := i % len(events)
		if at == 0 {
			pet = petition.Petition{}
		}
		var err error
		if pet, err = p.Apply(pet, events[at]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

func BenchmarkReadEvent(b *testing.B) {
	line := []byte(wholeEvents[0])
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if _, err := petition.ReadEvent(line); err != nil {
			b.Fatal(err)
		}
	}
}

// An event costs one allocation: the new value. Reading whether it may come
// costs none.
func TestAllocations(t *testing.T) {
	p, events := lifetime(t)
	pet, err := p.Replay(events[:5])
	require.NoError(t, err)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = p.Apply(pet, events[5]) }), 1.0)
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = pet.State().Next(petition.Answered) }))
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _ = p.Items(pet) }), 4.0) // the race detector adds some
}
