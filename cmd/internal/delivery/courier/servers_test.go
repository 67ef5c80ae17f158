package courier_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/delivery/webhook"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

// receiver fails, hangs, takes an event and answers too late, and comes back, as it is
// told.
type receiver struct {
	*httptest.Server
	mode atomic.Int32
	mu   sync.Mutex
	got  map[string][]string // identifiers of events by subject, in the order in which they came
	ends chan struct{}
}

const (
	takes int32 = iota
	fails
	hangs
	late
)

func newReceiver(t *testing.T) *receiver {
	r := &receiver{got: map[string][]string{}, ends: make(chan struct{})}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, asked *http.Request) {
		mode := r.mode.Load()
		if mode == fails {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		body, _ := io.ReadAll(asked.Body)
		if mode == hangs {
			select {
			case <-asked.Context().Done():
			case <-r.ends:
			}
			return
		}
		var e struct{ ID, Subject string }
		assert.NoError(t, json.Unmarshal(body, &e))
		r.mu.Lock()
		r.got[e.Subject] = append(r.got[e.Subject], e.ID)
		r.mu.Unlock()
		if mode == late {
			select {
			case <-asked.Context().Done():
			case <-r.ends:
			}
		}
	}))
	t.Cleanup(func() { close(r.ends); r.Close() })
	return r
}

// mortal is what a server does until it is killed: then nothing that it does has an
// effect any more, wherever it was.
type mortal struct {
	outbox.Outbox
	courier.Sender
	dead *atomic.Bool
}

func (m mortal) Take(ctx context.Context, s string, l courier.Lease, most int) ([]delivery.Line, error) {
	if m.dead.Load() {
		return nil, errKilled
	}
	return m.Outbox.Take(ctx, s, l, most)
}

func (m mortal) Settle(ctx context.Context, s string, l courier.Lease, line delivery.Line, keep bool) (delivery.Line, bool, error) {
	if m.dead.Load() {
		return line, false, errKilled
	}
	return m.Outbox.Settle(ctx, s, l, line, keep)
}

func (m mortal) Spread(ctx context.Context, s string, after, upTo delivery.Mark, came map[delivery.Subject]delivery.Mark, now time.Time) error {
	if m.dead.Load() {
		return errKilled
	}
	return m.Outbox.Spread(ctx, s, after, upTo, came, now)
}

func (m mortal) Send(ctx context.Context, s delivery.Subscription, all ...delivery.Event) error {
	if m.dead.Load() {
		return errKilled
	}
	ctx, cancel := context.WithTimeout(ctx, 200*time.Millisecond) // as the 15 s of a server
	defer cancel()
	return m.Sender.Send(ctx, s, all...)
}

// Two servers on one database tell two receivers; they are killed and started again,
// the receivers fail, hang, answer late and come back. Every event arrives, in order a
// subject, at the receiver that is well without delay.
func TestServersAreKilledAndReceiversFail(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		where := place(t)
		began := time.Now()
		var ahead atomic.Int64 // by which the clock of the servers goes faster
		now := func() time.Time { return began.Add(time.Since(began) + time.Duration(ahead.Load())) }
		open := func() *store.Store {
			s, err := store.Open(t.Context(), where)
			require.NoError(t, err)
			t.Cleanup(func() { _ = s.Close() })
			return s
		}
		s := open()
		ill, well := newReceiver(t), newReceiver(t)
		master, err := seal.ParseMaster(seal.NewMaster(1))
		require.NoError(t, err)
		bookOf := func(s *store.Store) *receivers.Book {
			vault, err := seal.NewVault(t.Context(), s.Seals(), master)
			require.NoError(t, err)
			return receivers.Open(receivers.Options{Store: s, Now: now, Private: true, Vault: vault})
		}
		book := bookOf(s)
		for _, r := range []*receiver{ill, well} {
			_, _, err := book.Make(t.Context(), receivers.New{Name: "Một cửa", Address: r.URL, Subjects: delivery.SubjectKinds()}, "test")
			require.NoError(t, err)
		}
		serve := func() (kill func()) {
			dead := &atomic.Bool{}
			own := open()
			book := bookOf(own)
			m := mortal{own.Outbox(), webhook.New(webhook.Options{Secrets: book.Secrets, Private: true, Now: now}), dead}
			c := courier.New(courier.Options{Log: events.Log{Store: own}, Outbox: m, Sender: m, Subscriptions: book.Live, Now: now, Logger: slog.New(slog.DiscardHandler)})
			ctx, cancel := context.WithCancel(t.Context())
			ended := make(chan struct{})
			go func() { c.Run(ctx); close(ended) }()
			return func() { dead.Store(true); cancel(); <-ended }
		}
		kills := []func(){serve(), serve()}
		sent := map[string][]string{}
		tell := func(n int) {
			for i := range n {
				code := fmt.Sprintf("PAKN.20250602.%04d", i%7+1)
				f := store.Fact{Kind: store.Petitions, Name: code, ID: fmt.Sprintf("%s#%d", code, ahead.Add(1)), Recorded: now().UTC().Format("2006-01-02T15:04:05.000Z07:00"), Data: `{"type":"accepted"}`}
				kept, added, err := s.Append(t.Context(), f)
				require.NoError(t, err)
				require.True(t, added)
				e, _, err := events.Of(kept)
				require.NoError(t, err)
				sent[e.Subject.String()] = append(sent[e.Subject.String()], e.ID())
			}
		}
		for i, mode := range []int32{takes, fails, late, hangs, takes, late, fails, takes} {
			ill.mode.Store(mode)
			tell(10)
			time.Sleep(150 * time.Millisecond)
			kills[i%2]()
			kills[i%2] = serve()
			ahead.Add(int64(10 * time.Minute)) // leases run out, and waits
		}
		whole := func(r *receiver) error {
			r.mu.Lock()
			defer r.mu.Unlock()
			for subject, want := range sent {
				// Each identifier where it came first: what came again was not acknowledged.
				var first []string
				seen := map[string]bool{}
				for _, id := range r.got[subject] {
					if !seen[id] {
						first = append(first, id)
					}
					seen[id] = true
				}
				if !assert.ObjectsAreEqual(want[:min(len(first), len(want))], first) {
					t.Fatalf("%s came as %v and was recorded as %v", subject, first, want)
				}
				if len(first) < len(want) {
					return errors.New("not yet")
				}
			}
			return nil
		}
		assert.Eventually(t, func() bool { ahead.Add(int64(time.Second)); return whole(well) == nil }, 30*time.Second, 50*time.Millisecond)
		assert.Eventually(t, func() bool { ahead.Add(int64(10 * time.Minute)); return whole(ill) == nil }, time.Minute, 100*time.Millisecond)
		for _, kill := range kills {
			kill()
		}
		well.mu.Lock()
		defer well.mu.Unlock()
		again := 0
		for subject, got := range well.got {
			again += len(got) - len(sent[subject])
		}
		assert.LessOrEqual(t, again, 8*8, "what was under way when a server was killed, and no more")
	})
}
