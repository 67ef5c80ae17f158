package body

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// loader makes a registry of another one and data, and collects what is wrong.
// Bodies, namings and codes lie beside one another in memory: a list of all
// communes has 14,000 of each.
type loader struct {
	data    []Data
	faults  form.Errors
	before  form.Day // until which the registry before was known
	entries []*entry
	first   []place           // of each entry: where its first naming stands
	more    map[int32][]place // and the others
	byID    map[ID]*entry
	codes   []codeUse
	codeAt  []place
	succ    []Succession
	succAt  []place

	bodies  []entry  // room for those that are new
	namings []Naming // and for their first namings
	values  []Code
}

// place is where a row stands: in a list of one of the data, on a line of a
// file, or, zero, in the registry that is added to.
type place struct {
	data, i, line int32
	list          uint8 // of lists, from 1
}

var lists = [...]string{"", "bodies", "codes", "successions", "amendments"}

const (
	_ = iota // no list: the registry that is added to
	inBodies
	inCodes
	inSuccessions
	inAmendments
)

func newLoader(r *Registry, data []Data) *loader {
	bodies, codes, succ := 0, 0, 0
	for _, d := range data {
		bodies += len(d.Bodies)
		codes += len(d.Codes) + len(d.Bodies) // each may have one
		succ += len(d.Successions)
		for i := range d.Bodies {
			succ += len(d.Bodies[i].Successors)
		}
	}
	old := r.all()
	all := len(old) + bodies
	l := &loader{data: data,
		entries: make([]*entry, 0, all), first: make([]place, 0, all), more: map[int32][]place{}, byID: make(map[ID]*entry, all),
		codes: make([]codeUse, 0, 2*len(old)+codes), codeAt: make([]place, 0, 2*len(old)+codes), succ: make([]Succession, 0, len(old)+succ), succAt: make([]place, 0, len(old)+succ),
		bodies: make([]entry, 0, all), namings: make([]Naming, 0, bodies), values: make([]Code, 0, codes)}
	for _, o := range old {
		e := l.entry(o.id)
		// What is cut to its length is copied before anything is added to it.
		e.names, e.codes = o.names[:len(o.names):len(o.names)], o.codes[:len(o.codes):len(o.codes)]
		for range o.names[1:] {
			l.more[e.at] = append(l.more[e.at], place{})
		}
		for i := range e.codes {
			l.codeUse(e, i, place{})
		}
		for _, s := range o.out {
			l.succession(s, place{})
		}
	}
	l.before = r.KnownUntil()
	return l
}

// entry is the body of that identifier, made when it is new.
func (l *loader) entry(id ID) *entry {
	e := l.byID[id]
	if e == nil {
		l.bodies = append(l.bodies, entry{id: id, at: int32(len(l.entries))})
		e = &l.bodies[len(l.bodies)-1]
		l.byID[id] = e
		l.entries = append(l.entries, e)
		l.first = append(l.first, place{})
	}
	return e
}

// place is where the naming of a body stands.
func (l *loader) place(e *entry, naming int) place {
	if naming == 0 {
		return l.first[e.at]
	}
	return l.more[e.at][naming-1]
}

// in is a place as errors say it.
type in struct {
	*loader
	place
}

// of is the path of a field, or of the row when there is none.
func (at in) of(field string) string {
	if at.list == 0 {
		return "registry"
	}
	var path []string
	if len(at.loader.data) > 1 {
		path = append(path, fmt.Sprintf("data[%d]", at.place.data))
	}
	if at.line == 0 {
		path = append(path, fmt.Sprintf("%s[%d]", lists[at.list], at.i))
	}
	if field != "" {
		path = append(path, field)
	}
	return strings.Join(path, ".")
}

func (at in) refuse(code form.Code, field, value string) {
	at.faults = append(at.faults, texts.Error(form.Error{Code: code, Path: at.of(field), Line: int(at.line), Value: value, Want: wanted[code]}))
}

// beside refuses two rows that contradict one another.
func (at in) beside(code form.Code, field, value string, other place, otherField string) {
	there := in{at.loader, other}
	where := form.Text{there.of(otherField), there.of(otherField)}
	switch {
	case other.list == 0:
		where = form.Text{"danh mục sẵn có", "the registry that is added to"}
	case other.line > 0:
		where = form.Text{fmt.Sprintf("dòng %d", other.line), fmt.Sprintf("line %d", other.line)}
	}
	at.faults = append(at.faults, texts.Error(form.Error{Code: code, Path: at.of(field), Line: int(at.line), Value: value, Args: form.Args{"other": where}}))
}

