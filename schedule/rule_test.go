package schedule_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

func dues(r schedule.Rule, span schedule.Span) []string {
	var s []string
	for o := range r.Occurrences(span) {
		if o.Due == form.NoDay {
			s = append(s, string(o.Kind))
		} else {
			s = append(s, o.Due.String())
		}
	}
	return s
}

func one(p schedule.Part) schedule.Rule { return schedule.MustRule("", p) }

func TestOccurrences(t *testing.T) {
	year := schedule.Year(2025)
	for name, c := range map[string]struct {
		rule schedule.Rule
		want []string
	}{
		"continuous":                    {one(schedule.Part{Kind: schedule.Continuous}), []string{"continuous"}},
		"deadline":                      {one(schedule.Part{Kind: schedule.Deadline, Due: day("2025-12-09"), Exclusive: true}), []string{"2025-12-09"}},
		"continuous to the first day":   {one(schedule.Part{Kind: schedule.Continuous, Due: day("2025-01-01")}), []string{"continuous"}},
		"continuous to the year before": {one(schedule.Part{Kind: schedule.Continuous, Due: day("2024-12-31")}), nil},
		"deadline before":               {one(schedule.Part{Kind: schedule.Deadline, Due: day("2024-12-31")}), nil},
		"last day":                      {one(schedule.Part{Kind: schedule.Deadline, Due: day("2025-12-31")}), []string{"2025-12-31"}},
		"quarter III":                   {one(schedule.Part{Kind: schedule.Interval, Start: day("2025-07-01"), Due: day("2025-09-30")}), []string{"2025-09-30"}},
		"from then on":                  {one(schedule.Part{Kind: schedule.Interval, Start: day("2025-06-01")}), []string{"window"}},
		"from later on":                 {one(schedule.Part{Kind: schedule.Interval, Start: day("2026-01-01")}), nil},
		"on demand":                     {one(schedule.Part{Kind: schedule.OnDemand}), []string{"on-demand"}},
		"event":                         {one(schedule.Part{Kind: schedule.OnEvent, Event: "nhận đủ hồ sơ", Offset: schedule.NewTerm(10, schedule.WorkingDays)}), []string{"event"}},
		"half years, or on demand": {schedule.MustRule(schedule.JoinAny, schedule.Part{Kind: schedule.Recurring, Every: schedule.HalfYearly},
			schedule.Part{Kind: schedule.OnDemand}), []string{"2025-06-30", "2025-12-31", "on-demand"}},
		"last of each quarter": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly}),
			[]string{"2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"}},
		"5th of the month after": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, Day: 5, Following: true, Due: day("2025-02-28")}),
			[]string{"2025-01-05", "2025-02-05"}},
		"20th of the last month of the quarter": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Day: 20}),
			[]string{"2025-03-20", "2025-06-20", "2025-09-20", "2025-12-20"}},
		"10th of the first month of the quarter": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Month: 1, Day: 10}),
			[]string{"2025-01-10", "2025-04-10", "2025-07-10", "2025-10-10"}},
		"5th of the month after the quarter": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Month: 1, Day: 5, Following: true}),
			[]string{"2025-01-05", "2025-04-05", "2025-07-05", "2025-10-05"}},
		"before 20/12 each year": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Yearly, Month: 12, Day: 20, Exclusive: true}), []string{"2025-12-19"}},
		"two cycles in one cell": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.HalfYearly | schedule.Yearly}),
			[]string{"2025-06-30", "2025-12-31", "2025-12-31"}},
		"within a stretch": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, Day: 15, Start: day("2025-02-16"), Due: day("2025-05-15")}),
			[]string{"2025-03-15", "2025-04-15", "2025-05-15"}},
		"within a stretch, from its first day": {one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, Day: 15, Start: day("2025-02-15"), Due: day("2025-05-14")}),
			[]string{"2025-02-15", "2025-03-15", "2025-04-15"}},
	} {
		assert.Equal(t, c.want, dues(c.rule, year), name)
	}
}

