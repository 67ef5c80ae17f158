package phrase_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

// FuzzParse holds for any text: no panic, pieces that lie in the text, and a
// rule that is valid and is read back from what it prints.
func FuzzParse(f *testing.F) {
	for _, s := range seedPhrases {
		f.Add(s, 2025)
		f.Add(s, 0)
	}
	f.Add("00- A", 2003)
	f.Add("ỻ)0000", 2003)
	f.Add("Tr\xad\xedc ng\xb5y 30 th\xb8ng 6", 2025) // TCVN3: refused, with the bytes that stand there
	f.Fuzz(func(t *testing.T, text string, year int) {
		ctx := phrase.Context{Year: year}
		if year < form.MinYear || year > form.MaxYear {
			ctx = phrase.Context{Issued: form.MustParseDay("2025-02-04")}
		}
		sound(t, text, ctx)
	})
}

// sound holds what must be true of the reading of any text.
func sound(t require.TestingT, text string, ctx phrase.Context) {
	got, err := phrase.Parse(text, ctx)
	if err != nil {
		e, ok := err.(*form.Error)
		require.True(t, ok, "%T", err)
		require.NotEmpty(t, e.Code)
		require.GreaterOrEqual(t, e.Offset, 0)
		require.LessOrEqual(t, e.Offset+len(e.Value), len(text))
		require.Equal(t, text[e.Offset:e.Offset+len(e.Value)], e.Value)
		require.NotEmpty(t, e.Caret()+e.Message(form.Vietnamese)+e.Message(form.English))
		return
	}
	inside := func(p reading.Piece) {
		require.Equal(t, text[p.Offset:p.Offset+len(p.Text)], p.Text)
	}
	require.Len(t, got.Sources, got.Rule.Len())
	for _, p := range got.Sources {
		inside(p)
		require.NotEmpty(t, p.Text)
	}
	end := 0
	for _, p := range got.Rest {
		inside(p)
		require.NotEmpty(t, p.Text)
		require.GreaterOrEqual(t, p.Offset, end, "pieces of the rest in order, apart")
		end = p.Offset + len(p.Text)
	}
	for _, d := range got.Doubts {
		inside(d.Piece)
		require.NotEmpty(t, d.Message(form.Vietnamese))
		require.NotEmpty(t, d.Message(form.English))
	}
	require.Empty(t, lost(text, got), "%q: rest %q", text, got.RestText())
	if got.Rule.IsZero() {
		return
	}
	again, err := phrase.Parse(phrase.Format(got.Rule), phrase.Context{})
	require.NoError(t, err, phrase.Format(got.Rule))
	require.Equal(t, got.Rule.Parts(), again.Rule.Parts(), phrase.Format(got.Rule))
	require.Equal(t, got.Rule.Join(), again.Rule.Join(), phrase.Format(got.Rule))
	require.Equal(t, phrase.Format(got.Rule), phrase.Format(again.Rule))
}

// Rows of words that mean something, in any order, are read soundly too.
func TestAnyWordsAreReadSoundly(t *testing.T) {
	words := append(strings.Fields("| , ; . : ( ) - / “ ” hằng mỗi quý II IV năm 2025 2026 tháng 6 12 ngày 20 15/6 15/6/2025 6/2025 31/11/2025 trước chậm nhất trong thời hạn kể từ khi sau đến hết nay và hoặc theo lộ trình định kỳ tuần thứ Sáu 16 giờ lần đầu giữa cuối của tiếp theo đột xuất yêu cầu thường xuyên nếu có tức áp dụng một hai nửa rưỡi làm việc họp Bộ hoàn thành xong kỳ 9 các những trở đi giai đoạn -2030 chủ nhật mười (10)"), syllables...)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 14).Draw(t, "words"), " ")
		ctx := rapid.SampledFrom([]phrase.Context{{}, {Year: 2025}, {Issued: form.MustParseDay("2025-02-04")}, {Year: 2025, BeforeIncludes: true}}).Draw(t, "context")
		sound(t, text, ctx)
	})
}

// FuzzParseTerm holds for any text: no panic, and a term that is read back
// from its words and from its short form.
func FuzzParseTerm(f *testing.F) {
	for _, s := range []string{"5 ngày làm việc", "mười (10) ngày", "3,5 ngày làm việc", "nửa tháng", "một năm rưỡi", "24 giờ", "01 (một) tháng",
		"hai mươi lăm ngày", "0 phút", "-10 d", "3.5 wd", "1 giờ 30 phút", "một trăm linh năm ngày", "05 (sáu) ngày", "2,25 ngày"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := phrase.ParseTerm(text)
		if err != nil {
			e, ok := err.(*form.Error)
			require.True(t, ok, "%T", err)
			require.LessOrEqual(t, e.Offset+len(e.Value), len(text))
			require.True(t, utf8.ValidString(e.Caret()) || !utf8.ValidString(text))
			return
		}
		require.False(t, got.IsZero())
		short, err := phrase.ParseTerm(got.String())
		require.NoError(t, err, got.String())
		require.Equal(t, got, short)
		if got.Halves() >= 0 && got.Halves() < 2_000_000 {
			words, err := phrase.ParseTerm(got.Text(form.Vietnamese))
			require.NoError(t, err, got.Text(form.Vietnamese))
			require.Equal(t, got, words)
		}
	})
}

var seedPhrases = []string{
	"Thường xuyên", "Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất", "Tháng 7/2024 và tháng 01/2025", "Trước ngày 20 các tháng 3, 6, 9, 12/2024",
	"trước 16 giờ thứ Sáu hằng tuần", "năm 2025 và các năm tiếp theo", "trong thời hạn mười (10) ngày làm việc kể từ ngày nhận đủ hồ sơ",
	"chậm nhất 10 ngày trước ngày 30/6/2025 (tức ngày 19/6/2025)", "trước ngày 31/11/2025", "từ tháng 11/2025 đến khi kết thúc chiến dịch",
	"hằng quý, trước ngày 05 của tháng tiếp theo (2026-2030)", "Định kỳ hằng tháng (trước ngày 25), quý (trước ngày 20 tháng cuối quý), năm (trước ngày 15/12)",
	"theo lộ trình triển khai Nghị quyết số 175/NQ-CP ngày 30 tháng 10 năm 2023", "từ nay đến cuối năm 2023", "01-15/3/2025; Quý IV2026; 02 lần/năm",
	"Bộ Nội vụ xây dựng quy định, hoàn thành trong tháng 6 năm 2025", "theo “a”; đột xuất theo “b””c”", "ngày 15/6 và 15/12 hằng năm (nếu có)./.",
	"17h00 ngày 20/3/2025 | thứ Hai, ngày 14/3", "6 tháng cuối năm, T6/2025, QIII/2025", "cuối mỗi quý; giữa quý II; thượng tuần tháng 6",
}
