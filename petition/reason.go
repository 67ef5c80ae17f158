package petition

import (
	"slices"
	"sync"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Reason says why a petition was closed. It is from a closed list, so that
// "closed" can be told from "solved".
type Reason string

// The reasons.
const (
	// The reasons of a refusal.
	ReasonOutOfScope          Reason = "out-of-scope"          // neither a regulation nor conduct in applying one
	ReasonComplaint           Reason = "complaint"             // a khiếu nại
	ReasonDenunciation        Reason = "denunciation"          // a tố cáo
	ReasonAnonymous           Reason = "anonymous"             // no name, or no way to reach the sender
	ReasonNotVietnamese       Reason = "not-vietnamese"        // not in Vietnamese
	ReasonUnclear             Reason = "unclear"               // the content is not clear
	ReasonInadmissible        Reason = "inadmissible"          // another condition of the channel is not met
	ReasonSupplementNeverCame Reason = "supplement-never-came" // what was asked for was not given

	// The reasons of a publication: what became of the matter (Decree
	// 20/2008/NĐ-CP, article 15). An answer carries one as its outcome.
	ReasonRegulationChanged    Reason = "regulation-changed"     // amended, abolished, or a new one issued
	ReasonRegulationWillChange Reason = "regulation-will-change" // a change is decided or under way
	ReasonRecommended          Reason = "recommended"            // recommended to the body competent for the change
	ReasonExplainedAndKept     Reason = "explained-and-kept"     // the regulation stays, with an explanation
	ReasonConductHandled       Reason = "conduct-handled"        // the conduct was looked into and dealt with

	// The reasons of the other closings.
	ReasonWithdrawn Reason = "withdrawn-by-sender"
	ReasonDuplicate Reason = "duplicate" // of the petition named
)

var (
	refusals = []Reason{ReasonOutOfScope, ReasonComplaint, ReasonDenunciation, ReasonAnonymous, ReasonNotVietnamese, ReasonUnclear, ReasonInadmissible, ReasonSupplementNeverCame}
	outcomes = []Reason{ReasonRegulationChanged, ReasonRegulationWillChange, ReasonRecommended, ReasonExplainedAndKept, ReasonConductHandled}
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
		return []Reason{ReasonWithdrawn}
	case DuplicateLinked:
		return []Reason{ReasonDuplicate}
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
	ReasonOutOfScope:           {"không phải phản ánh, kiến nghị về quy định hành chính hoặc hành vi khi thực hiện", "not about an administrative regulation or conduct in applying one"},
	ReasonComplaint:            {"là khiếu nại", "it is a complaint"},
	ReasonDenunciation:         {"là tố cáo", "it is a denunciation"},
	ReasonAnonymous:            {"không có tên hoặc không có cách liên lạc", "no name or no way to reach the sender"},
	ReasonNotVietnamese:        {"không viết bằng tiếng Việt", "not in Vietnamese"},
	ReasonUnclear:              {"nội dung không rõ ràng", "the content is not clear"},
	ReasonInadmissible:         {"không đáp ứng điều kiện tiếp nhận khác", "another condition of the channel is not met"},
	ReasonSupplementNeverCame:  {"người gửi không bổ sung thông tin", "the supplement never came"},
	ReasonRegulationChanged:    {"đã sửa đổi, bãi bỏ hoặc ban hành quy định", "the regulation was changed"},
	ReasonRegulationWillChange: {"sẽ sửa đổi quy định", "the regulation will be changed"},
	ReasonRecommended:          {"đã kiến nghị cơ quan có thẩm quyền", "recommended to the competent body"},
	ReasonExplainedAndKept:     {"giữ nguyên quy định, có giải thích", "explained, the regulation is kept"},
	ReasonConductHandled:       {"đã xử lý hành vi", "the conduct was dealt with"},
	ReasonWithdrawn:            {"người gửi rút", "withdrawn by the sender"},
	ReasonDuplicate:            {"trùng với phản ánh, kiến nghị khác", "duplicate of another petition"},
}

// notOurs are words with which desks close what belongs to another body. They
// are no reason: the petition is transferred.
var notOurs = sync.OnceValue(func() *reading.Table[bool] {
	return reading.NewSet("not our, not ours, not competent, out of competence, wrong body, does not pertain",
		"không thuộc thẩm quyền, không thuộc trách nhiệm, không đúng thẩm quyền, ngoài thẩm quyền, sai thẩm quyền, sai nơi tiếp nhận")
})

// saysNotOurs finds them whatever their capitals, accents and marks.
func saysNotOurs(reason string) bool {
	text := reading.Scan(reason)
	words := slices.DeleteFunc(text.Tokens, func(t reading.Token) bool { return t.Kind == reading.KindMark })
	for i := range words {
		if _, n, _ := notOurs().Like(words, i, true); n > 0 {
			return true
		}
	}
	return false
}
