package petition

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Apply is the petition after the event. Only a Submitted event applies to the
// zero Petition. What the rules of the event's day forbid is an error with the
// code of the rule, and the petition stays as it was. That something comes too
// late for its limit is never a reason to forbid it, but for an extension: the
// clocks say so.
//
// An event that the petition has had already, equal in every field, was sent
// again: it changes nothing. One that happened before the last event is refused
// as late ([RuleOrder]); [Process.Replay] puts all that a host has been sent in
// order.
//
// Of the petition that a duplicate is linked to nothing is known here, so nothing
// is said of it: see [Process.ApplyAmong]. A link alone closes nothing and stops no
// clock: what becomes of it is for [Process.Links] to say.
func (p *Process) Apply(pet Petition, e Event) (Petition, error) {
	return p.apply(pet, &e, nil, new(records))
}

// ApplyAmong is [Process.Apply] where the other petitions are known: find gives
// each as it stands, the zero Petition where there is none. A link to one that is
// not there, that leads back, or that was closed without an answer is forbidden
// ([RuleDuplicate]).
func (p *Process) ApplyAmong(pet Petition, e Event, find func(Code) Petition) (Petition, error) {
	return p.apply(pet, &e, find, new(records))
}

// Admit is [Process.ApplyAmong] of an event that is told today: one that lies after
// today is forbidden ([RuleFuture]), since a year typed as 2099 would hold a petition
// back from every list (NoDay: the host names no day). find may be nil, where nothing
// is known of other petitions.
func (p *Process) Admit(pet Petition, e Event, today form.Day, find func(Code) Petition) (Petition, error) {
	return p.admit(pet, &e, today, find, new(records))
}

func (p *Process) admit(pet Petition, e *Event, today form.Day, find func(Code) Petition, room *records) (Petition, error) {
	if today != form.NoDay && e.At.Day() > today {
		return pet, pet.get().forbid(RuleFuture, e, form.Args{"today": today})
	}
	return p.apply(pet, e, find, room)
}

func (p *Process) apply(pet Petition, e *Event, find func(Code) Petition, room *records) (Petition, error) {
	p = p.get()
	pet = pet.alone()
	r := pet.r
	if r == nil {
		r = &noRecord
	}
	has, to, told, err := r.follows(e)
	if err != nil || told {
		return pet, err
	}
	if errs := e.tooLong(has); errs != nil {
		return pet, errs
	}
	if err := p.checkActor(r, e); err != nil {
		return pet, err
	}
	if err := p.checkEvent(r, e); err != nil {
		return pet, err
	}
	if find != nil {
		switch {
		case e.Type == Withdrawn && closedTogether(r, e.At, find):
			return pet, r.forbid(RuleState, e, nil)
		case e.Type == DuplicateLinked:
			if err := p.checkLink(r, e, find); err != nil {
				return pet, err
			}
		}
	}
	return p.after(room.next(), pet, e, has, to), nil
}

// follows holds an event against the form of events and their order alone: the
// petition, the time and the table of states. told says that the petition has
// the very event already.
func (r *record) follows(e *Event) (has fieldSet, to State, told bool, err error) {
	has, errs := e.check(r.holder)
	if errs != nil {
		return has, to, false, errs
	}
	to, ok := r.state.Next(e.Type)
	switch {
	case r.has(e):
		return has, to, true, nil
	case r.n > 0 && e.Code != r.code:
		return has, to, false, r.forbid(RuleCode, e, form.Args{"own": r.code})
	case e.At.Compare(r.told.At) < 0:
		return has, to, false, r.forbid(RuleOrder, e, form.Args{"last": form.Text{": " + inWords(r.told.At), ": " + r.told.At.String()}})
	case !ok:
		return has, to, false, r.forbid(RuleState, e, nil)
	}
	return has, to, false, nil
}

// has says whether the petition has had the very event: it was sent again.
func (r *record) has(e *Event) bool {
	for ; r != nil && r.told.At.Compare(e.At) >= 0; r = r.prev {
		if r.told.Type == e.Type && r.event() == *e {
			return true
		}
	}
	return false
}

// after is the petition with the event, which leads to a state. Its record is n.
func (p *Process) after(n *record, pet Petition, e *Event, has fieldSet, to State) Petition {
	r := pet.r
	if r == nil {
		r = &noRecord
	}
	*n = *r
	n.prev, n.code, n.n, n.state = pet.r, e.Code, r.n+1, to
	n.told = told{At: e.At, Type: e.Type, By: e.By, To: e.To, Reason: e.Reason, Content: e.Content}
	if e.Type != Submitted && has&^toldFields != 0 {
		whole := *e
		n.told.whole = &whole
	}
	p.advance(n, r, e)
	return Petition{n}
}

