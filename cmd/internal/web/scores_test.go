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
	"github.com/caicach/tthc/schedule/calendar"
)

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
	for path, status := range map[string]int{"/indicators?set=none": 404, "/indicators?period=2025-13": 400, "/score?body=none": 404, "/score?set=221/VPCP-KSTT&body=H26": 404, "/indicators?set=221/VPCP-KSTT&period=2024": 200} {
		answer, _ := ask(t, "GET", s.URL+path, nil)
		assert.Equal(t, status, answer.StatusCode, path)
	}
}
