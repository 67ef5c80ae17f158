package audit

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Reading is that somebody read who sent a petition and what they wrote; who, and
// when, the row of the log says.
type Reading struct {
	Operation string `json:"operation,omitzero"` // of the API
	Petition  string `json:"petition"`
}

// Denial is that somebody asked for what they may not do.
type Denial struct {
	Operation string    `json:"operation,omitzero"`
	Why       form.Code `json:"why"`
	Times     int       `json:"times"` // within about a second
}

var (
	readings = form.Of[Reading](1)
	denials  = form.Of[Denial](1)
)

// ReadReading reads a row of [store.Readings].
func ReadReading(b []byte) (Reading, error) { return readings.Read(b, nil) }

// ReadDenial reads a row of [store.Denials].
func ReadDenial(b []byte) (Denial, error) { return denials.Read(b, nil) }

// instant is how an instant is recorded.
const instant = "2006-01-02T15:04:05.000Z07:00"

// Read records that who asks reads a petition whole. It is recorded before the
// petition is answered: what cannot be recorded is not read.
func Read(ctx context.Context, s *store.Store, at time.Time, petition string) error {
	pass, _ := access.PassOf(ctx)
	data, err := readings.Write(Reading{pass.Operation.ID, petition})
	if err != nil {
		return err
	}
	f := fact(store.Readings, at, data)
	f.About = petition
	_, _, err = s.Append(ctx, f)
	return err
}

func fact(kind store.Kind, at time.Time, data []byte) store.Fact {
	return store.Fact{Kind: kind, Name: calendar.DayAt(at).String(), ID: uuid.NewString(), Recorded: at.In(calendar.Zone()).Format(instant), Data: string(data)}
}

// Denied gathers denials and records them, equal ones of a second in one row: so
// whoever asks in vain as fast as they can fills no disk. What was gathered when a
// server is killed is lost.
type Denied struct {
	store *store.Store
	now   func() time.Time
	log   *slog.Logger

	mu   sync.Mutex
	next map[denied]*noted
}

// noted is how often something was denied, and the number of the first request.
type noted struct {
	times   int
	request string
}

// denied is what equal denials have in common.
type denied struct {
	who, operation string
	why            form.Code
}

// NewDenied is the denials that are recorded in a store.
func NewDenied(s *store.Store, now func() time.Time, log *slog.Logger) *Denied {
	return &Denied{store: s, now: now, log: log, next: map[denied]*noted{}}
}

// gathered is how long denials are gathered, and most is how many kinds of them.
const (
	gathered = time.Second
	most     = 1000
)

// Note notes that who asks was denied what they asked for. Nil notes nothing.
func (d *Denied) Note(ctx context.Context, why form.Code) {
	if d == nil {
		return
	}
	pass, _ := access.PassOf(ctx)
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.next) == 0 {
		time.AfterFunc(gathered, d.Record)
	}
	one := denied{pass.Principal.ID, pass.Operation.ID, why}
	if len(d.next) >= most {
		one = denied{why: why}
	}
	if d.next[one] == nil {
		d.next[one] = &noted{request: access.Number(ctx)}
	}
	d.next[one].times++
}

// Record records what was gathered.
func (d *Denied) Record() {
	d.mu.Lock()
	all := d.next
	d.next = map[denied]*noted{}
	d.mu.Unlock()
	var m store.Many
	for one, noted := range all {
		data, err := denials.Write(Denial{one.operation, one.why, noted.times})
		if err != nil {
			d.log.Error("a denial was not recorded", "error", err)
			continue
		}
		f := fact(store.Denials, d.now(), data)
		f.Who, f.Request = one.who, noted.request
		m.Facts = append(m.Facts, f)
	}
	if _, err := d.store.AppendMany(context.Background(), m); err != nil {
		d.log.Error("denials were not recorded", "denials", len(all), "error", err)
	}
}
