package redact

import (
	"slices"
	"strings"
	"unicode"

	"github.com/caicach/tthc/schedule/reading"
)

// group is a run of digits of a text.
type group struct {
	start, end int
	digits     string
	// sep is what stands between the group before and this one, when it may
	// stand inside a number; joined says that there is such a thing.
	sep    string
	joined bool
	word   int // the word that it stands in
	// says is the kind of number that the words before speak of, once asked.
	says  Kind
	asked bool
}

// says is the kind of number that the words before a group speak of.
func (p *page) says(g *group) Kind {
	if !g.asked {
		g.says, g.asked = p.announcedAt(g.start, g.word), true
	}
	return g.says
}

// numbers finds telephone and identity numbers, by form and, for those whose
// form says little, by the words before them.
func (p *page) numbers() []Mask {
	if !p.figures {
		return p.spelled()
	}
	masks := p.byForm[:0]
	groups := p.digitGroups()
	take := func(i, j int, k Kind, s Sureness) {
		start := groups[i].start
		closed := strings.Contains(p.text[start:groups[j].end], ")") // (024) 3825 1234
		for start > 0 && (p.text[start-1] == '+' || p.text[start-1] == '(' && closed) {
			start--
		}
		if n := start - 2; k == Phone && n >= 0 && isCapital(p.text[n]) && isCapital(p.text[n+1]) && !letterOrFigure(p.before(n)) && p.text[start] != '+' {
			k = Identity // PD01000123456, of one who takes electricity
		}
		// An insurance card or a passport begins with letters: DN4010123456789.
		for k == Identity && start > 0 && isLetter(p.text[start-1]) {
			start--
		}
		masks = append(masks, Mask{start, groups[j].end, k, s})
	}
	left := 0 // the end of the last one that is nobody's
	for i := 0; i < len(groups); i++ {
		if p.asks(groups[i].word, taken) || p.minutes(groups, i) {
			continue // of a column of money, or of a time
		}
		if j, ok := p.public(groups, i); ok {
			i, left = j, groups[j].end
			continue
		}
		if p.listedOn(groups[i], left) && p.whole(groups[i]) == Identity {
			left = groups[i].end
			continue // "mã giao dịch: FT001, FT002"
		}
		if j, ok := p.person(groups, i); ok {
			if p.ofAccount(groups[i]) {
				j = p.accountEnd(groups, i, j)
			}
			take(i, j, Identity, Certain)
			i = j
			continue
		}
		if j, k := p.numberAt(groups, i); k != "" {
			if k == Identity && j > i && (j == i+1 && groups[j].sep == "-" || groups[j].sep == "." && (len(groups[j].digits) != 3 || j == i+3 && len(groups[j-1].digits) == 3 && groups[i].digits[0] != '0')) && p.filed(groups[i]) {
				i = j
				continue // "PAKN số 2605-00871"
			}
			j, k = p.settledWhole(groups, i, j, k)
			take(i, j, k, p.certainty(groups[i:j+1], k))
			i = j
			continue
		}
		if j, k := p.spokenNumber(groups, i); k != "" {
			take(i, j, k, Likely)
			i = j
		}
	}
	p.byForm = masks
	others := merge(p.passports(), p.spelled(), p.cards(), p.papers(), p.plates(groups))
	if len(others) == 0 {
		return masks
	}
	return merge(others, masks)
}

// settledWhole is that of [page.settled], with the branch of a tax code.
func (p *page) settledWhole(groups []group, i, j int, k Kind) (int, Kind) {
	if j, k = p.settled(groups, i, j, k); k == Identity && ofBranch(groups, i, j) {
		j++
	}
	return j, k
}

// settled is the last group, and the kind, of a number by its form of groups i to j,
// after what the words before say of it.
func (p *page) settled(groups []group, i, j int, k Kind) (int, Kind) {
	j = p.account(groups, i, j, k)
	if k == Phone && j > i && p.says(&groups[i]) == Identity {
		j, k = identityOf(groups, i, j)
	}
	if (k == Phone || j > i) && (p.ofAccount(groups[i]) || p.banked(groups[i], groups[j])) {
		return p.accountEnd(groups, i, j), Identity
	}
	if k == Phone && j+1 < len(groups) && groups[j+1].sep == "/" && len(groups[j+1].digits) >= 2 && len(groups[j+1].digits) <= 3 && !glued(groups, j+2) {
		j++ // 0912345678/79: two telephones
	}
	return j, k
}

// ofAccount says that words right before a number speak of an account or of what a
// customer has, so that it is no telephone, however it looks.
func (p *page) ofAccount(g group) bool {
	for w, n := g.word-1, 0; w >= 0 && n < 5; w, n = w-1, n+1 {
		if !p.spaced(w) && strings.ContainsAny(p.gap(w), ",;.\n") && p.gap(w) != "." {
			return false
		}
		_, long := before(p, accountWords, w)
		if _, paper := before(p, paperWords, w); max(long, paper) > 0 {
			return true
		}
		if !p.is(services, w) && !p.asks(w, isBetween) {
			return false
		}
	}
	return false
}

