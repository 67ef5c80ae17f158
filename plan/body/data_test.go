package body_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// faults is the codes of what was refused, by line of a file and path.
func faults(t *testing.T, err error) map[string]form.Code {
	t.Helper()
	all := form.All(err)
	require.NotEmpty(t, all)
	found := map[string]form.Code{}
	for _, e := range all {
		at := e.Path
		if e.Line > 0 {
			at = strings.TrimSuffix(fmt.Sprintf("%d %s", e.Line, e.Path), " ")
		}
		found[at] = e.Code
		assert.NotEmpty(t, e.Message(form.Vietnamese))
		assert.NotEqual(t, e.Message(form.Vietnamese), e.Message(form.English))
		assert.NotContains(t, e.Message(form.Vietnamese), "{")
		assert.NotContains(t, e.Message(form.English), "{")
	}
	return found
}

func TestLoadingReportsAllFaultsTogether(t *testing.T) {
	data, err := body.ReadJSON([]byte(`{"v":1,"bodies":[
		{"id":"h26.1","name":"Sở A","class":"department"},
		{"id":"H26.12","name":"-","class":"department","parent":"H26"},
		{"id":"H26.13","name":"Sở B","class":"so","level":"x","parent":"H99"},
		{"id":"H26.14","name":"Sở C","class":"department","parent":"H26.15","since":"2025-02-30"},
		{"id":"H26.15","name":"Sở D","class":"department","parent":"H26.14"},
		{"id":"H26.16","name":"Sở Đ","class":"department","until":"2025-03-02"},
		{"id":"H26.16","name":"Sở E","class":"department","since":"2025-03-01"},
		{"id":"H26.17","name":"Sở G","class":"department","until":"2025-03-01"},
		{"id":"H26.17","name":"Sở H","class":"department","since":"2025-03-02","change":"other"},
		{"id":"H26.18","name":"Sở I","class":"department","since":"2025-03-01","until":"2025-03-01"},
		{"id":"H26.19","name":"Sở K","class":"department","parent":"H26"},
		{"id":"H26.20","name":"SỞ  K","class":"department","parent":"H26"},
		{"id":"G22","name":"Văn phòng","class":"unit"}
	],"codes":[
		{"id":"H26.19","system":"gso","value":"01"},
		{"id":"H26.99","system":"gso","value":"9"},
		{"id":"H26.19","system":"tax","value":"-"}
	],"successions":[
		{"from":"H26.98","to":"H26","on":"2025-03-01","kind":"merge"},
		{"from":"H26.19","to":"H26","on":"2025-03-01","kind":"merge"},
		{"from":"H26.19","to":"H26","on":"-","kind":"become"},
		{"from":"H26.18","to":"H02","on":"2025-03-01","kind":"function"},
		{"from":"H26.19","to":"H02","on":"2025-09-01","kind":"function","function":"giáo dục"}
	]}`))
	require.NoError(t, err)
	// The form itself refuses "": a host's own rows may have it.
	data.Bodies[1].Name, data.Codes[2].Value, data.Successions[2].On = "", "", ""
	_, err = body.Vietnam().With(data)
	assert.Equal(t, map[string]form.Code{
		"bodies[0].id":        body.IDForm,
		"bodies[1].name":      body.NameMissing,
		"bodies[2].class":     body.ClassUnknown,
		"bodies[2].level":     body.LevelUnknown,
		"bodies[2].parent":    body.ParentMissing,
		"bodies[3].since":     form.DayMissing,
		"bodies[4].parent":    body.ParentCycle,
		"bodies[6].id":        body.NamingOverlap,
		"bodies[8].since":     body.NamingGap,
		"bodies[8].change":    body.ChangeUnknown,
		"bodies[9].until":     body.LifeEmpty,
		"bodies[11].name":     body.NameTwin,
		"bodies[12].id":       body.NamingOverlap,
		"codes[0]":            body.CodeTaken,
		"codes[1].id":         body.BodyMissing,
		"codes[2].system":     body.SystemUnknown,
		"codes[2].value":      body.CodeMissing,
		"successions[0].from": body.BodyMissing,
		"successions[1].on":   body.SuccessionDay,
		"successions[2].on":   body.SuccessionDay,
		"successions[3].kind": body.SuccessionUnknown,
		"successions[4].to":   body.SuccessorMissing,
	}, faults(t, err))
}

