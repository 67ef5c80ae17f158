package petitions

import (
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/rows"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func (p *program) petitionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "petition",
		Short: p.T("Phản ánh, kiến nghị: kiểm tra, thống kê, trạng thái", "Petitions: check, count, states"),
	}
	c.AddCommand(p.petitionCheckCommand(), p.petitionStatsCommand(), p.petitionNewsCommand(), p.petitionRulesCommand(), p.petitionStatesCommand(), p.petitionEraseCommand())
	return c
}

// under is by what events are applied: calendar, bodies, rules.
type under struct {
	dates  cli.Dates
	bodies cli.Bodies
	rules  string // a file
}

func (u *under) add(p *program, c *cobra.Command) {
	u.dates.Add(p.Program, c)
	u.bodies.Add(p.Program, c)
	c.Flags().StringVar(&u.rules, "rules", "", p.T("tệp quy tắc, mặc định của hệ thống quốc gia (tthc petition rules)", "a file of rules, by default those of the national system (tthc petition rules)"))
}

// process is the process of the flags.
func (u *under) process(p *program) (*petition.Process, error) {
	var o petition.Options
	var err error
	if o.Rules, err = cli.ReadRules(u.rules); err != nil {
		return nil, err
	}
	if o.Calendar, err = u.dates.Calendar(p.Program); err != nil {
		return nil, err
	}
	if o.Bodies, err = u.bodies.Registry(); err != nil {
		return nil, err
	}
	process, err := petition.NewProcess(o)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	return process, nil
}

// events reads an event file, "-" for the standard input, and applies it.
func (p *program) events(args []string, c *cobra.Command, u *under) (*petition.Process, petition.Checked, error) {
	var none petition.Checked
	if len(args) != 1 {
		return nil, none, cli.Usage("cần một tệp sự kiện; xem: %s --help", "one event file is needed; see: %s --help", c.CommandPath())
	}
	in := p.In
	if args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return nil, none, cli.Failure(2, err)
		}
		defer f.Close()
		in = f
	}
	process, err := u.process(p)
	if err != nil {
		return nil, none, err
	}
	today, err := p.AsOf("")
	if err != nil {
		return nil, none, err
	}
	checked, err := process.Check(withoutWords(petition.ReadEvents(in)), today)
	if err != nil {
		return nil, none, cli.Failure(2, cli.InFile(args[0], err))
	}
	return process, checked, nil
}

// withoutWords is events as far as they are judged and told here: nothing shows
// what people wrote.
func withoutWords(lines iter.Seq2[petition.Line, error]) iter.Seq2[petition.Line, error] {
	return func(yield func(petition.Line, error) bool) {
		for l, err := range lines {
			l.Event = l.Event.WithoutWords()
			if !yield(l, err) {
				return
			}
		}
	}
}

// petitionAnswer is what "petition check" says of a petition.
type petitionAnswer struct {
	petition       petition.Petition
	body           body.ID
	clocks         petition.Clocks
	faults, doubts []petition.Fault
}

func (p *program) petitionCheckCommand() *cobra.Command {
	var asOf, explain string
	var as cli.Answering
	var u under
	c := &cobra.Command{
		Use:   "check FILE",
		Short: p.T("Từng phản ánh, kiến nghị đang ở đâu, hạn nào, lỗi gì", "Where each petition stands, by its clocks"),
		Long:  p.closingReasons(),
		RunE: func(c *cobra.Command, args []string) error {
			on, err := p.AsOf(asOf)
			if err != nil {
				return err
			}
			process, checked, err := p.events(args, c, &u)
			if err != nil {
				return err
			}
			if explain != "" {
				return p.explainPetition(process, checked, explain, on)
			}
			for _, f := range checked.FaultsOfNone(on) {
				p.printFault(args[0], f)
			}
			all := answers(process, checked, on)
			err = as.Write(p.Program, cli.Answer{Tables: []rows.Table{p.petitionTable(process, all, on)}, JSON: func() error { return p.writePetitions(all) }})
			if err == nil && len(checked.Faults) > 0 {
				return cli.Told(1) // lines were refused; the others are answered
			}
			return err
		},
	}
	c.Flags().StringVar(&asOf, "as-of", "", p.T("tình trạng đến hết ngày này, mặc định hôm nay", "status at the end of this day, by default today"))
	c.Flags().StringVar(&explain, "explain", "", p.T("giải trình hạn của một mã", "explain the due days of one code"))
	as.Add(p.Program, c)
	u.add(p, c)
	return c
}

