package petition

import (
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// NationalStatus is a status of the national system for petitions, by its
// Vietnamese label.
type NationalStatus string

// The statuses of the national system.
const (
	NewAtOffice        NationalStatus = "Mới tiếp nhận VPCP"
	ReceivedLocally    NationalStatus = "Tiếp nhận ở địa phương" // in two sets
	SupplementIn       NationalStatus = "Phản ánh đã bổ sung"    // before it was taken on
	SupplementInWork   NationalStatus = "PAKN đã bổ sung"        // while in progress
	HandledDirectly    NationalStatus = "Phản ánh trực tiếp xử lý"
	HandledLocally     NationalStatus = "Xử lý ở địa phương"
	EmailSent          NationalStatus = "Đã gửi email"
	BackToReception    NationalStatus = "Trả lại tiếp nhận địa phương" // its set goes by the actor
	SentToOtherBody    NationalStatus = "BNĐP gửi trả BNĐP khác"
	SentBackToOffice   NationalStatus = "BNĐP gửi trả VPCP"
	ReturnedToOffice   NationalStatus = "Trả lại VPCP"
	AwaitingPublishing NationalStatus = "PAKN chờ công khai"
	MadePublic         NationalStatus = "PAKN đã công khai"
	NotAdmitted        NationalStatus = "Từ chối tiếp nhận"
	SentByOwnSoftware  NationalStatus = "PAKN gửi đi đơn vị khác bằng phần mềm riêng"
	AwaitingSupplement NationalStatus = "PA chờ bổ sung"
)

// StatusSet is a set of the three sets that indicator 5.2 of Decision
// 766/QĐ-TTg sorts statuses into.
type StatusSet uint8

// The sets.
const (
	WaitingSet    StatusSet = 1 << iota // chờ tiếp nhận
	InProgressSet                       // đang xử lý
	ProcessedSet                        // đã xử lý
)

var statusSetTexts = [...][2]string{{"chờ tiếp nhận", "waiting"}, {"đang xử lý", "in progress"}, {"đã xử lý", "processed"}}

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
	status NationalStatus
	sets   StatusSet
	states []State
}{
	{NewAtOffice, WaitingSet, []State{StateSubmitted, StateTransferred}},
	{ReceivedLocally, WaitingSet | InProgressSet, []State{StateSubmitted, StateTransferred, StateAccepted}},
	{SupplementIn, WaitingSet, []State{StateSupplemented}},
	{SupplementInWork, InProgressSet, []State{StateAccepted}},
	{HandledDirectly, InProgressSet, []State{StateAccepted, StateReopened}},
	{HandledLocally, InProgressSet, []State{StateAccepted, StateReopened}},
	{EmailSent, InProgressSet, []State{StateAccepted}},
	{BackToReception, InProgressSet | ProcessedSet, []State{StateReturned, StateTransferred}},
	{SentToOtherBody, ProcessedSet, []State{StateTransferred}},
	{SentBackToOffice, ProcessedSet, []State{StateTransferred}},
	{ReturnedToOffice, ProcessedSet, []State{StateTransferred}},
	{AwaitingPublishing, ProcessedSet, []State{StateAnswered}},
	{MadePublic, ProcessedSet, []State{StatePublished}},
	{NotAdmitted, ProcessedSet, []State{StateRefused}},
	{SentByOwnSoftware, ProcessedSet, []State{StateTransferred}},
	{AwaitingSupplement, ProcessedSet, []State{StateAwaitingSupplement, StateAwaitingInProgress}},
}

// NationalStatuses are all statuses of the national system.
func NationalStatuses() []NationalStatus {
	all := make([]NationalStatus, len(statusRows))
	for i, r := range statusRows {
		all[i] = r.status
	}
	return all
}

// Valid says whether s is one of the statuses.
func (s NationalStatus) Valid() bool { return slices.Contains(NationalStatuses(), s) }

// StatusEntry is a status with what is needed to read it: a status alone does
// not say in which set it is.
type StatusEntry struct {
	Status    NationalStatus
	Body      body.ID         // whose status it is
	Actor     body.ID         // who set it; none: the sender, or not known
	EnteredAt schedule.Moment // since when
	LeftAt    schedule.Moment // until when; none: it is the present one
}

