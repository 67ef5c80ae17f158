package schedule

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

type partJSON struct {
	Kind      Kind               `json:"kind"`
	Start     form.Day           `json:"start,omitzero"`
	Due       form.Day           `json:"due,omitzero"`
	Exclusive bool               `json:"exclusive,omitzero"`
	Time      calendar.TimeOfDay `json:"time,omitzero"`
	Weekday   Weekday            `json:"weekday,omitzero"`
	Every     []string           `json:"every,omitzero"`
	Times     uint8              `json:"times,omitzero"`
	Month     uint8              `json:"month,omitzero"`
	Day       uint8              `json:"day,omitzero"`
	Following bool               `json:"following,omitzero"`
	Event     string             `json:"event,omitzero"`
	Offset    Term               `json:"offset,omitzero"`
}

// MarshalJSON writes the part with the fields that apply; days are
// 2025-09-30, cycles ISO 8601 durations.
func (p Part) MarshalJSON() ([]byte, error) {
	return json.Marshal(partJSON{p.Kind, p.Start, p.Due, p.Exclusive, p.Time, p.Weekday,
		p.Every.Codes(), p.Times, p.Month, p.Day, p.Following, p.Event, p.Offset})
}

// UnmarshalJSON reads what [Part.MarshalJSON] writes and refuses fields that
// it does not know and parts that are not valid.
func (p *Part) UnmarshalJSON(b []byte) error {
	var j partJSON
	if err := decodeStrict(b, &j); err != nil {
		return err
	}
	q := Part{Kind: j.Kind, Start: j.Start, Due: j.Due, Exclusive: j.Exclusive, Time: j.Time,
		Weekday: j.Weekday, Times: j.Times, Month: j.Month, Day: j.Day, Following: j.Following, Event: j.Event, Offset: j.Offset}
	for _, code := range j.Every {
		c, err := ParseCycle(code)
		if err != nil {
			return err
		}
		q.Every |= c
	}
	if err := q.check(); err != nil {
		return err
	}
	*p = q
	return nil
}

type ruleJSON struct {
	Join  Join              `json:"join,omitzero"`
	Parts []json.RawMessage `json:"parts"`
}

// MarshalJSON writes {"join":"all","parts":[...]}; join stands only with
// several parts.
func (r Rule) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Join  Join   `json:"join,omitzero"`
		Parts []Part `json:"parts"`
	}{r.join, r.parts})
}

// UnmarshalJSON reads what [Rule.MarshalJSON] writes. A rule that is not
// valid is an error and leaves r as it was.
func (r *Rule) UnmarshalJSON(b []byte) error {
	var j ruleJSON
	if err := decodeStrict(b, &j); err != nil {
		return err
	}
	if len(j.Parts) == 1 && j.Join != "" {
		return &RuleError{Path: "join", Problem: "rule.join", Value: string(j.Join)}
	}
	parts := make([]Part, len(j.Parts))
	for i, raw := range j.Parts {
		if err := parts[i].UnmarshalJSON(raw); err != nil {
			return inPart(i, err)
		}
	}
	q, err := NewRule(j.Join, parts...)
	if err != nil {
		return err
	}
	*r = q
	return nil
}

// inPart says that err was found in the i-th part.
func inPart(i int, err error) error {
	path := fmt.Sprintf("parts[%d]", i)
	if e, ok := err.(*RuleError); ok {
		if e.Path != "" {
			path += "." + e.Path
		}
		return &RuleError{Path: path, Problem: e.Problem, Value: e.Value}
	}
	return &RuleError{Path: path, Problem: "part.value", cause: err}
}

// decodeStrict is json.Unmarshal that refuses what it would pass over in
// silence: unknown fields, names in another case, and fields given twice.
func decodeStrict(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("more than one JSON value")
	}
	return checkFields(b)
}

// checkFields looks at the names of the fields of a JSON object that has been
// decoded. All names in the forms of this package are in lower case.
func checkFields(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return err // null, which leaves every field empty
	}
	seen := map[string]bool{}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := t.(string)
		if name != strings.ToLower(name) || seen[name] {
			return &RuleError{Path: name, Problem: "json.field"}
		}
		seen[name] = true
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}

// RuleError says what is wrong with a rule: Problem is stable, Path is the
// place in the JSON form.
type RuleError struct {
	Path    string
	Problem string
	Value   string
	cause   error // what a reader of a single value said
}

// Unwrap is what the reader of a single value said, if one did.
func (e *RuleError) Unwrap() error { return e.cause }

func (e *RuleError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *RuleError) Message(l form.Language) string {
	text := ruleProblems[e.Problem]
	s := l.Pick(text[0], text[1])
	if m, ok := e.cause.(interface {
		Message(form.Language) string
	}); ok {
		s = m.Message(l)
	} else if e.cause != nil {
		s += ": " + e.cause.Error()
	}
	if e.Value != "" {
		s += fmt.Sprintf(": %q", e.Value)
	}
	if e.Path != "" {
		s = e.Path + ": " + s
	}
	return s
}

var ruleProblems = map[string][2]string{
	"json.field":     {"tên trường phải viết thường và chỉ có một lần", "a field is named in lower case, and once"},
	"rule.empty":     {"quy tắc không có phần nào", "the rule has no part"},
	"rule.join":      {"join phải là all hoặc any khi có nhiều phần, và bỏ trống khi có một phần", "join must be all or any with several parts, and absent with one"},
	"part.value":     {"giá trị không hợp lệ", "not a valid value"},
	"part.kind":      {"không có loại này", "there is no such kind"},
	"part.backwards": {"kết thúc trước khi bắt đầu", "it ends before it begins"},
	"part.year":      {"năm ngoài phạm vi", "the year is out of range"},
	"part.due":       {"thiếu ngày đến hạn (due)", "the due day is missing"},
	"part.open":      {"cần start hoặc due", "start or due is needed"},
	"part.exclusive": {"exclusive không đi cùng giờ (time) hoặc loại này", "exclusive does not go with a time or with this kind"},
	"part.event":     {"thiếu sự kiện (event)", "the event is missing"},
	"part.field":     {"trường này không dùng cho loại này", "this field does not go with this kind"},
	"part.every":     {"chu kỳ phải là P1D, P1W, P1M, P3M, P6M hoặc P1Y", "the cycle must be P1D, P1W, P1M, P3M, P6M or P1Y"},
	"part.day":       {"ngày trong chu kỳ không hợp lệ", "the day of the cycle is not valid"},
	"part.month":     {"tháng trong chu kỳ không hợp lệ", "the month of the cycle is not valid"},
	"part.weekday":   {"thứ trong tuần phải là mon đến sun và đi với chu kỳ P1W", "the weekday must be mon to sun and goes with P1W"},
}
