package onestop_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func ExampleRules_Judge() {
	d := onestop.Dossier{
		Body:        "H26.12",
		Status:      onestop.InProgress,
		Received:    schedule.MustParseMoment("2024-06-03"),
		Appointment: schedule.MustParseMoment("2024-06-17"),
		Supplements: []onestop.Supplement{{
			Requested: schedule.MustParseMoment("2024-06-05"),
			Completed: schedule.MustParseMoment("2024-06-10"),
		}},
	}
	for _, s := range []string{"2024-06-22", "2024-06-23"} {
		j, err := onestop.Rules{}.Judge(d, form.MustParseDay(s))
		if err != nil {
			panic(err)
		}
		fmt.Println(j.Text(form.Vietnamese))
	}
	// Output:
	// đang giải quyết trong hạn (bước 3: đang xử lý, lấy hết ngày 22/6/2024; bước 4: trừ 5 ngày chờ công dân; bước 5: hẹn trả 17/6/2024)
	// đang giải quyết quá hạn (bước 3: đang xử lý, lấy hết ngày 23/6/2024; bước 4: trừ 5 ngày chờ công dân; bước 5: hẹn trả 17/6/2024)
}

// A system keeps the term of a dossier as a clock: how is it counted? With all
// that the clock says, so that both agree: five working days from 1 August, less
// the three in which papers were awaited, end on the 13th.
func ExampleDossier_WithClock() {
	clock, err := schedule.MustCounter(schedule.CounterOptions{}).Start(schedule.MustParseMoment("2025-08-01"), schedule.NewTerm(5, schedule.WorkingDays))
	if err != nil {
		panic(err)
	}
	clock, err = clock.With(
		schedule.ClockEvent{Type: schedule.Paused, At: schedule.MustParseMoment("2025-08-05"), Waiting: schedule.ForCitizen},
		schedule.ClockEvent{Type: schedule.Resumed, At: schedule.MustParseMoment("2025-08-08"), Waiting: schedule.ForCitizen},
		schedule.ClockEvent{Type: schedule.Finished, At: schedule.MustParseMoment("2025-08-13")},
	)
	if err != nil {
		panic(err)
	}
	d, err := onestop.Dossier{Body: "H26.12", Status: onestop.Processed}.WithClock(clock)
	if err != nil {
		panic(err)
	}
	reading, _ := clock.Read(schedule.MustParseMoment("2025-08-31"))
	judged, _ := onestop.Rules{}.Judge(d, form.MustParseDay("2025-08-31"))
	fmt.Println(reading.State, "=", judged.Verdict.Text(form.English))
	fmt.Println(judged.Text(form.Vietnamese))
	// Output:
	// met = done on time
	// đã giải quyết đúng hạn (bước 1: kết thúc xử lý 13/8/2025; bước 5: hẹn trả 13/8/2025)
}

func ExampleReadCSV() {
	const file = `code,body,status,channel,received,appointment,finished
H26-240603-0001,H26,10,2,2024-06-03,2024-06-17,2024-06-14
H26-240603-0002,H26,9,1,2024-06-03,2024-06-17,2024-06-18
H26-240604-0001,H26,4,2,2024-06-04,2024-07-04,
H26-240604-0002,H26,9,2,2024-06-04,2024-06-14,2024-06-01
H26-240604-0003,H26,9,2,4/6/2024,,
`
	tally, err := onestop.NewTally(onestop.Options{})
	if err != nil {
		panic(err)
	}
	rows, err := onestop.ReadCSV(strings.NewReader(file))
	if err != nil {
		panic(err)
	}
	for err := range tally.AddRows(rows, form.NoDay) {
		fmt.Printf("%d %s: %v\n", rows.Line(), rows.Code(), err)
	}
	observations, err := tally.Observations(onestop.Figures{Missing: rows.Missing()})
	if err != nil {
		panic(err)
	}
	for _, o := range observations {
		fmt.Println(o.Indicator, o.Body, o.Period, o.Value)
	}
	// Output:
	// 5 H26-240604-0002: it was finished before it was received: 2024-06-01 < 2024-06-04
	// 6 H26-240604-0003: line 6: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "4/6/2024"
	// 221/5 H26 2024-06 2 / 3
	// 766/2.1 H26 2024-06 2 / 3
}

