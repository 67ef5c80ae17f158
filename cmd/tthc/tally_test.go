package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const dossierHeader = "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\n"

// Three dossiers of June 2025: done in time, done late, in progress in time.
const dossiers = dossierHeader +
	"a,H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,0,,50000,1,1,1,0,1\n" +
	"b,H26,1.000001,10,1,2025-06-02,2025-06-10,2025-06-12,0,,,,1,1,0,1\n" +
	"c,H26,1.000001,4,2,2025-06-20,2025-07-10,,0,,,,1,1,0,1\n"

func TestTally(t *testing.T) {
	name := file(t, "dossiers.csv", dossiers)
	status, out, errs := tthc(t, "", "tally", "--dossiers", name)
	require.Equal(t, 0, status, errs)
	assert.True(t, strings.HasPrefix(out, "indicator,body,period,numerator,denominator,recorded,source\n"))
	assert.Contains(t, out, "766/2.1,H26,2025-06,2,3,")
	assert.Contains(t, out, "221/5,H26,2025-06,2,3,", "two of three were filed online")
	assert.Contains(t, out, "766/3.6,H26,2025-06,1,1,", "one had a fee, and it was paid online")

	t.Run("what is counted is judged", func(t *testing.T) {
		observations := file(t, "observations.csv", out)
		var list []struct {
			Score string
			Items []struct{ ID, Score string }
		}
		answer(t, &list, "score", "--set", "766", "--observations", observations, "--period", "2025-06", "--format", "json")
		require.Len(t, list, 1)
		for _, i := range list[0].Items {
			if i.ID == "766/2.1" {
				assert.Equal(t, "13.33", i.Score, "20 × 2/3")
			}
		}
	})
	t.Run("standard input reads the same", func(t *testing.T) {
		status, in, _ := tthc(t, dossiers, "tally", "--dossiers", "-")
		assert.Equal(t, 0, status)
		assert.Equal(t, out, in)
	})
	t.Run("refused lines are named, and the rest goes on", func(t *testing.T) {
		name := file(t, "dossiers.csv", dossiers+
			"d,H26,1.000001,10,2,2025-06-20,2025-07-10,2025-06-01,0,,,,1,1,0,1\n"+
			"a,H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,0,,50000,1,1,1,0,1\n"+
			"e,H26,1.000001,99,2,2025-06-02,2025-06-10,2025-06-09,0,,50000,1,1,1,0,1\n"+
			"f,H26,1.000001,10,2,2025-02-30,2025-06-10,2025-06-09,0,,50000,1,1,1,0,1\n")
		status, rest, errs := tthc(t, "", "tally", "--dossiers", name, "--unique")
		assert.Equal(t, 1, status)
		assert.Equal(t, out, rest)
		for _, line := range []string{"5: ", "6: mã hồ sơ \"a\" đã có ở dòng 2", "7: ", "8: "} {
			assert.Contains(t, errs, ": "+line)
		}
		assert.Equal(t, 5, strings.Count(errs, "\n"), "four lines and how many: %s", errs)
		assert.NotContains(t, errs, "dòng 8: ", "the line is named once")
	})
	for _, wrong := range [][]string{{}, {"--dossiers", name, "--window", "lunar"}, {"--dossiers", name, "--shards", "0"}, {"--dossiers", "none.csv"}, {"--dossiers", name, "--grain", "week"}} {
		status, out, _ := tthc(t, "", append([]string{"tally"}, wrong...)...)
		assert.Equal(t, 2, status, "%v", wrong)
		assert.Empty(t, out)
	}
	bad := file(t, "bad.csv", "code,body,when\n")
	status, out, errs = tthc(t, "", "tally", "--dossiers", bad)
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "when")
}

