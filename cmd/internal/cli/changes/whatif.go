// Package changes is the commands about changes of the law before they hold.
package changes

import (
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/reports"
	"github.com/caicach/tthc/cmd/internal/whatif"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// program is the run that these commands are part of.
type program struct{ *cli.Program }

// Commands is the commands of this room.
func Commands(run *cli.Program) []*cobra.Command {
	p := &program{run}
	return []*cobra.Command{p.whatIfCommand(), p.catalogCommand()}
}

func (p *program) whatIfCommand() *cobra.Command {
	var notices, bodies, rules, newRules, asOf string
	var as cli.Answering
	var data cli.Data
	c := &cobra.Command{
		Use:   "whatif --notices FILE --bodies FILE --petition-rules FILE",
		Short: p.T("Thông báo lịch, sắp xếp cơ quan hoặc quy tắc mới sẽ làm đổi những gì, trước khi áp dụng", "What notices, mergers or rules would move, before they hold"),
		Long: p.T(`Thử một thông báo ngày nghỉ, một tệp cơ quan hoặc sáp nhập, quy tắc phản ánh, kiến nghị sẽ áp dụng trên dữ liệu đã ghi,
không ghi gì: ngày, hạn, người làm, tình hình kế hoạch, hạn phản ánh, số liệu và điểm nào sẽ đổi; hiện nay, sẽ là, căn cứ. --format xlsx có chỗ ký.`,
			`Tries a notice of holidays, bodies and mergers, or rules of petitions that are to hold, on what is recorded, and records
nothing: which days, due days, bearers, plans, limits of petitions, figures and points would be others; before, after, why. --format xlsx has a place to sign.`),
		Example: `  tthc whatif --notices thong-bao.json --data ./data --out tac-dong.xlsx`,
		Args:    cli.NoArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if notices == "" && bodies == "" && newRules == "" {
				return cli.Usage("--notices, --bodies, --petition-rules: hãy nêu tệp thông báo, tệp cơ quan hoặc tệp quy tắc", "--notices, --bodies, --petition-rules: name a file of notices, of bodies or of rules")
			}
			list, err := readNotices(notices)
			if err != nil {
				return err
			}
			changed, err := readBodies(bodies)
			if err != nil {
				return err
			}
			next, err := readNext(newRules)
			if err != nil {
				return err
			}
			o := ledger.Options{Plans: catalog.Plans(), Now: cli.Now}
			if o.Rules, err = cli.ReadRules(rules); err != nil {
				return err
			}
			if asOf != "" {
				day, err := p.AsOf(asOf)
				if err != nil {
					return err
				}
				o.Now = func() time.Time { return schedule.MomentOn(day).Time() }
			}
			s, err := data.Open(c.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			o.Store = s
			l := ledger.New(o)
			change, err := l.Try(c.Context(), list, changed)
			if err != nil {
				return cli.Failure(2, err)
			}
			r, err := whatif.Of(c.Context(), l, casebook.New(l), change, next)
			if err != nil {
				return cli.Failure(2, err)
			}
			return as.Write(p.Program, p.answer(r))
		},
	}
	c.Flags().StringVar(&notices, "notices", "", p.T("tệp thông báo ngày nghỉ, JSON", "a file of calendar notices"))
	c.Flags().StringVar(&bodies, "bodies", "", p.T("tệp cơ quan và thay đổi, dạng mà tthc body import ghi", "a file of bodies and amendments, as tthc body import writes"))
	c.Flags().StringVar(&newRules, "petition-rules", "", p.T("tệp quy tắc phản ánh, kiến nghị sẽ áp dụng, dạng mà tthc petition rules in", "a file of the rules of petitions that are to hold, as tthc petition rules prints them"))
	c.Flags().StringVar(&rules, "rules", "", p.T("tệp quy tắc phản ánh, kiến nghị đang áp dụng, mặc định của hệ thống quốc gia", "a file of the rules that hold now, by default those of the national system"))
	c.Flags().StringVar(&asOf, "as-of", "", p.T("xét như ở ngày này, mặc định hôm nay", "as things stand on this day, today by default"))
	as.Add(p.Program, c)
	data.Add(p.Program, c)
	return c
}

func readNotices(file string) ([]calendar.Notice, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	list, err := calendar.ReadNotices(data)
	if err != nil {
		return nil, cli.Failure(2, cli.InFile(file, err))
	}
	return list, nil
}

// readNext is the rules of a file; nil where none is named.
func readNext(file string) (*petition.Rules, error) {
	if file == "" {
		return nil, nil
	}
	rules, err := cli.ReadRules(file)
	return &rules, err
}

func readBodies(file string) (data body.Data, err error) {
	if file == "" {
		return data, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return data, cli.Failure(2, err)
	}
	if data, err = body.ReadJSON(text); err != nil {
		return data, cli.Failure(2, cli.InFile(file, err))
	}
	return data, nil
}

// answer is a table of what changes by its kind; in a workbook each kind has a sheet,
// and the first a place to sign.
func (p *program) answer(r whatif.Report) cli.Answer {
	l := p.Language()
	table := rows.Table{Columns: rows.Columns(append([]string{l.Pick("Loại", "Kind")}, whatif.Header(l)...)...), Rows: func(yield func([]rows.Cell) bool) {
		for _, s := range r.Sections(l) {
			for _, row := range s.Rows {
				if !yield(rows.Texts(append([]string{s.Name}, row.Cells()...)...)) {
					return
				}
			}
		}
	}}
	return cli.Answer{
		Tables: []rows.Table{table},
		JSON:   func() error { return p.PrintJSON(append([]whatif.Section{}, r.Sections(l)...)) },
		Sheets: func() []reports.Sheet { return r.Sheets(l) },
	}
}
