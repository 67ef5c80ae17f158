package form_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"
)

// dossier has a field of each kind that a form may have.
type dossier struct {
	Code     string            `json:"code"`
	Received form.Day          `json:"received"`
	Done     form.Day          `json:"done,omitzero"`
	Paid     bool              `json:"paid,omitzero"`
	Fee      uint32            `json:"fee,omitzero"`
	Shift    int8              `json:"shift,omitzero"`
	Hands    []hand            `json:"hands,omitempty"`
	Notes    []string          `json:"notes,omitempty"`
	Names    map[string]string `json:"names,omitempty"`
	Rated    *bool             `json:"rated,omitzero"`
	Sender   *sender           `json:"sender,omitzero" form:"private"`
}

type hand struct {
	Body string   `json:"body"`
	From form.Day `json:"from"`
}

type sender struct {
	Name  string `json:"name"`
	Phone string `json:"phone,omitzero"`
}

var dossiers = form.Of[dossier](1)

const whole = `{"v":1,"code":"H26-1","received":"2025-06-02","done":"2025-06-09","paid":true,"fee":50000,"shift":-1,` +
	`"hands":[{"body":"H26","from":"2025-06-02"},{"body":"H27","from":"2025-07-01"}],"notes":["đã nhận","a\"b\\c\n"],` +
	`"names":{"vi":"Cấp đổi"},"rated":false,"sender":{"name":"Nguyễn Văn A","phone":"0900000000"}}`

func TestWhatIsWrittenComesBack(t *testing.T) {
	d, err := dossiers.Read([]byte(whole), nil)
	require.NoError(t, err)
	assert.Equal(t, "H27", d.Hands[1].Body)
	assert.Equal(t, "a\"b\\c\n", d.Notes[1])
	assert.False(t, *d.Rated)
	data, err := dossiers.Write(d)
	require.NoError(t, err)
	assert.Equal(t, whole, string(data))

	rapid.Check(t, func(t *rapid.T) {
		d := dossier{
			Code: rapid.StringN(1, 20, -1).Draw(t, "code"), Received: form.NewDay(2025, 1, rapid.IntRange(1, 900).Draw(t, "day")),
			Paid: rapid.Bool().Draw(t, "paid"), Fee: rapid.Uint32().Draw(t, "fee"), Shift: rapid.Int8().Draw(t, "shift"),
			Notes: rapid.SliceOfN(rapid.StringN(1, 10, -1), 1, 3).Draw(t, "notes"),
		}
		data, err := dossiers.Write(d)
		require.NoError(t, err)
		back, err := dossiers.Read(data, nil)
		require.NoError(t, err, "%s", data)
		require.Equal(t, d, back)
		require.True(t, json.Valid(data))
	})
}

