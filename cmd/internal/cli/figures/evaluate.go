package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// observed is the flags of the commands that judge observations.
type observed struct {
	set, observations, period, body, window string
	refusals                                intake.Refusals
	cli.Answering
	cli.Bodies
}

func (f *observed) add(p *program, c *cobra.Command, set string) {
	c.Flags().StringVar(&f.set, "set", "", p.T("bộ chỉ tiêu, như ", "the set, such as ")+set)
	c.Flags().StringVar(&f.observations, "observations", "", p.T("tệp số liệu, CSV hoặc XLSX; - cho đầu vào chuẩn", "the file of observations, CSV or XLSX; - for standard input"))
	c.Flags().StringVar(&f.period, "period", "", p.T("kỳ: 2024-06, 2024-Q2, 2024-H1, 2024", "the period"))
	c.Flags().StringVar(&f.body, "body", "", p.T("chỉ cơ quan này, tên hoặc mã", "only this body"))
	c.Flags().StringVar(&f.window, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	f.refusals.Program = p.Program
	f.refusals.Flag(c)
	f.Answering.Add(p.Program, c)
	f.Bodies.Add(p.Program, c)
}

// read checks the flags and reads the observations.
func (f *observed) read(p *program, defs []indicator.Definition) (l *indicator.Ledger, period schedule.Period, bodies []body.ID, o indicator.Options, err error) {
	if f.observations == "" {
		return l, period, nil, o, cli.Usage("--observations: thiếu tệp số liệu", "--observations: the file of observations is missing")
	}
	if f.period == "" {
		return l, period, nil, o, cli.Usage("--period: thiếu kỳ, như 2024-Q2", "--period: the period is missing, such as 2024-Q2")
	}
	if period, err = schedule.ParsePeriod(f.period); err != nil {
		return l, period, nil, o, cli.BadFlag("--period", err)
	}
	if o.Window, err = schedule.ParseWindow(f.window); err != nil {
		return l, period, nil, o, cli.BadFlag("--window", err)
	}
	if l, err = f.ledger(p, defs, o.Window); err != nil {
		return l, period, nil, o, err
	}
	p.warnUnknown(f.observations, l, defs)
	if o.Registry, err = f.Registry(); err != nil {
		return l, period, nil, o, err
	}
	unknown, err := indicator.NewResults(nil, l, o).Unknown("", schedule.Period{})
	if err != nil {
		return l, period, nil, o, err
	}
	intake.SayUnknown(p.Program, f.observations, unknown)
	bodies = l.Bodies("", schedule.Period{})
	if f.body != "" {
		m := o.Registry.Find(f.body, period.Span().Last())
		switch id, err := body.ParseID(f.body); {
		case m.Found() && !m.Doubtful():
			bodies = []body.ID{m.Body.ID()}
		case err == nil && slices.Contains(bodies, id): // a body of the host's own
			bodies = []body.ID{id}
		default:
			near := strings.Join(o.Registry.Nearest(f.body, 3), "; ")
			return l, period, nil, o, cli.Failure(1, cli.Text(fmt.Sprintf("--body: không có cơ quan %q; gần nhất: %s", f.body, near), fmt.Sprintf("--body: there is no body %q; the nearest: %s", f.body, near)))
		}
	}
	return l, period, bodies, o, nil
}

// ledger is the observations of the file: with one that is refused none is judged.
func (f *observed) ledger(p *program, defs []indicator.Definition, w schedule.Window) (*indicator.Ledger, error) {
	in, err := intake.Input(p.Program, f.observations)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	defer in.Close()
	today, err := p.AsOf("")
	if err != nil {
		return nil, err
	}
	table, err := intake.Open(p.Program, f.observations, in, rowfile.Observations())
	if err != nil {
		return nil, cli.Failure(2, cli.InFile(f.observations, err))
	}
	l := &indicator.Ledger{}
	indicator.ObservationReading{Definitions: defs, Window: w, Today: today}.Each(table, func(line int, o indicator.Observation, fault error) bool {
		if fault == nil {
			fault = l.Add(o)
		}
		if fault != nil {
			f.refusals.Add(f.observations, line, alone(fault))
		}
		return true
	})
	_ = in.Close() // what is told stands on a line of its own
	if err := f.refusals.Tell(); err != nil {
		return nil, cli.Failure(2, err)
	}
	if f.refusals.N > 0 {
		return nil, f.refusals.Failure(2, "%d dòng bị từ chối, nên không đánh giá gì", "%d lines were refused, and nothing is judged")
	}
	return l, nil
}

// alone is the faults of an observation that was given alone, without its number.
func alone(fault error) error {
	var all form.Errors
	for _, e := range form.All(fault) {
		here := *e
		here.Path = strings.TrimPrefix(strings.TrimPrefix(e.Path, "[0]"), ".")
		all = append(all, &here)
	}
	return all
}

// warnUnknown names the indicators that stand in the file, look like those of
// the set and are none of them: a slip of the pen would otherwise be silence.
// Figures of other sets may stand there.
func (p *program) warnUnknown(file string, l *indicator.Ledger, defs []indicator.Definition) {
	set, _, _ := strings.Cut(string(defs[0].ID), "/")
	known := map[indicator.ID]bool{}
	for _, d := range defs {
		known[d.ID] = true
	}
	for o := range l.All() {
		if !known[o.Indicator] && strings.HasPrefix(string(o.Indicator), set+"/") {
			known[o.Indicator] = true
			fmt.Fprintf(p.Errs, "tthc: %s: %s: %s\n", file, o.Indicator, p.Language().Pick("bộ này không có chỉ số ấy, bỏ qua", "the set has no such indicator, left out"))
		}
	}
}

func (p *program) evaluateCommand() *cobra.Command {
	var f observed
	var only string
	c := &cobra.Command{
		Use:     "evaluate --set SET --observations FILE --period PERIOD",
		Short:   p.T("Chỉ tiêu đạt hay chưa, thiếu bao nhiêu", "Whether targets are met, and what is missing"),
		Example: `  tthc evaluate --set 221/VPCP-KSTT --observations so-lieu.csv --period 2024`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			set := catalog.Set(f.set)
			if set == nil {
				var known []string
				for _, s := range catalog.Sets() {
					known = append(known, s.ID())
				}
				list := strings.Join(known, ", ")
				return cli.Usage("--set: không có bộ %q; có: %s", "--set: there is no set %q; there are: %s", f.set, list)
			}
			called := map[indicator.ID]string{}
			for _, d := range set.Definitions() {
				called[d.ID] = d.Name
			}
			if only != "" && called[indicator.ID(only)] == "" {
				return cli.Failure(1, cli.Text(fmt.Sprintf("--indicator: bộ %s không có chỉ số %q", set.ID(), only), fmt.Sprintf("--indicator: the set %s has no indicator %q", set.ID(), only)))
			}
			l, period, bodies, o, err := f.read(p, set.Definitions())
			if err != nil {
				return err
			}
			results := indicator.NewResults(set, l, o)
			asked := func(yield func(indicator.Evaluation) bool) {
				for e := range results.All(period, bodies...) {
					if (only == "" || e.Indicator == indicator.ID(only)) && !yield(e) {
						return
					}
				}
			}
			lang := p.Language()
			if !observedWithin(l, set.Definitions(), period, o.Window, bodies) {
				p.Tell(form.Message(f.nothing(set.ID(), period), lang)) // and each row that there are no data
			}
			table := rows.Table{Name: f.set, Columns: slices.Concat(
				rows.Columns(lang.Pick("Chỉ tiêu", "Indicator"), lang.Pick("Cơ quan", "Body"), lang.Pick("Kỳ", "Period"), lang.Pick("Số liệu", "Counts")),
				rows.Numbers(lang.Pick("Kết quả", "Value")), rows.Columns(lang.Pick("Chỉ tiêu giao", "Target"), lang.Pick("Đánh giá", "Outcome"), lang.Pick("Lý do", "Reason")))}
			table.Rows = func(yield func([]rows.Cell) bool) {
				for e := range asked {
					if !yield(evaluationCells(e, called, o.Registry, lang)) {
						return
					}
				}
			}
			return f.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error {
				j := p.JSON()
				j.Open('[')
				var line []byte
				for e := range asked {
					line, err = e.AppendJSON(line[:0], lang)
					j.Line(line, err)
				}
				j.Close(']')
				return j.End()
			}})
		},
	}
	f.add(p, c, "221/VPCP-KSTT")
	c.Flags().StringVar(&only, "indicator", "", p.T("chỉ chỉ số này, như 221/5", "only this indicator, such as 221/5"))
	return c
}

