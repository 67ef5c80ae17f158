package house

import (
	"go/token"
	"regexp"
	"strings"
	"testing"

	"github.com/caicach/tthc/cmd/internal/house/pairs"
)

// What people read is in one language, never a mixture. Each pair of texts of
// the library, Vietnamese first, is found in the source: the arguments of
// Language.Pick, and what is written as a form.Text or in a table of them.
func TestLanguagesDoNotMix(t *testing.T) {
	_, packages, files := library(t)
	found := 0
	for _, p := range packages {
		for _, f := range p.files {
			pairs.In(f, func(at token.Pos, vietnamese, english string) {
				if !strings.Contains(vietnamese+english, " ") {
					return
				}
				found++
				if word := foreign(english); word != "" {
					t.Errorf("%s: %q is not English: %s", files.Position(at), word, english)
				}
				if word := englishWord.FindString(quoted.ReplaceAllString(vietnamese, "")); word != "" {
					t.Errorf("%s: %q is not Vietnamese: %s", files.Position(at), word, vietnamese)
				}
			})
		}
	}
	if found < 300 {
		t.Errorf("only %d pairs of texts were found: the test looks in the wrong places", found)
	}
}

var (
	// Numbers of documents keep their letters: 240/QĐ-TTg, Decree 09/2019/NĐ-CP.
	document = regexp.MustCompile(`[0-9][0-9A-Za-z]*(/[0-9A-ZĐƯƠÂÊÔa-z-]+)+`)
	quoted   = regexp.MustCompile("\"[^\"]*\"|'[^']*'|`[^`]*`|“[^”]*”|\\{[a-z]+\\}")
	accented = regexp.MustCompile(`[\p{L}]*[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐÀÁẢÃẠĂÂÈÉÊÌÍÒÓÔƠÙÚƯÝ][\p{L}]*`)
	// Words that only an English text has, names of fields and codes among them.
	englishWord = regexp.MustCompile(`(?i)\b(the|is|are|not|must|of|and|or|with|without|which|this|that|there|field|value|missing|invalid|unknown|expected|line|submitted|accepted|answered|transferred|refused|published|withdrawn|returned|reopened|supplemented|ministry|agency|province|department|lead|coordinate|petitioner|indicator|due|overdue|running|paused|met|late)\b`)
	// Names that have no English, and are said in English texts as they are.
	names = []string{"Tết", "Giỗ", "Tổ", "Hùng"}
)

// foreign is the first Vietnamese word of an English text that is no name, no
// number of a document, and not quoted.
func foreign(english string) string {
	rest := document.ReplaceAllString(quoted.ReplaceAllString(english, ""), "")
	for _, word := range accented.FindAllString(rest, -1) {
		if !contains(names, word) {
			return word
		}
	}
	return ""
}
