package onestop_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

const header = "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData\n"

// read is what a reader gives: dossiers, and errors in English with their line.
func read(t *testing.T, rs *onestop.Rows) (ds []onestop.Dossier, faults []string) {
	for d, err := range rs.All() {
		if err != nil {
			var re *form.Error
			require.ErrorAs(t, err, &re)
			assert.Equal(t, rs.Line(), re.Line)
			assert.NotEqual(t, re.Message(form.English), re.Message(form.Vietnamese))
			faults = append(faults, err.Error())
			continue
		}
		one := *d
		one.Supplements = append([]onestop.Supplement(nil), d.Supplements...)
		ds = append(ds, one)
	}
	return ds, faults
}

func readCSV(t *testing.T, text string) ([]onestop.Dossier, []string) {
	rs, err := onestop.ReadCSV(strings.NewReader(text))
	require.NoError(t, err)
	ds, faults := read(t, rs)
	require.NoError(t, rs.Err())
	return ds, faults
}

var full = onestop.Dossier{
	Body: "H26.12", Procedure: "1.005129", Status: onestop.Returned, Channel: onestop.Online,
	Received: at("2024-06-03T08:15:30"), Appointment: at("2024-06-17"), Finished: at("2024-06-14T16:00"),
	Supplements: []onestop.Supplement{asked("2024-06-05", "2024-06-07"), asked("2024-06-10T08:00", "2024-06-10T09:30")},
	Paused:      50 * time.Hour, Fee: 50_000, FeeKnown: true, Paid: onestop.PaidOnPortal,
	Digitised: true, ElectronicResult: false, Reused: true, ResidentData: true,
}

func TestCSVIsReadInItsForms(t *testing.T) {
	ds, faults := readCSV(t, header+
		"H26.12-240603-0001,H26.12,1.005129,10,2,2024-06-03T08:15:30+07:00,2024-06-17,2024-06-14T16:00,2024-06-05..2024-06-07;2024-06-10T08:00..2024-06-10T09:30,P2DT2H,50000,1,1,0,true,1\n")
	assert.Empty(t, faults)
	assert.Equal(t, []onestop.Dossier{full}, ds)

	// Columns in any order, a byte order mark, CRLF, quotes, empty lines, no end
	// of the last line, Z for a zone.
	ds, faults = readCSV(t, "\ufeffreceived,\"status\",body,finished\r\n\r\n\"2024-06-03T01:15:30Z\",\"10\",H26.12,2024-06-14\r\n2024-06-03,4,\"G22\",")
	assert.Empty(t, faults)
	assert.Equal(t, []onestop.Dossier{
		{Body: "H26.12", Status: onestop.Returned, Received: at("2024-06-03T08:15:30"), Finished: at("2024-06-14")},
		{Body: "G22", Status: onestop.InProgress, Received: at("2024-06-03")},
	}, ds)

	// What is absent is absent in each row anew.
	ds, _ = readCSV(t, header+"x,H26,1.005129,10,3,2024-06-03,2024-06-04,2024-06-04,2,3,0,2,1,1,1,1\n,,,1,,,,,,,,,,,,\n")
	assert.Equal(t, onestop.Dossier{Status: onestop.Registered}, ds[1])
	assert.EqualValues(t, 2, ds[0].Requests)
	assert.Equal(t, 72*time.Hour, ds[0].Paused)
	assert.True(t, ds[0].FeeKnown)
}

