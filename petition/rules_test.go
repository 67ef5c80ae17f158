package petition_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// The limits that the national system enforces, in working days (formula
// description of indicator 5.2 of Decision 766/QĐ-TTg; Decree 92/2017/NĐ-CP
// for handing on).
func TestNationalLimits(t *testing.T) {
	want := map[petition.Step]int{petition.StepRefuse: 2, petition.StepReturn: 2, petition.StepSupplement: 5,
		petition.StepForward: 5, petition.StepAnswer: 15, petition.StepPublish: 2, petition.StepReceive: 5}
	got := map[petition.Step]int{}
	for _, l := range petition.National().Limits {
		require.Equal(t, schedule.WorkingDays, l.Term.Unit())
		got[l.Step], _ = l.Term.Whole()
		assert.NotEmpty(t, l.Source, "each limit has a source")
	}
	assert.Equal(t, want, got)
}

// The other systems have another time to answer; the steps before and after it
// are those of the national one.
func TestOtherSystemsChangeTheAnswer(t *testing.T) {
	limits := func(r petition.Rules) map[petition.Step]string {
		m := map[petition.Step]string{}
		for _, l := range r.Limits {
			m[l.Step] = l.Term.Text(form.Vietnamese)
		}
		return m
	}
	want := limits(petition.National())
	assert.Equal(t, "15 ngày làm việc", want[petition.StepAnswer])
	want[petition.StepAnswer] = "15 ngày" // Official Telegram 89/CĐ-TTg of 2025
	assert.Equal(t, want, limits(petition.LegalDocuments()))
	want[petition.StepAnswer], want[petition.StepUpdate] = "20 ngày", "7 ngày làm việc" // Decision 574/QĐ-TTg of 2017
	assert.Equal(t, want, limits(petition.GovernmentPortal()))
}

func TestRulesComeBackUnchanged(t *testing.T) {
	for _, r := range []petition.Rules{petition.National(), petition.GovernmentPortal(), petition.LegalDocuments(),
		petition.TaskForce(form.MustParseDay("2024-12-31"), "Thông báo 537/TB-VPCP")} {
		require.NoError(t, r.Check())
		b, err := json.Marshal(r)
		require.NoError(t, err)
		back, err := petition.ReadRules(b)
		require.NoError(t, err, string(b))
		assert.Equal(t, r, back)
		var kept petition.Rules
		require.NoError(t, json.Unmarshal(b, &kept))
		assert.Equal(t, r, kept)
		assert.Error(t, json.Unmarshal([]byte(`{"v":1}`), &kept))
		assert.Equal(t, r, kept, "what cannot be read changes nothing")
	}
}

func TestReadRulesIsStrict(t *testing.T) {
	const limits = `"limits":[{"step":"answer","term":{"n":15,"unit":"wd"},"source":"x"}]`
	_, err := petition.ReadRules([]byte(`{"v":1,"name":"x",` + limits + `}`))
	require.NoError(t, err)
	for _, text := range []string{``, `{}`, `{"v":2,"name":"x"}`, `{"v":1,"name":"x","more":1}`, `{"v":1,"name":"x"} {}`,
		`{"v":1,"name":"x","limits":[],"practice":[{"supplementPauses":["clock"],"source":"x"}]}`, `{"v":1,"name":"x","admission":[{"channel":"paper","conditions":["soul"],"source":"x"}]}`} {
		_, err := petition.ReadRules([]byte(text))
		assert.Error(t, err, text)
	}
	_, err = petition.ReadRules([]byte(`{"v":1,"name":"","limits":[{"step":"dance","source":""},` +
		`{"step":"answer","term":{"n":-1,"unit":"wd"},"since":"2025-01-02","until":"2025-01-02","channel":"fax","source":"x"}],` +
		`"admission":[{"channel":"fax","conditions":[],"since":"2025-01-02","until":"2025-01-01","source":""}]}`))
	var faults form.Errors
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 10, "all faults are reported together: %s", err)
	assert.Equal(t, 10, len(strings.Split(faults.Message(form.Vietnamese), "\n")))
}

