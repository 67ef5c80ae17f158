package petition

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// Code names a petition: PAKN.20200812.0012 is the twelfth that was received
// on 12 August 2020. The number has four digits, more when a day has more than
// 9999; codes that stand in other systems with more zeros are kept as they
// are. Codes are compared with ==; the zero Code is none.
type Code struct {
	day    int32 // days of date.Date, for computing only
	number uint32
	width  uint8
}

const codePrefix = "PAKN."

// NewCode is the code of the n-th petition of a day, n from 1. It is the zero
// Code for what can have no code.
func NewCode(day form.Day, n int) Code {
	if day.IsZero() || day.Year() < form.MinYear || day.Year() > form.MaxYear || n < 1 || n > 999_999_999 {
		return Code{}
	}
	return Code{int32(day), uint32(n), uint8(max(4, len(strconv.Itoa(n))))}
}

// ParseCode reads a code. Anything else is a [*form.Error], a day that does
// not exist included.
func ParseCode(s string) (Code, error) {
	c, problem := parseCode(s)
	if problem != "" {
		return Code{}, codeError(problem, s)
	}
	return c, nil
}

// parseCode is the code, or what is wrong with it. It allocates nothing.
func parseCode(s string) (c Code, problem form.Code) {
	rest, ok := strings.CutPrefix(s, codePrefix)
	if !ok || len(rest) < len("20200812.0012") || rest[8] != '.' || len(rest) > len("20200812.")+9 {
		return Code{}, CodeForm
	}
	year, ok1 := digits(rest[:4])
	month, ok2 := digits(rest[4:6])
	day, ok3 := digits(rest[6:8])
	number, ok4 := digits(rest[9:])
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return Code{}, CodeForm
	}
	d := form.NewDay(year, time.Month(month), day)
	if year < form.MinYear || year > form.MaxYear || month < 1 || month > 12 || day < 1 || day > 28 && d.Day() != day {
		return Code{}, CodeDay
	}
	return Code{int32(d), uint32(number), uint8(len(rest) - 9)}, ""
}

func digits(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// MustParseCode is [ParseCode] for codes written in a program. It panics on
// what cannot be read.
func MustParseCode(s string) Code {
	c, err := ParseCode(s)
	if err != nil {
		panic(err)
	}
	return c
}

// IsZero says that there is no code.
func (c Code) IsZero() bool { return c == Code{} }

// Day is the day in the code.
func (c Code) Day() form.Day { return form.Day(c.day) }

// Number is the number within the day.
func (c Code) Number() int { return int(c.number) }

// Next is the code after c on the same day; the zero Code after the last.
func (c Code) Next() Code { return NewCode(c.Day(), c.Number()+1) }

// Compare orders codes by day, then by number.
func (c Code) Compare(d Code) int {
	return cmp.Or(cmp.Compare(c.day, d.day), cmp.Compare(c.number, d.number), cmp.Compare(c.width, d.width))
}

// String is PAKN.20200812.0012, and empty for no code.
func (c Code) String() string {
	if c.IsZero() {
		return ""
	}
	return string(c.append(nil))
}

// append is the code as String has it, behind b.
func (c Code) append(b []byte) []byte {
	y, m, d := c.Day().Date()
	b = append(b, codePrefix...)
	for _, n := range [...]int{y / 100, y % 100, int(m), d} {
		b = append(b, '0'+byte(n/10), '0'+byte(n%10))
	}
	b = append(b, '.')
	number := strconv.Itoa(int(c.number))
	for range int(c.width) - len(number) {
		b = append(b, '0')
	}
	return append(b, number...)
}

// AppendText is [Code.MarshalText] behind b.
func (c Code) AppendText(b []byte) ([]byte, error) {
	if c.IsZero() {
		return b, codeError(CodeForm, "")
	}
	return c.append(b), nil
}

// MarshalText writes as [Code.String]. No code is an error: leave it out
// (omitzero).
func (c Code) MarshalText() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalText reads as [ParseCode] does.
func (c *Code) UnmarshalText(b []byte) error {
	p, problem := parseCode(string(b))
	if problem != "" {
		return codeError(problem, string(b))
	}
	*c = p
	return nil
}

func codeError(code form.Code, value string) error {
	return texts.Error(form.Error{Code: code, Value: value})
}
