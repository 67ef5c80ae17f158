// Package law is what days and bodies are judged by: the calendar and the bodies
// that the server was started with, and the notices and bodies that were recorded.
package law

import (
	"maps"
	"slices"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// Law is what days and bodies are judged by: what the program was started with,
// and what was taken in since.
type Law struct {
	Calendar *calendar.Calendar
	Counter  *schedule.Counter // on the calendar
	Bodies   *body.Registry
	taken    map[string]bool // what was taken in, by the identifiers of its facts
	versions map[store.Kind]int
}

// New is the law that a server is started with; nil stands for what is built in.
func New(c *calendar.Calendar, r *body.Registry) (Law, error) {
	w := Law{Bodies: r, taken: map[string]bool{}, versions: map[store.Kind]int{}}
	return w.on(c)
}

// on is the law with another calendar.
func (w Law) on(c *calendar.Calendar) (Law, error) {
	counter, err := schedule.NewCounter(schedule.CounterOptions{Calendar: c})
	w.Counter = counter
	w.Calendar = counter.Calendar()
	return w, err
}

// With is the law with a fact more. What a later program has built in stands as
// it has it there.
func (w Law) With(f store.Fact) (next Law, err error) {
	switch f.Kind {
	case store.Notices:
		notices, err := calendar.ReadNotices([]byte(f.Data))
		if err != nil {
			return w, err
		}
		known := w.Calendar.Notices()
		notices = slices.DeleteFunc(notices, func(n calendar.Notice) bool {
			return slices.ContainsFunc(known, func(k calendar.Notice) bool { return k.Number == n.Number })
		})
		if next, err = w.Noticed(notices); err != nil {
			return w, err
		}
	case store.Bodies:
		data, err := body.ReadJSON([]byte(f.Data))
		if err != nil {
			return w, err
		}
		known := map[string]bool{}
		data.Bodies = slices.DeleteFunc(data.Bodies, func(r body.Row) bool {
			if id, err := body.ParseID(r.ID); err == nil && !w.Bodies.ByID(id).IsZero() {
				known[r.ID] = true
			}
			return known[r.ID]
		})
		data.Codes = slices.DeleteFunc(data.Codes, func(r body.CodeRow) bool { return known[r.ID] })
		data.Successions = slices.DeleteFunc(data.Successions, func(r body.SuccessionRow) bool { return known[r.From] })
		if next, err = w.Peopled(data); err != nil {
			return w, err
		}
	}
	next.taken, next.versions = maps.Clone(w.taken), maps.Clone(w.versions)
	next.taken[f.ID] = true
	next.versions[f.Kind] = f.Version
	return next, nil
}

// Noticed is the law with notices more.
func (w Law) Noticed(notices []calendar.Notice) (Law, error) {
	c, err := w.Calendar.With(notices...)
	if err != nil {
		return w, err
	}
	return w.on(c)
}

// Peopled is the law with bodies more.
func (w Law) Peopled(data body.Data) (Law, error) {
	r, err := w.Bodies.With(data)
	if err != nil {
		return w, err
	}
	w.Bodies = r
	return w, nil
}

// Taken says whether a fact is part of the law.
func (w Law) Taken(id string) bool { return w.taken[id] }

// Version is the last version of the stream of a kind of facts.
func (w Law) Version(k store.Kind) int { return w.versions[k] }

// Kinds are the kinds of facts that change the law.
var Kinds = []store.Kind{store.Notices, store.Bodies}
