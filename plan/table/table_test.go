package table_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// rows are the lines of a text, cells parted by tabs.
func rows(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return rows
}

func read(t *testing.T, text string, year int) (plan.Plan, []table.Doubt) {
	draft, doubts, err := table.Read(rows(text), table.Options{Year: year})
	require.NoError(t, err)
	return draft, doubts
}

// about is the doubts about the table itself, without those that say that the
// document gives no days.
func about(doubts []table.Doubt) (kept []string) {
	for _, d := range doubts {
		if d.Kind != table.DoubtDocument {
			kept = append(kept, d.String())
		}
	}
	return kept
}

// asPrinted is a task of plan 16/QĐ-TCTCCTTHC as the columns of its table have
// it: with the person of task 11, and with the recipients in its sentences only.
func asPrinted(task plan.Task) plan.Task {
	task.Recipients = nil
	if task.ID == "11" {
		task.Leads = []string{"Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác", task.Leads[1]}
		task.Note = ""
	}
	return task
}

// The table of plan 16/QĐ-TCTCCTTHC, in the layout of the published scan: the
// heading again on each page, rows 3, 6, 10 and 13 broken by the page, bodies
// and sentences cut in the middle. Titles are those of the catalogue.
func TestReadPlan16(t *testing.T) {
	text, err := os.ReadFile("testdata/plan16.tsv")
	require.NoError(t, err)
	want, ok := catalog.Plan("16/QĐ-TCTCCTTHC")
	require.True(t, ok)
	draft, doubts := read(t, string(text), 2024)
	require.Len(t, draft.Tasks, 17)
	for i, task := range draft.Tasks {
		w := asPrinted(want.Tasks[i])
		assert.True(t, w.Time.Rule.Equal(task.Time.Rule), "%s: %s", w.ID, task.Time.Rule)
		w.Place = ""                                                   // the part of the document stands outside the table
		w.Time.Rule, task.Time.Rule = schedule.Rule{}, schedule.Rule{} // compared above
		assert.Equal(t, w, task)
	}
	assert.Equal(t, want.From, draft.From)
	assert.Equal(t, want.To, draft.To)
	require.Len(t, about(doubts), 1, "%s", about(doubts))
	for _, d := range doubts {
		if d.Kind != table.DoubtDocument {
			assert.Equal(t, table.DoubtBody, d.Kind)
			assert.Equal(t, "Chủ trì thực hiện", d.Column)
			assert.Contains(t, d.Message(form.English), "a person is named")
		}
	}
}

// A table holds the tasks of all published plans but one rule: an event whose
// name has a comma in it is not told from an event and the next clause. That
// comes back with a doubt.
func TestWriteAndReadTheCatalogue(t *testing.T) {
	lost := map[string]bool{"240/QĐ-TTg IV.1.a": true}
	for _, p := range catalog.Plans() {
		header, rows := table.Write(p)
		document := *p
		document.Tasks = nil
		draft, doubts, err := table.Read(append([][]string{header}, rows...), table.Options{Document: document, Year: p.From.Year()})
		require.NoError(t, err, p.Number)
		require.Len(t, draft.Tasks, len(p.Tasks), p.Number)
		for i := range draft.Tasks {
			was, is := p.Tasks[i], draft.Tasks[i]
			if lost[p.Number+" "+string(was.ID)] && !was.Time.Rule.Equal(is.Time.Rule) {
				assert.True(t, slices.ContainsFunc(doubts, func(d table.Doubt) bool { return d.Kind == table.DoubtTime && d.Row == i+2 }))
				draft.Tasks[i].Time.Rule = was.Time.Rule
			}
			assert.Equal(t, inJSON(t, was), inJSON(t, draft.Tasks[i]), p.Number)
		}
		again, err := plan.New(draft)
		require.NoError(t, err, p.Number)
		was, err := p.JSON()
		require.NoError(t, err)
		is, err := again.JSON()
		require.NoError(t, err)
		assert.True(t, string(was) == string(is), "%s: the whole plan", p.Number)
		read, err := plan.Read(is)
		require.NoError(t, err)
		assert.Equal(t, again, read, p.Number)
	}
}

func inJSON(t *testing.T, v any) string {
	b, err := json.MarshalIndent(v, "", " ")
	require.NoError(t, err)
	return string(b)
}
