package indicator

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/calendar"
	"golang.org/x/text/unicode/norm"
)

// Wording is what the words of a target were read as: the goals, what was not
// understood, and what was read with a doubt.
type Wording struct {
	Text   string // as received
	Goals  []Goal // in the order of the text; several targets in a cell are several goals
	Rest   []Fragment
	Doubts []Doubt
}

// Fragment is a piece of a text with its place, in bytes from the beginning of
// the text as it was received.
type Fragment struct {
	Offset int
	Text   string
}

// Doubt marks a place that was read in one of several possible ways.
type Doubt struct {
	Fragment
	Kind string // stable: doubt.point, doubt.comma, ...
}

// Canonical is the goals in canonical words, joined by "; ". [ParseTargets]
// reads them back as the same goals, with no rest.
func (w Wording) Canonical() string {
	parts := make([]string, len(w.Goals))
	for i, g := range w.Goals {
		parts[i] = g.Text(calendar.Vietnamese)
	}
	return strings.Join(parts, "; ")
}

// RestText is the pieces that were not understood, joined by " | ".
func (w Wording) RestText() string {
	parts := make([]string, len(w.Rest))
	for i, f := range w.Rest {
		parts[i] = f.Text
	}
	return strings.Join(parts, " | ")
}

type wordingJSON struct {
	Text      string      `json:"text"`
	Targets   []Goal      `json:"targets,omitempty"`
	Canonical string      `json:"canonical,omitzero"`
	Rest      string      `json:"rest,omitzero"`
	Doubts    []doubtJSON `json:"doubts,omitempty"`
}

type doubtJSON struct {
	Offset  int    `json:"offset"`
	Text    string `json:"text"`
	Message string `json:"message"`
}

// MarshalJSON writes {"text","targets","canonical","rest","doubts"}; what does
// not apply is absent. The messages of doubts are Vietnamese.
func (w Wording) MarshalJSON() ([]byte, error) {
	j := wordingJSON{Text: w.Text, Targets: w.Goals, Canonical: w.Canonical(), Rest: w.RestText()}
	for _, d := range w.Doubts {
		j.Doubts = append(j.Doubts, doubtJSON{d.Offset, d.Text, d.Message(calendar.Vietnamese)})
	}
	return marshalPlain(j)
}

var doubtTexts = map[string][2]string{
	"doubt.point":    {"dấu chấm được đọc là dấu thập phân; viết dấu phẩy nếu đúng vậy", "the point was read as a decimal point; write a comma if that is right"},
	"doubt.comma":    {"dấu phẩy được đọc là dấu thập phân; viết dấu chấm nếu là hàng nghìn", "the comma was read as a decimal comma; write a dot if it marks thousands"},
	"doubt.english":  {"số được đọc theo cách viết của tiếng Anh", "the number was read in the English way of writing"},
	"doubt.spaces":   {"khoảng trắng được đọc là dấu phân cách hàng nghìn", "the space was read as a mark of thousands"},
	"doubt.range":    {"từ chỉ giới hạn đứng cạnh một khoảng số; chỉ đọc khoảng số", "a word of limit stands beside a range; only the range was read"},
	"doubt.operator": {"hai từ so sánh cho một con số; lấy từ đứng sau hoặc đứng gần", "two comparing words for one figure; the one behind it or nearer to it was taken"},
	"doubt.level":    {"không rõ là giảm đi bao nhiêu hay giảm xuống mức nào; đọc là mức", "it is not clear whether this is the size of the cut or the level to cut to; it was read as the level"},
	"doubt.sign":     {"dấu đứng trước số được đọc là dấu đầu dòng, không phải dấu âm hay dương", "the mark before the number was read as a bullet, not as a minus or plus"},
}

// Message says what is doubtful, in the language asked for.
func (d Doubt) Message(l calendar.Language) string {
	t := doubtTexts[d.Kind]
	return l.Pick(t[0], t[1])
}

// TargetError says which word of a target cannot be right. Kind is stable.
type TargetError struct {
	Kind   string // target.empty, number.form, number.ambiguous, number.large, number.differs, range.backwards
	Text   string // the text as received
	Offset int    // of Word in Text, in bytes
	Word   string
}

var targetErrorTexts = map[string][2]string{
	"target.empty":     {"không có chữ nào; viết chỉ tiêu, ví dụ tối thiểu 80%", "there is no word; write a target such as tối thiểu 80%"},
	"number.form":      {"không đọc được số này; viết dạng 1.234,5", "this number cannot be read; write it as 1.234,5"},
	"number.ambiguous": {"có thể là phần nghìn hoặc hàng nghìn; viết dấu phẩy thập phân, hoặc bỏ dấu chấm", "it may be thousandths or thousands; write a decimal comma, or leave out the dot"},
	"number.large":     {"số quá lớn hoặc quá nhiều chữ số thập phân (tối đa 10^18 và 9 chữ số)", "the number is too large or has too many decimal places (at most 10^18 and 9 places)"},
	"number.differs":   {"số viết bằng chữ khác số viết bằng chữ số", "the number in words differs from the one in digits"},
	"range.backwards":  {"khoảng số có cận trên nhỏ hơn cận dưới", "the range ends below its beginning"},
}

