// Package figures is the commands about indicators: observations into results and
// points, and what dossiers are worth.
package figures

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// program is the run that these commands are part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	p := &program{run}
	return []*cobra.Command{p.evaluateCommand(), p.scoreCommand(), p.reconcileCommand(), p.outlookCommand(), p.priorityCommand(), p.conformanceCommand()}
}
