package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/form"
)

// Word is a syllable, or another run of letters or of digits, as a value that
// is compared with ==. The zero Word is none.
//
// It is made from the letters by rule. Each letter keeps its quality (ă, â, đ,
// ê, ô, ơ, ư), and the tones follow the letters: a tone belongs to the syllable,
// and typists, fonts and scanners put its mark on one vowel or the other. So
// hoà and hòa, qúy and quý, composed and decomposed, capital and small letters,
// ð and đ are one Word each. A lone i or y after h, k, l, m, s, t, v or qu is
// one letter in two spellings (kỳ and kì, tỷ and tỉ, quý and quí).
//
// Letters and tones up to ten, more than any syllable has, are the Word itself;
// what is longer, or has letters of other scripts, is a hash of 63 bits.
type Word uint64

// Symbols of six bits: letters, letters with their quality, digits, tones.
const (
	breveA, hatA, bar, hatE, hatO, hornO, hornU = 27, 28, 29, 30, 31, 32, 33

	digit0 = 34 // to 43

	grave, acute, tilde, hook, dot = 44, 45, 46, 47, 48

	maxSymbols = 10
	hashed     = Word(1) << 63
)

// quality are the letters that a mark makes of others.
var quality = map[[2]rune]byte{
	{'a', '\u0306'}: breveA, {'a', '\u0302'}: hatA, {'e', '\u0302'}: hatE, {'o', '\u0302'}: hatO, {'o', '\u031b'}: hornO, {'u', '\u031b'}: hornU,
}

// qualified are the letters of the symbols from breveA on.
var qualified = [...]rune{'ă', 'â', 'đ', 'ê', 'ô', 'ơ', 'ư'}

// toneOf is the tone that a combining mark is, 0 for others.
func toneOf(r rune) byte {
	switch r {
	case '\u0300', '\u0340':
		return grave
	case '\u0301', '\u0341':
		return acute
	case '\u0303':
		return tilde
	case '\u0309':
		return hook
	case '\u0323':
		return dot
	}
	return 0
}

// base is the symbol without its mark.
func base(s byte) byte {
	if s >= breveA && s <= hornU {
		return bases[s-breveA]
	}
	return s
}

var bases = [...]byte{1, 1, 4, 5, 15, 15, 21} // of ă â đ ê ô ơ ư

// letter is a letter of the Latin alphabet of Vietnamese: its symbol, the one without its
// mark of quality, and its tone, each in eight bits, and flags; 0 is none.
type letter uint32

const (
	capital letter = 1 << (24 + iota)
	own            // not written for another letter, as ð is for đ
)

func newLetter(symbol, tone byte, flags letter) letter {
	return letter(symbol) | letter(base(symbol))<<8 | letter(tone)<<16 | flags
}

func (l letter) symbol() byte { return byte(l) }
func (l letter) plain() byte  { return byte(l >> 8) }
func (l letter) tone() byte   { return byte(l >> 16) }

// The letters by code point: ASCII to ư (0x00–0x1b0), and ạ to ỹ (0x1ea0–0x1ef9); each
// table up to the end of what its first byte may begin.
var lowLetters, highLetters = func() (low [0x1c0]letter, high [0x80]letter) {
	at := func(r rune) *letter {
		switch {
		case r < 0x1b1:
			return &low[r]
		case r >= 0x1ea0 && r < 0x1efa:
			return &high[r-firstHigh]
		}
		return nil
	}
	var room [16]byte
	each := func(r rune, symbol byte) {
		for _, tone := range []struct {
			mark   string
			symbol byte
		}{{"", 0}, {"\u0300", grave}, {"\u0301", acute}, {"\u0303", tilde}, {"\u0309", hook}, {"\u0323", dot}} {
			for _, c := range []rune{r, unicode.ToUpper(r)} {
				composed := norm.NFC.AppendString(room[:0], string(c)+tone.mark)
				one, n := utf8.DecodeRune(composed)
				if p := at(one); p != nil && n == len(composed) {
					*p = newLetter(symbol, tone.symbol, own)
					if c != r {
						*p |= capital
					}
				}
			}
		}
	}
	for r := 'a'; r <= 'z'; r++ {
		each(r, byte(r-'a'+1))
	}
	for i, r := range qualified {
		each(r, breveA+byte(i))
	}
	low['ð'], low['Ð'] = strangeBar, strangeBar|capital
	return low, high
}()

// firstHigh is the first code point of the table of ạ to ỹ.
const firstHigh = 0x1e80

// strangeBar is a letter that is written for đ.
var strangeBar = newLetter(bar, 0, 0)

// letterAt is the letter that begins at byte i of a text, and how many bytes it has;
// 0 where none of the alphabet does.
func letterAt(s string, i int) (l letter, n int) {
	switch c := s[i]; {
	case c < utf8.RuneSelf:
		return lowLetters[c], 1
	case c-0xc3 < 4 && i+1 < len(s) && s[i+1]&0xc0 == 0x80: // à to ư
		return lowLetters[int(c&0x1f)<<6|int(s[i+1]&0x3f)], 2
	case c == 0xe1 && i+2 < len(s) && s[i+1]&0xfe == 0xba && s[i+2]&0xc0 == 0x80: // ạ to ỹ
		return highLetters[int(s[i+1]&1)<<6|int(s[i+2]&0x3f)], 3
	}
	return 0, 1
}

