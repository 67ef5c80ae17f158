package plans

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
)

func (h *Handlers) ListDutyCalendars(w http.ResponseWriter, r *http.Request, params spec.ListDutyCalendarsParams) {
	err := access.Check(r.Context(), body.ID(params.Body))
	var all []calendars.Address
	if err == nil {
		all, err = h.Calendars.All(r.Context())
	}
	if err == nil {
		all = slices.DeleteFunc(slices.Clone(all), func(a calendars.Address) bool { return string(a.Body) != params.Body })
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(a calendars.Address) string { return a.ID })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.DutyCalendar, len(all))
	for i, a := range all {
		list[i] = calendarOf(a)
	}
	h.Answer(w, r, http.StatusOK, list)
}

func calendarOf(a calendars.Address) spec.DutyCalendar {
	said := spec.DutyCalendar{Id: a.ID, Name: a.Name, Body: a.Body.String(), Made: a.Made, By: a.By}
	if !a.Revoked.IsZero() {
		said.Revoked = &a.Revoked
	}
	return said
}

func (h *Handlers) CreateDutyCalendar(w http.ResponseWriter, r *http.Request) {
	content, err := wire.ReadBody(w, r, "application/json", wire.MaxBody)
	var n calendars.New
	if err == nil {
		n, err = calendars.Read(content)
	}
	if err == nil {
		err = access.Check(r.Context(), n.Body)
	}
	var v *ledger.View
	if err == nil {
		v, err = h.Ledger.At(r.Context())
	}
	var a calendars.Address
	var secret string
	if err == nil {
		a, secret, err = h.Calendars.Make(r.Context(), n, v.Bodies(), h.Ledger.Today(), principal(r))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusCreated, spec.DutyCalendarMade{Id: a.ID, Name: a.Name, Body: a.Body.String(), Made: a.Made, By: a.By, Path: calendars.Path(secret)})
}

// principal is who changes something.
func principal(r *http.Request) string {
	p, _ := access.From(r.Context())
	return p.ID
}

func (h *Handlers) RevokeDutyCalendar(w http.ResponseWriter, r *http.Request, id string) {
	a, err := h.Calendars.Find(r.Context(), id)
	if err == nil {
		err = access.Check(r.Context(), a.Body)
	}
	if err == nil {
		a, err = h.Calendars.Revoke(r.Context(), id, principal(r))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, calendarOf(a))
}

// ReadDutyCalendar answers whoever has a secret. What was answered is kept as long as
// the secret holds as well.
func (h *Handlers) ReadDutyCalendar(w http.ResponseWriter, r *http.Request, file string) {
	secret, found := strings.CutSuffix(file, calendars.Extension)
	a, err := h.Calendars.Holder(r.Context(), secret)
	if !found && err == nil {
		err = calendars.NoAddress()
	}
	var v *ledger.View
	if err == nil {
		v, err = h.Ledger.At(r.Context())
	}
	today := h.Ledger.Today()
	if err == nil && !v.Bodies().ByID(a.Body).Lives(today) {
		err = calendars.NoAddress()
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	now, basis := h.Ledger.Now(), v.All()
	holds := func(ctx context.Context) bool {
		still, err := h.Calendars.Holder(ctx, secret)
		if err != nil || still.ID != a.ID {
			return false
		}
		v, err := h.Ledger.At(ctx)
		return err == nil && v.Has(basis)
	}
	h.KeepOf(w, r, wire.Source{What: basis, Holds: holds}, func(header http.Header) ([]byte, error) {
		q := plan.DueQuery{AsOf: today}
		q.Language = wire.Language(r)
		rows, err := v.List(r.Context(), "", a.Body.String(), q, ledger.DueFilter{})
		if err != nil {
			return nil, err
		}
		return writeCalendar(header, now, v.Bodies().ByID(a.Body).Name(today), rows, q.Language)
	})
}
