package body_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func TestFormat(t *testing.T) {
	r := body.Vietnam()
	assert.Equal(t, "Ủy ban nhân dân tỉnh Quảng Ninh", body.SelectBody("H49").Format(r, day("2025-01-01")))
	assert.Equal(t, "Ủy ban nhân dân thành phố Quảng Ninh", body.SelectBody("H49").Format(r, day("2026-09-01")))
	assert.Equal(t, "các bộ trừ Bộ Công an", body.SelectClasses(body.ClassesOf(body.Ministry)).Except("G01").Format(r, day("2025-01-01")))
	assert.Equal(t, "Sở Nội vụ", body.SelectName("Sở  Nội vụ").Format(r, day("2025-01-01")))
}

func TestSelectorForms(t *testing.T) {
	for _, form := range []string{`{}`, `{"kind":"body"}`, `{"kind":"class"}`, `{"kind":"class","class":"x"}`, `{"kind":"body","id":"x"}`,
		`{"kind":"unknown"}`, `{"kind":"body","id":"G22","words":"x"}`, `{"kind":"body","id":"G22","more":1}`, `{"kind":"other","words":"x"}`, `"G22"`,
		`{"kind":"class","class":"ministry","id":"G22"}`, `{"kind":"unknown","words":"x","id":"G22"}`, `{"kind":"unknown","words":"x","assigned":true}`, `{"kind":"body","words":"x","of":"H26"}`} {
		var s body.Selector
		assert.Error(t, json.Unmarshal([]byte(form), &s), form)
		assert.True(t, s.IsZero())
	}
}

// Which bodies a group is: those that the registry has of its classes, below a
// body, with a name, that were assigned, less those left out. Which units words of
// a group's own mean the registry cannot know.
func TestGroupsResolve(t *testing.T) {
	r, err := body.New(body.Data{Bodies: []body.Row{
		{ID: "G01", Name: "Bộ Công an", Class: "ministry"}, {ID: "G12", Name: "Bộ Tài chính", Class: "ministry"},
		{ID: "H26", Name: "Ủy ban nhân dân thành phố Hà Nội", Class: "provincial-committee"}, {ID: "H29", Name: "Ủy ban nhân dân thành phố Hồ Chí Minh", Class: "provincial-committee"},
		{ID: "G12.05", Name: "Cục Thuế", Class: "unit", Parent: "G12"},
		{ID: "H26.01", Name: "Sở Nội vụ", Class: "department", Parent: "H26"}, {ID: "H26.02", Name: "Sở Tài chính", Class: "department", Parent: "H26"},
		{ID: "H29.01", Name: "Sở Nội vụ", Class: "department", Parent: "H29"},
	}})
	assert.NoError(t, err)
	departments, ministries := body.SelectClasses(body.ClassesOf(body.Department)), body.SelectClasses(body.ClassesOf(body.Ministry))
	units := body.SelectClasses(body.ClassesOf(body.Unit))
	assigned := body.Scope{Assigned: func(body.ID, form.Day) []body.ID { return []body.ID{"G12", "H26.02"} }}
	for _, c := range []struct {
		what  string
		s     body.Selector
		scope body.Scope
		want  []string
	}{
		{"all", departments, body.Scope{}, []string{"H26.01", "H26.02", "H29.01"}},
		{"below one", departments.Under("H26"), body.Scope{}, []string{"H26.01", "H26.02"}},
		{"below one, in words of its own", departments.Under("H26").InWords("các sở của Hà Nội"), body.Scope{}, []string{"H26.01", "H26.02"}},
		{"of a name", departments.Like("Sở Nội vụ"), body.Scope{}, []string{"H26.01", "H29.01"}},
		{"of a name, in words of its own", departments.Like("Sở Nội vụ").InWords("Sở Nội vụ các tỉnh"), body.Scope{}, []string{"H26.01", "H29.01"}},
		{"units", units, body.Scope{}, []string{"G12.05"}},
		{"units in words of their own", units.InWords("các đơn vị sự nghiệp"), body.Scope{}, nil},
		{"departments in words of their own", departments.InWords("các sở kinh tế"), body.Scope{}, []string{"H26.01", "H26.02", "H29.01"}},
		{"ministries in words of their own", ministries.InWords("các bộ kinh tế"), body.Scope{}, []string{"G01", "G12"}},
		{"assigned", ministries.WithAssigned(), assigned, []string{"G12"}},
		{"assigned, and nobody knows to whom", ministries.WithAssigned(), body.Scope{}, []string{"G01", "G12"}},
		{"not only those assigned", ministries, assigned, []string{"G01", "G12"}},
		{"less one", ministries.Except("G01"), body.Scope{}, []string{"G12"}},
		{"less one by name", departments.ExceptNamed("Sở Tài chính"), body.Scope{}, []string{"H26.01", "H29.01"}},
		{"unknown", body.SelectUnknown("như trên"), body.Scope{}, nil},
	} {
		var got []string
		for _, b := range c.s.Resolve(r, day("2025-08-01"), c.scope) {
			got = append(got, b.String())
		}
		assert.Equal(t, c.want, got, c.what)
	}
}
