package web_test

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/access/roster"
	"github.com/caicach/tthc/cmd/internal/api/wire"
	"github.com/caicach/tthc/cmd/internal/casebook"
	"github.com/caicach/tthc/cmd/internal/demo"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/lite"
	"github.com/caicach/tthc/cmd/internal/web"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

// office is the pages over the demo, of somebody whose role a test chooses.
type office struct {
	*testing.T
	demo.Rooms
	server *httptest.Server
	role   string // of who asks; empty: nobody is signed in
}

func newOffice(t *testing.T) *office {
	s, err := store.OpenBy(t.Context(), t.TempDir(), lite.SQLite{Driver: "sqlite", Pragmas: []string{"synchronous(OFF)"}})
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	c := &demo.Clock{}
	l := ledger.New(ledger.Options{Plans: catalog.Plans(), Store: s, Now: c.Now})
	by, err := seal.ParseMaster(seal.NewMaster(1))
	require.NoError(t, err)
	vault, err := seal.NewVault(t.Context(), s.Seals(), by)
	require.NoError(t, err)
	o := &office{T: t, Rooms: demo.Rooms{Ledger: l, Book: casebook.Sealed(casebook.New(l), vault), Roster: roster.New(s, c.Now), Clock: c}, role: "administrator"}
	require.NoError(t, demo.Fill(t.Context(), o.Rooms))
	gate := wire.Gate{Ledger: l, Roster: o.Roster, Who: func(*http.Request) (access.Principal, error) {
		if o.role == "" {
			return access.Principal{}, nil
		}
		g, err := access.ParseGrant(o.role)
		return access.Principal{ID: "person:demo-1", Name: "Nguyễn Văn A", Kind: access.KindPerson, Grants: []access.Grant{g}}, err
	}}
	o.server = httptest.NewServer(web.Behind(gate, o.Book, nil, slog.New(slog.DiscardHandler)))
	t.Cleanup(o.server.Close)
	return o
}

func (o *office) get(path string) string {
	o.Helper()
	answer, page := ask(o.T, "GET", o.server.URL+path, nil)
	require.Equal(o, 200, answer.StatusCode, "%s: %s", path, page)
	return page
}

func (o *office) post(status int, path string, form url.Values) string {
	o.Helper()
	answer, page := ask(o.T, "POST", o.server.URL+path, form)
	require.Equal(o, status, answer.StatusCode, "%s: %s", path, page)
	return page
}

// rows is the rows of the body of the table of an identifier.
func rows(page, table string) []string {
	_, page, _ = strings.Cut(page, `<table class="list" id="`+table+`"`)
	page, _, _ = strings.Cut(page, "</table>")
	_, page, _ = strings.Cut(page, "<tbody>")
	return strings.Split(page, "<tr")[1:]
}

// row is the only row of a table that has some words.
func row(t *testing.T, page, table, words string) (found string) {
	t.Helper()
	for _, one := range rows(page, table) {
		if strings.Contains(one, words) {
			require.Empty(t, found, "%s twice", words)
			found = one
		}
	}
	require.NotEmpty(t, found, "%s: %s", words, page)
	return found
}

var (
	idOf     = regexp.MustCompile(`name="id" value="([^"]+)"`)
	secretOf = regexp.MustCompile(`id="secret">([^<]+)<`)
)

// found is what the first group of a pattern is in a text.
func found(t *testing.T, p *regexp.Regexp, text string) string {
	t.Helper()
	m := p.FindStringSubmatch(text)
	require.NotNil(t, m, "%s: %s", p, text)
	return m[1]
}

