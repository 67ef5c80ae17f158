package plan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

const small = `{"v":1,"number":"1/KH","title":"Kế hoạch","issuer":"UBND","from":"2025-01-01","to":"2025-12-31",
"tasks":[
 {"id":"1","title":"Báo cáo quý","leads":["Văn phòng","Sở Nội vụ"],"coordinating":["Các sở, ban, ngành"],"time":{"text":"Hằng quý","rule":{"parts":[{"kind":"recurring","every":["P3M"]}]}}},
 {"id":"2","title":"Rà soát","leads":["Sở Tư pháp"],"time":{"text":"Trước ngày 01/6/2025","rule":{"parts":[{"kind":"deadline","due":"2025-05-31","exclusive":true}]}}},
 {"id":"3","title":"Đôn đốc","leads":["Văn phòng"],"time":{"text":"Thường xuyên","rule":{"parts":[{"kind":"continuous"}]}}},
 {"id":"4","title":"Không rõ hạn","leads":["Văn phòng"],"time":{}}]}`

func read(t testing.TB) *plan.Plan {
	p, err := plan.Read([]byte(small))
	require.NoError(t, err)
	return p
}

func TestObligationsAreInDateOrderAndUndatedLast(t *testing.T) {
	var got []string
	for o := range read(t).Obligations(plan.ObligationQuery{}) {
		got = append(got, string(o.ID()))
	}
	assert.Equal(t, []string{
		"1/KH#1#van-phong#2025-Q1", "1/KH#1#so-noi-vu#2025-Q1",
		"1/KH#2#so-tu-phap#2025-05-31",
		"1/KH#1#van-phong#2025-Q2", "1/KH#1#so-noi-vu#2025-Q2",
		"1/KH#1#van-phong#2025-Q3", "1/KH#1#so-noi-vu#2025-Q3",
		"1/KH#1#van-phong#2025-Q4", "1/KH#1#so-noi-vu#2025-Q4",
		"1/KH#3#van-phong#continuous",
		"1/KH#4#van-phong#open",
	}, got)
}

func TestCoordinatingBodiesAreAddedOnRequest(t *testing.T) {
	n := 0
	for o := range read(t).Obligations(plan.ObligationQuery{Coordinating: true}) {
		if o.Role == body.RoleCoordinate {
			n++
			assert.True(t, strings.HasSuffix(string(o.ID()), "#coordinate"))
		}
	}
	assert.Equal(t, 4, n)
}

func TestObligationsOfASpan(t *testing.T) {
	q2 := schedule.MustParsePeriod("2025-Q2").Span()
	var due []string
	for o := range read(t).Obligations(plan.ObligationQuery{Span: q2}) {
		if o.Due != form.NoDay {
			due = append(due, o.Due.String())
		}
	}
	assert.Equal(t, []string{"2025-05-31", "2025-06-30", "2025-06-30"}, due)
}

func TestReadNamesAllFaults(t *testing.T) {
	text := strings.NewReplacer(
		`"2025-05-31"`, `"2025-02-30"`,
		`"to":"2025-12-31"`, `"to":"2024-12-31"`,
		`"id":"3"`, `"id":"2"`,
		`"title":"Không rõ hạn"`, `"titel":"Không rõ hạn"`,
	).Replace(small)
	_, err := plan.Read([]byte(text))
	assert.Equal(t, []string{
		`tasks[1].time.rule.parts[0].due: day "2025-02-30" does not exist`,
		`tasks[3].titel: the form has no such field`,
		`to: 2024-12-31 is too early: it cannot be before 2025-01-01`,
		`tasks[2].id: "2" stands there already`,
		`tasks[3].title: is missing`,
	}, strings.Split(err.Error(), "\n"))
	assert.Contains(t, form.Message(err, form.Vietnamese), "to: ngày 31/12/2024 quá sớm: không được trước ngày 1/1/2025\n")
	assert.Contains(t, form.Message(err, form.Vietnamese), "tasks[3].title: thiếu")
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no JSON":       {"{\n \"v\":1,,}", "line 2: not JSON, at \",}\""},
		"empty":         {"", "not JSON"},
		"a list":        {"[]", "an object {...} is needed, not \"[]\""},
		"null":          {strings.Replace(small, `"UBND"`, `null`, 1), "issuer: null is not used; leave the field out"},
		"no signer":     {strings.Replace(small, `"issuer":"UBND"`, `"issuer":"UBND","signer":""`, 1), "signer: is empty; leave the field out"},
		"doubled field": {strings.Replace(small, `"v":1`, `"v":1,"v":1`, 1), `v: "v" stands twice`},
		"later version": {strings.Replace(small, `"v":1`, `"v":2`, 1), "v: version \"2\" cannot be read, 1 is needed"},
		"day number":    {strings.Replace(small, `"2025-01-01"`, `738000`, 1), `from: a string "..." is needed, not "738000"`},
		"a name alone":  {strings.Replace(small, `["Sở Tư pháp"]`, `"Sở Tư pháp"`, 1), `tasks[1].leads: a list [...] is needed, not "Sở Tư pháp"`},
		"version text":  {strings.Replace(small, `"v":1`, `"v":"1"`, 1), `v: version "1" cannot be read, 1 is needed`},
		"version 1.5":   {strings.Replace(small, `"v":1`, `"v":1.5`, 1), `v: version "1.5" cannot be read, 1 is needed`},
		"no version":    {strings.Replace(small, `"v":1,`, ``, 1), "v: is missing"},
		"half a rune":   {strings.Replace(small, "UBND", "UB\xffND", 1), "issuer: not text in UTF-8"},
		"UTF-16":        {"\xff\xfe{\x00}\x00", "not JSON, at \"?{"},
		"due after the plan": {strings.Replace(small, `"2025-05-31"`, `"2026-05-31"`, 1),
			"tasks[1].time.rule.parts[0]: has no day in the plan's time, 2025-01-01–2025-12-31"},
		"doubled lead": {strings.Replace(small, `"Sở Nội vụ"`, `"VĂN  PHÒNG"`, 1), `tasks[0].leads[1]: "VĂN  PHÒNG" stands there already`},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := plan.Read([]byte(c.text))
			require.Error(t, err)
			assert.Nil(t, p)
			assert.Contains(t, err.Error(), c.want)
		})
	}
}

func TestReadPassesOverAByteOrderMark(t *testing.T) {
	_, err := plan.Read([]byte("\ufeff" + small))
	assert.NoError(t, err)
}

func TestJSONKeepsNamesReadable(t *testing.T) {
	p, err := plan.Read([]byte(strings.Replace(small, "Sở Nội vụ", "Bộ TT&TT", 1)))
	require.NoError(t, err)
	text, err := p.JSON()
	require.NoError(t, err)
	assert.Contains(t, string(text), `"Bộ TT&TT"`)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(`{"v":1,"tasks":[{"time":{"rule":{"parts":[{}]}}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := plan.Read(data)
		if err != nil {
			require.NotEmpty(t, form.All(err))
			return
		}
		again, err := p.JSON()
		require.NoError(t, err)
		q, err := plan.Read(again)
		require.NoError(t, err, "%s", again)
		twice, err := q.JSON()
		require.NoError(t, err)
		require.Equal(t, string(again), string(twice))
	})
}
