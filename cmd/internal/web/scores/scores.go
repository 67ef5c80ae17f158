// Package scores is the pages of indicators: how far each body is, as a map of bodies
// and indicators, and a scorecard with the way of each point.
package scores

import (
	"cmp"
	"embed"
	"net/http"
	"net/url"
	"slices"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/web/frame"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed templates/*.html
var templates embed.FS

type room struct{ *frame.Frame }

// Add adds the pages to the routes of a server.
func Add(mux *http.ServeMux, f *frame.Frame) {
	s := &room{f.With(templates)}
	mux.HandleFunc("GET /indicators", s.Enter("listScores", s.list))
	mux.HandleFunc("GET /score", s.Enter("listScores", s.score))
	mux.HandleFunc("GET /series", s.Enter("listSeries", s.series))
	mux.HandleFunc("GET /behind", s.Enter("listDossiersBehind", s.behind))
	mux.HandleFunc("GET /priority", s.Enter("listDossiersBehind", s.priority))
	mux.HandleFunc("GET /corrections", s.Enter("listCorrections", s.corrections))
	f.Only(mux, map[string]string{"/indicators": "GET, HEAD", "/score": "GET, HEAD", "/series": "GET, HEAD", "/behind": "GET, HEAD", "/priority": "GET, HEAD", "/corrections": "GET, HEAD"})
}

// What the pages refuse.
const (
	setUnknown       form.Code = "set"
	indicatorUnknown form.Code = "indicator"
	outside          form.Code = "card.outside"
	classUnknown     form.Code = "class"
)

var texts = form.Texts{
	setUnknown:       {"không có bộ chỉ tiêu {value}", "there is no set of indicators {value}"},
	outside:          {"bộ {value} áp dụng {holds}; hãy chọn kỳ trong thời gian đó", "the set {value} holds {holds}; choose a period within that time"},
	indicatorUnknown: {"bộ này không có chỉ tiêu {value}", "the set has no indicator {value}"},
	classUnknown:     {"không có nhóm cơ quan {value}", "there is no class of bodies {value}"},
}

// view is what the templates show.
type view struct {
	frame.View
	Sets   []choice
	Set    string
	Period string
	Heads  []head
	Rows   []row
	Scored bool
	Score  *scorecard.Score
	Groups []group
	Body   string
	Class  body.Class   // only of this one; empty: of all
	Has    []body.Class // those of whom there are figures
	Closed form.Day     // when the figures of the period were published

	// Of one indicator of a body.
	Indicator              indicator.Definition
	ID                     body.ID
	Points                 []point
	Parts                  []onestop.Part
	Numerator, Denominator int64
	Cut                    int // how many parts are not shown

	// Of what can still be reached.
	Best  *scorecard.Score // nil once the period has ended
	First string           // where the dossiers are that should be handled first
	Turns []scorecard.Turn
	Last  form.Day // of the period
	Past  bool     // the period has ended: nothing that is done now counts in it

	Compares bool // may hold dossiers against those of another register

	Corrections []indicator.Correction
	registry    asked // whose registry names bodies
}

// choice is a set that may be chosen.
type choice struct{ ID, Title string }

// head is the head of a column: an indicator, or a group of a scorecard.
type head struct{ ID, Name, Max string }

// row is a body: its place, its total and its cells.
type row struct {
	ID          body.ID
	Name, Total string
	Rank        int
	Unranked    string // why it has no place
	Tied        bool
	Band        string
	Link        string
	Cells       []cell
}

// cell is what a body reached; its class says how near to what was to be reached.
type cell struct{ Text, Class, Title, Link string }

// group is the items of a scorecard's group.
type group struct {
	scorecard.GroupScore
	Name  string
	Items []item
}

// item is an item of a scorecard, what more of what it counts would earn, and what all
// its points would take.
type item struct {
	scorecard.ItemScore
	Gain  *scorecard.Gain
	Ahead *scorecard.Ahead
}

// asked is what a page is asked for.
type asked struct {
	set    *indicator.Set
	card   *scorecard.Card
	period schedule.Period
	q      figures.Question
}

// ask reads what a page is asked for: by default the scorecard, and a month.
func (s *room) ask(w http.ResponseWriter, r *http.Request, month func(today form.Day) schedule.Period) (v *view, a asked, ok bool) {
	base, ok := s.View(w, r)
	if !ok {
		return nil, a, false
	}
	v = &view{View: *base, Compares: frame.May(r, "getDossier")}
	for _, c := range catalog.Scorecards() {
		v.Sets = append(v.Sets, choice{c.ID(), c.Title()})
	}
	for _, set := range catalog.Sets() {
		v.Sets = append(v.Sets, choice{set.ID(), set.Title()})
	}
	v.Set = cmp.Or(r.FormValue("set"), v.Sets[0].ID)
	a.card, a.set = catalog.Scorecard(v.Set), catalog.Set(v.Set)
	v.Scored = a.card != nil
	if a.card == nil && a.set == nil {
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: setUnknown, Value: v.Set}))
		return nil, a, false
	}
	a.period = month(v.Today)
	if text := r.FormValue("period"); text != "" {
		var err error
		if a.period, err = schedule.ParsePeriod(text); err != nil {
			s.Refuse(w, r, http.StatusBadRequest, err)
			return nil, a, false
		}
	}
	if a.card != nil && !a.card.Holds().Contains(a.q.Window.Span(a.period).Last()) {
		s.Refuse(w, r, http.StatusBadRequest, notThen(a.card))
		return nil, a, false
	}
	v.Period = a.period.String()
	known, err := s.Ledger.At(r.Context())
	if err != nil {
		s.Fail(w, r, err)
		return nil, a, false
	}
	a.q = figures.Question{From: figures.FromBoth, Registry: known.Bodies(), RollUp: true, Periods: []schedule.Period{a.period}}
	return v, a, true
}

