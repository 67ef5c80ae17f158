package cell

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
)

// nameWords is the words of a name while they are passed.
type nameWords struct {
	*reader
	class   body.Class
	content int  // words
	about   bool // "Ban Chỉ đạo về ...": what follows may be a list
	unit    bool // of a body in whose name verbs and determiners are usual
	purpose bool // of a body that is set up for something, and so far only verbs say for what
	generic bool // so far only what it does, which says too little: "Trung tâm Dịch vụ"
	manages bool // "Ban Quản lý ..."
	single  bool // of a vụ or cục: several would be "các Vụ"
	board   bool // "Ban ..."
	full    bool // its head says all: "Ban Xây dựng Đảng"
	owned   bool // a body is within it, behind which no verbs stand: "Văn phòng Quốc hội"
	comma   bool // one of its commas, or its "và", may stand between two names
	journal bool // "Tạp chí ..."
}

// setUp are the classes whose names hold verbs and determiners.
var setUp = body.ClassesOf(body.Unit, body.Division, body.Institution, body.InterAgency, body.TaskForce, body.Council)

// active are the classes whose names say what they do.
var active = body.ClassesOf(body.Unit, body.Institution, body.Department, body.InterAgency)

// wordsOf passes the words of a name behind its head.
func (p *reader) wordsOf(j int, class body.Class) (end int, comma bool) {
	w := nameWords{reader: p, class: class, unit: setUp.Has(class) || p.is(j-1, wBan), purpose: p.hasNumber(j), manages: p.is(j-1, wManage), single: p.has(bureaus, j-1) == 1, board: p.is(j-1, wBan), full: p.fullHead(j), journal: p.has(journals, j-2) == 2 || p.has(journals, j-1) == 1}
	for {
		if p.line(j) && !p.lower(j) {
			return j, w.comma
		}
		if !p.word(j) {
			if k := p.threefold(j); k > j {
				return k, w.comma
			}
			if !w.holds(j) {
				return j, w.comma
			}
			j++
			continue
		}
		next := w.pass(j)
		if next == j {
			return j, w.comma
		}
		j = next
	}
}

// journals have a comma of bodies or of fields in their names.
var journals = set("tạp chí; báo; tập san; bản tin")

// fullHead says that a head of several words ends before j, behind which a verb is
// what the body does and no part of its name.
func (p *reader) fullHead(j int) bool {
	for n := 6; n >= 2; n-- { // "ban chỉ huy quân sự", and not "quân sự"
		h, length := p.head(j - n)
		if length != n {
			continue
		}
		return p.has(completeHeads, j-n) == n || !h.lone && (!setUp.Has(h.class) || p.has(mustDo, j) > 0 || p.has(completeHeads, j-n) == n)
	}
	return false
}

// completeHeads are names without more.
var completeHeads = set("quân sự; biên phòng; kiểm lâm; kho bạc nhà nước; kho bạc; bảo hiểm xã hội; ngân hàng nhà nước; ngân hàng chính sách xã hội; thi hành án dân sự; cảng vụ; ban chỉ huy quân sự; bộ chỉ huy quân sự; đồn công an; trạm y tế; đồn biên phòng; hạt kiểm lâm; ban giám hiệu; ban giám đốc; ban lãnh đạo; bộ đội biên phòng; nhà trường; hội đồng quản trị; hội đồng thành viên")

// mustDo are verbs with which no name goes on.
var mustDo = set("có trách nhiệm; có nhiệm vụ; chịu trách nhiệm; tham mưu; báo cáo; phải; cần; sẽ; đã; đang; được; căn cứ; khẩn trương; tập trung; tiếp tục; chủ động; định kỳ; thường xuyên; kịp thời; nghiêm túc; phụ trách; làm việc với; làm việc tại; tiến hành; triệu tập; dự kiến; thì")

// gatherings are the classes of bodies whose members have other work too.
var gatherings = body.ClassesOf(body.InterAgency, body.TaskForce, body.Council)

// boardDeeds are verbs with which the names of boards and crews do not go on where
// no capital is.
var boardDeeds = set("tăng cường; bám sát; nêu cao; nêu gương; cũng; nhanh chóng; sẵn sàng; tích cực; nắm tình hình; nắm chắc; chú trọng; quan tâm; quán triệt; phát huy; rút kinh nghiệm; thông báo; duy trì; trao đổi; trình; đề xuất; ban hành; đề ra; đi kiểm tra; lập kế hoạch; quyết liệt; đồng loạt; cùng nhau; trực tiếp; đẩy mạnh")

