package phrase_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// BenchmarkHostile reports the time for a byte of what is repeated without end: as
// a phrase and as a term.
func BenchmarkHostile(b *testing.B) {
	ctx := phrase.Context{Year: 2026, Issued: form.MustParseDay("2026-01-05")}
	for _, n := range []int{1 << 10, 16 << 10, phrase.MaxLength} {
		for pattern, text := range readingtest.Hostile(n) {
			for name, read := range map[string]func(){
				"phrase": func() { _, _ = phrase.Parse(text, ctx) },
				"term":   func() { _, _ = phrase.ParseTerm(text) },
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

// What is longer than any cell is refused, and nothing before.
func TestLongPhrases(t *testing.T) {
	long := "Trước ngày 30/6/2026" + strings.Repeat(" ", phrase.MaxLength-len("Trước ngày 30/6/2026"))
	got, err := phrase.Parse(long, phrase.Context{})
	require.NoError(t, err)
	assert.Equal(t, 1, got.Rule.Len())
	_, err = phrase.Parse(long+" ", phrase.Context{})
	assert.ErrorIs(t, err, phrase.TextLong)
	assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))

	long = "5 ngày" + strings.Repeat(" ", phrase.MaxLength-len("5 ngày"))
	term, err := phrase.ParseTerm(long)
	require.NoError(t, err)
	assert.Equal(t, phrase.MustParseTerm("5 ngày"), term)
	_, err = phrase.ParseTerm(long + " ")
	assert.ErrorIs(t, err, phrase.TextLong)
}

// The name of an event ends somewhere: what goes on and on is none, and stands in
// the rest.
func TestNamesEnd(t *testing.T) {
	name := strings.TrimSpace(strings.Repeat("hồ sơ ", 60)) // 120 words
	got, err := phrase.Parse("Sau khi "+name, phrase.Context{})
	require.NoError(t, err)
	require.Equal(t, 1, got.Rule.Len())
	assert.Equal(t, name, got.Rule.Part(0).Event)
	assert.Empty(t, got.Rest)
	got, err = phrase.Parse("Sau khi "+name+" lạ", phrase.Context{})
	require.NoError(t, err)
	assert.NotEmpty(t, got.Rest)
}
