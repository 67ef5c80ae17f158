package catalog_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/phrase"
)

// The rules were written by hand from the meaning of the words; the reader of
// phrases must come to the same. An event that is named with a comma in it
// cannot be told from an event and the next clause: there the reader may stop
// at the comma, when it says what it left.
func TestTimesReadAsTheirRules(t *testing.T) {
	timed, cut := 0, 0
	for _, p := range catalog.Plans() {
		issued := p.Date
		if issued.IsZero() {
			issued = p.NotBefore
		}
		for _, task := range p.Tasks {
			if task.Time.Text == "" {
				continue
			}
			timed++
			at := p.Number + " " + string(task.ID) + ": " + task.Time.Text
			read, err := phrase.Parse(task.Time.Text, phrase.Context{Year: p.From.Year(), Issued: issued})
			require.NoError(t, err, at)
			meant := task.Time.Rule
			if event := meant.Part(0).Event; strings.Contains(event, ",") && !read.Rule.Equal(meant) {
				cut++
				part := meant.Part(0)
				part.Event, _, _ = strings.Cut(event, ",")
				meant = schedule.MustRule("", part)
				assert.True(t, strings.HasSuffix(event, read.RestText()) && read.RestText() != "", "%s: left %q", at, read.RestText())
			} else {
				assert.Empty(t, read.RestText(), at)
			}
			assert.Equal(t, inJSON(t, meant), inJSON(t, read.Rule), at)
		}
	}
	assert.Equal(t, 17+29+8+2, timed)
	assert.LessOrEqual(t, cut, 2)
}

func inJSON(t *testing.T, r schedule.Rule) string {
	t.Helper()
	data, err := json.Marshal(r)
	require.NoError(t, err)
	return string(data)
}
