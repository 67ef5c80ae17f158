package rights

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
)

// person is a person as it is printed.
type person struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Grants []access.Grant `json:"grants"`
	Alone  bool           `json:"alone,omitzero"`
}

func personOf(p roster.Person) person {
	return person{p.ID, p.Name, append([]access.Grant{}, p.Grants...), p.Alone}
}

// rolesOf is the roles of a person in one cell.
func (p *program) rolesOf(one roster.Person) string {
	switch {
	case one.Alone && len(one.Grants) == 0:
		return p.T("(bị chặn)", "(barred)")
	case one.Alone:
		return granted(one.Grants) + p.T(" (chỉ các vai trò này)", " (these alone)")
	}
	return granted(one.Grants)
}

func (p *program) personCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "person",
		Short: p.T("Vai trò của những người đăng nhập", "The roles of people who sign in"),
	}
	c.AddCommand(p.peopleCommand(), p.grantCommand(), p.signOutCommand())
	return c
}

func (p *program) peopleCommand() *cobra.Command {
	var f printed
	var as cli.Answering
	c := &cobra.Command{
		Use:   "list",
		Short: p.T("Những người đã đăng nhập", "The people who signed in"),
		Long: p.T(`Những người đã đăng nhập ít nhất một lần, và vai trò được giao ở đây. Vai trò do nơi cấp đăng nhập cho biết không có trong danh sách.
JSON: [{"id","name","grants":[...],"alone"}]; alone là true khi chỉ các vai trò này có hiệu lực, không thì không có.`,
			`The people who signed in at least once, and the roles that they were given here. Roles that their provider tells are not in the list.
JSON: [{"id","name","grants":[...],"alone"}]; alone is true where these roles alone hold, and else absent.`),
		Args: cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.with(c.Context(), false, func(r *roster.Roster) error {
				all, err := r.People(c.Context())
				if err != nil {
					return cli.Failure(2, err)
				}
				list := []person{}
				for _, one := range all {
					list = append(list, personOf(one))
				}
				table := rows.Each(rows.Columns(p.T("Số hiệu", "ID"), p.T("Tên", "Name"), p.T("Vai trò", "Roles")), all, func(one roster.Person) []rows.Cell {
					return rows.Texts(one.ID, one.Name, p.rolesOf(one))
				})
				return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(list) }})
			})
		},
	}
	f.addList(p, c, &as)
	return c
}

func (p *program) grantCommand() *cobra.Command {
	var f printed
	var roles []string
	var alone bool
	c := &cobra.Command{
		Use:   "grant ID --role ROLE[@BODY]...",
		Short: p.T("Giao vai trò cho một người đã đăng nhập", "Give roles to a person who signed in"),
		Long: p.T(`Giao vai trò cho một người đã đăng nhập, thay cho các vai trò đã giao trước; không nêu --role là thu hồi hết. Có hiệu lực trong một giây, kể cả với người đang đăng nhập.
Với --alone, chỉ các vai trò này có hiệu lực, dù nơi cấp đăng nhập cho biết vai trò nào; --alone mà không có --role là chặn người đó.`,
			`Gives roles to a person who signed in, in the place of those that were given before; without --role all are taken back. It holds within a second, for who is signed in too.
With --alone these roles alone hold, whatever roles the provider tells; --alone without --role bars the person.`),
		Example: `  tthc person grant person:0a1b2c3d4e5f60718293 --role progress@H26
  tthc person grant person:0a1b2c3d4e5f60718293 --alone`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một số hiệu; xem: tthc person list", "one id is needed; see: tthc person list")
			}
			grants, err := grantsOf(roles)
			if err != nil {
				return err
			}
			return f.with(c.Context(), false, func(r *roster.Roster) error {
				one, err := r.Grant(c.Context(), args[0], roster.NewGrants{Grants: grants, Alone: alone}, byCommand)
				if err != nil {
					return cli.Failure(1, err)
				}
				if f.asJSON {
					return p.PrintJSON(personOf(one))
				}
				fmt.Fprintf(p.Out, "%s: %s\n", one.Name, p.rolesOf(one))
				return nil
			})
		},
	}
	f.add(p, c)
	c.Flags().StringArrayVar(&roles, "role", nil, p.T("vai trò, có thể kèm cơ quan; nêu được nhiều lần", "a role, perhaps for a body; may stand several times"))
	c.Flags().BoolVar(&alone, "alone", false, p.T("chỉ các vai trò này, không tính vai trò do nơi cấp đăng nhập cho biết", "these roles alone, and none that the provider tells"))
	return c
}

// grantsOf reads the flags that name roles.
func grantsOf(roles []string) (grants []access.Grant, err error) {
	for _, s := range roles {
		g, err := access.ParseGrant(s)
		if err != nil {
			return nil, cli.BadFlag("--role", err)
		}
		grants = append(grants, g)
	}
	return grants, nil
}
