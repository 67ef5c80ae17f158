package body

import "sync"

// The sets of classes that plans name with fixed words. What "ngành", "cơ
// quan" and "địa phương" mean depends on the company they are in: after "bộ"
// they are the Government's, after "sở" those of a province. These readings
// are ours; no document defines them.
var (
	ministries   = ClassesOf(Ministry, MinistryLevelAgency)
	central      = ClassesOf(Ministry, MinistryLevelAgency, GovernmentAgency)
	provinces    = ClassesOf(ProvincialCommittee)
	localities   = ClassesOf(DistrictCommittee, CommuneCommittee)
	committees   = ClassesOf(ProvincialCommittee, DistrictCommittee, CommuneCommittee)
	councils     = ClassesOf(ProvincialCouncil, DistrictCouncil, CommuneCouncil)
	organisation = ClassesOf(Organization)

	// ranks is the classes whose members are all of one kind.
	ranks = central | committees | councils | ClassesOf(Department, Division)
)

// canonical is the words in which a set of classes is printed. Each is read
// back as the same set.
var canonical = []struct {
	classes Classes
	words   string
}{
	{central | provinces, "các bộ, ngành, địa phương"},
	{ministries | provinces, "các bộ, địa phương"},
	{central, "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"},
	{ministries, "các bộ, cơ quan ngang bộ"},
	{ClassesOf(Ministry), "các bộ"},
	{ClassesOf(MinistryLevelAgency), "các cơ quan ngang bộ"},
	{ClassesOf(GovernmentAgency), "các cơ quan thuộc Chính phủ"},
	{provinces, "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"},
	{ClassesOf(DistrictCommittee), "Ủy ban nhân dân cấp huyện"},
	{ClassesOf(CommuneCommittee), "Ủy ban nhân dân cấp xã"},
	{localities, "Ủy ban nhân dân cấp huyện, cấp xã"},
	{committees, "Ủy ban nhân dân các cấp"},
	{ClassesOf(ProvincialCommittee, CommuneCommittee), "Ủy ban nhân dân cấp tỉnh, cấp xã"},
	{ClassesOf(ProvincialCouncil, ProvincialCommittee), "Hội đồng nhân dân, Ủy ban nhân dân cấp tỉnh"},
	{ClassesOf(ProvincialCouncil), "Hội đồng nhân dân cấp tỉnh"},
	{ClassesOf(CommuneCouncil), "Hội đồng nhân dân cấp xã"},
	{ClassesOf(ProvincialCouncil, DistrictCouncil, CommuneCouncil), "Hội đồng nhân dân các cấp"},
	{ClassesOf(ProvincialCouncil, DistrictCouncil, CommuneCouncil) | committees, "Hội đồng nhân dân, Ủy ban nhân dân các cấp"},
	{ClassesOf(Department), "các sở, ban, ngành"},
	{ClassesOf(Department) | localities, "các sở, ban, ngành, địa phương"},
	{ClassesOf(Division), "các phòng, ban"},
	{ClassesOf(Unit), "các đơn vị trực thuộc"},
	{ClassesOf(MassOrganization), "các đoàn thể"},
	{ClassesOf(Association), "các hiệp hội"},
	{ClassesOf(Enterprise), "các doanh nghiệp"},
	{organisation, "các cơ quan, đơn vị"},
	{organisation | provinces, "các cơ quan, đơn vị, địa phương"},
	{organisation | ClassesOf(Person), "các tổ chức, cá nhân"},
	{ClassesOf(Person, Enterprise), "người dân, doanh nghiệp"},
	{ClassesOf(Person), "cá nhân"},
	{ClassesOf(Office), "các thành viên"},
}

func groupWords(s Classes) string {
	for _, c := range canonical {
		if c.classes == s {
			return c.words
		}
	}
	return s.String()
}

// noun is a noun that stands for a group.
type noun struct {
	words string
	kind  nounKind
	set   Classes
	of    ID
}

