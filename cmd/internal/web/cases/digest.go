package cases

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/caicach/tthc/cmd/internal/digest"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// day is the day of a body, as its page shows it.
type day struct {
	agenda.Digest
	Of    string // the identifier of the body
	Lines []line
	More  int    // how many more there are
	Chat  string // the same in a few lines of plain text
	Plain string // the address of those lines alone
}

// line is something that is due.
type line struct {
	Title, Holder, Link string
	Due                 form.Day
	Late                int // working days
}

// digest is the day of a body in a few lines, with what the reader may see: as a page, or
// as plain text for a chat.
func (s *room) digest(w http.ResponseWriter, r *http.Request) {
	base, ok := s.View(w, r)
	if !ok {
		return
	}
	v := &view{View: *base}
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Bodies = known.Bodies()
	asked := r.FormValue("body")
	if asked == "" {
		asked = frame.Body(r, v.Bodies, v.Today).String()
	}
	of, err := ledger.OneBody(v.Bodies, asked, v.AsOf)
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
	text := d.Text(name, v.Lang) + "\n"
	if r.FormValue("format") == "text" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte(text)) // who asked has gone away, if anything
		return
	}
	v.Digest = &day{Digest: d, Of: of.ID().String(), More: d.Overdue + d.Today + d.Soon - len(d.Named), Chat: text,
		Plain: "/digest?" + url.Values{"body": {of.ID().String()}, "asOf": {v.AsOf.String()}, "format": {"text"}}.Encode()}
	for n, i := range d.Named {
		v.Digest.Lines = append(v.Digest.Lines, line{i.Title, v.Name(body.ID(i.Body)), v.address(i), i.Due, d.Late[n]})
	}
	v.Title = name + " · " + v.Day(v.AsOf)
	v.Up = frame.Up{Path: "/?" + url.Values{"body": {of.ID().String()}}.Encode(), Name: name}
	s.Page(w, r, http.StatusOK, "digest.html", v)
}

// address is where an item of a day is read; a dossier is read at the system that it
// comes from.
func (v *view) address(i agenda.Item) string {
	if strings.HasPrefix(i.Key, "dossier/") {
		return ""
	}
	if c, err := petition.ParseCode(i.About); err == nil && strings.HasPrefix(i.Key, i.About) {
		return link(c)
	}
	return "/obligation?" + url.Values{"id": {i.Key}, "asOf": {v.AsOf.String()}}.Encode()
}
