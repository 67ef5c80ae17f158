package indicator

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// quantity reads on behind a number: the upper end of a range and the unit.
func (p *wordingParser) quantity(a amount, ld lead) quantity {
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
			if unit, next, _ := p.unit(to.next); unit == q.unit {
				q.setRange(to, op)
				q.next = next
			}
		} else if q.from.zeros == 0 && p.half(&behind) {
			q.from.numeral, q.next = behind.numeral, behind.next
		}
	}
	if q.unit == "" {
		q.unit = p.labelled(ld.start)
	}
	return q
}

func (q *quantity) setRange(to amount, op Operator) {
	q.to, q.toOp, q.isRange, q.next = to, op, true, to.next
	if q.from.zeros == 0 {
		q.from.zeros = to.zeros // "3,1 đến 3,2 triệu tỷ"
	}
}

// upper reads the upper end of a range behind the amount.
func (p *wordingParser) upper(a amount) (u amount, op Operator, ok bool) {
	k := a.next
	if k >= len(p.ts) || p.ts[k].kind != dashToken && p.ts[k].text != "đến" && p.ts[k].text != "tới" {
		return u, 0, false
	}
	k++
	if v, n := leadWords.at(p.ts, k); n > 0 && (v == LessThan || v == AtMost) {
		op, k = v, k+n
	} else if k < len(p.ts) && (p.ts[k].text == "<" || p.ts[k].text == "<=") {
		op, k = compareOperator(p.ts[k].text), k+1
	}
	if k >= len(p.ts) || p.ts[k].kind != numberToken {
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
func (p *wordingParser) percentUnit(i int) (string, int) {
	if _, n := knownUnits.at(p.ts, i+1); n == 0 {
		return "%", i
	}
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
	if p.ts[i].text == "/" && i+1 < len(p.ts) && p.ts[i+1].kind == numberToken && allDigits(p.ts[i+1].text) && !yearText(p.ts[i+1].text) {
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
	return norm.NFC.String(spacedOnce(p.w.Text, p.ts[from:to]))
}

func spacedOnce(text string, ts []token) string {
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
