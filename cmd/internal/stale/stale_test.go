package stale_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/stale"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func data(t *testing.T) *stale.Data {
	d, err := stale.Of(body.Vietnam(), calendar.Vietnam(), form.MustParseDay("2026-12-01"))
	require.NoError(t, err)
	return d
}

func look(t *testing.T, name, text string) stale.Page {
	p, err := data(t).Look(name, strings.NewReader(text))
	require.NoError(t, err)
	return p
}

func TestAListOfUnits(t *testing.T) {
	p := look(t, "danh-muc.html", `<h1>Danh mục</h1><p>Theo 19/2025/QĐ-TTg</p><table><tr><th>Mã</th><th>Tên</th><th>Nghị quyết</th></tr>
		<tr><td>01</td><td>Thành phố Hà Nội</td><td>999/2030/QH16 ngày 01/01/2030</td></tr><tr><td>24</td><td>Tỉnh Bắc Ninh</td><td></td></tr><tr><td>99</td><td>Tỉnh Ví Dụ</td><td></td></tr></table>`)
	assert.Equal(t, 3, p.Units)
	// Bắc Ninh is a city since 20 September 2026 (Resolution 39/2026/QH16).
	assert.Equal(t, []stale.Finding{
		{Kind: stale.UnitRenamed, Row: 3, Code: "24", Known: "Ủy ban nhân dân thành phố Bắc Ninh", Text: "Tỉnh Bắc Ninh"},
		{Kind: stale.UnitMissing, Row: 4, Code: "99", Text: "Tỉnh Ví Dụ"},
	}, p.Findings)
}

// Letter 10065/VPCP-KGVX of 2 October 2026 is the last that the calendar has.
func TestANoticeOfDaysOff(t *testing.T) {
	p := look(t, "thong-bao.txt", "Công văn số 10065/VPCP-KGVX ngày 02/10/2026 về nghỉ Tết năm 2027\n"+
		"Thông báo số 77/TB-BNV ngày 5 tháng 11 năm 2027 về việc hoán đổi ngày làm việc\n"+
		"Thông báo số 12/TB-BNV ngày 05/11/2010 về việc hoán đổi ngày làm việc\n"+
		"Văn bản số 78/TB-BNV về lịch nghỉ lễ\n"+
		"Thông báo số 77/TB-BNV ngày 5/11/2027: nhắc lại lịch nghỉ\n")
	assert.Equal(t, 5, p.Documents)
	assert.Equal(t, []stale.Finding{
		{Kind: stale.NoticeNewer, Row: 2, Number: "77/TB-BNV", Day: form.MustParseDay("2027-11-05"), Text: "Thông báo số 77/TB-BNV ngày 5 tháng 11 năm 2027 về việc hoán đổi ngày làm việc"},
		{Kind: stale.NoticeNewer, Row: 4, Number: "78/TB-BNV", Text: "Văn bản số 78/TB-BNV về lịch nghỉ lễ"},
	}, p.Findings)
}

func TestAListOfTheGazette(t *testing.T) {
	p := look(t, "cong-bao.csv", "Số hiệu,Ngày ban hành,Trích yếu\n"+
		"401/2027/NĐ-CP,15/03/2027,Sửa đổi Nghị định số 09/2026/NĐ-CP\n"+
		"402/2027/NĐ-CP,2027-03-16,Về nuôi trồng thủy sản\n"+
		"309/2026/NĐ-CP,05/08/2026,Cổng Dịch vụ công quốc gia\n"+
		"17/2020/NĐ-CP,05/02/2020,Về kinh doanh ô tô\n"+
		"403/2027/NĐ-CP,31/02/2027,Ngày không có\n")
	assert.Equal(t, 5, p.Documents)
	assert.Equal(t, []stale.Finding{
		{Kind: stale.DocumentTouch, Row: 2, Number: "401/2027/NĐ-CP", Day: form.MustParseDay("2027-03-15"), Known: "09/2026/NĐ-CP", Text: "401/2027/NĐ-CP | 15/03/2027 | Sửa đổi Nghị định số 09/2026/NĐ-CP"},
		{Kind: stale.DocumentNewer, Row: 3, Number: "402/2027/NĐ-CP", Day: form.MustParseDay("2027-03-16"), Text: "402/2027/NĐ-CP | 2027-03-16 | Về nuôi trồng thủy sản"},
	}, p.Findings)
}

func TestPagesThatSayNothing(t *testing.T) {
	for name, text := range map[string]string{"a.txt": "không có gì", "a.csv": "a,b\n1,2\n", "a.html": "<p>Trang chủ</p>"} {
		_, err := data(t).Look(name, strings.NewReader(text))
		assert.ErrorIs(t, err, stale.NothingFound, name)
	}
	for name, text := range map[string]string{"a.doc": "x", "b.txt": "\xc0"} {
		_, err := data(t).Look(name, strings.NewReader(text))
		require.Error(t, err, name)
		assert.NotErrorIs(t, err, stale.NothingFound, name)
	}
	long := look(t, "a.txt", "Quyết định 9/2030/QĐ-TTg ngày 01/01/2030 "+strings.Repeat("dài ", 1000))
	assert.LessOrEqual(t, len([]rune(long.Findings[0].Text)), 201)
}

func FuzzLook(f *testing.F) {
	d, err := stale.Of(body.Vietnam(), calendar.Vietnam(), form.MustParseDay("2026-12-01"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a.txt", "số 77/TB-BNV ngày 5 tháng 11 năm 2027 về hoán đổi")
	f.Add("a.csv", "Mã,Tên\n24,Bắc Ninh\n")
	f.Add("a.html", "<table><tr><td>Mã<td>Tên<tr><td>1<td>Hà Nội</table>")
	f.Fuzz(func(t *testing.T, name, text string) {
		p, err := d.Look(name, strings.NewReader(text))
		if err == nil && len(p.Findings) > p.Units+p.Documents {
			t.Fatal("more is lacking than there is")
		}
	})
}
