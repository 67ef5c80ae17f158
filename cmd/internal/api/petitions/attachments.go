package petitions

import (
	"errors"
	"net/http"
	"slices"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/casebook"
)

// files is what the attachments of a petition belong to, for whoever may see it.
func (h *Handlers) files(r *http.Request, code string) (attach.Subject, error) {
	v, c, err := h.one(r, code)
	if err != nil {
		return attach.Subject{}, err
	}
	return v.Subject(r.Context(), c)
}

// read is files of which somebody reads some: that is recorded before they have any.
func (h *Handlers) read(r *http.Request, code string) (attach.Subject, error) {
	s, err := h.files(r, code)
	if err != nil {
		return s, err
	}
	return s, audit.Read(r.Context(), h.Ledger.Store(), h.Ledger.Now(), s.Name)
}

func (h *Handlers) AttachToPetition(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, id spec.AttachmentID, params spec.AttachToPetitionParams) {
	of := attach.Purpose(params.Of)
	if !slices.Contains([]attach.Purpose{attach.Sender, attach.Answer, attach.Publication}, of) {
		h.Fail(w, r, wire.ParameterForm("of"))
		return
	}
	s, err := h.files(r, code)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Attach(w, r, s, id, of)
}

func (h *Handlers) ListPetitionAttachments(w http.ResponseWriter, r *http.Request, code spec.PetitionCode) {
	s, err := h.read(r, code)
	var list []attach.Attachment
	if err == nil {
		list, err = h.Attachments().List(r.Context(), s)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, wire.AttachmentsOf(list, nil))
}

func (h *Handlers) GetPetitionAttachment(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, id spec.AttachmentID) {
	s, err := h.files(r, code)
	var a attach.Attachment
	if err == nil {
		a, err = h.Attachments().Find(r.Context(), s, id)
	}
	if err == nil {
		err = audit.Read(r.Context(), h.Ledger.Store(), h.Ledger.Now(), s.Name)
	}
	if err == nil {
		err = wire.SendFile(w, r, h.Attachments(), s, a)
	}
	if err != nil {
		h.Fail(w, r, err)
	}
}

// published is what the attachments that everybody may have belong to; ok is false
// where nothing of the petition is published, or not any more.
func (h *Handlers) published(r *http.Request, code string) (s attach.Subject, ok bool, err error) {
	v, c, err := h.one(r, code)
	if err != nil {
		return s, false, err
	}
	if _, shown := v.Public(c); !shown || v.Erased(c) != nil {
		return s, false, nil
	}
	s, err = v.Subject(r.Context(), c)
	if errors.Is(err, casebook.Erased) { // since the view was made
		return s, false, nil
	}
	return s, err == nil, err
}

func isPublic(a attach.Attachment) bool { return a.Of == attach.Publication }

func (h *Handlers) ListPublishedAttachments(w http.ResponseWriter, r *http.Request, code spec.PetitionCode) {
	s, ok, err := h.published(r, code)
	var list []attach.Attachment
	if err == nil && ok {
		list, err = h.Attachments().List(r.Context(), s)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, wire.AttachmentsOf(list, isPublic))
}

func (h *Handlers) GetPublishedAttachment(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, id spec.AttachmentID) {
	s, ok, err := h.published(r, code)
	a := attach.Attachment{}
	if err == nil && ok {
		a, err = h.Attachments().Find(r.Context(), s, id)
	}
	if err == nil && !isPublic(a) {
		err = attach.NoAttachment(id)
	}
	if err == nil {
		err = wire.SendFile(w, r, h.Attachments(), s, a)
	}
	if err != nil {
		h.Fail(w, r, err)
	}
}
