package onestop

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Desk is what a one-stop desk reports for a period. What was carried over,
// received and taken over from other bodies, less what was passed on to others,
// is what was done and what is in progress at the end of it.
type Desk struct {
	CarriedOver int64 `json:"carriedOver"` // in progress when the period began
	Received    int64 `json:"received"`    // in the period
	// Moved is the dossiers in progress that came from other bodies within the
	// period, less those that went to others. What passes on its first day, as
	// with a merger, is carried over by the body that it went to.
	Moved int64 `json:"moved,omitzero"`

	DoneEarly   int64 `json:"doneEarly"` // finished in the period before time
	DoneOnTime  int64 `json:"doneOnTime"`
	DoneLate    int64 `json:"doneLate"`
	DoneUndated int64 `json:"doneUndated"` // finished without an appointment or known term

	OpenInTime  int64 `json:"openInTime"` // in progress at the end of the period
	OpenOverdue int64 `json:"openOverdue"`
	OpenUndated int64 `json:"openUndated"`
}

// Total is all dossiers of the period: carried over, received and moved, which
// is done and in progress.
func (d Desk) Total() int64 { return d.CarriedOver + d.Received + d.Moved }

// Done is all dossiers finished in the period.
func (d Desk) Done() int64 { return d.DoneEarly + d.DoneOnTime + d.DoneLate + d.DoneUndated }

// Open is all dossiers in progress at the end of the period.
func (d Desk) Open() int64 { return d.OpenInTime + d.OpenOverdue + d.OpenUndated }

// Undated is the dossiers that cannot be judged.
func (d Desk) Undated() int64 { return d.DoneUndated + d.OpenUndated }

// InTime is the dossiers done in time or in progress in time, the numerator of
// 766/2.1.
func (d Desk) InTime() int64 { return d.DoneEarly + d.DoneOnTime + d.OpenInTime }

// ReceivedCounts is how many dossiers each fact is true of:
// c[onestop.FiledOnline].
type ReceivedCounts [facts]int64

// LastingCounts is how many dossiers each of the lasting facts is true of, All
// to Undated.
type LastingCounts [lasting]int64

// Counts is what was counted for a period.
type Counts struct {
	Desk
	OfReceived ReceivedCounts `json:"ofReceived"` // of the dossiers received in the period
	OfPresent  LastingCounts  `json:"ofPresent"`  // of those carried over or received: all that were handled in it
	OfDone     LastingCounts  `json:"ofDone"`     // of those finished in the period
}

// Counted is the counts of a body, or a body and procedure, in a period.
type Counted struct {
	Body      body.ID         `json:"body"`
	Procedure string          `json:"procedure,omitzero"` // empty in figures by body
	Period    schedule.Period `json:"period"`
	Counts
}

// Report says which figures are taken out of a tally. The zero Report is by
// body and month, from the first month in which something happened to the last.
type Report struct {
	form.Unwritten
	Grain schedule.Grain // of the periods; zero: Month
	// First and Last bound the periods, both included, and are of the grain.
	// Zero: those in which the first and the last dossier of the tally was
	// received or finished, or, with AsOf, the one that holds it.
	First, Last schedule.Period
	// AsOf is the day at whose end dossiers in progress are judged in the
	// period that holds it, which is today in a live system; later periods are
	// left out. Zero: each period is judged at its own end. Facts fed of days
	// after AsOf are not taken out again.
	AsOf form.Day
	// ByProcedure gives figures by body and procedure, which only a tally by
	// procedure has.
	ByProcedure bool
	// RollUp counts each dossier for those above its body as well, as the
	// registry has them on the last day of the period (or the day AsOf), once
	// for the department and once for the province: see
	// [body.Registry.Line]. What a body has that ended by then is its
	// successor's. The figures of a body are then those of all below it. What the
	// registry does not know stands alone: see [Tally.Unknown].
	RollUp *body.Registry
}

