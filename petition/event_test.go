package petition_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// wholeEvents has every type of event with every field that it may have.
var wholeEvents = []string{
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00+07:00","type":"submitted","reason":"gửi lần đầu","to":"G22","kind":"recommendation","subject":"procedure","channel":"portal","language":"vi","content":"Nộp bản giấy hai lần","proposal":"Bỏ bản giấy","sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","address":"thôn Mẫu","phone":"0912345678","email":"mau@example.vn"},"lacks":["clear","account"]}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-28T08:00:00+07:00","type":"supplement-requested","by":"G22","reason":"chưa rõ thủ tục","content":"Nêu tên thủ tục"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-29T08:00:00.5+07:00","type":"supplemented","language":"en","content":"Thủ tục 1.005129","proposal":"Nộp một lần","sender":{"type":"overseas","withheld":true},"lacks":["scope"]}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"transferred","by":"G22","reason":"thuộc thẩm quyền","to":"H26","subject":"conduct"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"refused","by":"H26","reason":"complaint","content":"Hướng dẫn"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"accepted","by":"H26","subject":"regulation"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"duplicate-linked","by":"H26","reason":"duplicate","of":"PAKN.20250424.0009"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"interim-answered","by":"H26","content":"Đang xin ý kiến"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"extended","by":"H26","reason":"phức tạp","due":"2025-06-30"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"answered","by":"H26","content":"Đã bỏ","document":"123/UBND-KSTT","outcome":"regulation-changed","copyTo":"G22"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"returned","by":"G22","reason":"chưa đúng câu hỏi"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"published","by":"G22","reason":"explained-and-kept","outcome":"explained-and-kept"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"rated","satisfied":false}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"reopened","reason":"chưa giải quyết"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"withdrawn","reason":"withdrawn-by-sender"}`,
}

func TestEventComesBackUnchanged(t *testing.T) {
	seen := map[petition.EventType]bool{}
	for _, s := range wholeEvents {
		e, err := petition.ReadEvent([]byte(s))
		require.NoError(t, err, s)
		out, err := json.Marshal(e)
		require.NoError(t, err)
		assert.Equal(t, s, string(out))
		var again petition.Event
		require.NoError(t, json.Unmarshal(out, &again))
		assert.True(t, e == again)
		seen[e.Type] = true
	}
	assert.Len(t, seen, len(petition.EventTypes()), "every type is tried")
}

func TestParseEventIsStrict(t *testing.T) {
	const accepted = `"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"accepted"`
	for _, c := range []struct {
		text    string
		field   string
		problem petition.EventProblem
	}{
		{``, "", petition.NotJSON},
		{`null`, "", petition.FieldValue},
		{`[]`, "", petition.FieldValue},
		{`{` + accepted, "", petition.NotJSON},
		{`{` + accepted + `} {}`, "", petition.NotJSON},
		{"{\"by\":\"\xff\"}", "", petition.NotJSON},
		{`{` + accepted + `,"colour":"red"}`, "colour", petition.FieldUnknown},
		{`{` + accepted + `,"By":"G22"}`, "By", petition.FieldUnknown},
		{`{` + accepted + `,"by":null}`, "by", petition.FieldEmpty},
		{`{` + accepted + `,"by":""}`, "by", petition.FieldEmpty},
		{`{` + accepted + `,"type":"accepted"}`, "type", petition.FieldTwice},
		{`{` + accepted + `,"by":"no body"}`, "by", petition.FieldValue},
		{`{` + accepted + `,"by":7}`, "by", petition.FieldValue},
		{`{` + accepted + `,"to":"G22"}`, "to", petition.FieldNotHere},
		{`{` + accepted + `,"satisfied":false}`, "satisfied", petition.FieldNotHere},
		{strings.Replace(`{`+accepted+`}`, `"v":1`, `"v":2`, 1), "v", petition.FieldValue},
		{strings.Replace(`{`+accepted+`}`, `"v":1,`, ``, 1), "v", petition.FieldMissing},
		{strings.Replace(`{`+accepted+`}`, `T08:00:00+07:00`, ``, 1), "at", petition.FieldValue},
		{strings.Replace(`{`+accepted+`}`, `2025-05-05T`, `2025-02-30T`, 1), "at", petition.FieldValue},
		{strings.Replace(`{`+accepted+`}`, `accepted`, `closed`, 1), "type", petition.FieldValue},
		{strings.Replace(`{`+accepted+`}`, `accepted`, `transferred`, 1), "to", petition.FieldMissing},
		{strings.Replace(`{`+accepted+`}`, `accepted`, `rated`, 1), "satisfied", petition.FieldMissing},
		{strings.Replace(wholeEvents[0], `"citizen"`, `"robot"`, 1), "sender.type", petition.FieldValue},
		{strings.Replace(wholeEvents[0], `"citizen",`, `"citizen","age":7,`, 1), "sender.age", petition.FieldUnknown},
		{strings.Replace(wholeEvents[0], `"email":`, `"withheld":true,"email":`, 1), "sender.withheld", petition.FieldNotHere},
		{strings.Replace(wholeEvents[0], `["clear","account"]`, `["account","clear"]`, 1), "lacks", petition.FieldValue},
		{strings.Replace(wholeEvents[0], `["clear","account"]`, `["name"]`, 1), "lacks", petition.FieldValue},
		{strings.Replace(wholeEvents[0], `"portal"`, `"fax"`, 1), "channel", petition.FieldValue},
		{strings.Replace(wholeEvents[0], `"type":"citizen",`, ``, 1), "sender.type", petition.FieldMissing},
	} {
		_, err := petition.ReadEvent([]byte(c.text))
		var e *petition.EventError
		require.ErrorAs(t, err, &e, c.text)
		assert.Equal(t, c.field, e.Field, c.text)
		assert.Equal(t, c.problem, e.Problem, c.text)
		if c.problem == petition.FieldUnknown || c.problem == petition.FieldTwice {
			name := c.field[strings.LastIndex(c.field, ".")+1:]
			assert.True(t, strings.HasSuffix(c.text[:e.Offset], `"`+name+`"`), "the offset %d is after the name in %s", e.Offset, c.text)
		}
		assert.NotEqual(t, e.Error(), e.Message(form.Vietnamese))
	}
}

