package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule/phrase"
)

// The wordings below are those of plans, regulations of reporting, procedures
// and directives of provinces and ministries, cut to their time and shortened;
// what they mean was written down before they were read.

// fieldCells are cells and short sentences of which all is understood.
var fieldCells = []row{
	{"Báo cáo trước 14 giờ 00 thứ Năm hằng tuần", "every P1W thu 14:00", ""},
	{"trước 15 giờ 30 thứ Sáu hằng tuần", "every P1W fri 15:30", ""},
	{"trước 10h00 sáng thứ Hai hằng tuần", "every P1W mon 10:00", ""},
	{"Trước 16h00 ngày 25 hằng tháng", "every P1M day 25 16:00", ""},
	{"Trong tháng 3 hằng năm", "every P1Y month 3 day 31", ""},
	{"Quý III hằng năm", "every P1Y month 9 day 31", ""},
	{"Tháng 11, 12 hằng năm", "every P1Y month 11 day 31 & every P1Y month 12 day 31", ""},
	{"ngày 01 tháng 01 hằng năm", "every P1Y month 1 day 1", ""},
	{"Trước ngày 15 tháng 7 và 15 tháng 01 hằng năm", "every P1Y month 7 day 15 excl & every P1Y month 1 day 15 excl", ""},
	{"Chậm nhất vào ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm", "every P1Y month 6 day 15 & every P1Y month 12 day 15", ""},
	{"Hàng năm, chậm nhất vào 31 tháng 01", "every P1Y month 1 day 31", ""},
	{"Hằng năm (trước ngày 31/01)", "every P1Y month 1 day 31 excl", ""},
	{"chậm nhất vào ngày 05 của mỗi tháng", "every P1M day 5", ""},
	{"Định kỳ hằng quý, gửi trước ngày 16 của tháng cuối quý", "every P3M day 16 excl", ""},
	{"hằng năm, báo cáo trước ngày 16 tháng 12", "every P1Y month 12 day 16 excl", ""},
	{"Trước ngày 05 tháng đầu tiên của quý sau", "every P3M month 1 day 5 following excl", ""},
	{"Định kỳ hằng tháng (trước ngày 25), hằng quý (trước ngày 20 của tháng cuối quý) và năm (trước ngày 15/12)",
		"every P1M day 25 excl & every P3M day 20 excl & every P1Y month 12 day 15 excl", ""},
	{"06 tháng, năm", "every P6M P1Y", ""},
	{"Theo từng quý", "every P3M", ""},
	{"Theo tháng, quý, năm", "every P1M P3M P1Y", ""},
	{"Mỗi quý 1 lần", "every P3M x1", ""},
	{"Hằng năm (2026-2030)", "every P1Y [2026-01-01..2030-12-31]", ""},
	{"Hằng năm, bắt đầu từ năm 2026", "every P1Y [2026-01-01..]", ""},
	{"Hằng tháng, từ tháng 3 đến tháng 12/2025", "every P1M [2025-03-01..2025-12-31]", ""},
	{"Trước ngày 15/01 của năm sau năm báo cáo", "due 2026-01-14 excl", ""},
	{"Trước ngày 10/3; 10/6; 10/9; 10/12", "due 2025-03-09 excl & due 2025-06-09 excl & due 2025-09-09 excl & due 2025-12-09 excl", ""},
	{"30 tháng 6", "due 2025-06-30", ""},
	{"chậm nhất 30 tháng 6", "due 2025-06-30", ""},
	{"ngày 30, tháng 6, năm 2025", "due 2025-06-30", ""},
	{"ngày ba mươi tháng sáu năm 2025", "due 2025-06-30", ""},
	{"ngày 20, tháng 3, 6, 9, 12", "due 2025-03-20 & due 2025-06-20 & due 2025-09-20 & due 2025-12-20", ""},
	{"Quý III. 2025", "2025-07-01..2025-09-30", ""},
	{"T3-T6/2025", "2025-03-01..2025-06-30", ""},
	{"T3, T6/2025", "2025-03-01..2025-03-31 & 2025-06-01..2025-06-30", ""},
	{"Ngay từ đầu năm 2025", "2025-01-01..", ""},
	{"Ngay trong Quý I/2025", "2025-01-01..2025-03-31", ""},
	{"Từ tháng 3 đến hết năm", "2025-03-01..2025-12-31", ""},
	{"Quý II/2025 (hoàn thành trước ngày 15/6/2025)", "2025-04-01..2025-06-14 excl", ""},
	{"Quý II/2025 (xong trước 15/6)", "2025-04-01..2025-06-14 excl", ""},
	{"Liên tục 24/7", "continuous", ""},
	{"Thường xuyên, 24/24 giờ", "continuous", ""},
	{"Từ quý 2/2025 đến hết ngày 28/2/2027", "2025-04-01..2027-02-28", ""},
	{"trước ngày 1/3/2027 và theo lộ trình được phê duyệt", `due 2027-02-28 excl & external "lộ trình được phê duyệt"`, ""},
	{"phù hợp với lộ trình sửa đổi, thay thế quy định có liên quan", `external "lộ trình sửa đổi, thay thế quy định có liên quan"`, ""},
	{"sau khi cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy", `event "cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy"`, ""},
	{"Ngay sau khi sửa đổi, bổ sung Luật", `event +0d "sửa đổi, bổ sung Luật"`, ""},
	{"Ngày 25 tháng cuối mỗi quý hằng năm", "every P3M day 25", ""},
	{"Năm 2025: Quý II; năm 2026: Quý I", "2025-04-01..2025-06-30 & 2026-01-01..2026-03-31", ""},
	{"Năm 2026 (Quý II, III)", "2026-04-01..2026-06-30 & 2026-07-01..2026-09-30", ""},
	{"Sau khi được phê duyệt, trước ngày 30/6/2025", `event "được phê duyệt" & due 2025-06-29 excl`, ""},
	{"chậm nhất vào ngày thứ 10 kể từ ngày phát sinh doanh thu", `event +10d "phát sinh doanh thu"`, ""},
	{"Không quá 10 ngày làm việc kể từ nhận được đầy đủ hồ sơ", `event +10wd "nhận được đầy đủ hồ sơ"`, ""},
	{"trong thời hạn 15 (mười lăm) ngày kể từ ngày nhận được thông báo", `event +15d "nhận được thông báo"`, ""},
	{"Trong thời hạn 01 ngày làm việc kể từ ngày nhận lại hồ sơ", `event +1wd "nhận lại hồ sơ"`, ""},
	{"Chậm nhất là 45 ngày kể từ ngày kết thúc 6 tháng đầu năm tài chính", `event +45d "kết thúc 6 tháng đầu năm tài chính"`, ""},
	{"Sau khi kết thúc năm tài chính 90 ngày", `event +90d "kết thúc năm tài chính"`, ""},
	{"Trước ít nhất 02 ngày làm việc so với ngày họp", `event -2wd "ngày họp"`, ""},
	{"03 ngày (kể từ ngày nhận đủ hồ sơ)", `event +3d "nhận đủ hồ sơ"`, ""},
	{"02 lần/năm (tháng 6 và tháng 12)", "every P1Y month 6 day 31 & every P1Y month 12 day 31", ""},
	{"Mỗi năm 2 lần vào tháng 6 và tháng 12", "every P1Y month 6 day 31 & every P1Y month 12 day 31", ""},
	{"2 lần/tuần (thứ Hai, thứ Năm)", "every P1W mon & every P1W thu", ""},
	{"Từ 25/12 đến 05/01/2026", "2025-12-25..2026-01-05", ""},
	{"Quý II:2025", "2025-04-01..2025-06-30", ""},
	{"Quý II (2025)", "2025-04-01..2025-06-30", ""},
	{"Trong thời hạn 12 tháng tính từ ngày 01/7/2025", "due 2026-07-01", ""},
}

