package words

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) redactCommand() *cobra.Command {
	as := cli.Answering{Format: "json"}
	c := &cobra.Command{
		Use:     "redact [TEXT...]",
		Short:   p.T("Che thông tin cá nhân trong văn bản", "Personal data in a text, masked"),
		Example: `  tthc redact --format text "Tôi là Nguyễn Văn Mẫu, số 0912 345 678"`,
		RunE: func(_ *cobra.Command, args []string) error {
			l := p.Language()
			columns := rows.Columns(l.Pick("Sau khi che", "Masked"), l.Pick("Đã che", "Piece"), l.Pick("Loại", "Kind"), l.Pick("Cần xem lại", "To be looked at"))
			var unmasked error
			err := p.AnswerLines(&as, args, columns, func(text string) cli.Line {
				read, _ := answer.RedactedOf(text, redact.Options{}, l)
				return cli.Line{JSON: read, Fault: read.Error, Cells: func() [][]rows.Cell { return redactRows(read, l) }}
			}, map[string]func() error{"text": func() (err error) {
				unmasked, err = p.redactText(args)
				return err
			}})
			return cmp.Or(err, unmasked)
		},
	}
	as.Add(p.Program, c, "text")
	return c
}

// redactRows is a row for each piece that was masked, and one where there is none.
func redactRows(a answer.Redacted, l form.Language) (all [][]rows.Cell) {
	for _, piece := range a.Pieces {
		all = append(all, []rows.Cell{rows.Text(a.Masked), rows.Text(piece.Text), {Text: piece.Kind.Label(l), Data: string(piece.Kind)}, rows.Status(piece.Doubt, rows.Wait)})
	}
	if len(all) == 0 {
		all = append(all, rows.Texts(a.Masked, "", "", ""))
	}
	return all
}

// redactText prints the masked texts alone, one a line: nothing of a text that cannot
// be masked.
func (p *program) redactText(args []string) (unmasked, err error) {
	for text, err := range p.Phrases(args) {
		if err != nil {
			return nil, err
		}
		r, ok := answer.RedactedOf(text, redact.Options{}, p.Language())
		if !ok {
			unmasked = cli.Told(1)
			fmt.Fprintln(p.Errs, "tthc: "+r.Error.Message)
		}
		if _, err := fmt.Fprintln(p.Out, r.Masked); err != nil {
			return nil, err
		}
	}
	return unmasked, nil
}
