package cell_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading/annotation"
)

// The cells in testdata/apart are of documents on which the reader was not made,
// with the reading that the rules give; none of them is to be copied into the
// corpus or a vocabulary, for they say how much is read of what nobody here has
// seen. A part is its role, then its words in the marks of who is meant:
//
//	chủ trì: «Bộ Y tế»         a body by its name; «» and [] are the whole cell
//	phối hợp: [các sở, ngành]  all bodies of some classes
//	?Người phụ trách?          bodies, not known which
//
// joined by &.

// apartPart is a part as testdata/apart has it, the words compared.
func apartPart(role, mark, words string) string {
	return role + mark + strings.Join(annotation.Words(words), " ")
}

// apartParts is the parts of a written reading of a cell.
func apartParts(t require.TestingT, reading, text string) []string {
	var parts []string
	for _, p := range strings.Split(reading, " & ") {
		role := ""
		for _, r := range roleWords {
			if strings.HasPrefix(p, r) {
				role, p = r, p[len(r):]
			}
		}
		mark, words := "", ""
		for _, m := range []string{"«»", "[]", "??"} {
			opening, closing := string([]rune(m)[:1]), string([]rune(m)[1:])
			if inner, ok := strings.CutPrefix(p, opening); ok && strings.HasSuffix(inner, closing) {
				mark, words = m, strings.TrimSuffix(inner, closing)
			}
		}
		require.NotEmpty(t, mark, "%s: %s", text, p)
		if words == "" {
			words = text
		}
		parts = append(parts, apartPart(role, mark, words))
	}
	slices.Sort(parts)
	return parts
}

// apartKind is the kind of a written reading.
func apartKind(parts []string) string {
	has := func(s string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(p, s) })
	}
	switch {
	case has(":"):
		return "with roles"
	case has("??"):
		return "not known"
	case has("«") && has("["):
		return "bodies and classes"
	case has("["):
		return "classes"
	}
	return "bodies"
}

// How much is read of cells on which the reader was not made (testdata/apart), and
// of those on which it was made better since they were read by hand
// (testdata/seen). The figures stand beside the lists, so that no change of them
// goes unseen.
func TestRecallOfCellsKeptApart(t *testing.T) {
	for _, dir := range []string{"apart", "seen"} {
		figures := recallOfCells(t, dir)
		t.Log(dir + "\n" + figures)
		want, err := os.ReadFile("testdata/" + dir + "/figures.txt")
		require.NoError(t, err)
		assert.Equal(t, string(want), figures, "the recall has changed: testdata/"+dir+"/figures.txt")
	}
}

// recallOfCells counts what is read of the lists in a folder.
func recallOfCells(t *testing.T, dir string) string {
	tally, twice := annotation.NewTally("cells"), map[string]bool{}
	files, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	require.NoError(t, err)
	for _, file := range files {
		if filepath.Base(file) == "figures.txt" {
			continue
		}
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, a := range annotation.Annotations(string(data)) {
			place := fmt.Sprintf("%s:%d", filepath.Base(file), a.Line)
			require.NotEmpty(t, a.Readings, place)
			if twice[a.Text] { // of several documents
				continue
			}
			twice[a.Text] = true
			got := parse(body.Vietnam(), a.Text, day(a.Setting))
			var parts, rest []string
			for _, p := range got.Parts {
				mark := "[]"
				switch p.Selector.Kind() {
				case body.KindNamed:
					mark = "«»"
				case body.KindUnknown:
					mark = "??"
				}
				parts = append(parts, apartPart(roleWords[p.Role], mark, p.Text))
			}
			slices.Sort(parts)
			for _, p := range got.Rest {
				rest = append(rest, p.Text)
			}
			tally.Add(apartKind(apartParts(t, a.Readings[0].Reading, a.Text)), a, annotation.Read{
				Fits:    func(e annotation.Expected) bool { return slices.Equal(apartParts(t, e.Reading, a.Text), parts) },
				Doubted: len(got.Doubts) > 0, Rest: strings.Join(rest, " "),
			})
		}
	}
	assert.GreaterOrEqual(t, len(twice), 150)
	return tally.String()
}