// What would not come back is not written.
func TestWriteRefuses(t *testing.T) {
	day := form.MustParseDay("2025-06-02")
	for path, d := range map[string]dossier{
		"code":          {Received: day},
		"":              {Code: "a\xffb", Received: day},
		"hands[0].body": {Code: "a", Received: day, Hands: []hand{{From: day}}},
		"notes[0]":      {Code: "a", Received: day, Notes: []string{""}},
	} {
		data, err := dossiers.Write(d)
		assert.Nil(t, data)
		all := form.All(err)
		require.NotEmpty(t, all, path)
		assert.Equal(t, path, all[0].Path)
	}
	_, err := dossiers.Write(dossier{Code: "a"})
	assert.ErrorIs(t, err, form.DayForm, "there is no day")
	data, err := dossiers.Write(dossier{Code: "\\ufffd and \ufffd", Received: day})
	require.NoError(t, err, "the character itself is text")
	back, err := dossiers.Read(data, nil)
	require.NoError(t, err)
	assert.Equal(t, "\\ufffd and \ufffd", back.Code)
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		from, to string // what is changed in the whole form
		want     []string
	}{
		{`"code":"H26-1",`, ``, []string{"code: is missing"}},
		{`"v":1,`, ``, []string{`v: is missing; write “"v":1”`}},
		{`"v":1`, `"v":2`, []string{`v: version "2" cannot be read, 1 is needed`}},
		{`"v":1`, `"v":"1"`, []string{`v: version "1" cannot be read, 1 is needed`}},
		{`"v":1`, `"v":1,"v":1`, []string{`v: "v" stands twice`}},
		{`"code":`, `"Code":`, []string{`Code: the name is written in another case; write “code”`, `code: is missing`}},
		{`"paid":true`, `"paid":true,"paid":true`, []string{`paid: "paid" stands twice`}},
		{`"paid":true`, `"paid":true,"p\u0061id":false`, []string{`paid: "paid" stands twice`}},
		{`"paid":true`, `"payed":true`, []string{`payed: the form has no such field`}},
		{`"paid":true`, `"paid":null`, []string{`paid: null is not used; leave the field out`}},
		{`"paid":true`, `"paid":"true"`, []string{`paid: true or false is needed, not "true"`}},
		{`"paid":true`, `"paid":1`, []string{`paid: true or false is needed, not "1"`}},
		{`"H26-1"`, `""`, []string{`code: is empty; leave the field out, or give it a value`}},
		{`"H26-1"`, `["H26-1"]`, []string{`code: a string "..." is needed, not "[\"H26-1\"]"`}},
		{`"H26-1"`, "\"H\xff\"", []string{`code: not text in UTF-8; save it as UTF-8`}},
		{`"H26-1"`, `"H\ud800b"`, []string{`code: not text in UTF-8; save it as UTF-8`}},
		{`"H26-1"`, `"H\udc00\ud800"`, []string{`code: not text in UTF-8; save it as UTF-8`}},
		{`50000`, `50000.0`, []string{`fee: a whole number from 0 is needed, not "50000.0"`}},
		{`50000`, `5e4`, []string{`fee: a whole number from 0 is needed, not "5e4"`}},
		{`50000`, `-1`, []string{`fee: the number "-1" is out of range`}},
		{`50000`, `4294967296`, []string{`fee: the number "4294967296" is out of range`}},
		{`:-1`, `:-129`, []string{`shift: the number "-129" is out of range`}},
		{`:-1`, `:-0`, []string{`shift: the number "-0" is out of range`}},
		{`"2025-06-09"`, `"2025-06-31"`, []string{`done: day "2025-06-31" does not exist`}},
		{`"2025-06-09"`, `20250609`, []string{`done: a string "..." is needed, not "20250609"`}},
		{`{"body":"H27","from":"2025-07-01"}`, `{"body":"H27","form":"2025-07-01"}`, []string{`hands[1].form: the form has no such field`, `hands[1].from: is missing`}},
		{`{"body":"H27","from":"2025-07-01"}`, `null`, []string{`hands[1]: null is not used; leave the field out`}},
		{`[{"body":"H26","from":"2025-06-02"},{"body":"H27","from":"2025-07-01"}]`, `{}`, []string{`hands: a list [...] is needed, not "{}"`}},
		{`{"vi":"Cấp đổi"}`, `{"vi":"a","vi":"b"}`, []string{`names.vi: "vi" stands twice`}},
		{`{"vi":"Cấp đổi"}`, `{"vi":1}`, []string{`names.vi: a string "..." is needed, not "1"`}},
		{`"phone":"0900000000"`, `"phone":900000000`, []string{`sender.phone: the value is not valid`}},
		{`"name":"Nguyễn Văn A"`, `"Name":"Nguyễn Văn A"`, []string{`sender.Name: the name is written in another case; write “name”`, `sender.name: is missing`}},
		{`"paid":true,"fee":50000`, `"paid":0,"fee":-1`, []string{`paid: true or false is needed, not "0"`, `fee: the number "-1" is out of range`}},
	} {
		bad := strings.Replace(whole, c.from, c.to, 1)
		require.NotEqual(t, whole, bad)
		d, err := dossiers.Read([]byte(bad), nil)
		require.Error(t, err, bad)
		assert.Equal(t, c.want, strings.Split(err.Error(), "\n"), bad)
		assert.Zero(t, d)
		for _, e := range form.All(err) {
			assert.NotEqual(t, e.Error(), e.Message(form.Vietnamese))
			assert.NotEmpty(t, e.Path)
		}
	}
}

