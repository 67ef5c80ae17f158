package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/caicach/tthc/cmd/internal/cli"
	"github.com/caicach/tthc/schedule/form"
)

func versionCommand(p *cli.Program) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: p.T("Phiên bản của chương trình", "The version of the program"),
		Args:  cli.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.Out, thisVersion(p.Language()))
			return err
		},
	}
}

// thisVersion is the line that names this build.
func thisVersion(l form.Language) string {
	info, _ := debug.ReadBuildInfo()
	return version(info, l)
}

// commitLength is how much of a commit is shown, as in pseudo-versions of
// modules.
const commitLength = 12

// version is the line that names a build: its version, its commit, with
// "+dirty" when the tree had changes beside it, and the release of Go. What was
// built without version control says that its commit is unknown, rather than
// naming none.
func version(info *debug.BuildInfo, l form.Language) string {
	if info == nil {
		info = &debug.BuildInfo{GoVersion: runtime.Version()}
	}
	number := info.Main.Version
	if number == "" || number == "(devel)" {
		number = "devel"
	}
	commit, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(commitLength, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+dirty"
		}
	}
	if commit != "" {
		commit += changed
	}
	return fmt.Sprintf("tthc %s (%s, %s)", number, cmp.Or(commit, l.Pick("không rõ mã nguồn", "commit unknown")), info.GoVersion)
}
