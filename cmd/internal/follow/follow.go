// Package follow keeps what the changes of one stream of the log came to: who may come
// in, who is told of what is recorded, who has a calendar. Such a stream is short and
// asked at every turn, so that it is kept in memory whole, and only what came since is
// read.
//
// Whoever changes it at the same time as another, of whatever server, sees first what
// the other did: each change has the next version of the stream.
package follow

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

const nothingRecorded form.Code = "read-only" // the type of a problem

var texts = form.Texts{nothingRecorded: {"ở đây không ghi nhận được", "nothing can be recorded here"}}

// ReadOnly says that there is no database to record in.
func ReadOnly() error { return texts.Error(form.Error{Code: nothingRecorded}) }

// Change is a change as it was recorded.
type Change[C any] struct {
	What C
	At   time.Time
	Mark store.Mark
}

// Options is what is followed.
type Options[V any, C interface{ Key() string }] struct {
	Store *store.Store // nil: there is nothing, and nothing is recorded
	Now   func() time.Time
	Kind  store.Kind
	Name  string // of the stream
	Form  *form.Form[C]
	// Take is what all came to with some changes more. What it was stays as it is:
	// others still read it.
	Take func(was V, some []Change[C]) V
}

// Stream is a stream that is followed. It may be used by many goroutines at once.
type Stream[V any, C interface{ Key() string }] struct {
	options Options[V, C]

	mu      sync.Mutex
	now     V
	at      store.Mark
	version int
	looked  time.Time // by the clock of the machine
}

// New follows a stream; before the first change all came to the given value.
func New[V any, C interface{ Key() string }](from V, o Options[V, C]) *Stream[V, C] {
	return &Stream[V, C]{options: o, now: from}
}

// At is what all came to, with what others did at least so long ago.
func (s *Stream[V, C]) At(ctx context.Context, ago time.Duration) (V, error) {
	now, _, err := s.look(ctx, ago)
	return now, err
}

func (s *Stream[V, C]) look(ctx context.Context, ago time.Duration) (now V, version int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	o := s.options
	if o.Store == nil || ago > 0 && time.Since(s.looked) < ago {
		return s.now, s.version, nil
	}
	began := time.Now()
	end, err := o.Store.End(ctx)
	if err != nil {
		return now, 0, err
	}
	if end > s.at {
		var some []Change[C]
		version := s.version
		for f, err := range o.Store.Stream(ctx, o.Kind, o.Name, s.at, end) {
			var c Change[C]
			if err == nil {
				c, err = s.read(f)
			}
			if err != nil {
				return now, 0, err
			}
			some, version = append(some, c), f.Version
		}
		if len(some) > 0 {
			s.now, s.version = o.Take(s.now, some), version
		}
	}
	s.at, s.looked = end, began
	return s.now, s.version, nil
}

func (s *Stream[V, C]) read(f store.Fact) (c Change[C], err error) {
	if c.What, err = s.options.Form.Read([]byte(f.Data), nil); err != nil {
		return c, err
	}
	at, err := time.Parse(time.RFC3339Nano, f.Recorded)
	c.At, c.Mark = at.In(calendar.Zone()), f.At
	return c, err
}

// Record records a change of what there is, where one is needed, and gives what all
// came to with it.
func (s *Stream[V, C]) Record(ctx context.Context, change func(V) (c C, needed bool, err error)) (V, error) {
	o := s.options
	var none V
	for {
		now, version, err := s.look(ctx, 0)
		if err != nil {
			return none, err
		}
		c, needed, err := change(now)
		if err != nil || !needed {
			return now, err
		}
		if o.Store == nil {
			return none, ReadOnly()
		}
		data, err := o.Form.Write(c)
		if err != nil {
			return none, err
		}
		next := version + 1
		kept, _, err := o.Store.Append(ctx, store.Fact{Kind: o.Kind, Name: o.Name, Version: next, ID: c.Key() + "#" + strconv.Itoa(next),
			Recorded: o.Now().In(calendar.Zone()).Format(instant), Data: string(data)})
		switch {
		case err == nil && kept.Data == string(data):
			return s.At(ctx, 0)
		case err != nil && !errors.Is(err, store.VersionConflict):
			return none, err
		}
	}
}

const instant = "2006-01-02T15:04:05.000Z07:00"
