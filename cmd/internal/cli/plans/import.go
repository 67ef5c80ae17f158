package plans

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/files"
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
			o := table.Options{Year: flags.year}
			var err error
			if o.Columns, err = namedColumns(flags.columns); err != nil {
				return err
			}
			if o.Bodies, err = flags.Registry(); err != nil {
				return err
			}
			rows, around, doubts, err := p.taskRows(name, flags.sheet, o)
			if err != nil {
				return err
			}
			given := plan.Plan{Number: flags.number, Title: flags.title, Issuer: flags.issuer}
			said, _ := table.ParseDocument(around, o.Bodies, form.NewDay(flags.year, 1, 1))
			if o.Document, err = importDocument(name, flags.year, given, said, flags.from, flags.until); err != nil {
				return err
			}
			draft, found, err := table.Read(rows, o)
			if err != nil {
				if errors.Is(err, table.YearRange) {
					return cli.BadFlag("--year", err)
				}
				return cli.Failure(2, cli.InTable(name, err))
			}
			if err := faultsOfDocument(draft); err != nil {
				return cli.Failure(2, err)
			}
			doubts = append(append(doubts, p.documentDoubts(draft, given, said)...), p.tableDoubts(found)...)
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

// taskRows is the rows of the task table in a file, the lines around it, and
// what was left out.
func (p *program) taskRows(name, sheet string, o table.Options) (rows [][]string, around []string, doubts []importDoubt, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, nil, cli.Failure(2, err)
	}
	defer file.Close()
	read, err := files.Read(name, file)
	if err != nil {
		return nil, nil, nil, cli.Failure(2, cli.InFile(name, err))
	}
	grids := read.Grids
	chosen, sheets := -1, []string{}
	for i, g := range grids {
		if g.Name != "" {
			sheets = append(sheets, g.Name)
		}
		_, isTask := table.FindHeader(g.Rows, o.Columns)
		if chosen < 0 && (sheet == "" && isTask || sheet != "" && g.Name == sheet) {
			chosen = i
		}
	}
	if sheet != "" && chosen < 0 {
		return nil, nil, nil, cli.Usage("--sheet: không có trang %q; các trang: %s", "--sheet: there is no sheet %q; there are: %s", sheet, strings.Join(sheets, ", "))
	}
	if chosen < 0 {
		return nil, nil, nil, noHeading(name, grids)
	}
	rows = grids[chosen].Rows
	l := p.Language()
	heading, _ := table.FindHeader(rows, o.Columns)
	around = append(around, read.Lines...)
	for _, row := range rows[:max(heading-1, 0)] {
		around = append(around, row...)
	}
	doubts = cellDoubts(grids[chosen], rows, heading, 0, l)
	for i, g := range grids {
		_, isTask := table.FindHeader(g.Rows, o.Columns)
		switch {
		case i == chosen:
		case i > chosen && g.Name == "" && (isTask || g.Columns == grids[chosen].Columns):
			doubts = append(doubts, cellDoubts(g, rows, heading, len(rows), l)...)
			rows = append(rows, g.Rows...) // the table goes on
		case g.Name != "":
			doubts = append(doubts, importDoubt{Text: g.Name, Message: l.Pick("trang tính này không được đọc; chọn bằng --sheet", "this sheet was not read; choose it with --sheet")})
		default:
			cells := slices.Concat(g.Rows...)
			around = append(around, cells...)
			said, rest := table.ParseDocument(cells, o.Bodies, form.NewDay(o.Year, 1, 1))
			switch {
			case said.Number == "" && said.Issuer == "" && said.Date.IsZero():
				doubts = append(doubts, importDoubt{Text: words(g.Rows), Message: fmt.Sprintf(l.Pick("bảng %d của tệp không phải bảng nhiệm vụ, không được đọc", "table %d of the file is no task table, and was not read"), i+1)})
			case len(rest) > 0:
				doubts = append(doubts, importDoubt{Text: strings.Join(rest, "\n"), Message: fmt.Sprintf(l.Pick("bảng %d của tệp không phải bảng nhiệm vụ, chỉ được đọc số, ngày và nơi ban hành; còn lại những dòng này", "table %d of the file is no task table; only number, date and issuer were read in it, not these lines"), i+1)})
			}
		}
	}
	return rows, around, doubts, nil
}

