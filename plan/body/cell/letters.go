package cell

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// Letters that stand for several things are written out where what stands beside them
// says for which: "TT HĐND xã" is its Thường trực, and "TT Y tế" a Trung tâm; "TTr Tỉnh
// ủy" is a Thường trực as well, and "TTr Sở" a Thanh tra. Elsewhere they stay letters.
// Those of several that are run together are cut: "CVP" is a chánh and his văn phòng.
// Those that stand for one thing wherever they are belong to the spelling of names, in
// package body.

// short is what letters stand for.
type short struct {
	letters string          // as they are written, for "TU" is no "tu"
	full    []reading.Token // each in its place among the letters, counted by letters
	stands  shortPlace
	dotted  bool // a point may stand behind them
}

// shortPlace is where letters stand for what a row says.
type shortPlace uint8

const (
	anywhere     shortPlace = iota
	byItself                // but before more in capitals: "TU BỔ"
	beforeBody              // the words of a body behind them: "LĐ UBND xã"
	beforeSeat              // a committee of the Party or the people, or a front: "TT HĐND"
	beforePost              // a body that has such a head, or the deputies: "CT, các PCT UBND"
	inPlace                 // a place, or whose inspectors they are: "TTr tỉnh", "TTr Sở"
	ofParty                 // a committee of the Party: "BTC Tỉnh ủy"
	ofEvent                 // what is held: "BTC lễ hội"
	withDeputy              // deputies of an office: "C, PVP"
	beforePerson            // a person, behind a point: "TT. Nguyễn Văn A"
)

// shortRows are the letters; of several rows the first holds that fits.
var shortRows = []struct {
	letters, full string
	stands        shortPlace
	dotted        bool
}{
	{"TU", "tỉnh ủy", byItself, false},
	{"ĐU", "đảng ủy", byItself, false},
	{"HU", "huyện ủy", byItself, false},
	{"TƯ", "trung ương", byItself, false},
	{"TT", "thường trực", beforeSeat, true},
	{"TT", "thứ trưởng", beforePerson, true},
	{"TTr", "thường trực", beforeSeat, true},
	{"TTr", "thanh tra", inPlace, true},
	{"LĐ", "lãnh đạo", beforeBody, true},
	{"ĐB", "đại biểu", beforeSeat, false},
	{"CT", "chủ tịch", beforePost, true},
	{"GĐ", "giám đốc", beforePost, true},
	{"BT", "bí thư", ofParty, true},
	{"BT", "bí thư", beforePost, true},
	{"BTCN", "bộ trưởng chủ nhiệm", anywhere, false},
	{"BTC", "ban tổ chức", ofParty, true},
	{"BTC", "ban tổ chức", ofEvent, false},
	{"BTG", "ban tuyên giáo", ofParty, true},
	{"BDV", "ban dân vận", ofParty, true},
	{"BNC", "ban nội chính", ofParty, true},
	{"BTGDV", "ban tuyên giáo và dân vận", ofParty, true},
	{"C", "chánh", withDeputy, true},
	{"C|VP", "chánh|văn phòng", anywhere, false},
	{"PC|VP", "phó chánh|văn phòng", anywhere, false},
	{"P|VP", "phó chánh|văn phòng", anywhere, false},
	{"CP|VP", "lãnh đạo|văn phòng", anywhere, false},
	{"LĐ|VP", "lãnh đạo|văn phòng", anywhere, false},
	{"TTg|TT", "thủ tướng|thường trực", anywhere, false},
	{"TTg|TTCP", "thủ tướng|thường trực chính phủ", anywhere, false},
	{"PTTg|TT", "phó thủ tướng|thường trực", anywhere, false},
	{"PTTg|TTCP", "phó thủ tướng|thường trực chính phủ", anywhere, false},
	{"VP|UB", "văn phòng|ủy ban nhân dân", anywhere, false},
	{"VP|UBND", "văn phòng|ủy ban nhân dân", anywhere, false},
	{"VP|UBTP", "văn phòng|ủy ban nhân dân thành phố", anywhere, false},
	{"VP|UBNDTP", "văn phòng|ủy ban nhân dân thành phố", anywhere, false},
	{"VP|HĐND", "văn phòng|hội đồng nhân dân", anywhere, false},
	{"VP|ĐĐBQH", "văn phòng|đoàn đại biểu quốc hội", anywhere, false},
	{"VP|QH", "văn phòng|quốc hội", anywhere, false},
	{"VP|TW", "văn phòng|trung ương", anywhere, false},
	{"VP|TU", "văn phòng|tỉnh ủy", anywhere, false},
	{"VP|ĐU", "văn phòng|đảng ủy", anywhere, false},
	{"TT|TU", "thường trực|tỉnh ủy", anywhere, false},
	{"TT|ĐU", "thường trực|đảng ủy", anywhere, false},
	{"TT|UB", "thường trực|ủy ban nhân dân", anywhere, false},
	{"TT|UBND", "thường trực|ủy ban nhân dân", anywhere, false},
	{"TT|HĐND", "thường trực|hội đồng nhân dân", anywhere, false},
	{"BTV|TU", "ban thường vụ|tỉnh ủy", anywhere, false},
	{"BTV|ĐU", "ban thường vụ|đảng ủy", anywhere, false},
	{"UV|BTV", "ủy viên|ban thường vụ", anywhere, false},
	{"UV|BCH", "ủy viên|ban chấp hành", anywhere, false},
	{"UV|UBND", "ủy viên|ủy ban nhân dân", anywhere, false},
	{"UBKT|TU", "ủy ban kiểm tra|tỉnh ủy", anywhere, false},
	{"UBKT|ĐU", "ủy ban kiểm tra|đảng ủy", anywhere, false},
	{"BTC|TU", "ban tổ chức|tỉnh ủy", anywhere, false},
	{"BTG|TU", "ban tuyên giáo|tỉnh ủy", anywhere, false},
	{"BTGDV|TU", "ban tuyên giáo và dân vận|tỉnh ủy", anywhere, false},
	{"BDV|TU", "ban dân vận|tỉnh ủy", anywhere, false},
	{"BNC|TU", "ban nội chính|tỉnh ủy", anywhere, false},
	{"BTT|MTTQ", "ban thường trực|mặt trận tổ quốc", anywhere, false},
	{"BTT|UBMTTQ", "ban thường trực|ủy ban mặt trận tổ quốc", anywhere, false},
	{"BTT|UBMTTQVN", "ban thường trực|ủy ban mặt trận tổ quốc việt nam", anywhere, false},
	{"CT|HĐND", "chủ tịch|hội đồng nhân dân", anywhere, false},
	{"CT|UBND", "chủ tịch|ủy ban nhân dân", anywhere, false},
	{"PCT|HĐND", "phó chủ tịch|hội đồng nhân dân", anywhere, false},
	{"PCT|UBND", "phó chủ tịch|ủy ban nhân dân", anywhere, false},
}

