package cell

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// What a cell of a table says is a list: names and groups, apart by marks or "và",
// with the words of roles between them. Read from its marks, it needs no more than
// is written. A sentence has more in it, and what is not known of it can only be
// guessed: where a name ends that a verb follows, and whether a body that it names
// acts or is acted on. So the reading is looked through once more when all is read,
// by what bears it out and not by how it came about:
//
//   - a name or a group is borne out where a mark, "và" before another, the words of
//     a role, or a verb that stands in no name follows it;
//   - that a body acts, where nothing of its sentence stands before it that was not
//     understood.
//
// What is not borne out is kept, with a doubt.

// stretch is a part, or words left in the rest.
type stretch struct {
	from, to int
	part     int  // -1: left
	aside    bool // left, and says nothing of who acts
}

// turn is the words of a role that give it to the parts before them.
type turn struct {
	from, last int // where the parts begin and end
	at, to     int // the words
}

// review doubts what is not borne out.
func (p *reader) review() {
	if len(p.parts) == 0 {
		return
	}
	all := p.restAt
	for k := range p.parts {
		all = append(all, stretch{from: p.parts[k].from, to: p.parts[k].to, part: k})
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	within, end := false, 0 // of a sentence of which something was not understood
	for k, s := range all {
		if p.parted(end, s.from) {
			within = false
		}
		p.reviewTurns(s)
		end = s.to
		if s.part < 0 {
			within = within || p.has(directing, s.from) != s.to-s.from && !s.aside
			continue
		}
		q := &p.parts[s.part]
		if q.kind == body.KindUnknown {
			within = within || p.lower(s.from) && s.from > 0 && p.word(s.from-1) || k+1 < len(all) && all[k+1].from == s.to && !p.line(s.to)
			continue
		}
		if p.has(sharedLetters, q.from) > 0 && p.clean(q.from, q.to) == "BTC" && !p.besideMinistry(q) {
			p.doubt(s.from, s.to, DoubtLetter)
		}
		if within && !p.bornOut(all[k:]) || p.apposed(s) {
			p.doubt(s.from, s.to, DoubtClause)
			continue
		}
		if k+1 < len(all) && all[k+1].part >= 0 && p.speaksForMore(q, all[k+1].from) {
			p.doubt(s.from, all[k+1].to, DoubtEnd)
		}
		if k > 0 && all[k-1].part >= 0 && p.sharesPlace(&p.parts[all[k-1].part], q) {
			p.doubt(all[k-1].from, s.to, DoubtEnd)
		}
		if p.swallows(q, leftBehind(all[k+1:])) || p.rambles(q) || q.agent || k+1 < len(all) && all[k+1].part >= 0 && all[k+1].from == s.to && p.lower(s.to) && p.determiner(s.to) == s.to && !p.line(s.to) && (q.kind == body.KindNamed && !p.closed(q) || q.kind == body.KindGroup && p.is(s.to, wGroup)) || p.cutPlace(q, all, k) {
			p.doubt(s.from, s.to, DoubtEnd)
			continue
		}
		if p.runsInto(q, all[k+1:]) || p.runsOn(q) && !(k+1 < len(all) && all[k+1].from == q.to && p.seen[q.to].side) {
			p.doubt(s.from, s.to, DoubtEnd)
		}
	}
}

// leftBehind is where the words begin that were left behind a part, -1 where none were.
func leftBehind(next []stretch) int {
	if len(next) == 0 || next[0].part >= 0 {
		return -1
	}
	return next[0].from
}

// runsInto says that the group that ends with who is concerned runs into another: "Các đơn
// vị liên quan các xã", of those, or both.
func (p *reader) runsInto(q *part, next []stretch) bool {
	return q.kind == body.KindGroup && (q.related || q.assigned) && len(next) > 0 && next[0].part >= 0 && next[0].from == q.to && !p.line(q.to) && p.determiner(q.to) > q.to
}

// reviewTurns doubts a role that is given to parts before words that were left where
// others are named, who may be meant as well: "UBND tỉnh phân công Sở X và Sở Y ...".
func (p *reader) reviewTurns(left stretch) {
	if left.part >= 0 {
		return
	}
	for len(p.turns) > 0 && p.turns[0].at < left.to {
		p.turns = p.turns[1:]
	}
	for _, t := range p.turns[:min(1, len(p.turns))] {
		if t.from < left.from && p.mark(left.from-1) != '(' && !left.aside && p.any(left.from, left.to, p.beginsPart) {
			p.doubt(t.at, t.to, DoubtRole)
		}
	}
}

// parted says that a sentence, a clause or a line ends between the words i and j, or
// that the words of a role stand there which say what follows.
func (p *reader) parted(i, j int) bool {
	for ; i < j; i++ {
		if _, _, after := p.roleAt(i); p.ends(i) || p.mark(i) == ':' || after != "" {
			return true
		}
	}
	return p.line(j) && p.breaks(j)
}

// apposed says that the part is what another one is said to be: "Bộ Xây dựng là cơ
// quan chủ quản".
func (p *reader) apposed(s stretch) bool {
	return p.is(s.from-1, wIs) && s.from > 1 && !p.is(s.from-2, wFocus)
}

// speaksForMore says that those of the part may be of the body that begins at next as well:
// "tập thể lãnh đạo Sở Y tế, Sở Tài chính".
func (p *reader) speaksForMore(q *part, next int) bool {
	return next == q.to+1 && (p.mark(q.to) == ',' || p.is(q.to, wAnd)) && p.has(collectives, q.from) > 0 && p.newBody(next) && p.has(leaders, next) == 0
}

// collectives are some of the people of bodies.
var collectives = set("tập thể; tập thể lãnh đạo; đại diện; đại diện của; đại diện lãnh đạo; đại biểu; đại biểu của; cán bộ; cán bộ của")

// sharesPlace says that the kinds of place that are a part of their own may be where
// the part before them is, behind a comma: "cơ quan quản lý nhà nước tỉnh, xã".
func (p *reader) sharesPlace(before, q *part) bool {
	return q.kind == body.KindGroup && q.classes != 0 && q.classes&^committees == 0 && p.lower(q.from) && p.has(places, q.from) > 0 && before.to == q.from-1 && p.mark(before.to) == ',' && p.has(places, before.to-1) == 1 && p.lower(before.to-1)
}

// cutPlace says that a group that ends with the name of a place ends where a body
// begins, without a mark: what was taken for the body may be of the name.
func (p *reader) cutPlace(q *part, all []stretch, k int) bool {
	return q.kind == body.KindGroup && k+1 < len(all) && all[k+1].from == q.to && !p.line(q.to) && p.upper(q.to-1) && p.upper(q.to) && q.to > q.from+1 && p.has(regions, q.to-1) == 0 && p.lower(q.from+1)
}

// rambles says that a name has more in it than names have: so many of something, or
// more words than a name is long that does not end with where it is.
func (p *reader) rambles(q *part) bool {
	if p.trailsOff(q) {
		return true
	}
	if q.loose && q.kind == body.KindGroup {
		first := p.determiner(q.from)
		_, n, _ := p.noun(first)
		said := false // those meant are told from others by what they do
		for i := q.from + 1; i < q.to; i++ {
			if i >= first+n && p.determiner(q.from) > q.from && p.deedDone(i) {
				return true // "các phòng chuyên môn chuẩn hóa dữ liệu"
			}
			if i == first+n && first > q.from && p.token(q.to).Kind == reading.KindEnd && q.to > i+p.softAt(i)+2 && p.has(tradeVerbs, i) > 0 && p.softAt(i) > 0 && p.word(i+p.softAt(i)) {
				return true // "các đơn vị chăm sóc, bảo vệ rừng": it tells them from others, or is what they do
			}
			said = said || p.has(agentVerbs, i) > 0 && q.classes&^(persons|units) != 0 || p.is(i, wAbout) || p.has(relatives, i)+p.has(located, i)+p.has(doers, i) > 0 || p.is(i, wOwing) || p.is(i, wWhere)
			if m := p.has(mustDo, i); m > 1 && p.has(agentVerbs, i) < m && p.lower(i) && !p.compound(i) && i+m < q.to || !said && (p.lower(i) && p.has(mayDo, i) > 0 || p.deed(i) && p.has(telling, i) == 0) && i > first+n {
				return true
			}
		}
		return false
	}
	if q.kind != body.KindNamed || q.id != "" {
		return false
	}
	if _, n := p.head(q.from); n > 0 && q.from+n < q.to && p.verb(q.from+n) && q.from+n+p.has(verbs, q.from+n) == q.to && p.more(q.to) && !p.marks(q.to) && !p.is(q.to, wAnd) {
		return true // "Văn phòng tổng hợp báo cáo"
	}
	if p.has(hanging, q.to-1) == 1 && p.lower(q.to-1) && q.to-q.from > 1 {
		return true
	}
	open := q.from
	for open < q.to && p.mark(open) != '(' {
		open++
	}
	if _, n := p.head(q.from); n > 0 && p.any(q.from+n+1, min(q.to-1, open), p.deed) {
		return true // "Trường Tiểu học Kim Đồng đón học sinh"
	}
	if p.doesWithin(q, min(q.to-2, open)) || p.runsThrough(q, min(q.to-1, open)) {
		return true
	}
	return p.any(q.from+1, q.to-1, func(i int) bool {
		return p.number(i) && p.lower(i-1) && p.lower(i+1) && !p.placeWord(i+1) && !p.owns(i+1) && p.has(qualifying, i+1) == 0 && !p.hasNumber(i) && !p.placeWord(i-1) && !p.inNumber(i)
	}) || q.to-q.from > longName && !steering.Has(headOf(q.words).class) && !p.closed(q)
}

// runsThrough says that a unit's name may end before a verb that is as often of names, with what
// it is done to up to the end: "Trung tâm Dữ liệu quản lý hệ thống".
func (p *reader) runsThrough(q *part, end int) bool {
	h, n := p.headOfPart(q)
	if n == 0 || p.has(fixed, q.from) > 0 || !working.Has(h.class) || !p.upper(q.from+n) || p.has(verbs, q.from+n) > 0 {
		return false
	}
	return p.any(q.from+n+2, end, func(i int) bool {
		m := p.has(tasking, i)
		return m > 0 && p.lower(i) && p.lower(i+m) && i+m < q.to && p.has(verbs, i-2) == 0 && p.word(i-1) && !p.is(i-1, wAnd) && p.has(verbs, i+m) == 0 && p.has(placePrefixes, i+m) == 0 && !p.compound(i) && p.has(pairs, i-1) == 0
	})
}

// tasking are verbs of names that as often say what a unit is to do.
var tasking = set("quản lý; xây dựng; triển khai; kiểm tra; giám sát; thẩm định; cung cấp; kết nối; tiếp nhận; giải quyết; xử lý; vận hành; công bố; thu thập; rà soát; cập nhật; số hóa")

// mayDo are verbs behind which a group may be no more, though they are as often of its
// words: "cấp ủy các chi bộ vận động".
var mayDo = set("sử dụng; vận động; phát động; khảo sát; nghiệm thu; quyết toán; kiểm kê; ký kết; chuyển giao; tập huấn; biên soạn; soạn thảo; dự thảo; thu hồi; xử phạt; truy quét; diễn tập; quảng bá; khen thưởng; biểu dương; nhân rộng; lựa chọn; bổ nhiệm; tuyển dụng; luân chuyển; giải thể; sáp nhập; mua sắm; in ấn; phát hành; lắp đặt; sửa chữa; bảo trì; gặp mặt; thăm hỏi; cấp phát; phân phối; bảo quản; lưu trữ; đăng ký; đăng tải; niêm yết; giới thiệu; điều trị; chăm sóc; giảng dạy; ôn tập; học tập; ra đề; chấm thi; coi thi; tuyển sinh; vệ sinh; tổng vệ sinh; thảo luận; thống nhất; bảo vệ; phòng ngừa; ứng phó; khắc phục; sơ tán; di dời; cứu trợ; cảnh báo; nhắc nhở; đôn đốc; răn đe; ngăn chặn")

// doesWithin says that a name may end before a verb and what it is done to, before
// the place end: "Phòng Kinh tế chuẩn hóa dữ liệu".
func (p *reader) doesWithin(q *part, end int) bool {
	h, n := p.head(q.from)
	if n == 0 || steering.Has(h.class) {
		return false
	}
	if n < 3 {
		n++ // "trung tâm chuẩn hóa dữ liệu"
	}
	return p.any(q.from+n, end, p.deedDone)
}

// deedDone says that a verb with what it is done to may stand at i, within a name.
func (p *reader) deedDone(i int) bool {
	n := p.has(doings, i)
	return n > 0 && p.lower(i) && !p.line(i) && p.word(i-1) && !p.is(i-1, wAnd) && !p.compound(i) && p.has(doneTo, i+n) > 0
}

// doings are verbs that are as often of names, and doneTo what they are done to where
// they are not.
var (
	doings = set("chuẩn hóa; hình thành; đồng bộ; cài đặt; xác thực; thay thế; nhận diện; phòng ngừa; dự báo; chứng thực; công chứng; trồng; vệ sinh; huấn luyện; bồi dưỡng; định danh; mã hóa; phục hồi; kết luận; tố cáo; phân loại; chuyển đổi; xét xử; cải tạo; phát thanh; phát sóng; thử nghiệm; nhân bản; khen thưởng; diễn tập; tư vấn; điều trị; ứng dụng")
	doneTo = set("cây; môi trường; ứng dụng; phần mềm; học sinh; giáo viên; hội viên; đoàn viên; dữ liệu; thông tin; hồ sơ; thủ tục; tài khoản; hệ thống; mạng lưới; thiết bị; mô hình; cá nhân; tập thể; số liệu; người dân; nhân dân; cán bộ; lực lượng; phương án; nội dung; phóng sự; văn bản; tài sản; bệnh nhân; vụ án; vi phạm; rủi ro; tình hình; sai phạm; trụ sở; cây xanh; vị trí; các; những; toàn bộ; 100%; cho")
)

// deed says that what is done may begin at i, within a name.
func (p *reader) deed(i int) bool {
	return p.lower(i) && p.lower(i+1) && !p.line(i) && p.has(deeds, i) > 0 && p.has(noDeeds, i) < 2 && p.has(noDeeds, i-1) < 2 && !p.compound(i)
}

var (
	deeds = set("gõ; nấu; đắp; nhặt; hiến; gặt; bắn; neo; lùi; ngồi; rà; dọn; giúp; chạy; xuống; uống; nghỉ; duyệt; chốt; xả; đổ; tháo; cưa; chặt; kéo; hát; múa; hỏi; gọi; nhắn; mặc; đeo; cầm; chào; tìm; thả; chăm; khoanh; điểm danh; họp; đón; dạy; xếp; trả; mua; bán; cắt; quét; treo; dán; chấm; nộp; gửi; viết; lấy; đưa; nhận; thu; mở; đóng; tiêm; khám; trao; tặng; ký; bầu; chọn; nhắc; khóa; cấp; chia; ghi; quay; chụp; dựng; chặn; bắt; gác; trực; canh; rút; sửa; lắp; đo; vẽ; đào; đắp; san; chở; tưới; trồng; gieo; phun; hủy; tăng; giảm; chi; góp; nên; không; thấy; biết; muốn; đề; nếu; khi; sau; trước; đến; đi; ra; lên; rồi; mới; còn; chỉ; hay; nhờ; mời")
	// noDeeds hold those words, and are of names.
	noDeeds = set("người nộp; nộp thuế; sau thông; giúp việc; trợ giúp; giúp đỡ; ăn uống; nghỉ dưỡng; nghỉ hưu; nghỉ mát; nhà nghỉ; kéo sợi; hỏi đáp; gọi vốn; tháo dỡ; rà soát; tìm kiếm; xét duyệt; thẩm duyệt; phê duyệt; kiểm duyệt; ca múa; múa rối; chạy thận; xuống cấp; chăm sóc; cầm máu; cầm cố; xét tặng; trao tặng; khen tặng; trồng cây; đón tiếp; tiếp đón; dạy nghề; dạy học; dạy và học; giảng dạy; xếp dỡ; sắp xếp; xếp hạng; trả kết quả; hoàn trả; mua sắm; mua bán; thu mua; bán lẻ; bán buôn; bán hàng; kinh bán; cắt giảm; nhận thức; nhận dạng; tiếp nhận; công nhận; chứng nhận; xác nhận; giao nhận; ghi nhận; thu hút; thu hồi; thu nhập; thu gom; thu phí; thu thập; thu ngân; tổng thu; mở rộng; cởi mở; đóng tàu; đóng gói; đóng mới; tiêm chủng; khám bệnh; khám chữa; phòng khám; khám và; trao đổi; ký túc; đăng ký; thư ký; lưu ký; bầu cử; chọn giống; chọn tạo; lựa chọn; cấp nước; cấp thoát; cấp cứu; cung cấp; trợ cấp; phân cấp; các cấp; cấp tỉnh; cấp xã; cấp huyện; cấp cơ; cấp trung; cấp thành; cấp bộ; cấp ủy; cấp phép; cấp cao; cấp bằng; cấp giấy; cấp I; cấp II; cấp III; cao cấp; trung cấp; sơ cấp; nâng cấp; khẩn cấp; chuyển cấp; liên cấp; dự cấp; ghi hình; chia sẻ; xây dựng; dựng hình; trực thuộc; trực tiếp; trực tuyến; trực thăng; trực quan; thường trực; túc trực; canh tác; thâm canh; rút gọn; sửa chữa; sửa đổi; lắp máy; lắp đặt; xây lắp; đo lường; đo đạc; đo kiểm; đào tạo; san nền; tưới tiêu; trồng trọt; trồng rừng; nuôi trồng; tăng trưởng; tăng cường; gia tăng; giảm nghèo; giảm nhẹ; giảm phát; suy giảm; tài giảm; chi trả; chi nhánh; chi cục; chi hội; chi bộ; chi đoàn; thu chi; chi tiêu; chi ngân; thu, chi; đóng góp; góp vốn; không gian; không khí; hàng không; phòng không; không quân; không lưu; không chuyên; không dùng; không tiền; không rác; không khói; không ma; vấn đề; chủ đề; chuyên đề; đề án; đề tài; đề thi; ra đề; sau đại; sau thu; sau xét; sau cai; sau sinh; sau khi; trước sinh; đi lại; ra vào; ra đa; đổi mới; mới phát; sáng mới; nông thôn mới; đô thị mới; thôn mới; thị mới; năng lượng mới; chỉ đạo; chỉ huy; chỉ dẫn; chỉ số; chỉ tiêu; hay còn; địa chỉ; đến năm; đến trường; xuất ra; phát ra; kiểm tra; nước; lên men; vươn lên; xử lý sau; xét đến; liên quan đến; còn lại; bắt buộc; nắm bắt; gác chắn; hủy hoại; tiêu hủy; biết chữ; hiểu biết; bảo mới; tái chi; đơn đề; giấy mời; góp ý; đóng góp; mở cửa; mở đất; đồng mở; học mở; dữ liệu mở; liệu mở; nguồn mở; mã mở; giao chỉ; phát trực; sản xuất sau; đại học sau; sau phổ; lấy mẫu; lấy ý; gửi tiền; tiền gửi; bưu gửi; viết văn; viết báo; đi đầu; đưa đón; đưa tin; đưa người; khi có; treo; phun trào; chụp ảnh; quay phim; dán nhãn; quét; chấm điểm; chấm thi; chấm công")
)

// telling are those of them that as often tell the ones meant from others: "các xã còn lại",
// "cơ quan nhận hồ sơ".
var telling = set("không; mới; còn; đến; ra; sau; trước; đi; lên; hay; nhận; cấp; thu; khi; nếu; chỉ")

// hanging are words with which no name ends.
var hanging = set("trong; về; của; cho; với; và; theo; từ; đến; tại; ở; các; do; để; kính")

// longName is how many words and marks a name has that is seldom longer.
const longName = 16

// runsOn says that words stand right behind the part that bear out its end neither
// by themselves nor by what the part ends with.
func (p *reader) runsOn(q *part) bool {
	i := q.to
	if q.loose && p.mark(i) == ',' && p.lower(i+1) && !p.line(i+1) && p.determiner(i+1) == i+1 && !p.beginsPart(i+1) && !p.marks(i+1) {
		return true // "các dịch vụ công ích, thiết yếu"
	}
	if p.line(i) || !p.word(i) || p.is(i, wAnd) || p.is(i, wOr) || p.is(i, wFor) || p.has(mustDo, i) > 0 || p.lower(i) && p.has(empowered, i)+p.has(saidAlone, i-2) > 0 || p.counted(i) {
		return false
	}
	if n := p.has(fillers, i); n > 0 && !p.more(i+n) || q.kind == body.KindGroup && p.lower(i) && p.has(circumstances, i) > 0 {
		return false
	}
	if p.has(tasked, q.from) == q.to-q.from && p.lower(i) && p.has(purposes, i) > 0 {
		return true // "Tổ công tác tháo gỡ khó khăn": one set up for that
	}
	if q.loose {
		return p.has(nounVerbs, i) < 2 || p.has(agentVerbs, i) > 0 // "Các trường trên địa bàn xã bắt buộc thực hiện"
	}
	if p.marks(i) || p.surely(i) {
		return false
	}
	if q.kind == body.KindNamed && p.has(verbs, i) == 0 && (p.is(i, wHas) || p.is(i, wWhere)) {
		return true // "Tòa án nhân dân khu vực có tên trong danh sách": one, or those of which it is said
	}
	return !p.closed(q) || q.kind == body.KindGroup && !q.related && !q.assigned && p.lower(i) && p.has(verbs, i) == 0 && p.joiner(i) == 0 && p.has(roleAdverbs, i) == 0 && !p.roleVerb(i)
}

// tasked are bodies set up for what is said behind them, purposes what that may be.
var (
	tasked   = set("tổ công tác; đoàn công tác; tổ giúp việc; ban chỉ đạo; hội đồng tư vấn; hội đồng")
	purposes = set("tháo gỡ; thúc đẩy; hỗ trợ; hướng dẫn; kiểm tra; rà soát; giải quyết; xử lý; đôn đốc; xây dựng; soạn thảo; chuẩn bị; thẩm định; giải phóng; xét; xác minh")
)

// closed says that nothing can follow within the name: a registry has it, or it ends
// with a field, where it is or whose it is.
func (p *reader) closed(q *part) bool {
	if q.kind == body.KindGroup && q.like == "" || q.id != "" {
		return true
	}
	i := q.from
	for k := p.has(leaders, i); k > 0; k = p.has(leaders, i) {
		i += k
	}
	_, n := p.head(i)
	return n == 0 || i+n == q.to || p.complete(i+n, q.to) || p.any(i+n, q.to, func(i int) bool {
		n, _ := p.known(i)
		_, m := p.head(i)
		return max(n, m) > 0 && i+max(n, m) == q.to && !(p.lower(i) && p.has(villages, i) == m)
	})
}

// longestRow is how many parts in a row a role behind the last of them bears out.
const longestRow = 60

// bornOut says that the words of a role stand right behind the parts that begin
// here, so that they act: "Sở Nội vụ tham mưu, Sở Tài chính phối hợp".
func (p *reader) bornOut(all []stretch) bool {
	all = all[:min(len(all), longestRow)]
	for k, s := range all {
		i := s.to
		for p.mark(i) == ',' || p.is(i, wAnd) || p.has(roleAdverbs, i) > 0 {
			i += max(1, p.has(roleAdverbs, i))
		}
		if p.marks(i) || p.mark(s.from-1) == ',' && i == s.to && p.has(verbs, i) > 0 {
			return s.part >= 0
		}
		if k+1 == len(all) || all[k+1].part < 0 || all[k+1].from != i {
			break
		}
	}
	return false
}

// surely says that a verb stands at i that is in no name.
func (p *reader) surely(i int) bool {
	n := p.has(verbs, i)
	return n > 0 && p.has(nameVerbs, i) != n
}

// sharedLetters are what the letters of a ministry are read as which as often stand for
// another body.
var sharedLetters = set("BTC")

// besideMinistry says that a body of the Government is named besides the part, so that letters
// are those of another.
func (p *reader) besideMinistry(q *part) bool {
	return slices.ContainsFunc(p.parts, func(o part) bool {
		b := p.r.ByID(o.id)
		return o.from != q.from && (!b.IsZero() && central.Has(b.Class(p.on)) || o.kind == body.KindGroup && o.classes&central != 0)
	})
}
