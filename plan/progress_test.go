package plan_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/form"
)

const q1 = plan.ObligationID("1/KH#1#van-phong#2025-Q1") // due 2025-03-31

func day(s string) form.Day { return form.MustParseDay(s) }

func events(t testing.TB, lines ...string) []plan.Event {
	list, err := plan.ReadEvents(strings.NewReader(strings.Join(lines, "\n")))
	require.NoError(t, err)
	return list
}

// line is an event of the first quarter's obligation.
func line(id, rest string) string {
	return `{"v":1,"id":"` + id + `","obligation":"` + string(q1) + `",` + rest + `}`
}

func stateOn(t testing.TB, asOf string, lines ...string) plan.State {
	p := read(t)
	progress, err := plan.NewProgress(events(t, lines...), plan.ProgressOptions{})
	require.NoError(t, err)
	o, ok := p.Obligation(q1, plan.ObligationQuery{})
	require.True(t, ok)
	return progress.State(o, day(asOf))
}

func TestTheFourStatuses(t *testing.T) {
	doneOn := func(d string) string { return line("a", `"type":"done","day":"`+d+`"`) }
	for _, c := range []struct {
		name, asOf string
		lines      []string
		want       plan.Status
	}{
		{"nothing happened", "2025-03-01", nil, plan.OpenInTime},
		{"the due day counts to 24:00", "2025-03-31", nil, plan.OpenInTime},
		{"the day after", "2025-04-01", nil, plan.OpenOverdue},
		{"done before", "2025-04-01", []string{doneOn("2025-03-15")}, plan.DoneOnTime},
		{"done on the due day", "2025-04-01", []string{doneOn("2025-03-31")}, plan.DoneOnTime},
		{"done a day late", "2025-04-01", []string{doneOn("2025-04-01")}, plan.DoneLate},
		{"what comes later does not count yet", "2025-04-01", []string{doneOn("2025-04-02")}, plan.OpenOverdue},
		{"returned for redo", "2025-04-02", []string{doneOn("2025-03-15"), line("b", `"type":"returned","day":"2025-03-20"`)}, plan.OpenOverdue},
		{"returned, before that day", "2025-03-18", []string{doneOn("2025-03-15"), line("b", `"type":"returned","day":"2025-03-20"`)}, plan.DoneOnTime},
		{"done again, late", "2025-05-02", []string{doneOn("2025-03-15"), line("b", `"type":"returned","day":"2025-03-20"`), line("c", `"type":"done","day":"2025-04-20"`)}, plan.DoneLate},
		{"said twice, the first counts", "2025-05-02", []string{doneOn("2025-03-15"), line("b", `"type":"done","day":"2025-04-20"`)}, plan.DoneOnTime},
		{"extended before it expired", "2025-04-15", []string{line("a", `"type":"extended","day":"2025-03-20","due":"2025-04-15"`)}, plan.OpenInTime},
		{"taken back", "2025-04-01", []string{doneOn("2025-03-15"), line("b", `"type":"corrected","day":"2025-04-01","corrects":"a"`)}, plan.OpenOverdue},
		{"replaced by a later day", "2025-04-10", []string{doneOn("2025-03-15"), line("b", `"type":"done","day":"2025-04-05","corrects":"a"`)}, plan.DoneLate},
		{"the taking back was taken back", "2025-04-10", []string{doneOn("2025-03-15"), line("b", `"type":"corrected","day":"2025-04-05","corrects":"a"`), line("c", `"type":"corrected","day":"2025-04-06","corrects":"b"`)}, plan.DoneOnTime},
		{"replaced twice, by a day that is late", "2025-04-10", []string{doneOn("2025-03-15"), line("b", `"type":"done","day":"2025-03-20","corrects":"a"`), line("c", `"type":"done","day":"2025-04-05","corrects":"b"`)}, plan.DoneLate},
		{"replaced twice, and the second taken back", "2025-04-10", []string{doneOn("2025-04-02"), line("b", `"type":"done","day":"2025-03-20","corrects":"a"`), line("c", `"type":"done","day":"2025-04-05","corrects":"b"`), line("d", `"type":"corrected","day":"2025-04-06","corrects":"c"`)}, plan.DoneOnTime},
		{"replaced, and what replaced it taken back", "2025-04-10", []string{doneOn("2025-04-02"), line("b", `"type":"done","day":"2025-03-20","corrects":"a"`), line("c", `"type":"corrected","day":"2025-04-06","corrects":"b"`)}, plan.DoneLate},
		{"replaced three times", "2025-04-10", []string{doneOn("2025-03-15"), line("b", `"type":"done","day":"2025-03-20","corrects":"a"`), line("c", `"type":"reported","day":"2025-03-21","corrects":"b"`), line("d", `"type":"reported","day":"2025-03-22","corrects":"c"`)}, plan.OpenOverdue},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, stateOn(t, c.asOf, c.lines...).Status)
		})
	}
}

