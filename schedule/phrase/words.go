package phrase

// word is a syllable that the grammar knows; 0 is any other. Vietnamese
// writes its words in syllables, so the grammar matches runs of them.
type word uint8

// The syllables, named by what they say here. Where one syllable has two
// senses ("năm" is year and five, "nhất" is most and first, "sau" is after
// and next), the place decides.
const (
	none word = iota
	wDay
	wMonth
	wQuarter
	wYear
	wWeek
	wHour
	wMinute
	wOrdinal // thứ
	wSun1    // chủ
	wSun2    // nhật
	wNew     // mùng, mồng
	wMorning
	wNoon
	wAfternoon

	wBefore
	wAfter
	wSlow // chậm
	wLate // muộn, trễ
	wMost // nhất
	wTo   // đến, tới
	wEnd  // hết
	wFor  // cho
	wWithin
	wAt // vào
	wAtPlace
	wFrom  // từ
	wCount // kể
	wReckon
	wStart1 // bắt
	wWhen
	wOnce // ngay
	wBy   // theo
	wAnd
	wOr
	wEvery // hằng, hàng
	wEach  // mỗi, từng
	wPlural
	wFix    // định
	wPeriod // kỳ
	wTimes  // lần, đợt
	wIs
	wOf
	wFirst
	wFirst2 // tiên
	wMid
	wLast
	wLast2 // cùng
	wHalf
	wAndHalf // rưỡi
	wNow
	wThis
	wNextNext // tiếp
	wNextTo   // kế
	wAdjoin   // liền
	wGo       // đi
	wTurn     // trở
	wBack     // về
	wUsual1   // thường
	wUsual2   // xuyên
	wOn1      // liên
	wOn2      // tục
	wSudden1  // đột
	wSudden2  // xuất
	wTopic1   // chuyên
	wTopic2   // đề
	wAsk1     // yêu
	wAsk2     // cầu
	wNeed1    // cần
	wNeed2    // thiết
	wHave     // có
	wArise1   // phát
	wArise2   // sinh
	wRoute1   // lộ
	wRoute2   // trình
	wPace1    // tiến
	wPace2    // độ
	wFit1     // phù
	wFit2     // hợp
	wWith     // với
	wRight    // đúng
	wTime1    // thời
	wTime2    // gian
	wTerm     // hạn
	wPoint    // điểm
	wRing     // vòng
	wExceed   // quá
	wNot
	wFinish1 // hoàn
	wFinish2 // thành
	wDone    // xong
	wIf
	wNamely // tức
	wStage1 // giai
	wStage2 // đoạn
	wSchool
	wOffice // nhiệm
	wWork1  // làm
	wWork2  // việc
	wAlready
	wOngoing
	wEarly // sớm
	wMore  // hơn
	wLittle
	wMin1 // tối
	wMin2 // thiểu
	wMax2 // đa
	wExpect1
	wExpect2
	wAbout
	wStrive1
	wStrive2
	wWhole
	wThrough // suốt
	wCarry1  // thực
	wCarry2  // hiện
	wReport1 // báo
	wReport2 // cáo
	wSend
	wHand
	wIssue1 // ban
	wIssue2 // hành
	wDeploy1
	wDeploy2
	wApply1 // áp
	wApply2 // dụng
	wSign   // ký
	wThat   // đó
	wOther  // khác
	wCondition1
	wCondition2
	wQuiet  // quy, which a scan may have made of quý
	wDuty   // vụ
	wDecide // quyết
	wResolve
	wCircular
	wDirect // chỉ
	wShow   // thị
	wOfficial
	wLetter // văn
	wWire
	wLaw
	wPlan // hoạch
	wText // bản
	wNote
	wSession // họp
	wLong
	wPermanent
	wEnds // kết
	wEnds2
	wCompare
	wPlace3 // ba month thirds: thượng, trung, hạ with tuần
	wPlace1
	wPlace2
	wValid // hiệu
	wForce // lực
	wRoman1
	wRoman2
	wRoman3
	wRoman4
	wRomanMore
	wOne
	wTwo
	wThree
	wFour
	wFive
	wSix
	wSeven
	wEight
	wNine
	wTen
	wTens // mươi
	wHundred
	wOdd        // linh, lẻ
	wShortMonth // T6/2025
	wNumber     // số
	wData       // liệu
	wLunar1     // âm
	wLunar2     // lịch
	wWhich      // nào
	wClose      // chốt
)

