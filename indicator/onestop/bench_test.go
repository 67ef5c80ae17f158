package onestop_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/rickb777/date/v2"
)

// madeUp is n dossiers of a year: so many bodies and procedures, most done in
// time, some late, in progress or sent back for papers.
func madeUp(n, bodies, procedures int) []onestop.Dossier {
	r := rand.New(rand.NewPCG(766, 2022))
	first := date.New(2024, 1, 1)
	ids, codes := make([]body.ID, bodies), make([]string, procedures) // as the readers hand them out
	for i := range ids {
		ids[i] = body.ID(fmt.Sprintf("H%02d", 1+i))
	}
	for i := range codes {
		codes[i] = fmt.Sprintf("1.%06d", i)
	}
	ds := make([]onestop.Dossier, n)
	for i := range ds {
		received := first + date.Date(r.IntN(366))
		due := received + date.Date(8+r.IntN(25))
		d := onestop.Dossier{
			Body:        ids[r.IntN(bodies)],
			Procedure:   codes[r.IntN(procedures)],
			Status:      onestop.Returned,
			Channel:     onestop.Channel(1 + r.IntN(3)),
			Received:    schedule.MomentOn(received),
			Appointment: schedule.MomentOn(due),
			Finished:    schedule.MomentOn(due - date.Date(r.IntN(5))),
			Fee:         int64(r.IntN(3)) * 50_000, FeeKnown: true, Paid: onestop.Payment(r.IntN(3)),
			Digitised: r.IntN(2) == 0, ElectronicResult: r.IntN(2) == 0, Reused: r.IntN(4) == 0, ResidentData: r.IntN(2) == 0,
		}
		switch r.IntN(20) {
		case 0:
			d.Finished = schedule.MomentOn(due + date.Date(1+r.IntN(40)))
		case 1, 2:
			d.Status, d.Finished = onestop.InProgress, schedule.Moment{}
		case 3:
			asked := received + 1
			d.Supplements = []onestop.Supplement{{Requested: schedule.MomentOn(asked), Completed: schedule.MomentOn(asked + 3)}}
		}
		ds[i] = d
	}
	return ds
}

func BenchmarkTally(b *testing.B) {
	for _, c := range []struct {
		name             string
		options          onestop.Options
		n, bodies, procs int
	}{
		{"400Keys", onestop.Options{}, 200_000, 34, 900},
		{"370000Keys", onestop.Options{ByProcedure: true}, 1_500_000, 34, 910},
	} {
		b.Run(c.name, func(b *testing.B) {
			ds := madeUp(c.n, c.bodies, c.procs)
			t, err := onestop.NewTally(c.options)
			if err != nil {
				b.Fatal(err)
			}
			for i := range ds {
				if err := t.Add(&ds[i]); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			b.ResetTimer()
			start, i := time.Now(), 0
			for range b.N {
				_ = t.Add(&ds[i])
				if i++; i == len(ds) {
					i = 0
				}
			}
			b.ReportMetric(float64(b.N)/time.Since(start).Seconds()/1e6, "Mdossiers/s")
		})
	}
}
