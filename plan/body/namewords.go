package body

// head is a word with which the name of a body begins.
type head struct {
	words string
	class Class // of a group of such bodies
	small bool  // may be written with a small letter
}

// heads of names of bodies that no registry need know.
var heads = []head{
	{"sở", Department, true},
	{"ban", Department, false},
	{"ban quản lý", Unit, false},
	{"ban cán sự đảng", PartyBody, false},
	{"đảng đoàn", PartyBody, false},
	{"ban chỉ đạo", InterAgency, false},
	{"ban chỉ huy", InterAgency, false},
	{"ban điều hành", InterAgency, false},
	{"ban tổ chức", PartyBody, false},
	{"ban thường vụ", PartyBody, false},
	{"ban tiếp công dân", Unit, false},
	{"vụ", Unit, false},
	{"cục", Unit, false},
	{"tổng cục", Unit, false},
	{"chi cục", Unit, false},
	{"phòng", Division, false},
	{"tổ", Unit, false},
	{"tổ công tác", TaskForce, true},
	{"tổ giúp việc", Unit, false},
	{"đội", Unit, false},
	{"trung tâm", Unit, false},
	{"viện", Institution, false},
	{"viện kiểm sát", StateBody, false},
	{"viện kiểm sát nhân dân", StateBody, true},
	{"học viện", Institution, false},
	{"trường", Institution, false},
	{"đại học", Institution, false},
	{"bệnh viện", Institution, false},
	{"trạm y tế", Institution, false},
	{"báo", Institution, false},
	{"tạp chí", Institution, false},
	{"nhà xuất bản", Institution, false},
	{"đài", Institution, false},
	{"đài phát thanh", Institution, false},
	{"đài truyền hình", Institution, false},
	{"thông tấn xã", Institution, false},
	{"cổng thông tin điện tử", Unit, false},
	{"thư viện", Institution, false},
	{"bảo tàng", Institution, false},
	{"ủy ban", InterAgency, false},
	{"ủy ban nhân dân", ProvincialCommittee, true},
	{"ủy ban mặt trận tổ quốc", MassOrganization, false},
	{"ủy ban kiểm tra", PartyBody, false},
	{"hội đồng nhân dân", ProvincialCouncil, true},
	{"thường trực hội đồng nhân dân", ProvincialCouncil, true},
	{"hội đồng", Council, false},
	{"văn phòng", Unit, false},
	{"thanh tra", Department, false},
	{"công an", Department, true},
	{"quân khu", Unit, false},
	{"bộ đội biên phòng", Unit, false},
	{"bộ chỉ huy", Unit, false},
	{"bộ chỉ huy quân sự", Unit, false},
	{"bộ tư lệnh", Unit, false},
	{"bộ tham mưu", Unit, false},
	{"bộ phận", Unit, false},
	{"hải quan", Unit, false},
	{"thuế", Unit, false},
	{"cục thuế", Unit, false},
	{"thống kê", Unit, false},
	{"kho bạc", Unit, false},
	{"kho bạc nhà nước", Unit, false},
	{"bảo hiểm xã hội", Unit, true},
	{"ngân hàng", Enterprise, false},
	{"ngân hàng nhà nước", Unit, false},
	{"ngân hàng chính sách xã hội", Enterprise, false},
	{"kiểm toán", StateBody, false},
	{"tòa án", StateBody, false},
	{"tòa án nhân dân", StateBody, true},
	{"thi hành án", Unit, false},
	{"quốc hội", StateBody, false},
	{"ủy ban thường vụ quốc hội", StateBody, false},
	{"đoàn đại biểu quốc hội", StateBody, false},
	{"tỉnh ủy", PartyBody, false},
	{"thành ủy", PartyBody, false},
	{"huyện ủy", PartyBody, false},
	{"đảng ủy", PartyBody, true},
	{"đảng bộ", PartyBody, false},
	{"chi bộ", PartyBody, false},
	{"trung ương", PartyBody, false},
	{"mặt trận", MassOrganization, false},
	{"mặt trận tổ quốc", MassOrganization, false},
	{"đoàn thanh niên", MassOrganization, false},
	{"đoàn thanh niên cộng sản", MassOrganization, false},
	{"tỉnh đoàn", MassOrganization, false},
	{"thành đoàn", MassOrganization, false},
	{"trung ương đoàn", MassOrganization, false},
	{"hội", Association, false},
	{"hội nông dân", MassOrganization, false},
	{"hội liên hiệp", MassOrganization, false},
	{"hội cựu chiến binh", MassOrganization, false},
	{"liên đoàn", MassOrganization, false},
	{"liên đoàn lao động", MassOrganization, false},
	{"tổng liên đoàn", MassOrganization, false},
	{"công đoàn", MassOrganization, false},
	{"liên minh", Association, false},
	{"liên hiệp", Association, false},
	{"hiệp hội", Association, false},
	{"câu lạc bộ", Association, false},
	{"quỹ", Institution, false},
	{"tập đoàn", Enterprise, false},
	{"tổng công ty", Enterprise, false},
	{"công ty", Enterprise, false},
	{"hợp tác xã", Enterprise, false},
	{"điện lực", Enterprise, false},
	{"bưu điện", Enterprise, false},
	{"viễn thông", Enterprise, false},
	{"vnpt", Enterprise, false},
	{"viettel", Enterprise, false},
	{"mobifone", Enterprise, false},
	{"vcci", Association, false},
	{"evn", Enterprise, false},
	{"thường trực", PartyBody, false},
	{"tỉnh", ProvincialCommittee, true},
	{"thành phố", ProvincialCommittee, true},
	{"huyện", DistrictCommittee, true},
	{"quận", DistrictCommittee, true},
	{"thị xã", DistrictCommittee, true},
	{"xã", CommuneCommittee, true},
	{"phường", CommuneCommittee, true},
	{"thị trấn", CommuneCommittee, true},
	{"đặc khu", CommuneCommittee, true},
	{"tổ trưởng", Office, false},
	{"tổ phó", Office, false},
	{"bộ", Ministry, false},
	{"cơ quan thường trực", StandingAgency, true},
	{"nhà máy", Enterprise, false},
	{"lđlđ", MassOrganization, false},
	{"khu", Unit, false},
	{"vườn quốc gia", Unit, false},
	{"cảng vụ", Unit, false},
}

