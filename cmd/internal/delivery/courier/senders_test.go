package courier_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/notices"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// town is three years of people who send petitions, some with an e-mail address and some
// without, some of whom are erased again. Two servers ask from the data who is to be
// told, at times at the same time, and tell them; both are killed between any two things
// that they do, and the server of letters fails, takes letters and does not say so, and
// comes back.
type town struct {
	*world
	process *petition.Process
	since   form.Day // from which senders are told
	people  map[string]*person
	keys    map[string]bool // of notices that were recorded
	ill     int             // how many of ten letters fail
}

// person is the sender of a petition.
type person struct {
	pet     petition.Petition
	address bool
	erased  bool
	owed    []string // keys of what they are to be told, counted from the events by hand
	letters []string // those that came, as often as they did
	unsaid  map[string]bool
}

// tells is what a sender is told of (Decision 31/2021/QĐ-TTg and Decree 92/2017/NĐ-CP).
var tells = []petition.EventType{petition.Submitted, petition.SupplementRequested, petition.Transferred, petition.Extended, petition.InterimAnswered, petition.Answered, petition.Published, petition.Refused}

// Each sender who gave an address is told each thing once, in order, unless a letter was
// taken without a word; who gave none, and who was erased, has no letter, and holds up
// nobody.
func TestThreeYearsOfSenders(t *testing.T) {
	var letters, people atomic.Int64
	eachSeed(t, *seeds/3, func(n uint64) error { // each takes as long as three of the others
		o := newTown(n)
		err := o.play(t.Context())
		for _, p := range o.people {
			letters.Add(int64(len(p.letters)))
		}
		people.Add(int64(len(o.people)))
		return err
	})
	t.Logf("%d petitions, %d letters", people.Load(), letters.Load())
}

func newTown(n uint64) *town {
	w := &world{chance: rand.New(rand.NewPCG(n, 31)), now: start, kept: newModel("senders"), lost: map[string]bool{}, fails: map[string]int{}}
	w.subscriptions = []delivery.Subscription{{ID: "senders", Subjects: []delivery.SubjectKind{delivery.Notice}, To: []agenda.Audience{desk.AudienceSender}, Senders: true}}
	o := &town{world: w, process: petition.MustProcess(petition.Options{Calendar: calendar.Vietnam(), Bodies: body.Vietnam()}), people: map[string]*person{}, keys: map[string]bool{}}
	o.since = calendar.DayAt(start) + form.Day(w.chance.IntN(60))
	w.takes = o.letter
	w.servers = []*server{w.serve(), w.serve()}
	return o
}

// tell records an event of a petition.
func (o *town) tell(p *person, e petition.Event) {
	o.now = o.now.Add(time.Minute)
	e.At = schedule.MomentAt(o.now)
	next, err := o.process.Restore(append(p.pet.Events(), e))
	if err != nil {
		o.wrong = errors.Join(o.wrong, err)
		return
	}
	p.pet = next
	if slices.Contains(tells, e.Type) && e.At.Day() >= o.since {
		p.owed = append(p.owed, fmt.Sprintf("%s/%s/%d/sender", e.Code, e.Type, next.Len()))
	}
}

// happens is what comes in.
func (o *town) happens() {
	if o.chance.IntN(10) == 0 {
		code := petition.MustParseCode(fmt.Sprintf("PAKN.%s.%04d", o.now.In(calendar.Zone()).Format("20060102"), len(o.people)+1))
		p := &person{address: o.chance.IntN(3) > 0, unsaid: map[string]bool{}}
		o.people[code.String()] = p
		o.tell(p, petition.Event{Code: code, Type: petition.Submitted, To: "G22", Kind: petition.KindReflection, Subject: petition.SubjectProcedure, Channel: petition.ChannelPortal, Content: "x"})
	}
	for _, code := range slices.Sorted(maps.Keys(o.people)) {
		p := o.people[code]
		c, by := p.pet.Code(), p.pet.Holder()
		on := calendar.DayAt(o.now)
		if p.pet.Received().Day() < on-50 { // who is not answered by then is forgotten
			continue
		}
		if o.chance.IntN(60) == 0 {
			p.erased = true
		}
		if o.chance.IntN(4) > 0 {
			continue
		}
		switch n := o.chance.IntN(5); p.pet.State() {
		case petition.StateSubmitted, petition.StateTransferred, petition.StateSupplemented:
			switch n {
			case 0:
				o.tell(p, petition.Event{Code: c, Type: petition.Transferred, By: by, To: []body.ID{"H26", "H01"}[o.chance.IntN(2)]})
			case 1:
				o.tell(p, petition.Event{Code: c, Type: petition.SupplementRequested, By: by, Content: "x"})
				o.tell(p, petition.Event{Code: c, Type: petition.Supplemented, Content: "x"})
			case 2:
				o.tell(p, petition.Event{Code: c, Type: petition.Refused, By: by, Reason: "anonymous"})
			default:
				o.tell(p, petition.Event{Code: c, Type: petition.Accepted, By: by})
			}
		case petition.StateAccepted:
			switch n {
			case 0:
				o.tell(p, petition.Event{Code: c, Type: petition.Extended, By: by, Due: on + 30, Reason: "x"})
			case 1:
				o.tell(p, petition.Event{Code: c, Type: petition.InterimAnswered, By: by, Content: "x"})
			default:
				o.tell(p, petition.Event{Code: c, Type: petition.Answered, By: by, Content: "x", Document: "1/TL", Outcome: petition.ReasonExplainedAndKept})
			}
		case petition.StateAnswered:
			o.tell(p, petition.Event{Code: c, Type: petition.Published, By: by})
		}
	}
}

