package words

import (
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
			l := p.Language()
			columns := rows.Columns(l.Pick("Đọc được", "Read"), l.Pick("Vai trò", "Role"), l.Pick("Loại", "Kind"), l.Pick("Mã", "ID"))
			return p.AnswerLines(&as, args, columns, func(text string) cli.Line {
				read, _ := answer.SelectorOf(r, text, on, l)
				return cli.Line{JSON: read, Fault: read.Error, Cells: func() [][]rows.Cell { return selectorRows(read, l) }}
			}, nil)
		},
	}
	bodies.Add(p.Program, c)
	c.Flags().StringVar(&asOf, "as-of", "", p.T("vào ngày này", "on this day"))
	as.Add(p.Program, c)
	return c
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
