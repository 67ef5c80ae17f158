package phrase

import "github.com/caicach/tthc/schedule/reading"

// The vocabulary is the whole of it: what each word and each construction is
// called here, once, with all its spellings. The grammar asks for them by name
// wherever they may stand. Misplaced tones, decomposed letters and kì for kỳ are
// settled below, by the package reading.

// word is a syllable that means something by itself; 0 is any other. Where one
// syllable has two senses ("năm" is year and five, "nhất" is most and first,
// "sau" is after and next), the place decides.
type word uint8

// The syllables, named by what they say.
const (
	none word = iota
	wDay
	wWeek
	wMonth
	wShortMonth // T6/2025
	wQuarter
	wYear
	wHour
	wMinute
	wOrdinal
	wNew // mùng
	wMorning
	wNoon
	wAfternoon
	wNight // tối, in "tối thiểu" as well

	wBefore
	wAfter
	wTo
	wEnd
	wFor
	wWithin
	wAt
	wAtPlace
	wFrom
	wWhen
	wOnce
	wBy
	wNow
	wThis
	wThat
	wReckon // tính
	wTerm   // hạn
	wMost   // nhất

	wEvery
	wEach
	wPlural
	wPeriod
	wTimes

	wIs
	wOf
	wAnd
	wOr
	wBut
	wIf
	wNot
	wWhich
	wAlready
	wOngoing
	wHave
	wRight
	wWith

	wFirst
	wMid
	wLast
	wEdge // cùng, tiên: "cuối cùng", "đầu tiên"
	wHalf
	wAndHalf
	wWhole
	wNextTo   // kế, liền
	wNextNext // tiếp
	wGo       // đi, in "trở đi"

	wSchool
	wSign
	wLaw
	wNumber
	wQuiet // quy, which a scan may have made of quý
	wClose // chốt

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
	wTens // mươi, trăm, linh: in numbers, behind others

	wOpens // with others only, and a timing may begin with it
	wPart  // with others only
)

