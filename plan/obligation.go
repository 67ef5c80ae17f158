package plan

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unique"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// ObligationID names an obligation: plan, task, body and occurrence, as in
// "16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19". It stays the same whatever is
// recorded and whoever answers for the body today, so hosts may store it. The
// body is the wording of the document, and after a "/" the member of a class;
// a coordinating body's has its role at the end.
type ObligationID string

// Plan is the number of the plan in the identifier, empty when it is none.
func (id ObligationID) Plan() string {
	s, _, _ := splitID(id)
	return s.plan
}

// Class is the identifier of the class's obligation when this is that of one
// of its members, and the identifier itself otherwise. What is recorded for a
// class holds for its members.
func (id ObligationID) Class() ObligationID {
	s, key, ok := splitID(id)
	if !ok {
		return id
	}
	class, _, _ := strings.Cut(key, "/")
	return s.id(class)
}

// Obligation is what one body owes in one occurrence of a task: the unit that
// is done, late or open. It comes from a plan and shares its tasks; the zero
// Obligation is none, and is open without a day. What a host stores is its ID.
type Obligation struct {
	Plan *Plan
	Task *Task
	// Named is the body or the class of bodies as the document names it.
	Named string
	// Body is who was named, or which member of the class it is, on the day on
	// which the obligation arose; the zero Body when no registry was given,
	// when the registry does not know it, and for a class that is not expanded.
	Body body.Body
	Role body.Role
	schedule.Occurrence

	turn       turn   // zero for an obligation of no plan
	key, class string // of the body in the ID; class: the key of the class that Body is a member of
}

// ID is the obligation's identifier.
func (o Obligation) ID() ObligationID {
	if o.turn == (turn{}) {
		return ""
	}
	return o.turn.Value().id(o.key)
}

// MarshalJSON refuses: write the ID, and ask the plan for the obligation again.
func (o Obligation) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses as well.
func (o *Obligation) UnmarshalJSON([]byte) error { return new(form.Unwritten).UnmarshalJSON(nil) }

// Arises is the day on which the obligation arises: the first day of its
// occurrence, and where that is open or before the plan, the first day of which
// the plan speaks and on which it holds ([Plan.Holds]).
// Who is a member of a class is asked of that day.
func (o Obligation) Arises() form.Day { return arises(o.Plan, o.Occurrence) }

func arises(p *Plan, o schedule.Occurrence) form.Day {
	return max(p.Span().Since, p.Holds(), o.Start)
}

// ObligationQuery chooses obligations.
type ObligationQuery struct {
	form.Unwritten
	// Span is the days that due days lie in, as far as the plan reaches; the
	// zero Span is the plan's own.
	Span schedule.Span
	// Coordinating adds the coordinating bodies' rows to those of the leads.
	Coordinating bool
	// Bodies is the registry that bodies are looked up in; nil: names only.
	Bodies *body.Registry
	// Expand makes one obligation of each member of a class. A class that has
	// no members in the registry stays one.
	Expand bool
	// Named, when not empty, keeps what is owed under this wording of the
	// document; case, accents and punctuation do not matter.
	Named string
	// Only, when not zero, keeps the obligations of this body, classes of
	// which it is a member included.
	Only body.ID
	// Units adds to those of Only what the bodies below it owe on the day that
	// is looked at, each under its own name; classes are then their members.
	Units bool
	// Assigned gives the bodies that "được phân công theo dõi" means; see
	// body.Scope.
	Assigned func(to body.ID, on form.Day) []body.ID

	functions bool // with Only: what may come to the body with a function as well
}

// deepest is how many bodies stand one above another at most.
const deepest = 8

// asksFor says whether a body is one of those whose obligations are kept: with Units, as
// the bodies stand on a day.
func (q ObligationQuery) asksFor(id body.ID, on form.Day) bool {
	if q.Only.IsZero() || id == q.Only {
		return true
	}
	for range deepest {
		if !q.Units || id.IsZero() {
			return false
		}
		if id = q.Bodies.ByID(id).Parent(on); id == q.Only {
			return true
		}
	}
	return false
}