// ended is the last month that has ended: figures are of those.
func ended(today form.Day) schedule.Period { return begun(today).Previous() }

// begun is the month that runs.
func begun(today form.Day) schedule.Period { return schedule.PeriodOf(today, schedule.GrainMonth) }

// notThen is the refusal of a period in which a scorecard does not hold.
func notThen(card *scorecard.Card) error {
	span := card.Holds()
	var holds form.Text
	for _, l := range []form.Language{form.Vietnamese, form.English} {
		holds[l] = l.Pick("từ ngày ", "since ") + span.Since.In(l)
		if span.Until != form.NoDay {
			holds[l] += l.Pick(" đến hết ngày ", " to the end of ") + span.Last().In(l)
		}
	}
	return texts.Error(form.Error{Code: outside, Value: card.ID(), Args: form.Args{"holds": holds}})
}

// list is the map of bodies and indicators.
func (s *room) list(w http.ResponseWriter, r *http.Request) {
	v, a, ok := s.ask(w, r, ended)
	if !ok {
		return
	}
	v.Title = v.T("Chỉ tiêu ", "Indicators, ") + a.period.Text(v.Lang)
	if v.Class = body.Class(r.FormValue("class")); v.Class != "" && body.ClassesOf(v.Class) == 0 {
		s.Refuse(w, r, http.StatusBadRequest, texts.Error(form.Error{Code: classUnknown, Value: string(v.Class)}))
		return
	}
	err := s.closed(r, v, a)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	err = s.Ledger.Figures().Ask(r.Context(), a.q, func(fs figures.Figures) error {
		if a.card != nil {
			v.scores(fs, a)
			return nil
		}
		return v.targets(fs, a)
	})
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, http.StatusOK, "indicators.html", v)
}

