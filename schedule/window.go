package schedule

import (
	"github.com/caicach/tthc/schedule/form"
)

// Window is the way in which a report cuts time into its periods. Statistical
// reports use calendar periods (Decree 60/2018/NĐ-CP), the reports of
// administrative bodies those of Decree 09/2019/NĐ-CP. Figures of different
// windows must never be added up.
type Window uint8

const (
	// CalendarWindow takes a period as its calendar days. It is the default.
	CalendarWindow Window = iota
	// Decree09Window is Decree 09/2019/NĐ-CP, article 12: a month runs from
	// the 15th of the month before to the 14th, and quarters, half years and
	// years are made of such months (the year 2024: 2023-12-15 to 2024-12-14).
	Decree09Window
)

// ParseWindow reads "calendar" and "decree09".
func ParseWindow(s string) (Window, error) {
	switch s {
	case "calendar":
		return CalendarWindow, nil
	case "decree09":
		return Decree09Window, nil
	}
	return 0, refused(WindowForm, s, "calendar", "decree09")
}

// String is "calendar" or "decree09".
func (w Window) String() string {
	if w == Decree09Window {
		return "decree09"
	}
	return "calendar"
}

// MarshalText writes as [Window.String].
func (w Window) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads as [ParseWindow].
func (w *Window) UnmarshalText(b []byte) error {
	v, err := ParseWindow(string(b))
	if err != nil {
		return err
	}
	*w = v
	return nil
}

// Span is the days of the period in this window.
func (w Window) Span(p Period) Span {
	s := p.Span()
	if w == Decree09Window && !p.IsZero() {
		s.Since = s.Since.AddDate(0, -1, 14)
		s.Until = s.Until.AddDate(0, -1, 14)
	}
	return s
}

// Period is the period of the grain whose window holds day d.
func (w Window) Period(d form.Day, g Grain) Period {
	if w == Decree09Window && d.Day() >= 15 {
		d = form.NewDay(d.Year(), d.Month()+1, 1)
	}
	return PeriodOf(d, g)
}

// SendBy is the last day for sending the report on p to the Government and
// the Prime Minister: by Decree 09/2019/NĐ-CP, article 13, the 25th of the
// last month of the period. A calendar window has no such day: it is zero.
// When the day is a rest day, whether it moves is the caller's choice of roll.
func (w Window) SendBy(p Period) form.Day {
	if w != Decree09Window || p.IsZero() {
		return form.NoDay
	}
	return p.Span().Until.AddDate(0, -1, 24)
}