func TestWhatHasNoDueDayIsNeverOverdue(t *testing.T) {
	p := read(t)
	for o := range p.Obligations(plan.ObligationQuery{}) {
		if o.Due == form.NoDay {
			assert.Equal(t, plan.OpenInTime, (*plan.Progress)(nil).State(o, day("2199-12-31")).Status)
		}
	}
}

func TestSuspendedKeepsItsStatus(t *testing.T) {
	s := stateOn(t, "2025-04-02", line("a", `"type":"suspended","day":"2025-03-01"`))
	assert.Equal(t, plan.OpenOverdue, s.Status)
	assert.True(t, s.Suspended)
	assert.False(t, stateOn(t, "2025-04-02", line("a", `"type":"suspended","day":"2025-03-01"`), line("b", `"type":"resumed","day":"2025-03-02"`)).Suspended)
}

func TestReadEventsNamesAllFaults(t *testing.T) {
	_, err := plan.ReadEvents(strings.NewReader(strings.Join([]string{
		line("a", `"type":"done","day":"2025-02-29"`),
		"",
		line("b", `"type":"finished","day":"2025-02-28"`),
		`{"v":1,`,
		line("", `"type":"extended","day":"2025-02-28"`),
	}, "\n")))
	require.Error(t, err)
	assert.Equal(t, []string{
		`line 1: day: day "2025-02-29" does not exist`,
		`line 3: type: the value "finished" is not valid; write “started”, “reported”, “done”, “returned”, “suspended”, “resumed”, “extended”, “corrected”, “happened”, “taken-on”, “submitted”, “confirmed”, “nothing-arose”, “extension-asked”, “extension-refused”, “explanation-asked”, “explained” or “assigned”`,
		`line 4: not JSON, at ""`,
		`line 5: id: is empty; leave the field out, or give it a value`,
		`line 5: due: is missing`,
	}, strings.Split(err.Error(), "\n"))
	_, err = plan.ReadEvents(strings.NewReader(`{"v":1,"id":"a","kind":"done","day":"2025-02-28"}`))
	require.Error(t, err)
	assert.Equal(t, []string{`line 1: kind: the form has no such field`, `line 1: obligation: is missing`, `line 1: type: is missing`}, strings.Split(err.Error(), "\n"))
	_, err = plan.ReadEvents(strings.NewReader("\n\n" + line("a", `"type":"done","day":"2025-02-28","note":"`+strings.Repeat("x", 1<<20)+`"`)))
	assert.EqualError(t, err, "line 3: longer than 1048576 bytes")
	_, err = plan.ReadEvents(iotest.ErrReader(os.ErrPermission))
	assert.ErrorIs(t, err, os.ErrPermission)
	assert.ErrorIs(t, err, form.FormSource, "a fault of the source is not one of the file")
}

// A file of another kind is not told line by line to its end.
func TestReadEventsStopsAtAThousandFaults(t *testing.T) {
	_, err := plan.ReadEvents(strings.NewReader(strings.Repeat("x\n", 100_000)))
	assert.Len(t, form.All(err), 1000)
}

func TestNewProgressRefuses(t *testing.T) {
	list := events(t, line("a", `"type":"done","day":"2025-02-28"`), line("a", `"type":"done","day":"2025-02-27"`), line("b", `"type":"corrected","day":"2025-02-28","corrects":"x"`))
	_, err := plan.NewProgress(list, plan.ProgressOptions{})
	require.Error(t, err)
	assert.Equal(t, "[1].id: the id \"a\" was used for another event\n[2].corrects: this obligation has no event \"x\"", err.Error())
	_, err = plan.NewProgress([]plan.Event{list[0], list[0]}, plan.ProgressOptions{})
	assert.NoError(t, err, "the same event twice is one")
}