// A month that lacks the day has its last one.
func TestOccurrencesShortMonths(t *testing.T) {
	r := one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, Day: 31})
	assert.Equal(t, []string{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"},
		dues(r, schedule.Span{Since: day("2024-01-01"), Until: day("2024-05-01")}))
	r = one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Yearly, Month: 2, Day: 29})
	assert.Equal(t, []string{"2023-02-28", "2024-02-29"}, dues(r, schedule.Span{Since: day("2023-01-01"), Until: day("2025-01-01")}))
	// "Before the 1st" is the last day of the month before.
	r = one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, Day: 1, Exclusive: true})
	assert.Equal(t, []string{"2024-02-29", "2024-03-31"}, dues(r, schedule.Span{Since: day("2024-02-01"), Until: day("2024-04-30")}))
}

// A cycle of several units has no days of its own without a start; with one its
// cycles are counted from there.
func TestOccurrencesOfSeveralUnits(t *testing.T) {
	all := func(p schedule.Part, span schedule.Span) (days []string) {
		p.Kind = schedule.Recurring
		for o := range schedule.MustRule("", p).Occurrences(span) {
			days = append(days, o.Due.String())
		}
		return days
	}
	of := func(code string) (c schedule.Cycles) {
		require.NoError(t, c.UnmarshalJSON([]byte(`["`+code+`"]`)))
		require.Equal(t, code, c.String())
		return c
	}
	year := schedule.Year(2026)
	for code, want := range map[string][]string{
		"P3Y":   {"2026-12-31"}, // 2024, 2025 and 2026
		"P2Y":   nil,            // the end of 2025 and of 2027
		"P2W":   {"2026-01-11", "2026-01-25"},
		"P10D":  {"2026-01-09", "2026-01-19", "2026-01-29"},
		"P5M":   {"2026-01-31"}, // five times from January 2024
		"P255D": {"2026-02-03", "2026-10-16"},
	} {
		span := year
		if code == "P2W" || code == "P10D" || code == "P5M" {
			span.Until = form.MustParseDay("2026-02-01")
		}
		assert.Equal(t, want, all(schedule.Part{Every: of(code), Start: form.MustParseDay("2024-01-01")}, span), code)
	}
	assert.Equal(t, []string{"2026-04-29", "2026-08-30", "2026-12-30"},
		all(schedule.Part{Every: schedule.Monthly.By(4), Start: form.MustParseDay("2025-12-31")}, year), "a month without that day has its last")
	assert.Equal(t, []string{""}, all(schedule.Part{Every: of("P5Y")}, year), "no day")
	assert.Equal(t, []string{""}, all(schedule.Part{Every: schedule.HalfYearly, Event: "khởi công"}, year), "counted from an event")
	assert.Equal(t, []string{""}, all(schedule.Part{Every: schedule.Monthly, WorkingDay: 5}, year), "a calendar knows the day")
	assert.Equal(t, []string{""}, all(schedule.Part{Every: schedule.Monthly, WorkingDay: -1, Exclusive: true}, year), "and the day before the last working day")
	assert.Equal(t, schedule.Quarterly, schedule.Monthly.By(3))
	assert.Equal(t, schedule.Yearly, schedule.Yearly.By(1))
	for _, none := range []schedule.Cycles{schedule.Quarterly.By(2), schedule.Daily.By(0), schedule.Weekly.By(256), (schedule.Daily | schedule.Weekly).By(2)} {
		assert.Zero(t, none)
	}
}