// holds says that the mark at j stands within the name.
func (w *nameWords) holds(j int) bool {
	if !w.more(j + 1) {
		return false
	}
	switch w.mark(j) {
	case '-':
		if w.dashesLabel(j) {
			return false // "- CT: Sở Nội vụ\n- PH: Sở Y tế"
		}
		if w.has(branches, j+1) > 0 || w.class == body.Enterprise && w.has(trades, j+1) > 0 && w.content <= 2 && !w.placeWord(j+1+w.longHead(j+1)) {
			return true // "Tập đoàn Công nghiệp - Viễn thông Quân đội"
		}
		if w.content == 0 && w.class == body.Unit && w.allCapitals(j-1) && w.allCapitals(j+1) && w.first(j+1) && w.last(j+1) && !w.beginsPart(j+1) {
			return true // "Ban QLDA - ĐTXD huyện"
		}
		if w.content > 0 && w.class == body.Enterprise && w.allCapitals(j+1) && w.first(j+1) && w.itemEnds(j+2) {
			return true // "Tổng công ty Khoáng sản - TKV"
		}
		if w.content > 0 && commaed.Has(w.class) && (w.bareField(j+1) || w.joinedField(j+1)) {
			return true // "Trung tâm Thông tin - Thống kê"
		}
		return (w.content > 0 || w.full && w.upper(j+1) && w.has(leaders, j+1) == 0 && !w.beginsPart(j+1)) && !w.newBody(j+1) && !w.marks(j+1) && w.has(leaders, j+1) == 0 && (w.manages || w.determiner(j+1) == j+1)
	case '&':
		if w.letters(j) {
			return true // "Phòng QLĐT&CTSV"
		}
		return w.content > 0 && !w.newBody(j+1) && w.has(leaders, j+1) == 0 && w.has(staff, j+1) == 0 && !w.startsNoun(j+1)
	case '/':
		return w.content > 0 && !w.token(j).Space && !w.token(j+1).Space && w.lower(j+1) && !w.beginsPart(j+1) && !w.startsNoun(j+1) && !w.marks(j+1) && !w.number(j+1) // "chất độc da cam/dioxin"
	case '.': // "TP.", "T.Phố"
		return w.token(j-1).Plain == wTown.plain || w.token(j-1).Plain == wTp.plain || w.number(j-1) && w.number(j+1) && !w.token(j).Space && !w.token(j+1).Space
	case ',':
		return w.holdsComma(j)
	}
	return false
}

// trades are heads that say what an enterprise trades in.
var trades = set("viễn thông; bưu điện; điện lực; ngân hàng")

// holdsComma says that the comma at j stands within the name.
func (w *nameWords) holdsComma(j int) bool {
	if w.generic && !w.beginsPart(j+1) && !w.startsNoun(j+1) && w.has(fields, j+1) == 0 && w.has(leaders, j+1) == 0 && w.determiner(j+1) == j+1 && !w.marks(j+1) {
		return true // "Trung tâm Dịch vụ, Sự nghiệp công"
	}
	if (spacious | steering).Has(w.class) && w.content > 0 && w.goesOnSmall(j+1) && w.has(villages, j+1) == 0 && !(w.content == 1 && w.allCapitals(j-1)) {
		w.comma = w.comma || !w.about && !w.single && !w.manages && !steering.Has(w.class)
		return true // "Cục Hộ tịch, quốc tịch, chứng thực"
	}
	if (small.Has(w.class) || w.board) && w.content > 0 && w.lower(j-1) && w.goesOnSmall(j+1) && w.has(villages, j+1) == 0 && w.restOfItem(j+1) {
		w.comma = true
		return true // "Phòng An toàn, vệ sinh lao động"
	}
	if m := w.managed(j + 1); m > 0 && w.manages && w.content > 0 {
		h, n := w.head(j + 1)
		return n <= m || h.weak // "Ban Quản lý Khu kinh tế, Khu công nghiệp"
	}
	if (steering.Has(w.class) || !w.token(j+1).Space) && w.content > 0 && w.allCapitals(j-1) && w.allCapitals(j+1) && !w.beginsPart(j+1) {
		return true // "Ban Chỉ đạo KHCN, ĐMST, CĐS", "Thường trực Ủy ban KH,CN&MT"
	}
	if w.content > 0 && !w.about && (commaed.Has(w.class) || w.board) && w.commaWithin(j) {
		w.comma = true
		return true
	}
	if (w.content == 2 || w.content == 0) && (w.class == body.Division || w.class == body.Unit || w.single || w.board) && w.taskToo(j) > j {
		w.comma = true
		return true // "Cục Thanh tra, giám sát ngân hàng"
	}
	if w.content == 2 && (w.class == body.Division || w.class == body.Unit || w.single || w.board) && w.has(verbs, j-2) == 2 && w.has(tasksToo, j+1)+w.has(helps, j+1) >= 2 && w.has(tasksToo, j-2)+w.has(helps, j-2)+w.has(guiding, j-2) >= 2 {
		w.comma = true
		return true // "Vụ Theo dõi, xử lý sau thanh tra"
	}
	if w.content == 0 && w.has(advice, j-2) == 2 && (w.has(verbs, j+1) > 0 || w.marks(j+1)) && w.word(j+3) && w.lower(j+3) && commaed.Has(w.class) && w.commaWithin(j) {
		return true // "Điểm Tư vấn, Hỗ trợ pháp luật"
	}
	if n := w.has(undertakings, j+1); w.about && n > 0 && w.number(j+1+n) {
		return true // "Ban Chỉ đạo về chuyển đổi số, Đề án 06"
	}
	return w.about && w.lower(j+1) && w.determiner(j+1) == j+1 && !w.marks(j+1) && !w.beginsPart(j+1) && !w.verb(j+1)
}

// small are the classes in whose names a comma may stand before a few small words, with a
// doubt.
var small = body.ClassesOf(body.Division, body.Enterprise, body.Association)

// restOfItem says that no more than a few small words stand from k up to the end of an
// item, or up to where the body is.
func (w *nameWords) restOfItem(k int) bool {
	from := k
	for ; w.more(k) && k < from+longestField && !w.placeWord(k); k++ {
		if !w.lower(k) || w.number(k) || w.verb(k) && !w.compound(k) || w.marks(k) {
			return false
		}
	}
	return k > from+1 && (w.itemEnds(k) || w.placeWord(k))
}

