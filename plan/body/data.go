package body

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Data is bodies, their codes and their successions as a file says them, not
// yet checked: days and identifiers are texts. [New] and [Registry.With]
// check it and report all faults together. Built-in data and a host's own
// have the same form.
type Data struct {
	Bodies      []Row           `json:"bodies,omitempty"`
	Codes       []CodeRow       `json:"codes,omitempty"`
	Successions []SuccessionRow `json:"successions,omitempty"`
	Amendments  []Amendment     `json:"amendments,omitempty"`
}

// Row is one naming of a body. Several rows of one identifier are one body
// whose name, class, level or parent changed: each begins on the day on which
// the one before ends.
type Row struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`            // official, in full
	Short  []string `json:"short,omitempty"` // other names and abbreviations
	Class  string   `json:"class"`
	Level  string   `json:"level,omitempty"` // as the class or the parent says, when empty
	Parent string   `json:"parent,omitempty"`
	Since  string   `json:"since,omitempty"` // first day; empty: older than the records
	Until  string   `json:"until,omitempty"` // first day on which it no longer holds; empty: holds
	Change string   `json:"change,omitempty"`
	Source string   `json:"source,omitempty"`

	// What may stand in rows of its own as well: the statistical code, which
	// holds as long as the row, and who takes over on the day in Until, with
	// the kind of succession, a merge where it is not said.
	GSO        string   `json:"gso,omitempty"`
	Successors []string `json:"successors,omitempty"`
	Succession string   `json:"succession,omitempty"`

	Line int `json:"-"` // of the file or table that the row is from; 0: named by its place in the list
}

// CodeRow is one code of a body.
type CodeRow struct {
	ID     string `json:"id"`
	System string `json:"system"`
	Value  string `json:"value"`
	Since  string `json:"since,omitempty"`
	Until  string `json:"until,omitempty"`
	Source string `json:"source,omitempty"`
}

// SuccessionRow is one succession, from one body to one other.
type SuccessionRow struct {
	From     string `json:"from"`
	To       string `json:"to,omitempty"`
	On       string `json:"on"`
	Kind     string `json:"kind"`
	Function string `json:"function,omitempty"`
	Source   string `json:"source,omitempty"`
}

// dataForm is [Data] as it is written.
type dataForm Data

var datas = form.Of[dataForm](1)

// MarshalJSON writes the form that [ReadJSON] takes.
func (d Data) MarshalJSON() ([]byte, error) { return datas.Write(dataForm(d)) }

// UnmarshalJSON reads as [ReadJSON] does.
func (d *Data) UnmarshalJSON(b []byte) error {
	read, err := ReadJSON(b)
	if err != nil {
		return err
	}
	*d = read
	return nil
}

// ReadJSON reads the JSON form of [Data]; what the rows say is checked by [New]
// and [Registry.With].
func ReadJSON(b []byte) (Data, error) {
	d, err := datas.Read(b, nil)
	return Data(d), err
}

// The columns of the CSV form, in any order; id, name and class must be
// there. Several short names or successors stand between "|". A gso code
// holds as long as its row. A successor takes over on the day in until, as a
// merge when succession does not say otherwise.
var csvColumns = []string{"id", "name", "short", "class", "level", "parent", "since", "until", "change", "gso", "successor", "succession", "source"}

// ReadCSV reads the CSV form of [Data]: UTF-8 with or without byte order
// mark, a header row, one row a naming. The columns are id, name, class
// (these must be there), short, level, parent, since, until, change, gso,
// successor, succession and source; see [Row]. Short names and successors are
// separated by "|". A successor takes over on the day in until; succession is
// its kind, merge when empty. All faults of form are reported together, with
// the line of the file; what the rows say is checked by [New] and
// [Registry.With].
func ReadCSV(b []byte) (Data, error) {
	if !utf8.Valid(b) {
		at := invalidAt(b)
		return Data{}, texts.Error(form.Error{Code: DataForm, Line: 1 + bytes.Count(b[:at], []byte("\n")), Offset: at, Value: "UTF-8"})
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	r.ReuseRecord = true
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return Data{}, texts.Error(form.Error{Code: DataForm, Line: 1, Cause: err})
	}
	column, faults := columns(header)
	width := len(header)
	var data Data
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			line := 0
			if e := (*csv.ParseError)(nil); errors.As(err, &e) {
				line = e.Line
			}
			faults = append(faults, texts.Error(form.Error{Code: DataForm, Line: line, Cause: err}))
			break // what follows a broken quotation cannot be trusted
		}
		line, _ := r.FieldPos(0)
		if len(record) != width {
			faults = append(faults, texts.Error(form.Error{Code: RowWidth, Line: line, Args: form.Args{"cells": len(record), "width": width}}))
			continue
		}
		data.add(line, func(name string) string {
			if i, ok := column[name]; ok {
				return strings.TrimSpace(record[i])
			}
			return ""
		})
	}
	if len(faults) > 0 {
		return Data{}, faults
	}
	return data, nil
}

// columns is where each column stands.
func columns(header []string) (column map[string]int, faults form.Errors) {
	column = map[string]int{}
	refuse := func(code form.Code, name string) {
		faults = append(faults, texts.Error(form.Error{Code: code, Line: 1, Value: name}))
	}
	for i, name := range header {
		name = strings.TrimSpace(name)
		if _, double := column[name]; double || !slices.Contains(csvColumns, name) {
			refuse(ColumnUnknown, name)
			continue
		}
		column[name] = i
	}
	for _, name := range []string{"id", "name", "class"} {
		if _, ok := column[name]; !ok {
			refuse(ColumnMissing, name)
		}
	}
	return column, faults
}

// add takes the fields of one line of a CSV file.
func (data *Data) add(line int, field func(string) string) {
	row := Row{ID: field("id"), Name: field("name"), Short: list(field("short")), Class: field("class"), Level: field("level"),
		Parent: field("parent"), Since: field("since"), Until: field("until"), Change: field("change"), Source: field("source"),
		GSO: field("gso"), Successors: list(field("successor")), Succession: field("succession"), Line: line}
	data.Bodies = append(data.Bodies, row)
}

// invalidAt is the place of the first byte that is not UTF-8.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

func list(s string) (items []string) {
	for item := range strings.SplitSeq(s, "|") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// Data is what the registry holds, in the form in which it is loaded.
func (r *Registry) Data() Data {
	var data Data
	text := func(s schedule.Span) (since, until string) {
		return s.Since.String(), s.Until.String()
	}
	for _, e := range r.all() {
		for _, n := range e.names {
			row := Row{ID: string(e.id), Name: n.Name, Short: slices.Clone(n.Short), Class: string(n.Class), Level: string(n.Level),
				Parent: string(n.Parent), Change: string(n.Change), Source: n.Source}
			row.Since, row.Until = text(n.Span)
			data.Bodies = append(data.Bodies, row)
		}
		for _, c := range e.codes {
			row := CodeRow{ID: string(e.id), System: string(c.System), Value: c.Value, Source: c.Source}
			row.Since, row.Until = text(c.Span)
			data.Codes = append(data.Codes, row)
		}
		for _, s := range e.out {
			data.Successions = append(data.Successions, SuccessionRow{From: string(s.From), To: string(s.To),
				On: s.On.String(), Kind: string(s.Kind), Function: string(s.Function), Source: s.Source})
		}
	}
	return data
}
