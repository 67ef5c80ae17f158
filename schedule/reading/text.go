package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is a text as it was received, and its tokens.
type Text struct {
	Source string
	Tokens []Token
}

// Piece is a piece of a text as it was received, with its place in bytes.
type Piece struct {
	Offset int
	Text   string
}

var end Token

// At is the i-th token; outside the text one of KindEnd.
func (t *Text) At(i int) *Token {
	if i < 0 || i >= len(t.Tokens) {
		return &end
	}
	return &t.Tokens[i]
}

// Bare says that no word has an accent: such a text is compared without them.
func (t *Text) Bare() bool {
	for i := range t.Tokens {
		if t.Tokens[i].Word != t.Tokens[i].Plain {
			return false
		}
	}
	return true
}

// Piece is the text of the tokens from a up to b, empty when there are none.
func (t *Text) Piece(a, b int) Piece {
	a, b = max(a, 0), min(b, len(t.Tokens))
	switch {
	case a < b:
		start := t.Tokens[a].Start
		return Piece{start, t.Source[start:t.Tokens[b-1].End]}
	case a < len(t.Tokens):
		return Piece{t.Tokens[a].Start, ""}
	}
	return Piece{len(t.Source), ""}
}

// Gap is what stands between token i and the one before it, or the beginning of
// the text: white space of every kind, without what nobody sees.
func (t *Text) Gap(i int) string {
	if i < 0 || i >= len(t.Tokens) {
		return ""
	}
	from := 0
	if i > 0 {
		from = t.Tokens[i-1].End
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, t.Source[from:t.Tokens[i].Start])
}

// Clean is the tokens from a up to b in one line, one space where white space
// stood, composed, each tone mark at its place, without what nobody sees.
func (t *Text) Clean(a, b int) string {
	a, b = max(a, 0), min(b, len(t.Tokens))
	var out strings.Builder
	for i := a; i < b; i++ {
		k := &t.Tokens[i]
		if i > a && k.Space {
			out.WriteByte(' ')
		}
		out.WriteString(cleanWord(t.Source[k.Start:k.End]))
	}
	return out.String()
}

// Trim leaves out the marks at both ends of the tokens from a up to b that say
// nothing: points, commas, dashes, bullets, and brackets and quotes whose
// partner is not among them.
func (t *Text) Trim(a, b int) (int, int) {
	a, b = max(a, 0), min(b, len(t.Tokens))
	for a < b && t.Tokens[a].Kind == KindMark {
		if m := t.Tokens[a].Mark; !separates(m) && m != ')' && m != '”' && (partner(m) == 0 || t.has(partner(m), a+1, b)) {
			break
		}
		a++
	}
	for b > a && t.Tokens[b-1].Kind == KindMark {
		m := t.Tokens[b-1].Mark
		open := map[rune]rune{')': '(', '”': '“', '"': '"'}[m]
		if !separates(m) && partner(m) == 0 && open == 0 || open != 0 && t.has(open, a, b-1) {
			break
		}
		b--
	}
	return a, b
}

func (t *Text) has(mark rune, a, b int) bool {
	for i := a; i < b; i++ {
		if t.Tokens[i].Kind == KindMark && t.Tokens[i].Mark == mark {
			return true
		}
	}
	return false
}

// Rest is the pieces that were not read: the runs of tokens whose read is
// false, trimmed; what is marks alone is none.
func (t *Text) Rest(read []bool) []Piece {
	var rest []Piece
	for i := 0; i < len(t.Tokens); i++ {
		from := i
		for i < len(t.Tokens) && (i >= len(read) || !read[i]) {
			i++
		}
		if a, b := t.Trim(from, i); a < b {
			rest = append(rest, t.Piece(a, b))
		}
	}
	return rest
}

// Clean is a text in one line, its words one space apart, composed, each tone
// mark at its place, without what nobody sees, in valid UTF-8.
func Clean(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	var out strings.Builder
	space := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			space = true
			i += n
			continue
		case hidden(r):
			i += n
			continue
		case isLetter(r):
			for n < len(s)-i {
				r, m := utf8.DecodeRuneInString(s[i+n:])
				if !isLetter(r) && !unicode.Is(unicode.M, r) && !hidden(r) {
					break
				}
				n += m
			}
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteString(cleanWord(s[i : i+n]))
		i += n
	}
	return out.String()
}

