package indicator

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func TestSetFaultsComeTogether(t *testing.T) {
	d := SetData{ID: "x", Title: "x", Definitions: []Definition{
		{ID: "a", Name: "A", Unit: "%"}, {ID: "a", Name: "A", Unit: "%"}, {ID: "b", Parent: "z", Name: "", Unit: ""},
	}, Targets: []Target{
		{Indicator: "q"}, {Indicator: "a", Goal: goal(t, "80 điểm"), Period: period("2024"), Binds: Binding{Classes: []body.Class{"x"}}},
		{Indicator: "a", Goal: goal(t, "giảm 10%"), Period: period("2024"), Binds: Binding{Bodies: []body.ID{"H26"}, Where: &Condition{Indicator: "q"}}},
	}}
	_, err := NewSet(d)
	assert.Equal(t, []string{
		"definitions[1].id definition.doubled", "definitions[2].name field.missing", "definitions[2].unit field.missing", "definitions[2].parent definition.parent",
		"targets[0].indicator definition.unknown", "targets[0].period field.missing", "targets[0].binds target.binds",
		"targets[1].goal.unit target.unit", "targets[1].binds.classes[0] field.value",
		"targets[2].goal.change target.change", "targets[2].binds.where.indicator definition.unknown",
		"targets[2].binds.where.period field.missing", "targets[2].binds.where.goal.operator goal.operator",
	}, faults(t, err))
	// What could not be written is no set either.
	for want, change := range map[form.Code]func(d *SetData){
		form.FieldEncoding: func(d *SetData) { d.Notes = []string{"\xff"} },
		form.FieldEmpty:    func(d *SetData) { d.Title = "" },
		NameUnknown:        func(d *SetData) { d.Definitions[0].Accrual = 9 },
	} {
		d := SetData{ID: "x", Title: "x", Definitions: []Definition{{ID: "a", Name: "A", Unit: "%"}}}
		_, err := NewSet(d)
		require.NoError(t, err)
		change(&d)
		_, err = NewSet(d)
		assert.ErrorIs(t, err, want)
	}
	_, err = ReadSet([]byte(`{"v":1,"id":"x","title":"x","definitions":[],"targets":[]} {}`))
	assert.ErrorIs(t, err, form.FormMore)
}

// faults is what is wrong, each as path and code.
func faults(t *testing.T, err error) []string {
	t.Helper()
	var errs form.Errors
	require.ErrorAs(t, err, &errs)
	var all []string
	for _, e := range errs {
		all = append(all, e.Path+" "+string(e.Code))
		assert.NotEmpty(t, e.Message(form.Vietnamese))
	}
	return all
}

// A set cannot be changed through what it gives out.
func TestSetsDoNotChange(t *testing.T) {
	s := smallSet(t)
	s.Definitions()[0].Name = "changed"
	ts := s.Targets()
	ts[0].Binds.Classes[0], ts[0].Bases[0].Document = "changed", "changed"
	assert.Equal(t, smallSet(t), s)
}

func TestSetComesBackFromJSON(t *testing.T) {
	s := smallSet(t)
	b, err := json.Marshal(s)
	require.NoError(t, err)
	var back Set
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *s, back)
	assert.Error(t, json.Unmarshal([]byte(`{"v":1}`), &back))
	assert.Equal(t, *s, back, "what cannot be read changes nothing")
}

// A cut is a target of what counts a cut, a rise of what counts a rise.
func TestTargetsChangeWhatIsCounted(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		goal string
		ok   bool
	}{
		{Cutback, "giảm tối thiểu 30%", true}, {Rise, "tăng tối thiểu 30%", true}, {Share, "tối thiểu 30%", true},
		{Share, "giảm tối thiểu 30%", false}, {Rise, "giảm tối thiểu 30%", false}, {Cutback, "tăng tối thiểu 30%", false}, {Share, "tăng tối thiểu 30%", false},
	} {
		_, err := NewSet(SetData{ID: "x", Title: "x", Definitions: []Definition{{ID: "a", Name: "a", Unit: "%", Kind: c.kind}}, Targets: []Target{{Indicator: "a", Goal: goal(t, c.goal),
			Period: period("2024"), Binds: Binding{Words: "Bộ Y tế", Bodies: []body.ID{"G18"}}, Bases: []Basis{{Document: "1/QĐ"}}}}})
		assert.Equal(t, c.ok, err == nil, "%s: %s: %v", c.kind, c.goal, err)
	}
}
