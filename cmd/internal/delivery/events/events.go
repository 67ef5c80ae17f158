// Package events reads the log as what is told to other systems.
package events

import (
	"context"
	"encoding/json"
	"iter"
	"strings"
	"time"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/notices"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
)

// kinds are the kinds of facts that are told, of each kind of subject.
var kinds = map[delivery.SubjectKind][]store.Kind{
	delivery.Plan:     {store.Plans, store.Progress},
	delivery.Dossier:  {store.Dossiers},
	delivery.Petition: {store.Petitions, store.Publications},
	delivery.Notice:   {store.Tellings},
}

// all is all of them.
func all() (list []store.Kind) {
	for _, k := range delivery.SubjectKinds() {
		list = append(list, kinds[k]...)
	}
	return list
}

// read is what of the data of a fact is told.
type read struct {
	Obligation string          `json:"obligation,omitempty"`
	Type       string          `json:"type,omitempty"`
	Day        string          `json:"day,omitempty"`
	Status     json.RawMessage `json:"status,omitempty"`
}

// What events say, beside their subject.
type (
	version struct {
		Plan    string `json:"plan"`
		Version int    `json:"version"`
	}
	progress struct {
		Plan string `json:"plan"`
		read
	}
	dossier struct {
		Dossier string          `json:"dossier"`
		Body    string          `json:"body"`
		Status  json.RawMessage `json:"status,omitempty"`
	}
	petition struct {
		Petition string `json:"petition"`
		Type     string `json:"type,omitempty"`
	}
	notice struct {
		About string          `json:"about"`
		To    agenda.Audience `json:"to"`
		Body  string          `json:"body,omitempty"`
		Type  string          `json:"type"`
		Due   string          `json:"due,omitempty"`
	}
)

// Of is a fact as it is told; false where it is not.
func Of(f store.Fact) (e delivery.Event, ok bool, err error) {
	e = delivery.Event{At: delivery.Mark(f.At), Subject: delivery.Subject{Code: f.Name}}
	if e.Time, err = time.Parse(time.RFC3339Nano, f.Recorded); err != nil {
		return e, false, err
	}
	e.Time = e.Time.In(calendar.Zone())
	var said read
	open, _, _ := strings.Cut(f.Data, "\n") // what is behind it is sealed
	if err := json.Unmarshal([]byte(open), &said); err != nil {
		return e, false, err
	}
	switch f.Kind {
	case store.Plans:
		e.Subject.Kind, e.Type, e.Data = delivery.Plan, "plan.version", version{f.Name, f.Version}
	case store.Progress:
		e.Subject.Kind, e.Type, e.Data = delivery.Plan, "plan.progress", progress{f.Name, read{Obligation: said.Obligation, Type: said.Type, Day: said.Day}}
	case store.Dossiers:
		code, _, _ := strings.Cut(f.ID, "#")
		e.Subject = delivery.Subject{Kind: delivery.Dossier, Code: code}
		e.Type, e.Data = "dossier.told", dossier{code, f.Name, said.Status}
	case store.Petitions:
		e.Subject.Kind, e.Type, e.Data = delivery.Petition, "petition.event", petition{f.Name, said.Type}
	case store.Publications:
		e.Subject.Kind, e.Type, e.Data = delivery.Petition, "petition.review", petition{Petition: f.Name}
	case store.Tellings:
		n, err := notices.Read(f.Data)
		if err != nil {
			return e, false, err
		}
		e.Subject.Kind, e.Type, e.Data = delivery.Notice, "notice", notice{n.About, n.To, n.Body, n.Type, n.Due.String()}
		e.Notice = &delivery.Told{To: n.To, Body: n.Body, Title: n.Title, English: n.English, About: n.About, Due: n.Due}
	default:
		return e, false, nil
	}
	return e, true, nil
}

// Log is the log of a store as events.
type Log struct{ Store *store.Store }

// End is the end of the log.
func (l Log) End(ctx context.Context) (delivery.Mark, error) {
	end, err := l.Store.End(ctx)
	return delivery.Mark(end), err
}

// Since is the events after a mark, up to another.
func (l Log) Since(ctx context.Context, after, upTo delivery.Mark) iter.Seq2[delivery.Event, error] {
	return told(l.Store.Since(ctx, store.Mark(after), store.Mark(upTo), all()...))
}

func told(facts iter.Seq2[store.Fact, error]) iter.Seq2[delivery.Event, error] {
	return func(yield func(delivery.Event, error) bool) {
		for f, err := range facts {
			var e delivery.Event
			ok := true
			if err == nil {
				e, ok, err = Of(f)
			}
			if (ok || err != nil) && !yield(e, err) {
				return
			}
		}
	}
}

// Next is the first event of a subject after a mark, up to another; false where there
// is none.
func (l Log) Next(ctx context.Context, s delivery.Subject, after, upTo delivery.Mark) (first delivery.Event, found bool, err error) {
	for _, kind := range kinds[s.Kind] {
		facts := l.Store.Stream(ctx, kind, s.Code, store.Mark(after), store.Mark(upTo))
		if kind == store.Dossiers { // their streams are of bodies
			facts = l.Store.Beginning(ctx, kind, s.Code+"#")
		}
		for e, err := range told(facts) {
			if err != nil {
				return first, false, err
			}
			if e.At <= after || e.At > upTo {
				continue
			}
			if !found || e.At < first.At {
				first, found = e, true
			}
			break
		}
	}
	return first, found, nil
}
