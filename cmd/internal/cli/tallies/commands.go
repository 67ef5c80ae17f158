// Package tallies is the command that counts dossiers into observations.
package tallies

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// program is the run that this command is part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	return []*cobra.Command{(&program{run}).tallyCommand()}
}
