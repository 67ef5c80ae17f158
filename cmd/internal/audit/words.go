package audit

import (
	"slices"

	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/trail"
	"github.com/caicach/tthc/schedule/form"
)

// Kind is a kind of rows of the trail: as rows have it, and what they are of, in words.
type Kind struct {
	Kind string
	Name form.Text
}

var kinds = []Kind{
	{string(store.Denials), form.Text{"bị từ chối", "what was denied"}}, {string(store.Readings), form.Text{"xem người gửi phản ánh", "readings of who sent a petition"}},
	{string(store.Access), form.Text{"người dùng và mã truy cập", "people and tokens"}}, {string(store.Subscriptions), form.Text{"nơi nhận tin", "receivers"}}, {string(store.Calendars), form.Text{"địa chỉ lịch", "addresses of calendars"}},
	{string(store.Notices), form.Text{"thông báo ngày nghỉ", "notices of holidays"}}, {string(store.Bodies), form.Text{"cơ quan", "bodies"}},
	{string(store.Plans), form.Text{"kế hoạch", "plans"}}, {string(store.Drafts), form.Text{"dự thảo kế hoạch", "drafts of plans"}}, {string(store.Progress), form.Text{"tiến độ", "progress"}}, {string(store.Attachments), form.Text{"tệp đính kèm", "attachments"}},
	{string(store.Dossiers), form.Text{"hồ sơ", "dossiers"}}, {string(store.Observations), form.Text{"số liệu chỉ số", "figures"}}, {string(store.Closings), form.Text{"khóa kỳ", "closed periods"}},
	{string(store.Petitions), form.Text{"phản ánh, kiến nghị", "petitions"}}, {string(store.Publications), form.Text{"công khai trả lời", "publications"}}, {string(store.Routes), form.Text{"thẩm quyền xử lý", "who is competent"}}, {string(store.Erasures), form.Text{"xóa nội dung", "erasures"}},
	{string(store.Tellings), form.Text{"nhắc việc", "reminders"}}, {string(store.Signers), form.Text{"khóa ký nhật ký", "keys of the trail"}}, {string(store.Demo), form.Text{"bản dùng thử", "the demo"}},
}

// Kinds is the kinds of rows, in the order in which they are chosen.
func Kinds() []Kind { return slices.Clone(kinds) }

// KindName is what rows of a kind are of; one without a name is told as it is recorded.
func KindName(kind string) form.Text {
	if i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Kind == kind }); i >= 0 {
		return kinds[i].Name
	}
	return form.Text{kind, kind}
}

// Outcome is what came of what a row of a kind tells.
func Outcome(kind string) form.Text {
	switch store.Kind(kind) {
	case store.Readings:
		return form.Text{"đã xem", "read"}
	case store.Denials:
		return form.Text{"bị từ chối", "denied"}
	}
	return form.Text{"đã ghi", "recorded"}
}

// Nobody is who did what a row tells that names nobody: what a server did by itself, and
// what somebody was denied before signing in.
func Nobody(kind string) form.Text {
	if store.Kind(kind) == store.Denials {
		return form.Text{"người chưa đăng nhập", "somebody not signed in"}
	}
	return form.Text{"máy chủ", "the server"}
}

// Subject is what a row is about, where what it has is for people: readings and denials
// have their day instead, and others a name of the program's own.
func Subject(r *trail.Row) string {
	switch store.Kind(r.Kind) {
	case store.Readings, store.Denials, store.Access, store.Subscriptions, store.Calendars, store.Notices, store.Bodies, store.Routes, store.Signers, store.Demo:
		return ""
	}
	return r.Name
}
