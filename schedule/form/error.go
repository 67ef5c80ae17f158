package form

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Code names what was refused: "day.missing". It is stable, so that a program
// may branch on it. A Code is an error itself: each constant of this type is a
// sentinel for [errors.Is].
type Code string

func (c Code) Error() string { return string(c) }

// Error is one thing that the library refuses: what, where, and how to mend it.
// It is the only kind of error that the library has for what comes from
// outside, alone or in a list ([Errors]); one [errors.As] finds it. Fields that
// do not apply are empty.
type Error struct {
	Unwritten

	Code   Code     // what is wrong, for programs
	Path   string   // the place in a form, tasks[3].time.rule, or the column of a table
	Line   int      // of a file or table, from 1
	Offset int      // in bytes into Text, or into the line or file
	Text   string   // the text that was read, where the error is a place in it
	Value  string   // what stands there; left out where it may be personal
	Want   []string // what may stand there instead, as it is written there: data, the same in both languages
	Args   Args     // what else the message names
	Cause  error    // what a reader of a part said, or what the system did

	texts Text
}

// Args are the figures and names of a message by their name in its text: whole
// numbers, strings, a [Day], a [Text], or whatever has a String method.
type Args map[string]any

// MarshalJSON refuses: they are of an Error.
func (Args) MarshalJSON() ([]byte, error) { return Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Args) UnmarshalJSON(b []byte) error { return new(Unwritten).UnmarshalJSON(b) }

// Texts is the one table of what a package refuses, in both languages. A text
// names the value as {value} and each of the error's Args by its name in such
// brackets. It says what is wrong and how to mend it, without the place.
type Texts map[Code]Text

// MarshalJSON refuses: it is a table of a program.
func (Texts) MarshalJSON() ([]byte, error) { return Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Texts) UnmarshalJSON(b []byte) error { return new(Unwritten).UnmarshalJSON(b) }

// Error is e with the text that the table has for its code. The codes of this
// package, such as [FieldMissing], need no row.
func (t Texts) Error(e Error) *Error {
	text, ok := t[e.Code]
	if !ok {
		text = texts[e.Code]
	}
	e.texts = text
	return &e
}

// Error is the message in English.
func (e *Error) Error() string { return e.Message(English) }

// Message is the error in the language asked for, in one line: the place and
// what is wrong there.
func (e *Error) Message(l Language) string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	if e.Line > 0 {
		b.WriteString(l.Pick("dòng ", "line ") + strconv.Itoa(e.Line) + ": ")
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	if text := e.texts.In(l); text != "" {
		b.WriteString(e.fill(text, l))
	} else if e.Cause == nil { // an error without a table
		b.WriteString(string(e.Code))
		if e.Value != "" {
			b.WriteString(": " + strconv.Quote(e.Value))
		}
	}
	if e.Cause != nil {
		if said := Message(e.Cause, l); said != "" && understood(e.Cause, l) {
			if e.texts.In(l) != "" {
				b.WriteString(": ")
			}
			b.WriteString(said)
		}
	}
	if len(e.Want) > 0 {
		b.WriteString(l.Pick("; viết ", "; write ") + e.wanted(l))
	}
	return b.String()
}

// wanted is what may stand there instead, as a sentence lists it: “a”, “b” or
// “c”. A file must hold these words to the letter, so no language translates
// them, and quotation marks say that they are not of the sentence.
func (e *Error) wanted(l Language) string {
	var b strings.Builder
	for i, w := range e.Want {
		switch {
		case i == 0:
		case i == len(e.Want)-1:
			b.WriteString(l.Pick(" hoặc ", " or "))
		default:
			b.WriteString(", ")
		}
		b.WriteString("“" + w + "”")
	}
	return b.String()
}

// understood says whether an error can be shown in a language: those of the
// library in both, what others say in English only.
func understood(err error, l Language) bool {
	var known bilingual
	return l == English || errors.As(err, &known)
}

// bilingual is an error that knows both languages.
type bilingual interface{ Message(Language) string }

// fill puts the value and the arguments into a text.
func (e *Error) fill(text string, l Language) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		text = after
		if name == "value" {
			b.WriteString(strconv.Quote(shorten(e.Value)))
			continue
		}
		switch v := e.Args[name].(type) {
		case interface{ In(Language) string }:
			b.WriteString(v.In(l))
		default:
			fmt.Fprint(&b, v)
		}
	}
}

// longest is how much of a value a message shows, in characters.
const longest = 80

