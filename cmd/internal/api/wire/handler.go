package wire

import (
	"cmp"
	"maps"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/schedule/form"
)

// Guarded sets on every answer of a handler what keeps browsers from taking it for
// something else: what the handler sets itself holds.
func Guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), guard)
		next.ServeHTTP(w, r)
	})
}

// guard is shared by all answers, which replace its values and do not change them.
var guard = http.Header{
	"X-Content-Type-Options":  {"nosniff"},
	"Content-Security-Policy": {"default-src 'none'; frame-ancestors 'none'"},
	"Cache-Control":           {"no-store"},
	"Referrer-Policy":         {"no-referrer"},
}

// open is what anybody may read, though it is no operation: what there is.
const open = "GET /api/v1/openapi.yaml"

// Handler is the handler of the routes of mux: what is asked of it is held
// against the operation of each, by the pattern of its route, and who asks against
// what they may do.
func (d *Desk) Handler(mux *http.ServeMux, operations map[string]spec.Operation) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.Fail(w, d.Known(r), texts.Error(form.Error{Code: siteForeign}))
	}))
	return Guarded(protection.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		nowhere := pattern == "" || !clean(r)
		if pattern == open || nowhere {
			if err := d.Hold(r); err != nil {
				d.Fail(w, r, err)
				return
			}
		}
		if nowhere { // nobody is sent elsewhere
			d.Fail(w, r, noRoute(mux, w, r))
			return
		}
		o, known := operations[pattern]
		observe.Name(r.Context(), cmp.Or(o.ID, "document"))
		if pattern != open {
			entered, err := d.Enter(r, o.ID)
			if r = entered; err != nil {
				d.Fail(w, r, err)
				return
			}
		}
		if accept := r.Header.Get("Accept"); (accept == "" || accept == "*/*") && d.again(w, r) {
			return
		}
		err := strict(o.Parameters, r)
		if err == nil && known && !accepts(r, o.Answers) {
			err = texts.Error(form.Error{Code: answerType, Args: form.Args{"media": strings.Join(slices.Sorted(slices.Values(o.Answers)), ", ")}})
		}
		if err != nil {
			d.Fail(w, r, err)
			return
		}
		if lines := r.Header.Values("If-Match"); len(lines) > 1 {
			r.Header.Set("If-Match", strings.Join(lines, ", ")) // a list on several lines is one (RFC 9110, 5.3)
		}
		mux.ServeHTTP(w, r)
	})))
}

// accepts says that a client takes one of the media types of an answer (RFC 9110,
// 12.5.1). Who says nothing takes all.
func accepts(r *http.Request, answers []string) bool {
	asked := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(asked) == "" {
		return true
	}
	for part := range strings.SplitSeq(asked, ",") {
		media, parameters, err := mime.ParseMediaType(part)
		if weight, bad := strconv.ParseFloat(cmp.Or(parameters["q"], "1"), 64); err != nil || bad != nil || weight <= 0 {
			continue
		}
		group, all := strings.CutSuffix(media, "/*")
		if slices.ContainsFunc(answers, func(a string) bool { return a == media || all && (group == "*" || strings.HasPrefix(a, group+"/")) }) {
			return true
		}
	}
	return false
}

// clean says that an address has no steps up, and none twice.
func clean(r *http.Request) bool {
	at := r.URL.EscapedPath()
	return at == path.Clean(at)
}

// noRoute tells an unknown address from a method that an address does not take.
func noRoute(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) error {
	var allowed []string
	if !clean(r) {
		return texts.Error(form.Error{Code: addressUnknown, Args: form.Args{"path": r.URL.Path}})
	}
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
