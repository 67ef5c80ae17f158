package petitions

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/petition"
)

func (p *program) petitionEraseCommand() *cobra.Command {
	var data cli.Data
	var reason string
	c := &cobra.Command{
		Use:   "erase CODE",
		Short: p.T("Xóa nội dung và danh tính của một phản ánh, kiến nghị", "Erase what was written in a petition, and who wrote it"),
		Long: p.T(`Hủy khóa niêm phong của một phản ánh, kiến nghị: nội dung và danh tính không ai
đọc được nữa; tệp đính kèm bị xóa cùng. Mã, ngày, trạng thái, số đếm và bản đã công khai
vẫn còn; nhật ký vẫn khớp.
Bản sao lưu còn giữ khóa ấy, được bọc bằng khóa chính: đổi khóa chính (tthc audit
rotate) rồi hủy khóa cũ thì bản sao lưu cũ cũng không đọc được.`, `Destroy the key under which a petition is sealed: nobody can read what was written
or who wrote it, and what was attached is deleted. Its code, days, states, counts and
what was published stay, and the log still fits its links. Backups have the key as it was wrapped by the master
key: rotate that (tthc audit rotate) and destroy the old one, and they are as good
as erased.`),
		Example: "  tthc petition erase PAKN.20250602.0001 --reason \"12/QĐ-VP\" --data ./data",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần mã của một phản ánh, kiến nghị; xem: %s --help", "the code of one petition is needed; see: %s --help", c.CommandPath())
			}
			code, err := petition.ParseCode(args[0])
			if err != nil {
				return cli.Failure(2, err)
			}
			if reason = strings.TrimSpace(reason); reason == "" {
				return cli.Usage("--reason: hãy nêu lý do", "--reason: say why")
			}
			return p.erase(c.Context(), &data, code, reason)
		},
	}
	data.Add(p.Program, c)
	c.Flags().StringVar(&reason, "reason", "", p.T("lý do, được ghi lại; không nêu điều cần xóa", "why; it is recorded, so nothing that is to be erased belongs there"))
	return c
}

func (p *program) erase(ctx context.Context, data *cli.Data, code petition.Code, reason string) error {
	s, err := data.Open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	e, added, err := casebook.New(ledger.New(ledger.Options{Store: s, Now: cli.Now})).Erase(ctx, code, reason)
	switch {
	case errors.Is(err, casebook.Unknown), errors.Is(err, casebook.InTheClear):
		return cli.Failure(1, err)
	case err != nil:
		return err
	}
	if !added {
		fmt.Fprintf(p.Out, p.T("%s: đã xóa từ %s\n", "%s: was erased on %s\n"), code, e.Recorded.Format("2006-01-02"))
		return nil
	}
	fmt.Fprintf(p.Out, p.T("%s: đã xóa nội dung và danh tính\n", "%s: erased\n"), code)
	return nil
}
