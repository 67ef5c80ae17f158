package indicator

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/schedule/form"
)

// Wording is what the words of a target were read as: the goals, what was not
// understood, and what was read with a doubt.
type Wording struct {
	Text   string // as received
	Goals  []Goal // in the order of the text; several targets in a cell are several goals
	Rest   []Fragment
	Doubts []Doubt
}

// Fragment is a piece of a text with its place, in bytes from the beginning of
// the text as it was received.
type Fragment struct {
	Offset int
	Text   string
}

// Doubt marks a place that was read in one of several possible ways.
type Doubt struct {
	Fragment
	Kind string // stable: doubt.point, doubt.comma, ...
}

// Canonical is the goals in canonical words, joined by "; ". [ParseTargets]
// reads them back as the same goals, with no rest.
func (w Wording) Canonical() string {
	parts := make([]string, len(w.Goals))
	for i, g := range w.Goals {
		parts[i] = g.Text(form.Vietnamese)
	}
	return strings.Join(parts, "; ")
}

// RestText is the pieces that were not understood, joined by " | ".
func (w Wording) RestText() string {
	parts := make([]string, len(w.Rest))
	for i, f := range w.Rest {
		parts[i] = f.Text
	}
	return strings.Join(parts, " | ")
}

type wordingJSON struct {
	Text      string      `json:"text"`
	Targets   []Goal      `json:"targets,omitempty"`
	Canonical string      `json:"canonical,omitzero"`
	Rest      string      `json:"rest,omitzero"`
	Doubts    []doubtJSON `json:"doubts,omitempty"`
}

type doubtJSON struct {
	Offset  int    `json:"offset"`
	Text    string `json:"text"`
	Message string `json:"message"`
}

// MarshalJSON writes {"text","targets","canonical","rest","doubts"}; what does
// not apply is absent. The messages of doubts are Vietnamese.
func (w Wording) MarshalJSON() ([]byte, error) {
	j := wordingJSON{Text: w.Text, Targets: w.Goals, Canonical: w.Canonical(), Rest: w.RestText()}
	for _, d := range w.Doubts {
		j.Doubts = append(j.Doubts, doubtJSON{d.Offset, d.Text, d.Message(form.Vietnamese)})
	}
	return marshalPlain(j)
}

var doubtTexts = map[string][2]string{
	"doubt.point":     {"dấu chấm được đọc là dấu thập phân; viết dấu phẩy nếu đúng vậy", "the point was read as a decimal point; write a comma if that is right"},
	"doubt.comma":     {"dấu phẩy được đọc là dấu thập phân; viết dấu chấm nếu là hàng nghìn", "the comma was read as a decimal comma; write a dot if it marks thousands"},
	"doubt.english":   {"số được đọc theo cách viết của tiếng Anh", "the number was read in the English way of writing"},
	"doubt.spaces":    {"khoảng trắng được đọc là dấu phân cách hàng nghìn", "the space was read as a mark of thousands"},
	"doubt.range":     {"từ chỉ giới hạn đứng cạnh một khoảng số; chỉ đọc khoảng số", "a word of limit stands beside a range; only the range was read"},
	"doubt.operator":  {"hai từ so sánh cho một con số; lấy từ đứng sau hoặc đứng gần", "two comparing words for one figure; the one behind it or nearer to it was taken"},
	"doubt.level":     {"không rõ là giảm đi bao nhiêu hay giảm xuống mức nào; đọc là mức", "it is not clear whether this is the size of the cut or the level to cut to; it was read as the level"},
	"doubt.forbidden": {"câu không cho vượt qua con số; đọc là không quá hoặc không dưới", "the sentence forbids the figure to be passed; it was read as at most or at least"},
	"doubt.sign":      {"dấu đứng trước số được đọc là dấu đầu dòng, không phải dấu âm hay dương", "the mark before the number was read as a bullet, not as a minus or plus"},
}

// Message says what is doubtful, in the language asked for.
func (d Doubt) Message(l form.Language) string {
	t := doubtTexts[d.Kind]
	return l.Pick(t[0], t[1])
}

// TargetError says which word of a target cannot be right. Kind is stable.
type TargetError struct {
	Kind   string // target.empty, number.form, number.ambiguous, number.large, number.differs, range.backwards
	Text   string // the text as received
	Offset int    // of Word in Text, in bytes
	Word   string
}

var targetErrorTexts = map[string][2]string{
	"target.empty":     {"không có chữ nào; viết chỉ tiêu, ví dụ tối thiểu 80%", "there is no word; write a target such as tối thiểu 80%"},
	"number.form":      {"không đọc được số này; viết dạng 1.234,5", "this number cannot be read; write it as 1.234,5"},
	"number.ambiguous": {"có thể là phần nghìn hoặc hàng nghìn; viết dấu phẩy thập phân, hoặc bỏ dấu chấm", "it may be thousandths or thousands; write a decimal comma, or leave out the dot"},
	"number.large":     {"số quá lớn hoặc quá nhiều chữ số thập phân (tối đa 10^18 và 9 chữ số)", "the number is too large or has too many decimal places (at most 10^18 and 9 places)"},
	"number.differs":   {"số viết bằng chữ khác số viết bằng chữ số", "the number in words differs from the one in digits"},
	"range.backwards":  {"khoảng số có cận trên nhỏ hơn cận dưới", "the range ends below its beginning"},
}

func (e *TargetError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for, with the place.
func (e *TargetError) Message(l form.Language) string {
	t := targetErrorTexts[e.Kind]
	if e.Word == "" {
		return l.Pick(t[0], t[1])
	}
	return fmt.Sprintf("%q (%s %d): %s", e.Word, l.Pick("vị trí", "offset"), e.Offset, l.Pick(t[0], t[1]))
}

// Caret is the line of the text that holds the word, and below it a caret
// under the word.
func (e *TargetError) Caret() string {
	line, start := e.Text, 0
	if i := strings.LastIndexByte(e.Text[:e.Offset], '\n'); i >= 0 {
		start = i + 1
	}
	line = line[start:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return line + "\n" + strings.Repeat(" ", utf8.RuneCountInString(e.Text[start:e.Offset])) + "^"
}

// ParseTargets reads the words in which a document sets a target: "Tối thiểu
// 80%", "từ 80% trở lên", "đạt 50 - 60%", "giảm ít nhất 30%", "2 tỷ đồng". It
// takes whole sentences as well as cells, scanning noise included, and is
// never silently wrong: words that it does not take for part of a figure
// stand in Rest with their place (dates, numbers of documents, ranks and
// "nhóm 3 nước dẫn đầu" among them), what can be read in two ways has a
// [Doubt], and a figure that cannot be right is a [*TargetError]. A text with
// no figure in it is no error: it has no goals.
func ParseTargets(text string) (Wording, error) {
	p := &wordingParser{w: Wording{Text: text}, ts: tokens(text)}
	if len(p.ts) == 0 {
		return p.w, &TargetError{Kind: "target.empty", Text: text}
	}
	p.used = make([]bool, len(p.ts))
	for i := 0; i < len(p.ts); {
		next, err := p.target(i)
		if err != nil {
			return p.w, err
		}
		i = max(next, i+1)
	}
	p.collectRest()
	return p.w, nil
}
