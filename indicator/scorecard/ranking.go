package scorecard

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Ties says which ranks follow bodies that are equal.
type Ties uint8

// The ranks of equals.
const (
	// Competition gives equals the same rank and leaves as many ranks out: two
	// firsts, then a third. The national portal ranks so; it is the default.
	Competition Ties = iota
	// Dense gives equals the same rank and leaves none out: two firsts, then a
	// second.
	Dense
)

// MarshalJSON refuses: how to rank is a question, not kept.
func (Ties) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Ties) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Entry is a body with the figure that it is ranked by.
type Entry struct {
	Body  body.ID          `json:"body"`
	Value indicator.Ratio  `json:"value,omitzero"`
	Why   indicator.Reason `json:"why,omitzero"` // why it has no figure, when it has none; may be left zero
}

// Standing is the place of a body.
type Standing struct {
	Rank  int             `json:"rank"`
	Body  body.ID         `json:"body"`
	Value indicator.Ratio `json:"value"`
	Tied  bool            `json:"tied,omitzero"` // shared with others
	// Points are those that RankScores ranked by.
	Points indicator.Figure `json:"points,omitzero"`
}

// LeftOut is a body that has no place, and why.
type LeftOut struct {
	Body   body.ID          `json:"body"`
	Reason indicator.Reason `json:"reason"`
}

// Ranking is bodies in order, the best first, and those without a place.
type Ranking struct {
	Standings []Standing `json:"standings"`
	LeftOut   []LeftOut  `json:"leftOut,omitempty"`
}

// Rank puts bodies in order of their figures, exactly and before any rounding;
// equals stand in order of their IDs, so that the order is the same each time.
// Bodies without data or base are left out, with the reason, as is the second
// of two entries of one body.
func Rank(entries []Entry, better indicator.Direction, ties Ties) Ranking {
	r := Ranking{Standings: []Standing{}}
	seen := map[body.ID]bool{}
	for _, e := range entries {
		switch {
		case seen[e.Body]:
			r.LeftOut = append(r.LeftOut, LeftOut{e.Body, reason("rank.twice", "cơ quan đứng hai lần trong danh sách", "the body stands twice in the list")})
		case !e.Value.HasBase():
			r.LeftOut = append(r.LeftOut, LeftOut{e.Body, e.without()})
		default:
			r.Standings = append(r.Standings, Standing{Body: e.Body, Value: e.Value})
		}
		seen[e.Body] = true
	}
	order := func(a, b Standing) int {
		c, _ := b.Value.Compare(a.Value)
		if better == indicator.LessIsBetter {
			c = -c
		}
		return c
	}
	slices.SortFunc(r.Standings, func(a, b Standing) int { return cmp.Or(order(a, b), cmp.Compare(a.Body, b.Body)) })
	slices.SortStableFunc(r.LeftOut, func(a, b LeftOut) int { return cmp.Compare(a.Body, b.Body) })
	for i := range r.Standings {
		s := &r.Standings[i]
		switch {
		case i > 0 && order(r.Standings[i-1], *s) == 0:
			s.Rank, s.Tied = r.Standings[i-1].Rank, true
			r.Standings[i-1].Tied = true
		case i > 0 && ties == Dense:
			s.Rank = r.Standings[i-1].Rank + 1
		default:
			s.Rank = i + 1
		}
	}
	return r
}

// without is why an entry has no figure.
func (e Entry) without() indicator.Reason {
	switch {
	case e.Why.Kind != "":
		return e.Why
	case e.Value.IsZero():
		return reason("data.none", "chưa có số liệu", "there is no data")
	}
	return reason("data.nobase", "mẫu số bằng 0: không phát sinh", "the denominator is 0: nothing arose")
}

// EntryOf is the entry of the body whose figure it is. A part of a figure is none.
func EntryOf(figure indicator.Rollup) Entry {
	o := figure.Observation
	if !figure.Complete() {
		return Entry{Body: o.Body, Why: figure.Missing[0].Reason}
	}
	return Entry{Body: o.Body, Value: o.Value}
}

// RankResults ranks bodies by their figures on an indicator in a period, in
// the direction in which it gets better; [indicator.Results.Members] gives
// those of a class, such as all communes. Figures of which parts are missing
// have no place. An indicator that the set of the results lacks is refused.
func RankResults(r *indicator.Results, id indicator.ID, bodies []body.ID, period schedule.Period, ties Ties) (Ranking, error) {
	better, err := r.Direction(id)
	if err != nil {
		return Ranking{}, err
	}
	entries := make([]Entry, len(bodies))
	for i, b := range bodies {
		v, err := r.Value(id, b, period)
		if err != nil {
			return Ranking{}, err
		}
		entries[i] = EntryOf(v)
	}
	return Rank(entries, better, ties), nil
}

// RankScores ranks bodies by their points in a group, or in all with an empty
// group. Whoever has points that could not be assessed, while another body has
// more assessed, is left out: their totals do not mean the same.
func RankScores(scores []Score, group string, ties Ties) Ranking {
	points := func(s Score) (score, assessable indicator.Figure) {
		if group == "" {
			return s.Score, s.Assessable
		}
		g := s.Group(group)
		return g.Score, g.Assessable
	}
	var most indicator.Figure
	for _, s := range scores {
		if _, a := points(s); a.Compare(most) > 0 {
			most = a
		}
	}
	entries, of := make([]Entry, len(scores)), map[body.ID]indicator.Figure{}
	for i, s := range scores {
		p, a := points(s)
		of[s.Body] = p
		entries[i] = Entry{Body: s.Body, Value: p.Ratio()}
		if a.Compare(most) < 0 || a.IsZero() {
			entries[i].Value = indicator.Ratio{}
			entries[i].Why = reason("score.partial",
				fmt.Sprintf("chỉ chấm được %s trên %s điểm", a.Text(form.Vietnamese), most.Text(form.Vietnamese)),
				fmt.Sprintf("only %s of %s points could be assessed", a.Text(form.English), most.Text(form.English)))
		}
	}
	r := Rank(entries, indicator.MoreIsBetter, ties)
	for i := range r.Standings {
		r.Standings[i].Points = of[r.Standings[i].Body]
	}
	return r
}