// The pages of the administration, on the province of the demo: each is filled, each of
// its forms does what it says, and what is refused says why.
func TestTheAdministration(t *testing.T) {
	o := newOffice(t)
	t.Run("who may", func(t *testing.T) { o.T = t; o.guarded() })
	t.Run("reconcile", func(t *testing.T) { o.T = t; o.reconcile() })
	t.Run("trail", func(t *testing.T) { o.T = t; o.trail() })
	t.Run("people", func(t *testing.T) { o.T = t; o.people() })
	t.Run("tokens", func(t *testing.T) { o.T = t; o.tokens() })
	t.Run("systems", func(t *testing.T) { o.T = t; o.systems() })
	t.Run("calendars", func(t *testing.T) { o.T = t; o.calendars() })
	t.Run("notices", func(t *testing.T) { o.T = t; o.notices() })
	t.Run("bodies", func(t *testing.T) { o.T = t; o.bodies() })
}

// Each page is open to the roles of the table, and says which role it takes to whoever
// has none of them; what comes from another site does nothing.
func (o *office) guarded() {
	defer func() { o.role = "administrator" }()
	for path, may := range map[string]map[string]int{
		"/office":                         {"": 401, "read": 200, "administrator": 200},
		"/office/people":                  {"": 401, "read": 403, "leader": 403, "administrator@H99": 403, "auditor": 200, "administrator": 200},
		"/office/person?id=person:demo-1": {"read": 403, "auditor": 200, "administrator": 200},
		"/office/tokens":                  {"": 401, "leader": 403, "auditor": 200, "administrator": 200},
		"/office/systems":                 {"": 401, "leader": 403, "auditor": 200, "administrator": 200},
		"/office/calendars":               {"": 401, "read": 403, "progress@H99.02": 403, "leader@H99": 200, "auditor": 200, "administrator": 200},
		"/office/notices":                 {"": 401, "read": 200, "administrator": 200},
		"/office/bodies":                  {"": 401, "read": 200, "administrator": 200},
		"/office/trail":                   {"": 401, "read": 403, "administrator": 403, "auditor": 200},
		"/office/calendars?body=H99.02":   {"leader@H99": 200, "leader@H26": 403},
	} {
		for role, want := range may {
			o.role = role
			answer, page := ask(o.T, "GET", o.server.URL+path, nil)
			assert.Equal(o, want, answer.StatusCode, "%s by %q", path, role)
			assert.Equal(o, role == "administrator" || role == "auditor" || strings.HasPrefix(role, "leader") || role == "administrator@H99", strings.Contains(page, `href="/office"`), "%s by %q: the link in the navigation", path, role)
			if want == 403 {
				assert.Contains(o, page, "cần một trong các vai trò: ", path)
			}
		}
	}
	o.role = "auditor"
	for _, path := range []string{"/office/people", "/office/person?id=person:demo-1", "/office/tokens", "/office/systems", "/office/calendars", "/office/notices", "/office/bodies"} {
		assert.NotContains(o, o.get(path), `<form id="`, "%s: who only looks is shown no form", path)
	}
	for _, role := range []string{"auditor", "leader", "administrator@H99"} {
		o.role = role
		for _, path := range []string{"/office/person", "/office/person/sign-out", "/office/sign-out", "/office/tokens", "/office/tokens/revoke", "/office/tokens/sign-out", "/office/systems", "/office/system/repeat", "/office/system/rotate", "/office/system/end", "/office/notices", "/office/notices/accept", "/office/notices/report", "/office/bodies/report", "/office/bodies/file", "/office/bodies/amend", "/office/bodies/accept"} {
			assert.Contains(o, o.post(403, path, url.Values{"id": {"person:demo-1"}}), "cần một trong các vai trò: quản trị", path)
		}
	}
	o.role = "administrator"
	end, err := o.Ledger.Store().End(o.Context())
	require.NoError(o, err)
	for path, form := range map[string]url.Values{
		"/office/person":          {"id": {"person:demo-9"}, "role": {"administrator"}},
		"/office/person/sign-out": {"id": {"person:demo-9"}}, "/office/sign-out": {}, "/office/tokens": {"name": {"X"}, "role": {"read"}},
		"/office/systems": {"name": {"X"}, "address": {"https://x.invalid/"}, "subject": {"plan"}}, "/office/calendars": {"name": {"X"}, "body": {"H99.02"}},
	} {
		answer, page := ask(o.T, "POST", o.server.URL+path, form, "Sec-Fetch-Site", "cross-site")
		assert.Equal(o, 403, answer.StatusCode, path)
		assert.Contains(o, page, "đến từ một trang khác")
		answer, _ = ask(o.T, "DELETE", o.server.URL+path, nil)
		assert.Equal(o, 405, answer.StatusCode, path)
	}
	now, err := o.Ledger.Store().End(o.Context())
	require.NoError(o, err)
	assert.Equal(o, end, now, "nothing was recorded")
}