func TestOccurrencesWeekly(t *testing.T) {
	r := one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Weekly, Weekday: schedule.Friday, Time: calendar.MustParseTimeOfDay("16:00")})
	var got []string
	for o := range r.Occurrences(schedule.Span{Since: day("2025-01-01"), Until: day("2025-01-18")}) {
		got = append(got, o.Start.String()+" "+o.Due.String()+" "+o.Time.String())
		assert.EqualValues(t, 1, o.Times)
	}
	for _, c := range []struct {
		part schedule.Part
		want []string // the day or week, and when it is due
	}{
		{schedule.Part{Every: schedule.Weekly}, []string{"2025-01-06 2025-01-12", "2025-01-13 2025-01-19"}}, // Monday to Sunday
		{schedule.Part{Every: schedule.Weekly, Following: true, Weekday: schedule.Monday}, []string{"2024-12-30 2025-01-06", "2025-01-06 2025-01-13"}},
		{schedule.Part{Every: schedule.Daily, Following: true, Start: day("2025-01-18")}, []string{"2025-01-17 2025-01-18", "2025-01-18 2025-01-19"}},
	} {
		c.part.Kind = schedule.Recurring
		var dues []string
		for o := range one(c.part).Occurrences(schedule.Span{Since: day("2025-01-06"), Until: day("2025-01-20")}) {
			dues = append(dues, o.Start.String()+" "+o.Due.String())
		}
		assert.Equal(t, c.want, dues)
	}
	assert.Equal(t, []string{"2024-12-30 2025-01-03 16:00", "2025-01-06 2025-01-10 16:00", "2025-01-13 2025-01-17 16:00"}, got)
}

func anyPart(t *rapid.T) schedule.Part {
	p := schedule.Part{Kind: rapid.SampledFrom([]schedule.Kind{schedule.Continuous, schedule.Deadline, schedule.Interval, schedule.Recurring,
		schedule.Recurring, schedule.Recurring, schedule.OnEvent, schedule.OnDemand, schedule.External}).Draw(t, "kind")}
	// Few days, so that parts meet on them.
	some := func(label string) form.Day {
		return day("2024-01-01") + form.Day(rapid.IntRange(0, 40).Draw(t, label))
	}
	switch p.Kind {
	case schedule.Deadline:
		p.Due = some("due")
		p.Exclusive = rapid.Bool().Draw(t, "exclusive")
	case schedule.Interval:
		p.Start = some("start")
		if rapid.Bool().Draw(t, "ends") {
			p.Due = p.Start + form.Day(rapid.IntRange(0, 400).Draw(t, "length"))
		}
	case schedule.OnEvent:
		p.Event = rapid.SampledFrom([]string{"nhận đủ hồ sơ", "ngày họp", "a\"\\\n|"}).Draw(t, "event")
		if rapid.Bool().Draw(t, "counted") {
			p.Offset = anyTerm(t)
		}
	case schedule.Recurring:
		p.Every = schedule.Cycles(rapid.Uint8Range(1, 63).Draw(t, "every"))
		p.Times = rapid.Uint8Range(0, 3).Draw(t, "times")
		p.Following = rapid.Bool().Draw(t, "following")
		if rapid.Bool().Draw(t, "starts") {
			p.Start = some("start")
		}
		if rapid.Bool().Draw(t, "ends") {
			p.Due = day("2024-03-01") + form.Day(rapid.IntRange(0, 2000).Draw(t, "end"))
		}
		if p.Every >= schedule.Monthly && p.Every&(schedule.Daily|schedule.Weekly) == 0 && rapid.Bool().Draw(t, "placed") {
			p.Day = rapid.Uint8Range(1, 31).Draw(t, "day")
			p.Exclusive = rapid.Bool().Draw(t, "exclusive")
			if rapid.Bool().Draw(t, "month") {
				p.Month = 1
			}
		}
		if p.Every == schedule.Weekly {
			p.Weekday = schedule.Weekday(rapid.Uint8Range(0, 7).Draw(t, "weekday"))
		}
	}
	return p
}

func anyTerm(t *rapid.T) schedule.Term {
	unit := rapid.SampledFrom([]schedule.Unit{schedule.Minutes, schedule.Hours, schedule.WorkingHours, schedule.Days,
		schedule.WorkingDays, schedule.Weeks, schedule.Months, schedule.Years}).Draw(t, "unit")
	term := schedule.HalvesTerm(rapid.IntRange(-99, 99).Draw(t, "halves"), unit)
	if two := term.And(schedule.HalvesTerm(rapid.IntRange(-99, 99).Draw(t, "more"), schedule.Days)); !two.IsZero() && rapid.Bool().Draw(t, "two units") {
		return two
	}
	return term
}

