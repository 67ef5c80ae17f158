// Package intake is what the commands that read files of rows share: how a file is
// opened, and how the lines are told that were refused.
package intake

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/plan/body"
)

// Input is a file that is read, - for the standard input; somebody at a terminal sees how
// far it is.
func Input(p *cli.Program, name string) (io.ReadCloser, error) {
	w := NewWatch(p)
	if name == "-" {
		return input{w.Reader(p.In), w, io.NopCloser(nil)}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if i, err := f.Stat(); err == nil && i.IsDir() { // a reader would say it of the first line
		_ = f.Close()
		return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.EISDIR}
	}
	return input{w.Reader(f), w, f}, nil
}

type input struct {
	io.Reader
	watch *Watch
	file  io.Closer
}

func (i input) Close() error {
	i.watch.End()
	return i.file.Close()
}

// Open opens a file of rows as the field has them, a sheet of a workbook as well, and
// names the columns that are not read.
func Open(p *cli.Program, name string, r io.Reader, t *rowfile.Table) (*rowfile.File, error) {
	r, doubts, err := rowfile.Sheet(r, t)
	if err != nil {
		return nil, err
	}
	for i, d := range doubts {
		if i == shownOfEach {
			p.Tell(fmt.Sprintf(p.T("%s: %d ô nữa cần xem lại", "%s: %d more cells are to be looked at"), name, len(doubts)-i))
			break
		}
		p.Tell(fmt.Sprintf("%s: %d: %s", name, d.Row, d.Why.In(p.Language())))
	}
	f, err := rowfile.Open(r, t)
	if err == nil {
		SayPassed(p, name, f.Extra)
	}
	return f, err
}

// SayPassed names the columns of a file that are not read.
func SayPassed(p *cli.Program, file string, columns []string) {
	if len(columns) > 0 {
		p.Tell(fmt.Sprintf(p.T("%s: không đọc các cột: %s", "%s: columns that are not read: %s"), file, strings.Join(columns, ", ")))
	}
}

// IsJSON says of a file by its name that it has JSON lines.
func IsJSON(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson")
}

// SayUnknown names the bodies of a file that the registry does not know.
func SayUnknown(p *cli.Program, file string, ids []body.ID) {
	for _, id := range ids {
		fmt.Fprintf(p.Errs, "tthc: %s: %s: %s\n", file, id, p.Language().Pick("danh mục không có cơ quan này, số liệu không lên được cấp trên; hãy thêm bằng --bodies",
			"the registry does not know this body, and its figures reach nobody above; add it with --bodies"))
	}
}
