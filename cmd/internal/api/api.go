// Package api is the JSON API of the server, as package spec has it.
package api

import (
	"log/slog"
	"net/http"

	"github.com/caicach/tthc/cmd/internal/api/dossiers"
	"github.com/caicach/tthc/cmd/internal/api/indicators"
	"github.com/caicach/tthc/cmd/internal/api/law"
	"github.com/caicach/tthc/cmd/internal/api/petitions"
	"github.com/caicach/tthc/cmd/internal/api/plans"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/subscriptions"
	"github.com/caicach/tthc/cmd/internal/api/tokens"
	"github.com/caicach/tthc/cmd/internal/api/trails"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/ledger"
)

// server is the handlers of all rooms.
type server struct {
	ofTokens
	ofTrails
	ofSubscriptions
	ofPlans
	ofLaw
	ofDossiers
	ofIndicators
	ofPetitions
}

type (
	ofTokens        = tokens.Handlers
	ofTrails        = trails.Handlers
	ofSubscriptions = subscriptions.Handlers
	ofPlans         = plans.Handlers
	ofLaw           = law.Handlers
	ofDossiers      = dossiers.Handlers
	ofIndicators    = indicators.Handlers
	ofPetitions     = petitions.Handlers
)

var _ spec.ServerInterface = (*server)(nil)

// New is the handler of everything below /api/, at which nobody has to sign in.
func New(l *ledger.Ledger, log *slog.Logger) http.Handler {
	return Over(wire.Gate{Ledger: l}, casebook.New(l), log)
}

// Over is the handler behind a gate, over a book of its ledger that others have
// read already.
func Over(g wire.Gate, book *casebook.Book, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	d := &wire.Desk{Gate: g.Whole(book.Vault()), Log: log}
	s := &server{ofTokens{Desk: d}, ofTrails{Desk: d}, ofSubscriptions{Desk: d}, ofPlans{Desk: d, Book: book}, ofLaw{Desk: d, Book: book}, ofDossiers{Desk: d}, ofIndicators{Desk: d}, ofPetitions{Desk: d, Book: book}}
	spec.HandlerWithOptions(s, spec.StdHTTPServerOptions{BaseRouter: mux, ErrorHandlerFunc: func(w http.ResponseWriter, r *http.Request, err error) {
		d.Fail(w, r, wire.ParameterError(err))
	}})
	mux.HandleFunc("GET /api/v1/openapi.yaml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/yaml")
		_, _ = w.Write(spec.Document)
	})
	return d.Handler(mux, spec.Operations())
}
