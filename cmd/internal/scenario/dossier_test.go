package scenario

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

const dossiers = 60_000

// procedure is what the count knows of a procedure.
type procedure struct {
	code                      string
	working, days, months     int // its term, in one of the three; none: not known
	fee, noPaper, fullyOnline bool
}

var procedures = []procedure{
	{code: "1.001", working: 5},
	{code: "1.002", working: 15, fee: true},
	{code: "1.003", days: 20, noPaper: true, fullyOnline: true},
	{code: "1.004", months: 1, fullyOnline: true},
	{code: "1.005", fee: true, noPaper: true},
	{code: "1.006", working: 10, fee: true, fullyOnline: true},
}

// due is the last day of the term; never when none is known.
func (p *procedure) due(received day) day {
	switch {
	case p.working > 0:
		return received.plusWorking(p.working, 0)
	case p.days > 0:
		return (received + day(p.days)).rolled(0)
	case p.months > 0: // all are of one month
		y, m, n := received.date()
		if m++; m > 12 {
			y, m = y+1, 1
		}
		return ymd(y, m, min(n, monthLengths[m-1])).rolled(0)
	}
	return never
}

func (p *procedure) library() onestop.Procedure {
	o := onestop.Procedure{FeeBearing: p.fee, NoPaper: p.noPaper, FullyOnline: p.fullyOnline}
	switch {
	case p.working > 0:
		o.Term = schedule.NewTerm(p.working, schedule.WorkingDays)
	case p.days > 0:
		o.Term = schedule.NewTerm(p.days, schedule.Days)
	case p.months > 0:
		o.Term = schedule.NewTerm(p.months, schedule.Months)
	}
	return o
}

// none is no instant.
const none minute = -1

// hand is a desk that a dossier came to, on a day.
type hand struct {
	desk  unit
	since day
}

// span is a request for papers; none while they are awaited.
type span struct{ asked, brought minute }

// dossier is what is known of a dossier at some time.
type dossier struct {
	procedure int
	hands     []hand
	received  minute
	promised  minute // none: no appointment
	wholeDay  bool   // the appointment is a day, to its end: promised is 24:00
	finished  minute // none: in progress
	asked     []span

	channel                                                                int
	fee                                                                    int // -1: not known
	paid                                                                   int // 0 not online, 1 portal, 2 gateway
	digitised, electronic, reused, personalStore, residentData, complained bool
}

// known is the dossier as it was known at the end of a day.
func (d *dossier) known(on day) dossier {
	k := *d
	if k.finished != none && k.finished.day() > on {
		k.finished, k.electronic, k.personalStore = none, false, false
	}
	k.hands, k.asked = nil, nil
	for _, h := range d.hands {
		if h.since <= on {
			k.hands = append(k.hands, h)
		}
	}
	for _, s := range d.asked {
		if s.asked.day() > on {
			break
		}
		if s.brought != none && s.brought.day() > on {
			s.brought = none
		}
		k.asked = append(k.asked, s)
	}
	return k
}

// delivery is what a system sends of a dossier: what it is from a revision on.
type delivery struct {
	of        int // the dossier
	revision  int
	delivered day
	dossier   dossier
	removed   bool
	bad       form.Code // it cannot be right, and why the library refuses it
	other     bool      // another content of a revision that was delivered before
}

// story makes up the dossiers: each with a life, told in revisions that come at
// once or late, some with an error that a later one mends.
type story struct {
	*rand.Rand
	sent []delivery
}

func (s *story) one(of int, n int) bool { return s.IntN(of) < n }

// officeTime is an instant of a day at which things happen at desks.
func (s *story) officeTime(d day) minute { return d.at(7+s.IntN(10), s.IntN(60)) }

// workday is a working day about so many days later.
func (s *story) workday(from day, within int) day { return (from + day(s.IntN(within))).rolled(0) }

func dossierStory(seed uint64) []delivery {
	s := &story{Rand: rand.New(rand.NewPCG(seed, 1))}
	for i := range dossiers {
		s.dossier(i)
	}
	// In the order of days, those of one day in any.
	s.Shuffle(len(s.sent), func(i, j int) { s.sent[i], s.sent[j] = s.sent[j], s.sent[i] })
	slices.SortStableFunc(s.sent, func(a, b delivery) int { return int(a.delivered - b.delivered) })
	return s.sent
}

