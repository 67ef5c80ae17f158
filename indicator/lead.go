package indicator

// lead is what stands before a figure.
type lead struct {
	op        Operator
	from      bool  // "từ", which a range or "trở lên" completes; alone it is at least
	opAt      []int // tokens of the operator and of "từ"
	change    Change
	changeAt  []int
	fillers   []int
	start     int   // first token of the lead
	offered   bool  // a filling or offering word stands before
	denied    bool  // "không đạt", "chưa đạt"
	conflict  []int // tokens of another operator before this one
	forbidden []int // tokens of a clause that forbids the figure to be passed
}

// lead reads backwards from the number at token i.
func (p *wordingParser) lead(i int) lead {
	ld := p.leadWords(i)
	if k := ld.start - 1; ld.op == 0 && k >= p.floor && p.ts[k].text == "quá" && p.forbids(k) >= 0 {
		ld.op, ld.opAt, ld.start = MoreThan, []int{k}, k
	}
	if ld.op == MoreThan || ld.op == LessThan {
		if k := p.forbids(ld.opAt[0]); k >= 0 {
			ld.forbidden = indexes(k, i)
			ld.op = map[Operator]Operator{MoreThan: AtMost, LessThan: AtLeast}[ld.op]
		}
	}
	return ld
}

// forbids is the token at which the clause before token i begins to forbid
// something, -1 when it does not: "không để tỷ lệ hồ sơ quá hạn vượt 5%", "không
// có đơn vị nào dưới 70 điểm". A bare "không" is no sign of it: "thanh toán không
// dùng tiền mặt trên 80%". Nor does it reach over a turn to what is asked for:
// "không để hồ sơ quá hạn và bảo đảm trên 95%".
func (p *wordingParser) forbids(i int) int {
	none := false
	for k := i - 1; k >= p.floor && p.ts[k].kind == wordToken; k-- {
		next := p.tokenAt(k + 1).text
		switch {
		case turnWords[p.ts[k].text+" "+next]:
			return -1
		case p.ts[k].text == "nào":
			none = true
		case p.ts[k].text == "không" && (next == "để" || none && (next == "có" || next == "còn")):
			return k
		}
	}
	return -1
}

// leadWords is what the words before the number at token i say themselves.
func (p *wordingParser) leadWords(i int) lead {
	ld := lead{start: i}
	var through []int
	for k := i - 1; k >= p.floor; {
		t := p.ts[k]
		if t.kind == compareToken {
			if ld.op != 0 {
				return ld
			}
			ld.op = compareOperator(t.text)
			ld.opAt = append([]int{k}, ld.opAt...)
			ld.start, k = k, k-1
			continue
		}
		if t.text == ":" {
			ld.offered = true
			if v, n := leadWords.before(p.ts, k-1, p.floor); n > 0 && ld.op == 0 { // "Tối thiểu: 80%"
				ld.op, ld.opAt, ld.start = v, indexes(k-n, k), k-n
			}
			return ld
		}
		if t.kind != wordToken {
			return ld
		}
		if v, n := leadWords.before(p.ts, k, p.floor); n > 0 {
			if ld.op != 0 && ld.op != v && ld.op != Equal {
				ld.conflict = indexes(k-n+1, k+1)
				return ld
			}
			ld.op = v // "ít nhất bằng", "tối đa không quá"
			ld.opAt = append(indexes(k-n+1, k+1), ld.opAt...)
			ld.start, k = k-n+1, k-n
			continue
		}
		if t.text == "từ" && !ld.from && ld.change == 0 {
			ld.from = true
			ld.opAt = append([]int{k}, ld.opAt...)
			ld.start, k = k, k-1
			continue
		}
		if _, n := fillerWords.before(p.ts, k, p.floor); n > 0 {
			ld.offered = true
			ld.fillers = append(ld.fillers, indexes(k-n+1, k+1)...)
			ld.start, k = k-n+1, k-n
			continue
		}
		// In "tăng trưởng đạt 8%" the change is what is measured, not the goal.
		if v, n := changeWords.before(p.ts, k, p.floor); n > 0 && ld.change == 0 && len(ld.fillers) == 0 {
			ld.change, ld.changeAt = v, indexes(k-n+1, k+1)
			ld.offered = true
			ld.start, k = k-n+1, k-n
			continue
		}
		if _, n := throughWords.before(p.ts, k, p.floor); n > 0 && len(through) < 4 {
			if _, m := offerWords.before(p.ts, k, p.floor); m > 0 {
				ld.offered = true
			}
			through = append(through, indexes(k-n+1, k+1)...)
			k -= n
			continue
		}
		if _, n := offerWords.before(p.ts, k, p.floor); n > 0 {
			ld.offered = true
		}
		if t.text == "không" || t.text == "chưa" || t.text == "chẳng" {
			ld.denied = true
		}
		return ld
	}
	return ld
}

func compareOperator(s string) Operator {
	switch s {
	case ">=":
		return AtLeast
	case "<=":
		return AtMost
	case ">":
		return MoreThan
	case "<":
		return LessThan
	case "about":
		return About
	}
	return Equal
}

// tail is what stands behind a figure.
type tail struct {
	op Operator
	at []int
}

// tail reads "trở lên" behind the figure. Behind a percentage the thing counted
// may stand between: "95% hồ sơ trở lên"; but not more, for in "100% giáo viên
// đạt chuẩn trở lên" it is the standard that may be higher.
func (p *wordingParser) tail(q quantity) tail {
	i := q.next
	if q.unit == "%" {
		if _, n := knownUnits.at(p.ts, i); n > 0 {
			i += n
		}
	}
	op, n := tailWords.at(p.ts, i)
	return tail{op, indexes(i, i+n)}
}
