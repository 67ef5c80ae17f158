package body_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func day(s string) form.Day { return form.MustParseDay(s) }

// table reads the tables of Decisions 20/2020/QĐ-TTg and 09/2025/QĐ-TTg as
// they were transcribed from the signed decisions, with the statistical codes
// of Decisions 124/2004/QĐ-TTg and 19/2025/QĐ-TTg beside them.
func table(t testing.TB) []map[string]string {
	f, err := os.Open("testdata/identifiers.csv")
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestIdentifiersOfTheDecisions(t *testing.T) {
	r := body.Vietnam()
	before, after := day("2025-01-15"), day("2026-10-10")
	g, h := 0, 0
	for _, row := range table(t) {
		id := body.MustParseID(row["code"])
		b := r.ByID(id)
		if row["code"] == "G37" {
			assert.True(t, b.IsZero(), "the holder of G37 is not known")
			continue
		}
		require.False(t, b.IsZero(), row["code"])
		if row["code"][0] == 'G' {
			g++
		} else {
			h++
		}
		full := strings.NewReplacer("UBND Thành phố", "Ủy ban nhân dân Thành phố", "UBND", "Ủy ban nhân dân").Replace
		if name := row["name_2020"]; name != "" {
			assert.Equal(t, b, r.Find(name, day("2024-06-01")).Body, name)
			assert.True(t, strings.EqualFold(full(name), b.Name(day("2024-06-01"))), "%s: %s", row["code"], b.Name(day("2024-06-01")))
			assert.Equal(t, row["code"], b.Code(body.Identifier, before), row["code"])
		}
		if name := row["name_current"]; name != "" {
			assert.Equal(t, full(name), b.Name(after))
			assert.Equal(t, b, r.Find(name, after).Body, name)
			assert.Equal(t, row["code"], b.Code(body.Identifier, after))
		}
		if closed := row["closed_on"]; closed != "" {
			assert.Equal(t, row["code"], b.Code(body.Identifier, day(closed)-1))
			assert.Empty(t, b.Code(body.Identifier, day(closed)), "%s was closed", row["code"])
		}
		if to := row["successor"]; to != "" {
			a := r.Answers(id, after)
			assert.Equal(t, body.OutcomeOne, a.Outcome, row["code"])
			one, ok := a.One()
			assert.True(t, ok)
			assert.Equal(t, to, one.String(), row["code"])
		}
		assert.Equal(t, row["gso_old"], b.Code(body.GSO, day("2025-06-30")), row["code"])
		assert.Equal(t, row["gso_now"], b.Code(body.GSO, day("2025-07-01")), row["code"])
		for _, c := range []struct{ value, on string }{{row["gso_old"], "2025-06-30"}, {row["gso_now"], "2025-07-01"}} {
			if c.value != "" {
				assert.Equal(t, b, r.ByCode(body.GSO, c.value, day(c.on)), "GSO %s on %s", c.value, c.on)
			}
		}
	}
	assert.Equal(t, 28+6+3, g)
	assert.Equal(t, 63, h)
}

// The predecessors of the 34 provinces, by statistical code of the merged
// province: Resolution 202/2025/QH15 and Decision 19/2025/QĐ-TTg.
func TestProvincesOf2025(t *testing.T) {
	unchanged := "01 04 11 12 14 20 22 38 40 42 46"
	merged := map[string]string{
		"08": "Tuyên Quang=Hà Giang,Tuyên Quang", "15": "Lào Cai=Lào Cai,Yên Bái", "19": "Thái Nguyên=Bắc Kạn,Thái Nguyên",
		"24": "Bắc Ninh=Bắc Giang,Bắc Ninh", "25": "Phú Thọ=Hòa Bình,Phú Thọ,Vĩnh Phúc", "31": "Hải Phòng=Hải Dương,Hải Phòng",
		"33": "Hưng Yên=Hưng Yên,Thái Bình", "37": "Ninh Bình=Hà Nam,Nam Định,Ninh Bình", "44": "Quảng Trị=Quảng Bình,Quảng Trị",
		"48": "Đà Nẵng=Đà Nẵng,Quảng Nam", "51": "Quảng Ngãi=Quảng Ngãi,Kon Tum", "52": "Gia Lai=Bình Định,Gia Lai",
		"56": "Khánh Hòa=Khánh Hòa,Ninh Thuận", "66": "Đắk Lắk=Phú Yên,Đắk Lắk", "68": "Lâm Đồng=Bình Thuận,Đắk Nông,Lâm Đồng",
		"75": "Đồng Nai=Bình Phước,Đồng Nai", "79": "Hồ Chí Minh=Bình Dương,Bà Rịa - Vũng Tàu,Hồ Chí Minh", "80": "Tây Ninh=Tây Ninh,Long An",
		"82": "Đồng Tháp=Tiền Giang,Đồng Tháp", "86": "Vĩnh Long=Bến Tre,Trà Vinh,Vĩnh Long", "91": "An Giang=An Giang,Kiên Giang",
		"92": "Cần Thơ=Cần Thơ,Hậu Giang,Sóc Trăng", "96": "Cà Mau=Bạc Liêu,Cà Mau",
	}
	r := body.Vietnam()
	on := day("2025-07-01")
	for _, code := range strings.Fields(unchanged) {
		b := r.ByCode(body.GSO, code, on)
		require.False(t, b.IsZero(), code)
		assert.Empty(t, b.Absorbed(), code)
		assert.Equal(t, b, r.ByCode(body.GSO, code, on-1), code)
	}
	absorbed := 0
	for code, row := range merged {
		name, predecessors, _ := strings.Cut(row, "=")
		b := r.ByCode(body.GSO, code, on)
		require.Equal(t, r.Find(name, on).Body, b, row)
		for p := range strings.SplitSeq(predecessors, ",") {
			old := r.Find(p, on-1).Body
			require.True(t, old.Lives(on-1), p)
			one, ok := r.Answers(old.ID(), on).One()
			assert.True(t, ok && one == b, p)
			assert.Equal(t, p == name, old == b, "the identifier goes by the name: %s", p)
		}
		absorbed += len(b.Absorbed())
		for _, s := range b.Absorbed() {
			assert.Equal(t, on, s.On)
			assert.Equal(t, body.SuccessionMerge, s.Kind)
			assert.Equal(t, "NQ 202/2025/QH15", s.Source)
		}
	}
	assert.Equal(t, 29, absorbed)
	assert.Equal(t, 34, len(strings.Fields(unchanged))+len(merged))
}

func TestMembersOfClasses(t *testing.T) {
	r := body.Vietnam()
	for _, c := range []struct {
		on                                 string
		ministries, levels, gov, provinces int
	}{
		{"2024-01-10", 18, 4, 8, 63},
		{"2025-01-15", 18, 4, 8, 63},
		{"2025-02-28", 18, 4, 8, 63},
		{"2025-03-01", 14, 3, 5, 63},
		{"2025-06-30", 14, 3, 5, 63},
		{"2025-07-01", 14, 3, 5, 34},
		{"2025-07-15", 14, 3, 5, 34},
		{"2026-11-21", 14, 3, 5, 34},
	} {
		on := day(c.on)
		assert.Len(t, r.Members(body.ClassesOf(body.Ministry), on), c.ministries, c.on)
		assert.Len(t, r.Members(body.ClassesOf(body.MinistryLevelAgency), on), c.levels, c.on)
		assert.Len(t, r.Members(body.ClassesOf(body.GovernmentAgency), on), c.gov, c.on)
		assert.Len(t, r.Members(body.ClassesOf(body.ProvincialCommittee), on), c.provinces, c.on)
		assert.Len(t, r.Members(body.ClassesOf(body.ProvincialCouncil), on), c.provinces, c.on)
	}
	// 28 tỉnh and 6 thành phố on 1 July 2025; 25 and 9 from 20 September 2026.
	for on, cities := range map[string]int{"2024-12-31": 5, "2025-01-01": 6, "2025-07-01": 6, "2026-04-30": 7, "2026-09-01": 8, "2026-09-20": 9} {
		n := 0
		for _, b := range r.Members(body.ClassesOf(body.ProvincialCommittee), day(on)) {
			if strings.Contains(strings.ToLower(b.Name(day(on))), "thành phố") {
				n++
			}
		}
		assert.Equal(t, cities, n, on)
	}
}

func TestMinistryThatEnded(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-06-01")
	m := r.Find("Bộ Thông tin và Truyền thông", on)
	require.False(t, m.Doubtful())
	b := m.Body
	assert.Equal(t, body.ID("G14"), b.ID())
	assert.Equal(t, day("2025-03-01"), b.Life().Until)
	assert.False(t, b.Lives(on))
	assert.Equal(t, "G14", b.Code(body.Identifier, day("2025-04-13")), "the code outlives the body")
	assert.Empty(t, b.Code(body.Identifier, day("2025-04-14")))

	a := r.Answers(b.ID(), on)
	assert.Equal(t, body.OutcomeOne, a.Outcome)
	one, _ := a.One()
	assert.Equal(t, "Bộ Khoa học và Công nghệ", one.Name(on))
	require.Len(t, a.Path, 1)
	assert.Equal(t, body.Succession{From: "G14", To: "G06", On: day("2025-03-01"), Kind: body.SuccessionMerge, Source: "NQ 176/2025/QH15"}, a.Path[0])
	functions := map[body.ID]body.Function{}
	for _, s := range a.Functions {
		functions[s.To] = s.Function
	}
	assert.Equal(t, map[body.ID]body.Function{"G16": "báo chí, xuất bản", "G01": "an toàn thông tin mạng"}, functions)
	assert.Contains(t, a.Reason(form.Vietnamese), "Bộ Khoa học và Công nghệ kế thừa (NQ 176/2025/QH15)")

	assert.Equal(t, body.OutcomeItself, r.Answers("G14", day("2025-02-28")).Outcome)
	assert.Empty(t, r.Answers("G14", day("2025-02-28")).Functions)
}

func TestNobodyAndNotYet(t *testing.T) {
	r := body.Vietnam()
	a := r.Answers("G36", day("2025-06-01"))
	assert.Equal(t, body.OutcomeNobody, a.Outcome)
	assert.Empty(t, a.Bodies)
	require.Len(t, a.Functions, 1)
	assert.Equal(t, body.ID("G12"), a.Functions[0].To)
	assert.Equal(t, body.OutcomeNobody, r.Answers("G34", day("2025-06-01")).Outcome)
	assert.Equal(t, body.OutcomeNotYet, r.Answers("local:to-cong-tac-tthc", day("2023-08-05")).Outcome)
	assert.Equal(t, body.OutcomeItself, r.Answers("local:to-cong-tac-tthc", day("2023-08-06")).Outcome)
	unknown := r.Answers("G99", day("2025-06-01"))
	assert.Equal(t, body.OutcomeUnknown, unknown.Outcome)
	assert.Empty(t, unknown.Bodies)
	assert.Equal(t, "danh mục không có cơ quan mang mã G99", unknown.Reason(form.Vietnamese))
	assert.Equal(t, "the registry knows no body G99", unknown.Reason(form.English))
	// The universities lost their codes, not their lives.
	assert.Equal(t, body.OutcomeItself, r.Answers("G25", day("2025-06-01")).Outcome)
	assert.Empty(t, r.ByID("G25").Code(body.Identifier, day("2025-06-01")))
}

func TestSeveralAnswerForADividedBody(t *testing.T) {
	r, err := body.Vietnam().With(body.Data{
		Bodies: []body.Row{
			{ID: "local:so-a", Name: "Sở Kinh tế", Class: "department", Parent: "H26", Until: "2025-03-01"},
			{ID: "local:so-b", Name: "Sở Tài chính", Class: "department", Parent: "H26"},
			{ID: "local:so-c", Name: "Sở Thương mại", Class: "department", Parent: "H26", Until: "2025-07-01"},
			{ID: "local:so-d", Name: "Sở Công Thương", Class: "department", Parent: "H26", Since: "2025-07-01"},
		},
		Successions: []body.SuccessionRow{
			{From: "local:so-a", To: "local:so-b", On: "2025-03-01", Kind: "split"},
			{From: "local:so-a", To: "local:so-c", On: "2025-03-01", Kind: "split"},
			{From: "local:so-c", To: "local:so-d", On: "2025-07-01", Kind: "replace"},
		}})
	require.NoError(t, err)
	ids := func(a body.Answer) (s []string) {
		for _, b := range a.Bodies {
			s = append(s, b.String())
		}
		return s
	}
	a := r.Answers("local:so-a", day("2025-05-01"))
	assert.Equal(t, body.OutcomeSeveral, a.Outcome)
	assert.Equal(t, []string{"local:so-b", "local:so-c"}, ids(a))
	a = r.Answers("local:so-a", day("2025-08-01"))
	assert.Equal(t, []string{"local:so-b", "local:so-d"}, ids(a), "a successor's successor")
	assert.Len(t, a.Path, 3)
}

func TestChangesOfNameAndType(t *testing.T) {
	r := body.Vietnam()
	for _, c := range []struct {
		id           body.ID
		on           string
		before, from string
		change       body.Change
	}{
		{"H57", "2025-01-01", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", "Ủy ban nhân dân thành phố Huế", body.ChangeType},
		{"H19", "2026-04-30", "Ủy ban nhân dân tỉnh Đồng Nai", "Ủy ban nhân dân thành phố Đồng Nai", body.ChangeType},
		{"H49", "2026-09-01", "Ủy ban nhân dân tỉnh Quảng Ninh", "Ủy ban nhân dân thành phố Quảng Ninh", body.ChangeType},
		{"H05", "2026-09-20", "Ủy ban nhân dân tỉnh Bắc Ninh", "Ủy ban nhân dân thành phố Bắc Ninh", body.ChangeType},
		{"G10", "2025-03-01", "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường", body.ChangeRename},
		{"G21", "2025-03-01", "Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", body.ChangeUpgrade},
	} {
		b := r.ByID(c.id)
		assert.Equal(t, c.before, b.Name(day(c.on)-1))
		assert.Equal(t, c.from, b.Name(day(c.on)))
		assert.Equal(t, c.change, b.Naming(day(c.on)).Change)
		assert.NotEmpty(t, b.Naming(day(c.on)).Source)
		assert.True(t, b.Lives(day(c.on)-1) && b.Lives(day(c.on)), "one life")
	}
	assert.Equal(t, body.MinistryLevelAgency, r.ByID("G21").Class(day("2025-02-28")))
	assert.Equal(t, body.Ministry, r.ByID("G21").Class(day("2025-03-01")))
}

// On every day each province of the 63 is answered for by exactly one that
// lives, and all the living answer for themselves.
func TestLivesPartitionTime(t *testing.T) {
	r := body.Vietnam()
	all := r.Members(body.ClassesOf(body.ProvincialCommittee, body.Ministry), day("2024-01-01"))
	rapid.Check(t, func(t *rapid.T) {
		on := day("2020-01-01") + form.Day(rapid.IntRange(0, 3650).Draw(t, "day"))
		b := rapid.SampledFrom(all).Draw(t, "body")
		a := r.Answers(b.ID(), on)
		one, ok := a.One()
		if !ok || !one.Lives(on) || b.Lives(on) != (one == b) {
			t.Fatalf("%s on %s: %+v", b, on, a)
		}
		// Exactly one naming holds on a day of the life.
		n := 0
		for _, naming := range b.Namings() {
			if naming.Span.Contains(on) {
				n++
			}
		}
		if want := map[bool]int{true: 1}[b.Lives(on)]; n != want {
			t.Fatalf("%s on %s has %d names", b, on, n)
		}
	})
}

func TestBodiesOfThePlans(t *testing.T) {
	r := body.Vietnam()
	on := day("2024-02-01")
	for name, id := range map[string]body.ID{
		"Tổ công tác": "local:to-cong-tac-tthc",
		"Cơ quan thường trực Tổ công tác":                       "local:to-cong-tac-tthc.co-quan-thuong-truc",
		"Cơ quan thường trực Tổ công tác - Văn phòng Chính phủ": "local:to-cong-tac-tthc.co-quan-thuong-truc",
		"Hội đồng tư vấn cải cách TTHC của Thủ tướng Chính phủ": "local:hoi-dong-tu-van-tthc",
		"Hội đồng tư vấn cải cách thủ tục hành chính":           "local:hoi-dong-tu-van-tthc",
		"Tổ trưởng":           "local:to-cong-tac-tthc.to-truong",
		"Tổ phó thường trực":  "local:to-cong-tac-tthc.to-pho-thuong-truc",
		"Ủy viên thường trực": "local:to-cong-tac-tthc.uy-vien-thuong-truc",
		"Tổ công tác cải cách TTHC của Thủ tướng Chính phủ": "local:to-cong-tac-tthc",
		"Ban Cơ yếu Chính phủ":                              "local:ban-co-yeu-chinh-phu",
		"Bảo hiểm xã hội Việt Nam":                          "G24",
	} {
		m := r.Find(name, on)
		assert.Equal(t, id, m.Body.ID(), name)
		assert.False(t, m.Doubtful(), name)
	}
	assert.Len(t, r.Under("local:to-cong-tac-tthc", body.ClassesOf(body.Office), on), 4)
}

// Who has no registry asks nobody; nothing panics.
func TestNoRegistry(t *testing.T) {
	on := day("2025-01-15")
	for _, r := range []*body.Registry{nil, {}} {
		assert.True(t, r.ByID("G22").IsZero())
		assert.True(t, r.ByCode(body.GSO, "01", on).IsZero())
		assert.Zero(t, r.Len())
		for range r.Bodies() {
			t.Error("there is no body")
		}
		assert.Empty(t, r.Members(body.ClassesOf(body.Ministry), on))
		assert.Empty(t, r.Under("G22", body.ClassesOf(body.Unit), on))
		assert.False(t, r.Find("Bộ Nội vụ", on).Found())
		assert.Empty(t, r.Nearest("Bộ Nội vụ", 3))
		assert.Empty(t, r.Answers("G22", on).Bodies)
		assert.Empty(t, r.Data().Bodies)
		assert.Empty(t, body.SelectClasses(body.ClassesOf(body.Ministry)).Resolve(r, on, body.Scope{}))
		assert.Equal(t, "G22", body.SelectBody("G22").Format(r, on))
		more, err := r.With()
		require.NoError(t, err)
		assert.Zero(t, more.Len())
	}
	assert.Empty(t, body.Vietnam().Nearest("Bộ Nội vụ", -1))
	assert.Empty(t, body.Answer{Outcome: body.OutcomeNobody}.Body.Name(on))
	assert.NotEmpty(t, body.Answer{Outcome: body.OutcomeOne}.Reason(form.Vietnamese))
}

// A reason names the source of the last step, and who took what over.
func TestReasonsNameTheirSource(t *testing.T) {
	r, err := body.New(body.Data{
		Bodies: []body.Row{
			{ID: "local:a", Name: "Tổ công tác A", Class: "task-force", Until: "2025-03-01"},
			{ID: "local:b", Name: "Tổ công tác B", Class: "task-force", Until: "2025-07-01"},
			{ID: "local:c", Name: "Ban Chỉ đạo C", Class: "inter-agency", Since: "2025-02-01"},
			{ID: "local:d", Name: "Tổ công tác D", Class: "task-force", Until: "2025-03-01"},
		},
		Successions: []body.SuccessionRow{
			{From: "local:a", To: "local:b", On: "2025-03-01", Kind: "merge", Source: "QĐ 1/QĐ-TTg"},
			{From: "local:b", On: "2025-07-01", Kind: "ended", Source: "QĐ 2/QĐ-TTg"},
			{From: "local:c", To: "local:b", On: "2025-04-01", Kind: "function", Function: "thẩm định", Source: "QĐ 3/QĐ-TTg"},
		}})
	require.NoError(t, err)
	for _, c := range []struct {
		id     body.ID
		on     string
		reason string
	}{
		{"local:a", "2025-02-28", "Tổ công tác A đang hoạt động"},
		{"local:a", "2025-03-01", "Tổ công tác A kết thúc hoạt động từ ngày 1/3/2025; Tổ công tác B kế thừa (QĐ 1/QĐ-TTg)"},
		{"local:a", "2025-07-01", "Tổ công tác A kết thúc hoạt động từ ngày 1/3/2025, chưa ghi nhận cơ quan kế thừa toàn bộ (QĐ 2/QĐ-TTg)"},
		{"local:b", "2025-07-01", "Tổ công tác B kết thúc hoạt động từ ngày 1/7/2025, chưa ghi nhận cơ quan kế thừa toàn bộ (QĐ 2/QĐ-TTg)"},
		{"local:d", "2025-03-01", "Tổ công tác D kết thúc hoạt động từ ngày 1/3/2025, chưa ghi nhận cơ quan kế thừa toàn bộ"},
		{"local:c", "2025-01-31", "Ban Chỉ đạo C được thành lập từ ngày 1/2/2025"},
	} {
		assert.Equal(t, c.reason, r.Answers(c.id, day(c.on)).Reason(form.Vietnamese), "%s %s", c.id, c.on)
	}
	assert.Contains(t, r.Holder("thẩm định", "", day("2025-04-01")).Reason(form.Vietnamese), "Tổ công tác B có chức năng này từ ngày 1/4/2025 (QĐ 3/QĐ-TTg)")
}

// The zero day asks for what has no end.
func TestOnNoDay(t *testing.T) {
	r := body.Vietnam()
	assert.True(t, r.ByID("G12").Lives(form.NoDay))
	assert.False(t, r.ByID("G05").Lives(form.NoDay), "merged on 1 March 2025")
	assert.Equal(t, "G12", r.ByID("G12").Code(body.Identifier, form.NoDay))
	assert.Empty(t, r.ByID("G05").Code(body.Identifier, form.NoDay))
	assert.Nil(t, body.Body{}.Codes())
	assert.NotEmpty(t, r.ByID("G12").Codes())
}

// A figure of a body counts for those above it on the day, or for those that
// answer for it since.
func TestLineOfABody(t *testing.T) {
	r, err := body.New(body.Data{
		Bodies: []body.Row{
			{ID: "H26", Name: "Ủy ban nhân dân thành phố Hà Nội", Class: "provincial-committee"},
			{ID: "H29", Name: "Ủy ban nhân dân thành phố Hồ Chí Minh", Class: "provincial-committee"},
			{ID: "local:a", Name: "Ủy ban nhân dân xã A", Class: "commune-committee", Parent: "H29", Until: "2024-01-01"},
			{ID: "local:a", Name: "Ủy ban nhân dân xã A", Class: "commune-committee", Parent: "H26", Since: "2024-01-01", Until: "2025-07-01", Change: "parent"},
			{ID: "local:b", Name: "Ủy ban nhân dân xã B", Class: "commune-committee", Parent: "H29", Since: "2025-07-01"},
			{ID: "local:c", Name: "Ủy ban nhân dân xã C", Class: "commune-committee", Parent: "H29", Since: "2020-01-01", Until: "2024-01-01"},
			{ID: "local:c", Name: "Ủy ban nhân dân xã C", Class: "commune-committee", Parent: "H26", Since: "2024-01-01", Until: "2025-07-01", Change: "parent"},
		},
		Successions: []body.SuccessionRow{{From: "local:a", To: "local:b", On: "2025-07-01", Kind: "merge"}}})
	require.NoError(t, err)
	for _, c := range []struct {
		id   body.ID
		on   string
		want []body.ID
	}{
		{"local:a", "2023-12-31", []body.ID{"local:a", "H29"}}, {"local:a", "2024-01-01", []body.ID{"local:a", "H26"}},
		{"local:a", "2025-07-01", []body.ID{"local:b", "H29"}}, {"H26", "2025-07-01", []body.ID{"H26"}},
		{"local:c", "2025-06-30", []body.ID{"local:c", "H26"}}, {"local:c", "2025-07-01", []body.ID{"local:c", "H26"}}, // nobody answers for it
		{"local:b", "2025-06-30", []body.ID{"local:b", "H29"}}, // not yet there
		{"local:x", "2025-07-01", []body.ID{"local:x"}}, {"", "2025-07-01", nil},
	} {
		assert.Equal(t, c.want, r.Line(c.id, day(c.on)), "%s %s", c.id, c.on)
	}
	assert.Equal(t, []body.ID{"local:c", "H26"}, r.Line("local:c", form.NoDay), "the one above it last")
}

// Hòa Bình (H28) went into Phú Thọ (H44) on 1 July 2025. A department and a
// commune whose rows name Hòa Bình and nothing else stand below Phú Thọ from that
// day on, in every way of asking, and so do those below the commune; a group that
// ended with nobody in its place keeps what stood below it.
func TestWithAProvinceGoThoseBelowIt(t *testing.T) {
	r, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		{ID: "H28.05", Name: "Sở Một", Class: "department", Parent: "H28"},
		{ID: "local:xa", Name: "Ủy ban nhân dân xã Một", Class: "commune-committee", Parent: "H28"},
		{ID: "local:phong", Name: "Phòng Một", Class: "division", Parent: "local:xa"},
		{ID: "local:nhom", Name: "Tổ Một", Class: "task-force", Parent: "H44", Until: "2025-07-01"},
		{ID: "local:ban", Name: "Ban Một", Class: "unit", Parent: "local:nhom"},
	}})
	require.NoError(t, err)
	under := func(id body.ID, on string) (ids []body.ID) {
		for _, b := range r.Under(id, ^body.Classes(0), day(on)) {
			ids = append(ids, b.ID())
		}
		return ids
	}
	all := []body.ID{"H28.05", "local:phong", "local:xa"}
	assert.Equal(t, all, under("H28", "2025-06-30"))
	assert.Equal(t, []body.ID{"local:ban", "local:nhom"}, under("H44", "2025-06-30"))
	assert.Empty(t, under("H28", "2025-07-01"))
	assert.Equal(t, append(all[:1:1], "local:ban", "local:phong", "local:xa"), under("H44", "2025-07-01"))
	for id, line := range map[body.ID][]body.ID{"H28.05": {"H28.05", "H44"}, "local:phong": {"local:phong", "local:xa", "H44"}} {
		assert.Equal(t, line, r.Line(id, day("2025-07-01")))
	}
	assert.Equal(t, body.ID("local:xa"), r.FindUnder("xã Một", "H44", day("2025-07-01")).Body.ID())
	assert.Equal(t, body.ID("H28"), r.ByID("local:xa").Parent(day("2025-07-01")), "as its row says")
}

