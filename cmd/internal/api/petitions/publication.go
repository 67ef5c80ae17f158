package petitions

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func (h *Handlers) DraftPublication(w http.ResponseWriter, r *http.Request, code spec.PetitionCode) {
	v, c, err := h.one(r, code)
	var d casebook.Draft
	if err == nil {
		d, err = v.Draft(r.Context(), c)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	l := wire.Language(r)
	said := spec.PublicationDraft{Code: c.String(), Content: answer.RedactedAs(d.Content, l), Review: d.Review()}
	for _, text := range []struct {
		of redact.Redaction
		to **spec.Redacted
	}{{d.Proposal, &said.Proposal}, {d.Answer, &said.Answer}} {
		if text.of.Original() != "" {
			masked := answer.RedactedAs(text.of, l)
			*text.to = &masked
		}
	}
	if d.Keeps != nil {
		keeps := wire.FaultsOf(form.All(d.Keeps), l)
		said.Keeps = &keeps
	}
	w.Header().Set("ETag", wire.Tag(d.Version))
	h.Answer(w, r, http.StatusOK, said)
}

// maxReview is the most bytes of a review that are read.
const maxReview = 4 << 20

func (h *Handlers) PublishPetition(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, params spec.PublishPetitionParams) {
	seen, err := wire.Seen(params.IfMatch, func() (int, error) {
		v, c, err := h.one(r, code)
		if err != nil {
			return 0, err
		}
		return v.DraftVersion(c), nil // nothing of what is personal is looked at
	})
	var content []byte
	if err == nil {
		content, err = wire.ReadBody(w, r, "application/json", maxReview)
	}
	var review desk.Review
	if err == nil {
		if err = review.UnmarshalJSON(content); err != nil {
			err = casebook.Refused(err)
		}
	}
	var c petition.Code
	if err == nil {
		_, c, err = h.one(r, code)
	}
	var p casebook.Publication
	var added bool
	if err == nil {
		p, added, err = h.Book.Publish(r.Context(), c, review, seen)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, recorded(added), p.View)
}

func (h *Handlers) ListPublished(w http.ResponseWriter, r *http.Request, params spec.ListPublishedParams) {
	q := casebook.PublicQuery{Text: wire.ValueOf(params.Text)}
	err := days(asked{"from", params.From, &q.From}, asked{"to", params.To, &q.To})
	if err == nil {
		q.Subject, err = about(params.Subject)
	}
	var v *casebook.View
	if err == nil {
		v, err = h.Book.At(r.Context())
	}
	if err == nil {
		var ours func(body.ID) bool
		if ours, err = belongs(v, params.Body, h.Ledger.Today()); ours != nil {
			q.For = func(p desk.PublicView) bool { return ours(p.Answer.Body) }
		}
	}
	var list []desk.PublicView
	if err == nil {
		list, err = wire.Page(w.Header(), r, v.Published(q), params.Limit, params.After, func(p desk.PublicView) string { return p.Code.String() })
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, list)
}

func (h *Handlers) TrackPetition(w http.ResponseWriter, r *http.Request, code spec.PetitionCode) {
	v, c, err := h.one(r, code)
	var pet petition.Petition
	today, l := h.Ledger.Today(), wire.Language(r)
	if err == nil {
		pet, err = v.Petition(c, today)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	holder := v.Holder(pet, today)
	said := spec.PetitionTracked{Code: c.String(), State: pet.State().String(), StateText: pet.State().Text(l), Outside: spec.PetitionTrackedOutside(pet.Outside()),
		Kind: string(pet.Kind()), Subject: spec.PetitionAbout(pet.Subject()), Body: string(holder), BodyName: v.Process.Bodies().ByID(holder).Name(today),
		Received: pet.Received().String(), Told: []spec.SenderNotice{}}
	if said.BodyName == "" {
		said.BodyName = said.Body // a unit that the registry does not know
	}
	if clock := v.Process.Clocks(pet, today).Petitioner; clock.Due != form.NoDay {
		due, state := clock.Due.String(), spec.PetitionTrackedClock(clock.State)
		said.Due, said.Clock = &due, &state
	}
	for _, n := range desk.NewsFor(v.Process, pet, today, l) {
		said.Told = append(said.Told, answer.NewsOf(n))
	}
	if p, ok := v.Public(c); ok {
		said.Published = &p
	}
	h.Answer(w, r, http.StatusOK, said)
}