// life makes up how a dossier went.
func (s *story) life() dossier {
	received := ymd(2025, 1, 2) + day(s.IntN(729))
	d := dossier{procedure: s.IntN(len(procedures)), channel: 1 + s.IntN(3), fee: -1, finished: none, promised: none}
	if d.channel != 2 {
		received = min(received.rolled(0), ymd(2026, 12, 31))
	}
	d.received = received.at(s.IntN(24), s.IntN(60))
	p := &procedures[d.procedure]
	term := p.due(received)
	if term == never {
		term = received.plusWorking(7, 0)
	}
	switch s.IntN(10) {
	case 0: // no appointment
	case 1, 2:
		d.promised = term.at(16, 30)
	default:
		d.promised, d.wholeDay = term.ends(), true
	}
	if s.one(4, 1) {
		d.fee = []int{0, 20_000, 150_000}[s.IntN(3)]
	}
	d.paid = max(s.IntN(4)-1, 0)
	d.digitised, d.reused, d.residentData = s.one(3, 2), s.one(5, 2), s.one(2, 1)
	d.electronic, d.personalStore = s.one(4, 3), s.one(6, 1)

	at := d.received
	for s.one(6, 1) && len(d.asked) < 3 {
		asked := s.officeTime(s.workday(at.day()+1, 5))
		brought := s.officeTime(s.workday(asked.day()+1, 9))
		if s.one(12, 1) {
			brought = none
		}
		d.asked = append(d.asked, span{asked, brought})
		if at = brought; at == none {
			break
		}
	}
	switch {
	case at == none || s.one(40, 1): // never done
	case s.one(5, 1): // late
		d.finished = s.officeTime(s.workday(max(term, at.day())+1, 60))
	case s.one(4, 1): // on the last day, if nothing came between
		d.finished = s.officeTime(max(term, at.day()+1))
	default:
		d.finished = s.officeTime(s.workday(at.day()+1, 20))
	}
	d.pass(s)
	return d
}

// end is the day on which a dossier was done.
func (d *dossier) end() day {
	if d.finished == none {
		return never
	}
	return d.finished.day()
}

// pass gives the dossier its hands: from a desk that is there on the day of
// receipt to those that take its place, and some to any other desk.
func (d *dossier) pass(s *story) {
	at := d.received.day()
	all := desks(at)
	h := hand{all[s.IntN(len(all))], at}
	d.hands = []hand{h}
	for {
		o := &province[h.desk]
		next := hand{since: o.until}
		if o.until != never {
			next.desk = o.successors[s.IntN(len(o.successors))]
		}
		if s.one(30, 1) {
			if on := at + 1 + day(s.IntN(30)); on < next.since {
				all := desks(on)
				next = hand{all[s.IntN(len(all))], on}
			}
		}
		if next.since > d.end() || next.since >= ymd(2027, 1, 1) {
			return
		}
		at, h = next.since, next
		d.hands = append(d.hands, h)
	}
}

