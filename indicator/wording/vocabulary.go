package wording

import (
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/reading"
)

// leadWords stand before a figure and say how it is meant.
var leadWords = reading.NewTable(withForbidden(map[string]indicator.Operator{
	"tối thiểu": indicator.AtLeast, "ít nhất": indicator.AtLeast, "chí ít": indicator.AtLeast, "thấp nhất": indicator.AtLeast, "ít ra": indicator.AtLeast, "ít ra cũng": indicator.AtLeast,
	"không dưới": indicator.AtLeast, "không thấp hơn": indicator.AtLeast, "không ít hơn": indicator.AtLeast, "không nhỏ hơn": indicator.AtLeast,
	"bảo đảm trong phạm vi": indicator.AtMost, "đảm bảo trong phạm vi": indicator.AtMost, "trong giới hạn": indicator.AtMost, "không kém": indicator.AtLeast, "không kém hơn": indicator.AtLeast,
	"lớn hơn hoặc bằng": indicator.AtLeast, "cao hơn hoặc bằng": indicator.AtLeast, "trên hoặc bằng": indicator.AtLeast,
	"vượt hoặc bằng": indicator.AtLeast, "nhiều hơn hoặc bằng": indicator.AtLeast,
	"bằng hoặc lớn hơn": indicator.AtLeast, "bằng hoặc cao hơn": indicator.AtLeast, "bằng hoặc trên": indicator.AtLeast,
	"bằng hoặc hơn": indicator.AtLeast, "bằng hoặc vượt": indicator.AtLeast, "bằng hoặc nhiều hơn": indicator.AtLeast,
	"bằng và lớn hơn": indicator.AtLeast, "bằng và cao hơn": indicator.AtLeast, "bằng và trên": indicator.AtLeast, "bằng và vượt": indicator.AtLeast,
	"đạt và vượt": indicator.AtLeast, "đạt và vượt mức": indicator.AtLeast, "đạt và vượt chỉ tiêu": indicator.AtLeast,
	"đạt hoặc vượt": indicator.AtLeast, "đạt hoặc vượt mức": indicator.AtLeast, "đạt hoặc vượt chỉ tiêu": indicator.AtLeast,

	"trên": indicator.MoreThan, "hơn": indicator.MoreThan, "vượt": indicator.MoreThan, "vượt trên": indicator.MoreThan,
	"vượt mức": indicator.MoreThan, "vượt quá": indicator.MoreThan, "cao hơn": indicator.MoreThan, "quá": indicator.MoreThan,
	"lớn hơn": indicator.MoreThan, "nhiều hơn": indicator.MoreThan,
	"vượt mốc": indicator.MoreThan, "vượt ngưỡng": indicator.MoreThan, "vượt con số": indicator.MoreThan, "vượt qua": indicator.MoreThan, "vượt qua mốc": indicator.MoreThan,
	"vượt qua con số": indicator.MoreThan, "vượt qua ngưỡng": indicator.MoreThan, "vượt xa": indicator.MoreThan, "vượt xa mốc": indicator.MoreThan, "trên mốc": indicator.MoreThan, "trên ngưỡng": indicator.MoreThan, "trên mức": indicator.MoreThan,
	"quá mốc": indicator.MoreThan, "quá ngưỡng": indicator.MoreThan, "hơn mốc": indicator.MoreThan, "vượt hơn": indicator.MoreThan,

	"bằng": indicator.Equal, "đúng": indicator.Equal,
	"chạm mốc": indicator.Equal, "cán mốc": indicator.Equal, "đạt mốc": indicator.Equal, "chạm ngưỡng": indicator.Equal, "đạt ngưỡng": indicator.Equal, "cán mốc hơn": indicator.MoreThan, "đạt mốc trên": indicator.MoreThan,

	"không quá": indicator.AtMost, "không vượt quá": indicator.AtMost, "không vượt": indicator.AtMost, "không cao hơn": indicator.AtMost,
	"không lớn hơn": indicator.AtMost, "không nhiều hơn": indicator.AtMost, "không trên": indicator.AtMost, "không hơn": indicator.AtMost,
	"tối đa": indicator.AtMost, "nhiều nhất": indicator.AtMost, "cao nhất": indicator.AtMost,
	"nhỏ hơn hoặc bằng": indicator.AtMost, "thấp hơn hoặc bằng": indicator.AtMost, "ít hơn hoặc bằng": indicator.AtMost,
	"dưới hoặc bằng": indicator.AtMost, "bằng hoặc nhỏ hơn": indicator.AtMost, "bằng hoặc thấp hơn": indicator.AtMost,
	"bằng hoặc ít hơn": indicator.AtMost, "bằng hoặc dưới": indicator.AtMost,

	"dưới mức": indicator.LessThan, "dưới ngưỡng": indicator.LessThan, "dưới mốc": indicator.LessThan, "không vượt mức": indicator.AtMost, "không vượt ngưỡng": indicator.AtMost, "không vượt mốc": indicator.AtMost, "không vượt qua": indicator.AtMost,
	"dưới": indicator.LessThan, "thấp hơn": indicator.LessThan, "ít hơn": indicator.LessThan, "nhỏ hơn": indicator.LessThan,
	"chưa đến": indicator.LessThan, "chưa tới": indicator.LessThan, "không đủ": indicator.LessThan, "chưa đủ": indicator.LessThan, "không tới": indicator.LessThan, "không đến": indicator.LessThan,

	"khoảng": indicator.About, "vào khoảng": indicator.About, "khoảng chừng": indicator.About, "xấp xỉ": indicator.About,
	"ngót": indicator.About, "ngót nghét": indicator.About, "suýt soát": indicator.About, "áng chừng": indicator.About, "cỡ": indicator.About,
	"quãng": indicator.About, "gần": indicator.About, "chừng": indicator.About, "trên dưới": indicator.About, "ước": indicator.About, "ước đạt": indicator.About,
}))

// slipWords are the words, without accents, that stand before a figure only as those
// of an operator.
var slipWords = func() map[reading.Word]bool {
	m := map[reading.Word]bool{}
	for _, t := range reading.Scan("trên dưới khoảng vượt").Tokens {
		m[t.Plain] = true
	}
	return m
}()

// withForbidden adds what forbids a figure to be passed: "không được thấp hơn",
// "không để quá". Read without its first words it would be the contrary.
func withForbidden(m map[string]indicator.Operator) map[string]indicator.Operator {
	for _, w := range []string{"muộn hơn", "chậm hơn", "trễ hơn", "dài hơn", "lâu hơn"} {
		m["không "+w] = indicator.AtMost
	}
	for _, w := range []string{"sớm hơn", "ngắn hơn"} {
		m["không "+w] = indicator.AtLeast
	}
	for _, no := range []string{"không được ", "không được phép ", "không để ", "không được để "} {
		for _, w := range []string{"dưới", "thấp hơn", "ít hơn", "nhỏ hơn", "kém", "kém hơn"} {
			m[no+w] = indicator.AtLeast
		}
		for _, w := range []string{"quá", "vượt", "vượt quá", "trên", "hơn", "cao hơn", "lớn hơn", "nhiều hơn"} {
			m[no+w] = indicator.AtMost
		}
	}
	return m
}

