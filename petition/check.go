package petition

import (
	"cmp"
	"errors"
	"iter"
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

// Checked is a file of events applied. It keeps the events in little memory, and
// makes the petitions of them as they are asked for: a file may have millions.
// It is immutable.
type Checked struct {
	form.Unwritten
	Faults []Fault // in order of line
	Doubts []Fault // in order of line: what no rule forbids, and somebody should look at ([Process.Doubts])

	byCode map[Code][]Fault
	p      *Process
	kept   journal
}

// FaultsOf are the faults of one petition, in order of line. Those of the zero
// Code are of lines whose code could not be read.
func (c Checked) FaultsOf(code Code) []Fault { return c.byCode[code] }

// FaultsOfNone are the faults of no petition that was there at the end of the day
// (NoDay: ever): of a line whose code could not be read, and of a code whose first
// event is missing or came later.
func (c Checked) FaultsOfNone(asOf form.Day) (faults []Fault) {
	there := map[Code]bool{}
	for _, f := range c.Faults {
		is, known := there[f.Code]
		if !known {
			is = c.there(f.Code, asOf)
			there[f.Code] = is
		}
		if !is {
			faults = append(faults, f)
		}
	}
	return faults
}

// there says whether there was a petition at the end of the day.
func (c Checked) there(code Code, asOf form.Day) bool {
	d, f := c.kept.find(code)
	if f == nil {
		return false
	}
	for _, at := range d.of(f) {
		if at.kept {
			return asOf == form.NoDay || at.at.Day() <= asOf // the others are no earlier
		}
	}
	return false
}

// Petitions are the petitions as they stood at the end of the day (NoDay: the
// latest), in order of code, each with what became of the one that it is linked to
// ([Process.Links]). Those that came later are left out. Each is made when its turn
// comes, and anew whenever they are asked for.
func (c Checked) Petitions(asOf form.Day) iter.Seq[Petition] {
	return func(yield func(Petition) bool) {
		links := c.links(asOf)
		for d, f := range c.kept.all() {
			pet := links.Petition(f.code)
			if !f.linked {
				pet = c.petition(d, f, asOf)
			}
			if !pet.IsZero() && !yield(pet) {
				return
			}
		}
	}
}

// Petition is one of the [Checked.Petitions]; the zero Petition where there is
// none.
func (c Checked) Petition(code Code, asOf form.Day) Petition {
	d, f := c.kept.find(code)
	switch {
	case f == nil:
		return Petition{}
	case f.linked:
		return c.links(asOf).Petition(code)
	}
	return c.petition(d, f, asOf)
}

// links are the links among the petitions that have any.
func (c Checked) links(asOf form.Day) Links {
	var pets []Petition
	for d, f := range c.kept.all() {
		if f.linked {
			pets = append(pets, c.petition(d, f, asOf))
		}
	}
	return c.p.Links(pets, asOf)
}

// petition is the petition of a folder by itself.
func (c Checked) petition(d *drawer, f *folder, asOf form.Day) (pet Petition) {
	var room records
	var e Event
	entries := d.of(f)
	for i := range entries {
		at := &entries[i]
		switch {
		case !at.kept:
			continue
		case asOf != form.NoDay && at.at.Day() > asOf:
			return pet // those after it are no earlier
		case room == nil:
			room = make(records, 0, f.events)
		}
		c.kept.event(&e, d, at, f.code)
		to, _ := pet.State().Next(e.Type)
		pet = c.p.after(room.next(), pet, &e, e.present(), to)
	}
	return pet
}

// Check applies the events of a file, which may be of many petitions, as
// [ReadEvents] gives them; none of the lines that could not be read is passed over
// in silence. An event that a rule forbids is a fault
// and changes nothing; those after it are applied. One that lies after today is
// such an event: a year typed as 2099 would hold a petition back from every list
// (NoDay: the host names no day). A duplicate is held against the other petitions
// as they stood at its moment, in whatever order the file has them
// ([Process.ApplyAmong]). A duplicate for which nobody answers any more, a
// submission that ought to be refused and waits, and a recommendation without a
// proposal that nobody asked for, are faults.
//
// A file that could not be read to its end is an error, with all that could not
// be read. Where the file is large and nobody asks for what people wrote, give
// the events without it ([Event.WithoutWords]): it is most of what is kept.
func (p *Process) Check(lines iter.Seq2[Line, error], today form.Day) (Checked, error) {
	c := checking{p: p.get(), today: today}
	var unread form.Errors
	if lines == nil {
		lines = func(func(Line, error) bool) {}
	}
	for l, err := range lines {
		if err == nil {
			c.events.put(l.Number, &l.Event)
		}
		unread = append(unread, form.All(err)...)
	}
	if errors.Is(unread.Err(), form.FormSource) {
		return Checked{}, unread
	}
	for _, e := range unread {
		code, _ := e.Args["petition"].(Code)
		broken := *e
		broken.Line = 0 // the fault has it
		c.fault(e.Line, code, &broken)
	}
	c.events.sort()
	c.out.p, c.out.kept = c.p, c.events
	c.apply()
	for _, faults := range [][]Fault{c.out.Faults, c.out.Doubts} {
		slices.SortStableFunc(faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	}
	c.out.byCode = map[Code][]Fault{}
	for _, f := range c.out.Faults {
		c.out.byCode[f.Code] = append(c.out.byCode[f.Code], f)
	}
	return c.out, nil
}

// checking is a file under way.
type checking struct {
	p      *Process
	today  form.Day
	events journal
	out    Checked
}

func (c *checking) fault(line int, code Code, err *form.Error) {
	c.out.Faults = append(c.out.Faults, Fault{Line: line, Code: code, Err: err})
}

// course is a petition under way.
type course struct {
	pet  Petition
	last [len(events)]int // the last line of each type
	asks bool             // the last link was doubted for want of a consent
	room records
}

// apply applies all events: of the petitions that links lead from or to in one
// order of time, of each of the others by itself.
func (c *checking) apply() {
	linked := c.applyLinked()
	var links Links
	if len(linked) > 0 {
		var pets []Petition
		for _, one := range linked {
			pets = append(pets, one.pet)
		}
		links = c.p.Links(pets, form.NoDay)
	}
	alone := course{room: make(records, 0, 64)} // its records are used again
	for d, f := range c.events.all() {
		one := linked[f.code]
		if f.linked {
			one.pet = links.Petition(f.code)
		} else {
			one = &alone
			*one = course{room: one.room[:0]}
			entries := d.of(f)
			for i := range entries {
				c.applyTo(one, d, &entries[i], f.code, nil)
			}
		}
		if !one.pet.IsZero() {
			c.standing(one)
		}
	}
}

// applyLinked applies the events of the petitions that links lead from or to, in
// order of time, so that a link finds the other petition as it was; the lines of
// one petition stay as they come.
func (c *checking) applyLinked() map[Code]*course {
	type event struct {
		at    schedule.Moment // no sooner than what came before of the petition
		entry *entry
		of    *course
		in    *drawer
		code  Code
	}
	var all []event
	linked := map[Code]*course{}
	for d, f := range c.events.all() {
		if !f.linked {
			continue
		}
		one, at := &course{}, schedule.Moment{}
		linked[f.code] = one
		entries := d.of(f)
		for i := range entries {
			entry := &entries[i]
			at = later(at, entry.at)
			all = append(all, event{at, entry, one, d, f.code})
		}
	}
	slices.SortFunc(all, func(a, b event) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.entry.came, b.entry.came)) })
	find := func(code Code) Petition {
		if one := linked[code]; one != nil {
			return one.pet
		}
		return Petition{}
	}
	for _, e := range all {
		c.applyTo(e.of, e.in, e.entry, e.code, find)
	}
	return linked
}

