package cell

import "github.com/caicach/tthc/plan/body"

// Many verbs are as often words of a name, or tell those meant from others: "Trung tâm Xúc
// tiến đầu tư", "các đơn vị sản xuất". What they are is asked of what stands before them.
// Behind a name that says all, which ends with a proper name, a field or a number, and behind
// a group whose kind is told from others by no trade, they are what is done.

var (
	// deedVerbs tell no body from others: outside a name they are what is done.
	deedVerbs = set("cài đặt; định danh; phòng ngừa; gieo trồng; tiêu độc; vệ sinh; phân loại; chuyển đổi; cải tạo; tiếp dân; đối thoại; khen thưởng; kỷ niệm; huấn luyện; diễn tập; giao lưu; thi đấu; biểu diễn; trưng bày; giới thiệu; học tập; hòa giải; chốt chặn; tạm giữ; ứng trực; giao nhiệm vụ; luân chuyển; tuyển chọn; xét tuyển; thi tuyển; trồng cây; mở rộng; đổi mới; cải tiến; chuẩn hóa; đồng bộ; xác thực; chứng thực; sáp nhập; đoàn kết; diễu hành; cách ly; chuyển viện; giải phóng mặt bằng; chọn thầu; kiểm điểm; đón tiếp; tiếp đón; nhập ngũ; sinh hoạt; họp; giao ban; tham quan; trải nghiệm; thay thế; trả kết quả; tra cứu; hoàn thuế; truy thu; quyết nghị; dự; khiếu nại; tố cáo; kháng cáo; kháng nghị; xét xử; truy tố; bào chữa; tiếp sức; kết nghĩa; bình ổn; dán nhãn; livestream; thi đua; ghi danh; tham vấn; hỏi đáp; hạn chế; đào đắp; phá rừng; săn bắt; trú tránh; đi kiểm tra; đến thăm; đến dự; về dự; về thăm; lên kế hoạch; đi thăm")
	// tradeVerbs tell enterprises, units and the like from others: "cơ sở chế biến".
	tradeVerbs = set("đăng ký; sử dụng; chăm sóc; nuôi trồng; chăn nuôi; ứng dụng; thi công; quản lý; bảo trì; bảo dưỡng; tư vấn; hỗ trợ; phục vụ; đào tạo; bồi dưỡng; triển lãm; xúc tiến; hợp tác; liên kết; giáo dục; bảo vệ; kiểm soát; phòng chống; chữa cháy; cứu nạn; cứu hộ; ứng phó; tuyển sinh; bảo tồn; tôn tạo; trùng tu; tu bổ; trồng rừng; sáng tạo; kinh doanh; sản xuất; tiêu thụ; phân phối; vận chuyển; khám bệnh; chữa bệnh; xét nghiệm; điều trị; cấp cứu; điều tra; cho thuê; đấu giá; đấu thầu; kiểm định; kiểm nghiệm; dự báo; cảnh báo; phát sóng; phát thanh; truyền thông; phản biện; nghiên cứu; thử nghiệm; thí điểm; miễn thuế; giảm thuế; thanh tra; kiểm toán; điều hành; giám định; định giá; trợ giúp; bán hàng; thu mua; kiểm dịch; giết mổ; chế biến; đóng gói; truy xuất; quảng cáo; bán lẻ; xuất khẩu; nhập khẩu; thông quan; điều tiết; duy tu; thoát nước; cấp nước; đánh bắt; vay vốn; đo đạc; tham gia")
	// namedByDeeds are bodies that are set up to do something, and go by it.
	namedByDeeds = set("tổ; đội; ban; hội đồng; tiểu ban; trạm; bộ phận; điểm; chốt")
	// laymen are people who are told apart by no trade.
	laymen = set("nhân dân; nhân dân các dân tộc; người dân; học sinh; sinh viên; học sinh, sinh viên; đoàn viên; hội viên; thanh niên; hộ dân; hộ gia đình; bà con; phụ huynh; phụ huynh học sinh; cử tri; du khách; công dân; đảng viên; giáo viên; giáo viên, nhân viên; đội viên")
)

// hastening are words for how somebody does what stands behind them: no name and no group goes
// on with them.
var hastening = set("lãnh đạo, chỉ đạo; lãnh đạo chỉ đạo; lãnh đạo, triển khai; lãnh đạo thực hiện; lãnh đạo triển khai; lãnh đạo tổ chức; quy định chi tiết; quy định cụ thể; quan tâm; nghiêm túc; khẩn trương; kịp thời; chủ động; tích cực; tiếp tục; quyết liệt; chấp hành; tuân thủ; nghiêm chỉnh chấp hành; tổ chức triển khai; tổ chức thực hiện; tập trung chỉ đạo; tăng cường")

// fillsAt is the length of words at i that only say that something is done, and end what
// stands there.
func (p *reader) fillsAt(i int) int {
	if n := p.has(fillers, i); n > 0 && p.lower(i) && !p.line(i) && !p.more(i+n) {
		return n
	}
	return 0
}

