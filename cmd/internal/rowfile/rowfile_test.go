package rowfile_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/rowfile"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

const header = "code,body,procedure,status,channel,received,appointment,finished,fee,digitised\n"

const plain = header +
	"a,H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,50000,1\n" +
	"b,H26.12,1.000001,10,1,2025-06-02,2025-06-25,2025-06-12,,0\n" +
	"c,H26,1.000002,4,2,2025-06-20T08:05,2025-06-30,,0,\n"

// read is what is given of a file, with what is passed over.
func read(t *testing.T, text string, table *rowfile.Table) (string, *rowfile.File, error) {
	f, err := rowfile.Open(strings.NewReader(text), table)
	if err != nil {
		return "", nil, err
	}
	given, err := io.ReadAll(f)
	return string(given), f, err
}

// utf16As is a text in UTF-16.
func utf16As(s string, big, mark bool) string {
	if mark {
		s = "\ufeff" + s
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

// Each is the plain file, written as the field writes it; cells by hand.
func TestShapes(t *testing.T) {
	for name, text := range map[string]string{
		"mark":             "\ufeff" + plain,
		"CRLF":             strings.ReplaceAll(plain, "\n", "\r\n"),
		"CR":               strings.ReplaceAll(plain, "\n", "\r"),
		"semicolons":       strings.ReplaceAll(plain, ",", ";"),
		"tabs":             strings.ReplaceAll(plain, ",", "\t"),
		"bars":             strings.ReplaceAll(plain, ",", "|"),
		"said by Excel":    "sep=;\n" + strings.ReplaceAll(plain, ",", ";"),
		"UTF-16 LE":        utf16As(plain, false, true),
		"UTF-16 BE":        utf16As(plain, true, true),
		"UTF-16 LE, bare":  utf16As(plain, false, false),
		"UTF-16 BE, bare":  utf16As(plain, true, false),
		"quotes":           `"` + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSuffix(plain, "\n"), ",", `","`), "\n", "\"\n\"") + "\"\n",
		"spaces":           strings.ReplaceAll(plain, ",", " , "),
		"spaces, no break": strings.ReplaceAll(plain, ",", "\u00a0,"),
		"case":             strings.ToUpper(header) + plain[len(header):],
		"names":            " Code,Body,Procedure,STATUS,Channel,Received,Appointment,finished ,fee,Digitised\n" + plain[len(header):],
		"trailing":         strings.ReplaceAll(plain, "\n", ",\n"),
		"trailing rows":    header + strings.ReplaceAll(plain[len(header):], "\n", ",,\n"),
		"empty rows":       plain + ",,,,,,,,,\n,\n\n",
		"no end":           strings.TrimSuffix(plain, "\n"),
		"TRUE":             strings.NewReplacer("50000,1\n", "50000,TRUE\n", ",,0\n", ",,FALSE\n").Replace(plain),
		"có":               strings.NewReplacer("50000,1\n", "50000,có\n", ",,0\n", ",,KHÔNG\n").Replace(plain),
		"apart":            strings.NewReplacer("50000,1\n", "50000,Co\u0301\n").Replace(plain),
		"decimals":         strings.ReplaceAll(strings.ReplaceAll(plain, ",", ";"), "50000", "50000,0"),
		"groups":           strings.ReplaceAll(strings.ReplaceAll(plain, ",", ";"), "50000", "50.000,00"),
		"zone":             strings.ReplaceAll(plain, "T08:05", "T08:05+0700"),
		"space for T":      strings.ReplaceAll(plain, "T08:05", " 8:05"),
		"strokes": header +
			"a,H26,1.000001,10,2,02/06/2025,10/6/2025,09/06/2025,50000,1\n" +
			"b,H26.12,1.000001,10,1,2/6/2025,25/06/2025,12/06/2025,,0\n" +
			"c,H26,1.000002,4,2,20/06/2025 8:05,30/06/2025,,0,\n" +
			"d,H26,1,10,1,13/06/2025,13/06/2025,13/06/2025,,\n",
		"extra, over lines": strings.NewReplacer("\n", ",\"ghi\nchú \"\"x\"\"\"\n").Replace(strings.TrimSuffix(plain, "\n")) + ",\n",
		"order":             "digitised,code,body,procedure,status,channel,received,appointment,finished,fee\n1,a,H26,1.000001,10,2,2025-06-02,2025-06-10,2025-06-09,50000\n0,b,H26.12,1.000001,10,1,2025-06-02,2025-06-25,2025-06-12,\n,c,H26,1.000002,4,2,2025-06-20T08:05,2025-06-30,,0\n",
	} {
		given, f, err := read(t, text, rowfile.Dossiers())
		require.NoError(t, err, name)
		want, got := dossiers(t, plain), dossiers(t, given)
		if name == "strokes" {
			got = got[:3]
		}
		assert.Equal(t, want, got, "%s\n%s", name, given)
		assert.Equal(t, slices.Contains([]string{"mark", "CRLF", "no end", "order"}, name), f.Plain, name)
	}
	given, f, err := read(t, plain, rowfile.Dossiers())
	require.NoError(t, err)
	assert.Equal(t, plain, given)
	assert.True(t, f.Plain)
}

