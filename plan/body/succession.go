package body

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Succession is a dated fact: on a day the duties of a body, or one function
// of it, passed to another. Its JSON form is that of [SuccessionRow].
type Succession struct {
	From     ID             `json:"from"`
	To       ID             `json:"to,omitzero"` // none with SuccessionEnded
	On       form.Day       `json:"on"`
	Kind     SuccessionKind `json:"kind"`
	Function Function       `json:"function,omitzero"` // with SuccessionFunction: what passed
	Source   string         `json:"source,omitzero"`
}

type successionForm Succession

var successions = form.Of[successionForm](0)

// MarshalJSON writes the succession; one of no kind is refused.
func (s Succession) MarshalJSON() ([]byte, error) {
	f := successionForm(s)
	if errs := f.faults(); errs != nil {
		return nil, errs
	}
	return successions.Write(f)
}

// UnmarshalJSON reads what [Succession.MarshalJSON] writes, strictly.
func (s *Succession) UnmarshalJSON(b []byte) error {
	f, err := successions.Read(b, (*successionForm).faults)
	if err == nil {
		*s = Succession(f)
	}
	return err
}

func (f *successionForm) faults() form.Errors {
	if f.Kind.Valid() {
		return nil
	}
	return form.Errors{texts.Error(form.Error{Code: SuccessionUnknown, Path: "kind", Value: string(f.Kind)})}
}

// Function is something that a body does for the state and that passes by
// itself, in Vietnamese words: "báo chí, xuất bản". Case, spaces and the
// spelling of accents do not count. See [Registry.Holder].
type Function string

// FunctionProcedureControl is the control of administrative procedures with
// what goes with it: one-stop rules, petitions on administrative regulations,
// the national database of procedures, the assessment of Decision 766/QĐ-TTg.
// The Government Office had it until 9 January 2026, the Ministry of Justice
// has it since (Decree 09/2026/NĐ-CP).
const FunctionProcedureControl Function = "kiểm soát thủ tục hành chính"

// same says whether two wordings name one function.
func (f Function) same(g Function) bool {
	return f == g || foldName(string(f)).exact == foldName(string(g)).exact
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
	in := make([]Succession, len(b.e.in))
	for i, s := range b.e.in {
		in[i] = *s
	}
	return in
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
	OutcomeUnknown Outcome = "unknown" // the registry does not know it
)

// Answer says who answers for a body on a day, and why.
type Answer struct {
	form.Unwritten

	ID        ID       // that was asked about
	Body      Body     // of that identifier; zero with OutcomeUnknown
	Function  Function // that was asked about, with [Registry.Holder]
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
	ended := a.Body.Life().Until.In(l)
	switch a.Outcome {
	case "":
		return ""
	case OutcomeUnknown:
		if a.ID == "" {
			return l.Pick(fmt.Sprintf("danh mục chưa ghi nhận cơ quan nào chuyển chức năng %s", a.Function), fmt.Sprintf("the registry knows of no body that passed on %s", a.Function))
		}
		return l.Pick(fmt.Sprintf("danh mục không có cơ quan mang mã %s", a.ID), fmt.Sprintf("the registry knows no body %s", a.ID))
	case OutcomeNotYet:
		begins := a.Body.Life().Since.In(l)
		return l.Pick(fmt.Sprintf("%s được thành lập từ ngày %s", name, begins), fmt.Sprintf("%s begins on %s", name, begins))
	case OutcomeNobody:
		source := ""
		if n := len(a.Path); n > 0 {
			source = a.Path[n-1].Source
		}
		return l.Pick(fmt.Sprintf("%s kết thúc hoạt động từ ngày %s, chưa ghi nhận cơ quan kế thừa toàn bộ%s", name, ended, inBrackets(source)),
			fmt.Sprintf("%s ended on %s and no successor as a whole is recorded%s", name, ended, inBrackets(source)))
	}
	who := a.names()
	if len(a.Path) > 0 && a.Path[len(a.Path)-1].Kind == SuccessionFunction {
		last := a.Path[len(a.Path)-1]
		return l.Pick(fmt.Sprintf("%s: %s có chức năng này từ ngày %s%s", last.Function, who, last.On.In(l), inBrackets(last.Source)),
			fmt.Sprintf("%s: %s has this function since %s%s", last.Function, who, last.On.In(l), inBrackets(last.Source)))
	}
	if a.Outcome == OutcomeItself {
		return l.Pick(name+" đang hoạt động", name+" exists")
	}
	source := ""
	if len(a.Path) > 0 {
		source = a.Path[0].Source
	}
	return l.Pick(fmt.Sprintf("%s kết thúc hoạt động từ ngày %s; %s kế thừa%s", name, ended, who, inBrackets(source)),
		fmt.Sprintf("%s ended on %s; its successor is %s%s", name, ended, who, inBrackets(source)))
}