// turnsTo says that with the words at i it is said what somebody does, whatever stands before.
func (p *reader) turnsTo(i int) bool {
	return p.lower(i) && !p.line(i) && (p.fillsAt(i) > 2 || p.has(hastening, i) > 0 || p.has(onDuty, i) > 0 || p.has(predicatesSet, i) > 1 || p.is(i, wGroup) && p.is(i+1, wGroup2) && p.has(organized, i+2) > 0)
}

// pairOfDeeds says that two verbs stand at i, a comma between them, and what is done behind:
// "tiếp nhận, xử lý hồ sơ". Behind a name or a group that is what somebody does, unless the
// words before say what they are for.
func (p *reader) pairOfDeeds(i int) bool {
	n := p.has(verbs, i)
	if n == 0 || !p.lower(i) || p.line(i) || p.mark(i+n) != ',' || p.compound(i) || p.governed(i) || p.has(opensDeeds, i-1) == 1 || p.has(opensDeeds, i-2) == 2 || p.has(nameVerbs, i-2) == 2 && p.has(fields, i-2) == 0 && !p.startsHead(i-2) || p.lower(i-2) && (p.has(deedVerbs, i-2) == 2 || p.has(tradeVerbs, i-2) == 2) {
		return false
	}
	k := i + n + 1
	m := max(p.has(verbs, k), p.has(tradeVerbs, k), p.has(deedVerbs, k))
	return m > 0 && p.lower(k) && !p.line(k) && p.more(k+m) && p.lower(k+m)
}

// deedBehind says that the verb at j is what those of a group do, who are told from others by
// the words from i on: it stands behind a kind of place, or behind what was done to them.
func (g *group) deedBehind(i, j int) bool {
	if !g.verb(j) || g.has(opensDeeds, j-1) == 1 || g.has(opensDeeds, j-2) == 2 || !g.more(j+g.has(verbs, j)) {
		return false
	}
	if g.lower(j-1) && (g.has(places, j-1) == 1 || g.has(places, j-2) == 2) {
		return true // "cơ quan quản lý đất đai cấp tỉnh hướng dẫn"
	}
	n := g.has(verbs, i+1)
	return g.is(i, wGets) && n > 0 && j == i+1+n && g.has(givesWork, i+1) == 0 // "đơn vị được đánh giá rà soát"
}

// givesWork are verbs behind which stands what somebody was told to do.
var givesWork = set("giao; phân công; ủy quyền; cử; thuê; phép; chọn; lựa chọn; chỉ định; chỉ đạo; yêu cầu; đề nghị; bố trí; hỗ trợ; cấp phép; thành lập; tổ chức; tham gia; giao nhiệm vụ; phân cấp; tiếp tục")

// opensDeeds are words behind which verbs say what somebody is for.
var opensDeeds = set("giao; được; để; việc; về; trong; cho; cần; phải; và; hoặc; thẩm quyền; chức năng; nhiệm vụ; trách nhiệm; nhu cầu; yêu cầu; tham gia; phân công; đơn vị; cơ quan; tổ chức; cá nhân; bộ phận; công tác; hoạt động; dịch vụ; quy trình; kế hoạch; đề án; dự án")

// softAt is the length of such a verb at i.
func (p *reader) softAt(i int) int {
	if !p.lower(i) || p.line(i) || p.compound(i) || p.is(i-1, wAbout) || p.is(i-1, wWithin) || p.has(affairs, i-2) == 2 || p.has(nominal, i-2) == 2 {
		return 0
	}
	return max(p.has(deedVerbs, i), p.has(tradeVerbs, i))
}

// actsAt says that what those of the group do begins at i, right behind their nouns, with a
// verb that tells others of their kind apart.
func (g *group) actsAt(i int, n noun) bool {
	if i != g.first && !g.lower(i) || g.softAt(i) == 0 {
		return false
	}
	if g.has(namedByDeeds, g.first) == i-g.first {
		return false // "các tổ bầu cử"
	}
	if n.classes == persons {
		return g.has(laymen, g.first) > 0
	}
	if !g.determined && g.has(completeHeads, g.first) == i-g.first {
		return true // "Trạm Y tế chăm sóc sức khỏe"
	}
	if n.classes&^(party|masses) == 0 && n.classes != 0 || n.classes == units && g.has(villages, g.first) > 0 {
		return true
	}
	return g.determined && g.has(deedVerbs, i) > 0 && n.classes&^(enterprises|anybody|institutions|units|divisions|departments|body.ClassesOf(body.StateBody)) == 0
}

// wholeBefore says that a body that needs no more words ends before j: "Văn phòng Đảng ủy".
func (p *reader) wholeBefore(j int) bool {
	for n := 1; n <= 5; n++ {
		if h, length := p.head(j - n); length == n && (standAlone | masses).Has(h.class) && !h.lone {
			return true
		}
	}
	return false
}

