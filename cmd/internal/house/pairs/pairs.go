// Package pairs finds in sources what is said in both languages, for the tests
// that hold the two apart.
package pairs

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
)

// calls is the functions whose first two arguments are a text in Vietnamese and
// the same in English.
var calls = []string{"Pick", "T", "Text", "Usage"}

// In gives each pair of texts of a file: the arguments of such a call, and what
// is written as a form.Text or in a table of them.
func In(f *ast.File, give func(at token.Pos, vietnamese, english string)) {
	elided := map[ast.Expr]bool{} // literals that a table of texts holds
	ast.Inspect(f, func(n ast.Node) bool {
		var pair []ast.Expr
		switch n := n.(type) {
		case *ast.CallExpr:
			if slices.Contains(calls, name(n.Fun)) && len(n.Args) > 1 {
				pair = n.Args[:2]
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
			if ok1 && ok2 {
				give(n.Pos(), vi, en)
			}
		}
		return true
	})
}

// name is the name of a function that is called, without its package or value.
func name(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// typeName says whether a type is a text in both languages, "Text", or a list
// or map of such, "Texts".
func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.ArrayType:
		return typeName(e.Elt) + "s"
	case *ast.MapType:
		return typeName(e.Value) + "s"
	}
	return name(e)
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
		if name(e.Fun) == "Sprintf" {
			return said(e.Args[0])
		}
	case *ast.KeyValueExpr:
		return said(e.Value)
	}
	return "", false
}
