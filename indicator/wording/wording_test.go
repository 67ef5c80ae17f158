package wording_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator/wording"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
	"github.com/caicach/tthc/schedule/reading/readingtest"
)

// Short wordings of targets in the documents of the reform, in development
// plans of provinces, in the national programmes of digital transformation and
// in resolutions of People's Councils: the canonical words, and what stays
// visible.
var wordings = []struct{ text, canonical, rest string }{
	{"Tối thiểu 80%", "tối thiểu 80%", ""},
	{"Tối thiểu 10", "tối thiểu 10", ""},
	{"100%", "100%", ""},
	{"100", "100", ""},
	{"95", "95", ""},
	{"≥ 90%", "tối thiểu 90%", ""},
	{"≥90 %", "tối thiểu 90%", ""},
	{">= 90%", "tối thiểu 90%", ""},
	{"> 95%", "trên 95%", ""},
	{"≤ 5%", "không quá 5%", ""},
	{"<5%", "dưới 5%", ""},
	{"~ 60%", "khoảng 60%", ""},
	{"từ 80% trở lên", "tối thiểu 80%", ""},
	{"Đạt từ 80% trở lên", "tối thiểu 80%", ""},
	{"80% trở lên", "tối thiểu 80%", ""},
	{"95% hồ sơ trở lên", "tối thiểu 95%", "hồ sơ"},
	{"10% trở xuống", "không quá 10%", ""},
	{"không dưới 85%", "tối thiểu 85%", ""},
	{"không thấp hơn 85%", "tối thiểu 85%", ""},
	{"dưới 15%", "dưới 15%", ""},
	{"trên 95%", "trên 95%", ""},
	{"hơn 90%", "trên 90%", ""},
	{"không quá 5%", "không quá 5%", ""},
	{"không vượt quá 5%", "không quá 5%", ""},
	{"tối đa không quá 24 tháng", "không quá 24 tháng", ""},
	{"đạt 50 - 60%", "50 - 60%", ""},
	{"50% đến 60%", "50 - 60%", ""},
	{"80%-90%", "80 - 90%", ""},
	{"50÷60%", "50 - 60%", ""},
	{"Từ 65,0 đến 65,5%", "65 - 65,5%", ""},
	{"từ 50 đến dưới 60%", "tối thiểu 50%; dưới 60%", ""},
	{"trên 50% đến 60%", "trên 50%; không quá 60%", ""},
	{"khoảng 70%", "khoảng 70%", ""},
	{"xấp xỉ 70%", "khoảng 70%", ""},
	{"giảm ít nhất 30%", "giảm tối thiểu 30%", ""},
	{"tối thiểu giảm 30%", "giảm tối thiểu 30%", ""},
	{"tăng bình quân từ 10 - 12%/năm", "tăng 10 - 12%/năm", "bình quân"},
	{"giảm xuống còn dưới 5%", "dưới 5%", "giảm xuống còn"},
	{"nâng tỷ lệ từ 50% lên 60%", "60%", "nâng tỷ lệ từ 50% lên"},
	{"giảm 0,5 điểm %", "giảm 0,5 điểm phần trăm", ""},
	{"5.000 doanh nghiệp", "5.000 doanh nghiệp", ""},
	{"4,5", "4,5", ""},
	{"2 tỷ đồng", "2.000.000.000 đồng", ""},
	{"2 tỷ rưỡi đồng", "2.500.000.000 đồng", ""},
	{"43,5 nghìn tỷ đồng trở lên", "tối thiểu 43.500.000.000.000 đồng", ""},
	{"từ 3,1 đến 3,2 triệu tỷ đồng", "3.100.000.000.000.000 - 3.200.000.000.000.000 đồng", ""},
	{"85/100 điểm", "85/100 điểm", ""},
	{"10 bác sĩ/vạn dân", "10 bác sĩ/vạn dân", ""},
	{"14,3 bác sỹ/1 vạn dân và 48,5 giường bệnh/1 vạn dân", "14,3 bác sỹ/1 vạn dân; 48,5 giường bệnh/1 vạn dân", ""},
	{"1 Gb/s", "1 Gb/s", ""},
	{"dưới 11‰", "dưới 11‰", ""},
	{"Tối thiểu 80 (%)", "tối thiểu 80%", ""},
	{"50.000đ", "50.000 đ", ""},
	{"Thời gian giải quyết: 10 ngày", "10 ngày", "Thời gian giải quyết"},
	{"Rút ngắn 3 ngày làm việc", "giảm 3 ngày làm việc", ""},
	{"tăng ít nhất 3 bậc", "tăng tối thiểu 3 bậc", ""},
	{"từ 15.000 - 17.000 lao động/năm", "15.000 - 17.000 lao động/năm", ""},
	{"không quá 03 (ba) ngày làm việc", "không quá 3 ngày làm việc", ""},
	{"một trăm phần trăm", "100%", ""},
	{"Tối thiểu tám mươi lăm phần trăm (85%)", "tối thiểu 85%", ""},
	{"mười (10) doanh nghiệp", "10 doanh nghiệp", ""},
	{"hai triệu rưỡi đồng", "2.500.000 đồng", ""},
	{"một trăm linh năm hồ sơ", "105 hồ sơ", ""},

	// Several in a cell.
	{"Tối thiểu 80%; đến năm 2030 đạt 100%", "tối thiểu 80%; 100%", "đến năm 2030"},
	{"Năm 2025: 80%; năm 2026: 90%", "80%; 90%", "Năm 2025 | năm 2026"},
	{"100% hồ sơ, tối thiểu 50% dịch vụ công", "100%; tối thiểu 50%", "hồ sơ | dịch vụ công"},
	{"≥ 95% (đối với cấp tỉnh); ≥ 90% (đối với cấp xã)", "tối thiểu 95%; tối thiểu 90%", "(đối với cấp tỉnh) | (đối với cấp xã)"},
	{"Năm 2026: 05 DN; năm 2030: ≥ 10 DN", "5 DN; tối thiểu 10 DN", "Năm 2026 | năm 2030"},
	{"thành thị là 95 - 100%, nông thôn là 93 - 95%", "95 - 100%; 93 - 95%", "thành thị | nông thôn"},
	{"100% hoặc tối thiểu 50 xã", "100%; tối thiểu 50 xã", "hoặc"},

	// In a sentence.
	{"Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản trên 75%", "trên 75%", "Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản"},
	{"Các bệnh viện từ hạng 2 trở lên: tối thiểu 50%", "tối thiểu 50%", "Các bệnh viện từ hạng 2 trở lên"},
	{"Tỷ lệ thất nghiệp năm 2025 dưới 4%", "dưới 4%", "Tỷ lệ thất nghiệp năm 2025"},
	{"tuổi thọ trung bình đạt khoảng 74,5 tuổi", "khoảng 74,5 tuổi", "tuổi thọ trung bình"},
	{"Số xã đạt chuẩn tăng thêm 7 xã trở lên", "tăng tối thiểu 7 xã", "Số xã đạt chuẩn"},
	{"80% dịch vụ công trực tuyến mức độ 4", "80%", "dịch vụ công trực tuyến mức độ 4"},
	{"GRDP bình quân đầu người 5.000 USD", "5.000 USD", "GRDP bình quân đầu người"},
	{"Tỷ lệ giao dịch không dùng tiền mặt (%): ≥ 80", "tối thiểu 80%", "Tỷ lệ giao dịch không dùng tiền mặt (%)"},
	{"Dung lượng cáp quang (Tbps): ≥ 350", "tối thiểu 350 Tbps", "Dung lượng cáp quang (Tbps)"},
	{"100% giáo viên đạt chuẩn trở lên", "100%", "giáo viên đạt chuẩn trở lên"},
	{"tăng trưởng đạt khoảng 8%", "khoảng 8%", "tăng trưởng"},
	{"Hồ sơ trực tuyến(80%)", "80%", "Hồ sơ trực tuyến"},
	{"phủ sóng 5G 99% dân số", "99%", "phủ sóng 5G | dân số"},

	// The operator holds through a list, and may stand apart from its figure.
	{"tối thiểu 80% cấp tỉnh, 60% cấp xã", "tối thiểu 80%; tối thiểu 60%", "cấp tỉnh | cấp xã"},
	{"ít nhất 20 doanh nghiệp, 5 hợp tác xã", "tối thiểu 20 doanh nghiệp; tối thiểu 5 hợp tác xã", ""},
	{"không quá 10% tập thể, 5% cá nhân", "không quá 10%; không quá 5%", "tập thể | cá nhân"},
	{"≥ 80% (cấp tỉnh), 60% (cấp xã)", "tối thiểu 80%; tối thiểu 60%", "(cấp tỉnh) | (cấp xã)"},
	{"từ 80% trở lên cấp tỉnh, 60% cấp xã", "tối thiểu 80%; tối thiểu 60%", "cấp tỉnh | cấp xã"},
	{"trên 95% hồ sơ đúng hạn, 100% hồ sơ số hóa", "trên 95%; 100%", "hồ sơ đúng hạn | hồ sơ số hóa"},
	{"trên 90% người dân hài lòng, bảo đảm 95% đúng hạn", "trên 90%; 95%", "người dân hài lòng | đúng hạn"},
	{"tối đa 5 ngày, 3 ngày với hồ sơ đơn giản", "không quá 5 ngày; không quá 3 ngày", "với hồ sơ đơn giản"},
	{"tối thiểu mỗi xã: 02 mô hình", "tối thiểu 2 mô hình", "mỗi xã"},
	{"tối đa mỗi đơn vị 02 người", "không quá 2 người", "mỗi đơn vị"},
	{"ít nhất vào năm 2026 đạt 40%", "tối thiểu 40%", "vào năm 2026"},
	{"ít nhất mỗi năm 01 lần", "tối thiểu 1 lần", "mỗi năm"},
	{"số bác sĩ trên mỗi xã: 2 người", "2 người", "số bác sĩ trên mỗi xã"},

	// A figure of what is counted is no target.
	{"100% hộ có doanh thu trên 1 tỷ đồng", "100%", "hộ có doanh thu trên 1 tỷ đồng"},
	{"80% doanh nghiệp có từ 10 lao động trở lên", "80%", "doanh nghiệp có từ 10 lao động trở lên"},
	{"100% xã có trên 80% hộ dùng nước sạch", "100%", "xã có trên 80% hộ dùng nước sạch"},
	{"01 sản phẩm đạt 3-4 sao", "1 sản phẩm", "đạt 3-4 sao"},
	{"100% (khoảng 2.700) thôn", "100%", "(khoảng 2.700) thôn"},
	{"05 dự án đạt 100% tiến độ", "5 dự án; 100%", "tiến độ"},
	{"Tỷ lệ | ≥ 80 | ≥ 90", "tối thiểu 80; tối thiểu 90", "Tỷ lệ"},

	// What is counted behind a verb at the head of a clause.
	{"hỗ trợ 15–20 doanh nghiệp", "15 - 20 doanh nghiệp", "hỗ trợ"},
	{"ban hành 01 kế hoạch", "1 kế hoạch", "ban hành"},
	{"rà soát quy định, tổ chức 05 lớp", "5 lớp", "rà soát quy định, tổ chức"},
	{"Trong năm, tỉnh đã ban hành 01 kế hoạch để thực hiện", "", "Trong năm, tỉnh đã ban hành 01 kế hoạch để thực hiện"},

	// Ranks, multiples and fractions are shown; a unit is all of its words.
	{"thuộc nhóm 3 nước dẫn đầu", "", "thuộc nhóm 3 nước dẫn đầu"},
	{"gấp 3 lần", "", "gấp 3 lần"},
	{"tăng gấp 1,5 lần so với năm 2025", "", "tăng gấp 1,5 lần so với năm 2025"},
	{"trên 2/3", "", "trên 2/3"},
	{"1/3", "", "1/3"},
	{"01 nhóm giải pháp công nghệ số", "1 nhóm giải pháp công nghệ số", ""},

	{"ít nhất 5 cửa hàng tiện lợi", "tối thiểu 5 cửa hàng tiện lợi", ""},
	{"ít nhất một thành phần hồ sơ", "tối thiểu 1 thành phần hồ sơ", ""},
	{"ít nhất 2 tuyến cao tốc hàng năm", "tối thiểu 2 tuyến cao tốc", "hàng năm"},

	// Rates, and units behind a slash.
	{"dưới 12/100.000 trẻ đẻ sống", "dưới 12/100.000 trẻ đẻ sống", ""},
	{"2,1 con/phụ nữ", "2,1 con/phụ nữ", ""},
	{"giảm từ 25 vụ tai nạn lao động xuống 20 vụ tai nạn lao động", "20 vụ tai nạn lao động", "giảm từ 25 vụ tai nạn lao động xuống"},
	{"đứng thứ 5 cả nước", "", "đứng thứ 5 cả nước"},
	{"đứng 5 toàn quốc", "", "đứng 5 toàn quốc"},

	// Numbers in words are read whole or not at all.
	{"ít nhất hai tuyến đường kiểu mẫu", "tối thiểu 2 tuyến đường kiểu mẫu", ""},
	{"ít nhất một nửa số xã", "", "ít nhất một nửa số xã"},
	{"mười hai phẩy năm phần trăm", "12,5%", ""},
	{"hai phẩy năm %", "2,5%", ""},
	{"ba phẩy không năm phần trăm", "3,05%", ""},
	{"12 phẩy năm phần trăm", "", "12 phẩy năm phần trăm"},
	{"một nghìn lẻ năm", "1.005", ""},
	{"ba trăm rưỡi", "350", ""},
	{"một trăm rưỡi triệu đồng", "150.000.000 đồng", ""},
	{"một phần ba", "", "một phần ba"},
	{"ít nhất một hồ sơ", "tối thiểu 1 hồ sơ", ""},
	{"mười đồng", "10 đồng", ""},
	{"tối thiểu năm hồ sơ", "", "tối thiểu năm hồ sơ"}, // five, or the dossiers of a year

	// Words of comparison that are not understood void the reading.
	{"giữa 20% và 30%", "20 - 30%", ""},
	{"giữa 5 và 10 ngày", "5 - 10 ngày", ""},
	{"giữa năm 2026 đạt 50%", "50%", "giữa năm 2026"},
	{"không tới 50%", "dưới 50%", ""},
	{"không đến 10 hồ sơ", "dưới 10 hồ sơ", ""},
	{"quá 50%", "trên 50%", ""},
	{"không kém 50%", "tối thiểu 50%", ""},
	{"kém 50%", "", "kém 50%"},
	{"âm 5%", "", "âm 5%"},
	{"thua 5 điểm", "", "thua 5 điểm"},

	// What forbids a figure to be passed, and words on both sides of "hoặc".
	{"không được thấp hơn 80%", "tối thiểu 80%", ""},
	{"không được vượt quá 5%", "không quá 5%", ""},
	{"không được quá 3 ngày", "không quá 3 ngày", ""},
	{"không được phép vượt 5%", "không quá 5%", ""},
	{"không để quá 5% hồ sơ trễ hạn", "không quá 5%", "hồ sơ trễ hạn"},
	{"bằng hoặc cao hơn 95%", "tối thiểu 95%", ""},
	{"dưới hoặc bằng 5%", "không quá 5%", ""},
	{"đạt và vượt 95%", "tối thiểu 95%", ""},
	{"đạt hoặc vượt mức 95%", "tối thiểu 95%", ""},
	{"ít nhất cũng phải đạt 80%", "tối thiểu 80%", ""},
	{"vượt quá 120%", "trên 120%", ""},
	{"Tối thiểu: 80 %", "tối thiểu 80%", ""},
	{"Không quá: 5 ngày", "không quá 5 ngày", ""},
	{"Chỉ tiêu: ≥ 80%", "tối thiểu 80%", "Chỉ tiêu"},
	{"Không để phát sinh hồ sơ quá hạn và bảo đảm trên 95%", "trên 95%", "Không để phát sinh hồ sơ quá hạn và"},
	{"thanh toán không dùng tiền mặt trên 80%", "trên 80%", "thanh toán không dùng tiền mặt"},
	{"cơ sở không có nước sạch dưới 5%", "dưới 5%", "cơ sở không có nước sạch"},

	// Ranges behind "mức" and with an open end, where a figure comes from, and
	// what is left of a stretch of time.
	{"tăng trưởng ở mức 8 - 10%", "8 - 10%", "tăng trưởng"},
	{"70 - <80%", "tối thiểu 70%; dưới 80%", ""},
	{"80 đến <90 điểm", "tối thiểu 80 điểm; dưới 90 điểm", ""},
	{"tăng từ 75% (năm 2023) lên 80% (năm 2024)", "80%", "tăng từ 75% (năm 2023) lên | (năm 2024)"},
	{"giảm từ 30 ngày xuống còn 15 ngày", "15 ngày", "giảm từ 30 ngày xuống còn"},
	{"giảm thời gian giải quyết còn 3 ngày làm việc", "3 ngày làm việc", "giảm thời gian giải quyết còn"},
	{"còn 3 ngày", "", "còn 3 ngày"},
	{"tối thiểu 20%/tổng số TTHC", "tối thiểu 20%", "tổng số TTHC"},

	// Numbers that are no figures.
	{"80% (1)", "80%", "(1)"},
	{"80%(2) hồ sơ", "80%", "(2) hồ sơ"},
	{"80% ± 2%", "80%", "± 2%"},
	{"100% TTHC liên quan đến doanh nghiệp (khoảng 2.500 TTHC)", "100%", "TTHC liên quan đến doanh nghiệp (khoảng 2.500 TTHC)"},
	{"Tối thiểu 80% (400 hồ sơ)", "tối thiểu 80%", "(400 hồ sơ)"},
	{"thuộc nhóm 3 nước dẫn đầu", "", "thuộc nhóm 3 nước dẫn đầu"},
	{"Trong 30 nước dẫn đầu", "", "Trong 30 nước dẫn đầu"},
	{"Top 50", "", "Top 50"},
	{"Xếp hạng từ 50 trở lên", "", "Xếp hạng từ 50 trở lên"},
	{"Mức độ 4", "", "Mức độ 4"},
	{"mức 3", "", "mức 3"},
	{"Nghị quyết số 57-NQ/TW ngày 22/12/2024", "", "Nghị quyết số 57-NQ/TW ngày 22/12/2024"},
	{"theo Quyết định 240/QĐ-TTg", "", "theo Quyết định 240/QĐ-TTg"},
	{"giai đoạn 2026-2030", "", "giai đoạn 2026-2030"},
	{"kế hoạch từ 10 - 12 năm tới", "", "kế hoạch từ 10 - 12 năm tới"},
	{"tăng 6 tháng đầu năm", "", "tăng 6 tháng đầu năm"},
	{"trong 6 tháng đầu năm", "", "trong 6 tháng đầu năm"},
	{"tại 63 tỉnh, thành phố", "", "tại 63 tỉnh, thành phố"},
	{"Số bác sĩ trên 10.000 dân", "", "Số bác sĩ trên 10.000 dân"},
	{"COVID-19", "", "COVID-19"},
	{"130. Rà soát quy định", "", "130. Rà soát quy định"},
	{"Không có", "", "Không có"},
	{"không đạt 80%", "", "không đạt 80%"},
	{"80+%", "", "80+%"},

	// Noise of real files.
	{"TỐI THIỂU 80%", "tối thiểu 80%", ""},
	{"Tối\u00a0 thiểu\n 80 |%", "tối thiểu 80%", ""},
	{norm.NFD.String("Tối thiểu 5.000 hồ sơ"), "tối thiểu 5.000 hồ sơ", ""},
	{"- 100% TTHC được công khai", "100%", "TTHC được công khai"},
	{"1. Tối thiểu 80%", "tối thiểu 80%", "1"},
	{"(80％)", "80%", ""},
}

