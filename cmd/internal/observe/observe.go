// Package observe is what of the server can be seen from outside while it runs: a
// log with a line for each request, metrics, and whether it is ready.
//
// # Nothing of persons
//
// A line of the log and a label of a metric have the name of the operation, never
// the address that was asked for nor its query: these have codes of petitions and
// names. Neither has the address of who asks; who did what stands in the trail. A line
// of what was refused has the identifier that the trail has of whoever asked.
package observe

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/schedule/form"
)

// request is what is known of a request while it is answered.
type request struct {
	number    string
	operation string
	who       string
	why       form.Code
}

type key struct{}

func of(ctx context.Context) *request {
	r, _ := ctx.Value(key{}).(*request)
	return r
}

// Name says which operation a request is of: one of a few names, and nothing that
// was asked for.
func Name(ctx context.Context, operation string) {
	if r := of(ctx); r != nil {
		r.operation = operation
	}
}

// Operation is the operation of a request; "none" where it is of none.
func Operation(ctx context.Context) string {
	if r := of(ctx); r != nil && r.operation != "" {
		return r.operation
	}
	return "none"
}

// Who says who asks, by their identifier in the trail.
func Who(ctx context.Context, id string) {
	if r := of(ctx); r != nil {
		r.who = id
	}
}

// Why says why a request is refused.
func Why(ctx context.Context, code form.Code) {
	if r := of(ctx); r != nil {
		r.why = code
	}
}

// told is what a line has of who asks, by a status: who it was, where something was
// refused, and of systems always; and why it was refused. What people read in peace is
// told of nobody.
func (r *request) told(status int) (all []slog.Attr) {
	refused := status >= http.StatusBadRequest
	if r.who != "" && (refused || strings.HasPrefix(r.who, "token:")) {
		all = append(all, slog.String("who", r.who))
	}
	if refused && r.why != "" {
		all = append(all, slog.String("why", string(r.why)))
	}
	return all
}

// numbered is what a proxy may send as the number of a request: nothing in it can be
// a word.
var numbered = regexp.MustCompile(`^[0-9a-fA-F][0-9a-fA-F-]{14,62}[0-9a-fA-F]$`)

// header is where the number of a request stands, in what is asked and answered.
const header = "X-Request-Id"

// Requests numbers each request, logs a line when it was answered, and counts it. The
// number is that which a proxy gave, where it is one. What panics is answered by
// failed.
func Requests(next http.Handler, log *slog.Logger, m *Metrics, failed http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		one := &request{number: r.Header.Get(header)}
		if !numbered.MatchString(one.number) {
			one.number = uuid.NewString()
		}
		w.Header().Set(header, one.number)
		r = r.WithContext(access.Numbered(context.WithValue(r.Context(), key{}, one), one.number))
		a := &answer{ResponseWriter: w}
		m.underWay.Inc()
		defer func() {
			m.underWay.Dec()
			caught := recover()
			if caught != nil && caught != http.ErrAbortHandler {
				log.ErrorContext(r.Context(), "panic", "operation", Operation(r.Context()), "error", panicked(caught), "stack", string(debug.Stack()))
				if a.status == 0 {
					failed(a, r)
				}
			}
			took := time.Since(began)
			m.answered(Operation(r.Context()), a.Status(), took)
			if flusher, ok := w.(http.Flusher); ok && caught == nil && w.Header().Get("Content-Length") != "" {
				flusher.Flush() // all is there: nobody waits for the log
			}
			level := slog.LevelInfo
			switch one.operation {
			case "healthz", "readyz", "static":
				level = slog.LevelDebug
			}
			if log.Enabled(r.Context(), level) { // by a record of its own: a logger looks for the line of the source each time
				line := slog.NewRecord(time.Now(), level, "answered", 0)
				line.AddAttrs(slog.String("operation", Operation(r.Context())), slog.String("method", method(r)),
					slog.Int("status", a.Status()), slog.Int64("bytes", a.bytes), slog.Float64("ms", float64(took.Microseconds())/1000))
				line.AddAttrs(one.told(a.Status())...)
				_ = log.Handler().Handle(r.Context(), line) // where would it be told?
			}
			if caught != nil && (caught == http.ErrAbortHandler || a.status != http.StatusInternalServerError) {
				panic(http.ErrAbortHandler) // a half answer is cut off
			}
		}()
		next.ServeHTTP(a, r)
	})
}

// panicked is a panic without the values that it may have.
func panicked(caught any) string {
	if err, ok := caught.(error); ok {
		if fault := (runtime.Error)(nil); errors.As(err, &fault) {
			return fault.Error()
		}
	}
	return "a panic of the program's own"
}

// method is the method of a request, where it is one of those that there are.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	}
	return "other"
}

// answer notes the status of an answer and how long it is.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// Status is that which the answer has, or will have.
func (a *answer) Status() int {
	if a.status == 0 {
		return http.StatusOK
	}
	return a.status
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets deadlines be set.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
