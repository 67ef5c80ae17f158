package plan_test

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// samples is a value of each type that has a JSON form, with every field that
// it may have.
func samples(t *testing.T) []any {
	p := read(t)
	p.Signer, p.Date, p.NotBefore, p.Printed = "Chủ tịch", day("2025-01-05"), day("2025-01-02"), day("2025-01-01")
	p.Basis = []plan.Reference{{Number: "1/NQ-CP", Date: day("2024-12-31"), Title: "Nghị quyết"}}
	p.Relations = []plan.Relation{{Kind: plan.RelationReplaces, Reference: plan.Reference{Number: "2/KH"}}}
	p.Objectives, p.Requirements, p.SourceFaults = []string{"a"}, []string{"b"}, []string{"c"}
	p.Tasks[0].Place, p.Tasks[0].Note, p.Tasks[0].Products = "Phần I", "Bộ TT&TT", []string{"Báo cáo"}
	whole, err := plan.New(*p)
	require.NoError(t, err)

	q := query("2025-07-01")
	row := rows(of2025(t), nil, q)[0]
	inherited := plan.DueRow{}
	for _, r := range rows(of2025(t), nil, q) {
		if r.Inherited != nil {
			inherited = r
		}
	}
	require.NotNil(t, inherited.Inherited)
	inherited.Suspended = true
	report := func(by plan.Grouping) plan.Report {
		return whole.Report(nil, plan.ReportQuery{By: by, Window: schedule.Decree09Window, Period: schedule.MustParsePeriod("2025-Q2")})
	}
	event := grants("x", "2025-07-15", "y")
	event.Recorded = time.Date(2025, 5, 20, 8, 0, 0, 125e6, time.FixedZone("", 7*3600))
	return []any{
		*whole, plan.Plan{Title: "Dự thảo", Tasks: []plan.Task{{ID: "1", Leads: []string{}}}}, whole.Tasks[0], whole.Tasks[0].Time, whole.Basis[0], whole.Relations[0],
		row, inherited, *inherited.Inherited, whole.Summary(), report(plan.GroupByBody), report(plan.GroupByTask), report(plan.GroupByBody).Rows[0],
		plan.Count{DoneOnTime: 1, OpenOverdue: 2}, plan.State{Status: plan.DoneLate, Due: day("2025-05-06"), DoneOn: day("2025-05-07"), Suspended: true, Counted: day("2025-04-25")}, event,
	}
}

// noForm is what no form has: null, an empty text, the name of a Go field, the
// day that the zero day would be.
var noForm = regexp.MustCompile(`null|""|"[A-Z]\w*":|0001-01-01|1970-01-01`)

func TestWhatIsWrittenComesBack(t *testing.T) {
	for _, v := range samples(t) {
		data, err := json.Marshal(v)
		require.NoError(t, err, "%T", v)
		assert.NotRegexp(t, noForm, string(data), "%T", v)
		back := reflect.New(reflect.TypeOf(v))
		require.NoError(t, json.Unmarshal(data, back.Interface()), "%T: %s", v, data)
		assert.Equal(t, v, back.Elem().Interface(), "%T: %s", v, data)
	}
}

// A zero value comes back too, or is not written.
func TestZeroValuesComeBackOrAreNotWritten(t *testing.T) {
	refused := map[string]bool{"Event": true, "DueRow": true, "Summary": true, "Report": true, "State": true,
		"Obligation": true, "Progress": true, "ObligationQuery": true, "DueQuery": true, "ReportQuery": true, "ProgressOptions": true, "Inheritance": true}
	for _, v := range append(samples(t), plan.Obligation{}, plan.Progress{}, plan.ObligationQuery{}, plan.DueQuery{}, plan.ReportQuery{}, plan.ProgressOptions{}) {
		zero := reflect.New(reflect.TypeOf(v))
		data, err := json.Marshal(zero.Interface())
		if refused[zero.Elem().Type().Name()] {
			assert.Error(t, err, "%T: %s", v, data)
			continue
		}
		require.NoError(t, err, "%T", v)
		back := reflect.New(reflect.TypeOf(v))
		require.NoError(t, json.Unmarshal(data, back.Interface()), "%T: %s", v, data)
		assert.Equal(t, zero.Interface(), back.Interface(), "%T: %s", v, data)
	}
	_, err := json.Marshal(plan.Obligation{})
	assert.ErrorIs(t, err, form.FormNone)
}