// lexicon has each syllable in lower case and NFC, with the spellings and the
// misplaced tones that documents have.
var lexicon = map[string]word{
	"ngày": wDay, "tháng": wMonth, "quý": wQuarter, "quí": wQuarter, "qúy": wQuarter, "qúi": wQuarter, "q": wQuarter, "năm": wYear,
	"tuần": wWeek, "giờ": wHour, "h": wHour, "g": wHour, "phút": wMinute, "thứ": wOrdinal, "chủ": wSun1, "nhật": wSun2,
	"mùng": wNew, "mồng": wNew, "sáng": wMorning, "trưa": wNoon, "chiều": wAfternoon,

	"trước": wBefore, "sau": wAfter, "chậm": wSlow, "muộn": wLate, "trễ": wLate, "nhất": wMost, "đến": wTo, "tới": wTo,
	"hết": wEnd, "cho": wFor, "trong": wWithin, "vào": wAt, "lúc": wAt, "tại": wAtPlace, "từ": wFrom, "kể": wCount, "tính": wReckon,
	"bắt": wStart1, "khi": wWhen, "ngay": wOnce, "theo": wBy, "và": wAnd, "hoặc": wOr, "hay": wOr, "hằng": wEvery, "hàng": wEvery,
	"mỗi": wEach, "từng": wEach, "các": wPlural, "những": wPlural, "định": wFix, "kỳ": wPeriod, "kì": wPeriod, "lần": wTimes,
	"đợt": wTimes, "là": wIs, "của": wOf, "đầu": wFirst, "tiên": wFirst2, "giữa": wMid, "cuối": wLast, "chót": wLast, "cùng": wLast2, "nửa": wHalf,
	"rưỡi": wAndHalf, "nay": wNow, "này": wThis, "tiếp": wNextNext, "kế": wNextTo, "kề": wNextTo, "liền": wAdjoin, "đi": wGo, "trở": wTurn,
	"về": wBack, "thường": wUsual1, "xuyên": wUsual2, "liên": wOn1, "tục": wOn2, "đột": wSudden1, "xuất": wSudden2,
	"chuyên": wTopic1, "đề": wTopic2, "yêu": wAsk1, "cầu": wAsk2, "cần": wNeed1, "thiết": wNeed2, "có": wHave, "phát": wArise1,
	"sinh": wArise2, "lộ": wRoute1, "trình": wRoute2, "tiến": wPace1, "độ": wPace2, "phù": wFit1, "hợp": wFit2, "với": wWith,
	"đúng": wRight, "thời": wTime1, "gian": wTime2, "hạn": wTerm, "điểm": wPoint, "vòng": wRing, "quá": wExceed, "không": wNot,
	"hoàn": wFinish1, "thành": wFinish2, "xong": wDone, "nếu": wIf, "tức": wNamely, "giai": wStage1, "đoạn": wStage2,
	"học": wSchool, "nhiệm": wOffice, "làm": wWork1, "việc": wWork2, "đã": wAlready, "đang": wOngoing, "sớm": wEarly, "hơn": wMore,
	"ít": wLittle, "tối": wMin1, "thiểu": wMin2, "đa": wMax2, "dự": wExpect1, "kiến": wExpect2, "khoảng": wAbout,
	"phấn": wStrive1, "đấu": wStrive2, "cả": wWhole, "suốt": wThrough, "thực": wCarry1, "hiện": wCarry2,
	"báo": wReport1, "cáo": wReport2, "gửi": wSend, "nộp": wHand, "ban": wIssue1, "hành": wIssue2, "triển": wDeploy1,
	"khai": wDeploy2, "áp": wApply1, "dụng": wApply2, "ký": wSign, "đó": wThat, "khác": wOther, "điều": wCondition1,
	"kiện": wCondition2, "quy": wQuiet, "vụ": wDuty, "quyết": wDecide, "nghị": wResolve,
	"thông": wCircular, "chỉ": wDirect, "thị": wShow, "công": wOfficial, "văn": wLetter, "điện": wWire, "luật": wLaw,
	"hoạch": wPlan, "bản": wText, "tờ": wNote, "họp": wSession, "lâu": wLong, "dài": wPermanent,
	"kết": wEnds, "thúc": wEnds2, "so": wCompare, "thượng": wPlace1, "trung": wPlace2, "hạ": wPlace3,
	"hiệu": wValid, "lực": wForce, "i": wRoman1, "ii": wRoman2, "iii": wRoman3, "iv": wRoman4, "l": wRoman1, "ll": wRoman2, "il": wRoman2, "li": wRoman2,
	"lll": wRoman3, "ill": wRoman3, "iil": wRoman3, "ili": wRoman3, "lv": wRoman4, "v": wRomanMore, "vi": wRomanMore,
	"một": wOne, "hai": wTwo, "ba": wThree, "bốn": wFour, "tư": wFour, "lăm": wFive, "nhăm": wFive, "sáu": wSix, "bảy": wSeven, "bẩy": wSeven,
	"tám": wEight, "chín": wNine, "mười": wTen, "mươi": wTens, "mốt": wOne, "trăm": wHundred, "linh": wOdd, "lẻ": wOdd,
	"t": wShortMonth, "số": wNumber, "liệu": wData, "âm": wLunar1, "lịch": wLunar2, "nào": wWhich, "chốt": wClose,
}

// glued are a quarter and its Roman figure written without a space.
var glued = map[string][2]word{
	"qi": {wQuarter, wRoman1}, "qii": {wQuarter, wRoman2}, "qiii": {wQuarter, wRoman3}, "qiv": {wQuarter, wRoman4},
	"quýi": {wQuarter, wRoman1}, "quýii": {wQuarter, wRoman2}, "quýiii": {wQuarter, wRoman3}, "quýiv": {wQuarter, wRoman4},
	"quíi": {wQuarter, wRoman1}, "quíii": {wQuarter, wRoman2}, "quíiii": {wQuarter, wRoman3}, "quíiv": {wQuarter, wRoman4},
}
