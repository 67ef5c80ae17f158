package spec_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/caicach/tthc/cmd/internal/api/spec"
)

// YAML 1.1 reads a bare on as true, and YAML 1.2 knows no merges: the document has
// neither, so that readers of both find the same in it.
func TestTheDocumentIsTheSameInBothYAML(t *testing.T) {
	var document yaml.Node
	require.NoError(t, yaml.Unmarshal(spec.Document, &document))
	var look func(n *yaml.Node)
	look = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Style == 0 {
			word := strings.ToLower(n.Value)
			assert.False(t, slices.Contains([]string{"<<", "y", "n", "yes", "no", "on", "off"}, word), "line %d: %s", n.Line, n.Value)
		}
		for _, inner := range n.Content {
			look(inner)
		}
	}
	look(&document)
}
