package schedule

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// Grain is the size of a [Period].
type Grain uint8

// The grains, from fine to coarse.
const (
	GrainMonth Grain = iota + 1
	GrainQuarter
	GrainHalfYear
	GrainYear
	GrainYears // several whole years, such as a plan's 2020/2023
)

// MarshalJSON refuses: a Period is written, and has its grain.
func (Grain) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Grain) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// months is the length of a period of the grain.
func (g Grain) months() int {
	switch g {
	case GrainMonth:
		return 1
	case GrainQuarter:
		return 3
	case GrainHalfYear:
		return 6
	}
	return 12
}

// Period is the name of a month, quarter, half year, year or span of years,
// written as 2024-06, 2024-Q3, 2024-H1, 2024 or 2020/2023. It is a name only:
// which days belong to it is said by the [Window] of the report that uses it.
//
// Periods are small and compared with ==; the zero Period is none.
type Period struct {
	year  int16
	until int16 // last year of GrainYears
	grain Grain
	n     uint8 // 1-based month, quarter or half
}

// NewPeriod is the n-th period of its grain in the year: NewPeriod(2024,
// GrainQuarter, 3) is 2024-Q3. For a whole year n is 1. It is the zero Period when
// there is none such.
func NewPeriod(year int, g Grain, n int) Period {
	if year < form.MinYear || year > form.MaxYear || g < GrainMonth || g > GrainYear || n < 1 || n > 12/g.months() {
		return Period{}
	}
	return Period{year: int16(year), grain: g, n: uint8(n)}
}

// YearsPeriod is the span of whole years from first to last, both included.
// It is the zero Period when last is before first.
func YearsPeriod(first, last int) Period {
	if first < form.MinYear || last > form.MaxYear || last < first {
		return Period{}
	}
	if first == last {
		return NewPeriod(first, GrainYear, 1)
	}
	return Period{year: int16(first), until: int16(last), grain: GrainYears, n: 1}
}

// PeriodOf is the calendar period of the grain that day d lies in.
func PeriodOf(d form.Day, g Grain) Period {
	return NewPeriod(d.Year(), g, (int(d.Month())-1)/g.months()+1)
}

// ParsePeriod reads 2024-06, 2024-Q3, 2024-H1, 2024 and 2020/2023.
func ParsePeriod(s string) (Period, error) {
	var p Period
	switch {
	case len(s) == 4:
		p = NewPeriod(number(s), GrainYear, 1)
	case len(s) == 9 && s[4] == '/':
		if a, b := number(s[:4]), number(s[5:]); a < b {
			p = YearsPeriod(a, b)
		}
	case len(s) == 7 && s[4] == '-':
		g, digits := GrainMonth, s[5:]
		switch s[5] {
		case 'Q':
			g, digits = GrainQuarter, s[6:]
		case 'H':
			g, digits = GrainHalfYear, s[6:]
		}
		p = NewPeriod(number(s[:4]), g, number(digits))
	}
	if p.IsZero() {
		return p, refused(PeriodForm, s, "2024-06", "2024-Q2", "2024-H1", "2024", "2020/2023")
	}
	return p, nil
}