// fields are what sở, phòng, ban, vụ and ministries are for: names that hold
// "và" and commas and end here.
var fields = []string{
	"Nội vụ", "Tư pháp", "Tài chính", "Kế hoạch và Đầu tư", "Công Thương", "Nông nghiệp và Môi trường",
	"Nông nghiệp và Phát triển nông thôn", "Xây dựng", "Giao thông vận tải", "Giao thông công chánh", "Giao thông vận tải - Xây dựng",
	"Tài nguyên và Môi trường", "Thông tin và Truyền thông", "Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Y tế",
	"Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao",
	"Văn hóa, Thể thao", "Du lịch", "Ngoại vụ", "Dân tộc", "Dân tộc và Tôn giáo", "Dân tộc - Tôn giáo", "Quy hoạch - Kiến trúc", "Quy hoạch và Kiến trúc", "An toàn thực phẩm",
	"Công an", "Quốc phòng", "Ngoại giao", "Văn hóa, Thông tin", "Văn hóa và Thông tin", "Văn hóa - Thông tin", "Văn hóa - Xã hội", "Văn hóa và Xã hội",
	"Kinh tế", "Kinh tế, Hạ tầng và Đô thị", "Kinh tế - Hạ tầng", "Kinh tế và Hạ tầng", "Tài chính - Kế hoạch", "Tài chính và Kế hoạch",
	"Quản lý đô thị", "Tổ chức cán bộ", "Tổ chức - Hành chính", "Hành chính - Tổng hợp", "Kế hoạch - Tài chính", "Kế hoạch và Tài chính",
	"Pháp chế", "Hợp tác quốc tế", "Kiểm soát thủ tục hành chính", "Tiếp công dân", "Giáo dục, Khoa học và Công nghệ",
	"TT&TT", "TTTT", "KH&CN", "KHCN", "KH&ĐT", "KHĐT", "GD&ĐT", "GDĐT", "GD-ĐT", "TN&MT", "TNMT", "NN&PTNT", "NNPTNT", "NN&MT", "NNMT",
	"LĐTBXH", "LĐ-TBXH", "LĐ-TB&XH", "LĐTB&XH", "LĐ,TB&XH", "LĐTB và XH", "LĐ-TB và XH", "VHTTDL", "VHTT&DL", "VH,TT&DL", "VH&TT", "VHTT", "GTVT", "DT&TG", "DTTG", "KT-HT", "VH-XH", "TC-KH", "QH-KT",
	"Tuyên giáo", "Tuyên giáo và Dân vận", "Tổ chức", "Nội chính", "Dân vận", "Kiểm tra", "Chính sách, chiến lược",
}

