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
	var n [4]int // year, month, day, number
	for i := range len(rest) {
		part := [...]int{0, 0, 0, 0, 1, 1, 2, 2, 3}[min(i, 8)]
		switch {
		case i == 8:
		case rest[i] < '0' || rest[i] > '9':
			return Code{}, CodeForm
		default:
			n[part] = n[part]*10 + int(rest[i]-'0')
		}
	}
	day := form.NewDay(n[0], time.Month(n[1]), n[2])
	if y, m, d := day.Date(); n[0] < form.MinYear || n[0] > form.MaxYear || y != n[0] || int(m) != n[1] || d != n[2] {
		return Code{}, CodeDay
	}
	return Code{int32(day), uint32(n[3]), uint8(len(rest) - 9)}, ""
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
