package reading_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/reading"
)

func kinds(t reading.Text) (s string) {
	for i := range t.Tokens {
		switch k := t.At(i); {
		case k.Line:
			s += "\n"
		case k.Bar:
			s += "|"
		case k.Space:
			s += " "
		}
		switch k := t.At(i); k.Kind {
		case reading.KindWord:
			s += "w"
		case reading.KindFigure:
			s += "0"
		case reading.KindMark:
			s += string(k.Mark)
		}
	}
	return s
}

func TestScan(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		" \u00ad\n":                     "",
		"Trước ngày 15/6/2025":          "w w 0/0/0",
		"từ 1.234,5 – 2\u202f000 m2":    "w 0.0,0 - 0 0 w0",
		"tối thi\u00adểu 80\u2060%":     "w w 0%",
		"8\u00ad0\u200b%":               "0%",
		"Bộ\u2060 Nội\u00a0vụ":          "w w w",
		"a | b\r\nc\u2028d":             "w|w\nw\nw",
		"**Hạn**: _x_ `y`":              " w : w w",
		"“A” «b» \"c\" ‘d’ H'Hen":       "“w” “w” \"w\" 'w' w'w",
		"（80％）［x］，；：":                   "(0%)(w),;:",
		"* a\n *  b\n| * c * d *e":      "• w\n• w\n• w w w",
		"• a\n▪ b\n\uf0b7 c":            "• w\n• w\n• w",
		"≥ 5, ⩽ 6 ～7 ½":                 "≥ 0, ≤ 0 ~0 ½",
		"a\xffb":                        "w\ufffdw",
		"\u0301a":                       "\u0301w",
		"T6/2025, S2.05, QIII, 1O/2025": "w0/0, w0.0, w, 0w/0",
		"e\u0323\u0302 đ\u200cá":        "w w",
		"日本 ３０ 日":                       "w 0 w",
	} {
		require.Equal(t, want, kinds(reading.Scan(text)), "%q", text)
	}
	toks := reading.Scan("BỘ Nội vụ 0080 H29 1234567890123 𝐇à").Tokens
	require.True(t, toks[0].Capital && toks[0].Capitals && !toks[0].Space)
	require.True(t, toks[1].Capital && !toks[1].Capitals && toks[1].Space)
	require.True(t, !toks[2].Capital && !toks[2].Capitals)
	require.Equal(t, 80, toks[3].Value)
	require.EqualValues(t, 4, toks[3].Digits)
	require.False(t, toks[5].Space)
	require.Equal(t, reading.MaxValue, toks[6].Value)
	require.True(t, toks[7].Capital && !toks[7].Capitals)

	long := strings.Repeat("ngày ", reading.MaxLength/6+1)
	got := reading.Scan(long)
	last := got.Tokens[len(got.Tokens)-1]
	require.Equal(t, '…', last.Mark)
	require.Equal(t, len(long), last.End)
	require.LessOrEqual(t, last.Start, reading.MaxLength)
}

func TestOutsideIsTheEnd(t *testing.T) {
	text := reading.Scan("một")
	for _, i := range []int{-1, 1, 100} {
		require.Equal(t, reading.KindEnd, text.At(i).Kind)
		_, n := reading.Spelled(text.Tokens, max(i, 0))
		require.True(t, n == 0 || i < 0)
		_, n = reading.Again(text.Tokens, i)
		require.Zero(t, n)
		_, n = text.Number(i)
		require.Zero(t, n)
		_, n = limits.At(text.Tokens, i)
		require.Zero(t, n)
		_, n = limits.Before(text.Tokens, i, 0)
		require.Zero(t, n)
		_, n, _ = limits.Like(text.Tokens, i, true)
		require.Zero(t, n)
	}
	require.Equal(t, reading.Piece{Offset: 5, Text: ""}, text.Piece(3, 9))
	require.Equal(t, reading.Piece{Offset: 0, Text: "một"}, text.Piece(-3, 9))
	var zero reading.Table[int]
	_, n := zero.At(text.Tokens, 0)
	require.Zero(t, n)
	_, n = zero.Before(text.Tokens, 0, 0)
	require.Zero(t, n)
}

