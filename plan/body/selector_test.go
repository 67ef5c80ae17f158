package body_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/plan/body"
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
		`{"kind":"unknown"}`, `{"kind":"body","id":"G22","words":"x"}`, `{"kind":"body","id":"G22","more":1}`, `{"kind":"other","words":"x"}`, `"G22"`} {
		var s body.Selector
		assert.Error(t, json.Unmarshal([]byte(form), &s), form)
		assert.True(t, s.IsZero())
	}
}
