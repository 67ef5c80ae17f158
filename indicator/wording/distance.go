package wording

import (
	"math/big"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// isVoid says that a word that makes no figure of the number stands before the
// words of its operator: "gấp ít nhất 2 lần", or that it is of a condition.
func (p *parser) isVoid(q quantity, ld lead) bool {
	if ld.change == indicator.NoChange && p.voids(ld.start-1) && !p.knownLead(ld.start-1) {
		return true
	}
	if ws := unitWords(q.unit); len(ws) == 2 && ws[0].Word == figures && ws[1].Word == some {
		return true // "tăng trưởng đạt 2 con số"
	}
	if p.isEquivalent(ld) {
		return true
	}
	k := ld.start - 1
	if p.isOne(k, has) {
		k--
	}
	return p.isOne(k, conditions) && !(p.is(k, when) && isShare(q.unit)) || p.isOfCondition(q, ld)
}

// isEquivalent says that the clause, behind a target, begins with what says it in another
// measure: "95% hồ sơ, tương đương giá trị 500 tỷ đồng".
func (p *parser) isEquivalent(ld lead) bool {
	if len(p.r.Goals) == 0 || ld.change != indicator.NoChange {
		return false
	}
	for k := ld.start - 1; k >= p.floor && k > ld.start-8 && p.isWord(k) && !p.isOne(k, listWords); k-- {
		if _, n := equivalents.At(p.Tokens, k); n > 0 {
			return true
		}
	}
	return false
}

// isPassed says that the sentence tells beside the figure that what was set is passed, so
// that it may be by how much: "vượt chỉ tiêu trên 5%", "vượt trên 5% chỉ tiêu".
func (p *parser) isPassed(q quantity, ld lead) bool {
	if len(ld.opAt) > 0 && ld.op == indicator.MoreThan {
		_, n := gapWords.At(p.Tokens, ld.opAt[0])
		_, m := passedBehind.At(p.Tokens, q.next)
		whole, _ := q.from.figure(0)
		if n > 0 && m > 0 && isShare(q.unit) && whole.Compare(all) < 0 && !p.isReached(ld) {
			return true
		}
	}
	return p.passedFrom(max(p.floor, ld.start-16), ld.start, passes) || p.passedFrom(q.next, min(q.next+10, len(p.Tokens)), passes)
}

// doubtRejected doubts a figure that is no target but stands right behind words of which it
// may be one: "vượt chỉ tiêu 5%".
func (p *parser) doubtRejected(q quantity, ld lead) {
	if p.passedFrom(max(p.floor, ld.start-16), ld.start, passesTarget) {
		p.doubt(DoubtPassed, q.from.start, q.next)
	}
}

// passedFrom says that what was set is said to be passed within the tokens, of one sentence
// with one of their ends.
func (p *parser) passedFrom(from, to int, of *reading.Table[bool]) bool {
	for k := from; k < to; k++ {
		if _, n := of.At(p.Tokens, k); n > 0 && k+n <= to && !p.used[k] {
			for i := from; i < to; i++ {
				if m := p.At(i).Mark; m == ';' || m == '.' || m == '(' || p.isNumber(i) && !p.isOne(i-1, calendarWords) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// isGap knows a figure that is the distance from another: "cao hơn năm trước 2%",
// "vượt dự toán 10%", "nhanh hơn 20%", or counts what was passed. It is neither the
// level nor a change of it.
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
	if len(ld.opAt) == 1 && p.is(ld.opAt[0], more) && p.isOne(ld.opAt[0]-1, qualities) {
		return true
	}
	if p.isMoreThanBefore(q, ld) {
		return true
	}
	if len(ld.opAt) == 0 || ld.change != indicator.NoChange || ld.offered && !isShare(q.unit) {
		return false
	}
	if base, v := p.baseAt(q.next), len(ld.conflict); v > 0 && base {
		if _, n := gapWords.At(p.Tokens, ld.conflict[0]); n == v && isShare(q.unit) && !p.isReached(ld) {
			return true // "vượt ít nhất 10% so với năm trước"
		}
	}
	_, n := gapWords.At(p.Tokens, ld.opAt[0])
	if _, met := passed.Before(p.Tokens, q.next-1, q.from.start); n == len(ld.opAt) && met > 0 {
		return true // "vượt 3 chỉ tiêu": three are passed
	}
	_, base := baseWords.At(p.Tokens, q.next)
	return n == len(ld.opAt) && base > 0 && isShare(q.unit) && q.from.coef != nil && q.from.zeros == 0 && !p.isReached(ld) &&
		q.from.coef.Cmp(new(big.Int).Mul(big.NewInt(100), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(q.from.scale)), nil))) < 0
}

// isMoreThanBefore knows "cao hơn 5 triệu đồng so với năm 2025", "tốc độ tăng cao hơn 1,2
// điểm phần trăm so với năm 2025".
func (p *parser) isMoreThanBefore(q quantity, ld lead) bool {
	if len(ld.opAt) == 0 || !p.is(q.next, so) || !p.is(q.next+1, with) || p.isReached(ld) || isShare(q.unit) && !strings.HasPrefix(q.unit, percentPoints) {
		return false
	}
	if len(ld.changeAt) > 0 && !nominalBefore[p.At(ld.changeAt[0]-1).Word] {
		return false
	}
	_, n := gapWords.At(p.Tokens, ld.opAt[0])
	return n == len(ld.opAt)
}

// baseAt says that what figures are compared with begins at token i.
func (p *parser) baseAt(i int) bool {
	_, n := baseWords.At(p.Tokens, i)
	return n > 0
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
	if p.isOne(i, raisedTo) && i+1 < len(p.Tokens) || (p.isOne(i, goingTo) || p.is(i, become)) && p.isNumber(i+1) {
		return true
	}
	if _, n := changeWords.At(p.Tokens, i); n > 0 && (p.isOne(i+n, goingTo) || p.isOne(i+n-1, goingTo)) { // "từ 67% giảm còn 12%"
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

// isPast knows what was reached, not what is asked for: "đến nay mới đạt 39,5%", "có
// 34/34 tỉnh đã ban hành".
func (p *parser) isPast(q quantity, ld lead) bool {
	if _, n := pastWords.Before(p.Tokens, ld.start-1, p.floor); n > 0 && p.isReached(ld) && !(n == 1 && halves[p.At(ld.start-1).Word][p.At(ld.start-2).Word]) || p.isReached(ld) && p.is(ld.start-1, recently) && !p.isWord(ld.start-2) {
		return true
	}
	for k := ld.start - 1; k >= p.floor && k > ld.start-16; k-- {
		if _, n := pastHeads.At(p.Tokens, k); n > 0 && p.clauseStart(k) {
			return true
		}
		if m := p.At(k).Mark; m == ';' || m == '.' || m == '(' || m == ',' || p.is(k, when) {
			break
		}
	}
	of, ok := strings.CutPrefix(q.unit, "/")
	n := 0
	for n < len(of) && of[n] >= '0' && of[n] <= '9' {
		n++
	}
	return ok && p.is(ld.start-1, have) && p.clauseStart(ld.start-1) && p.isNumber(q.from.start) && strings.TrimLeft(of[:n], "0") == strings.TrimLeft(p.digits[q.from.start], "0")
}
