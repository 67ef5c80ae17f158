package table

import (
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/schedule/reading"
)

// column is what a column of a task table holds.
type column uint8

const (
	otherColumn column = iota
	numberColumn
	titleColumn
	leadColumn
	coordinatingColumn
	bodiesColumn // both roles
	startColumn  // "Bắt đầu", beside a column for the end
	timeColumn
	productColumn
	recipientColumn
	functionColumn
	noteColumn
	placeColumn
	columns

	// What stands in for another where no column is that itself, the first
	// before the others.
	targetColumn // "Chỉ tiêu", "Tên văn bản": the title
	chargeColumn // "Người phụ trách": who leads
	rhythmColumn // "Tần suất", "Lộ trình": the time
	proofColumn  // "Minh chứng", "Hình thức văn bản": the product
	resultColumn // "Kết quả cần đạt": the product as well
)

// standIns are the columns that stand in for others.
var standIns = []struct{ column, of column }{
	{targetColumn, titleColumn}, {chargeColumn, leadColumn}, {rhythmColumn, timeColumn}, {proofColumn, productColumn}, {resultColumn, productColumn},
}

// Column says what a column of a table holds, in [Options.Columns].
type Column string

// What a column may hold.
const (
	ColumnNumber       Column = "number"
	ColumnTitle        Column = "title"
	ColumnLead         Column = "lead"
	ColumnCoordinating Column = "coordinating"
	ColumnTime         Column = "time"
	ColumnProduct      Column = "product"
	ColumnNote         Column = "note"
)

var columnsByName = map[Column]column{
	ColumnNumber: numberColumn, ColumnTitle: titleColumn, ColumnLead: leadColumn, ColumnCoordinating: coordinatingColumn,
	ColumnTime: timeColumn, ColumnProduct: productColumn, ColumnNote: noteColumn,
}

// named is what a person says that columns hold, by the key of their heading.
type named map[string]column

// heading is how documents name a column: one of the names, perhaps behind words
// that say whose or which, perhaps with more behind it. Accents and marks do not
// count: scanners lose the first, and "Sản phẩm/Kết quả" has both words.
type heading struct {
	column column
	before *reading.Table[bool] // any number of them
	names  *reading.Table[bool]
	after  *reading.Table[bool] // any number of them
	whose  bool                 // the name alone is none: "thực hiện" may stand for anything
}