// Obligations yields what the plan asks for, in order of due day, what has no
// day last, and within a day in the order of the tasks. Memory grows with the
// occurrences of the tasks, not with the bodies that owe them.
func (p *Plan) Obligations(q ObligationQuery) iter.Seq[Obligation] {
	span := q.Span.Intersect(p.Span())
	return func(yield func(Obligation) bool) {
		r := resolver{plan: p, query: q, wanted: bodyKey(q.Named), known: map[partiesOf][]party{}, last: map[string][]party{}}
		if q.Named != "" && r.wanted == "" {
			return // a wording without a letter is nobody's
		}
		for _, it := range p.items(span) {
			o := Obligation{Plan: p, Task: it.task, Occurrence: it.Occurrence}
			on := arises(p, it.Occurrence)
			for _, o.Role = range q.roles() {
				o.turn = unique.Make(slot{p.Number, it.task.ID, it.key, o.Role})
				names := it.task.Leads
				if o.Role == body.RoleCoordinate {
					names = it.task.Coordinating
				}
				for _, party := range r.parties(names, it.task.Function, on) {
					o.Named, o.Body, o.key, o.class = party.named, party.body, party.key, party.class
					if !yield(o) {
						return
					}
				}
			}
		}
	}
}

func (q ObligationQuery) roles() []body.Role {
	if q.Coordinating {
		return []body.Role{body.RoleLead, body.RoleCoordinate}
	}
	return []body.Role{body.RoleLead}
}

// item is an occurrence of a task.
type item struct {
	task *Task
	schedule.Occurrence
	key string
}

// items is the occurrences of all tasks in order.
func (p *Plan) items(span schedule.Span) []item {
	var items []item
	tasks := p.tasks()
	for i := range tasks {
		t := &tasks[i]
		if t.Time.Rule.IsZero() && !span.IsEmpty() {
			items = append(items, item{task: t, key: "open"})
		}
		for o := range t.Time.Rule.Occurrences(span) {
			if p.cameLate(o) {
				continue
			}
			items = append(items, item{t, o, t.Time.Rule.Key(o)})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(dayOrder(a.Due), dayOrder(b.Due)) })
	return items
}

// cameLate says that a cycle was nearly over when the plan was signed, so that
// it is not owed: less than half of its days were left, and less than half a
// month. No law says where the line is; a monthly duty of a notice that was
// signed on the 29th does not ask for that month, one of the 4th does, and a
// plan of August asks for the report of its year.
func (p *Plan) cameLate(o schedule.Occurrence) bool {
	if o.Kind != schedule.Recurring || o.Start == form.NoDay || o.Due == form.NoDay || p.Date < o.Start {
		return false
	}
	left, whole := o.Due-p.Date, o.Due-o.Start+1
	return 2*left < min(whole, 30)
}

// party is one who owes: a named body, a class, or a member of one.
type party struct {
	named      string
	body       body.Body
	key, class string
}

type partiesOf struct {
	names    string // joined
	function body.Function
	on       form.Day
}

// resolver finds who owes, once for each wording and day: tasks repeat the
// same few.
type resolver struct {
	plan   *Plan
	query  ObligationQuery
	wanted string // the key of the wording asked for
	known  map[partiesOf][]party
	last   map[string][]party // the members that each wording had on the day before
}

// maxKnown bounds what a resolver remembers. The days come in order, so what
// is forgotten is mostly not asked for again.
const maxKnown = 256

// parties is who owes a task in a role on a day. Who is named and a member of
// a class as well owes once, by the name: "Tổ phó và các thành viên Tổ công
// tác" is one duty of the Tổ phó, not two.
func (r *resolver) parties(names []string, function body.Function, on form.Day) []party {
	of := partiesOf{strings.Join(names, "\n"), function, on}
	if !r.query.functions {
		of.function = ""
	}
	if found, ok := r.known[of]; ok {
		return found
	}
	if len(r.known) == maxKnown {
		clear(r.known)
	}
	var all []party
	owes := map[body.Body]bool{}
	for _, name := range names {
		found := r.find(name, on)
		for i := range found {
			if party := &found[i]; party.class == "" && !party.body.IsZero() {
				owes[party.body] = true
			}
		}
		all = append(all, found...)
	}
	if len(names) > 1 {
		all = slices.DeleteFunc(all, func(p party) bool {
			if p.class == "" {
				return false
			}
			twice := owes[p.body]
			owes[p.body] = true
			return twice
		})
	}
	// What is asked for is chosen last, so that it does not change who owes.
	all = slices.DeleteFunc(all, func(p party) bool {
		return r.wanted != "" && bodyKey(p.named) != r.wanted ||
			!r.query.Only.IsZero() && !answersFor(r.query.Bodies, of.function, func(id body.ID) bool { return r.query.asksFor(id, of.on) || r.query.asksFor(id, form.NoDay) }, p.body)
	})
	r.known[of] = all
	return all
}

