package ical

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// What is refused, as the codes of a [form.Error]. Its Path is the place among
// the events, from 0, and the field.
const (
	EventNoUID    form.Code = "event.uid"       // no UID
	EventUIDTwice form.Code = "event.uid-twice" // a UID that another event has
	EventNoDue    form.Code = "event.due"       // no due day
	EventYear     form.Code = "event.year"      // a day outside the years that exist
	EventFirst    form.Code = "event.first"     // First after Due, or with a Time
	EventUntil    form.Code = "event.until"     // Until before Due, or without an RRule
	EventRRule    form.Code = "event.rrule"     // an RRule with characters that none has
	EventURL      form.Code = "event.url"       // a URL with spaces or letters outside ASCII
	EventColor    form.Code = "event.color"     // no name of a color: it has others than letters
	EventAlarm    form.Code = "event.alarm"     // an alarm that is negative, over 366 days, or not in whole minutes
	EventEndless  form.Code = "event.endless"   // occurrences without an end, and no RRULE that fits
)

var texts = form.Texts{
	EventNoUID:    {"thiếu tên riêng (UID)", "the UID is missing"},
	EventUIDTwice: {"tên riêng (UID) {value} đã có ở một sự kiện khác", "another event has the UID {value}"},
	EventNoDue:    {"{uid}thiếu ngày đến hạn", "{uid}the due day is missing"},
	EventYear:     {"{uid}năm của ngày {value} ngoài phạm vi", "{uid}the year of {value} is out of range"},
	EventFirst:    {"{uid}ngày đầu {value} phải không sau ngày đến hạn và không đi cùng giờ", "{uid}the first day {value} must not be after the due day nor go with a time"},
	EventUntil:    {"{uid}ngày cuối {value} phải không trước ngày đến hạn và đi cùng quy tắc lặp", "{uid}the last day {value} must not be before the due day and goes with a recurrence rule"},
	EventRRule:    {"{uid}{value} không phải là quy tắc lặp", "{uid}{value} is no recurrence rule"},
	EventURL:      {"{uid}địa chỉ {value} phải là ASCII không có dấu cách: hãy mã hóa phần trăm", "{uid}the address {value} must be ASCII without spaces: percent-encode it"},
	EventColor:    {"{uid}{value} không phải là tên màu: hãy dùng tên của CSS, như firebrick", "{uid}{value} is no name of a color: use one of CSS, such as firebrick"},
	EventAlarm:    {"{uid}thời gian báo trước {value} phải từ 0 đến 366 ngày, tính bằng phút tròn", "{uid}the alarm {value} must be 0 to 366 days in whole minutes"},
	EventEndless:  {"{uid}lần lặp không có ngày kết thúc và không có quy tắc lặp phù hợp: cho biết ngày cuối", "{uid}it recurs without an end and no recurrence rule fits: give the span an end"},
}

// eventError is about the i-th event, from 0.
func eventError(code form.Code, i int, uid, field, value string) *form.Error {
	if uid != "" {
		uid += ": "
	}
	return texts.Error(form.Error{Code: code, Path: fmt.Sprintf("events[%d].%s", i, field), Value: value, Args: form.Args{"uid": uid}})
}
