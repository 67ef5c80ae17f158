package scorecard

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Rule is how the points of an item come from its ratio.
type Rule struct {
	// Threshold is the per cent from which all points are earned; below it
	// they grow in proportion, max x R / threshold. Zero: in proportion all
	// the way, max x R.
	Threshold indicator.Figure `json:"threshold,omitzero"`
	// NoBase is what an item earns whose denominator is 0.
	NoBase     NoBase         `json:"noBase,omitzero"`
	NoBaseMark indicator.Mark `json:"noBaseMark,omitzero"` // how well NoBase is known
	Source     string         `json:"source,omitzero"`
	Mark       indicator.Mark `json:"mark,omitzero"`
}

// NoBase is what an item earns when there was nothing to count.
type NoBase uint8

// What an item without a base earns.
const (
	Unassessed NoBase = iota // the points cannot be assessed
	FullPoints               // all points
	NoPoints                 // none
)

var noBaseNames = []string{"unassessed", "full", "none"}

// String is "unassessed", "full" or "none".
func (n NoBase) String() string {
	if int(n) < len(noBaseNames) {
		return noBaseNames[n]
	}
	return ""
}

// MarshalText writes as [NoBase.String].
func (n NoBase) MarshalText() ([]byte, error) {
	if name := n.String(); name != "" {
		return []byte(name), nil
	}
	return nil, noBaseError(fmt.Sprint(uint8(n)))
}

// UnmarshalText reads as [NoBase.String] writes.
func (n *NoBase) UnmarshalText(b []byte) error {
	i := slices.Index(noBaseNames, string(b))
	if i < 0 {
		return noBaseError(string(b))
	}
	*n = NoBase(i)
	return nil
}

func noBaseError(value string) error {
	return texts.Error(form.Error{Code: indicator.NameUnknown, Value: value, Want: noBaseNames})
}

// Item is a scored indicator of a scorecard.
type Item struct {
	indicator.Definition
	Group    string           `json:"group"`
	Max      indicator.Figure `json:"max"`                // 0 for an item that is tracked only
	Tracking bool             `json:"tracking,omitzero"`  // shown, never scored
	Rule     Rule             `json:"rule,omitzero"`      // what the portal does
	Document *Rule            `json:"document,omitempty"` // what the formula document says, where it differs
	Codes    []string         `json:"codes,omitempty"`    // of the item in the portal
}

// Group is a group of items.
type Group struct {
	ID   string           `json:"id"`
	Name string           `json:"name"`
	Max  indicator.Figure `json:"max"`
}

// Band is the class that a total earns.
type Band struct {
	Name string           `json:"name"`
	En   string           `json:"en"`
	From indicator.Figure `json:"from"` // from this total on
}

// Data is a scorecard as a file holds it. [New] checks it once.
type Data struct {
	ID       string             `json:"id"`
	Title    string             `json:"title"`
	Bases    []indicator.Basis  `json:"bases,omitempty"`
	Holds    indicator.Holds    `json:"holds,omitzero"`
	Max      indicator.Figure   `json:"max"`
	Places   int                `json:"places"` // decimal places of an item's points, 0 to 6
	Rounding indicator.Rounding `json:"rounding"`
	// RoundTotal rounds once, at the end, and not each item.
	RoundTotal bool           `json:"roundTotal,omitzero"`
	Groups     []Group        `json:"groups"`
	Items      []Item         `json:"items"`
	Bands      []Band         `json:"bands,omitempty"` // from high to low
	BandsMark  indicator.Mark `json:"bandsMark,omitzero"`
	Notes      []string       `json:"notes,omitempty"`
}

// dataForm is the stored form of a scorecard, in its first version.
var dataForm = form.Of[Data](1)

// Card is a published set of scored indicators: what each can earn, how, and
// how the total is made. It is immutable; a nil Card has no items.
type Card struct {
	data Data
	set  *indicator.Set // of the definitions of the items, to look figures up
}

// New checks a scorecard and gives it, or all that is wrong with it. The
// points of the items must add up to their group's, the groups' to the whole.
func New(d Data) (*Card, error) {
	d = d.clone()
	if errs := d.check(); len(errs) > 0 {
		return nil, errs
	}
	// What can be written is what may be: texts in UTF-8, names that exist.
	if _, err := dataForm.Write(d); err != nil {
		return nil, err
	}
	return d.card()
}

// Read reads the JSON form of a scorecard (scorecard.schema.json), strictly;
// all that is wrong with it comes together.
func Read(b []byte) (*Card, error) {
	d, err := dataForm.Read(b, func(d *Data) form.Errors { return d.check() })
	if err != nil {
		return nil, err
	}
	return d.clone().card()
}

// card is the card of data that was checked, and that nobody else holds.
func (d Data) card() (*Card, error) {
	set := indicator.SetData{ID: d.ID, Title: cmp.Or(d.Title, d.ID)}
	for _, it := range d.Items {
		set.Definitions = append(set.Definitions, it.Definition)
	}
	s, err := indicator.NewSet(set)
	if err != nil {
		return nil, err
	}
	return &Card{d, s}, nil
}

// checker gathers what is wrong, each with its path.
type checker struct{ errs form.Errors }

func (c *checker) add(path string, code form.Code, value string) {
	c.errs = append(c.errs, texts.Error(form.Error{Code: code, Path: path, Value: value}))
}

