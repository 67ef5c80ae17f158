package cell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// passed are the words that a reading may leave out: those of roles, labels
// and joints, and the heading of a list whose members are named, be it theirs
// or their heads'.
func passed() map[reading.Word]bool {
	known := map[reading.Word]bool{}
	add := func(text string) {
		for _, k := range scan(text).Tokens {
			known[k.Plain] = true
		}
	}
	for _, words := range []string{leads, coordinatesWith, coordinates, doing, helping, labels, begun, seatWords, levelsNamed, adverbs, "CT PH CQCT CQPH ĐVCT ĐVPH", joinerWords, urgedWords, exceptionWords, determinerWords, placeWords, leaderWords, members, "ủy ban nhân dân sẽ giao"} {
		add(words)
	}
	for _, row := range nounRows {
		add(row.nouns)
	}
	for _, row := range qualifierRows {
		add(row.words)
	}
	for _, f := range families {
		add(f.nouns + f.tail)
	}
	return known
}

// requireWhole requires that every word of the text stands in a part, in the
// rest, or is a filler or the mark of a list.
func requireWhole(t require.TestingT, known map[reading.Word]bool, text string, r *body.Registry, on form.Day) {
	c, err := Parse(r, text, on)
	require.NoError(t, err)
	covered := make([]bool, len(text))
	for _, p := range c.Parts {
		for i := range p.Text {
			covered[p.Offset+i] = true
		}
	}
	named := map[reading.Word]bool{} // the heading of a list is in the names of its members
	for _, p := range c.Parts {
		for _, k := range scan(p.Selector.Words()).Tokens {
			named[k.Plain] = true
		}
	}
	for _, p := range c.Rest {
		for i := range p.Text {
			covered[p.Offset+i] = true
		}
	}
	words := scan(text).Tokens
	for i, w := range words {
		if w.Kind == reading.KindMark || covered[w.Start] || known[w.Plain] || named[w.Plain] {
			continue
		}
		mark := len([]rune(text[w.Start:w.End])) <= 2 && i+1 < len(words) && strings.ContainsRune(").-", words[i+1].Mark)
		number := w.Kind == reading.KindFigure // "3 bộ (...)"
		require.True(t, mark || number, "%q is lost in %q: %+v", text[w.Start:w.End], text, c)
	}
}

// Nothing is lost, however the pieces of real cells are put together.
func TestNothingIsLostOfAnyCell(t *testing.T) {
	r := body.Vietnam()
	on := form.NewDay(2025, 1, 15)
	known := passed()
	files, err := filepath.Glob("testdata/corpus/*.txt")
	require.NoError(t, err)
	var words, texts []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for line := range strings.Lines(string(data)) {
			text, _, ok := strings.Cut(line, " | ")
			if !ok {
				continue
			}
			text = strings.ReplaceAll(text, `\n`, "\n")
			requireWhole(t, known, text, r, on)
			words = append(words, strings.Fields(text)...)
			texts = append(texts, text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), rapid.SampledFrom([]string{" ", "\n", ", "}).Draw(t, "between"))
		requireWhole(t, known, text, r, on)
	})
	joints := []string{"; ", ", ", " và ", "\n", " chủ trì, phối hợp với ", " (", ") ", ": ", " trừ ", " - ", ". ", " & "}
	pieces := strings.FieldsFunc(strings.Join(texts, "\n"), func(c rune) bool { return strings.ContainsRune("\n\t;,:()", c) })
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "pieces") {
			b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece") + rapid.SampledFrom(joints).Draw(t, "joint"))
		}
		requireWhole(t, known, b.String(), r, on)
	})
}