func (e *TargetError) Error() string { return e.Message(calendar.English) }

// Message is the error in the language asked for, with the place.
func (e *TargetError) Message(l calendar.Language) string {
	t := targetErrorTexts[e.Kind]
	if e.Word == "" {
		return l.Pick(t[0], t[1])
	}
	return fmt.Sprintf("%q (%s %d): %s", e.Word, l.Pick("vị trí", "offset"), e.Offset, l.Pick(t[0], t[1]))
}

// Caret is the line of the text that holds the word, and below it a caret
// under the word.
func (e *TargetError) Caret() string {
	line, start := e.Text, 0
	if i := strings.LastIndexByte(e.Text[:e.Offset], '\n'); i >= 0 {
		start = i + 1
	}
	line = line[start:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return line + "\n" + strings.Repeat(" ", utf8.RuneCountInString(e.Text[start:e.Offset])) + "^"
}

// ParseTargets reads the words in which a document sets a target: "Tối thiểu
// 80%", "từ 80% trở lên", "đạt 50 - 60%", "giảm ít nhất 30%", "2 tỷ đồng". It
// takes whole sentences as well as cells, scanning noise included, and is
// never silently wrong: words that it does not take for part of a figure
// stand in Rest with their place (dates, numbers of documents, ranks and
// "nhóm 3 nước dẫn đầu" among them), what can be read in two ways has a
// [Doubt], and a figure that cannot be right is a [*TargetError]. A text with
// no figure in it is no error: it has no goals.
func ParseTargets(text string) (Wording, error) {
	p := &wordingParser{w: Wording{Text: text}, ts: tokens(text)}
	if len(p.ts) == 0 {
		return p.w, &TargetError{Kind: "target.empty", Text: text}
	}
	p.used = make([]bool, len(p.ts))
	for i := 0; i < len(p.ts); {
		next, err := p.target(i)
		if err != nil {
			return p.w, err
		}
		i = max(next, i+1)
	}
	p.collectRest()
	return p.w, nil
}

type wordingParser struct {
	w     Wording
	ts    []token
	used  []bool
	floor int // tokens below belong to earlier goals
}

// amount is a number with its percent sign or magnitude.
type amount struct {
	numeral
	start, next int // tokens
	zeros       int // of the magnitude
	percent     bool
	spelled     bool
	fault       string
}

// lead is what stands before a figure.
type lead struct {
	op, weak Operator // weak: "từ", which a range or "trở lên" completes
	opAt     []int    // tokens of the operator
	change   Change
	changeAt []int
	fillers  []int
	start    int   // first token of the lead
	offered  bool  // a filler or offering word stands before
	denied   bool  // "không đạt", "chưa đạt"
	conflict []int // another operator before this one
}

// target tries to read a target whose number begins at token i. It gives the
// token to go on from.
func (p *wordingParser) target(i int) (int, error) {
	a, ok := p.amount(i)
	if !ok {
		return i + 1, nil
	}
	if skip := p.naming(i, a); skip > 0 {
		return skip, nil
	}
	ld := p.lead(i)
	next := a.next

	// A range: "50 - 60%", "từ 7,5 đến dưới 8%".
	upper, isRange, upperOp, rangeNext := p.upper(a)
	if isRange {
		next = rangeNext
		if upper.percent {
			a.percent = true
		}
		if a.zeros == 0 {
			a.zeros = upper.zeros
		}
	}

	unit, known := "", false
	unitStart := next
	if !isRange && next < len(p.ts) && p.ts[next].text == "rưỡi" && a.fault == "" && a.scale == 0 {
		// "2 tỷ rưỡi": half of the magnitude more.
		a.coef, a.scale = new(big.Int).Add(new(big.Int).Mul(a.coef, big.NewInt(10)), big.NewInt(5)), 1
		next++
	}
	if a.percent {
		unit, next = p.percentUnit(next)
	} else {
		unit, next, known = p.unit(next)
		if !isRange && unit != "" {
			if u, ok, op, n := p.upper(amount{numeral: a.numeral, next: next, zeros: a.zeros}); ok && !u.percent {
				if unit2, n2, _ := p.unit(n); unit2 == unit {
					upper, isRange, upperOp, next = u, true, op, n2
				}
			}
		}
	}
	if !isRange && unit != "" && next < len(p.ts) && p.ts[next].text == "rưỡi" && a.fault == "" && a.scale == 0 && a.zeros == 0 {
		a.coef, a.scale = new(big.Int).Add(new(big.Int).Mul(a.coef, big.NewInt(10)), big.NewInt(5)), 1 // "3 năm rưỡi"
		next++
	}
	if unit == "" {
		unit = p.labelled(ld.start)
	}
	tail, tailAt := p.tail(next, a.percent)
	if p.rejects(i, a, ld, tail, unit, known, isRange, next) {
		return next, nil
	}

	// From here on it is a target, and what is wrong with it is an error.
	at := func(x amount) Fragment { return p.fragment(x.start, x.next) }
	fail := func(kind string, x amount) error {
		f := at(x)
		return &TargetError{Kind: kind, Text: p.w.Text, Offset: f.Offset, Word: f.Text}
	}
	g := Goal{Unit: unit, Change: ld.change}
	for _, x := range []*amount{&a, &upper} {
		if x == &upper && !isRange {
			break
		}
		if x.fault == "" && x.percent != a.percent && !x.spelled {
			// The percent sign stands only behind the upper end.
			x.numeral, x.fault = readDigits(x.digits(p), a.percent)
		}
		if x.fault != "" {
			return 0, fail(x.fault, *x)
		}
		if x.doubt != "" {
			p.doubt("doubt."+x.doubt, x.start, x.next)
		}
		f, ok := x.figure(x.zeros)
		if !ok {
			return 0, fail("number.large", *x)
		}
		if x == &a {
			g.Value = f
		} else {
			g.Upper = f
		}
	}

	if len(ld.conflict) > 0 {
		p.doubt("doubt.operator", ld.conflict[0], ld.conflict[len(ld.conflict)-1]+1)
	}
	p.use(i, unitStart)
	p.use(unitStart, next)
	p.useAll(ld.fillers)
	if i > 0 && (p.ts[i-1].kind == dashToken || p.ts[i-1].text == "+") && !p.ts[i].spaced && !p.used[i-1] {
		p.doubt("doubt.sign", i-1, i)
	}
	switch {
	case isRange:
		if tail != 0 {
			p.doubt("doubt.range", tailAt[0], tailAt[len(tailAt)-1]+1)
		}
		if g.Upper.Compare(g.Value) < 0 {
			return 0, fail("range.backwards", amount{start: i, next: upper.next})
		}
		g.Op = Range
		switch {
		case ld.op == MoreThan || upperOp != 0:
			// "trên 50 đến 60%", "từ 50 đến dưới 60%": an end is not included.
			second := Goal{Op: AtMost, Value: g.Upper, Unit: unit, Change: g.Change}
			if upperOp != 0 {
				second.Op = upperOp
			}
			g.Op, g.Upper = AtLeast, Figure{}
			if ld.op == MoreThan {
				g.Op = MoreThan
			}
			p.useAll(ld.opAt)
			p.w.Goals = append(p.w.Goals, g)
			g = second
		case ld.op != 0 && ld.op != Equal:
			if ld.op != About {
				p.doubt("doubt.range", ld.opAt[0], ld.opAt[len(ld.opAt)-1]+1)
			}
		default:
			p.useAll(ld.opAt)
		}
	case tail != 0:
		g.Op = tail
		p.useAll(tailAt)
		if ld.op != 0 && ld.op != tail && ld.op != Equal {
			p.doubt("doubt.operator", ld.opAt[0], tailAt[len(tailAt)-1]+1)
		} else {
			p.useAll(ld.opAt)
		}
	default:
		if g.Op = ld.op; g.Op == 0 {
			if g.Op = ld.weak; g.Op == 0 {
				g.Op = Equal
			}
		}
		p.useAll(ld.opAt)
	}
	if g.Change == Decrease && (g.Op == LessThan || ld.op == LessThan) {
		g.Change = NoChange
		p.doubt("doubt.level", ld.changeAt[0], ld.changeAt[len(ld.changeAt)-1]+1)
	} else {
		p.useAll(ld.changeAt)
	}
	p.w.Goals = append(p.w.Goals, g)
	p.floor = next
	return next, nil
}

// digits is the digits of a number token.
func (a amount) digits(p *wordingParser) string { return p.ts[a.start].text }

// amount reads a number at token i, in digits or words, with its percent sign
// or magnitude.
func (p *wordingParser) amount(i int) (a amount, ok bool) {
	t := p.ts[i]
	a.start = i
	switch t.kind {
	case numberToken:
		a.next = i + 1
		digits := t.text
		// "1 500 000": spaces, also unbreakable ones, between thousands.
		if len(t.text) <= 3 && allDigits(t.text) {
			k := a.next
			for k < len(p.ts) && p.ts[k].kind == numberToken && len(p.ts[k].text) == 3 && allDigits(p.ts[k].text) && p.oneSpace(k) {
				digits += p.ts[k].text
				k++
			}
			if k > a.next {
				a.doubt, a.next = "spaces", k
			}
		}
		differs := p.spelledAgain(&a, digits)
		percent := p.percentAt(a.next) > 0
		defer func() {
			if differs && a.fault == "" {
				a.fault = "number.differs"
			}
		}()
		if a.doubt != "" {
			n, fault := readDigits(digits, percent)
			a.coef, a.fault = n.coef, fault
		} else {
			a.numeral, a.fault = readDigits(digits, percent)
		}
	case wordToken:
		words := p.words(i)
		value, n := readWords(words)
		if n == 0 {
			return a, false
		}
		a.spelled, a.coef, a.next = true, big.NewInt(value), i+n
		// "mười (10)": the figure in brackets must be the same.
		if k := a.next; k+2 < len(p.ts) && p.ts[k].text == "(" && p.ts[k+1].kind == numberToken && p.ts[k+2].text == ")" {
			if m, fault := readDigits(p.ts[k+1].text, false); fault == "" && m.scale == 0 {
				if m.coef.Cmp(a.coef) != 0 {
					a.fault = "number.differs"
				}
				a.next = k + 3
				n++
			}
		}
		// One word alone is too often another word: năm, ba, không.
		if n < 2 && p.percentAt(a.next) == 0 {
			return a, false
		}
	default:
		return a, false
	}
	if n := p.percentAt(a.next); n > 0 {
		a.percent = true
		a.next += n
		if !a.spelled && p.spelledAgain(&a, p.ts[a.start].text) && a.fault == "" {
			a.fault = "number.differs"
		}
		// "tám mươi phần trăm (80%)" says it twice.
		if k := a.next; a.spelled && k+3 < len(p.ts) && p.ts[k].text == "(" && p.ts[k+1].kind == numberToken && p.ts[k+2].kind == percentToken && p.ts[k+3].text == ")" {
			if m, fault := readDigits(p.ts[k+1].text, true); fault != "" || m.scale != 0 || m.coef.Cmp(a.coef) != 0 {
				a.fault = "number.differs"
			}
			a.next = k + 4
		}
		return a, true
	}
	for a.next < len(p.ts) {
		zeros, ok := magnitudes[p.ts[a.next].text]
		if !ok || p.notMagnitude(a.next) {
			break
		}
		a.zeros += zeros
		a.next++
		if a.zeros > 27 {
			a.fault = "number.large"
			break
		}
	}
	return a, true
}

// spelledAgain passes over "(mười)" behind 10, and says whether the words are
// another number.
func (p *wordingParser) spelledAgain(a *amount, digits string) (differs bool) {
	k := a.next
	if k >= len(p.ts) || p.ts[k].text != "(" {
		return false
	}
	value, n := readWords(p.words(k + 1))
	if end := k + 1 + n; n == 0 || end >= len(p.ts) || p.ts[end].text != ")" {
		return false
	}
	a.next = k + 1 + n + 1
	return strings.TrimLeft(strings.ReplaceAll(digits, ".", ""), "0") != strings.TrimLeft(big.NewInt(value).String(), "0")
}

// percentAt counts the tokens of "%", "(%)" or "phần trăm" at token i.
func (p *wordingParser) percentAt(i int) int {
	switch {
	case i >= len(p.ts):
	case p.ts[i].kind == percentToken:
		return 1
	case matches(p.ts, i, []string{"phần", "trăm"}):
		return 2
	case i+2 < len(p.ts) && p.ts[i].text == "(" && p.ts[i+1].kind == percentToken && p.ts[i+2].text == ")":
		return 3
	}
	return 0
}

// notMagnitude says that "tỷ" belongs to "tỷ lệ", "tỷ trọng" or "vạn" to "vạn
// dân" and so on.
func (p *wordingParser) notMagnitude(i int) bool {
	if i+1 >= len(p.ts) {
		return false
	}
	switch next := p.ts[i+1].text; p.ts[i].text {
	case "tỷ":
		return next == "lệ" || next == "trọng" || next == "suất" || next == "số" || next == "giá" || next == "phú"
	}
	return false
}

// oneSpace says that exactly one space stands before token k.
func (p *wordingParser) oneSpace(k int) bool {
	s := p.w.Text[p.ts[k-1].end:p.ts[k].start]
	return s == " " || s == "\u00a0" || s == "\u202f"
}

// words is the run of words from token i on, for spelled numbers.
func (p *wordingParser) words(i int) []string {
	var words []string
	for k := i; k < len(p.ts) && k < i+20 && p.ts[k].kind == wordToken; k++ {
		w := p.ts[k].text
		if p.notMagnitude(k) || w == "trăm" && k > i && p.ts[k-1].text == "phần" {
			break
		}
		words = append(words, w)
	}
	return words
}

// upper reads the upper end of a range behind the amount.
func (p *wordingParser) upper(a amount) (u amount, ok bool, op Operator, next int) {
	k := a.next
	if k >= len(p.ts) || p.ts[k].kind != dashToken && p.ts[k].text != "đến" && p.ts[k].text != "tới" {
		return u, false, 0, 0
	}
	k++
	if v, n := leadWords.at(p.ts, k); n > 0 && (v == LessThan || v == AtMost) {
		op, k = v, k+n
	}
	if k >= len(p.ts) || p.ts[k].kind != numberToken {
		return u, false, 0, 0
	}
	u, ok = p.amount(k)
	if !ok || a.percent && !u.percent || a.zeros > 0 && u.zeros == 0 || u.percent && a.zeros > 0 {
		return u, false, 0, 0
	}
	if !u.percent && p.isYear(u) && !p.isYear(a) && a.next > 0 {
		if unit, _, _ := p.unit(u.next); unit == "" {
			return u, false, 0, 0
		}
	}
	return u, true, op, u.next
}

func (p *wordingParser) isYear(a amount) bool {
	if a.spelled || a.start >= len(p.ts) || a.zeros > 0 {
		return false
	}
	s := p.ts[a.start].text
	return len(s) == 4 && allDigits(s) && s >= "1900" && s <= "2199"
}

// percentUnit is "%" and what is joined to it by a slash: "%/năm".
func (p *wordingParser) percentUnit(i int) (string, int) {
	suffix, next := p.slashes(i)
	return "%" + suffix, next
}

// unit reads the unit at token i, as the text writes it. known says that it is
// in the list.
func (p *wordingParser) unit(i int) (unit string, next int, known bool) {
	if i >= len(p.ts) {
		return "", i, false
	}
	// "85/100 điểm": points out of a hundred.
	if p.ts[i].text == "/" && i+1 < len(p.ts) && p.ts[i+1].kind == numberToken && allDigits(p.ts[i+1].text) {
		if _, n := knownUnits.at(p.ts, i+2); n > 0 {
			return "/" + p.ts[i+1].text + " " + p.source(i+2, i+2+n), i + 2 + n, true
		}
		return "", i, false
	}
	if p.ts[i].text == perMille {
		suffix, next := p.slashes(i + 1)
		return perMille + suffix, next, true
	}
	if p.ts[i].kind != wordToken {
		return "", i, false
	}
	if p.ts[i].text == "điểm" {
		k := i + 1
		if n := p.percentAt(k); n > 0 {
			return percentPoints, k + n, true
		}
	}
	if calendarWords[p.ts[i].text] && i+1 < len(p.ts) && p.ts[i+1].kind == numberToken {
		return "", i, false // "58.000 năm 2020"
	}
	_, n := knownUnits.at(p.ts, i)
	known = n > 0
	if !known {
		for n < 4 && i+n < len(p.ts) && p.ts[i+n].kind == wordToken && !stopWords[p.ts[i+n].text] {
			if n > 0 && p.ts[i+n].capital && !p.ts[i+n-1].capital {
				break // a new sentence without its full stop
			}
			n++
		}
	}
	if n == 0 {
		return "", i, false
	}
	suffix, next := p.slashes(i + n)
	return p.source(i, i+n) + suffix, next, known
}

// slashes reads "/người/năm", "/vạn dân", "/1 vạn dân", "/10.000 dân".
func (p *wordingParser) slashes(i int) (string, int) {
	s := ""
	for i+1 < len(p.ts) && p.ts[i].text == "/" {
		k := i + 1
		if p.ts[k].kind == numberToken {
			k++
		}
		words := 0
		if _, n := knownUnits.at(p.ts, k); n > 0 {
			words, k = n, k+n
		}
		for k < len(p.ts) && p.ts[k].kind == wordToken && words < 3 && (words == 0 || perUnits[p.ts[k].text] && !p.tailAt(k)) {
			k++
			words++
		}
		if words == 0 {
			break
		}
		s += "/" + p.source(i+1, k)
		i = k
	}
	return s, i
}

// tailAt says that words behind a figure begin at token k.
func (p *wordingParser) tailAt(k int) bool {
	_, n := tailWords.at(p.ts, k)
	return n > 0
}

// perUnits are the words that may follow the first in "/vạn dân".
var perUnits = map[string]bool{"dân": true, "người": true, "trẻ": true, "tượng": true}

// source is the tokens as the text writes them, with single spaces.
func (p *wordingParser) source(from, to int) string {
	return norm.NFC.String(joined(p.w.Text, p.ts[from:to]))
}

func joined(text string, ts []token) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 && t.spaced {
			b.WriteByte(' ')
		}
		b.WriteString(text[t.start:t.end])
	}
	return b.String()
}