func TestParse(t *testing.T) {
	for _, c := range wordings {
		w, err := wording.Parse(c.text)
		require.NoError(t, err, c.text)
		assert.Equal(t, c.canonical, w.Canonical(), c.text)
		assert.Equal(t, c.rest, w.RestText(), c.text)
		assert.Equal(t, c.text, w.Text)
		assert.Empty(t, w.Doubts, c.text)
		checkWording(t, w)
	}
}

// checkWording holds for whatever was read: canonical words say the same, and
// each place lies where the text has it.
func checkWording(t require.TestingT, w wording.Result) {
	if len(w.Goals) > 0 {
		back, err := wording.Parse(w.Canonical())
		require.NoError(t, err, "%q of %q", w.Canonical(), w.Text)
		assert.Equal(t, w.Goals, back.Goals, "%q of %q", w.Canonical(), w.Text)
		assert.Empty(t, back.Rest, "%q of %q", w.Canonical(), w.Text)
	}
	end := 0
	for _, f := range w.Rest {
		assert.GreaterOrEqual(t, f.Offset, end)
		require.Less(t, f.Offset, len(w.Text))
		assert.NotEmpty(t, f.Text)
		end = f.Offset + 1
	}
	for _, d := range w.Doubts {
		assert.Equal(t, d.Text, w.Text[d.Offset:d.Offset+len(d.Text)])
		assert.NotEmpty(t, d.Message(form.Vietnamese))
		assert.NotEmpty(t, d.Message(form.English))
	}
}

