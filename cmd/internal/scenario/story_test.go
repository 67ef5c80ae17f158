package scenario

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// held is what the count knows of a dossier: the newest that was delivered.
type held struct {
	seen     bool
	revision int // of what can be right; -1: none
	is       *delivery
	bad      *delivery // the newest that cannot
}

// restarts are the months at whose end the host restarts: all is dropped, and
// read back as it was written.
var restarts = []int{5, 11, 15}

// deskStory is the register of dossiers beside the count.
type deskStory struct {
	register *onestop.Register // that is dropped and read back
	lived    *onestop.Register // that lives through it all
	ledger   *indicator.Ledger // of the figures of each month
	held     []held
	sent     []delivery // not delivered yet
}

func newDeskStory(t testing.TB) *deskStory {
	o := onestop.Options{Rules: onestop.Rules{Procedures: map[string]onestop.Procedure{}}}
	for _, p := range procedures {
		o.Rules.Procedures[p.code] = p.library()
	}
	r, err := onestop.NewRegister(o)
	require.NoError(t, err)
	lived, err := onestop.NewRegister(o)
	require.NoError(t, err)
	s := &deskStory{register: r, lived: lived, ledger: &indicator.Ledger{}, held: make([]held, dossiers), sent: dossierStory(2025)}
	for i := range s.held {
		s.held[i].revision = -1
	}
	return s
}

// deliver brings all that is delivered before a day, and asks what becomes of
// each.
func (s *deskStory) deliver(t testing.TB, until day) {
	for ; len(s.sent) > 0 && s.sent[0].delivered < until; s.sent = s.sent[1:] {
		d := &s.sent[0]
		h := &s.held[d.of]
		var want form.Code
		switch {
		case d.other && d.revision == h.revision:
			want = onestop.RevisionConflict
		case d.removed && !h.seen:
			want = onestop.DossierUnknown
		case d.bad != "" && d.revision > h.revision:
			want = d.bad
		}
		var err error
		if d.removed {
			err = s.register.Remove(code(d.of), revision(t, d.revision))
			_ = s.lived.Remove(code(d.of), revision(t, d.revision))
		} else {
			is := d.dossier.library()
			err = s.register.Put(code(d.of), revision(t, d.revision), &is, d.delivered.form())
			_ = s.lived.Put(code(d.of), revision(t, d.revision), &is, d.delivered.form())
		}
		if want == "" {
			require.NoError(t, err, "%+v", d)
		} else {
			require.ErrorIs(t, err, want, "%+v", d)
		}
		h.seen = true
		switch {
		case d.bad != "":
			if h.bad == nil || h.bad.revision < d.revision {
				h.bad = d
			}
		case d.revision > h.revision:
			h.revision, h.is = d.revision, d
		}
	}
}

// restart drops the register and reads it back.
func (s *deskStory) restart(t testing.TB) {
	kept, err := s.register.MarshalBinary()
	require.NoError(t, err)
	o := s.register.Options()
	s.register, err = onestop.NewRegister(o)
	require.NoError(t, err)
	require.NoError(t, s.register.UnmarshalBinary(kept))
	kept, err = s.ledger.MarshalBinary()
	require.NoError(t, err)
	s.ledger = &indicator.Ledger{}
	require.NoError(t, s.ledger.UnmarshalBinary(kept))
}

// observe records the figures of a month as they are known on a day.
func (s *deskStory) observe(t testing.TB, month int, on day) {
	obs, err := s.register.Observations(onestop.Figures{Report: onestop.Report{First: monthName(month), Last: monthName(month)},
		Base: onestop.PresentBase, Recorded: on.form(), Source: "một cửa"})
	require.NoError(t, err)
	require.NoError(t, s.ledger.Add(obs...))
}

func monthName(month int) schedule.Period {
	return schedule.MustParsePeriod(months[month].String()[:7])
}