// Ngô Văn K has no role at the beginning (person:demo-9).
func (o *office) people() {
	page := o.get("/office/people")
	assert.Len(o, rows(page, "people"), 9)
	assert.Contains(o, row(o.T, page, "people", "Lê Văn C"), "báo cáo tiến độ (Sở Tư pháp tỉnh Ví Dụ)")
	assert.Contains(o, row(o.T, page, "people", "Ngô Văn K"), "chưa được giao vai trò")

	of := url.Values{"id": {"person:demo-9"}}
	with := func(pairs ...string) url.Values {
		form := url.Values{"id": of["id"]}
		for i := 0; i < len(pairs); i += 2 {
			form.Add(pairs[i], pairs[i+1])
		}
		return form
	}
	page = o.post(200, "/office/person", with("role", "progress", "body", "Sở Tư pháp tỉnh Ví Dụ"))
	assert.Contains(o, page, "Đã giao vai trò.")
	o.post(200, "/office/person", with("role", "read", "body", ""))
	person, err := o.Roster.Person(o.Context(), "person:demo-9")
	require.NoError(o, err)
	assert.Equal(o, "[progress@H99.02 read]", fmt.Sprint(person.Grants))
	page = o.post(200, "/office/person", with("do", "taken", "grant", "progress@H99.02"))
	assert.Contains(o, page, "Đã thu hồi vai trò.")
	assert.Len(o, rows(page, "grants"), 1)
	assert.Contains(o, rows(page, "grants")[0], "mọi cơ quan")
	assert.Contains(o, o.post(200, "/office/person", with("do", "alone", "alone", "1")), `name="alone" value="1" checked`)
	person, err = o.Roster.Person(o.Context(), "person:demo-9")
	require.NoError(o, err)
	assert.Equal(o, "[read] true", fmt.Sprint(person.Grants, person.Alone))

	page = o.post(404, "/office/person", with("role", "progress", "body", "Bộ Phép thuật"))
	assert.Contains(o, page, `role="alert"`)
	assert.Contains(o, page, `value="Bộ Phép thuật"`, "what was written is still there")
	assert.Contains(o, o.post(400, "/office/person", with("role", "")), "chưa chọn vai trò")
	page = o.post(404, "/office/person", url.Values{"id": {"person:none"}, "role": {"read"}})
	assert.NotContains(o, page, "tthc person", "no command stands in a message")

	before, err := o.Roster.Version(o.Context())
	require.NoError(o, err)
	assert.Contains(o, o.post(200, "/office/person/sign-out", of), "Đã kết thúc các phiên")
	gone, err := o.Roster.Ended(o.Context(), "person:demo-9", before)
	require.NoError(o, err)
	assert.True(o, gone)
	stays, err := o.Roster.Ended(o.Context(), "person:demo-8", before)
	require.NoError(o, err)
	assert.False(o, stays)
	assert.Contains(o, o.post(200, "/office/sign-out", url.Values{}), "Đã kết thúc các phiên")
	gone, err = o.Roster.Ended(o.Context(), "person:demo-8", before)
	require.NoError(o, err)
	assert.True(o, gone)
	assert.Contains(o, o.get("/office/people?lang=en"), "People and roles")
}

