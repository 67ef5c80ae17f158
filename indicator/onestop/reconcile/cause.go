package reconcile

import "github.com/caicach/tthc/schedule/form"

// Cause is why the registers differ on a dossier.
type Cause uint8

// The causes.
const (
	MissingThere      Cause = iota + 1 // the other register does not have it
	MissingHere                        // one's own does not have it, or lacks what happened to it
	PauseUnknownThere                  // the other does not know of the citizen's time
	OtherCalendar                      // one term, counted by two calendars
	TwoStarts                          // one term, counted from two starts
	LateMessage                        // what happened has not reached the other, or was taken for later than it was
	RenamedBody                        // counted for a body that one of ours took the place of, or the other way round
	OtherRule                          // two terms of one procedure, counted alike
	Contradictory                      // a record that cannot be right, or two times for one thing
	Unknown                            // none of these, or several at once
)

var causeNames = [...]string{
	MissingThere: "missing-there", MissingHere: "missing-here", PauseUnknownThere: "pause-unknown-there",
	OtherCalendar: "other-calendar", TwoStarts: "two-starts", LateMessage: "late-message",
	RenamedBody: "renamed-body", OtherRule: "other-rule", Contradictory: "contradictory", Unknown: "unknown",
}

var causeTexts = [...]form.Text{
	MissingThere:      {"bên kia không có hồ sơ", "the other register does not have it"},
	MissingHere:       {"bên mình thiếu hồ sơ hoặc thiếu diễn biến", "missing here, or what happened to it is"},
	PauseUnknownThere: {"bên kia không có thời gian chờ công dân", "the citizen's time is not known there"},
	OtherCalendar:     {"hai bên đếm theo hai lịch làm việc", "two calendars"},
	TwoStarts:         {"hai bên tính từ hai thời điểm", "two starts of the term"},
	LateMessage:       {"bản tin đến bên kia muộn", "a message came late to the other register"},
	RenamedBody:       {"cơ quan đã đổi tên hoặc sáp nhập", "the body was renamed or merged"},
	OtherRule:         {"hai bên áp dụng hai thời hạn của thủ tục", "two versions of the procedure's term"},
	Contradictory:     {"số liệu mâu thuẫn", "contradictory"},
	Unknown:           {"chưa rõ nguyên nhân", "not known"},
}

// Causes are all of them, in the order in which they are reported.
func Causes() []Cause {
	causes := make([]Cause, 0, len(causeNames)-1)
	for c := MissingThere; int(c) < len(causeNames); c++ {
		causes = append(causes, c)
	}
	return causes
}

// String is the name of the cause for programs: missing-there.
func (c Cause) String() string {
	if int(c) >= len(causeNames) {
		return ""
	}
	return causeNames[c]
}

// Text is the cause in words.
func (c Cause) Text(l form.Language) string {
	if int(c) >= len(causeTexts) {
		return ""
	}
	return causeTexts[c].In(l)
}

// MarshalJSON refuses: a cause is found again from the two registers.
func (Cause) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Cause) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }
