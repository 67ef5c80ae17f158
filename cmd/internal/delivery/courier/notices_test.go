package courier_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/notices"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

var noticeSeeds = flag.Uint64("noticeseeds", 60, "how many times three years of notices are played")

// office is three years of a desk in which petitions come, are handed on with bodies
// that end (the Ministry G14 on 2025-03-01, whose duties G06 has), are put off and are
// answered late, while notices about the calendar come late; it is asked on most days,
// some times a day, who is to be told. Each person is told each thing once, unless a
// letter was taken without a word, in at most one letter a day, and what is told is
// what the calendar of the day of asking says by a count of its own.
type office struct {
	chance   *rand.Rand
	now      time.Time
	process  *petition.Process
	calendar *calendar.Calendar
	noticed  int
	open     []petition.Petition
	all      int
	log      record
	told     map[string]bool
	owed     map[string]bool // what was to be told, counted otherwise
	kept     *model
	people   []delivery.Subscription
	letters  map[string]map[string][]delivery.Event // that arrived, by person and Message-ID
	sentOn   map[string]map[form.Day]int            // letters that were taken, by person and day
	unsaid   map[string]bool                        // what was in a letter that was taken without a word
	ill      bool
	wrong    error
}

func TestThreeYearsOfNotices(t *testing.T) {
	var told atomic.Int64
	eachSeed(t, *noticeSeeds, func(n uint64) error {
		o := newOffice(n)
		err := o.play(t.Context())
		told.Add(int64(len(o.log)))
		if err == nil && len(o.log) < 100 {
			err = errors.New("nearly nothing was told")
		}
		return err
	})
	t.Logf("%d notices", told.Load())
}

func newOffice(n uint64) *office {
	o := &office{chance: rand.New(rand.NewPCG(n, 5)), now: time.Date(2024, 6, 3, 9, 0, 0, 0, calendar.Zone()), calendar: calendar.Vietnam(), told: map[string]bool{}, unsaid: map[string]bool{}, owed: map[string]bool{},
		letters: map[string]map[string][]delivery.Event{}, sentOn: map[string]map[form.Day]int{}}
	var ids []string
	for _, of := range []body.ID{"G14", "G06", "H26"} {
		for _, to := range []agenda.Audience{agenda.AudienceDesk, agenda.AudienceHead, agenda.AudienceLeader} {
			id := fmt.Sprintf("%s-%s", of, to)
			ids = append(ids, id)
			o.people = append(o.people, delivery.Subscription{ID: id, Mail: true, Subjects: []delivery.SubjectKind{delivery.Notice}, Bodies: []body.ID{of}, To: []agenda.Audience{to}})
			o.letters[id], o.sentOn[id] = map[string][]delivery.Event{}, map[form.Day]int{}
		}
	}
	o.kept = newModel(ids...)
	o.process = petition.MustProcess(petition.Options{Calendar: o.calendar, Bodies: body.Vietnam()})
	return o
}

// happens is what comes on a day.
func (o *office) happens(on form.Day) error {
	apply := func(pet petition.Petition, e petition.Event) petition.Petition {
		e.At = schedule.MomentAt(o.now)
		next, err := o.process.Restore(append(pet.Events(), e))
		o.wrong = errors.Join(o.wrong, err)
		return next
	}
	if o.chance.IntN(12) == 0 {
		o.all++
		code := petition.MustParseCode(fmt.Sprintf("PAKN.%s.%04d", o.now.Format("20060102"), o.all))
		to := []body.ID{"G06", "H26"}[o.chance.IntN(2)]
		if on < form.MustParseDay("2025-03-01") && o.chance.IntN(2) == 0 {
			to = "G14"
		}
		pet := apply(petition.Petition{}, petition.Event{Code: code, Type: petition.Submitted, To: to, Kind: petition.KindReflection, Subject: petition.SubjectProcedure, Channel: petition.ChannelPortal, Content: "x"})
		o.now = o.now.Add(time.Minute)
		o.open = append(o.open, apply(pet, petition.Event{Code: code, Type: petition.Accepted, By: to}))
	}
	for i := len(o.open) - 1; i >= 0; i-- {
		pet := o.open[i]
		o.now = o.now.Add(time.Minute)
		by, ok := o.process.HolderOn(pet, on)
		by = cmp.Or(by, pet.Holder())
		switch n := o.chance.IntN(60); {
		case n < 2:
			apply(pet, petition.Event{Code: pet.Code(), Type: petition.Answered, By: by, Content: "x", Document: "1/TL", Outcome: petition.ReasonExplainedAndKept})
			o.open = slices.Delete(o.open, i, i+1)
		case n == 2 && ok:
			o.open[i] = apply(pet, petition.Event{Code: pet.Code(), Type: petition.Extended, By: by, Due: on + 30, Reason: "x"})
		}
	}
	if o.chance.IntN(90) == 0 { // a notice that comes late: a day off, for a Saturday
		off, saturday := on+form.Day(1+o.chance.IntN(8)), on+20
		for saturday.Weekday() != time.Saturday {
			saturday++
		}
		o.noticed++
		next, err := o.calendar.With(calendar.Notice{Number: fmt.Sprintf("%d/TB", o.noticed), Issued: on, Days: []calendar.NoticeDay{
			{Day: off, Kind: calendar.SwapOff, Reason: form.Text{"nghỉ", "off"}, For: saturday}, {Day: saturday, Kind: calendar.SwapWorking, Reason: form.Text{"làm bù", "worked"}, For: off}}})
		if err == nil { // the day was off already, or the Saturday worked, or another year
			o.calendar = next
			if o.process, err = petition.NewProcess(petition.Options{Calendar: next, Bodies: body.Vietnam()}); err != nil {
				return err
			}
		}
	}
	return nil
}

