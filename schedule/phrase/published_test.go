package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/phrase"
)

// The forms that the command line promises give the days that fall in the
// year of the plan.
func TestDaysOfPromisedForms(t *testing.T) {
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
