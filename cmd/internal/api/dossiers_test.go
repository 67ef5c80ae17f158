package api_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/api"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
)

// table is four dossiers of June 2024: done in time, done late, in progress in
// time, and one that is told twice, late at first and then withdrawn in time.
const table = "code,body,procedure,status,channel,received,appointment,finished,supplements,paused,fee,paid,digitised,electronicResult,reused,residentData,revision\n" +
	"H26.1-1,H26.1,1.000001,10,2,2024-06-03,2024-06-10,2024-06-07,0,,50000,1,1,1,0,1,1\n" +
	"H26.1-2,H26.1,1.000002,10,1,2024-06-03,2024-06-10,2024-06-12,0,,,,1,1,0,1,1\n" +
	"H26.2-3,H26.2,1.000001,4,2,2024-06-20,2024-07-10,,0,,,,1,1,0,1,1\n" +
	"H26.2-4,H26.2,1.000001,10,1,2024-06-04,2024-06-11,2024-06-13,0,,,,1,0,0,0,1\n" +
	"H26.2-4,H26.2,1.000001,7,1,2024-06-04,2024-06-11,2024-06-11,0,,,,1,0,0,0,2\n"

type taken struct {
	Read, Recorded, Refused int
	Faults                  []struct {
		Line                int
		Code, Path, Message string
	}
}

type tallyRow struct {
	Body, Procedure, Period                                                                                          string
	Total, CarriedOver, Received, DoneEarly, DoneOnTime, DoneLate, DoneUndated, OpenInTime, OpenOverdue, OpenUndated int
	OfReceived                                                                                                       map[string]int
}

const dossiersPath = "/api/v1/dossiers"

// serveAt serves what a folder holds; a server may be stopped and another started.
func serveAt(t *testing.T, folder string) (s *httptest.Server, stop func()) {
	events, err := store.Open(t.Context(), folder)
	require.NoError(t, err)
	now := func() time.Time { return time.Date(2024, 6, 25, 23, 30, 0, 0, calendar.Zone()) }
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: events, Now: now, Snapshots: filepath.Join(folder, "snapshots")})
	s = httptest.NewServer(api.New(l, slog.New(slog.DiscardHandler)))
	stop = sync.OnceFunc(func() {
		s.Close()
		assert.NoError(t, l.Keep())
		_ = events.Close()
	})
	t.Cleanup(stop)
	return s, stop
}

