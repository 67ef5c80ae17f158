package plans

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) pathCommand() *cobra.Command {
	var f followed
	var id, asOf string
	c := &cobra.Command{
		Use:   "path --obligation ID",
		Short: p.T("Một phần việc đã đi đến đâu, và đã giao xuống cho ai", "How far an obligation has come, and what of it was given down"),
		Long: p.T(`Đường đi của một phần việc đến hết một ngày: đã nhận, đang làm, đã trình, được xác nhận hay bị trả lại, điều gì đã hỏi mà
chưa được trả lời; các phần đã giao xuống với hạn trong; và cả phần việc còn kịp hạn không. Dòng đầu là phần việc, các dòng
sau là các phần giao xuống. Ghi các bước bằng tthc record.`,
			`The way of an obligation up to the end of a day: taken on, under way, submitted, confirmed or sent back, what was asked and
not answered; the parts that were given down, with their inner due days; and whether the whole can still be in time. The first
row is the obligation, the others what was given down. tthc record records the steps.`),
		Example: `  tthc path --obligation "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19" --as-of 2024-03-15`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if id == "" {
				return cli.Usage("--obligation: thiếu", "--obligation: is missing")
			}
			day, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			if f.plan == "" {
				f.plan = plan.ObligationID(id).Plan()
			}
			pl, progress, q, err := f.read(c.Context(), p, day)
			if err != nil {
				return err
			}
			o, ok := pl.Obligation(plan.ObligationID(id), q)
			if !ok {
				return refusal(ledger.UnknownObligation(plan.ObligationID(id)))
			}
			path := progress.Path(o, day)
			return f.done(f.Write(p.Program, cli.Answer{Tables: []rows.Table{pathTable(o, path, q.Bodies, day, p.Language())}, JSON: func() error { return p.PrintJSON(path) }}))
		},
	}
	c.Flags().StringVar(&id, "obligation", "", p.T("mã phần việc, như due --format json in", "id of an obligation, as due --format json prints it"))
	c.Flags().StringVar(&asOf, "as-of", "", p.T("đến hết ngày này, mặc định hôm nay", "at the end of this day, today by default"))
	f.addAll(p, c)
	return c
}

// pathTable is the obligation, and below it what was given down, floor by floor.
func pathTable(o plan.Obligation, path plan.Path, bodies *body.Registry, on form.Day, l form.Language) rows.Table {
	name := rows.Text(o.Named)
	if !o.Body.IsZero() {
		name = rows.Body(o.Body.ID(), o.Body.Name(on))
	}
	type line struct {
		id    string
		to    rows.Cell
		given form.Day
		path  plan.Path
	}
	lines := []line{{string(o.ID()), name, o.Arises(), path}}
	var below func(floor int, p plan.Path)
	below = func(floor int, p plan.Path) {
		for _, inner := range p.Inner {
			to := rows.Text(inner.To)
			if id, err := body.ParseID(inner.To); err == nil && !bodies.ByID(id).IsZero() {
				to = rows.Body(id, bodies.ByID(id).Name(on))
			}
			to.Text = strings.Repeat("– ", floor) + to.Text
			lines = append(lines, line{inner.ID, to, inner.Given, inner.Path})
			below(floor+1, inner.Path)
		}
	}
	below(1, path)
	return rows.Table{Name: l.Pick("Đường đi", "Path"), Columns: rows.Columns(strings.Split(l.Pick("Giao cho|Ngày giao|Hạn|Tình trạng|Bước|Từ ngày|Kịp hạn|Đã hỏi, chưa trả lời|Mã",
		"Given to|Given on|Due|Status|Stage|Since|Outlook|Asked, not answered|ID"), "|")...), Rows: func(yield func([]rows.Cell) bool) {
		for _, n := range lines {
			s := &n.path.State
			status := rows.Text(s.Status.Text(l))
			status.Mark = marks[s.Status]
			if !yield([]rows.Cell{n.to, rows.Day(n.given, l), rows.Day(s.Due, l), status, rows.Text(n.path.Stage.Text(l)), rows.Day(n.path.Since, l),
				rows.Text(n.path.Outlook.Text(l)), rows.Text(n.path.Asked(l)), rows.Text(n.id)}) {
				return
			}
		}
	}}
}
