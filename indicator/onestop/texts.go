package onestop

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// What is refused. A dossier that cannot be right is counted under its code
// ([Tally.Refused]) and nowhere else; what a line or a table is refused for is
// in form (FieldValue and so on) and indicator (RowFields and so on).
const (
	// A dossier.
	BodyForm           form.Code = "body.form"           // no body, or no identifier of one
	ProcedureMissing   form.Code = "procedure.missing"   // no procedure, in a tally by procedure
	StatusUnknown      form.Code = "status.unknown"      // a state outside 1 to 10
	ChannelUnknown     form.Code = "channel.unknown"     // a channel outside 1 to 3
	PaymentUnknown     form.Code = "payment.unknown"     // a way of paying outside 1 and 2
	ReceivedMissing    form.Code = "received.missing"    // the state needs a day of receipt
	FinishedMissing    form.Code = "finished.missing"    // the state says that it ended, and no time does
	FinishedUnreceived form.Code = "finished.unreceived" // finished, and only registered
	FinishedEarly      form.Code = "finished.early"      // finished before it was received
	AppointmentEarly   form.Code = "appointment.early"   // the appointment lies before the receipt
	SupplementsOrder   form.Code = "supplements.order"   // requests out of order, or outside the life of the dossier
	PausedRange        form.Code = "paused.range"        // a paused time below 0 or of over a hundred years
	FeeNegative        form.Code = "fee.negative"        // a fee below 0
	HandsOrder         form.Code = "hands.order"         // hands out of order, or of which the last is not the body
	DayFuture          form.Code = "day.future"          // something that lies after the day that the host names
	DayOutside         form.Code = "day.outside"         // a day in no period of the window, or a term that ends in none
	DossierUnreadable  form.Code = "dossier.unreadable"  // a line that cannot be read
	DossierDoubled     form.Code = "dossier.doubled"     // a code that stands twice
	DossierForm        form.Code = "dossier.form"        // what the form of a dossier cannot hold

	// What is delivered by code.
	CodeMissing      form.Code = "code.missing"      // without the code of the dossier
	RevisionConflict form.Code = "revision.conflict" // one revision of a dossier with two contents
	RevisionMixed    form.Code = "revision.mixed"    // a number and an instant, of which neither is the newer
	RevisionLone     form.Code = "revision.lone"     // a revision where the rows before have none
	DossierUnknown   form.Code = "dossier.unknown"   // to be taken back, and never counted

	// Options, and what does not fit together.
	WindowUnknown   form.Code = "window.unknown"   // there is no such window
	TermForm        form.Code = "term.form"        // the term of a procedure is none
	TallyWindow     form.Code = "tally.window"     // tallies of two windows
	TallyProcedure  form.Code = "tally.procedure"  // one tally by procedure and one not
	TallyRules      form.Code = "tally.rules"      // tallies by different rules
	ReportProcedure form.Code = "report.procedure" // by procedure, of a tally that is not
	ReportPeriod    form.Code = "report.period"    // periods of two grains, or out of order
	CountNegative   form.Code = "count.negative"   // a count below 0
)

