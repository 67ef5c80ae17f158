package phrase

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule"
)

// longestName is how many syllables and marks a name may have: the longest that
// is known has 53. What goes on beyond is no name.
const longestName = 120

// nameRun is tokens among which no name ends, wherever it began before them: no
// token is looked at again for each name that would begin a little later.
type nameRun struct {
	from, to       int
	commas, anyDay bool
	cycle          schedule.Cycles
}

// name reads the name of an event, or of what a timing is bound to: the text
// up to a dividing mark or the next timing, over the commas of a list in it. In
// “curly quotes” it is taken as it stands. With commas, it goes on over a comma before a word in lower case
// that begins neither a timing nor the work to be done then: "lộ trình sửa
// đổi, thay thế quy định", but "khi được phê duyệt, gửi báo cáo".
func (p *parser) name(commas bool) (string, bool) {
	if s, ok := p.quoted(); ok {
		return s, true
	}
	if p.is(wWhich) || p.is(wThis) || p.is(wThat) || p.at(0).joins() || p.is(wDay) && (p.at(1).kind != wordToken || p.at(2).kind == figureToken && !p.at(2).space) {
		return "", false // "khi nào xong", "trước ngày .../6", "trước ngày l5/6"
	}
	start := p.i
	if p.glancing {
		begins := p.at(0).kind == wordToken
		p.i++
		return "", begins
	}
	end := p.nameEnd(start, commas)
	worded := false
	for i := start; i < end && !worded; i++ {
		t := p.tok(i)
		worded = t.kind == wordToken && t.word != wMonth && t.word != wYear // "ngày … tháng … năm …" was left blank
	}
	_, next := nextDays.At(p.read, start)
	if !worded || end-start > longestName || end == start+1 && p.seesAt(start, noEvent) || next > 0 && end == start+next {
		p.i = start
		return "", false
	}
	cut := p.subjectBehind(start, end)
	if cut == 0 {
		cut = p.subjectsWithin(start, end)
	}
	if cut == 0 && !commas {
		cut = p.actorWithin(start, end)
	}
	if cut > 0 && !commas {
		end = cut
		defer p.doubt(start, end, whyWork)
	}
	if p.isMark(0, ':') && !commas {
		// "nhận được hồ sơ thực hiện:", behind which stands what is done
		if _, n := carriesOut.Before(p.read, end-1, start+2); n > 0 && p.seesAt(start, received) {
			end -= n
		}
	}
	for p.toks[end-1].kind == markToken && p.toks[end-1].mark != '>' && p.toks[end-1].mark != '"' && p.toks[end-1].mark != '%' && !p.closesBracket(start, end-1) {
		end--
	}
	p.i = end
	if !commas && (p.openList(start, end) || cut == 0 && p.sees(must) && p.commaIn(start, end)) {
		p.doubt(start, end, whyWork) // "hoàn thành việc thông báo, hồ sơ kiểm tra phải được bàn giao"
	}
	if !commas {
		p.workInName(start, end)
		if p.othersBehind(start, end) || p.isMark(0, ',') && (p.bodyCutOff(start) || p.verbCutOff(start)) {
			p.doubt(start, end, whyWork)
		}
		if p.sees(inOrderTo) && p.worksFor(p.i) && !p.seesAt(p.i+1, actors) {
			p.doubt(start, end, whyWork) // "phê duyệt để kiểm tra, giám sát"
		}
	}
	p.timeInName(start, end, commas)
	p.clauseInName(start, end)
	return p.clean(start, end), true
}

// clauseInName doubts a name within which another clause begins, of what is done then: "họp tổ
// xong rồi mới họp Hội đồng", "Kế hoạch việc xét tuyển sẽ được tổ chức".
func (p *parser) clauseInName(start, end int) {
	for i := start + 1; i < end; i++ {
		if i > start+1 && p.seesAt(i, willBe) && !p.seesAt(i-1, thatWhich) || p.seesAt(i, andThen) || p.seesAt(i, onlyThen) && p.verbAt(i+1) && p.endsVerb(i, start) {
			p.doubt(start, end, whyWork)
			return
		}
	}
}

// andThen is before what is done next.
var andThen = set("rồi")

