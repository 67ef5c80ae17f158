package desk

import (
	"fmt"
	"strconv"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// AudienceSender is who sent a petition.
const AudienceSender agenda.Audience = "sender"

// News is something that the sender of a petition is to be told once: a reminder
// like those of officials, for [AudienceSender], with what happened. Its title has
// no word of what anybody wrote but the number of the answer's document, so that
// it may go by text message; what a body wrote to the sender is the Content of the
// event. Its due day is the one that it speaks of, no day where it speaks of none.
type News struct {
	agenda.Reminder
	Event petition.Event
}

// NewsFor is what the sender is to be told of what happened to a petition by the
// end of a day, in order: that it was received, that a supplement is wanted, that it
// was handed on, extended, answered and published (Decision 31/2021/QĐ-TTg:
// receipt, supplement, publication), refused with the reason and the way to go
// (Decree 92/2017/NĐ-CP), and how things stand. A duplicate out of
// [petition.Links] has the answer that both got. Keys follow from what happened,
// not from due days: asked again, the same news has the same key.
func NewsFor(p *petition.Process, pet petition.Petition, on form.Day, l form.Language) []News {
	pet = pet.AsOf(on)
	var all []News
	for n, now := range pet.History() {
		e := now.Last()
		title, due := titleOf(p, now, e, l)
		if title != "" {
			all = append(all, newsOf(now, e, e.At, strconv.Itoa(n+1), title, due))
		}
	}
	if pet.State() != petition.StateDuplicate {
		return all
	}
	answer, ok := pet.Answer()
	if !ok {
		return all
	}
	hands := p.Hands(pet)
	there, main := hands[len(hands)-1], answer.Code.String()
	title, _ := titleOf(p, pet, answer, l)
	all = append(all, newsOf(pet, answer, there.Answered, main+"/"+answer.At.String(), title, form.NoDay))
	if !there.Published.IsZero() {
		published := petition.Event{Code: answer.Code, At: there.Published, Type: petition.Published}
		title, _ = titleOf(p, pet, published, l)
		all = append(all, newsOf(pet, published, there.Published, main+"/"+published.At.String(), title, form.NoDay))
	}
	return all
}

// newsOf is the news of an event, which the sender is told from a moment on; which
// says which event it is.
func newsOf(pet petition.Petition, e petition.Event, from schedule.Moment, which, title string, due form.Day) News {
	code := pet.Code().String()
	item := agenda.Item{Key: code + "/" + e.Type.String() + "/" + which, About: code, Title: code + ": " + title, Body: string(pet.Holder()), Due: due}
	return News{Event: e, Reminder: agenda.Reminder{Key: item.Key + "/" + string(AudienceSender), Item: item, To: AudienceSender, On: from.Day()}}
}

// titleOf is what the sender is told of an event that led to a petition, and the
// day that it speaks of; no title where the sender is told nothing.
func titleOf(p *petition.Process, now petition.Petition, e petition.Event, l form.Language) (title string, due form.Day) {
	by := func(vi, en string, day form.Day) string {
		if day == form.NoDay {
			return ""
		}
		return l.Pick(vi, en) + day.In(l)
	}
	day := e.At.Day()
	switch e.Type {
	case petition.Submitted:
		due = p.Clocks(now, day).Petitioner.Due
		received := e.At.TimeOfDay().String()
		return l.Pick("đã nhận lúc "+received+" ngày "+day.In(l), "received on "+day.In(l)+" at "+received) +
			by("; trả lời chậm nhất ngày ", "; to be answered by ", due), due
	case petition.SupplementRequested:
		due = p.Clocks(now, day).Step.Due
		return l.Pick("đề nghị bổ sung thông tin", "more information is asked for") + by(", chậm nhất ngày ", ", by ", due), due
	case petition.Transferred:
		return l.Pick("đã chuyển đến ", "handed on to ") + nameOf(p, e.To, day), form.NoDay
	case petition.Extended:
		return by("gia hạn trả lời đến hết ngày ", "the answer is put off to ", e.Due), e.Due
	case petition.InterimAnswered:
		return l.Pick("có thông tin về tình hình xử lý", "there is news of how it stands"), form.NoDay
	case petition.Answered:
		title = l.Pick("đã trả lời", "answered")
		if e.Document != "" {
			title += l.Pick(fmt.Sprintf(" bằng văn bản %s", e.Document), fmt.Sprintf(" with document %s", e.Document))
		}
		return title, form.NoDay
	case petition.Published:
		return l.Pick("kết quả đã được công khai", "the result is published"), form.NoDay
	case petition.Refused:
		reason := petition.Reason(e.Reason)
		title = l.Pick("không tiếp nhận: ", "refused: ") + reason.Text(l)
		if way := WayInstead(reason, day); !way.IsZero() {
			title += "; " + way.Text.In(l)
		}
		return title, form.NoDay
	}
	return "", form.NoDay
}

// nameOf is the name of a body on the day, its identifier where no name is known.
func nameOf(p *petition.Process, id body.ID, on form.Day) string {
	if name := p.Bodies().ByID(id).Name(on); name != "" {
		return name
	}
	return string(id)
}