// Texts that break the grammar of RFC 8259, each of another kind.
var notJSON = []string{
	``, ` `, `{`, `}`, `[`, `{]`, `[}`, `{"code"`, `{"code":`, `{"code":}`, `{"code" "a"}`, `{"code"::"a"}`, `{"code":"a",}`, `{,}`, `{,"code":"a"}`,
	`{"code":"a",,"paid":true}`, `{"code":"a" "paid":true}`, `{code:"a"}`, `{'code':'a'}`, `{"code":'a'}`, `{1:1}`, `{null:1}`, `{"code":"a"`, `{"code":"a`,
	`{"code":"a\`, `{"code":"a\"}`, `{"code":"\x41"}`, `{"code":"\u12"}`, `{"code":"\u12G4"}`, `{"code":"\U0041"}`, `{"code":"\é"}`, "{\"code\":\"a\tb\"}", "{\"code\":\"a\nb\"}", "{\"code\":\"a\x00b\"}",
	`{"fee":01}`, `{"fee":+1}`, `{"fee":1.}`, `{"fee":.5}`, `{"fee":1e}`, `{"fee":1e+}`, `{"fee":--1}`, `{"fee":-}`, `{"fee":0x10}`, `{"fee":1_000}`, `{"fee":NaN}`, `{"fee":Infinity}`, `{"fee":-Infinity}`, `{"fee":１}`, `{"fee":1 000}`, `{"fee":1a}`, `{"fee":0-1}`,
	`{"paid":True}`, `{"paid":tru}`, `{"paid":truee}`, `{"paid":undefined}`, `{"paid":nul}`,
	`{"notes":["a",]}`, `{"notes":[,"a"]}`, `{"notes":["a""b"]}`, `{"notes":["a":"b"]}`, `{"notes":[`, `{"notes":["a"`, `{"notes":["a"}`,
	`{"code":"a"}}`, `{"code":"a"}]`, `{"code":"a"}{"code":"b"}`, `{"code":"a"} x`, `{"code":"a"},`, `{"code":"a"};`, `{"code":"a"}//`, `{"code":"a"}/**/`, `/**/{"code":"a"}`, "{\"code\":\"a\"}\x00", "\ufeff\ufeff{}", "{\"code\":\"a\"}\ufeff",
	"\u00a0{}", "{\u2028}", "{\f}", "\xff{}", "{\"code\":\"a\"}\xff", "\xff\xfe{\x00}\x00", `<xml/>`, `*`, `"a`, `[1`, `{"a":` + strings.Repeat("[", 100_000), strings.Repeat("[", 100_000), strings.Repeat(`{"a":`, 100_000),
}

func TestReadRefusesWhatIsNotJSON(t *testing.T) {
	open := form.Of[map[string]json.RawMessage](0)
	for _, text := range notJSON {
		name := fmt.Sprintf("%.40q", text)
		require.False(t, json.Valid([]byte(strings.TrimPrefix(text, "\ufeff"))) && len(text) < 1000, name)
		for _, err := range []error{readError(dossiers, text), readError(open, text)} {
			all := form.All(err)
			require.NotEmpty(t, all, name)
			require.Len(t, all, 1, name)
			assert.Contains(t, []form.Code{form.FormSyntax, form.FormMore, form.FormDepth}, all[0].Code, name)
		}
	}
}

func readError[T any](f *form.Form[T], text string) error {
	_, err := f.Read([]byte(text), nil)
	return err
}

// What encoding/json takes as JSON, the scanner takes, and what it refuses too.
func FuzzRead(f *testing.F) {
	for _, text := range append(notJSON[:80], whole) {
		f.Add([]byte(text))
	}
	open := form.Of[map[string]json.RawMessage](0)
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := open.Read(data, nil)
		broken := errors.Is(err, form.FormSyntax) || errors.Is(err, form.FormMore)
		if !errors.Is(err, form.FormDepth) {
			assert.Equal(t, json.Valid(trimmed(data)), !broken, "%q: %v", data, err)
		}
		if d, err := dossiers.Read(data, nil); err == nil {
			written, err := dossiers.Write(d)
			require.NoError(t, err)
			again, err := dossiers.Read(written, nil)
			require.NoError(t, err)
			assert.Equal(t, d, again)
		}
	})
}

func trimmed(data []byte) []byte { return []byte(strings.TrimPrefix(string(data), "\ufeff")) }

