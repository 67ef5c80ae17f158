package phrase

// A comma within the name of an event divides the items of a list ("kể từ ngày
// nhận được hồ sơ, tài liệu", "sau khi chia, tách, sáp nhập", "ý kiến của Bộ Tư
// pháp, Bộ Nội vụ"); or it ends the name, and who must do what follows ("kể từ
// ngày nhận hồ sơ, cơ quan chuyên môn thẩm định").

// enumerates says that the comma here divides items of the name that began at
// start.
func (p *parser) enumerates(start int) bool {
	from := p.i + 1
	t := p.tok(from)
	if p.isAt(start, wDay) {
		start++ // "trước ngày Thủ tướng Chính phủ, Phó Thủ tướng Chính phủ họp"
	}
	if t.kind == figureToken && p.tok(p.i-1).kind == figureToken && p.clauseNumbers(start) {
		return true // "quy định tại các khoản 1, 2 và 3 Điều này"
	}
	if p.titleGoesOn(start, from) || p.paperRow(start, from, p.itemEnd(from)) {
		return !p.timedBehind()
	}
	if l, _ := limits.At(p.read, from); p.i == start || t.kind != wordToken || t.line || l != 0 || p.seesAt(from, clauseOpens) || p.seesAt(from, works) || p.seesAt(from, solely) && p.tok(from+1).kind == figureToken {
		return false // "trước khi chiến dịch bắt đầu, chỉ 29 xã có dữ liệu"
	}
	if _, n := effect.Before(p.read, p.i-1, start); n > 0 && !p.seesAt(from, passively) || p.sayAgain(start) || p.clauseOfOwn(start, from) {
		return false // "ngày Thông tư này có hiệu lực, các điều sau đây hết hiệu lực"
	}
	to, last := p.itemsAround(start)
	if p.seesAt(to, thereupon) && !p.actorAt(from) && !p.tok(from).capital && !p.isIn(from, to, duties) && !p.isIn(from, to, ifs) {
		return true // "không có người tham gia, trả giá hoặc bán không thành thì"
	}
	if p.isAt(from, wPlural) {
		from++
	}
	list, first := false, start
	if p.seesAt(start, done) || p.isAt(start, wPlural) {
		first++ // "được Thủ tướng Chính phủ, Quốc hội thông qua", "các bộ, cơ quan ngang bộ ban hành"
	}
	_, against := prevention.Before(p.read, p.i-1, start)
	switch {
	case against > 0 && p.seesAt(from, counter):
		list = true // "phòng, chống"
	case p.seesAt(from, clauses) && p.isIn(last, p.i, clauses):
		return true // "quy định tại Điều 12, Điều 13 Nghị định số ..."
	case p.overComma(fixedRows) && !(p.isAt(p.i-3, wFor) && p.seesAt(from, authority)):
		return true // "khám bệnh, chữa bệnh"
	case p.seesAt(from, anybody) && p.endsWith(anybody, last) && p.idle(from+2, p.alternative(from, to)):
		list = true // "của các cơ quan, tổ chức, Chủ tịch Ủy ban nhân dân"
	case (p.actorAt(from) || p.tok(from).capital) && (p.actorOnly(first, p.i) || last > start && p.actorOnly(first, p.itemEnd(start)) && p.actorOnly(last, p.i)):
		list = true // "ngày cơ quan, người có thẩm quyền nhận được hồ sơ"
	case p.seesAt(from, qualities):
		list = true
	case p.seesAt(from, again):
		list = true // "được sắp xếp, tổ chức lại"
	case p.seesAt(from, organising) && p.seesAt(from+2, deeds) && !p.isIn(from, to, duties) && !p.acts(from+4, to):
		list = p.deedEnds(last) // "chỉ đạo triển khai, tổ chức thực hiện"
	case p.subjectOnly(start, from, to):
		list = true // "ngày sản phẩm, hàng hóa được đưa ra lưu thông"
	case p.superiorOf(start, from):
		list = true // "ngày Tổng cục Thuế, Bộ Tài chính ra quyết định"
	case p.actorAt(from), p.tok(from).capital:
		// "của Bộ Tư pháp, Bộ Nội vụ", not "nhận hồ sơ, Bộ Nội vụ trình"
		if p.tok(last).capital {
			last = start // "Bộ Văn hóa, Thể thao và Du lịch, Bộ Tư pháp và Bộ Nội vụ"
		}
		list = p.actorIn(max(last, p.i-longestBody), p.i) && !p.endsWith(authority, last) && p.bodiesClose(from) && !p.workCutOff(start, from, to, last)
	case p.verbRow(from, to):
		list = true // "kết quả tra cứu, kiểm tra, xác minh, Sở Tư pháp cấp Giấy xác nhận"
	case p.seesAt(from, finish) && p.tok(from+2).kind == wordToken && !p.deedEnds(last):
		return false // "do Bộ Chỉ huy báo cáo, hoàn thành việc thẩm định"
	case p.seesAt(from, deeds), p.seesAt(from, changes):
		// A row of verbs shares what follows: "sửa đổi, bổ sung Luật".
		list = p.verbEnds(last) || to-from <= 4 && (last > start && p.i-last <= 3 || p.acts(max(last, p.i-longestPhrase), p.i))
	case p.isIn(from, to, duties):
	case p.othersAct(from, to), p.seesAt(from, befalls) && p.endsWith(befalls, last):
		list = true // "thực hiện chào bán, phát hành cổ phiếu"
	case p.seesAt(from, objects) && (p.tok(to).mark != ',' || p.endsWith(objects, last)):
		list = true // "có biên bản họp, văn bản kiến nghị của tổ chức tư vấn"
	default:
		// "hồ sơ, đầu mối thẩm định có văn bản yêu cầu" is work.
		to = p.conjunction(from, to)
		list = !p.gives(from+1, to) && !p.isIn(from+1, to, willBe) && (to-from <= longestPhrase || !p.acts(from+1, to))
	}
	if !list {
		return false
	}
	return !p.timedBehind()
}

