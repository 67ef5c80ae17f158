package cell_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/reading/annotation"
)

// What recipients a document names, in full and in letters, and what is remarked of them.
var (
	recipients = strings.Split("Thủ tướng Chính phủ|Bộ Nội vụ|TT Tỉnh ủy|TTr HĐND tỉnh|Thường trực Đảng ủy xã|CT UBND tỉnh|LĐVP|CVP UBND tỉnh|VPUB tỉnh|UBMTTQ Việt Nam tỉnh|BTV Tỉnh ủy|Sở Y tế|BGĐ Sở|GĐ Sở Nội vụ|Trung tâm Phục vụ hành chính công|Báo và Đài PT&TH tỉnh|Cục Tài chính BQP|Phòng Văn hóa & Xã hội|Hội đồng Liên kết các tỉnh miền Trung|Công an xã|Bộ trưởng", "|")
	addressees = strings.Split("các sở, ban, ngành tỉnh Đồng Nai|UBND các xã, phường|UBND các xã, phường tỉnh Bắc Ninh|các PCT UBND tỉnh|các PVP|các Thứ trưởng Bộ Y tế|các vị Đại biểu Quốc hội tỉnh|các phòng chuyên môn|các đơn vị trực thuộc|các trường THPT tỉnh Lào Cai|các xã, phường, thị trấn trên địa bàn huyện Chương Mỹ|các cơ quan báo chí trên địa bàn thành phố Cần Thơ|các tổ chức, cá nhân có liên quan", "|")
	remarks    = strings.Split("(để báo cáo)|(để b/c)|(b/c)|(báo cáo)|(để biết)|(biết)|(để thực hiện)|(t/h)|(để phối hợp)|(để phối hợp thực hiện)|(để chỉ đạo)|(c/đ)|(qua mạng)|(gửi qua Trục liên thông)|(đăng tải)|(02 bản)|(đ/c Nam)|(theo dõi)|(để theo dõi, đôn đốc)|(thay báo cáo)|(xin ý kiến)|(niêm yết)|để báo cáo|để thực hiện|b/c", "|")
)

// A remark behind a recipient belongs to no name: the name is what it is without it, no
// role is given, and the remark is left in the rest.
func TestRemarksBelongToNoName(t *testing.T) {
	r, on := body.Vietnam(), day("2026-06-01")
	rapid.Check(t, func(t *rapid.T) {
		var text string
		var named, left []string
		kinds := []body.Kind{}
		for n := range rapid.IntRange(1, 3).Draw(t, "recipients") {
			item, kind := rapid.SampledFrom(recipients).Draw(t, "body"), body.KindNamed
			if rapid.Bool().Draw(t, "several") {
				item, kind = rapid.SampledFrom(addressees).Draw(t, "group"), body.KindGroup
			}
			if n > 0 {
				text += rapid.SampledFrom([]string{"; ", ";\n- "}).Draw(t, "mark")
			}
			text += item
			named, kinds = append(named, item), append(kinds, kind)
			if rapid.IntRange(0, 3).Draw(t, "remarked") > 0 {
				remark := rapid.SampledFrom(remarks).Draw(t, "remark")
				text += " " + remark
				left = append(left, strings.Trim(remark, "()"))
			}
		}
		c := parse(r, text, on)
		require.Len(t, c.Parts, len(named), "%q: %+v", text, c.Parts)
		for i, p := range c.Parts {
			require.Equal(t, kinds[i], p.Selector.Kind(), "%q: %s", text, p.Text)
			require.Equal(t, annotation.Words(named[i]), annotation.Words(p.Text), "%q", text)
			require.Empty(t, p.Role, "%q", text)
		}
		var rest []string
		for _, p := range c.Rest {
			rest = append(rest, p.Text)
		}
		require.Equal(t, left, rest, "%q", text)
	})
}
