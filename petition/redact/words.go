package redact

import (
	"slices"
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// stops are words that go on with a sentence, and that no name of a person or a
// place in small letters, or in a text all in capitals, has in it.
var stops = reading.NewSet("đây, kia, đó, ấy, ạ, nhé, nha, nghen, á, hoài, lắm, tôi, tui, em, e, mình, con, cháu, và, là, có, bị, được, đã, đang, sẽ, không, chưa, ko, k, xin, đề nghị, kính, mong, cho, từ, đến, về, với, thì, mà, nên, cũng, để, này, nay, cũ, gần, sau, trước, " +
	"cạnh, bên, ngay, trên, dưới, trong, ngoài, vào, ra, lên, xuống, đi, làm, nhà, sđt, sdt, dt, đt, số, email, mail, zalo, cccd, cmnd, cmt, mst, stk, bhyt, bhxh, gọi, liên hệ, liên lạc, hỏi, gặp, nhắn, nộp, gửi, trả, cấp, lại, lời, của, " +
	"ở, tại, trú, ngụ, sinh, sn, năm, ngày, tháng, tuổi, hiện, vẫn, còn, mới, rồi, đơn, việc, theo, yêu cầu, kiến nghị, phản ánh, tố cáo, khiếu nại, thay mặt, ký, đại diện, cùng, nhưng, vì, do, nếu, khi, " +
	"điện thoại, địa chỉ, họ tên, tên, mang, giấy, tờ, hồ sơ, phó, chủ, trưởng, giám, ubnd, nhờ, mấy, bao giờ, sao, nữa, luôn, hay, hoặc, qua, nói, bảo, hẹn, hứa, đòi, báo, thấy, biết, muốn, cần, phải, chị, anh, ông, bà, cô, chú, bác, " +
	"trọ, thuê, sống, toi, va, co, duoc, da, dang, khong, chua, voi, nen, gan, thang, muon, xac, nop, gui, goi, la, ten, vo, chong, bi, roi, ve, cua, cho, gap, xin")

// loud are those of them that no name has in it, in a text all in capitals.
var loud = reading.NewSet("hưởng, nghỉ hưu, về hưu, mất sức, tàn tật, khuyết tật, neo đơn, đơn thân, thuộc, lớn tuổi, tiêu chảy, tiêu nước, tiêu thoát, tiêu úng, sốt, ho, viêm, nhiễm, tai nạn, đột quỵ, ung thư, tâm thần, tăng giá, tăng tiền, tăng phí, thu phí, thái độ, lý do, trần nhà, đào đường, đoàn kiểm, đoàn công, nông dân, tra, tra cứu, ấy, đối diện, quy hoạch, bốc thăm, trai, giáo viên, giáo, quát, hạng, bệnh binh, mắng, bảo, dân, dân cư, xuống cấp, cao tuổi, già, già yếu, khổ, nghèo, chỉ, hết, học, ghi, thu sai, thu nhầm, tính sai, tính nhầm, tính tiền, viết sai, viết nhầm, viết tay, lập sai, lập biên, nhập sai, nhập nhầm, kê sai, kê khai, giải thích, giải quyết, trả lời, hướng dẫn, kiểm tra, dọn, bao giờ, hôm, ngập, hỏng, hư, sập, cháy, mãi, ai, người, hàng xóm, lúc, tôi, tui, mình, và, là, có, bị, được, đã, đang, sẽ, xin, đề nghị, đề xuất, nghị, kính, mong, cho, từ, đến, về, với, thì, mà, nên, cũng, để, này, nay, của, ở, tại, trú, ngụ, trọ, thuê, sđt, sdt, đt, số, email, mail, zalo, cccd, cmnd, cmt, mst, stk, bhyt, bhxh, " +
	"gọi, hỏi, gặp, nhắn, nộp, gửi, trả, cấp, lại, sinh năm, năm, ngày, tháng, tuổi, vẫn, rồi, đơn, việc, theo, cầu cứu, tố cáo, khiếu, nại, ký, nhưng, vì, nếu, khi, điện thoại, địa chỉ, giấy, tờ, hồ sơ, phó chủ, sinh ngày, sinh tháng, sinh quán, chặn, lấn, chiếm, xây, đổ, bán, mua, đánh, chửi, phá, đập, lấy, bắt, thả, nuôi, xả, đốt, vứt, chạy, đi, ngồi, đứng, nằm, bên, trực, thuế, yêu cầu, kiến nghị, đề xuất, phản ánh, cơi, nới, mở, đào, lấp, ném, cắt, nhổ, tự ý, ngang, nhiên, gây, đe, dọa, kéo, dựng, trồng, đậu, đỗ, nhận, thu tiền, ăn, nói, kêu, hẹn, kiện, chết, ốm, làm, sống, sinh sống, vay, nợ, kinh doanh, cùng, dân tộc, quốc tịch, cư trú, thường trú, hiện, chủ tịch, trưởng phòng, giám đốc, ubnd, nhờ, hứa, đòi, thấy, không, chưa, muốn, phải, xem, mất, chờ, cuối, giúp, cháu, em, con, trình báo, tường trình, khai báo, báo mất, báo cáo, cam đoan, cam kết, xác nhận, cần, giấy tờ, công an, trưởng ấp, trưởng thôn, trưởng bản, trưởng khu, tổ trưởng, cán bộ, giám đốc, kế toán, bảo vệ, địa chính, tư pháp, bớt, xén, tiền, trợ cấp, cứu trợ, bão, ăn chặn, giữ, đuổi, cướp, trộm, lừa, trốn, quỵt, ép, buộc, cưỡng, tham nhũng, tham ô, hối lộ, nhậu, hát, chắn, rào, khóa, tháo, gỡ, dỡ, xúc, lái, tông, đâm, chém, giết, bỏ, dùng, cản, ngăn, gọi điện, đến, vu khống, vu oan, bao che, bao chiếm, hành hung, hăm, quấy, phun, tưới, chôn, san, bơm, hút, cấu kết, cậy, lợi dụng, lạm dụng, mượn, cầm, thế chấp, chậm, kéo dài, né tránh, từ chối, thiếu trách nhiệm, nhiều lần, thường xuyên, trái phép")

// shouted says that word i is a word of the language written in capitals.
func (p *page) shouted(i int) bool {
	if i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	if !w.Capitals || w.Kind != reading.KindWord || w.End-w.Start == 1 {
		return false
	}
	if p.bare {
		return p.letters(i) > 1 && p.stop(i)
	}
	_, n := loud.At(p.words, i)
	return n > 0
}

// stop says that there is a word i, and it is one of them, as it is written: "van" is not
// "vẫn".
func (p *page) stop(i int) bool {
	if i >= len(p.words) || !stops.Begins(p.words[i].Plain) {
		return false
	}
	_, n := stops.At(p.words, i)
	return n > 0
}

// regions are the provinces, those before July 2025 too, and towns that addresses
// end with.
var regions = newSet("hà nội, huế, lai châu, điện biên, sơn la, lạng sơn, quảng ninh, thanh hóa, nghệ an, hà tĩnh, cao bằng, tuyên quang, lào cai, thái nguyên, phú thọ, bắc ninh, hưng yên, hải phòng, ninh bình, " +
	"quảng trị, đà nẵng, quảng ngãi, gia lai, khánh hòa, lâm đồng, đắk lắk, đồng nai, tây ninh, cần thơ, vĩnh long, đồng tháp, cà mau, an giang, hồ chí minh, hcm, tphcm, tp hcm, hn, hà giang, bắc kạn, yên bái, hòa bình, bắc giang, " +
	"vĩnh phúc, hải dương, thái bình, hà nam, nam định, quảng bình, thừa thiên huế, thừa thiên - huế, quảng nam, bình định, phú yên, ninh thuận, bình thuận, kon tum, đắk nông, đăk lăk, đăk nông, bình phước, bình dương, " +
	"bà rịa - vũng tàu, bà rịa vũng tàu, vũng tàu, long an, tiền giang, bến tre, trà vinh, hậu giang, sóc trăng, bạc liêu, kiên giang, biên hòa, thủ đức, gò vấp, tân bình, bình thạnh, hóc môn, củ chi, nhà bè, bình chánh, " +
	"hà đông, cầu giấy, hoàn kiếm, đống đa, ba đình, hai bà trưng, thanh xuân, long biên, hoàng mai, tây hồ, gia lâm, đông anh, sóc sơn, sơn tây, hạ long, vinh, nha trang, đà lạt, buôn ma thuột, pleiku, quy nhơn, hội an, tam kỳ, " +
	"phú nhuận, cần giờ, nam từ liêm, bắc từ liêm, từ liêm, thanh trì, mê linh, thạch thất, quốc oai, chương mỹ, thường tín, phú xuyên, đan phượng, hoài đức, ba vì, phúc thọ, hải châu, thanh khê, sơn trà, ngũ hành sơn, liên chiểu, cẩm lệ, hòa vang, ninh kiều, cái răng, ô môn, thốt nốt, hồng bàng, kiến an, đồ sơn, trảng bàng, bến cát, trảng bom, long thành, nhơn trạch, sa đéc, cao lãnh, hồng ngự, châu đốc, hà tiên, phú quốc, vị thanh, ngã bảy, diên khánh, điện bàn, sầm sơn, bỉm sơn, nghi sơn, cửa lò, ba đồn, hương thủy, hương trà, cẩm phả, uông bí, móng cái, đông triều, phổ yên, sông công, phúc yên, vĩnh yên, sa pa, điện biên phủ, nghĩa lộ, gia nghĩa, buôn hồ, ayun pa, phan rang, bảo lộc, đức trọng, cai lậy, gò công, vĩnh châu, giá rai, tam điệp, thủ dầu một, bình tân, tân phú, la gi, hanoi, saigon, danang, haiphong, hcmc, mỹ tho, rạch giá, long xuyên, thủ dầu một, dĩ an, thuận an, phan thiết, việt trì, phủ lý, a lưới, hoa kỳ, canada, usa, australia, japan, nhật bản, hàn quốc, korea, đài loan, taiwan, germany, singapore, malaysia, england, france, cộng hòa séc, new zealand, đông hà, đồng hới, tuy hòa, cam ranh, sài gòn, sg, việt nam")

// plain are the phrases of a list without accents, for a text that has none.
func plain(list string) string {
	var b strings.Builder
	for i, phrase := range strings.Split(list, ", ") {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strings.ReplaceAll(reading.Key(phrase), "-", " "))
	}
	return b.String()
}

