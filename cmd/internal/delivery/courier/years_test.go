package courier_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/agenda"
)

var (
	seeds = flag.Uint64("seeds", 300, "how many times three years are played")
	seed  = flag.Uint64("seed", 0, "the one seed that is played")
)

// Three years of facts are told by two servers to five receivers, of which two want some
// notices only, which fail, hang, take an event and do not say so, and come back, while servers are killed between any
// two things that they do, and restarted. Every event arrives, in order a subject, and
// none once its acknowledgement was kept.
func TestThreeYears(t *testing.T) {
	var sent, facts atomic.Int64
	eachSeed(t, *seeds, func(n uint64) error {
		w := newWorld(n)
		err := w.play(t.Context())
		sent.Add(int64(w.sent))
		facts.Add(int64(len(w.log)))
		return err
	})
	t.Logf("%d facts, %d sendings", facts.Load(), sent.Load())
}

// eachSeed plays what a seed makes, on all processors, and prints the seed that fails.
func eachSeed(t *testing.T, last uint64, play func(n uint64) error) {
	first, began := uint64(1), time.Now()
	if testing.Short() {
		last = min(last, 10)
	}
	if *seed > 0 {
		first, last = *seed, *seed
	}
	next := atomic.Uint64{}
	next.Store(first)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for n := next.Add(1) - 1; n <= last && !t.Failed(); n = next.Add(1) - 1 {
				if err := play(n); err != nil {
					t.Errorf("seed %d: %v; again: go test ./cmd/internal/delivery/courier -run '^%s$' -seed %d", n, err, t.Name(), n)
				}
			}
		})
	}
	all.Wait()
	t.Logf("%d times three years in %v", last-first+1, time.Since(began).Round(time.Millisecond))
}

var start = time.Date(2025, 1, 1, 8, 0, 0, 0, time.UTC)

// world is what happens in a seed.
type world struct {
	chance        *rand.Rand
	now           time.Time
	log           record
	kept          *model
	subscriptions []delivery.Subscription
	fails         map[string]int // how many of ten sendings fail, by subscription
	servers       []*server
	sent          int
	received      map[string]map[delivery.Subject]delivery.Mark // the last event that was taken in
	wrong         error
	// takes is what a receiver does with an event where it is reached: nil takes it.
	takes func(s *server, e delivery.Event) error
	lost  map[string]bool // what was told by a server that was killed before it kept it
}

// server is a process: what it still does after it was killed has no effect.
type server struct {
	*world
	*courier.Courier
	dead  bool
	kills bool
	// unsettled is what was told and is not kept yet: of that alone a killed server may
	// tell again.
	unsettled string
}

var errKilled = errors.New("killed")

// step is between any two things that a server does.
func (s *server) step() error {
	if s.kills && s.chance.IntN(40) == 0 {
		s.dead = true
		s.lost[s.unsettled] = true
	}
	if s.dead {
		return errKilled
	}
	return nil
}

func newWorld(n uint64) *world {
	w := &world{chance: rand.New(rand.NewPCG(n, 17)), now: start, lost: map[string]bool{}, fails: map[string]int{}, received: map[string]map[delivery.Subject]delivery.Mark{}}
	var ids []string
	for i, s := range []delivery.Subscription{{Subjects: delivery.SubjectKinds()}, {Subjects: []delivery.SubjectKind{delivery.Petition}}, {Subjects: []delivery.SubjectKind{delivery.Plan, delivery.Dossier}},
		{Subjects: []delivery.SubjectKind{delivery.Notice, delivery.Plan}, To: []agenda.Audience{agenda.AudienceLeader}, Bodies: []body.ID{"H26"}},
		{Subjects: []delivery.SubjectKind{delivery.Notice}, To: []agenda.Audience{desk.AudienceSender}, Senders: true}} {
		s.ID = fmt.Sprint("s", i)
		ids = append(ids, s.ID)
		w.received[s.ID] = map[delivery.Subject]delivery.Mark{}
		w.subscriptions = append(w.subscriptions, s)
	}
	w.kept = newModel(ids...)
	w.happens(30)
	for i := range w.subscriptions { // what was recorded before is not told
		w.subscriptions[i].Since = delivery.Mark(1 + w.chance.IntN(30))
	}
	w.servers = []*server{w.serve(), w.serve()}
	return w
}