func anyRule(t *rapid.T) schedule.Rule {
	join := rapid.SampledFrom([]schedule.Join{schedule.JoinAll, schedule.JoinAny}).Draw(t, "join")
	r, err := schedule.NewRule(join, rapid.SliceOfN(rapid.Custom(anyPart), 1, 4).Draw(t, "parts")...)
	require.NoError(t, err)
	return r
}

func TestOccurrenceProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRule(t)
		span := schedule.Span{Since: anyDay(t, "since")}
		span.Until = span.Since + form.Day(rapid.IntRange(0, 1500).Draw(t, "days"))
		if rapid.Bool().Draw(t, "near") {
			span = schedule.Span{Since: day("2023-12-01"), Until: day("2025-03-01")}
		}
		keys := map[string]schedule.Occurrence{}
		last, dated := form.NoDay, true
		for o := range r.Occurrences(span) {
			if o.Due == form.NoDay {
				dated = false
			} else {
				require.True(t, dated, "what has no day comes last")
				require.True(t, span.Contains(o.Due), "%v outside the span", o.Due)
				require.GreaterOrEqual(t, o.Due, last, "in order of due day")
				last = o.Due
			}
			key := r.Key(o)
			twin, twice := keys[key]
			require.False(t, twice, "%q names %+v and %+v", key, twin, o)
			keys[key] = o
		}
	})
}

// Occurrences over a span are those over its parts, one after another.
func TestOccurrencesJoinUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPart(t)
		if p.Kind != schedule.Recurring && p.Kind != schedule.Deadline {
			p = schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly}
		}
		r := one(p)
		year := schedule.MustParsePeriod("2024")
		whole := slices.Collect(r.Occurrences(year.Span()))
		for _, g := range []schedule.Grain{schedule.GrainMonth, schedule.GrainQuarter, schedule.GrainHalfYear} {
			var parts []schedule.Occurrence
			for _, m := range year.Split(g) {
				parts = append(parts, slices.Collect(r.Occurrences(m.Span()))...)
			}
			require.Equal(t, whole, parts)
		}
	})
}

func TestOccurrencesEnd(t *testing.T) {
	// Without an end they can be left at any time, and stop with the years that exist.
	n := 0
	for range one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly}).Occurrences(schedule.Span{Since: day("2025-01-01")}) {
		if n++; n == 100 {
			break
		}
	}
	assert.Equal(t, 100, n)
	all := dues(one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Yearly}), schedule.Span{})
	assert.Equal(t, form.MaxYear-form.MinYear+1, len(all))
	assert.Equal(t, "1900-12-31", all[0])
	far := form.NewDay(5000, 1, 1)
	assert.Empty(t, slices.Collect(one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Daily}).Occurrences(schedule.Span{Since: far})))
	assert.Empty(t, slices.Collect(schedule.Rule{}.Occurrences(schedule.Span{})))
	// A span before the rule's own stretch has none, at once.
	later := one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Daily, Start: day("2150-01-01")})
	assert.Empty(t, dues(later, schedule.Year(2020)))
}

func TestKeys(t *testing.T) {
	keys := func(r schedule.Rule) (s []string) {
		for o := range r.Occurrences(schedule.Span{Since: day("2025-01-01"), Until: day("2025-02-01")}) {
			s = append(s, r.Key(o))
		}
		return s
	}
	deadline := schedule.Part{Kind: schedule.Deadline, Due: day("2025-01-12")}
	assert.Equal(t, []string{"2025-01"}, keys(one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})))
	assert.Equal(t, []string{"2024-Q4"}, keys(one(schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Day: 5, Month: 1, Following: true})),
		"named after the quarter reported on, not the one of the due day")
	assert.Equal(t, []string{"2025-01-12", "2025-01-12.2"}, keys(schedule.MustRule(schedule.JoinAll, deadline, deadline)))
	monthly := schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly}
	daily := schedule.Part{Kind: schedule.Recurring, Every: schedule.Daily, Start: day("2025-01-12"), Due: day("2025-01-12")}
	assert.Equal(t, []string{"2025-01-12", "2025-01"}, keys(schedule.MustRule(schedule.JoinAll, monthly, deadline)), "a month is never named like a day")
	assert.Equal(t, []string{"2025-01-12", "2025-01-12.2"}, keys(schedule.MustRule(schedule.JoinAll, daily, deadline)), "a day is")
	assert.Equal(t, []string{"2025-01-12", "on-demand"}, keys(schedule.MustRule(schedule.JoinAny, deadline, schedule.Part{Kind: schedule.OnDemand})))
}

