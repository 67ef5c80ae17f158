package phrase

import "github.com/caicach/tthc/schedule/form"

// separator says that a mark between the figures of a date comes next. A dot
// divides only figures that touch it.
func (p *parser) separator(k int) byte {
	t, next := p.at(k), p.at(k+1)
	if t.kind != markToken || next.kind != figureToken {
		return 0
	}
	switch t.mark {
	case '/', '-':
		return t.mark
	case '.':
		if !t.space && !next.space {
			return t.mark
		}
	}
	return 0
}

// short says that the token k is a figure of one or two digits.
func (p *parser) short(k int) bool {
	t := p.at(k)
	return t.kind == figureToken && t.digits <= 2
}

func (p *parser) long(k int) bool {
	t := p.at(k)
	return t.kind == figureToken && t.digits == 4
}

// fullYear reads a figure of four digits. Others are faults where the text can
// only mean a year.
func (p *parser) fullYear() int {
	t := p.at(0)
	p.i++
	switch {
	case t.digits != 4 && t.digits <= 2:
		p.fault(ShortYear, p.i-1, p.i)
	case t.digits != 4 || t.n < form.MinYear || t.n > form.MaxYear+1:
		p.fault(YearRange, p.i-1, p.i)
	}
	return t.n
}

// yearAhead says that "năm 2025" comes after k tokens.
func (p *parser) yearAhead(k int) bool {
	return p.at(k).word == wYear && p.at(k+1).kind == figureToken && p.at(k+1).digits >= 3
}

// yearOf reads the year that follows a month or quarter: "/2025", "năm 2025",
// "của năm 2025", "-2025", "năm nay".
func (p *parser) yearOf(u *unit) {
	start := p.i
	if sep := p.separator(0); sep != 0 {
		t := p.at(1)
		// Two figures after a slash are a year cut short; after a dash they may be
		// the other end of a span.
		if t.digits >= 3 || t.digits == 2 && sep == '/' {
			p.i++
			u.year = p.fullYear()
		}
		return
	}
	if t := p.at(1); (p.isMark(0, '/') || p.isMark(0, '-')) && t.word == wYear && p.at(2).kind == figureToken {
		p.i += 2
		u.year = p.fullYear()
		return
	}
	if p.long(0) {
		u.year = p.fullYear()
		return
	}
	if n := p.at(1).n; p.isMark(0, '.') && p.long(1) && (p.at(2).kind == endToken || p.at(2).line || n >= form.MinYear && n <= form.MaxYear && !counts(p.at(2).word) && p.separator(2) == 0) {
		p.i++ // "quý III. 2025"
		u.year = p.fullYear()
		return
	}
	if p.isMark(0, ':') && !p.at(0).space && !p.at(1).space && p.long(1) {
		p.i++ // "quý II:2025"
		u.year = p.fullYear()
		return
	}
	if p.isMark(0, '(') && p.long(1) && p.isMark(2, ')') {
		p.i++
		u.year = p.fullYear()
		p.i++
		return
	}
	if t := p.at(1); t.word == wYear && p.isMark(0, '.') && p.long(2) && !t.capital {
		p.i += 2 // "ngày 15 tháng 02.năm 2024"
		u.year = p.fullYear()
		return
	}
	if p.yearOfReport(u) {
		return
	}
	comma := p.takeMark(',')
	if comma && p.long(0) && p.separator(1) == 0 {
		u.year = p.fullYear()
		return
	}
	if !p.oneOf(wOf) {
		p.oneOf(wWithin)
	}
	switch {
	case p.yearAhead(0):
		p.i++
		u.year = p.fullYear()
	case comma:
		p.i = start
	case p.is(wYear) && (p.isAt(p.i-1, wOf) || p.isAt(p.i-1, wWithin)) && p.endsAt(1):
		p.i++ // "trước ngày 30/6 của năm", "trước ngày 25/12 trong năm"
	case p.takes(thisYear):
		u.thisYear = true
	case p.is(wYear) && p.sees(beforePlanned):
		p.i = start // which recurs with the plans
	case p.is(wYear) && p.takes(lastYear):
		u.shift = -1
		p.reported()
	case p.is(wYear, wBefore) && p.at(2).word != wDay && p.at(2).word != wMonth && p.at(2).kind != figureToken:
		p.i += 2
		u.shift = -1
		p.next()
		p.reported()
	case p.takes(nextYear):
		u.shift = 1
		p.reported()
	default:
		p.i = start
	}
}

