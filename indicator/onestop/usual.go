package onestop

import (
	"iter"

	"github.com/caicach/tthc/schedule/form"
)

// AddRows counts the dossiers that the rows still have, each as [Tally.Add]
// does, in a part of the time, and gives what is refused: a row that cannot be
// read, which is counted as [DossierUnreadable], a dossier that Add refuses, and
// a row with a revision ([RevisionLone]), which is for a [Register]. [Rows.Line]
// and [Rows.Code] are those of the row refused. It ends as [Rows.All] does.
func (t *Tally) AddRows(rows *Rows, today form.Day) iter.Seq[error] {
	return func(yield func(error) bool) {
		if t == nil || rows == nil {
			return
		}
		if t.months == nil {
			t.begin()
		}
		u := t.usual(today)
		if u != nil {
			rows.tails = &tails{}
			defer func() { rows.tails = nil }()
		}
		for rows.lines.next() {
			if len(rows.lines.line) == 0 && !rows.lines.long {
				continue
			}
			cut := rows.cut()
			if cut && u != nil && u.count(rows) {
				continue
			}
			if rows.tail != nil {
				cut = rows.cutToEnd()
			}
			if err := t.addRow(rows, cut, today); err != nil && !yield(err) {
				return
			}
		}
	}
}

// addRow counts a row the long way.
func (t *Tally) addRow(rows *Rows, cut bool, today form.Day) error {
	if fault := rows.dossierOf(cut); fault != nil {
		fault.Line = rows.lines.number
		t.Refuse(DossierUnreadable)
		return fault
	}
	if rows.version != (Revision{}) {
		return refused(RevisionLone, "")
	}
	return t.Add(&rows.dossier, today)
}

// usual counts the rows that are as most are: known by days, with small numbers
// in the other columns and nothing wrong. They are counted straight from their
// text, without a [Dossier] between. All others it leaves to the long way, which
// alone says what is wrong: whatever it counts, it counts as that does.
type usual struct {
	t          *Tally
	today      form.Day
	bodies     nearNumbers
	procedures nearNumbers // with a tally by procedure
	days       [1024]nearDay
	facts      [1 << factBits]factSet // of the columns that facts come from; 0: not asked for yet
}

// usual is nil where the rules ask for more than days.
func (t *Tally) usual(today form.Day) *usual {
	r := &t.options.Rules
	if r.Procedures != nil || r.AppointmentMoved {
		return nil
	}
	u := &usual{t: t, today: today, bodies: make(nearNumbers, 512)}
	if t.options.ByProcedure {
		u.procedures = make(nearNumbers, 4096)
	}
	return u
}

// count counts the row that was cut, if it is usual.
func (u *usual) count(rs *Rows) bool {
	at := &rs.spans
	line := rs.padded()
	if line == nil || rs.high&highBits != 0 {
		return false
	}
	received, in, ok := u.day(line, at[receivedColumn])
	appointment, _, ok2 := u.day(line, at[appointmentColumn])
	if !ok || !ok2 || appointment < received {
		return false
	}
	finished, out := form.NoDay, int16(none)
	if at[finishedColumn].filled() != 0 {
		if finished, out, ok = u.day(line, at[finishedColumn]); !ok || finished < received {
			return false
		}
	}
	if u.today != form.NoDay && max(received, finished) > u.today || !usualStatus(line, at[statusColumn], finished != 0) {
		return false
	}
	channel, bad := digit(line, at[channelColumn], uint32(Postal))
	rest, ok := rs.rest(line)
	if bad != 0 || !ok {
		return false
	}
	key := rest.key | channel
	e := entry{received: in, finished: out}
	if e.factsReceived = u.facts[key]; e.factsReceived == 0 {
		e.factsReceived = factsOf(key)
		u.facts[key] = e.factsReceived
	}
	e.factsFinished = e.factsReceived & lastingFacts
	due := appointment + form.Day(rest.paused) // one request without its days moves nothing
	switch {
	case finished != 0 && finished < due:
		e.factsFinished |= 1 << doneEarly
	case finished != 0 && finished == due:
	case due >= lastDay:
		return false // the day after has no form
	case finished == 0:
		e.overdue = due + 1
	default:
		e.factsFinished |= 1 << doneLate
		// Overdue and finished in one month cancel out at its end.
		if m, ok := u.t.monthOfDay(due + 1); ok && m < e.finished {
			e.factsFinished |= 1 << overdueEnded
			e.overdue = due + 1
		}
	}
	return u.enter(rs, line, &e)
}

