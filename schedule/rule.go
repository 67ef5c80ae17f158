package schedule

import (
	"fmt"
	"slices"
	"time"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Kind is the kind of a [Part] of a rule.
type Kind string

// The kinds of parts.
const (
	Continuous Kind = "continuous" // "thường xuyên": work that goes on, never due by itself
	Deadline   Kind = "deadline"   // one day on which the work is due
	Interval   Kind = "window"     // from a start to a due day; either may be open
	Recurring  Kind = "recurring"  // due once or several times in each cycle
	OnEvent    Kind = "event"      // counted from an event, or bound to one
	OnDemand   Kind = "on-demand"  // "đột xuất", "khi có yêu cầu"
	External   Kind = "external"   // bound to what is no date and no event, such as a roadmap
)

var kinds = []string{string(Continuous), string(Deadline), string(Interval), string(Recurring), string(OnEvent), string(OnDemand), string(External)}

// Valid says whether k is one of the kinds.
func (k Kind) Valid() bool { return slices.Contains(kinds, string(k)) }

// Join says how the parts of a rule stand together.
type Join string

// The joins.
const (
	JoinAll Join = "all" // each part is owed: "và", a list, one sentence after another
	JoinAny Join = "any" // one of them will do: "hoặc"
)

// Rule says when something is due, as a decision words it: one part, or
// several joined by JoinAll or JoinAny. A Rule is immutable; the zero Rule has no part
// and says nothing.
//
// The package phrase writes a rule in canonical Vietnamese (phrase.Format) and
// reads it back (phrase.Parse).
type Rule struct {
	join  Join
	parts []Part
}

// NewRule is the rule of the parts given, checked. With one part, join is
// ignored; with several it must be JoinAll or JoinAny.
func NewRule(join Join, parts ...Part) (Rule, error) {
	if len(parts) == 1 {
		join = ""
	}
	faults := checkJoin(join, len(parts))
	for i := range parts {
		if e := parts[i].check(); e != nil {
			faults = append(faults, form.Errors{e}.Under(fmt.Sprintf("parts[%d]", i))...)
		}
	}
	if err := faults.Err(); err != nil {
		return Rule{}, err
	}
	return Rule{join, slices.Clone(parts)}, nil
}

// checkJoin says whether so many parts can be joined so.
func checkJoin(join Join, parts int) form.Errors {
	switch {
	case parts == 0:
		return form.Errors{refused(RuleEmpty, "")}.Under("parts")
	case parts == 1 && join != "":
		return form.Errors{refused(RuleJoin, string(join))}.Under("join")
	case parts > 1 && join != JoinAll && join != JoinAny:
		return form.Errors{refused(RuleJoin, string(join), string(JoinAll), string(JoinAny))}.Under("join")
	}
	return nil
}

// MustRule is [NewRule] for rules written in a program. It panics on a rule
// that is not valid.
func MustRule(join Join, parts ...Part) Rule {
	r, err := NewRule(join, parts...)
	if err != nil {
		panic(err)
	}
	return r
}

// IsZero says that the rule has no part.
func (r Rule) IsZero() bool { return len(r.parts) == 0 }

// Join is how the parts stand together; empty for a rule of one part.
func (r Rule) Join() Join { return r.join }

// Len is the number of parts.
func (r Rule) Len() int { return len(r.parts) }

// Part is the i-th part, from 0; the zero Part where there is none.
func (r Rule) Part(i int) Part {
	if i < 0 || i >= len(r.parts) {
		return Part{}
	}
	return r.parts[i]
}

// Parts is a copy of the parts.
func (r Rule) Parts() []Part { return slices.Clone(r.parts) }

// Equal says whether the rules are the same.
func (r Rule) Equal(s Rule) bool { return r.join == s.join && slices.Equal(r.parts, s.parts) }

// Part is one timing of a rule. Which fields speak depends on the kind; the
// others are zero. Parts are compared with ==.
type Part struct {
	Kind Kind `json:"kind"`

	// Start is the first day of an Interval, or of the stretch in which a
	// Continuous, Recurring or OnEvent part holds; zero when open.
	Start form.Day `json:"start,omitzero"`

	// Due is the last day on which the work is in time, to 24:00 (Civil Code
	// 2015, article 148.6): of a Deadline, of an Interval, or of the stretch in
	// which a Continuous or Recurring part holds. Zero when open.
	Due form.Day `json:"due,omitzero"`

	// Exclusive says that the wording names the day after Due and leaves it
	// out: "trước ngày 10/12/2025" is due at the end of 9 December. No source
	// settles this reading; phrase.Context can ask for the other one, which
	// gives an inclusive part. In a Recurring part it is Day (or Weekday) that
	// is left out: the due day is the day before.
	Exclusive bool `json:"exclusive,omitzero"`

	// Time is the time of day on the due day: "trước 16 giờ". With a time,
	// the day named is the due day and Exclusive is false.
	Time calendar.TimeOfDay `json:"time,omitzero"`

	// Weekday places the due day of a Recurring part in its week, where Every
	// is Weekly; zero: its last day, Sunday.
	Weekday Weekday `json:"weekday,omitzero"`

	// Every is the cycles of a Recurring part, Times how often in each cycle
	// the work is due (0 and 1 mean once).
	Every Cycles `json:"every,omitzero"`
	Times uint8  `json:"times,omitzero"`

	// Month and Day place the due day in the cycle: the Day (1 to 31; a day
	// that a short month lacks is its last) of the Month counted from the
	// start of the cycle (1 to 12 of a year, 1 to 3 of a quarter; 0: the last
	// month of the cycle). Without Day and Weekday the last day of the cycle
	// is due.
	Month uint8 `json:"month,omitzero"`
	Day   uint8 `json:"day,omitzero"`

	// WorkingDay places the due day of a Recurring part as the n-th working day
	// of the cycle, -1 as its last; a calendar knows which day that is, so its
	// occurrences have no day.
	WorkingDay int16 `json:"workingDay,omitzero"`

	// From is the first day on which the work of a Recurring part may be done,
	// as a day of the last month of the cycle: "từ ngày 23 hằng tháng".
	From uint8 `json:"from,omitzero"`

	// Following says that the due day lies in the cycle after the one that is
	// reported on: "ngày 05 của tháng tiếp theo".
	Following bool `json:"following,omitzero"`

	// Event names the event of an OnEvent part ("nhận đủ hồ sơ"), and what an
	// External or OnDemand part is bound to ("lộ trình triển khai ..."). The
	// cycles of a Recurring part with an event are counted from it.
	Event string `json:"event,omitzero"`

	// Until names the event that ends what begins with the Event of an OnEvent
	// part: "từ ngày khởi công đến ngày nghiệm thu".
	Until string `json:"until,omitzero"`

	// Offset is the term counted from the event, negative before it; a length
	// of zero days is "khi", "ngay sau khi", "đến khi". A zero Term (no unit)
	// is a plain "sau khi", which sets no length. In a Recurring part it is counted
	// from the end of each cycle; in working days its occurrences have no day.
	Offset Term `json:"offset,omitzero"`

	// Stated is the due day that the text says an OnEvent part has, "(tức ngày
	// 30/11/2025)", to be held against the day of the event.
	Stated form.Day `json:"stated,omitzero"`
}

// faults is what is wrong with the part: the first of it.
func (p *Part) faults() form.Errors {
	if e := p.check(); e != nil {
		return form.Errors{e}
	}
	return nil
}

func (p *Part) check() *form.Error {
	bad := func(path string, code form.Code, value string) *form.Error {
		return texts.Error(form.Error{Code: code, Path: path, Value: value})
	}
	if !p.Kind.Valid() {
		return bad("kind", PartKind, string(p.Kind))
	}
	if p.Start != form.NoDay && p.Due != form.NoDay && p.Due < p.Start {
		return texts.Error(form.Error{Code: PartBackwards, Path: "due", Value: p.Due.String(), Args: form.Args{"due": p.Due, "start": p.Start}})
	}
	if outOfRange(p.Start) {
		return bad("start", PartYear, p.Start.String())
	}
	if outOfRange(p.Due) {
		return bad("due", PartYear, p.Due.String())
	}
	if outOfRange(p.Stated) {
		return bad("stated", PartYear, p.Stated.String())
	}
	switch {
	case p.Kind == Deadline && p.Due == form.NoDay:
		return bad("due", PartDue, "")
	case p.Kind == Deadline && p.Start != form.NoDay:
		return bad("start", PartField, p.Start.String())
	case p.Kind == Interval && p.Start == form.NoDay && p.Due == form.NoDay:
		return bad("start", PartOpen, "")
	case p.Exclusive && (!p.Time.IsZero() || p.Kind != Deadline && p.Kind != Interval && p.Kind != Recurring):
		return bad("exclusive", PartExclusive, "")
	case p.Exclusive && p.Kind == Interval && p.Due == form.NoDay:
		return bad("exclusive", PartExclusive, "")
	case !p.Time.IsZero() && p.Kind != Deadline && p.Kind != Recurring && (p.Kind != Interval || p.Due == form.NoDay):
		return bad("time", PartField, p.Time.String())
	case p.Kind == OnEvent && p.Event == "":
		return bad("event", PartEvent, "")
	case p.Kind != OnEvent && p.Kind != Recurring && !p.Offset.IsZero():
		return bad("offset", PartField, p.Offset.String())
	case p.Kind != OnEvent && p.Until != "":
		return bad("until", PartField, p.Until)
	case p.Kind != OnEvent && p.Stated != form.NoDay:
		return bad("stated", PartField, p.Stated.String())
	}
	return p.checkCycle(bad)
}

// checkCycle is what is wrong with the fields of a Recurring part.
func (p *Part) checkCycle(bad func(path string, code form.Code, value string) *form.Error) *form.Error {
	placed := p.Month != 0 || p.Day != 0 || p.Weekday != 0
	switch {
	case p.Kind == Recurring && !p.Every.valid():
		return bad("every", PartEvery, "")
	case p.Kind != Recurring && (p.Every != 0 || p.Times != 0 || placed || p.Following || p.WorkingDay != 0 || p.From != 0):
		return bad("every", PartField, p.Every.String())
	case p.Every.long() && (placed || p.Following || p.WorkingDay != 0 || p.From != 0):
		return bad("every", PartField, p.Every.String())
	case p.Kind == Recurring && !p.Offset.IsZero() && (p.Offset.Halves() <= 0 || placed || p.Following || p.Exclusive || p.WorkingDay != 0 || p.From != 0 || p.Every.finest() < Monthly):
		return bad("offset", PartField, p.Offset.String())
	case p.WorkingDay != 0 && (placed || p.From != 0 || p.WorkingDay < -1 || p.WorkingDay > 255 || p.Every.finest() < Monthly):
		return bad("workingDay", PartField, fmt.Sprint(p.WorkingDay))
	case p.From != 0 && (placed || p.Following || p.Exclusive || p.From > 31 || p.Every.finest() < Monthly):
		return bad("from", PartField, fmt.Sprint(p.From))
	case p.Day > 31:
		return bad("day", PartDay, fmt.Sprint(p.Day))
	case p.Kind == Recurring && int(p.Month) > p.Every.finest().months():
		return bad("month", PartMonth, fmt.Sprint(p.Month))
	case p.Month != 0 && p.Day == 0:
		return bad("month", PartMonth, fmt.Sprint(p.Month))
	case p.Weekday > Sunday || p.Weekday != 0 && (p.Every != Weekly || p.Day != 0):
		return bad("weekday", PartWeekday, p.Weekday.String())
	case p.Day != 0 && p.Every.finest() < Monthly:
		return bad("day", PartDay, fmt.Sprint(p.Day))
	}
	return nil
}

func outOfRange(d form.Day) bool {
	return d != form.NoDay && (d.Year() < form.MinYear || d.Year() > form.MaxYear)
}

// Weekday is a day of the week, written mon to sun; the zero value is none.
type Weekday uint8

// The days of the week, Monday first as in Vietnam.
const (
	Monday Weekday = iota + 1
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

// WeekdayOf is the weekday of a day.
func WeekdayOf(d form.Day) Weekday { return Weekday((int(d.Weekday())+6)%7 + 1) }

var weekdayCodes = [...]string{"", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// String is "mon" to "sun", empty for none.
func (w Weekday) String() string {
	if int(w) < len(weekdayCodes) {
		return weekdayCodes[w]
	}
	return ""
}

// Text is the weekday as people say it: "thứ Hai", "Monday".
func (w Weekday) Text(l form.Language) string {
	if w == 0 || w > Sunday {
		return ""
	}
	vi := [...]string{"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"}
	return l.Pick(vi[w-1], time.Weekday(w%7).String())
}

// MarshalText writes as [Weekday.String]. No weekday is an error: leave it out
// (omitzero).
func (w Weekday) MarshalText() ([]byte, error) {
	if s := w.String(); s != "" {
		return []byte(s), nil
	}
	return nil, refused(PartWeekday, "", weekdayCodes[1:]...)
}

// UnmarshalText reads mon to sun.
func (w *Weekday) UnmarshalText(b []byte) error {
	for i, c := range weekdayCodes[1:] {
		if c == string(b) {
			*w = Weekday(i + 1)
			return nil
		}
	}
	return refused(PartWeekday, string(b), weekdayCodes[1:]...)
}

// dueIn is the due day that a cycle of a day or a week that starts on first sets.
func (p *Part) dueIn(c Cycles, first form.Day) form.Day {
	length := form.Day(1)
	if c == Weekly {
		length = 7
	}
	due := first + length - 1
	if p.Weekday != 0 && c == Weekly {
		due = first + form.Day(p.Weekday-1)
	}
	if p.Following {
		due += length
	}
	return p.counted(due)
}

// dueInMonths is the due day that a cycle of n months that starts with m sets.
func (p *Part) dueInMonths(m, n month) form.Day {
	if p.Following {
		m += n
	}
	if p.Month != 0 {
		m += month(p.Month) - 1
	} else {
		m += n - 1
	}
	if 0 < p.Day && p.Day <= 28 {
		return p.counted(m.first() + form.Day(p.Day) - 1)
	}
	due := (m + 1).first() - 1 // the last of the month
	if p.Day != 0 {
		due = min(due, m.first()+form.Day(p.Day)-1)
	}
	return p.counted(due)
}

// counted is the due day that is counted from the one that the cycle sets.
func (p *Part) counted(due form.Day) form.Day {
	if p.Exclusive {
		due--
	}
	if !p.Offset.IsZero() {
		due, _ = p.Offset.after(due)
	}
	return due
}