// The headings that documents use, the first that fits holds. They are matched
// whole: a task may begin with the same words as a heading.
var headings = func() []heading {
	set := reading.NewSet
	who := set("các, cơ quan, đơn vị, tổ chức, cá nhân, bộ phận, cấp, người, ngành, địa phương, nơi, và, hoặc, bộ, sở, ban, phòng, cục, vụ, khoa, trung tâm, CQ, ĐV, ban ngành, cơ quan đơn vị")
	doing := set("thực hiện, triển khai, tham mưu, trình, soạn thảo, xây dựng, chính, hoàn thành, nhiệm vụ")
	yield := set("đầu ra, đạt được, dự kiến, thực hiện, cần đạt, yêu cầu, hoàn thành, chính, cụ thể, và, hoặc, sản phẩm, kết quả",
		"công việc, nhiệm vụ, chủ yếu, phải đạt, kèm theo")
	none := set()
	return []heading{
		{column: numberColumn, before: none, names: set("stt, s tt, tt, số tt, số thứ tự, mã số, mã nhiệm vụ"), after: none},
		{
			column: titleColumn,
			before: set("danh mục, tên, nhóm, các, mô tả, tóm tắt, đầu mục, mục tiêu, và"),
			names:  set("nhiệm vụ, nội dung, công việc, hoạt động, đầu việc, phần việc, giải pháp, đề án, chương trình, dự án"),
			after: set("và, hoặc, nhiệm vụ, nội dung, công việc, hoạt động, giải pháp, đề án, chương trình, dự án, thực hiện, triển khai",
				"mục tiêu, chỉ tiêu, cụ thể, chủ yếu, trọng tâm, chính, được giao, giao, cần, phải, chỉ đạo, kết luận, kiến nghị, cam kết"),
		},
		{column: targetColumn, before: set("tên"), names: set("chỉ tiêu, chỉ số"), after: set("nhiệm vụ, cụ thể")},
		{column: targetColumn, before: none, names: set("tên văn bản, tên loại văn bản, trích yếu, trích yếu nội dung, kiến nghị, cam kết"), after: set("và, trích yếu, nội dung, văn bản, nhiệm vụ")},
		{column: leadColumn, before: who, names: set("chủ trì, đầu mối, được giao chủ trì, được phân công chủ trì"), after: doing},
		{column: coordinatingColumn, before: who, names: set("phối hợp, được giao phối hợp, được phân công phối hợp"), after: doing},
		{column: leadColumn, before: who, names: set("CT"), after: none, whose: true},
		{column: coordinatingColumn, before: who, names: set("PH"), after: none, whose: true},
		{
			column: bodiesColumn, before: who, whose: true,
			names: set("chủ trì phối hợp, chủ trì và phối hợp, thực hiện, chịu trách nhiệm, có trách nhiệm, được giao, triển khai"),
			after: doing,
		},
		{column: bodiesColumn, before: none, names: set("chủ trì phối hợp, chủ trì và phối hợp"), after: set("thực hiện")},
		{column: chargeColumn, before: who, names: set("tham mưu, soạn thảo"), after: doing, whose: true},
		{column: chargeColumn, before: set("người, cá nhân, cán bộ, công chức, chuyên viên, đồng chí, đ c, lãnh đạo, UBND, tỉnh, xã, phường, đơn vị, cơ quan"), names: set("phụ trách, chủ đầu tư, theo dõi chỉ đạo"), after: doing},
		{column: chargeColumn, before: set("người, cá nhân, cán bộ, công chức, chuyên viên, đồng chí, đ c, lãnh đạo, UBND, tỉnh, xã, phường"), names: set("theo dõi, chỉ đạo"), after: doing, whose: true},
		{column: chargeColumn, before: set("các"), names: set("cơ quan đơn vị, cơ quan tổ chức, cơ quan đơn vị địa phương"), after: none},
		{
			column: bodiesColumn, before: none, names: set("phân công, trách nhiệm"),
			after: set("thực hiện, triển khai, tham mưu, trình, soạn thảo, xây dựng, chính, hoàn thành, nhiệm vụ, trách nhiệm, phân công"),
		},
		{
			column: startColumn,
			before: set("thời gian, thời điểm, ngày, tháng, mốc, thực hiện, triển khai"),
			names:  set("bắt đầu, từ ngày, từ tháng"),
			after:  set("thực hiện, triển khai"),
		},
		{
			column: timeColumn, before: set("dự kiến"),
			names: set("thời gian, thời hạn, thời điểm, tiến độ, mốc thời gian, hạn, hạn cuối, ngày, kế hoạch thời gian, TG, TGTH, deadline"),
			after: set("thực hiện, hoàn thành, triển khai, báo cáo, trình, ban hành, dự kiến, kết thúc, xử lý, giải quyết, và, hoặc",
				"trước, trước ngày, tiến độ, thời gian, thời hạn, công việc, nhiệm vụ, yêu cầu, UBND tỉnh, UBND thành phố, UBND xã, UBND phường, cấp có thẩm quyền"),
		},
		{column: rhythmColumn, before: none, names: set("lộ trình, tần suất, định kỳ, kỳ báo cáo, chu kỳ, số ngày, giai đoạn, năm thực hiện"), after: set("thực hiện, báo cáo, triển khai, dự kiến, hoàn thành, kiểm tra")},
		{column: productColumn, before: set("dự kiến, yêu cầu, tên, loại"), names: set("sản phẩm, đầu ra"), after: yield},
		{column: proofColumn, before: set("tài liệu, hồ sơ, văn bản, dự kiến"), names: set("minh chứng, hình thức văn bản, hình thức ban hành, loại văn bản, thể thức văn bản, loại hình văn bản"), after: yield},
		{column: resultColumn, before: set("dự kiến, yêu cầu, tên"), names: set("kết quả"), after: yield},
		{column: recipientColumn, before: none, names: set("nơi nhận"), after: set("sản phẩm, kết quả, báo cáo, văn bản, và, hoặc")},
		{column: functionColumn, before: none, names: set("chức năng"), after: none},
		{column: noteColumn, before: none, names: set("ghi chú, lưu ý"), after: set("thêm")},
		{column: placeColumn, before: none, names: set("vị trí"), after: set("trong văn bản")},
	}
}()

// fits says whether the words are the heading.
func (h *heading) fits(words []reading.Token) bool {
	first := skip(h.before, words, 0)
	_, n, _ := h.names.Like(words, first, true)
	return n > 0 && (first > 0 || !h.whose) && skip(h.after, words, first+n) == len(words)
}

