package intake

import (
	"io"

	"github.com/caicach/tthc/cmd/internal/grid/files"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

// Units reads the first table of a file that is a list of units. The error is a
// [*grid.Error] where the file cannot be read, or that of package units.
func Units(name string, r io.Reader, o units.Options) (body.Data, error) {
	read, err := files.Read(name, r)
	if err != nil {
		return body.Data{}, err
	}
	var first error
	for _, g := range read.Grids {
		data, err := units.Read(g.Rows, o)
		if err == nil || !onlyHeadings(err) {
			return data, err
		}
		if first == nil {
			first = err
		}
	}
	return body.Data{}, first
}

// onlyHeadings says that a table is no list of units: its headings are others.
func onlyHeadings(err error) bool {
	for _, e := range form.All(err) {
		if e.Code == units.ColumnMissing {
			return true
		}
	}
	return false
}
