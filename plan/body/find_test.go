package body_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func TestFindNamesForSure(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-02-04")
	for name, id := range map[string]body.ID{
		"G22": "G22", "h26": "H26", "000.00.00.H29": "H29", " VPCP ": "G22",
		"Văn phòng Chính phủ": "G22", "văn phòng chính phủ": "G22", "VĂN PHÒNG CHÍNH PHỦ": "G22", "VP Chính phủ": "G22",
		"TTCP": "G20", "NHNN": "G19", "BTP": "G15", "Ngân hàng Nhà nước": "G19",
		"Bộ TT&TT": "G14", "Bộ TT & TT": "G14", "Bộ TTTT": "G14", "Bộ KH&CN": "G06", "Bộ KH&ĐT": "G05", "Bộ NN&PTNT": "G10", "Bộ NN và PTNT": "G10",
		"Bộ Nông nghiệp và PTNT": "G10", "Bộ LĐ-TB&XH": "G07", "Bộ Lao động – Thương binh và Xã hội": "G07", "Bộ Lao động, Thương binh và Xã hội": "G07",
		"Bộ Văn hoá, Thể thao và Du lịch": "G16", "Bộ Văn hóa Thể thao & Du lịch": "G16", "Bộ GD-ĐT": "G03",
		"BộTài chính": "G12", "Bộ  Tài\nchính": "G12", "Bo Tai chinh": "G12",
		"UBND TP. HCM": "H29", "TP.HCM": "H29", "TPHCM": "H29", "Tp Hồ Chí Minh": "H29", "UBND Thành phố Hồ Chí Minh": "H29", "Hồ Chí Minh": "H29",
		"UBND tỉnh An Giang": "H01", "tỉnh An Giang": "H01", "An Giang": "H01", "UBND An Giang": "H01", "Uỷ ban nhân dân tỉnh An Giang": "H01",
		"Hoà Bình": "H28", "tỉnh Hòa Bình": "H28", "Bà Rịa – Vũng Tàu": "H06", "Bà Rịa Vũng Tàu": "H06", "Thừa Thiên - Huế": "H57", "Huế": "H57", "thành phố Huế": "H57",
		"Đắc Lắc": "H15", "Đăk Nông": "H16", "Bắc Cạn": "H03", "Kontum": "H34",
		"UBND T.P Hồ Chí Minh": "H29", "T.P Huế": "H57", "UBND T.P. HCM": "H29", "Bộ Nông nghiệp & PTNT": "G10", "Bộ Nông nghiệp& PTNT": "G10", "Bộ Nông nghiệp &PTNT": "G10",
		"HĐND tỉnh Nghệ An": "K41", "VTV": "G28", "Kiểm toán Nhà nước": "F01", "Thanh tra CP": "G20",
	} {
		m := r.Find(name, on)
		assert.Equal(t, id, m.Body.ID(), name)
		assert.False(t, m.Doubtful(), name)
		assert.Equal(t, m, r.Find(norm.NFD.String(name), on), "decomposed: %s", name)
	}
}

func TestFindNamesInDoubt(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-02-04")
	for name, want := range map[string]struct {
		id    body.ID
		doubt body.Doubt
	}{
		"Bồ Nội vụ":                            {"G09", body.DoubtAccents},
		"Bộ Cổng an":                           {"G01", body.DoubtAccents},
		"Văn phòng Chinh phủ":                  {"G22", body.DoubtAccents},
		"Bộ Tài chnh":                          {"G12", body.DoubtSpelling},
		"Bộ Tài chihn":                         {"G12", body.DoubtSpelling}, // two letters swapped
		"Bộ Kế hoạch và Đầu tưư":               {"G05", body.DoubtSpelling},
		"Bộ Thông tin Truyền thông":            {"G14", body.DoubtSpelling},
		"Bộ Giáo dục và Đào tao":               {"G03", body.DoubtAccents},
		"Bộ Giáo dục":                          {"G03", body.DoubtSpelling},
		"Bộ Lao động":                          {"G07", body.DoubtSpelling},
		"Bộ Tài chínhh":                        {"G12", body.DoubtSpelling},
		"Bộ Sây dựng":                          {"G17", body.DoubtSpelling},
		"Quảng Nih":                            {"H49", body.DoubtSpelling},
		"Hà Namm":                              {"H25", body.DoubtSpelling}, // a name of five letters bears one slip
		"Bộ Kế hoạck và Đầu tn":                {"G05", body.DoubtSpelling}, // and one of fourteen two
		"UBND tỉnh Quảng Nih":                  {"H49", body.DoubtSpelling},
		"Bộ Nông nghiệp và Môi trường":         {"G10", body.DoubtLater}, // so called from 1 March 2025
		"Ủy ban nhân dân thành phố Quảng Ninh": {"H49", body.DoubtLater},
	} {
		m := r.Find(name, on)
		assert.Equal(t, want.id, m.Body.ID(), name)
		assert.Equal(t, want.doubt, m.Doubt, name)
		assert.Contains(t, m.Candidates, m.Body)
		assert.Contains(t, m.Message(form.Vietnamese, on), string(want.id))
		assert.NotEqual(t, m.Message(form.Vietnamese, on), m.Message(form.English, on))
	}
}

