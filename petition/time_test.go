package petition_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The control of procedures, and with it the focal point of petitions, passed
// from the Government Office to the Ministry of Justice on 10 January 2026
// (Decree 09/2026/NĐ-CP): who may hand on what another body holds.
func TestFocalPointOfTheDay(t *testing.T) {
	for _, c := range []struct {
		when        string
		may, mayNot body.ID
	}{
		{"2026-01-09 23:59", office, justice},
		{"2026-01-10 00:00", justice, office},
		{"2026-08-04 09:00", justice, office},
	} {
		s := tell(t, "PAKN.20260105.0001")
		s.happens("2026-01-05 08:00", petition.Submitted, "", to(hanoi))
		s.cannot(petition.RuleActor, c.when, petition.Transferred, c.mayNot, to("H26.12"))
		s.happens(c.when, petition.Transferred, c.may, to("H26.12"))
	}
}

// What the Government Office held as the focal point is the ministry's from
// that day; a petition that it was sent later is its own.
func TestWhatTheFocalPointHeldPassesOn(t *testing.T) {
	s := tell(t, "PAKN.20260105.0001")
	s.happens("2026-01-05 08:00", petition.Submitted, "", to(office))
	for on, want := range map[string]body.ID{"2026-01-09": office, "2026-01-10": justice, "": justice} {
		var d form.Day
		if on != "" {
			d = day(on)
		}
		holder, ok := s.process.HolderOn(s.pet, d)
		assert.True(t, ok)
		assert.Equal(t, want, holder, on)
	}
	// Limits that were kept before name the body that was sent it, and are asked
	// who must act.
	for _, i := range s.process.Items(s.pet) {
		assert.Equal(t, office, i.Body)
		for on, want := range map[string]body.ID{"2026-01-09": office, "2026-01-10": justice} {
			holder, ok := s.process.ItemHolder(i, day(on))
			assert.True(t, ok)
			assert.Equal(t, want, holder, on)
			told := s.process.Agenda(i, day(on), form.Vietnamese)
			assert.Equal(t, string(want), told.Body)
			assert.Equal(t, i.Key(), told.Key, "nobody is told twice because the function passed")
		}
	}
	s.cannot(petition.RuleActor, "2026-01-12 08:00", petition.Accepted, office)
	s.happens("2026-01-12 08:00", petition.Accepted, justice)

	late := tell(t, "PAKN.20260203.0001")
	late.happens("2026-02-03 08:00", petition.Submitted, "", to(office))
	holder, _ := late.process.ItemHolder(late.process.Items(late.pet)[0], day("2026-02-03"))
	assert.Equal(t, office, holder, "it was not sent there as to the focal point")
	late.happens("2026-02-04 08:00", petition.Transferred, office, to(justice))
	assert.True(t, late.process.Hands(late.pet)[0].Back, "to the focal point of that day")
}

// The copy of an answer goes to the focal point of the day of the answer.
func TestCopyOfTheDay(t *testing.T) {
	rules := petition.TaskForce(form.MustParseDay("2026-06-30"), "thử")
	for when, c := range map[string]struct{ to, not body.ID }{
		"2026-01-09 08:00": {office, justice}, "2026-01-10 08:00": {justice, office},
	} {
		s := tellUnder(t, "PAKN.20260105.0001", rules)
		s.happens("2026-01-05 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2026-01-06 08:00", petition.Accepted, hanoi)
		copied := func(id body.ID) edit { return func(e *petition.Event) { e.CopyTo = id } }
		s.cannot(petition.RuleCopy, when, petition.Answered, hanoi, answer("1/UBND", ""), copied(c.not))
		s.happens(when, petition.Answered, hanoi, answer("1/UBND", ""), copied(c.to))
	}
}