// taskToo is where a second task of a unit ends, behind the comma at j and the task before it,
// that end its item: "Thanh tra, giám sát ngân hàng".
func (p *reader) taskToo(j int) int {
	n := p.has(officeTasks, j+1)
	if p.mark(j) != ',' || n == 0 || !p.lower(j+1) || p.line(j+1) || p.has(officeTasks, j-2) != 2 {
		return j
	}
	k := j + 1 + n
	for p.more(k) && k < j+longestField+n && p.lower(k) && !p.placeWord(k) && !(p.verb(k) && !p.compound(k)) && !p.marks(k) && !p.is(k, wAnd) {
		k++
	}
	if p.itemEnds(k) && !p.marks(k) || p.placeWord(k) || p.number(k) || p.mark(k) == '-' && p.upper(k+1) && !p.beginsPart(k+1) {
		return k
	}
	return j
}

// taskAnd is where a second task of a unit ends, behind "và" at j, that ends its item: "và quản
// lý sinh viên".
func (p *reader) taskAnd(j int) int {
	n := max(p.has(officeTasks, j+1), p.has(nameVerbs, j+1))
	if !p.is(j, wAnd) || n == 0 || !p.lower(j+1) || p.line(j+1) {
		return j
	}
	k := j + 1 + n
	for p.more(k) && k < j+longestField+n+1 && p.lower(k) && !p.placeWord(k) && p.determiner(k) == k && !(p.verb(k) && !p.compound(k)) && !p.marks(k) && !p.is(k, wAnd) {
		k++
	}
	if k > j+1+n && p.itemEnds(k) && !p.marks(k) {
		return k
	}
	return j
}

// furtherTask passes a second task of a unit behind its field, at j, with a doubt behind a
// comma: "Phòng Công tác chính trị và quản lý sinh viên", "Phòng Kiểm tra, giám sát".
func (p *reader) furtherTask(j int) (end int, comma bool) {
	if k := p.taskAnd(j); k > j {
		return k, false
	}
	return p.taskToo(j), true
}

// officeTasks are what units are for, of which one may stand behind another in their names.
var officeTasks = set("thanh tra; kiểm tra; giám sát; kiểm soát; dự báo; thống kê; phân tích; tổng hợp; theo dõi; đánh giá; thẩm định; quản lý; nghiên cứu; điều tra; tuyên truyền; giáo dục; đào tạo; bồi dưỡng; giám định; tuyển dụng; quy hoạch; khai thác; vận hành; bảo vệ; phục vụ; tư vấn")

// guiding are verbs with which the name of a unit may begin.
var guiding = set("hướng dẫn; tuyên truyền; tiếp nhận; giám sát; tham mưu; thanh tra")

// advice ends heads behind which one thing more may stand that is done there.
var advice = set("tư vấn; hỗ trợ; giới thiệu; tiếp nhận; hướng dẫn; cung ứng; phục vụ; giao dịch; dịch vụ")

// letters says that the mark at j stands between letters, without a space.
func (p *reader) letters(j int) bool {
	return !p.token(j).Space && !p.token(j+1).Space && p.word(j-1) && p.word(j+1) && p.allCapitals(j-1) && p.allCapitals(j+1)
}

// commaed are the classes in whose names a comma may stand before a capital.
var commaed = body.ClassesOf(body.Unit, body.Institution, body.Division, body.Enterprise, body.InterAgency)

// longestField is how many words follow a comma within a name.
const longestField = 5

// commaWithin says that the comma at j may stand within a name: what follows
// names nobody, and no more than that follows: "Chi cục Trồng trọt, Bảo vệ thực
// vật". In a list of bodies the next has a head of its own.
func (p *reader) commaWithin(j int) bool {
	k := j + 1
	if p.mark(j) != ',' || !p.upper(k) || p.line(k) || p.dotted(k) > k || p.number(j-1) || p.has(leaders, k) > 0 || p.staffAt(k) || p.has(fields, k) > 0 && !p.ofFields(j) || p.determiner(k) > k || p.allCapitals(k) {
		return false
	}
	if graded := p.has(grades, k) > 0 && p.has(grades, j-2) == 2; !graded && (p.beginsPart(k) && !p.bareField(k) || p.startsNoun(k)) {
		return false
	}
	for k++; p.more(k) && k <= j+longestField && p.has(onDuty, k) == 0; k++ {
		if p.marks(k) || p.is(k, wAnd) || p.verb(k) && !p.compound(k) {
			return false
		}
		if p.placeWord(k) || p.newBody(k) {
			break
		}
	}
	return !p.more(k) && (p.mark(k) != ',' || p.beginsPart(k+1)) || p.placeWord(k) || p.newBody(k) || p.has(onDuty, k) > 0
}

// grades are of schools: "Vụ Giáo dục Đại học, Cao đẳng".
var grades = set("đại học; cao đẳng; trung cấp; trung học; tiểu học; mầm non; phổ thông; thường xuyên")

// staffAt says that one who works in a body is named at k, "Kế toán tài sản", and no
// field: "Tài chính, Kế toán".
func (p *reader) staffAt(k int) bool {
	n := p.has(staff, k)
	return n > 0 && p.more(k+n) && p.lower(k+n)
}

// ofFields says that the head before the comma at j is of a small unit, which goes by
// all its fields: "Tổ Văn hóa, Xã hội, Y tế".
func (p *reader) ofFields(j int) bool {
	for k := j - 1; k >= 0 && k > j-12 && !p.line(k+1); k-- {
		if n := p.has(smallUnits, k); n > 0 && p.upper(k+n) {
			return true
		}
		if p.mark(k) == ';' || p.mark(k) == ':' {
			break
		}
	}
	return false
}

