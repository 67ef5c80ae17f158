package redact

import (
	"github.com/caicach/tthc/schedule/reading"
)

// again adds to the names found the given names of those whom they name, where such a name
// stands once more alone: "gọi Mẫu điện lực, Mẫu nói mai cắt". The masks are in order.
func (p *page) again(names []nameFound) []nameFound {
	if p.bare || p.plain || len(names) == 0 {
		return names
	}
	known := map[reading.Word]bool{}
	for _, n := range names {
		if w := &p.words[n.last]; w.End == n.End && w.Capital && !w.Capitals && p.letters(n.last) > 1 && (n.last > n.first+1 || !p.vietnamese(n.last) || p.is(given, n.last) || p.is(givenMore, n.last) || p.is(nicknames, n.last)) {
			known[w.Word] = true
		}
	}
	if len(known) == 0 {
		return names
	}
	whole := names[:min(len(names), mostAgain)]
	var firsts [8]uint64 // of some words with which they begin, a bit
	for _, n := range whole {
		if n.last > n.first+1 {
			w := p.words[n.first].Word
			firsts[w/64%8] |= 1 << (w % 64)
		}
	}
	var all []nameFound // once there is one more
	i := 0
	for k := 0; k <= len(names); k++ {
		next := len(p.words)
		if k < len(names) {
			next = names[k].first
		}
		for ; i < next; i++ {
			last := 0
			if w := p.words[i].Word; firsts[w/64%8]>>(w%64)&1 != 0 && !p.words[i].Capital {
				last = p.smallAgain(whole, i, next)
			}
			if last > i {
				all = append(begun(all, names, k), nameFound{p.mask(i, last, Name), i, last})
				i = last
				continue
			}
			if p.asks(i, hasCapital) && known[p.words[i].Word] && p.byItself(i) && !p.nobody(i) && !p.datesLetter(i, i) {
				m := p.mask(i, i, Name)
				m.Sureness = Doubtful
				all = append(begun(all, names, k), nameFound{m, i, i})
			}
		}
		if k < len(names) {
			if all != nil {
				all = append(all, names[k])
			}
			i = max(i, names[k].last+1)
		}
	}
	if all == nil {
		return names
	}
	return all
}

// begun is all, or the first k of the names where there is none yet.
func begun(all, names []nameFound, k int) []nameFound {
	if all != nil {
		return all
	}
	return append(make([]nameFound, 0, len(names)+len(names)/2+2), names[:k]...)
}

// mostAgain is how many names are looked for in small letters.
const mostAgain = 32

// smallAgain is the last word of one of the names of three words or more that stands in small letters at word i, before
// word next; 0 where none does.
func (p *page) smallAgain(names []nameFound, i, next int) int {
	for _, n := range names {
		if n.last <= n.first+1 {
			continue
		}
		at := i
		for w := n.first; w <= n.last && at < next && p.words[at].Word == p.words[w].Word && (w == n.last || p.spaced(at)); w++ {
			at++
		}
		if at-i > n.last-n.first {
			return at - 1
		}
	}
	return 0
}

// counts says that the word from i to end is a number in letters: "sáng thứ Tư".
func (p *page) counts(i, end int) bool {
	return end == i && i > 0 && p.is(numerals, i) && p.is(ranked, i-1)
}

// ranked stand before a number, which may be somebody's name as well.
var ranked = newSet("thứ, tháng, quận, cấp, hạng, quý, khóa, kỳ, họp, lần, tầng, lầu, khu, tổ, lớp, ngày, năm")

// byItself says that the capital word at i stands for somebody by itself: no other capital is
// beside it, no place or office is meant, and a sentence goes on or ends behind it.
func (p *page) byItself(i int) bool {
	if i > 0 && (p.words[i-1].Capital && (!p.atStart(i-1) || i > 1 && p.letters(i-2) == 1 && p.gap(i-2) == ". ") && p.spaced(i-1) || p.numeric(i-1) && p.gap(i-1) != ". " && p.gap(i-1) != ", " && !p.lineStart(i) || p.is(there, i-1) || p.is(peoples, i-1) || p.opens(i-1) || p.placed(i)) {
		return false
	}
	if i+1 < len(p.words) && (p.spaced(i) || p.gap(i) == "-") && (p.words[i+1].Capital || p.numeric(i+1)) || p.office(i) || p.opens(i) && !p.stopped(i) {
		return false
	}
	if p.counts(i, i) {
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