// othersBehind says that the name opens its sentence and ends with it, and that several who act are named
// behind its last comma with further words: "sắp xếp, tổ chức lại, các đơn vị ổn định hoạt động".
func (p *parser) othersBehind(start, end int) bool {
	if t := p.tok(end); t.kind != endToken && t.mark != '.' && t.mark != ';' || !p.commaIn(start, end) || p.actorAt(start) || p.tok(start).capital || !p.opensWith(start) {
		return false
	}
	last := end - 1
	for p.tok(last).mark != ',' {
		last--
	}
	_, n := actors.At(p.read, last+2)
	return p.isAt(last+1, wPlural) && p.actorAt(last+2) && end-last-2-n >= longestShort
}

// closesBracket says that the token closes a bracket that the name opened: "(sửa đổi)".
func (p *parser) closesBracket(start, i int) bool {
	return p.tok(i).mark == ')' && slices.ContainsFunc(p.toks[max(start, i-longestBody):i], func(t token) bool { return t.mark == '(' })
}

// nameEnd is where the name ends that began at start.
func (p *parser) nameEnd(start int, commas bool) int {
	quotes := false
	known := nameRun{commas: commas, anyDay: p.anyDay, cycle: p.cycleBefore}
	if w := p.run; w.commas == commas && w.anyDay == p.anyDay && w.cycle == p.cycleBefore && w.from <= start && start < w.to {
		known, p.i = w, w.to
	} else {
		known.from = start + 1
	}
	for p.i-start <= longestName {
		t := p.at(0)
		if t.mark == '(' && !quotes && !commas && p.i > start {
			if n := p.superior(); n > 0 {
				p.i += n
				continue
			}
		}
		if t.kind == endToken || p.nameEnds(start, commas, quotes) {
			break
		}
		p.i++
		switch t.mark {
		case '<':
			quotes = true
		case '>':
			quotes = false
		case '"':
			quotes = !quotes
		case ',':
		default:
			continue
		}
		known.from = p.i // what is behind it may be otherwise for a name that begins behind it
	}
	if known.to = p.i; !quotes {
		p.run = known
	}
	return p.i
}

// commaIn says that a comma stands within the tokens.
func (p *parser) commaIn(from, to int) bool {
	return slices.ContainsFunc(p.toks[from:to], func(t token) bool { return t.mark == ',' })
}

// superior is how many tokens a bracket has that tells to whom the body before it
// belongs, or how it is called, where the name goes on behind it: "thông báo của Cục Quản lý
// giá (Bộ Tài chính) hoặc đơn vị theo phân cấp"; 0 for none.
func (p *parser) superior() int {
	if !p.actorAt(p.i+1) && !p.seesAt(p.i+1, calledNow) {
		return p.remark()
	}
	for k := 2; k <= longestBody; k++ {
		switch t := p.at(k); {
		case t.mark == ')':
			next := p.at(k + 1)
			if next.kind != wordToken || next.line || next.capital {
				return 0
			}
			return k + 1
		case t.kind != wordToken:
			return 0
		}
	}
	return 0
}

// remark is how many tokens a bracket has behind which the name goes on with what happens to
// that before it: "Luật Thủ đô (sửa đổi) được thông qua"; 0 for none.
func (p *parser) remark() int {
	if _, n := amended.At(p.read, p.i+1); n > 0 && p.isMark(n+1, ')') {
		return n + 2 // "Luật Đất đai (sửa đổi), Luật Quy hoạch (sửa đổi)"
	}
	for k := 1; k <= longestBody; k++ {
		switch t := p.at(k); {
		case t.mark == ')':
			if k > 1 && !p.at(k+1).line && p.seesAt(p.i+k+1, passively) {
				return k + 1
			}
			return 0
		case t.kind == endToken, t.mark == '(', t.mark == ';', t.mark == ':', t.line:
			return 0
		}
	}
	return 0
}

// amended is how a law is told from the one before it.
var amended = set("sửa đổi; thay thế; mới; bổ sung; sửa đổi, bổ sung")

// subjectBehind is where one begins, within the tokens, who must do what follows them,
// without a comma before him: "nhận được hồ sơ hợp lệ cơ quan có thẩm quyền phải trả
// lời"; 0 for none.
func (p *parser) subjectBehind(start, end int) int {
	if !p.sees(duties) {
		return 0
	}
	came := false
	tells := !p.sees(thereupon) && p.verbAt(start) && !p.commaIn(start, end) && !p.isIn(start, end, money) && !p.actorOpens(start)
	for i := start; i < end-1; i++ {
		came = came || p.seesAt(i, received) || tells && i > start+2 && !p.deedBehind(i, start) && !p.seesAt(i-1, compounds)
		if _, n := saysThat.Before(p.read, i-1, start); n > 0 {
			continue // "xác định doanh nghiệp phải nộp"
		}
		if came && i > start+1 && end-i <= longestBody && p.tok(i-1).kind == wordToken && !p.tok(i-1).joins() && p.actorAt(i) && !p.seesAt(i-1, attached) && !p.seesAt(i-1, actors) {
			if _, n := attached.Before(p.read, i-1, start); n == 0 {
				return i
			}
		}
	}
	return 0
}

