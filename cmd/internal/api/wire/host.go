package wire

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/schedule/form"
)

// OwnHosts lets through only requests that name the machine itself, or one of
// the hosts given, as the host they are for. A server on the loopback address
// needs it: a page of any site can make its own name point to 127.0.0.1, and
// would then be taken for a page of this server.
func OwnHosts(next http.Handler, hosts ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.Host
		if host, _, err := net.SplitHostPort(name); err == nil {
			name = host
		}
		name = strings.ToLower(strings.Trim(name, "[]"))
		ip := net.ParseIP(name)
		if name == "localhost" || ip != nil && ip.IsLoopback() || slices.Contains(hosts, name) {
			next.ServeHTTP(w, r)
			return
		}
		observe.Why(r.Context(), hostUnknown)
		writeProblem(w, texts.Error(form.Error{Code: hostUnknown}), Language(r))
	})
}