// signs are the signs of comparison.
var signs = map[rune]indicator.Operator{'≥': indicator.AtLeast, '≤': indicator.AtMost, '>': indicator.MoreThan, '<': indicator.LessThan,
	'=': indicator.Equal, '~': indicator.About}

// tailWords stand behind a figure and its unit.
var tailWords = reading.NewTable(map[string]indicator.Operator{
	"trở lên": indicator.AtLeast, "hoặc cao hơn": indicator.AtLeast, "hoặc hơn": indicator.AtLeast, "hoặc nhiều hơn": indicator.AtLeast,
	"trở xuống": indicator.AtMost, "trở lại": indicator.AtMost, "hoặc thấp hơn": indicator.AtMost, "hoặc ít hơn": indicator.AtMost,
})

// changeWords make the figure the size of a change.
var changeWords = reading.NewTable(map[string]indicator.Change{
	"giảm": indicator.Decrease, "cắt giảm": indicator.Decrease, "giảm được": indicator.Decrease, "cắt giảm được": indicator.Decrease,
	"giảm bớt": indicator.Decrease, "rút ngắn": indicator.Decrease, "tiết kiệm": indicator.Decrease, "giảm thêm": indicator.Decrease, "giảm thiểu": indicator.Decrease, "tinh giản": indicator.Decrease, "hạ thấp": indicator.Decrease, "kéo giảm": indicator.Decrease, "kéo giảm được": indicator.Decrease,
	"cắt giảm, đơn giản hóa": indicator.Decrease, "cắt giảm và đơn giản hóa": indicator.Decrease, "rút ngắn được": indicator.Decrease, "tiết kiệm được": indicator.Decrease,
	"tăng": indicator.Increase, "tăng thêm": indicator.Increase, "nâng thêm": indicator.Increase, "tăng trưởng": indicator.Increase, "gia tăng": indicator.Increase,
})

// apartWords begin what may stand between the words of an operator and its
// figure: "tối thiểu mỗi xã: 02 mô hình", "ít nhất vào năm 2026 đạt 40%".
var apartWords = words("mỗi từng vào đến trong tại ở cho hằng hàng của đối trước sau")

// voidWords compare or count in a way that makes no figure of the number behind
// them, also where the words of an operator stand between.
var voidWords = reading.NewSet(`không mặc định, không cố định, không áp đặt, không ấn định, không nhất thiết, không cứng nhắc, chưa chắc, không phải là, không hẳn, kém, âm, trừ, gấp, tăng gấp, gấp khoảng, thua, ngang, ngang với, so với, so với mức, so với con số, so với tỷ lệ, so với kế hoạch,
	so với kế hoạch là, so với chỉ tiêu, so với mục tiêu, tương đương, tương đương với, tức, tức là, nghĩa là, ứng với, cộng, cộng thêm, được cộng`)

// gapWords before what a figure is compared with make it the distance from that:
// "cao hơn bình quân cả nước 1,2 lần", "vượt dự toán 10%".
var gapWords = reading.NewSet("cao hơn, thấp hơn, lớn hơn, nhỏ hơn, nhiều hơn, ít hơn, hơn, vượt, vượt mức, kém, thấp hơn mức, cao hơn mức")

// passed are what a plan sets and a result passes.
var passed = reading.NewSet("chỉ tiêu, tiêu chí, kế hoạch, mục tiêu, nhiệm vụ")

// passes is that what was set is passed: the figure beside it may be by how much.
var passes = reading.NewSet(`vượt chỉ tiêu, vượt mức chỉ tiêu, vượt các chỉ tiêu, vượt kế hoạch, vượt mức kế hoạch, vượt mục tiêu, vượt mức mục tiêu, vượt dự toán, vượt mức dự toán,
	vượt chỉ tiêu kế hoạch, vượt chỉ tiêu nghị quyết`)

// passesTarget is so said of a target alone.
var passesTarget = reading.NewSet("vượt chỉ tiêu, vượt mức chỉ tiêu, vượt các chỉ tiêu")

// passedBehind are what is passed, behind by how much: "vượt trên 5% chỉ tiêu".
var passedBehind = reading.NewSet("chỉ tiêu, kế hoạch, dự toán, mục tiêu, nghị quyết, so với chỉ tiêu, so với kế hoạch, so với dự toán, so với mục tiêu")

// equivalents begin what only says the same in another measure.
var equivalents = reading.NewSet("tương đương")

// performers do what the clause is about; workings is what they do.
var (
	performers = words("xã phường huyện tỉnh thôn đơn cơ tổ đội đoàn ban cán công viên chi phòng sở trường hội nhóm")
	workings   = reading.NewSet("thực hiện, kiểm tra, triển khai, tổ chức, phụ trách, hỗ trợ, thẩm định, rà soát, giám sát, tuyên truyền, hướng dẫn, xử lý, giải quyết, thành lập, xây dựng")
)

// baseWords are what figures are compared with.
var baseWords = reading.NewSet(`so với, năm, năm trước, cùng kỳ, kỳ trước, bình quân, mức bình quân, trung bình, mức trung bình, dự toán, kế hoạch, chỉ tiêu, mục tiêu,
	nghị quyết, mức năm, mức của, quý trước, tháng trước`)

// nominal are words before and behind a word of change that make a name of it:
// "tốc độ tăng trưởng", "tăng cường", "giảm nghèo".
var (
	nominalBefore = words("độ mức lệ số trình tác tiêu được miễn hướng gia suy phòng")
	nominalBehind = words("cường nghèo trừ ca tốc trưởng lãng")
)

// shareWords begin the name of a share: what is counted in it may have figures of
// its own.
var shareWords = reading.NewSet("tỷ lệ, tỷ trọng")

// levels are what is itself a figure: a change of it may be by so much or to so
// much.
var levels = reading.NewSet("tỷ lệ, tỷ trọng, tỷ suất, tỷ số, chỉ số, mức, tốc độ, hệ số, điểm, thứ hạng, xếp hạng, diện")

// aloneWords behind a word of change make the figure that follows its size wherever
// in a sentence they stand.
var aloneWords = reading.NewSet("so với, đều, đều đặn, mạnh, nhanh, sâu, dần, đáng kể")

// happenWords behind "không" forbid what goes beyond the figure behind them:
// "không phát sinh quá 5 vụ", "không tăng quá 3%".
var happenWords = reading.NewSet("phát sinh, xảy ra, để xảy ra, tăng, giảm, kéo dài, làm tăng, làm phát sinh, bố trí, sử dụng, tổ chức, thu, chi")

