package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
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
		plain string
		args  []string // @ is the file
	}{
		"tally":       {dossiers, []string{"tally", "--dossiers", "@"}},
		"tally -":     {dossiers, []string{"tally", "--dossiers", "-"}},
		"reconcile":   {dossiers, []string{"reconcile", "--ours", "@", "--theirs", other, "--as-of", "2025-07-01", "--format", "json"}},
		"evaluate":    {observations, []string{"evaluate", "--set", "221/VPCP-KSTT", "--observations", "@", "--period", "2025-06", "--format", "json"}},
		"score":       {observations, []string{"score", "--set", "766", "--observations", "@", "--period", "2025-06", "--format", "json"}},
		"score -":     {observations, []string{"score", "--set", "766", "--observations", "-", "--period", "2025-06", "--format", "json"}},
		"import":      {table, []string{"import", "@", "--year", "2025"}},
		"body import": {list, []string{"body", "import", "@"}},
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

// One fault in all lines is told in a few by each command that reads rows, and all of
// them stand in the file that is asked for.
func TestRefusalsAreSummedUp(t *testing.T) {
	lines := func(head, row, last string) string { return head + "\n" + strings.Repeat(row+"\n", 999) + last + "\n" }
	const dossierHead, observationHead = "code,body,status,received", "indicator,body,period,numerator,denominator,recorded,source"
	registers := file(t, "ho-so.csv", lines(dossierHead, "x,H26,4,2025-13-02", "y,H26,xong,2025-06-02"))
	observed := file(t, "so-lieu.csv", lines(observationHead, "766/2.1,H26,2025-06,x,3,,", "766/2.1,H26,2025-13,2,3,,"))
	progress := file(t, "tien-do.jsonl", strings.Repeat(`{"v":1,"id":"1","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"done","day":"2024-13-18"}`+"\n", 999)+`{"v":1,"id":"1","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"done","day":"x"}`+"\n")
	unitRows := "code,name,type,province,since\n"
	for i := range 999 {
		unitRows += fmt.Sprintf("%d,A%[1]d,Xã,79,2025-13-01\n", 90_000+i)
	}
	units := file(t, "don-vi.csv", unitRows+"92000,B,Thôn,79,2025-07-01\n")
	good := file(t, "dung.csv", dossierHead+"\n")
	dir := t.TempDir()
	const more = "; ghi tất cả ra tệp bằng --refused"
	for command, c := range map[string]struct {
		status, first int
		name, last    string
		args          []string
	}{
		"tally":       {1, 2, registers, "1000 dòng bị từ chối, các dòng khác đã đếm", []string{"--dossiers", registers}},
		"reconcile":   {1, 2, registers, "1000 dòng bị từ chối, các dòng khác đã đối soát", []string{"--ours", good, "--theirs", registers, "--json"}},
		"priority":    {1, 2, registers, "1000 dòng bị từ chối, các dòng khác đã tính", []string{"--dossiers", registers, "--body", "H26", "--json"}},
		"evaluate":    {2, 2, observed, "1000 dòng bị từ chối, nên không đánh giá gì", []string{"--set", "221/VPCP-KSTT", "--observations", observed, "--period", "2025-06"}},
		"score":       {2, 2, observed, "1000 dòng bị từ chối, nên không đánh giá gì", []string{"--set", "766", "--observations", observed, "--period", "2025-06"}},
		"outlook":     {2, 2, observed, "1000 dòng bị từ chối, nên không đánh giá gì", []string{"--set", "766", "--observations", observed, "--period", "2025-06"}},
		"due":         {2, 1, progress, "1000 dòng bị từ chối, nên không đọc gì của tệp", []string{"--plan", plan16, "--as-of", "2024-06-25", "--progress", progress}},
		"report":      {2, 1, progress, "1000 dòng bị từ chối, nên không đọc gì của tệp", []string{"--plan", plan16, "--period", "2024", "--progress", progress}},
		"body import": {2, 2, units, "1000 dòng bị từ chối, nên không đọc gì của tệp", []string{units}},
	} {
		args := append(strings.Fields(command), c.args...)
		status, _, errs := tthc(t, "", args...)
		assert.Equal(t, c.status, status, command)
		told := strings.Split(strings.TrimSuffix(errs, "\n"), "\n")
		if !assert.Len(t, told, 8, "%s: %s", command, errs) {
			continue
		}
		for i := range 5 {
			assert.True(t, strings.HasPrefix(told[i], "tthc: "+c.name+": "+strconv.Itoa(c.first+i)+": "), told[i])
		}
		assert.True(t, strings.HasPrefix(told[5], "tthc: "+c.name+": "+strconv.Itoa(c.first+999)+": "), told[5])
		assert.Equal(t, "tthc: "+c.name+": 994 dòng nữa bị từ chối vì cùng lý do với dòng "+strconv.Itoa(c.first), told[6], command)
		assert.Equal(t, "tthc: "+c.last+more, told[7], command)

		all := dir + "/loi.csv"
		status, _, errs = tthc(t, "", append(args, "--refused", all)...)
		assert.Equal(t, c.status, status, command)
		assert.True(t, strings.HasSuffix(errs, "tthc: "+c.last+"\n"), errs)
		written, err := os.ReadFile(all)
		require.NoError(t, err)
		rows := strings.Split(strings.TrimSuffix(string(written), "\n"), "\n")
		require.Equal(t, 1001, len(rows), command)
		assert.Equal(t, "\ufeffTệp,Dòng,Cột,Lý do", rows[0])
		assert.True(t, strings.HasPrefix(rows[1000], c.name+","+strconv.Itoa(c.first+999)+","), rows[1000])
	}

	// What fails as a whole leaves the file as it was.
	all := dir + "/loi.csv"
	before, err := os.ReadFile(all)
	require.NoError(t, err)
	status, _, _ := tthc(t, "", "tally", "--dossiers", file(t, "x.csv", "when\n"), "--refused", all)
	assert.Equal(t, 2, status)
	again, err := os.ReadFile(all)
	require.NoError(t, err)
	assert.Equal(t, before, again)
	status, _, errs := tthc(t, "", "tally", "--dossiers", registers, "--refused", t.TempDir()+"/none/loi.csv")
	assert.Equal(t, 2, status)
	assert.NotContains(t, errs, "no such file")
}

// workbook is a table as a workbook has it: days as days, numbers as numbers, each in the
// form in which a spreadsheet shows them, below a title, on the second sheet.
func workbook(t *testing.T, table string) string {
	all, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	require.NoError(t, err)
	book := excelize.NewFile()
	_, err = book.NewSheet("Danh sách")
	require.NoError(t, err)
	require.NoError(t, book.SetCellStr("Sheet1", "A1", "Ghi chú chung"))
	require.NoError(t, book.SetCellStr("Danh sách", "A1", "DANH SÁCH THÁNG 6"))
	american, thousands, month := "mm/dd/yyyy", "#,##0", "mmm-yy"
	style := func(format *string) int {
		id, err := book.NewStyle(&excelize.Style{CustomNumFmt: format})
		require.NoError(t, err)
		return id
	}
	day, number, short := style(&american), style(&thousands), style(&month)
	for r, row := range all {
		for c, cell := range row {
			at, err := excelize.CoordinatesToCellName(c+1, r+3)
			require.NoError(t, err)
			set := func(value any, style int) {
				require.NoError(t, book.SetCellValue("Danh sách", at, value))
				require.NoError(t, book.SetCellStyle("Danh sách", at, at, style))
			}
			if when, err := time.Parse("2006-01-02", cell); err == nil {
				set(when, day)
			} else if when, err := time.Parse("2006-01", cell); err == nil {
				set(when, short)
			} else if n, err := strconv.Atoi(cell); err == nil {
				set(n, number)
			} else if cell != "" {
				require.NoError(t, book.SetCellStr("Danh sách", at, cell))
			}
		}
	}
	var b bytes.Buffer
	require.NoError(t, book.Write(&b))
	return b.String()
}

// Each command that reads figures or dossiers reads them from a workbook as from CSV, and
// says of what it refuses in which row it stands.
func TestWorkbooksAreReadAlike(t *testing.T) {
	const observations = "indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H26,2025-06,1234,3456,2025-07-05,hệ thống\n766/5.2,H26,2025-06,9,10,2025-07-05,hệ thống\n"
	theirs := strings.Replace(dossiers, "2025-06-09", "2025-06-11", 1)
	for command, c := range map[string]struct {
		table string
		args  []string
	}{
		"tally":     {dossiers, []string{"--dossiers", "@"}},
		"tally -":   {dossiers, []string{"--dossiers", "-"}},
		"reconcile": {theirs, []string{"--ours", file(t, "ours.csv", dossiers), "--theirs", "@", "--as-of", "2025-07-01", "--json"}},
		"priority":  {"code,body,procedure,status,channel,received,appointment\na,H26,1.000001,4,1,2025-06-02,2025-06-20\n", []string{"--dossiers", "@", "--body", "H26", "--as-of", "2025-06-05", "--json"}},
		"evaluate":  {observations, []string{"--set", "221/VPCP-KSTT", "--observations", "@", "--period", "2025-06", "--json"}},
		"score":     {observations, []string{"--set", "766", "--observations", "@", "--period", "2025-06", "--json"}},
		"score -":   {observations, []string{"--set", "766", "--observations", "-", "--period", "2025-06", "--json"}},
		"outlook":   {observations, []string{"--set", "766", "--observations", "@", "--period", "2025-06", "--as-of", "2025-06-10", "--json"}},
	} {
		ask := func(name, text string) (status int, out, errs string) {
			args := []string{strings.Fields(command)[0]}
			for _, a := range c.args {
				if a == "@" {
					a = file(t, name, text)
				}
				args = append(args, a)
			}
			return tthc(t, text, args...)
		}
		_, want, wanted := ask("tep.csv", c.table)
		status, out, errs := ask("tep.xlsx", workbook(t, c.table))
		assert.Contains(t, []int{0, 1}, status, "%s: %s", command, errs)
		assert.Equal(t, strings.Count(wanted, "\n"), strings.Count(errs, "\n"), "%s: %s", command, errs)
		assert.Equal(t, want, out, command)
		assert.NotEmpty(t, out, command)
	}
	status, _, errs := tthc(t, "", "tally", "--dossiers", file(t, "ho-so.xlsx", workbook(t, "code,body,status,received\na,H26,1,2025-06-02\nb,H26,77,2025-06-02\n")))
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "ho-so.xlsx: 5: ")
	status, _, errs = tthc(t, "", "tally", "--dossiers", file(t, "hong.xlsx", "PK\x03\x04damaged"))
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "hong.xlsx: ")
}
