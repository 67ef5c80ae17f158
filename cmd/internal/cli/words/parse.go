package words

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func (p *program) parseCommand() *cobra.Command {
	var year int
	var issued string
	as := cli.Answering{Format: "json"}
	c := &cobra.Command{
		Use:   "parse [--year Y] [--issued DATE] [PHRASE...]",
		Short: p.T("Đọc thời gian trong văn bản thành quy tắc", "The words of a deadline as a rule"),
		Example: `  tthc parse --year 2025 "trước ngày 20 các tháng 3, 6, 9, 12"
  tthc parse --year 2025 --format xlsx --out thoi-gian.xlsx < times.txt`,
		RunE: func(c *cobra.Command, args []string) error {
			ctx := phrase.Context{Year: year}
			if c.Flags().Changed("year") && (year < form.MinYear || year > form.MaxYear) {
				return cli.Usage("--year: năm phải từ %d đến %d", "--year: the year must be from %d to %d", form.MinYear, form.MaxYear)
			}
			if issued != "" {
				day, err := form.ParseDay(issued)
				if err != nil {
					return cli.BadFlag("--issued", err)
				}
				ctx.Issued = day
			}
			l := p.Language()
			columns := rows.Columns(l.Pick("Đọc được", "Read"), l.Pick("Loại", "Kind"), l.Pick("Từ ngày", "From"), l.Pick("Hạn", "Due"), l.Pick("Quy tắc", "Rule"), l.Pick("Ghi chú", "Note"))
			return p.AnswerLines(&as, args, columns, func(text string) cli.Line {
				read, _ := answer.PhraseOf(text, ctx, l)
				return cli.Line{JSON: read, Fault: read.Error, Cells: func() [][]rows.Cell { return phraseRows(read, l) }}
			}, nil)
		},
	}
	c.Flags().IntVar(&year, "year", 0, p.T("năm của kế hoạch", "the plan's year"))
	c.Flags().StringVar(&issued, "issued", "", p.T("ngày của văn bản", "the document's date"))
	as.Add(p.Program, c)
	return c
}

// phraseRows is a row for each part of a rule, and for what was not understood.
func phraseRows(a answer.Phrase, l form.Language) (all [][]rows.Cell) {
	for _, part := range a.Parts {
		due := rows.Day(part.Due, l)
		if len(part.Occurrences) > 0 {
			var texts, data []string
			for _, day := range part.Occurrences {
				texts, data = append(texts, day.In(l)), append(data, day.String())
			}
			due = rows.Cell{Text: strings.Join(texts, ", "), Data: strings.Join(data, " ")}
		}
		all = append(all, []rows.Cell{rows.Text(part.Source), rows.Text(named(part.Kind, l)), rows.Day(part.Start, l), due, rows.Text(a.Canonical), {}})
	}
	return append(all, left(a.Rest, a.Doubts, 6, l)...)
}

// left is rows of what was not understood, and of doubts.
func left(rest string, doubts []answer.Doubt, columns int, l form.Language) (all [][]rows.Cell) {
	row := func(text, note string) {
		cells := make([]rows.Cell, columns)
		cells[0], cells[columns-1] = rows.Text(text), rows.Status(note, rows.Wait)
		all = append(all, cells)
	}
	if rest != "" {
		row(rest, l.Pick("chưa hiểu", "not understood"))
	}
	for _, d := range doubts {
		row(d.Text, d.Message)
	}
	return all
}