// question is a bit for each of those that are asked, so that a word that begins
// none of them is passed over with one look.
type question uint32

const (
	asksName question = 1 << iota
	asksKin
	asksSmallName
	asksAddress
	asksBirth
	asksLand
	asksPaper
	asksDigit
	asksSite
	asksSnail
	asksHome
	asksHigh
	asksBirthMark
	// What the last word of phrases is asked.
	endsAnnouncing
	endsResidence
	isBetween // one word
	// What is found of a word.
	lastOfName
	goesOnName
	inNumberFound
	taken // by a telephone number or a parcel
	asksTold
	asksStory
	asksLetter // one letter that is a word of kin
	asksShort  // "K", "Đ", which open places
	asksHolding
	// What is seen of a word, and behind it.
	isFigure   // it begins with a figure
	isMixed    // it has letters and figures
	hasCapital // it begins with a capital
	mayDigit   // figures, or letters that stand for some
	spacedNext // only a space is between it and the next
	figureNext // the next begins with a figure
	thiNext    // the next is "thị"
)

// questions are what the words of phrases, without accents, are asked.
func questions() map[reading.Word]question {
	all := map[reading.Word]question{}
	add := func(q question, lists ...string) {
		for _, list := range lists {
			for phrase := range strings.SplitSeq(list, ",") {
				for _, t := range reading.Scan(phrase).Tokens {
					if t.Kind != reading.KindMark {
						all[t.Plain] |= q
						break
					}
				}
			}
		}
	}
	for q, sets := range map[question][]*table[bool]{
		asksName: {introduced, relatives, kin}, asksKin: {addressed}, asksSmallName: {regular}, asksBirth: {birthWords}, asksLand: {parcels, sheets, parcelWord, landWords, certificates},
		asksPaper: {paperWords, paperHeads}, asksHolding: {held}, asksDigit: {digitWords}, asksSite: {sites}, asksSnail: {snails},
	} {
		for _, s := range sets {
			add(q, s.lists...)
		}
	}
	add(asksHome, "at, is, nhờ, ké, đc, chỉ, ở, tại, về, o, ve, trú, ngụ, quê, khẩu, hktt, đktt, quán")
	for phrase := range lowWords {
		add(asksAddress, phrase)
	}
	add(asksAddress, "no")
	add(asksSnail, "at, a")
	add(asksLetter, "a, c, e")
	add(asksShort, "k, đ")
	add(asksHigh, highWords)
	add(asksTold, locativeWords)
	add(asksStory, storyHeadWords, wayStartWords)
	add(asksBirthMark, birthMarkWords)
	last := func(q question, phrase string) {
		for _, t := range slices.Backward(reading.Scan(phrase).Tokens) {
			if t.Kind != reading.KindMark {
				all[t.Plain] |= q
				break
			}
		}
	}
	for _, list := range announcingWords {
		for phrase := range strings.SplitSeq(list, ",") {
			last(endsAnnouncing, phrase)
		}
	}
	for phrase := range strings.SplitSeq(residenceWords, ",") {
		last(endsResidence, phrase)
	}
	add(isBetween, betweenWords)
	return all
}