func (at in) id(s string, field string, code form.Code) ID {
	if !isID(s) {
		at.refuse(code, field, s)
		return ""
	}
	return ID(s)
}

func (at in) day(s, field string) form.Day {
	if s == "" {
		return form.NoDay
	}
	d, err := form.ParseDay(s)
	for _, e := range form.All(err) {
		placed := *e
		placed.Path, placed.Line = at.of(field), int(at.line)
		at.faults = append(at.faults, &placed)
	}
	return d
}

func (at in) span(since, until string) schedule.Span {
	s := schedule.Span{Since: at.day(since, "since"), Until: at.day(until, "until")}
	if s.IsEmpty() {
		at.refuse(LifeEmpty, "until", until)
	}
	return s
}

// read reads all bodies before what is said of them.
func (l *loader) read() {
	for n, d := range l.data {
		for i := range d.Bodies {
			l.row(&d.Bodies[i], in{l, place{data: int32(n), i: int32(i), line: int32(d.Bodies[i].Line), list: inBodies}})
		}
	}
	for n := range l.data {
		l.facts(n)
	}
}

// facts reads the codes and successions of one of the data.
func (l *loader) facts(n int) {
	d := &l.data[n]
	for i, row := range d.Codes {
		at := in{l, place{data: int32(n), i: int32(i), list: inCodes}}
		c := Code{System: CodeSystem(row.System), Value: row.Value, Source: row.Source, Span: at.span(row.Since, row.Until)}
		if !c.System.Valid() {
			at.refuse(SystemUnknown, "system", row.System)
		}
		if c.Value == "" {
			at.refuse(CodeMissing, "value", row.Value)
		}
		if e := l.byID[ID(row.ID)]; e == nil {
			at.refuse(BodyMissing, "id", row.ID)
		} else {
			l.code(e, c, at.place)
		}
	}
	for i, row := range d.Successions {
		at := in{l, place{data: int32(n), i: int32(i), list: inSuccessions}}
		s := Succession{From: ID(row.From), To: ID(row.To), On: at.day(row.On, "on"), Kind: SuccessionKind(row.Kind), Function: Function(row.Function), Source: row.Source}
		switch {
		case row.On == "":
			at.refuse(SuccessionDay, "on", row.On)
		case s.On != form.NoDay:
			l.succession(s, at.place)
		}
	}
}

// row reads one naming of a body.
func (l *loader) row(row *Row, at in) {
	faults := len(l.faults)
	id := at.id(row.ID, "id", IDForm)
	n := Naming{Name: strings.TrimSpace(row.Name), Short: row.Short, Class: Class(row.Class), Level: Level(row.Level),
		Change: Change(row.Change), Source: row.Source, Span: at.span(row.Since, row.Until)}
	if n.Name == "" {
		at.refuse(NameMissing, "name", row.Name)
	}
	if !n.Class.Valid() {
		at.refuse(ClassUnknown, "class", row.Class)
	}
	if row.Level != "" && !n.Level.Valid() {
		at.refuse(LevelUnknown, "level", row.Level)
	}
	if n.Change != "" && !n.Change.valid() {
		at.refuse(ChangeUnknown, "change", row.Change)
	}
	if row.Parent != "" {
		n.Parent = at.id(row.Parent, "parent", ParentMissing)
	}
	if id == "" {
		return
	}
	e := l.entry(id)
	if e.names == nil {
		l.namings = append(l.namings, n)
		e.names = l.namings[len(l.namings)-1 : len(l.namings) : len(l.namings)]
		l.first[e.at] = at.place
	} else {
		e.names = append(e.names, n)
		l.more[e.at] = append(l.more[e.at], at.place)
	}
	if row.GSO != "" {
		l.code(e, Code{System: GSO, Value: row.GSO, Span: n.Span, Source: row.Source}, at.place)
	}
	l.successors(row, n.Span.Until, len(l.faults) == faults, at)
}

// successors reads who took over from the body of a row.
func (l *loader) successors(row *Row, until form.Day, sound bool, at in) {
	kind := SuccessionKind(row.Succession)
	switch {
	case len(row.Successors) == 0 && kind == "":
		return
	case row.Until == "":
		at.refuse(SuccessionDay, "until", row.Until)
		return
	case !sound:
		return
	case kind == "":
		kind = SuccessionMerge
	}
	s := Succession{From: ID(row.ID), On: until, Kind: kind, Source: row.Source}
	if len(row.Successors) == 0 {
		l.succession(s, at.place)
	}
	for _, to := range row.Successors {
		s.To = ID(to)
		l.succession(s, at.place)
	}
}

func (l *loader) succession(s Succession, at place) {
	l.succ, l.succAt = append(l.succ, s), append(l.succAt, at)
}

