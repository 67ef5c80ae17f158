package redact

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// group is a run of digits of a text.
type group struct {
	start, end int
	digits     string
	// sep is what stands between the group before and this one, when it may
	// stand inside a number; joined says that there is such a thing.
	sep    string
	joined bool
}

// numbers finds telephone and identity numbers, by form and, for those whose
// form says little, by the words before them.
func numbers(text string, words []word) []Mask {
	groups := digitGroups(text)
	var masks []Mask
	take := func(i, j int, k Kind, s Sureness) {
		start := groups[i].start
		for start > 0 && (text[start-1] == '+' || text[start-1] == '(') {
			start--
		}
		// An insurance card or a passport begins with letters: DN4010123456789.
		for k == Identity && start > 0 && isLetter(text[start-1]) {
			start--
		}
		masks = append(masks, Mask{start, groups[j].end, k, s})
	}
	for i := 0; i < len(groups); i++ {
		if j, k := numberAt(text, groups, i); k != "" {
			take(i, j, k, Certain)
			i = j
			continue
		}
		if k := announced(text, words, groups[i].start); k != "" {
			n, j := len(groups[i].digits), i
			for j+1 < len(groups) && groups[j+1].joined && n < 16 {
				j++
				n += len(groups[j].digits)
			}
			if n >= 6 && !(k == Phone && n > 15) {
				take(i, j, k, Likely)
				i = j
			}
		}
	}
	masks = append(masks, passports(words)...)
	masks = append(masks, plates(text, words, groups)...)
	return append(masks, spelled(words)...)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// digitGroups cuts a text into runs of digits. Signs that are not seen
// (zero-width, soft hyphen) do not cut a run, full-width digits count, and so
// do letters that stand for digits ([lookalike]).
func digitGroups(text string) []group {
	var groups []group
	last := -1
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if _, ok := digitOf(r); !ok {
			if _, ok := lookalike(text, i); !ok {
				i += n
				continue
			}
		}
		g := group{start: i}
		var b []byte
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			d, ok := digitOf(r)
			if !ok {
				d, ok = lookalike(text, i)
			}
			if ok {
				b = append(b, d)
				g.end = i + n
			} else if !invisible(r) {
				break
			}
			i += n
		}
		i = g.end
		g.digits = string(b)
		if last >= 0 {
			g.sep, g.joined = separator(text[last:g.start])
		}
		last = g.end
		groups = append(groups, g)
	}
	return groups
}

func digitOf(r rune) (byte, bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r), true
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0', true
	}
	return 0, false
}

func invisible(r rune) bool {
	return r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff' || r == '\u00ad'
}

