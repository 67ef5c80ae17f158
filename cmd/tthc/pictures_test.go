package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// terminals are the pictures of the terminal that the README shows: of a page of the
// guides the block that begins with a command, as the page has it. What it prints is
// held by TestGuides.
var terminals = []struct{ name, page, command string }{
	{"deadline-vi", "vi/desk.md", "tthc deadline --from 2026-08-20T09:30"},
	{"deadline-en", "en/desk.md", "tthc deadline --from 2026-08-20T09:30"},
	{"score-vi", "vi/tutorial.md", "tthc tally"},
	{"score-en", "en/tutorial.md", "tthc tally"},
}

// The pictures of the terminal are what the guides say; -guides writes them.
func TestPicturesOfTheTerminal(t *testing.T) {
	for _, p := range terminals {
		var block *fence
		for _, f := range readPage(t, filepath.FromSlash(p.page)).fences(t) {
			if f.kind == "console" && strings.HasPrefix(f.lines[0], "$ "+p.command) {
				block = &f
				break
			}
		}
		require.NotNil(t, block, "%s has no block that begins with %s", p.page, p.command)
		file := filepath.Join("..", "screens", p.name+".svg")
		picture := terminal(block.lines)
		if *updateGuides {
			require.NoError(t, os.WriteFile(file, []byte(picture), 0o644)) //nolint:gosec // a picture
		}
		stands, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.True(t, picture == string(stands), "%s is not what %s says: .ci/shots cmd/screens -readme", file, p.page)
	}
}

// terminal is lines of a terminal as a picture. Long lines go on below, as they do there.
func terminal(lines []string) string {
	const columns, wide, high, edge = 118, 8, 19, 14
	var shown []string
	for _, line := range lines {
		for line = strings.TrimRight(line, " "); utf8.RuneCountInString(line) > columns; {
			runes := []rune(line)
			cut := columns
			for cut > columns/2 && runes[cut] != ' ' {
				cut--
			}
			shown, line = append(shown, string(runes[:cut])), "  "+strings.TrimLeft(string(runes[cut:]), " ")
		}
		shown = append(shown, line)
	}
	var s strings.Builder
	w, h := columns*wide+2*edge, len(shown)*high+2*edge
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#d6deeb">`+"\n", w, h)
	s.WriteString(`<rect width="100%" height="100%" rx="8" fill="#10202e"/>` + "\n")
	for i, line := range shown {
		style := ""
		if strings.HasPrefix(line, "$ ") {
			style = ` fill="#8bd5a0" font-weight="bold"`
		}
		if line != "" {
			fmt.Fprintf(&s, "<text x=\"%d\" y=\"%d\"%s>%s</text>\n", edge, edge+i*high+14, style, strings.ReplaceAll(html.EscapeString(line), " ", "\u00a0")) // else spaces are drawn as one
		}
	}
	return s.String() + "</svg>\n"
}
