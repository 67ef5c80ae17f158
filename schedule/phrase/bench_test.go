package phrase_test

import (
	"testing"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// published are the timings of the five source documents, as they stand there.
var published = []string{
	"Thường xuyên", "Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất", "Tháng 7/2024 và tháng 01/2025", "Tháng 2/2024", "Tháng 10/2024",
	"Trước ngày 20 các tháng 3, 6, 9, 12/2024", "Trước ngày 15/12/2023", "Trong quý IV/2023", "Hằng tháng hoặc đột xuất", "Hàng Quý hoặc đột xuất",
	"từ nay đến cuối năm 2023", "4 tháng cuối năm 2023", "6 tháng cuối năm 2023", "trong Quý III năm 2025", "chậm nhất trong Quý III năm 2025",
	"hoàn thành trong tháng 6 năm 2025", "Thời hạn hoàn thành trong tháng\n12 năm 2025", "đến hết năm 2025", "trước ngày 10 tháng 12 năm 2025",
	"trước ngày 31 tháng 12 năm 2025", "ngay sau khi được Chính phủ phê duyệt", "Định kỳ hằng tháng", "trong tháng 12 năm 2024",
}

func BenchmarkParse(b *testing.B) {
	ctx := phrase.Context{Year: 2025, Issued: form.MustParseDay("2023-09-12")}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := phrase.Parse(published[i%len(published)], ctx); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseSentence(b *testing.B) {
	const text = "Bộ Nội vụ chủ trì, phối hợp với Bộ Công an, Văn phòng Chính phủ và các bộ, cơ quan liên quan xây dựng quy định hướng dẫn việc lưu trữ hồ sơ, hoàn thành trong tháng 6 năm 2025."
	for b.Loop() {
		if _, err := phrase.Parse(text, phrase.Context{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFormat(b *testing.B) {
	r, err := phrase.Parse("Trước ngày 20 các tháng 3, 6, 9, 12/2024", phrase.Context{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_ = phrase.Format(r.Rule)
	}
}

func BenchmarkParseTerm(b *testing.B) {
	for b.Loop() {
		if _, err := phrase.ParseTerm("mười (10) ngày làm việc"); err != nil {
			b.Fatal(err)
		}
	}
}
