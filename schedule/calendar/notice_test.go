package calendar_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

const storm = `{"v":1, "notices": [{
  "number": "12/TB-SNV", "issuer": "Sở Nội vụ", "issued": "2028-03-01",
  "days": [
    {"day": "2028-03-06", "kind": "swap-off", "for": "2028-03-11", "reason": {"vi": "Hoán đổi", "en": "Swap"}},
    {"day": "2028-03-11", "kind": "swap-working", "for": "2028-03-06", "reason": {"vi": "Làm bù"}}
  ]}]}`

func TestReadNotices(t *testing.T) {
	notices, err := calendar.ReadNotices([]byte(storm))
	require.NoError(t, err)
	assert.Equal(t, []calendar.Notice{{
		Number: "12/TB-SNV", Issuer: "Sở Nội vụ", Issued: day("2028-03-01"),
		Days: []calendar.NoticeDay{
			{Day: day("2028-03-06"), Kind: calendar.SwapOff, For: day("2028-03-11"), Reason: form.Text{form.Vietnamese: "Hoán đổi", form.English: "Swap"}},
			{Day: day("2028-03-11"), Kind: calendar.SwapWorking, For: day("2028-03-06"), Reason: form.Text{form.Vietnamese: "Làm bù"}},
		},
	}}, notices)
	c, err := calendar.Vietnam().With(notices...)
	require.NoError(t, err)
	assert.False(t, c.IsWorkingDay(day("2028-03-06")))
	assert.True(t, c.IsWorkingDay(day("2028-03-11")))
	assert.Equal(t, calendar.Official, c.At(day("2028-03-06")).State, "a day that a notice names is official in a projected year")
	assert.Equal(t, calendar.Projected, c.At(day("2028-03-07")).State)

	none, err := calendar.ReadNotices([]byte(`{"v":1, "notices": []}`))
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestReadNoticesFaults(t *testing.T) {
	one := func(days string) string {
		return `{"v":1,"notices":[{"number":"x","days":[` + days + `]}]}`
	}
	for name, v := range map[string]struct {
		data string
		want []string
	}{
		"empty":              {``, []string{" form.syntax"}},
		"not JSON":           {"{\n\"v\": 1,\n}", []string{" form.syntax"}},
		"two values":         {`{"v":1,"notices":[]} {}`, []string{" form.more"}},
		"not UTF-8":          {"{\"v\":1,\"notices\":[{\"number\":\"\xff\",\"issued\":\"2024-01-01\",\"settles\":[2030]}]}", []string{"notices[0].number field.encoding"}},
		"too deep":           {strings.Repeat("[", 1000) + strings.Repeat("]", 1000), []string{" form.depth"}},
		"not an object":      {`[]`, []string{" field.type"}},
		"null":               {`null`, []string{" field.type"}},
		"no version":         {`{"notices":[]}`, []string{"v field.missing"}},
		"another version":    {`{"v":2,"notices":[]}`, []string{"v form.version"}},
		"version as text":    {`{"v":"1","notices":[]}`, []string{"v form.version"}},
		"no notices":         {`{"v":1}`, []string{"notices field.missing"}},
		"notices no list":    {`{"v":1,"notices":{}}`, []string{"notices field.type"}},
		"notice no object":   {`{"v":1,"notices":[1]}`, []string{"notices[0] field.type"}},
		"unknown fields":     {`{"v":1,"Notices":[],"notices":[{"number":"x","issued":"2024-01-01","settles":[2030],"year":1}]}`, []string{"Notices field.case", "notices[0].year field.unknown"}},
		"a field twice":      {`{"v":1,"notices":[{"number":"x","number":"y","issued":"2024-01-01","settles":[2030]}]}`, []string{"notices[0].number field.doubled"}},
		"says nothing":       {`{"v":1,"notices":[{"number":"x","issued":"2024-01-01"}]}`, []string{"notices[0] empty"}},
		"no day at all":      {`{"v":1,"notices":[{"number":"x","settles":[2030]}]}`, []string{"notices[0].issued undated"}},
		"wrong types":        {`{"v":1,"notices":[{"number":1,"issuer":"","issued":20240101,"settles":["2030",2030.5],"withdraws":[null],"days":{}}]}`, []string{"notices[0].number field.type", "notices[0].issuer field.empty", "notices[0].issued field.type", "notices[0].settles[0] field.type", "notices[0].settles[1] field.type", "notices[0].withdraws[0] field.null", "notices[0].days field.type"}},
		"days":               {one(`{"day":"2024-02-30","kind":"statutory","reason":{"vi":"x"}},{"day":"20240301","kind":"statutory","reason":{"vi":"x"}}`), []string{"notices[0].days[0].day day.missing", "notices[0].days[1].day day.form"}},
		"missing fields":     {one(`{}`), []string{"notices[0].days[0].day field.missing", "notices[0].days[0].kind field.missing", "notices[0].days[0].reason field.missing"}},
		"reason":             {one(`{"day":"2024-03-01","kind":"statutory","reason":"x"},{"day":"2024-03-04","kind":"statutory","reason":{"en":"x"}}`), []string{"notices[0].days[0].reason field.type", "notices[0].days[1].reason.vi field.missing"}},
		"day null":           {one(`{"day":null,"kind":"statutory","reason":{"vi":"x"}}`), []string{"notices[0].days[0].day field.null"}},
		"kind":               {one(`{"day":"2024-03-01","kind":"holiday","reason":{"vi":"x"}}`), []string{"notices[0].days[0].kind kind"}},
		"half a swap":        {one(`{"day":"2024-03-01","kind":"swap-off","for":"2024-03-02","reason":{"vi":"x"}}`), []string{"notices[0].days[0].for swap"}},
		"one holiday, twice": {one(`{"day":"2024-03-04","kind":"make-up","for":"2024-03-02","reason":{"vi":"x"}},{"day":"2024-03-05","kind":"make-up","for":"2024-03-02","reason":{"vi":"x"}}`), []string{"notices[0].days[1].for twice"}},
		"two of one number":  {`{"v":1,"notices":[{"number":"x","withdraws":["y"],"issued":"2024-01-01"},{"number":"x","withdraws":["y"],"issued":"2024-01-01"}]}`, []string{"notices[1].number number"}},
		"withdraws itself":   {`{"v":1,"notices":[{"number":"x","withdraws":["x"],"issued":"2024-01-01"}]}`, []string{"notices[0].withdraws[0] withdraws"}},
	} {
		t.Run(name, func(t *testing.T) {
			notices, err := calendar.ReadNotices([]byte(v.data))
			assert.Nil(t, notices)
			var faults form.Errors
			require.ErrorAs(t, err, &faults)
			var list []string
			for _, f := range faults {
				list = append(list, f.Path+" "+strings.TrimPrefix(string(f.Code), "notice."))
				assert.Greater(t, len(f.Message(form.Vietnamese)), len(f.Path)+5)
				assert.NotEqual(t, f.Message(form.Vietnamese), f.Error())
			}
			assert.Equal(t, v.want, list)
		})
	}
}

func TestNoticeErrorSpeaks(t *testing.T) {
	_, err := calendar.ReadNotices([]byte(`{"v":1,"notices":[{"number":"x","days":[{"day":"2024-02-30","kind":"statutory","reason":{"vi":"x"}}]}]}`))
	var faults form.Errors
	require.ErrorAs(t, err, &faults)
	assert.Equal(t, `notices[0].days[0].day: day "2024-02-30" does not exist`, faults.Error())
	assert.Equal(t, `notices[0].days[0].day: ngày "2024-02-30" không có trong lịch`, faults.Message(form.Vietnamese))
}

func TestBuiltInNoticesComeBackUnchanged(t *testing.T) {
	file, err := os.ReadFile("notices.json")
	require.NoError(t, err)
	notices, err := calendar.ReadNotices(file)
	require.NoError(t, err)
	written, err := calendar.WriteNotices(notices)
	require.NoError(t, err)
	again, err := calendar.ReadNotices(written)
	require.NoError(t, err)
	assert.Equal(t, notices, again)
	assert.JSONEq(t, string(file), string(written))
	assert.ElementsMatch(t, notices, calendar.Vietnam().Notices())

	_, err = calendar.WriteNotices([]calendar.Notice{{Number: "x"}})
	assert.ErrorContains(t, err, "notices[0]: the notice says nothing")
}

// aNotice draws notices that are well formed by themselves.
func aNotice(t *rapid.T, i int) calendar.Notice {
	text := rapid.StringMatching(`[a-zà-ỹA-Z0-9/"\\<& -]{0,12}[a-z]`)
	n := calendar.Notice{
		Number: fmt.Sprintf("%s/%d", text.Draw(t, "number"), i),
		Issued: form.Day(rapid.IntRange(int(day("2019-01-01")), int(day("2030-01-01"))).Draw(t, "issued")),
	}
	if rapid.Bool().Draw(t, "issuer") {
		n.Issuer = text.Draw(t, "issuer")
	}
	if rapid.Bool().Draw(t, "withdraws") {
		n.Withdraws = []string{"0" + text.Draw(t, "withdraws")}
	}
	monday := day("2028-07-03") + 7*form.Day(rapid.IntRange(0, 50).Draw(t, "week"))
	reason := form.Text{form.Vietnamese: text.Draw(t, "vi")}
	if rapid.Bool().Draw(t, "english") {
		reason[form.English] = text.Draw(t, "en")
	}
	n.Days = append(n.Days, calendar.NoticeDay{Day: monday + 2, Kind: calendar.Statutory, Reason: reason})
	if rapid.Bool().Draw(t, "swap") {
		n.Days = append(n.Days,
			calendar.NoticeDay{Day: monday, Kind: calendar.SwapOff, For: monday + 5, Reason: reason},
			calendar.NoticeDay{Day: monday + 5, Kind: calendar.SwapWorking, For: monday, Reason: reason})
	}
	if rapid.Bool().Draw(t, "back") {
		n.Days = append(n.Days, calendar.NoticeDay{Day: monday + 3, Kind: calendar.Working, Reason: reason})
	}
	return n
}

func TestNoticesRoundTrip(t *testing.T) {
	schema := readSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		var notices []calendar.Notice
		for i := range rapid.IntRange(1, 4).Draw(t, "notices") {
			notices = append(notices, aNotice(t, i))
		}
		data, err := calendar.WriteNotices(notices)
		require.NoError(t, err)
		require.NoError(t, schema.check(data), string(data))
		again, err := calendar.ReadNotices(data)
		require.NoError(t, err)
		assert.Equal(t, notices, again)
	})
}

