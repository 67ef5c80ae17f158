package petition_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
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

// A petition is handed on; the petitioner's clock goes on from the first
// submission, that of indicator 5.2 starts with the transfer.
func ExampleProcess_Clocks() {
	process, pet := open()
	clocks := process.Clocks(pet, form.MustParseDay("2025-05-21"))
	for _, c := range []petition.Clock{clocks.Petitioner, clocks.Indicator, clocks.Step} {
		fmt.Println(c.Name, c.Since.Day(), c.Due, c.State)
	}
	fmt.Println(clocks.Overdue)
	// Output:
	// petitioner 2025-04-25 2025-05-20 overdue
	// indicator 2025-04-28 2025-05-22 running
	// answer 2025-04-28 2025-05-22 running
	// [petitioner]
}

// An error says what is allowed instead.
func ExampleProcess_Apply() {
	process, pet := open()
	_, err := process.Apply(pet, petition.Event{Code: pet.Code(), Type: petition.Refused, By: "H26",
		At: pet.Last().At, Reason: "not-ours"})
	fmt.Println(err)
	pet = pet.AsOf(form.MustParseDay("2025-04-28"))
	_, err = process.Apply(pet, petition.Event{Code: pet.Code(), Type: petition.Refused, By: "H26",
		At: pet.Last().At, Reason: "not-ours"})
	fmt.Println(err)
	// Output:
	// PAKN.20250425.0001, refused (2025-05-23T09:00:00+07:00): it is not allowed in this state; the state is: answered, waiting to be published; write “returned”, “published”, “rated” or “withdrawn”
	// PAKN.20250425.0001, refused (2025-04-28T09:00:00+07:00): it cannot be closed as not ours: hand it on to the competent body; write “transferred”
}

// Each due day is explained.
func ExampleClock_Explain() {
	process, pet := open()
	clocks := process.Clocks(pet, form.MustParseDay("2025-05-23"))
	x, err := clocks.Step.Explain(form.English)
	if err != nil {
		panic(err)
	}
	for _, s := range x.Steps {
		fmt.Println(s.Day, s.Effect)
	}
	fmt.Println(clocks.Step.Limit.Source)
	// Output:
	// 2025-05-23 start
	// 2025-05-24 skipped
	// 2025-05-25 skipped
	// 2025-05-26 counted
	// 2025-05-27 counted
	// 2025-05-27 due
	// Quyết định 766/QĐ-TTg, mô tả công thức chỉ số 5.2
}

// What is wrong with a line of a file: all of it, and nothing of what the
// sender wrote.
func ExampleReadEvent() {
	_, err := petition.ReadEvent([]byte(`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T09:00:00+07:00","type":"answerd","content":7}`))
	fmt.Println(form.Message(err, form.Vietnamese))
	fmt.Println(errors.Is(err, petition.NameUnknown))
	// Output:
	// type: không có loại sự kiện "answerd"; viết “submitted”, “supplement-requested”, “supplemented”, “transferred”, “refused”, “accepted”, “duplicate-linked”, “interim-answered”, “extended”, “answered”, “returned”, “published”, “rated”, “reopened” hoặc “withdrawn”
	// content: giá trị không hợp lệ
	// true
}

// A file of many petitions at once: what is forbidden changes nothing, and is
// told with its line and its rule.
func ExampleProcess_Check() {
	file := strings.NewReader(events + `{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-26T09:00:00+07:00","type":"accepted","by":"H26"}`)
	process := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	checked, err := process.Check(petition.ReadEvents(file), form.NoDay)
	if err != nil {
		panic(err) // the file could not be read to its end
	}
	for pet := range checked.Petitions(form.NoDay) {
		fmt.Println(pet.Code(), pet.State(), pet.Outside())
	}
	for _, f := range checked.Faults {
		fmt.Println(f.Line, f.Rule())
	}
	// Output:
	// PAKN.20250425.0001 answered open
	// 6 state
}