// fixedNames hold signs or "và" that would otherwise end a name.
var fixedNames = []string{
	"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng Hội đồng nhân dân - Ủy ban nhân dân",
	"Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân", "Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân",
	"Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân", "Văn phòng Đoàn đại biểu Quốc hội",
	"Đoàn đại biểu Quốc hội và Hội đồng nhân dân", "Thường trực Hội đồng nhân dân",
	"Hội đồng nhân dân và Ủy ban nhân dân",
	"Ban Tuyên giáo và Dân vận", "Ban Quản lý các khu công nghiệp và khu kinh tế", "Ban Quản lý khu kinh tế và các khu công nghiệp",
	"Ban Quản lý Khu kinh tế và Khu công nghiệp", "Ban Quản lý các khu kinh tế và khu công nghiệp", "Ban Quản lý các khu công nghiệp và chế xuất",
	"Ban Quản lý các Khu chế xuất và công nghiệp", "Ban Quản lý Khu công nghệ cao và các khu công nghiệp", "Ban Quản lý các khu công nghiệp", "Ban Quản lý các khu kinh tế", "Ban Quản lý các dự án", "Ban Quản lý khu công nghệ cao và khu công nghiệp",
	"Báo và phát thanh, truyền hình", "Báo và Đài phát thanh, truyền hình", "Báo và Đài Phát thanh - Truyền hình", "Báo và Đài PT-TH", "Báo và Đài PTTH", "Đài Phát thanh và Truyền hình", "Đài Phát thanh - Truyền hình", "Đài Phát thanh, Truyền hình",
	"Trung tâm Văn hóa, Thông tin và Thể thao", "Trung tâm Văn hóa, Thể thao và Truyền thông", "Trung tâm Văn hóa - Thông tin", "Trung tâm Chuyển đổi số", "Trung tâm Công nghệ thông tin và Truyền thông",
	"TT Phục vụ hành chính công", "Trung tâm Phục vụ hành chính công", "Trung tâm Phục vụ hành chính công - Kiểm soát thủ tục hành chính", "Bộ phận Tiếp nhận và Trả kết quả", "Bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính",
	"Liên đoàn Thương mại và Công nghiệp Việt Nam", "Phòng Thương mại và Công nghiệp Việt Nam", "Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên hiệp các tổ chức hữu nghị",
	"Hội đồng Phối hợp phổ biến, giáo dục pháp luật", "Hội đồng phối hợp PBGDPL", "Ban Vì sự tiến bộ của phụ nữ",
	"Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06",
	"Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số", "Ban Chỉ đạo cải cách hành chính và chuyển đổi số",
	"Tổ công tác triển khai Đề án 06", "Tổ công tác Đề án 06", "Tổ công tác 06",
	"Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội", "Mặt trận Tổ quốc và các đoàn thể", "Mặt trận Tổ quốc Việt Nam và các đoàn thể",
	"Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội", "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
	"Hội đồng Lý luận Trung ương", "Hội đồng thi đua - khen thưởng", "Ban Thi đua - Khen thưởng", "Ban Thi đua, Khen thưởng",
	"Bộ Chỉ huy Bộ đội Biên phòng", "Ban Chỉ huy Phòng thủ dân sự", "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn",
	"Cục Quản lý, giám sát bảo hiểm", "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
}

// roles

