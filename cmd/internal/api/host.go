package api

import (
	"net"
	"net/http"
	"slices"
	"strings"
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
		l := Language(r)
		(&server{}).problem(w, r, newProblem("host", http.StatusMisdirectedRequest, l.Pick("Không phải máy chủ này", "Not this server"),
			l.Pick("máy chủ chỉ trả lời cho chính máy này; đặt --host nếu đứng sau một cổng giữ nguyên tên máy", "the server answers for this machine only; set --host behind a gateway that keeps the name")))
	})
}
