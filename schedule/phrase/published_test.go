package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/phrase"
)

// The forms that the command line promises, with the days that fall in the
// year of the plan.
func TestPromisedForms(t *testing.T) {
	check(t, plan2025, []row{
		{"Thường xuyên", "continuous", ""},
		{"Quý III", "2025-07-01..2025-09-30", ""},
		{"2026-2028", "2026-01-01..2028-12-31", ""},
		{"trước ngày 10 tháng 12 năm 2025", "due 2025-12-09 excl", ""},
		{"chậm nhất ngày 10/12/2025", "due 2025-12-10", ""},
		{"đến hết ngày 10/12/2025", "due 2025-12-10", ""},
		{"Trước ngày 20 các tháng 3, 6, 9, 12/2024", "due 2024-03-19 excl & due 2024-06-19 excl & due 2024-09-19 excl & due 2024-12-19 excl", ""},
		{"Tháng 7/2024 và tháng 01/2025", "2024-07-01..2024-07-31 & 2025-01-01..2025-01-31", ""},
		{"Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất", "every P6M | on-demand", ""},
		{"trước ngày 25 hằng tháng", "every P1M day 25 excl", ""},
		{"trước 16 giờ thứ Sáu hằng tuần", "every P1W fri 16:00", ""},
		{"02 lần/năm", "every P1Y x2", ""},
		{"năm 2025 và các năm tiếp theo", "2025-01-01..", ""},
		{"trong thời hạn mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ", `event +10wd "nhận đủ hồ sơ"`, ""},
		{"chậm nhất 5 ngày trước ngày họp", `event -5d "ngày họp"`, ""},
		{"chậm nhất 10 ngày trước ngày 30/6/2025", "due 2025-06-20", ""},
	})
	_, err := phrase.Parse("trước ngày 31/11/2025", plan2025)
	var e *phrase.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, phrase.NoSuchDay, e.Kind)

	for text, want := range map[string][]string{
		"Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất": {"2025-06-30", "2025-12-31"},
		"02 lần/năm":                 {"2025-12-31"},
		"ngày 20 của tháng cuối quý": {"2025-03-20", "2025-06-20", "2025-09-20", "2025-12-20"},
		"trước ngày 25 hằng tháng": {"2025-01-24", "2025-02-24", "2025-03-24", "2025-04-24", "2025-05-24", "2025-06-24",
			"2025-07-24", "2025-08-24", "2025-09-24", "2025-10-24", "2025-11-24", "2025-12-24"},
		"ngày 31 mỗi tháng":                           {"2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31"},
		"hằng quý, trước ngày 05 của tháng tiếp theo": {"2025-01-04", "2025-04-04", "2025-07-04", "2025-10-04"},
		"Tháng 02 hằng năm":                           {"2025-02-28"},
		"Quý III hằng năm":                            {"2025-09-30"},
		"Hằng năm, trước ngày 15/01 năm sau":          {"2025-01-14"},
	} {
		got, err := phrase.Parse(text, plan2025)
		require.NoError(t, err, text)
		var days []string
		for o := range got.Rule.Occurrences(schedule.Year(2025)) {
			if o.Due != form.NoDay {
				days = append(days, o.Due.String())
			}
		}
		assert.Equal(t, want, days, text)
	}
}

func TestBeforeIncludes(t *testing.T) {
	for text, want := range map[string]string{
		"trước ngày 10/12/2025":    "due 2025-12-10",
		"trước ngày 25 hằng tháng": "every P1M day 25",
		"trước tháng 6/2025":       "due 2025-05-31 excl", // only a day can be meant to be in
		"trước thứ Năm hằng tuần":  "every P1W thu",
	} {
		got, err := phrase.Parse(text, phrase.Context{BeforeIncludes: true})
		require.NoError(t, err, text)
		assert.Equal(t, want, brief(got.Rule), text)
	}
}

func TestSources(t *testing.T) {
	const text = "Báo cáo: hằng tháng (trước ngày 25)  hoặc\tđột xuất; hoàn thành chậm nhất ngày 15/12/2025 (nếu có)."
	got, err := phrase.Parse(text, plan2025)
	require.NoError(t, err)
	var pieces []string
	for _, p := range got.Sources {
		pieces = append(pieces, p.Text)
		assert.Equal(t, text[p.Offset:p.Offset+len(p.Text)], p.Text)
	}
	assert.Equal(t, []string{"hằng tháng (trước ngày 25)", "đột xuất", "chậm nhất ngày 15/12/2025"}, pieces)
	assert.Empty(t, got.Rest)
}

// The year of the document stands in for that of the plan.
func TestYearOfTheDocument(t *testing.T) {
	issued := form.MustParseDay("2024-01-05")
	got, err := phrase.Parse("Quý III", phrase.Context{Issued: issued})
	require.NoError(t, err)
	assert.Equal(t, "2024-07-01..2024-09-30", brief(got.Rule))
	got, err = phrase.Parse("Quý III", phrase.Context{Year: 2025, Issued: issued})
	require.NoError(t, err)
	assert.Equal(t, "2025-07-01..2025-09-30", brief(got.Rule))
	got, err = phrase.Parse("từ nay", phrase.Context{Issued: issued})
	require.NoError(t, err)
	assert.Equal(t, "2024-01-05..", brief(got.Rule))
}

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
	check(t, phrase.Context{Year: 2023, Issued: form.MustParseDay("2023-09-12")}, []row{
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
