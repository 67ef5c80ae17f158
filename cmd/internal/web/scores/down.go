package scores

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/web/draw"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// back is how many periods a series shows.
const back = 12

// mostBehind is how many dossiers a page shows.
const mostBehind = 500

// point is a period of a series, and what came after it was published.
type point struct {
	indicator.Point
	Corrections []indicator.Correction
}

// one reads which indicator of which body a page is asked for; the body is the one
// that the registry knows so, or any that has figures.
func (s *room) one(w http.ResponseWriter, r *http.Request) (v *view, a asked, d indicator.Definition, id body.ID, ok bool) {
	if v, a, ok = s.ask(w, r, ended); !ok {
		return nil, a, d, id, false
	}
	if a.card != nil {
		a.set = a.card.Set()
	}
	d, known := a.set.Definition(indicator.ID(r.FormValue("indicator")))
	if !known {
		s.Refuse(w, r, http.StatusNotFound, texts.Error(form.Error{Code: indicatorUnknown, Value: r.FormValue("indicator")}))
		return nil, a, d, id, false
	}
	if id, ok = s.body(w, r, a); !ok {
		return nil, a, d, id, false
	}
	v.Indicator, v.ID, v.Body = d, id, v.name(a, id)
	v.Title, v.Up = d.Name, v.whole()
	if a.card != nil {
		v.Up = v.card()
	}
	return v, a, d, id, true
}

// series is the figures of an indicator of a body over the periods that end with the
// one that is asked for.
func (s *room) series(w http.ResponseWriter, r *http.Request) {
	v, a, d, id, ok := s.one(w, r)
	if !ok {
		return
	}
	a.q.Periods = nil
	for p := a.period; len(a.q.Periods) < back && !p.IsZero(); p = p.Previous() {
		a.q.Periods = append(a.q.Periods, p)
	}
	slices.Reverse(a.q.Periods)
	// What was observed later; what the dossiers count later is on the page of corrections.
	var corrections []indicator.Correction
	_, err := s.Ledger.Figures().Observed(r.Context(), func(l *indicator.Ledger, _ []figures.Closing) error {
		corrections = l.Corrections()
		return nil
	})
	if err == nil {
		err = s.Ledger.Figures().Ask(r.Context(), a.q, func(fs figures.Figures) error {
			results := fs.Results(a.set)
			for _, p := range a.q.Periods {
				some, err := results.Of(d, id, p).Series(d.ID, id, p, p)
				if err != nil {
					return err
				}
				for _, one := range some {
					v.Points = append(v.Points, point{one, corrected(corrections, d.ID, id, p.String())})
				}
			}
			return nil
		})
	}
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	s.Page(w, r, http.StatusOK, "series.html", v)
}

// corrected is what came for a figure after its period was closed.
func corrected(all []indicator.Correction, i indicator.ID, b body.ID, period string) (some []indicator.Correction) {
	for _, c := range all {
		if o := c.Published; o.Indicator == i && o.Body == b && o.Period.String() == period && o.Procedure == "" {
			some = append(some, c)
		}
	}
	return some
}

// behind is the dossiers that a figure was counted from.
func (s *room) behind(w http.ResponseWriter, r *http.Request) {
	v, a, d, id, ok := s.one(w, r)
	if !ok {
		return
	}
	_, err := s.Ledger.Figures().Dossiers(r.Context(), a.q.Window, func(all figures.Register) (err error) {
		v.Parts, err = all.Behind(onestop.Figures{Report: onestop.Report{Grain: a.period.Grain(), First: a.period, Last: a.period, RollUp: a.q.Registry}, Missing: all.Missing}, d.ID, id)
		return err
	})
	if err != nil {
		s.Fail(w, r, err)
		return
	}
	for _, p := range v.Parts {
		v.Numerator, v.Denominator = v.Numerator+p.Value.Numerator(), v.Denominator+p.Value.Denominator()
	}
	// What does not count yet is looked for first.
	slices.SortStableFunc(v.Parts, func(a, b onestop.Part) int { return int(a.Value.Numerator() - b.Value.Numerator()) })
	v.Cut = len(v.Parts) - mostBehind
	v.Parts = v.Parts[:min(len(v.Parts), mostBehind)]
	s.Page(w, r, http.StatusOK, "behind.html", v)
}

// corrections is what came for the figures of a period after it was closed.
func (s *room) corrections(w http.ResponseWriter, r *http.Request) {
	v, a, ok := s.ask(w, r, ended)
	if !ok {
		return
	}
	v.registry = a
	var err error
	if v.Corrections, err = s.Ledger.Figures().Corrections(r.Context(), a.period); err != nil {
		s.Fail(w, r, err)
		return
	}
	v.Title, v.Up = v.T("Đính chính sau khi chốt ", "Corrections after closing, ")+a.period.Text(v.Lang), v.whole()
	s.Page(w, r, http.StatusOK, "corrections.html", v)
}

// Down is the address of a page below the one shown: of an indicator of its body.
func (v *view) Down(path string, i indicator.ID, b body.ID) string {
	return path + "?" + url.Values{"set": {v.Set}, "period": {v.Period}, "body": {b.String()}, "indicator": {string(i)}}.Encode()
}

// Reconcile is where the dossiers of the page are held against those of the portal.
func (v *view) Reconcile() string {
	return "/reconcile?" + url.Values{"body": {v.ID.String()}, "period": {v.Period}}.Encode()
}

// Picture draws the series of the page.
func (v *view) Picture() draw.Series {
	var all []draw.Reading
	for _, p := range v.Points {
		label := p.Period.Text(v.Lang)
		all = append(all, draw.Reading{Label: v.short(p.Period), Title: label + ": " + v.Share(p.Value()), Value: p.Value()})
	}
	return draw.SeriesOf(all, v.Lang)
}

// Share is a figure in words: the share, and its counts.
func (v *view) Share(r indicator.Ratio) string {
	if !r.HasBase() || r.IsCount() {
		return v.Counts(r)
	}
	percent, ok := r.Percent(2, indicator.HalfUp)
	if !ok {
		return v.Counts(r)
	}
	return percent.Text(v.Lang) + "% (" + v.Counts(r) + ")"
}

// NameOf is the name of a body on the page of corrections.
func (v *view) NameOf(id body.ID) string { return v.name(v.registry, id) }

// IndicatorName is the name of an indicator, of whatever set.
func (v *view) IndicatorName(id indicator.ID) string {
	for _, card := range catalog.Scorecards() {
		if d, ok := card.Set().Definition(id); ok {
			return d.Name
		}
	}
	for _, set := range catalog.Sets() {
		if d, ok := set.Definition(id); ok {
			return d.Name
		}
	}
	return ""
}

// Source is where a figure came from; what this server counted itself has no document.
func (v *view) Source(source string) string {
	if source == figures.FromDossiers {
		return v.T("đếm từ hồ sơ", "counted from dossiers")
	}
	return source
}

// Way is how the points of an item came; the body of the page need not be named.
func (v *view) Way(text form.Text) string {
	return strings.Replace(text.In(v.Lang), v.ID.String()+": ", "", 1)
}

// short is a period as it stands below a picture.
func (v *view) short(p schedule.Period) string {
	if p.Grain() == schedule.GrainMonth {
		return draw.MonthText(p.Span().Since)
	}
	return p.String()
}
