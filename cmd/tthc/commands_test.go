package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-ical"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// answer runs a command that must succeed and reads its JSON.
func answer(t *testing.T, into any, args ...string) {
	t.Helper()
	status, out, errs := tthc(t, "", args...)
	require.Equal(t, 0, status, errs)
	require.NoError(t, json.Unmarshal([]byte(out), into), out)
}

// file writes a file of the test.
func file(t *testing.T, name, text string) string {
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// The vectors are those of the civil service's calendar of 2025: Saturday 26
// April was worked, 30 April to 4 May were off.
func TestDeadline(t *testing.T) {
	for _, c := range []struct {
		args []string
		due  string
	}{
		{[]string{"--from", "2025-04-25T15:40", "--term", "5 ngày làm việc"}, "2025-05-06"},
		{[]string{"--from", "2025-04-25T15:40", "--term", "5 ngày làm việc", "--pause", "2025-05-05..2025-05-07"}, "2025-05-08"},
		{[]string{"--from", "2025-04-25T15:40", "--term", "5 ngày làm việc", "--pause", "2025-05-05..2025-05-07", "--cut-off", "15:00"}, "2025-05-09"},
		{[]string{"--from", "2026-06-12", "--term", "-20 ngày làm việc"}, "2026-05-15"},
		{[]string{"--from", "2026-01-30", "--term", "15 ngày"}, "2026-02-23"}, // ends on Saturday 14 February, before Tết
		{[]string{"--from", "2024-02-29", "--term", "một năm rưỡi"}, "2025-08-29"},
	} {
		var a struct {
			Due, State string
			Steps      []struct{ Day, Effect, Reason string }
		}
		answer(t, &a, append([]string{"deadline", "--json"}, c.args...)...)
		assert.Equal(t, c.due, a.Due, "%v", c.args)
		assert.Equal(t, "official", a.State)
		assert.NotEmpty(t, a.Steps)
	}
	status, out, _ := tthc(t, "", "deadline", "--from", "2028-01-20", "--term", "5 ngày làm việc")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "dự kiến", "2028 has no notice yet")
	for _, wrong := range [][]string{
		{"--from", "2025-02-30", "--term", "5 ngày"}, {"--from", "2025-02-28", "--term", "bao lâu"}, {"--term", "5 ngày"}, {"--from", "2025-02-28"},
		{"--from", "2025-02-28", "--term", "5 ngày", "--pause", "2025-03-01"}, {"--from", "2025-02-28", "--term", "5 ngày", "--cut-off", "25:00"},
		{"--from", "2025-02-28", "--term", "5 ngày", "--notices", "none.json"}, {"--from", "2025-02-28", "--term", "5 ngày", "--known-on", "hôm nay"},
	} {
		status, out, errs := tthc(t, "", append([]string{"deadline"}, wrong...)...)
		assert.Equal(t, 2, status, "%v", wrong)
		assert.Empty(t, out)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
}

// A notice of one's own moves a deadline; before it was issued nobody knew.
func TestNoticesMoveDates(t *testing.T) {
	notices := file(t, "notices.json", `{"v":1,"notices":[{"number":"1/TB","issuer":"UBND","issued":"2026-03-01","days":[
		{"day":"2026-03-16","kind":"swap-off","reason":{"vi":"nghỉ hoán đổi"},"for":"2026-03-21"},
		{"day":"2026-03-21","kind":"swap-working","reason":{"vi":"làm bù"},"for":"2026-03-16"}]}]}`)
	due := func(more ...string) string {
		var a struct{ Due string }
		answer(t, &a, append([]string{"deadline", "--json", "--from", "2026-03-13", "--term", "1 ngày làm việc"}, more...)...)
		return a.Due
	}
	assert.Equal(t, "2026-03-16", due())
	assert.Equal(t, "2026-03-17", due("--notices", notices))
	assert.Equal(t, "2026-03-16", due("--notices", notices, "--known-on", "2026-02-28"))
}

func TestCalendar(t *testing.T) {
	var days []struct{ Day, Weekday, Kind, Reason, Source, State string }
	answer(t, &days, "calendar", "2026", "--json")
	kinds := map[string]int{}
	for _, d := range days {
		kinds[d.Kind]++
		assert.Equal(t, "official", d.State)
		assert.NotEmpty(t, d.Reason)
		assert.NotEmpty(t, d.Source)
	}
	// 14 weekdays off and 2 working Saturdays.
	assert.Equal(t, map[string]int{"statutory": 11, "make-up": 1, "swap-off": 2, "swap-working": 2}, kinds)
	for _, wrong := range []string{"26", "1999", "2101", "năm"} {
		status, _, _ := tthc(t, "", "calendar", wrong)
		assert.Equal(t, 2, status, wrong)
	}
}

func TestBody(t *testing.T) {
	var a struct {
		ID, Name, Class, Until string
		Successors             []struct{ ID, Name, From, Kind, Function, Source string }
		AsOf                   *struct{ ID, Name string }
		Doubtful               bool
	}
	answer(t, &a, "body", "Bộ Thông tin và Truyền thông", "--as-of", "2025-06-01", "--json")
	assert.Equal(t, "G14", a.ID)
	assert.Equal(t, "2025-03-01", a.Until)
	require.NotNil(t, a.AsOf)
	assert.Equal(t, "Bộ Khoa học và Công nghệ", a.AsOf.Name)
	functions := map[string]string{}
	for _, s := range a.Successors {
		functions[s.ID] = s.Kind
	}
	assert.Equal(t, map[string]string{"G06": "merge", "G16": "function", "G01": "function"}, functions)
	assert.Contains(t, a.Successors[0].Source, "176/2025/QH15")
	answer(t, &a, "body", "Bồ Nội vụ", "--as-of", "2025-06-01", "--json")
	assert.True(t, a.Doubtful)
	status, out, errs := tthc(t, "", "body", "Bộ Phép thuật")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Greater(t, strings.Count(errs, "\n"), 1, "the nearest names, one a line")
}

func TestSelector(t *testing.T) {
	members := func(asOf, text string) int {
		var a struct{ Bodies []struct{ ID string } }
		answer(t, &a, "selector", "--json", "--as-of", asOf, text)
		return len(a.Bodies)
	}
	assert.Equal(t, 22, members("2025-01-15", "Bộ, cơ quan ngang bộ"))
	assert.Equal(t, 17, members("2025-07-15", "Bộ, cơ quan ngang bộ"))
	assert.Equal(t, 63, members("2025-01-15", "UBND các tỉnh, thành phố trực thuộc Trung ương"))
	assert.Equal(t, 34, members("2025-07-15", "UBND các tỉnh, thành phố trực thuộc Trung ương"))
	status, out, _ := tthc(t, "Văn phòng Chính phủ\n\nBộ Y tế chủ trì, phối hợp với Bảo hiểm xã hội Việt Nam\n", "selector", "--json", "--as-of", "2024-01-10")
	assert.Equal(t, 0, status)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 2, "one answer on one line for each line that is not blank")
	var a struct {
		Parts []struct{ Source, Role, Kind, ID string }
	}
	require.NoError(t, json.Unmarshal([]byte(lines[1]), &a))
	require.Len(t, a.Parts, 2)
	assert.Equal(t, []string{"lead", "coordinate"}, []string{a.Parts[0].Role, a.Parts[1].Role})
	assert.Equal(t, []string{"G18", "G24"}, []string{a.Parts[0].ID, a.Parts[1].ID})
}