// dossier makes up a dossier and what is sent of it.
func (s *story) dossier(of int) {
	d := s.life()
	last := ymd(2026, 12, 31)
	days := []day{d.received.day(), d.end()}
	for _, h := range d.hands {
		days = append(days, h.since)
	}
	for _, a := range d.asked {
		days = append(days, a.asked.day())
		if a.brought != none {
			days = append(days, a.brought.day())
		}
	}
	if s.one(20, 1) {
		days = append(days, d.received.day()+day(s.IntN(80))) // a complaint
		d.complained = true
	}
	complained := days[len(days)-1]
	slices.Sort(days)
	days = slices.DeleteFunc(slices.Compact(days), func(on day) bool { return on > last })

	wrong := d // what is told until it is mended
	mended := never
	if s.one(12, 1) {
		mended = days[len(days)-1] + 1 + day(s.IntN(75))
		s.spoil(&wrong)
	}
	revision := 0
	send := func(r delivery, known day) {
		r.of, r.revision = of, revision
		r.delivered = known
		switch {
		case s.one(20, 1):
			r.delivered += day(s.IntN(46))
		case s.one(7, 1):
			r.delivered += day(s.IntN(6))
		}
		s.sent = append(s.sent, r)
		for s.one(10, 1) { // and again
			twice := r
			twice.delivered += day(s.IntN(40))
			s.sent = append(s.sent, twice)
		}
		if s.one(400, 1) && r.bad == "" && !r.removed {
			other := r
			other.delivered, other.other = r.delivered+1+day(s.IntN(20)), true
			other.dossier.channel = other.dossier.channel%3 + 1
			s.sent = append(s.sent, other)
		}
		revision++
	}
	tell := func(what *dossier, on day) {
		k := what.known(on)
		k.complained = d.complained && on >= complained
		if s.one(250, 1) {
			bad := k
			bad.finished = bad.received - dayLong
			send(delivery{dossier: bad, bad: onestop.FinishedEarly}, on)
		}
		send(delivery{dossier: k}, on)
		if s.one(250, 1) {
			bad := k
			bad.finished = ymd(2099, 6, 14).at(9, 0)
			send(delivery{dossier: bad, bad: onestop.DayFuture}, on)
		}
	}
	for _, on := range days {
		tell(&wrong, on)
	}
	if mended <= last {
		tell(&d, mended)
	}
	if s.one(300, 1) {
		send(delivery{removed: true}, min(days[len(days)-1]+day(s.IntN(30)), last))
	}
}

// spoil makes an error in what is told of a dossier.
func (s *story) spoil(d *dossier) {
	switch s.IntN(6) {
	case 0:
		d.channel = d.channel%3 + 1
	case 1:
		d.procedure = (d.procedure + 1) % len(procedures)
	case 2:
		if n := len(d.asked); d.finished != none && (n == 0 || d.asked[n-1].brought != none && d.asked[n-1].brought < d.finished-3*dayLong) && d.finished-3*dayLong > d.received {
			d.finished -= 3 * dayLong
		}
	case 3:
		d.hands = slices.Clone(d.hands)
		all := desks(d.received.day())
		d.hands[0].desk = all[s.IntN(len(all))]
	case 4:
		d.fee, d.paid, d.digitised = 10_000, 1, !d.digitised
	case 5:
		d.hands = d.hands[:1] // nobody wrote down where it went
	}
}

// library is the dossier as the library is told.
func (d *dossier) library() onestop.Dossier {
	o := onestop.Dossier{
		Body: province[d.hands[len(d.hands)-1].desk].id, Procedure: procedures[d.procedure].code, Status: onestop.InProgress, Channel: onestop.Channel(d.channel),
		Received: d.received.moment(), Paid: onestop.Payment(d.paid), Digitised: d.digitised, ElectronicResult: d.electronic,
		Reused: d.reused, PersonalStore: d.personalStore, ResidentData: d.residentData, Complained: d.complained,
	}
	for _, h := range d.hands {
		o.Hands = append(o.Hands, onestop.Hand{Body: province[h.desk].id, Since: h.since.form()})
	}
	if d.wholeDay {
		o.Appointment = schedule.MomentOn((d.promised - 1).day().form())
	} else if d.promised != none {
		o.Appointment = d.promised.moment()
	}
	for _, a := range d.asked {
		s := onestop.Supplement{Requested: a.asked.moment()}
		if o.Status = onestop.SupplementRequested; a.brought != none {
			s.Completed, o.Status = a.brought.moment(), onestop.InProgress
		}
		o.Supplements = append(o.Supplements, s)
	}
	if d.finished != none {
		o.Finished, o.Status = d.finished.moment(), onestop.Processed
	}
	if d.fee >= 0 {
		o.Fee, o.FeeKnown = int64(d.fee), true
	}
	return o
}

func code(of int) string { return fmt.Sprintf("H99-%06d", of) }

func revision(t testing.TB, n int) onestop.Revision {
	r, err := onestop.NewRevision(int64(n))
	require.NoError(t, err)
	return r
}
