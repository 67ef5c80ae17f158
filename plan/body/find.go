package body

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"

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

	among *Registry // with DoubtSeveral, to tell candidates apart by the bodies above
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
		if above := m.among.above(b, on); !above.IsZero() {
			names[i] = fmt.Sprintf("%s, %s (%s)", b.Name(on), above.Name(on), b.ID())
		}
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

// above is the body above another, as it is on the day or was last.
func (r *Registry) above(b Body, on form.Day) Body {
	if !b.Lives(on) {
		return r.ByID(b.Parent(on))
	}
	if line := r.Line(b.ID(), on); len(line) > 1 {
		return r.ByID(line[1])
	}
	return Body{}
}

// Find finds the body that a document names: by identifier (also as older
// systems write it, 000.00.00.H29), by the statistical code of a commune
// (26740: code and day say who), by official name, past name, short name or
// abbreviation, for provinces the place alone, and with the body above behind
// it ("xã Tân Lập, TP. Hồ Chí Minh", "UBND P. Bến Thành"). Case, spaces,
// punctuation, the Unicode form of accents and the place of tone marks do not
// count; a text without any accents is read as such. When names differ over
// time or are shared, the bodies of the day given are preferred; the zero day
// prefers the living. Close names are found, as doubtful; a text of more than
// 500 bytes is no name.
func (r *Registry) Find(name string, on form.Day) Match { return r.FindUnder(name, "", on) }

// FindUnder finds as [Registry.Find] does, among the bodies that stand below
// the one given, at any depth and when they were called so; names of communes
// mean something only there. A body that stood below one which is now
// answered for by the one given is below it too.
func (r *Registry) FindUnder(name string, under ID, on form.Day) Match {
	if r == nil || len(name) > maxName {
		return Match{}
	}
	m := r.find(strings.TrimSpace(name), under, on, maxAbove)
	if m.Doubt == DoubtSeveral {
		m.among = r
	}
	return m
}

// maxName is how many bytes a name has at most, with the bodies above it: a
// longer text is not looked up.
const maxName = 500

// maxAbove is how many bodies above may stand behind a name.
const maxAbove = 4

func (r *Registry) find(name string, under ID, on form.Day, above int) Match {
	if b := r.coded(name, on); !b.IsZero() && (under == "" || r.isBelow(b.e, 0, under, on)) {
		return Match{Body: b}
	}
	s := spelts.Get().(*spelt)
	defer spelts.Put(s)
	m := r.spelt(s, name, under, on)
	if m.Found() {
		return m
	}
	if out := writtenOut(name); out != name {
		if m := r.find(out, under, on, above); m.Found() || m.Doubtful() {
			return m
		}
	}
	// Short names have the place alone: "phường 1, Quận 3".
	if before, place := headWords(name); before != "" && before != "HĐND " && isPlace(place) {
		if m := r.committeeOf(place, under, on); m.Found() || m.Doubtful() {
			return m
		}
	}
	if above > 0 {
		if q := r.qualified(name, under, on, above-1); q.Found() || q.Doubtful() {
			return q
		}
	}
	if m.Doubtful() {
		return m
	}
	return choose(r.below(r.index().near(s), under, on), on, DoubtSpelling)
}

// coded is the body of that identifier or code.
func (r *Registry) coded(name string, on form.Day) Body {
	if b := r.ByID(ID(name)); !b.IsZero() {
		return b
	}
	if id := strings.TrimPrefix(name, "000.00.00."); len(id) >= 3 && isDigit(id[1]) && isDigit(id[2]) {
		if b := r.ByID(ID(strings.ToUpper(id))); !b.IsZero() {
			return b
		}
		if len(id) == communeCode && isDigit(id[0]) && isDigit(id[3]) && isDigit(id[4]) {
			return r.ByCode(GSO, id, on)
		}
	}
	return Body{}
}

// communeCode is the figures of the statistical code of a commune. Codes of
// two figures are of three numberings, and mean nothing alone.
const communeCode = 5

// spelt is what the letters of a name find, near spellings excepted. They are
// read into s.
func (r *Registry) spelt(s *spelt, name string, under ID, on form.Day) Match {
	x := r.index()
	x.read(s, name, false)
	refs, doubt := x.choice(&s.folder, x.plainly(s.plain))
	return choose(r.below(refs, under, on), on, doubt)
}

// spelts is room to spell names in, of which none is longer than maxName.
var spelts = sync.Pool{New: func() any { return new(spelt) }}

