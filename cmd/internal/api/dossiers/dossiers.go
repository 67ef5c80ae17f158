// Package dossiers is the room of the API about dossiers: facts in, one dossier
// and what the desks did out.
package dossiers

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/store"
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
		from, err = oneFact(w, r)
	case media == lineMedia:
		from = figures.Lines(body)
	default:
		from, err = figures.CSV(body)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.take(w, r, from, one || wire.ValueOf(params.Whole))
}

// oneFact is the fact that a request brings by itself, on as many lines as it
// likes.
func oneFact(w http.ResponseWriter, r *http.Request) (from figures.Source, err error) {
	body, err := wire.ReadBody(w, r, jsonMedia, wire.MaxBody)
	if err != nil {
		return from, err
	}
	var line bytes.Buffer
	if json.Compact(&line, body) != nil || line.Len() == 0 {
		line.Reset()
		line.WriteString("{") // what is no JSON is refused as a line that is none
	}
	return figures.Lines(&line), nil
}

func (h *Handlers) AddExchange(w http.ResponseWriter, r *http.Request, params spec.AddExchangeParams) {
	body, _, err := wire.Stream(w, r, mostMessages, jsonMedia, lineMedia)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.take(w, r, figures.Exchange(body), wire.ValueOf(params.Whole))
}

// take takes in what a request tells of dossiers.
func (h *Handlers) take(w http.ResponseWriter, r *http.Request, from figures.Source, whole bool) {
	taken, err := h.Ledger.Figures().Take(r.Context(), from, whole)
	if err != nil {
		h.Fail(w, r, theCause(err))
		return
	}
	said := spec.Taken{Read: taken.Read, Recorded: taken.Recorded(), Refused: taken.Refused}
	if taken.Refused > 0 {
		said.Faults = wire.Some(wire.FaultsOf(taken.Faults, wire.Language(r)))
	}
	status := http.StatusOK
	if taken.Added > 0 {
		status = http.StatusCreated
	}
	h.Answer(w, r, status, said)
}

// theCause is why an intake failed: a key that was used for something else, and a
// limit of bytes, are told as such.
func theCause(err error) error {
	faults := form.All(err)
	for _, e := range faults {
		if all := form.All(e.Cause); e.Code == figures.DossierRefused && len(all) == 1 && errors.Is(all[0], store.KeyReused) {
			return all[0]
		}
		if e.Code == figures.CutOff && wire.IsTooLarge(e.Cause) {
			return wire.TooLarge(mostBytes)
		}
	}
	return err
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
	now, _, err := h.Ledger.Figures().Dossier(r.Context(), params.Code)
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

// text is a text that is left out when it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (h *Handlers) ListDossierFacts(w http.ResponseWriter, r *http.Request, params spec.ListDossierFactsParams) {
	_, all, err := h.Ledger.Figures().Dossier(r.Context(), params.Code)
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
