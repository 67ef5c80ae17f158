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
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		t := Token{Space: before.Space, Line: before.Line, Bar: before.Bar, Start: i}
		switch {
		case r == ' ':
			before.Space = true
			i++
			continue
		case r < utf8.RuneSelf && lowLetters[r].symbol != 0, r >= utf8.RuneSelf && isLetter(r):
			t.word(text)
		case isDigit(r):
			t.figure(text)
		case r == '|':
			before.Space, before.Bar = true, true
			i++
			continue
		case breaksLine(r):
			before.Space, before.Line = true, true
			i += n
			continue
		case r == '*' && (len(toks) == 0 || before.Line || before.Bar) && blankAt(text, i+1):
			t.Kind, t.Mark, t.End = KindMark, '•', i+1
		case r == '*' || r == '_' || r == '`' || unicode.IsSpace(r):
			before.Space = true
			i += n
			continue
		case hidden(r):
			i += n
			continue
		default:
			t.Kind, t.Mark, t.End = KindMark, markOf(r), i+n
		}
		if len(toks) == cap(toks) { // shorter tokens than usual: the rest will be as these
			toks = slices.Grow(toks, (len(text)-i)*len(toks)/(i+1)+2)
		}
		toks = append(toks, t)
		i = t.End
		before = Token{}
	}
	if len(text) < len(source) {
		toks = append(toks, Token{Kind: KindMark, Mark: '…', Start: len(text), End: len(source)})
	}
	return Text{Source: source, Tokens: toks}
}

// blankAt says that white space stands at i: behind an asterisk at the beginning
// of a line it makes a bullet of it.
func blankAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsSpace(r)
}

// figure reads the run of digits that begins at t.Start.
func (t *Token) figure(text string) {
	t.Kind = KindFigure
	var s spelling
	for i := t.Start; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		i += n
		d, ok := digitOf(r)
		if !ok {
			if hidden(r) {
				continue
			}
			break
		}
		t.End = i
		t.Value = min(t.Value*10+d, MaxValue)
		if t.Digits < 255 {
			t.Digits++
		}
		if s.n <= maxSymbols {
			s.add(digit0 + byte(d))
		}
	}
	var ok bool
	if t.Word, t.Plain, ok = s.word(); !ok {
		t.Word = pack(symbols(text[t.Start:t.End]), nil)
		t.Plain = t.Word
	}
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

// word reads the run of letters and combining marks that begins at t.Start.
func (t *Token) word(text string) {
	t.Kind, t.Capitals = KindWord, true
	var s spelling
	known := true // all letters are of the Vietnamese alphabet
	for i := t.Start; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			l := lowLetters[c]
			if l.symbol == 0 {
				break
			}
			if !l.capital {
				t.Capitals = false
			} else if i == t.Start {
				t.Capital = true
			}
			s.add(l.symbol)
			i++
			t.End = i
			continue
		}
		l, n := letterAt(text, i)
		ok, r := n > 0, rune(0)
		if !ok {
			r, n = utf8.DecodeRuneInString(text[i:])
			l, ok = letterOf(r)
		}
		switch {
		case ok:
			s.add(l.symbol)
			if l.tone != 0 {
				s.tone(l.tone)
			}
			if !l.capital {
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
}
