package body_test

import (
	"fmt"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

func ExampleRegistry_Find() {
	r := body.Vietnam()
	on := form.MustParseDay("2025-06-01")

	b := r.Find("Bộ TT&TT", on).Body
	fmt.Println(b.ID(), b.Name(on), "until", b.Life().Until)

	m := r.Find("Bồ Nội vụ", on)
	fmt.Println(m.Body.ID(), m.Doubt, "-", m.Message(form.English, on))
	// Output:
	// G14 Bộ Thông tin và Truyền thông until 2025-03-01
	// G09 accents - the marks differ from the known name, check: Bộ Nội vụ (G09)
}

// Who answers today for a ministry that is no more.
func ExampleRegistry_Answers() {
	r := body.Vietnam()
	on := form.MustParseDay("2025-06-01")
	a := r.Answers("G14", on)
	fmt.Println(a.Outcome, a.Reason(form.Vietnamese))
	for _, f := range a.Functions {
		fmt.Printf("%s: %s (%s)\n", f.Function, r.ByID(f.To).Name(on), f.Source)
	}
	// Output:
	// one Bộ Thông tin và Truyền thông kết thúc hoạt động từ ngày 1/3/2025; Bộ Khoa học và Công nghệ kế thừa (NQ 176/2025/QH15)
	// báo chí, xuất bản: Bộ Văn hóa, Thể thao và Du lịch (NQ 176/2025/QH15)
	// an toàn thông tin mạng: Bộ Công an (NĐ 02/2025/NĐ-CP)
}

// Who has the control of administrative procedures, which passed on by itself,
// and who answers for the other duties of the body that had it?
func ExampleRegistry_Holder() {
	r := body.Vietnam()
	on := form.MustParseDay("2026-02-01")
	a := r.Holder(body.FunctionProcedureControl, "G22", on)
	fmt.Println(a.Bodies[0], a.Reason(form.Vietnamese))
	fmt.Println(r.Answers("G22", on).Bodies[0])
	// Output:
	// G15 kiểm soát thủ tục hành chính: Bộ Tư pháp có chức năng này từ ngày 10/1/2026 (NĐ 09/2026/NĐ-CP; NĐ 369/2025/NĐ-CP)
	// G22
}

// A host adds its own departments; their names are then found beside those
// of the built-in registry.
func ExampleRegistry_With() {
	data, err := body.ReadCSV([]byte("id,name,class,parent,since\n" +
		"H26.04,Sở Nội vụ,department,H26,2025-03-01\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := body.Vietnam().With(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	on := form.MustParseDay("2025-08-01")
	for _, b := range r.Under("H26", body.ClassesOf(body.Department), on) {
		fmt.Println(b.ID(), b.Name(on))
	}
	// Output:
	// H26.04 Sở Nội vụ
}

// Which bodies does a running text name, and where?
func ExampleRegistry_Lookup() {
	text := body.Scan("Giao Bộ Công an phối hợp với UBND TP. HCM rà soát.")
	l := body.Vietnam().Lookup(form.MustParseDay("2025-08-01"))
	for i := 0; i < len(text.Tokens); i++ {
		l.Reset()
		found, end := body.Match{}, i
		for j, more := i, true; more && j < len(text.Tokens); j++ {
			if text.Tokens[j].Mark != 0 {
				continue // "TP. HCM"
			}
			var m body.Match
			if m, _, more = l.Add(&text, j); m.Found() {
				found, end = m, j+1
			}
		}
		if end > i {
			at := text.Piece(i, end)
			fmt.Printf("%d %s: %s\n", at.Offset, at.Text, found.Body)
			i = end - 1
		}
	}
	// Output:
	// 5 Bộ Công an: G01
	// 38 UBND TP. HCM: H29
}

// How is a group of bodies stored, and who belongs to it on a day?
func ExampleSelector() {
	s := body.SelectClasses(body.ClassesOf(body.Ministry, body.MinistryLevelAgency)).Except("G01")
	stored, _ := s.MarshalJSON()
	fmt.Println(string(stored))
	on := form.MustParseDay("2025-06-01")
	fmt.Println(s.Format(body.Vietnam(), on), "-", len(s.Resolve(body.Vietnam(), on, body.Scope{})))
	// Output:
	// {"kind":"class","class":"ministry+ministry-level-agency","except":"G01"}
	// các bộ, cơ quan ngang bộ trừ Bộ Công an - 16
}

// What is wrong with a file of bodies, and on which line?
func ExampleReadCSV() {
	_, err := body.ReadCSV([]byte("id,name,class\nH26.1,Sở A\n"))
	for _, e := range form.All(err) {
		fmt.Println(e.Code, e.Line, "-", e.Message(form.English))
	}
	// Output:
	// row.width 2 - line 2: the row has 2 cells, the header 3
}