// asideWords at the head of a bracket behind a target tell what was planned or
// reached, not what is asked for: "đạt 98,5% (kế hoạch 95%)".
var asideWords = reading.NewSet(`kế hoạch, KH, kế hoạch giao, chỉ tiêu, chỉ tiêu giao, hiện nay, hiện tại, hiện, hiện đạt, cùng kỳ, thực hiện, đã thực hiện, đã đạt, kết quả,
	ước thực hiện, ước đạt, năm trước, đến nay, tính đến nay, mới đạt, mục tiêu, nghị quyết, NQ, MT, CT, chiếm, chiếm khoảng, trước đây, năm ngoái`)

// unitLabels state the unit of all figures of a text.
var unitLabels = reading.NewSet("đơn vị tính, đơn vị đo, đơn vị tính là, ĐVT")

// otherPlaces at the head of a bracket behind a target begin what it is compared
// with, or what it is in single places.
var otherPlaces = reading.NewSet(`cả nước, toàn quốc, bình quân cả nước, bình quân chung cả nước, bình quân chung, trung bình cả nước, mức bình quân cả nước, mức bình quân, bình quân toàn quốc,
	bình quân vùng, bình quân khu vực, bình quân toàn tỉnh, toàn tỉnh, toàn vùng, vùng, khu vực, thế giới, chỉ tiêu cả nước, chỉ tiêu tỉnh giao, tỉnh giao, trung ương giao`)

// placeKinds with a name behind them are such places.
var placeKinds = reading.NewSet("xã, phường, huyện, quận, thị xã, thị trấn, tỉnh, thành phố, TP, đặc khu, thôn")

// pastHeads at the head of a clause tell that its figures are of what was reached.
var pastHeads = reading.NewSet("ước thực hiện, ước kết quả, kết quả thực hiện, kết quả đạt được, hiện trạng, thực trạng")

// pastWords before "đạt" tell what was reached: "đến nay mới đạt 39,5%".
var pastWords = reading.NewSet("đến nay, đến nay mới, đến nay đã, hiện, hiện nay, hiện tại, hiện mới, chỉ mới, đã, cùng kỳ, cùng kỳ năm trước, năm ngoái, trước đây")

// countLabels begin the name of a count, which says itself what is counted;
// herdLabels of what is counted in herdUnits.
var (
	countLabels = reading.NewSet("số, số lượng, tổng số, tổng, tổng số lượng")
	herdLabels  = reading.NewSet("tổng đàn, đàn, khách, tổng lượt khách, lượt khách, lượng khách, số lượng khách, tổng lượng khách, tổng số khách, tổng số lượt khách, số lượt khách, tuổi thọ, tuổi thọ trung bình, tuổi thọ bình quân, dân số, quy mô dân số, nhà ở xã hội, số căn nhà ở xã hội")
	herdUnits   = words("con lượt tuổi người căn")
)

// ofThose begins what part of a target is of a kind.
var ofThose = reading.NewSet("trong đó, bao gồm, gồm")

// concerning begins what a clause is about.
var concerning = reading.NewSet("đối với, riêng, với những, với các, tại các, tại những")

// bodies may be forbidden to miss a figure: "không có tỉnh, thành phố đạt dưới 60%".
var bodies = words("tỉnh thành xã phường huyện thôn đơn cơ sở bộ địa trường ngành doanh cá hộ")

// places are where a rank or a figure holds, and no unit: "≤ 3 Đông Nam Á".
var places = reading.NewSet("thế giới, toàn cầu, cả nước, toàn quốc, Đông Nam Á, châu Á, ASEAN, Việt Nam, toàn tỉnh, toàn thành phố, toàn ngành, ĐNÁ")

// fields are what something may be done on or in, so that "trên" before their
// number may be no comparison: "đổi mới trên 4 ngành", "trên 34 tỉnh".
var fields = words("ngành lĩnh địa mặt trụ phương khía tuyến tỉnh thành huyện quận xã phường thôn nền kênh cổng trang mạng báo đài ứng hệ cả tất tiêu")

// perOnes are what a value is given for: "giá trị sản xuất trên 1 ha".
var perOnes = reading.NewSet("ha, đơn vị diện tích, nghìn dân, ngàn dân, triệu dân, người, người dân, đầu người, dân, vạn dân, km2, hộ, hộ dân, hộ gia đình, sào, mẫu, lao động, m2, m3, km, km2, MW, MWp, kW, kWh, tấn, tạ, kg, lít, con, cây, căn, căn hộ, giường, giường bệnh, bác sĩ, lớp, giáo viên, học sinh, sinh viên, trẻ, cán bộ, công chức, xã, phường, thôn, bản, tỉnh, huyện, trường, đơn vị, doanh nghiệp, DN, hợp tác xã, HTX, cơ sở, dự án, mô hình, hồ sơ, suất, phiếu, vụ, ca, buổi, lượt, lượt khách, ngày, ngày đêm, giờ, tuần, quý, tháng, năm")

// hopeWords may stand between the head of a clause and its verb: "phấn đấu xây
// dựng 5 mô hình", "mỗi năm trồng 500 ha rừng".
var hopeWords = reading.NewSet(`phấn đấu, thực hiện, hằng năm, hàng năm, mỗi năm, bình quân mỗi năm, bình quân hằng năm, tiếp tục, sẽ, tập trung, mục tiêu, để, nhằm, cần, phải, tổ chức,
	mỗi tháng, mỗi quý, mỗi xã, mỗi phường, mỗi thôn, mỗi đơn vị, mỗi cơ quan, mỗi chi bộ, mỗi huyện, mỗi tỉnh, mỗi địa phương, toàn tỉnh, toàn thành phố, cả nước, toàn xã, toàn huyện,
	mỗi xã phường, mỗi cơ quan đơn vị, dự kiến, quyết tâm, phối hợp, phối hợp tổ chức,
	đạt mục tiêu, hoàn thành mục tiêu, hoàn thành chỉ tiêu, thực hiện mục tiêu, đặt mục tiêu, với mục tiêu, mục tiêu là, đẩy nhanh, đẩy nhanh tiến độ, đẩy mạnh, chuẩn bị, khẩn trương, tích cực, chủ động,
	du lịch, ngành du lịch, tỉnh, thành phố`)

