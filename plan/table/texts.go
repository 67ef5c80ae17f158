package table

import "github.com/caicach/tthc/schedule/form"

// Why rows are no task table.
const (
	HeadingMissing form.Code = "heading.missing" // no row has the headings of a task table
	TasksMissing   form.Code = "tasks.missing"   // nothing stands under the heading, which is on the error's Line
	YearRange      form.Code = "year.range"      // a year outside form.MinYear to form.MaxYear
	ColumnUnknown  form.Code = "column.unknown"  // no Column
)

var texts = form.Texts{
	HeadingMissing: {"không có dòng tiêu đề của bảng nhiệm vụ: cần cột “Nhiệm vụ” (hoặc “Nội dung”) và một cột như “Stt”, “Chủ trì”, “Thời gian”, “Sản phẩm”",
		"no heading of a task table: a column “Nhiệm vụ” (or “Nội dung”) is needed, and one such as “Stt”, “Chủ trì”, “Thời gian”, “Sản phẩm”"},
	ColumnUnknown: {"cột “{heading}”: {value} không phải loại cột nào; chọn “number”, “title”, “lead”, “coordinating”, “time”, “product” hoặc “note”",
		"column “{heading}”: {value} is no kind of column; choose “number”, “title”, “lead”, “coordinating”, “time”, “product” or “note”"},
	TasksMissing: {"dưới tiêu đề bảng không có nhiệm vụ nào", "no task stands under the heading of the table"},
	YearRange:    {"năm {year}: phải từ {first} đến {last}", "year {year}: must be from {first} to {last}"},
}
