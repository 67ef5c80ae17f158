package wording

import (
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// isOffered says that a bare figure stands where targets stand: at the head of
// a clause, in a list of targets, behind "đạt" and the like, or as a measure at
// the end ("GRDP bình quân đầu người 5.000 USD").
func (p *parser) isOffered(q quantity, ld lead) bool {
	if q.unit == "" && q.from.coef != nil && q.from.coef.Sign() == 0 && p.is(ld.start-1, back) && !p.isWord(q.next+3) {
		return true // "giảm phát thải ròng về 0 vào năm 2050"
	}
	ends := p.endsClause(q.next) || p.rises(q.next) || p.isOne(q.next, dateWords) && p.endsDated(q.next)
	switch {
	case p.clauseStart(ld.start):
		if q.known || q.isNone() {
			return true
		}
		if q.unit == "" && (p.isWord(q.next) && !p.isOne(q.next, calendarWords) || p.At(q.next).Mark == '+') {
			return false // "3 giảm, 3 tăng", "18 + 20"
		}
		// With a unit that is not known only a cell is sure, not a sentence.
		words := 0
		for end := q.next; words <= 2 && end < len(p.Tokens) && p.At(end).Mark != ';' && p.At(end).Mark != '.' && p.At(end).Mark != ',' && p.At(end).Mark != '+'; end = p.wordEnd(end) {
			words++
		}
		return words <= 2
	case p.isOne(ld.start-1, raisedTo) && (ends || strings.Contains(q.unit, "/")), p.isDoing(ld.start) && (q.known || ends || granted[firstWord(q.unit)] || q.unit != "" && (p.isMaking(ld.start) || len(p.digits[q.from.start]) > 2)),
		p.continues(ld.start) && (q.known || p.counted(q) || q.unit != "" && ends && p.lists()),
		p.isGiven(q, ld), ld.offered && (q.known || q.unit == "" && ends), p.isAverage(q, ends), p.isHoped(q, ld, ends), p.isSaid(q, ld), p.isServed(q, ld.start), p.isNamed(q, ld), q.known && (p.isLed(ld.start) || p.isSized(ld) || p.isWith(q, ld)):
		return true
	}
	if isMeasure(q.unit) && p.isOne(q.next, parting) && len(p.r.Goals) == 0 {
		return true // "cụm công nghiệp 75 ha chia thành 2 giai đoạn"
	}
	rate := q.known && strings.Contains(q.unit, "/") && (q.unit[0] != '/' || len(q.unit) > 5 && strings.HasPrefix(q.unit, "/10") && strings.Trim(q.unit[3:6], "0.") == "")
	return ends && (isMeasure(q.unit) || rate && !p.describesShare(ld) || q.known && (p.isOfThose(ld) || p.isLabelled(q, ld)))
}

// isGiven says that it is said before the money for each that somebody gets or pays it: "hộ nghèo
// được hỗ trợ 60 triệu đồng/căn xây mới".
func (p *parser) isGiven(q quantity, ld lead) bool {
	_, n := doingWords.Before(p.Tokens, ld.start-1, p.floor)
	return n > 0 && currencies[firstWord(q.unit)] > 0 && strings.Contains(q.unit, "/") && p.is(ld.start-n-1, passive)
}

// isNamed says that the clause begins with what is measured, so that a measure in it is of
// that whatever is explained behind: "kim ngạch xuất khẩu 2,5 tỷ USD do kinh tế phục hồi".
func (p *parser) isNamed(q quantity, ld lead) bool {
	for k := ld.start - 1; k >= p.floor && k > ld.start-12 && (p.isWord(k) || p.isNumber(k) && p.isOne(k-1, calendarWords)); k-- {
		if !p.clauseStart(k) && p.At(k-1).Mark != ',' && !p.isOne(k-1, listWords) {
			continue
		}
		_, n := measuredLabels.At(p.Tokens, k)
		_, m := quotas.At(p.Tokens, k)
		if n > 0 && q.known && (isMeasure(q.unit) || strings.Contains(q.unit, "/")) || m > 0 && q.unit != "" {
			return true
		}
	}
	return false
}

// isAverage says that the figure is an average of what is named before: "chữ đường bình quân
// 12 CCS".
func (p *parser) isAverage(q quantity, ends bool) bool {
	_, n := averages.Before(p.Tokens, q.from.start-1, p.floor)
	k := q.from.start - n - 1
	return q.unit != "" && ends && n > 0 && k >= p.floor && p.isWord(k) && !p.isOne(k, listWords)
}

// averages stand before an average.
var averages = reading.NewSet("bình quân, trung bình, bình quân đạt, trung bình đạt")

// isTotal says that nothing but the word for how many there are stands before the figure: "tổng số 45
// thủ tục hành chính".
func (p *parser) isTotal(q quantity, ld lead) bool {
	_, n := countLabels.Before(p.Tokens, ld.start-1, p.floor)
	return n > 1 && q.known && p.clauseStart(ld.start-n)
}

// isObject says that the verb at the head of the clause is done to what the figure counts, which is said
// twice: "trồng cây phân tán 1,2 triệu cây".
func (p *parser) isObject(q quantity, ld lead) bool {
	if !q.known || isShare(q.unit) {
		return false
	}
	for k := ld.start - 1; k >= p.floor && k > ld.start-10 && p.isWord(k); k-- {
		if _, n := doingWords.At(p.Tokens, k); n > 0 && (p.clauseStart(k) || p.At(k-1).Mark == ',') {
			return p.is(k+n, firstWord(q.unit))
		}
	}
	return false
}

// isAlso says that the figure is joined to what the verb at the head of its clause is done to: "duy trì xã
// đạt chuẩn và 4 thôn thông minh".
func (p *parser) isAlso(q quantity, ld lead) bool {
	if !q.known || isShare(q.unit) || !p.is(ld.start-1, and) {
		return false
	}
	for k := ld.start - 2; k >= p.floor && k > ld.start-14 && p.isWord(k); k-- {
		if _, n := doingWords.At(p.Tokens, k); n > 0 && (p.clauseStart(k) || p.At(k-1).Mark == ',') {
			return true
		}
	}
	return false
}

// isSized says that the first figure of a text is a size: "dự án có quy mô 1.200 căn hộ".
func (p *parser) isSized(ld lead) bool {
	_, n := sizeWords.Before(p.Tokens, ld.start-1, p.floor)
	return n > 0 && len(p.r.Goals) == 0
}

// isWith says that "với" and at most the name of a size stand before a figure of another kind,
// behind what it is the size of: "12 dự án nhà ở xã hội với 8.500 căn".
func (p *parser) isWith(q quantity, ld lead) bool {
	k := ld.start - 1
	for _, of := range [...]*reading.Table[bool]{sizeWords, measuredLabels, countLabels} {
		_, n := of.Before(p.Tokens, k, p.floor)
		k -= n
	}
	rate := strings.Contains(q.unit, "/")
	if p.is(k, with) && p.At(k-1).Mark == ',' && k == ld.start-1 && len(p.r.Goals) > 0 && served[firstWord(q.unit)] && p.wordsOnly(p.floor, k-1) {
		return true // "100% cán bộ Hội, với 3.500 hội viên cài đặt"
	}
	if !p.is(k, with) || isShare(q.unit) || isShare(p.before()) && !rate || q.unit == p.before() || !p.wordsOnly(p.floor, k) || !isMeasure(q.unit) && !rate && !homes[firstWord(q.unit)] {
		return false
	}
	if len(p.r.Goals) > 0 {
		return true
	}
	_, n := doingWords.At(p.Tokens, p.floor)
	return n > 0 && p.clauseStart(p.floor) // "xây dựng nhà ở xã hội với 300.000 m2 sàn"
}

// homes are what buildings have.
var homes = words("căn phòng giường lô nhà")

// endsDated says that a date, and nothing behind it, ends the clause from token i on: "2.500
// tỷ đồng giai đoạn 2026 - 2030".
func (p *parser) endsDated(i int) bool {
	k := i
	for k < i+8 && p.dates(k) && !p.isSign(k) {
		k++
	}
	return p.isYear(k-1) && p.endsClause(k)
}

// rises says that by how much a figure rises or falls stands at token i, behind it:
// "doanh thu 1.200 tỷ đồng tăng 12%".
func (p *parser) rises(i int) bool {
	if !p.isOne(i, rises) {
		return false
	}
	_, n := leadWords.At(p.Tokens, i+1)
	i += n + 1
	return p.isNumber(i) && p.percentAt(i+1) > 0
}

// isDoing says that a verb at the head of a clause stands before token i: "hỗ trợ
// 15 - 20 doanh nghiệp".
func (p *parser) isDoing(i int) bool {
	at := i
	_, n := doingWords.Before(p.Tokens, i-1, p.floor)
	if n == 0 && p.is(i-1, making) && p.isWord(i-2) && i-2 >= p.floor && !halves[making][p.At(i-2).Word] {
		n = 2 // "chuẩn hóa 5.000 hồ sơ"
		if k := i - 3; k >= p.floor && p.isWord(k) && !p.isHead(i-2) {
			n = 3 // "đơn giản hóa", "tự động hóa"
		}
	}
	for range 2 { // "xây dựng thành công 3 mô hình", "giúp thêm được 2 hộ"
		if _, m := wellWords.Before(p.Tokens, i-1, p.floor); n == 0 && m > 0 {
			i -= m
			_, n = doingWords.Before(p.Tokens, i-1, p.floor)
		}
	}
	if _, law := amending.Before(p.Tokens, i-n-2, p.floor); law > 0 && p.At(i-n-1).Mark == ',' || p.At(i).Bar {
		return false // "sửa đổi, bổ sung 7 luật"
	}
	if n > 0 && p.is(i-n-1, already) && p.is(at-1, passive) { // "đã xây dựng được 142 mô hình"
		i--
	}
	return n > 0 && (p.isHead(i-n) || p.isUrged(i-n) || p.isActor(i-n))
}

// isServed says that what is done for so many stands before token i: "bồi dưỡng kiến
// thức cho 500 nông dân".
func (p *parser) isServed(q quantity, i int) bool {
	if !served[firstWord(q.unit)] {
		return false
	}
	if p.taught() && (p.is(i-1, till) || p.is(i-1, with) || p.At(i-1).Mark == '(') && p.floor > 0 && p.wordsOnly(p.floor, i-1) {
		return true // "mở 10 lớp cho 300 học viên"
	}
	if !p.is(i-1, till) {
		return false
	}
	ofShare := isShare(p.before()) // "100% cơ sở tập huấn kỹ năng cho 1.200 lượt người": who does it stands before
	for k := i - 1; k >= p.floor && k > i-30 && (ofShare || k > i-12) && (p.isWord(k) || p.At(k).Mark == ','); k-- {
		_, n := improving.Before(p.Tokens, k-1, p.floor)
		_, does := doingWords.Before(p.Tokens, k-1, p.floor)
		if p.isDoing(k) || n > 0 && p.isHead(k-n) || ofShare && does > 0 {
			return true
		}
	}
	return false
}

// improving is what is done for people, besides what is done at all.
var improving = reading.NewSet("nâng cao, bồi đắp, truyền đạt, nâng cao năng lực, nâng cao nhận thức")

// isNone knows "0 phản ánh có dữ liệu lạc hậu".
func (q quantity) isNone() bool { return q.unit != "" && q.from.coef != nil && q.from.coef.Sign() == 0 }

// isSaid says that the clause says before the figure what is counted, or that it is an aim:
// "số giải phong trào đạt 43 giải cấp tỉnh".
func (p *parser) isSaid(q quantity, ld lead) bool {
	return p.isTotal(q, ld) || p.isAlso(q, ld) || p.isObject(q, ld) || ld.offered && q.unit != "" && p.isLabelled(q, ld) || q.known && (isMeasure(q.unit) || strings.Contains(q.unit, "/")) && p.isAimed(ld)
}

// isAimed says that an aim is set for what the figure measures: "đặt mục tiêu thu ngân sách
// 100.000 tỷ đồng sau sáp nhập".
func (p *parser) isAimed(ld lead) bool {
	for k := ld.start - 1; k >= p.floor && k > ld.start-10 && p.isWord(k) && !p.isOne(k, listWords); k-- {
		if _, n := aiming.At(p.Tokens, k); n > 0 {
			return true
		}
	}
	return false
}

// aiming sets an aim.
var aiming = reading.NewSet("đặt mục tiêu, đặt chỉ tiêu, mục tiêu thu, chỉ tiêu thu, giao chỉ tiêu, phấn đấu thu, phấn đấu doanh thu, phấn đấu tổng")

// taught says that the goal before counts where people are taught or gathered.
func (p *parser) taught() bool { return lessons[firstWord(p.before())] }

// wordsOnly says that nothing but a few words stands from token i up to token j.
func (p *parser) wordsOnly(i, j int) bool {
	if j-i > 8 {
		return false
	}
	for ; i < j; i++ {
		if !p.isWord(i) || p.isOne(i, listWords) {
			return false
		}
	}
	return true
}

// isLed says that "đạt mục tiêu" stands before token i, or "mỗi năm" behind a goal or
// at the head of a bracket.
func (p *parser) isLed(i int) bool {
	_, led := goalLeads.Before(p.Tokens, i-1, p.floor)
	_, yearly := yearlyWords.Before(p.Tokens, i-1, p.floor)
	for n := 2; n <= 4 && yearly == 0 && p.wordsOnly(i-n, i); n++ {
		if p.is(i-n, each) {
			yearly = n // "thành lập 2 đội, mỗi đội 10 người"
		}
	}
	m := p.At(i - yearly - 1).Mark // "đại diện các Trung tâm (mỗi trung tâm 20 người)"
	return led > 0 || yearly > 0 && (m == ',' && len(p.r.Goals) > 0 || m == '(')
}

// isUrged says that "sẽ" stands before token i, or that its clause begins with
// "phấn đấu": "phấn đấu đến năm 2030 tỉnh đón 4 triệu lượt khách".
func (p *parser) isUrged(i int) bool {
	if _, n := urgedOn.Before(p.Tokens, i-1, p.floor); n > 0 || p.isOne(i-1, urging) {
		return true
	}
	for k := i - 1; k >= p.floor && k > i-12; k-- {
		if !p.isWord(k) && !(p.isYear(k) && p.is(k-1, year)) || p.is(k, passive) {
			return false
		}
		if p.is(k, effort) && p.is(k-1, strive) {
			return true
		}
	}
	return false
}

// urgedOn is before what is to be done further.
var urgedOn = reading.NewSet("tiếp tục, phấn đấu, cố gắng, quyết tâm, đồng thời")

// isMaking says that the verb before token i makes what is counted.
func (p *parser) isMaking(i int) bool {
	_, n := makingWords.Before(p.Tokens, i-1, p.floor)
	return n > 0
}

// isHead says that a clause begins at token i, or that only words stand before it
// that tell when, where or how eagerly a thing is done.
func (p *parser) isHead(i int) bool {
	for range 4 {
		if p.clauseStart(i) || p.At(i-1).Mark == ',' || p.is(i-1, then) || p.isOne(i-1, listWords) {
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
		case p.properName(i) < i: // "Gia Lai đón 18,5 triệu lượt khách"
			i = p.properName(i)
		default:
			return false
		}
	}
	return p.clauseStart(i) || p.At(i-1).Mark == ','
}

// isActor says that nothing but the name of a body stands before token i, from the head of
// a clause: "Hội Nông dân tỉnh hỗ trợ 20 mô hình".
func (p *parser) isActor(i int) bool {
	for k := i - 1; k >= p.floor && k > i-9 && p.isWord(k) && !p.isOne(k, donePast); k-- {
		if p.clauseStart(k) || p.At(k-1).Mark == ',' {
			return p.isOne(k, actors)
		}
	}
	return false
}

// properName is where the name of a place begins that ends before token i: a few
// words with capitals.
func (p *parser) properName(i int) int {
	n := 0
	for n < 4 && i-n > p.floor && p.isWord(i-n-1) && p.At(i-n-1).Capital {
		n++
	}
	if n < 2 { // the first word of a sentence
		return i
	}
	return i - n
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
		return q.isRange && p.clauseStart(ld.start-1) || p.isOfEach(ld.start-1)
	}
	return len(ld.fillers) > 0 && ld.through > 0
}