// National is the history of the petition in the statuses of the national
// system. A transfer is two entries: that of the body which hands on, for good,
// and that of the body which receives. What the system has no status for (a
// withdrawal, a duplicate) only ends the entry before.
func (p *Process) National(pet Petition) []StatusEntry {
	var entries []StatusEntry
	enter := func(s NationalStatus, owner, actor body.ID, at schedule.Moment) {
		entries = append(entries, StatusEntry{Status: s, Body: owner, Actor: actor, EnteredAt: at})
	}
	leave := func(at schedule.Moment) {
		if n := len(entries); n > 0 && entries[n-1].LeftAt.IsZero() {
			entries[n-1].LeftAt = at
		}
	}
	received := func(to body.ID) NationalStatus {
		if to == p.rules.Focal {
			return NewAtOffice
		}
		return ReceivedLocally
	}
	handled := func(by body.ID) NationalStatus {
		if by == p.rules.Focal {
			return HandledDirectly
		}
		return HandledLocally
	}
	for i, r := range pet.records() {
		e := &r.told
		if i > 0 && r.state == r.prev.state && e.Type != Transferred && e.Type != Supplemented {
			continue // nothing moves
		}
		leave(e.At)
		switch e.Type {
		case Submitted:
			enter(received(e.To), r.holder, e.By, e.At)
		case Transferred:
			from := r.prev.holder
			switch {
			case from == p.rules.Focal:
			case e.To == p.rules.Focal:
				enter(SentBackToOffice, from, e.By, e.At)
			default:
				enter(SentToOtherBody, from, e.By, e.At)
			}
			leave(e.At)
			enter(received(e.To), r.holder, e.By, e.At)
		case SupplementRequested:
			enter(AwaitingSupplement, r.holder, e.By, e.At)
		case Supplemented:
			if r.state == StateSupplemented {
				enter(SupplementIn, r.holder, e.By, e.At)
			} else {
				enter(SupplementInWork, r.holder, e.By, e.At)
			}
		case Accepted, Reopened:
			enter(handled(r.holder), r.holder, e.By, e.At)
		case Answered:
			enter(AwaitingPublishing, r.holder, e.By, e.At)
		case Returned:
			enter(BackToReception, r.holder, e.By, e.At)
		case Published:
			enter(MadePublic, r.holder, e.By, e.At)
		case Refused:
			enter(NotAdmitted, r.holder, e.By, e.At)
		}
	}
	return entries
}

// StatusSet is the set that a status is in, given those before it. Two
// statuses change their set: "Tiếp nhận ở địa phương" is in progress once the
// body had begun to work on it, and "Trả lại tiếp nhận địa phương" is in
// progress when the body itself gave it back within its walls, processed when
// another one did. Where the actor is not known it is both sets: the answer is
// doubtful.
func (p *Process) StatusSet(e StatusEntry, before []StatusEntry) StatusSet {
	i := slices.Index(NationalStatuses(), e.Status)
	if i < 0 {
		return 0
	}
	switch e.Status {
	case ReceivedLocally:
		for j := len(before) - 1; j >= 0 && before[j].Body == e.Body; j-- {
			if p.StatusSet(before[j], before[:j]) == InProgressSet {
				return InProgressSet
			}
		}
		return WaitingSet
	case BackToReception:
		switch {
		case e.Actor == "" || e.Body == "":
			return InProgressSet | ProcessedSet
		case p.actsFor(e.Actor, e.Body, e.EnteredAt.Day()):
			return InProgressSet
		}
		return ProcessedSet
	}
	return statusRows[i].sets
}

// StatesOf are the states that the last of the entries may stand for, those
// before it considered: one where the history leaves no doubt, none for a
// status that is not known.
func (p *Process) StatesOf(entries []StatusEntry) []State {
	if len(entries) == 0 {
		return nil
	}
	last, before := entries[len(entries)-1], entries[:len(entries)-1]
	i := slices.Index(NationalStatuses(), last.Status)
	if i < 0 {
		return nil
	}
	set := p.StatusSet(last, before)
	var states []State
	for _, s := range statusRows[i].states {
		switch {
		case last.Status == ReceivedLocally && (set == WaitingSet) != s.IsWaiting():
			continue
		case s == StateSubmitted && len(before) > 0, s == StateTransferred && len(before) == 0 && set == WaitingSet:
			continue // the first entry is the submission, and no other is
		case s == StateReopened && !slices.ContainsFunc(before, func(e StatusEntry) bool { return e.Status == MadePublic }):
			continue
		case s == StateAccepted && len(before) > 0 && before[len(before)-1].Status == MadePublic:
			continue
		case last.Status == BackToReception && s == StateTransferred && (set == InProgressSet || len(before) > 0 && before[len(before)-1].Status == AwaitingPublishing):
			continue // it came back before it was published: for redo
		case last.Status == AwaitingSupplement && s != awaitingAfter(p, before):
			continue
		}
		states = append(states, s)
	}
	return states
}

// awaitingAfter is the state in which a request for a supplement leaves a
// petition: by whether it was in progress.
func awaitingAfter(p *Process, before []StatusEntry) State {
	if n := len(before); n > 0 && p.StatusSet(before[n-1], before[:n-1]) == InProgressSet {
		return StateAwaitingInProgress
	}
	return StateAwaitingSupplement
}