// Without a body, a function is asked of the one that passed it on first; where
// several did so on one day, nobody knows of whom.
func TestFirstHolderOfAFunction(t *testing.T) {
	row := func(id string) body.Row { return body.Row{ID: id, Name: "Sở " + id, Class: "department"} }
	passes := func(from, to, on string) body.SuccessionRow {
		return body.SuccessionRow{From: from, To: to, On: on, Kind: "function", Function: "cấp phép"}
	}
	holder := func(on string, s ...body.SuccessionRow) (ids []body.ID) {
		r, err := body.New(body.Data{Bodies: []body.Row{row("H26.01"), row("H26.02"), row("H26.03"), row("H26.04")}, Successions: s})
		require.NoError(t, err)
		for _, b := range r.Holder("cấp phép", "", day(on)).Bodies {
			ids = append(ids, b.ID())
		}
		return ids
	}
	later, earlier, twin := passes("H26.01", "H26.02", "2025-03-01"), passes("H26.03", "H26.01", "2025-01-01"), passes("H26.04", "H26.02", "2025-01-01")
	assert.Equal(t, []body.ID{"H26.03"}, holder("2024-12-31", later, earlier))
	assert.Equal(t, []body.ID{"H26.01"}, holder("2025-02-28", earlier, later))
	assert.Equal(t, []body.ID{"H26.02"}, holder("2025-03-01", later, earlier))
	assert.Empty(t, holder("2025-03-01", earlier, twin))
	assert.Equal(t, []body.ID{"H26.02", "H26.04"}, holder("2025-03-01", earlier, passes("H26.03", "H26.04", "2025-01-01"), later), "one passed it to two")
	assert.Equal(t, []body.ID{"H26.04"}, holder("2025-03-01", passes("H26.02", "H26.03", "2025-03-01"), passes("H26.03", "H26.04", "2025-03-01"), passes("H26.01", "H26.02", "2025-01-01")), "twice on one day")
}

// Every class has its words in both languages; what is none of them is shown as it is written.
func TestClassesAreSaidInWords(t *testing.T) {
	for _, row := range body.Vietnam().Data().Bodies {
		c := body.Class(row.Class)
		assert.NotEqual(t, row.Class, c.Text(form.Vietnamese))
		assert.NotEqual(t, c.Text(form.Vietnamese), c.Text(form.English))
	}
	assert.Equal(t, "sở, ban, ngành của tỉnh", body.Department.Text(form.Vietnamese))
	assert.Equal(t, "guild", body.Class("guild").Text(form.English))
}
