package petition

import (
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Conditions are conditions of admission, as a set.
type Conditions uint16

// The conditions (Decree 20/2008/NĐ-CP, article 7, as amended by Decree
// 92/2017/NĐ-CP; Decision 31/2021/QĐ-TTg, article 41). The last five cannot
// be read off the submission: they hold unless the desk says otherwise
// ([Event.Lacks]).
const (
	ConditionPetition     Conditions = 1 << iota // it is declared a phản ánh or a kiến nghị
	ConditionName                                // the sender's name
	ConditionContact                             // an address, a telephone number or an e-mail address
	ConditionAddress                             // an address
	ConditionPhone                               // a telephone number
	ConditionEmail                               // an e-mail address
	ConditionPhoneOrEmail                        // a telephone number or a mail address
	ConditionVietnamese                          // in Vietnamese
	ConditionContent                             // there is a content
	ConditionProposal                            // a recommendation proposes something
	ConditionClear                               // the content is clear
	ConditionScope                               // it is about a regulation or conduct in applying one
	ConditionAccount                             // the sender has an account of the portal
	ConditionPublished                           // it came to the published number, address or system
	ConditionAgencyForm                          // it answers the questions of the agency's form

	lastCondition = ConditionAgencyForm
)

// deskConditions are those that only the desk can judge.
const deskConditions = ConditionClear | ConditionScope | ConditionAccount | ConditionPublished | ConditionAgencyForm

const refusing = ConditionPetition | ConditionName | ConditionContact | ConditionVietnamese | ConditionScope

var conditionTexts = [...]struct{ name, vi, en string }{
	{"petition", "là phản ánh hoặc kiến nghị", "it is declared a phản ánh or a kiến nghị"},
	{"name", "có họ tên hoặc tên tổ chức của người gửi", "the sender's name"},
	{"contact", "có ít nhất một cách liên lạc với người gửi", "a way to reach the sender"},
	{"address", "có địa chỉ của người gửi", "the sender's address"},
	{"phone", "có số điện thoại của người gửi", "the sender's telephone number"},
	{"email", "có thư điện tử của người gửi", "the sender's e-mail address"},
	{"phone-or-email", "có số điện thoại hoặc địa chỉ thư tín của người gửi", "the sender's telephone number or mail address"},
	{"vietnamese", "viết hoặc nói bằng tiếng Việt", "in Vietnamese"},
	{"content", "có nội dung", "a content"},
	{"proposal", "kiến nghị nêu giải pháp đề xuất", "a recommendation carries a proposal"},
	{"clear", "nội dung rõ ràng", "a clear content"},
	{"scope", "về quy định hành chính hoặc hành vi khi thực hiện", "about an administrative regulation or conduct in applying it"},
	{"account", "có tài khoản Cổng Dịch vụ công quốc gia", "an account of the national portal"},
	{"published-channel", "gửi đến số điện thoại, địa chỉ hoặc hệ thống đã công bố", "sent to the published number, address or system"},
	{"agency-form", "trả lời các câu hỏi trên phiếu của cơ quan", "answers the questions of the agency's form"},
}

// Refusing are those of the set without which a submission is refused, since
// nobody could answer it. What else is missing is asked for.
func (c Conditions) Refusing() Conditions { return c & refusing }

// Each are the single conditions of the set, in order.
func (c Conditions) Each() []Conditions {
	var all []Conditions
	for one := ConditionPetition; one <= lastCondition; one <<= 1 {
		if c&one != 0 {
			all = append(all, one)
		}
	}
	return all
}

// Names are the names of the conditions in the set: "name", "phone".
func (c Conditions) Names() []string {
	var names []string
	for i, t := range conditionTexts {
		if c&(1<<i) != 0 {
			names = append(names, t.name)
		}
	}
	return names
}

// String is the names joined by ", ".
func (c Conditions) String() string { return strings.Join(c.Names(), ", ") }

// Text is the conditions in words, joined by "; ".
func (c Conditions) Text(l form.Language) string {
	var texts []string
	for i, t := range conditionTexts {
		if c&(1<<i) != 0 {
			texts = append(texts, l.Pick(t.vi, t.en))
		}
	}
	return strings.Join(texts, "; ")
}

func parseCondition(name string) (Conditions, bool) {
	for i, t := range conditionTexts {
		if t.name == name {
			return 1 << i, true
		}
	}
	return 0, false
}
