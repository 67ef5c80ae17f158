package words

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	rowintake "github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) bodyImportCommand() *cobra.Command {
	var out, source string
	var bodies cli.Bodies
	refusals := rowintake.Refusals{Program: p.Program}
	c := &cobra.Command{
		Use:   "import FILE [--out FILE]",
		Short: p.T("Đọc danh mục đơn vị thành tệp cho --bodies", "A list of units as a file for --bodies"),
		Long: p.T(`Đọc danh mục đơn vị trong tệp .csv, .tsv, .xlsx, .docx hoặc .html thành tệp mà --bodies nhận: mã, tên, loại, tỉnh, từ ngày, đến ngày; với đơn vị cũ: mã đơn vị mới và nghị quyết.
Đến ngày là ngày đầu tiên đơn vị không còn. Sai sót in mỗi dòng một lỗi, có số dòng và cột; khi có sai sót thì không ghi gì.`, `A list of units in a .csv, .tsv, .xlsx, .docx or .html file becomes the file that --bodies takes: code, name, type, province, since, until; for former units the codes of their successors, and the resolution.
Until is the first day on which a unit is no more. Faults are one a line, with row and column; with any, nothing is written.`),
		Example: `  tthc body import don-vi.xlsx --out don-vi.json`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một tệp; xem: %s --help", "one file is needed; see: %s --help", c.CommandPath())
			}
			r, err := bodies.Registry()
			if err != nil {
				return err
			}
			var passed []string
			data, err := readUnits(args[0], units.Options{Bodies: r, Source: source, Passed: func(heading string) { passed = append(passed, heading) }})
			if err == nil {
				_, err = r.With(data)
			}
			if err != nil {
				if len(form.All(err)) == 0 {
					return cli.Failure(2, err)
				}
				return refusals.Whole(args[0], err)
			}
			rowintake.SayPassed(p.Program, args[0], passed)
			text, err := data.MarshalJSON()
			if err != nil {
				return err
			}
			text = append(text, '\n')
			if out == "" {
				_, err = p.Out.Write(text)
				return err
			}
			if err := cli.ReplaceFile(out, text); err != nil {
				return cli.Failure(2, err)
			}
			l := p.Language()
			fmt.Fprintln(p.Out, l.Pick(fmt.Sprintf("%s: %d dòng", out, len(data.Bodies)), fmt.Sprintf("%s: %d rows", out, len(data.Bodies))))
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", p.T("ghi ra tệp này", "write to this file"))
	c.Flags().StringVar(&source, "source", "", p.T("căn cứ của dòng không nêu nghị quyết", "the source of rows that give none"))
	refusals.Flag(c)
	bodies.Add(p.Program, c)
	return c
}

// readUnits reads a file that is a list of units.
func readUnits(name string, o units.Options) (body.Data, error) {
	file, err := os.Open(name)
	if err != nil {
		return body.Data{}, err
	}
	defer file.Close()
	data, err := intake.Units(name, file, o)
	var unread *grid.Error
	if errors.As(err, &unread) {
		err = cli.InFile(name, err)
	}
	return data, err
}
