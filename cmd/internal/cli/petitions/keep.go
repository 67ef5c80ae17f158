package petitions

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/retention"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// keepCommand is the command that erases what is kept no longer.
func (p *program) keepCommand() *cobra.Command {
	var data cli.Data
	var term, asOf string
	var dry bool
	c := &cobra.Command{
		Use:   "keep",
		Short: p.T("Xóa những gì đã hết thời hạn lưu giữ", "Erase what is kept no longer"),
		Long: p.T(`Xóa nội dung, danh tính và tệp đính kèm của những phản ánh, kiến nghị đã kết thúc mà
thời hạn lưu giữ, tính từ việc cuối cùng, đã hết; như tthc petition erase, với lý do.
Máy chủ làm việc này mỗi ngày khi có --keep-identities; mặc định không tự xóa gì.
Luật 91/2025/QH15 (khoản 1 Điều 14) buộc xóa khi đã đạt mục đích hoặc hết thời hạn
lưu trữ, không nêu số năm cho phản ánh, kiến nghị: lấy theo bảng thời hạn của cơ quan.
Với --dry-run chỉ kể ra, mỗi dòng một phản ánh, kiến nghị và vì sao.`, `Erase what was written in petitions, who wrote it and what is attached, where they
are closed and their time of keeping, from the last thing that happened, is over; as
tthc petition erase does, with the reason. A server does it each day where it is given
--keep-identities; by default nothing is erased by itself. Law 91/2025/QH15, article
14.1, has personal data deleted when their purpose is fulfilled or a time of keeping
is over, and names no years for petitions: take them from the list of your archives.
With --dry-run they are only told, one a line, and why.`),
		Example: "  tthc keep --dry-run --keep-identities 5y --data ./data\n  tthc keep --dry-run --keep-identities 5y --as-of 2027-01-01 --data ./data",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			t, err := retention.ParseTerm(term)
			switch {
			case err != nil:
				return cli.BadFlag("--keep-identities", err)
			case t.IsZero():
				return cli.Usage("--keep-identities: hãy nêu thời hạn, như 5y; không có thì không xóa gì", "--keep-identities: say how long, such as 5y; without it nothing is erased")
			}
			on := calendar.DayAt(cli.Now())
			if asOf != "" {
				if !dry { // what is not due yet is erased by nobody
					return cli.Usage("--as-of chỉ dùng với --dry-run", "--as-of goes with --dry-run alone")
				}
				if on, err = form.ParseDay(asOf); err != nil {
					return cli.BadFlag("--as-of", err)
				}
			}
			return p.keep(c.Context(), &data, t, on, dry)
		},
	}
	data.Add(p.Program, c)
	AddKeeping(p.Program, c, &term)
	c.Flags().BoolVar(&dry, "dry-run", false, p.T("chỉ kể ra, không xóa gì", "tell what would go, and erase nothing"))
	c.Flags().StringVar(&asOf, "as-of", "", p.T("với --dry-run: đến ngày này, mặc định hôm nay", "with --dry-run: by this day; today by default"))
	return c
}

// AddKeeping adds the flag that says how long identities are kept.
func AddKeeping(p *cli.Program, c *cobra.Command, term *string) {
	c.Flags().StringVar(term, "keep-identities", "", p.T("giữ nội dung và danh tính của phản ánh, kiến nghị đã kết thúc bao lâu sau việc cuối cùng: 5y, 18m, 90d; mặc định giữ mãi", "how long what was written in a closed petition, and by whom, is kept after the last thing that happened to it: 5y, 18m, 90d; by default for ever"))
}

func (p *program) keep(ctx context.Context, data *cli.Data, t retention.Term, on form.Day, dry bool) error {
	s, err := data.Open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	book := casebook.New(ledger.New(ledger.Options{Store: s, Now: cli.Now}))
	var list []retention.Due
	said := p.T("%s: kết thúc %s, giữ đến hết %s\n", "%s: ended on %s, kept until the end of %s\n")
	if dry {
		v, err := book.At(ctx)
		if err != nil {
			return err
		}
		list = retention.Identities(v, t, on)
	} else {
		said = p.T("%s: kết thúc %s, giữ đến hết %s; đã xóa\n", "%s: ended on %s, kept until the end of %s; erased\n")
		list, err = retention.Erase(ctx, book, t, on)
	}
	for _, d := range list {
		fmt.Fprintf(p.Out, said, d.Petition, d.Ended.In(p.Language()), d.Last.In(p.Language()))
	}
	if len(list) > 0 {
		fmt.Fprintf(p.Out, p.T("%d phản ánh, kiến nghị; lưu giữ %s, Luật 91/2025/QH15 khoản 1 Điều 14\n", "%d petitions; kept %s, Law 91/2025/QH15 article 14.1\n"), len(list), t.In(p.Language()))
	}
	return err
}
