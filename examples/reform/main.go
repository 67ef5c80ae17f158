// Reform follows a plan that was written for 22 ministries and 63 provinces
// through the mergers of 1 March and 1 July 2025. See README.md.
package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"log"
	"os"
	"text/tabwriter"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
)

var (
	//go:embed plan.json
	planJSON []byte
	// The districts that this host looks after; the built-in registry knows
	// the ministries and the provinces.
	//go:embed districts.csv
	districtsCSV []byte
	//go:embed progress.jsonl
	progressJSONL []byte
)

// The days on which the bodies changed.
var (
	ministriesMerged = form.MustParseDay("2025-03-01")
	provincesMerged  = form.MustParseDay("2025-07-01")
)

var (
	ministries = body.ClassesOf(body.Ministry, body.MinistryLevelAgency)
	agencies   = body.ClassesOf(body.GovernmentAgency, body.InterAgency)
	provinces  = body.ClassesOf(body.ProvincialCommittee)
	districts  = body.ClassesOf(body.DistrictCommittee)
)

func main() {
	log.SetFlags(0)
	s, err := load()
	if err != nil {
		log.Fatal(err)
	}
	s.tell(os.Stdout)
}

// story is the plan, the bodies that it speaks of, and what was recorded.
type story struct {
	plan     *plan.Plan
	bodies   *body.Registry
	progress *plan.Progress
}

func load() (s story, err error) {
	if s.plan, err = plan.Read(planJSON); err != nil {
		return s, err
	}
	rows, err := units.ReadCSV(bytes.NewReader(districtsCSV), units.Options{})
	if err != nil {
		return s, err
	}
	if s.bodies, err = body.Vietnam().With(rows); err != nil {
		return s, err
	}
	events, err := plan.ReadEvents(bytes.NewReader(progressJSONL))
	if err != nil {
		return s, err
	}
	for _, e := range events {
		if _, ok := s.plan.Obligation(e.Obligation, s.query()); !ok {
			return s, fmt.Errorf("%s: the plan has no obligation %s", e.ID, e.Obligation)
		}
	}
	s.progress, err = plan.NewProgress(events, plan.ProgressOptions{})
	return s, err
}

// query asks for one obligation of each member of a class.
func (s story) query() plan.ObligationQuery {
	return plan.ObligationQuery{Bodies: s.bodies, Expand: true}
}

func (s story) tell(w io.Writer) {
	fmt.Fprintf(w, "%s: %s\n", s.plan.Number, s.plan.Title)

	fmt.Fprintln(w, "\n1. CÁC CƠ QUAN TRƯỚC VÀ SAU MỖI MỐC · the bodies on each day")
	table := columns(w)
	fmt.Fprintln(table, "\tBộ, cơ quan ngang bộ\tUBND cấp tỉnh\tUBND cấp huyện (của hệ thống này)")
	for _, on := range []form.Day{ministriesMerged - 1, ministriesMerged, provincesMerged - 1, provincesMerged} {
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\n", on, len(s.bodies.Members(ministries, on)),
			len(s.bodies.Members(provinces, on)), len(s.bodies.Members(districts, on)))
	}
	table.Flush()

	fmt.Fprintln(w, "\n2. AI KẾ THỪA AI · who inherited what")
	s.heirs(w, "Ngày 1/3/2025, các bộ (ministries)", ministries, ministriesMerged)
	s.ended(w, "Ngày 1/3/2025, kết thúc mà không có cơ quan kế thừa toàn bộ (ended without a successor)", agencies, ministriesMerged)
	s.heirs(w, "Ngày 1/7/2025, các tỉnh (provinces)", provinces, provincesMerged)
	s.ended(w, "Ngày 1/7/2025, cấp huyện (districts of this host)", districts, provincesMerged)

	fmt.Fprintln(w, "\n3. NHIỆM VỤ ĐI THEO CƠ QUAN · the duties on each day")
	for _, on := range []form.Day{ministriesMerged - 1, ministriesMerged, provincesMerged} {
		s.duties(w, on)
	}

	fmt.Fprintln(w, "\n4. BÁO CÁO TRƯỚC VÀ SAU 1/3/2025 · reports on the ministries that took others in")
	s.report(w, "2025-02", ministries, ministriesMerged, 1)
	s.report(w, "2025-03", ministries, ministriesMerged, 1)

	fmt.Fprintln(w, "\n5. BÁO CÁO TRƯỚC VÀ SAU 1/7/2025 · reports on the provinces that took two others in")
	s.report(w, "2025-Q2", provinces, provincesMerged, 2)
	s.report(w, "2025-Q3", provinces, provincesMerged, 2)

	s.published(w)
}

