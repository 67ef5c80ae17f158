package plans

import (
	"errors"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/table"
	"github.com/caicach/tthc/schedule/form"
)

type importAnswer struct {
	Plan   plan.Plan     `json:"plan"`
	Doubts []importDoubt `json:"doubts"`
}

type importDoubt struct {
	Row     int    `json:"row,omitzero"`
	Column  string `json:"column,omitempty"`
	Text    string `json:"text,omitempty"`
	Message string `json:"message"`
}

func (p *program) importCommand() *cobra.Command {
	var flags struct {
		year                                           int
		out, sheet, number, title, issuer, from, until string
		columns                                        []string
		cli.Bodies
	}
	c := &cobra.Command{
		Use:   "import FILE --year Y [--out FILE]",
		Short: p.T("Đọc bảng nhiệm vụ thành kế hoạch dự thảo, nêu chỗ cần kiểm tra", "A task table as a draft plan, with its doubts"),
		Long: p.T(`Đọc bảng nhiệm vụ trong tệp .tsv, .csv, .xlsx, .docx hoặc .html thành kế hoạch dự thảo, cùng những chỗ cần người kiểm tra.
Dòng đếm từ 1 ở bảng (trang tính) có tiêu đề; nhiều bảng nối nhau trong .docx, .html được đếm liền.
--out ghi riêng kế hoạch, để dùng với tthc check và --plan; thông tin mà bảng không có (số, tên, nơi ban hành, ngày) nêu bằng các cờ.`, `A task table in a .tsv, .csv, .xlsx, .docx or .html file becomes a draft plan, with what a person should check.
Rows count from 1 in the table (sheet) that has the heading; tables that follow one another in .docx and .html are counted on.
--out writes the plan alone, for tthc check and --plan; what a table does not say (number, title, issuer, days) is for the flags.`),
		Example: `  tthc import bang.xlsx --year 2025 --number 12/KH-UBND --issuer "UBND tỉnh Bắc Ninh" --out ke-hoach.json`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return cli.Usage("cần một tệp; xem: %s --help", "one file is needed; see: %s --help", c.CommandPath())
			}
			if !c.Flags().Changed("year") {
				return cli.Usage("--year: thiếu năm của kế hoạch, như 2025", "--year: the year of the plan is missing, such as 2025")
			}
			defer debug.SetGCPercent(debug.SetGCPercent(50)) // a table is all in memory: less beside it
			name := args[0]
			o := intake.Options{Name: name, Sheet: flags.sheet, Year: flags.year, Mark: "--", Given: plan.Plan{Number: flags.number, Title: flags.title, Issuer: flags.issuer}}
			var err error
			if o.Columns, err = namedColumns(flags.columns); err != nil {
				return err
			}
			if o.Bodies, err = flags.Registry(); err != nil {
				return err
			}
			if o.Given.From, err = dayFlag("--from", flags.from); err != nil {
				return err
			}
			if o.Given.To, err = dayFlag("--to", flags.until); err != nil {
				return err
			}
			read, err := readTable(name, o)
			if err != nil {
				return err
			}
			draft := read.Plan
			if err := faultsOfDocument(draft); err != nil {
				return cli.Failure(2, err)
			}
			doubts := make([]importDoubt, len(read.Doubts))
			for i, d := range read.Doubts {
				doubts[i] = importDoubt{d.Row, d.Column, d.Text, d.Message(p.Language(), "--")}
			}
			if flags.out != "" {
				data, err := draft.JSON()
				if err != nil {
					return err
				}
				if err := cli.ReplaceFile(flags.out, append(data, '\n')); err != nil {
					return cli.Failure(2, err)
				}
			}
			return p.PrintJSON(importAnswer{draft, doubts})
		},
	}
	flags.Bodies.Add(p.Program, c)
	f := c.Flags()
	f.IntVar(&flags.year, "year", 0, p.T("năm của kế hoạch", "the year of the plan"))
	f.StringVar(&flags.out, "out", "", p.T("ghi kế hoạch ra tệp này", "write the plan to this file"))
	f.StringArrayVar(&flags.columns, "column", nil, p.T(`cột là gì, dạng "TIÊU ĐỀ=loại"; loại: number, title, lead, coordinating, time, product, note`, `what a column is, as "HEADING=kind"; kinds: number, title, lead, coordinating, time, product, note`))
	f.StringVar(&flags.sheet, "sheet", "", p.T("trang tính; không nêu: trang đầu tiên có bảng nhiệm vụ", "the sheet; by default the first with a task table"))
	f.StringVar(&flags.number, "number", "", p.T("số của văn bản; không nêu: lấy ở văn bản, sau cùng là tên tệp", "number of the document; by default as the document says, at last the name of the file"))
	f.StringVar(&flags.title, "title", "", p.T("tên kế hoạch", "title of the plan"))
	f.StringVar(&flags.issuer, "issuer", "", p.T("nơi ban hành; không nêu: lấy ở văn bản", "who issued it; by default as the document says"))
	f.StringVar(&flags.from, "from", "", p.T("ngày đầu của kế hoạch; không nêu: theo năm", "first day of the plan; by default of the year"))
	f.StringVar(&flags.until, "to", "", p.T("ngày cuối của kế hoạch; không nêu: theo năm", "last day of the plan; by default of the year"))
	return c
}

// namedColumns reads "HEADING=what" of each flag.
func namedColumns(flags []string) (map[string]table.Column, error) {
	columns := map[string]table.Column{}
	for _, f := range flags {
		at := strings.LastIndexByte(f, '=')
		if at < 1 {
			return nil, cli.Usage("--column: %q phải có dạng \"TIÊU ĐỀ=loại\", như \"Tên văn bản=title\"", "--column: %q must have the form \"HEADING=kind\", such as \"Tên văn bản=title\"", f)
		}
		columns[f[:at]] = table.Column(f[at+1:])
	}
	if _, _, err := table.Read(nil, table.Options{Columns: columns}); errors.Is(err, table.ColumnUnknown) {
		return nil, cli.BadFlag("--column", err)
	}
	return columns, nil
}

// readTable reads the task table of a file, and says of its flags what is
// theirs.
func readTable(name string, o intake.Options) (d intake.Draft, err error) {
	file, err := os.Open(name)
	if err != nil {
		return d, cli.Failure(2, err)
	}
	defer file.Close()
	d, err = intake.Read(file, o)
	switch {
	case errors.Is(err, table.YearRange):
		return d, cli.BadFlag("--year", err)
	case errors.Is(err, intake.SheetUnknown):
		return d, cli.BadFlag("--sheet", err)
	case errors.Is(err, intake.HeadingUnknown):
		return d, cli.Failure(2, cli.InFile(name, err))
	case err != nil:
		return d, cli.Failure(2, cli.InTable(name, err))
	}
	return d, nil
}

func dayFlag(flag, text string) (form.Day, error) {
	if text == "" {
		return form.NoDay, nil
	}
	day, err := form.ParseDay(text)
	if err != nil {
		return day, cli.BadFlag(flag, err)
	}
	return day, nil
}

// faultsOfDocument is what is wrong with the plan itself, as the flags give
// it. What is wrong with a task is a doubt of its row, and for tthc check.
func faultsOfDocument(draft plan.Plan) error {
	_, err := plan.New(draft)
	return slices.DeleteFunc(slices.Clone(form.All(err)), func(e *form.Error) bool { return strings.HasPrefix(e.Path, "tasks[") }).Err()
}
