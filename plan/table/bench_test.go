package table_test

import (
	"os"
	"testing"

	"github.com/caicach/tthc/plan/table"
	"github.com/stretchr/testify/require"
)

// BenchmarkRead reads the table of plan 16: 17 tasks.
func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("testdata/plan16.tsv")
	require.NoError(b, err)
	in := rows(string(text))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := table.Read(in, table.Options{Year: 2024}); err != nil {
			b.Fatal(err)
		}
	}
}