// leadWords say that those before them lead.
var leadWords = []string{
	"chủ trì", "đồng chủ trì", "chủ trì thực hiện", "chủ trì, thực hiện", "chủ trì tham mưu", "chủ trì, tham mưu", "chủ trì tổng hợp", "chủ trì triển khai", "chủ trì tổ chức thực hiện",
	"chủ trì, đầu mối", "làm đầu mối", "là đầu mối", "đầu mối", "làm đầu mối tổng hợp", "là cơ quan chủ trì", "là đơn vị chủ trì", "được giao chủ trì", "là cơ quan đầu mối", "là đơn vị đầu mối",
	"làm đầu mối chủ trì", "đầu mối chủ trì", "chịu trách nhiệm chính", "chịu trách nhiệm chủ trì", "giữ vai trò chủ trì", "cơ quan chủ trì", "đơn vị chủ trì", "cơ quan đầu mối", "đơn vị đầu mối", "chủ trì, làm đầu mối", "đầu mối tổng hợp", "đầu mối theo dõi", "chủ trì theo dõi", "cơ quan thường trực, chủ trì",
}

// coordinateWith says that those before lead and those after coordinate.
var coordinateWith = []string{
	"phối hợp với", "phối hợp cùng", "phối hợp cùng với", "phối hợp chặt chẽ với", "phối hợp chặt chẽ cùng", "phối hợp thường xuyên với", "chủ động phối hợp với", "phối hợp, trao đổi với", "thống nhất với", "chủ trì cùng", "chủ trì cùng với", "có sự phối hợp của", "có sự phối hợp với",
	"với sự phối hợp của", "với sự tham gia của", "cùng sự phối hợp của", "phối hợp đồng bộ với", "chủ động, phối hợp chặt chẽ với",
}

// coordinateWords say that those before them coordinate.
var coordinateWords = []string{"phối hợp", "cùng phối hợp", "phối hợp thực hiện", "phối hợp triển khai", "phối hợp triển khai thực hiện", "phối hợp, hỗ trợ", "tham gia phối hợp", "cơ quan phối hợp", "đơn vị phối hợp", "phối hợp tham mưu", "tham gia", "phối hợp chặt chẽ"}

// labelWords are what a label before ":" is made of, besides the words of roles.
var labelWords = []string{
	"cơ quan", "đơn vị", "các cơ quan", "các đơn vị", "cấp", "tổ chức", "bộ", "ngành", "sở", "bộ phận", "các", "lãnh đạo", "phân công", "trách nhiệm", "giao", "người",
	"thực hiện", "triển khai", "tham mưu", "thường trực", "chịu trách nhiệm", "chính", "chỉ đạo", "tổng hợp", "theo dõi", "báo cáo", "địa phương", "giúp việc", "tổ chức thực hiện", "triển khai thực hiện", "được giao", "có liên quan", "liên quan", "và", "với", "cùng", "cùng với", "chuyên môn",
}

// leaders are heads of bodies; the body is meant.
var leaders = []string{
	"bộ trưởng", "thứ trưởng", "thủ trưởng", "chủ tịch", "phó chủ tịch", "chủ nhiệm", "phó chủ nhiệm", "giám đốc", "phó giám đốc", "cục trưởng", "vụ trưởng", "tổng cục trưởng", "chánh văn phòng", "chánh thanh tra",
	"trưởng", "trưởng ban", "trưởng phòng", "trưởng các", "tổng giám đốc", "thống đốc", "tổng thanh tra", "lãnh đạo", "người đứng đầu", "tổng biên tập", "bí thư", "viện trưởng", "hiệu trưởng", "chỉ huy trưởng", "tổng kiểm toán", "chánh án", "viện trưởng viện", "chi cục trưởng", "đại diện", "đại diện lãnh đạo", "bộ trưởng, chủ nhiệm",
}

var exceptWords = []string{"trừ", "ngoại trừ", "không bao gồm", "không kể"}

// placeWords before a name of a place.
var placeWords = []string{"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu", "cấp tỉnh", "cấp thành phố", "cấp huyện", "cấp xã", "khu vực", "liên khu vực", "cơ sở", "các cấp", "trung ương", "quốc gia", "nhà nước", "việt nam", "tỉnh ủy", "thành ủy", "huyện ủy", "đảng ủy"}

var joiners = []string{"và", "cùng", "cùng với", "với", "hoặc", "đồng thời", "v.v", "giao", "đề nghị", "yêu cầu", "là", "do", "gồm", "bao gồm", "trong đó"}