// qualified finds a name with the body above behind it: after a comma or a
// dash, in brackets, after "thuộc", or from the word on that says what is above
// ("xã Tân Lập tỉnh Tây Ninh"). A district that the registry does not know is
// passed over between a commune and its province, as doubtful.
func (r *Registry) qualified(name string, under ID, on form.Day, above int) Match {
	at, after := -1, 0
	for _, between := range []string{",", " - ", " – ", "(", " thuộc "} {
		if i := strings.LastIndex(name, between); i > at {
			at, after = i, i+len(between)
		}
	}
	var m Match
	if at != -1 {
		m = r.belowNamed(strings.TrimSpace(name[:at]), strings.Trim(name[after:], " )"), under, on, above)
	}
	if i := kindWithin(name); i > at+1 && !m.Found() && !m.Doubtful() {
		m = r.belowNamed(strings.TrimSpace(name[:i]), strings.Trim(name[i:], " )"), under, on, above)
	}
	return m
}

// belowNamed finds a name below the body of another name.
func (r *Registry) belowNamed(head, tail string, under ID, on form.Day, above int) Match {
	top := r.find(tail, under, on, 0)
	if !top.Found() && under != "" {
		if whole := r.find(tail, "", on, 0); whole.Body.ID() == under {
			top = whole
		}
	}
	if !top.Found() || top.Doubt == DoubtSpelling {
		if under == "" || !isDistrict(tail) {
			return Match{}
		}
		m := r.find(head, under, on, above)
		return m.doubted(DoubtSpelling)
	}
	m := r.find(head, top.Body.ID(), on, above)
	if one, ok := r.Answers(top.Body.ID(), on).One(); ok && one != top.Body && !m.Found() && !m.Doubtful() {
		m = r.find(head, one.ID(), on, above)
	}
	return m.doubted(top.Doubt)
}

// aboveKinds begin the body above where nothing stands between: "xã Tân Lập
// tỉnh Tây Ninh".
var aboveKinds = []string{" tỉnh ", " thành phố ", " tp ", " tp.", " huyện ", " quận ", " thị xã "}

// kindWithin is where the last of them begins in a name; -1 for none.
func kindWithin(name string) int {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] != ' ' {
			continue
		}
		for _, kind := range aboveKinds {
			if len(name)-i >= len(kind) && name[i+1]|0x20 == kind[1] && strings.EqualFold(name[i:i+len(kind)], kind) {
				return i
			}
		}
	}
	return -1
}

// doubted is a match that something else makes doubtful.
func (m Match) doubted(why Doubt) Match {
	if m.Found() && m.Doubt == "" && why != "" {
		m.Doubt, m.Candidates = why, []Body{m.Body}
	}
	return m
}

type kindAbbreviation struct{ short, kind string }

// districtKinds begin the names of districts, which ended on 1 July 2025.
var districtKinds = []string{"huyện ", "quận ", "thị xã ", "thành phố ", "tp "}

func isDistrict(name string) bool {
	name = strings.ToLower(writtenOut(name))
	return slices.ContainsFunc(districtKinds, func(kind string) bool { return strings.HasPrefix(name, kind) })
}

// kindAbbreviations are how people shorten the kind of a place before its
// name. They are read there only: elsewhere a P. may be a phòng.
var kindAbbreviations = []kindAbbreviation{
	{"P.", "phường "}, {"X.", "xã "}, {"TT.", "thị trấn "}, {"ĐK.", "đặc khu "}, {"H.", "huyện "}, {"Q.", "quận "}, {"TX.", "thị xã "}, {"TP.", "thành phố "}, {"T.", "tỉnh "},
}

// writtenOut is a name whose places are written with their kinds in full: "UBND
// P. Bến Thành, Q1".
func writtenOut(name string) string {
	if !strings.Contains(name, ",") {
		return kindWritten(name)
	}
	parts := strings.Split(name, ",")
	for i, part := range parts {
		parts[i] = kindWritten(strings.TrimSpace(part))
	}
	return strings.Join(parts, ", ")
}

func kindWritten(name string) string {
	before, name := headWords(name)
	for _, a := range kindAbbreviations {
		if _, place, ok := cutFold(name, a.short); ok {
			name = a.kind + strings.TrimSpace(place)
			break
		}
		if place, ok := strings.CutPrefix(name, strings.TrimSuffix(a.short, ".")); ok && place != "" && (isDigit(place[0]) || place[0] == ' ') {
			name = a.kind + strings.TrimSpace(place) // "P2", "P Bến Thành"
			break
		}
	}
	// Phường 02 is phường 2.
	at := strings.LastIndexByte(name, ' ') + 1
	if number := strings.TrimLeft(name[at:], "0"); number != "" && isDigit(number[0]) && isPlace(name) {
		name = name[:at] + number
	}
	return before + name
}

// committeeOf finds the committee of a place.
func (r *Registry) committeeOf(place string, under ID, on form.Day) Match {
	s := spelts.Get().(*spelt)
	defer spelts.Put(s)
	m := r.spelt(s, place, under, on)
	if m.Found() && !committees.Has(m.Body.Class(on)) {
		return Match{}
	}
	return m
}

