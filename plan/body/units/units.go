package units

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Options says what a list leaves open.
type Options struct {
	form.Unwritten

	// Bodies is where provinces, and successors that the list does not have,
	// are found; nil is [body.Vietnam].
	Bodies *body.Registry

	// Source is that of rows that give none: the decision that the list is of.
	Source string

	// Passed is told each column that there is not, and the list is read without it;
	// nil: such a column is a fault. One whose heading is a slip of the pen for a column
	// that the list lacks is a fault always.
	Passed func(heading string)
}

// MaxSize is the most bytes of a list: five times all communes with the former
// ones.
const MaxSize = 16 << 20

// ReadCSV reads a list in CSV: UTF-8 with or without byte order mark, cells
// parted by commas, semicolons or tabs, whichever the first line has most of.
// See [Read].
func ReadCSV(source io.Reader, o Options) (body.Data, error) {
	text, err := form.ReadAll(source, MaxSize)
	if err != nil {
		return body.Data{}, form.All(err)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) {
		at := 0
		for r, n := utf8.DecodeRune(text); r != utf8.RuneError || n > 1; r, n = utf8.DecodeRune(text[at:]) {
			at += n
		}
		return body.Data{}, form.Errors{texts.Error(form.Error{Code: ListForm, Line: 1 + bytes.Count(text[:at], []byte("\n")), Offset: at})}
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator(text), -1
	var list reader
	list.exact = true
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil { // what follows a broken quotation cannot be trusted
			line := 0
			if e := (*csv.ParseError)(nil); errors.As(err, &e) {
				line = e.Line
			}
			list.faults = append(list.faults, texts.Error(form.Error{Code: ListForm, Line: line, Cause: err}))
			break
		}
		line, _ := r.FieldPos(0)
		list.rows, list.lines = append(list.rows, row), append(list.lines, line)
	}
	return list.read(o)
}

// separator is what parts the cells of the first line.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(line, []byte(string(c))) > bytes.Count(line, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// Read reads the rows of a list, headings included. All that is wrong with
// rows and columns is told together, as [form.Errors]; what the bodies are
// to one another [body.Registry.With] checks. The rows of the data know their
// lines.
func Read(rows [][]string, o Options) (body.Data, error) {
	list := reader{rows: rows, lines: make([]int, len(rows))}
	for i := range rows {
		list.lines[i] = i + 1
	}
	return list.read(o)
}

// reader reads a list.
type reader struct {
	Options
	header
	rows   [][]string
	lines  []int // of each row
	exact  bool  // a row has as many cells as there are headings
	units  []unit
	byCode map[string][]int // places in units
	faults form.Errors
}

// unit is one row.
type unit struct {
	body.Row
	code       string
	kind       *unitKind // nil: a class is given
	span       schedule.Span
	successors []string // as the list has them
	one        bool     // it goes on a row before
}

func (r *reader) read(o Options) (body.Data, error) {
	if r.Options = o; r.Bodies == nil {
		r.Bodies = body.Vietnam()
	}
	first, faults := r.find(r.rows, r.Passed)
	if faults = append(faults, r.faults...); len(faults) > 0 && first >= 0 && r.at[name] == 0 {
		return body.Data{}, faults
	}
	r.faults = faults
	r.byCode = map[string][]int{}
	r.units = make([]unit, 0, len(r.rows))
	for i := first + 1; i < len(r.rows); i++ {
		r.row(r.rows[i], r.lines[i])
	}
	r.identify()
	data := body.Data{Bodies: make([]body.Row, 0, len(r.units))}
	for i := range r.units {
		r.succeed(&r.units[i])
		data.Bodies = append(data.Bodies, r.units[i].Row)
	}
	if len(r.faults) > 0 {
		return body.Data{}, r.inOrder()
	}
	return data, nil
}

func (r *reader) refuse(code form.Code, line int, c column, value string) {
	r.faults = append(r.faults, texts.Error(form.Error{Code: code, Line: line, Path: r.heading(c), Value: value, Want: wanted[code]}))
}

