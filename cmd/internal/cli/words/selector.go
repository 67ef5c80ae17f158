package words

import (
	"cmp"
	"iter"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) selectorCommand() *cobra.Command {
	var asOf string
	var as cli.Answering
	var bodies cli.Bodies
	c := &cobra.Command{
		Use:     "selector [TEXT...]",
		Short:   p.T("Đọc ô cơ quan chủ trì, phối hợp của kế hoạch", "The bodies that the cell of a plan names"),
		Example: `  tthc selector --as-of 2025-07-15 "Bộ Y tế chủ trì, phối hợp với Bảo hiểm xã hội Việt Nam"`,
		RunE: func(_ *cobra.Command, args []string) error {
			on, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			r, err := bodies.Registry()
			if err != nil {
				return err
			}
			if as.Format == "json" {
				return as.Write(p.Program, cli.Answer{JSON: func() error {
					return p.AnswerLines(args, func(text string) (any, bool) {
						read, err := answer.SelectorOf(r, text, on, p.Language())
						return read, err == nil
					})
				}})
			}
			var fault error
			table := p.selectorTable(func(yield func(answer.Selector) bool) {
				for text, err := range p.Phrases(args) {
					var read answer.Selector
					if err == nil {
						read, err = answer.SelectorOf(r, text, on, p.Language())
					}
					if err != nil {
						fault = cli.Failure(2, err)
						return
					}
					if !yield(read) {
						return
					}
				}
			})
			table.Columns[0].Hidden = len(args) == 1 // which they have just written
			return cmp.Or(as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}}), fault)
		},
	}
	bodies.Add(p.Program, c)
	c.Flags().StringVar(&asOf, "as-of", "", p.T("vào ngày này", "on this day"))
	as.Add(p.Program, c)
	return c
}

// selectorTable is what was read of cells.
func (p *program) selectorTable(read iter.Seq[answer.Selector]) rows.Table {
	l := p.Language()
	return rows.Table{
		Columns: rows.Columns(l.Pick("Ô", "Cell"), l.Pick("Đọc được", "Read"), l.Pick("Vai trò", "Role"), l.Pick("Loại", "Kind"), l.Pick("Mã", "ID")),
		Rows: func(yield func([]rows.Cell) bool) {
			for a := range read {
				for _, row := range selectorRows(a, l) {
					if !yield(append(rows.Texts(a.Text), row...)) {
						return
					}
				}
			}
		},
	}
}

func selectorRows(a answer.Selector, l form.Language) (all [][]rows.Cell) {
	called := map[body.ID]string{}
	for _, b := range a.Bodies {
		called[b.ID] = b.Name
	}
	for _, part := range a.Parts {
		who := rows.Text(named(part.Class, l))
		if !part.ID.IsZero() {
			who = rows.Body(part.ID, called[part.ID])
		}
		all = append(all, append(rows.Texts(part.Source, named(part.Role, l), named(part.Kind, l)), who))
	}
	if a.Rest != "" {
		all = append(all, rows.Texts(a.Rest, "", l.Pick("chưa hiểu", "not understood"), ""))
	}
	for _, d := range a.Doubts {
		all = append(all, rows.Texts(d.Text, "", l.Pick("nghi vấn", "doubt"), d.Message))
	}
	return all
}
