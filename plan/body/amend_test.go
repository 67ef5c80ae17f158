package body_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// before2026 is the three provinces that became cities in 2026, as a registry
// of 2025 has them, with a commune of one.
func before2026(t *testing.T) *body.Registry {
	r, err := body.New(body.Data{
		Bodies: []body.Row{
			{ID: "H19", Name: "Ủy ban nhân dân tỉnh Đồng Nai", Class: "provincial-committee"},
			{ID: "H49", Name: "Ủy ban nhân dân tỉnh Quảng Ninh", Class: "provincial-committee"},
			{ID: "H05", Name: "Ủy ban nhân dân tỉnh Bắc Ninh", Class: "provincial-committee"},
			{ID: "local:90001", Name: "Ủy ban nhân dân xã Mới 2", Class: "commune-committee", Parent: "H19", Since: "2025-07-01", GSO: "90001"},
			{ID: "local:90002", Name: "Ủy ban nhân dân xã Mới 1", Class: "commune-committee", Parent: "H19", Since: "2025-07-01", GSO: "90002"},
			{ID: "G22", Name: "Văn phòng Chính phủ", Class: "ministry-level-agency"},
			{ID: "G15", Name: "Bộ Tư pháp", Class: "ministry"},
		}})
	require.NoError(t, err)
	return r
}

// The resolutions of 2026, as a host adds them to a registry of 2025.
func TestAmendmentsAreAddedToARegistry(t *testing.T) {
	data, err := body.ReadJSON([]byte(`{"v":1,"amendments":[
		{"id":"H19","on":"2026-04-30","kind":"type","name":"Ủy ban nhân dân thành phố Đồng Nai","source":"NQ 30/2026/QH16"},
		{"id":"H49","on":"2026-09-01","kind":"type","name":"Ủy ban nhân dân thành phố Quảng Ninh","source":"NQ 36/2026/QH16"},
		{"id":"H05","on":"2026-09-20","kind":"type","name":"Ủy ban nhân dân thành phố Bắc Ninh","source":"NQ 39/2026/QH16"},
		{"id":"local:90001","on":"2026-04-30","kind":"type","name":"Ủy ban nhân dân phường Mới 2","short":["UBND P.M2"],"source":"NQ 237/NQ-UBTVQH16"},
		{"id":"local:90002","on":"2027-01-01","kind":"merge","to":["local:90001"],"source":"NQ"},
		{"id":"local:90001","on":"2027-06-01","kind":"code","value":"90009"},
		{"id":"local:90001","on":"2026-10-01","kind":"parent","parent":"H49"},
		{"id":"G22","on":"2026-01-10","kind":"function","to":["G15"],"function":"kiểm soát thủ tục hành chính","source":"NĐ 09/2026/NĐ-CP"}
	]}`))
	require.NoError(t, err)
	old := before2026(t)
	r, err := old.With(data)
	require.NoError(t, err)
	for _, c := range []struct {
		id            body.ID
		on            string
		before, after string
	}{
		{"H19", "2026-04-30", "Ủy ban nhân dân tỉnh Đồng Nai", "Ủy ban nhân dân thành phố Đồng Nai"},
		{"H49", "2026-09-01", "Ủy ban nhân dân tỉnh Quảng Ninh", "Ủy ban nhân dân thành phố Quảng Ninh"},
		{"H05", "2026-09-20", "Ủy ban nhân dân tỉnh Bắc Ninh", "Ủy ban nhân dân thành phố Bắc Ninh"},
		{"local:90001", "2026-04-30", "Ủy ban nhân dân xã Mới 2", "Ủy ban nhân dân phường Mới 2"},
	} {
		b := r.ByID(c.id)
		assert.Equal(t, c.before, b.Name(day(c.on)-1))
		assert.Equal(t, c.after, b.Name(day(c.on)))
		assert.Equal(t, body.ChangeType, b.Naming(day(c.on)).Change)
		assert.True(t, b.Lives(day(c.on)-1) && b.Lives(day(c.on)), "one life")
	}
	commune := r.ByID("local:90001")
	assert.Equal(t, []body.ID{"H19", "H49"}, []body.ID{commune.Parent(day("2026-09-30")), commune.Parent(day("2026-10-01"))})
	assert.Equal(t, []string{"UBND P.M2"}, commune.Naming(day("2026-04-30")).Short)
	assert.Equal(t, []string{"UBND P.M2"}, commune.Naming(day("2026-10-01")).Short, "another parent is no other name")
	assert.Equal(t, []string{"90001", "90009"}, []string{commune.Code(body.GSO, day("2027-05-31")), commune.Code(body.GSO, day("2027-06-01"))})
	one, _ := r.Answers("local:90002", day("2027-01-01")).One()
	assert.Equal(t, commune, one)
	assert.True(t, r.ByID("local:90002").Lives(day("2026-12-31")))
	assert.Empty(t, r.ByID("local:90002").Code(body.GSO, day("2027-01-01")), "the code ends with the unit")
	holder, _ := r.Holder(body.FunctionProcedureControl, "G22", day("2026-01-10")).One()
	assert.Equal(t, body.ID("G15"), holder.ID())
	// The registry that was added to is as it was.
	assert.Equal(t, "Ủy ban nhân dân tỉnh Đồng Nai", old.ByID("H19").Name(0))
	assert.True(t, old.ByID("local:90002").Lives(0))

	// Delivered twice, over what it made, it changes nothing.
	again, err := r.With(data)
	require.NoError(t, err)
	assert.Equal(t, r.Data(), again.Data())
	// And the built-in registry has the three cities already.
	three := body.Data{Amendments: data.Amendments[:3]}
	with, err := body.Vietnam().With(three)
	require.NoError(t, err)
	assert.Equal(t, body.Vietnam().Data(), with.Data())
}