// find is who a wording names: one party, or with Expand the members of the
// class, each body that is named beside it included. A class without members
// in the registry stays one, and so does what is named and not known.
func (r *resolver) find(name string, on form.Day) []party {
	whole := party{named: name, key: r.plan.key(name)}
	q := r.query
	if q.Bodies == nil {
		return []party{whole}
	}
	read, err := cell.Parse(q.Bodies, name, on)
	if err != nil {
		return []party{whole}
	}
	parts := read.Parts
	if len(parts) == 1 && parts[0].Selector.Kind() == body.KindNamed {
		whole.body = q.Bodies.ByID(parts[0].Selector.ID())
		return []party{whole}
	}
	if !q.Expand && q.Only.IsZero() {
		return []party{whole}
	}
	before := r.last[name]
	members := make([]party, 0, len(before))
	seen := map[body.Body]bool{}
	unknown := false
	for _, part := range parts {
		named := part.Selector.Resolve(q.Bodies, on, body.Scope{Assigned: q.Assigned})
		if part.Selector.Kind() == body.KindNamed {
			// A body is named for good, whoever answers for it on the day.
			b := q.Bodies.ByID(part.Selector.ID())
			named, unknown = []body.Body{b}, unknown || b.IsZero()
		}
		for _, b := range named {
			if b.IsZero() || seen[b] {
				continue
			}
			if len(parts) > 1 { // one names nobody twice
				seen[b] = true
			}
			// They come in order: what stands here is mostly what stood here
			// on the day before.
			at := len(members)
			if at < len(before) && before[at].body == b {
				members = append(members, before[at])
			} else {
				members = append(members, party{name, b, memberKey(whole.key, b), whole.key})
			}
		}
	}
	r.last[name] = members[:len(members):len(members)]
	if len(members) == 0 || unknown {
		members = append(members, whole)
	}
	return members
}

// memberKey is the key of a member of the class that has one.
func memberKey(class string, b body.Body) string { return class + "/" + b.ID().String() }

// answersFor says whether a body is the one asked about, or one whose duties, or
// those of the function, passed to it.
func answersFor(r *body.Registry, function body.Function, who func(body.ID) bool, b body.Body) bool {
	if b.IsZero() {
		return false
	}
	if who(b.ID()) {
		return true
	}
	passed := func(a body.Answer) bool {
		return slices.ContainsFunc(a.Path, func(s body.Succession) bool { return who(s.To) })
	}
	return passed(r.Answers(b.ID(), form.NoDay)) || function != "" && passed(r.Holder(function, b.ID(), form.NoDay))
}

// Obligation finds an obligation of the plan by its identifier. For the member
// of a class the query needs the registry.
func (p *Plan) Obligation(id ObligationID, q ObligationQuery) (Obligation, bool) {
	slot, key, ok := splitID(id)
	if !ok || p == nil || slot.plan != p.Number {
		return Obligation{}, false
	}
	turn := unique.Make(slot)
	q.Coordinating, q.Expand = true, strings.Contains(key, "/")
	for o := range p.Obligations(q) {
		if o.turn == turn && o.key == key {
			return o, true
		}
	}
	return Obligation{}, false
}

// slot is an identifier without the body.
type slot struct {
	plan       string
	task       TaskID
	occurrence string
	role       body.Role
}

// turn stands for a slot. It is made once for all who owe an occurrence, and
// compared and looked up as one word.
type turn = unique.Handle[slot]

func (s slot) id(key string) ObligationID {
	id := s.plan + "#" + string(s.task) + "#" + key + "#" + s.occurrence
	if s.role == body.RoleCoordinate {
		id += "#" + string(body.RoleCoordinate)
	}
	return ObligationID(id)
}

func splitID(id ObligationID) (s slot, key string, ok bool) {
	var room [6]string // one more than there may be
	parts := room[:0]
	for rest, more := string(id), true; more && len(parts) < len(room); {
		var part string
		part, rest, more = strings.Cut(rest, "#")
		parts = append(parts, part)
	}
	s.role = body.RoleLead
	if len(parts) == 5 && parts[4] == string(body.RoleCoordinate) {
		s.role, parts = body.RoleCoordinate, parts[:4]
	}
	if len(parts) != 4 || slices.Contains(parts, "") {
		return slot{}, "", false
	}
	s.plan, s.task, s.occurrence = parts[0], TaskID(parts[1]), parts[3]
	return s, parts[2], true
}

// dayOrder puts "no day" after all days.
func dayOrder(d form.Day) form.Day {
	if d == form.NoDay {
		return form.NewDay(form.MaxYear+1, 1, 1)
	}
	return d
}

// bodyKey is a body's name in identifiers.
func bodyKey(name string) string { return reading.Key(name) }
