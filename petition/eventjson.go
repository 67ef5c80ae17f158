package petition

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

type senderJSON struct {
	Type     SenderType `json:"type"`
	Name     string     `json:"name,omitzero"`
	Address  string     `json:"address,omitzero"`
	Phone    string     `json:"phone,omitzero"`
	Email    string     `json:"email,omitzero"`
	Withheld bool       `json:"withheld,omitzero"`
}

type eventJSON struct {
	V         int             `json:"v"`
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
	Content   string          `json:"content,omitzero"`
	Proposal  string          `json:"proposal,omitzero"`
	Sender    *senderJSON     `json:"sender,omitzero"`
	Lacks     []string        `json:"lacks,omitzero"`
	Of        Code            `json:"of,omitzero"`
	Due       form.Day        `json:"due,omitzero"`
	Document  string          `json:"document,omitzero"`
	Outcome   Reason          `json:"outcome,omitzero"`
	CopyTo    body.ID         `json:"copyTo,omitzero"`
	Satisfied *bool           `json:"satisfied,omitzero"`
}

// MarshalJSON writes the event with the fields that apply. An event that is
// not whole ([Event.Check]) is an error.
func (e Event) MarshalJSON() ([]byte, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	j := eventJSON{V: EventVersion, Code: e.Code, At: e.At, Type: e.Type, By: e.By, Reason: e.Reason, To: e.To, Kind: e.Kind,
		Subject: e.Subject, Channel: e.Channel, Language: e.Language, Content: e.Content, Proposal: e.Proposal,
		Lacks: e.Lacks.Names(), Of: e.Of, Due: e.Due, Document: e.Document, Outcome: e.Outcome, CopyTo: e.CopyTo}
	if s := e.Sender; s != (Sender{}) {
		j.Sender = &senderJSON{s.Type, s.Identity.Name, s.Identity.Address, s.Identity.Phone, s.Identity.Email, s.Withheld}
	}
	if e.Satisfied != 0 {
		yes := e.Satisfied == VerdictYes
		j.Satisfied = &yes
	}
	return json.Marshal(j)
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

// ParseEvent reads the JSON form of an event, strictly: every field is known,
// belongs to the type, stands once, and has a value; what the type must have
// is there. Anything else is an [*EventError].
func ReadEvent(b []byte) (Event, error) {
	r := &eventReader{d: json.NewDecoder(bytes.NewReader(b))}
	e, err := r.event(b)
	if err == nil {
		return e, nil
	}
	var fault *EventError
	if errors.As(err, &fault) {
		fault.Code = e.Code
		// Errors are logged and shown to others than the desk.
		if f := fault.Field; f == "content" || f == "proposal" || f == "sender" || strings.HasPrefix(f, "sender.") {
			fault.Value, fault.Err = "", nil
		}
	}
	return Event{}, err
}

// event reads an event; what was read before an error comes with it.
func (r *eventReader) event(b []byte) (e Event, err error) {
	if !utf8.Valid(b) {
		return e, &EventError{Problem: NotJSON, Value: "UTF-8"}
	}
	if err := r.object("", func(name string) error { return r.field(&e, name) }); err != nil {
		return e, err
	}
	if _, err := r.d.Token(); err != io.EOF {
		return e, &EventError{Problem: NotJSON, Offset: int(r.d.InputOffset()), Value: "}"}
	}
	if r.version != EventVersion {
		return e, &EventError{Field: "v", Problem: FieldMissing}
	}
	err = e.Check()
	var fault *EventError
	if errors.As(err, &fault) {
		fault.Offset = r.offsets[fault.Field]
	}
	return e, err
}

// eventReader reads one JSON object token by token, because the decoder of
// the standard library takes a field that stands twice, null, and case
// variants of a name.
type eventReader struct {
	d       *json.Decoder
	version int
	offsets map[string]int // of the values, by path
}

func (r *eventReader) object(path string, read func(name string) error) error {
	t, err := r.d.Token()
	if err != nil {
		return &EventError{Field: path, Problem: NotJSON, Offset: int(r.d.InputOffset()), Value: err.Error()}
	}
	if t != json.Delim('{') {
		return &EventError{Field: path, Problem: FieldValue, Offset: int(r.d.InputOffset()), Value: fmt.Sprint(t)}
	}
	if r.offsets == nil {
		r.offsets = map[string]int{}
	}
	for r.d.More() {
		t, err := r.d.Token()
		if err != nil {
			return &EventError{Field: path, Problem: NotJSON, Offset: int(r.d.InputOffset()), Value: err.Error()}
		}
		name := t.(string) // the key of an object always is
		full := name
		if path != "" {
			full = path + "." + name
		}
		if _, twice := r.offsets[full]; twice {
			return &EventError{Field: full, Problem: FieldTwice, Offset: int(r.d.InputOffset())}
		}
		r.offsets[full] = int(r.d.InputOffset())
		if err := read(name); err != nil {
			var at *EventError
			if errors.As(err, &at) && at.Field == "" {
				at.Field, at.Offset = full, r.offsets[full]
			}
			return err
		}
	}
	if _, err := r.d.Token(); err != nil {
		return &EventError{Field: path, Problem: NotJSON, Offset: int(r.d.InputOffset()), Value: err.Error()}
	}
	return nil
}

// value reads one value into v; null and the empty text are no value.
func (r *eventReader) value(v any) error {
	var raw json.RawMessage
	if err := r.d.Decode(&raw); err != nil {
		return &EventError{Problem: NotJSON, Value: err.Error()}
	}
	if s := string(raw); s == "null" || s == `""` || s == "[]" {
		return &EventError{Problem: FieldEmpty}
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return &EventError{Problem: FieldValue, Value: string(raw), Err: inner(err)}
	}
	return nil
}

// inner is the error of a value's own decoder, nil when it is one of the
// standard library, which says no more than we do.
func inner(err error) error {
	switch err.(type) {
	case *json.UnmarshalTypeError, *json.SyntaxError:
		return nil
	}
	return err
}

func (r *eventReader) field(e *Event, name string) error {
	switch name {
	case "v":
		if err := r.value(&r.version); err != nil {
			return err
		}
		if r.version != EventVersion {
			return &EventError{Problem: FieldValue, Value: fmt.Sprint(r.version)}
		}
		return nil
	case "code":
		return r.value(&e.Code)
	case "at":
		return r.value(&e.At)
	case "type":
		return r.value(&e.Type)
	case "by":
		return r.value(&e.By)
	case "reason":
		return r.value(&e.Reason)
	case "to":
		return r.value(&e.To)
	case "kind":
		return r.value(&e.Kind)
	case "subject":
		return r.value(&e.Subject)
	case "channel":
		return r.value(&e.Channel)
	case "language":
		return r.value(&e.Language)
	case "content":
		return r.value(&e.Content)
	case "proposal":
		return r.value(&e.Proposal)
	case "sender":
		return r.object("sender", func(name string) error { return r.sender(&e.Sender, name) })
	case "lacks":
		var names []string
		if err := r.value(&names); err != nil {
			return err
		}
		for _, n := range names {
			c, ok := parseCondition(n)
			if !ok || e.Lacks&c != 0 || c < e.Lacks {
				return &EventError{Problem: FieldValue, Value: n, Known: deskConditions.Names()}
			}
			e.Lacks |= c
		}
		return nil
	case "of":
		return r.value(&e.Of)
	case "due":
		return r.value(&e.Due)
	case "document":
		return r.value(&e.Document)
	case "outcome":
		return r.value(&e.Outcome)
	case "copyTo":
		return r.value(&e.CopyTo)
	case "satisfied":
		var yes bool
		err := r.value(&yes)
		var fault *EventError
		if errors.As(err, &fault) {
			fault.Known = []string{"true", "false"}
		}
		e.Satisfied = VerdictNo
		if yes {
			e.Satisfied = VerdictYes
		}
		return err
	}
	return &EventError{Problem: FieldUnknown, Value: name}
}

func (r *eventReader) sender(s *Sender, name string) error {
	switch name {
	case "type":
		return r.value(&s.Type)
	case "name":
		return r.value(&s.Identity.Name)
	case "address":
		return r.value(&s.Identity.Address)
	case "phone":
		return r.value(&s.Identity.Phone)
	case "email":
		return r.value(&s.Identity.Email)
	case "withheld":
		if err := r.value(&s.Withheld); err != nil || s.Withheld {
			return err
		}
		return &EventError{Problem: FieldEmpty}
	}
	return &EventError{Problem: FieldUnknown, Value: name}
}

// Line is an event with its place in a file.
type Line struct {
	Number int // from 1
	Event  Event
}

// ParseEvents reads events, one JSON object a line, as a file keeps them;
// blank lines and a byte order mark are passed over. The lines that could be read come back even
// when others could not: then the error is an [EventErrors] with all of them.
func ReadEvents(data []byte) ([]Line, error) {
	var lines []Line
	var faults EventErrors
	number := 0
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		number++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		e, err := ReadEvent(line)
		var fault *EventError
		switch {
		case errors.As(err, &fault):
			fault.Line = number
			faults = append(faults, fault)
		default:
			lines = append(lines, Line{number, e})
		}
	}
	if faults != nil {
		return lines, faults
	}
	return lines, nil
}

