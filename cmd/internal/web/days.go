package web

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// year is a year at a glance.
type year struct {
	Year     int
	Months   []sheet
	Special  []calendar.DayInfo
	State    calendar.State
	Working  int // its working days
	Before   int // the year before and the one after; 0 where the calendar ends
	After    int
	Question question
}

// question is a term that is counted on the page.
type question struct {
	From, At, Term, CutOff string
	Explained              *schedule.Explanation
	Link                   string // that shows it again
}

// sheet is a month: weeks from Monday, with empty places before and after it.
type sheet struct {
	Label string
	Weeks [][7]place
}

// place is a day of a sheet; the zero place is none.
type place struct {
	Number int
	Kind   calendar.Kind
	Text   string
	Today  bool
}

// calendar shows a year, and counts a term where one is asked for.
func (s *server) calendar(w http.ResponseWriter, r *http.Request) {
	v, ok := s.view(w, r)
	if !ok {
		return
	}
	known, err := s.ledger.At(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	c := known.Calendar()
	n := v.AsOf.Year()
	if text := r.FormValue("year"); text != "" {
		if n, err = strconv.Atoi(text); err != nil || n < calendar.FirstYear || n > calendar.LastYear {
			s.refuse(w, r, http.StatusBadRequest, texts.Error(form.Error{Code: yearUnknown, Value: text, Args: form.Args{"first": strconv.Itoa(calendar.FirstYear), "last": strconv.Itoa(calendar.LastYear)}}))
			return
		}
	}
	v.Title = v.T("Lịch làm việc "+strconv.Itoa(n), "Working days of "+strconv.Itoa(n))
	v.Year = v.yearOf(c, n)
	status := http.StatusOK
	if q := &v.Year.Question; r.FormValue("from") != "" || r.FormValue("term") != "" {
		*q = question{From: r.FormValue("from"), At: r.FormValue("at"), Term: r.FormValue("term"), CutOff: r.FormValue("cutOff")}
		if err := q.count(c, v.Lang); err != nil {
			v.Message, v.Refused, status = form.Message(err, v.Lang), true, http.StatusBadRequest
		}
	}
	s.page(w, r, status, "calendar.html", v)
}

// count counts the term of a question.
func (q *question) count(c *calendar.Calendar, l form.Language) error {
	from := q.From
	if q.At != "" {
		from += "T" + q.At
	}
	e, _, err := answer.Question{From: from, Term: q.Term, CutOff: q.CutOff, Calendar: c}.Deadline(l)
	if err != nil {
		return err
	}
	again := url.Values{"from": {q.From}, "term": {q.Term}}
	for name, text := range map[string]string{"at": q.At, "cutOff": q.CutOff} {
		if text != "" {
			again.Set(name, text)
		}
	}
	q.Explained, q.Link = &e, "/calendar?"+again.Encode()
	return nil
}

// yearOf is a year of a calendar.
func (v *view) yearOf(c *calendar.Calendar, n int) *year {
	y := &year{Year: n, State: c.State(form.NewDay(n, 1, 1), form.NewDay(n, 12, 31))}
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
		m := sheet{Label: v.T("Tháng "+strconv.Itoa(int(first.Month())), first.Month().String())}
		var week [7]place
		for d := first; d.Month() == first.Month(); d++ {
			info := c.At(d)
			if info.Kind.IsWorking() {
				y.Working++
			}
			text := v.Weekday(d) + ": " + info.Kind.Text(v.Lang)
			if reason := info.Reason.In(v.Lang); reason != "" && info.Kind != calendar.Working && info.Kind != calendar.WeeklyRest {
				text += ", " + reason
			}
			at := int(schedule.WeekdayOf(d)) - 1
			week[at] = place{d.Day(), info.Kind, text, d == v.Today}
			if at == 6 || (d+1).Month() != first.Month() {
				m.Weeks = append(m.Weeks, week)
				week = [7]place{}
			}
		}
		y.Months = append(y.Months, m)
	}
	return y
}

// Weekdays is the heads of the columns of a sheet.
func (v *view) Weekdays() []form.Text {
	return []form.Text{{"T2", "Mo"}, {"T3", "Tu"}, {"T4", "We"}, {"T5", "Th"}, {"T6", "Fr"}, {"T7", "Sa"}, {"CN", "Su"}}
}

// Ends is when a counted term ends.
func (v *view) Ends(e *schedule.Explanation) string {
	text := v.Weekday(e.Due.Day())
	if at := e.Due.At.TimeOfDay(); !at.IsZero() {
		text = at.String() + " " + text
	}
	return text
}
