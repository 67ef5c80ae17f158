package redact

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// overlap is how much of what is masked unread, beyond the limit of what is read,
// is read nevertheless, so that nothing is cut in two at the seam.
const overlap = 256

// find is the masks that a text needs, in order and apart.
func find(text string, o Options) []Mask {
	cleared := reading.NewClear(text)
	p := newPage(cleared.Text)
	var masks []Mask
	add := func(found ...Mask) {
		for _, m := range found {
			if !slices.Contains(o.Skip, m.Kind) {
				m.Start, m.End = cleared.Place(m.Start, m.End)
				masks = append(masks, m)
			}
		}
	}
	add(p.emails()...)
	add(p.numbers()...)
	add(p.addresses()...)
	add(p.names()...)
	add(p.profiles()...)
	add(p.births()...)
	add(p.lands()...)
	for _, k := range o.Known {
		add(p.known(k)...)
	}
	masks = join(masks)
	if len(text) > reading.MaxLength {
		masks = unread(text, masks)
	}
	return masks
}

// unread masks the end of a text that is too long to be read.
func unread(text string, masks []Mask) []Mask {
	from := strings.LastIndexAny(text[:reading.MaxLength-overlap], " \n") + 1
	masks = slices.DeleteFunc(masks, func(m Mask) bool { return m.Start >= from })
	if n := len(masks); n > 0 {
		from = max(from, masks[n-1].End)
	}
	return append(masks, Mask{from, len(text), Other, Certain})
}

// known finds a text that is known beforehand, word by word, or for numbers
// digit by digit.
func (p *page) known(k KnownText) []Mask {
	want := newPage(reading.NewClear(k.Text).Text)
	switch {
	case k.Kind == Phone || k.Kind == Identity:
		return p.knownNumber(want, k.Kind)
	case len(want.words) == 0 || len(want.words) == 1 && want.letters(0) < 2:
		return nil // one letter stands everywhere
	case len(want.words) == 1 && k.Kind == Name:
		return p.knownGivenName(want)
	}
	var masks []Mask
	for i := 0; i+len(want.words) <= len(p.words); i++ {
		n := 0
		for n < len(want.words) && sameWord(p, i+n, want, n) {
			n++
		}
		if n == len(want.words) {
			masks = append(masks, Mask{p.words[i].Start, p.words[i+n-1].End, k.Kind, Known})
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

// knownNumber finds the letters and figures of a number, however they are cut.
func (p *page) knownNumber(want *page, k Kind) []Mask {
	var number strings.Builder
	for i := range want.words {
		number.WriteString(reading.Key(want.word(i)))
	}
	if number.Len() < 6 {
		return nil
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
