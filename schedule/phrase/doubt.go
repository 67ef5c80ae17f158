package phrase

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// What a person should look at, and why.
var (
	// What a rule cannot hold.
	whyTermOfUnknownStart = why("thời hạn không nói tính từ đâu", "the term does not say what it is counted from")
	whyTermRange          = why("thời hạn từ bao nhiêu đến bao nhiêu: quy tắc chỉ giữ được một", "a term from so many to so many: a rule holds one")
	whyUnknownPeriod      = why("không nói tháng nào, quý nào", "it is not said which month or quarter")
	whyUnknownCycle       = why("không nói kỳ nào", "it is not said which period")
	whyNoCycle            = why("“định kỳ” nhưng không nói chu kỳ nào", "“định kỳ” without a cycle")
	whyNoSuchCycle        = why("không có chu kỳ nào như vậy trong quy tắc", "no rule has such a cycle")
	whyTwoMonths          = why("có thể là ngày và tháng, có thể là hai tháng", "may be a day and a month, may be two months")
	whyWeekOfMonth        = why("quy tắc không giữ được tuần của tháng", "a rule cannot hold a week of a month")
	whyWorkingDayOfCycle  = why("quy tắc không giữ được ngày làm việc đầu hay cuối của kỳ", "a rule cannot hold the first or last working day of a cycle")
	whyDaysOfWeek         = why("quy tắc không giữ được khoảng nhiều ngày trong tuần", "a rule cannot hold a span of days of the week")
	whyLunar              = why("ngày âm lịch: quy tắc chỉ giữ ngày dương lịch", "a lunar date: a rule holds solar dates only")

	// What may be a part of a date only.
	whyBroken   = why("có chữ hoặc số dính liền hay tách rời: có thể chỉ là một phần của ngày tháng", "letters or figures hang on it: this may be a part of a date only")
	whyBlank    = why("ngày hoặc tháng để trống", "the day or month was left blank")
	whyMisspelt = why("chữ đứng trước có thể là “trước”, “đến”, “từ” viết sai dấu", "the word before may be a misspelt “trước”, “đến” or “từ”")

	// What may be no deadline, or another.
	whyInside     = why("thời gian đứng giữa câu: xem có phải là thời hạn không", "the time stands inside the sentence: see whether it is the deadline")
	whyNotRead    = why("ngày đứng giữa câu: không đọc là thời hạn", "a date inside the sentence: not read as a deadline")
	whyDone       = why("nói việc đã làm, không phải thời hạn", "this tells what was done, not a deadline")
	whyExtended   = why("có thể là thời hạn mới thay thời hạn trước", "this may be a new time in the place of the one before")
	whyOthers     = why("có thể mỗi đối tượng một thời gian", "the times may be for different bodies or works")
	whyBothJoins  = why("có cả “và” và “hoặc”: đọc là phải làm tất cả", "“và” and “hoặc” together: read as all owed")
	whyPast       = why("đến hạn trước ngày ban hành văn bản", "it is due before the date of the document")
	whyTimeNamed  = why("tên sự kiện có chữ chỉ thời gian: xem có phải là thời hạn không", "words of time stand in the name of the event: see whether they are the deadline")
	whyTermInName = why("khoảng thời gian có thể là một phần của tên sự kiện", "the length of time may be a part of the name of the event")
	whyWork       = why("sau dấu phẩy có thể là việc phải làm, không phải sự kiện", "after the comma may stand the work, not the event")

	// What was taken of two.
	whyBracketDiffers = why("thời gian trong ngoặc khác với thời gian đứng trước", "the time in brackets differs from the one before it")
	whyBracketTaken   = why("lấy thời gian trong ngoặc; quy tắc không giữ sự kiện", "the time in brackets is taken; the rule does not keep the event")
	whySecondTaken    = why("lấy thời gian đứng sau; thời gian đứng trước có thể là kỳ báo cáo", "the second time is taken; the first may be the period reported on")
	whyEndOnly        = why("thời điểm bắt đầu là một sự kiện: quy tắc chỉ giữ thời điểm kết thúc", "it begins with an event: the rule keeps the end only")
	whyLastEventOnly  = why("thời điểm bắt đầu là một sự kiện: quy tắc chỉ giữ sự kiện kết thúc", "it begins with an event: the rule keeps the last event only")
	whyLastDayOnly    = why("quy tắc chỉ giữ ngày cuối của khoảng thời gian trong mỗi kỳ", "the rule keeps the last day of the span in each cycle only")
	whyNoStartTime    = why("quy tắc không giữ giờ bắt đầu", "the rule does not keep the time at which it begins")
	whyNoStretch      = why("quy tắc không giữ khoảng thời gian áp dụng", "the rule does not keep the stretch in which it applies")
	whyAtLeast        = why("“ít nhất”, “tối thiểu” trước một khoảng thời gian: có thể không phải là thời hạn", "“ít nhất”, “tối thiểu” before a length of time: this may be no deadline")
	whyTimesOnly      = why("“ít nhất”, “không quá”: quy tắc chỉ giữ số lần", "“ít nhất”, “không quá”: the rule keeps the number only")

	// What no source settles, and how it was read.
	whyDayBefore      = why("đọc là chậm nhất vào ngày trước đó", "read as the day before at the latest")
	whyUnknownBefore  = why("không nói trước bao lâu: đọc là chậm nhất vào ngày trước đó", "it is not said how long before: read as the day before at the latest")
	whyQuarterBegins  = why("luật không định nghĩa đầu quý: đọc là ngày đầu tiên", "no law defines it: read as the first day")
	whyQuarterMiddle  = why("luật không định nghĩa giữa quý: đọc là ngày 15 của tháng giữa quý", "no law defines it: read as the 15th of the middle month")
	whyFirstMonth     = why("không nói tháng nào của quý: đọc là tháng đầu", "the month of the quarter is not said: read as the first")
	whyLastMonth      = why("không nói tháng nào của quý: đọc là tháng cuối", "the month of the quarter is not said: read as the last")
	whyEveryMonth     = why("“tháng” đọc là hằng tháng", "“tháng” is read as every month")
	whyNineMonths     = why("“9 tháng” đọc là đến ngày 30/9 hằng năm", "“9 tháng” is read as due on 30 September each year")
	whyDatesPerYear   = why("số ngày nêu ra không bằng số kỳ trong năm: đọc là các ngày đó hằng năm", "not as many dates as cycles in a year: read as these dates each year")
	whyTimesPerCycle  = why("số lần không bằng số thời điểm: đọc là mỗi thời điểm một lần", "not as many times as dates: read as once at each")
	whyDayMonth       = why("đọc là ngày và tháng", "read as day and month")
	whyMonthOfYear    = why("đọc là tháng của năm", "read as a month of the year")
	whyQuarterSpelt   = why("đọc “quy” là “quý”", "“quy” is read as “quý”")
	whyRomanLetter    = why("đọc chữ l là số La Mã I", "the letter l is read as the Roman figure I")
	whyWeekdayDiffers = why("ngày này không phải là thứ đã nêu", "this day is not the day of the week that is said")
)

func why(vietnamese, english string) form.Text {
	return form.Text{form.Vietnamese: vietnamese, form.English: english}
}

func whyYear(year int) form.Text {
	return why(fmt.Sprintf("không nói năm nào: đọc là năm %d", year), fmt.Sprintf("the year is not said: read as %d", year))
}

func whyOtherYear(year int) form.Text {
	return why(fmt.Sprintf("“năm sau”, “năm trước” đọc là năm %d", year), fmt.Sprintf("the year after or before is read as %d", year))
}
