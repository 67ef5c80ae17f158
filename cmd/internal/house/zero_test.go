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

// Nothing of the library panics on what a host may hold: each exported function
// and each method of each exported type is called with zero values, on the zero
// value, on a pointer to it and on a nil pointer. Only Must is there to panic,
// and readers need somewhere to write.
func TestNothingPanicsOnZero(t *testing.T) {
	root, packages, _ := library(t)
	var imports, calls strings.Builder
	for i, p := range packages {
		name := fmt.Sprintf("p%d", i)
		var used bool
		for _, f := range p.files {
			for _, d := range f.Decls {
				for _, call := range zeroCalls(d, name, p.path) {
					calls.WriteString("\t" + call + "\n")
					used = true
				}
			}
		}
		if used {
			fmt.Fprintf(&imports, "\t%s %q\n", name, module+"/"+p.path)
		}
	}
	dir := t.TempDir()
	program := filepath.Join(dir, "main.go")
	text := strings.Replace(zeroProgram, "\t// imports\n", imports.String(), 1)
	text = strings.Replace(text, "\t// calls\n", calls.String(), 1)
	require.NoError(t, os.WriteFile(program, []byte(text), 0o600))
	run := exec.Command("go", "run", program)
	run.Dir = filepath.Join(root, "cmd")
	var errs strings.Builder
	run.Stderr = &errs
	out, err := run.Output()
	require.NoError(t, err, errs.String())
	require.Contains(t, string(out), "\ndone ", "the program calls everything")

	found := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		if path, what, ok := strings.Cut(strings.TrimSpace(line), " panics: "); ok {
			in, _, _ := strings.Cut(path, " ")
			found[in] = append(found[in], path+" panics: "+what)
		}
	}
	keep(t, func(p source, _ *token.FileSet) []string { return found[p.path] })
}

// zeroCalls is the lines of the program that call what a declaration exports.
func zeroCalls(d ast.Decl, name, path string) (calls []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if arguments, ok := instance(d.Type.TypeParams); ok && d.Recv == nil && d.Name.IsExported() && !strings.HasPrefix(d.Name.Name, "Must") {
			calls = append(calls, fmt.Sprintf("function(%q, %s.%s%s)", path+" "+d.Name.Name, name, d.Name.Name, arguments))
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			t, ok := s.(*ast.TypeSpec)
			if !ok || !t.Name.IsExported() {
				continue
			}
			if arguments, ok := instance(t.TypeParams); ok {
				calls = append(calls, fmt.Sprintf("methods[%s.%s%s](%q)", name, t.Name.Name, arguments, path+" "+t.Name.Name))
			}
		}
	}
	return calls
}

// instance is the type arguments for parameters that any type will do for.
func instance(parameters *ast.FieldList) (string, bool) {
	if parameters == nil {
		return "", true
	}
	var arguments []string
	for _, f := range parameters.List {
		if c, ok := f.Type.(*ast.Ident); !ok || c.Name != "any" && c.Name != "comparable" {
			return "", false
		}
		for range f.Names {
			arguments = append(arguments, "string")
		}
	}
	return "[" + strings.Join(arguments, ", ") + "]", true
}

const zeroProgram = `package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	// imports
)

var called int

func main() {
	// calls
	fmt.Println("\ndone", called)
}

var (
	reader = reflect.TypeFor[io.Reader]()
	writer = reflect.TypeFor[io.Writer]()
)

// zero is the zero value of an argument; what reads and writes is empty, and a
// function does nothing, for a nil one is no value of a host.
func zero(t reflect.Type) reflect.Value {
	switch {
	case t == reader:
		return reflect.ValueOf(strings.NewReader(""))
	case t == writer:
		return reflect.ValueOf(io.Discard)
	case t.Kind() == reflect.Func:
		return reflect.MakeFunc(t, func([]reflect.Value) (out []reflect.Value) {
			for i := range t.NumOut() {
				out = append(out, reflect.Zero(t.Out(i)))
			}
			return out
		})
	}
	return reflect.Zero(t)
}

// call calls with zero values, without and with a variadic argument, and goes
// the first steps of what it gives to range over.
func call(name string, f reflect.Value) {
	t := f.Type()
	for more := range 2 {
		n := t.NumIn()
		if t.IsVariadic() {
			n -= 1 - more
		} else if more > 0 {
			return
		}
		var in []reflect.Value
		for i := range n {
			a := t.In(i)
			if t.IsVariadic() && i == t.NumIn()-1 {
				a = a.Elem()
			}
			in = append(in, zero(a))
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Printf("%s panics: %v\n", name, r)
				}
			}()
			called++
			for _, out := range f.Call(in) {
				walk(out)
			}
		}()
	}
}

func walk(v reflect.Value) {
	if v.Kind() != reflect.Func || v.IsNil() || v.Type().NumIn() != 1 || v.Type().NumOut() != 0 || v.Type().In(0).Kind() != reflect.Func {
		return
	}
	yield := v.Type().In(0)
	steps := 0
	v.Call([]reflect.Value{reflect.MakeFunc(yield, func([]reflect.Value) []reflect.Value {
		steps++
		return []reflect.Value{reflect.ValueOf(steps < 3)}
	})})
}

func function(name string, f any) { call(name, reflect.ValueOf(f)) }

func methods[T any](name string) {
	t := reflect.TypeFor[T]()
	if t.Kind() == reflect.Interface {
		return
	}
	value := map[string]bool{}
	for i := range t.NumMethod() {
		value[t.Method(i).Name] = true
	}
	p := reflect.PointerTo(t)
	for i := range p.NumMethod() {
		m := p.Method(i).Name
		if strings.HasPrefix(m, "Must") {
			continue
		}
		call(name+"."+m, reflect.New(t).MethodByName(m))
		if !value[m] && !strings.HasPrefix(m, "Unmarshal") && m != "Scan" {
			call(name+"."+m+" on nil", reflect.Zero(p).MethodByName(m))
		}
	}
}
`
