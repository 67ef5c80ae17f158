package schedule

import (
	"slices"
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// Unit is the unit of a [Term], written as in the documents' JSON.
type Unit string

// The units of terms. A working day is a unit of its own, never 24 hours.
const (
	Minutes      Unit = "min"
	Hours        Unit = "h"
	WorkingHours Unit = "wh"
	Days         Unit = "d"
	WorkingDays  Unit = "wd"
	Weeks        Unit = "w"
	Months       Unit = "m"
	Years        Unit = "y"
)

// units is the units as they are written.
var units = []string{string(Minutes), string(Hours), string(WorkingHours), string(Days), string(WorkingDays), string(Weeks), string(Months), string(Years)}

// Valid says whether u is one of the units.
func (u Unit) Valid() bool {
	switch u { // faster than a look into the list, and asked at each count
	case Minutes, Hours, WorkingHours, Days, WorkingDays, Weeks, Months, Years:
		return true
	}
	return false
}

// Term is a counted length of time as the law sets it: 5 working days, 3.5
// working days, 6 months (Civil Code 2015, article 144), 1 month and 15 days. It
// may be negative, for a term counted back from an event. Terms are compared with
// ==; the zero Term is none, and is not a term of no length, which has a unit.
type Term struct {
	halves int32
	more   shorter
	unit   Unit
}

// shorter is the part of a term in a shorter unit.
type shorter struct {
	halves int16
	unit   uint8 // its place in units, from 1; 0 for none
}

// maxUnits is the most units that a term may have. Sums of terms stay exact.
const maxUnits = 1_000_000

// NewTerm is n whole units. It is the zero Term when there is no such unit,
// and beyond a million units, which no document means.
func NewTerm(n int, u Unit) Term {
	if n > maxUnits || n < -maxUnits {
		return Term{}
	}
	return HalvesTerm(2*n, u)
}

// HalvesTerm is n halves of a unit: HalvesTerm(7, WorkingDays) is 3.5 working
// days. It is the zero Term as with [NewTerm].
func HalvesTerm(n int, u Unit) Term {
	if n > 2*maxUnits || n < -2*maxUnits || !u.Valid() {
		return Term{}
	}
	return Term{halves: int32(n), unit: u}
}

// And is the term and, after it, a length in a shorter unit, as "1 năm 6 tháng" and
// "01 tháng 15 ngày" are worded: the longer unit is counted first, and the shorter
// one from where it ends. It is the zero Term unless the longer is whole, has no
// shorter part yet, and both go the same way; the shorter has at most 16,000 units.
func (t Term) And(shorterTerm Term) Term {
	n := shorterTerm.halves
	switch {
	case t.IsZero(), t.more != shorter{}, shorterTerm.more != shorter{}, t.halves%2 != 0,
		t.halves <= 0 && n >= 0, t.halves >= 0 && n <= 0, n > 2*maxShorter, n < -2*maxShorter,
		unitRank(shorterTerm.unit) >= unitRank(t.unit):
		return Term{}
	}
	t.more = shorter{int16(n), uint8(slices.Index(units, string(shorterTerm.unit)) + 1)}
	return t
}

// maxShorter is the most units of the shorter part of a term.
const maxShorter = 16_000

// unitRank orders the units by their length; working days and days are alike in it.
func unitRank(u Unit) int {
	switch u {
	case Years:
		return 5
	case Months:
		return 4
	case Weeks:
		return 3
	case Days, WorkingDays:
		return 2
	case Hours, WorkingHours:
		return 1
	}
	return 0
}

// More is the part of the term in a shorter unit, the 15 days of "01 tháng 15 ngày";
// the zero Term where there is none.
func (t Term) More() Term {
	if t.more == (shorter{}) {
		return Term{}
	}
	return Term{halves: int32(t.more.halves), unit: Unit(units[t.more.unit-1])}
}

// hasLength says whether there is an i-th length, see lengthAt: of a term of one
// unit there is no second.
func hasLength(terms []Term, i int) bool { return i%2 == 0 || terms[i/2].more != shorter{} }

// lengthAt is the i-th length of the terms, of which each has two: the second is the
// zero Term where a term has but one unit.
func lengthAt(terms []Term, i int) Term {
	t := terms[i/2]
	if i%2 != 0 {
		return t.More()
	}
	return Term{halves: t.halves, unit: t.unit}
}

// IsZero says that there is no term.
func (t Term) IsZero() bool { return t.unit == "" }

// Unit is the unit counted in, the longer of two.
func (t Term) Unit() Unit { return t.unit }

// Halves counts the half units, without those of [Term.More].
func (t Term) Halves() int { return int(t.halves) }

// Whole is the number of whole units, rounded towards zero, and whether half
// a unit is left, without those of [Term.More].
func (t Term) Whole() (n int, half bool) { return int(t.halves / 2), t.halves%2 != 0 }

// ceil is the number of units begun, rounded away from zero, and whether the
// last of them is half a one.
func (t Term) ceil() (n int, half bool) { return int(t.halves/2 + t.halves%2), t.halves%2 != 0 }

// Negate is the same term counted the other way.
func (t Term) Negate() Term {
	t.halves, t.more.halves = -t.halves, -t.more.halves
	return t
}

// countsHours says whether the term starts at an instant, not on a day.
func (t Term) countsHours() bool {
	return t.unit == Minutes || t.unit == Hours || t.unit == WorkingHours
}

// String is "5 wd", "3.5 wd", "-10 d", "1 m 15 d"; empty for no term. [Term.Text]
// has the words.
func (t Term) String() string {
	if t.IsZero() {
		return ""
	}
	s := t.number('.') + " " + string(t.unit)
	if more := t.More(); !more.IsZero() {
		s += " " + more.String()
	}
	return s
}

func (t Term) number(point byte) string {
	n, half := t.Whole()
	s := strconv.Itoa(n)
	if half {
		if t.halves == -1 {
			s = "-0"
		}
		s += string(point) + "5"
	}
	return s
}

var unitTexts = map[Unit]form.Text{
	Minutes: {form.Vietnamese: "phút", form.English: "minute"}, Hours: {form.Vietnamese: "giờ", form.English: "hour"},
	WorkingHours: {form.Vietnamese: "giờ làm việc", form.English: "working hour"}, Days: {form.Vietnamese: "ngày", form.English: "day"},
	WorkingDays: {form.Vietnamese: "ngày làm việc", form.English: "working day"}, Weeks: {form.Vietnamese: "tuần", form.English: "week"},
	Months: {form.Vietnamese: "tháng", form.English: "month"}, Years: {form.Vietnamese: "năm", form.English: "year"},
}

// Text is the term in words: "3,5 ngày làm việc", "3.5 working days", "1 tháng 15
// ngày".
func (t Term) Text(l form.Language) string {
	if t.IsZero() {
		return ""
	}
	unit := unitTexts[t.unit].In(l)
	if l == form.English && t.halves != 2 && t.halves != -2 {
		unit += "s"
	}
	point := byte(',')
	if l == form.English {
		point = '.'
	}
	s := t.number(point) + " " + unit
	if more := t.More(); !more.IsZero() {
		s += l.Pick(" ", " and ") + more.Text(l)
	}
	return s
}

// Check says whether the law knows the term. Halves are known of months (half
// a month is 15 days) and years (half a year is 6 months; Civil Code 2015,
// article 146.1), and are plain of days, working days and hours; half a week
// and half a minute are [TermHalf].
func (t Term) Check() error {
	switch {
	case t.IsZero():
		return refused(TermMissing, "")
	case t.halves%2 != 0 && (t.unit == Weeks || t.unit == Minutes):
		return termError(TermHalf, t)
	case t.more != shorter{}:
		return t.More().Check()
	}
	return nil
}

// after is the day so long after the day; the day itself and not ok for a term
// that only a calendar or a clock counts, and for more than 400 units. A month without that day has its last (Civil Code 2015,
// article 148.3).
func (t Term) after(day form.Day) (form.Day, bool) {
	if t.more != (shorter{}) {
		first, ok := lengthAt([]Term{t}, 0).after(day)
		if !ok {
			return day, false
		}
		last, ok := t.More().after(first)
		if !ok {
			return day, false
		}
		return last, true
	}
	n, half := t.Whole()
	cycle := Daily
	switch {
	case half || n > 400:
		return day, false
	case t.unit == Days:
	case t.unit == Weeks:
		cycle = Weekly
	case t.unit == Months:
		cycle = Monthly
	case t.unit == Years:
		cycle = Yearly
	default:
		return day, false
	}
	return cycle.shift(day, n), true
}
