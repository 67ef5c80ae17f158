package courier_test

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"time"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
)

// model is an outbox in memory, written to be read: what the databases keep is held
// against it.
type model struct {
	seen  map[string]delivery.Mark
	lines map[string]map[delivery.Subject]*held
}

type held struct {
	delivery.Line
	holder string
	until  time.Time
	waits  time.Time
}

func newModel(subscriptions ...string) *model {
	m := &model{map[string]delivery.Mark{}, map[string]map[delivery.Subject]*held{}}
	for _, s := range subscriptions {
		m.seen[s], m.lines[s] = 0, map[delivery.Subject]*held{}
	}
	return m
}

func (m *model) Seen(_ context.Context, s string) (delivery.Mark, error) { return m.seen[s], nil }

func (m *model) Spread(_ context.Context, s string, after, upTo delivery.Mark, came map[delivery.Subject]delivery.Mark, now time.Time) error {
	if m.seen[s] != after && m.seen[s] != 0 {
		return nil
	}
	m.seen[s] = upTo
	for subject, at := range came {
		l, ok := m.lines[s][subject]
		if !ok {
			l = &held{Line: delivery.Line{Subject: subject, Done: after}, waits: now}
			m.lines[s][subject] = l
		}
		l.Line = l.Came(at)
	}
	return nil
}

func bySubject(a, b delivery.Line) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Code, b.Code))
}

func (m *model) Take(_ context.Context, s string, l courier.Lease, most int) (list []delivery.Line, _ error) {
	for _, h := range m.lines[s] {
		if h.Due(l.Now) && !h.until.After(l.Now) {
			list = append(list, h.Line)
		}
	}
	slices.SortFunc(list, func(a, b delivery.Line) int { return cmp.Or(a.Next.Compare(b.Next), bySubject(a, b)) })
	list = list[:min(len(list), most)]
	for _, one := range list {
		h := m.lines[s][one.Subject]
		h.holder, h.until = l.Holder, l.Until
	}
	return list, nil
}

func (m *model) Settle(_ context.Context, s string, l courier.Lease, line delivery.Line, keep bool) (now delivery.Line, ok bool, err error) {
	h := m.lines[s][line.Subject]
	if h == nil || h.holder != l.Holder {
		return now, false, nil
	}
	line.Owed = h.Owed
	if h.Done < line.Done {
		h.waits = l.Now
	}
	h.Line = line
	if keep {
		h.until = l.Until
		return h.Line, true, nil
	}
	h.holder, h.until = "", time.Time{}
	if h.Idle() {
		delete(m.lines[s], line.Subject)
	}
	return line, true, nil
}

// owed is what is owed to a subscription.
func (m *model) owed(s string) (owed outbox.Owed) {
	for _, h := range m.lines[s] {
		switch {
		case h.Idle():
			continue
		case h.GivenUp:
			owed.GivenUp++
			continue
		case h.Failures > 0:
			owed.Failed++
		default:
			owed.Pending++
		}
		if owed.Oldest.IsZero() || h.waits.Before(owed.Oldest) {
			owed.Oldest = h.waits
		}
	}
	return owed
}

func (m *model) Failing(_ context.Context, s string) (list []delivery.Line, _ error) {
	for _, h := range m.lines[s] {
		if h.Failures > 0 {
			list = append(list, h.Line)
		}
	}
	slices.SortFunc(list, bySubject)
	return list, nil
}

func (m *model) Repeat(_ context.Context, s string, one delivery.Subject) (n int64, _ error) {
	for _, h := range m.lines[s] {
		if h.Failures > 0 && (one == delivery.Subject{} || one == h.Subject) {
			h.Line = h.Repeated()
			n++
		}
	}
	return n, nil
}

// record is a log in memory.
type record []delivery.Event

func (r record) End(context.Context) (delivery.Mark, error) { return delivery.Mark(len(r)), nil }

func (r record) Since(_ context.Context, after, upTo delivery.Mark) iter.Seq2[delivery.Event, error] {
	return func(yield func(delivery.Event, error) bool) {
		for _, e := range r[after:upTo] {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (r record) Next(_ context.Context, s delivery.Subject, after, upTo delivery.Mark) (delivery.Event, bool, error) {
	for _, e := range r[after:upTo] {
		if e.Subject == s {
			return e, true, nil
		}
	}
	return delivery.Event{}, false, nil
}