func TestFindNothing(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-02-04")
	for _, name := range []string{"", "  ", "Sở Nội vụ", "Bộ", "Hà Tây", "G37", "H99", "Bộ Vũ trụ", "và", "các bộ, ngành", "Tổ công tác đặc biệt của tỉnh",
		"Bộ Y tếp", "Bộ Tài chíg"} {
		m := r.Find(name, on)
		assert.False(t, m.Found() || m.Doubtful(), name)
	}
	assert.Equal(t, "Bộ Thông tin và Truyền thông", r.Nearest("Bộ Thông tin", 5)[0])
	assert.Equal(t, "Bộ Y tế", r.Nearest("Bộ Y te cộng đồng", 1)[0])
	assert.Contains(t, r.Nearest("Hà Tây", 5), "Hà Nam")
	assert.Empty(t, r.Nearest("", 5))
	assert.Empty(t, r.Nearest("Bộ Y tế", 0))
}

// Public sample data gives these identifiers to the wrong bodies.
func TestWrongIdentifiersOfSamples(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-02-04")
	for name, wrong := range map[string]body.ID{"UBND thành phố Hà Nội": "H02", "Bộ Tư pháp": "H01", "UBND tỉnh Thanh Hóa": "H05", "Bộ Nội vụ": "H43"} {
		assert.NotEqual(t, wrong, r.Find(name, on).Body.ID())
	}
}

// A name by which a body goes on a day finds it on that day.
func TestNamesFindTheirBodies(t *testing.T) {
	r := body.Vietnam()
	var all []body.Body
	for b := range r.Bodies() {
		all = append(all, b)
	}
	require.Equal(t, r.Len(), len(all))
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SampledFrom(all).Draw(t, "body")
		n := rapid.SampledFrom(b.Namings()).Draw(t, "naming")
		on := n.Span.Since
		if on == 0 {
			on = n.Span.Until - 1
		}
		if n.Span.Until == 0 {
			on = day("2026-11-21")
		}
		name := rapid.SampledFrom(append([]string{n.Name}, n.Short...)).Draw(t, "name")
		m := r.Find(name, on)
		if m.Body != b || m.Doubtful() {
			t.Fatalf("%q on %s: %v %s %v", name, on, m.Body, m.Doubt, m.Candidates)
		}
	})
}

func TestParseID(t *testing.T) {
	for _, s := range []string{"G22", "H26", "H26.12", "H26.12.03", "H57.A1", "A01", "Y99", "local:to-cong-tac-tthc", "local:to-cong-tac-tthc.to-truong", "local:00004",
		"H26.Z", "H26.A", "local:z", "local:a", "H26.0123456789012345678901234567890", "local:" + strings.Repeat("a", 94)} {
		id, err := body.ParseID(s)
		require.NoError(t, err, s)
		assert.Equal(t, s, id.String())
		text, err := id.MarshalText()
		require.NoError(t, err)
		var back body.ID
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, id, back)
	}
	for _, s := range []string{"", "g22", "G2", "G222", "Z01", "G22.", "G22..1", "G22.a", " G22", "G22-1", "22", "000.00.00.H29", "local:", "local:A", "local:a b", "local:-a", "local:a-", "local:a..b",
		"H26.01234567890123456789012345678901", "local:" + strings.Repeat("a", 95), "G22.0123456789012345678901234567890123"} {
		_, err := body.ParseID(s)
		var e *form.Error
		require.ErrorAs(t, err, &e, s)
		assert.ErrorIs(t, err, body.IDForm)
		assert.Equal(t, s, e.Value)
		assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English))
	}
	_, err := body.ID("").MarshalText()
	assert.Error(t, err)
	assert.True(t, body.ID("local:x").IsLocal())
	assert.False(t, body.ID("G22").IsLocal())
}

