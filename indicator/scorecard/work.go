package scorecard

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Work is something that a body has open, such as a dossier in progress.
type Work struct {
	form.Unwritten
	Code string
	By   form.Day // the last day on which it can be done so that it counts; NoDay: none is known
	// Adds is the items of the card in which it counts one more when it is done.
	Adds []indicator.ID
}

// Turn is work in its turn: what it earns when all before it was done.
type Turn struct {
	form.Unwritten
	Work
	// Points is what it adds, rounded half up to six decimal places and before the
	// points of items are rounded as the card says.
	Points indicator.Figure
	// Score is the total when it and all before it were done, rounded as the card says.
	Score  indicator.Figure
	Reason indicator.Reason
}

// Order is in which order to do work so that each next piece earns the most points; of
// equal ones first what must be done first, then by code. score is what comes of it when
// nothing is done. Work that earns nothing stands last, in the order of its days.
func (c *Card) Order(score Score, work []Work) []Turn {
	o := newOrder(c.get(), score)
	kinds := map[string]*kind{}
	for _, w := range work {
		w.Adds = o.counted(w.Adds)
		k := kinds[key(w.Adds)]
		if k == nil {
			k = &kind{adds: w.Adds}
			kinds[key(w.Adds)] = k
		}
		k.work = append(k.work, w)
	}
	var all []*kind
	for _, k := range kinds {
		slices.SortFunc(k.work, first)
		all = append(all, k)
	}
	turns := make([]Turn, 0, len(work))
	for len(turns) < len(work) {
		var next *kind
		for _, k := range all {
			if len(k.work) == 0 {
				continue
			}
			if o.changed {
				k.points = o.worth(k.adds)
			}
			if next == nil || cmp.Or(next.points.Cmp(k.points), first(k.work[0], next.work[0])) < 0 {
				next = k
			}
		}
		o.changed = false
		turns = append(turns, o.take(next))
		next.work = next.work[1:]
	}
	return turns
}

// first orders work by the days until which it can be done.
func first(a, b Work) int {
	day := func(w Work) form.Day {
		if w.By == form.NoDay {
			return form.NewDay(form.MaxYear, 12, 31)
		}
		return w.By
	}
	return cmp.Or(cmp.Compare(day(a), day(b)), strings.Compare(a.Code, b.Code))
}

// kind is work that counts in the same items, so that each piece earns the same.
type kind struct {
	adds   []indicator.ID
	work   []Work
	points *big.Rat // that the next of them earns
}

func key(ids []indicator.ID) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(string(id) + "\n")
	}
	return b.String()
}

// order is how much of each item was reached when so much work was done.
type order struct {
	data  *Data
	items map[indicator.ID]*reached
	order []indicator.ID
	exact *big.Rat // the total before it is rounded
	total indicator.Figure
	// changed says that one more of an item earns something else than when the worth of
	// kinds was computed last, which happens only where all its points are reached.
	changed bool
}

type reached struct {
	item   *Item
	n, of  int64
	points *big.Rat // before they are rounded
	more   *big.Rat // what one more earns; 0 where no more can count
}

func newReached(it *Item, n, of int64) *reached {
	r := &reached{item: it, n: n, of: of, points: it.points(n, of), more: new(big.Rat)}
	if n < of {
		r.more.Sub(it.points(n+1, of), r.points)
	}
	return r
}

func newOrder(d *Data, s Score) *order {
	o := &order{data: d, items: map[indicator.ID]*reached{}, exact: new(big.Rat), total: s.Score, changed: true}
	for i, one := range s.Items {
		if i >= len(d.Items) || d.Items[i].ID != one.ID || !one.Assessed {
			continue
		}
		if !one.Value.HasBase() {
			o.exact.Add(o.exact, one.Score.Rat())
			continue
		}
		r := newReached(&d.Items[i], one.Value.Numerator(), one.Value.Denominator())
		o.items[one.ID], o.order = r, append(o.order, one.ID)
		o.exact.Add(o.exact, r.points)
	}
	return o
}

// counted is those of the items that the card scores here, once each and in its order.
func (o *order) counted(ids []indicator.ID) (some []indicator.ID) {
	for _, id := range o.order {
		if slices.Contains(ids, id) {
			some = append(some, id)
		}
	}
	return some
}

// worth is what one more in each of the items earns.
func (o *order) worth(ids []indicator.ID) *big.Rat {
	sum := new(big.Rat)
	for _, id := range ids {
		sum.Add(sum, o.items[id].more)
	}
	return sum
}

// take does the first work of a kind.
func (o *order) take(k *kind) Turn {
	t := Turn{Work: k.work[0]}
	var vi, en []string
	for _, id := range k.adds {
		r := o.items[id]
		if r.n >= r.of {
			continue
		}
		before, more := o.data.round(r.points), r.more
		r = newReached(r.item, r.n+1, r.of)
		o.items[id], o.changed = r, o.changed || r.more.Cmp(more) != 0
		after := o.data.round(r.points)
		if !o.data.RoundTotal {
			o.total = sum(o.total, minus(after, before))
		}
		value := indicator.MustRatio(r.n, r.of).String()
		vi = append(vi, string(id)+": "+value+" = "+after.Text(form.Vietnamese))
		en = append(en, string(id)+": "+value+" = "+after.Text(form.English))
	}
	o.exact.Add(o.exact, k.points)
	if o.data.RoundTotal {
		o.total, _ = indicator.RoundRat(o.exact, o.data.Places, o.data.Rounding)
	}
	t.Points, _ = indicator.RoundRat(k.points, workPlaces, indicator.HalfUp)
	t.Score = o.total
	t.Reason = reason("work", strings.Join(vi, "; "), strings.Join(en, "; "))
	return t
}

// workPlaces is as many decimal places as what work earns has.
const workPlaces = 6

func minus(a, b indicator.Figure) indicator.Figure {
	f, _ := indicator.RoundRat(new(big.Rat).Sub(a.Rat(), b.Rat()), allPlaces, indicator.HalfUp)
	return f
}