func TestAmendmentsInAnyOrderOfTheFile(t *testing.T) {
	data := body.Data{Amendments: []body.Amendment{
		{ID: "local:90001", On: "2028-01-01", Kind: "rename", Name: "Ủy ban nhân dân phường Ba"},
		{ID: "local:90001", On: "2026-04-30", Kind: "type", Name: "Ủy ban nhân dân phường Hai"},
		{ID: "local:90001", On: "2027-01-01", Kind: "upgrade", Class: "district-committee"},
	}}
	r, err := before2026(t).With(data)
	require.NoError(t, err)
	b := r.ByID("local:90001")
	assert.Len(t, b.Namings(), 4)
	assert.Equal(t, "Ủy ban nhân dân phường Hai", b.Name(day("2027-12-31")), "what is not given stays")
	assert.Equal(t, []any{body.DistrictCommittee, body.LevelDistrict}, []any{b.Class(day("2028-01-01")), b.Level(day("2028-01-01"))})
}

func TestAmendmentsThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		a    body.Amendment
		at   string
		want form.Code
	}{
		{body.Amendment{ID: "H99", On: "2026-01-01", Kind: "rename", Name: "x"}, "id", body.BodyMissing},
		{body.Amendment{ID: "H19", On: "2026-01-01", Kind: "become"}, "kind", body.AmendmentUnknown},
		{body.Amendment{ID: "H19", Kind: "rename", Name: "x"}, "on", body.AmendmentDay},
		{body.Amendment{ID: "H19", On: "2026-02-30", Kind: "rename", Name: "x"}, "on", form.DayMissing},
		{body.Amendment{ID: "local:90001", On: "2025-06-30", Kind: "rename", Name: "x"}, "on", body.AmendmentDay},
		{body.Amendment{ID: "local:90001", On: "2025-07-01", Kind: "rename", Name: "x"}, "on", body.AmendmentTwice},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "rename"}, "", body.AmendmentEmpty},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "type", Class: "commune-committee"}, "", body.AmendmentEmpty},
		{body.Amendment{ID: "local:90001", On: "2025-07-01", Kind: "ended"}, "on", body.AmendmentDay},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "merge"}, "to", body.SuccessorMissing},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "merge", To: []string{"local:90001"}}, "to", body.SuccessorMissing},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "function", To: []string{"H19"}}, "kind", body.SuccessionUnknown},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "code", Value: "90002"}, "", body.CodeTaken},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "code", System: "tax", Value: "1"}, "system", body.SystemUnknown},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "type", Class: "xa"}, "class", body.ClassUnknown},
		{body.Amendment{ID: "local:90001", On: "2026-07-01", Kind: "parent", Parent: "H98"}, "parent", body.ParentMissing},
	} {
		_, err := before2026(t).With(body.Data{Amendments: []body.Amendment{c.a}})
		at := "amendments[0]"
		if c.at != "" {
			at += "." + c.at
		}
		assert.Equal(t, c.want, faults(t, err)[at], "%+v: %v", c.a, err)
	}
}

// What stands below a body has its level where nothing else says one; the
// registry that is added to keeps its own.
func TestLevelFromAboveAfterAnAmendment(t *testing.T) {
	old, err := body.New(body.Data{Bodies: []body.Row{
		{ID: "local:a", Name: "Trung tâm A", Class: "institution"}, {ID: "local:a.b", Name: "Phòng B", Class: "unit", Parent: "local:a"}}})
	require.NoError(t, err)
	r, err := old.With(body.Data{Amendments: []body.Amendment{{ID: "local:a", On: "2026-01-01", Kind: "type", Level: "provincial"}}})
	require.NoError(t, err)
	assert.Equal(t, body.LevelProvincial, r.ByID("local:a.b").Level(day("2026-01-01")))
	assert.Empty(t, old.ByID("local:a.b").Level(day("2026-01-01")))
}

// A unit of which parts went to two others is divided, whether the resolution
// is one amendment or two.
func TestDivisionByAmendment(t *testing.T) {
	for _, amendments := range [][]body.Amendment{
		{{ID: "local:90001", On: "2027-01-01", Kind: "split", To: []string{"local:90002", "H19"}}},
		{{ID: "local:90001", On: "2027-01-01", Kind: "split", To: []string{"local:90002"}}, {ID: "local:90001", On: "2027-01-01", Kind: "split", To: []string{"H19"}}},
	} {
		r, err := before2026(t).With(body.Data{Amendments: amendments})
		require.NoError(t, err)
		a := r.Answers("local:90001", day("2027-01-01"))
		assert.Equal(t, body.OutcomeSeveral, a.Outcome)
		assert.Len(t, a.Bodies, 2)
	}
}