func TestReadSaysWhere(t *testing.T) {
	handed := form.Of[struct {
		Code  string `json:"code"`
		Hands []hand `json:"hands"`
	}](1)
	_, err := handed.Read([]byte("{\"v\":1,\n\"code\":\"a\",\n\"hands\":[{\"body\":tru}]}"), nil)
	var e *form.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, 3, e.Line)
	assert.Equal(t, "hands[0].body", e.Path)
	assert.Equal(t, `line 3: hands[0].body: not JSON, at "tru}]}"`, e.Error())
	assert.Equal(t, `dòng 3: hands[0].body: không đúng cú pháp JSON, tại "tru}]}"`, e.Message(form.Vietnamese))

	// Where a form may hold what is personal, only the place is told.
	_, err = dossiers.Read([]byte("{\"v\":1,\n\"code\":\"a\",\n\"hands\":[{\"body\":tru}]}"), nil)
	assert.EqualError(t, err, "line 3: hands[0].body: not JSON")
	_, err = dossiers.Read([]byte(whole+" x"), nil)
	assert.EqualError(t, err, "something stands behind the value; take it away")
	assert.ErrorIs(t, err, form.FormMore)
}

// Of a file with very many faults the first hundred are told.
func TestReadStopsAtAHundredFaults(t *testing.T) {
	_, err := dossiers.Read([]byte(`{"v":1,"notes":[`+strings.Repeat(`1,`, 100_000)+`1]}`), nil)
	assert.Len(t, form.All(err), 100)
}

// A check of the whole does not tell again what follows from what could not
// be read.
func TestReadChecks(t *testing.T) {
	check := func(d *dossier) form.Errors {
		table := form.Texts{"order": {"không được trước {day}", "it cannot be before {day}"}, "none": {"không có", "there is none"}}
		var es form.Errors
		if d.Done < d.Received {
			es = append(es, table.Error(form.Error{Code: "order", Path: "done", Args: form.Args{"day": d.Received}}))
		}
		if len(d.Hands) == 0 {
			es = append(es, table.Error(form.Error{Code: "none", Path: "hands"}))
		}
		return es
	}
	_, err := dossiers.Read([]byte(`{"v":1,"code":"a","received":"2025-06-10","done":"2025-06-09"}`), check)
	assert.EqualError(t, err, "done: it cannot be before 2025-06-10\nhands: there is none")
	assert.Equal(t, "done: không được trước 10/6/2025\nhands: không có", form.Message(err, form.Vietnamese))
	_, err = dossiers.Read([]byte(`{"v":1,"code":"a","received":"2025-06-10","done":"9/6/2025","hands":[1]}`), check)
	assert.EqualError(t, err, "done: \"9/6/2025\" is not a day written as 2025-09-30\nhands[0]: an object {...} is needed, not \"1\"")
}

func TestPersonalValuesAreNotRepeated(t *testing.T) {
	for _, bad := range []string{`{"name":"","phone":"0900000000"}`, `{"name":["Nguyễn Văn A"]}`, `"Nguyễn Văn A"`, `{"name":"Nguyễn Văn A","phone":"0900\ud800"}`,
		`{"name":Nguyễn Văn A}`, `{"phone":0900}`, `{"name":"a"} "Nguyễn Văn A"`, `{"name":"a"}} Nguyễn Văn A`} {
		_, err := dossiers.Read([]byte(`{"v":1,"code":"a","received":"2025-06-10","sender":`+bad+`}`), nil)
		require.Error(t, err, bad)
		for _, said := range []string{err.Error(), form.Message(err, form.Vietnamese), fmt.Sprintf("%+v", form.All(err))} {
			assert.NotContains(t, said, "Nguyễn")
			assert.NotContains(t, said, "0900")
		}
	}
}

// A name that the form does not have is a place, an empty one too. Beside what
// is personal it is not repeated: it may be of the same.
func TestUnknownNamesAreAPlace(t *testing.T) {
	for with, path := range map[string]string{
		`"":1`:             `""`,
		`"hands":[{"":1}]`: `hands[0].""`,
		`"sender":{"name":"A","Nguyễn Văn A":1}`: `sender`,
		`"sender":{"name":"A","":1}`:             `sender`,
	} {
		_, err := dossiers.Read([]byte(`{"v":1,"code":"a","received":"2025-06-10",`+with+`}`), nil)
		var found bool
		for _, e := range form.All(err) {
			found = found || e.Code == form.FieldUnknown && e.Path == path
			assert.NotContains(t, e.Error(), "Nguyễn")
		}
		assert.True(t, found, "%s: %v", with, err)
	}
}

