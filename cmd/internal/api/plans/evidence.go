package plans

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/attach"
	"github.com/caicach/tthc/plan"
)

// proves is what the evidence of an obligation belongs to; writing says that some is to
// be attached, by whoever asks.
func (h *Handlers) proves(r *http.Request, obligation string, writing bool) (s attach.Subject, err error) {
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return s, err
	}
	o, err := v.Obligation(plan.ObligationID(obligation))
	if err == nil && writing {
		err = h.Ledger.May(r.Context(), v, o)
	}
	return attach.Subject{Name: string(o.ID())}, err
}

func (h *Handlers) ListEvidence(w http.ResponseWriter, r *http.Request, params spec.ListEvidenceParams) {
	s, err := h.proves(r, params.Obligation, false)
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

func (h *Handlers) GetEvidence(w http.ResponseWriter, r *http.Request, id spec.AttachmentID, params spec.GetEvidenceParams) {
	s, err := h.proves(r, params.Obligation, false)
	var a attach.Attachment
	if err == nil {
		a, err = h.Attachments().Find(r.Context(), s, id)
	}
	if err == nil {
		err = wire.SendFile(w, r, h.Attachments(), s, a)
	}
	if err != nil {
		h.Fail(w, r, err)
	}
}

func (h *Handlers) AttachEvidence(w http.ResponseWriter, r *http.Request, id spec.AttachmentID, params spec.AttachEvidenceParams) {
	s, err := h.proves(r, params.Obligation, true)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Attach(w, r, s, id, attach.Evidence)
}
