package indicator

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a word, number or sign of a text, with its place in the text as it
// was received.
type token struct {
	start, end int
	kind       tokenKind
	text       string // words in small letters and composed accents; signs and digits as they are
	spaced     bool   // white space stands before it
	capital    bool   // a word that begins with a capital
}

type tokenKind uint8

const (
	wordToken tokenKind = iota + 1
	numberToken
	percentToken
	compareToken // text is the sign of the operator
	dashToken
	signToken // any other character
)

// tokens cuts a text up. White space, the bars of a table, soft hyphens and
// marks of no width only separate.
func tokens(text string) []token {
	var ts []token
	spaced := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case unicode.IsSpace(r), r == '|', r == '\u00ad', r == '\u200b', r == '\ufeff', r == utf8.RuneError && n == 1:
			spaced = true
			i += n
			continue
		case r >= '0' && r <= '9':
			i = endOfNumber(text, i)
			ts = append(ts, token{start: start, end: i, kind: numberToken, text: text[start:i], spaced: spaced})
		case unicode.IsLetter(r) || unicode.IsMark(r):
			for i < len(text) {
				r, n := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) && (r < '0' || r > '9') {
					break
				}
				i += n
			}
			ts = append(ts, token{start: start, end: i, kind: wordToken, text: fold(text[start:i]), spaced: spaced, capital: unicode.IsUpper(r)})
		default:
			i += n
			t := token{start: start, end: i, kind: signToken, text: string(r), spaced: spaced}
			switch r {
			case '%', '％', '﹪':
				t.kind = percentToken
			case '-', '‐', '‑', '‒', '–', '—', '−', '÷':
				t.kind = dashToken
			case '≥', '≧', '⩾':
				t.kind, t.text = compareToken, ">="
			case '≤', '≦', '⩽':
				t.kind, t.text = compareToken, "<="
			case '>', '<', '=', '＞', '＜', '＝':
				t.kind = compareToken
				t.text = map[rune]string{'>': ">", '＞': ">", '<': "<", '＜': "<", '=': "=", '＝': "="}[r]
				if i < len(text) && (text[i] == '=' || r == '=' && (text[i] == '>' || text[i] == '<')) {
					if t.text += text[i : i+1]; t.text == "=>" || t.text == "=<" {
						t.text = t.text[1:] + "="
					}
					if t.text == "==" {
						t.text = "="
					}
					i++
					t.end = i
				}
			case '~', '≈', '≃':
				t.kind, t.text = compareToken, "about"
			}
			ts = append(ts, t)
		}
		spaced = false
	}
	return ts
}

// endOfNumber is the end of a run of digits with points and commas inside.
func endOfNumber(text string, i int) int {
	for i < len(text) {
		c := text[i]
		inside := (c == '.' || c == ',') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9'
		if (c < '0' || c > '9') && !inside {
			break
		}
		i++
	}
	return i
}

// fold brings a word to small letters with composed accents, and to one of
// the two usual spellings where Vietnamese has two.
func fold(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	if t, ok := spellings[s]; ok {
		return t
	}
	return s
}

var spellings = map[string]string{"tỉ": "tỷ", "ngàn": "nghìn", "quí": "quý", "bẩy": "bảy"}
