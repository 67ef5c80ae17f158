// Package trails is the room of the API about what was recorded as such: the trail for
// auditors, and for outsiders what proves it.
package trails

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/store/chain"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Handlers answers about the trail.
type Handlers struct{ *wire.Desk }

func (h *Handlers) GetCheckpoint(w http.ResponseWriter, r *http.Request) {
	head, err := h.Trail.Latest(r.Context())
	h.text(w, r, head.Note, err)
}

func (h *Handlers) GetConsistency(w http.ResponseWriter, r *http.Request, params spec.GetConsistencyParams) {
	proof, err := h.Trail.Grown(r.Context(), params.From)
	if errors.Is(err, trail.PlaceOutside) {
		err = wire.BadParameter("from", err)
	}
	h.text(w, r, proof.String(), err)
}

func (h *Handlers) GetProof(w http.ResponseWriter, r *http.Request, row int64) {
	proof, err := h.Trail.Prove(r.Context(), row)
	h.text(w, r, proof.String(), err)
}

// text answers with a text, or with what is wrong.
func (h *Handlers) text(w http.ResponseWriter, r *http.Request, text string, err error) {
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, text)
}

func (h *Handlers) ListTrail(w http.ResponseWriter, r *http.Request, params spec.ListTrailParams) {
	s := audit.Sought{Filter: chain.Filter{Who: wire.ValueOf(params.Who), Kind: wire.ValueOf(params.Kind)}, After: wire.ValueOf(params.After)}
	var err error
	if params.After != nil && s.After < 1 {
		err = wire.NoRow()
	}
	if err == nil {
		s.Limit, err = wire.LimitOf(params.Limit)
	}
	if err == nil && params.Day != nil {
		if s.Day, err = form.ParseDay(*params.Day); err != nil {
			err = wire.BadParameter("day", err)
		}
	}
	var rows []trail.Row
	var upTo int64
	var more bool
	if err == nil {
		rows, upTo, more, err = h.Trail.Find(r.Context(), s)
	}
	list := make([]spec.TrailRow, len(rows))
	for i := range rows {
		if err == nil {
			list[i], err = rowOf(&rows[i])
		}
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	if more {
		wire.Next(w.Header(), r, strconv.FormatInt(upTo, 10))
	}
	h.Answer(w, r, http.StatusOK, list)
}

func rowOf(r *trail.Row) (spec.TrailRow, error) {
	said, _, err := audit.LookedOf(r)
	return spec.TrailRow{
		Row: r.Seq, Kind: r.Kind, Name: r.Name, Version: some(r.Version), Id: r.ID, About: some(r.About),
		Recorded: time.UnixMicro(r.Recorded).In(calendar.Zone()), Who: some(r.Who), Request: some(r.Request),
		Operation: some(said.Operation), Why: some(string(said.Why)), Times: some(said.Times),
	}, err
}

// some is a value that is left out where it is zero.
func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// told is how many faults are told, and longest how long it may take to find them.
const (
	told    = 100
	longest = 10 * time.Minute
)

func (h *Handlers) VerifyTrail(w http.ResponseWriter, r *http.Request) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longest)) // where it cannot be set, it stays
	said := spec.TrailVerification{Faults: []spec.TrailFault{}}
	l := wire.Language(r)
	v, signed, err := h.Trail.Verify(r.Context(), func(f trail.Fault) {
		if len(said.Faults) == told {
			said.More++
			return
		}
		said.Faults = append(said.Faults, spec.TrailFault{Row: some(f.Row.Seq), Code: string(f.Why), Message: f.In(l)})
	})
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	said.Rows, said.Heads, said.Covered, said.Signatures = v.Rows, v.Heads, v.Signed, signed
	h.Answer(w, r, http.StatusOK, said)
}
