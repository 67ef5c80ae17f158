package petition

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// EventVersion is the version of the JSON form of events.
const EventVersion = 1

// Event is something that happened to a petition. Which fields apply is said
// beside them; the others are zero. Events are immutable and compared with ==.
//
// Its JSON form is one object: {"v":1,"code":"PAKN.20250425.0001",
// "at":"2025-04-25T15:40:00+07:00","type":"accepted","by":"G22"}.
type Event struct {
	Code Code
	At   schedule.Moment // an instant
	Type EventType
	By   body.ID // the acting body; zero for the sender

	// Reason is one of the list of [Reasons] where the event closes the
	// petition, and free words elsewhere. With Answered the outcome stands in
	// Outcome, and Published, Withdrawn and DuplicateLinked need no reason of
	// their own. The outcome of an answer may be left out or be said in other
	// words than those of the list, since an answer that was given counts as
	// given; the publication then has to give one of the list.
	Reason string

	To      body.ID // Submitted, Transferred: the body that is to act
	Kind    Kind    // Submitted: what the sender declares it to be
	Subject Subject // Submitted; Accepted and Transferred when a desk classifies it otherwise
	Channel Channel // Submitted

	// Language is that of the submission, an ISO 639 code; empty is Vietnamese.
	Language string // Submitted, Supplemented

	// Content is what was written: the petition, what is asked for or given,
	// the answer.
	Content  string
	Proposal string // Submitted, Supplemented: of a recommendation
	Sender   Sender // Submitted, Supplemented

	// Lacks are conditions of the channel that the desk found not to be met
	// and that the data does not show, such as [ConditionAccount].
	Lacks Conditions // Submitted, Supplemented

	Of        Code     // DuplicateLinked: the petition that goes on
	Due       form.Day // Extended: the new last day
	Document  string   // Answered: number of the document with which the body answers
	Outcome   Reason   // Answered: what became of the matter; Published when it was not said before, or otherwise
	CopyTo    body.ID  // Answered: a body that was sent the answer as well
	Satisfied Verdict  // Rated
}

// Verdict is a sender's yes or no. The zero Verdict is none.
type Verdict uint8

// The verdicts.
const (
	VerdictYes Verdict = iota + 1
	VerdictNo
)

// WithoutIdentity is the event without the identity of the sender, to be
// passed on, counted or published; that there is one stays visible. The texts
// may still name persons: see package redact.
func (e Event) WithoutIdentity() Event {
	if !e.Sender.Identity.IsZero() {
		e.Sender.Withheld = !e.Sender.IsAnonymous()
		e.Sender.Identity = Identity{}
	}
	return e
}

