package exchange

import "github.com/caicach/tthc/schedule/form"

// TimeForm is the code of a time that is written in none of the ways of the
// exchange.
const TimeForm form.Code = "time.form"

// maxMessage is how many bytes a message may have.
const maxMessage = 16 << 20

var texts = form.Texts{
	TimeForm:        {"{value} không phải là thời điểm dạng 20240603154000, 20240603 hoặc 2024-06-03T15:40:00", "{value} is not a time written as 20240603154000, 20240603 or 2024-06-03T15:40:00"},
	form.FieldType:  {"cần một chuỗi hoặc một số, không phải {value}", "a string or a number is needed, not {value}"},
	form.FormLength: {"thông điệp dài quá {limit} byte", "the message is longer than {limit} bytes"},
}
