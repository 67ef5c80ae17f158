package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/cli"
)

// A line that is no text is an error of that line; the others are answered.
func TestLinesThatAreNotUTF8(t *testing.T) {
	for _, command := range [][]string{{"parse", "--year", "2025"}, {"target"}, {"selector", "--json"}} {
		status, out, errs := tthc(t, "Quý III\r\n\nQu\xff III\nQuý IV\n", command...)
		assert.Equal(t, 1, status)
		assert.Empty(t, errs)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		require.Len(t, lines, 3, out)
		assert.Contains(t, lines[0], `{"text":"Quý III"`)
		assert.Contains(t, lines[1], `"error":{"offset":2,`)
		assert.Contains(t, lines[1], "UTF-8")
		assert.Contains(t, lines[2], `{"text":"Quý IV"`)
	}
}

func TestALineWithoutEndIsNamed(t *testing.T) {
	status, out, errs := tthc(t, "Quý III\n\n"+strings.Repeat("x", cli.MaxPhrase+1), "parse", "--year", "2025")
	assert.Equal(t, 2, status)
	assert.Contains(t, out, "Quý III", "the lines before are answered")
	assert.Equal(t, "tthc: dòng 3: dài quá 16777216 byte\n", errs)
}
