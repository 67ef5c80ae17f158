package wording

import (
	"strings"

	"github.com/caicach/tthc/indicator"
)

// apartChange is a word of change that stands apart from its figure.
type apartChange struct {
	change indicator.Change
	at     []int // its tokens; none: there is no such word
	sure   bool  // the figure is the size of the change, and not the level
	fall   bool  // it may be the level all the same
}

// changedApart finds the word of change at the head of the clause that what is
// changed parts from its share: "giảm phát thải khí nhà kính 8 - 9%", "cắt giảm
// thời gian giải quyết tối thiểu 30%". Words that lead to a level, "đạt", "lên",
// "còn", say that it is none. What is itself a figure may change by so much or to
// so much: "tăng tỷ lệ hồ sơ trực tuyến tối thiểu 20%"; but what falls "từ 1 đến 1,5%"
// falls by so much. In "tăng thu nhập cho 80% hộ
// dân" the share is of those concerned.
func (p *parser) changedApart(q quantity, ld lead, tail tail) (c apartChange) {
	mild := p.mild(ld)
	if ld.change != indicator.NoChange || !mild && (ld.offered || len(ld.fillers) > 0) || ld.op == indicator.LessThan || q.toOp == indicator.LessThan ||
		ld.from && !q.isRange && tail.op == 0 || p.isOne(ld.start-1, prepositions) || !isShare(q.unit) && !strings.HasPrefix(q.unit, percentPoints) {
		return c
	}
	for k := ld.start - 1; k >= p.floor && k > ld.start-16; k-- {
		if v, n := changeWords.Before(p.Tokens, k, p.floor); n > 0 {
			_, alone := aloneWords.At(p.Tokens, k+1)
			_, decided := decideWords.Before(p.Tokens, k-n, p.floor) // "quyết định giảm lãi suất 2%/năm"
			head := p.isHead(k-n+1) || decided > 0
			if p.addsValue(k) {
				continue
			}
			if p.is(k, growth) || nominalBehind[p.At(k+1).Word] || p.isWord(k-n) && nominalBefore[p.At(k-n).Word] {
				return apartChange{}
			}
			_, level := levels.At(p.Tokens, k+1)
			// What a share falls to is said with "còn" or "xuống": "giảm tỷ lệ hộ nghèo 0,58%".
			fall := head && alone == 0 && level > 0 && v == indicator.Decrease && ld.op == 0 && tail.op == 0 && ld.start == q.from.start && !q.isRange && !strings.Contains(q.unit, "/") && !mild
			if fall {
				return apartChange{change: v, at: indexes(k-n+1, k+1), sure: true, fall: true}
			}
			return apartChange{v, indexes(k-n+1, k+1), (head || alone > 0) && !mild && (alone > 0 || level == 0 || strings.Contains(q.unit, "/") || v == indicator.Decrease && q.isRange && ld.from), false}
		}
		if m := p.At(k).Mark; q.label.unit != "" && (m == '(' || m == ')' || m == '%' || m == '/') {
			continue // "giảm tiêu hao năng lượng trên GDP (%): 1 - 1,5"
		}
		if !p.leadsApart(k) && !(mild && k == ld.start-1 && p.At(k).Mark == ':') {
			return c
		}
	}
	return c
}

// addsValue says that "giá trị gia tăng" ends with token k: the name of a tax.
func (p *parser) addsValue(k int) bool {
	_, n := valueAdded.Before(p.Tokens, k, p.floor)
	return n > 0
}

// mild says that only "ở mức", "là" or the colon of a label leads up to the figure,
// which may be a level and may be the size of a change.
func (p *parser) mild(ld lead) bool {
	for _, k := range ld.fillers {
		if !p.isOne(k, mildFillers) {
			return false
		}
	}
	return len(ld.fillers) > 0 || p.At(ld.start-1).Mark == ':'
}

// leadsApart says that token k may stand between a word of change and its figure.
func (p *parser) leadsApart(k int) bool {
	t := p.At(k)
	_, filler := fillerWords.Before(p.Tokens, k, p.floor)
	_, turn := turnWords.At(p.Tokens, k)
	switch {
	case t.Mark == ',': // "giảm số vụ, số người chết"
		return p.is(k+1, some)
	case p.isNumber(k):
		return p.isOne(k-1, calendarWords) || p.is(k-1, every) // "cả 3 tiêu chí"
	case p.isOne(k, goingTo):
		return p.isOne(k+1, calendarWords)
	}
	return p.isWord(k) && filler+turn == 0 && !p.isOne(k, raisedTo) && !t.Line && !t.Bar
}
