package browser

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/reports"
)

// Somebody of a department finds its duties, reads why one is due when it is, and marks
// it done with its document. The report of a half year is due on its last day, which for
// the first of 2026 is 30 June, a Tuesday; on 27 November it is late.
func TestADutyIsMarkedDone(t *testing.T) {
	b := open(t, 2*time.Minute)
	b.begin("Lê Văn C")
	b.fill("Cơ quan của tôi", "Sở Tư pháp tỉnh Ví Dụ")
	b.enter()
	require.Equal(t, "Sở Tư pháp tỉnh Ví Dụ", b.text("h1"))
	b.press("Đặt làm cơ quan của tôi")
	require.Contains(t, b.text("main > p"), "Việc của cơ quan tôi")
	b.press("12. Báo cáo kết quả cải cách thủ tục hành chính")
	assert.Contains(t, b.text("#status"), "quá hạn")
	assert.Contains(t, b.text("#why"), "thứ Ba 30/6/2026")
	b.fill("Số văn bản chứng minh", "9/BC-STP")
	b.press("Ghi nhận")
	assert.Contains(t, b.text(`[role="status"]`), "Đã ghi nhận")
	assert.Contains(t, b.text("#status"), "hoàn thành quá hạn")
	assert.Contains(t, b.text("#events"), "9/BC-STP")
	b.press("Việc của tôi")
	assert.Equal(t, "Sở Tư pháp tỉnh Ví Dụ", b.text("h1"), "the choice stays")
}

// The plan of 2024 is read from a workbook. Its task 11 names a person where others name
// an office: that doubt is mended in place, and the draft accepted.
func TestAPlanIsImportedAndMended(t *testing.T) {
	scan, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "plan", "table", "testdata", "plan16.tsv"))
	require.NoError(t, err)
	var rows [][]string
	for line := range strings.Lines(string(scan)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	var book bytes.Buffer
	require.NoError(t, reports.WriteXLSX(&book, []reports.Sheet{{Name: "KH", Header: rows[0], Rows: rows[1:]}}))
	file := filepath.Join(t.TempDir(), "ke-hoach-2024.xlsx")
	require.NoError(t, os.WriteFile(file, book.Bytes(), 0o600))

	b := open(t, 2*time.Minute)
	b.begin("")
	b.press("Kế hoạch")
	b.press("Nhập kế hoạch từ bảng")
	b.do(chromedp.SetUploadFiles(`input[name="file"]`, []string{file}))
	b.fill("Năm của kế hoạch", "2024")
	b.fill("Số văn bản", "16/KH-VIDU")
	b.fill("Tên kế hoạch", "Kế hoạch năm 2024")
	b.fill("Cơ quan ban hành", "Ủy ban nhân dân tỉnh Ví Dụ")
	b.press("Đọc bảng")
	require.Contains(t, b.text("h1"), "Kế hoạch năm 2024")
	assert.Contains(t, b.text(".doubt"), "nêu tên người")
	b.press("Sửa nhiệm vụ này")
	require.Equal(t, "Sửa nhiệm vụ 11", b.text("h1"))
	b.fill("Chủ trì", "Tổ phó\rBộ Công an")
	b.press("Lưu và xem lại")
	assert.NotContains(t, b.text(".doubt"), "nêu tên người")
	b.press("Nhận làm kế hoạch")
	b.do(chromedp.Navigate(shared.address + "/plans"))
	b.press("16/KH-VIDU")
	assert.Contains(t, b.text("h1"), "Kế hoạch năm 2024")
}

// A petition goes from its submission by a citizen to its publication: accepted, answered,
// one mask of the draft undone, published, and found by whoever looks for it.
func TestAPetitionIsPublished(t *testing.T) {
	b := open(t, 3*time.Minute)
	b.begin("")
	b.press("Gửi phản ánh")
	b.fill("Gửi đến cơ quan", "Ủy ban nhân dân tỉnh Ví Dụ")
	b.fill("Nội dung", "Giấy hẹn của ông Nguyễn Văn A ghi sai ngày trả. Gọi 0900 000 001.")
	b.fill("Họ tên", "Trần Thị B")
	b.fill("Địa chỉ liên hệ", "Số 1 đường Mẫu")
	b.fill("Điện thoại", "0900 000 001")
	b.fill("Thư điện tử", "b@example.vn")
	b.to("Tôi đã đọc thông báo này")
	b.do(chromedp.KeyEvent(" "))
	b.press("Gửi")
	code := b.text("#code")
	require.Regexp(t, `^PAKN\.20261127\.\d+$`, code, b.text(`[role="alert"]`))
	b.press("chọn một")
	b.press("Phạm Thị D")
	b.press("Phản ánh")
	b.fill("Cơ quan", "Ủy ban nhân dân tỉnh Ví Dụ")
	b.enter()
	b.press(code)
	assert.Contains(t, b.text("dl"), "Trần Thị B")
	b.choose("Việc", "tiếp nhận xử lý")
	b.press("Ghi nhận")
	require.Contains(t, b.text("#state"), "đang xử lý")
	b.choose("Việc", "trả lời")
	b.fill("Số văn bản", "88/VD-PAKN")
	b.choose("Kết quả", "giữ nguyên quy định, có giải thích")
	b.fill("Nội dung", "Bộ phận một cửa đã ghi lại giấy hẹn.")
	b.press("Ghi nhận")
	require.Contains(t, b.text("#state"), "đã trả lời", b.text(`[role="alert"]`))
	b.press("Xem bản che và công khai")
	require.Contains(t, b.text(".shown"), "[họ tên]")
	b.to("Nguyễn Văn A")
	b.do(chromedp.KeyEvent(" "))
	b.press("Xem lại")
	assert.Contains(t, b.text(".shown"), "Giấy hẹn của ông Nguyễn Văn A ghi sai ngày trả. Gọi [số điện thoại].")
	b.press("Công khai")
	require.Contains(t, b.text("#state"), "công khai")
	b.do(chromedp.Navigate(shared.address + "/answers"))
	b.fill("Có chữ", "giay hen cua ong")
	b.enter()
	assert.Contains(t, b.text("section.card"), "Giấy hẹn của ông Nguyễn Văn A ghi sai ngày trả.")
	assert.NotContains(t, b.text("main"), "0900 000 001")
}

