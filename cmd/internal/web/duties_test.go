package web_test

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

var dutyRow = regexp.MustCompile(`<tr data-id="([^"]+)" data-status="([^"]+)">`)

// duties is the rows of a page, by their statuses.
func duties(page string) map[string]int {
	count := map[string]int{}
	for _, m := range dutyRow.FindAllStringSubmatch(page, -1) {
		count[m[2]]++
	}
	return count
}

// A body's page has what the plans say it owes, classes of which it is a member
// included, for every ministry and province.
func TestABodyFindsAllItsDuties(t *testing.T) {
	s := serve(t)
	asOf := form.MustParseDay("2025-06-25")
	registry := body.Vietnam()
	n := 0
	for _, b := range registry.Members(body.ClassesOf(body.Ministry, body.ProvincialCommittee), asOf) {
		want := map[string]int{}
		for _, p := range catalog.Plans() {
			for row := range p.Due(nil, plan.DueQuery{AsOf: asOf, ObligationQuery: plan.ObligationQuery{Bodies: registry, Expand: true, Only: b.ID()}}) {
				want[string(row.Status)]++
			}
		}
		_, page := ask(t, "GET", s.URL+"/?"+url.Values{"body": {b.ID().String()}}.Encode(), nil)
		assert.Equal(t, want, duties(page), b.ID())
		n += len(want)
	}
	assert.Greater(t, n, 90)
}

// A body is found by its name, short name, former name and identifier; what has
// ended says who goes on, and what is no name says so.
func TestABodyIsFoundByWhatPeopleCallIt(t *testing.T) {
	s := serve(t)
	seek := func(words string) (int, string) {
		answer, page := ask(t, "GET", s.URL+"/?"+url.Values{"body": {words}}.Encode(), nil)
		return answer.StatusCode, page
	}
	for _, words := range []string{"Văn phòng Chính phủ", "VPCP", "văn phòng chính phủ", "G22", "van phong chinh phu"} {
		_, page := seek(words)
		assert.Contains(t, page, "<h1>Văn phòng Chính phủ</h1>", words)
	}
	// Resolution 176/2025/QH15: it went into the Ministry of Science and Technology.
	for _, words := range []string{"Bộ Thông tin và Truyền thông", "G14"} {
		status, page := seek(words)
		assert.Equal(t, 200, status)
		assert.Contains(t, page, "Có thể là:")
		assert.Contains(t, page, "176/2025/QH15")
		assert.Contains(t, page, `href="/?body=G06"`)
	}
	status, page := seek("Bộ Tư pháo")
	assert.Equal(t, 200, status)
	assert.Contains(t, page, `href="/?body=G15"`, "one letter is wrong")
	_, page = seek("zzzzqqq")
	assert.Contains(t, page, "Không có cơ quan nào tên như vậy")
}

// The body is chosen once. What was recorded since the last look is told at the
// next, and not what was there before.
func TestTheBodyIsChosenOnce(t *testing.T) {
	s := serve(t)
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	client := &http.Client{Jar: jar}
	get := func(path string) string {
		answer, err := client.Get(s.URL + path)
		require.NoError(t, err)
		return read(t, answer)
	}
	post := func(path string, form url.Values) (int, string) {
		answer, err := client.PostForm(s.URL+path, form)
		require.NoError(t, err)
		status := answer.StatusCode
		return status, read(t, answer)
	}
	assert.Contains(t, get("/"), `name="body"`)
	status, page := post("/body", url.Values{"body": {"H26"}})
	assert.Equal(t, 200, status)
	assert.Contains(t, page, "<h1>Ủy ban nhân dân thành phố Hà Nội</h1>")
	assert.Contains(t, get("/"), "<h1>Ủy ban nhân dân thành phố Hà Nội</h1>")
	assert.Contains(t, get("/?body=G15"), "<h1>Bộ Tư pháp</h1>", "another may be looked at")
	assert.Contains(t, get("/"), "<h1>Ủy ban nhân dân thành phố Hà Nội</h1>", "and the choice stays")

	status, _ = post("/body", url.Values{"body": {"<script>"}})
	assert.Equal(t, 400, status)
	status, _ = post("/body", url.Values{"body": {"H99"}})
	assert.Equal(t, 404, status)
	_, page = post("/body", url.Values{})
	assert.Contains(t, page, "<h1>Các kế hoạch</h1>", "forgotten")
}