// What reads by itself reads strictly, also within encoding/json.
func TestReadersAreStrict(t *testing.T) {
	for _, v := range samples(t) {
		if _, own := reflect.New(reflect.TypeOf(v)).Interface().(json.Unmarshaler); !own {
			continue // a part of others
		}
		data, err := json.Marshal(v)
		require.NoError(t, err)
		text := string(data)
		for name, bad := range map[string]string{
			"unknown field": strings.Replace(text, `{`, `{"x":1,`, 1), "null": strings.Replace(text, `{`, `{"note":null,`, 1), "other case": strings.Replace(text, `:`, `:0,"V":`, 1),
			"something behind": text + "{}", "a list": "[" + text + "]", "not UTF-8": strings.Replace(text, `:"`, ":\"\xff", 1), "empty": strings.Replace(text, `:"`, `:"","x":"`, 1),
		} {
			back := reflect.New(reflect.TypeOf(v))
			err := back.Interface().(json.Unmarshaler).UnmarshalJSON([]byte(bad))
			assert.NotEmpty(t, form.All(err), "%T: %s: %s", v, name, bad)
			assert.True(t, back.Elem().IsZero(), "%T: what cannot be read changes nothing", v)
		}
	}
}

// What is not text is not written.
func TestWhatIsNotTextIsNotWritten(t *testing.T) {
	p := read(t)
	p.Title = "a\xffb"
	_, err := p.JSON()
	assert.ErrorIs(t, err, form.FieldEncoding)
	e := grants("x", "2025-07-15", "")
	e.Note = "a\xffb"
	_, err = json.Marshal(e)
	assert.ErrorIs(t, err, form.FieldEncoding)
}

// Nothing panics on zero values and nil.
func TestNothingPanicsOnNothing(t *testing.T) {
	var p *plan.Plan
	var progress *plan.Progress
	q := plan.DueQuery{ObligationQuery: plan.ObligationQuery{Bodies: body.Vietnam(), Expand: true, Coordinating: true, Only: "G22"}}
	for _, p := range []*plan.Plan{p, {}} {
		assert.Empty(t, rows(p, progress, q))
		assert.Empty(t, p.Report(progress, plan.ReportQuery{Period: schedule.MustParsePeriod("2025")}).Rows)
		header, cells := p.Report(progress, plan.ReportQuery{}).Table(form.Vietnamese, nil)
		assert.Len(t, cells[0], len(header))
		_, ok := p.Task("1")
		assert.False(t, ok)
		_, ok = p.Obligation(q1, plan.ObligationQuery{})
		assert.False(t, ok)
		assert.Zero(t, p.Summary().Tasks)
		assert.Zero(t, p.Span().Since)
		data, err := p.JSON()
		require.NoError(t, err)
		assert.JSONEq(t, `{"v":1}`, string(data))
		_, err = plan.Read(data)
		assert.ErrorIs(t, err, form.FieldMissing)
		_ = p.Clone()
	}
	var o plan.Obligation
	for _, progress := range []*plan.Progress{nil, {}} {
		assert.Equal(t, plan.OpenInTime, progress.State(o, day("2025-01-01")).Status)
		assert.Empty(t, progress.Events(o))
		assert.False(t, progress.TakenBack(plan.Event{}))
		assert.Empty(t, progress.Explain(o, day("2025-01-01"), form.English))
	}
	assert.Empty(t, o.ID())
	assert.Zero(t, o.Arises())
	assert.Zero(t, o.Holder(nil, day("2025-01-01")))
	assert.ErrorIs(t, o.Admit(nil, grants("x", "2025-07-15", ""), day("2025-06-01")), plan.ObligationMissing)
	assert.Empty(t, plan.ObligationID("").Plan())
	assert.Empty(t, plan.ObligationID("").Class())
	_, ok := plan.DueRow{}.Event("", form.Vietnamese)
	assert.False(t, ok)
	assert.NotEmpty(t, plan.DueRow{}.Cells(form.English))
}

// An event of 415 bytes, as files of a million hold them.
func BenchmarkReadEvent(b *testing.B) {
	data := []byte(`{"v":1,"id":"0190f7c2-5c1e-7a44-9d0b-3f1f5a2b7c11","obligation":"16/QĐ-TCTCCTTHC#15#to-pho#2024-03-19","type":"extended","day":"2024-03-15",` +
		`"by":"Tổ công tác cải cách thủ tục hành chính của Thủ tướng Chính phủ","note":"chờ số liệu của các bộ, ngành, địa phương về tình hình thực hiện",` +
		`"document":"7/TCT","due":"2024-04-15","recorded":"2024-03-15T09:30:00.125+07:00"}`)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := plan.ReadEvent(data); err != nil {
			b.Fatal(err)
		}
	}
}
