package main

import (
	"strings"
	"testing"

	"encoding/json"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Sent on Friday 25 April 2025 to the Government Office, handed on Monday to
// Hà Nội, taken on Tuesday. 15 working days from 25 April end on 20 May, from
// 28 April on 22 May: Saturday 26 April was worked, 30 April to 4 May were off.
const story = `{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"submitted","to":"G22","kind":"recommendation","subject":"procedure","channel":"portal","content":"Thủ tục kéo dài","proposal":"Rút ngắn còn 10 ngày","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000","email":"a@example.vn"}}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-28T09:00:00+07:00","type":"transferred","by":"G22","to":"H26","reason":"thuộc thẩm quyền"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-29T09:00:00+07:00","type":"accepted","by":"H26"}
`

type petitionState struct {
	Code, State, Outside, Body string
	Clocks                     map[string]struct{ Name, Since, Due, State string }
	Overdue                    []string
	Faults                     []struct {
		Line          int
		Rule, Message string
	}
}

func TestPetitionCheck(t *testing.T) {
	events := file(t, "events.jsonl", story)
	var list []petitionState
	answer(t, &list, "petition", "check", events, "--as-of", "2025-05-21", "--format", "json")
	require.Len(t, list, 1)
	a := list[0]
	assert.Equal(t, []string{"PAKN.20250425.0001", "accepted", "open", "H26"}, []string{a.Code, a.State, a.Outside, a.Body})
	assert.Equal(t, "2025-05-20", a.Clocks["petitioner"].Due, "from the first submission, never restarted")
	assert.Equal(t, "overdue", a.Clocks["petitioner"].State)
	assert.Equal(t, "2025-05-22", a.Clocks["indicator"].Due, "from the latest transfer")
	assert.Equal(t, "running", a.Clocks["indicator"].State)
	assert.Equal(t, []string{"petitioner"}, a.Overdue)
	assert.Empty(t, a.Faults)

	status, out, _ := tthc(t, "", "petition", "check", events, "--as-of", "2025-05-21", "--explain", "PAKN.20250425.0001")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "6150/TB-BLĐTBXH", "the notice that made Saturday a working day is named")
	assert.NotContains(t, out, "0900000000")
}

func TestPetitionCheckNamesFaults(t *testing.T) {
	// H02 ended on 1 July 2025: nothing can be handed to it after that.
	events := file(t, "events.jsonl", story+`{"v":1,"code":"PAKN.20250425.0001","at":"2025-07-02T09:00:00+07:00","type":"transferred","by":"H26","to":"H02","reason":"thuộc thẩm quyền"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-07-03T09:00:00+07:00","type":"published","by":"H26","reason":"kept"}
`)
	status, out, _ := tthc(t, "", "petition", "check", events, "--as-of", "2025-07-10", "--format", "json")
	assert.Equal(t, 1, status)
	var list []petitionState
	require.NoError(t, json.Unmarshal([]byte(out), &list))
	require.Len(t, list, 1)
	assert.Equal(t, "accepted", list[0].State, "what is forbidden changes nothing")
	var lines []int
	for _, f := range list[0].Faults {
		lines = append(lines, f.Line)
		assert.NotEmpty(t, f.Message)
	}
	assert.Subset(t, lines, []int{4, 5})

	bad := file(t, "bad.jsonl", strings.Replace(story, "2025-04-28T09", "2025-04-31T09", 1)+"{\n")
	status, out, errs := tthc(t, "", "petition", "check", bad)
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, 2, strings.Count(errs, "\n"), "both lines are named: %s", errs)
}

func TestPetitionStats(t *testing.T) {
	var list []struct {
		Body                                     string
		Total, HandedOn, OpenInTime, OpenOverdue int
	}
	answer(t, &list, "petition", "stats", file(t, "events.jsonl", story), "--period", "2025-05", "--by", "body", "--format", "json")
	found := false
	for _, s := range list {
		if s.Body == "H26" {
			found = true
			assert.Equal(t, []int{1, 0, 1}, []int{s.Total, s.OpenInTime, s.OpenOverdue})
		}
	}
	assert.True(t, found)
	for _, wrong := range [][]string{{}, {"--period", "2025-13"}, {"--period", "2025", "--by", "sender"}} {
		status, _, _ := tthc(t, "", append([]string{"petition", "stats", "none"}, wrong...)...)
		assert.Equal(t, 2, status)
	}
}

func TestPetitionStates(t *testing.T) {
	status, out, _ := tthc(t, "", "petition", "states", "--format", "dot")
	assert.Equal(t, 0, status)
	assert.True(t, strings.HasPrefix(out, "digraph"))
	status, out, _ = tthc(t, "", "petition", "states")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "supplement-requested")
}
