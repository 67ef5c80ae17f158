// Package law is the part of the API that is about days and words, the calendar
// and the bodies.
package law

import (
	"net/http"
	"strconv"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/whatif"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Handlers answers for days and words, for the calendar and the bodies.
type Handlers struct {
	*wire.Desk
	Book *casebook.Book
}

const (
	yearOutside  form.Code = "year.outside"
	classUnknown form.Code = "class.unknown"
)

var texts = form.Texts{
	yearOutside:  {"{value} không phải là năm từ {first} đến {last}", "{value} is not a year from {first} to {last}"},
	classUnknown: {"không có loại cơ quan {value}", "there is no class of bodies {value}"},
}

// maxLaw is the most bytes of notices or bodies that are read: all communes with
// the former ones, several times.
const maxLaw = 16 << 20

// calendar is the calendar as it stands, or as it was known on a day.
func (h *Handlers) calendar(r *http.Request, knownOn *string) (*calendar.Calendar, error) {
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return nil, err
	}
	if knownOn == nil {
		return v.Calendar(), nil
	}
	day, err := form.ParseDay(*knownOn)
	if err != nil {
		return nil, wire.BadParameter("knownOn", err)
	}
	return v.Calendar().KnownOn(day), nil
}

func (h *Handlers) GetDeadline(w http.ResponseWriter, r *http.Request, params spec.GetDeadlineParams) {
	c, err := h.calendar(r, params.KnownOn)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	q := answer.Question{From: params.From, Term: params.Term, CutOff: wire.ValueOf(params.CutOff), Pauses: wire.ValueOf(params.Pause), Calendar: c}
	e, part, err := q.Deadline(wire.Language(r))
	if err != nil {
		if part == answer.CutOff {
			part = "cutOff"
		}
		h.Fail(w, r, wire.BadParameter(part, err))
		return
	}
	h.Answer(w, r, http.StatusOK, e)
}

func (h *Handlers) GetCalendar(w http.ResponseWriter, r *http.Request, params spec.GetCalendarParams) {
	c, err := h.calendar(r, params.KnownOn)
	if err == nil && (params.Year < calendar.FirstYear || params.Year > calendar.LastYear) {
		err = wire.BadParameter("year", texts.Error(form.Error{Code: yearOutside, Value: strconv.Itoa(params.Year),
			Args: form.Args{"first": strconv.Itoa(calendar.FirstYear), "last": strconv.Itoa(calendar.LastYear)}}))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set(KnownUntil, c.KnownUntil().String())
	h.Answer(w, r, http.StatusOK, answer.SpecialDays(c, params.Year, wire.Language(r)))
}

// KnownUntil names the header that says until when the data of an answer is known: the
// day of the last notice of the calendar, or until which the facts of the bodies were
// gathered. What was decided later may be missing.
const KnownUntil = "Known-Until"

func (h *Handlers) ListNotices(w http.ResponseWriter, r *http.Request, params spec.ListNoticesParams) {
	c, err := h.calendar(r, nil)
	var notices []calendar.Notice
	if err == nil {
		notices, err = wire.Page(w.Header(), r, c.Notices(), params.Limit, params.After, func(n calendar.Notice) string { return n.Number })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, notices)
}

func (h *Handlers) AddNotices(w http.ResponseWriter, r *http.Request, params spec.AddNoticesParams) {
	body, err := wire.ReadBody(w, r, "application/json", maxLaw)
	var notices []calendar.Notice
	if err == nil {
		if notices, err = calendar.ReadNotices(body); err != nil {
			err = ledger.RefusedLaw(err)
		}
	}
	var c ledger.LawChange
	if err == nil {
		c, err = h.Ledger.AddNotices(r.Context(), notices, wire.ValueOf(params.Try))
	}
	h.amended(w, r, c, err)
}

// amended answers with what a change of the law changes.
func (h *Handlers) amended(w http.ResponseWriter, r *http.Request, c ledger.LawChange, err error) {
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	said := spec.LawChange{Added: c.Added, Days: []spec.DayChange{}, Moved: []spec.Moved{}, Petitions: []spec.MovedLimit{}, Report: []spec.LawSection{}}
	report, err := whatif.Of(r.Context(), h.Ledger, h.Book, c, nil)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	for _, s := range report.Sections(wire.Language(r)) {
		one := spec.LawSection{Kind: s.Kind, Name: s.Name}
		for _, row := range s.Rows {
			one.Rows = append(one.Rows, spec.LawRow{What: row.What, Before: text(row.Before), After: text(row.After), Why: text(row.Why)})
		}
		said.Report = append(said.Report, one)
	}
	for _, m := range report.Limits {
		said.Petitions = append(said.Petitions, spec.MovedLimit{Code: m.Item.Code.String(), Limit: m.Item.Text(wire.Language(r)), Before: m.Item.Due().String(), After: m.After.String()})
	}
	for _, d := range c.Days {
		said.Days = append(said.Days, spec.DayChange{Day: d.After.Day.String(), Text: d.Text(wire.Language(r))})
	}
	for _, m := range c.Moved {
		said.Moved = append(said.Moved, spec.Moved{Before: m.Before, After: m.After})
	}
	status := http.StatusOK
	if c.Added {
		status = http.StatusCreated
	}
	h.Answer(w, r, status, said)
}
