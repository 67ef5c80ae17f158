package cell

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// A name that no registry need know is a head, then words, then the place or
// the owner of the body:
//
//	name  = head (field | word*) scope*
//	      | fixed scope*
//	scope = "tỉnh An Giang", "thuộc Bộ Y tế", "cấp huyện", "các tỉnh, thành phố"
//
// The words end where another body, a role, a verb or a mark stands; see
// wordsOf. A scope that is a group makes a group of the name.

// head is a word with which the name of a body begins.
type head struct {
	class body.Class // of a group of such bodies
	small bool       // may be written with a small letter
	lone  bool       // says too little for a group: "sở"
	weak  bool       // as often stands inside a name
}

// The heads, one class a row, apart by semicolons.
var headRows = []struct {
	class body.Class
	small bool
	heads string
}{
	{body.Association, false, "đoàn luật sư; giáo hội; hội; liên minh; liên hiệp; hiệp hội; câu lạc bộ; clb; vcci"},
	{body.CommuneCommittee, true, "xã; phường; thị trấn; đặc khu"},
	{body.Council, false, "hội đồng; hội đồng phối hợp"},
	{body.Unit, false, "ban cán sự; ban cán sự lớp; tổ phối hợp; ban phối hợp; nhóm phối hợp; trung tâm phối hợp; văn phòng phối hợp"},
	{body.Department, false, "ban; thanh tra; ban giám đốc; ban lãnh đạo; ban giám hiệu"},
	{body.Department, true, "sở; công an"},
	{body.DistrictCommittee, true, "huyện; quận; thị xã"},
	{body.Division, false, "phòng"},
	{body.Enterprise, false, "ngân hàng; ngân hàng chính sách xã hội; tập đoàn; tổng công ty; công ty; hợp tác xã; điện lực; bưu điện; viễn thông; vnpt; viettel; mobifone; evn; nhà máy; xí nghiệp; nông trường; lâm trường; pvn; petrovietnam; tkv; vnr; vec; acv; vrg; vimc; vinachem; vinacomin; vinatex; evnnpc; evncpc; evnspc; evnhanoi; evnhcmc; fpt; cmc; agribank; vietcombank; vietinbank; bidv; petrolimex; vietnam airlines; vnpost"},
	{body.Institution, false, "viện; học viện; hv; trường; đại học; bệnh viện; bvđk; tyt; trạm y tế; báo; tạp chí; nhà xuất bản; đài; đài phát thanh; đài truyền hình; thông tấn xã; thư viện; bảo tàng; nhà hát; quỹ"},
	{body.Institution, true, "nhà trường"},
	{body.InterAgency, false, "tiểu ban; ban chỉ đạo; ban chỉ huy; ban chỉ huy quân sự; ban điều hành; ủy ban"},
	{body.MassOrganization, false, "đoàn chủ tịch; ban thường trực; cơ quan mặt trận; cơ quan mặt trận tổ quốc; cơ quan ủy ban mặt trận; cơ quan ủy ban mặt trận tổ quốc; ủy ban mặt trận tổ quốc; ủy ban mặt trận tổ quốc việt nam; mặt trận; mặt trận tổ quốc; đoàn thanh niên; đoàn thanh niên cộng sản; đoàn thanh niên cộng sản hồ chí minh; đoàn khối; đoàn tn; đoàn trường; đoàn cơ sở; tỉnh đoàn; thành đoàn; xã đoàn; phường đoàn; huyện đoàn; quận đoàn; thị đoàn; đoàn xã; đoàn phường; đoàn đặc khu; chi đoàn; chi hội; liên chi đoàn; liên chi hội; trung ương đoàn; hội nông dân; hội phụ nữ; hội chữ thập đỏ; ủy ban mặt trận; hội liên hiệp; hội liên hiệp phụ nữ; hội cựu chiến binh; liên đoàn; liên đoàn lao động; tổng liên đoàn; tổng lđlđ; công đoàn; lđlđ"},
	{body.Ministry, false, "bộ"},
	{body.Office, false, "tổ trưởng; tổ phó"},
	{body.PartyBody, false, "chi ủy; ban cán sự đảng; đảng đoàn; quân ủy; ban tổ chức; ban thường vụ; ban chấp hành; ban xây dựng đảng; cơ quan ủy ban kiểm tra; cơ quan đảng ủy; ủy ban kiểm tra; tỉnh ủy; thành ủy; huyện ủy; đảng bộ; chi bộ; trung ương; thường trực"},
	{body.PartyBody, true, "đảng ủy"},
	{body.ProvincialCommittee, true, "ủy ban nhân dân; tỉnh; thành phố"},
	{body.ProvincialCouncil, true, "hội đồng nhân dân; thường trực hội đồng nhân dân"},
	{body.StandingAgency, true, "cơ quan thường trực; cơ quan điều hành"},
	{body.StateBody, false, "viện kiểm sát; kiểm toán; tòa án; đại sứ quán; tổng lãnh sự quán; phái đoàn; quốc hội; ủy ban thường vụ quốc hội; đoàn đại biểu quốc hội"},
	{body.StateBody, false, "bộ tổng tham mưu; quân đội nhân dân; quân đội nhân dân việt nam; công an nhân dân; dân quân tự vệ"},
	{body.StateBody, true, "viện kiểm sát nhân dân; tòa án nhân dân; cơ quan thi hành án dân sự"},
	{body.TaskForce, true, "tổ công tác"},
	{body.TaskForce, false, "đoàn thanh tra; đoàn kiểm tra; đoàn giám sát; đoàn kiểm tra, giám sát; đoàn kiểm tra giám sát; đoàn thanh tra, kiểm tra; đoàn giám sát, khảo sát; đoàn khảo sát, giám sát; đoàn khảo sát; đoàn công tác; nhóm công tác; nhóm giúp việc"},
	{body.Unit, false, "cơ sở; phân viện; phân hiệu; bưu cục; siêu thị; mạng lưới; trang thông tin; trang thông tin điện tử; trang tin; trang web; trang VBQPPL; công báo; trang fanpage; trang facebook; website; fanpage; facebook; zalo; zalo oa; kênh zalo; kênh youtube; youtube; hệ thống truyền thanh; trang TTĐT; cổng TTĐT; cổng thông tin; kho; cảng; đoàn kinh tế - quốc phòng; đoàn kinh tế quốc phòng; liên đội; liên danh; quân sự; biên phòng; kiểm lâm"},
	{body.Enterprise, false, "nhà cung cấp; nhà thầu"},
	{body.Unit, false, "thôn; xóm; ấp; bản; làng; buôn; khóm; tiểu khu; tổ dân phố; khu phố; khu dân cư"},
	{body.Unit, false, "hạt; hệ; khối; phân xưởng; xưởng; khoa; bộ môn; ttyt; tt y tế; tt dịch vụ; tt cung ứng; tt cudvc; tt gdnn; tt gdtx; tt gdnn-gdtx; tt văn hóa; tt vhtt; tt khuyến nông; tt công nghệ; tt chuyển đổi số; tt phục vụ; tt pvhcc; hạt kiểm lâm; trạm; điểm hỗ trợ; điểm tư vấn; điểm phục vụ; điểm tiếp nhận; điểm tiếp nhận, phục vụ; điểm tiếp nhận, trả kết quả; điểm tiếp nhận và trả kết quả; điểm tiếp nhận và giải quyết; điểm tiếp nhận, giải quyết; điểm giao dịch; điểm trường; điểm bưu điện; đồn; đồn công an; chốt; chốt kiểm dịch; chốt kiểm soát; cảng hàng không; sân bay; cảng biển; cảng cá; cửa khẩu; biên đội; nhà giàn; cụm; cụm thi đua; khối thi đua; quân đoàn; quân chủng; binh đoàn; binh chủng; btl; trại giam; trại tạm giam; nhà tạm giữ; trường giáo dưỡng; cơ sở giáo dục bắt buộc; vùng cảnh sát biển; hải đoàn; hải đội;  nhà văn hóa; nhà thiếu nhi; cung thiếu nhi; nhà khách; ký túc xá; cơ sở cai nghiện; cơ sở cai nghiện ma túy; khu kinh tế; khu công nghiệp; khu công nghệ cao; khu công nghệ thông tin tập trung; điểm phục vụ hành chính công; cảnh sát; văn phòng thường trực; sàn giao dịch; vườn ươm; làng văn hóa; đồn biên phòng; trung đoàn; tiểu đoàn; đại đội; trung đội; khối dân vận; lữ đoàn; sư đoàn; ttpvhcc; tthcc; tt hcc; bch; bđbp; ban quản lý; ban quản lý dự án; ban tiếp công dân; tổ thư ký; tổ biên tập; ban soạn thảo; ban thư ký; ban biên tập; vụ; cục; tổng cục; chi cục; tổ; tổ giúp việc; đội; trung tâm; cổng thông tin điện tử; cổng ttđt; văn phòng; quân khu; bộ đội biên phòng; bộ chỉ huy; bộ chỉ huy quân sự; bộ tư lệnh; bộ tham mưu; bộ phận; hải quan; thuế; cục thuế; thống kê; kho bạc; kho bạc nhà nước; ngân hàng nhà nước; thi hành án; thi hành án dân sự; khu; vườn quốc gia; cảng vụ"},
	{body.Enterprise, false, "tct; tcty; tcy; cty; cp"},
	{body.Institution, false, "đh; cđ; bv; đhqg; thcs; thpt; ptdtnt; th; mn"},
	{body.Unit, false, "tt; bqlda; cn; pgd; xn; nm"},
	{body.Department, false, "ca"},
	{body.MassOrganization, false, "cđcs; htn"},
	{body.Unit, true, "cơ quan điều tra; cơ quan cảnh sát điều tra; cơ quan quản lý thi hành án hình sự; cơ quan thi hành án hình sự; cơ quan an ninh điều tra; cơ quan điều phối; bảo hiểm xã hội; bảo hiểm tiền gửi; chi nhánh"},
}

