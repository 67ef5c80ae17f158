package plans

import (
	"bytes"
	"cmp"
	"mime"
	"net/http"
	"slices"
	"time"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/feed"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

func (h *Handlers) ListPlans(w http.ResponseWriter, r *http.Request) {
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, v.Summaries())
}

func (h *Handlers) ListDue(w http.ResponseWriter, r *http.Request, params spec.ListDueParams) {
	q, err := h.dueQuery(params)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	q.Language = wire.Language(r)
	filter, err := dueFilter(params)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	basis := v.All()
	var holds, name string
	if params.Plan != nil {
		k, err := v.Known(*params.Plan)
		if err != nil {
			h.Fail(w, r, err)
			return
		}
		basis, holds, name = k, k.Holds().String(), k.Number+" · "+k.Title
	}
	now := h.Ledger.Now()
	h.Keep(w, r, basis, func(h http.Header) ([]byte, error) {
		rows, err := v.List(r.Context(), wire.ValueOf(params.Plan), wire.ValueOf(params.Body), q, filter)
		if err != nil {
			return nil, err
		}
		if holds != "" {
			h.Set(HoldsSince, holds)
		}
		if format := wire.ValueOf(params.Format); format == "ics" {
			return writeCalendar(h, now, cmp.Or(name, wire.ValueOf(params.Body), "tthc"), rows, q.Language)
		}
		every := func() ([]plan.DueRow, error) { // what is done since is not open any more
			of := q
			of.List, of.Within = plan.ListAll, nil
			return v.List(r.Context(), wire.ValueOf(params.Plan), wire.ValueOf(params.Body), of, ledger.DueFilter{})
		}
		rows, err = wire.PageOf(h, r, rows, every, params.Limit, params.After, plan.DueRow.Key)
		if err != nil {
			return nil, err
		}
		return wire.Encode(rows)
	})
}

// writeCalendar writes the rows that have a due day as iCalendar.
func writeCalendar(h http.Header, now time.Time, name string, rows []plan.DueRow, l form.Language) ([]byte, error) {
	c := ical.Calendar{Name: name}
	for _, r := range rows {
		if e, ok := r.Event("tthc", l); ok {
			c.Events = append(c.Events, e)
		}
	}
	h.Set("Content-Type", "text/calendar; charset=utf-8")
	var b bytes.Buffer
	err := ical.Write(&b, now, c)
	return b.Bytes(), err
}

// dueFilter is what of the rows is asked for.
func dueFilter(params spec.ListDueParams) (f ledger.DueFilter, err error) {
	for _, s := range wire.ValueOf(params.Status) {
		if !slices.Contains([]plan.Status{plan.DoneOnTime, plan.DoneLate, plan.OpenInTime, plan.OpenOverdue}, plan.Status(s)) {
			return f, wire.ParameterForm("status")
		}
		f.Statuses = append(f.Statuses, plan.Status(s))
	}
	for _, day := range []struct {
		name string
		text *string
		to   *form.Day
	}{{"from", params.From, &f.From}, {"to", params.To, &f.To}} {
		if day.text != nil {
			if *day.to, err = form.ParseDay(*day.text); err != nil {
				return f, wire.BadParameter(day.name, err)
			}
		}
	}
	if s := wire.ValueOf(params.Format); params.Format != nil && s != "json" && s != "ics" {
		return f, wire.ParameterForm("format")
	}
	f.Text = wire.ValueOf(params.Text)
	return f, nil
}

// HoldsSince names the header that says since when the plan of a due list holds:
// on a day before it the list is empty.
const HoldsSince = "Plan-Holds-Since"

func (h *Handlers) dueQuery(params spec.ListDueParams) (plan.DueQuery, error) {
	q := plan.DueQuery{AsOf: h.Ledger.Today()}
	q.Expand, q.Coordinating = wire.ValueOf(params.Expand), wire.ValueOf(params.Coordinating)
	if params.AsOf != nil {
		day, err := form.ParseDay(*params.AsOf)
		if err != nil {
			return q, wire.BadParameter("asOf", err)
		}
		q.AsOf = day
	}
	if params.Within != nil {
		days, err := answer.ParseWithin(*params.Within)
		if err != nil {
			return q, wire.BadParameter("within", err)
		}
		q.Within = &days
	}
	return q, nil
}

func (h *Handlers) ListEvents(w http.ResponseWriter, r *http.Request, params spec.ListEventsParams) {
	limit, err := wire.LimitOf(params.Limit)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	events, found, err := h.Ledger.Events(r.Context(), plan.ObligationID(params.Obligation), wire.ValueOf(params.After), limit+1)
	if err == nil && !found {
		err = wire.NoRow()
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	events = wire.FirstPage(w.Header(), r, events, limit, func(e plan.Event) string { return e.ID })
	h.Answer(w, r, http.StatusOK, events)
}

func (h *Handlers) RecordEvent(w http.ResponseWriter, r *http.Request) {
	if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); media == ndjson {
		h.recordMany(w, r)
		return
	}
	e, err := readEvent(w, r)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	recorded, added, err := h.Ledger.Record(r.Context(), e)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	h.Answer(w, r, status, recorded.JSON)
}

// ndjson is JSON a line.
const ndjson = "application/x-ndjson"

// maxMany is the most bytes of events that come at once.
const maxMany = 16 << 20

func (h *Handlers) recordMany(w http.ResponseWriter, r *http.Request) {
	body, err := wire.ReadBody(w, r, ndjson, maxMany)
	var events []plan.Event
	if err == nil {
		if events, err = plan.ReadEvents(bytes.NewReader(body)); err != nil {
			err = ledger.Refused(err)
		}
	}
	var added int
	if err == nil {
		added, err = h.Ledger.RecordMany(r.Context(), events)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	status := http.StatusOK
	if added > 0 {
		status = http.StatusCreated
	}
	h.Answer(w, r, status, spec.ManyTaken{Added: added, Known: len(events) - added})
}

func (h *Handlers) ListChanges(w http.ResponseWriter, r *http.Request, params spec.ListChangesParams) {
	limit, err := wire.LimitOf(params.Limit)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list, more, err := feed.Since(r.Context(), h.Ledger.Store(), wire.ValueOf(params.After), limit)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	if more {
		wire.Next(w.Header(), r, list[len(list)-1].Cursor)
	}
	h.Answer(w, r, http.StatusOK, append([]feed.Change{}, list...))
}

// readEvent reads the event that a request brings.
func readEvent(w http.ResponseWriter, r *http.Request) (plan.Event, error) {
	body, err := wire.ReadBody(w, r, "application/json", wire.MaxBody)
	if err != nil {
		return plan.Event{}, err
	}
	e, err := plan.ReadEvent(body)
	if err != nil {
		return plan.Event{}, ledger.Refused(err)
	}
	return e, nil
}