// subjectsWithin is where several begin, within a name that has its verb, who do what
// follows: "hoàn thành sắp xếp bộ máy các địa phương triển khai rà soát"; 0 for none.
func (p *parser) subjectsWithin(start, end int) int {
	for i := start + 2; i < end-2; i++ {
		if !p.isAt(i, wPlural) || !p.actorAt(i+1) || p.tok(i-1).kind != wordToken || p.tok(i-1).joins() || !p.verbAt(start) {
			continue
		}
		if _, n := attached.Before(p.read, i-1, start); n == 0 && p.acts(i+2, min(end, i+longestPhrase+1)) && !p.seesAt(i-1, actors) && !p.verbAt(i-1) && !p.endsVerb(i, start) {
			return i
		}
	}
	return 0
}

// endsVerb says that a verb ends just before the token, whose object follows.
func (p *parser) endsVerb(i, start int) bool {
	_, n := deeds.Before(p.read, i-1, start)
	_, m := upkeep.Before(p.read, i-1, start)
	return n+m > 0
}

// actorWithin is where one begins within a name, without a comma before him, who does what
// follows: "nhận được hồ sơ Sở Khoa học và Công nghệ kiểm tra tính hợp lệ", "nhận đủ hồ sơ hợp
// lệ cơ quan thuế ra thông báo"; 0 for none. It doubts the name where he may not.
func (p *parser) actorWithin(start, end int) int {
	came := false
	for i := start; i < end-2; i++ {
		came = came || p.seesAt(i, received)
		if i < start+2 || p.tok(i-1).kind != wordToken || p.tok(i-1).joins() || !p.actorAt(i) || p.seesAt(i-1, attached) || p.seesAt(i-1, actors) || p.actorEnds(i-1, start) || !p.acts(i+1, min(end, i+longestItem)) {
			continue
		}
		_, quality := qualities.Before(p.read, i-1, start)
		_, paper := objects.Before(p.read, i-1, start)
		named := p.tok(i).capital && !p.tok(i-1).capital
		switch {
		case came && (quality > 0 || paper > 0 && named && !(p.isMark(0, ',') && p.endsVerb(end, i))):
			return i
		case came && named, !came && p.endsAsDone(start, i) && !p.isMark(0, ','):
			p.doubt(start, end, whyWork)
			return 0
		}
	}
	return 0
}

// endsAsDone says that what happened may be told just before the token: "ký hợp đồng", "được
// phê duyệt", "kết thúc kiểm tra".
func (p *parser) endsAsDone(start, i int) bool {
	if p.seesAt(i, organising) && p.seesAt(i+2, deeds) {
		return false
	}
	if _, paper := objects.Before(p.read, i-1, start); paper > 0 {
		return p.verbAt(start)
	}
	over := p.seesAt(start, ends) || p.seesAt(start, done) && !p.actorAt(start+1)
	return over && p.tok(i).capital && !p.tok(i-1).capital && p.endsVerb(i, start)
}

// deedBehind says that a deed ends just before the token, which is not what one received.
func (p *parser) deedBehind(i, start int) bool {
	_, n := deeds.Before(p.read, i-1, start)
	_, had := received.Before(p.read, i-1-n, start)
	return n > 0 && had == 0
}

// workInName doubts a name that goes on with what is done then.
func (p *parser) workInName(start, end int) {
	for i := start + 1; i < end-2; i++ {
		if i > start+3 && (p.seesAt(i, together) || p.answersBehind(start, i)) || p.tok(i).joins() && p.seesAt(i+1, tells) {
			p.doubt(start, end, whyWork)
			return
		}
	}
}

