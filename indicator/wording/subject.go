package wording

import (
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// longestTail is how many words may stand between the figure of a condition and "thì".
const longestTail = 8

// isOfCondition knows a figure in a clause that begins with "nếu", or before "thì", or that says of
// whom the next one is: "đối với các xã có tỷ lệ hộ nghèo trên 5%".
func (p *parser) isOfCondition(q quantity, ld lead) bool {
	for k := q.next; p.isWord(k) && k < q.next+longestTail; k++ {
		if p.is(k, then) {
			return true // "có từ 05 đến 10 người thì cử"
		}
	}
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

// isAside knows what only tells how many a share is of: "100% TTHC (khoảng 2.500
// TTHC)", and what was planned or reached before: "đạt 98% (kế hoạch 95%)".
func (p *parser) isAside(q quantity, ld lead, tail tail) bool {
	if len(p.r.Goals) > 0 && (p.ofOtherPlaces(ld.start) || p.ofSum(ld.start)) {
		return true
	}
	if len(p.r.Goals) > 0 {
		for k := ld.start - 1; k >= p.floor && k > ld.start-8 && p.At(k).Mark != ')'; k-- {
			if p.At(k).Mark == '(' {
				_, n := asideWords.At(p.Tokens, k+1)
				return n > 0 || p.isShareOf(q, ld) || p.isOfBracketed(q, k, tail)
			}
		}
	}
	return p.isShareOf(q, ld) || p.At(ld.start-1).Mark == '(' && p.isOfBracketed(q, ld.start-1, tail)
}

// ofOtherPlaces says that token i stands in a bracket that begins with another place:
// "42% (cả nước 45%)", "42% (xã Tân Lập: 50%; xã Tân Hòa: 38%)".
func (p *parser) ofOtherPlaces(i int) bool {
	k := p.bracket(i)
	if k == 0 {
		return false
	}
	if _, n := otherPlaces.At(p.Tokens, k+1); n > 0 {
		return true
	}
	_, n := placeKinds.At(p.Tokens, k+1)
	return n > 0 && p.At(k+1+n).Capital
}

// ofSum says that token i stands in a bracket behind a target which adds up what that is of:
// "35 lao động (25 lao động nông thôn + 10 thanh niên)".
func (p *parser) ofSum(i int) bool {
	k := p.bracket(i)
	if k == 0 || !p.isNumber(k+1) || !p.behindTarget(k) {
		return false
	}
	for k++; k < i+20 && p.At(k).Kind != reading.KindEnd && p.At(k).Mark != ')'; k++ {
		if p.At(k).Mark == '+' && p.isNumber(k+1) {
			return true
		}
	}
	return false
}

// inBracket says that token i stands in a bracket behind a target, which does not say
// that it is a part: "96% (năm 2025: 95,2%)".
func (p *parser) inBracket(i int) bool {
	k := p.bracket(i)
	if k == 0 || len(p.r.Goals) == 0 {
		return false
	}
	_, n := ofThose.At(p.Tokens, k+1)
	return n == 0 && p.behindTarget(k)
}

// behindTarget says that a target stands before the bracket at token k, and nothing
// but words between.
func (p *parser) behindTarget(k int) bool {
	for k--; k >= 0 && p.isWord(k); k-- {
		if p.used[k] {
			return true
		}
	}
	return k >= 0 && p.used[k]
}

// isOfBracketed knows what in a bracket says which things are meant: "công trình
// lớn (>10.000 m2)" behind a goal, "cán bộ trẻ (dưới 42 tuổi) từ 10% trở lên" before
// one.
func (p *parser) isOfBracketed(q quantity, open int, tail tail) bool {
	if isShare(q.unit) || q.unit == "" || !p.isWord(open-1) || p.taught() && served[firstWord(q.unit)] {
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

// isShareOf knows the number that a share is of, and the same money in another
// currency, in a bracket behind a goal: "200 triệu USD (hơn 5.000 tỷ đồng)".
func (p *parser) isShareOf(q quantity, ld lead) bool {
	if len(p.r.Goals) == 0 || len(ld.fillers) > 0 || ld.change != indicator.NoChange || isShare(q.unit) {
		return false
	}
	if p.taught() && served[firstWord(q.unit)] {
		return false // "mở 4 lớp (120 học viên)"
	}
	before := currencies[firstWord(p.before())]
	now := currencies[firstWord(q.unit)]
	open, end := ld.start-1, q.next
	if before > 0 && now > 0 && before != now { // "(khoảng hơn 224 triệu đồng theo tỷ giá hiện tại)"
		for len(ld.conflict) > 0 && p.isWord(open) && open > ld.start-4 {
			open--
		}
		for p.isWord(end) && end < q.next+8 {
			end++
		}
	}
	if p.At(open).Mark != '(' || p.At(end).Mark != ')' {
		return false
	}
	return ld.op == 0 || ld.op == indicator.About || before > 0 && now > 0 && before != now
}

// isOfSubject knows what only says which of the things counted before are meant:
// "100% hộ có doanh thu trên 1 tỷ đồng", "01 sản phẩm đạt 3 - 4 sao". Nothing but
// words stands between, and none that says where the figure goes.
func (p *parser) isOfSubject(q quantity, ld lead, tail tail) bool {
	if len(p.r.Goals) == 0 || ld.start == p.floor && len(ld.fillers) == 0 && !p.isGraded(q, ld, tail) || ld.change != indicator.NoChange || p.At(ld.start).Bar || p.At(ld.start).Line {
		return false
	}
	for k := p.floor; k < ld.start; k++ {
		if t := p.At(k); !p.isWord(k) || t.Bar || t.Line || p.isOne(k, raisedTo) || p.isOne(k, goingTo) || p.isOne(k, listWords) || p.is(k, but) || p.is(k, then) {
			return false
		}
	}
	if p.isWith(q, ld) && p.isSizeNamed(ld) {
		return false // "25 dự án với tổng vốn đăng ký khoảng 10.000 tỷ đồng"
	}
	if p.is(ld.start-1, till) && p.taught() && served[firstWord(q.unit)] {
		return false // "3 khóa cho khoảng 100 học viên"
	}
	share := isShare(q.unit)
	of := (ld.op != 0 || tail.op != 0 && ld.start == p.floor || ld.from) && !(share && len(ld.fillers) > 0) || !share && len(ld.fillers) > 0
	if of {
		for k := ld.start; k < q.next; k++ {
			p.described[k] = true
		}
	}
	return of
}

// isSizeNamed says that a sum or a size is named before the figure.
func (p *parser) isSizeNamed(ld lead) bool {
	_, n := sizeWords.Before(p.Tokens, ld.start-1, p.floor)
	_, m := measuredLabels.Before(p.Tokens, ld.start-1, p.floor)
	return n+m > 0
}

// isGraded knows the grades, or the size, of the things counted right before: "03 sản
// phẩm OCOP từ 3 sao trở lên".
func (p *parser) isGraded(q quantity, ld lead, tail tail) bool {
	before := p.before()
	return (ld.from || tail.op != 0) && q.unit != "" && q.unit != before && before != "" && !isShare(before) && !isMeasure(before)
}

// isOfShare knows a figure in the name of a share whose own figure follows: "tỷ lệ
// phụ nữ mang thai được khám thai ít nhất 4 lần đạt 95%".
func (p *parser) isOfShare(q quantity, ld lead, tail tail) bool {
	held := p.is(ld.start-1, have) && p.isOne(ld.start-2, holders) // "hộ có từ 2 con trở xuống đạt 95%"
	if !held && ld.op == 0 && tail.op == 0 && !ld.from || len(ld.fillers) > 0 && (isShare(q.unit) || q.unit == "") || ld.change != indicator.NoChange {
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
	if _, led := leadWords.Before(p.Tokens, k-1, end); !p.isNumber(k) || n+led == 0 && !p.is(k-1, amounting) || p.percentAt(k+1) == 0 {
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