// nounKind says how a noun behaves beside others.
type nounKind uint8

const (
	closed   nounKind = iota // means its classes
	agencies                 // "ngành", "cơ quan": after "bộ" the central agencies, after "sở" departments
	places                   // "địa phương": after "sở" districts and communes, else provinces
	open                     // may go on in words of its own: "doanh nghiệp viễn thông"
	headed                   // has its own head and begins a part: "UBND cấp xã"
)

var nouns = []noun{
	{"bộ", closed, ClassesOf(Ministry), ""},
	{"cơ quan ngang bộ", closed, ClassesOf(MinistryLevelAgency), ""},
	{"ngang bộ", closed, ClassesOf(MinistryLevelAgency), ""},
	{"cơ quan thuộc chính phủ", closed, ClassesOf(GovernmentAgency), ""},
	{"cơ quan trực thuộc chính phủ", closed, ClassesOf(GovernmentAgency), ""},
	{"thuộc chính phủ", closed, ClassesOf(GovernmentAgency), ""},
	{"ngành", agencies, 0, ""},
	{"cơ quan", agencies, 0, ""},
	{"cơ quan khác", agencies, 0, ""},
	{"ban", agencies, 0, ""},
	{"bộ ngành", closed, central, ""},
	{"bộ, ban, ngành", closed, central, ""},
	{"ban, bộ, ngành", closed, central, ""},
	{"bộ, ngành", closed, central, ""},
	{"bộ, ngành trung ương", closed, central, ""},
	{"bộ, ban, ngành trung ương", closed, central, ""},
	{"ban, bộ, ngành trung ương", closed, central, ""},
	{"ban, ngành trung ương", closed, central, ""},
	{"cơ quan trung ương", closed, central, ""},
	{"cơ quan ở trung ương", closed, central, ""},
	{"địa phương", places, 0, ""},
	{"chính quyền địa phương", places, 0, ""},
	{"chính quyền địa phương các cấp", closed, committees, ""},
	{"chính quyền các cấp", closed, committees, ""},
	{"bnđp", closed, central | provinces, ""},
	{"cqnb", closed, ClassesOf(MinistryLevelAgency), ""},
	{"cqtcp", closed, ClassesOf(GovernmentAgency), ""},
	{"đp", places, 0, ""},
	{"thành phố", closed, provinces, ""},
	{"tỉnh", closed, provinces, ""},
	{"tỉnh thành", closed, provinces, ""},
	{"tỉnh, thành phố", closed, provinces, ""},
	{"tỉnh, thành phố trực thuộc trung ương", closed, provinces, ""},
	{"tỉnh, thành", closed, provinces, ""},
	{"thành phố trực thuộc trung ương", closed, provinces, ""},
	{"huyện", closed, ClassesOf(DistrictCommittee), ""},
	{"quận", closed, ClassesOf(DistrictCommittee), ""},
	{"thị xã", closed, ClassesOf(DistrictCommittee), ""},
	{"huyện, thành phố", closed, ClassesOf(DistrictCommittee), ""},
	{"huyện, thị xã, thành phố", closed, ClassesOf(DistrictCommittee), ""},
	{"huyện, thành phố, thị xã", closed, ClassesOf(DistrictCommittee), ""},
	{"quận, huyện", closed, ClassesOf(DistrictCommittee), ""},
	{"quận, huyện, thị xã", closed, ClassesOf(DistrictCommittee), ""},
	{"quận, huyện, thành phố", closed, ClassesOf(DistrictCommittee), ""},
	{"thành phố, quận, huyện", closed, ClassesOf(DistrictCommittee), ""},
	{"thành phố, huyện", closed, ClassesOf(DistrictCommittee), ""},
	{"thành phố, thị xã, huyện", closed, ClassesOf(DistrictCommittee), ""},
	{"thành phố, huyện, thị xã", closed, ClassesOf(DistrictCommittee), ""},
	{"thị xã, thành phố", closed, ClassesOf(DistrictCommittee), ""},
	{"huyện, thị, thành phố", closed, ClassesOf(DistrictCommittee), ""},
	{"cấp huyện", closed, ClassesOf(DistrictCommittee), ""},
	{"cấp tỉnh", closed, provinces, ""},
	{"xã", closed, ClassesOf(CommuneCommittee), ""},
	{"phường", closed, ClassesOf(CommuneCommittee), ""},
	{"thị trấn", closed, ClassesOf(CommuneCommittee), ""},
	{"đặc khu", closed, ClassesOf(CommuneCommittee), ""},
	{"cấp xã", closed, ClassesOf(CommuneCommittee), ""},
	{"sở", closed, ClassesOf(Department), ""},
	{"sở ngành", closed, ClassesOf(Department), ""},
	{"sở, ngành", closed, ClassesOf(Department), ""},
	{"sở, ban, ngành", closed, ClassesOf(Department), ""},
	{"ban, sở, ngành", closed, ClassesOf(Department), ""},
	{"sở, ban, ngành, đoàn thể", closed, ClassesOf(Department, MassOrganization), ""},
	{"ban, ngành", agencies, 0, ""},
	{"ban đảng", open, ClassesOf(PartyBody), ""},
	{"ban của đảng", open, ClassesOf(PartyBody), ""},
	{"ban xây dựng đảng", open, ClassesOf(PartyBody), ""},
	{"cấp ủy", open, ClassesOf(PartyBody), ""},
	{"cấp ủy đảng", open, ClassesOf(PartyBody), ""},
	{"đảng ủy", open, ClassesOf(PartyBody), ""},
	{"cơ quan đảng", open, ClassesOf(PartyBody), ""},
	{"tổ chức đảng", open, ClassesOf(PartyBody), ""},
	{"tỉnh ủy, thành ủy", open, ClassesOf(PartyBody), ""},
	{"cơ quan chuyên môn", open, ClassesOf(Department), ""},
	{"cơ quan chuyên môn cấp tỉnh", open, ClassesOf(Department), ""},
	{"phòng", closed, ClassesOf(Division), ""},
	{"phòng, ban", closed, ClassesOf(Division), ""},
	{"phòng ban", closed, ClassesOf(Division), ""},
	{"phòng chuyên môn", open, ClassesOf(Division), ""},
	{"phòng, ban chuyên môn", open, ClassesOf(Division), ""},
	{"thôn", open, ClassesOf(Unit), ""},
	{"thôn, tổ dân phố", open, ClassesOf(Unit), ""},
	{"tổ dân phố", open, ClassesOf(Unit), ""},
	{"khu phố", open, ClassesOf(Unit), ""},
	{"ấp", open, ClassesOf(Unit), ""},
	{"vụ", open, ClassesOf(Unit), ""},
	{"cục", open, ClassesOf(Unit), ""},
	{"tổng cục", open, ClassesOf(Unit), ""},
	{"chi cục", open, ClassesOf(Unit), ""},
	{"trung tâm", open, ClassesOf(Unit), ""},
	{"ban quản lý", open, ClassesOf(Unit), ""},
	{"ban quản lý dự án", open, ClassesOf(Unit), ""},
	{"tổ chức pháp chế", open, ClassesOf(Unit), ""},
	{"đơn vị trực thuộc", open, ClassesOf(Unit), ""},
	{"đơn vị sự nghiệp", open, ClassesOf(Institution), ""},
	{"đơn vị sự nghiệp công lập", open, ClassesOf(Institution), ""},
	{"viện", open, ClassesOf(Institution), ""},
	{"trường", open, ClassesOf(Institution), ""},
	{"trường đại học", open, ClassesOf(Institution), ""},
	{"trường học", open, ClassesOf(Institution), ""},
	{"nhà trường", open, ClassesOf(Institution), ""},
	{"học viện", open, ClassesOf(Institution), ""},
	{"đại học", open, ClassesOf(Institution), ""},
	{"cơ sở giáo dục", open, ClassesOf(Institution), ""},
	{"cơ sở đào tạo", open, ClassesOf(Institution), ""},
	{"cơ sở y tế", open, ClassesOf(Institution), ""},
	{"bệnh viện", open, ClassesOf(Institution), ""},
	{"cơ sở khám bệnh, chữa bệnh", open, ClassesOf(Institution), ""},
	{"viện nghiên cứu", open, ClassesOf(Institution), ""},
	{"cơ quan báo chí", open, ClassesOf(Institution), ""},
	{"cơ quan thông tấn, báo chí", open, ClassesOf(Institution), ""},
	{"cơ quan thông tin, báo chí", open, ClassesOf(Institution), ""},
	{"cơ quan truyền thông", open, ClassesOf(Institution), ""},
	{"cơ quan báo, đài", open, ClassesOf(Institution), ""},
	{"báo, đài", open, ClassesOf(Institution), ""},
	{"đoàn thể", closed, ClassesOf(MassOrganization), ""},
	{"đoàn thể chính trị - xã hội", open, ClassesOf(MassOrganization), ""},
	{"hội đoàn thể", closed, ClassesOf(MassOrganization), ""},
	{"hội, đoàn thể", closed, ClassesOf(MassOrganization), ""},
	{"tổ chức chính trị - xã hội", open, ClassesOf(MassOrganization), ""},
	{"tổ chức chính trị xã hội", open, ClassesOf(MassOrganization), ""},
	{"tổ chức đoàn thể", open, ClassesOf(MassOrganization), ""},
	{"tổ chức CT-XH", open, ClassesOf(MassOrganization), ""},
	{"huyện ủy", open, ClassesOf(PartyBody), ""},
	{"huyện, thị, thành ủy", open, ClassesOf(PartyBody), ""},
	{"huyện, thành, thị ủy", open, ClassesOf(PartyBody), ""},
	{"huyện, thành ủy", open, ClassesOf(PartyBody), ""},
	{"huyện ủy, thành ủy", open, ClassesOf(PartyBody), ""},
	{"huyện ủy, thị ủy, thành ủy", open, ClassesOf(PartyBody), ""},
	{"thành ủy, thị ủy, huyện ủy", open, ClassesOf(PartyBody), ""},
	{"thành ủy, huyện ủy", open, ClassesOf(PartyBody), ""},
	{"tỉnh ủy", open, ClassesOf(PartyBody), ""},
	{"công an đơn vị, địa phương", open, ClassesOf(Unit), ""},
	{"công an các đơn vị, địa phương", open, ClassesOf(Unit), ""},
	{"công an các đơn vị và địa phương", open, ClassesOf(Unit), ""},
	{"cơ quan đăng ký", open, organisation, ""},
	{"mặt trận", closed, ClassesOf(MassOrganization), ""},
	{"mặt trận tổ quốc", closed, ClassesOf(MassOrganization), ""},
	{"ủy ban mặt trận tổ quốc việt nam các cấp", closed, ClassesOf(MassOrganization), ""},
	{"hội đồng", open, ClassesOf(Council), ""},
	{"hội", open, ClassesOf(Association), ""},
	{"hiệp hội", open, ClassesOf(Association), ""},
	{"hội, hiệp hội", open, ClassesOf(Association), ""},
	{"tổ chức xã hội", open, ClassesOf(Association), ""},
	{"tổ chức xã hội - nghề nghiệp", open, ClassesOf(Association), ""},
	{"doanh nghiệp", open, ClassesOf(Enterprise), ""},
	{"doanh nghiệp nhà nước", open, ClassesOf(Enterprise), ""},
	{"cộng đồng doanh nghiệp", open, ClassesOf(Enterprise), ""},
	{"tập đoàn", open, ClassesOf(Enterprise), ""},
	{"tổng công ty", open, ClassesOf(Enterprise), ""},
	{"công ty", open, ClassesOf(Enterprise), ""},
	{"nhà đầu tư", open, ClassesOf(Enterprise), ""},
	{"hợp tác xã", open, ClassesOf(Enterprise), ""},
	{"hộ kinh doanh", open, ClassesOf(Enterprise), ""},
	{"ngân hàng", open, ClassesOf(Enterprise), ""},
	{"ngân hàng thương mại", open, ClassesOf(Enterprise), ""},
	{"tổ chức tín dụng", open, ClassesOf(Enterprise), ""},
	{"nhà thầu", open, ClassesOf(Enterprise), ""},
	{"đơn vị", open, organisation, ""},
	{"cơ quan, đơn vị", open, organisation, ""},
	{"cơ quan, tổ chức", open, organisation, ""},
	{"cơ quan, đơn vị, địa phương", open, organisation | ClassesOf(ProvincialCommittee), ""},
	{"tổ chức", open, organisation, ""},
	{"bên", open, organisation, ""},
	{"chủ đầu tư", open, organisation, ""},
	{"lực lượng", open, organisation, ""},
	{"lực lượng chức năng", open, organisation, ""},
	{"cơ quan chức năng", open, organisation, ""},
	{"cơ quan nhà nước", open, organisation, ""},
	{"cơ quan hành chính nhà nước", open, organisation, ""},
	{"cơ quan hành chính", open, organisation, ""},
	{"cơ quan quản lý nhà nước", open, organisation, ""},
	{"cơ quan có thẩm quyền", open, organisation, ""},
	{"cơ quan tư pháp", open, ClassesOf(StateBody), ""},
	{"cơ quan chủ trì soạn thảo", open, organisation, ""},
	{"đơn vị chủ trì soạn thảo", open, organisation, ""},
	{"cơ quan, đơn vị chủ trì soạn thảo", open, organisation, ""},
	{"cơ quan thành viên", open, organisation, ""},
	{"cơ quan đại diện việt nam ở nước ngoài", open, organisation, ""},
	{"cơ quan đại diện", open, organisation, ""},
	{"tổ chức quốc tế", open, organisation, ""},
	{"đối tác", open, organisation, ""},
	{"cá nhân", closed, ClassesOf(Person), ""},
	{"công dân", closed, ClassesOf(Person), ""},
	{"người dân", closed, ClassesOf(Person), ""},
	{"nhân dân", closed, ClassesOf(Person), ""},
	{"chuyên gia", open, ClassesOf(Person), ""},
	{"nhà khoa học", open, ClassesOf(Person), ""},
	{"cán bộ, công chức, viên chức", open, ClassesOf(Person), ""},
	{"thành viên", open, ClassesOf(Office), ""},
	{"ủy viên", open, ClassesOf(Office), ""},
	{"thành viên tổ công tác", closed, ClassesOf(Office), taskForce},
	{"thành viên của tổ công tác", closed, ClassesOf(Office), taskForce},
	{"thành viên tổ công tác cải cách thủ tục hành chính", closed, ClassesOf(Office), taskForce},
	{"thành viên tổ công tác cải cách thủ tục hành chính của thủ tướng chính phủ", closed, ClassesOf(Office), taskForce},
	{"ban chỉ đạo", open, ClassesOf(InterAgency), ""},
	{"ủy ban nhân dân", headed, 0, ""},
	{"hội đồng nhân dân", headed, 0, ""},
	{"hội đồng nhân dân, ủy ban nhân dân", headed, 0, ""},
	{"hội đồng nhân dân và ủy ban nhân dân", headed, 0, ""},
}