// answersBehind says that what is done then may begin there, behind what happened, without a sign: "công
// bố điểm thi trả lời đương sự".
func (p *parser) answersBehind(start, i int) bool {
	return p.seesAt(i, replies) && p.verbAt(start) && !p.actorAt(start) && !p.seesAt(start, received) && p.tok(i-1).kind == wordToken && !p.tok(i-1).joins() && !p.seesAt(i-1, attached) && !p.seesAt(i-1, acting) && !p.seesAt(i-1, objects) && !p.endsVerb(i, start)
}

// replies are done to somebody else.
var replies = set("trả lời, gửi, trình, nộp, trả kết quả")

// actorEnds says that one who acts is named just up to the token: "thành viên Hội đồng".
func (p *parser) actorEnds(i, start int) bool {
	_, n := actors.Before(p.read, i, start)
	return n > 0
}

// nameEnds says that the name that began at start ends before the token here.
// Within quotes only the mark that ends a document does.
func (p *parser) nameEnds(start int, commas, quotes bool) bool {
	t, next := p.at(0), p.at(1)
	switch {
	case t.mark == '.' && next.mark == '/':
		return true
	case quotes:
		return false
	case t.kind == markToken:
		return p.markEnds(start, commas)
	case p.i == start:
		return false
	case p.sees(must) && p.mustInName(start):
		return false
	case !commas && p.sees(inOrderTo) && (p.seesAt(p.i+1, actors) || p.at(1).capital || p.worksFor(p.i)):
		return true // "kết thúc công tác để Bộ Ngoại giao tổng hợp"
	case !commas && p.ofGivenCase(start):
		return true // "nhận đề nghị đối với các trường hợp quy định tại khoản 3"
	case !commas && p.workStarts(start):
		return true
	case p.sees(thatWhich) && (p.seesAt(p.i+1, thatOne) || p.namesOnly(start, p.i) || p.relates()):
		return false // "ngày hệ thống mà người nộp thuế gửi hồ sơ ghi nhận"
	case t.word == none && p.seesAt(p.i-1, acting) && p.sees(willBe):
		return false // "cam kết về việc sẽ tiếp nhận"
	case !commas && (p.sees(nameStops) || p.sees(onward) || p.sees(lookingBack) || p.is(wTo, wDay) || p.untilAhead() || p.sees(untilNow) || p.sees(untilPoint) && !p.isAt(p.i-1, wReckon) || p.otherDay()) && !p.isAt(p.i-1, wNot) && !p.isAt(p.i-1, wOne), !commas && p.is(wOr, wNot) && !p.isIn(start, p.i, negated) && !p.seesAt(p.i+1, noLonger):
		return true // "nhận hồ sơ thì phải trả lời"
	case t.kind == figureToken, (t.word == wHalf || t.word == wYear || numeral(t.word)) && !numeral(p.at(-1).word):
		if p.countedAnew() {
			return true
		}
		// "15 ngày kể từ ngày hết thời hạn niêm yết 15 ngày": the event has its term already
		if (!p.anyDay || p.i == start+1 || t.line) && p.termEnds() {
			return true
		}
	}
	if commas && p.sees(since) && p.rangeAhead() {
		return true
	}
	return (t.word != none || t.line) && p.another() || t.word == wIs && !commas && p.termEnds()
}

// untilAhead says that the event comes next that ends what began with another: "đến trước khi
// bàn giao", "cho đến trước ngày họp", "cho đến ngày nghiệm thu".
func (p *parser) untilAhead() bool {
	k := 0
	if p.is(wFor) {
		k = 1
	}
	if p.at(k).word != wTo {
		return false
	}
	if p.at(k+1).word == wBefore {
		return p.at(k+2).word == wDay || p.seesAt(p.i+k+2, whenOrPoint)
	}
	return k > 0 && p.at(k+1).word == wDay
}

// rangeAhead says that days from one to another come next.
func (p *parser) rangeAhead() bool {
	return p.glance(func() bool {
		n, ok := p.dates()
		d, isDated := n.(*dated)
		return ok && isDated && p.err == nil && d.spans[0].ranged
	})
}

// markEnds says that the mark here ends the name that began at start.
func (p *parser) markEnds(start int, commas bool) bool {
	t, next := p.at(0), p.at(1)
	switch t.mark {
	case ',':
		if commas {
			return !p.goesOn()
		}
		return p.recursAhead() || !p.enumerates(start)
	case ')':
		return !(p.letters(p.i-1) == 1 && p.seesAt(p.i-2, clauses)) // "điểm a) khoản 1"
	case ';', ':', '(':
		return true
	case '-':
		return t.line && p.timedBehind() // the next of a list
	case '/':
		return t.space && next.space && p.timedBehind()
	case '.':
		return next.kind == endToken || next.space || next.kind == markToken
	}
	return false
}

