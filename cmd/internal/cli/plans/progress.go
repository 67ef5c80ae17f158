package plans

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// followed is the flags of the commands that ask how a plan stands.
type followed struct {
	plan, body, progress, format, data string
	expand                             bool
	cli.Dates
	cli.Bodies
	formats []string
}

func (f *followed) add(c *cobra.Command, formats ...string) {
	f.formats = formats
	flags := c.Flags()
	flags.StringVar(&f.plan, "plan", "", "số kế hoạch hoặc tệp kế hoạch (number of a plan, or a plan file)")
	flags.StringVar(&f.body, "body", "", "chỉ cơ quan này (only this body)")
	flags.BoolVar(&f.expand, "expand", false, "tách nhóm cơ quan thành từng cơ quan (a class is one row a member)")
	flags.StringVar(&f.progress, "progress", "", "tệp sự kiện tiến độ .jsonl, thêm vào dữ liệu đã ghi (progress events beside those recorded)")
	flags.StringVar(&f.format, "format", "table", strings.Join(formats, ", "))
	cli.AddData(c, &f.data)
	f.Dates.Add(c)
	f.Bodies.Add(c)
}

// read finds the plan, what happened to it, and what is asked of it on a day.
func (f *followed) read(ctx context.Context, p *program, on form.Day) (*plan.Plan, *plan.Progress, plan.ObligationQuery, error) {
	q := plan.ObligationQuery{Expand: f.expand}
	if f.plan == "" {
		return nil, nil, q, cli.Usage("--plan: thiếu số kế hoạch hoặc tệp; xem danh sách bằng: tthc plans", "--plan: the plan's number or file is missing; list them with: tthc plans")
	}
	if !slices.Contains(f.formats, f.format) {
		list := strings.Join(f.formats, ", ")
		return nil, nil, q, cli.Usage("--format: %q không phải là một trong: %s", "--format: %q is none of: %s", f.format, list)
	}
	pl, err := findPlan(f.plan)
	if err != nil {
		return nil, nil, q, err
	}
	if q.Bodies, err = f.Registry(); err != nil {
		return nil, nil, q, err
	}
	progress, err := f.happened(ctx, p, pl)
	if err != nil {
		return nil, nil, q, err
	}
	return pl, progress, q, f.chooseBody(&q, pl, on)
}

// chooseBody narrows a query to the body of the flag.
func (f *followed) chooseBody(q *plan.ObligationQuery, pl *plan.Plan, on form.Day) error {
	if f.body == "" {
		return nil
	}
	if err := ledger.ChooseBody(q, pl, f.body, on); err != nil {
		return cli.Failure(1, cli.Text("--body: "+form.Message(err, form.Vietnamese), "--body: "+form.Message(err, form.English)))
	}
	return nil
}

// happened is what was recorded about the plan by the server, and what a
// progress file adds.
func (f *followed) happened(ctx context.Context, p *program, pl *plan.Plan) (*plan.Progress, error) {
	cal, err := f.Calendar(p.Program)
	if err != nil {
		return nil, err
	}
	counter, err := schedule.NewCounter(schedule.CounterOptions{Calendar: cal})
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	options := plan.ProgressOptions{Counter: counter}
	s, err := openRecorded(ctx, f.data)
	if err != nil {
		return nil, err
	}
	var events []plan.Event
	if s != nil {
		defer s.Close()
		if events, _, err = s.PlanEvents(ctx, pl.Number, 0); err != nil {
			return nil, err
		}
	}
	if f.progress == "" {
		return plan.NewProgress(events, options)
	}
	data, err := os.ReadFile(f.progress)
	if err != nil {
		return nil, cli.Failure(2, err)
	}
	more, err := plan.ReadEvents(bytes.NewReader(data))
	if err != nil {
		return nil, cli.Failure(2, cli.InFile(f.progress, err))
	}
	if unknown := unknownObligations(pl, more); len(unknown) > 0 {
		return nil, cli.Failure(2, cli.InFile(f.progress, atLines(unknown, data, 0)))
	}
	progress, err := plan.NewProgress(append(slices.Clone(events), more...), options)
	if err != nil {
		return nil, cli.Failure(2, cli.InFile(f.progress, atLines(form.All(err), data, len(events))))
	}
	return progress, nil
}

// unknownObligations is the events, counted from 0, of what neither the plan
// nor one of the catalogue asks for.
func unknownObligations(pl *plan.Plan, events []plan.Event) (unknown form.Errors) {
	known := map[string]map[plan.ObligationID]bool{} // by the number of the plan
	for i, e := range events {
		number := e.Obligation.Plan()
		if known[number] == nil {
			known[number] = map[plan.ObligationID]bool{}
			of := pl
			if number != pl.Number {
				of, _ = catalog.Plan(number)
			}
			for _, expand := range []bool{false, true} {
				if of == nil {
					break
				}
				for o := range of.Obligations(plan.ObligationQuery{Coordinating: true, Expand: expand, Bodies: body.Vietnam()}) {
					known[number][o.ID()] = true
				}
			}
		}
		if !known[number][e.Obligation] {
			unknown = append(unknown, form.Errors{ledger.UnknownObligation(e.Obligation)}.Under(fmt.Sprintf("[%d].obligation", i))...)
		}
	}
	return unknown
}

// atLines puts the lines of an event file in the place of the numbers of its
// events, which begin after those recorded before.
func atLines(all form.Errors, data []byte, before int) form.Errors {
	var lines []int
	n := 0
	for line := range bytes.Lines(data) {
		if n++; len(bytes.TrimSpace(line)) > 0 {
			lines = append(lines, n)
		}
	}
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

// openRecorded opens what was recorded, for reading. Nothing is made: a folder
// without a database has nothing recorded.
func openRecorded(ctx context.Context, place string) (*store.Store, error) {
	if !store.Exists(place) {
		return nil, nil
	}
	return store.Open(ctx, place)
}

// findPlan finds a plan by its number in the catalogue, or reads it from a file.
func findPlan(name string) (*plan.Plan, error) {
	if found, ok := catalog.Plan(name); ok {
		return found, nil
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, cli.Failure(2, ledger.UnknownPlan(name))
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