// However the file is cut, the figures and the lines refused are the same.
func TestTallyInParts(t *testing.T) {
	name := filepath.Join(t.TempDir(), "dossiers.csv")
	var b strings.Builder
	b.WriteString(dossierHeader)
	for i := range 20_000 {
		day := fmt.Sprintf("2025-%02d-%02d", i%12+1, i%28+1)
		if i == 15_000 {
			day = "2025-02-30"
		}
		fmt.Fprintf(&b, "x%06d,H%02d,1.%06d,%d,%d,%s,2025-12-15,2025-12-%02d,0,,%d,%d,1,1,0,1\n", i, i%34+1, i%50, 9+i%2, i%3+1, day, i%30+1, i%5*1000, i%3)
	}
	require.Greater(t, b.Len(), 1<<20)
	require.NoError(t, os.WriteFile(name, []byte(b.String()), 0o600))
	_, whole, refused := tthc(t, "", "tally", "--dossiers", name, "--shards", "1")
	assert.Contains(t, refused, "15002: ")
	for _, n := range []string{"2", "3", "7"} {
		status, parts, errs := tthc(t, "", "tally", "--dossiers", name, "--shards", n)
		assert.Equal(t, 1, status)
		assert.Equal(t, whole, parts, n)
		assert.ElementsMatch(t, strings.Split(refused, "\n"), strings.Split(errs, "\n"), n)
	}
}

// JSON lines are counted in parts as a table is, a mark of byte order stands in
// the first line of the file only, and a code that stands twice is refused where
// it stands the second time, whichever part that is. By hand: x000007 stands
// again in lines 9000 and 19000, after line 8; line 12000 cannot be
// read, so that its code stood nowhere, and the empty code never twice.
func TestTallyOfLinesInParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ufeff")
	for i := range 20_000 {
		code, status := fmt.Sprintf("x%06d", i), 10
		switch i {
		case 8_999, 18_999:
			code = "x000007"
		case 11_999:
			code, status = "x000009", 777
		case 3, 15_000:
			code = ""
		case 15_001:
			code = "\ufeff" // it is a letter here
		}
		day := fmt.Sprintf("2025-%02d-%02d", i%12+1, i%28+1)
		fmt.Fprintf(&b, `{"code":%q,"body":"H%02d","status":%d,"channel":%d,"received":%q,"appointment":"2025-12-29","finished":"2025-12-29","fee":%d}`+"\n", code, i%34+1, status, i%3+1, day, i%5*1000)
	}
	name := file(t, "dossiers.jsonl", b.String())
	require.Greater(t, b.Len(), 1<<20)
	_, whole, refused := tthc(t, "", "tally", "--dossiers", name, "--shards", "1", "--unique")
	told := strings.Split(strings.ReplaceAll(refused, "tthc: "+name, ""), "\n")
	require.Equal(t, []string{
		`: 9000: mã hồ sơ "x000007" đã có ở dòng 8`,
		`: 12000: status: viết mã từ 1 đến 10 (1 Mới đăng ký; 2 Được tiếp nhận; 3 Không được tiếp nhận; 4 Đang xử lý; 5 Yêu cầu bổ sung giấy tờ; 6 Yêu cầu thực hiện nghĩa vụ tài chính; 7 Công dân yêu cầu rút hồ sơ; 8 Dừng xử lý; 9 Đã xử lý xong; 10 Đã trả kết quả): "777"`,
		`: 19000: mã hồ sơ "x000007" đã có ở dòng 8`,
	}, told[:3])
	for _, n := range []string{"2", "3", "7"} {
		status, parts, errs := tthc(t, "", "tally", "--dossiers", name, "--shards", n, "--unique")
		assert.Equal(t, 1, status)
		assert.Equal(t, whole, parts, n)
		assert.ElementsMatch(t, strings.Split(refused, "\n"), strings.Split(errs, "\n"), n)
	}
}

