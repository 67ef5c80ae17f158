package wording

import (
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// lead is what stands before a figure.
type lead struct {
	op        indicator.Operator
	from      bool  // "từ", which a range or "trở lên" completes; alone it is at least
	opAt      []int // tokens of the operator and of "từ"
	change    indicator.Change
	changeAt  []int
	fillers   []int
	through   int   // words between that stay visible
	start     int   // first token of the lead
	closes    int   // the token behind the number and its percent sign
	offered   bool  // a filling or offering word stands before
	denied    bool  // "không đạt", "chưa đạt"
	apart     bool  // the operator may belong to other words: "diện tích tối thiểu tách thửa 100 m2"
	slips     []int // tokens whose accents are wrong
	conflict  []int // tokens of another operator before this one
	forbidden []int // tokens of a clause that forbids the figure to be passed
}

// lead reads backwards from the number at token i.
func (p *parser) lead(i int) lead {
	ld := lead{start: i, closes: i + 1 + p.percentAt(i+1)}
	for k := i - 1; k >= p.floor; {
		n := p.leadAt(&ld, k)
		if n == 0 {
			break
		}
		k -= n
	}
	if ld.op == 0 && !ld.from {
		p.apart(&ld)
	}
	if ld.op == indicator.MoreThan || ld.op == indicator.LessThan {
		if k := p.forbids(ld.opAt[0]); k >= 0 {
			ld.forbidden = indexes(k, i)
			ld.op = map[indicator.Operator]indicator.Operator{indicator.MoreThan: indicator.AtMost, indicator.LessThan: indicator.AtLeast}[ld.op]
		}
	}
	return ld
}

// apart finds the words of an operator that stand apart from the figure. Only
// words that can mean nothing else are looked for: "trên mỗi xã" is no operator.
func (p *parser) apart(ld *lead) {
	for k := ld.start - 1; k >= p.floor && k > ld.start-10; k-- {
		t := p.At(k)
		number := p.isNumber(k) && p.isOne(k-1, calendarWords)
		if !number && !p.isWord(k) && !(t.Mark == ':' && k == ld.start-1) {
			return
		}
		if v, n := leadWords.Before(p.Tokens, k, p.floor); n > 1 {
			switch {
			case p.isOne(k+1, apartWords) || p.leadsIs(ld) && !p.is(k-n, wage): // "lương tối thiểu vùng I là ...": the name of it
				ld.op, ld.opAt = v, indexes(k-n+1, k+1)
			case len(ld.fillers) == 0 && ld.change == 0 && k > ld.start-7:
				ld.op, ld.opAt, ld.apart = v, indexes(k-n+1, k+1), true
			}
			return
		}
	}
}

// leadsIs says that "là" leads up to the figure: "vốn tối thiểu theo luật là 30 tỷ đồng".
func (p *parser) leadsIs(ld *lead) bool {
	for _, k := range ld.fillers {
		if p.is(k, be) {
			return true
		}
	}
	return false
}

// forbids is the token at which the clause before token i begins to forbid
// something, -1 when it does not: "không để tỷ lệ hồ sơ quá hạn vượt 5%", "không
// có đơn vị nào dưới 70 điểm". A bare "không" is no sign of it: "thanh toán không
// dùng tiền mặt trên 80%". Nor does it reach over a turn to what is asked for:
// "không để hồ sơ quá hạn và bảo đảm trên 95%".
func (p *parser) forbids(i int) int {
	none, listed := false, false
	for k := i - 1; k >= p.floor && (p.isWord(k) || p.At(k).Mark == ',' && (p.isOne(k+1, bodies) || p.namesOnly(k+1, i))); k-- {
		if _, n := turnWords.At(p.Tokens, k); n > 0 {
			return -1
		}
		if p.is(k, which) {
			none = true
		}
		listed = listed || p.At(k).Mark == ',' && !p.isOne(k+1, bodies)
		if p.is(k, not) && (!listed || p.is(k+1, let)) && (p.is(k+1, let) || (none || p.isOne(k+2, bodies)) && p.isOne(k+1, has) || p.beyond(i) && p.happens(k+1) || p.tooFar(i)) {
			return k
		}
	}
	return -1
}

// namesOnly says that the few words from token k to token i go on with names: "không để
// xảy ra cháy, nổ gây thiệt hại trên 1 tỷ đồng".
func (p *parser) namesOnly(k, i int) bool {
	if i-k > 5 {
		return false
	}
	for ; k < i; k++ {
		_, n := doingWords.At(p.Tokens, k)
		_, c := changeWords.At(p.Tokens, k)
		_, f := fillerWords.At(p.Tokens, k)
		if n+c+f > 0 || p.isOne(k, raisedTo) || !p.isWord(k) {
			return false
		}
	}
	return true
}

// beyond says that the words of the operator at token i are of what goes too far.
func (p *parser) beyond(i int) bool { return p.isOne(i, beyondWords) }

// tooFar says that "quá" or "vượt quá" stands at token i: behind "không" it forbids
// what goes beyond the figure, whatever it is.
func (p *parser) tooFar(i int) bool { return p.is(i, too) || p.is(i+1, too) }

// happens says that what is forbidden to happen, or to change, stands at token i.
func (p *parser) happens(i int) bool {
	_, n := happenWords.At(p.Tokens, i)
	return n > 0
}

// leadAt reads what ends with token k before a figure, and of how many tokens it
// is; n is 0 when the lead has ended, or ends with it.
func (p *parser) leadAt(ld *lead, k int) (n int) {
	t := p.At(k)
	switch {
	case compares(t.Mark):
		if ld.op != 0 {
			return 0
		}
		ld.operator(signs[t.Mark], k, 1)
		return 1
	case t.Mark == '(' && k+1 == ld.start && p.At(ld.closes).Mark == ')':
		if v, n := leadWords.Before(p.Tokens, k-1, p.floor); n > 0 && ld.op == 0 { // "tối thiểu (80%)"
			ld.operator(v, k-1, n)
		}
		return 0
	case t.Mark == ':':
		ld.offered = true
		if v, n := leadWords.Before(p.Tokens, k-1, p.floor); n > 0 && ld.op == 0 { // "Tối thiểu: 80%"
			ld.op, ld.opAt, ld.start = v, indexes(k-n, k), k-n
		}
		p.labelChange(ld, k)
		return 0
	case t.Kind != reading.KindWord:
		return 0
	}
	if v, n := leadWords.Before(p.Tokens, k, p.floor); n > 0 {
		if ld.op != 0 && ld.op != v && p.is(k, equals) { // "bằng ít nhất 110% dự toán"
			v = ld.op
		}
		if ld.op != 0 && ld.op != v && ld.op != indicator.Equal {
			ld.conflict = indexes(k-n+1, k+1)
			return 0
		}
		ld.operator(v, k, n) // "ít nhất bằng", "tối đa không quá"
		return n
	}
	if t.Word == from && !ld.from && ld.change == 0 {
		ld.from = true
		ld.operator(ld.op, k, 1)
		return 1
	}
	if _, n := fillerWords.Before(p.Tokens, k, p.floor); n > 0 {
		ld.offered = true
		if _, c := fillerNouns.At(p.Tokens, k-n); c > 0 { // "tỷ lệ chuyên cần đạt 95%", "định mức 5 lít"
			n -= c - 1
		}
		ld.fillers = append(ld.fillers, indexes(k-n+1, k+1)...)
		ld.start = k - n + 1
		return n
	}
	// In "tăng trưởng đạt 8%" and "đóng góp vào tăng trưởng 45%" the change is what is measured, not the goal.
	if v, n := changeWords.Before(p.Tokens, k, p.floor); n > 0 && ld.change == 0 && len(ld.fillers) == 0 && !(p.is(k, growth) && p.isOne(k-n, growthOf)) && !p.addsValue(k) {
		ld.change, ld.changeAt = v, indexes(k-n+1, k+1)
		ld.offered = true
		ld.start = k - n + 1
		return n
	}
	if _, n := offerWords.Before(p.Tokens, k, p.floor); n > 0 {
		ld.offered = true
	}
	if _, n := throughWords.Before(p.Tokens, k, p.floor); n > 0 && ld.through < 4 {
		ld.through += n
		return n
	}
	if p.isOne(k, denials) {
		ld.denied = true
	}
	return p.slipAt(ld, k)
}

// slipAt reads the words of an operator or of a change whose accents are wrong,
// "tối thiếu", or left out in the whole text, "toi thieu". One word alone is too
// often another with other accents, but for a few right before a figure ("dưói 5%").
func (p *parser) slipAt(ld *lead, k int) int {
	for n := 4; n > 0; n-- {
		i := k - n + 1
		if i < p.floor || n == 1 && !p.noAccents && !(k+1 == ld.start && slipWords[p.At(k).Plain]) {
			continue
		}
		if v, length, slips := leadWords.Like(p.Tokens, i, true); length == n && slips > 0 && ld.op == 0 {
			ld.operator(v, k, n)
			ld.slips = indexes(i, k+1)
			return n
		}
		if v, length, slips := changeWords.Like(p.Tokens, i, true); length == n && slips > 0 && ld.change == 0 && len(ld.fillers) == 0 {
			ld.change, ld.changeAt, ld.start, ld.offered = v, indexes(i, k+1), i, true
			ld.slips = ld.changeAt
			return n
		}
	}
	return 0
}

// labelChange reads a word of change at the end of the label before the colon at
// token k: "tỷ lệ hộ nghèo giảm bình quân/năm: 1%".
func (p *parser) labelChange(ld *lead, k int) {
	if ld.change != 0 || len(ld.fillers) > 0 {
		return
	}
	k--
	for n := 0; p.At(k).Mark == ')' && n < 5; n++ { // "năng suất lao động tăng (%): 8"
		if p.At(k-n).Mark == '(' {
			k -= n + 1
		}
	}
	if p.At(k-1).Mark == '/' && p.isOne(k, timeUnits) {
		k -= 2
	}
	for range 3 {
		_, n := throughWords.Before(p.Tokens, k, p.floor)
		k -= n
	}
	if v, n := changeWords.Before(p.Tokens, k, p.floor); n > 0 && !(p.isWord(k-n) && nominalBefore[p.At(k-n).Word]) {
		ld.change, ld.changeAt = v, indexes(k-n+1, k+1)
	}
}

// operator takes the n tokens up to k for those of the operator.
func (ld *lead) operator(op indicator.Operator, k, n int) {
	ld.op, ld.start = op, k-n+1
	ld.opAt = append(indexes(k-n+1, k+1), ld.opAt...)
}

// tail is what stands behind a figure.
type tail struct {
	op    indicator.Operator
	at    []int
	slips bool // the accents are wrong
}

// tail reads "trở lên" behind the figure. Behind a percentage the thing counted
// may stand between: "95% hồ sơ trở lên"; but not more, for in "100% giáo viên
// đạt chuẩn trở lên" it is the standard that may be higher.
func (p *parser) tail(q quantity) tail {
	i := q.next
	_, known := knownUnits.At(p.Tokens, i)
	_, noun := nouns.At(p.Tokens, i)
	if counted := max(known, noun); q.unit == "%" || q.known && p.tailAt(i+counted) {
		i += counted // "2 gia đình hội viên trở lên"
	}
	op, n := tailWords.At(p.Tokens, i)
	if n > 0 {
		return tail{op: op, at: indexes(i, i+n)}
	}
	if op, n, _ = tailWords.Like(p.Tokens, i, true); n > 0 {
		return tail{op, indexes(i, i+n), true}
	}
	if end := p.wholeEnd(q); end > 0 {
		op, n = tailWords.At(p.Tokens, end)
		return tail{op: op, at: indexes(end, end+n)}
	}
	i = q.next
	if p.At(i).Mark == '(' { // "80% (tối thiểu)", "80% (hoặc cao hơn)"
		for _, t := range []*reading.Table[indicator.Operator]{leadWords, tailWords} {
			if op, n = t.At(p.Tokens, i+1); n > 0 && p.At(i+1+n).Mark == ')' {
				return tail{op: op, at: indexes(i, i+n+2)}
			}
		}
	}
	if m := p.At(i).Mark; compares(m) && p.isWord(i+1) && !q.isRange { // "80% ≤ x"
		if op = turned[m]; op != 0 {
			return tail{op: op, at: indexes(i, i+1)}
		}
	}
	return tail{}
}

// wholeEnd is where "trở lên" stands behind the whole that a share is of, "90% tổng số
// hiện vật trở lên", 0 where it does not, or may be of a standard.
func (p *parser) wholeEnd(q quantity) int {
	if _, n := wholes.At(p.Tokens, q.next); n == 0 || q.unit != "%" || q.isRange {
		return 0
	}
	for k := q.next; k < q.next+7 && p.isWord(k); k++ {
		_, filler := fillerWords.At(p.Tokens, k)
		if _, n := tailWords.At(p.Tokens, k); n > 0 {
			return k
		}
		if filler > 0 || p.isOne(k, standards) {
			break
		}
	}
	return 0
}

// turned are the signs of comparison behind a figure.
var turned = map[rune]indicator.Operator{'≥': indicator.AtMost, '≤': indicator.AtLeast, '>': indicator.LessThan, '<': indicator.MoreThan}
