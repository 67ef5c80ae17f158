package house

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What people read is in one language, never a mixture. Each pair of texts of
// the library, Vietnamese first, is found in the source: the arguments of
// Language.Pick, and what is written as a form.Text or in a table of them.
func TestLanguagesDoNotMix(t *testing.T) {
	_, packages, files := library(t)
	pairs := 0
	for _, p := range packages {
		for _, f := range p.files {
			texts(f, func(at token.Pos, vietnamese, english string) {
				pairs++
				if word := foreign(english); word != "" {
					t.Errorf("%s: %q is not English: %s", files.Position(at), word, english)
				}
				if word := englishWord.FindString(quoted.ReplaceAllString(vietnamese, "")); word != "" {
					t.Errorf("%s: %q is not Vietnamese: %s", files.Position(at), word, vietnamese)
				}
			})
		}
	}
	if pairs < 300 {
		t.Errorf("only %d pairs of texts were found: the test looks in the wrong places", pairs)
	}
}

// texts gives each pair of texts of a file.
func texts(f *ast.File, give func(at token.Pos, vietnamese, english string)) {
	elided := map[ast.Expr]bool{} // literals that a table of texts holds
	ast.Inspect(f, func(n ast.Node) bool {
		var pair []ast.Expr
		switch n := n.(type) {
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Pick" {
				pair = n.Args
			}
		case *ast.CompositeLit:
			switch kind := typeName(n.Type); {
			case kind == "Text" || elided[n]:
				pair = n.Elts
			case kind == "Texts":
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						e = kv.Value
					}
					elided[e] = true
				}
			}
		}
		if len(pair) == 2 {
			vi, ok1 := said(pair[0])
			en, ok2 := said(pair[1])
			if ok1 && ok2 && strings.Contains(vi+en, " ") {
				give(n.Pos(), vi, en)
			}
		}
		return true
	})
}

// typeName says whether a type is a text in both languages, "Text", or a list
// or map of such, "Texts".
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.ArrayType:
		return typeName(e.Elt) + "s"
	case *ast.MapType:
		return typeName(e.Value) + "s"
	}
	return ""
}

// said is the words of an expression that are written in the source.
func said(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, ok1 := said(e.X)
		y, ok2 := said(e.Y)
		return x + y, ok1 || ok2
	case *ast.CallExpr:
		if s, ok := e.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Sprintf" {
			return said(e.Args[0])
		}
	case *ast.KeyValueExpr:
		return said(e.Value)
	}
	return "", false
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
