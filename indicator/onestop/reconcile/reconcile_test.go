package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/onestop/reconcile"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// at is a day, or a day and a time of UTC+7: 2025-06-02 or 2025-06-02T16:30.
func at(s string) schedule.Moment {
	if len(s) > len("2025-06-02") {
		s += ":00+07:00"
	}
	return schedule.MustParseMoment(s)
}

// done is a dossier of body H26.12 that was finished.
func done(received, appointment, finished string) onestop.Dossier {
	return onestop.Dossier{Body: "H26.12", Procedure: "1.001234", Status: onestop.Returned, Received: at(received), Appointment: at(appointment), Finished: at(finished)}
}

func open(received, appointment string) onestop.Dossier {
	return onestop.Dossier{Body: "H26.12", Procedure: "1.001234", Status: onestop.InProgress, Received: at(received), Appointment: at(appointment)}
}

func with(d onestop.Dossier, change func(*onestop.Dossier)) onestop.Dossier {
	change(&d)
	return d
}

func compare(t *testing.T, o reconcile.Options, ours, theirs map[string]onestop.Dossier) reconcile.Report {
	t.Helper()
	if o.AsOf == form.NoDay {
		o.AsOf = form.MustParseDay("2025-06-30")
	}
	r, err := reconcile.New(o)
	require.NoError(t, err)
	for code, d := range ours {
		require.NoError(t, r.Ours(code, onestop.Revision{}, &d))
	}
	for code, d := range theirs {
		require.NoError(t, r.Theirs(code, onestop.Revision{}, &d))
	}
	return r.Report()
}

// One dossier a case, with days counted by hand: 30 April, 1 May and the swap day
// 2 May 2025 (a Friday, worked on Saturday 26 April) are off.
func TestCauses(t *testing.T) {
	paused := func(from, until string) func(*onestop.Dossier) {
		return func(d *onestop.Dossier) {
			d.Supplements = append(d.Supplements, onestop.Supplement{Requested: at(from), Completed: at(until)})
		}
	}
	for name, c := range map[string]struct {
		ours, theirs onestop.Dossier
		cause        reconcile.Cause
		said         string // in the reason
	}{
		"the end has not arrived": {done("2025-06-02", "2025-06-10", "2025-06-09"), open("2025-06-02", "2025-06-10"), reconcile.LateMessage, "9/6/2025"},
		"the end is the day of the message": {done("2025-06-02", "2025-06-10", "2025-06-09"), done("2025-06-02", "2025-06-10", "2025-06-12"),
			reconcile.LateMessage, "12/6/2025"},
		"the end and the pause have not arrived": {with(done("2025-06-02", "2025-06-10", "2025-06-12"), paused("2025-06-04", "2025-06-09")), open("2025-06-02", "2025-06-10"),
			reconcile.LateMessage, "12/6/2025"},
		"they know the end and we do not": {open("2025-06-02", "2025-06-10"), done("2025-06-02", "2025-06-10", "2025-06-09"), reconcile.MissingHere, "9/6/2025"},
		"they do not know the pause":      {with(done("2025-06-02", "2025-06-10", "2025-06-12"), paused("2025-06-04", "2025-06-09")), done("2025-06-02", "2025-06-10", "2025-06-12"), reconcile.PauseUnknownThere, "1"},
		"we do not know the pause":        {done("2025-06-02", "2025-06-10", "2025-06-12"), with(done("2025-06-02", "2025-06-10", "2025-06-12"), paused("2025-06-04", "2025-06-09")), reconcile.MissingHere, "1"},
		"our appointment holds the pause": {with(done("2025-06-02", "2025-06-17", "2025-06-16"), func(d *onestop.Dossier) {
			paused("2025-06-04", "2025-06-11")(d)
			d.AppointmentMoved = true
		}), done("2025-06-02", "2025-06-10", "2025-06-16"), reconcile.PauseUnknownThere, "1"},
		// 5 working days from 28 April: 29 April, 5, 6, 7 and 8 May; by weeks alone 5 May.
		"they do not know the days off": {done("2025-04-28", "2025-05-08", "2025-05-07"), done("2025-04-28", "2025-05-05", "2025-05-07"), reconcile.OtherCalendar, "bên kia đếm 5"},
		"we do not know the days off":   {done("2025-04-28", "2025-05-05", "2025-05-07"), done("2025-04-28", "2025-05-08", "2025-05-07"), reconcile.OtherCalendar, "bên mình đếm 5"},
		"they do not put off an end":    {done("2025-05-23", "2025-06-09", "2025-06-09"), done("2025-05-23", "2025-06-07", "2025-06-09"), reconcile.OtherCalendar, "7/6/2025"},
		"another day of receipt": {done("2025-06-03", "2025-06-10", "2025-06-10"), done("2025-06-02", "2025-06-09", "2025-06-10"),
			reconcile.TwoStarts, "3/6/2025"},
		"received at 16:30": {done("2025-06-02T16:30", "2025-06-10", "2025-06-10"), done("2025-06-02T16:30", "2025-06-09", "2025-06-10"), reconcile.TwoStarts, ""},
		"one odd appointment": {done("2025-06-02", "2025-06-10", "2025-06-10"), done("2025-06-02", "2025-06-05", "2025-06-10"),
			reconcile.Unknown, ""},
		"they have it done earlier":       {done("2025-06-02", "2025-06-10", "2025-06-12"), done("2025-06-02", "2025-06-10", "2025-06-09"), reconcile.Contradictory, "9/6/2025"},
		"theirs ends before it begins":    {done("2025-06-02", "2025-06-10", "2025-06-09"), done("2025-06-12", "2025-06-20", "2025-06-09"), reconcile.Contradictory, "bên kia"},
		"ours ends before it begins":      {done("2025-06-12", "2025-06-20", "2025-06-09"), done("2025-06-02", "2025-06-10", "2025-06-09"), reconcile.Contradictory, "bên mình"},
		"their request is not known here": {open("2025-06-16", "2025-07-16"), with(open("2025-06-16", "2025-07-16"), func(d *onestop.Dossier) { d.Requests = 2 }), reconcile.MissingHere, "2"},
		"nobody knows why":                {with(open("2025-06-16", "2025-07-16"), func(d *onestop.Dossier) { d.Appointment = at("2025-07-16") }), open("2025-06-16", "2025-06-17"), reconcile.Unknown, ""},
	} {
		t.Run(name, func(t *testing.T) {
			report := compare(t, reconcile.Options{}, map[string]onestop.Dossier{"1": c.ours}, map[string]onestop.Dossier{"1": c.theirs})
			require.Len(t, report.Differences, 1)
			d := report.Differences[0]
			assert.Equal(t, c.cause.String(), d.Cause.String(), "%v", d.Reason)
			assert.Contains(t, d.Reason[form.Vietnamese], c.said)
			assert.NotEmpty(t, d.Reason[form.English])
			assert.NotContains(t, d.Reason[form.English], "%!")
		})
	}
}

