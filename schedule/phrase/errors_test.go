package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

func TestCaret(t *testing.T) {
	for text, want := range map[string]string{
		"trước ngày 31/11/2025": "trước ngày 31/11/2025\n           ^",
		// Each accent a character of its own: the columns are those that are seen.
		"tru\u031bo\u031b\u0301c nga\u0300y 31/11/2025": "tru\u031bo\u031b\u0301c nga\u0300y 31/11/2025\n           ^",
		"Báo cáo\ntrước ngày 31/11/2025\nrồi gửi":       "trước ngày 31/11/2025\n           ^",
		"trước ngày 31/\n11/2025":                       "trước ngày 31/\n           ^",
		"chậm nhất quý\tV":                              "chậm nhất quý V\n              ^",
	} {
		_, err := phrase.Parse(text, phrase.Context{Year: 2025})
		var e *form.Error
		require.ErrorAs(t, err, &e, text)
		assert.Equal(t, want, e.Caret(), "%q", text)
	}
	assert.Equal(t, `"31/11/2025": the day does not exist`, func() string {
		_, err := phrase.Parse("trước ngày 31/11/2025", phrase.Context{})
		return err.Error()
	}())
}

// A day before the document is doubtful.
func TestDueBeforeTheDocument(t *testing.T) {
	// A rule without doubt has none, and a day before the document has one.
	got, err := phrase.Parse("trước ngày 10/12/2025", plan2025)
	require.NoError(t, err)
	assert.Empty(t, got.Doubts)
	got, err = phrase.Parse("trước ngày 10/01/2025", phrase.Context{Issued: form.MustParseDay("2025-02-04")})
	require.NoError(t, err)
	require.Len(t, got.Doubts, 1)
	assert.Equal(t, "it is due before the date of the document", got.Doubts[0].Message(form.English))
}
