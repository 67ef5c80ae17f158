package wording_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// What stands around words and in them in real files says nothing.
func TestNoise(t *testing.T) {
	for _, text := range []string{"TỐI THIỂU 80%", "Tối\u00a0 thiểu\n 80 |%", norm.NFD.String("Tối thiểu 80%"), "tối thiểu 80％"} {
		w, err := wording.Parse(text)
		require.NoError(t, err, text)
		assert.Equal(t, "tối thiểu 80%", w.Canonical(), text)
		assert.Empty(t, w.RestText(), text)
		assert.Empty(t, w.Doubts, text)
	}
}

// checkWording holds for whatever was read: canonical words say the same, and
// each place lies where the text has it.
func checkWording(t require.TestingT, w wording.Result) {
	if len(w.Goals) > 0 {
		back, err := wording.Parse(w.Canonical())
		require.NoError(t, err, "%q of %q", w.Canonical(), w.Text)
		assert.Equal(t, w.Goals, back.Goals, "%q of %q", w.Canonical(), w.Text)
		assert.Empty(t, back.Rest, "%q of %q", w.Canonical(), w.Text)
	}
	end := 0
	for _, f := range w.Rest {
		assert.GreaterOrEqual(t, f.Offset, end)
		require.Less(t, f.Offset, len(w.Text))
		assert.NotEmpty(t, f.Text)
		end = f.Offset + 1
	}
	for _, d := range w.Doubts {
		assert.Equal(t, d.Text, w.Text[d.Offset:d.Offset+len(d.Text)])
		assert.NotEmpty(t, d.Message(form.Vietnamese))
		assert.NotEmpty(t, d.Message(form.English))
	}
}

func TestWhatIsWrongHasItsPlace(t *testing.T) {
	for _, text := range []string{"", " \n"} {
		_, err := wording.Parse(text)
		assert.ErrorIs(t, err, wording.TargetEmpty)
	}
	_, err := wording.Parse("Chỉ tiêu:\nđạt 99.999%")
	var te *form.Error
	require.ErrorAs(t, err, &te)
	assert.Equal(t, "đạt 99.999%\n    ^", te.Caret())
}

func TestWordingJSON(t *testing.T) {
	w, err := wording.Parse("Tối thiểu 80%; đến năm 2030 đạt 100%")
	require.NoError(t, err)
	b, err := w.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, `{"text":"Tối thiểu 80%; đến năm 2030 đạt 100%","targets":[{"operator":"\u003e=","value":"80","unit":"%"},{"operator":"=","value":"100","unit":"%"}],"canonical":"tối thiểu 80%; 100%","rest":"đến năm 2030"}`,
		string(mustJSON(t, w)))
	assert.JSONEq(t, string(mustJSON(t, w)), string(b))
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return b
}

func FuzzParse(f *testing.F) {
	for _, c := range corpus(f) {
		f.Add(errorMarks.Replace(c.text))
	}
	f.Add("<۳=000 0%") // its goals, written in a row, share no unit
	f.Fuzz(func(t *testing.T, text string) {
		w, err := wording.Parse(text)
		if err != nil {
			te, ok := err.(*form.Error)
			require.True(t, ok)
			require.LessOrEqual(t, te.Offset, len(text))
			te.Caret()
			return
		}
		checkWording(t, w)
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := wording.Parse("Tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên"); err != nil {
			b.Fatal(err)
		}
	}
}

// Words of targets thrown together anyhow: what was read prints as canonical
// words that read back the same, and nothing of the text is lost from sight.
func TestAnyWordsReadBack(t *testing.T) {
	words := []string{"tối thiểu", "ít nhất", "không quá", "dưới", "trên", "từ", "đến", "đạt", "khoảng", "giảm", "tăng", "trở lên", "trở xuống", "≥", "<", "-", "–",
		"80", "5.000", "4,5", "1.234,5", "2025", "12", "0", "%", "phần trăm", "điểm", "điểm %", "tỷ đồng", "nghìn tỷ đồng", "doanh nghiệp", "bác sĩ/vạn dân", "/", "/năm", "/100 điểm",
		"hồ sơ", "năm", "tháng", "ngày làm việc", "tuổi", "và", ",", ";", ":", ".", "(", ")", "năm 2025", "Nghị quyết số 57-NQ/TW", "hạng", "nhóm", "nước dẫn đầu", "một trăm", "mười (10)",
		"tỷ lệ", "rưỡi", "không", "xã", "Gb/s", "lên", "xuống", "còn", "mức", "bình quân", "phút", "quý", "điểm phần trăm", "‰", "(%)", "(ba)", "03", "1.000", "1,000", "+", "=", "không đạt", "tổng số", "trên 10.000 dân", "tuổi thọ", "phấn đấu", "hoặc", "vạn", "triệu", "USD", "trên 1 vạn dân", "trên một", "m²", "cho đến", "tin, bài", "so với", "vượt", "sàn/người", "thế giới", "nhà văn hóa", "một", "trong đó", "tỷ suất", "/tháng", "~", "vị trí", "sản phẩm mới của tỉnh"}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 9).Draw(rt, "words"), rapid.SampledFrom([]string{" ", " ", "", "\x7f"}).Draw(rt, "joint"))
		w, err := wording.Parse(text)
		if err != nil {
			return
		}
		checkWording(rt, w)
	})
}

