package petition_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// A story is a petition with what happens to it, told event by event.
type story struct {
	*testing.T
	process *petition.Process
	code    petition.Code
	pet     petition.Petition
}

func tell(t *testing.T, code string) *story { return tellUnder(t, code, petition.Rules{}) }

func tellUnder(t *testing.T, code string, rules petition.Rules) *story {
	p, err := petition.NewProcess(petition.Options{Rules: rules, Bodies: body.Vietnam()})
	require.NoError(t, err)
	return &story{T: t, process: p, code: petition.MustParseCode(code)}
}

func moment(s string) schedule.Moment {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, calendar.Zone())
	if err != nil {
		panic(err)
	}
	return schedule.MomentAt(t)
}

func day(s string) form.Day { return form.MustParseDay(s) }

// mau is a sender who gives everything; the name means "specimen".
var mau = petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{
	Name: "Nguyễn Văn Mẫu", Address: "thôn Mẫu, xã Ví Dụ", Phone: "0912345678", Email: "mau@example.vn"}}

type edit = func(*petition.Event)

func to(id body.ID) edit         { return func(e *petition.Event) { e.To = id } }
func because(reason string) edit { return func(e *petition.Event) { e.Reason = reason } }
func of(c string) edit           { return func(e *petition.Event) { e.Of = petition.MustParseCode(c) } }
func until(d string) edit        { return func(e *petition.Event) { e.Due = form.MustParseDay(d) } }
func says(content string) edit   { return func(e *petition.Event) { e.Content = content } }
func satisfied(yes bool) edit {
	return func(e *petition.Event) {
		e.Satisfied = petition.VerdictNo
		if yes {
			e.Satisfied = petition.VerdictYes
		}
	}
}

func answer(document string, outcome petition.Reason) edit {
	return func(e *petition.Event) {
		e.Content, e.Document, e.Outcome = "Cơ quan trả lời như sau.", document, outcome
	}
}

func (s *story) event(when string, t petition.EventType, by body.ID, edits ...edit) petition.Event {
	e := petition.Event{Code: s.code, At: moment(when), Type: t, By: by}
	if t == petition.Submitted {
		e.Kind, e.Subject, e.Channel = petition.KindReflection, petition.SubjectProcedure, petition.ChannelPortal
		e.Content, e.Sender = "Thủ tục đòi nộp bản giấy dù đã nộp trực tuyến", mau
	}
	for _, edit := range edits {
		edit(&e)
	}
	return e
}

// happens applies an event that the rules allow.
func (s *story) happens(when string, t petition.EventType, by body.ID, edits ...edit) {
	s.Helper()
	pet, err := s.process.Apply(s.pet, s.event(when, t, by, edits...))
	require.NoError(s, err)
	require.Equal(s, s.pet.Len()+1, pet.Len())
	s.pet = pet
}

// cannot tries an event that a rule forbids.
func (s *story) cannot(rule form.Code, when string, t petition.EventType, by body.ID, edits ...edit) *form.Error {
	s.Helper()
	pet, err := s.process.Apply(s.pet, s.event(when, t, by, edits...))
	var e *form.Error
	require.ErrorAs(s, err, &e)
	require.ErrorIs(s, err, rule)
	require.True(s, pet == s.pet, "nothing changed")
	require.NotEqual(s, e.Error(), e.Message(form.Vietnamese))
	return e
}

// clock is what a test says of a clock.
type clock struct {
	due   string
	state schedule.ClockState
}

func (s *story) clocks(on string, petitioner, indicator clock, step string, stepClock clock) petition.Clocks {
	s.Helper()
	k := s.process.Clocks(s.pet, day(on))
	of := func(c petition.Clock) clock {
		if c.Due == form.NoDay {
			return clock{"", c.State}
		}
		return clock{c.Due.String(), c.State}
	}
	assert.Equal(s, petitioner, of(k.Petitioner), "petitioner on %s", on)
	assert.Equal(s, indicator, of(k.Indicator), "indicator on %s", on)
	assert.Equal(s, step, k.Step.Name, "step on %s", on)
	assert.Equal(s, stepClock, of(k.Step), "step %s on %s", step, on)
	return k
}

