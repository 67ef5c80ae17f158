package schedule

import (
	"fmt"

	"github.com/caicach/tthc/schedule/calendar"
)

// CountProblem says why a term cannot be counted.
type CountProblem string

// What can be wrong with a count.
const (
	NoTerm     CountProblem = "term"     // there is no term to count
	NoStart    CountProblem = "start"    // there is no start
	NoInstant  CountProblem = "instant"  // a term in hours from a day without a time
	NoHalf     CountProblem = "half"     // half of a unit that is not halved
	TwoWays    CountProblem = "two-ways" // steps forward and steps back
	OutOfRange CountProblem = "range"    // the end lies beyond the years that exist
	BadOption  CountProblem = "option"   // an option with a value that does not exist
)

// CountError says why a term cannot be counted.
type CountError struct {
	Kind  CountProblem
	Term  Term   // the term in question, if one is
	Value string // what was given instead, if that helps
}

func (e *CountError) Error() string { return e.Message(calendar.English) }

// Message is the error in the language asked for.
func (e *CountError) Message(l calendar.Language) string {
	switch e.Kind {
	case NoTerm:
		return l.Pick("thiếu thời hạn", "there is no term")
	case NoStart:
		return l.Pick("thiếu thời điểm bắt đầu", "there is no start")
	case NoInstant:
		return l.Pick(
			fmt.Sprintf("thời hạn %s tính từ chính thời điểm bắt đầu: cho cả giờ, ví dụ 2025-09-30T15:40", e.Term.Text(l)),
			fmt.Sprintf("a term of %s starts at the moment itself: give the time as well, such as 2025-09-30T15:40", e.Term.Text(l)))
	case NoHalf:
		return l.Pick(
			fmt.Sprintf("%s: chỉ có nửa năm, nửa tháng, nửa ngày, nửa ngày làm việc và nửa giờ", e.Term.Text(l)),
			fmt.Sprintf("%s: there are only half years, months, days, working days and hours", e.Term.Text(l)))
	case TwoWays:
		return l.Pick("các bước phải cùng tính tới hoặc cùng tính lùi", "the steps must all count forward or all count back")
	case OutOfRange:
		return l.Pick(
			fmt.Sprintf("thời hạn %s kết thúc ngoài các năm %d-%d", e.Term.Text(l), calendar.MinYear, calendar.MaxYear),
			fmt.Sprintf("the term of %s ends outside the years %d to %d", e.Term.Text(l), calendar.MinYear, calendar.MaxYear))
	}
	return l.Pick(fmt.Sprintf("tùy chọn không hợp lệ: %s", e.Value), fmt.Sprintf("this option does not exist: %s", e.Value))
}

// checkTerms says whether the terms can be counted from the start, and whether
// they count back.
func checkTerms(from Moment, terms []Term) (back bool, err error) {
	if from.IsZero() {
		return false, &CountError{Kind: NoStart}
	}
	if len(terms) == 0 {
		return false, &CountError{Kind: NoTerm}
	}
	forward, sum := false, 0
	for i, t := range terms {
		switch {
		case t.IsZero():
			return false, &CountError{Kind: NoTerm}
		case t.halves > 0:
			forward = true
		case t.halves < 0:
			back = true
		}
		if i > 0 && t.unit != terms[i-1].unit {
			sum = 0
		}
		if sum += int(t.halves); sum > 2*maxUnits || sum < -2*maxUnits {
			return false, &CountError{Kind: OutOfRange, Term: t}
		}
	}
	if back && forward {
		return false, &CountError{Kind: TwoWays}
	}
	// Halves of neighbours may add up to whole units, so the sums are checked.
	for i := 0; i < len(terms); {
		var t Term
		first := i == 0
		if t, i = merge(terms, i); t.Check() != nil {
			return false, t.Check()
		}
		if first && from.IsDay() && (t.unit == Minutes || t.unit == Hours || t.unit == WorkingHours) {
			return false, &CountError{Kind: NoInstant, Term: t}
		}
	}
	return back, nil
}