// yearOfReport reads the letter that stands for the year reported on, and those counted from it:
// "ngày 25/12 năm N", "ngày 30/6/năm N+2". It is read as that of the plan, with a doubt.
func (p *parser) yearOfReport(u *unit) bool {
	start := p.i
	p.takeMark('/')
	if p.take(wYear) && p.i < len(p.read) && p.text[p.read[p.i].Start:p.read[p.i].End] == "N" {
		p.i++
		if (p.isMark(0, '+') || p.isMark(0, '-')) && p.short(1) && p.at(1).n <= 5 && !p.at(1).space {
			u.shift = p.at(1).n
			if p.isMark(0, '-') {
				u.shift = -u.shift
			}
			p.i += 2
		}
		u.thisYear = u.shift == 0
		p.doubt(start, p.i, whyYearNamed)
		return true
	}
	p.i = start
	return false
}

// figures reads a date in figures. After "ngày" the first figure is a day.
func (p *parser) figures(afterDay bool) (unit, bool) {
	switch {
	case p.long(0) && !afterDay:
		if p.countsThings() || p.at(-1).word == wSchool && p.at(-2).word == wYear {
			return unit{}, false
		}
		return p.yearFigures()
	case !p.short(0):
		return unit{}, false
	case p.at(1).word == wMonth && !afterDay && p.monthAndMore():
		return unit{}, false // "1 tháng 10 ngày trước ngày họp"
	case p.at(1).word == wMonth && (afterDay || p.dayOfMonth() || p.short(2) && (p.monthEnds(3) || p.yearAhead(3) || p.separator(3) != 0 && p.at(4).digits >= 3)):
		return p.dayThenMonth(afterDay)
	}
	if !afterDay && p.dayOfRow() {
		p.i++
		return unit{grain: dayGrain, day: p.at(-1).n}, true
	}
	for _, s := range shapes {
		if (s.after == anywhere || (s.after == afterNgay) == afterDay) && p.hasForm(s.form) {
			return s.read(p, afterDay)
		}
	}
	return unit{}, false
}

// dayOfRow says that the figure begins a row of days behind a colon whose month follows
// the last: "03 ngày: 24, 25 và 26 tháng 8".
func (p *parser) dayOfRow() bool {
	if !p.isMark(-1, ':') || p.at(-2).word != wDay {
		return false
	}
	k := 0
	for ; k < longestList && p.short(k) && p.at(k).n <= 31 && (p.isMark(k+1, ',') || p.at(k+1).word == wAnd); k += 2 {
	}
	return k > 0 && p.short(k) && p.at(k+1).word == wMonth && p.monthNumberAhead(k+2)
}

// monthAndMore says that the figure before "tháng" counts months, for the one behind
// it counts something shorter: "1 tháng 10 ngày", "1 tháng 3,5 ngày".
func (p *parser) monthAndMore() bool {
	switch t := p.at(3); {
	case t.mark == ',' && !t.space:
		return p.at(4).kind == figureToken && !p.at(4).space && counts(p.at(5).word)
	case t.word == wDay:
		return p.at(4).kind != figureToken
	default:
		return t.word == wHour || t.word == wMinute || t.word == wWeek
	}
}

// monthEnds says that after k tokens the number of a month ends: it counts nothing.
func (p *parser) monthEnds(k int) bool {
	t := p.at(k)
	return p.at(0).n <= 31 && p.at(k-1).n >= 1 && p.at(k-1).n <= 12 && (t.kind == endToken || t.mark == ',' && p.at(k+1).kind != figureToken || t.mark == ';' || t.mark == ')' || t.mark == '.' && p.at(k+1).kind != figureToken ||
		t.word == wAt || t.word == wBefore || t.joins() && p.at(k+1).kind == figureToken)
}

