package wording

import (
	"strconv"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// quantity is a number, or the two of a range, with the unit.
type quantity struct {
	from, to amount
	isRange  bool
	toOp     indicator.Operator // of "đến dưới 60%"; none when the end is included
	unit     string
	label    label // what gives the unit, when it does not stand with the figure
	known    bool  // the unit is in the list
	next     int   // the token behind it
}

// label is the unit that a label gives its figures, and the zeros of its magnitude.
type label struct {
	unit  string
	zeros int
}

// The units in which shares are compared, as [indicator.Goal] knows them.
const (
	percentPoints = "điểm phần trăm"
	perMille      = "‰"
)

// quantity reads on behind a number: the upper end of a range and the unit.
func (p *parser) quantity(a amount, ld lead) quantity {
	q := quantity{from: a, next: a.next}
	if to, op, ok := p.upper(a); ok {
		q.setRange(to, op)
	}
	if q.from.percent || q.to.percent {
		q.unit, q.next = p.percentUnit(q.next)
		return q
	}
	q.unit, q.next, q.known = p.unit(q.next)
	if !q.isRange && q.unit != "" {
		// "500 doanh nghiệp đến 600 doanh nghiệp", "3 năm rưỡi".
		behind := q.from
		behind.next = q.next
		if to, op, ok := p.upper(behind); ok && !to.percent {
			if unit, next, _ := p.unit(to.next); unit == q.unit || strings.HasPrefix(unit, q.unit+"/") { // "4.500 USD - 5.000 USD/năm"
				q.setRange(to, op)
				q.unit, q.next = unit, next
			}
		} else if q.from.zeros == 0 && p.half(&behind) {
			q.from.numeral, q.next = behind.numeral, behind.next
		}
	}
	if q.unit != "" && p.At(q.last()).Capital && !isMeasure(q.unit) && p.labelled(ld.start).unit != "" { // "tỷ lệ (%) > 50 Bộ Xây dựng", a row of cells
		q.unit, q.next, q.known = "", q.last(), false
	}
	if q.unit == "" {
		if q.label = p.labelled(ld.start); q.label.unit == "" && p.goesOnDated(ld.start) {
			q.label = p.label
		}
		q.unit = q.label.unit
		q.from.zeros += q.label.zeros
		q.to.zeros += q.label.zeros
	}
	return q
}

// last is the token behind the number, or the second of a range.
func (q *quantity) last() int {
	if q.isRange {
		return q.to.next
	}
	return q.from.next
}

func (q *quantity) setRange(to amount, op indicator.Operator) {
	q.to, q.toOp, q.isRange, q.next = to, op, true, to.next
	if q.from.zeros == 0 {
		q.from.zeros = to.zeros // "3,1 đến 3,2 triệu tỷ"
	}
}

// upper reads the upper end of a range behind the amount.
func (p *parser) upper(a amount) (u amount, op indicator.Operator, ok bool) {
	k := a.next
	switch {
	case p.At(k).Word == till && p.isOne(k+1, toWords): // "từ 80% cho đến 90%"
		k++
	case p.isDash(k), p.isOne(k, toWords), p.At(k).Mark == '~' && p.At(k).Space == p.At(k+1).Space:
	case p.is(k, and) && p.is(a.start-1, between): // "giữa 20% và 30%"
	default:
		return u, 0, false
	}
	k++
	if v, n := leadWords.At(p.Tokens, k); n > 0 && (v == indicator.LessThan || v == indicator.AtMost) {
		op, k = v, k+n
	} else if m := p.At(k).Mark; m == '<' || m == '≤' {
		op, k = signs[m], k+1
	}
	if _, n := reading.Spelled(p.Tokens, k); !p.isNumber(k) && (!a.spelled || n == 0) {
		return u, 0, false
	}
	u, ok = p.amount(k)
	if !ok || a.percent && !u.percent || a.zeros > 0 && u.zeros == 0 || u.percent && a.zeros > 0 {
		return u, 0, false
	}
	if !u.percent && p.isYear(u.start) && !p.isYear(a.start) {
		if unit, _, _ := p.unit(u.next); unit == "" {
			return u, 0, false
		}
	}
	return u, op, true
}

// percentUnit is "%" and the unit that is joined to it by a slash: "%/năm". What
// else stands there is the whole of the share: "80%/tổng số hồ sơ".
func (p *parser) percentUnit(i int) (string, int) {
	if _, n := knownUnits.At(p.Tokens, i+1); n == 0 {
		return "%", i
	}
	suffix, next := p.slashes(i)
	return "%" + suffix, next
}

// unit reads the unit at token i, as the text writes it. known says that it is
// in the list.
func (p *parser) unit(i int) (unit string, next int, known bool) {
	// "85/100 điểm": points out of a hundred; "12/100.000 trẻ": a rate.
	if p.At(i).Mark == '/' && p.isNumber(i+1) && !p.isYear(i+1) {
		if _, n := knownUnits.At(p.Tokens, i+2); n > 0 && !p.isFraction(i) && (allDigits(p.digits[i+1]) || threes(p.digits[i+1], ".")) {
			return "/" + p.digits[i+1] + " " + p.Clean(i+2, i+2+n), i + 2 + n, true
		}
		return "", i, false
	}
	if p.At(i).Mark == '/' { // "100 triệu/năm"
		if _, n := perOnes.At(p.Tokens, i+1); n > 0 {
			suffix, next := p.slashes(i)
			return suffix, next, true
		}
	}
	if p.perMilleAt(i) {
		suffix, next := p.slashes(i + 2)
		return perMille + suffix, next, true
	}
	if p.At(i).Mark == '‰' {
		suffix, next := p.slashes(i + 1)
		return perMille + suffix, next, true
	}
	if end := p.signUnit(i); end > i {
		suffix, next := p.slashes(end)
		return p.Clean(i, end) + suffix, next, true
	}
	if p.At(i).Kind != reading.KindWord {
		return "", i, false
	}
	if p.is(i, point) {
		k := i + 1
		if n := p.percentAt(k); n > 0 {
			suffix, next := p.slashes(k + n)
			return percentPoints + suffix, next, true
		}
	}
	if p.isOne(i, calendarWords) && p.isNumber(i+1) {
		return "", i, false // "58.000 năm 2020"
	}
	if _, n := places.At(p.Tokens, i); n > 0 {
		return "", i, false
	}
	end, known := p.unitEnd(i)
	if end == i {
		return "", i, false
	}
	suffix, next := p.slashes(end)
	if next == end {
		next = p.perCount(end)
		return p.Clean(i, next), next, known
	}
	return p.Clean(i, end) + suffix, next, known
}

// leaveWhole leaves to the rest of how many things a goal counts some, "12/15 chỉ tiêu": it is 12 of
// them. Points out of a hundred and rates keep what they are of.
func (p *parser) leaveWhole(g *indicator.Goal, q quantity) {
	of, words, ok := strings.Cut(strings.TrimPrefix(q.unit, "/"), " ")
	if !ok || of == "" || of[0] < '0' || of[0] > '9' || p.At(q.last()).Mark != '/' || len(of) > 2 && strings.Trim(of, "0.") == "1" {
		return
	}
	if first := firstWord(words); first == point || first == star {
		return
	}
	g.Unit = words
	p.used[q.last()], p.used[q.last()+1] = false, false
}

// signUnit is the end of a unit that is a sign, "°C", "$", at token i.
func (p *parser) signUnit(i int) int {
	switch p.At(i).Mark {
	case '°', 'º':
		if p.isWord(i+1) && !p.At(i+1).Space {
			return i + 2
		}
	case '℃', '$', '€', '₫':
		return i + 1
	}
	return i
}

// isFraction says that the numbers around the slash at token i are a fraction, "1/2
// ngày", "2/3 số xã", not so many out of so many. Points may be out of five.
func (p *parser) isFraction(i int) bool {
	d := p.digits[i+1]
	return p.isNumber(i-1) && len(d) == 1 && d <= "5" && len(p.digits[i-1]) == 1 && "0" < p.digits[i-1] && p.digits[i-1] < d && !p.is(i+2, point)
}

// unitEnd is the end of the words of the unit at token i, i when there are none.
func (p *parser) unitEnd(i int) (end int, known bool) {
	if _, n := knownUnits.At(p.Tokens, i); n > 0 {
		end = i + n
		if n > 1 && p.isOne(end-1, toWords) && p.isNumber(end) {
			end-- // "90 điểm đến 100 điểm"
		}
		if m := p.At(end).Mark; (m == '²' || m == '³') && !p.At(end).Space {
			end++
		}
		return p.toSlash(end), true
	}
	_, n := nouns.At(p.Tokens, i)
	return max(i+n, p.unknownUnit(i)), n > 0
}

// toSlash passes over words that say more of the things counted where what they
// are counted for follows: "m2 sàn/người", "hội nghị đối thoại/năm".
func (p *parser) toSlash(i int) int {
	for k := i; k < i+4 && p.At(k).Kind == reading.KindWord && !p.isOne(k, listWords); k++ {
		if p.At(k+1).Mark == '/' {
			of := k + 2
			if p.isNumber(of) && !p.isYear(of) {
				of++ // "doanh nghiệp số/1.000 dân"
			}
			if _, n := perOnes.At(p.Tokens, of); n > 0 {
				return k + 1
			}
		}
	}
	return i
}

// perCount passes over what things are counted for, in words: "giường bệnh trên 1
// vạn dân", "bác sĩ trên 10.000 dân".
func (p *parser) perCount(i int) int {
	if !p.is(i, above) {
		return i
	}
	k, digits := i+1, ""
	if value, n := reading.Spelled(p.Tokens, k); n > 0 {
		k, digits = k+n, strconv.Itoa(value)
	} else if p.isNumber(k) {
		k, digits = k+1, strings.TrimLeft(strings.ReplaceAll(p.digits[k], ".", ""), "0")
	}
	if digits == "" || digits[0] != '1' || strings.Trim(digits[1:], "0") != "" {
		return i
	}
	if zeros, _ := magnitudes.At(p.Tokens, k); zeros > 0 {
		k++
	}
	if _, n := perOnes.At(p.Tokens, k); n > 0 {
		return k + n
	}
	return i
}

// unknownUnit is the end of the words at token i that may be a unit: a word that
// ends one, and a new sentence without its full stop, are none of it. A word of
// the language may have several syllables: all that stands there is taken.
func (p *parser) unknownUnit(i int) int {
	end, before := i, i
	for n := 0; n < 12 && p.At(end).Kind == reading.KindWord && !p.stops(end); n++ {
		if n > 0 && p.At(end).Capital && !p.At(before).Capital {
			break
		}
		before, end = end, p.wordEnd(end)
	}
	return end
}

// stops says that no unit goes on at token i.
func (p *parser) stops(i int) bool {
	_, n := stopPhrases.At(p.Tokens, i)
	return n > 0 || p.isOne(i, stopWords) && !(p.is(i, suffered) && p.is(i-1, device))
}

// slashes reads up to four units, "/người/năm", "/vạn dân", "/1 vạn dân", "/10.000 dân".
func (p *parser) slashes(i int) (string, int) {
	s := ""
	for n := 0; n < 4 && p.At(i).Mark == '/'; n++ {
		k := i + 1
		if p.isNumber(k) {
			k++
		} else if p.isOne(k, calendarWords) && p.isNumber(k+1) {
			break // "60%/năm 2026"
		}
		words := 0
		_, known := knownUnits.At(p.Tokens, k)
		if known > 0 {
			words, k = known, k+known
		}
		for p.At(k).Kind == reading.KindWord && words < 6 && (words == 0 || p.isOne(k, perUnits) || known == 0 && !p.stops(k)) && !p.tailAt(k) {
			k = p.wordEnd(k)
			words++
		}
		if words == 0 {
			break
		}
		if m := p.At(k).Mark; (m == '²' || m == '³') && !p.At(k).Space {
			k++
		}
		if p.is(k-1, day) && !p.At(k).Space && !p.At(k+1).Space && (p.At(k).Mark == '.' || p.At(k).Mark == '-') && p.isOne(k+1, roundClock) {
			k += 2 // "m³/ngày.đêm"
		}
		s += "/" + p.Clean(i+1, k)
		i = k
	}
	return s, i
}

// tailAt says that words behind a figure begin at token k.
func (p *parser) tailAt(k int) bool {
	_, n := tailWords.At(p.Tokens, k)
	return n > 0
}

// shareUnit gives a figure without a unit that of the last of the list it begins or
// goes on with: "lần lượt đạt 80, 85, 90%", "tăng 5 và 7%". Two figures may be of two
// things, "số xã đạt 15, 80% hộ": they are one list only at the end of a clause, or
// where it is said that one comes after the other.
func (p *parser) shareUnit(q *quantity, ld lead) {
	if q.unit == "" && !q.isRange && !q.from.spelled && q.from.zeros == 0 && q.from.start < p.sharedTo {
		q.unit, q.known, q.from.zeros = p.shared.unit, true, p.shared.zeros
		return
	}
	bare := ld.start == q.from.start && p.clauseStart(ld.start)
	goesOn := len(p.r.Goals) > 0 && p.floor == ld.start-1 && p.continues(ld.start)
	if q.unit != "" || q.isRange || q.from.spelled || q.from.zeros > 0 || !goesOn && !ld.offered && ld.op == 0 && !ld.from && ld.through == 0 && !bare {
		return
	}
	n, last := 0, q.from
	parts := p.At(last.next).Mark == ';' // "lần lượt đạt 80; 90; 95%"
	for n < 8 && (p.At(last.next).Mark == ',' || parts && p.At(last.next).Mark == ';' || p.isOne(last.next, listWords)) && p.isNumber(last.next+1) {
		last, _ = p.amount(last.next + 1)
		if n++; last.percent || last.zeros > 0 {
			break
		}
	}
	if n == 0 || parts && (bare || (n < 2 || ld.op != 0) && !p.inTurn(ld, last.next)) {
		return
	}
	behind := p.quantity(last, lead{start: last.start})
	if behind.isRange || behind.unit == "" || !isShare(behind.unit) && !behind.known {
		return
	}
	if n > 1 && (!bare || isShare(behind.unit)) || !bare && (ld.change != indicator.NoChange || goesOn && p.r.Goals[len(p.r.Goals)-1].Unit == behind.unit || p.endsClause(behind.next) || p.At(behind.next).Mark == '(' || p.inTurn(ld, behind.next)) {
		q.unit, q.known, q.from.zeros = behind.unit, behind.known, last.zeros
		if parts {
			p.shared, p.sharedTo = label{behind.unit, last.zeros}, last.start
		}
	}
}

// takeStated gives a figure without a unit the one that a text states for all its
// figures: "Đơn vị tính: triệu đồng. Năm 2026: 95".
func (p *parser) takeStated(q *quantity) bool {
	if q.unit != "" || q.from.percent || q.from.zeros > 0 {
		return false
	}
	for ; p.looked < q.from.start; p.looked++ {
		k := p.looked
		_, n := unitLabels.At(p.Tokens, k)
		if n == 0 {
			continue
		}
		i := k + n
		if m := p.At(i).Mark; m == ':' || m == '(' {
			i++
		}
		zeros, at := p.magnitude(i)
		unit, end := "", at
		if n := p.percentAt(at); n > 0 {
			unit, end = "%", at+n
		} else if _, n := knownUnits.At(p.Tokens, at); n > 0 {
			unit, end = p.Clean(at, at+n), at+n
		}
		if suffix, next := p.slashes(end); unit != "" {
			p.stated, p.statedAt = label{unit + suffix, zeros}, next
		}
	}
	if p.statedAt == 0 || q.from.start < p.statedAt {
		return false
	}
	q.unit, q.label, q.known = p.stated.unit, p.stated, true
	q.from.zeros += p.stated.zeros
	q.to.zeros += p.stated.zeros
	return true
}

// inTurn says that "lần lượt" stands before the figure, or at token i behind.
func (p *parser) inTurn(ld lead, i int) bool {
	_, n := turnsWords.At(p.Tokens, i)
	for k := ld.start - 1; k >= p.floor && k > ld.start-6 && n == 0; k-- {
		_, n = turnsWords.At(p.Tokens, k)
	}
	return n > 0
}

// labelled is the unit that a label before the figure gives in brackets, and the
// zeros of its magnitude: "Tỷ lệ giao dịch không dùng tiền mặt (%): ≥ 80", "Thu ngân
// sách (tỷ đồng): 3.450".
func (p *parser) labelled(start int) label {
	k := start - 1
	if k >= p.floor && p.At(k).Mark == ':' {
		k--
	}
	for n := 0; n < 7 && k > p.floor && p.dates(k); n++ { // "tỷ lệ hộ nghèo (%) năm 2026: 2,5"
		k--
	}
	if k < p.floor || p.At(k).Mark != ')' {
		return label{}
	}
	open := k - 1
	for open >= p.floor && p.At(open).Mark != '(' {
		open--
	}
	if open < p.floor || open+1 >= k {
		return label{}
	}
	if p.is(open+1, some) { // "(số doanh nghiệp/1000 dân): 1"
		open++
	}
	zeros, i := p.magnitude(open + 1)
	end := i
	switch m := p.At(i).Mark; {
	case m == '%':
		unit, next := p.percentUnit(i + 1)
		for ; next < k && (p.isWord(next) || p.At(next).Mark == '/'); next++ { // "bội chi (% GDP): 4": the whole of the share
		}
		if next == k {
			return label{unit, zeros}
		}
	case m == '‰':
		end = i + 1
	default:
		end, _ = p.unitEnd(i)
		if _, n := knownUnits.At(p.Tokens, i); n == 0 {
			end = i
		}
	}
	if suffix, next := p.slashes(end); end > i && next == k {
		return label{p.Clean(i, end) + suffix, zeros}
	}
	return label{}
}

// dates says that token k may be of a date, as "đến năm 2026", "giai đoạn 2026 - 2030".
func (p *parser) dates(k int) bool {
	m := p.At(k).Mark
	return p.isYear(k) || p.isDash(k) && p.isYear(k+1) || p.isOne(k, dateWords) || m == ',' || m == ':'
}

// goesOnDated says that nothing but dates stands between the goal before and token i:
// "tỷ lệ (%) năm 2026: 95; năm 2030: 98".
func (p *parser) goesOnDated(i int) bool {
	k := i - 1
	for ; k >= p.floor && k > i-10; k-- {
		if !p.dates(k) && p.At(k).Mark != ';' && !p.isOne(k, listWords) && !p.isOne(k, goingTo) {
			return false
		}
	}
	return k < p.floor && p.floor < i
}

// unitWords are the words of a unit.
func unitWords(unit string) []reading.Token { return reading.Scan(unit).Tokens }

// firstWord is the first word of a unit, the zero Word when it has none there.
func firstWord(unit string) reading.Word {
	if ws := unitWords(unit); len(ws) > 0 {
		return ws[0].Word
	}
	return 0
}

// isMeasure says that nothing is merely counted in the unit.
func isMeasure(unit string) bool {
	ws := unitWords(powers.Replace(unit))
	_, n := measures.At(ws, 0)
	return n > 0 && n == len(ws)
}

// powers are written low or high: "m2", "m²".
var powers = strings.NewReplacer("²", "2", "³", "3")