func TestFaultsOfARowLeaveTheOthers(t *testing.T) {
	const codes = "1 registered; 2 accepted; 3 not accepted; 4 in progress; 5 supplement requested; 6 payment requested; 7 withdrawn; 8 stopped; 9 processed; 10 result returned"
	good := ",H26.12,1.005129,4,1,2024-06-03,2024-06-17,,,,,,,,,\n"
	for field, want := range map[string]string{
		",h26,1.005129,4,1,2024-06-03,,,,,,,,,,":                            `line 2: body: write an identifier such as H26.12: "h26"`,
		",H26,1.005129,x,1,2024-06-03,,,,,,,,,,":                            `line 2: status: write a code from 1 to 10 (` + codes + `): "x"`,
		",H26,1.005129,256,1,2024-06-03,,,,,,,,,,":                          `line 2: status: write a code from 1 to 10 (` + codes + `): "256"`,
		",H26,1.005129,4,-,2024-06-03,,,,,,,,,,":                            `line 2: channel: write 1, 2, 3 or empty: "-"`,
		",H26,1.005129,4,1,2024-02-30,,,,,,,,,,":                            `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-02-30"`,
		",H26,1.005129,4,1,03/06/2024,,,,,,,,,,":                            `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "03/06/2024"`,
		",H26,1.005129,4,1,20240603,,,,,,,,,,":                              `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "20240603"`,
		",H26,1.005129,4,1,2024-06-03T24:00,,,,,,,,,,":                      `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-06-03T24:00"`,
		",H26,1.005129,4,1,2024-06-03,2024-13-01,,,,,,,,,":                  `line 2: appointment: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-13-01"`,
		",H26,1.005129,4,1,2024-06-03,,2024-6-1,,,,,,,,":                    `line 2: finished: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-6-1"`,
		",H26,1.005129,4,1,2024-06-03,,,2024-06-05,,,,,,,":                  `line 2: supplements: write a number, or spans A..B;C..D (without B while awaited): "2024-06-05"`,
		",H26,1.005129,4,1,2024-06-03,,,..2024-06-05,,,,,,,":                `line 2: supplements: write a number, or spans A..B;C..D (without B while awaited): "..2024-06-05"`,
		",H26,1.005129,4,1,2024-06-03,,,,P1W,,,,,,":                         `line 2: paused: write a number of days, or P2DT3H: "P1W"`,
		",H26,1.005129,4,1,2024-06-03,,,,PT,,,,,,":                          `line 2: paused: write a number of days, or P2DT3H: "PT"`,
		",H26,1.005129,4,1,2024-06-03,,,,P,,,,,,":                           `line 2: paused: write a number of days, or P2DT3H: "P"`,
		",H26,1.005129,4,1,2024-06-03,,,,99999999999999999999,,,,,,":        `line 2: paused: write a number of days, or P2DT3H: "99999999999999999999"`,
		",H26,1.005129,4,1,2024-06-03,,,,,50.000,,,,,":                      `line 2: fee: write a number of dong without dots: "50.000"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,yes,,,,":                         `line 2: paid: write 1, 2, 0 or empty: "yes"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,2,,,":                           `line 2: digitised: write 1, 0 or empty: "2"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,,,,TRUE":                        `line 2: residentData: write 1, 0 or empty: "TRUE"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,,,":                             `line 2: it has not as many fields as the header`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,,,,,":                           `line 2: it has not as many fields as the header`,
		"\"a,H26,1.005129,4,1,2024-06-03,,,,,,,,,,":                         `line 2: a quote stands in the wrong place: put one at either end of the field, and "" for one inside: "\"a,H26,1.005129,4,1,2024-06-03,,,,,,,,,,"`,
		"a\"b,H26,1.005129,4,1,2024-06-03,,,,,,,,,,":                        `line 2: a quote stands in the wrong place: put one at either end of the field, and "" for one inside: "a\"b,H26,1.005129,4,1,2024-06-03,,,,,,,,,,"`,
		"a,H26,\xff,4,1,2024-06-03,,,,,,,,,,":                               "line 2: procedure: \"\ufffd\" is not text in UTF-8; save it as UTF-8",
		"a\xff,H26,,4,1,2024-06-03,,,,,,,,,,":                               "line 2: code: \"a\ufffd\" is not text in UTF-8; save it as UTF-8",
		strings.Repeat("x", 2<<20):                                          `line 2: the line is longer than 1048576 bytes`,
		strings.Repeat("x", 1<<20+1):                                        `line 2: the line is longer than 1048576 bytes`,
		",H26,," + strings.Repeat("5", 80) + ",1,2024-06-03,,,,,,,,,,":      `line 2: status: write a code from 1 to 10 (` + codes + `): "` + strings.Repeat("5", 80) + `"`,
		",H26,," + strings.Repeat("5", 81) + ",1,2024-06-03,,,,,,,,,,":      `line 2: status: write a code from 1 to 10 (` + codes + `): "` + strings.Repeat("5", 80) + `…"`,
		`,"H26",,4,1,2024-06-03,,,,,,,,,,x`:                                 `line 2: residentData: write 1, 0 or empty: "x"`,
		`,"H26",,4,1,2024-06-03,,,,,,,,,`:                                   `line 2: it has not as many fields as the header`,
		`,"H26",,4,1,2024-06-03,,,,,,,,,,,`:                                 `line 2: it has not as many fields as the header`,
		`,"H26"x,,4,1,2024-06-03,,,,,,,,,,`:                                 `line 2: a quote stands in the wrong place: put one at either end of the field, and "" for one inside: "\"H26\"x,,4,1,2024-06-03,,,,,,,,,,"`,
		",H26,," + strings.Repeat("ố", 400_000) + ",1,2024-06-03,,,,,,,,,,": `line 2: the line is longer than 1048576 bytes`,
		",H26,," + strings.Repeat("ố", 300_000) + ",1,2024-06-03,,,,,,,,,,": `line 2: status: write a code from 1 to 10 (` + codes + `): "` + strings.Repeat("ố", 80) + `…"`,
	} {
		ds, faults := readCSV(t, header+field+"\n"+good)
		assert.Equal(t, []string{want}, faults)
		require.Len(t, ds, 1, want)
		assert.Equal(t, onestop.InProgress, ds[0].Status)
	}
}

func TestTheCodeIsThatOfTheRow(t *testing.T) {
	rs, err := onestop.ReadCSV(strings.NewReader("code,body,status,received\nA,H26,4,2024-06-03\n\"B \"\"1\"\"\",H26,4,2024-06-03\n,H26,4,2024-06-03\nC,H26,x,2024-06-03\n\"D"))
	require.NoError(t, err)
	var codes []string
	for range rs.All() {
		codes = append(codes, fmt.Sprintf("%d %s", rs.Line(), rs.Code()))
	}
	assert.Equal(t, []string{"2 A", `3 B "1"`, "4 ", "5 C", "6 "}, codes)

	// One that is no text is not shown.
	rs, err = onestop.ReadCSV(strings.NewReader("code,body,status,received\nA\xff,H26,4,2024-06-03\n"))
	require.NoError(t, err)
	for _, err := range rs.All() {
		require.ErrorIs(t, err, form.FieldEncoding)
		assert.Empty(t, rs.Code())
	}
}

// A revision is a whole number up to 10^18 or an instant. A row without one, or
// one that cannot be cut into fields, has none, whatever the row before it had.
func TestTheRevisionIsThatOfTheRow(t *testing.T) {
	const million = "000000"
	number := func(n int64) onestop.Revision { return revision(t, n) }
	for _, c := range []struct {
		field string
		want  onestop.Revision
		said  string
		fault form.Code
	}{
		{"17", number(17), "17", ""}, {"0", number(0), "0", ""}, {"", onestop.Revision{}, "", ""},
		{"1" + million + million + million, number(1e18), "1" + million + million + million, ""},
		{"100000" + million + "0000001", onestop.Revision{}, "", form.FieldValue},
		{"2024-06-03", onestop.RevisionAt(at("2024-06-03")), "2024-06-03", ""},
		{"2024-06-03T08:00", onestop.RevisionAt(at("2024-06-03T08:00")), "2024-06-03T08:00:00+07:00", ""},
		{"-1", onestop.Revision{}, "", form.FieldValue}, {"x", onestop.Revision{}, "", form.FieldValue}, {"17,1", onestop.Revision{}, "", "row.fields"},
	} {
		csv, err := onestop.ReadCSV(strings.NewReader("body,status,received,revision\nH26,4,2024-06-03,5\nH26,4,2024-06-03," + c.field + "\n"))
		require.NoError(t, err)
		assert.True(t, csv.Revised())
		for _, rs := range []*onestop.Rows{csv, onestop.ReadJSON(strings.NewReader(`{"revision":5}` + "\n" + `{"revision":"` + c.field + `"}`))} {
			for _, err := range rs.All() {
				if rs.Line() < 2 || rs == csv && rs.Line() < 3 {
					assert.Equal(t, number(5), rs.Revision())
					continue
				}
				assert.Equal(t, c.fault != "", err != nil, c.field)
				if rs == csv && c.fault != "" {
					require.ErrorIs(t, err, c.fault, c.field)
				}
				assert.Equal(t, c.want, rs.Revision(), c.field)
				assert.Equal(t, c.said, rs.Revision().String(), c.field)
			}
			assert.True(t, rs.Revised())
		}
	}
	_, err := onestop.NewRevision(1e18 + 1)
	require.ErrorIs(t, err, form.FieldRange)

	csv, err := onestop.ReadCSV(strings.NewReader("body,status,received\nH26,4,2024-06-03\n"))
	require.NoError(t, err)
	for _, rs := range []*onestop.Rows{csv, onestop.ReadJSON(strings.NewReader(`{"body":"H26","status":4}`))} {
		ds, faults := read(t, rs)
		assert.Len(t, ds, 1)
		assert.Empty(t, faults)
		assert.False(t, rs.Revised())
	}
}

func TestHeadersThatCannotBeRead(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                       {"table.empty  "},
		"body,status,received,note,note2\n":      {"column.unknown  note", "column.unknown  note2"},
		"body,status,received,status\n":          {"column.doubled  status"},
		"code\n":                                 {"column.missing body ", "column.missing status ", "column.missing received "},
		"body,status,\"received":                 {"row.quote  \"received", "column.missing received "},
		"Body,status,received":                   {"column.unknown  Body", "column.missing body "},
		"body,status,received,\xff":              {"column.unknown  \ufffd"},
		"body;status;received\nH26;4;2024-06-03": {"column.unknown  body;status;received", "column.missing body ", "column.missing status ", "column.missing received "},
	} {
		_, err := onestop.ReadCSV(strings.NewReader(text))
		var errs form.Errors
		require.ErrorAs(t, err, &errs, text)
		var got []string
		for _, e := range errs {
			got = append(got, fmt.Sprint(e.Code, " ", e.Path, " ", e.Value))
			assert.Equal(t, 1, e.Line)
			assert.NotEqual(t, e.Message(form.English), e.Message(form.Vietnamese))
		}
		assert.Equal(t, want, got)
	}
	_, err := onestop.ReadCSV(iotest.ErrReader(io.ErrUnexpectedEOF))
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	_, err = onestop.ReadCSV(strings.NewReader("ward,body,status,received"))
	assert.EqualError(t, err, "line 1: there is no column \"ward\"; the columns are code,body,procedure,status,channel,received,appointment,finished,supplements,paused,"+
		"fee,paid,digitised,electronicResult,reused,residentData,personalStore,complained,requests,revision,hands,appointmentMoved")
}

// A byte order mark stands before the first line and before no other.
func TestAMarkStandsBeforeTheFirstLine(t *testing.T) {
	const line = "\ufeff" + `{"body":"H26","status":4,"received":"2024-06-03"}` + "\n"
	ds, faults := read(t, onestop.ReadJSON(strings.NewReader(line+line)))
	assert.Len(t, ds, 1)
	require.Len(t, faults, 1)
	assert.Contains(t, faults[0], "line 2:")
}

// stuck gives nothing, for ever.
type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

// A line of 1 MiB is read, whatever the pieces in which it comes.
func TestTheLongestLine(t *testing.T) {
	line := `{"code":"` + strings.Repeat("x", 1<<20-len(`{"code":""}`)) + `"}`
	for _, text := range []string{line, line + "\n", line + "\n{}\r\n", "{}\n" + line + "\n{}\n"} {
		long := strings.Replace(text, "x", "xx", 1)
		for _, source := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.HalfReader, iotest.DataErrReader} {
			_, faults := read(t, onestop.ReadJSON(source(strings.NewReader(text))))
			assert.Empty(t, faults)
			_, faults = read(t, onestop.ReadJSON(source(strings.NewReader(long))))
			assert.Len(t, faults, 1)
		}
	}
	rs := onestop.ReadJSON(stuck{})
	_, _ = read(t, rs)
	assert.ErrorIs(t, rs.Err(), io.ErrNoProgress)
}

func TestASourceThatBreaksIsAnError(t *testing.T) {
	rs, err := onestop.ReadCSV(io.MultiReader(strings.NewReader("body,status,received\nH26,4,2024-06-03\n"), iotest.ErrReader(io.ErrUnexpectedEOF)))
	require.NoError(t, err)
	ds, faults := read(t, rs)
	assert.Len(t, ds, 1)
	assert.Empty(t, faults)
	assert.ErrorIs(t, rs.Err(), io.ErrUnexpectedEOF)
}

// A line whose end did not come may have lost the end of a value: 50000 would be 5.
func TestHalfALineOfASourceThatBreaksIsNone(t *testing.T) {
	const whole = "body,status,received,fee\nH26,4,2024-06-03,1\nH26,4,2024-06-03,50000\n"
	for n := range len(whole) {
		rs, err := onestop.ReadCSV(io.MultiReader(strings.NewReader(whole[:n]), iotest.ErrReader(io.ErrUnexpectedEOF)))
		lines := strings.Count(whole[:n], "\n")
		if lines == 0 {
			assert.ErrorIs(t, err, io.ErrUnexpectedEOF, whole[:n])
			continue
		}
		require.NoError(t, err)
		ds, faults := read(t, rs)
		assert.Len(t, ds, lines-1, whole[:n])
		assert.Empty(t, faults, whole[:n])
		assert.ErrorIs(t, rs.Err(), io.ErrUnexpectedEOF)
	}
	rs := onestop.ReadJSON(io.MultiReader(strings.NewReader(`{"body":"H26","status":4,"rece`), iotest.ErrReader(io.ErrUnexpectedEOF)))
	ds, faults := read(t, rs)
	assert.Empty(t, ds)
	assert.Empty(t, faults)
	assert.ErrorIs(t, rs.Err(), io.ErrUnexpectedEOF)
}

func TestSmallReadsMakeNoDifference(t *testing.T) {
	text := string(table(madeUp(500, 3, 5)))
	want, _ := readCSV(t, text)
	for _, r := range []io.Reader{iotest.OneByteReader(strings.NewReader(text)), iotest.DataErrReader(strings.NewReader(text)), iotest.HalfReader(strings.NewReader(text))} {
		rs, err := onestop.ReadCSV(r)
		require.NoError(t, err)
		got, faults := read(t, rs)
		assert.Empty(t, faults)
		assert.Equal(t, want, got)
	}
}

func TestPartsOfAFileAreTheFile(t *testing.T) {
	text := string(table(madeUp(100, 3, 5)))
	want, _ := readCSV(t, text)
	head, rest, _ := strings.Cut(text, "\n")
	rs, err := onestop.ReadCSV(strings.NewReader(head))
	require.NoError(t, err)
	cut := strings.Index(rest[len(rest)/2:], "\n") + len(rest)/2 + 1
	first, _ := read(t, rs.Part(strings.NewReader(rest[:cut]), 2))
	second := rs.Part(strings.NewReader(rest[cut:]), 2+strings.Count(rest[:cut], "\n"))
	last, _ := read(t, second)
	assert.Equal(t, want, append(first, last...))
	assert.Equal(t, 101, second.Line())
}

func TestJSONIsReadInItsForms(t *testing.T) {
	text := `{"code":"H26.12-240603-0001","body":"H26.12","procedure":"1.005129","status":10,"channel":2,"received":"2024-06-03T08:15:30+07:00","appointment":"2024-06-17","finished":"2024-06-14T16:00","supplements":[{"requested":"2024-06-05","completed":"2024-06-07"},{"requested":"2024-06-10T08:00","completed":"2024-06-10T09:30"}],"paused":"P2DT2H","fee":50000,"paid":1,"digitised":true,"electronicResult":false,"reused":1,"residentData":"1"}` + "\n" +
		`  { "body" : "H26" , "status" : "4" , "received" : "2024-06-03" , "channel" : null, "finished":"", "supplements":[{"requested":"2024-06-05","completed":null}] , "procedure":"\u0031.005129"} ` + "\r\n\n" +
		`{}`
	rs := onestop.ReadJSON(strings.NewReader(text))
	var codes []string
	var ds []onestop.Dossier
	for d, err := range rs.All() {
		require.NoError(t, err)
		codes = append(codes, string(rs.Code()))
		one := *d
		one.Supplements = append([]onestop.Supplement(nil), d.Supplements...)
		ds = append(ds, one)
	}
	assert.Equal(t, []string{"H26.12-240603-0001", "", ""}, codes)
	assert.Equal(t, []onestop.Dossier{
		full,
		{Body: "H26", Procedure: "1.005129", Status: onestop.InProgress, Received: at("2024-06-03"), Supplements: []onestop.Supplement{asked("2024-06-05", "")}},
		{},
	}, ds)
	assert.Equal(t, onestop.PersonalStoreField|onestop.ComplainedField, rs.Missing())
}

func TestFaultsOfAJSONLine(t *testing.T) {
	for line, want := range map[string]string{
		`[]`:                                   " form.syntax",
		`null`:                                 " form.syntax",
		` `:                                    " form.syntax",
		`{"body":"H26"`:                        " form.syntax",
		`{"body":"H26"}}`:                      " form.syntax",
		`{"body":"H26"} {}`:                    " form.syntax",
		`{"body":"H26",}`:                      " form.syntax",
		`{,"body":"H26"}`:                      " form.syntax",
		`{"body" "H26"}`:                       " form.syntax",
		`{"body":{"id":"H26"}}`:                "body form.syntax",
		`{"status":01}`:                        "status form.syntax",
		`{"status":+1}`:                        "status form.syntax",
		`{"status":1.}`:                        "status form.syntax",
		`{"status":1e}`:                        "status form.syntax",
		`{"status":NaN}`:                       "status form.syntax",
		`{"status":}`:                          "status form.syntax",
		`{"status":`:                           "status form.syntax",
		`{"status":4`:                          " form.syntax",
		`{"code":"\x"}`:                        "code form.syntax",
		`{"code":"\u12"}`:                      "code form.syntax",
		`{"code":"\u12g4"}`:                    "code form.syntax",
		`{"code":"\n`:                          "code form.syntax",
		`{"code":"\u0041`:                      "code form.syntax",
		"{\"code\":\"\x80\"}":                  "code field.encoding",
		`{"code":"\`:                           "code form.syntax",
		`{"code":"\ud800"}`:                    "code field.encoding",
		`{"code":"\udc00\ud800"}`:              "code field.encoding",
		`{"code":"a\ud800\u0041"}`:             "code field.encoding",
		"{\"code\":\"a\xff\"}":                 "code field.encoding",
		"{\"code\":\"\\n\xff\"}":               "code field.encoding",
		"{\"code\":\"\xed\xa0\x80\"}":          "code field.encoding",
		"{\"code\":\"a\tb\"}":                  "code form.syntax",
		"{\"co\xffde\":1}":                     " field.encoding",
		"{\"\x80\":1}":                         " field.encoding",
		`{"note":"x"}`:                         "note field.unknown",
		`{"":"x"}`:                             `"" field.unknown`,
		`{"Body":"H26"}`:                       "Body field.case",
		`{"V":1}`:                              "V field.case",
		`{"v":2}`:                              "v form.version",
		`{"v":null}`:                           "v form.version",
		`{"v":}`:                               "v form.syntax",
		`{"v":1,"v":1}`:                        "v field.doubled",
		`{"status":4,"status":5}`:              "status field.doubled",
		`{"status":null,"status":5}`:           "status field.doubled",
		`{"status":4,"\u0073tatus":5}`:         "status field.doubled",
		`{"status":-4}`:                        "status field.value",
		`{"status":4.0}`:                       "status field.value",
		`{"status":4e0}`:                       "status field.value",
		`{"status":256}`:                       "status field.value",
		`{"status":true}`:                      "status field.value",
		`{"digitised":2}`:                      "digitised field.value",
		`{"requests":"x"}`:                     "requests field.value",
		`{"fee":1e999999}`:                     "fee field.value",
		`{"fee":99999999999999999999}`:         "fee field.value",
		`{"received":"2024-02-30"}`:            "received field.value",
		`{"supplements":[{}]}`:                 "supplements[0].requested field.missing",
		`{"supplements":[{"requested":null}]}`: "supplements[0].requested field.missing",
		`{"supplements":[{"requested":"x"}]}`:  "supplements[0].requested field.value",
		`{"supplements":[{"requested":"2024-06-03","requested":"2024-06-03"}]}`: "supplements[0].requested field.doubled",
		`{"supplements":[{"requested":"2024-06-03"},{"by":"2024-06-03"}]}`:      "supplements[1].by field.unknown",
		`{"supplements":["2024-06-03"]}`:                                        "supplements[0] field.value",
		`{"supplements":[{"requested":"2024-06-03"}`:                            "supplements form.syntax",
		`{"supplements":[{"requested" "2024-06-03"}]}`:                          "supplements[0] form.syntax",
		`{"supplements":[{"requested":"2024-06-03" "completed":"2024-06-04"}]}`: "supplements[0] form.syntax",
		`{"supplements":[{"requested":x}]}`:                                     "supplements[0].requested form.syntax",
	} {
		rs := onestop.ReadJSON(strings.NewReader(line + "\n" + `{"v":1,"body":"H26","status":4}`))
		n := 0
		for d, err := range rs.All() {
			if n++; n == 2 {
				require.NoError(t, err)
				assert.Empty(t, d.Supplements, line) // those of the line before are gone
				d.Supplements = nil
				assert.Equal(t, onestop.Dossier{Body: "H26", Status: onestop.InProgress}, *d)
				continue
			}
			var re *form.Error
			require.ErrorAs(t, err, &re, line)
			assert.Equal(t, want, re.Path+" "+string(re.Code), line)
			assert.Equal(t, 1, re.Line)
			assert.Less(t, re.Offset, len(line)+1)
			assert.NotEqual(t, re.Message(form.English), re.Message(form.Vietnamese))
		}
		assert.Equal(t, 2, n)
	}
}

// Space may stand before and behind every value and mark.
func TestSpaceInAJSONLine(t *testing.T) {
	ds, faults := read(t, onestop.ReadJSON(strings.NewReader("\t{ \"v\" : 1 , \"body\" : \"H26\" , \"status\" : 4\t, \"channel\" : null , \"digitised\" : true }\r")))
	assert.Empty(t, faults)
	assert.Equal(t, []onestop.Dossier{{Body: "H26", Status: onestop.InProgress, Digitised: true}}, ds)
}

// Escapes mean what RFC 8259 says.
func TestEscapesOfAJSONLine(t *testing.T) {
	rs := onestop.ReadJSON(strings.NewReader(`{"code":"\"\\\/\b\f\n\r\t\u0110\ud83d\ude00\u00Ea é\u1ef9\u01AF"}`))
	for _, err := range rs.All() {
		require.NoError(t, err)
		assert.Equal(t, "\"\\/\b\f\n\r\tĐ😀ê éỹƯ", string(rs.Code()))
	}
}

// What is written in one form and read in another is the same dossier.
func TestMomentsAreReadAsTheScheduleReadsThem(t *testing.T) {
	for _, s := range []string{
		"2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "1899-12-31", "2199-12-31", "2200-01-01", "2024-00-10", "2024-04-31", "2024-12-31", "2024-03-01",
		"2024-06-03T00:00", "2024-06-03T23:59", "2024-06-03T23:59:59", "2024-06-03T23:59:60", "2024-06-03T24:00", "2024-06-03T12:60", "2024-06-03T12:00:00+07:00",
		"2024-06-03T12:00:00Z", "2024-06-03T12:00+09:00", "2024-06-03T12:00:00.5", "2024-06-03 12:00", "2024-06-03T", "2024-06-03T1:00", "2024-06-03Tab:cd", "2024-06-0x", "20a4-06-03",
		"2024-06-03T12:00+07:00+07:00", "2199-12-31T23:00:00-05:00",
	} {
		want, err := schedule.ParseMoment(s)
		ds, faults := readCSV(t, "body,status,received\nH26,1,"+s+"\n")
		if err != nil {
			assert.Len(t, faults, 1, s)
			continue
		}
		require.Len(t, ds, 1, "%s %v", s, faults)
		assert.Equal(t, want, ds[0].Received, s)
	}
}

func TestReadingDoesNotAllocate(t *testing.T) {
	json := strings.Repeat(`{"code":"H26.12-240603-0001","body":"H26.12","procedure":"1.005129","status":10,"channel":2,"received":"2024-06-03","appointment":"2024-06-17","finished":"2024-06-14T16:00:01+07:00","supplements":[{"requested":"2024-06-05","completed":"2024-06-07"}],"paused":2,"fee":50000,"paid":1,"digitised":true}`+"\n", 1000)
	csv := string(table(madeUp(1000, 5, 20)))
	few := map[string]func() *onestop.Rows{
		"csv": func() *onestop.Rows {
			rs, err := onestop.ReadCSV(strings.NewReader(csv))
			require.NoError(t, err)
			return rs
		},
		"json": func() *onestop.Rows { return onestop.ReadJSON(strings.NewReader(json)) },
	}
	for name, open := range few {
		allocs := testing.AllocsPerRun(3, func() {
			n := 0
			for d, err := range open().All() {
				if err != nil || d.Body == "" {
					t.Fatal(err)
				}
				n++
			}
			if n != 1000 {
				t.Fatal(n)
			}
		})
		assert.Less(t, allocs, 60.0, "%s: those of the reader and its names, and none a row", name)
	}
}

// The states of the exchange that end a dossier: 3, 7, 8, 9 and 10.
func TestStatesThatEnd(t *testing.T) {
	var ended []int
	for s := onestop.Registered; s.Valid(); s++ {
		if s.Ended() {
			ended = append(ended, int(s))
		}
		assert.NotEmpty(t, s.Text(form.Vietnamese))
	}
	assert.Equal(t, []int{3, 7, 8, 9, 10}, ended)
	assert.False(t, onestop.Status(0).Valid())
	assert.False(t, onestop.Status(11).Ended())
	assert.Empty(t, onestop.Status(11).Text(form.Vietnamese))
}

// How long a dossier waited, in days or as ISO 8601 has it: at most a hundred
// years of 365 days.
func TestPausesAreRead(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"0": 0, "2": 48 * time.Hour, "P2D": 48 * time.Hour, "PT36H": 36 * time.Hour, "P1DT12H": 36 * time.Hour, "PT90M": 90 * time.Minute, "PT1H30M15S": time.Hour + 30*time.Minute + 15*time.Second,
		"36500": 36500 * 24 * time.Hour, "36501": -1, "P36500D": 36500 * 24 * time.Hour, "P36500DT1S": -1,
		"P": -1, "PT": -1, "P1DT": -1, "P1H": -1, "PT1D": -1, "PT1M1H": -1, "P-1D": -1, "-1": -1, "1.5": -1, "PT1H1H": -1, "PD": -1, "99999999": -1, "P99999999D": -1, "PT9999999999H": -1,
	} {
		ds, faults := readCSV(t, "body,status,received,paused\nH26,4,2024-06-03,"+text+"\n")
		if want < 0 {
			assert.Len(t, faults, 1, text)
			continue
		}
		require.Len(t, ds, 1, "%s %v", text, faults)
		assert.Equal(t, want, ds[0].Paused, text)
	}
}

// Requests for papers: how many there were, or each with its days.
func TestSupplementsAreRead(t *testing.T) {
	for text, want := range map[string]int{ // the spans, or below 0 the requests less one
		"0": -1, "1": -2, "254": -255, "255": -256, "256": 0, "2024-06-04..2024-06-05": 1, "2024-06-04..": 1, "2024-06-04..2024-06-05;2024-06-10..2024-06-11": 2,
		"2024-06-04": 0, "..2024-06-05": 0, ";2024-06-04..": 0, "2024-06-04..x": 0, "x": 0,
	} {
		ds, faults := readCSV(t, "body,status,received,supplements\nH26,4,2024-06-03,"+text+"\n")
		if want == 0 {
			assert.Len(t, faults, 1, text)
			continue
		}
		require.Len(t, ds, 1, "%s %v", text, faults)
		if want < 0 {
			assert.Equal(t, -want-1, int(ds[0].Requests), text)
		} else {
			assert.Len(t, ds[0].Supplements, want, text)
		}
	}
}