// Later notices are right whatever the order in which they are given, and
// KnownOn leaves out exactly those issued later.
func TestNoticesOverrideByDayOfIssue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var notices []calendar.Notice
		issued := map[form.Day]bool{}
		for i := range rapid.IntRange(1, 4).Draw(t, "notices") {
			n := aNotice(t, i)
			n.Withdraws = nil
			// Swaps overridden in half are refused; leave them out here.
			n.Days = slices.DeleteFunc(n.Days, func(d calendar.NoticeDay) bool { return d.For != form.NoDay })
			if !issued[n.Issued] {
				notices = append(notices, n)
			}
			issued[n.Issued] = true
		}
		a, err := calendar.Vietnam().With(notices...)
		require.NoError(t, err)
		slices.Reverse(notices)
		b, err := calendar.Vietnam().With(notices...)
		require.NoError(t, err)
		assert.Empty(t, slices.Collect(a.Diff(b, first, last)))

		known := form.Day(rapid.IntRange(int(day("2018-12-31")), int(day("2030-01-02"))).Draw(t, "known"))
		early := slices.DeleteFunc(slices.Clone(notices), func(n calendar.Notice) bool { return n.Issued > known })
		c, err := calendar.Vietnam().With(early...)
		require.NoError(t, err)
		assert.Empty(t, slices.Collect(a.KnownOn(known).Diff(c.KnownOn(known), first, last)))
	})
}

