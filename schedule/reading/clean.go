package reading

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/form"
)

// Clean is a text in one line, its words one space apart, composed, each tone
// mark at its place, without what nobody sees, in valid UTF-8.
func Clean(s string) string { return line(s, cleanWord) }

// Tidy is Clean with the tone marks where the text has them: for what is quoted.
func Tidy(s string) string { return line(s, tidyWord) }

// tidyWord is a word composed, without what nobody sees.
func tidyWord(run string) string {
	if norm.NFC.IsNormalString(run) && strings.IndexFunc(run, func(r rune) bool { return visible(r) != r }) < 0 {
		return run
	}
	return norm.NFC.String(strings.Map(visible, run))
}

func line(s string, word func(run string) string) string {
	if isLine(s) {
		return s
	}
	var out strings.Builder
	space := false
	for i := 0; i < len(s); {
		p, end := pieceAt(s, i)
		switch p {
		case blankPiece, breakPiece:
			space = true
		case hiddenPiece:
		default:
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			if p == wordPiece {
				out.WriteString(word(s[i:end]))
			} else {
				out.WriteString(strings.ToValidUTF8(s[i:end], "\ufffd"))
			}
		}
		i = end
	}
	return out.String()
}

// isLine says that s is in one line already, as far as is seen at little cost:
// most of what people type is.
func isLine(s string) bool {
	return s != "" && s[0] != ' ' && clearFrom(s) == len(s) && strings.IndexByte(s, '\n') < 0
}

type pieceKind uint8

const (
	signPiece   pieceKind = iota // one character
	wordPiece                    // letters and their marks, and what nobody sees in between
	blankPiece                   // one character of white space
	breakPiece                   // one that ends a line
	hiddenPiece                  // one that nobody sees
)

// pieceAt is what begins at byte i of a text, and where it ends.
func pieceAt(s string, i int) (p pieceKind, end int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case isLetter(r):
		return wordPiece, i + n + wordEnd(s[i+n:])
	case r == ' ':
		return blankPiece, i + n
	case breaksLine(r):
		return breakPiece, i + n
	case unicode.IsSpace(r):
		return blankPiece, i + n
	case hidden(r):
		return hiddenPiece, i + n
	}
	return signPiece, i + n
}

// wordEnd is how far a word goes on.
func wordEnd(s string) int {
	for i, r := range s {
		if !isLetter(r) && !unicode.Is(unicode.M, r) && !hidden(r) {
			return i
		}
	}
	return len(s)
}

// Clear is a text without noise, for what looks at characters as well as at words,
// such as the form of a number or of an address: words as [Tidy] has them, one space or
// one line break for white space, digits from 0 to 9, and one mark for all its forms
// (see the package). It knows where each piece stands in the text as it was received.
// An immutable value.
//
// Its words are runs of letters and figures, with their places in Text: "12/5" is two,
// "30A" one, whose Word is none. No letter of a figure is small.
type Clear struct {
	form.Unwritten

	Text  string
	Words []Token
	made  []seam
}

// seam is a piece of the cleared text that differs from what it was made of; it
// may be empty. What is between two seams is the text as it was received.
type seam struct{ start, end, from, to int }

// NewClear clears a text. What is beyond [MaxLength] is not there. Its words are put
// into memory, from the beginning, where that has room: nil, or the Words of a Clear that
// nobody needs any more.
func NewClear(s string, memory []Token) Clear {
	s = s[:min(len(s), MaxLength)]
	words := memory[:0]
	if cap(words) < len(s)/shortWords { // else there is room for nearly any text
		cuts := strings.Count(s, " ") + strings.Count(s, ".") + strings.Count(s, "/") + strings.Count(s, "-")
		words = slices.Grow(words, cuts+len(s)/64+2) // nearly all texts have fewer, and not much
	}
	var noisy []int // the words that are not clear, or behind what is not
	clear := true   // what stands behind the last word
	apart := true   // from it stands what comes next
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\n' {
			clear = clear && (i == 0 || s[i-1] != ' ' && s[i-1] != '\n')
			apart = true
			i++
			continue
		}
		if c := s[i]; c < utf8.RuneSelf && signs[c] != 0 {
			clear = clear && signs[c] == clearSign
			apart = true
			i++
			continue
		}
		if len(words) == cap(words) { // shorter words than usual: the rest will be as these
			words = slices.Grow(words, (len(s)-i)*len(words)/(i+1)+2)
		}
		words = append(words, Token{Start: i})
		w := &words[len(words)-1]
		known, ok := w.read(s)
		if !ok {
			words = words[:len(words)-1]
			r, n := utf8.DecodeRuneInString(s[i:])
			clear = clear && clearMark(r)
			apart = apart || !hidden(r)
			i += n
			continue
		}
		i = w.End
		w.Capitals = w.Capitals || w.Kind == KindFigure
		if !apart {
			words = words[:len(words)-1]
			words[len(words)-1].join(w)
		}
		if n := len(words) - 1; (!known || !clear) && (len(noisy) == 0 || noisy[len(noisy)-1] != n) {
			noisy = append(noisy, n)
		}
		clear, apart = true, false
	}
	c := Clear{Text: s, Words: words}
	if len(noisy) > 0 || !clear {
		c.clear(noisy)
	}
	return c
}

