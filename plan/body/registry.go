package body

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Registry knows bodies through time. It is immutable and safe for use by
// many goroutines at once. [Vietnam] is the built-in one; [Registry.With]
// adds a host's own departments and communes.
type Registry struct {
	entries []*entry // in order of identifier
	byID    map[ID]*entry
	byCode  map[codeKey][]codeUse
	names   names
}

type codeKey struct {
	system CodeSystem
	value  string
}

type codeUse struct {
	e    *entry
	span schedule.Span
}

// New makes a registry of the data. All that is wrong is reported together,
// as a [*LoadError], and then there is no registry. With several data the
// paths of faults begin with data[0], data[1] and so on.
func New(data ...Data) (*Registry, error) {
	l := loader{byID: map[ID]*entry{}, rows: map[*entry][]string{}, codes: map[codeKey][]codeRef{}}
	for i, d := range data {
		if len(data) > 1 {
			l.prefix = fmt.Sprintf("data[%d].", i)
		}
		l.read(d)
	}
	return l.registry()
}

// With is the registry with more data. Rows may name bodies of this registry
// as parents and successors. The paths of faults are those of the data given;
// with several, they begin with data[0], data[1] and so on.
func (r *Registry) With(data ...Data) (*Registry, error) {
	l := loader{byID: map[ID]*entry{}, rows: map[*entry][]string{}, codes: map[codeKey][]codeRef{}}
	l.prefix = "registry."
	l.read(r.Data())
	for i, d := range data {
		l.prefix = ""
		if len(data) > 1 {
			l.prefix = fmt.Sprintf("data[%d].", i)
		}
		l.read(d)
	}
	return l.registry()
}

// ByID is the body of that identifier, the zero Body when there is none.
func (r *Registry) ByID(id ID) Body {
	return Body{r.byID[id]}
}

// ByCode is the body that carries the code on the day, the zero Body when
// none does; with the zero day, the one that carries it without end.
func (r *Registry) ByCode(system CodeSystem, value string, on form.Day) Body {
	for _, u := range r.byCode[codeKey{system, value}] {
		if inForce(u.span, on) {
			return Body{u.e}
		}
	}
	return Body{}
}

// Len is the number of bodies, past ones included.
func (r *Registry) Len() int { return len(r.entries) }

// Bodies yields all bodies, past ones included, in order of identifier.
func (r *Registry) Bodies() iter.Seq[Body] {
	return func(yield func(Body) bool) {
		for _, e := range r.entries {
			if !yield(Body{e}) {
				return
			}
		}
	}
}

// Members is the bodies that on the day live and are of one of the classes,
// in order of identifier.
func (r *Registry) Members(classes Classes, on form.Day) []Body {
	var members []Body
	for _, e := range r.entries {
		if b := (Body{e}); b.Lives(on) && classes.Has(b.Class(on)) {
			members = append(members, b)
		}
	}
	return members
}

// Under is the bodies that on the day live, are of one of the classes, and
// stand below the body named, at any depth; in order of identifier.
func (r *Registry) Under(id ID, classes Classes, on form.Day) []Body {
	top := r.byID[id]
	if top == nil {
		return nil
	}
	seen := map[*entry]bool{top: true}
	var members []Body
	for queue := []*entry{top}; len(queue) > 0; queue = queue[1:] {
		for _, child := range queue[0].children {
			b := Body{child}
			if seen[child] || b.Parent(on) != queue[0].id {
				continue
			}
			seen[child] = true
			queue = append(queue, child)
			if b.Lives(on) && classes.Has(b.Class(on)) {
				members = append(members, b)
			}
		}
	}
	slices.SortFunc(members, compareBodies)
	return members
}

func compareBodies(a, b Body) int { return cmp.Compare(a.e.id, b.e.id) }

// loader makes a registry and collects what is wrong.
type loader struct {
	prefix  string
	faults  []Fault
	entries []*entry
	byID    map[ID]*entry
	rows    map[*entry][]string // the path of each naming
	codes   map[codeKey][]codeRef
	codeAt  []codeRef
	succ    []succRef
}

type codeRef struct {
	id   ID
	code Code
	path string
	in   string // between path and field
}

type succRef struct {
	s    Succession
	path string
	sep  string
}

func (l *loader) fault(kind FaultKind, path, value string) {
	l.faults = append(l.faults, Fault{Kind: kind, Path: path, Value: value})
}

// place is the path of a row and what stands between it and a field.
func (l *loader) place(at, list string, i int) (path, sep string) {
	if at != "" {
		return l.prefix + at, ", "
	}
	return fmt.Sprintf("%s%s[%d]", l.prefix, list, i), "."
}

