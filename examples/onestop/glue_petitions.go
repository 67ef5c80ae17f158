package main

import (
	"fmt"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// Seam 2: a row of phan_anh, which has a column for each thing that may
// happen, becomes the events of a petition, and a petition becomes a row.
// The words of the system are on the left, those of the library on the right.

var petitionStatuses = words[petition.State]{
	"MOI": petition.StateSubmitted, "DA_CHUYEN": petition.StateTransferred, "DANG_XU_LY": petition.StateAccepted,
	"DA_TRA_LOI": petition.StateAnswered, "CONG_KHAI": petition.StatePublished,
	"TU_CHOI": petition.StateRefused, "RUT": petition.StateWithdrawn,
}

var (
	channels = words[petition.Channel]{"CONG": petition.ChannelPortal, "DIEN_THOAI": petition.ChannelPhone, "VAN_BAN": petition.ChannelPaper}
	kinds    = words[petition.Kind]{"PHAN_ANH": petition.KindReflection, "KIEN_NGHI": petition.KindRecommendation, "KHIEU_NAI": petition.KindComplaint}
	subjects = words[petition.Subject]{"THU_TUC": petition.SubjectProcedure, "QUY_DINH": petition.SubjectRegulation, "CAN_BO": petition.SubjectConduct}
	outcomes = words[petition.Reason]{"SUA": petition.ReasonRegulationChanged, "SE_SUA": petition.ReasonRegulationWillChange,
		"GIU": petition.ReasonExplainedAndKept, "XU_LY": petition.ReasonConductHandled}
	closings = words[petition.Reason]{"KHIEU_NAI": petition.ReasonComplaint, "AN_DANH": petition.ReasonAnonymous, "RUT": petition.ReasonWithdrawn,
		"KHONG_THUOC_THAM_QUYEN": "not-ours"} // what officials like to choose, and the library forbids
	acts = words[petition.EventType]{"chuyen": petition.Transferred, "tiep-nhan": petition.Accepted, "tu-choi": petition.Refused}
)

// petitionOf is what happened to a row, in order, as the library sees it. What
// cannot have happened under its rules is an error.
func (l *library) petitionOf(r petitionRow) (petition.Petition, error) {
	code, err := petition.ParseCode(r.code)
	if err != nil {
		return petition.Petition{}, err
	}
	var events []petition.Event
	add := func(at instant, e petition.Event) {
		if at != 0 {
			e.Code, e.At = code, schedule.MomentAt(at.Time())
			events = append(events, e)
		}
	}
	first, holder, verdict := body.ID(committee), body.ID(r.unit), petition.VerdictNo
	if r.satisfied {
		verdict = petition.VerdictYes
	}
	add(r.sent, petition.Event{Type: petition.Submitted, To: first, Kind: kinds[r.kind], Subject: subjects[r.field],
		Channel: channels[r.channel], Content: r.content, Proposal: r.proposal, Sender: petition.Sender{Type: petition.SenderCitizen,
			Identity: petition.Identity{Name: r.name, Address: r.address, Phone: r.phone, Email: r.email}}})
	add(r.forwarded, petition.Event{Type: petition.Transferred, By: first, To: holder})
	add(r.accepted, petition.Event{Type: petition.Accepted, By: holder})
	add(r.answered, petition.Event{Type: petition.Answered, By: holder, Document: r.document, Content: r.answer, Outcome: outcomes[r.outcome]})
	add(r.published, petition.Event{Type: petition.Published, By: holder})
	add(r.rated, petition.Event{Type: petition.Rated, Satisfied: verdict})
	if r.status == "RUT" {
		add(r.closed, petition.Event{Type: petition.Withdrawn})
	} else {
		add(r.closed, petition.Event{Type: petition.Refused, By: holder, Reason: string(closings[r.reason])})
	}
	return l.pakn.Replay(events)
}

// rowOf is the row of a petition. What the library does not know of, such as
// the dossier behind it, is kept from the row that there was.
func rowOf(p petition.Petition, was petitionRow) (petitionRow, error) {
	who := p.Sender().Identity
	r := petitionRow{code: p.Code().String(), dossier: was.dossier, name: who.Name, address: who.Address, phone: who.Phone, email: who.Email,
		channel: channels.of(p.Channel()), kind: kinds.of(p.Kind()), field: subjects.of(p.Subject()),
		content: p.Content(), proposal: p.Proposal(), status: petitionStatuses.of(p.State()), unit: string(p.Holder())}
	columns := map[petition.EventType]*instant{petition.Submitted: &r.sent, petition.Transferred: &r.forwarded,
		petition.Accepted: &r.accepted, petition.Answered: &r.answered, petition.Published: &r.published,
		petition.Rated: &r.rated, petition.Refused: &r.closed, petition.Withdrawn: &r.closed}
	for _, e := range p.Events() {
		at := columns[e.Type]
		if at == nil || *at != 0 {
			return was, fmt.Errorf("%s: bảng phan_anh không ghi được việc này: %s", r.code, e.Type)
		}
		*at = instant(e.At.Time().Unix())
	}
	if answer, ok := p.Answer(); ok {
		r.document, r.answer, r.outcome = answer.Document, answer.Content, outcomes.of(answer.Outcome)
	}
	if r.closed != 0 {
		r.reason = closings.of(p.ClosingReason())
	}
	satisfied, _ := p.Ratings()
	r.satisfied = satisfied > 0
	return r, nil
}

// act is the row after a user has acted, if the rules allow it.
func (l *library) act(r petitionRow, act string, by user, at time.Time, to, reason string) (petitionRow, error) {
	p, err := l.petitionOf(r)
	if err != nil {
		return r, err
	}
	p, err = l.pakn.Apply(p, petition.Event{Code: p.Code(), At: schedule.MomentAt(at), Type: acts[act],
		By: body.ID(by.unit), To: body.ID(to), Reason: string(closings[reason])})
	if err != nil {
		return r, err
	}
	return rowOf(p, r)
}

// words are words of the system with what the library calls them.
type words[T comparable] map[string]T

func (w words[T]) of(value T) string {
	for word, v := range w {
		if v == value {
			return word
		}
	}
	return ""
}
