package cli

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/caicach/tthc/schedule/form"
)

// help says what a command is for and how it is used, in the language of the
// run; the library of commands has English alone.
func (p *Program) help(c *cobra.Command) string {
	var b strings.Builder
	about := c.Long
	if about == "" {
		about = c.Short
	}
	b.WriteString(strings.TrimRight(about, "\n") + "\n\n" + p.T("Cách dùng:", "Usage:") + "\n")
	if !c.HasAvailableSubCommands() || strings.Contains(c.Use, " ") { // takes something of its own
		b.WriteString("  " + p.usage(strings.TrimSpace(c.Parent().CommandPath()+" "+c.Use)) + p.T(" [cờ]", " [flags]") + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("  " + c.CommandPath() + p.T(" [lệnh]", " [command]") + "\n")
	}
	if c.HasExample() {
		b.WriteString("\n" + p.T("Ví dụ:", "Examples:") + "\n" + c.Example + "\n")
	}
	if c.HasAvailableSubCommands() {
		var lines [][2]string
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				lines = append(lines, [2]string{"  " + sub.Name(), sub.Short})
			}
		}
		b.WriteString("\n" + p.T("Các lệnh:", "Commands:") + "\n" + columns(lines))
	}
	if c.HasAvailableLocalFlags() {
		b.WriteString("\n" + p.T("Cờ:", "Flags:") + "\n" + columns(p.flagLines(c.LocalFlags())))
	}
	if c.HasAvailableInheritedFlags() {
		b.WriteString("\n" + p.T("Cờ chung:", "Global flags:") + "\n" + columns(p.flagLines(c.InheritedFlags())))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, p.T("\nXem về một lệnh: %s [lệnh] --help\n", "\nMore about a command: %s [command] --help\n"), c.CommandPath())
	}
	return b.String()
}

// placeholders is what stands for something in a line of use.
var placeholders = map[string]string{
	"BODY": "CƠ-QUAN", "CODE": "MÃ", "DATE": "NGÀY", "DAY": "NGÀY", "FILE": "TỆP", "HEAD-FILE": "TỆP-ĐẦU-CHUỖI", "ID": "SỐ-HIỆU", "INSTANT": "THỜI-ĐIỂM", "KIND": "LOẠI",
	"NAME": "TÊN", "NUMBER": "SỐ", "PERIOD": "KỲ", "PHRASE": "CÂU", "ROLE": "VAI-TRÒ", "ROW": "DÒNG", "SET": "BỘ", "SIZE": "ĐỘ-DÀI", "TERM": "THỜI-HẠN", "TEXT": "CHỮ", "TYPE": "LOẠI",
	"Y": "NĂM", "YEAR": "NĂM",
}

var placeholder = regexp.MustCompile(`\b[A-Z][A-Z-]*\b`)

// usage is a line of use in the language of the run.
func (p *Program) usage(line string) string {
	if p.Language() == form.English {
		return line
	}
	return placeholder.ReplaceAllStringFunc(line, func(word string) string { return cmp.Or(placeholders[word], word) })
}

// flagLines is a line for each flag: how it is written, and what it says.
func (p *Program) flagLines(flags *pflag.FlagSet) (lines [][2]string) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		written := "      --" + f.Name
		if f.Shorthand != "" {
			written = "  -" + f.Shorthand + ", --" + f.Name
		}
		switch f.Value.Type() {
		case "bool":
		case "int":
			written += p.T(" <số>", " <number>")
		default:
			written += p.T(" <giá trị>", " <value>")
		}
		usage := f.Usage
		if d := f.DefValue; d != "" && d != "false" && d != "0" && d != "[]" {
			usage += p.T(" (mặc định: ", " (default: ") + d + ")"
		}
		lines = append(lines, [2]string{written, usage})
	})
	return lines
}

// columns is lines of two texts, the second ones below one another.
func columns(lines [][2]string) string {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l[0]))
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l[0] + strings.Repeat(" ", width-utf8.RuneCountInString(l[0])+3) + l[1] + "\n")
	}
	return b.String()
}

// helpCommand is the command that shows the help of another one.
func (p *Program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   p.T("help [lệnh]", "help [command]"),
		Short: p.T("Trợ giúp về một lệnh", "Help about a command"),
		RunE: func(c *cobra.Command, args []string) error {
			of, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(c.Root(), args)
			}
			return of.Help()
		},
	}
}