// shortWords is how many bytes a word has at least, with what stands behind it, in nearly all
// texts.
const shortWords = 4

// signs are the characters of ASCII that are no letter or digit and part words, and whether
// they are clear as they are.
var signs = func() (is [utf8.RuneSelf]byte) {
	for c := range rune(utf8.RuneSelf) {
		switch {
		case lowLetters[c] != 0 || c >= '0' && c <= '9' || hidden(c):
		case clearMark(c):
			is[c] = clearSign
		default:
			is[c] = noisySign
		}
	}
	return is
}()

const clearSign, noisySign = 1, 2

// join adds what stands right behind a word to it.
func (t *Token) join(next *Token) {
	t.End, t.Word, t.Plain = next.End, 0, 0
	t.Capitals = t.Capitals && next.Capitals
}

// clearMark says that a character that is no letter, digit, space or line break is clear
// as it is.
func clearMark(r rune) bool {
	return r >= ' ' && r != 0x7f && r != utf8.RuneError && markOf(r) == r && (r < utf8.RuneSelf || !blanks(r))
}

// clear makes the text clear, at the words that are said to be noisy and at its end.
func (c *Clear) clear(noisy []int) {
	s := c.Text
	var out strings.Builder
	out.Grow(len(s))
	copied := 0                                                  // of s
	place := func(at int) int { return out.Len() + at - copied } // of what is behind, in the cleared text
	pieces := func(from, to int) {
		for i := from; i < to; {
			text, end := clearAt(s[:to], i)
			if text != s[i:end] {
				out.WriteString(s[copied:i])
				c.made = append(c.made, seam{out.Len(), out.Len() + len(text), i, end})
				out.WriteString(text)
				copied = end
			}
			i = end
		}
	}
	end := 0 // of the word before, in s
	for i := range c.Words {
		w := &c.Words[i]
		start := end
		end = w.End
		if len(noisy) > 0 && noisy[0] == i {
			noisy = noisy[1:]
			pieces(start, w.Start)
			at := place(w.Start)
			pieces(w.Start, w.End)
			w.Start, w.End = at, place(w.End)
		} else {
			w.Start, w.End = place(w.Start), place(w.End)
		}
	}
	pieces(end, len(s))
	out.WriteString(s[copied:])
	c.Text = out.String()
}

// clearFrom is the length of the pieces at the beginning of s that are clear as
// they are, as far as is seen at little cost: characters of ASCII that have one
// form, words of them and of composed letters, single spaces and line breaks.
func clearFrom(s string) int {
	i, word := 0, 0 // word is where a word that goes on began
	var state syllable
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if l := lowLetters[c]; l != 0 {
				state.add(l)
				i++
				continue
			}
			if state.tones != 0 && !state.clear() || state.unsure {
				return word
			}
			state.n, state.tones, state.unsure = 0, 0, false
			if c == ' ' || c == '\n' {
				if i+1 == len(s) || s[i+1] <= ' ' || s[i+1] >= 0x7f && !startsLetter(s, i+1) {
					return i
				}
			} else if c < ' ' || c == 0x7f || markOf(rune(c)) != rune(c) {
				return i
			}
			i++
			word = i
			continue
		}
		l, n := letterAt(s, i)
		if l&own == 0 {
			return word
		}
		state.add(l)
		i += n
	}
	if !state.clear() {
		return word
	}
	return i
}

// startsLetter says that a composed letter of the alphabet begins at byte i.
func startsLetter(s string, i int) bool {
	l, _ := letterAt(s, i)
	return l != 0
}

// syllable is the symbols of a word while they are read, with the place of its
// tone.
type syllable struct {
	symbols      [12]byte
	n, tones, at int
	unsure       bool // it is longer
}

