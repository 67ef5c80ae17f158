package indicator

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule"
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
	before := len(fs)
	for i, g := range d.Groups {
		if !arePoints(g.Max) {
			fs.add(fmt.Sprintf("groups[%d].max", i), "value", g.Max.String())
		}
	}
	for i, it := range d.Items {
		if !arePoints(it.Max) {
			fs.add(fmt.Sprintf("items[%d].max", i), "value", it.Max.String())
		}
	}
	if len(fs) > before {
		return nil, fs.err() // what follows adds points up
	}
	points := map[string]Figure{}
	var total Figure
	for i, g := range d.Groups {
		if _, twice := points[g.ID]; twice || g.ID == "" {
			fs.add(fmt.Sprintf("groups[%d].id", i), "doubled", g.ID)
		}
		points[g.ID] = Figure{}
		total = total.plus(g.Max)
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
		points[it.Group] = sum.plus(it.Max)
		if it.Tracking != it.Max.IsZero() {
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

// arePoints says that a figure can be a maximum of points: not below 0, and so
// small that sums of them can be held.
func arePoints(f Figure) bool {
	return f.Sign() >= 0 && f.Compare(Figure{coef: 1_000_000}) <= 0 && len(f.String()) <= 12
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
