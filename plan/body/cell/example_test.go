package cell_test

import (
	"fmt"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
)

func ExampleParse() {
	r := body.Vietnam()
	on := form.MustParseDay("2025-01-15")
	c, _ := cell.Parse(r, "Bộ Công an chủ trì, phối hợp với Văn phòng Chính phủ và các bộ, ngành liên quan", on)
	for _, p := range c.Parts {
		fmt.Printf("%-10s %-5s %s\n", p.Role, p.Selector.Kind(), p.Selector.Format(r, on))
	}
	fmt.Println(len(c.Resolve(r, on, body.Scope{})), "bodies")
	// Output:
	// lead       body  Bộ Công an
	// coordinate body  Văn phòng Chính phủ
	// coordinate class các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ có liên quan
	// 30 bodies
}

// What was not understood, and what should a person look at?
func ExampleCell() {
	c, _ := cell.Parse(body.Vietnam(), "Bộ Nội vụ, Tài chính; như trên", form.MustParseDay("2025-08-01"))
	for _, d := range c.Doubts {
		fmt.Printf("%q %s: %s\n", d.Text, d.Kind, d.Message(form.English))
	}
	fmt.Println("rest:", c.RestText())
	// Output:
	// "Tài chính" short: a name shortened after the body before it, check it
	// rest: như trên
}

// A wording of a group as a selector, without a registry.
func ExampleParseSelector() {
	s, err := cell.ParseSelector("các Bộ, ngành và địa phương liên quan")
	fmt.Println(s, err)
	_, err = cell.ParseSelector("các bộ; UBND cấp xã")
	fmt.Println(err)
	// Output:
	// các bộ, ngành, địa phương có liên quan <nil>
	// "các bộ; UBND cấp xã" names several bodies; give them one by one
}
