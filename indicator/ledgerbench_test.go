package indicator

import (
	"fmt"
	"slices"
	"testing"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// BenchmarkLedgerSnapshot writes and reads 370,000 figures.
func BenchmarkLedgerSnapshot(b *testing.B) {
	var obs []Observation
	for i := range 370_000 {
		obs = append(obs, Observation{Indicator: ID(fmt.Sprintf("766/%d", i%15)), Body: body.ID(fmt.Sprintf("H%02d.%d", i/15%35, i/525%60)),
			Period: period(fmt.Sprintf("2024-%02d", 1+i/31_500)), Value: MustRatio(int64(i%900), 1000), Recorded: form.NewDay(2025, 1, 10), Source: "tthc tally"})
	}
	l, err := NewLedger(obs...)
	if err != nil || len(slices.Collect(l.All())) != len(obs) {
		b.Fatal(err, len(slices.Collect(l.All())))
	}
	kept, _ := l.MarshalBinary()
	b.Run("Write", func(b *testing.B) {
		b.SetBytes(int64(len(kept)))
		for b.Loop() {
			_, _ = l.MarshalBinary()
		}
	})
	b.Run("Read", func(b *testing.B) {
		b.SetBytes(int64(len(kept)))
		for b.Loop() {
			if err := new(Ledger).UnmarshalBinary(kept); err != nil {
				b.Fatal(err)
			}
		}
	})
}
