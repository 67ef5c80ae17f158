package office

import (
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/schedule/form"
)

// What the pages refuse.
const (
	personUnknown form.Code = "person"
	tokenUnknown  form.Code = "token"
	roleMissing   form.Code = "role"
	systemUnknown form.Code = "system"
	subjectForm   form.Code = "subject"
	fileMissing   form.Code = "file"
)

var texts = form.Texts{
	personUnknown: {"chưa có ai mang mã này đăng nhập", "nobody with this identifier has signed in"},
	tokenUnknown:  {"không có mã truy cập này", "there is no such token"},
	systemUnknown: {"không có nơi nhận tin này, hoặc đã kết thúc", "there is no such receiver, or it has ended"},
	subjectForm:   {"không có tin này", "there is nothing of this kind to be sent"},
	fileMissing:   {"chưa chọn tệp", "no file was chosen"},
	roleMissing:   {"chưa chọn vai trò", "no role was chosen"},
}

// labels is how the forms name their fields.
var labels = map[string]form.Text{
	"name": {"Tên", "Name"}, "grants": {"Vai trò", "Roles"}, "until": {"Dùng đến hết ngày", "Holds through"}, "body": {"Cơ quan", "Body"},
	"number": {"Số thông báo", "Number"}, "issuer": {"Nơi ban hành", "Issued by"}, "issued": {"Ngày ban hành", "Day of issue"}, "day": {"Ngày", "Day"}, "kind": {"Là", "Is"}, "for": {"Thay cho ngày", "For the day"}, "reason": {"Lý do", "Reason"},
	"source": {"Theo văn bản", "Document"}, "change": {"Việc", "What happens"}, "on": {"Từ ngày", "From the day"},
	"address": {"Địa chỉ", "Address"}, "subjects": {"Loại tin", "Kinds of news"}, "bodies": {"Cơ quan", "Bodies"},
}

// successions is what happens to bodies.
var successions = map[string]form.Text{
	"rename": {"đổi tên", "gets another name"}, "type": {"đổi loại (xã thành phường)", "becomes of another type"}, "upgrade": {"nâng cấp", "is upgraded"}, "parent": {"chuyển về thuộc cơ quan khác", "goes under another body"},
	"merge": {"sáp nhập", "is merged"}, "split": {"chia tách", "is divided"}, "replace": {"được thay thế", "is replaced"}, "ended": {"kết thúc", "ends"}, "function": {"chuyển một chức năng", "hands on a function"},
}

// done is what a page says was done, by the word in its address.
var done = map[string]form.Text{
	"given":    {"Đã giao vai trò.", "The role was given."},
	"taken":    {"Đã thu hồi vai trò.", "The role was taken away."},
	"alone":    {"Đã ghi nhận cách lấy vai trò.", "Where the roles come from was recorded."},
	"ended":    {"Đã kết thúc các phiên đăng nhập.", "The sessions were ended."},
	"repeated": {"Sẽ gửi lại ngay.", "It is being sent again."},
	"accepted": {"Đã chấp nhận.", "It was accepted."},
	"closed":   {"Đã kết thúc; không gửi tin nữa.", "It has ended; nothing is sent any more."},
	"revoked":  {"Đã thu hồi.", "It was revoked."},
}

// others is who changes something and is in no list of people and systems.
var others = map[string]form.Text{
	"open": {"người không phải đăng nhập", "somebody who need not sign in"}, "command-line": {"người vận hành máy chủ", "who runs the server"}, "demo": {"bản dùng thử", "the demo"},
}

// subjects is what news are about, in words.
var subjects = map[delivery.SubjectKind]form.Text{
	delivery.Plan: {"kế hoạch và tiến độ", "plans and progress"}, delivery.Dossier: {"hồ sơ", "dossiers"}, delivery.Petition: {"phản ánh, kiến nghị", "petitions"}, delivery.Notice: {"nhắc việc", "reminders"},
}
