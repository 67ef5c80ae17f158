package onestop_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// A dossier came on 10 June 2026, is due on the 24th, and has no file of its result. If
// nothing is done until the end of June it is late; handled on the 22nd it is in time.
func TestWhatADossierInProgressCanAdd(t *testing.T) {
	today := form.MustParseDay("2026-06-22")
	june := schedule.MustParsePeriod("2026-06")
	made := func(change func(*onestop.Dossier)) *onestop.Dossier {
		d := &onestop.Dossier{Body: "H26.12", Procedure: "1.1", Status: onestop.InProgress, Channel: onestop.Online,
			Received: schedule.MustParseMoment("2026-06-10"), Appointment: schedule.MustParseMoment("2026-06-24")}
		change(d)
		return d
	}
	moment := schedule.MustParseMoment
	// What its result and its papers add in any case: it was filed online.
	const files = "221/6 766/3.3 766/4.1 766/4.2 766/4.4 766/4.5b"
	with := "221/6 766/2.1 766/3.3 766/4.1 766/4.2 766/4.4 766/4.5b 766/5.4"
	for name, c := range map[string]struct {
		d    *onestop.Dossier
		by   string
		adds string
	}{
		"in time until the 24th": {made(func(*onestop.Dossier) {}), "2026-06-24", with},
		"until 15:00, and the day counts where only the day is known": {made(func(d *onestop.Dossier) { d.Appointment = moment("2026-06-24T15:00:00+07:00") }), "2026-06-24", with},
		"late already":   {made(func(d *onestop.Dossier) { d.Appointment = moment("2026-06-19") }), "", files},
		"due next month": {made(func(d *onestop.Dossier) { d.Appointment = moment("2026-07-03") }), "2026-07-03", files},
		// It counts as in time while papers are awaited that were asked for in time.
		"papers are awaited": {made(func(d *onestop.Dossier) {
			d.Status, d.Supplements = onestop.SupplementRequested, []onestop.Supplement{{Requested: moment("2026-06-15")}}
		}), "", files},
		// Asked twice it is late until it is finished: the 24th and three days of the citizen.
		"papers were asked for twice": {made(func(d *onestop.Dossier) {
			d.Supplements = []onestop.Supplement{{moment("2026-06-11"), moment("2026-06-12")}, {moment("2026-06-15"), moment("2026-06-17")}}
		}), "2026-06-27", with},
		"no day is known":   {made(func(d *onestop.Dossier) { d.Appointment = schedule.Moment{} }), "", files},
		"filed at the desk": {made(func(d *onestop.Dossier) { d.Channel = onestop.Direct }), "2026-06-24", "221/6 766/2.1 766/4.1 766/4.2 766/4.4 766/4.5b 766/5.4"},
		"all is there but time": {made(func(d *onestop.Dossier) {
			d.Digitised, d.ElectronicResult, d.PersonalStore, d.ResidentData = true, true, true, true
		}), "2026-06-24", "766/2.1 766/5.4"},
	} {
		open, ok, err := onestop.Figures{Report: onestop.Report{First: june, Last: june}}.Open(onestop.Options{}, c.d, today)
		require.NoError(t, err, name)
		require.True(t, ok, name)
		if name != "papers were asked for twice" { // which a register takes for late
			r, err := onestop.NewRegister(onestop.Options{ByProcedure: true})
			require.NoError(t, err)
			require.NoError(t, r.Put("x", onestop.Revision{}, c.d, today), name)
			counts, err := r.Open(onestop.Figures{Report: onestop.Report{First: june, Last: june}}, "H26.12", today)
			require.NoError(t, err)
			assert.Len(t, counts, len(strings.Fields(c.adds)), name)
			for _, id := range strings.Fields(c.adds) {
				assert.Equal(t, int64(1), counts[indicator.ID(id)], name+": "+id)
			}
		}
		got := ""
		for _, id := range open.Adds {
			got += " " + string(id)
		}
		assert.Equal(t, " "+c.adds, got, name)
		by := form.NoDay
		if c.by != "" {
			by = form.MustParseDay(c.by)
		}
		assert.Equal(t, by, open.By, name)
	}
	for name, d := range map[string]*onestop.Dossier{
		"finished":     made(func(d *onestop.Dossier) { d.Status, d.Finished = onestop.Processed, moment("2026-06-15") }),
		"comes later":  made(func(d *onestop.Dossier) { d.Received, d.Appointment = moment("2026-06-23"), moment("2026-06-30") }),
		"not received": {Body: "H26.12", Status: onestop.Registered},
	} {
		_, ok, err := onestop.Figures{Report: onestop.Report{First: june, Last: june}}.Open(onestop.Options{}, d, today)
		assert.NoError(t, err, name)
		assert.False(t, ok, name)
	}
	_, _, err := onestop.Figures{}.Open(onestop.Options{}, &onestop.Dossier{}, today)
	assert.ErrorIs(t, err, onestop.StatusUnknown)
}

func TestWhatIsInProgressWithABody(t *testing.T) {
	r, err := onestop.NewRegister(onestop.Options{})
	require.NoError(t, err)
	put := func(code string, d onestop.Dossier) {
		d.Status, d.Received = onestop.InProgress, schedule.MustParseMoment("2026-06-10")
		if !d.Finished.IsZero() {
			d.Status = onestop.Processed
		}
		require.NoError(t, r.Put(code, onestop.Revision{}, &d, form.NoDay))
	}
	put("b", onestop.Dossier{Body: "H26.12", Appointment: schedule.MustParseMoment("2026-06-19")})
	put("a", onestop.Dossier{Body: "H26.12"})
	put("c", onestop.Dossier{Body: "H26", Appointment: schedule.MustParseMoment("2026-06-24")})
	put("done", onestop.Dossier{Body: "H26", Finished: schedule.MustParseMoment("2026-06-15")})
	put("moved", onestop.Dossier{Body: "H26", Hands: []onestop.Hand{{Body: "H26.12", Since: form.MustParseDay("2026-06-10")}, {Body: "H26", Since: form.MustParseDay("2026-06-12")}}})
	registry, err := body.Vietnam().With(body.Data{Bodies: []body.Row{{ID: "H26.12", Name: "Sở A", Class: "department", Parent: "H26"}}})
	require.NoError(t, err)
	on := form.MustParseDay("2026-06-22")
	assert.Equal(t, []string{"a", "b"}, r.InProgress("H26.12", registry, on))
	assert.Equal(t, []string{"c", "moved"}, r.InProgress("H26", nil, on))
	assert.Equal(t, []string{"c", "a", "moved", "b"}, r.InProgress("H26", registry, on))
	assert.Empty(t, r.InProgress("H24", registry, on))
	assert.Empty(t, (*onestop.Register)(nil).InProgress("H26", registry, on))
}
