package web_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
)

// The page of a duty tells how far it has come, who below has a part of it and
// whether the whole can be in time, in words of one language; its form takes what
// happened below.
func TestThePathOnThePageOfADuty(t *testing.T) {
	of := func(id string, kind plan.EventType, day string) plan.Event {
		return plan.Event{ID: id, Obligation: report15, Type: kind, Day: form.MustParseDay(day), Note: "lý do"}
	}
	given := of("key-00000002", plan.EventAssigned, "2024-03-04")
	given.To, given.Due = "H26", form.MustParseDay("2024-03-12")
	asked := of("key-00000003", plan.EventExtensionAsked, "2024-03-05")
	asked.Due = form.MustParseDay("2024-03-29")
	s := serveWith(t, of("key-00000001", plan.EventTaken, "2024-03-01"), given, asked)
	page := func(asOf, lang string) string {
		_, text := ask(t, "GET", s.URL+"/obligation?"+url.Values{"id": {report15}, "asOf": {asOf}, "lang": {lang}}.Encode(), nil)
		return text
	}
	assert.Contains(t, page("2024-02-29", "vi"), `data-stage="not-begun">chưa thực hiện`)
	text := page("2024-03-01", "vi")
	assert.Contains(t, text, `data-stage="taken-on">đã tiếp nhận, chưa thực hiện <span class="small">từ ngày 1/3/2024`)
	assert.NotContains(t, text, `id="below"`)
	text = page("2024-03-13", "vi")
	assert.Contains(t, text, `data-stage="begun"`)
	assert.Contains(t, text, "xin gia hạn đến 29/3/2024, chưa trả lời")
	assert.Contains(t, text, `data-outlook="at-risk"`)
	assert.Contains(t, text, "1 phần đã giao, 1 trễ: 0 hoàn thành quá hạn, 1 chưa hoàn thành đã quá hạn.")
	assert.Regexp(t, regexp.MustCompile(`(?s)id="below".*Ủy ban nhân dân thành phố Hà Nội.*12/3/2024`), text)
	assert.Contains(t, text, "giao xuống cho Ủy ban nhân dân thành phố Hà Nội, hạn 12/3/2024")
	assert.NotContains(t, text, `value="nothing-arose"`, "it is not owed each period")
	assert.NotRegexp(t, regexp.MustCompile(`not begun|under way|given down`), text)
	assert.NotRegexp(t, regexp.MustCompile(`giao xuống|chưa thực hiện|trễ`), page("2024-03-13", "en"))

	// The form tells what happened below; what comes in a wrong order is told in words.
	send := func(kind, inner string) (int, string) {
		answer, text := ask(t, "POST", s.URL+"/record", url.Values{"id": {report15}, "key": {"key-form-" + kind}, "type": {kind}, "day": {"2024-03-13"}, "inner": {inner},
			"document": {"7/BC"}, "asOf": {"2024-03-13"}})
		return answer.StatusCode, text
	}
	status, text := send("confirmed", "key-00000002")
	assert.Equal(t, 400, status)
	assert.Contains(t, text, "chưa có “trình kết quả” để “xác nhận hoàn thành”")
	status, _ = send("done", "key-00000002")
	require.Less(t, status, 400)
	text = page("2024-03-13", "vi")
	assert.Contains(t, text, `data-outlook="on-track"`)
	assert.Contains(t, text, "1 phần đã giao, 1 trễ: 1 hoàn thành quá hạn, 0 chưa hoàn thành đã quá hạn.")
	assert.True(t, strings.Contains(text, `data-status="open-in-time"`), "the whole is as it was")
}