// surnames are the family names that nearly all Vietnamese bear, and those of
// the minorities. Rare ones are left out where they are common words.
var surnames = newSet("nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, trịnh, đinh, đoàn, lâm, mai, "+
	"trương, đào, cao, lương, tạ, châu, tô, tăng, tôn, thái, hà, lưu, quách, la, phùng, vương, tống, khúc, nghiêm, kiều, đàm, thạch, giang, triệu, "+
	"lữ, chu, kim, điệp, âu, nông, bạch, lại, cù, mạc, bành, phí, viên, tiêu, hứa, doãn, khổng, sầm, ninh, thân, uông, lục, nhâm, khuất, thiều, liêu, ngụy, "+
	"ma, lò, sùng, giàng, lường, quàng, tòng, thào, vừ, siu, ksor, niê, rơ, rah, rmah, kpă, mlô, êban, bkrông, krajăn, ka, công tằng, công huyền",
	"thích, lầu, hạng, sồng, xồng, lù, cháng, phàn, tẩn, chảo, phàng, thền, lỳ, pờ, vi, lèo, moong, điểu, cil, cill, liêng, kơ să, ra lan, r'com, rcom, rlan, rahlan, rah lan, kră jan, krajan, bon dơng, lơ mu, rơ châm, rơ mah, rơ ông, "+
		"clâu, cơ lâu, arâl, abing, bnướch, tapuar, "+
		"chamaléa, chamalea, katơr, pinăng, patâu, neáng, alăng, bling, arất, bríu, briu, zơrâm, pơloong, bhling, blúp, ayun, byă, kbuôr, hwing, hmok, kđoh, knul, kđăm, ênuôl, kriêng, bế, thẩm, hoàng phủ, âu dương, tôn thất, tôn nữ, đàng",
	"hơ, kray, kpuih, puih, hiao, ktla, adrơng, ađrơng, hđơk, hđruê, mjâo, jiê, arul, ktul, kpơr, êñuôl, buôn krông, buôn yă, eban, kring, hiên, touneh, tou neh, touprong, tou prong, jơlơng, banahria, bnahria, voòng, vòng, chìu, chíu, thoòng, chướng, coor, cơlâu, hốih, hôih, ríah, riah, tơngôl, nhơl, zơ râm, a lăng, a rất, bh'riu, bh'nướch, bhnướch, bh'ling, p'loong, c'lâu, pơ loong, "+
		"rơ lan, rơ ô, păng ting, kră jăn, kon sơ, bon tô, đơng gur, sơ kết, dagout, đa gout, cơ liêng, liêng hót, kmăn, triêk, ndu, pi năng, ka tơr, pupur, tâyl, mấu, bo bo, patâu axá, néang, chẻo, khoàng, sừng, chang, hảng, sính, lềm, tếnh, ")

// rarer are family names that count with their accents alone.
var rarer = newSet("lã, cấn, chử, khưu, diệp, sái, tào, trầm, mẫn, nghê, nhữ, thiệu, nhan, tưởng, giáp, ứng, quản, lỗ, hàn, khâu, ngưu, biện, cung, âu, trác, đới, ưng, lai, tiết")

// clans are family names that are words of the language as well: they count before
// words that stand in names alone.
var clans = newSet("vàng, cứ, mùa, hờ, tráng, và, già, sình, chá, lăng, cà, cầm, danh, chau, nay, cụt, đèo, lang, lô, bàn, mạch, kha, ngân, lộc, mông, linh, chung, từ, ông, đồng, cung, văn, bá, quảng, sơn, kiên, ức, não, mang, hán, nại, thị, điêu")

// given are syllables that given names most often end with.
var given = newSet("an, anh, ánh, bảo, bích, bình, châu, chi, chiến, cúc, cường, dung, dũng, duy, duyên, dương, đào, đạt, điệp, đông, đức, giang, hà, hạnh, hân, hằng, hậu, hiền, hiếu, hiệp, hoa, hòa, hoài, hoàng, hoạt, hồng, huệ, hùng, huy, huyền, hương, hường, hưng, hữu, khánh, khang, khải, khoa, khôi, kiên, lam, lan, lâm, lệ, liên, liễu, linh, loan, long, lộc, lợi, " +
	"luân, lụa, lương, ly, mai, mạnh, minh, mỹ, my, nam, nga, ngân, nghĩa, nghi, ngọc, nguyên, nguyệt, nhân, nhật, nhi, như, nhung, oanh, phong, phú, phúc, phước, phương, phượng, quân, quang, quý, quyên, quyền, quỳnh, sang, sáng, sinh, sơn, tài, tâm, tân, thái, thanh, thành, thảo, thắm, thắng, thi, thiện, thịnh, thoa, thơ, thu, thuận, thúy, thùy, thủy, thư, thương, tiên, tiến, tín, tình, " +
	"toàn, trang, trâm, trân, trí, trinh, trúc, trung, trường, tú, tuấn, tùng, tuyền, tuyết, tư, uyên, vân, việt, vinh, vũ, vượng, vy, xuân, yến, yên")

// regular family names alone begin a name written in small letters.
var regular = newSet("nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, ngô, dương, trịnh, đinh, trương, quách, phùng, tống, tạ, lưu, hồ, lý, đoàn, lương, đào, mai, cao, hà, tô, triệu, lục, nông, bế")

// addressed are words that stand before a person's name.
var addressed = newSet("ông, bà, anh, chị, cô, chú, bác, em, cháu, cụ, dì, cậu, mợ, thím, dượng, thằng, con, bé, mệ, cố, ngài, thầy, sếp, má, mạ, tía, đc, mụ, lão, eng, hia, bầm, gã, ami, amai, ayă, mr, mrs, ms, miss, tôi, tui, mình, cu, mự, ama, amí, aê")

// speakers are those of them that the writer is: "Tôi Mẫu, vợ anh".
var speakers = newSet("tôi, tui, mình, em, con, cháu, bé, má")