var limits = reading.NewTable(map[string]string{
	"không quá": "<=", "không vượt quá": "<=", "tối thiểu": ">=", "trên": ">", "bằng hoặc trên": ">=", "trở lên": ">=",
	"km2": "unit", "đề án 06": "name", "T.P": "city", "văn hóa, thể thao và du lịch": "field", "tài chính - kế hoạch": "field",
	"kỳ họp": "session", "tài chính": "finance", "(nếu có)": "aside", "…": "nothing",
})

func TestTable(t *testing.T) {
	for text, want := range map[string]struct {
		means string
		n     int
	}{
		"không qúa 5%":                      {"<=", 2},
		"Không\nvượt  quá 5":                {"<=", 3},
		"không 5":                           {"", 0},
		"không":                             {"", 0},
		"khong qua":                         {"", 0},
		"trên":                              {">", 1},
		"km2":                               {"unit", 2},
		"km 2":                              {"", 0},
		"Đề án 06 tỉnh":                     {"name", 3},
		"Đề án 6":                           {"", 0},
		"TP Hà Nội":                         {"", 0},
		"T.P Hà Nội":                        {"city", 3},
		"t p":                               {"city", 2},
		"Văn hoá, Thể thao và Du lịch":      {"field", 8},
		"Văn hoá / Thể thao và Du lịch":     {"field", 8},
		"Văn hóa và Thể thao và Du lịch":    {"field", 8},
		"Văn hóa Thể thao và Du lịch":       {"field", 7},
		"Văn hóa, Thể thao, Du lịch":        {"", 0},
		"Tài chính – Kế hoạch":              {"field", 5},
		"Tài chính Kế hoạch":                {"field", 4},
		"Tài chính, Kế hoạch":               {"finance", 2},
		"kì họp":                            {"session", 2},
		"nếu có":                            {"aside", 2},
		"t\u00adrê\u2060n\u0323\u200b vọng": {"", 0}, // a second tone: another word
	} {
		toks := reading.Scan(text).Tokens
		means, n := limits.At(toks, 0)
		require.Equal(t, want.means, means, "%q", text)
		require.Equal(t, want.n, n, "%q", text)
	}
	for text, want := range map[string]struct {
		means    string
		n, floor int
	}{
		"đạt bằng hoặc trên": {">=", 3, 0}, "đạt bằng hoặc  trên": {">", 1, 2}, "đạt 5 km2": {"unit", 2, 0}, "5 km 2": {"", 0, 0},
		"Sở Văn hóa, Thể thao và Du lịch": {"field", 8, 0}, "Sở Văn hóa và Thể thao và Du lịch": {"field", 8, 0},
		"Sở Văn hóa, Thể thao và Du lịch.": {"", 0, 0}, "phòng Tài chính Kế hoạch": {"field", 4, 0},
	} {
		toks := reading.Scan(text).Tokens
		means, n := limits.Before(toks, len(toks)-1, want.floor)
		require.Equal(t, want.means, means, "%q", text)
		require.Equal(t, want.n, n, "%q", text)
	}
	for _, c := range []struct {
		text     string
		bare     bool
		n, slips int
	}{
		{"khong qua", true, 2, 2}, {"khong qua", false, 0, 0}, {"không vượt qua", false, 3, 1}, {"khong vượt qua", false, 0, 0},
		{"không vượt quá", false, 3, 0}, {"khong vuot qua", true, 3, 3}, {"tren", false, 0, 0}, {"tren", true, 1, 1}, {"đa an", true, 0, 0},
	} {
		_, n, slips := limits.Like(reading.Scan(c.text).Tokens, 0, c.bare)
		require.Equal(t, []int{c.n, c.slips}, []int{n, slips}, c.text)
	}
	roads := reading.NewSet("quốc lộ, tỉnh lộ", "văn hóa, thể thao; y tế; \n nội vụ", "hội\n nghị, a")
	for text, want := range map[string]int{"quốc lộ 1": 2, "tỉnh lộ": 2, "văn hóa, thể thao": 5, "văn hóa": 0, "nội vụ": 2, "hội nghị": 2, "y tế": 2} {
		is, n := roads.At(reading.Scan(text).Tokens, 0)
		require.Equal(t, want, n, text)
		require.Equal(t, want > 0, is)
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string]struct {
		value int
		rest  string
	}{
		"một": {1, ""}, "mười": {10, ""}, "mười lăm": {15, ""}, "mười năm": {10, "năm"}, "hai mươi": {20, ""}, "hai mươi mốt": {21, ""},
		"hai mươi tư": {24, ""}, "hai mươi lăm": {25, ""}, "ba mươi nhăm": {35, ""}, "hai mươi năm": {20, "năm"}, "một trăm": {100, ""},
		"một trăm linh năm": {105, ""}, "một trăm lẻ một": {101, ""}, "một trăm năm mươi": {150, ""}, "một trăm hai mươi lăm": {125, ""}, "một trăm mười": {110, ""},
		"một trăm rưỡi": {150, ""}, "chín trăm chín mươi chín": {999, ""}, "một trăm linh": {100, "linh"}, "một trăm năm": {100, "năm"},
		"hai nghìn": {2000, ""}, "hai ngàn năm trăm": {2500, ""}, "hai nghìn không trăm hai mươi lăm": {2025, ""}, "hai nghìn năm": {2000, "năm"},
		"một nghìn linh một": {1001, ""}, "ba triệu rưỡi": {3_500_000, ""}, "một tỷ hai trăm triệu": {1_200_000_000, ""}, "một tỉ": {1_000_000_000, ""},
		"hai tỷ lệ": {2, "tỷ lệ"}, "năm": {5, ""}, "năm 2025": {5, "2025"}, "năm trăm": {500, ""}, "năm mươi": {50, ""}, "không": {0, ""}, "bẩy mươi": {70, ""},
		"chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín": {999_999_999_999, ""},
		"hai ba": {2, "ba"}, "ba triệu hai": {3_000_000, "hai"}, "hai nghìn tỷ": {2000, "tỷ"}, "tám mươi phần trăm": {80, "phần trăm"}, "ba (3)": {3, "(3)"},
		"mười\u00a0hai": {12, ""}, "mu\u031bời hai": {12, ""},
	} {
		text := reading.Scan(text)
		value, n := reading.Spelled(text.Tokens, 0)
		require.Positive(t, n, text.Source)
		require.Equal(t, want.value, value, text.Source)
		require.Equal(t, want.rest, text.Clean(n, len(text.Tokens)), text.Source)
	}
	for _, text := range []string{"", "lăm", "mốt", "mươi", "trăm", "nghìn", "linh năm", "rưỡi", "ngày", "10", "nhat"} {
		_, n := reading.Spelled(reading.Scan(text).Tokens, 0)
		require.Zero(t, n, text)
	}
	for text, want := range map[string][2]int{
		"(10)": {10, 3}, "(mười)": {10, 3}, "( mười lăm ) ngày": {15, 4}, "(10": {0, 0}, "10": {0, 0}, "(10 ngày)": {0, 0}, "()": {0, 0}, "(": {0, 0}, "[05]": {5, 3},
	} {
		value, n := reading.Again(reading.Scan(text).Tokens, 0)
		require.Equal(t, want, [2]int{value, n}, text)
	}
	for text, want := range map[string]string{
		"1.234,5 tỷ": "1.234,5", "80%": "80", "8\u00ad0,\u20605": "80,5", "12.": "12", "1. 2": "1", "1 .2": "1", "１．５": "1.5", "1.2.3": "1.2.3", "x": "",
	} {
		text := reading.Scan(text)
		got, _ := text.Number(0)
		require.Equal(t, want, got, text.Source)
	}
}

