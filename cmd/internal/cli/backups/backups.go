// Package backups is the commands that take backups of the server's database, and
// restore them.
package backups

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/backup"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
)

// program is the run that these commands are part of.
type program struct {
	*cli.Program
	version string
}

// Commands is the commands of this room; a backup says which version took it.
func Commands(run *cli.Program, version string) []*cobra.Command {
	p := &program{run, version}
	return []*cobra.Command{p.backupCommand(), p.restoreCommand()}
}

// oneFile is for commands that take the file of a backup.
func oneFile(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return cli.Usage("hãy nêu một tệp sao lưu; xem: %s --help", "name one file of a backup; see: %s --help", c.CommandPath())
	}
	return nil
}

func (p *program) backupCommand() *cobra.Command {
	var data cli.Data
	c := &cobra.Command{
		Use:   p.T("backup TỆP", "backup FILE"),
		Short: p.T("Sao lưu cơ sở dữ liệu, khi máy chủ vẫn chạy", "Take a backup of the database, while the server runs"),
		Long: p.T(`Ghi toàn bộ cơ sở dữ liệu, như ở một thời điểm, vào một tệp chưa có; máy chủ vẫn
chạy và ghi nhận. Tệp đính kèm nằm trong đó. Bản sao được đọc lại: mọi trang, mọi
dòng và chuỗi của chúng, mọi tệp đính kèm.
Tệp chỉ có tên ấy khi đã nguyên vẹn trên đĩa. Khóa không nằm trong bản sao lưu:
giữ riêng thư mục khóa (--keys của tthc serve). Với PostgreSQL dùng pg_dump.`, `Write the whole database, as it stands at one moment, to a file that is not there;
the server goes on to serve and to record. What is attached is in it. The copy is read
again: each page, each row and their chain, each attached file. The file has its name
only when it is whole and on the disk.
Keys are in no backup: keep their folder (--keys of tthc serve) apart. For
PostgreSQL use pg_dump.`),
		Example: "  tthc backup /mnt/backup/tthc-2026-01-31.tar.gz --data /var/lib/tthc",
		Args:    oneFile,
		RunE: func(c *cobra.Command, args []string) error {
			tell, count := p.faults()
			m, err := backup.Take(c.Context(), data.Place, args[0], p.version, cli.Now(), tell)
			if err != nil {
				return cli.Failure(2, err)
			}
			fmt.Fprintf(p.Out, p.T("%s: %d dòng, đến vị trí %d\n", "%s: %d rows, up to position %d\n"), args[0], m.Rows, m.Position)
			if *count > 0 {
				return cli.Failure(1, cli.Text("đã sao lưu, nhưng các dòng trên không khớp chuỗi đã ghi; tthc restore sẽ không nhận",
					"the backup was taken, but the rows above do not fit the chain of what was recorded; tthc restore will not take it"))
			}
			p.files(m)
			p.signer(m)
			return nil
		},
	}
	data.Add(p.Program, c)
	return c
}

func (p *program) restoreCommand() *cobra.Command {
	var data cli.Data
	c := &cobra.Command{
		Use:   p.T("restore TỆP", "restore FILE"),
		Short: p.T("Khôi phục một bản sao lưu vào một thư mục trống", "Restore a backup into an empty folder"),
		Long: p.T(`Ghi cơ sở dữ liệu của một bản sao lưu vào một thư mục trống hoặc chưa có, sau khi
kiểm tra: giá trị băm của tệp, mọi trang, số dòng, chuỗi của mọi dòng, và mọi tệp
đính kèm. Không khớp thì không khôi phục gì. Sau đó chép khóa vào thư mục khóa rồi chạy máy chủ.`, `Write the database of a backup into a folder that is empty or not there, when it
was verified: the checksum of the file, each page, the number of rows, the chain of all
rows, and each attached file. Where anything differs nothing is restored. Then put the keys back into
their folder, and start the server.`),
		Example: "  tthc restore /mnt/backup/tthc-2026-01-31.tar.gz --data /var/lib/tthc-new",
		Args:    oneFile,
		RunE: func(c *cobra.Command, args []string) error {
			tell, _ := p.faults()
			m, err := backup.Restore(c.Context(), args[0], data.Place, tell)
			if err != nil {
				return cli.Failure(2, err)
			}
			fmt.Fprintf(p.Out, p.T("%s: %d dòng, đến vị trí %d, đều như khi ghi\n", "%s: %d rows, up to position %d, each as it was recorded\n"), store.Shown(data.Place), m.Rows, m.Position)
			p.files(m)
			p.signer(m)
			return nil
		},
	}
	data.Add(p.Program, c)
	return c
}

// files says how many files are attached.
func (p *program) files(m backup.Manifest) {
	if m.Files > 0 {
		fmt.Fprintf(p.Out, p.T("%d tệp đính kèm, đều như khi đính kèm\n", "%d attached files, each as it was attached\n"), m.Files)
	}
}

// signer says which key the database needs.
func (p *program) signer(m backup.Manifest) {
	if m.Signer != "" {
		fmt.Fprintf(p.Out, p.T("khóa ký %s không nằm trong bản sao lưu: giữ riêng tệp audit.key\n", "the signing key %s is in no backup: keep the file audit.key apart\n"), m.Signer)
	}
}

// most is how many faults are told.
const most = 20

// faults tells the rows that do not fit the chain, and counts them.
func (p *program) faults() (backup.Fault, *int) {
	n := 0
	return func(f trail.Fault) {
		if n++; n <= most {
			fmt.Fprintln(p.Out, f.In(p.Language()))
		}
	}, &n
}
