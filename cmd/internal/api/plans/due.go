package plans

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
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
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	k, err := v.Known(params.Plan)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Keep(w, r, k, func(h http.Header) ([]byte, error) {
		rows, err := v.Due(r.Context(), params.Plan, wire.ValueOf(params.Body), q)
		if err != nil {
			return nil, err
		}
		h.Set(HoldsSince, k.Holds().String())
		rows, err = wire.Page(h, r, rows, params.Limit, params.After, func(row plan.DueRow) string { return string(row.ID) })
		if err != nil {
			return nil, err
		}
		return wire.Encode(rows)
	})
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
	h.Answer(w, r, status, recorded)
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
