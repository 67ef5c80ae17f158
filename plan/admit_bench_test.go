package plan_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// BenchmarkAdmit is one more report of an obligation about which so many were recorded: to
// take in an event costs no more the more there are.
func BenchmarkAdmit(b *testing.B) {
	p, ok := catalog.Plan("16/QĐ-TCTCCTTHC")
	require.True(b, ok)
	var o plan.Obligation
	for one := range p.Obligations(plan.ObligationQuery{}) {
		o = one
		break
	}
	day := form.MustParseDay("2024-03-01")
	for _, n := range []int{10, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			events := make([]plan.Event, n)
			for i := range events {
				events[i] = plan.Event{ID: fmt.Sprintf("stored-%08d", i), Obligation: o.ID(), Type: plan.EventReported, Day: day}
			}
			progress, err := plan.NewProgress(events, plan.ProgressOptions{})
			require.NoError(b, err)
			next := plan.Event{ID: "the-next-one", Obligation: o.ID(), Type: plan.EventReported, Day: day}
			for b.Loop() {
				if err := o.Admit(progress, next, day); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