// records is room for records.
type records []record

// next is one of them; a new one where there is no more room.
func (all *records) next() *record {
	if len(*all) == cap(*all) {
		return new(record)
	}
	*all = (*all)[:len(*all)+1]
	return &(*all)[len(*all)-1]
}

var noRecord record

// Replay is the petition that the events of one petition make, as they were
// delivered: in any order, and some more than once. They are put in order of
// their instants, those of one instant as they come, and each is judged
// ([Process.Apply]). The error is that of the
// first event that does not apply; the petition is then the one before it.
func (p *Process) Replay(events []Event) (Petition, error) {
	var pet Petition
	for _, e := range inOrder(events) {
		var err error
		if pet, err = p.Apply(pet, e); err != nil {
			return pet, err
		}
	}
	return pet, nil
}

func inOrder(events []Event) []Event {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b Event) int { return a.At.Compare(b.At) })
	return events
}

// Restore is the petition that was kept as its events, in their order; one that
// stands twice counts once. What was accepted is not judged again: the form of the events and their order (one
// petition, no time backwards, the table of states) are checked, and no other
// rule, so that a petition comes back whatever was decided or learnt since.
// The error is that of the first event that cannot stand where it does.
func (p *Process) Restore(events []Event) (Petition, error) {
	p = p.get()
	var pet Petition
	for i := range events {
		r := pet.r
		if r == nil {
			r = &noRecord
		}
		has, to, told, err := r.follows(&events[i])
		if err != nil {
			return pet, err
		}
		if told {
			continue // kept twice
		}
		pet = p.after(new(record), pet, &events[i], has, to)
	}
	return pet, nil
}

// wasLater says that an extension led to a later day as the calendar was known
// when it was granted: a notice that came later makes it none the less one.
func (p *Process) wasLater(r *record, e *Event) bool {
	day := e.At.Day()
	then := p.asKnown(day, r.stepSince.Day(), e.Due)
	return then != nil && e.Due > max(day, then.stepDue(r))
}

func (p *Process) checkActor(r *record, e *Event) error {
	may := actorsOf(r.state, e.Type)
	if e.By == "" {
		if may&bySender == 0 {
			return r.forbid(RuleActor, e, form.Args{"why": form.Text{"thiếu cơ quan thực hiện", "the acting body is missing"}})
		}
		return nil
	}
	day := e.At.Day()
	if gone := p.gone(e.By, day); gone != (form.Text{}) {
		return r.forbid(RuleActor, e, form.Args{"why": gone})
	}
	holder := p.holder(r, day)
	switch {
	case may&byAnyone != 0,
		may&byHolder != 0 && p.actsFor(e.By, holder, day),
		may&byFocal != 0 && p.actsFor(e.By, p.rules.focalOn(day), day),
		may&byAbove != 0 && p.within(holder, e.By, day):
		return nil
	}
	return r.forbid(RuleActor, e, form.Args{"why": form.Text{fmt.Sprintf("%s không được làm việc này; đang giữ: %s", e.By, holder),
		fmt.Sprintf("%s may not do this; the holder is %s", e.By, holder)}})
}

