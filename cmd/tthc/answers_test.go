package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/indicator"
)

// Each command whose answer is rows gives it in the same four forms, to the standard
// output and to a file, and its JSON is the same either way.
func TestEveryListInEveryForm(t *testing.T) {
	in := t.TempDir()
	t.Chdir(in)
	for name, text := range map[string]string{
		"observations.csv": observations + "221/5,H26,2024,49999,100000,2024-12-31,x\n766/2.1,H26,2026,1,2,,x\n",
		"petitions.jsonl":  `{"v":1,"code":"PAKN.20250602.0001","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"x","proposal":"x","sender":{"type":"citizen","name":"x","address":"x","phone":"0912345678"}}` + "\n",
		"dossiers.csv":     "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\n",
		"notices.json":     `{"v":1,"notices":[{"number":"1/TB-MAU","issued":"2026-02-01","days":[{"day":"2026-03-04","kind":"statutory","reason":{"vi":"nghỉ"}}]}]}` + "\n",
		"known.csv":        "Mã;Tên\n01;Thành phố Hà Nội\n",
		"theirs.csv":       "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\n",
	} {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	right := sound(in)
	right["reconcile"] = []string{"--ours", "dossiers.csv", "--theirs", "theirs.csv"}
	status, _, errs := tthc(t, "", append([]string{"record"}, right["record"]...)...) // makes the database
	require.Equal(t, 0, status, errs)
	seen := 0
	var walk func(c *cobra.Command, path []string)
	walk = func(c *cobra.Command, path []string) {
		for _, sub := range c.Commands() {
			walk(sub, append(slices.Clone(path), sub.Name()))
		}
		name := strings.Join(path, " ")
		f := c.Flags().Lookup("format")
		if f == nil || !strings.Contains(f.Usage, "table") {
			return
		}
		seen++
		args := append(slices.Clone(path), right[name]...)
		status, out, errs := tthc(t, "", append(slices.Clone(args), "--json")...)
		require.Equal(t, 0, status, "%s: %s", name, errs)
		if f.DefValue == "json" { // a line for each
			for line := range strings.Lines(out) {
				require.True(t, json.Valid([]byte(line)), name)
			}
		} else {
			require.True(t, json.Valid([]byte(out)), name)
		}
		for _, form := range []string{"table", "json", "csv", "xlsx"} {
			file := filepath.Join(in, "answer."+form)
			status, onOut, errs := tthc(t, "", append(slices.Clone(args), "--format", form, "--out", file)...)
			require.Equal(t, 0, status, "%s %s: %s", name, form, errs)
			assert.Empty(t, onOut)
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			switch form {
			case "table":
				assert.NotEmpty(t, text)
			case "json":
				assert.Equal(t, out, string(text), name)
			case "csv":
				_, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
				require.NoError(t, err, name)
			case "xlsx":
				book, err := excelize.OpenFile(file)
				require.NoError(t, err, name)
				require.NoError(t, book.Close())
			}
		}
	}
	for _, c := range commands(cli.NewProgram(nil, nil, nil, nil)) {
		walk(c, []string{c.Name()})
	}
	assert.Equal(t, 27, seen, "plans, the questions of the kit, what a list has that the data lack, due, report, path, whatif, calendar, parse, selector, target, redact, tally, evaluate, score, outlook, reconcile, priority, three of petitions, roles, readings and the lists of tokens, people, addresses and subscriptions")
}

// People read bodies and indicators by name beside the code, and days and numbers as
// they write them; programs read codes, and one form of days.
func TestTablesNameWhatTheyShow(t *testing.T) {
	file := filepath.Join(t.TempDir(), "o.csv")
	require.NoError(t, os.WriteFile(file, []byte(observations+"221/5,H26,2024,49999,100000,2024-12-31,x\n"), 0o600))
	args := []string{"evaluate", "--set", "221/VPCP-KSTT", "--observations", file, "--period", "2024", "--body", "H26"}
	_, out, _ := tthc(t, "", args...)
	assert.Regexp(t, `221/5 · Hồ sơ trực tuyến .* H26 · Ủy ban nhân dân thành phố Hà Nội  năm 2024 +49\.999 / 100\.000 +49,999  tối thiểu 50%`, out)
	_, out, _ = tthc(t, "", append(args, "--format", "csv")...)
	assert.Contains(t, out, "221/5,H26,2024,49999 / 100000,49.999,tối thiểu 50%,")
	_, out, _ = tthc(t, "", "calendar", "2025")
	assert.Contains(t, out, "\n1/1/2025 ")
	_, out, _ = tthc(t, "", "calendar", "2025", "--lang", "en")
	assert.Contains(t, out, "\n2025-01-01 ")
	_, out, _ = tthc(t, "", "calendar", "2025", "--format", "csv")
	assert.Contains(t, out, "\n2025-01-01,")
	_, out, _ = tthc(t, "", "due", "--plan", plan16, "--as-of", "2024-06-25")
	assert.Contains(t, out, "G01 · Bộ Công an")
	assert.NotContains(t, out, "local:")
}

// What reads lines answers each of them as a row, one that cannot be read as well; the
// form by itself is that of programs.
func TestTablesOfLines(t *testing.T) {
	in := "trước ngày 10 tháng 12 năm 2025\nngày 31/11/2025\nTháng 7 và tháng 01\n"
	for _, args := range [][]string{{"parse", "-"}, {"parse"}} {
		status, out, errs := tthc(t, in, append(args, "--year", "2025", "--format", "csv")...)
		assert.Equal(t, []any{1, ""}, []any{status, errs})
		all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\ufeff"))).ReadAll()
		require.NoError(t, err)
		require.Len(t, all, 5, out)
		assert.Equal(t, []string{"trước ngày 10 tháng 12 năm 2025", "trước ngày 10 tháng 12 năm 2025", "hạn", "", "2025-12-09"}, all[1][:5])
		assert.Equal(t, "ngày 31/11/2025", all[2][0])
		assert.Contains(t, all[2][6], "31/11/2025")
		assert.Equal(t, []string{"khoảng thời gian", "2025-01-01", "2025-01-31"}, all[4][2:5])
	}
	status, out, _ := tthc(t, in, "parse", "--year", "2025", "--format", "table")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "  9/12/2025  ")
	status, out, _ = tthc(t, "", "target", "--format", "csv", "đạt 50 - 60%", "5.000 doanh nghiệp")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, ",range,50,60,%,")
	assert.Contains(t, out, ",'=,5000,,doanh nghiệp,")
	status, out, _ = tthc(t, "", "redact", "--format", "table", "Gọi 0912 345 678 nhé")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "Gọi [số điện thoại] nhé  0912 345 678  số điện thoại")
	status, out, _ = tthc(t, "Quý III\nQu\xff III\n", "parse", "--year", "2025", "--format", "csv")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "Qu\ufffd III,,,,,,không phải UTF-8")
	// A file that is asked for is written, whatever lines could not be read.
	file := filepath.Join(t.TempDir(), "x.xlsx")
	status, _, errs := tthc(t, in, "parse", "--year", "2025", "--out", file)
	assert.Equal(t, []any{1, ""}, []any{status, errs})
	book, err := excelize.OpenFile(file)
	require.NoError(t, err)
	require.NoError(t, book.Close())
}

