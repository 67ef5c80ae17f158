package reports_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/cmd/internal/reports"
)

// Report 1270/BC-TCTTTg of 27 December 2017 publishes 16,051 of 16,274 as
// 98.62%, cut off and not rounded; the older figures of 2016 are 2,501 of 2,723.
func TestCompletionIsRoundedAsTheGovernmentDoes(t *testing.T) {
	assert.Equal(t, "98.62", reports.Completion(16_051, 16_274))
	assert.Equal(t, "91.84", reports.Completion(2_501, 2_723), "91.8472%")
	assert.Equal(t, "100", reports.Completion(5, 5))
	assert.Equal(t, "0", reports.Completion(0, 5))
	assert.Empty(t, reports.Completion(0, 0), "nothing was due: there is no share")
}
