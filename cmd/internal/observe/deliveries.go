package observe

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/store"
)

func sendings() *prometheus.CounterVec {
	v := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tthc_deliveries_sent_total", Help: "Events and letters that this server sent, by who is told and whether it was acknowledged."}, []string{"to", "outcome"})
	for _, to := range []string{"system", "official", "sender"} {
		for _, outcome := range []string{"acknowledged", "failed"} {
			v.WithLabelValues(to, outcome)
		}
	}
	return v
}

// Sent counts what was sent to a receiver; err is why it was not acknowledged.
func (m *Metrics) Sent(s delivery.Subscription, err error) {
	to, outcome := "system", "acknowledged"
	switch {
	case s.Mail:
		to = "official"
	case s.Senders:
		to = "sender"
	}
	if err != nil {
		outcome = "failed"
	}
	m.sent.WithLabelValues(to, outcome).Inc()
}

var (
	deliveries = prometheus.NewDesc("tthc_deliveries", "Plans, dossiers, petitions and notices of which something is owed to a receiver: pending ones are sent next, failed ones again later, those that were given up when somebody asks for it.", []string{"state"}, nil)
	oldest     = prometheus.NewDesc("tthc_deliveries_oldest_waiting_seconds", "For how long the event has waited that waits longest, of those that were not given up; 0 where none does.", nil, nil)
	sessions   = prometheus.NewDesc("tthc_sessions_open", "Sessions of people that have not ended.", nil, nil)
)

// collectOwed tells what is owed to receivers and who is signed in.
func collectOwed(ctx context.Context, s *store.Store, now time.Time, to chan<- prometheus.Metric) error {
	owed, err := s.Outbox().Owed(ctx)
	if err != nil {
		return err
	}
	for state, n := range map[string]int{"pending": owed.Pending, "failed": owed.Failed, "given-up": owed.GivenUp} {
		to <- prometheus.MustNewConstMetric(deliveries, prometheus.GaugeValue, float64(n), state)
	}
	waits := 0.
	if !owed.Oldest.IsZero() {
		waits = max(now.Sub(owed.Oldest).Seconds(), 0)
	}
	to <- prometheus.MustNewConstMetric(oldest, prometheus.GaugeValue, waits)
	open, err := s.Sessions().Open(ctx, now)
	if err == nil {
		to <- prometheus.MustNewConstMetric(sessions, prometheus.GaugeValue, float64(open))
	}
	return err
}
