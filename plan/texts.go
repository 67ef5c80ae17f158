package plan

import (
	"github.com/caicach/tthc/schedule/form"
)

// What a plan is refused for, beside what package form refuses in any form.
const (
	NumberSign  form.Code = "number.sign"  // a # in a number: it parts the pieces of identifiers
	DayOrder    form.Code = "day.order"    // a day before another that it cannot come before
	TimeOutside form.Code = "time.outside" // a time that has no day in the plan's days
	NameDoubled form.Code = "name.doubled" // a task or a body that stands there already
)

// What an event is refused for.
const (
	EventDoubled       form.Code = "event.doubled"       // another event has the ID
	EventMissing       form.Code = "event.missing"       // no event of the obligation has the ID that is corrected
	EventDue           form.Code = "event.due"           // a due day beside a type that sets none
	EventTo            form.Code = "event.to"            // to whom it is given beside a type that gives nothing
	EventOrder         form.Code = "event.order"         // what must come first was not recorded
	ObligationMissing  form.Code = "obligation.missing"  // no such obligation
	ObligationUndated  form.Code = "obligation.undated"  // it has no due day to extend
	ObligationTerm     form.Code = "obligation.term"     // its task has no term that runs from an event
	ObligationPeriod   form.Code = "obligation.period"   // it is not owed each period anew
	DayFuture          form.Code = "day.future"          // a day that has not come
	ExtensionLate      form.Code = "extension.late"      // the due day has passed
	ExtensionAuthority form.Code = "extension.authority" // by another than who set the due day
	InnerDeep          form.Code = "inner.deep"          // too many inner duties in one another
	InnerLate          form.Code = "inner.late"          // an inner due day after the due day of what it is a part of
)

var texts = form.Texts{
	NumberSign:  {"{value}: không được có dấu #", "{value}: a # cannot stand in it"},
	DayOrder:    {"ngày {day} quá sớm: không được trước ngày {first}", "{day} is too early: it cannot be before {first}"},
	TimeOutside: {"không có ngày nào trong thời gian của kế hoạch, từ {from} đến {to}; sửa thời hạn, hoặc ngày đầu, ngày cuối của kế hoạch", "has no day in the plan's time, {from}–{to}; mend the time, or the plan's first or last day"},
	NameDoubled: {"{value} đã có trước đó", "{value} stands there already"},

	EventDoubled:       {"mã {value} đã dùng cho một sự kiện khác", "the id {value} was used for another event"},
	EventMissing:       {"phần việc này không có sự kiện {value}", "this obligation has no event {value}"},
	EventDue:           {"chỉ gia hạn, xin gia hạn và giao xuống mới có hạn", "only an extension, the asking for one and what is given down have a due day"},
	EventTo:            {"chỉ sự kiện giao xuống mới có nơi nhận", "only what is given down has somebody to whom it is given"},
	EventOrder:         {"chưa có “{first}” để “{what}”", "“{what}” comes after “{first}”, which was not recorded"},
	ObligationMissing:  {"không có phần việc {value}", "there is no obligation {value}"},
	ObligationUndated:  {"phần việc {value} không có hạn để gia hạn", "the obligation {value} has no due day to extend"},
	ObligationTerm:     {"nhiệm vụ {value} không có thời hạn tính từ một sự kiện", "task {value} has no term that runs from an event"},
	ObligationPeriod:   {"nhiệm vụ {value} không làm theo kỳ nên không có kỳ nào “không phát sinh”", "task {value} is not owed each period anew, so that nothing can have arisen in one"},
	DayFuture:          {"ngày {day} chưa đến", "{day} has not come yet"},
	ExtensionLate:      {"thời hạn đã hết ngày {day}; gia hạn phải trước khi hết hạn", "the deadline passed on {day}; it can only be extended before"},
	InnerDeep:          {"giao xuống quá {max} cấp", "given down more than {max} floors"},
	InnerLate:          {"hạn trong {due} sau hạn của phần việc, {day}", "the inner due day {due} is after that of the whole, {day}"},
	ExtensionAuthority: {"chỉ nơi đặt thời hạn được gia hạn: {authority}", "only the authority that set the deadline may extend it: {authority}"},
}

// eventNames is the types of events in words.
var eventNames = map[EventType]form.Text{
	EventStarted:          {"đã bắt đầu", "started"},
	EventReported:         {"báo cáo tiến độ", "progress reported"},
	EventDone:             {"đã hoàn thành", "done"},
	EventReturned:         {"trả lại làm lại", "returned for redo"},
	EventSuspended:        {"tạm hoãn", "suspended"},
	EventResumed:          {"tiếp tục", "resumed"},
	EventExtended:         {"gia hạn", "extended"},
	EventCorrected:        {"rút lại", "taken back"},
	EventHappened:         {"sự kiện chờ đã xảy ra", "the awaited event came"},
	EventTaken:            {"tiếp nhận", "taken on"},
	EventSubmitted:        {"trình kết quả", "submitted"},
	EventConfirmed:        {"xác nhận hoàn thành", "confirmed"},
	EventNothingArose:     {"không phát sinh trong kỳ", "nothing arose in the period"},
	EventExtensionAsked:   {"xin gia hạn", "extension asked for"},
	EventExtensionRefused: {"không đồng ý gia hạn", "extension refused"},
	EventExplanationAsked: {"yêu cầu giải trình", "explanation asked for"},
	EventExplained:        {"giải trình", "explained"},
	EventAssigned:         {"giao xuống", "given down"},
}

// faults collects what is wrong.
type faults struct{ form.Errors }

func (f *faults) add(e form.Error) { f.Errors = append(f.Errors, texts.Error(e)) }

// missing adds the fault of what must be there.
func (f *faults) missing(path string) { f.add(form.Error{Code: form.FieldMissing, Path: path}) }

// early adds the fault of a day that comes too early.
func (f *faults) early(path string, day, first form.Day) {
	f.add(form.Error{Code: DayOrder, Path: path, Value: day.String(), Args: form.Args{"day": day, "first": first}})
}
