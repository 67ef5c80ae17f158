package web_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// 2026 has 261 days from Monday to Friday. Off on such days are 1 January, the 2nd
// (swapped), 16 to 20 February, 27 April (for Sunday the 26th), 30 April, 1 May, 31
// August (swapped), 1 and 2 September and 24 November, 14 in all; worked instead are
// the Saturdays of 10 January and 22 August.
func TestAYearAtAGlance(t *testing.T) {
	s := serve(t)
	_, page := ask(t, "GET", s.URL+"/calendar?year=2026", nil)
	assert.Contains(t, page, "Dữ liệu biết đến ngày: lịch 2/10/2026, cơ quan 21/11/2026", "letter 10065/VPCP-KGVX is of that day")
	assert.Contains(t, page, "249 ngày làm việc")
	days := map[string]int{}
	for _, m := range regexp.MustCompile(`<td class="([a-z-]+)`).FindAllStringSubmatch(page, -1) {
		days[m[1]]++
	}
	// 104 Saturdays and Sundays: two are worked, and 26 April is a holiday.
	assert.Equal(t, map[string]int{"working": 247, "weekly-rest": 101, "statutory": 12, "make-up": 1, "swap-off": 2, "swap-working": 2}, days)
	assert.Contains(t, page, `title="thứ Hai 27/4/2026: nghỉ bù`)
	for _, year := range []string{"1999", "x", "-1", "99999999999999999999"} {
		answer, text := ask(t, "GET", s.URL+"/calendar?"+url.Values{"year": {year}}.Encode(), nil)
		assert.Equal(t, 400, answer.StatusCode)
		assert.Contains(t, text, "không phải là năm")
	}
}

// Five working days from Friday, 24 April 2026: 28, 29 April, 4, 5, 6 May.
func TestATermIsCountedOnThePage(t *testing.T) {
	s := serve(t)
	count := func(q url.Values, header ...string) (int, string) {
		answer, page := ask(t, "GET", s.URL+"/calendar?"+q.Encode(), nil, header...)
		_, said, _ := strings.Cut(page, `id="ends"`)
		if said == "" {
			said = page
		}
		return answer.StatusCode, said
	}
	_, said := count(url.Values{"from": {"2026-04-24"}, "term": {"5 ngày làm việc"}})
	assert.Contains(t, said, "Hạn: thứ Tư 6/5/2026")
	assert.Contains(t, said, "Nghỉ bù Giỗ Tổ Hùng Vương")
	assert.Contains(t, said, `href="/calendar?from=2026-04-24&amp;term=5`, "to pass on")
	_, said = count(url.Values{"from": {"2026-04-24"}, "term": {"5 wd"}}, "Accept-Language", "en")
	assert.Contains(t, said, "Due: Wednesday 2026-05-06")
	_, said = count(url.Values{"from": {"2026-04-24"}, "at": {"15:40"}, "cutOff": {"15:00"}, "term": {"1 ngày làm việc"}})
	assert.Contains(t, said, "Hạn: thứ Tư 29/4/2026", "received on Tuesday the 28th")
	for name, q := range map[string]url.Values{"no term": {"from": {"2026-04-24"}}, "no day": {"term": {"5wd"}}, "no such day": {"from": {"2026-02-30"}, "term": {"5wd"}},
		"no such term": {"from": {"2026-04-24"}, "term": {"mười con bò"}}, "beyond": {"from": {"2026-04-24"}, "term": {"900000 ngày"}}} {
		status, said := count(q)
		assert.Equal(t, 400, status, name)
		assert.Contains(t, said, `role="alert"`, name)
	}
}
