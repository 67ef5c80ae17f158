// Package webhook sends events to receivers by HTTP: CloudEvents 1.0 in their
// structured form, signed by the Standard Webhooks scheme.
package webhook

import (
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"github.com/caicach/tthc/cmd/internal/unseen"
	"github.com/caicach/tthc/schedule/form"
)

// What is wrong with the address of a receiver.
const (
	AddressForm    form.Code = "address.form"
	AddressPrivate form.Code = "address.private"
)

var texts = form.Texts{
	AddressForm:    {"hãy ghi địa chỉ {schemes} đầy đủ, không có tên người dùng, mật khẩu và phần sau dấu #", "write a whole {schemes} address, without user, password and what follows a #"},
	AddressPrivate: {"{value} là địa chỉ nội bộ; chỉ gửi đến đó khi máy chủ chạy với --private-receivers", "{value} is a private address; it is sent to only where the server runs with --private-receivers"},
}

// public6 is where the public addresses of IPv6 lie; inside is what lies among public
// addresses and is none: networks of one's own, of documentation, of measurements, and
// those that carry others, by which an address of IPv4 would be reached unseen. One is
// where a cloud answers its own machines.
var (
	public6 = netip.MustParsePrefix("2000::/3")
	inside  = prefixes("0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
		"203.0.113.0/24", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)

func prefixes(texts ...string) (all []netip.Prefix) {
	for _, t := range texts {
		all = append(all, netip.MustParsePrefix(t))
	}
	return all
}

// Public says whether an address is one of the internet, of another machine: what is
// sent there can reach nothing that only this network reaches (RFC 6890 and the
// registries that follow it).
func Public(a netip.Addr) bool {
	a = a.Unmap()
	if a.Zone() != "" || !a.IsGlobalUnicast() || a.IsPrivate() || a.Is6() && !public6.Contains(a) {
		return false
	}
	for _, p := range inside {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// longestAddress is the most bytes of an address.
const longestAddress = 2_000

// Check says whether an address may be that of a receiver. Where a name leads is seen
// when it is sent to, and anew each time.
func Check(address string, private bool) error {
	schemes := "https"
	if private {
		schemes = "https, http"
	}
	refused := texts.Error(form.Error{Code: AddressForm, Path: "address", Value: unseen.Shown(address), Args: form.Args{"schemes": schemes}})
	if len(address) > longestAddress || unseen.In(address) {
		return refused
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && (u.Scheme != "http" || !private) || u.Hostname() == "" || u.User != nil || strings.Contains(address, "#") {
		return refused
	}
	if a, err := netip.ParseAddr(u.Hostname()); err == nil && !private && !Public(a) {
		return texts.Error(form.Error{Code: AddressPrivate, Path: "address", Value: u.Hostname()})
	}
	return nil
}

// control refuses to reach an address that is not public. It is asked of each that a
// name led to, when the connection is made, so that a name which leads elsewhere by
// then is of no use.
func control(_, address string, _ syscall.RawConn) error {
	a, err := netip.ParseAddrPort(address)
	if err != nil || !Public(a.Addr()) {
		return errPrivate
	}
	return nil
}