// lexicon has the syllables.
var lexicon = reading.NewTable(map[string]word{
	"ngày": wDay, "tuần": wWeek, "tháng": wMonth, "t": wShortMonth, "quý": wQuarter, "qúi": wQuarter, "q": wQuarter, "năm": wYear,
	"giờ": wHour, "h": wHour, "g": wHour, "phút": wMinute, "thứ": wOrdinal, "mùng": wNew, "mồng": wNew,
	"sáng": wMorning, "trưa": wNoon, "chiều": wAfternoon, "tối": wNight,

	"trước": wBefore, "sau": wAfter, "đến": wTo, "tới": wTo, "hết": wEnd, "cho": wFor, "trong": wWithin, "vào": wAt, "lúc": wAt,
	"tại": wAtPlace, "từ": wFrom, "khi": wWhen, "ngay": wOnce, "theo": wBy, "nay": wNow, "này": wThis, "đó": wThat,

	"hằng": wEvery, "hàng": wEvery, "mỗi": wEach, "từng": wEach, "các": wPlural, "những": wPlural, "kỳ": wPeriod, "lần": wTimes, "đợt": wTimes, "lượt": wTimes, "cuộc": wTimes, "buổi": wTimes,

	"là": wIs, "của": wOf, "và": wAnd, "hoặc": wOr, "hay": wOr, "nhưng": wBut, "nếu": wIf, "không": wNot, "nào": wWhich, "đã": wAlready, "đang": wOngoing,
	"có": wHave, "đúng": wRight, "với": wWith,

	"đầu": wFirst, "giữa": wMid, "cuối": wLast, "chót": wLast, "cùng": wEdge, "tiên": wEdge, "nửa": wHalf, "rưỡi": wAndHalf, "cả": wWhole,
	"suốt": wWhole, "kế": wNextTo, "kề": wNextTo, "liền": wNextTo, "tiếp": wNextNext, "đi": wGo,

	"học": wSchool, "ký": wSign, "luật": wLaw, "số": wNumber, "quy": wQuiet, "chốt": wClose,

	// A scan reads l for I.
	"i": wRoman1, "l": wRoman1, "ii": wRoman2, "ll": wRoman2, "il": wRoman2, "li": wRoman2, "iii": wRoman3, "lll": wRoman3, "ill": wRoman3,
	"iil": wRoman3, "ili": wRoman3, "iv": wRoman4, "lv": wRoman4, "v": wRomanMore, "vi": wRomanMore,
	"một": wOne, "mốt": wOne, "hai": wTwo, "ba": wThree, "bốn": wFour, "tư": wFour, "lăm": wFive, "nhăm": wFive, "sáu": wSix, "bảy": wSeven,
	"bẩy": wSeven, "tám": wEight, "chín": wNine, "mười": wTen, "mươi": wTens, "trăm": wTens, "linh": wTens, "lẻ": wTens,

	// What means something only with others, in the constructions below.
	"chậm": wOpens, "muộn": wOpens, "trễ": wOpens, "ít": wOpens, "hạn": wTerm, "vòng": wOpens, "thời": wOpens, "giai": wOpens, "kể": wOpens,
	"tính": wReckon, "bắt": wOpens, "phù": wOpens, "thường": wOpens, "xuyên": wOpens, "tùy": wOpens, "tuỳ": wOpens, "phụ": wOpens, "thuộc": wPart, "liên": wOpens, "lâu": wOpens, "đột": wOpens, "chuyên": wOpens,
	"định": wOpens, "chủ": wOpens, "thượng": wOpens, "trung": wOpens, "hạ": wOpens,
	"nhất": wMost, "nhật": wPart, "đa": wPart, "thiểu": wPart, "quá": wPart, "hơn": wPart, "sớm": wPart, "gian": wPart, "điểm": wPart, "đoạn": wPart,
	"trở": wPart, "về": wPart, "so": wPart, "tục": wPart, "dài": wPart, "xuất": wPart, "đề": wPart, "yêu": wPart, "cầu": wPart,
	"cần": wPart, "thiết": wPart, "phát": wPart, "sinh": wPart, "lộ": wPart, "trình": wPart, "tiến": wPart, "độ": wPart, "hợp": wPart,
	"điều": wPart, "kiện": wPart, "khác": wPart, "họp": wPart, "cao": wPart, "bế": wPart, "diễn": wPart, "tập": wPart, "giảng": wPart, "hoàn": wPart, "thành": wPart, "xong": wPart, "kết": wPart, "thúc": wPart,
	"thực": wPart, "hiện": wPart, "báo": wPart, "cáo": wPart, "gửi": wPart, "nộp": wPart, "ban": wPart, "hành": wPart, "triển": wPart,
	"khai": wPart, "nhiệm": wPart, "vụ": wPart, "áp": wPart, "dụng": wPart, "làm": wPart, "việc": wPart, "dự": wPart, "kiến": wPart,
	"phấn": wPart, "đấu": wPart, "khoảng": wPart, "tức": wPart, "quyết": wPart, "nghị": wPart, "thông": wPart, "chỉ": wPart, "thị": wPart,
	"công": wPart, "văn": wPart, "điện": wPart, "bản": wPart, "tờ": wPart, "hiệu": wPart, "lực": wPart, "hoạch": wPart, "liệu": wPart,
	"âm": wPart, "lịch": wPart,
})

// phrases are the spellings of one construction.
type phrases = *reading.Table[bool]

// limit is what a limit word says. It says the same wherever it stands.
type limit uint8

const (
	latest  limit = 1 << iota // "chậm nhất ngày 15/3", "chậm nhất 5 ngày", "sau khi họp, chậm nhất 5 ngày"
	least                     // "trước ngày họp ít nhất 3 ngày": at least so long before
	ofTimes                   // before a number of times too: "không quá 2 lần"
)