// What becomes of a duplicate: it is owed until the petition that it leads to is
// answered, by its own limit, and owed again when nobody answers that.
func ExampleProcess_Links() {
	const more = `
{"v":1,"code":"PAKN.20250428.0001","at":"2025-04-28T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Đòi bản giấy","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","address":"thôn Mẫu","phone":"0912345678","email":"mau@example.vn"}}
{"v":1,"code":"PAKN.20250428.0001","at":"2025-05-06T09:00:00+07:00","type":"duplicate-linked","by":"H26","of":"PAKN.20250425.0001"}
`
	process := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	checked, err := process.Check(petition.ReadEvents(strings.NewReader(events+more)), form.NoDay)
	if err != nil {
		panic(err)
	}
	pets := slices.Collect(checked.Petitions(form.NoDay))
	for _, on := range []string{"2025-05-22", "2025-05-23"} {
		day := form.MustParseDay(on)
		pet := process.Links(pets, day).Petition(petition.MustParseCode("PAKN.20250428.0001"))
		due := process.Clocks(pet, day).Petitioner
		_, answered := pet.Answer()
		fmt.Println(on, pet.State(), due.Due, due.State, answered)
	}
	// Output:
	// 2025-05-22 duplicate-linked 2025-05-22 running false
	// 2025-05-23 duplicate-linked 2025-05-22 late true
}

// What a host keeps of an open petition, so that the lists of a day can be
// made without it.
func ExampleProcess_Items() {
	process, pet := open()
	for _, item := range process.Items(pet) {
		kept, err := json.Marshal(item)
		fmt.Println(string(kept), err)
		fmt.Println(item.Key())
	}
	// Output:
	// {"v":1,"code":"PAKN.20250425.0001","body":"H26","clock":"step","step":"publish","since":"2025-05-23","due":"2025-05-27","event":4} <nil>
	// PAKN.20250425.0001/publish/4
}

// The swap of 2 May 2025 for 26 April was not foreseen when the year began to be
// planned. Fifteen working days from Monday 28 April end a day later by it; from Friday
// 25 April the Saturday that is worked makes up for the Friday that is not.
func ExampleProcess_Moved() {
	by, pet := open()
	early := petition.MustProcess(petition.Options{Bodies: body.Vietnam(), Calendar: calendar.Vietnam().KnownOn(form.MustParseDay("2024-10-01"))})
	open := pet.AsOf(form.MustParseDay("2025-05-05"))
	for m := range early.Moved(slices.Values([]petition.Petition{open}), by) {
		fmt.Println(m.Item.Code, m.Item.Text(form.English), m.Item.Due(), "→", m.After)
	}
	// Output:
	// PAKN.20250425.0001 answer 2025-05-21 → 2025-05-22
	// PAKN.20250425.0001 answer (indicator 5.2) 2025-05-21 → 2025-05-22
}

// Whether each body that held the petition kept its limits.
func ExampleProcess_Judge() {
	process, pet := open()
	for _, j := range process.Judge(pet, form.MustParseDay("2025-05-31")) {
		fmt.Println(j.Body, j.OnTime)
		for _, b := range j.Breaches {
			fmt.Println(" ", b.Step, b.Due, b.Done)
		}
	}
	// Output:
	// G22 true
	// H26 false
	//   answer 2025-05-22 2025-05-23
	//   publish 2025-05-27
}

// A host that knows another limit puts it behind the others: the last that
// holds is taken.
func ExampleRules() {
	rules := petition.National()
	rules.Limits = append(rules.Limits, petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(7, schedule.Days),
		Channel: petition.ChannelPhone, Basis: petition.Basis{Source: "quy chế đường dây nóng của tỉnh"}})
	_, err := petition.NewProcess(petition.Options{Rules: rules})
	fmt.Println(err)
	rules.Limits[0].Step = "dance"
	_, err = petition.NewProcess(petition.Options{Rules: rules})
	fmt.Println(err)
	// Output:
	// <nil>
	// limits[0].step: there is no value "dance"
}

// A petition is kept as what happened to it.
func ExampleProcess_ReadPetition() {
	process, pet := open()
	kept, err := json.Marshal(pet)
	if err != nil {
		panic(err)
	}
	back, err := process.ReadPetition(kept)
	fmt.Println(back.Equal(pet), err)
	fmt.Println(json.Unmarshal(kept, &back))
	// Output:
	// true <nil>
	// a petition is read under the rules of a process (Process.ReadPetition)
}
