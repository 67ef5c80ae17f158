package api_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// Of every operation of the document: parameters that it does not have, that
// stand twice, that are too long, that are no text, no number, no word of a few.
func (s *standing) wrongParameters(t *testing.T) (list []bad) {
	for _, o := range operations(t) {
		add := func(name string, more ...string) {
			path, header := s.address(o, more...)
			b := bad{name: name, method: o.method, path: path, header: header, status: 400, code: "bad-parameter"}
			if o.RequestBody != nil {
				b.body = "{}"
				b.header = append(b.header, "Content-Type", slices.Min(slices.Collect(maps.Keys(o.RequestBody.Value.Content))))
			}
			list = append(list, b)
		}
		add("unknown parameter: none such", "nothing=1")
		add("unknown parameter: misspelt", "asof=2024-06-25")
		add("not a query: a broken escape", "plan=%zz")
		add("not a query: a semicolon", "plan=1;asOf=2")
		for _, p := range o.parameters("query") {
			set := func(name, value string) { add(name+": "+p.Name, p.Name+"="+url.QueryEscape(value)) }
			set("too long", strings.Repeat("x", 1001))
			set("no UTF-8", "a\xff")
			set("UTF-16", "\xfe\xff\x00a")
			set("NUL", "a\x00b")
			kind := p.Schema.Value
			if !kind.Type.Is("array") {
				add("twice: "+p.Name, p.Name+"=1", p.Name+"=1")
			} else if kind.MaxItems != nil {
				add("too many: "+p.Name, strings.Split(strings.Repeat(p.Name+"=2024-01-01..2024-01-02 ", int(*kind.MaxItems)+1), " ")[:*kind.MaxItems+1]...)
			}
			switch {
			case kind.Format == "identifier":
				set("an override of direction", "1\u202e2")
				set("a space of no width", "1\u200b2")
			case kind.Type.Is("integer"):
				for _, wrong := range []string{"", " 1", "1.5", "1e3", "0x10", "١", "-1", "0", "99999999999999999999999"} {
					set("no number "+wrong, wrong)
				}
			case kind.Type.Is("boolean"):
				for _, wrong := range []string{"", "maybe", "yes", "2"} {
					set("no boolean "+wrong, wrong)
				}
			case kind.Enum != nil, kind.Items != nil && kind.Items.Value.Enum != nil:
				for _, wrong := range []string{"", "nothing", "CSV", "json,csv"} {
					set("no word of a few "+wrong, wrong)
				}
			}
		}
	}
	return list
}

// refusedBody is how an operation says that what it was brought is nothing that
// it takes.
var refusedBody = map[string]string{
	"addPlan": "bad-plan", "revisePlan": "bad-plan", "mendDraft": "bad-plan", "recordEvent": "bad-event",
	"addNotices": "bad-law", "addBodies": "bad-law", "redactText": "bad-content", "addDossiers": "bad-dossier", "createToken": "bad-token", "grantPerson": "bad-grants",
}

