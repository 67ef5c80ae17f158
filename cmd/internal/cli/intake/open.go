// Package intake is what the commands that read files of rows share: how a file is
// opened, and how the lines are told that were refused.
package intake

import (
	"fmt"
	"io"
	"strings"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/plan/body"
)

// Open opens a file of rows as the field has them, and names the columns that are
// not read.
func Open(p *cli.Program, name string, r io.Reader, t *rowfile.Table) (*rowfile.File, error) {
	f, err := rowfile.Open(r, t)
	if err == nil && len(f.Extra) > 0 {
		fmt.Fprintf(p.Errs, p.T("tthc: %s: không đọc các cột: %s\n", "tthc: %s: columns that are not read: %s\n"), name, strings.Join(f.Extra, ", "))
	}
	return f, err
}

// IsJSON says of a file by its name that it has JSON lines.
func IsJSON(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson")
}

// RefusedUsage is what the flag --refused is for.
func RefusedUsage(p *cli.Program) string {
	return p.T("ghi mọi dòng bị từ chối kèm lý do ra tệp CSV này", "write all lines that were refused, with their reasons, to this CSV file")
}

// SayUnknown names the bodies of a file that the registry does not know.
func SayUnknown(p *cli.Program, file string, ids []body.ID) {
	for _, id := range ids {
		fmt.Fprintf(p.Errs, "tthc: %s: %s: %s\n", file, id, p.Language().Pick("danh mục không có cơ quan này, số liệu không lên được cấp trên; hãy thêm bằng --bodies",
			"the registry does not know this body, and its figures reach nobody above; add it with --bodies"))
	}
}
