// Package dossiers is the room of the API about dossiers: facts in, one dossier
// and what the desks did out.
package dossiers

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/schedule/form"
)

// Handlers answers about dossiers.
type Handlers struct{ *wire.Desk }

const (
	// mostBytes is the most that one upload brings: some ten million dossiers.
	mostBytes = 2 << 30
	// mostMessages is the most that one list of messages of the exchange brings,
	// each with much that is passed over.
	mostMessages = 2 << 30

	jsonMedia = "application/json"
	lineMedia = "application/x-ndjson"
	csvMedia  = "text/csv"
)

func (h *Handlers) AddDossiers(w http.ResponseWriter, r *http.Request, params spec.AddDossiersParams) {
	body, media, err := wire.Stream(w, r, mostBytes, jsonMedia, lineMedia, csvMedia)
	var from figures.Source
	one := media == jsonMedia
	switch {
	case err != nil:
	case one:
		var line []byte
		if line, err = wire.OneLine(w, r); err == nil {
			err = typed(line)
		}
		from = figures.DossierLines(bytes.NewReader(line))
	case media == lineMedia:
		from = figures.DossierLines(body)
	default:
		from = figures.DossierTable(body)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Take(w, r, from, one || wire.ValueOf(params.Whole))
}

// typed refuses a name that is no text, such as true: in the columns of a table,
// which have no types, it would be one.
func typed(line []byte) error {
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(line, &fields) // what cannot be read is refused by who reads it
	for _, name := range []string{"code", "body", "procedure"} {
		if v := fields[name]; len(v) > 0 && v[0] != '"' {
			return figures.RefusedDossier(texts.Error(form.Error{Code: form.FieldValue, Path: name, Value: string(v[:min(len(v), 100)])}))
		}
	}
	return nil
}

var texts form.Texts // those of the forms

func (h *Handlers) AddExchange(w http.ResponseWriter, r *http.Request, params spec.AddExchangeParams) {
	body, _, err := wire.Stream(w, r, mostMessages, jsonMedia, lineMedia)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Take(w, r, figures.DossierMessages(body), wire.ValueOf(params.Whole))
}

func (h *Handlers) GetDossier(w http.ResponseWriter, r *http.Request, params spec.GetDossierParams) {
	asOf := h.Ledger.Today()
	if params.AsOf != nil {
		var err error
		if asOf, err = form.ParseDay(*params.AsOf); err != nil {
			h.Fail(w, r, wire.BadParameter("asOf", err))
			return
		}
	}
	now, _, err := h.dossier(r, params.Code)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	stands, overdue, err := figures.Standing(now.Dossier, asOf)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	said := spec.Dossier{Code: params.Code, Revision: text(now.Revision.String()), Recorded: now.Recorded, Facts: json.RawMessage(now.Line), AsOf: asOf.String(),
		Verdict: spec.DossierVerdict(stands.Verdict.String()), Due: text(stands.Due.String()), OverdueFrom: text(overdue.String()), Explanation: stands.Text(wire.Language(r))}
	h.Answer(w, r, http.StatusOK, said)
}

// dossier is what is known of a dossier, for whoever may see it.
func (h *Handlers) dossier(r *http.Request, code string) (now figures.Told, all []figures.Told, err error) {
	if now, all, err = h.Ledger.Figures().Dossier(r.Context(), code); err == nil {
		err = access.Check(r.Context(), now.Body)
	}
	return now, all, err
}

// text is a text that is left out when it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (h *Handlers) ListDossierFacts(w http.ResponseWriter, r *http.Request, params spec.ListDossierFactsParams) {
	_, all, err := h.dossier(r, params.Code)
	if err == nil {
		all, err = wire.Page(w.Header(), r, all, params.Limit, params.After, func(t figures.Told) string { return t.Revision.String() })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	list := make([]spec.DossierFact, len(all))
	for i, t := range all {
		list[i] = spec.DossierFact{Revision: text(t.Revision.String()), Recorded: t.Recorded, Facts: json.RawMessage(t.Line)}
	}
	h.Answer(w, r, http.StatusOK, list)
}
