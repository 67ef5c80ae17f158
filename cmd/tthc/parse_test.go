package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rows of the command line's own table of examples, read with --year 2025.
func TestParseRows(t *testing.T) {
	type part struct {
		Kind, Start, Due, Time, Weekday string
		Every                           []string
		Times                           int
		Occurrences                     []string
		Event                           string
		Offset                          *struct {
			N    float64
			Unit string
		}
		Source string
	}
	type result struct {
		Text, Kind, Join, Canonical, Rest string
		Parts                             []part
		Error                             *struct {
			Offset        int
			Word, Message string
		}
	}
	short := func(r result) string {
		s := []string{}
		for _, p := range r.Parts {
			x := []string{p.Kind}
			for _, f := range []string{p.Start, p.Due, p.Time, p.Weekday, strings.Join(p.Every, "+"), p.Event} {
				if f != "" {
					x = append(x, f)
				}
			}
			if p.Times > 0 {
				x = append(x, fmt.Sprintf("×%d", p.Times))
			}
			if p.Offset != nil {
				x = append(x, fmt.Sprintf("%g%s", p.Offset.N, p.Offset.Unit))
			}
			s = append(s, strings.Join(x, " "))
		}
		return strings.TrimSpace(r.Join + " " + strings.Join(s, "; "))
	}
	for text, want := range map[string]string{
		"Thường xuyên":                             "continuous",
		"Quý III":                                  "window 2025-07-01 2025-09-30",
		"2026-2028":                                "window 2026-01-01 2028-12-31",
		"trước ngày 10 tháng 12 năm 2025":          "deadline 2025-12-09",
		"chậm nhất ngày 10/12/2025":                "deadline 2025-12-10",
		"đến hết ngày 10/12/2025":                  "deadline 2025-12-10",
		"Trước ngày 20 các tháng 3, 6, 9, 12/2024": "all deadline 2024-03-19; deadline 2024-06-19; deadline 2024-09-19; deadline 2024-12-19",
		"Tháng 7/2024 và tháng 01/2025":            "all window 2024-07-01 2024-07-31; window 2025-01-01 2025-01-31",
		"Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất": "any recurring P6M; on-demand",
		"trước ngày 25 hằng tháng":                      "recurring P1M",
		"trước 16 giờ thứ Sáu hằng tuần":                "recurring 16:00 fri P1W",
		"02 lần/năm":                    "recurring P1Y ×2",
		"năm 2025 và các năm tiếp theo": "window 2025-01-01",
		"trong thời hạn mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ": "event nhận đủ hồ sơ 10wd",
		"chậm nhất 5 ngày trước ngày họp":                                 "event ngày họp -5d",
		"chậm nhất 10 ngày trước ngày 30/6/2025":                          "deadline 2025-06-20",
	} {
		t.Run(text, func(t *testing.T) {
			status, out, errs := tthc(t, "", "parse", "--year", "2025", text)
			require.Equal(t, 0, status, errs)
			var r result
			require.NoError(t, json.Unmarshal([]byte(out), &r))
			assert.Equal(t, want, short(r))
			assert.Equal(t, text, r.Text)
			assert.Empty(t, r.Rest)
			for _, p := range r.Parts {
				assert.Contains(t, text, p.Source)
			}
			// The canonical wording says the same.
			status, out, errs = tthc(t, "", "parse", "--year", "2025", r.Canonical)
			require.Equal(t, 0, status, errs)
			var again result
			require.NoError(t, json.Unmarshal([]byte(out), &again))
			assert.Equal(t, want, short(again))
			assert.Equal(t, r.Canonical, again.Canonical)
		})
	}
	var r result
	status, out, _ := tthc(t, "Quý III\ntrước ngày 31/11/2025\n\nthường xuyên\n", "parse", "--year", "2025")
	assert.Equal(t, 1, status, "a line could not be read, the others are answered")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 3)
	require.NoError(t, json.Unmarshal([]byte(lines[1]), &r))
	require.NotNil(t, r.Error)
	assert.Equal(t, "31/11/2025", "trước ngày 31/11/2025"[r.Error.Offset:][:len(r.Error.Word)])

	occurrences := func(text string) []string {
		_, out, _ := tthc(t, "", "parse", "--year", "2025", text)
		var r result
		require.NoError(t, json.Unmarshal([]byte(out), &r))
		return r.Parts[0].Occurrences
	}
	assert.Equal(t, []string{"2025-06-30", "2025-12-31"}, occurrences("Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất"))
	assert.Equal(t, []string{"2025-12-31"}, occurrences("02 lần/năm"))
	assert.Equal(t, "2025-02-24", occurrences("trước ngày 25 hằng tháng")[1])

	status, out, _ = tthc(t, "", "parse", "Quý III")
	assert.Equal(t, 1, status, "without a year it cannot be read")
	assert.Contains(t, out, "năm")
	status, out, _ = tthc(t, "", "parse", "--year", "2025", "Đã hoàn thành")
	assert.Equal(t, 0, status)
	assert.JSONEq(t, `{"text":"Đã hoàn thành","rest":"Đã hoàn thành"}`, strings.TrimSpace(out))
}

// The fields that few wordings have.
func TestParseRareFields(t *testing.T) {
	for text, want := range map[string]string{
		"định kỳ 2 tuần":                                              `{"kind":"recurring","every":["P2W"]`,
		"03 năm một lần":                                              `{"kind":"recurring","every":["P3Y"]`,
		"từ ngày 23 hằng tháng":                                       `{"kind":"recurring","every":["P1M"],"from":23,"occurrences":["2025-01-31","2025-02-28",`,
		"trong 10 ngày làm việc đầu tháng tiếp theo":                  `{"kind":"recurring","every":["P1M"],"workingDay":10,"following":true`,
		"tính từ ngày khởi công đến ngày nghiệm thu":                  `{"kind":"event","event":"khởi công","until":"nghiệm thu"`,
		"chậm nhất 105 ngày trước ngày bầu cử (tức ngày 30/11/2025)":  `{"kind":"event","event":"ngày bầu cử","offset":{"n":-105,"unit":"d"},"stated":"2025-11-30"`,
		"định kỳ hàng năm, chậm nhất 90 ngày kể từ ngày kết thúc năm": `{"kind":"recurring","every":["P1Y"],"offset":{"n":90,"unit":"d"},"occurrences":["2025-03-31"]`,
		"định kỳ 06 tháng một lần, kể từ khi vận hành":                `{"kind":"recurring","every":["P6M"],"event":"vận hành","source":`,
	} {
		status, out, errs := tthc(t, "", "parse", "--year", "2025", text)
		require.Equal(t, 0, status, errs)
		assert.Contains(t, out, want, text)
	}
	// 90 days after 31 December end on 30 March of a leap year.
	_, out, _ := tthc(t, "", "parse", "--year", "2024", "định kỳ hàng năm, chậm nhất 90 ngày kể từ ngày kết thúc năm")
	assert.Contains(t, out, `"occurrences":["2024-03-30"]`)
	_, out, _ = tthc(t, "", "parse", "--issued", "2025-11-29", "trong 3 tháng tới")
	assert.Contains(t, out, `"start":"2025-11-29","due":"2026-02-28"`)
}
