package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func TestParseTerm(t *testing.T) {
	for text, want := range map[string]string{
		"5 ngày làm việc":                          "5 wd",
		"05 ngày làm việc":                         "5 wd",
		"mười (10) ngày làm việc":                  "10 wd",
		"10 (mười) ngày làm việc":                  "10 wd",
		"05 (năm) ngày":                            "5 d",
		"năm (05) ngày làm việc":                   "5 wd",
		"năm ngày":                                 "5 d",
		"3,5 ngày làm việc":                        "3.5 wd",
		"3.5 ngày làm việc":                        "3.5 wd",
		"3,50 ngày":                                "3.5 d",
		"3,0 ngày":                                 "3 d",
		"0,5 ngày làm việc":                        "0.5 wd",
		"nửa ngày làm việc":                        "0.5 wd",
		"nửa ngày":                                 "0.5 d",
		"hai ngày rưỡi":                            "2.5 d",
		"24 giờ":                                   "24 h",
		"24h":                                      "24 h",
		"8 giờ làm việc":                           "8 wh",
		"một giờ rưỡi":                             "1.5 h",
		"1 giờ 30 phút":                            "90 min",
		"30 phút":                                  "30 min",
		"nửa giờ":                                  "30 min",
		"02 tuần":                                  "2 w",
		"01 (một) tháng":                           "1 m",
		"hai mươi lăm ngày":                        "25 d",
		"hai mươi mốt ngày":                        "21 d",
		"ba mươi (30) ngày":                        "30 d",
		"mười lăm ngày":                            "15 d",
		"mười năm":                                 "10 y",
		"hai mươi năm":                             "20 y",
		"một trăm tám mươi ngày":                   "180 d",
		"một trăm linh năm ngày":                   "105 d",
		"một trăm hai mươi ngày":                   "120 d",
		"sáu tháng":                                "6 m",
		"06 tháng":                                 "6 m",
		"01 năm":                                   "1 y",
		"01 năm 6 tháng":                           "18 m",
		"0 ngày":                                   "0 d",
		"NĂM (05) NGÀY LÀM VIỆC":                   "5 wd",
		"  15   ngày\u00a0làm việc":                "15 wd",
		"15 nga\u0300y la\u0300m vie\u0323\u0302c": "15 wd",
		"thời hạn: 15 ngày":                        "15 d",
		"trong thời hạn 15 ngày":                   "15 d",
		// Of two units, the longer first.
		"01 tháng 15 ngày":                 "1 m 15 d",
		"01 tháng và 15 ngày":              "1 m 15 d",
		"một tháng mười lăm ngày":          "1 m 15 d",
		"02 ngày 12 giờ":                   "2 d 12 h",
		"02 ngày làm việc 4 giờ":           "2 wd 4 h",
		"3 ngày làm việc 3,5 giờ làm việc": "3 wd 3.5 wh",
		"1 năm 2 tháng 15 ngày":            "14 m 15 d",
		"1 năm 15 ngày":                    "1 y 15 d",
		"02 tuần 03 ngày":                  "17 d",
		"1 tháng 2 tuần 3 ngày":            "1 m 17 d",
		"1 ngày 1 giờ 30 phút":             "1 d 90 min",
		"không quá 02 tháng 10 ngày":       "2 m 10 d",
		"1 m 15 d":                         "1 m 15 d",
		"-1 m -10 d":                       "-1 m -10 d",
		// Civil Code 2015, article 146.1.
		"nửa tháng":      "15 d",
		"nửa năm":        "6 m",
		"một năm rưỡi":   "18 m",
		"hai năm rưỡi":   "30 m",
		"một tháng rưỡi": "1.5 m",
		// The short form of a term.
		"5 wd":   "5 wd",
		"3.5 wd": "3.5 wd",
		"-10 d":  "-10 d",
	} {
		got, err := phrase.ParseTerm(text)
		if assert.NoError(t, err, text) {
			assert.Equal(t, want, got.String(), text)
		}
	}
}

func TestParseTermErrors(t *testing.T) {
	for _, c := range []struct {
		text   string
		kind   form.Code
		offset int
		word   string
	}{
		{"", phrase.NoSuchTerm, 0, ""},
		{"ngày", phrase.NoSuchTerm, 0, "ngày"},
		{"mười", phrase.NoSuchTerm, 0, "mười"},
		{"5 quyển", phrase.NoSuchTerm, 0, "5 quyển"},
		{"5 ngày đêm", phrase.NoSuchTerm, 8, "đêm"},
		{"ít nhất 5 ngày", phrase.NoSuchTerm, 0, "ít nhất 5 ngày"},
		{"5-7 ngày", phrase.NoSuchTerm, 0, "5-7 ngày"},
		{"mười (12) ngày", phrase.Disagreement, 0, "mười (12)"},
		{"05 (sáu) ngày", phrase.Disagreement, 0, "05 (sáu)"},
		{"2,25 ngày", phrase.NoSuchFraction, 0, "2,25"},
		{"3,4 ngày làm việc", phrase.NoSuchFraction, 0, "3,4"},
		{"9999999 ngày", phrase.NoSuchTerm, 0, "9999999 ngày"},
		{"x wd", phrase.NoSuchTerm, 0, "x wd"},
		{"15 ngày 1 tháng", phrase.NoSuchTerm, 9, "1 tháng"},
		{"1 tháng rưỡi 15 ngày", phrase.NoSuchTerm, 17, "15 ngày"},
		{"1 tháng mười (15) ngày", phrase.Disagreement, 9, "mười (15)"},
		{"1 m -15 d", phrase.NoSuchTerm, 0, "1 m -15 d"},
	} {
		_, err := phrase.ParseTerm(c.text)
		var e *form.Error
		if !assert.ErrorAs(t, err, &e, c.text) {
			continue
		}
		assert.Equal(t, c.kind, e.Code, c.text)
		assert.Equal(t, c.offset, e.Offset, c.text)
		assert.Equal(t, c.word, e.Value, c.text)
	}
	assert.Panics(t, func() { phrase.MustParseTerm("mai") })
}

// A term is read back from its Vietnamese words and from its short form.
func TestTermIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]schedule.Unit{schedule.Minutes, schedule.Hours, schedule.WorkingHours, schedule.Days,
			schedule.WorkingDays, schedule.Weeks, schedule.Months, schedule.Years}).Draw(t, "unit")
		term := schedule.HalvesTerm(rapid.IntRange(0, 1_999_998).Draw(t, "halves"), unit)
		shorter := schedule.HalvesTerm(rapid.IntRange(1, 32_000).Draw(t, "more"), rapid.SampledFrom([]schedule.Unit{schedule.Days, schedule.WorkingDays, schedule.Hours, schedule.WorkingHours}).Draw(t, "shorter"))
		if two := term.And(shorter); !two.IsZero() && unit != schedule.Weeks { // a week has its number of days
			term = two
		}
		for _, text := range []string{term.Text(form.Vietnamese), term.String()} {
			got, err := phrase.ParseTerm(text)
			require.NoError(t, err, text)
			require.Equal(t, term, got, text)
		}
		back, err := phrase.ParseTerm(term.Negate().String())
		require.NoError(t, err)
		require.Equal(t, term.Negate(), back)
	})
}
