package crowd

import (
	"io"
	"math"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Why is why somebody has to wait; empty where nobody does.
type Why string

// The reasons.
const (
	WhyAsks  Why = "asks"  // too often
	WhySends Why = "sends" // too much
)

// minute is how many seconds' worth may be sent at once.
const minute = 60

// member is who signed in, and how much they ask and send.
type member struct {
	asks *rate.Limiter

	mu   sync.Mutex
	paid time.Time // when what was sent by now would have been, at the rate that is allowed
}

// WaitOf is after how many seconds who is signed in may send a request again, and why;
// 0: it may be answered. What is sent is counted as it comes ([Crowd.Metered]): a request
// is never cut off for it, and the next waits for what went beyond.
func (c *Crowd) WaitOf(who string, r *http.Request, at time.Time) (seconds int, why Why) {
	if c == nil {
		return 0, ""
	}
	m := c.member(who)
	if c.options.Asks > 0 {
		if wait := reserve(m.asks, at); wait > 0 {
			return wait, WhyAsks
		}
	}
	if c.options.Sends <= 0 || r.Body == nil || r.Body == http.NoBody || r.ContentLength == 0 {
		return 0, ""
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if free := m.paid.Add(-minute * time.Second); free.After(at) {
		return int(math.Ceil(free.Sub(at).Seconds())), WhySends
	}
	return 0, ""
}

// Metered is what a request of who is signed in brings, counted as it is read.
func (c *Crowd) Metered(who string, body io.ReadCloser) io.ReadCloser {
	if c == nil || c.options.Sends <= 0 || body == nil || body == http.NoBody {
		return body
	}
	return &metered{body, c.member(who), c.options.Sends}
}

type metered struct {
	io.ReadCloser
	by    *member
	sends int // bytes a second
}

func (m *metered) Read(b []byte) (int, error) {
	n, err := m.ReadCloser.Read(b)
	m.by.sent(n, m.sends, time.Now())
	return n, err
}

func (m *member) sent(n, sends int, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.paid.Before(now) {
		m.paid = now
	}
	m.paid = m.paid.Add(time.Duration(float64(n) / float64(sends) * float64(time.Second)))
}

func (c *Crowd) member(who string) *member {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.members.of(who, func() *member { return &member{asks: limiter(c.options.Asks)} })
}

// recent is those who came of late, and those before them: at most twice as many as are
// known at once. Who is forgotten begins anew.
type recent[K comparable, V any] struct{ now, before map[K]V }

func (r *recent[K, V]) of(k K, begin func() V) V {
	v, ok := r.now[k]
	if ok {
		return v
	}
	if v, ok = r.before[k]; !ok {
		v = begin()
	}
	if r.now == nil || len(r.now) >= most {
		r.now, r.before = map[K]V{}, r.now
	}
	r.now[k] = v
	return v
}

// limiter allows so many a second, and five times as many at once.
func limiter(each int) *rate.Limiter { return rate.NewLimiter(rate.Limit(each), 5*each) }

// reserve takes one of what a limiter allows, or says after how many seconds it may be
// taken.
func reserve(l *rate.Limiter, at time.Time) (seconds int) {
	reserved := l.ReserveN(at, 1)
	if wait := reserved.DelayFrom(at); wait > 0 {
		reserved.CancelAt(at)
		return int(math.Ceil(wait.Seconds()))
	}
	return 0
}
