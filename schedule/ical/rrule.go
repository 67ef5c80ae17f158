package ical

import (
	"fmt"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// recurrence is a recurrence rule (RFC 5545, section 3.3.10), without its end,
// for the due days of a cycle in February, for the others, or for both.
type recurrence struct {
	rule               string
	inFebruary, others bool
}

func (r recurrence) covers(due form.Day) bool {
	if due.Month() == time.February {
		return r.inFebruary
	}
	return r.others
}

// recurrences are the rules of a cycle of a recurring part that is due on the
// day. Where February lacks the day that is named ("ngày 30 hằng tháng") it has
// a rule of its own, for the one rule that could say both (BYSETPOS) is shown
// by some readers three times a month. There is none for a cycle of several
// units, which moves with its start, nor for days counted from the end of a
// cycle.
func recurrences(p schedule.Part, c schedule.Cycles, due form.Day) []recurrence {
	if p.Kind != schedule.Recurring || !p.Offset.IsZero() {
		return nil
	}
	months := 0
	switch c {
	case schedule.Daily:
		return []recurrence{{"FREQ=DAILY", true, true}}
	case schedule.Weekly:
		return []recurrence{{"FREQ=WEEKLY", true, true}}
	case schedule.Monthly:
		months = 1
	case schedule.Quarterly:
		months = 3
	case schedule.HalfYearly:
		months = 6
	case schedule.Yearly:
		months = 12
	default:
		return nil
	}
	day, inFebruary := dayOfMonth(p)
	others, hasFebruary := otherMonths(due, months)
	switch {
	case hasFebruary && day != inFebruary:
		all := []recurrence{{fmt.Sprintf("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=%d", inFebruary), true, others == ""}}
		if others != "" {
			all = append(all, recurrence{fmt.Sprintf("FREQ=YEARLY;BYMONTH=%s;BYMONTHDAY=%d", others, day), false, true})
		}
		return all
	case months == 1:
		return []recurrence{{fmt.Sprintf("FREQ=MONTHLY;BYMONTHDAY=%d", day), true, true}}
	case months == 12:
		return []recurrence{{fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", due.Month(), day), true, true}}
	}
	return []recurrence{{fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=%d", months, day), true, true}}
}

// dayOfMonth is the due day within its month, negative from the end of it, and
// that in February: a day that a month lacks is its last.
func dayOfMonth(p schedule.Part) (day, inFebruary int) {
	named, last := int(p.Day), -1
	if p.Exclusive {
		named, last = named-1, -2
	}
	switch {
	case p.Day == 0, p.Day == 31:
		return last, last
	case named == 0:
		return -1, -1 // before the first
	case p.Day > 28:
		return named, last
	}
	return named, named
}

// otherMonths are the months of due days so many months apart, as BYMONTH lists
// them, without February, and whether that is one of them.
func otherMonths(due form.Day, apart int) (others string, hasFebruary bool) {
	var list []string
	for m := (int(due.Month())-1)%apart + 1; m <= 12; m += apart {
		if m == int(time.February) {
			hasFebruary = true
			continue
		}
		list = append(list, fmt.Sprint(m))
	}
	return strings.Join(list, ","), hasFebruary
}