// accountEnd goes on from the groups i to j of an account in groups over those behind.
func (p *page) accountEnd(groups []group, i, j int) int {
	n := 0
	for _, g := range groups[i : j+1] {
		n += len(g.digits)
	}
	for j > i && j+1 < len(groups) && groups[j+1].joined && groups[j+1].sep == groups[j].sep && n+len(groups[j+1].digits) <= longestCard && !p.money(groups[j+1:j+2]) && !p.counted(groups[j+1].word) {
		j++
		n += len(groups[j].digits)
	}
	return j
}

var accountWords = newSet("stk, tk, số tài khoản, tài khoản, số tk, so tai khoan, tai khoan, mã khách hàng, mã kh, ma khach hang, ma kh, mã số khách hàng, số khách hàng, mã hợp đồng, số hợp đồng, hợp đồng số, hợp đồng, ma hop dong, mã danh bộ, danh bộ, mã điểm đo, số công tơ, mã công tơ, mst, mã số thuế, ma so thue, mã thẻ, mã số bhxh, số sổ bhxh, sổ bhxh")

// cut says that the words right before word i speak of the last or first figures of a
// number.
func (p *page) cut(i int) bool {
	w := i - 1
	if w > 0 && p.words[w].Word == is {
		w--
	}
	return w > 0 && p.is(cuts, w)
}

var cuts = newSet("cuối, đuôi")

// banked says that the groups from first to last are the number of an account: a bank
// stands behind, "số" or "vào" before it.
func (p *page) banked(first, last group) bool {
	return p.bankBehind(last) > 0 && p.is(intoAccount, first.word-1)
}

// bankBehind is the word with which the name of a bank begins right behind a group; 0 where
// none does.
func (p *page) bankBehind(g group) int {
	next := g.word
	if p.words[next].End == g.end {
		next++
	}
	if next == 0 || next >= len(p.words) || p.gap(next-1) != " " && p.gap(next-1) != ", " && p.gap(next-1) != " (" || !p.bank(next) {
		return 0
	}
	return next
}

// bank says that the words at i are the name of a bank.
func (p *page) bank(i int) bool {
	_, n := at(p, banks, i)
	return n > 0
}

var (
	banks       = newSet("ngân hàng, nh, vietcombank, vcb, bidv, agribank, techcombank, tcb, mbbank, mb, acb, sacombank, vpbank, tpbank, vietinbank, ctg, vib, shb, msb, hdbank, ocb, seabank, scb, lpbank, eximbank, kienlongbank, namabank, momo")
	intoAccount = newSet("số, vào, qua, tới, cho, khoản, stk, tk")
)

// person says that the groups from i, behind words of an identity number, are the
// twelve figures of a person, however they are cut, and gives the last.
func (p *page) person(groups []group, i int) (int, bool) {
	n := 0
	for j := i; j < len(groups) && n < 12; j++ {
		if j > i && (!groups[j].joined || len(groups[j].sep) != 1 || strings.Contains(",*", groups[j].sep)) {
			break
		}
		if n += len(groups[j].digits); n == 12 {
			return j, j > i && groups[i].digits[0] == '0' && !glued(groups, j+1) && p.says(&groups[i]) == Identity
		}
	}
	return 0, false
}

// spokenNumber is the last group of a number from group i, and its kind, whose form
// says little: the words before it do, or a bank behind it.
func (p *page) spokenNumber(groups []group, i int) (int, Kind) {
	if len(groups[i].digits) < 3 && (i+1 == len(groups) || !groups[i+1].joined || strings.Contains(groups[i+1].sep, ",")) {
		return i, "" // most
	}
	k := p.says(&groups[i])
	if k == "" {
		return p.bankNumber(groups, i)
	}
	n, j := len(groups[i].digits), i
	for j+1 < len(groups) && groups[j+1].joined && !strings.Contains(groups[j+1].sep, ",") && n < 16 {
		j++
		n += len(groups[j].digits)
	}
	if (n >= 6 || n >= 4 && k == Identity && p.plateWord(groups[i].word) || n >= 3 && i == j && p.cut(groups[i].word)) && !(k == Phone && n > 15) && !p.money(groups[i:j+1]) && !(j > i && (years(groups[i:j+1]) || calendar(groups[i:j+1]))) {
		return j, k
	}
	return i, ""
}