func TestRuleJSON(t *testing.T) {
	r := schedule.MustRule(schedule.JoinAny,
		schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly | schedule.Quarterly, Times: 2},
		schedule.Part{Kind: schedule.OnEvent, Event: "ngày họp", Offset: schedule.HalvesTerm(-7, schedule.WorkingDays)},
		schedule.Part{Kind: schedule.Deadline, Due: day("2025-12-09"), Exclusive: true})
	b, err := json.Marshal(r)
	require.NoError(t, err)
	assert.JSONEq(t, `{"join":"any","parts":[
		{"kind":"recurring","every":["P1M","P3M"],"times":2},
		{"kind":"event","event":"ngày họp","offset":{"n":-3.5,"unit":"wd"}},
		{"kind":"deadline","due":"2025-12-09","exclusive":true}]}`, string(b))

	rapid.Check(t, func(t *rapid.T) {
		r := anyRule(t)
		b, err := json.Marshal(r)
		require.NoError(t, err)
		var back schedule.Rule
		require.NoError(t, json.Unmarshal(b, &back))
		require.True(t, r.Equal(back), "%s", b)
	})
}

func TestRuleRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                              "part",
		`{"parts":[]}`:                    "part",
		`{"parts":[{"kind":"x"}]}`:        "parts[0].kind",
		`{"parts":[{"kind":"deadline"}]}`: "parts[0].due",
		`{"parts":[{"kind":"continuous"},{"kind":"on-demand"}]}`:                  "join",
		`{"join":"all","parts":[{"kind":"continuous"}]}`:                          "join",
		`{"parts":[{"kind":"deadline","due":"2025-02-30"}]}`:                      "2025-02-30",
		`{"parts":[{"kind":"deadline","due":"2025-13-01"}]}`:                      "2025-13-01",
		`{"parts":[{"kind":"deadline","due":"20250101"}]}`:                        "20250101",
		`{"parts":[{"kind":"deadline","due":"2025-01-01","oops":1}]}`:             "oops",
		`{"parts":[{"kind":"window","start":"2025-02-01","due":"2025-01-01"}]}`:   "parts[0].due",
		`{"parts":[{"kind":"recurring"}]}`:                                        "parts[0].every",
		`{"parts":[{"kind":"recurring","every":["P0M"]}]}`:                        "P0M",
		`{"parts":[{"kind":"recurring","every":["P1M"],"month":2,"day":1}]}`:      "parts[0].month",
		`{"parts":[{"kind":"recurring","every":["P1W"],"day":1}]}`:                "parts[0].day",
		`{"parts":[{"kind":"recurring","every":["P1M"],"weekday":"fri"}]}`:        "parts[0].weekday",
		`{"parts":[{"kind":"recurring","every":["P1W"],"weekday":"Friday"}]}`:     "Friday",
		`{"parts":[{"kind":"event","event":"x","offset":{"n":1.25,"unit":"d"}}]}`: "1.25",
		`{"parts":[{"kind":"continuous"}]} {}`:                                    "",
		`{"parts":[{"kind":"deadline","due":"2025-01-01","due":"2025-02-01"}]}`:   "parts[0].due",
		`{"parts":[{"KIND":"continuous"}]}`:                                       "parts[0].KIND",
		`{"parts":[],"parts":[{"kind":"continuous"}]}`:                            "parts",
	} {
		r := one(schedule.Part{Kind: schedule.OnDemand})
		err := json.Unmarshal([]byte(text), &r)
		require.Error(t, err, text)
		assert.ErrorContains(t, err, want)
		assert.True(t, r.Equal(one(schedule.Part{Kind: schedule.OnDemand})), "a rule that is not valid leaves the old one")
	}
	_, err := schedule.NewRule("", schedule.Part{Kind: schedule.Recurring, Every: 64})
	assert.Error(t, err, "no such cycle")
	_, err = schedule.NewRule("", schedule.Part{Kind: schedule.Deadline, Due: form.NewDay(3000, 1, 1)})
	assert.Error(t, err, "a year out of range")
}

