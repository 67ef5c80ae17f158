package wording

import (
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// rejects says that the number, though a goal could be made of it, is not one:
// most numbers of a sentence only count or date things.
func (p *parser) rejects(q quantity, ld lead, tail tail) bool {
	switch {
	case ld.denied && len(ld.forbidden) == 0, p.isVoid(q, ld), p.isPast(q, ld), p.isPerCount(q, ld), p.isField(q, ld), ld.from && tail.op == 0 && p.isOrigin(q),
		p.becomes(q), p.isTolerance(q), p.isFootnote(q), p.isAside(q, ld, tail), p.isOfSubject(q, ld, tail), p.isOfShare(q, ld, tail), p.isGap(q, ld), p.isRecord(q, ld), p.isEvery(q), p.isPerOne(q), p.isPerformer(q, ld):
		return true
	case isShare(q.unit):
		return false
	case p.isRank(q, ld), p.isAgeOfThoseCounted(q, ld), ld.from && tail.op == 0 && firstWord(q.unit) == hour: // "từ 8 giờ ngày 01/3"
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

// isRecord knows "cao nhất trong 15 năm qua": since when, not how much.
func (p *parser) isRecord(q quantity, ld lead) bool {
	return timeUnits[firstWord(q.unit)] && p.is(q.from.start-1, within) && p.is(q.from.start-2, most) && ld.op != 0
}

// isPerOne knows "50 nghìn đồng/1 hội viên": for each one, and no one of them.
func (p *parser) isPerOne(q quantity) bool {
	i := q.from.start
	return i >= 2 && p.At(i-1).Mark == '/' && p.used[i-2] && q.unit != "" && q.from.coef != nil && q.from.coef.IsInt64() && q.from.coef.Int64() == 1 && q.from.zeros == 0
}

// isEvery knows "02 năm một lần", which is how often and not how long.
func (p *parser) isEvery(q quantity) bool {
	i := q.from.next
	if !p.isOne(i, timeUnits) {
		return false
	}
	return (p.isNumber(i+1) || p.is(i+1, one)) && p.is(i+2, once)
}

// isPerformer knows those who do what the clause is about: "03 tổ công tác kiểm tra 100%
// đơn vị", "tại 12 xã, mỗi xã có ít nhất 1 mô hình".
func (p *parser) isPerformer(q quantity, ld lead) bool {
	head := firstWord(q.unit)
	if !performers[head] || q.isRange || ld.op != 0 || len(ld.fillers) > 0 || ld.change != indicator.NoChange {
		return false
	}
	begins, works := p.clauseStart(ld.start) || p.is(ld.start-1, have) && p.clauseStart(ld.start-1), false
	for k := q.last(); k < q.last()+16; k++ {
		switch m := p.At(k).Mark; {
		case p.is(k, each) && p.is(k+1, head):
			return !p.isDoing(ld.start)
		case p.isNumber(k):
			return begins && works && p.percentAt(k+1) > 0
		case m != 0 && m != ',', p.At(k).Kind == reading.KindEnd:
			return false
		case m == ',':
			begins = false
		}
		_, n := workings.At(p.Tokens, k)
		works = works || n > 0
	}
	return false
}

// isTolerance knows "80% ± 2%".
func (p *parser) isTolerance(q quantity) bool { return p.At(q.from.start-1).Mark == '±' }

// isFootnote knows the mark of a note behind a target: "80% (1)", "80%[2]".
func (p *parser) isFootnote(q quantity) bool {
	i := q.from.start
	if t := p.At(i - 1); q.unit == "" && i >= 2 && len(p.digits[i]) <= 3 && t.Mark == '(' && p.At(q.next).Mark == ')' && p.Source[t.Start] == '[' {
		return true // "trong năm 2025.[39]"
	}
	return q.unit == "" && i >= 2 && p.used[i-2] && len(p.digits[i]) <= 2 && p.At(i-1).Mark == '(' && p.At(q.next).Mark == ')'
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

// isRank knows "xếp hạng từ 50 trở lên".
func (p *parser) isRank(q quantity, ld lead) bool {
	_, n := rankWords.Before(p.Tokens, ld.start-1, p.floor)
	dated := p.isOne(ld.start-1, calendarWords) || p.is(ld.start-1, day) // "kết nạp trong 5 năm từ 1.500 đảng viên trở lên"
	return n > 0 && (q.unit == "" || ld.from && !dated && !p.isReached(ld))
}

// isAgeOfThoseCounted knows "dân số từ 15 tuổi trở lên", "trẻ em dưới 5 tuổi".
func (p *parser) isAgeOfThoseCounted(q quantity, ld lead) bool {
	unit := unitWords(q.unit)
	return len(unit) == 1 && unit[0].Word == age && (!p.clauseStart(ld.start) || p.At(ld.start-1).Mark == '(') && !p.holds(life, p.floor, q.from.start) && !p.holds(living, p.floor, q.from.start) && !p.holds(reach, ld.start, q.from.start)
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

// lasts says that the clause says how long something lasts: "Thời gian nghỉ hè là 08 tuần".
func (p *parser) lasts(q quantity, ld lead) bool {
	if !p.leadsIs(&ld) || !p.endsClause(q.next) {
		return false
	}
	for k := ld.start - 1; k >= p.floor && k > ld.start-16 && (p.isWord(k) || p.isNumber(k)); k-- {
		if _, n := lengths.At(p.Tokens, k); n > 0 && p.clauseStart(k) {
			return true
		}
	}
	return false
}

// lengths begin the name of how long something lasts.
var lengths = reading.NewSet("thời gian, thời hạn, thời lượng, tổng thời gian, khung thời gian")

// isStretchOfTime knows "6 tháng đầu năm" and "trong 5 ngày": a bare figure in a
// unit of time is a target only as a cell of its own, "10 ngày", and where it is
// saved, "giảm 3 ngày", or what is left, "giảm từ 30 ngày xuống còn 15 ngày".
func (p *parser) isStretchOfTime(q quantity, ld lead) bool {
	unit := firstWord(q.unit)
	switch {
	case !timeUnits[unit] || strings.Contains(q.unit, "/"):
		return false
	case p.isReached(ld): // "dự trữ xăng dầu đạt 90 ngày nhập ròng"
		return false
	case ld.change != indicator.NoChange:
		return !p.endsClause(q.next) && longTimes[unit]
	case p.continues(ld.start) && timeUnits[firstWord(p.r.Goals[len(p.r.Goals)-1].Unit)]: // "tối đa 5 ngày, 3 ngày với ..."
		return false
	}
	if p.lasts(q, ld) {
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

// isField knows "đổi mới trên 4 ngành công nghiệp": in four fields, not in more
// than four. Behind "có", "đạt" and the like, or at the head of a clause, it is a
// figure.
func (p *parser) isField(q quantity, ld lead) bool {
	if ld.op != indicator.MoreThan || len(ld.opAt) != 1 || !p.is(ld.opAt[0], above) || ld.start != ld.opAt[0] || q.from.zeros > 0 || q.from.scale > 0 || isShare(q.unit) {
		return false
	}
	head := firstWord(q.unit)
	if !fields[head] || strings.HasPrefix(q.unit, "địa chỉ") || p.clauseStart(ld.start) || ld.offered || p.isOne(ld.start-1, listWords) || p.At(ld.start-1).Mark == ',' || p.holds(head, p.floor, ld.start) {
		return false
	}
	return q.from.coef != nil && q.from.coef.IsInt64() && q.from.coef.Int64() <= 100
}

// isShare says that the unit is a share of something.
func isShare(unit string) bool {
	return strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, perMille)
}

// endsClause says that nothing of a sentence follows at token i.
func (p *parser) endsClause(i int) bool {
	return i >= len(p.Tokens) || p.isSign(i)
}
