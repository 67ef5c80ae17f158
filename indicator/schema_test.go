package indicator

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// schema is a JSON Schema of the few keywords that the schemas here have.
type schema map[string]any

func readSchema(t *testing.T, file string) schema {
	t.Helper()
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	var s schema
	require.NoError(t, json.Unmarshal(b, &s))
	return s
}

func (s schema) definition(name string) map[string]any {
	return s["$defs"].(map[string]any)[name].(map[string]any)
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
			if err := s.match(s.definition(strings.TrimPrefix(arg.(string), "#/$defs/")), v, path); err != nil {
				return err
			}
		case "type":
			ok = slices.Contains(map[string][]string{"object": {"map"}, "array": {"slice"}, "string": {"string"}, "boolean": {"bool"}, "integer": {"float64"}}[arg.(string)], reflect.ValueOf(v).Kind().String())
		case "const":
			ok = v == arg
		case "enum":
			ok = slices.Contains(arg.([]any), v)
		case "pattern":
			w, isText := v.(string)
			ok = !isText || regexp.MustCompile(arg.(string)).MatchString(w)
		case "minimum":
			ok = v.(float64) >= arg.(float64)
		case "maximum":
			ok = v.(float64) <= arg.(float64)
		case "required":
			for _, name := range arg.([]any) {
				if _, has := v.(map[string]any)[name.(string)]; !has {
					return fmt.Errorf("%s.%s: missing", path, name)
				}
			}
		case "properties":
			for name, field := range v.(map[string]any) {
				p, known := arg.(map[string]any)[name].(map[string]any)
				if !known {
					return fmt.Errorf("%s.%s: unknown", path, name)
				}
				if err := s.match(p, field, path+"."+name); err != nil {
					return err
				}
			}
		case "items":
			for i, item := range v.([]any) {
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

// fields is the names that a type has in JSON.
func fields(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			names = append(names, fields(f.Type)...)
		case name != "":
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// The schemas have the fields of the code, each enum the names of its type,
// and what is in the catalogue fits them.
func TestSchemasAgreeWithTheCode(t *testing.T) {
	set, card := readSchema(t, "set.schema.json"), readSchema(t, "scorecard.schema.json")
	properties := func(of map[string]any) []string { return slices.Sorted(maps.Keys(of["properties"].(map[string]any))) }
	for _, c := range []struct {
		s    schema
		name string
		v    any
	}{
		{set, "", SetData{}}, {set, "definition", Definition{}}, {set, "target", Target{}}, {set, "binding", Binding{}}, {set, "condition", Condition{}},
		{set, "goal", goalJSON{}}, {set, "basis", Basis{}}, {set, "holds", Holds{}},
		{card, "", ScorecardData{}}, {card, "item", Item{}}, {card, "rule", Rule{}}, {card, "group", Group{}}, {card, "band", Band{}}, {card, "basis", Basis{}},
	} {
		of := map[string]any(c.s)
		if c.name != "" {
			of = c.s.definition(c.name)
		}
		assert.Equal(t, fields(reflect.TypeOf(c.v)), properties(of), c.name)
		assert.Equal(t, false, of["additionalProperties"], c.name)
	}
	enum := func(of map[string]any, property string) (names []string) {
		for _, name := range of["properties"].(map[string]any)[property].(map[string]any)["enum"].([]any) {
			names = append(names, name.(string))
		}
		return names
	}
	assert.Equal(t, operatorNames[1:], enum(set.definition("goal"), "operator"))
	assert.Equal(t, changeNames[1:], enum(set.definition("goal"), "change"))
	assert.Equal(t, kindNames[:], enum(set.definition("definition"), "kind"))
	assert.Equal(t, accrualNames[:], enum(set.definition("definition"), "accrual"))
	assert.Equal(t, directionNames[:], enum(set.definition("definition"), "direction"))
	assert.Equal(t, noBaseNames[:], enum(card.definition("rule"), "noBase"))
	assert.Equal(t, roundingNames[:], enum(card, "rounding"))

	for file, s := range map[string]schema{"letter221": set, "decision240": set, "scorecard766": card} {
		b, err := os.ReadFile("catalog/" + file + ".json")
		require.NoError(t, err)
		assert.NoError(t, s.check(b), file)
	}
	assert.Error(t, set.check([]byte(`{"v":1,"id":"x","title":"","definitions":[{"id":"a","name":"b","unit":"%","colour":"red"}],"targets":[]}`)))
	assert.NoError(t, set.check(mustJSON(t, smallSet(t))))
}
