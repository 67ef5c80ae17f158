package petition_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// lifetime is the events of one petition from the submission to the rating.
func lifetime(tb testing.TB) (*petition.Process, []petition.Event) {
	s := &story{process: petition.MustProcess(petition.Options{Bodies: body.Vietnam()}), code: petition.MustParseCode("PAKN.20250425.0001")}
	events := []petition.Event{
		s.event("2025-04-25 15:40", petition.Submitted, "", to(office)),
		s.event("2025-04-26 08:00", petition.Transferred, office, to(hanoi)),
		s.event("2025-04-28 08:00", petition.SupplementRequested, hanoi),
		s.event("2025-05-05 08:00", petition.Supplemented, ""),
		s.event("2025-05-06 08:00", petition.Accepted, hanoi),
		s.event("2025-05-12 08:00", petition.InterimAnswered, hanoi),
		s.event("2025-05-16 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept)),
		s.event("2025-05-19 08:00", petition.Returned, office),
		s.event("2025-05-20 08:00", petition.Answered, hanoi, answer("2/UBND", petition.ReasonExplainedAndKept)),
		s.event("2025-05-21 08:00", petition.Published, hanoi),
		s.event("2025-05-22 08:00", petition.Rated, "", satisfied(true)),
	}
	_, err := s.process.Replay(events)
	require.NoError(tb, err)
	return s.process, events
}

// One operation is one event.
func BenchmarkApply(b *testing.B) {
	p, events := lifetime(b)
	b.ReportAllocs()
	var pet petition.Petition
	for i := 0; b.Loop(); i++ {
		at := i % len(events)
		if at == 0 {
			pet = petition.Petition{}
		}
		var err error
		if pet, err = p.Apply(pet, events[at]); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

func BenchmarkReadEvent(b *testing.B) {
	line := []byte(wholeEvents[0])
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if _, err := petition.ReadEvent(line); err != nil {
			b.Fatal(err)
		}
	}
}

// file is a file of so many petitions of five events each, in order of time, as
// the systems of ministries and provinces keep them.
func file(petitions int) []byte {
	type line struct {
		at   time.Time
		text string
	}
	var lines []line
	bodies := []string{"H26", "G22", "H57", "H50", "G09", "H29"}
	start := time.Date(2025, time.January, 2, 8, 0, 0, 0, calendar.Zone())
	for i := range petitions {
		at, by := start.Add(time.Duration(i)*time.Minute), bodies[i%len(bodies)]
		code := petition.NewCode(form.DayOf(at), at.Hour()*60+at.Minute()+1).String()
		put := func(after time.Duration, what string) {
			at = at.Add(after)
			lines = append(lines, line{at, `{"v":1,"code":"` + code + `","at":"` + at.Format(time.RFC3339) + `","type":` + what + "}\n"})
		}
		put(0, `"submitted","to":"`+by+`","kind":"recommendation","subject":"regulation","channel":"portal","content":"Đề nghị bỏ yêu cầu bản sao có chứng thực đối với giấy tờ đã có trong cơ sở dữ liệu, vì phải đi lại nhiều lần.","proposal":"Bỏ bản sao có chứng thực","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","phone":"0912345678","email":"mau@example.vn","address":"12 đường Thử"}`)
		put(time.Duration(1+i%40)*time.Hour, `"accepted","by":"`+by+`"`)
		put(time.Duration(1+i%12)*24*time.Hour, `"answered","by":"`+by+`","content":"Ghi nhận và đã sửa quy định theo đề nghị.","document":"12/UBND","outcome":"explained-and-kept"`)
		put(48*time.Hour, `"published","by":"`+by+`"`)
		put(24*time.Hour, `"rated","satisfied":true`)
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	var b bytes.Buffer
	for _, l := range lines {
		b.WriteString(l.text)
	}
	return b.Bytes()
}

func BenchmarkReadEvents(b *testing.B) {
	data := file(20_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range petition.ReadEvents(bytes.NewReader(data)) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N)*100_000/b.Elapsed().Seconds(), "events/s")
}

// A file of 100,000 events, read, applied, and each petition made and asked for
// its clocks.
func BenchmarkCheck(b *testing.B) {
	data := file(20_000)
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	on := day("2025-06-30")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		checked, err := p.Check(func(yield func(petition.Line, error) bool) {
			for l, err := range petition.ReadEvents(bytes.NewReader(data)) {
				l.Event = l.Event.WithoutWords()
				if !yield(l, err) {
					return
				}
			}
		}, on)
		if err != nil || len(checked.Faults) > 0 {
			b.Fatal(err, len(checked.Faults))
		}
		for pet := range checked.Petitions(on) {
			p.Clocks(pet, on)
		}
	}
	b.ReportMetric(float64(b.N)*100_000/b.Elapsed().Seconds(), "events/s")
}

// The same lines by encoding/json, believing everything.
func BenchmarkEventsByEncodingJSON(b *testing.B) {
	data := file(20_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for line := range bytes.Lines(data) {
			var e event
			if err := json.Unmarshal(line, &e); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N)*100_000/b.Elapsed().Seconds(), "events/s")
}

// event is an event as a program reads it that believes what it is given.
type event struct {
	V                                                                                   int
	Code, At, Type, By, Reason, To, Kind, Subject, Channel, Language, Content, Proposal string
	Sender                                                                              struct{ Type, Name, Address, Phone, Email string }
	Lacks                                                                               []string
	Of, Consent, Due, Document, Outcome, CopyTo                                         string
	Satisfied                                                                           bool
}

// An event costs one allocation: the new value. Reading whether it may come
// costs none.
func TestAllocations(t *testing.T) {
	p, events := lifetime(t)
	pet, err := p.Replay(events[:5])
	require.NoError(t, err)
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = p.Apply(pet, events[5]) }), 1.0)
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = pet.State().Next(petition.Answered) }))
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _ = p.Items(pet) }), 4.0) // the race detector adds some
}
