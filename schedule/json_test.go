package schedule_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// comesBack writes a value and reads it back.
func comesBack[T any](t require.TestingT, v T) {
	data, err := json.Marshal(v)
	require.NoError(t, err, "%#v", v)
	var back T
	require.NoError(t, json.Unmarshal(data, &back), "%s", data)
	require.Equal(t, v, back, "%s", data)
}

// someClock draws a clock with a history that may be.
func someClock(t *rapid.T) schedule.Clock {
	hours := rapid.SampledFrom([]string{"", "15:00", "16:30"}).Draw(t, "cut-off")
	o := schedule.CounterOptions{
		Roll:            schedule.Roll(rapid.IntRange(0, 3).Draw(t, "roll")),
		ThirtyDayMonths: rapid.Bool().Draw(t, "thirty"),
		Reappointment: rapid.SampledFrom([]schedule.ReappointmentRule{{}, {Max: -1}, {Source: form.Text{"quy chế", "rules"}},
			{Max: 2, Ahead: term("1.5 wd"), Source: form.Text{"QĐ 1"}}}).Draw(t, "reappointment"),
		CutOffSource: rapid.SampledFrom([]form.Text{{}, {"Quy chế 1, Điều 2", "Rules 1, Article 2"}}).Draw(t, "source"),
	}
	if hours != "" {
		var err error
		o.Hours, err = o.Hours.WithCutOff(calendar.MustParseTimeOfDay(hours))
		require.NoError(t, err)
	}
	from := schedule.MomentAt(time.Date(2025, 1, 1, 0, 0, rapid.IntRange(0, 300*86400).Draw(t, "seconds"), rapid.SampledFrom([]int{0, 5e8, 7}).Draw(t, "nanoseconds"), calendar.Zone()))
	var all []schedule.Term
	for range rapid.IntRange(1, 3).Draw(t, "steps") {
		unit := rapid.SampledFrom([]schedule.Unit{"min", "h", "wh", "d", "wd", "w", "m", "y"}).Draw(t, "unit")
		all = append(all, schedule.NewTerm(rapid.IntRange(1, 20).Draw(t, "n"), unit))
	}
	k, err := schedule.MustCounter(o).Start(from, all...)
	require.NoError(t, err)
	for range rapid.IntRange(0, 5).Draw(t, "events") {
		at := schedule.MomentOn(from.Day() + form.Day(rapid.IntRange(0, 40).Draw(t, "at")))
		if rapid.Bool().Draw(t, "instant") {
			at = at.At(calendar.MustParseTimeOfDay("10:15"))
		}
		e := schedule.ClockEvent{At: at, Reason: rapid.SampledFrom([]string{"", "chờ \"kết quả\" <1>"}).Draw(t, "reason"), Source: rapid.SampledFrom([]string{"", "12/TB"}).Draw(t, "document"),
			Type: rapid.SampledFrom([]schedule.ClockEventType{schedule.Paused, schedule.Resumed, schedule.Reappointed, schedule.TermChanged, schedule.Finished}).Draw(t, "type")}
		switch e.Type {
		case schedule.Paused, schedule.Resumed:
			e.Waiting = rapid.SampledFrom([]schedule.Waiting{"", schedule.ForBody, "Sở Tài chính"}).Draw(t, "waiting")
			if e.Type == schedule.Paused && rapid.Bool().Draw(t, "until") {
				e.Until = schedule.MomentOn(at.Day() + 3)
			}
		case schedule.Reappointed:
			e.Due = schedule.MomentOn(at.Day() + 30)
		case schedule.TermChanged:
			e.Terms = []schedule.Term{term("12 d")}
		}
		if next, err := k.With(e); err == nil { // what cannot have happened is left out
			k = next
		}
	}
	return k
}

func TestClockComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := someClock(t)
		comesBack(t, k)
		comesBack(t, k.Due())
		for _, e := range k.Events() {
			comesBack(t, e)
		}
		at := k.StartedAt().Day() + form.Day(rapid.IntRange(0, 60).Draw(t, "asked"))
		for _, m := range []schedule.Moment{schedule.MomentOn(at), schedule.MomentOn(at).At(calendar.MustParseTimeOfDay("14:00"))} {
			reading, err := k.Read(m)
			require.NoError(t, err)
			comesBack(t, reading)
			for _, l := range []form.Language{form.Vietnamese, form.English} {
				e, err := k.Explain(l, m)
				require.NoError(t, err)
				comesBack(t, e)
				for _, s := range e.Steps {
					comesBack(t, s)
				}
			}
		}

		// On another calendar the clock is that of the same history there.
		data, err := json.Marshal(k)
		require.NoError(t, err)
		then := calendar.Vietnam().KnownOn(form.MustParseDay("2024-01-01"))
		restored, err := schedule.ReadClock(data, then)
		require.NoError(t, err)
		back, err := restored.On(schedule.MustCounter(schedule.CounterOptions{}))
		require.NoError(t, err)
		plain, err := k.On(schedule.MustCounter(schedule.CounterOptions{}))
		require.NoError(t, err)
		require.Equal(t, plain, back)
	})
}

