package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/calendar"
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

	status, _, errs := tthc(t, "", "petition", "stats", events, "--period", "2025-07")
	assert.Equal(t, 1, status, "a count that left lines out says so")
	assert.Equal(t, 2, strings.Count(errs, "\n"), errs)

	// On a day before the submission the petition is not answered, its faults are.
	status, out, errs = tthc(t, "", "petition", "check", events, "--as-of", "2025-04-01", "--format", "json")
	assert.Equal(t, 1, status)
	assert.Equal(t, "[]\n", out)
	assert.Equal(t, 2, strings.Count(errs, "\n"), errs)
}

// A line that cannot be read is named with its petition where it has one, and
// the others are answered; nobody's identity is in what is said of it.
func TestPetitionCheckAnswersTheOtherLines(t *testing.T) {
	bad := file(t, "bad.jsonl", strings.Replace(story, "2025-04-28T09", "2025-04-31T09", 1)+
		strings.Replace(strings.SplitAfter(story, "\n")[0], `"citizen"`, `"Người Gửi"`, 1)+"{\n")
	status, out, errs := tthc(t, "", "petition", "check", bad, "--as-of", "2025-05-05", "--format", "json")
	assert.Equal(t, 1, status)
	var list []petitionState
	require.NoError(t, json.Unmarshal([]byte(out), &list))
	require.Len(t, list, 1)
	assert.Equal(t, "submitted", list[0].State)
	require.Len(t, list[0].Faults, 3)
	for i, want := range []struct {
		line int
		rule string
	}{{2, "form"}, {3, "actor"}, {4, "form"}} {
		assert.Equal(t, want.line, list[0].Faults[i].Line)
		assert.Equal(t, want.rule, list[0].Faults[i].Rule)
	}
	assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	assert.Contains(t, errs, "bad.jsonl: 5: ")
	assert.NotContains(t, out+errs, "Người Gửi")
}

// Bắc Giang (H02) went into Bắc Ninh (H05) on 1 July 2025 with what it held.
func TestPetitionOfABodyThatEnded(t *testing.T) {
	events := file(t, "events.jsonl", strings.ReplaceAll(story, "H26", "H02"))
	for day, holder := range map[string]string{"2025-06-30": "H02", "2025-07-01": "H05"} {
		var list []petitionState
		answer(t, &list, "petition", "check", events, "--as-of", day, "--format", "json")
		require.Len(t, list, 1)
		assert.Equal(t, holder, list[0].Body, day)
	}
}

// The focal point of petitions was the Government Office (G22) until the duty
// passed to the Ministry of Justice (G15) on 10 January 2026 (Decree
// 09/2026/NĐ-CP). What Hà Nội (H26) holds, beside itself only the focal point of
// the day hands on.
func TestPetitionCheckFollowsTheFocalPointOfTheDay(t *testing.T) {
	for _, c := range []struct {
		day, by string
		allowed bool
	}{
		{"2026-08-04", "G15", true}, {"2026-08-04", "G22", false},
		{"2025-08-04", "G22", true}, {"2025-08-04", "G15", false},
	} {
		events := file(t, "events.jsonl", `{"v":1,"code":"PAKN.20250801.0001","at":"`+c.day+`T09:00:00+07:00","type":"submitted","to":"H26","kind":"recommendation","subject":"procedure","channel":"portal","content":"Thủ tục kéo dài","proposal":"Rút ngắn","sender":{"type":"citizen","name":"Người Gửi","address":"Số 1 phố Thử","phone":"0900000000"}}
{"v":1,"code":"PAKN.20250801.0001","at":"`+c.day+`T10:00:00+07:00","type":"transferred","by":"`+c.by+`","to":"H29","reason":"thuộc thẩm quyền"}
`)
		status, out, errs := tthc(t, "", "petition", "check", events, "--as-of", c.day, "--format", "json")
		var list []petitionState
		require.NoError(t, json.Unmarshal([]byte(out), &list), errs)
		require.Len(t, list, 1)
		if c.allowed {
			assert.Equal(t, 0, status, "%s by %s: %v", c.day, c.by, list[0].Faults)
			assert.Empty(t, list[0].Faults)
			assert.Equal(t, "H29", list[0].Body)
			continue
		}
		assert.Equal(t, 1, status)
		require.Len(t, list[0].Faults, 1, "%s by %s", c.day, c.by)
		assert.Equal(t, 2, list[0].Faults[0].Line)
		assert.Equal(t, "H26", list[0].Body, "what is forbidden changes nothing")
	}
}

