package rights

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/audits"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
)

// subscription is a subscription as it is printed; the address of a person is not.
type subscription struct {
	ID       string                 `json:"id"`
	Name     string                 `json:"name"`
	Address  string                 `json:"address,omitempty"`
	Subjects []delivery.SubjectKind `json:"subjects"`
	Made     time.Time              `json:"made"`
	By       string                 `json:"by"`
	Rotated  time.Time              `json:"rotated,omitzero"`
	Ended    time.Time              `json:"ended,omitzero"`
	Secret   string                 `json:"secret,omitempty"`
}

func subscriptionOf(s receivers.Subscription, secret string) subscription {
	return subscription{s.ID, s.Name, s.Address, s.Subjects, s.Made, s.By, s.Rotated, s.Ended, secret}
}

func (p *program) subscriptionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "subscription",
		Short: p.T("Các hệ thống, và những người, được báo tin", "The systems, and people, that are told of what is recorded"),
	}
	c.AddCommand(p.listSubscriptionsCommand(), p.rotateSubscriptionCommand())
	return c
}

func (p *program) listSubscriptionsCommand() *cobra.Command {
	var f printed
	var as cli.Answering
	c := &cobra.Command{
		Use:   "list",
		Short: p.T("Các đăng ký nhận tin", "The subscriptions"),
		Long: p.T(`Các đăng ký nhận tin, cũ nhất trước, cả đăng ký đã kết thúc. Không in khóa ký và địa chỉ của cá nhân.
JSON: [{"id","name","address","subjects":[...],"made","by","rotated","ended"}]; address không có với cá nhân, rotated và ended không có khi chưa đổi khóa và chưa kết thúc.`,
			`The subscriptions, the oldest first, with those that have ended; never their secrets, nor the addresses of people.
JSON: [{"id","name","address","subjects":[...],"made","by","rotated","ended"}]; address is absent for a person, rotated and ended while there was no other secret and no end.`),
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.withReceivers(c.Context(), nil, func(b *receivers.Book) error {
				all, err := b.All(c.Context())
				if err != nil {
					return cli.Failure(2, err)
				}
				list := []subscription{}
				for _, s := range all {
					list = append(list, subscriptionOf(s, ""))
				}
				l := p.Language()
				table := rows.Each(rows.Columns(p.T("Số hiệu", "ID"), p.T("Nơi nhận", "Receiver"), p.T("Địa chỉ", "Address"), p.T("Tin về", "Of"), p.T("Tạo lúc", "Made"), p.T("Người tạo", "By"), p.T("Kết thúc", "Ended")),
					all, func(s receivers.Subscription) []rows.Cell {
						kinds := make([]string, len(s.Subjects))
						for i, k := range s.Subjects {
							kinds[i] = string(k)
						}
						return []rows.Cell{rows.Text(s.ID), rows.Text(s.Name), rows.Text(s.Address), rows.Text(strings.Join(kinds, " ")), rows.Moment(s.Made, l), rows.Text(s.By), rows.Moment(s.Ended, l)}
					})
				return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(list) }})
			})
		},
	}
	f.addList(p, c, &as)
	return c
}

// withReceivers opens the subscriptions of the database, with the keys of their
// secrets where a flag says where these are.
func (f *printed) withReceivers(ctx context.Context, keys *audits.Keys, do func(*receivers.Book) error) error {
	s, err := f.data.Open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	o := receivers.Options{Store: s, Now: cli.Now}
	if keys != nil {
		if o.Vault, err = vault(ctx, s, keys.Master(f.data.Place)); err != nil {
			return cli.BadFlag("--keys", err)
		}
	}
	return do(receivers.Open(o))
}

func vault(ctx context.Context, s *store.Store, from seal.Source) (*seal.Vault, error) {
	master, err := from.Master(ctx, false)
	if err != nil {
		return nil, err
	}
	return seal.NewVault(ctx, s.Seals(), master)
}

func (p *program) rotateSubscriptionCommand() *cobra.Command {
	var f printed
	var keys audits.Keys
	c := &cobra.Command{
		Use:   "rotate ID",
		Short: p.T("Đổi khóa ký của một hệ thống nhận tin, in ra một lần", "Give a system another secret, and print it this once"),
		Long: p.T(`Đổi khóa ký của một hệ thống nhận tin. Trong một ngày, tin được ký bằng cả khóa mới và khóa cũ, nên không mất tin nào trong khi hệ thống ấy thay khóa. Đầu ra chuẩn chỉ có khóa mới, hoặc với --json là đăng ký kèm "secret".
Chạy được khi máy chủ đang chạy; có hiệu lực ngay.`,
			`Gives a system another secret. For a day events are signed with the new one and the one before, so that it misses none while it learns it. Standard output has the secret alone, or with --json the subscription with "secret".
It may be used while the server runs, and holds at once.`),
		Example: "  tthc subscription rotate 6f1c2a4e-2b0f-4f39-9d43-0f2f2f6a7c11",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một số hiệu; xem: tthc subscription list", "one id is needed; see: tthc subscription list")
			}
			return f.withReceivers(c.Context(), &keys, func(b *receivers.Book) error {
				s, secret, err := b.Rotate(c.Context(), args[0], byCommand)
				if err != nil {
					return cli.Failure(1, err)
				}
				if f.asJSON {
					return p.PrintJSON(subscriptionOf(s, secret))
				}
				fmt.Fprintf(p.Errs, p.T("Khóa ký mới của %s. Khóa cũ còn dùng được một ngày. Không in lại được lần nữa.\n", "The new secret of %s. The one before signs for a day more. It cannot be printed again.\n"), s.Name)
				fmt.Fprintln(p.Out, secret)
				return nil
			})
		},
	}
	f.add(p, c)
	keys.Add(p.Program, c)
	keys.AddMaster(p.Program, c)
	return c
}