// limitWords are the words that say at the latest, at most and at least.
var limitWords = func() map[string]limit {
	words := map[string]limit{
		"chậm nhất": latest, "muộn nhất": latest, "trễ nhất": latest, "lâu nhất": latest,
		"hạn cuối": latest, "hạn cuối cùng": latest, "hạn chót": latest, "thời hạn cuối": latest, "thời hạn cuối cùng": latest,
		"tối đa": latest | ofTimes, "tối đa không quá": latest | ofTimes,
		"ít nhất": least | ofTimes, "tối thiểu": least | ofTimes, "không ít hơn": least | ofTimes, "không dưới": least | ofTimes,
	}
	for no, l := range map[string]limit{
		"chậm hơn": latest, "muộn hơn": latest, "trễ hơn": latest, "chậm quá": latest, "muộn quá": latest, "trễ quá": latest,
		"quá": latest | ofTimes, "vượt quá": latest | ofTimes, "sau": latest,
	} {
		words["không "+no], words["không được "+no] = l, l
	}
	return words
}()

var limits = reading.NewTable(limitWords)

// Spellings of one construction each, which are read alike wherever they stand.
const (
	sinceWords  = "từ, kể từ, tính từ, tính kể từ, bắt đầu từ"
	afterWords  = "sau, kể sau, từ sau, kể từ sau, tính từ sau"
	momentWords = "khi, lúc, thời điểm"
	untilWords  = "đến khi, tới khi, cho đến khi, cho tới khi, đến lúc, cho đến lúc"
	onwardWords = "trở đi, trở về sau, về sau"
	withinWords = "trong thời hạn, trong vòng"

	sessionWords = "tại kỳ họp giữa năm, tại kỳ họp cuối năm, tại kỳ họp thường lệ, tại kỳ họp gần nhất, tại kỳ họp chuyên đề"

	everyYearWords = "hằng năm, hàng năm, mỗi năm, từng năm, định kỳ hằng năm, định kỳ hàng năm"
)