var shorts = sync.OnceValue(func() map[reading.Word][]short {
	all := map[reading.Word][]short{}
	for _, row := range shortRows {
		s := short{letters: strings.ReplaceAll(row.letters, "|", ""), stands: row.stands, dotted: row.dotted}
		from, letters := 0, strings.Split(row.letters, "|")
		for n, words := range strings.Split(row.full, "|") {
			to := from + utf8.RuneCountInString(letters[n])
			for _, k := range body.Scan(words).Tokens {
				k.Start, k.End = from, to
				s.full = append(s.full, k)
			}
			from = to
		}
		w := newWord(s.letters).exact
		all[w] = append(all[w], s)
	}
	return all
})

// longestShort is how many bytes such letters have at most, with what nobody sees.
const longestShort = 48

// writtenOutAt is what the letters at i stand for, and how many tokens they are with a point
// behind them; nil where they stay letters.
func writtenOutAt(t *reading.Text, i int) (full []reading.Token, n int) {
	k := &t.Tokens[i]
	if !k.Capital || k.Kind != reading.KindWord || k.End-k.Start > longestShort {
		return nil, 0
	}
	for _, s := range shorts()[k.Word] {
		if !written(t.Source[k.Start:k.End], s.letters) {
			continue
		}
		j := i + 1
		if dot := t.At(j); s.dotted && dot.Mark == '.' && !dot.Space && t.At(j+1).Capital && !t.At(j+1).Line {
			j++
		}
		if s.stands.fits(t, i, j) {
			return s.full, j - i
		}
	}
	return nil, 0
}

// written says that a text of the same word has its capitals where the letters have them.
func written(text, letters string) bool {
	if text == letters {
		return true
	}
	for _, c := range text {
		if unsounded(c) {
			continue
		}
		l, n := utf8.DecodeRuneInString(letters)
		if n == 0 || unicode.IsUpper(c) != unicode.IsUpper(l) {
			return false
		}
		letters = letters[n:]
	}
	return letters == ""
}

// unsounded says that the rune is none that a reader sees as a letter of its own: what
// nobody sees, and marks apart from their letters.
func unsounded(c rune) bool { return unicode.In(c, unicode.Cf, unicode.Mn) }

// afterLetters is where the first n letters of a text end.
func afterLetters(text string, n int) int {
	for at, c := range text {
		if unsounded(c) {
			continue
		}
		if n == 0 {
			return at
		}
		n--
	}
	return len(text)
}

