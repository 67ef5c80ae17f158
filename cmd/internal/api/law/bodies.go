package law

import (
	"net/http"
	"strings"

	"github.com/caicach/tthc/cmd/internal/answer"
	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

// asOf is a day that was asked for; without one it is today.
func (h *Handlers) asOf(day *string) (form.Day, error) {
	if day == nil {
		return h.Ledger.Today(), nil
	}
	on, err := form.ParseDay(*day)
	if err != nil {
		return on, wire.BadParameter("asOf", err)
	}
	return on, nil
}

// bodiesOn is the bodies, and the day on which they are asked for.
func (h *Handlers) bodiesOn(r *http.Request, day *string) (*body.Registry, form.Day, error) {
	on, err := h.asOf(day)
	if err != nil {
		return nil, on, err
	}
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return nil, on, err
	}
	return v.Bodies(), on, nil
}

func (h *Handlers) GetBody(w http.ResponseWriter, r *http.Request, params spec.GetBodyParams) {
	bodies, on, err := h.bodiesOn(r, params.AsOf)
	var above body.ID
	if err == nil {
		above, err = oneBody(bodies, wire.ValueOf(params.Under), on)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	m := bodies.FindUnder(params.Name, above, on)
	if !m.Found() {
		h.Fail(w, r, ledger.BodyMissing(bodies, params.Name, m, on))
		return
	}
	w.Header().Set(KnownUntil, bodies.KnownUntil().String())
	h.Answer(w, r, http.StatusOK, answer.BodyOf(params.Name, m, bodies, on))
}

// oneBody is the body that a name stands for without doubt, none for no name.
func oneBody(bodies *body.Registry, name string, on form.Day) (body.ID, error) {
	if name == "" {
		return body.ID(""), nil
	}
	of, err := ledger.OneBody(bodies, name, on)
	return of.ID(), err
}

func (h *Handlers) ListBodies(w http.ResponseWriter, r *http.Request, params spec.ListBodiesParams) {
	bodies, on, err := h.bodiesOn(r, params.AsOf)
	var above body.ID
	if err == nil {
		above, err = oneBody(bodies, wire.ValueOf(params.Under), on)
	}
	var classes body.Classes
	for _, text := range wire.ValueOf(params.Class) {
		c := body.ClassesOf(body.Class(text))
		if c == 0 && err == nil {
			err = wire.BadParameter("class", texts.Error(form.Error{Code: classUnknown, Value: text}))
		}
		classes |= c
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	if above != "" && classes == 0 {
		classes = ^body.Classes(0) // all that stand below it
	}
	var list []body.Body
	for b := range bodies.Bodies() {
		if b.Lives(on) && (classes == 0 || classes&body.ClassesOf(b.Class(on)) != 0) {
			list = append(list, b)
		}
	}
	if above != "" {
		list = list[:0]
		list = append(list, bodies.Under(above, classes, on)...)
	}
	rows, err := wire.Page(w.Header(), r, list, params.Limit, params.After, func(b body.Body) string { return b.ID().String() })
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	said := make([]spec.BodyRow, len(rows))
	for i, b := range rows {
		said[i] = spec.BodyRow{Id: b.ID().String(), Name: b.Name(on), Class: string(b.Class(on)), Level: text(string(b.Naming(on).Level)), Parent: text(b.Parent(on).String())}
	}
	h.Answer(w, r, http.StatusOK, said)
}

// text is a text that is left out when it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (h *Handlers) AddBodies(w http.ResponseWriter, r *http.Request, params spec.AddBodiesParams) {
	data, err := h.readBodies(w, r, params)
	var c ledger.LawChange
	if err == nil {
		c, err = h.Ledger.AddBodies(r.Context(), data, wire.ValueOf(params.Try))
	}
	h.amended(w, r, c, err)
}

// readBodies reads the bodies that a request brings, in their own form or as a
// list of units in a file.
func (h *Handlers) readBodies(w http.ResponseWriter, r *http.Request, params spec.AddBodiesParams) (data body.Data, err error) {
	if params.Name == nil {
		text, err := wire.ReadBody(w, r, "application/json", maxLaw)
		if err != nil {
			return data, err
		}
		if data, err = body.ReadJSON(text); err != nil {
			return data, ledger.RefusedLaw(err)
		}
		return data, nil
	}
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return data, err
	}
	file, err := wire.ReadBody(w, r, "application/octet-stream", grid.MaxSize)
	if err != nil {
		return data, err
	}
	data, err = intake.Units(*params.Name, strings.NewReader(string(file)), units.Options{Bodies: v.Bodies(), Source: wire.ValueOf(params.Source)})
	if err != nil {
		return data, wire.RefusedFile(err)
	}
	return data, nil
}
