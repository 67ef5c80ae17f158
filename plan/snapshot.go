package plan

import (
	"errors"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

const (
	progressName    = "progress"
	progressVersion = 2
)

// MarshalBinary writes the events in the order of recording, in a compact form
// with a version and a checksum; the options are the host's. A host that
// restarts reads it back and gives [Progress.With] what came since then, or
// more: an event that is there already changes nothing.
func (p *Progress) MarshalBinary() ([]byte, error) {
	w := snapshot.Write(progressName, progressVersion)
	w.Uint(uint64(p.Len()))
	if p.empty() {
		return w.Bytes(), nil
	}
	for _, r := range p.layers {
		for _, n := range r.list {
			e := n.event()
			w.Text(e.ID)
			w.Text(string(e.Obligation))
			w.Uint(uint64(n.kind))
			w.Int(int64(e.Day))
			for _, s := range [...]string{e.By, e.Note, e.Document, e.To, e.Inner, e.Corrects} {
				w.Text(s)
			}
			w.Int(int64(e.Due))
			writeInstant(w, e.Recorded)
		}
	}
	return w.Bytes(), nil
}

// UnmarshalBinary reads what [Progress.MarshalBinary] wrote into a progress that
// nobody uses yet, in place of its events and by its options ([NewProgress]
// without events). It checks the form and the order of the events, and judges
// none of them anew.
func (p *Progress) UnmarshalBinary(b []byte) error {
	r, err := snapshot.Open(b, progressName, progressVersion)
	former := false // of version 1, before anything was given down
	if errors.Is(err, form.FormVersion) {
		if first, no := snapshot.Open(b, progressName, 1); no == nil {
			r, err, former = first, nil, true
		}
	}
	if err != nil {
		return err
	}
	count := r.Len()
	events := func(yield func(Event) bool) {
		for range count {
			var e Event
			e.ID, e.Obligation = r.Text(), ObligationID(r.Text())
			e.Type = eventTypes[r.Below(len(eventTypes))]
			e.Day = form.Day(r.Int())
			e.By, e.Note, e.Document = r.Text(), r.Text(), r.Text()
			if !former {
				e.To, e.Inner = r.Text(), r.Text()
			}
			e.Corrects = r.Text()
			e.Due = form.Day(r.Int())
			e.Recorded = readInstant(r)
			if !yield(e) {
				return
			}
		}
	}
	var options ProgressOptions
	if p != nil {
		options = p.options
	}
	q, err := newProgress(count, events, options)
	if err != nil || q.Len() != count {
		r.Fail()
	}
	if err := r.End(); err != nil || p == nil {
		return err
	}
	*p = *q
	return nil
}

// writeInstant writes an instant with the offset of its zone.
func writeInstant(w *snapshot.Writer, t time.Time) {
	if t.IsZero() {
		w.Uint(0)
		return
	}
	_, offset := t.Zone()
	w.Uint(1)
	w.Int(t.Unix())
	w.Uint(uint64(t.Nanosecond()))
	w.Int(int64(offset))
}

func readInstant(r *snapshot.Reader) time.Time {
	if r.Below(2) == 0 {
		return time.Time{}
	}
	seconds, nanos, offset := r.Int(), r.Below(1_000_000_000), r.Int()
	if offset < -86400 || offset > 86400 {
		r.Fail()
		return time.Time{}
	}
	t := time.Unix(seconds, int64(nanos)).In(calendar.Zone())
	switch _, here := t.Zone(); offset {
	case int64(here):
		return t
	case 0:
		return t.UTC()
	}
	return t.In(time.FixedZone("", int(offset)))
}
