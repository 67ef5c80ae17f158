package body

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/form"
)

// Class is what kind of body a body is. The zero Class is none.
type Class string

// The classes. Provincial stands for provinces and cities under central
// authority, commune for xã, phường and đặc khu (and thị trấn until 30 June
// 2025). The district level ended on 1 July 2025 (Law 72/2025/QH15).
const (
	Government          Class = "government"            // Chính phủ
	Ministry            Class = "ministry"              // bộ
	MinistryLevelAgency Class = "ministry-level-agency" // cơ quan ngang bộ
	GovernmentAgency    Class = "government-agency"     // cơ quan thuộc Chính phủ
	StateBody           Class = "state-body"            // bodies of the state outside the Government: Kiểm toán nhà nước, tòa án
	InterAgency         Class = "inter-agency"          // ủy ban, ban chỉ đạo liên ngành
	Council             Class = "council"               // hội đồng
	TaskForce           Class = "task-force"            // tổ công tác
	StandingAgency      Class = "standing-agency"       // cơ quan thường trực of a task force or council
	Office              Class = "office"                // an office held by a person: Tổ trưởng, Chủ tịch
	ProvincialCommittee Class = "provincial-committee"  // UBND cấp tỉnh
	DistrictCommittee   Class = "district-committee"    // UBND cấp huyện
	CommuneCommittee    Class = "commune-committee"     // UBND cấp xã
	ProvincialCouncil   Class = "provincial-council"    // HĐND cấp tỉnh
	DistrictCouncil     Class = "district-council"      // HĐND cấp huyện
	CommuneCouncil      Class = "commune-council"       // HĐND cấp xã
	Department          Class = "department"            // sở, ban, ngành of a province
	Division            Class = "division"              // phòng, ban of a district or commune
	Unit                Class = "unit"                  // vụ, cục, chi cục, trung tâm and other units of a body
	Institution         Class = "institution"           // universities, hospitals, news agencies of their own
	PartyBody           Class = "party-body"            // bodies of the Party
	MassOrganization    Class = "mass-organization"     // Mặt trận, đoàn thể
	Association         Class = "association"           // hội, hiệp hội
	Enterprise          Class = "enterprise"            // doanh nghiệp, tập đoàn, tổng công ty
	Organization        Class = "organization"          // any other organisation
	Person              Class = "person"                // citizens
)

// classes in the order of their bits in a [Classes]. Append only at the end.
var classes = [...]Class{
	Government, Ministry, MinistryLevelAgency, GovernmentAgency, StateBody, InterAgency, Council, TaskForce,
	StandingAgency, Office, ProvincialCommittee, DistrictCommittee, CommuneCommittee, ProvincialCouncil,
	DistrictCouncil, CommuneCouncil, Department, Division, Unit, Institution, PartyBody, MassOrganization,
	Association, Enterprise, Organization, Person,
}

// Valid says whether c is one of the classes.
func (c Class) Valid() bool { return c.bit() != 0 }

func (c Class) bit() Classes {
	if i := slices.Index(classes[:], c); i >= 0 {
		return 1 << i
	}
	return 0
}

// classTexts is the classes in words, for headings and lists: what bodies of one are called
// together.
var classTexts = map[Class]form.Text{
	Government:          {"Chính phủ", "the Government"},
	Ministry:            {"bộ", "ministries"},
	MinistryLevelAgency: {"cơ quan ngang bộ", "ministry-level agencies"},
	GovernmentAgency:    {"cơ quan thuộc Chính phủ", "agencies under the Government"},
	StateBody:           {"cơ quan khác của Nhà nước", "other bodies of the state"},
	InterAgency:         {"ủy ban, ban chỉ đạo liên ngành", "inter-agency committees"},
	Council:             {"hội đồng", "councils"},
	TaskForce:           {"tổ công tác", "task forces"},
	StandingAgency:      {"cơ quan thường trực", "standing agencies"},
	Office:              {"chức danh", "offices held by a person"},
	ProvincialCommittee: {"UBND cấp tỉnh", "provincial committees"},
	DistrictCommittee:   {"UBND cấp huyện", "district committees"},
	CommuneCommittee:    {"UBND cấp xã", "commune committees"},
	ProvincialCouncil:   {"HĐND cấp tỉnh", "provincial councils"},
	DistrictCouncil:     {"HĐND cấp huyện", "district councils"},
	CommuneCouncil:      {"HĐND cấp xã", "commune councils"},
	Department:          {"sở, ban, ngành của tỉnh", "departments of provinces"},
	Division:            {"phòng, ban", "divisions"},
	Unit:                {"đơn vị trực thuộc", "units of bodies"},
	Institution:         {"đơn vị sự nghiệp", "institutions"},
	PartyBody:           {"cơ quan của Đảng", "bodies of the Party"},
	MassOrganization:    {"Mặt trận, đoàn thể", "mass organisations"},
	Association:         {"hội, hiệp hội", "associations"},
	Enterprise:          {"doanh nghiệp", "enterprises"},
	Organization:        {"tổ chức khác", "other organisations"},
	Person:              {"người dân", "citizens"},
}

// Text is the class in words; its code where it is none of the classes.
func (c Class) Text(l form.Language) string {
	if text, ok := classTexts[c]; ok {
		return text.In(l)
	}
	return string(c)
}

// level is the level at which bodies of the class stand when nothing says
// otherwise; none when that depends on the body above.
func (c Class) level() Level {
	switch c {
	case Government, Ministry, MinistryLevelAgency, GovernmentAgency, StateBody, InterAgency, Council, TaskForce, StandingAgency:
		return LevelCentral
	case ProvincialCommittee, ProvincialCouncil, Department:
		return LevelProvincial
	case DistrictCommittee, DistrictCouncil:
		return LevelDistrict
	case CommuneCommittee, CommuneCouncil:
		return LevelCommune
	}
	return ""
}

// Classes is a set of classes. Sets are compared with ==; the zero set is
// empty.
type Classes uint32

// ClassesOf is the set of the classes given; what is no class is left out.
func ClassesOf(cs ...Class) (s Classes) {
	for _, c := range cs {
		s |= c.bit()
	}
	return s
}

// MarshalJSON refuses: write the classes by their names.
func (Classes) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Classes) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Has says whether c is in the set.
func (s Classes) Has(c Class) bool { return s&c.bit() != 0 }

// List is the classes of the set, the central ones first.
func (s Classes) List() []Class {
	list := make([]Class, 0, bits.OnesCount32(uint32(s)))
	for i, c := range classes {
		if s&(1<<i) != 0 {
			list = append(list, c)
		}
	}
	return list
}

// String is the classes joined by "+": ministry+ministry-level-agency.
func (s Classes) String() string {
	var b strings.Builder
	for i, c := range s.List() {
		if i > 0 {
			b.WriteByte('+')
		}
		b.WriteString(string(c))
	}
	return b.String()
}

// Level is the level of government at which a body stands. The zero Level is
// not known.
type Level string

// The levels.
const (
	LevelCentral    Level = "central"    // trung ương
	LevelProvincial Level = "provincial" // cấp tỉnh
	LevelDistrict   Level = "district"   // cấp huyện, until 30 June 2025
	LevelCommune    Level = "commune"    // cấp xã
)

// Valid says whether l is one of the levels.
func (l Level) Valid() bool {
	switch l {
	case LevelCentral, LevelProvincial, LevelDistrict, LevelCommune:
		return true
	}
	return false
}