// ask has a server ask who is to be told, and record it.
func (o *town) ask(i int) {
	s, on := o.servers[i], calendar.DayAt(o.now)
	if on < o.since {
		return
	}
	looked := maps.Clone(o.keys)
	recent := func(yield func(petition.Petition) bool) {
		for _, code := range slices.Sorted(maps.Keys(o.people)) {
			if pet := o.people[code].pet; pet.Last().At.Day() >= on-40 && !yield(pet) {
				return
			}
		}
	}
	owed := notices.Owed(notices.Source{Calendar: calendar.Vietnam(), Items: slices.Values([]agenda.Item{}), Process: o.process, Petitions: recent}, o.since, on, func(key string) bool { return looked[key] })
	if i == 0 && o.chance.IntN(4) == 0 {
		o.ask(1) // before this one has recorded
	}
	for _, n := range owed {
		if s.step() != nil {
			o.servers[i] = o.serve()
			return
		}
		if n.English == "" || n.English == n.Title {
			o.wrong = fmt.Errorf("%s has no words in English", n.Key)
		}
		if !o.keys[n.Key] { // as the log, which has each identifier once
			o.keys[n.Key] = true
			o.log = append(o.log, delivery.Event{At: delivery.Mark(len(o.log) + 1), Subject: delivery.Subject{Kind: delivery.Notice, Code: n.About}, Type: "notice", Time: o.now,
				Notice: &delivery.Told{To: n.To, Body: n.Body, Title: n.Key, About: n.About, Due: n.Due}})
		}
	}
}

// letter is what becomes of a notice where a server tells it.
func (o *town) letter(s *server, e delivery.Event) error {
	p := o.people[e.Notice.About]
	if !p.address || p.erased {
		return nil
	}
	if o.chance.IntN(10) < o.ill {
		return errors.New("connection")
	}
	if slices.Contains(p.letters, e.Notice.Title) && !p.unsaid[e.Notice.Title] && !o.lost[e.Notice.Title] {
		o.wrong = fmt.Errorf("%s is told again", e.Notice.Title)
	}
	p.letters = append(p.letters, e.Notice.Title)
	s.unsettled = e.Notice.Title
	if o.chance.IntN(10) < o.ill/3 {
		p.unsaid[e.Notice.Title] = true
		return errors.New("timeout")
	}
	return nil
}

func (o *town) play(ctx context.Context) error {
	for o.now.Before(start.AddDate(3, 0, 0)) {
		o.now = o.now.Add(time.Duration(o.chance.IntN(3*24*3600)) * time.Second)
		o.happens()
		if o.chance.IntN(3) > 0 {
			o.ask(o.chance.IntN(2))
		}
		if o.chance.IntN(20) == 0 {
			o.ill = []int{0, 0, 3, 10}[o.chance.IntN(4)]
		}
		if o.chance.IntN(50) == 0 {
			_, _ = o.kept.Repeat(ctx, "senders", delivery.Subject{})
		}
		o.work(ctx, o.chance.IntN(2))
		if o.wrong != nil {
			return o.wrong
		}
	}
	o.ill = 0
	for i := range o.servers {
		o.servers[i] = o.serve()
		o.servers[i].kills = false
	}
	o.ask(0)
	for range 40 {
		_, _ = o.kept.Repeat(ctx, "senders", delivery.Subject{})
		o.now = o.now.Add(24 * time.Hour)
		o.work(ctx, o.chance.IntN(2))
	}
	return errors.Join(o.wrong, o.complete())
}

// complete says whether each was told each thing, once and in order.
func (o *town) complete() (err error) {
	if n := len(o.kept.lines["senders"]); n > 0 {
		err = fmt.Errorf("%d lines are left", n)
	}
	for code, p := range o.people {
		if !p.address && len(p.letters) > 0 {
			err = errors.Join(err, fmt.Errorf("%s gave no address, and had %d letters", code, len(p.letters)))
		}
		var first []string
		for _, key := range p.letters {
			if !slices.Contains(first, key) {
				first = append(first, key)
			} else if !p.unsaid[key] && !o.lost[key] {
				err = errors.Join(err, fmt.Errorf("%s was told of %s again", code, key))
			}
		}
		want := p.owed
		if p.erased { // of which what came before it was told
			want = want[:min(len(first), len(want))]
		}
		if p.address && !slices.Equal(want, first) {
			err = errors.Join(err, fmt.Errorf("%s was told of %v, and was to be told of %v", code, first, want))
		}
	}
	return err
}
