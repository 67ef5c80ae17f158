package web_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// What is done from now on counts in the month that runs: on 25 June 2025 that is June.
func TestDossiersAreToBeHandledForTheMonthThatRuns(t *testing.T) {
	s, _ := serveAt(t, func() time.Time { return time.Date(2025, 6, 25, 9, 0, 0, 0, calendar.Zone()) })
	_, page := ask(t, "GET", s.URL+"/priority?body=H26", nil)
	assert.Contains(t, page, "tháng 6/2025</h1>")
	assert.Contains(t, page, "ngày 30/6/2025; không chọn kỳ thì lấy tháng này")
	_, page = ask(t, "GET", s.URL+"/priority?body=H26&period=2025-05", nil)
	assert.Contains(t, page, "Kỳ này đã kết thúc")
}

// Points come from counts that the page shows: 20 × 393087 / 443565 = 17,72 of
// indicator 766/2.1 (settled in time), and 20 × 1/2 = 10. What has no figure is no 0.
func TestTheWayOfEachPointIsShown(t *testing.T) {
	now := func() time.Time { return time.Date(2025, 6, 25, 9, 0, 0, 0, calendar.Zone()) }
	s, kept := serveAt(t, now)
	_, page := ask(t, "GET", s.URL+"/indicators?set=766&period=2025-05", nil)
	assert.Contains(t, page, "chưa có số liệu của cơ quan nào")
	l := ledger.New(ledger.Options{Store: kept, Now: now})
	_, err := l.Figures().Take(t.Context(), figures.ObservationLines(strings.NewReader(
		`{"v":1,"indicator":"766/2.1","body":"H26","period":"2025-05","numerator":393087,"denominator":443565,"recorded":"2025-06-05"}
{"v":1,"indicator":"766/2.1","body":"H29","period":"2025-05","numerator":1,"denominator":2,"recorded":"2025-06-05"}
{"v":1,"indicator":"766/2.1","body":"H01","period":"2025-04","numerator":1,"denominator":2,"recorded":"2025-06-05"}
`)), true)
	require.NoError(t, err)
	_, page = ask(t, "GET", s.URL+"/indicators?set=766&period=2025-05", nil)
	first, second := strings.Index(page, `data-body="H26"`), strings.Index(page, `data-body="H29"`)
	require.Positive(t, first)
	assert.Less(t, first, second, "by rank")
	assert.NotContains(t, page, `data-body="H01"`, "of another month")
	assert.Contains(t, page[first:second], "17,72")
	assert.Contains(t, page[first:second], "–", "what has no figure is no 0")

	_, page = ask(t, "GET", s.URL+"/score?"+url.Values{"set": {"766"}, "period": {"2025-05"}, "body": {"Thành phố Hà Nội"}}.Encode(), nil)
	_, item, found := strings.Cut(page, `data-item="766/2.1"`)
	require.True(t, found, page)
	item, _, _ = strings.Cut(item, "</tr>")
	assert.Contains(t, item, "393.087 / 443.565")
	assert.Contains(t, item, "<b>17,72</b>")
	assert.Contains(t, item, "20 × 393087 / 443565 = 17,72")
	// 20 × 393110 / 443565 = 17.725..., which is 17,73: 23 more are needed for the next
	// hundredth; all are 443565 - 393087 = 50478 more.
	assert.Contains(t, item, "thêm 23: 17,73 điểm; đủ điểm khi thêm 50.478")
	assert.Contains(t, item, "/behind?body=H26&amp;indicator=766%2F2.1&amp;period=2025-05&amp;set=766")
	assert.Contains(t, page, "Kỳ này chưa chốt")
	_, page = ask(t, "GET", s.URL+"/series?set=766&period=2025-05&body=H26&indicator=766/2.1", nil)
	_, row, found := strings.Cut(page, `data-period="2025-05"`)
	require.True(t, found, page)
	row, _, _ = strings.Cut(row, "</tr>")
	assert.Contains(t, row, "88,62% (393.087 / 443.565)")
	assert.Equal(t, 12, strings.Count(page, "data-period="), "twelve months, those without a figure too")
	assert.Equal(t, 1, strings.Count(page, "<circle"), "what has no figure is drawn nowhere")
	_, page = ask(t, "GET", s.URL+"/indicators?set=766&period=2025-05&class=ministry", nil)
	assert.NotContains(t, page, `data-body="H26"`, "a province is no ministry")
	_, page = ask(t, "GET", s.URL+"/indicators?set=766&period=2025-05&class=provincial-committee", nil)
	assert.Contains(t, page, `data-body="H26"`)
	for path, status := range map[string]int{"/indicators?set=none": 404, "/indicators?period=2025-13": 400, "/score?body=none": 404, "/score?set=221/VPCP-KSTT&body=H26": 404, "/indicators?set=221/VPCP-KSTT&period=2024": 200, "/indicators?class=none": 400, "/series?indicator=none&body=H26": 404, "/behind?indicator=766/2.1&body=none": 404,
		"/behind?indicator=766/2.1&body=H26": 200, "/corrections": 200} {
		answer, _ := ask(t, "GET", s.URL+path, nil)
		assert.Equal(t, status, answer.StatusCode, path)
	}
}