// verbs with which running text goes on after a body.
var verbs = []string{
	"thực hiện", "tổ chức", "triển khai", "nghiên cứu", "xây dựng", "rà soát", "tham mưu", "báo cáo", "hướng dẫn", "đôn đốc", "tổng hợp", "trình", "ban hành", "tiếp tục",
	"tăng cường", "chịu trách nhiệm", "chủ động", "căn cứ", "theo dõi", "kiểm tra", "giám sát", "phê duyệt", "thẩm định", "đề xuất", "cung cấp", "bố trí", "hoàn thành", "hoàn thiện",
	"thúc đẩy", "đẩy mạnh", "phát huy", "trực tiếp", "chỉ đạo", "gửi", "công bố", "công khai", "cập nhật", "nâng cấp", "kết nối", "tích hợp", "khẩn trương", "kịp thời", "tập trung",
	"thường xuyên", "định kỳ", "đánh giá", "sửa đổi", "bổ sung", "lập", "xác định", "đầu tư", "quản lý", "vận hành", "bảo đảm", "đảm bảo", "hỗ trợ", "tuyên truyền", "đào tạo", "chuẩn bị", "thành lập", "tiếp nhận", "xử lý", "giải quyết", "phân công", "khai thác", "để", "khi", "sau khi", "trước khi", "nhằm", "có trách nhiệm", "có nhiệm vụ", "có văn bản", "phải", "cần", "sẽ", "đã", "đang", "được", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng", "hằng quý", "hàng quý", "tự", "ưu tiên", "quán triệt", "quyết định", "xem xét", "cho ý kiến", "góp ý", "tạo điều kiện", "phát triển", "ứng dụng", "nâng cao", "đề nghị", "thông báo", "cử", "làm", "đưa", "lấy", "tháo gỡ", "chấn chỉnh", "xác minh", "thống kê", "số hóa", "tái cấu trúc", "phổ biến", "đưa ra", "kiện toàn", "cắt giảm", "đơn giản hóa", "khắc phục", "huy động", "phân tích", "thu thập", "tổng kết", "sơ kết",
}

// nameVerbs are verbs that are usual in the names of units.
var nameVerbs = []string{"đầu tư", "xây dựng", "quản lý", "phát triển", "hỗ trợ", "đào tạo", "ứng dụng", "kiểm tra", "giám sát", "thẩm định", "đánh giá", "tổ chức",
	"thống kê", "số hóa", "khai thác", "cung cấp", "kết nối", "tuyên truyền", "tiếp nhận", "giải quyết", "xử lý", "công bố", "vận hành", "huy động", "phân tích", "thu thập", "bảo đảm", "đảm bảo", "kiện toàn", "triển khai", "xác minh"}

// weakHeads are heads that as often stand inside a name.
var weakHeads = map[string]bool{"mobifone": true, "viettel": true, "vnpt": true, "evn": true, "vcci": true, "viễn thông": true, "bưu điện": true, "điện lực": true, "thuế": true, "thống kê": true, "hải quan": true, "báo": true, "quỹ": true,
	"trung ương": true, "thường trực": true, "tỉnh": true, "thành phố": true, "huyện": true, "quận": true, "xã": true, "phường": true, "mặt trận": true, "mặt trận tổ quốc": true, "tổ": true, "đội": true, "khu": true, "ngân hàng": true, "trường": true, "thanh tra": true,
	"công an": true, "hội": true, "đoàn thanh niên": true, "công đoàn": true, "tỉnh ủy": true, "thành ủy": true, "huyện ủy": true, "quốc hội": true,
	"tòa án": true, "kiểm toán": true, "đảng ủy": true, "đảng bộ": true, "thi hành án": true, "đại học": true, "doanh nghiệp": true, "kho bạc": true, "đoàn đại biểu quốc hội": true}

// compounds are words that are verbs, unless after one of these: công trình,
// công lập, việc làm, trật tự, ứng cử.
var compounds = map[string][]string{"trinh": {"cong", "qui", "chuong", "lo", "tien", "giao"}, "lap": {"cong", "doc", "thanh"}, "lam": {"viec"}, "tu": {"trat"}, "cu": {"bau", "ung"}}