// taskForce is the Task Force of the Prime Minister for the reform of
// administrative procedures (Decision 932/QĐ-TTg of 6 August 2023), whose
// plans speak of "thành viên Tổ công tác" without more.
const taskForce ID = "local:to-cong-tac-tthc"

// committeeScopes is what may follow "Ủy ban nhân dân" when a group is meant;
// with determined, only after "các" or the like.
var committeeScopes = []struct {
	words string
	set   Classes
}{
	{"cấp tỉnh", ClassesOf(ProvincialCommittee)},
	{"cấp huyện", ClassesOf(DistrictCommittee)},
	{"cấp xã", ClassesOf(CommuneCommittee)},
	{"cấp cơ sở", ClassesOf(CommuneCommittee)},
	{"các cấp", committees},
	{"3 cấp", committees},
	{"2 cấp", ClassesOf(ProvincialCommittee, CommuneCommittee)},
	{"các địa phương", provinces},
	{"địa phương", provinces},
	{"các địa phương cấp tỉnh", provinces},
}

// qualifier is words after a group that narrow it.
type qualifier struct {
	words             string
	related, assigned bool
	silent            bool // says nothing that the classes do not say
}

var qualifiers = []qualifier{
	{"có liên quan", true, false, true},
	{"liên quan", true, false, true},
	{"có liên quan khác", true, false, true},
	{"liên quan khác", true, false, true},
	{"khác có liên quan", true, false, true},
	{"khác liên quan", true, false, true},
	{"hữu quan", true, false, true},
	{"được phân công theo dõi", false, true, true},
	{"được phân công theo dõi chỉ đạo, đôn đốc", false, true, true},
	{"được phân công theo dõi, chỉ đạo, đôn đốc", false, true, true},
	{"được phân công theo dõi, đôn đốc", false, true, true},
	{"được phân công phụ trách", false, true, true},
	{"được phân công", false, true, true},
	{"trực thuộc trung ương", false, false, true},
	{"trong cả nước", false, false, true},
	{"trên cả nước", false, false, true},
	{"trên toàn quốc", false, false, true},
	{"cả nước", false, false, true},
	{"toàn quốc", false, false, true},
	{"trung ương", false, false, true},
	{"ở trung ương", false, false, true},
	{"theo chức năng, nhiệm vụ", false, false, true},
	{"theo chức năng, nhiệm vụ được giao", false, false, true},
	{"theo chức năng, nhiệm vụ được phân công", false, false, true},
	{"theo chức năng, nhiệm vụ, quyền hạn", false, false, true},
	{"theo chức năng, nhiệm vụ, quyền hạn được giao", false, false, true},
	{"theo chức năng, nhiệm vụ, thẩm quyền", false, false, true},
	{"theo nhiệm vụ được giao", false, false, true},
	{"theo nhiệm vụ được phân công", false, false, true},
	{"theo phân công", false, false, true},
	{"theo phân công nhiệm vụ", false, false, true},
	{"theo thẩm quyền", false, false, true},
	{"theo quy định", false, false, true},
	{"theo lĩnh vực", false, false, true},
	{"quản lý chuyên ngành", false, false, false},
	{"quản lý chuyên ngành, lĩnh vực", false, false, false},
	{"quản lý ngành, lĩnh vực", false, false, false},
	{"quản lý nhà nước chuyên ngành", false, false, false},
	{"nêu trên", false, false, false},
	{"khác", false, false, false},
	{"chức năng", false, false, false},
	{"chuyên môn", false, false, false},
	{"chuyên ngành", false, false, false},
	{"và tương đương", false, false, false},
	{"tương đương", false, false, false},
	{"cấp tỉnh", false, false, true},
	{"cấp thành phố", false, false, true},
	{"cấp huyện", false, false, false},
	{"cấp xã", false, false, false},
	{"các cấp", false, false, false},
	{"tỉnh", false, false, true},
	{"thành phố", false, false, true},
	{"của tỉnh", false, false, true},
	{"của thành phố", false, false, true},
	{"thuộc tỉnh", false, false, true},
	{"thuộc thành phố", false, false, true},
	{"trong tỉnh", false, false, true},
	{"trên địa bàn", false, false, true},
	{"trên địa bàn tỉnh", false, false, true},
	{"trên địa bàn thành phố", false, false, true},
	{"trên địa bàn huyện", false, false, true},
	{"trên địa bàn quận", false, false, true},
	{"trên địa bàn xã", false, false, true},
	{"thuộc ủy ban nhân dân tỉnh", false, false, true},
	{"thuộc ủy ban nhân dân thành phố", false, false, true},
}