// A status may differ between two days only where an event or the due day
// lies between them.
func TestStatusChangesOnlyWithAnEventOrTheDueDay(t *testing.T) {
	p := read(t)
	o, _ := p.Obligation(q1, plan.ObligationQuery{})
	rapid.Check(t, func(rt *rapid.T) {
		first := day("2025-01-01")
		var list []plan.Event
		changes := map[form.Day]bool{o.Due + 1: true}
		for i := range rapid.IntRange(0, 6).Draw(rt, "events") {
			e := plan.Event{ID: string(rune('a' + i)), Obligation: q1,
				Type: rapid.SampledFrom([]plan.EventType{plan.EventStarted, plan.EventReported, plan.EventDone, plan.EventReturned, plan.EventSuspended, plan.EventResumed}).Draw(rt, "type"),
				Day:  first + form.Day(rapid.IntRange(0, 150).Draw(rt, "day"))}
			changes[e.Day] = true
			list = append(list, e)
		}
		progress, err := plan.NewProgress(list, plan.ProgressOptions{})
		if err != nil {
			rt.Fatal(err)
		}
		before := progress.State(o, first-1)
		for d := first; d < first+160; d++ {
			now := progress.State(o, d)
			if now != before && !changes[d] {
				rt.Fatalf("%s: %+v became %+v", d, before, now)
			}
			before = now
		}
	})
}

// "Định kỳ 6 tháng hoặc theo chuyên đề, đột xuất": what was done on demand in
// a half year keeps that half year, and no other.
func TestOneOfTheWaysWillDo(t *testing.T) {
	p, _ := catalog.Plan("16/QĐ-TCTCCTTHC")
	list, err := plan.ReadEvents(strings.NewReader(`{"v":1,"id":"a","obligation":"16/QĐ-TCTCCTTHC#8#to-truong#on-demand","type":"done","day":"2024-05-10"}`))
	require.NoError(t, err)
	progress, err := plan.NewProgress(list, plan.ProgressOptions{})
	require.NoError(t, err)
	status := func(id plan.ObligationID, asOf string) plan.Status {
		o, ok := p.Obligation(id, plan.ObligationQuery{})
		require.True(t, ok, id)
		return progress.State(o, day(asOf)).Status
	}
	assert.Equal(t, plan.OpenInTime, status("16/QĐ-TCTCCTTHC#8#to-truong#2024-H1", "2024-05-09"))
	assert.Equal(t, plan.DoneOnTime, status("16/QĐ-TCTCCTTHC#8#to-truong#2024-H1", "2024-07-01"))
	assert.Equal(t, plan.OpenOverdue, status("16/QĐ-TCTCCTTHC#8#to-truong#2024-H2", "2025-01-01"))
	assert.Equal(t, plan.OpenOverdue, status("16/QĐ-TCTCCTTHC#8#to-pho#2024-H1", "2024-07-01"), "another's work is not one's own")
}

func FuzzReadEvents(f *testing.F) {
	f.Add(line("a", `"type":"done","day":"2025-03-01"`))
	f.Add("{}\n[]\nnull\n")
	f.Fuzz(func(t *testing.T, text string) {
		list, err := plan.ReadEvents(strings.NewReader(text))
		if err != nil {
			require.Nil(t, list)
			return
		}
		_, _ = plan.NewProgress(list, plan.ProgressOptions{})
	})
}

// However many events there are, in whatever portions they come, each is known by
// its identifier: sent again it changes nothing, and another one under it is refused.
func TestManyIdentifiers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 400).Draw(t, "events")
		var events []plan.Event
		for i := range n {
			events = append(events, plan.Event{ID: fmt.Sprint("event-", i*i), Obligation: "240/QĐ-TTg#I.1#a#2025-03", Type: plan.EventReported, Day: form.MustParseDay("2025-03-01")})
		}
		p, err := plan.NewProgress(nil, plan.ProgressOptions{})
		require.NoError(t, err)
		for rest := events; len(rest) > 0; {
			size := rapid.IntRange(1, len(rest)).Draw(t, "portion")
			p, err = p.With(rest[:size]...)
			require.NoError(t, err)
			rest = rest[size:]
		}
		again, err := p.With(events...)
		require.NoError(t, err)
		a, err := p.MarshalBinary()
		require.NoError(t, err)
		b, err := again.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, a, b)
		other := events[rapid.IntRange(0, n-1).Draw(t, "other")]
		other.Note = "khác"
		_, err = p.With(other)
		require.ErrorIs(t, err, plan.EventDoubled)
	})
}
