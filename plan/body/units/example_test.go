package units_test

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/schedule/form"
)

// How does a host take in the communes, and what is in a code?
func ExampleReadCSV() {
	list := "code,name,type,province,since,until,successors,resolution\n" +
		"90740,Mới,Phường,79,2025-07-01,,,NQ 9\n" +
		"90740,Cũ,Phường,79,,2025-07-01,90740,NQ 9\n"
	data, err := units.ReadCSV(strings.NewReader(list), units.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	bodies, err := body.Vietnam().With(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, on := range []form.Day{form.MustParseDay("2025-06-30"), form.MustParseDay("2025-07-01")} {
		fmt.Println(bodies.ByCode(body.GSO, "90740", on).Name(on))
	}
	// Output:
	// Ủy ban nhân dân phường Cũ
	// Ủy ban nhân dân phường Mới
}

// What is wrong with a list, in which row and column?
func ExampleRead() {
	_, err := units.Read([][]string{
		{"Mã", "Tên", "Loại", "Tỉnh"},
		{"90740", "Mới", "Phường", "99"},
		{"90741", "", "Phường", "79"},
	}, units.Options{})
	for _, e := range form.All(err) {
		fmt.Println(e.Message(form.English))
	}
	// Output:
	// line 2: Tỉnh: there is no province "99" on that day
	// line 3: Tên: the name is missing
}
