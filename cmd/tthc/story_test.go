package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/caicach/tthc/cmd/internal/api/spec"
)

// storyBlocks is what the documentation of the server has to run, and what each of
// these blocks shows as its answers.
func storyBlocks(t *testing.T) (run, shown []string) {
	text, err := os.ReadFile(filepath.Join("..", "README.md"))
	require.NoError(t, err)
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```\n\n```json\n(.*?)```\n").FindAllStringSubmatch(string(text), -1) {
		run, shown = append(run, block[1]), append(shown, block[2])
	}
	require.Len(t, run, 7)
	require.Equal(t, len(run), strings.Count(string(text), "```sh\n"), "every block that runs shows its answers")
	return run, shown
}

// needs skips a test where a program is not there, unless everything must run.
func needs(t *testing.T, program string) {
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatalf("there is no %s on this machine", program)
		}
		t.Skipf("there is no %s on this machine", program)
	}
}

// What the documentation of the server shows is what it does, line by line.
func TestTheStoryOfTheServer(t *testing.T) {
	needs(t, "curl")
	run, shown := storyBlocks(t)
	server := start(t, t.TempDir(), "127.0.0.1:0")
	folder := t.TempDir()
	for i, block := range run {
		sh := exec.Command("sh", "-e", "-c", strings.ReplaceAll(block, "http://127.0.0.1:8080", server.address))
		sh.Dir = folder
		out, err := sh.CombinedOutput()
		require.NoError(t, err, "%s\n%s", block, out)
		said := strings.Split(strings.TrimRight(string(out), "\n"), "\n")
		want := strings.Split(strings.TrimRight(shown[i], "\n"), "\n")
		require.Len(t, said, len(want), string(out))
		for j, line := range want {
			pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(line), "…", ".*") + "$"
			assert.Regexp(t, pattern, said[j], block)
		}
	}
}

// storyTold is the story as its clients tell it, a line for each step.
const storyTold = `draft: 5 doubts, row 3 "Quý 5"
mended: version 2
accepted: 1/KH version 1
recorded: done
due: done-on-time, open-in-time
dossiers: 3 recorded
score: 28.83 of 40, 766/2.1 13.33
petition: 3 added
tracked: answered, due 2025-06-23
deadline: 2025-05-08, 15 steps
refused: 400 urn:tthc:problem:bad-parameter
`

// storyFiles is a folder with the files of the story.
func storyFiles(t *testing.T) string {
	run, _ := storyBlocks(t)
	folder := t.TempDir()
	for _, block := range run {
		for _, file := range regexp.MustCompile("(?s)cat > (\\S+) <<'END'\n(.*?)END\n").FindAllStringSubmatch(block, -1) {
			require.NoError(t, os.WriteFile(filepath.Join(folder, file[1]), []byte(file[2]), 0o600))
		}
	}
	return folder
}

// The story by what Python brings with it: each answer is held against the document.
func TestTheStoryInPython(t *testing.T) {
	needs(t, "python3")
	var document any
	require.NoError(t, yaml.Unmarshal(spec.Document, &document))
	text, err := json.Marshal(document)
	require.NoError(t, err)
	folder := storyFiles(t)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "openapi.json"), text, 0o600))
	server := start(t, t.TempDir(), "127.0.0.1:0")
	out, err := exec.Command("python3", "-I", filepath.Join("testdata", "clients", "story.py"), server.address, folder).CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, storyTold, string(out))
}

// The story by a client that was generated from the document. Its generator is
// installed elsewhere: TTHC_TEST_CLIENTS is the folder of testdata/clients with it.
func TestTheStoryInTypeScript(t *testing.T) {
	clients := os.Getenv("TTHC_TEST_CLIENTS")
	if clients == "" {
		if os.Getenv("TTHC_TEST_ALL") != "" {
			t.Fatal("TTHC_TEST_CLIENTS is not set: see testdata/clients")
		}
		t.Skip("TTHC_TEST_CLIENTS is not set: see testdata/clients")
	}
	needs(t, "node")
	folder, document := storyFiles(t), filepath.Join(t.TempDir(), "openapi.yaml")
	require.NoError(t, os.WriteFile(document, spec.Document, 0o600))
	server := start(t, t.TempDir(), "127.0.0.1:0")
	tool := func(name string, arguments ...string) string {
		c := exec.Command(filepath.Join(clients, "node_modules", ".bin", name), arguments...)
		c.Dir = clients
		out, err := c.CombinedOutput()
		require.NoError(t, err, string(out))
		return string(out)
	}
	tool("openapi-typescript", document, "--output", "made/api.d.ts")
	tool("tsc", "--project", ".")
	story := exec.Command("node", filepath.Join(clients, "made", "story.js"), server.address, folder)
	out, err := story.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, storyTold, string(out))
}
