package onestop_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
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

func revision(t require.TestingT, n int64) onestop.Revision {
	r, err := onestop.NewRevision(n)
	require.NoError(t, err)
	return r
}

// One dossier: received on 3 June and due on the 17th (revision 1), finished on
// the 17th (2), corrected to the 18th (3), which is late.
func TestTheNewestRevisionCounts(t *testing.T) {
	states := make([]onestop.Dossier, 3)
	for i, finished := range []string{"", "2024-06-17", "2024-06-18"} {
		states[i] = onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Appointment: at("2024-06-17"), Finished: at(finished)}
		if finished != "" {
			states[i].Status = onestop.Processed
		}
	}
	today := day("2024-06-20")
	desk := func(r *onestop.Register) onestop.Desk {
		counted, err := r.Rows(onestop.Report{First: schedule.MustParsePeriod("2024-06"), Last: schedule.MustParsePeriod("2024-06")})
		require.NoError(t, err)
		for c := range counted {
			return c.Desk
		}
		return onestop.Desk{}
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {2, 2, 0, 1, 2, 0}} {
		var r onestop.Register
		for _, i := range order {
			require.NoError(t, r.Put("a", revision(t, int64(i+1)), &states[i], today))
		}
		assert.Equal(t, onestop.Desk{Received: 1, DoneLate: 1}, desk(&r), "%v", order)
		assert.Equal(t, 1, r.Len())
	}

	var r onestop.Register
	require.NoError(t, r.Put("a", onestop.RevisionAt(at("2024-06-03T08:00")), &states[0], today))
	require.NoError(t, r.Put("a", onestop.RevisionAt(at("2024-06-17T16:00")), &states[1], today))
	assert.Equal(t, onestop.Desk{Received: 1, DoneOnTime: 1}, desk(&r))
	for code, err := range map[form.Code]error{
		onestop.RevisionConflict: r.Put("a", onestop.RevisionAt(at("2024-06-17T16:00")), &states[2], today),
		onestop.RevisionMixed:    r.Put("a", revision(t, 9), &states[2], today),
		onestop.CodeMissing:      r.Put("", revision(t, 9), &states[2], today),
		onestop.DossierUnknown:   r.Remove("b", revision(t, 1)),
	} {
		assert.ErrorIs(t, err, code)
		assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))
		assert.Equal(t, onestop.Desk{Received: 1, DoneOnTime: 1}, desk(&r), "a refusal changes nothing, and takes nothing below nought")
	}
	assert.Empty(t, r.Refused())
	require.NoError(t, r.Put("b", onestop.Revision{}, &states[0], today), "it is older than its removal")
	assert.Equal(t, 1, r.Len())

	// Without revisions a second state cannot be told from a stale one.
	require.NoError(t, r.Put("c", onestop.Revision{}, &states[0], today))
	require.NoError(t, r.Put("c", onestop.Revision{}, &states[0], today), "the same once more")
	assert.ErrorIs(t, r.Put("c", onestop.Revision{}, &states[1], today), onestop.RevisionConflict)
	require.NoError(t, r.Put("c", revision(t, 0), &states[1], today), "any revision is newer than none")
	assert.ErrorIs(t, r.Put("c", onestop.RevisionAt(at("2024-06-18")), &states[2], today), onestop.RevisionMixed)
	assert.Equal(t, onestop.Desk{Received: 2, DoneOnTime: 2}, desk(&r))

	require.NoError(t, r.Remove("c", revision(t, 1)))
	require.NoError(t, r.Remove("c", revision(t, 1)))
	assert.ErrorIs(t, r.Put("c", revision(t, 1), &states[1], today), onestop.RevisionConflict)
	assert.Equal(t, onestop.Desk{Received: 1, DoneOnTime: 1}, desk(&r))
}

