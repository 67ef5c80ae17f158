package petition

import (
	"cmp"
	"errors"
	"slices"

	"github.com/caicach/tthc/schedule/form"
)

// Fault is a line of a file that could not be read, an event that a rule
// forbids, or a submission that nobody has dealt with as the rules ask.
type Fault struct {
	Line int // from 1
	Code Code
	Rule Rule
	Err  error // a [*RuleError], or an [*EventError]
}

// Error says what is wrong in English.
func (f Fault) Error() string { return f.Err.Error() }

// Message is the fault in the language asked for.
func (f Fault) Message(l form.Language) string {
	if m, ok := f.Err.(interface {
		Message(form.Language) string
	}); ok {
		return m.Message(l)
	}
	return f.Err.Error()
}

// Checked is a file of events applied.
type Checked struct {
	Petitions []Petition // in order of code
	Faults    []Fault    // in order of line

	byCode map[Code][]Fault
}

// FaultsOf are the faults of one petition, in order of line. Those of the zero
// Code are of lines whose code could not be read.
func (c Checked) FaultsOf(code Code) []Fault { return c.byCode[code] }

// Check applies the events of a file, which may be of many petitions, as
// [ParseEvents] gives them: unread are the lines that it could not read, none
// of which is passed over in silence. An event that a rule forbids is a fault
// and changes nothing; those after it are applied. Then the petitions are held against one another: a duplicate must
// lead to a petition that is there. A submission that ought to be refused and
// waits, and a recommendation without a proposal that nobody asked for, are
// faults of the submission.
func (p *Process) Check(lines []Line, unread EventErrors) Checked {
	pets := map[Code]Petition{}
	at := map[Code]map[EventType]int{} // the last line of each type
	var out Checked
	fault := func(line int, code Code, err error) {
		f := Fault{Line: line, Code: code, Err: err}
		var rule *RuleError
		var broken *EventError
		switch {
		case errors.As(err, &rule):
			f.Rule = rule.Rule
		case errors.As(err, &broken):
			f.Rule = RuleForm
		}
		out.Faults = append(out.Faults, f)
	}
	for _, u := range unread {
		broken := *u
		broken.Line = 0 // the fault has it
		fault(u.Line, u.Code, &broken)
	}
	for _, l := range lines {
		pet, err := p.Apply(pets[l.Event.Code], l.Event)
		if err != nil {
			fault(l.Number, l.Event.Code, err)
			continue
		}
		if at[l.Event.Code] == nil {
			at[l.Event.Code] = map[EventType]int{}
		}
		at[l.Event.Code][l.Event.Type] = l.Number
		pets[l.Event.Code] = pet
	}
	for _, pet := range pets {
		out.Petitions = append(out.Petitions, pet)
	}
	slices.SortFunc(out.Petitions, func(a, b Petition) int { return a.Code().Compare(b.Code()) })
	links := LinksOf(out.Petitions)
	for _, pet := range out.Petitions {
		r := pet.get()
		if of := pet.DuplicateOf(); !of.IsZero() {
			if _, ok := links.Main(pet.Code()); !ok {
				e := r.event()
				fault(at[pet.Code()][DuplicateLinked], pet.Code(), r.forbid(RuleDuplicate, &e, of.String(), of.String()))
			}
		}
		matters := HasProposal | HasContent
		if pet.State().IsWaiting() {
			matters |= refusing
		}
		if bad := r.failing & matters; bad != 0 && !pet.IsClosed() && !pet.State().IsAwaitingSender() {
			rule := RuleAdmission
			if bad&(IsPetition|HasName) != 0 {
				rule = RuleDoor
			}
			e := r.info.submitted
			fault(max(at[pet.Code()][Submitted], at[pet.Code()][Supplemented]), pet.Code(),
				r.forbid(rule, &e, "cần "+bad.Text(form.Vietnamese), "it needs: "+bad.Text(form.English)))
		}
	}
	slices.SortStableFunc(out.Faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	out.byCode = map[Code][]Fault{}
	for _, f := range out.Faults {
		out.byCode[f.Code] = append(out.byCode[f.Code], f)
	}
	return out
}
