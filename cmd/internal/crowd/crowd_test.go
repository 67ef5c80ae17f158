package crowd

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var begin = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// ask is how many of so many requests of an address at an instant are answered.
func ask(c *Crowd, n int, at time.Time, remote string, forwarded ...string) (answered int) {
	for range n {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = remote
		for _, f := range forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		if c.Wait(r, at) == 0 {
			answered++
		}
	}
	return answered
}

func TestAnAddressAsksSoOften(t *testing.T) {
	c := New(Options{Rate: 2, Log: slog.Default()})
	assert.Equal(t, 10, ask(c, 20, begin, "203.0.113.7:1000"), "five times as many at once")
	assert.Equal(t, 0, ask(c, 5, begin, "203.0.113.7:2000"), "another port is the same address")
	assert.Equal(t, 10, ask(c, 20, begin, "203.0.113.8:1000"), "another is not held up")
	assert.Equal(t, 2, ask(c, 20, begin.Add(time.Second), "203.0.113.7:1000"))
	assert.Equal(t, 10, ask(c, 20, begin.Add(time.Hour), "203.0.113.7:1000"))
	assert.Equal(t, 10, ask(c, 20, begin, "[2001:db8:1:2::1]:1000"))
	assert.Equal(t, 0, ask(c, 20, begin, "[2001:db8:1:2:ffff::9]:1000"), "one household")
	assert.Equal(t, 10, ask(c, 20, begin, "[2001:db8:1:3::1]:1000"))
	assert.Equal(t, 10, ask(c, 20, begin, "203.0.113.9:1")+ask(c, 20, begin, "[::ffff:203.0.113.9]:1"), "one address in two forms")
	assert.Equal(t, 1000, ask(c, 1000, begin, "127.0.0.1:1000"), "this machine")
	assert.Equal(t, 1000, ask(New(Options{}), 1000, begin, "203.0.113.7:1000"), "no bound")
	assert.Equal(t, 1000, ask(nil, 1000, begin, "203.0.113.7:1000"))

	r := httptest.NewRequest("GET", "/", nil)
	r.RemoteAddr = "203.0.113.7:1"
	one := New(Options{Rate: 1})
	for range 5 {
		assert.Zero(t, one.Wait(r, begin))
	}
	assert.Equal(t, 1, one.Wait(r, begin), "the seconds until it may ask again")
}

// Who comes through proxies that are believed is told by what they say; nobody else
// can choose to be another.
func TestWhoComesThroughProxies(t *testing.T) {
	proxies, err := ParseProxies([]string{"10.0.0.0/8", "127.0.0.1", "2001:db8::1"})
	require.NoError(t, err)
	of := func(remote string, forwarded ...string) string {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = remote
		for _, f := range forwarded {
			r.Header.Add("X-Forwarded-For", f)
		}
		from, here := New(Options{Rate: 1, Proxies: proxies, Log: slog.Default()}).from(r)
		if here {
			return "here"
		}
		return from.String()
	}
	assert.Equal(t, "203.0.113.7", of("10.1.2.3:80", "203.0.113.7"))
	assert.Equal(t, "203.0.113.7", of("127.0.0.1:80", "198.51.100.1, 203.0.113.7"), "what stands before was written by who asks")
	assert.Equal(t, "203.0.113.7", of("10.1.2.3:80", "203.0.113.7, 10.9.9.9", "10.8.8.8:4711"), "two proxies, and a port")
	assert.Equal(t, "203.0.113.9", of("203.0.113.9:80", "198.51.100.1"), "no proxy of ours")
	assert.Equal(t, "10.1.2.3", of("10.1.2.3:80", "whatever"))
	assert.Equal(t, "10.1.2.3", of("10.1.2.3:80"))
	assert.Equal(t, "2001:db8:9::1", of("[2001:db8::1]:80", "[2001:db8:9::1]:1234"))
	assert.Equal(t, "10.7.7.7", of("10.1.2.3:80", "10.7.7.7"), "from within")
	assert.Equal(t, "here", of("127.0.0.1:80"))
	for _, bad := range []string{"", "10.0.0.0/33", "proxy.example", "fe80::1%eth0"} {
		_, err := ParseProxies([]string{bad})
		assert.ErrorIs(t, err, proxyForm, bad)
	}
}

