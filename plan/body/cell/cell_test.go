package cell_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

func day(s string) form.Day { return form.MustParseDay(s) }

const (
	bnd  = "ministry+ministry-level-agency+government-agency+provincial-committee" // các bộ, ngành, địa phương
	bn   = "ministry+ministry-level-agency+government-agency"
	ttcq = "local:to-cong-tac-tthc.co-quan-thuong-truc"
	hdtv = "local:hoi-dong-tu-van-tthc"
	tvtc = "office of local:to-cong-tac-tthc"
	cnlq = "organization+person related"
)

// describe is a cell in short: "lead:G18 coordinate:G24", with the role in
// front when there is one, the classes of a group and names in «».
func describe(c cell.Cell) string {
	var list []string
	for _, p := range c.Parts {
		s := p.Selector
		text := s.ID().String()
		switch {
		case s.Kind() == body.KindGroup:
			text = s.Classes().String()
			if s.Of() != "" {
				text += " of " + s.Of().String()
			}
			if s.Related() {
				text += " related"
			}
			if s.Assigned() {
				text += " assigned"
			}
		case s.Kind() == body.KindUnknown:
			text = "?" + s.Words()
		case text == "":
			text = "«" + s.Words() + "»"
		}
		if p.Role != "" {
			text = string(p.Role) + ":" + text
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}

// The body cells and the beginnings of sentences of the five documents: plan
// 16/QĐ-TCTCCTTHC, Decision 240/QĐ-TTg, the report on 62/QĐ-TCTCCTTHC, notice
// 537/TB-VPCP and letter 221/VPCP-KSTT.
func TestBodyCellsOfTheDocuments(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-02-04")
	for _, c := range []struct{ text, want, rest string }{
		{"Từng thành viên Tổ công tác; Cơ quan thường trực Tổ công tác", tvtc + "; " + ttcq, ""},
		{"Các bộ, ngành, địa phương", bnd, ""},
		{"Từng thành viên Tổ công tác; Cơ quan thường trực Tổ công tác; Hội đồng tư vấn cải cách thủ tục hành chính", tvtc + "; " + ttcq + "; " + hdtv, ""},
		{"Các bộ, ngành, địa phương; các cá nhân, tổ chức liên quan", bnd + "; " + cnlq, ""},
		{"Từng thành viên Tổ công tác; Hội đồng tư vấn cải cách thủ tục hành chính; Cơ\nquan thường trực Tổ công tác", tvtc + "; " + hdtv + "; " + ttcq, ""},
		{"Ủy viên thường trực; Cơ quan thường trực Tổ công tác - Văn phòng Chính phủ", "local:to-cong-tac-tthc.uy-vien-thuong-truc; " + ttcq, ""},
		{"Các thành viên tổ công tác; Hội đồng tư vấn cải cách thủ tục hành chính, các cá nhân, tổ chức liên quan", tvtc + "; " + hdtv + "; " + cnlq, ""},
		{"Các bộ, ngành, địa phương; Hội đồng tư vấn cải cách thủ tục hành chính; cá nhân, tổ chức liên quan", bnd + "; " + hdtv + "; " + cnlq, ""},
		{"Các bộ, ngành, địa phương; Cơ quan thường trực Tổ công tác", bnd + "; " + ttcq, ""},
		{"Tổ trưởng, Tổ phó thường trực", "local:to-cong-tac-tthc.to-truong; local:to-cong-tac-tthc.to-pho-thuong-truc", ""},
		{"Các thành viên Tổ công tác; Văn phòng Chính phủ; các bộ, ngành, địa phương", tvtc + "; G22; " + bnd, ""},
		{"Tổ trưởng, Tổ phó và thành viên Tổ công tác", "local:to-cong-tac-tthc.to-truong; local:to-cong-tac-tthc.to-pho; " + tvtc, ""},
		{"Các bộ, ngành, địa phương được phân công phụ trách", bnd + " assigned", ""},
		{"Cơ quan thường trực Tổ công tác; Hội đồng tư\nvấn cải cách thủ tục hành chính của Thủ tướng Chính phủ", ttcq + "; " + hdtv, ""},
		{"Các thành viên tổ công tác; các\ncá nhân, tổ chức liên quan", tvtc + "; " + cnlq, ""},
		{"Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác; Bộ Công an", "local:to-cong-tac-tthc.to-pho; G01", ""},
		{"Các thành viên Tổ công tác; Văn phòng Chính phủ; Bộ Thông tin và Truyền thông; các bộ, ngành, địa phương", tvtc + "; G22; G14; " + bnd, ""},
		{"Cơ quan thường trực Tổ công tác; Hội đồng tư vấn cải cách thủ tục hành chính; Văn phòng Chính phủ", ttcq + "; " + hdtv + "; G22", ""},
		{"Tổ phó và các thành viên Tổ công tác", "local:to-cong-tac-tthc.to-pho; " + tvtc, ""},

		{"Bộ Tư pháp, Tổ chức pháp chế thuộc bộ, cơ quan\nngang bộ, Sở Tư pháp thuộc Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung\nương tập trung thẩm định", "G15; unit; department", "tập trung thẩm định"},
		{"Văn phòng Ủy ban nhân dân các tỉnh,\nthành phố trực thuộc Trung ương tăng cường", "unit", "tăng cường"},
		{"Bộ Công an chủ trì, phối hợp với Bộ Nội vụ, Văn\nphòng Chính phủ và các bộ, cơ quan liên quan nghiên cứu và tổ chức triển khai\nviệc sử dụng VNeID, hoàn\nthành trong tháng 6 năm 2025.", "lead:G01; coordinate:G09; coordinate:G22; coordinate:" + bn + " related", "nghiên cứu và tổ chức triển khai việc sử dụng VNeID, hoàn thành trong tháng 6 năm 2025"},
		{"Các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh,\nthành phố trực thuộc Trung ương:", "ministry+ministry-level-agency; provincial-committee", ""},
		{"Chủ trì, phối hợp với Văn phòng Chính phủ và Bộ\nCông an rà soát", "coordinate:G22; coordinate:G01", "rà soát"},
		{"Ủy ban nhân dân các tỉnh, thành phố: Hà Nội,\nthành phố Hồ Chí Minh, Quảng Ninh, Bình Dương, Bắc Ninh phối hợp chặt chẽ với\nVăn phòng Chính phủ trong việc tổ chức", "lead:H26; lead:H29; lead:H49; lead:H09; lead:H05; coordinate:G22", "trong việc tổ chức"},
		{"Bộ Công an chủ trì đầu tư, xây dựng và quản trị,\nvận hành kỹ thuật", "lead:G01", "đầu tư, xây dựng và quản trị, vận hành kỹ thuật"},
		{"Ban Cơ yếu Chính phủ thúc đẩy triển khai", "local:ban-co-yeu-chinh-phu", "thúc đẩy triển khai"},
		{"Chủ trì, phối hợp với các bộ, ngành, Ủy ban nhân\ndân cấp tỉnh, các cơ quan, tổ chức liên quan điều phối", "coordinate:" + bn + "; coordinate:provincial-committee; coordinate:organization related", "điều phối"},
		{"Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ,\nỦy ban nhân dân tỉnh, thành phố trực thuộc trung ương", bn + "; provincial-committee", ""},
		{"Bộ Tư pháp phối hợp chặt chẽ với các bộ, cơ quan\nrà soát", "lead:G15; coordinate:" + bn, "rà soát"},
		{"Tổ công tác cải cách TTHC của Thủ tướng Chính phủ\nchỉ đạo, đôn đốc", "local:to-cong-tac-tthc", "chỉ đạo, đôn đốc"},
		{"Hội đồng tư vấn cải cách TTHC của Thủ tướng\nChính phủ phát huy vai trò", hdtv, "phát huy vai trò"},
		{"Phó Thủ tướng Thường trực Nguyễn Hòa Bình trực\ntiếp chỉ đạo", "local:chinh-phu.pho-thu-tuong-thuong-truc", "trực tiếp chỉ đạo"},
		{"Văn phòng Chính phủ chủ trì, phối hợp với các bộ,\ncơ quan, địa phương tổng hợp tình hình", "lead:G22; coordinate:" + bnd, "tổng hợp tình hình"},

		{"từng thành viên Tổ công tác, cơ quan thường trực Tổ công tác", tvtc + "; " + ttcq, ""},
		{"3 bộ (Quốc phòng, Ngoại giao, Thông tin và Truyền thông) và 8 địa phương (Hà Nội, Thành phố Hồ Chí Minh, Hải Phòng, Đà Nẵng, Cần Thơ, Quảng Ninh, Hải Dương, Tây Ninh)", "G11; G08; G14; H26; H29; H24; H17; H13; H49; H23; H53", ""},
		{"các bộ liên quan (Tư pháp, Kế hoạch và Đầu tư, Tài chính, Công Thương, Công an)", "G15; G05; G12; G02; G01", ""},
		{"Bộ Thông tin và Truyền thông chủ trì, phối hợp với các đơn vị liên quan hoàn thiện dự thảo", "lead:G14; coordinate:organization related", "hoàn thiện dự thảo"},
		{"Văn phòng Chính phủ - Cơ quan thường trực Tổ công tác", ttcq, ""},

		{"Bộ, ngành", bn, ""},
		{"Bộ, ngành, địa phương", bnd, ""},
		{"Bộ Y tế chủ trì, phối hợp với Bảo hiểm xã hội Việt Nam", "lead:G18; coordinate:G24", ""},
		{"Bộ, ngành, UBND cấp tỉnh", bn + "; provincial-committee", ""},
		{"UBND cấp huyện", "district-committee", ""},
		{"UBND cấp xã", "commune-committee", ""},
		{"Địa phương", "provincial-committee", ""},
		{"VPCP", "G22", ""},
	} {
		read := cell.Parse(r, c.text, on)
		assert.Equal(t, c.want, describe(read), c.text)
		assert.Equal(t, c.rest, read.RestText(), c.text)
		// The Unicode form of the accents does not count.
		assert.Equal(t, c.want, describe(cell.Parse(r, norm.NFD.String(c.text), on)), c.text)
	}
}

// Wording of provinces, districts and communes that is easily taken for bodies
// of another level or kind.
func TestCellsOfProvinces(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-07-15")
	for _, c := range []struct{ text, want string }{
		// The kinds of place after a body say whose it is: they are no
		// committees beside it.
		{"Công an xã, phường", "department"},
		{"Công an tỉnh, Công an các xã, phường", "«Công an tỉnh»; department"},
		{"Văn phòng HĐND và UBND xã, phường", "unit"},
		{"Văn phòng UBND tỉnh, huyện, xã", "unit"},
		{"Trạm y tế các xã, phường", "institution"},
		{"Trung tâm PVHCC tỉnh, cấp xã", "unit"},
		{"Phòng Kinh tế (hoặc Phòng Kinh tế, Hạ tầng và Đô thị) các xã, phường", "division"},
		{"Công an tỉnh, UBND các xã, phường", "«Công an tỉnh»; commune-committee"},
		{"Báo và Đài PT-TH tỉnh, cơ sở đào tạo", "«Báo và Đài PT-TH tỉnh»; institution"},
		// Beside departments of a province, "địa phương" are below it.
		{"Sở Nội vụ; các địa phương", "«Sở Nội vụ»; district-committee+commune-committee"},
		{"Các sở, ban, ngành; UBND các địa phương", "department; district-committee+commune-committee"},
		{"Công an tỉnh và các địa phương", "«Công an tỉnh»; district-committee+commune-committee"},
		{"Sở Tư pháp; các cơ quan, đơn vị, địa phương liên quan", "«Sở Tư pháp»; district-committee+commune-committee+organization related"},
		{"Bộ Tư pháp; Sở Tư pháp; các địa phương", "G15; «Sở Tư pháp»; provincial-committee"},
		{"Các bộ, ngành; Sở Tư pháp; các địa phương", bn + "; «Sở Tư pháp»; provincial-committee"},
		{"Cơ sở dữ liệu; các địa phương", "?Cơ sở dữ liệu; provincial-committee"},
		{"UBND tỉnh, thành phố; các địa phương", "provincial-committee; provincial-committee"},
		// One body, whose name goes on.
		{"NHNN CN tỉnh; KBNN tỉnh; TT PVHCC tỉnh", "«NHNN CN tỉnh»; «KBNN tỉnh»; «TT PVHCC tỉnh»"},
		{"Cục Quản lý đất đai thuộc Bộ TN&MT; Chi cục TT&BVTV", "«Cục Quản lý đất đai thuộc Bộ TN&MT»; «Chi cục TT&BVTV»"},
		{"Ban QL các KCN tỉnh", "«Ban QL các KCN tỉnh»"},
		{"Công an các đơn vị, địa phương", "unit"},
		{"Các cơ quan báo chí trung ương và địa phương", "institution"},
		{"Các huyện, thị, thành ủy; Đảng ủy các xã", "party-body; party-body"},
		{"Các cơ quan, đơn vị thuộc, trực thuộc UBND tỉnh", "organization"},
		{"Các đơn vị trực thuộc Bộ", "unit"},
		{"Công an huyện, UBND huyện", "«Công an huyện»; «UBND huyện»"},
		{"Hội đồng tư vấn, doanh nghiệp", hdtv + "; enterprise"},
		{"- Chủ trì: Sở Nội vụ - Phối hợp: Sở Tư pháp", "lead:«Sở Nội vụ»; coordinate:«Sở Tư pháp»"},
		{"1. Sở Nội vụ 2. Sở Tư pháp", "«Sở Nội vụ»; «Sở Tư pháp»"},
		{"Bộ Quốc phòng, Công an, Ngoại giao", "G11; G01; G08"},
		{"Bộ Công an, Công an tỉnh", "G01; «Công an tỉnh»"},
		{"Ban Cán sự Đảng Bộ Nội vụ, Đảng ủy Bộ Công an", "«Ban Cán sự Đảng Bộ Nội vụ»; «Đảng ủy Bộ Công an»"},
		{"Sở Nội vụ các tỉnh: Hà Nam, Ninh Bình; Bộ Nội vụ", "«Sở Nội vụ Hà Nam»; «Sở Nội vụ Ninh Bình»; G09"},
		{"UBND thành phố: Hà Nội, Đà Nẵng", "H26; H17"},
		{"UBND xã: Tân Lập, Tân Thành", "«UBND xã Tân Lập»; «UBND xã Tân Thành»"},
		{"Văn phòng Trung ương và các Ban của Đảng", "«Văn phòng Trung ương»; party-body"},
		// A bracket on a line of its own is no less there.
		{"Bộ Công an\n(Cục C06)", "G01"},
		{"Bộ Công an; (Bộ Tài chính)", "G01; G12"},
		{"Bộ Tài chính (chủ trì: Cục Thuế), Bộ Xây dựng (phối hợp)", "lead:G12; coordinate:G17"},
	} {
		read := cell.Parse(r, c.text, on)
		assert.Equal(t, c.want, describe(read), c.text)
		if !strings.Contains(c.want, "?") {
			assert.Empty(t, read.Rest, c.text)
		}
	}
}

// What a group says in words of its own no registry can tell: schools are not
// all the institutions that it has, members of a council not the Prime
// Minister. Of a group of committees all are taken, and that is a doubt.
func TestGroupsInWordsOfTheirOwn(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-07-15")
	for _, text := range []string{"Các thành viên UBND tỉnh", "Thành viên Hội đồng thi đua", "Các trường tiểu học", "Các đơn vị sự nghiệp công lập trực thuộc", "Các Vụ, Cục, đơn vị thuộc Bộ", "Các Ban Chỉ đạo"} {
		read := cell.Parse(r, text, on)
		require.Len(t, read.Parts, 1, text)
		assert.Equal(t, body.KindGroup, read.Parts[0].Selector.Kind(), text)
		assert.Empty(t, read.Resolve(r, on, body.Scope{}), text)
	}
	assert.Len(t, cell.Parse(r, "Các thành viên Tổ công tác", on).Resolve(r, on, body.Scope{}), 4)
	assert.Len(t, cell.Parse(r, "Các bộ, cơ quan ngang bộ quản lý chuyên ngành", on).Resolve(r, on, body.Scope{}), 17)
	for text, some := range map[string]bool{
		"UBND các tỉnh vùng Đồng bằng sông Cửu Long": true, "Một số tỉnh, thành phố": true, "Các tỉnh, thành phố ven biển": true,
		"UBND các tỉnh, thành phố có liên quan": false, "UBND các xã, phường trên địa bàn tỉnh": false, "Kho bạc Nhà nước khu vực V": false,
	} {
		read := cell.Parse(r, text, on)
		assert.Equal(t, some, len(read.Doubts) == 1 && read.Doubts[0].Kind == cell.DoubtSome, text)
	}
}

func TestDoubtsOfCells(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-01-15")
	for _, c := range []struct {
		text, want string
		reason     string
		doubtful   string
	}{
		{"Bồ Nội vụ; Bộ Tài chính", "G09; G12", cell.DoubtName, "Bồ Nội vụ"},
		{"Bộ Cổng Thương", "G02", cell.DoubtName, "Bộ Cổng Thương"},
		{"Bộ Thông tin Truyền thông", "G14", cell.DoubtName, "Bộ Thông tin Truyền thông"},
		{"Bộ Nội vụ, Tài chính", "G09; G12", cell.DoubtShort, "Tài chính"},
		{"Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác", "local:to-cong-tac-tthc.to-pho", cell.DoubtPerson, "Đồng chí Nguyễn Duy Ngọc, Thứ trưởng Bộ Công an, Tổ phó Tổ công tác"},
		{"Các bộ, nganh, địa phương", bnd, cell.DoubtWords, "Các bộ, nganh, địa phương"},
	} {
		read := cell.Parse(r, c.text, on)
		assert.Equal(t, c.want, describe(read), c.text)
		require.Len(t, read.Doubts, 1, c.text)
		d := read.Doubts[0]
		assert.Equal(t, c.reason, d.Kind, c.text)
		assert.Equal(t, c.doubtful, d.Text)
		assert.Equal(t, c.doubtful, c.text[d.Offset:d.Offset+len(d.Text)])
		assert.NotEmpty(t, d.Message(form.Vietnamese))
		assert.NotEqual(t, d.Message(form.Vietnamese), d.Message(form.English))
	}
	// Without accents at all, a text is read as such.
	read := cell.Parse(r, "Bo Noi vu chu tri, phoi hop voi cac bo, nganh, dia phuong", on)
	assert.Equal(t, "lead:G09; coordinate:"+bnd, describe(read))
	assert.Empty(t, read.Doubts)
}

func TestUnknownStaysVisible(t *testing.T) {
	text := "Bộ Nội vụ; Nhóm chuyên trách ABC; như trên"
	read := cell.Parse(body.Vietnam(), text, day("2025-01-15"))
	assert.Equal(t, "G09; ?Nhóm chuyên trách ABC; ?như trên", describe(read))
	assert.Equal(t, "Nhóm chuyên trách ABC | như trên", read.RestText())
	assert.Equal(t, []reading.Piece{{Offset: strings.Index(text, "Nhóm"), Text: "Nhóm chuyên trách ABC"}, {Offset: strings.Index(text, "như"), Text: "như trên"}}, read.Rest)
}

// A host's departments and communes are found once it has added them, and a
// name that several share is not settled silently.
func TestCellsWithBodiesOfAHost(t *testing.T) {
	data, err := body.ReadCSV([]byte("id,name,class,parent,short\n" +
		"H26.04,Sở Nội vụ,department,H26,Sở Nội vụ Hà Nội\n" +
		"H29.04,Sở Nội vụ,department,H29,Sở Nội vụ TP.HCM\n" +
		"\"H26.30\",\"Sở Văn hóa, Thể thao và Du lịch\",department,H26,\n" +
		"local:00004,Ủy ban nhân dân phường Ba Đình,commune-committee,H26,\n" +
		"local:00008,Ủy ban nhân dân phường Ngọc Hà,commune-committee,H26,\n"))
	require.NoError(t, err)
	r, err := body.Vietnam().With(data)
	require.NoError(t, err)
	on := day("2025-08-01")
	assert.Equal(t, "H26.30; local:00004", describe(cell.Parse(r, "Sở Văn hóa, Thể thao và Du lịch, UBND phường Ba Đình", on)))
	assert.Equal(t, "H29.04; local:00004; local:00008", describe(cell.Parse(r, "Sở Nội vụ TP.HCM; UBND các phường: Ba Đình, Ngọc Hà", on)))
	read := cell.Parse(r, "Sở Nội vụ", on)
	assert.Equal(t, "«Sở Nội vụ»", describe(read))
	require.Len(t, read.Doubts, 1)
	assert.Equal(t, cell.DoubtName, read.Doubts[0].Kind)
	assert.Equal(t, "several bodies have this name, choose: Sở Nội vụ (H26.04); Sở Nội vụ (H29.04)", read.Doubts[0].Message(form.English))
	ids := func(bodies []body.Body) (s []string) {
		for _, b := range bodies {
			s = append(s, b.String())
		}
		return s
	}
	assert.Equal(t, []string{"H26.04", "H26.30", "H29.04", "local:00004", "local:00008"},
		ids(cell.Parse(r, "Các sở, ban, ngành; UBND các xã, phường, đặc khu", on).Resolve(r, on, body.Scope{})))
	assert.Equal(t, []string{"H26.04", "H29.04"}, ids(cell.Parse(r, "Sở Nội vụ các tỉnh, thành phố", on).Resolve(r, on, body.Scope{})))
}

// testdata/cells.txt holds cells as ministries and provinces write them, each
// followed by its reading: role, kind, identifier or classes or «name», and
// the words. The readings were printed by the reader and then gone through
// against the texts one by one; they keep what was found right, and a few
// limits that are known (a name whose second half follows a comma, such as
// "Trung tâm XTĐT, TM&DL tỉnh").
func TestCellsAsWritten(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-01-15")
	for text, want := range cells(t) {
		assert.Equal(t, want, written(cell.Parse(r, text, on)), text)
	}
}

func cells(t testing.TB) map[string]string {
	b, err := os.ReadFile("testdata/cells.txt")
	require.NoError(t, err)
	all := map[string]string{}
	text := ""
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(line, "\t") {
			text = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), `\n`, "\n")
			all[text] = ""
			continue
		}
		all[text] += line
	}
	return all
}

