package onestop

// The columns that mostly stand at the end of a row, have few values and say
// nothing of when: many rows end in the same letters.
const tailColumns = 1<<supplementsColumn | 1<<pausedColumn | 1<<feeColumn | 1<<paidColumn | 1<<digitisedColumn |
	1<<electronicResultColumn | 1<<reusedColumn | 1<<residentDataColumn | 1<<personalStoreColumn | 1<<complainedColumn |
	1<<requestsColumn | 1<<revisionColumn | 1<<handsColumn | 1<<appointmentMovedColumn

// tail is the end of a row that came lately, from a tail column on, with what
// was read in it. It holds nothing but tail columns, and nothing wrong.
type tail struct {
	text    [120]byte
	length  int
	columns uint32 // that stand in it
	fields  Field  // of them
	rest    rest
}

// tails is the tails that came lately, each at a place of its own.
type tails [1024]tail

// at is the place of the text that is the first n bytes of a padded line.
func (ts *tails) at(line []byte, n int) *tail {
	h, k := uint64(n), uint64(0x9E3779B97F4A7C15)
	for ; n >= 8; n -= 8 {
		h += word(line) * k
		k += 0xD6E8FEB86659FD92 // it stays odd
		line = line[8:]
	}
	h += word(line) & lowBytes(uint32(n)) * k
	h ^= h >> 32
	return &ts[h*0x9E3779B97F4A7C15>>54]
}

// find is a tail of the text that is the first n bytes of a padded line; nil
// when it did not come lately.
func (ts *tails) find(line []byte, n int) *tail {
	if ts == nil || n > len(tail{}.text) || n == 0 {
		return nil
	}
	t := ts.at(line, n)
	if t.length != n || string(t.text[:n]) != string(line[:n]) {
		return nil
	}
	return t
}

// keep keeps the tail of a row that was cut to its end.
func (ts *tails) keep(rs *Rows, r rest) {
	if rs.tailAt == 0 || rs.high&highBits != 0 {
		return
	}
	text := rs.lines.line[rs.tailAt:]
	if len(text) > len(tail{}.text) {
		return
	}
	t := ts.at(rs.padded()[rs.tailAt:], len(text))
	t.length, t.columns, t.rest, t.fields = copy(t.text[:], text), rs.tailHas, r, 0
	for c, f := range columnFields {
		if t.columns>>c&1 != 0 && rs.spans[c] != (span{}) { // a null is none
			t.fields |= f
		}
	}
}