// headWords cuts "UBND " and the like off before the place.
func headWords(name string) (before, place string) {
	for _, words := range []string{committee, "Uỷ ban nhân dân ", "UBND ", "HĐND "} {
		if head, rest, ok := cutFold(name, words); ok {
			return head, rest
		}
	}
	return "", name
}

// cutFold is the words with which a text begins, in whatever case, and what
// stands behind them.
func cutFold(text, words string) (head, rest string, ok bool) {
	n := min(len(words), len(text))
	return text[:n], text[n:], strings.EqualFold(text[:n], words)
}

func isPlace(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(kindAbbreviations, func(a kindAbbreviation) bool { return strings.HasPrefix(name, a.kind) })
}

// below is the names of bodies that stood below the one given when they were
// called so; all of them without one.
func (r *Registry) below(refs []nameRef, under ID, on form.Day) []nameRef {
	if under == "" {
		return refs
	}
	var kept []nameRef
	for _, n := range refs {
		if r.isBelow(n.e, int(n.naming), under, on) {
			kept = append(kept, n)
		}
	}
	return kept
}

// isBelow says whether a body stood below another under that naming, or below
// one for which that other answers on the day.
func (r *Registry) isBelow(e *entry, naming int, under ID, on form.Day) bool {
	n := &e.names[naming]
	day := n.Span.Since
	if day == form.NoDay && n.Span.Until != form.NoDay {
		day = n.Span.Until - 1
	}
	up := n.Parent
	for range form.MaxDepth {
		if up == under {
			return true
		}
		p := r.byID[up]
		if p == nil {
			return false
		}
		above := Body{e: p}
		if !above.Lives(on) {
			if one, ok := r.Answers(up, on).One(); ok && one.ID() == under {
				return true
			}
		}
		up = above.Parent(day)
	}
	return false
}

// choose settles which body of several names is meant: the bodies that are so
// called on the day before earlier or later names of bodies of the day, and
// those before bodies of other days.
func choose(refs []nameRef, on form.Day, doubt Doubt) Match {
	for tier := range 3 {
		var one Body
		var several []Body
		later := on != form.NoDay
		for _, n := range refs {
			b := Body{e: n.e}
			if !fits(n, b, on, tier) {
				continue
			}
			later = later && n.since() > on
			switch {
			case one.IsZero():
				one = b
			case several == nil && b != one:
				several = []Body{one, b}
			case several != nil && !slices.Contains(several, b):
				several = append(several, b)
			}
		}
		switch {
		case several != nil:
			return Match{Doubt: DoubtSeveral, Candidates: several}
		case one.IsZero():
			continue
		case doubt == "" && later:
			doubt = DoubtLater
		}
		return Match{Body: one}.doubted(doubt)
	}
	return Match{}
}

func fits(n nameRef, b Body, on form.Day, tier int) bool {
	switch tier {
	case 0:
		return inForce(n.e.names[n.naming].Span, on)
	case 1:
		return b.Lives(on)
	}
	return true
}

// near is the names that differ from the text by a slip or two, or else the
// ministries whose names begin so. The first word must be right (a Sở is no
// Bộ), and so must half of the words.
func (x *names) near(s *spelt) []nameRef {
	if len(s.words) < 2 {
		return nil
	}
	var best []nameRef
	least, letters, plain := 1<<30, lettersIn(s.plain), string(s.plain)
	var other spelt
	for _, k := range x.beginning(plain[:s.head]) {
		allowed := 0
		switch t := min(int(k.tail), s.tail); {
		case t >= 14:
			allowed = 2
		case t >= 5:
			allowed = 1
		}
		allowed = min(allowed, least)
		// A slip changes two letters at most.
		if bits.OnesCount32(k.letters^letters) > 2*allowed || int(k.head) != s.head {
			continue
		}
		d := reading.Distance(k.plain, plain, allowed)
		if d > allowed {
			continue
		}
		x.read(&other, x.of(k)[0].text, false)
		if 2*common(s.words, other.words) < len(other.words) {
			continue
		}
		if d < least {
			best, least = best[:0:0], d
		}
		best = append(best, x.of(k)...)
	}
	if len(best) == 0 && s.words[0] == ministry {
		// A ministry's name without its "và": "Bộ Giáo dục, Đào tạo".
		for _, k := range x.beginning(plain[:s.head]) {
			x.read(&other, x.of(k)[0].text, false)
			if len(s.words) < len(other.words) && sameButAnd(s.words, other.words) {
				best = append(best, x.of(k)...)
			}
		}
	}
	if len(best) == 0 && s.words[0] == ministry {
		// The beginning of a ministry's name: "Bộ Nông nghiệp".
		for _, k := range x.beginning(plain) {
			x.read(&other, x.of(k)[0].text, false)
			if slices.Equal(other.words[:min(len(s.words), len(other.words))], s.words) {
				best = append(best, x.of(k)...)
			}
		}
	}
	slices.SortStableFunc(best, byBody)
	return best
}