// keys are the keys of the limits that run.
func (s *story) keys() []string {
	var keys []string
	for _, i := range s.process.Items(s.pet) {
		keys = append(keys, i.Key())
	}
	return keys
}

const (
	office  body.ID = "G22" // Văn phòng Chính phủ
	justice body.ID = "G15" // Bộ Tư pháp
	hanoi   body.ID = "H26"
)

const (
	running = schedule.ClockRunning
	paused  = schedule.ClockPaused
	met     = schedule.ClockMet
	late    = schedule.ClockLate
	overdue = schedule.ClockOverdue
)

// A reflection comes on the Friday before the working Saturday of 26 April
// 2025 and is answered and published in time. The 30th of April, the 1st and
// the 2nd of May (swapped) do not count.
func TestStoryAnsweredInTime(t *testing.T) {
	s := tell(t, "PAKN.20250425.0001")
	s.happens("2025-04-25 15:40", petition.Submitted, "", to(hanoi))
	assert.Equal(t, "open", s.pet.Outside())
	s.clocks("2025-04-25", clock{"2025-05-20", running}, clock{"2025-05-20", running}, "receive", clock{"2025-05-06", running})
	s.happens("2025-05-06 09:00", petition.Accepted, hanoi)
	s.clocks("2025-05-19", clock{"2025-05-20", running}, clock{"2025-05-20", running}, "answer", clock{"2025-05-20", running})
	s.happens("2025-05-20 16:59", petition.Answered, hanoi, answer("123/UBND-KSTT", petition.ReasonExplainedAndKept))
	s.clocks("2025-05-20", clock{"2025-05-20", met}, clock{"2025-05-20", met}, "publish", clock{"2025-05-22", running})
	s.happens("2025-05-22 10:00", petition.Published, hanoi)
	k := s.clocks("2025-06-30", clock{"2025-05-20", met}, clock{"2025-05-20", met}, "publish", clock{"2025-05-22", met})
	assert.Empty(t, k.Overdue)
	counted, ok := k.Petitioner.Running()
	require.True(t, ok)
	reading, err := counted.Read(schedule.MomentOn(day("2025-06-30")))
	require.NoError(t, err)
	assert.Equal(t, moment("2025-05-20 16:59"), reading.Finished, "the clock of package schedule is finished, too")
	assert.Equal(t, met, reading.State)
	s.happens("2025-05-23 10:00", petition.Rated, "", satisfied(true))

	satisfied, dissatisfied := s.pet.Ratings()
	assert.Equal(t, [2]int{1, 0}, [2]int{satisfied, dissatisfied})
	stands, ok := s.pet.Answer()
	assert.True(t, ok)
	assert.Equal(t, "123/UBND-KSTT", stands.Document, "the answer stands, whatever came after it")

	assert.Equal(t, "closed", s.pet.Outside())
	assert.Equal(t, petition.ReasonExplainedAndKept, s.pet.ClosingReason())
	j := s.process.Judge(s.pet, day("2025-06-30"))
	require.Len(t, j, 1)
	assert.True(t, j[0].OnTime)
	// What stood before is still there.
	assert.Equal(t, petition.StateAccepted, s.pet.AsOf(day("2025-05-19")).State())
	assert.True(t, s.pet.AsOf(day("2025-04-24")).IsZero())
}

// Before Tết 2026 a supplement is asked for and never given. The offices are
// closed from 14 to 22 February.
func TestStorySupplementNeverGiven(t *testing.T) {
	s := tell(t, "PAKN.20260212.0001")
	s.happens("2026-02-12 08:00", petition.Submitted, "", to(hanoi))
	s.cannot(petition.RuleReason, "2026-02-13 08:00", petition.Refused, hanoi, because("supplement-never-came"))
	s.happens("2026-02-26 08:00", petition.SupplementRequested, hanoi, says("Nêu rõ thủ tục"))
	// The request came on the fifth working day, the last in time; from then
	// on the petition counts as processed, and the step waits for the sender.
	s.clocks("2026-02-27", clock{"2026-03-12", running}, clock{"2026-03-12", met}, "give-supplement", clock{"", paused})
	s.clocks("2026-03-13", clock{"2026-03-12", overdue}, clock{"2026-03-12", met}, "give-supplement", clock{"", paused})
	assert.True(t, s.process.Judge(s.pet, day("2026-03-13"))[0].OnTime, "what waits for the sender counts as processed")
	s.happens("2026-04-01 08:00", petition.Refused, hanoi, because("supplement-never-came"))
	assert.Equal(t, petition.ReasonSupplementNeverCame, s.pet.ClosingReason())
	assert.True(t, s.process.Judge(s.pet, day("2026-04-01"))[0].OnTime)
	assert.Empty(t, s.pet.State().Allowed(), "refused for good")
}