func TestRest(t *testing.T) {
	for _, c := range []struct {
		text string
		read []int // tokens
		want []string
	}{
		{"- Hoàn thành, trước 30/6; gửi Bộ (nếu có).", []int{5, 6, 7}, []string{"Hoàn thành, trước", "gửi Bộ (nếu có)"}},
		{"(đạt 80%)", []int{2, 3}, []string{"đạt"}},
		{"“đạt” 80", []int{3}, []string{"“đạt”"}},
		{"a. - ; (", []int{0}, nil},
		{"5 % 6", []int{0, 2}, []string{"%"}},
		{"\"a\" b\"", []int{3}, []string{"\"a\""}},
		{"", nil, nil},
	} {
		text := reading.Scan(c.text)
		read := make([]bool, len(text.Tokens))
		for _, i := range c.read {
			read[i] = true
		}
		var got []string
		for _, p := range text.Rest(read) {
			require.Equal(t, p.Text, c.text[p.Offset:p.Offset+len(p.Text)])
			got = append(got, p.Text)
		}
		require.Equal(t, c.want, got, c.text)
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		" Khoá\u00a0 ĐÀO\ntạo ":            "Khóa ĐÀO tạo",
		"tho\u00adả thuận":                 "thỏa thuận",
		"HOÀ BÌNH, Ðà Nẵng":                "HÒA BÌNH, Đà Nẵng",
		"qúy qúa gìa giá giếng gì ngoài":   "quý quá già giá giếng gì ngoài",
		"khuỷu tay, thuở, uỷ ban, quỹ":     "khuỷu tay, thuở, ủy ban, quỹ",
		"a | b * c":                        "a | b * c",
		"a\xff":                            "a\ufffd",
		"trưóc quýii Qúy":                  "trưóc quýii Quý",
		"quảnlý Müller":                    "quảnlý Müller",
		norm.NFD.String("Nghị quyết số 5"): "Nghị quyết số 5",
		"":                                 "",
	} {
		require.Equal(t, want, reading.Clean(text), "%q", text)
	}
	text := reading.Scan(" 5\u00ad \u2060000\u200b")
	require.Equal(t, []string{" ", " ", "", ""}, []string{text.Gap(0), text.Gap(1), text.Gap(2), text.Gap(-1)})
	text = reading.Scan("hồ  sơ | “hợp lệ” **x**")
	require.Equal(t, "hồ sơ “hợp lệ” x", text.Clean(0, 99))
}