func TestFormFaults(t *testing.T) {
	for text, want := range map[string]map[string]form.Code{
		`{"v":1,"bodies":[{"id":"H26","name":"x","class":"unit","nom":"x"}]}`:                 {"bodies[0].nom": form.FieldUnknown},
		`{"v":1,"bodies":[{"id":"H26","Name":"x","class":"unit"}]}`:                           {"bodies[0].Name": form.FieldCase, "bodies[0].name": form.FieldMissing},
		`{"v":1,"bodies":[{"id":"H26","id":"H27","name":"x","class":"unit"}]}`:                {"bodies[0].id": form.FieldDoubled},
		`{"v":1,"bodies":[{"id":"H26","name":null,"class":""}]}`:                              {"bodies[0].name": form.FieldNull, "bodies[0].class": form.FieldEmpty},
		`{"v":1,"bodies":[{"id":5,"name":"a\ud800b","class":"unit"}]}`:                        {"bodies[0].id": form.FieldType, "bodies[0].name": form.FieldEncoding},
		`{"v":1,"successions":[{"from":"H26","on":"2025-03-01"}],"codes":[{"system":"gso"}]}`: {"successions[0].kind": form.FieldMissing, "codes[0].id": form.FieldMissing, "codes[0].value": form.FieldMissing},
		`{"v":2}`:   {"v": form.FormVersion},
		`{}`:        {"v": form.FieldMissing},
		`bodies`:    {"": form.FormSyntax},
		`{"v":1} 1`: {"": form.FormMore},
		``:          {"": form.FormSyntax},
	} {
		_, err := body.ReadJSON([]byte(text))
		assert.Equal(t, want, faults(t, err), text)
		var data body.Data
		assert.Error(t, data.UnmarshalJSON([]byte(text)), text)
		assert.Empty(t, data.Bodies)
	}
}

// A succession is written and read by itself, but for one of no kind.
func TestSuccessionForm(t *testing.T) {
	s := body.Succession{From: "G14", To: "G06", On: day("2025-03-01"), Kind: body.SuccessionMerge, Source: "NQ 176/2025/QH15"}
	text, err := json.Marshal(s)
	require.NoError(t, err)
	assert.JSONEq(t, `{"from":"G14","to":"G06","on":"2025-03-01","kind":"merge","source":"NQ 176/2025/QH15"}`, string(text))
	var back body.Succession
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, s, back)
	_, err = json.Marshal(body.Succession{From: "G14", To: "G06", On: day("2025-03-01"), Kind: "become"})
	assert.ErrorIs(t, err, body.SuccessionUnknown)
	assert.ErrorIs(t, json.Unmarshal([]byte(`{"from":"G14","to":"G06","on":"2025-03-01","kind":"become"}`), &back), body.SuccessionUnknown)
	assert.Equal(t, s, back)
}

// What a registry gives out is what it was made of.
func TestDataComesBack(t *testing.T) {
	text, err := json.Marshal(body.Vietnam().Data())
	require.NoError(t, err)
	data, err := body.ReadJSON(text)
	require.NoError(t, err)
	again, err := body.New(data)
	require.NoError(t, err)
	assert.Equal(t, body.Vietnam().Data(), again.Data())
	assert.Equal(t, body.Vietnam().Len(), again.Len())
}

func TestFourteenThousandUnits(t *testing.T) {
	r, err := body.Vietnam().With(units())
	require.NoError(t, err)
	communes := body.ClassesOf(body.CommuneCommittee)
	assert.Len(t, r.Members(communes, day("2025-07-01")), 3500)
	assert.Len(t, r.Members(communes, day("2025-06-30")), 10_500)
	assert.Len(t, r.Under("H26", communes, day("2025-07-01")), 3500/20)
	one, ok := r.Answers("local:00005", day("2026-01-01")).One()
	assert.True(t, ok)
	assert.Equal(t, body.ID("local:00004.20250701"), one.ID())
	again, err := r.With()
	require.NoError(t, err)
	assert.Equal(t, r.Data(), again.Data())
}

// Loading all communes with the former ones takes at most 20 MB, garbage
// included; the time is BenchmarkLoadUnits.
func TestFourteenThousandUnitsTakeLittleRoom(t *testing.T) {
	text, err := units().MarshalJSON()
	require.NoError(t, err)
	body.Vietnam()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	data, err := body.ReadJSON(text)
	require.NoError(t, err)
	r, err := body.Vietnam().With(data)
	require.NoError(t, err)
	runtime.ReadMemStats(&after)
	assert.Greater(t, r.Len(), 14_000)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(20_000_000))
}

