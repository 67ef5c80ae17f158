// Package rights is the commands about who may do what on the server.
package rights

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// program is the run that these commands are part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	p := &program{run}
	return []*cobra.Command{p.rolesCommand(), p.tokenCommand(), p.personCommand(), p.addressCommand(), p.subscriptionCommand()}
}
