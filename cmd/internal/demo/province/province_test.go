package province_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/demo/province"
)

// Its persons are placeholders: nobody who lives is in it, and no telephone rings.
func TestNobodyInItLives(t *testing.T) {
	names := province.Senders()
	for _, p := range province.People() {
		if !p.System {
			names = append(names, p.Name)
		}
	}
	for _, name := range names {
		words := strings.Fields(name)
		require.Len(t, words, 3, name)
		assert.Contains(t, []string{"Văn", "Thị"}, words[1])
		assert.Len(t, words[2], 1, "a letter and no name: %s", name)
	}
}

// The numbers of SplitMix64 that begins with 1234567, as its author's program gives them.
func TestChanceIsTheSameEverywhere(t *testing.T) {
	c := province.Chance(1234567)
	for _, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		assert.Equal(t, want, c.Next())
	}
}
