package draw

import (
	"strconv"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Year is a year at a glance.
type Year struct {
	Year    int
	Months  []Sheet
	Special []calendar.DayInfo
	State   calendar.State
	Working int // its working days
	Before  int // the year before and the one after; 0 where the calendar ends
	After   int
}

// Sheet is a month: weeks from Monday, with empty places before and after it.
type Sheet struct {
	Label string
	Weeks [][7]Place
}

// Place is a day of a sheet; the zero Place is none.
type Place struct {
	Number int
	Kind   calendar.Kind
	Text   string
	Today  bool
}

// YearOf is a year of a calendar, as it looks today.
func YearOf(c *calendar.Calendar, n int, today form.Day, l form.Language) *Year {
	y := &Year{Year: n, State: c.State(form.NewDay(n, 1, 1), form.NewDay(n, 12, 31))}
	if n > calendar.FirstYear {
		y.Before = n - 1
	}
	if n < calendar.LastYear {
		y.After = n + 1
	}
	for info := range c.SpecialDays(n) {
		y.Special = append(y.Special, info)
	}
	for first := form.NewDay(n, 1, 1); first.Year() == n; first = first.AddDate(0, 1, 0) {
		m := Sheet{Label: l.Pick("Tháng "+strconv.Itoa(int(first.Month())), first.Month().String())}
		var week [7]Place
		for d := first; d.Month() == first.Month(); d++ {
			info := c.At(d)
			if info.Kind.IsWorking() {
				y.Working++
			}
			text := Weekday(d, l) + ": " + info.Kind.Text(l)
			if reason := info.Reason.In(l); reason != "" && info.Kind != calendar.Working && info.Kind != calendar.WeeklyRest {
				text += ", " + reason
			}
			at := int(schedule.WeekdayOf(d)) - 1
			week[at] = Place{d.Day(), info.Kind, text, d == today}
			if at == 6 || (d+1).Month() != first.Month() {
				m.Weeks = append(m.Weeks, week)
				week = [7]Place{}
			}
		}
		y.Months = append(y.Months, m)
	}
	return y
}

// Weekday is a day with its name in the week.
func Weekday(d form.Day, l form.Language) string {
	return l.Pick(schedule.WeekdayOf(d).Text(form.Vietnamese), d.Weekday().String()) + " " + d.In(l)
}
