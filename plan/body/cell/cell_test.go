package cell_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

func day(s string) form.Day { return form.MustParseDay(s) }

const (
	bnd  = "ministry+ministry-level-agency+government-agency+provincial-committee" // các bộ, ngành, địa phương
	bn   = "ministry+ministry-level-agency+government-agency"
	ttcq = "local:to-cong-tac-tthc.co-quan-thuong-truc"
	hdtv = "local:hoi-dong-tu-van-tthc"
	tvtc = "office of local:to-cong-tac-tthc"
	cnlq = "organization+person related"
)

// describe is a cell in short: "lead:G18 coordinate:G24", with the role in
// front when there is one, the classes of a group and names in «».
func describe(c cell.Cell) string {
	var list []string
	for _, p := range c.Parts {
		s := p.Selector
		text := s.ID().String()
		switch {
		case s.Kind() == body.KindGroup:
			text = s.Classes().String()
			if s.Of() != "" {
				text += " of " + s.Of().String()
			}
			if s.Related() {
				text += " related"
			}
			if s.Assigned() {
				text += " assigned"
			}
		case s.Kind() == body.KindUnknown:
			text = "?" + s.Words()
		case text == "":
			text = "«" + s.Words() + "»"
		}
		if p.Role != "" {
			text = string(p.Role) + ":" + text
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}

// What a group says in words of its own no registry can tell: schools are not
// all the institutions that it has, members of a council not the Prime
// Minister. Of a group of committees all are taken, and that is a doubt.
func TestGroupsInWordsOfTheirOwn(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-07-15")
	for _, text := range []string{"Các thành viên UBND tỉnh", "Thành viên Hội đồng thi đua", "Các trường tiểu học", "Các đơn vị sự nghiệp công lập trực thuộc", "Các Vụ, Cục, đơn vị thuộc Bộ", "Các Ban Chỉ đạo"} {
		read := parse(r, text, on)
		require.Len(t, read.Parts, 1, text)
		assert.Equal(t, body.KindGroup, read.Parts[0].Selector.Kind(), text)
		assert.Empty(t, read.Resolve(r, on, body.Scope{}), text)
	}
	assert.Len(t, parse(r, "Các thành viên Tổ công tác", on).Resolve(r, on, body.Scope{}), 4)
	assert.Len(t, parse(r, "Các bộ, cơ quan ngang bộ quản lý chuyên ngành", on).Resolve(r, on, body.Scope{}), 17)
	for text, some := range map[string]bool{
		"UBND các tỉnh vùng Đồng bằng sông Cửu Long": true, "Một số tỉnh, thành phố": true, "Các tỉnh, thành phố ven biển": true,
		"UBND các tỉnh, thành phố có liên quan": false, "UBND các xã, phường trên địa bàn tỉnh": false, "Kho bạc Nhà nước khu vực V": false,
	} {
		read := parse(r, text, on)
		assert.Equal(t, some, len(read.Doubts) == 1 && read.Doubts[0].Kind == cell.DoubtSome, text)
	}
}

func TestDoubtsOfCells(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-01-15")
	for _, c := range []struct {
		text, want string
		reason     string
		doubtful   string
	}{
		{"Bồ Nội vụ; Bộ Tài chính", "G09; G12", cell.DoubtName, "Bồ Nội vụ"},
		{"Bộ Cổng Thương", "G02", cell.DoubtName, "Bộ Cổng Thương"},
		{"Bộ Thông tin Truyền thông", "G14", cell.DoubtName, "Bộ Thông tin Truyền thông"},
		{"Bộ Nội vụ, Tài chính", "G09; G12", cell.DoubtShort, "Tài chính"},
		{"Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác", "local:to-cong-tac-tthc.to-pho", cell.DoubtPerson, "Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác"},
		{"Các bộ, nganh, địa phương", bnd, cell.DoubtWords, "Các bộ, nganh, địa phương"},
	} {
		read := parse(r, c.text, on)
		assert.Equal(t, c.want, describe(read), c.text)
		require.Len(t, read.Doubts, 1, c.text)
		d := read.Doubts[0]
		assert.Equal(t, c.reason, d.Kind, c.text)
		assert.Equal(t, c.doubtful, d.Text)
		assert.Equal(t, c.doubtful, c.text[d.Offset:d.Offset+len(d.Text)])
		assert.NotEmpty(t, d.Message(form.Vietnamese))
		assert.NotEqual(t, d.Message(form.Vietnamese), d.Message(form.English))
	}
	// Without accents at all, a text is read as such.
	read := parse(r, "Bo Noi vu chu tri, phoi hop voi cac bo, nganh, dia phuong", on)
	assert.Equal(t, "lead:G09; coordinate:"+bnd, describe(read))
	assert.Empty(t, read.Doubts)
}

func TestUnknownStaysVisible(t *testing.T) {
	text := "Bộ Nội vụ; nhóm chuyên trách ABC; như trên"
	read := parse(body.Vietnam(), text, day("2025-01-15"))
	assert.Equal(t, "G09; ?nhóm chuyên trách ABC; ?như trên", describe(read))
	assert.Equal(t, "nhóm chuyên trách ABC | như trên", read.RestText())
	assert.Equal(t, []reading.Piece{{Offset: strings.Index(text, "nhóm"), Text: "nhóm chuyên trách ABC"}, {Offset: strings.Index(text, "như"), Text: "như trên"}}, read.Rest)
}

// A host's departments and communes are found once it has added them, and a
// name that several share is not settled silently.
func TestCellsWithBodiesOfAHost(t *testing.T) {
	data, err := units.ReadCSV(strings.NewReader("id,name,class,parent,short\n"+
		"H26.04,Sở Nội vụ,department,H26,Sở Nội vụ Hà Nội\n"+
		"H29.04,Sở Nội vụ,department,H29,Sở Nội vụ TP.HCM\n"+
		"H26.31,Trung tâm Phục vụ hành chính công số 1,unit,H26,\n"+
		"\"H26.30\",\"Sở Văn hóa, Thể thao và Du lịch\",department,H26,\n"+
		"local:00004,Ủy ban nhân dân phường Ba Đình,commune-committee,H26,\n"+
		"local:00008,Ủy ban nhân dân phường Ngọc Hà,commune-committee,H26,\n"), units.Options{})
	require.NoError(t, err)
	r, err := body.Vietnam().With(data)
	require.NoError(t, err)
	on := day("2025-08-01")
	assert.Equal(t, "H26.30; local:00004", describe(parse(r, "Sở Văn hóa, Thể thao và Du lịch, UBND phường Ba Đình", on)))
	assert.Equal(t, "H29.04; local:00004; local:00008", describe(parse(r, "Sở Nội vụ TP.HCM; UBND các phường: Ba Đình, Ngọc Hà", on)))
	assert.Equal(t, "H26.31", describe(parse(r, "Trung tâm Phục vụ hành chính công số 1", on)), "longer than a name that every province has")
	read := parse(r, "Sở Nội vụ", on)
	assert.Equal(t, "«Sở Nội vụ»", describe(read))
	require.Len(t, read.Doubts, 1)
	assert.Equal(t, cell.DoubtName, read.Doubts[0].Kind)
	assert.Equal(t, "several bodies have this name, choose: Sở Nội vụ (H26.04); Sở Nội vụ (H29.04)", read.Doubts[0].Message(form.English))
	ids := func(bodies []body.Body) (s []string) {
		for _, b := range bodies {
			s = append(s, b.String())
		}
		return s
	}
	assert.Equal(t, []string{"H26.04", "H26.30", "H29.04", "local:00004", "local:00008"},
		ids(parse(r, "Các sở, ban, ngành; UBND các xã, phường, đặc khu", on).Resolve(r, on, body.Scope{})))
	assert.Equal(t, []string{"H26.04", "H29.04"}, ids(parse(r, "Sở Nội vụ các tỉnh, thành phố", on).Resolve(r, on, body.Scope{})))
}

// checkCell holds what is true of every reading of every text.
func checkCell(t require.TestingT, r *body.Registry, text string, c cell.Cell) {
	end := 0
	for _, p := range c.Parts {
		require.GreaterOrEqual(t, p.Offset, end, "parts in order: %q", text)
		end = p.Offset + len(p.Text)
		require.LessOrEqual(t, end, len(text), text)
		require.Equal(t, text[p.Offset:end], p.Text)
		require.NotEmpty(t, p.Text)
		require.False(t, p.Selector.IsZero())
		if id := p.Selector.ID(); id != "" {
			if _, err := body.ParseID(id.String()); err != nil {
				require.NoError(t, err)
			}
		}
		for _, u := range p.Units {
			require.Equal(t, text[u.Offset:u.Offset+len(u.Text)], u.Text)
			require.True(t, u.Offset > p.Offset && u.Offset+len(u.Text) <= p.Offset+len(p.Text), "within the part: %q", text)
		}
		form, err := json.Marshal(p.Selector)
		require.NoError(t, err)
		var back body.Selector
		require.NoError(t, json.Unmarshal(form, &back), string(form))
		require.Equal(t, p.Selector, back, string(form))
	}
	for _, p := range c.Rest {
		require.Equal(t, text[p.Offset:p.Offset+len(p.Text)], p.Text)
		require.NotEmpty(t, p.Text)
	}
	for _, d := range c.Doubts {
		require.Equal(t, text[d.Offset:d.Offset+len(d.Text)], d.Text)
	}
}

// BenchmarkHostile reports the time for a byte of what is repeated without end: as
// a cell and as a selector.
func BenchmarkHostile(b *testing.B) {
	r := body.Vietnam()
	for _, n := range []int{1 << 10, 16 << 10, cell.MaxLength} {
		for pattern, text := range readingtest.Hostile(n) {
			for name, read := range map[string]func(){
				"cell":     func() { _, _ = cell.Parse(r, text, day("2025-01-15")) },
				"selector": func() { _, _ = cell.ParseSelector(text) },
			} {
				b.Run(fmt.Sprintf("%s/%q/%d", name, pattern, n), func(b *testing.B) {
					for b.Loop() {
						read()
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
				})
			}
		}
	}
}

func TestLongCells(t *testing.T) {
	long := strings.Repeat("Bộ Y tế; các bộ, ngành; ", cell.MaxLength/30+1)
	on := day("2025-01-15")
	c, err := cell.Parse(body.Vietnam(), long[:cell.MaxLength], on)
	require.NoError(t, err)
	assert.NotEmpty(t, c.Parts)
	_, err = cell.Parse(body.Vietnam(), long[:cell.MaxLength]+"x", on)
	assert.ErrorIs(t, err, cell.CellLong)
	assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))
	_, err = cell.ParseSelector(long[:cell.MaxLength] + "x")
	assert.ErrorIs(t, err, cell.CellLong)
}

// What nothing that begins somewhere reaches beyond is read by itself, and not
// lost.
func TestNamesAndGroupsEnd(t *testing.T) {
	c := parse(body.Vietnam(), "Ban Chỉ đạo "+strings.Repeat("vì sao ", 200)+"; Bộ Y tế", day("2025-01-15"))
	require.NotEmpty(t, c.Parts)
	assert.Equal(t, "Bộ Y tế", c.Parts[len(c.Parts)-1].Text)
	assert.NotEmpty(t, c.Rest)
}

// BenchmarkParseCell reads the cells of which a column of bodies consists. Those
// named by their bytes have about sixty, as most cells have.
func BenchmarkParseCell(b *testing.B) {
	r := body.Vietnam()
	on := day("2025-01-15")
	for _, c := range []struct {
		name, text string
		parts      int
	}{
		{"one", "Bộ Công an", 1},
		{"60 bytes", "Sở Nội vụ; UBND các xã, phường, đặc khu", 2},
		{"60 bytes with roles", "Bộ Nội vụ chủ trì, phối hợp với Bộ Tài chính", 2},
		{"60 bytes unknown", "Trung tâm Phục vụ hành chính công tỉnh An Giang", 1},
		{"130 bytes", "Bộ Công an chủ trì, phối hợp với Bộ Nội vụ, Văn phòng Chính phủ và các bộ, ngành, địa phương liên quan", 4},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got := parse(r, c.text, on); len(got.Parts) != c.parts {
					b.Fatal(got)
				}
			}
		})
	}
}