// The demo has four tokens, of which one was taken back.
func (o *office) tokens() {
	page := o.get("/office/tokens")
	assert.Len(o, rows(page, "tokens"), 4)
	assert.Contains(o, row(o.T, page, "tokens", "Hệ thống cũ (mẫu)"), "đã thu hồi")
	assert.Contains(o, row(o.T, page, "tokens", "Hệ thống một cửa tỉnh Ví Dụ"), "31/12/2027")
	assert.Contains(o, o.post(400, "/office/tokens", url.Values{"name": {" "}, "role": {"read"}}), "Tên: thiếu")
	page = o.post(400, "/office/tokens", url.Values{"name": {"Hệ thống thử"}, "until": {"2026-11-26"}, "role": {"read"}})
	assert.Regexp(o, "Dùng đến hết ngày: ngày .*2026-11-26.* đã qua", page)
	assert.Contains(o, page, `value="Hệ thống thử"`)
	assert.Contains(o, o.post(400, "/office/tokens", url.Values{"name": {"X"}}), "Vai trò: thiếu")
	o.post(404, "/office/tokens", url.Values{"name": {"X"}, "role": {"read"}, "body": {"Bộ Phép thuật"}})

	page = o.post(201, "/office/tokens", url.Values{"name": {"Hệ thống thử"}, "until": {"2026-12-31"}, "role": {"read", "progress"}, "body": {"H99.02"}})
	secret := found(o.T, secretOf, page)
	who, err := o.Roster.Bearer(o.Context(), secret)
	require.NoError(o, err)
	assert.Equal(o, "Hệ thống thử [read@H99.02 progress@H99.02]", fmt.Sprint(who.Name, " ", who.Grants))
	for _, path := range []string{"/office/tokens", "/office/tokens?done=revoked"} {
		assert.NotContains(o, o.get(path), secret, "it is shown once")
	}
	line := row(o.T, o.get("/office/tokens"), "tokens", "Hệ thống thử")
	assert.Contains(o, line, "31/12/2026")
	assert.Contains(o, line, "đang dùng")
	assert.Contains(o, line, "Nguyễn Văn A")
	of := url.Values{"id": {found(o.T, idOf, line)}}
	assert.Contains(o, o.post(200, "/office/tokens/sign-out", of), "Đã kết thúc các phiên")
	page = o.post(200, "/office/tokens/revoke", of)
	assert.Contains(o, row(o.T, page, "tokens", "Hệ thống thử"), "đã thu hồi")
	who, err = o.Roster.Bearer(o.Context(), secret)
	require.NoError(o, err)
	assert.True(o, who.IsZero())
	page = o.post(404, "/office/tokens/revoke", url.Values{"id": {"none"}})
	assert.Contains(o, page, "không có mã truy cập này")
	assert.NotContains(o, page, "tthc token")
}