// answers are the petitions as they stood on the day, each with what became of the
// one that it is linked to. An answer holds until the next.
func answers(process *petition.Process, checked petition.Checked, on form.Day) iter.Seq[*petitionAnswer] {
	return func(yield func(*petitionAnswer) bool) {
		doubts := map[petition.Code][]petition.Fault{}
		for _, f := range checked.Doubts {
			doubts[f.Code] = append(doubts[f.Code], f)
		}
		var a petitionAnswer
		for pet := range checked.Petitions(on) {
			holder, _ := process.HolderOn(pet, on)
			a = petitionAnswer{pet, holder, process.Clocks(pet, on), checked.FaultsOf(pet.Code()), doubts[pet.Code()]}
			if !yield(&a) {
				return
			}
		}
	}
}

// writePetitions writes answers as JSON, each as it comes.
func (p *program) writePetitions(answers iter.Seq[*petitionAnswer]) error {
	j := p.JSON()
	j.Open('[')
	for a := range answers {
		j.Open('{')
		j.Name("code")
		j.Value(a.petition.Code())
		j.Name("state")
		j.Text(a.petition.State().String())
		j.Name("outside")
		j.Text(a.petition.Outside())
		if a.body != "" {
			j.Name("body")
			j.Text(string(a.body))
		}
		j.Name("clocks")
		j.Open('{')
		writeClock(j, "petitioner", &a.clocks.Petitioner, "")
		writeClock(j, "indicator", &a.clocks.Indicator, "")
		writeClock(j, "step", &a.clocks.Step, a.clocks.Step.Name)
		j.Close('}')
		j.Name("overdue")
		j.Open('[')
		for _, name := range a.clocks.Overdue {
			j.Text(name)
		}
		j.Close(']')
		j.Name("faults")
		p.writeFaults(j, a.faults)
		if len(a.doubts) > 0 {
			j.Name("doubts")
			p.writeFaults(j, a.doubts)
		}
		j.Close('}')
	}
	j.Close(']')
	return j.End()
}

func writeClock(j *cli.JSON, which string, c *petition.Clock, name string) {
	if c.IsZero() {
		return
	}
	j.Name(which)
	j.Open('{')
	if name != "" {
		j.Name("name")
		j.Text(name)
	}
	if !c.Since.IsZero() {
		j.Name("since")
		j.Value(c.Since)
	}
	if !c.Due.IsZero() {
		j.Name("due")
		j.Value(c.Due)
	}
	if c.AtEarliest {
		j.Name("atEarliest")
		j.True()
	}
	if c.State != "" {
		j.Name("state")
		j.Text(string(c.State))
	}
	j.Close('}')
}

func (p *program) writeFaults(j *cli.JSON, faults []petition.Fault) {
	j.Open('[')
	for _, f := range faults {
		j.Open('{')
		j.Name("line")
		j.Number(f.Line)
		j.Name("rule")
		j.Text(f.Rule())
		j.Name("message")
		j.Text(f.Message(p.Language()))
		j.Close('}')
	}
	j.Close(']')
}

