package rights

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/form"
)

// byCommand is who makes a token from the machine of the database.
const byCommand = "command-line"

// token is a token as it is printed.
type token struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Grants  []access.Grant `json:"grants"`
	Until   form.Day       `json:"until"`
	Made    time.Time      `json:"made"`
	By      string         `json:"by"`
	Revoked time.Time      `json:"revoked,omitzero"`
	Token   string         `json:"token,omitempty"`
}

func tokenOf(t roster.Token, secret string) token {
	return token{t.ID, t.Name, t.Grants, t.Until, t.Made, t.By, t.Revoked, secret}
}

// printed is the flags of the commands about tokens.
type printed struct {
	data   cli.Data
	asJSON bool
}

func (f *printed) add(p *program, c *cobra.Command) {
	f.data.Add(p.Program, c)
	c.Flags().BoolVar(&f.asJSON, "json", false, p.T("ở dạng JSON", "in JSON"))
}

// addList adds the flags of a command that answers with a list.
func (f *printed) addList(p *program, c *cobra.Command, as *cli.Answering) {
	f.data.Add(p.Program, c)
	as.Add(p.Program, c)
}

// open opens the database. What is made first of all makes it as well; of what is listed
// and taken back there must be one.
func (f *printed) open(ctx context.Context, first bool) (*store.Store, error) {
	if !first {
		return f.data.Open(ctx)
	}
	s, err := store.Open(ctx, f.data.Place)
	if err != nil {
		return nil, cli.Failure(2, fmt.Errorf("--data: %w", err))
	}
	return s, nil
}

// with opens the roster of the database.
func (f *printed) with(ctx context.Context, first bool, do func(*roster.Roster) error) error {
	s, err := f.open(ctx, first)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(roster.New(s, cli.Now))
}

func (p *program) tokenCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "token",
		Short: p.T("Mã truy cập của các hệ thống gọi máy chủ", "The tokens of systems that call the server"),
		Long: p.T(`Mã truy cập của các hệ thống gọi máy chủ, gửi trong Authorization: Bearer MÃ. Máy chủ chỉ giữ dấu băm: mã chỉ được in một lần khi tạo.
Chạy được khi máy chủ đang chạy; thay đổi có hiệu lực trong một giây. Khi đã có mã với vai trò administrator, máy chủ không còn mở cho mọi người trên máy nữa.`,
			`The tokens of systems that call the server, sent as Authorization: Bearer TOKEN. Only a hash is kept: a token is printed once, when it is made.
It may be used while the server runs; what is changed holds within a second. Once there is a token with the role administrator, the server is no longer open to everybody on the machine.`),
	}
	c.AddCommand(p.createCommand(), p.listCommand(), p.revokeCommand(), p.signOutTokenCommand())
	return c
}

func (p *program) createCommand() *cobra.Command {
	var f printed
	var name, until string
	var roles []string
	c := &cobra.Command{
		Use:   "create --name NAME --role ROLE[@BODY]...",
		Short: p.T("Tạo một mã truy cập và in ra một lần", "Make a token, and print it this once"),
		Long: p.T(`Tạo một mã truy cập. Đầu ra chuẩn chỉ có mã, hoặc với --json là {"id","name","grants":[...],"until","made","by","token"}; thông tin khác ở đầu ra lỗi.
Vai trò: như tthc roles --json in ra; sau @ là mã cơ quan mà vai trò gắn với, cùng các đơn vị của nó.`,
			`Makes a token. Standard output has the token alone, or with --json {"id","name","grants":[...],"until","made","by","token"}; what else there is to say is on standard error.
Roles are those that tthc roles --json prints; after an @ stands the identifier of the body for which it is, with those below it.`),
		Example: `  tthc token create --name "HTTT mot cua" --role progress@H26 --until 2027-12-31`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			grants, err := grantsOf(roles)
			if err != nil {
				return err
			}
			n := roster.NewToken{Name: name, Grants: grants}
			if until != "" {
				if n.Until, err = form.ParseDay(until); err != nil {
					return cli.BadFlag("--until", err)
				}
			}
			if name == "" || len(roles) == 0 {
				return cli.Usage("cần --name và --role; xem: %s --help", "--name and --role are needed; see: %s --help", c.CommandPath())
			}
			return f.with(c.Context(), true, func(r *roster.Roster) error {
				made, secret, err := r.Make(c.Context(), n, byCommand)
				if err != nil {
					return cli.Failure(2, err)
				}
				if f.asJSON {
					return p.PrintJSON(tokenOf(made, secret))
				}
				fmt.Fprintf(p.Errs, p.T("Mã truy cập %s, dùng được đến hết ngày %s. Không in lại được lần nữa.\n", "Token %s, which holds through %s. It cannot be printed again.\n"), made.ID, made.Until.In(p.Language()))
				fmt.Fprintln(p.Out, secret)
				return nil
			})
		},
	}
	f.add(p, c)
	c.Flags().StringVar(&name, "name", "", p.T("hệ thống dùng mã này", "the system that has it"))
	c.Flags().StringArrayVar(&roles, "role", nil, p.T("vai trò, có thể kèm cơ quan; nêu được nhiều lần", "a role, perhaps for a body; may stand several times"))
	c.Flags().StringVar(&until, "until", "", p.T("ngày cuối cùng dùng được (nếu không nêu: một năm)", "the last day on which it holds (a year from today when not given)"))
	return c
}

