package redact

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// find is the masks that a text needs, in order and apart. What was written by several hands
// is read hand by hand.
func find(text string, o Options) []Mask {
	p := pages.Get().(*page)
	defer p.put()
	hands := hands(text)
	if len(hands) == 0 {
		return p.find(text, o)
	}
	var masks []Mask
	from := 0
	for _, to := range append(hands, len(text)) {
		for _, m := range p.find(text[from:to], o) {
			m.Start, m.End = m.Start+from, m.End+from
			masks = append(masks, m)
		}
		from = to
	}
	return masks
}

// find is the masks of a text by one hand, which the page then has.
func (p *page) find(text string, o Options) []Mask {
	var capitals []Mask
	if shouted(text) {
		capitals = p.shoutedNames(text)
		text = strings.ToLower(text)
	}
	cleared := reading.NewClear(ruled(filled(text)), p.words)
	p.read(cleared)
	columns := p.columns()
	numbers := p.numbers()
	p.count(numbers)
	p.take(numbers, Phone)
	p.call(p.again(p.names()))
	addresses := p.addresses()
	lands := p.lands()
	p.take(lands, Land)
	masks := merge(columns, p.profiles(), lands, p.holdings(), p.births(), p.emails(), p.besideNumbers(numbers), addresses, numbers, p.persons(addresses))
	for _, k := range o.Known {
		masks = append(masks, p.known(k)...)
	}
	if len(o.Skip) > 0 {
		masks = slices.DeleteFunc(masks, func(m Mask) bool { return slices.Contains(o.Skip, m.Kind) })
	}
	for i := range masks {
		m := &masks[i]
		m.Start, m.End = cleared.Place(m.Start, m.End)
	}
	return join(append(masks, capitals...))
}

// shoutedNames are the names of a text in capitals without accents that have a family name and
// end with a mark. What small letters tell of it comes beside them.
func (p *page) shoutedNames(text string) (masks []Mask) {
	cleared := reading.NewClear(ruled(filled(text)), p.words)
	p.read(cleared)
	for _, n := range p.names() {
		if n.last > n.first && n.last < n.first+4 && p.surname(n.first) && p.stopped(n.last) {
			m := n.Mask
			m.Start, m.End = cleared.Place(m.Start, m.End)
			masks = append(masks, m)
		}
	}
	return masks
}

// persons are the names found but for those inside addresses and of streets that
// are left standing.
func (p *page) persons(addresses []Mask) []Mask {
	within := func(masks []Mask, m Mask) bool {
		i, _ := slices.BinarySearchFunc(masks, m.End, func(a Mask, end int) int { return a.End - end })
		return i < len(masks) && masks[i].Start <= m.Start
	}
	if len(addresses) == 0 && len(p.standing) == 0 {
		return p.named
	}
	return slices.DeleteFunc(p.named, func(m Mask) bool {
		return within(p.standing, m) && !p.isSpoken(m) || within(addresses, m)
	})
}

// known finds a text that is known beforehand, word by word, or for numbers
// digit by digit.
func (p *page) known(k KnownText) []Mask {
	want := new(page)
	want.read(reading.NewClear(k.Text, nil))
	switch {
	case k.Kind == Phone || k.Kind == Identity:
		return p.knownNumber(want, k.Kind)
	case len(want.words) == 0 || len(want.words) == 1 && want.letters(0) < 2:
		return nil // one letter stands everywhere
	case len(want.words) == 1 && k.Kind == Name:
		return p.knownGivenName(want)
	}
	return p.repeats(want, k.Kind)
}

// repeats finds where the words of the other page stand, one behind the other:
// in one pass, however often they begin (Knuth, Morris, Pratt).
func (p *page) repeats(want *page, k Kind) []Mask {
	border := make([]int, len(want.words)) // of the words so far, how many of the first are the last as well
	follow := func(from *page, i, n int) int {
		for n > 0 && !sameWord(from, i, want, n) {
			n = border[n-1]
		}
		if sameWord(from, i, want, n) {
			n++
		}
		return n
	}
	for i := 1; i < len(border); i++ {
		border[i] = follow(want, i, border[i-1])
	}
	var masks []Mask
	n := 0
	for i := range p.words {
		if n = follow(p, i, n); n == len(border) {
			masks = append(masks, Mask{p.words[i-n+1].Start, p.words[i].End, k, Known})
			n = border[n-1]
		}
	}
	return masks
}

// knownGivenName finds a name of one syllable, which most often is a word of the
// language as well, or stands in the name of a place: it must have its accents,
// and stand after "chị" and the like, or have a capital without another name
// beside it.
func (p *page) knownGivenName(want *page) []Mask {
	var masks []Mask
	for i := range p.words {
		if !sameWord(p, i, want, 0) || p.words[i].Word != want.words[0].Word && !p.bare && !want.bare {
			continue
		}
		named := func(j int) bool { return p.words[j].Capital && !p.is(addressed, j) }
		alone := p.words[i].Capital && !(i > 0 && p.spaced(i-1) && named(i-1)) && !(p.spaced(i) && named(i+1))
		if alone || i > 0 && p.spaced(i-1) && p.is(addressed, i-1) && !(p.spaced(i) && named(i+1)) {
			masks = append(masks, Mask{p.words[i].Start, p.words[i].End, Name, Known})
		}
	}
	return masks
}

// sameWord says that word i of p is word j of q, whatever the accents.
func sameWord(p *page, i int, q *page, j int) bool {
	a, b := &p.words[i], &q.words[j]
	if a.Plain != b.Plain || a.Kind != b.Kind {
		return false
	}
	return a.Plain != 0 || reading.Key(p.word(i)) == reading.Key(q.word(j))
}

// A known number has so many letters and figures, to be found however it is cut.
const shortestKnown, longestKnown = 6, 64

// knownNumber finds the letters and figures of a number, however they are cut.
func (p *page) knownNumber(want *page, k Kind) []Mask {
	var number strings.Builder
	for i := range want.words {
		number.WriteString(reading.Key(want.word(i)))
	}
	switch {
	case number.Len() < shortestKnown:
		return nil
	case number.Len() > longestKnown:
		return p.repeats(want, k) // no number that anybody writes in groups
	}
	var masks []Mask
	for i := range p.words {
		rest := number.String()
		for j := i; j < len(p.words) && rest != ""; j++ {
			if p.word(j)[0] != rest[0] && !isLetter(rest[0]) { // most words
				break
			}
			var ok bool
			if rest, ok = strings.CutPrefix(rest, reading.Key(p.word(j))); !ok {
				break
			}
			if rest == "" {
				masks = append(masks, Mask{p.words[i].Start, p.words[j].End, k, Known})
			}
		}
	}
	return masks
}