// bounds is the periods of a report; an empty tally has none.
func (t *Tally) bounds(r Report) (first, last schedule.Period, err error) {
	grain := r.Grain
	if grain == 0 {
		grain = schedule.GrainMonth
	}
	first, last = r.First, r.Last
	if first.IsZero() || last.IsZero() {
		a, b := t.span()
		if b == none {
			return schedule.Period{}, schedule.Period{}, nil
		}
		if first.IsZero() {
			first = schedule.PeriodOf(monthPeriod(a).Span().Since, grain)
		}
		if last.IsZero() {
			last = schedule.PeriodOf(monthPeriod(b).Span().Since, grain)
			if r.AsOf != 0 {
				last = t.options.Window.Period(r.AsOf, grain)
			}
		}
	}
	if first.Grain() != grain || last.Grain() != grain || grain == schedule.GrainYears || !r.First.IsZero() && !r.Last.IsZero() && last.Compare(first) < 0 {
		return first, last, refused(ReportPeriod, first.String()+" "+last.String())
	}
	if r.AsOf != 0 {
		if p := t.options.Window.Period(r.AsOf, grain); p.Compare(last) < 0 {
			last = p
		}
	}
	return first, last, nil
}

// Unknown is the bodies with dossiers that the registry does not know, in order
// of identifier: their figures reach nobody above them.
func (t *Tally) Unknown(r *body.Registry) []body.ID {
	if t == nil {
		return nil
	}
	t.flush()
	unknown := map[body.ID]bool{}
	for i := range t.series {
		if id := t.key(i).Body; r.ByID(id).IsZero() && t.series[i].holds() {
			unknown[id] = true
		}
	}
	return slices.Sorted(maps.Keys(unknown))
}

// span is the first and the last month with a dossier received or finished;
// last is none when there is no dossier.
func (t *Tally) span() (first, last int) {
	first, last = months, none
	with := func(m int16) { first, last = min(first, int(m)), max(last, int(m)) }
	for i := range t.series {
		s := &t.series[i]
		for j := range s.rows {
			if s.counts(j) != (totals{}) {
				with(s.rows[j].month)
			}
		}
		for _, c := range s.rare.moved {
			if c.facts != (LastingCounts{}) {
				with(c.month)
			}
		}
	}
	return first, last
}

// holds says that something was counted.
func (s *series) holds() bool {
	for i := range s.rows {
		if s.counts(i) != (totals{}) {
			return true
		}
	}
	return slices.ContainsFunc(s.rare.moved, func(c movedCount) bool { return c.facts != (LastingCounts{}) })
}

// Rows is the counts by body, or by body and procedure, and period, in order.
// A period in which a body had no dossier at all is left out. A report that
// does not fit the tally is refused.
func (t *Tally) Rows(r Report) (iter.Seq[Counted], error) {
	if t == nil {
		t = &Tally{}
	}
	t.flush()
	if r.ByProcedure && !t.options.ByProcedure {
		return nil, refused(ReportProcedure, "")
	}
	first, last, err := t.bounds(r)
	if err != nil {
		return nil, err
	}
	var periods []schedule.Period
	if !first.IsZero() && !last.IsZero() {
		for p := first; !p.IsZero() && p.Compare(last) <= 0; p = p.Next() {
			periods = append(periods, p)
		}
	}
	if r.RollUp != nil {
		return t.rolledUp(r, periods), nil
	}
	return t.byBody(r, periods), nil
}

// byBody is the counts of the bodies, each by itself.
func (t *Tally) byBody(r Report, periods []schedule.Period) iter.Seq[Counted] {
	return func(yield func(Counted) bool) {
		order := make([]int, len(t.series))
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(i, j int) int { return t.key(i).order(t.key(j)) })
		sums := make([]Counts, len(periods))
		for k, i := range order {
			c := t.key(i)
			t.series[i].sum(sums, periods, t.options.Window, r.AsOf)
			if k+1 < len(order) && !r.ByProcedure && t.key(order[k+1]).Body == c.Body {
				continue
			}
			if !r.ByProcedure {
				c.Procedure = ""
			}
			for j, p := range periods {
				if c.Period, c.Counts = p, sums[j]; sums[j] != (Counts{}) && !yield(c) {
					return
				}
			}
			clear(sums)
		}
	}
}

