package wording_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/form"
)

// The corpus in testdata/corpus says what is read, for those who set targets and
// do not know the code. A line is
//
//	wording | goals in canonical words | rest: piece | doubt: piece → reason
//	wording with the ⟦fault⟧ in brackets | error kind
//
// with as many rests and doubts as there are, "rest:", "doubts:" for none, and -
// for no goal. The rule behind the wordings is their heading, after #. In a
// wording \n, \| and \u00a0 stand for the characters.

// target is a line of the corpus.
type target struct {
	place, rule string // file and line, and the heading
	text, want  string
}

// corpus are all lines of the corpus.
func corpus(t require.TestingT) []target {
	files, err := filepath.Glob("testdata/corpus/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var all []target
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		w := target{}
		for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			w.place = fmt.Sprintf("%s:%d", filepath.Base(file), i+1)
			switch {
			case line == "":
			case strings.HasPrefix(line, "# "):
				w.rule = line[2:]
			default:
				require.NotEmpty(t, w.rule, "%s: no heading", w.place)
				text, want, ok := strings.Cut(line, " | ")
				require.True(t, ok, w.place)
				w.text, err = strconv.Unquote(`"` + strings.NewReplacer(`"`, `\"`, `\|`, "|").Replace(text) + `"`)
				require.NoError(t, err, w.place)
				w.want = want
				all = append(all, w)
			}
		}
	}
	return all
}

var escaped = strings.NewReplacer("\n", `\n`, "|", `\|`, "\u00a0", `\u00a0`)

// told is a reading as the corpus has it.
func told(got wording.Result) string {
	b := got.Canonical()
	if b == "" {
		b = "-"
	}
	for _, p := range got.Rest {
		b += " | rest: " + escaped.Replace(p.Text)
	}
	if len(got.Rest) == 0 {
		b += " | rest:"
	}
	for _, d := range got.Doubts {
		b += " | doubt: " + escaped.Replace(d.Text) + " → " + d.Message(form.Vietnamese)
	}
	if len(got.Doubts) == 0 {
		b += " | doubts:"
	}
	return b
}

// errorMarks are the brackets around what is wrong.
var errorMarks = strings.NewReplacer("⟦", "", "⟧", "")

func TestCorpus(t *testing.T) {
	seen := map[string]string{}
	for _, w := range corpus(t) {
		require.Empty(t, seen[w.text], "%s: twice: %s", w.place, w.text)
		seen[w.text] = w.place
		text := errorMarks.Replace(w.text)
		got, err := wording.Parse(text)
		if kind, ok := strings.CutPrefix(w.want, "error "); ok {
			var e *form.Error
			if assert.ErrorAs(t, err, &e, "%s: %s", w.place, w.text) {
				end := e.Offset + len(e.Value)
				assert.Equal(t, w.text, text[:e.Offset]+"⟦"+text[e.Offset:end]+"⟧"+text[end:], w.place)
				assert.Equal(t, form.Code("target."+kind), e.Code, "%s: %s", w.place, w.text)
				assert.Equal(t, text[e.Offset:end], e.Value, w.place)
				assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English), w.place)
			}
			continue
		}
		if !assert.NoError(t, err, "%s: %s", w.place, w.text) {
			continue
		}
		assert.Equal(t, w.want, told(got), "%s: %s\n%s", w.place, w.rule, w.text)
		assert.Equal(t, text, got.Text)
		checkWording(t, got)
		for _, d := range got.Doubts {
			assert.NotEqual(t, d.Message(form.Vietnamese), d.Message(form.English), w.place)
		}
	}
}
