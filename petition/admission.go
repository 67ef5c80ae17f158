package petition

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Decision is what the door does with a submission.
type Decision string

// The decisions.
const (
	Admit         Decision = "admit"
	AskSupplement Decision = "ask-supplement" // what fails can be mended
	Refuse        Decision = "refuse"         // it is no petition that anybody could answer
)

// Examination is the outcome of holding a submission against the conditions
// of its channel.
type Examination struct {
	Decision Decision
	Failing  []Failing
	// Reason is that with which it is refused, and Way the way to go instead;
	// empty unless it is refused.
	Reason Reason
	Way    Way
}

// Failing is a condition that is not met.
type Failing struct {
	Condition Conditions // one
	Refuses   bool       // without it nobody could answer; the others are asked for
	Source    string
	Doubt     string
}

// Way is where a submission that is no petition belongs.
type Way struct {
	Law    string
	Vi, En string
}

// IsZero says that there is no way to show.
func (w Way) IsZero() bool { return w == Way{} }

// Text is the way in words.
func (w Way) Text(l form.Language) string { return l.Pick(w.Vi, w.En) }

// ways by the reason of the refusal. The Law amending the three laws (Law
// 136/2025/QH15, in force from 1 July 2026) may have changed figures, so none
// is named here.
var ways = map[Reason]Way{
	IsComplaint: {Law: "Luật Khiếu nại 2011",
		Vi: "gửi đơn khiếu nại đến người hoặc cơ quan đã ra quyết định, có hành vi bị khiếu nại, theo Luật Khiếu nại",
		En: "bring the complaint to the official or body whose decision or act it is about, under the Law on Complaints"},
	IsDenunciation: {Law: "Luật Tố cáo 2018",
		Vi: "gửi đơn tố cáo đến người đứng đầu cơ quan quản lý người bị tố cáo, theo Luật Tố cáo; danh tính người tố cáo được bảo vệ",
		En: "bring the denunciation to the head of the body in charge of the person denounced, under the Law on Denunciations; the identity is protected"},
	IsAnonymous: {Law: decree20,
		Vi: "gửi lại kèm họ tên và địa chỉ, điện thoại hoặc thư điện tử; danh tính không bị công khai",
		En: "send it again with a name and an address, telephone number or e-mail address; the identity is not published"},
	NotVietnamese: {Law: decree20, Vi: "gửi lại bằng tiếng Việt", En: "send it again in Vietnamese"},
	OutOfScope: {Law: "Luật Tiếp công dân 2013",
		Vi: "liên hệ nơi tiếp công dân của cơ quan liên quan", En: "turn to the citizens' reception of the body concerned"},
}

// WayInstead is the way to go after a refusal, none where there is no other.
func WayInstead(r Reason) Way { return ways[r] }

// Examine holds a submission against the conditions of its channel on its
// day, and names every one that it fails at once. The event must be a
// Submitted one.
func (p *Process) Examine(e Event) Examination {
	n := &record{code: e.Code, received: e.At, info: &info{kind: e.Kind, channel: e.Channel, language: e.Language, content: e.Content,
		proposal: e.Proposal, sender: e.Sender, lacks: e.Lacks}}
	n.failing = p.failing(n)
	return p.examination(n)
}

// Admission is the examination of the petition as it stands, supplements
// included.
func (p *Process) Admission(pet Petition) Examination { return p.examination(pet.get()) }

func (p *Process) examination(n *record) Examination {
	x := Examination{Decision: Admit}
	row := p.conditions(n.info.channel, n.received)
	for _, c := range n.failing.Each() {
		f := Failing{Condition: c, Refuses: refusing&c != 0, Source: decree20 + ", Điều 1, Điều 3"}
		if row.Conditions&c != 0 {
			f.Source, f.Doubt = row.Source, row.Doubt
		}
		x.Failing = append(x.Failing, f)
	}
	switch {
	case n.failing&refusing != 0:
		x.Decision = Refuse
		x.Reason = refusal(n)
		x.Way = ways[x.Reason]
	case n.failing != 0:
		x.Decision = AskSupplement
	}
	return x
}

// refusal is the first reason to refuse.
func refusal(n *record) Reason {
	switch f := n.failing; {
	case n.info.kind == Complaint:
		return IsComplaint
	case n.info.kind == Denunciation:
		return IsDenunciation
	case f&InScope != 0:
		return OutOfScope
	case f&(HasName|HasContact) != 0:
		return IsAnonymous
	case f&InVietnamese != 0:
		return NotVietnamese
	}
	return Inadmissible
}

// conditions is the row for a channel on the day.
func (p *Process) conditions(c Channel, at schedule.Moment) Admission {
	for _, a := range p.admission[c] {
		if (schedule.Span{Since: a.Since, Until: a.Until}).Contains(at.Day()) {
			return a
		}
	}
	return Admission{}
}

// failing are the conditions of the channel that are not met. What is not a
// petition at all fails on every channel.
func (p *Process) failing(n *record) Conditions {
	asked := p.conditions(n.info.channel, n.received).Conditions | IsPetition
	failing := n.info.lacks
	fail := func(c Conditions, bad bool) {
		if bad {
			failing |= c
		}
	}
	i := n.info
	id := i.sender.Identity
	fail(IsPetition, !i.kind.IsPetition())
	fail(InVietnamese, i.language != "" && i.language != "vi")
	fail(HasContent, blank(i.content))
	fail(HasProposal, i.kind == Recommendation && blank(i.proposal))
	if !i.sender.Withheld {
		fail(HasName, blank(id.Name))
		fail(HasAddress, blank(id.Address))
		fail(HasPhone, blank(id.Phone))
		fail(HasEmail, blank(id.Email))
		fail(PhoneOrEmail, blank(id.Phone) && blank(id.Email))
		fail(HasContact, blank(id.Address) && blank(id.Phone) && blank(id.Email))
	}
	return failing & asked
}
