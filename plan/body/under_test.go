package body_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// alike is communes of one name, as a list of units has them: no short names.
func alike(t testing.TB) *body.Registry {
	row := func(id, name, parent, since, until, gso string, successors ...string) body.Row {
		return body.Row{ID: id, Name: name, Class: "commune-committee", Parent: parent, Since: since, Until: until, GSO: gso, Successors: successors}
	}
	r, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		row("local:90001.20250701", "Ủy ban nhân dân xã Tân Lập", "H26", "2025-07-01", "", "90001"),
		row("local:90002.20250701", "Ủy ban nhân dân xã Tân Lập", "H29", "2025-07-01", "", "90002"),
		row("local:90003.20250701", "Uỷ ban nhân dân phường Bến Thành", "H29", "2025-07-01", "", "90003"),
		row("local:90004.20250701", "Phường Mới 2", "H29", "2025-07-01", "", "90004"),
		row("local:90005.20250701", "Phường Mới 1", "H29", "2025-07-01", "", "90005"),
		// One code, and who bears it changes on a day.
		row("local:90004", "Ủy ban nhân dân phường Cũ", "H29", "", "2025-07-01", "90004", "local:90003.20250701"),
		// A name of a figure, as phường of the cities had until 1 July 2025.
		row("local:90020", "Ủy ban nhân dân Phường 2", "H29", "", "2025-07-01", "90020", "local:90003.20250701"),
		// Two of one name in a province, in two districts.
		{ID: "local:90010", Name: "Ủy ban nhân dân xã Tân Tiến", Short: []string{"xã Tân Tiến, huyện An"}, Class: "commune-committee", Parent: "H09", Until: "2025-07-01", GSO: "90010", Successors: []string{"local:90002.20250701"}},
		{ID: "local:90011", Name: "Ủy ban nhân dân xã Tân Tiến", Short: []string{"xã Tân Tiến, huyện Bình"}, Class: "commune-committee", Parent: "H09", Until: "2025-07-01", GSO: "90011", Successors: []string{"local:90002.20250701"}},
	}})
	require.NoError(t, err)
	return r
}

func TestFindCommunesAsPeopleWriteThem(t *testing.T) {
	r := alike(t)
	on := day("2026-01-01")
	for name, id := range map[string]body.ID{
		"phường Mới 2":                      "local:90004.20250701",
		"P. Mới 2":                          "local:90004.20250701",
		"UBND P. Mới 1":                     "local:90005.20250701",
		"UBND phường Mới 02":                "local:90004.20250701",
		"UBND P. Bến Thành":                 "local:90003.20250701",
		"UBND P.Bến Thành":                  "local:90003.20250701",
		"phường Bến Thành":                  "local:90003.20250701",
		"Ủy ban nhân dân phường Bến Thành":  "local:90003.20250701",
		"xã Tân Lập, TP. Hồ Chí Minh":       "local:90002.20250701",
		"Xã Tân Lập (TP.HCM)":               "local:90002.20250701",
		"X. Tân Lập - TP HCM":               "local:90002.20250701",
		"xã Tân Lập thuộc Hà Nội":           "local:90001.20250701",
		"UBND xã Tân Lập, thành phố Hà Nội": "local:90001.20250701",
		// Nothing but a space stands between, or behind the kind.
		"UBND xã Tân Lập thành phố Hà Nội":             "local:90001.20250701",
		"xã Tân Lập TP. Hồ Chí Minh":                   "local:90002.20250701",
		"X Tân Lập TP.HCM":                             "local:90002.20250701",
		"UBND P Bến Thành, TPHCM":                      "local:90003.20250701",
		"xã Tân Tiến huyện An":                         "local:90010",
		"UBND xã Tân Tiến, huyện An":                   "local:90010",
		"UBND X. Tân Tiến, H. Bình":                    "local:90011",
		"UBND xã Tân Tiến huyện Bình, tỉnh Bình Dương": "local:90011",
		// The former districts and provinces, by the code or the district.
		"xã Tân Tiến, huyện An, tỉnh Bình Dương":   "local:90010",
		"xã Tân Tiến, H. Bình, T. Bình Dương":      "local:90011",
		"xã Tân Tiến, huyện Bình, TP. Hồ Chí Minh": "local:90011",          // the province went into the city
		"phường Mới 2, tỉnh Bình Dương":            "local:90004.20250701", // which is in the city now
		"Phường 2, TP.HCM":                         "local:90020",
		"P2, TP.HCM":                               "local:90020",
		"P. 02 , TP.HCM":                           "local:90020",
		"UBND P2":                                  "local:90020",
		"phường 002":                               "local:90020",
		"90004":                                    "local:90004.20250701",
		"90011":                                    "local:90011",
	} {
		m := r.Find(name, on)
		if name == "90011" { // nobody bears it any more
			assert.False(t, m.Found())
			m = r.Find(name, day("2025-06-30"))
		}
		assert.Equal(t, id, m.Body.ID(), "%s: %+v", name, m.Candidates)
		assert.False(t, m.Doubtful(), "%s: %s", name, m.Message(form.English, on))
	}
	for _, name := range []string{"phường 0", "P0", "P", "phường 20", "phường 2a"} {
		assert.False(t, r.Find(name, on).Found(), name)
	}
	// 26740 was Bến Nghé and is Sài Gòn: code and day say who.
	assert.Equal(t, "Ủy ban nhân dân phường Cũ", r.Find("90004", day("2025-06-30")).Body.Name(day("2025-06-30")))
	assert.Equal(t, "Phường Mới 2", r.Find("90004", day("2025-07-01")).Body.Name(on))
}