func TestTidy(t *testing.T) {
	for text, want := range map[string]string{
		" Khoá\u00a0 ĐÀO\ntạo ": "Khoá ĐÀO tạo", "tho\u00adả thuận | *x*": "thoả thuận | *x*", norm.NFD.String("HOÀ"): "HOÀ", "Ðà": "Đà", "a\xff": "a\ufffd", "\ufeff": "",
	} {
		require.Equal(t, want, reading.Tidy(text), "%q", text)
	}
}

func TestClear(t *testing.T) {
	for _, c := range []struct{ text, clear, part, place string }{
		{"Gọi ０９１\u00ad2–３４５", "Gọi 0912-345", "0912-345", "０９１\u00ad2–３４５"},
		{"ông  Mẫ\u200bu\t\u2060Thử", "ông Mẫu Thử", "Mẫu Thử", "Mẫ\u200bu\t\u2060Thử"},
		{norm.NFD.String("hoà ở Huế"), "hoà ở Huế", "ở", norm.NFD.String("ở")},
		{"Ðức", "Đức", "c", "Ðức"}, // within a word that was changed: all of it
		{"hoà - 5  - A", "hoà - 5 - A", "5 - A", "5  - A"},
		{"DN401", "DN401", "N401", "N401"},
		{"a \r\n b\xff", "a\nb\ufffd", "\ufffd", "\xff"},
		{"x_y＠z．vn*", "x_y@z.vn*", "x_y@z.vn", "x_y＠z．vn"},
		{" a ", " a ", "a ", "a "},
		{"", "", "", ""},
	} {
		clear := reading.NewClear(c.text, nil)
		require.Equal(t, c.clear, clear.Text, "%q", c.text)
		at := strings.Index(clear.Text, c.part)
		from, to := clear.Place(at, at+len(c.part))
		require.Equal(t, c.place, c.text[from:to], "%q", c.text)
	}
}

func TestBare(t *testing.T) {
	for text, want := range map[string]bool{"khong qua 5%": true, "không qua": false, "da": true, "đa": false, "": true, "Ly ky": true} {
		text := reading.Scan(text)
		require.Equal(t, want, text.Bare(), text.Source)
	}
}

