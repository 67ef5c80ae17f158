package reading

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/form"
)

// TextCoding is what a text is refused for that is written for the fonts of before
// Unicode.
const TextCoding form.Code = "text.coding"

var texts = form.Texts{
	TextCoding: {
		"chữ viết theo bảng mã {coding}, không phải Unicode, nên có thể bị đọc sai; hãy chuyển sang Unicode (bằng công cụ chuyển mã của bộ gõ) rồi làm lại: “{word}”",
		"the text is written in {coding}, not in Unicode, and might be misread; convert it to Unicode (with the converter of a Vietnamese keyboard) and try again: “{word}”",
	},
}

// coding is an encoding of Vietnamese from before Unicode. What stands for it is
// read as the Western letters that its bytes are elsewhere: "ngµy" in TCVN3, "ngaøy" in VNI.
type coding struct {
	name string
	of   func(word string) string // the word in Unicode; empty where it cannot be of this encoding
}

var codings = [...]coding{{"TCVN3 (ABC)", fromTCVN3}, {"VNI", fromVNI}, {"Windows-1258", from1258}}

// InUnicode refuses a text that is written in TCVN3 (ABC), VNI or Windows-1258, as
// bytes or as the Western letters that programs make of them: most of its words
// that are not in ASCII are syllables only when they are read so. The error names
// the encoding and the first such word, at its offset. A text of words that are
// syllables either way, such as "sè", it cannot tell.
func InUnicode(s string) error {
	raw := !utf8.ValidString(s)
	if !raw && !hasStrangers(s) {
		return nil
	}
	var votes, against, first [len(codings)]int
	for at, word := range westernWords(s, raw) {
		own := ownSyllable(word)
		for k := range codings {
			switch old := isSyllable(codings[k].of(word)); {
			case old && !own:
				if votes[k]++; votes[k] == 1 {
					first[k] = at
				}
			case !old:
				against[k]++
			}
		}
	}
	best := 0
	for k, n := range votes {
		if n-against[k] > votes[best]-against[best] {
			best = k
		}
	}
	if votes[best] <= against[best] {
		return nil
	}
	at := first[best]
	n, _ := wordAt(s[at:], raw)
	word := s[at : at+n]
	shown := word // bytes that are no text cannot be shown: as a Western program shows them
	if raw {
		shown = western(word)
	}
	return texts.Error(form.Error{Code: TextCoding, Offset: at, Text: s, Value: word, Args: form.Args{"coding": codings[best].name, "word": shown}})
}

// hasStrangers says that a text has a word of Western letters that is no syllable:
// without one it is in no encoding but Unicode, which is so of most texts and soon
// found.
func hasStrangers(s string) bool {
	for _, word := range westernWords(s, false) {
		if !strings.ContainsFunc(word, func(r rune) bool { return r > 0xff }) && !ownSyllable(word) {
			return true
		}
	}
	return false
}

const softHyphen = '\u00ad'

// ownSyllable says that a word is a syllable as it stands.
func ownSyllable(word string) bool {
	if strings.ContainsRune(word, softHyphen) {
		word = strings.ReplaceAll(word, string(softHyphen), "")
	}
	if !norm.NFC.IsNormalString(word) {
		word = norm.NFC.String(word)
	}
	return isSyllable(word)
}

// westernWords gives the words that are not in ASCII, each with its offset. In raw
// text each byte is a letter.
func westernWords(s string, raw bool) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i := 0; i < len(s); {
			n, strange := wordAt(s[i:], raw)
			if strange && n < 64 {
				word := s[i : i+n]
				if raw {
					word = western(word)
				}
				if utf8.RuneCountInString(word) > 1 && !yield(i, word) { // one letter alone may be anything
					return
				}
			}
			i += n
			if i < len(s) { // what parts the words
				_, size := utf8.DecodeRuneInString(s[i:])
				i += size
			}
		}
	}
}

