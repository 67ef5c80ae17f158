package calendar

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// noticeVersion is the version of the JSON form of notices.
const noticeVersion = 1

// ReadNotices reads notices in their JSON form, which notices.schema.json
// describes:
//
//	{"v": 1, "notices": [{
//	  "number": "2450/VPCP-KGVX", "issuer": "Văn phòng Chính phủ", "issued": "2024-04-12",
//	  "days": [
//	    {"day": "2024-04-29", "kind": "swap-off", "for": "2024-05-04", "reason": {"vi": "...", "en": "..."}},
//	    {"day": "2024-05-04", "kind": "swap-working", "for": "2024-04-29", "reason": {"vi": "..."}}
//	  ]}]}
//
// Besides there are "settles", a list of years, and "withdraws", a list of
// numbers; "issuer", "issued" and "en" may be absent as well.
//
// Reading is strict, and all or nothing: any fault gives [form.Errors], with
// all of them. Unknown fields, fields given twice and days that do not exist
// are faults. Whether the notices fit the calendar and one another is checked
// by [Calendar.With].
func ReadNotices(data []byte) ([]Notice, error) {
	root, err := parseJSON(data)
	if err != nil {
		return nil, form.Errors{err}
	}
	r := &noticeReader{}
	notices := r.root(root)
	if err := r.faults.list.Err(); err != nil {
		return nil, err
	}
	return notices, nil
}

// WriteNotices writes notices in the form that [ReadNotices] reads, to the
// same notices. Notices that cannot be read back are an error.
func WriteNotices(notices []Notice) ([]byte, error) {
	var faults faults
	faults.notices(notices)
	if err := faults.list.Err(); err != nil {
		return nil, err
	}
	type text struct {
		Vi string `json:"vi"`
		En string `json:"en,omitempty"`
	}
	type day struct {
		Day    form.Day `json:"day"`
		Kind   Kind     `json:"kind"`
		For    form.Day `json:"for,omitzero"`
		Reason text     `json:"reason"`
	}
	type notice struct {
		Number    string   `json:"number"`
		Issuer    string   `json:"issuer,omitempty"`
		Issued    form.Day `json:"issued,omitzero"`
		Settles   []int    `json:"settles,omitempty"`
		Withdraws []string `json:"withdraws,omitempty"`
		Days      []day    `json:"days,omitempty"`
	}
	list := make([]notice, len(notices))
	for i, n := range notices {
		list[i] = notice{Number: n.Number, Issuer: n.Issuer, Issued: n.Issued, Settles: n.Settles, Withdraws: n.Withdraws}
		for _, d := range n.Days {
			list[i].Days = append(list[i].Days, day{d.Day, d.Kind, d.For, text{d.Reason[form.Vietnamese], d.Reason[form.English]}})
		}
	}
	return json.MarshalIndent(struct {
		Version int      `json:"v"`
		Notices []notice `json:"notices"`
	}{noticeVersion, list}, "", "  ")
}

// notices finds the faults that notices have by themselves.
func (f *faults) notices(notices []Notice) {
	numbers := map[string]bool{}
	for i := range notices {
		path := fmt.Sprintf("notices[%d]", i)
		notices[i].check(path, f)
		if n := notices[i].Number; n != "" && numbers[n] {
			f.add(NoticeNumber, path+".number", n)
		}
		numbers[notices[i].Number] = true
	}
}

// noticeReader turns a JSON tree into notices and keeps every fault.
type noticeReader struct{ faults }

func (r *noticeReader) fault(path, problem, value string) {
	r.add(form.Code(problem), path, value)
}

func (r *noticeReader) root(v any) []Notice {
	o := r.object("", v)
	if o == nil {
		return nil
	}
	r.fields("", o, "v", "notices")
	if n, ok := o.get("v").(json.Number); !ok || n != json.Number(strconv.Itoa(noticeVersion)) {
		r.fault("v", "version", string(n))
		return nil // the rest may mean something else
	}
	var notices []Notice
	for i, v := range r.list("notices", o, true) {
		notices = append(notices, r.notice(fmt.Sprintf("notices[%d]", i), v))
	}
	if len(r.faults.list) == 0 {
		r.notices(notices)
	}
	return notices
}

func (r *noticeReader) notice(path string, v any) (n Notice) {
	o := r.object(path, v)
	if o == nil {
		return n
	}
	r.fields(path, o, "number", "issuer", "issued", "settles", "withdraws", "days")
	n.Number = r.text(path, o, "number", true)
	n.Issuer = r.text(path, o, "issuer", false)
	n.Issued = r.day(path, o, "issued", false)
	for i, v := range r.list(path+".settles", o, false) {
		num, _ := v.(json.Number)
		y, err := strconv.Atoi(string(num))
		if err != nil {
			r.fault(fmt.Sprintf("%s.settles[%d]", path, i), "type", "")
		}
		n.Settles = append(n.Settles, y)
	}
	for i, v := range r.list(path+".withdraws", o, false) {
		s, ok := v.(string)
		if !ok {
			r.fault(fmt.Sprintf("%s.withdraws[%d]", path, i), "type", "")
		}
		n.Withdraws = append(n.Withdraws, s)
	}
	for i, v := range r.list(path+".days", o, false) {
		n.Days = append(n.Days, r.noticeDay(fmt.Sprintf("%s.days[%d]", path, i), v))
	}
	return n
}

