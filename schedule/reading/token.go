package reading

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// Kind is what a token is.
type Kind uint8

// The kinds of tokens. Beyond the ends of a text there is KindEnd.
const (
	KindEnd    Kind = iota
	KindWord        // a run of letters
	KindFigure      // a run of digits
	KindMark        // a single mark
)

// MarshalJSON refuses: pieces of a text are made again.
func (Kind) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Kind) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Token is a word, figure or mark of a text, with its place in the text as it
// was received.
type Token struct {
	form.Unwritten

	Word       Word // of a word or figure; "06" and "6" are two
	Plain      Word // the same without accents
	Value      int  // of a figure, at most MaxValue
	Start, End int  // in bytes
	Mark       rune // of a mark, one for all its forms; see the package
	Kind       Kind
	Digits     uint8 // how many digits a figure has, at most 255
	Space      bool  // white space of any kind stands before it, or Markdown's * _ `
	Line       bool  // a line break stands before it
	Bar        bool  // a table's bar stands before it, which is white space too
	Capital    bool  // the word begins with a capital
	Capitals   bool  // no letter of the word is small
}

// MaxValue is the greatest value of a figure; greater ones have it as well.
const MaxValue = 999_999_999

// MaxLength is how many bytes of a text are read. What is beyond is one mark,
// '…', so that it stands in the rest.
const MaxLength = 4 << 20

// Scan cuts a text into tokens, in one pass.
func Scan(source string) Text {
	text := source
	if len(text) > MaxLength {
		end := MaxLength
		for end > MaxLength-utf8.UTFMax && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	spaces, marks := strings.Count(text, " "), strings.Count(text, ",")+2*strings.Count(text, ".")
	toks := make([]Token, 0, spaces+max(spaces/2, spaces/4+marks)+3) // most texts have fewer, and not much
	var before Token                                                 // its flags are those of the token to come
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			before.Space = true
			i++
			continue
		}
		if len(toks) == cap(toks) { // shorter tokens than usual: the rest will be as these
			toks = slices.Grow(toks, (len(text)-i)*len(toks)/(i+1)+2)
		}
		toks = append(toks, Token{Space: before.Space, Line: before.Line, Bar: before.Bar, Start: i})
		t := &toks[len(toks)-1]
		if _, ok := t.read(text); !ok {
			r, n := utf8.DecodeRuneInString(text[i:])
			t.Kind, t.Mark, t.End = KindMark, markOf(r), i+n
			if r == '*' && (len(toks) == 1 || before.Line || before.Bar) && blankAt(text, i+1) {
				t.Mark = '•'
			} else if blanks(r) {
				toks = toks[:len(toks)-1]
				before.Space = before.Space || !hidden(r)
				before.Line = before.Line || breaksLine(r)
				before.Bar = before.Bar || r == '|'
				i += n
				continue
			}
		}
		i, before = t.End, Token{}
	}
	if len(text) < len(source) {
		toks = append(toks, Token{Kind: KindMark, Mark: '…', Start: len(text), End: len(source)})
	}
	return Text{Source: source, Tokens: toks}
}

// blanks says that r is white space, or what nobody sees.
func blanks(r rune) bool {
	switch r {
	case '|', '*', '_', '`':
		return true
	}
	return breaksLine(r) || unicode.IsSpace(r) || hidden(r)
}

// blankAt says that white space stands at i: behind an asterisk at the beginning
// of a line it makes a bullet of it.
func blankAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsSpace(r)
}

// read reads the word or the figure that begins at t.Start, and says whether it is clear
// as it is; not ok where none begins.
func (t *Token) read(text string) (clear, ok bool) {
	if c := text[t.Start]; c < utf8.RuneSelf {
		switch {
		case lowLetters[c] != 0:
			return t.word(text), true
		case '0' <= c && c <= '9':
			return t.figure(text), true
		}
		return false, false
	}
	if l, _ := letterAt(text, t.Start); l != 0 {
		return t.word(text), true // most
	}
	r, _ := utf8.DecodeRuneInString(text[t.Start:])
	switch {
	case isLetter(r):
		return t.word(text), true
	case isDigit(r):
		return t.figure(text), true
	}
	return false, false
}

// figure reads the run of digits that begins at t.Start. It is clear where it has digits
// from 0 to 9 alone.
func (t *Token) figure(text string) (clear bool) {
	i, word, value := t.Start, Word(0), 0
	for i < len(text) && text[i]-'0' <= 9 && i-t.Start < maxSymbols {
		word, value = word<<6|Word(text[i]-'0'+digit0), value*10+int(text[i]-'0')
		i++
	}
	if i < len(text) && (text[i]-'0' <= 9 || text[i] >= utf8.RuneSelf) {
		return t.anyFigure(text)
	}
	t.Kind, t.End, t.Word, t.Plain = KindFigure, i, word, word
	t.Value, t.Digits = min(value, MaxValue), uint8(i-t.Start) // #nosec G115 -- ten at most
	return true
}

