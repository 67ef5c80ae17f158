// Package province is what there is in the made-up province of the demo: its units and
// how they were merged, its procedures, its people and its texts. What happens there is
// told by package demo.
package province

import (
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"strconv"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

//go:embed made
var made embed.FS

// Committee is the committee of the province.
const Committee body.ID = "H99"

// Justice is its department of justice, Land that which had the land until it was merged
// with agriculture, and Ward one of its communes of today.
const (
	Justice body.ID = "H99.02"
	Farming body.ID = "H99.05"
	Land    body.ID = "H99.11"
	Ward    body.ID = "H99.31"
)

// File is one of the files of the province.
func File(name string) []byte {
	b, err := made.ReadFile("made/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return b
}

// Rows is the rows of a file, without their headings.
func Rows(name string, comma rune) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(File(name)))
	r.Comma, r.LazyQuotes = comma, true
	all, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	return all[1:], nil
}

// Merged is the day from which communes were merged.
var Merged = form.NewDay(2025, 7, 1)

// The lists of units, of before and after.
const (
	UnitsBefore = "units-2024.csv"
	UnitsAfter  = "units-2025.csv"
)

// Changes is what changed of units on a day.
func Changes(day form.Day) (all []body.Amendment, err error) {
	list, err := Rows("changes-2025.csv", ',')
	for _, c := range list {
		if c[1] != day.String() {
			continue
		}
		a := body.Amendment{ID: c[0], On: c[1], Kind: c[2], Name: c[3], Source: c[5]}
		if c[4] != "" {
			a.To = []string{c[4]}
		}
		all = append(all, a)
	}
	return all, err
}

// End is when a unit ended, and who took its place.
type End struct {
	On form.Day
	To body.ID
}

// Ends is the units that were merged into others.
func Ends() (map[body.ID]End, error) {
	all := map[body.ID]End{}
	list, err := Rows("changes-2025.csv", ',')
	for _, c := range list {
		on, bad := form.ParseDay(c[1])
		if err = errors.Join(err, bad); c[2] == "merge" {
			all[body.ID(c[0])] = End{on, body.ID(c[4])}
		}
	}
	return all, err
}

// Communes is the communes of a day.
func Communes(on form.Day) (all []body.ID, err error) {
	name := UnitsBefore
	if on >= Merged {
		name = UnitsAfter
	}
	list, err := Rows(name, ',')
	for _, r := range list {
		if r[1] != "" { // communes have a statistical code
			all = append(all, body.ID(r[0]))
		}
	}
	return all, err
}

// Units is the committee, its departments and its communes of a day.
func Units(on form.Day) (all []body.ID, err error) {
	all = []body.ID{Committee, "H99.01", Justice, "H99.03", "H99.04", Farming, "H99.06", "H99.07", "H99.08", "H99.09", "H99.10"}
	if on < form.NewDay(2025, 3, 1) {
		all = append(all, Land)
	}
	communes, err := Communes(on)
	return append(all, communes...), err
}

// Procedure is what is asked for.
type Procedure struct {
	Code string
	Body body.ID // zero: a commune
	Days int     // working days
	Fee  int64
}

// Procedures is the procedures, each as often as it is asked for.
func Procedures() (all []Procedure, err error) {
	list, err := Rows("procedures.tsv", '\t')
	for _, r := range list {
		p := Procedure{Code: r[0], Body: body.ID(r[2])}
		shares, bad := strconv.Atoi(r[5])
		if bad == nil {
			p.Days, bad = strconv.Atoi(r[3])
		}
		if bad == nil {
			p.Fee, bad = strconv.ParseInt(r[4], 10, 64)
		}
		if bad != nil {
			return nil, bad
		}
		for range shares {
			all = append(all, p)
		}
	}
	return all, err
}

// Routes is who is competent for petitions: a department for each of its procedures, a
// commune for its territory.
func Routes() ([]desk.Route, error) {
	const source = "Quy chế tiếp nhận, xử lý phản ánh, kiến nghị của tỉnh Ví Dụ"
	list := []desk.Route{{Subject: petition.SubjectRegulation, Body: Justice, Source: source + ", Điều 6"}}
	procedures, err := Rows("procedures.tsv", '\t')
	communes, bad := Communes(Merged)
	for _, p := range procedures {
		if p[2] != "" {
			list = append(list, desk.Route{Field: p[0], Body: body.ID(p[2]), Source: source + ", Phụ lục 1"})
		}
	}
	for _, id := range communes {
		list = append(list, desk.Route{Territory: id, Body: id, Source: source + ", Điều 5"})
	}
	return list, errors.Join(err, bad)
}
