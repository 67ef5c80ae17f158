package reading_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/reading"
)

// Identifiers are stored: these stay as they are.
func TestKey(t *testing.T) {
	for text, want := range map[string]string{
		"Văn phòng Chính phủ": "van-phong-chinh-phu", "VĂN  PHÒNG\tCHÍNH PHỦ.": "van-phong-chinh-phu",
		"Tổ thư ký": "to-thu-ky", "Bộ TT&TT": "bo-tt-tt", "Ban Chỉ đạo 389": "ban-chi-dao-389", "ĐỒNG NAI": "dong-nai",
		"UBND cấp tỉnh (63)": "ubnd-cap-tinh-63", "km2": "km2", "": "", " – ": "", "(nếu có)": "neu-co",
	} {
		assert.Equal(t, want, reading.Key(text), text)
		assert.Equal(t, want, reading.Key(norm.NFD.String(text)), "decomposed: %s", text)
	}
	assert.Equal(t, "hoa-binh", reading.Key("hoà b\u00adình"), "what nobody sees parts no word")
	assert.Equal(t, reading.Key("hòa"), reading.Key("hoà"))
}

func TestSpell(t *testing.T) {
	for word, want := range map[string][2]string{
		"Hoà":                   {"hoa", "\u0300"},
		"hòa":                   {"hoa", "\u0300"},
		"THUỞ":                  {"thuơ", "\u0309"},
		"\u00adqu\u2060y\u0301": {"quy", "\u0301"},
		"Ðắk":                   {"đăk", "\u0301"},
		"G22":                   {"g22", ""},
		"Café":                  {"cafe", "\u0301"},
		"":                      {"", ""},
	} {
		letters, tones := reading.Spell(word)
		assert.Equal(t, want, [2]string{letters, tones}, word)
	}
}

// Words are spelt letter by letter as they are when they must be taken apart,
// for which what nobody sees is put behind them.
func TestSpellLetterByLetter(t *testing.T) {
	for r := rune(0); r < 0x2000; r++ {
		for _, word := range []string{string(r), "a" + string(r), string(r) + "ế", "x" + string(r) + "Ơ"} {
			letters, tones := reading.Spell(word)
			apart, marks := reading.Spell(word + "\u00ad")
			assert.Equal(t, [2]string{apart, marks}, [2]string{letters, tones}, "%U in %q", r, word)
		}
	}
}

// The keys of texts of usual characters are what those of other texts are, and so
// are texts that need not be put in one line.
func TestUsualTextsAsOthers(t *testing.T) {
	for r := rune(0); r < 0x2000; r++ {
		for _, text := range []string{string(r), "a" + string(r) + "b", "Hoà " + string(r) + "Ế 5", string(r) + " ", "ơ  " + string(r)} {
			assert.Equal(t, reading.Key(text+"\u00ad"), reading.Key(text), "%U in %q", r, text)
			assert.Equal(t, reading.Clean(text+"\u00ad"), reading.Clean(text), "%U in %q", r, text)
			assert.Equal(t, reading.Tidy(text+"\u00ad"), reading.Tidy(text), "%U in %q", r, text)
		}
	}
}
