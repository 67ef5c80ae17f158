package units

import "github.com/caicach/tthc/schedule/form"

// What the package refuses, as [form.Error] with the row and, as path, the
// heading of the column, besides what [form.ReadAll] and [form.ParseDay] do.
const (
	ListForm         form.Code = "list.form"         // no UTF-8, or a quotation that does not end
	ColumnUnknown    form.Code = "column.unknown"    // a heading that there is not, or twice
	ColumnNear       form.Code = "column.near"       // a heading that is a slip of the pen
	ColumnMissing    form.Code = "column.missing"    // a heading that must be there
	RowWidth         form.Code = "row.width"         // more or fewer cells than headings
	CodeForm         form.Code = "code.form"         // no statistical code, and no identifier
	CodeTwice        form.Code = "code.twice"        // two rows of one code hold at the same time
	NameMissing      form.Code = "name.missing"      // a unit without a name
	TypeUnknown      form.Code = "type.unknown"      // no such type, and no class
	ProvinceUnknown  form.Code = "province.unknown"  // no such province on the last day of the row
	SuccessorUnknown form.Code = "successor.unknown" // no unit has the code on the day in until
	UntilMissing     form.Code = "until.missing"     // successors, but no day on which they took over
)

var texts = form.Texts{
	ListForm:         {"không phải bảng chữ UTF-8 đọc được; hãy lưu lại tệp", "no table in UTF-8 that can be read; save the file anew"},
	ColumnUnknown:    {"cột {value} không có trong mẫu hoặc lặp lại", "column {value} is not known, or stands twice"},
	ColumnNear:       {"không có cột {value}; nếu là cột {column} thì sửa lại tên, nếu không thì đặt tên khác hẳn", "there is no column {value}; if it is the column {column}, mend its name, else give it quite another"},
	ColumnMissing:    {"thiếu cột {column}", "column {column} is missing"},
	RowWidth:         {"dòng có {cells} ô, dòng tiêu đề có {width}", "the row has {cells} cells, the headings are {width}"},
	CodeForm:         {"{value} không phải mã của Tổng cục Thống kê hoặc mã định danh", "{value} is no code of the statistics office, and no identifier"},
	CodeTwice:        {"mã {value} đã có ở dòng {other}, cùng thời gian", "the code {value} stands on line {other} for the same time"},
	NameMissing:      {"thiếu tên", "the name is missing"},
	TypeUnknown:      {"không có loại đơn vị {value}", "there is no type {value}"},
	ProvinceUnknown:  {"không có tỉnh, thành phố {value} vào ngày đó", "there is no province {value} on that day"},
	SuccessorUnknown: {"không có đơn vị {value} vào ngày đó", "there is no unit {value} on that day"},
	UntilMissing:     {"có đơn vị kế thừa {value} nhưng thiếu ngày kết thúc", "there are successors, {value}, but no last day"},
}