// closingReasons is help for those who write event files: what the events that
// close a petition may give as their reason.
func (p *program) closingReasons() string {
	var b strings.Builder
	b.WriteString(p.T("Từng phản ánh, kiến nghị đang ở đâu, hạn nào, lỗi gì.\n\nSự kiện đóng phải có lý do trong danh mục:\n",
		"Where each petition stands, by its clocks.\n\nEvents that close give one of these reasons:\n"))
	for _, t := range []petition.EventType{petition.Refused, petition.DuplicateLinked, petition.Published, petition.Withdrawn} {
		for _, r := range petition.Reasons(t) {
			fmt.Fprintf(&b, "  %-18s  %-24s  %s\n", "“"+t.String()+"”", "“"+string(r)+"”", r.Text(p.Language()))
		}
	}
	return b.String()
}

func (p *program) printFault(file string, f petition.Fault) {
	fmt.Fprintf(p.Errs, "tthc: %s: %d: %s\n", file, f.Line, f.Message(p.Language()))
}

// petitionTable is answers as a table.
func (p *program) petitionTable(process *petition.Process, all iter.Seq[*petitionAnswer], on form.Day) rows.Table {
	l := p.Language()
	due := func(c petition.Clock) rows.Cell {
		if c.IsZero() {
			return rows.Cell{}
		}
		state := c.State.Text(l)
		return rows.Cell{Text: strings.TrimSpace(c.Due.In(l) + " " + state), Data: strings.TrimSpace(c.Due.String() + " " + state), Mark: marks[c.State]}
	}
	return rows.Table{
		Columns: rows.Columns(l.Pick("Mã", "Code"), l.Pick("Trạng thái", "State"), l.Pick("Nơi giữ", "Body"), l.Pick("Hạn với người gửi", "Petitioner's due day"),
			l.Pick("Hạn chỉ số 5.2", "Due by 5.2"), l.Pick("Bước", "Step"), l.Pick("Hạn của bước", "Step due"), l.Pick("Quá hạn", "Overdue"), l.Pick("Lỗi", "Faults")),
		Rows: func(yield func([]rows.Cell) bool) {
			for a := range all {
				var faults []string
				for _, f := range a.faults {
					faults = append(faults, fmt.Sprintf("%d: %s", f.Line, f.Message(l)))
				}
				for _, f := range a.doubts {
					faults = append(faults, fmt.Sprintf("%d: %s%s", f.Line, l.Pick("cần xem lại: ", "to be looked at: "), f.Message(l)))
				}
				if !yield([]rows.Cell{rows.Text(a.petition.Code().String()), rows.Text(a.petition.State().Text(l)), bodyCell(process, a.body, on), due(a.clocks.Petitioner), due(a.clocks.Indicator),
					rows.Text(clockName(a.clocks.Step, l)), due(a.clocks.Step), rows.Text(strings.Join(overdue(a.clocks, l), ", ")), rows.Text(strings.Join(faults, "; "))}) {
					return
				}
			}
		},
	}
}

// marks is how it stands with a clock of each state.
var marks = map[schedule.ClockState]rows.Mark{schedule.ClockMet: rows.Good, schedule.ClockLate: rows.Wait, schedule.ClockPaused: rows.Wait, schedule.ClockOverdue: rows.Bad}

// bodyCell is a body with its name on a day.
func bodyCell(process *petition.Process, id body.ID, on form.Day) rows.Cell {
	return rows.Body(id, process.Bodies().ByID(id).Name(on))
}

// clockName is what a clock is called: by whom it is asked, or its step.
func clockName(c petition.Clock, l form.Language) string {
	switch c.Name {
	case petition.PetitionerClock.String():
		return l.Pick("hạn với người gửi", "for the sender")
	case petition.IndicatorClock.String():
		return l.Pick("hạn của chỉ số 5.2", "by indicator 5.2")
	}
	return petition.Step(c.Name).Text(l)
}

// overdue is what is overdue, in words.
func overdue(k petition.Clocks, l form.Language) (names []string) {
	for _, c := range []petition.Clock{k.Petitioner, k.Indicator, k.Step} {
		if !c.IsZero() && slices.Contains(k.Overdue, c.Name) {
			names = append(names, clockName(c, l))
		}
	}
	return names
}