// A dossier that is told again holds by its newest revision; after the merger
// of 1 July the successor has it; and nothing lies in the future. By hand: in
// June H26.1 received a and b and had both in progress in time; in July H26.2
// did a in time and has b overdue.
func TestTallyOfRevisionsAndHands(t *testing.T) {
	const header = "code,body,status,received,appointment,finished,revision,hands\n"
	const june, july = "H26.1,4,2025-06-10,2025-07-05,,1,\n", "H26.2,10,2025-06-10,2025-07-05,2025-07-04,3,H26.1@2025-06-10 H26.2@2025-07-01\n"
	const moved = ",H26.2,4,2025-06-10,2025-07-05,,2025-07-01T08:00,H26.1@2025-06-10 H26.2@2025-07-01\n"
	want := "766/2.1,H26.1,2025-06,2,2,,tthc tally\n766/2.1,H26.2,2025-07,1,2,,tthc tally\n"
	for _, text := range []string{
		header + "a," + june + "a," + july + "b" + moved,
		header + "b" + moved + "a," + july + "a," + june + "a," + july,
	} {
		status, out, errs := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", text))
		require.Equal(t, 0, status, errs)
		assert.Equal(t, want, only(out, "766/2.1"))
	}
	lines := `{"code":"a","body":"H26.1","status":4,"received":"2025-06-10","appointment":"2025-07-05","revision":1}
{"code":"a","body":"H26.2","status":10,"received":"2025-06-10","appointment":"2025-07-05","finished":"2025-07-04","revision":3,"hands":"H26.1@2025-06-10 H26.2@2025-07-01"}
{"code":"b","body":"H26.2","status":4,"received":"2025-06-10","appointment":"2025-07-05","hands":"H26.1@2025-06-10 H26.2@2025-07-01"}
`
	status, out, errs := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.jsonl", lines))
	require.Equal(t, 0, status, errs)
	assert.Equal(t, want, only(out, "766/2.1"))

	// Refused, by line: two contents of one revision, a year of 2099, a hand
	// that is not the body, a revision after lines without.
	status, out, errs = tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", header+"a,"+july+"a,"+strings.Replace(july, "07-04", "07-05", 1)+
		"c,H26.1,10,2025-06-10,2025-07-05,2099-07-04,1,\nd,H26.9,4,2025-06-10,2025-07-05,,1,H26.1@2025-06-10\n"), "--lang", "en")
	assert.Equal(t, 1, status)
	assert.NotContains(t, out, "2099")
	for _, line := range []string{"3: code: \"a\": one revision", "4: a day lies after today", "5: the hands of a dossier"} {
		assert.Contains(t, errs, ": "+line)
	}
	status, _, errs = tthc(t, "", "tally", "--dossiers", file(t, "late.jsonl", strings.Replace(strings.Replace(lines, `,"revision":1`, "", 1), "H26.2@2025-07-01", "H26.2@2025-07-01", 1)))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, ": 2: có phiên bản, còn các dòng trước không có")
}

// only is the lines of an indicator.
func only(out, indicator string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, indicator+",") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// Months of 2.1 do not make a quarter, and the command says why and how to have
// it; a period without any observation, and what contradicts itself, are said.
func TestScoreSaysWhatItCannotAdd(t *testing.T) {
	const header = "indicator,body,period,numerator,denominator,recorded\n"
	months := file(t, "observations.csv", header+"766/2.1,H15,2025-01,1,1,\n766/2.1,H15,2025-02,1,2,\n766/2.1,H15,2025-03,2,3,\n")
	status, out, errs := tthc(t, "", "score", "--set", "766", "--observations", months, "--period", "2025-Q1", "--lang", "en", "--format", "csv")
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "not from these figures: what is carried over stands in each part")
	assert.Contains(t, out, "tthc tally --grain quarter")
	assert.NotContains(t, out, "4 / 6")

	for _, args := range [][]string{{"--period", "2025-Q2"}, {"--period", "2024"}} {
		status, out, errs = tthc(t, "", append([]string{"score", "--set", "766", "--observations", months}, args...)...)
		assert.Equal(t, 1, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, "không có số liệu nào của bộ 766 cho ")
		assert.Equal(t, 1, strings.Count(errs, "\n"))
	}

	bad := file(t, "bad.csv", header+"766/5.2,H15,2025-01,5,0,\n766/2.1,H15,2025-01,7,5,\n766/4.1,H15,2025-01,1,5,2025-02-01\n766/4.1,H15,2025-01,2,5,2025-02-01\n766/1.4,H15,2025-01,7,5,\n")
	status, out, errs = tthc(t, "", "score", "--set", "766", "--observations", bad, "--period", "2025-01", "--lang", "en")
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	for _, said := range []string{"2: numerator: the numerator is", "3: numerator: the numerator", "5: recorded: 766/4.1 H15 2025-01 has two figures, 1 / 5 and 2 / 5, both recorded on 2025-02-01"} {
		assert.Contains(t, errs, said)
	}
	assert.NotContains(t, errs, ": 6: ", "1.4 comes from two systems")
	two := file(t, "two.csv", header+"766/1.4,H15,2025-01,7,5,\n766/1.1,H15,2025-01,0,0,\n")
	status, out, _ = tthc(t, "", "score", "--set", "766", "--observations", two, "--period", "2025-01", "--format", "csv")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "6 × 7 / 5 = 6 (tử số lớn hơn mẫu số: tính là đủ, cần kiểm tra)")
	assert.Contains(t, out, "không phát sinh, chưa chấm được (chưa thấy trên số liệu của Cổng)")
}
