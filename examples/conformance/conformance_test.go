package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The runner in JavaScript finds that this library agrees, and that a system which
// counts weeks without days off does not.
func TestAnotherSystemIsChecked(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		require.Empty(t, os.Getenv("TTHC_TEST_ALL"), "node is needed")
		t.Skip("node is not here")
	}
	under := func(command ...string) (out string, status int) {
		t.Helper()
		c := exec.Command(node, append([]string{"check.mjs"}, command...)...)
		var b bytes.Buffer
		c.Stdout, c.Stderr = &b, &b
		_ = c.Run()
		return b.String(), c.ProcessState.ExitCode()
	}
	us := filepath.Join(t.TempDir(), "conformance")
	build := exec.Command("go", "build", "-o", us, ".")
	said, err := build.CombinedOutput()
	require.NoError(t, err, string(said))
	out, status := under(us, "-answer")
	assert.Equal(t, 0, status, out)
	assert.Contains(t, out, "points     18 / 18")

	weeks := filepath.Join(t.TempDir(), "weeks.mjs")
	require.NoError(t, os.WriteFile(weeks, []byte(`
import { createInterface } from 'node:readline'
for await (const line of createInterface({ input: process.stdin })) {
  const { rule, input } = JSON.parse(line)
  if (rule !== 'term' || input.unit !== 'working-days') { console.log('{}'); continue }
  const day = new Date(input.from + 'T00:00:00Z')
  for (let n = input.n; n > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    if (day.getUTCDay() % 6) n--
  }
  console.log(JSON.stringify({ due: day.toISOString().slice(0, 10) }))
}
`), 0o600))
	out, status = under(node, weeks)
	assert.Equal(t, 1, status, out)
	assert.Contains(t, out, `term-05: {"due":"2025-04-28"}, expected {"due":"2025-04-26"}`, "the Saturday that is worked")
	assert.Contains(t, out, "dossier     0 / 13")

	out, status = under(node, "-e", "console.log('{}')")
	assert.Equal(t, 2, status, "too few answers: %s", out)
	_, status = under()
	assert.Equal(t, 2, status)
	_, status = under(filepath.Join(t.TempDir(), "none"))
	assert.Equal(t, 2, status)
}

// A question that is none is answered with an error, and the next one all the same.
func TestAnswers(t *testing.T) {
	var out strings.Builder
	require.NoError(t, answers(strings.NewReader("x\n{\"rule\":\"none\",\"input\":{}}\n{\"rule\":\"term\",\"input\":{\"from\":\"2025-04-25\",\"n\":5,\"unit\":\"working-days\"}}\n"), &out))
	lines := strings.Split(out.String(), "\n")
	require.Len(t, lines, 4)
	assert.Contains(t, lines[0], "error")
	assert.Contains(t, lines[1], `there is no rule`)
	assert.Equal(t, `{"due":"2025-05-06"}`, lines[2])
}