const (
	// loneHeads say too little for a group, where no other word stands by them.
	loneHeads = "công báo; cơ sở; kho; cảng; mạng lưới; liên đội; đồn; chốt; cụm; sân bay; cửa khẩu; cảng biển; hệ; khối; xưởng; phân xưởng; bộ; sở; ban; tổ; đội; khoa; bộ môn; phòng; cục; vụ; viện; trường; báo; đài; hội; quỹ; khu; ủy ban; hội đồng; trung ương; thuế; thống kê; nhà trường; liên minh; liên hiệp; đại học; ngân hàng; công ty; trung tâm; mặt trận; mặt trận tổ quốc"
	// weakHeads as often stand inside a name.
	weakHeads = "công báo; website; fanpage; facebook; zalo; youtube; biên phòng; kiểm lâm; cơ sở; kho; cảng; siêu thị; mạng lưới; cổng thông tin; bưu cục; liên đội; liên danh; quân sự; nhà cung cấp; nhà thầu; thôn; xóm; ấp; bản; làng; buôn; khóm; tiểu khu; tổ dân phố; khu phố; khu dân cư; cảng hàng không; sân bay; cửa khẩu; cảng biển; cảng cá; cụm; chốt; quân đội nhân dân; quân đội nhân dân việt nam; công an nhân dân; dân quân tự vệ; hệ; khối; xưởng; bảo hiểm xã hội; khu kinh tế; khu công nghiệp; khu công nghệ cao; khu công nghệ thông tin tập trung; mobifone; viettel; vnpt; evn; pvn; petrovietnam; tkv; vnr; vec; acv; vrg; vimc; vinachem; vinacomin; vinatex; evnnpc; evncpc; evnspc; evnhanoi; evnhcmc; fpt; cmc; vcci; viễn thông; bưu điện; điện lực; thuế; thống kê; hải quan; báo; quỹ; trung ương; thường trực; tỉnh; thành phố; huyện; quận; xã; phường; mặt trận; mặt trận tổ quốc; tổ; đội; khu; ngân hàng; trường; thanh tra; công an; hội; đoàn thanh niên; công đoàn; tỉnh ủy; thành ủy; huyện ủy; quốc hội; tòa án; kiểm toán; đảng ủy; đảng bộ; thi hành án; cảnh sát; đại học; thư viện; doanh nghiệp; kho bạc; đoàn đại biểu quốc hội"
)

var heads = reading.TableOf(func() map[string]head {
	rows := map[string]head{}
	for _, row := range headRows {
		for _, words := range list(row.heads) {
			rows[words] = head{class: row.class, small: row.small}
		}
	}
	for _, words := range list(loneHeads) {
		if h, ok := rows[words]; ok {
			h.lone = true
			rows[words] = h
		}
	}
	for _, words := range list(weakHeads) {
		if h, ok := rows[words]; ok {
			h.weak = true
			rows[words] = h
		}
	}
	return rows
})

// letterHeads are heads that are written in letters, mixedHeads those of them that may
// have small ones.
var (
	letterHeads = set("tct; tcty; tcy; cty; cp; đh; cđ; bv; đhqg; thcs; thpt; ptdtnt; th; mn; tt; cn; pgd; xn; nm; ca; cđcs; htn")
	mixedHeads  = set("tcty; cty")
)