// workStarts says that what is done then begins here, without a comma before it.
func (p *parser) workStarts(start int) bool {
	switch {
	case p.i > start+2 && (p.seesAt(p.i, answers) || p.seesAt(p.i, carriesOut) && p.seesAt(p.i+2, deeds)) && p.seesAt(start, received) && !p.tok(p.i-1).joins() && p.actorOpens(start):
		return true // "Ủy ban nhân dân trong 05 ngày kể từ ngày nhận đủ giấy tờ có văn bản đề nghị"
	case p.i > start+1 && p.seesAt(p.i-1, over) && p.verbAt(p.i):
		return true // "khám xong gửi trả kết quả"
	case p.is(wAnd) && p.seesAt(p.i+1, tells) && p.cameBefore(start):
		return true // "kể từ ngày kết thúc niêm yết và gửi đến Văn phòng đăng ký đất đai"
	case p.sees(done) && p.seesAt(start, done) && p.i > start+1 && p.deedJust(start):
		return true // "được phê duyệt được gửi cho chủ đầu tư"
	case p.i > start+1 && p.sees(onlyThen) && (p.seesAt(p.i+1, tells) || p.seesAt(p.i+1, carriesOut) || p.seesAt(p.i+1, decides)):
		return true // "đợi đến lúc có kết quả mới trình Hội đồng"
	case p.inEffect(start):
		return true // "ngày Nghị định này có hiệu lực thi hành hoàn thành việc điều chỉnh"
	}
	return false
}

// onlyThen is before what is not done earlier.
var onlyThen = set("mới")

// recursAhead says that a work follows the comma that recurs: "nghiệm thu, bảo trì định kỳ 6
// tháng/lần".
func (p *parser) recursAhead() bool {
	if !p.verbAt(p.i + 1) {
		return false
	}
	for k := 2; k <= longestShort+1 && p.at(k).kind == wordToken; k++ {
		if p.seesAt(p.i+k, periodically) {
			return true
		}
	}
	return false
}

// mustInName says that "phải" is of the name: of "người phải thi hành án", "các trường
// hợp phải cách ly", "thông báo về việc phải nộp", of what is said of somebody,
// "quyết định xác định doanh nghiệp phải nộp".
func (p *parser) mustInName(start int) bool {
	return p.seesAt(p.i-1, whoMust) || p.seesAt(p.i-2, timeLimit) || p.i == start+2 && p.seesAt(start, lastOf) || p.endsAt(2) && p.seesAt(p.i+1, owed) && p.isIn(start, p.i, money) || p.seesAt(p.i-2, caseIs) && p.isAt(p.i-3, wPlural) || p.mustAgain() || p.seesAt(p.i-2, concerning) || p.saidOfActor(start)
}

// cameBefore says that the name has what happened, and that words stand before its term
// which tell what is done then, so that "và gửi" goes on with those.
func (p *parser) cameBefore(start int) bool {
	if !p.verbAt(start) && !p.seesAt(start, ends) && !p.seesAt(start, happens) {
		return false
	}
	from := start
	for n := 0; from > 0 && n < longestItem && !p.dividesSentence(from-1); n++ {
		from--
	}
	return p.verbAt(from) && from < start-longestPhrase
}

// relates says that "mà" tells which thing is meant, by what somebody does with it: "hành vi
// mà mỗi bên tranh chấp cho rằng bị xâm phạm", but not "mà cơ quan không trả lời".
func (p *parser) relates() bool {
	i := p.i + 1
	if p.isAt(i, wEach) || p.isAt(i, wPlural) {
		i++
	}
	_, n := deedNames.Before(p.read, p.i-1, 0)
	return n > 0 && p.actorAt(i) && !p.isIn(i, i+longestItem/2, denies)
}

// answers is what one does who has received something.
var answers = set("có văn bản, có ý kiến, có công văn, có trách nhiệm")

// actorOpens says that the sentence begins with one who acts.
func (p *parser) actorOpens(start int) bool {
	from := start
	for n := 0; from > 0 && n < longestItem && !p.dividesSentence(from-1); n++ {
		from--
	}
	return p.actorAt(from)
}

// over is behind what is finished.
var over = set("xong")

