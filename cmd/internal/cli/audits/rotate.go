package audits

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store/seals"
)

func (p *program) rotateCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	var suite int
	c := &cobra.Command{
		Use:   "rotate",
		Short: p.T("Đổi khóa chính bọc khóa của các phản ánh, kiến nghị và nơi nhận tin", "Replace the master key that wraps the keys of petitions and of receivers"),
		Long: p.T(`Tạo khóa chính mới, bọc lại mọi khóa của phản ánh, kiến nghị và nơi nhận tin, và thêm
cho mỗi khóa một phần bí mật mới, từ đó về sau dùng để niêm phong. Dừng máy chủ trước.
--suite đổi cả thuật toán; những gì đã niêm phong vẫn đọc được.
Khóa cũ còn trong master.key.old: bản sao lưu cũ chỉ đọc được bằng khóa ấy; hủy nó
thì những gì đã xóa cũng không còn đọc được trong bản sao lưu.`, `Make another master key, wrap each key of a petition and of a receiver under it, and
give each a new secret by which it seals from then on. Stop the servers first. --suite
replaces the algorithms as well; what was sealed before is still read. The old key is left in master.key.old: older backups are read by it alone;
once it is destroyed, what was erased is not to be read in backups either.`),
		Example: "  tthc audit rotate --data ./data",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			if suite < 0 || suite > seal.Suites {
				return cli.Usage("--suite: %d không phải là từ 1 đến %d", "--suite: %d is not from 1 to %d", suite, seal.Suites)
			}
			n, err := rotate(c.Context(), s.Seals(), keys.Folder(data.Place), suite)
			if err != nil {
				return cli.BadFlag("--keys", err)
			}
			_, err = fmt.Fprintf(p.Out, p.T("%d khóa được bọc lại; khóa chính cũ: %s\n", "%d keys are wrapped anew; the old master key: %s\n"), n, seal.MasterPath(keys.Folder(data.Place))+".old")
			return err
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	c.Flags().IntVar(&suite, "suite", 0, p.T("thuật toán: 1 là AES-256-GCM và SHA-256, 2 là XChaCha20-Poly1305 và SHA3-256; mặc định như khóa cũ", "the algorithms: 1 is AES-256-GCM and SHA-256, 2 is XChaCha20-Poly1305 and SHA3-256; by default those of the old key"))
	return c
}

// rotate replaces the master key in a folder, by one of a suite; 0: of the same. The next one is on the disk before
// anything is wrapped by it, so that a rotation that was cut off is gone on with.
func rotate(ctx context.Context, table seals.Table, folder string, suite int) (n int, err error) {
	path := seal.MasterPath(folder)
	from, err := seal.Source{Folder: folder}.Master(ctx, false)
	if err != nil {
		return 0, err
	}
	if err := seal.WriteKey(path+".next", seal.NewMaster(cmp.Or(suite, from.Suite()))); err != nil && !errors.Is(err, fs.ErrExist) {
		return 0, err
	}
	text, err := os.ReadFile(path + ".next")
	if err != nil {
		return 0, err
	}
	to, err := seal.ParseMaster(string(text))
	if err != nil {
		return 0, err
	}
	if n, err = seal.Rotate(ctx, table, from, to); err != nil {
		return 0, err
	}
	if err := table.Scrub(ctx); err != nil {
		return 0, err
	}
	return n, errors.Join(os.Rename(path, path+".old"), os.Rename(path+".next", path))
}

func (p *program) rotateSignerCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	c := &cobra.Command{
		Use:   "rotate-signer",
		Short: p.T("Đổi khóa ký đầu chuỗi", "Replace the key by which heads are signed"),
		Long: p.T(`Tạo khóa ký mới trong audit.key, ghi một dòng nêu hai khóa, và ký một đầu chuỗi
bằng cả hai. Dừng máy chủ trước. Từ đầu chuỗi ấy chỉ khóa mới được nhận; đầu chuỗi cũ
vẫn kiểm tra được, vì khóa công khai cũ nằm trong dòng ấy. In ra chứng minh của dòng
ấy: ai có khóa công khai cũ kiểm tra được khóa mới (tthc audit check-proof).`, `Make another key in audit.key, record a row that names both, and sign a head by both.
Stop the servers first. From that head on the new key alone is taken; older heads still
verify, since the old public key stands in the row. What is printed is the proof of the
row: whoever has the old public key verifies the new one (tthc audit check-proof).`),
		Example: "  tthc audit rotate-signer --data ./data >turn.tlog-proof",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			proof, err := audit.Rotate(c.Context(), s, keys.Folder(data.Place), cli.Now())
			if err != nil {
				return cli.BadFlag("--keys", err)
			}
			_, err = fmt.Fprint(p.Out, proof.String())
			return err
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	return c
}
