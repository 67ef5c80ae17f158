package words

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// names is what the codes of bodies and times are called in the tables for people; in the
// data forms they stay as they are.
var names = map[string]form.Text{
	string(body.Government): {"Chính phủ", "Government"}, string(body.Ministry): {"bộ", "ministry"},
	string(body.MinistryLevelAgency): {"cơ quan ngang bộ", "ministry-level agency"}, string(body.GovernmentAgency): {"cơ quan thuộc Chính phủ", "government agency"},
	string(body.StateBody): {"cơ quan nhà nước khác", "other state body"}, string(body.InterAgency): {"tổ chức liên ngành", "inter-agency body"},
	string(body.Council): {"hội đồng", "council"}, string(body.TaskForce): {"tổ công tác", "task force"},
	string(body.StandingAgency): {"cơ quan thường trực", "standing agency"}, string(body.Office): {"chức danh", "office"},
	string(body.ProvincialCommittee): {"Ủy ban nhân dân cấp tỉnh", "provincial committee"}, string(body.DistrictCommittee): {"Ủy ban nhân dân cấp huyện", "district committee"},
	string(body.CommuneCommittee): {"Ủy ban nhân dân cấp xã", "commune committee"}, string(body.ProvincialCouncil): {"Hội đồng nhân dân cấp tỉnh", "provincial council"},
	string(body.DistrictCouncil): {"Hội đồng nhân dân cấp huyện", "district council"}, string(body.CommuneCouncil): {"Hội đồng nhân dân cấp xã", "commune council"},
	string(body.Department): {"sở, ban, ngành", "department"}, string(body.Division): {"phòng, ban", "division"}, string(body.Unit): {"đơn vị trực thuộc", "unit"},
	string(body.Institution): {"đơn vị sự nghiệp", "institution"}, string(body.PartyBody): {"cơ quan Đảng", "Party body"},
	string(body.MassOrganization): {"đoàn thể", "mass organisation"}, string(body.Association): {"hội, hiệp hội", "association"},
	string(body.Enterprise): {"doanh nghiệp", "enterprise"}, string(body.Organization): {"tổ chức", "organisation"}, string(body.Person): {"cá nhân", "person"},

	string(body.LevelCentral): {"trung ương", "central"}, string(body.LevelProvincial): {"cấp tỉnh", "provincial"},
	string(body.LevelDistrict): {"cấp huyện", "district"}, string(body.LevelCommune): {"cấp xã", "commune"},

	string(body.RoleLead): {"chủ trì", "lead"}, string(body.RoleCoordinate): {"phối hợp", "coordinating"},
	"body": {"cơ quan", "body"}, "class": {"nhóm cơ quan", "class"}, string(body.KindUnknown): {"chưa nhận ra", "not recognised"},

	string(schedule.Continuous): {"thường xuyên", "continuous"}, string(schedule.Deadline): {"hạn", "deadline"}, string(schedule.Interval): {"khoảng thời gian", "window"},
	string(schedule.Recurring): {"định kỳ", "recurring"}, string(schedule.OnEvent): {"theo sự kiện", "by an event"}, string(schedule.OnDemand): {"khi có yêu cầu", "on demand"},
	string(schedule.External): {"theo lộ trình, việc khác", "by something else"},

	string(body.SuccessionMerge): {"hợp nhất, sáp nhập", "merged"}, string(body.SuccessionSplit): {"chia, tách", "divided"},
	string(body.SuccessionReplace): {"thay thế", "replaced"}, string(body.SuccessionFunction): {"chuyển chức năng", "function passed"}, string(body.SuccessionEnded): {"kết thúc", "ended"},
}

// named is a code in words; several are joined by "+".
func named[T ~string](code T, l form.Language) string {
	var all []string
	for one := range strings.SplitSeq(string(code), "+") {
		if name, ok := names[one]; ok {
			one = name.In(l)
		}
		all = append(all, one)
	}
	return strings.Join(all, " + ")
}
