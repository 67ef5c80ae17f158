package phrase_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

// announcing are the only words that a reading may drop: those that announce a
// time or join two, and "nếu có".
var announcing = setOf(`thời gian hạn điểm tiến độ hoàn thành xong kết thúc thực hiện báo cáo triển khai ban hành nhiệm vụ công việc gửi nộp là trình
	và hoặc hay nhưng nếu có`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isHidden says that the scanner passes the rune: marks that nobody sees, and
// those of Markdown.
func isHidden(r rune) bool {
	return unicode.In(r, unicode.Cf) || strings.ContainsRune("*_`", r) || unicode.IsSpace(r)
}

// lost are the words and figures of the text that stand neither in a source
// nor in the rest, but for those that announce and the numbers of a list.
func lost(text string, got phrase.Result) []string {
	kept := make([]bool, len(text)+1)
	for _, pieces := range [][]reading.Piece{got.Sources, got.Rest} {
		for _, p := range pieces {
			for i := range len(p.Text) {
				kept[p.Offset+i] = true
			}
		}
	}
	var words []string
	start, class := 0, 0
	for i, r := range text + " " {
		now := 0
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) && class == 'a':
			now = 'a'
		case r >= '0' && r <= '9':
			now = '0'
		}
		if now == class {
			continue
		}
		if class != 0 && !kept[start] {
			w := strings.ToLower(norm.NFC.String(text[start:i]))
			marks := ".)]}"
			if strings.TrimLeftFunc(text[:start], isHidden) == "" {
				marks += "-" // "1- Xây dựng", at the head alone
			}
			number := len(w) <= 2 && strings.IndexAny(strings.TrimLeftFunc(text[i:], isHidden), marks) == 0
			if !announcing[w] && !number {
				words = append(words, w)
			}
		}
		start, class = i, now
	}
	return words
}

// Every word of a text is in the source of a part or in the rest, in any
// order of wordings.
func TestNothingVanishes(t *testing.T) {
	wordings := append(append(append([]string{}, seedPhrases...), published...), noisy...)
	for _, w := range corpus(t) {
		if !strings.HasPrefix(w.want, "error ") && strings.TrimSpace(w.text) != "" {
			wordings = append(wordings, w.text)
		}
	}
	signs := []string{" ", ", ", "; ", ". ", ": ", " - ", " và ", " hoặc ", "\n", " (", ") ", " | ", "; 2. ", " để ", " theo ", " hoàn thành "}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(wordings).Draw(t, "first")
		for range rapid.IntRange(0, 3).Draw(t, "more") {
			text += rapid.SampledFrom(signs).Draw(t, "sign") + rapid.SampledFrom(wordings).Draw(t, "next")
		}
		if rapid.Bool().Draw(t, "cut") {
			words := strings.Fields(text)
			from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
			text = strings.Join(words[from:rapid.IntRange(from+1, len(words)).Draw(t, "to")], " ")
		}
		got, err := phrase.Parse(text, plan2025)
		if err != nil {
			return
		}
		require.Empty(t, lost(text, got), "%q: %s, rest %q", text, brief(got.Rule), got.RestText())
	})
}