// A delivery that cannot be right leaves what was known before, and is among
// the refused until a newer one comes.
func TestARefusedDeliveryChangesNothing(t *testing.T) {
	good := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Appointment: at("2024-06-17")}
	done := good
	done.Status, done.Finished = onestop.Processed, at("2099-06-14") // typed so for 2024
	var r onestop.Register
	require.NoError(t, r.Put("a", revision(t, 1), &good, day("2024-06-20")))
	err := r.Put("a", revision(t, 2), &done, day("2024-06-20"))
	require.ErrorIs(t, err, onestop.DayFuture)
	assert.Equal(t, "a day lies after today, 2024-06-20: received: 2024-06-03, finished: 2099-06-14", form.Message(err, form.English))
	require.Error(t, r.Put("a", revision(t, 2), &done, day("2024-06-21")), "delivered again")
	assert.Equal(t, map[form.Code]int64{onestop.DayFuture: 1}, r.Refused())
	counted, err := r.Rows(onestop.Report{})
	require.NoError(t, err)
	all := slices.Collect(counted)
	require.Len(t, all, 1, "one month, and none up to 2099")
	assert.Equal(t, onestop.Desk{Received: 1, OpenOverdue: 1}, all[0].Desk)

	outside := done
	outside.Finished = schedule.MomentOn(form.NewDay(2200, 1, 1))
	require.ErrorIs(t, r.Put("b", revision(t, 2), &outside, day("2024-06-20")), onestop.DayFuture)
	require.ErrorIs(t, r.Put("b", revision(t, 2), &outside, form.NoDay), onestop.DayOutside)
	assert.Equal(t, map[form.Code]int64{onestop.DayFuture: 2}, r.Refused(), "what comes again changes nothing")
	require.NoError(t, r.Put("b", revision(t, 3), &good, day("2024-06-20")))

	done.Finished = at("2024-06-14")
	require.NoError(t, r.Put("a", revision(t, 3), &done, day("2024-06-21")))
	assert.Empty(t, r.Refused())
	require.NoError(t, r.Put("a", revision(t, 3), &done, day("2024-06-13")), "it was counted")
	assert.Empty(t, r.Refused())

	// One delivery, too early and again when its day has come.
	require.ErrorIs(t, r.Put("c", revision(t, 1), &done, day("2024-06-13")), onestop.DayFuture)
	require.NoError(t, r.Put("c", revision(t, 1), &done, day("2024-06-14")))
	assert.Empty(t, r.Refused())

	// By day, what lay in the future has come to pass.
	var tally onestop.Tally
	require.Error(t, tally.Add(&done, day("2024-06-13")))
	require.NoError(t, tally.Add(&done, day("2024-06-14")))
	for name, d := range map[string]onestop.Dossier{
		"received":  {Body: "H26", Status: onestop.InProgress, Received: at("2024-06-15")},
		"requested": {Body: "H26", Status: onestop.SupplementRequested, Received: at("2024-06-03"), Supplements: []onestop.Supplement{asked("2024-06-15", "")}},
		"completed": {Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Supplements: []onestop.Supplement{asked("2024-06-10", "2024-06-15")}},
		"hands":     {Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03"), Hands: []onestop.Hand{{Body: "H25", Since: day("2024-06-03")}, {Body: "H26", Since: day("2024-06-15")}}},
	} {
		assert.ErrorIs(t, tally.Add(&d, day("2024-06-14")), onestop.DayFuture, name)
		assert.NoError(t, tally.Add(&d, day("2024-06-15")), name)
		assert.NoError(t, tally.Add(&d, form.NoDay), name)
	}
}

// delivery is what a system sends.
type delivery struct {
	code     string
	revision int64
	remove   bool
	dossier  onestop.Dossier
}

