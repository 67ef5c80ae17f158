package cli

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Bodies is the flag of every command that names bodies.
type Bodies struct{ file string }

// Add adds the flag to a command.
func (b *Bodies) Add(p *Program, c *cobra.Command) {
	c.Flags().StringVar(&b.file, "bodies", "", p.T("tệp đơn vị và thay đổi thêm vào danh mục sẵn có, như tthc body import ghi", "units and amendments to add, as tthc body import writes them"))
}

// Given says that the flag was given.
func (b *Bodies) Given() bool { return b.file != "" }

// maxBodies is the most bytes of a file of bodies: ten times all communes with
// the former ones.
const maxBodies = 64 << 20

// Registry is the built-in bodies with those of the flag.
func (b *Bodies) Registry() (*body.Registry, error) {
	if b.file == "" {
		return body.Vietnam(), nil
	}
	file, err := os.Open(b.file)
	if err != nil {
		return nil, Failure(2, err)
	}
	defer file.Close()
	text, err := form.ReadAll(file, maxBodies)
	if err != nil {
		return nil, Failure(2, InFile(b.file, err))
	}
	data, err := body.ReadJSON(text)
	if err == nil {
		var r *body.Registry
		if r, err = body.Vietnam().With(data); err == nil {
			return r, nil
		}
	}
	return nil, Failure(2, InFile(b.file, err))
}
