package calendar_test

import (
	"fmt"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Five working days from Friday 25 April 2025: Saturday the 26th is worked for
// 2 May, which is off, as are 30 April and 1 May.
func ExampleCalendar_AddWorkingDays() {
	due, err := calendar.Vietnam().AddWorkingDays(form.NewDay(2025, time.April, 25), 5)
	fmt.Println(due, err)
	// Output: 2025-05-06 <nil>
}

func ExampleCalendar_WorkingDaysBetween() {
	n, err := calendar.Vietnam().WorkingDaysBetween(form.NewDay(2025, time.December, 31), form.NewDay(2026, time.December, 31))
	fmt.Println(n, err)
	// Output: 249 <nil>
}

func ExampleCalendar_At() {
	info := calendar.Vietnam().At(form.NewDay(2023, time.May, 3))
	fmt.Println(info.Kind, info.State)
	fmt.Println(info.Reason.In(form.Vietnamese))
	fmt.Println(info.Source.In(form.Vietnamese))
	// Output:
	// make-up official
	// Nghỉ bù Ngày Chiến thắng (30/4), trùng Chủ nhật 30/4/2023
	// Bộ luật Lao động 2019, Điều 111.3
}

func ExampleCalendar_SpecialDays() {
	for d := range calendar.Vietnam().SpecialDays(2026) {
		if d.Kind == calendar.SwapWorking || d.Kind == calendar.SwapOff {
			fmt.Println(d.Day, d.Kind, d.Reason.In(form.English))
		}
	}
	// Output:
	// 2026-01-02 swap-off Day off by swap, worked on Saturday 2026-01-10
	// 2026-01-10 swap-working Working day by swap for Friday 2026-01-02
	// 2026-08-22 swap-working Working day by swap for Monday 2026-08-31
	// 2026-08-31 swap-off Day off by swap, worked on Saturday 2026-08-22
}

// A date promised on 1 April 2024 did not know the swap of 29 April, which was
// announced on the 12th.
func ExampleCalendar_KnownOn() {
	now := calendar.Vietnam()
	then := now.KnownOn(form.NewDay(2024, time.April, 1))
	received := form.NewDay(2024, time.April, 26)
	promised, _ := then.AddWorkingDays(received, 3)
	due, _ := now.AddWorkingDays(received, 3)
	fmt.Println(promised, due)
	for change := range then.Diff(now, received, due) {
		fmt.Println(change.After.Day, change.Before.Kind, "->", change.After.Kind, "by", change.After.Source.In(form.English))
	}
	// Output:
	// 2024-05-03 2024-05-04
	// 2024-04-29 working -> swap-off by 2450/VPCP-KGVX of 2024-04-12; 1570/TB-LĐTBXH
	// 2024-05-04 weekly-rest -> swap-working by 2450/VPCP-KGVX of 2024-04-12; 1570/TB-LĐTBXH
}

func ExampleCalendar_State() {
	c := calendar.Vietnam()
	from := form.NewDay(2027, time.December, 20)
	due, _ := c.AddWorkingDays(from, 15)
	fmt.Println(due, c.State(from, due))
	// Output: 2028-01-11 projected
}

func ExampleReadNotices() {
	notices, err := calendar.ReadNotices([]byte(`{"v":1, "notices": [{
	  "number": "99/TB-BNV", "issued": "2028-02-21",
	  "days": [
	    {"day": "2028-05-03", "kind": "swap-off",     "for": "2028-05-06", "reason": {"vi": "Nghỉ hoán đổi"}},
	    {"day": "2028-05-06", "kind": "swap-working", "for": "2028-05-03", "reason": {"vi": "Làm bù"}}
	  ]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := calendar.Vietnam().With(notices...)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.IsWorkingDay(form.NewDay(2028, time.May, 3)), c.IsWorkingDay(form.NewDay(2028, time.May, 6)))
	// Output: false true
}

func ExampleReadNotices_faults() {
	_, err := calendar.ReadNotices([]byte(`{"v":1, "notices": [{"number": "99/TB-BNV", "days": [
	  {"day": "2028-02-30", "kind": "holiday", "reason": {"vi": "Nghỉ"}},
	  {"day": "2028-05-03", "kind": "swap-off", "resaon": {"vi": "Nghỉ"}}]}]}`))
	fmt.Println(err)
	// Output:
	// notices[0].days[0].day: day "2028-02-30" does not exist
	// notices[0].days[1].resaon: the form has no such field
	// notices[0].days[1].reason: is missing
	// notices[0].days[0].kind: there is no kind of day "holiday"; write “statutory”, “make-up”, “swap-off”, “swap-working”, “working” or “weekly-rest”
	// notices[0].days[1].for: the value is missing
}

// Eight working hours from Friday 15:40 end at 15:40 of the next working day,
// which is a Saturday here; the break at noon does not count.
func ExampleOfficeHours_Add() {
	var hours calendar.OfficeHours // 07:00-11:30 and 13:30-17:00
	from := time.Date(2025, time.April, 25, 15, 40, 0, 0, calendar.Zone())
	end, err := hours.Add(calendar.Vietnam(), from, hours.Day())
	fmt.Println(end.Format(time.RFC3339), err)
	// Output: 2025-04-26T15:40:00+07:00 <nil>
}

func ExampleOfficeHours_Receipt() {
	hours, _ := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	came := time.Date(2025, time.April, 25, 15, 40, 0, 0, calendar.Zone())
	counts, _ := hours.Receipt(calendar.Vietnam(), came)
	fmt.Println(counts.Format(time.RFC3339))
	// Output: 2025-04-26T07:00:00+07:00
}

func ExampleNew() {
	c, err := calendar.New(calendar.Options{Weeks: []calendar.Week{{
		Since: form.NewDay(2025, time.July, 1), Rest: []time.Weekday{time.Sunday}, Source: form.Text{"Quy chế làm việc của Trung tâm", "The Centre's working rules"},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.IsWorkingDay(form.NewDay(2025, time.June, 28)), c.IsWorkingDay(form.NewDay(2025, time.July, 5)))
	// Output: false true
}