// itemsAround is where the item behind the comma here ends, and where the one before it begins.
func (p *parser) itemsAround(start int) (to, last int) {
	from := p.i + 1
	to, last = p.itemEnd(from), start
	for i := from + 1; i < to; i++ {
		if p.seesAt(i, thereupon) {
			to = i // "có văn bản phát hiện, văn bản chứng minh thì cơ quan phải"
		}
	}
	for i := start; i < p.i; i++ {
		if p.tok(i).mark == ',' {
			last = i + 1
		}
	}
	return to, last
}

// opensWith says that the event whose name begins at the token opens its sentence, so that what is
// done then comes behind it.
func (p *parser) opensWith(start int) bool {
	from := start
	for n := 0; n < longestBody+longestPhrase && from > 0 && !p.dividesSentence(from-1); n++ {
		from--
	}
	if from > 0 && !p.dividesSentence(from-1) {
		return false
	}
	event := false
	for from < start {
		n := 0
		for _, of := range [...]phrases{onceAfter, later, since, whenOrPoint} {
			_, k := of.At(p.read, from)
			n = max(n, k)
		}
		if p.isAt(from, wBefore) || p.isAt(from, wWhen) {
			n = max(n, 1)
		}
		event = event || n > 0
		_, k := termOpens.At(p.read, from)
		_, l := limits.At(p.read, from)
		_, w := workingTime.At(p.read, from)
		n = max(n, k, l, w)
		if t := p.tok(from); n == 0 && (t.kind == figureToken || counts(t.word) || numeral(t.word) || t.mark == '(' || t.mark == ')' || t.mark == ',' || t.word == wIs) {
			n = 1
		}
		if n == 0 {
			return false
		}
		from += n
	}
	return event && from == start
}

// clauseOfOwn says that behind the comma here, with which the sentence ends, something is done to
// what is named there, "sau khi lên men, chất rắn được loại bỏ", and that what is before the comma
// has happened already: it is no noun alone.
func (p *parser) clauseOfOwn(start, from int) bool {
	to := p.itemEnd(from)
	if p.seesAt(from, whoMust) || !p.opensWith(start) {
		return false
	}
	if end := p.tok(to); end.kind != endToken && end.mark != '.' && end.mark != ';' || p.commaIn(start, p.i) || !p.doneTo(from+1, to) {
		return false
	}
	if p.doneTo(start+1, p.i) || p.verbAt(start) && !p.seesAt(start, paperDeeds) {
		return !p.verbAt(from)
	}
	for _, of := range [...]phrases{plainNouns, objects, papers, documents, casesOf, titled, actors, undertakings, wares} {
		if p.seesAt(start, of) {
			return false
		}
	}
	return !p.tok(start).capital && !p.isAt(start, wPlural) && p.i-start <= longestBody && !p.verbAt(from)
}

// doneTo says that something is done to somebody within the tokens; "thiết bị" ends like that.
func (p *parser) doneTo(from, to int) bool {
	for i := from; i < to; i++ {
		if p.seesAt(i, undergoes) && !p.seesAt(i-1, equipment) {
			return true
		}
	}
	return false
}

// undergoes is before what is done to somebody.
var undergoes = set("được, bị")

var equipment = set("thiết bị, chuẩn bị, trang bị, dự bị")

// wares are things of which nothing is said yet.
var wares = set("sản phẩm, hàng hóa, mẫu, nguyên liệu, thiết bị, vật tư, máy móc, học sinh, sinh viên, bệnh nhân, phương tiện, nội dung, ý kiến, mô hình, nguồn lực, tổ chức, cơ chế, chính sách, chủ trương, phương án, số liệu, hệ thống, nền tảng, trang thiết bị, cầu, đường, trường, nhà")

const (
	longestItem   = 40 // tokens that are looked at for the end of an item
	longestBody   = 12 // tokens of a body's name
	longestPhrase = 5  // tokens of an item that names one thing
)

// verbRow says that an item which is one verb goes on with others up to one who must act,
// before whom the name ends.
func (p *parser) verbRow(from, to int) bool {
	for items := 0; ; items++ {
		_, n := deeds.At(p.read, from)
		if n == 0 {
			return items > 1 && p.tok(from).capital && p.actorAt(from) && p.acts(from+1, p.itemEnd(from))
		}
		if n != to-from || p.tok(to).mark != ',' {
			return false
		}
		from = to + 1
		to = p.itemEnd(from)
	}
}