// bankNumber is the last group of the number of an account from group i, of which a bank behind
// or an arrow before speaks: "99.000.000 đ -> 1038 000 5512 VCB".
func (p *page) bankNumber(groups []group, i int) (int, Kind) {
	if len(groups[i].digits) < 3 || glued(groups, i) {
		return i, ""
	}
	if len(groups[i].digits) >= 6 && p.banked(groups[i], groups[i]) {
		return i, Identity
	}
	n, j := len(groups[i].digits), i
	for j+1 < len(groups) && (groups[j+1].sep == " " || groups[j+1].sep == "." || groups[j+1].sep == "-") && len(groups[j+1].digits) >= 3 && n < longestCard {
		j++
		n += len(groups[j].digits)
	}
	if n < shortestNumber || p.money(groups[i:j+1]) {
		return i, ""
	}
	next := p.bankBehind(groups[j])
	if next > 0 && p.words[next].Capital || strings.HasSuffix(p.text[:groups[i].start], "> ") {
		return j, Identity
	}
	return i, ""
}

// plateWord says that the number of a vehicle is spoken of right before word i.
func (p *page) plateWord(i int) bool {
	_, n := before(p, plateWords, i-1)
	return n > 0
}

var plateWords = newSet("biển số, biển số xe, biển xe, biển kiểm soát, bks, biển số đuôi")

// identityOf goes on from a telephone number of groups i to j that words before it say
// is of a person's card: "căn cước 0790 85 00 00 12".
func identityOf(groups []group, i, j int) (int, Kind) {
	n := 0
	for last := i; last < len(groups) && n < 12 && (last == i || groups[last].joined); last++ {
		n += len(groups[last].digits)
		if n == 12 && last > j {
			return last, Identity
		}
	}
	return j, Phone
}

