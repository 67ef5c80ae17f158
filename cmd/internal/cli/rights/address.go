package rights

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
)

// address is an address of a calendar as it is printed.
type address struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Body    body.ID   `json:"body"`
	Made    time.Time `json:"made"`
	By      string    `json:"by"`
	Revoked time.Time `json:"revoked,omitzero"`
	Path    string    `json:"path,omitempty"`
}

func addressOf(a calendars.Address, path string) address {
	return address{a.ID, a.Name, a.Body, a.Made, a.By, a.Revoked, path}
}

// withCalendars opens the addresses of the database.
func (f *printed) withCalendars(ctx context.Context, first bool, do func(*calendars.Book, *store.Store) error) error {
	s, err := f.open(ctx, first)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(calendars.Open(s, cli.Now), s)
}

func (p *program) addressCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "address",
		Short: p.T("Địa chỉ lịch bí mật của một cơ quan", "Secret addresses at which calendars read what a body owes"),
		Long: p.T(`Địa chỉ lịch bí mật: ai có địa chỉ thì ứng dụng lịch của họ đọc được việc và hạn của đúng một cơ quan, không phải đăng nhập, không có gì khác. Máy chủ chỉ giữ dấu băm: địa chỉ chỉ được in một lần khi tạo.
Chạy được khi máy chủ đang chạy; thay đổi có hiệu lực trong một giây. Địa chỉ dùng được đến khi bị thu hồi hoặc cơ quan kết thúc.`,
			`Secret addresses: whoever has one reads in a calendar what that one body owes and by when, without signing in, and nothing else. Only a hash is kept: an address is printed once, when it is made.
It may be used while the server runs; what is changed holds within a second. An address holds until it is taken back or its body ends.`),
	}
	c.AddCommand(p.createAddressCommand(), p.listAddressesCommand(), p.revokeAddressCommand())
	return c
}

func (p *program) createAddressCommand() *cobra.Command {
	var f printed
	var bodies cli.Bodies
	var name, of string
	c := &cobra.Command{
		Use:   "create --name NAME --body BODY",
		Short: p.T("Tạo một địa chỉ lịch và in ra một lần", "Make an address, and print it this once"),
		Long: p.T(`Tạo một địa chỉ lịch. Đầu ra chuẩn chỉ có phần đứng sau tên máy chủ, hoặc với --json là {"id","name","body","made","by","path"}; thông tin khác ở đầu ra lỗi.`,
			`Makes an address. Standard output has alone what follows the name of the server, or with --json {"id","name","body","made","by","path"}; what else there is to say is on standard error.`),
		Example: `  tthc address create --name "Van phong" --body H26`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			id, err := body.ParseID(of)
			switch {
			case name == "" || of == "":
				return cli.Usage("cần --name và --body; xem: %s --help", "--name and --body are needed; see: %s --help", c.CommandPath())
			case err != nil:
				return cli.BadFlag("--body", err)
			}
			registry, err := bodies.Registry()
			if err != nil {
				return err
			}
			return f.withCalendars(c.Context(), true, func(b *calendars.Book, s *store.Store) error {
				l := ledger.New(ledger.Options{Store: s, Bodies: registry, Now: cli.Now})
				v, err := l.At(c.Context())
				if err != nil {
					return cli.Failure(2, err)
				}
				a, secret, err := b.Make(c.Context(), calendars.New{Name: name, Body: id}, v.Bodies(), l.Today(), byCommand)
				if err != nil {
					return cli.Failure(2, err)
				}
				if f.asJSON {
					return p.PrintJSON(addressOf(a, calendars.Path(secret)))
				}
				fmt.Fprintf(p.Errs, p.T("Địa chỉ lịch %s của %s. Không in lại được lần nữa.\n", "Address %s for %s. It cannot be printed again.\n"), a.ID, a.Body)
				fmt.Fprintln(p.Out, calendars.Path(secret))
				return nil
			})
		},
	}
	f.add(p, c)
	bodies.Add(p.Program, c)
	c.Flags().StringVar(&name, "name", "", p.T("lịch của ai", "whose calendar reads there"))
	c.Flags().StringVar(&of, "body", "", p.T("mã cơ quan, như H26", "the identifier of the body, such as H26"))
	return c
}

func (p *program) listAddressesCommand() *cobra.Command {
	var f printed
	var as cli.Answering
	c := &cobra.Command{
		Use:   "list",
		Short: p.T("Các địa chỉ lịch đã tạo", "The addresses that were made"),
		Long: p.T(`Các địa chỉ lịch đã tạo, cũ nhất trước, cả địa chỉ đã thu hồi. Không in phần bí mật.
JSON: [{"id","name","body","made","by","revoked"}]; revoked không có khi chưa thu hồi.`,
			`The addresses that were made, the oldest first, with those that were taken back; never the secret itself.
JSON: [{"id","name","body","made","by","revoked"}]; revoked is absent while it was not.`),
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.withCalendars(c.Context(), false, func(b *calendars.Book, _ *store.Store) error {
				all, err := b.All(c.Context())
				if err != nil {
					return cli.Failure(2, err)
				}
				list := []address{}
				for _, a := range all {
					list = append(list, addressOf(a, ""))
				}
				l := p.Language()
				table := rows.Each(rows.Columns(p.T("Số hiệu", "ID"), p.T("Của", "Whose"), p.T("Cơ quan", "Body"), p.T("Tạo lúc", "Made"), p.T("Người tạo", "By"), p.T("Thu hồi", "Revoked")),
					all, func(a calendars.Address) []rows.Cell {
						name := body.Vietnam().ByID(a.Body).Name(calendar.DayAt(cli.Now()))
						return []rows.Cell{rows.Text(a.ID), rows.Text(a.Name), rows.Body(a.Body, name), rows.Moment(a.Made, l), rows.Text(a.By), rows.Moment(a.Revoked, l)}
					})
				return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(list) }})
			})
		},
	}
	f.addList(p, c, &as)
	return c
}

func (p *program) revokeAddressCommand() *cobra.Command {
	var f printed
	c := &cobra.Command{
		Use:     "revoke ID",
		Short:   p.T("Thu hồi một địa chỉ lịch", "Take an address back"),
		Example: "  tthc address revoke 6f1c2a4e-2b0f-4f39-9d43-0f2f2f6a7c11",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một số hiệu; xem: tthc address list", "one id is needed; see: tthc address list")
			}
			return f.withCalendars(c.Context(), false, func(b *calendars.Book, _ *store.Store) error {
				a, err := b.Revoke(c.Context(), args[0], byCommand)
				if err != nil {
					return cli.Failure(1, err)
				}
				if f.asJSON {
					return p.PrintJSON(addressOf(a, ""))
				}
				fmt.Fprintf(p.Out, p.T("Đã thu hồi địa chỉ lịch của %s.\n", "The address of %s was taken back.\n"), a.Name)
				return nil
			})
		},
	}
	f.add(p, c)
	return c
}