// fields are what sở, phòng, ban, vụ and ministries are for: names that hold
// "và" and commas and end here.
var fields = set(unjoined(
	"Công an nhân dân; Quân đội nhân dân; Văn hóa, Thông tin, Thể thao và Du lịch; Văn hóa, Thể thao, Du lịch và Thông tin; Văn hóa, Thông tin và Thể thao; Văn hóa, Thông tin và Du lịch; Thể thao và Du lịch; Văn hóa, Khoa học và Thông tin; Du lịch, Văn hóa và Thể thao; Công nghiệp và Thương mại; Nông, Lâm nghiệp và Thủy sản; Pháp chế và cải cách hành chính, tư pháp; Kinh tế ngành; Kinh tế địa phương; Kinh tế địa phương và Lãnh thổ; Phòng thủ dân sự, phòng chống thiên tai",
	"Nội vụ; Tư pháp; Tài chính; Kế hoạch và Đầu tư; Công Thương; Nông nghiệp và Môi trường; Nông nghiệp và Phát triển nông thôn; Xây dựng",
	"Giao thông vận tải; Giao thông công chánh; Giao thông vận tải - Xây dựng; Tài nguyên và Môi trường; Thông tin và Truyền thông; Khoa học và Công nghệ",
	"Giáo dục và Đào tạo; Y tế; Lao động - Thương binh và Xã hội; Lao động, Thương binh và Xã hội; Văn hóa, Thể thao và Du lịch; Văn hóa và Thể thao",
	"Văn hóa, Thể thao; Du lịch; Ngoại vụ; Dân tộc; Dân tộc và Tôn giáo; Dân tộc - Tôn giáo; Quy hoạch - Kiến trúc; Quy hoạch và Kiến trúc; An toàn thực phẩm",
	"Công an; Quốc phòng; Ngoại giao; Văn hóa, Thông tin; Văn hóa và Thông tin; Văn hóa - Thông tin; Văn hóa - Xã hội; Văn hóa và Xã hội; Kinh tế",
	"Kinh tế, Hạ tầng và Đô thị; Kinh tế - Hạ tầng; Kinh tế và Hạ tầng; Tài chính - Kế hoạch; Tài chính và Kế hoạch; Quản lý đô thị; Tổ chức cán bộ",
	"Tổ chức - Hành chính; Hành chính - Tổng hợp; Kế hoạch - Tài chính; Kế hoạch và Tài chính; Pháp chế; Hợp tác quốc tế; Kiểm soát thủ tục hành chính",
	"Tiếp công dân; Giáo dục, Khoa học và Công nghệ; TT&TT; TTTT; KH&CN; KHCN; KH&ĐT; KHĐT; GD&ĐT; GDĐT; GD-ĐT; TN&MT; TNMT; NN&PTNT; NNPTNT; NN&MT; NNMT",
	"LĐTBXH; LĐ-TBXH; LĐ-TB&XH; LĐTB&XH; LĐ,TB&XH; LĐTB và XH; LĐ-TB và XH; VHTTDL; VHTT&DL; VH,TT&DL; VH&TT; VHTT; GTVT; DT&TG; DTTG; KT-HT; KT-HT&ĐT; KT,HT&ĐT; KTHT&ĐT; VH-XH; TC-KH",
	"Quốc phòng, An ninh và Đối ngoại; Pháp luật và Tư pháp; Kinh tế và Tài chính; Khoa học, Công nghệ và Môi trường; Công tác đại biểu; Dân nguyện và Giám sát; Xuất bản, In và Phát hành; Phát thanh, truyền hình và thông tin điện tử; Phát thanh truyền hình và Thông tin điện tử",
	"Tổ chức bộ máy và Công chức, viên chức; Công chức, viên chức; Kinh tế hạ tầng và đô thị; Văn hóa, Nghệ thuật, Thể thao và Du lịch; Thông tin, Báo chí, Xuất bản; Quản lý Thông tin, Báo chí, Xuất bản; Báo chí, Xuất bản",
	"Tham mưu; Xây dựng lực lượng; Tổ chức xây dựng lực lượng; Hậu cần; Hậu cần - Kỹ thuật; Công tác chính trị; Chính trị; An ninh chính trị nội bộ; CNTT; KHTH; TCKT; TCCB; KHTC; TCHC; HCQT; CTSV; QLĐT; KSNK; QLCL; VTTB; Học sinh, sinh viên; Công tác học sinh, sinh viên; Công tác sinh viên; Công tác chính trị và học sinh, sinh viên; Chính trị và Công tác học sinh, sinh viên; Văn hóa cơ sở; Văn hóa cơ sở, Gia đình và Thư viện; QH-KT; Tuyên giáo; Tuyên giáo và Dân vận; Tổ chức; Nội chính; Dân vận; Kiểm tra; Chính sách, chiến lược",
)...)

// unjoined adds the fields as documents write them that leave out their "và":
// "Sở Khoa học, Công nghệ", "Sở Văn hóa Thể thao Du lịch", "Sở Giáo dục - Đào
// tạo". Two fields are two names: "Nội vụ, Y tế".
func unjoined(lists ...string) []string {
	alone := map[string]bool{}
	for _, l := range lists {
		for _, field := range list(l) {
			alone[field] = true
		}
	}
	var more []string
	for field := range alone {
		first, last, ok := strings.Cut(field, " và ")
		if !ok || alone[first] && alone[last] && !strings.Contains(first, ",") {
			continue
		}
		for _, between := range []string{", ", " - "} {
			if written := first + between + last; !alone[written] {
				more = append(more, written)
			}
		}
	}
	return append(lists, more...)
}

// officesOf are offices of the bodies that lead a place, of two or three in whatever order:
// "Văn phòng HĐND và Đoàn ĐBQH", "Văn phòng Đảng ủy - HĐND - UBND".
func officesOf() (names []string) {
	elected := list("Đoàn đại biểu Quốc hội; Hội đồng nhân dân; Ủy ban nhân dân")
	all := append(list("Đảng ủy; Tỉnh ủy"), elected...)
	for _, a := range all {
		for _, b := range all {
			if a == b {
				continue
			}
			pair := "Văn phòng " + a + " - " + b
			names = append(names, pair)
			if slices.Contains(elected, a) && slices.Contains(elected, b) {
				names = append(names, "Văn phòng "+a+" và "+b)
			}
			for _, c := range elected {
				if c == a || c == b {
					continue
				}
				names = append(names, pair+" - "+c)
				if slices.Contains(elected, a) && slices.Contains(elected, b) {
					names = append(names, "Văn phòng "+a+", "+b+" và "+c)
				}
			}
		}
	}
	return names
}

// fixedParty are the committees of the Party of several bodies, which is one.
const fixedParty = "Đảng ủy các cơ quan Đảng; Đảng ủy các cơ quan tỉnh; Đảng ủy các cơ quan thành phố; Đảng ủy các cơ quan và doanh nghiệp; Đảng ủy các cơ quan Đảng, Mặt trận Tổ quốc và các đoàn thể; Đảng ủy Mặt trận Tổ quốc, các đoàn thể; Đảng ủy Khối các cơ quan và doanh nghiệp; Đảng ủy Khối cơ quan và doanh nghiệp; Đảng bộ Khối các cơ quan và doanh nghiệp; Đảng bộ các cơ quan Đảng; Đảng bộ các cơ quan tỉnh; Đảng ủy các khu công nghiệp; Đảng ủy các khu kinh tế"

var jointParty = set(fixedParty)

// fixed names hold marks or "và" that would otherwise end a name.
var fixed = set(append(officesOf(), fixedParty,
	"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Hội đồng nhân dân - Ủy ban nhân dân; Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân",
	"Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân",
	"Văn phòng Đoàn đại biểu Quốc hội; Đoàn đại biểu Quốc hội và Hội đồng nhân dân; Thường trực Hội đồng nhân dân; Hội đồng nhân dân và Ủy ban nhân dân",
	"Ban Tuyên giáo và Dân vận; Ban Tuyên giáo; Ban Dân vận; Ban Nội chính; Ban Quản lý các khu công nghiệp và khu kinh tế; Ban Quản lý khu kinh tế và các khu công nghiệp",
	"Ban Quản lý Khu kinh tế và Khu công nghiệp; Ban Quản lý các khu kinh tế và khu công nghiệp; Ban Quản lý các khu công nghiệp và chế xuất",
	"Ban Quản lý các Khu chế xuất và công nghiệp; Ban Quản lý Khu công nghệ cao và các khu công nghiệp",
	"Cơ quan Thanh tra, giám sát ngân hàng; BTC Tỉnh ủy; BTC Thành ủy; BTG Tỉnh ủy; BTGDV Tỉnh ủy; BTG&DV Tỉnh ủy; BNC Tỉnh ủy; Báo và Phát thanh - Truyền hình; Báo và PTTH; Báo và PT-TH; Báo và Phát thanh Truyền hình",
	"Ban Quản lý khu công nghệ cao và khu công nghiệp; Báo và phát thanh, truyền hình",
	"Báo và Đài phát thanh, truyền hình; Báo và Đài Phát thanh - Truyền hình; Báo và Đài PT-TH; Báo và Đài PTTH; Đài Phát thanh và Truyền hình",
	"Đài PT và TH; Đài PT&TH; Báo và Đài PT và TH; Báo và Đài PT&TH; Báo và PT&TH; Đài Phát thanh - Truyền hình; Đài Phát thanh, Truyền hình; Trung tâm Văn hóa, Thông tin và Thể thao; Trung tâm Văn hóa, Thể thao và Truyền thông",
	"Trung tâm Văn hóa - Thông tin; Trung tâm Chuyển đổi số; Trung tâm Công nghệ thông tin và Truyền thông; TT Phục vụ hành chính công",
	"Trung tâm Phục vụ hành chính công; Trung tâm Phục vụ hành chính công - Kiểm soát thủ tục hành chính; Bộ phận Tiếp nhận và Trả kết quả",
	"Bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính; Liên đoàn Thương mại và Công nghiệp Việt Nam; Phòng Thương mại và Công nghiệp Việt Nam",
	"Liên hiệp các Hội Khoa học và Kỹ thuật; Liên hiệp các tổ chức hữu nghị; Hội đồng Phối hợp phổ biến, giáo dục pháp luật; Hội đồng phối hợp PBGDPL",
	"Ban Vì sự tiến bộ của phụ nữ; Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06",
	"Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số; Ban Chỉ đạo cải cách hành chính và chuyển đổi số",
	"Chủ tịch nước; Tổng Bí thư; Tổng Kiểm toán nhà nước",
	"Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam; Hội đồng Lý luận Trung ương; Hội đồng thi đua - khen thưởng; Ban Thi đua - Khen thưởng",
	"Ban Thi đua, Khen thưởng; Bộ Chỉ huy Bộ đội Biên phòng; Ban Chỉ huy Phòng thủ dân sự; Ban Chỉ huy Phòng thủ dân sự - Phòng, chống thiên tai và Tìm kiếm cứu nạn; Ban Chỉ huy Phòng thủ dân sự, Phòng, chống thiên tai và Tìm kiếm cứu nạn; Ban Chỉ huy Phòng thủ dân sự và Phòng, chống thiên tai; Ban Chỉ huy Phòng thủ dân sự - Phòng, chống thiên tai; Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn",
	"Cục Quản lý, giám sát bảo hiểm; Cục Cảnh sát quản lý hành chính về trật tự xã hội; Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
)...)

