package figures

import (
	"slices"

	"github.com/caicach/tthc/petition"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// NationalStatus is a status of the national system for petitions, by its
// Vietnamese label.
type Status string

// The statuses of the national system.
const (
	StatusNewAtOffice        Status = "Mới tiếp nhận VPCP"
	StatusReceivedLocally    Status = "Tiếp nhận ở địa phương" // in two sets
	StatusSupplementIn       Status = "Phản ánh đã bổ sung"    // before it was taken on
	StatusSupplementInWork   Status = "PAKN đã bổ sung"        // while in progress
	StatusHandledDirectly    Status = "Phản ánh trực tiếp xử lý"
	StatusHandledLocally     Status = "Xử lý ở địa phương"
	StatusEmailSent          Status = "Đã gửi email"
	StatusBackToReception    Status = "Trả lại tiếp nhận địa phương" // its set goes by the actor
	StatusSentToOtherBody    Status = "BNĐP gửi trả BNĐP khác"
	StatusSentBackToOffice   Status = "BNĐP gửi trả VPCP"
	StatusReturnedToOffice   Status = "Trả lại VPCP"
	StatusAwaitingPublishing Status = "PAKN chờ công khai"
	StatusMadePublic         Status = "PAKN đã công khai"
	StatusNotAdmitted        Status = "Từ chối tiếp nhận"
	StatusSentByOwnSoftware  Status = "PAKN gửi đi đơn vị khác bằng phần mềm riêng"
	StatusAwaitingSupplement Status = "PA chờ bổ sung"
)

// StatusSet is a set of the three sets that indicator 5.2 of Decision
// 766/QĐ-TTg sorts statuses into.
type StatusSet uint8

// The sets.
const (
	SetWaiting    StatusSet = 1 << iota // chờ tiếp nhận
	SetInProgress                       // đang xử lý
	SetProcessed                        // đã xử lý
)

var statusSetTexts = [...][2]string{{"chờ tiếp nhận", "waiting"}, {"đang xử lý", "in progress"}, {"đã xử lý", "processed"}}

// MarshalJSON refuses: a set follows from a history.
func (StatusSet) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*StatusSet) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// IsOne says that the set is known for certain.
func (s StatusSet) IsOne() bool { return s != 0 && s&(s-1) == 0 }

// Text is the sets in words.
func (s StatusSet) Text(l form.Language) string {
	text := ""
	for i, t := range statusSetTexts {
		if s&(1<<i) != 0 {
			if text != "" {
				text += l.Pick(" hoặc ", " or ")
			}
			text += l.Pick(t[0], t[1])
		}
	}
	return text
}

// statusRows are all statuses: the sets that each may be in, and the states
// that each may stand for.
var statusRows = []struct {
	status Status
	sets   StatusSet
	states []petition.State
}{
	{StatusNewAtOffice, SetWaiting, []petition.State{petition.StateSubmitted, petition.StateTransferred}},
	{StatusReceivedLocally, SetWaiting | SetInProgress, []petition.State{petition.StateSubmitted, petition.StateTransferred, petition.StateAccepted}},
	{StatusSupplementIn, SetWaiting, []petition.State{petition.StateSupplemented}},
	{StatusSupplementInWork, SetInProgress, []petition.State{petition.StateAccepted}},
	{StatusHandledDirectly, SetInProgress, []petition.State{petition.StateAccepted, petition.StateReopened}},
	{StatusHandledLocally, SetInProgress, []petition.State{petition.StateAccepted, petition.StateReopened}},
	{StatusEmailSent, SetInProgress, []petition.State{petition.StateAccepted}},
	{StatusBackToReception, SetInProgress | SetProcessed, []petition.State{petition.StateReturned, petition.StateTransferred}},
	{StatusSentToOtherBody, SetProcessed, []petition.State{petition.StateTransferred}},
	{StatusSentBackToOffice, SetProcessed, []petition.State{petition.StateTransferred}},
	{StatusReturnedToOffice, SetProcessed, []petition.State{petition.StateTransferred}},
	{StatusAwaitingPublishing, SetProcessed, []petition.State{petition.StateAnswered}},
	{StatusMadePublic, SetProcessed, []petition.State{petition.StatePublished}},
	{StatusNotAdmitted, SetProcessed, []petition.State{petition.StateRefused}},
	{StatusSentByOwnSoftware, SetProcessed, []petition.State{petition.StateTransferred}},
	{StatusAwaitingSupplement, SetProcessed, []petition.State{petition.StateAwaitingSupplement, petition.StateAwaitingInProgress}},
}

// NationalStatuses are all statuses of the national system.
func Statuses() []Status {
	all := make([]Status, len(statusRows))
	for i, r := range statusRows {
		all[i] = r.status
	}
	return all
}

// Valid says whether s is one of the statuses.
func (s Status) Valid() bool { return slices.Contains(Statuses(), s) }

// StatusEntry is a status with what is needed to read it: a status alone does
// not say in which set it is.
type StatusEntry struct {
	form.Unwritten
	Status    Status
	Body      body.ID         // whose status it is
	Actor     body.ID         // who set it; none: the sender, or not known
	EnteredAt schedule.Moment // since when
	LeftAt    schedule.Moment // until when; none: it is the present one
}