// dossiers is what the library reads, with what it refuses.
func dossiers(t *testing.T, text string) (list []string) {
	rows, err := onestop.ReadCSV(strings.NewReader(text))
	require.NoError(t, err)
	for d, err := range rows.All() {
		code := string(rows.Code())
		if err != nil {
			list = append(list, err.Error())
			continue
		}
		one := *d
		one.Supplements, one.Hands = nil, nil
		line, err := one.AppendLine(nil, code, onestop.Revision{}, 0)
		require.NoError(t, err)
		list = append(list, string(line))
	}
	return list
}

// The columns are those of the library, each of them.
func TestColumnsAreThoseOfTheLibrary(t *testing.T) {
	_, err := onestop.ReadCSV(strings.NewReader("?"))
	columns := form.All(err)[0].Args["columns"].(string)
	given, f, err := read(t, strings.ToUpper(columns)+"\n", rowfile.Dossiers())
	require.NoError(t, err)
	assert.Equal(t, columns+"\n", given)
	assert.Empty(t, f.Extra)
	_, err = indicator.ReadObservations(strings.NewReader("?\n"), indicator.ObservationReading{})
	columns = strings.Join(form.All(err)[0].Want, ",")
	given, f, err = read(t, strings.ToUpper(columns)+"\n", rowfile.Observations())
	require.NoError(t, err)
	assert.Equal(t, columns+"\n", given)
	assert.Empty(t, f.Extra)
}

// What has no place in the table is named once; a slip of the pen is none of these.
func TestExtraColumns(t *testing.T) {
	given, f, err := read(t, "Ghi chú,body,status,received,người nộp\nx,H26,4,2025-06-02,y\n", rowfile.Dossiers())
	require.NoError(t, err)
	assert.Equal(t, "body,status,received\nH26,4,2025-06-02\n", given)
	assert.Equal(t, []string{"Ghi chú", "người nộp"}, f.Extra)

	for _, slip := range []string{"finised", "finishd", "Finishedd", "fniished", "apointment", "digitized"} {
		_, _, err = read(t, "body,status,received,"+slip+"\n", rowfile.Dossiers())
		require.ErrorIs(t, err, rowfile.ColumnNear, slip)
		assert.Contains(t, form.Message(err, form.Vietnamese), slip)
	}
	_, _, err = read(t, "body,status,received,paid,pait\n", rowfile.Dossiers())
	require.NoError(t, err, "the column paid is there")

	// Without a column that must be there the library says all of it.
	given, _, err = read(t, "Code;BODY;when\n", rowfile.Dossiers())
	require.NoError(t, err)
	_, err = onestop.ReadCSV(strings.NewReader(given))
	for _, said := range []string{`"when"`, "status", "received"} {
		assert.ErrorContains(t, err, said)
	}
	given, _, err = read(t, "body,status,received,Body\n", rowfile.Dossiers())
	require.NoError(t, err)
	_, err = onestop.ReadCSV(strings.NewReader(given))
	require.ErrorIs(t, err, indicator.ColumnDoubled)
}