// Of every operation that takes JSON: what is none, in a wrong encoding, too deep,
// of another shape, or not all there.
func (s *standing) wrongBodies(t *testing.T) (list []bad) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, err := z.Write([]byte(`{"v":1}`))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	bodies := [][2]string{
		{"no JSON", " "}, {"no JSON", "{"}, {"no JSON", "}"}, {"no JSON", `{"v":1`}, {"no JSON", `{"v":1,"id":"key-00`}, {"no JSON", `{"v":1}}`}, {"no JSON", `{"v":1,}`},
		{"no JSON", `{v:1}`}, {"no JSON", `{'v':1}`}, {"no JSON", `{"v":01}`}, {"no JSON", `{"v":NaN}`}, {"no JSON", `{"v":1} // one`}, {"no JSON", "<plan v='1'/>"},
		{"no JSON", `{"v":1}{"v":1}`}, {"no JSON", "v=1&id=2"}, {"no JSON", "{\"v\":1,\"x\":\"a\nb\"}"},
		{"another shape", "null"}, {"another shape", "[]"}, {"another shape", "1"}, {"another shape", `"v"`}, {"another shape", "true"}, {"another shape", `[{"v":1}]`},
		{"a wrong version", `{"v":"1"}`}, {"a wrong version", `{"v":2}`}, {"a wrong version", `{"v":null}`}, {"a wrong version", `{"v":true}`}, {"a wrong version", `{"v":1.5}`},
		{"a huge number", `{"v":1e400}`}, {"a huge number", `{"v":` + strings.Repeat("9", 1000) + `}`}, {"a huge number", `{"v":-1e-400}`},
		{"doubled keys", `{"v":1,"v":1}`}, {"doubled keys", `{"v":1,"V":1}`}, {"an unknown key", `{"v":1,"__proto__":{}}`}, {"an unknown key", `{"v":1,"<script>":1}`},
		{"encoding", utf16Text(binary.LittleEndian, `{"v":1}`)}, {"encoding", utf16Text(binary.BigEndian, `{"v":1}`)}, {"encoding", "\xff\xfe" + utf16Text(binary.LittleEndian, `{"v":1}`)},
		{"encoding", "{\"v\":1,\"title\":\"K\xea ho\xe1ch\"}"}, {"encoding", "{\"v\":1,\"title\":\"\xc3\"}"}, {"encoding", "{\"v\":1,\"title\":\"\xed\xa0\x80\"}"},
		{"encoding", `{"v":1,"title":"\ud800"}`}, {"encoding", zipped.String()}, {"encoding", "\x00\x00\x00\x00"}, {"encoding", "\ufeff{\"v\":1"},
		{"deep", strings.Repeat("[", 30_000)}, {"deep", strings.Repeat(`{"v":`, 10_000)}, {"deep", strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)},
		{"deep", `{"v":1,"tasks":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`},
	}
	for _, o := range operations(t) {
		if !o.takes("application/json") || o.RequestBody.Value.Content["application/json"].Schema.Value.IsEmpty() {
			continue
		}
		path, header := s.address(o)
		code := refusedBody[o.OperationID]
		if code == "" {
			code = "bad-"
		}
		for _, b := range bodies {
			list = append(list, bad{name: b[0] + ": " + o.OperationID, method: o.method, path: path, header: header, body: b[1], status: 400, code: code})
		}
		list = append(list, bad{name: "cut off: " + o.OperationID, method: o.method, path: path, header: header, body: `{"v":1,"id":"key`, promised: 500, status: 400, code: "incomplete"})
	}
	return list
}

func utf16Text(order binary.AppendByteOrder, text string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

// Of every operation: methods that its address does not take, requests that come
// from another site, media types, encodings and sizes that it does not take, and
// answers that it does not give.
func (s *standing) wrongRequests(t *testing.T) (list []bad) {
	methods := map[string][]string{}
	for _, o := range operations(t) {
		methods[o.path] = append(methods[o.path], o.method)
	}
	for _, o := range operations(t) {
		path, header := s.address(o)
		with := func(name string, status int, code string, more ...string) {
			b := bad{name: name + ": " + o.OperationID, method: o.method, path: path, header: append(more[:len(more):len(more)], header...), status: status, code: code}
			if o.RequestBody != nil {
				b.body = "{}"
			}
			list = append(list, b)
		}
		if taken := methods[o.path]; taken != nil {
			methods[o.path] = nil
			for _, m := range []string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions, http.MethodTrace, "PROPFIND", "get"} {
				if !strings.Contains(strings.Join(taken, " "), m) {
					list = append(list, bad{name: "method: " + m, method: m, path: path, status: 405, code: "method"})
				}
			}
		}
		for _, accept := range []string{"application/xml", "image/png, text/html;q=0.9", "application/json;q=0, text/csv;q=0, text/calendar;q=0"} {
			with("accept", 406, "not-acceptable", "Accept", accept)
		}
		if o.method == http.MethodGet {
			continue
		}
		with("cross-site", 403, "cross-site", "Sec-Fetch-Site", "cross-site")
		with("cross-site", 403, "cross-site", "Sec-Fetch-Site", "same-site")
		with("cross-site", 403, "cross-site", "Origin", "https://evil.example")
		with("cross-site", 403, "cross-site", "Origin", "null")
		if o.RequestBody == nil {
			continue
		}
		for _, media := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "application/json, text/csv", "application", "application/json; charset", "text/html"} {
			if o.takes(media) {
				continue
			}
			with("media type", 415, "content-type", "Content-Type", media)
		}
		bare := path
		for _, media := range slices.Sorted(maps.Keys(o.RequestBody.Value.Content)) {
			if path = bare; o.OperationID == "addBodies" && media == "application/octet-stream" { // a file has a name
				path = bare + "?name=units.csv"
			}
			with("coding", 415, "content-coding", "Content-Type", media, "Content-Encoding", "gzip")
			with("coding", 415, "content-coding", "Content-Type", media, "Content-Encoding", "br")
			if media != "application/octet-stream" {
				with("charset", 415, "content-type", "Content-Type", media+"; charset=utf-16")
				with("charset", 415, "content-type", "Content-Type", media+"; charset=windows-1258")
			}
			with("oversized", 413, "too-large", "Content-Type", media)
			list[len(list)-1].promised = 1 << 40
		}
	}
	return list
}
