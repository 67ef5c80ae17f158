package reading

import (
	"unicode"
	"unicode/utf8"
)

// markOf is the mark that r is written for: one for all dashes, one for all
// bullets, one for each side of brackets and quotes.
func markOf(r rune) rune {
	switch r {
	case '[', '{', '（', '［', '｛', '【', '〔':
		return '('
	case ']', '}', '）', '］', '｝', '】', '〕':
		return ')'
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\u2043', '\ufe58', '\ufe63', '－':
		return '-'
	case '•', '●', '○', '▪', '▫', '‣', '·', '◦', '■', '□', '➢', '→', '\uf0b7', '\uf0a7', '\uf02d':
		return '•'
	case '“', '«', '„', '‟', '「':
		return '“'
	case '”', '»', '」':
		return '”'
	case '＂':
		return '"'
	case '‘', '’', '′', 'ʼ', '＇', '´':
		return '\''
	case '\u2044', '\u2215', '／':
		return '/'
	case '，', '、', '﹐':
		return ','
	case '；', '﹔':
		return ';'
	case '：', '﹕', '∶':
		return ':'
	case '．', '。', '﹒':
		return '.'
	case '％', '﹪':
		return '%'
	case '≥', '≧', '⩾':
		return '≥'
	case '≤', '≦', '⩽':
		return '≤'
	case '≈', '≃', '∼', '～':
		return '~'
	}
	if r > '\uff00' && r < '\uff5f' {
		return r - 0xfee0
	}
	return r
}

// isLetter leaves out the letter that is written for an apostrophe.
func isLetter(r rune) bool {
	if l := letterOf(r); l != 0 || r < utf8.RuneSelf {
		return l != 0
	}
	return unicode.IsLetter(r) && r != 'ʼ'
}

// hidden says that nobody sees the character: soft hyphens, joiners, spaces of
// no width, marks of the order of bytes or of direction, selectors of variants.
func hidden(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x34f, r == 0xfeff, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r >= 0xfe00 && r <= 0xfe0f, r >= 0x180b && r <= 0x180e:
		return true
	}
	return r > 0x2fff && unicode.Is(unicode.Cf, r)
}

// breaksLine says that a new line begins after r.
func breaksLine(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// digitOf is the value of a decimal digit, in any of the ways to write one.
func digitOf(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r < 0x660:
		return 0, false
	case r >= '０' && r <= '９':
		return int(r - '０'), true
	case !unicode.IsDigit(r):
		return 0, false
	}
	// Decimal digits of a script stand in runs of ten.
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	return 0, false
}

func isDigit(r rune) bool {
	_, ok := digitOf(r)
	return ok
}

// separates says that a mark at the end of a piece says nothing.
func separates(m rune) bool {
	switch m {
	case ',', ';', '.', ':', '-', '•', '/', '+', '…', '\'', '!', '?', '&', '~':
		return true
	}
	return false
}

// partner is the mark that closes what m opens, 0 when it opens nothing.
func partner(m rune) rune {
	switch m {
	case '(':
		return ')'
	case '“':
		return '”'
	case '"':
		return '"'
	}
	return 0
}

// opener is the mark that opens what m closes, 0 when it closes nothing.
func opener(m rune) rune {
	switch m {
	case ')':
		return '('
	case '”':
		return '“'
	case '"':
		return '"'
	}
	return 0
}
