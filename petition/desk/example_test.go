package desk_test

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// events is a file of events, as systems exchange them.
const events = `
{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"submitted","to":"G22","kind":"reflection","subject":"procedure","channel":"portal","content":"Nộp trực tuyến rồi vẫn đòi bản giấy, gọi tôi 0912 345 678","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","address":"thôn Mẫu","phone":"0912345678","email":"mau@example.vn"}}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-28T09:00:00+07:00","type":"transferred","by":"G22","to":"H26"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T09:00:00+07:00","type":"accepted","by":"H26"}
{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-23T09:00:00+07:00","type":"answered","by":"H26","document":"12/UBND-KSTT","content":"Đã bỏ bản giấy","outcome":"regulation-changed"}
`

// open applies the events of the example.
func open() (*petition.Process, petition.Petition) {
	process := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	checked, err := process.Check(petition.ReadEvents(strings.NewReader(events)), form.NoDay)
	if err != nil {
		panic(err)
	}
	return process, checked.Petition(petition.MustParseCode("PAKN.20250425.0001"), form.NoDay)
}

// What outsiders see: never the identity, and no personal data in the text.
func ExampleNewDraft() {
	process, pet := open()
	draft, err := desk.NewDraft(pet)
	if err != nil {
		panic(err)
	}
	fmt.Println(draft.View(form.Vietnamese).Content)
	fmt.Println(process.CheckPublication(pet))
	// Output:
	// Nộp trực tuyến rồi vẫn đòi bản giấy, gọi tôi [số điện thoại]
	// <nil>
}

// What is due for a body on a day.
func ExampleNewDueList() {
	process, pet := open()
	day := form.MustParseDay("2025-05-26")
	list, err := desk.NewDueList(process, process.Items(pet), desk.DueQuery{On: day, For: desk.BodyAndUnits(process, "H26", day)})
	if err != nil {
		panic(err)
	}
	for item := range list.All() {
		fmt.Println(item.Code, item.Name(), item.Due(), item.Urgency)
	}
	// Output:
	// PAKN.20250425.0001 publish 2025-05-27 nearly-due
}

// What the sender is to be told by a day: the host sends what it has not sent, by
// its key.
func ExampleNewsFor() {
	process, pet := open()
	for _, n := range desk.NewsFor(process, pet, form.MustParseDay("2025-05-26"), form.English) {
		fmt.Println(n.Key)
		fmt.Println(" ", n.Item.Title)
	}
	// Output:
	// PAKN.20250425.0001/submitted/1/sender
	//   PAKN.20250425.0001: received on 2025-04-25 at 15:40; to be answered by 2025-05-20
	// PAKN.20250425.0001/transferred/2/sender
	//   PAKN.20250425.0001: handed on to Ủy ban nhân dân thành phố Hà Nội
	// PAKN.20250425.0001/answered/4/sender
	//   PAKN.20250425.0001: answered with document 12/UBND-KSTT
}

// A table of 2024 still finds the ministry that is competent in 2025.
func ExampleRouter_Route() {
	router, err := desk.NewRouter([]desk.Route{
		{Subject: petition.SubjectRegulation, Field: "viễn thông", Body: "G14", Source: "bảng phân công 2024"},
	}, body.Vietnam())
	if err != nil {
		panic(err)
	}
	found := router.Route(desk.RouteQuery{Subject: petition.SubjectRegulation, Field: "viễn thông",
		On: form.MustParseDay("2025-06-02")})
	fmt.Println(found.Message(form.Vietnamese))
	fmt.Println(router.Route(desk.RouteQuery{Subject: petition.SubjectConduct,
		On: form.MustParseDay("2025-06-02")}).Message(form.Vietnamese))
	// Output:
	// G06: nội dung: quy định, chính sách, lĩnh vực: viễn thông (bảng phân công 2024); Bộ Thông tin và Truyền thông kết thúc hoạt động từ ngày 1/3/2025; Bộ Khoa học và Công nghệ kế thừa (NQ 176/2025/QH15)
	// chưa tìm được cơ quan có thẩm quyền vào ngày 2/6/2025
}

// What the door does with a submission, and where it belongs instead.
func ExampleExamine() {
	process := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	line, _, _ := strings.Cut(strings.TrimSpace(events), "\n")
	e, err := petition.ReadEvent([]byte(line))
	if err != nil {
		panic(err)
	}
	e.Kind, e.Sender.Identity.Phone = petition.KindComplaint, ""
	x := desk.Examine(process, e)
	fmt.Println(x.Decision, x.Reason)
	for _, f := range x.Failing {
		fmt.Println(f.Condition, f.Refuses, f.Basis.In(form.English))
	}
	fmt.Println(x.Way.Law.In(form.English))
	// Output:
	// refuse complaint
	// petition true Decision 31/2021/QĐ-TTg, Article 41
	// phone false Decision 31/2021/QĐ-TTg, Article 41
	// Law on Complaints 2011
}

// What may be a duplicate of a petition that comes in.
func ExampleLikenessIndex_Like() {
	process, first := open()
	e := first.Events()[0]
	e.Code, e.Content = petition.MustParseCode("PAKN.20250426.0001"), "da nop truc tuyen roi van doi ban giay"
	second, err := process.Apply(petition.Petition{}, e)
	if err != nil {
		panic(err)
	}
	index := desk.NewLikenessIndex([]petition.Petition{first, second})
	for _, l := range index.Like(second, 0) {
		fmt.Println(l.Code, l.Shared, "of", l.Union)
	}
	// Output:
	// PAKN.20250425.0001 7 of 13
}
