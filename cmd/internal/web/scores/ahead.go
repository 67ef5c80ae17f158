package scores

import (
	"net/http"
	"net/url"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/outlook"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
)

// ahead fills in what the score of the page can still come to; nothing once its period
// has ended.
func (s *room) ahead(r *http.Request, v *view, a asked, id body.ID) (map[indicator.ID]scorecard.Ahead, error) {
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		return nil, err
	}
	h := outlook.Horizon{Today: v.Today, Window: a.q.Window, Calendar: known.Calendar()}
	if span := h.Window.Span(a.period); v.Today < span.Since || v.Today > span.Last() {
		return nil, nil
	}
	open, err := s.Ledger.Figures().Open(r.Context(), a.q, id, a.period)
	if err != nil {
		return nil, err
	}
	p := a.card.Prospect(*v.Score, h, open)
	v.Best = &p.Best
	v.First = "/priority?" + url.Values{"set": {v.Set}, "period": {v.Period}, "body": {id.String()}}.Encode()
	by := map[indicator.ID]scorecard.Ahead{}
	for _, one := range p.Items {
		by[one.ID] = one
	}
	return by, nil
}

// mostTurns is how many dossiers the page shows.
const mostTurns = 200

// priority is the dossiers in progress of a body, those first that earn most.
func (s *room) priority(w http.ResponseWriter, r *http.Request) {
	v, a, ok := s.ask(w, r, begun) // what is done from now on counts in no month before
	if !ok {
		return
	}
	id, ok := s.carded(w, r, v, a)
	if !ok {
		return
	}
	score, turns, more, err := s.Ledger.Figures().Work(r.Context(), a.q, a.card, id, a.period)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Score, v.Body, v.ID = &score, v.name(a, id), id
	v.Title = v.T("Hồ sơ nên làm trước · ", "Dossiers to handle first · ") + v.Body + " · " + a.period.Text(v.Lang)
	v.Up = v.card()
	v.Last = a.q.Window.Span(a.period).Last()
	v.Past = v.Last < v.Today
	v.Cut = more + max(len(turns)-mostTurns, 0)
	v.Turns = turns[:min(len(turns), mostTurns)]
	s.Page(w, r, http.StatusOK, "priority.html", v)
}
