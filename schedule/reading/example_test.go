package reading_test

import (
	"fmt"

	"github.com/caicach/tthc/schedule/reading"
)

// What does a phrase mean, through the noise of a scan, and where does it stand?
func ExampleTable_At() {
	limits := reading.NewTable(map[string]string{"tối thiểu": "≥", "không quá": "≤"})
	text := reading.Scan("Đạt tối thi\u00adểu 80%; không qúa 5%")
	for i := range text.Tokens {
		if op, n := limits.At(text.Tokens, i); n > 0 {
			fmt.Printf("%s %d at byte %d\n", op, text.At(i+n).Value, text.At(i).Start)
		}
	}
	// Output:
	// ≥ 80 at byte 7
	// ≤ 5 at byte 28
}

// Are two words the same, whatever keyboard they come from?
func ExampleWord() {
	fmt.Println(reading.NewWord("qúy") == reading.NewWord("QUÝ"), reading.NewWord("sở") == reading.NewWord("số"))
	fmt.Println(reading.NewWord("Hoà"))
	// Output:
	// true false
	// hòa
}

// What number do words say, and does the repeat in brackets agree?
func ExampleSpelled() {
	text := reading.Scan("Mười lăm (15) ngày")
	value, n := reading.Spelled(text.Tokens, 0)
	again, m := reading.Again(text.Tokens, n)
	fmt.Println(value, again, text.Clean(n+m, len(text.Tokens)))
	// Output: 15 15 ngày
}

// What was not read?
func ExampleText_Rest() {
	text := reading.Scan("Hoàn thành (nếu có) trước 30/6, gửi Bộ.")
	read := make([]bool, len(text.Tokens))
	for i := 6; i < 10; i++ {
		read[i] = true
	}
	for _, p := range text.Rest(read) {
		fmt.Printf("%d %s\n", p.Offset, p.Text)
	}
	// Output:
	// 0 Hoàn thành (nếu có)
	// 40 gửi Bộ
}

// How does a text look without the noise?
func ExampleClean() {
	fmt.Println(reading.Clean("Thuê\u00a0 nhà,\nkho\u00adá đào tạo"))
	// Output: Thuê nhà, khóa đào tạo
}