func TestLines(t *testing.T) {
	type got struct {
		number int
		text   string
		code   form.Code
	}
	read := func(r io.Reader, limit int) (all []got) {
		for line, err := range form.Lines(r, limit) {
			g := got{number: line.Number, text: string(line.Bytes)}
			if err != nil {
				g.code = form.All(err)[0].Code
				assert.Equal(t, line.Number, form.All(err)[0].Line)
			}
			all = append(all, g)
		}
		return all
	}
	assert.Equal(t, []got{{1, "a", ""}, {3, "bc", ""}, {5, "d", ""}}, read(strings.NewReader("\ufeffa\r\n\nbc\n \nd"), 5))
	assert.Equal(t, []got{{1, "", form.FormLength}, {2, "ab", ""}}, read(strings.NewReader("abc\nab\n"), 2))
	long := strings.Repeat("x", 200_000)
	assert.Equal(t, []got{{1, "", form.FormLength}, {2, "ab", ""}}, read(strings.NewReader(long+"\nab"), 100_000))
	assert.Equal(t, []got{{1, long, ""}}, read(strings.NewReader(long), 200_000))
	assert.Equal(t, []got{{1, "a", ""}, {2, "", form.FormSource}}, read(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(io.ErrUnexpectedEOF)), 9))
	assert.Empty(t, read(strings.NewReader(""), 9))
}

func TestReadAll(t *testing.T) {
	data, err := form.ReadAll(strings.NewReader("abc"), 3)
	require.NoError(t, err)
	assert.Equal(t, "abc", string(data))
	_, err = form.ReadAll(strings.NewReader("abcd"), 3)
	assert.ErrorIs(t, err, form.FormLength)
	_, err = form.ReadAll(iotest.ErrReader(io.ErrUnexpectedEOF), 3)
	assert.ErrorIs(t, err, form.FormSource)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

func BenchmarkRead(b *testing.B) {
	b.SetBytes(int64(len(whole)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := dossiers.Read([]byte(whole), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadEncodingJSON(b *testing.B) {
	b.SetBytes(int64(len(whole)))
	b.ReportAllocs()
	for b.Loop() {
		var d dossier
		if err := json.Unmarshal([]byte(whole), &d); err != nil {
			b.Fatal(err)
		}
	}
}

// An event of 435 bytes, as files of a million hold them.
type eventLine struct {
	Code    string   `json:"code"`
	At      string   `json:"at"`
	Type    string   `json:"type"`
	By      string   `json:"by,omitzero"`
	To      string   `json:"to,omitzero"`
	Kind    string   `json:"kind,omitzero"`
	Subject string   `json:"subject,omitzero"`
	Channel string   `json:"channel,omitzero"`
	Content string   `json:"content,omitzero"`
	Due     form.Day `json:"due,omitzero"`
	Sender  *sender  `json:"sender,omitzero" form:"private"`
}

var (
	eventLines = form.Of[eventLine](1)
	oneLine    = []byte(`{"v":1,"code":"PAKN-250602-0001","at":"2025-06-02T08:15:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"` +
		strings.Repeat("Hồ sơ quá hạn ", 8) + `","due":"2025-06-20","sender":{"name":"Nguyễn Văn A","phone":"0900000000"}}`)
)

func BenchmarkReadEventLine(b *testing.B) {
	b.SetBytes(int64(len(oneLine)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := eventLines.Read(oneLine, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteEventLine(b *testing.B) {
	e, err := eventLines.Read(oneLine, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(oneLine)))
	b.ReportAllocs()
	var line []byte
	for b.Loop() {
		if line, err = eventLines.Append(line[:0], &e); err != nil || len(line) != len(oneLine) {
			b.Fatal(err, string(line))
		}
	}
}

func BenchmarkWriteEventLineEncodingJSON(b *testing.B) {
	e, err := eventLines.Read(oneLine, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(oneLine)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(e); err != nil {
			b.Fatal(err)
		}
	}
}