// scores fills in the bodies by rank, each with the points of the groups.
func (v *view) scores(fs figures.Figures, a asked) {
	var all []scorecard.Score
	by := map[body.ID]scorecard.Score{}
	for _, b := range v.among(fs, a) {
		score := fs.Score(a.card, b, a.period)
		if score.Assessable.IsZero() {
			continue // it has no figure of the period
		}
		all, by[b] = append(all, score), score
	}
	for _, g := range a.card.Groups() {
		v.Heads = append(v.Heads, head{g.ID, g.Name, g.Max.Text(v.Lang)})
	}
	ranking := scorecard.RankScores(all, "", scorecard.Competition)
	add := func(id body.ID, rank int, tied bool, unranked string) {
		score := by[id]
		one := row{ID: id, Name: v.name(a, id), Total: score.Score.Text(v.Lang), Rank: rank, Tied: tied, Unranked: unranked, Band: v.T(score.Band.Name, score.Band.En),
			Link: "/score?" + url.Values{"set": {v.Set}, "period": {v.Period}, "body": {id.String()}}.Encode()}
		for _, g := range a.card.Groups() {
			got := score.Group(g.ID)
			c := cell{Link: one.Link + "#" + g.ID, Text: got.Score.Text(v.Lang), Title: got.Score.Text(v.Lang) + "/" + got.Assessable.Text(v.Lang), Class: shade(got.Score, got.Assessable)}
			if got.Assessable.IsZero() {
				c.Text, c.Title, c.Link = "–", v.T("chưa có số liệu", "no data"), ""
			}
			one.Cells = append(one.Cells, c)
		}
		v.Rows = append(v.Rows, one)
	}
	for _, standing := range ranking.Standings {
		add(standing.Body, standing.Rank, standing.Tied, "")
	}
	for _, out := range ranking.LeftOut {
		if _, ok := by[out.Body]; ok {
			add(out.Body, 0, false, out.Reason.In(v.Lang))
		}
	}
}

// among is the bodies that have figures, of the class that is asked for.
func (v *view) among(fs figures.Figures, a asked) []body.ID {
	all, on := fs.Bodies(), a.q.Window.Span(a.period).Last()
	for _, id := range all {
		if c := a.q.Registry.ByID(id).Class(on); c != "" && !slices.Contains(v.Has, c) { // one that ended is of no class
			v.Has = append(v.Has, c)
		}
	}
	if v.Class == "" {
		return all
	}
	return slices.DeleteFunc(all, func(id body.ID) bool { return a.q.Registry.ByID(id).Class(on) != v.Class })
}

// closed looks up when the figures of the period were published, and what came later.
func (s *room) closed(r *http.Request, v *view, a asked) error {
	_, err := s.Ledger.Figures().Observed(r.Context(), func(l *indicator.Ledger, _ []figures.Closing) error {
		v.Closed, _ = l.Closed(a.period, a.q.Window)
		return nil
	})
	return err
}

// shade is how much of what could be had was had, in five steps; nothing where nothing
// could.
func shade(got, most indicator.Figure) string {
	if most.IsZero() {
		return ""
	}
	part, _ := got.Decimal().Div(most.Decimal()).Float64()
	switch {
	case part < 0.5:
		return "h1"
	case part < 0.7:
		return "h2"
	case part < 0.8:
		return "h3"
	case part < 0.9:
		return "h4"
	}
	return "h5"
}

// targets fills in the bodies, each with what it reached of the targets.
func (v *view) targets(fs figures.Figures, a asked) error {
	results := fs.Results(a.set)
	var bound []indicator.Definition
	for _, d := range a.set.Definitions() {
		if slices.ContainsFunc(a.set.Targets(), func(t indicator.Target) bool { return t.Indicator == d.ID }) {
			bound = append(bound, d)
			v.Heads = append(v.Heads, head{string(d.ID), d.Name, ""})
		}
	}
	for _, b := range v.among(fs, a) {
		one, any := row{ID: b, Name: v.name(a, b)}, false
		for _, d := range bound {
			e, err := results.Of(d, b, a.period).Evaluate(d.ID, b, a.period)
			if err != nil {
				return err
			}
			c := cell{Text: "–", Class: e.Outcome.String(), Title: e.Outcome.Text(v.Lang) + ": " + e.Reason(v.Lang)}
			if figure, ok := e.Reached(); ok {
				c.Text, any, c.Link = figure.Text(v.Lang), true, v.Down("/series", d.ID, b)
			}
			one.Cells = append(one.Cells, c)
		}
		if any {
			v.Rows = append(v.Rows, one)
		}
	}
	return nil
}