// deedNames are nouns of what somebody did, decided or owes.
var deedNames = set("hành vi, vi phạm, quyết định, sự việc, sự kiện, thông tin, tình tiết, nghĩa vụ, số tiền, khoản tiền, tài liệu, hợp đồng")

// deedJust says that a deed ends just before here.
func (p *parser) deedJust(start int) bool {
	_, n := deeds.Before(p.read, p.i-1, start+1)
	return n > 0
}

// denies say that something did not happen; owed is what one must do with money.
var (
	denies = set("không, chưa, vẫn")
	owed   = set("nộp, trả")
	money  = set("tiền, thuế, phí, lãi")
)

// mustAgain says that what happened is said once more as what must have: "biết hoặc phải
// biết", "biết hoặc buộc phải biết".
func (p *parser) mustAgain() bool {
	or := p.i - 1
	if !p.isAt(or, wOr) {
		or--
	}
	return or > 0 && p.isAt(or, wOr) && p.i+1 < len(p.read) && p.read[p.i+1].Plain != 0 && p.read[p.i+1].Plain == p.read[or-1].Plain
}

// inEffect says that the name tells from when a document holds, and what is done then
// begins here.
func (p *parser) inEffect(start int) bool {
	if !p.sees(finish) && !p.sees(done) && !p.sees(still) && !p.verbAt(p.i) {
		return false
	}
	_, n := effect.Before(p.read, p.i-1, start)
	return n > 0 && p.i-n > start
}

// worksFor says that a verb follows the "để" there that says what is to be done then;
// not "có đủ cơ sở để hủy bỏ".
func (p *parser) worksFor(i int) bool {
	_, n := enough.Before(p.read, i-1, 0)
	return n == 0 && p.verbAt(i+1) && !p.isIn(i-longestPhrase+1, i, measures)
}

// saidOfActor says that the name ends with one of whom its words say something.
func (p *parser) saidOfActor(start int) bool {
	for i := p.i - 1; i > start && i > p.i-longestPhrase; i-- {
		if _, n := saysThat.Before(p.read, i-1, start); n > 0 && p.actorAt(i) {
			return true
		}
	}
	return false
}

// ofGivenCase says that the words for which of the cases that a law sets come next.
func (p *parser) ofGivenCase(start int) bool {
	if !p.sees(inCase) {
		return false
	}
	_, n := aimed.Before(p.read, p.i-1, start)
	if n == 0 && p.i > start+1 && p.seesAt(p.i+2, caseOf) {
		return true // "nhận đủ hồ sơ đối với dự án nhóm B"
	}
	if n > 0 && p.seesAt(p.i+2, conduct) {
		return false // "quyết định xử phạt đối với hành vi quy định tại khoản 3"
	}
	return p.isIn(p.i+2, p.i+longestPhrase+4, asSetIn)
}

// namesOnly says that the tokens name a thing or one who acts, and that nothing has
// happened yet.
func (p *parser) namesOnly(from, to int) bool {
	if to-from > longestBody || p.acts(from, to) {
		return false
	}
	for i := from; i < to; i++ {
		if p.seesAt(i, happens) || p.seesAt(i, befalls) || p.seesAt(i, finish) || p.seesAt(i, changes) || p.tok(i).mark == ',' {
			return false
		}
	}
	return true
}

// countedAnew says that a term comes next which is counted from an event of its own: "hoặc
// chưa hết 03 năm, kể từ ngày".
func (p *parser) countedAnew() bool {
	at := p.i
	_, ok := p.term()
	ok = ok && p.isMark(0, ',') && p.seesAt(p.i+1, since)
	p.i, p.err = at, nil
	return ok
}

// termEnds says that a term is all that follows: "sau khi họp 5 ngày", "trước
// kỳ họp là 15 ngày".
func (p *parser) termEnds() bool {
	at := p.i
	_, _, ok := p.distanceAhead(distance{bare: true})
	if !ok {
		p.termOpening(latest | least)
		_, ok = p.termRange()
		ok = ok && p.ends()
	}
	p.i = at
	return ok
}

