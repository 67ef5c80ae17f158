package duties

import (
	"github.com/caicach/tthc/schedule/form"
)

// What the pages refuse.
const (
	groupingUnknown form.Code = "grouping"
	formatUnknown   form.Code = "format"
)

var texts = form.Texts{
	groupingUnknown: {"không gộp được theo “{value}”", "there are no groups by “{value}”"},
	formatUnknown:   {"không xuất được ra dạng “{value}”; có xlsx, csv, ics", "there is no form “{value}”; there are xlsx, csv, ics"},
}

// labels is how an official knows the fields of an event.
var labels = map[string]form.Text{
	"id":         {"Mã của lần ghi", "Key of this record"},
	"obligation": {"Phần việc", "Obligation"},
	"type":       {"Việc", "What"},
	"day":        {"Ngày", "Day"},
	"due":        {"Hạn mới, khi gia hạn, xin gia hạn hoặc giao xuống", "New due day, to extend, ask for it or give down"},
	"to":         {"Giao xuống cho (mã cơ quan hoặc tên)", "Given down to (identifier of a body, or a name)"},
	"inner":      {"Của phần đã giao xuống", "Of the part given down"},
	"document":   {"Số văn bản chứng minh", "Number of the document that proves it"},
	"by":         {"Người hoặc đơn vị ghi", "Recorded by (office)"},
	"note":       {"Ghi chú", "Note"},
	"file":       {"Tệp chứng minh", "File that proves it"},
	"corrects":   {"Thay cho hoặc rút lại sự kiện", "Replaces or takes back"},
}