// labelled is the unit that a label before the figure gives in brackets: "Tỷ
// lệ giao dịch không dùng tiền mặt (%): ≥ 80".
func (p *wordingParser) labelled(start int) string {
	k := start - 1
	if k >= p.floor && p.ts[k].text == ":" {
		k--
	}
	if k < p.floor || p.ts[k].text != ")" {
		return ""
	}
	open := k - 1
	for open >= p.floor && p.ts[open].text != "(" {
		open--
	}
	switch _, n := knownUnits.at(p.ts, open+1); {
	case open < p.floor || open+1 >= k:
	case p.ts[open+1].kind == percentToken:
		return "%"
	case n > 0 && open+1+n == k:
		return p.source(open+1, k)
	}
	return ""
}

// tail reads "trở lên" behind the figure. Behind a percentage the thing counted
// may stand between: "95% hồ sơ trở lên"; but not more, for in "100% giáo viên
// đạt chuẩn trở lên" it is the standard that may be higher.
func (p *wordingParser) tail(i int, percent bool) (op Operator, at []int) {
	if percent {
		if _, n := knownUnits.at(p.ts, i); n > 0 {
			i += n
		}
	}
	v, n := tailWords.at(p.ts, i)
	return v, indexes(i, i+n)
}

// lead reads backwards from the number at token i.
func (p *wordingParser) lead(i int) lead {
	ld := lead{start: i}
	var through []int
	for k := i - 1; k >= p.floor; {
		t := p.ts[k]
		if t.kind == compareToken {
			if ld.op != 0 {
				return ld
			}
			ld.op = compareOperator(t.text)
			ld.opAt = append([]int{k}, ld.opAt...)
			ld.start, k = k, k-1
			continue
		}
		if t.text == ":" {
			ld.offered = true
			return ld
		}
		if t.kind != wordToken {
			return ld
		}
		if v, n := leadWords.before(p.ts, k, p.floor); n > 0 {
			if ld.op != 0 && ld.op != v && ld.op != Equal {
				ld.conflict = indexes(k-n+1, k+1)
				return ld
			}
			ld.op = v // "ít nhất bằng", "tối đa không quá"
			ld.opAt = append(indexes(k-n+1, k+1), ld.opAt...)
			ld.start, k = k-n+1, k-n
			continue
		}
		if t.text == "từ" && ld.weak == 0 && ld.change == 0 {
			ld.weak = AtLeast
			ld.opAt = append([]int{k}, ld.opAt...)
			ld.start, k = k, k-1
			continue
		}
		if _, n := fillerWords.before(p.ts, k, p.floor); n > 0 {
			ld.offered = true
			ld.fillers = append(ld.fillers, indexes(k-n+1, k+1)...)
			ld.start, k = k-n+1, k-n
			continue
		}
		// In "tăng trưởng đạt 8%" the change is what is measured, not the goal.
		if v, n := changeWords.before(p.ts, k, p.floor); n > 0 && ld.change == 0 && len(ld.fillers) == 0 {
			ld.change, ld.changeAt = v, indexes(k-n+1, k+1)
			ld.offered = true
			ld.start, k = k-n+1, k-n
			continue
		}
		if _, n := throughWords.before(p.ts, k, p.floor); n > 0 && len(through) < 4 {
			if _, m := offerWords.before(p.ts, k, p.floor); m > 0 {
				ld.offered = true
			}
			through = append(through, indexes(k-n+1, k+1)...)
			k -= n
			continue
		}
		if _, n := offerWords.before(p.ts, k, p.floor); n > 0 {
			ld.offered = true
		}
		if t.text == "không" || t.text == "chưa" || t.text == "chẳng" {
			ld.denied = true
		}
		return ld
	}
	return ld
}

