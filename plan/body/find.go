package body

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Match is what a name was found to be. A name that fits one body for sure
// gives that body; one that fits roughly, or several, is doubtful, and says so
// with all the candidates.
type Match struct {
	form.Unwritten

	Body       Body   // zero when nothing was found, or when it cannot be said which of several
	Doubt      Doubt  // zero: for sure
	Candidates []Body // with a doubt, the likeliest first
}

// Doubt says why a match is doubtful.
type Doubt string

// The doubts.
const (
	DoubtAccents  Doubt = "accents"  // the letters are right, the marks are not: "Bồ Nội vụ"
	DoubtSpelling Doubt = "spelling" // close to the name or its beginning, but other letters
	DoubtSeveral  Doubt = "several"  // several bodies of that name
	DoubtLater    Doubt = "later"    // a name that came into use only after the day
)

// Found says that the name led to one body, perhaps doubtfully.
func (m Match) Found() bool { return !m.Body.IsZero() }

// Doubtful says that a person should look at it.
func (m Match) Doubtful() bool { return m.Doubt != "" }

// Message is the doubt in a sentence, empty for none. Names are those of the
// day given.
func (m Match) Message(l form.Language, on form.Day) string {
	if m.Doubt == "" {
		return ""
	}
	names := make([]string, len(m.Candidates))
	for i, b := range m.Candidates {
		names[i] = fmt.Sprintf("%s (%s)", b.Name(on), b.ID())
	}
	all := strings.Join(names, "; ")
	switch m.Doubt {
	case DoubtAccents:
		return l.Pick("khác dấu với tên đã biết, hãy kiểm tra: ", "the marks differ from the known name, check: ") + all
	case DoubtSpelling:
		return l.Pick("gần giống tên đã biết, hãy kiểm tra: ", "close to a known name, check: ") + all
	}
	if m.Doubt == DoubtLater {
		return l.Pick("tên này có sau ngày đang xét, hãy kiểm tra: ", "the name is younger than the day asked about, check: ") + all
	}
	return l.Pick("nhiều cơ quan cùng tên, hãy chọn: ", "several bodies have this name, choose: ") + all
}

// names finds bodies by name.
type names struct {
	keys   []nameKey                // in order of plain
	byWord map[reading.Word][]int32 // positions in all, by plain word
	all    []plainName
	words  map[reading.Word]letters // those of all names
}

// nameKey is the names that are spelt alike.
type nameKey struct {
	plain, exact string // as in folded
	refs         []nameRef
}

// nameRef is one name of one body.
type nameRef struct {
	e    *entry
	span schedule.Span
}

// plainName is a name as the search for near names sees it.
type plainName struct {
	ref   nameRef
	text  string // as documents write it
	plain string
	words []reading.Word // plain
	tail  int            // letters of the part that tells bodies of a kind apart
}

func (x *names) build(entries []*entry) {
	x.byWord = map[reading.Word][]int32{}
	x.words = maps.Clone(usual())
	byKey := make(map[string]int, 4*len(entries))
	for _, e := range entries {
		for _, n := range e.names {
			ref := nameRef{e, n.Span}
			for _, name := range spellings(n) {
				x.add(ref, name, byKey)
			}
		}
	}
	slices.SortFunc(x.keys, func(a, b nameKey) int {
		return cmp.Or(strings.Compare(a.plain, b.plain), strings.Compare(a.exact, b.exact))
	})
}

// spellings is the names under which a naming is found: the official one,
// the short ones, and for committees and councils the place alone.
func spellings(n Naming) []string {
	list := append([]string{n.Name}, n.Short...)
	for _, short := range n.Short {
		if strings.Contains(short, "&") {
			list = append(list, strings.ReplaceAll(short, "&", " & "))
		}
	}
	switch n.Class {
	case ProvincialCommittee, DistrictCommittee, CommuneCommittee:
		rest, ok := strings.CutPrefix(n.Name, "Ủy ban nhân dân ")
		if !ok {
			break
		}
		list = append(list, rest)
		if n.Class != ProvincialCommittee {
			break
		}
		for _, kind := range []string{"tỉnh ", "thành phố ", "Thành phố "} {
			place, ok := strings.CutPrefix(rest, kind)
			if !ok {
				continue
			}
			for _, place := range append([]string{place}, n.Short...) {
				list = append(list, place, "Ủy ban nhân dân "+place, kind+place, "Ủy ban nhân dân "+kind+place)
			}
		}
	case ProvincialCouncil:
		if rest, ok := strings.CutPrefix(n.Name, "Hội đồng nhân dân "); ok {
			for _, kind := range []string{"tỉnh ", "thành phố ", "Thành phố "} {
				if place, ok := strings.CutPrefix(rest, kind); ok {
					list = append(list, "Hội đồng nhân dân "+place)
				}
			}
		}
	}
	return list
}

