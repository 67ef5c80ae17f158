package petition

import (
	"cmp"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
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
	Doubts    []Fault    // in order of line: what no rule forbids, and somebody should look at ([Process.Doubts])

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
// (NoDay: the host names no day). A duplicate is held against the other petitions
// as they stood at its moment, in whatever order the file has them
// ([Process.ApplyAmong]). A duplicate for which nobody answers any more, a
// submission that ought to be refused and waits, and a recommendation without a
// proposal that nobody asked for, are faults.
func (p *Process) Check(lines []Line, unread form.Errors, today form.Day) Checked {
	c := checking{p: p.get(), pets: map[Code]Petition{}, at: map[Code]map[EventType]int{}}
	c.find = func(code Code) Petition { return c.pets[code] }
	for _, e := range unread {
		code, _ := e.Args["petition"].(Code)
		broken := *e
		broken.Line = 0 // the fault has it
		c.fault(e.Line, code, &broken)
	}
	order, linked := inOrderOfTime(lines)
	for _, i := range order {
		l := &lines[i]
		if today != form.NoDay && l.Event.At.Day() > today {
			c.fault(l.Number, l.Event.Code, c.pets[l.Event.Code].get().forbid(RuleFuture, &l.Event, form.Args{"today": today}))
			continue
		}
		c.apply(l)
	}
	for _, pet := range c.pets {
		c.out.Petitions = append(c.out.Petitions, pet)
	}
	slices.SortFunc(c.out.Petitions, func(a, b Petition) int { return a.Code().Compare(b.Code()) })
	var links Links
	if linked {
		links = c.p.Links(c.out.Petitions, form.NoDay)
	}
	for _, pet := range c.out.Petitions {
		if linked {
			pet = links.Petition(pet.Code())
		}
		c.standing(pet)
	}
	for _, faults := range [][]Fault{c.out.Faults, c.out.Doubts} {
		slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	}
	c.out.byCode = map[Code][]Fault{}
	for _, f := range c.out.Faults {
		c.out.byCode[f.Code] = append(c.out.byCode[f.Code], f)
	}
	return c.out
}

// inOrderOfTime is the order in which lines are applied: as they come, and where
// there are links in order of time, so that a link finds the other petition as it
// was; the lines of one petition stay as they come. linked says that there are any.
func inOrderOfTime(lines []Line) (order []int, linked bool) {
	order = make([]int, len(lines))
	for i := range lines {
		order[i], linked = i, linked || lines[i].Event.Type == DuplicateLinked
	}
	if !linked {
		return order, false
	}
	at, last := make([]schedule.Moment, len(lines)), map[Code]schedule.Moment{}
	for i := range lines {
		e := &lines[i].Event
		at[i] = later(last[e.Code], e.At) // no sooner than what came before of the petition
		last[e.Code] = at[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return at[a].Compare(at[b]) })
	return order, true
}

// checking is a file under way.
type checking struct {
	p    *Process
	pets map[Code]Petition
	find func(Code) Petition
	at   map[Code]map[EventType]int // the last line of each type
	out  Checked
}

func (c *checking) fault(line int, code Code, err *form.Error) {
	c.out.Faults = append(c.out.Faults, Fault{Line: line, Code: code, Err: err})
}

// apply applies a line.
func (c *checking) apply(l *Line) {
	code := l.Event.Code
	was := c.pets[code]
	pet, err := c.p.ApplyAmong(was, l.Event, c.find)
	if err != nil {
		for _, e := range form.All(err) {
			c.fault(l.Number, code, e)
		}
		return
	}
	if pet == was {
		return // it was told already
	}
	if c.at[code] == nil {
		c.at[code] = map[EventType]int{}
	}
	c.at[code][l.Event.Type] = l.Number
	c.pets[code] = pet
	if doubt := c.p.doubt(pet.r, c.find); doubt != nil {
		c.out.Doubts = append(c.out.Doubts, Fault{Line: l.Number, Code: code, Err: doubt})
	}
}

// standing says what is wrong with how a petition stands at the end.
func (c *checking) standing(pet Petition) {
	r, at := pet.get(), c.at[pet.Code()]
	if f := r.fate(); f != nil && f.lost {
		e := r.event()
		err := r.forbidValue(RuleDuplicate, &e, f.main.String())
		err.Args["why"] = form.Text{f.why[0] + ": phải tiếp tục xử lý", f.why[1] + ": somebody must take this one up again"}
		c.fault(at[DuplicateLinked], pet.Code(), err)
	}
	matters := ConditionProposal | ConditionContent
	if pet.State().IsWaiting() {
		matters |= refusing
	}
	bad := r.failing & matters
	if bad == 0 || pet.IsClosed() || pet.State().IsAwaitingSender() || pet.State() == StateDuplicate {
		return
	}
	rule := RuleAdmission
	if bad&(ConditionPetition|ConditionName) != 0 {
		rule = RuleDoor
	}
	c.fault(max(at[Submitted], at[Supplemented]), pet.Code(), r.forbid(rule, &r.info.submitted, form.Args{"needs": both(bad)}))
}
