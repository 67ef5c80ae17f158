package grid

import "strings"

// Room is what a file may still fill.
type Room struct {
	cells, bytes int
}

// NewRoom is the room of a file.
func NewRoom() *Room { return &Room{MaxCells, MaxText} }

// Take takes so many cells with so many bytes together.
func (r *Room) Take(cells, bytes int) error {
	r.cells -= cells
	r.bytes -= bytes
	if r.cells < 0 || r.bytes < 0 {
		return &Error{Kind: TooLarge}
	}
	return nil
}

// TakeTable takes the place of a table.
func (r *Room) TakeTable() error { return r.Take(16, 0) }

// Canvas is a table that is being drawn: cells take their place beside those
// that reach down from the rows above.
type Canvas struct {
	*Room
	Rows [][]string
	down []reach // by column
	At   int     // the next column of the last row
	Wide int     // columns of the widest row
}

// maxColumns is how many columns a table may have: as many as a worksheet.
const maxColumns = 1 << 14

// reach is a cell that goes on in the rows below.
type reach struct {
	rows  int // how many more
	text  string
	first bool // of its columns
}

// Row begins a row.
func (c *Canvas) Row() error {
	if err := c.Close(); err != nil {
		return err
	}
	c.Rows = append(c.Rows, nil)
	c.At = 0
	return nil
}

// Close fills the rest of the last row with what reaches down, and takes away
// empty cells at its end.
func (c *Canvas) Close() error {
	if len(c.Rows) == 0 {
		return nil
	}
	for c.At < len(c.down) {
		fell, err := c.fall()
		if err == nil && !fell {
			err = c.put("")
		}
		if err != nil {
			return err
		}
	}
	c.Wide = max(c.Wide, c.At)
	row := &c.Rows[len(c.Rows)-1]
	for n := len(*row); n > 0 && (*row)[n-1] == ""; n-- {
		*row = (*row)[:n-1]
	}
	if c.At == 0 {
		return c.Take(4, 0) // what it costs to keep its place
	}
	return nil
}

// End reaches no further down: a part of the table ends here.
func (c *Canvas) End() error {
	err := c.Close()
	clear(c.down)
	return err
}

func (c *Canvas) put(text string) error {
	c.Rows[len(c.Rows)-1] = append(c.Rows[len(c.Rows)-1], text)
	c.At++
	return c.Take(1, 0)
}

// fall puts what reaches down into the next column, if anything does.
func (c *Canvas) fall() (bool, error) {
	if c.At >= len(c.down) || c.down[c.At].rows == 0 {
		return false, nil
	}
	d := &c.down[c.At]
	d.rows--
	if d.first {
		return true, c.put(d.text)
	}
	return true, c.put("")
}

// Cell puts a cell that takes so many columns and rows.
func (c *Canvas) Cell(text string, columns, rows int) error {
	if err := c.skip(); err != nil {
		return err
	}
	if len(text) > MaxCell {
		return &Error{Kind: TooLarge}
	}
	if err := c.Take(0, len(text)); err != nil {
		return err
	}
	for i := range min(max(columns, 1), 1000) {
		if c.At >= maxColumns {
			return &Error{Kind: TooLarge}
		}
		for len(c.down) <= c.At {
			c.down = append(c.down, reach{})
		}
		c.down[c.At] = reach{max(rows, 1) - 1, text, i == 0}
		if i > 0 {
			text = ""
		}
		if err := c.put(text); err != nil {
			return err
		}
	}
	return nil
}

// skip goes on to the next column into which nothing reaches down.
func (c *Canvas) skip() error {
	for {
		if fell, err := c.fall(); !fell || err != nil {
			return err
		}
	}
}

// Lines is a text with its lines trimmed and its spaces single.
func Lines(s string) string {
	if plain(s) {
		return s
	}
	var kept []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// plain says that nothing of a text has to be trimmed.
func plain(s string) bool {
	space := true // nothing, or a space, stands before
	for i := range len(s) {
		switch c := s[i]; {
		case c > ' ' && c < 0x80:
			space = false
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c == 0xc2 || c == 0xe1 && i+1 < len(s) && s[i+1] == 0x9a || c == 0xe2 || c == 0xe3 || c < ' ':
			return false // there are spaces among these
		default:
			space = false
		}
	}
	return !space || s == ""
}
