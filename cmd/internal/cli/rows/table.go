package rows

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Screen is what people read a table on. The zero Screen is none: a file or a pipe,
// where a row is one line however long.
type Screen struct {
	Width  int  // in columns of letters
	Colour bool // marks are shown by colours
}

// tallest is in how many lines the longest cell may go on before a table is none.
const tallest = 6

// gap is how far columns stand apart.
const gap = 2

// pageBytes is how much text of rows is kept in one piece.
const pageBytes = 1 << 16

// drawing is a table that is being drawn: of a row its text is kept until the widths
// of the columns are known, since rows may be many.
type drawing struct {
	columns []Column
	screen  Screen
	pages   [][]byte // of so many whole rows as begin in their first bytes
	natural []int    // the width of each column by its widest cell
	least   []int    // how narrow it may become: no word of usual length is broken
	line    []byte   // that is being written
}

// Print writes a table for people, and says how many rows it has. On a screen what is
// too long goes on in the lines below, and where that makes no table any more, each
// row is a paragraph.
func (t Table) Print(out io.Writer, s Screen) (rows int, err error) {
	d := drawing{screen: s}
	var shown []int
	for i, c := range t.Columns {
		if !c.Hidden {
			shown, d.columns = append(shown, i), append(d.columns, c)
		}
	}
	d.natural, d.least = make([]int, len(shown)), make([]int, len(shown))
	for i, c := range d.columns {
		d.add(i, Text(c.Head), false)
	}
	for cells := range t.Rows {
		rows++
		for i, column := range shown {
			d.add(i, cells[column], d.columns[i].Number)
		}
	}
	w := bufio.NewWriter(out)
	if err := d.print(w); err != nil {
		return rows, err
	}
	return rows, w.Flush()
}

// longWord is the width from which a word may be broken.
const longWord = 16

// add keeps a cell behind the others of its row.
func (d *drawing) add(column int, c Cell, whole bool) {
	if n := len(d.pages); column == 0 && (n == 0 || len(d.pages[n-1]) >= pageBytes) {
		d.pages = append(d.pages, make([]byte, 0, pageBytes+pageBytes/16))
	}
	text := OneLine(c.Text)
	wide := Width(text)
	d.natural[column] = max(d.natural[column], wide)
	if d.screen.Width > 0 {
		least := wide
		if !whole {
			least = 0
			for word := range strings.FieldsSeq(text) {
				least = max(least, min(Width(word), longWord))
			}
		}
		d.least[column] = max(d.least[column], least)
	}
	page := &d.pages[len(d.pages)-1]
	if c.Mark != None {
		*page = append(*page, byte(c.Mark)) // no text has such a byte
	}
	end := byte('\n')
	if column < len(d.columns)-1 {
		end = '\t'
	}
	*page = append(append(*page, text...), end)
}

// print writes what was kept.
func (d *drawing) print(w *bufio.Writer) error {
	widths, ok := d.fit()
	if !ok {
		return d.paragraphs(w)
	}
	cells := make([]string, len(d.columns))
	marks := make([]Mark, len(d.columns))
	return d.each(func(text []byte, column int) error {
		cells[column], marks[column] = marked(text)
		if column < len(cells)-1 {
			return nil
		}
		return d.row(w, cells, marks, widths)
	})
}

// each gives the cells that were kept, each with its column.
func (d *drawing) each(give func(cell []byte, column int) error) error {
	column := 0
	for _, page := range d.pages {
		for len(page) > 0 {
			end := bytes.IndexAny(page, "\t\n")
			if err := give(page[:end], column); err != nil {
				return err
			}
			column++
			if page[end] == '\n' {
				column = 0
			}
			page = page[end+1:]
		}
	}
	return nil
}

func marked(cell []byte) (string, Mark) {
	if len(cell) > 0 && cell[0] <= byte(Bad) {
		return string(cell[1:]), Mark(cell[0])
	}
	return string(cell), None
}

