package reading_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/reading"
)

// Slips counted by hand.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 3, 0}, {"ten", "ten", 0, 0}, {"ten", "tne", 3, 1}, {"ten", "te", 3, 1}, {"ten", "tenn", 3, 1}, {"ten", "tan", 3, 1},
		{"due", "deu", 2, 1}, {"ca", "abc", 9, 3}, {"bo-y-te", "so-y-te", 2, 1}, {"hanoi", "hue", 2, 3}, {"a", "abcdef", 2, 3}, {"kitten", "sitting", 9, 3},
	} {
		assert.Equal(t, c.want, reading.Distance(c.a, c.b, c.limit), "%q %q", c.a, c.b)
	}
}

// It is the same both ways, 0 for what is the same alone, and a limit only cuts it.
func TestDistanceIsOne(t *testing.T) {
	name := rapid.StringMatching(`[a-d-]{0,90}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, limit := name.Draw(t, "a"), name.Draw(t, "b"), rapid.IntRange(0, 9).Draw(t, "limit")
		whole := reading.Distance(a, b, 200)
		assert.Equal(t, whole, reading.Distance(b, a, 200))
		assert.Equal(t, a == b, whole == 0)
		assert.Equal(t, min(whole, limit+1), reading.Distance(a, b, limit))
	})
}
