package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestName is how many syllables and marks a name may have.
const longestName = 250

// name reads the name of an event, or of what a timing is bound to: the text
// up to a dividing mark or the next timing. In “curly quotes” it is taken as
// it stands. With commas, it goes on over a comma before a word in lower case
// that begins neither a timing nor the work to be done then: "lộ trình sửa
// đổi, thay thế quy định", but "khi được phê duyệt, gửi báo cáo".
func (p *parser) name(commas bool) (string, bool) {
	if s, ok := p.quoted(); ok {
		return s, true
	}
	if p.is(wWhich) || p.is(wDay) && (p.at(1).kind != wordToken || p.at(2).kind == figureToken && p.at(2).start == p.at(1).end) {
		return "", false // "khi nào xong", "trước ngày .../6", "trước ngày l5/6"
	}
	start := p.i
	if p.glancing {
		p.i = min(start+1, len(p.toks))
		return "", p.i > start && p.toks[start].kind == wordToken
	}
	inQuotes := false
	words := 0
loop:
	for p.i < len(p.toks) && p.i-start < longestName {
		t := p.at(0)
		switch t.kind {
		case markToken:
			switch t.mark {
			case '<':
				inQuotes = true
			case '>':
				inQuotes = false
			case '"':
				inQuotes = !inQuotes
			case ',':
				if !inQuotes && !(commas && p.goesOn()) {
					break loop
				}
			case ';', ':', '(', ')':
				if !inQuotes {
					break loop
				}
			case '.':
				if next := p.at(1); !inQuotes && (next.kind == endToken || next.space || next.kind == markToken) {
					break loop
				}
			}
			if t.mark == '.' && p.at(1).mark == '/' {
				break loop
			}
		case wordToken:
			if p.i > start && !inQuotes && (t.word != none || t.line) && p.another() {
				break loop
			}
			words++
		case figureToken:
			if p.i > start && !inQuotes {
				at := p.i
				if _, ok := p.lastTerm(); ok {
					p.i = at
					break loop
				}
				p.i = at
			}
		}
		p.i++
	}
	if words == 0 {
		p.i = start
		return "", false
	}
	end := p.i
	for end > start && p.toks[end-1].kind == markToken && p.toks[end-1].mark != '>' && p.toks[end-1].mark != '"' && p.toks[end-1].mark != '%' {
		end--
	}
	p.i = end
	return clean(p.text[p.toks[start].start:p.toks[end-1].end]), true
}

// goesOn says that what follows the comma here is more of a name.
func (p *parser) goesOn() bool {
	t := p.at(1)
	r, _ := utf8.DecodeRuneInString(p.text[min(t.start, len(p.text)):])
	if t.kind != wordToken || lower(r) != r {
		return false
	}
	switch t.word {
	case wPlural, wSend, wHand, wRoute2, wReport1, wCarry1, wDeploy1:
		return false
	}
	at, doubts := p.i, len(p.doubts)
	p.i++
	for p.take(wFinish1, wFinish2) || p.oneOf(wDone) {
	}
	p.glancing = true
	_, ok := p.anyItem()
	ok = ok || p.err != nil
	p.i, p.doubts, p.err, p.glancing = at, p.doubts[:doubts], nil, false
	return !ok
}

// another says that another timing begins here, inside the name of an event.
func (p *parser) another() bool {
	at, doubts := p.i, len(p.doubts)
	p.glancing = true
	defer func() { p.i, p.doubts, p.err, p.glancing = at, p.doubts[:doubts], nil, false }()
	t := p.at(0)
	switch t.word {
	case wAnd, wOr:
		p.i++
		if p.at(0).kind == endToken {
			return true
		}
		from := p.i
		for p.take(wFinish1, wFinish2) || p.oneOf(wDone) || p.take(wCarry1, wCarry2) || p.oneOf(wRoute2) || p.oneOf(wSend) {
		}
		it, ok := p.anyItem()
		return ok && (it.from == from || it.anchor == inside) || p.err != nil
	case wFinish1, wDone:
		if !p.take(wFinish1, wFinish2) {
			p.i++
		}
		_, ok := p.dated()
		return ok || p.err != nil
	case wTo, wFor:
		if p.is(wTo, wWhen) || p.is(wFor, wTo, wWhen) {
			return true
		}
	}
	switch t.word {
	case wBefore, wSlow, wLate, wWithin, wTo, wFor, wEnd, wNot, wAt, wLittle, wMin1:
		it, ok := p.dated()
		if ok || p.err != nil {
			return p.err != nil || it.anchor == inside
		}
		p.i = at
		if t.word == wSlow || t.word == wLate || t.word == wLittle || t.word == wMin1 || t.word == wNot {
			_, ok = p.lastTerm()
			return ok
		}
	case wFix:
		it, ok := p.cycles(false)
		return ok && it.recurring()
	}
	if t.line {
		it, ok := p.anyItem()
		return ok && it.anchor <= comma
	}
	return false
}

// quoted reads a name in “curly quotes”, in which a closing quote is doubled,
// if nothing but an end follows it.
func (p *parser) quoted() (string, bool) {
	if !p.isMark(0, '<') || !strings.HasPrefix(p.text[p.at(0).start:], "“") {
		return "", false
	}
	start := p.i
	for p.i++; p.i < len(p.toks); p.i++ {
		if !p.isMark(0, '>') || !strings.HasPrefix(p.text[p.at(0).start:], "”") {
			continue
		}
		if p.isMark(1, '>') && p.at(1).start == p.at(0).end {
			p.i++
			continue
		}
		s := strings.ReplaceAll(p.text[p.toks[start].end:p.at(0).start], "””", "”")
		p.i++
		if p.ends() || p.is(wOr) || p.is(wAnd) {
			return s, true
		}
		break
	}
	p.i = start
	return "", false
}

// clean is a piece of the text in NFC with single spaces.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == '|' || c == '*' || c == '_' || c == '`' || c == ' ' && i > 0 && s[i-1] == ' ' || c == 0xe2 || c == 0xc2 || c == 0xcc || c == 0xcd || c == 0xef {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case r == '|' || r == '*' || r == '_' || r == '`' || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			space = true
			continue
		case r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == '\u00ad' || r == utf8.RuneError:
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}
