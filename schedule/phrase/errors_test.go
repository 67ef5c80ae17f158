package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// Offsets are bytes of the text as received: "trước ngày " has 15 of them.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		text   string
		year   int
		kind   phrase.Kind
		offset int
		word   string
	}{
		{"trước ngày 31/11/2025", 2025, phrase.NoSuchDay, 15, "31/11/2025"},
		{"ngày 30/02/2025", 2025, phrase.NoSuchDay, 6, "30/02/2025"},
		{"ngày 29 tháng 02 năm 2025", 2025, phrase.NoSuchDay, 6, "29 tháng 02 năm 2025"},
		{"29/02", 2025, phrase.NoSuchDay, 0, "29/02"},
		{"trước ngày 20 các tháng 3, 6/2025 và ngày 31/6/2025", 2025, phrase.NoSuchDay, 50, "31/6/2025"},
		{"Trước ngày 31 các tháng 3, 6/2025", 2025, phrase.NoSuchDay, 33, "6/2025"},
		{"ngày 32 hằng tháng", 2025, phrase.NoSuchDay, 6, "32"},
		{"ngày 30/02 hằng năm", 2025, phrase.NoSuchDay, 6, "30/02"},
		{"tháng 13/2025", 2025, phrase.NoSuchMonth, 0, "tháng 13"},
		{"Tháng 3, 6, 13/2025", 2025, phrase.NoSuchMonth, 13, "13/2025"},
		{"20/13/2025", 2025, phrase.NoSuchMonth, 0, "20/13/2025"},
		{"13/2025", 2025, phrase.NoSuchMonth, 0, "13/2025"},
		{"quý V/2025", 2025, phrase.NoSuchQuarter, 5, "V"},
		{"quý 5", 2025, phrase.NoSuchQuarter, 5, "5"},
		{"trước 25 giờ ngày 20/3/2025", 2025, phrase.NoSuchTime, 9, "25 giờ"},
		{"20/3/25", 2025, phrase.ShortYear, 0, "20/3/25"},
		{"quý III/25", 2025, phrase.ShortYear, 9, "25"},
		{"tháng 6/25", 2025, phrase.ShortYear, 9, "25"},
		{"trước ngày 15/12/20255", 2025, phrase.YearRange, 21, "20255"},
		{"Quý III", 0, phrase.NeedsYear, 0, "Quý III"},
		{"trước ngày 20/3", 0, phrase.NeedsYear, 15, "20/3"},
		{"trong năm", 0, phrase.NeedsYear, 6, "năm"},
		{"từ nay đến hết năm 2025", 2025, phrase.NeedsIssued, 5, "nay"},
		{"trước ngày 20", 2025, phrase.NeedsMonth, 15, "20"},
		{"từ ngày 15/3/2025 đến ngày 01/3/2025", 2025, phrase.Backwards, 11, "15/3/2025 đến ngày 01/3/2025"},
		{"2030-2026", 2025, phrase.Backwards, 0, "2030-2026"},
		{"từ quý III đến quý I/2025", 2025, "", 0, ""}, // the third quarter of the year before
		{"tháng 9 - 6/2025", 2025, "", 0, ""},
		{"Quý IV/2025 - Quý I/2025", 2025, phrase.Backwards, 0, "Quý IV/2025 - Quý I/2025"},
		{"trong thời hạn mười (12) ngày kể từ ngày ký", 2025, phrase.Disagreement, 19, "mười (12)"},
		{"500 lần/năm", 2025, phrase.TooMany, 0, "500 lần/năm"},
		{"Bộ Nội vụ báo cáo trước ngày 31/11/2025", 2025, phrase.NoSuchDay, 41, "31/11/2025"},
		{"Hoàn thành trước ngày 31/9/2025, báo cáo", 2025, phrase.NoSuchDay, 28, "31/9/2025"},
	} {
		_, err := phrase.Parse(c.text, phrase.Context{Year: c.year})
		if c.kind == "" {
			assert.NoError(t, err, c.text)
			continue
		}
		var e *phrase.Error
		if !assert.ErrorAs(t, err, &e, c.text) {
			continue
		}
		assert.Equal(t, c.kind, e.Kind, c.text)
		assert.Equal(t, c.offset, e.Offset, "offset in %s", c.text)
		assert.Equal(t, c.word, e.Word, c.text)
		assert.Equal(t, c.text, e.Text)
		assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English))
	}
}

