package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/ical"
	"github.com/rickb777/date/v2"
	"github.com/spf13/cobra"
)

func (p *program) dueCommand() *cobra.Command {
	var flags struct {
		plan, asOf, within, body, progress, format string
		coordinating, expand                       bool
	}
	var d dates
	c := &cobra.Command{
		Use:   "due --plan NUMBER|FILE --as-of DATE",
		Short: "Phần việc của kế hoạch, hạn và tình trạng đến một ngày (what a plan demands, and where it stands on a day)",
		Example: `  tthc due --plan 16/QĐ-TCTCCTTHC --as-of 2024-06-25
  tthc due --plan 16/QĐ-TCTCCTTHC --as-of 2024-06-25 --within 30d --format csv`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			if flags.plan == "" {
				return usage("--plan: thiếu số kế hoạch hoặc tệp; xem danh sách bằng: tthc plans", "--plan: the plan's number or file is missing; list them with: tthc plans")
			}
			if flags.asOf == "" {
				return usage("--as-of: thiếu ngày, dạng 2025-09-30", "--as-of: the day is missing, such as 2025-09-30")
			}
			asOf, err := calendar.ParseDay(flags.asOf)
			if err != nil {
				return usage("--as-of: %s", "--as-of: %s", describe(err, p.language()))
			}
			q := plan.DueQuery{AsOf: asOf.Date(), Language: p.language()}
			q.Coordinating, q.Expand, q.Bodies = flags.coordinating, flags.expand, body.Vietnam()
			if flags.within != "" {
				days, err := api.ParseWithin(flags.within)
				if err != nil {
					return usage("--within: %s", "--within: %s", describe(err, p.language()))
				}
				q.Within = &days
			}
			if !slices.Contains([]string{"table", "json", "csv", "ics"}, flags.format) {
				return usage("--format: %q không phải là table, json, csv hoặc ics", "--format: %q is not table, json, csv or ics", flags.format)
			}
			pl, err := p.plan(flags.plan)
			if err != nil {
				return err
			}
			progress, err := p.progress(c.Context(), pl, flags.progress, &d)
			if err != nil {
				return err
			}
			if err := chooseBody(&q.ObligationQuery, pl, flags.body, q.AsOf); err != nil {
				return err
			}
			rows := slices.AppendSeq([]plan.DueRow{}, pl.Due(progress, q))
			switch flags.format {
			case "json":
				return p.printJSON(rows)
			case "ics":
				return p.printCalendar(pl, rows)
			}
			cells := make([][]string, len(rows))
			for i, r := range rows {
				cells[i] = r.Cells(p.language())
			}
			if flags.format == "csv" {
				return printCSV(p.out, plan.DueHeader(p.language()), cells)
			}
			// People read the first columns; programs take the identifier from
			// the other formats.
			for i := range cells {
				cells[i] = cells[i][:6]
			}
			return printTable(p.out, plan.DueHeader(p.language())[:6], cells)
		},
	}
	f := c.Flags()
	f.StringVar(&flags.plan, "plan", "", "số kế hoạch hoặc tệp kế hoạch (number of a plan, or a plan file)")
	f.StringVar(&flags.asOf, "as-of", "", "tình trạng đến hết ngày này (status at the end of this day)")
	f.StringVar(&flags.within, "within", "", "chỉ việc đang mở, quá hạn hoặc đến hạn trong số ngày này, như 30d (only what is open and overdue or due within)")
	f.StringVar(&flags.body, "body", "", "chỉ cơ quan này (only this body)")
	f.BoolVar(&flags.expand, "expand", false, "tách nhóm cơ quan thành từng cơ quan vào ngày đó (a class is one row a member)")
	f.BoolVar(&flags.coordinating, "coordinating", false, "thêm dòng của cơ quan phối hợp (with the coordinating bodies' rows)")
	f.StringVar(&flags.progress, "progress", "", "tệp sự kiện tiến độ .jsonl, thêm vào dữ liệu đã ghi (progress events beside those recorded)")
	f.StringVar(&flags.format, "format", "table", "table, json, csv, ics")
	p.addData(c)
	d.add(c)
	return c
}

