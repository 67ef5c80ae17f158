package table

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// rank is what kind of number stands before a row. It says which rows stand
// under which.
type rank uint8

const (
	noRank  rank = iota // not a number
	section             // a numbered heading before a table of its own
	roman               // I
	capital             // A
	banner              // a heading without a number
	figure              // 1, 1.1, 1.1.1
	letter              // a
	dash                // -
	plus                // +
	way                 // III.1.b-1+2: says by itself where it stands
)

// number is the number of a row.
type number struct {
	text  string // as the document gives it, without the final dot
	rank  rank
	depth int // of a figure: 2 for 1.1
}

var (
	romanForm   = regexp.MustCompile(`^[IVX]+$`)
	capitalForm = regexp.MustCompile(`^[A-ZĐ]$`)
	figureForm  = regexp.MustCompile(`^\d+(\.\d+)*$`)
	letterForm  = regexp.MustCompile(`^[a-zđ]$`)
	wayForm     = regexp.MustCompile(`^([IVX]+|[A-ZĐ]|[a-zđ]|\d+[a-zđ]?)([.+-]([IVX]+|[A-ZĐ]|[a-zđ]|\d+[a-zđ]?))*$`)

	// A heading that has its number in its own cell: "I. NHIỆM VỤ CHUNG".
	headingForm = regexp.MustCompile(`^([IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)\s*[.):/]\s*(\S.*)$`)
	// The number of a task in a table without a number column.
	leadingForm = regexp.MustCompile(`^(?:([IVX]+|[a-zđ])[.)]\s+|(\d+(?:\.\d+)*)[.)]\s*)([\pL"“(].*)$`)
	// A dash that stands before a title, in its cell.
	dashForm = regexp.MustCompile(`^[-–—+•·●▪]\s*(\S(?s:.*))$`)
	footForm = regexp.MustCompile(`^(\(?\*|[¹²³⁴-⁹⁰]|\[\d+\])`)
)

var (
	goingOn  = reading.NewSet("tiếp, tiếp theo, tt")
	parts    = reading.NewSet("phần, mục, nhóm")
	footnote = reading.NewSet("ghi chú, chú thích, lưu ý")
)

// withoutGoingOn cuts "(tiếp)" off the end of a number.
func withoutGoingOn(s string) (number string, cut bool) {
	open := strings.LastIndexByte(s, '(')
	if open < 0 || !strings.HasSuffix(s, ")") {
		return s, false
	}
	t := reading.Scan(s[open+1 : len(s)-1])
	if _, n := goingOn.At(t.Tokens, 0); n == 0 || n != len(t.Tokens) {
		return s, false
	}
	return strings.TrimRight(s[:open], " "), true
}

// withoutPart cuts "Phần", "Mục" or "Nhóm" off the beginning of a heading.
func withoutPart(s string) string {
	t := reading.Scan(s)
	if _, n := parts.At(t.Tokens, 0); n > 0 && t.At(n).Space {
		return s[t.At(n).Start:]
	}
	return s
}

// isFootnote says whether a row is a note below the table: "(*) ...",
// "Ghi chú: ...".
func isFootnote(s string) bool {
	if footForm.MatchString(s) {
		return true
	}
	t := reading.Scan(s)
	_, n := footnote.At(t.Tokens, 0)
	return n > 0 && (t.At(n).Mark == ':' || t.At(n).Mark == '.')
}

// parseNumber reads the number cell of a row; goesOn says that it is marked as
// the rest of a row broken by a page: "3 (tiếp)".
func parseNumber(s string) (n number, goesOn bool) {
	s = oneLine(s)
	s, goesOn = withoutGoingOn(s)
	switch s {
	case "-", "–", "—", "•", "*", "·":
		return number{"-", dash, 0}, goesOn
	case "+":
		return number{"+", plus, 0}, goesOn
	}
	s = strings.ReplaceAll(s, " ", "")
	s = strings.TrimPrefix(s, "(")
	s = strings.TrimRight(s, ".):/;")
	switch {
	case romanForm.MatchString(s):
		n.rank = roman
	case capitalForm.MatchString(s):
		n.rank = capital
	case figureForm.MatchString(s):
		n.rank, n.depth = figure, 1+strings.Count(s, ".")
	case letterForm.MatchString(s):
		n.rank = letter
	case wayForm.MatchString(s):
		n.rank = way
	default:
		return number{}, goesOn
	}
	n.text = s
	return n, goesOn
}

// last is the last figure of a number, such as 3 of 2.3.
func (n number) last() (int, bool) {
	if n.rank != figure {
		return 0, false
	}
	i, err := strconv.Atoi(n.text[strings.LastIndexByte(n.text, '.')+1:])
	return i, err == nil
}

// outline is the rows under which the next row stands, outermost first.
type outline []*item

// headingRanks are the ranks of the outer headings, which stand in any order.
var headingRanks = []rank{section, roman, capital, banner}

// add finds what stands above a row by its number, and puts the row into the
// outline.
func (o *outline) add(it *item) {
	stack, n := *o, &it.number
	if n.rank == roman && len(n.text) == 1 {
		// I may be the letter after H.
		for _, above := range stack {
			if above.number.rank == capital && above.number.text[0]+1 == n.text[0] {
				n.rank = capital
			}
		}
	}
	first := func(ends func(*item) bool) int {
		if i := slices.IndexFunc(stack, ends); i >= 0 {
			return i
		}
		return len(stack)
	}
	same := func(above *item) bool {
		return above.number.rank == n.rank && (n.rank != figure || above.number.depth >= n.depth)
	}
	keep := first(same)
	switch n.rank {
	case section:
		keep = 0
	case way:
		keep = first(func(above *item) bool {
			return above.number.rank != banner && above.number.rank != section && !strings.HasPrefix(n.text, above.number.text+".")
		})
	case roman, capital, banner:
		if keep == len(stack) {
			keep = first(func(above *item) bool { return !slices.Contains(headingRanks, above.number.rank) })
		}
	case dash:
		if keep == len(stack) {
			keep = first(func(above *item) bool { return above.number.rank == plus })
		}
	}
	if keep < len(stack) && same(stack[keep]) {
		it.before = stack[keep]
	}
	if keep > 0 {
		it.parent = stack[keep-1]
		it.parent.children++
	}
	if n.rank == dash || n.rank == plus {
		it.mark = 1
		if it.before != nil {
			it.mark += it.before.mark
		}
	}
	*o = append(stack[:keep:keep], it)
}

// id is the number of a task as it stands in the table, with full also with
// the numbers of the headings above.
func (it *item) id(full bool) string {
	n := it.number
	above := it.parent
	for above != nil && above.number.text == "" {
		above = above.parent
	}
	switch n.rank {
	case way:
		return n.text
	case dash, plus:
		if above == nil {
			return fmt.Sprint(it.mark)
		}
		return fmt.Sprintf("%s%s%d", above.id(full), n.text, it.mark)
	case letter:
		if above == nil {
			return n.text
		}
		return above.id(full) + "." + n.text
	}
	if !full || above == nil {
		return n.text
	}
	if n.rank == figure && strings.HasPrefix(n.text, above.number.text+".") {
		return strings.TrimSuffix(above.id(full), above.number.text) + n.text
	}
	return above.id(full) + "." + n.text
}