// enter counts the entry of a row in which nothing else can be wrong than its
// body and its procedure.
func (u *usual) enter(rs *Rows, line []byte, e *entry) bool {
	var procedure *nearNumber
	var code name16
	if u.t.options.ByProcedure {
		if procedure, code = u.procedures.at(line, rs.spans[procedureColumn]); procedure == nil {
			return false
		}
	}
	of, name := u.bodies.at(line, rs.spans[bodyColumn])
	if of == nil {
		return false
	}
	if of.name != name {
		id, ok := rs.names.body(rs.field(bodyColumn))
		if !ok {
			return false
		}
		*of = nearNumber{name: name}
		of.number, _ = u.t.bodyNumber(id)
		if !u.t.options.ByProcedure {
			of.place = u.t.place(pair{body: of.number})
		}
	}
	k := pair{body: of.number}
	if procedure != nil {
		if procedure.name != code {
			s, _ := rs.names.procedure(rs.field(procedureColumn)) // it is ASCII
			*procedure = nearNumber{name: code, number: u.t.procedureNumber(s)}
		}
		k.procedure = procedure.number
	}
	if procedure != nil || len(u.t.series) >= few {
		u.t.enterCounted(e, k)
	} else {
		u.t.series[of.place].add(e, 1)
	}
	return true
}

// nearDay is a day by its text, in which the last two digits stand in place of
// the hyphens: eight bytes tell it from all others.
type nearDay struct {
	text  uint64
	day   int32
	month int16
}

// day reads the day of a field, with its month.
func (u *usual) day(line []byte, s span) (day form.Day, month int16, ok bool) {
	const hyphens, places = '-'<<32 | '-'<<56, 0xFF<<32 | 0xFF<<56
	v := line[s.begin:]
	text := word(v)
	if s.end-s.begin != 10 || text&places != hyphens {
		return 0, 0, false
	}
	text = text&^places | uint64(v[8])<<32 | uint64(v[9])<<56
	d := &u.days[text*0x9E3779B97F4A7C15>>54]
	if d.text != text {
		m, ok := parseMoment(v[:10])
		if !ok {
			return 0, 0, false
		}
		month, ok := u.t.monthOfDay(m.Day())
		if !ok {
			return 0, 0, false
		}
		*d = nearDay{text, int32(m.Day()), month}
	}
	return form.Day(d.day), d.month, true
}

// usualStatus says that a dossier that was received may be in this state,
// finished or not, and that no papers are awaited.
func usualStatus(line []byte, s span, finished bool) bool {
	n := uint32(line[s.begin]) - '0'
	switch {
	case s.end-s.begin == 2 && n == 1 && line[s.begin+1] == '0':
		n = uint32(Returned)
	case s.end-s.begin != 1 || n > 9:
		return false
	}
	const open = 1<<Accepted | 1<<InProgress | 1<<PaymentRequested
	const done = open | 1<<NotAccepted | 1<<Withdrawn | 1<<Stopped | 1<<Processed | 1<<Returned
	if finished {
		return done>>n&1 != 0
	}
	return open>>n&1 != 0
}

// digit reads a number of one digit, up to the most; nothing is 0. Where it is
// anything else, bad is not 0. It has no branch for a field that is empty: -n of
// its n bytes keeps no bit of what stands there, and all of one digit.
func digit(line []byte, s span, most uint32) (v, bad uint32) {
	n := s.end - s.begin
	v = (uint32(line[s.begin]) - '0') & -n
	if v > most {
		n = 2
	}
	return v, n >> 1
}

// The columns that facts come from, as a key: two bits for the channel, two for
// paid, two for the fee and one for each flag.
const factBits = 12

// rest is what a row has in the columns of tailColumns.
type rest struct {
	key              uint32
	requests, paused uint32
}

