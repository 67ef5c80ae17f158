package main

import (
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	docx "github.com/caicach/tthc/cmd/internal/grid/word"
)

const eventPlan = `{"v":1,"number":"9/KH","title":"Kế hoạch","issuer":"UBND tỉnh","from":"2026-01-01","to":"2026-12-31","tasks":[
{"id":"1","title":"Trình","leads":["Văn phòng UBND"],"time":{"text":"1 ngày làm việc kể từ ngày được phê duyệt",
"rule":{"parts":[{"kind":"event","event":"được phê duyệt","offset":{"n":1,"unit":"wd"}}]}}},
{"id":"2","title":"Báo cáo","leads":["Văn phòng UBND"],"time":{"text":"hằng tháng","rule":{"parts":[{"kind":"recurring","every":["P1M"]}]}}}]}`

// A notice moves the due day that is counted from an event.
func TestDueCountsOnTheCalendarOfTheFlags(t *testing.T) {
	plan := file(t, "plan.json", eventPlan)
	progress := file(t, "progress.jsonl", `{"v":1,"id":"a","obligation":"9/KH#1#van-phong-ubnd#event","type":"happened","day":"2026-03-13"}`)
	notices := file(t, "notices.json", `{"v":1,"notices":[{"number":"1/TB","issuer":"UBND","issued":"2026-03-01","days":[
		{"day":"2026-03-16","kind":"swap-off","reason":{"vi":"nghỉ hoán đổi"},"for":"2026-03-21"},
		{"day":"2026-03-21","kind":"swap-working","reason":{"vi":"làm bù"},"for":"2026-03-16"}]}]}`)
	first := func(more ...string) string {
		for _, r := range due(t, append([]string{"--plan", plan, "--as-of", "2026-03-13", "--progress", progress}, more...)...) {
			if r.Task == "1" {
				return r.Due
			}
		}
		return ""
	}
	assert.Equal(t, "2026-03-16", first())
	assert.Equal(t, "2026-03-17", first("--notices", notices))
	assert.Equal(t, "2026-03-16", first("--notices", notices, "--known-on", "2026-02-28"))
	status, _, errs := tthc(t, "", "report", "--plan", plan, "--period", "2026-03", "--notices", "none.json")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "none.json")
}

func TestFaultsOfAProgressFileStandAtTheirLines(t *testing.T) {
	plan := file(t, "plan.json", eventPlan)
	event := func(id, obligation, rest string) string {
		return `{"v":1,"id":"` + id + `","obligation":"` + obligation + `",` + rest + `,"day":"2026-03-13"}`
	}
	const known = "9/KH#2#van-phong-ubnd#2026-01"
	for name, c := range map[string]struct{ text, want string }{
		"before the mistake":  {"\n" + event("b", known, `"type":"corrected","corrects":"a"`) + "\n" + event("a", known, `"type":"done"`), `2: corrects: phần việc này không có sự kiện "a"`},
		"not an obligation":   {event("a", "9/KH", `"type":"done"`), `1: obligation: không có phần việc "9/KH"`},
		"two different":       {event("a", known, `"type":"done"`) + "\n" + event("a", known, `"type":"started"`), `2: id: mã "a" đã dùng cho một sự kiện khác`},
		"of the plan's tasks": {event("a", known, `"type":"happened"`) + "\n{", `2: không đúng cú pháp JSON`},
	} {
		t.Run(name, func(t *testing.T) {
			path := file(t, "progress.jsonl", c.text)
			status, out, errs := tthc(t, "", "due", "--plan", plan, "--as-of", "2026-06-01", "--progress", path)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.True(t, strings.HasPrefix(errs, "tthc: "+path+": "+c.want), errs)
		})
	}
}

