package body

import (
	"sort"
	"strings"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Lookup finds names that begin somewhere in a text, word by word. It is for
// one text and one goroutine.
type Lookup struct {
	form.Unwritten

	names    *names
	on       form.Day
	name     folder
	from, to int        // of the names that go on from what was given
	met      [4]metWord // words that no name has, which a text has again and again
	next     int        // of met, in turn
}

// metWord is a word as it was read, and its letters.
type metWord struct {
	word reading.Word
	letters
}

// Lookup is where a name begins, to be found as [Registry.Find] does, near
// spellings and names with the body above excepted.
func (r *Registry) Lookup(on form.Day) *Lookup {
	l := &Lookup{on: on, names: r.index()}
	l.to = len(l.names.keys)
	return l
}

// Reset begins another name.
func (l *Lookup) Reset() {
	if l == nil {
		return
	}
	l.from, l.to = 0, 0
	if l.names != nil {
		l.to = len(l.names.keys)
	}
	l.name = folder{l.name.exact[:0], l.name.tones[:0], l.name.plain[:0]}
}

// Add adds the word at i of a text that [Scan] cut. The match is that of the
// words so far; exact says that their accents are those of the name. more is
// false when no name goes on so.
func (l *Lookup) Add(t *reading.Text, i int) (m Match, exact, more bool) {
	if l == nil || l.from == l.to || t == nil || !isWord(t.At(i)) {
		return Match{}, false, false
	}
	depth := len(l.name.plain)
	l.name.add(l.letters(t, i))
	keys, plain := l.names.keys, l.name.plain
	l.from += sort.Search(l.to-l.from, func(k int) bool { return keys[l.from+k].plain[depth:] >= string(plain[depth:]) })
	l.to = l.from + sort.Search(l.to-l.from, func(k int) bool { return !strings.HasPrefix(keys[l.from+k].plain[depth:], string(plain[depth:])) })
	end := l.from
	for end < l.to && len(keys[end].plain) == len(plain) {
		end++
	}
	if end == l.from {
		return Match{}, false, l.from < l.to
	}
	refs, doubt := l.names.choice(&l.name, keys[l.from:end])
	exact = false
	for _, k := range keys[l.from:end] {
		exact = exact || l.name.is(k.exact)
	}
	return choose(refs, l.on, doubt), exact, true
}

// letters is the letters of the word at i.
func (l *Lookup) letters(t *reading.Text, i int) letters {
	k := t.At(i)
	if known, ok := l.names.known[k.Word]; ok {
		return known
	}
	for m := range l.met {
		if l.met[m].word == k.Word && k.Word != 0 {
			return l.met[m].letters
		}
	}
	m := &l.met[l.next%len(l.met)]
	l.next++
	*m = metWord{k.Word, spelled(t, i, nil)}
	return m.letters
}

// is says whether the words so far are spelt as a name is.
func (f *folder) is(exact string) bool {
	rest, ok := strings.CutPrefix(exact, string(f.exact))
	return ok && len(rest) == 1+len(f.tones) && rest[0] == '|' && rest[1:] == string(f.tones)
}
