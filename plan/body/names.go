package body

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// names finds bodies by name. A registry makes it when it is first asked for
// one: who only asks by identifier does not pay for it.
type names struct {
	keys  []nameKey                // in order of plain, then of exact
	refs  []nameRef                // of all keys
	words map[string][]piece       // of all names, by the word as it is written
	known map[reading.Word]letters // the same, by the word as it is read
}

// nameKey is the names that are spelt alike.
type nameKey struct {
	plain, exact string // as in folder
	from, to     int32  // its names in refs
	letters      uint32 // which letters and figures there are, a bit each
	head, tail   uint8  // plain letters of the first word, and of the part that tells bodies of a kind apart
}

// nameRef is one name of one body.
type nameRef struct {
	e      *entry
	naming int32
	text   string // as documents write it
}

func (n nameRef) since() form.Day { return n.e.names[n.naming].Span.Since }

// piece is a word of a name.
type piece struct {
	letters
	word reading.Word // plain
	kind bool         // all bodies of a kind have it
}

// spelt is a name word by word.
type spelt struct {
	folder
	words      []reading.Word // plain
	head, tail int
}

func (s *spelt) reset() {
	s.folder = folder{s.exact[:0], s.tones[:0], s.plain[:0]}
	s.words, s.head, s.tail = s.words[:0], 0, 0
}

func (s *spelt) put(p piece) {
	if len(s.words) == 0 {
		s.head = len(p.plain)
	}
	s.words = append(s.words, p.word)
	if s.tail > 0 || !p.kind {
		s.tail += len(p.plain)
	}
	s.folder.add(p.letters)
}

// read spells a name. Names are made of few words: those met before are not
// cut again.
func (x *names) read(s *spelt, name string, learn bool) {
	s.reset()
	if strings.ContainsRune(name, '&') { // which is read with the spaces around it
		for _, p := range x.pieces(name) {
			s.put(p)
		}
		return
	}
	for name != "" {
		word, rest, _ := strings.Cut(name, " ")
		name = rest
		if word == "" {
			continue
		}
		pieces, ok := x.words[word]
		if !ok && !learn {
			if p, ok := x.piece(word); ok {
				s.put(p)
				continue
			}
		}
		if !ok {
			pieces = x.pieces(word)
			if learn {
				x.words[strings.Clone(word)] = pieces
			}
		}
		for _, p := range pieces {
			s.put(p)
		}
	}
}

// piece is the one word of a text that has but one beside its marks; not ok where
// there are more, and where an abbreviation stands.
func (x *names) piece(text string) (p piece, ok bool) {
	t, at := reading.Scan(text), -1
	for i := range t.Tokens {
		if !isWord(&t.Tokens[i]) {
			continue
		}
		if at >= 0 || spelling()[t.Tokens[i].Word] != nil {
			return piece{}, false
		}
		at = i
	}
	if at < 0 {
		return piece{}, false
	}
	k := &t.Tokens[at]
	return piece{spelled(&t, at, x.known), k.Plain, kindWords[k.Plain]}, true
}

// pieces cuts a text into the words of names.
func (x *names) pieces(text string) []piece {
	t := Scan(text)
	pieces := make([]piece, 0, len(t.Tokens))
	for i := range t.Tokens {
		if k := &t.Tokens[i]; isWord(k) {
			pieces = append(pieces, piece{spelled(&t, i, x.known), k.Plain, kindWords[k.Plain]})
		}
	}
	return pieces
}

// learn keeps the letters of the words of a text, for those who read one word
// by word.
func (x *names) learn(text string) {
	t := Scan(text)
	for i := range t.Tokens {
		if k := &t.Tokens[i]; isWord(k) {
			if _, ok := x.known[k.Word]; !ok {
				x.known[k.Word] = spelled(&t, i, nil)
			}
		}
	}
}

func newNames(entries []*entry) *names {
	x := &names{words: map[string][]piece{}, known: maps.Clone(usual())}
	x.refs = make([]nameRef, 0, 3*len(entries))
	items := make([]nameKey, 0, 3*len(entries))
	for short := range abbreviations {
		x.words[short] = x.pieces(short)
	}
	var s spelt
	room := &strings.Builder{}
	keep := func(a, b, c []byte) string {
		if n := len(a) + len(b) + len(c); room.Cap()-room.Len() < n {
			room = &strings.Builder{}
			room.Grow(max(n, 1<<16))
		}
		start := room.Len()
		room.Write(a)
		room.Write(b)
		room.Write(c)
		return room.String()[start:]
	}
	var list []string
	for _, e := range entries {
		for i, n := range e.names {
			list = spellings(list[:0], n)
			for _, name := range list {
				x.read(&s, name, true)
				if len(s.plain) == 0 {
					continue
				}
				items = append(items, nameKey{plain: keep(s.plain, nil, nil), exact: keep(s.exact, []byte("|"), s.tones), from: int32(len(x.refs)),
					letters: lettersIn(s.plain), head: uint8(min(s.head, 255)), tail: uint8(min(s.tail, 255))})
				x.refs = append(x.refs, nameRef{e, int32(i), name})
			}
		}
	}
	for word := range x.words {
		x.learn(word)
	}
	x.group(items)
	return x
}