// Three systems are told of something: two are not there, and one has ended.
func (o *office) systems() {
	page := o.get("/office/systems")
	assert.Len(o, rows(page, "systems"), 3)
	assert.Contains(o, row(o.T, page, "systems", "Hệ thống cũ (mẫu)"), "đã kết thúc")
	line := row(o.T, page, "systems", "Hệ thống báo cáo (mẫu)")
	assert.Regexp(o, "<b[^>]*>[1-9][0-9]* tin chưa gửi được</b>", line)
	assert.Contains(o, line, "https://bao-cao.invalid/tthc")
	one := found(o.T, regexp.MustCompile(`href="(/office/system\?[^"]+)"`), line)
	page = o.get(one)
	failed := rows(page, "failures")
	require.NotEmpty(o, failed)
	assert.Contains(o, page, "no such host: https://bao-cao.invalid/tthc")
	assert.Contains(o, page, "đã thôi gửi")
	id := found(o.T, idOf, page)
	of := url.Values{"id": {id}}
	subject := found(o.T, regexp.MustCompile(`name="subject" value="([^"]+)"`), failed[0])
	assert.Contains(o, o.post(400, "/office/system/repeat", url.Values{"id": {id}, "subject": {"none"}}), "không có tin này")
	page = o.post(200, "/office/system/repeat", url.Values{"id": {id}, "subject": {subject}})
	assert.Contains(o, page, "Sẽ gửi lại ngay.")
	assert.Len(o, rows(page, "failures"), len(failed)-1)
	assert.Contains(o, o.post(200, "/office/system/repeat", of), "Không có.")

	page = o.post(200, "/office/system/rotate", of)
	secret := found(o.T, secretOf, page)
	assert.Regexp(o, "^whsec_", secret)
	assert.NotContains(o, o.get(one), secret, "it is shown once")
	assert.Contains(o, o.get(one), "Đổi khóa ký")

	assert.Contains(o, o.post(400, "/office/systems", url.Values{"name": {"X"}, "address": {"ftp://x"}, "subject": {"plan"}}), `value="ftp://x"`)
	assert.Contains(o, o.post(400, "/office/systems", url.Values{"name": {"X"}, "address": {"https://x.invalid/"}}), "Loại tin: thiếu")
	page = o.post(201, "/office/systems", url.Values{"name": {"Hệ thống thử"}, "address": {"https://thu.invalid/"}, "subject": {"notice"}, "bodies": {"Sở Tư pháp tỉnh Ví Dụ\r\n"}})
	secret = found(o.T, secretOf, page)
	page = o.get("/office/systems")
	assert.NotContains(o, page, secret, "it is shown once")
	line = row(o.T, page, "systems", "Hệ thống thử")
	assert.Contains(o, line, "Sở Tư pháp tỉnh Ví Dụ")
	assert.Contains(o, line, "nhận đủ")
	page = o.post(200, "/office/system/end", of)
	assert.Contains(o, page, "Đã kết thúc")
	assert.Contains(o, row(o.T, page, "systems", "Hệ thống báo cáo (mẫu)"), "đã kết thúc")
	o.post(404, "/office/system/rotate", of)
}

// The department of justice (H99.02) has an address that holds, and one that was taken back.
func (o *office) calendars() {
	page := o.get("/office/calendars")
	assert.Len(o, rows(page, "calendars"), 2)
	assert.Contains(o, row(o.T, page, "calendars", "Lịch cũ (mẫu)"), "đã thu hồi")
	o.role = "leader@H26"
	assert.Contains(o, o.get("/office/calendars"), "Chưa có địa chỉ nào.", "of other bodies nobody is shown any")
	id := found(o.T, idOf, row(o.T, page, "calendars", "Lịch của Sở Tư pháp (mẫu)"))
	o.post(403, "/office/calendars/revoke", url.Values{"id": {id}})
	o.post(403, "/office/calendars", url.Values{"name": {"X"}, "body": {"Sở Tư pháp tỉnh Ví Dụ"}})
	o.role = "leader@H99"
	assert.Contains(o, o.post(400, "/office/calendars", url.Values{"name": {"X"}}), "Cơ quan: thiếu")
	page = o.post(201, "/office/calendars", url.Values{"name": {"Lịch của tôi"}, "body": {"Sở Tư pháp tỉnh Ví Dụ"}})
	secret := found(o.T, secretOf, page)
	assert.Regexp(o, `^http://127\.0\.0\.1:[0-9]+/api/v1/public/duty-calendars/tthccal_.*\.ics$`, secret)
	page = o.get("/office/calendars?body=H99.02")
	assert.NotContains(o, page, "tthccal_", "it is shown once")
	id = found(o.T, idOf, row(o.T, page, "calendars", "Lịch của tôi"))
	page = o.post(200, "/office/calendars/revoke", url.Values{"id": {id}})
	assert.Contains(o, row(o.T, page, "calendars", "Lịch của tôi"), "đã thu hồi")
	o.post(404, "/office/calendars/revoke", url.Values{"id": {"none"}})
	o.role = "administrator"
}

var (
	seenOf = regexp.MustCompile(`name="seen" value="([^"]+)"`)
	dataOf = regexp.MustCompile(`name="data" value="([^"]+)"`)
)

// accepted is the hidden fields of the form by which a change is accepted.
func (o *office) accepted(page string) url.Values {
	return url.Values{"data": {html.UnescapeString(found(o.T, dataOf, page))}, "seen": {found(o.T, seenOf, page)}}
}

