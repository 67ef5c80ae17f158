package wording_test

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/reading/annotation"
)

// The targets in testdata/apart are of documents on which the reader was not
// made, with the reading that the rules give; none of them is to be copied into
// the tests or a vocabulary, for they say how much is read of what nobody here has
// seen. A reading is
//
//	[tăng|giảm] operator value [upper] unit      tăng >= 20 %, range 40 50 %
//
// joined by &, or - for none; (tăng) may stand or not, and the words of a unit in
// brackets may belong to it or to what is counted. Of the rest only the figures
// are written, those that are no target.

// apartGoal is a written target.
type apartGoal struct {
	change []string // those that are right
	op     string
	values []*big.Rat
	units  []string // those that are right
}

func apartGoals(reading string) (goals []apartGoal, ok bool) {
	if reading == "-" {
		return nil, true
	}
	for _, part := range strings.Split(reading, " & ") {
		g := apartGoal{change: []string{""}}
		fields := strings.Fields(part)
		switch fields[0] {
		case "tăng", "giảm":
			g.change, fields = []string{fields[0]}, fields[1:]
		case "(tăng)", "(giảm)":
			g.change, fields = []string{"", strings.Trim(fields[0], "()")}, fields[1:]
		}
		n := 1
		if g.op = fields[0]; g.op == "range" {
			n = 2
		}
		if new(indicator.Operator).UnmarshalText([]byte(g.op)) != nil || len(fields) < 1+n {
			return nil, false
		}
		for _, f := range fields[1 : 1+n] {
			v, isNumber := new(big.Rat).SetString(f)
			if !isNumber {
				return nil, false
			}
			g.values = append(g.values, v)
		}
		g.units = apartUnits(strings.Join(fields[1+n:], " "))
		goals = append(goals, g)
	}
	return goals, true
}

// apartUnits is the units that a written one allows: without the words in
// brackets, and with those of the first, of the first two and so on.
func apartUnits(unit string) []string {
	var units []string
	depth, words := 0, ""
	for _, r := range unit {
		switch {
		case r == '(' && depth == 0:
			units = append(units, apartUnit(words))
			depth++
		case r == ')' && depth == 1:
			depth--
		default:
			if r == '(' {
				depth++
			} else if r == ')' {
				depth--
			}
			words += string(r)
		}
	}
	return append(units, apartUnit(words))
}

// apartUnit is a unit as it is compared, without spaces and commas.
func apartUnit(unit string) string {
	return strings.NewReplacer(" ", "", ",", "").Replace(strings.ToLower(unit))
}

var apartChanges = map[indicator.Change]string{indicator.Increase: "tăng", indicator.Decrease: "giảm"}

// apartFits says whether the goals are those that are written.
func apartFits(reading string, goals []indicator.Goal) bool {
	want, ok := apartGoals(reading)
	if !ok || len(want) != len(goals) {
		return false
	}
	for i, g := range goals {
		values := []string{g.Value.String()}
		if g.Op == indicator.Range {
			values = append(values, g.Upper.String())
		}
		w := want[i]
		same := func(v *big.Rat, s string) bool {
			got, ok := new(big.Rat).SetString(s)
			return ok && got.Cmp(v) == 0
		}
		if w.op != g.Op.String() || !slices.EqualFunc(w.values, values, same) ||
			!slices.Contains(w.units, apartUnit(g.Unit)) || !slices.Contains(w.change, apartChanges[g.Change]) {
			return false
		}
	}
	return true
}

// apartKind is the kind of a written reading.
func apartKind(goals []apartGoal) string {
	switch {
	case len(goals) == 0:
		return "nothing"
	case len(goals) > 1:
		return "several"
	case goals[0].change[0] != "":
		return "change"
	}
	return goals[0].op
}

// apartFigure says whether a word is of a figure.
func apartFigure(word string) bool {
	return strings.ContainsFunc(word, unicode.IsDigit) || slices.Contains([]string{"một", "hai", "ba"}, word)
}

// How much is read of targets on which the reader was not made (testdata/apart), and
// of those on which it was made better since they were read by hand
// (testdata/seen). The figures stand beside the lists, so that no change of them
// goes unseen.
func TestRecallOfTargetsKeptApart(t *testing.T) {
	for _, dir := range []string{"apart", "seen"} {
		figures := recallOfTargets(t, dir)
		t.Log(dir + "\n" + figures)
		want, err := os.ReadFile("testdata/" + dir + "/figures.txt")
		require.NoError(t, err)
		assert.Equal(t, string(want), figures, "the recall has changed: testdata/"+dir+"/figures.txt")
	}
}

// recallOfTargets counts what is read of the lists in a folder.
func recallOfTargets(t *testing.T, dir string) string {
	tally, twice := annotation.NewTally("targets"), map[string]bool{}
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
			want, ok := apartGoals(a.Readings[0].Reading)
			require.True(t, ok, place)
			got, err := wording.Parse(a.Text)
			tally.Add(apartKind(want), a, annotation.Read{
				Fits:    func(e annotation.Expected) bool { return apartFits(e.Reading, got.Goals) },
				Refused: err != nil, Doubted: len(got.Doubts) > 0, Rest: got.RestText(), Matters: apartFigure,
			})
		}
	}
	assert.GreaterOrEqual(t, len(twice), 70)
	return tally.String()
}
