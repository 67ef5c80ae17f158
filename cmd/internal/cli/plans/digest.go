package plans

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/digest"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) digestCommand() *cobra.Command {
	var name, asOf, format string
	var data cli.Data
	c := &cobra.Command{
		Use:   "digest --body BODY",
		Short: p.T("Một ngày của một cơ quan trong vài dòng, để gửi vào nhóm chat", "A body's day in a few lines, for a chat"),
		Long: p.T(`Việc quá hạn, đến hạn hôm nay và trong năm ngày làm việc tới của một cơ quan: nhiệm vụ của kế hoạch, hạn phản ánh, kiến
nghị, hồ sơ đang giải quyết. --format json là nội dung gửi webhook của phần mềm chat, có trường "text".`,
			`What is overdue, due today and within five working days of a body: duties of plans, limits of petitions, dossiers in
progress. --format json is the payload for the webhook of a chat, with the field "text".`),
		Example: `  tthc digest --body H26.12 --data ./data --format json | curl -H 'Content-Type: application/json' -d @- https://chat.example.vn/hook`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return cli.Usage("--format: %q không phải là text hoặc json", "--format: %q is not text or json", format)
			}
			if name == "" {
				return cli.Usage("--body: thiếu cơ quan", "--body: the body is missing")
			}
			on, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: cli.Now})
			known, err := l.At(c.Context())
			if err != nil {
				return cli.Failure(2, err)
			}
			of, why := ledger.OneBody(known.Bodies(), name, on)
			if why != nil {
				return cli.Failure(1, cli.Text("--body: "+form.Message(why, form.Vietnamese), "--body: "+form.Message(why, form.English)))
			}
			d, called, err := digest.Of(c.Context(), l, casebook.New(l), digest.Question{Body: of.ID(), On: on, Language: p.Language(), Petitions: true, Dossiers: true})
			if err != nil {
				return cli.Failure(2, err)
			}
			if format == "json" {
				b, err := d.Payload(called, p.Language())
				if err == nil {
					_, err = fmt.Fprintln(p.Out, string(b))
				}
				return err
			}
			_, err = fmt.Fprintln(p.Out, d.Text(called, p.Language()))
			return err
		},
	}
	c.Flags().StringVar(&name, "body", "", p.T("cơ quan, tên hoặc mã; kể cả đơn vị thuộc cơ quan ấy", "the body, name or identifier, with its units"))
	c.Flags().StringVar(&asOf, "as-of", "", p.T("ngày, mặc định hôm nay", "the day, today by default"))
	c.Flags().StringVar(&format, "format", "text", "text, json")
	data.Add(p.Program, c)
	return c
}