// fieldSentences leave a rest.
var fieldSentences = []row{
	{"Giao Sở Nội vụ rà soát, trình UBND tỉnh trước ngày 15/3/2025.", "due 2025-03-14 excl", "Giao Sở Nội vụ rà soát, trình UBND tỉnh"},
	{"Quý I: xây dựng; Quý II: trình ban hành", "2025-01-01..2025-03-31 & 2025-04-01..2025-06-30", "xây dựng | trình ban hành"},
	{"Báo cáo tuần trước 14 giờ 00 thứ Năm hằng tuần", "every P1W thu 14:00", "Báo cáo tuần"},
	{"Cấp tỉnh trước ngày 30/6/2025, cấp xã trước ngày 30/9/2025", "due 2025-06-29 excl & due 2025-09-29 excl", "Cấp tỉnh | cấp xã"},
	{"Sơ kết vào năm 2028 và tổng kết vào năm 2030", "2028-01-01..2028-12-31 & 2030-01-01..2030-12-31", "Sơ kết | tổng kết"},
	{"100% hồ sơ được số hóa trước ngày 31/12/2025", "due 2025-12-30 excl", "100% hồ sơ được số hóa"},
	{"Kể từ ngày 01/7/2025, thực hiện theo mô hình mới", "2025-07-01..", "thực hiện theo mô hình mới"},
	{"Sau khi nhận hồ sơ, cơ quan chuyên môn thẩm định", `event "nhận hồ sơ"`, "cơ quan chuyên môn thẩm định"},
	{"sau khi được phê duyệt, gửi báo cáo", `event "được phê duyệt"`, "gửi báo cáo"},
	{"Sau khi Luật được thông qua, Bộ Nội vụ trình", `event "Luật được thông qua"`, "Bộ Nội vụ trình"},
	{"Khi nào xong", "", "Khi nào xong"},
	{"Trước Tết Nguyên đán", "", "Trước Tết Nguyên đán"},
	{"Kỳ họp thường lệ giữa năm 2025", "", "Kỳ họp thường lệ giữa năm 2025"},
	{"Đến ngày 30/6/2025 và các năm tiếp theo", "due 2025-06-30", "các năm tiếp theo"},
	{"Thường xuyên; báo cáo kết quả trước ngày 15/12/2025", "continuous & due 2025-12-14 excl", "báo cáo kết quả"},
	// A date of a document that is cited, or that figures are closed on.
	{"Quyết định số 06/QĐ-TTg (ngày 06/01/2022)", "", "Quyết định số 06/QĐ-TTg (ngày 06/01/2022)"},
	{"Quyết định số: 06/QĐ-TTg, ban hành ngày 06/01/2022", "", "Quyết định số: 06/QĐ-TTg, ban hành ngày 06/01/2022"},
	{"QĐ số 12/2025", "", "QĐ số 12/2025"},
	{"Kế hoạch số 12/2025 ngày 15/3/2025; hoàn thành trước 30/6", "due 2025-06-29 excl", "Kế hoạch số 12/2025 ngày 15/3/2025"},
	{"Công điện 242/CĐ-TTg ngày 15/3/2025, yêu cầu báo cáo trước ngày 20/3/2025", "due 2025-03-19 excl", "Công điện 242/CĐ-TTg ngày 15/3/2025, yêu cầu báo cáo"},
	{"Thời điểm chốt số liệu: 15/6/2025", "", "Thời điểm chốt số liệu: 15/6/2025"},
	{"Số liệu từ 15/11 đến 14/12, báo cáo trước ngày 20/12", "due 2025-12-19 excl", "Số liệu từ 15/11 đến 14/12"},
	{"gửi số liệu trước ngày 20/12", "due 2025-12-19 excl", "gửi số liệu"},
	{"Lấy số liệu đến 31/12/2024, gửi trước 15/01/2025", "due 2025-01-14 excl", "Lấy số liệu đến 31/12/2024"},
	{"Sớm nhất là ngày 01/7/2025", "", "Sớm nhất là ngày 01/7/2025"},
	{"Thứ 2 đến thứ 6 hằng tuần", "", "Thứ 2 đến thứ 6 hằng tuần"},
	{"Báo cáo tháng gửi chậm nhất ngày 20 hằng tháng; báo cáo quý gửi chậm nhất ngày 20 tháng cuối quý", "every P1M day 20 & every P3M day 20", "Báo cáo tháng gửi"},
	{"Từ ngày 01/01/2025 đến ngày 14/12/2025, đã tiếp nhận hồ sơ", "", "Từ ngày 01/01/2025 đến ngày 14/12/2025, đã tiếp nhận hồ sơ"},
	{"Trong quý I/2025 đã ban hành 05 văn bản", "", "Trong quý I/2025 đã ban hành 05 văn bản"},
	{"Không hoàn thành trong Quý I/2025", "", "Không hoàn thành trong Quý I/2025"},
	{"Gia hạn đến 30/6/2026", "due 2026-06-30", "Gia hạn"},
	{"Trước và sau ngày 30/4", "", "Trước và sau ngày 30/4"},
}

