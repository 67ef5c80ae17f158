package phrase

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/form"
)

// Kind says what is wrong with a phrase. The values are stable.
type Kind string

// What can be wrong with a phrase, or with a term.
const (
	NoSuchDay      Kind = "day"        // 31/11/2025
	NoSuchMonth    Kind = "month"      // tháng 13
	NoSuchQuarter  Kind = "quarter"    // quý V
	NoSuchTime     Kind = "time"       // 25 giờ
	ShortYear      Kind = "short-year" // 20/3/25: which century is not said
	YearRange      Kind = "year"       // a year outside calendar.MinYear to MaxYear
	NeedsYear      Kind = "needs-year" // neither the text nor the context says the year
	NeedsMonth     Kind = "needs-month"
	NeedsIssued    Kind = "needs-issued" // "từ nay" without the date of the document
	Backwards      Kind = "backwards"    // it ends before it begins
	Disagreement   Kind = "disagreement" // mười (12) ngày
	NoSuchTerm     Kind = "term"         // not a term that can be read
	NoSuchFraction Kind = "fraction"     // neither whole nor a half
	TooMany        Kind = "too-many"     // 500 lần/năm
	NotARule       Kind = "rule"         // what was read does not make a rule
)

var problems = map[Kind]form.Text{
	NoSuchDay:      {form.Vietnamese: "ngày này không có trong lịch", form.English: "the day does not exist"},
	NoSuchMonth:    {form.Vietnamese: "không có tháng này: viết tháng 1 đến 12", form.English: "there is no such month: write 1 to 12"},
	NoSuchQuarter:  {form.Vietnamese: "không có quý này: viết quý I đến IV", form.English: "there is no such quarter: write I to IV"},
	NoSuchTime:     {form.Vietnamese: "không có giờ này: viết 0 giờ đến 24 giờ", form.English: "there is no such time: write 0 to 24 hours"},
	ShortYear:      {form.Vietnamese: "năm viết hai chữ số không rõ: viết đủ bốn chữ số", form.English: "a year of two figures is doubtful: write all four"},
	YearRange:      {form.Vietnamese: fmt.Sprintf("năm phải từ %d đến %d", form.MinYear, form.MaxYear), form.English: fmt.Sprintf("the year must be from %d to %d", form.MinYear, form.MaxYear)},
	NeedsYear:      {form.Vietnamese: "không nói năm nào: viết năm, hoặc cho biết năm của kế hoạch", form.English: "the year is not said: write it, or give the year of the plan"},
	NeedsMonth:     {form.Vietnamese: "không nói tháng nào: viết cả tháng và năm", form.English: "the month is not said: write month and year"},
	NeedsIssued:    {form.Vietnamese: "“từ nay” cần ngày ban hành của văn bản", form.English: "“từ nay” needs the date of the document"},
	Backwards:      {form.Vietnamese: "kết thúc trước khi bắt đầu: xem lại hai đầu khoảng thời gian", form.English: "it ends before it begins: look at both ends of the span"},
	Disagreement:   {form.Vietnamese: "số viết bằng chữ và bằng số khác nhau", form.English: "the number in words and the number in figures differ"},
	NoSuchTerm:     {form.Vietnamese: "không đọc được thời hạn: viết như “5 ngày làm việc”, “3,5 ngày làm việc”, “6 tháng”", form.English: "this is not a term: write one such as “5 ngày làm việc”, “3,5 ngày làm việc”, “6 tháng”"},
	NoSuchFraction: {form.Vietnamese: "thời hạn chỉ có số nguyên hoặc lẻ một nửa (,5)", form.English: "a term is whole or has a half (.5)"},
	TooMany:        {form.Vietnamese: "số quá lớn", form.English: "the number is too large"},
	NotARule:       {form.Vietnamese: "không thành quy tắc hợp lệ", form.English: "this does not make a valid rule"},
}

// Error says why a phrase or a term cannot be read: what, at which byte of the
// text as it was received, and which word.
type Error struct {
	Kind   Kind
	Text   string // the whole text, as received
	Offset int    // in bytes
	Word   string // what stands there
	cause  error
}

// Unwrap is what the package schedule said, for NotARule.
func (e *Error) Unwrap() error { return e.cause }

func (e *Error) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for, on one line.
func (e *Error) Message(l form.Language) string {
	s := fmt.Sprintf("%q: %s", e.Word, problems[e.Kind].In(l))
	if e.cause != nil {
		s += ": " + e.cause.Error()
	}
	return s
}

// Caret is two lines: the line of the text that the error is in, and carets
// under the word. Letters count as one column each, also where their accents
// are characters of their own.
func (e *Error) Caret() string {
	if e.Offset < 0 || e.Offset > len(e.Text) {
		return ""
	}
	begin := strings.LastIndexByte(e.Text[:e.Offset], '\n') + 1
	line := e.Text[begin:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	line = strings.ReplaceAll(line, "\t", " ")
	width := max(columns(e.Word), 1)
	if i := strings.IndexByte(e.Word, '\n'); i >= 0 {
		width = max(columns(e.Word[:i]), 1)
	}
	return line + "\n" + strings.Repeat(" ", columns(e.Text[begin:e.Offset])) + strings.Repeat("^", width)
}

func columns(s string) int { return utf8.RuneCountInString(norm.NFC.String(s)) }