// What a page of a plan shows can be taken along, in each form, as it is filtered.
func TestAPlanIsTakenAlong(t *testing.T) {
	s := serve(t)
	q := url.Values{"plan": {"16/QĐ-TCTCCTTHC"}, "asOf": {"2024-06-25"}, "status": {"open-overdue"}}
	_, page := ask(t, "GET", s.URL+"/plan?"+q.Encode(), nil)
	shown := duties(page)
	require.Len(t, shown, 1)
	q.Set("format", "csv")
	answer, text := ask(t, "GET", s.URL+"/plan/export?"+q.Encode(), nil)
	require.Equal(t, 200, answer.StatusCode)
	assert.Contains(t, answer.Header.Get("Content-Disposition"), "attachment; ")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	require.NoError(t, err)
	assert.Len(t, rows, shown["open-overdue"]+1)
	q.Set("format", "ics")
	_, text = ask(t, "GET", s.URL+"/plan/export?"+q.Encode(), nil)
	assert.Equal(t, shown["open-overdue"], strings.Count(text, "BEGIN:VEVENT"))
	q.Set("format", "xlsx")
	_, text = ask(t, "GET", s.URL+"/plan/export?"+q.Encode(), nil)
	assert.True(t, strings.HasPrefix(text, "PK"))
	for field, wrong := range map[string]string{"format": "doc", "status": "late", "by": "x", "from": "2024-02-30", "plan": "1"} {
		bad := url.Values{}
		for k, v := range q {
			bad[k] = v
		}
		bad.Set(field, wrong)
		answer, _ = ask(t, "GET", s.URL+"/plan/export?"+bad.Encode(), nil)
		assert.Contains(t, []int{400, 404}, answer.StatusCode, field)
	}
}

// However the rows of a plan are put together, each is there once; the picture and
// the table behind it count what has a due day.
func TestTheRowsOfAPlanArePutTogether(t *testing.T) {
	s := serve(t)
	p, _ := catalog.Plan("240/QĐ-TTg")
	all, dated := 0, 0
	for row := range p.Due(nil, plan.DueQuery{AsOf: form.MustParseDay("2025-06-25")}) {
		if all++; !row.Due.IsZero() {
			dated++
		}
	}
	groups := map[string]int{}
	for _, by := range []string{"task", "body", "status", "month"} {
		_, page := ask(t, "GET", s.URL+"/plan?"+url.Values{"plan": {p.Number}, "by": {by}}.Encode(), nil)
		n := 0
		for _, k := range duties(page) {
			n += k
		}
		assert.Equal(t, all, n, by)
		groups[by] = strings.Count(page, `<details class="group"`)
		_, figures, _ := strings.Cut(page, `<table class="figures">`)
		figures, _, _ = strings.Cut(figures, "</table>")
		sum := 0
		for _, m := range regexp.MustCompile(`<td>(\d+)</td>`).FindAllStringSubmatch(figures, -1) {
			var k int
			_, err := fmt.Sscan(m[1], &k)
			require.NoError(t, err)
			sum += k
		}
		assert.Equal(t, dated, sum)
	}
	assert.Equal(t, len(p.Tasks), groups["task"])
	assert.Equal(t, 2, groups["status"], "nothing was recorded: open in time, and overdue")
	// From February to December 2025, and what has no day.
	assert.Equal(t, 12, groups["month"])
}

// The browser's language is taken until somebody chooses one.
func TestTheLanguageOfTheBrowser(t *testing.T) {
	s := serve(t)
	for accepted, want := range map[string]string{"": "vi", "vi-VN,vi;q=0.9,en;q=0.8": "vi", "en-US,en;q=0.9": "en", "fr": "vi", "en;q=0.5, vi": "vi"} {
		_, page := ask(t, "GET", s.URL+"/", nil, "Accept-Language", accepted)
		assert.Contains(t, page, `<html lang="`+want+`">`, accepted)
	}
	_, page := ask(t, "GET", s.URL+"/", nil, "Accept-Language", "en", "Cookie", "lang=vi")
	assert.Contains(t, page, `<html lang="vi">`)
}
