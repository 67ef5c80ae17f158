// Package days is the pages of the calendar: a year at a glance, and a term that is
// counted and explained.
package days

import (
	"embed"
	"net/http"
	"net/url"
	"strconv"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html
var templates embed.FS

// What the page refuses.
const (
	yearUnknown form.Code = "year"
)

var texts = form.Texts{
	yearUnknown: {"{value} không phải là năm từ {first} đến {last}", "{value} is not a year from {first} to {last}"},
}

type room struct{ *frame.Frame }

// Add adds the pages to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame) {
	s := &room{f.With(templates)}
	mux.HandleFunc("GET /calendar", s.Enter("getCalendar", s.calendar))
	f.Only(mux, map[string]string{"/calendar": "GET, HEAD"})
}

// view is what the templates show.
type view struct {
	frame.View
	Year     *draw.Year
	Question question
	Known    string // until when the data is known
}

// question is a term that is counted on the page.
type question struct {
	From, At, Term, CutOff string
	Explained              *schedule.Explanation
	Link                   string // that shows it again
}

// calendar shows a year, and counts a term where one is asked for.
func (s *room) calendar(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	c := known.Calendar()
	n := v.AsOf.Year()
	if text := r.FormValue("year"); text != "" {
		if n, err = strconv.Atoi(text); err != nil || n < calendar.FirstYear || n > calendar.LastYear {
			s.Refuse(w, r, http.StatusBadRequest, texts.Error(form.Error{Code: yearUnknown, Value: text, Args: form.Args{"first": strconv.Itoa(calendar.FirstYear), "last": strconv.Itoa(calendar.LastYear)}}))
			return
		}
	}
	v.Title = v.T("Lịch làm việc "+strconv.Itoa(n), "Working days of "+strconv.Itoa(n))
	v.Known = v.T("Dữ liệu biết đến ngày: lịch "+v.Day(c.KnownUntil())+", cơ quan "+v.Day(known.Bodies().KnownUntil()),
		"Data known until: calendar "+v.Day(c.KnownUntil())+", bodies "+v.Day(known.Bodies().KnownUntil()))
	v.Year = draw.YearOf(c, n, v.Today, v.Lang)
	status := http.StatusOK
	if q := &v.Question; r.FormValue("from") != "" || r.FormValue("term") != "" {
		*q = question{From: r.FormValue("from"), At: r.FormValue("at"), Term: r.FormValue("term"), CutOff: r.FormValue("cutOff")}
		if err := q.count(c, v.Lang); err != nil {
			frame.Because(r, err)
			v.Message, v.Refused, status = form.Message(err, v.Lang), true, http.StatusBadRequest
		}
	}
	s.Page(w, r, status, "calendar.html", v)
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