// introduced are words after which a name comes, capital or not.
var introduced = newSet("chánh thanh tra, tôi tên là, tên tôi là, em tên là, tôi tên, mình tên, mình tên là, em tên, họ và tên, họ tên, họ, chữ đệm, tên, họ chữ đệm và tên, người gửi, người viết đơn, người làm đơn, người kiến nghị, " +
	"người hỏi, người đăng, người bình luận, tên đăng nhập, username, người phản ánh, người nhận, người ghi, người khai, người yêu cầu, người soạn, người ký, người lập, người lập biểu, người lập phiếu, người lập bảng, người kiểm tra, người duyệt, người thờ cúng, người làm chứng, người đại diện, người được ủy quyền, người tố cáo, người khiếu nại, người bị hại, người nhà, người bệnh, người mua, người bán, người dùng, " +
	"phiên dịch, thông dịch, quản đốc, fb, facebook, zalo, tiktok, insta, tên tắt, tên tắt là, viết tắt là, ghi tắt là, tên hiển thị, tên hiển thị là, tên zalo, tên zalo là, tên facebook, tên facebook là, tên fb, tên fb là, tên nick, tên tài khoản, nick, nick name, nickname, nick zalo, nick fb, nick facebook, " +
	"ký tên, tên là, tên, tên cháu, tên em, tên con, tên chồng, tên vợ, đại diện, giám đốc, tổng giám đốc, phó giám đốc, chủ hộ, người nộp, cán bộ, công chức, viên chức, chủ tịch, phó chủ tịch, nhân viên, chuyên viên, chủ xe, chủ đất, chủ tk, chủ tài khoản, chủ nhà, chủ quán, chủ trọ, chủ thẻ, tôi là, em là, mình là, cháu là, con là, tui là, e tên, e tên là, tui tên, tui tên là, cháu tên, cháu tên là, con tên là, mk tên, mk là, e là, " +
	"nhà em là, nhà tôi là, trân trọng, kính đơn, kính thư, bệnh nhân, bệnh nhi, nạn nhân, thai phụ, sản phụ, anh tên, chị tên, cô tên, ông tên, bà tên, cháu tên, bé tên, con tên, người tên, cán bộ tên, nhân viên tên, chủ tk tên, " +
	"đại úy, thượng úy, trung úy, thiếu úy, thiếu tá, trung tá, thượng tá, đại tá, trung sĩ, thượng sĩ, hạ sĩ, binh nhất, binh nhì, chiến sĩ, bác sĩ, bs, đd, nhs, hst, bscki, bsckii, y sĩ, y tá, điều dưỡng, dược sĩ, kỹ sư, luật sư, ls, thạc sĩ, ths, tiến sĩ, ts, giáo sư, pgs, gs, cử nhân, " +
	"giảng viên, giáo viên, cô giáo, thầy giáo, nghệ nhân, nghệ sĩ, kế toán, thủ quỹ, văn thư, tổ trưởng, tổ phó, trưởng thôn, trưởng ấp, trưởng bản, trưởng khu, trưởng khu phố, trưởng xóm, trưởng buôn, trưởng làng, phó thôn, già làng, hiệu trưởng, hiệu phó, bí thư, phó bí thư, trưởng phòng, phó phòng, trưởng ban, phó ban, trưởng công an, đồng chí, đ/c, " +
	"thẩm phán, thư ký, công chứng viên, hòa giải viên, điều tra viên, kiểm sát viên, thanh tra viên, nguyên đơn, bị đơn, bị hại, bị cáo, thân chủ, khách hàng, sinh viên, học sinh, liệt sĩ, thương binh, cựu chiến binh, tài xế, lái xe, bên a, bên b, bên mua, bên bán, anh cả, chị cả, anh hai, chị hai, anh ba, chị ba, bác cả, anh út, em út, " +
	"cử tri, bạn đọc, độc giả, công dân, giáo dân, người viết, người đứng đơn, người liên hệ, ký, tức, thường gọi, bí danh, biệt danh, bút danh, nghệ danh, pháp danh, thế danh, hội trưởng, hội phó, trưởng khối, hay gọi là, còn gọi là, chuyên gia, bảo vệ, shipper, giao dịch viên, tổng đài viên, công an viên, cảnh sát khu vực, đội trưởng, đội phó, môi giới, hàng xóm, chủ tiệm, chủ cơ sở, chủ cửa hàng, chủ vườn, đồng nghiệp, bạn học, cháu nội, cháu ngoại, lớp trưởng, thu ngân, xe ôm, giúp việc, phụ huynh, điện thoại, bác tài, cô chủ, ông giáo, bà giáo, thợ hồ, thợ điện, thợ, lao công, tạp vụ, hộ lý, cấp dưỡng, phụ xe, lơ xe, thủ kho, thủ thư, kiểm lâm, dân phòng, dân quân, hội viên, chi hội trưởng, cộng tác viên, tình nguyện viên, hướng dẫn viên, cò đất, chủ thầu, cai thầu, giám sát viên, giám thị, quản giáo, người mẹ, người con, người chồng, người vợ, em bé, cháu bé, " +
	"mein name ist, ich bin, me llamo, mi nombre es, khách thuê, người thuê, khách trọ, our daughter, our son, our neighbour, our landlord, our landlady, my landlady, my friend, my girlfriend, my boyfriend, my colleague, my boss, my wife, my husband, my son, my daughter, my mother, my father, my landlord, my neighbour, i'm, my name's, je m'appelle, je suis, my name is, i am, this is, full name, sincerely, regards, yours sincerely, best regards, chấp hành viên, kế toán trưởng, phó trưởng phòng, phó trưởng công an, tổ phó tổ dân phố, tổ trưởng tổ dân phố, trưởng tiểu khu, chữ ký, gọi là, tên gọi, tên gọi khác, tên gọi khác là, tên khác, tên khai sinh, tên khai sinh là, tên thật, tên thật là, tên cũ, chánh án, viện trưởng, chánh văn phòng, nhà báo, phóng viên, thủ trưởng, trưởng đoàn, trưởng nhóm, nhóm trưởng, trưởng tộc, trưởng họ, trợ lý, lương y, thầy lang, nữ hộ sinh, điều dưỡng trưởng, dược tá, bảo mẫu, thuyền trưởng, ngư dân, tiểu thương, chủ tàu, chủ rẫy, chủ bãi, chủ sạp, chủ shop, chủ nợ, chủ xưởng, chủ trại, con nợ, nghi phạm, bị can, người tố giác, người bán, người mua, " +
	"ông xã, bà xã, ktv, kỹ thuật viên, lễ tân, tiếp tân, trực ban, tư vấn viên, điều phối viên, thương lái, cán bộ thụ lý, chuyên viên thụ lý, người lập biên bản, người chứng kiến, luật sư bào chữa, thư ký tòa, bố đẻ, mẹ đẻ, cha đẻ, con đẻ, con nuôi, bố nuôi, mẹ nuôi, hàng xóm là, contact, mme, madame, monsieur, soeur, ma sơ, người báo tin, người cung cấp, chủ hộ kinh doanh, chủ doanh nghiệp, đại diện pháp luật, đại diện theo pháp luật, hộ gia đình, cô chủ nhiệm, thầy chủ nhiệm, giáo viên chủ nhiệm, gvcn, trưởng khoa, phó khoa, trưởng trạm, trạm trưởng, trạm phó, bí thư chi bộ, bí thư đoàn, phó công an, phó trưởng ban, phó chủ nhiệm, viện phó, nhân chứng, đương sự, " +
	"người giám hộ, người thừa kế, người ủy quyền, người bảo lãnh, bên ủy quyền, bên thuê, bên cho thuê, bên vay, bên cho vay, người vay, người thuê, người cho thuê, người chết, người mất, người tên là, huấn luyện viên, hlv, bên bị hại, bên nhận, bên giao, người đứng tên, đứng tên, mang tên, ghi tên, viết tên, chủ hụi, chủ ghe, chủ vựa, chủ máy, chủ lò, chủ bè, " +
	"anh bạn, cô bạn, chị bạn, thằng bạn, con bạn, đứa bạn, bạn thân, đồng đội, đồng hương, chiến hữu, người yêu, bạn cùng phòng, bạn cùng lớp, bạn trai, bạn gái, người quen, bà vãi, cụ từ, cụ từ đền, ông lý, tên ở nhà là, tên ở nhà, tên thường gọi là, tên thường gọi, thôn phó, thôn trưởng, ấp trưởng, bản trưởng, xóm trưởng, khu trưởng, khối trưởng, khối phó, trưởng nam, trưởng nữ, bà đồng, ông đồng, ông từ, ông đồ, ông thầu, lái đò, lái tàu, lái máy, lái ghe, chèo đò, chạy đò, cha xứ, cha phó, cha sở, đức cha, ni trưởng, hòa thượng, sư bà, sư ông, thầy trụ trì, trụ trì, sãi cả, lục cả, thầy xứ, thầy sáu, dì phước, phật tử, tín đồ, ni cô, sư bác, tăng ni, my name, name, đạo hữu, giáo hữu, thủ từ, thủ nhang, thầy cúng, thầy mo, ông trùm, ông quản, ni sư, đại đức, thượng tọa, linh mục, mục sư, sư thầy, sư cô, cảnh sát, trung tướng, đại biểu, địa chính, tư pháp, hộ tịch, dân tên, đối tượng, ông chủ, bà chủ, chị dâu, anh rể, em dâu, em rể, con dâu, con rể, mẹ vợ, mẹ chồng, bố vợ, bố chồng")

// relatives are words of kin, kin those that are forms of address too: these count
// with whose they are: "chú em tên là".
var (
	relatives = newSet("vợ, chồng, mẹ, bố, cha, ba, má, con trai, con gái, cháu trai, cháu gái, anh trai, chị gái, em gái, em trai, con, cháu, bạn, ông nội, bà nội, ông ngoại, bà ngoại, vợ chồng")
	kin       = newSet("chú, bác, dì, cậu, mợ, thím, dượng, mạ, tía, nội, ngoại, anh, chị, em, ông, bà, cô, bé, con dâu, con rể, em dâu, anh rể, chị dâu, cha mẹ, bố mẹ, sếp, chủ, thầy, hàng xóm, bạn gái, bạn trai, người yêu")
	whose     = newSet("tôi, em, mình, anh, chị, ông, bà, cháu, con, tui, nó, chú, cô, bác, e")
)