// What makes no difference to the figures is none: a day earlier and still in time.
func TestNoDifference(t *testing.T) {
	report := compare(t, reconcile.Options{}, map[string]onestop.Dossier{"1": done("2025-06-02", "2025-06-10", "2025-06-09")},
		map[string]onestop.Dossier{"1": done("2025-06-02", "2025-06-09", "2025-06-09"), "2": with(done("2025-06-02", "2025-06-09", "2025-06-09"), func(d *onestop.Dossier) { d.Body = "H27" })})
	assert.Empty(t, report.Differences)
	assert.Equal(t, 1, report.Elsewhere, "a body that is none of ours")
	assert.Equal(t, report.Ours, report.Theirs)
}

// Of 3 dossiers all are in time here and 1 there, where 3 are judged: 20 points of
// which they give 20/3. To know the pause is worth one more, 40/3; likewise the
// renamed body, which they count for nobody of ours.
func TestPoints(t *testing.T) {
	registry, err := body.Vietnam().With(body.Data{
		Bodies:      []body.Row{{ID: "local:cu", Name: "Sở cũ", Class: string(body.CommuneCommittee), Parent: "H26", Until: "2025-03-01"}, {ID: "local:moi", Name: "Sở mới", Class: string(body.CommuneCommittee), Parent: "H26", Since: "2025-03-01"}},
		Successions: []body.SuccessionRow{{From: "local:cu", To: "local:moi", On: "2025-03-01", Kind: string(body.SuccessionMerge), Source: "NQ"}},
	})
	require.NoError(t, err)
	of := func(id body.ID, d onestop.Dossier) onestop.Dossier { d.Body = id; return d }
	good := of("local:moi", done("2025-06-02", "2025-06-10", "2025-06-09"))
	paused := of("local:moi", with(done("2025-06-02", "2025-06-10", "2025-06-12"), func(d *onestop.Dossier) { d.Paused = 5 * 24 * time.Hour }))
	report := compare(t, reconcile.Options{Points: indicator.MustFigure(20), Bodies: registry},
		map[string]onestop.Dossier{"a": good, "b": paused, "c": good, "d": good},
		map[string]onestop.Dossier{"a": good, "b": with(paused, func(d *onestop.Dossier) { d.Paused = 0 }), "c": of("local:cu", good)})
	require.Len(t, report.Differences, 3)
	assert.Equal(t, "4 / 4", report.Ours.String())
	assert.Equal(t, "1 / 2", report.Theirs.String())
	got := []string{}
	for _, s := range report.Causes {
		got = append(got, fmt.Sprint(s.Cause, " ", s.Dossiers, " ", s.InTime, "/", s.Judged, " ", s.Points))
	}
	// 20·1/2 = 10; 20·2/3 = 13.333333; 20·2/2 = 20.
	assert.Equal(t, []string{"missing-there 1 1/1 3.333333", "pause-unknown-there 1 1/0 10", "renamed-body 1 1/1 3.333333"}, got)
}

