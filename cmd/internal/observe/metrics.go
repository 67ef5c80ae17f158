package observe

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/caicach/tthc/cmd/internal/store"
)

// Metrics is what is counted while a server runs.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	underWay prometheus.Gauge
	commits  prometheus.Histogram
	facts    prometheus.Histogram
	failed   prometheus.Counter
	sent     *prometheus.CounterVec
}

// NewMetrics is none counted yet, of a build.
func NewMetrics(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tthc_http_requests_total", Help: "Requests that were answered, by operation and status."}, []string{"operation", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "tthc_http_request_duration_seconds", Help: "How long a request took until it was answered, by operation.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 60}}, []string{"operation"}),
		underWay: prometheus.NewGauge(prometheus.GaugeOpts{Name: "tthc_http_requests_in_flight", Help: "Requests that are being answered."}),
		commits: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "tthc_store_commit_duration_seconds", Help: "How long a transaction took that records facts, with the wait for the disk.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30}}),
		facts: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "tthc_store_commit_facts", Help: "How many facts a transaction records: those that wait are recorded together.",
			Buckets: prometheus.ExponentialBuckets(1, 2, 14)}),
		failed: prometheus.NewCounter(prometheus.CounterOpts{Name: "tthc_store_commit_failures_total", Help: "Transactions that recorded nothing because the database failed; nothing of them was acknowledged."}),
		sent:   sendings(),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{Name: "tthc_build_info", Help: "1, with the version of the program.", ConstLabels: prometheus.Labels{"version": version}})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.took, m.underWay, m.commits, m.facts, m.failed, m.sent, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *Metrics) answered(operation string, status int, took time.Duration) {
	m.requests.WithLabelValues(operation, strconv.Itoa(status)).Inc()
	m.took.WithLabelValues(operation).Observe(took.Seconds())
}

// Committed counts a transaction of a store.
func (m *Metrics) Committed(c store.Commit) {
	if c.Failed {
		m.failed.Inc()
		return
	}
	m.commits.Observe(c.Took.Seconds())
	m.facts.Observe(float64(c.Facts))
}

// Projection is what is made of the log, and how far it has read it.
type Projection struct {
	Name    string
	Reached func() store.Mark
}

// Watch tells how far a log goes, and what is made of it, whenever somebody looks.
func (m *Metrics) Watch(s *store.Store, projections ...Projection) {
	m.registry.MustRegister(&positions{s, projections})
}

// Handler answers with what was counted, in the form of Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// positions asks the database when somebody looks.
type positions struct {
	store       *store.Store
	projections []Projection
}

var (
	up       = prometheus.NewDesc("tthc_store_up", "1 where the database answers, and else 0.", nil, nil)
	position = prometheus.NewDesc("tthc_log_position", "The number of the last row of the log.", nil, nil)
	reached  = prometheus.NewDesc("tthc_projection_position", "How far the log was read by what is made of it.", []string{"projection"}, nil)
	lag      = prometheus.NewDesc("tthc_projection_lag", "Numbers of the log that are still to be read; they are whenever somebody asks.", []string{"projection"}, nil)
)

func (p *positions) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{up, position, reached, lag, deliveries, oldest, sessions} {
		to <- d
	}
}

// patience is how long the database is waited for.
const patience = 2 * time.Second

func (p *positions) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	marks := make([]store.Mark, len(p.projections))
	for i, one := range p.projections {
		marks[i] = one.Reached() // before the end, which is then not the smaller one
		to <- prometheus.MustNewConstMetric(reached, prometheus.GaugeValue, float64(marks[i]), one.Name)
	}
	end, err := p.store.End(ctx)
	if err == nil {
		err = collectOwed(ctx, p.store, time.Now(), to)
	}
	if err != nil {
		to <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 0)
		return
	}
	to <- prometheus.MustNewConstMetric(up, prometheus.GaugeValue, 1)
	to <- prometheus.MustNewConstMetric(position, prometheus.GaugeValue, float64(end))
	for i, one := range p.projections {
		to <- prometheus.MustNewConstMetric(lag, prometheus.GaugeValue, float64(max(end-marks[i], 0)), one.Name)
	}
}
