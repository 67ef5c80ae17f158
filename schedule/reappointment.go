package schedule

import "fmt"

// ReappointmentRule says how a clock may be given a new appointment.
type ReappointmentRule struct {
	Max    int    // how often at most; negative for no limit
	Ahead  Term   // how long before expiry at the latest; zero: before it has expired
	Source string // the article cited
}

// ReappointmentByDecree61 is article 19.9 of Decree 61/2018/NĐ-CP: once, and
// announced at least one day before expiry. Decree 118/2025/NĐ-CP keeps the
// letter of apology; whether it limits the number in the same words is not
// settled, so hosts under it may set their own rule.
func ReappointmentByDecree61() ReappointmentRule {
	return ReappointmentRule{Max: 1, Ahead: NewTerm(1, Days), Source: "Nghị định 61/2018/NĐ-CP, Điều 19.9"}
}

func (k Clock) checkReappointment(events []ClockEvent, i int) error {
	e, rule := events[i], k.counter.options.Reappointment
	bad := func(kind ClockProblem, value string) error {
		return &ClockError{Kind: kind, Event: i, At: e.At, Value: value, Source: rule.Source}
	}
	if e.Due.IsZero() || !asAppointed(e.Due).holds(e.At) {
		return bad(NoAppointment, e.Due.String())
	}
	n := 0
	for _, f := range events[:i] {
		if f.Type == Reappointed {
			n++
		}
	}
	if rule.Max >= 0 && n >= rule.Max {
		return bad(TooOften, fmt.Sprint(rule.Max))
	}
	due, err := k.dueOf(events[:i], e.At)
	if err != nil {
		return err
	}
	last := due.At
	if !rule.Ahead.IsZero() {
		if rule.Ahead.countsHours() && last.IsDay() {
			last = MomentAt(last.End())
		}
		d, err := k.counter.count(last, []Term{rule.Ahead.Negate()}, nil, nil)
		if err != nil {
			return err
		}
		last = d.At
	}
	if !last.holds(e.At) {
		return bad(TooLate, last.String())
	}
	return nil
}

// appointed is the end of a clock with a new appointment: the time between
// the two, in the unit of the clock, without the pauses since. An appointed
// day that is a rest day rolls as the end of a term does, since a notice may
// have made it one.
func (c *Counter) appointed(e *ClockEvent, unit Unit, stops []stop, trail *trail) (Due, error) {
	due := asAppointed(e.Due)
	y := tally{at: due}
	var err error
	switch unit {
	case WorkingDays:
		n := 0
		if n, err = c.workingDays(e.At.day, due.day, nil); err != nil {
			return Due{}, err
		}
		if countDays(e.At.day, due.day, stops) < int(due.day-e.At.day) {
			if y.at.day, err = c.addWorkingDays(e.At.day, n, stops); err != nil {
				return Due{}, err
			}
			y.at.day = max(y.at.day, due.day)
		}
		y.look(e.At.day, y.at.day)
	case Days:
		y.at.day = addDays(e.At.day, int(due.day-e.At.day), stops)
	case Hours:
		from := e.At.End()
		if n := due.End().Sub(from); n > 0 && countTime(from, due.End(), stops) < n {
			y.at = MomentAt(addTime(from, n, stops))
		}
	case WorkingHours:
		from := e.At.End()
		if n := due.End().Sub(from); n > 0 && countTime(from, due.End(), stops) < n {
			w, err := c.hours.Between(c.cal, from, due.End())
			if err != nil {
				return Due{}, err
			}
			end, err := c.addOfficeTime(from, w, stops)
			if err != nil {
				return Due{}, err
			}
			y.at = MomentAt(maxTime(end, due.End()))
		}
		y.look(e.At.day, y.at.day)
	}
	if trail != nil {
		trail.appointed(e, c.options.Reappointment.Source, due, y.at, unit, stops)
	}
	if y.at.IsDay() {
		if err := c.roll(&y, Days, false, stops, trail); err != nil {
			return Due{}, err
		}
	}
	if trail != nil {
		trail.end(y.at, unit)
	}
	return Due{At: y.at, State: c.state(y)}, nil
}
