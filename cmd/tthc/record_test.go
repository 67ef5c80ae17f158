package main

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// another runs the command in a process of its own.
func another(t *testing.T, args ...string) (status int, out, errs string) {
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(os.Environ(), "TTHC_TEST_RUN=1")
	var o, e strings.Builder
	c.Stdout, c.Stderr = &o, &e
	if err := c.Run(); err != nil {
		var ended *exec.ExitError
		require.ErrorAs(t, err, &ended)
	}
	return c.ProcessState.ExitCode(), o.String(), e.String()
}

type eventLine struct {
	V                                                                      int
	ID, Obligation, Type, Day, By, Note, Document, Due, Corrects, Recorded string
}

func record(t *testing.T, data string, args ...string) eventLine {
	t.Helper()
	status, out, errs := another(t, append([]string{"record", "--plan", plan16, "--data", data, "--obligation", taskOf15}, args...)...)
	require.Equal(t, 0, status, errs)
	assert.Equal(t, 1, strings.Count(out, "\n"), "one line, as in an event file")
	var e eventLine
	require.NoError(t, json.Unmarshal([]byte(out), &e), out)
	return e
}

// The status of the report that was due on 19 March 2024, as a process that
// starts afterwards tells it.
func statusOf15(t *testing.T, data string) string {
	status, out, errs := another(t, "due", "--plan", plan16, "--as-of", "2024-06-25", "--format", "json", "--data", data)
	require.Equal(t, 0, status, errs)
	var rows []dueRow
	require.NoError(t, json.Unmarshal([]byte(out), &rows))
	for _, r := range rows {
		if r.ID == taskOf15 {
			return r.Status
		}
	}
	return ""
}

// What one process recorded the next one shows: done a day before it was due,
// sent again, replaced by a later day, and that taken back.
func TestRecordThenDueInAnotherProcess(t *testing.T) {
	data := t.TempDir()
	status, _, errs := another(t, "due", "--plan", plan16, "--as-of", "2024-06-25", "--data", data)
	assert.Equal(t, 0, status)
	assert.Contains(t, errs, "không có cơ sở dữ liệu")
	entries, err := os.ReadDir(data)
	require.NoError(t, err)
	assert.Empty(t, entries, "asking makes nothing")

	first := []string{"--type", "done", "--day", "2024-03-18", "--document", "5/BC-TCT", "--by", "Tổ phó", "--note", "đã gửi <bản ký>"}
	e := record(t, data, first...)
	assert.NotEmpty(t, e.Recorded)
	assert.NotEmpty(t, e.ID)
	assert.Equal(t, eventLine{V: 1, ID: e.ID, Obligation: taskOf15, Type: "done", Day: "2024-03-18", By: "Tổ phó", Note: "đã gửi <bản ký>", Document: "5/BC-TCT", Recorded: e.Recorded}, e)
	assert.Equal(t, "done-on-time", statusOf15(t, data))
	assert.Equal(t, e, record(t, data, first...), "the same event is answered alike")

	replaced := record(t, data, "--type", "done", "--day", "2024-03-25", "--corrects", e.ID)
	assert.NotEqual(t, e.ID, replaced.ID)
	assert.Equal(t, "done-late", statusOf15(t, data))

	record(t, data, "--type", "corrected", "--day", "2024-03-26", "--corrects", replaced.ID)
	assert.Equal(t, "done-on-time", statusOf15(t, data))

	// What was taken back and is sent again still does not count, and says so.
	status, out, errs := another(t, "record", "--plan", plan16, "--data", data, "--obligation", taskOf15, "--type", "done", "--day", "2024-03-25", "--corrects", e.ID)
	assert.Equal(t, 0, status)
	assert.Contains(t, out, replaced.ID)
	assert.Contains(t, errs, "đã bị rút lại")
	assert.Equal(t, "done-on-time", statusOf15(t, data))
}

// A report reads what was recorded as well: of the two reports of the deputy
// head that were due in the first half of 2024, one was done in time.
func TestReportReadsWhatWasRecorded(t *testing.T) {
	data := t.TempDir()
	doneOnTime := func() int {
		status, out, errs := another(t, "report", "--plan", plan16, "--period", "2024-H1", "--body", "Tổ phó", "--format", "json", "--data", data)
		require.Equal(t, 0, status, errs)
		var a struct{ Total struct{ DoneOnTime int } }
		require.NoError(t, json.Unmarshal([]byte(out), &a))
		return a.Total.DoneOnTime
	}
	record(t, data, "--type", "done", "--day", "2024-03-19")
	assert.Equal(t, 1, doneOnTime())
}

// The authority that set the due day may put it off before it has passed.
func TestRecordAnExtension(t *testing.T) {
	data := t.TempDir()
	extended := []string{"--type", "extended", "--day", "2024-03-15", "--due", "2024-07-15", "--by", "Tổ công tác cải cách thủ tục hành chính của Thủ tướng Chính phủ", "--document", "7/TCT"}
	status, out, errs := tthc(t, "", append([]string{"record", "--plan", plan16, "--data", data, "--obligation", taskOf15}, extended...)...)
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Equal(t, "tthc: --note: thiếu\n", errs, "an extension gives its reason")
	e := record(t, data, append(extended, "--note", "chờ số liệu")...)
	assert.Equal(t, "2024-07-15", e.Due)
	assert.Equal(t, "open-in-time", statusOf15(t, data), "no longer overdue on 25 June")
	assert.Equal(t, e, record(t, data, append(extended, "--note", "chờ số liệu")...))
}

func TestRecordRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		status int
		vi, en []string
	}{
		"nothing said":         {nil, 2, []string{"--obligation: thiếu", "--type: thiếu", "--day: thiếu"}, []string{"--obligation: is missing", "--type: is missing", "--day: is missing"}},
		"no such obligation":   {[]string{"--obligation", "x", "--type", "done", "--day", "2024-03-18"}, 1, []string{`--obligation: không có phần việc "x"`}, []string{`--obligation: there is no obligation "x"`}},
		"of another plan":      {[]string{"--obligation", "240/QĐ-TTg#IV.1.d#cac-bo-co-quan-ngang-bo#2025-02", "--type", "done", "--day", "2025-02-18"}, 1, []string{"--obligation: không có phần việc"}, []string{"--obligation: there is no obligation"}},
		"no such type":         {[]string{"--obligation", taskOf15, "--type", "xong", "--day", "2024-03-18"}, 2, []string{`--type: giá trị "xong"`}, []string{`--type: `}},
		"no such day":          {[]string{"--obligation", taskOf15, "--type", "done", "--day", "2024-02-30"}, 2, []string{`--day: ngày "2024-02-30"`}, []string{"--day: "}},
		"a day to come":        {[]string{"--obligation", taskOf15, "--type", "done", "--day", "2099-03-18"}, 2, []string{"--day: ngày 18/3/2099 chưa đến"}, []string{"--day: 2099-03-18 has not come yet"}},
		"a correction of none": {[]string{"--obligation", taskOf15, "--type", "corrected", "--day", "2024-03-18", "--corrects", "z"}, 2, []string{`--corrects: phần việc này không có sự kiện "z"`}, []string{`--corrects: this obligation has no event "z"`}},
		"an argument":          {[]string{"done"}, 2, []string{`"done"`}, []string{`"done"`}},
	} {
		t.Run(name, func(t *testing.T) {
			for lang, want := range map[string][]string{"vi": c.vi, "en": c.en} {
				status, out, errs := tthc(t, "", append([]string{"record", "--plan", plan16, "--data", t.TempDir(), "--lang", lang}, c.args...)...)
				assert.Equal(t, c.status, status, errs)
				assert.Empty(t, out)
				lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
				require.Len(t, lines, len(want), errs)
				for i := range want {
					assert.Contains(t, lines[i], want[i])
				}
			}
		})
	}
	status, _, errs := tthc(t, "", "record", "--obligation", taskOf15, "--type", "done", "--day", "2024-03-18", "--data", t.TempDir())
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "--plan: thiếu")
}

// A plan of a file may be renumbered after something was recorded: what was
// done then belongs to nothing, and is listed instead of forgotten.
func TestWhatWasRecordedForATaskThatIsGoneIsListed(t *testing.T) {
	data := t.TempDir()
	before := file(t, "plan.json", eventPlan)
	status, out, errs := tthc(t, "", "record", "--plan", before, "--data", data, "--obligation", "9/KH#2#van-phong-ubnd#2026-01", "--type", "done", "--day", "2026-01-30")
	require.Equal(t, 0, status, errs)
	var e eventLine
	require.NoError(t, json.Unmarshal([]byte(out), &e))
	after := file(t, "plan.json", strings.Replace(eventPlan, `"id":"2"`, `"id":"3"`, 1))
	for _, c := range []struct {
		plan   string
		status int
		want   string
	}{{before, 0, ""}, {after, 1, ": " + e.ID + " 9/KH#2#van-phong-ubnd#2026-01 done 2026-01-30\n"}} {
		status, _, errs := tthc(t, "", "due", "--plan", c.plan, "--as-of", "2026-03-01", "--data", data, "--lang", "en")
		assert.Equal(t, c.status, status)
		assert.True(t, strings.HasSuffix(errs, c.want), errs)
		assert.Equal(t, c.status, strings.Count(errs, "\n"))
	}
}

// served is the same status as a server tells it.
func served(t *testing.T, address string) string {
	answer, err := http.Get(address + "/api/v1/due?" + url.Values{"plan": {plan16}, "asOf": {"2024-06-25"}}.Encode())
	require.NoError(t, err)
	defer answer.Body.Close()
	var rows []dueRow
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&rows))
	for _, r := range rows {
		if r.ID == taskOf15 {
			return r.Status
		}
	}
	return ""
}

// A server that runs shows what the command records beside it.
func TestRecordBesideTheServer(t *testing.T) {
	data := t.TempDir()
	server := start(t, data, "127.0.0.1:0")
	assert.Equal(t, "open-overdue", served(t, server.address))
	record(t, data, "--type", "done", "--day", "2024-03-19")
	assert.Equal(t, "done-on-time", served(t, server.address))
}