// However many addresses ask, so many are known; who keeps asking stays known.
func TestMemoryIsBounded(t *testing.T) {
	c := New(Options{Rate: 1, Log: slog.Default()})
	a := netip.MustParseAddr("100.64.0.0")
	assert.Equal(t, 5, ask(c, 10, begin, "203.0.113.7:1"))
	for i := range 5 * most {
		c.of(a)
		a = a.Next()
		if i%1000 == 0 {
			assert.Zero(t, ask(c, 1, begin, "203.0.113.7:1"), i)
		}
	}
	assert.LessOrEqual(t, len(c.addresses.now)+len(c.addresses.before), 2*most)
	assert.Equal(t, 5, ask(c, 10, begin, fmt.Sprint("198.51.100.1", ":1")))
}

// Who is signed in asks so often, wherever from, and others meanwhile.
func TestAMemberAsksSoOften(t *testing.T) {
	c := New(Options{Rate: 1, Asks: 3})
	asks := func(who string, n int, at time.Time) (answered int) {
		for range n {
			if wait, why := c.WaitOf(who, httptest.NewRequest("GET", "/", nil), at); wait == 0 {
				answered++
			} else {
				assert.Equal(t, WhyAsks, why)
				assert.Equal(t, 1, wait)
			}
		}
		return answered
	}
	assert.Equal(t, 15, asks("person:1", 40, begin))
	assert.Equal(t, 15, asks("token:1", 40, begin))
	assert.Equal(t, 3, asks("person:1", 40, begin.Add(time.Second)))
	c = New(Options{Rate: 1})
	assert.Equal(t, 1000, asks("person:1", 1000, begin), "no bound")
	c = nil
	assert.Equal(t, 1000, asks("person:1", 1000, begin))
}

// Who is signed in sends so much: what is under way is taken whole, and what comes next
// waits for what went beyond that of a minute.
func TestAMemberSendsSoMuch(t *testing.T) {
	c := New(Options{Sends: 1000})
	post := func(size int) *http.Request {
		return httptest.NewRequest("POST", "/", strings.NewReader(strings.Repeat("x", size)))
	}
	send := func(who string, size int) (wait int, why Why) {
		r := post(size)
		if wait, why = c.WaitOf(who, r, time.Now()); wait > 0 {
			return wait, why
		}
		got, err := io.ReadAll(c.Metered(who, r.Body))
		require.NoError(t, err)
		assert.Len(t, got, size)
		return 0, ""
	}
	for range 2 {
		wait, _ := send("token:1", 50_000)
		assert.Zero(t, wait)
	}
	wait, why := send("token:1", 1)
	assert.InDelta(t, 40, wait, 1, "100,000 bytes at 1,000 a second, less those of a minute")
	assert.Equal(t, WhySends, why)
	wait, _ = c.WaitOf("token:1", httptest.NewRequest("GET", "/", nil), time.Now())
	assert.Zero(t, wait, "who sends nothing is answered")
	unknown := post(1)
	unknown.ContentLength = -1
	wait, _ = c.WaitOf("token:1", unknown, time.Now())
	assert.NotZero(t, wait, "who does not say how much it is")
	wait, _ = c.WaitOf("token:1", post(1), time.Now().Add(41*time.Second))
	assert.Zero(t, wait)
	wait, _ = send("token:2", 1)
	assert.Zero(t, wait, "another is not held up")
	body := post(1).Body
	assert.Equal(t, body, New(Options{}).Metered("token:1", body))
	assert.Equal(t, http.NoBody, c.Metered("token:1", http.NoBody))
}