// reasonOrImplied is the reason that the event gives for closing, said or
// implied by the event itself; empty when there is none.
func (e *Event) reasonOrImplied() Reason {
	switch {
	case e.Type == Published && e.Reason == "":
		return e.Outcome
	case e.Type == Withdrawn && e.Reason == "":
		return ReasonWithdrawn
	case e.Type == DuplicateLinked && e.Reason == "":
		return ReasonDuplicate
	}
	return Reason(e.Reason)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// field is a field of the JSON form of an event.
type field uint8

const (
	fieldV field = iota
	fieldCode
	fieldAt
	fieldType
	fieldBy
	fieldReason
	fieldTo
	fieldKind
	fieldSubject
	fieldChannel
	fieldLanguage
	fieldContent
	fieldProposal
	fieldSender
	fieldLacks
	fieldOf
	fieldDue
	fieldDocument
	fieldOutcome
	fieldCopyTo
	fieldSatisfied
)

var fieldNames = [...]string{"v", "code", "at", "type", "by", "reason", "to", "kind", "subject", "channel", "language",
	"content", "proposal", "sender", "lacks", "of", "due", "document", "outcome", "copyTo", "satisfied"}

type fieldSet uint32

func fields(fs ...field) (s fieldSet) {
	for _, f := range fs {
		s |= 1 << f
	}
	return s
}

func (s fieldSet) has(f field) bool { return s&(1<<f) != 0 }

// every event may have these, and must have the first four.
var (
	commonFields = fields(fieldV, fieldCode, fieldAt, fieldType, fieldBy, fieldReason, fieldContent)
	headFields   = fields(fieldV, fieldCode, fieldAt, fieldType)
)

// present are the fields that an event has.
func (e *Event) present() (s fieldSet) {
	s = fields(fieldV)
	set := func(f field, has bool) {
		if has {
			s |= 1 << f
		}
	}
	set(fieldCode, !e.Code.IsZero())
	set(fieldAt, !e.At.IsZero())
	set(fieldType, e.Type != 0)
	set(fieldBy, e.By != "")
	set(fieldReason, e.Reason != "")
	set(fieldTo, e.To != "")
	set(fieldKind, e.Kind != "")
	set(fieldSubject, e.Subject != "")
	set(fieldChannel, e.Channel != "")
	set(fieldLanguage, e.Language != "")
	set(fieldContent, e.Content != "")
	set(fieldProposal, e.Proposal != "")
	set(fieldSender, e.Sender != Sender{})
	set(fieldLacks, e.Lacks != 0)
	set(fieldOf, !e.Of.IsZero())
	set(fieldDue, !e.Due.IsZero())
	set(fieldDocument, e.Document != "")
	set(fieldOutcome, e.Outcome != "")
	set(fieldCopyTo, e.CopyTo != "")
	set(fieldSatisfied, e.Satisfied != 0)
	return s
}

// Check says whether the event is whole: it has the fields of its type, no
// others, and values that exist. It is a [*EventError].
func (e Event) Check() error {
	_, err := e.check()
	return err
}

func (e *Event) check() (has fieldSet, err error) {
	has = e.present()
	if !e.Type.Valid() {
		return has, &EventError{Field: "type", Problem: FieldMissing}
	}
	own := &events[e.Type]
	must, may := headFields|own.must, commonFields|own.must|own.may
	if lost := must &^ has; lost != 0 {
		return has, &EventError{Field: lost.first(), Problem: FieldMissing, Type: e.Type}
	}
	if extra := has &^ may; extra != 0 {
		return has, &EventError{Field: extra.first(), Problem: FieldNotHere, Type: e.Type}
	}
	bad := func(f field, value string, known []string) error {
		return &EventError{Field: fieldNames[f], Problem: FieldValue, Value: value, Known: known, Type: e.Type}
	}
	switch {
	case e.At.IsDay():
		return has, bad(fieldAt, e.At.String(), []string{e.At.String() + "T08:00:00+07:00"})
	case has.has(fieldKind) && !e.Kind.Valid():
		return has, bad(fieldKind, string(e.Kind), names(kinds))
	case has.has(fieldSubject) && !e.Subject.Valid():
		return has, bad(fieldSubject, string(e.Subject), names(subjects))
	case has.has(fieldChannel) && !e.Channel.Valid():
		return has, bad(fieldChannel, string(e.Channel), names(channels))
	case has.has(fieldSender) && e.Sender.Type == "":
		return has, &EventError{Field: "sender.type", Problem: FieldMissing, Known: names(senderTypes), Type: e.Type}
	case has.has(fieldSender) && !e.Sender.Type.Valid():
		return has, &EventError{Field: "sender.type", Problem: FieldValue, Known: names(senderTypes), Type: e.Type}
	case e.Sender.Withheld && !e.Sender.Identity.IsZero():
		return has, &EventError{Field: "sender.withheld", Problem: FieldNotHere, Type: e.Type}
	case e.Lacks&^deskConditions != 0:
		return has, bad(fieldLacks, (e.Lacks &^ deskConditions).String(), deskConditions.Names())
	case e.Satisfied > VerdictNo:
		return has, bad(fieldSatisfied, "", nil)
	}
	for _, id := range [...]struct {
		f  field
		id body.ID
	}{{fieldBy, e.By}, {fieldTo, e.To}, {fieldCopyTo, e.CopyTo}} {
		if id.id != "" {
			if _, err := body.ParseID(string(id.id)); err != nil {
				return has, bad(id.f, string(id.id), nil)
			}
		}
	}
	return has, nil
}

// names are the values as texts.
func names[T ~string](values []T) []string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return texts
}

func (s fieldSet) first() string {
	for f, name := range fieldNames {
		if s.has(field(f)) {
			return name
		}
	}
	return ""
}