// rolledUp is the counts of the bodies with all that stand below them at the
// end of each period.
func (t *Tally) rolledUp(r Report, periods []schedule.Period) iter.Seq[Counted] {
	return func(yield func(Counted) bool) {
		type key struct {
			body      body.ID
			procedure string
		}
		sums := map[key][]Counts{}
		lines := map[body.ID][][]body.ID{} // by period
		for c := range t.byBody(r, periods) {
			i, _ := slices.BinarySearchFunc(periods, c.Period, schedule.Period.Compare)
			if lines[c.Body] == nil {
				lines[c.Body] = make([][]body.ID, len(periods))
			}
			line := &lines[c.Body][i]
			if *line == nil {
				end := t.options.Window.Span(c.Period).Last()
				if r.AsOf != form.NoDay {
					end = min(end, r.AsOf)
				}
				*line = r.RollUp.Line(c.Body, end)
			}
			for _, id := range *line {
				k := key{id, c.Procedure}
				if sums[k] == nil {
					sums[k] = make([]Counts, len(periods))
				}
				sums[k][i].add(&c.Counts)
			}
		}
		keys := slices.SortedFunc(maps.Keys(sums), func(a, b key) int {
			return Counted{Body: a.body, Procedure: a.procedure}.order(Counted{Body: b.body, Procedure: b.procedure})
		})
		for _, k := range keys {
			for i, p := range periods {
				if c := sums[k][i]; c != (Counts{}) && !yield(Counted{Body: k.body, Procedure: k.procedure, Period: p, Counts: c}) {
					return
				}
			}
		}
	}
}

// order is that of the rows of a report.
func (c Counted) order(d Counted) int {
	return cmp.Or(cmp.Compare(c.Body, d.Body), cmp.Compare(c.Procedure, d.Procedure))
}

// add adds other counts.
func (c *Counts) add(d *Counts) {
	c.CarriedOver += d.CarriedOver
	c.Received += d.Received
	c.Moved += d.Moved
	c.DoneEarly += d.DoneEarly
	c.DoneOnTime += d.DoneOnTime
	c.DoneLate += d.DoneLate
	c.DoneUndated += d.DoneUndated
	c.OpenInTime += d.OpenInTime
	c.OpenOverdue += d.OpenOverdue
	c.OpenUndated += d.OpenUndated
	for f, n := range d.OfReceived {
		c.OfReceived[f] += n
	}
	for f, n := range d.OfPresent {
		c.OfPresent[f] += n
	}
	for f, n := range d.OfDone {
		c.OfDone[f] += n
	}
}

// addRow adds what was received and what was finished in a month.
func (c *Counts) addRow(row totals) {
	for f := range c.OfPresent {
		c.OfPresent[f] += row.received[f]
		c.OfDone[f] += row.finished[f]
	}
	for f, n := range row.received {
		c.OfReceived[f] += n
	}
	early, late, undated := row.finished[doneEarly], row.finished[doneLate], row.finished[Undated]
	c.Received += row.received[All]
	c.DoneEarly += early
	c.DoneLate += late
	c.DoneUndated += undated
	c.DoneOnTime += row.finished[All] - early - late - undated
}

// sum adds the counts of the series in each of the periods, which follow one
// another.
func (s *series) sum(to []Counts, periods []schedule.Period, w schedule.Window, asOf form.Day) {
	var present LastingCounts // in progress up to the end of the rows taken
	var overdue int64         // of them
	i, j, k := 0, 0, 0        // next row, next day, next month of moves
	days, moves := s.rare.overdue, s.rare.moved
	move := func(until movedCount, c *Counts) {
		for ; k < len(moves) && moves[k].order(until) < 0; k++ {
			for f, n := range moves[k].facts {
				present[f] += n
				if c != nil {
					c.OfPresent[f] += n
				}
			}
			if c != nil {
				c.Moved += moves[k].facts[All]
			}
		}
	}
	take := func(until int, c *Counts) {
		for ; i < len(s.rows) && int(s.rows[i].month) < until; i++ {
			row := s.counts(i)
			for f := range present {
				present[f] += row.received[f] - row.finished[f]
			}
			overdue -= row.finished[overdueEnded]
			if c != nil {
				c.addRow(row)
			}
		}
	}
	for n, p := range periods {
		first, until := monthsOf(p)
		take(first, nil)
		move(movedCount{month: int16(first), within: true}, nil)
		c := &to[n]
		for f, n := range present {
			c.OfPresent[f] += n
		}
		c.CarriedOver += present[All]
		take(until, c)
		move(movedCount{month: int16(until)}, c)
		end := w.Span(p).Until // the first day after
		if asOf != 0 {
			end = min(end, asOf+1)
		}
		for ; j < len(days) && days[j].day < end; j++ {
			overdue += days[j].n
		}
		c.OpenOverdue += overdue
		c.OpenUndated += present[Undated]
		c.OpenInTime += present[All] - present[Undated] - overdue
	}
}