func TestDoubtfulWordings(t *testing.T) {
	for _, c := range []struct{ text, canonical, rest, doubt, at string }{
		{"94.5%", "94,5%", "", "point", "94.5%"},
		{"1,500 hồ sơ", "1,5 hồ sơ", "", "comma", "1,500"},
		{"1,500,000 hồ sơ", "1.500.000 hồ sơ", "", "english", "1,500,000"},
		{"5 000 doanh nghiệp", "5.000 doanh nghiệp", "", "spaces", "5 000"},
		{"Tối thiểu 5 - 7%", "5 - 7%", "Tối thiểu", "range", "Tối thiểu"},
		{"50 - 60% trở lên", "50 - 60%", "trở lên", "range", "trở lên"},
		{"khoảng trên 70%", "trên 70%", "khoảng", "operator", "khoảng"},
		{"dưới 80% trở lên", "tối thiểu 80%", "dưới", "operator", "dưới 80% trở lên"},
		{"không để tỷ lệ hồ sơ trễ hạn vượt quá 2%", "không quá 2%", "không để tỷ lệ hồ sơ trễ hạn", "forbidden", "không để tỷ lệ hồ sơ trễ hạn vượt quá"},
		{"không để hồ sơ trễ hạn quá 5 ngày", "không quá 5 ngày", "không để hồ sơ trễ hạn", "forbidden", "không để hồ sơ trễ hạn quá"},
		{"không có đơn vị nào dưới 70 điểm", "tối thiểu 70 điểm", "không có đơn vị nào", "forbidden", "không có đơn vị nào dưới"},
		{"giảm 20% thời gian, 10% chi phí", "giảm 20%; giảm 10%", "thời gian | chi phí", "list", "10%"},
		{"tối thiểu 80% ở cấp tỉnh; 60% ở cấp xã", "tối thiểu 80%; tối thiểu 60%", "ở cấp tỉnh | ở cấp xã", "list", "60%"},
		{"giảm dưới 5%", "dưới 5%", "giảm", "level", "giảm"},
		{"-5%", "5%", "", "sign", "-"},
		{"+5%", "5%", "", "sign", "+"},
	} {
		w, err := wording.Parse(c.text)
		require.NoError(t, err, c.text)
		assert.Equal(t, c.canonical, w.Canonical(), c.text)
		assert.Equal(t, c.rest, w.RestText(), c.text)
		if assert.Len(t, w.Doubts, 1, c.text) {
			assert.Equal(t, c.doubt, w.Doubts[0].Kind)
			assert.Equal(t, c.at, w.Doubts[0].Text)
		}
		checkWording(t, w)
	}
}

