// Package plans is the commands about plans: what they ask, how they stand, and
// how a task table becomes one.
package plans

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// program is the run that these commands are part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	p := &program{run}
	return []*cobra.Command{p.plansCommand(), p.dueCommand(), p.pathCommand(), p.digestCommand(), p.reportCommand(), p.recordCommand(), p.importCommand(), p.checkCommand()}
}