// smallUnits go by all their fields.
var smallUnits = set("tổ; đội; bộ phận; điểm hỗ trợ; điểm tư vấn; nhóm")

// commaOf says that a comma between the field of a name and its end was taken
// for one within the name.
func (p *reader) commaOf(i, end int, class body.Class) bool {
	n := p.has(fields, i)
	return n > 0 && i+n < end && commaed.Has(class) && p.threefold(i+n) == i+n && p.commaWithin(i+n)
}

// bareFields are heads that are as often what a unit is for, where no place
// stands behind them.
var bareFields = set("thống kê; kiểm toán; thư viện; tổ chức")

// joinedFields are further ones, behind a stroke or "và": "Phòng Pháp chế - Thanh tra".
var joinedFields = set("thanh tra; tổ chức; thống kê; kiểm toán; thư viện")

func (p *reader) joinedField(i int) bool {
	n := p.has(joinedFields, i)
	return n > 0 && p.upper(i) && (!p.more(i+n) || p.upper(i+n) && !p.marks(i+n) && (p.is(i, wGroup) || !p.newBody(i+n)))
}

func (p *reader) bareField(i int) bool {
	n := p.has(bareFields, i)
	if n == 0 || p.more(i+n) && !p.is(i+n, wAnd) {
		return false
	}
	for k := i - 2; k > i-8 && p.word(k); k-- {
		if p.has(treasuries, k) > 0 {
			return false // "Cục Thuế, Thống kê"
		}
	}
	return true
}

// treasuries stand in lists beside the statistics office.
var treasuries = set("thuế; hải quan; kho bạc; bảo hiểm")

// allCapitals says that an abbreviation stands at i.
func (p *reader) allCapitals(i int) bool {
	k := p.token(i)
	text := p.text.Source[k.Start:k.End]
	return len(text) > 1 && strings.ToUpper(text) == text
}

// pass passes the word at j, and "và" with the word behind it; it is j where
// the name ends.
func (w *nameWords) pass(j int) int {
	if n := w.has(pairs, j); n > 0 {
		w.content += n
		return j + n
	}
	small, inside := w.lower(j), w.content > 0
	if end := w.placeAt(j); inside && !small && end > j+1 && (w.has(managed, j-2) > 0 || w.has(managed, j-3) > 0) {
		w.content += end - j
		return end // "Ban Quản lý Khu kinh tế Hải Phòng"
	}
	if n := w.joint(j); n > 0 {
		w.content += n
		return j + n
	}
	w.about = w.about || w.is(j, wAbout)
	w.manages = w.manages || w.is(j, wManage)
	if n := w.has(generic, j); n > 0 && !inside && active.Has(w.class) && w.mark(j+n) == ',' {
		w.content, w.generic = n, true
		return j + n
	}
	w.generic = false
	if k := w.gathered(j); k > j {
		w.content += k - j
		return k
	}
	if end := w.passBody(j, inside && !small); end > j {
		w.content += end - j
		return end
	}
	w.owned = w.owned || !inside && w.newBody(j) && !w.weakHead(j)
	switch {
	case w.marks(j) && !w.joinsIn(j), !inside && w.several(j), w.fillsOut(j), w.endsBefore(j):
		return j
	case w.is(j, wWith) && w.has(partners, j-2) == 2 && w.determiner(j+1) > j+1:
	case w.is(j, wAnd) && w.manages && w.managed(j+1) > 0:
		return w.determiner(j+1) + w.managed(j+1)
	case w.is(j, wAnd):
		return w.passAnd(j, inside)
	case small && (inside || w.full) && w.has(empowered, j) > 0:
		return j // "Phòng Tổ chức cán bộ có chức năng tham mưu"
	case w.counted(j), w.remarked(j):
		return j // "Ban Chỉ đạo có 15 thành viên", "Văn phòng để báo cáo"
	case small && inside && w.upper(j-1) && w.is(j, wGroup) && w.is(j+1, wGroup2) && !w.more(j+2):
		return j // "phối hợp Trường THCS Lê Lợi tổ chức"
	case small && inside && (w.has(circumstances, j) > 0 || w.qualifierAt(j) > 0 && w.is(j, wBy)):
		return j
	case small && w.joiner(j) > 0 && !w.is(j, wIs):
		return j
	case inside && w.determinerEnds(j):
		return j
	case w.number(j) && w.hasNumber(j):
		w.content++
		return w.numberEnd(j)
	case !((w.board || w.class == body.Council) && !inside) && w.organizes(j), small && w.verbEnds(j, inside):
		return j
	case !small && w.newBody(j) && w.goesByBody(j):
	case inside && !small && w.newBody(j) && !w.weakHead(j) && w.has(branches, j) == 0 && !w.government(j) && !w.owns(j-1) && w.placeAt(j) == j:
		return j
	case small && (w.placeWord(j) && !w.ofNation(j) || w.has(villageRows, j) > 0):
		return j // the scope reads it
	}
	w.content++
	w.purpose = w.purpose && (w.has(nameVerbs, j) > 0 || w.has(fillers, j) > 0 || w.has(nameVerbs, j-1) == 2 || w.has(fillers, j-1) == 2)
	return j + 1
}

