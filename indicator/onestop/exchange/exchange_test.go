package exchange_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/exchange"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func at(s string) schedule.Moment {
	if s == "" {
		return schedule.Moment{}
	}
	return schedule.MustParseMoment(s)
}

func day(s string) form.Day { return form.MustParseDay(s) }

func asked(a, b string) onestop.Supplement {
	return onestop.Supplement{Requested: at(a), Completed: at(b)}
}

func TestMessagesAreReadInBothForms(t *testing.T) {
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
	ms := exchange.Read(strings.NewReader(text), exchange.Options{})
	var got []onestop.Dossier
	var faults []string
	for d, err := range ms.All() {
		if err != nil {
			var errs form.Errors
			require.ErrorAs(t, err, &errs)
			for _, e := range errs {
				assert.Equal(t, ms.Number(), e.Line)
				assert.NotEqual(t, e.Message(form.English), e.Message(form.Vietnamese))
				faults = append(faults, fmt.Sprint(e.Line, " ", e.Code, " ", e.Path, " ", e.Value))
			}
			continue
		}
		got = append(got, *d)
	}
	require.NoError(t, ms.Err())
	assert.Equal(t, []string{"4 time.form NgayTiepNhan 20240631000000", `5 field.type TaiLieuNop {"x":1}`}, faults)
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

	ms = exchange.Read(strings.NewReader(`{"MaHoSo":"H26-240603-0001","TrangThaiHoSo":1} {"MaHoSo":`), exchange.Options{})
	n := 0
	for range ms.All() {
		n++
	}
	assert.Equal(t, 1, n)
	assert.True(t, errors.Is(ms.Err(), io.ErrUnexpectedEOF), "%v", ms.Err())
}

// all is what a reader gives: how many dossiers, and what is wrong.
func all(ms *exchange.Messages) (n int, faults []string) {
	for _, err := range ms.All() {
		if err == nil {
			n++
		}
		for _, e := range form.All(err) {
			faults = append(faults, fmt.Sprint(e.Line, " ", e.Code, " ", e.Path))
		}
	}
	return n, faults
}

// Fields in which systems differ are passed over; what is counted is read
// strictly, and a fault of one message leaves the others.
func TestWhatIsCountedIsReadStrictly(t *testing.T) {
	for text, want := range map[string]string{
		`{"MaHoSo":"a","MaHoSo":"b"}`:                     "1 field.doubled MaHoSo",
		`{"MaHoSo":"a","MAHOSO":"b"}`:                     "1 field.doubled MAHOSO",
		`{"MaHoSo":["a"]}`:                                "1 field.type MaHoSo",
		`{"MaHoSo":"a\ud800b"}`:                           "1 field.encoding MaHoSo",
		"{\"MaHoSo\":\"a\xff\"}":                          "1 field.encoding MaHoSo",
		`{"TrangThaiHoSo":256}`:                           "1 field.value TrangThaiHoSo",
		`{"TrangThaiHoSo":-1}`:                            "1 field.value TrangThaiHoSo",
		`{"KenhThucHien":"x"}`:                            "1 field.value KenhThucHien",
		`{"NgayTiepNhan":"03/06/2024"}`:                   "1 time.form NgayTiepNhan",
		`{"NgayTiepNhan":"202406030"}`:                    "1 time.form NgayTiepNhan",
		`{"DanhSachLePhi":[{"Gia":"50.000"}]}`:            "1 field.value DanhSachLePhi[0].Gia",
		`{"DanhSachLePhi":[{"Gia":1000000000000000001}]}`: "1 field.range DanhSachLePhi[0].Gia",
		`{"TaiLieuNop":[{},{"DuocSoHoa":"yes"}]}`:         "1 field.value TaiLieuNop[1].DuocSoHoa",
		`{"DanhSachHoSoBoSung":[{"NgayBoSung":"x"}]}`:     "1 time.form DanhSachHoSoBoSung[0].NgayBoSung",
		`{"hoSo":{"MaHoSo":"a"},"tienTrinhDongBo":[{"TrangThai":"mới","ThoiDiemXuLy":"x"}]}`: "1 time.form tienTrinhDongBo[0].ThoiDiemXuLy,1 field.value tienTrinhDongBo[0].TrangThai",
		`5`:    "1 field.type ",
		`"a"`:  "1 field.type ",
		`null`: "1 field.null ",
	} {
		ms := exchange.Read(strings.NewReader(text+"\n"+`{"MaHoSo":"H26-1","TrangThaiHoSo":1,"ChuHoSo":{"Ten":null}}`), exchange.Options{})
		n, faults := all(ms)
		assert.Equal(t, want, strings.Join(faults, ","), text)
		assert.Equal(t, 1, n, text)
		assert.NoError(t, ms.Err(), text)
		assert.Equal(t, []any{2, "H26-1"}, []any{ms.Number(), ms.Code()})
	}
}

