package onestop

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Open is what a dossier in progress can still add to the figures of its body.
type Open struct {
	form.Unwritten
	// By is the last day on which it can be finished in time; NoDay when that has passed
	// or none is known, as while papers of the citizen are awaited.
	By form.Day
	// Adds is the indicators in which it counts one more out of as many when it is
	// handled today, in the order of [Tally.Observations].
	Adds []indicator.ID
}

// farAhead is so many days after today that no dossier is due later.
const farAhead = 3660

// Open is what a dossier in progress can still add to figures: what they come to when
// it is finished today, with the file of its result, its papers digitised, its result in
// the personal store and the data of residents used, less what they come to when nothing
// is done until the end of their period. What the citizen does, as paying and how it was
// filed, stays as it is. ok is false for one that is not in progress today. The figures
// are of one period; AsOf is not looked at.
func (fs Figures) Open(o Options, d *Dossier, today form.Day) (open Open, ok bool, err error) {
	if d == nil {
		d = &Dossier{}
	}
	if why := d.check(); why != 0 {
		return Open{}, false, why.error(d, today)
	}
	if !d.received() || d.Received.Day() > today || !d.Finished.IsZero() {
		return Open{}, false, nil
	}
	fs.AsOf, fs.RollUp, fs.ByProcedure = form.NoDay, nil, false
	left, err := fs.of(o, d)
	if err != nil {
		return Open{}, false, err
	}
	handled := d.handled(today)
	done, err := fs.of(o, &handled)
	if err != nil {
		return Open{}, false, err
	}
	for _, one := range done {
		i := slices.IndexFunc(left, func(l indicator.Observation) bool { return l.Indicator == one.Indicator })
		if i >= 0 && one.Value.Denominator() == left[i].Value.Denominator() && one.Value.Numerator() > left[i].Value.Numerator() {
			open.Adds = append(open.Adds, one.Indicator)
		}
	}
	open.By, err = o.Rules.by(d, today)
	return open, true, err
}

// of is the observations of a dossier alone, for the body that has it.
func (fs Figures) of(o Options, d *Dossier) ([]indicator.Observation, error) {
	t, err := NewTally(o)
	if err == nil {
		err = t.Add(d, form.NoDay)
	}
	if err != nil {
		return nil, err
	}
	all, err := t.Observations(fs)
	return slices.DeleteFunc(all, func(one indicator.Observation) bool { return one.Body != d.Body }), err
}

// handled is a dossier as it is when it was finished on a day as it should be.
func (d *Dossier) handled(day form.Day) Dossier {
	h := *d
	h.Status, h.Finished = Processed, schedule.MomentOn(day)
	h.ElectronicResult, h.Digitised, h.PersonalStore, h.ResidentData = true, true, true, true
	return h
}

// by is the last day from today on, on which a dossier can be finished in time.
func (r Rules) by(d *Dossier, today form.Day) (day form.Day, err error) {
	n := sort.Search(farAhead, func(i int) bool {
		j, bad := r.Judge(d.handled(today+form.Day(i)), today+form.Day(i))
		err = bad
		return bad != nil || !j.Verdict.InTime()
	})
	if err != nil || n == 0 || n == farAhead {
		return form.NoDay, err
	}
	return today + form.Day(n-1), nil
}