// stopPhrases end a unit as well, of words that may stand within one: "cửa hàng"
// but "hàng năm", "thành phần" but "phần trăm".
var stopPhrases = reading.NewSet(`trị giá, tổng trị giá, giá trị, hàng năm, hàng tháng, hàng quý, hàng tuần, hàng ngày, cao hơn, cao nhất, lớn hơn, lớn nhất, nhỏ hơn, nhỏ nhất, thấp hơn, thấp nhất,
	nhiều hơn, nhiều nhất, ít hơn, ít nhất, bằng hoặc, phần trăm, đối với, bình quân, gần nhất, gần bằng, tương đương, tương ứng,
	cấp tỉnh, cấp huyện, cấp xã, cấp bộ, cấp cơ sở, cấp trung ương, toàn tỉnh, toàn quốc, cả nước, toàn thành phố, toàn xã, liên quan, phù hợp, đủ điều kiện, hiện có, ngang tầm, ngang bằng,
	đáp ứng, phục vụ, lọt vào, chuyên sâu, đứng đầu, đứng thứ, áp dụng, sử dụng, đăng ký, tiếp cận, triển khai, làm chủ, góp phần, dành cho, gọi vốn, chuyển lên, chuyển sang, đưa vào, đưa lên, dọc, các, những, quy mô, công suất, diện tích`)

// doingWords at the head of a clause make what is counted behind them a target.
var doingWords = reading.NewSet(`thực hiện, niêm yết, phê duyệt, tái cấu trúc, kiện toàn, sắp xếp, kiểm kê, kích hoạt, đồng bộ, làm sạch, thu thập, biên tập, xét nghiệm, sàng lọc, trợ giúp, xúc tiến, thông xe, giải phóng, san lấp, chăm bón, đánh bắt, nhập khẩu, vận chuyển, bổ nhiệm, ứng dụng, thử nghiệm, thụ lý, xét xử, biểu diễn, phân bổ, kêu gọi, nâng hạng, ký, ký kết, khoán bảo vệ, thu dọn, vớt, nộp, tích tụ, liên kết, nhận, nhận trợ giúp, nhận đỡ đầu, tiếp nhận, in ấn, in sao, thiết kế, chỉnh trang, ra quân, phun, bơm, kéo, đấu nối, lát, trải nhựa, vệ sinh, nạo vét, kè, quyết toán, đền bù, đền bù cho, tái định cư, giải tỏa, giải phóng mặt bằng, bàn giao mặt bằng, chuyển đổi sang trồng, chuyển đổi sang, trồng thay thế, trồng xen, trồng dặm, gieo cấy, gieo sạ, cấy, thâm canh, chuyển sang trồng, sang trồng, chuyển, chuyển sang, phủ xanh, giúp, giúp đỡ, quy tụ, quảng bá, vinh danh, tuyên dương, biểu dương, tôn vinh, sơ tán, di dân, tái định cư cho, tinh giản, sáp nhập, cổ phần hóa, cấp phép, chứng nhận, phân hạng, kiểm định, giải ngân, truy thu, triệt xóa, khám phá, giao rừng,
	phát hiện, xử phạt, khởi tố, bắt giữ, bắt, thu giữ, tịch thu, điều tra, đấu tranh, ghi nhận, phát triển thêm, thẩm tra, kiểm đếm, chi trả, tháo dỡ, di dời, trả kết quả, thăm, tinh gọn, hướng dẫn cho, cấp phát cho,
	tiếp cận, tiếp xúc, phục dựng, chăm lo, thu nhận, tuyển, tuyển sinh, phục tráng, tái canh, dồn điền đổi thửa, chuyển mục đích, chuyển mục đích sử dụng, chuyển mục đích sử dụng đất, dự kiến, dự kiến có, ước có, ra mắt, cho ra mắt, thăm hỏi, tặng quà cho, trao quà cho, hỗ trợ cho, trợ cấp cho, chi trả cho, truyền thông cho, tập huấn cho, bồi dưỡng cho, đào tạo cho, tuyên truyền cho, thả, thu mua, giao khoán, cấp giấy chứng nhận cho, đấu giá, cho thuê, xuất bán, chế biến, tiêu thụ, nhân giống, phát, lập,
	hỗ trợ, hỗ trợ thành lập, hỗ trợ thành lập mới, hỗ trợ mở, ban hành, xây dựng, tổ chức, thành lập, triển khai, đào tạo, tập huấn, bồi dưỡng, thu hút, phát triển, trồng, trồng mới,
	cấp, cấp mới, hoàn thành, tạo, nâng cấp, đầu tư, khởi công, kết nạp, công nhận, số hóa, mở, bố trí, lắp đặt, cải tạo, sửa chữa, tuyển dụng,
	cấp phát, kết nối, đưa vào sử dụng, xử lý, giải quyết, giới thiệu, nhân rộng, duy trì, biên soạn, in, phát hành, trao tặng, tư vấn,
	lựa chọn, chọn, hình thành, phát triển mới, thành lập mới, xây dựng mới, xây mới, đào tạo mới, mở mới, kết nạp mới, tạo mới, tuyển chọn, tuyển mới, thu hút mới,
	phục hồi, bảo tồn, đón, phục vụ, cung cấp, công bố, thí điểm, bàn giao, khánh thành, nghiệm thu, ký kết, giữ vững, nâng hạng, trưng bày, xuất bản, đăng tải, bảo vệ, mở rộng, xóa, hỗ trợ xóa, hỗ trợ xây mới, đưa, tiếp nhận, hiến, khám, khám sức khỏe cho, chuyển đổi, chỉnh lý, lắp đặt mới, trang bị, mua sắm, tích hợp, bãi bỏ, thẩm định,
	tham mưu ban hành, trình, vận động, giữ ổn định, xuất khẩu, nuôi, gieo trồng, chăm sóc, khoanh nuôi, di dời, thu hồi, cho vay, huy động, phổ biến, thi hành, sắp xếp, hòa giải, kết nghĩa, bồi thường, cứng hóa, bê tông hóa, nhựa hóa, kiên cố hóa, kiểm tra, thanh tra, sưu tầm,
	bổ sung, cập nhật, đăng ký, đề xuất, rà soát, giám sát, khảo sát, đánh giá, tặng, trao, tuyên truyền, sản xuất, khởi công mới, giải thể, khám bệnh, khám chữa bệnh, tiêm,
	chia sẻ, cử, tham gia, phủ sóng, đầu tư xây dựng, hướng dẫn, nghiên cứu, chuyển giao, ươm tạo, bảo hộ, đơn giản hóa, viết, đăng, phát sóng, quy hoạch, tu bổ, trùng tu, thu gom,
	cai nghiện, luân chuyển, điều động, khen thưởng, đối thoại, phát động, sáp nhập, hợp nhất, nuôi trồng, gieo cấy, thu hoạch, giải ngân, tiếp đón, quyên góp,
	tặng bằng khen cho, tặng giấy khen cho, khen thưởng cho, tuyên dương, biểu dương, giải quyết việc làm cho, giải quyết việc làm mới cho, tạo việc làm cho, tạo việc làm mới cho, đào tạo nghề cho, đào tạo cho, tập huấn cho, bồi dưỡng cho, đào tạo bồi dưỡng cho, hỗ trợ cho,
	chế tạo, đóng mới, tuyển sinh, tuyển sinh mới, gieo ươm, ươm, công nhận mới, làm mới, sáng tác, dàn dựng, nhân giống, hoàn thiện, làm chủ, thương mại hóa, khai trương, vận hành,
	đưa vào hoạt động, đưa vào vận hành, đưa vào khai thác, nạo vét, duy tu, khoan, quy tập, đỡ đầu, nhận đỡ đầu, phụng dưỡng, cảm hóa, triệt phá, trợ giúp pháp lý cho, thay thế, mua, mua mới, lập mới,
	dạy nghề cho, dạy nghề, hướng nghiệp cho, tạo thêm thu nhập, tạo thu nhập, mang lại thu nhập, cho thu nhập, cấp cho, khám cho, tư vấn cho, giới thiệu việc làm cho, phổ cập cho, phục vụ cho, triển khai cho,
	xây, xây tặng, xây cất, khởi công xây dựng, hỗ trợ xây dựng, hỗ trợ xây, hoàn thành xây dựng, đầu tư xây mới, khai thác, xử lý dứt điểm, giải quyết dứt điểm, bố trí quỹ đất, dành quỹ đất`)