func TestClasses(t *testing.T) {
	s := body.ClassesOf(body.Ministry, body.ProvincialCommittee, "nothing")
	assert.Equal(t, []body.Class{body.Ministry, body.ProvincialCommittee}, s.List())
	assert.Equal(t, "ministry+provincial-committee", s.String())
	assert.True(t, s.Has(body.Ministry))
	assert.False(t, s.Has(body.Office))
	assert.False(t, s.Has(""))
	assert.Len(t, (^body.Classes(0)).List(), 26)
	for _, c := range (^body.Classes(0)).List() {
		assert.True(t, c.Valid())
	}
	assert.Equal(t, body.LevelCentral, body.Vietnam().ByID("G22").Level(0))
	assert.Equal(t, body.LevelProvincial, body.Vietnam().ByID("H26").Level(0))
	assert.Equal(t, body.LevelCentral, body.Vietnam().ByID("local:to-cong-tac-tthc.to-truong").Level(0))
}

func TestTheZeroBody(t *testing.T) {
	var b body.Body
	assert.True(t, b.IsZero())
	assert.Equal(t, body.Naming{}, b.Naming(day("2025-01-01")))
	assert.False(t, b.Lives(0))
	assert.Empty(t, b.Code(body.GSO, 0))
	assert.Nil(t, b.Successors())
}

func TestLookingUpAllocatesNothing(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-01-15")
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		b := r.ByID("H05")
		if !b.Lives(on) || b.Name(on) == "" || b.Class(on) == "" || b.Code(body.GSO, on) != "27" {
			t.Fail()
		}
	}))
}

// What is offered where nothing is found: the nearest first, of each body its
// best name, and no more than asked for.
func TestNearestNames(t *testing.T) {
	r, err := body.New(body.Data{Bodies: []body.Row{
		{ID: "G12", Name: "Bộ Tài chính", Class: "ministry", Short: []string{"BTC", "Bộ TC"}}, {ID: "G14", Name: "Bộ Thông tin và Truyền thông", Class: "ministry"},
		{ID: "G15", Name: "Bộ Tư pháp", Class: "ministry", Until: "2025-01-01"}, {ID: "G15", Name: "Bộ Tư pháp và Thi hành án", Class: "ministry", Since: "2025-01-01", Change: "rename"},
		{ID: "G18", Name: "Bộ Y tế", Class: "ministry"},
	}})
	require.NoError(t, err)
	assert.Equal(t, []string{"Bộ Tài chính"}, r.Nearest("Bộ Tài chinhs", 1))
	assert.Equal(t, "Bộ Tư pháp", r.Nearest("Bo Tu phap", 3)[0])
	all := r.Nearest("Bộ Tư pháp và", 10)
	assert.Len(t, all, 4, "each body once")
	assert.Equal(t, "Bộ Tư pháp", all[0])
	assert.Equal(t, "Bộ Tư pháp và Thi hành án", r.Nearest("Bộ Tư pháp và Thi hành", 10)[0])
	assert.Len(t, r.Nearest("Bộ Tư pháp và", 2), 2)
	assert.Empty(t, r.Nearest("Bộ Tư pháp", 0))
	assert.Empty(t, r.Nearest(" - ", 3))
	assert.Len(t, r.Nearest("xkqz", 10), 4, "however far away they are")
	assert.Equal(t, "Bộ Tư pháp và Thi hành án", r.Nearest("Vụ Bộ Tư pháp và Thi hành án "+strings.Repeat("dân sự ", 12), 1)[0], "however long the text is")
}

// However many are asked for, and however many names there are, a hundred are
// offered, the same whoever asks.
func TestNearestNamesAreBounded(t *testing.T) {
	r, err := body.Vietnam().With(units())
	require.NoError(t, err)
	many := r.Nearest("xã Tân Lập", 1<<40)
	assert.Len(t, many, 100)
	assert.Equal(t, many[:5], r.Nearest("xã Tân Lập", 5))
	assert.Len(t, r.Nearest(strings.Repeat("x ", 250), 3), 3, "of 500 bytes that no name has")
	assert.Equal(t, "Bộ Tài nguyên và Môi trường", r.Nearest("Bộ Tài nguyên Môi trường", 1)[0], "the right one among all communes")
}