// How does a live system count? It says what a dossier is now, each time that
// it changes, with the version of its row. The second message comes again, and
// the first one late: that changes nothing.
func ExampleRegister_Put() {
	var register onestop.Register
	was := onestop.Dossier{
		Body: "H26", Status: onestop.InProgress,
		Received:    schedule.MustParseMoment("2024-06-03"),
		Appointment: schedule.MustParseMoment("2024-06-17"),
	}
	is := was
	is.Status, is.Finished = onestop.Processed, schedule.MustParseMoment("2024-06-17T16:30")
	first, _ := onestop.NewRevision(1)
	second, _ := onestop.NewRevision(2)
	today := form.MustParseDay("2024-06-18")
	for _, delivery := range []struct {
		revision onestop.Revision
		dossier  *onestop.Dossier
	}{{second, &is}, {second, &is}, {first, &was}} {
		if err := register.Put("H26-240603-0001", delivery.revision, delivery.dossier, today); err != nil {
			panic(err)
		}
	}
	rows, err := register.Rows(onestop.Report{AsOf: today})
	if err != nil {
		panic(err)
	}
	for r := range rows {
		fmt.Printf("%s %s: %d received, %d done on time, %d in progress\n", r.Body, r.Period, r.Received, r.DoneOnTime, r.Open())
	}
	fmt.Println(form.Message(register.Put("H26-240603-0001", second, &was, today), form.English))
	// Output:
	// H26 2024-06: 1 received, 1 done on time, 0 in progress
	// code: "H26-240603-0001": one revision, 2, of the dossier with two contents; the first is kept: send it again with a newer revision
}

// How is a tally kept from one day to the next? As JSON: it goes on where it
// stopped, or is merged with those of other machines.
func ExampleTally_MarshalJSON() {
	d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: schedule.MustParseMoment("2024-06-03"), Appointment: schedule.MustParseMoment("2024-06-17")}
	var monday, tuesday onestop.Tally
	if err := monday.Add(&d, form.NoDay); err != nil {
		fmt.Println(err)
		return
	}
	kept, err := json.Marshal(monday)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(kept))
	if err := json.Unmarshal(kept, &tuesday); err != nil {
		fmt.Println(err)
		return
	}
	_ = tuesday.Add(&d, form.NoDay)
	rows, _ := tuesday.Rows(onestop.Report{})
	for r := range rows {
		fmt.Println(r.Body, r.Period, r.Received)
	}
	// Output:
	// {"v":1,"window":"calendar","series":[{"body":"H26","months":[{"month":"2024-06","received":{"all":1,"paperResult":1}}],"overdue":[{"day":"2024-06-18","dossiers":1}]}]}
	// H26 2024-06 2
}

// How does a host restart? It reads back what it kept, and has all delivered
// again that came since then, or more: what the register knows changes nothing.
func ExampleRegister_MarshalBinary() {
	var before, after onestop.Register
	messages := []struct{ code, received string }{{"H26-240603-0001", "2024-06-03"}, {"H26-240604-0001", "2024-06-04"}, {"H26-240605-0001", "2024-06-05"}}
	deliver := func(to *onestop.Register, from, until int) error {
		for _, m := range messages[from:until] {
			d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: schedule.MustParseMoment(m.received)}
			if err := to.Put(m.code, onestop.RevisionAt(d.Received), &d, form.MustParseDay("2024-06-05")); err != nil {
				return err
			}
		}
		return nil
	}
	if err := deliver(&before, 0, 2); err != nil {
		panic(err)
	}
	kept, err := before.MarshalBinary() // to a file, say once an hour
	if err != nil {
		panic(err)
	}
	if err := after.UnmarshalBinary(kept); err != nil {
		panic(err)
	}
	if err := deliver(&after, 1, 3); err != nil { // the queue goes back a little
		panic(err)
	}
	fmt.Println(before.Len(), after.Len())
	// Output: 2 3
}

// What was refused, and why? Each dossier under one code, which a program may
// ask for.
func ExampleTally_Refused() {
	var tally onestop.Tally
	err := tally.Add(&onestop.Dossier{Body: "H26", Status: onestop.Processed, Received: schedule.MustParseMoment("2024-06-03")}, form.NoDay)
	fmt.Println(form.Message(err, form.Vietnamese))
	fmt.Println(tally.Refused()[onestop.FinishedMissing])
	// Output:
	// trạng thái đã kết thúc mà không có ngày kết thúc xử lý: 9 Đã xử lý xong
	// 1
}

// What a delivery is kept as, so that it can be read again after a restart: what
// its source does not record, such as complaints here, is not nought.
func ExampleDossier_AppendLine() {
	rows, err := onestop.ReadCSV(strings.NewReader("code,body,status,received,appointment,digitised,revision\nH26.12-1,H26.12,4,2024-06-03,2024-06-17,,17\n"))
	if err != nil {
		panic(err)
	}
	all := (*onestop.Rows)(nil).Missing() // every field that a source may lack
	for d, err := range rows.All() {
		if err != nil {
			panic(err)
		}
		line, err := d.AppendLine(nil, string(rows.Code()), rows.Revision(), all&^rows.Missing())
		if err != nil {
			panic(err)
		}
		fmt.Println(string(line))
	}
	// Output:
	// {"v":1,"code":"H26.12-1","revision":"17","body":"H26.12","status":4,"received":"2024-06-03","appointment":"2024-06-17","digitised":false}
}