// makingWords do so for whatever is counted.
var makingWords = reading.NewSet(`in ấn, thiết kế, hỗ trợ thành lập, hỗ trợ thành lập mới, hỗ trợ mở, ra mắt, phục dựng, dự kiến có, dự kiến, ban hành, xây dựng, xây dựng mới, tổ chức, thành lập, thành lập mới, hình thành, lựa chọn, phát triển, phát triển mới, trồng, trồng mới,
	mở, mở mới, công nhận, nhân rộng, trao, tặng, trao tặng, cấp phát, khởi công, khánh thành, bàn giao, lắp đặt, trang bị, biên soạn, xuất bản, in, sửa chữa, cải tạo, nâng cấp, kết nạp, mua sắm,
	xây mới, chế tạo, đóng mới, gieo ươm, công nhận mới, sáng tác, dàn dựng, làm chủ, thương mại hóa, khai trương, đưa vào hoạt động, đưa vào vận hành, đưa vào khai thác, quy tập, triệt phá, lập mới,
	xây, xây tặng, xây cất, khởi công xây dựng, hỗ trợ xây dựng, hỗ trợ xây, hoàn thành xây dựng, đầu tư xây dựng`)

// granted is what somebody gets who is given it.
var granted = words("suất giấy thẻ sổ phiếu bản tài mã chứng phép vé bằng gói")

// wellWords say how well a thing is done, behind the verb.
var wellWords = reading.NewSet("bền vững, thành công, có hiệu quả, hiệu quả, đồng bộ, mới, thêm, thêm mới, thí điểm, kịp thời, đầy đủ, hoàn chỉnh, miễn phí, trực tiếp, kiên cố, được, hoàn thành, đồng loạt")

// wholes begin what a share is of; standards are what may be higher or lower among them:
// "80% số học sinh khá trở lên".
var (
	wholes    = reading.NewSet("tổng số, tổng, tổng giá trị, tổng diện tích, tổng vốn, số")
	standards = words("có đạt khá tốt giỏi chuẩn độ bậc cấp hạng sao tuổi loại mức điểm lớp từ trung học")
)

// measuredLabels begin the name of what is measured, quotas of what is counted; sizeWords
// stand before a size.
var (
	measuredLabels = reading.NewSet(`trị giá, tổng trị giá, kinh phí, tổng kinh phí, vốn, tổng nguồn vốn, vốn đăng ký, tổng vốn đăng ký, vốn FDI, doanh số, tổng doanh số, mức thu nhập, nhập khẩu, xuất khẩu, công suất, tổng công suất, trữ lượng, lượng khách, tổng lượng khách, khách du lịch, khách quốc tế, dân số, quy mô dân số, thu hút đầu tư, giá trị xuất khẩu, thu nhập, thu nhập bình quân, GRDP, GDP, GRDP bình quân, tổng sản phẩm, giá trị sản xuất, giá trị, tổng giá trị, giá trị tăng thêm, kim ngạch, tổng kim ngạch, kim ngạch xuất khẩu, sản lượng, tổng sản lượng, năng suất,
	doanh thu, tổng doanh thu, lợi nhuận, nộp ngân sách, thu ngân sách, tổng thu, tổng thu ngân sách, thu nội địa, chi ngân sách, tổng chi, tổng vốn, vốn đầu tư, tổng vốn đầu tư, tổng mức bán lẻ, tổng mức đầu tư, dư nợ, tổng dư nợ, nguồn vốn, huy động vốn,
	diện tích, tổng diện tích, diện tích gieo trồng, chiều dài, tổng chiều dài, mức sống, chi tiêu, quy mô GRDP, quy mô nền kinh tế, quy mô kinh tế, bình quân, thu thuế, thu phí`)
	quotas    = reading.NewSet("chỉ tiêu, chỉ tiêu giao, chỉ tiêu tuyển sinh, chỉ tiêu đào tạo, chỉ tiêu tuyển dụng, chỉ tiêu tuyển quân, chỉ tiêu giao quân, chỉ tiêu phấn đấu, mục tiêu")
	sizeWords = reading.NewSet("quy mô, tổng quy mô, công suất, tổng công suất, tổng diện tích, tổng chiều dài, quy mô dự kiến, quy mô sử dụng đất, quy mô diện tích, quy mô dân số")
)

// turnWords begin what is asked for behind what is forbidden.
var turnWords = reading.NewSet("bảo đảm, đảm bảo, phấn đấu, đồng thời")

// fillerWords add nothing to the figure behind them.
var fillerWords = reading.NewSet(`đạt, đạt được, đạt mức, đạt tỷ lệ, bảo đảm, đảm bảo, phấn đấu, phấn đấu đạt, là, phải, phải đạt, cần đạt,
	ở mức, mức, cũng`)

// fillerNouns end in what would be such a word by itself.
var fillerNouns = reading.NewSet("chuyên cần, định mức, hạn mức")

// throughWords may stand between the words above and a figure; they stay
// visible.
var throughWords = reading.NewSet("bình quân, trung bình, hằng năm, hàng năm, thêm, có, mỗi năm, cả năm, lần lượt, lần lượt là, lần lượt đạt, tương ứng, tương ứng là")

// offerWords before a bare figure with a known unit make it a target in the
// middle of a sentence, where other numbers only count things.
var offerWords = reading.NewSet("chia thành, chia làm, được chia thành, bao gồm, có, còn, lên, xuống, thêm, gồm, trong đó")

