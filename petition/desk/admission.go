package desk

import (
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Decision is what the door does with a submission.
type Decision string

// The decisions.
const (
	DecisionAdmit         Decision = "admit"
	DecisionAskSupplement Decision = "ask-supplement" // what fails can be mended
	DecisionRefuse        Decision = "refuse"         // it is no petition that anybody could answer
)

// Examination is the outcome of holding a submission against the conditions
// of its channel.
type Examination struct {
	form.Unwritten
	Decision Decision
	Failing  []Failing
	// Reason is that with which it is refused, and Way the way to go instead;
	// empty unless it is refused.
	Reason petition.Reason
	Way    Way
}

// Failing is a condition that is not met.
type Failing struct {
	form.Unwritten
	Condition petition.Conditions // one
	Refuses   bool                // without it nobody could answer; the others are asked for
	Basis     petition.Basis
}

// Way is where a submission that is no petition belongs.
type Way struct {
	form.Unwritten
	Law  form.Text
	Text form.Text // what to do, in words
	// Term is how soon the body that it belongs to must accept it, counted from
	// the day of receipt, and Basis the source; zero where none is known.
	Term  schedule.Term
	Basis petition.Basis
}

// IsZero says that there is no way to show.
func (w Way) IsZero() bool { return w == Way{} }

// ways by the reason of the refusal.
var ways = map[petition.Reason]Way{
	petition.ReasonComplaint: {Law: form.Text{"Luật Khiếu nại 2011", "Law on Complaints 2011"},
		Text: form.Text{"gửi đơn khiếu nại đến người hoặc cơ quan đã ra quyết định, có hành vi bị khiếu nại, theo Luật Khiếu nại", "bring the complaint to the official or body whose decision or act it is about, under the Law on Complaints"}},
	petition.ReasonDenunciation: {Law: form.Text{"Luật Tố cáo 2018", "Law on Denunciations 2018"},
		Text: form.Text{"gửi đơn tố cáo đến người đứng đầu cơ quan quản lý người bị tố cáo, theo Luật Tố cáo; danh tính người tố cáo được bảo vệ", "bring the denunciation to the head of the body in charge of the person denounced, under the Law on Denunciations; the identity is protected"}},
	petition.ReasonAnonymous: {Law: decree20,
		Text: form.Text{"gửi lại kèm họ tên và địa chỉ, điện thoại hoặc thư điện tử; danh tính không bị công khai", "send it again with a name and an address, telephone number or e-mail address; the identity is not published"}},
	petition.ReasonNotVietnamese: {Law: decree20, Text: form.Text{"gửi lại bằng tiếng Việt", "send it again in Vietnamese"}},
	petition.ReasonOutOfScope: {Law: form.Text{"Luật Tiếp công dân 2013", "Law on the Reception of Citizens 2013"},
		Text: form.Text{"liên hệ nơi tiếp công dân của cơ quan liên quan", "turn to the citizens' reception of the body concerned"}},
}

// acceptances is how soon a complaint is accepted, the newest first.
var acceptances = []struct {
	since form.Day
	term  schedule.Term
	basis petition.Basis
}{
	{form.NewDay(2026, 7, 1), schedule.NewTerm(7, schedule.WorkingDays), petition.Basis{
		Source:   "Nghị định 124/2020/NĐ-CP, Điều 16.1, sửa đổi theo Nghị định 155/2026/NĐ-CP, Điều 10",
		SourceEN: "Decree 124/2020/NĐ-CP, Article 16.1, as amended by Decree 155/2026/NĐ-CP, Article 10"}},
	{form.NoDay, schedule.NewTerm(10, schedule.Days), petition.Basis{Source: "Luật Khiếu nại 2011", SourceEN: "Law on Complaints 2011"}},
}

// WayInstead is the way to go after a refusal on a day, none where there is no
// other. No day stands for what holds now, the newest that is known.
func WayInstead(r petition.Reason, on form.Day) Way {
	way := ways[r]
	if r == petition.ReasonComplaint {
		for _, row := range acceptances {
			if on == form.NoDay || on >= row.since {
				way.Term, way.Basis = row.term, row.basis
				break
			}
		}
	}
	return way
}

// decree20 is the source of what is asked of every submission.
var (
	decree20 = form.Text{"Nghị định 20/2008/NĐ-CP", "Decree 20/2008/NĐ-CP"}
	always   = petition.Basis{Source: "Nghị định 20/2008/NĐ-CP, Điều 1, Điều 3", SourceEN: "Decree 20/2008/NĐ-CP, Articles 1 and 3"}
)

// Examine holds a submission against the conditions of its channel on its
// day, and names every one that it fails at once. The event must be a
// Submitted one.
func Examine(p *petition.Process, e petition.Event) Examination {
	return examination(p.Failing(e), p.AdmissionOn(e.Channel, e.At.Day()), e.Kind, e.At.Day())
}

// AdmissionOf is the examination of the petition as it stands, supplements
// included.
func AdmissionOf(p *petition.Process, pet petition.Petition) Examination {
	return examination(pet.Failing(), p.AdmissionOn(pet.Channel(), pet.Received().Day()), pet.Kind(), pet.Received().Day())
}

func examination(failing petition.Conditions, row petition.Admission, kind petition.Kind, on form.Day) Examination {
	x := Examination{Decision: DecisionAdmit}
	for _, c := range failing.Each() {
		f := Failing{Condition: c, Refuses: c.Refusing() != 0, Basis: always}
		if row.Conditions&c != 0 {
			f.Basis = row.Basis
		}
		x.Failing = append(x.Failing, f)
	}
	switch {
	case failing.Refusing() != 0:
		x.Decision = DecisionRefuse
		x.Reason = refusal(failing, kind)
		x.Way = WayInstead(x.Reason, on)
	case failing != 0:
		x.Decision = DecisionAskSupplement
	}
	return x
}

// refusal is the first reason to refuse.
func refusal(failing petition.Conditions, kind petition.Kind) petition.Reason {
	switch {
	case kind == petition.KindComplaint:
		return petition.ReasonComplaint
	case kind == petition.KindDenunciation:
		return petition.ReasonDenunciation
	case failing&petition.ConditionScope != 0:
		return petition.ReasonOutOfScope
	case failing&(petition.ConditionName|petition.ConditionContact) != 0:
		return petition.ReasonAnonymous
	case failing&petition.ConditionVietnamese != 0:
		return petition.ReasonNotVietnamese
	}
	return petition.ReasonInadmissible
}
