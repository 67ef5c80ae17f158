package table_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// seen is a reading: what was read, with the tone marks at their place, for a
// draft quotes them where the document has them.
type seen struct {
	tasks  []plan.Task
	rules  []schedule.Rule
	doubts []table.Doubt
	from   int
}

func see(t require.TestingT, rows [][]string) seen {
	draft, doubts, err := table.Read(rows, table.Options{Year: 2024})
	require.NoError(t, err)
	at, ok := table.FindHeader(rows, nil)
	require.True(t, ok)
	s := seen{from: at}
	all := func(texts []string) (clean []string) {
		for _, text := range texts {
			clean = append(clean, reading.Clean(text))
		}
		return clean
	}
	for _, task := range draft.Tasks {
		s.rules = append(s.rules, task.Time.Rule)
		s.tasks = append(s.tasks, plan.Task{
			ID: task.ID, Title: reading.Clean(task.Title), Place: reading.Clean(task.Place), Note: reading.Clean(task.Note),
			Leads: all(task.Leads), Coordinating: all(task.Coordinating), Products: all(task.Products), Recipients: all(task.Recipients), Function: body.Function(reading.Clean(string(task.Function))), Time: plan.Timing{Text: reading.Clean(task.Time.Text)},
		})
	}
	for _, d := range doubts {
		clean := table.Doubt{Row: d.Row, Column: reading.Clean(d.Column)}
		clean.Kind, clean.Text = d.Kind, reading.Clean(d.Text)
		clean.Why[0], clean.Why[1] = reading.Clean(d.Why[0]), reading.Clean(d.Why[1])
		s.doubts = append(s.doubts, clean)
	}
	return s
}

// Noise in any heading and any cell changes no reading, of the tables of these
// tests and of all published plans: neither tasks and rules nor doubts.
func TestNoiseChangesNoTable(t *testing.T) {
	tables := map[string][][]string{}
	for name, l := range layouts {
		tables[name] = l.rows
	}
	scan, err := os.ReadFile("testdata/plan16.tsv")
	require.NoError(t, err)
	tables["the scan of plan 16"] = rows(string(scan))
	for _, p := range catalog.Plans() {
		header, rows := table.Write(p)
		tables[p.Number] = append([][]string{header}, rows...)
	}
	for name, rows := range tables {
		t.Run(name, func(t *testing.T) {
			want := see(t, rows)
			rapid.Check(t, func(t *rapid.T) {
				// One number a table: a table has thousands of choices.
				random := uint64(rapid.Uint32().Draw(t, "seed"))
				pick := func(n int) int {
					random = random*6364136223846793005 + 1442695040888963407
					return int(random >> 33 % uint64(n))
				}
				noisy := make([][]string, len(rows))
				for i, row := range rows {
					for _, cell := range row {
						noisy[i] = append(noisy[i], readingtest.Noise(cell, pick))
					}
				}
				require.Equal(t, want, see(t, noisy), "%+q", noisy)
			})
		})
	}
}
