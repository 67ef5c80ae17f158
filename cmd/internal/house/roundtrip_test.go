package house

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// documents is the types that are stored or exchanged by themselves, as a file
// or a line: their forms carry a version. All others are values within these,
// or answers that a host shows.
var documents = []string{
	"indicator Observation", "indicator Set", "indicator/onestop Dossier", "indicator/onestop Tally", "indicator/scorecard Card",
	"petition Event", "petition Item", "petition Petition", "petition Rules", "petition/desk PublicView", "petition/desk Review",
	"plan Event", "plan Plan", "plan/body Data", "schedule Clock",
}

// parts is the types without a reader of their own: encoding/json alone reads
// them leniently, so a host reads the whole that they stand in, whose reader is
// strict to the last field. An answer is computed anew and read by nobody.
var parts = map[string]string{
	"indicator Basis":        "SetData",
	"indicator Binding":      "SetData",
	"indicator Condition":    "SetData",
	"indicator Definition":   "SetData",
	"indicator Holds":        "SetData",
	"indicator Reading":      "an option",
	"indicator SetData":      "read by ReadSet, checked by NewSet",
	"indicator Target":       "SetData",
	"indicator Key":          "an answer",
	"indicator Missing":      "an answer",
	"indicator Point":        "an answer",
	"indicator Rollup":       "an answer",
	"indicator/onestop Desk": "an answer", "indicator/onestop Counts": "an answer", "indicator/onestop Counted": "an answer",
	"indicator/onestop Procedure":  "Tally",
	"indicator/onestop Supplement": "Dossier",
	"indicator/scorecard Band":     "Data", "indicator/scorecard Group": "Data", "indicator/scorecard Item": "Data", "indicator/scorecard Rule": "Data",
	"indicator/scorecard Data":     "read by Read, checked by New",
	"indicator/scorecard Entry":    "an answer",
	"indicator/scorecard LeftOut":  "an answer",
	"indicator/scorecard Ranking":  "an answer",
	"indicator/scorecard Standing": "an answer",
	"petition Admission":           "Rules", "petition Basis": "Rules", "petition Limit": "Rules", "petition Office": "Rules", "petition Practice": "Rules",
	"petition/desk PublicAnswer": "PublicView",
	"plan Count":                 "Report", "plan ReportRow": "Report",
	"plan BodyKey": "Plan", "plan Inheritance": "DueRow", "plan Inner": "Path",
	"plan Reference": "Plan", "plan Relation": "Plan", "plan Task": "Plan", "plan Timing": "Plan",
	"plan/body Amendment": "Data", "plan/body CodeRow": "Data", "plan/body Row": "Data", "plan/body SuccessionRow": "Data",
	"indicator/onestop/exchange Component": "Message", "indicator/onestop/exchange Database": "Message", "indicator/onestop/exchange Fee": "Message",
	"indicator/onestop/exchange Progress": "Message", "indicator/onestop/exchange Result": "Message", "indicator/onestop/exchange Supplement": "Message",
}

// onlyWritten is the types with a form that json.Unmarshal refuses to read,
// with the reason.
var onlyWritten = map[string]string{
	"petition Petition":        "what it is follows from the rules of a process: Process.ReadPetition",
	"indicator/wording Result": "it is read from its text anew",
}

// capital is the name of a field in Go, or one that other systems write.
var capital = regexp.MustCompile(`"\p{Lu}[^"]*":`)

// Each exported type with a form is written and read, and comes back as it was,
// in the same bytes.
func TestEveryFormComesBack(t *testing.T) {
	sampled, versioned, plainStructs := map[string][]reflect.Value{}, map[string]bool{}, map[string]bool{}
	for _, s := range samples(t) {
		sampled[s.of] = append(sampled[s.of], s.value)
		document := s.document(t)
		assert.False(t, capital.MatchString(document) && !strings.Contains(s.of, "/exchange "), "%s: %s", s.of, document)
		assert.NotContains(t, document, "0001-01-01", s.of)
		assert.NotContains(t, document, "1970-01-01", s.of)
		if strings.HasPrefix(document, `{"v":1,`) {
			versioned[s.of] = true
		}
		if document[0] == '{' && !s.reads {
			plainStructs[s.of] = true
		}
		back := reflect.New(s.value.Type())
		err := json.Unmarshal([]byte(document), back.Interface())
		if onlyWritten[s.of] != "" {
			assert.NotEmpty(t, form.All(err), s.of)
			continue
		}
		if assert.NoError(t, err, "%s: %s", s.of, document) {
			if s.of != "indicator/onestop Tally" { // how it lies in memory depends on the order in which it was filled
				assert.Equal(t, s.value.Interface(), back.Elem().Interface(), s.of)
			}
			again, err := json.Marshal(back.Elem().Interface())
			require.NoError(t, err)
			assert.Equal(t, document, string(again), s.of)
		}
	}
	var types int
	for line := range strings.Lines(askTypes(t)) {
		name, what, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if what != withForm {
			continue
		}
		types++
		if assert.NotEmpty(t, sampled[name], "%s has a form: give a sample of it", name) {
			filled(t, name, sampled[name])
		}
	}
	assert.Len(t, sampled, types, "each sample is of a type with a form")
	t.Logf("%d types, %d of them documents, %d parts without a reader of their own", types, len(documents), len(parts))

	assert.ElementsMatch(t, documents, keys(versioned), "the forms with a version")
	assert.ElementsMatch(t, keys(parts), keys(plainStructs), "the types without a reader of their own")
	for part, whole := range parts {
		in, _, _ := strings.Cut(part, " ")
		assert.True(t, strings.Contains(whole, " ") || len(sampled[in+" "+whole]) > 0, "%s is part of a type: %s", part, whole)
	}
}

// A petition comes back by way of its process.
func TestAPetitionComesBack(t *testing.T) {
	p := process(t)
	pet, err := p.Replay([]petition.Event{submitted, accepted})
	require.NoError(t, err)
	document, err := json.Marshal(pet)
	require.NoError(t, err)
	back, err := p.ReadPetition(document)
	require.NoError(t, err)
	assert.True(t, pet.Equal(back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	assert.Equal(t, string(document), string(again))
}

// filled holds that each field has a value in some sample of its type.
func filled(t *testing.T, name string, samples []reflect.Value) {
	t.Helper()
	of := samples[0].Type()
	if of.Kind() != reflect.Struct {
		return
	}
	for _, f := range reflect.VisibleFields(of) {
		if !f.IsExported() || f.Anonymous || f.Tag.Get("json") == "-" {
			continue
		}
		var has bool
		for _, s := range samples {
			has = has || !s.FieldByIndex(f.Index).IsZero()
		}
		if name+"."+f.Name == "plan/table Doubt.Offset" { // "not used", as its type says
			continue
		}
		assert.True(t, has, "%s.%s has a value in no sample", name, f.Name)
	}
}

func keys[V any](m map[string]V) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	return names
}
