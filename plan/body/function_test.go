package body_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// Decree 09/2026/NĐ-CP: the control of administrative procedures passed from
// the Government Office to the Ministry of Justice on 10 January 2026.
func TestFunctionPassedFromTheGovernmentOffice(t *testing.T) {
	r := body.Vietnam()
	for _, c := range []struct {
		id      body.ID
		f       body.Function
		on      string
		outcome body.Outcome
		holder  body.ID
	}{
		{"G22", body.FunctionProcedureControl, "2026-01-09", body.OutcomeItself, "G22"},
		{"G22", body.FunctionProcedureControl, "2026-01-10", body.OutcomeOne, "G15"},
		{"G22", body.FunctionProcedureControl, "", body.OutcomeOne, "G15"},
		{"G22", "Kiểm soát  thủ tục hành chính", "2026-01-10", body.OutcomeOne, "G15"}, // the spelling does not count
		{"G22", "kiểm soát TTHC", "2026-01-10", body.OutcomeOne, "G15"},
		{"", body.FunctionProcedureControl, "2026-01-09", body.OutcomeItself, "G22"},
		{"", body.FunctionProcedureControl, "2026-01-10", body.OutcomeOne, "G15"},
		// All that is not this function stays with the Government Office.
		{"G22", "công tác văn thư", "2026-06-01", body.OutcomeItself, "G22"},
		{"G22", "", "2026-06-01", body.OutcomeItself, "G22"},
		// Others control procedures in their own field, and go on doing so.
		{"G12", body.FunctionProcedureControl, "2026-06-01", body.OutcomeItself, "G12"},
		// A function of a body that ended: what passed by itself, and the rest.
		{"G14", "báo chí, xuất bản", "2025-02-28", body.OutcomeItself, "G14"},
		{"G14", "báo chí, xuất bản", "2025-03-01", body.OutcomeOne, "G16"},
		{"G14", "bưu chính", "2025-03-01", body.OutcomeOne, "G06"},
		{"local:to-cong-tac-tthc", body.FunctionProcedureControl, "2023-08-05", body.OutcomeNotYet, ""},
		{"G99", body.FunctionProcedureControl, "2026-06-01", body.OutcomeUnknown, ""},
		{"", "trồng rừng", "2026-06-01", body.OutcomeUnknown, ""},
	} {
		var on form.Day
		if c.on != "" {
			on = day(c.on)
		}
		a := r.Holder(c.f, c.id, on)
		assert.Equal(t, c.outcome, a.Outcome, "%s %s %s", c.id, c.f, c.on)
		one, _ := a.One()
		assert.Equal(t, c.holder, one.ID(), "%s %s %s", c.id, c.f, c.on)
		assert.NotEmpty(t, a.Reason(form.Vietnamese))
		assert.NotEqual(t, a.Reason(form.Vietnamese), a.Reason(form.English))
	}
	a := r.Holder(body.FunctionProcedureControl, "G22", day("2026-08-04"))
	assert.Equal(t, "kiểm soát thủ tục hành chính: Bộ Tư pháp có chức năng này từ ngày 10/1/2026 (NĐ 09/2026/NĐ-CP; NĐ 369/2025/NĐ-CP)", a.Reason(form.Vietnamese))
	assert.Equal(t, "kiểm soát thủ tục hành chính: Bộ Tư pháp has this function since 2026-01-10 (NĐ 09/2026/NĐ-CP; NĐ 369/2025/NĐ-CP)", a.Reason(form.English))
	require.Len(t, a.Path, 1)
	assert.Equal(t, body.ID("G22"), a.Path[0].From)
}

// A function passes on, comes back, is divided, and outlives who has it.
func TestFunctionsAreFollowed(t *testing.T) {
	const f = "cấp phép"
	r, err := body.New(body.Data{
		Bodies: []body.Row{
			{ID: "H26", Name: "Ủy ban nhân dân thành phố Hà Nội", Class: "provincial-committee"},
			{ID: "H26.01", Name: "Sở A", Class: "department", Parent: "H26"},
			{ID: "H26.02", Name: "Sở B", Class: "department", Parent: "H26", Until: "2025-07-01"},
			{ID: "H26.03", Name: "Sở C", Class: "department", Parent: "H26"},
			{ID: "H26.04", Name: "Sở D", Class: "department", Parent: "H26"},
		},
		Successions: []body.SuccessionRow{
			{From: "H26.01", To: "H26.02", On: "2025-01-01", Kind: "function", Function: f},
			{From: "H26.02", To: "H26.03", On: "2025-07-01", Kind: "merge"},
			{From: "H26.03", To: "H26.01", On: "2025-09-01", Kind: "function", Function: f},
			{From: "H26.01", To: "H26.03", On: "2026-01-01", Kind: "function", Function: f},
			{From: "H26.01", To: "H26.04", On: "2026-01-01", Kind: "function", Function: f},
		}})
	require.NoError(t, err)
	for on, want := range map[string][]body.ID{
		"2024-12-31": {"H26.01"},
		"2025-01-01": {"H26.02"},
		"2025-07-01": {"H26.03"}, // who took the place of B has what B had
		"2025-09-01": {"H26.01"}, // it came back
		"2026-01-01": {"H26.03", "H26.04"},
	} {
		for _, id := range []body.ID{"H26.01", ""} {
			var got []body.ID
			for _, b := range r.Holder(f, id, day(on)).Bodies {
				got = append(got, b.ID())
			}
			assert.Equal(t, want, got, on)
		}
	}
	assert.Equal(t, body.OutcomeSeveral, r.Holder(f, "H26.01", day("2026-01-01")).Outcome)
}

// Decision 1723/QĐ-TTg: both national universities stand under the Ministry of
// Education and Training from 12 August 2025, and are the same bodies.
func TestNationalUniversitiesStandUnderTheMinistry(t *testing.T) {
	r := body.Vietnam()
	for _, id := range []body.ID{"G25", "G26"} {
		b := r.ByID(id)
		assert.Zero(t, b.Parent(day("2025-08-11")))
		assert.Equal(t, body.ID("G03"), b.Parent(day("2025-08-12")))
		assert.Equal(t, body.ChangeParent, b.Naming(day("2025-08-12")).Change)
		assert.Contains(t, r.Under("G03", body.ClassesOf(body.Institution), day("2025-08-12")), b)
		assert.NotContains(t, r.Under("G03", body.ClassesOf(body.Institution), day("2025-08-11")), b)
		assert.Equal(t, body.OutcomeItself, r.Answers(id, day("2026-01-01")).Outcome)
	}
}