// By 25 June the first is done before time, the second late, the third in
// progress, the fourth on its last day. What is sent again, in whatever order or
// form, changes nothing.
func TestDossiersAreCountedAsTheyAreNow(t *testing.T) {
	s := serve(t)
	june := s.URL + at("/api/v1/tally", "first", "2024-06", "last", "2024-06")
	send := func(body, media string, want int) taken {
		t.Helper()
		answer, text := do(t, "POST", s.URL+dossiersPath, body, "Content-Type", media)
		require.Equal(t, want, answer.StatusCode, text)
		return read[taken](t, text)
	}
	count := func() []tallyRow {
		answer, text := do(t, "GET", june, "")
		require.Equal(t, 200, answer.StatusCode, text)
		return read[[]tallyRow](t, text)
	}
	assert.Empty(t, count())
	assert.Equal(t, taken{Read: 5, Recorded: 5}, send(table, "text/csv", 201))
	rows := count()
	require.Len(t, rows, 2)
	assert.Equal(t, tallyRow{Body: "H26.1", Period: "2024-06", Total: 2, Received: 2, DoneEarly: 1, DoneLate: 1, OfReceived: rows[0].OfReceived}, rows[0])
	assert.Equal(t, tallyRow{Body: "H26.2", Period: "2024-06", Total: 2, Received: 2, DoneOnTime: 1, OpenInTime: 1, OfReceived: rows[1].OfReceived}, rows[1])
	assert.Equal(t, 1, rows[0].OfReceived["filedOnline"])
	assert.Equal(t, 1, rows[0].OfReceived["portalPaid"])

	lines := strings.Split(strings.TrimSpace(table), "\n")
	assert.Equal(t, taken{Read: 5, Recorded: 5}, send(strings.Join([]string{lines[0], lines[5], lines[4], lines[3], lines[2], lines[1]}, "\r\n"), "Text/CSV; charset=utf-8", 200), "sent again, the other way round")
	same := `{"code":"H26.2-4","body":"H26.2","procedure":"1.000001","status":7,"channel":1,"received":"2024-06-04","appointment":"2024-06-11","finished":"2024-06-11","digitised":true,"revision":2}`
	assert.Equal(t, taken{Read: 1, Recorded: 1}, send(same, "application/json", 200), "in another form")
	assert.Equal(t, rows, count())

	third := `{"code":"H26.2-4","revision":3,"body":"H26.1","procedure":"1.000001","status":10,"channel":1,` + "\n" + ` "received":"2024-06-04","appointment":"2024-06-11","finished":"2024-06-14"}`
	assert.Equal(t, taken{Read: 1, Recorded: 1}, send(third, "application/json", 201))
	rows = count()
	assert.Equal(t, 2, rows[0].DoneLate, "it is another body's, and late")
	assert.Equal(t, 1, rows[1].Total)

	type part struct {
		Code                   string
		Numerator, Denominator int
	}
	behind := at("/api/v1/tally/dossiers", "indicator", "766/2.1", "body", "H26.1", "period", "2024-06")
	answer, text := do(t, "GET", s.URL+behind, "")
	assert.Equal(t, []part{{"H26.1-1", 1, 1}, {"H26.1-2", 0, 1}, {"H26.2-4", 0, 1}}, read[[]part](t, text), "one of three in time")
	answer, _ = do(t, "GET", s.URL+behind, "", "If-None-Match", answer.Header.Get("ETag"))
	assert.Equal(t, 304, answer.StatusCode)
	answer, _ = do(t, "GET", s.URL+behind+"&limit=1", "")
	assert.Contains(t, answer.Header.Get("Link"), "after=H26.1-1")

	_, text = do(t, "GET", june+"&byProcedure=true", "")
	assert.Len(t, read[[]tallyRow](t, text), 3)
	_, text = do(t, "GET", june+"&procedure=1.000002", "")
	byProcedure := read[[]tallyRow](t, text)
	require.Len(t, byProcedure, 1)
	assert.Equal(t, "1.000002", byProcedure[0].Procedure)
	_, text = do(t, "GET", june+"&body=H26.2", "")
	assert.Len(t, read[[]tallyRow](t, text), 1)
	_, text = do(t, "GET", june+"&format=csv", "")
	assert.Equal(t, "Cơ quan,TTHC,Kỳ,Tồn kỳ trước,Tiếp nhận,Chuyển đến trừ chuyển đi,Trước hạn,Đúng hạn,Quá hạn,\"Xong, không rõ hạn\",Đang giải quyết trong hạn,Đang quá hạn,\"Đang giải quyết, không rõ hạn\"\n"+
		"H26.1,,2024-06,0,3,0,1,0,2,0,0,0,0\nH26.2,,2024-06,0,1,0,0,0,0,0,1,0,0\n", strings.TrimPrefix(text, "\ufeff"))
	_, text = do(t, "GET", s.URL+at("/api/v1/tally", "grain", "quarter", "rollUp", "true"), "")
	rolled := read[[]tallyRow](t, text)
	require.Len(t, rolled, 2, "no registry has H26.1: it stands alone, and is nobody's")
	_, text = do(t, "GET", s.URL+at("/api/v1/tally", "window", "decree09"), "")
	windows := read[[]tallyRow](t, text)
	require.Len(t, windows, 2)
	assert.Equal(t, "H26.2", windows[1].Body)

	answer, _ = do(t, "GET", june, "")
	tag := answer.Header.Get("ETag")
	answer, _ = do(t, "GET", june, "", "If-None-Match", tag)
	assert.Equal(t, 304, answer.StatusCode)
	send(strings.NewReplacer(`"revision":3`, `"revision":4`, "2024-06-14", "2024-06-11").Replace(third), "application/json", 201)
	answer, _ = do(t, "GET", june, "", "If-None-Match", tag)
	assert.Equal(t, 200, answer.StatusCode, "something came")
	answer, _ = do(t, "GET", june+"&limit=1", "")
	assert.Contains(t, answer.Header.Get("Link"), `rel="next"`)
}