func (l *loader) id(s, path string, kind FaultKind) ID {
	id, err := ParseID(s)
	if err != nil {
		l.fault(kind, path, s)
		return ""
	}
	return id
}

func (l *loader) day(s, path string) form.Day {
	if s == "" {
		return form.NoDay
	}
	d, err := form.ParseDay(s)
	if err != nil {
		l.fault(FaultDay, path, s)
		return form.NoDay
	}
	return d
}

func (l *loader) span(since, until, path, sep string) schedule.Span {
	s := schedule.Span{Since: l.day(since, path+sep+"since"), Until: l.day(until, path+sep+"until")}
	if s.IsEmpty() {
		l.fault(FaultLife, path+sep+"until", until)
	}
	return s
}

func (l *loader) read(d Data) {
	if d.Version != Version {
		l.fault(FaultVersion, l.prefix+"v", fmt.Sprint(d.Version))
		return
	}
	for i, row := range d.Bodies {
		path, sep := l.place(row.at, "bodies", i)
		id := l.id(row.ID, path+sep+"id", FaultID)
		n := Naming{Name: strings.TrimSpace(row.Name), Short: slices.Clone(row.Short), Class: Class(row.Class), Level: Level(row.Level),
			Change: Change(row.Change), Source: row.Source, Span: l.span(row.Since, row.Until, path, sep)}
		if n.Name == "" {
			l.fault(FaultName, path+sep+"name", row.Name)
		}
		if !n.Class.Valid() {
			l.fault(FaultClass, path+sep+"class", row.Class)
		}
		if row.Level != "" && !n.Level.Valid() {
			l.fault(FaultLevel, path+sep+"level", row.Level)
		}
		switch n.Change {
		case "", Rename, Upgrade, TypeChange:
		default:
			l.fault(FaultChange, path+sep+"change", row.Change)
		}
		if row.Parent != "" {
			n.Parent = l.id(row.Parent, path+sep+"parent", FaultParent)
		}
		if id == "" {
			continue
		}
		e := l.byID[id]
		if e == nil {
			e = &entry{id: id}
			l.byID[id] = e
			l.entries = append(l.entries, e)
		}
		e.names = append(e.names, n)
		l.rows[e] = append(l.rows[e], path+sep)
	}
	for i, row := range d.Codes {
		path, sep := l.place(row.at, "codes", i)
		c := Code{System: CodeSystem(row.System), Value: row.Value, Source: row.Source}
		if row.at == "" { // a CSV row's own days are reported with its naming
			c.Span = l.span(row.Since, row.Until, path, sep)
		} else {
			c.Span = (&loader{}).span(row.Since, row.Until, path, sep)
		}
		if !c.System.Valid() {
			l.fault(FaultSystem, path+sep+"system", row.System)
		}
		if c.Value == "" {
			l.fault(FaultCode, path+sep+"value", row.Value)
		}
		l.codeAt = append(l.codeAt, codeRef{ID(row.ID), c, path, sep})
	}
	for i, row := range d.Successions {
		path, sep := l.place(row.at, "successions", i)
		s := Succession{From: ID(row.From), To: ID(row.To), Kind: SuccessionKind(row.Kind), Function: row.Function, Source: row.Source}
		switch {
		case row.On == "" && row.at != "":
			l.fault(FaultDay, path+sep+"until", row.On)
		case row.On == "":
			l.fault(FaultDay, path+sep+"on", row.On)
		case row.at == "":
			s.On = l.day(row.On, path+sep+"on")
		default: // a CSV row's own days are reported with its naming
			s.On = (&loader{}).day(row.On, "")
		}
		if s.On == form.NoDay {
			continue
		}
		l.succ = append(l.succ, succRef{s, path, sep})
	}
}

func (l *loader) registry() (*Registry, error) {
	for _, e := range l.entries {
		l.order(e)
	}
	l.parents()
	l.twins()
	l.checkCodes()
	l.successions()
	if len(l.faults) > 0 {
		return nil, &LoadError{l.faults}
	}
	slices.SortFunc(l.entries, func(a, b *entry) int { return cmp.Compare(a.id, b.id) })
	r := &Registry{entries: l.entries, byID: l.byID, byCode: map[codeKey][]codeUse{}}
	for _, e := range r.entries {
		for _, c := range e.codes {
			k := codeKey{c.System, c.Value}
			r.byCode[k] = append(r.byCode[k], codeUse{e, c.Span})
		}
		seen := map[*entry]bool{}
		for _, n := range e.names {
			if p := l.byID[n.Parent]; p != nil && !seen[p] {
				seen[p] = true
				p.children = append(p.children, e)
			}
		}
	}
	r.names.build(r.entries)
	return r, nil
}