// Open is how many dossiers in progress with a body, or with it and all below it where
// the figures are rolled up, can each still count one more in an indicator: what
// [Figures.Open] says of each, added up, without those of which nothing can. One that is
// late only because papers were asked for more than once is taken for late. The figures
// are of one period; AsOf is not looked at.
func (r *Register) Open(fs Figures, b body.ID, today form.Day) (map[indicator.ID]int64, error) {
	t := r.get()
	if t == nil {
		return nil, nil
	}
	fs.AsOf, fs.ByProcedure = form.NoDay, false
	registry := fs.RollUp
	fs.RollUp = nil
	left, err := NewTally(t.options)
	if err != nil {
		return nil, err
	}
	done, err := NewTally(t.options)
	if err != nil {
		return nil, err
	}
	month, ok := t.monthOfDay(today)
	if !ok {
		return nil, nil
	}
	for _, i := range r.inProgress(b, registry, today) {
		h := &r.held[i]
		if h.entry.received > month {
			continue
		}
		for _, side := range []struct {
			t *Tally
			e entry
		}{{left, h.entry}, {done, h.entry.handled(t, month, today)}} {
			k, why := side.t.pairOf(b, "-") // as if the body had it from the beginning
			if why != 0 {
				return nil, why.error(&Dossier{Body: b}, today)
			}
			side.t.enterCounted(&side.e, k)
		}
	}
	before, err := left.Observations(fs)
	if err != nil {
		return nil, err
	}
	after, err := done.Observations(fs)
	if err != nil {
		return nil, err
	}
	open := map[indicator.ID]int64{}
	for _, a := range after {
		i := slices.IndexFunc(before, func(o indicator.Observation) bool { return o.Indicator == a.Indicator })
		if i >= 0 && a.Value.Denominator() == before[i].Value.Denominator() && a.Value.Numerator() > before[i].Value.Numerator() {
			open[a.Indicator] = a.Value.Numerator() - before[i].Value.Numerator()
		}
	}
	return open, nil
}

// handled is what is kept of a dossier that is finished on a day as it should be.
func (e entry) handled(t *Tally, month int16, day form.Day) entry {
	set := e.factsReceived
	has := func(f Fact) bool { return set&(1<<f) != 0 }
	set.put(PaperElectronic, has(PaperResult))
	set |= 1<<FullyDigitised | 1<<InPersonalStore | 1<<WithResidentData | 1<<WithFiles
	set.put(OnlineComplete, has(FiledOnline) || has(OnlineComplete))
	set.put(FitAndOnline, has(FitForOnline) && has(FiledOnline) || has(FitAndOnline))
	late := e.overdue != 0 && e.overdue <= day
	e.factsReceived, e.finished, e.factsFinished = set, month, set&lastingFacts
	if !late {
		e.overdue = 0
		return e
	}
	e.factsFinished |= 1 << doneLate
	if m, ok := t.monthOfDay(e.overdue); ok && m < month {
		e.factsFinished |= 1 << overdueEnded
	} else {
		e.overdue = 0
	}
	return e
}

// InProgress is the codes of the dossiers that are in progress with a body, and with all
// below it where there is a registry, as they stand there on the day. First come those
// that become overdue after the day, in the order in which they do, then those without a
// day, then those that are overdue; equal ones by code.
func (r *Register) InProgress(b body.ID, registry *body.Registry, on form.Day) []string {
	var codes []string
	for _, i := range r.inProgress(b, registry, on) {
		codes = append(codes, r.held[i].code)
	}
	return codes
}

// inProgress is the places of the dossiers of InProgress, in its order.
func (r *Register) inProgress(b body.ID, registry *body.Registry, on form.Day) []int {
	t := r.get()
	if t == nil {
		return nil
	}
	below := map[uint32]bool{} // by the body that has it
	var places []int
	for i := range r.held {
		h := &r.held[i]
		if h.state != counted || h.entry.finished != none {
			continue
		}
		holder := h.pair.body
		if n := len(h.moves); n > 0 {
			holder = h.moves[n-1].to.body
		}
		is, known := below[holder]
		if !known {
			id := body.ID(t.bodies.names[holder])
			is = id == b || registry != nil && slices.Contains(registry.Line(id, on), b)
			below[holder] = is
		}
		if is {
			places = append(places, i)
		}
	}
	when := func(i int) (rank int, day form.Day) {
		switch day = r.held[i].entry.overdue; {
		case day == 0:
			return 1, day
		case day <= on:
			return 2, day
		}
		return 0, day
	}
	slices.SortFunc(places, func(i, j int) int {
		a, before := when(i)
		b, after := when(j)
		return cmp.Or(cmp.Compare(a, b), cmp.Compare(before, after), strings.Compare(r.held[i].code, r.held[j].code))
	})
	return places
}
