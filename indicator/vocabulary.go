package indicator

import "strings"

// The vocabulary of target wording. Phrases are in small letters, words
// separated by one space.

// leadWords stand before a figure and say how it is meant.
var leadWords = phrases(withForbidden(map[string]Operator{
	"tối thiểu": AtLeast, "ít nhất": AtLeast, "chí ít": AtLeast, "thấp nhất": AtLeast, "không dưới": AtLeast, "không thấp hơn": AtLeast,
	"không ít hơn": AtLeast, "không nhỏ hơn": AtLeast, "không kém": AtLeast, "không kém hơn": AtLeast,
	"lớn hơn hoặc bằng": AtLeast, "cao hơn hoặc bằng": AtLeast, "trên hoặc bằng": AtLeast, "vượt hoặc bằng": AtLeast, "nhiều hơn hoặc bằng": AtLeast,
	"bằng hoặc lớn hơn": AtLeast, "bằng hoặc cao hơn": AtLeast, "bằng hoặc trên": AtLeast, "bằng hoặc hơn": AtLeast, "bằng hoặc vượt": AtLeast,
	"bằng hoặc nhiều hơn": AtLeast, "đạt và vượt": AtLeast, "đạt và vượt mức": AtLeast, "đạt và vượt chỉ tiêu": AtLeast,
	"đạt hoặc vượt": AtLeast, "đạt hoặc vượt mức": AtLeast, "đạt hoặc vượt chỉ tiêu": AtLeast,
	"trên": MoreThan, "hơn": MoreThan, "vượt": MoreThan, "vượt trên": MoreThan, "vượt mức": MoreThan, "vượt quá": MoreThan, "cao hơn": MoreThan,
	"lớn hơn": MoreThan, "nhiều hơn": MoreThan,
	"bằng": Equal, "đúng": Equal,
	"không quá": AtMost, "không vượt quá": AtMost, "không vượt": AtMost, "không cao hơn": AtMost, "không lớn hơn": AtMost,
	"không nhiều hơn": AtMost, "không trên": AtMost, "không hơn": AtMost, "tối đa": AtMost, "nhiều nhất": AtMost, "cao nhất": AtMost,
	"nhỏ hơn hoặc bằng": AtMost, "thấp hơn hoặc bằng": AtMost, "ít hơn hoặc bằng": AtMost, "dưới hoặc bằng": AtMost,
	"bằng hoặc nhỏ hơn": AtMost, "bằng hoặc thấp hơn": AtMost, "bằng hoặc ít hơn": AtMost, "bằng hoặc dưới": AtMost,
	"dưới": LessThan, "thấp hơn": LessThan, "ít hơn": LessThan, "nhỏ hơn": LessThan, "chưa đến": LessThan, "chưa tới": LessThan,
	"khoảng": About, "vào khoảng": About, "khoảng chừng": About, "xấp xỉ": About, "gần": About, "chừng": About,
	"trên dưới": About, "ước": About, "ước đạt": About,
}))

// withForbidden adds what forbids a figure to be passed: "không được thấp hơn",
// "không để quá". Read without its first words it would be the contrary.
func withForbidden(m map[string]Operator) map[string]Operator {
	for _, no := range []string{"không được ", "không được phép ", "không để ", "không được để "} {
		for _, w := range []string{"dưới", "thấp hơn", "ít hơn", "nhỏ hơn", "kém", "kém hơn"} {
			m[no+w] = AtLeast
		}
		for _, w := range []string{"quá", "vượt", "vượt quá", "trên", "hơn", "cao hơn", "lớn hơn", "nhiều hơn"} {
			m[no+w] = AtMost
		}
	}
	return m
}

// tailWords stand behind a figure and its unit.
var tailWords = phrases(map[string]Operator{
	"trở lên": AtLeast, "hoặc cao hơn": AtLeast, "hoặc hơn": AtLeast, "hoặc nhiều hơn": AtLeast,
	"trở xuống": AtMost, "trở lại": AtMost, "hoặc thấp hơn": AtMost, "hoặc ít hơn": AtMost,
})

// changeWords make the figure the size of a change.
var changeWords = phrases(map[string]Change{
	"giảm": Decrease, "cắt giảm": Decrease, "giảm được": Decrease, "cắt giảm được": Decrease, "giảm bớt": Decrease,
	"rút ngắn": Decrease, "tiết kiệm": Decrease,
	"tăng": Increase, "tăng thêm": Increase, "tăng trưởng": Increase, "gia tăng": Increase,
})

