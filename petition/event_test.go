package petition_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
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
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"duplicate-linked","by":"H26","reason":"duplicate","of":"PAKN.20250424.0009","consent":"45/UBND-KSTT"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"interim-answered","by":"H26","content":"Đang xin ý kiến"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"extended","by":"H26","reason":"phức tạp","due":"2025-06-30"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"answered","by":"H26","content":"Đã bỏ","document":"123/UBND-KSTT","outcome":"regulation-changed","copyTo":"G22"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"returned","by":"G22","reason":"chưa đúng câu hỏi"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"published","by":"G22","reason":"explained-and-kept","outcome":"explained-and-kept"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"rated","satisfied":false}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"reopened","reason":"chưa giải quyết"}`,
	`{"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"withdrawn","by":"H26","reason":"withdrawn-by-sender","channel":"phone","document":"đơn ngày 5/5/2025"}`,
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

func TestReadEventIsStrict(t *testing.T) {
	const accepted = `"v":1,"code":"PAKN.20250425.0001","at":"2025-05-05T08:00:00+07:00","type":"accepted"`
	change := func(text, from, to string) string {
		require.Contains(t, text, from)
		return strings.Replace(text, from, to, 1)
	}
	const whole = `{` + accepted + `}`
	for _, c := range []struct {
		text string
		path string
		code form.Code
	}{
		{``, "", form.FormSyntax},
		{`null`, "", form.FieldType},
		{`[]`, "", form.FieldType},
		{`{` + accepted, "", form.FormSyntax},
		{whole + ` {}`, "", form.FormMore},
		{`{` + accepted + ",\"by\":\"\xff\"}", "by", form.FieldEncoding},
		{`{` + accepted + `,"content":"a\ud800b"}`, "content", form.FieldEncoding},
		{`{` + accepted + `,"colour":"red"}`, "colour", form.FieldUnknown},
		{`{` + accepted + `,"By":"G22"}`, "By", form.FieldCase},
		{`{` + accepted + `,"by":null}`, "by", form.FieldNull},
		{`{` + accepted + `,"reason":""}`, "reason", form.FieldEmpty},
		{`{` + accepted + `,"type":"accepted"}`, "type", form.FieldDoubled},
		{`{` + accepted + `,"by":"no body"}`, "by", body.IDForm},
		{`{` + accepted + `,"by":7}`, "by", form.FieldType},
		{`{` + accepted + `,"to":"G22"}`, "to", petition.EventField},
		{`{` + accepted + `,"satisfied":false}`, "satisfied", petition.EventField},
		{change(whole, `"v":1`, `"v":2`), "v", form.FormVersion},
		{change(whole, `"v":1,`, ``), "v", form.FieldMissing},
		{change(whole, `T08:00:00+07:00`, ``), "at", form.FieldValue},
		{change(whole, `2025-05-05T`, `2025-02-30T`), "at", ""},
		{change(whole, `accepted`, `closed`), "type", petition.NameUnknown},
		{change(whole, `accepted`, `transferred`), "to", form.FieldMissing},
		{change(whole, `accepted`, `rated`), "satisfied", form.FieldMissing},
		{change(whole, `PAKN.20250425.0001`, `PAKN.20250431.0001`), "code", petition.CodeDay},
		{change(wholeEvents[0], `"citizen"`, `"robot"`), "sender.type", petition.EventSender},
		{change(wholeEvents[0], `"citizen",`, `"citizen","age":7,`), "sender", form.FieldUnknown},
		{change(wholeEvents[0], `"email":`, `"withheld":true,"email":`), "sender.withheld", petition.EventWithheld},
		{change(wholeEvents[2], `"withheld":true`, `"withheld":false`), "sender.withheld", petition.EventWithheld},
		{change(wholeEvents[0], `["clear","account"]`, `["account","clear"]`), "lacks", form.FieldValue},
		{change(wholeEvents[0], `["clear","account"]`, `["clear","clear"]`), "lacks", form.FieldValue},
		{change(wholeEvents[0], `["clear","account"]`, `["name"]`), "lacks", form.FieldValue},
		{change(wholeEvents[0], `["clear","account"]`, `[]`), "lacks", form.FieldValue},
		{change(wholeEvents[0], `"portal"`, `"fax"`), "channel", form.FieldValue},
		{change(wholeEvents[0], `"type":"citizen",`, ``), "sender.type", form.FieldMissing},
	} {
		e, err := petition.ReadEvent([]byte(c.text))
		all := form.All(err)
		require.Len(t, all, 1, c.text)
		assert.Equal(t, c.path, all[0].Path, c.text)
		if c.code != "" {
			assert.ErrorIs(t, err, c.code, c.text)
		}
		assert.Zero(t, e)
		assert.NotEqual(t, err.Error(), form.Message(err, form.Vietnamese))
	}
}

// All that is wrong with a line is told together, and of whose petition.
func TestReadEventTellsAll(t *testing.T) {
	_, err := petition.ReadEvent([]byte(`{"v":1,"code":"PAKN.20250425.0001","type":"rated","by":7,"to":"G22","due":"2025-02-30"}`))
	var paths []string
	for _, e := range form.All(err) {
		paths = append(paths, e.Path)
		assert.Equal(t, petition.MustParseCode("PAKN.20250425.0001"), e.Args["petition"])
	}
	assert.ElementsMatch(t, []string{"by", "due", "at", "to", "satisfied"}, paths)
	for text, code := range map[string]any{
		`{"v":1,"code":"PAKN.20250425.0001","content":"a"b"}`: petition.MustParseCode("PAKN.20250425.0001"),
		`{"v":1, "code": "PAKN.20250425.0001", `:              petition.MustParseCode("PAKN.20250425.0001"),
		`{"v":1,"code":"PAKN.2025`:                            nil,
		`{"v":1,"code"`:                                       nil,
		`{"v":1,"code":7`:                                     nil,
		`{`:                                                   nil,
	} {
		_, err = petition.ReadEvent([]byte(text))
		assert.ErrorIs(t, err, form.FormSyntax)
		assert.Equal(t, code, form.All(err)[0].Args["petition"], "as far as it can be told: %s", text)
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
		{`"content":"`, `"content":"Tôi là "Nguyễn Văn Mẫu`, ""}, // it breaks off in what the sender wrote
		{`"content":"`, "\"content\":\"Nguyễn Văn Mẫu \xff", ""},
	} {
		text := strings.Replace(wholeEvents[0], c.from, c.to, 1)
		require.NotEqual(t, wholeEvents[0], text, c.from)
		_, err := petition.ReadEvent([]byte(text))
		require.NotEmpty(t, form.All(err))
		var whole strings.Builder
		for _, e := range form.All(err) {
			fmt.Fprintf(&whole, "%+v\n", *e)
		}
		for _, shown := range []string{err.Error(), form.Message(err, form.Vietnamese), whole.String()} {
			assert.NotContains(t, shown, "Mẫu")
			assert.NotContains(t, shown, "912345678")
			assert.Contains(t, shown, c.known)
		}
	}
	for _, c := range []struct{ from, to, known string }{
		{`"portal"`, `"web"`, "“portal”, “paper”, “phone”, “form” or “email”"},
		{`"recommendation"`, `"kiến nghị"`, "“reflection”, “recommendation”"},
		{`"procedure"`, `"thủ tục"`, "“regulation”, “procedure” or “conduct”"},
	} {
		_, err := petition.ReadEvent([]byte(strings.Replace(wholeEvents[0], c.from, c.to, 1)))
		assert.ErrorContains(t, err, c.known)
	}
}

func TestReadEvents(t *testing.T) {
	data := "\ufeff" + wholeEvents[0] + "\n\n" + `{"v":1}` + "\r\n" + wholeEvents[1] + "\n{"
	var good, bad []int
	var faults form.Errors
	for line, err := range petition.ReadEvents(strings.NewReader(data)) {
		if err != nil {
			bad = append(bad, line.Number)
			faults = append(faults, form.All(err)...)
			assert.Zero(t, line.Event)
			continue
		}
		good = append(good, line.Number)
		out, err := json.Marshal(line.Event)
		require.NoError(t, err)
		assert.JSONEq(t, wholeEvents[len(good)-1], string(out))
	}
	assert.Equal(t, []int{1, 4}, good)
	assert.Equal(t, []int{3, 5}, bad)
	require.Len(t, faults, 4, "three fields are missing in line 3")
	assert.Equal(t, 3, faults[0].Line)
	assert.Equal(t, 5, faults[3].Line)
	assert.Contains(t, faults.Error(), "line 3")
	assert.Contains(t, faults.Message(form.Vietnamese), "dòng 5")
	for range petition.ReadEvents(strings.NewReader(data)) {
		break // a host may stop anywhere
	}
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

func FuzzReadEvent(f *testing.F) {
	for _, s := range wholeEvents {
		f.Add([]byte(s))
	}
	f.Add([]byte(`{"v":1,"code":"PAKN.20250425.0001","at":"2025-04-25T15:40:00Z","type":"rated","satisfied":true}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := petition.ReadEvent(b)
		if err != nil {
			require.NotEmpty(t, form.All(err))
			for _, e := range form.All(err) {
				require.LessOrEqual(t, e.Offset, len(b))
			}
			return
		}
		out, err := json.Marshal(e)
		require.NoError(t, err)
		again, err := petition.ReadEvent(out)
		require.NoError(t, err, string(out))
		require.True(t, e == again, "%s", out)
	})
}