// What is no JSON ends the reading, with the place in bytes; the messages
// before it are read.
func TestWhatIsNoJSONEndsTheReading(t *testing.T) {
	for text, offset := range map[string]int{
		`{"a":01}`: 5, `{"a":1`: 6, `{"a":1,}`: 7, `x`: 0, `]`: 0, `{"a":"` + "\t" + `"}`: 6, `{} ]`: 3, `[{} {}]`: 4, `[{},]`: 4, `[{}`: 3, `[`: 1, `"a`: 2, `{]`: 1, `,`: 0,
	} {
		ms := exchange.Read(strings.NewReader(`{"MaHoSo":"H26-1","TrangThaiHoSo":1}`+text), exchange.Options{})
		n, faults := all(ms)
		if strings.HasPrefix(text, "[") { // a list stands alone
			ms = exchange.Read(strings.NewReader(text), exchange.Options{})
			_, faults = all(ms)
		} else {
			offset += len(`{"MaHoSo":"H26-1","TrangThaiHoSo":1}`)
			assert.GreaterOrEqual(t, n, 1, text)
		}
		assert.Empty(t, faults, text)
		require.ErrorIs(t, ms.Err(), form.FormSyntax, text)
		assert.Equal(t, offset, form.All(ms.Err())[0].Offset, text)
		more, _ := all(ms)
		assert.Zero(t, more)
	}
	ms := exchange.Read(io.MultiReader(strings.NewReader("{} "), iotest.ErrReader(errors.New("disk"))), exchange.Options{})
	n, _ := all(ms)
	assert.Equal(t, 1, n)
	assert.ErrorIs(t, ms.Err(), form.FormSource)
	ms = exchange.Read(strings.NewReader(`{"x":"`+strings.Repeat("a", 17<<20)+`"}`), exchange.Options{})
	n, _ = all(ms)
	assert.Zero(t, n)
	assert.ErrorIs(t, ms.Err(), form.FormLength)
}

func TestMessagesStandOneAfterAnotherOrInAList(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, " \n": 0, "[]": 0, "\ufeff[ ]": 0, "{}": 1, "\ufeff{}": 1, "{}{}": 2, "{}\r\n{} ": 2, "[{},{}]": 2, " [ {} , {} ] ": 2, "[{}] {}": 2,
		`{"a":"}]\"{"}{"b":[[],{"c":"\\"}]}`: 2,
	} {
		for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text))} {
			ms := exchange.Read(r, exchange.Options{})
			n, faults := all(ms)
			assert.Equal(t, want, n, "%q", text)
			assert.Empty(t, faults)
			assert.NoError(t, ms.Err())
		}
	}
	for range exchange.Read(strings.NewReader("{}{}{}"), exchange.Options{}).All() {
		break
	}
}

func TestTimesOfTheExchange(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "20240603": "2024-06-03", "202406031540": "2024-06-03T15:40:00+07:00", "20240603154007": "2024-06-03T15:40:07+07:00",
		"20240603000000": "2024-06-03T00:00:00+07:00", "2024-06-03": "2024-06-03", "2024-06-03 15:40:07": "2024-06-03T15:40:07+07:00", "2024-06-03T08:40:07Z": "2024-06-03T15:40:07+07:00",
	} {
		m, err := exchange.ParseTime(s)
		require.NoError(t, err)
		assert.Equal(t, want, m.String())
	}
	for _, s := range []string{"20240230", "2024060", "20240603240000", "20240603156000", "20240603 154000", "3/6/2024", "2024-06-03 ", "20240603\xff"} {
		_, err := exchange.ParseTime(s)
		assert.ErrorIs(t, err, exchange.TimeForm, s)
	}
}

// A host may say which body a message belongs to, and which database holds the
// residents.
func TestWhatTheExchangeLeavesOpen(t *testing.T) {
	m := &exchange.Message{MaHoSo: "X-1", TrangThaiHoSo: "1", DSKetNoiCSDL: []exchange.Database{{MaCSDL: "DC"}}}
	d, err := m.Dossier(exchange.Options{})
	require.NoError(t, err)
	assert.Equal(t, onestop.Dossier{Status: onestop.Registered}, d)
	d, err = m.Dossier(exchange.Options{Body: func(m *exchange.Message) body.ID { return "H26.12" }, ResidentDatabase: "DC"})
	require.NoError(t, err)
	assert.Equal(t, onestop.Dossier{Body: "H26.12", Status: onestop.Registered, ResidentData: true}, d)
	d, err = (*exchange.Message)(nil).Dossier(exchange.Options{})
	require.NoError(t, err)
	assert.Zero(t, d)
}

