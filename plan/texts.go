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
	EventDue           form.Code = "event.due"           // a new due day, and it is no extension
	ObligationMissing  form.Code = "obligation.missing"  // no such obligation
	ObligationUndated  form.Code = "obligation.undated"  // it has no due day to extend
	ObligationTerm     form.Code = "obligation.term"     // its task has no term that runs from an event
	DayFuture          form.Code = "day.future"          // a day that has not come
	ExtensionLate      form.Code = "extension.late"      // the due day has passed
	ExtensionAuthority form.Code = "extension.authority" // by another than who set the due day
)

var texts = form.Texts{
	NumberSign:  {"{value}: không được có dấu #", "{value}: a # cannot stand in it"},
	DayOrder:    {"ngày {day} quá sớm: không được trước ngày {first}", "{day} is too early: it cannot be before {first}"},
	TimeOutside: {"không có ngày nào trong thời gian của kế hoạch, từ {from} đến {to}; sửa thời hạn, hoặc ngày đầu, ngày cuối của kế hoạch", "has no day in the plan's time, {from}–{to}; mend the time, or the plan's first or last day"},
	NameDoubled: {"{value} đã có trước đó", "{value} stands there already"},

	EventDoubled:       {"mã {value} đã dùng cho một sự kiện khác", "the id {value} was used for another event"},
	EventMissing:       {"phần việc này không có sự kiện {value}", "this obligation has no event {value}"},
	EventDue:           {"chỉ sự kiện gia hạn mới có hạn mới", "only an extension has a new due day"},
	ObligationMissing:  {"không có phần việc {value}", "there is no obligation {value}"},
	ObligationUndated:  {"phần việc {value} không có hạn để gia hạn", "the obligation {value} has no due day to extend"},
	ObligationTerm:     {"nhiệm vụ {value} không có thời hạn tính từ một sự kiện", "task {value} has no term that runs from an event"},
	DayFuture:          {"ngày {day} chưa đến", "{day} has not come yet"},
	ExtensionLate:      {"thời hạn đã hết ngày {day}; gia hạn phải trước khi hết hạn", "the deadline passed on {day}; it can only be extended before"},
	ExtensionAuthority: {"chỉ nơi đặt thời hạn được gia hạn: {authority}", "only the authority that set the deadline may extend it: {authority}"},
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
