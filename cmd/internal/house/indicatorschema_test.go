package house

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	indicators "github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/scorecard"
)

// members is the names that a type has in JSON.
func members(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			names = append(names, members(f.Type)...)
		case name != "":
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// closedList is the names of a closed list, from its first value that has one.
func closedList[T ~uint8](first T) (all []any) {
	for v := first; fmt.Sprint(v) != ""; v++ {
		all = append(all, fmt.Sprint(v))
	}
	return all
}

// The schemas of sets and scorecards have the fields of the code, each enum the
// names of its type, and what is in the catalogue fits them.
func TestIndicatorSchemas(t *testing.T) {
	raw := func(path string) map[string]any {
		b, err := os.ReadFile(filepath.Join("..", "..", "..", path))
		require.NoError(t, err)
		var s map[string]any
		require.NoError(t, json.Unmarshal(b, &s))
		return s
	}
	const setPath, cardPath = "indicator/set.schema.json", "indicator/scorecard/scorecard.schema.json"
	set, card := raw(setPath), raw(cardPath)
	definition := func(s map[string]any, name string) map[string]any {
		if name == "" {
			return s
		}
		return s["$defs"].(map[string]any)[name].(map[string]any)
	}
	for _, c := range []struct {
		s    map[string]any
		name string
		v    any
	}{
		{set, "", indicator.SetData{}}, {set, "definition", indicator.Definition{}}, {set, "target", indicator.Target{}}, {set, "binding", indicator.Binding{}},
		{set, "condition", indicator.Condition{}}, {set, "basis", indicator.Basis{}}, {set, "holds", indicator.Holds{}},
		{card, "", scorecard.Data{}}, {card, "item", scorecard.Item{}}, {card, "rule", scorecard.Rule{}}, {card, "group", scorecard.Group{}}, {card, "band", scorecard.Band{}},
		{card, "basis", indicator.Basis{}}, {card, "holds", indicator.Holds{}},
	} {
		of := definition(c.s, c.name)
		want := members(reflect.TypeOf(c.v))
		if c.name == "" { // a whole form, which has a version
			want = append(want, "v")
			slices.Sort(want)
		}
		assert.Equal(t, want, slices.Sorted(maps.Keys(of["properties"].(map[string]any))), c.name)
		assert.Equal(t, false, of["additionalProperties"], c.name)
	}
	enum := func(of map[string]any, property string) any {
		return of["properties"].(map[string]any)[property].(map[string]any)["enum"]
	}
	assert.Equal(t, closedList(indicator.AtLeast), enum(definition(set, "goal"), "operator"))
	assert.Equal(t, closedList(indicator.Decrease), enum(definition(set, "goal"), "change"))
	assert.Equal(t, closedList(indicator.Share), enum(definition(set, "definition"), "kind"))
	assert.Equal(t, closedList(indicator.Flow), enum(definition(set, "definition"), "accrual"))
	assert.Equal(t, closedList(indicator.MoreIsBetter), enum(definition(set, "definition"), "direction"))
	assert.Equal(t, closedList(scorecard.Unassessed), enum(definition(card, "rule"), "noBase"))
	assert.Equal(t, closedList(indicator.HalfUp), enum(card, "rounding"))

	setSchema, cardSchema := schema(t, setPath), schema(t, cardPath)
	for _, s := range indicators.Sets() {
		text, err := s.MarshalJSON()
		require.NoError(t, err)
		assert.NoError(t, fits(t, setSchema, text), s.ID())
	}
	for _, c := range indicators.Scorecards() {
		text, err := c.MarshalJSON()
		require.NoError(t, err)
		assert.NoError(t, fits(t, cardSchema, text), c.ID())
	}

	// The readers and the schemas take and refuse the same.
	const small = `{"v":1,"id":"x","title":"x","definitions":[{"id":"a","name":"b","unit":"%"}],"targets":[{"indicator":"a","goal":{"operator":">=","value":"80","unit":"%"},` +
		`"period":"2024","binds":{"words":"w","bodies":["H26"]}}]}`
	const smallCard = `{"v":1,"id":"x","title":"x","max":"6","places":2,"rounding":"half-up","groups":[{"id":"a","name":"A","max":"6"}],` +
		`"items":[{"id":"a1","name":"A1","unit":"%","group":"a","max":"6","rule":{"threshold":"80"}}]}`
	for good, changes := range map[string][]string{
		small: {`"v":1|"v":2`, `"id":"x"|"id":""`, `"unit":"%"}]|"unit":"%","colour":"red"}]`, `">="|"=>"`, `"value":"80"|"value":80`, `"period":"2024"|"period":"24"`, `"words":"w",|`,
			`"targets":[|"notes":null,"targets":[`, `"targets"|"Targets"`, `"name":"b"|"name":"b","kind":"area"`, `"H26"|"hà nội"`, `"words":"w"|"words":""`, `"unit":"%"}]|"unit":"%","mark":"known"}]`, `"unit":"%"},"period"|"unit":""},"period"`},
		smallCard: {`"v":1|"v":"1"`, `"places":2|"places":7`, `"places":2|"places":2.5`, `"half-up"|"up"`, `"max":"6","rule"|"max":6,"rule"`, `{"threshold":"80"}|{"threshold":"80","x":1}`, `"group":"a",|`,
			`"groups"|"Groups"`, `"name":"A"|"name":""`},
	} {
		read, s := func(b []byte) error { _, err := indicator.ReadSet(b); return err }, setSchema
		if good == smallCard {
			read, s = func(b []byte) error { _, err := scorecard.Read(b); return err }, cardSchema
		}
		require.NoError(t, read([]byte(good)))
		require.NoError(t, fits(t, s, []byte(good)))
		for _, change := range changes {
			was, is, _ := strings.Cut(change, "|")
			bad := strings.Replace(good, was, is, 1)
			require.NotEqual(t, good, bad, change)
			assert.Error(t, read([]byte(bad)), bad)
			assert.Error(t, fits(t, s, []byte(bad)), bad)
		}
	}
}
