package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/reports"
)

// Answering is the flags of every command whose answer is rows: in which form it is
// given, and where.
type Answering struct {
	// Format is table, json, csv, xlsx, or one of the command's own. Before Add it is the
	// form where none is said; empty: table.
	Format string

	out     string
	json    bool
	command string
}

// Add adds the flags to a command, which has further forms of its own.
func (a *Answering) Add(p *Program, c *cobra.Command, more ...string) {
	forms := append([]string{"table", "json", "csv", "xlsx"}, more...)
	f := c.Flags()
	a.command = c.Name()
	f.StringVar(&a.Format, "format", cmp.Or(a.Format, "table"), strings.Join(append([]string{p.T("dạng: table, json, csv, xlsx", "form: table, json, csv, xlsx")}, more...), ", "))
	f.BoolVar(&a.json, "json", false, p.T("như --format json", "as --format json"))
	f.StringVar(&a.out, "out", "", p.T("ghi ra tệp này; không nêu --format thì theo đuôi tên tệp", "write to this file; without --format in the form of its ending"))
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		given := f.Changed("format")
		switch ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(a.out)), "."); {
		case a.json && given && a.Format != "json":
			return Usage("--json không đi cùng --format %s", "--json does not go with --format %s", a.Format)
		case a.json:
			a.Format = "json"
		case !given && slices.Contains(forms, ending):
			a.Format = ending
		}
		if !slices.Contains(forms, a.Format) {
			list := strings.Join(forms, ", ")
			return Usage("--format: %q không phải là một trong: %s", "--format: %q is none of: %s", a.Format, list)
		}
		if a.Format == "xlsx" && a.file() == "" && p.Screen.Width > 0 {
			return Usage("--format xlsx: hãy nêu tệp bằng --out, như --out bao-cao.xlsx", "--format xlsx: name a file with --out, such as --out report.xlsx")
		}
		return nil
	}
}

// file is the file to write to; empty for the standard output.
func (a *Answering) file() string {
	if a.out == "-" {
		return ""
	}
	return a.out
}

// Answer is an answer that is rows, for each form.
type Answer struct {
	// Tables are read by people one below the other; the last is the answer, and what
	// stands before it, a summary, is not in CSV.
	Tables []rows.Table
	// JSON writes the form for programs.
	JSON func() error
	// CSV writes that form where others than people read it; nil where it is the last table.
	CSV func() error
	// Sheets are those of a workbook; nil where they are the tables.
	Sheets func() []reports.Sheet
	// More are the forms that only this command has.
	More map[string]func() error
}

// Write writes an answer as the flags say.
func (a *Answering) Write(p *Program, answer Answer) error {
	if a.file() == "" {
		return a.write(p, answer)
	}
	out, screen := p.Out, p.Screen
	defer func() { p.Out, p.Screen = out, screen }()
	p.Screen = rows.Screen{}
	err := WriteFile(a.out, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		p.Out = b
		return cmp.Or(a.write(p, answer), b.Flush())
	})
	if err != nil {
		return Failure(2, err)
	}
	return nil
}

func (a *Answering) write(p *Program, answer Answer) error {
	last := len(answer.Tables) - 1
	switch a.Format {
	case "json":
		return answer.JSON()
	case "csv":
		if answer.CSV != nil {
			return answer.CSV()
		}
		return answer.Tables[last].CSV(p.Out)
	case "xlsx":
		if answer.Sheets != nil {
			return reports.WriteXLSX(p.Out, answer.Sheets())
		}
		var sheets []reports.Sheet
		for _, t := range answer.Tables {
			t.Name = cmp.Or(t.Name, a.command)
			sheets = append(sheets, t.Sheet())
		}
		return reports.WriteXLSX(p.Out, sheets)
	case "table":
		return p.PrintTables(answer.Tables...)
	}
	return answer.More[a.Format]()
}

// PrintTables writes tables for people, one below the other. A table without rows says
// so on standard error, so that nobody looks for them.
func (p *Program) PrintTables(tables ...rows.Table) error {
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(p.Out)
		}
		n, err := t.Print(p.Out, p.Screen)
		if err != nil {
			return err
		}
		if n == 0 {
			p.Tell(p.T("không có dòng nào", "there are no rows"))
		}
	}
	return nil
}

// Tell says something on standard error, on one line.
func (p *Program) Tell(text string) { fmt.Fprintln(p.Errs, "tthc: "+rows.OneLine(text)) }

// screenOf is the screen that an output is shown on.
func screenOf(out io.Writer) rows.Screen {
	f, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return rows.Screen{}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 1 {
		width = 80
	}
	return rows.Screen{Width: width, Colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}
