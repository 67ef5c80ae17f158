package catalog_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// million is a file of a million figures by month: eight indicators of 12,600
// bodies.
func million(indicators string, year int) []byte {
	ids := strings.Fields(indicators)
	var file bytes.Buffer
	file.WriteString("indicator,body,period,numerator,denominator,recorded,source\n")
	for i := range 1_000_000 {
		fmt.Fprintf(&file, "%s,H%02d.%d,%d-%02d,%d,1000,2025-01-10,tthc tally\n", ids[i%8], i/8%63+1, i/8/63%200, year, i/8/63/200+1, i%1000)
	}
	return file.Bytes()
}

// BenchmarkEvaluateMillion reads a million figures, holds those of the year
// against the targets of the letter, and writes 100,000 answers as JSON.
//
// Two fifths of the time is the reading of the file (what the fields mean 16%, the
// ledger 13%, cutting the lines 8%), two fifths the figures of a year out of its
// months (to say what is missing, in both languages, 8%), a seventh writing, and
// the rest holding them against the targets.
func BenchmarkEvaluateMillion(b *testing.B) {
	set := catalog.Letter221()
	file := million("221/1 221/2 221/3 221/4 221/5 221/6 221/7 221/8", 2024)
	b.ReportAllocs()
	for b.Loop() {
		var l indicator.Ledger
		if err := l.ReadObservations(bytes.NewReader(file), indicator.ObservationReading{Definitions: set.Definitions()}); err != nil {
			b.Fatal(err)
		}
		var line []byte
		var err error
		n := 0
		for e := range indicator.NewResults(set, &l, indicator.Options{}).All(schedule.MustParsePeriod("2024")) {
			if line, err = e.AppendJSON(line[:0], form.Vietnamese); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n < 100_000 {
			b.Fatal(n)
		}
	}
}

// BenchmarkScoreMillion reads a million figures and scores each of the 12,600
// bodies, with the answers as JSON.
//
// Half of the time is the reading of the file, a quarter the figures of 24 items
// a body, most of which have none, a seventh writing, and the rest the points.
func BenchmarkScoreMillion(b *testing.B) {
	card := catalog.Scorecard766()
	file := million("766/1.1 766/1.2 766/1.3 766/1.4 766/2.1 766/3.1 766/3.2 766/4.1", 2025)
	year := schedule.MustParsePeriod("2025")
	b.ReportAllocs()
	for b.Loop() {
		var l indicator.Ledger
		if err := l.ReadObservations(bytes.NewReader(file), indicator.ObservationReading{}); err != nil {
			b.Fatal(err)
		}
		var line []byte
		var err error
		n := 0
		for _, id := range l.Bodies("", schedule.Period{}) {
			if line, err = card.Score(id, year, card.Values(&l, id, year, indicator.Options{})).AppendJSON(line[:0], form.Vietnamese); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 12_600 {
			b.Fatal(n)
		}
	}
}
