package cases

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
)

// alike is a petition that may be the same as another, as everybody may know it.
type alike struct {
	desk.Likeness
	petition.Petition
	Holder  string
	Percent int    // of the pairs of words of both
	Beside  string // the address at which both are read
}

// side is what one of two petitions says.
type side struct {
	petition.Petition
	Holder string
}

// like shows the petitions that may be the same as one: thousands are read for it, so it
// is asked for by itself. Beside one of them its words are shown too, as a reading of
// both.
func (s *room) like(w http.ResponseWriter, r *http.Request) {
	v, known, c, ok := s.found(w, r)
	if !ok {
		return
	}
	list, err := known.Like(r.Context(), c, desk.DefaultLikeness)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Bodies = known.Process.Bodies()
	for _, one := range list {
		pet := known.Find(one.Code)
		v.Likes = append(v.Likes, alike{one, pet, nameOf(v.Bodies, holder(known, pet, v.Today), v.Today), one.Shared * 100 / one.Union,
			"/petition/like?" + url.Values{"code": {c.String()}, "beside": {one.Code.String()}}.Encode() + "#sides"})
	}
	if beside := strings.TrimSpace(r.FormValue("beside")); beside != "" {
		if v.Sides, err = s.sides(r, known, v, c, beside); err != nil {
			s.Fail(w, r, err)
			return
		}
	}
	v.Code, v.Title = c.String(), v.T("Giống với ", "Alike to ")+c.String()
	v.Up = frame.Up{Path: link(c), Name: v.Code}
	s.Page(w, r, http.StatusOK, "like.html", v)
}

// sides is the words of a petition and of another, where whoever asks may read both.
func (s *room) sides(r *http.Request, known *casebook.View, v *view, c petition.Code, beside string) (both []side, err error) {
	other, err := petition.ParseCode(beside)
	if err != nil || known.Find(other).IsZero() {
		return nil, casebook.NoPetition(beside)
	}
	for _, code := range []petition.Code{c, other} {
		of := holder(known, known.Find(code), v.Today)
		if err := access.Check(r.Context(), of); err != nil {
			return nil, err
		}
		pet, err := known.Whole(r.Context(), code)
		if err != nil {
			return nil, err
		}
		both = append(both, side{pet, nameOf(v.Bodies, of, v.Today)})
	}
	return both, nil
}