// group puts the names that are spelt alike together.
func (x *names) group(items []nameKey) {
	slices.SortFunc(items, func(a, b nameKey) int {
		return cmp.Or(strings.Compare(a.plain, b.plain), strings.Compare(a.exact, b.exact), cmp.Compare(a.from, b.from))
	})
	refs := make([]nameRef, 0, len(x.refs))
	for _, item := range items {
		ref := x.refs[item.from]
		if n := len(x.keys); n == 0 || x.keys[n-1].exact != item.exact {
			item.from = int32(len(refs))
			x.keys = append(x.keys, item)
		}
		key := &x.keys[len(x.keys)-1]
		if !slices.ContainsFunc(refs[key.from:], func(r nameRef) bool { return r.e == ref.e && r.naming == ref.naming }) {
			refs = append(refs, ref)
		}
		key.to = int32(len(refs))
	}
	x.refs = refs
}

func (x *names) of(k nameKey) []nameRef { return x.refs[k.from:k.to] }

// plainly is the keys of those plain letters.
func (x *names) plainly(plain []byte) []nameKey {
	from := sort.Search(len(x.keys), func(k int) bool { return x.keys[k].plain >= string(plain) })
	to := from
	for to < len(x.keys) && x.keys[to].plain == string(plain) {
		to++
	}
	return x.keys[from:to]
}

// beginning is the keys that begin with those plain letters.
func (x *names) beginning(plain string) []nameKey {
	from := sort.Search(len(x.keys), func(k int) bool { return x.keys[k].plain >= plain })
	to := from + sort.Search(len(x.keys)-from, func(k int) bool { return !strings.HasPrefix(x.keys[from+k].plain, plain) })
	return x.keys[from:to]
}

// choice is the names that a text spelt so means, and the doubt about it.
func (x *names) choice(f *folder, keys []nameKey) (refs []nameRef, doubt Doubt) {
	for _, k := range keys {
		if f.is(k.exact) {
			return x.of(k), ""
		}
	}
	if len(keys) == 1 {
		refs = x.of(keys[0])
	} else {
		for _, k := range keys {
			refs = append(refs, x.of(k)...)
		}
		slices.SortStableFunc(refs, byBody)
	}
	if f.bare() {
		return refs, ""
	}
	return refs, DoubtAccents
}

func byBody(a, b nameRef) int {
	return cmp.Or(cmp.Compare(a.e.id, b.e.id), cmp.Compare(a.naming, b.naming))
}

// lettersIn is which letters and figures there are, a bit each.
func lettersIn(plain []byte) (set uint32) {
	for _, c := range plain {
		set |= 1 << (c & 31)
	}
	return set
}

// spellings is the names under which a naming is found: the official one,
// the short ones, and for committees and councils the place with and without
// the words before it.
func spellings(list []string, n Naming) []string {
	list = append(append(list, n.Name), n.Short...)
	for _, short := range n.Short {
		if strings.Contains(short, "&") {
			list = append(list, strings.ReplaceAll(short, "&", " & "))
		}
	}
	switch n.Class {
	case DistrictCommittee, CommuneCommittee:
		if rest, ok := cutCommittee(n.Name); ok {
			return append(list, rest)
		}
		// A list of units has the place alone: "Phường Bến Thành".
		return append(list, committee+n.Name)
	case ProvincialCommittee:
		rest, ok := cutCommittee(n.Name)
		if !ok {
			break
		}
		list = append(list, rest)
		for _, kind := range provinceKinds {
			place, ok := strings.CutPrefix(rest, kind)
			if !ok {
				continue
			}
			for _, place := range append([]string{place}, n.Short...) {
				list = append(list, place, committee+place, kind+place, committee+kind+place)
			}
		}
	case ProvincialCouncil:
		const council = "Hội đồng nhân dân "
		if rest, ok := strings.CutPrefix(n.Name, council); ok {
			for _, kind := range provinceKinds {
				if place, ok := strings.CutPrefix(rest, kind); ok {
					list = append(list, council+place)
				}
			}
		}
	}
	return list
}

const committee = "Ủy ban nhân dân "

var provinceKinds = []string{"tỉnh ", "thành phố ", "Thành phố "}

// cutCommittee is the place of a committee's name.
func cutCommittee(name string) (place string, ok bool) {
	for _, before := range []string{committee, "Uỷ ban nhân dân ", "UBND "} {
		if place, ok = strings.CutPrefix(name, before); ok {
			return place, true
		}
	}
	return name, false
}

// kindWords are the words that all bodies of a kind share: what is left of
// "Ủy ban nhân dân xã Tân Lập" is "Tân Lập".
var kindWords = func() map[reading.Word]bool {
	words := map[reading.Word]bool{}
	t := reading.Scan("ủy ban nhân dân hội đồng tỉnh thành phố xã phường đặc khu huyện quận thị trấn bộ sở phòng cấp")
	for _, k := range t.Tokens {
		words[k.Plain] = true
	}
	return words
}()
