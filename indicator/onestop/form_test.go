package onestop_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/form/snapshot"
)

// A dossier in progress, one with all facts, and one of which only the number
// of requests is known: each is written as a line that the reader takes.
func TestDossiersComeBack(t *testing.T) {
	everything := full
	everything.PersonalStore, everything.Complained, everything.ElectronicResult, everything.Requests = true, true, true, 3
	for _, d := range []onestop.Dossier{
		full, everything,
		{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Appointment: at("2024-06-17")},
		{Body: "H26", Status: onestop.Registered, Requests: 2, FeeKnown: true, Paused: time.Hour},
		{Body: "H26.2", Hands: hands("H26.1", "2025-06-10", "H26.2", "2025-07-01"), AppointmentMoved: true},
		{Body: "local:xa-mau", Supplements: []onestop.Supplement{asked("2024-06-05", "")}},
	} {
		line, err := json.Marshal(d)
		require.NoError(t, err)
		var back onestop.Dossier
		require.NoError(t, json.Unmarshal(line, &back), string(line))
		assert.Equal(t, d, back)
		for read, err := range onestop.ReadJSON(strings.NewReader(string(line))).All() {
			require.NoError(t, err)
			assert.Equal(t, d, *read)
		}
	}
	line, err := json.Marshal(onestop.Dossier{Body: "H26.12", Status: onestop.Returned, Received: at("2024-06-03"), Supplements: []onestop.Supplement{asked("2024-06-05", "")}, Paused: 50*time.Hour + 61*time.Second, FeeKnown: true})
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"body":"H26.12","status":10,"received":"2024-06-03","supplements":[{"requested":"2024-06-05"}],"paused":"P2DT2H1M1S","fee":0}`, string(line))

	line, err = json.Marshal(onestop.Dossier{Body: "H26", Status: onestop.InProgress})
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"body":"H26","status":4}`, string(line))

	indented, err := json.MarshalIndent(full, "", "\t")
	require.NoError(t, err)
	var back onestop.Dossier
	require.NoError(t, json.Unmarshal(indented, &back))
	assert.Equal(t, full, back)
}

func TestDossiersThatWouldNotComeBackAreNotWritten(t *testing.T) {
	for path, change := range map[string]func(*onestop.Dossier){
		"body":                     func(d *onestop.Dossier) { d.Body = "" },
		"fee":                      func(d *onestop.Dossier) { d.Fee = 5 },
		"paused":                   func(d *onestop.Dossier) { d.Paused = time.Millisecond },
		"supplements[0].requested": func(d *onestop.Dossier) { d.Supplements = []onestop.Supplement{asked("", "2024-06-05")} },
		"received":                 func(d *onestop.Dossier) { d.Received = schedule.MomentOn(form.NewDay(1800, 1, 1)) },
	} {
		d := onestop.Dossier{Body: "H26"}
		change(&d)
		_, err := json.Marshal(d)
		errs := form.All(err)
		require.Len(t, errs, 1, path)
		if path != "supplements[0].requested" { // what the moment itself refuses has no path
			assert.Equal(t, path, errs[0].Path)
		}
	}
	d := onestop.Dossier{Body: "H26", Procedure: "\xff"}
	_, err := json.Marshal(d)
	assert.ErrorIs(t, err, form.FieldEncoding)
	d = onestop.Dossier{Body: "H26", Paused: -time.Hour}
	_, err = json.Marshal(d)
	assert.ErrorIs(t, err, onestop.DossierForm)
	for text, code := range map[string]form.Code{`{}`: form.FieldMissing, `{"v":2}`: form.FormVersion, `{"v":1,"body":"x"}`: body.IDForm, `{"v":1,"body":"H26"} {}`: form.FormMore,
		`{"body":"H26"}`: form.FieldMissing, `{"v":1,"body":"H26","procedure":null}`: form.FieldNull, `{"v":1,"body":"H26","paid":"1"}`: form.FieldType} {
		kept := full
		assert.ErrorIs(t, kept.UnmarshalJSON([]byte(text)), code, text)
		assert.Equal(t, full, kept)
	}
}

