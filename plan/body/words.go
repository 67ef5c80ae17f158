package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word or a sign of a text that is read. An abbreviation is written
// out into several words that share one place.
type word struct {
	start, end int    // bytes of the text
	sign       rune   // of a sign; zero for a word
	exact      string // as folded.exact, of the word
	plain      string // as folded.plain, of the word
	nfd        string // decomposed, small letters
	upper      bool   // begins with a capital
	first      bool   // first of the words at its place
	last       bool   // last of them
}

func (w word) isWord() bool { return w.sign == 0 }

// splitWords reads a text into words and signs. White space is left out, line
// breaks are signs '\n'; dashes are '-', bullets '•', quotation marks are left
// out.
func splitWords(text string) []word {
	var words []word
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.HasPrefix(text[i:], "T.P") && (i == 0 || !isWordRune(lastRune(text[:i]))) && !isWordRune(firstRune(text[i+3:])):
			words = appendWord(words, text, i, i+3) // "T.P Hà Nội"
			i += 3
			continue
		case isWordRune(c):
			j := i
			for j < len(text) {
				d, n := utf8.DecodeRuneInString(text[j:])
				if !isWordRune(d) {
					break
				}
				j += n
			}
			words = appendWord(words, text, i, j)
			i = j
			continue
		case c == '\n' || c == '\u2028' || c == '\v' || c == '\f':
			words = append(words, word{start: i, end: i + size, sign: '\n', first: true, last: true})
		case c == '&' && (i == 0 || unicode.IsSpace(rune(text[i-1])) || i+1 < len(text) && unicode.IsSpace(rune(text[i+1]))):
			words = appendWord(words, text, i, i+1)
		case unicode.IsSpace(c) || strings.ContainsRune("\"'“”‘’«»*_\u00ad\u200b\u200c\u200d\ufeff", c):
		default:
			switch c {
			case '–', '—', '−', '‐', '‑':
				c = '-'
			case '·', '●', '▪', '◦', '○', '■', '→', '⁃', '\uf0b7', '+':
				c = '•'
			case '，', '、':
				c = ','
			case '；':
				c = ';'
			case '：':
				c = ':'
			case '（', '[', '{':
				c = '('
			case '）', ']', '}':
				c = ')'
			case '|', '\\':
				c = '/'
			}
			words = append(words, word{start: i, end: i + size, sign: c, first: true, last: true})
		}
		i += size
	}
	return words
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

func appendWord(words []word, text string, i, j int) []word {
	r, _ := utf8.DecodeRuneInString(text[i:])
	upper := unicode.IsUpper(r)
	parts := strings.Fields(foldWord(text[i:j]))
	for k, part := range parts {
		var f folder
		f.add(part)
		key := f.folded()
		words = append(words, word{start: i, end: j, exact: key.exact, plain: key.plain, nfd: part,
			upper: upper, first: k == 0, last: k == len(parts)-1})
	}
	return words
}

// clean is a text in one line, composed, with single spaces, in valid UTF-8.
func clean(s string) string {
	return strings.Join(strings.Fields(norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))), " ")
}

// phrase is a fixed wording: words, and "," where one may stand.
type phrase []word

func newPhrase(s string) phrase { return phrase(splitWords(s)) }

// at says how many words of the text, from i on, the phrase takes; 0 when it
// does not stand there. Line breaks between words do not count. A comma of
// the phrase may be missing in the text, or be "/" or "và". slips counts words whose marks
// differ; loose allows any number of them, otherwise one in a phrase of three
// or more words.
func (p phrase) at(words []word, i int, loose bool) (n, slips int) {
	start := i
	for _, w := range p {
		for i < len(words) && words[i].sign == '\n' && i > start {
			i++
		}
		if !w.isWord() {
			if i < len(words) && (words[i].sign == w.sign || w.sign == ',' && (words[i].sign == '/' || words[i].isWord() && words[i].exact == "va|\u0300")) {
				i++
			}
			continue
		}
		if i >= len(words) || !words[i].isWord() || words[i].plain != w.plain {
			return 0, 0
		}
		if words[i].exact != w.exact {
			slips++
		}
		i++
	}
	if slips > 0 && !loose && (slips > 1 || len(p) < 3) {
		return 0, 0
	}
	return i - start, slips
}

// phrases finds the longest of many phrases at a place.
type phrases struct {
	byFirst map[string][]indexed // by plain first word, longest first
}

type indexed struct {
	p     phrase
	index int
}

func newPhrases(list []string) phrases {
	ps := phrases{map[string][]indexed{}}
	for i, s := range list {
		p := newPhrase(s)
		key := p[0].plain
		ps.byFirst[key] = append(ps.byFirst[key], indexed{p, i})
	}
	for _, same := range ps.byFirst {
		// insertion sort by length, longest first: the lists are short
		for i := 1; i < len(same); i++ {
			for j := i; j > 0 && len(same[j].p) > len(same[j-1].p); j-- {
				same[j], same[j-1] = same[j-1], same[j]
			}
		}
	}
	return ps
}

// at is the index of the longest phrase at i and how many words it takes; n
// is 0 when none stands there.
func (ps phrases) at(words []word, i int, loose bool) (index, n, slips int) {
	if i >= len(words) || !words[i].isWord() || !words[i].first {
		return 0, 0, 0
	}
	for _, c := range ps.byFirst[words[i].plain] {
		if n, slips := c.p.at(words, i, loose); n > 0 && words[i+n-1].last {
			return c.index, n, slips
		}
	}
	return 0, 0, 0
}
