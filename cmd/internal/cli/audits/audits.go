// Package audits is the commands about what was recorded: whether it is what it was.
package audits

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
)

// Keys is the flags that say where the keys are.
type Keys struct{ folder, command string }

// Add adds the flag to a command.
func (k *Keys) Add(p *cli.Program, c *cobra.Command) {
	c.Flags().StringVar(&k.folder, "keys", "", p.T("thư mục khóa; mặc định là thư mục dữ liệu, với postgres:// là thư mục người dùng", "folder of the keys; by default the data folder, and with postgres:// that of the user"))
}

// AddMaster adds the flag of the master key to a command.
func (k *Keys) AddMaster(p *cli.Program, c *cobra.Command) {
	c.Flags().StringVar(&k.command, "master-key-command", "", p.T("lệnh in ra khóa chính, thay cho tệp master.key trong thư mục khóa", "a command that writes the master key, instead of the file master.key in the folder of the keys"))
}

// Master is where the master key of a place comes from.
func (k *Keys) Master(place string) seal.Source {
	return seal.Source{Folder: k.Folder(place), Command: k.command}
}

// Folder is the folder of the keys of a place.
func (k *Keys) Folder(place string) string {
	switch {
	case k.folder != "":
		return k.folder
	case store.IsPostgres(place):
		of := sha256.Sum256([]byte(store.Shown(place))) // each database has its own
		return filepath.Join(xdg.DataHome, "tthc", "keys", hex.EncodeToString(of[:8]))
	}
	return place
}

// program is the run that these commands are part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	p := &program{run}
	c := &cobra.Command{
		Use:   "audit",
		Short: p.T("Nhật ký đã ghi: kiểm tra không bị sửa, xuất đầu chuỗi đã ký", "What was recorded: that nothing of it was changed, and signed heads of it"),
		Long: p.T(`Mỗi dòng đã ghi có một mắt xích: giá trị băm của dòng ấy và của mắt xích trước.
Đầu chuỗi đã ký nói các mắt xích đến một dòng là gì; giữ một bản ở nơi người
quản trị cơ sở dữ liệu không ghi được, thì việc viết lại cũng lộ ra.`, `Each recorded row has a link: a hash of the row and of the link before it. A
signed head says what all links up to a row were: kept where those who run the
database cannot write, it shows even that all was written anew.`),
	}
	c.AddCommand(p.verifyCommand(), p.headCommand(), p.keyCommand(), p.readingsCommand(), p.rotateCommand(), p.proveCommand(), p.witnessCommand(), p.checkCommand(), p.rotateSignerCommand())
	return []*cobra.Command{c}
}

// most is how many faults are told.
const most = 20

func (p *program) verifyCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	var head, key string
	c := &cobra.Command{
		Use:     "verify",
		Short:   p.T("Kiểm tra mọi dòng đã ghi và mọi tệp đính kèm còn nguyên như khi ghi", "Verify that each recorded row, and each attached file, is what it was"),
		Example: "  tthc audit verify --data ./data\n  tthc audit verify --data ./data --head head.txt --key audit.pub",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			public, err := p.public(key, keys.Folder(data.Place))
			if err != nil {
				return err
			}
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			given, err := headsIn(c.Context(), s, head, public)
			if err != nil {
				return err
			}
			return p.verify(c.Context(), s, given, public)
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	c.Flags().StringVar(&head, "head", "", p.T("tệp đầu chuỗi đã ký, giữ từ trước; hoặc thư mục các tệp ấy", "a file with a signed head that was kept, or a folder of them"))
	c.Flags().StringVar(&key, "key", "", p.T("tệp khóa công khai của đầu chuỗi (tthc audit key); mặc định lấy từ thư mục khóa", "a file with the public key of heads (tthc audit key); by default that of the folder of the keys"))
	return c
}

