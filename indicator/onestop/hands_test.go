package onestop_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func hands(of ...string) (hs []onestop.Hand) {
	for i := 0; i < len(of); i += 2 {
		hs = append(hs, onestop.Hand{Body: body.ID(of[i]), Since: day(of[i+1])})
	}
	return hs
}

// The commune H26.1 ended on 1 July 2025 and H26.2 has its dossiers from then
// on; H26.3 passed one on to H26.2 in the middle of July.
func TestADossierIsCountedWithWhoHasIt(t *testing.T) {
	ds := []onestop.Dossier{
		// Received in June, done in time in July.
		{Body: "H26.2", Hands: hands("H26.1", "2025-06-10", "H26.2", "2025-07-01"), Status: onestop.Processed, Received: at("2025-06-10"), Appointment: at("2025-07-05"), Finished: at("2025-07-05")},
		// Received in June, overdue from 26 June on.
		{Body: "H26.2", Hands: hands("H26.1", "2025-06-10", "H26.2", "2025-07-01"), Status: onestop.InProgress, Received: at("2025-06-20"), Appointment: at("2025-06-25")},
		// Passed on within July, and done early.
		{Body: "H26.2", Hands: hands("H26.3", "2025-07-03", "H26.2", "2025-07-15"), Status: onestop.Processed, Received: at("2025-07-03"), Appointment: at("2025-07-25"), Finished: at("2025-07-20")},
		// Done in June: that its file lies with H26.2 now is of no matter.
		{Body: "H26.2", Hands: hands("H26.1", "2025-06-02", "H26.2", "2025-07-01"), Status: onestop.Returned, Received: at("2025-06-02"), Appointment: at("2025-06-09"), Finished: at("2025-06-09")},
	}
	tally := newTally(t, onestop.Options{})
	for i := range ds {
		require.NoError(t, tally.Add(&ds[i], day("2025-08-10")))
	}
	got := func(r onestop.Report) map[string]onestop.Desk {
		m := map[string]onestop.Desk{}
		for _, c := range rows(t, tally, r) {
			m[string(c.Body)+" "+c.Period.String()] = c.Desk
		}
		return m
	}
	assert.Equal(t, map[string]onestop.Desk{
		"H26.1 2025-06": {Received: 3, DoneOnTime: 1, OpenInTime: 1, OpenOverdue: 1},
		"H26.2 2025-07": {CarriedOver: 2, Moved: 1, DoneEarly: 1, DoneOnTime: 1, OpenOverdue: 1},
		"H26.3 2025-07": {Received: 1, Moved: -1},
	}, got(onestop.Report{}))
	assert.Equal(t, map[string]onestop.Desk{
		"H26.1 2025-Q2": {Received: 3, DoneOnTime: 1, OpenInTime: 1, OpenOverdue: 1},
		"H26.2 2025-Q3": {CarriedOver: 2, Moved: 1, DoneEarly: 1, DoneOnTime: 1, OpenOverdue: 1},
		"H26.3 2025-Q3": {Received: 1, Moved: -1},
	}, got(onestop.Report{Grain: schedule.GrainQuarter}))
	assert.Equal(t, map[string]onestop.Desk{ // within the year all of them moved
		"H26.1 2025": {Received: 3, Moved: -2, DoneOnTime: 1},
		"H26.2 2025": {Moved: 3, DoneEarly: 1, DoneOnTime: 1, OpenOverdue: 1},
		"H26.3 2025": {Received: 1, Moved: -1},
	}, got(onestop.Report{Grain: schedule.GrainYear}))

	july := schedule.MustParsePeriod("2025-07")
	obs, err := tally.Observations(onestop.Figures{Report: onestop.Report{First: july, Last: july}})
	require.NoError(t, err)
	for _, o := range obs {
		if o.Indicator == "766/2.1" && o.Body == "H26.2" {
			assert.Equal(t, indicator.MustRatio(2, 3), o.Value)
		}
	}
	for _, bad := range [][]onestop.Hand{
		hands("H26.1", "2025-06-10"),                        // the last is not the body
		hands("H26.1", "2025-07-01", "H26.2", "2025-07-01"), // two at once
		hands("H26.1", "2025-07-02", "H26.2", "2025-07-01"),
		{{Body: "", Since: day("2025-06-10")}, {Body: "H26.2", Since: day("2025-07-01")}},
	} {
		d := ds[0]
		d.Hands = bad
		assert.ErrorIs(t, tally.Add(&d, form.NoDay), onestop.HandsOrder)
	}
}

