package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

// node is a timing as the text words it, before years are settled: a *dated,
// *cycle, *counted, *ahead, *need or *unread.
type node interface{ base() *head }

// head is what all timings have.
type head struct {
	from, to int // tokens
	anchor   anchor
	stretch  *span // in which the timing holds
}

func (h *head) base() *head { return h }

// dated is days of the calendar, with what bounds them: "trước ngày 15/3 và
// 15/6", "quý III/2025", "từ tháng 3 đến tháng 6".
type dated struct {
	head
	when
	named schedule.Weekday // that the text says of the day: "thứ Sáu, ngày 14/3/2025"
	term  schedule.Term    // counted from the day: "10 ngày trước ngày 30/6/2025"
	exact *dated           // the dates in brackets, or right after it, that say it more closely
	loose bool             // this is such a date without brackets

	length *schedule.Term // that the text says of the days: "100 ngày, từ ... đến ..."
}

// cycle recurs: "hằng tháng, trước ngày 25", "02 lần/năm". Its when places the
// due days in each cycle.
type cycle struct {
	head
	when
	every     schedule.Cycles
	leads     bool // the cycle stands first, its days after it
	nine      bool // "9 tháng" in a list of cycles
	unsaid    bool // some cycle has no number before it: "6 tháng, năm"
	once      bool // "một lần" is said
	following bool
	heads     bool  // days of further works follow, each in its cycle: "hằng năm: sơ kết trước 30/6; tổng kết trước 31/12"
	opens     bool  // so does it at the head of a sentence: "hằng năm, trước ngày 30/6 lập, trước ngày 31/7 trình"
	fewer     bool  // its dates are not as many as the cycles in a year
	month     uint8 // place of the month in the cycle
	working   int8  // due on the n-th working day; -1 the last
	times     int
	weekdays  []schedule.Weekday
	between   *tokens       // what is done, said between the cycle and how often
	event     string        // from which the cycles are counted
	term      schedule.Term // counted from the end of each
}

// counted is bound to an event: "trong 10 ngày kể từ ngày nhận", "ngay sau khi
// họp".
type counted struct {
	head
	event  string
	until  string          // the event that ends it
	term   schedule.Term   // zero for a plain "sau khi"
	also   []schedule.Term // of further cases: "05 ngày đối với tổ chức, 10 ngày đối với cá nhân"
	others []string        // events from one of which the term may as well be counted
	before bool            // "trước khi họp": how long before is not said
	either bool            // also is another term instead of the first

	between *tokens // what is done in the term, said between it and the event
	exact   *dated  // the dates in brackets after it
}

// ahead is counted from the day of the document: "trong 6 tháng tới", "tháng sau".
type ahead struct {
	head
	term  schedule.Term
	whole bool // the whole of the month or year that begins then
}

// need is work that is steady, on demand, or bound to something that is neither
// a date nor an event.
type need struct {
	head
	kind  schedule.Kind // Continuous, OnDemand or External
	event string        // what it is bound to
}

// unread is a timing that no rule can hold, and why.
type unread struct {
	head
	why reason
}

// when is dates with what bounds them.
type when struct {
	bound  bound
	spans  []span
	either bool // some are joined by "hoặc"
	both   bool // some are joined by "và"
	time   calendar.TimeOfDay
	clocks []calendar.TimeOfDay // further times of each day: "9 giờ và 15 giờ hằng ngày"
}

// joined notes the word that joins two of the list.
func (w *when) joined(or, and bool) {
	w.either, w.both = w.either || or, w.both || and
}

// bound is how a date stands to the deadline.
type bound uint8

const (
	bare   bound = iota // "quý III", "ngày 10/12"
	within              // "trong quý III", "vào tháng 6"
	by                  // "chậm nhất", "đến hết", "hết"
	before              // "trước"
	from                // "từ"
	after               // "sau"
)

// span is a unit, or the days from one unit to another.
type span struct {
	first, last unit
	ranged      bool
	now         bool // begins "từ nay"
	past        bool // begins before anything that counts: "từ trước"
	open        bool // "trở đi", "và các năm tiếp theo"
	short       bool // "đến trước ngày D": the end is left out
	time        calendar.TimeOfDay
	named       schedule.Weekday // that the text says of the last day
}

// ending is the unit that the span ends with.
func (s span) ending() unit {
	if s.ranged {
		return s.last
	}
	return s.first
}

// anchor is how firmly a place in the text begins something of its own.
type anchor uint8

const (
	inside   anchor = iota // in the middle of a sentence
	comma                  // after a comma, a bracket or a line break
	sentence               // after a full stop, a colon or a semicolon
	opening                // at the beginning, or after another timing
)

// plainDay says that the dates are days without a word before them that bounds
// them.
func (d *dated) plainDay() bool {
	return d.bound == bare && d.spans[0].first.grain == dayGrain && d.time.IsZero()
}

// hasMonth says that some unit of the list, or a range's end, has a month
// that the days before it share.
func (w *when) hasMonth() bool {
	for _, s := range w.spans {
		if s.first.month != 0 || s.ranged && s.last.month != 0 {
			return true
		}
	}
	return false
}

// saysYear says that the text names the year.
func (w *when) saysYear() bool {
	s := w.spans[0]
	return s.first.year != 0 || s.last.year != 0 || s.first.thisYear || s.last.thisYear || s.now
}

// holds says that the dates are a stretch in which something may recur.
func (w *when) holds() bool {
	if len(w.spans) != 1 || !w.time.IsZero() {
		return false
	}
	s := w.spans[0]
	return s.ranged || s.open || w.bound == from || s.first.grain == yearGrain || s.first.grain == partGrain
}

// stretchSpan is the span of the dates, with the ends that their bound leaves
// open.
func (w *when) stretchSpan() *span {
	s := w.spans[0]
	switch {
	case s.ranged || s.open:
	case w.bound == from:
		s.open = true
	case w.bound == by || w.bound == before:
		s = span{last: s.first, ranged: true, past: true, short: w.bound == before}
	}
	return &s
}