// namingWords before a number make it a name, a rank or a date, not a figure.
var namingWords = reading.NewSet(`đứng, xếp, năm, tháng, ngày, quý, tuần, giai đoạn, nhiệm kỳ, lúc, số, điều, khoản, mục, điểm, phụ lục, chương, phần,
	thứ, lần thứ, hạng, thứ hạng, xếp hạng, cấp, cấp độ, mức độ, nhóm, top, tốp, loại, khóa, phiên bản, vị trí, công nghiệp, đề án, nghị quyết,
	quyết định, nghị định, thông tư, chỉ thị, công văn, kế hoạch, thông báo, biểu, bảng, mẫu, tiểu mục, quốc lộ, zone, bước, đợt, web, version,
	kỳ họp, mức`)

// classWords do so where a figure of their unit may also be a target.
var classWords = reading.NewSet("lớp, khối, khu vực, vùng, tuyến")

// inWords lead to a figure said before.
var inWords = reading.NewSet("bằng chữ, viết bằng chữ, ghi bằng chữ, bằng chữ là")

// turnsWords say that figures are of several things or years, in their order.
var turnsWords = reading.NewSet("lần lượt, tương ứng")

// valueAdded is no word of change.
var valueAdded = reading.NewSet("giá trị gia tăng, giá trị tăng thêm, giá trị tăng")

// decideWords before a word of change make it what is done, not a name.
var decideWords = reading.NewSet("quyết định, đề xuất, kiến nghị, xem xét, cho phép, yêu cầu, chỉ đạo, chấp thuận, thống nhất, đề nghị, thực hiện, thực hiện việc, tiếp tục, cùng với việc")

// goalLeads lead to a figure with a known unit, as they would to a number in a name.
var goalLeads = reading.NewSet("đạt mục tiêu, đạt chỉ tiêu, hoàn thành mục tiêu, hoàn thành chỉ tiêu, thực hiện mục tiêu, thực hiện chỉ tiêu, giao chỉ tiêu, được giao chỉ tiêu, đề ra mục tiêu, đặt mục tiêu, đặt chỉ tiêu")

// yearlyWords lead to what a year is to bring of the goal before.
var yearlyWords = reading.NewSet("mỗi năm, hằng năm, hàng năm, bình quân mỗi năm, trung bình mỗi năm, bình quân hằng năm, mỗi quý, mỗi tháng, mỗi xã, mỗi đơn vị, mỗi lớp, mỗi khóa, mỗi đợt, mỗi buổi, mỗi cuộc, mỗi hội nghị, mỗi hội, mỗi dự án, mỗi mô hình")

// amending begins "sửa đổi, bổ sung", which is what a law does to others.
var amending = reading.NewSet("sửa đổi")

// rankWords before the words of an operator keep a place in a ranking from
// being read as a figure.
var rankWords = reading.NewSet("hạng, nhóm, top, tốp, thứ, cấp độ, mức độ, vị trí, năm, tháng, ngày, quý, giai đoạn")

// leaderWords behind a number make it the size of a leading group.
var leaderWords = reading.NewSet("dẫn đầu, đứng đầu, hàng đầu, tốt nhất, cao nhất, phát triển nhất")

// knownUnits are units whose end is known; of others up to four words are
// taken.
var knownUnits = reading.NewSet(`
	doanh nghiệp, DN, đối tượng, hồ sơ, hồ sơ TTHC, thủ tục, thủ tục hành chính, TTHC, quy định, văn bản, nhiệm vụ, chỉ tiêu, tiêu chí, chỉ số,
	người, người dân, người học, lượt người, lượt, lượt khách, lượt truy cập, khách, lao động, việc làm, học viên, học sinh, sinh viên, cháu, cán bộ,
	công chức, viên chức, CBCCVC, cán bộ công chức, chuyên gia, đồng chí, kỹ sư, bác sĩ, dược sĩ, điều dưỡng, giường, giường bệnh,
	hộ, hộ dân, hộ gia đình, gia đình, gia đình chính sách, gia đình văn hóa, hộ nghèo, hộ kinh doanh, căn, căn hộ, căn nhà, nhà, trường, trường học, lớp, phòng học, cơ sở, hợp tác xã, HTX, tổ hợp tác, trang trại,
	phụ nữ, bà mẹ, trẻ em, trẻ, trẻ đẻ sống, trẻ sơ sinh,
	xã, phường, đặc khu, thị trấn, huyện, quận, thị xã, thành phố, tỉnh, tỉnh thành phố, thôn, bản, khu phố, khu công nghiệp, cụm công nghiệp,
	đơn vị, cơ quan, tổ chức, cơ quan đơn vị, sở, bộ, ngành, địa phương, quốc gia, nước, hiệp hội,
	dịch vụ, dịch vụ công, dịch vụ công trực tuyến, DVC, DVCTT, sản phẩm, mô hình, dự án, công trình, đề án, đề tài, sáng kiến, giải pháp, chương trình, kế hoạch,
	hệ thống, nền tảng, cơ sở dữ liệu, phần mềm, ứng dụng, tài khoản, thuê bao, giao dịch, chữ ký số, chứng thư số, thiết bị, máy, máy tính, camera, trạm, tập đoàn, trạm BTS, điểm phát, điểm cầu,
	điểm, điểm phần trăm, bậc, thứ bậc, hạng, sao, lần, cuộc, cuộc họp, buổi, hội nghị, hội thảo, khóa, khóa đào tạo, lớp tập huấn, báo cáo, tin, bài, tin bài, phóng sự, chuyên mục,
	phút, giờ, giờ làm việc, ngày, ngày làm việc, tuần, tháng, quý, năm, tuổi,
	đồng, đ, VND, VNĐ, USD, đô la, đô la Mỹ, EUR, euro,
	ha, hecta, héc ta, mét, m, cm, mm, m2, m3, km, km2, tấn, kg, lít, kWh, MW, MWp, GW, GWh, TWh, kW, MVA, tạ, tấn CO2, tín chỉ, tín chỉ carbon,
	TEU, DWT, Gb, Gbps, Mbps, Mb, TB, Kb, Kbps, bit, Tbps, ms, giây,
	căn nhà tạm, căn nhà dột nát, căn nhà tình nghĩa, căn nhà đại đoàn kết, ngôi nhà, căn nhà kiên cố, hồ sơ trực tuyến,
	nhà báo, hộ cận nghèo, nhà văn hóa, nhà máy, nhà ở, căn nhà ở, nhà ở xã hội, căn nhà ở xã hội, căn hộ nhà ở xã hội, nhà vệ sinh, nhà khoa học, nhà đầu tư,
	nhà sinh hoạt cộng đồng, nhà tình nghĩa, nhà đại đoàn kết, nhà xưởng, nhà thi đấu, nhà trường, nhà tạm, nhà dột nát, nhà tạm nhà dột nát, trường đại học, trường mầm non, trường tiểu học,
	trường trung học cơ sở, trường trung học phổ thông, trường cao đẳng, trường chuẩn quốc gia, trường dạy nghề, trường hợp, trường phổ thông, bản đồ, bản tin, bản ghi,
	bộ tài liệu, bộ dữ liệu, bộ tiêu chí, bộ chỉ số, bộ thủ tục hành chính, bộ TTHC, bộ hồ sơ, bộ cơ sở dữ liệu, bộ phận, bộ môn, bộ máy, bộ sản phẩm, bộ sách, bộ phim,
	điểm du lịch, điểm đến, điểm bưu điện, điểm nghẽn, điểm truy cập, điểm truy cập wifi, đơn vị diện tích, điểm sạc, điểm bán hàng, điểm giao dịch, điểm đen, điểm trường, điểm dân cư,
	điểm chuẩn, điểm sáng, điểm tựa, điểm tiếp nhận, trạm y tế, trạm sạc, trạm quan trắc, trạm biến áp, trạm bơm, trạm thu phí, trạm phát sóng, máy bay, máy móc,
	máy tính bảng, máy chủ, máy điện thoại, cơ sở y tế, cơ sở giáo dục, cơ sở lưu trú, cơ sở sản xuất, cơ sở kinh doanh, cơ sở đào tạo, cơ sở hạ tầng,
	cơ sở khám chữa bệnh, cơ sở cai nghiện, cơ sở nghiên cứu, cơ sở đảng, cơ sở đoàn, bài báo, bài viết, bài hát, bài học, bài thi, bài tập, bài giảng, tin nhắn,
	khách sạn, khách hàng, khách mời, nước ngoài, ngành nghề, ngành hàng, ngành học, hạng mục, căn cứ, chỉ tiêu phấn đấu, năm học, ngày đêm, ngày công, giờ học, giờ giảng,
	tuần lễ, bậc học, sao vàng, lớp học, lớp bồi dưỡng, lớp đào tạo, khóa học, khóa tập huấn, phòng học thông minh, người lao động, người dùng,
	người dân tộc thiểu số, tỉnh lộ, bản sao, bộ luật, sản phẩm OCOP, bộ dữ liệu mở, cơ sở dữ liệu quốc gia, cuộc thi, cuộc đối thoại, cuộc kiểm tra, cuộc giám sát`,
	"tin, bài; tin bài, ảnh; cán bộ, công chức; cán bộ, công chức, viên chức; công chức, viên chức; xã, phường; xã, phường, thị trấn; tỉnh, thành phố; xã, phường, đặc khu; thôn, bản; thôn, làng; cơ quan, đơn vị; nhiệm vụ, giải pháp")