// together are bodies side by side, of whom one place says where they are: "Ủy
// ban MTTQ Việt Nam và các tổ chức chính trị - xã hội các xã". Without a group of
// places each stands for itself.
var together = reading.TableOf(func() map[string]bool {
	rows := map[string]bool{}
	for _, front := range list("mặt trận; mặt trận tổ quốc; mặt trận tổ quốc việt nam; ủy ban mặt trận tổ quốc; ủy ban mặt trận tổ quốc việt nam") {
		for _, masses := range list("đoàn thể; tổ chức đoàn thể; tổ chức chính trị - xã hội; tổ chức CT-XH") {
			rows[front+" và các "+masses] = true
		}
	}
	return rows
})

// alike look like the head of a name or the noun of a group, and are neither.
var alike = set(
	"phòng bệnh; phòng hộ; phòng dịch; phòng thủ; phòng không; khoa học; khoa giáo; hội nghị; hội thảo; hội chợ; hội thi; hội họp; hội nhập; hội đàm; hội ý; hội ngộ; hội tụ; hội chẩn; hội khỏe; hội trại; hội xuân; hội diễn; hội quân; đội hình; đội nắng; trạm dừng; bộ máy; bộ mặt; bộ đề; bộ tài liệu; bộ sưu tập; quỹ lương; báo tin; báo động; báo hiệu; đài tưởng niệm; đại học hóa; khoa bảng; viện phí; trường phái; trường kỳ; khu trú; sở thích; sở trường; phòng bị; ban phát; ban bố; ban cho; ban đầu; ban ngày; ban đêm; cơ sở dữ liệu; cơ sở vật chất; cơ sở hạ tầng; cơ sở pháp lý; cơ sở lý luận; cơ sở thực tiễn; ban hành; báo cáo; trường hợp; bộ tiêu chí; bộ chỉ số; bộ thủ tục; bộ câu hỏi; bộ mã; bộ dữ liệu",
	"tổ chức thực hiện; tổ chức triển khai; tổ chức hội nghị; tổ chức hội thảo; tổ chức họp; quỹ đất; quỹ thời gian; đội ngũ; khu vực; khu đất; sở hữu; bộ trưởng; vụ trưởng; cục trưởng; chi cục trưởng; tổng cục trưởng; viện trưởng; cục bộ; vụ việc; vụ án; viện dẫn; viện trợ; đài thọ; phòng, chống; phòng ngừa",
)

// onlyAccented are heads that a text without accents has for other words.
var onlyAccented = set("đồn; chốt; cụm")

// halves end in what looks like a head where all letters are capitals.
var halves = set("môi trường; thị trường; hiện trường; nội vụ; dịch vụ; nghiệp vụ; nhiệm vụ; ngoại vụ; xã hội; cơ hội; quốc hội; cán bộ; tiến bộ; nội bộ; giáo khoa; bách khoa; nha khoa; đa khoa; nội khoa; chuyên khoa; sư phạm; thư viện; bệnh viện; học viện; quân đội; đài báo; công sở; cơ sở; trụ sở; hải quan; công ty; tiếp cục; giáo dục; thể dục")

// regions are parts of the country, which end like a ministry.
var regions = set("bắc bộ; trung bộ; nam bộ")

// unheaded begin like a head, and are the noun of a group.
var unheaded = set("ban ngành; báo chí; hệ thống; hệ quả; hệ sinh thái")

// pairs are words within names that look like a noun or a place, and are
// neither.
var pairs = set("đầu tư phát triển; đầu tư và phát triển; cuộc vận động; cuộc thi; phong trào thi đua; hải phòng; HIV/AIDS; tiền gửi; thông tin cơ sở; văn hóa cơ sở; phòng, chống; xã hội; khám, chữa; khám bệnh, chữa bệnh; phòng cháy, chữa cháy; cứu nạn, cứu hộ; thi đua, khen thưởng; tìm kiếm, cứu nạn; bồi thường, hỗ trợ, tái định cư; bồi thường, hỗ trợ; bồi thường, giải phóng mặt bằng; hỗ trợ, tái định cư; lập pháp; lập hiến; biên giới, cửa khẩu; biên giới, hải đảo; miền núi, hải đảo; dân tộc thiểu số, miền núi")

// places are the words before a name of a place.
const placeWords = "tp; cùng cấp; cấp cơ sở; cấp bộ; cấp ngành; cấp bộ, ngành; cấp trung ương; cấp quốc gia; cấp trên; cấp trên trực tiếp; cấp dưới; tỉnh; thành phố; huyện; quận; thị xã; xã; phường; thị trấn; đặc khu; cấp tỉnh; cấp thành phố; cấp huyện; cấp xã; khu vực; liên khu vực; cơ sở; các cấp; hai cấp; 2 cấp; 02 cấp; ba cấp; 3 cấp; " +
	"trung ương; quốc gia; nhà nước; việt nam; tỉnh ủy; thành ủy; huyện ủy; đảng ủy"

var places = set(placeWords)