// ranks say which of several one is.
var ranks = newSet("cả, út, đầu, lớn, nhỏ, ruột, nuôi, riêng, rể, dâu")

// relative is the number of words at i that say whose kin somebody is, up to his name:
// "vợ tôi tên là".
func (p *page) relative(i int) int {
	_, n := at(p, relatives, i)
	alone := n > 0
	if _, long := at(p, kin, i); long > n {
		n, alone = long, false
	}
	if n == 0 {
		return 0
	}
	j := i + n
	if j < len(p.words) && p.spaced(j-1) && p.is(ranks, j) {
		j++ // "em gái út là"
	}
	if j < len(p.words) && p.spaced(j-1) && p.is(whose, j) && p.words[j].Word != p.words[i].Word && (!p.words[j].Capital || p.shouts(i) && p.shouts(j)) {
		j++
	} else if !alone {
		return 0
	}
	for _, w := range []reading.Word{tenWord, is} {
		if j < len(p.words) && p.spaced(j-1) && p.words[j].Word == w {
			j++
		}
	}
	return j - i
}

var tenWord = reading.NewWord("tên")

// notNames are pairs of words that look like the beginning of a name: words
// that a heading or a sentence writes with capitals.
var notNames = newSet("tiêu chảy, tiêu nước, tiêu thoát, tiêu úng, tăng giá, tăng phí, tăng tiền, toyota, honda, yamaha, hyundai, kia, mazda, ford, mitsubishi, vinfast, samsung, iphone, bảo việt, bảo minh, kinh đô, hoa sen, hòa phát, hưng thịnh, nam long, đất xanh, phương trang, thành bưởi, bách hóa, long châu, an khang, điện máy, hồ sơ, hộ khẩu, đường phố, đường số, tổ chức, tổ dân, tờ trình, tổ công, tổ trưởng, là người, cao đẳng, cao cấp, lệ phí, lý do, lý lịch, "+
	"vụ việc, vụ kstt, vợ chồng, phản ánh, phân loại, đăng ký, đăng kiểm, đào tạo, trường hợp, trường bản, trưởng ban, trưởng phòng, trường mầm, "+
	"trường tiểu, trường trung, trường thpt, trường thcs, trường đại, trường học, kim ngạch, kim loại, tôn giáo, định kỳ, định danh, đoàn thể, "+
	"đoàn kiểm, đoàn thanh, lưu trú, lưu ý, đường bộ, đường sắt, hỗ trợ, hộ gia, hộ kinh, hạ tầng, lâm nghiệp, phục vụ, vụ pháp, vụ tổ, lễ hội, "+
	"lễ tân, phạm vi, là do, là gì, chủ tịch, chủ nhiệm, chủ trì, cơ quan, cơ sở, trân trọng, nguyên đơn, bị đơn, hàn quốc, hà nhì, la hủ, la ha, la chí, lô lô, mạ, khơ mú, xơ đăng, ba na, gia rai, ê đê, cơ ho, cơ tu, tà ôi, pa cô, vân kiều, chu ru, sán dìu, sán chay, cao lan, dao đỏ, dao tiền, thái đen, thái trắng, ứng dụng, ứng cử, ứng phó, quản lý, quản trị, quản giáo, ưng thuận",
	"đo đạc, đo lường, đo đất, đo lại, đo vẽ, do đó, do vậy, lo lắng, triệu rưỡi, triệu bạc, hộ tịch, hộ nghèo, hộ dân, hộ lý, cao huyết, cao hơn, hà nội mới, đoàn luật, đoàn đại, đoàn công, đoàn khối, đoàn xã, đoàn phường, đoàn trường, đoàn viên, đoàn liên, đồng chí, đồng bào, đồng hồ, đồng thời, văn phòng, văn bản, văn hóa, văn học, văn thư, từ ngày, từ năm, từ thiện, ông bà, ông nội, ông ngoại, thái độ, hà cớ, "+
		"mai mốt, mai táng, kim tiêm, kiều bào, việt kiều, giang hồ, dương lịch, dương tính, cao su, cao tốc, cao cấp, cao cả, cao tuổi, cao điểm, hồ bơi, hồ nước, hồ điều, lại còn, lưu hành, lưu thông, lưu động, lưu trữ, lý thuyết, lý tưởng, lương hưu, lương thực, lương tâm, lương tối, thân nhân, thân mến, thân ái, thân chào, "+
		"viên chức, thạch cao, thị trấn, thị xã, thị trường, vàng bạc, kim cương, hoàng hôn, hoàng gia, châu báu, la hét, tạ ơn, tống đạt, tiêu chuẩn, tiêu dùng, tiêu chí, nông dân, nông thôn, nông nghiệp, nông sản, trương mục, phan đình phùng street")

// places are provinces, districts and others that look like a whole name. With
// a third word they are one: "Hà Nam" and "Hà Nam Mẫu".
var places = newSet("hà tây, la mã, hà nội, hà nam, hà tĩnh, hà giang, hạ long, hà đông, hà tiên, cao bằng, cao lãnh, thái bình, thái nguyên, lâm đồng, lâm hà, hoàng mai, "+
	"hoàng sa, kim bôi, kim sơn, lương sơn, giang thành, thạch thất, châu thành, châu á, châu âu, châu đốc, mai linh, trường sa, bùi viện, "+
	"thái lan, cao nguyên, bách khoa, bạch mai, âu lạc, âu việt, mai châu, mai sơn, lý sơn, lý nhân, ninh bình, ninh thuận, ninh giang, "+
	"ninh hòa, ninh phước, ninh sơn, ninh kiều, châu phú, châu đức, kim thành, kim động, kim bảng, trấn yên, trần đề, lương tài, hoằng hóa, "+
	"hoàng hóa, hoàng long, ngô quyền, lê chân, lệ thủy, cao lộc, cao phong, vũ thư, vũ quang, vụ bản, thạch hà, thạch thành, thạch an, "+
	"triệu sơn, triệu phong, hà quảng, hạ lang, hạ hòa, hà trung, thái thụy, thái hòa, lâm thao, lâm bình, bạch thông, đô lương, đồ sơn, "+
	"vu lan, giáp bát, giáp nhị, định quán, định hóa, đình lập, giảng võ, giáp tý, ất sửu, bính dần, đinh mão, mậu thìn, kỷ tỵ, canh ngọ, tân mùi, nhâm thân, quý dậu, giáp tuất, ất hợi, bính tý, đinh sửu, mậu dần, kỷ mão, canh thìn, tân tỵ, nhâm ngọ, quý mùi, giáp thân, ất dậu, bính tuất, đinh hợi, mậu tý, kỷ sửu, canh dần, tân mão, nhâm thìn, quý tỵ, giáp ngọ, ất mùi, bính thân, đinh dậu, mậu tuất, kỷ hợi, canh tý, tân sửu, nhâm dần, quý mão, giáp thìn, ất tỵ, bính ngọ, đinh mùi, mậu thân, kỷ dậu, canh tuất, tân hợi, nhâm tý, quý sửu, giáp dần, ất mão, bính thìn, đinh tỵ, mậu ngọ, kỷ mùi, canh thân, tân dậu, nhâm tuất, quý hợi",
	"hồ tây, hồ gươm, hồ hoàn kiếm, hoàn kiếm, hồ trúc bạch, hồ thiền quang, hồ bảy mẫu, hồ con rùa, hồ xuân hương, hồ than thở, hồ dầu tiếng, hồ trị an, hồ núi cốc, hồ ba bể, hồ đại lải, hồ thác bà, hồ kẻ gỗ, hồ đồng mô, hồ linh đàm, hồ hoàng cầu, hồ đống đa, hồ ba mẫu, hồ giảng võ, hồ thủ lệ, hồ định công, hồ yên sở, hồ đền lừ, hồ kỳ hòa, hồ đá đen, hồ tuyền lâm, hồ hòa bình, hồ tả trạch, hồ phú ninh, hồ cấm sơn, hồ suối hai, "+
		"văn miếu, văn lang, văn giang, văn lâm, văn chấn, văn bàn, văn yên, văn quan, văn lãng, văn phú, từ liêm, từ sơn, đồng nai, đồng tháp, đồng hới, đồng xuân, đồng văn, đồng phú, đồng hỷ, đồng đăng, quảng ninh, quảng nam, quảng ngãi, quảng trị, quảng bình, "+
		"quảng xương, quảng châu, quảng trạch, quảng điền, ba lan, ba tư, ba đình, ba vì, ba bể, ba tri, bon lor, la liga, la vie, kim mã, kim giang, kim liên, thái hà, hoàng cầu, cù chính, mai dịch, kiều mai, tây sơn, thanh hà, đinh bộ, trương định, châu phi, châu mỹ, "+
		"thị nghè, đào xá, cao xanh, tạ hiện, chu lai, hoàng anh, hoàng hà, hoàng gia, phan rang, phan thiết, phan rí, hồ núi, kim long, lâm nhi, nông cống, nông sơn, bạch đằng, bạch long, lương khánh, hòa bình")