// countsThings says that the figure of four digits counts something, and is no
// year: "2000 lần", "2025-2026 ngày".
func (p *parser) countsThings() bool {
	n := p.at(0).n
	return counts(p.at(1).word) && p.at(1).word != wQuarter ||
		p.at(2).kind == figureToken && !p.at(1).space && !p.at(2).space && counts(p.at(3).word) ||
		n < form.MinYear || n > form.MaxYear+1
}

// place is where a shape of figures may stand.
type place uint8

const (
	anywhere place = iota
	afterNgay
	withoutNgay
)

// shapes are what figures with marks between them say: the first that fits
// holds. In a form d is one or two figures, n three or more, * any separator, =
// the same one again.
var shapes = [...]struct {
	form  string
	after place
	read  func(*parser, bool) (unit, bool)
}{
	{"d", afterNgay, (*parser).dayAlone},
	{"d*n", afterNgay, (*parser).monthMissing},
	{"d*n", withoutNgay, (*parser).monthYear},
	{"d=d=n", anywhere, (*parser).dayMonthYear},
	{"d/d*n", anywhere, (*parser).dayMonthYear},
	{"d.d*n", anywhere, (*parser).dayMonthYear},
	{"d-d/d", anywhere, (*parser).firstOnly},   // 01-15/3, 01-15/3/2025
	{"d-d.d.n", anywhere, (*parser).firstOnly}, // 2 - 7.5.2026
	{"d-d.d", afterNgay, (*parser).firstOnly},  // 1-10.12
	{"d-d/n", afterNgay, (*parser).dayDashMonthYear},
	{"d-d/n", withoutNgay, (*parser).noDate}, // a day, or two months?
	{"d.d.d", withoutNgay, (*parser).shortYearInDots},
	{"d=d=d", anywhere, (*parser).shortYear}, // a dash may go on to a range instead
	{"d-d", afterNgay, (*parser).dayDash},
	{"d-d", withoutNgay, (*parser).noDate},
	{"d.d", withoutNgay, (*parser).dayInRange},
	{"d*d", anywhere, (*parser).dayMonth},
}

// hasForm says that the figures here have the form, or begin with it.
func (p *parser) hasForm(form string) bool {
	first := p.separator(1)
	for k := range len(form) {
		t := p.at(k)
		switch f := form[k]; f {
		case 'd':
			if !p.short(k) {
				return false
			}
		case 'n':
			if t.digits < 3 {
				return false
			}
		default:
			if s := p.separator(k); s == 0 || f == '=' && s != first || f != '=' && f != '*' && s != f {
				return false
			}
		}
	}
	return len(form) > 1 || first == 0
}

// dayThenMonth reads "30 tháng 6 năm 2025" from its first figure, or the day
// alone where its months are a list.
func (p *parser) dayThenMonth(afterDay bool) (unit, bool) {
	start, first := p.i, p.at(0).n
	p.i++
	if !p.monthNumberAhead(1) {
		if !afterDay {
			p.i = start
			return unit{}, false
		}
		return unit{grain: dayGrain, day: first}, true
	}
	u, ok := p.month()
	u.grain, u.day = dayGrain, first
	if ok && afterDay && u.year == 0 && p.moreMonths() {
		p.i = start + 1
		return unit{grain: dayGrain, day: first}, true
	}
	if p.err == nil && ok && first > 31 {
		ok = p.fault(NoSuchDay, start, start+1)
	}
	return u, ok
}

// dayAlone reads a day whose month may follow after a comma: "ngày 30, tháng 6,
// năm 2025".
func (p *parser) dayAlone(bool) (unit, bool) {
	start, first := p.i, p.at(0).n
	p.i++
	if first < 1 || first > 31 {
		return unit{}, p.fault(NoSuchDay, start, p.i)
	}
	if p.isMark(0, ',') && p.at(1).word == wMonth && p.monthNumberAhead(2) {
		p.i++
		comma := p.i
		u, ok := p.month()
		if ok && u.year == 0 && p.moreMonths() {
			p.i = comma
			return unit{grain: dayGrain, day: first}, true
		}
		u.grain, u.day = dayGrain, first
		return u, ok
	}
	return unit{grain: dayGrain, day: first}, true
}