// Figures that are counted are the table that other commands read, and people are told of
// what they are.
func TestTallyInEachForm(t *testing.T) {
	name := filepath.Join(t.TempDir(), "ho-so.csv")
	require.NoError(t, os.WriteFile(name, []byte(dossiers), 0o600))
	_, want, _ := tthc(t, "", "tally", "--dossiers", name)
	_, out, _ := tthc(t, "", "tally", "--dossiers", name, "--format", "csv")
	assert.Equal(t, want, out)
	assert.True(t, strings.HasPrefix(out, "indicator,body,period,numerator,denominator,recorded,source\n"))
	_, out, _ = tthc(t, "", "tally", "--dossiers", name, "--format", "table")
	assert.Regexp(t, `221/5 · Hồ sơ trực tuyến .+ H26 · Ủy ban nhân dân thành phố Hà Nội +tháng 6/2025 +2 +3\n`, out)
	_, out, _ = tthc(t, "", "tally", "--dossiers", name, "--json")
	assert.Contains(t, out, `"indicator": "766/2.1"`)
	var all []indicator.Observation
	require.NoError(t, json.Unmarshal([]byte(out), &all))
	read, err := indicator.ReadObservations(strings.NewReader(want), indicator.ObservationReading{})
	require.NoError(t, err)
	assert.Equal(t, read, all)
}