// historic are persons whom streets and schools are named for. Alone, without
// anything that says a person, they are those.
var historic = newSet("phan châu trinh, phan chu trinh, phan bội châu, lê thánh tôn, lê văn tám, hoàng xuân hãn, trần hữu trang, nguyễn an ninh, nguyễn thông, nguyễn trung trực, nguyễn đình chính, nguyễn văn quá, lê quang định, lê quang sung, trương minh giảng, trần huy liệu, nguyễn phi khanh, hồ văn huê, lê lợi, lê lai, lê duẩn, lê thánh tông, lê đại hành, lê hồng phong, lê quý đôn, lê văn sỹ, lê văn lương, lê trọng tấn, trần hưng đạo, trần phú, trần nhân tông, trần quang khải, trần quốc toản, trần bình trọng, trần đại nghĩa, " +
	"trần duy hưng, nguyễn trãi, nguyễn du, nguyễn huệ, nguyễn văn linh, nguyễn văn cừ, nguyễn văn trỗi, nguyễn thị minh khai, nguyễn thị định, nguyễn đình chiểu, nguyễn bỉnh khiêm, nguyễn công trứ, nguyễn chí thanh, nguyễn hữu cảnh, nguyễn hữu thọ, nguyễn khuyến, nguyễn lương bằng, nguyễn tri phương, nguyễn thái học, nguyễn xiển, nguyễn tất thành, nguyễn viết xuân, " +
	"lý thường kiệt, lý thái tổ, lý nam đế, lý tự trọng, ngô quyền, ngô gia tự, ngô thì nhậm, đinh tiên hoàng, đinh bộ lĩnh, hai bà trưng, bà triệu, bà huyện thanh quan, võ nguyên giáp, võ thị sáu, võ văn kiệt, võ chí công, phạm ngũ lão, phạm hùng, phạm văn đồng, phạm ngọc thạch, phan đình phùng, phan đăng lưu, phan đình giót, hoàng văn thụ, hoàng hoa thám, hoàng diệu, hoàng quốc việt, " +
	"hồ chí minh, hồ tùng mậu, hồ xuân hương, hồ quý ly, tôn đức thắng, tôn thất thuyết, tôn thất tùng, trường chinh, tố hữu, xuân diệu, tản đà, huy cận, cao bá quát, cao thắng, chu văn an, bùi thị xuân, đặng thai mai, đặng văn ngữ, đặng thùy trâm, huỳnh thúc kháng, mạc đĩnh chi, mai thúc loan, mai hắc đế, lương thế vinh, lương định của, tạ quang bửu, tô hiệu, tô vĩnh diện, văn cao, quang trung, an dương vương, " +
	"kim đồng, lý chính thắng, cù chính lan, yết kiêu, dã tượng, trịnh công sơn, trương định, trương công định, thái phiên, nguyễn sinh sắc, ông ích khiêm, nguyễn thiện thuật, đoàn thị điểm, xô viết nghệ tĩnh, kha vạng cân, " +
	"khuất duy tiến, trần quý kiên, nguyễn cơ thạch, hồ đắc di, lê văn thiêm, nguyễn khánh toàn, nguyễn phong sắc, trần thái tông, duy tân, xuân thủy, trần khát chân, trần khánh dư, nguyễn khoái, trần quang diệu, lạc long quân, nguyễn thị thập, nguyễn hữu cầu, nguyễn oanh, phan văn trị, phan huy ích, phan huy chú, lê đức thọ, lê thị riêng, lũy bán bích, " +
	"nguyễn ảnh thủ, tô ký, hà huy tập, hà huy giáp, ngô tất tố, nguyễn đình thi, trần cao vân, lê thanh nghị, nguyễn sinh cung, lê quang đạo, phùng hưng, phùng khoang, phan kế bính, đào tấn, vũ trọng phụng, hoàng đạo thúy, nguyễn tuân, nguyễn ngọc vũ, lê hoàn, lê trực, lê chân, ngô sĩ liên, nguyễn biểu, nguyễn thái bình, trần văn ơn, huỳnh văn bánh, huỳnh tấn phát, đặng văn bi, lê văn việt, lê văn khương, lê lai, nguyễn duy trinh, nguyễn phúc chu, " +
	"trần não, trần văn giàu, trần văn khê, phạm thế hiển, phạm ngọc hân, lý thái tông, mạc thị bưởi, tôn đản, nguyễn siêu, nguyễn thiếp, trương hán siêu, đinh công tráng, hồ biểu chánh, hồ hảo hớn, hoàng cầm, văn tiến dũng, nguyễn hoàng, nguyễn phúc nguyên, lê ngọc hân, tống duy tân, đinh lễ")

