package body

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// abbreviations of words inside names, written out. Those of whole names are
// data of the bodies.
var abbreviations = map[string]string{
	"UBND":       "ủy ban nhân dân",
	"HĐND":       "hội đồng nhân dân",
	"HDND":       "hội đồng nhân dân",
	"UB":         "ủy ban",
	"TP":         "thành phố",
	"HCM":        "hồ chí minh",
	"TPHCM":      "thành phố hồ chí minh",
	"TW":         "trung ương",
	"VN":         "việt nam",
	"CP":         "chính phủ",
	"VP":         "văn phòng",
	"TTHC":       "thủ tục hành chính",
	"TTg":        "thủ tướng",
	"NHNN":       "ngân hàng nhà nước",
	"ĐBQH":       "đại biểu quốc hội",
	"UBMTTQ":     "ủy ban mặt trận tổ quốc",
	"MTTQ":       "mặt trận tổ quốc",
	"BHXH":       "bảo hiểm xã hội",
	"KTXH":       "kinh tế xã hội",
	"QLDA":       "quản lý dự án",
	"PTNT":       "phát triển nông thôn",
	"BQL":        "ban quản lý",
	"TAND":       "tòa án nhân dân",
	"VKSND":      "viện kiểm sát nhân dân",
	"TNCS":       "thanh niên cộng sản",
	"UBMTTQVN":   "ủy ban mặt trận tổ quốc việt nam",
	"PVHCC":      "phục vụ hành chính công",
	"KCN":        "khu công nghiệp",
	"KKT":        "khu kinh tế",
	"QL":         "quản lý",
	"DN":         "doanh nghiệp",
	"KBNN":       "kho bạc nhà nước",
	"UBTWMTTQVN": "ủy ban trung ương mặt trận tổ quốc việt nam",
	"UBKT":       "ủy ban kiểm tra",
	"BTV":        "ban thường vụ",
	"BCĐ":        "ban chỉ đạo",
	"HTX":        "hợp tác xã",
	"BQLDA":      "ban quản lý dự án",
	"TX":         "thị xã",
	"NHCSXH":     "ngân hàng chính sách xã hội",
	"NHTM":       "ngân hàng thương mại",
	"BGH":        "ban giám hiệu",
	"BGĐ":        "ban giám đốc",
	"HĐTV":       "hội đồng thành viên",
	"HĐQT":       "hội đồng quản trị",
	"TGĐ":        "tổng giám đốc",
	"CHQS":       "chỉ huy quân sự",
	"LHPN":       "liên hiệp phụ nữ",
	"CCB":        "cựu chiến binh",
	"CTMT":       "công tác mặt trận",
	"TDP":        "tổ dân phố",
	"KP":         "khu phố",
	"KDC":        "khu dân cư",
	"GVCN":       "giáo viên chủ nhiệm",
	"PCT":        "phó chủ tịch",
	"PGĐ":        "phó giám đốc",
	"BCHQS":      "ban chỉ huy quân sự",
	"ĐĐBQH":      "đoàn đại biểu quốc hội",
	"TLĐLĐVN":    "tổng liên đoàn lao động việt nam",
	"LĐLĐ":       "liên đoàn lao động",
	"THADS":      "thi hành án dân sự",
	"BPMC":       "bộ phận một cửa",
	"CSGT":       "cảnh sát giao thông",
	"TNCSHCM":    "thanh niên cộng sản hồ chí minh",
	"PTGĐ":       "phó tổng giám đốc",
	"BLĐ":        "ban lãnh đạo",
	"UBTV":       "ủy ban thường vụ",
	"UBTVQH":     "ủy ban thường vụ quốc hội",
	"UBTW":       "ủy ban trung ương",
	"UBTƯ":       "ủy ban trung ương",
	"UBTWMTTQ":   "ủy ban trung ương mặt trận tổ quốc",
	"BTT":        "ban thường trực",
	"PBT":        "phó bí thư",
	"PHT":        "phó hiệu trưởng",
	"PTT":        "phó thủ tướng",
	"UV":         "ủy viên",
	"KV":         "khu vực",
	"HND":        "hội nông dân",
	"HPN":        "hội phụ nữ",
	"HLHPN":      "hội liên hiệp phụ nữ",
	"HCCB":       "hội cựu chiến binh",
	"HCTĐ":       "hội chữ thập đỏ",
	"ĐTN":        "đoàn thanh niên",
	"UBMT":       "ủy ban mặt trận",
	"PCN":        "phó chủ nhiệm",
	"BXDĐ":       "ban xây dựng đảng",
}

// spelling is how names are written: the abbreviations as tokens.
var spelling = sync.OnceValue(func() map[reading.Word][]reading.Token {
	tokens := map[reading.Word][]reading.Token{}
	for short, full := range abbreviations {
		tokens[reading.NewWord(short)] = reading.Scan(full).Tokens
	}
	return tokens
})

var (
	and  = reading.Scan("và").Tokens
	city = reading.Scan("thành phố").Tokens
)

