package redact

import (
	"slices"

	"github.com/caicach/tthc/schedule/reading"
)

// again adds to the names found the given names of those whom they name, where such a name
// stands once more alone: "gọi Mẫu điện lực, Mẫu nói mai cắt". The masks are in order.
func (p *page) again(named []Mask) []Mask {
	if p.bare || p.plain || len(named) == 0 {
		return named
	}
	var known []reading.Word
	var bits uint64 // one for each of them, for the first look
	i := 0
	for _, m := range named {
		for i < len(p.words) && p.words[i].End < m.End {
			i++
		}
		if i < len(p.words) && p.words[i].End == m.End && p.words[i].Capital && !p.words[i].Capitals && p.letters(i) > 1 && (i > 1 && p.words[i-2].Start >= m.Start || p.is(given, i) || p.is(givenMore, i) || p.is(nicknames, i)) {
			known = append(known, p.words[i].Word)
			bits |= 1 << (p.words[i].Word % 61)
		}
	}
	if len(known) == 0 {
		return named
	}
	slices.Sort(known)
	has := func(w reading.Word) bool {
		_, ok := slices.BinarySearch(known, w)
		return ok
	}
	var more []Mask
	next := 0 // the first name that ends behind word i
	for i := range p.words {
		if !p.asks(i, hasCapital) || bits>>(p.words[i].Word%61)&1 == 0 || !has(p.words[i].Word) {
			continue // most
		}
		for next < len(named) && named[next].End < p.words[i].End {
			next++
		}
		if next < len(named) && named[next].Start <= p.words[i].Start || !p.byItself(i) {
			continue
		}
		m := p.mask(i, i, Name)
		m.Sureness = Doubtful
		more = append(more, m)
	}
	if more == nil {
		return named
	}
	named = append(named, more...)
	slices.SortFunc(named, func(a, b Mask) int { return a.Start - b.Start })
	return named
}

// byItself says that the capital word at i stands for somebody by itself: no other capital is
// beside it, no place or office is meant, and a sentence goes on or ends behind it.
func (p *page) byItself(i int) bool {
	if i > 0 && (p.words[i-1].Capital && !p.atStart(i-1) && p.spaced(i-1) || p.numeric(i-1) && p.gap(i-1) != ". " && p.gap(i-1) != ", " || p.is(there, i-1) || p.opens(i-1) || p.placed(i)) {
		return false
	}
	if i+1 < len(p.words) && (p.spaced(i) || p.gap(i) == "-") && (p.words[i+1].Capital || p.numeric(i+1)) || p.office(i) || p.opens(i) && !p.stopped(i) {
		return false
	}
	if _, n := at(p, pairs, i); n > 0 {
		return false
	}
	if _, n := at(p, notNames, i); n > 0 {
		return false
	}
	return p.stopped(i) || p.stop(i+1) || p.is(says, i+1) || p.is(deeds, i+1) || p.is(mentions, i+1) || p.is(ands, i+1) || !p.atStart(i) || i > 0 && p.gap(i-1) == ", "
}