// Values that a program may set, and no name stands for.
func TestRulesOfAProgram(t *testing.T) {
	const all = petition.PetitionerClock | petition.IndicatorClock | petition.StepClock
	for path, practice := range map[string]petition.Practice{
		"":                             {SupplementPauses: all, ReopeningPauses: all},
		"practice[0].supplementPauses": {SupplementPauses: all + 1},
		"practice[0].reopeningPauses":  {ReopeningPauses: all + 1},
	} {
		practice.Source = "quy chế"
		err := petition.Rules{Name: "x", Practice: []petition.Practice{practice}}.Check()
		if path == "" {
			assert.NoError(t, err)
			continue
		}
		faults := form.All(err)
		require.Len(t, faults, 1)
		assert.Equal(t, path, faults[0].Path)
		assert.ErrorIs(t, err, petition.RulesUnknown)
	}
	sameDay := petition.Limit{Step: petition.StepReceive, Term: schedule.NewTerm(0, schedule.WorkingDays), Basis: petition.Basis{Source: "quy chế"}}
	require.NoError(t, petition.Rules{Name: "x", Limits: []petition.Limit{sameDay}}.Check())
}

// A limit that leads beyond the years of the calendar is never over, and its
// explanation names no day.
func TestLimitBeyondTheCalendar(t *testing.T) {
	rules := petition.Rules{Name: "x", Limits: []petition.Limit{{Step: petition.StepAnswer, Term: schedule.NewTerm(200, schedule.Years), Basis: petition.Basis{Source: "quy chế"}}}}
	s := tellUnder(t, "PAKN.20260717.0001", rules)
	s.happens("2026-07-17 08:00", petition.Submitted, "", to(hanoi))
	k := s.process.Clocks(s.pet, day("2099-01-01")).Petitioner
	assert.Equal(t, running, k.State)
	assert.Zero(t, k.Due)
	x, err := k.Explain(form.Vietnamese)
	require.NoError(t, err)
	assert.Zero(t, x.Due)
}

// A host puts a new limit beside the old one; which holds goes by the day on
// which the step begins, and a row for the channel goes before one for all.
func TestLimitsAreDated(t *testing.T) {
	rules := petition.National()
	rules.Limits = append(rules.Limits,
		petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(10, schedule.WorkingDays), Since: form.MustParseDay("2026-07-20"), Basis: petition.Basis{Source: "quy định mới"}},
		petition.Limit{Step: petition.StepAnswer, Term: schedule.NewTerm(7, schedule.Days), Channel: petition.ChannelPhone, Basis: petition.Basis{Source: "quy chế đường dây nóng"}})
	for _, c := range []struct {
		on, due string
		channel petition.Channel
		source  string
	}{
		{"2026-07-17", "2026-08-07", petition.ChannelPortal, "Quyết định 766/QĐ-TTg, mô tả công thức chỉ số 5.2"},
		{"2026-07-20", "2026-08-03", petition.ChannelPortal, "quy định mới"},
		{"2026-07-20", "2026-07-27", petition.ChannelPhone, "quy chế đường dây nóng"},
	} {
		s := tellUnder(t, "PAKN.20260717.0001", rules)
		s.happens(c.on+" 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) { e.Channel = c.channel })
		k := s.process.Clocks(s.pet, day(c.on))
		assert.Equal(t, c.due, k.Petitioner.Due.String(), c)
		assert.Equal(t, c.source, k.Petitioner.Limit.Source)
		x, err := k.Petitioner.Explain(form.Vietnamese)
		require.NoError(t, err)
		assert.Contains(t, x.Steps[0].Reason, c.source)
	}
}

// Where no limit is known nothing is late, and the clock says so.
func TestNoLimitKnown(t *testing.T) {
	s := tellUnder(t, "PAKN.20260717.0001", petition.Rules{Name: "trống", Limits: []petition.Limit{}})
	s.happens("2026-07-17 08:00", petition.Submitted, "", to(hanoi))
	k := s.clocks("2030-01-01", clock{"", running}, clock{"", running}, "receive", clock{"", running})
	x, err := k.Petitioner.Explain(form.English)
	require.NoError(t, err)
	assert.Contains(t, x.Steps[0].Reason, "no limit")
	assert.Empty(t, s.process.Items(s.pet))
	assert.True(t, s.process.Judge(s.pet, day("2030-01-01"))[0].OnTime)
	assert.Zero(t, s.pet.Failing())
}

