// Package casebook is the petitions that the server was told of: what happened to
// each, who is competent for them, and what everybody may read of them.
//
// In memory it has no word of what people wrote and nothing of who they are but
// what was published: it judges, counts and lists without
// ([petition.Event.WithoutWords]). Whoever may see a petition whole has it read from
// the log ([View.Whole]).
//
// # Why no event is admitted by what is no longer so
//
// An event is judged by a view of the log, and recorded only where nothing that it
// was judged by has changed since: its own petition, those that a link leads
// through, the calendar and the bodies ([store.Judged]). Else it is judged again,
// by what is there then. Of two that exclude one another, of whatever server, one
// is therefore judged with the other.
package casebook

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/caicach/tthc/cmd/internal/audit"
	"github.com/caicach/tthc/cmd/internal/ledger"
	"github.com/caicach/tthc/cmd/internal/seal"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/schedule/form"
)

// What a book refuses. Like those of the ledger, these codes are the types of
// problems.
const (
	Unknown       form.Code = "unknown-petition"
	ReviewRefused form.Code = "bad-review" // its cause says why
	RoutesRefused form.Code = "bad-routes" // its cause says why
	Erased        form.Code = "petition-erased"
)

// Why a petition is not read or not erased.
const (
	KeyMissing form.Code = "seal.key"
	InTheClear form.Code = "petition.clear"
)

var texts = form.Texts{
	Unknown:    {"không có phản ánh, kiến nghị {value}", "there is no petition {value}"},
	Erased:     {"nội dung của {value} đã bị xóa; chỉ còn mã, ngày và trạng thái", "what was written in {value} was erased; only its code, days and states are left"},
	KeyMissing: {"nội dung được niêm phong, và ở đây không có khóa", "the content is sealed, and there is no key here"},
	InTheClear: {"{value} được ghi từ trước khi có niêm phong, nội dung không xóa được", "{value} was recorded before anything was sealed; its content cannot be erased"},
}

// Book is the petitions. It may be used by many goroutines at once.
type Book struct {
	ledger *ledger.Ledger
	vault  *seal.Vault // nil: nothing is sealed

	mu   sync.Mutex // held while the log is read
	view *View      // the last one

	reached atomic.Int64 // the mark of view, for who does not wait
}

// Reached is how far the log was read.
func (b *Book) Reached() store.Mark { return store.Mark(b.reached.Load()) }

// New is the book of a ledger.
func New(l *ledger.Ledger) *Book { return &Book{ledger: l} }

// View is the petitions at a place of the log. It does not change.
type View struct {
	Process *petition.Process // by the rules, the calendar and the bodies of that place

	book   *Book
	known  *ledger.View
	cases  []*record // in order of code
	routes Routes
}

// record is a petition. It does not change: whatever is recorded gives another.
type record struct {
	pet    petition.Petition // without words, and by itself
	linked bool              // it is linked to another, or another to it
	items  []petition.Item   // the limits that run
	shown  []Publication     // in the order in which they were recorded
	public *desk.PublicView  // what everybody may read; nil: nothing
	words  string            // of its texts, by which it is found
	key    string            // under which it is sealed; empty: it is not
	erased *Erasure          // nil: it is not
}

// kinds are the kinds of facts that a book is made of. Publications come after
// the petitions that they are of.
var kinds = []store.Kind{store.Petitions, store.Publications, store.Erasures, store.Routes}

// longestLook is how long the log may be read, whoever waits for it: at the first
// time it is read whole.
const longestLook = 5 * time.Minute

// At is the view of everything that was acknowledged before it was asked for, by
// whatever server.
func (b *Book) At(ctx context.Context) (*View, error) {
	known, err := b.ledger.At(ctx)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.view != nil && b.view.known.Mark() >= known.Mark() {
		return b.view, nil
	}
	// Whoever asked may go away: others wait for it.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestLook)
	defer cancel()
	v, err := b.later(ctx, known)
	if err != nil {
		return nil, err
	}
	b.view = v
	b.reached.Store(int64(known.Mark()))
	return v, nil
}

