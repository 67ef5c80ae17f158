package content

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/cmd/internal/unseen"
)

// LongestName is how many characters the name of a file has at most, with its ending.
const LongestName = 120

// Named is the name of a file as it is kept: without folders, without characters that
// nobody sees or that a file system takes for something else, not too long, and with
// an ending of its type, so that a machine opens it with what it is for.
func (t Type) Named(name string) string {
	name = strings.ToValidUTF8(name, "")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case unseen.Is(r) && !strings.ContainsRune("\t\r\n", r):
			return -1
		case r < ' ':
			return ' '
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		}
		return r
	}, norm.NFC.String(name))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), ". ")
	stem, ending := name, endings[t][0]
	if i := strings.LastIndexByte(name, '.'); i >= 0 && slices.Contains(endings[t], strings.ToLower(name[i:])) {
		stem, ending = strings.TrimRight(name[:i], ". "), name[i:]
	}
	for utf8.RuneCountInString(stem)+len(ending) > LongestName {
		_, last := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-last]
	}
	first, _, _ := strings.Cut(strings.ToUpper(stem), ".")
	if stem = strings.TrimRight(stem, ". "); stem == "" || slices.Contains(devices, first) {
		stem = "tep-" + stem
	}
	return strings.TrimSuffix(stem, "-") + ending
}

// devices are names that Windows takes for something that is no file.
var devices = func() []string {
	all := []string{"CON", "PRN", "AUX", "NUL"}
	for _, n := range "123456789" {
		all = append(all, "COM"+string(n), "LPT"+string(n))
	}
	return all
}()