// works2 are verbs that are nouns as well, behind what they are for: "cơ quan có thẩm quyền
// tuyển dụng", "dịch vụ chi trả".
const works2 = "xin; trực canh; trực chốt; trực cấp cứu; trực sẵn sàng; trực tại; trực đêm; trực lễ; trực tết; trực theo; trả lương; trả tiền; trả phí; trả nợ; làm việc tại; kiểm phiếu; khám tuyển; xếp thời khóa biểu; cấp thuốc; họp dân; tiêm phòng; ký văn bản; ký ban hành; ký duyệt; ký quyết định; ký thỏa thuận; ký cam kết; ký quy chế; ký phát hành; ký số; ký xác nhận; chi trả; giải ngân; cấp phép; thu hồi; đóng cửa; mở cửa; cắt điện; cấp điện; ngừng; tạm ngừng; dừng; tạm dừng; chấm dứt; trực ban; trực chiến; trực gác; túc trực; trực 24; luôn; vẫn; đều; vừa qua; vừa có; vừa ban hành; vừa tổ chức; vừa gửi; vừa ký; vừa chỉ đạo; vừa yêu cầu; vừa thông báo; chưa; vận động; khảo sát; nghiệm thu; quyết toán; kiểm kê; ký kết; tập huấn; soạn thảo; dự thảo; xử phạt; quảng bá; biểu dương; nhân rộng; lựa chọn; bổ nhiệm; tuyển dụng; mua sắm; in ấn; lắp đặt; sửa chữa; thăm hỏi; cấp phát; bảo quản; đăng tải; khám sức khỏe; tiêm chủng; coi thi; chấm thi; thảo luận; sơ tán; di dời; nhắc nhở; răn đe; cắm mốc; chấp thuận; đồng ý; cho phép; yêu cầu; hoàn trả; thu nộp; thu thuế; miễn giảm; ra quyết định; ra thông báo; ra văn bản; gửi văn bản; có công văn; có tờ trình; có báo cáo; có vai trò; có quyền; có nghĩa vụ; có kết luận; có thông báo; đóng góp; đóng vai trò; giữ vai trò; đảm nhận; đảm nhiệm; nhận nhiệm vụ; bắt đầu; kết thúc; tiến hành; khởi công; khánh thành; làm việc với; khen tặng; trao tặng; công nhận; xác nhận; cam đoan; đăng cai; kiến nghị; phản ánh; phát biểu; giải thích; giải đáp; kêu gọi; ủng hộ; hưởng ứng; dự họp; điều động; điều chuyển; tuyên dương; nêu rõ; thanh toán; tạm ứng; hạch toán; hướng ứng"

// works3 are further verbs, which only bodies that are set up for one thing have in their
// names: "Tổ kiểm đếm".
const works3 = "triệu tập; phê chuẩn; chỉ định; phân cấp; ủy quyền; xét tặng; trao quyết định; trao giấy; trao quà; trao thưởng; chuyển giao; cấp giấy; cấp mới; cấp đổi; cấp lại; phát hành; đặt ra; giữ chức; truyền đạt; dự kiến; khởi kiện; trực hướng dẫn; trực hỗ trợ; trực giải quyết; thu hút; nhận được; tiếp công dân; tạm giữ phương tiện; tạm giữ đối tượng; đẩy nhanh; sinh hoạt chuyên đề; neo đậu; chăm lo; nghỉ học; nghỉ làm; nghỉ phép; hiến máu; canh giữ; súc rửa; lần lượt; lập tức; ngay lập tức; tức thời; bắn pháo; uống thuốc; vào cuộc; phát tờ rơi; đưa tin; đăng bài; chuyển bệnh nhân; chuyển hồ sơ; chuyển tuyến; chuyển tiền; cho trẻ; cho học sinh; bắt buộc; tự rà soát; tự kiểm tra; tự cân đối; tự tổ chức; tự nguyện; tự giác; tự chủ động; tự ý; tự chịu; đồng lòng; đồng thuận; chung tay; góp phần; góp sức; tích trữ; dự phòng kinh phí; ứng trước; ứng vốn; gửi tiền; rút tiền; nhập kho; xuất kho; xuất cấp; xuất bán; bán ra; mua vào; mua trả; mua lại; tiêu thụ hết; khai trương; tự khai; điền phiếu; điền mẫu; ghi phiếu; ghi sổ; làm sạch; nhập dữ liệu; cập nhập; quét mã; in phiếu; in giấy; phát phiếu; phát giấy; phát thẻ; phát thuốc; phát quà; cấp bù; thu lại; thu phí; thu tiền; thu nợ; nộp tiền; nộp phí; nộp phạt; nộp về; nộp ngân sách; bù đắp; bù lỗ; trừ nợ; truy lĩnh; truy cứu; trích lập; trích kinh phí; trích ngân sách; dành kinh phí; dành quỹ; dành thời gian; dành ít nhất; điều xe; điều phối xe; sắp xếp; xếp lịch; lên lịch; lên kế hoạch; lên phương án; lên danh sách; lập danh sách; lập biên bản; lập tổ; lập đoàn; lập chốt; lập sổ; lập báo cáo; lập dự toán; lập kế hoạch; lập phương án; mở chiến dịch; mở đợt; mở hội nghị; mở rộng diện; mở tài khoản; mở thầu; mở tuyến; đóng điện; đóng phí; đóng quỹ; đóng thuế; đóng cổng; đóng dấu; đặt biển; đặt hàng; đặt cọc; treo băng rôn; treo pano; treo biển; dán tem; dán thông báo; gắn biển; gắn mã; gắn chip; gắn camera; lắp camera; lắp biển; lắp đèn; xây nhà; xây hàng rào; xây cầu; làm đường; làm thủ tục; làm hồ sơ; làm rõ; làm lễ; làm điểm; làm mẫu; giao nhận quân; giao quân; giao xe; giao việc; giao kế hoạch; giao dự toán; giao vốn; giao biên chế; nhận quà; nhận đăng ký; nhận trẻ; nhận chăm sóc; tiếp đoàn; tiếp tế; tiếp xúc; tiến tới; hướng tới; hướng về; quay về; trở lại; trở về; quay lại; quay phim; đi kiểm tra; đi thăm; đi học; đi tập huấn; đi thực tế; đến thăm; đến nơi; đến từng; tới từng; tới thăm; ra thăm; xuống cơ sở; xuống địa bàn; xuống thôn; về cơ sở; về thôn; bám cơ sở; bám địa bàn; bám nắm; nắm chắc; nắm bắt; quán xuyến; coi trọng; chú ý; nhấn mạnh; cân nhắc; tính toán; ước tính; ước lượng; dự tính; dự trù; phán đoán; nhìn nhận; suy tôn; bình bầu; bình chọn; tiến cử; giới thiệu người; bỏ thăm; biểu quyết; bác bỏ; từ chối; khước từ; chấp nhận; tuân theo; tiếp tay; bao che; dung túng; né tránh; đùn đẩy; buông lỏng; lơ là; xao nhãng; che giấu; tuyên án; áp giải; dẫn giải; tha tù; ân xá; giáo dục lại; cảm hóa; nuôi giấu; gieo mạ; gieo cấy; xuống giống; làm đất; cày ải; bón phân; tỉa cành; tưới nước; thu hái; thu bán; rửa đường; tưới đường; quét đường; quét rác; đổ rác; đốt rác; chôn lấp; khử khuẩn; sát trùng; diệt muỗi; diệt lăng quăng; diệt chuột; tẩm màn; tiêm vắc xin; tiêm nhắc; tiêm mũi; cho uống; khám bệnh miễn phí; khám chữa bệnh miễn phí; phát khẩu trang; đo thân nhiệt; đo huyết áp; theo dõi sức khỏe; cấp cứu người; cứu người; cứu đói; tặng quà; tặng xe; tặng sách; tặng hoa; tặng học bổng; trao quà; trao giải; trao học bổng; trao nhà; trao bằng; trao giấy; thưởng nóng; phạt tiền; phạt nặng; xử lý nghiêm; xử nghiêm; kỷ luật; cách chức; miễn nhiệm; bãi nhiệm; thay phiên; thay nhau; cắt cử; cử cán bộ; cử người; cử giáo viên; cử lực lượng; cử đoàn; gọi điện; gọi nhập ngũ; gọi công dân; nhắn tin; gửi thư; gửi email; gửi công văn; gửi đơn; gửi về; gửi kèm; gửi bài; viết bài; viết thư; viết tin; soạn bài; soạn giáo án; chấm bài; chấm công; dạy học trực tuyến; dạy bù; dạy thêm; học trực tuyến; học bù; học thêm; ôn thi; thi chung kết; thi tay nghề; dự giờ; dự lễ; dự hội nghị; dự tập huấn; chào cờ; hát quốc ca; dâng hoa; thắp nến; tưởng niệm; cầu siêu; cúng lễ; rước kiệu; đua thuyền; bắn súng; đá bóng; kéo co; biểu diễn văn nghệ; diễn văn nghệ; chiếu phim; triển lãm ảnh; du xuân; chào bán; rao bán; đấu giá quyền; mời thầu; xét thầu; hoàn công; bàn giao mặt bằng; cắm cọc; trích đo; thẩm tra lại; phúc tập; họp bàn; họp phụ huynh; họp thôn; họp tổ; họp giao ban; hội ý; bàn bạc; thống nhất; hỏi ý kiến; cho biết; báo tin; báo về; báo ngay; báo động; báo cháy; phát giác; ngăn cản; chặn đường; điều tiết giao thông; cấm đường; cấm biển; rào chắn; phong tỏa; cách ly người; giãn cách; di tản; tháo nước; xả lũ; tích nước; vận hành xả; chống hạn; chống rét; chống úng; chằng chống; chặt tỉa; chặt hạ; cưa cây; dọn cây; vá đường; dặm vá; trải nhựa; đổ bê tông; rải đá; kẻ vạch; thắp sáng; bật đèn; tắt đèn; tiết giảm; tiết kiệm điện; ngắt điện; đóng cầu dao; cúp nước; vớt bèo; thả cá; thả giống; giết mổ lậu; rọ mõm; đeo khẩu trang; mặc đồng phục; mặc áo dài; đội mũ bảo hiểm; thắt dây; xuất phát; khởi hành; vận chuyển hàng; bốc dỡ hàng; niêm phong; niêm yết giá; giữ giá; tăng giá; giảm giá; hạ giá; giảm lãi suất; hạ lãi suất; giãn nợ; hoãn nợ; xóa nợ; cơ cấu lại nợ; cho vay; thu hồi nợ; phát mại; kiểm quỹ; chốt số; chốt danh sách; rút dự toán; chuyển nguồn; đóng sổ; khóa sổ; thu giữ; lưu giữ; cất giữ; canh gác; dọn dẹp; quét dọn; phun thuốc; khử trùng; theo sát; giữ gìn; gìn giữ; ra đề; bỏ phiếu; đề cử; chọn lựa; bình xét; xét duyệt; bắt giữ; khởi tố; chấm thầu; ký hợp đồng; thanh lý; tiếp quản; điều chỉnh; dẫn dắt; tiếp khách; phân phát; sắp đặt; dự trữ; khởi động; thu hẹp; chia tách; giải thể; thay đổi; bãi bỏ; hủy bỏ; đình chỉ; tạm đình chỉ; khôi phục; di chuyển; ngăn ngừa; đấu tranh; trấn áp; truy quét; truy tìm; kiểm đếm; động viên; tập hợp; tố giác; không được; không để; có thể; được phép; được quyền; có giải pháp; vừa mới; nhất trí; tán thành; phản đối; quyên góp; ủy quyền; nhận ủy thác; tận dụng; tiết kiệm; hoàn ứng; gia hạn; khoanh nợ; góp vốn; xếp loại; tìm hiểu; lắng nghe; ghi nhận; ghi chép; nhập liệu; áp dụng; lan tỏa; tôn vinh; cưỡng chế; tháo dỡ; phá dỡ; giải tỏa; đền bù; cắm biển; gia cố; nạo vét; khơi thông; san lấp; chăm bón; thu hoạch; tiêu hủy; tái đàn; nộp thuế; nộp hồ sơ; nộp báo cáo; gửi báo cáo; gửi hồ sơ; lập hồ sơ; mở lớp; mở sổ; dự toán; ghi hình; chụp ảnh; treo cờ; thắp hương; dâng hương; cổ vũ; gặp gỡ; chào hỏi; cúng; rước; lồng ghép; trích xuất; cấp tài khoản; rà quét; đề ra giải pháp; đề ra biện pháp; rút ngắn; kích hoạt; phê bình; bóc tách; hiệu chỉnh; vinh danh; đề cao; chất vấn; luân chuyển cán bộ; luân chuyển công chức; ra mắt; khai mạc; bế mạc; cân đối ngân sách; cân đối kinh phí; chống thất thu; sao lưu; giữ nguyên; đăng tin; cắt tỉa; kê biên; nhập hồ sơ; nhập thông tin; tinh giản biên chế; giới thiệu sản phẩm; khuyến khích; hậu kiểm; tuyển quân; đấu nối; sưu tầm"