// A rule that begins one day speaks of what happens from then on.
func TestRulesHoldFromADay(t *testing.T) {
	rules := petition.National()
	newer := rules.PracticeOn(day("2026-03-01"))
	newer.StrictAdmission, newer.AnswerCloses, newer.Since, newer.Source = true, true, day("2026-03-02"), "quy chế của tỉnh"
	rules.Practice = append(rules.Practice, newer)
	withoutAddress := func(e *petition.Event) { e.Channel, e.Sender.Identity.Address = petition.ChannelPaper, "" }

	before := tellUnder(t, "PAKN.20260227.0001", rules)
	before.happens("2026-02-27 08:00", petition.Submitted, "", to(hanoi), withoutAddress)
	before.happens("2026-03-01 08:00", petition.Accepted, hanoi) // the sender's address is missing, and nobody minds
	before.happens("2026-03-01 09:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
	assert.False(t, before.pet.IsClosed())

	after := tellUnder(t, "PAKN.20260227.0002", rules)
	after.happens("2026-02-27 08:00", petition.Submitted, "", to(hanoi), withoutAddress)
	after.cannot(petition.RuleAdmission, "2026-03-02 08:00", petition.Accepted, hanoi)

	// What was taken on before is worked on and answered by the rule of that day.
	taken := tellUnder(t, "PAKN.20260227.0004", rules)
	taken.happens("2026-02-27 08:00", petition.Submitted, "", to(hanoi), withoutAddress)
	taken.happens("2026-03-01 08:00", petition.Accepted, hanoi)
	taken.happens("2026-03-02 08:00", petition.SupplementRequested, hanoi)
	taken.happens("2026-03-03 08:00", petition.Accepted, hanoi) // nothing came, and the work goes on
	taken.happens("2026-03-04 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))

	closed := tellUnder(t, "PAKN.20260227.0003", rules)
	closed.happens("2026-02-27 08:00", petition.Submitted, "", to(hanoi))
	closed.happens("2026-03-02 08:00", petition.Accepted, hanoi)
	closed.happens("2026-03-02 09:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
	assert.True(t, closed.pet.IsClosed())
}

// Every kind of row ends on its day as it begins on one: a trial of March 2026 in
// which an answer closes, takes 5 working days, goes to the ministry in copy, what
// comes by telephone needs no address, and Hà Nội's neighbour is the focal point.
func TestRulesHoldUntilADay(t *testing.T) {
	since, until := day("2026-03-02"), day("2026-04-01")
	trial := petition.Basis{Source: "thí điểm"}
	rules := petition.National()
	practice := rules.PracticeOn(since)
	practice.AnswerCloses, practice.Since, practice.Until, practice.Basis = true, since, until, trial
	rules.Practice = append(rules.Practice, practice)
	rules.Limits = append(rules.Limits, petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(5, schedule.WorkingDays), Since: since, Until: until, Basis: trial})
	rules.AnswerCopy = []petition.Office{{Body: justice, Since: since, Until: until, Basis: trial}}
	rules.Admission = append(rules.Admission, petition.Admission{Channel: petition.ChannelPhone, Conditions: petition.ConditionName, Since: since, Until: until, Basis: trial})
	rules.Focal = append(rules.Focal, petition.Office{Body: "H44", Since: since, Until: until, Basis: trial})
	require.NoError(t, rules.Check())
	for _, c := range []struct {
		on, due string // 15 working days, 5 in the trial
		trial   bool
	}{
		{"2026-03-01", "2026-03-20", false}, // a Sunday: 2-6, 9-13, 16-20 March
		{"2026-03-02", "2026-03-09", true},  // 3-6 and 9 March
		{"2026-03-31", "2026-04-07", true},  // 1-3, 6, 7 April
		{"2026-04-01", "2026-04-22", false}, // 2, 3, 6-10, 13-17, 20-22 April
	} {
		s := tellUnder(t, "PAKN.20260301.0001", rules)
		byPhone := func(e *petition.Event) {
			e.Channel, e.Sender.Identity.Address = petition.ChannelPhone, ""
		}
		s.happens(c.on+" 08:00", petition.Submitted, "", to(hanoi), byPhone)
		assert.Equal(t, c.due, s.process.Clocks(s.pet, day(c.on)).Petitioner.Due.String(), c.on)
		assert.Equal(t, c.trial, s.pet.Failing() == 0, "%s: the address is missing", c.on)
		if c.trial {
			s.cannot(petition.RuleActor, c.on+" 09:00", petition.Transferred, justice, to("H26.12"))
			s.happens(c.on+" 09:00", petition.Transferred, "H44", to("H26.12"))
		} else {
			s.cannot(petition.RuleActor, c.on+" 09:00", petition.Transferred, "H44", to("H26.12"))
			s.happens(c.on+" 09:00", petition.Transferred, justice, to("H26.12"))
		}
		s.happens(c.on+" 10:00", petition.Accepted, "H26.12")
		if c.trial {
			s.cannot(petition.RuleCopy, c.on+" 11:00", petition.Answered, "H26.12", answer("1/UBND", petition.ReasonExplainedAndKept))
		}
		s.happens(c.on+" 11:00", petition.Answered, "H26.12", answer("1/UBND", petition.ReasonExplainedAndKept), func(e *petition.Event) {
			if c.trial {
				e.CopyTo = justice
			}
		})
		assert.Equal(t, c.trial, s.pet.IsClosed(), c.on)
	}
}

// A petition that was accepted and kept comes back though a rule of today,
// which nobody dated, would forbid it; a new event is judged by that rule.
func TestRestoringJudgesNothingAgain(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) { e.Channel, e.Sender.Identity.Address = petition.ChannelPaper, "" })
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Transferred, office, to("H26.12"))
	kept, err := json.Marshal(s.pet)
	require.NoError(t, err)

	back, err := strict.ReadPetition(kept)
	require.NoError(t, err)
	assert.True(t, s.pet.Equal(back))
	_, err = strict.Replay(s.pet.Events())
	require.ErrorIs(t, err, petition.RuleAdmission, "what is new is judged")
	s.process, s.pet = strict, back
	s.cannot(petition.RuleActor, "2025-06-05 08:00", petition.Transferred, office, to(hanoi))

	// Form and order are checked all the same; what was kept twice counts once.
	events := back.Events()
	twice, err := strict.Restore(append(back.Events()[:2:2], events[1], events[2], events[0]))
	require.NoError(t, err)
	assert.True(t, back.Equal(twice))
	for name, wrong := range map[string][]petition.Event{
		"time goes backwards":   {events[0], events[2], events[1]},
		"nothing was submitted": events[1:],
		"another petition":      {events[0], func() petition.Event { e := events[1]; e.Code = petition.MustParseCode("PAKN.20250602.0002"); return e }()},
		"no body":               {events[0], func() petition.Event { e := events[2]; e.To = ""; return e }()},
	} {
		_, err := strict.Restore(wrong)
		assert.Error(t, err, name)
	}
}

