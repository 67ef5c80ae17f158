package form

// What a form can be refused for as a whole.
const (
	FormSyntax  Code = "form.syntax"  // not JSON, from the offset on
	FormDepth   Code = "form.depth"   // more than MaxDepth objects and lists in one another
	FormMore    Code = "form.more"    // something stands behind the value
	FormVersion Code = "form.version" // a version that cannot be read
	FormLength  Code = "form.length"  // longer than may be read
	FormSource  Code = "form.source"  // the source could not be read to its end
	FormNone    Code = "form.none"    // the type has no form
)

// What a field of a form can be refused for.
const (
	FieldMissing  Code = "field.missing"  // it must be there
	FieldUnknown  Code = "field.unknown"  // the form has no such field
	FieldCase     Code = "field.case"     // its name is written in another case
	FieldDoubled  Code = "field.doubled"  // it stands twice
	FieldNull     Code = "field.null"     // null, which stands for nothing
	FieldEmpty    Code = "field.empty"    // "", which stands for nothing
	FieldType     Code = "field.type"     // a value of another type
	FieldRange    Code = "field.range"    // a number too large, or too small
	FieldEncoding Code = "field.encoding" // text that is not UTF-8, or half a surrogate pair
	FieldValue    Code = "field.value"    // a value that cannot be
)

// formFull stops the reader when there are enough faults; it is told to nobody.
const formFull Code = "form.full"

var texts = Texts{
	DayForm:    {"{value} không phải là ngày dạng 2025-09-30", "{value} is not a day written as 2025-09-30"},
	DayYear:    {"ngày {value}: năm phải từ {first} đến {last}", "day {value}: the year must be from {first} to {last}"},
	DayMissing: {"ngày {value} không có trong lịch", "day {value} does not exist"},

	FormSyntax:  {"không đúng cú pháp JSON, tại {value}", "not JSON, at {value}"},
	FormDepth:   {"lồng nhau quá sâu", "nested too deeply"},
	FormMore:    {"sau giá trị còn {value}; hãy bỏ đi", "{value} stands behind the value; take it away"},
	FormVersion: {"phiên bản {value} không đọc được, cần {version}", "version {value} cannot be read, {version} is needed"},
	FormLength:  {"dài quá {limit} byte", "longer than {limit} bytes"},
	FormSource:  {"không đọc được hết", "could not be read to the end"},
	FormNone:    {"loại dữ liệu này không có mẫu để ghi hoặc đọc", "this type has no form to be written in or read from"},

	FieldMissing:  {"thiếu", "is missing"},
	FieldUnknown:  {"mẫu không có trường này", "the form has no such field"},
	FieldCase:     {"tên trường sai chữ hoa, chữ thường", "the name is written in another case"},
	FieldDoubled:  {"{value} có hai lần", "{value} stands twice"},
	FieldNull:     {"null không dùng được; hãy bỏ trường này", "null is not used; leave the field out"},
	FieldEmpty:    {"rỗng; hãy bỏ trường này hoặc ghi giá trị", "is empty; leave the field out, or give it a value"},
	FieldType:     {"cần {need}, không phải {value}", "{need} is needed, not {value}"},
	FieldRange:    {"số {value} ngoài phạm vi", "the number {value} is out of range"},
	FieldEncoding: {"không phải chữ UTF-8; hãy lưu lại bằng UTF-8", "not text in UTF-8; save it as UTF-8"},
	FieldValue:    {"giá trị {value} không hợp lệ", "the value {value} is not valid"},
}

// privateText is said of a value that may be personal.
var privateText = Text{"giá trị không hợp lệ", "the value is not valid"}

// unquoted is what is said of a whole text where what stands in it may be
// personal.
var unquoted = Texts{
	FormSyntax: {"không đúng cú pháp JSON", "not JSON"},
	FormMore:   {"sau giá trị còn dữ liệu; hãy bỏ đi", "something stands behind the value; take it away"},
}

var needObject = Text{"một đối tượng {...}", "an object {...}"}

// needs is what a value of each shape has to be.
var needs = [...]Text{
	ownText:  {"một chuỗi \"...\"", "a string \"...\""},
	aString:  {"một chuỗi \"...\"", "a string \"...\""},
	aBool:    {"true hoặc false", "true or false"},
	aWhole:   {"một số nguyên", "a whole number"},
	aCount:   {"một số nguyên không âm", "a whole number from 0"},
	anObject: needObject,
	aMap:     needObject,
	aList:    {"một danh sách [...]", "a list [...]"},
}
