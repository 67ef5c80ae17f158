package schedule_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// What does a rule ask for in a year, and how is each time named?
func ExampleRule_Occurrences() {
	// "Định kỳ 6 tháng hoặc đột xuất"
	r := schedule.MustRule(schedule.JoinAny,
		schedule.Part{Kind: schedule.Recurring, Every: schedule.HalfYearly},
		schedule.Part{Kind: schedule.OnDemand})
	for o := range r.Occurrences(schedule.Year(2025)) {
		fmt.Println(o.Kind, r.Key(o), o.Due)
	}
	// Output:
	// recurring 2025-H1 2025-06-30
	// recurring 2025-H2 2025-12-31
	// on-demand on-demand
}

// When is a dossier due that came on Friday afternoon, before a long holiday?
func ExampleCounter_Due() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	// Received on Friday 25 April 2025 at 15:40, five working days.
	from := schedule.MustParseMoment("2025-04-25T15:40:00+07:00")
	due, err := counter.Due(from, schedule.NewTerm(5, schedule.WorkingDays))
	fmt.Println(due.Day(), due.State, err)
	// Output: 2025-05-06 official <nil>
}

// Why is it due on that day?
func ExampleCounter_Explain() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	e, err := counter.Explain(form.English, schedule.MustParseMoment("2026-02-12"), schedule.NewTerm(3, schedule.Days))
	if err != nil {
		panic(err)
	}
	for _, line := range e.Lines()[:5] {
		fmt.Println(line)
	}
	fmt.Println("...")
	fmt.Println(e.Due.Day())
	// Output:
	// Thu 2026-02-12: start; the first day is not counted; counting starts on the day after [Civil Code 2015, Article 147.2]
	// Fri 2026-02-13: counted, 1 day so far; a calendar day, rest days count [Civil Code 2015, Article 148.1]
	// Sat 2026-02-14: counted, 2 days so far; a calendar day, rest days count [Civil Code 2015, Article 148.1]
	// Sun 2026-02-15: counted, 3 days so far; a calendar day, rest days count [Civil Code 2015, Article 148.1]
	// Sun 2026-02-15: moved; the last day is a rest day, weekly rest (Sunday), Decision 188/1999/QĐ-TTg; the term ends with the next working day [Civil Code 2015, Article 148.5]
	// ...
	// 2026-02-23
}

// When does a procedure of three steps end: half a working day to receive,
// three working days to examine, half a working day to sign?
func ExampleCounter_Due_steps() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	due, err := counter.Due(schedule.MustParseMoment("2025-07-01"),
		schedule.HalvesTerm(1, schedule.WorkingDays),
		schedule.NewTerm(3, schedule.WorkingDays),
		schedule.HalvesTerm(1, schedule.WorkingDays))
	fmt.Println(due.Day(), err)
	// Output: 2025-07-07 <nil>
}

// Where do two hours of work, and two hours by the clock, end that start half an
// hour before lunch?
func ExampleCounter_Due_hours() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	from := schedule.MustParseMoment("2025-07-01T11:00")
	work, err := counter.Due(from, schedule.NewTerm(2, schedule.WorkingHours))
	fmt.Println(work.TimeOfDay(), err)
	plain, err := counter.Due(from, schedule.NewTerm(2, schedule.Hours))
	fmt.Println(plain.TimeOfDay(), err)
	// Output:
	// 15:00 <nil>
	// 13:00 <nil>
}

// What is the last day for papers that are due five days before a meeting? A
// rest day stays one: the next working day would be too late.
func ExampleCounter_Due_back() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	due, err := counter.Due(schedule.MustParseMoment("2025-06-20"), schedule.NewTerm(-5, schedule.Days))
	fmt.Println(due.Day(), due.Day().Weekday(), err)
	// Output: 2025-06-15 Sunday <nil>
}

// When is a dossier due that waited for the citizen, and how much time is left?
func ExampleClock() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	clock, err := counter.Start(schedule.MustParseMoment("2025-04-25T15:40"), schedule.NewTerm(5, schedule.WorkingDays))
	if err != nil {
		panic(err)
	}
	fmt.Println("hẹn trả", clock.Due().Day())
	clock, err = clock.Pause(schedule.MustParseMoment("2025-05-05"), schedule.MustParseMoment("2025-05-07"), schedule.ForCitizen, "thiếu giấy tờ")
	if err != nil {
		panic(err)
	}
	r, err := clock.Read(schedule.MustParseMoment("2025-05-07"))
	fmt.Println("hẹn trả", r.Due.Day(), r.State, "đã dùng", r.Used, "còn", r.Left, err)
	// Output:
	// hẹn trả 2025-05-06
	// hẹn trả 2025-05-08 running đã dùng 4 wd còn 1 wd <nil>
}