func (p *parser) monthMissing(bool) (unit, bool) {
	return unit{}, p.fault(NeedsMonth, p.i, p.i+3)
}

// monthYear reads "6/2025".
func (p *parser) monthYear(bool) (unit, bool) {
	start, month := p.i, p.at(0).n
	if !p.long(2) {
		return unit{}, false
	}
	p.i += 2
	u := unit{grain: monthGrain, month: month, year: p.fullYear()}
	if month < 1 || month > 12 {
		return unit{}, p.fault(NoSuchMonth, start, p.i)
	}
	return u, true
}

// dayMonthYear reads "15/3/2025".
func (p *parser) dayMonthYear(bool) (unit, bool) {
	u := unit{grain: dayGrain, day: p.at(0).n, month: p.at(2).n}
	p.i += 4
	u.year = p.fullYear()
	return u, true
}

// firstOnly reads the day at which a span begins: "01-15/3".
func (p *parser) firstOnly(bool) (unit, bool) {
	p.i++
	return unit{grain: dayGrain, day: p.at(-1).n}, true
}

func (p *parser) dayDashMonthYear(afterDay bool) (unit, bool) {
	if !p.long(4) {
		return p.dayDash(afterDay)
	}
	p.doubt(p.i, p.i+5, whyDayMonth)
	return p.dayMonthYear(afterDay)
}

// dayInRange reads "28.6" where such days stand at both ends of a range, "từ 28.6 đến ngày 9.7", and
// counts nothing.
func (p *parser) dayInRange(bool) (unit, bool) {
	first, last := p.i, p.i
	switch {
	case p.at(-1).word == wFrom:
		for last = p.i + 3; last < p.i+longestPhrase+2 && (p.isAt(last, wTo) || p.isAt(last, wFor) || p.isAt(last, wBefore) || p.isAt(last, wEnd) || p.isAt(last, wDay) || p.tok(last).mark == '-'); last++ {
		}
	case p.tok(p.i-4).mark == '.':
		first = p.i - 5
	case p.tok(p.i-3).mark == '.':
		first = p.i - 4
	}
	if last == first || last == p.i+3 || p.isAt(p.i-2, wBefore) || !p.dotted(first) || !p.dotted(last) || !p.isAt(first-1, wFrom) || !p.endsAt(last+3-p.i) {
		return unit{}, false
	}
	return p.dayMonth(false)
}

// dotted says that "28.6" stands there, a day and a month.
func (p *parser) dotted(i int) bool {
	d, m := p.tok(i), p.tok(i+2)
	return d.kind == figureToken && d.digits <= 2 && d.n >= 1 && d.n <= 31 && p.tok(i+1).mark == '.' && !p.tok(i+1).space && m.kind == figureToken && m.digits <= 2 && !m.space && m.n >= 1 && m.n <= 12
}

func (p *parser) noDate(bool) (unit, bool) { return unit{}, false }

func (p *parser) shortYear(bool) (unit, bool) {
	return unit{}, p.fault(ShortYear, p.i, p.i+5)
}

// shortYearInDots leaves "1.2.3", the number of a section, but not "20.3.25".
func (p *parser) shortYearInDots(afterDay bool) (unit, bool) {
	if p.at(4).digits == 2 {
		return p.shortYear(afterDay)
	}
	return unit{}, false
}

// dayDash reads "ngày 20-3", a day and a month, or the day at which a span
// begins: "ngày 01-15 tháng 3", "ngày 20-25".
func (p *parser) dayDash(afterDay bool) (unit, bool) {
	switch p.at(3).word {
	case wMonth, wEvery, wEach, wOf:
		return p.firstOnly(afterDay)
	}
	if p.at(2).n > 12 {
		return p.firstOnly(afterDay)
	}
	if p.at(0).n <= p.at(2).n {
		p.doubt(p.i, p.i+3, whyDayMonth) // "ngày 01-12", but "ngày 15-12" is no span
	}
	return p.dayMonth(afterDay)
}