// timeInName doubts a name in which a time is said that is not read: a word of
// time ("chậm nhất", "trong thời hạn"), a term, a cycle behind "và", a day, month or quarter. The
// date of a document that the name cites and the months of a year ("6 tháng
// đầu năm") are no such time.
func (p *parser) timeInName(start, end int, commas bool) {
	if t := p.timeless; t.from <= start && start < t.to && t.to == end {
		return
	}
	back, doubts, cited, joined := p.i, len(p.doubts), false, false
	for at := start; at < end; at++ {
		p.i = at
		if n := p.documentNumber(); n > 0 {
			cited, at = true, at+n-1
			continue
		}
		cited, joined = cited || p.document(), joined || p.at(0).joins()
		found := at > start && (p.is(wFrom, wYear) && p.long(2) || !commas && joined && p.is(wEvery) && counts(p.at(1).word)) || p.limit(latest|least) || p.takes(termOnly) || at > start && p.takes(since) && (p.is(wDay) || p.sees(whenOrPoint))
		if !found {
			p.i = at
		}
		if t := p.at(0); !found && (t.kind == figureToken || beginsTiming[t.word]) {
			_, found = p.term()
			found = found && !p.is(wFirst) && !p.is(wLast)
			if !found {
				p.i, p.err = at, nil
				u, ok := p.unit(0)
				if ok && cited && u.grain == dayGrain {
					cited, at = false, p.i-1
					continue
				}
				found = ok && (u.grain == dayGrain || u.grain == monthGrain || u.grain == quarterGrain) || p.err != nil && p.err.Offset+len(p.err.Value) <= p.read[end-1].End
			}
		}
		p.err, p.doubts = nil, p.doubts[:doubts]
		if found && p.i <= end {
			p.i = back
			p.doubt(start, end, whyTimeNamed)
			return
		}
	}
	p.i = back
	if !cited {
		p.timeless = nameRun{from: start, to: end}
	}
}

// documentNumber is how many tokens the number of a document has that comes
// next: "12/NQ-CP", "61/2018/NĐ-CP"; 0 when none does.
func (p *parser) documentNumber() int {
	n := 0
	if p.at(0).kind == figureToken && p.isMark(1, '/') && p.long(2) && p.isMark(3, '/') {
		n = 2
	}
	letters := p.at(n + 2)
	if p.at(n).kind != figureToken || !p.isMark(n+1, '/') && !p.isMark(n+1, '-') || letters.kind != wordToken || letters.word != none || p.at(n+1).space || letters.space {
		return 0
	}
	for n += 3; (p.isMark(n, '-') || p.isMark(n, '/')) && !p.at(n).space; n += 2 {
	}
	return n
}

// goesOn says that what follows the comma here is more of a name.
func (p *parser) goesOn() bool {
	t := p.at(1)
	if t.kind != wordToken || t.capital || t.word == wPlural || p.seesAt(p.i+1, works) || p.seesAt(p.i+1, striving) || p.seesAt(p.i+1, timeOf) || p.seesAt(p.i+1, duties) || p.seesAt(p.i+1, hereafter) || p.seesAt(p.i+1, ifs) || p.seesAt(p.i+1, requests) || p.actsBehind(p.i+1) {
		return false
	}
	return !p.timedBehind()
}

// requests begin what somebody is told to do.
var requests = set("đề nghị, yêu cầu, giao")

// actsBehind says that one who acts is named there, and then what he must do.
func (p *parser) actsBehind(i int) bool {
	return p.actorAt(i) && p.isIn(i+1, p.itemEnd(i), duties)
}

// striving begins what is to be reached by what stands before.
var striving = set("phấn đấu, bảo đảm, đảm bảo, nhằm, góp phần, mục tiêu")

// timedBehind says that a timing begins behind the comma here.
func (p *parser) timedBehind() bool {
	return p.glance(func() bool {
		p.i++
		if p.clauseAhead() {
			return true
		}
		for p.takes(finish) {
		}
		_, ok := p.timing()
		return ok || p.err != nil
	})
}

// glance asks whether something begins here, and leaves no trace of asking.
func (p *parser) glance(begins func() bool) bool {
	at, doubts, after, within := p.i, len(p.doubts), p.afterCycle, p.glancing
	p.glancing, p.afterCycle = true, false
	ok := begins()
	p.i, p.doubts, p.err, p.glancing, p.afterCycle = at, p.doubts[:doubts], nil, within, after
	return ok
}

// another says that another timing begins here, inside the name of an event.
func (p *parser) another() bool { return p.glance(p.anotherHere) }

