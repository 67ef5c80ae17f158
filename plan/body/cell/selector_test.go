package cell_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
)

func allClasses() []body.Class { return (^body.Classes(0)).List() }

// selectors draws selectors of bodies and groups.
func selectors(t *rapid.T) body.Selector {
	ids := []body.ID{"G01", "G22", "H26", "H26.12", "local:to-cong-tac-tthc.to-truong"}
	if rapid.Bool().Draw(t, "named") {
		return body.SelectBody(rapid.SampledFrom(ids).Draw(t, "id"))
	}
	s := body.SelectClasses(body.ClassesOf(rapid.SliceOfN(rapid.SampledFrom(allClasses()), 1, 5).Draw(t, "classes")...))
	if rapid.Bool().Draw(t, "under") {
		s = s.Under(rapid.SampledFrom(ids).Draw(t, "of"))
	}
	if rapid.Bool().Draw(t, "related") {
		s = s.WithRelated()
	}
	if rapid.Bool().Draw(t, "assigned") {
		s = s.WithAssigned()
	}
	if rapid.Bool().Draw(t, "except") {
		s = s.Except(rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID[body.ID]).Draw(t, "ids")...)
	}
	return s
}

func TestSelectorsComeBackFromWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := selectors(t)
		back, err := cell.ParseSelector(s.String())
		require.NoError(t, err, s.String())
		require.Equal(t, s, back, s.String())

		form, err := json.Marshal(s)
		require.NoError(t, err)
		var again body.Selector
		require.NoError(t, json.Unmarshal(form, &again), string(form))
		require.Equal(t, s, again)
	})
}

// The selectors that real cells give come back from their words, too, where
// the words are those of a body or a group.
func TestSelectorsOfCellsComeBack(t *testing.T) {
	r := body.Vietnam()
	for _, w := range corpus(t) {
		text := w.text
		for _, p := range parse(r, text, day("2025-01-15")).Parts {
			s := p.Selector
			if s.Kind() == body.KindUnknown || s.Words() != "" && s.Kind() == body.KindNamed {
				continue
			}
			back, err := cell.ParseSelector(s.String())
			if assert.NoError(t, err, s.String()) {
				assert.Equal(t, s, back, "%s in %q", s, text)
			}
		}
	}
}

func TestWordingsOfOneGroup(t *testing.T) {
	for want, wordings := range map[string][]string{
		"các bộ, ngành, địa phương":                                 {"Các bộ, ngành, địa phương", "bộ, ngành, địa phương", "CÁC BỘ, NGÀNH, ĐỊA PHƯƠNG", "các bộ ngành địa phương", "Các Bộ, ngành và địa phương", "các bộ, cơ quan, địa phương", "tất cả các bộ, ngành, địa phương"},
		"các bộ, ngành, địa phương có liên quan":                    {"các bộ, ngành, địa phương liên quan", "Các bộ, ngành, địa phương có liên quan"},
		"các bộ, cơ quan ngang bộ":                                  {"Bộ, cơ quan ngang bộ", "Các Bộ, cơ quan ngang Bộ"},
		"các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ":         {"bộ, ngành", "các bộ, ngành", "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"},
		"Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương": {"UBND các tỉnh, thành phố trực thuộc Trung ương", "UBND cấp tỉnh", "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương", "các địa phương", "Uỷ ban nhân dân các tỉnh, thành phố", "UBND 34 tỉnh, thành phố", "các tỉnh, thành phố"},
		"Ủy ban nhân dân cấp xã":                                    {"UBND cấp xã", "xã, phường, đặc khu", "UBND các xã, phường, đặc khu", "UBND các xã, phường, thị trấn", "các xã, phường"},
		"Ủy ban nhân dân cấp huyện":                                 {"UBND cấp huyện", "huyện, thị xã, thành phố", "UBND các huyện, thị xã, thành phố", "UBND quận, huyện, thị xã"},
		"các sở, ban, ngành":                                        {"Các sở, ban, ngành", "sở, ban, ngành", "các sở, ngành", "các Sở, ban, ngành cấp tỉnh"},
		"các cơ quan, đơn vị có liên quan":                          {"các cơ quan, đơn vị có liên quan", "các đơn vị liên quan", "cơ quan, đơn vị liên quan"},
		"các tổ chức, cá nhân có liên quan":                         {"cá nhân, tổ chức liên quan", "các cá nhân, tổ chức có liên quan"},
		"các cơ quan thuộc Chính phủ":                               {"cơ quan thuộc Chính phủ", "các cơ quan thuộc Chính phủ"},
		"các thành viên thuộc local:to-cong-tac-tthc":               {"Từng thành viên Tổ công tác", "các thành viên Tổ công tác", "thành viên Tổ công tác"},
		"các bộ, ngành, địa phương được phân công theo dõi":         {"các bộ, ngành, địa phương được phân công theo dõi chỉ đạo, đôn đốc", "Các bộ, ngành, địa phương được phân công phụ trách"},
		"các bộ, cơ quan ngang bộ trừ G11, G01":                     {"Các bộ, cơ quan ngang bộ, trừ Bộ Quốc phòng, Bộ Công an", "các bộ, cơ quan ngang bộ (trừ các bộ: Quốc phòng, Công an)"},
	} {
		for _, w := range wordings {
			c := parse(body.Vietnam(), w, day("2025-02-04"))
			if assert.Len(t, c.Parts, 1, w) {
				assert.Equal(t, want, c.Parts[0].Selector.String(), w)
				assert.Empty(t, c.Rest, w)
			}
		}
	}
}

