package cell

import "github.com/caicach/tthc/plan/body"

// Where nobody knows a name, it ends with the word behind which something else is known to
// begin. So a sentence may be taken into it: what somebody does, when, or how much of it. The
// words of a part are looked through for what stands in no name and tells nobody from others.

// swallows says that the part may have more in it than who is meant: next is the word behind it
// that was left, or -1.
func (p *reader) swallows(q *part, next int) bool {
	if q.id != "" || q.kind == body.KindUnknown {
		return false
	}
	if next == q.to && q.to > q.from+1 && p.lower(next-1) && p.has(hangsOver, next-1) == 1 && !p.line(next) {
		return true // "Khối Dân vận tổng | rà soát"
	}
	return p.endsInDeed(q, next) || p.measured(q) || p.doesInName(q) || p.doesBehind(q)
}

// hangsOver are words that belong to a verb behind them.
var hangsOver = set("vừa; còn; tổng; thừa; chưa; đã; đang; cũng; vẫn; luôn; tự; cùng; mới; liên; toàn")

// doesInName says that within a name a verb stands that is in no name, unless it is what its
// head is for: "Hội đồng quản trị lập kế hoạch".
func (p *reader) doesInName(q *part) bool {
	if q.kind != body.KindNamed {
		return false
	}
	h, n := p.headOfPart(q)
	if p.has(fixed, q.from) > 0 {
		return false
	}
	for i := q.from + max(1, n); i < q.to && p.mark(i) != '(' && !p.is(i, wOwing); i++ {
		m := p.has(verbs, i)
		if n := p.has(whom, i); n > 0 {
			i += n - 1
			continue
		}
		switch {
		case n > 0 && i+1 < q.to && p.lower(i) && p.has(circumstances, i) > 0:
			return true
		case p.has(circumstances, i) > 0:
			return false // behind the name of a place
		case m > 0 && i+m < q.to && p.lower(i) && (i == q.from+n && p.fullHead(i) || i == q.from+p.has(completeHeads, q.from)):
			return true // "Nhà trường cung cấp thông tin"
		case m > 0 && p.lower(i) && i+m < q.to && p.determiner(i+m) > i+m && !p.startsNoun(p.determiner(i+m)) && p.has(works, p.determiner(i+m)) == 0 && (!steering.Has(h.class) || p.fullHead(i)):
			return true // "Hội đồng quản trị triển khai các hoạt động"
		case i == q.from+max(1, n):
		case m > 0 && i+m < q.to && p.lower(i) && p.lower(i+m) && (p.has(parks, i-2) == 2 || p.has(parks, i-3) == 3):
			return true // "Ban Quản lý các khu công nghiệp xây dựng kế hoạch"
		case i+1 < q.to && p.lower(i) && p.has(besidesNames, i) > 0 && !steering.Has(h.class):
			return true
		case m > 0 && i+m <= q.to && p.verb(i) && p.has(nameVerbs, i) != m && p.has(bettering, i)+p.has(lastWords, i) == 0 && p.has(inCharge, i) == 0 && p.pair(i)+p.pair(i-1) == 0 && p.word(i-1) && !p.is(i-1, wAnd) && !(steering.Has(h.class) && p.has(nounVerbs, i)+p.has(founding, i) > 0):
			return true
		}
	}
	return false
}

// parks are what boards manage.
var parks = set("khu công nghiệp; công nghiệp; khu kinh tế; chế xuất; khu chế xuất; công nghệ cao; khu bảo tồn; phòng hộ; đặc dụng; di tích")

// founding are verbs of which the name of a board tells, or who set it up.
var founding = set("lập; giúp; thành lập; điều phối; phê duyệt; thi hành; phổ biến; soạn thảo; thúc đẩy; tháo gỡ; chỉ đạo; sơ kết; tổng kết; rà soát; khắc phục; chuẩn bị; cắt giảm; nâng cao; tham mưu; hướng dẫn; theo dõi; thực hiện; đôn đốc; sửa đổi; bàn giao; tổng hợp; nghiên cứu; công nhận; bổ sung; xác định")

// besidesNames are small words that hardly stand in a name.
var besidesNames = set("từ; vào; lên; cho; đối với; thừa; này; đó; lại; cả; ngay; đúng; đạt; là; trước; chưa; nhiều; phải; như; hết; xong")

// doesBehind says that of a group something is said that it does, behind what tells those meant
// from others: "các địa phương có đảo đẩy mạnh truyền thông".
func (p *reader) doesBehind(q *part) bool {
	if q.kind != body.KindGroup {
		return false
	}
	i := p.nounsEnd(q)
	told, end := p.any(p.determiner(q.from)+1, i, func(k int) bool { return p.upper(k) && p.lower(q.from) }), i // whether they were told from others, and where the last verb ends
	for ; i < q.to && p.mark(i) != '(' && !p.is(i, wOwing); i++ {
		if _, n, _ := p.noun(i); n > 0 {
			i += n - 1
			continue
		}
		m := max(p.has(verbs, i), p.has(tradeVerbs, i))
		if m == 0 || !p.lower(i) || p.compound(i) || p.pair(i) > 0 || p.qualifierAt(i) > 0 || p.has(relatives, i)+p.has(obliging, i) > 0 {
			told = told || p.upper(i) || p.has(relatives, i)+p.has(located, i) > 0 || p.is(i, wOf)
			continue
		}
		if told && i+m <= q.to && !p.opensAt(i) && (i != end || p.has(ordered, i) == m && i+m < q.to) && !(i == end+1 && p.mark(end) == ',') && p.word(i-1) && p.word(i+m) && !p.owns(i+m) && p.has(located, i+m) == 0 && p.qualifierAt(i+m) == 0 {
			return true
		}
		told, end = true, i+m
		i += m - 1
	}
	return false
}

