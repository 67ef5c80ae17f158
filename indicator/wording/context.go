package wording

import (
	"math/big"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// naming says that the number is part of a date, of the number of a document, or
// of a name, and where to go on; 0 when it is not.
func (p *parser) naming(a amount) (next int) {
	if _, n := voidWords.Before(p.Tokens, a.start-1, p.floor); n > 0 && !p.knownLead(a.start-1) {
		if to, _, ok := p.upper(a); ok { // "gấp 1,5 - 2 lần"
			return to.next
		}
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
	case grade: // "năng lượng sơ cấp 15 - 20%"
		q := p.quantity(a, lead{start: i})
		if p.isOne(i-2, grades) || p.clauseStart(i-1) && q.known { // "cấp 300 chữ ký số"
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
		if p.At(k).Mark == ',' && p.isOne(i-1, listWords) {
			continue // "20% cơ quan, đơn vị và 10% xã"
		}
		dated := p.isNumber(k) && p.isOne(k-1, calendarWords) // "60% năm 2026, 90% năm 2030"
		if m := p.At(k).Mark; !p.isWord(k) && !dated && !p.described[k] && m != '(' && m != ')' && m != '/' && m != '-' {
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
	case ld.denied && len(ld.forbidden) == 0, p.isVoid(q, ld), p.isPast(q, ld), p.isPerCount(q, ld), p.isField(q, ld), ld.from && tail.op == 0 && p.isOrigin(q),
		p.becomes(q), p.isTolerance(q), p.isFootnote(q), p.isAside(q, ld, tail), p.isOfSubject(q, ld), p.isOfShare(q, ld, tail), p.isGap(q, ld):
		return true
	case isShare(q.unit):
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

// isVoid says that a word that makes no figure of the number stands before the
// words of its operator: "gấp ít nhất 2 lần", or that it is of a condition.
func (p *parser) isVoid(q quantity, ld lead) bool {
	_, n := voidWords.Before(p.Tokens, ld.start-1, p.floor)
	if ld.change == indicator.NoChange && n > 0 && !p.knownLead(ld.start-1) {
		return true
	}
	k := ld.start - 1
	if p.isOne(k, has) {
		k--
	}
	return p.isOne(k, conditions) && !(p.is(k, when) && isShare(q.unit)) || p.isOfCondition(ld)
}

// isOfCondition knows a figure in a clause that begins with "nếu", or that says of
// whom the next one is: "đối với các xã có tỷ lệ hộ nghèo trên 5%".
func (p *parser) isOfCondition(ld lead) bool {
	had := false
	for k := ld.start - 1; k >= p.floor && (p.isWord(k) || p.isNumber(k) && p.isOne(k-1, calendarWords)) && !p.is(k, then); k-- {
		_, n := concerning.At(p.Tokens, k)
		if p.is(k, condition) || had && n > 0 && len(ld.fillers) == 0 {
			return true
		}
		had = had || p.is(k, have)
	}
	return false
}

// isPast knows what was reached, not what is asked for: "đến nay mới đạt 39,5%", "có
// 34/34 tỉnh đã ban hành".
func (p *parser) isPast(q quantity, ld lead) bool {
	if _, n := pastWords.Before(p.Tokens, ld.start-1, p.floor); n > 0 && p.isReached(ld) {
		return true
	}
	of, ok := strings.CutPrefix(q.unit, "/")
	n := 0
	for n < len(of) && of[n] >= '0' && of[n] <= '9' {
		n++
	}
	return ok && p.is(ld.start-1, have) && p.clauseStart(ld.start-1) && p.isNumber(q.from.start) && strings.TrimLeft(of[:n], "0") == strings.TrimLeft(p.digits[q.from.start], "0")
}

// isShare says that the unit is a share of something.
func isShare(unit string) bool {
	return strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, perMille)
}

// isField knows "đổi mới trên 4 ngành công nghiệp": in four fields, not in more
// than four. Behind "có", "đạt" and the like, or at the head of a clause, it is a
// figure.
func (p *parser) isField(q quantity, ld lead) bool {
	if ld.op != indicator.MoreThan || len(ld.opAt) != 1 || !p.is(ld.opAt[0], above) || ld.start != ld.opAt[0] || q.from.zeros > 0 || q.from.scale > 0 || isShare(q.unit) {
		return false
	}
	head := firstWord(q.unit)
	if !fields[head] || p.clauseStart(ld.start) || ld.offered || p.isOne(ld.start-1, listWords) || p.At(ld.start-1).Mark == ',' || p.holds(head, p.floor, ld.start) {
		return false
	}
	return q.from.coef != nil && q.from.coef.IsInt64() && q.from.coef.Int64() <= 100
}

// isGap knows a figure that is the distance from another: "cao hơn năm trước 2%",
// "vượt dự toán 10%", "vượt 5% so với kế hoạch", or counts what was passed. It is neither the level nor a
// change of it.
func (p *parser) isGap(q quantity, ld lead) bool {
	if len(ld.fillers) == 0 && ld.change == indicator.NoChange {
		for k := ld.start - 1; k >= p.floor && k > ld.start-12 && (p.isWord(k) || p.isNumber(k) && p.isOne(k-1, calendarWords)); k-- {
			if _, n := gapWords.Before(p.Tokens, k, p.floor); n > 0 {
				if _, base := baseWords.At(p.Tokens, k+1); base > 0 && k+base < ld.start {
					return true
				}
			}
		}
	}
	if len(ld.opAt) == 0 || ld.change != indicator.NoChange || ld.offered && !isShare(q.unit) {
		return false
	}
	_, n := gapWords.At(p.Tokens, ld.opAt[0])
	if _, met := passed.Before(p.Tokens, q.next-1, q.from.start); n == len(ld.opAt) && met > 0 {
		return true // "vượt 3 chỉ tiêu": three are passed
	}
	_, base := baseWords.At(p.Tokens, q.next)
	return n == len(ld.opAt) && base > 0 && isShare(q.unit) && q.from.coef != nil && q.from.zeros == 0 && !p.isReached(ld) &&
		q.from.coef.Cmp(new(big.Int).Mul(big.NewInt(100), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(q.from.scale)), nil))) < 0
}

// isReached says that "đạt" leads up to the figure.
func (p *parser) isReached(ld lead) bool {
	for _, k := range ld.fillers {
		if p.is(k, reach) {
			return true
		}
	}
	return false
}

// isAside knows what only tells how many a share is of: "100% TTHC (khoảng 2.500
// TTHC)", and what was planned or reached before: "đạt 98% (kế hoạch 95%)".
func (p *parser) isAside(q quantity, ld lead, tail tail) bool {
	if len(p.r.Goals) > 0 {
		for k := ld.start - 1; k >= p.floor && k > ld.start-8; k-- {
			if p.At(k).Mark == '(' {
				_, n := asideWords.At(p.Tokens, k+1)
				return n > 0 || p.isShareOf(q, ld) || p.isOfBracketed(q, k, tail)
			}
		}
	}
	return p.isShareOf(q, ld) || p.At(ld.start-1).Mark == '(' && p.isOfBracketed(q, ld.start-1, tail)
}

// isOfBracketed knows what in a bracket says which things are meant: "công trình
// lớn (>10.000 m2)" behind a goal, "cán bộ trẻ (dưới 42 tuổi) từ 10% trở lên" before
// one.
func (p *parser) isOfBracketed(q quantity, open int, tail tail) bool {
	if isShare(q.unit) || q.unit == "" || !p.isWord(open-1) {
		return false
	}
	if len(p.r.Goals) > 0 && open > p.floor && p.At(q.next+len(tail.at)).Mark == ')' {
		return true
	}
	k := q.next
	for k < q.next+12 && p.At(k).Mark != ')' && p.At(k).Kind != reading.KindEnd {
		k++
	}
	if p.At(k).Mark != ')' {
		return false
	}
	for k++; p.isOne(k, leading) || compares(p.At(k).Mark); k++ {
	}
	return p.isNumber(k) && p.percentAt(k+1) > 0
}

func (p *parser) isShareOf(q quantity, ld lead) bool {
	return len(p.r.Goals) > 0 && (ld.op == 0 || ld.op == indicator.About) && len(ld.fillers) == 0 && ld.change == indicator.NoChange && !isShare(q.unit) &&
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
		if t := p.At(k); !p.isWord(k) || t.Bar || t.Line || p.isOne(k, raisedTo) || p.isOne(k, goingTo) || p.isOne(k, listWords) || p.is(k, but) {
			return false
		}
	}
	share := isShare(q.unit)
	of := (ld.op != 0 || ld.from) && !(share && len(ld.fillers) > 0) || !share && len(ld.fillers) > 0
	if of {
		for k := ld.start; k < q.next; k++ {
			p.described[k] = true
		}
	}
	return of
}

// isOfShare knows a figure in the name of a share whose own figure follows: "tỷ lệ
// phụ nữ mang thai được khám thai ít nhất 4 lần đạt 95%".
func (p *parser) isOfShare(q quantity, ld lead, tail tail) bool {
	held := p.is(ld.start-1, have) && p.isOne(ld.start-2, holders) // "hộ có từ 2 con trở xuống đạt 95%"
	if !held && ld.op == 0 && tail.op == 0 && !ld.from || len(ld.fillers) > 0 || ld.change != indicator.NoChange {
		return false
	}
	end := q.next + len(tail.at)
	if n := len(tail.at); n > 0 {
		end = tail.at[n-1] + 1
	}
	k := end
	for k < end+15 && p.isWord(k) && !p.isOne(k, listWords) {
		k++
	}
	_, n := fillerWords.Before(p.Tokens, k-1, end)
	if _, led := leadWords.Before(p.Tokens, k-1, end); !p.isNumber(k) || n+led == 0 || p.percentAt(k+1) == 0 {
		return false
	}
	if held {
		return true
	}
	for k = ld.start - 1; k >= p.floor && p.isWord(k); k-- {
		if _, n := shareWords.At(p.Tokens, k); n > 0 {
			return true
		}
	}
	return false
}

// isPerCount knows "số bác sĩ trên 10.000 dân": for each 10,000, not more than
// 10,000.
func (p *parser) isPerCount(q quantity, ld lead) bool {
	if ld.op != indicator.MoreThan || !p.is(ld.start, above) || p.clauseStart(ld.start) || q.from.coef == nil {
		return false
	}
	digits := q.from.coef.String()
	if _, n := perOnes.At(p.Tokens, q.from.next); n > 0 && digits == "1" && q.from.scale == 0 && !ld.offered {
		return true // "giá trị sản xuất trên 1 ha"
	}
	if !perUnits[firstWord(q.unit)] {
		return false
	}
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
	if p.isOne(i, raisedTo) && i+1 < len(p.Tokens) || p.isOne(i, goingTo) && p.isNumber(i+1) {
		return true
	}
	for k := i; k < i+6 && p.isWord(k); k++ { // "từ 35% hiện nay lên 50%"
		if p.isOne(k+1, raisedTo) && !p.is(k, becoming) {
			return p.isNumber(k+2) || p.isOne(k+2, leftAt) && p.isNumber(k+3) || leadAfter(p, k+2)
		}
	}
	return false
}

// becomes knows "95% → 98%".
func (p *parser) becomes(q quantity) bool {
	i := q.next
	if p.isOne(i, calendarWords) && p.isNumber(i+1) {
		i += 2
	}
	t := p.At(i)
	return (t.Mark == arrow || t.Mark == '•' && p.Source[t.Start:t.End] == string(arrow)) && p.isNumber(i+1)
}

// leadAfter says that the words of an operator and then a number stand at token i.
func leadAfter(p *parser, i int) bool {
	_, n := leadWords.At(p.Tokens, i)
	return n > 0 && p.isNumber(i+n)
}

// isRank knows "xếp hạng từ 50 trở lên".
func (p *parser) isRank(q quantity, ld lead) bool {
	_, n := rankWords.Before(p.Tokens, ld.start-1, p.floor)
	return n > 0 && (q.unit == "" || ld.from && !p.isReached(ld))
}

// isAgeOfThoseCounted knows "dân số từ 15 tuổi trở lên", "trẻ em dưới 5 tuổi".
func (p *parser) isAgeOfThoseCounted(q quantity, ld lead) bool {
	unit := unitWords(q.unit)
	return len(unit) == 1 && unit[0].Word == age && !p.clauseStart(ld.start) && !p.holds(life, p.floor, q.from.start) && !p.holds(living, p.floor, q.from.start) && !p.holds(reach, ld.start, q.from.start)
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
	if before.Mark == ':' && q.isRange {
		return false // "Thời gian thực hiện: 06-10 ngày làm việc"
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
	return n > 0 && p.isHead(i-n)
}

// isMaking says that the verb before token i makes what is counted.
func (p *parser) isMaking(i int) bool {
	_, n := makingWords.Before(p.Tokens, i-1, p.floor)
	return n > 0
}

// isHead says that a clause begins at token i, or that only words stand before it
// that tell when, where or how eagerly a thing is done.
func (p *parser) isHead(i int) bool {
	for range 3 {
		if p.clauseStart(i) || p.At(i-1).Mark == ',' || p.isOne(i-1, listWords) {
			return true
		}
		_, n := hopeWords.Before(p.Tokens, i-1, p.floor)
		switch {
		case n > 0:
			i -= n
		case p.isYear(i-1) && p.is(i-2, year): // "đến năm 2030 xây dựng 5 mô hình"
			if i -= 2; p.isOne(i-1, untilWords) {
				i--
			}
		default:
			return false
		}
	}
	return p.clauseStart(i) || p.At(i-1).Mark == ','
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
		if q.unit == "" && p.isWord(q.next) && !p.isOne(q.next, calendarWords) {
			return false // "3 giảm, 3 tăng"
		}
		// With a unit that is not known only a cell is sure, not a sentence.
		words := 0
		for end := q.next; words <= 2 && end < len(p.Tokens) && p.At(end).Mark != ';' && p.At(end).Mark != '.' && p.At(end).Mark != ','; end = p.wordEnd(end) {
			words++
		}
		return words <= 2
	case p.isOne(ld.start-1, raisedTo) && (ends || strings.Contains(q.unit, "/")), p.isDoing(ld.start) && (q.known || ends || q.unit != "" && p.isMaking(ld.start)),
		p.continues(ld.start) && (q.known || p.counted(q) || q.unit != "" && ends && p.lists()),
		ld.offered && (q.known || q.unit == "" && ends), p.isHoped(q, ld, ends):
		return true
	}
	return ends && (isMeasure(q.unit) || q.known && strings.Contains(q.unit, "/") && q.unit[0] != '/')
}

// lists says that the goal before counts something.
func (p *parser) lists() bool {
	before := p.r.Goals[len(p.r.Goals)-1]
	return before.Unit != "" && !isShare(before.Unit)
}

// counted says that the goal before counts something with the words of an
// operator, and that this figure counts as well: "ít nhất 1 mô hình, 2 chuyên đề".
func (p *parser) counted(q quantity) bool {
	before := p.r.Goals[len(p.r.Goals)-1]
	return q.unit != "" && before.Op != indicator.Equal && p.lists()
}

// isHoped says that what is counted in a unit that is not known is asked for:
// "phấn đấu có 04 - 05 nhóm nghiên cứu", "đạt 2,1 con/phụ nữ".
func (p *parser) isHoped(q quantity, ld lead, ends bool) bool {
	switch {
	case q.unit == "" || !ld.offered:
		return false
	case p.isReached(ld):
		return ends || strings.Contains(q.unit, "/")
	case p.is(ld.start-1, have):
		return q.isRange && p.clauseStart(ld.start-1)
	}
	return len(ld.fillers) > 0 && ld.through > 0
}
