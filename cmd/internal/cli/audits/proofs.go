package audits

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
)

// longest is how many bytes of a file of others are read: as long as a proof of the
// longest row.
const longest = 128 << 20

// readText reads a file of others.
func readText(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", cli.Failure(2, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, longest))
	if err != nil {
		return "", cli.Failure(2, err)
	}
	return string(text), nil
}

// present is the head of what is recorded by now; without the key that signs it, the
// last that was kept.
func present(ctx context.Context, s *store.Store, folder string) (trail.Head, error) {
	by, err := audit.Signer(folder, false)
	if err == nil {
		return audit.Head(ctx, s.Chain(), by)
	}
	head, ok, wrong := audit.Latest(ctx, s.Chain())
	if !errors.Is(err, audit.KeyLost) || wrong != nil || !ok {
		return head, cli.BadFlag("--keys", errors.Join(err, wrong))
	}
	return head, nil
}

func (p *program) proveCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	var head string
	c := &cobra.Command{
		Use:   "prove {ROW | KIND ID}",
		Short: p.T("Chứng minh một dòng nằm trong nhật ký, cho người ngoài kiểm tra", "Prove that a row is in the log, for others to verify"),
		Long: p.T(`Viết ra chứng minh rằng một dòng (nêu bằng số, hoặc bằng loại và mã) đã được ghi:
dòng ấy, đường đi đến gốc cây và đầu chuỗi đã ký. Ai có khóa công khai đều kiểm tra
được, không cần cơ sở dữ liệu: tthc audit check-proof. Dạng: C2SP tlog-proof.
Chứng minh chứa nội dung của dòng như đã ghi; phần niêm phong vẫn niêm phong.`, `Write the proof that a row, named by its number or by its kind and identifier, was
recorded: the row, the path to the root of the tree, and a signed head. Whoever has
the public key verifies it without the database: tthc audit check-proof. Its form is
C2SP tlog-proof. It has the row as it was recorded; what is sealed in it stays so.`),
		Example: "  tthc audit prove 125 --data ./data >125.tlog-proof\n  tthc audit prove petition 0190f0a2 --head head.txt --data ./data",
		Args:    named(1, 2, "số của một dòng, hoặc loại và mã", "the number of a row, or its kind and identifier"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			s, err := data.Open(ctx)
			if err != nil {
				return err
			}
			defer s.Close()
			seq, err := rowNumber(ctx, s, args)
			if err != nil {
				return err
			}
			var under trail.Head
			if head == "" {
				under, err = present(ctx, s, keys.Folder(data.Place))
			} else {
				under, err = headIn(head, by("")) // what it proves is held against it
			}
			if err != nil {
				return err
			}
			proof, err := audit.Prove(ctx, s.Chain(), audit.Prover(s.Chain()), seq, under)
			if err != nil {
				return cli.Failure(1, err)
			}
			_, err = fmt.Fprint(p.Out, proof.String())
			return err
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	c.Flags().StringVar(&head, "head", "", p.T("tệp đầu chuỗi đã ký mà chứng minh dựa vào; mặc định ký đầu chuỗi hiện tại", "a file with the signed head that it is proved under; by default the present one is signed"))
	return c
}

// rowNumber is the number of the row that was named.
func rowNumber(ctx context.Context, s *store.Store, args []string) (int64, error) {
	if len(args) == 2 {
		for f, err := range s.Beginning(ctx, store.Kind(args[0]), args[1]) {
			if err != nil {
				return 0, err
			}
			if f.ID == args[1] {
				return int64(f.At), nil
			}
			break // the first that begins with it is it, or there is none
		}
		return 0, cli.Failure(1, cli.Text("không có dòng "+args[0]+" "+args[1], "there is no row "+args[0]+" "+args[1]))
	}
	n, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil || n < 1 {
		return 0, cli.Usage("%s không phải số của một dòng", "%s is no number of a row", args[0])
	}
	return n, nil
}

// headIn is the head in a file, as it is read by a key.
func headIn(file string, read func(note string) (trail.Head, error)) (trail.Head, error) {
	text, err := readText(file)
	if err != nil {
		return trail.Head{}, err
	}
	h, err := read(text)
	if err != nil {
		return h, cli.Failure(2, cli.InFile(file, err))
	}
	return h, nil
}

// by reads heads by a public key; without one they are only read.
func by(public string) func(note string) (trail.Head, error) {
	return func(note string) (trail.Head, error) { return trail.ReadHead(note, public) }
}

func (p *program) witnessCommand() *cobra.Command {
	var data cli.Data
	var keys Keys
	c := &cobra.Command{
		Use:   "witness {HEAD-FILE | SIZE}",
		Short: p.T("Chứng minh nhật ký hôm nay đi tiếp từ đầu chuỗi đã giữ", "Prove that the log of today goes on from a head that was kept"),
		Long: p.T(`Viết ra chứng minh rằng nhật ký mà đầu chuỗi hiện tại phủ bắt đầu bằng đúng những
dòng của đầu chuỗi cũ. Người giữ đầu chuỗi cũ kiểm tra bằng tthc audit check-proof;
dạng này cũng gửi được cho nhân chứng theo C2SP tlog-witness (add-checkpoint).`, `Write the proof that the log which the present head covers begins with just the rows
of an older head. Whoever kept that one verifies it by tthc audit check-proof; a
witness of C2SP tlog-witness takes it as it is (add-checkpoint).`),
		Example: "  tthc audit witness head-2026-01.txt --data ./data >growth.txt\n  tthc audit witness 0 --data ./data | curl --data-binary @- https://witness.example/add-checkpoint",
		Args:    named(1, 1, "một tệp đầu chuỗi, hoặc số dòng của nó", "a file with a head, or how many rows it covers"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			old, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				kept, err := headIn(args[0], by("")) // whoever kept it verifies what goes on from it
				if err != nil {
					return err
				}
				old = kept.Size
			}
			s, err := data.Open(ctx)
			if err != nil {
				return err
			}
			defer s.Close()
			head, err := present(ctx, s, keys.Folder(data.Place))
			if err != nil {
				return err
			}
			proof, err := audit.Grown(ctx, audit.Prover(s.Chain()), old, head)
			if err != nil {
				return cli.Failure(1, err)
			}
			_, err = fmt.Fprint(p.Out, proof.String())
			return err
		},
	}
	data.Add(p.Program, c)
	keys.Add(p.Program, c)
	return c
}

