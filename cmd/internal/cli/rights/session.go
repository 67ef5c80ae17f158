package rights

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/cli"
)

// end is an end of sessions as it is printed.
type end struct {
	Of string    `json:"of"`
	By string    `json:"by"`
	At time.Time `json:"at"`
}

// signOutCommand ends the sessions of a person, or of everybody.
func (p *program) signOutCommand() *cobra.Command {
	var f printed
	var all bool
	c := &cobra.Command{
		Use:   "sign-out ID | --all",
		Short: p.T("Kết thúc các phiên đăng nhập của một người, hoặc của tất cả", "End the sessions of a person, or of everybody"),
		Long: p.T(`Kết thúc các phiên đăng nhập đang mở của một người, hoặc với --all là của tất cả, kể cả phiên mở bằng mã truy cập. Có hiệu lực trong một giây.
Người đó đăng nhập lại được nếu nơi cấp đăng nhập còn cho; muốn chặn: tthc person grant ID --alone. Mã truy cập mà các hệ thống gửi vẫn dùng được; thu hồi: tthc token revoke.
JSON như máy chủ trả lời: SessionsEnded trong /api/v1/openapi.yaml.`,
			`Ends the open sessions of a person, or with --all those of everybody, with those that were opened by a token. It holds within a second.
They may sign in again as long as the provider lets them; to bar one: tthc person grant ID --alone. Tokens that systems send go on to hold; to take one back: tthc token revoke.
JSON: {"of","by","at"}.`),
		Example: `  tthc person sign-out person:0a1b2c3d4e5f60718293
  tthc person sign-out --all`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case all && len(args) == 0:
				return p.signOut(c, &f, func(r *roster.Roster) (roster.End, error) { return r.EndAll(c.Context(), byCommand) })
			case !all && len(args) == 1:
				return p.signOut(c, &f, func(r *roster.Roster) (roster.End, error) { return r.EndOf(c.Context(), args[0], byCommand) })
			}
			return cli.Usage("cần một số hiệu, hoặc --all; xem: tthc person list", "one id is needed, or --all; see: tthc person list")
		},
	}
	f.add(p, c)
	c.Flags().BoolVar(&all, "all", false, p.T("của tất cả mọi người", "of everybody"))
	return c
}

// signOutTokenCommand ends the sessions that were opened by a token.
func (p *program) signOutTokenCommand() *cobra.Command {
	var f printed
	c := &cobra.Command{
		Use:   "sign-out ID",
		Short: p.T("Kết thúc các phiên đăng nhập mở bằng một mã truy cập", "End the sessions that were opened by a token"),
		Long: p.T(`Kết thúc các phiên đăng nhập đang mở bằng một mã truy cập. Mã vẫn dùng được; muốn thu hồi: tthc token revoke.
JSON như máy chủ trả lời: SessionsEnded trong /api/v1/openapi.yaml.`, `Ends the open sessions of people who signed in by a token. The token goes on to hold; to take it back: tthc token revoke.
JSON: {"of","by","at"}.`),
		Example: "  tthc token sign-out 6f1c2a4e-2b0f-4f39-9d43-0f2f2f6a7c11",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một số hiệu; xem: tthc token list", "one id is needed; see: tthc token list")
			}
			return p.signOut(c, &f, func(r *roster.Roster) (roster.End, error) { return r.EndOf(c.Context(), "token:"+args[0], byCommand) })
		},
	}
	f.add(p, c)
	return c
}

func (p *program) signOut(c *cobra.Command, f *printed, sessions func(*roster.Roster) (roster.End, error)) error {
	return f.with(c.Context(), false, func(r *roster.Roster) error {
		e, err := sessions(r)
		if err != nil {
			return cli.Failure(1, err)
		}
		if f.asJSON {
			return p.PrintJSON(end(e))
		}
		fmt.Fprintf(p.Out, p.T("Đã kết thúc các phiên đăng nhập: %s.\n", "The sessions have ended: %s.\n"), e.Of)
		return nil
	})
}
