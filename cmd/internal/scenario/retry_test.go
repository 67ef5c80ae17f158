package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// A retry is answered alike by plans, petitions and clocks: the very event,
// however long ago it was told and whatever came after it, changes nothing and is
// no error; what is like it in all but one field is another event.
func TestARetryIsAnsweredAlike(t *testing.T) {
	d := newDesk(t)
	process := petition.MustProcess(petition.Options{})

	for _, e := range d.pet.Events() {
		again, err := process.Apply(d.pet, e)
		require.NoError(t, err)
		require.True(t, d.pet.Equal(again))
		e.Content += "."
		_, err = process.Apply(d.pet, e)
		require.Error(t, err)
	}

	clockEvents := []schedule.ClockEvent{
		{Type: schedule.Paused, At: schedule.MustParseMoment("2025-05-14"), Waiting: schedule.ForCitizen},
		{Type: schedule.Resumed, At: schedule.MustParseMoment("2025-05-16"), Waiting: schedule.ForCitizen},
		{Type: schedule.Finished, At: schedule.MustParseMoment("2025-05-20")},
	}
	clock, err := d.clock.With(clockEvents...)
	require.NoError(t, err)
	for _, e := range clockEvents {
		again, err := clock.With(e)
		require.NoError(t, err)
		require.Equal(t, clock, again)
		e.Source = "x"
		_, err = clock.With(e)
		require.Error(t, err)
	}

	o, ok := d.plan.Obligation(theDuty, plan.ObligationQuery{})
	require.True(t, ok)
	planEvents := []plan.Event{
		{ID: "1", Obligation: theDuty, Type: plan.EventDone, Day: form.MustParseDay("2025-05-20")},
		{ID: "2", Obligation: theDuty, Type: plan.EventExtended, Day: form.MustParseDay("2025-05-20"), Due: form.MustParseDay("2025-06-10"), By: "UBND thành phố Hà Nội", Note: "phức tạp", Document: "5/UBND"},
		{ID: "3", Obligation: theDuty, Type: plan.EventCorrected, Day: form.MustParseDay("2025-05-21"), Corrects: "1"},
	}
	progress, err := plan.NewProgress(planEvents, plan.ProgressOptions{})
	require.NoError(t, err)
	for _, e := range planEvents {
		require.NoError(t, o.Admit(progress, e, form.MustParseDay("2025-06-01")))
		again, err := progress.With(e)
		require.NoError(t, err)
		require.Equal(t, progress.Events(o), again.Events(o))
		require.Equal(t, progress.State(o, form.MustParseDay("2025-06-01")), again.State(o, form.MustParseDay("2025-06-01")))
		e.Note = "x"
		_, err = progress.With(e)
		require.ErrorIs(t, err, plan.EventDoubled, "of the same id, and not the same")
	}
}
