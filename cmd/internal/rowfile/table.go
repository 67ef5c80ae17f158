package rowfile

import (
	"bytes"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/reading"
)

// kind is what the cells of a column are.
type kind uint8

const (
	text  kind = iota
	day        // a day or an instant
	count      // a whole number
	flag       // yes or no
)

type column struct {
	name string
	kind kind
	must bool
}

// Table is the columns that the library reads.
type Table struct {
	columns []column
	lines   bool // a cell may hold several
}

// Dossiers is the table that [onestop.ReadCSV] reads.
//
// [onestop.ReadCSV]: https://pkg.go.dev/github.com/caicach/tthc/indicator/onestop#ReadCSV
func Dossiers() *Table {
	return &Table{columns: []column{
		{"code", text, false}, {"body", text, true}, {"procedure", text, false}, {"status", count, true}, {"channel", count, false},
		{"received", day, true}, {"appointment", day, false}, {"finished", day, false}, {"supplements", text, false}, {"paused", count, false},
		{"fee", count, false}, {"paid", count, false}, {"digitised", flag, false}, {"electronicResult", flag, false}, {"reused", flag, false},
		{"residentData", flag, false}, {"personalStore", flag, false}, {"complained", flag, false}, {"requests", count, false},
		{"revision", day, false}, {"hands", text, false}, {"appointmentMoved", flag, false},
	}}
}

// Observations is the table that [indicator.ReadObservations] reads.
//
// [indicator.ReadObservations]: https://pkg.go.dev/github.com/caicach/tthc/indicator#ReadObservations
func Observations() *Table {
	return &Table{lines: true, columns: []column{
		{"indicator", text, true}, {"body", text, true}, {"period", text, true}, {"numerator", count, true}, {"denominator", count, true},
		{"recorded", day, false}, {"source", text, false}, {"window", text, false}, {"procedure", text, false},
	}}
}

// find is the column of a heading, -1 for none: Code, electronic_result and
// " Electronic Result " are columns as well.
func (t *Table) find(heading string) int {
	heading = folded(heading)
	for i, c := range t.columns {
		if folded(c.name) == heading {
			return i
		}
	}
	return -1
}

// Knows says that a heading is that of a column.
func (t *Table) Knows(heading string) bool { return t.find(heading) >= 0 }

var blanks = strings.NewReplacer(" ", "", "_", "", "-", "", "\u00a0", "", "\ufeff", "")

func folded(heading string) string { return blanks.Replace(strings.ToLower(heading)) }

// near is the column that a heading is a slip of the pen for, -1 for none.
func (t *Table) near(heading string) int {
	heading = folded(heading)
	for i, c := range t.columns {
		name := folded(c.name)
		if slips := 1 + len(name)/8; len(name) > 3 && reading.Distance(heading, name, slips) <= slips {
			return i
		}
	}
	return -1
}

// Mends says whether a value that the library refused in a column is one that this
// package mends: the file has to be read through it from the beginning.
func (t *Table) Mends(name, value string) bool {
	i := t.find(name)
	return i >= 0 && string(mend(t.columns[i].kind, false, []byte(value))) != value
}

// mend is a cell as the library reads it; what it does not know it leaves. Days
// with strokes are of the order day, month, year where that is known.
func mend(k kind, ordered bool, cell []byte) []byte {
	cell = bytes.TrimSpace(cell)
	switch {
	case len(cell) == 0:
	case k == count:
		return mendCount(cell)
	case k == flag && len(cell) > 1 || k == flag && (cell[0] < '0' || cell[0] > '9'):
		if is, ok := flags[strings.ToLower(norm.NFC.String(string(cell)))]; ok {
			return []byte(is)
		}
	case k == day:
		return mendDay(ordered, cell)
	}
	return cell
}

// flags is how people say yes and no in a cell.
var flags = map[string]string{
	"true": "true", "có": "1", "co": "1", "yes": "1", "y": "1", "x": "1", "đúng": "1", "✓": "1", "✔": "1",
	"false": "false", "không": "0", "khong": "0", "no": "0", "n": "0", "sai": "0",
}