// nominal are words behind which those verbs are nouns.
var (
	nominal   = set("thẩm quyền; dịch vụ; chức năng; hoạt động; công tác; nhu cầu; kinh phí; kế hoạch; phương án; quy trình; thủ tục; điều kiện; cơ sở")
	nounVerbs = set(works2, works3)
	// lateVerbs are those that end the names of other bodies.
	lateVerbs = set(works3)
)

// verbs are those with which running text goes on after a body.
var verbs = set(works2, works3, predicates, remarkLetters,
	"thực hiện; tổ chức; triển khai; nghiên cứu; xây dựng; rà soát; tham mưu; báo cáo; hướng dẫn; đôn đốc; tổng hợp; trình; ban hành; tiếp tục; tăng cường",
	"chịu trách nhiệm; chủ động; căn cứ; theo dõi; kiểm tra; giám sát; phê duyệt; thẩm định; đề xuất; cung cấp; bố trí; hoàn thành; hoàn thiện; thúc đẩy",
	"đẩy mạnh; phát huy; trực tiếp; chỉ đạo; gửi; công bố; công khai; cập nhật; nâng cấp; kết nối; tích hợp; khẩn trương; kịp thời; tập trung; thường xuyên",
	"định kỳ; đánh giá; sửa đổi; bổ sung; lập; xác định; đầu tư; quản lý; vận hành; bảo đảm; đảm bảo; hỗ trợ; tuyên truyền; đào tạo; chuẩn bị; thành lập",
	"tiếp nhận; xử lý; giải quyết; phân công; khai thác; để; khi; sau khi; trước khi; nhằm; có trách nhiệm; có nhiệm vụ; có văn bản; phải; cần; sẽ; đã; đang",
	"được; hằng năm; hàng năm; hằng tháng; hàng tháng; hằng quý; hàng quý; tự; ưu tiên; quán triệt; quyết định; xem xét; cho ý kiến; góp ý; tạo điều kiện",
	"ký duyệt; ký ban hành; duyệt; phát triển; ứng dụng; nâng cao; đề nghị; thông báo; cử; làm; đưa; lấy; tháo gỡ; chấn chỉnh; xác minh; thống kê; số hóa; tái cấu trúc; phổ biến; đưa ra",
	"trong việc; trong quá trình; trong công tác; trong thực hiện; trong triển khai; quán triệt; chia sẻ; kiện toàn; cắt giảm; đơn giản hóa; khắc phục; huy động; phân tích; thu thập; tổng kết; sơ kết",
	"nêu cao; nêu gương; bàn giao; nghiêm túc; đồng loạt; sớm; cũng; ngay; ngay sau; ngay sau khi; trên cơ sở; phát động; nắm; nắm tình hình; duy trì; hoàn tất; nhanh chóng; quyết liệt; nỗ lực; sẵn sàng; bám sát; phấn đấu; cam kết; trao đổi; liên hệ",
	"kính đề nghị; kính gửi; kính trình; kính mời; trân trọng; thẩm tra; thi hành; điều phối; trả lời; giải trình; kê khai; nộp; mời; phân bổ; tiếp thu; đối chiếu; lưu ý; cùng nhau; thông qua; nạp; ra quân; trang bị; rút kinh nghiệm; phát hiện; ngăn chặn; quan tâm; chú trọng; có ý kiến; có kế hoạch; có biện pháp; có phương án; giúp; niêm yết; cung ứng; tuần tra; tạo thuận lợi; tiêm phòng; chỉnh lý; thu gom; phân luồng; lấy mẫu; hiệp thương; sinh hoạt theo; gương mẫu; đi đầu; thể hiện; tham dự; phụ trách; khai báo; tự đánh giá; tích cực; thì; nếu; như sau; không tổ chức; không được; không để; không sử dụng; không thực hiện; không phải; không cho; không gây; không trình; không yêu cầu; không tham gia; không còn; không nhận; không thu; không làm; không vi phạm",
)

