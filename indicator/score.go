package indicator

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// ItemScore is how the points of an item came about.
type ItemScore struct {
	ID       ID
	Group    string
	Score    Figure // 0 when not assessed
	Max      Figure
	Value    Ratio
	Assessed bool
	Tracking bool   // shown, never scored
	Rule     Reason // the derivation: "20 × 393087 / 443565 = 17,72"
}

// GroupScore is the points of a group.
type GroupScore struct {
	ID         string
	Score, Max Figure
	Assessable Figure // the most that what is known could earn
}

// Score is what a body earned on a scorecard in a period.
type Score struct {
	Set        string
	Body       body.ID
	Period     schedule.Period
	Score      Figure
	Max        Figure
	Assessable Figure // "x of y points assessable"
	// Band is the class of the total. With points that could not be assessed
	// it is given only when it would be the same whatever they came to; the
	// zero Band otherwise.
	Band   Band
	Items  []ItemScore
	Groups []GroupScore
}

// Group is the points of one group; the zero GroupScore when there is none
// such.
func (s Score) Group(id string) GroupScore {
	for _, g := range s.Groups {
		if g.ID == id {
			return g
		}
	}
	return GroupScore{}
}

// Score scores a body. value gives the figure of an item; a zero [Ratio] for
// no data.
func (c *Scorecard) Score(b body.ID, p schedule.Period, value func(ID) Ratio) Score {
	s := Score{Set: c.data.ID, Body: b, Period: p, Max: c.data.Max}
	exact := new(big.Rat)
	at := map[string]int{}
	for i, g := range c.data.Groups {
		s.Groups = append(s.Groups, GroupScore{ID: g.ID, Max: g.Max})
		at[g.ID] = i
	}
	for i := range c.data.Items {
		it := &c.data.Items[i]
		item, points := c.item(it, p, value(it.ID))
		s.Items = append(s.Items, item)
		if !item.Assessed {
			continue
		}
		exact.Add(exact, points)
		g := &s.Groups[at[it.Group]]
		g.Score, g.Assessable = g.Score.plus(item.Score), g.Assessable.plus(it.Max)
		s.Score, s.Assessable = s.Score.plus(item.Score), s.Assessable.plus(it.Max)
	}
	if c.data.RoundTotal {
		s.Score, _ = quotient(exact.Num(), exact.Denom(), c.data.Places, c.data.Rounding)
	}
	s.Band = c.band(s.Score)
	if c.band(s.Score.plus(s.Max.minus(s.Assessable))) != s.Band || s.Assessable.IsZero() {
		s.Band = Band{}
	}
	return s
}

// band is the class of a total.
func (c *Scorecard) band(total Figure) Band {
	for _, b := range c.data.Bands {
		if total.Compare(b.From) >= 0 {
			return b
		}
	}
	return Band{}
}

// item scores one item: the points rounded as the set says, and exactly.
func (c *Scorecard) item(it *Item, p schedule.Period, v Ratio) (s ItemScore, exact *big.Rat) {
	s = ItemScore{ID: it.ID, Group: it.Group, Max: it.Max, Value: v, Tracking: it.Tracking}
	exact = new(big.Rat)
	max := new(big.Rat).SetFrac(big.NewInt(it.Max.coef), big.NewInt(pow10[it.Max.scale]))
	vi, en := it.Max.Text(form.Vietnamese), it.Max.Text(form.English)
	switch {
	case it.Tracking:
		s.Rule = reason("score.tracking", "chỉ theo dõi, không chấm điểm", "tracked only, not scored")
		return s, exact
	case v.IsZero() && it.Accrual == Distinct && p.Grain() > schedule.Month:
		s.Rule = reason("score.none", "chưa có số liệu đếm riêng cho kỳ này (mỗi thứ một lần, không cộng được từ các tháng), chưa chấm được",
			"not counted for this period itself (each thing once, months cannot be added up), cannot be assessed")
		return s, exact
	case v.IsZero():
		s.Rule = reason("score.none", "chưa có đủ số liệu của kỳ, chưa chấm được", "no data, or not of the whole period, cannot be assessed")
		return s, exact
	case v.IsCount():
		s.Rule = reason("score.base", "không ghi mẫu số, chưa chấm được", "the denominator was not recorded, cannot be assessed")
		return s, exact
	case v.num < 0:
		s.Rule = reason("score.negative", "tử số âm, chưa chấm được", "the numerator is below 0, cannot be assessed")
		return s, exact
	case !v.HasBase():
		switch it.Rule.NoBase {
		case FullPoints:
			exact.Set(max)
			s.Rule = reason("score.nobase", "không phát sinh: đủ "+vi+" điểm", "nothing arose: all "+en+" points")
		case NoPoints:
			s.Rule = reason("score.nobase", "không phát sinh: 0 điểm", "nothing arose: no points")
		default:
			s.Rule = reason("score.nobase", "không phát sinh, chưa chấm được", "nothing arose, cannot be assessed")
			return s, exact
		}
		s.Assessed, s.Score = true, c.round(exact)
		return s, exact
	}
	s.Assessed = true
	r := new(big.Rat).SetFrac(big.NewInt(v.num), big.NewInt(v.den))
	formula := "%s × %d / %d"
	args := []any{v.num, v.den}
	whole := big.NewRat(1, 1)
	if t := it.Rule.Threshold; !t.IsZero() {
		r.Quo(r, new(big.Rat).SetFrac(big.NewInt(t.coef), new(big.Int).Mul(big.NewInt(pow10[t.scale]), big.NewInt(100))))
		formula = "%s × min(1; %d / %d / %s%%)"
		args = append(args, t.Text(form.Vietnamese))
	}
	more := r.Cmp(whole) > 0
	if more {
		r.Set(whole)
	}
	exact.Mul(max, r)
	s.Score = c.round(exact)
	kind := "score"
	line := func(points string, l form.Language) string {
		text := fmt.Sprintf(formula, append([]any{points}, args...)...) + " = " + s.Score.Text(l)
		if v.num > v.den {
			text += l.Pick(" (tử số lớn hơn mẫu số, cần kiểm tra)", " (the numerator is larger than the denominator; check it)")
		}
		if l == form.English {
			text = strings.Replace(text, ";", ",", 1)
		}
		return text
	}
	s.Rule = reason(kind, line(vi, form.Vietnamese), line(en, form.English))
	return s, exact
}