// Whether a supplement stops a clock is an option of the rules: here it stops
// all three, from Thursday 5 March to Tuesday 10 March 2026: three working
// days.
func TestStorySupplementPauses(t *testing.T) {
	rules := petition.National()
	rules.Practice[0].SupplementPauses = petition.PetitionerClock | petition.IndicatorClock | petition.StepClock
	s := tellUnder(t, "PAKN.20260302.0001", rules)
	s.happens("2026-03-02 08:00", petition.Submitted, "", to(hanoi))
	s.clocks("2026-03-02", clock{"2026-03-23", running}, clock{"2026-03-23", running}, "receive", clock{"2026-03-09", running})
	s.happens("2026-03-05 08:00", petition.SupplementRequested, hanoi)
	// After two days of waiting an answer is due two days later, at the earliest.
	k := s.clocks("2026-03-06", clock{"2026-03-25", paused}, clock{"2026-03-25", paused}, "give-supplement", clock{"", paused})
	assert.True(t, k.Petitioner.AtEarliest)
	s.happens("2026-03-10 08:00", petition.Supplemented, "", says("Thủ tục 1.005129"))
	k = s.clocks("2026-03-10", clock{"2026-03-26", running}, clock{"2026-03-26", running}, "receive", clock{"2026-03-12", running})
	x, err := k.Petitioner.Explain(form.English)
	require.NoError(t, err)
	assert.Equal(t, day("2026-03-26"), x.Due.Day())
	stood := 0
	for _, step := range x.Steps {
		if step.Effect == schedule.EffectPaused {
			stood++
		}
	}
	assert.Positive(t, stood, "the explanation shows the pause")
	assert.Equal(t, "Thủ tục đòi nộp bản giấy dù đã nộp trực tuyến\n\nThủ tục 1.005129", s.pet.Content())

	// Asked once more, from Thursday 12 March to Monday 16 March: two more days.
	s.happens("2026-03-11 08:00", petition.Accepted, hanoi)
	s.happens("2026-03-12 08:00", petition.SupplementRequested, hanoi)
	s.happens("2026-03-16 08:00", petition.Supplemented, "", says("Nộp tại xã"))
	s.clocks("2026-03-16", clock{"2026-03-30", running}, clock{"2026-03-30", running}, "answer", clock{"2026-03-30", running})
}