// noHeading is the failure of a file without a heading that is known, with what
// seem to be headings, for a person to name.
func noHeading(name string, grids []grid.Grid) error {
	var seem []string
	for _, g := range grids {
		for _, row := range g.Rows {
			var cells []string
			for _, text := range row {
				if text = cli.OneLine(text); text != "" && len(text) < 80 {
					cells = append(cells, strconv.Quote(text))
				}
			}
			if len(cells) > len(seem) {
				seem = cells
			}
		}
	}
	err := cli.InFile(name, table.NoHeading())
	headings := strings.Join(seem, ", ")
	return cli.Failure(2, cli.Text(
		fmt.Sprintf("%s; hoặc nêu cột bằng --column \"TIÊU ĐỀ=title\" (dòng nhiều ô nhất: %s)", form.Message(err, form.Vietnamese), headings),
		fmt.Sprintf("%s; or name the columns with --column \"HEADING=title\" (the row with the most cells: %s)", form.Message(err, form.English), headings)))
}

// cellDoubts is the doubts of a table's cells, whose rows stand behind others.
func cellDoubts(g grid.Grid, rows [][]string, heading, behind int, l form.Language) []importDoubt {
	doubts := []importDoubt{}
	for _, d := range g.Doubts {
		var column string
		if heading > 0 && d.Column <= len(rows[heading-1]) {
			column = cli.OneLine(rows[heading-1][d.Column-1])
		}
		doubts = append(doubts, importDoubt{d.Row + behind, column, d.Text, d.Why.In(l)})
	}
	return doubts
}

// words is the texts of a table on lines.
func words(rows [][]string) string {
	var lines []string
	for _, row := range rows {
		if line := strings.Trim(cli.OneLine(strings.Join(row, " | ")), " |"); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// importDocument is what the flags, the lines around the table, the year and at
// last the name of the file say of the plan.
func importDocument(name string, year int, given, said plan.Plan, from, to string) (d plan.Plan, err error) {
	d = plan.Plan{
		Number: cmp.Or(given.Number, said.Number, strings.ReplaceAll(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), "#", "")),
		Title:  cmp.Or(given.Title, fmt.Sprintf("Kế hoạch năm %d", year)),
		Issuer: cmp.Or(given.Issuer, said.Issuer, "chưa rõ"),
		Date:   said.Date,
	}
	if given.Number != "" && given.Number != said.Number {
		d.Date = form.NoDay // of another document
	}
	for _, day := range []struct {
		flag, text string
		to         *form.Day
	}{{"--from", from, &d.From}, {"--to", to, &d.To}} {
		if day.text == "" {
			continue
		}
		if *day.to, err = form.ParseDay(day.text); err != nil {
			return d, cli.BadFlag(day.flag, err)
		}
	}
	return d, nil
}

// tableDoubts is the doubts of the table in words.
func (p *program) tableDoubts(found []table.Doubt) []importDoubt {
	doubts := make([]importDoubt, len(found))
	for i, d := range found {
		doubts[i] = importDoubt{d.Row, d.Column, d.Text, d.Message(p.Language())}
	}
	return doubts
}

// documentDoubts names what neither a flag nor the document gave.
func (p *program) documentDoubts(draft, given, said plan.Plan) (doubts []importDoubt) {
	l := p.Language()
	doubt := func(given, taken, vi, en string) {
		if given == "" {
			doubts = append(doubts, importDoubt{Text: taken, Message: l.Pick(vi, en)})
		}
	}
	doubt(given.Number+said.Number, draft.Number, "số của văn bản lấy theo tên tệp; nêu bằng --number", "the number of the document is the name of the file; give it with --number")
	doubt(given.Title, draft.Title, "tên kế hoạch đặt theo năm; nêu bằng --title", "the title was made from the year; give it with --title")
	doubt(given.Issuer+said.Issuer, draft.Issuer, "văn bản không nói nơi ban hành; nêu bằng --issuer", "the document does not say who issued the plan; give it with --issuer")
	return doubts
}

// faultsOfDocument is what is wrong with the plan itself, as the flags give
// it. What is wrong with a task is a doubt of its row, and for tthc check.
func faultsOfDocument(draft plan.Plan) error {
	_, err := plan.New(draft)
	return slices.DeleteFunc(slices.Clone(form.All(err)), func(e *form.Error) bool { return strings.HasPrefix(e.Path, "tasks[") }).Err()
}