// round rounds an item's points, unless the set rounds only the total.
func (c *Scorecard) round(points *big.Rat) Figure {
	places := c.data.Places
	if c.data.RoundTotal {
		places = maxScale
	}
	f, _ := quotient(points.Num(), points.Denom(), places, c.data.Rounding)
	return f
}

// Values looks the figures of a scorecard's items up in a ledger, adding the
// parts of a period up where that is exact, with those of bodies merged into b
// within it. It is what [Scorecard.Score] takes.
func (c *Scorecard) Values(l *Ledger, b body.ID, p schedule.Period, o Options) func(ID) Ratio {
	set := &Set{data: SetData{ID: c.data.ID}, byID: map[ID]int{}}
	for i, it := range c.data.Items {
		set.data.Definitions = append(set.data.Definitions, it.Definition)
		set.byID[it.ID] = i
	}
	r := NewResults(set, l, o)
	return func(id ID) Ratio {
		if v := r.figure(id, b, p); v.Complete() {
			return v.Observation.Value
		}
		return Ratio{}
	}
}

// RankScores ranks bodies by their points in a group, or in all with an empty
// group. Whoever has points that could not be assessed, while another body has
// more assessed, is left out: their totals do not mean the same.
func RankScores(scores []Score, group string, ties TieRule) Ranking {
	points := func(s Score) (score, assessable Figure) {
		if group == "" {
			return s.Score, s.Assessable
		}
		g := s.Group(group)
		return g.Score, g.Assessable
	}
	var most Figure
	for _, s := range scores {
		if _, a := points(s); a.Compare(most) > 0 {
			most = a
		}
	}
	entries := make([]Entry, len(scores))
	for i, s := range scores {
		p, a := points(s)
		entries[i] = Entry{Body: s.Body, Value: p.Ratio()}
		if a.Compare(most) < 0 || a.IsZero() {
			entries[i].Value = Ratio{}
			entries[i].Why = reason("score.partial",
				fmt.Sprintf("chỉ chấm được %s trên %s điểm", a.Text(form.Vietnamese), most.Text(form.Vietnamese)),
				fmt.Sprintf("only %s of %s points could be assessed", a.Text(form.English), most.Text(form.English)))
		}
	}
	return Rank(entries, MoreIsBetter, ties)
}

type scoreJSON struct {
	Set        string           `json:"set"`
	Body       body.ID          `json:"body"`
	Period     schedule.Period  `json:"period"`
	Score      Figure           `json:"score"`
	Assessable Figure           `json:"assessable"`
	Band       string           `json:"band,omitzero"`
	Items      []itemScoreJSON  `json:"items"`
	Groups     []groupScoreJSON `json:"groups"`
}

type itemScoreJSON struct {
	ID          ID      `json:"id"`
	Score       *Figure `json:"score,omitempty"`
	Max         Figure  `json:"max"`
	Numerator   *int64  `json:"numerator,omitempty"`
	Denominator *int64  `json:"denominator,omitempty"`
	Rule        string  `json:"rule"`
}

type groupScoreJSON struct {
	ID         string `json:"id"`
	Score      Figure `json:"score"`
	Max        Figure `json:"max"`
	Assessable Figure `json:"assessable"`
}

// MarshalJSON writes {"set","body","period","score","assessable","band",
// "items":[{"id","score","max","numerator","denominator","rule"}],"groups":[
// {"id","score","max","assessable"}]}. The score of an item that could not be
// assessed, and a band that is not certain, are absent. Texts are Vietnamese.
func (s Score) MarshalJSON() ([]byte, error) { return s.JSON(form.Vietnamese) }

// JSON is [Score.MarshalJSON] with the texts in the language asked for.
func (s Score) JSON(l form.Language) ([]byte, error) {
	j := scoreJSON{Set: s.Set, Body: s.Body, Period: s.Period, Score: s.Score, Assessable: s.Assessable, Band: l.Pick(s.Band.Name, s.Band.En),
		Items: []itemScoreJSON{}, Groups: []groupScoreJSON{}}
	for _, it := range s.Items {
		i := itemScoreJSON{ID: it.ID, Max: it.Max, Rule: it.Rule.Text(l)}
		if it.Assessed {
			i.Score = &it.Score
		}
		if !it.Value.IsZero() {
			i.Numerator = &it.Value.num
			if !it.Value.IsCount() {
				i.Denominator = &it.Value.den
			}
		}
		j.Items = append(j.Items, i)
	}
	for _, g := range s.Groups {
		j.Groups = append(j.Groups, groupScoreJSON(g))
	}
	return marshalPlain(j)
}