func FuzzReadNotices(f *testing.F) {
	f.Add([]byte(storm))
	f.Add([]byte(`{"v":1,"notices":[{"number":"x","days":[{"day":"2024-02-30","kind":"make-up","for":"2024-02-29","reason":{"vi":"x"}}]}]}`))
	f.Add([]byte(`{"v":1,"version":1}`))
	f.Add([]byte(`{"v":1,"notices":[{"number":"x","settles":[2030],"withdraws":["y"],"issued":"2030-01-01"}]}`))
	schema := readSchema(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		notices, err := calendar.ReadNotices(data)
		if err != nil {
			assert.Nil(t, notices)
			var faults form.Errors
			require.ErrorAs(t, err, &faults)
			require.NotEmpty(t, faults)
			assert.True(t, utf8.ValidString(faults.Message(form.Vietnamese)))
			return
		}
		require.NoError(t, schema.check(data), "what the reader takes fits the schema")
		written, err := calendar.WriteNotices(notices)
		require.NoError(t, err)
		again, err := calendar.ReadNotices(written)
		require.NoError(t, err)
		assert.Equal(t, notices, again)
		if c, err := calendar.Vietnam().With(notices...); err == nil {
			assert.Equal(t, last, c.At(last).Day)
		}
	})
}

// The schema and the reader refuse the same forms; what a schema cannot say,
// such as which days exist or pair, only the reader refuses.
func TestSchemaAgreesWithReader(t *testing.T) {
	schema := readSchema(t)
	file, err := os.ReadFile("notices.json")
	require.NoError(t, err)
	require.NoError(t, schema.check(file))

	for _, data := range []string{
		`[]`, `{}`, `{"v":2,"notices":[]}`, `{"v":"1","notices":[]}`, `{"v":1}`, `{"v":1,"notices":{}}`,
		`{"v":1,"notices":[],"x":1}`, `{"v":1,"notices":[{}]}`, `{"v":1,"notices":[{"number":" ","withdraws":["y"],"issued":"2024-01-01"}]}`,
		`{"v":1,"notices":[{"number":"x","issued":"2024-13-01"}]}`, `{"v":1,"notices":[{"number":"x","issuer":""}]}`,
		`{"v":1,"notices":[{"number":"x","settles":[1999],"issued":"2024-01-01"}]}`,
		`{"v":1,"notices":[{"number":"x","reported":1,"withdraws":["y"],"issued":"2024-01-01"}]}`,
		`{"v":1,"notices":[{"number":"x","days":[{"kind":"statutory","reason":{"vi":"x"}}]}]}`,
		`{"v":1,"notices":[{"number":"x","days":[{"day":"2024-03-01","kind":"holiday","reason":{"vi":"x"}}]}]}`,
		`{"v":1,"notices":[{"number":"x","days":[{"day":"2024-03-01","kind":"statutory","reason":{"en":"x"}}]}]}`,
		`{"v":1,"notices":[{"number":"x","days":[{"day":"2024-03-01","kind":"statutory","reason":{"vi":"x","fr":"x"}}]}]}`,
		`{"v":1,"notices":[{"number":"x","days":[{"day":"20240301","kind":"statutory","reason":{"vi":"x"}}]}]}`,
		`{"v":1,"notices":[{"number":"x","days":[{"day":"2024-03-01","kind":"statutory","for":"","reason":{"vi":"x"}}]}]}`,
	} {
		assert.Error(t, schema.check([]byte(data)), data)
		_, err := calendar.ReadNotices([]byte(data))
		assert.Error(t, err, data)
	}

	// Every field of the values has its place in the schema, and the kinds are
	// those of the code.
	defs := schema["$defs"].(map[string]any)
	fields := func(name string) int { return len(defs[name].(map[string]any)["properties"].(map[string]any)) }
	assert.Equal(t, reflect.TypeFor[calendar.Notice]().NumField(), fields("notice"))
	assert.Equal(t, reflect.TypeFor[calendar.NoticeDay]().NumField(), fields("noticeDay"))
	kinds := defs["noticeDay"].(map[string]any)["properties"].(map[string]any)["kind"].(map[string]any)["enum"].([]any)
	assert.ElementsMatch(t, []any{string(calendar.Working), string(calendar.WeeklyRest), string(calendar.Statutory),
		string(calendar.MakeUp), string(calendar.SwapOff), string(calendar.SwapWorking)}, kinds)
}

