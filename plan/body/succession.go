package body

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Succession is a dated fact: on a day the duties of a body, or one function
// of it, passed to another.
type Succession struct {
	form.Unwritten

	From, To ID // no To with SuccessionEnded
	On       form.Day
	Kind     SuccessionKind
	Function string // with SuccessionFunction: what passed, in Vietnamese
	Source   string
}

// SuccessionKind says how duties passed.
type SuccessionKind string

// The kinds of succession. With all but SuccessionFunction the body's
// life ends on the day; with that it may go on.
const (
	SuccessionMerge    SuccessionKind = "merge"    // merged, into a new body or one that goes on
	SuccessionSplit    SuccessionKind = "split"    // divided: each successor answers for a part
	SuccessionReplace  SuccessionKind = "replace"  // a new body took its place
	SuccessionFunction SuccessionKind = "function" // one function went elsewhere
	SuccessionEnded    SuccessionKind = "ended"    // ended, and no successor as a whole is known
)

// Valid says whether k is one of the kinds.
func (k SuccessionKind) Valid() bool {
	switch k {
	case SuccessionMerge, SuccessionSplit, SuccessionReplace, SuccessionFunction, SuccessionEnded:
		return true
	}
	return false
}

// Successors is where the duties of the body went, in order of time: the
// successors as a whole and the functions that went elsewhere.
func (b Body) Successors() []Succession {
	if b.e == nil {
		return nil
	}
	return slices.Clone(b.e.out)
}

// Absorbed is what the body took in from others, in order of time. A series
// of figures over a body that goes on breaks on each of these days.
func (b Body) Absorbed() []Succession {
	if b.e == nil {
		return nil
	}
	return slices.Clone(b.e.in)
}

// Outcome says how many answer for a body on a day.
type Outcome string

// The outcomes.
const (
	OutcomeItself  Outcome = "itself"  // the body lives
	OutcomeOne     Outcome = "one"     // one successor answers
	OutcomeSeveral Outcome = "several" // it was divided
	OutcomeNobody  Outcome = "nobody"  // it ended without a successor as a whole
	OutcomeNotYet  Outcome = "not-yet" // its life has not begun
)

// Answer says who answers for a body on a day, and why.
type Answer struct {
	form.Unwritten

	Body      Body // the body asked about
	On        form.Day
	Outcome   Outcome
	Bodies    []Body       // who answers: one with OutcomeItself and OutcomeOne
	Path      []Succession // the facts that lead there, in order of time
	Functions []Succession // functions that had gone elsewhere by the day, of the body itself
}

// One is the body that answers, when it is exactly one.
func (a Answer) One() (Body, bool) {
	if len(a.Bodies) != 1 {
		return Body{}, false
	}
	return a.Bodies[0], true
}

// Reason is the answer in a sentence.
func (a Answer) Reason(l form.Language) string {
	name := a.Body.Name(a.On)
	switch a.Outcome {
	case OutcomeItself:
		return l.Pick(name+" đang hoạt động", name+" exists")
	case OutcomeNotYet:
		return l.Pick(fmt.Sprintf("%s được thành lập từ ngày %s", name, a.Body.Life().Since.In(l)),
			fmt.Sprintf("%s begins on %s", name, a.Body.Life().Since.In(l)))
	case OutcomeNobody:
		last := a.Body
		source := ""
		if n := len(a.Path); n > 0 {
			source = a.Path[n-1].Source
		}
		return l.Pick(fmt.Sprintf("%s kết thúc hoạt động từ ngày %s, chưa ghi nhận cơ quan kế thừa toàn bộ%s", name, last.Life().Until.In(l), inBrackets(source)),
			fmt.Sprintf("%s ended on %s and no successor as a whole is recorded%s", name, last.Life().Until.In(l), inBrackets(source)))
	}
	s := ""
	for i, b := range a.Bodies {
		if i > 0 {
			s += ", "
		}
		s += b.Name(a.On)
	}
	source := ""
	if len(a.Path) > 0 {
		source = a.Path[0].Source
	}
	return l.Pick(fmt.Sprintf("%s kết thúc hoạt động từ ngày %s; %s kế thừa%s", name, a.Body.Life().Until.In(l), s, inBrackets(source)),
		fmt.Sprintf("%s ended on %s; its successor is %s%s", name, a.Body.Life().Until.In(l), s, inBrackets(source)))
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// Answers says who answers for the body of that identifier on the day: the
// body itself while it lives, else its successors, followed from one to the
// next. The zero day asks about the latest state. An identifier that the
// registry does not know gives the zero Answer.
func (r *Registry) Answers(id ID, on form.Day) Answer {
	b := r.ByID(id)
	if b.IsZero() {
		return Answer{}
	}
	a := Answer{Body: b, On: on}
	for _, s := range b.e.out {
		if s.Kind == SuccessionFunction && (on == form.NoDay || s.On <= on) {
			a.Functions = append(a.Functions, s)
		}
	}
	switch {
	case b.Lives(on):
		a.Outcome, a.Bodies = OutcomeItself, []Body{b}
		return a
	case on != form.NoDay && b.Life().Since != form.NoDay && on < b.Life().Since:
		a.Outcome = OutcomeNotYet
		return a
	}
	r.follow(b, &a)
	switch len(a.Bodies) {
	case 0:
		a.Outcome = OutcomeNobody
	case 1:
		a.Outcome = OutcomeOne
	default:
		a.Outcome = OutcomeSeveral
	}
	slices.SortStableFunc(a.Path, func(s, t Succession) int { return int(s.On - t.On) })
	return a
}

// follow adds to a who took the place of a body that has ended. It comes to
// an end because each successor outlives the body before it.
func (r *Registry) follow(b Body, a *Answer) {
	for _, s := range b.e.out {
		if s.Kind == SuccessionFunction {
			continue
		}
		if !slices.Contains(a.Path, s) {
			a.Path = append(a.Path, s)
		}
		if s.Kind == SuccessionEnded {
			continue
		}
		if next := r.ByID(s.To); next.Lives(a.On) {
			if !slices.Contains(a.Bodies, next) {
				a.Bodies = append(a.Bodies, next)
			}
		} else {
			r.follow(next, a)
		}
	}
}
