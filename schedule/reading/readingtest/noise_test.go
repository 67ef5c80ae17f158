package readingtest_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// How is noise put into a text?
func ExampleNoise() {
	fmt.Println(readingtest.Noise("không quá 5%", func(int) int { return 0 }))
	fmt.Printf("%+q\n", readingtest.Noise("quá 5%", func(n int) int { return n - 1 }))
	// Output:
	// không quá 5%
	// "qua\u0301\u200e \u20605\u200e%\u200e"
}

const text = "Tối thiểu 1 500 hồ sơ; hoàn thành trước ngày 20/12, thuý QUÝ III, không quá 5%, m2"

func TestNoiseIsNotRead(t *testing.T) {
	require.Equal(t, text, readingtest.Noise(text, func(int) int { return 0 }))
	want := reading.Scan(text)
	changed := 0
	rapid.Check(t, func(t *rapid.T) {
		noisy := readingtest.Noise(text, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
		if noisy != text {
			changed++
		}
		got := reading.Scan(noisy)
		require.Len(t, got.Tokens, len(want.Tokens), "%q", noisy)
		for i := range want.Tokens {
			w, g := want.At(i), got.At(i)
			require.Equal(t, []any{w.Kind, w.Word, w.Mark, w.Value, w.Space, w.Capital}, []any{g.Kind, g.Word, g.Mark, g.Value, g.Space, g.Capital}, "%q", noisy)
		}
		require.Equal(t, want.Clean(0, 99), got.Clean(0, 99))
	})
	require.Positive(t, changed)
}