// A schema is a JSON Schema of the few keywords that notices.schema.json has.
type schema map[string]any

func readSchema(t require.TestingT) schema {
	file, err := os.ReadFile("notices.schema.json")
	require.NoError(t, err)
	var s schema
	require.NoError(t, json.Unmarshal(file, &s))
	return s
}

func (s schema) check(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	return s.match(s, v, "")
}

func (s schema) match(rule map[string]any, v any, path string) error {
	for keyword, arg := range rule {
		ok := true
		switch keyword {
		case "$schema", "$id", "$defs", "title", "description", "additionalProperties":
		case "$ref":
			name := strings.TrimPrefix(arg.(string), "#/$defs/")
			if err := s.match(s["$defs"].(map[string]any)[name].(map[string]any), v, path); err != nil {
				return err
			}
		case "type":
			switch w := v.(type) {
			case map[string]any:
				ok = arg == "object"
			case []any:
				ok = arg == "array"
			case string:
				ok = arg == "string"
			case bool:
				ok = arg == "boolean"
			case float64:
				ok = arg == "integer" && w == float64(int(w))
			default:
				ok = false
			}
		case "const":
			ok = v == arg
		case "enum":
			ok = slices.Contains(arg.([]any), v)
		case "pattern":
			w, isText := v.(string)
			ok = !isText || regexp.MustCompile(arg.(string)).MatchString(w)
		case "minimum":
			w, isNumber := v.(float64)
			ok = !isNumber || w >= arg.(float64)
		case "maximum":
			w, isNumber := v.(float64)
			ok = !isNumber || w <= arg.(float64)
		case "required":
			w, isObject := v.(map[string]any)
			for _, name := range arg.([]any) {
				if _, has := w[name.(string)]; isObject && !has {
					ok = false
				}
			}
		case "properties":
			w, _ := v.(map[string]any)
			for name, field := range w {
				p, known := arg.(map[string]any)[name].(map[string]any)
				if !known {
					return fmt.Errorf("%s.%s: unknown", path, name)
				}
				if err := s.match(p, field, path+"."+name); err != nil {
					return err
				}
			}
		case "items":
			w, _ := v.([]any)
			for i, item := range w {
				if err := s.match(arg.(map[string]any), item, fmt.Sprintf("%s[%d]", path, i)); err != nil {
					return err
				}
			}
		default:
			return fmt.Errorf("the test does not know the keyword %q", keyword)
		}
		if !ok {
			return fmt.Errorf("%s: %s", path, keyword)
		}
	}
	return nil
}