// mendCount takes the marks out of a whole number: between groups of three where
// there can be no doubt that they are (1.250.000), and noughts behind the decimal
// mark (12,0). 1.250 may be either, and is left.
func mendCount(cell []byte) []byte {
	digits, marks := 0, 0
	for _, c := range cell {
		if c >= '0' && c <= '9' {
			digits++
		} else {
			marks++
		}
	}
	if marks == 0 || digits == 0 || len(cell) > 40 {
		return cell
	}
	s := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(cell))
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, fraction := s, ""
	if i := strings.LastIndexAny(s, ".,"); i >= 0 && strings.Count(s, s[i:i+1]) == 1 {
		whole, fraction = s[:i], s[i+1:]
		grouped := strings.ContainsAny(whole, " .,")
		switch {
		case strings.Trim(fraction, "0") != "" || fraction == "":
			return cell
		case len(fraction) == 3 && !grouped && len(whole) <= 3 && whole != "0":
			return cell
		}
	}
	for _, mark := range []string{" ", ".", ","} {
		groups := strings.Split(whole, mark)
		if len(groups) == 1 {
			continue
		}
		for i, g := range groups {
			if len(g) > 3 || len(g) == 0 || i > 0 && len(g) < 3 {
				return cell
			}
		}
		whole = strings.Join(groups, "")
	}
	if whole == "" || strings.Trim(whole, "0123456789") != "" {
		return cell
	}
	return []byte(sign + whole)
}

// stroke is a day as 25/6/2025, and what stands behind it.
type stroke struct {
	first, second int
	year          string
	rest          string
}

// strokeOf reads a day with strokes, hyphens or dots; not ok for anything else.
func strokeOf(cell []byte) (s stroke, ok bool) {
	i, numbers := 0, [2]int{}
	var mark byte
	for k := range numbers {
		from := i
		for i < len(cell) && i < from+2 && cell[i] >= '0' && cell[i] <= '9' {
			numbers[k] = numbers[k]*10 + int(cell[i]-'0')
			i++
		}
		if i == from || i == len(cell) || k == 1 && cell[i] != mark {
			return s, false
		}
		if mark = cell[i]; mark != '/' && mark != '-' && mark != '.' {
			return s, false
		}
		i++
	}
	if len(cell) < i+4 || len(bytes.Trim(cell[i:i+4], "0123456789")) > 0 {
		return s, false
	}
	s = stroke{numbers[0], numbers[1], string(cell[i : i+4]), string(cell[i+4:])}
	return s, s.rest == "" || s.rest[0] == ' ' || s.rest[0] == 'T'
}

// mendDay writes 25/6/2025 as 2025-06-25 where the order is known, a time behind a
// space as one behind T, and a zone with its colon. A time of midnight it leaves: it
// may stand for no time at all.
func mendDay(ordered bool, cell []byte) []byte {
	if s, ok := strokeOf(cell); ok && ordered && s.second >= 1 && s.second <= 12 {
		iso := s.year + "-" + twoDigits(s.second) + "-" + twoDigits(s.first)
		if s.rest == "" {
			return []byte(iso)
		}
		if clock, ok := clockOf(s.rest[1:]); ok {
			return []byte(iso + "T" + clock)
		}
		return cell
	}
	if len(cell) < len("2025-06-20 8:05") || cell[4] != '-' || cell[7] != '-' || cell[10] != 'T' && cell[10] != ' ' {
		return cell
	}
	when, zone := string(cell[11:]), ""
	if i := strings.LastIndexAny(when, "+-"); i > 0 {
		when, zone = when[:i], when[i:]
	} else if rest, utc := strings.CutSuffix(when, "Z"); utc {
		when, zone = rest, "Z"
	}
	if len(zone) == 5 && !strings.Contains(zone, ":") {
		zone = zone[:3] + ":" + zone[3:]
	}
	if cell[10] == ' ' {
		clock, ok := clockOf(when)
		if !ok {
			return cell
		}
		when = clock
	}
	return []byte(string(cell[:10]) + "T" + when + zone)
}

// clockOf reads 8:05 and 08:05:00, but not midnight.
func clockOf(s string) (clock string, ok bool) {
	parts := strings.Split(strings.TrimSpace(s), ":")
	if len(parts) < 2 || len(parts) > 3 || len(strings.Trim(strings.Join(parts, ""), "0")) == 0 {
		return "", false
	}
	for i, p := range parts {
		if len(p) == 1 && i == 0 {
			parts[i] = "0" + p
		} else if len(p) != 2 {
			return "", false
		}
	}
	return strings.Join(parts, ":"), true
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