// joint is how many words at j name those of whom the body is, or for whom, where they stand
// together: "Ban Thường vụ Đảng ủy các cơ quan Đảng", "Đoàn kiểm tra số 26 của Bộ Chính trị,
// Ban Bí thư", "Ban Quản lý tuân thủ và hỗ trợ người nộp thuế".
func (w *nameWords) joint(j int) int {
	if n := w.has(jointParty, j); n > 0 && w.upper(j) {
		return n
	}
	if n := w.has(politburo, j+1); n > 0 && w.owns(j) {
		return 1 + n
	}
	if n := w.has(whom, j); n > 0 && w.content > 0 && w.lower(j) {
		return n
	}
	return 0
}

// goesByBody says that the body at j is of the name before it: "Công ty TNHH Điện lực Đà Nẵng",
// "Phòng giao dịch NHCSXH".
func (w *nameWords) goesByBody(j int) bool {
	return w.class == body.Enterprise && (w.has(legal, j-2) == 2 || w.has(legal, j-1) == 1) || w.has(outlets, j-2) == 2 || w.has(outletsShort, j-1) == 1 && w.upper(j-1) || w.has(councilOfBody, j-2) == 2 && w.has(councilWord, j-4) == 2
}

// besideOther says that behind a head without words of its own another body begins at j, which
// stands beside it: "các đơn vị thuộc Sở UBND các xã".
func (p *reader) besideOther(j int) bool {
	if !p.upper(j) || p.line(j) || p.has(ownWordsOnly, j-1) == 0 || p.token(j-1).Plain == p.token(j).Plain || !p.strongHead(j) && !p.committeesAt(j) {
		return false
	}
	h, _ := p.head(j)
	return standAlone.Has(h.class)
}

// ownWordsOnly are heads behind which stand words of their own, and standAlone the classes of
// bodies that are never named so.
var (
	ownWordsOnly = set("sở; bộ; cục; vụ; chi cục")
	standAlone   = committees | councils | departments | party
)

// ofNation says that the nation stands at j within a name that goes on behind it, with what
// is neither a place nor a body.
func (w *nameWords) ofNation(j int) bool {
	n := w.has(nation, j)
	return n > 0 && w.upper(j+n) && w.placeAt(j+n) == j+n && !w.newBody(j+n)
}

// whom are people for whom a unit is, whose name has a verb in it.
var whom = set("người nộp thuế; người tham gia; người sử dụng; người sử dụng lao động; người sử dụng đất; người lao động; người học; người dùng; người tiêu dùng; người bệnh; người có công; người bán dâm; người nghiện; người làm nghề; người vay; người gửi tiền; người hành nghề")

// councilOfBody ends the name of a council before the body that it governs.
var (
	councilOfBody = set("quản trị; thành viên; quản lý; khoa học; tư vấn")
	councilWord   = set("hội đồng")
)

// outletsShort are letters for outlets.
var outletsShort = set("GD; PGD; CN")

// outlets stand before the body whose outlet is named.
var outlets = set("giao dịch; đại diện; chi nhánh")

// managed is the length of what boards manage, behind a determiner at i; a part of a
// commune is none of it.
func (w *nameWords) managed(i int) int {
	d := w.determiner(i)
	if w.has(villages, d) > 0 {
		return 0
	}
	if w.is(d, wZone) && !w.last(d) {
		return 1 // "KKT"
	}
	return w.has(managed, d)
}

// counting stands before how many there are of them.
var counting = set("có; gồm; gồm có; từ; với")

// counted says that it is said at j how many there are of those before.
func (p *reader) counted(j int) bool {
	n := p.has(counting, j)
	return n > 0 && p.lower(j) && p.number(j+n)
}

// empowered begins what a body is for by law.
var empowered = set("có chức năng")

// joinsIn says that the words of a role at j are of the name, for they have a capital in
// the midst of it and no colon behind: "Phòng Phối hợp và Tổ chức sự kiện".
func (w *nameWords) joinsIn(j int) bool {
	n, _, _ := w.roleAt(j)
	return w.content == 0 && w.upper(j) && !w.allCapitals(j) && w.word(j-1) && !w.line(j) && n == 2 && w.more(j+n) && !w.beginsPart(j+n) && w.joiner(j+n) != 2
}

// fillsOut says that the words at j only say that something is done, and end what
// stands there: "Văn phòng thực hiện".
func (w *nameWords) fillsOut(j int) bool {
	n := w.has(fillers, j)
	return n > 0 && w.lower(j) && !w.more(j+n) && (w.content > 0 || w.class != body.TaskForce && w.class != body.InterAgency)
}

// passAnd passes "và" at j with the word behind it where both are within the name.
func (w *nameWords) passAnd(j int, inside bool) int {
	switch {
	case !inside:
		return j
	case w.is(j+1, wGroup) && w.is(j+2, wGroup2) && w.upper(j+1) && w.has(arranged, j+3) > 0 && (w.class == body.Division || w.class == body.Unit):
		return j + 3 + w.has(arranged, j+3) // "Phòng Phối hợp và Tổ chức sự kiện"
	case (w.class == body.Division || w.class == body.Unit) && w.taskAnd(j) > j:
		return w.taskAnd(j)
	case w.twoTasks(j):
		return j + 2
	case w.jointOffice(j):
		return j + 1 + w.has(councilNames, j+1)
	case w.alikeNouns(j):
		return j + 3
	case w.journal && w.upper(j+1) && w.weakHead(j+1) && w.itemEnds(j+1+w.longHead(j+1)):
		w.comma = true
		return j + 1 + w.longHead(j+1) // "Tạp chí Lao động và Công đoàn"
	case w.class == body.Council && w.has(officeTasks, j+1) > 0 && w.itemEnds(j+1+w.has(officeTasks, j+1)):
		return j + 1 + w.has(officeTasks, j+1) // "Hội đồng khoa học và đào tạo"
	case (w.class == body.Division || w.class == body.Unit) && w.joinedField(j+1):
		return j + 1 + w.has(joinedFields, j+1)
	case !w.more(j+1) || w.beginsPart(j+1) || w.marks(j+1) || w.determiner(j+1) > j+1 || w.has(leaders, j+1) > 0 || w.has(staff, j+1) > 0 || !w.upper(j+1) && (w.verb(j+1) || w.startsNoun(j+1)):
		return j
	case w.has(pairs, j+1) > 0:
		return j + 1
	}
	return j + 2
}