// beforePlace are words after which a name is a place's or an institution's.
// They count with their accents ("chợ" is not "cho", nor "trường" "trưởng"),
// and those that mean little else also without.
var beforePlace = newSet("tỉnh, huyện, quận, phường, xã, phố, đường, tp, thôn, ấp, bản, buôn, trường, viện, chùa, chợ, cầu, sông, hồ, quốc lộ, tỉnh lộ, đại lộ, ngõ, hẻm, kiệt, trấn, tx, đảo, núi, cty, "+
	"mạng, hãng, cửa hàng, ngân hàng, nhà hàng, siêu thị, tòa, toà, thpt, thcs, tiểu học, mầm non, đại học, cao đẳng, công nghiệp, sân bay, bến xe, thành phố, công ty, tinh, huyen, quan, phuong, xa, duong, thon, ap, vien, "+
	"thanh pho, cong ty, ia, ea, đăk, đắk, đạ, chư, bờ, pờ, trà",
	"mương, ao, đầm, đìa, bàu, giồng, hói, khe, miễu, đồi, dốc, truông, mỏ, mỏ đá, mỏ than, mỏ cát, mỏ đất, hang, thác, ghềnh, trường chuyên, thpt chuyên, đường sách, phố sách, đường hoa, cung thiếu nhi, cung văn hóa, nhà thiếu nhi, trung tâm văn hóa, nhà lưu niệm, khu lưu niệm, nhà tưởng niệm, đền, đền thờ, sân vận động, xuất bản, nhà xuất bản, nhà sách, cầu vượt, cầu phao, cầu treo, cầu tràn, cầu dây, cầu dây văng, cầu khỉ, cầu tạm, cầu sắt, cầu cảng, cầu ván, cầu gỗ, cầu đá, cầu tre, cầu máng, cầu ngói, cầu đường sắt, cầu bê tông, hầm, hầm chui, phà, cảng, ga, tượng đài, tượng, đài, quảng trường, công viên, vườn hoa, lăng, miếu, nhà thơ, nhà văn, nhạc sĩ, danh nhân, vua, chúa, anh hùng, giải thưởng, học bổng, giải, cúp, quỹ, bảo tàng, thư viện, nhà hát, rạp, "+
		"đồn, đồn biên phòng, chốt, trạm gác, chung cư, khu chung cư, khu đô thị, khu dân cư, cư xá, khu tập thể, đặt tên, đổi tên, lấy tên, ngã tư, ngã ba, ngã năm, ngã sáu, ngã bảy, vòng xoay, nút giao, góc, khóm, xóm, làng, kênh, rạch, suối, đèo, vịnh, biển, cồn, cù lao, mũi, bãi, ngách, tòa nhà, toà nhà, tháp, cao ốc, khu công nghiệp, cổng, giáo xứ, giáo họ, giáo phận, họ đạo, dòng, nhà dòng, tu viện, chủng viện, tịnh xá, thiền viện, thánh thất, hội thánh, đường ven, vành đai, dự án, "+
		"vpcc, vplđ, vpls, công ty luật, hãng luật, thừa phát lại, phòng công chứng, văn phòng công chứng, đoàn luật sư, cao tốc, đường cao tốc, tuyến, tuyến metro, ga metro, trạm thu phí, "+
		"công chứng, văn phòng luật sư, đội bóng, clb, câu lạc bộ, nhãn hiệu, bến, quán, tiệm, tiệm vàng, cà phê, phở, nhà xe, shop, hộ kinh doanh, spa, salon, karaoke, bar, số nhà, bệnh viện, trạm, phòng khám, nhà thuốc, hiệu thuốc, khách sạn, khu phố, tổ dân phố, quận, thị xã, thị trấn, đặc khu, vùng, miền, tập đoàn, doanh nghiệp, thương hiệu, phim, bài, chi nhánh, nhà máy, khu du lịch, di tích, thành cổ, chiến khu, lớp")