// The words behind letters by which they are told.
var (
	partySeats = set("tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy; chi bộ; chi ủy; đảng bộ; trung ương; đoàn; chi đoàn; đoàn thanh niên; tỉnh đoàn; đoàn xã; đoàn trường; đoàn phường; đoàn cơ sở")
	seatWords2 = set("tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy; hội đồng nhân dân; quốc hội; ủy ban nhân dân; ủy ban mặt trận tổ quốc; ủy ban mặt trận; mặt trận tổ quốc; mặt trận; ban bí thư; ban chỉ đạo; ban hội đồng nhân dân")
	postWords  = set("phó chủ tịch; phó giám đốc; phó bí thư; hội đồng quản trị; hội đồng thành viên")
	// betweenShorts stand between letters and what is behind them.
	betweenShorts = set("và; các; các đồng chí; các đ/c")
	sitesOf       = set("tỉnh; thành phố; huyện; quận; sở; bộ; chính phủ; nhà nước; quốc phòng; các sở; ngân hàng")
	eventWords    = set("lễ; lễ hội; hội thi; cuộc thi; giải; giải đấu; ngày hội; hội nghị; hội chợ; hội thảo; đại hội; sự kiện; kỳ thi; tuần lễ; hội diễn; liên hoan")
	surnames      = set("nguyễn; trần; lê; phạm; hoàng; huỳnh; phan; vũ; võ; đặng; bùi; đỗ; hồ; ngô; dương; lý; trịnh; đinh; lương; mai; đoàn; trương; đào; tạ; tô; hà; cao; lâm; phùng; vương; chu; tống; thái; nông; triệu; hứa; quách; kiều; doãn; lưu; tăng; thạch; giàng; lò; quàng; cầm; tôn; khuất; ninh; mạc; cù; thân; giáp; bế; đàm; điểu; siu; ksor")
	officeOnes    = set("PVP; PCVP; phó chánh văn phòng")
)

// headedBy are the classes of bodies whose heads are called so: a chairman's, or a
// director's.
var headedBy = committees | councils | body.ClassesOf(body.MassOrganization, body.Association, body.Department, body.Institution, body.Unit, body.Enterprise)

// fits says that letters at i, with what is behind them at j, stand where s says.
func (s shortPlace) fits(t *reading.Text, i, j int) bool {
	next := t.At(j)
	beside := next.Kind == reading.KindWord && !next.Line
	switch s {
	case anywhere:
		return true
	case byItself:
		return !beside || !next.Capital || letterWord(t, j)
	}
	if before := t.At(i - 1); i > 0 && !t.At(i).Line && (before.Kind != reading.KindMark || before.Mark == '-' && !t.At(i).Space || before.Mark == '&') && !leadsIn.has(before) {
		return false // within a name: "Phòng LĐ - TBXH"
	}
	if m := next.Mark; (s == beforePost || s == withDeputy) && (m == ',' || m == '/' || m == '-') {
		j++
	} else if !beside {
		return false
	}
	has := func(set *reading.Table[bool]) int {
		if j >= len(t.Tokens) {
			return 0
		}
		_, n := set.At(t.Tokens, j)
		return n
	}
	for range 2 { // "CT và các PCT", "LĐ các phòng"
		j += has(betweenShorts)
	}
	if j >= len(t.Tokens) {
		return false
	}
	switch s {
	case beforeBody:
		_, n := heads.At(t.Tokens, j)
		return n > 0
	case beforeSeat:
		return has(seatWords2) > 0 || letterSeat(t, j)
	case beforePost:
		h, n := heads.At(t.Tokens, j)
		return has(postWords) > 0 || n > 0 && next.Mark == 0 && headedBy.Has(h.class)
	case inPlace:
		return has(sitesOf) > 0
	case ofParty:
		return has(partySeats) > 0 || letterSeat(t, j)
	case ofEvent:
		return has(eventWords) > 0
	case beforePerson:
		return j > i+1 && has(surnames) > 0 && t.At(j+1).Capital && !t.At(j+1).Line
	case withDeputy:
		return has(officeOnes) > 0
	}
	return false
}

// letterSeat says that the letters at i stand for a committee of the Party.
func letterSeat(t *reading.Text, i int) bool {
	k := t.At(i)
	for _, s := range shorts()[k.Word] {
		if s.stands == byItself && written(t.Source[k.Start:k.End], s.letters) {
			return true
		}
	}
	return false
}

// letterWord says that an abbreviation stands at i, which is written out or stays letters.
func letterWord(t *reading.Text, i int) bool {
	return t.At(i+1).Start == t.At(i).Start && t.At(i+1).Kind == reading.KindWord
}

// leadsIn are the words behind which an item begins anew.
var leadsIn = wordSet("các; và; chí; hoặc; cùng; với; nghị; cầu; mời; cho; trình; của; tịch; thư; đốc; chánh; gửi; giao; trực")

// words is a set of words.
type words map[reading.Word]bool

func wordSet(all string) *words {
	s := words{}
	for _, w := range list(all) {
		s[newWord(w).exact] = true
	}
	return &s
}

func (s *words) has(k *reading.Token) bool { return (*s)[k.Word] }
