package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// sign is the at sign of an e-mail address, with the spaces and brackets around
// it.
type sign struct {
	start, end int
	glued      bool // "@" alone: any words on its two sides will do
	word       bool // spelled, as words that mean something else are
}

// emails finds e-mail addresses, also those written to deceive a machine:
// "a (at) b.vn", "a (a) b (dot) vn", "a @ gmail . com", "a a còng b chấm vn".
func (p *page) emails() []Mask {
	var masks []Mask
	floor := 0
	for _, s := range p.signs() {
		start := s.start - len(lastRun(p.text[floor:max(floor, s.start)], local))
		end := s.end + host(p.text[s.end:])
		if end == s.end && s.glued {
			end += len(firstRun(p.text[s.end:], local))
		}
		if start >= s.start || end == s.end || s.word && (isDigit(p.text[end-1]) || end < len(p.text) && p.text[end] == '@') {
			continue
		}
		for p.text[end-1] == '.' || p.text[end-1] == '-' { // the stop of the sentence
			end--
		}
		if p.text[s.start] == ' ' && s.end < len(p.text) && p.text[s.end-1] == '@' && p.is(accounts, p.wordsBefore(s.start)-1) {
			continue // "tiktok @mau.thu", a page
		}
		start = p.spelledDots(start, floor)
		masks = append(masks, Mask{start, end, Email, Certain})
		floor = end
	}
	return masks
}

var (
	atWord = reading.NewWord("at")
	wordA  = reading.NewWord("a")
	snails = newSet("còng, cong, móc, moc, vòng, acòng, acong")
)

// signs are the at signs of the text in order: "@", "(at)", " a còng ".
func (p *page) signs() []sign {
	var signs []sign
	for i := 0; ; i++ {
		n := strings.IndexByte(p.text[i:], '@')
		if n < 0 {
			break
		}
		i += n
		if s, ok := p.sign(i, i+1); ok {
			signs = append(signs, s)
		}
	}
	for i := p.seek(0, asksSnail); i < len(p.words); i = p.seek(i+1, asksSnail) {
		w := &p.words[i]
		start := w.Start
		switch _, n := snails.At(p.words, i); {
		case w.Word == atWord || w.Word == wordA && p.before(w.Start) == '(' && p.after(w.End) == ')':
		case n == 1 && p.letters(i) > 4:
		case n == 1 && i > 0 && p.words[i-1].Word == wordA && p.spaced(i-1):
			start = p.words[i-1].Start
		default:
			continue
		}
		if s, ok := p.sign(start, w.End); ok {
			signs = append(signs, s)
		}
	}
	slices.SortFunc(signs, func(a, b sign) int { return cmp.Compare(a.start, b.start) })
	return signs
}

// sign is the sign from start to end with what belongs to it. A word needs
// brackets, or spaces on both sides.
func (p *page) sign(start, end int) (sign, bool) {
	white := func(r rune) bool { return r == ' ' || r == '\n' }
	outside := func(start, end int) (int, int) {
		if white(p.before(start)) {
			start--
		}
		if white(p.after(end)) {
			end++
		}
		return start, end
	}
	mark := p.text[start] == '@'
	from, to := outside(start, end)
	if p.before(from) == '(' && p.after(to) == ')' {
		from, to = outside(from-1, to+1)
		return sign{start: from, end: to, word: !mark}, true
	}
	return sign{from, to, mark && from == start && to == end, !mark}, mark || from < start && to > end
}

// local says that the character may stand before the at sign.
func local(r rune) bool {
	return letterOrFigure(r) || r == '.' || r == '_' || r == '%' || r == '+' || r == '-'
}

func letterOrFigure(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func firstRun(s string, of func(rune) bool) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, of))]
}

func lastRun(s string, of func(rune) bool) string {
	return s[len(strings.TrimRightFunc(s, of)):]
}

// spacedHost is the host of a mail service with its dots spelled or apart.
var spacedHost = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:gmail|yahoo|outlook|hotmail|icloud|example)\s?(?:[.,]|\((?i:dot)\)|\s(?i:chấm|cham|dot)\s)\s?(?i:com|vn|net|org)(?i:\s?\.\s?vn)?`)
})

// spacedHostLength is more than such a host has.
const spacedHostLength = 48

// host is the length of the name of a host at the beginning of s: labels with a
// dot between, at least two; 0 when there is none.
func host(s string) int {
	end, labels := 0, 0
	for i := 0; ; i++ {
		n := len(firstRun(s[i:], func(r rune) bool { return letterOrFigure(r) || r == '-' }))
		if n == 0 {
			break
		}
		i += n
		end = i
		labels++
		dot := dotAt(s[i:])
		if dot == 0 {
			break
		}
		i += dot - 1
	}
	if labels >= 2 && !goesOn(s[end:]) || s == "" || strings.IndexByte("gyohieGYOHIE", s[0]) < 0 {
		if labels < 2 {
			return 0
		}
		return end
	}
	spaced := 0
	if at := spacedHost().FindStringIndex(s[:min(len(s), spacedHostLength)]); at != nil {
		spaced = at[1]
	}
	if labels < 2 {
		return spaced
	}
	return max(end, spaced)
}

// goesOn says that a dot and a space may go on with a host: " . vn".
func goesOn(s string) bool {
	s, ok := strings.CutPrefix(strings.TrimLeft(s, " \n"), ".")
	s = strings.TrimLeft(s, " \n")
	return ok && s != "" && s[0]|0x20 == 'v'
}

// dotAt is the length of a dot at the beginning of s: ".", "(dot)", " (chấm) "; 0
// when there is none.
func dotAt(s string) int {
	if strings.HasPrefix(s, ".") {
		return 1
	}
	rest := strings.TrimPrefix(s, " ")
	for _, dot := range []string{"(dot)", "(chấm)", "(.)"} {
		if after, ok := strings.CutPrefix(rest, dot); ok {
			return len(s) - len(strings.TrimPrefix(after, " "))
		}
	}
	if rest != s {
		for _, dot := range []string{"chấm ", "cham ", "dot ", "DOT ", ". "} {
			if strings.HasPrefix(rest, dot) {
				return len(dot) + 1
			}
		}
	}
	return 0
}

// spelledDots goes back from the start of an address over "mau chấm ", not below
// floor.
func (p *page) spelledDots(start, floor int) int {
	for {
		before, ok := "", false
		for _, dot := range []string{" chấm ", " cham ", " dot "} {
			if before, ok = strings.CutSuffix(p.text[floor:start], dot); ok {
				break
			}
		}
		if !ok || before == "" {
			return start
		}
		start = floor + strings.LastIndexAny(before, " \n,;:") + 1
	}
}
