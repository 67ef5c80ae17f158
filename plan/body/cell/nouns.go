package cell

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading"
)

// The sets of classes that nouns stand for.
var (
	ministry     = body.ClassesOf(body.Ministry)
	central      = body.ClassesOf(body.Ministry, body.MinistryLevelAgency, body.GovernmentAgency)
	provinces    = body.ClassesOf(body.ProvincialCommittee)
	districts    = body.ClassesOf(body.DistrictCommittee)
	communes     = body.ClassesOf(body.CommuneCommittee)
	localities   = districts | communes
	committees   = provinces | localities
	councils     = body.ClassesOf(body.ProvincialCouncil, body.DistrictCouncil, body.CommuneCouncil)
	departments  = body.ClassesOf(body.Department)
	divisions    = body.ClassesOf(body.Division)
	units        = body.ClassesOf(body.Unit)
	institutions = body.ClassesOf(body.Institution)
	party        = body.ClassesOf(body.PartyBody)
	masses       = body.ClassesOf(body.MassOrganization)
	associations = body.ClassesOf(body.Association)
	enterprises  = body.ClassesOf(body.Enterprise)
	anybody      = body.ClassesOf(body.Organization)
	persons      = body.ClassesOf(body.Person)
	offices      = body.ClassesOf(body.Office)
)

// noun is what a noun of a group means, and how it behaves beside others.
type noun struct {
	kind    nounKind
	classes body.Classes
	of      body.ID
	plain   bool // an open noun that its classes say in full
	row     bool // several nouns: "huyện, thị xã, thành phố"
	several bool // alone it is a group already: "cơ quan ngang bộ", and no "sở"
}

// place says that the noun is a kind of place, and its committees are meant.
func (n noun) place() bool { return n.classes != 0 && n.classes&^committees == 0 }

// nounKind is how a noun behaves; see follows, capitals and company.
type nounKind uint8

const (
	closed    nounKind = iota // means its classes
	agency                    // "ngành", "ban": whose, its company says
	bureau                    // "cơ quan": as agency, and any body where it stands alone
	locality                  // "địa phương": below whom, its company says
	open                      // may go on in words of its own: "doanh nghiệp viễn thông"
	member                    // as open, and an owner may follow: "thành viên Tổ công tác"
	plural                    // as member, and a group only behind a determiner: alone it is one body
	committee                 // has a head of its own, behind which the levels stand: "UBND cấp xã"
)