func (y *syllable) add(l letter) {
	if y.n == len(y.symbols) {
		y.unsure = true
		return
	}
	if l.tone() != 0 {
		y.tones, y.at = y.tones+1, y.n
	}
	y.symbols[y.n] = l.symbol()
	y.n++
}

// clear says that the tone, if there is one, is at its place.
func (y *syllable) clear() bool {
	if y.unsure {
		return false
	}
	if y.tones != 1 {
		return true
	}
	b := bearer(y.symbols[:y.n])
	return b < 0 || b == y.at
}

// clearAt is the cleared piece that begins at byte i of a text, and where what it
// is made of ends.
func clearAt(s string, i int) (text string, end int) {
	p, end := pieceAt(s, i)
	switch p {
	case wordPiece:
		return tidyWord(s[i:end]), end
	case hiddenPiece:
		return "", end
	case signPiece:
		r, _ := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf && markOf(r) == r {
			return s[i:end], end
		}
		if d, ok := digitOf(r); ok {
			return string(rune('0' + d)), end
		}
		return string(markOf(r)), end
	}
	text = " "
	for {
		if p == breakPiece {
			text = "\n"
		}
		next := 0
		if p, next = pieceAt(s, end); end == len(s) || p != blankPiece && p != breakPiece && p != hiddenPiece {
			return text, end
		}
		end = next
	}
}

// Place is where the bytes of c.Text from start up to end stand in the text as
// it was received: whole words, and whole characters elsewhere.
func (c Clear) Place(start, end int) (from, to int) {
	start, end = max(start, 0), min(end, len(c.Text))
	if start >= end {
		return 0, 0
	}
	n := sort.Search(len(c.made), func(i int) bool { return c.made[i].start > start })
	from, _ = c.place(start, n)
	for n < len(c.made) && c.made[n].start < end {
		n++
	}
	_, to = c.place(end-1, n)
	return from, to
}

// place is the beginning and the end of what byte k of c.Text was made of, with n seams
// that do not begin behind it.
func (c *Clear) place(k, n int) (from, to int) {
	if n == 0 {
		return k, k + 1
	}
	m := &c.made[n-1]
	if k < m.end {
		return m.from, m.to
	}
	k += m.to - m.end
	return k, k + 1
}

// cleanWord is a word without what nobody sees, composed, the tone at its
// place.
func cleanWord(run string) string {
	if wellSpelled(run) {
		return run
	}
	return respell(strings.Map(visible, run))
}

// visible leaves out what nobody sees, and settles on one đ.
func visible(r rune) rune {
	switch {
	case hidden(r):
		return -1
	case r == 'ð' || r == 'ɖ':
		return 'đ'
	case r == 'Ð' || r == 'Ɖ':
		return 'Đ'
	}
	return r
}

// wellSpelled says that the run is of composed letters of the alphabet, and that
// its tone, if it has one, is at its place.
func wellSpelled(run string) bool {
	var symbols [12]byte
	n, tones, at := 0, 0, -1
	for _, r := range run {
		if r < utf8.RuneSelf && lowLetters[r] == 0 {
			return len(run) == 1
		}
		l := letterOf(r)
		if l&own == 0 {
			return false
		}
		if n == len(symbols) {
			return ascii(run)
		}
		if l.tone() != 0 {
			tones, at = tones+1, n
		}
		symbols[n] = l.symbol()
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
		l := letterOf(r)
		if l == 0 {
			return nil
		}
		symbols[i] = l.symbol()
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
	if to-from == 2 && !pairs[letters[from]][letters[from+1]] || to-from != 1 && to-from != 2 && !nuclei[string(letters[from:to])] {
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

func vowel(symbol byte) bool { return vowels[symbol&63] }

// vowels are the symbols that are one, whatever their quality.
var vowels = func() (is [64]bool) {
	for symbol := byte(1); symbol <= hornU; symbol++ {
		is[symbol] = strings.IndexByte("aeiouy", base(symbol)-1+'a') >= 0
	}
	return is
}()

// pairs are the nuclei of two vowels.
var pairs = func() (are [64][64]bool) {
	for v := range nuclei {
		if len(v) == 2 {
			are[v[0]][v[1]] = true
		}
	}
	return are
}()

// nuclei are the vowels that syllables have, as symbols.
var nuclei = func() map[string]bool {
	m := map[string]bool{}
	for _, v := range strings.Fields(`a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ưu ươ yê
		iêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu yêu`) {
		m[string(symbolsOf([]rune(v)))] = true
	}
	return m
}()
