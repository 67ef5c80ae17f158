package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A system that has every answer of the kit agrees; one that has one of them wrong and
// lacks another is told both, and a file that is none is refused with its line.
func TestConformance(t *testing.T) {
	status, questions, errs := tthc(t, "", "conformance")
	require.Equal(t, 0, status, errs)
	require.Contains(t, questions, `{"id":"term-01","rule":"term","input":{"from":"2024-04-26","n":1,"unit":"working-days"}}`)

	// 26 April 2024 is a Friday; Monday was swapped for Saturday, 4 May, and Tuesday and
	// Wednesday are holidays: one working day ends on Thursday, two on Friday.
	right := `{"id":"term-01","answer":{ "due": "2024-05-02" }}` + "\n\n" + `{"id":"target-01","answer":1}` + "\n"
	judge := func(said string, more ...string) (status int, out, errs string) {
		return tthc(t, said, append([]string{"conformance", "--lang", "en", "--answers", "-"}, more...)...)
	}
	status, out, errs := judge(right+`{"id":"term-02","answer":{"due":"2024-05-04"}}`, "--rule", "term")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "28 questions, 27 differ")
	told := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, told, 27)
	assert.Equal(t, `{"id":"term-02","rule":"term","input":{"from":"2024-04-26","n":2,"unit":"working-days"},"expected":{"due":"2024-05-03"},"answer":{"due":"2024-05-04"}}`, told[0])
	assert.NotContains(t, told[1], `"answer"`)

	for said, why := range map[string]string{"x": "line 1: ", "{}": "line 1: ", "\n" + `{"id":"term-01"}`: "line 2: ", right + right: `line 4: "term-01" was answered before`, `{"id":"term-1","answer":1}`: `line 1: the kit has no question "term-1"`} {
		status, _, errs = judge(said)
		assert.Equal(t, 2, status, said)
		assert.Contains(t, errs, why)
	}
	status, _, errs = judge("", "--rule", "none")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `there is no rule "none"`)

	var all strings.Builder
	_, out, _ = judge("")
	for line := range strings.Lines(out) {
		var e struct{ ID, Expected json.RawMessage }
		require.NoError(t, json.Unmarshal([]byte(line), &e))
		all.WriteString(`{"id":` + string(e.ID) + `,"answer": ` + string(e.Expected) + "}\n")
	}
	status, _, errs = judge(all.String())
	assert.Equal(t, 0, status)
	assert.Contains(t, errs, "85 questions, 0 differ")
}
