package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
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

func TestSystem(t *testing.T) {
	started := time.Now()
	s := open("", func() time.Time { return begin })
	t.Cleanup(func() { s.Close() })
	t.Log("the year is filled in within", time.Since(started))

	t.Run("who may do what", func(t *testing.T) {
		nobody, desk, officer := newClient(t, s, ""), newClient(t, s, "quay-31"), newClient(t, s, "chuyen-vien-06")
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
		} {
			assert.Equal(t, c.want, c.who.ask(c.method, c.path, c.form, nil, c.headers...), "%s %s %s", c.method, c.path, c.form)
		}
		require.Equal(t, 303, desk.ask("POST", "/dang-xuat", "", nil, "Accept", "text/html"))
		assert.Equal(t, 401, desk.ask("GET", "/quay", "", nil), "a session ends on the server")
	})

	// The figures of the register, and the dossiers and petitions asked one by one,
	// are two ways to the same numbers.
	t.Run("the dossiers behind the points add up to them", func(t *testing.T) {
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
			assessed := 0
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
				assert.Equal(t, []int64{item.Numerator, item.Denominator}, []int64{behind.Figure.Counted, behind.Figure.OutOf}, "%s %s", unit, item.ID)
			}
			assert.GreaterOrEqual(t, assessed, 8, unit)
		}
	})

	t.Run("a text is published as a person left it", func(t *testing.T) {
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
	})

	t.Run("a notice is taken once and moves what is open", func(t *testing.T) {
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
	})
}

// A system that was stopped counts on where it was; what changed while its snapshot
// was old is counted as well. It comes to what a count of all dossiers gives.
func TestRestart(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mot-cua.db")
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