// jointOffice says that "và" at j stands between the deputies of a place and its council, which have one office:
// "Trang TTĐT của Đoàn ĐBQH và HĐND tỉnh".
func (w *nameWords) jointOffice(j int) bool {
	return w.has(councilNames, j+1) > 0 && (w.has(deputiesOf, j-1) == 1 || w.has(deputiesOf, j-4) == 4)
}

var (
	councilNames = set("HĐND; hội đồng nhân dân")
	deputiesOf   = set("ĐBQH; đại biểu Quốc hội")
)

// alikeNouns says that "và" at j stands between two of the same, for whom the body is:
// "Phòng Quản lý học viên và sinh viên".
func (w *nameWords) alikeNouns(j int) bool {
	before, n, _ := w.noun(j - 2)
	behind, m, _ := w.noun(j + 1)
	return n == 2 && m == 2 && w.lower(j-2) && w.lower(j+1) && before.classes == behind.classes && before.classes == persons && before.kind == behind.kind && !w.more(j+3)
}

// twoTasks says that "và" at j stands between two things that a division is for, the
// second a verb with a few words up to the next mark: "Phòng Thanh tra và xử lý vi phạm".
func (w *nameWords) twoTasks(j int) bool {
	if w.is(j+1, wGroup) && w.is(j+2, wGroup2) && w.lower(j+3) && w.has(arranged, j+3) == 0 {
		return false // "và tổ chức đại diện sở hữu công nghiệp"
	}
	if w.class != body.Division && w.class != body.Unit || !w.lower(j+1) || !w.verb(j+1) && !w.organizes(j+1) || w.has(mustDo, j+1) > 0 || w.marks(j+1) {
		return false
	}
	k := j + 1 + max(1, w.has(verbs, j+1))
	if !w.more(k) {
		return false
	}
	for ; w.more(k) && k < j+longestItem; k++ {
		if w.upper(k) || w.is(k, wAnd) || w.determiner(k) > k || w.has(mustDo, k) > 0 || w.is(k, wBy) || w.number(k) {
			return false
		}
		if w.marks(k) {
			return true
		}
	}
	return !w.more(k) && (w.mark(k) == ',' || w.mark(k) == ';' || w.mark(k) == 0 || w.mark(k) == '.')
}

// passBody passes a body at j that is within the name: "Đảng ủy cơ quan Văn phòng
// Quốc hội", "Ban Bí thư Trung ương Đoàn".
func (w *nameWords) passBody(j int, capital bool) int {
	if w.content == 0 {
		return j
	}
	if h, _ := w.head(j + 2); w.board && w.has(centre, j) == 2 && ofMembers.Has(h.class) && w.upper(j+2) {
		return j + 2
	}
	if !w.newBody(j) || !w.leadsOn(j) && !(capital && (w.is(j-1, wAgency) || w.has(places3, j-1) == 1)) {
		return j
	}
	end := w.bodyEnd(j)
	w.owned = w.owned || end > j
	return max(j, end)
}

// leadsOn says that the words before the body at j leave it within the name:
// "Hội đồng xét tặng giải thưởng cấp Bộ Y tế", "Tổ thư ký giúp việc Hội đồng", "Ban
// Bí thư Trung ương Đoàn".
func (w *nameWords) leadsOn(j int) bool {
	h, _ := w.head(j)
	return w.is(j-1, wLevel) || w.has(committeesOfParty, j-2) == 2 && superiors.Has(h.class) || w.has(serving, j-2) == 2 && setUp.Has(h.class) ||
		(w.has(centre, j-2) == 2 || w.board && w.has(governing, j-2) == 2) && ofMembers.Has(h.class)
}

// committeesOfParty stand within the name of what they set up, before the body in which they
// are: "Ban Thường vụ Đảng ủy UBND tỉnh".
var committeesOfParty = set("đảng ủy; đảng bộ; chi bộ; chi ủy")

// ofMembers are the classes of bodies that have members.
var ofMembers = body.ClassesOf(body.MassOrganization, body.Association)

var (
	serving   = set("giúp việc; tư vấn")
	centre    = set("trung ương")
	governing = set("trị sự; chấp hành; thường vụ; thường trực; đại diện; điều hành; lãnh đạo")
)

