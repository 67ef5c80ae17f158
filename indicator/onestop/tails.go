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

func (ts *tails) at(text []byte) *tail {
	h, k := uint64(len(text)), uint64(0x9E3779B97F4A7C15)
	for ; len(text) >= 8; text = text[8:] {
		h += word(text) * k
		k += 0xD6E8FEB86659FD92 // it stays odd
	}
	for i, c := range text {
		h += uint64(c) << (8 * i) * k
	}
	h ^= h >> 32
	return &ts[h*0x9E3779B97F4A7C15>>54]
}

// find is a tail of this text; nil when it did not come lately.
func (ts *tails) find(text []byte) *tail {
	if len(text) > len(tail{}.text) {
		return nil
	}
	if t := ts.at(text); string(t.text[:t.length]) == string(text) && t.length > 0 {
		return t
	}
	return nil
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
	t := ts.at(text)
	t.length, t.columns, t.rest, t.fields = copy(t.text[:], text), rs.tailHas, r, 0
	for c, f := range columnFields {
		if t.columns>>c&1 != 0 && rs.spans[c] != (span{}) { // a null is none
			t.fields |= f
		}
	}
}
