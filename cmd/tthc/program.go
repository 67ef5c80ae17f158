package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// program is one run of the command: its streams and the flags that all
// commands share.
type program struct {
	in        io.Reader
	out, errs io.Writer

	lang string
	data string
}

func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "tthc",
		Short:         "Kế hoạch, chỉ tiêu và kiến nghị của cải cách thủ tục hành chính (plans, indicators and petitions)",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noCommand,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if p.lang != "vi" && p.lang != "en" {
				return usage("--lang: %q không phải là vi hoặc en", "--lang: %q is not vi or en", p.lang)
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().StringVar(&p.lang, "lang", "vi", "ngôn ngữ của thông báo: vi hoặc en (language of messages)")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage("%v; xem: %s --help", "%v; see: %s --help", err, c.CommandPath())
	})
	root.AddCommand(p.parseCommand(), p.deadlineCommand(), p.plansCommand(), p.dueCommand(), p.reportCommand(), p.importCommand(), p.checkCommand(), p.serveCommand(),
		p.calendarCommand(), p.bodyCommand(), p.selectorCommand(),
		p.targetCommand(), p.evaluateCommand(), p.scoreCommand(), p.tallyCommand(), p.petitionCommand())
	return root
}

// language is the language of messages.
func (p *program) language() form.Language {
	if p.lang == "en" {
		return form.English
	}
	return form.Vietnamese
}

// addData adds the flag that names the database.
func (p *program) addData(c *cobra.Command) {
	c.Flags().StringVar(&p.data, "data", filepath.Join(xdg.DataHome, "tthc"),
		"thư mục dữ liệu, hoặc địa chỉ postgres:// (data folder, or a postgres:// address)")
}

// openRecorded opens what was recorded, for reading. Nothing is made: a folder
// without a database has nothing recorded.
func (p *program) openRecorded(ctx context.Context) (*store.Store, error) {
	if !store.Exists(p.data) {
		return nil, nil
	}
	return store.Open(ctx, p.data)
}

// plan finds a plan by its number in the catalogue, or reads it from a file.
func (p *program) plan(name string) (*plan.Plan, error) {
	if found, ok := catalog.Plan(name); ok {
		return found, nil
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &failure{2, &ledger.Error{Kind: ledger.UnknownPlan, Value: name}}
	}
	if err != nil {
		return nil, &failure{2, err}
	}
	read, err := plan.Read(data)
	if err != nil {
		return nil, &failure{2, inFile(name, err)}
	}
	return read, nil
}

// clock is the time of the machine; only the server and its commands have one.
func clock() time.Time { return time.Now() }

// message is an error in both languages.
type message struct{ vi, en string }

func (m *message) Error() string                  { return m.en }
func (m *message) Message(l form.Language) string { return l.Pick(m.vi, m.en) }

// failure is an error with the exit status it leads to.
type failure struct {
	status int
	cause  error
}

func (f *failure) Error() string { return f.cause.Error() }
func (f *failure) Unwrap() error { return f.cause }

// usage is a failure by wrong use or bad input.
func usage(vi, en string, args ...any) error {
	return &failure{2, &message{fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)}}
}

// fileError places an error in a file.
type fileError struct {
	name  string
	cause error
}

func inFile(name string, err error) error { return &fileError{name, err} }

func (e *fileError) Error() string { return e.Message(form.English) }
func (e *fileError) Unwrap() error { return e.cause }

// Message is the error, each line with the name of the file before it.
func (e *fileError) Message(l form.Language) string {
	lines := strings.Split(form.Message(e.cause, l), "\n")
	for i := range lines {
		lines[i] = e.name + ": " + lines[i]
	}
	return strings.Join(lines, "\n")
}

// exit reports an error, one line each, and gives the exit status.
func (p *program) exit(err error) int {
	if err == nil {
		return 0
	}
	status := 2
	var f *failure
	if errors.As(err, &f) {
		status = f.status
	}
	// An empty text means that the command has said what there is to say.
	if text := form.Message(err, p.language()); text != "" {
		for line := range strings.Lines(text) {
			fmt.Fprintln(p.errs, "tthc: "+strings.TrimRight(line, "\n"))
		}
	}
	return status
}

// printJSON writes a value as JSON in one piece.
func (p *program) printJSON(v any) error {
	w := bufio.NewWriter(p.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	return w.Flush()
}
