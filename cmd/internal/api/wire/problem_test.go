package wire

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/caicach/tthc/cmd/internal/api/spec"
)

// Each status with which something is refused is in the document, with the types
// of problems that it tells.
func TestEachStatusIsInTheDocument(t *testing.T) {
	var document struct {
		Components struct {
			Responses map[string]struct{ Description string }
		}
	}
	require.NoError(t, yaml.Unmarshal(spec.Document, &document))
	var said, known []string
	status := ""
	for line := range strings.Lines(document.Components.Responses["Problem"].Description) {
		row := regexp.MustCompile(`^(?:- (\d+):|  )(.+)`).FindStringSubmatch(line)
		if row == nil {
			continue // the words before the list
		}
		status = cmp.Or(row[1], status)
		for code := range strings.FieldsFuncSeq(row[2], func(r rune) bool { return r == ' ' || r == ',' }) {
			said = append(said, status+" "+code)
		}
	}
	for code, s := range statuses {
		known = append(known, fmt.Sprintf("%d %s", s.code, code))
	}
	slices.Sort(said)
	slices.Sort(known)
	assert.Equal(t, known, said)
}