// checkEvent holds the event against the rules that the table does not know.
func (p *Process) checkEvent(r *record, e *Event) error {
	day := e.At.Day()
	switch e.Type {
	case Submitted:
		if why := p.exists(e.To, day); why != (form.Text{}) {
			return r.forbid(RuleBody, e, form.Args{"why": why})
		}
	case Transferred:
		if p.toItself(r, e) {
			return r.forbidValue(RuleSelf, e, string(e.To))
		}
		if why := p.exists(e.To, day); why != (form.Text{}) {
			return r.forbid(RuleBody, e, form.Args{"why": why})
		}
	case Refused:
		return p.checkRefusal(r, e)
	case Accepted:
		return p.checkAdmission(r, e)
	case Answered:
		if err := p.checkAdmission(r, e); err != nil {
			return err
		}
		if e.CopyTo != "" {
			if why := p.exists(e.CopyTo, day); why != (form.Text{}) {
				return r.forbid(RuleBody, e, form.Args{"why": why})
			}
		}
		if p.rules.practiceOn(day).AnswerCloses {
			return p.checkAnswer(r, e, e, e.Outcome)
		}
		switch {
		case blank(e.Content) && blank(e.Document):
			return r.forbid(RuleAnswer, e, nil)
		case e.Outcome != "" && !e.Outcome.IsOutcome():
			return r.forbidReason(e, string(e.Outcome))
		}
	case Extended:
		return p.checkExtension(r, e)
	case Published:
		answer := r
		for answer.told.Type != Answered {
			answer = answer.prev
		}
		answered := answer.event()
		outcome := outcomeOf(&answered, e)
		if e.Reason != "" && Reason(e.Reason) != outcome {
			err := r.forbidReason(e, e.Reason)
			if outcome.IsOutcome() {
				err.Want = []string{string(outcome)} // what the answer said; another one is an outcome of its own
			}
			return err
		}
		return p.checkAnswer(r, e, &answered, outcome)
	case Withdrawn:
		if e.reasonOrImplied() != ReasonWithdrawn {
			return r.forbidReason(e, e.Reason)
		}
	case DuplicateLinked:
		if e.Of == e.Code {
			return r.forbidValue(RuleSelf, e, e.Of.String())
		}
		if e.reasonOrImplied() != ReasonDuplicate {
			return r.forbidReason(e, e.Reason)
		}
		return p.checkAdmission(r, e) // it would be answered as one that was taken on
	}
	return nil
}

// toItself says that a petition is handed on to the body that has it already: the
// holder, or who took its place by the day. Of several that did, each may hand it
// to another one of them, but not to itself.
func (p *Process) toItself(r *record, e *Event) bool {
	day := e.At.Day()
	holder := p.holder(r, day)
	if now, ok := p.answers(holder, day); e.To == holder || ok && e.To == now {
		return true
	}
	return p.within(e.By, e.To, day) && p.actsFor(e.To, holder, day) && !p.within(e.To, holder, day)
}

// checkRefusal holds a refusal against the closed list, and the time that the
// sender has for a supplement where the rules know one.
func (p *Process) checkRefusal(r *record, e *Event) error {
	reason := Reason(e.Reason)
	switch {
	case saysNotOurs(e.Reason):
		return r.forbid(RuleNotOurs, e, nil)
	case !reason.IsRefusal():
		return r.forbidReason(e, e.Reason)
	case r.state == StateAwaitingInProgress && reason != ReasonSupplementNeverCame:
		return r.forbid(RuleReason, e, why("đã tiếp nhận xử lý: chỉ còn lý do người gửi không bổ sung", "it was taken on: only a supplement that never came is left"))
	case reason != ReasonSupplementNeverCame:
		return nil
	case !r.state.IsAwaitingSender():
		return r.forbid(RuleReason, e, why("chưa yêu cầu bổ sung", "no supplement was asked for"))
	}
	if last := p.stepDue(r); last != form.NoDay && e.At.Day() <= last {
		return r.forbid(RuleReason, e, why("người gửi còn được bổ sung đến hết ngày "+last.In(form.Vietnamese), "the sender may give it until the end of "+last.String()))
	}
	return nil
}

// checkExtension lets an extension lead to a later day, and only before the end:
// by the calendar of today, or as it was known on that day.
func (p *Process) checkExtension(r *record, e *Event) error {
	day, end := e.At.Day(), p.stepDue(r)
	if end != form.NoDay && day > end && !p.ranStill(r, day) {
		return r.forbid(RuleDue, e, form.Args{"why": form.Text{
			"hạn đã hết ngày " + end.In(form.Vietnamese) + "; gia hạn phải trước khi hết hạn", "the limit ended on " + end.String() + "; it can only be extended before"}})
	}
	if last := max(day, end); e.Due <= last && !p.wasLater(r, e) {
		return r.forbid(RuleDue, e, form.Args{"why": form.Text{
			"hạn mới " + e.Due.In(form.Vietnamese) + " phải sau ngày " + last.In(form.Vietnamese), "the new day " + e.Due.String() + " must be after " + last.String()}})
	}
	if blank(e.Reason) {
		return r.forbid(RuleReason, e, why("thiếu lý do gia hạn", "the reason of the extension is missing"))
	}
	return nil
}

// ranStill says that the limit had not ended on a day as the calendar was known
// then: a notice that came later ends it none the sooner.
func (p *Process) ranStill(r *record, day form.Day) bool {
	then := p.asKnown(day, r.stepSince.Day(), day)
	return then != nil && day <= then.stepDue(r)
}