// sayAgain says that the words before the comma are said again behind it, of him who must
// act: "nhận được hồ sơ của tổ chức, tổ chức".
func (p *parser) sayAgain(start int) bool {
	if p.i-start <= 2 || p.i+2 >= len(p.read) || !p.actorAt(p.i+1) {
		return false
	}
	for k := 1; k <= 2; k++ {
		if a := p.read[p.i-3+k].Plain; a == 0 || a != p.read[p.i+k].Plain || p.read[p.i-3+k].Mark != 0 {
			return false
		}
	}
	return true
}

// titleGoesOn says that the name begins with the title of a document, of which nothing is
// said before the comma, but behind it: "Kế hoạch sắp xếp, tổ chức bộ máy được phê duyệt".
func (p *parser) titleGoesOn(start, from int) bool {
	if p.seesAt(start, drafts) {
		start += 2
	}
	text := false
	if p.isAt(start, wPlural) {
		start++
		text = p.seesAt(start, writings) // "các văn bản quy định chi tiết, hướng dẫn thi hành Luật có hiệu lực"
	}
	if !text && (!p.tok(start).capital || !p.seesAt(start, titled)) || p.isAt(from, wPlural) || p.isAt(start+2, wThis) || p.isIn(start, p.i, passively) || p.isIn(start, p.i, received) {
		return false
	}
	for i := from; i < from+longestItem && p.inTitle(i); i++ {
		if p.seesAt(i, passively) {
			return true
		}
		if p.tok(i).mark == ',' && p.actorAt(i+1) {
			return false
		}
	}
	return false
}

// inTitle says that the token may be of the title of a document: a word, its number, a comma.
func (p *parser) inTitle(i int) bool {
	switch t := p.tok(i); t.kind {
	case wordToken, figureToken:
		return true
	default:
		return t.mark == ',' || t.mark == '/' || t.mark == '-'
	}
}

// paperRow says that the item goes on with what was received, or with the title of a
// document, since he who acts stands behind a further comma: "nhận được tờ trình của Sở Nội vụ,
// báo cáo thẩm định của Sở Tư pháp, Ủy ban nhân dân quyết định".
func (p *parser) paperRow(start, from, to int) bool {
	next := to + 1
	if p.isAt(next, wPlural) {
		next++
	}
	if p.tok(to).mark != ',' || to-from > longestBody || !p.actorAt(next) || p.endsAsAnybody(to, from) || !p.acts(next+1, p.itemEnd(next)) && !p.isIn(next+1, p.itemEnd(next), duties) || p.isIn(from+1, to, having) {
		return false
	}
	for i := start; i < p.i-2; i++ {
		if p.tok(i).capital && p.seesAt(i, titled) && i+3 < p.i {
			return p.seesAt(from, deeds) && !p.seesAt(from, tells)
		}
	}
	if !p.isIn(start, p.i, received) || !p.seesAt(from, paperDeeds) {
		return false
	}
	for i := from + 2; i < to; i++ {
		if p.isAt(i, wOf) {
			return true
		}
	}
	return p.seesAt(from+2, rulings)
}

// endsAsAnybody says that the tokens end with whom law names without a name.
func (p *parser) endsAsAnybody(to, from int) bool {
	_, n := anybody.Before(p.read, to-1, from)
	return n > 0
}

// othersAct says that behind a further comma stands who must act, so that the item, in
// which nobody does, is of the event: "nhận được mẫu thuốc, nguyên liệu, cơ sở kiểm
// nghiệm phải trả lời".
func (p *parser) othersAct(from, to int) bool {
	if p.tok(to).mark != ',' || p.actorAt(from) || p.tok(from).capital || p.seesAt(from, aside) || p.isIn(from+1, to, passively) || p.isIn(from, to, willBe) || p.gives(from+1, to) {
		return false
	}
	if _, n := deeds.Before(p.read, p.i-1, p.i-2); n > 0 && !p.verbAt(from) {
		return false // "ngày ban hành, văn bản yêu cầu tổ chức tín dụng, người có thẩm quyền phải gửi"
	}
	end := p.itemEnd(to + 1)
	return (p.actorAt(to+1) || p.tok(to+1).capital) && (p.isIn(to+2, end, duties) || p.acts(to+2, end))
}

// authority is whom a law names behind "cơ quan".
var authority = set("người có thẩm quyền")

// aside begins what is put between the event and who must act.
var aside = set("bằng, tùy, tuỳ, trong, ngoài, trước, sau, khi, từ, kể, tính, chậm nhất, và, hoặc, có, do, thông qua, qua, vì, ngay, hằng, hàng, định kỳ, tại, tuy nhiên, ngoài ra, do đó, vì vậy, nay")

// clauseNumbers says that the figures before the comma here number parts of a law.
func (p *parser) clauseNumbers(start int) bool {
	i := p.i - 1
	for i > start && i > p.i-longestItem && (p.tok(i).kind == figureToken || p.tok(i).mark == ',' || p.tok(i).joins()) {
		i--
	}
	return p.isIn(max(start, i-1), i+1, clauses)
}

// verbEnds says that a verb of any kind ends before the comma here.
func (p *parser) verbEnds(from int) bool {
	for _, of := range [...]phrases{deeds, upkeep, changes, befalls} { // "để theo dõi, phối hợp"
		if _, n := of.Before(p.read, p.i-1, from); n > 0 {
			return true
		}
	}
	return false
}