// EventProblem says what is wrong with an event.
type EventProblem string

// What can be wrong with an event.
const (
	NotJSON      EventProblem = "json"     // not one JSON object in UTF-8
	FieldMissing EventProblem = "missing"  // a field that the type must have
	FieldUnknown EventProblem = "unknown"  // no such field
	FieldNotHere EventProblem = "not-here" // a field that does not go with the type
	FieldTwice   EventProblem = "twice"    // a field that stands twice
	FieldEmpty   EventProblem = "empty"    // null or an empty text: leave the field out
	FieldValue   EventProblem = "value"    // a value that does not exist
)

// EventError says what is wrong with an event, and where.
type EventError struct {
	Line    int // of the file, from 1; 0 outside a file
	Offset  int // in bytes into the JSON text
	Field   string
	Problem EventProblem
	Value   string    // left out where it may be personal: of the sender, and the texts
	Known   []string  // the values to choose from, or one for an example
	Type    EventType // where it matters
	Code    Code      // of the event, where it could be read
	Err     error     // what the value's own decoder says
}

func (e *EventError) Error() string { return e.Message(form.English) }

// Unwrap is the error of the value's own decoder.
func (e *EventError) Unwrap() error { return e.Err }

// Message is the error in the language asked for.
func (e *EventError) Message(l form.Language) string {
	var b strings.Builder
	if e.Line > 0 {
		b.WriteString(l.Pick(fmt.Sprintf("dòng %d, ", e.Line), fmt.Sprintf("line %d, ", e.Line)))
	}
	fmt.Fprintf(&b, "byte %d: ", e.Offset)
	if e.Field != "" {
		b.WriteString(e.Field + ": ")
	}
	kind := ""
	if e.Type != 0 {
		kind = l.Pick(" của sự kiện ", " of event ") + e.Type.String()
	}
	switch e.Problem {
	case NotJSON:
		b.WriteString(l.Pick("không phải một đối tượng JSON trọn vẹn: ", "not one whole JSON object: ") + e.Value)
	case FieldMissing:
		b.WriteString(l.Pick("thiếu trường bắt buộc"+kind, "a field"+kind+" is missing"))
		if e.Field == "v" {
			b.WriteString(l.Pick(`: viết "v":1`, `: write "v":1`))
		}
	case FieldUnknown:
		b.WriteString(l.Pick("không có trường này", "there is no such field"))
	case FieldNotHere:
		b.WriteString(l.Pick("trường này không dùng cho sự kiện "+e.Type.String(), "this field does not go with event "+e.Type.String()))
	case FieldTwice:
		b.WriteString(l.Pick("trường đứng hai lần", "the field stands twice"))
	case FieldEmpty:
		b.WriteString(l.Pick("trường không có giá trị: bỏ hẳn trường đi", "the field has no value: leave it out"))
	case FieldValue:
		b.WriteString(l.Pick("giá trị ", "the value ") + strings.TrimPrefix(e.Value+" ", " ") + l.Pick("không hợp lệ", "is not valid"))
		if m, ok := e.Err.(interface {
			Message(form.Language) string
		}); ok {
			b.WriteString(": " + m.Message(l))
		}
	}
	if len(e.Known) > 0 {
		b.WriteString(l.Pick("; viết: ", "; write: ") + strings.Join(e.Known, l.Pick(" hoặc ", " or ")))
	}
	return b.String()
}

// EventErrors is all that is wrong with the events of a file.
type EventErrors []*EventError

func (e EventErrors) Error() string { return e.Message(form.English) }

// Message is the errors in the language asked for, one a line.
func (e EventErrors) Message(l form.Language) string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Message(l)
	}
	return strings.Join(lines, "\n")
}

// Unwrap is the errors one by one.
func (e EventErrors) Unwrap() []error {
	all := make([]error, len(e))
	for i, f := range e {
		all[i] = f
	}
	return all
}