// checkAdmission keeps out of the work what is no petition, and, where the row
// for its channel binds or the practice is strict, what does not meet every
// condition. What was taken on is worked on and answered.
func (p *Process) checkAdmission(r *record, e *Event) error {
	if !r.takenOn.IsZero() || r.failing == 0 {
		return nil
	}
	stands := ConditionPetition | ConditionName
	if p.rules.practiceOn(e.At.Day()).StrictAdmission || p.AdmissionOn(r.info.channel, r.received.Day()).Binding {
		stands = ^Conditions(0)
	}
	if bad := r.failing & stands; bad != 0 {
		rule := RuleAdmission
		if bad&(ConditionPetition|ConditionName) != 0 {
			rule = RuleDoor
		}
		return r.forbid(rule, e, form.Args{"needs": both(bad)})
	}
	return nil
}

// checkAnswer says whether an answer is there, with its document, its outcome,
// and the copy that the rules ask for; e is the event that needs it.
func (p *Process) checkAnswer(r *record, e, answer *Event, outcome Reason) error {
	day := answer.At.Day()
	to := p.rules.copyOn(day)
	switch {
	case blank(answer.Content) && blank(answer.Document):
		return r.forbid(RuleAnswer, e, nil)
	case !documentLike(answer.Document):
		return r.forbid(RuleDocument, e, nil)
	case outcome == "" && !p.rules.practiceOn(day).AnswerCloses:
		return r.forbid(RuleReason, e, why("thiếu kết quả xử lý", "the outcome is missing"))
	case outcome != "" && !outcome.IsOutcome():
		return r.forbidReason(e, string(outcome))
	case to != "" && answer.CopyTo != to:
		return r.forbid(RuleCopy, e, form.Args{"to": to})
	}
	return nil
}

// documentLike says whether a text can name a document: it has a number and
// more than that.
func documentLike(s string) bool {
	digit, other := false, false
	for _, c := range s {
		if '0' <= c && c <= '9' {
			digit = true
		} else if c != ' ' {
			other = true
		}
	}
	return digit && other
}

// advance brings a record up to the event that it now ends with; was is the
// record before it.
func (p *Process) advance(n, was *record, e *Event) {
	switch e.Type {
	case Submitted:
		p.submit(n, e)
	case SupplementRequested:
		if n.takenOn.IsZero() && n.asked.IsZero() {
			n.asked = e.At
		}
		n.begin(giveStep, e.At)
	case Supplemented:
		n.info = n.info.mended(e)
		n.failing = p.failing(n)
		p.resume(n, was)
		if n.state == StateAccepted {
			n.begin(answerStep, n.working)
		} else {
			n.begin(receiveStep, n.handed)
		}
	case Transferred:
		p.resume(n, was)
		n.hand(was.holder)
	case Accepted:
		p.resume(n, was)
		if n.takenOn.IsZero() {
			n.takenOn = e.At
		}
		if was.state == StateReopened {
			break
		}
		n.begin(answerStep, n.working)
	case Extended:
		n.extended, n.clockSet = e.Due, n.n
	case Answered:
		n.answered = e.At
		n.extended = 0
		if p.rules.practiceOn(e.At.Day()).AnswerCloses {
			n.close(e.Outcome)
			break
		}
		n.begin(publishStep, e.At)
	case Returned:
		n.answered = schedule.Moment{}
		n.closed, n.reason, n.ended = false, "", schedule.Moment{}
		n.begin(answerStep, n.working)
	case Published:
		n.published = e.At
		answer := was
		for answer.told.Type != Answered {
			answer = answer.prev
		}
		answered := answer.event()
		n.close(outcomeOf(&answered, e))
	case Rated:
		if e.Satisfied == VerdictYes {
			n.likes++
		} else {
			n.dislikes++
		}
	case Reopened:
		p.reopen(n, was)
	case DuplicateLinked:
		n.linked = true
		p.resume(n, was)
		n.begin(answerStep, n.working)
	case Refused, Withdrawn:
		p.resume(n, was)
		if e.Type == Refused && Reason(e.Reason) != ReasonSupplementNeverCame {
			n.begin(refuseStep, n.handed)
		}
		n.close(e.reasonOrImplied())
	}
	if e.Subject != "" {
		n.subject = e.Subject
	}
}

var (
	receiveStep = StepReceive.index()
	refuseStep  = StepRefuse.index()
	giveStep    = StepGive.index()
	answerStep  = StepAnswer.index()
	publishStep = StepPublish.index()
)

