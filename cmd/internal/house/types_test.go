package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// plain is the types whose zero value is written although nothing is in it,
// with the reason.
var plain = map[string]string{
	"indicator Holds":                       "always in force",
	"indicator Reading":                     "read by default: left out where it stands",
	"indicator/onestop Procedure":           "nothing is known of it: left out where it stands",
	"indicator/onestop ReceivedCounts":      "counts that are nought are left out",
	"indicator/onestop LastingCounts":       "counts that are nought are left out",
	"indicator/scorecard Rule":              "in proportion all the way: left out where it stands",
	"indicator/onestop/exchange Component":  "others write what they have",
	"indicator/onestop/exchange Database":   "others write what they have",
	"indicator/onestop/exchange Fee":        "others write what they have",
	"indicator/onestop/exchange Message":    "others write what they have",
	"indicator/onestop/exchange Progress":   "others write what they have",
	"indicator/onestop/exchange Result":     "others write what they have",
	"indicator/onestop/exchange Supplement": "others write what they have",
	"plan Task":                             "a draft lacks what it may",
	"plan Reference":                        "a draft lacks what it may",
	"plan Relation":                         "a draft lacks what it may",
	"plan Timing":                           "left out where it stands",

	// Codes that systems exchange as numbers.
	"indicator/onestop Status":  "TrangThaiHoSo, 1 to 10",
	"indicator/onestop Channel": "KenhThucHien, 1 to 3",
	"indicator/onestop Payment": "DuocThanhToanTrucTuyen, 1 and 2",
}

// Each exported type is written as JSON in a form of its own or refused by an
// error of the library: never as {}, with a day that is none, with the names of
// Go fields, or as the number of a constant. A type without a form is not read
// either: nothing becomes a zero value without an error.
func TestEveryTypeHasAFormOrRefuses(t *testing.T) {
	found := map[string][]string{}
	excused := map[string]bool{}
	for line := range strings.Lines(askTypes(t)) {
		name, what, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || what == withForm {
			continue
		}
		if _, known := plain[name]; known && strings.HasPrefix(what, "zero ") {
			excused[name] = true
			continue
		}
		in, _, _ := strings.Cut(name, " ")
		found[in] = append(found[in], name+": "+what)
	}
	for name := range plain {
		if !excused[name] {
			t.Errorf("%s keeps the rule now: take it out of the list", name)
		}
	}
	keep(t, func(p source, _ *token.FileSet) []string { return found[p.path] })
}

// askTypes is what a program says that tries each exported type: a line each
// for what is wrong with it, and one for each type that has a form.
func askTypes(t *testing.T) string {
	t.Helper()
	if asked != "" {
		return asked
	}
	root, packages, _ := library(t)
	var imports, calls strings.Builder
	for i, p := range packages {
		name := fmt.Sprintf("p%d", i)
		var used bool
		for _, f := range p.files {
			for _, d := range f.Decls {
				for _, s := range typesOf(d) {
					if arguments, ok := instance(s.TypeParams); ok {
						fmt.Fprintf(&calls, "\ttyped[%s.%s%s](%q)\n", name, s.Name.Name, arguments, p.path+" "+s.Name.Name)
						used = true
					}
				}
			}
		}
		if used {
			fmt.Fprintf(&imports, "\t%s %q\n", name, module+"/"+p.path)
		}
	}
	program := filepath.Join(t.TempDir(), "main.go")
	text := strings.Replace(typesProgram, "\t// imports\n", imports.String(), 1)
	text = strings.Replace(text, "\t// calls\n", calls.String(), 1)
	require.NoError(t, os.WriteFile(program, []byte(text), 0o600))
	run := exec.Command("go", "run", program)
	run.Dir = filepath.Join(root, "cmd")
	var errs strings.Builder
	run.Stderr = &errs
	out, err := run.Output()
	require.NoError(t, err, errs.String())
	require.Contains(t, string(out), "\ndone\n", "the program asks every type")
	asked = string(out)
	return asked
}

var asked string // by two tests, once

// withForm is what the program says of a type that has a form.
const withForm = "has a form"

// typesOf is the exported types of a declaration.
func typesOf(d ast.Decl) (types []*ast.TypeSpec) {
	if g, ok := d.(*ast.GenDecl); ok {
		for _, s := range g.Specs {
			if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() && !s.Assign.IsValid() {
				types = append(types, s)
			}
		}
	}
	return types
}

const typesProgram = `package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/caicach/tthc/schedule/form"
	// imports
)

func main() {
	// calls
	fmt.Println("\ndone")
}

func typed[T any](name string) {
	t := reflect.TypeFor[T]()
	if t.Kind() == reflect.Interface {
		return
	}
	var v, to T
	b, err := json.Marshal(v)
	_, pointed := json.Marshal(&v)
	text := string(b)
	_, ownText := any(v).(encoding.TextMarshaler)
	switch {
	case (err == nil) != (pointed == nil):
		fmt.Printf("%s: a value and a pointer to it are written differently\n", name)
	case err != nil && len(form.All(err)) == 0:
		fmt.Printf("%s: refused by %T, which is no error of the library: %v\n", name, err, err)
	case errors.Is(err, form.FormNone):
		for _, in := range []string{"{}", "[]", "1", "\"a\"", "true"} {
			if err := json.Unmarshal([]byte(in), &to); err == nil {
				fmt.Printf("%s: it is not written, and read from %s\n", name, in)
			}
		}
	case err != nil:
	case text == "{}" || text == "null" || strings.Contains(text, "0001-01-01") || strings.Contains(text, "1970-01-01"):
		fmt.Printf("%s: zero value written as %s\n", name, text)
	case t.Kind() >= reflect.Int && t.Kind() <= reflect.Float64 && !ownText && text == "0":
		fmt.Printf("%s: zero value written as the number of a constant\n", name)
	}
	if !errors.Is(err, form.FormNone) {
		fmt.Printf("%s: has a form\n", name)
		goNames(name, t, map[reflect.Type]bool{})
	}
}

var (
	writesJSON = reflect.TypeFor[json.Marshaler]()
	writesText = reflect.TypeFor[encoding.TextMarshaler]()
)

// goNames tells of fields that would be written by their names in Go, and of
// parts that have no form, which would make the whole refuse.
func goNames(name string, t reflect.Type, seen map[reflect.Type]bool) {
	if seen[t] || t.Implements(writesJSON) || t.Implements(writesText) {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Pointer, reflect.Map:
		goNames(name, t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case !f.IsExported() && !f.Anonymous && tag == "":
				fmt.Printf("%s: %s.%s is not written, and does not come back\n", name, t, f.Name)
			case tag == "-" || !f.IsExported() && !f.Anonymous:
			case tag == "" && !f.Anonymous:
				fmt.Printf("%s: %s.%s is written by its name in Go\n", name, t, f.Name)
			default:
				goNames(name, f.Type, seen)
			}
		}
	}
}
`
