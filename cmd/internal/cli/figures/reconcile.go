package figures

import (
	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/compare"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/reconcile"
)

func (p *program) reconcileCommand() *cobra.Command {
	var ours, theirs, asOf string
	told := intake.Refusals{Program: p.Program}
	var as cli.Answering
	var bodies cli.Bodies
	c := &cobra.Command{
		Use:   "reconcile --ours FILE --theirs FILE",
		Short: p.T("Vì sao Cổng đánh giá hồ sơ khác với mình", "Why the portal judges dossiers otherwise"),
		Long: p.T(`Đối soát hai tệp hồ sơ cùng dạng với tthc tally, của mình và của Cổng (hoặc hệ thống khác), theo mã hồ sơ.
Mỗi hồ sơ khác nhau có đúng một nguyên nhân, căn cứ và số điểm của chỉ số 766/2.1 sẽ được thêm nếu bên kia sửa theo mình.
Không rõ thì nói là chưa rõ; điều bên mình thiếu thì nói là bên mình thiếu.`, `Compares two files of dossiers in the forms of tthc tally, one's own and that of the portal or another system, by the code of the dossier.
Each dossier that differs has one cause, what shows it, and the points of item 766/2.1 to gain if the other register took it over.
What cannot be told is said to be unknown, and what is missing here to be missing here.`),
		Example: `  tthc reconcile --ours ho-so.csv --theirs cong.csv --out doi-soat.xlsx`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case ours == "":
				return cli.Usage("--ours: thiếu tệp hồ sơ", "--ours: the file of dossiers is missing")
			case theirs == "":
				return cli.Usage("--theirs: thiếu tệp hồ sơ", "--theirs: the file of dossiers is missing")
			case ours == theirs:
				return cli.Usage("--theirs: là cùng một tệp với --ours", "--theirs: it is the file of --ours")
			}
			o := reconcile.Options{Points: compare.Worth()}
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
			if err := as.Write(p.Program, p.reportAnswer(r.Report())); err != nil {
				return err
			}
			if told.N > 0 {
				return told.Failure(1, "%d dòng bị từ chối, các dòng khác đã đối soát", "%d lines were refused, the others were compared")
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&ours, "ours", "", p.T("tệp .csv, .xlsx hoặc .jsonl của mình", "one's own file, .csv, .xlsx or .jsonl"))
	f.StringVar(&theirs, "theirs", "", p.T("tệp .csv, .xlsx hoặc .jsonl của Cổng hoặc hệ thống khác", "the file of the portal or another system, .csv, .xlsx or .jsonl"))
	f.StringVar(&asOf, "as-of", "", p.T("ngày mà hai bên cùng được xét đến, mặc định hôm nay", "the day as of which both are judged, today by default"))
	told.Flag(c)
	as.Add(p.Program, c)
	bodies.Add(p.Program, c)
	return c
}

// register gives each dossier of a file to a register. missing is the fields that the
// file lacks.
func (p *program) register(name string, told *intake.Refusals, add func(string, onestop.Revision, *onestop.Dossier) error) (missing onestop.Field, err error) {
	in, err := intake.Input(p.Program, name)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	table := onestop.ReadJSON(in)
	if !intake.IsJSON(name) {
		f, err := intake.Open(p.Program, name, in, rowfile.Dossiers())
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

// reportAnswer is the causes and the differences.
func (p *program) reportAnswer(r reconcile.Report) cli.Answer {
	l := p.Language()
	causes, list := rows.Plain(r.Summary(l)), rows.Plain(r.Table(l))
	causes.Name, list.Name = l.Pick("Nguyên nhân", "Causes"), l.Pick("Danh sách", "List")
	list.Columns[5].Number = true
	list.Rows = func(yield func([]rows.Cell) bool) {
		_, all := r.Table(l)
		for i, row := range all {
			cells := rows.Texts(row...)
			cells[5] = rows.Number(r.Differences[i].Points.String(), l)
			if !yield(cells) {
				return
			}
		}
	}
	return cli.Answer{Tables: []rows.Table{causes, list}, JSON: func() error {
		list := []difference{}
		for _, d := range r.Differences {
			list = append(list, difference{d.Code, d.Cause.String(), d.Ours.String(), d.Theirs.String(), d.Points.String()})
		}
		return p.PrintJSON(list)
	}}
}

// difference is a dossier on which the registers differ, as programs read it.
type difference struct {
	Code   string `json:"code"`
	Cause  string `json:"cause"`
	Ours   string `json:"ours"`
	Theirs string `json:"theirs"`
	Points string `json:"points"`
}