// May a dossier that will be late be given a new appointment? Once, and a day
// before the first runs out.
func ExampleClock_With() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	clock, err := counter.Start(schedule.MustParseMoment("2025-04-25"), schedule.NewTerm(5, schedule.WorkingDays))
	if err != nil {
		panic(err)
	}
	again := schedule.ClockEvent{Type: schedule.Reappointed, At: schedule.MustParseMoment("2025-05-05"), Due: schedule.MustParseMoment("2025-05-15")}
	put, err := clock.With(again)
	fmt.Println(put.Due().Day(), err)
	again.At = schedule.MustParseMoment("2025-05-07")
	_, err = clock.With(again)
	fmt.Println(errors.Is(err, schedule.ClockTooLate))
	fmt.Println(form.Message(err, form.Vietnamese))
	// Output:
	// 2025-05-15 <nil>
	// true
	// events[0].due: 7/5/2025: hẹn lại quá muộn, chậm nhất phải là 5/5/2025, Nghị định 61/2018/NĐ-CP, Điều 19.9
}

// How is a running clock kept? As JSON, which does not hold when it is due: that
// is counted again on the calendar of the day on which it is read.
func ExampleReadClock() {
	counter := schedule.MustCounter(schedule.CounterOptions{Roll: schedule.RollNext})
	clock, err := counter.Start(schedule.MustParseMoment("2025-04-25T15:40"), schedule.NewTerm(5, schedule.WorkingDays))
	if err != nil {
		panic(err)
	}
	clock, err = clock.Pause(schedule.MustParseMoment("2025-05-05"), schedule.Moment{}, schedule.ForCitizen, "")
	if err != nil {
		panic(err)
	}
	kept, err := json.Marshal(clock)
	fmt.Println(string(kept), err)

	back, err := schedule.ReadClock(kept, calendar.Vietnam())
	fmt.Println(back.Due().At == clock.Due().At, err)
	// Output:
	// {"v":1,"start":"2025-04-25T15:40:00+07:00","terms":[{"n":5,"unit":"wd"}],"events":[{"type":"paused","at":"2025-05-05","waiting":"citizen"}],"options":{"roll":"next"}} <nil>
	// true <nil>
}

// What becomes of a running clock when a notice changes the calendar? It keeps its
// history and is counted again.
func ExampleClock_On() {
	official := calendar.Vietnam()
	early := schedule.MustCounter(schedule.CounterOptions{Calendar: official.KnownOn(form.MustParseDay("2024-04-11"))})
	clock, err := early.Start(schedule.MustParseMoment("2024-04-22"), schedule.NewTerm(5, schedule.WorkingDays))
	if err != nil {
		panic(err)
	}
	now, err := clock.On(early.On(official))
	fmt.Println(clock.Due().Day(), now.Due().Day(), err)
	// Output: 2024-04-29 2024-05-02 <nil>
}

// Which open dossiers does a new notice move, and why?
func ExampleMoved() {
	counter := schedule.MustCounter(schedule.CounterOptions{})
	clock, err := counter.Start(schedule.MustParseMoment("2024-04-22"), schedule.NewTerm(5, schedule.WorkingDays))
	if err != nil {
		panic(err)
	}
	open := map[string]schedule.Clock{"H26-240422-0001": clock}

	// As the calendar was known on 11 April, and as it is known now.
	now := calendar.Vietnam()
	then := now.KnownOn(form.MustParseDay("2024-04-11"))
	for m, err := range schedule.Moved(maps.All(open), then, now) {
		if err != nil {
			panic(err)
		}
		fmt.Println(m.ID, m.Before.Day(), "→", m.After.Day())
		fmt.Println(m.Because[0].After.Day, m.Because[0].Before.Kind, "→", m.Because[0].After.Kind)
	}
	// Output:
	// H26-240422-0001 2024-04-29 → 2024-05-02
	// 2024-04-29 working → swap-off
}

// What is a quarter called, which days has it, and which periods lie beside it?
func ExamplePeriod() {
	p := schedule.MustParsePeriod("2024-Q3")
	fmt.Println(p.Text(form.Vietnamese), p.Span().Since, p.Span().Last())
	fmt.Println(p.Next(), p.YearBefore(), p.Split(schedule.GrainMonth))
	// Output:
	// quý III/2024 2024-07-01 2024-09-30
	// 2024-Q4 2023-Q3 [2024-07 2024-08 2024-09]
}

// Which days belong to the same quarter in a report to the Government, and by when
// is it sent?
func ExampleWindow() {
	w := schedule.Decree09Window
	p := w.Period(form.NewDay(2024, time.June, 15), schedule.GrainQuarter)
	fmt.Println(p, w.Span(p).Since, w.Span(p).Last(), w.SendBy(p))
	// Output: 2024-Q3 2024-06-15 2024-09-14 2024-09-25
}

// When is a report sent whose last day, the 25th, is a Sunday?
func ExampleRoll_Day() {
	send := schedule.Decree09Window.SendBy(schedule.MustParsePeriod("2023-06"))
	rolled, err := schedule.RollNext.Day(calendar.Vietnam(), send)
	fmt.Println(send, rolled, err)
	// Output: 2023-06-25 2023-06-26 <nil>
}

// What does an appointment at midnight mean, as a register that keeps days writes
// it? The whole day, to 24:00.
func ExampleMoment_Appointment() {
	written := time.Date(2025, time.May, 6, 0, 0, 0, 0, calendar.Zone())
	due := schedule.Due{At: schedule.MomentAt(written).Appointment()}
	fmt.Println(due.At, due.Holds(schedule.MustParseMoment("2025-05-06T16:30")))
	// Output: 2025-05-06 true
}