// In any order, over any split into registers that are merged, and with any
// number of repeats, deliveries give the figures of a tally that saw the newest
// of each dossier that can be right, once.
func TestDeliveriesInAnyOrderSplitAndNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		fresh := newTally(t, o)
		var sent []delivery
		refused := map[form.Code]int64{}
		for i := range rapid.IntRange(0, 8).Draw(t, "dossiers") {
			var last *onestop.Dossier
			var broken error
			for n := range rapid.IntRange(1, 4).Draw(t, "revisions") {
				d := delivery{code: fmt.Sprint("d", i), revision: int64(n), dossier: drawDossier(t, "body")}
				if n > 0 && rapid.IntRange(0, 9).Draw(t, "remove") == 0 {
					d.remove, last, broken = true, nil, nil
				} else if err := newTally(t, o).Add(&d.dossier, form.NoDay); err != nil {
					broken = err
				} else {
					last, broken = &d.dossier, nil
					if d.dossier.Body != "" && rapid.Bool().Draw(t, "passed on") {
						d.dossier.Hands = hands("H26.12", "2023-12-01", "G22", "2024-03-01", string(d.dossier.Body), fmt.Sprintf("2024-%02d-%02d", 4+n, 1+i))
						if newTally(t, o).Add(&d.dossier, form.NoDay) != nil {
							d.dossier.Hands = nil
						}
					}
				}
				sent = append(sent, d)
			}
			if last != nil {
				require.NoError(t, fresh.Add(last, form.NoDay))
			}
			if broken != nil {
				refused[form.All(broken)[0].Code]++
			}
		}
		registers := make([]*onestop.Register, rapid.IntRange(1, 3).Draw(t, "split"))
		for i := range registers {
			r, err := onestop.NewRegister(o)
			require.NoError(t, err)
			registers[i] = r
		}
		seed := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		for _, d := range slices.Clone(sent) {
			for range seed.IntN(3) {
				sent = append(sent, d)
			}
		}
		seed.Shuffle(len(sent), func(i, j int) { sent[i], sent[j] = sent[j], sent[i] })
		for _, d := range sent {
			r := registers[seed.IntN(len(registers))]
			if d.remove {
				_ = r.Remove(d.code, revision(t, d.revision))
			} else {
				_ = r.Put(d.code, revision(t, d.revision), &d.dossier, form.NoDay)
			}
		}
		merged := registers[0]
		for _, r := range registers[1:] {
			require.NoError(t, merged.Merge(r))
			require.NoError(t, merged.Merge(r), "twice is once")
		}
		// A restart between two deliveries is none.
		kept, err := merged.MarshalBinary()
		require.NoError(t, err)
		back, err := onestop.NewRegister(o)
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalBinary(kept))
		again, err := back.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, kept, again)
		for _, d := range sent {
			if d.remove {
				_ = back.Remove(d.code, revision(t, d.revision))
			} else {
				_ = back.Put(d.code, revision(t, d.revision), &d.dossier, form.NoDay)
			}
		}
		require.Equal(t, registered(t, merged), registered(t, back))
		require.Equal(t, merged.Len(), back.Len())
		want, got := figures(t, fresh).([]any), registered(t, merged)
		require.Equal(t, want[:len(want)-2], got[:len(got)-2])
		require.Equal(t, refused, merged.Refused())
		require.Equal(t, fresh.NotReceived(), merged.NotReceived())
	})
}

// registered is all that a register says, as figures is of a tally.
func registered(t *rapid.T, r *onestop.Register) []any {
	var all []any
	of := func(report onestop.Report) {
		counted, err := r.Rows(report)
		require.NoError(t, err)
		all = append(all, slices.Collect(counted))
	}
	for _, g := range []schedule.Grain{schedule.GrainMonth, schedule.GrainQuarter, schedule.GrainYear} {
		of(onestop.Report{Grain: g, ByProcedure: r.Options().ByProcedure})
	}
	of(onestop.Report{AsOf: day("2024-05-05")})
	return append(all, r.Refused(), r.NotReceived())
}