func TestWrongFiguresAreErrors(t *testing.T) {
	for _, c := range []struct {
		text, kind, word string
		offset           int
	}{
		{"", "target.empty", "", 0},
		{" \n", "target.empty", "", 0},
		{"1.00.000 hồ sơ", "target.number", "1.00.000", 0},
		{"đạt 12,34,5%", "target.number", "12,34,5%", 7},
		{"đạt 99.999%", "target.ambiguous", "99.999%", 7},
		{"60 - 50%", "target.backwards", "60 - 50%", 0},
		{"từ 80% đến 70%", "target.backwards", "80% đến 70%", 5},
		{"9999999999999999999 đồng", "target.large", "9999999999999999999", 0},
		{"tối thiểu 0,0000000001%", "target.large", "0,0000000001%", 14},
		{"tối thiểu 10 (chín) hồ sơ", "target.differs", "10 (chín)", 14},
		{"tám mươi phần trăm (70%)", "target.differs", "tám mươi phần trăm (70%)", 0},
	} {
		_, err := wording.Parse(c.text)
		var te *form.Error
		require.ErrorAs(t, err, &te, c.text)
		assert.EqualValues(t, c.kind, te.Code, c.text)
		assert.Equal(t, c.word, te.Value, c.text)
		assert.Equal(t, c.offset, te.Offset, c.text)
		assert.NotEmpty(t, te.Message(form.Vietnamese))
	}
	_, err := wording.Parse("Chỉ tiêu:\nđạt 99.999%")
	var te *form.Error
	require.ErrorAs(t, err, &te)
	assert.Equal(t, "đạt 99.999%\n    ^", te.Caret())
}

