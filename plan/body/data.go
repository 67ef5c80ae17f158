package body

import (
	"slices"

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

	// Known is the day until which its sources were looked through: what came
	// later it does not have. Empty where nobody said.
	Known string `json:"known,omitempty"`
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

// Data is what the registry holds, in the form in which it is loaded.
func (r *Registry) Data() Data {
	var data Data
	text := func(s schedule.Span) (since, until string) {
		return s.Since.String(), s.Until.String()
	}
	data.Known = r.KnownUntil().String()
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