// A tally that was kept goes on where it stopped: its figures are those of one
// that never was, and keeping it again gives the same bytes.
func TestTalliesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := onestop.Options{
			Window: schedule.Window(rapid.IntRange(0, 1).Draw(t, "window")), ByProcedure: rapid.Bool().Draw(t, "byProcedure"),
			Rules: onestop.Rules{AppointmentMoved: rapid.Bool().Draw(t, "moved"), Procedures: map[string]onestop.Procedure{"1.000001": {Term: schedule.NewTerm(10, schedule.WorkingDays), NoPaper: true}}},
		}
		ds := madeUp(rapid.IntRange(0, 300).Draw(t, "n"), 3, 4)
		cut := rapid.IntRange(0, len(ds)).Draw(t, "cut")
		whole, first := newTally(t, o), newTally(t, o)
		for i := range ds {
			require.NoError(t, whole.Add(&ds[i], form.NoDay))
			if i < cut {
				require.NoError(t, first.Add(&ds[i], form.NoDay))
			}
		}
		for _, tally := range []*onestop.Tally{whole, first} {
			tally.Refuse(onestop.DossierDoubled)
			assert.Error(t, tally.Add(&onestop.Dossier{}, form.NoDay))
			require.NoError(t, tally.Add(&onestop.Dossier{Body: "H26", Procedure: "x", Status: onestop.Registered}, form.NoDay))
		}
		text, err := json.Marshal(first)
		require.NoError(t, err)
		var back onestop.Tally
		require.NoError(t, json.Unmarshal(text, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(again))
		for i := range ds[cut:] {
			require.NoError(t, back.Add(&ds[cut+i], form.NoDay))
		}
		assert.Equal(t, whole.Refused(), back.Refused())
		assert.Equal(t, whole.NotReceived(), back.NotReceived())
		assert.Equal(t, o, back.Options())
		for _, r := range []onestop.Report{{}, {Grain: schedule.GrainQuarter, ByProcedure: o.ByProcedure}, {Grain: schedule.GrainYear, AsOf: form.MustParseDay("2024-09-15")}} {
			assert.Equal(t, rows(t, whole, r), rows(t, &back, r))
		}
		require.NoError(t, back.Merge(whole), "it is of the same options")

		// The compact form holds the same.
		packed, err := first.MarshalBinary()
		require.NoError(t, err)
		var unpacked onestop.Tally
		require.NoError(t, unpacked.UnmarshalBinary(packed))
		same, err := json.Marshal(unpacked)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(same))
		made := newTally(t, o)
		require.NoError(t, made.UnmarshalBinary(packed))
		assert.ErrorIs(t, newTally(t, onestop.Options{Window: 1 - o.Window}).UnmarshalBinary(packed), onestop.TallyWindow)
	})
}

// Counts beyond those of a row are kept as well; counts below nought are none.
func TestLargeCountsAreKept(t *testing.T) {
	tally := newTally(t, onestop.Options{})
	d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Appointment: at("2024-06-17")}
	for range 40_000 {
		require.NoError(t, tally.Add(&d, form.NoDay))
	}
	text, err := json.Marshal(tally)
	require.NoError(t, err)
	assert.Equal(t, `{"v":1,"window":"calendar","series":[`+
		`{"body":"H26","months":[{"month":"2024-06","received":{"all":40000,"paperResult":40000}}],"overdue":[{"day":"2024-06-18","dossiers":40000}]}]}`, string(text))
	var back onestop.Tally
	require.NoError(t, json.Unmarshal(text, &back))
	require.NoError(t, back.Add(&d, form.NoDay))
	got := rows(t, &back, onestop.Report{})
	require.Len(t, got, 1)
	assert.EqualValues(t, 40_001, got[0].Received)
	assert.EqualValues(t, 40_001, got[0].OpenOverdue)
	packed, err := back.MarshalBinary()
	require.NoError(t, err)
	var again onestop.Tally
	require.NoError(t, again.UnmarshalBinary(packed))
	assert.Equal(t, got, rows(t, &again, onestop.Report{}))
}

