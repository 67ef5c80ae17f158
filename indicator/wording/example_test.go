package wording_test

import (
	"fmt"

	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/form"
)

// What is asked for, and what of the text was not understood?
func ExampleParse() {
	w, err := wording.Parse("Tỷ lệ hồ sơ trực tuyến tối thiểu 80%; đến năm 2030 đạt 95 - 100%")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range w.Goals {
		fmt.Println(g.Op, g.Value, g.Unit, "·", g.Text(form.English))
	}
	fmt.Println(w.Canonical())
	fmt.Println(w.RestText())
	// Output:
	// >= 80 % · at least 80%
	// range 95 % · 95 - 100%
	// tối thiểu 80%; 95 - 100%
	// Tỷ lệ hồ sơ trực tuyến | đến năm 2030
}

// What cannot be right is an error that shows the place.
func ExampleParse_wrong() {
	_, err := wording.Parse("đạt 99.999% hồ sơ")
	e := err.(*form.Error)
	fmt.Println(e.Message(form.English))
	fmt.Println(e.Caret())
	// Output:
	// "99.999%" (offset 7): it may be thousandths or thousands; write a decimal comma, or leave out the dot
	// đạt 99.999% hồ sơ
	//     ^
}

// What may be meant otherwise?
func ExampleParse_doubtful() {
	r, err := wording.Parse("Không để tỷ lệ hồ sơ trễ hạn vượt 2%")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Canonical())
	for _, d := range r.Doubts {
		fmt.Printf("%q: %s\n", d.Text, d.Message(form.English))
	}
	// Output:
	// không quá 2%
	// "Không để tỷ lệ hồ sơ trễ hạn vượt": the sentence forbids the figure to be passed; it was read as at most or at least
}
