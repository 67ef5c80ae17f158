package petition

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

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
	// their own. The outcome of an answer may be left out; the publication then
	// has to give it.
	Reason string

	To      body.ID // Submitted, Transferred: the body that is to act
	Kind    Kind    // Submitted: what the sender declares it to be
	Subject Subject // Submitted; Accepted and Transferred when a desk classifies it otherwise
	Channel Channel // Submitted; Withdrawn, recorded by a body: the way on which the sender said so

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
	Consent   string   // DuplicateLinked: the document by which another body, which holds that petition, agrees
	Due       form.Day // Extended: the new last day
	Document  string   // Answered: number of the document with which the body answers; Withdrawn, recorded by a body: that of the sender's word
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

var verdicts = form.Of[bool](0)

// MarshalJSON writes true or false. No verdict is an error: leave it out
// (omitzero).
func (v Verdict) MarshalJSON() ([]byte, error) {
	if v != VerdictYes && v != VerdictNo {
		return nil, texts.Error(form.Error{Code: NameUnknown, Args: form.Args{"what": form.Text{"đánh giá", "verdict"}}, Want: []string{"true", "false"}})
	}
	return verdicts.Write(v == VerdictYes)
}

// UnmarshalJSON reads true or false.
func (v *Verdict) UnmarshalJSON(b []byte) error {
	yes, err := verdicts.Read(b, nil)
	if err != nil {
		return err
	}
	if *v = VerdictNo; yes {
		*v = VerdictYes
	}
	return nil
}

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

// leftOut stands for a text that is there and was left out.
const leftOut = "…"

// WithoutWords is the event without the words that people wrote in it and who
// they are, to be judged in little memory: it is judged as the event itself, and
// two are equal where the events are. The first text that is there is a digest of
// all, the others are "…"; what is blank, and what is longer than it may be
// ([MaxContent]), stays. The reason, the document and the outcome stay, which
// messages and lists say.
func (e Event) WithoutWords() Event {
	if e.Content == "" && e.Proposal == "" && e.Sender.Identity.IsZero() {
		return e
	}
	id := e.Sender.Identity.texts()
	all := [...]*string{&e.Content, &e.Proposal, id[0], id[1], id[2], id[3]}
	there := false
	for _, text := range all {
		there = there || !blank(*text)
	}
	if !there || e.tooLong(textFields) != nil {
		return e
	}
	said := make([]byte, 0, 1<<10)
	for _, text := range all {
		said = append(binary.AppendUvarint(said, uint64(len(*text))), *text...)
	}
	sum := sha256.Sum256(said)
	half := strconv.AppendUint(said[:0], binary.BigEndian.Uint64(sum[:8]), 32)
	instead := string(strconv.AppendUint(append(half, '.'), binary.BigEndian.Uint64(sum[8:16]), 32))
	for _, text := range all {
		if !blank(*text) {
			*text, instead = instead, leftOut
		}
	}
	return e
}

// reasonOrImplied is the reason that the event gives for closing, said or
// implied by the event itself; empty when there is none.
func (e *Event) reasonOrImplied() Reason {
	switch {
	case e.Type == Withdrawn && e.Reason == "":
		return ReasonWithdrawn
	case e.Type == DuplicateLinked && e.Reason == "":
		return ReasonDuplicate
	}
	return Reason(e.Reason)
}

func blank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

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
	fieldConsent
	fieldDue
	fieldDocument
	fieldOutcome
	fieldCopyTo
	fieldSatisfied
)

var fieldNames = [...]string{"v", "code", "at", "type", "by", "reason", "to", "kind", "subject", "channel", "language",
	"content", "proposal", "sender", "lacks", "of", "consent", "due", "document", "outcome", "copyTo", "satisfied"}

type fieldSet uint32

func fields(fs ...field) (s fieldSet) {
	for _, f := range fs {
		s |= 1 << f
	}
	return s
}

func (s fieldSet) has(f field) bool { return s&(1<<f) != 0 }

// every event may have these, and must have the first four. An acting body and
// a reason are in no set: every event may have them, and none must.
var (
	commonFields = fields(fieldV, fieldCode, fieldAt, fieldType, fieldContent)
	headFields   = fields(fieldV, fieldCode, fieldAt, fieldType)
)

// present are the fields that an event has, without By and Reason.
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
	set(fieldConsent, e.Consent != "")
	set(fieldDue, !e.Due.IsZero())
	set(fieldDocument, e.Document != "")
	set(fieldOutcome, e.Outcome != "")
	set(fieldCopyTo, e.CopyTo != "")
	set(fieldSatisfied, e.Satisfied != 0)
	return s
}

