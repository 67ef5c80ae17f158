package redact_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// redacted is the redaction of a text that is not too long.
func redacted(text string, o redact.Options) redact.Redaction {
	r, err := redact.New(text, o)
	if err != nil {
		panic(err)
	}
	return r
}

// BenchmarkHostile reports the time for a byte of what is repeated without end,
// with a name, a number and an address known beforehand.
func BenchmarkHostile(b *testing.B) {
	o := redact.Options{Known: []redact.KnownText{{Kind: redact.Name, Text: "Nguyễn Văn Mẫu"}, {Kind: redact.Phone, Text: "0912 345 679"}, {Kind: redact.Address, Text: "số 5 Đường Đường Lạ"}}}
	for _, n := range []int{1 << 10, 16 << 10, redact.MaxLength} {
		for pattern, text := range readingtest.Hostile(n) {
			b.Run(fmt.Sprintf("%q/%d", pattern, n), func(b *testing.B) {
				for b.Loop() {
					_ = redacted(text, o)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
			})
		}
	}
}

// BenchmarkHostileSender reports the time for a byte where what is known of the
// sender is as long as the text, and nearly stands in it everywhere.
func BenchmarkHostileSender(b *testing.B) {
	for _, n := range []int{1 << 10, 16 << 10, redact.MaxLength / 2} {
		for kind, word := range map[redact.Kind]string{redact.Address: "a ", redact.Phone: "1 "} {
			text := strings.Repeat(word, n/2)
			o := redact.Options{Known: []redact.KnownText{{Kind: kind, Text: text[:n/2] + "b"}}}
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				for b.Loop() {
					_ = redacted(text, o)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
			})
		}
	}
}

// Every pattern is read to its end: one took hours for two hundred words, since a name asked of
// each word whether an address begins there, and that asked for a name again.
func TestHostileTextsEnd(t *testing.T) {
	for pattern, text := range readingtest.Hostile(8 << 10) {
		r := redacted(text, redact.Options{})
		assert.Equal(t, text, r.Original(), pattern)
	}
}

// What is longer than any petition is refused, and nothing of it shown.
func TestLongTexts(t *testing.T) {
	const phone = " 0912 345 678"
	long := strings.Repeat("đơn ", redact.MaxLength)[:redact.MaxLength-len(phone)] + phone
	r := redacted(long, redact.Options{})
	require.Len(t, r.Masks(), 1)
	assert.Equal(t, "0912 345 678", r.Masked(r.Masks()[0]))
	r, err := redact.New(long+" ", redact.Options{})
	assert.ErrorIs(t, err, redact.TextLong)
	assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))
	assert.Empty(t, r.String())
}

// A text may end anywhere, and what the words before its end ask for never come: the end
// of each word of the made-up texts, as it is written and in capitals.
func TestTextsThatEndAnywhere(t *testing.T) {
	for _, text := range []string{"TÊN TÔI", "Tên tôi: ", "Anh chị em: ", "TÔI\nLÀ\nCHÁU", "VỢ\nCHỒNG\nÔNG"} {
		assert.Equal(t, text, redacted(text, redact.Options{}).String())
	}
	ends := func(text string) {
		for _, text := range []string{text, strings.ToUpper(text)} {
			for _, at := range word.FindAllStringIndex(text, -1) {
				end := at[1]
				assert.NotPanics(t, func() { redacted(text[:end], redact.Options{}) }, text[:end])
			}
		}
	}
	for _, m := range corpus(t) {
		ends(m.text)
	}
}

// A known text that begins anew within itself is found each time.
func TestKnownTextsWithin(t *testing.T) {
	for text, want := range map[string]string{
		"lạ ơi lạ ơi lạ lùng":   "lạ ơi [địa chỉ]", // from the third word on
		"lạ ơi lạ, lạ ơi lạ ơi": "[địa chỉ], [địa chỉ] ơi",
		"lạ ơi lạ ơi lạ":        "[địa chỉ]", // twice, over one another
		"lạ ơi":                 "lạ ơi",
	} {
		known := "lạ ơi lạ"
		if strings.HasSuffix(text, "lùng") {
			known = "LA OI LA LUNG"
		}
		assert.Equal(t, want, redacted(text, redact.Options{Known: []redact.KnownText{{Kind: redact.Address, Text: known}}}).String(), text)
	}
	long := strings.Repeat("12 ", 40) // a number that nobody has
	assert.Equal(t, "x [số định danh] y", redacted("x "+long+"y", redact.Options{Known: []redact.KnownText{{Kind: redact.Identity, Text: long}}}).String())
}