// The nouns, one kind and meaning a row, apart by semicolons. Combinations are
// not here: families makes them.
var nounRows = []struct {
	kind    nounKind
	classes body.Classes
	nouns   string
}{
	{closed, ministry, "bộ"},
	{open, ministry, "bộ quản lý chuyên ngành; bộ quản lý ngành; bộ quản lý ngành, lĩnh vực; bộ quản lý chuyên ngành, lĩnh vực; bộ chuyên ngành; bộ quản lý nhà nước chuyên ngành"},
	{closed, body.ClassesOf(body.MinistryLevelAgency), "cơ quan ngang bộ; ngang bộ; CQNB"},
	{closed, body.ClassesOf(body.GovernmentAgency), "cơ quan thuộc Chính phủ; cơ quan trực thuộc Chính phủ; thuộc Chính phủ; CQTCP"},
	{closed, central, "cơ quan trung ương; cơ quan ở trung ương"},
	{closed, central | provinces, "BNĐP"},
	{agency, 0, "ngành; ban"},
	{bureau, 0, "cơ quan; cơ quan khác"},
	{locality, 0, "địa phương; chính quyền địa phương; ĐP"},
	{closed, committees, "chính quyền địa phương các cấp; chính quyền các cấp; chính quyền"},
	{closed, provinces | communes, "chính quyền địa phương hai cấp; chính quyền địa phương 2 cấp; chính quyền địa phương 02 cấp; chính quyền hai cấp; chính quyền 2 cấp; chính quyền 02 cấp"},
	{closed, provinces, "chính quyền địa phương cấp tỉnh; chính quyền cấp tỉnh"},
	{closed, districts, "chính quyền địa phương cấp huyện; chính quyền cấp huyện"},
	{closed, communes, "chính quyền địa phương cấp xã; chính quyền cấp xã; chính quyền cơ sở; chính quyền địa phương cấp cơ sở"},

	{closed, provinces, "tỉnh; thành phố; cấp tỉnh"},
	{closed, districts, "huyện; quận; thị xã; cấp huyện"},
	{closed, communes, "xã; phường; thị trấn; đặc khu; cấp xã"},
	{committee, 0, "ủy ban nhân dân; hội đồng nhân dân; hội đồng nhân dân, ủy ban nhân dân; hội đồng nhân dân và ủy ban nhân dân"},

	{closed, departments, "sở"},
	{open, departments, "sở quản lý chuyên ngành; sở quản lý ngành; sở quản lý ngành, lĩnh vực; sở chuyên ngành"},
	{open, departments, "cơ quan chuyên môn; cơ quan chuyên môn cấp tỉnh"},
	{closed, divisions, "phòng"},
	{open, divisions, "phòng chuyên môn; phòng, ban chuyên môn"},
	{open, units, "vụ; cục; tổng cục; chi cục; trung tâm; ban quản lý; ban quản lý dự án; ban quản lý dự án đầu tư xây dựng; ban quản lý dự án đầu tư; tổ chức pháp chế; đơn vị trực thuộc"},
	{open, anybody, "tổ chức làm nhiệm vụ bồi thường; tổ chức làm nhiệm vụ bồi thường, giải phóng mặt bằng; tổ chức làm nhiệm vụ bồi thường, GPMB; tổ chức làm nhiệm vụ bồi thường, hỗ trợ, tái định cư; đơn vị, tổ chức thực hiện nhiệm vụ bồi thường, hỗ trợ, tái định cư; đơn vị dự toán; đơn vị dự toán cấp I; đơn vị dự toán cấp II; đơn vị dự toán cấp III; đơn vị dự toán cấp 1; đơn vị dự toán cấp 2; đơn vị dự toán cấp 3; ĐV trực thuộc; CQ, ĐV; CQ, đơn vị; cơ quan, ĐV; CQĐV"},
	{open, units, "đồn biên phòng; phòng giao dịch; văn phòng đại diện; trại giam; trại tạm giam; nhà tạm giữ; trường giáo dưỡng; cơ sở giáo dục bắt buộc; cơ sở giam giữ"},
	{member, units, "chi nhánh; tổ đại biểu"},
	{open, units, "khoa; tổ công nghệ số cộng đồng; tổ liên gia; đội dân phòng; tổ bảo vệ an ninh trật tự; tổ bảo vệ an ninh, trật tự; tổ bảo vệ an ninh trật tự ở cơ sở; tổ bảo vệ an ninh, trật tự ở cơ sở; tổ bảo vệ ANTT; tổ an ninh trật tự; tổ tự quản; tổ đội; tổ, đội bảo vệ rừng; tổ đội bảo vệ rừng"},
	{open, units, "thôn; tổ dân phố; khu phố; ấp; khu dân cư"},
	{open, units, villageKinds + "; khối phố"},
	{plural, units, "xóm; khóm; làng; buôn; bon; tiểu khu"},
	{plural, departments, "ban hội đồng nhân dân"},
	{open, units, "công an đơn vị, địa phương; công an các đơn vị, địa phương; công an các đơn vị và địa phương"},
	{open, institutions, "đơn vị sự nghiệp; đơn vị sự nghiệp công lập"},
	{open, institutions, "viện; viện nghiên cứu; trường; trường đại học; trường học; học viện; đại học; cơ sở giáo dục; cơ sở đào tạo; cơ sở giáo dục và đào tạo; cơ sở giáo dục, đào tạo; cơ sở dạy nghề; cao đẳng; trung cấp; THCS; THPT; PTDTNT; ĐH; CĐ; nhà xuất bản; nhà hát; bảo tàng; thư viện"},
	{open, institutions, "CSĐT; CSGD; CSYT; CSKCB; phòng khám; phòng khám đa khoa; cơ sở y tế; bệnh viện; cơ sở khám bệnh, chữa bệnh; cơ sở khám chữa bệnh"},
	{open, institutions, "hệ thống báo chí; hệ thống báo chí, truyền thông; báo chí, truyền thông; báo chí; báo, đài; cơ quan báo chí; cơ quan thông tấn, báo chí; cơ quan thông tin, báo chí; cơ quan truyền thông; cơ quan báo, đài; hệ thống truyền thanh; hệ thống truyền thanh cơ sở; hệ thống loa truyền thanh; hệ thống loa truyền thanh cơ sở; hệ thống đài truyền thanh; hệ thống thông tin cơ sở"},

	{member, anybody, "cơ quan tham mưu, giúp việc; cơ quan chuyên trách tham mưu, giúp việc; ban tham mưu, giúp việc; cơ quan giúp việc; cơ quan tham mưu; bộ phận tham mưu; bộ phận giúp việc"},
	{plural, anybody, "cơ quan thường trực; bộ phận; cơ sở"},
	{plural, enterprises, "nhà máy; xí nghiệp; nông trường; lâm trường"},
	{plural, units, "văn phòng"},
	{plural, institutions, "nhà trường; trạm y tế"},
	{plural, committees, "cấp"},
	{open, units, "đại lý thu BHXH; đại lý thu BHYT; đại lý thu BHXH, BHYT; đại lý thu bảo hiểm xã hội; đại lý thu bảo hiểm xã hội, bảo hiểm y tế; tổ chức dịch vụ thu"},
	{plural, units, "tổ giúp việc; binh chủng; binh đoàn; lữ đoàn; điểm thu; quân khu; quân đoàn; quân chủng; sư đoàn; trung đoàn; tiểu đoàn; tổ; lớp; bộ môn; đội; trạm; hạt; phân xưởng; đại lý; đại lý thu; tổ CM; tổ chuyên môn; tổ nghiệp vụ; tổ bộ môn; phân hiệu; phân viện; khu bảo tồn; khu bảo tồn thiên nhiên"},
	{open, party, "chi bộ; chi ủy; chi ủy, chi bộ; đảng bộ; tổ chức cơ sở đảng; chi, đảng bộ; chi bộ, đảng bộ; đảng bộ, chi bộ"},
	{open, party, "ban đảng; ban của đảng; ban cán sự đảng; đảng đoàn; ban xây dựng đảng; cấp ủy; cấp ủy đảng; đảng ủy; cơ quan đảng; tổ chức đảng"},
	{open, party, "tỉnh ủy; huyện ủy"},
	{closed, masses, "đoàn thể, hội quần chúng; hội quần chúng; đoàn thể; đoàn thể quần chúng; tổ chức quần chúng; đoàn thể nhân dân; hội đoàn thể; mặt trận; mặt trận tổ quốc; ủy ban mặt trận tổ quốc Việt Nam các cấp"},
	{open, masses, "hội đoàn thể chính trị - xã hội; hội, đoàn thể chính trị - xã hội; đoàn thể chính trị - xã hội; tổ chức chính trị - xã hội; tổ chức chính trị, xã hội; tổ chức CT-XH; tổ chức đoàn thể; chi hội; chi đoàn; chi hội, chi đoàn; liên chi đoàn; liên chi hội; đoàn viện; đoàn khoa; liên chi hội sinh viên; chi hội sinh viên; công đoàn; công đoàn cơ sở"},
	{open, body.ClassesOf(body.StateBody), "cơ quan tư pháp; cơ quan tố tụng; cơ quan tiến hành tố tụng; cơ quan thi hành án; cơ quan tòa án; cơ quan viện kiểm sát; cơ quan công an; cơ quan quân sự; cơ quan quân sự địa phương; cơ quan thuế; cơ quan hải quan; cơ quan bảo hiểm xã hội; cơ quan thống kê; cơ quan thanh tra; cơ quan kiểm tra; cơ quan điều tra; cơ quan đăng kiểm; cơ quan tài chính; cơ quan nội vụ; cơ quan y tế; cơ quan xây dựng; cơ quan tài nguyên và môi trường; cơ quan nông nghiệp và môi trường; cơ quan dân tộc; cơ quan kế hoạch và đầu tư; cơ quan kho bạc nhà nước; cơ quan thú y; cơ quan bảo hiểm; cơ quan kiểm lâm"},
	{plural, body.ClassesOf(body.StateBody), "cơ quan thi hành án dân sự"},
	{open, body.ClassesOf(body.Council), "hội đồng"},
	{open, body.ClassesOf(body.InterAgency), "ban chỉ đạo; tiểu ban"},
	{open, associations, "hội; hiệp hội; hiệp hội, ngành hàng; hiệp hội ngành hàng; tổ chức xã hội; tổ chức xã hội - nghề nghiệp"},

	{open, enterprises, "DNNN; DNNVV; DNTN; DNVVN; nhà thầu thi công; nhà thầu tư vấn; doanh nghiệp; doanh nghiệp nhà nước; cộng đồng doanh nghiệp; tập đoàn; tổng công ty; công ty; hợp tác xã; hộ kinh doanh; cơ sở lưu trú; hãng; hãng sản xuất; hãng cung cấp; đơn vị nhà thầu; hãng hàng không; hãng tàu; hãng vận tải; cơ sở sản xuất; cơ sở kinh doanh; cơ sở sản xuất, kinh doanh; cơ sở chế biến; làng nghề; chủ thể; chủ thể OCOP; chủ thể sản xuất; hộ sản xuất; hộ nông dân; hộ chăn nuôi; hộ sản xuất kinh doanh; trang trại; gia trại; chủ trang trại; chủ cơ sở; chủ tàu; chủ tàu cá; thương nhân; cơ sở giết mổ; cơ sở chăn nuôi"},
	{open, enterprises, "thương nhân đầu mối; doanh nghiệp đầu mối; thương nhân phân phối; tổng đại lý; nhà cung cấp; nhà phân phối; nhà phát triển; nhà tài trợ; quỹ đầu tư; nhà đầu tư; nhà thầu; nhà mạng; nhà cung cấp dịch vụ; nhà sản xuất; TCTD; NHTM; NHTMCP; QTDND; tư vấn giám sát; tư vấn thiết kế; tư vấn thẩm tra; tư vấn quản lý dự án; tư vấn lập dự án; tổ chức thẩm định giá; tổ chức đấu giá tài sản; tổ chức cung ứng dịch vụ; ngân hàng; ngân hàng thương mại; tổ chức tín dụng; quỹ tín dụng; quỹ tín dụng nhân dân"},
	{open, anybody, "toàn đảng; toàn đảng bộ; toàn chi bộ; toàn trường; toàn cơ quan; toàn đơn vị; toàn ngành; toàn xã hội; toàn dân; hệ thống chính trị; cả hệ thống chính trị; cấp có thẩm quyền; liên danh; liên danh nhà thầu; ngành y tế; ngành giáo dục; ngành giáo dục và đào tạo; ngành công an; ngành quân đội; ngành nông nghiệp; ngành nông nghiệp và môi trường; ngành tư pháp; ngành thuế; ngành hải quan; ngành công thương; ngành xây dựng; ngành văn hóa; ngành tài chính; ngành ngân hàng; ngành bảo hiểm xã hội; ngành kiểm sát; ngành tòa án; ngành nội vụ; ngành lao động; ngành du lịch; ngành thanh tra; ngành thống kê; ngành tuyên giáo; ngành kiểm tra đảng; ngành điện; ngành bưu điện"},
	{open, anybody, "cơ quan ngành dọc; đơn vị ngành dọc; cơ quan, đơn vị ngành dọc; khối cơ quan; khối; khối thi đua; cụm thi đua; cụm, khối thi đua; tập thể; cơ sở tôn giáo; đơn vị vận hành; đơn vị quản lý; đơn vị quản lý, vận hành; đơn vị thi công; đơn vị cung cấp dịch vụ; đơn vị; tổ chức; bên; đối tác; đối tác phát triển; CĐT; TVGS; TVTK; bên A; bên B; bên mua; bên bán; bên giao; bên nhận; chủ đầu tư; chủ đầu tư xây dựng và kinh doanh hạ tầng; chủ đầu tư hạ tầng; chủ quản hệ thống thông tin; chủ quản; bên giao; bên nhận; bên mua; bên bán; chủ đầu tư kinh doanh hạ tầng; chủ rừng; chủ sở hữu; lực lượng; lực lượng chức năng; tổ chức quốc tế"},
	{open, anybody, "cơ quan chức năng; cơ quan nhà nước; cơ quan hành chính; cơ quan hành chính nhà nước; cơ quan quản lý nhà nước; cơ quan có thẩm quyền; cơ quan đăng ký; cơ quan đăng ký đầu tư; cơ quan đăng ký kinh doanh; tổ chức hành chính; tổ chức hành chính khác; tổ chức khác; lực lượng quân đội; lực lượng kiểm lâm; lực lượng công an; lực lượng quân sự; lực lượng biên phòng; lực lượng cảnh sát; lực lượng dân quân; lực lượng quản lý thị trường; lực lượng tham gia bảo vệ an ninh, trật tự; lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; lực lượng tham gia bảo vệ an ninh trật tự; lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở; lực lượng tham gia bảo vệ ANTT; lực lượng tham gia bảo vệ ANTT ở cơ sở; lực lượng bảo vệ an ninh trật tự; lực lượng bảo vệ an ninh trật tự ở cơ sở; lực lượng bảo vệ ANTT cơ sở; lực lượng bảo vệ ANTT ở cơ sở; lực lượng vũ trang; lực lượng hải quan"},
	{open, anybody, "cơ quan Việt Nam ở nước ngoài; cơ quan đại diện Việt Nam ở nước ngoài; cơ quan đại diện Việt Nam; cơ quan đại diện ngoại giao; cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài; cơ quan được giao chủ trì soạn thảo; cơ quan, đơn vị được giao chủ trì soạn thảo; cơ quan chủ trì soạn thảo; đơn vị chủ trì soạn thảo; cơ quan, đơn vị chủ trì soạn thảo; cơ quan đại diện; cơ quan đại diện Việt Nam ở nước ngoài"},

	{open, persons, "người phụ trách; người làm công tác; người khai hải quan; người khai thuế; người vay vốn; người hưởng; người thụ hưởng; người tham gia; người bị hại; người bệnh; người khởi kiện; người yêu cầu; người tiêu dùng; người có nhu cầu"},
	{member, persons, "cán bộ không chuyên trách; người hoạt động không chuyên trách; cán bộ, công chức và người hoạt động không chuyên trách; cán bộ, công chức, người hoạt động không chuyên trách; công chức và cán bộ không chuyên trách; công chức, người hoạt động không chuyên trách; cán bộ bán chuyên trách; cán bộ chuyên trách; công chức và người hoạt động không chuyên trách"},
	{open, institutions, "cơ sở KCB; cơ sở KB, CB; cơ sở KBCB; cơ sở KCB BHYT; cơ sở khám chữa bệnh BHYT; cơ sở khám bệnh, chữa bệnh BHYT; cơ sở XN; cơ sở GD; cơ sở GD&ĐT; cơ sở GD-ĐT; cơ sở GDNN; cơ sở GDĐH; cơ sở GDMN; cơ sở TGXH; cơ sở trợ giúp xã hội; cơ sở cai nghiện; cơ sở giáo dục nghề nghiệp; cơ sở giáo dục đại học; cơ sở giáo dục mầm non; cơ sở giáo dục phổ thông; cơ sở GDTX; cơ sở ĐT; cơ sở YTDP; cơ sở y học cổ truyền; cơ sở bán lẻ thuốc; cơ sở kinh doanh dược; cơ sở tiêm chủng; cơ sở điều trị; cơ sở dược"},
	{open, enterprises, "cơ sở SXKD; cơ sở SX, KD; cơ sở sản xuất kinh doanh; cơ sở sản xuất, kinh doanh thực phẩm; cơ sở kinh doanh dịch vụ; cơ sở dịch vụ ăn uống; cơ sở dịch vụ; cơ sở kinh doanh có điều kiện; cơ sở công nghiệp nông thôn; cơ sở CNNT"},
	{member, persons, "cán bộ lãnh đạo; cán bộ lãnh đạo, quản lý; cán bộ, giáo viên, nhân viên; cán bộ, giáo viên; cán bộ quản lý, giáo viên, nhân viên; cán bộ quản lý, giáo viên; giáo viên, nhân viên; ông, bà; ông bà; ông (bà); ông/bà; ông, (bà); CVNC; CVTH; CVC; CVCC; tổng phụ trách; TPT Đội; TPT; GVBM; CB-GV-NV; CBGV-NV; CBQL, GV; CBQL, GV, NV"},
	{closed, persons, "hộ nghèo; hộ cận nghèo; người có công; người cao tuổi; người khuyết tật; cá nhân; công dân; người dân; du khách; khách du lịch; khách tham quan; tiểu thương; nhân dân; nhân dân các dân tộc; đồng bào các dân tộc; đoàn viên; hội viên; ngư dân; cử tri"},
	{plural, persons, "tỉnh ủy viên; thành ủy viên; huyện ủy viên; TUV; HUV; ĐUV; đại biểu; đối tượng; chuyên viên; cán bộ; công chức; viên chức; đảng ủy viên; cấp ủy viên"},
	{open, persons, "người có đất thu hồi; người có đất; người sử dụng đất; người bị thu hồi đất; người nộp thuế; người sử dụng lao động; người dùng; người có thẩm quyền; cộng đồng dân cư; cộng đồng"},
	{member, persons, "CB, CC; CB, CC, VC; CC, VC; CBNV; CNV; CV; CBQL; CNVC-LĐ; CBGVNV; sĩ quan; sĩ quan trực ban; trực ban; trực chỉ huy; chiến sĩ; cán bộ, chiến sĩ; CBCS; hạ sĩ quan; quân nhân; dân quân; thuyền trưởng; máy trưởng; cảnh sát khu vực; cảnh sát viên; rà soát viên; thẩm tra viên; thẩm định viên; trợ giúp viên; trợ giúp viên pháp lý; tư vấn viên; tư vấn viên pháp luật; kiểm sát viên; công chứng viên; đấu giá viên; hướng dẫn viên; huấn luyện viên; phóng viên; biên tập viên; kiểm lâm viên; quan trắc viên; đăng kiểm viên; luật sư; thẩm phán; thư ký tòa án; hội thẩm; điều tra viên; giám sát viên; kiểm tra viên; kiểm soát viên; khuyến nông viên; bác sĩ; dược sĩ; điều dưỡng; điều dưỡng trưởng; hộ sinh; kỹ thuật viên; nhân viên y tế; nhân viên y tế thôn; cộng tác viên; tình nguyện viên; tuyên truyền viên; báo cáo viên; hòa giải viên; công an viên; thôn đội trưởng; cố vấn học tập; trợ lý; giáo vụ; lớp trưởng; bí thư đoàn; tổng phụ trách đội; trưởng bản; buôn trưởng; trưởng buôn; trưởng bon; trưởng sóc; trưởng phum; bản trưởng; trưởng ấp; trưởng làng; tổ trưởng tổ dân phố; trưởng khu phố; trưởng khu dân cư; trưởng xóm; trưởng khóm; chức sắc; chức việc; chức sắc, chức việc; cán bộ đầu mối; công chức đầu mối; cán bộ, công chức đầu mối; GV; HS; SV; HSSV; PHHS; CBGV; CBGVNV; CB, GV, NV; TTCM; CBVC; CNVC; NLĐ; đồng nghiệp; giáo viên; giáo viên chủ nhiệm; giáo viên bộ môn; tổ trưởng chuyên môn; giảng viên; sinh viên; học sinh; học viên; người học; phụ huynh; phụ huynh học sinh; cha mẹ học sinh; người đại diện; người đại diện phần vốn; người đại diện vốn; người phát ngôn; chuyên gia; nhà khoa học; người lao động; đảng viên; cán bộ, đảng viên; công chức chuyên môn; công chức chuyên trách; già làng; nghệ nhân; nghệ nhân ưu tú; nghệ nhân nhân dân; nghệ nhân dân gian; người có uy tín; hộ dân; hộ gia đình; CBCC; CBCCVC; CCVC; CBCCVCNLĐ; cán bộ, công chức; công chức, viên chức; cán bộ, công chức, viên chức; cán bộ, công chức, viên chức, người lao động"},
	{member, offices, "thành viên; ủy viên"},
	{member, persons, "đại biểu hội đồng nhân dân; đại biểu quốc hội"},
	{member, anybody, "cơ quan thành viên"},
}

