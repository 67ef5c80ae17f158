package body

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
)

// fillers are the words that a reading may leave out: those of roles, labels
// and joints, and the heading of a list whose members are named, be it theirs
// or their heads'.
func fillers() map[string]bool {
	known := map[string]bool{}
	add := func(text string) {
		for _, w := range splitWords(text) {
			known[w.plain] = true
		}
	}
	for _, list := range [][]string{leadWords, coordinateWith, coordinateWords, labelWords, joiners, exceptWords, determiners, placeWords, leaders} {
		for _, text := range list {
			add(text)
		}
	}
	for _, n := range nouns {
		add(n.words)
	}
	for _, q := range qualifiers {
		add(q.words)
	}
	add("ủy ban nhân dân sẽ giao")
	return known
}

// requireWhole requires that every word of the text stands in a part, in the
// rest, or is a filler or the mark of a list.
func requireWhole(t require.TestingT, known map[string]bool, text string, c Cell) {
	covered := make([]bool, len(text))
	for _, p := range c.Parts {
		for i := range p.Source {
			covered[p.Offset+i] = true
		}
	}
	for _, p := range c.Rest {
		for i := range p.Text {
			covered[p.Offset+i] = true
		}
	}
	words := splitWords(text)
	for i, w := range words {
		if !w.isWord() || w.plain == "" || covered[w.start] || known[w.plain] {
			continue
		}
		mark := len([]rune(text[w.start:w.end])) <= 2 && i+1 < len(words) && strings.ContainsRune(").-", words[i+1].sign)
		number := strings.Trim(w.plain, "0123456789") == "" // "3 bộ (...)"
		require.True(t, mark || number, "%q is lost in %q: %+v", text[w.start:w.end], text, c)
	}
}

// Nothing is lost, however the pieces of real cells are put together.
func TestNothingIsLostOfAnyCell(t *testing.T) {
	r := Vietnam()
	on := form.NewDay(2025, 1, 15)
	known := fillers()
	data, err := os.ReadFile("testdata/cells.txt")
	require.NoError(t, err)
	var words []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		text := strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `\n`, "\n")
		requireWhole(t, known, text, r.ParseCell(text, on))
		words = append(words, strings.Fields(text)...)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), rapid.SampledFrom([]string{" ", "\n", ", "}).Draw(t, "between"))
		requireWhole(t, known, text, r.ParseCell(text, on))
	})
	joints := []string{"; ", ", ", " và ", "\n", " chủ trì, phối hợp với ", " (", ") ", ": ", " trừ ", " - ", ". ", " & "}
	pieces := strings.FieldsFunc(string(data), func(c rune) bool { return strings.ContainsRune("\n\t;,:()", c) })
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "pieces") {
			b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece") + rapid.SampledFrom(joints).Draw(t, "joint"))
		}
		requireWhole(t, known, b.String(), r.ParseCell(b.String(), on))
	})
}
