package intake

import (
	"bufio"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule/form"
)

// shownOfEach is how many lines of each cause are shown: a file with one fault in all
// its lines is told in as many.
const shownOfEach = 5

// Refusals is the lines of a file that were refused: the first of each cause are shown,
// and all of them are written to a file where one is asked for.
type Refusals struct {
	Program *cli.Program
	To      string // the file of all of them; empty: none

	mu     sync.Mutex
	N      int                  // how many lines were refused
	causes map[[3]string]*cause // by file, code and column
	all    *csv.Writer
	file   *os.File
	buffer *bufio.Writer
	broken error
}

// cause is the lines that one cause refused.
type cause struct {
	n     int
	first []refusal // by their lines
}

type refusal struct {
	file string
	line int
	said string
}

// where is the file before what is told of it; the standard input has no name.
func (r refusal) where() string {
	if r.file == "-" {
		return ""
	}
	return r.file + ": "
}

func (r refusal) compare(s refusal) int {
	return cmp.Or(cmp.Compare(r.file, s.file), cmp.Compare(r.line, s.line))
}

// Flag adds the flag that names the file of all of them.
func (rs *Refusals) Flag(c *cobra.Command) {
	c.Flags().StringVar(&rs.To, "refused", "", rs.Program.T("ghi mọi dòng bị từ chối kèm lý do ra tệp CSV này", "write all lines that were refused, with their reasons, to this CSV file"))
}

// Add takes a line that was refused, for one reason or several. Its code is shown, and
// nothing else of it but the value that is wrong.
func (rs *Refusals) Add(file string, line int, err error) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	rs.N++
	var several form.Errors
	if errors.As(err, &several) && len(several) > 1 {
		for _, e := range several {
			rs.add(file, line, e)
		}
		return
	}
	rs.add(file, line, err)
}

func (rs *Refusals) add(file string, line int, err error) {
	key, column := "", ""
	if e := (*form.Error)(nil); errors.As(err, &e) {
		key, column = string(e.Code), e.Path
		if e.Line != 0 { // that of its part
			here := *e
			here.Line = 0
			err = &here
		}
	} else {
		key = form.Message(err, form.English)
	}
	if rs.causes == nil {
		rs.causes = map[[3]string]*cause{}
	}
	c := rs.causes[[3]string{file, key, column}]
	if c == nil {
		c = &cause{}
		rs.causes[[3]string{file, key, column}] = c
	}
	c.n++
	r := refusal{file: file, line: line}
	at, _ := slices.BinarySearchFunc(c.first, r, refusal.compare)
	if at < shownOfEach || rs.To != "" {
		r.said = form.Message(err, rs.Program.Language())
	}
	if at < shownOfEach {
		c.first = slices.Insert(c.first, at, r)
		c.first = c.first[:min(len(c.first), shownOfEach)]
	}
	if rs.To != "" {
		rs.write(file, strconv.Itoa(line), column, r.said)
	}
}

// write writes a refusal to the file of all of them, which takes its place when it is
// whole.
func (rs *Refusals) write(cells ...string) {
	if rs.broken != nil {
		return
	}
	if rs.all == nil {
		if rs.broken = rs.open(); rs.broken != nil {
			return
		}
	}
	rs.broken = rs.all.Write(cells)
}

