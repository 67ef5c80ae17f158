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
		return form.Errors{refused(RuleJoin, string(j.Join))}.Under("join")
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
	if all := form.All(err); all != nil {
		return all.Under(path)
	}
	return texts.Error(form.Error{Code: "part.value", Path: path, Cause: err})
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
			return texts.Error(form.Error{Code: "json.field", Path: name})
		}
		seen[name] = true
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}