// name is the name of a body at the end of the period, its identifier where the
// registry does not know it.
func (v *view) name(a asked, id body.ID) string {
	return cmp.Or(a.q.Registry.ByID(id).Name(a.q.Window.Span(a.period).Last()), id.String())
}

// score is the scorecard of one body, with the way of each point.
func (s *room) score(w http.ResponseWriter, r *http.Request) {
	v, a, ok := s.ask(w, r, ended)
	if !ok {
		return
	}
	id, ok := s.carded(w, r, v, a)
	if !ok {
		return
	}
	err := s.closed(r, v, a)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	err = s.Ledger.Figures().Ask(r.Context(), a.q, func(fs figures.Figures) error {
		score := fs.Score(a.card, id, a.period)
		v.Score = &score
		return nil
	})
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Body, v.ID = v.name(a, id), id
	v.Title, v.Up = v.Body+" · "+a.period.Text(v.Lang), v.whole()
	ahead, err := s.ahead(r, v, a, id)
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	for _, g := range a.card.Groups() {
		one := group{GroupScore: v.Score.Group(g.ID), Name: g.Name}
		for _, i := range v.Score.Items {
			if i.Group == g.ID {
				shown := item{ItemScore: i}
				if g, ok := a.card.Gain(i); ok {
					shown.Gain = &g
				}
				if one, ok := ahead[i.ID]; ok {
					shown.Ahead = &one
				}
				one.Items = append(one.Items, shown)
			}
		}
		v.Groups = append(v.Groups, one)
	}
	s.Page(w, r, http.StatusOK, "score.html", v)
}

// carded is the body that a page of a scorecard is asked for.
func (s *room) carded(w http.ResponseWriter, r *http.Request, v *view, a asked) (id body.ID, ok bool) {
	if a.card == nil {
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: setUnknown, Value: v.Set}))
		return "", false
	}
	return s.body(w, r, a)
}

// body is the body that a page is asked for: one of the registry, or any of the host's
// own.
func (s *room) body(w http.ResponseWriter, r *http.Request, a asked) (id body.ID, ok bool) {
	on := a.q.Window.Span(a.period).Last()
	m := a.q.Registry.Find(r.FormValue("body"), on)
	if m.Found() && !m.Doubtful() {
		return m.Body.ID(), true
	}
	id, err := body.ParseID(r.FormValue("body"))
	if err != nil {
		s.Refuse(w, r, http.StatusNotFound, ledger.BodyMissing(a.q.Registry, r.FormValue("body"), m, on))
	}
	return id, err == nil
}

// Offered is the periods that may be chosen, and Shown the one that is.
func (v *view) Offered() []frame.Periods { return frame.Offer(v.Today, true, v.Period) }

// Shown is the period of the page.
func (v *view) Shown() string { return v.Period }

// whole is the map of all bodies, above the page.
func (v *view) whole() frame.Up {
	return frame.Up{Path: "/indicators?" + url.Values{"set": {v.Set}, "period": {v.Period}}.Encode(), Name: v.T("Mọi cơ quan", "All bodies")}
}

// card is the scorecard of the body, above the page.
func (v *view) card() frame.Up {
	return frame.Up{Path: "/score?" + url.Values{"set": {v.Set}, "period": {v.Period}, "body": {v.ID.String()}}.Encode(), Name: v.Body}
}

// Count is a count as the readers of the language write it.
func (v *view) Count(n int64) string { return indicator.MustFigure(n).Text(v.Lang) }

// Figure is a figure as the readers of the language write it.
func (v *view) Figure(f indicator.Figure) string { return f.Text(v.Lang) }

// Counts is the counts behind a figure.
func (v *view) Counts(r indicator.Ratio) string {
	if r.IsZero() {
		return v.T("chưa có số liệu", "no data")
	}
	n := indicator.MustFigure(r.Numerator()).Text(v.Lang)
	if r.IsCount() {
		return n
	}
	return n + " / " + indicator.MustFigure(r.Denominator()).Text(v.Lang)
}