// A slip or two are forgiven, the more the longer the name, and of the names
// that are close all the closest are told.
func TestSlipsInNames(t *testing.T) {
	row := func(id, name string) body.Row { return body.Row{ID: id, Name: name, Class: "unit"} }
	r, err := body.New(body.Data{Bodies: []body.Row{
		row("local:to-chuc", "Vụ Tổ chức cán bộ"), // thirteen letters
		row("local:1", "Chi cục Thủy sản vùng 1"), row("local:2", "Chi cục Thủy sản vùng 2"), row("local:3", "Chi cục Thủy sản vùng 3"),
		{ID: "local:x", Name: "Sở Bưu điệu", Short: []string{"Sở Bưu điện"}, Class: "department"},
	}})
	require.NoError(t, err)
	ids := func(m body.Match) (s []string) {
		for _, b := range m.Candidates {
			s = append(s, b.String())
		}
		return s
	}
	assert.Equal(t, []string{"local:to-chuc"}, ids(r.Find("Vụ Tổ chứk cán bộ", form.NoDay)))
	assert.Empty(t, ids(r.Find("Vụ Tổ chứk cán bn", form.NoDay)), "two slips in thirteen letters")
	assert.Equal(t, []string{"local:1", "local:2", "local:3"}, ids(r.Find("Chi cục Thủy sản vùng 4", form.NoDay)))
	assert.Equal(t, []string{"local:1", "local:2"}, ids(r.Find("Chi cục Thủy sản vùng 12", form.NoDay)), "the third is two letters away")
	assert.Equal(t, "Sở Bưu điện", r.Nearest("Sở Bưu điệt", 1)[0], "of two names as near the first in order")
}

// A text without accents means all names that are spelt so.
func TestNamesAlikeButForTheirAccents(t *testing.T) {
	row := func(id, name string) body.Row { return body.Row{ID: id, Name: name, Class: "commune-committee"} }
	r, err := body.New(body.Data{Bodies: []body.Row{row("local:a", "Ủy ban nhân dân xã Hòa Lạc"), row("local:b", "Ủy ban nhân dân xã Hóa Lạc")}})
	require.NoError(t, err)
	m := r.Find("xa Hoa Lac", form.NoDay)
	assert.Equal(t, body.DoubtSeveral, m.Doubt)
	assert.Len(t, m.Candidates, 2)
	assert.Equal(t, body.ID("local:b"), r.Find("xã Hóa Lạc", form.NoDay).Body.ID())
}

// Four bodies above may stand behind a name, and no more.
func TestBodiesAboveBehindAName(t *testing.T) {
	names := []string{"Bộ Mẫu", "Tổng cục Thử", "Cục Đường", "Chi cục Sông", "Đội Thuyền", "Tổ Chèo"}
	var data body.Data
	parent := ""
	for i, name := range names {
		id := "local:" + string(rune('a'+i))
		data.Bodies = append(data.Bodies, body.Row{ID: id, Name: name, Class: "unit", Parent: parent})
		parent = id
	}
	r, err := body.New(data)
	require.NoError(t, err)
	assert.Equal(t, body.ID("local:e"), r.Find("Đội Thuyền, Chi cục Sông, Cục Đường, Tổng cục Thử, Bộ Mẫu", form.NoDay).Body.ID())
	assert.False(t, r.Find("Tổ Chèo, Đội Thuyền, Chi cục Sông, Cục Đường, Tổng cục Thử, Bộ Mẫu", form.NoDay).Found())
}

// The words of an abbreviation share its place: only before the first there
// may be a line break. "&" is a word where a space stands beside it.
func TestScan(t *testing.T) {
	words := func(text string) (s []string) {
		scanned := body.Scan(text)
		for _, k := range scanned.Tokens {
			word := k.Word.String()
			if k.Mark != 0 {
				word = string(k.Mark)
			}
			if k.Line {
				word = "\n" + word
			}
			s = append(s, word)
		}
		return s
	}
	assert.Equal(t, []string{"các", "\nủy", "ban", "nhân", "dân", "xã"}, words("các\nUBND xã"))
	assert.Equal(t, []string{"kinh", "và", "tế"}, words("Kinh& tế"))
	assert.Equal(t, []string{"kinh", "và", "tế"}, words("Kinh &tế"))
	assert.Equal(t, []string{"bộ", "tt", "&", "tt"}, words("Bộ TT&TT"))
	assert.Equal(t, []string{"thành", "phố", "vinh"}, words("T.P Vinh"))
	assert.Equal(t, []string{"t", ".", "vinh"}, words("T.Vinh"))
	assert.Equal(t, []string{"t", ".", "p"}, words("T. P"))
	assert.Equal(t, []string{"t", ".", "p"}, words("T .P"))
}

