package reading_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/reading"
)

// One word, as keyboards, fonts and scanners write it.
func TestSpellingsOfOneWord(t *testing.T) {
	for _, same := range [][]string{
		{"hòa", "hoà", "HÒA", "ho\u0300a", "hoa\u0300", "ho\u0340a", "h\u00adòa", "hò\u2060a", "hò\u200ba", "h\u200dòa", "\ufeffhòa", "hòa\u180e"},
		{"thúy", "thuý", "THUÝ"}, {"quá", "qúa"}, {"của", "cuả"}, {"quyết", "quyêt\u0301", "quyế\u00adt"},
		{"quý", "qúy", "quí", "qúi", "QUÝ"}, {"kỳ", "kì"}, {"tỷ", "tỉ"}, {"lý", "lí"}, {"sỹ", "sĩ"}, {"mỹ", "mĩ"}, {"hy", "hi"},
		{"đường", "ðường", "Ðường", "ĐƯỜNG", "ɖường", "đươ\u0300ng", "đ\u01b0o\u031b\u0300ng", "đu\u031bo\u0300\u031bng"},
		{"ệ", "e\u0323\u0302", "e\u0302\u0323", "ẹ\u0302", "ê\u0323"},
		{"nguyễn", "ｎguyễn", "𝐧𝐠𝐮𝐲ễ𝐧", "NGUYỄN"}, {"km", "KM"}, {"12", "1\u00ad2", "１２", "١٢", "𝟏𝟐"},
		{"vietcombank", "VIETCOMBANK", "viet\u00adcombank"}, {"müller", "mu\u0308ller"}, {"москва", "МОСКВА"},
	} {
		first := reading.NewWord(same[0])
		require.NotZero(t, first, same[0])
		for _, s := range same {
			require.Equal(t, first, reading.NewWord(s), "%q, %q", same[0], s)
			require.Equal(t, first, reading.NewWord(norm.NFD.String(s)), "%q decomposed", s)
		}
	}
	for _, other := range [][2]string{
		{"ngày", "ngay"}, {"trước", "trưóc"}, {"sở", "số"}, {"đa", "da"}, {"tai", "tay"}, {"i", "y"}, {"thúi", "thúy"}, {"hòa", "hóa"}, {"06", "6"},
		{"vietcombank", "vietinbank"}, {"müller", "muller"}, {"quảnlý", "quánlỷ"}, {"a", "1"}, {"1234567890123", "1234567890124"}, {"аpple", "apple"},
	} {
		require.NotEqual(t, reading.NewWord(other[0]), reading.NewWord(other[1]), "%q, %q", other[0], other[1])
	}
	for _, none := range []string{"", " ", "a b", "a-b", "m2", "\u00ad", "\u0301"} {
		require.Zero(t, reading.NewWord(none), "%q", none)
	}
}

// plain is a word without accents, by the tables of Unicode.
func plain(s string) string {
	return strings.NewReplacer("đ", "d").Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// The syllables of Vietnamese, spelled out of their parts: initial, vowels, end
// and tone, the mark where the school book puts it.
func syllables(yield func(string)) {
	initials := []string{"", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"}
	// The tone goes onto the vowel behind the stroke.
	open := []string{"/a", "/e", "/ê", "/i", "/o", "/ô", "/ơ", "/u", "/ư", "/y", "/ai", "/ao", "/au", "/ay", "/âu", "/ây", "/eo", "/êu", "/ia", "/iu", "i/êu",
		"/oa", "o/ai", "o/ao", "o/ay", "/oe", "o/eo", "/oi", "/ôi", "/ơi", "/ua", "u/ây", "u/ê", "/ui", "u/ôi", "u/ơ", "/uy", "u/ya", "u/yu", "/ưa", "/ưi", "/ưu", "ư/ơi", "ư/ơu", "y/êu"}
	closed := []string{"/a", "/ă", "/â", "/e", "/ê", "/i", "/o", "/ô", "/ơ", "/u", "/ư", "i/ê", "o/a", "o/ă", "o/e", "u/â", "u/ê", "u/ô", "u/y", "uy/ê", "ư/ơ", "y/ê"}
	ends := []string{"c", "ch", "m", "n", "ng", "nh", "p", "t"}
	rhymes := append([]string{}, open...)
	for _, v := range closed {
		for _, e := range ends {
			rhymes = append(rhymes, v+e)
		}
	}
	for _, in := range initials {
		for _, r := range rhymes {
			before, after, _ := strings.Cut(r, "/")
			if in == "gi" && strings.HasPrefix(before+after, "i") {
				continue // "gì" is written with one i
			}
			if in == "g" && (r == "/ia" || r == "/iu") {
				continue // "già", "giù" have gi before a and u
			}
			v, rest := string([]rune(after)[:1]), string([]rune(after)[1:])
			for _, tone := range []string{"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
				yield(norm.NFC.String(in + before + v + tone + rest))
			}
		}
	}
}

// Every syllable is its own Word, comes back from it, and is found from any
// place of its tone mark.
func TestEverySyllable(t *testing.T) {
	seen := map[reading.Word]string{}
	count := 0
	syllables(func(s string) {
		count++
		w := reading.NewWord(s)
		back := w.String()
		if back != s {
			require.Equal(t, strings.NewReplacer("y", "i", "ý", "í", "ỳ", "ì", "ỷ", "ỉ", "ỹ", "ĩ", "ỵ", "ị").Replace(s), back)
		} else if other, ok := seen[w]; ok {
			require.Equal(t, other, s)
		}
		if _, ok := seen[w]; !ok {
			seen[w] = back
		}
		toks := reading.Scan(s).Tokens
		require.Equal(t, reading.NewWord(plain(s)), toks[0].Plain, s)
		letters, tone := []rune{}, ""
		for _, r := range norm.NFD.String(s) {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) {
				tone = string(r)
			} else {
				letters = append(letters, r)
			}
		}
		letters = []rune(norm.NFC.String(string(letters)))
		for i, l := range letters {
			if strings.ContainsRune("aăâeêioôơuưy", l) {
				moved := string(letters[:i+1]) + tone + string(letters[i+1:])
				require.Equal(t, w, reading.NewWord(moved), "%q for %q", moved, s)
				require.Equal(t, s, reading.Clean(moved))
			}
		}
	})
	require.Greater(t, count, 30_000)
}