// Noise of every kind in every target of the tests changes no reading, nor a
// doubt, nor what is refused; the rest is the same but for the noise in it.
func TestNoiseChangesNothing(t *testing.T) {
	texts := []string{
		"thoả thuận đạt 80%", "tối thiểu 85% thuý", "hoà giải thành từ 90%", "300 khoá đào tạo", "25.000 m2"}
	for _, c := range corpus(t) {
		texts = append(texts, norm.NFC.String(errorMarks.Replace(c.text)))
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(rt, "text")
		noisy := readingtest.Noise(text, func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "pick") })
		want, wantErr := wording.Parse(text)
		got, err := wording.Parse(noisy)
		if wantErr != nil {
			assert.Equal(rt, form.Code(wantErr.(*form.Error).Code), err.(*form.Error).Code, "%q", noisy)
			return
		}
		require.NoError(rt, err, "%q", noisy)
		assert.Equal(rt, want.Goals, got.Goals, "%q", noisy)
		assert.Equal(rt, reading.Clean(want.RestText()), reading.Clean(got.RestText()), "%q", noisy)
		require.Len(rt, got.Doubts, len(want.Doubts), "%q", noisy)
		for i, d := range want.Doubts {
			assert.Equal(rt, d.Kind, got.Doubts[i].Kind)
			assert.Equal(rt, reading.Clean(d.Text), reading.Clean(got.Doubts[i].Text), "%q", noisy)
		}
	})
}

// The caret stands under the word in decomposed text too.
func TestTheCaretStandsUnderTheWord(t *testing.T) {
	_, err := wording.Parse(norm.NFD.String("Chỉ tiêu của cả thời kỳ: đạt 99.999%"))
	var te *form.Error
	require.ErrorAs(t, err, &te)
	line, caret, _ := strings.Cut(te.Caret(), "\n")
	assert.Equal(t, "Chỉ tiêu của cả thời kỳ: đạt 99.999%", norm.NFC.String(line))
	assert.Equal(t, strings.Repeat(" ", 29)+"^", caret)
}

// The time grows with the text; what is longer than any cell is refused.
func BenchmarkHostile(b *testing.B) {
	for _, n := range []int{1 << 10, 16 << 10, wording.MaxLength} {
		for pattern, text := range readingtest.Hostile(n) {
			b.Run(fmt.Sprintf("%q/%d", pattern, n), func(b *testing.B) {
				for b.Loop() {
					_, _ = wording.Parse(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
			})
		}
	}
}

func TestLongWordings(t *testing.T) {
	long := strings.Repeat("Tối thiểu 80% hồ sơ, ", wording.MaxLength/27+1)
	w, err := wording.Parse(long[:wording.MaxLength])
	require.NoError(t, err)
	assert.NotEmpty(t, w.Goals)
	_, err = wording.Parse(long[:wording.MaxLength] + "x")
	assert.ErrorIs(t, err, wording.TargetLong)
	assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))
}
