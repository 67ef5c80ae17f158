package plans

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// GetPath answers how far an obligation has come.
func (h *Handlers) GetPath(w http.ResponseWriter, r *http.Request, params spec.GetPathParams) {
	on := h.Ledger.Today()
	if params.AsOf != nil {
		var err error
		if on, err = form.ParseDay(*params.AsOf); err != nil {
			h.Fail(w, r, wire.BadParameter("asOf", err))
			return
		}
	}
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	o, err := v.Obligation(plan.ObligationID(params.Obligation))
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	progress, err := v.Progress(r.Context(), o.Plan)
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, progress.Path(o, on))
}
