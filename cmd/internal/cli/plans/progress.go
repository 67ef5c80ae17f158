package plans

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/cli/intake"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// followed is the flags of the commands that ask how a plan stands.
type followed struct {
	plan, body, progress string
	expand               bool
	data                 cli.Data
	refusals             intake.Refusals
	cli.Answering
	cli.Dates
	cli.Bodies

	given     bool // the body may be one that was only given a part
	unmatched bool // some events are not counted, and were told
}

func (f *followed) add(p *program, c *cobra.Command, forms ...string) {
	flags := c.Flags()
	flags.StringVar(&f.body, "body", "", p.T("chỉ cơ quan này", "only this body"))
	flags.BoolVar(&f.expand, "expand", false, p.T("tách nhóm cơ quan thành từng cơ quan", "a class is one row a member"))
	f.addAll(p, c, forms...)
}

// addAll adds the flags that do not choose rows.
func (f *followed) addAll(p *program, c *cobra.Command, forms ...string) {
	flags := c.Flags()
	flags.StringVar(&f.plan, "plan", "", p.T("số kế hoạch hoặc tệp kế hoạch", "number of a plan, or a plan file"))
	flags.StringVar(&f.progress, "progress", "", p.T("tệp sự kiện tiến độ .jsonl, thêm vào dữ liệu đã ghi", "progress events beside those recorded"))
	f.refusals.Program = p.Program
	f.refusals.Flag(c)
	f.Answering.Add(p.Program, c, forms...)
	f.data.Add(p.Program, c)
	f.Dates.Add(p.Program, c)
	f.Bodies.Add(p.Program, c)
}

// read finds the plan, what happened to it, and what is asked of it on a day.
// It tells what a reader of the answer must know: that the plan does not hold
// yet, and which events are not counted.
func (f *followed) read(ctx context.Context, p *program, on form.Day) (*plan.Plan, *plan.Progress, plan.ObligationQuery, error) {
	q := plan.ObligationQuery{Expand: f.expand}
	o, err := served(&f.Bodies, &f.Dates)
	if err != nil {
		return nil, nil, q, err
	}
	s, err := p.openRecorded(ctx, f.data)
	if err != nil {
		return nil, nil, q, err
	}
	if s != nil {
		defer s.Close()
	}
	o.Store = s
	known, err := ledger.New(o).At(ctx)
	if err != nil {
		return nil, nil, q, err
	}
	pl, err := findPlan(known, f.plan)
	if err != nil {
		return nil, nil, q, err
	}
	q.Bodies = known.Bodies()
	progress, err := f.happened(ctx, p, pl, known, s)
	if err != nil {
		return nil, nil, q, err
	}
	if err := f.chooseBody(&q, pl, progress, on); err != nil {
		return nil, nil, q, err
	}
	if since := pl.Holds(); on < since {
		l := p.Language()
		p.Tell(fmt.Sprintf(l.Pick("kế hoạch %s có từ ngày %s; đến hết ngày %s chưa ai phải làm gì theo kế hoạch này",
			"the plan %s holds since %s; by the end of %s nobody owes anything by it"), pl.Number, since.In(l), on.In(l)))
	}
	return pl, progress, q, nil
}

// done is how a command ends that has answered: status 1 when events were left
// out of the answer.
func (f *followed) done(err error) error {
	if err == nil && f.unmatched {
		return cli.Told(1)
	}
	return err
}

// chooseBody narrows a query to the body of the flag, or to whom a part was given down.
func (f *followed) chooseBody(q *plan.ObligationQuery, pl *plan.Plan, progress *plan.Progress, on form.Day) (err error) {
	if f.body == "" {
		return nil
	}
	if due := (plan.DueQuery{ObligationQuery: *q, AsOf: on}); f.given {
		err = ledger.ChooseGiven(&due, pl, progress, f.body)
		*q = due.ObligationQuery
	} else {
		err = ledger.ChooseBody(q, pl, f.body, on)
	}
	if err == nil {
		return nil
	}
	return cli.Failure(1, cli.Text("--body: "+form.Message(err, form.Vietnamese), "--body: "+form.Message(err, form.English)))
}

// happened is what was recorded about the plan by the server, and what a
// progress file adds.
func (f *followed) happened(ctx context.Context, p *program, pl *plan.Plan, known *ledger.View, s *store.Store) (*plan.Progress, error) {
	days, err := f.Known(known.Calendar())
	if err != nil {
		return nil, err
	}
	counter, err := schedule.NewCounter(schedule.CounterOptions{Calendar: days})
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	options := plan.ProgressOptions{Counter: counter}
	var events []plan.Event
	if s != nil {
		if events, _, err = s.PlanEvents(ctx, pl.Number, 0); err != nil {
			return nil, err
		}
	}
	places := map[string]string{} // where an event was read, by its identifier
	for _, e := range events {
		places[e.ID] = store.Shown(f.data.Place)
	}
	var data []byte
	var more []plan.Event
	if f.progress != "" {
		if data, err = os.ReadFile(f.progress); err != nil {
			return nil, cli.Failure(2, err)
		}
		if more, err = plan.ReadEvents(bytes.NewReader(data)); err != nil {
			return nil, f.refusals.Whole(f.progress, err)
		}
	}
	lines := eventLines(data)
	for i, e := range more {
		places[e.ID] = fmt.Sprintf("%s: %d", f.progress, lines[i])
	}
	progress, err := plan.NewProgress(slices.Concat(events, more), options)
	if err != nil {
		return nil, f.refusals.Whole(f.progress, atLines(form.All(err), lines, len(events)))
	}
	for _, e := range unmatched(progress, pl, more, known) {
		f.unmatched = true
		p.Tell(fmt.Sprintf(p.Language().Pick(
			"%s: không tính sự kiện này, vì kế hoạch không có phần việc đó; sửa mã, hoặc giữ khóa cũ trong kế hoạch: %s %s %s %s",
			"%s: this event is not counted, since the plan has no such obligation; mend the id, or keep the old key in the plan: %s %s %s %s"),
			places[e.ID], e.ID, e.Obligation, e.Type, e.Day))
	}
	return progress, nil
}