func compareOperator(s string) Operator {
	switch s {
	case ">=":
		return AtLeast
	case "<=":
		return AtMost
	case ">":
		return MoreThan
	case "<":
		return LessThan
	case "about":
		return About
	}
	return Equal
}

// naming says that the number at token i is part of a date, of the number of a
// document, or of a name, and where to go on; 0 when it is not.
func (p *wordingParser) naming(i int, a amount) int {
	if a.spelled {
		return 0
	}
	ts := p.ts
	at := func(k int) token {
		if k < 0 || k >= len(ts) {
			return token{}
		}
		return ts[k]
	}
	t := ts[i]
	// COVID-19, IPv-6: joined to a word before.
	if d := at(i - 1); !t.spaced && !d.spaced && d.start < d.end && (d.kind == dashToken || d.text == "/" || d.text == ".") && at(i-2).kind == wordToken {
		return i + 1
	}
	// 5G, 16h30: joined to a word behind.
	if n := at(i + 1); n.kind == wordToken && !n.spaced {
		_, known := knownUnits.at(ts, i+1)
		if _, magnitude := magnitudes[n.text]; known == 0 && !magnitude {
			return i + 2
		}
	}
	if n := at(a.next); n.text == "+" && !n.spaced {
		return a.next + 1 // 80+: more than that, or a name
	}
	if a.percent {
		return 0
	}
	// 31/12/2025, 3/2026, 57-NQ/TW, 240/QĐ-TTg.
	k := i
	for at(k).kind == numberToken && (at(k+1).text == "/" || at(k+1).kind == dashToken || at(k+1).text == ".") && !at(k+1).spaced && at(k+2).kind == numberToken && !at(k+2).spaced {
		k += 2
	}
	slashed := k > i && at(i+1).text == "/"
	if sep := at(k + 1); !sep.spaced && sep.start < sep.end && (sep.text == "/" || sep.kind == dashToken) && at(k+2).kind == wordToken && !at(k+2).spaced && at(k+2).capital {
		for k+2 < len(ts) && !at(k+1).spaced && at(k+1).kind != wordToken && !at(k+2).spaced {
			k += 2
		}
		return k + 1
	}
	if slashed {
		if k > i+2 || p.isYear(amount{start: i + 2}) {
			return k + 1
		}
		if unit, _, _ := p.unit(i + 1); unit == "" {
			return k + 1
		}
	}
	// 2026-2030; a year alone.
	if p.isYear(a) {
		if d := at(i + 1); d.kind == dashToken && p.isYear(amount{start: i + 2}) && at(i+2).kind == numberToken && p.percentAt(i+3) == 0 {
			if unit, _, _ := p.unit(i + 3); unit == "" {
				return i + 3
			}
		}
		if unit, _, known := p.unit(a.next); unit == "" || !known {
			if ld := p.lead(i); ld.op == 0 || ld.weak != 0 {
				return a.next
			}
		}
	}
	// 1. , 2) and (3) before the words of an item; 1.1 Tên.
	if p.clauseStart(i) && len(t.text) <= 3 && allDigits(t.text) {
		if n := at(i + 1); (n.text == "." || n.text == ")") && !n.spaced && i+2 < len(ts) &&
			(at(i+2).capital || len(t.text) <= 2 && (n.text == ")" || at(i+2).spaced)) {
			return i + 2
		}
	}
	if strings.Contains(t.text, ".") && !strings.Contains(t.text, ",") && p.clauseStart(i) && (at(i+1).text == "." && i+2 < len(ts) || at(i+1).capital && !threes(t.text, ".")) {
		if _, known := knownUnits.at(ts, i+1); known == 0 {
			return i + 1
		}
	}
	if strings.Count(t.text, ".") == 2 && len(t.text) >= 8 && p.isYearText(t.text[len(t.text)-4:]) && t.text[len(t.text)-5] == '.' {
		return i + 1 // 31.12.2025
	}
	// năm 2025, Điều 5, hạng 2, nhóm 3 nước.
	if _, n := namingWords.before(ts, i-1, p.floor); n > 0 {
		if w := ts[i-1].text; w == "số" && i >= 2 && ts[i-2].text == "tổng" {
			return 0
		} else if w == "mức" {
			if i < 2 || p.zerosAfter(a) || a.scale > 0 {
				return 0
			}
			_, known := knownUnits.at(ts, a.next)
			if known > 0 || ts[i-2].text == "đạt" && len(t.text) > 1 {
				return 0
			}
		}
		return a.next
	}
	return 0
}

