package indicator

import "github.com/caicach/tthc/schedule/form"

// What is refused, beside what a form is ([form.FieldMissing] and so on).
const (
	// A number, a name, a goal.
	FigureForm   form.Code = "figure.form"   // not a number written as 4.5, or beyond what a Figure holds
	CountRange   form.Code = "count.range"   // a count beyond MaxCount, or a denominator below 0
	RatioBase    form.Code = "ratio.base"    // something out of 0
	RatioPart    form.Code = "ratio.part"    // more than the whole, in a share
	CountMixed   form.Code = "count.mixed"   // a count added to a ratio
	NameUnknown  form.Code = "name.unknown"  // none of a closed list: an operator, kind, rounding
	GoalOperator form.Code = "goal.operator" // a goal without an operator
	GoalRange    form.Code = "goal.range"    // a range that has no upper end, or one below its beginning
	GoalUpper    form.Code = "goal.upper"    // an upper end and no range

	// A ledger.
	ObservationConflict form.Code = "observation.conflict" // two figures of one key and one recorded day
	PeriodClosed        form.Code = "period.closed"        // it was closed on another day

	// A set.
	DefinitionDoubled form.Code = "definition.doubled" // an identifier that stands twice
	DefinitionUnknown form.Code = "definition.unknown" // an indicator that the set does not define
	DefinitionParent  form.Code = "definition.parent"  // a parent that does not stand before, or is a sub-row itself
	TargetUnit        form.Code = "target.unit"        // the unit of the goal is not that of the indicator
	TargetChange      form.Code = "target.change"      // a goal of change for what is no change
	TargetBinds       form.Code = "target.binds"       // it does not say whom it binds

	// A table, here and in indicator/onestop.
	TableEmpty       form.Code = "table.empty"       // there is no header
	ColumnUnknown    form.Code = "column.unknown"    // there is no such column
	ColumnDoubled    form.Code = "column.doubled"    // the column stands twice
	ColumnMissing    form.Code = "column.missing"    // the column must be there
	RowFields        form.Code = "row.fields"        // not as many fields as the header has
	RowQuote         form.Code = "row.quote"         // a quotation mark in the wrong place
	NumberForm       form.Code = "number.form"       // not a whole number
	NumberNegative   form.Code = "number.negative"   // a number below 0
	NumeratorMissing form.Code = "numerator.missing" // a denominator and no numerator
	DayFuture        form.Code = "day.future"        // a day or period after today
	SpaceAround      form.Code = "space.around"      // a text that would not come back as it is
)

var texts = form.Texts{
	FigureForm: {"{value} không phải là số dạng 4.5, nhiều nhất {places} chữ số thập phân và không quá 10^18",
		"{value} is not a number written as 4.5, with at most {places} decimal places and not beyond 10^18"},
	CountRange: {"{what} {value} phải là số nguyên trong phạm vi 10^18, mẫu số không âm",
		"{what} {value} must be a whole number within 10^18, a denominator not below 0"},
	RatioBase:    {"tử số là {value} mà mẫu số là 0; chỉ 0/0 mới là không phát sinh", "the numerator is {value} and the denominator 0; only 0/0 means that nothing arose"},
	RatioPart:    {"tử số {value} lớn hơn mẫu số {whole}: một phần không thể lớn hơn toàn bộ", "the numerator {value} is larger than the denominator {whole}: a part cannot be more than the whole"},
	CountMixed:   {"không cộng được số đếm với tỷ lệ", "a count cannot be added to a ratio"},
	NameUnknown:  {"không có {what} {value}", "there is no {what} {value}"},
	GoalOperator: {"chỉ tiêu thiếu phép so sánh", "the goal has no operator"},
	GoalRange:    {"khoảng số cần cận trên không nhỏ hơn cận dưới", "a range needs an upper end that is not below its beginning"},
	GoalUpper:    {"cận trên chỉ đi với khoảng số", "an upper end goes with a range only"},

	ObservationConflict: {"{indicator} {body} {period} có hai số liệu {first} và {second}, {day}, nên không biết số nào đúng; ghi số đính chính vào ngày sau",
		"{indicator} {body} {period} has two figures, {first} and {second}, {day}, so that neither holds; record the correction on a later day"},
	PeriodClosed: {"kỳ {value} đã chốt ngày {on}", "{value} was closed on {on}"},

	DefinitionDoubled: {"mã {value} bị lặp", "the identifier {value} stands twice"},
	DefinitionUnknown: {"bộ này không có chỉ số {value}", "this set has no indicator {value}"},
	DefinitionParent:  {"chỉ số mẹ {value} phải đứng trước và không có chỉ số mẹ", "the parent {value} must stand before and have no parent"},
	TargetUnit:        {"đơn vị {value} khác đơn vị của chỉ số", "the unit {value} is not that of the indicator"},
	TargetChange:      {"chỉ tiêu tăng hoặc giảm cần một chỉ số đo mức tăng hoặc giảm ấy", "a goal of change needs an indicator that measures that change"},
	TargetBinds:       {"không nói giao cho ai", "it does not say whom it binds"},

	TableEmpty:       {"tệp không có dòng tiêu đề", "the file has no header"},
	ColumnUnknown:    {"không có cột {value}", "there is no column {value}"},
	ColumnDoubled:    {"cột {value} bị lặp", "the column {value} stands twice"},
	ColumnMissing:    {"thiếu cột này", "the column is missing"},
	RowFields:        {"có {n} ô, dòng tiêu đề có {header}", "it has {n} fields, the header has {header}"},
	RowQuote:         {"dấu nháy kép đặt sai: mở và đóng ở hai đầu ô, viết \"\" cho một dấu nháy bên trong", "a quote stands in the wrong place: put one at either end of the field, and \"\" for one inside"},
	NumberForm:       {"phải là số nguyên, không có dấu chấm hay dấu phẩy: {value}", "it must be a whole number without dots or commas: {value}"},
	NumberNegative:   {"không được âm: {value}", "it must not be below 0: {value}"},
	NumeratorMissing: {"có mẫu số mà thiếu tử số; bỏ trống cả hai nếu không có số liệu", "there is a denominator and no numerator; leave both empty for no data"},
	DayFuture:        {"{value} sau hôm nay, {today}", "{value} lies after today, {today}"},
	SpaceAround:      {"{value} có khoảng trắng ở đầu hoặc cuối, hoặc xuống dòng kiểu Windows, nên đọc lại sẽ khác", "{value} has white space around it, or a line break of Windows, and would not come back as it is"},

	form.FieldMissing:  {"thiếu giá trị", "the value is missing"},
	form.FieldEncoding: {"{value} không phải chữ UTF-8; hãy lưu lại bằng UTF-8", "{value} is not text in UTF-8; save it as UTF-8"},
}

// The nouns of the messages.
var (
	numeratorWord   = form.Text{"tử số", "numerator"}
	denominatorWord = form.Text{"mẫu số", "denominator"}
)
