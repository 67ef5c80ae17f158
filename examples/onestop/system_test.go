package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var begin = time.Date(2026, 11, 27, 10, 0, 0, 0, zone)

// client is a program that asks the system, with the headers given beside its own.
type client struct {
	t      *testing.T
	server *httptest.Server
	http   *http.Client
}

func newClient(t *testing.T, s *server, login string) client {
	c := client{t, httptest.NewServer(s.routes()), &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	t.Cleanup(c.server.Close)
	c.http.Jar, _ = cookiejar.New(nil)
	if login != "" {
		require.Equal(t, 200, c.ask("POST", "/dang-nhap", "login="+login+"&password="+madePassword, nil))
	}
	return c
}

// ask gives the status of the answer, and reads its JSON into the place.
func (c client) ask(method, path, form string, into any, headers ...string) int {
	r, err := http.NewRequest(method, c.server.URL+path, strings.NewReader(form))
	require.NoError(c.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := c.http.Do(r)
	require.NoError(c.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(c.t, err)
	if into != nil {
		require.NoError(c.t, json.Unmarshal(text, into), "%s %s: %s", method, path, text)
	}
	return answer.StatusCode
}

// made is the file of the made province as it is when it has just been filled in, which
// takes a while: it is done once for all tests.
var made = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "mot-cua-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "mot-cua.db")
	s := open(name, func() time.Time { return begin })
	s.keepTally()
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
})

// provinceFile is a file of the made province that a test may change.
func provinceFile(t *testing.T) string {
	made, err := made()
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "mot-cua.db")
	require.NoError(t, os.WriteFile(file, made, 0o600))
	return file
}