// verbEnds says that the name ends before a verb at j, which the body does and which
// is not in its name.
func (w *nameWords) verbEnds(j int, inside bool) bool {
	if inside && (w.is(j-1, wWithin) || w.is(j-1, wAbout)) {
		return false // "Hội đồng Đạo đức trong nghiên cứu y sinh học"
	}
	if w.doesNow(j, inside) {
		return true
	}
	if n := w.has(verbs, j); inside && n > 0 && w.has(crews, j-1) == 1 && w.upper(j-1) && (w.verb(j+n) || !w.more(j+n)) {
		return false // "Tổ trưởng Tổ kiểm phiếu công bố kết quả"
	}
	if inside && w.has(villages, j-1) == 1 && w.lower(j-1) && w.verb(j) {
		return true // "Tổ công nghệ số cộng đồng thôn hỗ trợ người dân"
	}
	if w.verb(j) && w.has(mustDo, j) > 1 && w.has(nameVerbs, j) == 0 || w.has(laying, j) == 2 && !w.is(j+2, wAt) && !w.is(j-1, wBy) {
		return true
	}
	if n := max(w.has(nameVerbs, j), w.has(bettering, j)); n > 0 && inside && working.Has(w.class) && (w.has(mustDo, j+n) > 0 || w.marks(j+n) || w.has(bettering, j) > 0 && w.verb(j+n)) {
		return false // "Phòng Quản lý đào tạo và bồi dưỡng nâng cao có trách nhiệm"
	}
	if n := w.has(verbs, j); inside && working.Has(w.class) && w.verb(j) && w.is(j+n, wAnd) && w.upper(j+n+1) && !w.beginsPart(j+n+1) && w.has(leaders, j+n+1) == 0 {
		return false // "Cục Đăng ký giao dịch bảo đảm và Bồi thường nhà nước"
	}
	if !inside && gatherings.Has(w.class) && w.has(boardDeeds, j) > 0 && !w.is(j-1, wGroup) {
		return true // "Ban Chỉ đạo bám sát địa bàn"
	}
	if steering.Has(w.class) && w.has(lateVerbs, j) > 0 {
		return false // "Hội đồng kiểm kê, thanh lý tài sản"
	}
	if n := w.has(nameVerbs, j); n > 0 && (inside || w.class == body.Institution) && (working.Has(w.class) || steering.Has(w.class) && w.content > 1 && !w.setUpFor(j)) && w.has(drafted, j+n) > 0 && !w.is(j-1, wAnd) {
		return true // "Cục Công nghệ thông tin xây dựng kế hoạch"
	}
	if !inside && !w.full || !w.verb(j) || w.lastWord(j) || w.purpose && w.setUpFor(j) {
		return false
	}
	if w.has(helps, j) > 0 && w.content > 1 && w.number(j-1) {
		return true // "Tổ công tác Đề án 06 hỗ trợ người dân"
	}
	if w.has(acting, j) > 0 && w.content > 1 && working.Has(w.class) && w.word(j-1) && !w.is(j-1, wAnd) && w.has(undertakings, j-2) == 0 {
		return true // "Trung tâm Kiểm soát bệnh tật giám sát dịch tễ"
	}
	return !(w.unit && !w.owned && (inside || !w.full) && w.has(nameVerbs, j) > 0)
}

// notByDeeds are heads that go by no verb, but for officesFor.
var (
	notByDeeds = set("bệnh viện; tyt; ttyt; bv; văn phòng; nhà trường; tyt xã")
	officesFor = set("đăng ký; điều phối; tiếp; tiếp dân; tiếp công dân; đại diện; giao dịch; công chứng; tư vấn; hỗ trợ; tuyển sinh; xúc tiến; phục vụ; tiếp nhận; tổng hợp; phát triển; quản lý; điều hành; đào tạo; thẩm định; nghiên cứu; luật sư")
)

// doesNow says that at j it is said what the body does, whatever its name is.
func (w *nameWords) doesNow(j int, inside bool) bool {
	if !inside {
		return w.verb(j) && (w.has(notByDeeds, j-2) == 2 || w.has(notByDeeds, j-1) == 1) && w.has(officesFor, j) == 0 || // "Bệnh viện hướng dẫn người bệnh"
			!w.manages && w.turnsTo(j) && !w.organizes(j) // "Lãnh đạo Văn phòng cùng dự"
	}
	letters := w.allCapitals(j-1) && w.first(j-1) && w.last(j-1)
	if n := w.has(nameVerbs, j); n > 0 && w.lower(j) && w.more(j+n) && w.lower(j+n) && !w.is(j+n, wAnd) && !w.compound(j) && !w.placeWord(j+n) && (letters || w.content > 1 && w.upper(j-1) && w.upper(j-2) && w.first(j-1) && w.first(j-2) && !w.allCapitals(j-1)) {
		return true // "Phòng QLCN thẩm định hồ sơ"
	}
	return w.pairOfDeeds(j) && (letters || !steering.Has(w.class) && w.content > 1) // "Phòng BHYT tiếp nhận, xử lý hồ sơ"
}

// drafted is what is written, and of which no name of a unit tells that it is done to.
var drafted = set("kế hoạch; đề án; dự thảo; quy chế; quy trình; hướng dẫn; dự toán; tài liệu; nghị quyết; văn bản; phương án; danh mục; báo cáo; tiêu chí; bộ tiêu chí; nội dung; tờ trình; công văn; thông tư; nghị định; quy định; biểu mẫu; lộ trình; nhiệm vụ; giải pháp; ý kiến; kết quả; tình hình; số liệu; thuyết minh; bộ câu hỏi; bộ chỉ số; chỉ tiêu; chương trình; đề cương; kịch bản")

// helps are verbs with which no name goes on behind a number.
var helps = set("hỗ trợ; giúp; giúp đỡ; kiểm tra; quản lý; tổ chức; đào tạo")

