package onestop

import (
	"github.com/caicach/tthc/schedule"
)

// WithClock is the dossier with all that a clock says of it, in place of what it
// said itself: when it was received, by when it is due with every pause and new
// appointment, which papers were asked for and when they came, and when it was
// finished. The appointment is then one that holds the citizen's time
// (AppointmentMoved), which is not subtracted again, so that the clock and
// [Rules.Judge] say the same of what is finished; what was finished in time by
// the calendar as it was known then stays so. What is in progress is judged
// by the set all the same: papers asked for more than once make it late.
//
// A clock that was not started is refused.
func (d Dossier) WithClock(k schedule.Clock) (Dossier, error) {
	if k.StartedAt().IsZero() {
		return Dossier{}, refusedAt(ReceivedMissing, columnNames[receivedColumn])
	}
	d.Received, d.Appointment, d.AppointmentMoved = k.StartedAt(), k.Due().At, true
	events := k.Events()
	d.Finished = schedule.Moment{}
	if n := len(events); n > 0 && events[n-1].Type == schedule.Finished {
		d.Finished = events[n-1].At
		r, err := k.Read(d.Finished)
		if err != nil {
			return Dossier{}, err
		}
		if !r.Then.IsZero() {
			d.Appointment = r.Then // what was in time stays so
		}
	}
	if m := d.Appointment; m != m.Appointment() { // an instant at 00:00, which would be taken for the day
		d.Appointment = schedule.MomentAt(m.Time().Add(-1))
	}
	d.Supplements, d.Requests, d.Paused = nil, 0, 0
	for i, e := range events {
		if e.Type != schedule.Paused || e.Waiting != schedule.ForCitizen || before(e.At, d.Received) {
			continue
		}
		d.Requests = uint8(min(int(d.Requests)+1, 255))
		until := e.Until
		for _, f := range events[i+1:] {
			if until.IsZero() && f.Type == schedule.Resumed && f.Waiting == e.Waiting {
				until = f.At
			}
		}
		if !d.Finished.IsZero() && before(d.Finished, until) {
			until = schedule.Moment{} // it was done while the papers were awaited
		}
		if n := len(d.Supplements); n > 0 && (d.Supplements[n-1].Completed.IsZero() || before(e.At, d.Supplements[n-1].Completed)) {
			if last := &d.Supplements[n-1]; !last.Completed.IsZero() && (until.IsZero() || before(last.Completed, until)) {
				last.Completed = until // asked again while papers were awaited
			}
			continue
		}
		d.Supplements = append(d.Supplements, Supplement{Requested: e.At, Completed: until})
	}
	if int(d.Requests) == len(d.Supplements) {
		d.Requests = 0
	}
	return d, nil
}