// damagedCells are cells that a scan, a slip or a blank form left, and times
// that no rule can hold: what may be half a date is no date, and says so.
var damagedCells = []row{
	{"truoc ngay 30/6/2025", "", "truoc ngay 30/6/2025"},
	{"trưóc ngày 30/6/2025", "", "trưóc ngày 30/6/2025"},
	{"chậm nhẩt ngày 15/3/2025", "", "chậm nhẩt ngày 15/3/2025"},
	{"đên ngày 15/3/2025", "", "đên ngày 15/3/2025"},
	{"đến hểt năm 2025", "", "đến hểt năm 2025"},
	{"ngày 15/1l/2025", "", "ngày 15/1l/2025"},
	{"ngày 15/1 l/2025", "", "ngày 15/1 l/2025"},
	{"ngày 15/1 2/2025", "", "ngày 15/1 2/2025"},
	{"ngày 1 5/12/2025", "", "ngày 1 5/12/2025"},
	{"Quý 1V/2025", "", "Quý 1V/2025"},
	{"Quý I/II/2025", "", "Quý I/II/2025"},
	{"Tháng 1O/2025", "", "Tháng 1O/2025"},
	{"Tháng 6/7/2025", "", "Tháng 6/7/2025"},
	{"2026-2O28", "", "2026-2O28"},
	{"hằng tháng trước ngày 2S", "", "hằng tháng trước ngày 2S"},
	{"30//6/2025", "", "30//6/2025"},
	{"30/6//2025", "", "30/6//2025"},
	{"ngày 30 tháng 6 năm hai nghìn không trăm hai mươi sáu", "", "ngày 30 tháng 6 năm hai nghìn không trăm hai mươi sáu"},
	{"trước ngày 15/6 năm học 2025", "", "trước ngày 15/6 năm học 2025"},
	{"Chậm nhất 31/3 của năm tài chính tiếp theo", "", "Chậm nhất 31/3 của năm tài chính tiếp theo"},
	{"/ /2025", "", "2025"},
	{"30. 6. 2025", "", "30. 6. 2025"},
	{"ngày 30. 6.2025", "", "ngày 30. 6.2025"},
	{"ngày .../6/2025", "", "ngày .../6/2025"},
	{"ngày … tháng 6 năm 2025", "", "ngày … tháng 6 năm 2025"},
	{"ngày   tháng 6 năm 2025", "", "ngày   tháng 6 năm 2025"},
	{"ngày ... tháng ... năm 2025", "", "ngày ... tháng ... năm 2025"},
	{"trước ngày …/…/2025", "", "trước ngày …/…/2025"},
	{"Ngày 10/3 âm lịch", "", "Ngày 10/3 âm lịch"},
	{"Tháng 9 (âm lịch)", "", "Tháng 9 (âm lịch)"},
	{"Tuần cuối hằng tháng", "", "Tuần cuối hằng tháng"},
	{"Thứ Sáu tuần cuối hằng tháng", "", "Thứ Sáu tuần cuối hằng tháng"},
	{"Tuần 1, 2 tháng 7/2025", "", "Tuần 1, 2 tháng 7/2025"},
	{"từ 5 đến 7 ngày làm việc kể từ ngày nhận hồ sơ", "", "từ 5 đến 7 ngày làm việc kể từ ngày nhận hồ sơ"},
}