func TestWordingJSON(t *testing.T) {
	w, err := wording.Parse("Tối thiểu 80%; đến năm 2030 đạt 100%")
	require.NoError(t, err)
	b, err := w.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, `{"text":"Tối thiểu 80%; đến năm 2030 đạt 100%","targets":[{"operator":"\u003e=","value":"80","unit":"%"},{"operator":"=","value":"100","unit":"%"}],"canonical":"tối thiểu 80%; 100%","rest":"đến năm 2030"}`,
		string(mustJSON(t, w)))
	assert.JSONEq(t, string(mustJSON(t, w)), string(b))
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return b
}

func FuzzParse(f *testing.F) {
	for _, c := range wordings {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := wording.Parse(text)
		if err != nil {
			te, ok := err.(*form.Error)
			require.True(t, ok)
			require.LessOrEqual(t, te.Offset, len(text))
			te.Caret()
			return
		}
		checkWording(t, w)
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := wording.Parse("Tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên"); err != nil {
			b.Fatal(err)
		}
	}
}

// Words of targets thrown together anyhow: what was read prints as canonical
// words that read back the same, and nothing of the text is lost from sight.
func TestAnyWordsReadBack(t *testing.T) {
	words := []string{"tối thiểu", "ít nhất", "không quá", "dưới", "trên", "từ", "đến", "đạt", "khoảng", "giảm", "tăng", "trở lên", "trở xuống", "≥", "<", "-", "–",
		"80", "5.000", "4,5", "1.234,5", "2025", "12", "0", "%", "phần trăm", "điểm", "điểm %", "tỷ đồng", "nghìn tỷ đồng", "doanh nghiệp", "bác sĩ/vạn dân", "/", "/năm", "/100 điểm",
		"hồ sơ", "năm", "tháng", "ngày làm việc", "tuổi", "và", ",", ";", ":", ".", "(", ")", "năm 2025", "Nghị quyết số 57-NQ/TW", "hạng", "nhóm", "nước dẫn đầu", "một trăm", "mười (10)",
		"tỷ lệ", "rưỡi", "không", "xã", "Gb/s", "lên", "xuống", "còn", "mức", "bình quân", "phút", "quý", "điểm phần trăm", "‰", "(%)", "(ba)", "03", "1.000", "1,000", "+", "=", "không đạt", "tổng số", "trên 10.000 dân", "tuổi thọ", "phấn đấu", "hoặc", "vạn", "triệu", "USD", "vị trí", "sản phẩm mới của tỉnh"}
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 9).Draw(rt, "words"), rapid.SampledFrom([]string{" ", " ", "", "\x7f"}).Draw(rt, "joint"))
		w, err := wording.Parse(text)
		if err != nil {
			return
		}
		checkWording(rt, w)
	})
}