// A row that cannot be right is told with its line, and the others are recorded;
// with whole none is.
func TestDossiersThatAreRefused(t *testing.T) {
	s := serve(t)
	bad := table +
		"H26.1-5,H26.1,1.000001,10,2,2024-06-20,2024-07-10,2024-06-01,0,,,,1,1,0,1,1\n" + // finished before it was received
		"H26.1-1,H26.1,1.000001,10,2,2024-06-03,2024-06-10,2024-06-08,0,,50000,1,1,1,0,1,1\n" + // another day under one revision
		",H26.1,1.000001,4,2,2024-06-20,2024-07-10,,0,,,,1,1,0,1,1\n" +
		"H26.1-6,H26.1,1.000001,4,2,2024-06-26,2024-07-10,,0,,,,1,1,0,1,1\n" + // received tomorrow
		"H26.1#7,H26.1,1.000001,4,2,2024-06-20,2024-07-10,,0,,,,1,1,0,1,1\n" +
		"H26.1-8,H26.1,,4,2,2024-06-20,2024-07-10,,0,,,,1,1,0,1,1\n" +
		"H26.1-9,H26.1,1.000001,4,2,2024-06-31,2024-07-10,,0,,,,1,1,0,1,1\n"
	answer, text := do(t, "POST", s.URL+dossiersPath+"?whole=true", bad, "Content-Type", "text/csv")
	require.Equal(t, 400, answer.StatusCode)
	problem := read[struct {
		Type   string
		Faults []struct{ Code string }
	}](t, text)
	assert.Equal(t, "urn:tthc:problem:bad-dossier", problem.Type)
	assert.Len(t, problem.Faults, 6, "what is in nobody's log is not compared")
	_, text = do(t, "GET", s.URL+"/api/v1/tally", "")
	assert.Equal(t, "[]\n", text, "nothing was recorded")

	answer, text = do(t, "POST", s.URL+dossiersPath, bad, "Content-Type", "text/csv", "Accept-Language", "en")
	require.Equal(t, 201, answer.StatusCode, text)
	got := read[taken](t, text)
	assert.Equal(t, []int{12, 5, 7}, []int{got.Read, got.Recorded, got.Refused})
	var said []string
	for _, f := range got.Faults {
		said = append(said, fmt.Sprintf("%d %s", f.Line, f.Code))
	}
	assert.Equal(t, []string{"7 finished.early", "8 key-reused", "9 code.missing", "10 day.future", "11 key.form", "12 procedure.missing", "13 field.value"}, said)
	assert.Contains(t, got.Faults[1].Message, "send it again with a newer revision")
	answer, again := do(t, "POST", s.URL+dossiersPath, bad, "Content-Type", "text/csv", "Accept-Language", "en")
	assert.Equal(t, 200, answer.StatusCode)
	assert.Equal(t, text, again, "sent again: the same answer")

	answer, _ = do(t, "POST", s.URL+dossiersPath+"?whole=true", table, "Content-Type", "text/csv")
	assert.Equal(t, 200, answer.StatusCode)
	lines := strings.Split(bad, "\n")
	answer, text = do(t, "POST", s.URL+dossiersPath+"?whole=true", strings.Join([]string{lines[0], lines[1], lines[7]}, "\n"), "Content-Type", "text/csv")
	assert.Equal(t, 422, answer.StatusCode, "the only fault is a key that was used: "+text)
}