// What was published stays, and what came later stands beside it.
func TestCorrectionsStandBesideWhatWasPublished(t *testing.T) {
	now := time.Date(2025, 6, 5, 9, 0, 0, 0, calendar.Zone())
	s, kept := serveAt(t, func() time.Time { return now })
	l := ledger.New(ledger.Options{Store: kept, Now: func() time.Time { return now }})
	tell := func(numerator, day string) {
		_, err := l.Figures().Take(t.Context(), figures.ObservationLines(strings.NewReader(`{"v":1,"indicator":"766/2.1","body":"H26","period":"2025-05","numerator":`+numerator+`,"denominator":100,"recorded":"`+day+`","source":"Kiểm tra lại"}`)), true)
		require.NoError(t, err)
	}
	tell("90", "2025-06-05")
	may := schedule.MustParsePeriod("2025-05")
	seen, err := l.Figures().Seen(t.Context(), may, schedule.CalendarWindow)
	require.NoError(t, err)
	_, err = l.Figures().Close(t.Context(), figures.Closing{Period: may, On: l.Today()}, seen)
	require.NoError(t, err)
	now = now.AddDate(0, 0, 10)
	tell("85", "2025-06-15")
	_, page := ask(t, "GET", s.URL+"/corrections?period=2025-05", nil)
	_, row, found := strings.Cut(page, `data-correction="766/2.1"`)
	require.True(t, found, page)
	row, _, _ = strings.Cut(row, "</tr>")
	assert.Contains(t, row, "90 / 100")
	assert.Contains(t, row, "5/6/2025")
	assert.Contains(t, row, "85 / 100")
	assert.Contains(t, row, "15/6/2025")
	_, page = ask(t, "GET", s.URL+"/score?set=766&period=2025-05&body=H26", nil)
	assert.Contains(t, page, "Đã chốt ngày 5/6/2025")
	assert.Contains(t, page, "20 × 90 / 100 = 18")
	_, page = ask(t, "GET", s.URL+"/series?set=766&period=2025-05&body=H26&indicator=766/2.1", nil)
	assert.Contains(t, page, "90% (90 / 100)")
	assert.Contains(t, page, "85 / 100")
}

// On 25 June 2025 five days are to come and four of them are working days: 90/100, 100 ×
// 5/25 = 20 to come, so that 30 of 20 would be needed; at best 20 × 110/120 = 18,33. Two
// dossiers are in progress: one is due on the 27th, and one was due on the 20th; by the
// dossiers themselves nothing is in time at the end of June if nothing is done, and each
// gets a half of the 6 points of 4.1 and of the 4 of 4.2 by a file of its result and of its
// papers.
func TestWhatCanStillBeReachedIsShown(t *testing.T) {
	now := func() time.Time { return time.Date(2025, 6, 25, 9, 0, 0, 0, calendar.Zone()) }
	s, kept := serveAt(t, now)
	l := ledger.New(ledger.Options{Store: kept, Now: now})
	_, err := l.Figures().Take(t.Context(), figures.ObservationLines(strings.NewReader(`{"v":1,"indicator":"766/2.1","body":"H26","period":"2025-06","numerator":90,"denominator":100,"recorded":"2025-06-25"}`)), true)
	require.NoError(t, err)
	_, err = l.Figures().Take(t.Context(), figures.DossierLines(strings.NewReader(
		`{"code":"b","body":"H26","procedure":"1.1","status":4,"received":"2025-06-02","appointment":"2025-06-20","electronicResult":false,"digitised":false}
{"code":"a","body":"H26","procedure":"1.1","status":4,"received":"2025-06-02","appointment":"2025-06-27","electronicResult":false,"digitised":false}
`)), true)
	require.NoError(t, err)
	_, page := ask(t, "GET", s.URL+"/score?set=766&period=2025-06&body=H26", nil)
	_, item, found := strings.Cut(page, `data-item="766/2.1"`)
	require.True(t, found, page)
	item, _, _ = strings.Cut(item, "</tr>")
	assert.Contains(t, item, "không còn đạt được: muốn đạt tối thiểu 100% phải thêm 30 đến hết ngày 30/6/2025 mà chỉ còn 21 có thể tính thêm")
	assert.Contains(t, page, `id="best"`)
	_, page = ask(t, "GET", s.URL+"/priority?set=766&period=2025-06&body=H26", nil)
	_, row, found := strings.Cut(page, `data-dossier="a"`)
	require.True(t, found, page)
	row, rest, _ := strings.Cut(row, "</tr>")
	assert.Contains(t, row, "27/6/2025")
	assert.Contains(t, row, "766/2.1: 1 / 2 = 10; 766/4.1: 1 / 2 = 3; 766/4.2: 1 / 2 = 2")
	assert.Contains(t, rest, `data-dossier="b"`, "late already, and worth less")
	answer, _ := ask(t, "GET", s.URL+"/priority?set=221/VPCP-KSTT&period=2025&body=H26", nil)
	assert.Equal(t, 404, answer.StatusCode)
	_, page = ask(t, "GET", s.URL+"/score?set=766&period=2025-05&body=H26&lang=en", nil)
	assert.NotContains(t, page, `id="best"`, "the month is over")
}