// wordAt is how many bytes of a word stand at the beginning of a text, and whether
// it has any beyond ASCII.
func wordAt(s string, raw bool) (n int, strange bool) {
	for n < len(s) {
		r, size := rune(s[n]), 1
		if r >= utf8.RuneSelf && !raw {
			r, size = utf8.DecodeRuneInString(s[n:])
		}
		switch lower := r | 0x20; {
		case lower >= 'a' && lower <= 'z':
		case r == softHyphen: // in TCVN3 it is ư, in a word that has other letters as well
		case r > 0xa0 && (r <= 0xff || unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)):
			strange = true
		default:
			return n, strange
		}
		n += size
	}
	return n, strange
}

// western is bytes as Western letters.
func western(s string) string {
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// tcvn3 is the letters of TCVN 5712:1993, VN3, from 0xa1 on; a space for none.
const tcvn3 = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ "

var tcvn3Letters = []rune(tcvn3)

func fromTCVN3(word string) string {
	var b strings.Builder
	for _, r := range word {
		if r >= utf8.RuneSelf {
			if r < 0xa1 || int(r-0xa1) >= len(tcvn3Letters) || tcvn3Letters[r-0xa1] == ' ' {
				return ""
			}
			r = tcvn3Letters[r-0xa1]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// vniMarks is what the second letter of a pair in VNI puts onto the first.
var vniMarks = map[rune]string{
	'ø': "\u0300", 'ù': "\u0301", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
	'â': "\u0302", 'à': "\u0302\u0300", 'á': "\u0302\u0301", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'è': "\u0306\u0300", 'é': "\u0306\u0301", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
}

// vniLetters is its letters that stand alone.
var vniLetters = map[rune]rune{'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư', 'ì': 'ì', 'í': 'í', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ'}

func fromVNI(word string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(word) {
		switch mark := vniMarks[r]; {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case mark != "":
			b.WriteString(mark)
		case vniLetters[r] != 0:
			b.WriteRune(vniLetters[r])
		default:
			return ""
		}
	}
	return norm.NFC.String(b.String())
}

// from1258 reads the letters of Windows-1258 whose bytes are others in the West:
// the marks of tones stand behind their letters.
func from1258(word string) string {
	for _, r := range word {
		if r > 0xff {
			return ""
		}
	}
	return norm.NFC.String(windows1258.Replace(word))
}

var windows1258 = strings.NewReplacer("Ì", "\u0300", "Ò", "\u0309", "Þ", "\u0303", "ì", "\u0301", "ò", "\u0323",
	"ã", "ă", "Ã", "Ă", "ð", "đ", "Ð", "Đ", "õ", "ơ", "Õ", "Ơ", "ý", "ư", "Ý", "Ư")

// isSyllable says that a word is a syllable of Vietnamese that is not in ASCII: an
// initial, vowels with their end, and one tone at most.
func isSyllable(word string) bool {
	ascii := true
	for _, r := range word {
		if letterOf(r) == 0 {
			return false
		}
		ascii = ascii && r < utf8.RuneSelf
	}
	if ascii {
		return false
	}
	letters, tones := Spell(word)
	if len(tones) > len("\u0300") {
		return false
	}
	all := syllableParts()
	for n := min(3, len(letters)-1); n >= 0; n-- {
		if all.initials[letters[:n]] && all.rhymes[letters[n:]] {
			return true
		}
	}
	return false
}

type parts struct{ initials, rhymes map[string]bool }

// syllableParts is what syllables are made of.
var syllableParts = sync.OnceValue(func() parts {
	p := parts{map[string]bool{"": true}, map[string]bool{}}
	for in := range strings.FieldsSeq("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x") {
		p.initials[in] = true
	}
	for open := range strings.FieldsSeq("a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oai oao oay oe oeo oi ôi ơi ua uây uê ui uôi uơ uy uya uyu ưa ưi ưu ươi ươu yêu") {
		p.rhymes[open] = true
	}
	for vowels := range strings.FieldsSeq("a ă â e ê i o ô ơ u ư iê oa oă oe uâ uê uô uy uyê ươ yê y") {
		for end := range strings.FieldsSeq("c ch m n ng nh p t") {
			p.rhymes[vowels+end] = true
		}
	}
	return p
})