// nouns are counted as well; what follows them is of the unit, as behind a word that is
// not known.
var nouns = reading.NewSet(`
	hoạt động, nhân lực, nhân sự, nhân viên, chuyên viên, kế toán, kỹ thuật viên, tình nguyện viên, tuyên truyền viên, báo cáo viên, hòa giải viên, khuyến nông viên, cộng tác viên, hướng dẫn viên,
	bé trai, bé gái, ca, con, vụ, vụ việc, thương vụ, cử tri, đảng viên, đoàn viên, hội viên, luật sư, giáo viên, giảng viên, bệnh nhân, nạn nhân, phòng thí nghiệm,
	phòng họp, phòng khám, thành phần, thành phần hồ sơ, giải thưởng, giải báo chí, huy chương, huy chương vàng, thương hiệu, nhãn hiệu, bằng sáng chế, sáng chế,
	đơn đăng ký sáng chế, khu, khu dân cư, khu đô thị, khu tái định cư, khu du lịch, hệ sinh thái, startup, tập đoàn, chứng chỉ, mã số vùng trồng, đầu mối, đầu mối tổ chức, biên chế, đoàn kiểm tra, đơn vị máu, tài liệu, trang tài liệu, thửa đất, dự thảo, dự thảo văn bản, đèn chiếu sáng, tập thể, cá nhân, kịch bản, tuyến, tuyến đường, tuyến phố, trung tâm, tập dữ liệu, chữ ký, nhóm nghiên cứu, nhóm nghiên cứu mạnh, cây, cây xanh, cây phân tán,
	con giống, tàu, tàu cá, xe, xe buýt, ô tô, xe máy, hội chợ, sự kiện, lễ hội, di tích, di sản, cụm, đường dây, cầu, Nghị quyết, nghị quyết, quyết định, chỉ thị,
	quy chế, quy trình, hướng dẫn, chuyên đề, đợt, phiên, phiên chợ, chuyến, câu lạc bộ, đội, tổ, chi hội, chi bộ, ban, hội`)

// measures are units in which nothing is merely counted.
var measures = reading.NewSet("m, mét, đồng, VND, VNĐ, USD, điểm, ha, km, km2, m2, m3, MW, GW, kWh, tấn, lần, điểm phần trăm, cm, tạ, MWp, GWh, TWh, TEU")

// magnitudes are the words that multiply the number before them, in zeros, and
// what begins with one and is none.
var magnitudes = reading.NewTable(map[string]int{"chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tr": 6, "tỷ": 9,
	"tỷ lệ": 0, "tỷ trọng": 0, "tỷ suất": 0, "tỷ số": 0, "tỷ giá": 0, "tỷ phú": 0})

// percentWords are said for the percent sign.
var percentWords = reading.NewSet("phần trăm")

