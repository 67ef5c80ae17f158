package phrase

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A limit word means the same wherever one may stand: each is read as "chậm
// nhất" is, in every place that it has.
func TestLimitWordsReadAlike(t *testing.T) {
	for words, l := range limitWords {
		for _, c := range []struct {
			of    limit
			place string
		}{
			{ofDate, "@ ngày 15/3/2025"},
			{ofDate, "@ là ngày 15/3/2025"},
			{ofDate, "@: 15/3/2025"},
			{ofDate, "@ 30 tháng 6"},
			{ofDate, "@ trong Quý III năm 2025"},
			{ofDate, "@ đến 17h ngày 14/3/2025"},
			{ofDate, "@ ngày 25 hằng tháng"},
			{ofDate, "Hằng tháng, @ ngày 25"},
			{ofDate, "Định kỳ hằng quý, @ vào ngày 25 của tháng cuối kỳ báo cáo"},
			{ofDate, "theo lộ trình và @ ngày 15/3/2025"},
			{ofDate, "sau khi họp và @ ngày 15/3/2025"},
			{ofDate, "gửi Văn phòng Chính phủ @ trong Quý III năm 2025 để tổng hợp"},
			{ofTerm, "@ 5 ngày làm việc kể từ ngày nhận đủ hồ sơ"},
			{ofTerm, "@ là 05 ngày kể từ ngày nhận hồ sơ"},
			{ofTerm, "@ sau 05 ngày làm việc kể từ ngày nhận hồ sơ"},
			{ofTerm, "@ vào ngày thứ 10 kể từ ngày phát sinh doanh thu"},
			{ofTerm, "@ 10 ngày sau khi kết thúc quý"},
			{ofTerm, "@ 10 ngày trước ngày 30/6/2025"},
			{ofTerm, "trong thời hạn @ 10 ngày kể từ ngày nhận hồ sơ"},
			{ofTerm, "kể từ ngày ký, @ 10 ngày"},
			{ofTerm, "kể từ ngày ký @ 10 ngày"},
			{ofTerm, "Kể từ ngày nhận đủ hồ sơ, @ là 10 ngày làm việc"},
			{ofTerm, "sau khi họp @ 5 ngày"},
			{ofTerm, "sau khi họp @ là 5 ngày"},
			{ofAhead, "trước ngày họp @ 05 ngày"},
			{ofAhead, "trước kỳ họp thứ 10 @ là 15 ngày"},
			{ofAhead, "@ 03 ngày làm việc trước ngày họp"},
			{ofAhead, "Trước @ 02 ngày làm việc so với ngày họp"},
		} {
			if l&c.of == 0 {
				continue
			}
			for _, capital := range []bool{false, true} {
				text, like := strings.Replace(c.place, "@", words, 1), strings.Replace(c.place, "@", "chậm nhất", 1)
				if capital {
					text, like = capitalised(text), capitalised(like)
				}
				ctx := Context{Year: 2025}
				want, err := Parse(like, ctx)
				require.NoError(t, err, like)
				require.NotZero(t, want.Rule.Len(), like)
				got, err := Parse(text, ctx)
				if assert.NoError(t, err, text) {
					assert.Equal(t, want.Rule, got.Rule, text)
					assert.Equal(t, want.RestText(), got.RestText(), text)
					assert.Len(t, got.Doubts, len(want.Doubts), text)
				}
			}
		}
	}
}

func capitalised(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
