package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMain lets tests start this program as a process of its own, to be
// killed: with TTHC_TEST_RUN set the test binary is tthc.
func TestMain(m *testing.M) {
	if os.Getenv("TTHC_TEST_RUN") != "" {
		main()
		return
	}
	for _, name := range []string{"TTHC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} { // whose machine it is does not matter
		_ = os.Unsetenv(name)
	}
	var err error
	if usersData, err = os.MkdirTemp("", "tthc-test-"); err != nil {
		panic(err)
	}
	_ = os.Setenv("XDG_DATA_HOME", usersData)
	xdg.Reload()
	status := m.Run()
	_ = os.RemoveAll(usersData)
	os.Exit(status)
}

// tthc runs the command and gives its exit status and what it wrote.
func tthc(t *testing.T, in string, args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(context.Background(), args, strings.NewReader(in), &o, &e)
	return status, o.String(), e.String()
}

type dueRow struct{ ID, Plan, Task, Title, Body, BodyID, Role, Start, Due, Status string }

func due(t *testing.T, args ...string) []dueRow {
	status, out, errs := tthc(t, "", append([]string{"due", "--format", "json"}, args...)...)
	require.Equal(t, 0, status, errs)
	require.Empty(t, errs)
	var rows []dueRow
	require.NoError(t, json.Unmarshal([]byte(out), &rows))
	return rows
}

const plan16 = "16/QĐ-TCTCCTTHC"

func TestDueOfThePlanOf2024(t *testing.T) {
	rows := due(t, "--plan", plan16, "--as-of", "2024-06-25")
	tasks := map[string]bool{}
	days := map[string]map[string]string{}
	for _, r := range rows {
		tasks[r.Task] = true
		if r.Due != "" {
			if days[r.Task] == nil {
				days[r.Task] = map[string]string{}
			}
			days[r.Task][r.Due] = r.Status
		}
		assert.Equal(t, "lead", r.Role)
	}
	assert.Len(t, tasks, 17)
	late, open := "open-overdue", "open-in-time"
	for task, want := range map[string]map[string]string{
		"9":  {"2024-07-31": open, "2025-01-31": open},
		"10": {"2024-02-29": late},
		"11": {"2024-04-30": late}, "12": {"2024-06-30": open}, "13": {"2024-10-31": open}, "14": {"2024-11-30": open},
		"15": {"2024-03-19": late, "2024-06-19": late, "2024-09-19": open, "2024-12-19": open},
		"16": {"2025-01-31": open},
	} {
		assert.Equal(t, want, days[task], "task %s", task)
	}
	last := ""
	undated := false
	for _, r := range rows {
		if r.Due == "" {
			undated = true
			continue
		}
		assert.False(t, undated, "what has no day stands last")
		assert.LessOrEqual(t, last, r.Due)
		last = r.Due
	}
}

func TestDueWithProgressFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "progress.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(`{"v":1,"id":"e1","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"done","day":"2024-03-19"}
{"v":1,"id":"e2","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-06-19","type":"done","day":"2024-06-20"}
`), 0o600))
	status, bodies := map[string]string{}, map[string]bool{}
	for _, r := range due(t, "--plan", plan16, "--as-of", "2024-06-25", "--progress", file, "--body", "TỔ PHÓ") {
		bodies[r.BodyID] = true
		if r.Task == "15" {
			assert.Equal(t, "Tổ phó Tổ công tác cải cách thủ tục hành chính của Thủ tướng Chính phủ", r.Body, "by its name in the registry, and once")
			status[r.Due] = r.Status
		}
	}
	assert.Equal(t, "done-on-time", status["2024-03-19"])
	assert.Equal(t, "done-late", status["2024-06-19"])
	assert.Equal(t, "open-in-time", status["2024-09-19"])
	assert.Len(t, bodies, 1, "every row is the one body's, those of its classes too")
}

func TestDueWithin(t *testing.T) {
	for _, r := range due(t, "--plan", plan16, "--as-of", "2024-06-25", "--within", "30d") {
		assert.Contains(t, []string{"open-overdue", "open-in-time"}, r.Status)
		assert.LessOrEqual(t, r.Due, "2024-07-25")
		assert.NotEmpty(t, r.Due)
	}
}

func TestCommandsRefuseWithOneClearLine(t *testing.T) {
	dir := t.TempDir()
	twoFaults := filepath.Join(dir, "plan.json")
	require.NoError(t, os.WriteFile(twoFaults, []byte(`{"v":1,"number":"1/KH","title":"t","issuer":"i","from":"2024-01-01","to":"2024-02-30",
		"tasks":[{"id":"1","title":"t","leads":["A"],"time":{}},{"id":"1","title":"t","leads":["A"],"time":{}}]}`), 0o600))
	progress := filepath.Join(dir, "progress.jsonl")
	require.NoError(t, os.WriteFile(progress, []byte(`{"v":1,"id":"e1","obligation":"x","type":"done","day":"2024-03-19"}`), 0o600))
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"no plan file":       {[]string{"due", "--plan", "missing.json", "--as-of", "2024-06-25"}, []string{"missing.json: không có tệp"}},
		"no such day":        {[]string{"due", "--plan", plan16, "--as-of", "2024-02-30"}, []string{`--as-of: ngày "2024-02-30" không có trong lịch`}},
		"another form":       {[]string{"due", "--plan", plan16, "--as-of", "30/06/2024"}, []string{`--as-of: "30/06/2024" không phải là ngày dạng 2025-09-30`}},
		"two faults":         {[]string{"due", "--plan", twoFaults, "--as-of", "2024-06-25"}, []string{"to: ngày \"2024-02-30\"", `tasks[1].id: "1" đã có trước đó`}},
		"no plan":            {[]string{"due", "--as-of", "2024-06-25"}, []string{"--plan: thiếu"}},
		"no day":             {[]string{"due", "--plan", plan16}, []string{"--as-of: thiếu"}},
		"unknown flag":       {[]string{"due", "--plna", plan16}, []string{"--plna"}},
		"unknown format":     {[]string{"due", "--plan", plan16, "--as-of", "2024-06-25", "--format", "pdf"}, []string{`--format: "pdf"`}},
		"unknown language":   {[]string{"plans", "--lang", "fr"}, []string{`--lang: "fr"`}},
		"an argument":        {[]string{"plans", "all"}, []string{`"all"`}},
		"unknown command":    {[]string{"plan"}, []string{"plan"}},
		"unknown obligation": {[]string{"due", "--plan", plan16, "--as-of", "2024-06-25", "--progress", progress}, []string{`"x"`}},
		"no progress file":   {[]string{"due", "--plan", plan16, "--as-of", "2024-06-25", "--progress", filepath.Join(dir, "none")}, []string{"none"}},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := tthc(t, "", c.args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
			require.Len(t, lines, len(c.want), errs)
			for i, want := range c.want {
				assert.Contains(t, lines[i], want)
				assert.True(t, strings.HasPrefix(lines[i], "tthc: "))
			}
			left, err := os.ReadDir(usersData)
			require.NoError(t, err)
			assert.Empty(t, left, "nothing is made")
		})
	}
}

// What the system and the reader of flags say is in the one language as well.
func TestRefusalsAreInTheOneLanguage(t *testing.T) {
	dir := t.TempDir()
	none := filepath.Join(dir, "none.json")
	for _, c := range []struct {
		args   []string
		vi, en string
	}{
		{[]string{"check", none}, none + ": không có tệp hoặc thư mục này", none + ": there is no such file or folder"},
		{[]string{"check", dir}, dir + ": là thư mục, không phải tệp", dir + ": is a folder, not a file"},
		{[]string{"due", "--plna", "1"}, "không có cờ --plna (có phải là --plan?); xem: tthc due --help", "there is no flag --plna (did you mean --plan?); see: tthc due --help"},
		{[]string{"due", "-x"}, "không có cờ -x; xem: tthc due --help", "there is no flag -x; see: tthc due --help"},
		{[]string{"due", "--plan"}, "--plan: thiếu giá trị; xem: tthc due --help", "--plan: the value is missing; see: tthc due --help"},
		{[]string{"parse", "--year", "nay"}, `--year: "nay": cần một số nguyên; xem: tthc parse --help`, `--year: "nay": a whole number is needed; see: tthc parse --help`},
	} {
		status, _, errs := tthc(t, "", append([]string{"--lang", "vi"}, c.args...)...)
		assert.Equal(t, 2, status)
		assert.Equal(t, "tthc: "+c.vi+"\n", errs)
		status, _, errs = tthc(t, "", append([]string{"--lang", "en"}, c.args...)...)
		assert.Equal(t, 2, status)
		assert.True(t, strings.HasPrefix(errs, "tthc: "+c.en), errs)
	}
}

func TestUnknownBodyIsNotFound(t *testing.T) {
	status, _, errs := tthc(t, "", "due", "--plan", plan16, "--as-of", "2024-06-25", "--body", "Bộ Không Rõ Tên")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "Bộ Không Rõ Tên")
}

func TestPlansTableAndCSV(t *testing.T) {
	status, out, _ := tthc(t, "", "plans")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, plan16)
	status, out, _ = tthc(t, "", "due", "--plan", plan16, "--as-of", "2024-06-25", "--format", "csv")
	assert.Equal(t, 0, status)
	assert.True(t, strings.HasPrefix(out, "\ufeffHạn,Tình trạng,"))
	status, out, _ = tthc(t, "", "due", "--plan", plan16, "--as-of", "2024-06-25", "--lang", "en")
	assert.Equal(t, 0, status)
	assert.True(t, strings.HasPrefix(out, "Due "))
}