func (p *wordingParser) zerosAfter(a amount) bool { return a.zeros > 0 }

func (p *wordingParser) isYearText(s string) bool {
	return allDigits(s) && s >= "1900" && s <= "2199"
}

// clauseStart says that a clause begins at token i.
func (p *wordingParser) clauseStart(i int) bool {
	if i == 0 {
		return true
	}
	switch t := p.ts[i-1]; t.text {
	case ";", ":", "(", ".", "+", "*", "•", "[":
		return true
	default:
		return t.kind == dashToken && (i == 1 || p.ts[i-2].kind == signToken)
	}
}

// continues says that token i goes on with a list after a goal: "10 xã, 5
// phường", "10 bác sĩ và 30 giường".
func (p *wordingParser) continues(i int) bool {
	if i < 2 {
		return false
	}
	t := p.ts[i-1].text
	return (t == "," || t == "và" || t == "hoặc") && p.used[i-2]
}

// rejects says that the number, though one could be made of it, is not a
// target.
func (p *wordingParser) rejects(i int, a amount, ld lead, tail Operator, unit string, known, isRange bool, next int) bool {
	if ld.denied && ld.op == 0 {
		return true
	}
	// "số bác sĩ trên 10.000 dân": for each 10,000, not more than 10,000.
	if ld.op == MoreThan && p.ts[ld.start].text == "trên" && !p.clauseStart(ld.start) && a.coef != nil && perUnits[fold(strings.Fields(unit + " x")[0])] && !a.percent {
		if s := a.coef.String(); len(s)+a.zeros >= 3 && strings.Trim(s[1:], "0") == "" && s[0] == '1' {
			return true
		}
	}
	if ld.weak != 0 && tail == 0 && !isRange && next < len(p.ts) {
		// "từ 50% lên 60%": where it comes from, not where it has to go.
		next := next
		if calendarWords[p.ts[next].text] && next+2 < len(p.ts) && p.ts[next+1].kind == numberToken {
			next += 2 // "từ 58.000 năm 2020 lên 80.000"
		}
		if w := p.ts[next].text; w == "lên" || w == "xuống" || w == "còn" || w == "đến" || w == "tới" || w == "sang" {
			if k := next + 1; k < len(p.ts) && (p.ts[k].kind == numberToken || w == "xuống" || w == "lên") {
				return true
			}
		}
	}
	if a.percent {
		return false
	}
	if _, n := rankWords.before(p.ts, ld.start-1, p.floor); n > 0 && (unit == "" || ld.weak != 0) {
		return true
	}
	if unit == "tuổi" {
		// "dân số từ 15 tuổi trở lên", "trẻ em dưới 5 tuổi" say who is counted.
		if !p.clauseStart(ld.start) && !containsWord(p.ts[p.floor:i], "thọ") && !containsWord(p.ts[ld.start:i], "đạt") {
			return true
		}
	}
	if ld.op != 0 && ld.op != Equal || tail != 0 || ld.weak != 0 && (isRange || unit != "") {
		return false
	}
	for k := next; k < len(p.ts) && k < next+5 && p.ts[k].kind == wordToken; k++ {
		if _, n := leaderWords.at(p.ts, k); n > 0 {
			return true
		}
	}
	for _, w := range []string{"đầu", "đứng", "nhất"} {
		if strings.HasSuffix(fold(unit), " "+w) {
			return true
		}
	}
	if timeUnits[fold(strings.Fields(unit + " x")[0])] && !strings.Contains(unit, "/") {
		return true
	}
	if ld.op == Equal || ld.change != 0 {
		return false
	}
	start := p.clauseStart(ld.start)
	switch {
	case start && known:
		return false
	case start:
		// Of an unknown unit only a cell is sure, not a sentence.
		end := next
		for end < len(p.ts) && p.ts[end].text != ";" && p.ts[end].text != "." && p.ts[end].text != "," {
			end++
		}
		return end-next > 2
	case p.continues(ld.start) && known:
		return false
	case ld.offered && (known || unit == "" && p.endsClause(next)):
		return false
	case p.endsClause(next) && (measures[unit] || known && strings.Contains(unit, "/") && unit[0] != '/'):
		return false // "GRDP bình quân đầu người 5.000 USD"
	}
	return true
}

