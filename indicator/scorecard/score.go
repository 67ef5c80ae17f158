package scorecard

import (
	"fmt"
	"math/big"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// ItemScore is how the points of an item came about.
type ItemScore struct {
	form.Unwritten
	ID       indicator.ID
	Name     string // of the item, as the set has it
	Group    string
	Score    indicator.Figure // 0 when not assessed
	Max      indicator.Figure
	Value    indicator.Ratio
	Assessed bool
	Tracking bool             // shown, never scored
	Rule     indicator.Reason // the derivation: "20 × 393087 / 443565 = 17,72"
}

// GroupScore is the points of a group.
type GroupScore struct {
	form.Unwritten
	ID         string
	Score, Max indicator.Figure
	Assessable indicator.Figure // the most that what is known could earn
}

// Score is what a body earned on a scorecard in a period. It is computed anew
// each time and has no stored form.
type Score struct {
	form.Unwritten
	Set        string
	Body       body.ID
	Period     schedule.Period
	Score      indicator.Figure
	Max        indicator.Figure
	Assessable indicator.Figure // "x of y points assessable"
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

// Score scores a body. value gives the figure of an item, as [Card.Values] and
// [indicator.Results.Figure] do; what is missing of it says why the item cannot
// be assessed. The zero [indicator.Rollup] has no data.
func (c *Card) Score(b body.ID, p schedule.Period, value func(indicator.ID) indicator.Rollup) Score {
	d := c.get()
	s := Score{Set: d.ID, Body: b, Period: p, Max: d.Max}
	if value == nil {
		value = func(indicator.ID) indicator.Rollup { return indicator.Rollup{} }
	}
	at := map[string]int{}
	for i, g := range d.Groups {
		s.Groups = append(s.Groups, GroupScore{ID: g.ID, Max: g.Max})
		at[g.ID] = i
	}
	exact := new(big.Rat)
	for i := range d.Items {
		it := &d.Items[i]
		item, points := d.score(it, value(it.ID))
		s.Items = append(s.Items, item)
		if !item.Assessed {
			continue
		}
		exact.Add(exact, points)
		g := &s.Groups[at[it.Group]]
		g.Score, g.Assessable = sum(g.Score, item.Score), sum(g.Assessable, it.Max)
		s.Score, s.Assessable = sum(s.Score, item.Score), sum(s.Assessable, it.Max)
	}
	if d.RoundTotal {
		s.Score, _ = indicator.RoundRat(exact, d.Places, d.Rounding)
	}
	s.Band = d.band(s.Score.Rat())
	open := new(big.Rat).Sub(s.Max.Rat(), s.Assessable.Rat())
	if d.band(open.Add(open, s.Score.Rat())) != s.Band || s.Assessable.IsZero() {
		s.Band = Band{}
	}
	return s
}

// sum adds points, which a card keeps far below what a figure holds.
func sum(a, b indicator.Figure) indicator.Figure {
	f, _ := indicator.RoundRat(new(big.Rat).Add(a.Rat(), b.Rat()), allPlaces, indicator.HalfUp)
	return f
}

// allPlaces is as many decimal places as a figure has.
const allPlaces = 9

// band is the class of a total.
func (d *Data) band(total *big.Rat) Band {
	for _, b := range d.Bands {
		if total.Cmp(b.From.Rat()) >= 0 {
			return b
		}
	}
	return Band{}
}

// score scores one item: the points rounded as the set says, and exactly.
func (d *Data) score(it *Item, figure indicator.Rollup) (s ItemScore, exact *big.Rat) {
	v := figure.Observation.Value
	if !figure.Complete() {
		v = indicator.Ratio{} // a part of the figure is not the figure
	}
	s = ItemScore{ID: it.ID, Name: it.Name, Group: it.Group, Max: it.Max, Value: v, Tracking: it.Tracking}
	if s.Rule = notAssessed(it, figure, v); s.Rule.Kind != "" {
		return s, new(big.Rat)
	}
	defer func() {
		for _, note := range figure.Notes {
			s.Rule.Text = form.Text{s.Rule.Text[form.Vietnamese] + "; " + note.In(form.Vietnamese), s.Rule.Text[form.English] + "; " + note.In(form.English)}
		}
	}()
	s.Assessed = true
	if !v.HasBase() {
		exact = new(big.Rat)
		vi, en := "không phát sinh: 0 điểm", "nothing arose: no points"
		if it.Rule.NoBase == FullPoints {
			exact = it.Max.Rat()
			vi, en = "không phát sinh: đủ "+it.Max.Text(form.Vietnamese)+" điểm", "nothing arose: all "+it.Max.Text(form.English)+" points"
		}
		s.Rule = it.noBase(vi, en)
		s.Score = d.round(exact)
		return s, exact
	}
	exact = it.points(v.Numerator(), v.Denominator())
	s.Score = d.round(exact)
	s.Rule = reason("score", derivation(it, v, s.Score, form.Vietnamese), derivation(it, v, s.Score, form.English))
	return s, exact
}

func reason(kind, vi, en string) indicator.Reason {
	return indicator.Reason{Kind: kind, Text: form.Text{vi, en}}
}

// noBase is what an item earns when nothing arose, with how well that is known.
func (it *Item) noBase(vi, en string) indicator.Reason {
	switch it.Rule.NoBaseMark {
	case indicator.Unseen:
		vi, en = vi+" (chưa thấy trên số liệu của Cổng)", en+" (not seen in the figures of the portal)"
	case indicator.Inferred, indicator.Recalled:
		vi, en = vi+" (cách hiểu của bộ dữ liệu)", en+" (a reading of the data)"
	}
	return reason("score.nobase", vi, en)
}

// notAssessed says why the points of an item cannot be assessed; the zero
// Reason when they can.
func notAssessed(it *Item, figure indicator.Rollup, v indicator.Ratio) indicator.Reason {
	switch {
	case it.Tracking:
		return reason("score.tracking", "chỉ theo dõi, không chấm điểm", "tracked only, not scored")
	case !figure.Complete():
		why, more := figure.Missing[0].Reason, len(figure.Missing)-1
		vi, en := "chưa chấm được: "+why.In(form.Vietnamese), "cannot be assessed: "+why.In(form.English)
		if more > 0 {
			vi, en = fmt.Sprintf("%s; và %d lý do nữa", vi, more), fmt.Sprintf("%s; and %d more reasons", en, more)
		}
		return reason("score.none", vi, en)
	case v.IsZero():
		return reason("score.none", "chưa có số liệu của kỳ, chưa chấm được", "no data of the period, cannot be assessed")
	case v.IsCount():
		return reason("score.base", "không ghi mẫu số, chưa chấm được", "the denominator was not recorded, cannot be assessed")
	case v.Numerator() < 0:
		return reason("score.negative", "tử số âm, chưa chấm được", "the numerator is below 0, cannot be assessed")
	case v.Numerator() > v.Denominator() && it.Kind == indicator.Share && !it.TwoSources:
		return reason("score.part", fmt.Sprintf("%s: tử số lớn hơn mẫu số, không chấm được", v), fmt.Sprintf("%s: the numerator is larger than the denominator, cannot be assessed", v))
	case !v.HasBase() && it.Rule.NoBase == Unassessed:
		return it.noBase("không phát sinh, chưa chấm được", "nothing arose, cannot be assessed")
	}
	return indicator.Reason{}
}

// derivation is how points came about: "4 × min(1; 2 / 5 / 80%) = 2".
func derivation(it *Item, v indicator.Ratio, points indicator.Figure, l form.Language) string {
	share := fmt.Sprintf("%d / %d", v.Numerator(), v.Denominator())
	if t := it.Rule.Threshold; !t.IsZero() {
		share = "min(1" + l.Pick(";", ",") + " " + share + " / " + t.Text(l) + "%)"
	}
	text := it.Max.Text(l) + " × " + share + " = " + points.Text(l)
	if v.Numerator() > v.Denominator() {
		text += l.Pick(" (tử số lớn hơn mẫu số: tính là đủ, cần kiểm tra)", " (more than the whole: taken as the whole; check it)")
	}
	return text
}

// round rounds an item's points, unless the set rounds only the total.
func (d *Data) round(points *big.Rat) indicator.Figure {
	places := d.Places
	if d.RoundTotal {
		places = allPlaces
	}
	f, _ := indicator.RoundRat(points, places, d.Rounding)
	return f
}

// Values looks the figures of a scorecard's items up in a ledger, adding the
// parts of a period up where that is exact, with those of bodies merged into b
// within it. It is what [Card.Score] takes.
func (c *Card) Values(l *indicator.Ledger, b body.ID, p schedule.Period, o indicator.Options) func(indicator.ID) indicator.Rollup {
	r := indicator.NewResults(c.Set(), l, o)
	return func(id indicator.ID) indicator.Rollup {
		v, _ := r.Figure(id, b, p) // an item that the card lacks has no data
		return v
	}
}

type scoreJSON struct {
	Set        string           `json:"set"`
	Body       body.ID          `json:"body"`
	Period     schedule.Period  `json:"period"`
	Score      indicator.Figure `json:"score"`
	Assessable indicator.Figure `json:"assessable"`
	Band       string           `json:"band,omitzero"`
	Items      []itemScoreJSON  `json:"items"`
	Groups     []groupScoreJSON `json:"groups"`
}

type itemScoreJSON struct {
	ID          indicator.ID      `json:"id"`
	Score       *indicator.Figure `json:"score,omitempty"`
	Max         indicator.Figure  `json:"max"`
	Numerator   *int64            `json:"numerator,omitempty"`
	Denominator *int64            `json:"denominator,omitempty"`
	Rule        string            `json:"rule"`
}

type groupScoreJSON struct {
	ID         string           `json:"id"`
	Score      indicator.Figure `json:"score"`
	Max        indicator.Figure `json:"max"`
	Assessable indicator.Figure `json:"assessable"`
}

var scoreForm = form.Of[scoreJSON](0)

// JSON is [Score.AppendJSON] by itself.
func (s Score) JSON(l form.Language) ([]byte, error) { return s.AppendJSON(nil, l) }

// AppendJSON writes behind b {"set","body","period","score","assessable","band","items":[
// {"id","score","max","numerator","denominator","rule"}],"groups":[{"id",
// "score","max","assessable"}]} for a page or a program, with the texts in the
// language asked for. The score of an item that could not be assessed, and a
// band that is not certain, are absent. It is not read back: a score is
// computed anew.
func (s Score) AppendJSON(b []byte, l form.Language) ([]byte, error) {
	j := scoreJSON{Set: s.Set, Body: s.Body, Period: s.Period, Score: s.Score, Assessable: s.Assessable, Band: l.Pick(s.Band.Name, s.Band.En),
		Items: []itemScoreJSON{}, Groups: []groupScoreJSON{}}
	for _, it := range s.Items {
		i := itemScoreJSON{ID: it.ID, Max: it.Max, Rule: it.Rule.In(l)}
		if it.Assessed {
			i.Score = &it.Score
		}
		if v := it.Value; !v.IsZero() {
			n, d := v.Numerator(), v.Denominator()
			if i.Numerator = &n; !v.IsCount() {
				i.Denominator = &d
			}
		}
		j.Items = append(j.Items, i)
	}
	for _, g := range s.Groups {
		j.Groups = append(j.Groups, groupScoreJSON{g.ID, g.Score, g.Max, g.Assessable})
	}
	return scoreForm.Append(b, &j)
}