// Three transfers. Each starts the clock of indicator 5.2 anew; the
// petitioner's goes on from the first submission.
func TestStoryThreeTransfers(t *testing.T) {
	s := tell(t, "PAKN.20240426.0001")
	s.happens("2024-04-26 08:00", petition.Submitted, "", to(office))
	s.happens("2024-05-02 08:00", petition.Transferred, office, to(hanoi), because("thuộc thẩm quyền"))
	s.cannot(petition.RuleSelf, "2024-05-03 08:00", petition.Transferred, hanoi, to(hanoi))
	s.cannot(petition.RuleActor, "2024-05-03 08:00", petition.Accepted, "H29")
	s.happens("2024-05-08 08:00", petition.Transferred, hanoi, to(office), because("không thuộc thẩm quyền của Hà Nội"))
	s.happens("2024-05-09 08:00", petition.Transferred, office, to("G15"))
	// 2, 3, 4 (Saturday, worked) and 6 May are the first four of the fifteen.
	s.clocks("2024-05-10", clock{"2024-05-21", running}, clock{"2024-05-30", running}, "receive", clock{"2024-05-16", running})
	s.happens("2024-05-10 08:00", petition.Accepted, "G15")
	assert.Equal(t, []string{"PAKN.20240426.0001/answer/5", "PAKN.20240426.0001/petitioner/1", "PAKN.20240426.0001/indicator/4"}, s.keys())
	s.clocks("2024-05-22", clock{"2024-05-21", overdue}, clock{"2024-05-30", running}, "answer", clock{"2024-05-30", running})
	s.happens("2024-05-30 08:00", petition.Answered, "G15", answer("45/BTP-KSTT", petition.ReasonRegulationWillChange))
	s.clocks("2024-05-30", clock{"2024-05-21", late}, clock{"2024-05-30", met}, "publish", clock{"2024-06-03", running})

	hands := s.process.Judge(s.pet, day("2024-05-30"))
	require.Len(t, hands, 4)
	var bodies []body.ID
	var inTime []bool
	for _, h := range hands {
		bodies = append(bodies, h.Body)
		inTime = append(inTime, h.OnTime)
	}
	assert.Equal(t, []body.ID{office, hanoi, office, "G15"}, bodies)
	// Hà Nội gave it back after 2, 3, 4 (Saturday), 6 and 8 May: the limit of
	// two working days was 4 May.
	assert.Equal(t, []bool{true, false, true, true}, inTime)
	assert.True(t, hands[1].Back)
	require.Len(t, hands[1].Breaches, 1)
	assert.Equal(t, petition.Breach{Step: petition.StepReturn, Since: moment("2024-05-02 08:00"), Due: day("2024-05-04"), Done: day("2024-05-08")},
		hands[1].Breaches[0])
	assert.Equal(t, "thuộc thẩm quyền", hands[1].Reason)
}

// Back is to the focal point or to the body that it came from; on to a third
// body is handing on, for which there are five working days instead of two.
func TestStoryHandedOnAndBack(t *testing.T) {
	for _, c := range []struct {
		name string
		way  []body.ID
		back []bool
	}{
		{"on and on", []body.ID{office, hanoi, "H29"}, []bool{false, false}},
		{"back to the province", []body.ID{hanoi, "H29", hanoi}, []bool{false, true}},
		{"back to the focal point", []body.ID{hanoi, "H29", office}, []bool{false, true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t, "PAKN.20250602.0001")
			s.happens("2025-06-02 08:00", petition.Submitted, "", to(c.way[0]))
			s.happens("2025-06-03 08:00", petition.Transferred, c.way[0], to(c.way[1]))
			// The third to fifth working day: in time for handing on only.
			s.happens("2025-06-06 08:00", petition.Transferred, c.way[1], to(c.way[2]))
			hands := s.process.Judge(s.pet, day("2025-06-06"))
			require.Len(t, hands, 3)
			assert.Equal(t, c.back, []bool{hands[0].Back, hands[1].Back})
			assert.Equal(t, !c.back[1], hands[1].OnTime)
		})
	}
}

// Hải Dương (H23), which handed a petition on, became part of Hải Phòng (H24) on 1
// July 2025: to give it back there is to give it back, for which there are two
// working days.
func TestStoryBackToWhoTookThePlace(t *testing.T) {
	for to2, back := range map[body.ID]bool{"H24": true, "H29": false} {
		s := tell(t, "PAKN.20250620.0001")
		s.happens("2025-06-20 08:00", petition.Submitted, "", to("H23"))
		s.happens("2025-06-30 08:00", petition.Transferred, "H23", to(hanoi))
		// The third working day: 1, 2 and 3 July.
		s.happens("2025-07-03 08:00", petition.Transferred, hanoi, to(to2))
		hands := s.process.Judge(s.pet, day("2025-07-03"))
		require.Len(t, hands, 3)
		assert.Equal(t, back, hands[1].Back, to2)
		assert.Equal(t, !back, hands[1].OnTime, to2)
	}
}

// What a desk says of the subject holds until another one says otherwise.
func TestStorySubject(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(office))
	s.happens("2025-06-03 08:00", petition.Transferred, office, to(hanoi), func(e *petition.Event) { e.Subject = petition.SubjectConduct })
	assert.Equal(t, petition.SubjectConduct, s.pet.Subject())
	s.happens("2025-06-04 08:00", petition.Accepted, hanoi)
	assert.Equal(t, petition.SubjectConduct, s.pet.Subject())
	history := s.pet.History()
	require.Len(t, history, 3)
	for i, want := range []petition.State{petition.StateSubmitted, petition.StateTransferred, petition.StateAccepted} {
		assert.Equal(t, want, history[i].State())
	}
	assert.True(t, s.pet == history[2])
}