// order puts the namings of a body in order of time and checks that they
// follow one another.
func (l *loader) order(e *entry) {
	type row struct {
		n    Naming
		path string
	}
	rows := make([]row, len(e.names))
	for i, n := range e.names {
		rows[i] = row{n, l.rows[e][i]}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.n.Span.Since - b.n.Span.Since) })
	for i, r := range rows {
		e.names[i], l.rows[e][i] = r.n, r.path
		if i == 0 {
			continue
		}
		before := rows[i-1]
		switch {
		case before.n.Span.Overlaps(r.n.Span):
			l.faults = append(l.faults, Fault{FaultOverlap, r.path + "id", string(e.id), before.path + "id"})
		case before.n.Span.Until < r.n.Span.Since:
			l.faults = append(l.faults, Fault{FaultGap, r.path + "since", r.n.Span.Since.String(), before.path + "until"})
		}
		if r.n.Change == "" {
			e.names[i].Change = Rename
		}
	}
}

// parents checks that each parent is there and that none is above itself,
// and gives bodies without a level the one of their class or parent.
func (l *loader) parents() {
	const checking, done = 1, 2
	state := map[*entry]int{}
	var visit func(e *entry) bool // false: a cycle
	visit = func(e *entry) bool {
		if state[e] != 0 {
			return state[e] == done
		}
		state[e] = checking
		for i := range e.names {
			n := &e.names[i]
			p := l.byID[n.Parent]
			if n.Parent != "" && p == nil {
				l.fault(FaultParent, l.rows[e][i]+"parent", string(n.Parent))
			}
			if p != nil && !visit(p) {
				l.fault(FaultCycle, l.rows[e][i]+"parent", string(n.Parent))
				p = nil
			}
			if n.Level == "" {
				n.Level = n.Class.level()
			}
			if n.Level == "" && p != nil && len(p.names) > 0 {
				n.Level = p.names[len(p.names)-1].Level
			}
		}
		state[e] = done
		return true
	}
	for _, e := range l.entries {
		visit(e)
	}
}

// twins finds bodies that cannot be told apart by name.
func (l *loader) twins() {
	type key struct {
		parent ID
		name   string
	}
	type use struct {
		e    *entry
		span schedule.Span
		path string
	}
	uses := make(map[key][]use, len(l.entries))
	for _, e := range l.entries {
		for i, n := range e.names {
			k := key{n.Parent, foldName(n.Name).exact}
			for _, u := range uses[k] {
				if u.e != e && u.span.Overlaps(n.Span) {
					l.faults = append(l.faults, Fault{FaultTwin, l.rows[e][i] + "name", n.Name, u.path + "name"})
				}
			}
			uses[k] = append(uses[k], use{e, n.Span, l.rows[e][i]})
		}
	}
}

func (l *loader) checkCodes() {
	for _, c := range l.codeAt {
		e := l.byID[c.id]
		if e == nil {
			l.fault(FaultBody, c.path+c.in+"id", string(c.id))
			continue
		}
		k := codeKey{c.code.System, c.code.Value}
		for _, other := range l.codes[k] {
			if other.code.Span.Overlaps(c.code.Span) {
				l.faults = append(l.faults, Fault{FaultCode, c.path, c.code.Value, other.path})
			}
		}
		l.codes[k] = append(l.codes[k], c)
		e.codes = append(e.codes, c.code)
	}
}

func (l *loader) successions() {
	for _, ref := range l.succ {
		s, at := ref.s, ref.path+ref.sep
		from, to := Body{l.byID[s.From]}, Body{l.byID[s.To]}
		if from.IsZero() {
			l.fault(FaultBody, at+"from", string(s.From))
			continue
		}
		switch {
		case !s.Kind.Valid(), s.Kind == Function && s.Function == "":
			l.fault(FaultSuccession, at+"kind", string(s.Kind))
			continue
		case s.Kind != Function && from.Life().Until != s.On:
			l.fault(FaultSuccession, at+"on", s.On.String())
			continue
		case s.Kind == Ended && s.To != "",
			s.Kind != Ended && (to.IsZero() || to == from || !to.Life().Contains(s.On)):
			l.fault(FaultSuccessor, at+"to", string(s.To))
			continue
		}
		from.e.out = append(from.e.out, s)
		if !to.IsZero() {
			to.e.in = append(to.e.in, s)
		}
	}
	byDay := func(a, b Succession) int { return int(a.On - b.On) }
	for _, e := range l.entries {
		slices.SortStableFunc(e.out, byDay)
		slices.SortStableFunc(e.in, byDay)
	}
}