// Words that are asked for one by one. Those that count time, that before a
// number begin a date, that may follow the first in "/vạn dân", and that end a
// unit:
var (
	timeUnits     = words("phút giờ ngày tuần tháng quý năm")
	calendarWords = words("năm tháng quý ngày")
	longTimes     = words("tháng quý năm")
	roundClock    = words("đêm")
	settling      = words("dứt")
	perUnits      = words("dân người trẻ tượng")
	halfVerbs     = words("thực hoàn hoạt phục chào tham gắn hướng phấn tính nằm") // and of what is counted as often
	rises         = words("tăng giảm")
	donePast      = words("đã từng được bị")
	parting       = words("chia gồm bao")
	actors        = words("toàn UBND HĐND ủy sở bộ trường hội đoàn trung ban phòng công tỉnh thành huyện xã phường thị các mỗi đơn cơ chi đảng liên ngành toàn tổ viện bệnh trạm cục vụ văn ngân doanh hợp tập nhà")
	unitEnds      = words("đầu đứng nhất")
	toWords       = words("đến tới")
	urging        = words("sẽ")
	dateWords     = words("năm đến hết cuối vào giai đoạn trong")
	lessons       = words("lớp khóa buổi hội đợt cuộc phiên kỳ chuyến")
	served        = words("đồng người lượt hộ học lao nông cán công viên doanh hợp đảng hội thanh phụ trẻ đối giáo cựu gia sinh giảng chuyên kỹ đoàn lãnh kế nhân bí trưởng phóng nhà luật chủ báo tuyên hòa khuyến thành đại chiến")
	raisedTo      = words("lên xuống")
	goingTo       = words("còn đến tới sang")
	leftAt        = words("còn xuống")
	prepositions  = words("tại cho của ở với trong trên cả")
	untilWords    = words("đến vào trong từ")
	listWords     = words("và hoặc")
	goingOn       = words("phẩy phảy chấm lẻ linh") // a number
	shares        = words("nửa phần")               // behind a number: "một nửa", "một phần ba"
	otherNumbers  = words("không năm")              // as well as numbers, other words
	denials       = words("không chưa chẳng")
	beyondWords   = words("quá vượt trên hơn dưới")
	leading       = words("đạt từ trên dưới hơn tối thiểu ít nhất đa không quá khoảng chiếm là")
	holders       = words("hộ đình nghiệp người động trường sở thôn bản vị nữ trẻ sinh viên dân xã")
	qualities     = words("nhanh chậm sớm muộn trễ tốt xấu dài ngắn lâu rộng hẹp mạnh yếu xa đắt rẻ nặng nhẹ") // before "hơn": by so much
	growthOf      = words("vào của cho về")
	conditions    = words("nếu khi") // "khi" is one only of what is counted
	mildFillers   = words("ở mức là")
	grades        = words("sơ trung thứ cao cung trợ phụ nâng bao đẳng")
	has           = words("có còn")
	stopWords     = words(`về và hoặc hay trong ngoài so vào đến tới tại ở theo với cho do của được bị có là phải mà để khi nếu trước sau từ trở đạt tối không trên dưới hơn khoảng tăng giảm mỗi một hằng thuộc cần phấn trừ
		kể tính còn như đã đang sẽ vượt xấp đúng chưa rưỡi phẩy phảy chấm lẻ linh chục trăm nghìn ngàn vạn triệu tỷ nằm tham thực hoàn hoạt phục nhằm gồm cùng giữa gắn chào hướng lên xuống dài`)

	trade      = reading.NewWord("nghiệp") // of "công nghiệp"
	planned    = reading.NewWord("hoạch")  // of "kế hoạch"
	so         = reading.NewWord("so")
	with       = reading.NewWord("với")
	within     = reading.NewWord("trong")
	most       = reading.NewWord("nhất")
	one        = reading.NewWord("một")
	once       = reading.NewWord("lần")
	back       = reading.NewWord("về")
	letterX    = reading.NewWord("x")
	from       = reading.NewWord("từ")
	above      = reading.NewWord("trên")
	between    = reading.NewWord("giữa")
	comma      = reading.NewWord("phẩy")
	otherComma = reading.NewWord("phảy")
	not        = reading.NewWord("không")
	let        = reading.NewWord("để")
	which      = reading.NewWord("nào")
	and        = reading.NewWord("và")
	every      = reading.NewWord("cả")
	but        = reading.NewWord("nhưng")
	becoming   = reading.NewWord("trở")
	have       = reading.NewWord("có")
	till       = reading.NewWord("cho")
	wage       = reading.NewWord("lương")
	making     = reading.NewWord("hóa") // of "chuẩn hóa"
	half       = reading.NewWord("rưỡi")
	total      = reading.NewWord("tổng")
	some       = reading.NewWord("số")
	people     = reading.NewWord("dân") // of "dân số"
	figures    = reading.NewWord("con")
	level      = reading.NewWord("mức")
	strive     = reading.NewWord("phấn")
	effort     = reading.NewWord("đấu")
	passive    = reading.NewWord("được")
	amounting  = reading.NewWord("chiếm")
	suffered   = reading.NewWord("bị")
	device     = reading.NewWord("thiết") // of "thiết bị"
	nought     = reading.NewWord("o")
	sort       = reading.NewWord("loại")
	plural     = reading.NewWord("các")
	growth     = reading.NewWord("trưởng") // of "tăng trưởng", the name of a rate
	grade      = reading.NewWord("cấp")
	year       = reading.NewWord("năm")
	reach      = reading.NewWord("đạt")
	dong       = reading.NewWord("đ")
	condition  = reading.NewWord("nếu")
	then       = reading.NewWord("thì")
	hour       = reading.NewWord("giờ")
	more       = reading.NewWord("hơn")
	become     = reading.NewWord("thành")
	month      = reading.NewWord("tháng")
	day        = reading.NewWord("ngày")
	oneHalf    = reading.NewWord("nửa")
	recently   = reading.NewWord("mới")
	quarter    = reading.NewWord("quý")
	each       = reading.NewWord("mỗi")
	when       = reading.NewWord("khi")
	equals     = reading.NewWord("bằng")
	too        = reading.NewWord("quá")
	be         = reading.NewWord("là")
	living     = reading.NewWord("sống")
	age        = reading.NewWord("tuổi")
	life       = reading.NewWord("thọ")
	point      = reading.NewWord("điểm")
	star       = reading.NewWord("sao")
	already    = reading.NewWord("đã")
)

// halves are words that are the second half of others behind these: "cổ tức" is no "tức",
// "thực hiện" no "hiện".
var halves = map[reading.Word]map[reading.Word]bool{
	reading.NewWord("tức"):   words("cổ lợi tin lập hoa"),
	reading.NewWord("cộng"):  words("công cực phụ"),
	reading.NewWord("trừ"):   words("ngoại khấu giảm bài diệt cấn phòng loại"),
	reading.NewWord("kém"):   words("yếu"),
	reading.NewWord("ngang"): words("ngổn ghềnh"),
	making:                   words("văn hàng tha bách sinh lý"),
	reading.NewWord("hiện"):  words("thực phát thể xuất biểu tái hậu cụ"),
}

// currencies are the first words of the units of money.
var currencies = map[reading.Word]int{
	reading.NewWord("đồng"): 1, reading.NewWord("đ"): 1, reading.NewWord("VND"): 1, reading.NewWord("VNĐ"): 1,
	reading.NewWord("USD"): 2, reading.NewWord("đô"): 2, reading.NewWord("EUR"): 3, reading.NewWord("euro"): 3,
}

// tensDigits are the words of a digit behind another: "hai lăm" is 25.
var tensDigits = map[reading.Word]int{
	reading.NewWord("mốt"): 1, reading.NewWord("một"): 1, reading.NewWord("hai"): 2, reading.NewWord("ba"): 3, reading.NewWord("tư"): 4, reading.NewWord("bốn"): 4,
	reading.NewWord("lăm"): 5, reading.NewWord("nhăm"): 5, reading.NewWord("sáu"): 6, reading.NewWord("bảy"): 7, reading.NewWord("bẩy"): 7,
	reading.NewWord("tám"): 8, reading.NewWord("chín"): 9,
}

func words(list string) map[reading.Word]bool {
	m := map[reading.Word]bool{}
	for _, w := range strings.Fields(list) {
		m[reading.NewWord(w)] = true
	}
	return m
}
