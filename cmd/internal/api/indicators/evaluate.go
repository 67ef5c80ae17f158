package indicators

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/caicach/tthc/cmd/internal/api/spec"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// asked is what figures are asked for, and how.
type asked struct {
	published
	figures.Question
	period schedule.Period
	name   string // of the only body; empty: of all
}

// question reads the parameters that all questions have.
func (h *Handlers) question(r *http.Request, set string, window, from *string, rollUp *bool) (a asked, err error) {
	if a.published, err = setOf(set); err != nil {
		return a, err
	}
	if a.Window, err = windowOf(window); err != nil {
		return a, err
	}
	a.From = figures.FromBoth
	if from != nil {
		if a.From = figures.From(*from); !slices.Contains([]figures.From{figures.FromObservations, figures.FromTally, figures.FromBoth}, a.From) {
			return a, wire.ParameterForm("from")
		}
	}
	a.RollUp = wire.ValueOf(rollUp)
	v, err := h.Ledger.At(r.Context())
	if err != nil {
		return a, err
	}
	a.Registry = v.Bodies()
	return a, nil
}

// in is the question for a period.
func (a *asked) in(period string) (err error) {
	a.period, err = periodOf("period", period)
	a.Periods = []schedule.Period{a.period}
	return err
}

// bodies is the bodies that are asked for: the one that was named, or all that
// have figures.
func (a *asked) bodies(fs figures.Figures) ([]body.ID, error) {
	all := fs.Bodies()
	if a.name == "" {
		return all, nil
	}
	on := a.Window.Span(a.Periods[len(a.Periods)-1]).Last()
	m := a.Registry.Find(a.name, on)
	if m.Found() && !m.Doubtful() {
		return []body.ID{m.Body.ID()}, nil
	}
	if id, err := body.ParseID(a.name); err == nil && slices.Contains(all, id) { // a body of the host's own
		return []body.ID{id}, nil
	}
	return nil, ledger.BodyMissing(a.Registry, a.name, m, on)
}

// keep answers what is computed from the figures.
func (h *Handlers) keep(w http.ResponseWriter, r *http.Request, a *asked, compute func(http.Header, figures.Figures) (any, error)) {
	now := func(ctx context.Context) (figures.Basis, error) {
		v, err := h.Ledger.At(ctx)
		if err != nil {
			return figures.Basis{}, err
		}
		q := a.Question
		q.Registry = v.Bodies()
		return h.Ledger.Figures().Basis(ctx, q)
	}
	h.keepOf(w, r, now, func(header http.Header, of figures.Basis) (answer []byte, err error) {
		a.Registry = of.Registry
		err = h.Ledger.Figures().Ask(r.Context(), a.Question, func(fs figures.Figures) error {
			said, err := compute(header, fs)
			if err == nil {
				answer, err = wire.Encode(said)
			}
			return err
		})
		return answer, err
	})
}

// line is a row of an answer with its id.
type line struct {
	id string
	json.RawMessage
}

func (l line) MarshalJSON() ([]byte, error) { return l.RawMessage, nil }

// pager takes the rows of a page out of all.
type pager struct {
	limit int
	after *string
	found bool
	rows  []line
}

func newPager(limit *int, after *string) (p pager, err error) {
	p.limit, err = wire.LimitOf(limit)
	p.after, p.found = after, after == nil
	return p, err
}

// wants says whether a row is in the page; more whether others may be.
func (p *pager) wants(id string) bool {
	if !p.found {
		p.found = id == *p.after
		return false
	}
	return true
}

func (p *pager) full() bool { return len(p.rows) > p.limit }

func (p *pager) page(h http.Header, r *http.Request) (any, error) {
	if !p.found {
		return nil, wire.NoRow()
	}
	return wire.FirstPage(h, r, p.rows, p.limit, func(l line) string { return l.id }), nil
}

