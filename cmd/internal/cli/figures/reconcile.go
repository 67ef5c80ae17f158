package figures

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/reconcile"
)

func (p *program) reconcileCommand() *cobra.Command {
	var ours, theirs, asOf, format, refused string
	var bodies cli.Bodies
	c := &cobra.Command{
		Use:   "reconcile --ours FILE --theirs FILE",
		Short: p.T("Vì sao Cổng đánh giá hồ sơ khác với mình", "Why the portal judges dossiers otherwise"),
		Long: p.T(`Đối soát hai tệp hồ sơ cùng dạng với tthc tally, của mình và của Cổng (hoặc hệ thống khác), theo mã hồ sơ.
Mỗi hồ sơ khác nhau có đúng một nguyên nhân, căn cứ và số điểm của chỉ số 766/2.1 sẽ được thêm nếu bên kia sửa theo mình.
Không rõ thì nói là chưa rõ; điều bên mình thiếu thì nói là bên mình thiếu.`, `Compares two files of dossiers in the forms of tthc tally, one's own and that of the portal or another system, by the code of the dossier.
Each dossier that differs has one cause, what shows it, and the points of item 766/2.1 to gain if the other register took it over.
What cannot be told is said to be unknown, and what is missing here to be missing here.`),
		Example: `  tthc reconcile --ours ho-so.csv --theirs cong.csv --format xlsx > doi-soat.xlsx`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			if !slices.Contains([]string{"table", "json", "csv", "xlsx"}, format) {
				return cli.Usage("--format: %q không phải là table, json, csv hoặc xlsx", "--format: %q is not table, json, csv or xlsx", format)
			}
			switch {
			case ours == "":
				return cli.Usage("--ours: thiếu tệp hồ sơ", "--ours: the file of dossiers is missing")
			case theirs == "":
				return cli.Usage("--theirs: thiếu tệp hồ sơ", "--theirs: the file of dossiers is missing")
			case ours == theirs:
				return cli.Usage("--theirs: là cùng một tệp với --ours", "--theirs: it is the file of --ours")
			}
			o := reconcile.Options{Points: worthInTime()}
			var err error
			if o.AsOf, err = p.AsOf(asOf); err != nil {
				return err
			}
			if o.Bodies, err = bodies.Registry(); err != nil {
				return err
			}
			r, err := reconcile.New(o)
			if err != nil {
				return cli.Failure(2, err)
			}
			told := rows.Refusals{Program: p.Program, Files: true, To: refused}
			if _, err := p.register(ours, &told, r.Ours); err != nil {
				told.Drop()
				return cli.Failure(2, cli.InFile(ours, err))
			}
			if _, err := p.register(theirs, &told, r.Theirs); err != nil {
				told.Drop()
				return cli.Failure(2, cli.InFile(theirs, err))
			}
			if err := told.Tell(); err != nil {
				return cli.Failure(2, err)
			}
			if err := p.printReport(r.Report(), format); err != nil {
				return err
			}
			if told.N > 0 {
				return told.Failure("%d dòng bị từ chối, các dòng khác đã đối soát", "%d lines were refused, the others were compared")
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&ours, "ours", "", p.T("tệp .csv hoặc .jsonl của mình", "one's own file, .csv or .jsonl"))
	f.StringVar(&theirs, "theirs", "", p.T("tệp .csv hoặc .jsonl của Cổng hoặc hệ thống khác", "the file of the portal or another system, .csv or .jsonl"))
	f.StringVar(&asOf, "as-of", "", p.T("ngày mà hai bên cùng được xét đến, mặc định hôm nay", "the day as of which both are judged, today by default"))
	f.StringVar(&format, "format", "table", "table, json, csv, xlsx")
	f.StringVar(&refused, "refused", "", rows.RefusedUsage(p.Program))
	bodies.Add(p.Program, c)
	return c
}

// worthInTime is what all dossiers in time are worth in the set of Decision 766/QĐ-TTg.
func worthInTime() indicator.Figure {
	for _, i := range catalog.Scorecard("766").Items() {
		if i.ID == "766/2.1" {
			return i.Max
		}
	}
	return indicator.Figure{}
}

// register gives each dossier of a file to a register. missing is the fields that the
// file lacks.
func (p *program) register(name string, told *rows.Refusals, add func(string, onestop.Revision, *onestop.Dossier) error) (missing onestop.Field, err error) {
	in := p.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		in = f
	}
	table := onestop.ReadJSON(in)
	if !rows.IsJSON(name) {
		f, err := rows.Open(p.Program, name, in, rowfile.Dossiers())
		if err != nil {
			return 0, err
		}
		if table, err = onestop.ReadCSV(f); err != nil {
			return 0, err
		}
	}
	for d, err := range table.All() {
		if err == nil {
			err = add(string(table.Code()), table.Revision(), d)
		}
		if err != nil {
			told.Add(name, table.Line(), err)
		}
	}
	return table.Missing(), table.Err()
}

func (p *program) printReport(r reconcile.Report, format string) error {
	l := p.Language()
	header, rows := r.Table(l)
	causes, sums := r.Summary(l)
	switch format {
	case "json":
		list := []difference{}
		for _, d := range r.Differences {
			list = append(list, difference{d.Code, d.Cause.String(), d.Ours.String(), d.Theirs.String(), d.Points.String()})
		}
		return p.PrintJSON(list)
	case "csv":
		return cli.PrintCSV(p.Out, header, slices.Values(rows))
	case "xlsx":
		return reports.WriteXLSX(p.Out, []reports.Sheet{
			{Name: l.Pick("Nguyên nhân", "Causes"), Header: causes, Rows: sums},
			{Name: l.Pick("Danh sách", "List"), Header: header, Rows: rows},
		})
	}
	if err := cli.PrintTable(p.Out, causes, sums); err != nil || len(rows) == 0 {
		return err
	}
	fmt.Fprintln(p.Out)
	return cli.PrintTable(p.Out, header, rows)
}

// difference is a dossier on which the registers differ, as programs read it.
type difference struct {
	Code   string `json:"code"`
	Cause  string `json:"cause"`
	Ours   string `json:"ours"`
	Theirs string `json:"theirs"`
	Points string `json:"points"`
}