func (l *loader) code(e *entry, c Code, at place) {
	if e.codes == nil {
		l.values = append(l.values, c)
		e.codes = l.values[len(l.values)-1 : len(l.values) : len(l.values)]
	} else {
		e.codes = append(e.codes, c)
	}
	l.codeUse(e, len(e.codes)-1, at)
}

func (l *loader) codeUse(e *entry, i int, at place) {
	l.codes = append(l.codes, codeUse{e, int32(i), int32(len(l.codeAt))})
	l.codeAt = append(l.codeAt, at)
}

func (l *loader) registry() (*Registry, error) {
	for _, e := range l.entries {
		l.order(e)
	}
	l.amend()
	l.parents()
	l.twins()
	l.checkCodes()
	l.successions()
	known := l.known()
	if len(l.faults) > 0 {
		return nil, l.faults
	}
	slices.SortFunc(l.entries, func(a, b *entry) int { return cmp.Compare(a.id, b.id) })
	for i, e := range l.entries {
		e.at = int32(i)
	}
	l.children()
	return &Registry{entries: l.entries, byID: l.byID, codes: l.codes, known: max(known, l.before)}, nil
}

// known is the latest day until which any of the data was gathered.
func (l *loader) known() (latest form.Day) {
	for i, d := range l.data {
		if d.Known == "" {
			continue
		}
		day, err := form.ParseDay(d.Known)
		if err != nil {
			path := "known"
			if len(l.data) > 1 {
				path = fmt.Sprintf("data[%d].known", i)
			}
			l.faults = append(l.faults, form.All(err).Under(path)...)
			continue
		}
		latest = max(latest, day)
	}
	return latest
}

// children puts the bodies below each, at any time, beside it.
func (l *loader) children() {
	below := make([]int, len(l.entries))
	all := 0
	each := func(do func(p, e *entry)) {
		for _, e := range l.entries {
			for n := range e.names {
				p := l.byID[e.names[n].Parent]
				if p != nil && !slices.ContainsFunc(e.names[:n], func(o Naming) bool { return o.Parent == p.id }) {
					do(p, e)
				}
			}
		}
	}
	each(func(p, _ *entry) { below[p.at]++; all++ })
	room := make([]*entry, all)
	each(func(p, e *entry) {
		if p.children == nil {
			n := below[p.at]
			p.children, room = room[:0:n], room[n:]
		}
		p.children = append(p.children, e)
	})
}

// order puts the namings of a body in order of time and checks that they
// follow one another.
func (l *loader) order(e *entry) {
	if len(e.names) == 1 {
		return
	}
	type row struct {
		n  Naming
		at place
	}
	ordered := make([]row, len(e.names))
	for i, n := range e.names {
		ordered[i] = row{n, l.place(e, i)}
	}
	slices.SortStableFunc(ordered, func(a, b row) int { return cmp.Compare(a.n.Span.Since, b.n.Span.Since) })
	e.names = slices.Clone(e.names)
	for i, r := range ordered {
		e.names[i] = r.n
		if i == 0 {
			l.first[e.at] = r.at
			continue
		}
		l.more[e.at][i-1] = r.at
		before, at := ordered[i-1], in{l, r.at}
		switch {
		case before.n.Span.Overlaps(r.n.Span):
			at.beside(NamingOverlap, "id", string(e.id), before.at, "id")
		case before.n.Span.Until < r.n.Span.Since:
			at.beside(NamingGap, "since", r.n.Span.Since.String(), before.at, "until")
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
	state := make([]uint8, len(l.entries))
	var visit func(e *entry) bool // false: a cycle
	visit = func(e *entry) bool {
		if state[e.at] != 0 {
			return state[e.at] == done
		}
		state[e.at] = checking
		for i := range e.names {
			n := &e.names[i]
			p := l.byID[n.Parent]
			if n.Parent != "" && p == nil {
				in{l, l.place(e, i)}.refuse(ParentMissing, "parent", string(n.Parent))
			}
			if p != nil && !visit(p) {
				in{l, l.place(e, i)}.refuse(ParentCycle, "parent", string(n.Parent))
				p = nil
			}
			level := n.Class.level()
			if level == "" && p != nil {
				level = p.names[len(p.names)-1].Level
			}
			if n.Level != "" || level == "" {
				continue
			}
			if l.place(e, i).list == 0 { // the registry that is added to does not change
				e.names = slices.Clone(e.names)
			}
			e.names[i].Level = level
		}
		state[e.at] = done
		return true
	}
	for _, e := range l.entries {
		visit(e)
	}
}

// twins finds bodies that cannot be told apart by name. Units of the
// statistics office are told apart by their codes: before July 2025 a province
// had several communes of one name, in different districts.
func (l *loader) twins() {
	type use struct {
		name       uint64 // and parent
		at, naming int32
	}
	x := &names{words: map[string][]piece{}, known: usual()}
	uses := make([]use, 0, len(l.entries))
	var s spelt
	for _, e := range l.entries {
		for i, n := range e.names {
			x.read(&s, n.Name, true)
			s.exact = append(append(append(append(s.exact, '|'), s.tones...), '|'), n.Parent...)
			uses = append(uses, use{hash(s.exact), e.at, int32(i)})
		}
	}
	slices.SortFunc(uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.at, b.at), cmp.Compare(a.naming, b.naming))
	})
	for i, u := range uses {
		e := l.entries[u.at]
		n := &e.names[u.naming]
		for j := i - 1; j >= 0 && uses[j].name == u.name; j-- {
			o := l.entries[uses[j].at]
			before := &o.names[uses[j].naming]
			if o != e && n.Span.Overlaps(before.Span) && !(e.isUnit() && o.isUnit()) &&
				n.Parent == before.Parent && foldName(n.Name).exact == foldName(before.Name).exact {
				in{l, l.place(e, int(u.naming))}.beside(NameTwin, "name", n.Name, l.place(o, int(uses[j].naming)), "name")
			}
		}
	}
}