// later is the view with what was recorded since the last one.
func (b *Book) later(ctx context.Context, known *ledger.View) (*View, error) {
	v := &View{book: b, known: known}
	came := changes{events: map[petition.Code][]petition.Event{}, shown: map[petition.Code][]Publication{}, keys: map[petition.Code]string{}, erased: map[petition.Code]*Erasure{}}
	amended := true
	if was := b.view; was != nil {
		v.Process, v.cases, came.routes = was.Process, was.cases, was.routes
		amended = was.known.Calendar() != known.Calendar() || was.known.Bodies() != known.Bodies()
	}
	if amended {
		var err error
		if v.Process, err = petition.NewProcess(petition.Options{Rules: b.ledger.Rules(), Calendar: known.Calendar(), Bodies: known.Bodies()}); err != nil {
			return nil, err
		}
	}
	if s := b.ledger.Store(); s != nil {
		if err := came.read(ctx, s, b.view, known.Mark()); err != nil {
			return nil, err
		}
	}
	v.routes = came.routes
	return v, v.take(came, amended)
}

// changes is what was recorded between two views.
type changes struct {
	events map[petition.Code][]petition.Event
	shown  map[petition.Code][]Publication
	keys   map[petition.Code]string
	erased map[petition.Code]*Erasure
	routes Routes
}

