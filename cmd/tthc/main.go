// Command tthc reads and follows plans of the Vietnamese administration, and
// serves them: tthc help tells the commands.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/audits"
	"github.com/caicach/tthc/cmd/internal/cli/backups"
	"github.com/caicach/tthc/cmd/internal/cli/changes"
	"github.com/caicach/tthc/cmd/internal/cli/completion"
	"github.com/caicach/tthc/cmd/internal/cli/days"
	"github.com/caicach/tthc/cmd/internal/cli/figures"
	"github.com/caicach/tthc/cmd/internal/cli/petitions"
	"github.com/caicach/tthc/cmd/internal/cli/plans"
	"github.com/caicach/tthc/cmd/internal/cli/rights"
	"github.com/caicach/tthc/cmd/internal/cli/tallies"
	"github.com/caicach/tthc/cmd/internal/cli/words"
	"github.com/caicach/tthc/schedule/form"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program, so that tests can run it. It gives the exit
// status, as [cli.Program.Run] does.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	p := cli.NewProgram(args, in, out, errs)
	all := commands(p)
	if cli.Completing(args) {
		completion.Complete(all)
	}
	return p.Run(ctx, args, all...)
}

// commands is all that the program does.
func commands(p *cli.Program) []*cobra.Command {
	all := slices.Concat(plans.Commands(p), days.Commands(p), words.Commands(p), figures.Commands(p), tallies.Commands(p), petitions.Commands(p), rights.Commands(p), audits.Commands(p), backups.Commands(p, thisVersion(form.English)), changes.Commands(p))
	return append(all, serveCommand(p), assistCommand(p), versionCommand(p), completion.Command(p))
}
