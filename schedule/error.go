package schedule

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// What is refused, as the codes of a [form.Error]. A count that leads out of
// the calendar is refused by it, as calendar.Outside.
const (
	RuleEmpty     form.Code = "rule.empty"     // a rule without a part
	RuleJoin      form.Code = "rule.join"      // several parts without a join, or one with it
	PartKind      form.Code = "part.kind"      // no such kind
	PartBackwards form.Code = "part.backwards" // it ends before it begins
	PartYear      form.Code = "part.year"      // a day of a year that is out of range
	PartDue       form.Code = "part.due"       // no due day where one is needed
	PartOpen      form.Code = "part.open"      // a window without a first and a last day
	PartExclusive form.Code = "part.exclusive" // a day left out where none can be
	PartEvent     form.Code = "part.event"     // no event where one is needed
	PartField     form.Code = "part.field"     // what does not go with the kind
	PartEvery     form.Code = "part.every"     // no cycle, or none that is known
	PartDay       form.Code = "part.day"       // no day of the cycle
	PartMonth     form.Code = "part.month"     // no month of the cycle
	PartWeekday   form.Code = "part.weekday"   // no weekday, or not of a week

	TermForm   form.Code = "term.form"   // not a number of units, whole or with a half
	TermUnit   form.Code = "term.unit"   // no such unit
	MomentForm form.Code = "moment.form" // neither a day nor an instant
	PeriodForm form.Code = "period.form" // not a period
	WindowForm form.Code = "window.form" // not a window
	RollForm   form.Code = "roll.form"   // not a roll
	SpanForm   form.Code = "span.form"   // a span without beginning and end, which is left out

	TermMissing   form.Code = "term.missing"   // there is no term to count
	TermHalf      form.Code = "term.half"      // half of a unit that is not halved
	TermTwoWays   form.Code = "term.two-ways"  // steps forward and steps back
	TermEnd       form.Code = "term.end"       // the end lies beyond the years that exist
	StartMissing  form.Code = "start.missing"  // there is no start, or no moment
	StartInstant  form.Code = "start.instant"  // a term in hours from a day without a time
	OptionUnknown form.Code = "option.unknown" // an option with a value that does not exist

	ClockBack        form.Code = "clock.back"        // a clock counts forward only
	ClockMoment      form.Code = "clock.moment"      // an event without its moment
	ClockType        form.Code = "clock.type"        // no such type of event
	ClockOrder       form.Code = "clock.order"       // a kept event that stands after a later one
	ClockAfterEnd    form.Code = "clock.after-end"   // after the clock was finished
	ClockBeforeStart form.Code = "clock.before"      // finished before it started
	ClockPausedTwice form.Code = "clock.paused"      // paused twice for the same Waiting
	ClockNotPaused   form.Code = "clock.not-paused"  // resumed what was not paused
	ClockBackwards   form.Code = "clock.backwards"   // a pause that ends before it begins
	ClockAppointment form.Code = "clock.appointment" // a new appointment without a day, or in the past
	ClockTooOften    form.Code = "clock.too-often"   // more new appointments than the rule allows
	ClockTooLate     form.Code = "clock.too-late"    // a new appointment given too late
)

