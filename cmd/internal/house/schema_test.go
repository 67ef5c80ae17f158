package house

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func schema(t *testing.T, path string) *jsonschema.Schema {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", path))
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource(path, doc))
	s, err := c.Compile(path)
	require.NoError(t, err)
	return s
}

func fits(t *testing.T, s *jsonschema.Schema, text []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err, "%s", text)
	return s.Validate(doc)
}

// The schema and the reader of plans take and refuse the same.
func TestPlanSchema(t *testing.T) {
	s := schema(t, "plan/plan.schema.json")
	for _, p := range catalog.Plans() {
		text, err := p.JSON()
		require.NoError(t, err)
		assert.NoError(t, fits(t, s, text), p.Number)
	}
	const good = `{"v":1,"number":"1/KH","title":"t","issuer":"i","from":"2025-01-01","to":"2025-12-31","tasks":[{"id":"1","title":"t","leads":["A"],
		"time":{"text":"x","rule":{"parts":[{"kind":"event","event":"e","offset":{"n":-2.5,"unit":"wd"}}]}}}]}`
	_, err := plan.Read([]byte(good))
	require.NoError(t, err)
	require.NoError(t, fits(t, s, []byte(good)))
	timeless := strings.Replace(good, `"time":{"text"`, `"note":"n"},{"id":"2","title":"t","leads":["A"],"time":{"text"`, 1)
	_, err = plan.Read([]byte(timeless))
	require.NoError(t, err)
	require.NoError(t, fits(t, s, []byte(timeless)), "a task whose document says no time")
	for _, change := range [][2]string{
		{`"v":1`, `"v":2`}, {`"number":"1/KH"`, `"number":""`}, {`"number":"1/KH"`, `"number":"1#KH"`}, {`"title":"t","issuer"`, `"titel":"t","issuer"`}, {`"from":"2025-01-01"`, `"from":"2025-1-1"`},
		{`"from":"2025-01-01"`, `"from":"2025-13-01"`}, {`"from":"2025-01-01",`, ``}, {`["A"]`, `[]`}, {`["A"]`, `[""]`}, {`"event"`, `"sometime"`}, {`-2.5`, `-2.25`},
		{`"wd"`, `"days"`}, {`"text":"x",`, ``}, {`"tasks":[`, `"more":1,"tasks":[`}, {`"parts":[{`, `"parts":[{"every":["P0M"],`}, {`"leads"`, `"note":null,"leads"`},
		{`"leads"`, `"note":"","leads"`}, {`"leads":["A"]`, `"leads":["A"],"products":[""]`}, {`"tasks":`, `"signer":"","tasks":`}, {`"tasks":`, `"basis":[{"number":"1","title":""}],"tasks":`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		require.NotEqual(t, good, bad, change[0])
		_, err := plan.Read([]byte(bad))
		assert.Error(t, err, bad)
		assert.Error(t, fits(t, s, []byte(bad)), bad)
	}
}

func TestEventSchema(t *testing.T) {
	s := schema(t, "plan/event.schema.json")
	for text, ok := range map[string]bool{
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"done","day":"2025-01-01","note":"n","document":"d","by":"b","recorded":"2025-01-01T08:00:00+07:00"}`: true,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"extended","day":"2025-01-01","due":"2025-02-01"}`:                                                    true,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"extended","day":"2025-01-01"}`:                                                                       false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"done","day":"2025-01-01","due":"2025-02-01"}`:                                                        false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"corrected","day":"2025-01-01"}`:                                                                      false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"assigned","day":"2025-01-01","due":"2025-02-01","to":"H26","inner":"f"}`:                             true,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"extension-asked","day":"2025-01-01","due":"2025-02-01"}`:                                             true,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"submitted","day":"2025-01-01","to":"H26"}`:                                                           false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"assigned","day":"2025-01-01","due":"2025-02-01"}`:                                                    false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"ended","day":"2025-01-01"}`:                                                                          false,
		`{"v":1,"obligation":"1#2#3#4","type":"done","day":"2025-01-01"}`:                                                                                    false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"done","day":"2025-01-01","x":1}`:                                                                     false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"done","day":"2025-01-01","note":""}`:                                                                 false,
		`{"v":1,"id":"e","obligation":"1#2#3#4","type":"done","day":"2025-01-01","by":null}`:                                                                 false,
	} {
		_, err := plan.ReadEvent([]byte(text))
		assert.Equal(t, ok, err == nil, "%s: %v", text, err)
		assert.Equal(t, ok, fits(t, s, []byte(text)) == nil, text)
	}
}

// Every field of the code is in the schema, and the other way round.
func TestSchemasNameEveryField(t *testing.T) {
	var doc struct {
		Properties map[string]json.RawMessage
		Defs       map[string]struct{ Properties map[string]json.RawMessage } `json:"$defs"`
	}
	load := func(path string) {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", path))
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &doc))
	}
	var fields func(v reflect.Type) map[string]bool
	fields = func(v reflect.Type) map[string]bool {
		names := map[string]bool{}
		for i := range v.NumField() {
			f := v.Field(i)
			if f.Anonymous {
				for name := range fields(f.Type) {
					names[name] = true
				}
				continue
			}
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			names[name] = true
		}
		return names
	}
	keys := func(m map[string]json.RawMessage) map[string]bool {
		names := map[string]bool{}
		for k := range m {
			names[k] = true
		}
		return names
	}
	// The version is of the form, and no field of the type.
	whole := func(v reflect.Type) map[string]bool {
		names := fields(v)
		names["v"] = true
		return names
	}
	load("plan/plan.schema.json")
	assert.Equal(t, whole(reflect.TypeFor[plan.Plan]()), keys(doc.Properties))
	assert.Equal(t, fields(reflect.TypeFor[plan.Task]()), keys(doc.Defs["task"].Properties))
	assert.Equal(t, fields(reflect.TypeFor[plan.Timing]()), keys(doc.Defs["timing"].Properties))
	assert.Equal(t, fields(reflect.TypeFor[plan.Reference]()), keys(doc.Defs["reference"].Properties))
	assert.Equal(t, fields(reflect.TypeFor[plan.Relation]()), keys(doc.Defs["relation"].Properties))
	doc.Properties = nil
	load("plan/event.schema.json")
	assert.Equal(t, whole(reflect.TypeFor[plan.Event]()), keys(doc.Properties))
}
