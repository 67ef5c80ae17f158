package phrase

// A list may name once from when its terms are counted: "thời gian thẩm định kể từ ngày nhận đủ hồ
// sơ như sau: không quá 20 ngày đối với nhóm A; không quá 15 ngày đối với nhóm B".

// setBase remembers an event that was passed, behind which such a list comes.
func (c *cell) setBase() {
	e, ok := c.seen.n.(*counted)
	if ok && e.term.IsZero() && e.until == "" && e.stretch == nil && c.seesAt(e.from, since) && (c.isMark(0, ':') || c.sees(asFollows)) {
		c.base = e
	}
}

// asFollows announces a list.
var asFollows = set("như sau, được quy định như sau, được thực hiện như sau, cụ thể như sau")

// ofBase makes of a term that says no beginning one that is counted from the event which the list
// names.
func (c *cell) ofBase() bool {
	s := &c.seen
	u, ok := s.n.(*unread)
	if !ok || c.base == nil || u.why.text != whyTermOfUnknownStart.text {
		return false
	}
	end := c.i
	c.i = u.from
	c.termOpening(latest)
	t, ok := c.term()
	if ok = ok && c.err == nil && c.i <= end; ok {
		s.n = &counted{head: head{from: u.from, to: end, anchor: inside}, event: c.base.event, term: t}
		c.doubts = c.doubts[:s.doubts]
		c.doubt(u.from, end, whyOthers)
	}
	c.i, c.err = end, nil
	return ok
}