// anyFigure is figure for digits of any script, however many, among what nobody sees.
func (t *Token) anyFigure(text string) (clear bool) {
	t.Kind, clear = KindFigure, true
	var s spelling
	for i := t.Start; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		d, ok := digitOf(r)
		if !ok && !hidden(r) {
			break
		}
		i += n
		if !ok {
			continue // noise at the end is not of the figure
		}
		clear = clear && n == 1 && i == t.Start+int(t.Digits)+1
		t.End = i
		t.Value = min(t.Value*10+d, MaxValue)
		if t.Digits < 255 {
			t.Digits++
		}
		if s.n <= maxSymbols {
			s.add(digit0+byte(d), digit0+byte(d))
		}
	}
	var ok bool
	if t.Word, t.Plain, ok = s.word(); !ok {
		t.Word = pack(symbols(text[t.Start:t.End]), nil)
		t.Plain = t.Word
	}
	return clear
}

// symbols are the digits of a long figure.
func symbols(run string) []byte {
	var b []byte
	for _, r := range run {
		if d, ok := digitOf(r); ok {
			b = append(b, digit0+byte(d))
		}
	}
	return b
}

// word reads the run of letters and combining marks that begins at t.Start. It is clear
// where it has composed letters of the alphabet alone.
func (t *Token) word(text string) (clear bool) {
	var letters, plain, tone Word
	n, tones, all := 0, 0, capital|own
	i := t.Start
	for i < len(text) {
		c := text[i]
		l, size := letter(0), 1
		switch {
		case c < utf8.RuneSelf:
			l = lowLetters[c]
		case c-0xc3 < 4 && i+1 < len(text) && text[i+1]&0xc0 == 0x80: // as in letterAt
			l, size = lowLetters[int(c&0x1f)<<6|int(text[i+1]&0x3f)], 2
		case c == 0xe1 && i+2 < len(text) && text[i+1]&0xfe == 0xba && text[i+2]&0xc0 == 0x80:
			l, size = highLetters[int(text[i+1]&1)<<6|int(text[i+2]&0x3f)], 3
		}
		if l == 0 {
			break
		}
		letters, plain, tone = letters<<6|Word(l.symbol()), plain<<6|Word(l.plain()), tone+Word(l.tone())
		n++
		tones += int(l.tone() >> 5) // 1 for each tone, 0 for none
		all &= l
		i += size
	}
	if tones > 1 || i < len(text) && text[i] >= utf8.RuneSelf && joinsWord(text[i:]) {
		return t.anyWord(text)
	}
	first, _ := letterAt(text, t.Start)
	t.Kind, t.End, t.Capital, t.Capitals = KindWord, i, first&capital != 0, all&capital != 0
	s := spelling{letters: letters, plain: plain, tones: tone, n: n, nTones: tones}
	ok := false
	if t.Word, t.Plain, ok = s.word(); !ok {
		t.Word, t.Plain = longWord(text[t.Start:i])
	}
	return all&own != 0
}

// joinsWord says that a word goes on with the character that s begins with.
func joinsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isLetter(r) || unicode.Is(unicode.M, r) || hidden(r)
}

// anyWord is word for letters and marks of any script, among what nobody sees.
func (t *Token) anyWord(text string) (clear bool) {
	t.Kind, t.Capitals = KindWord, true
	var s spelling
	known := true // all letters are of the Vietnamese alphabet
	for i := t.Start; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		l := letterOf(r)
		switch {
		case l != 0:
			s.add(l.symbol(), l.plain())
			if l.tone() != 0 {
				s.tone(l.tone())
			}
			if l&capital == 0 {
				t.Capitals = false
			} else if i == t.Start {
				t.Capital = true
			}
		case toneOf(r) != 0:
			s.tone(toneOf(r))
		case r >= 0x300 && r <= 0x36f && s.mark(r):
		case hidden(r):
			i += n
			continue // noise at the end is not of the word
		case isLetter(r):
			known = false
			t.Capitals = t.Capitals && !unicode.IsLower(r)
			t.Capital = t.Capital || i == t.Start && unicode.IsUpper(r)
		case unicode.Is(unicode.M, r):
			known = false
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		i += n
		t.End = i
	}
	ok := false
	if known && s.nTones <= 1 { // several are put in order
		t.Word, t.Plain, ok = s.word()
	}
	if !ok {
		t.Word, t.Plain = longWord(text[t.Start:t.End])
	}
	return false
}