// skip is the token behind all the phrases of the table that stand at i.
func skip(phrases *reading.Table[bool], words []reading.Token, i int) int {
	for {
		_, n, _ := phrases.Like(words, i, true)
		if n == 0 {
			return i
		}
		i += n
	}
}

// longestHeading is how long the heading of a column may be, in bytes.
const longestHeading = 200

// columnOf is what a column under a heading holds. What the heading says in
// brackets ("nếu có") may be left out.
func columnOf(text string) column {
	if text == "" || len(text) > longestHeading {
		return otherColumn
	}
	for toks := reading.Scan(text).Tokens; ; {
		words := withoutMarks(toks)
		for i := range headings {
			if headings[i].fits(words) {
				return headings[i].column
			}
			if n := len(words); headings[i].column == timeColumn && n > 2 && words[n-1].Digits == 4 && skip(inYear, words, n-2) == n-1 && headings[i].fits(words[:n-2]) {
				return timeColumn // "Thời gian thực hiện năm 2027"
			}
		}
		shorter := withoutAsides(toks)
		if len(shorter) == len(toks) {
			return otherColumn
		}
		toks = shorter
	}
}

func withoutMarks(toks []reading.Token) []reading.Token {
	words := make([]reading.Token, 0, len(toks))
	for _, t := range toks {
		if t.Kind != reading.KindMark {
			words = append(words, t)
		}
	}
	return words
}

// withoutAsides leaves out the innermost brackets and what stands in them.
func withoutAsides(toks []reading.Token) []reading.Token {
	kept := make([]reading.Token, 0, len(toks))
	open := -1
	for _, t := range toks {
		kept = append(kept, t)
		switch t.Mark {
		case '(':
			open = len(kept) - 1
		case ')':
			if open >= 0 {
				kept, open = kept[:open], -1
			}
		}
	}
	return kept
}

var inYear = reading.NewSet("năm")

// ends are headings for the end of the time, below or beside one for its start.
var ends = reading.NewSet("hoàn thành, kết thúc, đến ngày, đến tháng, đến hết")

// says says whether a text is one of the phrases and no more, with or without
// accents.
func says(phrases *reading.Table[bool], text string) bool {
	words := withoutMarks(reading.Scan(text).Tokens)
	_, n, _ := phrases.Like(words, 0, true)
	return n > 0 && n == len(words)
}

// header is the heading of a table: what its columns hold.
type header struct {
	first, rows int // index of its first row, and how many rows it takes
	columns     []column
	labels      []string
	guessed     int // the column that was taken for the title, or -1
}

// has says whether one of the columns holds c.
func (h *header) has(c column) bool { return h.index(c) >= 0 }

func (h *header) index(c column) int { return slices.Index(h.columns, c) }

// same says whether two headings have the same columns.
func (h *header) same(g *header) bool {
	if len(h.columns) != len(g.columns) {
		return false
	}
	for i := range h.columns {
		if h.columns[i] != g.columns[i] || reading.Key(h.labels[i]) != reading.Key(g.labels[i]) {
			return false
		}
	}
	return true
}

// FindHeader finds the first row that is the heading of a task table, counted
// from 1: for a caller who has several tables and looks for the one with the
// tasks. The columns are as in [Options].
func FindHeader(rows [][]string, columns map[string]Column) (row int, ok bool) {
	return newNamed(columns).find(tidy(rows))
}

func newNamed(columns map[string]Column) named {
	n := named{}
	for heading, c := range columns {
		n[reading.Key(heading)] = columnsByName[c]
	}
	return n
}

func (n named) find(rows [][]string) (row int, ok bool) {
	for i := range rows {
		if h := n.headerAt(rows, i); h != nil {
			return i + 1, true
		}
	}
	return 0, false
}

// columnOf is what a column under a heading holds: what a person says, else what
// documents mean by it.
func (n named) columnOf(text string) column {
	if len(n) > 0 {
		if c, named := n[reading.Key(text)]; named {
			return c
		}
	}
	return columnOf(text)
}

// headerAt reads the heading that begins at rows[i], nil when none does.
func (n named) headerAt(rows [][]string, i int) *header {
	first := rows[i]
	h := &header{first: i, rows: 1, guessed: -1}
	for _, text := range first {
		h.columns = append(h.columns, n.columnOf(text))
		h.labels = append(h.labels, oneLine(text))
	}
	if !slices.ContainsFunc(h.columns, func(c column) bool { return c != otherColumn }) {
		return nil
	}
	if i+1 < len(rows) && h.goesOn(n, rows[i+1]) {
		h.rows++
		for c, text := range rows[i+1] {
			if oneLine(text) == "" || reading.Key(text) == reading.Key(h.label(c)) {
				continue
			}
			for len(h.columns) <= c {
				h.columns, h.labels = append(h.columns, otherColumn), append(h.labels, "")
			}
			h.columns[c], h.labels[c] = n.columnOf(text), oneLine(text)
		}
	}
	if h.has(startColumn) {
		for c, text := range h.labels {
			if says(ends, text) {
				h.columns[c] = timeColumn
			}
		}
	}
	if !h.settle() {
		return nil
	}
	if at := i + h.rows; at < len(rows) && columnNumbers(rows[at]) {
		h.rows++
	}
	return h
}

