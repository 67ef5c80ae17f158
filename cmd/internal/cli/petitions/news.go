package petitions

import (
	"iter"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) petitionNewsCommand() *cobra.Command {
	var asOf string
	var as cli.Answering
	var u under
	c := &cobra.Command{
		Use:   "notices FILE",
		Short: p.T("Những điều phải báo cho người gửi, mỗi điều một khóa", "What senders are to be told, each with its key"),
		RunE: func(c *cobra.Command, args []string) error {
			on, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			process, checked, err := p.events(args, c, &u)
			if err != nil {
				return err
			}
			for _, f := range checked.Faults {
				p.printFault(args[0], f)
			}
			pets := checked.Petitions(on)
			err = as.Write(p.Program, cli.Answer{Tables: []rows.Table{p.newsTable(process, pets, on)}, JSON: func() error { return p.writeNews(process, pets, on) }})
			if err == nil && len(checked.Faults) > 0 {
				return cli.Told(1) // lines were refused; the others are answered
			}
			return err
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", p.T("những gì đã xảy ra đến hết ngày này, mặc định hôm nay", "what happened by the end of this day, by default today"))
	as.Add(p.Program, c)
	u.add(p, c)
	return c
}

// writeNews writes what senders are to be told as JSON, each as it comes.
func (p *program) writeNews(process *petition.Process, pets iter.Seq[petition.Petition], on form.Day) error {
	j := p.JSON()
	j.Open('[')
	for pet := range pets {
		for _, n := range desk.NewsFor(process, pet, on, p.Language()) {
			j.Open('{')
			j.Name("key")
			j.Text(n.Key)
			j.Name("code")
			j.Value(pet.Code())
			j.Name("type")
			j.Text(n.Event.Type.String())
			j.Name("day")
			j.Value(n.On)
			j.Name("text")
			j.Text(n.Item.Title)
			j.Close('}')
		}
	}
	j.Close(']')
	return j.End()
}

// newsTable is what senders are to be told as a table.
func (p *program) newsTable(process *petition.Process, pets iter.Seq[petition.Petition], on form.Day) rows.Table {
	l := p.Language()
	return rows.Table{Columns: rows.Columns(l.Pick("Ngày", "Day"), l.Pick("Nội dung", "Text"), l.Pick("Khóa", "Key")), Rows: func(yield func([]rows.Cell) bool) {
		for pet := range pets {
			for _, n := range desk.NewsFor(process, pet, on, l) {
				if !yield([]rows.Cell{rows.Day(n.On, l), rows.Text(n.Item.Title), rows.Text(n.Key)}) {
					return
				}
			}
		}
	}}
}

func (p *program) petitionRulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: p.T("Quy tắc của hệ thống quốc gia dạng JSON, để sửa và đưa lại bằng --rules", "The rules of the national system as JSON, to be changed and given back with --rules"),
		Args:  cli.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return p.PrintJSON(petition.National()) },
	}
}