// An answer that does not fit the question is returned for redo before it is
// published.
func TestStoryReturnedForRedo(t *testing.T) {
	s := tell(t, "PAKN.20250425.0002")
	s.happens("2025-04-25 15:40", petition.Submitted, "", to(hanoi))
	s.happens("2025-04-26 15:40", petition.Accepted, hanoi)
	s.cannot(petition.RuleState, "2025-04-26 15:40", petition.Refused, hanoi, because("unclear"))
	s.cannot(petition.RuleState, "2025-04-28 08:00", petition.Published, hanoi)
	s.happens("2025-04-28 08:00", petition.Answered, hanoi, says("Đã nhận"))
	assert.Error(t, s.process.CheckPublication(s.pet))
	s.cannot(petition.RuleDocument, "2025-04-28 09:00", petition.Published, hanoi)
	s.cannot(petition.RuleActor, "2025-04-28 09:00", petition.Returned, "H29")
	s.happens("2025-05-05 08:00", petition.Returned, office, because("chưa trả lời đúng câu hỏi"))
	_, ok := s.pet.Answer()
	assert.False(t, ok, "no answer stands")
	s.clocks("2025-05-21", clock{"2025-05-20", overdue}, clock{"2025-05-20", overdue}, "answer", clock{"2025-05-20", overdue})
	s.happens("2025-05-21 08:00", petition.Answered, hanoi, answer("124/UBND-KSTT", petition.ReasonRegulationChanged))
	s.happens("2025-05-22 08:00", petition.Published, office)
	s.clocks("2025-05-22", clock{"2025-05-20", late}, clock{"2025-05-20", late}, "publish", clock{"2025-05-23", met})
}

// An extension moves the step's own clock, and neither the petitioner's nor
// that of indicator 5.2.
func TestStoryExtension(t *testing.T) {
	s := tell(t, "PAKN.20250425.0003")
	s.happens("2025-04-25 15:40", petition.Submitted, "", to(hanoi))
	s.happens("2025-04-28 08:00", petition.Accepted, hanoi)
	s.cannot(petition.RuleReason, "2025-05-15 08:00", petition.Extended, hanoi, until("2025-06-10"))
	s.cannot(petition.RuleDue, "2025-05-15 08:00", petition.Extended, hanoi, until("2025-05-20"), because("phức tạp"))
	s.happens("2025-05-15 08:00", petition.Extended, hanoi, until("2025-06-10"), because("cần ý kiến của bộ"))
	s.happens("2025-05-16 08:00", petition.InterimAnswered, hanoi, says("Đang lấy ý kiến"))
	k := s.clocks("2025-05-21", clock{"2025-05-20", overdue}, clock{"2025-05-20", overdue}, "answer", clock{"2025-06-10", running})
	assert.Equal(t, []string{"petitioner", "indicator"}, k.Overdue)
	x, err := k.Step.Explain(form.English)
	require.NoError(t, err)
	assert.Equal(t, day("2025-06-10"), x.Due.Day())
	s.happens("2025-06-10 08:00", petition.Answered, hanoi, answer("130/UBND-KSTT", petition.ReasonRegulationChanged))
	assert.False(t, s.process.Judge(s.pet, day("2025-06-10"))[0].OnTime)
}

