package indicator

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// Rule is how the points of an item come from its ratio.
type Rule struct {
	// Threshold is the per cent from which all points are earned; below it
	// they grow in proportion, max x R / threshold. Zero: in proportion all
	// the way, max x R.
	Threshold Figure `json:"threshold,omitzero"`
	// NoBase is what an item earns whose denominator is 0.
	NoBase NoBaseRule `json:"noBase,omitzero"`
	Source string     `json:"source,omitzero"`
	Mark   Mark       `json:"mark,omitzero"`
}

// NoBaseRule is what an item earns when there was nothing to count.
type NoBaseRule uint8

const (
	Unassessed NoBaseRule = iota // the points cannot be assessed
	FullPoints                   // all points
	NoPoints                     // none
)

var noBaseNames = [...]string{"unassessed", "full", "none"}

// String is "unassessed", "full" or "none".
func (n NoBaseRule) String() string {
	if int(n) < len(noBaseNames) {
		return noBaseNames[n]
	}
	return ""
}

// MarshalText writes as [NoBaseRule.String].
func (n NoBaseRule) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads as [NoBaseRule.String] writes.
func (n *NoBaseRule) UnmarshalText(b []byte) error {
	for i, name := range noBaseNames {
		if name == string(b) {
			*n = NoBaseRule(i)
			return nil
		}
	}
	return &NameError{What: "noBase", Value: string(b)}
}

// Item is a scored indicator of a scorecard.
type Item struct {
	Definition
	Group    string   `json:"group"`
	Max      Figure   `json:"max"`                // 0 for an item that is tracked only
	Tracking bool     `json:"tracking,omitzero"`  // shown, never scored
	Rule     Rule     `json:"rule,omitzero"`      // what the portal does
	Document *Rule    `json:"document,omitempty"` // what the formula document says, where it differs
	Codes    []string `json:"codes,omitempty"`    // of the item in the portal
}

// Group is a group of items.
type Group struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Max  Figure `json:"max"`
}

// Band is the class that a total earns.
type Band struct {
	Name string `json:"name"`
	En   string `json:"en"`
	From Figure `json:"from"` // from this total on
}

// ScorecardData is a scorecard as a file holds it. [NewScorecard] checks it
// once.
type ScorecardData struct {
	Version  int      `json:"v"`
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Bases    []Basis  `json:"bases,omitempty"`
	Holds    Holds    `json:"holds,omitzero"`
	Max      Figure   `json:"max"`
	Places   int      `json:"places"` // decimal places of an item's points
	Rounding Rounding `json:"rounding"`
	// RoundTotal rounds once, at the end, and not each item.
	RoundTotal bool     `json:"roundTotal,omitzero"`
	Groups     []Group  `json:"groups"`
	Items      []Item   `json:"items"`
	Bands      []Band   `json:"bands,omitempty"` // from high to low
	BandsMark  Mark     `json:"bandsMark,omitzero"`
	Notes      []string `json:"notes,omitempty"`
}

// Scorecard is a published set of scored indicators: what each can earn, how,
// and how the total is made. It does not change.
type Scorecard struct{ data ScorecardData }

// NewScorecard checks a scorecard and gives it, or a [*LoadError] with all its
// faults. The points of the items must add up to their group's, the groups' to
// the whole.
func NewScorecard(d ScorecardData) (*Scorecard, error) {
	var fs faults
	if d.Version != SetVersion {
		fs.add("v", "version", fmt.Sprint(d.Version))
	}
	if d.ID == "" {
		fs.add("id", "missing", "")
	}
	if d.Places < 0 || d.Places > 6 {
		fs.add("places", "value", fmt.Sprint(d.Places))
	}
	points := map[string]Figure{}
	var total Figure
	for i, g := range d.Groups {
		if _, twice := points[g.ID]; twice || g.ID == "" {
			fs.add(fmt.Sprintf("groups[%d].id", i), "doubled", g.ID)
		}
		points[g.ID] = Figure{}
		total = total.Add(g.Max)
	}
	if total != d.Max {
		fs.add("max", "sum", total.String())
	}
	ids := map[ID]bool{}
	for i, it := range d.Items {
		path := fmt.Sprintf("items[%d]", i)
		it.check(path, &fs)
		if ids[it.ID] {
			fs.add(path+".id", "doubled", string(it.ID))
		}
		ids[it.ID] = true
		sum, ok := points[it.Group]
		if !ok {
			fs.add(path+".group", "unknown", it.Group)
		}
		points[it.Group] = sum.Add(it.Max)
		if it.Max.Sign() < 0 || it.Tracking != it.Max.IsZero() {
			fs.add(path+".max", "value", it.Max.String())
		}
		if it.Rule.Threshold.Sign() < 0 || it.Document != nil && it.Document.Threshold.Sign() < 0 {
			fs.add(path+".rule.threshold", "threshold", it.Rule.Threshold.String())
		}
	}
	for i, g := range d.Groups {
		if points[g.ID] != g.Max {
			fs.add(fmt.Sprintf("groups[%d].max", i), "sum", points[g.ID].String())
		}
	}
	for i := 1; i < len(d.Bands); i++ {
		if d.Bands[i].From.Compare(d.Bands[i-1].From) >= 0 {
			fs.add(fmt.Sprintf("bands[%d].from", i), "order", d.Bands[i].From.String())
		}
	}
	if err := fs.err(); err != nil {
		return nil, err
	}
	return &Scorecard{d.clone()}, nil
}

