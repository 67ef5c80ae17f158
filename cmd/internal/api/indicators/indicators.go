// Package indicators is the room of the API about indicators: sets, observations,
// what they come to, and what of it was published.
package indicators

import (
	"bytes"
	"context"
	"net/http"
	"sync"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Handlers answers about indicators.
type Handlers struct{ *wire.Desk }

// mostBytes is the most that one upload brings.
const mostBytes = 2 << 30

// What is said of parameters.
const (
	setUnknown    form.Code = "set.unknown"    // a set that was not published
	notScored     form.Code = "set.unscored"   // a set without points
	notTargeted   form.Code = "set.untargeted" // a set without targets
	periodOutside form.Code = "period.outside" // a set that does not hold then
	onlyOne       form.Code = "parameter.one"  // two that exclude one another
	dayFuture     form.Code = "day.future"
)

var texts = form.Texts{
	setUnknown:    {"không có bộ {value}; xem danh sách ở /api/v1/sets", "there is no set {value}; list them at /api/v1/sets"},
	notScored:     {"bộ {value} không chấm điểm", "set {value} gives no points"},
	notTargeted:   {"bộ {value} chấm điểm, không giao chỉ tiêu", "set {value} gives points and no targets"},
	periodOutside: {"bộ này có hiệu lực từ {since}, không chấm được kỳ {value}", "the set holds from {since} on and cannot score {value}"},
	onlyOne:       {"không dùng cùng với {other}", "not together with {other}"},
	dayFuture:     {"ngày {value} chưa đến", "{value} has not come yet"},
}

// published is a set that was published; a scorecard has points beside.
type published struct {
	set  *indicator.Set
	card *scorecard.Card
}

func (p published) id() string { return p.set.ID() }

// sets is all sets, found by their numbers.
var sets = sync.OnceValue(func() (all []published) {
	for _, s := range catalog.Sets() {
		all = append(all, published{set: s})
	}
	for _, c := range catalog.Scorecards() {
		all = append(all, published{c.Set(), c})
	}
	return all
})

func setOf(id string) (published, error) {
	for _, p := range sets() {
		if p.id() == id {
			return p, nil
		}
	}
	return published{}, wire.BadParameter("set", texts.Error(form.Error{Code: setUnknown, Value: id}))
}

func (h *Handlers) ListSets(w http.ResponseWriter, r *http.Request) {
	list := []spec.SetSummary{}
	for _, p := range sets() {
		list = append(list, spec.SetSummary{Id: p.id(), Title: p.set.Title(), Date: text(p.set.Date().String()), Issuer: text(p.set.Issuer()), Scored: p.card != nil,
			Definitions: len(p.set.Definitions()), Targets: len(p.set.Targets())})
	}
	h.Answer(w, r, http.StatusOK, list)
}

// text is a text that is left out when it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (h *Handlers) GetSet(w http.ResponseWriter, r *http.Request, params spec.GetSetParams) {
	p, err := setOf(params.Set)
	switch {
	case err != nil:
		h.Fail(w, r, err)
	case p.card != nil:
		h.Answer(w, r, http.StatusOK, p.card)
	default:
		h.Answer(w, r, http.StatusOK, p.set)
	}
}

func (h *Handlers) AddObservations(w http.ResponseWriter, r *http.Request, params spec.AddObservationsParams) {
	stream, media, err := wire.Stream(w, r, mostBytes, "application/json", "application/x-ndjson", "text/csv")
	var from figures.Source
	one := media == "application/json"
	switch {
	case err != nil:
	case one:
		var line []byte
		line, err = wire.OneLine(w, r)
		from = figures.ObservationLines(bytes.NewReader(line))
	case media == "text/csv":
		from = figures.ObservationTable(stream)
	default:
		from = figures.ObservationLines(stream)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Take(w, r, from, one || wire.ValueOf(params.Whole))
}

func (h *Handlers) ListObservations(w http.ResponseWriter, r *http.Request, params spec.ListObservationsParams) {
	limit, err := wire.LimitOf(params.Limit)
	var period schedule.Period
	if err == nil && params.Period != nil {
		if period, err = schedule.ParsePeriod(*params.Period); err != nil {
			err = wire.BadParameter("period", err)
		}
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list, found := []indicator.Observation{}, params.After == nil
	_, err = h.Ledger.Figures().Observed(r.Context(), func(l *indicator.Ledger, _ []figures.Closing) error {
		for o := range l.All() {
			switch {
			case params.Indicator != nil && string(o.Indicator) != *params.Indicator, params.Body != nil && string(o.Body) != *params.Body,
				params.Period != nil && o.Period != period, params.Procedure != nil && o.Procedure != *params.Procedure:
			case !found:
				found = figures.ObservationID(o) == *params.After
			default:
				if list = append(list, o); len(list) > limit {
					return nil
				}
			}
		}
		return nil
	})
	if err == nil && !found {
		err = wire.NoRow()
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, wire.FirstPage(w.Header(), r, list, limit, figures.ObservationID))
}

func windowOf(text *string) (w schedule.Window, err error) {
	if text != nil {
		if w, err = schedule.ParseWindow(*text); err != nil {
			err = wire.BadParameter("window", err)
		}
	}
	return w, err
}

func periodOf(name, text string) (schedule.Period, error) {
	p, err := schedule.ParsePeriod(text)
	if err != nil {
		err = wire.BadParameter(name, err)
	}
	return p, err
}

func (h *Handlers) ListClosings(w http.ResponseWriter, r *http.Request, params spec.ListClosingsParams) {
	var all []figures.Closing
	_, err := h.Ledger.Figures().Observed(r.Context(), func(_ *indicator.Ledger, closings []figures.Closing) error {
		all = append(all, closings...)
		return nil
	})
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, figures.Closing.ID)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.Closing, len(all))
	for i, c := range all {
		list[i] = closingOf(c)
	}
	h.Answer(w, r, http.StatusOK, list)
}