// certainty is how sure a number by its form is: one with points may be an amount,
// and one behind "hồ sơ" that of a dossier.
func (p *page) certainty(groups []group, k Kind) Sureness {
	if k == Identity && (len(groups) > 1 && groups[1].sep == "." && len(groups[1].digits) == 3 || p.filed(groups[0])) && p.says(&groups[0]) == "" {
		return Doubtful
	}
	return Certain
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// digitGroups cuts a text into runs of digits; letters that stand for digits
// count ([page.lookalike]).
func (p *page) digitGroups() []group {
	groups := slices.Grow(p.groups[:0], p.numerals+p.numerals/8+2)
	add := func(g group) {
		if n := len(groups); n > 0 {
			g.sep, g.joined = separator(p.text[groups[n-1].end:g.start])
		}
		groups = append(groups, g)
	}
	for w := p.seek(0, isFigure|isMixed|mayDigit); w < len(p.words); w = p.seek(w+1, isFigure|isMixed|mayDigit) {
		t := &p.words[w]
		if t.Kind == reading.KindFigure && t.Word != 0 { // digits alone
			add(group{start: t.Start, end: t.End, digits: p.text[t.Start:t.End], word: w})
			continue
		}
		for i := t.Start; i < t.End; i++ {
			if !mayBeDigit[p.text[i]] {
				continue
			}
			g := group{start: i, word: w}
			if g.end, g.digits = p.digitsAt(i, t.End); g.end > i {
				add(g)
				i = g.end
			}
		}
	}
	p.groups = groups
	return groups
}

// digitsAt is the run of digits that begins at an offset, up to an end.
func (p *page) digitsAt(start, to int) (end int, digits string) {
	var b []byte
	swapped := false
	i := start
	for ; i < to; i++ {
		if isDigit(p.text[i]) {
			if swapped {
				b = append(b, p.text[i])
			}
			continue
		}
		d := p.lookalike(i)
		if d == 0 {
			break
		}
		if !swapped {
			b, swapped = append(b, p.text[start:i]...), true
		}
		b = append(b, d)
	}
	if swapped {
		return i, string(b)
	}
	return i, p.text[start:i]
}

// mayBeDigit are the figures, and the letters that stand for some.
var mayBeDigit = func() (is [256]bool) {
	for c := range is {
		is[c] = inNumber(byte(c)) // #nosec G115 -- below 256
	}
	return is
}()

// lookalike is the digit that the letter at p.text[i] stands for in a number
// written to deceive a machine: "O912345678", "O9l2345678"; 0 for others. Nothing
// but digits and such letters stands in its word then, at least seven digits
// among them.
func (p *page) lookalike(i int) byte {
	digit := byte('0')
	switch p.text[i] {
	case 'O', 'o':
	case 'l', 'I':
		digit = '1'
	default:
		return 0
	}
	other := func(c byte) bool { return isLetter(c) && !inNumber(c) }
	if i > 0 && other(p.text[i-1]) || i+1 < len(p.text) && other(p.text[i+1]) {
		return 0 // most
	}
	start, end, digits := i, i, 0
	for start > 0 && i-start < maxLookalike && inNumber(p.text[start-1]) {
		start--
	}
	for end < len(p.text) && end-i < maxLookalike && inNumber(p.text[end]) {
		end++
	}
	for _, c := range []byte(p.text[start:end]) {
		if isDigit(c) {
			digits++
		}
	}
	if unicode.IsLetter(p.before(start)) || unicode.IsLetter(p.after(end)) || digits < 7 && (end-start < 2 || !p.disguised(start, end)) {
		return 0
	}
	return digit
}

// disguised says that the letters and figures from start to end are a part of a
// telephone number of ten, in groups: "O9O3 I23 456".
func (p *page) disguised(start, end int) bool {
	for n := 0; n < 4 && start > 1 && strings.IndexByte(" .-", p.text[start-1]) >= 0 && inNumber(p.text[start-2]); n++ {
		s := start - 1
		for s > 0 && start-s < maxLookalike && inNumber(p.text[s-1]) {
			s--
		}
		if unicode.IsLetter(p.before(s)) {
			break
		}
		start = s
	}
	for n := 0; n < 4 && end+1 < len(p.text) && strings.IndexByte(" .-", p.text[end]) >= 0 && inNumber(p.text[end+1]); n++ {
		e := end + 1
		for e < len(p.text) && e-end < maxLookalike && inNumber(p.text[e]) {
			e++
		}
		if unicode.IsLetter(p.after(e)) {
			break
		}
		end = e
	}
	signs, digits := 0, 0
	for i := start; i < end; i++ {
		if inNumber(p.text[i]) {
			signs++
		}
		if isDigit(p.text[i]) {
			digits++
		}
	}
	if signs == 12 && digits >= 6 {
		return strings.IndexByte("0oO", p.text[start]) >= 0
	}
	return signs == 10 && digits >= 2 && strings.IndexByte("0oO", p.text[start]) >= 0 && strings.IndexByte("35789", p.text[start+1]) >= 0
}

func inNumber(c byte) bool { return isDigit(c) || c == 'O' || c == 'o' || c == 'l' || c == 'I' }

// maxLookalike is the length up to which letters are looked at.
const maxLookalike = 16

// separator is what stands between two groups in one writing, and whether it may
// stand inside a number.
func separator(s string) (string, bool) {
	switch s {
	case " ", ".", "-", "/", ",": // most
		return s, true
	case "•": // 0912·345·678
		return ".", true
	}
	if stars := strings.Count(s, "*") + strings.Count(s, "x") + strings.Count(s, "X"); stars >= 2 && len(s) <= maxCovered && strings.Trim(s, "*xX -.") == "" {
		return "*", true // 4221 51** **** 5678
	}
	if len(s) > maxSeparator {
		return "", false
	}
	out := make([]byte, 0, maxSeparator)
	for _, r := range s {
		switch r {
		case '-', '_', '*':
			out = append(out, '-')
		case ' ', '.', '(', ')', '/', ',':
			out = append(out, byte(r)) // #nosec G115 -- one of those
		default:
			return "", false
		}
	}
	return string(out), true
}

// maxCovered is how long the covered middle of a number is.
const maxCovered = 12

// maxSeparator is how many marks and spaces may stand in a number at one place.
const maxSeparator = 4

// measures are what something costs so much for.
var measures = newSet("lượng, m2, tháng, người, kg, năm, ngày, lần, suất, chỉ, ha, tấn, khóa, kỳ, hộ, căn, tạ, cây")

// public says that a number at group i is nobody's, and gives its last group: the
// hotline 1800, 1900 or 1022, an amount, a receipt or a dossier.
func (p *page) public(groups []group, i int) (int, bool) {
	if j, ok := hotline(groups, i); ok && p.says(&groups[i]) != Identity {
		return j, true
	}
	d := groups[i].digits
	if j, ok := p.coordinates(groups, i); ok {
		return j, true
	}
	if p.posted(groups[i]) {
		p.pass(groups[i : i+1])
		return i, true
	}
	if start := groups[i].start; start > 0 && p.text[start-1] == '#' { // "cuộc gọi #2026-118834"
		j := i
		for j+1 < len(groups) && groups[j+1].joined && groups[j+1].sep == "-" {
			j++
		}
		if j > i && p.says(&groups[i]) != Identity {
			return j, true
		}
	}
	if j, ok := p.dossier(groups, i); ok {
		p.pass(groups[i : j+1])
		return j, true
	}
	if j := thousands(groups, i); j > i && (p.money(groups[i:j+1]) || j == i+1 && !glued(groups, j+1) && !p.numberSaid(groups[i].word)) {
		p.pass(groups[i : j+1])
		return j, true
	}
	if len(d) < 9 {
		return 0, false
	}
	if w := groups[i].word; !glued(groups, i+1) && (p.ofPaper(groups[i]) || p.receipt(groups[i]) && (w > 0 && p.words[w-1].Plain == so || w > 2 && p.words[w-3].Plain == so)) {
		return i, true // "biên lai số 0912345678", "số biên lai 0912345678"
	}
	if p.phone(groups[i].start, d) {
		return 0, false
	}
	if p.amount(groups[i].word) {
		return i, true
	}
	// Nine and twelve digits may be those of a person all the same.
	filed := (len(d) != 9 && len(d) != 12 && p.filed(groups[i]) || p.receipt(groups[i])) && !glued(groups, i+1)
	return i, filed || len(d) <= 13 && d[0] != '0' && p.says(&groups[i]) == "" && p.money(groups[i:i+1])
}

// ofPaper says that what stands behind a group makes it the number of a document: "/QĐ-UBND".
func (p *page) ofPaper(g group) bool {
	w := g.word + 1
	return w < len(p.words) && p.words[w].Start == g.end+1 && p.text[g.end] == '/' && p.shouts(w) && !p.numeric(w)
}

// minutes says that group i is those of a time: "10:02 - 99.000.000 đ".
func (p *page) minutes(groups []group, i int) bool {
	g := groups[i]
	return i > 0 && len(g.digits) == 2 && g.start == groups[i-1].end+1 && p.text[g.start-1] == ':' && len(groups[i-1].digits) <= 2
}

// listedOn says that a group goes on with a list of numbers that are nobody's, the last of
// which ends at an offset.
func (p *page) listedOn(g group, left int) bool {
	if left == 0 || g.start-left > longestJoint || g.digits[0] == '0' {
		return false
	}
	start := g.start
	for start > left && isCapital(p.text[start-1]) {
		start--
	}
	switch p.text[left:start] {
	case ", ", "; ", " và ", " / ", ",":
		return true
	}
	return false
}

// longestJoint is more bytes than there are between two numbers of a list.
const longestJoint = 12

// numberSaid says that "số" or a word like it stands right before word i, so that what looks
// like an amount is a number.
func (p *page) numberSaid(i int) bool {
	return i > 0 && (p.words[i-1].Plain == so || p.is(numbering, i-1) || !p.spaced(i-1))
}

// coordinates says that a place on the map begins with group i, 10.762622, 106.660172,
// and gives its last group.
func (p *page) coordinates(groups []group, i int) (int, bool) {
	degrees := func(k, from, to int) bool {
		return k+1 < len(groups) && groups[k+1].sep == "." && len(groups[k].digits) <= 3 && len(groups[k+1].digits) >= 4 && p.words[groups[k].word].Value >= from && p.words[groups[k].word].Value <= to
	}
	if !degrees(i, 8, 24) || !degrees(i+2, 102, 118) {
		return 0, false
	}
	return i + 3, true
}

// pass notes that groups are nobody's number, so that no address begins with them and
// nothing else takes them for one.
func (p *page) pass(groups []group) {
	for w := groups[0].word; w <= groups[len(groups)-1].word; w++ {
		p.seen[w].questions |= inNumberFound | taken
	}
}

// dossier is the last group of the code of a dossier that begins with group i, as the
// portals make them: H26.12-260801-0001, G02.07.260311-0045, 000.00.12.H26-260801-0001.
func (p *page) dossier(groups []group, i int) (int, bool) {
	office := func(k int) bool { // "H26", and groups of up to three digits
		return k < len(groups) && len(groups[k].digits) <= 3 && (k == i || p.text[groups[k-1].end:groups[k].start] == "." || p.text[groups[k-1].end:groups[k].start] == ".H")
	}
	h := groups[i].start > 0 && isCapital(p.text[groups[i].start-1]) && !letterOrFigure(p.before(groups[i].start-1)) && len(groups[i].digits) == 2
	j := i
	for j-i < mostGroups && office(j+1) {
		j++
		h = h || p.text[groups[j].start-1] == 'H'
	}
	if !h || len(groups[i].digits) > 3 || j+2 >= len(groups) || len(groups[j+1].digits) != 6 || groups[j+1].sep != "-" && groups[j+1].sep != "." || groups[j+2].sep != "-" || len(groups[j+2].digits) < 3 || len(groups[j+2].digits) > 6 {
		return 0, false
	}
	return j + 2, true
}

// thousands is the last group of a number that is written in groups of three digits
// from group i, or i: 12.500.000.
func thousands(groups []group, i int) int {
	if len(groups[i].digits) > 3 || groups[i].digits[0] == '0' {
		return i
	}
	from := i
	for i+1 < len(groups) && groups[i+1].sep == "." && len(groups[i+1].digits) == 3 {
		if i++; i-from > mostGroups {
			return from // no number that anybody writes
		}
	}
	return i
}

// mostGroups is how many groups more than the first a code or an amount has at most.
const mostGroups = 8

// posted says that a group is the number of a parcel: EM123456789VN, or one of those
// who carry for shops, SPXVN05123456789.
func (p *page) posted(g group) bool {
	if g.start == 0 || !isCapital(p.text[g.start-1]) {
		return false // most
	}
	start, end := g.start, g.end
	for start > 0 && g.start-start < 6 && isCapital(p.text[start-1]) {
		start--
	}
	for end < len(p.text) && end-g.end < 3 && isCapital(p.text[end]) {
		end++
	}
	if letterOrFigure(p.before(start)) || letterOrFigure(p.after(end)) {
		return false
	}
	return g.start-start == 2 && end-g.end == 2 && len(g.digits) == 9 || start < g.start && len(g.digits) <= 14 && carriers[p.text[start:g.start]]
}

// carriers are the letters before the numbers of their parcels.
var carriers = map[string]bool{"SPXVN": true, "GHN": true, "GHTK": true, "VTP": true, "JTVN": true, "NJV": true, "NJVN": true, "LEX": true, "VNP": true}

// amount says that money is spoken of right before word i: "số tiền 150000000".
func (p *page) amount(i int) bool {
	w := i - 1
	if w > 0 && p.words[w].Word == is {
		w--
	}
	_, n := before(p, amounts, w)
	return n > 0
}

var amounts = newSet("số tiền, tổng tiền, trị giá, giá trị, kinh phí, dự toán, mức giá, tổng cộng, thành tiền, tổng số tiền")

// hotline says that groups from i are the number of a service for all: 1900 1234,
// 1800.599.920, and gives the last. Two years are none.
func hotline(groups []group, i int) (int, bool) {
	first := groups[i].digits
	if !strings.HasPrefix(first, "1800") && !strings.HasPrefix(first, "1900") || glued(groups, i) {
		return 0, false
	}
	n := len(first)
	j := i
	for ; (n < 8 && j-i < 2 || n < 10 && j > i && len(groups[j].digits) == 2 && j+1 < len(groups) && groups[j+1].sep != " ") && j+1 < len(groups) && (groups[j+1].sep == " " || groups[j+1].sep == "." || groups[j+1].sep == "-"); j++ {
		n += len(groups[j+1].digits)
	}
	if n == 7 || n == 8 && j == i+1 && yearLike(groups[j].digits) || j > i && len(first) != 4 {
		return 0, false
	}
	return j, (n == 8 || n == 10) && !glued(groups, j+1)
}

// filed says that the words before a number speak of a receipt or a dossier.
func (p *page) filed(g group) bool {
	i := g.word
	if i > 0 && (p.words[i-1].Word == so || p.words[i-1].Word == soAccented) {
		i--
	}
	if i > 1 && p.gap(i-1) == "-" && p.words[i-1].Capitals {
		i-- // "mã phản ánh PA-2026-00391"
	}
	if i == 0 || strings.ContainsAny(p.text[p.words[i-1].End:p.words[i].Start], ",;\n") {
		return false
	}
	for skipped := 0; ; skipped++ {
		for n := min(4, i); n > 0; n-- {
			if _, long, _ := files.Like(p.words[:i], i-n, true); long == n {
				return true
			}
		}
		if skipped == 4 || i < 2 || !p.is(ofFile, i-1) || !p.spaced(i-2) {
			return false
		}
		i-- // "mã giao dịch điện tử"
	}
}

// receipt says that the word right before a number is that of a receipt.
func (p *page) receipt(g group) bool {
	w := g.word - 1
	if w > 0 && p.words[w].Plain == so {
		w--
	}
	if w < 0 || !announces(p.gap(g.word-1)) {
		return false
	}
	for skipped := 0; ; skipped++ {
		if _, n := before(p, receipts, w); n > 0 {
			return true
		}
		if skipped == 4 || w == 0 || !p.is(ofFile, w) || !p.spaced(w-1) {
			return false
		}
		w--
	}
}

var receipts = newSet("mã giao dịch, mã gd, ma giao dich, biên lai, hóa đơn, biên nhận, phiếu thu, bien lai, hoa don, tờ khai, vận đơn")

// ofFile stand between a file or a receipt and its number.
var ofFile = newSet("điện, tử, là, của, tôi, em, mình, con, cháu, ngân, hàng, trực, tuyến, thu, phí, tiền, viện, số, mang, có, này, đó, mới, cũ")

var soAccented = reading.NewWord("số")

// files have numbers of their own, whatever their accents.
var files = reading.NewSet("biên lai, hóa đơn, mã hồ sơ, hồ sơ, phiếu hẹn, giấy hẹn, biên nhận, nộp tiền mã, mã nộp tiền, tờ khai, chứng từ, mã tra cứu, vụ việc, mã vụ việc, mã đơn, số đơn, mã phiếu, mã phản ánh, mã giao dịch, công văn, vận đơn, biên lai thu phí, biên lai thu tiền, phiếu thu tiền, số tham chiếu, mã tham chiếu, mã biên nhận, mã qr, qr, cho mã số, được mã số, mã yêu cầu, mã số yêu cầu, số yêu cầu, mã sự cố, mã tiếp nhận, mã hẹn, mã cuộc gọi, mã ticket, ticket, mã xử lý, số biên nhận, ip, phiếu tiếp nhận, giấy tiếp nhận, biên nhận hồ sơ, pakn, mã pakn, phản ánh số, kiến nghị số")

// account goes on from an identity number of groups i to j that begins with four
// digits: those of an account are four by four, and what is left.
func (p *page) account(groups []group, i, j int, k Kind) int {
	if k == Identity && j == i+1 && len(groups[i].digits) >= 4 && j+1 < len(groups) && groups[j+1].sep == groups[j].sep && len(groups[j+1].digits) >= 3 && len(groups[j+1].digits) <= 6 && len(groups[i].digits)+len(groups[j].digits) == 9 {
		return j + 1 // "19036 6699 88011"
	}
	if k == Identity && j-i == 8 && len(groups[i].digits) == 1 && p.says(&groups[i]) == Identity {
		for j+1 < len(groups) && groups[j+1].joined && len(groups[j+1].digits) == 1 && j-i < longestCard {
			j++ // digit by digit
		}
		return j
	}
	if k != Identity || j == i || len(groups[i].digits) != 4 || p.says(&groups[i]) != Identity {
		return j
	}
	for j-i < 4 && j+1 < len(groups) && groups[j+1].sep == groups[j].sep && len(groups[j+1].digits) <= 4 {
		j++
	}
	return j
}

// numberAt is the longest number that begins with group i, and its kind.
func (p *page) numberAt(groups []group, i int) (j int, k Kind) {
	if k := p.whole(groups[i]); k != "" {
		if branch(groups, i) {
			return i + 1, k
		}
		return i, k
	}
	if glued(groups, i) && !begins(groups, i) {
		return i, ""
	}
	if i+1 == len(groups) || !groups[i+1].joined {
		return i, ""
	}
	best := i
	digits := append(make([]byte, 0, 2*longestCard), groups[i].digits...)
	for j := i + 1; j < len(groups) && groups[j].joined && len(digits) < longestCard; j++ {
		digits = append(digits, groups[j].digits...)
		if len(digits) < shortestNumber {
			continue
		}
		if found := p.composed(groups[i:j+1], string(digits)); found != "" && !p.cutsOn(groups, j) {
			best, k = j, found
		}
	}
	return best, k
}

// shortestNumber is the number of figures that a number in groups has at least.
const shortestNumber = 8

// branch says that group i is a tax code that goes on with the three digits of
// a branch: 0101234567-001.
func branch(groups []group, i int) bool {
	return len(groups[i].digits) == 10 && i+1 < len(groups) && strings.Trim(groups[i+1].sep, " ") == "-" && len(groups[i+1].digits) == 3 && !glued(groups, i+2)
}

// ofBranch says that the groups from i to j are a tax code, and the three digits of a branch follow:
// 0101 234 567-001.
func ofBranch(groups []group, i, j int) bool {
	n := 0
	for _, g := range groups[i : j+1] {
		n += len(g.digits)
	}
	return n == 10 && j+1 < len(groups) && strings.Trim(groups[j+1].sep, " ") == "-" && len(groups[j+1].digits) == 3 && !glued(groups, j+2)
}

// glued says that group i continues another one: 12 in 26.12-230801.
func glued(groups []group, i int) bool {
	return i > 0 && i < len(groups) && groups[i].joined && (groups[i].sep == "." || groups[i].sep == "-" || groups[i].sep == "/")
}

// begins says that group i, glued to the one before, is the beginning of another
// telephone number: 0912.345.678/0987.654.321.
func begins(groups []group, i int) bool {
	return len(groups[i].digits) >= 3 && groups[i].digits[0] == '0' && i+1 < len(groups) && groups[i+1].joined && groups[i+1].sep != groups[i].sep
}

// cutsOn says that a number cannot end with group j, because what is glued to
// it is no number of its own.
func (p *page) cutsOn(groups []group, j int) bool {
	if !glued(groups, j+1) || groups[j+1].sep == "/" && len(groups[j+1].digits) >= 2 && len(groups[j+1].digits) <= 3 && !glued(groups, j+2) && groups[0].digits[0] == '0' {
		return false
	}
	return p.whole(groups[j+1]) == "" && !(groups[j+1].digits[0] == '0' && groups[j+1].sep != groups[j].sep)
}

// whole is the kind of a number written without a gap.
func (p *page) whole(g group) Kind {
	n := len(g.digits)
	switch {
	case p.phone(g.start, g.digits):
		return Phone
	case n >= 9:
		return Identity
	}
	return ""
}

// phone says whether the digits are a whole telephone number.
func (p *page) phone(start int, d string) bool {
	n := len(d)
	if start > 0 && p.text[start-1] == '+' {
		return n >= 8 && n <= 16
	}
	switch {
	case strings.HasPrefix(d, "0084"):
		return n == 13 || n == 14
	case strings.HasPrefix(d, "840"): // +84 (0) 912...
		return n == 12
	case strings.HasPrefix(d, "84"):
		return n == 11 || n == 12
	case d[0] == '0' && n > 1 && d[1] != '0':
		return n == 10 || n == 11
	}
	return false
}

// composed is the kind of a number written in several groups.
func (p *page) composed(groups []group, d string) Kind {
	sep, same, plain := groups[1].sep, true, true
	for _, g := range groups[1:] {
		same = same && g.sep == sep
		plain = plain && (g.sep == " " || g.sep == "." || g.sep == "-")
	}
	first := groups[0].digits
	abroad := groups[0].start > 0 && p.text[groups[0].start-1] == '+'
	if p.phone(groups[0].start, d) && !dated(groups) && len(first) <= 7 {
		switch {
		case abroad:
			return Phone
		case len(d) == 10 && d[0] == '0' && (first == "04" || (len(first) == 3 || len(first) == 4) && d[1] >= '2' && d[1] <= '7'), len(d) == 11 && len(first) == 4 && d[0] == '0' && d[1] >= '2' && d[1] <= '7':
			return Phone // of before 2017: 04 38251234, 061 3821 456
		case d[0] == '0' && (mobile(d) || d[1] == '2' || strings.HasPrefix(d, "0084")):
			return Phone
		case strings.HasPrefix(d, "84") && (first == "84" || len(first) > 3) && (len(d) == 11 || len(d) == 12):
			return Phone
		}
	}
	if same && plain && card(groups, d) {
		return Identity
	}
	if (len(d) == 9 || len(d) == 12) && same && plain && !years(groups) && !p.money(groups) {
		if len(groups) == len(d) {
			return Identity // digit by digit
		}
		for _, g := range groups {
			if len(g.digits) < 3 && !(len(d) == 12 && d[0] == '0' && len(first) >= 3) || len(g.digits) == 8 {
				return ""
			}
		}
		return Identity
	}
	if len(d) == 12 && d[0] == '0' && plain && len(first) == 3 && len(groups) <= 4 && !dated(groups) {
		return Identity // 079.085-000.012
	}
	return ""
}

// longestCard is the number of digits of the longest bank cards.
const longestCard = 19

// card says whether the groups are those of a bank card: four by four, and three
// at the end of 19.
func card(groups []group, d string) bool {
	if len(d) != 16 && len(d) != longestCard || d[0] < '3' || d[0] > '6' && !strings.HasPrefix(d, "9704") {
		return false
	}
	for i, g := range groups {
		if len(g.digits) != 4 && !(len(g.digits) == 3 && i == 4) {
			return false
		}
	}
	return true
}

// mobile says whether a number of ten digits has the prefix of a mobile
// network, or eleven one of those in use before 2018.
func mobile(d string) bool {
	switch d[1] {
	case '3':
		return len(d) == 10 && d[2] >= '2'
	case '5', '7', '8', '9':
		return len(d) == 10
	case '1':
		return len(d) == 11
	}
	return len(d) == 11
}

// calendar says that three groups are a day: 2026-08-03, 3/8/2026.
func calendar(groups []group) bool {
	if len(groups) == 2 && groups[1].sep == "/" && len(groups[0].digits) <= 2 && yearLike(groups[1].digits) {
		return true // 01/2010
	}
	if len(groups) != 3 || groups[1].sep != groups[2].sep {
		return false
	}
	a, b, c := groups[0].digits, groups[1].digits, groups[2].digits
	return len(b) <= 2 && (yearLike(a) && len(c) <= 2 || len(a) <= 2 && yearLike(c))
}

// dated says that the groups begin with a date: 05.06.2024 08.
func dated(groups []group) bool {
	if len(groups) < 3 || len(groups[0].digits) > 2 || len(groups[1].digits) > 2 || len(groups[2].digits) != 4 {
		return false
	}
	return groups[1].sep == groups[2].sep && groups[0].digits <= "31" && groups[1].digits <= "12" && yearLike(groups[2].digits)
}

func yearLike(d string) bool { return len(d) == 4 && (d[:2] == "19" || d[:2] == "20") }

func years(groups []group) bool {
	for _, g := range groups {
		if !yearLike(g.digits) {
			return false
		}
	}
	return true
}

// longestUnit is more bytes than stand behind an amount, up to what says that it is none.
const longestUnit = 48

// money says that an amount or an area is meant: 150.000.000 đồng. The unit must
// have its accents, for a name or a place may follow a person's number: 123456789
// Hà Nội, Tý, đ/c Mẫu, đồng chí.
func (p *page) money(groups []group) bool {
	end := groups[len(groups)-1].end
	behind := p.text[end:min(len(p.text), end+longestUnit)]
	after := strings.TrimLeft(behind, " ,")
	if strings.HasPrefix(after, "₫") {
		return true
	}
	if per, ok := strings.CutPrefix(after, "/"); ok && p.is(measures, p.wordsBefore(end+len(behind)-len(per))) {
		return true // 145.000.000/lượng
	}
	unit := firstRun(after, letterOrFigure)
	after = strings.TrimLeft(after[len(unit):], " ")
	switch strings.ToLower(unit) {
	case "đồng", "dong":
		return !strings.HasPrefix(after, "chí") && !strings.HasPrefix(after, "chi")
	case "đ", "d":
		return !strings.HasPrefix(after, "/c") && !strings.HasPrefix(after, "/C")
	case "vnd", "vnđ", "usd", "triệu", "trieu", "tỷ", "tỉ", "ty", "m2", "mét":
		return true
	}
	return unit == "ha" && !p.bare
}