// A bad rating, and the sender reopens: the petitioner's clock goes on from
// where the answer had stopped it, it does not begin again.
func TestStoryReopened(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-06 08:00", petition.Answered, hanoi, answer("140/UBND-KSTT", petition.ReasonExplainedAndKept))
	s.happens("2025-06-09 08:00", petition.Published, hanoi)
	s.cannot(petition.RuleActor, "2025-06-10 08:00", petition.Rated, hanoi, satisfied(true))
	s.happens("2025-06-10 08:00", petition.Rated, "", satisfied(false))
	satisfied, dissatisfied := s.pet.Ratings()
	assert.Equal(t, [2]int{0, 1}, [2]int{satisfied, dissatisfied})
	s.cannot(petition.RuleActor, "2025-06-16 08:00", petition.Reopened, hanoi)
	s.happens("2025-06-16 08:00", petition.Reopened, "", because("chưa giải quyết"))
	assert.Equal(t, "open", s.pet.Outside())
	// Four of the fifteen working days were used (3 to 6 June); Monday the
	// 16th is the fifth again, so the fifteenth is Monday the 30th.
	k := s.clocks("2025-06-16", clock{"2025-06-30", running}, clock{"2025-06-23", met}, "answer", clock{"2025-07-07", running})
	assert.Equal(t, []string{"PAKN.20250602.0001/answer/6", "PAKN.20250602.0001/petitioner/2"}, s.keys(),
		"the sixth event set the step's clock; the petitioner's goes on after the first reopening; indicator 5.2 was met and asks nothing more")
	x, err := k.Petitioner.Explain(form.Vietnamese)
	require.NoError(t, err)
	assert.Contains(t, strings.Join(x.Lines(), "\n"), "cho đến khi người gửi yêu cầu xử lý lại")
	assert.NotContains(t, strings.Join(x.Lines(), "\n"), "reopening", "a Vietnamese text has no keys in it")
	s.happens("2025-06-20 08:00", petition.Answered, hanoi, answer("150/UBND-KSTT", petition.ReasonRegulationChanged))
	s.happens("2025-06-23 08:00", petition.Published, hanoi)
	assert.Equal(t, petition.ReasonRegulationChanged, s.pet.ClosingReason())
	assert.Equal(t, 1, s.pet.Reopenings())
	assert.Equal(t, 8, s.pet.Len())
}

// Two petitions say the same. A person links the second; it is answered with
// the first.
func TestStoryDuplicates(t *testing.T) {
	first := tell(t, "PAKN.20250602.0001")
	first.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	second := tell(t, "PAKN.20250603.0001")
	second.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi), says("thu tuc doi nop BẢN GIẤY dù đã nộp trực tuyến rồi"))
	other := tell(t, "PAKN.20250603.0002")
	other.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi), says("Cổng không nhận tệp lớn hơn năm megabyte"))

	second.cannot(petition.RuleSelf, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250603.0001"))
	second.happens("2025-06-04 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250602.0001"))
	assert.False(t, second.pet.IsClosed(), "a link alone closes nothing")
	all := []petition.Petition{first.pet, second.pet, other.pet}
	links := first.process.Links(all, form.NoDay)
	main, ok := links.Main(second.code)
	assert.True(t, ok)
	assert.Equal(t, first.code, main)
	assert.Equal(t, []petition.Code{second.code}, links.Together(first.code))

	// A link made by mistake is undone.
	second.happens("2025-06-30 08:00", petition.Reopened, hanoi, because("khác nội dung"))
	assert.Equal(t, petition.StateReopened, second.pet.State())
	assert.Zero(t, second.pet.Reopenings(), "the sender did not reopen it")
}

// The province of Hải Dương was merged into Hải Phòng on 1 July 2025 while its
// committee held the petition. The successor goes on; nobody may transfer to
// the one that is gone.
func TestStoryBodyMergedAway(t *testing.T) {
	const haiDuong, haiPhong body.ID = "H23", "H24"
	s := tell(t, "PAKN.20250620.0001")
	s.happens("2025-06-20 08:00", petition.Submitted, "", to(haiDuong))
	s.happens("2025-06-23 08:00", petition.Accepted, haiDuong)
	s.cannot(petition.RuleActor, "2025-06-30 08:00", petition.InterimAnswered, haiPhong)
	holder, ok := s.process.HolderOn(s.pet, day("2025-06-30"))
	assert.True(t, ok)
	assert.Equal(t, haiDuong, holder)
	holder, ok = s.process.HolderOn(s.pet, day("2025-07-01"))
	assert.True(t, ok)
	assert.Equal(t, haiPhong, holder)
	s.happens("2025-07-02 08:00", petition.InterimAnswered, haiPhong)
	s.happens("2025-07-11 08:00", petition.Answered, haiPhong, answer("7/UBND-KSTT", petition.ReasonExplainedAndKept))
	s.happens("2025-07-14 08:00", petition.Published, haiPhong)
	s.clocks("2025-07-14", clock{"2025-07-11", met}, clock{"2025-07-11", met}, "publish", clock{"2025-07-15", met})

	// A department of the province that the registry does not list goes with it.
	for on, want := range map[string]body.ID{"2025-06-30": "H23.12", "2025-07-01": haiPhong} {
		holder, ok = s.process.AnswersFor("H23.12", day(on))
		assert.True(t, ok)
		assert.Equal(t, want, holder, on)
	}
	_, ok = s.process.AnswersFor("", day("2025-07-01"))
	assert.False(t, ok)

	next := tell(t, "PAKN.20250702.0001")
	next.happens("2025-07-02 08:00", petition.Submitted, "", to(office))
	e := next.cannot(petition.RuleBody, "2025-07-03 08:00", petition.Transferred, office, to(haiDuong))
	assert.Contains(t, e.Message(form.Vietnamese), "Hải Phòng", "the error names the successor")
	next.cannot(petition.RuleBody, "2025-07-03 08:00", petition.Transferred, office, to("H99"))
	next.happens("2025-07-03 08:00", petition.Transferred, office, to(haiPhong))
}

