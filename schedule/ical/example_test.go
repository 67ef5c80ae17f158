package ical_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/ical"
)

// How do the due days of a rule come into the calendar of whoever has to keep
// them?
func ExampleWrite() {
	// "Định kỳ 6 tháng", over the years of the plan.
	rule := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.HalfYearly})
	events, err := ical.Events(rule, schedule.Span{Since: day("2025-01-01"), Until: day("2027-01-01")}, ical.Event{
		UID:     "16-QD-TCTCCTTHC/5@example.gov.vn",
		Summary: "Báo cáo 6 tháng",
	})
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	if err := ical.Write(&b, stamp, ical.Calendar{Events: events}); err != nil {
		panic(err)
	}
	fmt.Fprint(os.Stdout, strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// PRODID:-//caicach//tthc//VI
	// CALSCALE:GREGORIAN
	// METHOD:PUBLISH
	// BEGIN:VEVENT
	// UID:16-QD-TCTCCTTHC-x2f5-x2fP6M@example.gov.vn
	// DTSTAMP:20250101T200405Z
	// DTSTART;VALUE=DATE:20250630
	// DTEND;VALUE=DATE:20250701
	// RRULE:FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1;UNTIL=20261231
	// SUMMARY:Báo cáo 6 tháng
	// TRANSP:TRANSPARENT
	// END:VEVENT
	// END:VCALENDAR
}
