// Package completion is what shells complete: commands, flags, and what flags may be.
package completion

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/plan/body"
	plancatalog "github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
)

// Command writes what makes a shell complete commands and flags.
func Command(p *cli.Program) *cobra.Command {
	shells := []string{"bash", "zsh", "fish"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: p.T("Gợi ý lệnh, cờ, kế hoạch và cơ quan khi gõ phím Tab", "Commands, flags, plans and bodies when Tab is pressed"),
		Long: p.T(`In ra đoạn mã để bash, zsh hoặc fish gợi ý lệnh, cờ, số kế hoạch, cơ quan, bộ chỉ tiêu và mã chỉ số.
Dùng ngay trong phiên đang mở như ví dụ; dùng mãi thì thêm dòng ấy vào ~/.bashrc hoặc ~/.zshrc.`, `Prints what makes bash, zsh or fish complete commands, flags, numbers of plans, bodies, sets and indicators.
The examples are for the session that is open; put the line into ~/.bashrc or ~/.zshrc to keep it.`),
		Example: `  source <(tthc completion bash)
  source <(tthc completion zsh)
  tthc completion fish | source`,
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(shells, args[0]) {
				return cli.Usage("cần tên một trình lệnh: bash, zsh hoặc fish", "the name of a shell is needed: bash, zsh or fish")
			}
			switch args[0] {
			case "bash":
				if _, err := io.WriteString(p.Out, withoutPackage); err != nil {
					return err
				}
				return c.Root().GenBashCompletionV2(p.Out, true)
			case "zsh":
				return c.Root().GenZshCompletion(p.Out)
			}
			return c.Root().GenFishCompletion(p.Out, true)
		},
	}
}

// withoutPackage is the words of the line for a bash that has not the package
// bash-completion, on which the script of the library of commands relies.
const withoutPackage = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
    }
fi
`

// choice is what may stand for a flag, each with what it is.
type choice func() []cobra.Completion

// choices is what the flags of all commands may be, by their names. A flag that is not
// here takes a file, or what nobody can guess.
var choices = map[string]choice{
	"plan": func() (all []cobra.Completion) {
		for _, pl := range plancatalog.Plans() {
			all = append(all, cobra.CompletionWithDesc(pl.Number, pl.Title))
		}
		return all
	},
	"body": bodies,
	"set": func() (all []cobra.Completion) {
		for _, s := range catalog.Sets() {
			all = append(all, s.ID())
		}
		return append(all, catalog.Scorecard("766").ID())
	},
	"indicator": func() (all []cobra.Completion) {
		for _, s := range catalog.Sets() {
			for _, d := range s.Definitions() {
				all = append(all, cobra.CompletionWithDesc(string(d.ID), d.Name))
			}
		}
		for _, i := range catalog.Scorecard("766").Items() {
			all = append(all, cobra.CompletionWithDesc(string(i.ID), i.Name))
		}
		return all
	},
	"window": words("calendar", "decree09"),
	"grain":  words("month", "quarter", "half", "year"),
	"by":     words("body", "subject"),
}

// words is a choice of a few.
func words(all ...string) choice { return func() []cobra.Completion { return all } }

// bodies is the bodies of today by their identifiers and by their names.
func bodies() (all []cobra.Completion) {
	today := calendar.DayAt(cli.Now())
	for b := range body.Vietnam().Bodies() {
		if b.Lives(today) {
			all = append(all, cobra.CompletionWithDesc(b.ID().String(), b.Name(today)), b.Name(today))
		}
	}
	return all
}

// Complete says of commands what completes their flags and arguments.
func Complete(commands []*cobra.Command) {
	for _, c := range commands {
		Complete(c.Commands())
		complete(c)
	}
}

func complete(c *cobra.Command) {
	if c.Name() == "body" && c.ValidArgsFunction == nil { // whose argument is one
		c.ValidArgsFunction = chosen(bodies)
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		all, ok := choices[f.Name]
		if f.Name == "format" { // says itself what it may be
			all, ok = words(strings.FieldsFunc(f.Usage[strings.LastIndexByte(f.Usage, ':')+1:], func(r rune) bool { return strings.ContainsRune(", |", r) })...), true
		}
		if ok {
			_ = c.RegisterFlagCompletionFunc(f.Name, chosen(all)) // that there is one already is none of a user's worries
		}
	})
}

// chosen completes by a choice.
func chosen(all choice) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) (fit []cobra.Completion, _ cobra.ShellCompDirective) {
		for _, one := range all() {
			if strings.HasPrefix(one, begun) {
				fit = append(fit, one)
			}
		}
		return fit, cobra.ShellCompDirectiveDefault
	}
}
