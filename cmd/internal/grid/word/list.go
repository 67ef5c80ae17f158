package word

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid"
	"github.com/caicach/tthc/cmd/internal/grid/office"
)

// lists is the numbered lists of a Word document, with where they have come
// to.
type lists struct {
	styles styles
	kinds  map[string][]listLevel // by w:abstractNumId
	linked map[string]string      // styles that have the levels of a kind, by w:abstractNumId
	nums   map[string]*num        // by w:numId
	counts map[string]map[int]int // by w:abstractNumId and level
}

// num is a list of a kind.
type num struct {
	kind   string
	starts map[int]int       // where it begins otherwise than its kind, by level
	own    map[int]listLevel // levels that are otherwise than those of its kind
	begun  bool
}

// listLevel is how a level of a list is numbered.
type listLevel struct {
	format string // decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet
	text   string // "%1." or "%1.%2"
	start  int
	style  string // of the paragraphs that are on it
	legal  bool   // all numbers in figures
	goesOn int    // 0 where it begins anew below each level above; 1 never, 2 below the first alone, 3 the second...
}

func readLists(a *office.Archive, name string, s styles) (lists, error) {
	l := lists{s, map[string][]listLevel{}, map[string]string{}, map[string]*num{}, map[string]map[int]int{}}
	err := a.Read(name, func(p *office.Part, _ xml.StartElement) error {
		return p.Children(func(e xml.StartElement) error {
			switch {
			case e.Name.Local == "abstractNum" && len(l.kinds) < maxStyles:
				return l.readKind(p, office.Attribute(e, "abstractNumId"))
			case e.Name.Local == "num" && len(l.nums) < maxStyles:
				n := &num{starts: map[int]int{}, own: map[int]listLevel{}}
				l.nums[office.Attribute(e, "numId")] = n
				return n.read(p)
			}
			return p.Skip()
		})
	})
	return l, err
}

func (l *lists) readKind(p *office.Part, id string) error {
	var levels []listLevel
	err := p.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "numStyleLink":
			l.linked[id] = office.Attribute(e, "val")
		case "lvl":
			if len(levels) < mostLevels {
				level, err := readLevel(p)
				levels = append(levels, level)
				return err
			}
		}
		return p.Skip()
	})
	l.kinds[id] = levels
	return err
}

// mostLevels is how many levels a list has.
const mostLevels = 9

func readLevel(p *office.Part) (listLevel, error) {
	level := listLevel{format: "decimal", start: 1}
	err := p.Children(func(e xml.StartElement) error {
		val := office.Attribute(e, "val")
		switch e.Name.Local {
		case "start":
			if n, err := strconv.Atoi(val); err == nil {
				level.start = n
			}
		case "numFmt":
			level.format = val
		case "lvlText":
			if level.text = val; len(val) > 100 {
				level.text = ""
			}
		case "pStyle":
			level.style = val
		case "isLgl":
			level.legal = office.On(e)
		case "lvlRestart":
			if n, err := strconv.Atoi(val); err == nil && n >= 0 {
				level.goesOn = n + 1
			}
		}
		return p.Skip()
	})
	return level, err
}

func (n *num) read(p *office.Part) error {
	return p.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNumId":
			n.kind = office.Attribute(e, "val")
		case "lvlOverride":
			at, err := strconv.Atoi(office.Attribute(e, "ilvl"))
			if err != nil || at < 0 || at >= mostLevels {
				break
			}
			return p.Children(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "lvl":
					level, err := readLevel(p)
					n.own[at] = level
					return err
				case "startOverride":
					if start, err := strconv.Atoi(office.Attribute(e, "val")); err == nil {
						n.starts[at] = start
					}
				}
				return p.Skip()
			})
		}
		return p.Skip()
	})
}

// of is the list of a paragraph and its level: its own, or that of its style.
func (l *lists) of(p paragraph) (n *num, at int) {
	list, at, leveled := p.list, p.level, p.leveled
	styleOf := ""
	for _, s := range l.styles.line(p.style) {
		if list == "" && s.numbers.list != "" {
			list = s.numbers.list
			styleOf = p.style
			if !leveled {
				at, leveled = s.numbers.level, s.numbers.leveled
			}
		}
	}
	if n = l.nums[list]; n == nil {
		return nil, 0
	}
	if styleOf != "" && !leveled {
		for i, level := range l.levels(n) {
			if level.style == styleOf {
				at = i
			}
		}
	}
	return n, at
}

// levels are the levels of a list, its own before those of its kind.
func (l *lists) levels(n *num) []listLevel {
	levels := l.ofKind(n)
	if len(n.own) > 0 {
		levels = slices.Clone(levels)
		for at, own := range n.own {
			if at < len(levels) {
				levels[at] = own
			}
		}
	}
	return levels
}

func (l *lists) ofKind(n *num) []listLevel {
	levels := l.kinds[n.kind]
	if len(levels) == 0 {
		for _, s := range l.styles.line(l.linked[n.kind]) {
			if other := l.nums[s.numbers.list]; other != nil {
				return l.kinds[other.kind]
			}
		}
	}
	return levels
}

// mark is what Word shows before a paragraph that is in a list, and a space;
// empty for others.
func (l *lists) mark(p paragraph) string {
	n, at := l.of(p)
	if n == nil {
		return ""
	}
	levels := l.levels(n)
	if at < 0 || at >= len(levels) {
		return ""
	}
	counts := l.counts[n.kind]
	if counts == nil {
		counts = map[int]int{}
		l.counts[n.kind] = counts
	}
	if !n.begun {
		n.begun = true
		for i, start := range n.starts {
			counts[i] = start - 1
		}
	}
	if _, counted := counts[at]; !counted {
		counts[at] = levels[at].start - 1
	}
	counts[at]++
	for i := range levels {
		if goesOn := levels[i].goesOn; i > at && (goesOn == 0 || at+2 <= goesOn && goesOn > 1) { // deeper levels begin anew
			delete(counts, i)
			if start, otherwise := n.starts[i]; otherwise {
				counts[i] = start - 1
			}
		}
	}
	switch levels[at].format {
	case "bullet":
		return "- "
	case "none":
		return ""
	}
	text := levels[at].text
	for i := range levels[:at+1] {
		n, counted := counts[i]
		if !counted || i < at && n < levels[i].start {
			n = levels[i].start
		}
		format := levels[i].format
		if levels[at].legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), grid.Numeral(n, format))
	}
	if text == "" {
		return ""
	}
	return text + " "
}
