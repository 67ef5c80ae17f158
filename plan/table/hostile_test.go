package table_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// BenchmarkHostile reports the time for a byte of cells in which something is
// repeated without end, each in its own column, and of the lines around a table.
func BenchmarkHostile(b *testing.B) {
	heading := []string{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm", "Nơi nhận", "Ghi chú", "Khác"}
	for _, n := range []int{1 << 10, 16 << 10, phrase.MaxLength} {
		for pattern, text := range patterns(n) {
			row := []string{"1", text, text, text, text, text, text, text}
			b.Run(fmt.Sprintf("cells/%q/%d", pattern, n), func(b *testing.B) {
				for b.Loop() {
					_, _, _ = table.Read([][]string{heading, row}, table.Options{Year: 2026})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n*7), "ns/B")
			})
			b.Run(fmt.Sprintf("document/%q/%d", pattern, n), func(b *testing.B) {
				for b.Loop() {
					_, _ = table.ParseDocument([]string{text}, nil, form.MustParseDay("2026-01-01"))
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
			})
		}
	}
}

// patterns are those of all readers, and lines.
func patterns(n int) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for pattern, text := range readingtest.Hostile(n) {
			if !yield(pattern, text) {
				return
			}
		}
		for _, p := range []string{"- a\n", "a\n", "Quý I\n", "/\n", "kèm theo ", "kèm theo số ", "Số: 1/KH\n"} {
			if !yield(p, strings.Repeat(p, n/len(p))) {
				return
			}
		}
	}
}

// BenchmarkHostileRows reports the time for a row of what is repeated without end.
func BenchmarkHostileRows(b *testing.B) {
	heading := []string{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm", "Ghi chú"}
	for name, row := range map[string][]string{
		"tasks": {"#", "A", "Bộ Y tế", "Quý I", "Báo cáo"}, "one number": {"1", "A#", "Bộ Y tế", "Quý I", "Báo cáo"}, "dashes": {"-", "A#", "Bộ Y tế", "Quý I"},
		"goes on": {"", "a#", "a#", "a#", "a#", "a#"}, "only lead": {"", "", "Bộ #"}, "only time": {"", "", "", "Quý I#"}, "blank": {"", ""}, "headings": heading,
		"capitals": {"", "MỤC NÀY LÀ #"}, "deep": {"1.1.1.1.1.1.1.1.1.#", "A"}, "as above": {"#", "A", "nt", "như trên", "nt"},
	} {
		for _, n := range []int{100, 1000, 10_000} {
			rows := [][]string{heading, {"1", "A", "xyz abc", "chưa rõ", "Báo cáo"}}
			for i := range n {
				cells := make([]string, len(row))
				for c := range row {
					cells[c] = strings.ReplaceAll(row[c], "#", fmt.Sprint(i+2))
				}
				rows = append(rows, cells)
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					_, _, _ = table.Read(rows, table.Options{Year: 2026})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/row")
			})
		}
	}
}

// A cell that is longer than its reader takes stays as it is, with a doubt.
func TestLongCells(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("rất dài ", phrase.MaxLength/8))
	draft, doubts, err := table.Read([][]string{{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian"}, {"1", "A", long, long}}, table.Options{Year: 2026})
	require.NoError(t, err)
	require.Len(t, draft.Tasks, 1)
	assert.Equal(t, long, draft.Tasks[0].Time.Text)
	assert.True(t, draft.Tasks[0].Time.Rule.IsZero())
	kinds := map[string]bool{}
	for _, d := range doubts {
		kinds[d.Kind] = true
	}
	assert.True(t, kinds[table.DoubtTime] && kinds[table.DoubtBody], "%v", kinds)
}

// Lines of a time are each a time by itself, and one sentence where they are not.
func TestLinesOfATime(t *testing.T) {
	lines := strings.Repeat("Quý I\n", 3) + "Quý II"
	draft, _, err := table.Read([][]string{{"Stt", "Nhiệm vụ", "Chủ trì", "Thời gian"}, {"1", "A", "Bộ Y tế", lines}, {"2", "A", "Bộ Y tế", "Trước ngày\n15/12/\n2026"}}, table.Options{Year: 2026})
	require.NoError(t, err)
	assert.Equal(t, "Quý I; Quý I; Quý I; Quý II", draft.Tasks[0].Time.Text)
	assert.Equal(t, "Trước ngày 15/12/2026", draft.Tasks[1].Time.Text)
}