// row reads one row.
func (r *reader) row(cells []string, line int) {
	width := len(r.names)
	for len(cells) > width && cells[len(cells)-1] == "" && !r.exact {
		cells = cells[:len(cells)-1]
	}
	blank := true
	for _, cell := range cells {
		blank = blank && strings.TrimSpace(cell) == ""
	}
	switch {
	case blank:
		return
	case len(cells) > width, r.exact && len(cells) < width:
		r.faults = append(r.faults, texts.Error(form.Error{Code: RowWidth, Line: line, Args: form.Args{"cells": len(cells), "width": width}}))
		return
	}
	field := func(c column) string {
		if i := r.at[c]; i > 0 && i <= len(cells) {
			return reading.Tidy(cells[i-1])
		}
		return ""
	}
	u := unit{Row: body.Row{ID: field(id), Class: field(class), Level: field(level), Parent: field(parent), Change: field(change),
		Source: field(resolution), Short: cut(field(short), "|"), Succession: field(succession), Line: line}}
	if u.Source == "" {
		u.Source = r.Source
	}
	u.span = schedule.Span{Since: r.day(field(since), line, since), Until: r.day(field(until), line, until)}
	u.Since, u.Until = u.span.Since.String(), u.span.Until.String()
	u.successors = cut(strings.NewReplacer(",", "|", ";", "|", " ", "|").Replace(field(successors)), "|")
	if len(u.successors) > 0 && field(until) == "" {
		r.refuse(UntilMissing, line, successors, field(successors))
	}
	r.named(&u, field(name), field(kind), field(district), line)
	r.coded(&u, field(code), line)
	where := field(province)
	if where == "" {
		where = field(provinceName)
	}
	if u.Parent == "" && where != "" {
		r.placed(&u, where, line)
	}
	if u.code != "" {
		r.byCode[u.code] = append(r.byCode[u.code], len(r.units))
	}
	r.units = append(r.units, u)
}

// named takes the name of a row with its type.
func (r *reader) named(u *unit, text, kind, district string, line int) {
	if text == "" {
		r.refuse(NameMissing, line, name, "")
		return
	}
	if u.Class != "" {
		if u.Name = text; !body.Class(u.Class).Valid() {
			r.refuse(TypeUnknown, line, class, u.Class)
		}
		return
	}
	k, ok := kinds[reading.Key(kind)]
	if !ok {
		at := kindColumn(r)
		r.refuse(TypeUnknown, line, at, kind)
		return
	}
	u.kind, u.Class = k, string(k.class)
	u.Name = "Ủy ban nhân dân " + k.name + " " + k.bare(text)
	if district != "" {
		u.Short = append(u.Short, k.name+" "+k.bare(text)+", "+district)
	}
}

func kindColumn(r *reader) column {
	if r.at[kind] > 0 {
		return kind
	}
	return class
}

// coded takes the code of a row. Spreadsheets lose the zeros before it.
func (r *reader) coded(u *unit, text string, line int) {
	switch {
	case u.ID != "":
		if _, err := body.ParseID(u.ID); err != nil {
			r.refuse(CodeForm, line, id, u.ID)
		}
		u.code, u.GSO = text, text
		return
	case u.kind == nil && u.Class == "":
		return // its type is refused
	case text == "" || strings.Trim(text, "0123456789") != "" || u.kind == nil || len(text) > u.kind.digits:
		if text == "" && r.at[code] == 0 {
			r.refuse(CodeForm, line, id, text)
			return
		}
		r.refuse(CodeForm, line, code, text)
		return
	}
	u.code = strings.Repeat("0", u.kind.digits-len(text)) + text
	u.GSO = u.code
}

// placed finds the province of a row: on its last day, or else on its first.
func (r *reader) placed(u *unit, text string, line int) {
	days := []form.Day{u.span.Until, u.span.Since}
	if days[0] != form.NoDay {
		days[0]--
	}
	for _, on := range days {
		number := text
		if len(number) == 1 {
			number = "0" + number
		}
		b := r.Bodies.ByCode(body.GSO, number, on)
		if b.IsZero() {
			if m := r.Bodies.Find(text, on); !m.Doubtful() {
				b = m.Body
			}
		}
		if !b.IsZero() {
			u.Parent = string(b.ID())
			return
		}
	}
	at := province
	if r.at[province] == 0 {
		at = provinceName
	}
	r.refuse(ProvinceUnknown, line, at, text)
}

// day reads a day, as ParseDay does or as 1/7/2025.
func (r *reader) day(text string, line int, c column) form.Day {
	if text == "" {
		return form.NoDay
	}
	iso := text
	if p := strings.Split(text, "/"); len(p) == 3 && len(p[2]) == 4 {
		for i := range p[:2] {
			if len(p[i]) == 1 {
				p[i] = "0" + p[i]
			}
		}
		iso = p[2] + "-" + p[1] + "-" + p[0]
	}
	day, err := form.ParseDay(iso)
	for _, e := range form.All(err) {
		placed := *e
		placed.Path, placed.Line, placed.Value = r.heading(c), line, text
		r.faults = append(r.faults, &placed)
	}
	return day
}

func cut(text, between string) (items []string) {
	for item := range strings.SplitSeq(text, between) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}
