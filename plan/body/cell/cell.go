package cell

import (
	"strings"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Cell is what a text that names bodies was read as: a cell of a task table,
// or the beginning of a sentence that gives a task.
type Cell struct {
	form.Unwritten

	Parts  []Part
	Rest   []reading.Piece // what was not understood, the unknown parts included
	Doubts []reading.Doubt // what a person should look at
}

// Part is one body or group of a [Cell], in the order of the text.
type Part struct {
	form.Unwritten

	reading.Piece           // the words of the text
	Role          body.Role // empty: the text gives none
	Selector      body.Selector
	// Units is the bodies named in brackets behind a body or a group, which do
	// the work within it: "Bộ Tài chính (Cục Thuế, Cục Hải quan)", "UBND cấp xã
	// (Phòng Kinh tế)". They are part of the words, and have no role of their own.
	Units []reading.Piece
}

// The kinds of doubts.
const (
	DoubtName   = "name"   // the name fits roughly, or fits several
	DoubtPerson = "person" // a person is named; the office was taken
	DoubtShort  = "short"  // "Bộ Nội vụ, Tài chính": the second was read as Bộ Tài chính
	DoubtWords  = "words"  // the words of a group or role are misspelt
	DoubtForce  = "force"  // "Sở Nội vụ; Tổ công tác": the Prime Minister's, or one of the province
	DoubtComma  = "comma"  // "Trung tâm Thông tin, Thống kê": one name or two
	DoubtSide   = "side"   // "Hội Luật gia Bộ Tư pháp": two bodies without a mark between them, or one
	DoubtPlace  = "place"  // "Đảng ủy, UBND các xã": whose the first is stands only behind the second
	DoubtOwner  = "owner"  // "các đơn vị thuộc Bộ Y tế, Bộ Tài chính": of both, or of the first and the second
	DoubtClause = "clause" // "theo đề nghị của Sở Y tế": named within a sentence, whoever is to act
	DoubtEnd    = "end"    // "các đơn vị có dự án chậm tiến độ rà soát": where the name ends is not said
	DoubtNew    = "new"    // "Phòng Đào tạo; KHTN": whatever stands in a list of bodies was taken for one
	DoubtRole   = "role"   // "Sở Y tế báo cáo UBND tỉnh, chủ trì": which of those before the role is meant
	DoubtAside  = "aside"  // "UBND xã (CT)", "Công an (phối hợp)": a role, or what is remarked
	DoubtLetter = "letter" // "BTC": letters of a ministry, and of others as often
	DoubtSome   = "some"   // "các tỉnh ven biển": which ones nobody can compute, and all were taken
)

var doubtTexts = map[string]form.Text{
	DoubtPerson: {"nêu tên người; đã lấy chức vụ, hãy kiểm tra", "a person is named; the office was taken, check it"},
	DoubtShort:  {"tên viết rút gọn theo cơ quan đứng trước, hãy kiểm tra", "a name shortened after the body before it, check it"},
	DoubtForce:  {"được đọc là Tổ công tác của Thủ tướng Chính phủ, mà văn bản nói đến cơ quan của tỉnh: hãy kiểm tra", "read as the task force of the Prime Minister, but the text names bodies of a province: check it"},
	DoubtComma:  {"dấu phẩy nằm trong một tên, hoặc ngăn hai tên; đã đọc là một tên, hãy kiểm tra", "the comma stands within one name or between two; one was read, check it"},
	DoubtSide:   {"không có dấu ngăn với tên đứng trước; đã đọc là hai cơ quan, hãy kiểm tra", "no mark parts it from the name before; two bodies were read, check it"},
	DoubtPlace:  {"không nêu của nơi nào, mà cơ quan đứng sau là của nhiều nơi; đã đọc là một cơ quan, hãy kiểm tra", "it has no place, but the body behind it is of several; one body was read, check it"},
	DoubtOwner:  {"có thể cũng có các đơn vị được nói đến trước đó; đã đọc là một cơ quan, hãy kiểm tra", "the units named before may be its own as well; a body by itself was read, check it"},
	DoubtClause: {"nằm trong câu, sau những chữ không hiểu; có thể không phải là nơi thực hiện, hãy kiểm tra", "it stands within a sentence, behind words that were not understood; it may not be who acts, check it"},
	DoubtEnd:    {"không rõ tên gọi hết ở chữ nào, hãy kiểm tra", "it is not clear with which word the name ends, check it"},
	DoubtNew:    {"tên hoặc chữ viết tắt chưa biết, nằm trong danh sách cơ quan; đã đọc là một cơ quan, hãy kiểm tra", "a name or letters that are not known, in a list of bodies; a body was read, check it"},
	DoubtRole:   {"không rõ vai trò này là của cơ quan nào đứng trước, hãy kiểm tra", "it is not clear whose role of those before it is, check it"},
	DoubtSome:   {"chỉ một phần của nhóm, không tính được; đã lấy cả nhóm, hãy kiểm tra", "only some of the group, which cannot be computed; all were taken, check it"},
	DoubtLetter: {"chữ viết tắt này còn dùng cho cơ quan khác (BTC: Bộ Tài chính, hoặc Ban Tổ chức); hãy kiểm tra", "these letters stand for others as well (BTC: the Ministry of Finance, or an organizing committee): check it"},
	DoubtAside:  {"có thể là vai trò, có thể chỉ là chức danh hay ghi chú, hãy kiểm tra", "it may be a role, or only a post or a remark: check it"},
	DoubtWords:  {"khác dấu với cách viết đã biết, hãy kiểm tra", "the marks differ from the known wording, check it"},
}

// nameDoubt is the doubt about a name that was found to be m.
func nameDoubt(at reading.Piece, m body.Match, on form.Day) reading.Doubt {
	return reading.Doubt{Piece: at, Kind: DoubtName, Why: form.Text{m.Message(form.Vietnamese, on), m.Message(form.English, on)}}
}

// What is refused, all but the first where one selector is asked for.
const (
	CellLong        form.Code = "cell.long"        // beyond MaxLength
	SelectorEmpty   form.Code = "selector.empty"   // no words
	SelectorSeveral form.Code = "selector.several" // words that name several
)

var texts = form.Texts{
	CellLong:        {"dài hơn {limit} byte; chia thành các câu", "longer than {limit} bytes; split it into sentences"},
	SelectorEmpty:   {"thiếu tên cơ quan", "the name of a body is missing"},
	SelectorSeveral: {"{value} nêu nhiều cơ quan; hãy tách từng cơ quan", "{value} names several bodies; give them one by one"},
}

// MaxLength is how many bytes [Parse] and [ParseSelector] take: more than any
// cell of a workbook holds. Up to it the time is linear in the text.
const MaxLength = 64 << 10

// Parse reads the bodies that a text names, with their roles. Names are looked
// up as [body.Registry.Find] does for the day given; without a registry they
// are kept as names. Nothing is lost: what is not understood stands in Rest
// with its place. Only a text beyond [MaxLength] is refused, as [CellLong].
func Parse(r *body.Registry, text string, on form.Day) (Cell, error) {
	if len(text) > MaxLength {
		return Cell{}, texts.Error(form.Error{Code: CellLong, Args: form.Args{"limit": MaxLength}})
	}
	p := newReader(r, text, on, false)
	p.read()
	c := Cell{Rest: p.rest, Doubts: p.doubts}
	for i := range p.parts {
		q := &p.parts[i]
		c.Parts = append(c.Parts, Part{Piece: p.source(q.from, q.to), Role: q.role, Selector: q.selector(), Units: q.units})
	}
	return c, nil
}

// ParseSelector reads one selector: its canonical words, or any wording of a
// group; bodies are named by ID. It knows no registry, so that another name
// is a body without ID when it clearly is the name of one, and unknown
// otherwise; [Parse] reads names.
func ParseSelector(text string) (body.Selector, error) {
	switch {
	case len(text) > MaxLength:
		return body.Selector{}, texts.Error(form.Error{Code: CellLong, Args: form.Args{"limit": MaxLength}})
	case reading.Clean(text) == "":
		return body.Selector{}, texts.Error(form.Error{Code: SelectorEmpty})
	}
	codes, qualifiers, _ := strings.Cut(strings.TrimSpace(text), " ")
	if classes, ok := classCodes(codes); ok {
		// Classes that have no words of their own are written with their codes;
		// what narrows them is read behind those that have.
		if p := readAll("các bộ " + qualifiers); len(p.parts) == 1 && len(p.rest) == 0 && p.parts[0].classes == ministry && p.parts[0].words == "" {
			p.parts[0].classes = classes
			return p.parts[0].selector(), nil
		}
	}
	p := readAll(text)
	switch {
	case len(p.parts) == 0, len(p.rest) > 0:
		return body.SelectUnknown(text), nil
	case len(p.parts) == 1:
		return p.parts[0].selector(), nil
	}
	return body.Selector{}, texts.Error(form.Error{Code: SelectorSeveral, Value: text})
}

func readAll(text string) *reader {
	p := newReader(nil, text, form.NoDay, true)
	p.read()
	return p
}

// classCodes reads classes joined by "+", as [body.Classes.String] writes them.
func classCodes(text string) (classes body.Classes, ok bool) {
	for c := range strings.SplitSeq(text, "+") {
		if !body.Class(c).Valid() {
			return 0, false
		}
		classes |= body.ClassesOf(body.Class(c))
	}
	return classes, true
}

// RestText is what was not understood, the pieces joined by " | ".
func (c Cell) RestText() string {
	pieces := make([]string, len(c.Rest))
	for i, p := range c.Rest {
		pieces[i] = reading.Clean(p.Text)
	}
	return strings.Join(pieces, " | ")
}

// Resolve is the bodies of all parts on the day, each once, in the order of
// the parts.
func (c Cell) Resolve(r *body.Registry, on form.Day, scope body.Scope) []body.Body {
	var all []body.Body
	seen := map[body.Body]bool{}
	for _, p := range c.Parts {
		for _, b := range p.Selector.Resolve(r, on, scope) {
			if !seen[b] {
				seen[b] = true
				all = append(all, b)
			}
		}
	}
	return all
}