// lookalike is the digit that the letter at text[i] stands for in a number
// written to deceive a machine: "O912345678", "O9l2345678". Nothing but digits
// and such letters stands in its word then, at least seven digits among them.
func lookalike(text string, i int) (byte, bool) {
	digit := byte('0')
	switch text[i] {
	case 'O', 'o':
	case 'l', 'I':
		digit = '1'
	default:
		return 0, false
	}
	part := func(c byte) bool { return '0' <= c && c <= '9' || c == 'O' || c == 'o' || c == 'l' || c == 'I' }
	start, end := i, i
	for start > 0 && i-start < maxLookalike && part(text[start-1]) {
		start--
	}
	for end < len(text) && end-i < maxLookalike && part(text[end]) {
		end++
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if unicode.IsLetter(before) || unicode.IsLetter(after) {
		return 0, false
	}
	digits := 0
	for _, c := range []byte(text[start:end]) {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	return digit, digits >= 7
}

// maxLookalike is the length up to which letters are looked at.
const maxLookalike = 16

// separator is what stands between two groups in one writing, spaces as one
// space and dashes as "-", and whether it may stand inside a number.
func separator(s string) (string, bool) {
	if utf8.RuneCountInString(s) > 4 {
		return "", false
	}
	out := ""
	for _, r := range s {
		switch {
		case r == '-' || r == '–' || r == '‑' || r == '_':
			out += "-"
		case r == '.' || r == '．' || r == '·':
			out += "."
		case r == '(' || r == ')' || r == '/' || r == ',':
			out += string(r)
		case r == '\n' || r == '\r':
			return "", false
		case unicode.IsSpace(r) || invisible(r):
			if !strings.HasSuffix(out, " ") {
				out += " "
			}
		default:
			return "", false
		}
	}
	return out, true
}

// numberAt is the longest number that begins with group i, and its kind.
func numberAt(text string, groups []group, i int) (j int, k Kind) {
	if k := whole(text, groups[i]); k != "" {
		if branch(groups, i) {
			return i + 1, k
		}
		return i, k
	}
	if glued(groups, i) {
		return i, ""
	}
	digits, found := groups[i].digits, ""
	best := i
	for j := i + 1; j < len(groups) && groups[j].joined && len(digits) < 16; j++ {
		digits += groups[j].digits
		if k := composed(text, groups[i:j+1], digits); k != "" && !cutsOn(text, groups, j) {
			best, found = j, string(k)
		}
	}
	return best, Kind(found)
}

// branch says that group i is a tax code that goes on with the three digits of
// a branch: 0101234567-001.
func branch(groups []group, i int) bool {
	return len(groups[i].digits) == 10 && i+1 < len(groups) && groups[i+1].sep == "-" && len(groups[i+1].digits) == 3 && !glued(groups, i+2)
}

// glued says that group i continues another one: 12 in 26.12-230801.
func glued(groups []group, i int) bool {
	return i > 0 && i < len(groups) && groups[i].joined && (groups[i].sep == "." || groups[i].sep == "-" || groups[i].sep == "/")
}

// cutsOn says that a number cannot end with group j, because what is glued to
// it is no number of its own.
func cutsOn(text string, groups []group, j int) bool {
	if !glued(groups, j+1) {
		return false
	}
	return whole(text, groups[j+1]) == "" && !(groups[j+1].digits[0] == '0' && groups[j+1].sep != groups[j].sep)
}

// whole is the kind of a number written without a gap.
func whole(text string, g group) Kind {
	n := len(g.digits)
	switch {
	case phone(text, g.start, g.digits):
		return Phone
	case n >= 9:
		return Identity
	}
	return ""
}

// phone says whether the digits are a whole telephone number.
func phone(text string, start int, d string) bool {
	n := len(d)
	if start > 0 && text[start-1] == '+' {
		return n >= 8 && n <= 16
	}
	switch {
	case strings.HasPrefix(d, "0084"):
		return n == 13 || n == 14
	case strings.HasPrefix(d, "840"): // +84 (0) 912...
		return n == 12
	case strings.HasPrefix(d, "84"):
		return n == 11 || n == 12
	case strings.HasPrefix(d, "1800"), strings.HasPrefix(d, "1900"):
		return n == 8 || n == 10
	case d[0] == '0' && n > 1 && d[1] != '0':
		return n == 10 || n == 11
	}
	return false
}

// composed is the kind of a number written in several groups.
func composed(text string, groups []group, d string) Kind {
	sep, same, plain := groups[1].sep, true, true
	for _, g := range groups[1:] {
		same = same && g.sep == sep
		plain = plain && (g.sep == " " || g.sep == "." || g.sep == "-")
	}
	first := groups[0].digits
	abroad := groups[0].start > 0 && text[groups[0].start-1] == '+'
	if phone(text, groups[0].start, d) && !dated(groups) && len(first) <= 7 {
		switch {
		case abroad:
			return Phone
		case first == "1800" || first == "1900":
			if len(groups) <= 3 && (sep == " " || sep == ".") && !(len(groups) == 2 && yearLike(groups[1].digits)) {
				return Phone
			}
		case d[0] == '0' && (mobile(d) || d[1] == '2' || strings.HasPrefix(d, "0084")):
			return Phone
		case strings.HasPrefix(d, "84") && (first == "84" || len(first) > 3) && (len(d) == 11 || len(d) == 12):
			return Phone
		}
	}
	if (len(d) == 9 || len(d) == 12) && same && plain && !years(groups) && !money(text, groups) {
		if len(groups) == len(d) {
			return Identity // digit by digit
		}
		for _, g := range groups {
			if len(g.digits) < 3 || len(g.digits) == 8 {
				return ""
			}
		}
		return Identity
	}
	return ""
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

// money says that an amount is meant: 150.000.000 đồng.
func money(text string, groups []group) bool {
	after := Fold(strings.TrimLeft(text[groups[len(groups)-1].end:min(len(text), groups[len(groups)-1].end+24)], " ,\u00a0"))
	for _, unit := range []string{"dong", "vnd", "vnđ", "usd", "d/", "d.", "d,", "d ", "trieu", "ty", "₫", "m2", "met", "ha "} {
		if strings.HasPrefix(after, unit) {
			return true
		}
	}
	return after == "d"
}

var numberWords = []struct {
	words string
	kind  Kind
}{
	{"dien thoai", Phone}, {"dt", Phone}, {"sdt", Phone}, {"tel", Phone}, {"phone", Phone}, {"mobile", Phone},
	{"zalo", Phone}, {"viber", Phone}, {"hotline", Phone}, {"di dong", Phone}, {"so may", Phone}, {"may ban", Phone},
	{"fax", Phone}, {"lien he", Phone}, {"goi", Phone}, {"goi so", Phone}, {"lien lac", Phone},
	{"cmnd", Identity}, {"cmt", Identity}, {"cccd", Identity}, {"can cuoc", Identity}, {"can cuoc cong dan", Identity},
	{"chung minh", Identity}, {"chung minh nhan dan", Identity}, {"chung minh thu", Identity}, {"dinh danh", Identity},
	{"dinh danh ca nhan", Identity}, {"ho chieu", Identity}, {"passport", Identity}, {"mst", Identity}, {"ma so thue", Identity},
	{"bien so", Identity}, {"bien so xe", Identity}, {"bien xe", Identity}, {"bien kiem soat", Identity}, {"bks", Identity},
	{"stk", Identity}, {"tai khoan", Identity}, {"bhxh", Identity}, {"bhyt", Identity}, {"bao hiem xa hoi", Identity}, {"bao hiem y te", Identity},
}

// announced is the kind of number that the words just before an offset speak
// of: "SĐT", "căn cước số".
func announced(text string, words []word, at int) Kind {
	i := len(words)
	for lo := 0; lo < i; {
		if mid := (lo + i) / 2; words[mid].end <= at {
			lo = mid + 1
		} else {
			i = mid
		}
	}
	// Small words may stand between: "số điện thoại của tôi là".
	for skipped := 0; i > 0 && skipped < 5; skipped++ {
		if strings.ContainsAny(text[words[i-1].end:at], ";\n") {
			return ""
		}
		for _, n := range numberWords {
			if k := strings.Count(n.words, " ") + 1; k <= i && foldOf(words[i-k:i]) == n.words {
				return n.kind
			}
		}
		switch words[i-1].fold {
		case "so", "la", "cua", "toi", "minh", "em", "anh", "chi", "theo", "qua", "cho", "ca", "nhan", "cong", "dan", "ban", "ong", "ba", "va", "hoac", "nguoi", "nay":
			i--
		default:
			return ""
		}
	}
	return ""
}

func foldOf(words []word) string {
	if len(words) == 1 {
		return words[0].fold
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.fold)
	}
	return b.String()
}

// passports finds a letter and seven or eight digits: B1234567.
func passports(words []word) []Mask {
	var masks []Mask
	for _, w := range words {
		n := len(w.fold)
		if (n == 8 || n == 9) && w.upper && 'a' <= w.fold[0] && w.fold[0] <= 'z' && strings.Trim(w.fold[1:], "0123456789") == "" {
			masks = append(masks, Mask{w.start, w.end, Identity, Likely})
		}
	}
	return masks
}

// plateForm is the number of a vehicle: 30A-123.45, 29H1 234.56, 59-X1
// 12345; four digits are an old one.
var plateForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[1-9][0-9][ -]?(?:[A-Za-zĐđ]{1,2}|[A-Za-zĐđ][0-9]|[Mm][Đđ][0-9])[ .-]{0,3}(?:[0-9]{3}\.?[0-9]{2}|[0-9]{4})`)
})

// plates finds licence plates: five digits with a capital by their form, the
// others after a word that announces them.
func plates(text string, words []word, groups []group) []Mask {
	var masks []Mask
	for _, g := range groups {
		if len(g.digits) != 2 {
			continue
		}
		at := plateForm().FindStringIndex(text[g.start:])
		if at == nil {
			continue
		}
		end := g.start + at[1]
		plate := text[g.start:end]
		before, _ := utf8.DecodeLastRuneInString(text[:g.start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if strings.ContainsRune("./-–", before) || unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsLetter(after) || unicode.IsDigit(after) {
			continue
		}
		n := len(plate)
		four := plate[n-3] != '.' && !unicode.IsDigit(rune(plate[n-5]))
		if announced(text, words, g.start) != "" || !four && plate == strings.ToUpper(plate) {
			masks = append(masks, Mask{g.start, end, Identity, Likely})
		}
	}
	return masks
}

// spelled finds a number told in words: "không chín một hai ba bốn năm sáu
// bảy tám".
func spelled(words []word) []Mask {
	var masks []Mask
	for i := 0; i < len(words); i++ {
		j := i
		for j < len(words) && digitWord(words[j].fold) {
			j++
		}
		if j-i >= 8 {
			masks = append(masks, Mask{words[i].start, words[j-1].end, Phone, Likely})
		}
		i = max(i, j-1)
	}
	return masks
}

func digitWord(fold string) bool {
	switch fold {
	case "khong", "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin":
		return true
	}
	return false
}
