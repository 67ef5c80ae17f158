package grid

import (
	"strconv"
	"strings"
)

// lists is the numbered lists of a Word document, with where they have come
// to.
type lists struct {
	kinds  map[string][]listLevel // by w:abstractNumId
	kindOf map[string]string      // by w:numId
	counts map[string][]int       // by w:abstractNumId
}

// listLevel is how a level of a list is numbered.
type listLevel struct {
	format string // decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet
	text   string // "%1." or "%1.%2"
	start  int
}

func newLists(numbering *element) lists {
	l := lists{map[string][]listLevel{}, map[string]string{}, map[string][]int{}}
	if numbering == nil {
		return l
	}
	for _, kind := range numbering.each("abstractNum") {
		var levels []listLevel
		for _, e := range kind.each("lvl") {
			level := listLevel{format: "decimal", start: e.number("start", 1)}
			if f := e.first("numFmt"); f != nil {
				level.format = f.val
			}
			if t := e.first("lvlText"); t != nil {
				level.text = t.val
			}
			levels = append(levels, level)
		}
		l.kinds[kind.id] = levels
	}
	for _, num := range numbering.each("num") {
		if kind := num.first("abstractNumId"); kind != nil {
			l.kindOf[num.id] = kind.val
		}
	}
	return l
}

// mark is what Word shows before a paragraph that is in a list, and a space;
// empty for others.
func (l *lists) mark(p *element) string {
	properties := p.child("pPr").child("numPr")
	list := properties.child("numId")
	if list == nil {
		return ""
	}
	kind, known := l.kindOf[list.val]
	at := properties.number("ilvl", 0)
	if !known || at < 0 || at >= len(l.kinds[kind]) {
		return ""
	}
	levels := l.kinds[kind]
	counts := l.counts[kind]
	for len(counts) <= at {
		counts = append(counts, levels[len(counts)].start-1)
	}
	counts = counts[:at+1] // deeper levels begin anew
	counts[at]++
	l.counts[kind] = counts
	switch levels[at].format {
	case "bullet":
		return "- "
	case "none":
		return ""
	}
	text := levels[at].text
	for i, n := range counts {
		if i < at && n < levels[i].start {
			n = levels[i].start
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), inFormat(n, levels[i].format))
	}
	if text == "" {
		return ""
	}
	return text + " "
}

// inFormat writes a number as a level shows it.
func inFormat(n int, format string) string {
	if n < 1 || n > 399 {
		return strconv.Itoa(n)
	}
	switch format {
	case "lowerLetter", "upperLetter":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman", "upperRoman":
		s := ""
		for _, r := range []struct {
			n int
			s string
		}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
			for ; n >= r.n; n -= r.n {
				s += r.s
			}
		}
		if format == "lowerRoman" {
			s = strings.ToLower(s)
		}
		return s
	}
	return strconv.Itoa(n)
}
