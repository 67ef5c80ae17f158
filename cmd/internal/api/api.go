// Package api is the JSON API of the server, as openapi.yaml specifies it. The
// specification comes first; openapi.gen.go is generated from it.
package api

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
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
	s := &server{ledger: l, log: log}
	HandlerWithOptions(s, StdHTTPServerOptions{BaseRouter: mux, ErrorHandlerFunc: func(w http.ResponseWriter, r *http.Request, err error) {
		s.problem(w, r, parameterProblem(err, Language(r)))
	}})
	mux.HandleFunc("GET /api/v1/openapi.yaml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/yaml")
		_, _ = w.Write(specification)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := mux.Handler(r); pattern == "" {
			s.problem(w, r, noRoute(mux, w, r))
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// noRoute tells an unknown address from a method that an address does not take.
func noRoute(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) Problem {
	l := Language(r)
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		probe := r.Clone(r.Context())
		probe.Method = method
		if _, pattern := mux.Handler(probe); pattern != "" {
			allowed = append(allowed, method)
		}
	}
	if allowed != nil {
		allow := strings.Join(allowed, ", ")
		w.Header().Set("Allow", allow)
		return newProblem("method", http.StatusMethodNotAllowed, l.Pick("Phương thức không dùng được", "Method not allowed"),
			l.Pick(r.URL.Path+" chỉ nhận "+allow, r.URL.Path+" takes "+allow))
	}
	return newProblem("not-found", http.StatusNotFound, l.Pick("Không có địa chỉ này", "No such address"),
		l.Pick(r.URL.Path+": xem /api/v1/openapi.yaml", r.URL.Path+": see /api/v1/openapi.yaml"))
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
}

var _ ServerInterface = (*server)(nil)

func (s *server) ListPlans(w http.ResponseWriter, r *http.Request) {
	s.answer(w, http.StatusOK, s.ledger.Summaries())
}

func (s *server) ListDue(w http.ResponseWriter, r *http.Request, params ListDueParams) {
	l := Language(r)
	q := plan.DueQuery{AsOf: s.ledger.Today(), Language: l}
	if params.AsOf != nil {
		day, err := form.ParseDay(*params.AsOf)
		if err != nil {
			s.problem(w, r, badParameter("asOf", err, l))
			return
		}
		q.AsOf = day
	}
	if params.Within != nil {
		days, err := ParseWithin(*params.Within)
		if err != nil {
			s.problem(w, r, badParameter("within", err, l))
			return
		}
		q.Within = &days
	}
	var body string
	if params.Body != nil {
		body = *params.Body
	}
	q.Expand = params.Expand != nil && *params.Expand
	q.Coordinating = params.Coordinating != nil && *params.Coordinating
	rows, err := s.ledger.Due(r.Context(), params.Plan, body, q)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.answer(w, http.StatusOK, rows)
}

func (s *server) ListEvents(w http.ResponseWriter, r *http.Request, params ListEventsParams) {
	events, err := s.ledger.Events(r.Context(), plan.ObligationID(params.Obligation))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if events == nil {
		events = []plan.Event{}
	}
	s.answer(w, http.StatusOK, events)
}

func (s *server) RecordEvent(w http.ResponseWriter, r *http.Request) {
	l := Language(r)
	if ct, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); strings.TrimSpace(ct) != "application/json" {
		s.problem(w, r, newProblem("content-type", http.StatusUnsupportedMediaType, l.Pick("Sai kiểu nội dung", "Wrong content type"),
			l.Pick("Content-Type phải là application/json", "Content-Type must be application/json")))
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			s.problem(w, r, newProblem("too-large", http.StatusRequestEntityTooLarge, l.Pick("Nội dung quá dài", "The content is too long"),
				l.Pick(fmt.Sprintf("nhiều nhất %d byte", maxBody), fmt.Sprintf("at most %d bytes", maxBody))))
			return
		}
		// Without an answer the server would say 200: as if it were recorded.
		s.problem(w, r, newProblem("incomplete", http.StatusBadRequest, l.Pick("Nội dung chưa đủ", "The content is not complete"),
			l.Pick("chưa nhận được hết nội dung, chưa ghi nhận gì; gửi lại cùng mã sự kiện là an toàn", "the content did not arrive whole, and nothing was recorded; sending the same event again is safe")))
		return
	}
	e, err := plan.ReadEvent(body)
	if err != nil {
		var faults plan.Faults
		errors.As(err, &faults)
		s.fail(w, r, &ledger.Error{Kind: ledger.BadEvent, Faults: faults})
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
	s.answer(w, status, recorded)
}

// ParseWithin reads a number of days such as 30d.
func ParseWithin(s string) (int, error) {
	digits, ok := strings.CutSuffix(s, "d")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 0 || n > 36500 {
		return 0, &WithinError{s}
	}
	return n, nil
}

// WithinError says that a text is not a number of days.
type WithinError struct{ Value string }

func (e *WithinError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *WithinError) Message(l form.Language) string {
	return l.Pick(fmt.Sprintf("%q không phải là số ngày, viết như 30d", e.Value), fmt.Sprintf("%q is not a number of days, write such as 30d", e.Value))
}

func (s *server) answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // fails only when the client is gone
}