// qualifying words begin a qualifier in words of its own, up to the next sign.
var qualifying = []string{"thuộc", "trực thuộc", "trên địa bàn", "trên", "tại", "ở", "của", "có", "được", "theo", "trong", "do", "quản lý", "tham gia", "cấp", "ngoài", "nêu", "đóng", "chủ quản", "vùng", "ven", "khu vực", "phía", "nơi"}

// bothWords go on within one group in spite of their "và": "các cơ quan báo chí
// trung ương và địa phương".
var bothWords = []string{"trung ương và địa phương", "trung ương, địa phương", "ở trung ương và địa phương", "trong và ngoài nước", "trong và ngoài tỉnh", "trong, ngoài nước", "vừa và nhỏ", "nhỏ và vừa"}

// someWords say that only some of a group are meant.
var someWords = []string{"một số", "vùng", "ven", "khu vực", "phía", "miền", "biên giới", "còn lại", "nơi có", "được lựa chọn", "thí điểm"}

// determiners are what a group begins with.
var determiners = []string{"các", "những", "mỗi", "từng", "một số", "toàn thể", "toàn bộ", "tất cả", "tất cả các", "nhiều", "cùng các", "mọi", "hệ thống các"}

// smallWords are those that the reader asks for one by one.
var smallWords = []string{"và", "hoặc", "với", "cùng", "là", "làm", "được", "giao", "sẽ", "của", "thuộc", "trực", "lý", "theo", "chủ", "nhiệm", "cơ", "tổ", "đồng", "chí", "ông", "bà", "đề", "về", "sở", "trụ", "tỉnh", "cấp", "dân", "thành", "bộ"}

