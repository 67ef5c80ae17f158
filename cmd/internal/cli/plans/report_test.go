package plans

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Report 1270/BC-TCTTTg of 27 December 2017 publishes 16,051 of 16,274 as
// 98.62%, cut off and not rounded; the older figures of 2016 are 2,501 of 2,723.
func TestCompletionIsRoundedAsTheGovernmentDoes(t *testing.T) {
	assert.Equal(t, "98.62", completion(16_051, 16_274))
	assert.Equal(t, "91.84", completion(2_501, 2_723), "91.8472%")
	assert.Equal(t, "100", completion(5, 5))
	assert.Equal(t, "0", completion(0, 5))
	assert.Empty(t, completion(0, 0), "nothing was due: there is no share")
}