func TestCaret(t *testing.T) {
	for text, want := range map[string]string{
		"trước ngày 31/11/2025": "trước ngày 31/11/2025\n           ^^^^^^^^^^",
		// Each accent a character of its own: the columns are those that are seen.
		"tru\u031bo\u031b\u0301c nga\u0300y 31/11/2025": "tru\u031bo\u031b\u0301c nga\u0300y 31/11/2025\n           ^^^^^^^^^^",
		"Báo cáo\ntrước ngày 31/11/2025\nrồi gửi":       "trước ngày 31/11/2025\n           ^^^^^^^^^^",
		"trước ngày 31/\n11/2025":                       "trước ngày 31/\n           ^^^",
		"chậm nhất quý\tV":                              "chậm nhất quý V\n              ^",
	} {
		_, err := phrase.Parse(text, phrase.Context{Year: 2025})
		var e *phrase.Error
		require.ErrorAs(t, err, &e, text)
		assert.Equal(t, want, e.Caret(), "%q", text)
	}
	assert.Equal(t, `"31/11/2025": the day does not exist`, func() string {
		_, err := phrase.Parse("trước ngày 31/11/2025", phrase.Context{})
		return err.Error()
	}())
}

// What is not understood, or may be meant otherwise, is said with its place.
func TestDoubts(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  string // the rule
		doubt string // the piece that the first doubt is about
	}{
		{"hai tuần một lần", "", "hai tuần một lần"},
		{"31/12/2025 (gia hạn đến 30/6/2026)", "due 2025-12-31 & due 2026-06-30", "đến 30/6/2026"},
		{"Sau khi ban hành, đơn vị công khai kết quả", `event "ban hành, đơn vị công khai kết quả"`, "Sau khi ban hành, đơn vị công khai kết quả"},
		{"Tháng 12/2025 và Tháng 01", "2025-12-01..2025-12-31 & 2025-01-01..2025-01-31", "Tháng 01"},
		{"4 lần/năm (tháng 6 và tháng 12)", "every P1Y month 6 day 31 & every P1Y month 12 day 31", "4 lần/năm (tháng 6 và tháng 12)"},
		{"Không quá 02 lần/năm", "every P1Y x2", "Không quá 02 lần/năm"},
		{"2 tháng/lần", "", "2 tháng/lần"},
		{"5 năm một lần", "", "5 năm một lần"},
		{"Định kỳ", "", "Định kỳ"},
		{"Định kỳ theo quy định", "", "Định kỳ"},
		{"trong thời hạn 10 ngày", "", "trong thời hạn 10 ngày"},
		{"03 tháng", "", "03 tháng"},
		{"5-7 ngày làm việc kể từ ngày nhận hồ sơ", "", "5-7 ngày làm việc"},
		{"trong thời hạn 10 ngày trước ngày bầu cử", "", "trong thời hạn 10 ngày"},
		{"3-6/2025", "", "3-6/2025"},
		{"Tuần 2 tháng 3/2025", "", "Tuần 2 tháng 3/2025"},
		{"cuối quý", "", "cuối quý"},
		{"ngày làm việc cuối cùng của tháng", "", "ngày làm việc cuối cùng của tháng"},
		{"chậm nhất ngày 20 của tháng cuối kỳ báo cáo", "", "chậm nhất ngày 20 của tháng cuối kỳ báo cáo"},
		{"Đã hoàn thành ngày 15/3/2025", "", "Đã hoàn thành ngày 15/3/2025"},
		{"ít nhất 02 lần/năm", "every P1Y x2", "ít nhất 02 lần/năm"},
		{"Trước ngày 20 hằng quý", "every P3M day 20 excl", "hằng quý"},
		{"Định kỳ quý, 6 tháng, 9 tháng, năm", "every P3M P6M P1Y & every P1Y month 9 day 30", "Định kỳ quý, 6 tháng, 9 tháng, năm"},
		{"Định kỳ 6 tháng (trước ngày 15/6)", "every P1Y month 6 day 15 excl", "15/6"},
		{"Hằng năm, từ ngày 15/11 đến ngày 15/12", "every P1Y month 12 day 15", "Hằng năm, từ ngày 15/11 đến ngày 15/12"},
		{"đầu quý II", "due 2025-04-01", "đầu quý II"},
		{"giữa quý II/2025", "due 2025-05-15", "giữa quý II/2025"},
		{"trước cuối năm 2025", "due 2025-12-30 excl", "trước cuối năm 2025"},
		{"Trước khi họp", `event -1d "họp"`, "Trước khi họp"},
		{"trước ngày họp", `event -1d "ngày họp"`, "trước ngày họp"},
		{"kể từ ngày ký đến hết năm 2025", "..2025-12-31", "kể từ ngày ký đến hết năm 2025"},
		{"quý Ill/2025", "2025-07-01..2025-09-30", "Ill"},
		{"Quy III/2025", "2025-07-01..2025-09-30", "Quy III"},
		{"thứ Hai, ngày 14/3/2025", "due 2025-03-14", "thứ Hai, ngày 14/3/2025"},
		{"Tổ chức hội nghị ngày 15/3/2025", "due 2025-03-15", "ngày 15/3/2025"},
		{"Trình Quốc hội tại Kỳ họp thứ 10", `event +0d "Kỳ họp thứ 10"`, "tại Kỳ họp thứ 10"},
		{"kỳ họp thứ 9 (tháng 5/2025)", "2025-05-01..2025-05-31", "kỳ họp thứ 9 (tháng 5/2025)"},
		{"chậm nhất 5 ngày trước ngày họp (tức ngày 15/3/2025)", "due 2025-03-15", "chậm nhất 5 ngày trước ngày họp (tức ngày 15/3/2025)"},
		{"chậm nhất 10 ngày trước ngày 30/6/2025 (tức ngày 19/6/2025)", "due 2025-06-20", "(tức ngày 19/6/2025)"},
		{"Quý III/2025 (ngày 15/10/2025)", "2025-07-01..2025-09-30", "(ngày 15/10/2025)"},
		{"Tháng 11/2023, họp về tài khoản dùng từ ngày 01/7/2024", "2023-11-01..2023-11-30", "từ ngày 01/7/2024"},
		{"Các bộ: trước 15/3/2025; địa phương: trước 30/3/2025", "due 2025-03-14 excl & due 2025-03-29 excl", "Các bộ"},
		{"Hằng tháng hoặc đột xuất; thường xuyên", "every P1M & on-demand & continuous", "Hằng tháng hoặc đột xuất; thường xuyên"},
		{"trước ngày 15/01 năm sau", "due 2026-01-14 excl", "15/01 năm sau"},
		{"từ 8 giờ ngày 01/3/2025 đến ngày 05/3/2025", "2025-03-01..2025-03-05", "từ 8 giờ ngày 01/3/2025 đến ngày 05/3/2025"},
		{"ngày 20-3", "due 2025-03-20", "20-3"},
		{"không trước ngày 15/3/2025", "", "trước ngày 15/3/2025"},
		{"không sớm hơn ngày 15/3/2025", "", "ngày 15/3/2025"},
		{"Số liệu tính đến ngày 14/12/2025; báo cáo trước ngày 20/12/2025", "due 2025-12-19 excl", "đến ngày 14/12/2025"},
		{"30/6/2025 (thứ Ba)", "due 2025-06-30", "30/6/2025 (thứ Ba)"},
		{"Tháng 3, báo cáo trước ngày 15/4/2026", "2026-03-01..2026-03-31 & due 2026-04-14 excl", "Tháng 3"},
		{"ngày 15 tháng 12 của năm trước", "due 2024-12-15", "15 tháng 12 của năm trước"},
		{"Trong quý", "", "Trong quý"},
	} {
		got, err := phrase.Parse(c.text, plan2025)
		if !assert.NoError(t, err, c.text) {
			continue
		}
		assert.Equal(t, c.want, brief(got.Rule), c.text)
		if assert.NotEmpty(t, got.Doubts, c.text) {
			assert.Equal(t, c.doubt, got.Doubts[0].Text, c.text)
		}
	}
	// A rule without doubt has none, and a day before the document has one.
	got, err := phrase.Parse("trước ngày 10/12/2025", plan2025)
	require.NoError(t, err)
	assert.Empty(t, got.Doubts)
	got, err = phrase.Parse("trước ngày 10/01/2025", phrase.Context{Issued: form.MustParseDay("2025-02-04")})
	require.NoError(t, err)
	require.Len(t, got.Doubts, 1)
	assert.Equal(t, "it is due before the date of the document", got.Doubts[0].Message(form.English))
}

