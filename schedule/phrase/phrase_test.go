package phrase_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rickb777/date/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/phrase"
)

// brief is a rule in a short notation, in which the tables below are written:
//
//	due 2025-12-10, due 2025-12-09 excl, due 2025-03-20 17:00
//	2025-07-01..2025-09-30, 2025-01-01.., ..2025-12-31
//	every P1M, every P1Y month 12 day 20 excl, every P1W fri 16:00, every P1Y x2
//	event +10wd "nhận đủ hồ sơ", event "có kết luận"
//	on-demand, external "lộ trình"
//
// Parts are joined by & (all) or | (any); a stretch follows in [].
func brief(r schedule.Rule) string {
	sign := " & "
	if r.Join() == schedule.Any {
		sign = " | "
	}
	var parts []string
	for _, p := range r.Parts() {
		parts = append(parts, briefPart(p))
	}
	return strings.Join(parts, sign)
}

func briefPart(p schedule.Part) string {
	days := func(p schedule.Part) string {
		s := ".."
		if p.Start != date.Zero {
			s = p.Start.String() + s
		}
		if p.Due != date.Zero {
			s += p.Due.String()
		}
		return s
	}
	var b strings.Builder
	stretch := p.Start != date.Zero || p.Due != date.Zero
	switch p.Kind {
	case schedule.Deadline:
		b.WriteString("due " + p.Due.String())
		stretch = false
	case schedule.Interval:
		b.WriteString(days(p))
		stretch = false
	case schedule.Recurring:
		b.WriteString("every " + p.Every.String())
	default:
		b.WriteString(string(p.Kind))
	}
	if p.Times != 0 {
		fmt.Fprintf(&b, " x%d", p.Times)
	}
	if p.Month != 0 {
		fmt.Fprintf(&b, " month %d", p.Month)
	}
	if p.Day != 0 {
		fmt.Fprintf(&b, " day %d", p.Day)
	}
	if p.Weekday != 0 {
		b.WriteString(" " + p.Weekday.String())
	}
	if p.Following {
		b.WriteString(" following")
	}
	if p.Exclusive {
		b.WriteString(" excl")
	}
	if !p.Time.IsZero() {
		b.WriteString(" " + p.Time.String())
	}
	if !p.Offset.IsZero() {
		s := strings.ReplaceAll(p.Offset.String(), " ", "")
		if !strings.HasPrefix(s, "-") {
			s = "+" + s
		}
		b.WriteString(" " + s)
	}
	if p.Event != "" {
		fmt.Fprintf(&b, " %q", p.Event)
	}
	if stretch {
		b.WriteString(" [" + days(p) + "]")
	}
	return b.String()
}

// row is a wording and what it means, read in a plan of 2025.
type row struct {
	text string
	want string // in the notation of brief
	rest string
}

func check(t *testing.T, ctx phrase.Context, rows []row) {
	t.Helper()
	seen := map[string]bool{}
	for _, c := range rows {
		require.False(t, seen[c.text], "twice: %s", c.text)
		seen[c.text] = true
		got, err := phrase.Parse(c.text, ctx)
		if !assert.NoError(t, err, c.text) {
			continue
		}
		assert.Equal(t, c.want, brief(got.Rule), c.text)
		assert.Equal(t, c.rest, got.RestText(), "rest of %s", c.text)
		assert.Len(t, got.Sources, got.Rule.Len(), c.text)
	}
}

var plan2025 = phrase.Context{Year: 2025}

// The 17 tasks of the plan that Decision 16/QĐ-TCTCCTTHC of 2024 carries, and
// the timings of Decisions 62/QĐ-TCTCCTTHC (2023) and 240/QĐ-TTg (2025) and of
// Notice 537/TB-VPCP (2024).
func TestPublishedDeadlines(t *testing.T) {
	check(t, phrase.Context{Year: 2024}, []row{
		{"Thường xuyên", "continuous", ""},
		{"Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất", "every P6M | on-demand", ""},
		{"Tháng 7/2024 và tháng 01/2025", "2024-07-01..2024-07-31 & 2025-01-01..2025-01-31", ""},
		{"Tháng 2/2024", "2024-02-01..2024-02-29", ""},
		{"Tháng 4/2024", "2024-04-01..2024-04-30", ""},
		{"Tháng 6/2024", "2024-06-01..2024-06-30", ""},
		{"Tháng 10/2024", "2024-10-01..2024-10-31", ""},
		{"Tháng 11/2024", "2024-11-01..2024-11-30", ""},
		{"Trước ngày 20 các tháng 3, 6, 9, 12/2024", "due 2024-03-19 excl & due 2024-06-19 excl & due 2024-09-19 excl & due 2024-12-19 excl", ""},
		{"Tháng 01/2025", "2025-01-01..2025-01-31", ""},
		{"trong tháng 12 năm 2024", "2024-12-01..2024-12-31", ""},
	})
	check(t, phrase.Context{Year: 2023, Issued: calendar.MustParseDay("2023-09-12")}, []row{
		{"từ nay đến cuối năm 2023", "2023-09-12..2023-12-31", ""},
		{"Trong 4 tháng cuối năm 2023", "2023-09-01..2023-12-31", ""},
		{"6 tháng cuối năm 2023", "2023-07-01..2023-12-31", ""},
		{"Trong quý IV/2023", "2023-10-01..2023-12-31", ""},
		{"Hằng tháng hoặc đột xuất", "every P1M | on-demand", ""},
		{"Trong tháng 10/2023", "2023-10-01..2023-10-31", ""},
		{"Trước ngày 15/12/2023", "due 2023-12-14 excl", ""},
	})
	check(t, plan2025, []row{
		{"trong Quý III năm 2025", "2025-07-01..2025-09-30", ""},
		{"chậm nhất trong Quý III năm 2025", "due 2025-09-30", ""},
		{"hoàn thành trong tháng 6 năm 2025", "2025-06-01..2025-06-30", ""},
		{"Thời hạn hoàn thành trong tháng\n12 năm 2025", "2025-12-01..2025-12-31", ""},
		{"đến hết năm 2025", "due 2025-12-31", ""},
		{"trước ngày 10 tháng 12 năm 2025", "due 2025-12-09 excl", ""},
		{"trước ngày 31 tháng 12 năm 2025", "due 2025-12-30 excl", ""},
		{"ngay sau khi được Chính phủ phê duyệt", `event +0d "được Chính phủ phê duyệt"`, ""},
		{"ngay sau\nkhi được Chính phủ phê duyệt.", `event +0d "được Chính phủ phê duyệt"`, ""},
		{"Định kỳ hằng tháng", "every P1M", ""},
		{"Hoàn thành trong quý IV năm 2025.", "2025-10-01..2025-12-31", ""},
		{"hoàn thành trong Quý III\nnăm 2025", "2025-07-01..2025-09-30", ""},
		{"Thời hạn hoàn thành phù hợp với lộ trình sửa đổi,\nthay thế quy định của pháp luật về cơ chế một cửa", `external "lộ trình sửa đổi, thay thế quy định của pháp luật về cơ chế một cửa"`, ""},
	})
}