// A khiếu nại, a tố cáo and an anonymous submission are kept, so that nothing
// is lost, and refused with the way to go.
func TestStoryDoor(t *testing.T) {
	for _, c := range []struct {
		name   string
		kind   petition.Kind
		sender petition.Sender
		reason petition.Reason
	}{
		{"complaint", petition.KindComplaint, mau, petition.ReasonComplaint},
		{"denunciation", petition.KindDenunciation, mau, petition.ReasonDenunciation},
		{"anonymous", petition.KindReflection, petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Phone: "0912345678"}}, petition.ReasonAnonymous},
		{"nobody", petition.KindReflection, petition.Sender{}, petition.ReasonAnonymous},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := tell(t, "PAKN.20250602.0009")
			edit := func(e *petition.Event) { e.Kind, e.Sender = c.kind, c.sender }
			s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), edit)
			s.cannot(petition.RuleDoor, "2025-06-03 08:00", petition.Accepted, hanoi)
			s.happens("2025-06-04 08:00", petition.Refused, hanoi, because(string(c.reason)))
			s.clocks("2025-06-04", clock{"2025-06-23", met}, clock{"2025-06-23", met}, "refuse", clock{"2025-06-04", met})
		})
	}
}

// "Not ours" is no reason to close.
func TestStoryNotOurs(t *testing.T) {
	s := tell(t, "PAKN.20250602.0010")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	for _, reason := range []string{"not-ours", "gửi sai nơi tiếp nhận", "Nội dung KHÔNG THUỘC thẩm quyền của Bộ"} {
		e := s.cannot(petition.RuleNotOurs, "2025-06-03 08:00", petition.Refused, hanoi, because(reason))
		assert.Contains(t, e.Error(), "transferred")
	}
	e := s.cannot(petition.RuleReason, "2025-06-03 08:00", petition.Refused, hanoi)
	assert.Contains(t, e.Error(), "out-of-scope")
	e = s.cannot(petition.RuleReason, "2025-06-03 08:00", petition.Refused, hanoi, because("ông Nguyễn Văn Mẫu, 0912345678, không đến"))
	assert.Contains(t, e.Error(), "ông [name], [telephone number], không đến")
}

// A withdrawal, at any time before the publication.
func TestStoryWithdrawn(t *testing.T) {
	s := tell(t, "PAKN.20250602.0011")
	s.happens("2025-06-02 08:00", petition.Submitted, hanoi, to(hanoi), func(e *petition.Event) { e.Channel = petition.ChannelPaper })
	s.cannot(petition.RuleReason, "2025-06-03 08:00", petition.Withdrawn, hanoi, because("cơ quan đề nghị"))
	s.happens("2025-06-03 08:00", petition.Withdrawn, "")
	assert.Equal(t, petition.ReasonWithdrawn, s.pet.ClosingReason())
	s.cannot(petition.RuleState, "2025-06-04 08:00", petition.Reopened, "")
	s.cannot(petition.RuleOrder, "2025-06-02 07:00", petition.Accepted, hanoi)
	s.cannot(petition.RuleCode, "2025-06-04 08:00", petition.Accepted, hanoi, func(e *petition.Event) { e.Code = e.Code.Next() })
}