func TestDossierRequestsThatAreRefused(t *testing.T) {
	s := serve(t)
	one := `{"code":"a","body":"H26","procedure":"1.1","status":4,"received":"2024-06-03"}`
	answer, text := do(t, "POST", s.URL+dossiersPath, one)
	require.Equal(t, 201, answer.StatusCode, text)
	for name, c := range map[string]struct {
		method, path, body, media string
		status                    int
		kind, detail              string
	}{
		"not JSON":             {"POST", dossiersPath, "{", "application/json", 400, "bad-dossier", "JSON"},
		"nothing":              {"POST", dossiersPath, " ", "application/json", 400, "bad-dossier", "JSON"},
		"a list":               {"POST", dossiersPath, "[" + one + "]", "application/json", 400, "bad-dossier", "JSON"},
		"an unknown field":     {"POST", dossiersPath, strings.Replace(one, `"status"`, `"statsu"`, 1), "application/json", 400, "bad-dossier", "statsu"},
		"a field twice":        {"POST", dossiersPath, strings.Replace(one, `"status":4`, `"status":4,"status":5`, 1), "application/json", 400, "bad-dossier", "status"},
		"a huge number":        {"POST", dossiersPath, strings.Replace(one, `"status":4`, `"status":4e99`, 1), "application/json", 400, "bad-dossier", "status"},
		"SQL in the code":      {"POST", dossiersPath, strings.Replace(one, `"a"`, `"a' OR 1=1 --"`, 1), "application/json", 201, "", ""},
		"HTML in a procedure":  {"POST", dossiersPath, strings.NewReplacer(`"a"`, `"b"`, "1.1", "<script>").Replace(one), "application/json", 201, "", ""},
		"other facts":          {"POST", dossiersPath, strings.Replace(one, "06-03", "06-04", 1), "application/json", 422, "key-reused", "a#"},
		"too large a fact":     {"POST", dossiersPath, strings.Repeat(" ", 65<<10), "application/json", 413, "too-large", "65536"},
		"a form":               {"POST", dossiersPath, one, "multipart/form-data", 415, "content-type", "text/csv"},
		"no heading":           {"POST", dossiersPath, "", "text/csv", 400, "bad-dossier", ""},
		"an unknown column":    {"POST", dossiersPath, "body,status,received,name\n", "text/csv", 400, "bad-dossier", "name"},
		"an unknown parameter": {"POST", dossiersPath + "?wohle=true", one, "application/json", 400, "bad-parameter", "wohle"},
		"no yes":               {"POST", dossiersPath + "?whole=perhaps", one, "application/json", 400, "bad-parameter", "whole"},
		"no dossier":           {"GET", at("/api/v1/dossier", "code", "x"), "", "", 404, "unknown-dossier", "x"},
		"a dossier of no code": {"GET", at("/api/v1/dossier", "code", ""), "", "", 400, "bad-parameter", "code"},
		"a history of none":    {"GET", at("/api/v1/dossier/history", "code", "x"), "", "", 404, "unknown-dossier", "x"},
		"a part of a code":     {"GET", at("/api/v1/dossier", "code", "a' OR"), "", "", 404, "unknown-dossier", ""},
		"no such day":          {"GET", at("/api/v1/dossier", "code", "a", "asOf", "2024-02-30"), "", "", 400, "bad-parameter", "asOf"},
		"no such period":       {"GET", at("/api/v1/tally", "first", "2024-13"), "", "", 400, "bad-parameter", "first"},
		"two grains":           {"GET", at("/api/v1/tally", "first", "2024-Q1", "last", "2024-06"), "", "", 400, "bad-parameter", ""},
		"another grain":        {"GET", at("/api/v1/tally", "first", "2024-Q1", "grain", "month"), "", "", 400, "bad-parameter", "grain"},
		"the wrong way":        {"GET", at("/api/v1/tally", "first", "2024-06", "last", "2024-05"), "", "", 400, "bad-parameter", "first"},
		"no such grain":        {"GET", at("/api/v1/tally", "grain", "week"), "", "", 400, "bad-parameter", "grain"},
		"no such window":       {"GET", at("/api/v1/tally", "window", "x"), "", "", 400, "bad-parameter", "window"},
		"no such format":       {"GET", at("/api/v1/tally", "format", "pdf"), "", "", 400, "bad-parameter", "format"},
		"no such limit":        {"GET", at("/api/v1/tally", "limit", "0"), "", "", 400, "bad-parameter", "limit"},
		"after nothing":        {"GET", at("/api/v1/tally", "after", "x"), "", "", 400, "bad-parameter", "after"},
		"observations of none": {"GET", at("/api/v1/tally/observations", "first", "2024-06", "last", "2024-05"), "", "", 400, "bad-parameter", "first"},
		"behind no period":     {"GET", at("/api/v1/tally/dossiers", "indicator", "766/2.1", "body", "H26", "period", "2020/2023"), "", "", 400, "bad-parameter", "period"},
		"behind no limit":      {"GET", at("/api/v1/tally/dossiers", "indicator", "766/2.1", "body", "H26", "period", "2024", "limit", "0"), "", "", 400, "bad-parameter", "limit"},
		"no message":           {"POST", dossiersPath + "/exchange", "x", "application/json", 400, "bad-dossier", "JSON"},
		"a message as text":    {"POST", dossiersPath + "/exchange", "{}", "text/csv", 415, "content-type", ""},
	} {
		t.Run(name, func(t *testing.T) {
			answer, text := do(t, c.method, s.URL+c.path, c.body, "Content-Type", c.media)
			require.Equal(t, c.status, answer.StatusCode, text)
			if c.kind != "" {
				p := read[struct{ Type, Detail string }](t, text)
				assert.Equal(t, "urn:tthc:problem:"+c.kind, p.Type)
				assert.Contains(t, p.Detail, c.detail)
			}
		})
	}
	_, text = do(t, "GET", s.URL+"/api/v1/tally", "")
	assert.Len(t, read[[]tallyRow](t, text), 1)
	assert.Equal(t, 3, read[[]tallyRow](t, text)[0].Received, "three dossiers, and nothing else, were taken in")
}