func (r *noticeReader) noticeDay(path string, v any) (d NoticeDay) {
	o := r.object(path, v)
	if o == nil {
		return d
	}
	r.fields(path, o, "day", "kind", "for", "reason")
	d.Day = r.day(path, o, "day", true)
	d.Kind = Kind(r.text(path, o, "kind", true))
	d.For = r.day(path, o, "for", false)
	if !o.has("reason") {
		r.fault(path+".reason", "missing", "")
	} else if reason := r.object(path+".reason", o.get("reason")); reason != nil {
		r.fields(path+".reason", reason, "vi", "en")
		d.Reason = form.Text{r.text(path+".reason", reason, "vi", true), r.text(path+".reason", reason, "en", false)}
	}
	return d
}

func (r *noticeReader) object(path string, v any) *jsonObject {
	o, ok := v.(*jsonObject)
	if !ok {
		r.fault(path, "type", "")
		return nil
	}
	return o
}

// fields finds the fields that the form does not have, or has once only.
func (r *noticeReader) fields(path string, o *jsonObject, known ...string) {
	seen := map[string]bool{}
	for _, k := range o.keys {
		at := k
		if path != "" {
			at = path + "." + k
		}
		switch {
		case !slices.Contains(known, k):
			r.fault(at, "unknown", "")
		case seen[k]:
			r.fault(at, "twice", "")
		}
		seen[k] = true
	}
}

// list is the elements of the list at path, whose last name is the field of o.
func (r *noticeReader) list(path string, o *jsonObject, needed bool) []any {
	name := path[strings.LastIndexByte(path, '.')+1:]
	if !o.has(name) {
		if needed {
			r.fault(path, "missing", "")
		}
		return nil
	}
	l, ok := o.get(name).([]any)
	if !ok {
		r.fault(path, "type", "")
	}
	return l
}

func (r *noticeReader) text(path string, o *jsonObject, name string, needed bool) string {
	if !o.has(name) {
		if needed {
			r.fault(path+"."+name, "missing", "")
		}
		return ""
	}
	s, ok := o.get(name).(string)
	switch {
	case !ok:
		r.fault(path+"."+name, "type", "")
	case strings.TrimSpace(s) == "":
		r.fault(path+"."+name, "missing", "")
	}
	return s
}

func (r *noticeReader) day(path string, o *jsonObject, name string, needed bool) form.Day {
	if !o.has(name) {
		if needed {
			r.fault(path+"."+name, "missing", "")
		}
		return form.NoDay
	}
	s, ok := o.get(name).(string)
	if !ok {
		r.fault(path+"."+name, "type", "")
		return form.NoDay
	}
	d, err := form.ParseDay(s)
	if err != nil {
		r.faults.list = append(r.faults.list, form.All(err).Under(path+"."+name)...)
	}
	return d
}

// jsonObject is a JSON object with its fields as they stand, twice included.
type jsonObject struct {
	keys   []string
	values []any
}

func (o *jsonObject) has(name string) bool { return slices.Contains(o.keys, name) }

func (o *jsonObject) get(name string) any {
	if i := slices.Index(o.keys, name); i >= 0 {
		return o.values[i]
	}
	return nil
}

// maxDepth is deeper than any notice nests.
const maxDepth = 10

// parseJSON reads one JSON value into nil, bool, string, json.Number, []any
// and *jsonObject. The JSON decoder alone would take the last of two fields
// with one name, and names in any case.
func parseJSON(data []byte) (any, *form.Error) {
	if !utf8.Valid(data) {
		return nil, texts.Error(form.Error{Code: "json", Value: "UTF-8"})
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	v, err := parseValue(dec, 0)
	if err == nil {
		if _, err = dec.Token(); err == io.EOF {
			return v, nil
		}
	}
	line := 1 + bytes.Count(data[:min(int(dec.InputOffset()), len(data))], []byte("\n"))
	return nil, texts.Error(form.Error{Code: "json", Line: line})
}

func parseValue(dec *json.Decoder, depth int) (any, error) {
	t, err := dec.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := t.(json.Delim)
	if !ok {
		return t, nil
	}
	if depth == maxDepth {
		return nil, io.ErrUnexpectedEOF
	}
	if delim == '[' {
		l := []any{}
		for dec.More() {
			v, err := parseValue(dec, depth+1)
			if err != nil {
				return nil, err
			}
			l = append(l, v)
		}
		_, err := dec.Token()
		return l, err
	}
	o := &jsonObject{}
	for dec.More() {
		k, err := dec.Token()
		if err != nil {
			return nil, err
		}
		v, err := parseValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		o.keys, o.values = append(o.keys, k.(string)), append(o.values, v)
	}
	_, err = dec.Token()
	return o, err
}
