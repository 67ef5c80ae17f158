package reading_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Sentences as documents write them, typed in the three encodings: the bytes of
// TCVN3 and Windows-1258 are those of another converter (iconv), those of VNI are
// by the table of its makers.
func TestTextFromBeforeUnicode(t *testing.T) {
	for text, want := range map[string]string{
		"Tr\u00adíc ngµy 30 th¸ng 6":                               "TCVN3 (ABC)",
		"Quý III n¨m 2025":                                         "TCVN3 (ABC)",
		"Trong th¸ng 6":                                            "TCVN3 (ABC)",
		"§Þnh kú 6 th¸ng, hµng n¨m":                                "TCVN3 (ABC)",
		"UBND tØnh chñ tr×, phèi hîp víi Bé Tµi chÝnh":             "TCVN3 (ABC)",
		"¤ng NguyÔn V¨n A, th«n Hå":                                "TCVN3 (ABC)",
		"Tröôùc ngaøy 30/6":                                        "VNI",
		"Trong thaùng 6":                                           "VNI",
		"ÑÒNH KYØ 6 THAÙNG":                                        "VNI",
		"UÛy ban nhaân daân caùc tænh, thaønh phoá":                "VNI",
		"Quyù III naêm 2025":                                       "VNI",
		"Trýõìc ngaÌy 30 thaìng 6":                                 "Windows-1258",
		"Ðiònh kyÌ hãÌng nãm":                                      "Windows-1258",
		"Tr\xad\xedc ng\xb5y 30 th\xb8ng 6":                        "TCVN3 (ABC)",
		"Tr\xf6\xf4\xf9c nga\xf8y 30 tha\xf9ng 6":                  "VNI",
		"Tr\xfd\xf5\xecc nga\xccy 30 tha\xecng 6":                  "Windows-1258",
		"Trước ngày 30 tháng 6":                                    "",
		"TRƯỚC NGÀY 30 THÁNG 6, ĐỊNH KỲ":                           "",
		"Tru\u031bo\u031b\u0301c nga\u0300y":                       "",
		"tr\u00adước ngày quyế\u00adt định":                        "",
		"Ðịnh kỳ, Ðiều 5":                                          "",
		"«Nghị quyết» số 5; § 7; 20°; ½":                           "",
		"São Paulo, Köln, München, Café Noël, Windows®, año, 5 µg": "",
		"Đắk Lắk, Kôn Plông, Krông Pắc, Chư Păh":                   "",
		"È, sè, má":                                                "",
		"2\u00ad0\u00ad/1\u00ad3, l\u00ada, \u00ad":                "",
		"ë th¸ng 6":                                                "TCVN3 (ABC)",
		"":                                                         "",
		"2025-06-30":                                               "",
		"\xff\xfe\x80":                                             "",
		"\xe9t\xe9 m\xfcller":                                      "",
		"Quyết định số 5 ngày 6 (µm)":                              "",
	} {
		err := reading.InUnicode(text)
		if want == "" {
			assert.NoError(t, err, text)
			continue
		}
		require.ErrorIs(t, err, reading.TextCoding, text)
		var e *form.Error
		require.ErrorAs(t, err, &e)
		assert.Equal(t, want, e.Args["coding"], text)
		assert.Contains(t, e.Message(form.English), want)
		assert.Contains(t, e.Message(form.Vietnamese), want)
		assert.NotContains(t, e.Message(form.Vietnamese), "\ufffd")
	}
}

// The place is that of the first word that is told by.
func TestWhereTextFromBeforeUnicodeStands(t *testing.T) {
	err := reading.InUnicode("30/6: ngµy th¸ng")
	var e *form.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, len("30/6: "), e.Offset)
	assert.Equal(t, "ngµy", e.Value)

	err = reading.InUnicode("30/6: ng\xb5y th\xb8ng")
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "ng\xb5y", e.Value, "the bytes that stand there")
	assert.Contains(t, e.Message(form.Vietnamese), "“ngµy”", "as they can be shown")
}

// No syllable of Unicode is taken for one of another encoding: neither alone nor
// among the letters that Western programs have as well.
func TestSyllablesAreUnicode(t *testing.T) {
	all := []string{}
	syllables(func(s string) { all = append(all, s) })
	for _, s := range all {
		require.NoError(t, reading.InUnicode(s), s)
		require.NoError(t, reading.InUnicode(strings.ToUpper(s)), s)
	}
	require.NoError(t, reading.InUnicode(strings.Join(all, " ")))
}

// Windows-1258 is told as the table of another library writes it.
func TestWindows1258(t *testing.T) {
	for _, text := range []string{"Trước ngày 30 tháng 6", "định kỳ hằng năm", "Ủy ban nhân dân tỉnh", "chậm nhất ngày 5 hằng tháng"} {
		b, err := charmap.Windows1258.NewEncoder().String(apart(text))
		require.NoError(t, err, text)
		err = reading.InUnicode(b)
		require.ErrorIs(t, err, reading.TextCoding, text)
		assert.Contains(t, err.Error(), "Windows-1258")
	}
}

// apart is a text with the marks of tones behind their letters, as Windows-1258
// keeps them.
func apart(s string) string {
	var b strings.Builder
	for _, word := range strings.SplitAfter(s, "") {
		letters, tone := reading.Spell(word)
		if letters == "" || tone == "" {
			b.WriteString(word)
			continue
		}
		if word != strings.ToLower(word) {
			letters = strings.ToUpper(letters)
		}
		b.WriteString(letters + tone)
	}
	return b.String()
}

func FuzzInUnicode(f *testing.F) {
	f.Add("Tr\xad\xedc ng\xb5y")
	f.Add("Tröôùc ngaøy")
	f.Fuzz(func(t *testing.T, s string) {
		err := reading.InUnicode(s)
		var e *form.Error
		if err != nil {
			require.ErrorAs(t, err, &e)
			require.NotEmpty(t, e.Value)
			require.True(t, strings.HasPrefix(s[e.Offset:], e.Value), "what stands there")
			require.True(t, utf8.ValidString(e.Message(form.Vietnamese)))
		}
	})
}

func BenchmarkInUnicode(b *testing.B) {
	const text = "Trước ngày 30 tháng 6 hằng năm, Ủy ban nhân dân cấp tỉnh báo cáo Bộ Nội vụ"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		_ = reading.InUnicode(text)
	}
}