func (p *parser) anotherHere() bool {
	at, t := p.i, p.at(0)
	switch {
	case t.line && p.isTitled(at) && p.clauseAhead():
		return true // "được ban hành", and below it "Rà soát hằng năm"
	case t.joins():
		p.i++
		if p.at(0).kind == endToken {
			return true
		}
		if p.is(wEnd) && p.seesAt(p.i+1, timeLimit) {
			p.i++ // "hoặc hết thời hạn 10 năm kể từ ngày"
		}
		from := p.i
		if p.clauseAhead() {
			return true // "Luật có hiệu lực và cập nhật thường xuyên"
		}
		for p.takes(finish) || p.takes(done) || p.takes(carries) {
		}
		holds := p.takes(inForce) // "ký ban hành và áp dụng từ ngày 01/01/2026"
		n, ok := p.timing()
		return p.err != nil || ok && (holds || n.base().from == from || n.base().anchor == inside)
	case p.takes(finish):
		_, ok := p.dates()
		return ok || p.err != nil
	case p.sees(untilWhen):
		return true
	case p.sees(periodically):
		n, ok := p.cycles(false)
		_, unread := n.(*unread)
		return ok && !unread
	}
	limited := p.limitAhead(latest|least) || p.sees(termOnly) || p.sees(inTime)
	switch {
	case t.word == wWithin && p.at(-1).word > none && counts(p.at(-1).word) && !p.limitAhead(latest|least) && p.at(2).kind != figureToken:
		return false // "làm thêm 200 giờ trong năm"
	case limited, t.word == wBefore, t.word == wWithin, t.word == wTo, t.word == wFor, t.word == wEnd, t.word == wAt:
		n, ok := p.dates()
		if ok || p.err != nil {
			return p.err != nil || n.base().anchor == inside
		}
		if p.i = at; limited {
			if p.termEnds() {
				return true
			}
			n, ok := p.counting() // "trong thời hạn 10 năm kể từ ngày ban hành quyết định"
			_, counted := n.(*counted)
			return ok && counted && p.err == nil
		}
	}
	if t.line {
		n, ok := p.timing()
		return ok && (n.base().anchor <= comma || p.isTitled(at))
	}
	return false
}

// isTitled says that the token begins with a capital, and goes on with small letters: it
// may begin a line of a list.
func (p *parser) isTitled(i int) bool {
	s := p.text[p.read[i].Start:p.read[i].End]
	return p.tok(i).capital && strings.ToUpper(s) != s
}

// clauseAhead says that a clause comes next that has a time of its own, and nothing behind
// it: "cập nhật thường xuyên", "hoàn thành năm 2027".
func (p *parser) clauseAhead() bool {
	at := p.i
	for range 3 { // "rà soát, tổ chức thực hiện"
		_, n := upkeep.At(p.read, p.i)
		_, m := deeds.At(p.read, p.i)
		_, k := finish.At(p.read, p.i)
		if n = max(n, m, k); n == 0 {
			break
		}
		p.i += n
	}
	worked := p.i > at
	p.takes(results)
	ok := worked && p.timeOfClause()
	p.i, p.err = at, nil
	return ok
}

// timeOfClause says that a timing comes next at which a clause ends.
func (p *parser) timeOfClause() bool {
	n, ok := p.timing()
	if !ok || p.err != nil {
		return false
	}
	switch n := n.(type) {
	case *unread:
		return false
	case *need:
		return n.kind == schedule.Continuous && (p.ends() || p.isMark(0, ',')) || n.kind == schedule.OnDemand && p.ends()
	case *counted:
		return p.at(0).kind != endToken || n.event != "" // of what is only glanced at no end is known
	}
	return p.ends()
}

// quoted reads a name in “curly quotes”, in which a closing quote is doubled,
// if nothing but an end follows it.
func (p *parser) quoted() (string, bool) {
	if !p.isMark(0, '<') || p.i < p.unquoted || !strings.HasPrefix(p.text[p.read[p.i].Start:], "“") {
		return "", false
	}
	start := p.i
	for ; p.at(0).kind != endToken; p.i++ {
		if !p.isMark(0, '>') || !strings.HasPrefix(p.text[p.read[p.i].Start:], "”") {
			continue
		}
		if p.isMark(1, '>') && !p.at(1).space {
			p.i++
			continue
		}
		s := strings.ReplaceAll(p.text[p.read[start].End:p.read[p.i].Start], "””", "”")
		p.i++
		if p.ends() || p.is(wOr) || p.is(wAnd) {
			return s, true
		}
		break
	}
	p.unquoted, p.i = p.i, start
	return "", false
}
