package readingtest

import (
	"iter"
	"strings"
)

// hostile is what readers of words have been slow on when it is repeated without
// end: words that lead up to something, brackets that are never closed, numbers
// that go on.
var hostile = []string{
	"và ", ", ", "1.", "1. ", "1/", "2025-", "2025 ", "a1", "Bộ ", "Sở ", "tỉnh ", "xã ", "các ", "của ", "trước ", "sau ngày ", "kể từ ", "hằng năm ",
	"(", ") ", "\"", "“", "[", "- ", "; ", ": ", "%", "tối thiểu ", "không ", "80% ", "5 xã/", "một trăm ", "phẩy ", "Đường ", "Nguyễn ", "0912345678 ", "a@", "\u00ad", "e\u0301", "x",
	"½", "QIII ", "quý I ", "tháng 3 ", "ngày 5 ", "5 ngày ", "báo cáo ", "hoàn thành ", "và sau ", "(định kỳ ", "\"2025 ", "theo ", "khi “", "| ", "\n", "Xa12 Mẫu ", "1234A2026", ",1", "100.",
}

// Hostile is texts of that many bytes, or few less, each a pattern over and over,
// by the pattern. A reader whose time grows with the text takes about as long for
// a byte of any length: a benchmark shows it.
func Hostile(n int) iter.Seq2[string, string] {
	return func(yield func(pattern, text string) bool) {
		for _, p := range hostile {
			if !yield(p, strings.ToValidUTF8(strings.Repeat(p, n/len(p)+1)[:n], "")) {
				return
			}
		}
	}
}
