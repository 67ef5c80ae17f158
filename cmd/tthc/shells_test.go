package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// inShell is what each shell is told to complete a line by the script that it was given,
// $1, and to print what it would give.
var inShell = map[string]string{
	"bash": `source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($#-1)) COMP_LINE="$*" COMP_TYPE=9
COMP_POINT=${#COMP_LINE}
compopt() { :; }
__start_tthc 2>&1
printf '%s\n' "${COMPREPLY[@]}"`,
	"fish": `source $argv[1]; complete -C (string join ' ' -- $argv[2..])`,
	"zsh": `zmodload zsh/zpty
script=$1; shift
zpty z zsh -f -i
zpty -w z "PS1=; autoload -U compinit; compinit -u; source $script; echo rea''dy"
zpty -r -m z out '*ready*'
zpty -w -n z "$*"$'\t'
out=; for i in {1..20}; do zpty -r -t z part && out+=$part; sleep 0.1; done
zpty -d z; print -r -- "$out"`,
}

// The shells of the field complete commands, flags and plans with what the program gives
// them, bash without its package of completions too.
func TestCompletionInShells(t *testing.T) {
	program := filepath.Join(t.TempDir(), "bin")
	require.NoError(t, os.Mkdir(program, 0o755))
	self, err := filepath.Abs(os.Args[0])
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(program, "tthc"), []byte("#!/bin/sh\nTTHC_TEST_RUN=1 exec '"+self+"' \"$@\"\n"), 0o755)) //nolint:gosec // a program
	for shell, how := range inShell {
		t.Run(shell, func(t *testing.T) {
			needs(t, shell)
			status, text, errs := tthc(t, "", "completion", shell)
			require.Equal(t, 0, status, errs)
			script := file(t, "completion."+shell, text)
			for want, line := range map[string][]string{"plans": {"tthc", "pla"}, "--plan": {"tthc", "due", "--pla"}, plan16: {"tthc", "due", "--plan", "16/QĐ-T"}} {
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				args := append([]string{"-c", how, shell, script}, line...)
				if shell == "fish" { // whose arguments begin at once
					args = append([]string{"-c", how, script}, line...)
				}
				c := exec.CommandContext(ctx, shell, args...)
				c.Env = []string{"PATH=" + program + ":" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LC_ALL=C.UTF-8", "TERM=dumb"}
				out, _ := c.CombinedOutput()
				cancel()
				assert.Contains(t, string(out), want, "%q", line)
			}
		})
	}
}