// rest reads these columns, or takes them from a row before that ended alike.
func (rs *Rows) rest(line []byte) (r rest, ok bool) {
	if rs.tail != nil {
		return rs.tail.rest, true
	}
	at := &rs.spans
	bad := at[revisionColumn].filled() | at[handsColumn].filled() | at[requestsColumn].filled() | at[appointmentMovedColumn].filled()
	take := func(v, b uint32) uint32 {
		bad |= b
		return v
	}
	r.requests = take(digit(line, at[supplementsColumn], 1))
	r.paused = take(digit(line, at[pausedColumn], 9))
	r.key = take(digit(line, at[paidColumn], uint32(PaidOnGateway)))<<2 | take(fee(line, at[feeColumn]))<<4 |
		take(flag(line, at[digitisedColumn]))<<6 | take(flag(line, at[electronicResultColumn]))<<7 |
		take(flag(line, at[reusedColumn]))<<8 | take(flag(line, at[residentDataColumn]))<<9 |
		take(flag(line, at[personalStoreColumn]))<<10 | take(flag(line, at[complainedColumn]))<<11
	if bad == 0 && rs.tails != nil {
		rs.tails.keep(rs, r)
	}
	return r, bad == 0
}

// factsOf is the facts of a key.
func factsOf(key uint32) factSet {
	is := func(bit int) bool { return key>>bit&1 != 0 }
	d := Dossier{
		Channel: Channel(key & 3), Paid: Payment(key >> 2 & 3), FeeKnown: is(4),
		Digitised: is(6), ElectronicResult: is(7), Reused: is(8), ResidentData: is(9), PersonalStore: is(10), Complained: is(11),
	}
	if is(5) {
		d.Fee = 1
	}
	return Procedure{}.facts(&d)
}

// flag reads 1 and 0, and the true and false of JSON; nothing is 0.
func flag(line []byte, s span) (v, bad uint32) {
	n := s.end - s.begin
	if n <= 1 {
		v = (uint32(line[s.begin]) - '0') & -n
		return v & 1, v >> 1
	}
	const isTrue, isFalse = 't' | 'r'<<8 | 'u'<<16 | 'e'<<24, 'f' | 'a'<<8 | 'l'<<16 | 's'<<24
	switch w := uint32(word(line[s.begin:])); {
	case n == 4 && w == isTrue:
		return 1, 0
	case n == 5 && w == isFalse && line[s.begin+4] == 'e':
		return 0, 0
	}
	return 0, 1
}

// fee says of a fee of eight digits at most whether there is one (1), and
// whether it is more than nought (2).
func fee(line []byte, s span) (v, bad uint32) {
	n := s.end - s.begin
	if n == 0 {
		return 0, 0
	}
	if n > 8 {
		return 0, 1
	}
	const zeros, sixes = 0x3030303030303030, 0x7676767676767676
	x := (word(line[s.begin:]) ^ zeros) & lowBytes(n)
	if (x|(x+sixes))&highBits != 0 {
		return 0, 1
	}
	if x != 0 {
		return 3, 0
	}
	return 1, 0
}

const highBits = 0x8080808080808080

// lowBytes has the bits of the first n bytes of a word, of eight at most.
func lowBytes(n uint32) uint64 { return ^uint64(0) >> (64 - 8*n) }

// nearNumbers is the numbers of names that came lately, each at a place of its
// own; there are as many places as a power of two.
type nearNumbers []nearNumber

type nearNumber struct {
	name   name16
	number uint32
	place  uint32 // of the series of a body, where it has one
}

// name16 is a name of 1 to 16 bytes, and nothing else when it has no length.
type name16 struct {
	low, high uint64
	length    uint32
}

// at is the place of a name, which holds it if it came lately; nil for one that
// is too long or empty.
func (ns nearNumbers) at(line []byte, s span) (*nearNumber, name16) {
	n := name16{length: s.end - s.begin}
	if n.length-1 >= 16 {
		return nil, n
	}
	n.low = word(line[s.begin:]) & lowBytes(min(n.length, 8))
	if n.length > 8 {
		n.high = word(line[s.begin+8:]) & lowBytes(n.length-8)
	}
	h := (n.low ^ n.high*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93
	return &ns[h>>32&uint64(len(ns)-1)], n
}