func (x *names) add(ref nameRef, name string, byKey map[string]int) {
	t := Scan(name)
	var f folder
	var words []reading.Word
	tail := 0
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if !isWord(k) {
			continue
		}
		l := spelled(&t, i, x.words)
		x.words[k.Word] = l
		f.add(l)
		words = append(words, k.Plain)
		if tail > 0 || !kindWords[k.Plain] {
			tail += len(l.plain)
		}
	}
	key := f.folded()
	if key.plain == "" {
		return
	}
	at, ok := byKey[key.exact]
	if !ok {
		at = len(x.keys)
		byKey[key.exact] = at
		x.keys = append(x.keys, nameKey{plain: key.plain, exact: key.exact})
	}
	if slices.Contains(x.keys[at].refs, ref) {
		return
	}
	x.keys[at].refs = append(x.keys[at].refs, ref)
	i := int32(len(x.all))
	x.all = append(x.all, plainName{ref, name, key.plain, words, tail})
	for j, w := range words {
		if !slices.Contains(words[:j], w) {
			x.byWord[w] = append(x.byWord[w], i)
		}
	}
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

// Lookup finds names that begin somewhere in a text, word by word. It is for
// one text and one goroutine.
type Lookup struct {
	form.Unwritten

	names    *names
	on       form.Day
	name     folder
	from, to int // of the names that go on from what was given
}

// Lookup is where a name begins, to be found as [Registry.Find] does, near
// spellings excepted.
func (r *Registry) Lookup(on form.Day) *Lookup {
	l := &Lookup{on: on}
	if r != nil {
		l.names, l.to = &r.names, len(r.names.keys)
	}
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
	l.name.add(spelled(t, i, l.names.words))
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
	for _, k := range keys[l.from:end] {
		if l.name.is(k.exact) {
			return choose(k.refs, l.on, ""), true, true
		}
	}
	return l.names.plainly(keys[l.from:end], l.name.bare(), l.on), false, true
}

// is says whether the words so far are spelt as a name is.
func (f *folder) is(exact string) bool {
	rest, ok := strings.CutPrefix(exact, string(f.exact))
	return ok && len(rest) == 1+len(f.tones) && rest[0] == '|' && rest[1:] == string(f.tones)
}

// plainly chooses among names that differ in their accents only.
func (x *names) plainly(keys []nameKey, bare bool, on form.Day) Match {
	refs := keys[0].refs
	if len(keys) > 1 {
		refs = nil
		for _, k := range keys {
			refs = append(refs, k.refs...)
		}
		slices.SortStableFunc(refs, byBody)
	}
	if bare {
		return choose(refs, on, "")
	}
	return choose(refs, on, DoubtAccents)
}

func byBody(a, b nameRef) int {
	return cmp.Or(cmp.Compare(a.e.id, b.e.id), cmp.Compare(a.span.Since, b.span.Since))
}

// Find finds the body that a document names: by identifier (also as older
// systems write it, 000.00.00.H29), official name,
// past name, short name or abbreviation, for provinces the place alone. Case,
// spaces, punctuation, the Unicode form of accents and the place of tone marks
// do not count; a text without any accents is read as such. When names
// differ over time or are shared, the bodies of the day given are preferred;
// the zero day prefers the living. Close names are found, as doubtful.
func (r *Registry) Find(name string, on form.Day) Match {
	if r == nil {
		return Match{}
	}
	name = strings.TrimSpace(name)
	for _, text := range []string{name, strings.ToUpper(strings.TrimPrefix(name, "000.00.00."))} {
		if id, err := ParseID(text); err == nil {
			if b := r.ByID(id); !b.IsZero() {
				return Match{Body: b}
			}
		}
	}
	t := Scan(name)
	l := r.Lookup(on)
	var m Match
	for i := range t.Tokens {
		if isWord(&t.Tokens[i]) {
			m, _, _ = l.Add(&t, i)
		}
	}
	if m.Found() || m.Doubtful() {
		return m
	}
	plain, words := plainOf(&t)
	return choose(r.names.near(plain, words), on, DoubtSpelling)
}