// applyTo applies an event to its petition.
func (c *checking) applyTo(one *course, d *drawer, at *entry, code Code, find func(Code) Petition) {
	line := int(at.line)
	var e Event
	c.events.event(&e, d, at, code)
	pet, err := c.p.admit(one.pet, &e, c.today, find, &one.room)
	if err != nil {
		for _, e := range form.All(err) {
			c.fault(line, code, e)
		}
		return
	}
	if pet == one.pet {
		return // it was told already
	}
	one.pet, one.last[e.Type], at.kept = pet, line, true
	doubt := c.p.doubt(pet.r, find)
	if e.Type == DuplicateLinked {
		one.asks = doubt != nil
	}
	if doubt != nil {
		c.out.Doubts = append(c.out.Doubts, Fault{Line: line, Code: code, Err: doubt})
	}
}

// standing says what is wrong with how a petition stands at the end.
func (c *checking) standing(one *course) {
	for _, w := range c.p.wrongs(one.pet) {
		line := one.last[DuplicateLinked]
		if w.Code != RuleDuplicate && w.Code != RuleConsent {
			line = max(one.last[Submitted], one.last[Supplemented])
		}
		c.fault(line, one.pet.Code(), w)
	}
	if doubt, byRule := c.p.handedOn(one.pet.r); doubt != nil && !byRule && !one.asks {
		c.out.Doubts = append(c.out.Doubts, Fault{Line: one.last[DuplicateLinked], Code: one.pet.Code(), Err: doubt})
	}
}

// Wrongs is what is wrong with how a petition stands, though every event of it was
// allowed: a duplicate, out of [Links], for which nobody answers any more, or, where
// the rules ask for a consent, that another body was handed without one, a
// submission that ought to be refused and waits, and a recommendation without a
// proposal, or a petition without a content, that nobody asked for.
func (p *Process) Wrongs(pet Petition) form.Errors { return p.get().wrongs(pet) }

func (p *Process) wrongs(pet Petition) (all form.Errors) {
	r := pet.get()
	if f := r.fate(); f != nil && f.lost {
		e := r.event()
		err := r.forbidValue(RuleDuplicate, &e, f.main.String())
		err.Args["why"] = form.Text{f.why[0] + ": phải tiếp tục xử lý", f.why[1] + ": somebody must take this one up again"}
		all = append(all, err)
	}
	if wrong, byRule := p.handedOn(r); wrong != nil && byRule {
		all = append(all, wrong)
	}
	matters := ConditionProposal | ConditionContent
	if pet.State().IsWaiting() {
		matters |= refusing
	}
	bad := r.failing & matters
	if bad == 0 || pet.IsClosed() || pet.State().IsAwaitingSender() || pet.State() == StateDuplicate {
		return all
	}
	rule := RuleAdmission
	if bad&(ConditionPetition|ConditionName) != 0 {
		rule = RuleDoor
	}
	return append(all, r.forbid(rule, &r.info.submitted, form.Args{"needs": both(bad)}))
}
