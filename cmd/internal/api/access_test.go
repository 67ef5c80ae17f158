package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/api/spec"
)

// Each operation of the document has a row in the table of what each role may do,
// and each row is of one.
func TestEachOperationHasARow(t *testing.T) {
	documented := map[string]bool{}
	for pattern, o := range spec.Operations() {
		assert.NotEmpty(t, o.ID, pattern)
		documented[o.ID] = true
		assert.Equal(t, o.ID, access.Of(o.ID).ID, pattern)
	}
	rows := map[string]bool{}
	for _, o := range access.Operations() {
		assert.True(t, documented[o.ID], o.ID)
		assert.False(t, rows[o.ID], "%s stands twice", o.ID)
		rows[o.ID] = true
		assert.Equal(t, o.Reach == access.ReachPublic, len(o.Roles) == 0, o.ID)
	}
	assert.Len(t, documented, len(rows))
}