// What each field of a part takes, by its documentation, and what is one too
// many.
func TestPartLimits(t *testing.T) {
	first, last := form.NewDay(form.MinYear, 1, 1), form.NewDay(form.MaxYear, 12, 31)
	noon := calendar.MustParseTimeOfDay("12:00")
	recurring := func(every schedule.Cycles, change func(*schedule.Part)) schedule.Part {
		p := schedule.Part{Kind: schedule.Recurring, Every: every}
		if change != nil {
			change(&p)
		}
		return p
	}
	for _, p := range []schedule.Part{
		{Kind: schedule.Interval, Start: first, Due: last},
		{Kind: schedule.Interval, Start: day("2025-01-01"), Due: day("2025-01-01"), Time: noon},
		{Kind: schedule.Interval, Due: day("2025-01-01"), Exclusive: true},
		{Kind: schedule.Interval, Start: day("2025-01-01")},
		{Kind: schedule.Deadline, Due: day("2025-01-01"), Time: noon},
		{Kind: schedule.Continuous, Start: day("2025-01-01"), Due: day("2025-02-01")},
		{Kind: schedule.OnEvent, Event: "họp", Offset: term("-5 wd"), Start: day("2025-01-01")},
		{Kind: schedule.OnDemand}, {Kind: schedule.External},
		recurring(schedule.Daily|schedule.Weekly|schedule.Monthly|schedule.Quarterly|schedule.HalfYearly|schedule.Yearly, nil),
		recurring(schedule.Yearly, func(p *schedule.Part) { p.Month, p.Day, p.Times, p.Following = 12, 31, 255, true }),
		recurring(schedule.HalfYearly, func(p *schedule.Part) { p.Month, p.Day = 6, 1 }),
		recurring(schedule.Quarterly, func(p *schedule.Part) { p.Month, p.Day, p.Exclusive = 3, 31, true }),
		recurring(schedule.Monthly, func(p *schedule.Part) { p.Month, p.Day, p.Time = 1, 25, noon }),
		recurring(schedule.Monthly|schedule.Quarterly, func(p *schedule.Part) { p.Day = 25 }),
		recurring(schedule.Weekly, func(p *schedule.Part) { p.Weekday = schedule.Sunday }),
		recurring(schedule.Weekly, func(p *schedule.Part) { p.Weekday = schedule.Monday }),
	} {
		_, err := schedule.NewRule("", p)
		assert.NoError(t, err, "%+v", p)
	}
	for _, c := range []struct {
		code form.Code
		path string
		part schedule.Part
	}{
		{schedule.PartKind, "kind", schedule.Part{}},
		{schedule.PartKind, "kind", schedule.Part{Kind: "later"}},
		{schedule.PartBackwards, "due", schedule.Part{Kind: schedule.Interval, Start: day("2025-01-02"), Due: day("2025-01-01")}},
		{schedule.PartYear, "start", schedule.Part{Kind: schedule.Interval, Start: first - 1}},
		{schedule.PartYear, "due", schedule.Part{Kind: schedule.Interval, Due: last + 1}},
		{schedule.PartDue, "due", schedule.Part{Kind: schedule.Deadline}},
		{schedule.PartField, "start", schedule.Part{Kind: schedule.Deadline, Start: day("2025-01-01"), Due: day("2025-01-02")}},
		{schedule.PartOpen, "start", schedule.Part{Kind: schedule.Interval}},
		{schedule.PartExclusive, "exclusive", schedule.Part{Kind: schedule.Deadline, Due: day("2025-01-01"), Exclusive: true, Time: noon}},
		{schedule.PartExclusive, "exclusive", schedule.Part{Kind: schedule.Continuous, Exclusive: true}},
		{schedule.PartExclusive, "exclusive", schedule.Part{Kind: schedule.OnDemand, Exclusive: true}},
		{schedule.PartExclusive, "exclusive", schedule.Part{Kind: schedule.Interval, Start: day("2025-01-01"), Exclusive: true}},
		{schedule.PartField, "time", schedule.Part{Kind: schedule.Interval, Start: day("2025-01-01"), Time: noon}},
		{schedule.PartField, "time", schedule.Part{Kind: schedule.Continuous, Time: noon}},
		{schedule.PartEvent, "event", schedule.Part{Kind: schedule.OnEvent, Offset: term("5 d")}},
		{schedule.PartField, "offset", schedule.Part{Kind: schedule.OnDemand, Event: "họp", Offset: term("5 d")}},
		{schedule.PartEvery, "every", recurring(0, nil)},
		{schedule.PartEvery, "every", recurring(64, nil)},
		{schedule.PartField, "every", schedule.Part{Kind: schedule.Continuous, Every: schedule.Daily}},
		{schedule.PartField, "every", schedule.Part{Kind: schedule.Continuous, Times: 1}},
		{schedule.PartField, "every", schedule.Part{Kind: schedule.OnDemand, Month: 1}},
		{schedule.PartField, "every", schedule.Part{Kind: schedule.OnDemand, Day: 1}},
		{schedule.PartField, "every", schedule.Part{Kind: schedule.OnDemand, Weekday: schedule.Monday}},
		{schedule.PartField, "every", schedule.Part{Kind: schedule.OnDemand, Following: true}},
		{schedule.PartField, "workingDay", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly, WorkingDay: -2}},
		{schedule.PartField, "workingDay", schedule.Part{Kind: schedule.Recurring, Every: schedule.Weekly, WorkingDay: -1}},
		{schedule.PartDay, "day", recurring(schedule.Monthly, func(p *schedule.Part) { p.Day = 32 })},
		{schedule.PartDay, "day", recurring(schedule.Weekly, func(p *schedule.Part) { p.Day = 1 })},
		{schedule.PartDay, "day", recurring(schedule.Daily|schedule.Monthly, func(p *schedule.Part) { p.Day = 1 })},
		{schedule.PartMonth, "month", recurring(schedule.Yearly, func(p *schedule.Part) { p.Month, p.Day = 13, 1 })},
		{schedule.PartMonth, "month", recurring(schedule.HalfYearly, func(p *schedule.Part) { p.Month, p.Day = 7, 1 })},
		{schedule.PartMonth, "month", recurring(schedule.Quarterly, func(p *schedule.Part) { p.Month, p.Day = 4, 1 })},
		{schedule.PartMonth, "month", recurring(schedule.Monthly|schedule.Yearly, func(p *schedule.Part) { p.Month, p.Day = 2, 1 })},
		{schedule.PartMonth, "month", recurring(schedule.Yearly, func(p *schedule.Part) { p.Month = 3 })},
		{schedule.PartWeekday, "weekday", recurring(schedule.Weekly, func(p *schedule.Part) { p.Weekday = 8 })},
		{schedule.PartWeekday, "weekday", recurring(schedule.Monthly, func(p *schedule.Part) { p.Weekday = schedule.Friday })},
		{schedule.PartWeekday, "weekday", recurring(schedule.Daily|schedule.Weekly, func(p *schedule.Part) { p.Weekday = schedule.Friday })},
		{schedule.PartWeekday, "weekday", recurring(schedule.Weekly, func(p *schedule.Part) { p.Weekday, p.Day = schedule.Friday, 5 })},
	} {
		_, err := schedule.NewRule(schedule.JoinAll, schedule.Part{Kind: schedule.Continuous}, c.part)
		all := form.All(err)
		if assert.Len(t, all, 1, "%+v", c.part) {
			assert.Equal(t, c.code, all[0].Code, "%+v", c.part)
			assert.Equal(t, "parts[1]."+c.path, all[0].Path, "%+v", c.part)
			assert.NotEqual(t, all[0].Message(form.Vietnamese), all[0].Error())
		}
	}
	for join, parts := range map[schedule.Join]int{schedule.JoinAll: 0, "": 2, "both": 2} {
		_, err := schedule.NewRule(join, make([]schedule.Part, parts)...)
		assert.Error(t, err)
	}
	r, err := schedule.NewRule(schedule.JoinAny, schedule.Part{Kind: schedule.Continuous})
	require.NoError(t, err)
	assert.Equal(t, schedule.Join(""), r.Join(), "one part is not joined")
	assert.Equal(t, 1, r.Len())
	assert.Equal(t, schedule.Part{Kind: schedule.Continuous}, r.Part(0))
	assert.Zero(t, r.Part(1))
	assert.Zero(t, r.Part(-1))
	assert.Panics(t, func() { schedule.MustRule("") })
	_, err = schedule.NewRule(schedule.JoinAll, schedule.Part{}, schedule.Part{Kind: schedule.Deadline})
	assert.Len(t, form.All(err), 2, "all that is wrong is told together")
}