func (d Data) check() form.Errors {
	var c checker
	if d.ID == "" {
		c.add("id", form.FieldMissing, "")
	}
	if d.Places < 0 || d.Places > 6 {
		c.add("places", form.FieldValue, fmt.Sprint(d.Places))
	}
	c.points("max", d.Max)
	groups := map[string]int{}
	sums := make([]*big.Rat, len(d.Groups))
	total := new(big.Rat)
	for i, g := range d.Groups {
		path := fmt.Sprintf("groups[%d]", i)
		c.points(path+".max", g.Max)
		if _, twice := groups[g.ID]; twice || g.ID == "" {
			c.add(path+".id", indicator.DefinitionDoubled, g.ID)
		}
		groups[g.ID], sums[i] = i, new(big.Rat)
		total.Add(total, g.Max.Rat())
	}
	c.items(d.Items, groups, sums)
	c.sum("max", d.Max, total)
	for i, g := range d.Groups {
		if groups[g.ID] == i {
			c.sum(fmt.Sprintf("groups[%d].max", i), g.Max, sums[i])
		}
	}
	for i := 1; i < len(d.Bands); i++ {
		if d.Bands[i].From.Compare(d.Bands[i-1].From) >= 0 {
			c.add(fmt.Sprintf("bands[%d].from", i), BandOrder, d.Bands[i].From.String())
		}
	}
	return c.errs
}

// items checks the items and adds their points up to those of their groups.
func (c *checker) items(items []Item, groups map[string]int, sums []*big.Rat) {
	ids := map[indicator.ID]int{}
	for i, it := range items {
		path := fmt.Sprintf("items[%d]", i)
		c.errs = append(c.errs, it.Check().Under(path)...)
		c.points(path+".max", it.Max)
		if _, twice := ids[it.ID]; twice {
			c.add(path+".id", indicator.DefinitionDoubled, string(it.ID))
		}
		if j, ok := ids[it.Parent]; it.Parent != "" && (!ok || items[j].Parent != "") {
			c.add(path+".parent", indicator.DefinitionParent, string(it.Parent))
		}
		ids[it.ID] = i
		if g, ok := groups[it.Group]; ok {
			sums[g].Add(sums[g], it.Max.Rat())
		} else {
			c.add(path+".group", GroupUnknown, it.Group)
		}
		if it.Tracking != it.Max.IsZero() {
			c.add(path+".max", ItemTracking, it.Max.String())
		}
		c.threshold(path+".rule.threshold", &it.Rule)
		c.threshold(path+".document.threshold", it.Document)
	}
}

// mostPoints is the most that a card gives; a total of items is then far below
// what a figure holds.
var mostPoints = indicator.MustFigure(1_000_000)

func (c *checker) points(path string, f indicator.Figure) {
	if f.Sign() < 0 || f.Compare(mostPoints) > 0 {
		c.add(path, PointsRange, f.String())
	}
}

func (c *checker) threshold(path string, r *Rule) {
	if r != nil && r.Threshold.Sign() < 0 {
		c.add(path, ThresholdNegative, r.Threshold.String())
	}
}

func (c *checker) sum(path string, max indicator.Figure, sum *big.Rat) {
	if max.Rat().Cmp(sum) != 0 {
		c.errs = append(c.errs, texts.Error(form.Error{Code: PointsSum, Path: path, Value: max.String(), Args: form.Args{"sum": sum.FloatString(2)}}))
	}
}

func (d Data) clone() Data {
	d.Bases, d.Bands, d.Notes = slices.Clone(d.Bases), slices.Clone(d.Bands), slices.Clone(d.Notes)
	d.Groups = append(make([]Group, 0, len(d.Groups)), d.Groups...)
	d.Items = append(make([]Item, 0, len(d.Items)), d.Items...)
	for i := range d.Items {
		it := &d.Items[i]
		it.Bases, it.Codes = slices.Clone(it.Bases), slices.Clone(it.Codes)
		if it.Document != nil {
			r := *it.Document
			it.Document = &r
		}
	}
	return d
}

// get is the data, which a nil card has none of.
func (c *Card) get() *Data {
	if c == nil {
		return &Data{}
	}
	return &c.data
}

// MarshalJSON writes what [Read] reads.
func (c Card) MarshalJSON() ([]byte, error) { return dataForm.Write(c.data) }

// UnmarshalJSON reads as [Read] does.
func (c *Card) UnmarshalJSON(b []byte) error {
	d, err := Read(b)
	if err == nil {
		*c = *d
	}
	return err
}

// Data is the scorecard as data, for a host that changes a rule and makes its
// own with [New].
func (c *Card) Data() Data { return c.get().clone() }

// ID is the number of the scorecard: "766".
func (c *Card) ID() string { return c.get().ID }

// Title is what the scorecard is about.
func (c *Card) Title() string { return c.get().Title }

// Set is what the items count, as a set without targets: series and rankings of the
// figures are asked of it. A nil card has a nil set.
func (c *Card) Set() *indicator.Set {
	if c == nil {
		return nil
	}
	return c.set
}

// Holds is the days on which the scorecard holds; of several the one that
// holds on a day is used for its periods.
func (c *Card) Holds() schedule.Span { return c.get().Holds.Span() }

// Items is the items in the order of the set.
func (c *Card) Items() []Item { return c.get().clone().Items }

// Groups is the groups in the order of the set.
func (c *Card) Groups() []Group { return slices.Clone(c.get().Groups) }

// ByDocument is the scorecard with the wording of the formula document instead
// of the portal's practice, wherever the two differ.
func (c *Card) ByDocument() *Card {
	if c == nil {
		return nil
	}
	d := c.data.clone()
	for i := range d.Items {
		if doc := d.Items[i].Document; doc != nil {
			d.Items[i].Rule, d.Items[i].Document = *doc, nil
		}
	}
	return &Card{d, c.set}
}