func (h *header) label(i int) string {
	if i >= 0 && i < len(h.labels) {
		return h.labels[i]
	}
	return ""
}

// goesOn says whether the row is a second line of the heading: it names
// columns, and says nothing new where number and title stand.
func (h *header) goesOn(n named, row []string) bool {
	says := false
	for i, text := range row {
		f := reading.Key(text)
		if f == "" || f == reading.Key(h.label(i)) {
			continue
		}
		if i < len(h.columns) && (h.columns[i] == numberColumn || h.columns[i] == titleColumn) || strings.Count(f, "-") > 5 {
			return false
		}
		says = says || n.columnOf(text) != otherColumn
	}
	return says
}

var (
	groupsTasks = reading.NewSet("nhóm nhiệm vụ, nhóm công việc, nhóm nội dung, nhóm giải pháp, nhóm hoạt động")
	singleTasks = reading.NewSet("nhiệm vụ cụ thể, công việc cụ thể, hoạt động cụ thể")
	ofReports   = reading.NewSet("báo cáo, trình")
	ofDoing     = reading.NewSet("thực hiện, hoàn thành")
)

// best is which of several columns of one kind is that: of titles not one for
// groups of tasks, or the one for single tasks; of times the one of doing the
// task, not of reporting on it. Else it is the first.
func (h *header) best(c column) int {
	first := h.index(c)
	for i := first + 1; i < len(h.columns) && first >= 0; i++ {
		if h.columns[i] != c {
			continue
		}
		was, is := h.labels[first], h.labels[i]
		if c == titleColumn && (contains(groupsTasks, was) && !contains(groupsTasks, is) || contains(singleTasks, is) && !contains(singleTasks, was)) ||
			c == timeColumn && contains(ofReports, was) && !contains(ofDoing, was) && contains(ofDoing, is) && !contains(ofReports, is) {
			first = i
		}
	}
	return first
}

// settle gives each kind of column to one column, and says whether this is the
// heading of a task table. Where a column for the time and one for those who do
// it stand beside a column that is not known, that is taken for the title.
func (h *header) settle() bool {
	for _, s := range standIns {
		if i := h.index(s.column); i >= 0 && !h.has(s.of) && !(s.of == leadColumn && h.has(bodiesColumn)) {
			h.columns[i] = s.of
		}
	}
	for _, c := range []column{titleColumn, timeColumn} {
		best := h.best(c)
		for i := range h.columns {
			if h.columns[i] == c && i != best {
				h.columns[i] = otherColumn
			}
		}
	}
	kinds := 0
	seen := [columns]bool{}
	for i, c := range h.columns {
		if c >= columns || seen[c] || c == startColumn && !h.has(timeColumn) {
			c = otherColumn
		}
		h.columns[i] = c
		if c != otherColumn {
			seen[c] = true
			kinds++
		}
	}
	if !seen[titleColumn] && seen[timeColumn] && (seen[leadColumn] || seen[bodiesColumn]) {
		for i, c := range h.columns {
			if c == otherColumn && h.labels[i] != "" {
				h.columns[i], h.guessed = titleColumn, i
				return true
			}
		}
	}
	return seen[titleColumn] && kinds >= 2
}

// columnNumbers says whether a row numbers the columns: (1) (2) (3), A B C, or
// A B 1 2 3.
func columnNumbers(row []string) bool {
	letters, figures := 0, 0
	for _, text := range row {
		switch f := reading.Key(text); {
		case f == "":
		case f == strconv.Itoa(figures+1):
			figures++
		case figures == 0 && letters < 26 && f == string(rune('a'+letters)):
			letters++
		default:
			return false
		}
	}
	return letters+figures >= 3
}

// tidy is the rows with each cell clean: all that follows reads these.
func tidy(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = make([]string, len(row))
		for c, text := range row {
			out[i][c] = clean(text)
		}
	}
	return out
}

// oneLine is a clean text on one line.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