// ratios are what six indicators of Decision 766/QĐ-TTg are made of, each by
// its formula.
func ratios(c *onestop.Counts) map[indicator.ID]indicator.Ratio {
	inTime := c.DoneEarly + c.DoneOnTime + c.OpenInTime
	judged := inTime + c.DoneLate + c.OpenOverdue
	return map[indicator.ID]indicator.Ratio{
		"766/2.1": indicator.MustRatio(inTime, judged),
		"766/3.3": indicator.MustRatio(c.OfReceived[onestop.OnlineComplete], c.OfReceived[onestop.All]),
		"766/3.6": indicator.MustRatio(c.OfReceived[onestop.PortalPaid]+c.OfReceived[onestop.GatewayPaid], c.OfReceived[onestop.FeeDue]),
		"766/4.1": indicator.MustRatio(c.OfPresent[onestop.PaperElectronic], c.OfPresent[onestop.PaperResult]),
		"766/4.3": indicator.MustRatio(c.OfPresent[onestop.DataReused], c.OfPresent[onestop.All]),
		"766/5.4": indicator.MustRatio(max(inTime-c.OfPresent[onestop.UnderComplaint], 0), judged),
	}
}

// figuresOf are these of each body in a month.
func (s *deskStory) figuresOf(month int) map[indicator.Key]indicator.Ratio {
	all := map[indicator.Key]indicator.Ratio{}
	for id, c := range byID(s.count(months[month], months[month+1])) {
		for i, r := range ratios(&c) {
			all[indicator.Key{Indicator: i, Body: id, Period: monthName(month)}] = r
		}
	}
	return all
}

// count is the figures of a period by the plain loop.
func (s *deskStory) count(since, until day) map[unit]*onestop.Counts {
	all := map[unit]*onestop.Counts{}
	of := func(u unit) *onestop.Counts {
		if all[u] == nil {
			all[u] = &onestop.Counts{}
		}
		return all[u]
	}
	for i := range s.held {
		if d := s.held[i].is; d != nil && !d.removed {
			d.dossier.count(of, since, until)
		}
	}
	return all
}

// rows are those of the library by body.
func rows(t testing.TB, r *onestop.Register, report onestop.Report) map[body.ID]onestop.Counts {
	counted, err := r.Rows(report)
	require.NoError(t, err)
	all := map[body.ID]onestop.Counts{}
	for c := range counted {
		all[c.Body] = c.Counts
	}
	return all
}

// byID is counts by the identifiers of the units, without those of nothing.
func byID(counts map[unit]*onestop.Counts) map[body.ID]onestop.Counts {
	all := map[body.ID]onestop.Counts{}
	for u, c := range counts {
		if *c != (onestop.Counts{}) {
			all[province[u].id] = *c
		}
	}
	return all
}

// addCounts adds one count to another.
func addCounts(to, c *onestop.Counts) {
	to.CarriedOver += c.CarriedOver
	to.Received += c.Received
	to.Moved += c.Moved
	to.DoneEarly += c.DoneEarly
	to.DoneOnTime += c.DoneOnTime
	to.DoneLate += c.DoneLate
	to.DoneUndated += c.DoneUndated
	to.OpenInTime += c.OpenInTime
	to.OpenOverdue += c.OpenOverdue
	to.OpenUndated += c.OpenUndated
	for f, n := range c.OfReceived {
		to.OfReceived[f] += n
	}
	for f, n := range c.OfPresent {
		to.OfPresent[f] += n
	}
	for f, n := range c.OfDone {
		to.OfDone[f] += n
	}
}

// periodsTo are the periods that end with the month, and the month before, of
// which something may have been learnt since.
func periodsTo(month int) map[schedule.Period][2]day {
	name := func(s string) schedule.Period { return schedule.MustParsePeriod(s) }
	y := func(m int) int { return 2025 + m/12 }
	all := map[schedule.Period][2]day{}
	all[name(months[month].String()[:7])] = [2]day{months[month], months[month+1]}
	if month > 0 {
		all[name(months[month-1].String()[:7])] = [2]day{months[month-1], months[month]}
	}
	if month%3 == 2 {
		all[schedule.NewPeriod(y(month), schedule.GrainQuarter, month%12/3+1)] = [2]day{months[month-2], months[month+1]}
	}
	if month%12 == 11 {
		all[schedule.NewPeriod(y(month), schedule.GrainYear, 1)] = [2]day{months[month-11], months[month+1]}
	}
	return all
}

