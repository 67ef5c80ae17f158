// Package cli is what all commands of the program share: its streams, the
// language of its messages, its exit status, and how it reads and prints. Each
// folder below it holds the commands about one thing.
package cli

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/said"
	"github.com/caicach/tthc/schedule/form"
)

// Program is one run: its streams and the flag that all commands share.
type Program struct {
	In        io.Reader
	Out, Errs io.Writer
	Screen    rows.Screen // that Out is shown on

	lang, config string

	settings        *pflag.FlagSet // of the command whose flags are settings
	commandLineOnly []string
}

// NewProgram is a run with the arguments, of which the language is read first:
// what commands say of themselves is in it as well.
func NewProgram(args []string, in io.Reader, out, errs io.Writer) *Program {
	p := &Program{In: in, Out: out, Errs: errs, Screen: screenOf(out), lang: cmp.Or(os.Getenv(inEnvironment("lang")), ofLocale())}
	for i, a := range args {
		if a == "--" {
			break
		}
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			p.lang = value
		} else if a == "--lang" && i+1 < len(args) {
			p.lang = args[i+1]
		}
	}
	return p
}

// ofLocale is the language of the locale of the machine, which the first of three
// variables that says anything names, such as en_US.UTF-8; empty where it is neither of
// ours.
func ofLocale() string {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	name, _, _ := strings.Cut(locale, ".")
	name, _, _ = strings.Cut(name, "_")
	if name == "vi" || name == "en" {
		return name
	}
	return ""
}

// T is a text in the language of the run.
func (p *Program) T(vi, en string) string { return p.Language().Pick(vi, en) }

// Run runs the command that the arguments name and gives the exit status: 0
// all well; 1 something was not found or could not be read; 2 wrong use or bad
// input.
func (p *Program) Run(ctx context.Context, args []string, commands ...*cobra.Command) int {
	root := &cobra.Command{
		Use:           "tthc",
		Short:         p.T("Kế hoạch, chỉ tiêu và kiến nghị của cải cách thủ tục hành chính", "Plans, indicators and petitions"),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if err := p.settle(c); err != nil {
				return err
			}
			if p.lang != "vi" && p.lang != "en" {
				return Usage("--lang: %q không phải là vi hoặc en", "--lang: %q is not vi or en", p.lang)
			}
			return nil
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true // which has English alone
	root.PersistentFlags().BoolP("help", "h", false, p.T("xem trợ giúp này", "this help"))
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(p.Out, p.help(c)) })
	root.SetHelpCommand(p.helpCommand())
	lang := cmp.Or(p.lang, "vi")
	root.PersistentFlags().StringVar(&p.lang, "lang", "vi", p.T("ngôn ngữ của thông báo: vi hoặc en; không nêu: theo TTHC_LANG, rồi ngôn ngữ của máy (LC_ALL, LC_MESSAGES, LANG)", "language of messages: vi or en; without it that of TTHC_LANG, then of the machine (LC_ALL, LC_MESSAGES, LANG)"))
	if Completing(args) {
		_ = root.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions([]cobra.Completion{"vi", "en"}, cobra.ShellCompDirectiveNoFileComp))
	}
	p.lang = lang // which the flag has put back to what stands by default
	root.PersistentFlags().StringVar(&p.config, "config", "", p.T("tệp thiết lập (YAML); xem: tthc serve --help", "a file of settings (YAML); see: tthc serve --help"))
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		fault := flagFault(err, c)
		return Usage("%[1]s; xem: %[3]s --help", "%[2]s; see: %[3]s --help", fault.In(form.Vietnamese), fault.In(form.English), c.CommandPath())
	})
	root.AddCommand(commands...)
	holdOnly(root)
	root.SetArgs(args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Errs)
	return p.exit(root.ExecuteContext(ctx))
}