// fit is the widths of the columns. Where they are wider than the screen the widest
// become narrower; ok is false where that is not enough.
func (d *drawing) fit() (widths []int, ok bool) {
	widths = append(widths, d.natural...)
	if d.screen.Width == 0 {
		return widths, true
	}
	over := gap*(len(widths)-1) - d.screen.Width
	for _, n := range widths {
		over += n
	}
	for ; over > 0; over-- {
		widest := -1
		for i, n := range widths {
			if n > d.least[i] && (widest < 0 || n > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
	}
	for i, n := range widths {
		if d.natural[i] > tallest*n {
			return nil, false
		}
	}
	return widths, true
}

// row writes a row in as many lines as its cells need.
func (d *drawing) row(w *bufio.Writer, cells []string, marks []Mark, widths []int) error {
	for more := true; more; {
		more, d.line = false, d.line[:0]
		blank := 0 // that is owed before the next text: no line ends in spaces
		for i := range cells {
			line, rest := cells[i], ""
			if d.screen.Width > 0 {
				line, rest = broken(cells[i], widths[i])
			}
			cells[i], more = rest, more || rest != ""
			free := widths[i] - Width(line)
			if d.columns[i].Number {
				blank, free = blank+free, 0
			}
			if line != "" {
				d.blank(blank)
				d.text(line, marks[i])
				blank = 0
			}
			blank += free + gap
		}
		if _, err := w.Write(append(d.line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// paragraphs writes each row as lines of a heading and a cell, with an empty line
// after it.
func (d *drawing) paragraphs(w *bufio.Writer) error {
	heads, head := make([]string, len(d.columns)), true
	return d.each(func(cell []byte, column int) (err error) {
		text, mark := marked(cell)
		switch {
		case head:
			heads[column] = text
		case text != "":
			d.line = append(append(d.line, heads[column]...), ": "...)
			before := Width(heads[column]) + 2
			for text != "" {
				line, rest := broken(text, max(d.screen.Width-before, 8))
				d.text(line, mark)
				if d.line = append(d.line, '\n'); rest != "" {
					d.blank(2)
				}
				text, before = rest, 2
			}
		}
		if column < len(d.columns)-1 {
			return nil
		}
		if !head {
			_, err = w.Write(append(d.line, '\n'))
		}
		head, d.line = false, d.line[:0]
		return err
	})
}

// colours is what a screen shows marks by.
var colours = [...]string{Good: "\x1b[32m", Wait: "\x1b[33m", Bad: "\x1b[31m"}

func (d *drawing) text(text string, m Mark) {
	if m == None || !d.screen.Colour {
		d.line = append(d.line, text...)
		return
	}
	d.line = append(append(append(d.line, colours[m]...), text...), "\x1b[0m"...)
}

func (d *drawing) blank(n int) {
	for range n {
		d.line = append(d.line, ' ')
	}
}

// broken is as much of a text as fits in a width, to the end of a word if any fits,
// and the rest.
func broken(text string, wide int) (line, rest string) {
	used, space := 0, -1
	for i, r := range text {
		n := letter(r)
		if used+n > wide && i > 0 {
			switch {
			case r == ' ':
				return text[:i], text[i+1:]
			case space > 0:
				return text[:space], text[space+1:]
			}
			return text[:i], text[i:]
		}
		if r == ' ' {
			space = i
		}
		used += n
	}
	return text, ""
}

// Width is how many columns of a screen a text takes: marks that stand over a letter
// take none, and some letters of the Far East two.
func Width(text string) (n int) {
	for _, r := range text {
		n += letter(r)
	}
	return n
}

func letter(r rune) int {
	switch {
	case r < 0x300: // Latin
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case r < 0x1100 || r >= 0x1e00 && r < 0x2000: // Vietnamese too
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// OneLine is a text on one line, without what would move a screen's cursor or turn the
// order of its letters.
func OneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	plain := utf8.ValidString(s)
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] != 0x7f && s[i] != 0xc2 && s[i] != 0xe2 // which begin controls of Unicode
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return utf8.RuneError
		}
		return r
	}, s)
}