// ordered are verbs by which nobody is told from others, whatever stands before them.
var ordered = set("báo cáo; rà soát; hướng dẫn; tổng hợp; trình; ban hành; đề xuất; tham mưu; phấn đấu; hoàn thành; tăng cường; đẩy mạnh; chỉ đạo; gửi; nộp; đôn đốc; triển khai; tuyên truyền; công khai; công bố; niêm yết; thông báo; phối hợp; sơ kết; tổng kết; quán triệt; tiếp tục")

// obliging stand before what has to be done to something.
var obliging = set("cần; phải")

// opensAt says that the verb at i is what those before it are for, have or are told from others
// by: "có nhu cầu đào tạo", "bị thu hồi giấy phép", "công trình xây dựng".
func (p *reader) opensAt(i int) bool {
	for n := 1; n <= 3; n++ {
		if p.has(opensDeeds, i-n) == n || p.has(relatives, i-n) == n || p.has(works, i-n) == n || p.has(orders, i-n) == n {
			return true
		}
		if _, m := p.head(i - n); p.upper(i-n) && (m > n || m == n && max(p.has(tradeVerbs, i), p.has(nameVerbs, i)) >= p.has(verbs, i)) {
			return true // "Đoàn kiểm tra", "Văn phòng đăng ký đất đai"
		}
	}
	return false
}

// nounsEnd is where the nouns of a group end with which it begins.
func (p *reader) nounsEnd(q *part) int {
	i := q.from
	for i < q.to {
		n := p.has(leaders, i)
		if d := p.determiner(i); d > i {
			n = d - i
		}
		if _, m, _ := p.noun(i); m > n {
			n = m
		}
		if n == 0 && !p.is(i, wAnd) && p.mark(i) != ',' && p.mark(i) != '/' {
			break
		}
		i += max(1, n)
	}
	return i
}

// endsInDeed says that the part ends with a verb, and that words were left right behind it, or
// behind a mark or "và" where another verb is: "Vụ Thống kê xây dựng | và gửi báo cáo".
func (p *reader) endsInDeed(q *part, next int) bool {
	if next == q.to+1 && (p.mark(q.to) == ',' || p.is(q.to, wAnd)) && !p.line(q.to) {
		if !p.verb(next) && p.softAt(next) == 0 {
			return false
		}
	} else if next != q.to || p.line(next) || p.has(onDuty, next) > 0 {
		return false
	}
	h, head := p.headOfPart(q)
	if !steering.Has(h.class) {
		head = max(0, head-1)
	}
	for n := 1; n <= 3; n++ {
		if k := q.to - n; k > q.from+head && p.word(k-1) && max(p.has(verbs, k), p.has(deedVerbs, k)) >= n && p.lower(k) && !p.compound(k) && !p.is(k-1, wGets) {
			return true
		}
	}
	return false
}

// measured says that the part tells when something is done, or how much of it.
func (p *reader) measured(q *part) bool {
	if i := q.to - 1; p.number(i) && p.lower(i-1) && i > q.from && (p.mark(q.to) == '%' || p.mark(q.to) != 0 && p.number(q.to+1) && !p.token(q.to).Space && !p.token(q.to+1).Space && !p.inNumber(q.to+1)) {
		return true // "hỗ trợ người dân 24/7"
	}
	if p.any(q.from+1, q.to-1, func(i int) bool {
		return p.mark(i) == '.' && p.number(i-1) && p.number(i+1) && len(p.clean(i+1, i+2)) == 3 && !p.token(i).Space && !p.token(i+1).Space
	}) {
		return true // "việc làm cho 25.000 lao động"
	}
	nouns, end := p.nounsEnd(q), q.from
	for end < q.to && p.mark(end) != '(' {
		end++
	}
	return p.any(q.from+1, end, func(i int) bool {
		n := p.has(dated, i)
		return p.lower(i) && (n > 0 && p.number(i+n) && i+n < q.to && !p.inNumber(i-1) || p.has(spans, i)+p.has(manners, i) > 0) ||
			p.number(i) && (i+1 < q.to && p.lower(i+1) && p.has(amounts, i+1) > 0 || p.mark(i+1) == '%') ||
			p.number(i) && q.kind == body.KindGroup && i > nouns && i+1 < q.to && !p.startsNoun(i+1) && p.lower(i-1) && p.lower(i+1) && !p.hasNumber(i) && !p.owns(i+1) && p.has(ranges, i-1) == 0 && !p.placeWord(i-1) && !p.inNumber(i) && p.word(i-1)
	})
}

var (
	// dated stand before the number of a day, a month or a year.
	dated = set("ngày; tháng; quý; năm; tuần; giờ")
	// amounts stand behind how much there is.
	amounts = set("triệu; tỷ; nghìn; đồng; ha; km; tấn; kg; điểm; lần; ngày; tháng; năm; giờ")
	// spans say when something is done.
	spans = set("kể từ; trước ngày; sau ngày; đến ngày; từ ngày; đến hết; đến năm; vào năm; trong năm; trong quý; trong tháng; trong ngày; hằng năm; hàng năm; hằng tháng; hàng tháng; hằng quý; hàng quý; hằng tuần; hàng tuần; hằng ngày; hàng ngày; định kỳ; trong thời hạn; trong vòng; chậm nhất; ngay sau khi; sau khi; trước khi; giai đoạn")
	// manners say how something is done.
	manners = set("đầy đủ; chặt chẽ; đột xuất; dứt điểm; tối thiểu; tối đa; ít nhất; bình quân; toàn bộ; theo đúng; có hiệu lực; tăng thêm; mở mới")
)
