// Package api is the JSON API of the server, as openapi.yaml specifies it. The
// specification comes first; openapi.gen.go is generated from it.
package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed openapi.yaml
var specification []byte

// maxBody is the largest request body that is read, in bytes.
const maxBody = 64 << 10

// New is the handler of everything below /api/.
func New(l *ledger.Ledger, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	s := &server{ledger: l, log: log, known: parameters()}
	HandlerWithOptions(s, StdHTTPServerOptions{BaseRouter: mux, ErrorHandlerFunc: func(w http.ResponseWriter, r *http.Request, err error) {
		s.fail(w, r, parameterError(err))
	}})
	mux.HandleFunc("GET /api/v1/openapi.yaml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/yaml")
		_, _ = w.Write(specification)
	})
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, texts.Error(form.Error{Code: siteForeign}))
	}))
	return protection.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		if s.again(w, r) {
			return
		}
		_, pattern := mux.Handler(r)
		if pattern == "" {
			s.fail(w, r, noRoute(mux, w, r))
			return
		}
		if err := s.strict(pattern, r); err != nil {
			s.fail(w, r, err)
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

var matcher = language.NewMatcher([]language.Tag{language.Vietnamese, language.English})

// Language is the language that a request asks for, Vietnamese by default.
func Language(r *http.Request) form.Language {
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return form.Vietnamese
	}
	if _, i, _ := matcher.Match(tags...); i == 1 {
		return form.English
	}
	return form.Vietnamese
}

type server struct {
	ledger *ledger.Ledger
	log    *slog.Logger
	known  map[string][]string // the parameters of each operation
	kept   answers
}

var _ ServerInterface = (*server)(nil)

func (s *server) ListPlans(w http.ResponseWriter, r *http.Request) {
	v, err := s.ledger.At(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.answer(w, r, http.StatusOK, v.Summaries())
}

func (s *server) ListDue(w http.ResponseWriter, r *http.Request, params ListDueParams) {
	q, err := s.dueQuery(params)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	q.Language = Language(r)
	v, err := s.ledger.At(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	k, err := v.Known(params.Plan)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.keep(w, r, k, func(h http.Header) ([]byte, error) {
		rows, err := v.Due(r.Context(), params.Plan, valueOf(params.Body), q)
		if err != nil {
			return nil, err
		}
		h.Set(HoldsSince, k.Holds().String())
		rows, err = page(h, r, rows, params.Limit, params.After, func(row plan.DueRow) string { return string(row.ID) })
		if err != nil {
			return nil, err
		}
		return encode(rows)
	})
}

// HoldsSince names the header that says since when the plan of a due list holds:
// on a day before it the list is empty.
const HoldsSince = "Plan-Holds-Since"

func (s *server) dueQuery(params ListDueParams) (plan.DueQuery, error) {
	q := plan.DueQuery{AsOf: s.ledger.Today()}
	q.Expand, q.Coordinating = valueOf(params.Expand), valueOf(params.Coordinating)
	if params.AsOf != nil {
		day, err := form.ParseDay(*params.AsOf)
		if err != nil {
			return q, badParameter("asOf", err)
		}
		q.AsOf = day
	}
	if params.Within != nil {
		days, err := ParseWithin(*params.Within)
		if err != nil {
			return q, badParameter("within", err)
		}
		q.Within = &days
	}
	return q, nil
}

// valueOf is the value of a parameter that may be left out.
func valueOf[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func (s *server) ListEvents(w http.ResponseWriter, r *http.Request, params ListEventsParams) {
	limit, err := limitOf(params.Limit)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	events, found, err := s.ledger.Events(r.Context(), plan.ObligationID(params.Obligation), valueOf(params.After), limit+1)
	if err == nil && !found {
		err = noRow()
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	events = firstPage(w.Header(), r, events, limit, func(e plan.Event) string { return e.ID })
	s.answer(w, r, http.StatusOK, events)
}

func (s *server) RecordEvent(w http.ResponseWriter, r *http.Request) {
	e, err := readEvent(w, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	recorded, added, err := s.ledger.Record(r.Context(), e)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	status := http.StatusOK
	if added {
		status = http.StatusCreated
	}
	s.answer(w, r, status, recorded)
}

// readEvent reads the event that a request brings.
func readEvent(w http.ResponseWriter, r *http.Request) (plan.Event, error) {
	body, err := readBody(w, r, "application/json", maxBody)
	if err != nil {
		return plan.Event{}, err
	}
	e, err := plan.ReadEvent(body)
	if err != nil {
		return plan.Event{}, ledger.Refused(err)
	}
	return e, nil
}

// readBody reads what a request brings, of one media type.
func readBody(w http.ResponseWriter, r *http.Request, media string, limit int64) ([]byte, error) {
	if found, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || found != media {
		return nil, texts.Error(form.Error{Code: contentType, Args: form.Args{"media": media}})
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, texts.Error(form.Error{Code: contentTooLarge, Args: form.Args{"limit": int(limit)}})
	case err != nil:
		return nil, texts.Error(form.Error{Code: contentHalf})
	}
	return body, nil
}

// ParseWithin reads a number of days such as 30d.
func ParseWithin(s string) (int, error) {
	digits, ok := strings.CutSuffix(s, "d")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 0 || n > 36500 {
		return 0, texts.Error(form.Error{Code: WithinForm, Value: s})
	}
	return n, nil
}

// answer answers with a value. It is written whole before it is sent: what
// cannot be written is a failure, and no half answer.
func (s *server) answer(w http.ResponseWriter, r *http.Request, status int, v any) {
	b, err := encode(v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(b) // fails only when the client is gone
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}
