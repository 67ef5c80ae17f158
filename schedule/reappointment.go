package schedule

import (
	"github.com/caicach/tthc/schedule/form"
)

// ReappointmentRule says how a clock may be given a new appointment. The zero
// rule is that of the decrees on one-stop service: once, and announced at least
// one day before expiry (Decree 61/2018/NĐ-CP, article 19.9). Decree
// 118/2025/NĐ-CP, in force since 1 July 2025, keeps the letter of apology;
// whether it limits the number in the same words is not settled, so hosts under
// it may set a rule of their own.
type ReappointmentRule struct {
	Max    int       `json:"max,omitzero"`    // how often at most; negative for no limit
	Ahead  Term      `json:"ahead,omitzero"`  // how long before expiry at the latest; zero: before it has expired
	Source form.Text `json:"source,omitzero"` // the article cited; needed where all else is zero, to allow none
}

// orDecree is the rule, or that of the decrees for the zero rule.
func (r ReappointmentRule) orDecree() ReappointmentRule {
	if r == (ReappointmentRule{}) {
		return decreeReappointment
	}
	return r
}

var decreeReappointment = ReappointmentRule{Max: 1, Ahead: NewTerm(1, Days)}

// cited is the source of the rule for what happens on day d.
func (r ReappointmentRule) cited(d form.Day) form.Text {
	switch {
	case r != decreeReappointment:
		return r.Source
	case d < decree118:
		return cited(decree61Name, "19.9")
	}
	return decree118Name
}

// Decree 118/2025/NĐ-CP took the place of Decree 61/2018/NĐ-CP.
var (
	decree61  = form.NewDay(2018, 6, 21)
	decree118 = form.NewDay(2025, 7, 1)
)

var (
	decree61Name  = form.Text{"Nghị định 61/2018/NĐ-CP", "Decree 61/2018/NĐ-CP"}
	decree118Name = form.Text{"Nghị định 118/2025/NĐ-CP", "Decree 118/2025/NĐ-CP"}
)

// cited is an article of a document.
func cited(document form.Text, article string) form.Text {
	return form.Text{document[form.Vietnamese] + ", Điều " + article, document[form.English] + ", Article " + article}
}

func (k Clock) checkReappointment(events []ClockEvent, i int) error {
	e, rule := events[i], k.counter.options.Reappointment
	bad := func(code form.Code, value string, limit any) error {
		source := rule.cited(e.At.day)
		for l, s := range source {
			if s != "" {
				source[l] = ", " + s
			}
		}
		return eventError(code, i, "due", value, form.Args{"at": e.At, "limit": limit, "source": source})
	}
	if e.Due.IsZero() || !e.Due.Appointment().holds(e.At) {
		return bad(ClockAppointment, e.Due.String(), nil)
	}
	n := 0
	for _, f := range events[:i] {
		if f.Type == Reappointed {
			n++
		}
	}
	if rule.Max >= 0 && n >= rule.Max {
		return bad(ClockTooOften, "", rule.Max)
	}
	last, err := k.lastToReappoint(events[:i], e.At)
	if err != nil || last.holds(e.At) {
		return err
	}
	if then, ok := k.asKnown(e.At, e.Due.day); ok {
		if was, err := then.lastToReappoint(events[:i], e.At); err == nil && was.holds(e.At) {
			return nil // in time as the calendar was known, and told of late
		}
	}
	return bad(ClockTooLate, "", last)
}

// lastToReappoint is when a new appointment may be given at the latest, after
// the events and asked at a moment.
func (k Clock) lastToReappoint(events []ClockEvent, at Moment) (Moment, error) {
	due, err := k.dueOf(events, at)
	if err != nil {
		return Moment{}, err
	}
	last, ahead := due.At, k.counter.options.Reappointment.Ahead
	if ahead.IsZero() {
		return last, nil
	}
	if ahead.countsHours() && last.IsDay() {
		last = MomentAt(last.End())
	}
	d, err := k.counter.count(last, []Term{ahead.Negate()}, nil, nil)
	return d.At, err
}

// appointed is the end of a clock with a new appointment: the time between
// the two, in the unit of the clock, without the pauses since. An appointed
// day that is a rest day rolls as the end of a term does, since a notice may
// have made it one.
func (c *Counter) appointed(e *ClockEvent, unit Unit, stops []stop, trail *trail) (Due, error) {
	due := e.Due.Appointment()
	y := tally{at: due}
	// Pauses put it off, and nothing brings it forward: the day given stands,
	// also when it is a rest day or an hour outside office hours.
	switch unit {
	case Days, WorkingDays:
		n, err := c.daysBetween(unit, e.At.day, due.day, nil)
		if err != nil {
			return Due{}, err
		}
		end, err := c.addDays(unit, e.At.day, n, stops)
		if err != nil {
			return Due{}, err
		}
		y.at.day = max(end, due.day)
	default:
		n, err := c.timeBetween(unit, e.At.End(), due.End(), nil)
		if err != nil {
			return Due{}, err
		}
		end, err := c.addTime(unit, e.At.End(), n, stops)
		if err != nil {
			return Due{}, err
		}
		if end.After(due.End()) {
			y.at = MomentAt(end)
		}
	}
	if unit == WorkingDays || unit == WorkingHours {
		y.look(e.At.day, y.at.day)
	}
	if trail != nil {
		trail.appointed(e, due, y.at, unit, stops)
	}
	if y.at.IsDay() {
		if err := c.roll(&y, Days, false, stops, trail); err != nil {
			return Due{}, err
		}
	}
	end := Due{At: y.at, State: c.state(y)}
	if trail != nil {
		trail.end(end, unit)
	}
	return end, nil
}