// deedEnds says that a deed ends before the comma here, and is not what one received:
// "nhận được quyết định".
func (p *parser) deedEnds(from int) bool {
	return p.deedBehind(p.i, from)
}

// itemEnd is where the item ends that begins at the token.
func (p *parser) itemEnd(from int) int {
	for i := from; i < from+longestItem; i++ {
		switch t := p.tok(i); {
		case t.kind == endToken, i > from && t.line:
			return i
		case t.kind == markToken && t.mark != '/' && t.mark != '-' && t.mark != '"' && t.mark != '<' && t.mark != '>':
			return i
		}
	}
	return from + longestItem
}

// conjunction is where "và" or "hoặc" stands within the tokens, else their end.
func (p *parser) conjunction(from, to int) int {
	for from < to && p.tok(from).word != wAnd && p.tok(from).word != wOr {
		from++
	}
	return from
}

// isIn says that one of the phrases stands within the tokens.
func (p *parser) isIn(from, to int, of phrases) bool {
	for i := from; i < to; i++ {
		if p.seesAt(i, of) {
			return true
		}
	}
	return false
}

// acts says that somebody does something within the tokens; "được cấp" is done to
// him.
func (p *parser) acts(from, to int) bool {
	for i := from; i < to; i++ {
		if p.seesAt(i, deeds) && !p.nameOfBody(i) && !p.seesAt(i-1, passive) && !p.seesAt(i, levels) && !(p.seesAt(i, organising) && i+2 >= to) {
			return true
		}
	}
	return false
}

// nameOfBody says that the word is of the name of a body: "Bộ Xây dựng", "Ban Tổ chức".
func (p *parser) nameOfBody(i int) bool {
	if !p.tok(i).capital {
		return false
	}
	_, n := actors.Before(p.read, i-1, max(0, i-longestShort))
	return n > 0 && p.tok(i-n).capital
}

// actorAt says that one who acts is named there; "cơ sở vật chất" begins like one.
func (p *parser) actorAt(i int) bool {
	return p.seesAt(i, actors) && !p.seesAt(i, things) && !p.seesAt(i-1, copings)
}

// workCutOff says that the text ends with one body behind another that belongs to somebody,
// which is rather he who must act, his work cut off, than the end of a row, which has "và".
func (p *parser) workCutOff(start, from, to, last int) bool {
	ended := p.tok(to).kind == endToken || p.tok(to).mark == '.' && p.tok(to+1).kind == endToken
	return ended && last == start && p.isIn(max(last, p.i-longestBody), p.i, belongs) && p.tok(from).capital && p.actorAt(from) && p.conjunction(from, to) == to && !p.seesAt(from, deputies) && !p.saysSeveral(max(last, p.i-longestBody), p.i)
}

// bodyCutOff says that the name ended at the comma here for that reason.
func (p *parser) bodyCutOff(start int) bool {
	from := p.i + 1
	return p.actorIn(max(start, p.i-longestBody), p.i) && p.bodiesClose(from) && p.workCutOff(start, from, p.itemEnd(from), start)
}

// verbCutOff says that the name ended at the comma here before a verb like the one that
// it ends with, behind which comes who must act: "chào bán, phát hành tổ chức phát hành
// phải công bố".
func (p *parser) verbCutOff(start int) bool {
	from := p.i + 1
	return (p.seesAt(from, befalls) || p.seesAt(from, deeds)) && !p.actorAt(from) && (p.endsWith(befalls, start) || p.endsWith(deeds, start)) && p.isIn(from, p.itemEnd(from), duties)
}

// saysSeveral says that "các" or "những" stands within the tokens.
func (p *parser) saysSeveral(from, to int) bool {
	for i := from; i < to; i++ {
		if p.isAt(i, wPlural) {
			return true
		}
	}
	return false
}

// actorIn says that one who acts is named within the tokens.
func (p *parser) actorIn(from, to int) bool {
	for i := from; i < to; i++ {
		if p.actorAt(i) && !p.seesAt(i-1, compounds) {
			return true
		}
	}
	return false
}

// gives says that somebody gives or has something within the tokens; "có liên quan"
// only tells which one he is.
func (p *parser) gives(from, to int) bool {
	for i := from; i < to; i++ {
		if p.seesAt(i, having) && (!p.seesAt(i, whichOne) || p.seesAt(i-1, whoMust)) {
			return true
		}
	}
	return false
}

// subjectOnly says that before the comma the name has a noun or two and no verb, and
// that the next item has one: nothing has happened yet.
func (p *parser) subjectOnly(start, from, to int) bool {
	if n := p.i - start; n > longestPhrase-1 || p.acts(start, p.i) || p.actorAt(from) || p.tok(from).capital {
		return false
	}
	if p.verbAt(from) {
		_, noun := plainNouns.At(p.read, start) // "ngày quy hoạch, điều chỉnh quy hoạch được công bố"
		return noun == p.i-start && p.isIn(from+1, p.itemEnd(to+1), passively)
	}
	for i := start; i < p.i; i++ {
		if p.seesAt(i, upkeep) || p.seesAt(i, changes) || p.seesAt(i, happens) || p.seesAt(i, finish) || p.seesAt(i, befalls) || p.tok(i).mark == ',' {
			return false
		}
	}
	return p.isIn(from+1, to, passively)
}

