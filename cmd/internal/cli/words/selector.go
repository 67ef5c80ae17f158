package words

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
)

func (p *program) selectorCommand() *cobra.Command {
	var asOf string
	var asJSON bool
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
			if asJSON {
				return p.AnswerLines(args, func(text string) (any, bool) {
					read, err := answer.SelectorOf(r, text, on, p.Language())
					return read, err == nil
				})
			}
			for text, err := range p.Phrases(args) {
				if err != nil {
					return err
				}
				read, err := answer.SelectorOf(r, text, on, p.Language())
				if err != nil {
					return cli.Failure(2, err)
				}
				if err := p.printSelector(read); err != nil {
					return err
				}
			}
			return nil
		},
	}
	bodies.Add(p.Program, c)
	c.Flags().StringVar(&asOf, "as-of", "", p.T("vào ngày này", "on this day"))
	c.Flags().BoolVar(&asJSON, "json", false, p.T("in JSON, mỗi dòng một câu trả lời", "one answer a line"))
	return c
}

func (p *program) printSelector(a answer.Selector) error {
	l := p.Language()
	header := []string{l.Pick("Đọc được", "Read"), l.Pick("Vai trò", "Role"), l.Pick("Loại", "Kind"), l.Pick("Mã", "ID")}
	var rows [][]string
	for _, part := range a.Parts {
		id := part.ID.String()
		if id == "" {
			id = named(part.Class, l)
		}
		rows = append(rows, []string{cli.OneLine(part.Source), named(part.Role, l), named(part.Kind, l), id})
	}
	if a.Rest != "" {
		rows = append(rows, []string{cli.OneLine(a.Rest), "", l.Pick("chưa hiểu", "not understood"), ""})
	}
	for _, d := range a.Doubts {
		rows = append(rows, []string{cli.OneLine(d.Text), "", l.Pick("nghi vấn", "doubt"), d.Message})
	}
	return cli.PrintTable(p.Out, header, rows)
}
