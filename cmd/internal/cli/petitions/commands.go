// Package petitions is the commands about what people report.
package petitions

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// program is the run that these commands are part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	p := &program{run}
	return []*cobra.Command{p.petitionCommand(), p.keepCommand()}
}
