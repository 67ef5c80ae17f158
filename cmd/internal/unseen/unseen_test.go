package unseen_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/unseen"
)

// What nobody sees is refused in identifiers; letters, marks on letters and signs
// are not.
func TestWhatNobodySees(t *testing.T) {
	for _, r := range []rune{0, 7, '\t', '\n', 0x1b, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xe0041, 0xe0100} {
		assert.True(t, unseen.Is(r), "%U", r)
		assert.True(t, unseen.In("1"+string(r)), "%U", r)
	}
	for _, r := range "16/QĐ-TCTCCTTHC#ộ ớ\u0323\u00a0–½€漢😀\u0600" {
		assert.False(t, unseen.Is(r), "%U", r)
	}
}

// In texts it is shown: to people as what it is, in JSON as an escape that is the
// same text.
func TestShownAsSuch(t *testing.T) {
	text := "Sở\u200b Tư\u202e pháp\U000e0041\n\tộ\ufe0f"
	assert.Equal(t, "Sở[U+200B] Tư[U+202E] pháp[U+E0041]\n\tộ\ufe0f", unseen.Shown(text))
	b, err := json.Marshal(text)
	require.NoError(t, err)
	escaped := unseen.Escaped(string(b))
	assert.Equal(t, `"Sở\u200b Tư\u202e pháp\udb40\udc41\n\tộ`+"\ufe0f\"", escaped)
	var back string
	require.NoError(t, json.Unmarshal([]byte(escaped), &back))
	assert.Equal(t, text, back)
	assert.Equal(t, "Kế hoạch", unseen.Shown("Kế hoạch"))
}