// A delivery may come twice, late and out of order: the petition is the same.
func TestDeliveriesOfEvents(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(office))
	s.happens("2025-06-03 08:00", petition.Transferred, office, to(hanoi))
	s.happens("2025-06-04 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-05 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
	s.happens("2025-06-06 08:00", petition.Published, hanoi)
	events := s.pet.Events()
	for _, e := range events {
		again, err := s.process.Apply(s.pet, e)
		require.NoError(t, err)
		assert.True(t, again == s.pet, "sent again it changes nothing: %s", e.Type)
	}
	other := events[2]
	other.Reason = "nội dung khác"
	_, err := s.process.Apply(s.pet, other)
	assert.ErrorIs(t, err, petition.RuleOrder, "what is late, and new, is refused as late")

	rapid.Check(t, func(r *rapid.T) {
		sent := rapid.Permutation(append(s.pet.Events(), rapid.SliceOfN(rapid.SampledFrom(events), 0, 5).Draw(r, "again")...)).Draw(r, "sent")
		got, err := s.process.Replay(sent)
		require.NoError(r, err)
		require.True(r, s.pet.Equal(got))
	})
}

// What was answered in time stays in time, whatever a notice says afterwards:
// here one of 30 January 2026 that has a Saturday worked which is past, for a
// day off to come.
func TestWhatWasInTimeStaysSo(t *testing.T) {
	// 15 working days from Thursday 8 January 2026, with Saturday the 10th worked
	// for 2 January: 9, 10, 12-16, 19-23, 26-28. With Saturday the 24th worked as
	// well they end on the 27th.
	notice := calendar.Notice{Number: "01/TB", Issued: day("2026-01-30"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-24"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-02-02")},
		{Day: day("2026-02-02"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-24")},
	}}
	cal, err := calendar.Vietnam().With(notice)
	require.NoError(t, err)
	late, err := petition.NewProcess(petition.Options{Calendar: cal, Bodies: body.Vietnam()})
	require.NoError(t, err)

	for _, c := range []struct {
		answered string
		due      string
		state    schedule.ClockState
		then     string
	}{
		{"2026-01-27 09:00", "2026-01-27", met, ""},
		{"2026-01-28 09:00", "2026-01-27", met, "2026-01-28"}, // in time when it was given
		{"2026-01-29 09:00", "2026-01-27", schedule.ClockLate, ""},
	} {
		s := tell(t, "PAKN.20260108.0001")
		s.happens("2026-01-08 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2026-01-09 08:00", petition.Accepted, hanoi)
		s.happens(c.answered, petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
		s.happens("2026-01-29 10:00", petition.Published, hanoi)
		require.Equal(t, day("2026-01-28"), s.process.Clocks(s.pet, day("2026-01-30")).Petitioner.Due, "before the notice")

		k := late.Clocks(s.pet, day("2026-02-03")).Petitioner
		assert.Equal(t, c.due, k.Due.String(), c.answered)
		assert.Equal(t, c.state, k.State, c.answered)
		assert.Equal(t, c.then, k.Then.String(), c.answered)
		assert.Equal(t, c.state == met, late.Judge(s.pet, day("2026-02-03"))[0].OnTime, c.answered)
		x, err := k.Explain(form.Vietnamese)
		require.NoError(t, err)
		last := x.Steps[len(x.Steps)-1].Reason
		if c.then != "" {
			assert.Contains(t, last, "28/1/2026")
			assert.Contains(t, last, "thông báo ban hành sau")
		} else {
			assert.NotContains(t, last, "thông báo ban hành sau")
		}
	}
}

// An extension is judged by the calendar as it was known when it was granted. 15
// working days from Thursday 8 January 2026 end on the 28th; a notice of the 30th
// has Monday the 26th off for Saturday the 31st, so that they end on the 29th, and
// the extension to that day, of the 20th, is one all the same when its file is
// gone through again. One that was too early by any calendar is refused.
func TestAnExtensionIsJudgedAsOfItsDay(t *testing.T) {
	cal, err := calendar.Vietnam().With(calendar.Notice{Number: "02/TB", Issued: day("2026-01-30"), Days: []calendar.NoticeDay{
		{Day: day("2026-01-26"), Kind: calendar.SwapOff, Reason: form.Text{"nghỉ hoán đổi", "off instead"}, For: day("2026-01-31")},
		{Day: day("2026-01-31"), Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked instead"}, For: day("2026-01-26")},
	}})
	require.NoError(t, err)
	late, err := petition.NewProcess(petition.Options{Calendar: cal, Bodies: body.Vietnam()})
	require.NoError(t, err)
	for granted, ok := range map[string]bool{"2026-01-28": false, "2026-01-29": true, "2026-01-30": true} {
		s := tell(t, "PAKN.20260108.0001")
		s.happens("2026-01-08 08:00", petition.Submitted, "", to(hanoi))
		s.happens("2026-01-09 08:00", petition.Accepted, hanoi)
		extension := s.event("2026-01-20 08:00", petition.Extended, hanoi, until(granted), because("phức tạp"))
		_, err := s.process.Apply(s.pet, extension)
		assert.Equal(t, ok, err == nil, granted)
		_, err = late.Replay(append(s.pet.Events(), extension))
		assert.Equal(t, ok, err == nil, "after the notice: %s", granted)
	}
}

// A province promises an answer in 10 working days where the law gives 15: its
// promise is what the petitioner and the desk see, and the national indicator
// counts by the law.
func TestPromiseOfTheHouse(t *testing.T) {
	rules := petition.National()
	promise := petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(10, schedule.WorkingDays), House: true, Basis: petition.Basis{Source: "quy chế của tỉnh"}}
	rules.Limits = append(rules.Limits, promise)
	s := tellUnder(t, "PAKN.20250602.0001", rules)
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	// Ten working days from Monday 2 June 2025 end on the 16th, fifteen on the 23rd.
	k := s.clocks("2025-06-17", clock{"2025-06-16", overdue}, clock{"2025-06-23", running}, "answer", clock{"2025-06-16", overdue})
	assert.Equal(t, day("2025-06-23"), k.Petitioner.ByLaw)
	assert.Equal(t, promise, k.Petitioner.Limit)
	assert.Zero(t, k.Indicator.ByLaw)
	x, err := k.Petitioner.Explain(form.Vietnamese)
	require.NoError(t, err)
	assert.Contains(t, x.Steps[0].Reason, "quy chế của tỉnh")
	assert.Equal(t, day("2025-06-23"), x.Steps[len(x.Steps)-1].Day, "both days are told")
	due := map[string]string{}
	for _, i := range s.process.Items(s.pet) {
		due[i.Name()] = i.Due().String()
	}
	assert.Equal(t, map[string]string{"answer": "2025-06-16", "petitioner": "2025-06-16", "indicator": "2025-06-23"}, due)
	s.happens("2025-06-20 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
	s.happens("2025-06-20 09:00", petition.Published, hanoi)
	assert.True(t, s.process.Judge(s.pet, day("2025-06-30"))[0].OnTime, "the indicator knows the law alone")

	// A promise of as much as the law gives, or more, changes nothing.
	for _, days := range []int{15, 30} {
		rules.Limits[len(rules.Limits)-1].Term = schedule.NewTerm(days, schedule.WorkingDays)
		s = tellUnder(t, "PAKN.20250602.0002", rules)
		s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		k = s.process.Clocks(s.pet, day("2025-06-02"))
		assert.Equal(t, day("2025-06-23"), k.Petitioner.Due)
		assert.False(t, k.Petitioner.Limit.House)
		assert.Zero(t, k.Petitioner.ByLaw)
	}
}

// A hotline promises an answer within 26 hours. On Monday evening, 2 June 2025,
// it asks the sender for two and a half hours: the answer is due at 00:30 on
// Wednesday, not at 22:00 on Tuesday.
func TestPauseWithinADay(t *testing.T) {
	rules := petition.National()
	rules.Practice[0].SupplementPauses = petition.PetitionerClock
	rules.Limits = append(rules.Limits, petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(26, schedule.Hours), House: true,
		Basis: petition.Basis{Source: "quy chế đường dây nóng"}})
	s := tellUnder(t, "PAKN.20250602.0001", rules)
	s.happens("2025-06-02 20:00", petition.Submitted, "", to(hanoi))
	assert.Equal(t, "2025-06-03", s.process.Clocks(s.pet, day("2025-06-02")).Petitioner.Due.String())
	s.happens("2025-06-02 20:30", petition.SupplementRequested, hanoi)
	s.happens("2025-06-02 23:00", petition.Supplemented, "", says("Nộp tại xã"))
	assert.Equal(t, "2025-06-04", s.process.Clocks(s.pet, day("2025-06-02")).Petitioner.Due.String())
}

// Reopened on the day of the answer nothing stood still: the day was used, and
// fifteen working days from Monday 2 June 2025 still end on the 23rd.
func TestReopenedOnTheDayOfTheAnswer(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	s.happens("2025-06-04 08:00", petition.Answered, hanoi, answer("1/UBND", petition.ReasonExplainedAndKept))
	s.happens("2025-06-04 09:00", petition.Published, hanoi)
	s.happens("2025-06-04 10:00", petition.Reopened, "", because("chưa giải quyết"))
	s.clocks("2025-06-04", clock{"2025-06-23", running}, clock{"2025-06-23", met}, "answer", clock{"2025-06-25", running})
}
