package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/spf13/cobra"
)

func (p *program) dueCommand() *cobra.Command {
	var flags struct {
		plan, asOf, within, body, progress, format string
		coordinating                               bool
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
			q := plan.DueQuery{AsOf: asOf.Date(), Body: flags.body}
			q.Coordinating = flags.coordinating
			if flags.within != "" {
				days, err := api.ParseWithin(flags.within)
				if err != nil {
					return usage("--within: %s", "--within: %s", describe(err, p.language()))
				}
				q.Within = &days
			}
			if !slices.Contains([]string{"table", "json", "csv"}, flags.format) {
				return usage("--format: %q không phải là table, json hoặc csv", "--format: %q is not table, json or csv", flags.format)
			}
			pl, err := p.plan(flags.plan)
			if err != nil {
				return err
			}
			progress, err := p.progress(c, pl, flags.progress)
			if err != nil {
				return err
			}
			rows := slices.AppendSeq([]plan.DueRow{}, pl.Due(progress, q))
			if q.Body != "" && len(rows) == 0 && !leads(pl, q) {
				return &failure{1, &message{"--body: không có phần việc nào của " + flags.body + " trong kế hoạch này", "--body: nothing in this plan is owed by " + flags.body}}
			}
			switch flags.format {
			case "json":
				return p.printJSON(rows)
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
	f.BoolVar(&flags.coordinating, "coordinating", false, "thêm dòng của cơ quan phối hợp (with the coordinating bodies' rows)")
	f.StringVar(&flags.progress, "progress", "", "tệp sự kiện tiến độ .jsonl, thêm vào dữ liệu đã ghi (progress events beside those recorded)")
	f.StringVar(&flags.format, "format", "table", "table, json, csv")
	p.addData(c)
	return c
}

// leads says whether the body has any row in the plan, whatever its status.
func leads(pl *plan.Plan, q plan.DueQuery) bool {
	q.Within = nil
	for range pl.Due(nil, q) {
		return true
	}
	return false
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
		return plan.NewProgress(events)
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
		if !l.Knows(e.Obligation) {
			return nil, &failure{2, inFile(file, plan.Faults{{Path: fmt.Sprintf("[%d].obligation", i), Kind: plan.FaultReference, Value: string(e.Obligation)}})}
		}
	}
	progress, err := plan.NewProgress(append(events, more...))
	if err != nil {
		return nil, &failure{2, inFile(file, err)}
	}
	return progress, nil
}