// ask asks who is to be told, as a server does.
func (o *office) ask(on form.Day) {
	var items []agenda.Item
	for _, pet := range o.open {
		for _, i := range o.process.Items(pet) {
			items = append(items, o.process.Agenda(i, on, form.Vietnamese))
		}
	}
	for _, i := range items {
		for to, days := range map[agenda.Audience]int{agenda.AudienceDesk: -2, agenda.AudienceHead: 0, agenda.AudienceLeader: 1} {
			from := i.Due // two working days back, or one on, day by day
			for n := days; n != 0; {
				step := form.Day(1)
				if n < 0 {
					step = -1
				}
				if from += step; o.calendar.IsWorkingDay(from) {
					n -= int(step)
				}
			}
			if from <= on {
				o.owed[i.Key+"/"+string(to)] = true
			}
		}
	}
	for _, n := range notices.Owed(notices.Source{Calendar: o.calendar, Items: slices.Values(items)}, form.NoDay, on, func(key string) bool { return o.told[key] }) {
		if o.told[n.Key] {
			o.wrong = errors.Join(o.wrong, fmt.Errorf("%s is told twice", n.Key))
		}
		o.told[n.Key] = true
		o.log = append(o.log, delivery.Event{At: delivery.Mark(len(o.log) + 1), Subject: delivery.Subject{Kind: delivery.Notice, Code: n.About}, Time: o.now,
			Notice: &delivery.Told{To: n.To, Body: n.Body, Title: n.Key, About: n.About, Due: n.Due}})
	}
}

// Send takes a letter, or does not, or takes it and does not say so.
func (o *office) Send(_ context.Context, s delivery.Subscription, events ...delivery.Event) error {
	if o.ill && o.chance.IntN(3) > 0 {
		return errors.New("connection")
	}
	id := fmt.Sprintf("%d", events[len(events)-1].At)
	if had, ok := o.letters[s.ID][id]; ok && len(had) != len(events) {
		o.wrong = errors.Join(o.wrong, fmt.Errorf("%s: two letters have one Message-ID", s.ID))
	}
	o.letters[s.ID][id] = events
	if o.ill && o.chance.IntN(3) > 0 {
		for _, e := range events {
			o.unsaid[e.Notice.Title] = true
		}
		return errors.New("timeout")
	}
	o.sentOn[s.ID][calendar.DayAt(o.now.Add(-7*time.Hour))]++
	return nil
}

func (o *office) play(ctx context.Context) error {
	c := courier.New(courier.Options{Log: o, Outbox: o.kept, Sender: o, Now: func() time.Time { return o.now }, Logger: slog.New(slog.DiscardHandler)})
	round := func() {
		for _, s := range o.people {
			o.wrong = errors.Join(o.wrong, c.Spread(ctx, s))
			held := c.Lease(fmt.Sprint(o.chance.Uint64()))
			lines, _ := o.kept.Take(ctx, s.ID, held, 8)
			for _, l := range lines {
				o.wrong = errors.Join(o.wrong, c.Drain(ctx, ctx, s, l, held))
			}
		}
	}
	on := calendar.DayAt(o.now)
	for ; on < form.MustParseDay("2027-06-03"); on++ {
		midnight := time.Date(on.Year(), on.Month(), on.Day(), 0, 0, 0, 0, calendar.Zone())
		if o.chance.IntN(30) == 0 {
			o.ill = !o.ill
		}
		for _, hour := range []int{0, 7, 12} {
			o.now = midnight.Add(time.Duration(hour*60+o.chance.IntN(50)) * time.Minute)
			if hour == 12 && o.calendar.IsWorkingDay(on) {
				if err := o.happens(on); err != nil {
					return err
				}
			}
			if o.chance.IntN(3) > 0 { // else no server runs
				o.ask(on)
				round()
			}
			if o.wrong != nil {
				return o.wrong
			}
		}
	}
	o.ill = false
	for range 12 { // waits end, and a person repeats what was given up
		for _, s := range o.people {
			_, _ = o.kept.Repeat(ctx, s.ID, delivery.Subject{})
		}
		o.now = o.now.Add(24 * time.Hour)
		round()
	}
	return errors.Join(o.wrong, o.complete())
}

func (o *office) End(ctx context.Context) (delivery.Mark, error) { return o.log.End(ctx) }

func (o *office) Since(ctx context.Context, after, upTo delivery.Mark) iter.Seq2[delivery.Event, error] {
	return o.log.Since(ctx, after, upTo)
}

func (o *office) Next(ctx context.Context, s delivery.Subject, after, upTo delivery.Mark) (delivery.Event, bool, error) {
	return o.log.Next(ctx, s, after, upTo)
}

func (o *office) complete() (err error) {
	if !maps.Equal(o.owed, o.told) {
		err = fmt.Errorf("%d were to be told, %d were", len(o.owed), len(o.told))
	}
	for _, s := range o.people {
		got := map[string]int{}
		for _, events := range o.letters[s.ID] {
			for _, e := range events {
				got[e.Notice.Title]++
			}
		}
		want := 0
		for _, e := range o.log {
			if s.Wants(e) {
				want++
				if n := got[e.Notice.Title]; n == 0 || n > 1 && !o.unsaid[e.Notice.Title] {
					err = errors.Join(err, fmt.Errorf("%s was told %d times of %s", s.ID, n, e.Notice.Title))
				}
			}
		}
		if len(got) != want {
			err = errors.Join(err, fmt.Errorf("%s was told of %d of %d", s.ID, len(got), want))
		}
		for day, n := range o.sentOn[s.ID] {
			if n > 1 {
				err = errors.Join(err, fmt.Errorf("%s had %d letters on %s", s.ID, n, day))
			}
		}
	}
	return err
}
