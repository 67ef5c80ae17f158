package house

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// malformed is every way to break a document that is known to be good: by
// kind, the broken documents. The kinds are those in which readers of JSON are
// known to differ: https://github.com/nst/JSONTestSuite has such lists.
//
// What breaks a value is done to each value in the document, however deep.
// Objects at the free paths, "names" or "items[].names", have names of their
// own, so that other names are no fault there.
func malformed(good string, free ...string) map[string][]string {
	bad := map[string][]string{}
	add := func(kind, text string) { bad[kind] = append(bad[kind], text) }

	// The whole document.
	for kind, text := range map[string]string{
		"nothing": "", "white space alone": " \n", "a second document behind": good + good, "a letter behind": good + " x", "a comma behind": good + ",",
		"a mark behind": good + "]", "a zero byte behind": good + "\x00", "a byte that is not UTF-8 behind": good + "\xff", "a byte order mark behind": good + "\ufeff",
		"a comment before": "/* */" + good, "a comment behind": good + " // x", "a no-break space before": "\u00a0" + good, "two byte order marks": "\ufeff\ufeff" + good,
		"UTF-16": "\xff\xfe" + strings.Join(strings.Split(good, ""), "\x00") + "\x00", "another format": "<form>" + good + "</form>",
		"nested too deeply": `{"a":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + "}", "opened and never closed": strings.Repeat("[", 100_000),
		"null": "null", "a number": "1", "a string": `"a"`, "a list": "[" + good + "]", "an empty list": "[]", "true": "true",
	} {
		add(kind, text)
	}
	for i := 1; i < len(good); i += 1 + len(good)/100 {
		add("cut off", good[:i])
	}

	// Each mark and value within it.
	tree := parse([]byte(good))
	tree.each("", func(n *node, path string) {
		whole := func(kind, text string) {
			was := n.raw
			n.raw = &text
			add(kind, tree.String())
			n.raw = was
		}
		raw := n.String()
		whole("null within", "null")
		whole("undefined", "undefined")
		if !n.alone { // the list would be empty, which it may be
			whole("no value", "")
		}
		whole("True", "True")
		whole("not a number", "NaN")
		whole("infinite", "-Infinity")
		whole("single quotes", "'a'")
		whole("a number with a plus", "+1")
		whole("a number with a zero before", "01")
		whole("a number without its fraction", "1.")
		whole("a number without its exponent", "1e")
		whole("a number in base 16", "0x1F")
		whole("a number too large for anything", "1e999999")
		whole("half a surrogate pair", `"a\ud800b"`)
		whole("surrogates the wrong way round", `"\udc00\ud800"`)
		whole("an escape that there is not", `"\x41"`)
		whole("an escape cut off", `"\u12"`)
		whole("a byte that is not UTF-8", "\"a\xffb\"")
		whole("an overlong byte sequence", "\"\xc0\xaf\"")
		whole("a surrogate in bytes", "\"\xed\xa0\x80\"")
		whole("a line break in a string", "\"a\nb\"")
		whole("a zero byte in a string", "\"a\x00b\"")
		whole("an empty string", `""`)
		switch {
		case n.members != nil:
			whole("a list for an object", "["+raw+"]")
			whole("a string for an object", `"a"`)
		case n.items != nil:
			whole("an object for a list", `{"a":1}`)
			whole("its element for a list", "1")
		case raw[0] == '"':
			whole("a number for a string", "1")
			whole("true for a string", "true")
			whole("a list for a string", "["+raw+"]")
			whole("a string without its end", raw[:len(raw)-1])
		case raw == "true" || raw == "false":
			whole("a string for true or false", `"true"`)
			whole("a number for true or false", "1")
		default:
			whole("a string for a number", `"1x"`)
			whole("a number out of range", "99999999999999999999999999")
			whole("true for a number", "true")
		}
		for i := range n.members {
			m := n.members[i]
			changed := func(kind string, members ...member) {
				was := n.members
				n.members = append(append(append([]member{}, was[:i]...), members...), was[i+1:]...)
				add(kind, tree.String())
				n.members = was
			}
			changed("a field that stands twice", m, m)
			changed("a field that stands twice, once escaped", m, member{fmt.Sprintf(`\u%04x`, m.name[0]) + m.name[1:], m.value})
			if !contains(free, path) {
				changed("a field that there is not", m, member{"khong-co", m.value})
				changed("a name in capitals", member{strings.ToUpper(m.name), m.value})
				changed("a name with a space", member{m.name + " ", m.value})
				changed("a name without letters", m, member{"", m.value})
			}
		}
	})
	for _, c := range []struct{ kind, from, to string }{
		{"a comma before the end", "}", ",}"}, {"two commas", ",", ",,"}, {"no comma", ",", " "}, {"no colon", ":", " "}, {"two colons", ":", "::"},
		{"a name without quotes", `"`, ``}, {"an end of another kind", "}", "]"}, {"a semicolon for a comma", ",", ";"}, {"a comma at the beginning", "{", "{,"},
	} {
		for i := range good {
			if strings.HasPrefix(good[i:], c.from) && !inString(good, i) {
				add(c.kind, good[:i]+c.to+good[i+len(c.from):])
				break
			}
		}
	}
	return bad
}

// inString says whether the byte at i lies within a string, or is its end.
func inString(text string, i int) bool {
	in := false
	for j := 0; j < i; j++ {
		switch {
		case in && text[j] == '\\':
			j++
		case text[j] == '"':
			in = !in
		}
	}
	return in
}

func contains(list []string, s string) bool {
	for _, each := range list {
		if each == s {
			return true
		}
	}
	return false
}

// node is a JSON value that keeps the order and the names of its members.
type node struct {
	raw     *string // what stands there, in place of what follows
	members []member
	items   []*node
	alone   bool // the only element of a list
	scalar  string
}

type member struct {
	name  string
	value *node
}

func (n *node) String() string {
	switch {
	case n.raw != nil:
		return *n.raw
	case n.members != nil:
		parts := make([]string, len(n.members))
		for i, m := range n.members {
			parts[i] = `"` + m.name + `":` + m.value.String()
		}
		return "{" + strings.Join(parts, ",") + "}"
	case n.items != nil:
		parts := make([]string, len(n.items))
		for i, item := range n.items {
			parts[i] = item.String()
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	return n.scalar
}

func (n *node) each(path string, do func(*node, string)) {
	do(n, path)
	for _, m := range n.members {
		m.value.each(strings.TrimPrefix(path+"."+m.name, "."), do)
	}
	for _, item := range n.items {
		item.each(path+"[]", do)
	}
}

func parse(data []byte) *node {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value func() *node
	value = func() *node {
		t, err := d.Token()
		if err != nil {
			panic(err)
		}
		n := &node{}
		switch t {
		case json.Delim('{'):
			n.members = []member{}
			for d.More() {
				name, err := d.Token()
				if err != nil {
					panic(err)
				}
				n.members = append(n.members, member{name.(string), value()})
			}
			_, _ = d.Token()
		case json.Delim('['):
			n.items = []*node{}
			for d.More() {
				n.items = append(n.items, value())
			}
			if len(n.items) == 1 {
				n.items[0].alone = true
			}
			_, _ = d.Token()
		default:
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			_ = e.Encode(t)
			n.scalar = strings.TrimSpace(b.String())
		}
		return n
	}
	return value()
}