func written(c cell.Cell) string {
	var b strings.Builder
	line := func(fields ...string) {
		fmt.Fprintf(&b, "\t%s\n", strings.ReplaceAll(strings.Join(fields, "\t"), "\n", `\n`))
	}
	for _, p := range c.Parts {
		role := string(p.Role)
		if role == "" {
			role = "-"
		}
		what := describe(cell.Cell{Parts: []cell.Part{{Selector: p.Selector}}})
		if p.Selector.Kind() == body.KindUnknown {
			what = "«" + p.Selector.Words() + "»"
		}
		if _, except, ok := strings.Cut(p.Selector.String(), " trừ "); ok {
			what += " except " + strings.ReplaceAll(except, ", ", "; ")
		}
		line(role, string(p.Selector.Kind()), what, p.Text)
	}
	for _, p := range c.Rest {
		line("rest", p.Text)
	}
	for _, d := range c.Doubts {
		line("doubt", d.Kind, d.Text)
	}
	return b.String()
}

// checkCell holds what is true of every reading of every text.
func checkCell(t require.TestingT, r *body.Registry, text string, c cell.Cell) {
	end := 0
	for _, p := range c.Parts {
		require.GreaterOrEqual(t, p.Offset, end, "parts in order: %q", text)
		end = p.Offset + len(p.Text)
		require.LessOrEqual(t, end, len(text), text)
		require.Equal(t, text[p.Offset:end], p.Text)
		require.NotEmpty(t, p.Text)
		require.False(t, p.Selector.IsZero())
		if id := p.Selector.ID(); id != "" {
			if _, err := body.ParseID(id.String()); err != nil {
				require.NoError(t, err)
			}
		}
		form, err := json.Marshal(p.Selector)
		require.NoError(t, err)
		var back body.Selector
		require.NoError(t, json.Unmarshal(form, &back), string(form))
		require.Equal(t, p.Selector, back, string(form))
	}
	for _, p := range c.Rest {
		require.Equal(t, text[p.Offset:p.Offset+len(p.Text)], p.Text)
		require.NotEmpty(t, p.Text)
	}
	for _, d := range c.Doubts {
		require.Equal(t, text[d.Offset:d.Offset+len(d.Text)], d.Text)
	}
}