// turnWords begin what is asked for behind what is forbidden.
var turnWords = map[string]bool{"bảo đảm": true, "đảm bảo": true, "phấn đấu": true, "đồng thời": true}

// fillerWords add nothing to the figure behind them.
var fillerWords = phrases(map[string]bool{
	"đạt": true, "đạt được": true, "đạt mức": true, "đạt tỷ lệ": true, "bảo đảm": true, "đảm bảo": true, "phấn đấu": true, "phấn đấu đạt": true, "là": true, "phải": true,
	"phải đạt": true, "cần đạt": true, "ở mức": true, "mức": true, "cũng": true,
})

// throughWords may stand between the words above and a figure; they stay
// visible.
var throughWords = phrases(map[string]bool{
	"bình quân": true, "trung bình": true, "hằng năm": true, "hàng năm": true, "thêm": true, "có": true,
	"mỗi năm": true, "cả năm": true,
})

// offerWords before a bare figure with a known unit make it a target in the
// middle of a sentence, where other numbers only count things.
var offerWords = phrases(map[string]bool{
	"có": true, "còn": true, "lên": true, "xuống": true, "thêm": true, "gồm": true,
})

// naming words before a number make it a name, a rank or a date, not a figure.
var namingWords = phrases(map[string]bool{
	"năm": true, "tháng": true, "ngày": true, "quý": true, "tuần": true, "giai đoạn": true, "nhiệm kỳ": true, "lúc": true,
	"số": true, "điều": true, "khoản": true, "mục": true, "điểm": true, "phụ lục": true, "chương": true, "phần": true,
	"thứ": true, "lần thứ": true, "hạng": true, "thứ hạng": true, "xếp hạng": true, "cấp": true, "cấp độ": true, "mức độ": true,
	"nhóm": true, "top": true, "tốp": true, "loại": true, "khóa": true, "phiên bản": true, "vị trí": true, "công nghiệp": true,
	"đề án": true, "nghị quyết": true, "quyết định": true, "nghị định": true, "thông tư": true, "chỉ thị": true, "công văn": true,
	"kế hoạch": true, "thông báo": true, "biểu": true, "bảng": true, "mẫu": true, "tiểu mục": true, "quốc lộ": true, "zone": true,
	"bước": true, "đợt": true, "web": true, "version": true, "kỳ họp": true, "mức": true,
})

// rankWords before the words of an operator keep a place in a ranking from
// being read as a figure.
var rankWords = phrases(map[string]bool{
	"hạng": true, "nhóm": true, "top": true, "tốp": true, "thứ": true, "cấp độ": true, "mức độ": true, "vị trí": true, "năm": true,
	"tháng": true, "ngày": true, "quý": true, "giai đoạn": true,
})

// leaderWords behind a number make it the size of a leading group.
var leaderWords = phrases(map[string]bool{
	"dẫn đầu": true, "đứng đầu": true, "hàng đầu": true, "tốt nhất": true, "cao nhất": true, "phát triển nhất": true,
})

// knownUnits are units whose end is known; of others up to four words are
// taken.
var knownUnits = phrases(units(`
	doanh nghiệp, DN, đối tượng, hồ sơ, hồ sơ TTHC, thủ tục, thủ tục hành chính, TTHC, quy định, văn bản, nhiệm vụ, chỉ tiêu, tiêu chí, chỉ số,
	người, người dân, lượt người, lượt, lượt khách, lượt truy cập, khách, lao động, việc làm, học viên, học sinh, sinh viên, cháu, cán bộ,
	công chức, viên chức, CBCCVC, cán bộ công chức, chuyên gia, kỹ sư, bác sĩ, bác sỹ, dược sĩ, dược sỹ, điều dưỡng, giường, giường bệnh,
	hộ, hộ dân, hộ gia đình, hộ nghèo, hộ kinh doanh, căn, căn hộ, căn nhà, nhà, trường, trường học, lớp, phòng học, cơ sở, hợp tác xã, HTX, tổ hợp tác, trang trại,
	xã, phường, đặc khu, thị trấn, huyện, quận, thị xã, thành phố, tỉnh, tỉnh thành phố, thôn, bản, khu phố, khu công nghiệp, cụm công nghiệp,
	đơn vị, cơ quan, tổ chức, cơ quan đơn vị, sở, bộ, ngành, địa phương, quốc gia, nước, hiệp hội,
	dịch vụ, dịch vụ công, dịch vụ công trực tuyến, DVC, DVCTT, sản phẩm, mô hình, dự án, công trình, đề án, đề tài, sáng kiến, giải pháp, chương trình, kế hoạch,
	hệ thống, nền tảng, cơ sở dữ liệu, phần mềm, ứng dụng, tài khoản, thuê bao, giao dịch, chữ ký số, chứng thư số, thiết bị, máy, máy tính, camera, trạm, tập đoàn, trạm BTS, điểm phát, điểm cầu,
	điểm, điểm phần trăm, bậc, thứ bậc, hạng, sao, lần, cuộc, cuộc họp, buổi, hội nghị, hội thảo, khóa, khóa đào tạo, lớp tập huấn, báo cáo, tin, bài, tin bài, phóng sự, chuyên mục,
	phút, giờ, giờ làm việc, ngày, ngày làm việc, tuần, tháng, quý, năm, tuổi,
	đồng, đ, VND, VNĐ, USD, đô la, đô la Mỹ, EUR, euro,
	ha, hecta, héc ta, mét, m, cm, m2, m3, km, km2, tấn, kg, lít, kWh, MW, MWp, GW, GWh, TWh, kW, MVA, tạ, tấn CO2, tín chỉ, tín chỉ carbon,
	Gb, Gbps, Mbps, Mb, GB, TB, Tb, Kb, Kbps, bit, Tbps, ms, giây`))