func TestHands(t *testing.T) {
	ours := done("2025-06-02", "2025-06-10", "2025-06-09")
	passed := with(ours, func(d *onestop.Dossier) {
		d.Body, d.Hands = "H26.13", []onestop.Hand{{Body: "H26.12", Since: form.MustParseDay("2025-06-02")}, {Body: "H26.13", Since: form.MustParseDay("2025-06-04")}}
	})
	other := map[string]onestop.Dossier{"x": ours, "y": passed} // both bodies are ours
	cause := func(a, b onestop.Dossier) reconcile.Cause {
		report := compare(t, reconcile.Options{}, map[string]onestop.Dossier{"x": other["x"], "y": other["y"], "1": a}, map[string]onestop.Dossier{"x": other["x"], "y": other["y"], "1": b})
		require.Len(t, report.Differences, 1)
		return report.Differences[0].Cause
	}
	assert.Equal(t, reconcile.LateMessage, cause(passed, ours))
	assert.Equal(t, reconcile.MissingHere, cause(ours, passed))
	assert.Equal(t, reconcile.Contradictory, cause(ours, with(ours, func(d *onestop.Dossier) { d.Body = "H26.13" })))
}

func TestRefusals(t *testing.T) {
	_, err := reconcile.New(reconcile.Options{})
	assert.ErrorIs(t, err, reconcile.AsOfMissing)
	_, err = reconcile.New(reconcile.Options{AsOf: form.MustParseDay("2025-06-30"), Points: indicator.MustFigure(-1)})
	assert.ErrorIs(t, err, reconcile.PointsNegative)
	r, err := reconcile.New(reconcile.Options{AsOf: form.MustParseDay("2025-06-30")})
	require.NoError(t, err)
	a, b := done("2025-06-02", "2025-06-10", "2025-06-09"), done("2025-06-02", "2025-06-10", "2025-06-12")
	assert.ErrorIs(t, r.Ours("", onestop.Revision{}, &a), reconcile.CodeMissing)
	require.NoError(t, r.Ours("1", onestop.Revision{}, &a))
	require.NoError(t, r.Ours("1", onestop.Revision{}, &a), "it may come twice")
	assert.ErrorIs(t, r.Ours("1", onestop.Revision{}, &b), reconcile.Doubled)
	newer, _ := onestop.NewRevision(2)
	older, _ := onestop.NewRevision(1)
	require.NoError(t, r.Theirs("1", newer, &b))
	require.NoError(t, r.Theirs("1", older, &a))
	report := r.Report()
	require.Len(t, report.Differences, 1, "the newer one holds")
	assert.Equal(t, reconcile.LateMessage, report.Differences[0].Cause)
}

