package body

// The sets of classes that plans name with fixed words.
var (
	ministries = ClassesOf(Ministry, MinistryLevelAgency)
	central    = ClassesOf(Ministry, MinistryLevelAgency, GovernmentAgency)
	provinces  = ClassesOf(ProvincialCommittee)
	localities = ClassesOf(DistrictCommittee, CommuneCommittee)
	committees = ClassesOf(ProvincialCommittee, DistrictCommittee, CommuneCommittee)
	councils   = ClassesOf(ProvincialCouncil, DistrictCouncil, CommuneCouncil)
	anybody    = ClassesOf(Organization)

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
	{councils, "Hội đồng nhân dân các cấp"},
	{councils | committees, "Hội đồng nhân dân, Ủy ban nhân dân các cấp"},
	{ClassesOf(Department), "các sở, ban, ngành"},
	{ClassesOf(Department) | localities, "các sở, ban, ngành, địa phương"},
	{ClassesOf(Division), "các phòng, ban"},
	{ClassesOf(Unit), "các đơn vị trực thuộc"},
	{ClassesOf(MassOrganization), "các đoàn thể"},
	{ClassesOf(Association), "các hiệp hội"},
	{ClassesOf(Enterprise), "các doanh nghiệp"},
	{anybody, "các cơ quan, đơn vị"},
	{anybody | provinces, "các cơ quan, đơn vị, địa phương"},
	{anybody | ClassesOf(Person), "các tổ chức, cá nhân"},
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