// dayMonth reads "15/3", which may be a fraction ("1/2 ngày").
func (p *parser) dayMonth(bool) (unit, bool) {
	start, t := p.i, p.at(3)
	if p.separator(1) == '/' && !t.line && (counts(t.word) && t.word != wYear || p.seesAt(p.i+3, shares)) {
		return unit{}, false // "1/2 ngày", "19/19 tiêu chí"
	}
	u := unit{grain: dayGrain, day: p.at(0).n, month: p.at(2).n}
	p.i += 3
	if u.month < 1 || u.month > 12 {
		return unit{}, p.fault(NoSuchMonth, start, p.i)
	}
	if u.day < 1 || u.day > daysOf(u.month, 2024) {
		return unit{}, p.fault(NoSuchDay, start, p.i)
	}
	p.yearOf(&u)
	return u, true
}

// shares are what so many out of so many are of.
var shares = set("tiêu chí, chỉ tiêu, tiêu chuẩn, chỉ số, nội dung, nhiệm vụ, xã, phường, thôn, bản, khu phố, đơn vị, cơ quan, hồ sơ, thủ tục, người, đại biểu, hộ, trường, điểm, phiếu, ý kiến, sở, ngành, số, thời gian, thời hạn, tổng, mức, diện tích, giá trị, kinh phí, thành viên, chi bộ, lớp, học sinh, đảng viên, cử tri, dự án, công trình, gói thầu, suất, lương, ca, buổi, tiết")

// dayOfMonth says that the figure before "tháng 6" is a day, by what stands
// around it: "chậm nhất vào 31 tháng 01", "30 tháng 6" alone.
func (p *parser) dayOfMonth() bool {
	if !p.short(2) {
		return false
	}
	switch p.at(-1).word {
	case wBefore, wTo, wAt, wEnd, wFrom:
		return true
	}
	if l, _ := limits.Before(p.read, p.i-1, 0); l&latest != 0 {
		return true
	}
	if n, m := p.at(0).n, p.at(2).n; p.i == 0 || p.isMark(-1, ':') || p.isMark(-1, '(') {
		t := p.at(3)
		return n >= 1 && n <= 31 && m >= 1 && m <= 12 && (t.kind == endToken || t.mark == ':' || t.mark == '-' && p.at(4).kind == wordToken) // "20 tháng 3: khai mạc"
	}
	return false
}

// moreMonths says that further months follow the month of a day: "ngày 20
// tháng 3, 6, 9", "ngày 20 tháng 3 và tháng 9".
func (p *parser) moreMonths() bool {
	k := 0
	if p.isMark(0, ',') || p.is(wAnd) {
		k = 1
	} else {
		return false
	}
	return p.at(k).word == wMonth && p.monthNumberAhead(k+1) ||
		p.short(k) && !counts(p.at(k+1).word)
}

// yearFigures reads a year, a span of years, or a date that begins with one.
func (p *parser) yearFigures() (unit, bool) {
	start := p.i
	u := unit{grain: yearGrain, year: p.fullYear()}
	if p.err != nil {
		return u, false
	}
	if p.separator(0) != '-' {
		return u, p.separator(0) == 0
	}
	second := p.at(1)
	switch {
	case second.digits == 4:
		p.i++
		u.lastYear = p.fullYear()
		if u.lastYear < u.year {
			return u, p.fault(Backwards, start, p.i)
		}
	case second.digits == 2 && p.separator(2) == '-' && p.at(3).digits == 2:
		p.i += 4
		return unit{grain: dayGrain, day: p.toks[p.i-1].n, month: second.n, year: u.year}, true
	case second.digits == 2 && second.n >= 1 && second.n <= 12:
		p.i += 2
		p.doubt(start, p.i, whyMonthOfYear)
		return unit{grain: monthGrain, month: second.n, year: u.year}, true
	case second.digits == 2:
		return u, p.fault(ShortYear, start, p.i+2)
	}
	return u, true
}