// What is recorded for an obligation that no plan has is never dropped without
// a word: one of the plan that is asked about, one of a plan that nobody knows,
// one of a published plan. The others are counted.
func TestEventsWithoutAnObligationAreListed(t *testing.T) {
	plan := file(t, "plan.json", eventPlan)
	progress := file(t, "progress.jsonl", `{"v":1,"id":"a","obligation":"9/KH#2#van-phong-ubnd#2026-01","type":"done","day":"2026-01-30"}

{"v":1,"id":"b","obligation":"9/KH#7#x#y","type":"done","day":"2026-03-13"}
{"v":1,"id":"c","obligation":"8/KH#1#x#y","type":"started","day":"2026-03-14"}
{"v":1,"id":"d","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"done","day":"2024-03-18"}
{"v":1,"id":"e","obligation":"16/QĐ-TCTCCTTHC#99#to-pho#2024-03-19","type":"reported","day":"2024-03-18"}
`)
	for _, c := range [][]string{{"due", "--as-of", "2026-03-20"}, {"report", "--period", "2026-03"}} {
		status, out, errs := tthc(t, "", append(c, "--plan", plan, "--progress", progress, "--format", "csv")...)
		assert.Equal(t, 1, status)
		assert.NotEmpty(t, out, "the others are answered")
		lines := strings.Split(strings.TrimSpace(errs), "\n")
		require.Len(t, lines, 3, errs)
		for i, want := range [][2]string{
			{progress + ": 3: ", ": b 9/KH#7#x#y done 2026-03-13"},
			{progress + ": 4: ", ": c 8/KH#1#x#y started 2026-03-14"},
			{progress + ": 6: ", ": e 16/QĐ-TCTCCTTHC#99#to-pho#2024-03-19 reported 2024-03-18"},
		} {
			assert.True(t, strings.HasPrefix(lines[i], "tthc: "+want[0]), lines[i])
			assert.True(t, strings.HasSuffix(lines[i], want[1]), lines[i])
		}
	}
}

// Decision 240/QĐ-TTg was signed on 4 February 2025: in June 2024 nobody owed
// anything by it. The plan of 2024 holds from its first day at the earliest.
func TestDueBeforeThePlanHolds(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"vi", "tthc: kế hoạch 240/QĐ-TTg có từ ngày 4/2/2025; đến hết ngày 3/2/2025 chưa ai phải làm gì theo kế hoạch này\n"},
		{"en", "tthc: the plan 240/QĐ-TTg holds since 2025-02-04; by the end of 2025-02-03 nobody owes anything by it\n"},
	} {
		status, out, errs := tthc(t, "", "due", "--plan", "240/QĐ-TTg", "--as-of", "2025-02-03", "--format", "json", "--lang", c.lang)
		assert.Equal(t, 0, status)
		assert.Equal(t, "[]\n", out)
		assert.Equal(t, c.want, errs)
	}
	assert.NotEmpty(t, due(t, "--plan", "240/QĐ-TTg", "--as-of", "2025-02-04"))
}

// The open duties of the Government Office that belong to the control of
// procedures are the Ministry of Justice's from 10 January 2026 (Decree
// 09/2026/NĐ-CP): in the list, in that of either body, and in the report.
func TestDueFollowsAFunction(t *testing.T) {
	passed := map[string]bool{"III.1.a-3": true, "III.1.b-4+2": true, "III.2.d-3": true, "III.2.d-6": true, "III.2.d-7": true, "IV.6": true}
	held := func(asOf string, more ...string) map[string]map[string]int {
		all := map[string]map[string]int{}
		for _, r := range due(t, append([]string{"--plan", "240/QĐ-TTg", "--as-of", asOf}, more...)...) {
			if passed[r.Task] || r.Task == "III.2.d-1" {
				if all[r.BodyID] == nil {
					all[r.BodyID] = map[string]int{}
				}
				all[r.BodyID][r.Task]++
			}
		}
		return all
	}
	// The monthly report IV.6 is owed from February to December 2025.
	function := map[string]int{"III.1.a-3": 1, "III.1.b-4+2": 1, "III.2.d-3": 1, "III.2.d-6": 1, "III.2.d-7": 1, "IV.6": 11}
	with := maps.Clone(function)
	with["III.2.d-1"] = 1
	assert.Equal(t, map[string]map[string]int{"G22": with}, held("2026-01-09"))
	after := map[string]map[string]int{"G22": {"III.2.d-1": 1}, "G15": function}
	assert.Equal(t, after, held("2026-01-10"))
	for _, id := range []string{"G22", "G15"} {
		assert.Equal(t, map[string]map[string]int{id: after[id]}, held("2026-01-10", "--body", id), id)
	}
}

