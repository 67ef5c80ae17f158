package plan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

// What is due within a week of 15 June 2024 by the Task Force's plan, and who
// owes it.
func Example() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	week := 7
	asOf := form.MustParseDay("2024-06-15")
	for row := range p.Due(nil, plan.DueQuery{AsOf: asOf, Within: &week}) {
		if row.Status == plan.OpenInTime {
			fmt.Println(row.Due, row.Task, row.Body)
		}
	}
	// Output:
	// 2024-06-19 15 Tổ phó
	// 2024-06-19 15 các thành viên Tổ công tác
}

// The status of an obligation follows from what was recorded.
func ExampleProgress_State() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation("16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19", plan.ObligationQuery{})
	events, err := plan.ReadEvents(strings.NewReader(
		`{"v":1,"id":"e1","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"done","day":"2024-03-20","document":"12/BC"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range []string{"2024-03-19", "2024-03-20"} {
		s := progress.State(o, form.MustParseDay(d))
		fmt.Println(d, s.Status, "·", s.Status.Text(form.Vietnamese))
	}
	// Output:
	// 2024-03-19 open-in-time · đang thực hiện, trong hạn
	// 2024-03-20 done-late · hoàn thành quá hạn
}

// What did the swap of Monday 29 April 2024 for Saturday 4 May move? Three working days
// from the approval on Friday 26 April ended on Friday 3 May before it.
func ExampleMoved() {
	now := calendar.Vietnam()
	then := now.KnownOn(form.MustParseDay("2024-04-01"))
	within := schedule.MustRule("", schedule.Part{Kind: schedule.OnEvent, Event: "được phê duyệt", Offset: schedule.NewTerm(3, schedule.WorkingDays)})
	p, err := plan.New(plan.Plan{Number: "1/KH", Title: "Kế hoạch", Issuer: "UBND", From: form.MustParseDay("2024-01-01"), To: form.MustParseDay("2024-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Công bố", Leads: []string{"Sở Tư pháp"}, Time: plan.Timing{Text: "03 ngày làm việc kể từ ngày được phê duyệt", Rule: within}}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	q := plan.DueQuery{AsOf: form.MustParseDay("2024-04-26")}
	var events []plan.Event
	for row := range p.Due(nil, q) {
		events = append(events, plan.Event{ID: "e1", Obligation: row.ID, Type: plan.EventHappened, Day: q.AsOf})
	}
	progress, err := plan.NewProgress(events, plan.ProgressOptions{}) // by the calendar as it is now
	if err != nil {
		fmt.Println(err)
		return
	}
	before := progress.On(schedule.MustCounter(schedule.CounterOptions{Calendar: then}))
	for m := range plan.Moved(p.Due(before, q), p.Due(progress, q)) {
		fmt.Println(m.Before.Task, m.Before.Body, m.Before.Due, "→", m.After.Due)
	}
	// Output: 1 Sở Tư pháp 2024-05-03 → 2024-05-04
}

// All faults of a file are named together, with their places.
func ExampleRead_faults() {
	_, err := plan.Read([]byte(`{"v":1,"number":"1/KH","title":"Kế hoạch","issuer":"UBND","from":"2025-02-30","to":"2025-12-31",
		"tasks":[{"id":"1","title":"Rà soát","lead":"Sở Tư pháp","time":{}}]}`))
	fmt.Println(err)
	// Output:
	// from: day "2025-02-30" does not exist
	// tasks[0].lead: the form has no such field
	// tasks[0].leads: is missing
}

// How does a host make a plan of its own, and what must a plan say?
func ExampleNew() {
	monthly := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})
	draft := plan.Plan{Number: "12/KH-UBND", Title: "Kế hoạch năm 2025", Issuer: "UBND tỉnh Bắc Ninh",
		From: form.MustParseDay("2025-01-01"), To: form.MustParseDay("2025-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Báo cáo", Time: plan.Timing{Text: "Hằng tháng", Rule: monthly}}}}
	_, err := plan.New(draft)
	fmt.Println(form.Message(err, form.Vietnamese))
	draft.Tasks[0].Leads = []string{"Văn phòng UBND tỉnh"}
	p, err := plan.New(draft)
	if err != nil {
		fmt.Println(err)
		return
	}
	n := 0
	for range p.Obligations(plan.ObligationQuery{}) {
		n++
	}
	fmt.Println(n, "obligations")
	// Output:
	// tasks[0].leads: thiếu
	// 12 obligations
}

// What does a plan ask of one ministry, by its name or as one of a class?
func ExamplePlan_Obligations() {
	p, _ := catalog.Plan("240/QĐ-TTg")
	bodies := body.Vietnam()
	for o := range p.Obligations(plan.ObligationQuery{Bodies: bodies, Only: "G15"}) {
		if o.Due != form.NoDay && o.Due <= form.MustParseDay("2025-03-31") {
			fmt.Printf("%s  %s  %s (%s)\n", o.Due, o.Task.ID, o.Body.Name(o.Arises()), o.Named)
		}
	}
	// Output:
	// 2025-02-28  III.2.a-9  Bộ Tư pháp (Các bộ, cơ quan ngang bộ)
	// 2025-02-28  IV.1.d  Bộ Tư pháp (Các bộ, cơ quan ngang bộ)
	// 2025-03-31  III.2.a-9  Bộ Tư pháp (Các bộ, cơ quan ngang bộ)
	// 2025-03-31  IV.1.d  Bộ Tư pháp (Các bộ, cơ quan ngang bộ)
}

// Who answers now for a duty of a ministry that has merged into another?
func ExampleObligation_Holder() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	bodies := body.Vietnam()
	for o := range p.Obligations(plan.ObligationQuery{Bodies: bodies, Coordinating: true, Only: "G14"}) {
		answer := o.Holder(bodies, form.MustParseDay("2025-03-01"))
		if holder, ok := answer.One(); ok {
			fmt.Printf("%s: %s → %s\n", o.Task.ID, o.Named, holder.Name(answer.On))
		}
		break
	}
	// Output:
	// 11: Bộ Thông tin và Truyền thông → Bộ Khoa học và Công nghệ
}

// May this event be recorded? A program branches on the code of the refusal.
func ExampleObligation_Admit() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	o, _ := p.Obligation("16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19", plan.ObligationQuery{})
	extension := plan.Event{ID: "e1", Obligation: o.ID(), Type: plan.EventExtended, Day: form.MustParseDay("2024-03-25"),
		Due: form.MustParseDay("2024-04-15"), By: p.Issuer, Note: "chờ số liệu", Document: "7/TCT"}
	err := o.Admit(nil, extension, form.MustParseDay("2024-03-25"))
	fmt.Println(errors.Is(err, plan.ExtensionLate))
	fmt.Println(form.Message(err, form.Vietnamese))
	// Output:
	// true
	// day: thời hạn đã hết ngày 19/3/2024; gia hạn phải trước khi hết hạn
}

// How did the plan stand at the end of a quarter, body by body?
func ExamplePlan_Report() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	r := p.Report(nil, plan.ReportQuery{Period: schedule.MustParsePeriod("2024-Q1")})
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, row := range r.Rows {
		if done, due := row.Completion(); due > 0 {
			fmt.Fprintf(w, "%s\t%d of %d done\n", row.Body, done, due)
		}
	}
	w.Flush()
	fmt.Println(r.Total.Total(), "obligations of", r.Tasks.Total(), "tasks")
	// Output:
	// Cơ quan thường trực Tổ công tác                                      0 of 1 done
	// Hội đồng tư vấn cải cách thủ tục hành chính của Thủ tướng Chính phủ  0 of 1 done
	// Tổ phó                                                               0 of 1 done
	// các thành viên Tổ công tác                                           0 of 1 done
	// 23 obligations of 11 tasks
}

// How does a host take the due days into a calendar?
func ExampleDueRow_Event() {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	var c ical.Calendar
	for row := range p.Due(nil, plan.DueQuery{AsOf: form.MustParseDay("2024-06-15"), List: plan.ListUpcoming}) {
		if e, ok := row.Event("congdichvu.example.vn", form.Vietnamese); ok {
			c.Events = append(c.Events, e)
		}
	}
	fmt.Println(len(c.Events), c.Events[0].Due, c.Events[0].UID)
	// Output:
	// 28 2024-06-19 16/QĐ-TCTCCTTHC#15#to-pho#2024-06-19@congdichvu.example.vn
}

// What does a host store of an event, and of a row of a list?
func ExampleEvent_MarshalJSON() {
	line, err := json.Marshal(plan.Event{ID: "e1", Obligation: "1/KH#1#van-phong#2025-Q1", Type: plan.EventDone, Day: form.MustParseDay("2025-03-15")})
	fmt.Println(string(line), err)
	_, err = json.Marshal(plan.Event{ID: "e1"})
	fmt.Println(errors.Is(err, form.DayForm))
	// Output:
	// {"v":1,"id":"e1","obligation":"1/KH#1#van-phong#2025-Q1","type":"done","day":"2025-03-15"} <nil>
	// true
}