// The form to the letter, and what is left out of it.
func TestClockJSON(t *testing.T) {
	k, err := plain.Start(moment("2025-04-25T15:40"), term("5 wd"))
	require.NoError(t, err)
	data, err := json.Marshal(k)
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"start":"2025-04-25T15:40:00+07:00","terms":[{"n":5,"unit":"wd"}]}`, string(data))

	hours, err := calendar.NewOfficeHours(calendar.Shift{From: calendar.MustParseTimeOfDay("08:00"), To: calendar.MustParseTimeOfDay("16:00")})
	require.NoError(t, err)
	k, err = schedule.MustCounter(schedule.CounterOptions{Hours: hours, Roll: schedule.RollNext, ThirtyDayMonths: true,
		CutOffSource:  form.Text{"Quy chế"},
		Reappointment: schedule.ReappointmentRule{Max: 2, Ahead: term("1 d")}}).Start(moment("2025-04-25"), term("5 wd"), term("1 m"))
	require.NoError(t, err)
	k, err = k.Pause(moment("2025-05-05"), moment("2025-05-07"), schedule.ForCitizen, "thiếu giấy tờ")
	require.NoError(t, err)
	data, err = json.Marshal(k)
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"},{"n":1,"unit":"m"}],`+
		`"events":[{"type":"paused","at":"2025-05-05","waiting":"citizen","until":"2025-05-07","reason":"thiếu giấy tờ"}],`+
		`"options":{"hours":{"shifts":["08:00-16:00"]},"cutOffSource":{"vi":"Quy chế"},"thirtyDayMonths":true,"roll":"next",`+
		`"reappointment":{"max":2,"ahead":{"n":1,"unit":"d"}}}}`, string(data))
}

// Restoring checks form and order. It does not judge what was accepted: three
// new appointments, the last after expiry, come back under the rule of the
// decrees, which allows one.
func TestReadClock(t *testing.T) {
	kept := `{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}],"events":[` +
		`{"type":"reappointed","at":"2025-05-05","due":"2025-05-12"},` +
		`{"type":"reappointed","at":"2025-05-12","due":"2025-05-19"},` +
		`{"type":"reappointed","at":"2025-05-26","due":"2025-05-30"}]}`
	k, err := schedule.ReadClock([]byte(kept), nil)
	require.NoError(t, err)
	assert.Equal(t, "2025-05-30", k.Due().At.String())
	k, err = k.Pause(moment("2025-05-28"), moment("2025-05-29"), schedule.ForBody, "")
	require.NoError(t, err, "what was accepted is not judged again with what is new")
	assert.Equal(t, "2025-06-02", k.Due().At.String())
	_, err = k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-05-29"), Due: moment("2025-06-10")})
	assert.ErrorIs(t, err, schedule.ClockTooOften, "what is new is judged")

	head := `{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}],"events":[`
	k, err = schedule.ReadClock([]byte(head+`{"type":"paused","at":"2025-05-05","waiting":"body"},{"type":"paused","at":"2025-05-05","waiting":"citizen"}]}`), nil)
	require.NoError(t, err, "two may begin at one moment")
	assert.Len(t, k.Events(), 2)
	for text, want := range map[string]string{
		`{"v":1}`: "start is missing",
		`{"v":1,"start":"2025-04-25","terms":[]}`:                                                        "terms: there is no term",
		`{"v":1,"start":"2025-04-25","terms":[{"n":-5,"unit":"wd"}]}`:                                    "terms: a clock counts forward only",
		`{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"h"}]}`:                                      "terms: a term of 5 hours starts at the moment itself",
		`{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}],"options":{"roll":"later"}}`:          `options.roll: "later" is not a roll`,
		`{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}],"options":{"hours":{"shifts":[]}}}`:   "options.hours: office hours have 1 to 4 shifts",
		head + `{"type":"finished","at":"2025-05-05"},{"type":"paused","at":"2025-05-06"}]}`:             "events[1]: 2025-05-06: the clock was finished before, 2025-05-05",
		head + `{"type":"paused","at":"2025-05-05"},{"type":"resumed","at":"2025-05-04"}]}`:              "events[1].at: 2025-05-04: it stands after a later event, 2025-05-05",
		head + `{"type":"stopped","at":"2025-05-05"}]}`:                                                  `events[0].type: 2025-05-05: there is no type of event "stopped"`,
		head + `{"type":"reappointed","at":"2025-05-05"}]}`:                                              "events[0].due: 2025-05-05: a new appointment is needed",
		head + `{"type":"term-changed","at":"2025-05-05"}]}`:                                             "events[0].terms: there is no term",
		head + `{"type":"term-changed","at":"2025-05-05","terms":[{"n":-5,"unit":"wd"}]}]}`:              "events[0].terms: a clock counts forward only",
		head + `{"type":"paused","at":"2025-05-05","untill":"2025-05-06"}]}`:                             "events[0].untill: the form has no such field",
		head + `{"type":"paused","at":"2025-05-05","until":"2025-02-30"}]}`:                              "events[0].until:",
		`{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}],"due":"2025-05-06"}`:                  "due: the form has no such field",
		`{"v":2,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}]}`:                                     `v: version "2" cannot be read`,
		`{"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}]}`:                                           "v: is missing",
		`{"v":1,"start":"2025-04-25","terms":[{"n":2000000,"unit":"wd"}]}`:                               "terms[0].n:",
		`{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}],"options":{"reappointment":{}}} true`: "stands behind the value",
	} {
		var k schedule.Clock
		err := json.Unmarshal([]byte(text), &k)
		if strings.HasSuffix(text, "true") { // encoding/json looks first
			_, err = schedule.ReadClock([]byte(text), nil)
		}
		if assert.Error(t, err, text) {
			assert.Contains(t, strings.ReplaceAll(err.Error(), ": is missing", " is missing"), strings.ReplaceAll(want, ": is missing", " is missing"), text)
			assert.NotEqual(t, err.Error(), form.Message(err, form.Vietnamese))
		}
		assert.Zero(t, k)
	}
}