// A host may set the sender a limit for the supplement; then that step runs.
func TestLimitForTheSender(t *testing.T) {
	rules := petition.National()
	rules.Limits = append(rules.Limits, petition.Limit{Step: petition.StepGive, Term: schedule.NewTerm(10, schedule.Days), Basis: petition.Basis{Source: "quy chế của tỉnh"}})
	s := tellUnder(t, "PAKN.20250602.0001", rules)
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.SupplementRequested, hanoi)
	s.clocks("2025-06-13", clock{"2025-06-23", running}, clock{"2025-06-23", met}, "give-supplement", clock{"2025-06-13", running})
	k := s.clocks("2025-06-14", clock{"2025-06-23", running}, clock{"2025-06-23", met}, "give-supplement", clock{"2025-06-13", overdue})
	assert.Equal(t, []string{"give-supplement"}, k.Overdue)
	assert.Equal(t, petition.StepGive, s.process.Items(s.pet)[0].Step())
}

// On the Government's portal an answer takes 20 days; then the sender is told
// how things stand every 7 working days (Decision 574/QĐ-TTg of 2017).
func TestUpdatesWhileLate(t *testing.T) {
	s := tellUnder(t, "PAKN.20250602.0001", petition.GovernmentPortal())
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	update := func() form.Day {
		for _, i := range s.process.Items(s.pet) {
			if i.Step() == petition.StepUpdate {
				return i.Due()
			}
		}
		return form.NoDay
	}
	// Twenty days end on Sunday 22 June and roll to Monday 23.
	assert.Equal(t, day("2025-06-23"), s.process.Clocks(s.pet, day("2025-06-03")).Petitioner.Due)
	assert.Equal(t, day("2025-07-02"), update())
	s.happens("2025-07-01 08:00", petition.InterimAnswered, hanoi)
	assert.Equal(t, day("2025-07-10"), update())
}

// A supplement mends what failed. Strict rules take nothing on before that.
func TestAdmissionMended(t *testing.T) {
	rules := petition.National()
	rules.Practice[0].StrictAdmission = true
	s := tellUnder(t, "PAKN.20250602.0001", rules)
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) {
		e.Kind, e.Sender.Identity.Phone, e.Lacks = petition.KindRecommendation, "", petition.ConditionClear
	})
	e := s.cannot(petition.RuleAdmission, "2025-06-03 08:00", petition.Accepted, hanoi)
	assert.Contains(t, e.Error(), "telephone")
	s.happens("2025-06-03 08:00", petition.SupplementRequested, hanoi)
	s.happens("2025-06-04 08:00", petition.Supplemented, "", func(e *petition.Event) {
		e.Proposal, e.Sender = "Bỏ bản giấy", petition.Sender{Type: petition.SenderCitizen, Identity: petition.Identity{Phone: "0912345678"}}
	})
	assert.Zero(t, s.pet.Failing())
	assert.Equal(t, "Nguyễn Văn Mẫu", s.pet.Sender().Identity.Name, "what was there stays")
	s.happens("2025-06-05 08:00", petition.Accepted, hanoi)
}

// What comes in another language is asked for in Vietnamese.
func TestAdmissionInVietnamese(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi), func(e *petition.Event) { e.Language = "en" })
	assert.Equal(t, petition.ConditionVietnamese, s.pet.Failing())
	s.happens("2025-06-03 08:00", petition.SupplementRequested, hanoi)
	s.happens("2025-06-04 08:00", petition.Supplemented, "", says("xem tệp kèm theo"))
	assert.Equal(t, petition.ConditionVietnamese, s.pet.Failing(), "nothing was said of the language")
	s.happens("2025-06-05 08:00", petition.SupplementRequested, hanoi)
	s.happens("2025-06-06 08:00", petition.Supplemented, "", func(e *petition.Event) { e.Language = "vi" })
	assert.Zero(t, s.pet.Failing())
}
