package reconcile

import (
	"fmt"
	"slices"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// why is the cause of a difference, and what shows it.
func (r *Reconciliation) why(b *both, d *Difference, terms terms) (Cause, form.Text) {
	switch {
	case d.Ours.Absent:
		return MissingHere, form.Text{"chỉ bên kia có hồ sơ này", "only the other register has this dossier"}
	case d.Theirs.Absent:
		return MissingThere, form.Text{"chỉ bên mình có hồ sơ này", "only our register has this dossier"}
	case d.Ours.Refused != nil:
		return Contradictory, says("số liệu bên mình không thể đúng: %s", "our record cannot be right: %s", d.Ours.Refused)
	case d.Theirs.Refused != nil:
		return Contradictory, says("số liệu bên kia không thể đúng: %s", "the other record cannot be right: %s", d.Theirs.Refused)
	case !r.counted(b):
		return r.whyBody(b)
	}
	ours, theirs := &b.ours.dossier, &b.theirs.dossier
	for _, try := range []struct {
		cause Cause
		put   func(from, into *onestop.Dossier) (onestop.Dossier, form.Text, bool)
		both  bool // what the other register knows and we do not is missing here; the reason says what
	}{
		{LateMessage, arrived, true},
		{LateMessage, finishedLater, false},
		{PauseUnknownThere, r.waited, true},
		{TwoStarts, r.started, false},
		{OtherRule, func(o, t *onestop.Dossier) (onestop.Dossier, form.Text, bool) { return r.ruled(o, t, terms) }, false},
		{OtherCalendar, r.onOtherCalendar, false},
	} {
		put, reason, ok := try.put(ours, theirs)
		if ok && alike(r.standing(&put), d.Ours) {
			if try.both {
				reason = form.Text{"bên kia " + reason[0], "the other register " + reason[1]}
			}
			return try.cause, reason
		}
		if !try.both {
			continue
		}
		put, reason, ok = try.put(theirs, ours)
		if ok && alike(r.standing(&put), d.Theirs) {
			return MissingHere, form.Text{"bên mình " + reason[0], "our register " + reason[1]}
		}
	}
	return r.contradiction(ours, theirs, d)
}

func says(vi, en string, values ...any) (t form.Text) {
	for l := range t {
		said := slices.Clone(values)
		for i, v := range said {
			switch v := v.(type) {
			case *form.Error:
				said[i] = v.Message(form.Language(l))
			case schedule.Moment:
				said[i] = v.In(form.Language(l))
			}
		}
		t[l] = fmt.Sprintf(form.Language(l).Pick(vi, en), said...)
	}
	return t
}

// whyBody is why a dossier counts for two bodies.
func (r *Reconciliation) whyBody(b *both) (Cause, form.Text) {
	here, there := b.ours.dossier.Body, b.theirs.dossier.Body
	had := func(hands []onestop.Hand, id any) bool {
		return slices.ContainsFunc(hands, func(h onestop.Hand) bool { return h.Body == id })
	}
	switch {
	case r.succeeded(here, there):
		return RenamedBody, says("bên mình tính cho %s, bên kia tính cho %s; một cơ quan đã thay cơ quan kia", "we count it for %s and they for %s, of which one took the place of the other", here, there)
	case had(b.ours.dossier.Hands, there):
		return LateMessage, says("bên kia chưa biết hồ sơ đã chuyển từ %s đến %s", "the other register does not know that it passed from %s to %s", there, here)
	case had(b.theirs.dossier.Hands, here):
		return MissingHere, says("bên mình chưa ghi việc hồ sơ chuyển từ %s đến %s", "it is not recorded here that it passed from %s to %s", here, there)
	}
	return Contradictory, says("bên mình tính cho %s, bên kia tính cho %s", "we count it for %s and they for %s", here, there)
}

// arrived puts into a record what happened by the other and has not been heard of in
// it: the receipt, the appointment, the end with all citizen's time until then.
func arrived(from, into *onestop.Dossier) (onestop.Dossier, form.Text, bool) {
	d, what := *into, form.Text{}
	if d.Received.IsZero() && !from.Received.IsZero() {
		d.Received, d.Status = from.Received, from.Status
		what = says("chưa có việc tiếp nhận %s", "does not know of the receipt on %s", from.Received)
	}
	if d.Appointment.IsZero() && !from.Appointment.IsZero() {
		d.Appointment, d.AppointmentMoved = from.Appointment, from.AppointmentMoved
		if what[0] == "" {
			what = says("chưa có ngày hẹn trả %s", "does not know of the appointment on %s", from.Appointment)
		}
	}
	if d.Finished.IsZero() && !from.Finished.IsZero() {
		d.Finished, d.Status = from.Finished, from.Status
		if what[0] == "" {
			what = says("chưa có kết thúc xử lý %s", "does not know of the end on %s", from.Finished)
		}
		if more(from, into) {
			d = withWaits(d, from)
		}
	}
	return d, what, what[0] != ""
}

// finishedLater puts the end of ours in place of a later one: the time at which the
// message of it came was taken for that of the end.
func finishedLater(ours, theirs *onestop.Dossier) (onestop.Dossier, form.Text, bool) {
	d := *theirs
	if ours.Finished.IsZero() || d.Finished.IsZero() || d.Finished.Compare(ours.Finished) <= 0 {
		return d, form.Text{}, false
	}
	d.Finished = ours.Finished
	return d, says("bên kia ghi kết thúc xử lý %s, muộn hơn %s ở bên mình", "they have its end on %s, later than our %s", theirs.Finished, ours.Finished), true
}

// waits is how many requests for papers there were, and the citizen's time of them.
func waits(d *onestop.Dossier) (requests int, time time.Duration) {
	requests, time = max(len(d.Supplements), int(d.Requests)), d.Paused
	if requests == 0 && d.Status == onestop.SupplementRequested {
		requests = 1
	}
	for _, s := range d.Supplements {
		switch {
		case !s.Completed.IsZero():
			time += s.Completed.Time().Sub(s.Requested.Time())
		case !d.Finished.IsZero():
			time += d.Finished.Time().Sub(s.Requested.Time())
		}
	}
	return requests, time
}

// more says that a record knows of more citizen's time than another, and of no less.
func more(a, b *onestop.Dossier) bool {
	n, t := waits(a)
	m, u := waits(b)
	return n >= m && t >= u && (n > m || t > u)
}

func withWaits(d onestop.Dossier, from *onestop.Dossier) onestop.Dossier {
	d.Supplements, d.Requests, d.Paused = from.Supplements, from.Requests, from.Paused
	if from.Status == onestop.SupplementRequested && !d.Status.Ended() {
		d.Status = from.Status
	}
	if from.AppointmentMoved {
		d.Appointment, d.AppointmentMoved = from.Appointment, true
	}
	return d
}

// waited puts the citizen's time into a record that knows less of it.
func (r *Reconciliation) waited(from, into *onestop.Dossier) (onestop.Dossier, form.Text, bool) {
	if !more(from, into) {
		return *into, form.Text{}, false
	}
	n, _ := waits(from)
	m, _ := waits(into)
	d := withWaits(*into, from)
	if r.o.Rules.AppointmentMoved {
		d.Appointment = from.Appointment
	}
	return d, says("không ghi đủ thời gian chờ công dân (số lần yêu cầu bổ sung: %d thay vì %d)", "does not know of all the citizen's time (requests for papers: %d instead of %d)", m, n), true
}

// length is how many working days lie between the receipt and the appointment; ok
// where the appointment is a working day, so that the term may be that many.
func (r *Reconciliation) length(d *onestop.Dossier) (n int, ok bool) {
	if d.Received.IsZero() || d.Appointment.IsZero() || !r.cal.IsWorkingDay(d.Appointment.Day()) {
		return 0, false
	}
	n, err := r.cal.WorkingDaysBetween(d.Received.Day(), d.Appointment.Day())
	return n, err == nil
}

// byTerm says that the appointment is the end of the procedure's term by a counter;
// known is false when the term is not.
func (r *Reconciliation) byTerm(d *onestop.Dossier, c *schedule.Counter) (is, known bool) {
	term := r.o.Rules.Procedures[d.Procedure].Term
	if term.IsZero() || d.Received.IsZero() {
		return false, false
	}
	due, err := c.Due(d.Received, term)
	return err == nil && due.At.Day() == d.Appointment.Day(), true
}

// receivedLate is from when on a receipt may be held to be of the next day: 15:00, after
// article 18 of Decree 61/2018/NĐ-CP, in force until 30 June 2025, which desks keep.
const receivedLate = 15 * time.Hour

// fromNextDay says that one may hold that the term begins a day later: received on a
// day off or in the late afternoon.
func (r *Reconciliation) fromNextDay(received schedule.Moment) bool {
	return !r.cal.IsWorkingDay(received.Day()) || !received.IsDay() && received.TimeOfDay().Duration() >= receivedLate
}

// started puts the start of ours, and the appointment that one term gives from it,
// in place of theirs.
func (r *Reconciliation) started(ours, theirs *onestop.Dossier) (onestop.Dossier, form.Text, bool) {
	d := *theirs
	if d.Received.IsZero() || ours.Received.IsZero() {
		return d, form.Text{}, false
	}
	d.Received = ours.Received
	if d.Appointment.Day() != ours.Appointment.Day() {
		n, ok := r.length(ours)
		m, ok2 := r.length(theirs)
		one := ok && ok2 && n == m && ours.Received != theirs.Received
		next := ok && ok2 && ours.Received.Day() == theirs.Received.Day() && r.fromNextDay(ours.Received) && (n == m+1 || m == n+1)
		if !one && !next {
			return d, form.Text{}, false
		}
		d.Appointment, d.AppointmentMoved = ours.Appointment, ours.AppointmentMoved
	} else if ours.Received == theirs.Received {
		return d, form.Text{}, false
	}
	return d, says("bên mình tính từ %s (hẹn %s), bên kia từ %s (hẹn %s)", "we count from %s (appointment %s), they from %s (appointment %s)", ours.Received, ours.Appointment, theirs.Received, theirs.Appointment), true
}

// apart says that two records have one start and two appointments, of which the
// citizen's time is not the reason.
func apart(ours, theirs *onestop.Dossier) bool {
	return ours.Received.Day() == theirs.Received.Day() && !ours.Appointment.IsZero() && !theirs.Appointment.IsZero() &&
		ours.Appointment.Day() != theirs.Appointment.Day() && !more(ours, theirs) && !more(theirs, ours)
}

// onOtherCalendar puts the appointment of ours in place of theirs where the two are one term
// by two calendars: with and without days off, with and without a notice that came
// after the receipt, with and without the roll from a day off.
func (r *Reconciliation) onOtherCalendar(ours, theirs *onestop.Dossier) (onestop.Dossier, form.Text, bool) {
	d := *theirs
	if !apart(ours, theirs) {
		return d, form.Text{}, false
	}
	d.Appointment, d.AppointmentMoved = ours.Appointment, ours.AppointmentMoved
	for _, side := range []struct {
		by, other *onestop.Dossier
		who       form.Text
	}{{ours, theirs, form.Text{"bên kia", "they"}}, {theirs, ours, form.Text{"bên mình", "we"}}} {
		if reason, ok := r.calendars(side.by, side.other); ok {
			return d, form.Text{side.who[0] + " " + reason[0], side.who[1] + " " + reason[1]}, true
		}
	}
	return d, form.Text{}, false
}

// calendars says how an appointment comes from the term of another by a calendar that
// is not the state's.
func (r *Reconciliation) calendars(by, other *onestop.Dossier) (form.Text, bool) {
	start, due, day := by.Received.Day(), by.Appointment.Day(), other.Appointment.Day()
	if !r.cal.IsWorkingDay(day) {
		if rolled, err := r.cal.NextWorkingDay(day); err == nil && rolled == due {
			return says("không lùi hạn rơi vào ngày nghỉ %s", "do not put off an end on %s, a day off", other.Appointment), true
		}
	}
	n, ok := r.length(by)
	if !ok || n == 0 {
		return form.Text{}, false
	}
	if plain(start, n) == day {
		return says("đếm %d ngày làm việc mà không trừ ngày nghỉ lễ", "count %d working days without the holidays", n), true
	}
	if then, err := r.knownOn(start).AddWorkingDays(start, n); err == nil && then == day {
		return says("đếm %d ngày làm việc theo lịch khi chưa có thông báo nghỉ", "count %d working days by the calendar of before a notice", n), true
	}
	if is, known := r.byTerm(by, r.counter); !known || !is {
		return form.Text{}, false
	}
	if r.sixDays(start, n) == day {
		return says("đếm %d ngày làm việc kể cả thứ Bảy", "count %d working days with Saturdays", n), true
	}
	if start+form.Day(n) == day {
		return says("đếm %d ngày liên tục", "count %d days, those off included", n), true
	}
	return form.Text{}, false
}

func (r *Reconciliation) knownOn(day form.Day) *calendar.Calendar {
	if r.known[day] == nil {
		r.known[day] = r.cal.KnownOn(day)
	}
	return r.known[day]
}

// plain is the n-th day after a start that is neither a Saturday nor a Sunday.
func plain(d form.Day, n int) form.Day {
	for n > 0 {
		d++
		if w := d.Weekday(); w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	return d
}

// sixDays is the n-th working day after a start if one works on Saturdays as well.
func (r *Reconciliation) sixDays(d form.Day, n int) form.Day {
	for n > 0 {
		d++
		if r.cal.IsWorkingDay(d) || d.Weekday() == time.Saturday && r.cal.At(d).Kind == calendar.WeeklyRest {
			n--
		}
	}
	return d
}

// terms is, for each procedure, how often it has a pair of lengths in the two
// registers from one start, which no calendar explains.
type terms map[string]map[[2]int]int

// often is how many dossiers of a procedure show that two lengths are two terms.
const often = 3

func (r *Reconciliation) terms() terms {
	t := terms{}
	for _, b := range r.dossiers {
		ours, theirs := &b.ours.dossier, &b.theirs.dossier
		if !b.ours.known || !b.theirs.known || !apart(ours, theirs) || r.fromNextDay(ours.Received) {
			continue
		}
		n, ok := r.length(ours)
		m, ok2 := r.length(theirs)
		if _, _, calendars := r.onOtherCalendar(ours, theirs); !ok || !ok2 || calendars {
			continue
		}
		if t[ours.Procedure] == nil {
			t[ours.Procedure] = map[[2]int]int{}
		}
		t[ours.Procedure][[2]int{n, m}]++
	}
	return t
}

// ruled puts the appointment of ours in place of theirs where the two are two terms of
// the procedure, counted alike: the known term is ours, or several dossiers of the
// procedure have the same two lengths.
func (r *Reconciliation) ruled(ours, theirs *onestop.Dossier, seen terms) (onestop.Dossier, form.Text, bool) {
	d := *theirs
	n, ok := r.length(ours)
	m, ok2 := r.length(theirs)
	if !ok || !ok2 || !apart(ours, theirs) {
		return d, form.Text{}, false
	}
	is, known := r.byTerm(ours, r.counter)
	if known && !is || !known && seen[ours.Procedure][[2]int{n, m}] < often {
		return d, form.Text{}, false
	}
	if known {
		if _, calendars := r.calendars(ours, theirs); calendars {
			return d, form.Text{}, false
		}
	}
	d.Appointment, d.AppointmentMoved = ours.Appointment, ours.AppointmentMoved
	return d, says("thời hạn %d ngày làm việc ở bên mình, %d ở bên kia", "a term of %d working days here, of %d there", n, m), true
}

// contradiction is a difference that comes from two times for one thing, of which
// neither follows from the other; what is left is unknown.
func (r *Reconciliation) contradiction(ours, theirs *onestop.Dossier, d *Difference) (Cause, form.Text) {
	for _, fact := range []struct {
		put    func(d *onestop.Dossier)
		differ bool
		text   form.Text
	}{
		{func(d *onestop.Dossier) { d.Finished, d.Status = ours.Finished, ours.Status }, ours.Finished != theirs.Finished && !ours.Finished.IsZero() && !theirs.Finished.IsZero(),
			says("kết thúc xử lý %s ở bên mình, %s ở bên kia", "its end is %s here and %s there", ours.Finished, theirs.Finished)},
		{func(d *onestop.Dossier) { *d = withWaits(*d, ours) }, !slices.Equal(ours.Supplements, theirs.Supplements) || ours.Paused != theirs.Paused || ours.Requests != theirs.Requests,
			form.Text{"thời gian chờ công dân hai bên khác nhau", "the citizen's times differ"}},
	} {
		put := *theirs
		fact.put(&put)
		if fact.differ && alike(r.standing(&put), d.Ours) {
			return Contradictory, fact.text
		}
	}
	return Unknown, form.Text{"không một loại số liệu nào giải thích được riêng mình", "no one kind of fact explains it by itself"}
}