// describesShare says that nothing but words and numbers stands between a share and the
// figure, which says more of it: "100% học sinh được học 2 buổi/ngày".
func (p *parser) describesShare(ld lead) bool {
	if len(p.r.Goals) == 0 || !isShare(p.r.Goals[len(p.r.Goals)-1].Unit) {
		return false
	}
	for k := p.floor; k < ld.start; k++ {
		if !p.isWord(k) && !p.isNumber(k) || p.isOne(k, listWords) {
			return false
		}
	}
	return true
}

// isOfThose says that the clause begins with "trong đó" behind a goal: "trong đó xuất
// khẩu lao động 2.000 người".
func (p *parser) isOfThose(ld lead) bool {
	k := ld.start - 1
	for k >= p.floor && k > ld.start-12 && p.isWord(k) {
		k--
	}
	_, n := ofThose.At(p.Tokens, k+1)
	return n > 0 && len(p.r.Goals) > 0
}

// isOfEach says that "mỗi" stands a little before token i: "mỗi thôn có 01 nhân viên y
// tế".
func (p *parser) isOfEach(i int) bool {
	for k := i - 1; k >= p.floor && k > i-6 && p.isWord(k); k-- {
		if p.is(k, each) {
			return true
		}
	}
	return false
}

// isLabelled says that words of what is counted stand before the figure, from the
// beginning of a clause: "số hộ thoát nghèo 300 hộ", "tổng đàn bò 20.000 con".
func (p *parser) isLabelled(q quantity, ld lead) bool {
	counted, same := unitWords(q.unit), false
	for k := ld.start - 1; k >= p.floor && k > ld.start-12 && p.isWord(k); k-- {
		same = same || p.areWords(k, counted)
		if !p.clauseStart(k) && !(p.At(k-1).Mark == ',' && len(p.r.Goals) > 0) {
			continue
		}
		if _, n := countLabels.At(p.Tokens, k); n > 0 && same {
			return true
		}
		_, n := herdLabels.At(p.Tokens, k)
		return n > 0 && herdUnits[firstWord(q.unit)]
	}
	return false
}

// areWords says that the words stand at token i.
func (p *parser) areWords(i int, ws []reading.Token) bool {
	for j, w := range ws {
		if !p.is(i+j, w.Word) {
			return false
		}
	}
	return true
}