var (
	// since is that something begins: "từ ngày 01/7", "10 ngày kể từ ngày nhận".
	since = set(sinceWords)

	// later is that it begins then, the day itself left out, or is counted from it.
	later = set(afterWords)

	// onward is that it goes on: "từ năm 2026 trở đi".
	onward      = set(onwardWords)
	onwardYears = set("tiếp theo, sau, kế tiếp")

	// termOpens is before a term: "trong thời hạn 10 ngày", "thời hạn là 10 ngày".
	termOpens = set("trong, trong thời hạn, trong vòng, trong thời gian, thời hạn, thời gian, vòng")

	// termOnly is of these what never stands before a date.
	termOnly = set(withinWords)

	// inTime is before a length, or before what lasts.
	inTime = set("trong thời gian, trong khoảng thời gian")

	// What may stand between a term and what it is counted from.
	firstOnes   = set("đầu tiên")
	termAdverbs = set("tiếp theo, đầu tiên, liên tục, liên tiếp, theo lịch, liền, liên tục tiếp theo")
	fractions   = set("một phần, hai phần, ba phần")
	oneHalf     = set("hai")
	running     = set("liên tục, liên tiếp")
	lasting     = set("kéo dài, và kéo dài, liên tục")
	adjoining   = set("liền kề, gần nhất")
	lookingBack = set("trở về trước, về trước")
	untilNow    = set("đến nay, tới nay, cho đến nay, cho tới nay, đến hiện nay, đến hiện tại, đến thời điểm hiện nay, đến thời điểm hiện tại")
	backward    = set("trở về trước, về trước, trở lại")
	ofCase      = set("đối với, cho, với")

	brokenWork  = set("làm")
	hoursSpoken = set("tiếng, tiếng đồng hồ, giờ đồng hồ")
	nights      = set("đêm")
	solar       = set("dương lịch")
	workingTime = set("làm việc")
	timeOf      = set("thời gian, thời điểm")
	timeSpan    = set("thời gian, khoảng thời gian")
	timePoint   = set("thời điểm")
	timeLimit   = set("thời hạn")
	throughout  = set("xuyên suốt")
	stages      = set("giai đoạn, thời kỳ")
	comparedTo  = set("so với, tính đến, tính tới")
	sunday      = set("chủ nhật")

	// What stands before an event.
	onceAfter   = set("ngay sau, ngay khi")
	untilWhen   = set(untilWords)
	untilPoint  = set("đến thời điểm, tới thời điểm, cho đến thời điểm")
	hereafter   = set("sau đây, sau đó, sau này, sau thời hạn này, sau thời hạn trên, sau thời hạn nêu trên, sau thời hạn nói trên, sau thời gian này, sau thời gian trên, sau thời gian nêu trên, sau thời điểm này, sau thời điểm trên, sau thời điểm nêu trên, sau thời điểm đó, sau thời hạn đó, sau thời gian đó")
	session     = set("kỳ họp")
	held        = set("kỳ đánh giá, kỳ sát hạch, kỳ kiểm tra, kỳ tuyển dụng, kỳ bầu cử, đợt kiểm tra, đợt đánh giá, đợt giám sát, đợt thanh tra, ngày hội, hội nghị, phiên họp, cuộc họp, buổi họp, đại hội, hội thảo, kỳ thi, kỳ nghỉ, học kỳ, năm học mới, lễ, tết, mùa mưa, mùa mưa bão, mùa khô")
	sessionNo   = set("kỳ họp thứ, tại kỳ họp thứ, " + sessionWords)
	sessionOf   = set(sessionWords)
	whenOrPoint = set(momentWords + ", vào")

	// What a number right behind it may belong to: "sau khi kết thúc 100 ngày".
	fills = set("kết thúc, hết thời hạn, hết, đủ, kéo dài, trải qua, vượt quá")

	// What ends the name of an event, for it says what is to be done.
	nameStops = set("hoặc nhiều hơn, hoặc ít hơn, hoặc lâu hơn, hoặc dài hơn, hoặc ngắn hơn, hoặc sớm hơn, hoặc muộn hơn, nhưng, gồm, bao gồm, và không bao gồm, và không gồm, như sau, và được quy định, và được tính, trong các trường hợp sau, trong trường hợp sau, thực hiện các công việc sau, thực hiện các nội dung sau, theo các nội dung sau, với các nội dung sau, theo nội dung sau, với nội dung sau, theo các bước sau, theo trình tự sau, theo quy trình sau, theo mẫu sau, thực hiện các nhiệm vụ sau, thực hiện như sau, được thực hiện như sau, có giá trị đến, có giá trị trong, có giá trị sử dụng đến, mà, nếu, sẽ, và chỉ, được coi là, được xem là, và cho đến, và có giá trị, và được áp dụng, và áp dụng, và thay thế, và không tính, trong trường hợp, và là, và phải, và chịu trách nhiệm, và có trách nhiệm, và có thể, hoặc có thể, phải, thì, có trách nhiệm, trừ trường hợp, trừ các trường hợp")

	// received is that something came to one, who may act then; attached is before
	// whose it is.
	received = set("nhận, nhận được, nhận đủ, có, tiếp nhận")
	attached = set("đủ, của, cho, từ, với, tại, do, bởi, được, trình, gửi, về, đến, theo, giữa, thuộc, bị, trong, trên, cùng, là, ngày, khi, mà, để, ra, vào, ý kiến, đề nghị, tờ trình, báo cáo, văn bản, công văn, quyết định, phó, các, những, người, đó, này, hoặc, nơi")

	// together and tells are how work is said that may stand behind the event.
	together = set("phối hợp với")
	tells    = set("thông báo bằng văn bản, thông báo cho, thông báo kết quả, báo cáo, trình, gửi, trả lời, chuyển")
	nextDays = set("làm việc tiếp theo, làm việc kế tiếp, làm việc tiếp sau, làm việc liền kề, hôm sau, tiếp theo, kế tiếp, làm việc hôm sau, này, đó, hôm nay")
	noEvent  = set("đến, đủ, có, được, hết, là, đó, này")

	// atLeastWords limit how often something is done.
	atLeastWords = set("ít nhất, tối thiểu, không quá, tối đa, không ít hơn, không dưới")

	// effect is that a document holds; still is that what it ends goes on.
	effect = set("có hiệu lực, có hiệu lực thi hành, có hiệu lực pháp luật")
	still  = set("vẫn, tiếp tục, được tiếp tục")

	// enough is before what it is enough for.
	enough = set("cơ sở, đủ cơ sở, căn cứ, đủ căn cứ, điều kiện, đủ điều kiện, đủ, khả năng, năng lực, nguồn lực, tài liệu, thông tin, chứng cứ, thẩm quyền")

	// negated is what "hoặc không" goes on with: "có hoặc không có".
	negated = set("có, không, nhận được, đồng ý, chấp thuận")

	// noLonger goes on with what ends: "hết hiệu lực hoặc không còn giá trị".
	noLonger = set("không còn")

	// What is before what is said of somebody, what is taken for an end, what somebody did
	// and what tells which thing it is.
	saysThat  = set("xác định, buộc, kết luận, rằng, khẳng định")
	measures  = set("biện pháp")
	conduct   = set("hành vi")
	thatWhich = set("mà")
	thatOne   = set("người đó, tổ chức đó, cơ quan đó, cá nhân đó, họ, mình, pháp luật, luật này, nghị định này")
	calledNow = set("sau đây gọi, gọi tắt, gọi chung, viết tắt")

	// Whose duty is a part of his name, and what a name is for.
	whoMust    = set("người, bên, đối tượng, khoản")
	must       = set("phải")
	concerning = set("về việc")
	inOrderTo  = set("để")
	willBe     = set("sẽ")

	// For which of the cases that a law sets.
	inCase  = set("đối với")
	caseOf  = set("dự án, công trình, hồ sơ, trường hợp, tài sản, tổ chức, cá nhân, doanh nghiệp, người, hành vi, chuyến bay, các, nhóm, loại, hàng hóa, sản phẩm, thủ tục, đất, xe, tàu, cơ sở, gói thầu, nhiệm vụ, chương trình, cấp, thuốc, giấy phép, văn bản, báo cáo, việc, cán bộ, công chức, hội chợ, hoạt động, đối tượng, chương trình")
	aimed   = set("biện pháp, quyết định, xử lý, xử phạt, phạt, kiểm tra, thanh tra, giám sát, áp dụng, kỷ luật, hành chính, khởi tố, ý kiến, có hiệu lực, hiệu lực, thi hành, thẩm quyền, thông báo, tố cáo, khiếu nại, trách nhiệm, nghĩa vụ, chính sách, bảo hiểm, thu hồi, cưỡng chế, tạm giữ, đình chỉ, yêu cầu, đánh giá, thẩm định, thẩm tra, chấp thuận, quyền, phê duyệt, quản lý")
	asSetIn = set("trường hợp, quy định tại, nêu tại, được quy định")

	// Cycles.
	periodically = set("định kỳ, thường kỳ")
	halfYear     = set("nửa năm")
	halfMonth    = set("nửa tháng")
	halfFirst    = set("nửa đầu")
	halfLast     = set("nửa cuối, nửa chót")
	belongs      = set("thuộc")
	eachPeriod   = set("mỗi kỳ, từng kỳ")
	yearly       = set(everyYearWords + ", của hằng năm, của hàng năm, của mỗi năm, của từng năm, của các năm, của những năm")
	everyYear    = set(everyYearWords)
	ofTheYears   = set("các năm, những năm")
	ofThePeriods = set("các tháng, những tháng, các quý, những quý")
	weekLong     = set("lễ")
	weekAhead    = set("tuần sau, tuần tới")
	nextWeek     = set("tuần tiếp theo, tuần sau, tuần kế tiếp, tuần tới")
	reporting    = set("báo cáo")
	planned      = set("kế hoạch, thực hiện")
	ends         = set("kết thúc")
	begins       = set("bắt đầu, bắt đầu vào")
	lastOf       = set("cuối cùng, cuối cùng của, cuối, cuối của")
	kindsOfYear  = set("ngân sách, tài chính, kế hoạch, dương lịch, báo cáo")
	fiscalYear   = set("năm tài chính, năm ngân sách, niên độ")

	// What is counted from the day of the document.
	toCome       = set("tới")
	periodsAhead = set("quý sau, quý tới, quý tiếp theo, quý kế tiếp, tháng sau, tháng tới, tháng tiếp theo, tháng kế tiếp, năm sau, năm tới, năm tiếp theo, năm kế tiếp")

	// Years that the text does not number.
	thisYear      = set("năm nay, năm này, năm báo cáo, năm kế hoạch, năm thực hiện, năm hiện hành, năm hiện tại, năm dự toán")
	beforePlanned = set("năm trước năm kế hoạch, năm liền kề trước năm kế hoạch, năm trước liền kề năm kế hoạch, năm liền trước năm kế hoạch, năm trước năm thực hiện, năm trước năm ngân sách")
	lastYear      = set("năm liền kề trước, năm trước liền kề, năm liền trước, năm kề trước, năm liền kề trước đó, năm trước đó")
	nextYear      = set("năm sau, năm tiếp theo, năm kế tiếp, năm tới, năm liền sau, năm liền kề, năm kế, năm sau liền kề, năm dương lịch tiếp theo, năm dương lịch sau, năm dương lịch kế tiếp")

	// Work that is not due on a day.
	continuous = set("thường xuyên, liên tục, lâu dài")
	usual      = set("thường xuyên")
	fits       = set("phù hợp với, phù hợp")
	depends    = set("tùy thuộc vào, tuỳ thuộc vào, tùy thuộc, tùy theo, tuỳ theo, phụ thuộc vào, phụ thuộc, tùy vào, tuỳ vào, tùy, tuỳ")
	eachCase   = set("trường hợp, từng trường hợp, đối tượng, từng đối tượng, tính chất, mức độ, hình thức, loại, từng loại, quy mô")
	inCourse   = set("trong quá trình, trong suốt quá trình")
	roadmap    = set("lộ trình, tiến độ")
	byCourse   = set("đúng lộ trình, đúng tiến độ")
	conditions = set("điều kiện khác")
	acting     = set("việc")
	courses    = set("kế hoạch, thời gian, thời điểm, thời vụ, mùa vụ, tình hình, tình hình thực tế, điều kiện, thực tế, thực tiễn, yêu cầu")
	follows    = set("theo dõi")
	rightBy    = set("đúng theo")
	sudden     = set("đột xuất")
	request    = set("yêu cầu")
	topic      = set("chuyên đề")
	rules      = set("quy định")

	// Marks of a bracket: "(nếu có)", "(tức ngày ...)", "(áp dụng từ ...)".
	ifAny = set("nếu có")

	exceptions = set("riêng, trừ, ngoại trừ, trừ trường hợp")

	namely  = set("tức, tức là, tức vào")
	applies = set("áp dụng")

	// What is finished by a time: "hoàn thành trước ngày ...".
	finish     = set("hoàn thành, xong")
	carries    = set("thực hiện")
	carriesOut = set("thực hiện, tiến hành, triển khai")
	attains    = set("đạt, phấn đấu, đạt được, có ít nhất, có trên, có tối thiểu, tăng, giảm, đạt tối thiểu, đạt ít nhất")
	placing    = set("hoàn thành, gửi, nộp, báo cáo, thực hiện")
	works      = set("gửi, nộp, trình, báo cáo, thực hiện, triển khai")
	issue      = set("ban hành")

	schoolYear = set("năm học")
	lunarDays  = set("âm lịch, năm giáp, năm ất, năm bính, năm đinh, năm mậu, năm kỷ, năm canh, năm tân, năm nhâm, năm quý")
	fullMoon   = set("ngày rằm, rằm tháng")
	fifteenth  = set("rằm")
	newYear    = set("tết")
	lunarMark  = set("âm lịch, lịch âm, âm, âl, al")
	byMoon     = set("theo, tính theo, ngày")
	// lunarMonths have no other name; the first days of the year are those of its feast.
	lunarMonths = set("tháng giêng, tháng chạp, giêng, chạp")
	newYears    = set("tết, tết nguyên đán, tết âm lịch")
	toNewYear   = set("đến tết, tới tết, trong tết, dịp tết, giao thừa, tết nguyên đán, tháng giêng, tháng chạp, ngày rằm, rằm tháng")
	lunarMonth  = set("tháng giêng, tháng chạp")
	inForce     = set("hết hiệu lực, có hiệu lực, có hiệu lực thi hành, hiệu lực thi hành, được áp dụng, áp dụng")
	figures     = set("số liệu")
	earliest    = set("sớm nhất, sớm hơn")
)

