package ical

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// RRule is the recurrence rule (RFC 5545, section 3.3.10) of one cycle of a
// recurring part, for an event whose first day is its due day first. It has no
// end. It is false where no rule fits: a day that moves with the length of the
// month in a way that RRULE cannot say ("before the 30th", which is the 27th
// in February), and parts that do not recur.
func RRule(p schedule.Part, c schedule.Cycles, first form.Day) (string, bool) {
	if p.Kind != schedule.Recurring || !slices.Contains(p.Every.Each(), c) {
		return "", false
	}
	switch c {
	case schedule.Daily:
		return "FREQ=DAILY", true
	case schedule.Weekly:
		return "FREQ=WEEKLY", true
	}
	if c > schedule.Yearly {
		return "", false // of several units: it moves with its start
	}
	days := monthDays(p)
	if days == "" {
		return "", false
	}
	switch c {
	case schedule.Monthly:
		return "FREQ=MONTHLY;" + days, true
	case schedule.Quarterly:
		return "FREQ=MONTHLY;INTERVAL=3;" + days, true
	case schedule.HalfYearly:
		return "FREQ=MONTHLY;INTERVAL=6;" + days, true
	case schedule.Yearly:
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;%s", first.Month(), days), true
	}
	return "", false
}

// monthDays is the due day within its month: a day that a short month lacks is
// its last.
func monthDays(p schedule.Part) string {
	d := int(p.Day)
	switch {
	case !p.Exclusive && (d == 0 || d == 31), p.Exclusive && d == 1:
		return "BYMONTHDAY=-1"
	case !p.Exclusive && d == 30:
		return "BYMONTHDAY=28,29,30;BYSETPOS=-1"
	case !p.Exclusive && d == 29:
		return "BYMONTHDAY=28,29;BYSETPOS=-1"
	case !p.Exclusive:
		return fmt.Sprintf("BYMONTHDAY=%d", d)
	case d == 0 || d == 31:
		return "BYMONTHDAY=-2"
	case d <= 28:
		return fmt.Sprintf("BYMONTHDAY=%d", d-1)
	}
	return ""
}