// unmatched is the events that no plan has an obligation for: of the plan that
// is asked about, and, since a file may be of several plans, of those known that
// the events of the file name.
func unmatched(progress *plan.Progress, pl *plan.Plan, file []plan.Event, known *ledger.View) []plan.Event {
	q := plan.ObligationQuery{Bodies: known.Bodies()}
	lost := progress.Unmatched(pl, q)
	looked := map[string]bool{pl.Number: true}
	for _, e := range file {
		number := e.Obligation.Plan()
		of, err := known.Plan(number)
		switch {
		case looked[number]:
		case err == nil:
			looked[number] = true
			lost = append(lost, progress.Unmatched(of, q)...)
		default:
			lost = append(lost, e)
		}
	}
	return lost
}

// eventLines is the lines of an event file that its events stand on.
func eventLines(data []byte) []int {
	var lines []int
	n := 0
	for line := range bytes.Lines(data) {
		if n++; len(bytes.TrimSpace(line)) > 0 {
			lines = append(lines, n)
		}
	}
	return lines
}

// atLines puts the lines of an event file in the place of the numbers of its
// events, which begin after those recorded before.
func atLines(all form.Errors, lines []int, before int) form.Errors {
	var placed form.Errors
	for _, e := range all {
		var event int
		if _, err := fmt.Sscanf(e.Path, "[%d]", &event); err == nil && event >= before && event-before < len(lines) {
			here := *e
			here.Line = lines[event-before]
			_, here.Path, _ = strings.Cut(e.Path, "].")
			e = &here
		}
		placed = append(placed, e)
	}
	return placed
}

// served is what a server knows without a store: the published plans, the bodies
// and the calendar with those of the flags. What was recorded comes to it.
func served(bodies *cli.Bodies, dates *cli.Dates) (o ledger.Options, err error) {
	o = ledger.Options{Plans: catalog.Plans(), Now: cli.Now}
	if o.Bodies, err = bodies.Registry(); err != nil {
		return o, err
	}
	o.Calendar, err = dates.Noticed()
	return o, err
}

// openRecorded opens what was recorded, for reading. Nothing is made: the usual folder
// without a database has nothing recorded, and neither has an empty one that was named,
// which is told. What else was named is none of ours: an error.
func (p *program) openRecorded(ctx context.Context, data cli.Data) (*store.Store, error) {
	if store.Exists(data.Place) {
		return store.Open(ctx, data.Place)
	}
	if !data.Given() {
		return nil, nil
	}
	l := p.Language()
	without := fmt.Sprintf(l.Pick("--data: %s không có cơ sở dữ liệu %s; tthc serve hoặc tthc record tạo ra nó", "--data: %s has no database %s; tthc serve or tthc record makes one"), store.Shown(data.Place), store.FileName)
	if entries, err := os.ReadDir(data.Place); err != nil || len(entries) > 0 {
		return nil, cli.Usage("%s", "%s", without)
	}
	p.Tell(without + l.Pick("; trả lời như khi chưa ghi gì", "; the answer is as if nothing was recorded"))
	return nil, nil
}

// unknownPlan says that there is no plan of a number, and which begin with the same one:
// what follows it is where people slip, in its letters and their marks.
func unknownPlan(known *ledger.View, number string) error {
	var near []string
	first, _, _ := strings.Cut(reading.Key(number), "-")
	for _, s := range known.Summaries() {
		if strings.HasPrefix(reading.Key(s.Number), first+"-") {
			near = append(near, s.Number)
		}
	}
	if len(near) == 0 {
		return ledger.UnknownPlan(number)
	}
	list := strings.Join(near[:min(len(near), 5)], ", ")
	return cli.Usage("--plan: không có kế hoạch %q; gần nhất: %s; xem danh sách bằng: tthc plans", "--plan: there is no plan %q; the nearest: %s; list them with: tthc plans", number, list)
}

// findPlan finds a plan by its number among those known, or reads it from a file.
func findPlan(known *ledger.View, name string) (*plan.Plan, error) {
	if name == "" {
		return nil, cli.Usage("--plan: thiếu số kế hoạch hoặc tệp; xem danh sách bằng: tthc plans", "--plan: the plan's number or file is missing; list them with: tthc plans")
	}
	if found, err := known.Plan(name); err == nil {
		return found, nil
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) && filepath.Ext(name) != ".json" {
		return nil, cli.Failure(1, unknownPlan(known, name))
	}
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	read, err := plan.Read(data)
	if err != nil {
		return nil, cli.Failure(2, cli.InFile(name, err))
	}
	return read, nil
}