func (w *world) serve() *server {
	s := &server{world: w, kills: true}
	s.Courier = courier.New(courier.Options{Log: s, Outbox: keeps{s}, Sender: s, Now: func() time.Time { return w.now }, Logger: slog.New(slog.DiscardHandler)})
	return s
}

// happens is that things are recorded.
func (w *world) happens(n int) {
	for range n {
		kind := delivery.SubjectKinds()[w.chance.IntN(4)]
		s := delivery.Subject{Kind: kind, Code: fmt.Sprint(w.chance.IntN(12))}
		e := delivery.Event{At: delivery.Mark(len(w.log) + 1), Subject: s, Type: "x", Time: w.now}
		if kind == delivery.Notice {
			to := []agenda.Audience{agenda.AudienceDesk, agenda.AudienceLeader, desk.AudienceSender}
			e.Notice = &delivery.Told{To: to[w.chance.IntN(3)], Body: []string{"H26", "H26.1", "G22"}[w.chance.IntN(3)]}
		}
		w.log = append(w.log, e)
	}
}

func (w *world) play(ctx context.Context) error {
	for w.now.Before(start.AddDate(3, 0, 0)) {
		w.now = w.now.Add(time.Duration(w.chance.IntN(3*24*3600)) * time.Second)
		if w.chance.IntN(3) == 0 {
			w.happens(w.chance.IntN(4))
		}
		if w.chance.IntN(20) == 0 { // a receiver falls ill or gets well
			w.fails[w.subscriptions[w.chance.IntN(len(w.subscriptions))].ID] = []int{0, 0, 3, 10}[w.chance.IntN(4)]
		}
		if w.chance.IntN(50) == 0 {
			if _, err := w.kept.Repeat(ctx, w.subscriptions[w.chance.IntN(len(w.subscriptions))].ID, delivery.Subject{}); err != nil {
				return err
			}
		}
		w.work(ctx, w.chance.IntN(2))
		if w.wrong != nil {
			return w.wrong
		}
	}
	// All gets well, and a person repeats what was given up.
	clear(w.fails)
	for i := range w.servers {
		w.servers[i] = w.serve()
		w.servers[i].kills = false
	}
	for _, s := range w.subscriptions {
		_, _ = w.kept.Repeat(ctx, s.ID, delivery.Subject{})
	}
	for range 40 {
		w.now = w.now.Add(24 * time.Hour)
		w.work(ctx, w.chance.IntN(2))
	}
	return errors.Join(w.wrong, w.complete())
}

// work is one round of a server, and of the other one between what it takes and what
// it sends.
func (w *world) work(ctx context.Context, i int) {
	s := w.servers[i]
	for _, sub := range w.subscriptions {
		_ = s.Spread(ctx, sub)
		held := s.Lease(fmt.Sprint("h", w.chance.Uint64()))
		lines, _ := keeps{s}.Take(ctx, sub.ID, held, 1+w.chance.IntN(8))
		if w.chance.IntN(4) == 0 && i == 0 { // the machine stands still, for seconds or hours
			w.now = w.now.Add(time.Duration(w.chance.IntN(1000)*w.chance.IntN(10)) * time.Second)
			w.work(ctx, 1)
		}
		for _, l := range lines {
			_ = s.Drain(ctx, ctx, sub, l, held)
		}
	}
	if s.dead {
		w.servers[i] = w.serve()
	}
}

func (s *server) Send(_ context.Context, sub delivery.Subscription, all ...delivery.Event) error {
	e := all[0]
	if err := s.step(); err != nil {
		return err
	}
	s.sent++
	if l, ok := s.kept.lines[sub.ID][e.Subject]; !ok || e.At <= l.Done {
		s.wrong = fmt.Errorf("%s: %v was told at %d after that was acknowledged", sub.ID, e.Subject, e.At)
	}
	if s.takes != nil {
		return s.takes(s, e)
	}
	takes := s.chance.IntN(10) >= s.fails[sub.ID]
	answers := takes && s.chance.IntN(10) >= s.fails[sub.ID]/3
	if takes {
		had := s.received[sub.ID][e.Subject]
		for _, before := range s.log[max(had, sub.Since):max(e.At-1, had, sub.Since)] {
			if before.Subject == e.Subject && sub.Wants(before) {
				s.wrong = fmt.Errorf("%s: %v was told at %d before %d", sub.ID, e.Subject, e.At, before.At)
			}
		}
		if !sub.Wants(e) {
			s.wrong = fmt.Errorf("%s: %v was told at %d, which it did not ask for", sub.ID, e.Subject, e.At)
		}
		s.received[sub.ID][e.Subject] = max(had, e.At)
	}
	if !answers {
		return errors.New("no answer")
	}
	return nil
}