type lexicon struct {
	nouns, scopes, qualifiers, qualifying, determiners phrases
	leads, coordinates, coordinateWith, labels         phrases
	heads, fields, fixed, verbs, leaders, exceptWords  phrases
	places, joiners, nameVerbs, fillers                phrases
	both, some                                         phrases
	small                                              map[string]folded
}

var lexical = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		qualifying: newPhrases(qualifying), determiners: newPhrases(determiners),
		leads: newPhrases(leadWords), coordinates: newPhrases(coordinateWords), coordinateWith: newPhrases(coordinateWith),
		labels: newPhrases(labelWords), fields: newPhrases(fields), fixed: newPhrases(fixedNames), verbs: newPhrases(verbs),
		leaders: newPhrases(leaders), exceptWords: newPhrases(exceptWords), places: newPhrases(placeWords), joiners: newPhrases(joiners), nameVerbs: newPhrases(nameVerbs),
	}
	l.both, l.some = newPhrases(bothWords), newPhrases(someWords)
	l.fillers = newPhrases([]string{"thực hiện", "triển khai", "triển khai thực hiện", "tổ chức thực hiện"})
	l.small = map[string]folded{}
	for _, w := range smallWords {
		l.small[w] = foldName(w)
	}
	var list []string
	for _, n := range nouns {
		list = append(list, n.words)
	}
	l.nouns = newPhrases(list)
	list = nil
	for _, s := range committeeScopes {
		list = append(list, s.words)
	}
	l.scopes = newPhrases(list)
	list = nil
	for _, q := range qualifiers {
		list = append(list, q.words)
	}
	l.qualifiers = newPhrases(list)
	list = nil
	for _, h := range heads {
		list = append(list, h.words)
	}
	l.heads = newPhrases(list)
	return l
})