func (d ScorecardData) clone() ScorecardData {
	d.Bases, d.Groups, d.Bands, d.Notes = slices.Clone(d.Bases), slices.Clone(d.Groups), slices.Clone(d.Bands), slices.Clone(d.Notes)
	d.Items = slices.Clone(d.Items)
	for i := range d.Items {
		it := &d.Items[i]
		it.Definition = it.Definition.clone()
		it.Codes = slices.Clone(it.Codes)
		if it.Document != nil {
			r := *it.Document
			it.Document = &r
		}
	}
	return d
}

// ReadScorecard reads the JSON form of a scorecard: unknown fields are refused,
// and all faults are reported together in a [*LoadError].
func ReadScorecard(b []byte) (*Scorecard, error) {
	var d ScorecardData
	if err := decodeStrict(b, &d); err != nil {
		return nil, &LoadError{[]Fault{{Kind: "json", Cause: err}}}
	}
	return NewScorecard(d)
}

// MarshalJSON writes what [ReadScorecard] reads.
func (c *Scorecard) MarshalJSON() ([]byte, error) { return marshalPlain(c.data) }

// Data is the scorecard as data, for a host that changes a rule and makes its
// own with [NewScorecard].
func (c *Scorecard) Data() ScorecardData { return c.data.clone() }

// ID is the number of the scorecard: "766".
func (c *Scorecard) ID() string { return c.data.ID }

// Title is what the scorecard is about.
func (c *Scorecard) Title() string { return c.data.Title }

// Holds is the days on which the scorecard holds; of several the one that
// holds on a day is used for its periods.
func (c *Scorecard) Holds() schedule.Span { return c.data.Holds.Span() }

// Items is the items in the order of the set.
func (c *Scorecard) Items() []Item { return c.data.clone().Items }

// Groups is the groups in the order of the set.
func (c *Scorecard) Groups() []Group { return slices.Clone(c.data.Groups) }

// ByDocument is the scorecard with the wording of the formula document instead
// of the portal's practice, wherever the two differ.
func (c *Scorecard) ByDocument() *Scorecard {
	d := c.data.clone()
	for i := range d.Items {
		if doc := d.Items[i].Document; doc != nil {
			d.Items[i].Rule, d.Items[i].Document = *doc, nil
		}
	}
	return &Scorecard{d}
}

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
		item, points := c.item(it, value(it.ID))
		s.Items = append(s.Items, item)
		if !item.Assessed {
			continue
		}
		exact.Add(exact, points)
		g := &s.Groups[at[it.Group]]
		g.Score, g.Assessable = g.Score.Add(item.Score), g.Assessable.Add(it.Max)
		s.Score, s.Assessable = s.Score.Add(item.Score), s.Assessable.Add(it.Max)
	}
	if c.data.RoundTotal {
		s.Score, _ = quotient(exact.Num(), exact.Denom(), c.data.Places, c.data.Rounding)
	}
	s.Band = c.band(s.Score)
	if c.band(s.Score.Add(s.Max.Sub(s.Assessable))) != s.Band || s.Assessable.IsZero() {
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
func (c *Scorecard) item(it *Item, v Ratio) (s ItemScore, exact *big.Rat) {
	s = ItemScore{ID: it.ID, Group: it.Group, Max: it.Max, Value: v, Tracking: it.Tracking}
	exact = new(big.Rat)
	max := new(big.Rat).SetFrac(big.NewInt(it.Max.coef), big.NewInt(pow10[it.Max.scale]))
	vi, en := it.Max.Text(calendar.Vietnamese), it.Max.Text(calendar.English)
	switch {
	case it.Tracking:
		s.Rule = reason("score.tracking", "chỉ theo dõi, không chấm điểm", "tracked only, not scored")
		return s, exact
	case v.IsZero():
		s.Rule = reason("score.none", "chưa có số liệu, chưa chấm được", "no data, cannot be assessed")
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
		args = append(args, t.Text(calendar.Vietnamese))
	}
	more := r.Cmp(whole) > 0
	if more {
		r.Set(whole)
	}
	exact.Mul(max, r)
	s.Score = c.round(exact)
	kind := "score"
	line := func(points string, l calendar.Language) string {
		text := fmt.Sprintf(formula, append([]any{points}, args...)...) + " = " + s.Score.Text(l)
		if v.num > v.den {
			text += l.Pick(" (tử số lớn hơn mẫu số, cần kiểm tra)", " (the numerator is larger than the denominator; check it)")
		}
		if l == calendar.English {
			text = strings.Replace(text, ";", ",", 1)
		}
		return text
	}
	s.Rule = reason(kind, line(vi, calendar.Vietnamese), line(en, calendar.English))
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
// parts of a period up where that is exact. It is what [Scorecard.Score] takes.
func (c *Scorecard) Values(l *Ledger, b body.ID, p schedule.Period, o Options) func(ID) Ratio {
	set := &Set{data: SetData{ID: c.data.ID}, byID: map[ID]int{}}
	for i, it := range c.data.Items {
		set.data.Definitions = append(set.data.Definitions, it.Definition)
		set.byID[it.ID] = i
	}
	r := NewResults(set, l, o)
	return func(id ID) Ratio {
		if v := r.Value(id, b, p); v.Complete() {
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
				fmt.Sprintf("chỉ chấm được %s trên %s điểm", a.Text(calendar.Vietnamese), most.Text(calendar.Vietnamese)),
				fmt.Sprintf("only %s of %s points could be assessed", a.Text(calendar.English), most.Text(calendar.English)))
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
func (s Score) MarshalJSON() ([]byte, error) { return s.JSON(calendar.Vietnamese) }

// JSON is [Score.MarshalJSON] with the texts in the language asked for.
func (s Score) JSON(l calendar.Language) ([]byte, error) {
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