// heirs prints which bodies of a class took others in on the day.
func (s story) heirs(w io.Writer, heading string, class body.Classes, on form.Day) {
	fmt.Fprintf(w, "\n   %s\n", heading)
	for _, b := range s.bodies.Members(class, on) {
		name := b.Name(on)
		if before := b.Name(on - 1); before != name {
			fmt.Fprintf(w, "   %s: trước là %s\n", name, before)
		}
		for _, in := range b.Absorbed() {
			from := s.bodies.ByID(in.From).Name(on)
			switch {
			case in.On != on:
			case in.Kind == body.SuccessionFunction:
				fmt.Fprintf(w, "   %s ← %s, riêng %s (%s)\n", name, from, in.Function, in.Source)
			default:
				fmt.Fprintf(w, "   %s ← %s (%s)\n", name, from, in.Source)
			}
		}
	}
}

// ended prints which bodies of a class ended on the day without a successor
// as a whole.
func (s story) ended(w io.Writer, heading string, class body.Classes, on form.Day) {
	fmt.Fprintf(w, "\n   %s\n", heading)
	for _, b := range s.bodies.Members(class, on-1) {
		if answer := s.bodies.Answers(b.ID(), on); answer.Outcome == body.OutcomeNobody {
			fmt.Fprintf(w, "   %s\n", answer.Reason(form.Vietnamese))
		}
	}
}

// duties prints who holds the duties of the plan on the day: those of the
// provinces counted, the others one by one.
func (s story) duties(w io.Writer, on form.Day) {
	fmt.Fprintf(w, "\n   %s\n", on)
	reviews, holders := 0, map[body.ID]bool{}
	for row := range s.plan.Due(s.progress, plan.DueQuery{ObligationQuery: s.query(), AsOf: on}) {
		switch row.Task {
		case "3":
			reviews++
			holders[row.BodyID] = true
		case "4", "5", "6":
			fmt.Fprintf(w, "   %s. %s: %s, hạn %s, %s\n", row.Task, row.Title, row.Body, row.Due, row.Status.Text(form.Vietnamese))
			if row.Inherited == nil {
				continue
			}
			if row.Inherited.Outcome == body.OutcomeNobody {
				fmt.Fprintln(w, "      không còn cơ quan chịu trách nhiệm (the duty ended)")
			}
			fmt.Fprintf(w, "      %s\n", row.Inherited.Reason)
		}
	}
	fmt.Fprintf(w, "   3. Rà soát của cấp tỉnh: %d phần việc, %d cơ quan nắm giữ\n", reviews, len(holders))
}

// report prints the rows of the bodies that took in at least so many others
// on the day, and the total of all bodies.
func (s story) report(w io.Writer, period string, class body.Classes, on form.Day, atLeast int) {
	r := s.plan.Report(s.progress, plan.ReportQuery{ObligationQuery: s.query(), Period: schedule.MustParsePeriod(period)})
	fmt.Fprintf(w, "\n   Kỳ %s, tính đến hết ngày %s; %d phần việc chấm dứt (duties that ended)\n",
		r.Period.Text(form.Vietnamese), r.Span().Last(), r.Lapsed)
	table := columns(w)
	fmt.Fprintln(table, "\ttổng\tđúng hạn\tquá hạn\tđang làm\tđang quá hạn\tchuyển kỳ trước")
	line := func(name string, row plan.ReportRow) {
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%d\n", name, row.Total(), row.DoneOnTime, row.DoneLate, row.OpenInTime, row.OpenOverdue, row.CarriedOver)
	}
	for _, row := range r.Rows {
		b := s.bodies.ByID(row.BodyID)
		merged := 0
		for _, in := range b.Absorbed() {
			if in.On == on && in.Kind == body.SuccessionMerge {
				merged++
			}
		}
		if class.Has(b.Class(on)) && merged >= atLeast {
			line(row.Body, row)
		}
	}
	line("Tổng cộng mọi cơ quan (all)", r.Total)
	table.Flush()
}

// published shows the same in a published plan: five provinces were to try out
// one-level service centres, and one of them is no more.
func (s story) published(w io.Writer) {
	p, ok := catalog.Plan("240/QĐ-TTg")
	if !ok {
		log.Fatal("the catalogue has no plan 240/QĐ-TTg")
	}
	fmt.Fprintf(w, "\n6. KẾ HOẠCH ĐÃ CÔNG BỐ %s, NHIỆM VỤ III.2.b · a published plan\n", p.Number)
	for row := range p.Due(nil, plan.DueQuery{ObligationQuery: s.query(), AsOf: provincesMerged}) {
		if row.Task == "III.2.b" {
			fmt.Fprintf(w, "   %s, hạn %s\n", row.Body, row.Due)
			if row.Inherited != nil {
				fmt.Fprintf(w, "      %s\n", row.Inherited.Reason)
			}
		}
	}
}

func columns(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 0, 0, 3, ' ', 0) }