// text is the value of a field that is a text; nil where it is none.
func (e *Event) text(f field) *string {
	switch f {
	case fieldBy:
		return (*string)(&e.By)
	case fieldReason:
		return &e.Reason
	case fieldTo:
		return (*string)(&e.To)
	case fieldKind:
		return (*string)(&e.Kind)
	case fieldSubject:
		return (*string)(&e.Subject)
	case fieldChannel:
		return (*string)(&e.Channel)
	case fieldLanguage:
		return &e.Language
	case fieldContent:
		return &e.Content
	case fieldProposal:
		return &e.Proposal
	case fieldConsent:
		return &e.Consent
	case fieldDocument:
		return &e.Document
	case fieldOutcome:
		return (*string)(&e.Outcome)
	case fieldCopyTo:
		return (*string)(&e.CopyTo)
	}
	return nil
}

// Check says whether the event is whole: it has the fields of its type, no
// others, values that exist, and no text beyond its limit ([MaxContent]). What
// is wrong is [form.Errors]; nothing that may be personal is in them.
func (e Event) Check() error {
	has, errs := e.check("")
	return append(errs, e.tooLong(has)...).Err()
}

// check holds the event against its form; known is a body whose identifier was
// checked before.
func (e *Event) check(known body.ID) (has fieldSet, errs form.Errors) {
	has = e.present()
	c := eventCheck{code: e.Code, event: e.Type}
	if !e.Type.Valid() {
		c.add(form.FieldMissing, "type", "", texted(EventTypes()))
		return has, c.errs
	}
	own := &events[e.Type]
	must, may := headFields|own.must, commonFields|own.must|own.may
	if must&^has != 0 || has&^may != 0 {
		for f, name := range fieldNames {
			switch one := fieldSet(1) << f; {
			case must&^has&one != 0:
				c.add(form.FieldMissing, name, "", nil)
			case has&^may&one != 0:
				c.add(EventField, name, "", nil)
			}
		}
	}
	if has.has(fieldAt) && e.At.IsDay() {
		c.add(form.FieldValue, "at", e.At.String(), []string{e.At.String() + "T08:00:00+07:00"})
	}
	if has.has(fieldKind) && !e.Kind.Valid() {
		c.value(fieldKind, string(e.Kind), names(kinds))
	}
	if has.has(fieldSubject) && !e.Subject.Valid() {
		c.value(fieldSubject, string(e.Subject), names(subjects))
	}
	if has.has(fieldChannel) && !e.Channel.Valid() {
		c.value(fieldChannel, string(e.Channel), names(channels))
	}
	if e.Lacks&^deskConditions != 0 {
		c.value(fieldLacks, (e.Lacks &^ deskConditions).String(), deskConditions.Names())
	}
	if e.Satisfied > VerdictNo {
		c.value(fieldSatisfied, "", nil)
	}
	if e.By != known {
		c.body(fieldBy, e.By)
	}
	c.body(fieldTo, e.To)
	c.body(fieldCopyTo, e.CopyTo)
	if has.has(fieldSender) {
		c.sender(e.Sender.Type, e.Sender.Withheld && !e.Sender.Identity.IsZero())
	}
	return has, c.errs
}

// eventCheck collects what is wrong with an event.
type eventCheck struct {
	code  Code
	event EventType
	errs  form.Errors
}

func (c *eventCheck) add(code form.Code, path, value string, want []string) {
	c.errs = append(c.errs, texts.Error(form.Error{Code: code, Path: path, Value: value, Want: want,
		Args: form.Args{"petition": c.code, "event": both(c.event)}}))
}

// value says that a field has a value that there is not.
func (c *eventCheck) value(f field, value string, want []string) {
	c.add(form.FieldValue, fieldNames[f], value, want)
}

func (c *eventCheck) body(f field, id body.ID) {
	if id == "" {
		return
	}
	if _, err := body.ParseID(string(id)); err != nil {
		c.value(f, string(id), nil)
	}
}

// sender holds the sender against its form. No value of it is told.
func (c *eventCheck) sender(t SenderType, bothWays bool) {
	switch {
	case t == "":
		c.add(form.FieldMissing, "sender.type", "", names(senderTypes))
	case !t.Valid():
		c.add(EventSender, "sender.type", "", names(senderTypes))
	}
	if bothWays {
		c.add(EventWithheld, "sender.withheld", "", nil)
	}
}

// names are the values as texts.
func names[T ~string](values []T) []string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return texts
}