// plainOf is the plain letters and words of a text.
func plainOf(t *reading.Text) (plain string, words []reading.Word) {
	var f folder
	for i := range t.Tokens {
		if isWord(&t.Tokens[i]) {
			f.add(spelled(t, i, nil))
			words = append(words, t.Tokens[i].Plain)
		}
	}
	return string(f.plain), words
}

// choose settles which body of several names is meant.
func choose(refs []nameRef, on form.Day, doubt Doubt) Match {
	for _, keep := range []func(nameRef) bool{
		func(n nameRef) bool { return inForce(n.span, on) },      // names of the day
		func(n nameRef) bool { return (Body{e: n.e}).Lives(on) }, // earlier or later names of bodies of the day
		func(n nameRef) bool { return true },                     // bodies of other days
	} {
		var found []Body
		for _, n := range refs {
			if b := (Body{e: n.e}); keep(n) && !slices.Contains(found, b) {
				found = append(found, b)
			}
		}
		later := on != form.NoDay
		for _, n := range refs {
			later = later && !(keep(n) && n.span.Since <= on)
		}
		if len(found) == 1 && doubt == "" && later {
			doubt = DoubtLater
		}
		switch {
		case len(found) == 1 && doubt == "":
			return Match{Body: found[0]}
		case len(found) == 1:
			return Match{Body: found[0], Doubt: doubt, Candidates: found}
		case len(found) > 1:
			return Match{Doubt: DoubtSeveral, Candidates: found}
		}
	}
	return Match{}
}

// near is the names that differ from plain by a slip or two, or else the
// ministries whose names begin so. The first word must be right (a Sở is no
// Bộ), and so must half of the words.
func (x *names) near(plain string, words []reading.Word) []nameRef {
	if len(words) < 2 {
		return nil
	}
	own := tailOf(plain, words)
	shared := map[int32]int{}
	for j, w := range words {
		if slices.Contains(words[:j], w) {
			continue
		}
		for _, i := range x.byWord[w] {
			shared[i]++
		}
	}
	var best []nameRef
	least := 1 << 30
	for i, n := range shared {
		name := x.all[i]
		if 2*n < len(name.words) || name.words[0] != words[0] {
			continue
		}
		allowed := 0
		switch t := min(name.tail, own); {
		case t >= 14:
			allowed = 2
		case t >= 5:
			allowed = 1
		}
		if d := distance(name.plain, plain, min(allowed, least)); d <= min(allowed, least) {
			if d < least {
				best, least = best[:0], d
			}
			best = append(best, name.ref)
		}
	}
	if len(best) == 0 && words[0] == ministry {
		// The beginning of a ministry's name: "Bộ Nông nghiệp".
		for i := range shared {
			if name := x.all[i]; len(name.words) > len(words) && slices.Equal(name.words[:len(words)], words) {
				best = append(best, name.ref)
			}
		}
	}
	slices.SortFunc(best, byBody)
	return best
}

var ministry = reading.NewWord("bo")

// tailOf counts the plain letters after the words that all bodies of a kind
// share.
func tailOf(plain string, words []reading.Word) int {
	n := len(plain)
	for len(words) > 0 && kindWords[words[0]] {
		n -= len(words[0].String())
		words = words[1:]
	}
	return n
}

// Nearest is the names nearest to the text, at most n, the nearest first:
// what to offer when nothing was found.
func (r *Registry) Nearest(name string, n int) []string {
	if r == nil {
		return nil
	}
	t := Scan(name)
	plain, words := plainOf(&t)
	type scored struct {
		text  string
		id    ID
		score float64
	}
	best := map[ID]scored{}
	for _, p := range r.names.all {
		limit := max(len(plain), len(p.plain))
		if limit == 0 || plain == "" {
			continue
		}
		common := 0
		for _, w := range words {
			if slices.Contains(p.words, w) {
				common++
			}
		}
		words := float64(2*common) / float64(len(words)+len(p.words))
		score := words - float64(distance(p.plain, plain, limit))/float64(limit)
		if old, ok := best[p.ref.e.id]; !ok || score > old.score {
			best[p.ref.e.id] = scored{p.text, p.ref.e.id, score}
		}
	}
	all := make([]scored, 0, len(best))
	for _, s := range best {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id)) })
	var names []string
	for _, s := range all[:max(0, min(n, len(all)))] {
		names = append(names, s.text)
	}
	return names
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to make b of a; anything above limit is limit+1.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][]int
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
	}
	before, last, row := rows[0], rows[1], rows[2]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