// Of several requests of which one has no time only the number is known.
func TestRequestsWithoutATimeAreCounted(t *testing.T) {
	m := &exchange.Message{DanhSachHoSoBoSung: []exchange.Supplement{{NgayBoSung: "20240605", NgayTiepNhanBoSung: "20240606"}, {}}}
	d, err := m.Dossier(exchange.Options{})
	require.NoError(t, err)
	assert.EqualValues(t, 2, d.Requests)
	assert.Equal(t, []onestop.Supplement{asked("2024-06-05", "2024-06-06")}, d.Supplements)
}

func TestMessagesComeBack(t *testing.T) {
	m := exchange.Message{MaHoSo: "H26-1", TrangThaiHoSo: "4", TaiLieuNop: []exchange.Component{{DuocSoHoa: "1"}}, DanhSachLePhi: []exchange.Fee{{Gia: "5"}}, Progress: []exchange.Progress{{TrangThai: "2"}}}
	text, err := json.Marshal(m)
	require.NoError(t, err)
	assert.Equal(t, `{"MaHoSo":"H26-1","TrangThaiHoSo":"4","TaiLieuNop":[{"DuocSoHoa":"1"}],"DanhSachLePhi":[{"Gia":"5"}],"tienTrinhDongBo":[{"TrangThai":"2"}]}`, string(text))
	var back exchange.Message
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, m, back)
	_, err = json.Marshal(exchange.Message{MaHoSo: "\xff"})
	assert.ErrorIs(t, err, form.FieldEncoding)
	var v exchange.Value
	assert.ErrorIs(t, v.UnmarshalJSON([]byte(`{}`)), form.FieldType)
	for raw, want := range map[string]exchange.Value{`null`: "", `""`: "", `" a "`: "a", `12`: "12", `true`: "true"} {
		require.NoError(t, v.UnmarshalJSON([]byte(raw)))
		assert.Equal(t, want, v)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`[{"MaHoSo":"H26-240603-0001","TrangThaiHoSo":"9","NgayTiepNhan":"20240603081530","NgayKetThucXuLy":"2024-06-04T08:00:00"}]`)
	f.Add(`{"hoSo":{"TrangThaiHoSo":5,"DonViXuLy":"G22","NgayTiepNhan":"20240603"},"tienTrinhDongBo":[{"TrangThai":5,"ThoiDiemXuLy":"202406041000"},{"TrangThai":null}]} {}`)
	f.Fuzz(func(t *testing.T, text string) {
		ms := exchange.Read(strings.NewReader(text), exchange.Options{ResidentDatabase: "1"})
		tally, err := onestop.NewTally(onestop.Options{Window: schedule.Decree09Window})
		require.NoError(t, err)
		n := 0
		for d, err := range ms.All() {
			n++
			if err == nil {
				err = tally.Add(d, form.NoDay)
			}
			require.Equal(t, err != nil, len(form.All(err)) > 0)
		}
		require.Equal(t, n, ms.Number())
		if json.Valid([]byte(text)) {
			require.NoError(t, ms.Err())
		}
	})
}

// The latest moment of a message is that of its progress, not its appointment.
func TestTheLatestMomentOfAMessage(t *testing.T) {
	ms := exchange.Read(strings.NewReader(`{"hoSo":{"MaHoSo":"H26.1-1","TrangThaiHoSo":4,"NgayTiepNhan":"20240603080000","NgayHenTra":"20240610000000","DanhSachHoSoBoSung":[{"NgayBoSung":"20240605"}]},"tienTrinhDongBo":[{"ThoiDiemXuLy":"20240604100000","TrangThai":"4"},{"ThoiDiemXuLy":"x"}]}
		{"MaHoSo":"H26.1-2","TrangThaiHoSo":1}`), exchange.Options{})
	var latest []string
	for range ms.All() {
		latest = append(latest, ms.Latest().String())
	}
	assert.Equal(t, []string{"2024-06-05", ""}, latest)
	assert.Equal(t, onestop.ComplainedField, ms.Missing())
	assert.Zero(t, (*exchange.Message)(nil).Latest())
}