func TestOccurrenceComesBack(t *testing.T) {
	r := schedule.MustRule(schedule.JoinAll,
		schedule.Part{Kind: schedule.Continuous},
		schedule.Part{Kind: schedule.Deadline, Due: day("2025-03-10"), Time: calendar.MustParseTimeOfDay("16:00")},
		schedule.Part{Kind: schedule.Recurring, Every: schedule.Daily | schedule.Weekly | schedule.Monthly | schedule.Quarterly | schedule.HalfYearly | schedule.Yearly, Times: 2},
		schedule.Part{Kind: schedule.OnEvent, Event: "nhận đủ hồ sơ", Offset: term("10 wd")})
	n := 0
	for o := range r.Occurrences(schedule.Year(2025)) {
		comesBack(t, o)
		n++
	}
	assert.Greater(t, n, 400)
	comesBack(t, schedule.Year(2025))
	comesBack(t, schedule.Span{Until: day("2025-01-01")})
	comesBack(t, r)
	for _, p := range r.Parts() {
		comesBack(t, p)
	}
	comesBack(t, schedule.Monthly|schedule.Yearly)
	comesBack(t, schedule.Amount{Unit: schedule.WorkingHours, Time: 3*time.Hour + 7})
	comesBack(t, schedule.Amount{Unit: schedule.WorkingDays, Halves: 7})
	comesBack(t, schedule.Amount{Unit: schedule.Hours})

	data, err := json.Marshal(schedule.Occurrence{Kind: schedule.Recurring, Part: 1, Start: day("2025-01-01"), Due: day("2025-03-31"), Cycle: schedule.Quarterly, Times: 1})
	require.NoError(t, err)
	assert.Equal(t, `{"kind":"recurring","part":1,"start":"2025-01-01","due":"2025-03-31","cycle":"P3M","times":1}`, string(data))
	data, err = json.Marshal([]any{schedule.Amount{Unit: schedule.WorkingDays, Halves: 7}, schedule.Amount{Unit: schedule.WorkingHours, Time: 140 * time.Minute},
		schedule.Due{At: moment("2025-05-06"), State: calendar.Official}, schedule.Year(2025)})
	require.NoError(t, err)
	assert.Equal(t, `[{"n":3.5,"unit":"wd"},{"time":"2h20m0s","unit":"wh"},{"at":"2025-05-06","state":"official"},{"since":"2025-01-01","until":"2026-01-01"}]`, string(data))
}

