package redact

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Find is the masks that a text needs, in order and apart. [New] is the way
// to use it.
func Find(text string, o Options) []Mask {
	var masks []Mask
	words := split(text)
	add := func(k Kind, found []Mask) {
		if !slices.Contains(o.Skip, k) {
			masks = append(masks, found...)
		}
	}
	add(Email, emails(text))
	for _, m := range numbers(text, words) {
		add(m.Kind, []Mask{m})
	}
	add(Address, addresses(text, words))
	add(Name, names(text, words))
	for _, k := range o.Known {
		add(k.Kind, known(words, k))
	}
	return join(masks)
}

var emailForm = sync.OnceValue(func() *regexp.Regexp {
	const local = `[\p{L}\p{M}\p{N}._%+\-]+`
	const domain = `[\p{L}\p{M}\p{N}\-]+(?:[.．][\p{L}\p{M}\p{N}\-]+)+`
	const acong, cham = `a c(?:ò|o\x{0300}?)ng`, `ch(?:ấ|a(?:\x{0302}\x{0301})?)m`
	const at = `(?:\s?[@＠]\s?|\s?[(\[{]\s?(?:at|` + acong + `|@)\s?[)\]}]\s?|\s(?:` + acong + `|at)\s)`
	const spaced = `(?:gmail|yahoo|outlook|hotmail|icloud|example)\s?(?:[.．]|\(dot\)|\[dot\]|\s(?:` + cham + `|dot)\s)\s?(?:com|vn|net|org)(?:\s?[.．]\s?vn)?`
	return regexp.MustCompile(`(?i)` + local + at + `(?:` + spaced + `|` + domain + `)` +
		`|` + local + `[@＠]` + local)
})

// emails finds e-mail addresses, also those written to deceive a machine:
// "a (at) b.vn", "a @ gmail . com".
func emails(text string) []Mask {
	var masks []Mask
	for _, at := range emailForm().FindAllStringIndex(text, -1) {
		for at[1] > at[0] && (text[at[1]-1] == '.' || text[at[1]-1] == '-') { // the stop of the sentence
			at[1]--
		}
		at[0] = spelledDots(text, at[0])
		masks = append(masks, Mask{at[0], at[1], Email, Certain})
	}
	return masks
}

// spelledDots goes back from the start of an address over "mau chấm ".
func spelledDots(text string, start int) int {
	for {
		before, ok := text[:start], false
		for _, dot := range []string{" chấm ", norm.NFD.String(" chấm "), " dot "} {
			if before, ok = strings.CutSuffix(text[:start], dot); ok {
				break
			}
		}
		if !ok || before == "" {
			return start
		}
		start = strings.LastIndexAny(before, " \n\t,;:") + 1
	}
}

// word is a run of letters and digits of a text, with its place and its fold:
// lower case, without accents.
type word struct {
	start, end int
	lower      string // lower case, composed, with its accents
	fold       string
	plain      bool // in a text without any accent
	capital    bool // begins with a capital
	upper      bool // all its letters are capitals
	digits     bool // begins with a digit
}

func split(text string) []word {
	var words []word
	accented := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		w := word{start: i, capital: unicode.IsUpper(r), upper: true, digits: unicode.IsDigit(r)}
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				break
			}
			w.upper = w.upper && !unicode.IsLower(r)
			i += n
		}
		w.end = i
		w.lower = norm.NFC.String(strings.ToLower(text[w.start:w.end]))
		w.fold = Fold(text[w.start:w.end])
		accented = accented || w.lower != w.fold
		words = append(words, w)
	}
	for i := range words {
		words[i].plain = !accented
	}
	return words
}

// Fold is a text in lower case without accents: "Đường Số 5" becomes "duong
// so 5". It is how texts are compared here.
func Fold(s string) string {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < utf8.RuneSelf && !('A' <= s[i] && s[i] <= 'Z')
	}
	if ascii {
		return s
	}
	out := make([]byte, 0, len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			out = append(out, 'd')
		default:
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return string(out)
}

// known finds a text that is known beforehand, word by word, or for numbers
// digit by digit.
func known(words []word, k KnownText) []Mask {
	want := split(k.Text)
	if len(want) == 0 {
		return nil
	}
	var masks []Mask
	if k.Kind == Phone || k.Kind == Identity {
		digits := ""
		for _, w := range want {
			digits += w.fold
		}
		if len(digits) < 6 {
			return nil
		}
		for i := range words {
			got := ""
			for j := i; j < len(words) && len(got) < len(digits); j++ {
				got += words[j].fold
				if got == digits {
					masks = append(masks, Mask{words[i].start, words[j].end, k.Kind, Known})
				}
			}
		}
		return masks
	}
	if len(want) == 1 && len(want[0].fold) < 2 {
		return nil // one letter stands everywhere
	}
	for i := 0; i+len(want) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(want)], want, func(a, b word) bool { return a.fold == b.fold }) {
			masks = append(masks, Mask{words[i].start, words[i+len(want)-1].end, k.Kind, Known})
		}
	}
	return masks
}

// lexicon is a set of words and phrases. A text with accents must have theirs
// ("sở" is not "số"); a text that has none is matched without.
type lexicon struct{ accented, folded map[string]bool }

func newLexicon(commaSeparated string) lexicon {
	l := lexicon{map[string]bool{}, map[string]bool{}}
	for w := range strings.SplitSeq(commaSeparated, ",") {
		w = strings.TrimSpace(w)
		l.accented[w] = true
		l.folded[Fold(w)] = true
	}
	return l
}

// has says whether the words, with one space between them, are an entry.
func (l lexicon) has(words []word) bool {
	if words[0].plain {
		return l.folded[foldOf(words)]
	}
	if len(words) == 1 {
		return l.accented[words[0].lower]
	}
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.lower
	}
	return l.accented[strings.Join(parts, " ")]
}