// The file of a plan is the plan that is asked about, also where it has the
// number of a published one.
func TestProgressIsOfThePlanThatIsAskedAbout(t *testing.T) {
	plan := file(t, "plan.json", strings.Replace(eventPlan, "9/KH", "240/QĐ-TTg", 1))
	progress := file(t, "progress.jsonl", `{"v":1,"id":"a","obligation":"240/QĐ-TTg#2#van-phong-ubnd#2026-01","type":"done","day":"2026-01-30"}`)
	n := 0
	for _, r := range due(t, "--plan", plan, "--as-of", "2026-03-13", "--progress", progress) {
		if r.Status == "done-on-time" {
			n++
		}
	}
	assert.Equal(t, 1, n)
}

func TestDueOfABodyThatEnded(t *testing.T) {
	for _, command := range [][]string{{"due", "--as-of", "2025-06-01"}, {"report", "--period", "2025-06"}} {
		args := append(command, "--plan", "240/QĐ-TTg", "--body", "Bộ TT&TT")
		status, out, errs := tthc(t, "", args...)
		assert.Equal(t, 1, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, "G06", "who has its duties now")
		assert.Equal(t, 1, strings.Count(errs, "\n"))
	}
	assert.NotEmpty(t, due(t, "--plan", "240/QĐ-TTg", "--as-of", "2025-02-28", "--body", "Bộ TT&TT"))
}

func TestUnknownCommands(t *testing.T) {
	for _, args := range [][]string{{"duee"}, {"petition", "cheque"}} {
		status, out, errs := tthc(t, "", args...)
		assert.Equal(t, 2, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, "không có lệnh")
		assert.Contains(t, errs, "--help")
	}
}

func TestATableHasALineARow(t *testing.T) {
	plan := file(t, "plan.json", strings.Replace(eventPlan, `"title":"Trình"`, `"title":"Trình\n\tvà ban hành"`, 1))
	status, out, errs := tthc(t, "", "due", "--plan", plan, "--as-of", "2026-06-01")
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, 1+12+1, strings.Count(out, "\n"))
	assert.Contains(t, out, "Trình và ban hành")
}

func TestReportOfSeveralYearsAsAWorkbook(t *testing.T) {
	status, out, errs := tthc(t, "", "report", "--plan", plan16, "--period", "2020/2024", "--format", "xlsx")
	assert.Equal(t, 0, status, errs)
	assert.True(t, strings.HasPrefix(out, "PK"))
}

// A report is written as a document of what was recorded; of nothing recorded, of a period
// that has not ended and of events that are only in a file there is none.
func TestReportAsADocument(t *testing.T) {
	data := t.TempDir()
	status, _, errs := tthc(t, "", "record", "--data", data, "--plan", plan16, "--obligation", taskOf15, "--type", "done", "--day", "2024-03-18", "--document", "5/BC")
	require.Equal(t, 0, status, errs)
	status, out, errs := tthc(t, "", "report", "--plan", plan16, "--period", "2024-Q1", "--format", "docx", "--data", data)
	require.Equal(t, 0, status, errs)
	read, err := docx.Read([]byte(out))
	require.NoError(t, err)
	assert.Contains(t, read.Lines, "I. THỰC HIỆN NHIỆM VỤ")
	for want, args := range map[string][]string{
		"--data":               {"--period", "2024-Q1", "--data", t.TempDir()},
		"--period: năm 2099 ":  {"--period", "2099", "--data", data},
		"--progress: báo cáo ": {"--period", "2024-Q1", "--data", data, "--progress", "x.jsonl"},
	} {
		status, _, errs := tthc(t, "", append([]string{"report", "--format", "docx"}, args...)...)
		assert.Equal(t, 2, status)
		assert.Contains(t, errs, want)
	}
}
