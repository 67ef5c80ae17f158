package law

import (
	"fmt"
	"net/http"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func (h *Handlers) ParsePhrase(w http.ResponseWriter, r *http.Request, params spec.ParsePhraseParams) {
	var ctx phrase.Context
	var err error
	if params.Issued != nil {
		if ctx.Issued, err = form.ParseDay(*params.Issued); err != nil {
			h.Fail(w, r, wire.BadParameter("issued", err))
			return
		}
	}
	if ctx.Year = wire.ValueOf(params.Year); params.Year != nil && (ctx.Year < form.MinYear || ctx.Year > form.MaxYear) {
		h.Fail(w, r, wire.ParameterForm("year"))
		return
	}
	read, _ := answer.PhraseOf(params.Text, ctx, wire.Language(r)) // what cannot be read is an answer
	h.Answer(w, r, http.StatusOK, read)
}

func (h *Handlers) ParseTarget(w http.ResponseWriter, r *http.Request, params spec.ParseTargetParams) {
	read, _ := answer.TargetOf(params.Text, wire.Language(r))
	h.Answer(w, r, http.StatusOK, read)
}

func (h *Handlers) ParseSelector(w http.ResponseWriter, r *http.Request, params spec.ParseSelectorParams) {
	bodies, on, err := h.bodiesOn(r, params.AsOf)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	read, _ := answer.SelectorOf(bodies, params.Text, on, wire.Language(r))
	h.Answer(w, r, http.StatusOK, read)
}

// redactRequest is a text, and what is known of the persons in it.
type redactRequest struct {
	Text  string      `json:"text"`
	Known []knownText `json:"known,omitzero"`
}

type knownText struct {
	Kind redact.Kind `json:"kind"`
	Text string      `json:"text"`
}

func (q *redactRequest) check() (wrong form.Errors) {
	for i, k := range q.Known {
		if !k.Kind.Valid() {
			wrong = append(wrong, texts.Error(form.Error{Code: form.FieldValue, Path: fmt.Sprintf("known[%d].kind", i), Value: string(k.Kind)}))
		}
	}
	return wrong
}

var redactRequests = form.Of[redactRequest](0)

func (h *Handlers) RedactText(w http.ResponseWriter, r *http.Request) {
	body, err := wire.ReadBody(w, r, "application/json", 2*redact.MaxLength+wire.MaxBody)
	var q redactRequest
	if err == nil {
		if q, err = redactRequests.Read(body, (*redactRequest).check); err != nil {
			err = wire.BadContent(err)
		}
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	var o redact.Options
	for _, k := range q.Known {
		o.Known = append(o.Known, redact.KnownText{Kind: k.Kind, Text: k.Text})
	}
	masked, ok := answer.RedactedOf(q.Text, o, wire.Language(r))
	if !ok {
		h.Fail(w, r, wire.TooLarge(redact.MaxLength))
		return
	}
	h.Answer(w, r, http.StatusOK, masked)
}
