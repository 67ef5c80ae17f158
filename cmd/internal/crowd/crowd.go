// Package crowd bounds how often people ask and how much they send: who did not sign in
// by the address that they come from, who did by who they are. Each server counts for
// itself.
//
// An address of IPv6 counts as its network of 64 bits, which is what one household
// has. How many addresses are known at once is bounded: the oldest are forgotten, and
// who is forgotten begins anew. What comes from this machine itself, and was passed on
// by no proxy, is not bounded.
package crowd

import (
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/caicach/tthc/schedule/form"
)

const proxyForm form.Code = "proxy.form"

var texts = form.Texts{proxyForm: {"{value} không phải địa chỉ IP hay dải địa chỉ như 10.0.0.0/8", "{value} is no IP address and no range such as 10.0.0.0/8"}}

// Options is how a crowd is bounded.
type Options struct {
	// Rate is how many requests a second an address may ask, and five times as many at
	// once; 0: as many as it likes.
	Rate int
	// Asks is how many requests a second who is signed in may ask, and five times as many
	// at once; Sends is how many bytes a second they may send, and those of a minute at
	// once; 0: as many as they like.
	Asks, Sends int
	// Proxies are whose X-Forwarded-For is believed.
	Proxies []netip.Prefix
	Log     *slog.Logger
}

// ParseProxies reads addresses and ranges of addresses.
func ParseProxies(list []string) (all []netip.Prefix, err error) {
	for _, text := range list {
		p, bad := netip.ParsePrefix(text)
		if bad != nil {
			a, bad := netip.ParseAddr(text)
			if bad != nil || a.Zone() != "" {
				return nil, texts.Error(form.Error{Code: proxyForm, Value: text})
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		all = append(all, p.Masked())
	}
	return all, nil
}

// most is half of how many addresses are known at once: in all they take about 10 MB.
const most = 1 << 15

// Crowd is those who ask. It may be used by many goroutines at once; a nil Crowd
// bounds nobody.
type Crowd struct {
	options Options

	mu        sync.Mutex
	addresses recent[netip.Addr, *rate.Limiter]
	members   recent[string, *member]
	warn      sync.Once
}

// New is a crowd of nobody yet.
func New(o Options) *Crowd {
	return &Crowd{options: o}
}

// Wait is after how many seconds who sends a request may ask again; 0: it may be
// answered.
func (c *Crowd) Wait(r *http.Request, at time.Time) (seconds int) {
	if c == nil || c.options.Rate <= 0 {
		return 0
	}
	from, here := c.from(r)
	if here {
		return 0
	}
	return reserve(c.of(from), at)
}

// from is the address that a request comes from: behind proxies that are believed, the
// last that is none of them. here says that it is this machine's own.
func (c *Crowd) from(r *http.Request) (from netip.Addr, here bool) {
	remote, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil { // a socket of this machine, or a test
		return netip.Addr{}, true
	}
	from = remote.Addr().Unmap().WithZone("")
	forwarded := strings.Join(r.Header.Values("X-Forwarded-For"), ",")
	if forwarded == "" {
		return from, from.IsLoopback()
	}
	if !c.believed(from) {
		c.warn.Do(func() {
			c.options.Log.Warn("X-Forwarded-For comes from an address that --proxy does not name: all who come through it count as one")
		})
		return from, from.IsLoopback()
	}
	for _, text := range slices.Backward(strings.Split(forwarded, ",")) {
		a, ok := addressOf(strings.TrimSpace(text))
		if !ok {
			break
		}
		if from = a; !c.believed(a) {
			break
		}
	}
	return from, false
}

// addressOf is an address as proxies write it, with a port or without.
func addressOf(text string) (netip.Addr, bool) {
	if p, err := netip.ParseAddrPort(text); err == nil {
		return p.Addr().Unmap().WithZone(""), true
	}
	a, err := netip.ParseAddr(strings.Trim(text, "[]"))
	return a.Unmap().WithZone(""), err == nil
}

func (c *Crowd) believed(a netip.Addr) bool {
	return slices.ContainsFunc(c.options.Proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

// of is the limiter of an address.
func (c *Crowd) of(a netip.Addr) *rate.Limiter {
	if a.Is6() {
		p, _ := a.Prefix(64) // an address of IPv6 has so many bits
		a = p.Addr()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.addresses.of(a, func() *rate.Limiter { return limiter(c.options.Rate) })
}
