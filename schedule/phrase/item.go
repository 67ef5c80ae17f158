package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
)

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
}

// item is a timing as the text words it, before years are settled.
type item struct {
	kind     schedule.Kind // Interval for all that is dated
	from, to int           // tokens
	bound    bound
	spans    []span
	either   bool // the spans are joined by "hoặc"
	time     calendar.TimeOfDay

	named schedule.Weekday // of the date: "thứ Sáu, ngày 14/3/2025"

	every     schedule.Cycles
	times     int
	nine      bool // "9 tháng" in a list of cycles
	unsaid    bool // some cycle has no number before it: "6 tháng, năm"
	weekdays  []schedule.Weekday
	month     uint8 // place of the month in the cycle
	following bool

	event  string
	offset schedule.Term

	stretch []span // in which the item holds; at most one
	exact   *item  // the dates in brackets, or right after it, that say it more closely
	loose   bool   // this is such a date without brackets

	// anchor is where the item may stand to be taken for the timing of the task.
	anchor anchor

	unread [2]string // not a timing that a rule can hold; why, in both languages
}

// anchor is how firmly a place in the text begins something of its own.
type anchor uint8

const (
	inside   anchor = iota // in the middle of a sentence
	comma                  // after a comma, a bracket or a line break
	sentence               // after a full stop, a colon or a semicolon
	opening                // at the beginning, or after another timing
)

// plainDay says that the item is a day without a word before it that bounds
// it.
func (it *item) plainDay() bool {
	return it.kind == schedule.Interval && !it.recurring() && it.bound == bare && it.spans[0].first.grain == dayGrain && it.time.IsZero()
}

// recurring says that the item has a cycle.
func (it *item) recurring() bool { return it.every != 0 || it.nine }
