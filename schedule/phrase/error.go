package phrase

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// What can be wrong with a phrase, or with a term. The error says at which byte
// of the text as it was received, and which word stands there.
const (
	NoSuchDay      form.Code = "phrase.day"        // 31/11/2025
	NoSuchMonth    form.Code = "phrase.month"      // tháng 13
	NoSuchQuarter  form.Code = "phrase.quarter"    // quý V
	NoSuchTime     form.Code = "phrase.time"       // 25 giờ
	ShortYear      form.Code = "phrase.short-year" // 20/3/25: which century is not said
	YearRange      form.Code = "phrase.year"       // a year outside form.MinYear to form.MaxYear
	NeedsYear      form.Code = "phrase.needs-year" // neither the text nor the context says the year
	NeedsMonth     form.Code = "phrase.needs-month"
	NeedsIssued    form.Code = "phrase.needs-issued" // "từ nay" without the date of the document
	Backwards      form.Code = "phrase.backwards"    // it ends before it begins
	Disagreement   form.Code = "phrase.disagreement" // mười (12) ngày
	NoSuchTerm     form.Code = "phrase.term"         // not a term that can be read
	NoSuchFraction form.Code = "phrase.fraction"     // neither whole nor a half
	TooMany        form.Code = "phrase.too-many"     // 500 lần/năm
	NotARule       form.Code = "phrase.rule"         // what was read does not make a rule
	TextLong       form.Code = "phrase.long"         // beyond MaxLength
)

var texts = form.Texts{
	NoSuchDay:      {"{value}: ngày này không có trong lịch", "{value}: the day does not exist"},
	NoSuchMonth:    {"{value}: không có tháng này: viết tháng 1 đến 12", "{value}: there is no such month: write 1 to 12"},
	NoSuchQuarter:  {"{value}: không có quý này: viết quý I đến IV", "{value}: there is no such quarter: write I to IV"},
	NoSuchTime:     {"{value}: không có giờ này: viết 0 giờ đến 24 giờ", "{value}: there is no such time: write 0 to 24 hours"},
	ShortYear:      {"{value}: năm viết hai chữ số không rõ: viết đủ bốn chữ số", "{value}: a year of two figures is doubtful: write all four"},
	YearRange:      {fmt.Sprintf("{value}: năm phải từ %d đến %d", form.MinYear, form.MaxYear), fmt.Sprintf("{value}: the year must be from %d to %d", form.MinYear, form.MaxYear)},
	NeedsYear:      {"{value}: không nói năm nào: viết năm, hoặc cho biết năm của kế hoạch", "{value}: the year is not said: write it, or give the year of the plan"},
	NeedsMonth:     {"{value}: không nói tháng nào: viết cả tháng và năm", "{value}: the month is not said: write month and year"},
	NeedsIssued:    {"{value}: “từ nay” cần ngày ban hành của văn bản", "{value}: “từ nay” needs the date of the document"},
	Backwards:      {"{value}: kết thúc trước khi bắt đầu: xem lại hai đầu khoảng thời gian", "{value}: it ends before it begins: look at both ends of the span"},
	Disagreement:   {"{value}: số viết bằng chữ và bằng số khác nhau", "{value}: the number in words and the number in figures differ"},
	NoSuchTerm:     {"{value}: không đọc được thời hạn: viết như “5 ngày làm việc”, “3,5 ngày làm việc”, “6 tháng”", "{value}: this is not a term: write one such as “5 ngày làm việc”, “3,5 ngày làm việc”, “6 tháng”"},
	NoSuchFraction: {"{value}: thời hạn chỉ có số nguyên hoặc lẻ một nửa (,5)", "{value}: a term is whole or has a half (.5)"},
	TooMany:        {"{value}: số quá lớn", "{value}: the number is too large"},
	TextLong:       {"dài hơn {limit} byte; chia thành các câu", "longer than {limit} bytes; split it into sentences"},
	NotARule:       {"{value}: không thành quy tắc hợp lệ", "{value}: this does not make a valid rule"},
}
