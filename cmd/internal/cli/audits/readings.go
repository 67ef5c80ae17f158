package audits

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// looked is a reading or a denial, as it is told: a line of JSON.
type looked struct {
	At        string `json:"at"`
	Who       string `json:"who,omitempty"`     // empty: nobody was signed in
	Request   string `json:"request,omitempty"` // its number, as in the log of the server
	Operation string `json:"operation,omitempty"`
	Petition  string `json:"petition,omitempty"` // that was read
	Denied    string `json:"denied,omitempty"`   // why
	Times     int    `json:"times,omitempty"`
}

func (p *program) readingsCommand() *cobra.Command {
	var data cli.Data
	var code string
	as := cli.Answering{Format: "json"}
	c := &cobra.Command{
		Use:     "readings",
		Short:   p.T("Ai đã đọc toàn văn phản ánh, kiến nghị nào, và ai bị từ chối gì", "Who read which petition whole, and who was denied what"),
		Example: "  tthc audit readings --data ./data --petition PAKN.20250602.0001",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			return p.readings(c.Context(), s, code, &as)
		},
	}
	data.Add(p.Program, c)
	c.Flags().StringVar(&code, "petition", "", p.T("chỉ những lần đọc mã này", "only who read this one, by its code"))
	as.Add(p.Program, c)
	return c
}

func (p *program) readings(ctx context.Context, s *store.Store, code string, as *cli.Answering) error {
	ends, err := s.Chain().Ends(ctx)
	if err != nil {
		return err
	}
	var broken error
	all := func(yield func(looked) bool) {
		for r, err := range s.Chain().Rows(ctx, ends.Seq) {
			if broken = err; err != nil {
				return
			}
			if code != "" && r.About != code {
				continue
			}
			said, ok, err := lookedOf(&r)
			if err != nil {
				broken = cli.Failure(1, fmt.Errorf("%d: %w", r.Seq, err))
				return
			}
			if ok && !yield(said) {
				return
			}
		}
	}
	l := p.Language()
	table := rows.Table{Columns: append(rows.Columns(l.Pick("Lúc", "At"), l.Pick("Ai", "Who"), l.Pick("Thao tác", "Operation"), l.Pick("Phản ánh, kiến nghị", "Petition"), l.Pick("Bị từ chối vì", "Denied")),
		rows.Numbers(l.Pick("Số lần", "Times"), l.Pick("Yêu cầu", "Request"))...)}
	table.Columns[6] = rows.Column{Head: table.Columns[6].Head, Hidden: true} // a long number, for who has the log of the server
	table.Rows = func(yield func([]rows.Cell) bool) {
		for one := range all {
			if !yield(one.cells(l)) {
				return
			}
		}
	}
	err = as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error {
		out := bufio.NewWriter(p.Out)
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for one := range all {
			if err := enc.Encode(one); err != nil {
				return err
			}
		}
		return out.Flush()
	}})
	return cmp.Or(err, broken)
}

// denials is why somebody was denied something, in words.
var denials = map[form.Code]form.Text{
	access.NotSignedIn: {"chưa đăng nhập", "not signed in"}, access.Forbidden: {"không có quyền", "no right to it"},
	"cross-site": {"yêu cầu từ trang khác", "asked by a page of another site"}, entry.TokenClosed: {"mã truy cập đã hết hiệu lực", "the token is closed"},
	entry.ProviderRefused: {"hệ thống đăng nhập không nói là ai", "the sign-in did not say who it is"}, entry.ProviderWeak: {"đăng nhập chưa đủ mức bảo đảm", "the sign-in asked too little"},
}

// cells is a row of the table.
func (k *looked) cells(l form.Language) []rows.Cell {
	when, _ := time.Parse(time.RFC3339, k.At) // as it was written
	cells := append([]rows.Cell{rows.Moment(when, l)}, rows.Texts(k.Who, k.Operation, k.Petition, k.Denied, "", k.Request)...)
	if words, ok := denials[form.Code(k.Denied)]; ok {
		cells[4].Text = words.In(l)
	}
	if k.Times > 0 {
		cells[5] = rows.Count(k.Times, l)
	}
	return cells
}

// lookedOf is a row that is a reading or a denial; ok is false for others.
func lookedOf(r *trail.Row) (l looked, ok bool, err error) {
	said, ok, err := audit.LookedOf(r)
	return looked{At: time.UnixMicro(r.Recorded).In(calendar.Zone()).Format(time.RFC3339), Who: r.Who, Request: r.Request,
		Operation: said.Operation, Petition: said.Petition, Denied: string(said.Why), Times: said.Times}, ok, err
}
