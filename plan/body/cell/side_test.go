package cell_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading/annotation"
)

// Names are made of a head, a field that no list need know and a place.
var (
	sideHeads  = strings.Split("Sở|Phòng|Ban|Trung tâm|Văn phòng|Chi cục|Cục|Viện|Trường|Công ty|Hội|Tổ|Đội|Trạm|Bệnh viện|Ban Quản lý|Ban Chỉ đạo|Khoa|Hiệp hội|Quỹ|Bộ phận|Hạt|Học viện|Câu lạc bộ|Nhà máy|Hợp tác xã|Chi nhánh|Tập đoàn", "|")
	sideFields = strings.Split("Khoáng sản|Thủy lợi Bắc Sông|Kế hoạch - Vật tư|Kế hoạch – Vật tư|KHVT|KH-VT|KH&VT", "|")
	sidePlaces = strings.Split("| tỉnh| xã Tân Lập| thành phố Cần Thơ", "|")
	sideNames  = strings.Split("UBND xã Tân Lập|Sở Nội vụ|Công an tỉnh|Đảng ủy xã|MTTQ xã|Ủy ban MTTQ Việt Nam xã|Đoàn Thanh niên|Đoàn TN|Hội Phụ nữ|Hội LHPN xã|Hội CCB|LĐLĐ tỉnh|Công đoàn|Hội Nông dân|Ban CHQS xã|Trạm Y tế|Văn phòng HĐND và UBND|TTPVHCC|Trung tâm PVHCC|Thuế cơ sở 3|BHXH tỉnh|Kho bạc Nhà nước|Ban Tuyên giáo Tỉnh ủy|Thôn Đoài|Khu phố 2|KP 4|KP.3|Tổ dân phố 5|Giám đốc Sở Y tế|Bí thư Đảng ủy xã", "|")
	sideGroups = strings.Split("các sở, ban, ngành|UBND các xã, phường|UBND cấp xã|các đơn vị liên quan|các cơ quan, đơn vị có liên quan|các phòng chuyên môn|các thôn|các TDP|các KP|các trường học|các doanh nghiệp|các hội, đoàn thể|các ban đảng|các chi bộ|các tổ chức chính trị - xã hội|các HTX|các hộ dân", "|")
	sideMarks  = []string{"; ", ", ", " và ", " / ", " & ", " + ", "\n", "\n- ", ";\n"}
)

// Bodies and groups side by side are each what they are by themselves, whatever marks
// and line breaks stand between them. Of groups only one is here, for two may be one.
func TestSideBySide(t *testing.T) {
	r, on := body.Vietnam(), day("2026-06-01")
	rapid.Check(t, func(t *rapid.T) {
		text, named := "", []string{}
		group := rapid.IntRange(0, 3).Draw(t, "group")
		for n := range 3 {
			var item string
			switch rapid.IntRange(0, 1).Draw(t, "kind") {
			case 0:
				item = rapid.SampledFrom(sideHeads).Draw(t, "head") + " " + rapid.SampledFrom(sideFields).Draw(t, "field") + rapid.SampledFrom(sidePlaces).Draw(t, "place")
			default:
				item = rapid.SampledFrom(sideNames).Draw(t, "name")
			}
			if n == group {
				item = rapid.SampledFrom(sideGroups).Draw(t, "several")
			}
			if n > 0 {
				mark := rapid.SampledFrom(sideMarks).Draw(t, "mark")
				if strings.Contains(mark, "\n") {
					first, size := utf8.DecodeRuneInString(item)
					item = string(unicode.ToUpper(first)) + item[size:]
				}
				text += mark
			}
			text += item
			named = append(named, item)
		}
		c := parse(r, text, on)
		require.Len(t, c.Parts, len(named), "%q", text)
		for i, p := range c.Parts {
			kind := body.KindNamed
			if i == group {
				kind = body.KindGroup
			}
			require.Equal(t, kind, p.Selector.Kind(), "%q: %s", text, p.Text)
			require.Equal(t, annotation.Words(named[i]), annotation.Words(p.Text), "%q", text)
		}
	})
}

// What stands behind a dash, a stroke or "cùng" is another body or group, where the one
// before it is none within that: a division of a department is.
func TestDashed(t *testing.T) {
	r, on := body.Vietnam(), day("2026-06-01")
	before := strings.Split("Công ty Cấp nước Hà Nam|VNPT Hà Nam|Đồn Biên phòng Cửa Lò|Thôn Thượng|Tổ dân phố 5|Tổ dân phố số 5|Ban Tổ chức Tỉnh ủy|Hội Chữ thập đỏ|UBND xã|Trường Mầm non Hoa Sen", "|")
	behind := strings.Split("Công an tỉnh|Hội Nông dân|Trạm Y tế xã|Thôn Hạ|Trưởng phòng Kinh tế|các doanh nghiệp|các sở, ngành|UBND các xã, phường|các cơ quan, đơn vị|Tỉnh đoàn|Sở Nội vụ", "|")
	for _, first := range before {
		for _, second := range behind {
			for _, mark := range []string{" - ", " – ", "/", " / ", " cùng ", " hoặc "} {
				c := parse(r, first+mark+second, on)
				require.Len(t, c.Parts, 2, "%s", first+mark+second)
				require.Equal(t, annotation.Words(first), annotation.Words(c.Parts[0].Text))
				require.Equal(t, annotation.Words(second), annotation.Words(c.Parts[1].Text))
			}
		}
	}
}