// National is the history of the petition in the statuses of the national
// system. A transfer is two entries: that of the body which hands on, for good,
// and that of the body which receives. What the system has no status for (a
// withdrawal, a duplicate) only ends the entry before.
func National(p *petition.Process, pet petition.Petition) []StatusEntry {
	var entries []StatusEntry
	rules := p.Rules()
	was := petition.Petition{}
	for _, now := range pet.History() {
		e := now.Last()
		focal := rules.FocalOn(e.At.Day())
		before := was
		was = now
		if !before.IsZero() && now.State() == before.State() && e.Type != petition.Transferred && e.Type != petition.Supplemented {
			continue // nothing moves
		}
		if n := len(entries); n > 0 && entries[n-1].LeftAt.IsZero() {
			entries[n-1].LeftAt = e.At
		}
		if from := holderOn(p, before, e.At.Day()); e.Type == petition.Transferred && from != focal {
			entries = append(entries, StatusEntry{Status: handedOn(e.To, focal), Body: from, Actor: e.By, EnteredAt: e.At, LeftAt: e.At})
		}
		holder := holderOn(p, now, e.At.Day())
		if s := statusOf(now, holder == focal); s != "" {
			entries = append(entries, StatusEntry{Status: s, Body: holder, Actor: e.By, EnteredAt: e.At})
		}
	}
	return entries
}

// holderOn is who has a petition on the day: to whom it was sent, or who took
// its place, also as the focal point.
func holderOn(p *petition.Process, pet petition.Petition, on form.Day) body.ID {
	if holder, ok := p.HolderOn(pet, on); ok {
		return holder
	}
	return pet.Holder()
}

// handedOn is the status of the body that has handed a petition on.
func handedOn(to, focal body.ID) Status {
	if to == focal {
		return StatusSentBackToOffice
	}
	return StatusSentToOtherBody
}

// statusOf is the status that a petition has entered with its last event, none
// where the system has none for it.
func statusOf(now petition.Petition, atOffice bool) Status {
	either := func(office, local Status) Status {
		if atOffice {
			return office
		}
		return local
	}
	switch now.Last().Type {
	case petition.Submitted, petition.Transferred:
		return either(StatusNewAtOffice, StatusReceivedLocally)
	case petition.SupplementRequested:
		return StatusAwaitingSupplement
	case petition.Supplemented:
		if now.State() == petition.StateSupplemented {
			return StatusSupplementIn
		}
		return StatusSupplementInWork
	case petition.Accepted, petition.Reopened:
		return either(StatusHandledDirectly, StatusHandledLocally)
	case petition.Answered:
		return StatusAwaitingPublishing
	case petition.Returned:
		return StatusBackToReception
	case petition.Published:
		return StatusMadePublic
	case petition.Refused:
		return StatusNotAdmitted
	}
	return ""
}

// SetOf is the set that a status is in, given those before it. Two
// statuses change their set: "Tiếp nhận ở địa phương" is in progress once the
// body had begun to work on it, and "Trả lại tiếp nhận địa phương" is in
// progress when the body itself gave it back within its walls, processed when
// another one did. Where the actor is not known it is both sets: the answer is
// doubtful.
func SetOf(p *petition.Process, e StatusEntry, before []StatusEntry) StatusSet {
	i := slices.Index(Statuses(), e.Status)
	if i < 0 {
		return 0
	}
	switch e.Status {
	case StatusReceivedLocally:
		for j := len(before) - 1; j >= 0 && before[j].Body == e.Body; j-- {
			if SetOf(p, before[j], before[:j]) == SetInProgress {
				return SetInProgress
			}
		}
		return SetWaiting
	case StatusBackToReception:
		switch {
		case e.Actor == "" || e.Body == "":
			return SetInProgress | SetProcessed
		case p.ActsFor(e.Actor, e.Body, e.EnteredAt.Day()):
			return SetInProgress
		}
		return SetProcessed
	}
	return statusRows[i].sets
}

// StatesOf are the states that the last of the entries may stand for, those
// before it considered: one where the history leaves no doubt, none for a
// status that is not known.
func StatesOf(p *petition.Process, entries []StatusEntry) []petition.State {
	if len(entries) == 0 {
		return nil
	}
	last, before := entries[len(entries)-1], entries[:len(entries)-1]
	i := slices.Index(Statuses(), last.Status)
	if i < 0 {
		return nil
	}
	set := SetOf(p, last, before)
	var states []petition.State
	for _, s := range statusRows[i].states {
		switch {
		case last.Status == StatusReceivedLocally && (set == SetWaiting) != s.IsWaiting():
			continue
		case s == petition.StateSubmitted && len(before) > 0, s == petition.StateTransferred && len(before) == 0 && set == SetWaiting:
			continue // the first entry is the submission, and no other is
		case s == petition.StateReopened && !slices.ContainsFunc(before, func(e StatusEntry) bool { return e.Status == StatusMadePublic }):
			continue
		case s == petition.StateAccepted && len(before) > 0 && before[len(before)-1].Status == StatusMadePublic:
			continue
		case last.Status == StatusBackToReception && s == petition.StateTransferred && (set == SetInProgress || len(before) > 0 && before[len(before)-1].Status == StatusAwaitingPublishing):
			continue // it came back before it was published: for redo
		case last.Status == StatusAwaitingSupplement && s != awaitingAfter(p, before):
			continue
		}
		states = append(states, s)
	}
	return states
}

// awaitingAfter is the state in which a request for a supplement leaves a
// petition: by whether it was in progress.
func awaitingAfter(p *petition.Process, before []StatusEntry) petition.State {
	if n := len(before); n > 0 && SetOf(p, before[n-1], before[:n-1]) == SetInProgress {
		return petition.StateAwaitingInProgress
	}
	return petition.StateAwaitingSupplement
}
