package reading_test

import (
	"testing"

	"github.com/caicach/tthc/schedule/reading"
)

const sentence = "Bộ Nội vụ chủ trì, phối hợp với Bộ Công an, Văn phòng Chính phủ và các bộ, cơ quan liên quan xây dựng quy định hướng dẫn việc lưu trữ hồ sơ, hoàn thành trong tháng 6 năm 2025."

func BenchmarkScan(b *testing.B) {
	b.SetBytes(int64(len(sentence)))
	b.ReportAllocs()
	for b.Loop() {
		reading.Scan(sentence)
	}
}

// One table asked at each token of a sentence.
func BenchmarkTable(b *testing.B) {
	text := reading.Scan(sentence)
	b.ReportAllocs()
	for b.Loop() {
		for i := range text.Tokens {
			limits.At(text.Tokens, i)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	b.SetBytes(int64(len(sentence)))
	for b.Loop() {
		reading.Clean(sentence)
	}
}
