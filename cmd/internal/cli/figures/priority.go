package figures

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// prioritising is what the command is asked.
type prioritising struct {
	dossiers, body, period, window, asOf string
	cli.Answering
	bodies   cli.Bodies
	refusals intake.Refusals

	fs       onestop.Figures
	today    form.Day
	id       body.ID
	registry *body.Registry
}

func (p *program) priorityCommand() *cobra.Command {
	f := prioritising{refusals: intake.Refusals{Program: p.Program}}
	c := &cobra.Command{
		Use:   "priority --dossiers FILE --body BODY",
		Short: p.T("Hồ sơ đang giải quyết nào nên làm trước để được nhiều điểm nhất", "Which dossiers in progress to handle first, for the most points"),
		Long: p.T(`Xếp các hồ sơ đang giải quyết của một cơ quan theo số điểm của Bộ chỉ số 766 mà mỗi hồ sơ đem lại nếu hôm nay được
giải quyết đủ (đúng hạn, có tệp kết quả, giấy tờ số hoá), so với để nguyên đến hết kỳ. Chỉ tính các mục đếm được từ tệp.`,
			`Orders the dossiers in progress of a body by the points of the 766 set that each brings when it is handled today as it
should be (in time, with a file of the result, its papers digitised), against leaving it until the end of the period.
Only items that the file tells are counted.`),
		Example: `  tthc priority --dossiers ho-so.csv --body H26.12 --period 2026-11 --as-of 2026-11-16`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			if err := f.read(p); err != nil {
				return err
			}
			turns, err := f.turns(p)
			if err != nil {
				return err
			}
			if err := p.answerTurns(&f, turns); err != nil {
				return err
			}
			if f.refusals.N > 0 {
				return f.refusals.Failure(1, "%d dòng bị từ chối, các dòng khác đã tính", "%d lines were refused, the others are counted")
			}
			return nil
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.dossiers, "dossiers", "", p.T("tệp .csv, .xlsx hoặc .jsonl, - cho đầu vào chuẩn dạng CSV, XLSX", "the file, .csv, .xlsx or .jsonl; - reads CSV or XLSX"))
	flags.StringVar(&f.body, "body", "", p.T("cơ quan, tên hoặc mã; kể cả cấp dưới", "the body with all below it, name or identifier"))
	flags.StringVar(&f.period, "period", "", p.T("kỳ chấm điểm, mặc định tháng của --as-of", "the period that is scored, by default the month of --as-of"))
	flags.StringVar(&f.window, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	flags.StringVar(&f.asOf, "as-of", "", p.T("ngày giải quyết, mặc định hôm nay", "the day of handling, today by default"))
	f.refusals.Flag(c)
	f.Answering.Add(p.Program, c)
	f.bodies.Add(p.Program, c)
	return c
}

// read checks the flags.
func (f *prioritising) read(p *program) (err error) {
	switch {
	case f.dossiers == "":
		return cli.Usage("--dossiers: thiếu tệp hồ sơ, hoặc - cho đầu vào chuẩn", "--dossiers: the file is missing, or - for standard input")
	case f.body == "":
		return cli.Usage("--body: thiếu cơ quan", "--body: the body is missing")
	}
	if f.today, err = p.AsOf(f.asOf); err != nil {
		return err
	}
	window, err := schedule.ParseWindow(f.window)
	if err != nil {
		return cli.BadFlag("--window", err)
	}
	period := window.Period(f.today, schedule.GrainMonth)
	if f.period != "" {
		if period, err = schedule.ParsePeriod(f.period); err != nil {
			return cli.BadFlag("--period", err)
		}
	}
	if f.registry, err = f.bodies.Registry(); err != nil {
		return err
	}
	f.fs = onestop.Figures{Report: onestop.Report{Grain: period.Grain(), First: period, Last: period, RollUp: f.registry}}
	m := f.registry.Find(f.body, f.today)
	if m.Found() && !m.Doubtful() {
		f.id = m.Body.ID()
		return nil
	}
	if f.id, err = body.ParseID(f.body); err != nil {
		return cli.Failure(1, cli.Text("--body: không có cơ quan "+f.body, "--body: there is no body "+f.body))
	}
	return nil
}

// turns is the dossiers in progress in the order in which they bring most.
func (f *prioritising) turns(p *program) (turns []scorecard.Turn, err error) {
	window, err := schedule.ParseWindow(f.window)
	if err != nil {
		return nil, cli.BadFlag("--window", err)
	}
	options := onestop.Options{Window: window}
	r, err := onestop.NewRegister(options)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	type told struct {
		revision onestop.Revision
		onestop.Dossier
	}
	newest := map[string]told{}
	f.fs.Missing, err = p.register(f.dossiers, &f.refusals, func(code string, revision onestop.Revision, d *onestop.Dossier) error {
		if err := r.Put(code, revision, d, f.today); err != nil {
			return err
		}
		was, known := newest[code]
		if c, ok := revision.Compare(was.revision); !known || ok && c > 0 {
			kept := told{revision, *d}
			kept.Supplements, kept.Hands = slices.Clone(d.Supplements), slices.Clone(d.Hands)
			newest[code] = kept
		}
		return nil
	})
	if err == nil {
		err = f.refusals.Tell()
	} else {
		f.refusals.Drop()
	}
	if err != nil {
		return nil, cli.Failure(2, cli.InFile(f.dossiers, err))
	}
	observed, err := r.Observations(f.fs)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	l, err := indicator.NewLedger(observed...)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	var work []scorecard.Work
	for _, code := range r.InProgress(f.id, f.registry, f.today) {
		d := newest[code]
		open, ok, err := f.fs.Open(options, &d.Dossier, f.today)
		if err != nil {
			return nil, cli.Failure(2, err)
		}
		if ok {
			work = append(work, scorecard.Work{Code: code, By: open.By, Adds: open.Adds})
		}
	}
	card := catalog.Scorecard766()
	score := card.Score(f.id, f.fs.First, card.Values(l, f.id, f.fs.First, indicator.Options{Registry: f.registry, Window: window}))
	return card.Order(score, work), nil
}

// turn is a dossier in its turn, as programs read it.
type turn struct {
	Code   string           `json:"code"`
	By     form.Day         `json:"by,omitzero"`
	Points indicator.Figure `json:"points"`
	Score  indicator.Figure `json:"score"`
	Adds   []indicator.ID   `json:"adds,omitempty"`
	Reason string           `json:"reason,omitempty"`
}

func (p *program) answerTurns(f *prioritising, turns []scorecard.Turn) error {
	l := p.Language()
	columns := slices.Concat(rows.Columns(l.Pick("Hồ sơ", "Dossier"), l.Pick("Chậm nhất", "By")), rows.Numbers(l.Pick("Thêm điểm", "Points more"), l.Pick("Điểm khi làm đến đây", "Score by then")),
		rows.Columns(l.Pick("Cách tính", "Reasoning")))
	table := rows.Each(columns, turns, func(t scorecard.Turn) []rows.Cell {
		return []rows.Cell{rows.Text(t.Code), rows.Day(t.By, l), rows.Number(t.Points.String(), l), rows.Number(t.Score.String(), l), rows.Text(t.Reason.In(l))}
	})
	return f.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error {
		list := []turn{}
		for _, t := range turns {
			list = append(list, turn{t.Code, t.By, t.Points, t.Score, t.Adds, t.Reason.In(l)})
		}
		return p.PrintJSON(list)
	}})
}