func (c *changes) read(ctx context.Context, s *store.Store, was *View, upTo store.Mark) error {
	var facts []iter.Seq2[store.Fact, error]
	if was != nil {
		facts = append(facts, s.Since(ctx, was.known.Mark(), upTo, kinds...))
	} else {
		for _, k := range kinds { // no database has to pass over everything else
			facts = append(facts, s.Of(ctx, k, upTo))
		}
	}
	for _, some := range facts {
		for f, err := range some {
			if err == nil {
				err = c.add(f)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *changes) add(f store.Fact) error {
	switch f.Kind {
	case store.Petitions:
		r, err := readRow(f.Data)
		if err != nil {
			return err
		}
		e := r.event
		if r.key == "" {
			e = e.WithoutWords()
		} else {
			c.keys[e.Code] = r.key
		}
		c.events[e.Code] = append(c.events[e.Code], e)
	case store.Erasures:
		e, err := erasures.Read([]byte(f.Data), nil)
		if err != nil {
			return err
		}
		code, err := petition.ParseCode(e.Petition)
		if err != nil {
			return err
		}
		c.erased[code] = &e
	case store.Publications:
		p, err := publications.Read([]byte(f.Data), nil)
		if err != nil {
			return err
		}
		c.shown[p.View.Code] = append(c.shown[p.View.Code], Publication(p))
	case store.Routes:
		t, err := routeTables.Read([]byte(f.Data), nil)
		if err != nil {
			return err
		}
		c.routes = Routes{Table: t.Routes, Version: f.Version}
	}
	return nil
}

// take takes in what came; with all every limit is computed anew, since the law
// has changed.
func (v *View) take(c changes, all bool) error {
	if len(c.events)+len(c.shown)+len(c.erased) > 0 {
		v.cases = slices.Clone(v.cases)
	}
	again := false // links may have changed
	// In order of code, so that what is new mostly stands at the end.
	for _, code := range slices.SortedFunc(maps.Keys(c.events), petition.Code.Compare) {
		was, i := v.find(code)
		next := record{linked: was.linked, shown: was.shown, key: cmp.Or(was.key, c.keys[code]), erased: was.erased}
		var err error
		if next.pet, err = v.Process.Restore(append(was.pet.Events(), c.events[code]...)); err != nil {
			return err
		}
		next.items = v.Process.Items(next.pet)
		next.publish()
		v.put(i, &next)
		again = again || next.linked
	}
	for _, events := range c.events {
		for _, e := range events {
			if e.Type != petition.DuplicateLinked {
				continue
			}
			for _, code := range []petition.Code{e.Code, e.Of} {
				if r, i := v.find(code); !r.pet.IsZero() {
					next := *r
					next.linked, again = true, true
					v.put(i, &next)
				}
			}
		}
	}
	for code, shown := range c.shown {
		if r, i := v.find(code); !r.pet.IsZero() {
			next := *r
			next.shown = slices.Concat(r.shown, shown)
			next.publish()
			v.put(i, &next)
		}
	}
	for code, e := range c.erased {
		if r, i := v.find(code); !r.pet.IsZero() {
			next := *r
			next.erased = e
			v.put(i, &next)
		}
	}
	if all || again {
		v.limits(all)
	}
	return nil
}

// limits computes the limits that run: of all petitions, or of those that links
// lead from or to.
func (v *View) limits(all bool) {
	links := v.links(form.NoDay)
	v.cases = slices.Clone(v.cases)
	for i, r := range v.cases {
		if !all && !r.linked {
			continue
		}
		next := *r
		next.items = v.Process.Items(v.with(links, r, form.NoDay))
		v.cases[i] = &next
	}
}

// find is the record of a code, an empty one where there is none, and its place.
func (v *View) find(c petition.Code) (*record, int) {
	i, ok := slices.BinarySearchFunc(v.cases, c, func(r *record, c petition.Code) int { return r.pet.Code().Compare(c) })
	if !ok {
		return &record{}, i
	}
	return v.cases[i], i
}

// put puts a record in its place, which is the view's own.
func (v *View) put(i int, r *record) {
	if i < len(v.cases) && v.cases[i].pet.Code() == r.pet.Code() {
		v.cases[i] = r
		return
	}
	v.cases = slices.Insert(v.cases, i, r)
}

// links are the links among the petitions as they stood on a day.
func (v *View) links(asOf form.Day) petition.Links {
	var pets []petition.Petition
	for _, r := range v.cases {
		if r.linked {
			pets = append(pets, r.pet)
		}
	}
	return v.Process.Links(pets, asOf)
}

// with is a petition as it stood on a day, with what became of the one that it is
// linked to.
func (v *View) with(links petition.Links, r *record, asOf form.Day) petition.Petition {
	switch {
	case r.linked:
		return links.Petition(r.pet.Code())
	case asOf == form.NoDay:
		return r.pet
	}
	return r.pet.AsOf(asOf)
}

// Petitions are the petitions as they stood at the end of a day, in order of
// code, without words. Those that came later are left out.
func (v *View) Petitions(asOf form.Day) iter.Seq[petition.Petition] {
	return func(yield func(petition.Petition) bool) {
		links := v.links(asOf)
		for _, r := range v.cases {
			if pet := v.with(links, r, asOf); !pet.IsZero() && !yield(pet) {
				return
			}
		}
	}
}

// Petition is a petition as it stood at the end of a day, without words.
func (v *View) Petition(c petition.Code, asOf form.Day) (petition.Petition, error) {
	r, _ := v.find(c)
	var links petition.Links
	if r.linked {
		links = v.links(asOf)
	}
	if pet := v.with(links, r, asOf); !pet.IsZero() {
		return pet, nil
	}
	return petition.Petition{}, NoPetition(c.String())
}

// Find is a petition by itself, the zero Petition where there is none.
func (v *View) Find(c petition.Code) petition.Petition {
	r, _ := v.find(c)
	return r.pet
}

// Together are the duplicates that are answered with a petition, in order of code.
func (v *View) Together(c petition.Code) []petition.Code {
	if r, _ := v.find(c); !r.linked {
		return nil
	}
	return v.links(form.NoDay).Together(c)
}

// NoPetition says that there is no petition of that code.
func NoPetition(code string) error { return texts.Error(form.Error{Code: Unknown, Value: code}) }

// Items are the limits that ran at the end of a day.
func (v *View) Items(asOf form.Day) []petition.Item {
	var all []petition.Item
	if asOf >= v.book.ledger.Today() { // nothing lies after today
		for _, r := range v.cases {
			all = append(all, r.items...)
		}
		return all
	}
	for pet := range v.Petitions(asOf) {
		all = append(all, v.Process.Items(pet)...)
	}
	return all
}

// Whole is a petition with every word of it, as it stands, by itself: for those
// who handle it. That it was read is recorded, by whom and when, before anybody has
// it.
func (v *View) Whole(ctx context.Context, c petition.Code) (petition.Petition, error) {
	pet, err := v.whole(ctx, c)
	if err != nil {
		return pet, err
	}
	return pet, audit.Read(ctx, v.book.ledger.Store(), v.book.ledger.Now(), c.String())
}

// whole is a petition with every word of it, for the program.
func (v *View) whole(ctx context.Context, c petition.Code) (petition.Petition, error) {
	if v.Erased(c) != nil {
		return petition.Petition{}, erased(c)
	}
	var events []petition.Event
	var key seal.Key
	if s := v.book.ledger.Store(); s != nil {
		for f, err := range s.Stream(ctx, store.Petitions, c.String(), 0, v.known.Mark()) {
			if err != nil {
				return petition.Petition{}, err
			}
			r, err := readRow(f.Data)
			if err != nil {
				return petition.Petition{}, err
			}
			e, err := r.whole(ctx, v.book.vault, &key)
			if errors.Is(err, seal.Destroyed) { // since the view was made
				err = erased(c)
			}
			if err != nil {
				return petition.Petition{}, err
			}
			events = append(events, e)
		}
	}
	if events == nil {
		return petition.Petition{}, NoPetition(c.String())
	}
	return v.Process.Restore(events)
}