// complete says whether everybody was told everything.
func (w *world) complete() (err error) {
	for _, sub := range w.subscriptions {
		last := map[delivery.Subject]delivery.Mark{}
		for _, e := range w.log {
			if sub.Wants(e) {
				last[e.Subject] = e.At
			}
		}
		for s, at := range last {
			if got := w.received[sub.ID][s]; got != at {
				err = errors.Join(err, fmt.Errorf("%s: %v was told up to %d of %d", sub.ID, s, got, at))
			}
		}
		if n := len(w.kept.lines[sub.ID]); n > 0 {
			err = errors.Join(err, fmt.Errorf("%s: %d lines are left", sub.ID, n))
		}
	}
	return err
}

func (s *server) End(ctx context.Context) (delivery.Mark, error) {
	return after(s, func() (delivery.Mark, error) { return s.log.End(ctx) })
}

func (s *server) Next(ctx context.Context, subject delivery.Subject, from, upTo delivery.Mark) (delivery.Event, bool, error) {
	return s.log.Next(ctx, subject, from, upTo)
}

func (s *server) Since(ctx context.Context, from, upTo delivery.Mark) iter.Seq2[delivery.Event, error] {
	return s.log.Since(ctx, from, upTo)
}

// keeps is the outbox as a server asks it.
type keeps struct{ s *server }

func (k keeps) Seen(ctx context.Context, sub string) (delivery.Mark, error) {
	return after(k.s, func() (delivery.Mark, error) { return k.s.kept.Seen(ctx, sub) })
}

func (k keeps) Spread(ctx context.Context, sub string, from, upTo delivery.Mark, came map[delivery.Subject]delivery.Mark, now time.Time) error {
	_, err := after(k.s, func() (any, error) { return nil, k.s.kept.Spread(ctx, sub, from, upTo, came, now) })
	return err
}

func (k keeps) Take(ctx context.Context, sub string, l courier.Lease, most int) ([]delivery.Line, error) {
	return after(k.s, func() ([]delivery.Line, error) { return k.s.kept.Take(ctx, sub, l, most) })
}

func (k keeps) Settle(ctx context.Context, sub string, l courier.Lease, line delivery.Line, keep bool) (now delivery.Line, held bool, err error) {
	if err := k.s.step(); err != nil {
		return now, false, err
	}
	k.s.unsettled = ""
	return k.s.kept.Settle(ctx, sub, l, line, keep)
}

// after does something unless the server is killed before.
func after[T any](s *server, do func() (T, error)) (none T, err error) {
	if err := s.step(); err != nil {
		return none, err
	}
	return do()
}

func TestWaitsEnd(t *testing.T) {
	l := delivery.Line{Owed: 3, Done: 2}
	now := start
	for range 9 {
		l = l.Failed(now, "no answer")
		require.False(t, l.GivenUp)
		require.False(t, l.Due(l.Next.Add(-1)))
		now = l.Next
		require.True(t, l.Due(now))
	}
	// 5 s, 5 and 30 min, 2, 5, 10, 14, 20 and 24 h are 75 h 35 min 5 s.
	require.Equal(t, 75*time.Hour+35*time.Minute+5*time.Second, now.Sub(start))
	l = l.Failed(now, "no answer")
	require.True(t, l.GivenUp)
	require.False(t, l.Due(now.AddDate(1, 0, 0)))
	require.True(t, l.Repeated().Due(now))
	require.Zero(t, l.Repeated().Failures)
	require.True(t, l.Acknowledged(3).Idle())
}