// proved is what a proof shows, as it is told.
type proved struct {
	Row      int64  `json:"row,omitempty"`
	Place    int64  `json:"place,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Name     string `json:"name,omitempty"`
	Version  int    `json:"version,omitempty"`
	ID       string `json:"id,omitempty"`
	About    string `json:"about,omitempty"`
	Recorded string `json:"recorded,omitempty"`
	Who      string `json:"who,omitempty"`
	Request  string `json:"request,omitempty"`
	Fact     string `json:"fact,omitempty"`
	GoesOn   *int64 `json:"goesOn,omitempty"` // from a head of so many rows
	Log      string `json:"log"`
	Size     int64  `json:"size"`
}

func (p *program) checkCommand() *cobra.Command {
	var key, head string
	c := &cobra.Command{
		Use:   "check-proof FILE",
		Short: p.T("Kiểm tra một chứng minh, không cần cơ sở dữ liệu", "Verify a proof, without the database"),
		Long: p.T(`Kiểm tra chứng minh của tthc audit prove, hoặc của tthc audit witness cùng đầu
chuỗi đã giữ (--head), chỉ bằng khóa công khai. Mã thoát 0: đúng; 1: không đúng.`, `Verify a proof of tthc audit prove, or one of tthc audit witness beside the head that
was kept (--head), with nothing but the public key. Status 0: it holds; 1: it does not.`),
		Example: "  tthc audit check-proof 125.tlog-proof --key audit.pub\n  tthc audit check-proof growth.txt --head head-2026-01.txt --key audit.pub",
		Args:    named(1, 1, "một tệp chứng minh", "a file with a proof"),
		RunE: func(_ *cobra.Command, args []string) error {
			if key == "" {
				return cli.Usage("thiếu --key: khóa công khai của đầu chuỗi", "--key is missing: the public key of heads")
			}
			said, err := shown(args[0], key, head)
			if err != nil {
				return err
			}
			return p.PrintJSON(said)
		},
	}
	c.Flags().StringVar(&key, "key", "", p.T("tệp khóa công khai (tthc audit key); nhiều khóa thì mỗi dòng một khóa", "a file with the public key (tthc audit key); of several each stands on a line"))
	c.Flags().StringVar(&head, "head", "", p.T("tệp đầu chuỗi đã giữ, khi chứng minh là của tthc audit witness", "the file of the head that was kept, for a proof of tthc audit witness"))
	return c
}

// shown verifies the proof in a file and says what it shows.
func shown(file, key, head string) (proved, error) {
	public, err := readText(key)
	if err != nil {
		return proved{}, err
	}
	text, err := readText(file)
	if err != nil {
		return proved{}, err
	}
	wrong := func(err error) error {
		if errors.Is(err, trail.KeyForm) {
			return cli.Failure(2, cli.InFile(key, err))
		}
		return cli.Failure(1, cli.InFile(file, err))
	}
	if !trail.IsGrowth(text) {
		one, err := trail.ReadProof(text, public)
		if err != nil {
			return proved{}, wrong(err)
		}
		r := one.Row
		return proved{Row: r.Seq, Place: one.Before.Place + 1, Kind: r.Kind, Name: r.Name, Version: r.Version, ID: r.ID, About: r.About,
			Recorded: time.UnixMicro(r.Recorded).In(calendar.Zone()).Format(time.RFC3339Nano), Who: r.Who, Request: r.Request, Fact: r.Fact,
			Log: one.Head.Origin, Size: one.Head.Size}, nil
	}
	if head == "" {
		return proved{}, cli.Usage("thiếu --head: đầu chuỗi đã giữ", "--head is missing: the head that was kept")
	}
	was, err := headIn(head, by(public))
	if err != nil {
		return proved{}, err
	}
	g, err := trail.ReadGrowth(text, public, was)
	if err != nil {
		return proved{}, wrong(err)
	}
	return proved{GoesOn: &g.Old, Log: g.Head.Origin, Size: g.Head.Size}, nil
}

// named asks for so many arguments, and says which.
func named(least, most int, vi, en string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return cli.Usage("hãy nêu "+vi+"; xem: %s --help", "name "+en+"; see: %s --help", c.CommandPath())
		}
		return nil
	}
}