// A name is looked up word by word, as long as names go on so.
func TestLookupEndsWhereNoNameGoesOn(t *testing.T) {
	l := body.Vietnam().Lookup(day("2025-02-04"))
	text := body.Scan("Bộ Nội trợ")
	m, _, more := l.Add(&text, 0)
	assert.False(t, m.Found())
	assert.True(t, more)
	_, _, more = l.Add(&text, 1)
	assert.True(t, more)
	_, _, more = l.Add(&text, 2)
	assert.False(t, more)
	l.Reset()
	text = body.Scan("Bộ Nội vụ")
	for i := range text.Tokens {
		m, _, _ = l.Add(&text, i)
	}
	assert.Equal(t, body.ID("G09"), m.Body.ID())
}

// Letters and figures that stand together are one word.
func TestWordsOfLettersAndFigures(t *testing.T) {
	r, err := body.New(body.Data{Bodies: []body.Row{{ID: "local:c06", Name: "Cục C06", Class: "unit"}, {ID: "local:c07", Name: "Cục C07", Class: "unit"}}})
	require.NoError(t, err)
	assert.Equal(t, body.ID("local:c06"), r.Find("Cục C06", form.NoDay).Body.ID())
	assert.Equal(t, body.ID("local:c07"), r.Find("Cục C07", form.NoDay).Body.ID())
	for _, other := range []string{"Cục D06", "Cục C6"} {
		m := r.Find(other, form.NoDay)
		assert.False(t, m.Found() && !m.Doubtful(), other)
	}
}

// A body is found below the one that stood above it, and above that, when it
// was so called; a name holds from the day on which it begins; all that share
// a name are told.
func TestNamesAndThoseAbove(t *testing.T) {
	row := func(id, name, class, parent, since, until string) body.Row {
		change := ""
		if since != "" {
			change = "parent"
		}
		return body.Row{ID: id, Name: name, Class: class, Parent: parent, Since: since, Until: until, Change: change}
	}
	r, err := body.New(body.Data{Bodies: []body.Row{
		row("H01", "Ủy ban nhân dân tỉnh Mẫu Một", "provincial-committee", "", "", ""), row("H02", "Ủy ban nhân dân tỉnh Mẫu Hai", "provincial-committee", "", "", ""),
		row("local:d", "Ủy ban nhân dân huyện Giữa", "district-committee", "H01", "", "2024-01-01"), row("local:d", "Ủy ban nhân dân huyện Giữa", "district-committee", "H02", "2024-01-01", ""),
		row("local:c", "Ủy ban nhân dân xã Xưa", "commune-committee", "local:d", "", "2024-01-01"), {ID: "local:c", Name: "Ủy ban nhân dân xã Nay", Class: "commune-committee", Parent: "local:d", Since: "2024-01-01", Change: "rename"},
		row("H01.1", "Sở Chung", "department", "H01", "", ""), row("H02.1", "Sở Chung", "department", "H02", "", ""), row("H02.2", "Sở Chung", "department", "local:d", "", ""),
	}})
	require.NoError(t, err)
	on := day("2025-01-01")
	for name, want := range map[string]body.ID{
		"xã Xưa, tỉnh Mẫu Một": "local:c", "xã Xưa, tỉnh Mẫu Hai": "", "xã Nay, tỉnh Mẫu Hai": "local:c", "xã Nay, tỉnh Mẫu Một": "",
		"huyện Giữa, tỉnh Mẫu Một": "local:d", "huyện Giữa, tỉnh Mẫu Hai": "local:d",
	} {
		assert.Equal(t, want, r.Find("Ủy ban nhân dân "+name, on).Body.ID(), name)
	}
	assert.Len(t, r.Find("Sở Chung", on).Candidates, 3)
	assert.False(t, body.Vietnam().Find("Bộ Nông nghiệp và Môi trường", day("2025-03-01")).Doubtful(), "the day on which the name begins")
	assert.True(t, body.Vietnam().Find("Bộ Nông nghiệp và Môi trường", day("2025-02-28")).Doubtful())
}

// What is longer than any name is not looked up, whatever it begins with.
func TestNamesThatAreTooLong(t *testing.T) {
	r := body.Vietnam()
	long := "Bộ Y tế" + strings.Repeat(" ", 500-len("Bộ Y tế"))
	assert.Equal(t, body.ID("G18"), r.Find(long, day("2025-01-15")).Body.ID())
	assert.False(t, r.Find(long+" ", day("2025-01-15")).Found())
	assert.NotEmpty(t, r.Nearest(long, 1))
	assert.Empty(t, r.Nearest(long+" ", 1))
}
