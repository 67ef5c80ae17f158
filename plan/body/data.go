package body

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule"
)

// Version is the version of the JSON form of [Data].
const Version = 1

// Data is bodies, their codes and their successions as a file says them, not
// yet checked: days and identifiers are texts. [New] and [Registry.With]
// check it and report all faults together. Built-in data and a host's own
// have the same form.
type Data struct {
	Version     int             `json:"v"`
	Bodies      []Row           `json:"bodies,omitempty"`
	Codes       []CodeRow       `json:"codes,omitempty"`
	Successions []SuccessionRow `json:"successions,omitempty"`
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

	at string // place in a CSV file
}

// CodeRow is one code of a body.
type CodeRow struct {
	ID     string `json:"id"`
	System string `json:"system"`
	Value  string `json:"value"`
	Since  string `json:"since,omitempty"`
	Until  string `json:"until,omitempty"`
	Source string `json:"source,omitempty"`

	at string
}

// SuccessionRow is one succession, from one body to one other.
type SuccessionRow struct {
	From     string `json:"from"`
	To       string `json:"to,omitempty"`
	On       string `json:"on"`
	Kind     string `json:"kind"`
	Function string `json:"function,omitempty"`
	Source   string `json:"source,omitempty"`

	at string
}

// ParseJSON reads the JSON form of [Data]. It refuses fields that it does not
// know; what the rows say is checked by [New] and [Registry.With]. The error
// is a [*LoadError].
func ParseJSON(b []byte) (Data, error) {
	var data Data
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	d.DisallowUnknownFields()
	err := d.Decode(&data)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("more than one JSON value")
		}
	}
	if err != nil {
		return Data{}, &LoadError{[]Fault{{Kind: FaultForm, Path: jsonPath(err, d), Value: err.Error()}}}
	}
	return data, nil
}

func jsonPath(err error, d *json.Decoder) string {
	if e := (*json.UnmarshalTypeError)(nil); errors.As(err, &e) && e.Field != "" {
		return e.Field
	}
	return "byte " + strconv.FormatInt(d.InputOffset(), 10)
}

// The columns of the CSV form, in any order; id, name and class must be
// there. Several short names or successors stand between "|". A gso code
// holds as long as its row. A successor takes over on the day in until, as a
// merge when succession does not say otherwise.
var csvColumns = []string{"id", "name", "short", "class", "level", "parent", "since", "until", "change", "gso", "successor", "succession", "source"}

// ParseCSV reads the CSV form of [Data]: UTF-8 with or without byte order
// mark, a header row, one row a naming. The columns are id, name, class
// (these must be there), short, level, parent, since, until, change, gso,
// successor, succession and source; see [Row]. Short names and successors are
// separated by "|". A successor takes over on the day in until; succession is
// its kind, merge when empty. All faults of form are reported together, as a
// [*LoadError]; what the rows say is checked by [New] and [Registry.With].
func ParseCSV(b []byte) (Data, error) {
	if !utf8.Valid(b) {
		return Data{}, &LoadError{[]Fault{{Kind: FaultForm, Path: "byte " + strconv.Itoa(invalidAt(b)), Value: "UTF-8"}}}
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	r.ReuseRecord = true
	r.FieldsPerRecord = -1
	var faults []Fault
	header, err := r.Read()
	if err != nil {
		return Data{}, &LoadError{[]Fault{{Kind: FaultForm, Path: "row 1", Value: err.Error()}}}
	}
	column := map[string]int{}
	for i, name := range header {
		name = strings.TrimSpace(name)
		if _, double := column[name]; double || !slices.Contains(csvColumns, name) {
			faults = append(faults, Fault{Kind: FaultColumn, Path: "row 1", Value: name})
			continue
		}
		column[name] = i
	}
	for _, name := range []string{"id", "name", "class"} {
		if _, ok := column[name]; !ok {
			faults = append(faults, Fault{Kind: FaultColumn, Path: "row 1", Value: name})
		}
	}
	width := len(header)
	data := Data{Version: Version}
	for n := 2; ; n++ {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		at := "row " + strconv.Itoa(n)
		if err != nil {
			faults = append(faults, Fault{Kind: FaultForm, Path: at, Value: err.Error()})
			break // what follows a broken quotation cannot be trusted
		}
		if len(record) != width {
			faults = append(faults, Fault{Kind: FaultForm, Path: at, Value: fmt.Sprintf("%d/%d", len(record), width)})
			continue
		}
		field := func(name string) string {
			if i, ok := column[name]; ok {
				return strings.TrimSpace(record[i])
			}
			return ""
		}
		row := Row{ID: field("id"), Name: field("name"), Short: list(field("short")), Class: field("class"), Level: field("level"),
			Parent: field("parent"), Since: field("since"), Until: field("until"), Change: field("change"), Source: field("source"), at: at}
		data.Bodies = append(data.Bodies, row)
		if v := field("gso"); v != "" {
			data.Codes = append(data.Codes, CodeRow{ID: row.ID, System: string(GSO), Value: v, Since: row.Since, Until: row.Until, Source: row.Source, at: at})
		}
		kind := field("succession")
		successors := list(field("successor"))
		if len(successors) == 0 && kind != "" {
			successors = []string{""}
		}
		if kind == "" {
			kind = string(Merge)
		}
		for _, to := range successors {
			data.Successions = append(data.Successions, SuccessionRow{From: row.ID, To: to, On: row.Until, Kind: kind, Source: row.Source, at: at})
		}
	}
	if len(faults) > 0 {
		return Data{}, &LoadError{faults}
	}
	return data, nil
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
	data := Data{Version: Version}
	text := func(s schedule.Span) (since, until string) {
		return s.Since.String(), s.Until.String()
	}
	for _, e := range r.entries {
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
				On: s.On.String(), Kind: string(s.Kind), Function: s.Function, Source: s.Source})
		}
	}
	return data
}