// Each dossier counts once in a month: received with who had it at the end of
// the day of receipt, done with who finished it, and in progress, in time or
// overdue as Judge says, with who has it at the end of the month.
func TestHandsAgreeWithAPlainLoop(t *testing.T) {
	bodies := []body.ID{"H26", "H26.12", "G22"}
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		o.ByProcedure = false
		tally, alone := newTally(t, o), newTally(t, o)
		var ds []onestop.Dossier
		for range rapid.IntRange(1, 6).Draw(t, "dossiers") {
			d := drawDossier(t, "body")
			if d.Body == "" {
				continue
			}
			last := day("2023-12-20")
			for range rapid.IntRange(0, 4).Draw(t, "hands") {
				last += form.Day(rapid.IntRange(1, 90).Draw(t, "days"))
				if rapid.Bool().Draw(t, "first of the month") {
					last = o.Window.Span(o.Window.Period(last, schedule.GrainMonth)).Until
				}
				d.Hands = append(d.Hands, onestop.Hand{Body: rapid.SampledFrom(bodies).Draw(t, "hand"), Since: last})
				d.Body = d.Hands[len(d.Hands)-1].Body
			}
			if tally.Add(&d, form.NoDay) == nil && !d.Received.IsZero() {
				ds = append(ds, d)
				d.Hands, d.Body = nil, "H01"
				require.NoError(t, alone.Add(&d, form.NoDay))
			}
		}
		holder := func(d *onestop.Dossier, on form.Day) body.ID {
			is := d.Body
			for i := len(d.Hands) - 1; i >= 0; i-- {
				if is = d.Hands[i].Body; d.Hands[i].Since <= on {
					break
				}
			}
			return is
		}
		for p := schedule.MustParsePeriod("2024-01"); p.Compare(schedule.MustParsePeriod("2025-06")) <= 0; p = p.Next() {
			span := o.Window.Span(p)
			want := map[body.ID]onestop.Desk{}
			with := func(id body.ID, do func(*onestop.Desk)) {
				desk := want[id]
				do(&desk)
				want[id] = desk
			}
			for i := range ds {
				d := &ds[i]
				if span.Contains(d.Received.Day()) {
					with(holder(d, d.Received.Day()), func(k *onestop.Desk) { k.Received++ })
				}
				j, err := o.Rules.Judge(*d, span.Last())
				require.NoError(t, err)
				end := span.Last()
				if j.Verdict == onestop.Outside || j.Verdict.Done() && d.Finished.Day() < span.Since {
					continue
				} else if j.Verdict.Done() {
					end = d.Finished.Day()
				}
				with(holder(d, end), func(k *onestop.Desk) {
					*map[onestop.Verdict]*int64{
						onestop.DoneEarly: &k.DoneEarly, onestop.DoneOnTime: &k.DoneOnTime, onestop.DoneLate: &k.DoneLate, onestop.DoneUndated: &k.DoneUndated,
						onestop.OpenInTime: &k.OpenInTime, onestop.OpenOverdue: &k.OpenOverdue, onestop.OpenUndated: &k.OpenUndated,
					}[j.Verdict]++
				})
			}
			var sum, total onestop.Desk
			for _, c := range rows(t, tally, onestop.Report{First: p, Last: p}) {
				require.Equal(t, c.CarriedOver+c.Received+c.Moved, c.Done()+c.Open(), "%s %s", c.Body, p)
				require.Equal(t, c.OfPresent[onestop.All], c.Total())
				sum.CarriedOver, sum.Moved, sum.Received = sum.CarriedOver+c.CarriedOver, sum.Moved+c.Moved, sum.Received+c.Received
				w := want[c.Body]
				w.CarriedOver, w.Moved = c.CarriedOver, c.Moved // of these the sums below are asked
				require.Equal(t, w, c.Desk, "%s %s", c.Body, p)
				delete(want, c.Body)
			}
			require.Empty(t, want, p)
			for _, c := range rows(t, alone, onestop.Report{First: p, Last: p}) {
				total = c.Desk
			}
			require.Zero(t, sum.Moved)
			require.Equal(t, []int64{total.CarriedOver, total.Received}, []int64{sum.CarriedOver, sum.Received}, p)
		}
	})
}