func TestRedact(t *testing.T) {
	status, out, _ := tthc(t, "Tôi  là Nguyễn Văn Mẫu, 0912\u00ad345678\n\nkhông có gì\n", "redact")
	assert.Equal(t, 0, status)
	assert.Equal(t, "{\"text\":\"Tôi  là Nguyễn Văn Mẫu, 0912\u00ad345678\",\"masked\":\"Tôi  là [họ tên], [số điện thoại]\",\"pieces\":["+
		"{\"offset\":10,\"text\":\"Nguyễn Văn Mẫu\",\"kind\":\"name\"},"+
		"{\"offset\":31,\"text\":\"0912\u00ad345678\",\"kind\":\"phone\"}]}\n"+
		"{\"text\":\"không có gì\",\"masked\":\"không có gì\"}\n", out)
	_, out, _ = tthc(t, "", "redact", "Cây đổ trước số 12 đường Thử")
	assert.Contains(t, out, `"kind":"address","doubt":"có thể là nơi công cộng mà đơn nói tới"}`)
	_, out, _ = tthc(t, "", "redact", "--format", "text", "--lang", "en", "sđt 0912345678")
	assert.Equal(t, "sđt [telephone number]\n", out)
	status, _, _ = tthc(t, "", "redact", "--format", "xml", "x")
	assert.Equal(t, 2, status)
}