// What the Government Office held as the focal point is the ministry's from that
// day, which takes it on; lines that stand twice are no fault.
func TestPetitionThatTheFocalPointHeld(t *testing.T) {
	submitted := strings.SplitAfter(strings.ReplaceAll(strings.ReplaceAll(story, "2025-04-25", "2026-01-05"), "20250425", "20260105"), "\n")[0]
	accepted := func(by string) string {
		return `{"v":1,"code":"PAKN.20260105.0001","at":"2026-01-12T08:00:00+07:00","type":"accepted","by":"` + by + `"}` + "\n"
	}
	for day, want := range map[string][2]string{"2026-01-09": {"submitted", "G22"}, "2026-01-10": {"submitted", "G15"}, "2026-01-12": {"accepted", "G15"}} {
		var list []petitionState
		answer(t, &list, "petition", "check", file(t, "events.jsonl", submitted+submitted+accepted("G15")+accepted("G15")), "--as-of", day, "--format", "json")
		require.Len(t, list, 1)
		assert.Equal(t, want, [2]string{list[0].State, list[0].Body}, day)
		assert.Empty(t, list[0].Faults)
	}
	status, out, _ := tthc(t, "", "petition", "check", file(t, "events.jsonl", submitted+accepted("G22")), "--as-of", "2026-01-12", "--format", "json")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, `"rule": "actor"`)
}

// Of a period that has not ended, what is not due yet is in time.
func TestPetitionStatsOfThisPeriod(t *testing.T) {
	today := time.Now().In(calendar.Zone())
	at := today.Format("2006-01-02T15:04:05Z07:00")
	line := strings.SplitAfter(strings.ReplaceAll(story, "2025-04-25T15:40:00+07:00", at), "\n")[0]
	var list []struct{ OpenInTime, OpenOverdue int }
	answer(t, &list, "petition", "stats", file(t, "events.jsonl", line), "--period", today.Format("2006"), "--by", "body", "--format", "json")
	require.Len(t, list, 1)
	assert.Equal(t, 1, list[0].OpenInTime)
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

// The help names every reason that closes, so that nobody has to guess.
func TestPetitionCheckHelp(t *testing.T) {
	status, out, _ := tthc(t, "", "petition", "check", "--help")
	assert.Equal(t, 0, status)
	for _, e := range petition.EventTypes() {
		for _, r := range petition.Reasons(e) {
			assert.Contains(t, out, string(r))
		}
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

// An event of 2099 is refused by name, and the others are answered.
func TestPetitionEventsOfTheFutureAreRefused(t *testing.T) {
	const submitted = `{"v":1,"code":"PAKN.%s0602.0001","at":"%s-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","address":"thôn Mẫu","phone":"0912345678","email":"mau@example.vn"}}` + "\n"
	events := file(t, "events.jsonl", fmt.Sprintf(submitted, "2099", "2099")+fmt.Sprintf(submitted, "2025", "2025"))
	status, out, errs := tthc(t, "", "petition", "check", events, "--as-of", "2025-06-03", "--format", "json")
	assert.Equal(t, 1, status)
	assert.Equal(t, 1, strings.Count(out, `"code"`))
	assert.Contains(t, errs, "events.jsonl: 1: PAKN.20990602.0001, gửi (2/6/2099 08:00): sự kiện ở sau hôm nay")
	status, _, errs = tthc(t, "", "petition", "stats", events, "--period", "2025-06", "--by", "body")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "2099")
}
