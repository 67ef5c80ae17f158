package onestop

import (
	"time"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Dossier is what the counts need to know of a dossier (hồ sơ TTHC), in the
// meanings of the national exchange. The code of the dossier, the names of
// people and the local state are not among it and stay with the host.
//
// Times are days or instants ([schedule.Moment]); where one of two is a day,
// the day decides.
type Dossier struct {
	Body      body.ID // that handles it: the last of the Hands
	Procedure string  // its code, such as 1.005129; needed for counts by procedure only
	Status    Status
	Channel   Channel

	Received    schedule.Moment // NgayTiepNhan; zero while it has not been received
	Appointment schedule.Moment // NgayHenTra; 00:00 means the whole day; zero: none was given
	// AppointmentMoved says that the Appointment was put off by the time of
	// the citizen already, as that of a clock is ([Dossier.WithClock]); that
	// time is then not subtracted again.
	AppointmentMoved bool
	Finished         schedule.Moment // when it was processed or, without that, its result returned, or stopped, refused, withdrawn

	// Hands are the bodies that the dossier passed through, the oldest first
	// and Body last: what is finished after a merger is the successor's, what
	// was received before it stays with the body that received it. None: Body
	// had it from the beginning.
	Hands []Hand

	// Supplements are the requests for papers, in order. Requests is how many
	// there were, for systems that keep the number only; the larger number of
	// the two counts.
	Supplements []Supplement
	Requests    uint8
	// Paused is time of the citizen beyond the Supplements, for systems that
	// keep the sum only.
	Paused time.Duration

	// Fee is the sum of its fees (DanhSachLePhi, Gia) in đồng. FeeKnown says
	// that there were entries, so that 0 means that nothing was to be paid.
	Fee      int64
	FeeKnown bool
	Paid     Payment

	Digitised        bool // a component is attached as a file
	ElectronicResult bool // a file of the result is attached (DuongDanTepTinKetQua)
	Reused           bool // a digitised component was used again (HoSoCoThanhPhanSoHoa, DuocSoHoa)
	PersonalStore    bool // a component came from, or the result went to, the personal store (DuocLayTuKhoDMQG)
	ResidentData     bool // data of residents were used (TaiKhoanDuocXacThucVoiVNeID, MaCSDL)
	Complained       bool // a petition or a dislike concerns it
}

// Supplement is one request for papers and when the citizen had brought them;
// Completed is zero while they are awaited. The time between is the citizen's.
type Supplement struct {
	Requested schedule.Moment `json:"requested"`
	Completed schedule.Moment `json:"completed,omitzero"`
}

// Hand is a body that a dossier passed to, and the day from which it has it.
type Hand struct {
	form.Unwritten

	Body  body.ID
	Since form.Day
}

// requests is how many times papers were asked for.
func (d *Dossier) requests() int {
	n := max(len(d.Supplements), int(d.Requests))
	if n == 0 && d.Status == SupplementRequested {
		return 1
	}
	return n
}

// received says that the dossier was received, so that it counts.
func (d *Dossier) received() bool { return !d.Received.IsZero() }

// maxPause is far beyond any dossier and keeps sums of times in range.
const maxPause = 100 * 365 * 24 * time.Hour

// check says why the dossier cannot be right; zero when it can.
func (d *Dossier) check() reason {
	if !d.Status.Valid() {
		return unknownStatus
	}
	if d.Channel > Postal {
		return unknownChannel
	}
	if d.Paid > PaidOnGateway {
		return unknownPayment
	}
	if d.Body == "" {
		return noBody
	}
	if d.Fee < 0 {
		return badFee
	}
	if !d.received() {
		if d.Status.needsReceipt() {
			return noReceipt
		}
		return 0 // it does not count, whatever else is known of it
	}
	if d.Finished.IsZero() {
		if d.Status.Ended() {
			return noFinish
		}
	} else {
		if d.Status == Registered {
			return finishedUnreceived
		}
		if before(d.Finished, d.Received) {
			return finishedEarly
		}
	}
	if !d.Appointment.IsZero() && before(d.Appointment.Appointment(), d.Received) {
		return appointmentEarly
	}
	if len(d.Hands) > 0 && !d.handsInOrder() {
		return badHands
	}
	return d.checkPauses()
}

// handsInOrder says that each hand follows the one before it, and that the
// last is the body.
func (d *Dossier) handsInOrder() bool {
	last := form.NoDay
	for _, h := range d.Hands {
		if h.Body == "" || h.Since <= last {
			return false
		}
		last = h.Since
	}
	return d.Hands[len(d.Hands)-1].Body == d.Body
}

// future says that something is told of the dossier that lies after the day.
// An appointment may: it is a promise.
func (d *Dossier) future(today form.Day) bool {
	if d.Received.Day() > today || d.Finished.Day() > today {
		return true
	}
	for _, s := range d.Supplements {
		if s.Requested.Day() > today || s.Completed.Day() > today {
			return true
		}
	}
	return len(d.Hands) > 0 && d.Hands[len(d.Hands)-1].Since > today
}

func (d *Dossier) checkPauses() reason {
	if d.Paused < 0 || d.Paused > maxPause {
		return badPause
	}
	last := d.Received
	for i, s := range d.Supplements {
		switch {
		case s.Requested.IsZero(), before(s.Requested, last):
			return badSupplement
		case s.Completed.IsZero():
			if i < len(d.Supplements)-1 {
				return badSupplement
			}
			last = s.Requested
		case before(s.Completed, s.Requested):
			return badSupplement
		default:
			last = s.Completed
		}
	}
	if !d.Finished.IsZero() && before(d.Finished, last) {
		return badSupplement
	}
	return 0
}

// before says that a lies before b; of one day are two of which one is known
// by its day only.
func before(a, b schedule.Moment) bool {
	if a.IsDay() || b.IsDay() {
		return a.Day() < b.Day()
	}
	return a.Compare(b) < 0
}