// A swap of Thursday, 24 December 2026, with Saturday, 26 December: it is shown what moves,
// nothing is recorded until it is accepted, and what is no swap is refused.
func (o *office) notices() {
	page := o.get("/office/notices")
	assert.Contains(o, row(o.T, page, "notices", "99/TB-VIDU"), "31/12/2026")
	before := len(rows(page, "notices"))
	notice := url.Values{"number": {"98/TB-VIDU"}, "issuer": {"Thông báo giả định"}, "issued": {"2026-11-27"}, "day": {"2026-12-24", "2026-12-26", ""}, "kind": {"swap-off", "swap-working", "statutory"}, "for": {"2026-12-26", "2026-12-24", ""}, "reason": {"nghỉ hoán đổi", "làm bù", ""}}
	page = o.post(200, "/office/notices", notice)
	assert.Regexp(o, `<b>2</b>\s*ngày đổi loại`, page)
	form := o.accepted(page)
	v, err := o.Ledger.At(o.Context())
	require.NoError(o, err)
	assert.True(o, v.Calendar().IsWorkingDay(formDay("2026-12-24")), "nothing was recorded")
	assert.Len(o, rows(o.get("/office/notices"), "notices"), before)

	assert.True(o, strings.HasPrefix(o.post(200, "/office/notices/report", form), "PK"), "a workbook, to be signed")
	o.post(400, "/office/notices/report", url.Values{"data": {"{}"}})
	assert.Contains(o, o.post(409, "/office/notices/accept", url.Values{"data": form["data"], "seen": {"other"}}), "Từ lúc xem đến nay đã có thay đổi")
	assert.Len(o, rows(o.get("/office/notices"), "notices"), before)
	page = o.post(200, "/office/notices/accept", form)
	assert.Contains(o, page, "Đã chấp nhận.")
	assert.Len(o, rows(page, "notices"), before+1)
	v, err = o.Ledger.At(o.Context())
	require.NoError(o, err)
	assert.False(o, v.Calendar().IsWorkingDay(formDay("2026-12-24")))
	assert.True(o, v.Calendar().IsWorkingDay(formDay("2026-12-26")))
	assert.Contains(o, o.post(200, "/office/notices", notice), "Đã có rồi")

	notice.Set("number", "97/TB-VIDU")
	notice.Set("issued", "")
	page = o.post(400, "/office/notices", notice)
	assert.Contains(o, page, `role="alert"`)
	assert.Contains(o, page, `value="97/TB-VIDU"`, "what was written is still there")
	o.post(400, "/office/notices", url.Values{"number": {"96/TB-VIDU"}, "issued": {"2026-11-27"}})
	o.post(400, "/office/notices/accept", url.Values{"data": {"{}"}})
}

func formDay(text string) form.Day { return form.MustParseDay(text) }