func (p *wordingParser) endsClause(i int) bool {
	return i >= len(p.ts) || p.ts[i].kind == signToken
}

func containsWord(ts []token, w string) bool {
	for _, t := range ts {
		if t.text == w {
			return true
		}
	}
	return false
}

func (p *wordingParser) use(from, to int) {
	for i := from; i < to; i++ {
		p.used[i] = true
	}
}

func (p *wordingParser) useAll(at []int) {
	for _, i := range at {
		p.used[i] = true
	}
}

func indexes(from, to int) (at []int) {
	for i := from; i < to; i++ {
		at = append(at, i)
	}
	return at
}

func (p *wordingParser) fragment(from, to int) Fragment {
	start := p.ts[from].start
	return Fragment{start, p.w.Text[start:p.ts[to-1].end]}
}

func (p *wordingParser) doubt(kind string, from, to int) {
	p.w.Doubts = append(p.w.Doubts, Doubt{p.fragment(from, to), kind})
}

// collectRest gathers the runs of tokens that nothing was made of. Marks alone
// are no rest.
func (p *wordingParser) collectRest() {
	for i := 0; i < len(p.ts); i++ {
		if p.used[i] {
			continue
		}
		end := i
		for end < len(p.ts) && !p.used[end] {
			end++
		}
		if end == i+1 && i > 0 && end < len(p.ts) && p.ts[i].text == "và" {
			i = end // it only joins two goals
			continue
		}
		from, to := i, end
		for from < to && p.ts[from].isMark() && !p.opens(from, to) {
			from++
		}
		for to > from && p.ts[to-1].isMark() && !p.closes(from, to) {
			to--
		}
		if from < to {
			f := p.fragment(from, to)
			f.Text = joined(p.w.Text, p.ts[from:to])
			p.w.Rest = append(p.w.Rest, f)
		}
		i = end
	}
}

// isMark says that the token alone says nothing.
func (t token) isMark() bool {
	return t.kind == dashToken || t.kind == signToken && strings.ContainsAny(t.text, ".,;:()[]+*•/\"'“”…")
}

// opens says that token from is a bracket whose partner lies in the run.
func (p *wordingParser) opens(from, to int) bool {
	return p.ts[from].text == "(" && containsWord(p.ts[from:to], ")")
}

func (p *wordingParser) closes(from, to int) bool {
	return p.ts[to-1].text == ")" && containsWord(p.ts[from:to], "(")
}