// Of four dossiers of June one is in time and one late at H26.1, one came over
// from May and is overdue, and one of July is none of it; a fifth, in time, is of
// a body beside it. 766/2.1 of H26.1 is 1 out of 3, of the province 2 out of 4.
func TestBehindAFigureAreItsDossiers(t *testing.T) {
	var r onestop.Register
	for i, d := range []onestop.Dossier{
		{Body: "H26.1", Status: onestop.Returned, Received: at("2024-06-03"), Appointment: at("2024-06-10"), Finished: at("2024-06-10")},
		{Body: "H26.1", Status: onestop.Returned, Received: at("2024-06-03"), Appointment: at("2024-06-10"), Finished: at("2024-06-11")},
		{Body: "H26.1", Status: onestop.InProgress, Received: at("2024-05-03"), Appointment: at("2024-05-10")},
		{Body: "H26.1", Status: onestop.InProgress, Received: at("2024-07-03"), Appointment: at("2024-07-10")},
		{Body: "H26.2", Status: onestop.Returned, Received: at("2024-06-03"), Appointment: at("2024-06-10"), Finished: at("2024-06-05")},
	} {
		require.NoError(t, r.Put(string(rune('e'-i)), revision(t, 1), &d, form.NoDay))
	}
	june := schedule.MustParsePeriod("2024-06")
	figures := onestop.Figures{Report: onestop.Report{First: june, Last: june}}
	behind := func(id indicator.ID, b body.ID) map[string]string {
		parts, err := r.Behind(figures, id, b)
		require.NoError(t, err)
		said := map[string]string{}
		for i, p := range parts {
			said[p.Code] = fmt.Sprintf("%d/%d", p.Value.Numerator(), p.Value.Denominator())
			assert.True(t, i == 0 || parts[i-1].Code < p.Code, "in order of code")
		}
		return said
	}
	assert.Equal(t, map[string]string{"e": "1/1", "d": "0/1", "c": "0/1"}, behind("766/2.1", "H26.1"))
	assert.Equal(t, map[string]string{"a": "1/1"}, behind("766/2.1", "H26.2"))
	assert.Empty(t, behind("766/2.1", "H26"), "a body without dossiers of its own")
	assert.Empty(t, behind("766/9.9", "H26.1"), "no such indicator")

	row := func(id string) body.Row {
		return body.Row{ID: id, Name: "Sở " + id, Class: string(body.Department), Parent: "H26"}
	}
	lines, err := body.Vietnam().With(body.Data{Bodies: []body.Row{row("H26.1"), row("H26.2")}})
	require.NoError(t, err)
	figures.RollUp = lines
	assert.Equal(t, map[string]string{"e": "1/1", "d": "0/1", "c": "0/1", "a": "1/1"}, behind("766/2.1", "H26"))
}

func TestRegistersThatDoNotFitTogether(t *testing.T) {
	a, b := &onestop.Register{}, &onestop.Register{}
	d := onestop.Dossier{Body: "H26", Status: onestop.InProgress, Received: at("2024-06-03")}
	e := d
	e.Channel = onestop.Online
	require.NoError(t, a.Put("x", revision(t, 1), &d, form.NoDay))
	require.NoError(t, b.Put("x", revision(t, 1), &e, form.NoDay))
	require.NoError(t, b.Put("y", revision(t, 1), &e, form.NoDay))
	err := a.Merge(b)
	require.ErrorIs(t, err, onestop.RevisionConflict)
	assert.Len(t, form.All(err), 1)
	assert.Equal(t, 2, a.Len(), "all else was taken")
	other, err := onestop.NewRegister(onestop.Options{Window: schedule.Decree09Window})
	require.NoError(t, err)
	assert.ErrorIs(t, a.Merge(other), onestop.TallyWindow)

	// The greatest revision and the last day are kept as well.
	last := onestop.Dossier{Body: "H26", Status: onestop.Returned, Received: at("2024-06-03"), Finished: at("2199-12-31")}
	require.NoError(t, a.Put("z", revision(t, 1e18), &last, form.NoDay))
	kept, err := a.MarshalBinary()
	require.NoError(t, err)
	var back onestop.Register
	require.NoError(t, back.UnmarshalBinary(kept))
	assert.Equal(t, 3, back.Len())
	require.NoError(t, back.Put("z", revision(t, 1e18), &last, form.NoDay), "it comes again")
	assert.ErrorIs(t, back.Put("z", revision(t, 1e18), &d, form.NoDay), onestop.RevisionConflict)
	_, err = onestop.NewRevision(-1)
	assert.ErrorIs(t, err, form.FieldRange)
}