var texts = form.Texts{
	BodyForm:           {"thiếu mã cơ quan xử lý hoặc mã không đúng dạng H26.12: {value}", "there is no identifier of the handling body such as H26.12: {value}"},
	ProcedureMissing:   {"thiếu mã TTHC", "the code of the procedure is missing"},
	StatusUnknown:      {"trạng thái phải là mã từ 1 đến 10: {n} ({codes})", "the status must be a code from 1 to 10: {n} ({codes})"},
	ChannelUnknown:     {"kênh thực hiện phải là 1, 2, 3 hoặc để trống: {n}", "the channel must be 1, 2, 3 or empty: {n}"},
	PaymentUnknown:     {"thanh toán trực tuyến phải là 1, 2 hoặc để trống: {n}", "paid online must be 1, 2 or empty: {n}"},
	ReceivedMissing:    {"trạng thái này cần ngày tiếp nhận: {n} {status}", "this status needs a day of receipt: {n} {status}"},
	FinishedMissing:    {"trạng thái đã kết thúc mà không có ngày kết thúc xử lý: {n} {status}", "the status says that it ended, and no day of ending is given: {n} {status}"},
	FinishedUnreceived: {"mới đăng ký mà đã có ngày kết thúc xử lý: {n} {status}", "it is only registered, and yet finished: {n} {status}"},
	FinishedEarly:      {"ngày kết thúc xử lý trước ngày tiếp nhận: {early} < {received}", "it was finished before it was received: {early} < {received}"},
	AppointmentEarly:   {"ngày hẹn trả trước ngày tiếp nhận: {early} < {received}", "the appointment lies before the receipt: {early} < {received}"},
	SupplementsOrder:   {"các lần yêu cầu bổ sung không theo thứ tự hoặc nằm ngoài thời gian xử lý hồ sơ: {life}", "the requests for supplements are out of order or outside the time of the dossier: {life}"},
	PausedRange:        {"thời gian tạm dừng phải từ 0 đến 100 năm: {paused}", "the paused time must lie from 0 to 100 years: {paused}"},
	FeeNegative:        {"phí, lệ phí không được âm: {n}", "the fee must not be below 0: {n}"},
	HandsOrder: {"các cơ quan đã giữ hồ sơ phải theo thứ tự ngày nhận, cơ quan cuối là cơ quan xử lý: {hands}",
		"the hands of a dossier must follow one another by day, and the last be the handling body: {hands}"},
	DayFuture:   {"có ngày sau hôm nay {today}: {life}", "a day lies after today, {today}: {life}"},
	CodeMissing: {"thiếu mã hồ sơ", "the code of the dossier is missing"},
	RevisionConflict: {"{value}: cùng một phiên bản {revision} mà nội dung hồ sơ khác nhau; giữ nội dung đã nhận trước, hãy gửi lại với phiên bản mới hơn",
		"{value}: one revision, {revision}, of the dossier with two contents; the first is kept: send it again with a newer revision"},
	RevisionLone: {"có phiên bản, còn các dòng trước không có nên không biết dòng nào mới hơn",
		"it has a revision, and the lines before have none, so that neither is the newer"},
	RevisionMixed: {"{value}: phiên bản {revision} là số còn {held} là thời điểm, hoặc ngược lại, nên không biết cái nào mới hơn",
		"{value}: of the revisions {revision} and {held} one is a number and one an instant, so that neither is the newer"},
	DossierUnknown: {"hồ sơ {value} chưa từng được đếm nên không có gì để rút ra", "dossier {value} was never counted, so that there is nothing to take back"},
	DossierForm:    {"không ghi lại được đúng như vậy", "it cannot be written as it is"},
	DayOutside:     {"ngày nằm ngoài các kỳ báo cáo, hoặc thời hạn không tính được: {received}", "a day lies in no reporting period, or the term cannot be counted: {received}"},

	WindowUnknown:   {"không có cách chia kỳ {value}", "there is no window {value}"},
	TermForm:        {"thời hạn của TTHC {procedure} không hợp lệ: {value}", "the term of procedure {procedure} is not valid: {value}"},
	TallyWindow:     {"không gộp được số liệu của hai cách chia kỳ: {value}", "figures of two windows cannot be merged: {value}"},
	TallyProcedure:  {"không gộp được số liệu theo TTHC với số liệu theo cơ quan", "figures by procedure cannot be merged with figures by body"},
	TallyRules:      {"không gộp được số liệu tính theo quy tắc khác nhau", "figures by different rules cannot be merged"},
	ReportProcedure: {"số liệu này không đếm theo TTHC", "this tally does not count by procedure"},
	ReportPeriod:    {"kỳ đầu và kỳ cuối phải cùng loại và đúng thứ tự: {value}", "the first and the last period must be of one grain and in order: {value}"},
	CountNegative:   {"số đếm không được âm: {value}", "a count must not be below 0: {value}"},

	indicator.TableEmpty:    {"tệp không có dòng tiêu đề", "the file has no header"},
	indicator.ColumnUnknown: {"không có cột {value}; các cột là {columns}", "there is no column {value}; the columns are {columns}"},
	indicator.ColumnDoubled: {"cột {value} bị lặp", "the column {value} stands twice"},
	indicator.ColumnMissing: {"thiếu cột này", "the column is missing"},
	indicator.RowFields:     {"số ô khác với dòng tiêu đề", "it has not as many fields as the header"},
	indicator.RowQuote: {"dấu nháy kép đặt sai: mở và đóng ở hai đầu ô, viết \"\" cho một dấu nháy bên trong: {value}",
		"a quote stands in the wrong place: put one at either end of the field, and \"\" for one inside: {value}"},
	form.FormLength:    {"dòng dài quá {limit} byte", "the line is longer than {limit} bytes"},
	form.FormSyntax:    {"không phải là một đối tượng JSON đúng dạng: {value}", "it is no well-formed JSON object: {value}"},
	form.FormVersion:   {"phiên bản {value} không đọc được, cần 1", "version {value} cannot be read, 1 is needed"},
	form.FieldUnknown:  {"không có trường này", "there is no such field"},
	form.FieldDoubled:  {"trường bị lặp", "the field stands twice"},
	form.FieldEncoding: {"{value} không phải chữ UTF-8; hãy lưu lại bằng UTF-8", "{value} is not text in UTF-8; save it as UTF-8"},
	form.FieldValue:    {"viết {form}: {value}", "write {form}: {value}"},
	form.FieldRange:    {"{value} ngoài phạm vi", "{value} is out of range"},
}

