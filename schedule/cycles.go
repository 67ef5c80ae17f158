package schedule

import (
	"fmt"
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// Cycles is a set of cycles in which work recurs, such as Monthly|Quarterly; or
// one of several days, weeks, months or years ([Cycles.By]), which stands alone.
type Cycles uint16

// The cycles, from short to long.
const (
	Daily      Cycles = 1 << iota // P1D
	Weekly                        // P1W
	Monthly                       // P1M
	Quarterly                     // P3M
	HalfYearly                    // P6M
	Yearly                        // P1Y
)

const allCycles = Yearly<<1 - 1

var cycleCodes = []struct {
	cycle Cycles
	code  string
}{{Daily, "P1D"}, {Weekly, "P1W"}, {Monthly, "P1M"}, {Quarterly, "P3M"}, {HalfYearly, "P6M"}, {Yearly, "P1Y"}}

// A cycle of several units has none of the bits of the named ones: its number
// stands in the upper byte, its unit in the two bits below.
const (
	longNumber = 8
	longUnit   = 6
)

// longUnits are the units of such a cycle, and its code's letter.
var longUnits = [...]struct {
	cycle Cycles
	code  byte
}{{Daily, 'D'}, {Weekly, 'W'}, {Monthly, 'M'}, {Yearly, 'Y'}}

// By is one cycle of n of these: Yearly.By(3) is P3Y, Monthly.By(3) Quarterly. It
// is zero for more than 255, and for what is not one of days, weeks, months or
// years.
func (c Cycles) By(n int) Cycles {
	for _, k := range [...]Cycles{Quarterly, HalfYearly, Yearly} {
		if c == Monthly && n == k.months() {
			return k
		}
	}
	for i, u := range longUnits {
		switch {
		case c != u.cycle || n < 1 || n > 255:
		case n == 1:
			return c
		default:
			return Cycles(n)<<longNumber | Cycles(i)<<longUnit
		}
	}
	return 0
}

// long says that the cycle is one of several units.
func (c Cycles) long() bool { return c>>longNumber != 0 }

// parts is the number and the unit of such a cycle.
func (c Cycles) parts() (n int, unit Cycles) {
	return int(c >> longNumber), longUnits[c>>longUnit&3].cycle
}

// valid says that there is a cycle, and no long one beside others.
func (c Cycles) valid() bool {
	return c != 0 && (c <= allCycles || c.long() && c&allCycles == 0)
}

// parseCycle is the one cycle that the code names.
func parseCycle(code string) (Cycles, bool) {
	for _, k := range cycleCodes {
		if k.code == code {
			return k.cycle, true
		}
	}
	if len(code) > 2 && code[0] == 'P' {
		n, err := strconv.Atoi(code[1 : len(code)-1])
		for _, u := range longUnits {
			if c := u.cycle.By(n); err == nil && u.code == code[len(code)-1] && c.String() == code {
				return c, true
			}
		}
	}
	return 0, false
}

// Each is the cycles of the set, from short to long.
func (c Cycles) Each() []Cycles { return c.appendEach(nil) }

func (c Cycles) appendEach(each []Cycles) []Cycles {
	if c.long() {
		return append(each, c)
	}
	for k := Daily; k <= Yearly; k <<= 1 {
		if c&k != 0 {
			each = append(each, k)
		}
	}
	return each
}

// Codes is the ISO 8601 durations of the set: P1M, P3M.
func (c Cycles) Codes() []string {
	if c.long() {
		n, _ := c.parts()
		return []string{fmt.Sprintf("P%d%c", n, longUnits[c>>longUnit&3].code)}
	}
	var codes []string
	for _, k := range cycleCodes {
		if c&k.cycle != 0 {
			codes = append(codes, k.code)
		}
	}
	return codes
}

// String is the codes with a space between: "P1M P3M".
func (c Cycles) String() string {
	s := ""
	for i, code := range c.Codes() {
		if i > 0 {
			s += " "
		}
		s += code
	}
	return s
}

// finest is the shortest cycle of the set.
func (c Cycles) finest() Cycles {
	if c.long() {
		return 0
	}
	return c & -c
}

// months is the length of a cycle in months, 0 for shorter ones.
func (c Cycles) months() int {
	switch c {
	case Monthly:
		return 1
	case Quarterly:
		return 3
	case HalfYearly:
		return 6
	case Yearly:
		return 12
	}
	return 0
}

// grain is the period grain of a cycle of whole months.
func (c Cycles) grain() Grain {
	switch c {
	case Monthly:
		return GrainMonth
	case Quarterly:
		return GrainQuarter
	case HalfYearly:
		return GrainHalfYear
	}
	return GrainYear
}

// nth is the first day of the n-th cycle of several units that are counted from
// the day.
func (c Cycles) nth(from form.Day, n int) form.Day {
	k, unit := c.parts()
	return unit.shift(from, n*k)
}

// shift is the day n days, weeks, months or years on. A month without that day
// has its last (Civil Code 2015, article 148.3).
func (c Cycles) shift(day form.Day, n int) form.Day {
	switch c {
	case Daily:
		return day + form.Day(n)
	case Weekly:
		return day + form.Day(7*n)
	}
	m := monthOf(day)
	k := m + month(n*c.months())
	return min(k.first()+day-m.first(), (k+1).first()-1)
}

// month counts months from January of the year 0: twelve a year, so that cycles
// of months are sums.
type month int

func monthOf(d form.Day) month {
	y, m, _ := d.Date()
	return month(y*12 + int(m) - 1)
}

// first is the first day of the month, of the years from 1 on. Counted from a
// March on, a leap day is the last of its year, and the days before the months
// are those of 153 in five months.
func (m month) first() form.Day {
	fromMarch := uint(m) - 2
	y := fromMarch / 12
	return firstOfAll + form.Day(365*y+y/4-y/100+y/400+(153*(fromMarch-12*y)+2)/5) - 306
}

var firstOfAll = form.NewDay(1, 1, 1)
