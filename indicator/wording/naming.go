package wording

import (
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// naming says that the number is part of a date, of the number of a document, or
// of a name, and where to go on; 0 when it is not.
func (p *parser) naming(a amount) (next int) {
	if next := p.product(a); next > 0 {
		return next
	}
	if p.voids(a.start-1) && !p.knownLead(a.start-1) {
		if to, _, ok := p.upper(a); ok { // "gấp 1,5 - 2 lần"
			return to.next
		}
		return a.next
	}
	if next := p.strung(a); next > 0 || a.spelled {
		return next
	}
	if next := p.joined(a); next > 0 || a.percent {
		return next
	}
	for _, knows := range []func(amount) int{p.dateOrDocument, p.year, p.itemNumber, p.named} {
		if next := knows(a); next > 0 {
			return next
		}
	}
	return 0
}

// voids says that words that make no figure of what follows end with token k; "công
// cộng" and "cổ tức" are none.
func (p *parser) voids(k int) bool {
	_, n := voidWords.Before(p.Tokens, k, p.floor)
	return n > 0 && !(n == 1 && k > p.floor && halves[p.At(k).Word][p.At(k-1).Word])
}

// product is the end of numbers that are multiplied, "18 x 24 cm", "số đạt / tổng số ×
// 100%": a size, or how a share is computed.
func (p *parser) product(a amount) (next int) {
	if p.times(a.start - 1) {
		next = a.next
	}
	for p.times(a.next) {
		b, ok := p.amount(a.next + 1)
		if !ok {
			break
		}
		a, next = b, b.next
	}
	return next
}

// times says that a sign of multiplication stands at token i.
func (p *parser) times(i int) bool {
	m := p.At(i).Mark
	return m == '×' || m == '*' && p.At(i+1).Space && !p.clauseStart(i) && i > 0 || p.At(i).Plain == letterX && (p.At(i).Space || p.isNumber(i-1))
}

// strung is the end of a figure written out as in a contract, "(bằng chữ: năm triệu
// đồng)", "mười sáu triệu, ba mươi nghìn đồng": said before, or in parts.
func (p *parser) strung(a amount) (next int) {
	k := a.start - 1
	if p.At(k).Mark == ':' {
		k--
	}
	if _, n := inWords.Before(p.Tokens, k, p.floor); n > 0 {
		next = a.next
	}
	for p.At(a.next).Mark == ',' && (a.spelled || a.zeros > 0) {
		b, ok := p.amount(a.next + 1)
		if !ok || b.spelled != a.spelled || !a.spelled && (b.zeros == 0 || b.zeros >= a.zeros) {
			break
		}
		a, next = b, b.next
	}
	return next
}

// joins says that a sign stands at token i between two others without white
// space, and that a number (else a word) follows it.
func (p *parser) joins(i int, number bool) bool {
	t, n := p.At(i), p.At(i+1)
	if t.Kind == reading.KindEnd || t.Space || n.Space {
		return false
	}
	return number && p.isNumber(i+1) || !number && n.Kind == reading.KindWord
}

// joined knows COVID-19, 5G, 16h30 and 80+.
func (p *parser) joined(a amount) int {
	i := a.start
	if d := p.At(i - 1); p.isWord(i-2) && p.joins(i-1, true) && (d.Mark == '-' || d.Mark == '/' || d.Mark == '.') {
		return i + 1
	}
	if n := p.At(i + 1); n.Kind == reading.KindWord && !n.Space {
		_, known := knownUnits.At(p.Tokens, i+1)
		if zeros, _ := magnitudes.At(p.Tokens, i+1); known == 0 && zeros == 0 {
			return p.wordEnd(i + 1)
		}
	}
	if m := p.At(i - 1); (m.Mark == '.' || m.Mark == ',') && !p.At(i).Space && (i == 1 || m.Space) {
		return a.next // ".5%": a figure is missing
	}
	if p.At(i+1).Mark == ':' && p.joins(i+1, true) { // 1:500, 16:30
		return i + 3
	}
	if n := p.At(a.next); n.Mark == '+' && !n.Space {
		return a.next + 1
	}
	return 0
}

// dateOrDocument knows 31/12/2025, 31.12.2025, 3/2026, 57-NQ/TW and
// 240/QĐ-TTg.
func (p *parser) dateOrDocument(a amount) int {
	i := a.start
	last := p.runEnd(i)
	if p.separates(last+1) && p.joins(last+1, false) && p.At(last+2).Capital {
		last = p.wordEnd(last + 2)
		for p.At(last).Kind == reading.KindMark && p.joins(last, false) {
			last = p.wordEnd(last + 1)
		}
		return last
	}
	if text := p.digits[i]; strings.Count(text, ".") == 2 && len(text) >= 8 && text[len(text)-5] == '.' && yearText(text[len(text)-4:]) {
		return i + 1
	}
	if last == i+4 && p.isYear(last) && len(p.digits[i]) <= 2 && len(p.digits[i+2]) <= 2 { // 31-12-2025
		return last + 1
	}
	if p.is(i+1, month) && p.isNumber(i+2) && len(p.digits[i]) <= 2 { // "30 tháng 6"
		return i + 3
	}
	if last == i+4 && p.isDash(i+1) && p.At(i+3).Mark == '/' && len(p.digits[i+4]) != 3 && p.percentAt(last+1) == 0 { // "01-15/3", "3-6/2025"
		if unit, _, known := p.unit(last + 1); unit == "" || !known {
			return last + 1
		}
	}
	if last == i || p.At(i+1).Mark != '/' {
		return 0
	}
	if _, n := knownUnits.At(p.Tokens, last+1); n > 0 && last == i+2 && p.isFraction(i+1) && p.isDoing(i) {
		p.doubt(DoubtCounted, i, last+1+n) // "xây dựng 3/4 trường học": three of four, or so much of the schools
	}
	if unit, _, _ := p.unit(i + 1); last > i+2 || p.isYear(i+2) || unit == "" {
		return last + 1
	}
	return 0
}

// separates says that token i parts the numbers of a date or a document.
func (p *parser) separates(i int) bool { return p.At(i).Mark == '/' || p.isDash(i) }

// runEnd is the last number of those that dashes and slashes join to the one at
// token i.
func (p *parser) runEnd(i int) int {
	if i < p.run.from || i > p.run.last {
		p.run.from, p.run.last = i, i
		for p.separates(p.run.last+1) && p.joins(p.run.last+1, true) {
			p.run.last += 2
		}
	}
	return p.run.last
}

// year knows 2026-2030 and a year alone.
func (p *parser) year(a amount) int {
	i := a.start
	if !p.isYear(i) || a.zeros > 0 {
		return 0
	}
	if p.isDash(i+1) && p.isYear(i+2) && p.percentAt(i+3) == 0 {
		if unit, _, _ := p.unit(i + 3); unit == "" {
			return i + 3
		}
	}
	if _, _, known := p.unit(a.next); !known {
		if ld := p.lead(i); ld.op == 0 || ld.from || p.isOne(i-1, goingTo) { // "cao nhất đến 2025"
			return a.next
		}
	}
	return 0
}

// itemNumber knows "1. Tối thiểu", "(2) Tỷ lệ" and "1.1 Tỷ lệ".
func (p *parser) itemNumber(a amount) int {
	i, text := a.start, p.digits[a.start]
	mark, word := p.At(i+1), p.At(i+2)
	switch {
	case !p.clauseStart(i):
	case len(text) == 4 && allDigits(text):
		if mark.Mark == '.' && !mark.Space && word.Capital && word.Space { // "0105. Tỷ lệ": a code of statistics
			return i + 2
		}
	case len(text) <= 3 && allDigits(text):
		if (mark.Mark == '.' || mark.Mark == ')') && !mark.Space && word.Kind != reading.KindEnd &&
			(word.Capital || len(text) <= 2 && (mark.Mark == ')' || word.Space)) {
			return i + 2
		}
	case strings.Contains(text, ".") && !strings.Contains(text, ","):
		_, known := knownUnits.At(p.Tokens, i+1)
		if known == 0 && (mark.Mark == '.' && word.Kind != reading.KindEnd || mark.Capital && !threes(text, ".")) {
			return i + 1
		}
	}
	return 0
}

// named knows "năm 2025", "Điều 5", "hạng 2", "nhóm 3 nước" and "mức 4".
func (p *parser) named(a amount) int {
	i := a.start
	if p.isOne(a.next, goingOn) { // "12 phẩy năm": read whole or not at all
		return a.next + 2
	}
	if _, n := namingWords.Before(p.Tokens, i-1, p.floor); n == 0 {
		return 0
	}
	if p.is(i-2, each) && !p.isYear(i) {
		return 0 // "mỗi đợt 50 người"
	}
	switch p.At(i - 1).Word {
	case trade: // "khu công nghiệp 200 ha"
		if q := p.quantity(a, lead{start: i}); q.known || isShare(q.unit) {
			return 0
		}
	case some:
		if p.is(i-2, total) || p.is(i-2, people) {
			return 0
		}
	case year, month, quarter: // "mỗi năm 01 lần"
		if p.isOne(i-2, apartWords) && !p.isYear(i) && (p.is(i-1, year) || p.is(i-2, each)) {
			return 0
		}
	case planned: // "sản lượng theo kế hoạch 433.000 tấn"
		if q := p.quantity(a, lead{start: i}); q.known && isMeasure(q.unit) && (a.zeros > 0 || len(p.digits[i]) > 3) && !(len(p.r.Goals) > 0 && p.wordsOnly(p.floor, i-2)) {
			return 0
		}
	case point:
		if p.isOne(i-2, settling) {
			return 0 // "giải quyết dứt điểm 45 dự án"
		}
	case grade: // "năng lượng sơ cấp 15 - 20%"
		q := p.quantity(a, lead{start: i})
		if p.isOne(i-2, grades) || q.known && (isMeasure(q.unit) || strings.Contains(q.unit, "/")) || p.isHead(i-1) && (q.known || len(p.digits[i]) > 2) || granted[firstWord(q.unit)] { // "cấp 300 chữ ký số", "cấp 5-10 suất học bổng"
			return 0
		}
	case sort: // "rau các loại 30 nghìn tấn"
		if q := p.quantity(a, lead{start: i}); p.is(i-2, plural) && q.known {
			return 0
		}
	case level: // a level of a scale, but "đạt mức 85 điểm"
		q := p.quantity(a, lead{start: i}) // "ở mức 8 - 10%"
		if q.known || strings.HasPrefix(q.unit, "%") || a.zeros > 0 || a.scale > 0 || p.is(i-2, reach) && len(p.digits[i]) > 1 {
			return 0
		}
	}
	return a.next
}

// knownLead says that the words of an operator end with token i: "không kém".
func (p *parser) knownLead(i int) bool {
	_, n := leadWords.Before(p.Tokens, i, p.floor)
	return n > 0
}

// clauseStart says that a clause begins at token i.
func (p *parser) clauseStart(i int) bool {
	if i == 0 {
		return true
	}
	switch t := p.At(i - 1); t.Mark {
	case ';', ':', '(', '.':
		return true
	case '+': // not of a sum: "18 + 20"
		return !p.isNumber(i - 2)
	case '•': // what else is a bullet, a point in the middle or an arrow, only at the beginning of a line
		return i == 1 || t.Line || t.Bar || p.Source[t.Start:t.End] == "•"
	}
	return p.isDash(i-1) && (i == 1 || p.isSign(i-2))
}

// continues says that token i goes on with a list after a goal: "10 xã, 5
// phường", "80% cấp tỉnh và 60% cấp xã": nothing but words that begin no other
// sentence stand between, and numbers only in names.
func (p *parser) continues(i int) bool { return p.goesOn(i, false) }

// goesOn says so, with any numbers that are no goals where they may stand between.
func (p *parser) goesOn(i int, numbers bool) bool {
	if len(p.r.Goals) == 0 || i <= p.floor || p.At(i-1).Mark != ',' && !p.isOne(i-1, listWords) {
		return false
	}
	for k := p.floor; k < i-1; k++ {
		switch m := p.At(k).Mark; {
		case p.isWord(k), p.described[k], m == '(', m == ')', m == '/', m == '-':
		case p.isNumber(k) && (numbers || p.isOne(k-1, calendarWords) || p.inName(k) || p.is(k+1, star)): // "60% năm 2026, 90% năm 2030"
		case numbers && p.isDash(k):
		case m == ',' && p.isOne(i-1, listWords): // "20% cơ quan, đơn vị và 10% xã"
		default:
			return false
		}
		if _, n := turnWords.At(p.Tokens, k); n > 0 {
			return false
		}
	}
	return true
}

// inName says that the number at token i is the end of a name: "lớp 5", "khu vực 3".
func (p *parser) inName(i int) bool {
	_, named := namingWords.Before(p.Tokens, i-1, p.floor)
	_, class := classWords.Before(p.Tokens, i-1, p.floor)
	_, place := placeKinds.Before(p.Tokens, i-1, p.floor)
	return named+class > 0 || place > 0 && p.At(i-place).Capital
}