// printCalendar writes what has a due day as iCalendar.
func (p *program) printCalendar(pl *plan.Plan, rows []plan.DueRow) error {
	c := ical.Calendar{Name: pl.Number + " · " + pl.Title}
	for _, r := range rows {
		if r.Due.IsZero() {
			continue
		}
		c.Events = append(c.Events, ical.Event{
			UID:         string(r.ID) + "@tthc",
			Due:         r.Due.Date(),
			Summary:     string(r.Task) + ". " + r.Title,
			Description: r.Body + "\n" + r.StatusText(p.language()),
			Categories:  []string{pl.Number},
		})
	}
	return ical.Write(p.out, clock(), c)
}

// chooseBody narrows a query to the body of a --body flag.
func chooseBody(q *plan.ObligationQuery, pl *plan.Plan, name string, on date.Date) error {
	if name == "" {
		return nil
	}
	if err := ledger.ChooseBody(q, pl, name, on); err != nil {
		return &failure{1, &message{"--body: " + describe(err, calendar.Vietnamese), "--body: " + describe(err, calendar.English)}}
	}
	return nil
}

// progress is what was recorded about the plan by the server, and what a
// progress file adds.
func (p *program) progress(ctx context.Context, pl *plan.Plan, file string, d *dates) (*plan.Progress, error) {
	cal, err := d.calendar(p)
	if err != nil {
		return nil, err
	}
	counter, err := schedule.NewCounter(schedule.CounterOptions{Calendar: cal})
	if err != nil {
		return nil, &failure{2, err}
	}
	options := plan.ProgressOptions{Counter: counter}
	s, err := p.openRecorded(ctx)
	if err != nil {
		return nil, err
	}
	var events []plan.Event
	if s != nil {
		defer s.Close()
		if events, err = s.PlanEvents(ctx, pl.Number); err != nil {
			return nil, err
		}
	}
	if file == "" {
		return plan.NewProgress(events, options)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, &failure{2, err}
	}
	more, err := plan.ReadEvents(bytes.NewReader(data))
	if err != nil {
		return nil, &failure{2, inFile(file, err)}
	}
	if faults := unknownObligations(pl, more); len(faults) > 0 {
		return nil, &failure{2, inFile(file, atLines(faults, data, 0))}
	}
	progress, err := plan.NewProgress(append(slices.Clone(events), more...), options)
	var faults plan.Faults
	if errors.As(err, &faults) {
		return nil, &failure{2, inFile(file, atLines(faults, data, len(events)))}
	}
	return progress, err
}

// unknownObligations is the events, counted from 0, of what neither the plan
// nor one of the catalogue asks for.
func unknownObligations(pl *plan.Plan, events []plan.Event) (faults plan.Faults) {
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
			faults = append(faults, plan.Fault{Path: fmt.Sprintf("[%d].obligation", i), Kind: plan.FaultReference, Value: string(e.Obligation)})
		}
	}
	return faults
}

// atLines puts the lines of an event file in the place of the numbers of its
// events, which begin after those recorded before.
func atLines(faults plan.Faults, data []byte, before int) plan.Faults {
	var lines []int
	n := 0
	for line := range bytes.Lines(data) {
		if n++; len(bytes.TrimSpace(line)) > 0 {
			lines = append(lines, n)
		}
	}
	for i, f := range faults {
		var event int
		if _, err := fmt.Sscanf(f.Path, "[%d]", &event); err == nil && event >= before && event-before < len(lines) {
			_, field, _ := strings.Cut(f.Path, "].")
			faults[i].Path = fmt.Sprintf("%d: %s", lines[event-before], field)
		}
	}
	return faults
}
