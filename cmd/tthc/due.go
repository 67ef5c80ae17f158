package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
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
			progress, err := p.progress(c, pl, flags.progress)
			if err != nil {
				return err
			}
			if flags.body != "" {
				if q.Named, q.Only, err = p.chosenBody(pl, flags.body, q.AsOf); err != nil {
					return err
				}
			}
			rows := slices.AppendSeq([]plan.DueRow{}, pl.Due(progress, q))
			switch flags.format {
			case "json":
				return p.printJSON(rows)
			}
			if flags.format == "ics" {
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
			Description: r.Body + "\n" + r.Status.Text(p.language()),
			Categories:  []string{pl.Number},
		})
	}
	return ical.Write(p.out, clock(), c)
}

// chosenBody is the body of a --body flag: one of the registry, by name or
// identifier, or a wording of the plan that no registry knows.
func (p *program) chosenBody(pl *plan.Plan, name string, on date.Date) (wording string, id body.ID, err error) {
	m := body.Vietnam().Find(name, on)
	if m.Found() && !m.Doubtful() {
		return "", m.Body.ID(), nil
	}
	for range pl.Obligations(plan.ObligationQuery{Named: name, Coordinating: true}) {
		return name, "", nil
	}
	vi := fmt.Sprintf("--body: không có cơ quan %q trong danh mục, và kế hoạch không nêu tên này", name)
	en := fmt.Sprintf("--body: the registry has no body %q, and the plan names none so", name)
	if near := body.Vietnam().Nearest(name, 3); len(near) > 0 {
		vi += "; gần nhất: " + strings.Join(near, "; ")
		en += "; the nearest: " + strings.Join(near, "; ")
	}
	return "", "", &failure{1, &message{vi, en}}
}

// progress is what was recorded about the plan by the server, and what a
// progress file adds.
func (p *program) progress(c *cobra.Command, pl *plan.Plan, file string) (*plan.Progress, error) {
	s, err := p.openRecorded(c.Context())
	if err != nil {
		return nil, err
	}
	var events []plan.Event
	if s != nil {
		defer s.Close()
		if events, err = s.PlanEvents(c.Context(), pl.Number); err != nil {
			return nil, err
		}
	}
	if file == "" {
		return plan.NewProgress(events, plan.ProgressOptions{})
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, &failure{2, err}
	}
	defer f.Close()
	more, err := plan.ReadEvents(f)
	if err != nil {
		return nil, &failure{2, inFile(file, err)}
	}
	l := ledger.New(append(catalog.Plans(), pl), nil, clock)
	for i, e := range more {
		if _, err := l.Obligation(e.Obligation); err != nil {
			return nil, &failure{2, inFile(file, plan.Faults{{Path: fmt.Sprintf("[%d].obligation", i), Kind: plan.FaultReference, Value: string(e.Obligation)}})}
		}
	}
	progress, err := plan.NewProgress(append(events, more...), plan.ProgressOptions{})
	if err != nil {
		return nil, &failure{2, inFile(file, err)}
	}
	return progress, nil
}