func TestWordingsFromTheField(t *testing.T) {
	check(t, plan2025, fieldCells)
	check(t, plan2025, fieldSentences)
}

func TestDamagedDatesAreLeftUnread(t *testing.T) {
	check(t, plan2025, damagedCells)
	for _, c := range damagedCells {
		got, err := phrase.Parse(c.text, plan2025)
		assert.NoError(t, err, c.text)
		assert.NotEmpty(t, got.Doubts, c.text)
	}
	// Letters for figures that leave nothing to take for a date.
	for _, text := range []string{"Thường xuyền", "Thuong xuyen", "hang thang", "truoc ngay 25 hang thang", "hăng tháng", "Quỷ IV/2025", "2O26-2028",
		"trước ngày l5/6/2025", "ngày 15/l2/2025", "Tháng l0/2025", "Quý .../2025", "đinh kỳ hằng quý"} {
		got, err := phrase.Parse(text, plan2025)
		assert.NoError(t, err, text)
		assert.Empty(t, brief(got.Rule), text)
		assert.Equal(t, text, got.RestText())
	}
	// Or that are errors.
	for _, text := range []string{"trước ngày 3O/6/2025", "trước ngày 30/6/2O25", "trước ngày 30/G/2025", "ngày 15/12/202 5", "Quý III/202S", "Quý VI/2025"} {
		_, err := phrase.Parse(text, plan2025)
		assert.Error(t, err, text)
	}
}