// MustParsePeriod is [ParsePeriod] for periods written in a program. It
// panics on what cannot be read.
func MustParsePeriod(s string) Period {
	p, err := ParsePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

// IsZero says that this is no period.
func (p Period) IsZero() bool { return p.grain == 0 }

// Grain is the size of the period; zero for the zero Period.
func (p Period) Grain() Grain { return p.grain }

// Year is the year of the period, the first of a span of years.
func (p Period) Year() int { return int(p.year) }

// LastYear is the last year of the period, its only one but for GrainYears.
func (p Period) LastYear() int {
	if p.grain == GrainYears {
		return int(p.until)
	}
	return int(p.year)
}

// Number is the place in its year: 3 for the third quarter; 1 for years.
func (p Period) Number() int { return int(p.n) }

// Span is the calendar days of the period. Reports by Decree 09/2019 use
// other days: see [Window].
func (p Period) Span() Span {
	if p.IsZero() {
		return Span{}
	}
	m := p.grain.months()
	first := time.Month((int(p.n)-1)*m + 1)
	return Span{
		Since: form.NewDay(int(p.year), first, 1),
		Until: form.NewDay(p.LastYear(), first+time.Month(m), 1),
	}
}

// Shift is the period n places later, earlier when n is negative; a span of
// years moves by its own length. Shift beyond the years that exist is zero.
func (p Period) Shift(n int) Period {
	const most = 12 * form.MaxYear // which leads out of the years; more could wrap when it is multiplied
	n = min(max(n, -most), most)
	switch p.grain {
	case 0:
		return p
	case GrainYears:
		years := n * (int(p.until) - int(p.year) + 1)
		return YearsPeriod(int(p.year)+years, int(p.until)+years)
	}
	perYear := 12 / p.grain.months()
	i := int(p.year)*perYear + int(p.n) - 1 + n
	return NewPeriod(i/perYear, p.grain, i%perYear+1)
}

// Next and Previous are the neighbours of the same grain.
func (p Period) Next() Period { return p.Shift(1) }

// Previous is the period before.
func (p Period) Previous() Period { return p.Shift(-1) }

// YearBefore is the same period of the year before.
func (p Period) YearBefore() Period {
	if p.grain == GrainYears {
		return YearsPeriod(int(p.year)-1, int(p.until)-1)
	}
	return NewPeriod(int(p.year)-1, p.grain, int(p.n))
}

// Split is the periods of the finer grain that make this one up, in order;
// nil when the grain is not finer.
func (p Period) Split(g Grain) []Period {
	if p.IsZero() || g < GrainMonth || g >= p.grain {
		return nil
	}
	s := p.Span()
	var parts []Period
	for q := PeriodOf(s.Since, g); !q.IsZero() && q.Span().Since < s.Until; q = q.Next() {
		parts = append(parts, q)
	}
	return parts
}

// Compare orders by first day, then the shorter first.
func (p Period) Compare(q Period) int {
	a, b := p.Span(), q.Span()
	return cmp.Or(cmp.Compare(a.Since, b.Since), cmp.Compare(a.Until, b.Until))
}

// String is the form that [ParsePeriod] reads; empty for the zero Period.
func (p Period) String() string {
	switch p.grain {
	case GrainMonth:
		return fmt.Sprintf("%04d-%02d", p.year, p.n)
	case GrainQuarter:
		return fmt.Sprintf("%04d-Q%d", p.year, p.n)
	case GrainHalfYear:
		return fmt.Sprintf("%04d-H%d", p.year, p.n)
	case GrainYear:
		return fmt.Sprintf("%04d", p.year)
	case GrainYears:
		return fmt.Sprintf("%04d/%04d", p.year, p.until)
	}
	return ""
}

// Text is the name as people write it: "tháng 6/2024", "quý III/2024",
// "6 tháng đầu năm 2024", "năm 2024", "giai đoạn 2020-2023".
func (p Period) Text(l form.Language) string {
	switch p.grain {
	case GrainMonth:
		return l.Pick(fmt.Sprintf("tháng %d/%d", p.n, p.year), fmt.Sprintf("%s %d", time.Month(p.n), p.year))
	case GrainQuarter:
		return l.Pick(fmt.Sprintf("quý %s/%d", roman[p.n], p.year), fmt.Sprintf("Q%d %d", p.n, p.year))
	case GrainHalfYear:
		half := "đầu"
		if p.n == 2 {
			half = "cuối"
		}
		return l.Pick(fmt.Sprintf("6 tháng %s năm %d", half, p.year), fmt.Sprintf("H%d %d", p.n, p.year))
	case GrainYear:
		return l.Pick(fmt.Sprintf("năm %d", p.year), strconv.Itoa(int(p.year)))
	case GrainYears:
		return l.Pick(fmt.Sprintf("giai đoạn %d-%d", p.year, p.until), fmt.Sprintf("%d-%d", p.year, p.until))
	}
	return ""
}

var roman = [...]string{1: "I", 2: "II", 3: "III", 4: "IV"}

// MarshalText writes the form of [Period.String]. The zero Period is an
// error: leave it out (omitzero).
func (p Period) MarshalText() ([]byte, error) {
	if p.IsZero() {
		return nil, refused(PeriodForm, "")
	}
	return []byte(p.String()), nil
}

// UnmarshalText reads as [ParsePeriod] does.
func (p *Period) UnmarshalText(b []byte) error {
	q, err := ParsePeriod(string(b))
	if err != nil {
		return err
	}
	*p = q
	return nil
}

// number is a number of digits alone, 0 for anything else: there is no period
// of that number, and no year.
func number(s string) int {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return 0
	}
	return int(n)
}
