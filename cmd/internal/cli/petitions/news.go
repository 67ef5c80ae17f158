package petitions

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/form"
)

// newsAnswer is something that a sender is to be told.
type newsAnswer struct {
	Key  string             `json:"key"`
	Code petition.Code      `json:"code"`
	Type petition.EventType `json:"type"`
	Day  form.Day           `json:"day"`
	Text string             `json:"text"`
}

func (p *program) petitionNewsCommand() *cobra.Command {
	var asOf, format string
	var u under
	c := &cobra.Command{
		Use:   "notices FILE",
		Short: p.T("Những điều phải báo cho người gửi, mỗi điều một khóa", "What senders are to be told, each with its key"),
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains([]string{"table", "json"}, format) {
				return cli.Usage("--format: %q không phải là table hoặc json", "--format: %q is not table or json", format)
			}
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
			l := p.Language()
			news := []newsAnswer{}
			for pet := range checked.Petitions(on) {
				for _, n := range desk.NewsFor(process, pet, on, l) {
					news = append(news, newsAnswer{n.Key, pet.Code(), n.Event.Type, n.On, n.Item.Title})
				}
			}
			if format == "json" {
				err = p.PrintJSON(news)
			} else {
				rows := [][]string{}
				for _, n := range news {
					rows = append(rows, []string{n.Day.In(l), n.Text, n.Key})
				}
				err = cli.PrintTable(p.Out, []string{l.Pick("Ngày", "Day"), l.Pick("Nội dung", "Text"), l.Pick("Khóa", "Key")}, rows)
			}
			if err == nil && len(checked.Faults) > 0 {
				return cli.Told(1) // lines were refused; the others are answered
			}
			return err
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", p.T("những gì đã xảy ra đến hết ngày này, mặc định hôm nay", "what happened by the end of this day, by default today"))
	c.Flags().StringVar(&format, "format", "table", "table, json")
	u.add(p, c)
	return c
}

func (p *program) petitionRulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: p.T("Quy tắc của hệ thống quốc gia dạng JSON, để sửa và đưa lại bằng --rules", "The rules of the national system as JSON, to be changed and given back with --rules"),
		Args:  cli.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return p.PrintJSON(petition.National()) },
	}
}