// Noise of every kind in every target of the tests changes no reading, nor a
// doubt, nor what is refused; the rest is the same but for the noise in it.
func TestNoiseChangesNothing(t *testing.T) {
	texts := []string{"đạt 99.999%", "10 (chín) hồ sơ", "94.5%", "khoảng trên 70%", "không để tỷ lệ hồ sơ trễ hạn vượt quá 2%", "giảm dưới 5%", "5 000 doanh nghiệp",
		"thoả thuận đạt 80%", "tối thiểu 85% thuý", "hoà giải thành từ 90%", "300 khoá đào tạo", "25.000 m2"}
	for _, c := range wordings {
		texts = append(texts, norm.NFC.String(c.text))
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(rt, "text")
		noisy := readingtest.Noise(text, func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "pick") })
		want, wantErr := wording.Parse(text)
		got, err := wording.Parse(noisy)
		if wantErr != nil {
			assert.Equal(rt, form.Code(wantErr.(*form.Error).Code), err.(*form.Error).Code, "%q", noisy)
			return
		}
		require.NoError(rt, err, "%q", noisy)
		assert.Equal(rt, want.Goals, got.Goals, "%q", noisy)
		assert.Equal(rt, reading.Clean(want.RestText()), reading.Clean(got.RestText()), "%q", noisy)
		require.Len(rt, got.Doubts, len(want.Doubts), "%q", noisy)
		for i, d := range want.Doubts {
			assert.Equal(rt, d.Kind, got.Doubts[i].Kind)
			assert.Equal(rt, reading.Clean(d.Text), reading.Clean(got.Doubts[i].Text), "%q", noisy)
		}
	})
}