// A column of days with strokes is read where a value tells and none contradicts.
func TestTheOrderOfDays(t *testing.T) {
	const head = "body,status,received\n"
	for rows, want := range map[string]string{
		"H26,4,05/06/2025\nH26,4,13/06/2025\n":                   "",
		"H26,4,5-6-2025\nH26,4,13.06.2025\n":                     "",
		"H26,4,05/06/2025\nH26,4,07/06/2025\n":                   "line 2: received: \"05/06/2025\": the day or the month may stand first (no value has a first number above 12)",
		"H26,4,06/05/2025\nH26,4,06/25/2025\n":                   "line 3: received: \"06/25/2025\": the day or the month may stand first (the second number is above 12)",
		"H26,4,06/05/2025\nH26,4,25/06/2025\nH26,4,06/25/2025\n": "line 4: received: \"06/25/2025\": the day or the month may stand first (this column is written in both ways)",
	} {
		given, _, err := read(t, head+rows, rowfile.Dossiers())
		if want == "" {
			require.NoError(t, err, rows)
			assert.Equal(t, head+"H26,4,2025-06-05\nH26,4,2025-06-13\n", given)
			continue
		}
		require.ErrorIs(t, err, rowfile.DayOrder, rows)
		assert.True(t, strings.HasPrefix(form.Message(err, form.English), want), form.Message(err, form.English))
	}
	// One that tells may come late, and one that contradicts: then the file ends with
	// an error, wherever it stands.
	many := strings.Repeat("H26,4,05/06/2025\n", 50_000)
	given, _, err := read(t, head+many+"H26,4,13/06/2025\n", rowfile.Dossiers())
	require.NoError(t, err)
	assert.Equal(t, head+strings.ReplaceAll(many, "05/06/2025", "2025-06-05")+"H26,4,2025-06-13\n", given)
	_, _, err = read(t, head+"H26,4,13/06/2025\n"+many+"H26,4,06/13/2025\n", rowfile.Dossiers())
	require.ErrorIs(t, err, rowfile.DayOrder)
	assert.Contains(t, err.Error(), "line 50003")

	// Where days are written as the library has them, it refuses the others one by one.
	given, _, err = read(t, head+strings.Repeat("H26,4,2025-06-05\n", 50_000)+"H26,4,13/06/2025\n", rowfile.Dossiers())
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(given, "H26,4,13/06/2025\n"))

	// Midnight may stand for no time at all: the library refuses it.
	given, _, err = read(t, head+"H26,4,13/06/2025 0:00\nH26,4,2025-06-13 00:00:00\n", rowfile.Dossiers())
	require.NoError(t, err)
	assert.Equal(t, head+"H26,4,13/06/2025 0:00\nH26,4,2025-06-13 00:00:00\n", given)
}

// Rows that cannot be right are refused by the library at their lines, each by
// itself, in whatever form they stand.
func TestSpoiltRows(t *testing.T) {
	const rows = "body,status,received,fee\nH26,4,2025-06-02,1\nH26,4,2025-06-02\nH26,4,2025-06-02,1,2\nH26,4,\"2025-06-02,1\nH26,4,2025-06-02,\"1\"x\nH26,4,2025-06-02,1.250\nH26,x,2025-06-02,1\nH26,4,2025-06-02,2\n"
	want := dossiers(t, rows)
	require.Len(t, want, 8)
	for name, shape := range map[string]func(string) string{
		"plain":      func(s string) string { return s },
		"semicolons": func(s string) string { return strings.ReplaceAll(s, ",", ";") },
		"UTF-16":     func(s string) string { return utf16As(s, false, true) },
		"names":      func(s string) string { return "Body" + s[len("body"):] },
		"extra":      func(s string) string { return "note," + strings.ReplaceAll(s, "\nH", "\nn,H") },
	} {
		given, _, err := read(t, shape(rows), rowfile.Dossiers())
		require.NoError(t, err)
		got := dossiers(t, given)
		require.Len(t, got, len(want), "%s\n%s", name, given)
		for i := range want {
			line, _, _ := strings.Cut(want[i], ":")
			assert.True(t, strings.HasPrefix(got[i], line), "%s: %s, not %s", name, got[i], want[i])
		}
	}
	// An observation whose quote is not closed takes nothing else with it.
	given, _, err := read(t, "indicator,body,period,numerator,denominator\n766/2.1,\"H26,2025-06,1,2\n766/2.1,H27,2025-06,1,2\n", rowfile.Observations())
	require.NoError(t, err)
	var told []string
	indicator.ObservationReading{}.Each(strings.NewReader(given), func(line int, o indicator.Observation, fault error) bool {
		told = append(told, string(rune('0'+line))+" "+string(o.Body))
		return true
	})
	assert.Equal(t, []string{"2 ", "3 H27"}, told)
}

