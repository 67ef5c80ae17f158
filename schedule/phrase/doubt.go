package phrase

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Kinds of doubts.
const (
	DoubtUnheld  = "unheld"  // no rule can hold it, or not all of it
	DoubtBroken  = "broken"  // it may be a part of a date only, and was left unread
	DoubtPurpose = "purpose" // it may be no deadline, or that of something else
	DoubtChoice  = "choice"  // the text says two things, of which one was taken
	DoubtAssumed = "assumed" // the text does not say it, and no source settles it
)

// What a person should look at, and why.
var (
	// What a rule cannot hold.
	whyTermOfUnknownStart = why(DoubtUnheld, "thời hạn không nói tính từ đâu", "the term does not say what it is counted from")
	whyNoIssue            = why(DoubtUnheld, "tính từ ngày ban hành văn bản, mà ngày đó chưa biết", "it is counted from the day of the document, which is not known")
	whyTermRange          = why(DoubtUnheld, "thời hạn từ bao nhiêu đến bao nhiêu: quy tắc chỉ giữ được một", "a term from so many to so many: a rule holds one")
	whyUnknownPeriod      = why(DoubtUnheld, "không nói tháng nào, quý nào", "it is not said which month or quarter")
	whyUnknownCycle       = why(DoubtUnheld, "không nói kỳ nào", "it is not said which period")
	whyNoCycle            = why(DoubtUnheld, "“định kỳ” nhưng không nói chu kỳ nào", "“định kỳ” without a cycle")
	whyNoSuchCycle        = why(DoubtUnheld, "không có chu kỳ nào như vậy trong quy tắc", "no rule has such a cycle")
	whyNextWeek           = why(DoubtUnheld, "một ngày của tuần sau: không biết là tuần nào", "a day of next week, and it is not known which week that is")
	whyTwoMonths          = why(DoubtUnheld, "có thể là ngày và tháng, có thể là hai tháng", "may be a day and a month, may be two months")
	whyWeekOfMonth        = why(DoubtUnheld, "quy tắc không giữ được tuần của tháng", "a rule cannot hold a week of a month")
	whyUnplaced           = why(DoubtUnheld, "chưa đọc được thời điểm trong kỳ", "when in the cycle it is due was not read")
	whyLongCycle          = why(DoubtUnheld, "quy tắc không giữ được ngày trong chu kỳ nhiều năm", "a rule cannot hold a day of a cycle of several years")
	whyWorkingDayOfCycle  = why(DoubtUnheld, "quy tắc chỉ giữ được ngày làm việc của mỗi tháng, quý, năm", "a rule holds a working day of each month, quarter or year only")
	whyLastOfMonth        = why(DoubtUnheld, "quy tắc chỉ giữ số tháng tính từ sự kiện, không giữ ngày cuối cùng của tháng", "the rule keeps the months from the event, not the last day of the month")
	whyDaysOfWeek         = why(DoubtUnheld, "quy tắc không giữ được khoảng nhiều ngày trong tuần", "a rule cannot hold a span of days of the week")
	whyLunar              = why(DoubtUnheld, "ngày âm lịch: quy tắc chỉ giữ ngày dương lịch", "a lunar date: a rule holds solar dates only")

	// What may be a part of a date only.
	whyBroken   = why(DoubtBroken, "có chữ hoặc số dính liền hay tách rời: có thể chỉ là một phần của ngày tháng", "letters or figures hang on it: this may be a part of a date only")
	whyBlank    = why(DoubtBroken, "ngày hoặc tháng để trống", "the day or month was left blank")
	whyMisspelt = why(DoubtBroken, "chữ đứng trước có thể là “trước”, “đến”, “từ” viết sai dấu", "the word before may be a misspelt “trước”, “đến” or “từ”")

	// What may be no deadline, or another.
	whyInside       = why(DoubtPurpose, "thời gian đứng giữa câu: xem có phải là thời hạn không", "the time stands inside the sentence: see whether it is the deadline")
	whyAllHours     = why(DoubtPurpose, "có thể là suốt ngày đêm, không phải ngày 24 tháng 7", "this may be round the clock and not 24 July")
	whyLength       = why(DoubtChoice, "độ dài nêu ra không khớp với lịch: lấy khoảng thời gian từ ngày đến ngày", "the length does not agree with the calendar: the span from day to day is taken")
	whyLimitUnread  = why(DoubtPurpose, "có chữ chỉ thời hạn nhưng không đọc được thời hạn nào", "words of a deadline, of which none could be read")
	whyNotRead      = why(DoubtPurpose, "ngày đứng giữa câu: không đọc là thời hạn", "a date inside the sentence: not read as a deadline")
	whyFigures      = why(DoubtPurpose, "khoảng thời gian của số liệu báo cáo, không phải thời hạn", "the span of the figures that are reported, not a deadline")
	whyReportedSpan = why(DoubtPurpose, "có thể là kỳ số liệu của báo cáo, không phải thời gian thực hiện", "this may be the span that the report is on, and not when the work is done")
	whyDone         = why(DoubtPurpose, "nói việc đã làm, không phải thời hạn", "this tells what was done, not a deadline")
	whyExtended     = why(DoubtPurpose, "có thể là thời hạn mới thay thời hạn trước", "this may be a new time in the place of the one before")
	whyOthers       = why(DoubtPurpose, "có thể mỗi đối tượng một thời gian", "the times may be for different bodies or works")
	whyBothJoins    = why(DoubtChoice, "có cả “và” và “hoặc”: đọc là phải làm tất cả", "“và” and “hoặc” together: read as all owed")
	whyPast         = why(DoubtPurpose, "đến hạn trước ngày ban hành văn bản", "it is due before the date of the document")
	whyTimeNamed    = why(DoubtPurpose, "tên sự kiện có chữ chỉ thời gian: xem có phải là thời hạn không", "words of time stand in the name of the event: see whether they are the deadline")
	whyTermInName   = why(DoubtPurpose, "khoảng thời gian có thể là một phần của tên sự kiện", "the length of time may be a part of the name of the event")
	whyWork         = why(DoubtPurpose, "sau dấu phẩy có thể là việc phải làm, không phải sự kiện", "after the comma may stand the work, not the event")

	// What was taken of two.
	whyBracketDiffers = why(DoubtChoice, "thời gian trong ngoặc khác với thời gian đứng trước", "the time in brackets differs from the one before it")
	whyBracketTaken   = why(DoubtChoice, "lấy thời gian trong ngoặc; quy tắc không giữ sự kiện", "the time in brackets is taken; the rule does not keep the event")
	whyUpperEnd       = why(DoubtChoice, "thời hạn từ bao nhiêu đến bao nhiêu: lấy số lớn", "a term from so many to so many: the longest is taken")
	whySecondTaken    = why(DoubtChoice, "lấy thời gian đứng sau; thời gian đứng trước có thể là kỳ báo cáo", "the second time is taken; the first may be the period reported on")
	whyEndOnly        = why(DoubtUnheld, "thời điểm bắt đầu là một sự kiện: quy tắc chỉ giữ thời điểm kết thúc", "it begins with an event: the rule keeps the end only")
	whyLastDayOnly    = why(DoubtUnheld, "quy tắc chỉ giữ ngày cuối của khoảng thời gian trong mỗi kỳ", "the rule keeps the last day of the span in each cycle only")
	whyNoStartTime    = why(DoubtUnheld, "quy tắc không giữ giờ bắt đầu", "the rule does not keep the time at which it begins")
	whyNoHalfDay      = why(DoubtUnheld, "quy tắc không giữ buổi trong ngày", "the rule does not keep the part of the day")
	whyNoStretch      = why(DoubtUnheld, "quy tắc không giữ khoảng thời gian áp dụng", "the rule does not keep the stretch in which it applies")
	whyDayNumbered    = why(DoubtAssumed, "“ngày thứ mấy” đọc là số ngày", "the number of a day is read as so many days")
	whyAtLeast        = why(DoubtPurpose, "“ít nhất”, “tối thiểu” trước một khoảng thời gian: có thể không phải là thời hạn", "“ít nhất”, “tối thiểu” before a length of time: this may be no deadline")
	whyBackward       = why(DoubtPurpose, "khoảng thời gian tính ngược về trước: có thể không phải là thời hạn", "a length of time that is looked back on: this may be no deadline")
	whyDaysBefore     = why(DoubtPurpose, "có thể là những ngày liền trước sự kiện, không phải phải xong trước chừng ấy", "these may be the days before the event, and not how long before it the work is due")
	whyEachEvent      = why(DoubtUnheld, "sự kiện có thể xảy ra nhiều lần: quy tắc giữ như một sự kiện", "the event may come again and again: the rule keeps it as one")
	whyTradingDays    = why(DoubtAssumed, "“ngày giao dịch” đọc là ngày làm việc", "trading days are read as working days")
	whyRestDays       = why(DoubtUnheld, "không tính ngày nghỉ: quy tắc giữ số ngày như đã ghi", "rest days are not counted: the rule keeps the days as they are said")
	whyTimesOnly      = why(DoubtUnheld, "“ít nhất”, “không quá”: quy tắc chỉ giữ số lần", "“ít nhất”, “không quá”: the rule keeps the number only")

	// What no source settles, and how it was read.
	whyThatDay        = why(DoubtAssumed, "“trong ngày kể từ”: đọc là ngay trong ngày có sự kiện", "“trong ngày kể từ”: read as the day of the event itself")
	whyDayBefore      = why(DoubtAssumed, "đọc là chậm nhất vào ngày trước đó", "read as the day before at the latest")
	whyUnknownBefore  = why(DoubtAssumed, "không nói trước bao lâu: đọc là chậm nhất vào ngày trước đó", "it is not said how long before: read as the day before at the latest")
	whyQuarterBegins  = why(DoubtAssumed, "luật không định nghĩa đầu quý: đọc là ngày đầu tiên", "no law defines it: read as the first day")
	whyQuarterMiddle  = why(DoubtAssumed, "luật không định nghĩa giữa quý: đọc là ngày 15 của tháng giữa quý", "no law defines it: read as the 15th of the middle month")
	whyFirstMonth     = why(DoubtAssumed, "không nói tháng nào của quý: đọc là tháng đầu", "the month of the quarter is not said: read as the first")
	whyLastMonth      = why(DoubtAssumed, "không nói tháng nào của quý: đọc là tháng cuối", "the month of the quarter is not said: read as the last")
	whyYearlyHead     = why(DoubtAssumed, "“hằng năm” ở đầu câu được đọc cho cả phần sau dấu chấm phẩy", "“hằng năm” at the head of the sentence is read for what follows the semicolon too")
	whyEachYear       = why(DoubtAssumed, "báo cáo của một kỳ: có thể là ngày đó hằng năm", "the report of a period: this may be the day of each year")
	whyEveryMonth     = why(DoubtAssumed, "“tháng” đọc là hằng tháng", "“tháng” is read as every month")
	whyEveryWeek      = why(DoubtAssumed, "“tuần” đọc là hằng tuần", "“tuần” is read as every week")
	whyFiscalYear     = why(DoubtAssumed, "năm tài chính đọc là năm dương lịch", "the financial year is read as the calendar year")
	whyYearNamed      = why(DoubtAssumed, "“năm N” đọc là năm của kế hoạch", "“năm N” is read as the year of the plan")
	whyPlanned        = why(DoubtAssumed, "“năm trước năm kế hoạch” đọc là hằng năm", "the year before that of the plan is read as every year")
	whyOfYear         = why(DoubtAssumed, "“của năm” không nói năm nào", "“của năm” does not say which year")
	whyFirstDay       = why(DoubtAssumed, "“từ”, “sau”: đọc là ngày đầu tiên được làm, đến hạn cuối kỳ", "“từ”, “sau”: read as the first day on which it may be done, due at the end of the cycle")
	whyNineMonths     = why(DoubtAssumed, "“9 tháng” đọc là đến ngày 30/9 hằng năm", "“9 tháng” is read as due on 30 September each year")
	whyDatesPerYear   = why(DoubtAssumed, "số ngày nêu ra không bằng số kỳ trong năm: đọc là các ngày đó hằng năm", "not as many dates as cycles in a year: read as these dates each year")
	whyTimesPerCycle  = why(DoubtAssumed, "số lần không bằng số thời điểm: đọc là mỗi thời điểm một lần", "not as many times as dates: read as once at each")
	whyDayMonth       = why(DoubtAssumed, "đọc là ngày và tháng", "read as day and month")
	whyMonthOfYear    = why(DoubtAssumed, "đọc là tháng của năm", "read as a month of the year")
	whyQuarterSpelt   = why(DoubtAssumed, "đọc “quy” là “quý”", "“quy” is read as “quý”")
	whyRomanLetter    = why(DoubtAssumed, "đọc chữ l là số La Mã I", "the letter l is read as the Roman figure I")
	whyWeekdayDiffers = why(DoubtChoice, "ngày này không phải là thứ đã nêu", "this day is not the day of the week that is said")
)

// reason is why a person should look, of one of the kinds.
type reason struct {
	kind string
	text form.Text
}

// of is the doubt about the piece.
func (r reason) of(piece reading.Piece) reading.Doubt {
	return reading.Doubt{Piece: piece, Kind: r.kind, Why: r.text}
}

func why(kind, vietnamese, english string) reason {
	return reason{kind, form.Text{form.Vietnamese: vietnamese, form.English: english}}
}

func whyYear(year int) reason {
	return why(DoubtAssumed, fmt.Sprintf("không nói năm nào: đọc là năm %d", year), fmt.Sprintf("the year is not said: read as %d", year))
}

func whyOtherYear(year int) reason {
	return why(DoubtAssumed, fmt.Sprintf("“năm sau”, “năm trước” đọc là năm %d", year), fmt.Sprintf("the year after or before is read as %d", year))
}
