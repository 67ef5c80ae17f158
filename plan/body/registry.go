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
// many goroutines at once; nil and the zero Registry know nobody. [Vietnam] is the built-in one; [Registry.With]
// adds a host's own departments and communes.
type Registry struct {
	form.Unwritten

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
// as [form.Errors], and then there is no registry. With several data the
// paths of faults begin with data[0], data[1] and so on.
func New(data ...Data) (*Registry, error) {
	l := loader{byID: map[ID]*entry{}, rows: map[*entry][]place{}, codes: map[codeKey][]codeRef{}}
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
	l := loader{byID: map[ID]*entry{}, rows: map[*entry][]place{}, codes: map[codeKey][]codeRef{}}
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
	if r == nil {
		return Body{}
	}
	return Body{e: r.byID[id]}
}

// ByCode is the body that carries the code on the day, the zero Body when
// none does; with the zero day, the one that carries it without end.
func (r *Registry) ByCode(system CodeSystem, value string, on form.Day) Body {
	if r == nil {
		return Body{}
	}
	for _, u := range r.byCode[codeKey{system, value}] {
		if inForce(u.span, on) {
			return Body{e: u.e}
		}
	}
	return Body{}
}

// Len is the number of bodies, past ones included.
func (r *Registry) Len() int { return len(r.all()) }

func (r *Registry) all() []*entry {
	if r == nil {
		return nil
	}
	return r.entries
}

// Bodies yields all bodies, past ones included, in order of identifier.
func (r *Registry) Bodies() iter.Seq[Body] {
	return func(yield func(Body) bool) {
		for _, e := range r.all() {
			if !yield(Body{e: e}) {
				return
			}
		}
	}
}

// Members is the bodies that on the day live and are of one of the classes,
// in order of identifier.
func (r *Registry) Members(classes Classes, on form.Day) []Body {
	var members []Body
	for _, e := range r.all() {
		if b := (Body{e: e}); b.Lives(on) && classes.Has(b.Class(on)) {
			members = append(members, b)
		}
	}
	return members
}

// Under is the bodies that on the day live, are of one of the classes, and
// stand below the body named, at any depth; in order of identifier.
func (r *Registry) Under(id ID, classes Classes, on form.Day) []Body {
	top := r.ByID(id).e
	if top == nil {
		return nil
	}
	seen := map[*entry]bool{top: true}
	var members []Body
	for queue := []*entry{top}; len(queue) > 0; queue = queue[1:] {
		for _, child := range queue[0].children {
			b := Body{e: child}
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
	faults  form.Errors
	entries []*entry
	byID    map[ID]*entry
	rows    map[*entry][]place // of each naming
	codes   map[codeKey][]codeRef
	codeAt  []codeRef
	succ    []succRef
}

type codeRef struct {
	id   ID
	code Code
	at   place
}

type succRef struct {
	s  Succession
	at place
}

// place is where a row stands: in a list of the JSON form, or on a line of a
// CSV file.
type place struct {
	path string
	line int
}

func (l *loader) place(line int, list string, i int) place {
	if line > 0 {
		return place{strings.TrimSuffix(l.prefix, "."), line}
	}
	return place{path: fmt.Sprintf("%s%s[%d]", l.prefix, list, i)}
}

// path is the place of a field, or of the row when there is none.
func (at place) of(field string) string {
	if at.path == "" || field == "" {
		return at.path + field
	}
	return at.path + "." + field
}

func (at place) refuse(code form.Code, field, value string) *form.Error {
	return texts.Error(form.Error{Code: code, Path: at.of(field), Line: at.line, Value: value, Want: wanted[code]})
}

// beside is a fault of two rows that contradict one another.
func (at place) beside(code form.Code, field, value string, other place, otherField string) *form.Error {
	where := form.Text{other.of(otherField), other.of(otherField)}
	if other.line > 0 {
		where = form.Text{fmt.Sprintf("dòng %d", other.line), fmt.Sprintf("line %d", other.line)}
	}
	return texts.Error(form.Error{Code: code, Path: at.of(field), Line: at.line, Value: value, Args: form.Args{"other": where}})
}

func (l *loader) fault(e *form.Error) { l.faults = append(l.faults, e) }

func (l *loader) id(s string, at place, field string, code form.Code) ID {
	id, err := ParseID(s)
	if err != nil {
		l.fault(at.refuse(code, field, s))
		return ""
	}
	return id
}

func (l *loader) day(s string, at place, field string) form.Day {
	if s == "" {
		return form.NoDay
	}
	d, err := form.ParseDay(s)
	for _, e := range form.All(err) {
		placed := *e
		placed.Path, placed.Line = at.of(field), at.line
		l.fault(&placed)
	}
	return d
}

func (l *loader) span(since, until string, at place) schedule.Span {
	s := schedule.Span{Since: l.day(since, at, "since"), Until: l.day(until, at, "until")}
	if s.IsEmpty() {
		l.fault(at.refuse(LifeEmpty, "until", until))
	}
	return s
}

func (l *loader) read(d Data) {
	for i, row := range d.Bodies {
		l.naming(row, l.place(row.Line, "bodies", i))
	}
	for i, row := range d.Codes {
		at := l.place(row.Line, "codes", i)
		c := Code{System: CodeSystem(row.System), Value: row.Value, Source: row.Source}
		if row.Line == 0 { // a CSV row's own days are reported with its naming
			c.Span = l.span(row.Since, row.Until, at)
		} else {
			c.Span = (&loader{}).span(row.Since, row.Until, at)
		}
		if !c.System.Valid() {
			l.fault(at.refuse(SystemUnknown, "system", row.System))
		}
		if c.Value == "" {
			l.fault(at.refuse(CodeMissing, "value", row.Value))
		}
		l.codeAt = append(l.codeAt, codeRef{ID(row.ID), c, at})
	}
	for i, row := range d.Successions {
		at := l.place(row.Line, "successions", i)
		s := Succession{From: ID(row.From), To: ID(row.To), Kind: SuccessionKind(row.Kind), Function: Function(row.Function), Source: row.Source}
		switch {
		case row.On == "" && row.Line > 0:
			l.fault(at.refuse(SuccessionDay, "until", row.On))
		case row.On == "":
			l.fault(at.refuse(SuccessionDay, "on", row.On))
		case row.Line == 0:
			s.On = l.day(row.On, at, "on")
		default: // a CSV row's own days are reported with its naming
			s.On = (&loader{}).day(row.On, at, "")
		}
		if s.On == form.NoDay {
			continue
		}
		l.succ = append(l.succ, succRef{s, at})
	}
}

// naming reads one naming of a body.
func (l *loader) naming(row Row, at place) {
	id := l.id(row.ID, at, "id", IDForm)
	n := Naming{Name: strings.TrimSpace(row.Name), Short: slices.Clone(row.Short), Class: Class(row.Class), Level: Level(row.Level),
		Change: Change(row.Change), Source: row.Source, Span: l.span(row.Since, row.Until, at)}
	if n.Name == "" {
		l.fault(at.refuse(NameMissing, "name", row.Name))
	}
	if !n.Class.Valid() {
		l.fault(at.refuse(ClassUnknown, "class", row.Class))
	}
	if row.Level != "" && !n.Level.Valid() {
		l.fault(at.refuse(LevelUnknown, "level", row.Level))
	}
	switch n.Change {
	case "", ChangeRename, ChangeUpgrade, ChangeType, ChangeParent:
	default:
		l.fault(at.refuse(ChangeUnknown, "change", row.Change))
	}
	if row.Parent != "" {
		n.Parent = l.id(row.Parent, at, "parent", ParentMissing)
	}
	if id == "" {
		return
	}
	e := l.byID[id]
	if e == nil {
		e = &entry{id: id}
		l.byID[id] = e
		l.entries = append(l.entries, e)
	}
	e.names = append(e.names, n)
	l.rows[e] = append(l.rows[e], at)
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
		return nil, l.faults
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
		n  Naming
		at place
	}
	rows := make([]row, len(e.names))
	for i, n := range e.names {
		rows[i] = row{n, l.rows[e][i]}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.n.Span.Since - b.n.Span.Since) })
	for i, r := range rows {
		e.names[i], l.rows[e][i] = r.n, r.at
		if i == 0 {
			continue
		}
		before := rows[i-1]
		switch {
		case before.n.Span.Overlaps(r.n.Span):
			l.fault(r.at.beside(NamingOverlap, "id", string(e.id), before.at, "id"))
		case before.n.Span.Until < r.n.Span.Since:
			l.fault(r.at.beside(NamingGap, "since", r.n.Span.Since.String(), before.at, "until"))
		}
		if r.n.Change == "" {
			e.names[i].Change = ChangeRename
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
				l.fault(l.rows[e][i].refuse(ParentMissing, "parent", string(n.Parent)))
			}
			if p != nil && !visit(p) {
				l.fault(l.rows[e][i].refuse(ParentCycle, "parent", string(n.Parent)))
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
		at   place
	}
	uses := make(map[key][]use, len(l.entries))
	for _, e := range l.entries {
		for i, n := range e.names {
			k := key{n.Parent, foldName(n.Name).exact}
			for _, u := range uses[k] {
				if u.e != e && u.span.Overlaps(n.Span) {
					l.fault(l.rows[e][i].beside(NameTwin, "name", n.Name, u.at, "name"))
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
			l.fault(c.at.refuse(BodyMissing, "id", string(c.id)))
			continue
		}
		k := codeKey{c.code.System, c.code.Value}
		for _, other := range l.codes[k] {
			if other.code.Span.Overlaps(c.code.Span) {
				l.fault(c.at.beside(CodeTaken, "", c.code.Value, other.at, ""))
			}
		}
		l.codes[k] = append(l.codes[k], c)
		e.codes = append(e.codes, c.code)
	}
}

func (l *loader) successions() {
	for _, ref := range l.succ {
		s, at := ref.s, ref.at
		from, to := Body{e: l.byID[s.From]}, Body{e: l.byID[s.To]}
		if from.IsZero() {
			l.fault(at.refuse(BodyMissing, "from", string(s.From)))
			continue
		}
		switch {
		case !s.Kind.Valid(), s.Kind == SuccessionFunction && s.Function == "":
			l.fault(at.refuse(SuccessionUnknown, "kind", string(s.Kind)))
			continue
		case s.Kind != SuccessionFunction && from.Life().Until != s.On:
			l.fault(at.refuse(SuccessionDay, "on", s.On.String()))
			continue
		case s.Kind == SuccessionEnded && s.To != "",
			s.Kind != SuccessionEnded && (to.IsZero() || to == from || !to.Life().Contains(s.On)):
			l.fault(at.refuse(SuccessorMissing, "to", string(s.To)))
			continue
		}
		from.e.out = append(from.e.out, s)
		if !to.IsZero() {
			to.e.in = append(to.e.in, s)
		}
	}
	inOrder := func(a, b Succession) int { return int(a.On - b.On) }
	for _, e := range l.entries {
		slices.SortStableFunc(e.out, inOrder)
		slices.SortStableFunc(e.in, inOrder)
	}
}