// The members of the Task Force of the Prime Minister for the reform of
// administrative procedures (Decision 932/QĐ-TTg of 6 August 2023), whose
// plans speak of "thành viên Tổ công tác" without more.
const (
	taskForce = body.ID("local:to-cong-tac-tthc")
	members   = "thành viên tổ công tác; thành viên của tổ công tác; thành viên tổ công tác cải cách thủ tục hành chính; thành viên tổ công tác cải cách thủ tục hành chính của thủ tướng chính phủ"
)

// plainNouns are open nouns that their classes say in full.
const plainNouns = "đơn vị; tổ chức; doanh nghiệp; hiệp hội; thành viên; đơn vị trực thuộc"

// family is nouns that stand together in a row of two or more, in any order:
// "huyện, thị xã, thành phố". A row is one noun.
type family struct {
	kind    nounKind
	classes body.Classes
	nouns   string
	chief   string // one of these is in the row; empty: whichever
	first   string // the row begins with this; empty: whichever
	tail    string // what stands behind the row
}

var families = []family{
	{kind: closed, classes: central, nouns: "bộ; ban; ngành", chief: "bộ"},
	{kind: closed, classes: central, nouns: "bộ; ban; ngành", tail: " trung ương"},
	{kind: agency, nouns: "ban; ngành"},
	{kind: closed, classes: departments, nouns: "sở; ban; ngành", chief: "sở"},
	{kind: closed, classes: divisions, nouns: "phòng; ban"},
	{kind: closed, classes: provinces, nouns: "tỉnh; thành phố", first: "tỉnh"},
	{kind: closed, classes: provinces, nouns: "tỉnh; thành phố", first: "tỉnh", tail: " trực thuộc trung ương"},
	{kind: closed, classes: provinces, nouns: "tỉnh; liên tỉnh; thành phố", first: "tỉnh"},
	{kind: closed, classes: provinces, nouns: "tỉnh; liên tỉnh; thành phố", first: "tỉnh", tail: " trực thuộc trung ương"},
	{kind: closed, classes: provinces, nouns: "tỉnh; thành", first: "tỉnh"},
	{kind: closed, classes: districts, nouns: "huyện; quận; thị xã; thành phố", chief: "huyện; quận; thị xã"},
	{kind: closed, classes: districts, nouns: "huyện; thị; thành phố", first: "huyện"},
	{kind: closed, classes: districts, nouns: "huyện; thành; thị", first: "huyện"},
	{kind: open, classes: party, nouns: "tỉnh ủy; thành ủy; thị ủy; huyện ủy"},
	{kind: open, classes: party, nouns: "huyện; thị; thành", first: "huyện", tail: " ủy"},
	{kind: open, classes: party, nouns: "tỉnh; thành", first: "tỉnh", tail: " ủy"},
	{kind: open, classes: masses, nouns: "tỉnh; thành", first: "tỉnh", tail: " đoàn"},
	{kind: open, classes: masses, nouns: "huyện; thị; thành", first: "huyện", tail: " đoàn"},
	{kind: open, classes: masses, nouns: "xã; phường", tail: " đoàn"},
	{kind: open, classes: institutions, nouns: "MN; TH; THCS; THPT; TH&THCS"},
	{kind: closed, classes: masses, nouns: "hội; đoàn thể", chief: "đoàn thể"},
	{kind: open, classes: anybody, nouns: "cơ quan; đơn vị; tổ chức"},
	{kind: open, classes: anybody | provinces, nouns: "cơ quan; đơn vị; tổ chức", tail: ", địa phương"},
}