// endless gives one byte for ever, so many times.
type endless struct {
	b    byte
	left int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range p[:n] {
		p[i] = e.b
	}
	e.left -= n
	return n, nil
}

// Whatever comes is bounded: a line of a gigabyte, a heading of one, noughts, a
// quote that never closes, and a source that breaks.
func TestHostileFiles(t *testing.T) {
	for _, b := range []byte{'x', ',', '"', 0} {
		size := 32 << 20
		if b == 'x' {
			size = 1 << 30
		}
		_, err := rowfile.Open(&endless{b, size}, rowfile.Dossiers())
		require.ErrorIs(t, err, form.FormLength)
		f, err := rowfile.Open(io.MultiReader(strings.NewReader("body,status,received\n"), &endless{b, size}, strings.NewReader("\nH26,4,2025-06-02\n")), rowfile.Dossiers())
		require.NoError(t, err)
		rows, err := onestop.ReadCSV(f)
		require.NoError(t, err)
		good, lines := 0, 0
		for _, err := range rows.All() {
			if lines++; err == nil {
				good++
				assert.Equal(t, 3, rows.Line())
			}
		}
		require.NoError(t, rows.Err())
		assert.Equal(t, 1, good, "%q", b)
		assert.Equal(t, 2, lines, "%q", b)
		assert.Less(t, cap(f.Buffer()), 8<<20)
	}
	_, err := rowfile.Open(strings.NewReader("PK\x03\x04..."), rowfile.Dossiers())
	require.ErrorIs(t, err, rowfile.Workbook)
	for _, text := range []string{"", "\n\n", "\ufeff", "\xff\xfe", "\x00"} {
		given, _, err := read(t, text, rowfile.Dossiers())
		require.NoError(t, err)
		_, err = onestop.ReadCSV(strings.NewReader(given))
		require.Error(t, err)
	}
	// A mark in the middle, as where two files were joined: their heading is refused.
	given, _, err := read(t, plain+"\ufeff"+plain, rowfile.Dossiers())
	require.NoError(t, err)
	all := dossiers(t, given)
	assert.Len(t, all, 7)
	assert.Contains(t, all[3], "line 5")

	_, err = rowfile.Open(strings.NewReader("code,body,status,received,ghi chó\na,H26,4,2025-06-02,hå s¬ tr¶ chËm\n"), rowfile.Dossiers())
	require.ErrorIs(t, err, reading.TextCoding)

	broken := errors.New("broken")
	f, err := rowfile.Open(io.MultiReader(strings.NewReader(plain), iotest.ErrReader(broken)), rowfile.Dossiers())
	require.NoError(t, err)
	given2, err := io.ReadAll(f)
	require.ErrorIs(t, err, broken)
	assert.Equal(t, plain, string(given2))
}

// Wherever a source breaks, what is given is whole rows: a fee of 50000 is not one
// of 5. A cell of several lines, a last cell in quotes and a letter of several bytes
// may be cut as well.
func TestASourceThatBreaksGivesNoHalfRow(t *testing.T) {
	broken := errors.New("broken")
	const seen = "indicator,body,period,numerator,denominator,source\n766/2.1,H26,2025-06,1,20,\"báo\ncáo, \"\"tháng\"\"\"\n766/2.1,H27,2025-06,1,200,\"x\"\n766/2.1,H28,2025-06,1,300,ờ\n"
	for _, c := range []struct {
		name, text string
		table      *rowfile.Table
		ends       []string // of the rows
	}{
		{"dossiers", plain, rowfile.Dossiers(), []string{"digitised\n", "50000,1\n", ",0\n", "0,\n"}},
		{"semicolons", strings.ReplaceAll(plain, ",", ";"), rowfile.Dossiers(), []string{"digitised\n", "50000;1\n", ";0\n", "0;\n"}},
		{"observations", seen, rowfile.Observations(), []string{"source\n", "tháng\"\"\"\n", "\"x\"\n", "ờ\n"}},
	} {
		whole, _, err := read(t, c.text, c.table)
		require.NoError(t, err)
		rowsOf := func(text string) [][]string {
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			require.NoError(t, err, text)
			return rows
		}
		all := rowsOf(whole)
		require.Len(t, all, 4, c.name)
		for n := range len(c.text) + 1 {
			come := 0 // rows whose end came
			for at := 0; come < len(c.ends); come++ {
				i := strings.Index(c.text[at:n], c.ends[come])
				if i < 0 {
					break
				}
				at += i + len(c.ends[come])
			}
			f, err := rowfile.Open(io.MultiReader(strings.NewReader(c.text[:n]), iotest.ErrReader(broken)), c.table)
			require.NoError(t, err, "%s: %q", c.name, c.text[:n])
			given, err := io.ReadAll(f)
			require.ErrorIs(t, err, broken)
			if got := rowsOf(string(given)); come > 0 {
				assert.Equal(t, all[:come], got, "%s: %q", c.name, c.text[:n])
			} else {
				assert.Empty(t, got, "%s: %q", c.name, c.text[:n])
			}
		}
	}
}

