package conformance_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/indicator/conformance"
)

// What is a system asked first, and what must it answer?
func Example() {
	for _, r := range conformance.Rules() {
		if r.Name == "term" {
			v := r.Vectors[0]
			fmt.Println(v.ID, string(v.Input), "→", string(v.Expected))
		}
	}
	// Output: term-01 {"from": "2024-04-26", "n": 1, "unit": "working-days"} → {"due": "2024-05-02"}
}

// Each vector is told from all others, and is an object that asks and one that answers.
func TestVectors(t *testing.T) {
	ids := map[string]bool{}
	var names []string
	for _, r := range conformance.Rules() {
		names = append(names, r.Name)
		assert.NotEmpty(t, r.Says)
		assert.NotEmpty(t, r.Source)
		for _, v := range r.Vectors {
			assert.False(t, ids[v.ID], v.ID)
			ids[v.ID] = true
			for _, b := range []json.RawMessage{v.Input, v.Expected} {
				var fields map[string]any
				assert.NoError(t, json.Unmarshal(b, &fields), v.ID)
				assert.NotEmpty(t, fields, v.ID)
			}
		}
	}
	assert.Equal(t, []string{"dossier", "pause", "petition", "points", "status", "target", "term"}, names)
}
