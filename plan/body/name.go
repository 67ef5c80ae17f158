package body

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded is a name as it is compared. Case, spaces, punctuation, the Unicode
// form of accents and the place of a tone mark within its syllable (hoà, hòa)
// do not count; usual abbreviations are written out.
type folded struct {
	exact string // letters with their quality (â, ơ, đ), then the tones in order
	plain string // letters without any mark
	bare  bool   // the text had no mark at all
}

// abbreviations of words inside names, in the form of folded.plain of the
// word with đ kept. Those of whole names are data of the bodies.
var abbreviations = map[string]string{
	"ubnd":       "ủy ban nhân dân",
	"hđnd":       "hội đồng nhân dân",
	"hdnd":       "hội đồng nhân dân",
	"ub":         "ủy ban",
	"tp":         "thành phố",
	"t.p":        "thành phố",
	"hcm":        "hồ chí minh",
	"tphcm":      "thành phố hồ chí minh",
	"tw":         "trung ương",
	"vn":         "việt nam",
	"cp":         "chính phủ",
	"vp":         "văn phòng",
	"tthc":       "thủ tục hành chính",
	"ttg":        "thủ tướng",
	"nhnn":       "ngân hàng nhà nước",
	"đbqh":       "đại biểu quốc hội",
	"ubmttq":     "ủy ban mặt trận tổ quốc",
	"mttq":       "mặt trận tổ quốc",
	"bhxh":       "bảo hiểm xã hội",
	"ktxh":       "kinh tế xã hội",
	"qlda":       "quản lý dự án",
	"ptnt":       "phát triển nông thôn",
	"bql":        "ban quản lý",
	"tand":       "tòa án nhân dân",
	"vksnd":      "viện kiểm sát nhân dân",
	"tncs":       "thanh niên cộng sản",
	"ubmttqvn":   "ủy ban mặt trận tổ quốc việt nam",
	"pvhcc":      "phục vụ hành chính công",
	"kcn":        "khu công nghiệp",
	"kkt":        "khu kinh tế",
	"ql":         "quản lý",
	"dn":         "doanh nghiệp",
	"kbnn":       "kho bạc nhà nước",
	"ubtwmttqvn": "ủy ban trung ương mặt trận tổ quốc việt nam",
}

// The combining marks of Vietnamese: tones are kept apart, because fonts and
// keyboards put them on different letters of a syllable.
const (
	grave, acute, tilde, hook, dot = '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'
	circumflex, breve, horn        = '\u0302', '\u0306', '\u031b'
)

// fold adds a text, already lower case and decomposed, to the parts of a
// folded name.
func fold(decomposed string, letters, tones, plain *strings.Builder) {
	for _, c := range decomposed {
		switch c {
		case grave, acute, tilde, hook, dot:
			tones.WriteRune(c)
		case circumflex, breve, horn:
			letters.WriteRune(c)
		case 'đ', 'ð', 'ɖ':
			letters.WriteRune('đ')
			plain.WriteByte('d')
		case 'y':
			// Quy and qui, Lý and lí are spellings of one word.
			letters.WriteByte('i')
			plain.WriteByte('i')
		default:
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				letters.WriteRune(c)
				plain.WriteRune(c)
			}
		}
	}
}

// foldWord is a single word, decomposed and in small letters, with its
// abbreviation written out.
func foldWord(word string) string {
	w := norm.NFD.String(strings.ToLower(norm.NFC.String(word)))
	if w == "&" {
		return norm.NFD.String("và")
	}
	if full, ok := abbreviations[norm.NFC.String(w)]; ok {
		return norm.NFD.String(full)
	}
	return w
}

// folder folds a name word by word.
type folder struct{ letters, tones, plain strings.Builder }

func (f *folder) add(decomposed string) { fold(decomposed, &f.letters, &f.tones, &f.plain) }

func (f *folder) folded() folded {
	letters, plain := f.letters.String(), f.plain.String()
	return folded{exact: letters + "|" + f.tones.String(), plain: plain, bare: letters == plain && f.tones.Len() == 0}
}

// foldName folds a whole name.
func foldName(s string) folded {
	var f folder
	for _, w := range wordsOf(s) {
		f.add(foldWord(w))
	}
	return f.folded()
}

// wordsOf splits a text at everything that is no letter, mark, digit or "&".
func wordsOf(s string) []string {
	s = strings.ReplaceAll(s, "T.P", "TP")
	return strings.FieldsFunc(s, func(c rune) bool { return !isWordRune(c) && c != '&' })
}

func isWordRune(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c)
}

// decompose is a text in small letters with its marks apart.
func decompose(s string) string { return norm.NFD.String(strings.ToLower(norm.NFC.String(s))) }
