package plan_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// national is a made-up plan of the size of the country: 60 monthly tasks of
// all 34 provinces and 3,321 communes in 2026, 2.4 million obligations.
func national(b testing.TB) (*plan.Plan, *body.Registry) {
	provinces := body.Vietnam().Members(body.ClassesOf(body.ProvincialCommittee), day("2026-01-01"))
	require.Len(b, provinces, 34)
	var csv strings.Builder
	csv.WriteString("id,name,class,parent,since\n")
	for i := range 3321 {
		parent := provinces[i%len(provinces)]
		fmt.Fprintf(&csv, "%s.X%04d,Ủy ban nhân dân xã số %d,commune-committee,%s,2025-07-01\n", parent.ID(), i, i, parent.ID())
	}
	data, err := units.ReadCSV(strings.NewReader(csv.String()), units.Options{})
	require.NoError(b, err)
	registry, err := body.Vietnam().With(data)
	require.NoError(b, err)

	p := plan.Plan{Number: "1/QG", Title: "Kế hoạch giả định", Issuer: "Chính phủ",
		From: form.MustParseDay("2026-01-01"), To: form.MustParseDay("2026-12-31")}
	monthly := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})
	for i := range 60 {
		p.Tasks = append(p.Tasks, plan.Task{ID: plan.TaskID(fmt.Sprint(i + 1)), Title: "Báo cáo", Leads: []string{"UBND cấp tỉnh", "UBND cấp xã"},
			Time: plan.Timing{Text: "Hằng tháng", Rule: monthly}})
	}
	checked, err := plan.New(p)
	require.NoError(b, err)
	return checked, registry
}

func BenchmarkObligations(b *testing.B) {
	p, registry := national(b)
	q := plan.ObligationQuery{Bodies: registry, Expand: true}
	asOf := day("2026-06-15")
	run := func(b *testing.B, progress *plan.Progress) {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		n := 0
		for b.Loop() {
			n = 0
			var count plan.Count
			for o := range p.Obligations(q) {
				count = count.With(progress.State(o, asOf).Status)
				n++
			}
			if n != 60*(34+3321)*12 || count.Total() != n {
				b.Fatalf("%d obligations, %+v", n, count)
			}
		}
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e6, "million/s")
		b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/float64(n), "B/obligation")
	}
	b.Run("without progress", func(b *testing.B) { run(b, nil) })
	b.Run("a million events", func(b *testing.B) {
		var events []plan.Event
		for o := range p.Obligations(q) {
			if len(events) == 1_000_000 {
				break
			}
			events = append(events, plan.Event{ID: fmt.Sprint(len(events)), Obligation: o.ID(), Type: plan.EventDone, Day: o.Due})
		}
		progress, err := plan.NewProgress(events, plan.ProgressOptions{})
		if err != nil {
			b.Fatal(err)
		}
		run(b, progress)
	})
}

// BenchmarkDueJSON writes the whole due list of the country, a row at a time.
func BenchmarkDueJSON(b *testing.B) {
	p, registry := national(b)
	q := plan.DueQuery{ObligationQuery: plan.ObligationQuery{Bodies: registry, Expand: true}, AsOf: day("2026-06-15")}
	b.ReportAllocs()
	for b.Loop() {
		n, bytes := 0, 0
		var row plan.DueRow
		var line []byte
		var err error
		for row = range p.Due(nil, q) {
			if line, err = row.AppendJSON(line[:0]); err != nil {
				b.Fatal(err)
			}
			n, bytes = n+1, bytes+len(line)
		}
		if n != 60*(34+3321)*12 {
			b.Fatal(n)
		}
		b.SetBytes(int64(bytes))
	}
}

// BenchmarkProgressSnapshot writes and reads 370,000 events.
func BenchmarkProgressSnapshot(b *testing.B) {
	p, registry := national(b)
	var events []plan.Event
	for o := range p.Obligations(plan.ObligationQuery{Bodies: registry, Expand: true}) {
		if len(events) == 370_000 {
			break
		}
		events = append(events, plan.Event{ID: fmt.Sprint("e", len(events)), Obligation: o.ID(), Type: plan.EventDone, Day: o.Due, Document: "1/BC"})
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	require.NoError(b, err)
	kept, _ := progress.MarshalBinary()
	b.Run("Write", func(b *testing.B) {
		b.SetBytes(int64(len(kept)))
		for b.Loop() {
			_, _ = progress.MarshalBinary()
		}
	})
	b.Run("Read", func(b *testing.B) {
		b.SetBytes(int64(len(kept)))
		for b.Loop() {
			if err := new(plan.Progress).UnmarshalBinary(kept); err != nil {
				b.Fatal(err)
			}
		}
	})
}
