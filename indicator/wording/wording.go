package wording

import (
	"encoding/json"
	"strings"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Result is what the words of a target were read as: the goals, what was not
// understood, and what was read with a doubt.
type Result struct {
	Text   string           // as received
	Goals  []indicator.Goal // in the order of the text; several targets in a cell are several goals
	Rest   []reading.Piece
	Doubts []reading.Doubt
}

// Canonical is the goals in canonical words, joined by "; ". [Parse] reads them
// back as the same goals, with no rest.
func (r Result) Canonical() string {
	parts := make([]string, len(r.Goals))
	for i, g := range r.Goals {
		parts[i] = g.Text(form.Vietnamese)
	}
	return strings.Join(parts, "; ")
}

// RestText is the pieces that were not understood, each in one line and without
// a table's bars, joined by " | ".
func (r Result) RestText() string {
	parts := make([]string, len(r.Rest))
	for i, p := range r.Rest {
		parts[i] = reading.Tidy(strings.ReplaceAll(p.Text, "|", " "))
	}
	return strings.Join(parts, " | ")
}

type resultJSON struct {
	Text      string           `json:"text"`
	Targets   []indicator.Goal `json:"targets,omitempty"`
	Canonical string           `json:"canonical,omitzero"`
	Rest      string           `json:"rest,omitzero"`
	Doubts    []doubtJSON      `json:"doubts,omitempty"`
}

type doubtJSON struct {
	Offset  int    `json:"offset"`
	Text    string `json:"text"`
	Message string `json:"message"`
}

// MarshalJSON writes {"text","targets","canonical","rest","doubts"}; what does
// not apply is absent. The messages of doubts are Vietnamese.
func (r Result) MarshalJSON() ([]byte, error) {
	j := resultJSON{Text: r.Text, Targets: r.Goals, Canonical: r.Canonical(), Rest: r.RestText()}
	for _, d := range r.Doubts {
		j.Doubts = append(j.Doubts, doubtJSON{d.Offset, d.Text, d.Message(form.Vietnamese)})
	}
	return json.Marshal(j)
}

// UnmarshalJSON refuses: the words are read again, with [Parse].
func (*Result) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// The kinds of doubts.
const (
	DoubtPoint     = "point"
	DoubtComma     = "comma"
	DoubtEnglish   = "english"
	DoubtSpaces    = "spaces"
	DoubtRange     = "range"
	DoubtOperator  = "operator"
	DoubtLevel     = "level"
	DoubtFall      = "fall"
	DoubtForbidden = "forbidden"
	DoubtSign      = "sign"
	DoubtList      = "list"
	DoubtBare      = "bare"
	DoubtApart     = "apart"
	DoubtAccent    = "accent"
	DoubtUnit      = "unit"
	DoubtBracket   = "bracket"
	DoubtPassed    = "passed"
	DoubtCounted   = "counted"
)

var doubts = map[string]form.Text{
	DoubtPoint:     {"dấu chấm được đọc là dấu thập phân; viết dấu phẩy nếu đúng vậy", "the point was read as a decimal point; write a comma if that is right"},
	DoubtComma:     {"dấu phẩy được đọc là dấu thập phân; viết dấu chấm nếu là hàng nghìn", "the comma was read as a decimal comma; write a dot if it marks thousands"},
	DoubtEnglish:   {"số được đọc theo cách viết của tiếng Anh", "the number was read in the English way of writing"},
	DoubtSpaces:    {"khoảng trắng được đọc là dấu phân cách hàng nghìn", "the space was read as a mark of thousands"},
	DoubtRange:     {"từ chỉ giới hạn đứng cạnh một khoảng số; chỉ đọc khoảng số", "a word of limit stands beside a range; only the range was read"},
	DoubtOperator:  {"hai từ so sánh cho một con số; lấy từ đứng sau hoặc đứng gần", "two comparing words for one figure; the one behind it or nearer to it was taken"},
	DoubtLevel:     {"không rõ là tăng, giảm đi bao nhiêu hay đến mức nào; đọc là mức", "it is not clear whether this is the size of the change or the level to reach; it was read as the level"},
	DoubtFall:      {"không rõ là giảm đi bấy nhiêu hay giảm xuống mức ấy; đọc là giảm đi", "it is not clear whether it falls by so much or to so much; it was read as by so much"},
	DoubtForbidden: {"câu không cho vượt qua con số; đọc là không quá hoặc không dưới", "the sentence forbids the figure to be passed; it was read as at most or at least"},
	DoubtList:      {"từ so sánh hoặc tăng giảm của con số trước được lấy cho cả con số này", "the words of comparison or change of the figure before were taken for this one as well"},
	DoubtBare:      {"con số trước trong danh sách có từ so sánh, con số này không có; đọc là bằng", "the figure before in the list has a comparing word and this one has none; it was read as equal"},
	DoubtApart:     {"từ so sánh đứng xa con số, có thể nói về điều khác; được lấy cho con số này", "the comparing word stands apart from the figure and may be of something else; it was taken for this one"},
	DoubtAccent:    {"từ này chỉ khác dấu với một từ so sánh đã biết; đọc theo từ đó", "the word differs from a known comparing word in accents alone; it was read as that"},
	DoubtUnit:      {"con số không có đơn vị; lấy đơn vị tính nêu ở trước", "the figure has no unit; the unit of measure stated before was taken"},
	DoubtBracket:   {"con số trong ngoặc sau một chỉ tiêu có thể chỉ để so sánh hoặc chia nhỏ; được đọc là một chỉ tiêu nữa", "the figure in brackets behind a target may only compare it or be a part of it; it was read as one more target"},
	DoubtPassed:    {"vượt chỉ tiêu, kế hoạch đã giao: con số có thể là phần vượt, không phải mức phải đạt", "what was set is passed: the figure may be by how much, and not the level to reach"},
	DoubtCounted:   {"không rõ con số đếm gì, hoặc là một phân số; hãy kiểm tra", "it is not clear what the figure counts, or whether it is a fraction: check it"},
	DoubtSign:      {"dấu đứng trước số được đọc là dấu đầu dòng, không phải dấu âm hay dương", "the mark before the number was read as a bullet, not as a minus or plus"},
}

// What cannot be right in the words of a target.
const (
	TargetEmpty     form.Code = "target.empty"     // no word, figure or mark
	TargetLong      form.Code = "target.long"      // beyond MaxLength
	TargetNumber    form.Code = "target.number"    // 1.00.000
	TargetAmbiguous form.Code = "target.ambiguous" // 99.999%
	TargetLarge     form.Code = "target.large"     // beyond an indicator.Figure
	TargetDiffers   form.Code = "target.differs"   // 10 (chín)
	TargetBackwards form.Code = "target.backwards" // 60 - 50%
)

var texts = form.Texts{
	TargetEmpty:     {"không có chữ nào; viết chỉ tiêu, ví dụ tối thiểu 80%", "there is no word; write a target such as “tối thiểu 80%”"},
	TargetLong:      {"dài hơn {limit} byte; chia thành các câu", "longer than {limit} bytes; split it into sentences"},
	TargetNumber:    {"{value} (vị trí {offset}): không đọc được số này; viết dạng 1.234,5", "{value} (offset {offset}): this number cannot be read; write it as 1.234,5"},
	TargetAmbiguous: {"{value} (vị trí {offset}): có thể là phần nghìn hoặc hàng nghìn; viết dấu phẩy thập phân, hoặc bỏ dấu chấm", "{value} (offset {offset}): it may be thousandths or thousands; write a decimal comma, or leave out the dot"},
	TargetLarge:     {"{value} (vị trí {offset}): số quá lớn hoặc quá nhiều chữ số thập phân (tối đa 10^18 và 9 chữ số)", "{value} (offset {offset}): the number is too large or has too many decimal places (at most 10^18 and 9 places)"},
	TargetDiffers:   {"{value} (vị trí {offset}): số viết bằng chữ khác số viết bằng chữ số", "{value} (offset {offset}): the number in words differs from the one in digits"},
	TargetBackwards: {"{value} (vị trí {offset}): khoảng số có cận trên nhỏ hơn cận dưới", "{value} (offset {offset}): the range ends below its beginning"},
}

// MaxLength is how many bytes [Parse] takes: more than any cell of a workbook
// holds. Up to it the time is linear in the text.
const MaxLength = 64 << 10

// Parse reads the words in which a document sets a target: "Tối thiểu 80%", "từ
// 80% trở lên", "đạt 50 - 60%", "giảm ít nhất 30%", "2 tỷ đồng". It takes whole
// sentences as well as cells, scanning noise included, and is never silently
// wrong: words that it does not take for part of a figure stand in Rest with
// their place (dates, numbers of documents, ranks and "nhóm 3 nước dẫn đầu" among
// them), what can be read in two ways has a doubt, and a figure that cannot be
// right is a [*form.Error] with its place. A text with no figure in it is no
// error: it has no goals.
func Parse(text string) (Result, error) {
	if len(text) > MaxLength {
		return Result{}, texts.Error(form.Error{Code: TargetLong, Args: form.Args{"limit": MaxLength}})
	}
	p := &parser{r: Result{Text: text}, tokens: scan(text)}
	p.run.last = -1
	if len(p.Tokens) == 0 {
		return p.r, texts.Error(form.Error{Code: TargetEmpty, Text: text})
	}
	p.noAccents = p.Bare()
	p.used, p.described = make([]bool, len(p.Tokens)), make([]bool, len(p.Tokens))
	for i := 0; i < len(p.Tokens); {
		next, err := p.target(i)
		if err != nil {
			return p.r, err
		}
		i = max(next, i+1)
	}
	p.collectRest()
	return p.r, nil
}