// One dossier: papers were asked for on the 5th and brought on the 7th, two days
// of the citizen's. Due by the 10th, it may take until the 12th, and is overdue at
// the end of the 13th.
func TestADossierWithItsHistory(t *testing.T) {
	s := serve(t)
	first := `{"code":"H26.1-1/A","revision":"2024-06-03T08:00","body":"H26.1","procedure":"1.000001","status":4,"received":"2024-06-03T08:00","appointment":"2024-06-10"}`
	second := `{"code":"H26.1-1/A","revision":"2024-06-07T10:00","body":"H26.1","procedure":"1.000001","status":4,"received":"2024-06-03T08:00","appointment":"2024-06-10","supplements":[{"requested":"2024-06-05","completed":"2024-06-07"}]}`
	answer, text := do(t, "POST", s.URL+dossiersPath, second+"\n\n"+first+"\n", "Content-Type", "application/x-ndjson")
	require.Equal(t, 201, answer.StatusCode, text)
	type dossier struct {
		Code, Revision, AsOf, Verdict, Due, OverdueFrom, Explanation string
		Recorded                                                     time.Time
		Facts                                                        json.RawMessage
	}
	get := func(asOf string) dossier {
		answer, text := do(t, "GET", s.URL+at("/api/v1/dossier", "code", "H26.1-1/A", "asOf", asOf), "")
		require.Equal(t, 200, answer.StatusCode, text)
		return read[dossier](t, text)
	}
	d := get("2024-06-12")
	assert.Equal(t, "2024-06-07T10:00:00+07:00", d.Revision, "the newer holds, though it came first")
	assert.JSONEq(t, `{"v":1,"code":"H26.1-1/A","revision":"2024-06-07T10:00:00+07:00","body":"H26.1","procedure":"1.000001","status":4,"received":"2024-06-03T08:00:00+07:00","appointment":"2024-06-10","supplements":[{"requested":"2024-06-05","completed":"2024-06-07"}]}`, string(d.Facts))
	assert.Equal(t, []string{"open-in-time", "2024-06-10", "2024-06-13"}, []string{d.Verdict, d.Due, d.OverdueFrom})
	assert.Equal(t, "đang giải quyết trong hạn (bước 3: đang xử lý, lấy hết ngày 12/6/2024; bước 4: trừ 2 ngày chờ công dân; bước 5: hẹn trả 10/6/2024)", d.Explanation)
	assert.Equal(t, "open-overdue", get("2024-06-13").Verdict)
	_, text = do(t, "GET", s.URL+at("/api/v1/dossier", "code", "H26.1-1/A"), "")
	assert.Equal(t, "2024-06-25", read[dossier](t, text).AsOf, "today")

	history := s.URL + at("/api/v1/dossier/history", "code", "H26.1-1/A")
	_, text = do(t, "GET", history, "")
	told := read[[]dossier](t, text)
	require.Len(t, told, 2)
	assert.Equal(t, []string{"2024-06-07T10:00:00+07:00", "2024-06-03T08:00:00+07:00"}, []string{told[0].Revision, told[1].Revision}, "as they came")
	answer, text = do(t, "GET", history+"&limit=1", "")
	assert.Len(t, read[[]dossier](t, text), 1)
	link, _, _ := strings.Cut(strings.TrimPrefix(answer.Header.Get("Link"), "<"), ">")
	_, text = do(t, "GET", s.URL+link, "")
	assert.Equal(t, "2024-06-03T08:00:00+07:00", read[[]dossier](t, text)[0].Revision)
}