// The date of a document that is cited is never the deadline, wherever it
// stands.
func TestDatesOfCitedDocuments(t *testing.T) {
	for _, text := range []string{
		"Quyết định số 104/QĐ-TTg ngày 25/01/2024",
		"Quyết định số 104/QĐ-TTg, ngày 25/01/2024",
		"theo Quyết định số 104/QĐ-TTg ngày 25/01/2024 của Thủ tướng Chính phủ",
		"Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024",
		"Nghị quyết của Chính phủ ngày 25/01/2024",
		"Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015",
		"Công văn số 7641/VPCP-KSTT ngày 18 tháng\n10 năm 2024",
		"Chỉ thị số 27/CT-TTg ngày 27/10/2023 và Thông báo số 537/TB-VPCP ngày 29/11/2024",
		"Rà soát theo Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010, Nghị định số 92/2017/NĐ-CP ngày 07 tháng 8 năm 2017",
		"văn bản số 6866/VPCP-KSTT ngày 26 tháng 9 năm 2024",
		"Kế hoạch số 15/KH-UBND ngày 20/3/2025",
		"Thông tư số 01/2020/TT-VPCP ngày 21/10/2020",
		"Thông tư của Bộ Nội vụ ngày 21/10/2020",
	} {
		got, err := phrase.Parse(text, plan2025)
		require.NoError(t, err, text)
		for o := range got.Rule.Len() {
			assert.Zero(t, got.Rule.Part(o).Due, text)
			assert.Zero(t, got.Rule.Part(o).Start, text)
		}
		got, err = phrase.Parse(text+", hoàn thành trước ngày 30/6/2025", plan2025)
		require.NoError(t, err, text)
		last := got.Rule.Part(got.Rule.Len() - 1)
		assert.Equal(t, "due 2025-06-29 excl", briefPart(last), text)
	}
}
