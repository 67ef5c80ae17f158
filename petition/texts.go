package petition

import "github.com/caicach/tthc/schedule/form"

// what begins what is said of an event that a rule forbids.
const what = "{petition}, {event}{at}: "

// texts are what the package refuses, in both languages.
var texts = form.Texts{
	CodeForm: {"{value} không phải là mã dạng PAKN.20200812.0012", "{value} is not a code written as PAKN.20200812.0012"},
	CodeDay:  {"mã {value}: ngày trong mã không có trong lịch", "code {value}: the day in it does not exist"},

	NameUnknown: {"không có {what} {value}", "there is no {what} {value}"},

	RuleState:     {what + "không được phép ở trạng thái này; đang ở: {state}{none}", what + "it is not allowed in this state; the state is: {state}{none}"},
	RuleActor:     {what + "người thực hiện không đúng: {why}", what + "the actor is not the right one: {why}"},
	RuleOrder:     {what + "sự kiện xảy ra trước sự kiện liền trước{last}", what + "the event is before the one before it{last}"},
	RuleCode:      {what + "sự kiện thuộc phản ánh, kiến nghị khác, không phải {own}", what + "the event belongs to another petition than {own}"},
	RuleDoor:      {what + "không phải phản ánh, kiến nghị tiếp nhận được: từ chối và hướng dẫn người gửi: cần {needs}", what + "this is no petition that can be taken on: refuse it and show the way to go: it needs: {needs}"},
	RuleAdmission: {what + "chưa đủ điều kiện tiếp nhận: yêu cầu bổ sung hoặc từ chối: cần {needs}", what + "the conditions of admission are not met: ask for a supplement or refuse: it needs: {needs}"},
	RuleReason:    {what + "lý do còn thiếu hoặc không có trong danh mục{why}", what + "the reason is missing or not one of the list{why}"},
	RuleNotOurs:   {what + "không được đóng vì không thuộc thẩm quyền: hãy chuyển cơ quan có thẩm quyền", what + "it cannot be closed as not ours: hand it on to the competent body"},
	RuleBody:      {what + "cơ quan nhận không tồn tại vào ngày đó: {why}", what + "the body does not exist on that day: {why}"},
	RuleSelf:      {what + "không thể chuyển hoặc gắn với chính nó: {value}", what + "it cannot go or be linked to itself: {value}"},
	RuleDue:       {what + "{why}", what + "{why}"},
	RuleAnswer:    {what + "chưa có nội dung trả lời", what + "there is no answer"},
	RuleDocument:  {what + "câu trả lời chưa nêu số văn bản", what + "the answer does not name its document"},
	RuleCopy:      {what + "câu trả lời phải gửi cả {to}", what + "the answer must be copied to {to}"},
	RuleFuture:    {what + "sự kiện ở sau hôm nay, {today}", what + "the event lies after today, {today}"},
	RuleDuplicate: {what + "phản ánh, kiến nghị gốc {value} {why}", what + "the petition that it is a duplicate of, {value}, {why}"},
	RuleConsent:   {what + "phản ánh, kiến nghị gốc {value} do {holder} giữ, chưa nêu văn bản đồng ý của cơ quan đó", what + "the petition that it is a duplicate of, {value}, is held by {holder}, and no document of consent is named"},
	RuleWord:      {what + "cơ quan ghi nhận thay người gửi mà không nêu văn bản hoặc kênh", what + "a body recorded it for the sender, and names neither document nor channel"},
	RuleSoon:      {what + "từ chối vì người gửi không bổ sung khi chưa qua một ngày làm việc kể từ lúc yêu cầu", what + "refused for a supplement that never came less than a working day after it was asked for"},

	// What the reader of forms says of an event, without what stands there.
	form.FormSyntax:   {"không đúng cú pháp JSON, từ byte {offset}", "not JSON, from byte {offset} on"},
	form.FormMore:     {"còn thừa dữ liệu sau sự kiện, từ byte {offset}", "something stands behind the event, from byte {offset} on"},
	form.FieldMissing: {"thiếu, sự kiện {event} phải có", "is missing, an event {event} must have it"},
	EventField:        {"không dùng cho sự kiện {event}", "does not go with an event {event}"},
	EventSender:       {"không có loại người gửi này", "there is no such type of sender"},
	EventLength:       {"dài {length} ký tự, nhiều nhất {most}", "is {length} characters long, at most {most}"},
	EventWithheld:     {"đã giữ lại danh tính thì không ghi danh tính", "an identity that is withheld is not written"},

	PetitionEvents: {"phản ánh, kiến nghị chưa có sự kiện nào", "the petition has no events"},
	PetitionRules:  {"phản ánh, kiến nghị được đọc theo quy tắc của một quy trình", "a petition is read under the rules of a process (Process.ReadPetition)"},

	RulesMissing:   {"thiếu giá trị", "a value is missing"},
	RulesUnknown:   {"không có giá trị {value}", "there is no value {value}"},
	RulesBackwards: {"ngày kết thúc {until} phải sau ngày bắt đầu", "the end {until} must be after the beginning"},
	RulesTerm:      {"cần đúng một trong hai: thời hạn tính từ lúc bắt đầu, hoặc ngày ấn định", "give either a term or a fixed day"},
}

// both is the text of a value in both languages.
func both(v interface{ Text(form.Language) string }) form.Text {
	return form.Text{v.Text(form.Vietnamese), v.Text(form.English)}
}