func (p *program) listCommand() *cobra.Command {
	var f printed
	var as cli.Answering
	c := &cobra.Command{
		Use:   "list",
		Short: p.T("Các mã truy cập đã tạo", "The tokens that were made"),
		Long: p.T(`Các mã truy cập đã tạo, mã cũ nhất trước, cả mã đã thu hồi và đã hết hạn. Không in mã.
JSON: [{"id","name","grants":[...],"until","made","by","revoked"}]; revoked không có khi chưa thu hồi.`,
			`The tokens that were made, the oldest first, with those that were taken back or have run out; never the token itself.
JSON: [{"id","name","grants":[...],"until","made","by","revoked"}]; revoked is absent while it was not.`),
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.with(c.Context(), false, func(r *roster.Roster) error {
				all, err := r.Tokens(c.Context())
				if err != nil {
					return cli.Failure(2, err)
				}
				list := []token{}
				for _, t := range all {
					list = append(list, tokenOf(t, ""))
				}
				l := p.Language()
				table := rows.Each(rows.Columns(p.T("Số hiệu", "ID"), p.T("Hệ thống", "System"), p.T("Vai trò", "Roles"), p.T("Đến hết", "Until"), p.T("Tạo lúc", "Made"), p.T("Người tạo", "By"), p.T("Thu hồi", "Revoked")),
					all, func(t roster.Token) []rows.Cell {
						return []rows.Cell{rows.Text(t.ID), rows.Text(t.Name), rows.Text(granted(t.Grants)), rows.Day(t.Until, l), rows.Moment(t.Made, l), rows.Text(t.By), rows.Moment(t.Revoked, l)}
					})
				return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(list) }})
			})
		},
	}
	f.addList(p, c, &as)
	return c
}

// granted is grants in one cell.
func granted(grants []access.Grant) (cell string) {
	for i, g := range grants {
		if i > 0 {
			cell += " "
		}
		cell += g.String()
	}
	return cell
}

func (p *program) revokeCommand() *cobra.Command {
	var f printed
	c := &cobra.Command{
		Use:     "revoke ID",
		Short:   p.T("Thu hồi một mã truy cập", "Take a token back"),
		Example: "  tthc token revoke 6f1c2a4e-2b0f-4f39-9d43-0f2f2f6a7c11",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một số hiệu; xem: tthc token list", "one id is needed; see: tthc token list")
			}
			return f.with(c.Context(), false, func(r *roster.Roster) error {
				t, err := r.Revoke(c.Context(), args[0], byCommand)
				if err != nil {
					return cli.Failure(1, err)
				}
				if f.asJSON {
					return p.PrintJSON(tokenOf(t, ""))
				}
				fmt.Fprintf(p.Out, p.T("Đã thu hồi mã truy cập của %s.\n", "The token of %s was taken back.\n"), t.Name)
				return nil
			})
		},
	}
	f.add(p, c)
	return c
}