// measures are units in which nothing is merely counted.
var measures = map[string]bool{"đồng": true, "VND": true, "VNĐ": true, "USD": true, "điểm": true, "ha": true, "km": true, "km2": true,
	"m2": true, "m3": true, "MW": true, "GW": true, "kWh": true, "tấn": true, "lần": true, percentPoints: true}

// timeUnits count time.
var timeUnits = map[string]bool{"phút": true, "giờ": true, "ngày": true, "tuần": true, "tháng": true, "quý": true, "năm": true}

// calendarWords before a number begin a date.
var calendarWords = map[string]bool{"năm": true, "tháng": true, "quý": true, "ngày": true}

// stopWords end a unit.
var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`và hoặc hay trong ngoài so vào đến tới tại ở theo với cho do của được bị có là phải mà để khi nếu trước sau từ
		trở đạt tối ít không trên dưới hơn khoảng tăng giảm mỗi một hằng hàng bình thuộc cần phấn trừ kể tính còn như đã đang sẽ vượt gần xấp
		nhiều cao thấp lớn nhỏ bằng đúng chưa tương rưỡi nghìn vạn triệu tỷ phần đối nằm tham thực`) {
		m[w] = true
	}
	return m
}()

// phrase is the words of a phrase and what it means.
type phrase[T any] struct {
	words []string
	value T
}

// phraseTable finds phrases by their first and by their last word.
type phraseTable[T any] struct {
	first, last map[string][]phrase[T]
}

func phrases[T any](m map[string]T) phraseTable[T] {
	t := phraseTable[T]{map[string][]phrase[T]{}, map[string][]phrase[T]{}}
	for s, v := range m {
		words := strings.Fields(s)
		p := phrase[T]{words, v}
		t.first[words[0]] = append(t.first[words[0]], p)
		t.last[words[len(words)-1]] = append(t.last[words[len(words)-1]], p)
	}
	return t
}

func units(list string) map[string]bool {
	m := map[string]bool{}
	for s := range strings.SplitSeq(list, ",") {
		words := strings.Fields(s)
		for i := range words {
			words[i] = fold(words[i])
		}
		m[strings.Join(words, " ")] = true
	}
	return m
}

// at is the longest phrase that begins at token i; n is 0 for none.
func (t phraseTable[T]) at(ts []token, i int) (v T, n int) {
	if i >= len(ts) || ts[i].kind != wordToken {
		return v, 0
	}
	for _, p := range t.first[ts[i].text] {
		if len(p.words) > n && matches(ts, i, p.words) {
			v, n = p.value, len(p.words)
		}
	}
	return v, n
}

// before is the longest phrase that ends with token i, not reaching below
// floor.
func (t phraseTable[T]) before(ts []token, i, floor int) (v T, n int) {
	if i < floor || ts[i].kind != wordToken {
		return v, 0
	}
	for _, p := range t.last[ts[i].text] {
		if start := i - len(p.words) + 1; len(p.words) > n && start >= floor && matches(ts, start, p.words) {
			v, n = p.value, len(p.words)
		}
	}
	return v, n
}

func matches(ts []token, i int, words []string) bool {
	if i+len(words) > len(ts) {
		return false
	}
	for k, w := range words {
		if ts[i+k].kind != wordToken || ts[i+k].text != w {
			return false
		}
	}
	return true
}