// superiorOf says that a ministry or a committee stands behind the comma to which the
// body before it belongs, with which the name, or its last alternative, begins.
func (p *parser) superiorOf(start, from int) bool {
	first := start
	for i := p.i - 1; i > start && i > p.i-longestItem; i-- {
		if p.tok(i).mark == ',' || p.tok(i).joins() && p.tok(i+1).capital && p.actorAt(i+1) && !p.isAt(i, wAnd) {
			first = i + 1
			break
		}
	}
	if p.isAt(first, wDay) {
		first++
	}
	return p.tok(from).capital && p.seesAt(from, ministries) && p.tok(first).capital && p.seesAt(first, offices) && p.i-first <= longestBody && !p.gives(first, p.i) && !p.isIn(first, p.i, received)
}

// idle says that nobody does or must do anything within the tokens.
func (p *parser) idle(from, to int) bool {
	return !p.acts(from, to) && !p.isIn(from, to, duties) && !p.gives(from, to)
}

// alternative is where "hoặc" and another thing that happens stand within the tokens,
// else their end: "các cơ quan, đơn vị liên quan hoặc nhận được hồ sơ".
func (p *parser) alternative(from, to int) int {
	for ; from < to; from++ {
		if p.tok(from).word == wOr && p.seesAt(from+1, received) {
			return from
		}
	}
	return to
}

// bodiesClose says that the row of bodies that goes on at the token is no row of
// those who act: it ends with "và", or with the sentence.
func (p *parser) bodiesClose(from int) bool {
	for range longestItem {
		to := p.itemEnd(from)
		if p.tok(to).mark == '(' { // "Bộ Khoa học và Công nghệ (Cục Viễn thông) xét cấp"
			for k := to; k < to+longestItem && p.tok(k).kind != endToken; k++ {
				if p.tok(k).mark == ')' {
					if p.tok(k+1).kind == wordToken {
						to = p.itemEnd(k + 1)
					}
					break
				}
			}
		}
		and, end := p.conjunction(from, to), to
		if p.seesAt(and+1, deeds) || p.seesAt(and+1, finish) {
			end = and // "nhà hảo tâm và hoàn thành trước ngày 30/11"
		}
		switch {
		case p.acts(from+1, end), p.isIn(from+1, end, duties), p.gives(from+1, end), p.isIn(from+1, end, puts):
			return false
		case and < to, p.tok(to).mark != ',':
			return true
		}
		from = to + 1
	}
	return false
}

// overComma says that one of the phrases goes on over the comma here.
func (p *parser) overComma(of phrases) bool {
	for k := 1; k <= 6; k++ {
		if _, n := of.At(p.read, p.i-k); n > k+1 {
			return true
		}
	}
	return false
}

// endsWith says that one of the phrases stands before the comma here, not before the
// token.
func (p *parser) endsWith(of phrases, start int) bool {
	_, n := of.Before(p.read, p.i-1, start)
	return n > 0
}

// actorOnly says that the tokens name one who acts, and not what he does.
func (p *parser) actorOnly(from, to int) bool {
	if p.isAt(from-1, wDay) && p.seesAt(from, organising) && to == from+2 && (!p.seesAt(to+1, anybody) || p.isIn(to+1, p.itemEnd(to+1), duties)) {
		return false // "trước ngày tổ chức, người tổ chức lễ hội phải thông báo"
	}
	if p.seesAt(from, things) {
		return false
	}
	_, n := actors.At(p.read, from)
	_, verb := deeds.At(p.read, from) // "ban hành" begins like "ban"
	return n > 0 && verb <= n && to-from <= longestPhrase+1 && !p.acts(from+1, to) && !p.isIn(from, to, happens)
}

// openList says that the comma of the name may as well divide it from the work
// that follows: it is the only one, no short item ends with "và" behind it, and
// nobody who acts comes after the name.
func (p *parser) openList(from, to int) bool {
	commas, comma, quotes := 0, 0, false
	for i := from; i < to; i++ {
		switch t := p.tok(i); {
		case t.mark == '"' || t.mark == '<' || t.mark == '>':
			quotes = !quotes
		case t.mark == ',' && !quotes:
			commas, comma = commas+1, i
		}
	}
	at := p.i
	p.i = comma
	row := commas == 1 && (p.overComma(fixedRows) || p.seesAt(comma+1, clauses) || p.seesAt(comma+1, anybody) && p.endsWith(anybody, from))
	if p.i = at; row {
		return false
	}
	if commas != 1 || p.actorOnly(from, comma) || p.seesAt(comma+1, qualities) || p.seesAt(comma+1, counter) {
		return false
	}
	if to-comma > longestBody && p.seesAt(comma+1, performances) {
		return true // "kết thúc phần lễ, chương trình nghệ thuật chào mừng đại hội với phần tham gia của ..."
	}
	body, and := p.actorAt(comma+1), p.conjunction(comma, to)
	if and < to && (and-comma <= longestPhrase+1 && !body || body && p.isAt(and, wAnd)) {
		return false
	}
	return p.tok(to).mark != ',' || body || !p.actorAt(to+1) && !p.tok(to+1).capital
}