func TestTallyFormIsStrict(t *testing.T) {
	const good = `{"v":1,"window":"calendar","series":[{"body":"H26","months":[{"month":"2024-06","received":{"all":1}}],"overdue":[{"day":"2024-06-18","dossiers":1}]}],"refused":{"fee.negative":2},"notReceived":3}`
	var tally onestop.Tally
	require.NoError(t, tally.UnmarshalJSON([]byte(good)))
	assert.Equal(t, map[form.Code]int64{onestop.FeeNegative: 2}, tally.Refused())
	assert.EqualValues(t, 3, tally.NotReceived())
	for change, want := range map[string]string{
		`"v":1|"v":2`:                               "v form.version",
		`"window":"calendar",|`:                     "window field.missing",
		`"all":1|"all":1,"most":2`:                  "series[0].months[0].received.most field.unknown",
		`"all":1|"all":1.5`:                         "series[0].months[0].received.all field.type",
		`"all":1|"all":-1`:                          "series[0].months[0].received.all count.negative",
		`"notReceived":3|"notReceived":-3`:          "notReceived count.negative",
		`"all":1|"all":1000000000000000001`:         "series[0].months[0].received.all field.range",
		`"2024-06"|"2024-Q2"`:                       "series[0].months[0].month report.period",
		`"2024-06-18"|"2024-06-31"`:                 "series[0].overdue[0].day day.missing",
		`"H26"|"hà nội"`:                            "series[0].body id.form",
		`"body":"H26"|"body":"H26","procedure":"x"`: "series[0].procedure report.procedure",
		`"window":"calendar"|"window":"calendar","byProcedure":true`:                                                    "series[0].procedure procedure.missing",
		`"fee.negative"|"fee.high"`:                                                                                     "refused.fee.high field.unknown",
		`"notReceived":3|"notReceived":null`:                                                                            "notReceived field.null",
		`"window":"calendar"|"window":"calendar","rules":{"ownCounter":true}`:                                           "rules.ownCounter tally.rules",
		`"window":"calendar"|"window":"calendar","rules":{"procedures":{"x":{"term":{"n":-1,"unit":"d"}}}}`:             "rules term.form",
		`{"month":"2024-06","received":{"all":1}}|{"month":"2024-06","received":{"all":1}},{"month":"2024-06"}`:         "series[0].months[1].month field.doubled",
		`{"day":"2024-06-18","dossiers":1}|{"day":"2024-06-18","dossiers":1},{"day":"2024-06-18","dossiers":1}`:         "series[0].overdue[1].day field.doubled",
		`"fee.negative":2|"fee.negative":-2`:                                                                            "refused.fee.negative count.negative",
		`"fee.negative"|""`:                                                                                             "refused. field.unknown",
		`"overdue"|"moved":[{"month":"2024-Q2","present":{"all":1}}],"overdue"`:                                         "series[0].moved[0].month report.period",
		`"overdue"|"moved":[{"month":"2024-06","present":{"all":1}},{"month":"2024-06","present":{"all":1}}],"overdue"`: "series[0].moved[1].month field.doubled",
		`"overdue"|"moved":[{"month":"2024-06","present":{"filedOnline":1}}],"overdue"`:                                 "series[0].moved[0].present.filedOnline field.unknown",
		`"overdue"|"moved":[{"month":"2024-06","present":{"all":-1000000000000000001}}],"overdue"`:                      "series[0].moved[0].present.all field.range",
		`"series":[|"series":[{"body":"H26","moved":[{"month":"2024-06","present":{"all":1}}]},`:                        "series[1].body field.doubled",
		`"series":[|"series":[{"body":"H26","overdue":[{"day":"2024-06-18","dossiers":1}]},`:                            "series[1].body field.doubled",
	} {
		was, is, _ := strings.Cut(change, "|")
		bad := strings.Replace(good, was, is, 1)
		require.NotEqual(t, good, bad)
		var none onestop.Tally
		err := none.UnmarshalJSON([]byte(bad))
		var got []string
		for _, e := range form.All(err) {
			got = append(got, e.Path+" "+string(e.Code))
		}
		assert.Contains(t, got, strings.Replace(want, "procedure procedure.missing", "procedure field.missing", 1), bad)
		assert.Zero(t, none.NotReceived())
	}
}