// Completing says whether a shell asks what may come next. What completes a flag is said
// only then: the library of commands keeps it, and all that it leads to, for ever.
func Completing(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// holdOnly has each command that does nothing but hold others tell of these, and refuse
// what is none of them.
func holdOnly(c *cobra.Command) {
	if c.HasSubCommands() && !c.Runnable() {
		c.Args, c.RunE = noCommand, func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	for _, sub := range c.Commands() {
		holdOnly(sub)
	}
}

// needs is what the value of a flag has to be.
var needs = map[string]form.Text{
	"int":      {"cần một số nguyên", "a whole number is needed"},
	"bool":     {"cần true hoặc false", "true or false is needed"},
	"duration": {"cần một khoảng thời gian, như 10s, 5m, 12h", "a length of time is needed, such as 10s, 5m, 12h"},
}

// flagFault is what is wrong with the use of flags; the library of commands has
// English alone.
func flagFault(err error, c *cobra.Command) form.Text {
	var unknown *pflag.NotExistError
	var alone *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := dashed(unknown.GetSpecifiedName())
		var all []string
		c.Flags().VisitAll(func(f *pflag.Flag) { all = append(all, "--"+f.Name) })
		meant := meantBy(name, all)
		return form.Text{"không có cờ " + name + meant.In(form.Vietnamese), "there is no flag " + name + meant.In(form.English)}
	case errors.As(err, &alone):
		name := dashed(alone.GetSpecifiedName())
		return form.Text{name + ": thiếu giá trị", name + ": the value is missing"}
	case errors.As(err, &value):
		need := needs[value.GetFlag().Value.Type()]
		where := fmt.Sprintf("--%s: %q: ", value.GetFlag().Name, value.GetValue())
		return form.Text{where + cmp.Or(need.In(form.Vietnamese), "giá trị không hợp lệ"), where + cmp.Or(need.In(form.English), "the value is not valid")}
	}
	return form.Text{"không đọc được các cờ", "the flags cannot be read"}
}

// dashed is a flag as it is written: a letter after one dash, a word after two.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// Language is the language of messages.
func (p *Program) Language() form.Language {
	if p.lang == "en" {
		return form.English
	}
	return form.Vietnamese
}

// Now is the time of the machine; only the server and its commands have one.
func Now() time.Time { return time.Now() }

// text is an error in both languages.
type text struct{ vi, en string }

func (t *text) Error() string                  { return t.en }
func (t *text) Message(l form.Language) string { return l.Pick(t.vi, t.en) }

// Text is an error in both languages.
func Text(vi, en string) error { return &text{vi, en} }

type failure struct {
	status int
	cause  error
}

func (f *failure) Error() string { return f.cause.Error() }
func (f *failure) Unwrap() error { return f.cause }

// Failure is an error with the exit status that it leads to.
func Failure(status int, cause error) error { return &failure{status, cause} }

// Told is the failure of a command that has said what there is to say.
func Told(status int) error { return Failure(status, Text("", "")) }

// Usage is a failure by wrong use or bad input.
func Usage(vi, en string, args ...any) error {
	return Failure(2, Text(fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)))
}

// BadFlag is the failure of a flag whose value was refused.
func BadFlag(flag string, err error) error {
	return Failure(2, &flagError{flag, err})
}

// flagError places an error at a flag.
type flagError struct {
	flag  string
	cause error
}

func (e *flagError) Error() string                  { return e.Message(form.English) }
func (e *flagError) Unwrap() error                  { return e.cause }
func (e *flagError) Message(l form.Language) string { return e.flag + ": " + form.Message(e.cause, l) }

type fileError struct {
	name  string
	cause error
	table bool
}

// InFile places an error in a file.
func InFile(name string, err error) error { return &fileError{name: name, cause: err} }

// InTable places an error in a file whose lines are the rows of a table, of a
// sheet or of a document: they are called so, since no editor counts them.
func InTable(name string, err error) error { return &fileError{name: name, cause: err, table: true} }

func (e *fileError) Error() string { return e.Message(form.English) }
func (e *fileError) Unwrap() error { return e.cause }

// Message is the error, each line with the name of the file before it, and the
// number of the line as editors take it: plan.jsonl: 3: day: ...
func (e *fileError) Message(l form.Language) string {
	lines := strings.Split(form.Message(e.cause, l), "\n")
	if !e.table {
		switch all := e.cause.(type) {
		case form.Errors:
			lines = nil
			for _, one := range all {
				lines = append(lines, atLine(one, l))
			}
		case *form.Error:
			lines = []string{atLine(all, l)}
		}
	}
	for i := range lines {
		lines[i] = e.name + ": " + lines[i]
	}
	return strings.Join(lines, "\n")
}

// atLine is an error with the number of its line before it.
func atLine(e *form.Error, l form.Language) string {
	if e.Line == 0 {
		return e.Message(l)
	}
	here := *e
	here.Line = 0
	return fmt.Sprintf("%d: %s", e.Line, here.Message(l))
}

// exit reports an error, one line each, and gives the exit status.
func (p *Program) exit(err error) int {
	if err == nil {
		return 0
	}
	status := 2
	var f *failure
	if errors.As(err, &f) {
		status = f.status
	}
	if text := said.Message(err, p.Language()); text != "" {
		for line := range strings.Lines(text) {
			fmt.Fprintln(p.Errs, "tthc: "+strings.TrimRight(line, "\n"))
		}
	}
	return status
}

// PrintJSON writes a value as JSON in one piece.
func (p *Program) PrintJSON(v any) error {
	w := bufio.NewWriter(p.Out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return w.Flush()
}
