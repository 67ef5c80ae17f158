package words

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
)

type selectorAnswer struct {
	Text   string          `json:"text"`
	Parts  []selectorPart  `json:"parts,omitempty"`
	Bodies []bodyName      `json:"bodies,omitempty"`
	Rest   string          `json:"rest,omitempty"`
	Doubts []cli.LineDoubt `json:"doubts,omitempty"`
	Error  *cli.LineError  `json:"error,omitempty"`
}

type selectorPart struct {
	Source string    `json:"source"`
	Role   body.Role `json:"role,omitempty"`
	Kind   body.Kind `json:"kind"`
	ID     body.ID   `json:"id,omitzero"`
	Class  string    `json:"class,omitempty"`
}

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
					answer, err := p.selector(r, text, on)
					return answer, err == nil
				})
			}
			for text, err := range p.Phrases(args) {
				if err != nil {
					return err
				}
				answer, err := p.selector(r, text, on)
				if err != nil {
					return cli.Failure(2, err)
				}
				if err := p.printSelector(answer); err != nil {
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

func (p *program) selector(r *body.Registry, text string, on form.Day) (answer selectorAnswer, err error) {
	answer.Text = text
	read, err := cell.Parse(r, text, on)
	if err != nil {
		answer.Error = &cli.LineError{Message: form.Message(err, p.Language())}
		return answer, err
	}
	seen := map[body.ID]bool{}
	for _, part := range read.Parts {
		s := part.Selector
		answer.Parts = append(answer.Parts, selectorPart{part.Text, part.Role, s.Kind(), s.ID(), s.Classes().String()})
		for _, b := range s.Resolve(r, on, body.Scope{}) {
			if !seen[b.ID()] {
				seen[b.ID()] = true
				answer.Bodies = append(answer.Bodies, bodyName{b.ID(), b.Name(on)})
			}
		}
	}
	var rest []string
	for _, piece := range read.Rest {
		rest = append(rest, piece.Text)
	}
	answer.Rest = strings.Join(rest, " | ")
	for _, d := range read.Doubts {
		answer.Doubts = append(answer.Doubts, cli.LineDoubt{Offset: d.Offset, Text: d.Text, Message: d.Message(p.Language())})
	}
	return answer, nil
}

func (p *program) printSelector(a selectorAnswer) error {
	l := p.Language()
	header := []string{l.Pick("Đọc được", "Read"), l.Pick("Vai trò", "Role"), l.Pick("Loại", "Kind"), l.Pick("Mã", "ID")}
	var rows [][]string
	for _, part := range a.Parts {
		id := part.ID.String()
		if id == "" {
			id = part.Class
		}
		rows = append(rows, []string{cli.OneLine(part.Source), string(part.Role), string(part.Kind), id})
	}
	if a.Rest != "" {
		rows = append(rows, []string{cli.OneLine(a.Rest), "", l.Pick("chưa hiểu", "not understood"), ""})
	}
	for _, d := range a.Doubts {
		rows = append(rows, []string{cli.OneLine(d.Text), "", l.Pick("nghi vấn", "doubt"), d.Message})
	}
	return cli.PrintTable(p.Out, header, rows)
}