// inProvince is a system of the made province.
func inProvince(t *testing.T, now func() time.Time) *server {
	s := open(provinceFile(t), now)
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSystem(t *testing.T) {
	s := open("", func() time.Time { return begin })
	t.Cleanup(func() { s.Close() })
	t.Run("who may do what", func(t *testing.T) { testRights(t, s) })
	t.Run("the dossiers behind the points add up to them", func(t *testing.T) { testBehind(t, s) })
	t.Run("what nobody gives can be entered", func(t *testing.T) { testEnterable(t, s) })
	t.Run("a text is published as a person left it", func(t *testing.T) { testPublication(t, s) })
	t.Run("a notice is taken once and moves what is open", func(t *testing.T) { testNotice(t, s) })
}

func testRights(t *testing.T, s *server) {
	nobody, desk, officer := newClient(t, s, ""), newClient(t, s, "quay-31"), newClient(t, s, "chuyen-vien-06")
	ours, err := one[string](s, "SELECT code FROM dossiers WHERE unit = 'H99.31' AND status = 'IN_PROGRESS' ORDER BY code LIMIT 1")
	require.NoError(t, err)
	head, leader := newClient(t, s, "thu-truong-31"), newClient(t, s, "lanh-dao")
	pakn, err := one[string](s, "SELECT code FROM petitions WHERE status = 'published' ORDER BY code LIMIT 1")
	require.NoError(t, err)
	theirs, err := one[string](s, "SELECT code FROM dossiers WHERE unit = 'H99.32' AND taken_by = 'H99.32' AND status = 'IN_PROGRESS' ORDER BY code LIMIT 1")
	require.NoError(t, err)
	for _, c := range []struct {
		who                client
		method, path, form string
		want               int
		headers            []string
	}{
		{nobody, "GET", "/quay", "", 401, nil},
		{nobody, "GET", "/quay", "", 303, []string{"Accept", "text/html"}},
		{nobody, "POST", "/ho-so", "procedure=9.000201&applicant=Nguyễn Văn Mẫu", 401, nil},
		{nobody, "POST", "/dang-nhap", "login=quay-31&password=sai", 401, nil},
		{nobody, "POST", "/dang-nhap", "login=khong-co&password=sai", 401, nil},
		{nobody, "GET", "/lich/doan-mo.ics", "", 404, nil},
		{nobody, "GET", "/tra-cuu?ma=H99.00-260101-9999", "", 404, nil},
		{nobody, "GET", "/pages/dossier.html", "", 404, nil},
		{desk, "POST", "/ho-so", "procedure=9.000201&applicant=Nguyễn Văn Mẫu", 201, nil},
		{desk, "POST", "/ho-so", "procedure=9.000201&applicant=Nguyễn Văn Mẫu", 403, []string{"Sec-Fetch-Site", "cross-site"}},
		{desk, "POST", "/ho-so", "procedure=9.000201&applicant=", 422, nil},
		{desk, "POST", "/ho-so", "procedure=khong-co&applicant=Nguyễn Văn Mẫu", 404, nil},
		{desk, "GET", "/ho-so/H99.00-260101-9999", "", 404, nil},
		{desk, "POST", "/ho-so/" + theirs + "/xong", "", 403, nil},
		{desk, "POST", "/ho-so/" + theirs + "/xoa", "", 403, nil},
		{desk, "POST", "/thong-bao", "notice={}", 403, nil},
		{desk, "GET", "/so-lieu?ky=2026-13", "", 422, nil},
		{desk, "GET", "/diem/2026-10/H98", "", 404, nil},
		{desk, "GET", "/so-lieu?ky=2026", "", 400, nil},
		{officer, "POST", "/so-lieu/2026-11/chot", "", 403, nil},
		{officer, "POST", "/ke-hoach/viec", "id=05/KH-UBND%231%23x&day=2026-11-27&document=1", 403, nil},
		{officer, "GET", "/thong-bao", "", 403, nil},
		{desk, "POST", "/ho-so/" + ours + "/nhan", "", 409, nil},
		{desk, "POST", "/ho-so/" + ours + "/tra", "", 409, nil},
		{desk, "POST", "/ho-so/" + ours + "/da-bo-sung", "", 422, nil},
		{desk, "POST", "/ho-so/" + ours + "/xoa", "", 404, nil},
		{desk, "POST", "/ho-so/" + theirs + "/xin-loi", "more=03 ngày làm việc&what=x&document=1", 403, nil},
		{head, "POST", "/ho-so/" + theirs + "/xin-loi", "more=03 ngày làm việc&what=x&document=1", 403, nil},
		{head, "GET", "/ho-so/" + theirs + "/xin-loi", "", 404, nil},
		{desk, "POST", "/diem/2026-11/H99", "item=766/1.1&numerator=1&denominator=2&document=1", 403, nil},
		{leader, "POST", "/diem/2026-11/H99", "item=766/1.1&numerator=3&denominator=2&document=1", 422, nil},
		{leader, "POST", "/diem/2026-11/H99", "item=766/1.1&numerator=-1&denominator=2&document=1", 422, nil},
		{leader, "POST", "/diem/2026-11/H99", "item=766/2.1&numerator=1&denominator=2&document=1", 422, nil},
		{desk, "POST", "/tin-bao", "", 403, nil},
		{desk, "POST", "/phan-anh/" + pakn + "/mo-lai", "reason=x", 404, nil},
		{nobody, "POST", "/tra-cuu/" + pakn + "/mo-lai", "phone=0900 000 999&reason=x", 403, nil},
		{nobody, "POST", "/tra-cuu/" + pakn + "/tra-loi", "phone=0900 000 999", 404, nil},
	} {
		assert.Equal(t, c.want, c.who.ask(c.method, c.path, c.form, nil, c.headers...), "%s %s %s", c.method, c.path, c.form)
	}
	require.Equal(t, 303, desk.ask("POST", "/dang-xuat", "", nil, "Accept", "text/html"))
	assert.Equal(t, 401, desk.ask("GET", "/quay", "", nil), "a session ends on the server")
}

// The figures of the register, and the dossiers and petitions asked one by one, are two
// ways to the same numbers.
func testBehind(t *testing.T, s *server) {
	c := newClient(t, s, "lanh-dao")
	for _, unit := range []string{"H99", "H99.06", "H99.31"} {
		var score struct {
			Published string
			Card      struct {
				Items []struct {
					ID                     string
					Numerator, Denominator int64
					Score                  string
				}
			}
		}
		require.Equal(t, 200, c.ask("GET", "/diem/2026-10/"+unit, "", &score))
		assert.Equal(t, "2026-11-05", score.Published)
		assessed, late := 0, []string{}
		for _, item := range score.Card.Items {
			if item.Score == "" {
				continue
			}
			assessed++
			var behind struct {
				Figure struct {
					Counted, OutOf int64
					Missing        []string
				}
				Entered []struct{ Numerator, Denominator int64 }
			}
			require.Equal(t, 200, c.ask("GET", "/diem/2026-10/"+unit+"/"+item.ID, "", &behind))
			for _, e := range behind.Entered {
				behind.Figure.Counted, behind.Figure.OutOf = e.Numerator, e.Denominator
			}
			if item.ID == "766/5.4" { // the formula takes off twice what is both late and complained about
				for _, code := range late {
					complained, err := one[int64](s, "SELECT complained FROM dossiers WHERE code = ?", code)
					require.NoError(t, err)
					behind.Figure.Counted -= complained
				}
			}
			if item.ID == "766/2.1" {
				late = behind.Figure.Missing
			}
			assert.Equal(t, []int64{item.Numerator, item.Denominator}, []int64{behind.Figure.Counted, behind.Figure.OutOf}, "%s %s", unit, item.ID)
		}
		assert.GreaterOrEqual(t, assessed, 8, unit)
	}
}

// What can be entered for a month of which nothing was is what nobody else gives.
func testEnterable(t *testing.T, s *server) {
	var score struct{ Unknown []struct{ ID string } }
	require.Equal(t, 200, newClient(t, s, "lanh-dao").ask("GET", "/diem/2026-11/H99", "", &score))
	var unknown []string
	for _, u := range score.Unknown {
		unknown = append(unknown, u.ID)
	}
	assert.ElementsMatch(t, enterable, unknown)
}

func testPublication(t *testing.T, s *server) {
	c := newClient(t, s, "quay-31")
	var made struct{ Code string }
	require.Equal(t, 201, c.ask("POST", "/phan-anh", url.Values{"kind": {"reflection"}, "subject": {"procedure"}, "channel": {"paper"}, "sender.name": {"Đỗ Thị Mẫu"},
		"sender.phone": {"0900 000 125"}, "sender.address": {"thôn Mẫu"}, "content": {"Đỗ Thị Mẫu gọi tổng đài 0243 999 9999"}}.Encode(), &made))
	act := func(act, form string) int { return c.ask("POST", "/phan-anh/"+made.Code+"/"+act, form, nil) }
	require.Equal(t, 200, act("tiep-nhan", ""))
	require.Equal(t, 200, act("tra-loi", "content=Đã kiểm tra&document=1/UBND&outcome=conduct-handled"))
	var shown struct {
		Texts *struct{ Content string }
	}
	require.Equal(t, 200, c.ask("GET", "/tra-cuu?ma="+made.Code, "", &shown))
	assert.Nil(t, shown.Texts, "nobody has looked at it")
	assert.Equal(t, 422, act("cong-khai", ""))
	number := fmt.Sprint(strings.Index("Đỗ Thị Mẫu gọi tổng đài 0243 999 9999", "0243"))
	require.Equal(t, 200, act("cong-khai", "reviewed=yes&bare-content="+number))
	require.Equal(t, 200, c.ask("GET", "/tra-cuu?ma="+made.Code, "", &shown))
	assert.Equal(t, "[họ tên] gọi tổng đài 0243 999 9999", shown.Texts.Content)
}

func testNotice(t *testing.T, s *server) {
	c := newClient(t, s, "lanh-dao")
	post := func() (v struct{ Moved int }, status int) {
		status = c.ask("POST", "/thong-bao", url.Values{"notice": {madeText("notice.json")}}.Encode(), &v)
		return v, status
	}
	first, status := post()
	assert.Equal(t, 201, status)
	assert.Positive(t, first.Moved)
	again, status := post()
	assert.Equal(t, 201, status)
	assert.Equal(t, first.Moved, again.Moved, "it came twice")
	assert.Equal(t, 422, c.ask("POST", "/thong-bao", "notice={}", nil))
}

// Every page is JSON as well, by its header or by its address, and stays in the language
// that was chosen.
func TestPages(t *testing.T) {
	s := inProvince(t, func() time.Time { return begin })
	leader, desk := newClient(t, s, "lanh-dao"), newClient(t, s, "quay-31")
	code, err := one[string](s, "SELECT dossier FROM letters ORDER BY dossier LIMIT 1")
	require.NoError(t, err)
	pakn, err := one[string](s, "SELECT code FROM petitions WHERE status = 'published' ORDER BY code LIMIT 1")
	require.NoError(t, err)
	get := func(c client, path string, headers ...string) (status int, kind, text string) {
		r, err := http.NewRequest("GET", c.server.URL+path, nil)
		require.NoError(t, err)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		answer, err := c.http.Do(r)
		require.NoError(t, err)
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		return answer.StatusCode, answer.Header.Get("Content-Type"), string(body)
	}
	for _, page := range []struct {
		who     client
		path    string
		english string
	}{
		{leader, "/tra-cuu", "Track"}, {leader, "/dang-nhap", "Password"}, {leader, "/tra-cuu?ma=" + code, "Competent body"}, {leader, "/tra-cuu?ma=" + pakn, "For the sender"},
		{desk, "/quay", "Take a dossier in"}, {desk, "/ho-so/" + code, "Why it is this day"}, {desk, "/ho-so/" + code + "/phieu", "Return date"}, {desk, "/ho-so/" + code + "/xin-loi", "Head of the unit"},
		{desk, "/phan-anh", "by their first limits"}, {desk, "/phan-anh/" + pakn, "What happened"}, {desk, "/tin-bao", "Messages"}, {desk, "/thong-bao", "Notices of days off"},
		{leader, "/so-lieu", "Dossiers taken in and handled"}, {leader, "/diem/2026-10/H99", "Not known"}, {leader, "/diem/2026-10/H99/766/2.1", "Not in the numerator"}, {leader, "/ke-hoach", "Import a plan"},
	} {
		status, kind, text := get(page.who, page.path, "Accept", "text/html")
		assert.Equal(t, 200, status, page.path)
		assert.Equal(t, "text/html; charset=utf-8", kind)
		assert.NotContains(t, text, "ZgotmplZ")
		sep := "?"
		if strings.Contains(page.path, "?") {
			sep = "&"
		}
		for _, way := range [][]string{{page.path, "Accept", "application/json"}, {page.path + sep + "dang=json"}} {
			status, kind, text = get(page.who, way[0], way[1:]...)
			assert.Equal(t, 200, status, way)
			assert.Equal(t, "application/json", kind, way)
			assert.True(t, json.Valid([]byte(text)), way)
		}
		get(page.who, page.path+sep+"lang=en", "Accept", "text/html")
		_, _, text = get(page.who, page.path, "Accept", "text/html")
		assert.Contains(t, text, page.english, page.path)
		get(page.who, page.path+sep+"lang=vi", "Accept", "text/html")
	}

	status, kind, _ := get(leader, "/khong-co", "Accept", "text/html")
	assert.Equal(t, []any{404, "text/html; charset=utf-8"}, []any{status, kind})
	assert.Equal(t, 405, desk.ask("PUT", "/quay", "", nil))
	assert.Equal(t, 413, desk.ask("POST", "/phan-anh", "content="+strings.Repeat("a", 1<<20), nil))
	assert.Equal(t, 400, desk.ask("POST", "/phan-anh", "content=%zz", nil))
}

// The figures of October by another way: out of the tables, without the library. A
// dossier is received when the competent unit has it.
func TestFiguresBySQL(t *testing.T) {
	s := inProvince(t, func() time.Time { return begin })
	c := newClient(t, s, "lanh-dao")
	var score struct {
		Card struct {
			Items []struct {
				ID                     string
				Numerator, Denominator int64
			}
		}
	}
	require.Equal(t, 200, c.ask("GET", "/diem/2026-10/H99", "", &score))
	published := map[string][2]int64{}
	for _, i := range score.Card.Items {
		published[i.ID] = [2]int64{i.Numerator, i.Denominator}
	}
	october, november := at(time.Date(2026, 10, 1, 0, 0, 0, 0, zone)), at(time.Date(2026, 11, 1, 0, 0, 0, 0, zone))
	const received = " FROM dossiers d JOIN (SELECT dossier, MIN(since) AS since FROM dossier_steps GROUP BY dossier) s ON s.dossier = d.code WHERE s.since < ?2 AND "
	for id, query := range map[string]string{
		"766/3.6": "SELECT SUM(payment IN ('PORTAL', 'GATEWAY')), COUNT(*)" + received + "s.since >= ?1 AND fee > 0",
		"766/4.3": "SELECT SUM(reused), COUNT(*)" + received + "s.since >= ?1",
		"766/2.1": "SELECT 0, COUNT(*)" + received + "(finished_at = 0 OR finished_at >= ?1)",
	} {
		want, err := one[[2]int64](s, query, october, november)
		require.NoError(t, err)
		if id == "766/2.1" { // who was in time takes the library to say
			want[0] = published[id][0]
		}
		assert.Equal(t, want, published[id], id)
		assert.Positive(t, want[1])
	}
	assert.Equal(t, [2]int64{19, 20}, published["766/1.2"], "as it was entered")
}

// What -check prints, by hand. 27 November 2026 is a Friday; weekly rest and 1 January are
// off; the story's notice swaps Thursday 31 December with Saturday 9 January.
func TestStoryByHand(t *testing.T) {
	var out strings.Builder
	story(&out, begin)
	for _, says := range []struct{ heading, text string }{
		// 3 working days from Friday: 30 November, 1 and 2 December.
		{"1. ", `promisedOn: 2026-12-02`},
		// It stood still from that Friday to 2 December, which is the first day then.
		{"1. ", `standing.due: {"at":"2026-12-04","state":"official"}`},
		// Paid on the Monday after that Friday, at ten.
		{"1. ", `"askedAt":"2026-11-27T10:00:00+07:00","cameAt":"2026-11-30T10:00:00+07:00"`},
		// 3 more from Friday 4 December: 7, 8 and 9.
		{"2. ", `standing.promised: 2026-12-09`},
		// 3 + 16 + 3 working days from Wednesday 2 December: 3 to 4 (2), 7 to 11 (7), 14 to 18
		// (12), 21 to 25 (17), 28 to 31 (21), 4 January.
		{"3. ", `promisedOn: 2027-01-04`},
		// Handed over on the 3rd, it ends a day later, and with 31 December off another.
		{"3. ", `standing.due: {"at":"2027-01-05","state":"official"}`},
		{"4. ", `day: 2027-01-06`},
		// 10 working days from Monday 23 June 2025: 24 to 27 (4), 30 to 4 July (9), 7 July. June
		// has it at the commune that ended, July at the one that took its place.
		{"3. ", `hẹn trả 7/7/2025`},
		{"3. ", `["Ủy ban nhân dân phường Ví Dụ 1","0","1","0","0","0","0","0","1","0","0"]`},
		{"3. ", `["Ủy ban nhân dân phường Ví Dụ","1","0","0","1","0","0","0","0","0","0"]`},
		// 20/20 of 6, 19/20 of 4 and 18/20 of 2 points are 6 + 3.8 + 1.8, of 12 that were entered.
		{"5. ", `{"assessable":"12","id":"transparency","max":"18","score":"11.6"}`},
		// 5 working days from Friday 4 December to take it on; 15 to answer: 7 to 11 (5), 14 to
		// 18 (10), 21 to 25; the extension moves the step alone.
		{"6. ", `"due":"2026-12-11"`},
		{"6. ", `trả lời chậm nhất ngày 25/12/2026`},
		{"6. ", `"clock":"petitioner","code":"PAKN.20261204.0002","due":"2026-12-25"`},
		{"6. ", `"clock":"step","code":"PAKN.20261204.0002","due":"2027-01-15"`},
		// What was told once is not told again.
		{"7. ", `told: 0`},
	} {
		_, section, found := strings.Cut(out.String(), "\n"+says.heading)
		require.True(t, found, says.heading)
		section, _, _ = strings.Cut(section, "\n\n")
		assert.True(t, strings.Contains(section, says.text), "%s%s", says.heading, says.text)
	}

	// October's points are those of its groups. In November 18/20 of 6 points are entered,
	// which are 5.4; what is entered after the month was published changes nothing.
	hundredths := func(figure string) (n int) {
		whole, part, _ := strings.Cut(figure, ".")
		_, err := fmt.Sscan(whole+(part + "00")[:2], &n)
		require.NoError(t, err)
		return n
	}
	var scores, assessable, groups []int
	for _, line := range strings.Split(out.String(), "\n") {
		if figure, ok := strings.CutPrefix(line, "     card.score: "); ok {
			scores = append(scores, hundredths(figure))
		} else if figure, ok := strings.CutPrefix(line, "     card.assessable: "); ok {
			assessable = append(assessable, hundredths(figure))
		} else if _, figure, ok := strings.Cut(line, `","score":"`); ok && strings.Contains(line, `"assessable"`) {
			groups = append(groups, hundredths(strings.TrimSuffix(figure, `"}`)))
		}
	}
	require.Len(t, scores, 4)
	require.Len(t, groups, 6)
	assert.Equal(t, scores[0], groups[0]+groups[1]+groups[2]+groups[3]+groups[4]+groups[5])
	assert.Equal(t, []int{540, 0}, []int{scores[2] - scores[1], scores[3] - scores[2]})
	assert.Equal(t, []int{8000, 6800, 7400, 7400}, assessable, "68 points come from dossiers and petitions")
}

// A system that is told to end writes down what it counted.
func TestShutdown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mot-cua.db")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- attempt(func() { run(ctx, listener, file, begin) }) }()
	answer, err := http.Get("http://" + listener.Addr().String() + "/tra-cuu") // waits until it is up
	require.NoError(t, err)
	answer.Body.Close()
	stop()
	require.NoError(t, <-ended)
	pool := openStore(file)
	t.Cleanup(func() { pool.Close() })
	kept, err := one[snapshot](pool, "SELECT * FROM snapshots WHERE name = 'tally'")
	require.NoError(t, err)
	last, err := one[int64](pool, "SELECT MAX(version) FROM dossiers")
	require.NoError(t, err)
	assert.Equal(t, last, kept.Version)
	assert.NotEmpty(t, kept.Data)
}