func TestCellsAreWellFormed(t *testing.T) {
	r := body.Vietnam()
	on := day("2025-01-15")
	for text := range cells(t) {
		checkCell(t, r, text, cell.Parse(r, text, on))
	}
}

// Nothing is lost: outside the parts and the rest stand only the words of
// roles, labels, lists and joints.
func TestNothingIsLost(t *testing.T) {
	r := body.Vietnam()
	known := map[string]bool{}
	for _, w := range strings.Fields("chủ trì phối hợp với cùng và cơ quan đơn vị thực hiện triển khai là làm đầu mối giao chặt chẽ được các bộ địa phương liên quan ủy ban nhân dân tỉnh thành phố ubnd sở tổng 1 2 3 8 a b cách xã gồm") {
		known[w] = true
	}
	for text := range cells(t) {
		covered := make([]bool, len(text))
		c := cell.Parse(r, text, day("2025-01-15"))
		for _, p := range c.Parts {
			for i := range p.Text {
				covered[p.Offset+i] = true
			}
		}
		for _, p := range c.Rest {
			for i := range p.Text {
				covered[p.Offset+i] = true
			}
		}
		var open strings.Builder
		for i, ch := range text {
			if covered[i] || strings.ContainsRune(".,;:()-+/\n&*", ch) {
				ch = ' '
			}
			open.WriteRune(ch)
		}
		for _, w := range strings.Fields(strings.ToLower(open.String())) {
			assert.True(t, known[w], "%q is lost in %q", w, text)
		}
	}
}

func BenchmarkParseCell(b *testing.B) {
	r := body.Vietnam()
	on := day("2025-01-15")
	for b.Loop() {
		if c := cell.Parse(r, "Bộ Công an chủ trì, phối hợp với Bộ Nội vụ, Văn phòng Chính phủ và các bộ, ngành, địa phương liên quan", on); len(c.Parts) != 4 {
			b.Fatal(c)
		}
	}
}