// headsIn is the head in a file, or those in the files of a folder; none where none is
// named. Each is signed by the key that held at its size.
func headsIn(ctx context.Context, s *store.Store, path, public string) (list []trail.Head, err error) {
	if path == "" {
		return nil, nil
	}
	keys, err := audit.Keys(ctx, s.Chain(), public, func(trail.Fault) {}) // are told while it is verified
	if err != nil {
		return nil, err
	}
	files := []string{path}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.txt")); err != nil {
			return nil, cli.Failure(2, err)
		}
	}
	for _, file := range files {
		h, err := headIn(file, keys.Read)
		if err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	return list, nil
}

// public is the public key in a file, or of the key in a folder; empty where there
// is none of either.
func (p *program) public(file, folder string) (string, error) {
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", cli.Failure(2, err)
		}
		return string(text), nil
	}
	signer, err := audit.Signer(folder, false)
	if errors.Is(err, audit.KeyLost) {
		return "", nil
	}
	if err != nil {
		return "", cli.BadFlag("--keys", err)
	}
	return signer.Public(), nil
}

func (p *program) verify(ctx context.Context, s *store.Store, given []trail.Head, public string) error {
	faults := 0
	tell := func(f trail.Fault) {
		if faults++; faults <= most {
			fmt.Fprintln(p.Out, f.In(p.Language()))
		}
	}
	v, err := audit.Verify(ctx, s.Chain(), given, public, tell)
	if err != nil {
		return err
	}
	files, err := attach.Verify(ctx, s, tell)
	if err != nil {
		return err
	}
	if faults > most {
		fmt.Fprintf(p.Out, p.T("và %d chỗ khác\n", "and %d more\n"), faults-most)
	}
	if faults > 0 {
		return cli.Told(1)
	}
	fmt.Fprintf(p.Out, p.T("%d dòng, đều như khi ghi; %d đầu chuỗi khớp, đầu cuối phủ %d dòng\n", "%d rows, each as it was recorded; %d heads fit, the last covers %d rows\n"), v.Rows, v.Heads, v.Signed)
	if files > 0 {
		fmt.Fprintf(p.Out, p.T("%d tệp đính kèm, đều như khi đính kèm\n", "%d attached files, each as it was attached\n"), files)
	}
	if public == "" && v.Heads > 0 {
		fmt.Fprintln(p.Errs, p.T("tthc: không có khóa để kiểm tra chữ ký; nêu bằng --key", "tthc: there is no key to verify signatures with; name one by --key"))
	}
	return nil
}

func (p *program) headCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	c := &cobra.Command{
		Use:     "head",
		Short:   p.T("Ký và in đầu chuỗi hiện tại, để giữ ở nơi khác", "Sign and print the present head, to be kept elsewhere"),
		Example: "  tthc audit head --data ./data >head.txt",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			by, err := audit.Signer(keys.Folder(data.Place), false)
			if err != nil {
				return cli.BadFlag("--keys", err)
			}
			h, err := audit.Head(c.Context(), s.Chain(), by)
			if err != nil {
				return cli.Failure(1, err)
			}
			_, err = fmt.Fprint(p.Out, h.Note)
			return err
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	return c
}

func (p *program) keyCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	var all bool
	c := &cobra.Command{
		Use:     "key",
		Short:   p.T("In khóa công khai, bằng đó người khác kiểm tra đầu chuỗi", "Print the public key, by which others verify heads"),
		Example: "  tthc audit key --data ./data >audit.pub",
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			by, err := audit.Signer(keys.Folder(data.Place), false)
			if err != nil {
				return cli.BadFlag("--keys", err)
			}
			if !all {
				_, err = fmt.Fprintln(p.Out, by.Public())
				return err
			}
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			known, err := audit.Keys(c.Context(), s.Chain(), by.Public(), func(trail.Fault) {})
			if err != nil {
				return err
			}
			for _, key := range known.All() {
				if _, err := fmt.Fprintln(p.Out, key); err != nil {
					return err
				}
			}
			return nil
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	c.Flags().BoolVar(&all, "all", false, p.T("cả các khóa cũ, khóa đầu tiên trước", "the keys before it too, the first one first"))
	return c
}