func TestTwoYearsOfDossiers(t *testing.T) {
	s := newDeskStory(t)
	deliveries := len(s.sent)
	published := map[indicator.Key]indicator.Ratio{}
	for month := range 24 {
		s.deliver(t, months[month+1])
		if slices.Contains(restarts, month) {
			s.restart(t)
		}
		for period, days := range periodsTo(month) {
			want := s.count(days[0], days[1])
			report := onestop.Report{Grain: period.Grain(), First: period, Last: period}
			same(t, byID(want), rows(t, s.register, report), "%s at the end of month %d", period, month+1)

			above := map[unit]*onestop.Counts{}
			for u, c := range want {
				for _, over := range line(u, days[1]-1) {
					if above[over] == nil {
						above[over] = &onestop.Counts{}
					}
					addCounts(above[over], c)
				}
			}
			report.RollUp = registry(t, days[1]-1)
			same(t, byID(above), rows(t, s.register, report), "%s at the end of month %d, rolled up", period, month+1)
		}
		// The figures of the month before are published with what is known now.
		s.observe(t, month, months[month+1]-1)
		if month > 0 {
			s.observe(t, month-1, months[month+1]-1)
			require.NoError(t, s.ledger.Close(monthName(month-1), schedule.CalendarWindow, (months[month+1]-1).form()))
			maps.Copy(published, s.figuresOf(month-1))
		}

		refused := map[form.Code]int64{}
		counted := 0
		for _, h := range s.held {
			if h.bad != nil && h.bad.revision > h.revision {
				refused[h.bad.bad]++
			}
			if h.is != nil && !h.is.removed {
				counted++
			}
		}
		require.Equal(t, refused, s.register.Refused())
		require.Equal(t, counted, s.register.Len())
		require.NotEmpty(t, refused)
	}

	// What was published stays, and what came later stands beside it.
	want, got := map[indicator.Key][2]indicator.Ratio{}, map[indicator.Key][2]indicator.Ratio{}
	for month := range 23 {
		s.observe(t, month, months[24])
		for k, now := range s.figuresOf(month) {
			if was := published[k]; was != now {
				want[k] = [2]indicator.Ratio{was, now}
			}
		}
	}
	for k, r := range published {
		o, ok := s.ledger.Get(k)
		require.True(t, ok)
		require.Equal(t, r, o.Value, "%+v stays as published", k)
	}
	for _, c := range s.ledger.Corrections() {
		if k := c.Now.Key(); ratios(&onestop.Counts{})[k.Indicator] != (indicator.Ratio{}) {
			got[k] = [2]indicator.Ratio{c.Published.Value, c.Now.Value}
		}
	}
	require.Greater(t, len(want), 100)
	same(t, want, got, "corrections")

	one, err := s.register.MarshalBinary()
	require.NoError(t, err)
	other, err := s.lived.MarshalBinary()
	require.NoError(t, err)
	require.True(t, bytes.Equal(one, other), "restored is as lived through")

	// The story has of each kind enough to be one.
	var year onestop.Counts
	moved := int64(0)
	for _, c := range s.count(months[0], months[24]) {
		addCounts(&year, c)
		moved += max(c.Moved, 0)
	}
	t.Logf("%d deliveries; %+v, moved in all %d", deliveries, year.Desk, moved)
	require.Greater(t, year.Received, int64(59_000))
	for _, n := range []int64{year.DoneEarly, year.DoneOnTime, year.DoneLate, year.DoneUndated, year.OpenInTime, year.OpenOverdue, year.OpenUndated, moved} {
		require.Greater(t, n, int64(50))
	}
}