// units is a made-up country of 14,000 units as an imported list has them:
// 3,500 communes since 1 July 2025, each made of three former ones.
func units() body.Data {
	var d body.Data
	provinces := []string{"H01", "H05", "H12", "H13", "H14", "H15", "H17", "H18", "H19", "H20", "H21", "H24", "H26", "H27", "H29", "H31", "H32", "H35", "H36", "H37"}
	words := []string{"Tân", "Lập", "Đồng", "Tâm", "Hòa", "Bình", "Phú", "Mỹ", "Long", "Thạnh", "An", "Khánh", "Vĩnh", "Thuận"}
	name := func(i int) string {
		return words[i%14] + " " + words[i/14%14] + " " + words[i/196%14] + " " + words[i/2744%14]
	}
	for i := range 3500 {
		now := fmt.Sprintf("local:%05d.20250701", 4*i)
		d.Bodies = append(d.Bodies, body.Row{ID: now, Name: "Ủy ban nhân dân xã " + name(i), Class: "commune-committee", Parent: provinces[i%20],
			Since: "2025-07-01", Source: fmt.Sprintf("NQ %d/NQ-UBTVQH15", 1650+i%20), GSO: fmt.Sprintf("%05d", 4*i)})
		for k := range 3 {
			was := fmt.Sprintf("%05d", 4*i+k)
			d.Bodies = append(d.Bodies, body.Row{ID: "local:" + was, Name: "Ủy ban nhân dân xã " + name(3*i+k), Short: []string{"xã " + name(3*i+k) + ", huyện " + words[i%14] + " " + words[i/14%14]},
				Class: "commune-committee", Parent: provinces[i%20], Until: "2025-07-01", Source: fmt.Sprintf("NQ %d/NQ-UBTVQH15", 1650+i%20), GSO: was, Successors: []string{now}})
		}
	}
	return d
}

// All communes with the former ones are loaded in at most 100 ms and 20 MB.
func BenchmarkLoadUnits(b *testing.B) {
	text, err := units().MarshalJSON()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		data, err := body.ReadJSON(text)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := body.Vietnam().With(data); err != nil {
			b.Fatal(err)
		}
	}
}

// The first question for a name makes the names.
func BenchmarkFirstFind(b *testing.B) {
	data := units()
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		r, err := body.Vietnam().With(data)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		r.Find("xã Tân Tân Tân Tân", day("2026-01-01"))
	}
}

// A commune is asked for as people write it, with its province; of "none" there
// is no such name, so that all that is near is looked at.
func BenchmarkFind(b *testing.B) {
	data := units()
	r, err := body.Vietnam().With(data)
	if err != nil {
		b.Fatal(err)
	}
	on := day("2025-08-01")
	row := data.Bodies[4*1000]
	commune := "UBND xã " + strings.TrimPrefix(row.Name, "Ủy ban nhân dân xã ")
	for _, c := range []struct{ name, text string }{
		{"exact", "Bộ Thông tin và Truyền thông"}, {"slip", "Bộ Thông tin và Truyn thông"},
		{"commune", commune}, {"below", commune + ", " + r.ByID(body.ID(row.Parent)).Name(on)}, {"none", commune + " Đồng Tân, tỉnh An Giang"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r.Find(c.text, on).Found() == (c.name == "none") {
					b.Fatal(c.text)
				}
			}
		})
	}
}

// BenchmarkHostile reports the time for a byte of what is repeated without end.
// A text of more than 500 bytes is no name, and costs nothing whatever its length.
func BenchmarkHostile(b *testing.B) {
	r, err := body.Vietnam().With(units())
	if err != nil {
		b.Fatal(err)
	}
	on := day("2025-08-01")
	r.Find("Bộ Y tế", on) // makes the names
	for _, n := range []int{125, 250, 500, 1 << 10, 16 << 10} {
		for pattern, text := range readingtest.Hostile(n) {
			for name, ask := range map[string]func(){
				"find":    func() { r.Find(text, on) },
				"nearest": func() { r.Nearest(text, 5) },
			} {
				b.Run(fmt.Sprintf("%s/%q/%d", name, pattern, n), func(b *testing.B) {
					for b.Loop() {
						ask()
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
				})
			}
		}
	}
}

// Of two rows that contradict one another the other is named: its line in a
// file, its place in a document, or the registry that is added to.
func TestContradictionsNameTheOtherRow(t *testing.T) {
	_, err := body.New(body.Data{Bodies: []body.Row{{ID: "H26.01", Name: "Sở A", Class: "department", Line: 2}, {ID: "H26.02", Name: "Sở A", Class: "department", Line: 3}}})
	assert.ErrorContains(t, err, "line 2")
	assert.Contains(t, form.Message(err, form.Vietnamese), "dòng 2")
	doc, err := body.ReadJSON([]byte(`{"v":1,"bodies":[{"id":"H26.01","name":"Sở A","class":"department"},{"id":"H26.02","name":"Sở A","class":"department"}]}`))
	require.NoError(t, err)
	_, err = body.New(doc)
	assert.ErrorContains(t, err, "bodies[0].name")
	_, err = body.New(body.Data{Bodies: []body.Row{{ID: "H26.01", Name: "Sở A", Class: "department", GSO: "01"}, {ID: "H26.02", Name: "Sở B", Class: "department", GSO: "01"}}})
	assert.ErrorIs(t, err, body.CodeTaken)
	assert.ErrorContains(t, err, "bodies[0]")
	first, err := body.New(body.Data{Bodies: doc.Bodies[:1]})
	require.NoError(t, err)
	_, err = first.With(body.Data{Bodies: doc.Bodies[1:]})
	assert.Contains(t, form.Message(err, form.Vietnamese), "danh mục sẵn có")
}
