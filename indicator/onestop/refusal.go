package onestop

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// Reason says why a dossier cannot be right and is not counted. The zero
// Reason is none.
type Reason uint8

// The reasons.
const (
	NoBody             Reason = iota + 1 // no body, or no identifier of one
	NoProcedure                          // no procedure, in a tally by procedure
	UnknownStatus                        // a state outside 1 to 10
	UnknownChannel                       // a channel outside 1 to 3
	UnknownPayment                       // a way of paying outside 1 and 2
	NoReceipt                            // the state needs a day of receipt
	NoFinish                             // the state says that it ended, and no time does
	FinishedUnreceived                   // finished, and only registered
	FinishedEarly                        // finished before it was received
	AppointmentEarly                     // the appointment lies before the receipt
	BadSupplement                        // requests out of order, or outside the life of the dossier
	BadPause                             // a paused time below 0 or of a hundred years
	BadFee                               // a fee below 0
	NoPeriod                             // a day in no period of the window, or a term that ends in none
	Unreadable                           // a line that cannot be read: see RowError
	Duplicate                            // a code that stands twice
	reasons            = iota + 1
)

var reasonTexts = [reasons]struct{ kind, vi, en string }{
	NoBody:             {"body", "thiếu mã cơ quan xử lý hoặc mã không đúng dạng H26.12", "there is no identifier of the handling body such as H26.12"},
	NoProcedure:        {"procedure", "thiếu mã TTHC", "the code of the procedure is missing"},
	UnknownStatus:      {"status", "trạng thái phải là mã từ 1 đến 10", "the status must be a code from 1 to 10"},
	UnknownChannel:     {"channel", "kênh thực hiện phải là 1, 2, 3 hoặc để trống", "the channel must be 1, 2, 3 or empty"},
	UnknownPayment:     {"paid", "thanh toán trực tuyến phải là 1, 2 hoặc để trống", "paid online must be 1, 2 or empty"},
	NoReceipt:          {"received.missing", "trạng thái này cần ngày tiếp nhận", "this status needs a day of receipt"},
	NoFinish:           {"finished.missing", "trạng thái đã kết thúc mà không có ngày kết thúc xử lý", "the status says that it ended, and no day of ending is given"},
	FinishedUnreceived: {"finished.registered", "mới đăng ký mà đã có ngày kết thúc xử lý", "it is only registered, and yet finished"},
	FinishedEarly:      {"finished.before-received", "ngày kết thúc xử lý trước ngày tiếp nhận", "it was finished before it was received"},
	AppointmentEarly:   {"appointment.before-received", "ngày hẹn trả trước ngày tiếp nhận", "the appointment lies before the receipt"},
	BadSupplement:      {"supplements", "các lần yêu cầu bổ sung không theo thứ tự hoặc nằm ngoài thời gian xử lý hồ sơ", "the requests for supplements are out of order or outside the time of the dossier"},
	BadPause:           {"paused", "thời gian tạm dừng phải từ 0 đến dưới 100 năm", "the paused time must lie from 0 to below 100 years"},
	BadFee:             {"fee", "phí, lệ phí không được âm", "the fee must not be below 0"},
	NoPeriod:           {"period", "ngày nằm ngoài các kỳ báo cáo, hoặc thời hạn không tính được", "a day lies in no reporting period, or the term cannot be counted"},
	Unreadable:         {"unreadable", "dòng không đọc được", "the line cannot be read"},
	Duplicate:          {"code.doubled", "mã hồ sơ bị lặp", "the code stands twice"},
}

// String is the stable kind of the reason, such as finished.before-received.
func (r Reason) String() string {
	if r < reasons {
		return reasonTexts[r].kind
	}
	return ""
}

// Text is what is wrong, in the language asked for.
func (r Reason) Text(l form.Language) string {
	if r < reasons {
		return l.Pick(reasonTexts[r].vi, reasonTexts[r].en)
	}
	return ""
}

// Refusal is the error of a dossier that was not counted. The dossiers before
// and after it are.
type Refusal struct {
	Reason  Reason
	Dossier Dossier
}

func (e *Refusal) Error() string { return e.Message(form.English) }

// Message is the refusal in the language asked for: what is wrong and the
// values that say so.
func (e *Refusal) Message(l form.Language) string {
	d := &e.Dossier
	var values string
	switch e.Reason {
	case NoBody:
		values = fmt.Sprintf("%q", string(d.Body))
	case UnknownStatus:
		values = fmt.Sprint(uint8(d.Status))
	case UnknownChannel:
		values = fmt.Sprint(uint8(d.Channel))
	case UnknownPayment:
		values = fmt.Sprint(uint8(d.Paid))
	case NoReceipt, NoFinish, FinishedUnreceived:
		values = fmt.Sprintf("%d %s", uint8(d.Status), d.Status.Text(l))
	case FinishedEarly:
		values = fmt.Sprintf("%s < %s", d.Finished, d.Received)
	case AppointmentEarly:
		values = fmt.Sprintf("%s < %s", d.Appointment, d.Received)
	case BadSupplement:
		values = fmt.Sprintf("%s: %s", l.Pick("tiếp nhận", "received"), d.Received)
		for _, s := range d.Supplements {
			values += fmt.Sprintf(", %s..%s", s.Requested, s.Completed)
		}
		if !d.Finished.IsZero() {
			values += fmt.Sprintf(", %s: %s", l.Pick("kết thúc", "finished"), d.Finished)
		}
	case BadPause:
		values = d.Paused.String()
	case BadFee:
		values = fmt.Sprint(d.Fee)
	case NoPeriod:
		values = d.Received.String()
	}
	if values == "" {
		return e.Reason.Text(l)
	}
	return e.Reason.Text(l) + ": " + values
}