var texts = form.Texts{
	RuleEmpty:     {"quy tắc không có phần nào", "the rule has no part"},
	RuleJoin:      {"nhiều phần thì phải nêu cần tất cả hay chỉ một phần, một phần thì không nêu", "how parts stand together must be said with several parts, and not with one"},
	PartKind:      {"không có loại {value}", "there is no kind {value}"},
	PartBackwards: {"kết thúc ngày {due}, trước khi bắt đầu ngày {start}", "it ends on {due}, before it begins on {start}"},
	PartYear:      {"năm của ngày {value} ngoài phạm vi", "the year of {value} is out of range"},
	PartDue:       {"thiếu ngày đến hạn", "the due day is missing"},
	PartOpen:      {"cần ngày đầu hoặc ngày cuối", "a first or a last day is needed"},
	PartExclusive: {"ngày không tính (\"trước ngày\") không đi cùng giờ hoặc với loại này", "a day that is left out does not go with a time or with this kind"},
	PartEvent:     {"thiếu sự kiện", "the event is missing"},
	PartField:     {"giá trị này không dùng cho loại này", "this does not go with this kind"},
	PartEvery:     {"không có chu kỳ {value}", "there is no cycle {value}"},
	PartDay:       {"không có ngày {value} trong chu kỳ", "there is no day {value} in the cycle"},
	PartMonth:     {"không có tháng {value} trong chu kỳ, hoặc thiếu ngày của tháng", "there is no month {value} in the cycle, or the day of the month is missing"},
	PartWeekday:   {"thứ trong tuần {value} không có hoặc không đi với chu kỳ này", "the weekday {value} does not exist or does not go with this cycle"},

	TermForm:   {"{value} không phải là số đơn vị của thời hạn: cần số nguyên hoặc rưỡi, không quá một triệu", "{value} is not the number of units of a term: it must be whole or with a half, up to a million"},
	TermUnit:   {"không có đơn vị {value}", "there is no unit {value}"},
	MomentForm: {"{value} không phải là ngày (2025-09-30) hay thời điểm (2025-09-30T15:40:00+07:00) có trong lịch", "{value} is not a day (2025-09-30) or an instant (2025-09-30T15:40:00+07:00) that exists"},
	PeriodForm: {"{value} không phải là kỳ", "{value} is not a period"},
	WindowForm: {"{value} không phải là cách chia kỳ", "{value} is not a window"},
	SpanForm:   {"khoảng thời gian không có đầu và cuối thì bỏ đi", "a span without beginning and end is left out"},
	RollForm:   {"{value} không phải là cách dời ngày", "{value} is not a roll"},

	TermMissing:   {"thiếu thời hạn", "there is no term"},
	TermHalf:      {"{term}: chỉ có nửa năm, nửa tháng, nửa ngày, nửa ngày làm việc và nửa giờ", "{term}: there are only half years, months, days, working days and hours"},
	TermTwoWays:   {"các bước phải cùng tính tới hoặc cùng tính lùi", "the steps must all count forward or all count back"},
	TermEnd:       {"thời hạn {term} kết thúc ngoài các năm {first}-{last}", "the term of {term} ends outside the years {first} to {last}"},
	StartMissing:  {"thiếu thời điểm bắt đầu", "there is no start"},
	StartInstant:  {"thời hạn {term} tính từ chính thời điểm bắt đầu: cho cả giờ, ví dụ 2025-09-30T15:40", "a term of {term} starts at the moment itself: give the time as well, such as 2025-09-30T15:40"},
	OptionUnknown: {"tùy chọn có giá trị không tồn tại: {value}", "an option has a value that does not exist: {value}"},

	ClockBack:        {"đồng hồ thời hạn chỉ tính tới, không tính lùi", "a clock counts forward only"},
	ClockMoment:      {"sự kiện thiếu thời điểm", "the event lacks its moment"},
	ClockType:        {"{at}: không có loại sự kiện {value}", "{at}: there is no type of event {value}"},
	ClockOrder:       {"{at}: đứng sau sự kiện muộn hơn, {before}", "{at}: it stands after a later event, {before}"},
	ClockAfterEnd:    {"{at}: đã kết thúc từ trước, {before}", "{at}: the clock was finished before, {before}"},
	ClockBeforeStart: {"{at}: kết thúc trước khi bắt đầu, {before}", "{at}: finished before it started, {before}"},
	ClockPausedTwice: {"{at}: đang tạm dừng vì cùng lý do ({waiting}): ghi việc tính lại trước", "{at}: it is paused for the same already ({waiting}): write that it runs again first"},
	ClockNotPaused:   {"{at}: không có lần tạm dừng nào như vậy ({waiting}) đang mở", "{at}: no such pause ({waiting}) is open"},
	ClockBackwards:   {"{at}: tạm dừng kết thúc trước khi bắt đầu, {before}", "{at}: the pause ends before it begins, {before}"},
	ClockAppointment: {"{at}: cần ngày hẹn mới, không trước ngày hẹn lại{source}", "{at}: a new appointment is needed, not before the day it is given{source}"},
	ClockTooOften:    {"{at}: quá số lần được hẹn lại ({limit}){source}", "{at}: more new appointments than are allowed ({limit}){source}"},
	ClockTooLate:     {"{at}: hẹn lại quá muộn, chậm nhất phải là {limit}{source}", "{at}: the new appointment is given too late, at the latest it was due by {limit}{source}"},
}

// refused is an error about a value that stands by itself.
func refused(code form.Code, value string, want ...string) *form.Error {
	return texts.Error(form.Error{Code: code, Value: value, Want: want})
}

// termError is an error about a term that cannot be counted.
func termError(code form.Code, t Term) *form.Error {
	return texts.Error(form.Error{Code: code, Value: t.String(), Args: form.Args{
		"term": form.Text{t.Text(form.Vietnamese), t.Text(form.English)}, "first": form.MinYear, "last": form.MaxYear}})
}

// eventError is an error about the i-th event of a clock; the value is what
// stands in the field.
func eventError(code form.Code, i int, field, value string, args form.Args) *form.Error {
	path := fmt.Sprintf("events[%d]", i)
	if field != "" {
		path += "." + field
	}
	return texts.Error(form.Error{Code: code, Path: path, Value: value, Args: args})
}
