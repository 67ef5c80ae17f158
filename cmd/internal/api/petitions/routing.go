package petitions

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func (h *Handlers) RoutePetition(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, params spec.RoutePetitionParams) {
	q := desk.RouteQuery{Field: wire.ValueOf(params.Field), Level: body.Level(wire.ValueOf(params.Level))}
	v, c, err := h.one(r, code)
	if err == nil && params.Level != nil && !q.Level.Valid() {
		err = wire.ParameterForm("level")
	}
	if err == nil {
		q.On, err = h.asOf("asOf", params.AsOf)
	}
	if err == nil && params.Territory != nil {
		q.Territory, err = oneBody(v.Process.Bodies(), *params.Territory, q.On)
	}
	var router *desk.Router
	if err == nil {
		q.Subject = v.Find(c).Subject()
		router, err = v.Router()
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.Answer(w, r, http.StatusOK, routingOf(router.Route(q), v.Process.Bodies(), wire.Language(r)))
}

func routingOf(found desk.Routing, bodies *body.Registry, l form.Language) spec.PetitionRouting {
	said := spec.PetitionRouting{Message: found.Message(l)}
	said.Candidates = make([]struct {
		Body   string `json:"body"`
		Fits   int    `json:"fits"`
		Name   string `json:"name"`
		Reason string `json:"reason"`
	}, len(found.Candidates))
	for i, c := range found.Candidates {
		to := &said.Candidates[i]
		to.Body, to.Name, to.Fits, to.Reason = string(c.Body), bodies.ByID(c.Body).Name(found.Query.On), c.Fits, c.Reason(l)
	}
	if one, ok := found.One(); ok {
		said.One = some(string(one.Body))
	}
	return said
}

func (h *Handlers) ListPetitionsLike(w http.ResponseWriter, r *http.Request, code spec.PetitionCode, params spec.ListPetitionsLikeParams) {
	v, c, err := h.one(r, code)
	if err == nil && params.Percent != nil && (*params.Percent < 1 || *params.Percent > 100) {
		err = wire.ParameterForm("percent")
	}
	var like []desk.Likeness
	if err == nil {
		like, err = v.Like(r.Context(), c, wire.ValueOf(params.Percent))
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	rows := make([]spec.PetitionLike, len(like))
	for i, k := range like {
		rows[i] = spec.PetitionLike{Code: k.Code.String(), Shared: k.Shared, Of: k.Union, SameBody: k.SameHolder}
	}
	h.Answer(w, r, http.StatusOK, rows)
}

func (h *Handlers) GetRoutes(w http.ResponseWriter, r *http.Request) {
	v, err := h.Book.At(r.Context())
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	routes := v.Routes()
	h.answerRoutes(w, r, casebook.RouteTable{Routes: append([]desk.Route{}, routes.Table...)}, routes.Version)
}

func (h *Handlers) answerRoutes(w http.ResponseWriter, r *http.Request, t casebook.RouteTable, version int) {
	w.Header().Set("ETag", wire.Tag(version))
	h.Answer(w, r, http.StatusOK, spec.PetitionRoutes{V: 1, Routes: t.Routes})
}

// maxRoutes is the most bytes of a table that are read.
const maxRoutes = 4 << 20

func (h *Handlers) PutRoutes(w http.ResponseWriter, r *http.Request, params spec.PutRoutesParams) {
	after, err := wire.Seen(params.IfMatch, func() (int, error) {
		v, err := h.Book.At(r.Context())
		if err != nil {
			return 0, err
		}
		return v.Routes().Version, nil
	})
	var content []byte
	if err == nil {
		content, err = wire.ReadBody(w, r, "application/json", maxRoutes)
	}
	var t casebook.RouteTable
	if err == nil {
		if t, err = casebook.ReadRoutes(content); err != nil {
			err = wire.BadContent(err)
		}
	}
	var version int
	if err == nil {
		version, err = h.Book.PutRoutes(r.Context(), t, after)
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	h.answerRoutes(w, r, t, version)
}