// planted are n dossiers of ours and of theirs, and the cause that was planted in each
// that differs. The dates of theirs come from loops of this test.
func planted(n int, rnd *rand.Rand) (ours, theirs map[string]onestop.Dossier, causes map[string]reconcile.Cause) {
	ours, theirs, causes = map[string]onestop.Dossier{}, map[string]onestop.Dossier{}, map[string]reconcile.Cause{}
	cal := calendar.Vietnam()
	working := func(d form.Day, n int) form.Day {
		for n > 0 {
			if d++; cal.IsWorkingDay(d) {
				n--
			}
		}
		return d
	}
	on := schedule.MomentOn
	bodies := []body.ID{"H26.12", "H26.13", "H26.14"}
	for i := range n {
		code := fmt.Sprintf("H26-%06d", i)
		procedure := rnd.IntN(20)
		term := 3 + procedure
		received := form.MustParseDay("2025-01-02") + form.Day(rnd.IntN(120))
		for !cal.IsWorkingDay(received) {
			received++
		}
		due := working(received, term)
		d := onestop.Dossier{Body: bodies[rnd.IntN(3)], Procedure: fmt.Sprintf("1.%06d", procedure), Status: onestop.Returned,
			Received: on(received), Appointment: on(due), Finished: on(working(received, 1+rnd.IntN(term)))}
		o, t := d, d
		if rnd.IntN(100) >= 40 {
			ours[code], theirs[code] = o, t
			continue
		}
		cause := reconcile.Cause(1 + rnd.IntN(9))
		switch cause {
		case reconcile.MissingThere:
			ours[code] = o
		case reconcile.MissingHere:
			if rnd.IntN(2) == 0 {
				theirs[code] = t
				break
			}
			o.Status, o.Finished = onestop.InProgress, schedule.Moment{}
			ours[code], theirs[code] = o, t
		case reconcile.PauseUnknownThere:
			from := working(received, 1)
			o.Supplements = []onestop.Supplement{{Requested: on(from), Completed: on(from + 10)}}
			o.Finished = on(due + form.Day(1+rnd.IntN(10)))
			t.Finished = o.Finished
			if o.Finished.Day() < from+10 {
				continue
			}
			ours[code], theirs[code] = o, t
		case reconcile.OtherCalendar:
			plain, left := received, term
			for left > 0 {
				if plain++; plain.Weekday() != time.Saturday && plain.Weekday() != time.Sunday {
					left--
				}
			}
			if plain >= due {
				continue
			}
			t.Appointment = on(plain)
			o.Finished = on(due)
			t.Finished = o.Finished
			ours[code], theirs[code] = o, t
		case reconcile.TwoStarts:
			start := working(received, 1)
			o.Received, o.Appointment = on(start), on(working(start, term))
			o.Finished = o.Appointment
			t.Finished = o.Finished
			ours[code], theirs[code] = o, t
		case reconcile.LateMessage:
			if rnd.IntN(2) == 0 {
				t.Status, t.Finished = onestop.InProgress, schedule.Moment{}
			} else {
				t.Finished = on(due + form.Day(1+rnd.IntN(30)))
			}
			ours[code], theirs[code] = o, t
		case reconcile.OtherRule: // half the procedures have an older, shorter term there
			if procedure%2 == 0 || term < 4 {
				continue
			}
			t.Appointment = on(working(received, term-term/3))
			if term/3 == 0 {
				continue
			}
			o.Finished = on(due)
			t.Finished = o.Finished
			ours[code], theirs[code] = o, t
		case reconcile.Contradictory:
			o.Finished = on(due + 5)
			ours[code], theirs[code] = o, t
		case reconcile.RenamedBody:
			o.Body, t.Body = "local:moi", "local:cu"
			ours[code], theirs[code] = o, t
		}
		causes[code] = cause
	}
	return ours, theirs, causes
}

// Of planted causes at least 99 in 100 are found, every dossier that differs has one,
// none else is named, and none of what is missing or wrong here is laid at their door.
func TestPlanted(t *testing.T) {
	registry, err := body.Vietnam().With(body.Data{
		Bodies:      []body.Row{{ID: "local:cu", Name: "Sở cũ", Class: string(body.CommuneCommittee), Parent: "H26", Until: "2025-01-01"}, {ID: "local:moi", Name: "Sở mới", Class: string(body.CommuneCommittee), Parent: "H26", Since: "2025-01-01"}},
		Successions: []body.SuccessionRow{{From: "local:cu", To: "local:moi", On: "2025-01-01", Kind: string(body.SuccessionMerge), Source: "NQ"}},
	})
	require.NoError(t, err)
	ours, theirs, causes := planted(20_000, rand.New(rand.NewPCG(1, 2)))
	report := compare(t, reconcile.Options{Bodies: registry, Points: indicator.MustFigure(20), AsOf: form.MustParseDay("2025-09-30")}, ours, theirs)
	found, wrong := 0, map[string]int{}
	for _, d := range report.Differences {
		switch want := causes[d.Code]; {
		case want == d.Cause:
			found++
		default:
			wrong[fmt.Sprint(want, " as ", d.Cause)]++
			if (want == reconcile.MissingHere || want == reconcile.Contradictory) && d.Cause != reconcile.Unknown {
				assert.Fail(t, "claimed for our side", "%s: %v as %v: %v", d.Code, want, d.Cause, d.Reason)
			}
		}
	}
	t.Logf("%d planted, %d differ, %d found; otherwise: %v", len(causes), len(report.Differences), found, wrong)
	assert.Equal(t, len(causes), len(report.Differences))
	assert.GreaterOrEqual(t, found*100, len(causes)*99)
}

func BenchmarkReport(b *testing.B) {
	ours, theirs, _ := planted(100_000, rand.New(rand.NewPCG(3, 4)))
	for b.Loop() {
		r, err := reconcile.New(reconcile.Options{AsOf: form.MustParseDay("2025-09-30"), Points: indicator.MustFigure(20)})
		require.NoError(b, err)
		for code, d := range ours {
			require.NoError(b, r.Ours(code, onestop.Revision{}, &d))
		}
		for code, d := range theirs {
			require.NoError(b, r.Theirs(code, onestop.Revision{}, &d))
		}
		r.Report()
	}
}