var (
	// ministries have offices of their own.
	ministries = set("bộ, ủy ban nhân dân, ubnd, văn phòng chính phủ, thanh tra chính phủ, ngân hàng nhà nước")
	offices    = set("cục, tổng cục, vụ, viện, thanh tra, trung tâm, ban, kho bạc, sở, phòng, chi cục")

	// thereupon is before what is to be done then.
	thereupon = set("thì")
	ifs       = set("nếu, trường hợp")

	// clauseOpens is what a clause of its own begins with.
	clauseOpens = set("quá thời hạn, quá thời gian, hết thời hạn trên, hết thời hạn này, hết thời hạn nêu trên, số tiền, số kinh phí, phần kinh phí, phần còn lại, số còn lại, nếu, trừ, đối với, với, cùng, kèm, thì, mà, phải, có trách nhiệm, chịu trách nhiệm, có thể, đồng thời, trong đó, sau đó, để, nhằm, " +
		"kể cả, không, hạn chế, bảo đảm, đảm bảo, tránh, bao gồm, gồm, căn cứ, theo, trên cơ sở, tùy theo, nhưng, song, sẽ, cần, được, trường hợp, tất cả, toàn bộ, mọi, tức, là, như, cụ thể, việc, hết, riêng")

	// duties say that somebody must do something.
	duties = set("phải, có trách nhiệm, chịu trách nhiệm, có nghĩa vụ, có quyền, thì")

	// having is before what one gives or must do: "Bộ Tài chính có ý kiến".
	having = set("có, tiến hành, ghi, hoàn tất, làm")

	// puts is what those do who act, beside their deeds.
	puts = set("áp dụng, lưu giữ, bắt đầu")

	// whichOne tells which one is meant; things begin like those who act; passively is
	// what is before what happens to things; befalls are further verbs.
	whichOne  = set("có liên quan, có thẩm quyền, có nhu cầu, có công, có thu, có trụ sở, có yếu tố, có vốn, có sử dụng, có quy mô, có tính chất, có giá trị, có diện tích, có sai, có sót, có lỗi, có vi phạm")
	things    = set("bộ phận cơ thể, cơ sở vật chất, cơ sở dữ liệu, cơ sở pháp lý, cơ sở hạ tầng, người đại diện, ngành nghề, ngành hàng, chủ trương, trường hợp, bộ hồ sơ, bộ máy, sở hữu, vụ việc, vụ án, hộ khẩu, hộ tịch, hộ chiếu, quỹ đất, phòng ngừa, viện phí, báo cáo, ban hành, chủ trì, hội nghị, hội thảo")
	passively = set("được, bị, hết, có hiệu lực, hoàn thành")
	befalls   = set("khai mạc, bế mạc, khởi công, động thổ, đóng thầu, mở thầu, trúng, tốt nghiệp, thanh lý, khánh thành, khai giảng, khởi tố, đình, dừng, đấu giá, đấu thầu, thi, áp dụng, nộp, sinh, cưới, thu, chi, mở, đóng, thôi, quá cảnh, xuất cảnh, nhập cảnh, nhập học, bắt đầu, kết thúc, quyết toán, kết hôn, phát hành, chào bán, niêm")

	// titled are documents that have a title; paperDeeds are documents called as what is done.
	titled     = set("quy chế, quy định, quyết định, nghị quyết, kế hoạch, đề án, chương trình, thông tư, nghị định, luật, quy trình, phương án, điều lệ")
	drafts     = set("dự thảo")
	writings   = set("văn bản")
	rulings    = set("kháng nghị, kháng cáo, kỷ luật, xử phạt, thẩm định, thẩm tra, thanh tra, kiểm toán")
	paperDeeds = set("báo cáo, quyết định, đề nghị, kiến nghị, thông báo, yêu cầu, xác nhận, phản ánh, kháng nghị, kết luận, đề xuất, chấp thuận")

	// plainNouns are papers of which nothing is said yet.
	plainNouns = set("quy hoạch, kế hoạch, dự án, công trình, hợp đồng, hồ sơ, văn bản, quyết định, giấy phép, giấy chứng nhận, đề án, dự toán, phương án, chương trình")

	// performances are what goes on behind an event, rather than in it.
	performances = set("chương trình, hội nghị, lễ, buổi, cuộc, các hoạt động, hoạt động")

	// clauses are the parts of a law, which have numbers.
	clauses = set("khoản, điểm, điều, mục")

	// copings end like one who acts.
	copings = set("ứng phó, đối phó, ứng phó với")

	// compounds end like one who acts.
	compounds = set("nghĩa vụ, nhiệm vụ, dịch vụ, công vụ, chức vụ, phục vụ, nghiệp vụ, trụ sở, xã hội, cơ hội, nội bộ, toàn bộ, tiến bộ, đồng bộ, môi trường, thị trường, hiện trường, quốc phòng, dự phòng, dân chủ, tự chủ, trình độ, căn hộ, bảo hộ, ủng hộ, giám hộ")

	// happens are verbs of what happens to one.
	happens = set("có, nhận, được, bị, phát hiện, biết, hết, mất, đến, về, vào, nghỉ, chết, đủ, thay đổi, phát sinh, khai, không, chưa, phải, tiến hành, thụ")

	again    = set("tổ chức lại")
	deputies = set("phó")

	// organising is a verb before another one, else those who act.
	organising = set("tổ chức")

	// objects are papers, which do nothing themselves.
	objects = set("thẻ, chứng chỉ, chứng thư, tem, sổ, tài sản, tài khoản, tiền, tang vật, vật chứng, giải trình bổ sung, văn bản giải trình, văn bản, quyết định, bản án, biên bản, giấy, hồ sơ, tài liệu, chứng từ, dữ liệu, thông tin, đơn, giấy tờ, bản vẽ, danh sách, lệ phí, tờ trình, hợp đồng, kết luận, kết quả, ý kiến, bản sao, tờ khai, phiếu")

	// changes are what is done to works and goods.
	changes = set("thay đổi, áp dụng, chỉnh sửa, hiệu chỉnh, chuyển công tác, nghỉ hưu, thôi việc, thôi giữ chức vụ, nghỉ việc, từ chức, mất việc, sửa chữa, chỉnh trang, cải tạo, nâng cấp, nhập khẩu, xuất khẩu, di dời, phá dỡ, tháo dỡ, vận chuyển, tiêu hủy, tiêu huỷ, lắp đặt, xây mới")

	// anybody is whom law names without a name.
	anybody = set("người dân, cơ quan, tổ chức, cá nhân, đơn vị, doanh nghiệp, địa phương, hợp tác xã, hộ gia đình, bộ phận, ngành")

	// fixedRows are words that law writes with a comma between them, as one.
	fixedRows = set("chủ sở hữu, người sử dụng; chồng, vợ; thay đổi, phát sinh; phát sinh, thay đổi; cơ quan, người có thẩm quyền; cấp, người có thẩm quyền; tổ chức, cán bộ; y, dược; nghị quyết, quyết định; quyết định, nghị quyết; văn phòng đại diện, chi nhánh; chi nhánh, văn phòng đại diện; thuốc, nguyên liệu làm thuốc; thu, chi; cho thuê, thuê mua; cho thuê, cho thuê mua; " +
		"khám bệnh, chữa bệnh; kháng cáo, kháng nghị; khiếu nại, kiến nghị; kê biên, xử lý; sở hữu, sử dụng; bầu, bổ nhiệm; giao đất, cho thuê đất; nghĩa vụ quân sự, nghĩa vụ công an; kiểm tra, hiệu chuẩn; quyền, lợi ích; quản lý, vận hành; yêu cầu, kiến nghị; ý kiến, kiến nghị; đào tạo, huấn luyện; phiên tòa, phiên họp; mua bán, thuê mua; mua bán, cho thuê; mua, thuê; mua, bán; tài liệu, chứng cứ; giám sát, thanh tra; thanh tra, kiểm toán; kiểm toán, thanh tra; thay đổi, bổ sung; bổ sung, thay đổi; điều chỉnh, bổ sung; vận động, thuyết phục; thu hồi đất, kiểm đếm; hội nghị, hội thảo; hội thảo, tọa đàm; quyết định hành chính, hành vi hành chính; người có công, thân nhân; sai sót, nhầm lẫn; tin báo, tố giác; tố giác tội phạm, kiến nghị khởi tố; phí, lệ phí; tang vật, phương tiện; lãi, gốc; gốc, lãi; chế độ, chính sách; chính sách, chế độ; chức vụ, quyền hạn; quyền hạn, chức vụ; chức năng, nhiệm vụ; nhiệm vụ, quyền hạn; chức danh, chức vụ; bản án, quyết định; ngày nghỉ, ngày lễ; ngày lễ, tết; thanh tra, kiểm tra; kiểm tra, thanh tra; kiểm tra, giám sát; chương trình, dự án; " +
		"dự án, tiểu dự án; khiếu nại, tố cáo; bồi thường, hỗ trợ, tái định cư; sản xuất, kinh doanh; xuất khẩu, nhập khẩu; quản lý, sử dụng; sửa đổi, bổ sung; thi đua, khen thưởng; " +
		"phòng cháy, chữa cháy; giải thể, phá sản; hợp tác xã, liên hiệp hợp tác xã; tổ chức, sắp xếp; khai thác, sử dụng; lưu trữ, bảo quản; nghiên cứu, phát triển; đào tạo, bồi dưỡng; " +
		"công chức, viên chức; cán bộ, công chức; tài sản, thu nhập; quyền, nghĩa vụ; giấy tờ, tài liệu; hồ sơ, tài liệu; đơn vị, địa phương; vướng mắc, khó khăn; khó khăn, vướng mắc; " +
		"xã, phường; phường, đặc khu; tỉnh, thành phố; bộ, ngành; sở, ban, ngành; hướng dẫn, đôn đốc; theo dõi, đôn đốc; tiếp nhận, xử lý; xem xét, quyết định; thẩm định, phê duyệt; chia, tách; tách, nhập; hợp nhất, sáp nhập; tháo gỡ, xử lý")

	// qualities are what the papers must be.
	qualities = set("hợp lệ, hợp pháp, đầy đủ, đúng quy định, đúng mẫu, chính xác, thống nhất")

	// passive is before what is done to one, and in nouns that end like a deed:
	// "quy trình", "cuộc họp"; levels begin like one.
	passive    = set("các, những, ngoại, được, bị, về, phận, quy, công, chương, quá, giáo, cuộc, phiên, chữ")
	levels     = set("cùng cấp, các cấp, cấp tỉnh, cấp huyện, cấp xã, cấp trên, cấp dưới, cấp cơ sở, cấp trung ương, cấp bộ, cấp ủy, cấp có thẩm quyền, giao thông")
	prevention = set("phòng")
	counter    = set("chống")

	// actors are whom a clause may begin with, and who may stand in a list of
	// bodies.
	actors = set("cấp có thẩm quyền, cấp trên, cấp ủy, cơ quan, tổ chức, cá nhân, đơn vị, người, doanh nghiệp, chủ, bên, hội đồng, thủ trưởng, công chức, cán bộ, trưởng, giám đốc, " +
		"thôn, ấp, khu phố, tổ dân phố, giáo viên, phụ huynh, bác sĩ, kiểm toán viên, thừa phát lại, quản tài viên, giám định viên, đại lý, hãng, tác giả, cộng đồng, lưu học sinh, du học sinh, học viên, nghiên cứu sinh, thực tập sinh, vận động viên, huấn luyện viên, biên tập viên, phóng viên, hướng dẫn viên, đăng kiểm viên, giảng viên, hội viên, đảng viên, cha mẹ, ngư dân, chủ tàu, người bệnh, " +
		"giám thị, thí sinh, lãnh đạo, người dân, nhà đầu tư, nhà thầu, nhà xuất bản, nhà cung cấp, nhà phân phối, nhà phát hành, nhà khoa học, thương nhân, ban, phòng, bộ phận, đoàn, tổ, ủy ban, sở, bộ, ngành, địa phương, chi cục, cục, tổng cục, vụ, tòa án, viện, " +
		"trung tâm, trường, hợp tác xã, công ty, văn phòng, chủ tịch, hộ, đương sự, thành viên, kiểm sát viên, thẩm phán, ngân hàng, cơ sở, lực lượng, " +
		"cổ đông, trụ sở chính, đầu mối, học sinh, sinh viên, thuyền trưởng, nhà trường, công an, chính phủ, quốc hội, thủ tướng, bộ trưởng, đại biểu, tập đoàn, tổng công ty, " +
		"kiểm toán nhà nước, kho bạc, hải quan, hội, quỹ, thanh tra, chính quyền, hiệu trưởng, tổng giám đốc, phó, thư ký, chuyên gia, viên chức, nhân viên, kế toán, " +
		"điều tra viên, chấp hành viên, công chứng viên, trọng tài, luật sư, gia đình, cha, mẹ, khách hàng, nhà sản xuất, tổng thanh tra, bệnh viện, trạm, " +
		"trung ương, tỉnh ủy, thành ủy, đảng ủy, huyện ủy, quận ủy, bộ chính trị, thường trực, mttq, đoàn thể, " +
		"chi nhánh, liên đoàn, mặt trận, ủy viên, quân khu, bộ tư lệnh, ubnd, hđnd, chi đoàn, đài, báo chí, văn thư, chuyên viên")

	// deeds are what administrations do.
	deeds = set("nhận xét, thảo luận, biểu quyết, cho ý kiến, gửi, nộp, trình, báo cáo, thực hiện, triển khai, kiểm tra, xem xét, thẩm định, tổ chức, thông báo, trả lời, giải quyết, cấp, " +
		"cấp lại, cấp đổi, lập, ra, ban hành, quyết định, phê duyệt, phối hợp, chủ trì, tiến hành, hoàn thành, trả, chuyển, đăng, đăng ký, đăng tải, " +
		"cập nhật, hướng dẫn, xác nhận, tiếp nhận, yêu cầu, đề nghị, công bố, công khai, thông qua, sửa đổi, bổ sung, thay thế, bãi bỏ, gia hạn, thu hồi, " +
		"thành lập, chia, tách, sáp nhập, hợp nhất, giải thể, chuyển đổi, tổ chức lại, sắp xếp, cơ cấu, rà soát, đánh giá, tổng hợp, xây dựng, ký, " +
		"ký kết, ký ban hành, nghiệm thu, bàn giao, xử lý, lấy, mời, giao, cử, đề xuất, kiến nghị, khiếu nại, tố cáo, phản ánh, tố giác, bổ nhiệm, " +
		"tra soát, xác định, đối chiếu, phân bổ, chấp thuận, từ chối, bố trí, hoàn trả, giải ngân, ghi nhận, nêu rõ, miễn nhiệm, bãi nhiệm, cách chức, giáng chức, buộc thôi việc, từ chức, điều động, luân chuyển, biệt phái, phân công, thanh toán, quyết toán, chi trả, niêm yết, họp, khắc phục, đình chỉ, tạm dừng, tạm giữ, niêm phong, phong tỏa, chấm dứt, " +
		"hạch toán, ghi giảm, ghi tăng, lưu, cung cấp, kê khai, xác minh, thẩm tra, tham mưu, hoàn thiện, nhập, xuất, thu thập, lắp đặt, vận hành, khởi công, đưa, chỉnh lý, tuyển dụng, " +
		"nâng cấp, mua, bán, chuyển giao, chuyển nhượng, tạm ngừng, ngừng, hủy bỏ, thụ lý, đính chính, điều chỉnh, công nhận, kê biên, cưỡng chế, tạm đình chỉ, gia hạn")
)

// solely is before how many there are, and no more.
var solely = set("chỉ, mới, hơn, gần, khoảng")