// cleanWord is a word without what nobody sees, composed, the tone at its
// place.
func cleanWord(run string) string {
	if wellSpelled(run) {
		return run
	}
	return respell(strings.Map(func(r rune) rune {
		switch {
		case hidden(r):
			return -1
		case r == 'ð' || r == 'ɖ':
			return 'đ'
		case r == 'Ð' || r == 'Ɖ':
			return 'Đ'
		}
		return r
	}, run))
}

// wellSpelled says that the run is of composed letters of the alphabet, and that
// its tone, if it has one, is at its place.
func wellSpelled(run string) bool {
	var symbols [12]byte
	n, tones, at := 0, 0, -1
	for _, r := range run {
		if r < utf8.RuneSelf && lowLetters[r].symbol == 0 {
			return len(run) == 1
		}
		l, ok := letterOf(r)
		if !ok || r >= utf8.RuneSelf && l.symbol == bar && r != 'đ' && r != 'Đ' {
			return false
		}
		if n == len(symbols) {
			return ascii(run)
		}
		if l.tone != 0 {
			tones, at = tones+1, n
		}
		symbols[n] = l.symbol
		n++
	}
	if tones != 1 {
		return true
	}
	b := bearer(symbols[:n])
	return b < 0 || b == at
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// respell puts the tone mark of a syllable on the vowel that bears it, and
// composes. What is no syllable with one tone is only composed.
//
// It moves no mark in vowels that no syllable has: they are slips, and stay
// visible.
//
// The vowel with a mark of its own bears the tone (ê, ơ, the last of two); else
// the only vowel; of two the second before a consonant and the first at the end
// (toán, hòa); of three the middle one. The u of qu and the i of gi before
// another vowel are none.
func respell(run string) string {
	var tone rune
	tones := 0
	var letters []rune // with their quality
	for _, r := range norm.NFD.String(run) {
		if toneOf(r) != 0 {
			tone = r
			tones++
			continue
		}
		letters = append(letters, r)
	}
	letters = []rune(norm.NFC.String(string(letters)))
	at := -1
	if tones == 1 {
		at = bearer(symbolsOf(letters))
	}
	if at < 0 {
		return norm.NFC.String(run)
	}
	return norm.NFC.String(string(letters[:at+1]) + string(tone) + string(letters[at+1:]))
}

// symbolsOf are the symbols of letters without tones, nil when one is not of the
// alphabet.
func symbolsOf(letters []rune) []byte {
	symbols := make([]byte, len(letters))
	for i, r := range letters {
		l, ok := letterOf(r)
		if !ok {
			return nil
		}
		symbols[i] = l.symbol
	}
	return symbols
}

// bearer is the index of the letter that bears the tone of the syllable, -1
// when the letters are no syllable.
func bearer(letters []byte) int {
	n := len(letters)
	from := 0
	for from < n && !vowel(letters[from]) {
		from++
	}
	if from == 1 && n > 2 && vowel(letters[2]) && (letters[0] == letterQ && letters[1] == letterU || letters[0] == letterG && letters[1] == letterI) {
		from++
	}
	to := from
	for to < n && vowel(letters[to]) {
		to++
	}
	for i := to; i < n; i++ {
		if vowel(letters[i]) {
			return -1
		}
	}
	if !nuclei[string(letters[from:to])] {
		return -1
	}
	for i := to - 1; i >= from; i-- {
		if letters[i] > 26 {
			return i
		}
	}
	switch to - from {
	case 1:
		return from
	case 2:
		if to < n {
			return from + 1
		}
		return from
	case 3:
		return from + 1
	}
	return -1
}

func vowel(symbol byte) bool {
	switch base(symbol) - 1 + 'a' {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// nuclei are the vowels that syllables have, as symbols.
var nuclei = func() map[string]bool {
	m := map[string]bool{}
	for _, v := range strings.Fields(`a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ưu ươ yê
		iêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu yêu`) {
		m[string(symbolsOf([]rune(v)))] = true
	}
	return m
}()