func TestWeekdays(t *testing.T) {
	// 1 September 2025 was a Monday.
	for i, want := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		w := schedule.WeekdayOf(day("2025-09-01") + form.Day(i))
		assert.Equal(t, want, w.String())
		var back schedule.Weekday
		require.NoError(t, back.UnmarshalText([]byte(want)))
		assert.Equal(t, w, back)
	}
	assert.Equal(t, "thứ Hai", schedule.Monday.Text(form.Vietnamese))
	assert.Equal(t, "Chủ nhật", schedule.Sunday.Text(form.Vietnamese))
	assert.Equal(t, "Sunday", schedule.Sunday.Text(form.English))
	assert.Equal(t, "Saturday", schedule.Saturday.Text(form.English))
	for _, w := range []schedule.Weekday{0, 8} {
		assert.Empty(t, w.String())
		assert.Empty(t, w.Text(form.English))
	}
}

func FuzzRuleJSON(f *testing.F) {
	f.Add([]byte(`{"parts":[{"kind":"recurring","every":["P1W"],"weekday":"fri","time":"16:00"}]}`))
	f.Add([]byte(`{"join":"all","parts":[{"kind":"window","start":"2025-07-01","due":"2025-09-30"},{"kind":"event","event":"x","offset":{"n":-5,"unit":"d"}}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var r schedule.Rule
		if json.Unmarshal(b, &r) != nil {
			if !r.IsZero() {
				t.Fatal("an error that left a rule behind")
			}
			return
		}
		out, err := json.Marshal(r)
		if err != nil {
			t.Fatalf("read but not written: %v", err)
		}
		var back schedule.Rule
		if err := json.Unmarshal(out, &back); err != nil || !back.Equal(r) {
			t.Fatalf("%s comes back as another rule: %v", out, err)
		}
		n := 0
		keys := map[string]bool{}
		for o := range r.Occurrences(schedule.Span{Since: day("2024-01-01"), Until: day("2026-01-01")}) {
			if k := r.Key(o); keys[k] {
				t.Fatalf("key %q twice in %s", k, out)
			} else {
				keys[k] = true
			}
			if n++; n > 3000*r.Len() {
				t.Fatal("too many occurrences")
			}
		}
	})
}

// One operation is the occurrences of a year of a rule that recurs each quarter.
// A third of the time is making the four occurrences and giving them out, a fifth
// the days of their months, a seventh the month in which the year begins.
func BenchmarkOccurrences(b *testing.B) {
	r := schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Quarterly, Day: 20, Exclusive: true})
	year := schedule.Year(2025)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range r.Occurrences(year) {
			n++
		}
		if n != 4 {
			b.Fatal(n)
		}
	}
}