func (h *Handlers) ListEvaluations(w http.ResponseWriter, r *http.Request, params spec.ListEvaluationsParams) {
	a, err := h.question(r, params.Set, (*string)(params.Window), (*string)(params.From), params.RollUp)
	if err == nil {
		err = a.in(params.Period)
	}
	if err == nil && a.card != nil {
		err = wire.BadParameter("set", texts.Error(form.Error{Code: notTargeted, Value: params.Set}))
	}
	p, fault := newPager(params.Limit, params.After)
	if err == nil {
		err = fault
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	a.name = wire.ValueOf(params.Body)
	l := wire.Language(r)
	h.keep(w, r, &a, func(header http.Header, fs figures.Figures) (any, error) {
		bodies, err := a.bodies(fs)
		if err != nil {
			return nil, err
		}
		results := fs.Results(a.set)
		for _, d := range a.set.Definitions() {
			if !slices.ContainsFunc(a.set.Targets(), func(t indicator.Target) bool { return t.Indicator == d.ID }) {
				continue
			}
			for _, b := range bodies {
				id := string(d.ID) + "#" + string(b)
				if !p.wants(id) || p.full() {
					continue
				}
				e, err := results.Of(d, b, a.period).Evaluate(d.ID, b, a.period)
				if err != nil {
					return nil, err
				}
				text, err := e.JSON(l)
				if err != nil {
					return nil, err
				}
				p.rows = append(p.rows, line{id, text})
			}
		}
		return p.page(header, r)
	})
}

func (h *Handlers) ListScores(w http.ResponseWriter, r *http.Request, params spec.ListScoresParams) {
	a, err := h.question(r, params.Set, (*string)(params.Window), (*string)(params.From), params.RollUp)
	if err == nil {
		err = a.in(params.Period)
	}
	if err == nil {
		err = a.scored()
	}
	p, fault := newPager(params.Limit, params.After)
	if err == nil {
		err = fault
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	a.name = wire.ValueOf(params.Body)
	l := wire.Language(r)
	h.keep(w, r, &a, func(header http.Header, fs figures.Figures) (any, error) {
		bodies, err := a.bodies(fs)
		if err != nil {
			return nil, err
		}
		for _, b := range bodies {
			if !p.wants(string(b)) || p.full() {
				continue
			}
			text, err := fs.Score(a.card, b, a.period).JSON(l)
			if err != nil {
				return nil, err
			}
			p.rows = append(p.rows, line{string(b), text})
		}
		return p.page(header, r)
	})
}

// scored refuses a set without points, and a period in which it does not hold.
func (a *asked) scored() error {
	if a.card == nil {
		return wire.BadParameter("set", texts.Error(form.Error{Code: notScored, Value: a.id()}))
	}
	if holds := a.card.Holds(); !holds.Overlaps(a.Window.Span(a.period)) {
		return wire.BadParameter("period", texts.Error(form.Error{Code: periodOutside, Value: a.period.String(), Args: form.Args{"since": holds.Since}}))
	}
	return nil
}

func (h *Handlers) ListSeries(w http.ResponseWriter, r *http.Request, params spec.ListSeriesParams) {
	a, err := h.question(r, params.Set, (*string)(params.Window), (*string)(params.From), params.RollUp)
	var first, last schedule.Period
	if err == nil {
		first, err = periodOf("first", params.First)
	}
	if err == nil {
		last, err = periodOf("last", params.Last)
	}
	if err == nil && (first.Grain() != last.Grain() || last.Compare(first) < 0) {
		err = wire.ParameterForm("last")
	}
	d, known := a.published.definition(params.Indicator)
	if err == nil && !known {
		err = wire.ParameterForm("indicator")
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	for p := first; !p.IsZero() && p.Compare(last) <= 0; p = p.Next() {
		a.Periods = append(a.Periods, p)
	}
	a.name = params.Body
	l := wire.Language(r)
	h.keep(w, r, &a, func(_ http.Header, fs figures.Figures) (any, error) {
		bodies, err := a.bodies(fs)
		if err != nil {
			return nil, err
		}
		results, points := fs.Results(a.set), []spec.SeriesPoint{}
		for _, p := range a.Periods {
			some, err := results.Of(d, bodies[0], p).Series(d.ID, bodies[0], p, p)
			if err != nil {
				return nil, err
			}
			for _, point := range some {
				points = append(points, pointOf(point, l))
			}
		}
		return points, nil
	})
}

func (p published) definition(id string) (indicator.Definition, bool) {
	return p.set.Definition(indicator.ID(id))
}

func pointOf(p indicator.Point, l form.Language) spec.SeriesPoint {
	said := spec.SeriesPoint{Period: p.Period.String(), Complete: p.Rollup.Complete()}
	said.Numerator, said.Denominator = counts(p.Rollup.Observation.Value)
	var reasons []string
	for _, m := range p.Rollup.Missing {
		reasons = append(reasons, m.Reason.In(l))
	}
	for _, n := range p.Rollup.Notes {
		reasons = append(reasons, n.In(l))
	}
	said.Reason = text(strings.Join(reasons, "; "))
	for _, s := range p.Absorbed {
		said.Absorbed = wire.Some(append(wire.ValueOf(said.Absorbed), s.From.String()))
	}
	return said
}

// counts is the counts of a figure, those that it has.
func counts(v indicator.Ratio) (numerator, denominator *int64) {
	if v.IsZero() {
		return nil, nil
	}
	n, d := v.Numerator(), v.Denominator()
	if v.IsCount() {
		return &n, nil
	}
	return &n, &d
}

func (h *Handlers) ListRanking(w http.ResponseWriter, r *http.Request, params spec.ListRankingParams) {
	a, err := h.question(r, params.Set, (*string)(params.Window), (*string)(params.From), params.RollUp)
	if err == nil {
		err = a.in(params.Period)
	}
	ties, ok := map[string]scorecard.Ties{"": scorecard.Competition, "competition": scorecard.Competition, "dense": scorecard.Dense}[string(wire.ValueOf(params.Ties))]
	class := body.ClassesOf(body.Class(wire.ValueOf(params.Class)))
	d, known := indicator.Definition{}, true
	switch {
	case err != nil:
	case !ok:
		err = wire.ParameterForm("ties")
	case params.Class != nil && class == 0:
		err = wire.ParameterForm("class")
	case params.Indicator != nil && params.Group != nil:
		err = wire.BadParameter("group", texts.Error(form.Error{Code: onlyOne, Args: form.Args{"other": "indicator"}}))
	case params.Indicator != nil:
		d, known = a.published.definition(*params.Indicator)
	default:
		err = a.scored()
	}
	if err == nil && !known {
		err = wire.ParameterForm("indicator")
	}
	group := wire.ValueOf(params.Group)
	if err == nil && group != "" && !slices.ContainsFunc(a.card.Groups(), func(g scorecard.Group) bool { return g.ID == group }) {
		err = wire.ParameterForm("group")
	}
	if err != nil {
		h.Fail(w, r, err)
		return
	}
	on, l := a.Window.Span(a.period).Last(), wire.Language(r)
	h.keep(w, r, &a, func(header http.Header, fs figures.Figures) (any, error) {
		bodies := fs.Bodies()
		if class != 0 {
			bodies = slices.DeleteFunc(bodies, func(b body.ID) bool { return class&body.ClassesOf(a.Registry.ByID(b).Class(on)) == 0 })
		}
		ranking, err := a.rank(fs, bodies, d, group, ties)
		if err != nil {
			return nil, err
		}
		return wire.Page(header, r, ranks(ranking, l), params.Limit, params.After, func(row spec.Rank) string { return row.Body })
	})
}

// rank puts bodies in order, of an indicator or, without one, of points.
func (a *asked) rank(fs figures.Figures, bodies []body.ID, d indicator.Definition, group string, ties scorecard.Ties) (scorecard.Ranking, error) {
	if d.ID == "" {
		scores := make([]scorecard.Score, len(bodies))
		for i, b := range bodies {
			scores[i] = fs.Score(a.card, b, a.period)
		}
		return scorecard.RankScores(scores, group, ties), nil
	}
	results := fs.Results(a.set)
	entries := make([]scorecard.Entry, len(bodies))
	for i, b := range bodies {
		up, err := results.Of(d, b, a.period).Value(d.ID, b, a.period)
		if err != nil {
			return scorecard.Ranking{}, err
		}
		entries[i] = scorecard.EntryOf(up)
	}
	return scorecard.Rank(entries, d.Direction, ties), nil
}

func ranks(ranking scorecard.Ranking, l form.Language) []spec.Rank {
	list := []spec.Rank{}
	for _, s := range ranking.Standings {
		row := spec.Rank{Rank: &s.Rank, Body: s.Body.String()}
		row.Numerator, row.Denominator = counts(s.Value)
		if s.Tied {
			row.Tied = &s.Tied
		}
		list = append(list, row)
	}
	for _, out := range ranking.LeftOut {
		list = append(list, spec.Rank{Body: out.Body.String(), Reason: text(out.Reason.In(l))})
	}
	return list
}
