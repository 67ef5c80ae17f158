package petition

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Reason says why a petition was closed. It is from a closed list, so that
// "closed" can be told from "solved".
type Reason string

// The reasons of a refusal.
const (
	OutOfScope          Reason = "out-of-scope"          // neither a regulation nor conduct in applying one
	IsComplaint         Reason = "complaint"             // a khiếu nại
	IsDenunciation      Reason = "denunciation"          // a tố cáo
	IsAnonymous         Reason = "anonymous"             // no name, or no way to reach the sender
	NotVietnamese       Reason = "not-vietnamese"        // not in Vietnamese
	Unclear             Reason = "unclear"               // the content is not clear
	Inadmissible        Reason = "inadmissible"          // another condition of the channel is not met
	SupplementNeverCame Reason = "supplement-never-came" // what was asked for was not given
)

// The reasons of a publication: what became of the matter (Decree
// 20/2008/NĐ-CP, article 15). An answer carries one as its outcome.
const (
	RegulationChanged    Reason = "regulation-changed"     // amended, abolished, or a new one issued
	RegulationWillChange Reason = "regulation-will-change" // a change is decided or under way
	Recommended          Reason = "recommended"            // recommended to the body competent for the change
	ExplainedAndKept     Reason = "explained-and-kept"     // the regulation stays, with an explanation
	ConductHandled       Reason = "conduct-handled"        // the conduct was looked into and dealt with
)

// The reasons of the other closings.
const (
	WithdrawnBySender Reason = "withdrawn-by-sender"
	DuplicateOf       Reason = "duplicate" // of the petition named
)

var (
	refusals = []Reason{OutOfScope, IsComplaint, IsDenunciation, IsAnonymous, NotVietnamese, Unclear, Inadmissible, SupplementNeverCame}
	outcomes = []Reason{RegulationChanged, RegulationWillChange, Recommended, ExplainedAndKept, ConductHandled}
)

// IsRefusal says whether r is a reason of a refusal.
func (r Reason) IsRefusal() bool { return slices.Contains(refusals, r) }

// IsOutcome says whether r is an outcome of an answer.
func (r Reason) IsOutcome() bool { return slices.Contains(outcomes, r) }

// Reasons are the reasons that an event that closes may carry; none for an
// event that does not close.
func Reasons(t EventType) []Reason {
	switch t {
	case Refused:
		return slices.Clone(refusals)
	case Answered, Published:
		return slices.Clone(outcomes)
	case Withdrawn:
		return []Reason{WithdrawnBySender}
	case DuplicateLinked:
		return []Reason{DuplicateOf}
	}
	return nil
}

// Text is the reason in words.
func (r Reason) Text(l form.Language) string {
	if t, ok := reasonTexts[r]; ok {
		return l.Pick(t[0], t[1])
	}
	return string(r)
}

var reasonTexts = map[Reason][2]string{
	OutOfScope:           {"không phải phản ánh, kiến nghị về quy định hành chính hoặc hành vi khi thực hiện", "not about an administrative regulation or conduct in applying one"},
	IsComplaint:          {"là khiếu nại", "it is a complaint"},
	IsDenunciation:       {"là tố cáo", "it is a denunciation"},
	IsAnonymous:          {"không có tên hoặc không có cách liên lạc", "no name or no way to reach the sender"},
	NotVietnamese:        {"không viết bằng tiếng Việt", "not in Vietnamese"},
	Unclear:              {"nội dung không rõ ràng", "the content is not clear"},
	Inadmissible:         {"không đáp ứng điều kiện tiếp nhận khác", "another condition of the channel is not met"},
	SupplementNeverCame:  {"người gửi không bổ sung thông tin", "the supplement never came"},
	RegulationChanged:    {"đã sửa đổi, bãi bỏ hoặc ban hành quy định", "the regulation was changed"},
	RegulationWillChange: {"sẽ sửa đổi quy định", "the regulation will be changed"},
	Recommended:          {"đã kiến nghị cơ quan có thẩm quyền", "recommended to the competent body"},
	ExplainedAndKept:     {"giữ nguyên quy định, có giải thích", "explained, the regulation is kept"},
	ConductHandled:       {"đã xử lý hành vi", "the conduct was dealt with"},
	WithdrawnBySender:    {"người gửi rút", "withdrawn by the sender"},
	DuplicateOf:          {"trùng với phản ánh, kiến nghị khác", "duplicate of another petition"},
}

// notOurs are words with which desks close what belongs to another body. They
// are no reason: the petition is transferred.
var notOurs = []string{"not our", "not competent", "out of competence", "wrong body", "does not pertain",
	"khong thuoc tham quyen", "khong thuoc trach nhiem", "khong dung tham quyen", "ngoai tham quyen", "sai tham quyen", "sai noi tiep nhan"}

// saysNotOurs finds them whatever their capitals, accents and dashes.
func saysNotOurs(reason string) bool {
	words := strings.Join(wordsOf(reason), " ")
	return slices.ContainsFunc(notOurs, func(s string) bool { return strings.Contains(words, s) })
}
