package cell

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
)

// A copy goes to whom a list of recipients names, and behind the name stands for what or
// how: "Thường trực Tỉnh ủy (để báo cáo)", "Sở Nội vụ (b/c)", "các xã, phường (qua mạng)".
// That is of no name: the name ends before, and what is remarked is left in the rest.

var (
	// aims begin for what a copy goes to somebody, or by which way; whatever they say
	// behind is of the remark.
	aims = set("để; nhằm; thay; xin; gửi; kính gửi; đã gửi; qua; thông qua; bằng; đăng; phát hành; kèm theo")
	// remarked is what somebody is to do with a copy, in full and in the letters that are
	// usual for it; alone, or one beside another, it is a remark.
	remarked = set(
		"báo cáo; b/c; b/cáo; bcáo; bc; biết; thực hiện; t/h; th/h; t/hiện; th/hiện; thi hành; chỉ đạo; c/đ; chỉ đạo, điều hành; theo dõi; t/d; t/dõi; đôn đốc; giám sát; kiểm tra; k/t; tổng hợp; t/hợp; đăng tải; đưa tin",
		"niêm yết; công khai; công bố; thông báo; tham mưu; tuyên truyền; triển khai; phổ biến; quán triệt; lưu; lưu trữ; xử lý; giải quyết; cho ý kiến; góp ý; xem xét; thẩm định; trình; chỉ đạo thực hiện; tổ chức thực hiện; triển khai thực hiện; phối hợp; p/h; ph; phối hợp thực hiện; phối hợp t/h; p/h thực hiện; hỗ trợ; cập nhật; đăng; công báo; hướng dẫn; phụ trách; tiếp nhận; tham khảo; nghiên cứu; rút kinh nghiệm; bản giấy; bản điện tử; bản chính; điện tử; văn bản điện tử; email; mạng; qua mạng; fax; trực tiếp; qdđt")
	// shortRemarks are of them what stands behind a name without brackets as well.
	shortRemarks = set(remarkLetters)
)

const remarkLetters = "b/c; b/cáo; bcáo; t/h; th/h; t/hiện; th/hiện; p/h; c/đ; t/d"

// remark says that nothing stands from i up to j but what is remarked of a recipient.
func (p *reader) remark(i, j int) bool {
	if i >= j {
		return false
	}
	if p.copies(i, j) || p.persons(i) {
		return true
	}
	if p.has(aims, i) > 0 && (p.lower(i) || p.lower(i+1)) {
		return true
	}
	for i < j {
		n := p.has(remarked, i)
		if n == 0 {
			return false
		}
		for i += n; i < j && (p.mark(i) == ',' || p.mark(i) == ';' || p.mark(i) == '/' || p.mark(i) == '-' || p.is(i, wAnd)); i++ {
		}
	}
	return true
}

// copies says that it is said from i up to j how many somebody gets: "02 bản", "5b".
func (p *reader) copies(i, j int) bool {
	text := strings.TrimLeft(p.clean(i, j), "0123456789")
	unit, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return len(text) < len(p.clean(i, j)) && (unit == "b" || unit == "bản" || unit == "bộ")
}

// persons says that somebody is named at i by no office: "đ/c Nam", "Nguyễn Văn A". Behind
// a group a name is that of a place: "UBND các xã (Nguyễn Phích, Tân Lập)".
func (p *reader) persons(i int) bool {
	n := len(p.parts)
	return p.beginsPerson(i) && !p.any(i, i+3, func(k int) bool { return p.has(leaders, k) > 0 }) ||
		n > 0 && p.parts[n-1].kind != body.KindGroup && p.has(surnames, i) == 1 && p.upper(i) && !p.allCapitals(i) && p.upper(i+1) && !p.allCapitals(i+1) && p.placeAt(i) == i && !p.beginsPart(i) && (p.mark(i+2) == ')' || p.upper(i+2))
}

// aimAt says that a remark without brackets begins at i: "Như trên để thực hiện".
func (p *reader) aimAt(i int) bool {
	n := 0
	if p.lower(i) && p.is(i, wFor) {
		n = p.has(remarked, i+1) + 1
	}
	return n > 1 && p.itemEnds(i+n) || p.has(shortRemarks, i) > 0 && p.itemEnds(i+p.has(shortRemarks, i))
}

// remarked says that what is remarked of a recipient may begin at i, behind its name.
func (p *reader) remarked(i int) bool {
	return p.lower(i) && (p.is(i, wFor) || p.has(shortRemarks, i) > 0)
}

// remarkBehind passes letters that are remarked of the part before without brackets: "Sở
// Nội vụ b/c".
func (p *reader) remarkBehind(i int) int {
	if !p.endsAt(i) {
		return i
	}
	at := i
	if p.mark(at) == '-' || p.mark(at) == ',' {
		at++
	}
	n := p.has(shortRemarks, at)
	if n == 0 || p.line(at) || !p.itemEnds(at+n) {
		return i
	}
	p.leaveAside(at, at+n)
	return at + n
}