// offices are the beginnings of what stands with a capital after a title or a
// word of kin and is no name: offices, tasks, and institutions.
var offices = newSet("bến xe, bến tàu, bến phà, bến cảng, trụ sở, cá nhân, thành ủy, thành uỷ, tỉnh ủy, tỉnh uỷ, huyện ủy, quận ủy, đảng bộ, thành đoàn, tỉnh đoàn, ban vận, ban đại, ban liên, ban nghiên, ban công, ban thanh, ban chủ, ban trị, ban cán, ban kiểm, ban thường, ban bồi, ban tiếp, ban giải, ban hòa, ban bảo, ban điều, ban phụ, ban hội, ban nhân, ban văn, ban tuyên, ban nội, ban dự, chánh văn, chánh thanh, chánh án, chánh tòa, giải phóng, vẻ vang, thi đua, trung đoàn, tiểu đoàn, sư đoàn, lữ đoàn, quân đoàn, đại đội, quân khu, binh đoàn, xác nhận, acha, achar, mặt trận, bệnh viện, bảo hiểm, kho bạc, ngân hàng, học viện, tập đoàn, liên đoàn, hợp tác xã, trường tiểu, trường trung, trường thpt, "+
	"trường thcs, trường mầm, trường đại, trường cao, trường học, khoa nội, khoa ngoại, khoa sản, khoa nhi, khoa khám, trạm y tế, bưu điện, điện lực, điện thoại, cảnh sát, công an, tổ trưởng, tổ phó, kế toán, "+
	"giáo viên, bảo vệ, hiệu trưởng, hiệu phó, văn thư, trưởng thôn, trưởng ấp, trưởng bản, trưởng phòng, trưởng ban, trưởng khu, trưởng công, trưởng xóm, trưởng trạm, phó phòng, phó ban, phó chủ, phó giám, phó bí, bí thư, giám đốc, chủ tịch, cán bộ, "+
	"công chức, nhân viên, dân quân, bộ đội, thủ quỹ, lễ tân, bác sĩ, y tá, điều dưỡng, thanh tra, địa chính, tư pháp, hộ tịch, một cửa, thủ tướng, bộ trưởng",
	"bên a, bên b, bên c, câu lạc, xí nghiệp, nhân sự, kế hoạch, tổng hợp, nghiệp vụ, vật tư, đối ngoại, truyền thông, pháp chế, chăm sóc, dịch vụ, tín dụng, thẩm định, sản xuất, công nghệ, khu vực, phân xưởng, trạm bơm, phòng khám, chi đoàn, tổ hợp, ban điều, nghiệp đoàn, ẩn danh, giấu tên, nặc danh, công ty, công dân, công nhân, công đoàn, công thương, công tác, công trình, công chứng, cơ quan, cơ sở, chi cục, chi bộ, chi nhánh, cục, vụ trưởng, vụ pháp, tổng cục, tổng công, tổng giám, tổng bí, hội trưởng, hội phó, đa khoa, hội nông, hội phụ, hội liên, hội cựu, hội chữ, hội đồng, hội người, hội khuyến, hội thẩm, hội viên, "+
		"trung tâm, trung ương, trung tá, trung úy, trung học, văn phòng, văn hóa, ban quản, ban chấp, ban dân, ban giám, ban chỉ, ban tổ, ban an, đại biểu, đại diện, đại học, đại tá, đại úy, đảng viên, đảng ủy, đảng, đoàn thanh, đoàn viên, đoàn luật, đoàn đại, đoàn kiểm, đoàn công, bộ phận, bộ công, bộ tài, bộ y, bộ xây, bộ nội, bộ, sở, phòng, "+
		"ubnd, hđnd, ubmttq, ủy ban, ủy viên, uỷ ban, uỷ viên, nhà nước, nhà trường, nhà máy, nhà, nước, xã, xã đội, phường, quận, huyện, tỉnh, thành phố, việt nam, việt kiều, quốc hội, quốc phòng, quốc lộ, thuế, thuế vụ, lãnh đạo, doanh nghiệp, đơn vị, tiếp dân, tiếp nhận, nội vụ, nội, khi, nếu, các, không, của, cửa, sđt, đt, email, zalo, cccd, cmnd, "+
		"kinh tế, tài chính, tài nguyên, tài xế, tài khoản, nông nghiệp, nông thôn, lao động, giáo dục, giáo sư, xây dựng, giao thông, khoa học, thông tin, dân tộc, dân phố, dân số, dân cư, tôn giáo, thi hành, thi đua, quản lý, quản lí, đô thị, y tế, y sĩ, hành chính, hải quan, viện trưởng, viện kiểm, viện, tòa án, toà án, "+
		"thẩm phán, thư ký, tổ chức, tổ công, tổ, trạm trưởng, trạm, quỹ tín, quỹ, chủ nhiệm, chủ nhà, chủ quán, chủ đầu, chủ hộ, chủ, hướng dẫn, hộ lý, lao công, tạp vụ, shipper, ship, grab, lái xe, phụ xe, thợ, hàng xóm, hai lúa, trời, táo quân, địa, rịa, em, ơi, ạ, ưu tú, nhân dân, phụ trách, "+
		"nhiệm vụ, nghị viên, nghị sĩ, đội trưởng, đội phó, đội quản, đội thuế, đội, đồng bào, dự án, kiểm lâm, kiểm sát, kiểm tra, quân đội, quân sự, biên phòng, hải quân, an ninh, phụ nữ, phụ huynh, người, khu phố, liên hiệp, liên minh, khuyến nông, luật sư, sinh viên, học sinh, ngoại giao, ngoại vụ, phóng viên, nhà báo, báo cáo, "+
		"nhi, sản, ngoại, dược, mắt, răng, xét nghiệm, cấp cứu, hồi sức, "+
		"honda dream, honda wave, honda vision, honda future, honda lead, honda air, yamaha, hyundai, kia, vinfast, dream, wave, sirius, exciter, airblade, air blade, vision, lead, sh, future, winner, camry, innova, vios, grab, mercedes, bmw, bão, áp thấp, "+
		"giáo hội, hội thánh, trị sự, tòa giám, hòa hảo, cao đài, phật giáo, công giáo, tin lành, giao hàng, bán hàng, bán vé, bán nước, thu ngân, thu tiền, thu phí, sửa xe, sửa điện, xe ôm, thợ hồ, phát thanh, hộ sinh, đưa thư, phát thư, bưu tá, quét rác, vệ sinh, giữ xe, coi xe, gác cổng, nấu ăn, cấp dưỡng, phục vụ, pha chế, kỹ thuật viên, tình nguyện, trật tự, dân phòng, cứu hộ, soát vé, phụ hồ, thủ thư, thủ kho, giáo vụ, tổng đài, chuyên viên, trợ lý, thực tập, bốc xếp, chủ tọa, hàn quốc, triều tiên, thụy sĩ, na uy, ai cập, nam phi, bồ đào, tây ban, hy lạp, ả rập, anh quốc, ma cao, hồng kông, bắc hàn, nam hàn, ba lan, phần lan, đan mạch, mông cổ, liên xô, trung hoa, tiệp khắc, "+
		"chúng, hôm, này, đó, kia, họ, tên, ở, tại, cô giáo, thầy giáo, hồ sơ, kỹ thuật, kỹ sư, kĩ thuật, tiến sĩ, thạc sĩ, chính trị, chính quyền, thương mại, thương binh, thanh niên, thiếu nhi, thiếu tá, thượng tá, thượng úy, thôn đội, tuyên giáo, dân vận, hợp đồng, trưởng, phó, ca trực, trực ban, trực quầy, quầy, số, ấp, khóm, "+
		"phật, chúa, tổng thống, tổng, giám thị, giám sát, giám, quản trị, quản giáo, ngành, cấp, lớp, nhóm, cửa hàng, siêu thị, trại, trung đội, tiểu đội, chung cư, hòa giải, môi trường, tuyên truyền, đấu giá, đăng ký, lương y, mầm non, tiểu học, thpt, thcs, đăng kiểm, điều tra, điều hành, kinh doanh, khách hàng, facebook, youtube, google, viettel, vinaphone, mobifone, vnpt, fpt, agribank, vietcombank, techcombank, bidv, acb, sacombank, vpbank, tpbank, vietinbank, momo, mbbank, vib, shb, evn, bhxh, bhyt, tnhh, htx, "+
		"di động, giấy mời, giấy, thông báo, kết luận, biên bản, tờ trình, đường bưu, đường dây, đường ống, đường truyền, đường thư, đường sắt, đường bộ, đường thủy, đường biển, đường hàng, đường mòn, đường liên, đường nhựa, đường đất, đường bê, đường đi, đường vào, đường xá, đường làng, đường cái, đường cùng, malaysia, indonesia, philippines, ấn độ, mỹ, pháp, đức, nga, ukraina, ukraine, nigeria, myanmar, bỉ, hà lan, ý, tây ban nha, thụy sĩ, thụy điển, hoa kỳ, "+
		"thường trú, thường trực, thường vụ, thường xuyên, thường lệ, làng văn hóa, làng nghề, làng đại học, thôn văn hóa, ấp văn hóa, khu dân cư văn hóa, khu phố văn hóa, tổ dân phố văn hóa, bản đồ, bản thân, bản tin, bản án, bản vẽ, bản kê, bản khai, bản cam, bản sao, bản gốc, bản chính, bản photo, bản in, bản quyền, bản ghi, bản chất, bản dịch, bản lĩnh, đại đoàn, cư trú, cư dân, luật cư, luật đất, luật bảo, luật trẻ, luật hà, luật phòng, luật giao, luật nhà, luật xây, luật đầu, luật doanh, luật khiếu, luật tố, luật tiếp, luật hôn, luật dân, luật hình, luật lao, luật việc, luật an, luật căn, luật công, luật giáo, luật khám, luật thuế, luật quản, luật thủ, luật thi, luật xử, luật ngân, luật quy, luật kinh, luật tổ, luật môi, luật di, luật hợp, luật hóa, luật thương, luật dược, luật điện, luật trật, luật đường, luật bình, luật thanh, luật chăn, luật lâm, luật nghĩa, luật hộ, luật quốc, luật cán, luật viên, luật bầu, luật báo, luật du, luật đấu, luật viễn, sông, ttg, ttgcp, chánh thanh, tự vệ, quý sở, quý ban, quý cơ, quý ủy, quý lãnh, quý báo, quý tòa, quý đài, chi hội, ngoan, samsung, nokia, iphone, oppo, xiaomi, vivo, quyết định, nghị định, thông tư, đoàn xã, đoàn phường, đoàn huyện, đoàn tỉnh, đất đai, thị trường, bất động, tổ quốc, cổng thông, cổng dịch, cổng tham, thủ tục, đề án, chương trình, sản phẩm, tập tin, trang thông, trang tin, trang web, ứng dụng, văn bản, lĩnh vực, chỉ tiêu, biểu mẫu, hệ thống, danh mục, đài loan, hàn quốc, trung quốc, nhật bản, anh quốc, úc, canada, lào, campuchia, thái lan, singapore")

// companyWords are words of the trade of a company, whatever their accents.
var companyWords = newSet("tu, khi, may, mac, thuc, pham, nong, san, hai, thuy, go, giay, nhua, bi, nang, luong, moi, truong, nghe, vat, lieu, thep, det, dien, phat, trien, tap, doan, y, te, duoc, in, an, tho, my, uy, thac, ve, ty, cong, tnhh, co, phan, cp, mot, thanh, vien, mtv, dau, xay, dung, thuong, mai, tm, va, dich, vu, dv, xuat, sx, nhap, khau, xnk, du, lich, van, tai, luat, bao, hiem, bat, dong, giao, duc")
