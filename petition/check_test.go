package petition_test

import (
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"encoding/json"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

const sender = `"sender":{"type":"citizen","name":"Nguyễn Văn Mẫu","address":"thôn Mẫu","phone":"0912345678","email":"mau@example.vn"}`

func submittedLine(code, more string) string {
	return `{"v":1,"code":"` + code + `","at":"2025-06-02T08:00:00+07:00","type":"submitted","to":"H26","kind":"reflection","subject":"procedure","channel":"portal","content":"Nội dung"` + more + `}`
}

func line(code, at, t, more string) string {
	return `{"v":1,"code":"` + code + `","at":"` + at + `T08:00:00+07:00","type":"` + t + `"` + more + `}`
}

// read are lines as they are read from a file.
func read(lines []petition.Line) iter.Seq2[petition.Line, error] {
	return func(yield func(petition.Line, error) bool) {
		for _, l := range lines {
			if !yield(l, nil) {
				return
			}
		}
	}
}

// A file of many petitions: each fault has its line and its rule, and what is
// forbidden changes nothing.
func TestCheck(t *testing.T) {
	const a, b, c, d, e, f = "PAKN.20250602.0001", "PAKN.20250602.0002", "PAKN.20250602.0003", "PAKN.20250602.0004", "PAKN.20250602.0005", "PAKN.20250602.0006"
	file := strings.Join([]string{
		submittedLine(a, `,`+sender), // 1
		submittedLine(b, `,`+sender), // 2
		submittedLine(c, ``),         // 3: anonymous, never refused
		submittedLine(d, ``),         // 4: anonymous, refused
		strings.Replace(submittedLine(e, `,`+sender), "reflection", "recommendation", 1), // 5: no proposal
		submittedLine(f, `,`+sender),                                                       // 6
		line(a, "2025-06-03", "published", `,"by":"H26"`),                                  // 7: not answered
		line(a, "2025-06-03", "accepted", `,"by":"H26"`),                                   // 8
		line(d, "2025-06-03", "refused", `,"by":"H26","reason":"anonymous"`),               // 9
		line(b, "2025-06-03", "duplicate-linked", `,"by":"H26","of":"PAKN.20250602.0006"`), // 10: it is there, and open
		line(f, "2025-06-03", "duplicate-linked", `,"by":"H26","of":"PAKN.20250602.0002"`), // 11: back to the first: a circle
		line(a, "2025-06-01", "answered", `,"by":"H26"`),                                   // 12: out of order
		line("PAKN.20250602.0099", "2025-06-04", "accepted", `,"by":"H26"`),                // 13: never submitted
		line(a, "2025-06-03", "accept", `,"by":"H26"`),                                     // 14: no such event
		`{`, // 15
		strings.Replace(submittedLine("PAKN.20990602.0001", `,`+sender), "2025-06-02", "2099-06-02", 1), // 16: typed so for 2025
	}, "\n")
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	got, err := p.Check(petition.ReadEvents(strings.NewReader(file)), day("2025-06-04"))
	require.NoError(t, err)
	pets := slices.Collect(got.Petitions(form.NoDay))
	require.Len(t, pets, 6)
	type fault struct {
		line int
		code string
		rule string
	}
	var faults []fault
	for _, f := range got.Faults {
		faults = append(faults, fault{f.Line, f.Code.String(), f.Rule()})
		assert.NotEqual(t, f.Message(form.English), f.Message(form.Vietnamese))
	}
	assert.Equal(t, []fault{
		{3, c, "door"}, {5, e, "admission"}, {7, a, "state"},
		{11, f, "duplicate"}, {12, a, "order"},
		{13, "PAKN.20250602.0099", "state"}, {14, a, "form"}, {15, "", "form"}, {16, "PAKN.20990602.0001", "future"},
	}, faults)
	assert.Len(t, got.FaultsOf(petition.MustParseCode(a)), 3)
	assert.Len(t, got.FaultsOf(petition.Code{}), 1)
	for _, f := range got.Faults {
		assert.NotContains(t, fmt.Sprintf("%+v", f.Err), "Mẫu", "errors are logged: no identity in them")
	}
	assert.Equal(t, petition.StateAccepted, pets[0].State())
}

// The schemas name the values that the code knows.
func TestSchemas(t *testing.T) {
	read := func(name string) string {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		require.True(t, json.Valid(b), name)
		return string(b)
	}
	list := func(names []string) string {
		b, err := json.Marshal(names)
		require.NoError(t, err)
		return strings.ReplaceAll(string(b), `","`, `", "`)
	}
	var states []string
	for _, s := range petition.States() {
		states = append(states, s.String())
	}
	assert.Contains(t, read("desk/publication.schema.json"), list(states))
	assert.Contains(t, read("petition.schema.json"), `"events.schema.json"`)
	events := read("events.schema.json")
	for _, e := range petition.EventTypes() {
		for _, r := range petition.Reasons(e) {
			assert.Contains(t, events, string(r))
		}
	}
	all := ^petition.Conditions(0)
	rules := read("rules.schema.json")
	assert.Contains(t, rules, list(all.Names()))
	assert.Contains(t, rules, list((petition.PetitionerClock | petition.IndicatorClock | petition.StepClock).Names()))
	for _, l := range petition.GovernmentPortal().Limits {
		assert.Contains(t, rules, `"`+string(l.Step)+`"`)
	}
}

// The schema in the tree names the fields that the reader knows.
func TestEventSchema(t *testing.T) {
	b, err := os.ReadFile("events.schema.json")
	require.NoError(t, err)
	var schema struct {
		Required   []string                   `json:"required"`
		Properties map[string]json.RawMessage `json:"properties"`
		Additional bool                       `json:"additionalProperties"`
	}
	require.NoError(t, json.Unmarshal(b, &schema))
	assert.False(t, schema.Additional)
	assert.Equal(t, []string{"v", "code", "at", "type"}, schema.Required)
	known := map[string]bool{}
	for _, text := range wholeEvents {
		var fields map[string]json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(text), &fields))
		for name := range fields {
			known[name] = true
			assert.Contains(t, schema.Properties, name)
		}
	}
	assert.Len(t, known, len(schema.Properties))
	var types struct {
		Enum []string `json:"enum"`
	}
	require.NoError(t, json.Unmarshal(schema.Properties["type"], &types))
	var names []string
	for _, e := range petition.EventTypes() {
		names = append(names, e.String())
	}
	assert.Equal(t, names, types.Enum)
}