// predicates are verbs that stand in no name and tell nobody from others: what stands before
// them does it.
const predicates = "cùng dự; cùng đi; cùng tham dự; cùng tham gia; cùng làm việc; cùng tiếp; cùng họp; dự họp; dự và; chấp hành; tuân thủ; cảnh giác; đề phòng; tri ân; chúc mừng; chúc tết; chúc thọ; mừng thọ; chào mừng; chào đón; tham luận; tiếp dân tại; gặp mặt; tranh tài; thuyết phục; triệt phá; xuống đường; đặt vòng hoa; viếng; cố gắng; đồng hành; chung sức; chung tay; chung lòng; đồng lòng; quyết tâm; tặng thưởng; đón nhận; tiễn đưa; gọi khám; hội ý; học hỏi; đón đoàn; động thổ; thông xe; hợp long; cất nóc; đặt tên; đổi tên; khiển trách; noi gương; xung phong; gánh vác; đảm đương; đảm trách; đảm nhận; đảm nhiệm; chứng kiến; có mặt; vắng mặt; đồng tình; hoan nghênh; nhận đỡ đầu; đỡ đầu; phụng dưỡng; xử trí; can thiệp; trăn trở; mong muốn; đề đạt; bày tỏ; cảm ơn; hứa; thề; ký giao ước; thông tri; thúc giục; khuyến cáo; nghiêm cấm; không đốt; không xả; không lấn chiếm; không vứt; không đổ; không tự ý; không mua; không bán; không chia sẻ; không tin; đốt; xả; lấn chiếm; ra khơi; vào bờ; rời; cầu thị; sơn kẻ; cấp kinh phí; hỗ trợ kinh phí; giao đất; nhận kết quả; hiến đất; hiến kế; hiến cây; góp sức; góp công; góp phần; góp tiền; tự nguyện; tự giác; hăng hái; hào hứng; phấn khởi; vui mừng; nô nức; khẳng định; cho rằng; phát biểu; chia vui; chia buồn; ghi dấu; vinh dự; giành; đoạt; trở thành; trở lại; quay về; quay lại; cảnh tỉnh; răn đe; lên án; tẩy chay; tham khảo ý kiến; xin ý kiến; xin lỗi; thống nhất chủ trương; đốc thúc; hối thúc; thị sát; kêu gọi; truyền lửa; tiếp lửa; thắp sáng; gieo mầm; khơi dậy; vun đắp; bồi đắp; hun đúc; xây đắp; nhóm họp; tái khởi động; tạm ngưng; ngưng; thôi; bắt đầu; kết thúc; khép lại; mở màn; nhân dịp; nhân kỷ niệm; thể theo; đáp ứng; thỏa mãn; chứng minh; tỏ ra; tỏ rõ; tiên phong; dẫn đầu; vươn lên; thoát nghèo; làm giàu; an tâm; yên tâm; tin tưởng; hy vọng; kỳ vọng; mừng đón; đón xuân; vui xuân; đón Tết; vui Tết"

var predicatesSet = set(predicates)

// legal are forms of companies, which say nothing of the name behind them; "CP" is written
// out as the Government is.
var legal = set("cổ phần; TNHH; trách nhiệm hữu hạn; chính phủ; MTV; một thành viên; LD")

// sections are parts of an office.
var sections = set("tổ đại biểu; bộ phận; bộ phận tiếp nhận và trả kết quả; bộ phận trả kết quả; bộ phận một cửa; bộ phận văn thư")

// superiors are the classes of bodies of which divisions are.
var superiors = committees | councils | body.ClassesOf(body.Department, body.Ministry, body.MinistryLevelAgency, body.GovernmentAgency)

// forces are bodies of a kind, each for itself: "lực lượng Kiểm lâm, lực lượng Quân
// đội".
var forces = set("lực lượng; cơ quan công an; cơ quan kiểm lâm; cơ quan quân sự; cơ quan thuế")

// staff is who works in a body: where one is named behind, the person is meant.
var staff = set("công chức; chuyên viên; cán bộ; nhân viên; viên chức; văn thư; thư ký; thủ quỹ; kế toán; kế toán trưởng; thanh tra viên; chấp hành viên")

// organized is what is organized.
var organized = set("hội trại; cho; ký; ký cam kết; đại hội; dâng hương; sinh hoạt; ra mắt; giao lưu; thi đấu; biểu diễn; chiếu phim; trồng cây; dọn; chúc thọ; mừng thọ; trung thu; cắm trại; tham quan; trải nghiệm; kỷ niệm; lấy phiếu; bốc thăm; tuần tra; rà soát; đón; tặng; ký kết; nhiều; các buổi; các đợt; đồng loạt; thành công; buổi; phiên; đợt; chiến dịch; chương trình; ngày; ngày hội; tuần lễ; tháng; giải; hội chợ; lễ hội; phong trào; cao điểm; vòng; trao; thăm hỏi; truyền thông; ra quân; phát động; phiên họp; cuộc họp; làm việc; lễ; hội thi; đối thoại; triển lãm; thi hành; giao ban; thăm; gặp mặt; tọa đàm; tập huấn; bồi dưỡng; đào tạo; hội nghị; hội thảo; cuộc thi; diễn tập; các lớp; lớp; các hội nghị; lấy ý kiến; học tập; kiểm điểm; tổng kết; sơ kết; tuyên truyền; phổ biến; quán triệt; đoàn; khảo sát; thi; họp; hoạt động; các hoạt động")

// arranged is what a unit arranges: "Phòng Thanh tra và tổ chức cán bộ".
var arranged = set("cán bộ; bộ máy; hành chính; sự kiện; thực hiện; thi; biên chế")

// nameVerbs are verbs that are usual in the names of units: "Ban Quản lý dự án
// đầu tư xây dựng".
var nameVerbs = set(
	"đầu tư; xây dựng; quản lý; phát triển; hỗ trợ; đào tạo; ứng dụng; kiểm tra; giám sát; thẩm định; đánh giá; tổ chức; thống kê; số hóa; khai thác",
	"cung cấp; kết nối; tuyên truyền; tiếp nhận; giải quyết; xử lý; công bố; vận hành; huy động; phân tích; thu thập; bảo đảm; đảm bảo; kiện toàn; triển khai",
	"xác minh",
)

