package onestop_test

import (
	"errors"
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
			var re *onestop.RowError
			require.ErrorAs(t, err, &re)
			assert.Equal(t, rs.Line(), re.Line)
			assert.NotEmpty(t, re.Message(form.Vietnamese))
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
	good := ",H26.12,1.005129,4,1,2024-06-03,2024-06-17,,,,,,,,,\n"
	for field, want := range map[string]string{
		",h26,1.005129,4,1,2024-06-03,,,,,,,,,,":                     `line 2: body: write an identifier such as H26.12: "h26"`,
		",H26,1.005129,x,1,2024-06-03,,,,,,,,,,":                     `line 2: status: write a code from 1 to 10: "x"`,
		",H26,1.005129,256,1,2024-06-03,,,,,,,,,,":                   `line 2: status: write a code from 1 to 10: "256"`,
		",H26,1.005129,4,-,2024-06-03,,,,,,,,,,":                     `line 2: channel: write 1, 2, 3 or empty: "-"`,
		",H26,1.005129,4,1,2024-02-30,,,,,,,,,,":                     `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-02-30"`,
		",H26,1.005129,4,1,03/06/2024,,,,,,,,,,":                     `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "03/06/2024"`,
		",H26,1.005129,4,1,20240603,,,,,,,,,,":                       `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "20240603"`,
		",H26,1.005129,4,1,2024-06-03T24:00,,,,,,,,,,":               `line 2: received: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-06-03T24:00"`,
		",H26,1.005129,4,1,2024-06-03,2024-13-01,,,,,,,,,":           `line 2: appointment: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-13-01"`,
		",H26,1.005129,4,1,2024-06-03,,2024-6-1,,,,,,,,":             `line 2: finished: write a day, 2025-09-30, or an instant, 2025-09-30T15:40:00+07:00: "2024-6-1"`,
		",H26,1.005129,4,1,2024-06-03,,,2024-06-05,,,,,,,":           `line 2: supplements: write a number, or spans A..B;C..D (without B while awaited): "2024-06-05"`,
		",H26,1.005129,4,1,2024-06-03,,,..2024-06-05,,,,,,,":         `line 2: supplements: write a number, or spans A..B;C..D (without B while awaited): "..2024-06-05"`,
		",H26,1.005129,4,1,2024-06-03,,,,P1W,,,,,,":                  `line 2: paused: write a number of days, or P2DT3H: "P1W"`,
		",H26,1.005129,4,1,2024-06-03,,,,PT,,,,,,":                   `line 2: paused: write a number of days, or P2DT3H: "PT"`,
		",H26,1.005129,4,1,2024-06-03,,,,P,,,,,,":                    `line 2: paused: write a number of days, or P2DT3H: "P"`,
		",H26,1.005129,4,1,2024-06-03,,,,99999999999999999999,,,,,,": `line 2: paused: write a number of days, or P2DT3H: "99999999999999999999"`,
		",H26,1.005129,4,1,2024-06-03,,,,,50.000,,,,,":               `line 2: fee: write a number of dong without dots: "50.000"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,yes,,,,":                  `line 2: paid: write 1, 2, 0 or empty: "yes"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,2,,,":                    `line 2: digitised: write 1, 0 or empty: "2"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,,,,TRUE":                 `line 2: residentData: write 1, 0 or empty: "TRUE"`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,,,":                      `line 2: it has not as many fields as the header`,
		",H26,1.005129,4,1,2024-06-03,,,,,,,,,,,":                    `line 2: it has not as many fields as the header`,
		"\"a,H26,1.005129,4,1,2024-06-03,,,,,,,,,,":                  `line 2: a quote stands in the wrong place: put one at either end of the field, and "" for one inside: "\"a,H26,1.005129,4,1,2024-06-03,,,,,,,,,,"`,
		"a\"b,H26,1.005129,4,1,2024-06-03,,,,,,,,,,":                 `line 2: a quote stands in the wrong place: put one at either end of the field, and "" for one inside: "a\"b,H26,1.005129,4,1,2024-06-03,,,,,,,,,,"`,
		"a,H26,\xff,4,1,2024-06-03,,,,,,,,,,":                        "line 2: procedure: write a code of a procedure in UTF-8: \"\ufffd\"",
		strings.Repeat("x", 2<<20):                                   `line 2: the line is longer than 1 MiB`,
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
}

func TestHeadersThatCannotBeRead(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                       {"empty "},
		"body,status,received,note,note2\n":      {"unknown note", "unknown note2"},
		"body,status,received,status\n":          {"doubled status"},
		"code\n":                                 {"missing body", "missing status", "missing received"},
		"body,status,\"received":                 {"quote \"received", "missing received"},
		"Body,status,received":                   {"unknown Body", "missing body"},
		"body;status;received\nH26;4;2024-06-03": {"unknown body;status;received", "missing body", "missing status", "missing received"},
	} {
		_, err := onestop.ReadCSV(strings.NewReader(text))
		var he *onestop.HeaderError
		require.ErrorAs(t, err, &he, text)
		var got []string
		for i := range he.Kinds {
			got = append(got, he.Kinds[i]+" "+he.Columns[i])
		}
		assert.Equal(t, want, got)
		assert.NotEmpty(t, he.Message(form.Vietnamese))
	}
	_, err := onestop.ReadCSV(iotest.ErrReader(io.ErrUnexpectedEOF))
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

func TestASourceThatBreaksIsAnError(t *testing.T) {
	rs, err := onestop.ReadCSV(io.MultiReader(strings.NewReader("body,status,received\nH26,4,2024-06-03\n"), iotest.ErrReader(io.ErrUnexpectedEOF)))
	require.NoError(t, err)
	ds, faults := read(t, rs)
	assert.Len(t, ds, 1)
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
	for line, kind := range map[string]string{
		`[]`:                                         "json",
		`{"body":"H26"`:                              "json",
		`{"body":"H26"}}`:                            "json",
		`{"body":"H26",}`:                            "json",
		`{"body" "H26"}`:                             "json",
		`{"body":{"id":"H26"}}`:                      "json",
		`{"status":01}`:                              "json",
		`{"code":"\x"}`:                              "json",
		"{\"code\":\"a\tb\"}":                        "json",
		`{"note":"x"}`:                               "unknown",
		`{"Body":"H26"}`:                             "unknown",
		`{"status":4,"status":5}`:                    "doubled",
		`{"status":-4}`:                              "value",
		`{"status":4.0}`:                             "value",
		`{"received":"2024-02-30"}`:                  "value",
		`{"supplements":[{}]}`:                       "value",
		`{"supplements":[{"requested":"x"}]}`:        "value",
		`{"supplements":[{"by":"2024-06-03"}]}`:      "value",
		`{"supplements":["2024-06-03"]}`:             "value",
		`{"supplements":[{"requested":"2024-06-03"}`: "value",
	} {
		rs := onestop.ReadJSON(strings.NewReader(line + "\n" + `{"body":"H26","status":4}`))
		n := 0
		for d, err := range rs.All() {
			if n++; n == 2 {
				require.NoError(t, err)
				assert.Equal(t, onestop.Dossier{Body: "H26", Status: onestop.InProgress}, *d)
				continue
			}
			var re *onestop.RowError
			require.ErrorAs(t, err, &re, line)
			assert.Equal(t, kind, re.Kind, line)
		}
		assert.Equal(t, 2, n)
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

func TestSyncMessagesAreReadInBothForms(t *testing.T) {
	text := `[
	 {"MaHoSo":"H26.12-240603-0001","MaTTHC":"1.005129","KenhThucHien":"2","TrangThaiHoSo":"10","NgayTiepNhan":"20240603081530","NgayHenTra":"20240617000000","NgayKetThucXuLy":"20240614160000","NgayTra":"20240620000000",
	  "ChuHoSo":"...","DonViXuLy":"Sở Tư pháp","HoSoCoThanhPhanSoHoa":"0","TaiKhoanDuocXacThucVoiVNeID":"1","DuocThanhToanTrucTuyen":"1",
	  "TaiLieuNop":[{"DuongDanTaiTepTin":"https://x/1.pdf","DuocSoHoa":"0","DuocLayTuKhoDMQG":"0"}],
	  "DanhSachLePhi":[{"Gia":"20000"},{"Gia":30000}],"DanhSachGiayToKetQua":[{"MaKetQua":"KQ.G07.000122","DuongDanTepTinKetQua":"https://x/2.pdf"}]},
	 {"hoSo":{"maHoSo":"H26.12-240603-0002","mATTHC":"1.005129","TrangThaiHoSo":9,"NgayTiepNhan":"2024-06-03T08:15:30","NgayHenTra":"2024-06-17T00:00:00","DonViXuLy":"H26.12.05","TaiLieuNop":[{"DuocSoHoa":1,"DuocLayTuKhoDMQG":"1"},{"IsDeleted":"1","DuocTaiSuDung":"1"}],"DanhSachLePhi":[{"Gia":"0"}]},
	  "tienTrinhDongBo":[{"TrangThai":"2","ThoiDiemXuLy":"2024-06-03T08:15:30"},{"TrangThai":"5","ThoiDiemXuLy":"20240605080000"},{"TrangThai":"4","ThoiDiemXuLy":"20240607080000"},{"TrangThai":"10","ThoiDiemXuLy":"20240620080000"},{"TrangThai":"9","ThoiDiemXuLy":"2024-06-19T08:00:00"}]},
	 {"MaHoSo":"H26.12-240603-0003","TrangThaiHoSo":5,"KenhThucHien":null,"NgayTiepNhan":"20240603","DanhSachHoSoBoSung":[{"NgayBoSung":"2024-06-05 09:00:00","NgayTiepNhanBoSung":""}]},
	 {"MaHoSo":"H26.12-240603-0004","TrangThaiHoSo":4,"NgayTiepNhan":"20240631000000"},
	 {"MaHoSo":"H26.12-240603-0005","TaiLieuNop":{"x":1}},
	 {"hoSo":{"MaHoSo":"H26-240603-0006","TrangThaiHoSo":4,"NgayTiepNhan":"20240603"},"tienTrinhDongBo":[{"TrangThai":9,"ThoiDiemXuLy":"20240604"},{"TrangThai":4,"ThoiDiemXuLy":"20240605"}]},
	 {"hoSo":{"MaHoSo":"H26-240603-0007","TrangThaiHoSo":8,"NgayTiepNhan":"20240603"},"tienTrinhDongBo":[{"TrangThai":5,"ThoiDiemXuLy":"20240604"},{"TrangThai":8,"ThoiDiemXuLy":"20240704"}]},
	 {"MaHoSo":"000.00.12.H40-191030-0001","TrangThaiHoSo":3,"NgayTuChoi":"20240605"}
	]`
	ms := onestop.ReadSync(strings.NewReader(text), onestop.SyncOptions{})
	var got []onestop.Dossier
	var faults []string
	for d, err := range ms.All() {
		if err != nil {
			var re *onestop.RowError
			require.ErrorAs(t, err, &re)
			faults = append(faults, strings.TrimSpace(fmt.Sprintln(ms.Number(), re.Kind, re.Column, re.Value)))
			continue
		}
		got = append(got, *d)
	}
	require.NoError(t, ms.Err())
	assert.Equal(t, []string{"4 value NgayTiepNhan 20240631000000", "5 json"}, faults)
	assert.Equal(t, []onestop.Dossier{
		{
			Body: "H26.12", Procedure: "1.005129", Status: onestop.Returned, Channel: onestop.Online,
			Received: at("2024-06-03T08:15:30"), Appointment: at("2024-06-17T00:00"), Finished: at("2024-06-14T16:00"),
			Fee: 50_000, FeeKnown: true, Paid: onestop.PaidOnPortal, Digitised: true, ElectronicResult: true, ResidentData: true,
		},
		{
			Body: "H26.12.05", Procedure: "1.005129", Status: onestop.Processed,
			Received: at("2024-06-03T08:15:30"), Appointment: at("2024-06-17T00:00"), Finished: at("2024-06-19T08:00"),
			Supplements: []onestop.Supplement{asked("2024-06-05T08:00", "2024-06-07T08:00")},
			FeeKnown:    true, Digitised: true, Reused: true, PersonalStore: true, ResidentData: true,
		},
		{Body: "H26.12", Status: onestop.SupplementRequested, Received: at("2024-06-03"), Supplements: []onestop.Supplement{asked("2024-06-05T09:00", "")}},
		{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03")}, // taken up again
		{Body: "H26", Status: onestop.Stopped, Received: at("2024-06-03"), Finished: at("2024-07-04"), Supplements: []onestop.Supplement{asked("2024-06-04", "2024-07-04")}},
		{Body: "", Status: onestop.NotAccepted, Finished: at("2024-06-05")},
	}, got)

	// Of the second: 14 days less two of the citizen's are in time.
	j, err := onestop.Rules{}.Judge(got[1], day("2024-06-30"))
	require.NoError(t, err)
	assert.Equal(t, onestop.DoneOnTime, j.Verdict)

	ms = onestop.ReadSync(strings.NewReader(`{"MaHoSo":"H26-240603-0001","TrangThaiHoSo":1} {"MaHoSo":`), onestop.SyncOptions{})
	n := 0
	for range ms.All() {
		n++
	}
	assert.Equal(t, 1, n)
	assert.True(t, errors.Is(ms.Err(), io.ErrUnexpectedEOF), "%v", ms.Err())
}