// Messages of the exchange as two systems send them: the dossier itself, and in
// hoSo with its progress. A later one of the same dossier, which came first, holds.
func TestMessagesOfTheExchange(t *testing.T) {
	s := serve(t)
	early := `{"MaHoSo":"H26.1-240603-0001","MaTTHC":"1.000001","TrangThaiHoSo":"4","KenhThucHien":2,"NgayTiepNhan":"20240603080000","NgayHenTra":"20240610000000","ChuHoSo":"Nguyễn Văn A"}`
	late := `{"hoSo":{"MaHoSo":"H26.1-240603-0001","MaTTHC":"1.000001","TrangThaiHoSo":10,"KenhThucHien":"2","NgayTiepNhan":"2024-06-03 08:00:00","NgayHenTra":"2024-06-10","DanhSachGiayToKetQua":[{"DuongDanTepTinKetQua":"kq.pdf"}]},"tienTrinhDongBo":[{"ThoiDiemXuLy":"20240612100000","TrangThai":"9"}]}`
	answer, text := do(t, "POST", s.URL+dossiersPath+"/exchange", "["+late+","+early+"]")
	require.Equal(t, 201, answer.StatusCode, text)
	assert.Equal(t, taken{Read: 2, Recorded: 2}, read[taken](t, text))
	answer, _ = do(t, "POST", s.URL+dossiersPath+"/exchange", early+"\n"+late, "Content-Type", "application/x-ndjson")
	assert.Equal(t, 200, answer.StatusCode, "sent again")
	_, text = do(t, "GET", s.URL+"/api/v1/tally", "")
	rows := read[[]tallyRow](t, text)
	require.Len(t, rows, 1)
	assert.Equal(t, []int{1, 1, 1}, []int{rows[0].Received, rows[0].DoneLate, rows[0].Total})
	_, text = do(t, "GET", s.URL+at("/api/v1/dossier/history", "code", "H26.1-240603-0001"), "")
	assert.NotContains(t, text, "Nguyễn", "nobody's name is kept")
	answer, text = do(t, "POST", s.URL+dossiersPath+"/exchange", `[{"MaHoSo":"H26.1-2","TrangThaiHoSo":"x","NgayTiepNhan":"hôm qua"}]`)
	assert.Equal(t, 200, answer.StatusCode)
	assert.Equal(t, 1, read[taken](t, text).Refused)
	answer, text = do(t, "GET", s.URL+"/api/v1/tally/observations", "")
	again, _ := do(t, "GET", s.URL+"/api/v1/tally/observations", "", "If-None-Match", answer.Header.Get("ETag"))
	assert.Equal(t, 304, again.StatusCode)
	assert.Contains(t, text, "766/3.3,H26.1,2024-06,1,1,,tthc tally\n")
	assert.NotContains(t, text, "766/5.4", "the exchange says nothing of complaints")
}