func shorten(s string) string {
	n := 0
	for i := range s {
		if n == longest {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// Is says whether target is the error's [Code], or an *Error of that code.
func (e *Error) Is(target error) bool {
	switch t := target.(type) {
	case Code:
		return e.Code == t
	case *Error:
		return t != nil && e.Code == t.Code
	}
	return false
}

// Unwrap is what a reader of a part said, or what the system did.
func (e *Error) Unwrap() error {
	if e == nil {
		return nil
	}
	return e.Cause
}

// Caret is the line of Text that holds the place, and under it a caret. It is
// empty for an error that is not a place in a text.
func (e *Error) Caret() string {
	if e == nil || e.Text == "" {
		return ""
	}
	return Caret(e.Text, e.Offset)
}

// Caret is the line of a text that holds the byte at an offset, and under it a
// caret in the column that a terminal shows it in: marks that are put over a
// letter and marks that nobody sees take no column, wide characters two.
func Caret(text string, offset int) string {
	offset = min(max(offset, 0), len(text))
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	line := strings.TrimRight(text[start:end], "\r")
	column := 0
	var b strings.Builder
	for i, r := range line {
		if r < ' ' { // a tab and its like would move what follows
			r = ' '
		}
		b.WriteRune(r)
		if start+i < offset {
			column += width(r)
		}
	}
	return b.String() + "\n" + strings.Repeat(" ", column) + "^"
}

// width is the columns that a character takes in a terminal.
func width(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x1f300 && r <= 0x1faff || r >= 0x20000 && r <= 0x3fffd):
		return 2 // East Asian wide and full-width forms
	}
	return 1
}

// Errors is all that is wrong with a file, a form or a list, in order of
// place. It is the only shape of several errors in the library.
type Errors []*Error

// MarshalJSON refuses: what was refused is said to people by Message.
func (Errors) MarshalJSON() ([]byte, error) { return Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Errors) UnmarshalJSON(b []byte) error { return new(Unwritten).UnmarshalJSON(b) }

// Err is the errors as an error: nil when there are none.
func (es Errors) Err() error {
	if len(es) == 0 {
		return nil
	}
	return es
}

// Error is the messages in English, one a line.
func (es Errors) Error() string { return es.Message(English) }

// Message is the messages in the language asked for, one a line.
func (es Errors) Message(l Language) string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Message(l)
	}
	return strings.Join(lines, "\n")
}

// Unwrap is the errors one by one, so that errors.Is and errors.As look at
// each.
func (es Errors) Unwrap() []error {
	all := make([]error, len(es))
	for i, e := range es {
		all[i] = e
	}
	return all
}

// With adds what only the whole shows, and leaves out of it what follows from
// a value that could not be read: what lies at, under or over the place of one
// of the errors there are.
func (es Errors) With(more ...*Error) Errors {
	all := slices.Clip(es)
	for _, e := range more {
		follows := slices.ContainsFunc(es, func(f *Error) bool {
			return f.Line == e.Line && f.Code != FieldUnknown && f.Code != FieldCase && (within(e.Path, f.Path) || within(f.Path, e.Path))
		})
		if !follows {
			all = append(all, e)
		}
	}
	return all
}

// Under puts a place before the place of each error: parts[2] before due makes
// parts[2].due. It is for those who read a part of a greater form.
func (es Errors) Under(path string) Errors {
	placed := make(Errors, len(es))
	for i, e := range es {
		f := *e
		f.Path = joined(path, e.Path)
		placed[i] = &f
	}
	return placed
}

// OnLine puts the errors into a line of a file that holds a form a line.
func (es Errors) OnLine(number int) Errors {
	placed := make(Errors, len(es))
	for i, e := range es {
		f := *e
		f.Line = number
		placed[i] = &f
	}
	return placed
}

func joined(path, below string) string {
	if path == "" || below == "" || below[0] == '[' {
		return path + below
	}
	return path + "." + below
}

// within says whether a path is another or lies below it.
func within(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && (above == "" || rest == "" || rest[0] == '.' || rest[0] == '[')
}

// Message is any error in the language asked for. Where errors of the library
// stand within what others wrapped around them, or are joined, each is said in
// that language and the words around stay. It is empty for nil.
func Message(err error, l Language) string {
	switch e := err.(type) {
	case nil:
		return ""
	case bilingual:
		return e.Message(l)
	case interface{ Unwrap() []error }:
		// Written as errors.Join or fmt.Errorf wrote it, with each in its language.
		whole := err.Error()
		for _, inner := range e.Unwrap() {
			whole = inLanguage(whole, inner, l)
		}
		return whole
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return inLanguage(err.Error(), inner, l)
		}
	}
	return err.Error()
}

// inLanguage is a message in which what one error said is said in the language
// asked for. Whoever wrapped the error in other words keeps them.
func inLanguage(whole string, inner error, l Language) string {
	if inner == nil || inner.Error() == "" {
		return whole
	}
	return strings.Replace(whole, inner.Error(), Message(inner, l), 1)
}

// Sentences is what was refused for people who see no form: each as a sentence,
// without its place in the form and what a program may write there. It is empty
// when nothing was.
func (es Errors) Sentences(l Language) string {
	var said []string
	for _, e := range es {
		if e != nil {
			one := *e
			one.Path, one.Want = "", nil
			said = append(said, one.Message(l)+".")
		}
	}
	return strings.Join(said, " ")
}

// All is every refusal of the library within an error, in order; nil when it
// has none.
func All(err error) Errors {
	switch e := err.(type) {
	case nil:
		return nil
	case *Error:
		return Errors{e}
	case Errors:
		return e
	case interface{ Unwrap() []error }:
		var all Errors
		for _, inner := range e.Unwrap() {
			all = append(all, All(inner)...)
		}
		return all
	case interface{ Unwrap() error }:
		return All(e.Unwrap())
	}
	return nil
}
