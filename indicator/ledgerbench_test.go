package indicator

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
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

// BenchmarkReadMillion reads a million figures of ten thousand bodies into a
// ledger, beside cutting the same file into fields only.
func BenchmarkReadMillion(b *testing.B) {
	var file bytes.Buffer
	file.WriteString("indicator,body,period,numerator,denominator,recorded,source\n")
	for i := range 1_000_000 {
		fmt.Fprintf(&file, "221/%d,H%02d.%d,2024-%02d,%d,1000,2025-01-10,tthc tally\n", i%8+1, i/8%63+1, i/8/63%200, i/8/63/200+1, i%1000)
	}
	b.Run("ledger", func(b *testing.B) {
		b.SetBytes(int64(file.Len()))
		b.ReportAllocs()
		for b.Loop() {
			var l Ledger
			if err := l.ReadObservations(bytes.NewReader(file.Bytes()), ObservationReading{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding/csv alone", func(b *testing.B) {
		b.SetBytes(int64(file.Len()))
		b.ReportAllocs()
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(file.Bytes()))
			r.ReuseRecord = true
			n := 0
			for ; ; n++ {
				if _, err := r.Read(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
			if n != 1_000_001 {
				b.Fatal(n)
			}
		}
	})
}