// Nothing is written as {}, and what has no form says so.
func TestNothingIsWrittenEmpty(t *testing.T) {
	for _, v := range []any{
		schedule.Clock{}, schedule.ClockEvent{}, schedule.Occurrence{}, schedule.Explanation{}, schedule.Step{}, schedule.Due{}, schedule.Reading{}, schedule.Amount{},
		schedule.Span{}, schedule.Period{}, schedule.Term{}, schedule.Moment{}, schedule.Rule{}, schedule.Part{}, schedule.Weekday(0), schedule.Cycles(0), schedule.RollByLaw,
		schedule.ReappointmentRule{}, schedule.CounterOptions{}, &schedule.Counter{}, plain, schedule.Move[string]{ID: "1"}, schedule.ClockSpan{From: moment("2025-01-01")},
		schedule.Part{Kind: "later"}, schedule.Step{Day: day("2025-01-01"), Effect: schedule.EffectDue, Reason: "\xff"},
		schedule.ClockEvent{Type: "stopped", At: moment("2025-01-01")}, schedule.Amount{Unit: schedule.Weeks, Halves: 1},
		schedule.Occurrence{Kind: schedule.Recurring, Cycle: schedule.Monthly | schedule.Yearly},
	} {
		data, err := json.Marshal(v)
		assert.Error(t, err, "%T: %s", v, data)
		assert.NotEmpty(t, form.All(err), "%T", v)
	}
}

// Every reader of this package refuses what all do: an unknown field, one that
// stands twice or in another case, null and what stands behind.
func TestReadersAreStrict(t *testing.T) {
	for _, v := range []struct {
		into any
		good string
	}{
		{new(schedule.Clock), `{"v":1,"start":"2025-04-25","terms":[{"n":5,"unit":"wd"}]}`},
		{new(schedule.ClockEvent), `{"type":"paused","at":"2025-05-05"}`},
		{new(schedule.Occurrence), `{"kind":"continuous","part":0}`},
		{new(schedule.Explanation), `{"from":"2025-01-01","term":{"n":1,"unit":"d"},"due":"2025-01-02"}`},
		{new(schedule.Step), `{"day":"2025-01-01","effect":"due"}`},
		{new(schedule.Due), `{"at":"2025-01-01"}`},
		{new(schedule.Reading), `{"at":"2025-01-01","state":"running","due":{"at":"2025-01-02"},"used":{"n":0,"unit":"d"},"left":{"n":1,"unit":"d"},"over":{"n":0,"unit":"d"}}`},
		{new(schedule.Amount), `{"n":0,"unit":"d"}`},
		{new(schedule.Span), `{"since":"2025-01-01"}`},
		{new(schedule.Term), `{"n":1,"unit":"d"}`},
		{new(schedule.Rule), `{"parts":[{"kind":"continuous"}]}`},
		{new(schedule.Part), `{"kind":"continuous"}`},
		{new(schedule.ReappointmentRule), `{"max":1}`},
	} {
		reader := v.into.(json.Unmarshaler)
		require.NoError(t, reader.UnmarshalJSON([]byte(v.good)), v.good)
		read := reflect.ValueOf(v.into).Elem().Interface()
		first, _, _ := strings.Cut(v.good[2:], `"`)
		for _, bad := range []string{
			strings.Replace(v.good, "{", `{"x":1,`, 1), strings.Replace(v.good, "{", `{"`+first+`":1,`, 1), strings.Replace(v.good, first, strings.ToUpper(first), 1),
			v.good + "{}", `null`, `[]`, `""`, `{}`, ``, "{\"\xff\":1}", strings.Replace(v.good, `:`, `:null,"y":`, 1), v.good[:len(v.good)-1],
		} {
			err := reader.UnmarshalJSON([]byte(bad))
			assert.NotEmpty(t, form.All(err), "%T: %s", v.into, bad)
			assert.Equal(t, read, reflect.ValueOf(v.into).Elem().Interface(), "%T: what cannot be read changes nothing", v.into)
		}
	}
}

