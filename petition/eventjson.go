package petition

import (
	"bytes"
	"io"
	"iter"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// eventLine is the JSON form of an event. What the sender wrote and who the
// sender is stays out of errors, which are logged and shown to others than the
// desk.
type eventLine struct {
	Code      Code            `json:"code"`
	At        schedule.Moment `json:"at"`
	Type      EventType       `json:"type"`
	By        body.ID         `json:"by,omitzero"`
	Reason    string          `json:"reason,omitzero"`
	To        body.ID         `json:"to,omitzero"`
	Kind      Kind            `json:"kind,omitzero"`
	Subject   Subject         `json:"subject,omitzero"`
	Channel   Channel         `json:"channel,omitzero"`
	Language  string          `json:"language,omitzero"`
	Content   string          `json:"content,omitzero" form:"private"`
	Proposal  string          `json:"proposal,omitzero" form:"private"`
	Sender    senderLine      `json:"sender,omitzero" form:"private"`
	Lacks     []string        `json:"lacks,omitempty"`
	Of        Code            `json:"of,omitzero"`
	Consent   string          `json:"consent,omitzero"`
	Due       form.Day        `json:"due,omitzero"`
	Document  string          `json:"document,omitzero"`
	Outcome   Reason          `json:"outcome,omitzero"`
	CopyTo    body.ID         `json:"copyTo,omitzero"`
	Satisfied Verdict         `json:"satisfied,omitzero"`
}

type senderLine struct {
	Type     SenderType `json:"type"`
	Name     string     `json:"name,omitzero"`
	Address  string     `json:"address,omitzero"`
	Phone    string     `json:"phone,omitzero"`
	Email    string     `json:"email,omitzero"`
	Withheld withheld   `json:"withheld,omitzero"`
}

// withheld is true or is not there.
type withheld bool

// UnmarshalJSON reads true; a false withheld is left out.
func (w *withheld) UnmarshalJSON(b []byte) error {
	if *w = string(b) == "true"; !*w {
		return texts.Error(form.Error{Code: EventWithheld, Want: []string{"true"}})
	}
	return nil
}

var eventLines = form.Of[eventLine](1)

// line is the event as it is written.
func (e *Event) line() eventLine {
	s := e.Sender
	return eventLine{e.Code, e.At, e.Type, e.By, e.Reason, e.To, e.Kind, e.Subject, e.Channel, e.Language, e.Content, e.Proposal,
		senderLine{s.Type, s.Identity.Name, s.Identity.Address, s.Identity.Phone, s.Identity.Email, withheld(s.Withheld)},
		e.Lacks.Names(), e.Of, e.Consent, e.Due, e.Document, e.Outcome, e.CopyTo, e.Satisfied}
}

// event is the event that was read; what its form does not show is added to
// the faults.
func (l *eventLine) event() (e Event, errs form.Errors) {
	s := &l.Sender
	e = Event{l.Code, l.At, l.Type, l.By, l.Reason, l.To, l.Kind, l.Subject, l.Channel, l.Language, l.Content, l.Proposal,
		Sender{Type: s.Type, Identity: Identity{Name: s.Name, Address: s.Address, Phone: s.Phone, Email: s.Email}, Withheld: bool(s.Withheld)}, 0, l.Of, l.Consent, l.Due, l.Document, l.Outcome, l.CopyTo, l.Satisfied}
	var unknown string
	lost := l.Lacks != nil && len(l.Lacks) == 0
	for _, name := range l.Lacks {
		c, ok := parseCondition(name)
		if !ok || c <= e.Lacks { // in order, each once
			unknown, lost = name, true
			break
		}
		e.Lacks |= c
	}
	_, errs = e.check("")
	if lost {
		c := eventCheck{code: e.Code, event: e.Type}
		c.add(form.FieldValue, "lacks", unknown, deskConditions.Names())
		errs = errs.With(c.errs...)
	}
	return e, errs
}

// MarshalJSON writes the event with the fields that apply, and its version. An
// event that is not whole ([Event.Check]) is refused; one that was kept before
// there were limits of length is written as it is.
func (e Event) MarshalJSON() ([]byte, error) {
	if _, errs := e.check(""); errs != nil {
		return nil, errs
	}
	return eventLines.Write(e.line())
}

// UnmarshalJSON reads as [ReadEvent] does.
func (e *Event) UnmarshalJSON(b []byte) error {
	p, err := ReadEvent(b)
	if err != nil {
		return err
	}
	*e = p
	return nil
}

// ReadEvent reads the JSON form of an event, strictly: every field is known,
// belongs to the type, stands once, and has a value; what the type must have
// is there. All that is wrong is [form.Errors]; nothing of the content, the
// proposal and the sender is in them. The Args of each have the petition's
// [Code], where it could be read.
func ReadEvent(b []byte) (Event, error) {
	var e Event
	if e.readUsual(b) {
		return e, nil
	}
	return readEvent(b)
}

// readEvent reads any event by its form, and says what is wrong with it.
func readEvent(b []byte) (Event, error) {
	var e Event
	var checked bool
	_, err := eventLines.Read(b, func(l *eventLine) (errs form.Errors) {
		checked = true
		e, errs = l.event()
		return errs
	})
	if err == nil {
		return e, nil
	}
	code := e.Code
	if !checked {
		code = codeIn(b)
	}
	errs := form.All(err)
	for i, f := range errs {
		errs[i] = ofEvent(f, code)
	}
	return Event{}, errs
}

// ofEvent is what is wrong with an event, for others than the desk.
func ofEvent(f *form.Error, code Code) *form.Error {
	g := *f
	if g.Code == form.FormSyntax || g.Code == form.FormMore {
		// What stands where the line breaks off may be what the sender wrote.
		g = *texts.Error(form.Error{Code: g.Code, Path: g.Path, Line: g.Line, Offset: g.Offset, Args: form.Args{"offset": g.Offset}})
	}
	if !code.IsZero() {
		args := form.Args{"petition": code}
		for name, value := range g.Args {
			args[name] = value
		}
		g.Args = args
	}
	return &g
}

// codeIn is the code of the petition that a broken line speaks of, as far as
// it can be told.
func codeIn(line []byte) Code {
	_, after, _ := bytes.Cut(line, []byte(`"code"`))
	after, ok := bytes.CutPrefix(bytes.TrimLeft(after, " \t"), []byte(":"))
	text, ok2 := bytes.CutPrefix(bytes.TrimLeft(after, " \t"), []byte(`"`))
	if !ok || !ok2 {
		return Code{}
	}
	text, _, _ = bytes.Cut(text, []byte(`"`))
	code, _ := parseCode(string(text))
	return code
}

// Line is an event with its place in a file.
type Line struct {
	form.Unwritten
	Number int // from 1
	Event  Event
}

// ReadEvents reads events, one JSON object a line, as a file keeps them, one
// after another; blank lines and a byte order mark are passed over. A line that
// could not be read comes with its number and without an event: its error is
// [form.Errors] with all that is wrong, each with the line, and the next goes on.
// That the source itself could not be read to its end is the last of them, as
// [form.FormSource].
func ReadEvents(source io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		for l, err := range form.Lines(source, MaxEvent) {
			line := Line{Number: l.Number}
			if err == nil && !line.Event.readUsual(l.Bytes) {
				line.Event, err = readEvent(l.Bytes)
			}
			if err != nil {
				err = form.All(err).OnLine(l.Number)
			}
			if !yield(line, err) {
				return
			}
		}
	}
}