// What is counted is in the log: another server, and the same after a restart,
// with its snapshot or without, counts the same.
func TestACountSurvivesARestart(t *testing.T) {
	folder := t.TempDir()
	var many bytes.Buffer
	many.WriteString(table)
	for i := range 12_000 {
		fmt.Fprintf(&many, "X-%05d,H26.%d,1.%06d,10,2,2024-05-%02d,2024-05-31,2024-06-%02d,0,,50000,1,1,1,0,1,1\n", i, 1+i%7, i%50, 1+i%28, 1+i%20)
	}
	s, stop := serveAt(t, folder)
	other, _ := serveAt(t, folder)
	answer, text := do(t, "POST", s.URL+dossiersPath, many.String(), "Content-Type", "text/csv")
	require.Equal(t, 201, answer.StatusCode, text)
	assert.Equal(t, taken{Read: 12_005, Recorded: 12_005}, read[taken](t, text))
	ask := func(s *httptest.Server) (all []string) {
		for _, path := range []string{"/api/v1/tally?byProcedure=true", "/api/v1/tally?window=decree09", "/api/v1/tally/observations", at("/api/v1/tally/observations", "grain", "quarter")} {
			answer, text := do(t, "GET", s.URL+path, "")
			require.Equal(t, 200, answer.StatusCode)
			all = append(all, text)
		}
		return all
	}
	want := ask(s)
	assert.Equal(t, want, ask(other), "another server")
	stop()
	snapshots, err := filepath.Glob(filepath.Join(folder, "snapshots", "dossiers.*"))
	require.NoError(t, err)
	require.Len(t, snapshots, 2, "one of each window that was asked for")
	again, stop := serveAt(t, folder)
	assert.Equal(t, want, ask(again))
	stop()
	for name, damage := range map[string]func(string) error{
		"cut off":    func(name string) error { return os.Truncate(name, 5000) },
		"of nothing": func(name string) error { return os.WriteFile(name, []byte("{}\n"), 0o600) },
		"of another database": func(name string) error {
			return os.WriteFile(name, []byte(`{"mark":7,"last":"x","count":7}`+"\n"), 0o600)
		},
		"gone": os.Remove,
	} {
		for _, snapshot := range snapshots {
			require.NoError(t, damage(snapshot), name)
		}
		s, stop := serveAt(t, folder)
		assert.Equal(t, want, ask(s), name)
		stop()
	}
}

// brokenOff sends what never comes to its end.
func brokenOff(t *testing.T, to net.Addr, path, media, body string) (status int, text string) {
	c, err := net.Dial("tcp", to.String())
	require.NoError(t, err)
	defer c.Close()
	_, err = io.WriteString(c, "POST "+path+" HTTP/1.1\r\nHost: x\r\nContent-Type: "+media+"\r\nContent-Length: 50000\r\n\r\n"+body)
	require.NoError(t, err)
	require.NoError(t, c.(*net.TCPConn).CloseWrite())
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	defer answer.Body.Close()
	told, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(told)
}

// A row of which the end did not come is not recorded: a fee of 50000 would be one
// of 5 for good, and the whole file be refused afterwards.
func TestHalfARowIsNotRecorded(t *testing.T) {
	s := serve(t)
	const dossier, seen = "code,body,procedure,status,received,appointment,finished,revision,fee\nFEE1,H26,1.1,10,2024-06-03,2024-06-10,2024-06-07,1,50000\n",
		"indicator,body,period,numerator,denominator,recorded,source\n766/2.1,H01,2024-04,90,100,2024-05-02,a\n766/2.1,H01,2024-03,90,100,2024-05-02,báo cáo\n"
	for _, c := range []struct {
		path, media, body string
		cut, rows         int // bytes; rows that came whole
	}{
		{dossiersPath, "text/csv", dossier, 4, 0}, {dossiersPath, "text/csv", dossier, 1, 0}, {"/api/v1/observations", "text/csv", seen, 1, 1}, {"/api/v1/observations", "text/csv", seen, 8, 1},
		{dossiersPath, "application/x-ndjson", `{"code":"FEE2","body":"H26","procedure":"1.1","status":4,"received":"2024-06-03","revision":1}`, 3, 0},
	} {
		status, text := brokenOff(t, s.Listener.Addr(), c.path, c.media, c.body[:len(c.body)-c.cut])
		assert.Equal(t, 400, status, text)
		assert.Contains(t, text, "urn:tthc:problem:cut-off")
		assert.Contains(t, text, fmt.Sprintf(" %d dòng", c.rows))
	}
	for _, c := range [][3]string{{dossiersPath, "text/csv", dossier}, {"/api/v1/observations", "text/csv", seen}} {
		answer, text := do(t, "POST", s.URL+c[0], c[2], "Content-Type", c[1])
		assert.Equal(t, 201, answer.StatusCode, text)
		assert.NotContains(t, text, "faults")
	}
	_, text := do(t, "GET", s.URL+at("/api/v1/dossier", "code", "FEE1"), "")
	assert.Contains(t, text, `"fee":50000`)
}

