package petition

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/petition/redact"
	"github.com/caicach/tthc/schedule/form"
)

// Rule names a rule that an event broke.
type Rule string

// The rules.
const (
	RuleForm      Rule = "form"      // an event is written in its JSON form
	RuleState     Rule = "state"     // the table of states and events
	RuleActor     Rule = "actor"     // who may do it
	RuleOrder     Rule = "order"     // events come in order of time
	RuleCode      Rule = "code"      // an event belongs to one petition
	RuleDoor      Rule = "door"      // khiếu nại, tố cáo and anonymous submissions are refused, with the way to go
	RuleAdmission Rule = "admission" // conditions of the channel
	RuleReason    Rule = "reason"    // a closing carries a reason of the list; an extension its own
	RuleNotOurs   Rule = "not-ours"  // nothing is closed as "not ours"
	RuleBody      Rule = "body"      // a body exists on the day
	RuleSelf      Rule = "self"      // nothing goes to itself
	RuleDue       Rule = "due"       // an extension leads to a later day
	RuleAnswer    Rule = "answer"    // what is published has an answer
	RuleDocument  Rule = "document"  // an answer names its document
	RuleCopy      Rule = "copy"      // an answer goes to whom the rules name as well
	RuleDuplicate Rule = "duplicate" // a duplicate leads to a petition that is there, and not in a circle
)

var ruleTexts = map[Rule][2]string{
	RuleForm:      {"sự kiện viết không đúng dạng", "the event is not in its form"},
	RuleState:     {"không được phép ở trạng thái này", "it is not allowed in this state"},
	RuleActor:     {"người thực hiện không đúng", "the actor is not the right one"},
	RuleOrder:     {"sự kiện xảy ra trước sự kiện liền trước", "the event is before the one before it"},
	RuleCode:      {"sự kiện thuộc phản ánh, kiến nghị khác", "the event belongs to another petition"},
	RuleDoor:      {"không phải phản ánh, kiến nghị tiếp nhận được: từ chối và hướng dẫn người gửi", "this is no petition that can be taken on: refuse it and show the way to go"},
	RuleAdmission: {"chưa đủ điều kiện tiếp nhận: yêu cầu bổ sung hoặc từ chối", "the conditions of admission are not met: ask for a supplement or refuse"},
	RuleReason:    {"lý do còn thiếu hoặc không có trong danh mục", "the reason is missing or not one of the list"},
	RuleNotOurs:   {"không được đóng vì không thuộc thẩm quyền: hãy chuyển (transferred) cơ quan có thẩm quyền", "it cannot be closed as not ours: hand it on (transferred) to the competent body"},
	RuleBody:      {"cơ quan nhận không tồn tại vào ngày đó", "the body does not exist on that day"},
	RuleSelf:      {"không thể chuyển hoặc gắn với chính nó", "it cannot go or be linked to itself"},
	RuleDue:       {"hạn mới không hợp lệ", "the new day is not later"},
	RuleAnswer:    {"chưa có nội dung trả lời", "there is no answer"},
	RuleDocument:  {"câu trả lời chưa nêu số văn bản (document)", "the answer does not name its document"},
	RuleCopy:      {"câu trả lời phải gửi cả (copyTo)", "the answer must be copied to (copyTo)"},
	RuleDuplicate: {"phản ánh, kiến nghị gốc không có hoặc gắn vòng quanh", "the petition that it is a duplicate of is not there, or leads back"},
}

// Text is the rule in words.
func (r Rule) Text(l form.Language) string {
	t := ruleTexts[r]
	return l.Pick(t[0], t[1])
}

// RuleError says which rule forbids an event, and what is allowed instead.
type RuleError struct {
	Rule    Rule
	Event   Event       // without the identity of the sender: errors are logged
	State   State       // of the petition that the event was to apply to
	Allowed []EventType // what the table allows in that state
	Reasons []Reason    // the reasons to choose from, with RuleReason

	detail [2]string
}

func (r *record) forbid(rule Rule, e *Event, vi, en string) *RuleError {
	if vi == "" {
		vi = en
	}
	err := &RuleError{Rule: rule, Event: e.WithoutIdentity(), State: r.state, Allowed: r.state.Allowed(), detail: [2]string{vi, en}}
	if rule == RuleReason {
		// Free words where a reason of the list belongs may name somebody.
		err.detail = [2]string{redact.New(vi, redact.Options{}).String(), redact.New(en, redact.Options{}).Text(form.English)}
		err.Reasons = Reasons(e.Type)
	}
	return err
}

func (e *RuleError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *RuleError) Message(l form.Language) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s", e.Event.Code, e.Event.Type)
	if !e.Event.At.IsZero() {
		fmt.Fprintf(&b, " (%s)", e.Event.At)
	}
	b.WriteString(": " + e.Rule.Text(l))
	if d := l.Pick(e.detail[0], e.detail[1]); d != "" {
		b.WriteString(": " + d)
	}
	switch {
	case len(e.Reasons) > 0:
		names := make([]string, len(e.Reasons))
		for i, r := range e.Reasons {
			names[i] = string(r)
		}
		b.WriteString(l.Pick("; dùng một trong: ", "; use one of: ") + strings.Join(names, ", "))
	case e.Rule == RuleState:
		names := make([]string, len(e.Allowed))
		for i, t := range e.Allowed {
			names[i] = t.String()
		}
		state := e.State.String()
		if e.State == StateNone {
			state = e.State.Text(l)
		}
		allowed := l.Pick("không có gì", "nothing")
		if len(names) > 0 {
			allowed = strings.Join(names, ", ")
		}
		b.WriteString(l.Pick("; đang ở "+state+", được phép: ", "; the state is "+state+", allowed: ") + allowed)
	}
	return b.String()
}
