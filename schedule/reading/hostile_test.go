package reading_test

import (
	"fmt"
	"testing"

	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// BenchmarkHostile reports the time for a byte of what is repeated without end, up
// to the length that is read.
func BenchmarkHostile(b *testing.B) {
	for _, n := range []int{1 << 10, 16 << 10, reading.MaxLength} {
		for pattern, text := range readingtest.Hostile(n) {
			for name, read := range map[string]func(){
				"scan":  func() { _ = reading.Scan(text) },
				"clear": func() { _ = reading.NewClear(text, nil) },
				"clean": func() { _ = reading.Clean(text) },
			} {
				b.Run(fmt.Sprintf("%s/%q/%d", name, pattern, n), func(b *testing.B) {
					for b.Loop() {
						read()
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
				})
			}
		}
	}
}
