package calendar

import (
	"github.com/caicach/tthc/schedule/form"
)

// Kind says what a day is for the offices of the state.
type Kind string

// The kinds of days.
const (
	Working     Kind = "working"      // an ordinary working day
	WeeklyRest  Kind = "weekly-rest"  // a day of weekly rest, as a rule Saturday and Sunday
	Statutory   Kind = "statutory"    // a holiday of the law, also when it falls on a weekly rest day
	MakeUp      Kind = "make-up"      // off for a holiday that fell on a weekly rest day (nghỉ bù)
	SwapOff     Kind = "swap-off"     // off, and worked on another day instead (hoán đổi)
	SwapWorking Kind = "swap-working" // a weekly rest day that is worked (làm bù)
)

// Valid says whether k is one of the kinds.
func (k Kind) Valid() bool {
	switch k {
	case Working, WeeklyRest, Statutory, MakeUp, SwapOff, SwapWorking:
		return true
	}
	return false
}

// IsWorking says whether offices work on a day of the kind.
func (k Kind) IsWorking() bool { return k == Working || k == SwapWorking }

// Text is the kind in words.
func (k Kind) Text(l form.Language) string {
	switch k {
	case Working:
		return l.Pick("ngày làm việc", "working day")
	case WeeklyRest:
		return l.Pick("nghỉ hằng tuần", "weekly rest")
	case Statutory:
		return l.Pick("nghỉ lễ, tết", "public holiday")
	case MakeUp:
		return l.Pick("nghỉ bù", "make-up day off")
	case SwapOff:
		return l.Pick("nghỉ hoán đổi", "day off by swap")
	case SwapWorking:
		return l.Pick("làm bù", "working day by swap")
	}
	return ""
}

// State says what the calendar of a day rests on. The zero State is that of
// a day outside the calendar, of which nothing is known.
type State string

// The states, from the firmest to the weakest.
const (
	// Official: the notice of the year is loaded, or a notice that was seen
	// names the day.
	Official State = "official"
	// Reconstructed: a past year whose notice is not loaded. Its holidays
	// follow from the law then in force; swaps may be missing, or known only from
	// what others tell of a notice.
	Reconstructed State = "reconstructed"
	// Projected: a year whose notice is still to come. Its days around Tết and
	// beside National Day are assumed, and days may still be swapped.
	Projected State = "projected"
)

// Weaker is the weaker of two states: the one that a result drawn from both
// rests on. What is projected may still change and so is weaker than what is
// reconstructed; the zero State is the weakest of all.
func (s State) Weaker(t State) State {
	if t.weakness() > s.weakness() {
		return t
	}
	return s
}

func (s State) weakness() int {
	switch s {
	case Official:
		return 1
	case Reconstructed:
		return 2
	case Projected:
		return 3
	}
	return 4
}

// Text is the state in words.
func (s State) Text(l form.Language) string {
	switch s {
	case Official:
		return l.Pick("chính thức", "official")
	case Reconstructed:
		return l.Pick("dựng lại theo luật", "reconstructed from the law")
	case Projected:
		return l.Pick("dự kiến", "projected")
	}
	return ""
}

// DayInfo is what the calendar knows of a day.
type DayInfo struct {
	Day    form.Day  `json:"day"`
	Kind   Kind      `json:"kind"`
	Reason form.Text `json:"reason"`
	Source form.Text `json:"source"`          // the article, or the notice as it names itself
	Issued form.Day  `json:"issued,omitzero"` // when the notice, or the law, was issued; zero when unknown
	State  State     `json:"state"`
	// For is the other day of a pair: the holiday that a make-up day makes
	// up, the working day of a day swapped off and the other way round. Zero
	// when there is none.
	For form.Day `json:"for,omitzero"`
}
