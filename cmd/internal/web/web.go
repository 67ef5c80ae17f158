// Package web is the pages of the server: those of what is owed, of the calendar and
// of the API, and those by which people come in. Pages work without script.
package web

import (
	"embed"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/entry"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/observe"
	"github.com/caicach/tthc/cmd/internal/web/cases"
	"github.com/caicach/tthc/cmd/internal/web/compare"
	"github.com/caicach/tthc/cmd/internal/web/days"
	"github.com/caicach/tthc/cmd/internal/web/duties"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/cmd/internal/web/imports"
	"github.com/caicach/tthc/cmd/internal/web/office"
	"github.com/caicach/tthc/cmd/internal/web/papers"
	"github.com/caicach/tthc/cmd/internal/web/reference"
	"github.com/caicach/tthc/cmd/internal/web/scores"
)

//go:embed templates/*.html
var templates embed.FS

// New is the handler of the pages, at which nobody has to sign in.
func New(l *ledger.Ledger, log *slog.Logger) http.Handler {
	return Behind(wire.Gate{Ledger: l}, casebook.New(l), nil, log)
}

// Behind is the handler of the pages behind a gate, with those by which people come
// in at a door.
func Behind(g wire.Gate, book *casebook.Book, door *entry.Door, log *slog.Logger) http.Handler {
	g = g.Whole(book.Vault())
	f := frame.New(g, door, log)
	s := &server{f.With(templates)}
	mux := http.NewServeMux()
	duties.Add(mux, f)
	days.Add(mux, f)
	imports.Add(mux, f)
	scores.Add(mux, f)
	compare.Add(mux, f)
	cases.Add(mux, f, book)
	office.Add(mux, f, book)
	papers.Add(mux, f, book)
	if door != nil {
		s.signing(mux)
	}
	mux.HandleFunc("GET /api/{$}", s.reference)
	mux.HandleFunc("GET /static/{file}", s.Static)
	mux.HandleFunc("/", s.Missing)
	return wire.Guarded(s.Protected(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		page := called(pattern)
		observe.Name(r.Context(), page)
		if slices.ContainsFunc(unsigned, func(prefix string) bool { return strings.HasPrefix(page, prefix) }) {
			if err := s.Gate.Hold(r); err != nil {
				s.Fail(w, r, err)
				return
			}
		}
		mux.ServeHTTP(w, r)
	})))
}

// unsigned is how the names begin of pages at which nobody is asked who he is.
var unsigned = []string{"page sign", "page first", "page api", "none"}

// called is the name of the page of a route, in logs and metrics.
func called(pattern string) string {
	_, path, _ := strings.Cut(pattern, "/")
	path, _, _ = strings.Cut(path, "/{")
	switch {
	case pattern == "/" || pattern == "":
		return "none"
	case path == "static":
		return path
	case path == "" || path == "{$}":
		return "page home"
	}
	return "page " + path
}

type server struct{ *frame.Frame }

// view is what the templates show.
type view struct {
	frame.View
	API *reference.API

	To       string // where who signs in goes
	Secret   string // that is shown once
	Provider string // of sign-ins: its name
	Leave    string // where one signs out of it
	Tokens   bool   // that a token may be typed
	Sessions []entry.Session
	People   []someone
}

// reference is the page on the API.
func (s *server) reference(w http.ResponseWriter, r *http.Request) {
	api, err := reference.Read()
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, http.StatusOK, "reference.html", &view{View: frame.View{Title: frame.Language(r).Pick("API của máy chủ", "The API of the server")}, API: api})
}