// A term is counted, and why it ends when it does is read: five working days from Friday,
// 24 April 2026, over the day off for Giỗ Tổ and the days from 30 April to 1 May, end on
// Wednesday, 6 May.
func TestADeadlineIsExplained(t *testing.T) {
	b := open(t, time.Minute)
	b.begin("")
	b.press("Lịch")
	b.to("Từ ngày")
	b.do(chromedp.KeyEvent("04242026"))
	if ask[string](b, `document.activeElement.value`) != "2026-04-24" { // as the browser writes days
		b.do(chromedp.KeyEvent("24042026"))
	}
	b.fill("Thời hạn", "5 ngày làm việc")
	b.press("Tính")
	assert.Contains(t, b.text("#ends h2"), "thứ Tư 6/5/2026")
	for _, why := range []string{"Giỗ Tổ Hùng Vương", "30/4", "1/5"} {
		assert.Contains(t, b.text("#ends ol"), why)
	}
}

// From the map of scores to the scorecard of one body, with the counts and the rule of
// each point, and down to the dossiers that were counted.
func TestAScoreIsFollowed(t *testing.T) {
	b := open(t, 2*time.Minute)
	b.begin("")
	b.press("Chỉ tiêu")
	body := b.text("table.heat tbody tr:first-child th")
	require.NotEmpty(t, body)
	b.press(body)
	assert.Contains(t, b.text("h1"), body)
	assert.Regexp(t, `\d+ / \d+`, b.text("table.items tbody"), "the counts")
	item := `tr[data-item="766/2.1"] `
	b.to(b.text(item + "td:nth-child(2)"))
	b.press(b.text(item + "td:nth-child(3)"))
	assert.Equal(t, "Hồ sơ xử lý trước hạn, đúng hạn", b.text("h1"))
	assert.Contains(t, b.text("h1 + p"), "766/2.1")
	assert.NotEmpty(t, b.text("table.figures tbody tr:first-child th"), "the code of a dossier")
}

// Dossiers are held against the file of the portal: of October the department of agriculture
// has 57, the file one, done two days late where it was done on its day; with the right day
// it would be 1 of 1: 20 points. The answer, which no address leads to, fits each screen and
// bars nobody, as other pages.
func TestThePortalIsAnswered(t *testing.T) {
	script := axe(t)
	file := filepath.Join(t.TempDir(), "cong.csv")
	require.NoError(t, os.WriteFile(file, []byte("code,body,procedure,status,received,appointment,finished\n"+
		"H99-260921-0020,H99.05,9.000105,10,2026-09-21T14:14,2026-10-21,2026-10-23\n"), 0o600))
	b := open(t, 3*time.Minute)
	b.screen(widths[2], "light", "screen")
	b.begin("")
	b.press("Chỉ tiêu")
	b.press("Đối soát hồ sơ với Cổng")
	b.fill("Cơ quan, tên hoặc mã", "Sở Nông nghiệp và Môi trường tỉnh Ví Dụ")
	b.do(chromedp.SetUploadFiles(`input[name="file"]`, []string{file}))
	b.press("Xem vì sao")
	require.Equal(t, "53 / 57 (92,98%)", b.text("#ours"), b.text("main"))
	assert.Equal(t, "0 / 1 (0%)", b.text("#theirs"))
	assert.Equal(t, "20", b.text(`tr[data-cause="late-message"] td:nth-child(3)`))
	b.do(chromedp.Evaluate[chromedp.Void](script))
	for _, width := range widths {
		for _, scheme := range []string{"light", "dark"} {
			b.screen(width, scheme, "screen")
			assert.Empty(t, ask[[]string](b, violations))
		}
		assert.Empty(t, ask[[]string](b, overflowing), width)
	}
}

// Who may only read is told that a petition is not theirs to open, and finds back.
func TestTooSmallARoleIsRefused(t *testing.T) {
	b := open(t, time.Minute)
	b.begin("Đỗ Văn H")
	b.press("Phản ánh")
	b.press("PAKN.")
	assert.Equal(t, "Không thực hiện được", b.text("h1"))
	assert.NotEmpty(t, b.text(`[role="alert"]`))
	b.press("Về trang đầu")
	assert.Equal(t, "Các kế hoạch", b.text("h1"))
}

// The language is switched, and stays.
func TestTheLanguageIsSwitched(t *testing.T) {
	b := open(t, time.Minute)
	b.begin("")
	b.press("English")
	assert.Equal(t, "en", ask[string](b, `document.documentElement.lang`))
	b.press("Calendar")
	assert.Equal(t, "Count a term", b.text("h1 + h2"))
	b.press("Tiếng Việt")
	assert.Equal(t, "Tính hạn", b.text("h1 + h2"))
}