func closingOf(c figures.Closing) spec.Closing {
	return spec.Closing{Period: c.Period.String(), Window: spec.ClosingWindow(c.Window.String()), On: text(c.On.String())}
}

func (h *Handlers) GetClosing(w http.ResponseWriter, r *http.Request, params spec.GetClosingParams) {
	var c figures.Closing
	var err error
	if c.Period, err = periodOf("period", params.Period); err == nil {
		c.Window, err = windowOf((*string)(params.Window))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.closing(w, r, http.StatusOK, c)
}

// closing answers how a period stands.
func (h *Handlers) closing(w http.ResponseWriter, r *http.Request, status int, c figures.Closing) {
	seen, err := h.Ledger.Figures().Seen(r.Context(), c.Period, c.Window)
	if err == nil {
		_, err = h.Ledger.Figures().Observed(r.Context(), func(l *indicator.Ledger, _ []figures.Closing) error {
			c.On, _ = l.Closed(c.Period, c.Window)
			return nil
		})
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("ETag", wire.Tag(int(seen)))
	h.Answer(w, r, status, closingOf(c))
}

var newClosing = form.Of[struct {
	On form.Day `json:"on,omitzero"`
}](0)

func (h *Handlers) ClosePeriod(w http.ResponseWriter, r *http.Request, params spec.ClosePeriodParams) {
	c := figures.Closing{On: h.Ledger.Today()}
	var err error
	if c.Period, err = periodOf("period", params.Period); err == nil {
		c.Window, err = windowOf((*string)(params.Window))
	}
	var seen int
	if err == nil {
		seen, err = wire.Seen(params.IfMatch, func() (int, error) {
			mark, err := h.Ledger.Figures().Seen(r.Context(), c.Period, c.Window)
			return int(mark), err
		})
	}
	var body []byte
	if err == nil {
		body, err = wire.ReadBody(w, r, "application/json", wire.MaxBody)
	}
	if err == nil {
		said, fault := newClosing.Read(body, nil)
		switch {
		case fault != nil:
			err = wire.BadContent(fault)
		case said.On > c.On:
			err = wire.BadContent(texts.Error(form.Error{Code: dayFuture, Path: "on", Value: said.On.String()}))
		case said.On != form.NoDay:
			c.On = said.On
		}
	}
	added := false
	if err == nil {
		added, err = h.Ledger.Figures().Close(r.Context(), c, store.Mark(seen))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	h.closing(w, r, status, c)
}

func (h *Handlers) ListCorrections(w http.ResponseWriter, r *http.Request, params spec.ListCorrectionsParams) {
	if _, err := wire.LimitOf(params.Limit); err != nil {
		h.Fail(w, r, err)
		return
	}
	l := wire.Language(r)
	h.keepOf(w, r, func(ctx context.Context) (figures.Basis, error) {
		return h.Ledger.Figures().Basis(ctx, figures.Question{From: figures.FromBoth})
	}, func(header http.Header, _ figures.Basis) ([]byte, error) {
		all, err := h.Ledger.Figures().Corrections(r.Context())
		if err == nil {
			all, err = wire.Page(header, r, all, params.Limit, params.After, func(c indicator.Correction) string { return figures.ObservationID(c.Now) })
		}
		if err != nil {
			return nil, err
		}
		list := make([]spec.Correction, len(all))
		for i, c := range all {
			list[i] = spec.Correction{Published: c.Published, Now: c.Now, Closed: c.Closed.String(), Reason: c.Reason.In(l)}
		}
		return wire.Encode(list)
	})
}

// keepOf answers what is computed from what is there now, and keeps the answer as
// long as that stands.
func (h *Handlers) keepOf(w http.ResponseWriter, r *http.Request, now func(context.Context) (figures.Basis, error), compute func(http.Header, figures.Basis) ([]byte, error)) {
	of, err := now(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	holds := func(ctx context.Context) bool { later, err := now(ctx); return err == nil && later == of }
	h.KeepOf(w, r, wire.Source{What: of, Holds: holds}, func(header http.Header) ([]byte, error) { return compute(header, of) })
}