func (p *program) scoreCommand() *cobra.Command {
	var f observed
	c := &cobra.Command{
		Use:     "score --set 766 --observations FILE --period PERIOD",
		Short:   p.T("Chấm điểm theo Bộ chỉ số 766, từng điểm có lý do", "Points by the 766 set, each with its derivation"),
		Example: `  tthc score --set 766 --observations so-lieu.csv --period 2025-06 --body H26`,
		Args:    cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			card := catalog.Scorecard(f.set)
			if card == nil {
				return cli.Usage("--set: không có bộ chấm điểm %q; có: 766", "--set: there is no scorecard %q; there is: 766", f.set)
			}
			var defs []indicator.Definition
			for _, i := range card.Items() {
				defs = append(defs, i.Definition)
			}
			l, period, bodies, o, err := f.read(p, defs)
			if err != nil {
				return err
			}
			if holds := card.Holds(); !holds.Overlaps(o.Window.Span(period)) {
				return cli.Failure(1, cli.Text(
					fmt.Sprintf("--period: bộ %s có hiệu lực từ %s, không chấm được kỳ %s", card.ID(), holds.Since, period),
					fmt.Sprintf("--period: set %s holds from %s on and cannot score %s", card.ID(), holds.Since, period)))
			}
			if !observedWithin(l, defs, period, o.Window, bodies) {
				return cli.Failure(1, f.nothing(card.ID(), period))
			}
			lang := p.Language()
			scores := func(yield func(scorecard.Score) bool) {
				for _, b := range bodies {
					if !yield(card.Score(b, period, card.Values(l, b, period, o))) {
						return
					}
				}
			}
			return f.Write(p.Program, cli.Answer{Tables: []rows.Table{scoreTable(card, scores, o.Registry, lang)}, JSON: func() error {
				j := p.JSON()
				j.Open('[')
				var line []byte
				for s := range scores {
					line, err = s.AppendJSON(line[:0], lang)
					j.Line(line, err)
				}
				j.Close(']')
				return j.End()
			}})
		},
	}
	f.add(p, c, "766")
	return c
}

// nothing says that there is nothing to judge a period by.
func (f *observed) nothing(set string, period schedule.Period) error {
	return cli.Text(
		fmt.Sprintf("%s: không có số liệu nào của bộ %s cho %s", f.observations, set, period.Text(form.Vietnamese)),
		fmt.Sprintf("%s: there is no observation of set %s for %s", f.observations, set, period.Text(form.English)))
}

// observedWithin says that something was observed of the bodies for the period,
// or for a part of it.
func observedWithin(l *indicator.Ledger, defs []indicator.Definition, period schedule.Period, w schedule.Window, bodies []body.ID) bool {
	known := map[indicator.ID]bool{}
	for _, d := range defs {
		known[d.ID] = true
	}
	whole := period.Span()
	asked := map[body.ID]bool{}
	for _, b := range bodies {
		asked[b] = true
	}
	for o := range l.All() {
		part := o.Period.Span()
		if known[o.Indicator] && o.Window == w && part.Since >= whole.Since && part.Until <= whole.Until && asked[o.Body] {
			return true
		}
	}
	return false
}