// Every byte that is cut off or changed is found, and nothing is taken.
func TestBrokenSnapshotsAreRefused(t *testing.T) {
	var r, back onestop.Register
	var tally, other onestop.Tally
	for i, d := range desk() {
		require.NoError(t, r.Put(fmt.Sprint(i), onestop.RevisionAt(at("2024-07-01T08:00")), &d, form.NoDay))
		require.NoError(t, tally.Add(&d, form.NoDay))
	}
	for _, s := range []struct {
		write func() ([]byte, error)
		read  func([]byte) error
	}{{r.MarshalBinary, back.UnmarshalBinary}, {tally.MarshalBinary, other.UnmarshalBinary}} {
		kept, err := s.write()
		require.NoError(t, err)
		for i := range kept {
			require.Error(t, s.read(kept[:i]))
			bad := slices.Clone(kept)
			bad[i] ^= 4
			require.Error(t, s.read(bad))
		}
		require.NoError(t, s.read(kept))
	}
	assert.Equal(t, 11, back.Len())
	assert.ErrorIs(t, back.Put("0", onestop.RevisionAt(at("2024-07-01T08:00")), &onestop.Dossier{Body: "H26", Status: onestop.Registered}, form.NoDay), onestop.RevisionConflict, "it knows what it was told")
	packed, _ := tally.MarshalBinary()
	assert.Error(t, back.UnmarshalBinary(packed), "a tally is no register")
}

// Commune H26.1 had a dossier in progress in time at the end of June, and that
// was published on 5 July. It went to H26.2 on 1 July and was done there in time:
// June stays as it was, and July is H26.2's. A system that says no more than the
// new body takes it out of June, and what was published stays all the same.
func TestADossierThatPassesOnLeavesWhatWasPublished(t *testing.T) {
	var r onestop.Register
	is := onestop.Dossier{Body: "H26.1", Status: onestop.InProgress, Received: at("2025-06-10"), Appointment: at("2025-07-10")}
	require.NoError(t, r.Put("a", revision(t, 1), &is, day("2025-06-30")))
	figures := func(recorded string) []indicator.Observation {
		obs, err := r.Observations(onestop.Figures{Recorded: day(recorded), Report: onestop.Report{First: schedule.MustParsePeriod("2025-06"), Last: schedule.MustParsePeriod("2025-07")}})
		require.NoError(t, err)
		return slices.DeleteFunc(obs, func(o indicator.Observation) bool { return o.Indicator != "766/2.1" })
	}
	told := func(obs []indicator.Observation) (all []string) {
		for _, o := range obs {
			all = append(all, fmt.Sprint(o.Body, " ", o.Period, " ", o.Value))
		}
		return all
	}
	june := figures("2025-07-04")
	assert.Equal(t, []string{"H26.1 2025-06 1 / 1", "H26.1 2025-07 0 / 1"}, told(june), "by the end of July it would be overdue")
	ledger, err := indicator.NewLedger(june[0])
	require.NoError(t, err)
	require.NoError(t, ledger.Close(schedule.MustParsePeriod("2025-06"), schedule.CalendarWindow, day("2025-07-05")))

	is.Body, is.Hands = "H26.2", hands("H26.1", "2025-06-10", "H26.2", "2025-07-01")
	is.Status, is.Finished = onestop.Processed, at("2025-07-09")
	require.NoError(t, r.Put("a", revision(t, 2), &is, day("2025-07-31")))
	assert.Equal(t, []string{"H26.1 2025-06 1 / 1", "H26.2 2025-07 1 / 1"}, told(figures("2025-08-04")))
	require.NoError(t, ledger.Add(figures("2025-08-04")...))
	assert.Empty(t, ledger.Corrections())

	is.Hands = nil
	require.NoError(t, r.Put("a", revision(t, 3), &is, day("2025-07-31")))
	assert.Equal(t, []string{"H26.2 2025-06 1 / 1", "H26.2 2025-07 1 / 1"}, told(figures("2025-08-05")))
	require.NoError(t, ledger.Add(figures("2025-08-05")...))
	published, ok := ledger.Get(june[0].Key())
	assert.True(t, ok)
	assert.Equal(t, indicator.MustRatio(1, 1), published.Value)
	require.Len(t, ledger.Corrections(), 1)
	assert.Contains(t, ledger.Corrections()[0].Reason.In(form.English), "June 2025 was closed on 2025-07-05 with no figure; recorded later was 1 / 1, on 2025-08-05")
}