// One due on 10 June passes on within the month, after it became overdue. On the
// 5th it was overdue with nobody, and from the 11th on with one body.
func TestOverdueInTheMonthOfAPass(t *testing.T) {
	d := onestop.Dossier{Body: "H26.2", Hands: hands("H26.1", "2025-05-02", "H26.2", "2025-06-20"), Status: onestop.InProgress, Received: at("2025-05-02"), Appointment: at("2025-06-10")}
	tally := tallyOf(t, d)
	june := schedule.MustParsePeriod("2025-06")
	for asOf, want := range map[string][2]int64{"2025-06-05": {1, 0}, "2025-06-10": {1, 0}, "2025-06-11": {0, 1}, "2025-06-30": {0, 1}} {
		var got [2]int64
		for _, c := range rows(t, tally, onestop.Report{First: june, Last: june, AsOf: day(asOf)}) {
			assert.GreaterOrEqual(t, c.OpenInTime, int64(0), "%s %s", c.Body, asOf)
			assert.GreaterOrEqual(t, c.OpenOverdue, int64(0), "%s %s", c.Body, asOf)
			got[0] += c.OpenInTime
			got[1] += c.OpenOverdue
		}
		assert.Equal(t, want, got, asOf)
	}
}

// A tally of dossiers that passed on is kept in both forms. One that came back
// within a month leaves no trace with whom it was.
func TestPassesAreKept(t *testing.T) {
	tally := tallyOf(t,
		onestop.Dossier{Body: "H26.2", Hands: hands("H26.1", "2025-06-10", "H26.2", "2025-07-01"), Status: onestop.InProgress, Received: at("2025-06-10"), Appointment: at("2025-08-05")},
		onestop.Dossier{Body: "H26.1", Hands: hands("H26.1", "2025-06-10", "H26.3", "2025-06-12", "H26.1", "2025-06-20"), Status: onestop.InProgress, Received: at("2025-06-10")})
	text, err := tally.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"window":"calendar","series":[`+
		`{"body":"H26.1","months":[{"month":"2025-06","received":{"all":2,"paperResult":2,"undated":1}}],"moved":[{"month":"2025-07","present":{"all":-1,"paperResult":-1}}]},`+
		`{"body":"H26.2","overdue":[{"day":"2025-08-06","dossiers":1}],"moved":[{"month":"2025-07","present":{"all":1,"paperResult":1}}]}]}`, string(text))
	packed, err := tally.MarshalBinary()
	require.NoError(t, err)
	var read, unpacked onestop.Tally
	require.NoError(t, read.UnmarshalJSON(text))
	require.NoError(t, unpacked.UnmarshalBinary(packed))
	july := schedule.MustParsePeriod("2025-07")
	for _, back := range []*onestop.Tally{tally, &read, &unpacked} {
		got := map[body.ID]onestop.Desk{}
		for _, c := range rows(t, back, onestop.Report{First: july, Last: july}) {
			got[c.Body] = c.Desk
		}
		assert.Equal(t, map[body.ID]onestop.Desk{"H26.1": {CarriedOver: 1, OpenUndated: 1}, "H26.2": {CarriedOver: 1, OpenInTime: 1}}, got)
	}
	require.ErrorIs(t, tally.Add(&onestop.Dossier{Body: "H26.2", Hands: hands("H26.1", "2025-06-10", "H26.2", "2025-07-01"), Status: 11}, form.NoDay), onestop.StatusUnknown)
	long := onestop.Dossier{Body: "H26.2", Hands: []onestop.Hand{{Body: "H26.1", Since: day("2025-06-10")}, {Body: "H26.2", Since: form.NewDay(2200, 1, 1)}}, Status: onestop.InProgress, Received: at("2025-06-10")}
	require.ErrorIs(t, tally.Add(&long, form.NoDay), onestop.DayOutside)
	assert.Equal(t, map[form.Code]int64{onestop.StatusUnknown: 1, onestop.DayOutside: 1}, tally.Refused())
}