// submit begins a record with what the sender said.
func (p *Process) submit(n *record, e *Event) {
	n.info = &info{kind: e.Kind, channel: e.Channel, language: e.Language, content: e.Content, proposal: e.Proposal,
		sender: e.Sender, lacks: e.Lacks, submitted: *e}
	n.told.whole = &n.info.submitted
	n.subject, n.received = e.Subject, e.At
	n.failing = p.failing(n)
	n.hand("")
}

// outcomeOf is what became of a matter: as the publication says, or else the
// answer. The reason of the publication stands in for words that are none of
// the list.
func outcomeOf(answered, published *Event) Reason {
	switch said := Reason(published.Reason); {
	case published.Outcome != "":
		return published.Outcome
	case said.IsOutcome() && !answered.Outcome.IsOutcome():
		return said
	}
	return answered.Outcome
}

// hand gives the petition to the body that the event names.
func (n *record) hand(from body.ID) {
	e := &n.told
	n.holder, n.holderWas, n.handed, n.working = e.To, from, e.At, e.At
	n.asked, n.takenOn, n.extended = schedule.Moment{}, schedule.Moment{}, 0
	n.begin(receiveStep, e.At)
}

// begin starts a step that counts from a moment, which may lie before.
func (n *record) begin(step uint8, since schedule.Moment) {
	n.step, n.stepSince, n.clockSet = step, since, n.n
}

// resume ends the wait for the sender, if there was one.
func (p *Process) resume(n, was *record) {
	if !was.state.IsAwaitingSender() {
		return
	}
	if stand := p.rules.practiceOn(was.stepSince.Day()).SupplementPauses; stand != 0 {
		n.stood(pause{was.stepSince, n.told.At, stand, schedule.ForCitizen})
	}
}

// stood notes a stretch in which clocks stood still.
func (n *record) stood(z pause) {
	n.pauses = append(n.pauses[:len(n.pauses):len(n.pauses)], z)
}

// reopen takes up again what was answered, or was linked to another petition.
func (p *Process) reopen(n, was *record) {
	if was.state == StatePublished {
		n.reopenings++
		p.rest(n, was.answered, n.told.At)
	}
	n.closed, n.reason, n.ended = false, "", schedule.Moment{}
	n.answered, n.published = schedule.Moment{}, schedule.Moment{}
	n.working = n.told.At
	n.begin(answerStep, n.working)
}

// rest notes that clocks stood still from an answer until the sender reopened the
// petition. The day of the answer was used; the day of the reopening is again.
func (p *Process) rest(n *record, answered, reopened schedule.Moment) {
	if stand := p.rules.practiceOn(reopened.Day()).ReopeningPauses; stand != 0 && reopened.Day() > answered.Day() {
		n.stood(pause{schedule.MomentOn(answered.Day() + 1), reopened, stand, waitingForSender})
	}
}

// waitingForSender is the pause between an answer and the sender's reopening.
const waitingForSender schedule.Waiting = "reopening"

func (n *record) close(reason Reason) {
	n.closed, n.reason, n.ended = true, reason, n.told.At
}

// mended is what the sender said with a supplement.
func (i *info) mended(e *Event) *info {
	m := *i
	if e.Content != "" {
		m.content += "\n\n" + e.Content
	}
	if e.Proposal != "" {
		m.proposal = e.Proposal
	}
	if e.Language != "" {
		m.language = e.Language
	}
	if e.Sender.Type != "" {
		m.sender.Type = e.Sender.Type
		m.sender.Withheld = m.sender.Withheld || e.Sender.Withheld
		said := e.Sender.Identity
		for i, from := range said.texts() {
			if *from != "" {
				*m.sender.Identity.texts()[i] = *from
			}
		}
	}
	m.lacks = e.Lacks // the desk judges the whole again
	return &m
}

// CheckPublication says whether the petition may be published as it stands:
// there is an answer, with its document and its outcome. It is the check that
// [Process.Apply] makes of the event; the error is the same.
func (p *Process) CheckPublication(pet Petition) error {
	r, p := pet.get(), p.get()
	e := &Event{Code: pet.Code(), Type: Published}
	answer, ok := pet.Answer()
	if !ok {
		return r.forbid(RuleAnswer, e, nil)
	}
	if _, ok := r.state.Next(Published); !ok {
		return r.forbid(RuleState, e, nil)
	}
	return p.checkAnswer(r, e, &answer, answer.Outcome)
}
