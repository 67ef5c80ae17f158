// Package subscriptions is the room of the API about the systems that are told of
// what is recorded.
package subscriptions

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/schedule/calendar"
)

// Handlers answers about subscriptions.
type Handlers struct{ *wire.Desk }

func (h *Handlers) ListSubscriptions(w http.ResponseWriter, r *http.Request, params spec.ListSubscriptionsParams) {
	all, err := h.Receivers.All(r.Context())
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(s receivers.Subscription) string { return s.ID })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.Subscription, len(all))
	for i, s := range all {
		if list[i], err = h.said(r, s); err != nil {
			h.Fail(w, r, err)
			return
		}
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) said(r *http.Request, s receivers.Subscription) (spec.Subscription, error) {
	address, err := h.Receivers.Address(r.Context(), s)
	one := spec.Subscription{Id: s.ID, Name: s.Name, Address: address, Subjects: words[spec.SubjectKind](s.Subjects), Made: s.Made, By: s.By}
	if len(s.Bodies) > 0 {
		bodies := words[string](s.Bodies)
		one.Bodies = &bodies
	}
	if len(s.To) > 0 {
		to := words[spec.Audience](s.To)
		one.To = &to
	}
	if !s.Rotated.IsZero() {
		one.Rotated = &s.Rotated
	}
	if !s.Ended.IsZero() {
		one.Ended = &s.Ended
	}
	return one, err
}

func words[T, F ~string](from []F) []T {
	all := make([]T, len(from))
	for i, w := range from {
		all[i] = T(w)
	}
	return all
}

func (h *Handlers) CreateSubscription(w http.ResponseWriter, r *http.Request) {
	content, err := wire.ReadBody(w, r, "application/json", wire.MaxBody)
	var n receivers.New
	if err == nil {
		n, err = receivers.Read(content)
	}
	var s receivers.Subscription
	var secret string
	if err == nil {
		s, secret, err = h.Receivers.Make(r.Context(), n, by(r))
	}
	h.tell(w, r, http.StatusCreated, s, secret, err)
}

// tell answers with a subscription and its secret, this once.
func (h *Handlers) tell(w http.ResponseWriter, r *http.Request, status int, s receivers.Subscription, secret string, err error) {
	var one spec.Subscription
	if err == nil {
		one, err = h.said(r, s)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, status, spec.SubscriptionMade{Id: one.Id, Name: one.Name, Address: one.Address, Subjects: one.Subjects, Bodies: one.Bodies, To: one.To, Made: one.Made, By: one.By, Rotated: one.Rotated, Secret: secret})
}

func (h *Handlers) RotateSubscription(w http.ResponseWriter, r *http.Request, id string) {
	s, secret, err := h.Receivers.Rotate(r.Context(), id, by(r))
	h.tell(w, r, http.StatusOK, s, secret, err)
}

// by is who changes something.
func by(r *http.Request) string {
	p, _ := access.From(r.Context())
	return p.ID
}

func (h *Handlers) EndSubscription(w http.ResponseWriter, r *http.Request, id string) {
	s, err := h.Receivers.End(r.Context(), id, by(r))
	var one spec.Subscription
	if err == nil {
		one, err = h.said(r, s)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, one)
}

func (h *Handlers) ListFailures(w http.ResponseWriter, r *http.Request, id string, params spec.ListFailuresParams) {
	lines, err := h.Receivers.Failing(r.Context(), id)
	if err == nil {
		lines, err = wire.Page(w.Header(), r, lines, params.Limit, params.After, func(l delivery.Line) string { return l.Subject.String() })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.Failure, len(lines))
	for i, l := range lines {
		list[i] = spec.Failure{Subject: l.Subject.String(), Failures: l.Failures, Why: l.Why, GivenUp: l.GivenUp}
		if !l.GivenUp {
			next := l.Next.In(calendar.Zone())
			list[i].Next = &next
		}
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) RepeatFailures(w http.ResponseWriter, r *http.Request, id string, params spec.RepeatFailuresParams) {
	var of delivery.Subject
	var err error
	if params.Subject != nil {
		var ok bool
		if of, ok = delivery.ParseSubject(*params.Subject); !ok {
			err = wire.ParameterForm("subject")
		}
	}
	var n int64
	if err == nil {
		n, err = h.Receivers.Repeat(r.Context(), id, of)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, spec.Repeated{Repeated: int(n)})
}