// Identifiers are read with the first and the last letter and figure that they
// may have.
func TestSelectorsOfIdentifiers(t *testing.T) {
	for _, id := range []body.ID{"A01", "Y99", "H26.AZ", "H26.09", "local:a-z.09"} {
		s, err := cell.ParseSelector(id.String())
		require.NoError(t, err, id)
		assert.Equal(t, body.SelectBody(id), s)
	}
}

func TestParseSelectorErrors(t *testing.T) {
	for text, code := range map[string]form.Code{"": cell.SelectorEmpty, " \n": cell.SelectorEmpty, "các bộ, ngành; UBND cấp xã": cell.SelectorSeveral} {
		_, err := cell.ParseSelector(text)
		assert.ErrorIs(t, err, code, text)
	}
}

func TestResolve(t *testing.T) {
	r := body.Vietnam()
	before, after := day("2025-01-15"), day("2025-07-15")
	count := func(text string, on form.Day, scope body.Scope) int {
		return len(parse(r, text, on).Resolve(r, on, scope))
	}
	for _, c := range []struct {
		text          string
		before, after int
	}{
		{"Bộ, cơ quan ngang bộ", 22, 17},
		{"UBND các tỉnh, thành phố trực thuộc Trung ương", 63, 34},
		{"Các bộ, ngành, địa phương", 22 + 8 + 63, 17 + 5 + 34},
		{"Các bộ, ngành, địa phương, trừ Bộ Quốc phòng, Bộ Công an", 22 + 8 + 63 - 2, 17 + 5 + 34 - 2},
		{"Các bộ, cơ quan ngang bộ, trừ Bộ Thông tin và Truyền thông", 21, 16}, // the successor is left out with it
		{"Từng thành viên Tổ công tác", 4, 4},
		{"Bộ Thông tin và Truyền thông", 1, 1},
		{"các bộ: Quốc phòng, Ngoại giao, Thông tin và Truyền thông", 3, 3},
		{"UBND các tỉnh: Bình Dương, Đồng Nai", 2, 2},
		{"Bộ Thông tin và Truyền thông; Bộ Khoa học và Công nghệ", 2, 1},
		{"các cơ quan, đơn vị có liên quan", 0, 0},
		{"Nhóm chuyên trách", 0, 0},
	} {
		assert.Equal(t, c.before, count(c.text, before, body.Scope{}), c.text)
		assert.Equal(t, c.after, count(c.text, after, body.Scope{}), c.text)
	}
	// What "được phân công theo dõi" means, the host says.
	followed := map[body.ID][]body.ID{"local:to-cong-tac-tthc.to-pho": {"G01", "H26"}}
	scope := body.Scope{For: "local:to-cong-tac-tthc.to-pho", Assigned: func(to body.ID, on form.Day) []body.ID { return followed[to] }}
	assert.Equal(t, 2, count("các bộ, ngành, địa phương được phân công theo dõi", before, scope))
	scope.For = "local:to-cong-tac-tthc.to-truong"
	assert.Equal(t, 0, count("các bộ, ngành, địa phương được phân công theo dõi", before, scope))
}