// names is who answers, by name.
func (a Answer) names() string {
	names := make([]string, len(a.Bodies))
	for i, b := range a.Bodies {
		names[i] = b.Name(a.On)
	}
	return strings.Join(names, ", ")
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
// registry does not know is answered with OutcomeUnknown.
func (r *Registry) Answers(id ID, on form.Day) Answer {
	a, ok := r.ask(id, on)
	if !ok {
		return a
	}
	if a.Body.Lives(on) {
		a.Outcome, a.Bodies = OutcomeItself, []Body{a.Body}
		return a
	}
	r.follow(a.Body, &a)
	a.settle()
	return a
}

// Holder says who has a function on the day that the body of that identifier
// had or has: where the function passed by itself, the body that it came to;
// else who answers for the body as a whole ([Registry.Answers]). The duties of
// G22 that belong to [FunctionProcedureControl] are G15's from 2026-01-10, its
// others are not. Without an identifier it is the body that had the function
// before all whom the registry knows to have passed it on.
func (r *Registry) Holder(f Function, id ID, on form.Day) Answer {
	if id == "" {
		id = r.firstHolder(f)
	}
	a, ok := r.ask(id, on)
	a.Function = f
	if !ok {
		return a
	}
	r.followFunction(a.Body, form.NoDay, &a)
	a.settle()
	return a
}

// ask is an answer before it is looked for; false when there is nothing to
// look for.
func (r *Registry) ask(id ID, on form.Day) (Answer, bool) {
	b := r.ByID(id)
	a := Answer{ID: id, Body: b, On: on, Outcome: OutcomeUnknown}
	if b.IsZero() {
		return a, false
	}
	for _, s := range b.e.out {
		if s.Kind == SuccessionFunction && byDay(s, on) {
			a.Functions = append(a.Functions, s)
		}
	}
	if on != form.NoDay && b.Life().Since != form.NoDay && on < b.Life().Since {
		a.Outcome = OutcomeNotYet
		return a, false
	}
	return a, true
}

// settle says how many were found, and orders how.
func (a *Answer) settle() {
	switch {
	case len(a.Bodies) == 0:
		a.Outcome = OutcomeNobody
	case len(a.Bodies) > 1:
		a.Outcome = OutcomeSeveral
	case a.Bodies[0] == a.Body:
		a.Outcome = OutcomeItself
	default:
		a.Outcome = OutcomeOne
	}
	slices.SortStableFunc(a.Path, func(s, t Succession) int { return cmp.Compare(s.On, t.On) })
}

// byDay says whether a fact had happened by the day.
func byDay(s Succession, on form.Day) bool { return on == form.NoDay || s.On <= on }

// step adds a fact to the path; false when it is there already.
func (a *Answer) step(s Succession) bool {
	if slices.Contains(a.Path, s) {
		return false
	}
	a.Path = append(a.Path, s)
	return true
}

func (a *Answer) answers(b Body) {
	if !slices.Contains(a.Bodies, b) {
		a.Bodies = append(a.Bodies, b)
	}
}

// follow adds to a who took the place of a body that has ended. It comes to
// an end because each successor outlives the body before it.
func (r *Registry) follow(b Body, a *Answer) {
	for _, s := range b.e.out {
		if s.Kind == SuccessionFunction {
			continue
		}
		a.step(s)
		if s.Kind == SuccessionEnded {
			continue
		}
		if next := r.ByID(s.To); next.Lives(a.On) {
			a.answers(next)
		} else {
			r.follow(next, a)
		}
	}
}

// followFunction adds to a who has the function that b has since a day. A fact
// is followed once, so that a function that came back does not go round.
func (r *Registry) followFunction(b Body, since form.Day, a *Answer) {
	passed := form.NoDay
	for _, s := range b.e.out {
		if s.Kind != SuccessionFunction || !s.Function.same(a.Function) || !byDay(s, a.On) || s.On < since || passed != form.NoDay && s.On != passed {
			continue
		}
		if a.step(s) {
			passed = s.On
			r.followFunction(r.ByID(s.To), s.On, a)
		}
	}
	if passed != form.NoDay {
		return
	}
	if b.Lives(a.On) {
		a.answers(b)
		return
	}
	for _, s := range b.e.out {
		if s.Kind == SuccessionFunction || !a.step(s) || s.Kind == SuccessionEnded {
			continue
		}
		r.followFunction(r.ByID(s.To), s.On, a)
	}
}

// firstHolder is the body that had a function before it passed the first
// time; none when nobody passed it, or several bodies did on that day.
func (r *Registry) firstHolder(f Function) (id ID) {
	first := form.NoDay
	for _, e := range r.all() {
		for _, s := range e.out {
			if s.Kind != SuccessionFunction || !s.Function.same(f) {
				continue
			}
			switch {
			case first == form.NoDay || s.On < first:
				first, id = s.On, s.From
			case s.On == first && s.From != id:
				id = ""
			}
		}
	}
	return id
}