// page is what a browser shows of an address.
func (c client) page(path string) string {
	answer, err := c.http.Get(c.server.URL + path)
	require.NoError(c.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(c.t, err)
	require.Equal(c.t, 200, answer.StatusCode, path)
	return string(text)
}

// A term of 8 working hours at a desk that is open from 7:00 to 11:30 and from 13:30 to
// 17:00: taken in on Friday 27 November at 10:00, it has 1.5 hours before noon, 3.5 after,
// and ends on Monday at 10:00. The hour is on the slip and on both pages. At 15:22:30 on
// Friday 3:22:30 are used. The formula of 2.1 looks at the end of the day, and the page
// says so.
func TestHours(t *testing.T) {
	now := begin
	s := inProvince(t, func() time.Time { return now })
	desk := newClient(t, s, "quay-31")
	var d struct{ Code, PromisedOn string }
	require.Equal(t, 201, desk.ask("POST", "/ho-so", "procedure=9.000205&applicant=Nguyễn Văn Mẫu", &d))
	assert.Equal(t, "2026-11-30T10:00:00+07:00", d.PromisedOn)
	for _, path := range []string{"/ho-so/" + d.Code, "/ho-so/" + d.Code + "/phieu", "/tra-cuu?ma=+" + strings.ToLower(d.Code) + "+"} {
		assert.Contains(t, desk.page(path), "10:00 30/11/2026", path)
	}
	now = time.Date(2026, 11, 27, 15, 22, 30, 0, zone)
	assert.Contains(t, desk.page("/ho-so/"+d.Code), "đã dùng 3 giờ 22 phút làm việc, còn 4 giờ 38 phút làm việc")
	now = time.Date(2026, 11, 30, 8, 0, 0, 0, zone)
	desk = newClient(t, s, "quay-31")
	text := desk.page("/ho-so/" + d.Code)
	assert.Contains(t, text, "đang giải quyết quá hạn (bước 3: đang xử lý, lấy hết ngày 30/11/2026; bước 5: hẹn trả 10:00 30/11/2026)")
	assert.Contains(t, text, "Công thức này xét đến hết ngày")

	require.Equal(t, 200, desk.ask("POST", "/ho-so/"+d.Code+"/bo-sung", "what=bản sao sổ đỏ", nil))
	for _, path := range []string{"/ho-so/" + d.Code, "/tra-cuu?ma=" + d.Code} {
		text = desk.page(path)
		assert.Contains(t, text, "Sớm nhất là ngày này", path)
		assert.Contains(t, text, "còn chờ bản sao sổ đỏ.", path)
	}
}

// What pages say beside the figures.
func TestSmallThings(t *testing.T) {
	s := inProvince(t, func() time.Time { return begin })
	leader, desk := newClient(t, s, "lanh-dao"), newClient(t, s, "quay-31")
	var shown struct{ Open int }
	require.Equal(t, 200, leader.ask("GET", "/quay", "", &shown))
	open, err := one[int](s, "SELECT COUNT(*) FROM dossiers WHERE finished_at = 0")
	require.NoError(t, err)
	assert.Equal(t, open, shown.Open, "the leader's desk has the whole province")
	assert.Positive(t, open)
	assert.NotContains(t, leader.page("/so-lieu"), "Chốt và công bố", "the month goes on")
	assert.Contains(t, leader.page("/so-lieu?ky=2026-10"), "Ghi số liệu đến sau")
	assert.Contains(t, leader.page("/diem/2026-11/H99/766/1.4"), "Chưa có số liệu")
	assert.Contains(t, desk.page("/quay"), "(1.000.000 đồng)")
	assert.Equal(t, []string{"999", "1.000", "12.345.678", "1,000"}, []string{amount("999", vi), amount("1000", vi), amount("12345678", vi), amount("1000", en)})

	var due struct {
		Due []struct{ Item struct{ Code string } }
	}
	require.Equal(t, 200, leader.ask("GET", "/phan-anh", "", &due))
	seen := map[string]bool{}
	for _, d := range due.Due {
		assert.False(t, seen[d.Item.Code], "%s stands once", d.Item.Code)
		seen[d.Item.Code] = true
	}
	assert.NotEmpty(t, seen)

	for number, want := range map[string]int{"abc": 422, "0900": 422, "0900 000 125 abc": 422, "0900 000 125": 201, "+84 900.000.125": 201, "": 201} {
		form := url.Values{"procedure": {"9.000201"}, "applicant": {"Nguyễn Văn Mẫu"}, "phone": {number}}
		assert.Equal(t, want, desk.ask("POST", "/ho-so", form.Encode(), nil), number)
	}
	var fault struct{ Error string }
	assert.Equal(t, 422, leader.ask("POST", "/thong-bao", url.Values{"notice": {`{"v":1,"notices":[{"numbr":"1"}]}`}}.Encode(), &fault))
	assert.Contains(t, fault.Error, "notices[0].numbr")
}

// The clock goes on from the last thing that was done: a pause of 10:01 stands after a
// restart at 10:00, and what comes next is not before it.
func TestRestartGoesOn(t *testing.T) {
	file, now := provinceFile(t), begin
	s := open(file, func() time.Time { return now })
	desk := newClient(t, s, "quay-31")
	var d struct{ Code string }
	require.Equal(t, 201, desk.ask("POST", "/ho-so", "procedure=9.000202&applicant=Nguyễn Văn Mẫu", &d))
	now = begin.Add(time.Minute)
	require.Equal(t, 200, desk.ask("POST", "/ho-so/"+d.Code+"/bo-sung", "what=bản sao", nil))
	require.NoError(t, s.Close())

	s = open(file, func() time.Time { return begin })
	t.Cleanup(func() { s.Close() })
	assert.Equal(t, begin.Add(time.Minute), s.now())
	desk = newClient(t, s, "quay-31")
	var shown struct {
		Standing struct{ Reading struct{ State string } }
	}
	require.Equal(t, 200, desk.ask("GET", "/ho-so/"+d.Code, "", &shown))
	assert.Equal(t, "paused", shown.Standing.Reading.State)
	assert.Equal(t, 200, desk.ask("POST", "/ho-so/"+d.Code+"/da-bo-sung", "", nil))
	for _, text := range []string{"2026-11-27", "10:00", "2026-11-27T25:00"} {
		_, err := beginning(text)
		assert.ErrorContains(t, err, "2026-11-27T10:00", text)
	}
}

// A system that was stopped counts on where it was; what changed while its snapshot
// was old is counted as well. It comes to what a count of all dossiers gives.
func TestRestart(t *testing.T) {
	file := provinceFile(t)
	now := func() time.Time { return begin }
	s := open(file, now)
	s.keepTally()
	kept, err := one[snapshot](s, "SELECT * FROM snapshots WHERE name = 'tally'")
	require.NoError(t, err)
	c := newClient(t, s, "quay-31")
	require.Equal(t, 201, c.ask("POST", "/ho-so", "procedure=9.000202&applicant=Nguyễn Văn Mẫu", nil))
	november, err := readMonth("2026-11")
	require.NoError(t, err)
	want, err := s.tally.table(s.library, november, begin, vi)
	require.NoError(t, err)
	books, err := s.books.ledger.MarshalBinary()
	require.NoError(t, err)
	require.NoError(t, s.Close()) // without a snapshot, as after a crash

	s = open(file, now)
	t.Cleanup(func() { s.Close() })
	got, err := s.tally.table(s.library, november, begin, vi)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	assert.Equal(t, kept.Version+1, s.tally.version)
	again, err := s.books.ledger.MarshalBinary()
	require.NoError(t, err)
	assert.Equal(t, books, again)

	_, err = s.Exec("DELETE FROM snapshots WHERE name = 'tally'")
	require.NoError(t, err)
	s.tally, err = newTally(s.library)
	require.NoError(t, err)
	s.restore()
	got, err = s.tally.table(s.library, november, begin, vi)
	require.NoError(t, err)
	assert.Equal(t, want, got)
}