func TestTarget(t *testing.T) {
	status, out, _ := tthc(t, "Tối thiểu 80%\n2 tỷ đồng\nđạt 50 - 60%\n", "target")
	assert.Equal(t, 0, status)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 3)
	for i, want := range []map[string]string{
		{"operator": ">=", "value": "80", "unit": "%"}, {"operator": "=", "value": "2000000000", "unit": "đồng"}, {"operator": "range", "value": "50", "upper": "60", "unit": "%"},
	} {
		var a struct{ Targets []map[string]string }
		require.NoError(t, json.Unmarshal([]byte(lines[i]), &a))
		require.Len(t, a.Targets, 1)
		assert.Equal(t, want, a.Targets[0])
	}
}

const observations = "indicator,body,period,numerator,denominator,recorded,source\n"

func TestEvaluate(t *testing.T) {
	obs := file(t, "obs.csv", observations+"221/5,H26,2024,49999,100000,2024-12-31,báo cáo\n221/6,H26,2024,80,100,2024-12-31,báo cáo\n221/8,H26,2024,0,0,2024-12-31,báo cáo\n")
	var list []struct{ Indicator, Body, Outcome, Operator, Target, Reason string }
	answer(t, &list, "evaluate", "--set", "221/VPCP-KSTT", "--observations", obs, "--period", "2024", "--format", "json")
	outcome := map[string]string{}
	for _, e := range list {
		outcome[e.Indicator] = e.Outcome
	}
	for id, want := range map[string]string{"221/5": "not-met", "221/6": "met", "221/8": "no-base", "221/3": "no-data", "221/9.3": "not-bound"} {
		assert.Equal(t, want, outcome[id], id)
	}
	// A line of the set that does not exist is named; other sets may stand there.
	slip := file(t, "slip.csv", observations+"221/55,H26,2024,1,2,,\n766/2.1,H26,2024,1,2,,\n")
	status, _, errs := tthc(t, "", "evaluate", "--set", "221/VPCP-KSTT", "--observations", slip, "--period", "2024")
	assert.Equal(t, 0, status)
	assert.Contains(t, errs, "221/55: bộ này không có chỉ số ấy")
	assert.NotContains(t, errs, "766/2.1")
	bad := file(t, "bad.csv", observations+"221/5,H26,2024,-1,100,,\n221/5,H26,2024-13,1,100,,\n")
	status, out, errs := tthc(t, "", "evaluate", "--set", "221/VPCP-KSTT", "--observations", bad, "--period", "2024")
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, 3, strings.Count(errs, "\n"), "both faults are named, and how many there are: %s", errs)
}

// The figures of UBND tỉnh Đắk Lắk of 2026 to 10 October, as the national
// portal published them.
func TestScore(t *testing.T) {
	obs := file(t, "obs.csv", observations+`766/1.1,H15,2026,0,82,,portal
766/1.2,H15,2026,79,82,,portal
766/1.3,H15,2026,79,79,,portal
766/1.4,H15,2026,370610,370610,,portal
766/2.1,H15,2026,393087,443565,,portal
766/5.2,H15,2026,241,485,,portal
766/5.3,H15,2026,186,485,,portal
766/5.4,H15,2026,392869,443565,,portal
`)
	var list []struct {
		Set, Body, Score string
		Groups           []struct{ ID, Score string }
	}
	answer(t, &list, "score", "--set", "766", "--observations", obs, "--period", "2026", "--format", "json")
	require.Len(t, list, 1)
	groups := map[string]string{}
	for _, g := range list[0].Groups {
		groups[g.ID] = g.Score
	}
	assert.Equal(t, "11.85", groups["transparency"])
	assert.Equal(t, "17.72", groups["progress"])
	assert.Equal(t, "11.18", groups["satisfaction"])
	assert.Equal(t, "40.75", list[0].Score)

	// The set holds from 1 August 2022 on.
	status, out, errs := tthc(t, "", "score", "--set", "766", "--observations", obs, "--period", "2021")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "2022-08-01")
}

