package words

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) targetCommand() *cobra.Command {
	as := cli.Answering{Format: "json"}
	c := &cobra.Command{
		Use:     "target [TEXT...]",
		Short:   p.T("Đọc chỉ tiêu trong văn bản", "The figures of a target, from its words"),
		Example: `  tthc target "Tối thiểu 80%" "đạt 50 - 60%" "5.000 doanh nghiệp"`,
		RunE: func(_ *cobra.Command, args []string) error {
			l := p.Language()
			columns := rows.Columns(l.Pick("Chỉ tiêu", "Target"), l.Pick("So sánh", "Operator"), l.Pick("Mức", "Value"), l.Pick("Mức trên", "Upper"), l.Pick("Đơn vị", "Unit"), l.Pick("Ghi chú", "Note"))
			for i := 1; i < 5; i++ {
				columns[i].Hidden = true // people read them in the words of the first
			}
			return p.AnswerLines(&as, args, columns, func(text string) cli.Line {
				read, _ := answer.TargetOf(text, l)
				return cli.Line{JSON: read, Fault: read.Error, Cells: func() [][]rows.Cell { return targetRows(read, l) }}
			}, nil)
		},
	}
	as.Add(p.Program, c)
	return c
}

// targetRows is a row for each goal, and for what was not understood.
func targetRows(a answer.Target, l form.Language) (all [][]rows.Cell) {
	for _, g := range a.Targets {
		cells := append(rows.Texts(g.Text(l), g.Op.String()), rows.Number(g.Value.String(), l), rows.Cell{}, rows.Text(g.Unit), rows.Cell{})
		if g.Op == indicator.Range {
			cells[3] = rows.Number(g.Upper.String(), l)
		}
		all = append(all, cells)
	}
	return append(all, left(a.Rest, a.Doubts, 6, l)...)
}