// The caret stands under the word in decomposed text too.
func TestTheCaretStandsUnderTheWord(t *testing.T) {
	_, err := wording.Parse(norm.NFD.String("Chỉ tiêu của cả thời kỳ: đạt 99.999%"))
	var te *form.Error
	require.ErrorAs(t, err, &te)
	line, caret, _ := strings.Cut(te.Caret(), "\n")
	assert.Equal(t, "Chỉ tiêu của cả thời kỳ: đạt 99.999%", norm.NFC.String(line))
	assert.Equal(t, strings.Repeat(" ", 29)+"^", caret)
}

// The time grows with the text; what is longer than any cell is refused.
func BenchmarkHostile(b *testing.B) {
	for _, n := range []int{1 << 10, 16 << 10, wording.MaxLength} {
		for pattern, text := range readingtest.Hostile(n) {
			b.Run(fmt.Sprintf("%q/%d", pattern, n), func(b *testing.B) {
				for b.Loop() {
					_, _ = wording.Parse(text)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/B")
			})
		}
	}
}

func TestLongWordings(t *testing.T) {
	long := strings.Repeat("Tối thiểu 80% hồ sơ, ", wording.MaxLength/27+1)
	w, err := wording.Parse(long[:wording.MaxLength])
	require.NoError(t, err)
	assert.NotEmpty(t, w.Goals)
	_, err = wording.Parse(long[:wording.MaxLength] + "x")
	assert.ErrorIs(t, err, wording.TargetLong)
	assert.NotEqual(t, form.Message(err, form.Vietnamese), form.Message(err, form.English))
}