// demands are the needs on which work is done, each a bit, so that a row of
// them is one timing: "theo chuyên đề, đột xuất".
var demands = reading.NewTable(map[string]int{
	"đột xuất": suddenly, "chuyên đề": byTopic, "theo chuyên đề": byTopic, "theo yêu cầu": onRequest, "khi có yêu cầu": onRequest,
	"theo đề nghị": onRequest, "khi có đề nghị": onRequest,
	"khi nhiệm vụ yêu cầu": inNeed, "khi công việc yêu cầu": inNeed, "khi tình hình yêu cầu": inNeed, "khi có yêu cầu nhiệm vụ": inNeed, "khi được yêu cầu": inNeed, "khi thấy cần thiết": inNeed, "khi xét thấy cần thiết": inNeed,
	"khi cần thiết": inNeed, "trong trường hợp cần thiết": inNeed, "khi cần": inNeed, "khi phát sinh": asArises, "theo phát sinh": asArises, "khi có phát sinh": asArises,
})

const (
	suddenly = 1 << iota
	byTopic
	onRequest
	inNeed
	asArises
)

// lead is a word before a time that is no part of it.
type lead uint8

const (
	_         lead = iota
	promises       // a time must follow
	announces      // a time may follow
	hedges         // softens the time, and is kept as rest
	past           // tells what was done
)

