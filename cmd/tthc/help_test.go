package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	vietnamese = regexp.MustCompile(`[À-ỹ]`)
	english    = regexp.MustCompile(`(?i)\b(the|and|of|this|with|for|default|flags?|usage|only|string|command|examples|help for)\b`)
	names      = regexp.MustCompile(`--[a-z-]+|[a-z]+(-[a-z]+)+`) // of flags, and codes
	listed     = regexp.MustCompile(`(?m)^  ([a-z-]+)   +\S`)
)

// The help of each command is in the one language that was chosen, wherever
// --lang stands; what is no help, such as a command line, is the same in both.
func TestHelpIsInOneLanguage(t *testing.T) {
	seen := 0
	var walk func(path ...string)
	walk = func(path ...string) {
		seen++
		for _, c := range []struct {
			before, after []string
			inEnglish     bool
		}{{nil, []string{"--help"}, false}, {nil, []string{"--help", "--lang", "vi"}, false}, {nil, []string{"-h", "--lang=en"}, true},
			{[]string{"--lang", "en"}, []string{"--help"}, true}, {[]string{"--lang=en", "help"}, nil, true}} {
			args := slices.Concat(c.before, path, c.after)
			status, out, errs := tthc(t, "", args...)
			require.Equal(t, 0, status, args)
			assert.Empty(t, errs)
			inEnglish := c.inEnglish
			heads := map[bool][2]string{false: {"Cách dùng:", "Ví dụ:"}, true: {"Usage:", "Examples:"}}[inEnglish]
			about, rest, ok := strings.Cut(out, heads[0]+"\n")
			require.True(t, ok, out)
			_, rest, _ = strings.Cut(rest, "\n\n") // the line of use
			if _, examples, ok := strings.Cut(rest, heads[1]+"\n"); ok {
				_, rest, ok = strings.Cut(examples, "\n\n")
				require.True(t, ok, out)
			}
			assert.Contains(t, rest, "--lang")
			about, rest = names.ReplaceAllString(about, ""), names.ReplaceAllString(rest, "")
			if inEnglish {
				assert.NotRegexp(t, vietnamese, about+rest, "%v", args)
			} else {
				assert.NotRegexp(t, english, about+rest, "%v", args)
				assert.Regexp(t, vietnamese, about)
			}
		}
		_, out, _ := tthc(t, "", slices.Concat(path, []string{"--help"})...)
		if _, list, ok := strings.Cut(out, "Các lệnh:\n"); ok {
			list, _, _ = strings.Cut(list, "\n\n")
			for _, m := range listed.FindAllStringSubmatch(list, -1) {
				if m[1] != "help" {
					walk(slices.Concat(path, []string{m[1]})...)
				}
			}
		}
	}
	walk()
	assert.Equal(t, 1+38+1+1+6+9+4+3+3+2, seen, "the program, its commands, body import, catalog stale, six of petitions, nine of audit, four of tokens, three of people, three of addresses and two of subscriptions")
	status, _, errs := tthc(t, "", "help", "duee")
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, `không có lệnh "duee"`)
}
