package wording

import (
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// naming says that the number is part of a date, of the number of a document, or
// of a name, and where to go on; 0 when it is not.
func (p *parser) naming(a amount) (next int) {
	if _, n := voidWords.Before(p.Tokens, a.start-1, p.floor); n > 0 && !p.knownLead(a.start-1) {
		return a.next
	}
	if a.spelled {
		return 0
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
	if last == i || p.At(i+1).Mark != '/' {
		return 0
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
		if ld := p.lead(i); ld.op == 0 || ld.from {
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
	switch p.At(i - 1).Word {
	case some:
		if p.is(i-2, total) {
			return 0
		}
	case year: // "mỗi năm 01 lần"
		if p.isOne(i-2, apartWords) && !p.isYear(i) {
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
	case ';', ':', '(', '.', '+':
		return true
	case '•': // what else is a bullet, a point in the middle or an arrow, only at the beginning of a line
		return i == 1 || t.Line || t.Bar || p.Source[t.Start:t.End] == "•"
	}
	return p.isDash(i-1) && (i == 1 || p.isSign(i-2))
}

// continues says that token i goes on with a list after a goal: "10 xã, 5
// phường", "80% cấp tỉnh và 60% cấp xã": nothing but words that begin no other
// sentence stand between.
func (p *parser) continues(i int) bool {
	if len(p.r.Goals) == 0 || i <= p.floor || p.At(i-1).Mark != ',' && !p.isOne(i-1, listWords) {
		return false
	}
	for k := p.floor; k < i-1; k++ {
		if m := p.At(k).Mark; !p.isWord(k) && m != '(' && m != ')' && m != '/' && m != '-' {
			return false
		}
		if _, n := turnWords.At(p.Tokens, k); n > 0 {
			return false
		}
	}
	return true
}

// rejects says that the number, though a goal could be made of it, is not one:
// most numbers of a sentence only count or date things.
func (p *parser) rejects(q quantity, ld lead, tail tail) bool {
	switch {
	case ld.denied && ld.op == 0, p.isPerCount(q, ld), ld.from && tail.op == 0 && !q.isRange && p.isOrigin(q),
		p.isTolerance(q), p.isFootnote(q), p.isAside(q, ld), p.isOfSubject(q, ld):
		return true
	case strings.HasPrefix(q.unit, "%"):
		return false
	case p.isRank(q, ld), p.isAgeOfThoseCounted(q, ld):
		return true
	case ld.op != 0 && ld.op != indicator.Equal, tail.op != 0, ld.from && !q.isRange && q.unit != "":
		return false
	case p.isLeadingGroup(q), p.isStretchOfTime(q, ld):
		return true
	case ld.op == indicator.Equal, ld.change != indicator.NoChange, ld.from && q.isRange:
		return false
	}
	return !p.isOffered(q, ld)
}

// isTolerance knows "80% ± 2%".
func (p *parser) isTolerance(q quantity) bool { return p.At(q.from.start-1).Mark == '±' }

// isFootnote knows the mark of a note behind a target: "80% (1)", "80%[2]".
func (p *parser) isFootnote(q quantity) bool {
	i := q.from.start
	return q.unit == "" && i >= 2 && p.used[i-2] && len(p.digits[i]) <= 2 && p.At(i-1).Mark == '(' && p.At(q.next).Mark == ')'
}

// isAside knows what only tells how many a share is of: "100% TTHC (khoảng 2.500
// TTHC)".
func (p *parser) isAside(q quantity, ld lead) bool {
	return len(p.r.Goals) > 0 && (ld.op == 0 || ld.op == indicator.About) && len(ld.fillers) == 0 && ld.change == indicator.NoChange && !strings.HasPrefix(q.unit, "%") &&
		p.At(ld.start-1).Mark == '(' && p.At(q.next).Mark == ')'
}

// isOfSubject knows what only says which of the things counted before are meant:
// "100% hộ có doanh thu trên 1 tỷ đồng", "01 sản phẩm đạt 3 - 4 sao". Nothing but
// words stands between, and none that says where the figure goes.
func (p *parser) isOfSubject(q quantity, ld lead) bool {
	if len(p.r.Goals) == 0 || ld.start == p.floor && len(ld.fillers) == 0 || ld.change != indicator.NoChange || p.At(ld.start).Bar || p.At(ld.start).Line {
		return false
	}
	for k := p.floor; k < ld.start; k++ {
		if t := p.At(k); !p.isWord(k) || t.Bar || t.Line || p.isOne(k, raisedTo) || p.isOne(k, goingTo) || p.isOne(k, listWords) {
			return false
		}
	}
	share := strings.HasPrefix(q.unit, "%")
	return (ld.op != 0 || ld.from) && !(share && len(ld.fillers) > 0) || !share && len(ld.fillers) > 0
}

// isPerCount knows "số bác sĩ trên 10.000 dân": for each 10,000, not more than
// 10,000.
func (p *parser) isPerCount(q quantity, ld lead) bool {
	if ld.op != indicator.MoreThan || !p.is(ld.start, above) || p.clauseStart(ld.start) || !perUnits[firstWord(q.unit)] || q.from.coef == nil {
		return false
	}
	digits := q.from.coef.String()
	return len(digits)+q.from.zeros >= 3 && digits[0] == '1' && strings.Trim(digits[1:], "0") == ""
}

// isOrigin knows "từ 50% lên 60%", "từ 58.000 năm 2020 lên 80.000": where it
// comes from, not where it has to go.
func (p *parser) isOrigin(q quantity) bool {
	i := q.next
	if p.At(i).Mark == '(' { // "từ 75% (năm 2023) lên 80%"
		for k := i + 1; k < len(p.Tokens) && k < i+8; k++ {
			if p.At(k).Mark == ')' {
				i = k + 1
				break
			}
		}
	}
	if i+2 < len(p.Tokens) && p.isOne(i, calendarWords) && p.isNumber(i+1) {
		i += 2
	}
	return p.isOne(i, raisedTo) && i+1 < len(p.Tokens) || p.isOne(i, goingTo) && p.isNumber(i+1)
}

// isRank knows "xếp hạng từ 50 trở lên".
func (p *parser) isRank(q quantity, ld lead) bool {
	_, n := rankWords.Before(p.Tokens, ld.start-1, p.floor)
	return n > 0 && (q.unit == "" || ld.from)
}

// isAgeOfThoseCounted knows "dân số từ 15 tuổi trở lên", "trẻ em dưới 5 tuổi".
func (p *parser) isAgeOfThoseCounted(q quantity, ld lead) bool {
	unit := unitWords(q.unit)
	return len(unit) == 1 && unit[0].Word == age && !p.clauseStart(ld.start) && !p.holds(life, p.floor, q.from.start) && !p.holds(reach, ld.start, q.from.start)
}

// isLeadingGroup knows "trong 30 nước dẫn đầu".
func (p *parser) isLeadingGroup(q quantity) bool {
	for k := q.next; k < q.next+5 && p.isWord(k); k++ {
		if _, n := leaderWords.At(p.Tokens, k); n > 0 {
			return true
		}
	}
	unit := unitWords(q.unit)
	return len(unit) > 1 && unitEnds[unit[len(unit)-1].Word]
}

// isStretchOfTime knows "6 tháng đầu năm" and "trong 5 ngày": a bare figure in a
// unit of time is a target only as a cell of its own, "10 ngày", and where it is
// saved, "giảm 3 ngày", or what is left, "giảm từ 30 ngày xuống còn 15 ngày".
func (p *parser) isStretchOfTime(q quantity, ld lead) bool {
	unit := firstWord(q.unit)
	switch {
	case !timeUnits[unit] || strings.Contains(q.unit, "/"):
		return false
	case ld.change != indicator.NoChange:
		return !p.endsClause(q.next) && longTimes[unit]
	case p.continues(ld.start) && timeUnits[firstWord(p.r.Goals[len(p.r.Goals)-1].Unit)]: // "tối đa 5 ngày, 3 ngày với ..."
		return false
	}
	before, behind := p.At(ld.start-1), p.At(q.next)
	if leftAt[before.Word] {
		for k := ld.start - 2; k >= p.floor && k > ld.start-20; k-- {
			if v, n := changeWords.Before(p.Tokens, k, p.floor); n > 0 {
				return v != indicator.Decrease
			}
		}
	}
	alone := (ld.start == 0 || before.Mark == ';' || before.Mark == ':') && (behind.Kind == reading.KindEnd || behind.Mark == ';' || behind.Mark == '.')
	return !alone
}

// endsClause says that nothing of a sentence follows at token i.
func (p *parser) endsClause(i int) bool {
	return i >= len(p.Tokens) || p.isSign(i)
}

// isDoing says that a verb at the head of a clause stands before token i: "hỗ trợ
// 15 - 20 doanh nghiệp".
func (p *parser) isDoing(i int) bool {
	_, n := doingWords.Before(p.Tokens, i-1, p.floor)
	return n > 0 && (p.clauseStart(i-n) || p.At(i-n-1).Mark == ',' || p.isOne(i-n-1, listWords))
}

// isOffered says that a bare figure stands where targets stand: at the head of
// a clause, in a list of targets, behind "đạt" and the like, or as a measure at
// the end ("GRDP bình quân đầu người 5.000 USD").
func (p *parser) isOffered(q quantity, ld lead) bool {
	ends := p.endsClause(q.next)
	switch {
	case p.clauseStart(ld.start):
		if q.known {
			return true
		}
		// With a unit that is not known only a cell is sure, not a sentence.
		words := 0
		for end := q.next; words <= 2 && end < len(p.Tokens) && p.At(end).Mark != ';' && p.At(end).Mark != '.' && p.At(end).Mark != ','; end = p.wordEnd(end) {
			words++
		}
		return words <= 2
	case ends && p.isOne(ld.start-1, raisedTo), p.isDoing(ld.start) && (q.known || ends), q.known && p.continues(ld.start), ld.offered && (q.known || q.unit == "" && ends):
		return true
	}
	return ends && (isMeasure(q.unit) || q.known && strings.Contains(q.unit, "/") && q.unit[0] != '/')
}
