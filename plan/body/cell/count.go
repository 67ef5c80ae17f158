package cell

import (
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// How many a group has stands in it: "UBND 34 tỉnh, thành phố". Another number than that of all
// on the day leaves some out, and which these are nobody can compute.

// reviewCounts doubts the groups with a number that is not that of all whom it counts, by itself
// or with those of the same classes: "28 tỉnh, 6 thành phố".
func (p *reader) reviewCounts() {
	if p.r == nil || p.on == form.NoDay {
		return
	}
	total := map[body.Classes]int{}
	for k := range p.parts {
		for classes, n := range p.numbersOf(&p.parts[k]) {
			total[classes] += n
		}
	}
	sizes := map[body.Selector]int{} // a cell may say the same again and again
	size := func(m meaning) int {
		s := m.selector()
		if _, known := sizes[s]; !known {
			sizes[s] = len(s.Resolve(p.r, p.on, body.Scope{}))
		}
		return sizes[s]
	}
	for k := range p.parts {
		q := &p.parts[k]
		for classes, n := range p.numbersOf(q) {
			all := meaning{kind: body.KindGroup, classes: classes}
			some := all
			some.like = q.like
			if total[classes] != size(all) && n != size(some) && !p.someDoubted(q) {
				p.doubt(q.from, q.to, DoubtSome)
			}
		}
	}
}

// someDoubted says that it is doubted already that all of the part are meant.
func (p *reader) someDoubted(q *part) bool {
	at := p.source(q.from, q.to)
	return slices.ContainsFunc(p.doubts, func(d reading.Doubt) bool { return d.Kind == DoubtSome && d.Offset == at.Offset })
}

// numbersOf is the numbers in a group, by the classes that they count: of ministries and provinces,
// for how many communes there are it has no say.
func (p *reader) numbersOf(q *part) map[body.Classes]int {
	if q.kind != body.KindGroup || q.of != "" || q.like != "" && q.like != cityCommittees || q.classes&^(central|committees) != 0 {
		return nil
	}
	var counted map[body.Classes]int
	for k := q.from; k < q.to; k++ {
		n, length := p.countAt(k)
		if length == 0 {
			continue
		}
		classes := p.countedFrom(k+length, q.to) & q.classes
		if classes == 0 || classes&^(central|provinces) != 0 {
			continue
		}
		if counted == nil {
			counted = map[body.Classes]int{}
		}
		counted[classes] += n
	}
	return counted
}

// countAt is the number at k that counts bodies, in figures or words, and of how many tokens it is.
func (p *reader) countAt(k int) (n, length int) {
	switch {
	case p.number(k) && p.counts(k):
		for _, c := range p.clean(k, k+1) {
			if c < '0' || c > '9' || n > 1e6 {
				return 0, 0
			}
			n = 10*n + int(c-'0')
		}
		return n, 1
	case p.has(numerals, k) == 1 && p.determiner(k) > k:
		return reading.Spelled(p.text.Tokens[:k+1], k)
	}
	return 0, 0
}

// countedFrom is the classes that the number before k counts: up to the next number or "các".
func (p *reader) countedFrom(k, end int) (classes body.Classes) {
	for k < end {
		n, length, _ := p.noun(k)
		if length == 0 {
			break
		}
		classes |= n.classes
		k = p.separator(k + length)
	}
	return classes
}

// cityCommittees is how the names of the committees of cities under the Government begin.
const cityCommittees = "Ủy ban nhân dân thành phố"

// underCentre is said of the cities that are no part of a province.
var underCentre = set("trực thuộc trung ương; thuộc trung ương; trực thuộc TW; thuộc TW; trực thuộc TƯ; thuộc TƯ")

// onlyCities says that of the committees of provinces those of the cities alone are meant:
// "UBND các thành phố trực thuộc Trung ương".
func (p *reader) onlyCities(i, end int, group *meaning) bool {
	return group.classes == provinces && group.of == "" && p.any(i, end, func(k int) bool { return p.has(underCentre, k) > 0 }) &&
		p.any(i, end, func(k int) bool { return p.is(k, wCity) && p.is(k+1, wTown) || p.is(k, wTp) }) &&
		!p.any(i, end, func(k int) bool { return p.is(k, wProvince) })
}
