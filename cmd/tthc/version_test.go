package main

import (
	"regexp"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule/form"
)

func TestVersion(t *testing.T) {
	status, out, errs := tthc(t, "", "version")
	assert.Equal(t, 0, status)
	assert.Empty(t, errs)
	assert.Regexp(t, `^tthc \S+ \(.+, `+regexp.QuoteMeta(runtime.Version())+`\)\n$`, out)
	status, _, errs = tthc(t, "", "version", "1")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `"1"`)
}

func TestVersionNamesWhatTheBuildKnows(t *testing.T) {
	build := func(number string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: number}, Settings: settings}
	}
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "d44a5fb0c1e2d3f4a5b6c7d8e9f0a1b2c3d4e5f6"}
	for want, info := range map[string]*debug.BuildInfo{
		"tthc v0.3.0 (d44a5fb0c1e2, go1.26.8)":                   build("v0.3.0", commit, debug.BuildSetting{Key: "vcs.modified", Value: "false"}),
		"tthc devel (d44a5fb0c1e2+dirty, go1.26.8)":              build("(devel)", commit, debug.BuildSetting{Key: "vcs.modified", Value: "true"}),
		"tthc v0.3.0 (commit unknown, go1.26.8)":                 build("v0.3.0"),
		"tthc devel (commit unknown, go1.26.8)":                  build(""),
		"tthc devel (commit unknown, " + runtime.Version() + ")": nil,
	} {
		assert.Equal(t, want, version(info, form.English))
	}
	assert.Equal(t, "tthc v0.3.0 (không rõ mã nguồn, go1.26.8)", version(build("v0.3.0"), form.Vietnamese))
}