func (p *program) explainPetition(process *petition.Process, checked petition.Checked, code string, on form.Day) error {
	want, err := petition.ParseCode(code)
	if err != nil {
		return cli.BadFlag("--explain", err)
	}
	l := p.Language()
	if pet := checked.Petition(want, on); !pet.IsZero() {
		k := process.Clocks(pet, on)
		for _, c := range []petition.Clock{k.Petitioner, k.Indicator, k.Step} {
			if c.IsZero() {
				continue
			}
			fmt.Fprintf(p.Out, "%s: %s %s\n", clockName(c, l), c.Due.In(l), c.State.Text(l))
			e, err := c.Explain(l)
			if err != nil {
				fmt.Fprintln(p.Out, "  "+form.Message(err, l))
				continue
			}
			for _, line := range e.Lines() {
				fmt.Fprintln(p.Out, "  "+line)
			}
		}
		return nil
	}
	return cli.Failure(1, cli.Text("--explain: tệp không có mã "+code, "--explain: the file has no code "+code))
}

func (p *program) petitionStatsCommand() *cobra.Command {
	var period, by, window string
	var as cli.Answering
	var u under
	c := &cobra.Command{
		Use:   "stats FILE --period 2025-06 --by body|subject",
		Short: p.T("Đếm phản ánh, kiến nghị của một kỳ", "Counts of a period"),
		RunE: func(c *cobra.Command, args []string) error {
			if period == "" {
				return cli.Usage("--period: thiếu kỳ, như 2025-06", "--period: the period is missing, such as 2025-06")
			}
			var q figures.TallyQuery
			var err error
			if q.Period, err = schedule.ParsePeriod(period); err != nil {
				return cli.BadFlag("--period", err)
			}
			if q.Window, err = schedule.ParseWindow(window); err != nil {
				return cli.BadFlag("--window", err)
			}
			switch by {
			case "body":
			case "subject":
				q.By = figures.GroupBySubject
			default:
				return cli.Usage("--by: %q không phải là body hoặc subject", "--by: %q is not body or subject", by)
			}
			// Of a period that has not ended only what was so far is known.
			q.Today = calendar.DayAt(cli.Now())
			process, checked, err := p.events(args, c, &u)
			if err != nil {
				return err
			}
			for _, f := range checked.Faults {
				p.printFault(args[0], f)
			}
			stats := answer.PetitionStats(process, checked.Petitions(q.Last()), q)
			l := p.Language()
			header, counts := answer.PetitionTable(stats, q.By, l)
			name := rows.Text
			if q.By != figures.GroupBySubject {
				name = func(id string) rows.Cell { return bodyCell(process, body.ID(id), q.Last()) }
			}
			table := rows.Counts(l, header, counts, name)
			err = as.Write(p.Program, cli.Answer{Tables: []rows.Table{table}, JSON: func() error { return p.PrintJSON(stats) }})
			if err == nil && len(checked.Faults) > 0 {
				return cli.Told(1)
			}
			return err
		},
	}
	c.Flags().StringVar(&period, "period", "", p.T("kỳ: 2025-06, 2025-Q2, 2025-H1, 2025", "the period"))
	c.Flags().StringVar(&by, "by", "body", "body, subject")
	c.Flags().StringVar(&window, "window", "calendar", p.T("calendar, hoặc decree09: kỳ từ ngày 15 đến ngày 14", "calendar, or decree09: periods from the 15th to the 14th"))
	as.Add(p.Program, c)
	u.add(p, c)
	return c
}

func (p *program) petitionStatesCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "states",
		Short: p.T("Bảng trạng thái và sự kiện", "The table of states and events"),
		Args:  cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				fmt.Fprint(p.Out, petition.TableText(p.Language()))
			case "dot":
				fmt.Fprint(p.Out, petition.TableDOT(p.Language()))
			default:
				return cli.Usage("--format: %q không phải là text hoặc dot", "--format: %q is not text or dot", format)
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, dot")
	return c
}