// endsBefore says that the name which the words before j belong to says all, so that the verb at
// j is what the body does: it ends with a proper name, with letters or with a number.
func (w *nameWords) endsBefore(j int) bool {
	if w.softAt(j) == 0 || w.has(nameVerbs, j) > 0 || !w.word(j-1) {
		return false
	}
	switch {
	case w.content == 0:
		return w.full
	case w.number(j - 1), w.wholeBefore(j):
		return true
	case w.content == 1:
		return w.allCapitals(j-1) && w.first(j-1) && w.last(j-1)
	}
	return w.upper(j-1) && w.upper(j-2) && !w.allCapitals(j-1) && w.first(j-1) && w.first(j-2)
}

// trailsOff says that a part ends with more small words than names and groups have, of which
// nobody knows whether they are of it: behind a proper name, a field, or nouns, with no word
// that tells those meant from others.
func (p *reader) trailsOff(q *part) bool {
	if q.kind == body.KindGroup {
		if q.like != "" || !q.loose {
			return false
		}
		first := p.determiner(q.from)
		_, n, _ := p.noun(first)
		i := first + n
		if p.any(i+1, q.to-1, func(k int) bool {
			return p.doneAt(k, q.to) && p.has(opensDeeds, k-1) != 1 && p.has(opensDeeds, k-2) != 2
		}) {
			return true // "đơn vị có tài sản cần thu hồi thẩm định hồ sơ"
		}
		return n > 0 && n < 4 && first > q.from && !p.startsNoun(i) && p.trail(i, q.to) >= longTrail && p.has(tradeVerbs, i)+p.has(agentVerbs, i)+p.has(doers, i)+p.has(fields, i)+p.has(lines, i) == 0
	}
	if q.kind != body.KindNamed || q.id != "" {
		return false
	}
	h, n := p.headOfPart(q)
	if n == 0 || steering.Has(h.class) {
		return false
	}
	i := q.from + n
	if m := p.has(fields, i); m > 0 && p.upper(i) && p.has(verbs, i) == 0 && p.trail(i+m, q.to) >= longTrail {
		return true
	}
	if p.any(i+1, q.to-1, func(k int) bool { return p.doneAt(k, q.to) }) {
		return true // "Phòng Quản lý môi trường thẩm định hồ sơ"
	}
	if (h.class == body.MassOrganization || p.has(completeHeads, q.from) > 0) && n > 1 && !p.startsHead(i) && p.trail(i, q.to) >= longTrail {
		return true // "Hội Phụ nữ dọn vệ sinh đường làng"
	}
	for i += 2; i < q.to; i++ {
		if p.upper(i-1) && p.upper(i-2) && !p.startsHead(i-2) && !p.allCapitals(i-1) && !p.allCapitals(i-2) && p.first(i-1) && p.first(i-2) && p.trail(i, q.to) > 1 {
			return true // "Trường Tiểu học Kim Đồng dọn vệ sinh"
		}
	}
	return false
}

// lines are lines of business in several words.
var lines = set("công nghệ thông tin; công nghệ số; công nghệ cao; công nghiệp công nghệ số; công nghiệp hỗ trợ; nông nghiệp công nghệ cao; xuất nhập khẩu; thương mại điện tử; thương mại dịch vụ; vận tải hành khách; vận tải hàng hóa; giáo dục nghề nghiệp; giáo dục mầm non; giáo dục phổ thông; giáo dục đại học; giáo dục thường xuyên; sự nghiệp công lập; hành chính nhà nước; khoa học công nghệ; khởi nghiệp sáng tạo; đổi mới sáng tạo; y tế tư nhân; kinh tế tư nhân; ngoài công lập; ngoài nhà nước")

// doneAt says that it may be said at k what somebody does, to what is usual, before end.
func (p *reader) doneAt(k, end int) bool {
	m := p.has(tasking, k)
	return m > 0 && p.lower(k) && k+m < end && (p.has(doneTo, k+m) > 0 || p.has(drafted, k+m) > 0) && !p.compound(k) && p.word(k-1) && !p.is(k-1, wAnd) && p.has(verbs, k-2) == 0
}

// longTrail is how many small words behind nouns or a field are more than names have.
const longTrail = 3

// trail is how many small words stand from i up to end, at most, where none of them says where
// or whose somebody is, or joins what stands on both sides.
func (p *reader) trail(i, end int) (words int) {
	for ; i < end && p.lower(i) && !p.line(i) && !p.number(i); i++ {
		if p.has(qualifying, i)+p.has(relatives, i)+p.has(located, i)+p.has(ground, i) > 0 || p.qualifierAt(i) > 0 || p.placeWord(i) || p.is(i, wAnd) || p.is(i, wOf) || p.is(i, wAbout) || p.determiner(i) > i || p.has(villages, i) > 0 {
			break
		}
		words++
	}
	return words
}