// laying is what a body does by law; "quy định tại" says where something is laid down.
var laying = set("quy định")

// working are the classes whose names say what they do right behind their heads.
var working = body.ClassesOf(body.Unit, body.Division, body.Institution)

// acting are verbs that a name has right behind its head only.
var acting = set("công bố; giám sát; tiếp nhận; giải quyết; tuyên truyền; huy động; phân tích; thu thập; bảo đảm; đảm bảo; kiện toàn; triển khai; xác minh; đánh giá; rà soát")

// bettering are verbs that have something done to it behind them; where none stands
// there, they are of a name.
var bettering = set("nâng cao; phát triển")

// lastWord says that a verb at j ends the name of a division, and has nothing that
// is done: "Phòng Kế hoạch tổng hợp".
func (w *nameWords) lastWord(j int) bool {
	n := w.has(lastWords, j)
	return (w.class == body.Division || w.class == body.Unit && w.content > 1 || w.content == 1 && w.is(j-2, wKhoa)) && n > 0 && (!w.more(j+n) || w.marks(j+n))
}

var (
	lastWords = set("tổng hợp")
	// nation is words of a place behind which a name may go on: "Nhà xuất bản Chính
	// trị quốc gia Sự thật".
	nation = set("quốc gia")
)

// several says that places, members of the body or others beside it begin at j, right behind
// its head: "Chi bộ các thôn".
func (w *nameWords) several(j int) bool {
	if w.besideOther(j) {
		return true
	}
	d := w.determiner(j)
	if n, _, _ := w.noun(j); n.row && n.classes == central && w.lower(j) && inner.Has(w.class) {
		return true // "Ban Chỉ huy quân sự bộ, ngành trung ương"
	}
	if n, length, _ := w.noun(d); d > j && length > 0 && n.kind == locality {
		return true // "Công an các địa phương"
	}
	if n, length, _ := w.noun(d); d > j && length > 0 && inner.Has(w.class) && n.kind < open && n.classes&^(central|departments) == 0 {
		return true // "Ban Chỉ đạo các bộ, ngành"
	}
	if n, length, _ := w.noun(d); d > j && length > 0 && w.class == body.MassOrganization && n.classes&^(masses|associations) == 0 && n.classes != 0 {
		return true // "MTTQ các đoàn thể": these stand beside it
	}
	return w.placesAt(j) || d > j && (w.has(villages, d) > 0 || w.has(areas, d) > 0 && !w.upper(d+w.has(areas, d)) || w.has(branches, j-2) == 2 || w.has(boards, j-3) == 3)
}

// gathered passes "các tổ chức" and the like behind words that make one body of
// many, or of what is done with many: "Liên hiệp các tổ chức hữu nghị", "Quỹ Hỗ
// trợ các doanh nghiệp khởi nghiệp"; j where none stand.
func (w *nameWords) gathered(j int) int {
	d := w.determiner(j)
	if d == j || w.number(j) || w.has(boards, j-3) == 3 || !w.single && !w.gathers(j) {
		return j
	}
	n, length, _ := w.noun(d)
	if length == 0 || !openKinds.has(n.kind) && n.kind != bureau && n.kind != agency {
		return j
	}
	return d + length
}

// gathers says that such words end at j.
func (w *nameWords) gathers(j int) bool {
	for n := 1; n <= 2; n++ {
		if w.has(gathering, j-n) == n || w.has(nameVerbs, j-n) == n {
			return true
		}
	}
	return false
}

// government says that the Government stands at j: behind a name, without a
// mark, it is whose body that is ("Báo Điện tử Chính phủ").
func (p *reader) government(j int) bool {
	n, m := p.known(j)
	return m.Found() && m.Body.Class(p.on) == body.Government && n == 2 && (!p.more(j+n) || !p.upper(j+n))
}

// numberEnd passes the number at i with what a document has behind it: "06/CP",
// "57-NQ/TW".
func (p *reader) numberEnd(i int) int {
	i++
	for (p.mark(i) == '/' || p.mark(i) == '-') && !p.token(i).Space && p.allCapitals(i+1) && !p.token(i+1).Space && !p.startsHead(i+1) {
		i += 2
	}
	return i
}

// programmes are of what several are carried out by one body.
var programmes = set("chương trình; đề án; dự án; nghị quyết; phong trào; cuộc vận động; mục tiêu; chiến lược; CTMTQG; MTQG")

// determinerEnds says that the determiner at j begins something else; in the
// names of units it does so only before a noun.
func (w *nameWords) determinerEnds(j int) bool {
	d := w.determiner(j)
	if n := w.has(programmes, d); n > 0 && (w.class == body.InterAgency || w.has(nameVerbs, j-2)+w.has(fillers, j-2)+w.has(gathering, j-2) > 0) {
		return false // "Ban Chỉ đạo thực hiện các Chương trình mục tiêu quốc gia"
	}
	if n, length, _ := w.noun(d); d > j && length > 0 && n.classes == persons && steering.Has(w.class) && w.has(nameVerbs, j-4)+w.has(deedVerbs, j-2)+w.has(nameVerbs, j-2) > 0 {
		return false // "Đoàn công tác giải quyết khiếu nại các hộ dân"
	}
	return d > j && !w.is(j-1, wManage) && (!w.unit || w.startsNoun(d) || w.has(villages, d) > 0 || w.has(areas, d) > 0 && !w.upper(d+w.has(areas, d)) || w.upper(d))
}
