package petition

import (
	"cmp"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Fault is a line of a file that could not be read, an event that a rule
// forbids, or a submission that nobody has dealt with as the rules ask.
type Fault struct {
	form.Unwritten
	Line int // from 1
	Code Code
	Err  *form.Error // what is wrong, without the line
}

// Rule is the short name of the rule that was broken: "state" of [RuleState].
// Of a line that could not be read it is "form".
func (f Fault) Rule() string {
	if f.Err != nil {
		if name, ok := strings.CutPrefix(string(f.Err.Code), rulePrefix); ok {
			return name
		}
	}
	return "form"
}

// Message is the fault in the language asked for, without the line.
func (f Fault) Message(l form.Language) string { return f.Err.Message(l) }

// Checked is a file of events applied.
type Checked struct {
	form.Unwritten
	Petitions []Petition // in order of code
	Faults    []Fault    // in order of line

	byCode map[Code][]Fault
}

// FaultsOf are the faults of one petition, in order of line. Those of the zero
// Code are of lines whose code could not be read.
func (c Checked) FaultsOf(code Code) []Fault { return c.byCode[code] }

// Check applies the events of a file, which may be of many petitions, as
// [ReadEvents] gives them: unread are the lines that it could not read, none
// of which is passed over in silence. An event that a rule forbids is a fault
// and changes nothing; those after it are applied. One that lies after today is
// such an event: a year typed as 2099 would hold a petition back from every list
// (NoDay: the host names no day). Then the petitions are held against one
// another: a duplicate must lead to a petition that is there. A submission that
// ought to be refused and waits, and a recommendation without a proposal that
// nobody asked for, are faults of the submission.
func (p *Process) Check(lines []Line, unread form.Errors, today form.Day) Checked {
	p = p.get()
	pets := map[Code]Petition{}
	at := map[Code]map[EventType]int{} // the last line of each type
	var out Checked
	fault := func(line int, code Code, err *form.Error) {
		out.Faults = append(out.Faults, Fault{Line: line, Code: code, Err: err})
	}
	for _, e := range unread {
		code, _ := e.Args["petition"].(Code)
		broken := *e
		broken.Line = 0 // the fault has it
		fault(e.Line, code, &broken)
	}
	for _, l := range lines {
		if today != form.NoDay && l.Event.At.Day() > today {
			fault(l.Number, l.Event.Code, pets[l.Event.Code].get().forbid(RuleFuture, &l.Event, form.Args{"today": today}))
			continue
		}
		pet, err := p.Apply(pets[l.Event.Code], l.Event)
		if err != nil {
			for _, e := range form.All(err) {
				fault(l.Number, l.Event.Code, e)
			}
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
				fault(at[pet.Code()][DuplicateLinked], pet.Code(), r.forbidValue(RuleDuplicate, &e, of.String()))
			}
		}
		matters := ConditionProposal | ConditionContent
		if pet.State().IsWaiting() {
			matters |= refusing
		}
		if bad := r.failing & matters; bad != 0 && !pet.IsClosed() && !pet.State().IsAwaitingSender() {
			rule := RuleAdmission
			if bad&(ConditionPetition|ConditionName) != 0 {
				rule = RuleDoor
			}
			e := r.info.submitted
			fault(max(at[pet.Code()][Submitted], at[pet.Code()][Supplemented]), pet.Code(),
				r.forbid(rule, &e, form.Args{"needs": both(bad)}))
		}
	}
	slices.SortStableFunc(out.Faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	out.byCode = map[Code][]Fault{}
	for _, f := range out.Faults {
		out.byCode[f.Code] = append(out.byCode[f.Code], f)
	}
	return out
}