// hash is FNV-1a.
func hash(text []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range text {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// isUnit says that the statistics office has a code for the body.
func (e *entry) isUnit() bool {
	return slices.ContainsFunc(e.codes, func(c Code) bool { return c.System == GSO })
}

// checkCodes checks that no two rows claim a code at the same time.
func (l *loader) checkCodes() {
	slices.SortStableFunc(l.codes, func(a, b codeUse) int { return a.code().compare(b.code().System, b.code().Value) })
	for i, c := range l.codes {
		for j := i - 1; j >= 0; j-- {
			o := l.codes[j]
			if o.code().compare(c.code().System, c.code().Value) != 0 {
				break
			}
			if o.code().Span.Overlaps(c.code().Span) {
				in{l, l.codeAt[c.at]}.beside(CodeTaken, "", c.code().Value, l.codeAt[o.at], "")
			}
		}
	}
}

// successions checks the successions and puts them beside their bodies.
func (l *loader) successions() {
	for i := range l.succ {
		l.succeeds(&l.succ[i], l.succAt[i])
	}
	if len(l.faults) > 0 {
		return
	}
	byFrom := func(a, b Succession) int {
		return cmp.Or(cmp.Compare(l.byID[a.From].at, l.byID[b.From].at), cmp.Compare(a.On, b.On))
	}
	if !slices.IsSortedFunc(l.succ, byFrom) {
		slices.SortStableFunc(l.succ, byFrom)
	}
	for i := 0; i < len(l.succ); {
		start := i
		for i < len(l.succ) && l.succ[i].From == l.succ[start].From {
			i++
		}
		l.byID[l.succ[start].From].out = l.succ[start:i:i]
	}
	in := make([]*Succession, 0, len(l.succ))
	for i := range l.succ {
		if l.succ[i].To != "" {
			in = append(in, &l.succ[i])
		}
	}
	slices.SortStableFunc(in, func(a, b *Succession) int {
		return cmp.Or(cmp.Compare(l.byID[a.To].at, l.byID[b.To].at), cmp.Compare(a.On, b.On))
	})
	for i := 0; i < len(in); {
		start := i
		for i < len(in) && in[i].To == in[start].To {
			i++
		}
		l.byID[in[start].To].in = in[start:i:i]
	}
}

// succeeds checks one succession.
func (l *loader) succeeds(s *Succession, stands place) {
	at := in{l, stands}
	from, to := Body{e: l.byID[s.From]}, Body{e: l.byID[s.To]}
	field := func(name, ofRow string) string {
		if at.list == inBodies {
			return ofRow
		}
		return name
	}
	switch {
	case from.IsZero():
		at.refuse(BodyMissing, "from", string(s.From))
	case !s.Kind.Valid(), s.Kind == SuccessionFunction && s.Function == "":
		at.refuse(SuccessionUnknown, field("kind", "succession"), string(s.Kind))
	case s.Kind != SuccessionFunction && from.Life().Until != s.On:
		at.refuse(SuccessionDay, field("on", "until"), s.On.String())
	case s.Kind == SuccessionEnded && s.To != "",
		s.Kind != SuccessionEnded && (to.IsZero() || to == from || !to.Life().Contains(s.On)):
		at.refuse(SuccessorMissing, field("to", "successors"), string(s.To))
	}
}
