package cases

import (
	"net/http"

	"github.com/caicach/tthc/cmd/internal/digest"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/frame"
)

// digest is the day of a body in a few lines of plain text, with what the reader may see.
func (s *room) digest(w http.ResponseWriter, r *http.Request) {
	v, ok := s.View(w, r)
	if !ok {
		return
	}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	of, err := ledger.OneBody(known.Bodies(), r.FormValue("body"), v.AsOf)
	if err != nil {
		s.Refuse(w, r, http.StatusNotFound, err)
		return
	}
	d, name, err := digest.Of(r.Context(), s.Ledger, s.book, digest.Question{Body: of.ID(), On: v.AsOf, Language: v.Lang,
		Petitions: frame.May(r, "listPetitionsDue"), Dossiers: frame.May(r, "listDossiersBehind")})
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte(d.Text(name, v.Lang) + "\n")) // who asked has gone away, if anything
}