// The communes of the demo are found by their names, and one gets another name.
func (o *office) bodies() {
	page := o.get("/office/bodies")
	assert.NotEmpty(o, rows(page, "bodies"))
	page = o.get("/office/bodies?" + url.Values{"q": {"so tu phap tinh vi du"}}.Encode())
	assert.Contains(o, page, "Sở Tư pháp tỉnh Ví Dụ")
	page = o.get("/office/bodies?q=H99")
	assert.Contains(o, page, `<section class="card" id="one"><h2>Ủy ban nhân dân tỉnh Ví Dụ</h2>`)
	assert.Contains(o, row(o.T, page, "bodies", "Sở Tư pháp tỉnh Ví Dụ"), "H99.02")
	assert.Contains(o, o.get("/office/bodies?q=xyzzy"), "Không tìm thấy.")

	amend := url.Values{"body": {"H99.02"}, "change": {"rename"}, "on": {"2026-11-27"}, "name": {"Sở Tư pháp Mẫu tỉnh Ví Dụ"}, "source": {"NQ 2"}}
	page = o.post(200, "/office/bodies/amend", amend)
	assert.NotContains(o, o.get("/office/bodies?q=H99.02"), "Sở Tư pháp Mẫu", "nothing was recorded")
	assert.Contains(o, o.post(200, "/office/bodies/accept", o.accepted(page)), "Đã chấp nhận.")
	assert.Contains(o, o.get("/office/bodies?q=H99.02"), "<h2>Sở Tư pháp Mẫu tỉnh Ví Dụ</h2>")
	o.post(404, "/office/bodies/amend", url.Values{"body": {"Bộ Phép thuật"}, "change": {"rename"}, "on": {"2026-11-27"}})
	o.post(400, "/office/bodies/amend", url.Values{"body": {"H99.02"}, "change": {"rename"}, "on": {""}})
	o.post(400, "/office/bodies/amend", url.Values{"body": {"H99.02"}, "change": {"magic"}, "on": {"2026-11-27"}})

	send := func(status int, name, text string) string {
		answer, page := uploadTo(o.T, o.server.URL+"/office/bodies/file", name, []byte(text), map[string]string{"source": "NQ 1"})
		require.Equal(o, status, answer.StatusCode, page)
		return page
	}
	assert.Contains(o, send(400, "", ""), "chưa chọn tệp")
	assert.Contains(o, send(400, "xa.csv", "a,b\n1,2\n"), `role="alert"`)
	assert.Contains(o, send(400, province.UnitsAfter, string(province.File(province.UnitsAfter))), "H99.41", "those units are there already")
	page = send(200, "xa.csv", "id,code,name,type,class,parent,since,resolution\nH99.90,99190,Mẫu Mới,Xã,,H99,2026-11-27,Nghị quyết ví dụ\n")
	assert.Regexp(o, `<b>1</b>\s*cơ quan mới`, page)
	assert.Contains(o, o.get("/office/bodies?q=H99.90"), "Không tìm thấy.", "nothing was recorded")
	o.post(200, "/office/bodies/accept", o.accepted(page))
	assert.Contains(o, o.get("/office/bodies?q=H99.90"), `id="one"`)
}

// The first fact of a demo says that it is one. Its trail is whole, and found by day,
// person and kind.
func (o *office) trail() {
	o.role = "auditor"
	defer func() { o.role = "administrator" }()
	page := o.get("/office/trail")
	first := rows(page, "trail")
	require.Len(o, first, 100)
	assert.NotContains(o, strings.Join(first, ""), "bản dùng thử", "what was recorded first stands last")
	assert.NotContains(o, page, "roster")
	assert.Contains(o, page, "Chưa ký lần nào.")
	next := html.UnescapeString(found(o.T, regexp.MustCompile(`rel="next" href="([^"]+)"`), page))
	second := rows(o.get(next), "trail")
	require.NotEmpty(o, second)
	assert.NotContains(o, second, first[0])
	assert.Contains(o, strings.Join(rows(o.get("/office/trail?after=2"), "trail"), ""), "bản dùng thử")
	day, who := "2024-12-02", "person:demo-9"
	for _, line := range rows(o.get("/office/trail?"+url.Values{"day": {day}, "kind": {"access"}}.Encode()), "trail") {
		assert.Contains(o, line, "2/12/2024")
		assert.Contains(o, line, "người dùng và mã truy cập")
	}
	assert.Empty(o, rows(o.get("/office/trail?"+url.Values{"who": {who}}.Encode()), "trail"), "who did nothing")
	for _, wrong := range []string{"day=2024-02-30", "after=x", "after=-1"} {
		answer, _ := ask(o.T, "GET", o.server.URL+"/office/trail?"+wrong, nil)
		assert.Equal(o, 400, answer.StatusCode, wrong)
	}
	assert.Contains(o, o.post(200, "/office/trail/verify", url.Values{}), "Nhật ký nguyên vẹn: mọi dòng đều khớp.")
	o.role = "administrator"
	assert.Contains(o, o.post(403, "/office/trail/verify", url.Values{}), "cần một trong các vai trò: kiểm tra")
}
