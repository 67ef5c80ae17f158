package phrase_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

// noisy are wordings of every kind, without names, whose letters would change
// with their case.
var noisy = []string{
	"thường xuyên, liên tục", "quý III/2025", "quý II - III/2025", "2026-2028", "tháng 7/2024 và tháng 01/2025", "6 tháng đầu năm 2025",
	"trước ngày 20 các tháng 3, 6, 9, 12/2024", "trước ngày 10 tháng 12 năm 2025", "từ ngày 01/3/2025 đến hết ngày 15/4/2025",
	"định kỳ 6 tháng hoặc theo chuyên đề, đột xuất", "trước ngày 25 hằng tháng", "trước 16 giờ thứ sáu hằng tuần", "02 lần/năm",
	"ngày 20 của tháng cuối quý", "chậm nhất ngày 20/12 hằng năm", "hằng quý, trước ngày 05 của tháng tiếp theo", "năm 2025 và các năm tiếp theo",
	"định kỳ tháng, quý, 6 tháng, năm", "chậm nhất 10 ngày trước ngày 30/6/2025", "đến hết năm 2025", "nửa đầu năm 2025", "cuối tháng 6/2025",
}

// noise is the text as scanners, word processors and web pages hand it on.
func noise(t *rapid.T, s string) string {
	var b strings.Builder
	blanks := []string{" ", "  ", "\u00a0", "\n", " \n", " | ", "\t", "\u202f", "\r\n", "|\n"}
	for _, r := range s {
		switch {
		case r == ' ':
			b.WriteString(rapid.SampledFrom(blanks).Draw(t, "blank"))
		case r == '-':
			b.WriteString(rapid.SampledFrom([]string{"-", "–", "—", "\u2011", "\u2212"}).Draw(t, "dash"))
		case r == '/':
			b.WriteString(rapid.SampledFrom([]string{"/", " /", "/ ", " / ", "/\n"}).Draw(t, "stroke"))
		case unicode.IsLetter(r) && rapid.IntRange(0, 3).Draw(t, "upper") == 0:
			b.WriteRune(unicode.ToUpper(r))
		default:
			b.WriteRune(r)
		}
	}
	text := b.String()
	if rapid.Bool().Draw(t, "hàng") {
		text = strings.ReplaceAll(text, "hằng", "hàng")
	}
	if rapid.Bool().Draw(t, "quí") {
		text = strings.ReplaceAll(text, "quý", "quí")
	}
	if rapid.Bool().Draw(t, "decomposed") {
		text = norm.NFD.String(text)
	}
	text = rapid.SampledFrom([]string{"", " ", "Hoàn thành ", "Thời gian: ", "Thời gian thực hiện: ", "Thời hạn: ", "- ", "\ufeff", "1. ", "**"}).Draw(t, "before") + text
	return text + rapid.SampledFrom([]string{"", ".", "./.", ";", " (nếu có)", "\n", " ", "**"}).Draw(t, "after")
}

func TestNoiseChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clean := rapid.SampledFrom(noisy).Draw(t, "phrase")
		want, err := phrase.Parse(clean, plan2025)
		require.NoError(t, err)
		text := noise(t, clean)
		got, err := phrase.Parse(text, plan2025)
		require.NoError(t, err, "%q", text)
		require.Equal(t, brief(want.Rule), brief(got.Rule), "%q", text)
		require.Empty(t, got.RestText(), "%q", text)
		for _, p := range got.Sources {
			require.Equal(t, text[p.Offset:p.Offset+len(p.Text)], p.Text)
		}
	})
}

// The name of an event comes out in NFC with single spaces.
func TestNamesAreClean(t *testing.T) {
	got, err := phrase.Parse(norm.NFD.String("kể từ ngày nhận  đủ\nhồ sơ | hợp lệ"), plan2025)
	require.NoError(t, err)
	require.Equal(t, "nhận đủ hồ sơ hợp lệ", got.Rule.Part(0).Event)
}

// swapTones writes the tone mark of two vowels on the other one: hoà and hòa,
// quý and qúy.
var swapTones = func() *strings.Replacer {
	var pairs []string
	for _, vowels := range []string{"oa", "oe", "uy", "ua", "uê", "uơ"} {
		first, second := []rune(vowels)[0], []rune(vowels)[1]
		for _, tone := range []string{"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
			a := norm.NFC.String(string(first) + tone + string(second))
			b := norm.NFC.String(string(first) + string(second) + tone)
			pairs = append(pairs, a, b, b, a)
		}
	}
	return strings.NewReplacer(pairs...)
}()

// unseen is the text with what nobody sees put in at random: marks of no width,
// spaces that do not break, double spaces, letters and accents apart, tones on
// the other vowel.
func unseen(t *rapid.T, s string) string {
	if rapid.Bool().Draw(t, "tones") {
		s = swapTones.Replace(s)
	}
	switch rapid.IntRange(0, 2).Draw(t, "form") {
	case 0:
		s = norm.NFD.String(s)
	case 1:
		s = norm.NFC.String(s)
	}
	every := rapid.SampledFrom([]int{2, 5, 20, 1000}).Draw(t, "every")
	var b strings.Builder
	for _, r := range s {
		if r == ' ' {
			b.WriteString(rapid.SampledFrom([]string{" ", "  ", "\u00a0", " \u2009", "\u202f"}).Draw(t, "blank"))
		} else {
			b.WriteRune(r)
		}
		if rapid.IntRange(1, every).Draw(t, "mark") == 1 {
			b.WriteString(rapid.SampledFrom([]string{"\u00ad", "\u2060", "\u200b", "\u200c", "\u200d", "\ufeff"}).Draw(t, "what"))
		}
	}
	return b.String()
}

// seen is a reading as a person sees it.
func seen(got phrase.Result) string {
	return reading.Clean(strings.ReplaceAll(told(got), `\u00a0`, " "))
}

// What nobody sees changes no reading of the corpus: neither rule, rest and
// doubts nor fault.
func TestUnseenNoiseChangesNothing(t *testing.T) {
	lines := corpus(t)
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.SampledFrom(lines).Draw(t, "wording")
		clean := errorMarks.Replace(w.text)
		want, wantErr := phrase.Parse(clean, w.ctx)
		text := unseen(t, clean)
		got, err := phrase.Parse(text, w.ctx)
		if wantErr != nil {
			var a, b *form.Error
			require.ErrorAs(t, wantErr, &a)
			require.ErrorAs(t, err, &b, "%q", text)
			require.Equal(t, a.Code, b.Code, "%q", text)
			require.Equal(t, reading.Clean(a.Value), reading.Clean(b.Value), "%q", text)
			return
		}
		require.NoError(t, err, "%q", text)
		require.Equal(t, seen(want), seen(got), "%q", text)
	})
}