var (
	// gathering words make one body of the many behind them.
	gathering = set("về; vụ; cục; liên hiệp; liên minh; hiệp hội; liên đoàn; tổng hội; khối; viện trợ; trợ giúp; tài trợ; với; cho; giữa; vì; phục vụ; bảo vệ; xúc tiến; điều phối; bồi dưỡng; thanh tra; kiểm soát; hợp tác; nghiên cứu; bảo hộ; kiểm định; trợ")
	// partners stand before "với" within a name: "Cục Hợp tác với các tổ chức quốc tế".
	partners = set("hợp tác; công tác; quan hệ; liên kết")
	// generic is what many bodies do, and no name without more.
	generic = set("dịch vụ; quản lý; bảo vệ; tư vấn; kiểm định; giám định; ứng dụng; hỗ trợ; đào tạo; nghiên cứu; khai thác; sản xuất; vận hành; xúc tiến; kiểm nghiệm; bồi dưỡng; chăm sóc; quan trắc; điều hành; giám sát; phát triển")
	// people are no words of a name behind a comma, and no nouns of groups.
	people = set("cán bộ; công chức; viên chức; giáo viên; phụ huynh; hội viên; đoàn viên; người; nhân viên; trưởng")
	// bureaus are units of which several are said with "các" before them.
	bureaus = set("vụ; cục")
	// boards are boards of the bodies behind them.
	boards = set("ban giám đốc; ban lãnh đạo; ban giám hiệu; ban thường vụ; ban chấp hành; ban thường trực")
	// helpers serve bodies of members.
	helpers = set("tổ giúp việc; tổ thư ký giúp việc; văn phòng giúp việc; tổ thư ký; tổ biên tập; ban thư ký; ban soạn thảo")
	// villages are parts of a commune.
	villages = set("thôn; cụm dân cư; tổ dân cư; liên gia; tổ liên gia; xóm; tiểu khu; phum, sóc; tổ dân phố; khu phố; ấp; bản; làng; buôn; khóm; khu dân cư; khối phố", villageKinds)
	// managed is what a Ban Quản lý has.
	managed = set("khu; vườn; rừng; cảng; bến; chợ; cụm; dự án; di tích; danh thắng; bảo tàng")
)

// joiners stand between parts.
const joinerWords = "và; cùng; cùng với; với; hoặc; đồng thời; v.v; giao; giao cho; giao trực tiếp; giao trực tiếp cho; giao nhiệm vụ cho; giao nhiệm vụ cụ thể cho; giao nhiệm vụ trực tiếp cho; giao trách nhiệm cho; phân công; phân công cho; đề nghị; yêu cầu; kính đề nghị; trân trọng đề nghị; mời; kính mời; trân trọng kính mời; là; do; gồm; bao gồm; trong đó; trong đó có; đặc biệt là; nhất là; trách nhiệm của"

var joiners = set(joinerWords, urgedWords)

// urgedWords are words by which others are told, with when or how it is done.
const urgedWords = "đã giao; đã yêu cầu; đã đề nghị; đã phân công; cũng giao; cũng yêu cầu; cũng đề nghị; vừa giao; vừa yêu cầu; vừa đề nghị; thống nhất giao; thống nhất đề nghị; đồng ý giao; quyết định giao; nhấn mạnh, yêu cầu; chỉ đạo, yêu cầu; chỉ đạo và yêu cầu; đồng thời giao; đồng thời yêu cầu; đồng thời đề nghị; ủy quyền cho; đề nghị, yêu cầu"

var urged = set(urgedWords)

// leaders are heads of bodies; the body is meant.
const leaderWords = "phó tổng cục trưởng; phó chủ tịch thường trực; phó bí thư thường trực; phó giám đốc thường trực; giám thị; phó giám thị; lữ đoàn trưởng; sư đoàn trưởng; trung đội trưởng; tiểu đội trưởng; hải đội trưởng; hải đoàn trưởng; kíp trưởng; phó trạm trưởng; phó hạt trưởng; phó đại đội trưởng; chính trị viên phó; trực ban trưởng; chỉ huy; chỉ huy phó; tham mưu phó; đồn trưởng; phó đồn trưởng; cụm trưởng; cụm phó; khối trưởng; khối phó; phó cụm trưởng; tiểu đoàn trưởng; đại đội trưởng; trung đoàn trưởng; thuyền trưởng; tập thể lãnh đạo; tập thể; tham mưu trưởng; tổng tham mưu trưởng; phó tổng tham mưu trưởng; phó tham mưu trưởng; hội trưởng; chi hội trưởng; phó chính trị viên; tổng thư ký; kế toán trưởng; điều dưỡng trưởng; bộ trưởng; thứ trưởng; thủ trưởng; chủ tịch; phó chủ tịch; chủ nhiệm; phó chủ nhiệm; phó bí thư; giám đốc; phó giám đốc; cục trưởng; vụ trưởng; tổng cục trưởng; " +
	"chánh; phó chánh; trưởng, phó; trưởng; phó trưởng; tổng giám đốc; thống đốc; tổng thanh tra; lãnh đạo; người đứng đầu; " +
	"hiệu phó; phó hiệu trưởng; phó tổng giám đốc; phó cục trưởng; phó vụ trưởng; phó viện trưởng; phó chi cục trưởng; phó tổng biên tập; phó thủ trưởng; phó chỉ huy trưởng; chính trị viên; chính ủy; phó chính ủy; tư lệnh; phó tư lệnh; đội trưởng; phó đội trưởng; trạm trưởng; hạt trưởng; " +
	"tổng biên tập; bí thư; viện trưởng; hiệu trưởng; chỉ huy trưởng; tổng kiểm toán; chánh án; chi cục trưởng; đại diện; đại diện lãnh đạo; " +
	"bộ trưởng, chủ nhiệm; chủ tịch kiêm tổng giám đốc; chủ tịch kiêm giám đốc; chủ tịch hội đồng thành viên; chủ tịch hội đồng quản trị; chủ tịch HĐTV; chủ tịch HĐQT; đại biểu đại diện; đại biểu lãnh đạo; tổ trưởng, tổ phó; tổ trưởng và tổ phó; tổ trưởng, các tổ phó"

var leaders = set(leaderWords)

// numberedHeads have a number of their own right behind them: "Tổ 06 phường".
var numberedHeads = set("tổ; đội; ban; đồn")

// numbered are things with a number of their own, which is part of the name of
// whoever is set up for them: "Ban Chỉ đạo 389 tỉnh", "Tổ công tác thực hiện
// Đề án 06". Behind other words a number counts what follows: "34 tỉnh".
var numbered = set("đề án; dự án; chương trình; nghị quyết; nghị định; quyết định; chỉ thị; kết luận; kế hoạch; công điện; chiến dịch; phong trào; ban chỉ đạo; ban điều hành; ban chỉ huy; tổ công tác; tổ giúp việc; tổ chỉ đạo")

// villageKinds are several kinds of villages side by side.
const villageKinds = "thôn, bản; thôn, xóm; thôn, tổ dân phố; thôn, bản, tổ dân phố; thôn, bản, khối phố; thôn, xóm, khối phố; thôn, khối phố; thôn, bản, khu phố; thôn, khu phố; thôn, bản, tiểu khu; thôn, buôn; thôn, buôn, tổ dân phố; ấp, khu phố; ấp, khóm; khối, xóm; khối, bản; khối, xóm, bản; bản, khối phố; thôn, làng; thôn, bản, ấp; xóm, bản; bản, tiểu khu; thôn, bản, khu dân cư; thôn, khu dân cư; thôn, xóm, bản; thôn, ấp, khu phố; thôn, ấp; xóm, tổ dân phố; bản, tổ dân phố; thôn, tổ dân phố; thôn, bản"

var villageRows = set(villageKinds)