// Nothing is missing silently, and what was probably meant is named.
func TestWhatIsMissingIsSaid(t *testing.T) {
	dir, empty := t.TempDir(), t.TempDir()
	file := filepath.Join(dir, "o.csv")
	require.NoError(t, os.WriteFile(file, []byte(observations+"221/5,H26,2024,49999,100000,2024-12-31,x\n"), 0o600))
	for _, c := range []struct {
		status int
		args   []string
		want   string
	}{
		{2, []string{"deu"}, `không có lệnh "deu" (có phải là due?); xem: tthc --help`},
		{2, []string{"petition", "chekc", "x"}, `không có lệnh "chekc" (có phải là check?); xem: tthc petition --help`},
		{2, []string{"xyzw"}, `không có lệnh "xyzw"; xem: tthc --help`},
		{2, []string{"catalog", "stael"}, `không có lệnh "stael" (có phải là stale?); xem: tthc catalog --help`},
		{2, []string{"petition", "xyzw"}, `không có lệnh "xyzw"; xem: tthc petition --help`},
		{2, []string{"plans", "--jsno"}, "không có cờ --jsno (có phải là --json?); xem: tthc plans --help"},
		{1, []string{"due", "--plan", "16", "--as-of", "2024-06-25"}, `--plan: không có kế hoạch "16"; gần nhất: 16/QĐ-TCTCCTTHC; xem danh sách bằng: tthc plans`},
		{1, []string{"report", "--plan", "16/QD-TCTCCTTHC", "--period", "2024"}, `gần nhất: 16/QĐ-TCTCCTTHC`},
		{1, []string{"due", "--plan", "99/QĐ-TTg", "--as-of", "2024-06-25"}, `không có kế hoạch "99/QĐ-TTg"; xem danh sách bằng: tthc plans`},
		{2, []string{"due", "--plan", "missing.json", "--as-of", "2024-06-25"}, "missing.json: không có tệp hoặc thư mục này"},
		{2, []string{"plans", "--data", filepath.Join(dir, "none")}, "không có cơ sở dữ liệu tthc.db"},
		{2, []string{"plans", "--data", dir}, "không có cơ sở dữ liệu tthc.db"},
		{0, []string{"evaluate", "--set", "221/VPCP-KSTT", "--observations", file, "--period", "2022"}, "không có số liệu nào của bộ 221/VPCP-KSTT cho năm 2022"},
		{1, []string{"evaluate", "--set", "221/VPCP-KSTT", "--observations", file, "--period", "2024", "--body", "Bộ Y té"}, `không có cơ quan "Bộ Y té"; gần nhất: Bộ Y tế`},
		{0, []string{"due", "--plan", plan16, "--as-of", "2023-06-25"}, "không có dòng nào"},
		{0, []string{"plans", "--data", empty}, "--data: " + empty + " không có cơ sở dữ liệu tthc.db; tthc serve hoặc tthc record tạo ra nó; trả lời như khi chưa ghi gì"},
		{0, []string{"due", "--plan", plan16, "--as-of", "2024-06-25", "--data", empty}, "không có cơ sở dữ liệu tthc.db"},
		{0, []string{"report", "--plan", plan16, "--period", "2024", "--data", empty}, "không có cơ sở dữ liệu tthc.db"},
		{2, []string{"digest", "--body", "Bộ Y tế", "--data", empty}, "không có cơ sở dữ liệu"},
		{2, []string{"roles", "--data", empty}, "không có cờ --data"},
		{2, []string{"token", "list", "--data", empty}, "không có cơ sở dữ liệu"},
	} {
		status, _, errs := tthc(t, "", c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Contains(t, errs, c.want, c.args)
	}
}

// The shells learn the commands, flags, plans, bodies, sets and indicators.
func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		status, out, errs := tthc(t, "", "completion", shell)
		assert.Equal(t, 0, status, errs)
		assert.Contains(t, out, "__complete")
	}
	for begun, want := range map[string]string{
		"pla": "plans\t", "petition\x00st": "stats\t", "due\x00--pl": "--plan\t", "due\x00--plan\x0016": plan16 + "\t", "report\x00--body\x00G18": "G18\tBộ Y tế\n",
		"body\x00Bộ Y": "Bộ Y tế\n", "evaluate\x00--set\x00221": "221/VPCP-KSTT\n", "evaluate\x00--indicator\x00221/5": "221/5\t",
		"due\x00--format\x00i": "ics\n", "plans\x00--lang\x00": "vi\nen\n", "completion\x00z": "zsh\n",
	} {
		status, out, _ := tthc(t, "", append([]string{"__complete"}, strings.Split(begun, "\x00")...)...)
		assert.Equal(t, 0, status)
		assert.Contains(t, out, want, "%q", begun)
	}
}