var leads = reading.NewTable(map[string]lead{
	"thời gian": promises, "thời hạn": promises, "thời điểm": promises, "tiến độ": promises, "hạn": promises,
	"hoàn thành": promises, "xong": promises, "kết thúc": promises,
	"thực hiện": announces, "báo cáo": announces, "triển khai": announces, "ban hành": announces, "nhiệm vụ": announces, "công việc": announces,
	"gửi": announces, "nộp": announces, "là": announces, "trình": announces,
	"cao điểm": hedges, "khai mạc": hedges, "bế mạc": hedges, "khai giảng": hedges, "diễn ra": hedges, "tập trung": hedges,
	"dự kiến": hedges, "phấn đấu": hedges, "khoảng": hedges, "trong khoảng": hedges,
	"thời hạn khác": hedges, "thời gian khác": hedges, "thời điểm khác": hedges,
	"đã": past,
})

// otherTime is behind "hoặc" what is set by a demand.
var otherTime = set("thời hạn khác, thời gian khác, thời điểm khác")

// moonDay is a day of each year of the moon.
type moonDay struct{ day, month int }

// lunarFeasts are feasts that always are on the same day of the moon.
var lunarFeasts = reading.NewTable(map[string]moonDay{
	"giỗ tổ": {10, 3}, "hùng vương": {10, 3}, "trung thu": {15, 8}, "vu lan": {15, 7}, "phật đản": {15, 4}, "đoan ngọ": {5, 5},
	"nguyên tiêu": {15, 1}, "ông táo": {23, 12}, "ông công": {23, 12},
})

// documents are the kinds of documents, whose dates are not the deadline.
var documents = set("nghị quyết, quyết định, nghị định, thông tư, chỉ thị, công văn, công điện, luật, văn bản, thông báo, tờ trình, hiệu lực")

// boundLetters are words that bound a date, without their accents, for a scan
// or a keyboard that lost them: "truoc ngay 30/6/2025".
var boundLetters = set("truoc, nhat, den, het, tu, qua")

// thirds are ten days of a month: "thượng tuần tháng 6".
var thirds = reading.NewTable(map[string]edge{"thượng tuần": firstTen, "trung tuần": secondTen, "hạ tuần": lastTen})

func set(list string) phrases { return reading.NewSet(list) }

// glued are a quarter and its Roman figure written without a space, with the
// figure.
var glued = func() *reading.Table[reading.Word] {
	rows := map[string]reading.Word{}
	for _, quarter := range [...]string{"q", "quý", "quí", "qúi"} {
		for _, roman := range [...]string{"i", "ii", "iii", "iv"} {
			rows[quarter+roman] = reading.NewWord(roman)
		}
	}
	return reading.NewTable(rows)
}()