// Scan cuts a text into the words of names: letters and figures that stand
// together are one word ("C06"), usual abbreviations are written out ("UBND",
// "T.P"), and "&" on its own is "và". The tokens of an abbreviation share its
// place.
func Scan(text string) reading.Text {
	t := reading.Scan(text)
	full := spelling()
	tokens, more := t.Tokens[:0], 0 // most in their own places
	for i := range t.Tokens {
		if words := full[t.Tokens[i].Word]; len(words) > 1 {
			more += len(words) - 1
		}
	}
	if more > 0 {
		tokens = make([]reading.Token, 0, len(t.Tokens)+more)
	}
	// put adds words in the place of the tokens from i up to j.
	put := func(words []reading.Token, i, j int) {
		for n, w := range words {
			k := t.Tokens[i]
			k.Kind, k.Word, k.Plain, k.Mark, k.End = w.Kind, w.Word, w.Plain, 0, t.Tokens[j-1].End
			if n > 0 {
				k.Space, k.Line, k.Bar = true, false, false
			}
			tokens = append(tokens, k)
		}
	}
	for i := 0; i < len(t.Tokens); i++ {
		k := &t.Tokens[i]
		if k.Kind == reading.KindMark {
			if k.Mark == '&' && (k.Space || t.At(i+1).Space) {
				put(and, i, i+1)
				continue
			}
			tokens = append(tokens, *k)
			continue
		}
		j := i + 1
		for isWord(t.At(j)) && !t.At(j).Space {
			j++
		}
		if dot, p := t.At(i+1), t.At(i+2); t.Source[k.Start:k.End] == "T" && dot.Mark == '.' && !dot.Space && t.Source[p.Start:p.End] == "P" && !p.Space {
			put(city, i, i+3)
			i += 2
			continue
		}
		if words := full[k.Word]; words != nil && j == i+1 {
			put(words, i, j)
			continue
		}
		whole := *k
		for n := i + 1; n < j; n++ {
			// Letters and figures together are like no word of a table.
			whole.Kind, whole.Word = reading.KindWord, joined(whole.Word, t.Tokens[n].Word)
			whole.Plain, whole.End = joined(whole.Plain, t.Tokens[n].Plain), t.Tokens[n].End
		}
		tokens = append(tokens, whole)
		i = j - 1
	}
	t.Tokens = tokens
	return t
}

func isWord(k *reading.Token) bool {
	return k.Kind == reading.KindWord || k.Kind == reading.KindFigure
}

func joined(a, b reading.Word) reading.Word { return a*0x9e3779b97f4a7c15 ^ b | 1<<63 }

// letters is a word as names are compared: case, the Unicode form of accents
// and the place of a tone mark within its syllable (hoà, hòa) do not count.
type letters struct {
	exact string // with their quality (â, ơ, đ), and y as i: Quy and Qui, Lý and Lí are spellings of one word
	tones string // in their order
	plain string // without any mark
}

func baseOf(r rune) rune {
	switch r {
	case 'ă', 'â':
		return 'a'
	case 'đ':
		return 'd'
	case 'ê':
		return 'e'
	case 'ô', 'ơ':
		return 'o'
	case 'ư':
		return 'u'
	}
	return r
}

// lettersOf is the letters of a word.
func lettersOf(word string) letters {
	exact, tones := reading.Spell(word)
	exact = strings.ReplaceAll(exact, "y", "i")
	var room [32]byte
	plain := room[:0]
	for _, r := range exact {
		plain = utf8.AppendRune(plain, baseOf(r))
	}
	if len(plain) == len(exact) {
		return letters{exact, tones, exact}
	}
	return letters{exact, tones, string(plain)}
}

// usual is the letters of the words that abbreviations stand for: where one is
// written out, the text does not have them.
var usual = sync.OnceValue(func() map[reading.Word]letters {
	words := map[reading.Word]letters{}
	add := func(tokens []reading.Token) {
		for _, k := range tokens {
			words[k.Word] = lettersOf(k.Word.String())
		}
	}
	for _, full := range spelling() {
		add(full)
	}
	add(and)
	add(city)
	return words
})

// spelled is the letters of the token i; known has those of words that are met
// often.
func spelled(t *reading.Text, i int, known map[reading.Word]letters) letters {
	k := &t.Tokens[i]
	if l, ok := known[k.Word]; ok {
		return l
	}
	if l, ok := usual()[k.Word]; ok {
		return l
	}
	return lettersOf(t.Source[k.Start:k.End])
}

// folded is a whole name as it is compared: words run together, so that spaces
// and punctuation do not count.
type folded struct {
	exact string // letters with their quality, then the tones in order
	plain string // letters without any mark
	bare  bool   // the text had no mark at all
}

// folder folds a name word by word.
type folder struct{ exact, tones, plain []byte }

func (f *folder) add(l letters) {
	f.exact = append(f.exact, l.exact...)
	f.tones = append(f.tones, l.tones...)
	f.plain = append(f.plain, l.plain...)
}

func (f *folder) bare() bool { return len(f.tones) == 0 && string(f.exact) == string(f.plain) }

func (f *folder) folded() folded {
	return folded{exact: string(f.exact) + "|" + string(f.tones), plain: string(f.plain), bare: f.bare()}
}

// foldName folds a whole name.
func foldName(s string) folded {
	t := Scan(s)
	var f folder
	for i := range t.Tokens {
		if isWord(&t.Tokens[i]) {
			f.add(spelled(&t, i, nil))
		}
	}
	return f.folded()
}