// noise is a text as scanners, keyboards and word processors hand it on.
func noise(t *rapid.T, s string) string {
	var b strings.Builder
	hidden := []string{"", "", "", "\u00ad", "\u2060", "\u200b", "\u200c", "\u200d", "\ufeff", "\u180e", "\u200e", "\ufe0f"}
	for _, r := range s {
		if r == ' ' {
			b.WriteString(rapid.SampledFrom([]string{" ", "  ", "\u00a0", "\u202f", "\u2007", "\t", "\u3000"}).Draw(t, "space"))
			continue
		}
		if rapid.IntRange(0, 4).Draw(t, "capital") == 0 {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		b.WriteString(rapid.SampledFrom(hidden).Draw(t, "hidden"))
	}
	if rapid.Bool().Draw(t, "decomposed") {
		return norm.NFD.String(b.String())
	}
	return b.String()
}

func TestNoiseIsNotThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"không", "quá", "hòa", "thúy", "đường", "ký", "1", "2025", "m", "hợp đồng", "vietcombank", "(", ",", "%", "mười lăm"}), 1, 8).Draw(t, "words")
		clean := strings.Join(words, " ")
		text := noise(t, clean)
		want, got := reading.Scan(clean), reading.Scan(text)
		require.Equal(t, len(want.Tokens), len(got.Tokens), "%q", text)
		for i := range want.Tokens {
			w, g := want.At(i), got.At(i)
			require.Equal(t, []any{w.Kind, w.Word, w.Plain, w.Mark, w.Value, w.Digits, w.Space}, []any{g.Kind, g.Word, g.Plain, g.Mark, g.Value, g.Digits, g.Space}, "%q", text)
		}
		require.Equal(t, strings.ToLower(want.Clean(0, 99)), strings.ToLower(got.Clean(0, 99)), "%q", text)
	})
}

// sound holds what is true of any text.
func sound(t interface {
	require.TestingT
	Helper()
}, s string) {
	t.Helper()
	text := reading.Scan(s)
	at := 0
	for i := range text.Tokens {
		k := text.At(i)
		require.True(t, at <= k.Start && k.Start < k.End && k.End <= len(s), "%q: %+v", s, k)
		require.Equal(t, k.Kind == reading.KindMark, k.Word == 0, "%q: %+v", s, k)
		require.Equal(t, k.Word == 0, k.Plain == 0, "%q: %+v", s, k)
		if k.Kind != reading.KindMark {
			again := reading.Scan(s[k.Start:k.End]).Tokens
			require.Len(t, again, 1)
			require.Equal(t, k.Word, again[0].Word)
			if utf8.ValidString(s) {
				require.Equal(t, k.Word, reading.NewWord(text.Clean(i, i+1)), "%q", s[k.Start:k.End])
			}
		}
		for _, r := range s[at:k.Start] {
			require.False(t, unicode.IsLetter(r) || unicode.IsDigit(r), "%q lost %q", s, r)
		}
		at = k.End
		limits.At(text.Tokens, i)
		limits.Before(text.Tokens, i, 0)
		limits.Like(text.Tokens, i, true)
		if v, n := reading.Spelled(text.Tokens, i); n > 0 {
			require.True(t, v >= 0 && v < 1e12)
		}
		reading.Again(text.Tokens, i)
		text.Number(i)
	}
	clear := reading.NewClear(s, nil)
	require.True(t, utf8.ValidString(clear.Text))
	before := 0
	for i := range clear.Text {
		from, to := clear.Place(i, i+1)
		require.True(t, before <= from && from < to && to <= len(s), "%q at %d", s, i)
		before = from
	}
	require.Equal(t, reading.Tidy(s), reading.Tidy(reading.Tidy(s)), "%q", s)
	clean := reading.Clean(s)
	require.True(t, utf8.ValidString(clean))
	require.Equal(t, clean, reading.Clean(clean), "%q", s)
	for _, p := range text.Rest(nil) {
		require.Equal(t, p.Text, s[p.Offset:p.Offset+len(p.Text)])
	}
}

var odd = []string{"", "tối thi\u00adểu 80%", "e\u0323\u0302\u0301\u0308", "ｱﾞ㎏ﬁ①²", "\u0301\u0300a\u0345", "İıſK", "a\u200d\u0301b", "１２\u00ad３", "\xe1\xba", "🇻🇳 80", "m²/người", "1\u0e31", "한국어 ế", "a\u031b\u031b", "ʼn", "Av\u0303\u0323", "ﾞ0", "\u1f88\u00ad\u0300"}

func TestAnyText(t *testing.T) {
	for _, s := range odd {
		sound(t, s)
	}
	rapid.Check(t, func(t *rapid.T) { sound(t, rapid.String().Draw(t, "text")) })
}

func FuzzScan(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Add("Trước ngày 20 các tháng 3, 6, 9, 12/2024 mười (10) ngày")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			return
		}
		sound(t, s)
	})
}