// Counts at the ends of what is taken: nought, the most that a row of the tally
// holds by itself, and the most of all.
func TestCountsAtTheirEnds(t *testing.T) {
	var tally onestop.Tally
	require.NoError(t, tally.UnmarshalJSON([]byte(`{"v":1,"window":"calendar","series":[`+
		`{"body":"H26","months":[{"month":"2024-06","received":{"all":32767,"undated":32767,"filedOnline":0}}]},`+
		`{"body":"H27","months":[{"month":"2024-06","received":{"all":1000000000000000000}}],"moved":[{"month":"2024-06","within":true,"present":{"all":-1000000000000000000}}]}],`+
		`"refused":{"fee.negative":0}}`)))
	assert.Empty(t, tally.Refused())
	require.NoError(t, tally.Add(&onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03")}, form.NoDay))
	packed, err := tally.MarshalBinary()
	require.NoError(t, err)
	var back onestop.Tally
	require.NoError(t, back.UnmarshalBinary(packed))
	for _, is := range []*onestop.Tally{&tally, &back} {
		got := rows(t, is, onestop.Report{})
		require.Len(t, got, 2)
		assert.Equal(t, onestop.Desk{Received: 32_768, OpenUndated: 32_768}, got[0].Desk)
		assert.Equal(t, onestop.Desk{Received: 1e18, Moved: -1e18}, got[1].Desk)
	}
}

// A snapshot whose bytes are whole and say what cannot be is refused: counts
// beyond their ends, a month or a body that stands twice, a revision that is none.
// An appointment on the last day that can be written is never missed on one
// that can, and what was counted is kept and comes back.
func TestTheLastAppointmentIsKept(t *testing.T) {
	d := dossier(onestop.InProgress, "")
	for _, pause := range []time.Duration{0, 400 * 24 * time.Hour} {
		d.Appointment, d.Paused = at("2199-12-31"), pause
		tally := tallyOf(t, d)
		kept, err := json.Marshal(tally)
		require.NoError(t, err)
		back := newTally(t, onestop.Options{})
		require.NoError(t, json.Unmarshal(kept, back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(kept), string(again))
	}
}

func TestForgedSnapshotsAreRefused(t *testing.T) {
	const options = `{"window":"calendar"}`
	tally := func(counts ...int64) []byte { // a body with a count received in each month from the first on
		w := snapshot.Write("tally", 1)
		w.Text(options)
		w.Uint(1)
		w.Text("H26")
		w.Uint(0) // procedures
		w.Int(0)  // not received
		w.Uint(0) // refused
		w.Uint(1) // series
		w.Uint(0) // its body
		w.Uint(uint64(len(counts)))
		for i, n := range counts {
			w.Uint(uint64(i % 2)) // the third stands twice
			w.Uint(1)             // all, of what was received
			w.Int(n)
			w.Uint(0) // of what was finished
		}
		w.Uint(0) // overdue
		w.Uint(0) // moved
		return w.Bytes()
	}
	for _, c := range []struct {
		counts []int64
		good   bool
	}{{[]int64{1, 2}, true}, {[]int64{1, 2, 3}, false}, {[]int64{0}, true}, {[]int64{-1}, false}, {[]int64{1e18}, true}, {[]int64{1e18 + 1}, false}} {
		var back onestop.Tally
		assert.Equal(t, c.good, back.UnmarshalBinary(tally(c.counts...)) == nil, "%v", c.counts)
	}
	register := func(revision uint64) []byte { // one dossier that was not received
		w := snapshot.Write("register", 1)
		w.Text(options)
		w.Uint(0) // bodies
		w.Uint(0) // procedures
		w.Uint(1)
		w.Text("a")
		w.Uint(1) // the revision is a number
		w.Uint(revision)
		w.Uint(7) // its content
		w.Uint(1) // outside
		w.Uint(0) // refused
		return w.Bytes()
	}
	for revision, good := range map[uint64]bool{0: true, 1e18: true, 1e18 + 1: false} {
		var back onestop.Register
		assert.Equal(t, good, back.UnmarshalBinary(register(revision)) == nil, "%d", revision)
	}
}

// A tally with a counter of the host's own is read into one made with it, and
// none by other rules.
func TestTalliesAreReadIntoTheirOwnRules(t *testing.T) {
	own := onestop.Options{Rules: onestop.Rules{Counter: schedule.MustCounter(schedule.CounterOptions{})}}
	tally := newTally(t, own)
	require.NoError(t, tally.Add(&onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03")}, form.NoDay))
	text, err := json.Marshal(tally)
	require.NoError(t, err)
	var none onestop.Tally
	assert.ErrorIs(t, json.Unmarshal(text, &none), onestop.TallyRules)
	back := newTally(t, own)
	require.NoError(t, json.Unmarshal(text, back))
	packed, err := tally.MarshalBinary()
	require.NoError(t, err)
	assert.ErrorIs(t, none.UnmarshalBinary(packed), onestop.TallyRules)
	require.NoError(t, newTally(t, own).UnmarshalBinary(packed))
	require.NoError(t, back.Merge(tally))
	assert.EqualValues(t, 2, rows(t, back, onestop.Report{})[0].Received)

	for _, o := range []onestop.Options{{Window: schedule.Decree09Window}, {ByProcedure: true}, {Rules: onestop.Rules{AppointmentMoved: true}}} {
		other := newTally(t, o)
		require.Error(t, json.Unmarshal([]byte(`{"v":1,"window":"calendar"}`), other))
		assert.Equal(t, o.Window, other.Options().Window)
	}
}

func TestCountsComeBack(t *testing.T) {
	tally := newTally(t, onestop.Options{})
	for _, d := range desk() {
		require.NoError(t, tally.Add(&d, form.NoDay))
	}
	for _, r := range rows(t, tally, onestop.Report{}) {
		text, err := json.Marshal(r)
		require.NoError(t, err)
		var back onestop.Counted
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, r, back)
	}
	var c onestop.ReceivedCounts
	assert.ErrorIs(t, c.UnmarshalJSON([]byte(`{"most":1}`)), form.FieldUnknown)
	var l onestop.LastingCounts
	assert.ErrorIs(t, l.UnmarshalJSON([]byte(`{"filedOnline":1}`)), form.FieldUnknown)
	assert.Equal(t, []string{"all", "fitAndOnline", "", ""}, []string{onestop.All.String(), onestop.FitAndOnline.String(), (onestop.FitAndOnline + 1).String(), onestop.Fact(99).String()})
}

// Nothing that a host leaves out makes the counting panic.
func TestNothingIsNeededToCount(t *testing.T) {
	var none *onestop.Tally
	for _, tally := range []*onestop.Tally{none, {}} {
		assert.Equal(t, tally == nil, tally.Add(nil, form.NoDay) == nil)
		require.NoError(t, tally.Merge(nil))
		require.NoError(t, tally.Merge(&onestop.Tally{}))
		tally.Refuse("x")
		_, _, _ = tally.Refused(), tally.NotReceived(), tally.Options()
		_, err := tally.Rows(onestop.Report{})
		require.NoError(t, err)
		_, err = tally.Observations(onestop.Figures{})
		require.NoError(t, err)
	}
	var zero onestop.Tally
	require.NoError(t, zero.Add(&onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03")}, form.NoDay))
	assert.EqualValues(t, 1, rows(t, &zero, onestop.Report{})[0].Received)

	var rows *onestop.Rows
	for _, rs := range []*onestop.Rows{rows, {}, onestop.ReadJSON(nil), rows.Part(nil, 0)} {
		for range rs.All() {
			t.Error("a dossier out of nothing")
		}
		assert.NotZero(t, rs.Missing())
		assert.Empty(t, rs.Code())
		assert.Zero(t, rs.Line())
		assert.Zero(t, rs.Revision())
		assert.False(t, rs.Revised())
		require.NoError(t, rs.Err())
	}
	_, err := onestop.ReadCSV(nil)
	assert.Error(t, err)
}