// Errors are shown and logged where the sender's identity and words have no
// business; what may be written instead is named.
func TestEventErrorsKeepPersonalDataOut(t *testing.T) {
	for _, c := range []struct{ from, to, known string }{
		{`"citizen"`, `"Nguyễn Văn Mẫu"`, "organisation"},
		{`"name":"Nguyễn Văn Mẫu"`, `"name":["Nguyễn Văn Mẫu"]`, ""},
		{`"phone":"0912345678"`, `"phone":912345678`, ""},
		{`"sender":{`, `"sender":"Nguyễn Văn Mẫu 912345678","x":{`, ""},
		{`"content":"`, `"content":["Nguyễn Văn Mẫu"],"x":"`, ""},
		{`"proposal":"`, `"proposal":{"Nguyễn Văn Mẫu":1},"x":"`, ""},
	} {
		text := strings.Replace(wholeEvents[0], c.from, c.to, 1)
		require.NotEqual(t, wholeEvents[0], text, c.from)
		_, err := petition.ReadEvent([]byte(text))
		var e *petition.EventError
		require.ErrorAs(t, err, &e)
		for _, shown := range []string{e.Error(), e.Message(form.Vietnamese), fmt.Sprintf("%+v", *e)} {
			assert.NotContains(t, shown, "Mẫu")
			assert.NotContains(t, shown, "912345678")
			assert.Contains(t, shown, c.known)
		}
	}
	for _, c := range []struct{ from, to, known string }{
		{`"portal"`, `"web"`, "portal or paper or phone or form or email"},
		{`"recommendation"`, `"kiến nghị"`, "reflection or recommendation"},
		{`"procedure"`, `"thủ tục"`, "regulation or procedure or conduct"},
	} {
		_, err := petition.ReadEvent([]byte(strings.Replace(wholeEvents[0], c.from, c.to, 1)))
		assert.ErrorContains(t, err, c.known)
	}
}

func TestParseEvents(t *testing.T) {
	data := "\ufeff" + wholeEvents[0] + "\n\n" + `{"v":1}` + "\r\n" + wholeEvents[1] + "\n{"
	lines, err := petition.ReadEvents([]byte(data))
	require.Len(t, lines, 2)
	assert.Equal(t, []int{1, 4}, []int{lines[0].Number, lines[1].Number})
	var faults petition.EventErrors
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 2)
	assert.Equal(t, 3, faults[0].Line)
	assert.Equal(t, 5, faults[1].Line)
	assert.Contains(t, err.Error(), "line 3")
	assert.Contains(t, faults.Message(form.Vietnamese), "dòng 5")
}

func TestWithoutIdentity(t *testing.T) {
	e, err := petition.ReadEvent([]byte(wholeEvents[0]))
	require.NoError(t, err)
	out, err := json.Marshal(e.WithoutIdentity())
	require.NoError(t, err)
	for _, personal := range []string{"Mẫu", "0912345678", "mau@", "thôn"} {
		assert.NotContains(t, string(out), personal)
	}
	assert.Contains(t, string(out), `"sender":{"type":"citizen","withheld":true}`)
	assert.False(t, e.WithoutIdentity().Sender.IsAnonymous())
}

func FuzzParseEvent(f *testing.F) {
	for _, s := range wholeEvents {
		f.Add([]byte(s))
	}
	f.Add([]byte(`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00Z","type":"rated","satisfied":true}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := petition.ReadEvent(b)
		if err != nil {
			var known *petition.EventError
			require.ErrorAs(t, err, &known)
			require.LessOrEqual(t, known.Offset, len(b))
			return
		}
		out, err := json.Marshal(e)
		require.NoError(t, err)
		again, err := petition.ReadEvent(out)
		require.NoError(t, err, string(out))
		require.True(t, e == again, "%s", out)
	})
}
