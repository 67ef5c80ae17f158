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
	c := cell.Parse(r, "Bộ Công an chủ trì, phối hợp với Văn phòng Chính phủ và các bộ, ngành liên quan", on)
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
