package rights

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
)

// row is what each role may do, as it is printed.
type row struct {
	Operation string        `json:"operation"`
	Reach     access.Reach  `json:"reach"`
	Roles     []access.Role `json:"roles,omitempty"`
}

func (p *program) rolesCommand() *cobra.Command {
	var as cli.Answering
	c := &cobra.Command{
		Use:   "roles",
		Short: p.T("Mỗi vai trò được làm gì trên máy chủ", "What each role may do on the server"),
		Long: p.T(`Bảng quyền của máy chủ: mỗi dòng là một việc của API (operationId trong /api/v1/openapi.yaml; submitPetition chỉ có ở trang /submit), mỗi cột là một vai trò.
Phạm vi: công khai (không cần đăng nhập); chung (vai trò ở bất kỳ cơ quan nào); cơ quan mình (vai trò ở cơ quan có liên quan hoặc ở cấp trên của nó); toàn bộ (vai trò không gắn với cơ quan nào).
JSON: [{"operation","reach","roles":[...]}], reach là public, any, own hoặc all; roles không có khi công khai.`,
			`The table of rights of the server: a row is an operation of the API (an operationId of /api/v1/openapi.yaml; submitPetition is of the page /submit alone), a column a role.
Reach: public (nobody has to sign in); common (a role at any body); own body (a role at the body that it concerns, or at one above it); all (a role that is bound to no body).
JSON: [{"operation","reach","roles":[...]}], where reach is public, any, own or all; roles is absent where it is public.`),
		Args: cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			l := p.Language()
			header := []string{l.Pick("Việc", "Operation"), l.Pick("Phạm vi", "Reach")}
			for _, r := range access.Roles() {
				header = append(header, r.Name(l))
			}
			table := rows.Each(rows.Columns(header...), access.Operations(), func(o access.Operation) []rows.Cell {
				cells := rows.Texts(o.ID, o.Reach.Name(l))
				for _, r := range access.Roles() {
					cells = append(cells, rows.Text(map[bool]string{true: "x", false: "-"}[slices.Contains(o.Roles, r) || o.Reach == access.ReachPublic]))
				}
				return cells
			})
			return as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error {
				var all []row
				for _, o := range access.Operations() {
					all = append(all, row{o.ID, o.Reach, o.Roles})
				}
				return p.PrintJSON(all)
			}})
		},
	}
	as.Add(p.Program, c)
	return c
}
