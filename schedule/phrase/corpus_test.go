package phrase_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// The corpus in testdata/corpus says what is read, for those who know the law
// and not the code. A line is
//
//	wording | rule in the notation of brief | rest: piece | doubt: piece → reason
//	wording with the ⟦fault⟧ in brackets | error kind
//
// with as many rests and doubts as there are, and "rest:", "doubts:" for none.
// The rule behind the wordings is their heading, after #. A line after it that
// begins with @ says the year of the plan (2025 without it) and the day of the
// document. In a wording \n, \t, \| and \u00a0 stand for the characters.

// wording is a line of the corpus.
type wording struct {
	place string // file and line
	rule  string // the heading
	ctx   phrase.Context
	text  string
	want  string // everything behind the text
}

var corpusContext = regexp.MustCompile(`^@ (?:không có năm|năm (\d{4}))(?:, ban hành (\S+))?$`)

// corpus are all lines of the corpus.
func corpus(t require.TestingT) []wording {
	files, err := filepath.Glob("testdata/corpus/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var all []wording
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		w := wording{}
		for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			w.place = fmt.Sprintf("%s:%d", filepath.Base(file), i+1)
			switch {
			case line == "":
			case strings.HasPrefix(line, "# "):
				w.rule, w.ctx = line[2:], plan2025
			case strings.HasPrefix(line, "@ "):
				m := corpusContext.FindStringSubmatch(line)
				require.NotNil(t, m, w.place)
				w.ctx = phrase.Context{}
				if m[1] != "" {
					w.ctx.Year, err = strconv.Atoi(m[1])
					require.NoError(t, err, w.place)
				}
				if m[2] != "" {
					w.ctx.Issued = form.MustParseDay(m[2])
				}
			default:
				require.NotEmpty(t, w.rule, "%s: no heading", w.place)
				text, want, ok := strings.Cut(line, " | ")
				require.True(t, ok, w.place)
				text, err = strconv.Unquote(`"` + strings.NewReplacer(`"`, `\"`, `\|`, "|").Replace(text) + `"`)
				require.NoError(t, err, w.place)
				w.text, w.want = text, want
				all = append(all, w)
			}
		}
	}
	return all
}

var escaped = strings.NewReplacer("\n", `\n`, "\t", `\t`, "|", `\|`, "\u00a0", `\u00a0`)

// told is a reading as the corpus has it.
func told(got phrase.Result) string {
	var b strings.Builder
	b.WriteString(brief(got.Rule))
	for _, p := range got.Rest {
		b.WriteString(" | rest: " + escaped.Replace(p.Text))
	}
	if len(got.Rest) == 0 {
		b.WriteString(" | rest:")
	}
	for _, d := range got.Doubts {
		b.WriteString(" | doubt: " + escaped.Replace(d.Text) + " → " + d.Message(form.Vietnamese))
	}
	if len(got.Doubts) == 0 {
		b.WriteString(" | doubts:")
	}
	return strings.TrimPrefix(b.String(), " ")
}

// errorMarks are the brackets around the word that is wrong.
var errorMarks = strings.NewReplacer("⟦", "", "⟧", "")

func TestCorpus(t *testing.T) {
	seen := map[string]string{}
	for _, w := range corpus(t) {
		key := fmt.Sprint(w.ctx, w.text)
		require.Empty(t, seen[key], "%s: twice: %s", w.place, w.text)
		seen[key] = w.place
		text := errorMarks.Replace(w.text)
		got, err := phrase.Parse(text, w.ctx)
		if kind, ok := strings.CutPrefix(w.want, "error "); ok {
			var e *form.Error
			if assert.ErrorAs(t, err, &e, "%s: %s", w.place, w.text) {
				end := e.Offset + len(e.Value)
				assert.Equal(t, w.text, text[:e.Offset]+"⟦"+text[e.Offset:end]+"⟧"+text[end:], w.place)
				assert.Equal(t, form.Code("phrase."+kind), e.Code, "%s: %s", w.place, w.text)
				assert.Equal(t, text[e.Offset:end], e.Value, w.place)
				assert.Equal(t, text, e.Text, w.place)
				assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English), w.place)
			}
			continue
		}
		if !assert.NoError(t, err, "%s: %s", w.place, w.text) {
			continue
		}
		assert.Equal(t, w.want, told(got), "%s: %s\n%s", w.place, w.rule, w.text)
		assert.Len(t, got.Sources, got.Rule.Len(), w.place)
		assert.Empty(t, lost(text, got), "%s: lost of %s", w.place, w.text)
		for _, d := range got.Doubts {
			assert.NotEqual(t, d.Message(form.Vietnamese), d.Message(form.English), w.place)
		}
	}
}