func TestReportAddsUpInEveryFormat(t *testing.T) {
	args := []string{"report", "--plan", plan16, "--period", "2024-Q2"}
	type row struct {
		Body                                                              string
		Total, DoneOnTime, DoneLate, OpenInTime, OpenOverdue, WithoutDate int
	}
	var r struct {
		Plan, Period, From, To string
		Rows                   []row
		Total                  row
	}
	answer(t, &r, append(args, "--format", "json")...)
	assert.Equal(t, []string{plan16, "2024-Q2", "2024-04-01", "2024-06-30"}, []string{r.Plan, r.Period, r.From, r.To})
	sum := 0
	for _, x := range r.Rows {
		sum += x.Total
		assert.Equal(t, x.Total, x.DoneOnTime+x.DoneLate+x.OpenInTime+x.OpenOverdue, x.Body)
	}
	assert.Equal(t, r.Total.Total, sum)
	answer(t, &r, append(args, "--format", "json", "--window", "decree09")...)
	assert.Equal(t, []string{"2024-03-15", "2024-06-14"}, []string{r.From, r.To})

	status, out, errs := tthc(t, "", append(args, "--format", "xlsx")...)
	require.Equal(t, 0, status, errs)
	book, err := excelize.OpenReader(strings.NewReader(out))
	require.NoError(t, err)
	cells, err := book.GetRows("2024-Q2")
	require.NoError(t, err)
	assert.Equal(t, "Tổng cộng", cells[len(cells)-1][0])
	assert.Equal(t, []string{"2024-Q2", "Theo nhiệm vụ", "Quá hạn", "Sắp đến hạn", "Không có hạn"}, book.GetSheetList(), "a sheet a report")
	status, out, _ = tthc(t, "", append(args, "--format", "csv")...)
	assert.Equal(t, 0, status)
	assert.True(t, strings.HasPrefix(out, "\ufeffCơ quan,"))
	for _, wrong := range [][]string{{"--period", "2024-Q5"}, {"--period", "2024", "--window", "lunar"}, {"--period", "2024", "--format", "pdf"}, {}} {
		status, _, _ := tthc(t, "", append([]string{"report", "--plan", plan16}, wrong...)...)
		assert.Equal(t, 2, status, "%v", wrong)
	}
}

func TestCheck(t *testing.T) {
	bad := file(t, "plan.json", `{"v":1,"number":"1/KH","title":"t","issuer":"i","from":"2024-01-01","to":"2024-02-30","tasks":[{"id":"1","titel":"t","leads":["A"],"time":{}}]}`)
	status, out, errs := tthc(t, "", "check", bad, "--lang", "en")
	assert.Equal(t, 2, status)
	assert.Empty(t, errs)
	assert.Equal(t, "to: day \"2024-02-30\" does not exist\ntasks[0].titel: the form has no such field\ntasks[0].title: is missing\n", out)
	good := file(t, "plan.json", `{"v":1,"number":"1/KH","title":"t","issuer":"i","from":"2024-01-01","to":"2024-02-29","tasks":[{"id":"1","title":"t","leads":["A"],"time":{}}]}`)
	status, out, errs = tthc(t, "", "check", good)
	assert.Equal(t, []any{0, "", ""}, []any{status, out, errs})
}

// A public iCalendar reader takes what is written, and finds every due day.
func TestDueAsCalendarIsReadByOthers(t *testing.T) {
	want := map[string]bool{}
	for _, r := range due(t, "--plan", plan16, "--as-of", "2024-06-25") {
		if r.Due != "" {
			want[strings.ReplaceAll(r.Due, "-", "")] = true
		}
	}
	status, out, errs := tthc(t, "", "due", "--plan", plan16, "--as-of", "2024-06-25", "--format", "ics")
	require.Equal(t, 0, status, errs)
	for _, line := range strings.Split(out, "\r\n") {
		assert.LessOrEqual(t, len(line), 75)
	}
	c, err := ical.NewDecoder(strings.NewReader(out)).Decode()
	require.NoError(t, err)
	got, uids := map[string]bool{}, map[string]bool{}
	for _, e := range c.Events() {
		start := e.Props.Get(ical.PropDateTimeStart)
		assert.Equal(t, ical.ValueDate, start.ValueType())
		got[start.Value] = true
		uid, err := e.Props.Text(ical.PropUID)
		require.NoError(t, err)
		assert.False(t, uids[uid], uid)
		uids[uid] = true
	}
	assert.Equal(t, want, got)
}