// An association recommends something to the Task Force: the ministry answers
// in writing within December 2024, with a copy to the Government Office
// (notice 537/TB-VPCP).
func TestStoryTaskForce(t *testing.T) {
	s := tellUnder(t, "PAKN.20241202.0001", petition.TaskForce(form.MustParseDay("2024-12-31"), "Thông báo 537/TB-VPCP"))
	association := petition.Sender{Type: petition.SenderOrganisation, Identity: petition.Identity{Name: "Hiệp hội Mẫu"}}
	s.happens("2024-12-02 08:00", petition.Submitted, "", to(office), func(e *petition.Event) {
		e.Kind, e.Channel, e.Sender, e.Proposal = petition.KindRecommendation, petition.ChannelPaper, association, "Gộp hai thủ tục"
	})
	s.happens("2024-12-03 08:00", petition.Transferred, office, to("G15"))
	s.happens("2024-12-04 08:00", petition.Accepted, "G15")
	s.clocks("2024-12-31", clock{"2024-12-31", running}, clock{"2024-12-31", running}, "answer", clock{"2024-12-31", running})
	s.cannot(petition.RuleCopy, "2024-12-31 16:00", petition.Answered, "G15", answer("99/BTP-KSTT", petition.ReasonRegulationWillChange))
	s.happens("2024-12-31 16:00", petition.Answered, "G15", answer("99/BTP-KSTT", petition.ReasonRegulationWillChange),
		func(e *petition.Event) { e.CopyTo = office })
	assert.True(t, s.pet.IsClosed())
	assert.Equal(t, petition.ReasonRegulationWillChange, s.pet.ClosingReason())
	k := s.clocks("2025-01-31", clock{"2024-12-31", met}, clock{"2024-12-31", met}, "answer", clock{"2024-12-31", met})
	_, ok := k.Step.Running()
	assert.False(t, ok, "a fixed day is not counted")
	x, err := k.Step.Explain(form.Vietnamese)
	require.NoError(t, err)
	assert.Equal(t, "Thông báo 537/TB-VPCP", x.Steps[len(x.Steps)-1].Source)
	s.happens("2025-01-06 08:00", petition.Returned, office, because("chưa trả lời đủ"))
	assert.False(t, s.pet.IsClosed())
}

// Whoever took the place of the holder has the petition already: to hand it to
// itself starts no clock again. The Ministry of Planning (G05) became part of that of
// Finance (G12) on 1 March 2025; fifteen working days from Wednesday 26 February are
// 27 and 28 (2), 3-7 (7), 10-14 (12) and 17-19 March. What the Government Office held
// as the focal point is the Ministry of Justice's from 10 January 2026: from Thursday
// the 8th they are the 9th and Saturday the 10th, which was worked for 2 January (2),
// 12-16 (7), 19-23 (12) and 26-28 January.
func TestStoryHandedToItself(t *testing.T) {
	for _, c := range []struct {
		to, now                                  body.ID
		submitted, handed, due, answered, public string
	}{
		{"G05", "G12", "2025-02-26 09:00", "2025-03-03 09:00", "2025-03-19", "2025-03-20 09:00", "2025-03-21 09:00"},
		{office, "G15", "2026-01-08 09:00", "2026-01-14 09:00", "2026-01-28", "2026-01-30 09:00", "2026-02-02 09:00"},
	} {
		s := tell(t, "PAKN.20250226.0001")
		s.happens(c.submitted, petition.Submitted, "", to(c.to))
		e := s.cannot(petition.RuleSelf, c.handed, petition.Transferred, c.now, to(c.now))
		assert.Equal(t, string(c.now), e.Value)
		other := *s
		other.happens(c.handed, petition.Transferred, c.now, to(hanoi)) // to another one it goes
		s.happens(c.handed, petition.Accepted, c.now)
		s.happens(c.answered, petition.Answered, c.now, answer("45/BTC", petition.ReasonExplainedAndKept))
		s.happens(c.public, petition.Published, c.now)
		k := s.process.Clocks(s.pet, day(c.public[:10]))
		assert.Equal(t, clock{c.due, late}, clock{k.Indicator.Due.String(), k.Indicator.State})
		assert.False(t, s.process.Judge(s.pet, day(c.public[:10]))[0].OnTime)
	}
}
