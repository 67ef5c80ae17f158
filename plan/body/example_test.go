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
	data, err := body.ReadJSON([]byte(`{"v":1,"bodies":[
		{"id":"H26.04","name":"Sở Nội vụ","class":"department","parent":"H26","since":"2025-03-01"}]}`))
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

// A resolution changes what a registry has: it is data of its own.
func ExampleAmendment() {
	data, _ := body.ReadJSON([]byte(`{"v":1,"amendments":[
		{"id":"H61","on":"2027-01-01","kind":"type","name":"Ủy ban nhân dân thành phố Vĩnh Long","source":"made up"}]}`))
	r, err := body.Vietnam().With(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	b := r.ByID("H61")
	fmt.Println(b.Name(form.MustParseDay("2026-12-31")), "→", b.Name(form.MustParseDay("2027-01-01")))
	// Output:
	// Ủy ban nhân dân tỉnh Vĩnh Long → Ủy ban nhân dân thành phố Vĩnh Long
}

// Names of communes repeat; below a province they mean something.
func ExampleRegistry_FindUnder() {
	data, _ := body.ReadJSON([]byte(`{"v":1,"bodies":[
		{"id":"local:90001","name":"Ủy ban nhân dân xã Tân Lập","class":"commune-committee","parent":"H26"},
		{"id":"local:90002","name":"Ủy ban nhân dân xã Tân Lập","class":"commune-committee","parent":"H29"}]}`))
	r, _ := body.Vietnam().With(data)
	on := form.MustParseDay("2026-01-01")
	fmt.Println(r.Find("xã Tân Lập", on).Candidates)
	fmt.Println(r.Find("xã Tân Lập, TP. Hồ Chí Minh", on).Body)
	fmt.Println(r.FindUnder("UBND X. Tân Lập", "H26", on).Body)
	// Output:
	// [local:90001 local:90002]
	// local:90002
	// local:90001
}
