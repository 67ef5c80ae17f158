package plans

import (
	"iter"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/ical"
)

func (p *program) dueCommand() *cobra.Command {
	var f followed
	var asOf, within string
	var coordinating bool
	c := &cobra.Command{
		Use:   "due --plan NUMBER|FILE --as-of DATE",
		Short: p.T("Phần việc của kế hoạch, hạn và tình trạng đến một ngày", "What a plan demands, and where it stands on a day"),
		Long: p.T(`Phần việc của kế hoạch, hạn và tình trạng đến hết một ngày. Với --body, danh sách của cơ quan có cả phần của nhiệm vụ mà cơ quan
khác giao xuống cho mình, theo hạn trong; báo cáo không đếm các phần đó.`, `What a plan demands, and where it stands at the end of a day. With --body the list of the body has the parts of tasks that others
gave down to it as well, by their inner due days; no report counts those.`),
		Example: `  tthc due --plan 16/QĐ-TCTCCTTHC --as-of 2024-06-25
  tthc due --plan 16/QĐ-TCTCCTTHC --as-of 2024-06-25 --within 30d --format csv`,
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if asOf == "" {
				return cli.Usage("--as-of: thiếu ngày, dạng 2025-09-30", "--as-of: the day is missing, such as 2025-09-30")
			}
			day, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			q := plan.DueQuery{AsOf: day, Language: p.Language()}
			if within != "" {
				days, err := answer.ParseWithin(within)
				if err != nil {
					return cli.BadFlag("--within", err)
				}
				q.Within = &days
			}
			f.given = true
			pl, progress, obligations, err := f.read(c.Context(), p, day)
			if err != nil {
				return err
			}
			q.ObligationQuery, q.Coordinating, q.Given = obligations, coordinating, f.body != ""
			return f.done(f.Write(p.Program, p.dueAnswer(pl, pl.Due(progress, q))))
		},
	}
	f.add(p, c, "ics")
	c.Flags().StringVar(&asOf, "as-of", "", p.T("tình trạng đến hết ngày này", "status at the end of this day"))
	c.Flags().StringVar(&within, "within", "", p.T("chỉ việc đang mở, quá hạn hoặc đến hạn trong số ngày này, như 30d", "only what is open and overdue or due within"))
	c.Flags().BoolVar(&coordinating, "coordinating", false, p.T("thêm dòng của cơ quan phối hợp", "with the coordinating bodies' rows"))
	return c
}

// dueAnswer is the rows in each form, as they come.
func (p *program) dueAnswer(pl *plan.Plan, due iter.Seq[plan.DueRow]) cli.Answer {
	l := p.Language()
	table := rows.Table{Name: l.Pick("Phần việc", "Due"), Columns: rows.Columns(plan.DueHeader(l)...), Rows: func(yield func([]rows.Cell) bool) {
		for r := range due {
			cells := rows.Texts(r.Cells(l)...)
			cells[0], cells[6] = rows.Day(r.Due, l), rows.Day(r.Start, l)
			cells[1].Mark = marks[r.Status]
			if !r.BodyID.IsZero() {
				cells[4].Text = rows.Body(r.BodyID, r.Body).Text
			}
			if !yield(cells) {
				return
			}
		}
	}}
	// People read the first columns; programs take the identifier from the other forms.
	table.Columns[6].Hidden, table.Columns[7].Hidden = true, true
	return cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.dueJSON(due) },
		More: map[string]func() error{"ics": func() error { return p.printCalendar(pl, due) }}}
}

// marks is how it stands with work of each status.
var marks = map[plan.Status]rows.Mark{plan.DoneOnTime: rows.Good, plan.DoneLate: rows.Wait, plan.OpenOverdue: rows.Bad}

func (p *program) dueJSON(due iter.Seq[plan.DueRow]) error {
	j := p.JSON()
	j.Open('[')
	var b []byte
	var row plan.DueRow
	var err error
	for row = range due {
		b, err = row.AppendJSON(b[:0])
		j.Line(b, err)
	}
	j.Close(']')
	return j.End()
}

// printCalendar writes what has a due day as iCalendar.
func (p *program) printCalendar(pl *plan.Plan, rows iter.Seq[plan.DueRow]) error {
	c := ical.Calendar{Name: pl.Number + " · " + pl.Title}
	for r := range rows {
		if e, ok := r.Event("tthc", p.Language()); ok {
			c.Events = append(c.Events, e)
		}
	}
	return ical.Write(p.Out, cli.Now(), c)
}
