package main

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// utf16Marked is a text as spreadsheets write “Unicode text”.
func utf16Marked(s string, high, low int) string {
	var b []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		two := [2]byte{}
		two[high], two[low] = byte(u>>8), byte(u)
		b = append(b, two[:]...)
	}
	return string(b)
}

// eachLine changes the heading of a table by one function and its rows by another.
func eachLine(s string, heading, row func(string) string) string {
	lines := strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	for i := range lines {
		if i == 0 {
			lines[i] = heading(lines[i])
		} else {
			lines[i] = row(lines[i])
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func with(end string) func(string) string { return func(s string) string { return s + end } }
func same(s string) string                { return s }

// shapes is how the field writes one table: each is made of the plain file.
var shapes = map[string]func(string) string{
	"mark":                   func(s string) string { return "\ufeff" + s },
	"UTF-16 LE":              func(s string) string { return utf16Marked(s, 1, 0) },
	"UTF-16 BE":              func(s string) string { return utf16Marked(s, 0, 1) },
	"CRLF":                   func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"CR":                     func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
	"no end of line":         func(s string) string { return strings.TrimSuffix(s, "\n") },
	"semicolons":             func(s string) string { return strings.ReplaceAll(s, ",", ";") },
	"tabs":                   func(s string) string { return strings.ReplaceAll(s, ",", "\t") },
	"tabs in UTF-16":         func(s string) string { return utf16Marked(strings.ReplaceAll(s, ",", "\t"), 1, 0) },
	"semicolons, mark, CRLF": func(s string) string { return "\ufeff" + strings.NewReplacer(",", ";", "\n", "\r\n").Replace(s) },
	"quotes": func(s string) string {
		quote := func(line string) string { return `"` + strings.ReplaceAll(line, ",", `","`) + `"` }
		return eachLine(s, quote, quote)
	},
	"spaces":   func(s string) string { return strings.ReplaceAll(s, ",", " , ") },
	"capitals": func(s string) string { return eachLine(s, strings.ToUpper, same) },
	"trailing": func(s string) string { return eachLine(s, with(","), with(",")) },
	"empty rows": func(s string) string {
		return s + strings.Repeat(",", strings.Count(strings.SplitN(s, "\n", 2)[0], ",")) + "\n\n"
	},
	"another column": func(s string) string { return eachLine(s, with(",màu"), with(",xanh")) },
}

// Each command answers each shape as it answers the plain file, or refuses it and says
// why. The answers on the plain files are asked of other tests.
func TestShapesOfFiles(t *testing.T) {
	const observations = "indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H26,2025-06,2,3,2025-07-05,hệ thống\n766/5.2,H26,2025-06,9,10,2025-07-05,hệ thống\n"
	const table = "STT,Nhiệm vụ,Cơ quan chủ trì,Thời gian hoàn thành\n1,Rà soát thủ tục hành chính,Bộ Nội vụ,Quý III\n2,Báo cáo kết quả,Bộ Y tế,trước ngày 25/6/2025\n"
	const list = "code,name,type,province,since\n90001,A,Xã,79,2025-07-01\n90002,B,Phường,79,2025-07-01\n"
	other := file(t, "theirs.csv", strings.Replace(dossiers, "2025-06-09", "2025-06-11", 1))
	for command, c := range map[string]struct {
		plain   string
		args    []string // @ is the file
		refused map[string]string
	}{
		"tally":       {dossiers, []string{"tally", "--dossiers", "@"}, nil},
		"tally -":     {dossiers, []string{"tally", "--dossiers", "-"}, nil},
		"reconcile":   {dossiers, []string{"reconcile", "--ours", "@", "--theirs", other, "--as-of", "2025-07-01", "--format", "json"}, nil},
		"evaluate":    {observations, []string{"evaluate", "--set", "221/VPCP-KSTT", "--observations", "@", "--period", "2025-06", "--format", "json"}, nil},
		"score":       {observations, []string{"score", "--set", "766", "--observations", "@", "--period", "2025-06", "--format", "json"}, nil},
		"score -":     {observations, []string{"score", "--set", "766", "--observations", "-", "--period", "2025-06", "--format", "json"}, nil},
		"import":      {table, []string{"import", "@", "--year", "2025"}, nil},
		"body import": {list, []string{"body", "import", "@"}, map[string]string{"another column": `"màu"`}},
	} {
		ask := func(text string) (status int, out, errs string) {
			in, args := "", append([]string{}, c.args...)
			for i, a := range args {
				switch a {
				case "@":
					args[i] = file(t, "tep.csv", text)
				case "-":
					in = text
				}
			}
			return tthc(t, in, args...)
		}
		status, want, errs := ask(c.plain)
		require.Equal(t, 0, status, "%s: %s", command, errs)
		for name, shape := range shapes {
			status, out, errs := ask(shape(c.plain))
			if why := c.refused[name]; why != "" {
				assert.Equal(t, 2, status, "%s of %s", command, name)
				assert.Contains(t, errs, why)
				assert.Empty(t, out)
				continue
			}
			assert.Equal(t, 0, status, "%s of %s: %s", command, name, errs)
			if name == "another column" && command == "import" { // which keeps it as a note
				assert.Contains(t, out, "màu: xanh")
				continue
			}
			assert.Equal(t, apartFromDoubts(t, want), apartFromDoubts(t, out), "%s of %s: %s", command, name, errs)
			if name == "another column" {
				assert.Equal(t, 1, strings.Count(errs, "màu"), "%s: %s", command, errs)
			}
		}
		old := strings.NewReplacer("hệ thống", "hÖ thèng", "Nhiệm vụ", "NhiÖm vô", "Cơ quan chủ trì", "C¬ quan chñ tr×", "Thời gian hoàn thành", "Thêi gian hoµn thµnh",
			"Rà soát thủ tục hành chính", "Rµ so¸t thñ tôc hµnh chÝnh", "Bộ Nội vụ", "Bé Néi vô", "Báo cáo kết quả", "B¸o c¸o kÕt qu¶", "Bộ Y tế", "Bé Y tÕ", "trước ngày", "tr\u00adíc ngµy",
			"Xã", "X·", "Phường", "Ph\u00adêng", "code,body", "ngµy nhËn hå s¬,body").Replace(c.plain)
		status, out, errs := ask(old)
		assert.Equal(t, 2, status, command)
		assert.Empty(t, out, command)
		assert.Contains(t, errs, "TCVN3 (ABC)", command)
	}
}

// apartFromDoubts is an answer without the doubts of its table, which name its columns.
func apartFromDoubts(t *testing.T, out string) string {
	var draft map[string]json.RawMessage
	if json.Unmarshal([]byte(out), &draft) != nil || draft["doubts"] == nil {
		return out
	}
	return string(draft["plan"])
}

// The cells of dossiers as people write them.
func TestCellsOfDossiers(t *testing.T) {
	const head = "code,body,procedure,status,channel,received,appointment,finished,fee,paid,digitised\n"
	const plain = head + "a,H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,1250000,1,1\nb,H26,1.000001,10,1,2025-06-13,2025-06-20,2025-06-20T15:40:00+07:00,0,,0\n"
	status, want, errs := tthc(t, "", "tally", "--dossiers", file(t, "ho-so.csv", plain))
	require.Equal(t, 0, status, errs)
	for name, text := range map[string]string{
		"TRUE and FALSE":    strings.NewReplacer("1,1\n", "1,TRUE\n", ",,0\n", ",,FALSE\n").Replace(plain),
		"có and không":      strings.NewReplacer("1,1\n", "1,Có\n", ",,0\n", ",,không\n").Replace(plain),
		"groups":            strings.ReplaceAll(plain, "1250000", "1.250.000"),
		"a decimal comma":   strings.ReplaceAll(plain, "1250000", `"1250000,0"`),
		"a zone":            strings.ReplaceAll(plain, "+07:00", "+0700"),
		"days with strokes": head + "a,H26,1.000001,10,2,02/06/2025,10/06/2025,09/06/2025,1250000,1,1\nb,H26,1.000001,10,1,13/06/2025,20/06/2025,20/06/2025 15:40,0,,0\n",
	} {
		for _, from := range []string{"file", "-"} {
			args := []string{"tally", "--dossiers", "-"}
			if from == "file" {
				args[2] = file(t, "ho-so.csv", text)
			}
			status, out, errs := tthc(t, text, args...)
			assert.Equal(t, 0, status, "%s: %s", name, errs)
			assert.Equal(t, want, out, name)
		}
	}
	// Far down in a file that begins as it should be, they are read as well; but days
	// with strokes, of which the head told nothing, are refused.
	var long strings.Builder
	long.WriteString(head)
	for i := range 20_000 {
		long.WriteString("x" + strconv.Itoa(i) + ",H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,0,,1\n")
	}
	last := "z,H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,0,,1\n"
	_, want, _ = tthc(t, "", "tally", "--dossiers", file(t, "dai.csv", long.String()+last))
	status, out, errs := tthc(t, "", "tally", "--dossiers", file(t, "dai.csv", long.String()+strings.Replace(last, ",1\n", ",Có\n", 1)))
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, want, out)
	status, _, errs = tthc(t, "", "tally", "--dossiers", file(t, "dai.csv", long.String()+strings.Replace(last, "2025-06-02", "13/06/2025", 1)))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "20002: received: ")

	status, out, errs = tthc(t, "", "tally", "--dossiers", file(t, "nghi.csv", head+"a,H26,1.000001,10,2,02/06/2025,10/06/2025,09/06/2025,0,1,1\n"))
	assert.Equal(t, 2, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, `nghi.csv: 2: received: "02/06/2025": không chắc ngày đứng trước hay tháng đứng trước`)
}

// One fault in all lines is told in a few, and all of them stand in the file that is
// asked for.
func TestRefusalsAreSummedUp(t *testing.T) {
	var text strings.Builder
	text.WriteString("code,body,status,received\n")
	for range 1000 {
		text.WriteString("x,H26,4,2025-13-02\n")
	}
	text.WriteString("y,H26,77,2025-06-02\n")
	name, all := file(t, "ho-so.csv", text.String()), t.TempDir()+"/loi.csv"
	status, _, errs := tthc(t, "", "tally", "--dossiers", name)
	assert.Equal(t, 1, status)
	lines := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
	require.Len(t, lines, 8)
	assert.True(t, strings.HasPrefix(lines[0], "tthc: 2: received: "))
	assert.True(t, strings.HasPrefix(lines[5], "tthc: 1002: "))
	assert.Equal(t, "tthc: 995 dòng nữa bị từ chối vì cùng lý do với dòng 2", lines[6])
	assert.Equal(t, "tthc: 1001 dòng bị từ chối, các dòng khác đã đếm; ghi tất cả ra tệp bằng --refused", lines[7])

	status, _, errs = tthc(t, "", "tally", "--dossiers", name, "--refused", all)
	assert.Equal(t, 1, status)
	assert.NotContains(t, errs, "--refused")
	written, err := os.ReadFile(all)
	require.NoError(t, err)
	rows := strings.Split(strings.TrimSuffix(string(written), "\n"), "\n")
	require.Len(t, rows, 1002)
	assert.Equal(t, "\ufeffTệp,Dòng,Cột,Lý do", rows[0])
	assert.True(t, strings.HasPrefix(rows[1001], name+",1002,"))

	// What fails as a whole leaves the file as it was.
	status, _, _ = tthc(t, "", "tally", "--dossiers", file(t, "x.csv", "when\n"), "--refused", all)
	assert.Equal(t, 2, status)
	again, err := os.ReadFile(all)
	require.NoError(t, err)
	assert.Equal(t, written, again)
	status, _, errs = tthc(t, "", "tally", "--dossiers", name, "--refused", t.TempDir()+"/none/loi.csv")
	assert.Equal(t, 2, status)
	assert.NotContains(t, errs, "no such file")
}