// letterOf is the letter that r is, 0 where it is none of the alphabet.
func letterOf(r rune) letter {
	switch {
	case r < rune(len(lowLetters)):
		return lowLetters[r]
	case r >= firstHigh && r < firstHigh+rune(len(highLetters)):
		return highLetters[r-firstHigh]
	case r == 'ɖ':
		return strangeBar
	case r == 'Ɖ':
		return strangeBar | capital
	}
	return 0
}

// qualify is the symbol of a letter under a mark of quality, 0 when there is no
// such letter.
func qualify(symbol byte, mark rune) byte {
	if symbol == 0 || symbol > 26 {
		return 0
	}
	return quality[[2]rune{rune(symbol) - 1 + 'a', mark}]
}

// spelling is the symbols of a word while they are read.
type spelling struct {
	letters, plain, tones Word
	n, nTones             int
}

func (s *spelling) add(symbol, plain byte) {
	s.letters = s.letters<<6 | Word(symbol)
	s.plain = s.plain<<6 | Word(plain)
	s.n++
}

func (s *spelling) last() byte { return byte(s.letters & 63) }

func (s *spelling) tone(t byte) {
	s.tones = s.tones<<6 | Word(t)
	s.nTones++
}

// mark puts a mark of quality on the last letter.
func (s *spelling) mark(m rune) bool {
	q := qualify(s.last(), m)
	if q == 0 || s.n == 0 {
		return false
	}
	s.letters = s.letters&^63 | Word(q)
	return true
}

const letterG, letterI, letterQ, letterU, letterY = 7, 9, 17, 21, 25

// oneI settles on i for a lone i or y after the letters that take both.
func (s *spelling) oneI() {
	if s.last() != letterY {
		return
	}
	before := byte(s.letters >> 6 & 63)
	switch {
	case s.n == 2 && (before == 'h'-'a'+1 || before >= 'k'-'a'+1 && before <= 'm'-'a'+1 || before == 's'-'a'+1 || before == 't'-'a'+1 || before == 'v'-'a'+1):
	case s.n == 3 && before == letterU && s.letters>>12 == letterQ:
	default:
		return
	}
	s.letters ^= letterY ^ letterI
	s.plain ^= letterY ^ letterI
}

// word is the spelling as a Word, with and without accents; not ok when it is
// too long to be one.
func (s *spelling) word() (word, plain Word, ok bool) {
	if s.n+s.nTones > maxSymbols {
		return 0, 0, false
	}
	s.oneI()
	return s.letters<<(6*s.nTones) | s.tones, s.plain, true
}

// longWord is the Word of any run of letters and marks, or of digits: the slow
// way, for what is too long or has letters of other scripts.
// What nobody sees goes first: between two marks it keeps them from their order.
func longWord(run string) (word, plain Word) {
	var letters, tails []byte
	for _, r := range norm.NFKD.String(strings.Map(visible, run)) {
		r = unicode.ToLower(r)
		l := letterOf(r)
		n := len(letters)
		switch {
		case toneOf(r) != 0:
			tails = append(tails, toneOf(r))
		case l != 0:
			letters = append(letters, l.symbol())
		case r >= '0' && r <= '9':
			letters = append(letters, digit0+byte(r-'0'))
		case n > 0 && qualify(letters[n-1], r) != 0:
			letters[n-1] = qualify(letters[n-1], r)
		case unicode.Is(unicode.M, r):
			tails = utf8.AppendRune(tails, r)
		default:
			letters = utf8.AppendRune(letters, r)
		}
	}
	bare := make([]byte, len(letters))
	for i, s := range letters {
		bare[i] = base(s)
	}
	plain = pack(bare, nil)
	return pack(letters, tails), plain
}

// pack is the Word of the symbols, or their hash (FNV-1a).
func pack(letters, tails []byte) Word {
	var s spelling
	fits := len(letters)+len(tails) <= maxSymbols
	h := uint64(14695981039346656037)
	for k, part := range [2][]byte{letters, tails} {
		for _, c := range part {
			h = (h ^ uint64(c)) * 1099511628211
			switch {
			case c >= 64:
				fits = false
			case k == 0:
				s.add(c, base(c))
			default:
				s.tone(c)
			}
		}
	}
	if w, _, ok := s.word(); ok && fits && w != 0 {
		return w
	}
	return hashed | Word(h)
}

// NewWord is the Word of one word or of one run of digits; the zero Word when s
// is not exactly that.
func NewWord(s string) Word {
	t := Scan(s)
	if len(t.Tokens) != 1 {
		return 0
	}
	return t.Tokens[0].Word
}

// MarshalJSON refuses: its number holds for one build of a program.
func (Word) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Word) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// String is the word in small letters, composed, with its tone at its place; a
// hash prints as "#" and its figures.
func (w Word) String() string {
	if w&hashed != 0 {
		const figures = "0123456789abcdef"
		b := []byte{'#'}
		for i := 60; i >= 0; i -= 4 {
			b = append(b, figures[w>>i&15])
		}
		return string(b)
	}
	var b strings.Builder
	for shift := 54; shift >= 0; shift -= 6 {
		switch s := byte(w >> shift & 63); {
		case s == 0:
		case s < breveA:
			b.WriteByte(s - 1 + 'a')
		case s < digit0:
			b.WriteRune(qualified[s-breveA])
		case s < grave:
			b.WriteByte(s - digit0 + '0')
		default:
			b.WriteRune([...]rune{'\u0300', '\u0301', '\u0303', '\u0309', '\u0323'}[s-grave])
		}
	}
	return respell(b.String())
}