func TestCounts(t *testing.T) {
	for cell, want := range map[string]string{
		"12": "12", "-5": "-5", "12,0": "12", "12.00": "12", "1.250.000": "1250000", "1,250,000": "1250000", "1 250": "1250", "1\u00a0250": "1250",
		"1.250,00": "1250", "1,250.00": "1250", "-1.250.000": "-1250000", "1250,000": "1250",
		"1.250": "1.250", "1,250": "1,250", "12,5": "12,5", "1.25.000": "1.25.000", "1E+05": "1E+05", ",0": ",0", "0,000": "0", "12,": "12,", "1.2.3": "1.2.3",
	} {
		given, _, err := read(t, "body;status;received;fee\nH26;4;2025-06-02;"+cell+"\n", rowfile.Dossiers())
		require.NoError(t, err)
		record, err := csv.NewReader(strings.NewReader(strings.Split(given, "\n")[1])).Read()
		require.NoError(t, err)
		assert.Equal(t, want, record[3], cell)
	}
}

// Nothing panics, a plain file comes back as it is, small pieces make no difference,
// and what is given has as many lines.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(plain), false)
	f.Add([]byte("sep=;\nbody;status;received;x\nH26;4;\"13/06/2025\n\";y\n"), false)
	f.Add([]byte(utf16As(plain, false, true)), false)
	f.Add([]byte("indicator,body,period,numerator,denominator,source\n766/2.1,H26,2025-06,1,\"2,0\",\"a\r\nb\"\n"), true)
	f.Fuzz(func(t *testing.T, data []byte, observations bool) {
		table := rowfile.Dossiers()
		if observations {
			table = rowfile.Observations()
		}
		file, err := rowfile.Open(bytes.NewReader(data), table)
		if err != nil {
			require.NotEmpty(t, form.Message(err, form.Vietnamese))
			return
		}
		given, err := io.ReadAll(file)
		small, err2 := rowfile.Open(iotest.OneByteReader(bytes.NewReader(data)), table)
		require.NoError(t, err2)
		again, err2 := io.ReadAll(small)
		require.Equal(t, err == nil, err2 == nil)
		require.Equal(t, string(given), string(again))
		require.Equal(t, file.Plain, small.Plain)
		if err != nil || bytes.ContainsAny(data, "\x00") || !file.Plain {
			return
		}
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		a, errA := onestop.ReadCSV(bytes.NewReader(data))
		b, errB := onestop.ReadCSV(bytes.NewReader(given))
		require.Equal(t, errA == nil, errB == nil)
		if errA != nil {
			return
		}
		var all [2][]string
		for i, rows := range []*onestop.Rows{a, b} {
			for d, err := range rows.All() {
				if err == nil {
					all[i] = append(all[i], string(d.Body)+d.Received.String())
				} else {
					all[i] = append(all[i], "-")
				}
			}
		}
		require.Equal(t, all[0], all[1])
	})
}

func BenchmarkPlain(b *testing.B) {
	row := plain[len(header):]
	text := header + strings.Repeat(row, 20_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f, err := rowfile.Open(strings.NewReader(text), rowfile.Dossiers())
		require.NoError(b, err)
		_, err = io.Copy(io.Discard, f)
		require.NoError(b, err)
	}
}
