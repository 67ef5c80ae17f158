package observe_test

import (
	"errors"
	"net/http/httptest"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/outbox"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
)

// Of four subjects one is not sent yet, one was just acknowledged up to the event before
// its last, one failed once and one was given up; three sessions, of which one ended and
// one is over.
func TestWhatIsOwedIsCounted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, place func(*testing.T) string) {
		ctx := t.Context()
		s, err := store.Open(ctx, place(t))
		require.NoError(t, err)
		defer s.Close()
		m := observe.NewMetrics("test")
		m.Watch(s)
		value := func(name string) float64 {
			w := httptest.NewRecorder()
			m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
			found := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + ` (\S+)$`).FindStringSubmatch(w.Body.String())
			require.Len(t, found, 2, "%s in %s", name, w.Body.String())
			v, err := strconv.ParseFloat(found[1], 64)
			require.NoError(t, err)
			return v
		}
		assert.Zero(t, value("tthc_deliveries_oldest_waiting_seconds"))
		now := time.Now()
		o := s.Outbox()
		require.NoError(t, o.Add(ctx, "s", outbox.Secret{Box: "x"}))
		subject := func(code string) delivery.Subject { return delivery.Subject{Kind: delivery.Plan, Code: code} }
		require.NoError(t, o.Spread(ctx, "s", 0, 9, map[delivery.Subject]delivery.Mark{subject("a"): 9, subject("b"): 9, subject("c"): 9, subject("d"): 9}, now.Add(-90*time.Second)))
		assert.InDelta(t, 90, value("tthc_deliveries_oldest_waiting_seconds"), 30)
		assert.Equal(t, 4., value(`tthc_deliveries{state="pending"}`))
		l := courier.Lease{Holder: "h", Now: now, Until: now.Add(time.Minute)}
		lines, err := o.Take(ctx, "s", l, 9)
		require.NoError(t, err)
		require.Len(t, lines, 4)
		for _, line := range lines {
			switch line.Code {
			case "b":
				line = line.Acknowledged(8)
			case "c":
				line = line.Failed(now, "status-503")
			case "d":
				for range len(delivery.Waits()) + 1 {
					line = line.Failed(now, "status-503")
				}
			}
			_, held, err := o.Settle(ctx, "s", l, line, false)
			require.NoError(t, err)
			require.True(t, held)
		}
		assert.Equal(t, []float64{2, 1, 1}, []float64{value(`tthc_deliveries{state="pending"}`), value(`tthc_deliveries{state="failed"}`), value(`tthc_deliveries{state="given-up"}`)})
		assert.InDelta(t, 90, value("tthc_deliveries_oldest_waiting_seconds"), 30)

		for key, until := range map[string]time.Time{"open": now.Add(time.Hour), "ended": now.Add(time.Hour), "over": now.Add(-time.Second)} {
			require.NoError(t, s.Sessions().Keep(ctx, key, []byte("x"), until))
		}
		require.NoError(t, s.Sessions().End(ctx, "ended"))
		assert.Equal(t, 1., value("tthc_sessions_open"))

		assert.Zero(t, value(`tthc_deliveries_sent_total{outcome="failed",to="sender"}`))
		m.Sent(delivery.Subscription{Senders: true}, errors.New("smtp-550"))
		m.Sent(delivery.Subscription{Mail: true}, nil)
		m.Sent(delivery.Subscription{}, nil)
		m.Sent(delivery.Subscription{}, nil)
		assert.Equal(t, []float64{1, 1, 2, 0}, []float64{value(`tthc_deliveries_sent_total{outcome="failed",to="sender"}`), value(`tthc_deliveries_sent_total{outcome="acknowledged",to="official"}`),
			value(`tthc_deliveries_sent_total{outcome="acknowledged",to="system"}`), value(`tthc_deliveries_sent_total{outcome="failed",to="system"}`)})
	})
}