func TestFormsRefused(t *testing.T) {
	explanation := `{"from":"2025-01-01","term":{"n":1,"unit":"d"},"due":"2025-01-02"`
	for text, want := range map[string]struct {
		into any
		path string
		code form.Code
	}{
		`{"from":"2025-01-01","due":"2025-01-02"}`:                               {new(schedule.Explanation), "term", schedule.TermMissing},
		explanation + `,"terms":[{"n":1,"unit":"d"},{"n":1,"unit":"wd"}]}`:       {new(schedule.Explanation), "term", schedule.TermMissing},
		explanation + `,"language":"fr"}`:                                        {new(schedule.Explanation), "language", schedule.OptionUnknown},
		explanation + `,"at":"2025-01-03T10:00:01+07:00"}`:                       {new(schedule.Explanation), "at", schedule.MomentForm},
		explanation + `,"steps":[{"day":"2025-01-02","effect":"x","unit":"d"}]}`: {new(schedule.Explanation), "steps[0].count", schedule.TermMissing},
		`{"from":"2025-01-01","terms":[{"n":1,"unit":"d"},{"n":1,"unit":"wd"}],"due":"2025-01-02","steps":[{"day":"2025-01-02","count":1,"effect":"x"}]}`: {new(schedule.Explanation), "steps[0].unit", schedule.TermUnit},
		`{"day":"2025-01-02","count":1,"effect":"x"}`:               {new(schedule.Step), "unit", schedule.TermUnit},
		`{"day":"2025-01-02","count":1.25,"unit":"d","effect":"x"}`: {new(schedule.Step), "count", schedule.TermForm},
		`{"n":1,"unit":"weeks"}`:                                    {new(schedule.Term), "unit", schedule.TermUnit},
		`{"n":1000001,"unit":"d"}`:                                  {new(schedule.Term), "n", schedule.TermForm},
		`{"n":1000000.5,"unit":"d"}`:                                {new(schedule.Term), "n", schedule.TermForm},
		`{"n":-1000000.5,"unit":"d"}`:                               {new(schedule.Term), "n", schedule.TermForm},
		`{"n":"1","unit":"d"}`:                                      {new(schedule.Term), "n", schedule.TermForm},
		`{"n":1e1,"unit":"d"}`:                                      {new(schedule.Term), "n", schedule.TermForm},
		`{"n":1,"unit":"w"}`:                                        {new(schedule.Amount), "unit", schedule.TermUnit},
		`{"unit":"d"}`:                                              {new(schedule.Amount), "n", schedule.TermMissing},
		`{"n":1,"time":"1h0m0s","unit":"d"}`:                        {new(schedule.Amount), "n", schedule.TermMissing},
		`{"n":1,"unit":"h"}`:                                        {new(schedule.Amount), "n", schedule.TermMissing},
		`{"time":"2:20","unit":"h"}`:                                {new(schedule.Amount), "time", schedule.TermForm},
		`{"kind":"later","part":0}`:                                 {new(schedule.Occurrence), "kind", schedule.PartKind},
		`{"kind":"recurring","part":0,"cycle":"P12M"}`:              {new(schedule.Occurrence), "cycle", schedule.PartEvery},
		`["P1M","P256D"]`:                                           {new(schedule.Cycles), "[1]", schedule.PartEvery},
		`["P1M","P2M"]`:                                             {new(schedule.Cycles), "", schedule.PartEvery},
	} {
		all := form.All(want.into.(json.Unmarshaler).UnmarshalJSON([]byte(text)))
		if assert.NotEmpty(t, all, text) {
			assert.Equal(t, want.path, all[0].Path, text)
			assert.Equal(t, want.code, all[0].Code, text)
		}
	}
	// The greatest and the smallest term.
	for _, n := range []string{"1000000", "-1000000", "-0.5", "0", "0.5", "-3.5"} {
		var read schedule.Term
		require.NoError(t, read.UnmarshalJSON([]byte(`{"n":`+n+`,"unit":"d"}`)))
		assert.Equal(t, n+" d", read.String())
	}
}

// A step whose unit is not that of the term says so; a unit of an explanation
// of several terms is written where they count in several.
func TestStepUnits(t *testing.T) {
	for terms, want := range map[string]bool{"2 wd": false, "1 m": false, "3 h": false, "1 m, 5 d": false, "2 w, 1 y": false, "1 wd, 3 d": true, "2 d, 5 wh": true} {
		var all []schedule.Term
		for _, s := range strings.Split(terms, ", ") {
			all = append(all, term(s))
		}
		e, err := plain.Explain(form.Vietnamese, moment("2025-07-01T08:00"), all...)
		require.NoError(t, err)
		data, err := json.Marshal(e)
		require.NoError(t, err)
		_, steps, _ := strings.Cut(string(data), `"steps":`)
		assert.Equal(t, want, strings.Contains(steps, `"unit":`), "%s: %s", terms, steps)
	}
}