func refused(code form.Code, value string) *form.Error {
	return texts.Error(form.Error{Code: code, Value: value})
}

// reason is why a dossier is refused, as a small number; 0 for none.
type reason uint8

const (
	noBody reason = iota + 1
	noProcedure
	unknownStatus
	unknownChannel
	unknownPayment
	noReceipt
	noFinish
	finishedUnreceived
	finishedEarly
	appointmentEarly
	badSupplement
	badPause
	badFee
	badHands
	future
	noPeriod
	unreadable
	doubled
	reasons = iota + 1
)

var reasonCodes = [reasons]form.Code{
	noBody: BodyForm, noProcedure: ProcedureMissing, unknownStatus: StatusUnknown, unknownChannel: ChannelUnknown, unknownPayment: PaymentUnknown,
	noReceipt: ReceivedMissing, noFinish: FinishedMissing, finishedUnreceived: FinishedUnreceived, finishedEarly: FinishedEarly,
	appointmentEarly: AppointmentEarly, badSupplement: SupplementsOrder, badPause: PausedRange, badFee: FeeNegative,
	badHands: HandsOrder, future: DayFuture, noPeriod: DayOutside,
	unreadable: DossierUnreadable, doubled: DossierDoubled,
}

// error is the refusal of a dossier, with the values that say so.
func (r reason) error(d *Dossier, today form.Day) error {
	e := form.Error{Code: reasonCodes[r], Args: form.Args{"received": d.Received, "today": today}}
	switch r {
	case noBody:
		e.Value = quoted([]byte(d.Body))
	case unknownStatus:
		e.Args["n"], e.Args["codes"] = uint8(d.Status), statusCodes
	case unknownChannel:
		e.Args["n"] = uint8(d.Channel)
	case unknownPayment:
		e.Args["n"] = uint8(d.Paid)
	case noReceipt, noFinish, finishedUnreceived:
		e.Args["n"], e.Args["status"] = uint8(d.Status), statusTexts[d.Status]
	case finishedEarly:
		e.Args["early"] = d.Finished
	case appointmentEarly:
		e.Args["early"] = d.Appointment
	case badSupplement, future:
		e.Args["life"] = life(d)
	case badHands:
		e.Args["hands"] = quoted([]byte(handsText(d.Hands))) + " / " + quoted([]byte(d.Body))
	case badPause:
		e.Args["paused"] = form.Text{duration(d.Paused, form.Vietnamese), duration(d.Paused, form.English)}
	case badFee:
		e.Args["n"] = d.Fee
	}
	return texts.Error(e)
}

// life is when a dossier was received, waited for papers and was finished.
func life(d *Dossier) form.Text {
	var said form.Text
	for _, l := range []form.Language{form.Vietnamese, form.English} {
		s := l.Pick("tiếp nhận", "received") + ": " + d.Received.In(l)
		for _, one := range d.Supplements {
			s += fmt.Sprintf(", %s..%s", one.Requested.In(l), one.Completed.In(l))
		}
		if n := len(d.Hands); n > 0 {
			s += fmt.Sprintf(", %s %s", d.Hands[n-1].Body, d.Hands[n-1].Since.In(l))
		}
		if !d.Finished.IsZero() {
			s += ", " + l.Pick("kết thúc", "finished") + ": " + d.Finished.In(l)
		}
		said[l] = s
	}
	return said
}
