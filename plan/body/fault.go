package body

import "github.com/caicach/tthc/schedule/form"

// What the package refuses, as [form.Error], besides what [form.Form] and
// [form.ParseDay] do.
const (
	IDForm            form.Code = "id.form"            // not an identifier
	NameMissing       form.Code = "name.missing"       // a body without a name
	NameTwin          form.Code = "name.twin"          // two bodies of one name under one parent at the same time
	ClassUnknown      form.Code = "class.unknown"      // no such class
	LevelUnknown      form.Code = "level.unknown"      // no such level
	ChangeUnknown     form.Code = "change.unknown"     // no such change
	LifeEmpty         form.Code = "life.empty"         // ends before it begins
	NamingOverlap     form.Code = "naming.overlap"     // two rows of one body hold at the same time
	NamingGap         form.Code = "naming.gap"         // two rows of one body leave days between them
	ParentMissing     form.Code = "parent.missing"     // the parent is not there
	ParentCycle       form.Code = "parent.cycle"       // a body is above itself
	SystemUnknown     form.Code = "system.unknown"     // no such system of codes
	CodeMissing       form.Code = "code.missing"       // a code without a value
	CodeTaken         form.Code = "code.taken"         // a code that two rows claim at the same time
	BodyMissing       form.Code = "body.missing"       // a code or succession of a body that is not there
	SuccessionUnknown form.Code = "succession.unknown" // no such kind, or no function with it
	SuccessionDay     form.Code = "succession.day"     // not on the day on which the body ends
	SuccessorMissing  form.Code = "successor.missing"  // the successor is not there, or does not live on the day
	AmendmentUnknown  form.Code = "amendment.unknown"  // no such kind of amendment
	AmendmentDay      form.Code = "amendment.day"      // no day, or one outside the life of the body
	AmendmentTwice    form.Code = "amendment.twice"    // something else begins on the day already
	AmendmentEmpty    form.Code = "amendment.empty"    // it changes nothing
	SelectorForm      form.Code = "selector.form"      // fields that do not go together
)

var texts = form.Texts{
	IDForm:            {"{value} không phải là mã định danh dạng G22, H26.12 hoặc local:ten-co-quan", "{value} is not an identifier such as G22, H26.12 or local:name-of-body"},
	NameMissing:       {"thiếu tên", "the name is missing"},
	NameTwin:          {"{value} trùng tên với cơ quan khác cùng cơ quan cấp trên, cùng thời gian; xem {other}", "another body under the same parent is called {value} at the same time; see {other}"},
	ClassUnknown:      {"không có loại cơ quan {value}", "there is no class {value}"},
	LevelUnknown:      {"không có cấp {value}", "there is no level {value}"},
	ChangeUnknown:     {"không có thay đổi {value}", "there is no change {value}"},
	LifeEmpty:         {"ngày kết thúc {value} không sau ngày bắt đầu", "the end {value} is not after the beginning"},
	NamingOverlap:     {"hai dòng của cùng một cơ quan {value} trùng thời gian; xem {other}", "two rows of one body, {value}, hold at the same time; see {other}"},
	NamingGap:         {"hai dòng của cùng một cơ quan cách nhau; dòng sau phải bắt đầu đúng ngày dòng trước kết thúc; xem {other}", "two rows of one body leave a gap; the later must begin on the day on which the earlier ends; see {other}"},
	ParentMissing:     {"không có cơ quan cấp trên {value}", "there is no parent {value}"},
	ParentCycle:       {"cơ quan đứng trên chính mình, qua {value}", "the body is above itself, by way of {value}"},
	SystemUnknown:     {"không có hệ thống mã {value}", "there is no system of codes {value}"},
	CodeMissing:       {"thiếu mã", "the code is missing"},
	CodeTaken:         {"mã {value} đã được dùng cùng thời gian; xem {other}", "the code {value} is already taken at that time; see {other}"},
	BodyMissing:       {"không có cơ quan {value}", "there is no body {value}"},
	SuccessionUnknown: {"không có hình thức kế thừa {value}, hoặc thiếu chức năng được chuyển", "there is no succession {value}, or the function that passed is missing"},
	SuccessionDay:     {"ngày kế thừa {value} phải đúng ngày cơ quan kết thúc", "the day of succession {value} must be that on which the body ends"},
	SuccessorMissing:  {"cơ quan kế thừa {value} không có, hoặc không hoạt động vào ngày đó", "the successor {value} is not there, or does not exist on the day"},
	AmendmentUnknown:  {"không có loại thay đổi {value}", "there is no kind of amendment {value}"},
	AmendmentDay:      {"thiếu ngày, hoặc ngày {value} nằm ngoài thời gian tồn tại của cơ quan", "there is no day, or the body does not exist on {value}"},
	AmendmentTwice:    {"ngày {value} đã có một thay đổi khác của cơ quan này", "the body has another change on {value} already"},
	AmendmentEmpty:    {"không thay đổi gì ở cơ quan {value}", "nothing about the body {value} changes"},
	SelectorForm:      {"các trường không hợp nhau: một cơ quan cần mã hoặc tên, một nhóm cần loại cơ quan, điều chưa rõ cần lời văn", "the fields do not go together: a body needs an identifier or a name, a group its classes, what is unknown its words"},
}

func refuse(code form.Code, path, value string) *form.Error {
	return texts.Error(form.Error{Code: code, Path: path, Value: value})
}

// wanted is what may stand where a fixed word must.
var wanted = map[form.Code][]string{
	LevelUnknown:      {string(LevelCentral), string(LevelProvincial), string(LevelDistrict), string(LevelCommune)},
	ChangeUnknown:     {string(ChangeRename), string(ChangeUpgrade), string(ChangeType), string(ChangeParent)},
	SystemUnknown:     {string(Identifier), string(GSO)},
	AmendmentUnknown:  {string(ChangeRename), string(ChangeUpgrade), string(ChangeType), string(ChangeParent), string(SuccessionMerge), string(SuccessionSplit), string(SuccessionReplace), string(SuccessionEnded), string(SuccessionFunction), kindCode},
	SuccessionUnknown: {string(SuccessionMerge), string(SuccessionSplit), string(SuccessionReplace), string(SuccessionFunction), string(SuccessionEnded)},
}