// What is taken whole or not at all and breaks off is not taken, and the answer does
// not say that some of it is recorded.
func TestAWholeUploadThatBreaksOff(t *testing.T) {
	s := serve(t)
	for _, c := range [][3]string{
		{dossiersPath, "text/csv", table}, {dossiersPath, "text/csv", strings.Replace(table, ",10,", ",99,", 1)}, {"/api/v1/observations", "text/csv", observed},
		{dossiersPath, "application/x-ndjson", `{"code":"FEE2","body":"H26","procedure":"1.1","status":4,"received":"2024-06-03","revision":1}` + "\n{"},
	} {
		for _, body := range []string{c[2], c[2][:len(c[2])-1]} {
			status, text := brokenOff(t, s.Listener.Addr(), c[0]+"?whole=true", c[1], body)
			assert.Equal(t, 400, status, text)
			assert.Contains(t, text, "urn:tthc:problem:incomplete")
			assert.Contains(t, text, "chưa ghi nhận gì")
		}
	}
	for _, path := range []string{at("/api/v1/dossier", "code", "H26.1-1"), at("/api/v1/dossier", "code", "FEE2")} {
		answer, text := do(t, "GET", s.URL+path, "")
		assert.Equal(t, 404, answer.StatusCode, text)
	}
	_, text := do(t, "GET", s.URL+"/api/v1/observations", "")
	assert.Equal(t, "[]", strings.TrimSpace(text))
}

// What breaks off is told so, and what came before stands: sent again whole, each
// row counts once.
func TestAnUploadThatBreaksOff(t *testing.T) {
	s := serve(t)
	lines := strings.SplitAfter(table, "\n")
	status, text := brokenOff(t, s.Listener.Addr(), dossiersPath, "text/csv", strings.Join(lines[:4], "")+lines[4][:20])
	assert.Equal(t, 400, status, text)
	assert.Contains(t, text, "urn:tthc:problem:cut-off")
	_, counted := do(t, "GET", s.URL+at("/api/v1/tally", "grain", "year"), "")
	assert.Equal(t, 2, read[[]tallyRow](t, counted)[0].Received)
	assert.Equal(t, 1, read[[]tallyRow](t, counted)[1].Received)
	whole, _ := do(t, "POST", s.URL+dossiersPath, table, "Content-Type", "text/csv")
	assert.Equal(t, 201, whole.StatusCode)
	_, counted = do(t, "GET", s.URL+at("/api/v1/tally", "grain", "year"), "")
	assert.Equal(t, 2, read[[]tallyRow](t, counted)[1].Received)
}

// While the database cannot be asked nothing is taken in, and figures are not
// given.
func TestFiguresInAnOutage(t *testing.T) {
	events, err := store.Open(t.Context(), t.TempDir())
	require.NoError(t, err)
	s := httptest.NewServer(api.New(ledger.New(ledger.Options{Plans: catalog.Plans(), Store: events, Now: time.Now}), slog.New(slog.DiscardHandler)))
	t.Cleanup(s.Close)
	before, _ := do(t, "GET", s.URL+"/api/v1/tally", "")
	require.Equal(t, 200, before.StatusCode)
	require.NoError(t, events.Close())
	for _, c := range [][4]string{{"POST", dossiersPath, table, "text/csv"}, {"POST", "/api/v1/observations", observed, "text/csv"}, {"GET", "/api/v1/tally", "", ""},
		{"GET", at("/api/v1/dossier", "code", "x"), "", ""}, {"GET", at("/api/v1/score", "set", "766", "period", "2024"), "", ""}, {"GET", "/api/v1/corrections", "", ""}, {"GET", at("/api/v1/closing", "period", "2024"), "", ""}} {
		answer, text := do(t, c[0], s.URL+c[1], c[2], "Content-Type", c[3])
		assert.Equal(t, 503, answer.StatusCode, c[1]+text)
		assert.Equal(t, "5", answer.Header.Get("Retry-After"), c[1])
	}
}
