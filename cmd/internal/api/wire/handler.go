package wire

import (
	"net/http"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Handler is the handler of the routes of mux: what is asked of it is held
// against the parameters of each, by the pattern of its route.
func (d *Desk) Handler(mux *http.ServeMux, parameters map[string][]string) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.Fail(w, r, texts.Error(form.Error{Code: siteForeign}))
	}))
	return protection.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		if d.again(w, r) {
			return
		}
		_, pattern := mux.Handler(r)
		if pattern == "" {
			d.Fail(w, r, noRoute(mux, w, r))
			return
		}
		if err := strict(parameters[pattern], r); err != nil {
			d.Fail(w, r, err)
			return
		}
		mux.ServeHTTP(w, r)
	}))
}

// noRoute tells an unknown address from a method that an address does not take.
func noRoute(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) error {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut} {
		probe := r.Clone(r.Context())
		probe.Method = method
		if _, pattern := mux.Handler(probe); pattern != "" {
			allowed = append(allowed, method)
		}
	}
	if allowed == nil {
		return texts.Error(form.Error{Code: addressUnknown, Args: form.Args{"path": r.URL.Path}})
	}
	allow := strings.Join(allowed, ", ")
	w.Header().Set("Allow", allow)
	return texts.Error(form.Error{Code: methodUnknown, Args: form.Args{"path": r.URL.Path, "allowed": allow}})
}