var ministry, andWord = reading.NewWord("bo"), reading.NewWord("va")

// sameButAnd says that some "và" of b are all that a lacks.
func sameButAnd(a, b []reading.Word) bool {
	for _, w := range b {
		switch {
		case len(a) > 0 && a[0] == w:
			a = a[1:]
		case w != andWord:
			return false
		}
	}
	return len(a) == 0
}

// common counts the different words of a that are words of b.
func common(a, b []reading.Word) (n int) {
	for i, w := range a {
		if !slices.Contains(a[:i], w) && slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// Nearest is the names nearest to the text, at most n and at most 100, the
// nearest first: what to offer when nothing was found. What counts is the words
// that both have, less the letters that differ. To a text of more than 500 bytes
// none is near; the letters of a text are compared with those of the 500 likeliest
// names by their words and length, however many there are.
func (r *Registry) Nearest(name string, n int) []string {
	if r == nil || n <= 0 || len(name) > maxName {
		return nil
	}
	n = min(n, mostNearest)
	x := r.index()
	var s spelt
	x.read(&s, name, false)
	if len(s.plain) == 0 {
		return nil
	}
	type scored struct {
		key   int32
		ref   nameRef
		score float64
	}
	best := make([]scored, 0, n+1) // of one body the best
	for _, c := range x.likely(&s) {
		k := &x.keys[c.key]
		ref := x.of(*k)[0]
		limit := max(len(s.plain), len(k.plain))
		allowed := limit
		if len(best) == n { // what is worse than all that there are need not be measured
			if c.most < best[n-1].score {
				break
			}
			allowed = max(0, min(limit, int((c.words-best[n-1].score)*float64(limit))))
		}
		d := reading.Distance(k.plain, string(s.plain), allowed)
		if d > allowed {
			continue
		}
		now := scored{c.key, ref, c.words - float64(d)/float64(limit)}
		if i := slices.IndexFunc(best, func(o scored) bool { return o.ref.e == ref.e }); i >= 0 {
			if cmp.Or(cmp.Compare(best[i].score, now.score), cmp.Compare(now.key, best[i].key)) >= 0 {
				continue
			}
			best = slices.Delete(best, i, i+1)
		}
		best = append(best, now)
		slices.SortStableFunc(best, func(a, b scored) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ref.e.id, b.ref.e.id))
		})
		best = best[:min(n, len(best))]
	}
	names := make([]string, len(best))
	for i, o := range best {
		names[i] = o.ref.text
	}
	return names
}

// mostNearest is how many names Nearest gives at most, and mostMeasured with how
// many it compares the text letter by letter.
const mostNearest, mostMeasured = 100, 500

// likeness is how near a name may be to a text, as far as that is seen without
// comparing their letters one by one.
type likeness struct {
	key         int32
	words, most float64 // what the words give, and what the score is at most
}

// likely is the likeliest names, at most mostMeasured, the likeliest first.
func (x *names) likely(s *spelt) []likeness {
	letters := lettersIn(s.plain)
	var room [maxName]uint32
	ofWords := room[:0]
	for _, w := range s.words {
		word := strings.ReplaceAll(w.String(), "y", "i") // as the letters of names are kept
		if strings.HasPrefix(word, "#") {
			word = "" // whose letters it does not say
		}
		ofWords = append(ofWords, lettersIn([]byte(word)))
	}
	all := make([]likeness, 0, 2*mostMeasured)
	least := -2.0 // there are enough above
	var other spelt
	for i := range x.keys {
		k := &x.keys[i]
		words := 0.0
		if slices.ContainsFunc(ofWords, func(set uint32) bool { return set&^k.letters == 0 }) {
			x.read(&other, x.of(*k)[0].text, false)
			shared := 0
			for _, w := range s.words {
				if slices.Contains(other.words, w) {
					shared++
				}
			}
			words = float64(2*shared) / float64(len(s.words)+len(other.words))
		}
		limit := max(len(s.plain), len(k.plain))
		differ := max(limit-min(len(s.plain), len(k.plain)), (bits.OnesCount32(k.letters^letters)+1)/2)
		most := words - float64(differ)/float64(limit)
		if most <= least {
			continue
		}
		all = append(all, likeness{int32(i), words, most})
		if len(all) == cap(all) {
			sortLikely(all)
			all = all[:mostMeasured]
			least = all[mostMeasured-1].most
		}
	}
	sortLikely(all)
	return all[:min(len(all), mostMeasured)]
}

func sortLikely(all []likeness) {
	slices.SortFunc(all, func(a, b likeness) int { return cmp.Or(cmp.Compare(b.most, a.most), cmp.Compare(a.key, b.key)) })
}