// rows is the rows that the family makes, its nouns apart by commas.
func (f *family) rows() []string {
	var all []string
	nouns, chief := list(f.nouns), list(f.chief)
	var grow func(row []string)
	grow = func(row []string) {
		isChief := func(noun string) bool { return slices.Contains(chief, noun) }
		if len(row) > 1 && (chief == nil || slices.ContainsFunc(row, isChief)) {
			all = append(all, strings.Join(row, ", ")+f.tail)
		}
		for _, noun := range nouns {
			if !slices.Contains(row, noun) && (len(row) > 0 || f.first == "" || f.first == noun) {
				grow(append(slices.Clip(row), noun))
			}
		}
	}
	grow(nil)
	return all
}

// nouns is the nouns and the rows of families.
var nouns = reading.TableOf(func() map[string]noun {
	table := map[string]noun{}
	plain := list(plainNouns)
	put := func(words string, n noun) {
		n.row = strings.Contains(words, ",")
		n.several = n.row || n.kind < open && strings.Contains(words, " ") && !strings.HasPrefix(words, "mặt trận") || n.kind == open && n.classes&^(ministry|departments) == 0 && n.classes != 0 && strings.Contains(words, "ngành")
		table[words] = n
		if undashed := strings.ReplaceAll(words, " - ", " "); undashed != words {
			table[undashed] = n // "tổ chức chính trị xã hội"
		}
	}
	for _, row := range nounRows {
		for _, words := range list(row.nouns) {
			put(words, noun{kind: row.kind, classes: row.classes, plain: slices.Contains(plain, words)})
		}
	}
	for _, words := range list(members) {
		put(words, noun{kind: closed, classes: offices, of: taskForce})
	}
	for _, f := range families {
		for _, words := range f.rows() {
			put(words, noun{kind: f.kind, classes: f.classes, plain: f.kind == open && f.classes&anybody != 0})
		}
	}
	return table
})

// list is phrases apart by semicolons.
func list(s string) []string {
	var phrases []string
	for phrase := range strings.SplitSeq(s, ";") {
		if phrase = strings.TrimSpace(phrase); phrase != "" {
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}

// set is phrases that are there or not.
func set(lists ...string) *reading.Table[bool] {
	return reading.TableOf(func() map[string]bool {
		rows := map[string]bool{}
		for _, l := range lists {
			for _, phrase := range list(l) {
				rows[phrase] = true
			}
		}
		return rows
	})
}

// lowerFirst makes a determiner small with which a group begins a sentence.
func lowerFirst(s string) string {
	for _, d := range []string{"Các ", "Những ", "Từng ", "Mỗi ", "Một ", "Toàn "} {
		if strings.HasPrefix(s, d) {
			return strings.ToLower(d) + s[len(d):]
		}
	}
	return s
}
