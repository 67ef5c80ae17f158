package table

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/reading"
)

// cell is what one column says of a task, gathered from the rows that the task
// takes.
type cell struct {
	label  string // the heading of the column
	row    int    // of the first piece, counted from 1
	pieces []string
	size   int // of the pieces, in bytes
}

// short says that not more stands in the cell than one row and few that go on say:
// whether more than that is whole is not asked for each row anew.
func (c *cell) short() bool { return len(c.pieces) <= 8 && c.size <= 2000 }

// empty says whether nothing stands in the cell of a row; a dash or dots stand
// for nothing, but two strokes for the cell above.
func empty(text string) bool {
	return !strokes(text) && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("-–—…._/", r) }) < 0
}

// add adds what the next row says.
func (c *cell) add(label string, row int, text string) {
	if len(c.pieces) == 0 {
		c.label, c.row = label, row
	}
	c.pieces = append(c.pieces, text)
	c.size += len(text)
}

// repeats says whether the row only says the same again: a merged cell.
func (c *cell) repeats(text string) bool {
	if len(c.pieces) == 0 {
		return false
	}
	last := c.pieces[len(c.pieces)-1]
	return last == text || reading.Clean(last) == reading.Clean(text)
}

// text is the pieces put together. A page break may fall anywhere in a
// sentence; only a new point of a list begins a new line.
func (c *cell) text() string {
	var b strings.Builder
	for i, p := range c.pieces {
		if i > 0 {
			before := b.String()
			before = before[max(len(before)-longestTorn, 0):]
			switch {
			case bulletOf(p) != "":
				b.WriteByte('\n')
			case strings.HasSuffix(before, "/") || torn.MatchString(before) && startsWithLetter(p):
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteString(p)
	}
	return b.String()
}

// line is the pieces on one line.
func (c *cell) line() string { return oneLine(c.text()) }

// torn is the end of the number of a document, torn apart: "16/QĐ-".
var torn = regexp.MustCompile(`/\p{Lu}+-$`)

// longestTorn is how many bytes such an end may have.
const longestTorn = 64

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// clean is a text as it is quoted, without noise (see [reading.Tidy]), each of
// its lines on a line of its own.
func clean(s string) string {
	if strings.IndexFunc(s, breaksLine) < 0 {
		return reading.Tidy(s)
	}
	var kept []string
	for _, l := range strings.FieldsFunc(s, breaksLine) {
		if l = reading.Tidy(l); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

func breaksLine(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\u2028' || r == '\u2029'
}

// sentence is a text without the full stop or semicolon at its end.
func sentence(s string) string {
	s = oneLine(s)
	if t := strings.TrimSpace(strings.TrimRight(s, ".;")); t != "" && !strings.HasSuffix(s, "..") {
		return t
	}
	return s
}

var bulletForm = regexp.MustCompile(`^(?:([-–—+•*·●▪])|\(?(\d{1,2})[.)]|\(?([a-zđ])\))\s*\S`)

// separated is a figure with a separator, which is no point of a list.
var separated = regexp.MustCompile(`^\(?\d{1,2}\.\d`)

// bulletOf is the kind of mark at the beginning of a point of a list: the sign
// itself, 1 or a; empty for none.
func bulletOf(s string) string {
	m := bulletForm.FindStringSubmatch(s)
	switch {
	case m == nil:
		return ""
	case m[2] != "" && separated.MatchString(s):
		return "" // "50.00%", "1.200 hồ sơ"
	case m[2] != "":
		return "1"
	case m[3] != "":
		return "a"
	case m[1] == "–" || m[1] == "—":
		return "-"
	}
	return m[1]
}

var bulletMark = regexp.MustCompile(`^(?:[-–—+•*·●▪]|\(?\d{1,2}[.)]|\(?[a-zđ]\))\s*`)

// The end of one point and the beginning of the next, on one line.
var nextPoint = regexp.MustCompile(`([.;])\s+([-–—+•●▪]\s)`)

// points is the points of a list of products, a clean text. The first mark says how points
// begin; other marks are below it. Without marks, a line that begins with a
// capital after a full stop or semicolon is a new point.
func points(s string) []string {
	first := bulletOf(s)
	if first != "" {
		s = nextPoint.ReplaceAllString(s, "$1\n$2")
	}
	var list [][]byte
	for l := range strings.SplitSeq(s, "\n") {
		begins := len(list) == 0
		switch {
		case begins:
		case first != "":
			begins = bulletOf(l) == first
		default:
			r, _ := utf8.DecodeRuneInString(l)
			before := list[len(list)-1]
			begins = unicode.IsUpper(r) && len(before) > 0 && strings.IndexByte(".;", before[len(before)-1]) >= 0
		}
		if begins {
			if first != "" {
				l = bulletMark.ReplaceAllString(l, "")
			}
			list = append(list, []byte(l))
		} else {
			list[len(list)-1] = append(append(list[len(list)-1], ' '), l...)
		}
	}
	var kept []string
	for _, point := range list {
		if l := sentence(string(point)); l != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// startsSmall says whether a text begins in the middle of a sentence.
func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\r\n\"“(,;"))
	return unicode.IsLower(r) || strings.HasPrefix(s, ",") || strings.HasPrefix(s, ";")
}

// allCapitals says whether a text is written in capitals: a heading.
func allCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 6 && strings.Contains(strings.TrimSpace(s), " ")
}

// strokes says whether a cell is "//" or "-//-".
func strokes(s string) bool { return len(s) < 40 && strings.Trim(s, " -–—._\n") == "//" }

// ditto says whether a cell points to the one above.
func ditto(s string) bool {
	switch strings.TrimSpace(s) {
	case `"`, "″", "”", "〃", "''", "’’", ",,":
		return true
	}
	return strokes(s) || len(s) < 40 && says(dittos, s)
}

var dittos = reading.NewSet("nt, như trên")