func (rs *Refusals) open() (err error) {
	if info, err := os.Stat(rs.To); err == nil && !info.Mode().IsRegular() { // a pipe: there is nothing to replace
		rs.file, err = os.OpenFile(rs.To, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
	} else if rs.file, err = os.CreateTemp(filepath.Dir(rs.To), ".tthc-*"); err != nil {
		return err
	}
	rs.buffer = bufio.NewWriter(rs.file)
	rs.all = csv.NewWriter(rs.buffer)
	l := rs.Program.Language()
	_, _ = io.WriteString(rs.buffer, "\ufeff") // so that spreadsheets read it right; the buffer keeps its error
	return rs.all.Write([]string{l.Pick("Tệp", "File"), l.Pick("Dòng", "Line"), l.Pick("Cột", "Column"), l.Pick("Lý do", "Reason")})
}

// Tell shows the first of each cause, in the order of the file, and how many more there
// are; and ends the file of all.
func (rs *Refusals) Tell() error {
	out := bufio.NewWriter(rs.Program.Errs)
	all := slices.SortedFunc(maps.Values(rs.causes), func(a, b *cause) int { return a.first[0].compare(b.first[0]) })
	var shown []refusal
	for _, c := range all {
		shown = append(shown, c.first...)
	}
	slices.SortStableFunc(shown, refusal.compare)
	for _, r := range shown {
		line := ""
		if r.line > 0 {
			line = strconv.Itoa(r.line) + ": "
		}
		fmt.Fprintf(out, "tthc: %s%s%s\n", r.where(), line, r.said)
	}
	l := rs.Program.Language()
	for _, c := range all {
		if more := c.n - len(c.first); more > 0 {
			fmt.Fprintf(out, l.Pick("tthc: %s%d dòng nữa bị từ chối vì cùng lý do với dòng %d\n", "tthc: %s%d more lines are refused for the reason of line %d\n"), c.first[0].where(), more, c.first[0].line)
		}
	}
	return errors.Join(out.Flush(), rs.end())
}

// hidden says that not all lines were shown, and none asked for the others.
func (rs *Refusals) hidden() bool {
	for _, c := range rs.causes {
		if c.n > len(c.first) && rs.To == "" {
			return true
		}
	}
	return false
}

// end puts the file of all in its place, one without rows where nothing was refused.
func (rs *Refusals) end() error {
	if rs.To == "" {
		return nil
	}
	if rs.all == nil && rs.broken == nil {
		rs.broken = rs.open()
	}
	if rs.file == nil {
		return rs.broken
	}
	rs.all.Flush()
	err := errors.Join(rs.broken, rs.all.Error(), rs.buffer.Flush())
	temporary := rs.file.Name() != rs.To
	if temporary && err == nil {
		err = rs.file.Chmod(0o644)
	}
	err = errors.Join(err, rs.file.Close())
	switch {
	case !temporary:
	case err == nil:
		err = os.Rename(rs.file.Name(), rs.To)
	default:
		_ = os.Remove(rs.file.Name())
	}
	return err
}

// Drop forgets what was refused, as when the file is read again from its beginning.
func (rs *Refusals) Drop() {
	if rs.file != nil {
		_ = rs.file.Close()
		if rs.file.Name() != rs.To {
			_ = os.Remove(rs.file.Name())
		}
	}
	rs.N, rs.causes, rs.all, rs.file, rs.buffer, rs.broken = 0, nil, nil, nil, nil, nil
}

// Failure says how many lines were refused, and what became of the others.
func (rs *Refusals) Failure(status int, vi, en string) error {
	more := form.Text{}
	if rs.hidden() {
		more = form.Text{"; ghi tất cả ra tệp bằng --refused", "; write all of them to a file with --refused"}
	}
	return cli.Failure(status, cli.Text(fmt.Sprintf(vi, rs.N)+more.In(form.Vietnamese), fmt.Sprintf(en, rs.N)+more.In(form.English)))
}

// Whole tells what is wrong with a file of which nothing is read then, as many faults at
// most as lines of each cause; it is nil where nothing is.
func (rs *Refusals) Whole(file string, err error) error {
	var all form.Errors
	if !errors.As(err, &all) || len(all) <= shownOfEach && rs.To == "" {
		if err != nil {
			err = cli.Failure(2, cli.InFile(file, err))
		}
		return err
	}
	last := -1
	for _, e := range all {
		rs.add(file, e.Line, e)
		if e.Line != last {
			rs.N, last = rs.N+1, e.Line
		}
	}
	if err := rs.Tell(); err != nil {
		return cli.Failure(2, err)
	}
	return rs.Failure(2, "%d dòng bị từ chối, nên không đọc gì của tệp", "%d lines were refused, and nothing of the file was read")
}
