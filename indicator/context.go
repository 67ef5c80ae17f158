package indicator

import "strings"

// naming says that the number is part of a date, of the number of a document, or
// of a name, and where to go on; 0 when it is not.
func (p *wordingParser) naming(a amount) (next int) {
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

// tokenAt is the token, a zero one beyond the ends.
func (p *wordingParser) tokenAt(i int) token {
	if i < 0 || i >= len(p.ts) {
		return token{}
	}
	return p.ts[i]
}

// joins says that token i stands between two without white space.
func (p *wordingParser) joins(i int, kind tokenKind) bool {
	t, n := p.tokenAt(i), p.tokenAt(i+1)
	return t.end > t.start && !t.spaced && n.kind == kind && !n.spaced
}

// joined knows COVID-19, 5G, 16h30 and 80+.
func (p *wordingParser) joined(a amount) int {
	i := a.start
	if d := p.tokenAt(i - 1); p.tokenAt(i-2).kind == wordToken && p.joins(i-1, numberToken) && (d.kind == dashToken || d.text == "/" || d.text == ".") {
		return i + 1
	}
	if n := p.tokenAt(i + 1); n.kind == wordToken && !n.spaced {
		_, known := knownUnits.at(p.ts, i+1)
		if _, magnitude := magnitudes[n.text]; known == 0 && !magnitude {
			return i + 2
		}
	}
	if n := p.tokenAt(a.next); n.text == "+" && !n.spaced {
		return a.next + 1
	}
	return 0
}

// dateOrDocument knows 31/12/2025, 31.12.2025, 3/2026, 57-NQ/TW and
// 240/QĐ-TTg.
func (p *wordingParser) dateOrDocument(a amount) int {
	separates := func(i int) bool {
		t := p.tokenAt(i)
		return t.text == "/" || t.kind == dashToken
	}
	i := a.start
	last := i
	for separates(last+1) && p.joins(last+1, numberToken) {
		last += 2
	}
	if separates(last+1) && p.joins(last+1, wordToken) && p.ts[last+2].capital {
		last += 2
		for p.tokenAt(last+1).kind != wordToken && p.joins(last+1, wordToken) {
			last += 2
		}
		return last + 1
	}
	if text := p.ts[i].text; strings.Count(text, ".") == 2 && len(text) >= 8 && text[len(text)-5] == '.' && yearText(text[len(text)-4:]) {
		return i + 1
	}
	if last == i || p.ts[i+1].text != "/" {
		return 0
	}
	if unit, _, _ := p.unit(i + 1); last > i+2 || p.isYear(i+2) || unit == "" {
		return last + 1
	}
	return 0
}

// year knows 2026-2030 and a year alone.
func (p *wordingParser) year(a amount) int {
	i := a.start
	if !p.isYear(i) || a.zeros > 0 {
		return 0
	}
	if p.tokenAt(i+1).kind == dashToken && p.isYear(i+2) && p.percentAt(i+3) == 0 {
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
func (p *wordingParser) itemNumber(a amount) int {
	i, text := a.start, p.ts[a.start].text
	mark, word := p.tokenAt(i+1), p.tokenAt(i+2)
	switch {
	case !p.clauseStart(i):
	case len(text) <= 3 && allDigits(text):
		if (mark.text == "." || mark.text == ")") && !mark.spaced && i+2 < len(p.ts) &&
			(word.capital || len(text) <= 2 && (mark.text == ")" || word.spaced)) {
			return i + 2
		}
	case strings.Contains(text, ".") && !strings.Contains(text, ","):
		_, known := knownUnits.at(p.ts, i+1)
		if known == 0 && (mark.text == "." && i+2 < len(p.ts) || mark.capital && !threes(text, ".")) {
			return i + 1
		}
	}
	return 0
}

// named knows "năm 2025", "Điều 5", "hạng 2", "nhóm 3 nước" and "mức 4".
func (p *wordingParser) named(a amount) int {
	i := a.start
	if _, n := namingWords.before(p.ts, i-1, p.floor); n == 0 {
		return 0
	}
	switch p.ts[i-1].text {
	case "số":
		if p.tokenAt(i-2).text == "tổng" {
			return 0
		}
	case "mức": // a level of a scale, but "đạt mức 85 điểm"
		q := p.quantity(a, lead{start: i}) // "ở mức 8 - 10%"
		if q.known || strings.HasPrefix(q.unit, "%") || a.zeros > 0 || a.scale > 0 || p.tokenAt(i-2).text == "đạt" && len(p.ts[i].text) > 1 {
			return 0
		}
	}
	return a.next
}

// clauseStart says that a clause begins at token i.
func (p *wordingParser) clauseStart(i int) bool {
	if i == 0 {
		return true
	}
	switch t := p.ts[i-1]; t.text {
	case ";", ":", "(", ".", "+", "*", "•", "[":
		return true
	default:
		return t.kind == dashToken && (i == 1 || p.ts[i-2].kind == signToken)
	}
}

// continues says that token i goes on with a list after a goal: "10 xã, 5
// phường", "10 bác sĩ và 30 giường".
func (p *wordingParser) continues(i int) bool {
	if i < 2 {
		return false
	}
	t := p.ts[i-1].text
	return (t == "," || t == "và" || t == "hoặc") && p.used[i-2]
}

// rejects says that the number, though a goal could be made of it, is not one:
// most numbers of a sentence only count or date things.
func (p *wordingParser) rejects(q quantity, ld lead, tail tail) bool {
	switch {
	case ld.denied && ld.op == 0, p.isPerCount(q, ld), ld.from && tail.op == 0 && !q.isRange && p.isOrigin(q),
		p.isTolerance(q), p.isFootnote(q), p.isAside(q, ld):
		return true
	case strings.HasPrefix(q.unit, "%"):
		return false
	case p.isRank(q, ld), q.unit == "tuổi" && p.isAgeOfThoseCounted(q, ld):
		return true
	case ld.op != 0 && ld.op != Equal, tail.op != 0, ld.from && !q.isRange && q.unit != "":
		return false
	case p.isLeadingGroup(q), p.isStretchOfTime(q, ld):
		return true
	case ld.op == Equal, ld.change != NoChange, ld.from && q.isRange:
		return false
	}
	return !p.isOffered(q, ld)
}

// isTolerance knows "80% ± 2%".
func (p *wordingParser) isTolerance(q quantity) bool { return p.tokenAt(q.from.start-1).text == "±" }

// isFootnote knows the mark of a note behind a target: "80% (1)", "80%[2]".
func (p *wordingParser) isFootnote(q quantity) bool {
	i := q.from.start
	open, end := p.tokenAt(i-1).text, p.tokenAt(q.next).text
	return q.unit == "" && i >= 2 && p.used[i-2] && len(p.ts[i].text) <= 2 && (open == "(" && end == ")" || open == "[" && end == "]")
}

// isAside knows what only tells how many a share is of: "100% TTHC (khoảng 2.500
// TTHC)".
func (p *wordingParser) isAside(q quantity, ld lead) bool {
	return p.floor > 0 && (ld.op == 0 || ld.op == About) && len(ld.fillers) == 0 && ld.change == NoChange && q.unit != "" && q.unit[0] != '%' &&
		p.tokenAt(ld.start-1).text == "(" && p.tokenAt(q.next).text == ")"
}

// isPerCount knows "số bác sĩ trên 10.000 dân": for each 10,000, not more than
// 10,000.
func (p *wordingParser) isPerCount(q quantity, ld lead) bool {
	if ld.op != MoreThan || p.ts[ld.start].text != "trên" || p.clauseStart(ld.start) || !perUnits[firstWord(q.unit)] || q.from.coef == nil {
		return false
	}
	digits := q.from.coef.String()
	return len(digits)+q.from.zeros >= 3 && digits[0] == '1' && strings.Trim(digits[1:], "0") == ""
}

// isOrigin knows "từ 50% lên 60%", "từ 58.000 năm 2020 lên 80.000": where it
// comes from, not where it has to go.
func (p *wordingParser) isOrigin(q quantity) bool {
	i := q.next
	if p.tokenAt(i).text == "(" { // "từ 75% (năm 2023) lên 80%"
		for k := i + 1; k < len(p.ts) && k < i+8; k++ {
			if p.ts[k].text == ")" {
				i = k + 1
				break
			}
		}
	}
	if i+2 < len(p.ts) && calendarWords[p.ts[i].text] && p.ts[i+1].kind == numberToken {
		i += 2
	}
	if i+1 >= len(p.ts) {
		return false
	}
	switch p.ts[i].text {
	case "lên", "xuống":
		return true
	case "còn", "đến", "tới", "sang":
		return p.ts[i+1].kind == numberToken
	}
	return false
}

// isRank knows "xếp hạng từ 50 trở lên".
func (p *wordingParser) isRank(q quantity, ld lead) bool {
	_, n := rankWords.before(p.ts, ld.start-1, p.floor)
	return n > 0 && (q.unit == "" || ld.from)
}

// isAgeOfThoseCounted knows "dân số từ 15 tuổi trở lên", "trẻ em dưới 5 tuổi".
func (p *wordingParser) isAgeOfThoseCounted(q quantity, ld lead) bool {
	return !p.clauseStart(ld.start) && !containsWord(p.ts[p.floor:q.from.start], "thọ") && !containsWord(p.ts[ld.start:q.from.start], "đạt")
}

// isLeadingGroup knows "trong 30 nước dẫn đầu".
func (p *wordingParser) isLeadingGroup(q quantity) bool {
	for k := q.next; k < len(p.ts) && k < q.next+5 && p.ts[k].kind == wordToken; k++ {
		if _, n := leaderWords.at(p.ts, k); n > 0 {
			return true
		}
	}
	unit := fold(q.unit)
	return strings.HasSuffix(unit, " đầu") || strings.HasSuffix(unit, " đứng") || strings.HasSuffix(unit, " nhất")
}

// isStretchOfTime knows "6 tháng đầu năm" and "trong 5 ngày": a bare figure in a
// unit of time is a target only as a cell of its own, "10 ngày", and where it is
// saved, "giảm 3 ngày", or what is left, "giảm từ 30 ngày xuống còn 15 ngày".
func (p *wordingParser) isStretchOfTime(q quantity, ld lead) bool {
	unit := firstWord(q.unit)
	switch {
	case !timeUnits[unit] || strings.Contains(q.unit, "/"):
		return false
	case ld.change != NoChange:
		return !p.endsClause(q.next) && (unit == "tháng" || unit == "quý" || unit == "năm")
	}
	before, behind := p.tokenAt(ld.start-1).text, p.tokenAt(q.next).text
	if before == "còn" || before == "xuống" {
		for k := ld.start - 2; k >= p.floor && k > ld.start-20; k-- {
			if v, n := changeWords.before(p.ts, k, p.floor); n > 0 {
				return v != Decrease
			}
		}
	}
	alone := (ld.start == 0 || before == ";" || before == ":") && (q.next >= len(p.ts) || behind == ";" || behind == ".")
	return !alone
}

// endsClause says that nothing of a sentence follows at token i.
func (p *wordingParser) endsClause(i int) bool {
	return i >= len(p.ts) || p.ts[i].kind == signToken
}

// isOffered says that a bare figure stands where targets stand: at the head of
// a clause, in a list of targets, behind "đạt" and the like, or as a measure at
// the end ("GRDP bình quân đầu người 5.000 USD").
func (p *wordingParser) isOffered(q quantity, ld lead) bool {
	ends := p.endsClause(q.next)
	switch {
	case p.clauseStart(ld.start):
		if q.known {
			return true
		}
		// With a unit that is not known only a cell is sure, not a sentence.
		end := q.next
		for end < len(p.ts) && p.ts[end].text != ";" && p.ts[end].text != "." && p.ts[end].text != "," {
			end++
		}
		return end-q.next <= 2
	case q.known && p.continues(ld.start), ld.offered && (q.known || q.unit == "" && ends):
		return true
	}
	return ends && (measures[q.unit] || q.known && strings.Contains(q.unit, "/") && q.unit[0] != '/')
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(fold(s), " ")
	return s
}