func TestCommunesOfOneNameAreCandidates(t *testing.T) {
	r := alike(t)
	on := day("2026-01-01")
	m := r.Find("xã Tân Lập", on)
	assert.Equal(t, body.DoubtSeveral, m.Doubt)
	assert.False(t, m.Found())
	assert.Len(t, m.Candidates, 2)
	assert.Equal(t, "nhiều cơ quan cùng tên, hãy chọn: Ủy ban nhân dân xã Tân Lập, Ủy ban nhân dân thành phố Hà Nội (local:90001.20250701); Ủy ban nhân dân xã Tân Lập, Ủy ban nhân dân Thành phố Hồ Chí Minh (local:90002.20250701)", m.Message(form.Vietnamese, on))
	for under, id := range map[body.ID]body.ID{"H26": "local:90001.20250701", "H29": "local:90002.20250701"} {
		m := r.FindUnder("xã Tân Lập", under, on)
		assert.Equal(t, id, m.Body.ID())
		assert.False(t, m.Doubtful())
		assert.Equal(t, id, r.FindUnder("xã Tân Lập, "+r.ByID(under).Name(on), under, on).Body.ID())
	}
	assert.False(t, r.FindUnder("xã Tân Lập", "H01", on).Found())
	assert.False(t, r.FindUnder("xã Tân Lập", "H99", on).Found())
	assert.False(t, r.FindUnder("local:90001.20250701", "H29", on).Found(), "it stands below another")
	assert.Equal(t, body.DoubtSeveral, r.Find("xã Tân Tiến, tỉnh Bình Dương", on).Doubt)
	// A district that the registry does not know stands between: look at it.
	m = r.Find("xã Tân Lập, huyện Xa, TP. Hồ Chí Minh", on)
	assert.Equal(t, []any{body.ID("local:90002.20250701"), body.DoubtSpelling}, []any{m.Body.ID(), m.Doubt})
	assert.False(t, r.Find("xã Tân Lập, tỉnh Không Có", on).Found())
	assert.Equal(t, body.DoubtSpelling, r.FindUnder("phường Bến Thnh", "H29", on).Doubt)
	assert.False(t, r.FindUnder("phường Bến Thnh", "H26", on).Found())
}
