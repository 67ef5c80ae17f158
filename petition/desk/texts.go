package desk

import "github.com/caicach/tthc/schedule/form"

// texts are what the package refuses, in both languages.
var texts = form.Texts{
	form.FieldValue: {"không có giá trị này", "there is no such value"},
	RouteMissing:    {"thiếu cơ quan", "the body is missing"},
	RouteUnknown:    {"không có giá trị {value}", "there is no value {value}"},
	RouteBackwards:  {"ngày kết thúc {until} phải sau ngày bắt đầu", "the end {until} must be after the beginning"},
}
