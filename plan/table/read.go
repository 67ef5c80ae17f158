package table

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	cells "github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

// Options says what a table leaves to its document.
type Options struct {
	form.Unwritten
	// Document is what the table does not say: number, title, issuer, dates
	// and so on. Its tasks are not looked at. Without From and To these are
	// the first and last day of the Year, or of the tasks where those reach
	// further, and that is a doubt.
	Document plan.Plan

	// Year is the year of the plan, for "quý III" and "trước ngày 30/6"; 0
	// when it is not known, and then a time that needs one is a doubt.
	Year int

	// Bodies is where names are looked up; nil is [body.Vietnam].
	Bodies *body.Registry

	// Columns says what columns hold whose headings the package does not know,
	// or knows otherwise: by the heading as the table has it.
	Columns map[string]Column
}

// ReadText reads a task table as a spreadsheet or a word processor copies it into
// a text: a line for each row, with tabs between its cells, under the lines of
// its document. What those lines say goes before the number, date, issuer and
// title of the options ([ParseDocument]); rows of doubts count from the first
// line of the text.
func ReadText(text string, o Options) (draft plan.Plan, doubts []Doubt, err error) {
	var rows [][]string
	for line := range strings.Lines(text) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	if heading, ok := FindHeader(rows, o.Columns); ok {
		var head []string // by column, for issuer and motto often stand side by side
		for _, row := range rows[:heading-1] {
			for i, cell := range row {
				if i == len(head) {
					head = append(head, "")
				}
				head[i] += cell + "\n"
			}
			clear(row) // they are no part of the table
		}
		said, rest := ParseDocument(head, o.Bodies, form.NewDay(max(o.Year, form.MinYear), 1, 1))
		d := &o.Document
		d.Number, d.Issuer, d.Title = cmp.Or(said.Number, d.Number), cmp.Or(said.Issuer, d.Issuer), cmp.Or(said.Title, strings.Join(rest, " "), d.Title)
		if !said.Date.IsZero() {
			d.Date = said.Date
		}
	}
	return Read(rows, o)
}

// Read reads the rows of a task table. The draft has the tasks in the order of
// the rows, and is for [plan.New] to check; the doubts are in the order of the
// rows too. The error is a [*form.Error].
func Read(rows [][]string, o Options) (draft plan.Plan, doubts []Doubt, err error) {
	if o.Year != 0 && (o.Year < form.MinYear || o.Year > form.MaxYear) {
		return plan.Plan{}, nil, texts.Error(form.Error{Code: YearRange, Value: strconv.Itoa(o.Year), Args: form.Args{"year": o.Year, "first": form.MinYear, "last": form.MaxYear}})
	}
	if o.Bodies == nil {
		o.Bodies = body.Vietnam()
	}
	for heading, c := range o.Columns {
		if columnsByName[c] == otherColumn {
			return plan.Plan{}, nil, texts.Error(form.Error{Code: ColumnUnknown, Value: string(c), Args: form.Args{"heading": heading}})
		}
	}
	r := reader{Options: o, rows: tidy(rows), named: newNamed(o.Columns)}
	if !r.read() {
		return plan.Plan{}, nil, NoHeading()
	}
	draft = o.Document
	draft.Tasks = r.tasks()
	if len(draft.Tasks) == 0 {
		return plan.Plan{}, nil, texts.Error(form.Error{Code: TasksMissing, Line: r.top.first + 1})
	}
	r.days(&draft)
	slices.SortStableFunc(r.doubts, func(a, b Doubt) int { return a.Row - b.Row })
	r.place()
	return draft, r.doubts, nil
}

// place says of each doubt which task its row went into.
func (r *reader) place() {
	at := 0
	for i := range r.doubts {
		d := &r.doubts[i]
		for at+1 < len(r.items) && r.items[at+1].row <= d.Row {
			at++
		}
		if at < len(r.items) && r.items[at].row <= d.Row && !r.items[at].group {
			d.Task = plan.TaskID(r.items[at].ident)
		}
	}
}

// NoHeading is the error of [Read] for rows without the heading of a task
// table: for a caller who looked with [FindHeader] and found none.
func NoHeading() error { return texts.Error(form.Error{Code: HeadingMissing}) }

// item is one numbered row of the table with the rows that continue it: a task
// or a heading.
type item struct {
	number
	row      int // counted from 1
	header   *header
	cells    [columns]cell
	others   []cell         // of columns that are not known
	labelled map[string]int // where in others, by the heading of the column
	forced   bool           // a heading by its form, whatever stands below it
	parent   *item          // the item that it stands under
	before   *item          // the item before it under the same
	children int
	mark     int // the how manieth dash or plus
	group    bool
	ident    string

	leadTaken, timeTaken bool // by a task below
}

// onlyTitle says that the row names nobody, no time and no product: what stands
// in other columns makes no task of it.
func (it *item) onlyTitle() bool {
	return !it.has(leadColumn, coordinatingColumn, bodiesColumn, startColumn, timeColumn, productColumn)
}

// has says that something stands in one of the columns.
func (it *item) has(columns ...column) bool {
	return slices.ContainsFunc(columns, func(c column) bool { return len(it.cells[c].pieces) > 0 })
}

// beside is what else stands in the row of a heading: what is never for the
// tasks below it, and of what is, what none of them took.
func (it *item) beside() string {
	columns := []column{noteColumn, recipientColumn, functionColumn, placeColumn, coordinatingColumn}
	if !it.leadTaken {
		columns = append(columns, leadColumn, bodiesColumn)
	}
	if !it.timeTaken {
		columns = append(columns, startColumn, timeColumn)
	}
	var all []string
	for _, c := range columns {
		if text := it.cells[c].line(); text != "" {
			all = append(all, it.cells[c].label+": "+text)
		}
	}
	for i := range it.others {
		all = append(all, it.others[i].label+": "+it.others[i].line())
	}
	return strings.Join(all, "; ")
}

type reader struct {
	Options
	named  named
	rows   [][]string
	doubts []Doubt

	top     *header // the first heading
	header  *header // the one in force
	items   []*item
	outline outline
	broken  bool // a page break stands before the row
	counted int  // tasks numbered by counting

	lastNumbered int  // index of a row, by the first heading
	below        bool // the row before stands below the table
	told         map[string]bool

	departments, central bool // what the table has named so far
	localities           []place

	bodiesOf answers[cells.Cell]
	timesOf  answers[timing]
}

// place is words of a cell that stand for provinces, or for what is below one.
type place struct {
	cell *cell
	text string
}

func (r *reader) doubt(kind string, row int, column, text, vi, en string) {
	r.doubts = append(r.doubts, Doubt{Row: row, Column: column, Doubt: reading.Doubt{Piece: reading.Piece{Text: text}, Kind: kind, Why: form.Text{vi, en}}})
}

// read gathers the rows into items, and says whether there was a heading.
func (r *reader) read() bool {
	at, ok := r.named.find(r.rows)
	if !ok {
		return false
	}
	r.told = map[string]bool{}
	r.preamble(r.rows[:at-1])
	for i := at - 1; i < len(r.rows); i++ {
		if wordsOf(r.rows[i]) == "" {
			continue
		}
		if h := r.headerAt(i); h != nil {
			r.head(h)
			i += h.rows - 1
			continue
		}
		if r.signed(i) {
			r.outside(i)
			continue
		}
		r.row(i)
		r.broken = false
	}
	return true
}

// headerAt reads the heading that begins at rows[i], nil when none does: where the
// heading in force has the numbers, there is no figure, but for a year.
func (r *reader) headerAt(i int) *header {
	if r.header != nil && r.header.has(numberColumn) {
		text, _ := r.cell(r.rows[i], numberColumn)
		if n, _ := parseNumber(text); n.rank == figure && !(len(n.text) == 4 && (n.text[:2] == "19" || n.text[:2] == "20")) {
			return nil
		}
	}
	return r.named.headerAt(r.rows, i)
}

// preamble is what stands before the heading: one doubt for all of it, but for what
// the document was given by (see [ParseDocument]).
func (r *reader) preamble(rows [][]string) {
	said, rest := ParseDocument(slices.Concat(rows...), r.Bodies, r.on())
	if d := &r.Document; (said.Number == "" || said.Number == d.Number) && (said.Issuer == "" || said.Issuer == d.Issuer) && (said.Date.IsZero() || said.Date == d.Date) && (said.Title == "" || said.Title == d.Title) {
		left := map[string]bool{}
		for _, line := range rest {
			left[line] = true
		}
		var kept [][]string
		for _, row := range rows {
			var cells []string
			for _, text := range row {
				cells = append(cells, only(text, left))
			}
			kept = append(kept, cells)
		}
		rows = kept
	}
	var lines []string
	first := 0
	for i, row := range rows {
		if words := wordsOf(row); words != "" {
			if len(lines) == 0 {
				first = i + 1
			}
			lines = append(lines, words)
		}
	}
	if len(lines) > 0 {
		r.doubt(DoubtRow, first, "", strings.Join(lines, "\n"), "đứng trước tiêu đề bảng, không được đọc", "stands before the heading of the table, and was not read")
	}
}

// only is the lines of a text that are among those left.
func only(text string, left map[string]bool) string {
	lines := strings.Split(text, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return !left[l] }), "\n")
}

// head takes a heading, the first one or a later one.
func (r *reader) head(h *header) {
	r.broken = r.top != nil
	if r.top != nil && h.same(r.header) {
		return
	}
	r.header = h
	if r.top == nil {
		r.lastNumbered = r.numbered()
	}
	row := h.first + 1
	for i, c := range h.columns {
		label := h.labels[i]
		if c != otherColumn && i != h.guessed || label == "" || r.told[label] {
			continue
		}
		r.told[label] = true
		if i == h.guessed {
			r.doubt(DoubtColumn, row, label, label, "không cột nào có tiêu đề là nội dung nhiệm vụ: đã lấy cột này, hãy nêu rõ cột", "no column is headed as the tasks: this one was taken, name the column")
			continue
		}
		r.doubt(DoubtColumn, row, label, label, "cột không rõ là gì: nội dung được đưa vào ghi chú của từng nhiệm vụ", "it is not clear what this column is: what it says went into the notes of the tasks")
	}
	if r.top == nil {
		r.top = h
		if !h.has(numberColumn) {
			r.doubt(DoubtNumber, row, "", "", "bảng không có cột số thứ tự: số của nhiệm vụ lấy ở đầu nội dung, hoặc đếm theo dòng", "the table has no column of numbers: they were taken from the titles, or counted")
		}
	}
	if !h.has(leadColumn) && !h.has(bodiesColumn) && !r.told["\x00lead"] {
		r.told["\x00lead"] = true
		r.doubt(DoubtLead, row, "", "", "bảng không có cột cơ quan chủ trì", "the table has no column of leading bodies")
	}
}

// wordsOf is the words of a row.
func wordsOf(row []string) string {
	var words []string
	for _, text := range row {
		if t := oneLine(text); t != "" {
			words = append(words, t)
		}
	}
	return strings.Join(words, " | ")
}

// cell is the cell of a row in the column that holds c, and the heading of the
// column.
func (r *reader) cell(row []string, c column) (text, label string) {
	if i := r.header.index(c); i >= 0 && i < len(row) {
		return row[i], r.header.labels[i]
	}
	return "", ""
}

// row takes a row that is no heading of the table.
func (r *reader) row(i int) {
	row := r.rows[i]
	text, label := r.cell(row, numberColumn)
	if strokes(text) {
		text = "" // under the number above
	}
	title, _ := r.cell(row, titleColumn)
	alone, lone := r.alone(row)
	leading := r.leads(row)
	n, again := parseNumber(text)
	if !r.header.has(numberColumn) {
		if m := leadingForm.FindStringSubmatch(oneLine(title)); m != nil {
			n, _ = parseNumber(m[1] + m[2])
			r.begin(i, n).cells[titleColumn].pieces[0] = m[3]
			return
		}
	}
	switch {
	case (n.rank == dash || strings.Trim(oneLine(text), "()* ") == "") && isFootnote(title) && r.onlyNote(row):
		r.footnote(i)
	case n.rank != noRank:
		if last := r.last(); last != nil && n.text == last.number.text && n.rank != dash && n.rank != plus &&
			(again || empty(title) || last.cells[titleColumn].repeats(title) || startsSmall(title)) {
			if startsSmall(title) || !r.ownDuty(i) {
				r.goOn(last, i)
			}
			return
		}
		r.begin(i, n)
	case alone && leading && r.heading(i, lone):
	case empty(text):
		r.unnumbered(i, title, alone)
	case !alone && utf8.RuneCountInString(oneLine(text)) <= 16:
		id := strings.TrimRight(strings.ReplaceAll(oneLine(text), "#", ""), ".")
		r.doubt(DoubtNumber, i+1, label, oneLine(text), "số thứ tự lạ, hãy kiểm tra", "an unusual number, check it")
		r.begin(i, number{text: id, rank: figure, depth: 1})
	default:
		r.outside(i)
	}
}

func (r *reader) last() *item {
	if len(r.items) == 0 {
		return nil
	}
	return r.items[len(r.items)-1]
}

func (r *reader) outside(i int) {
	r.doubt(DoubtRow, i+1, "", wordsOf(r.rows[i]), "không đọc được thành dòng của bảng, không được đưa vào kế hoạch", "could not be read as a row of the table, and is not in the plan")
}

// alone says whether only one cell of the row says something, and what.
func (r *reader) alone(row []string) (bool, string) {
	lone := ""
	for _, text := range row {
		if empty(text) {
			continue
		}
		if lone != "" && oneLine(text) != lone {
			return false, ""
		}
		lone = oneLine(text) // a cell merged over all columns may be filled into each
	}
	return lone != "", lone
}

// leads says whether the first cell of the row that says something stands
// where numbers and titles do, or before.
func (r *reader) leads(row []string) bool {
	first := slices.IndexFunc(row, func(text string) bool { return !empty(text) })
	return first == 0 || first == r.header.index(numberColumn) || first == r.header.index(titleColumn)
}

// footnote leaves a note below the table out of the plan.
func (r *reader) footnote(i int) {
	r.doubt(DoubtRow, i+1, "", wordsOf(r.rows[i]), "chú thích của bảng, không được đưa vào kế hoạch", "a footnote of the table, not in the plan")
}

// onlyNote says whether nothing stands in a row but its mark and its title.
func (r *reader) onlyNote(row []string) bool {
	for i, text := range row {
		if i != r.header.index(numberColumn) && i != r.header.index(titleColumn) && !empty(text) {
			return false
		}
	}
	return true
}

// heading takes a row with a single cell when it is a heading or a footnote.
func (r *reader) heading(i int, text string) bool {
	if isFootnote(text) {
		r.footnote(i)
		return true
	}
	n := number{rank: banner}
	if m := headingForm.FindStringSubmatch(withoutPart(text)); m != nil && !startsSmall(m[2]) {
		inNumber, _ := r.cell(r.rows[i], numberColumn)
		n, _ = parseNumber(m[1])
		if n.rank == figure && empty(inNumber) && !allCapitals(m[2]) {
			return false // a point inside a title
		}
		if n.rank == figure && r.beforeHeader(i) {
			n.rank = section
		}
		text = m[2]
	} else if !allCapitals(text) && (r.broken || r.header.columns[0] == timeColumn || !r.wholeTime(timeOf(text))) {
		return false
	}
	it := &item{number: n, row: i + 1, header: r.header, forced: true}
	it.cells[titleColumn].add("", i+1, text)
	r.items = append(r.items, it)
	r.outline.add(it)
	return true
}

// beforeHeader says whether the next row with words is a heading of a table.
func (r *reader) beforeHeader(i int) bool {
	for i++; i < len(r.rows); i++ {
		if wordsOf(r.rows[i]) != "" {
			return r.named.headerAt(r.rows, i) != nil
		}
	}
	return false
}

// unnumbered takes a row without a number.
func (r *reader) unnumbered(i int, title string, alone bool) {
	last := r.last()
	numbers := r.header.has(numberColumn)
	whole := r.whole(i, title) || r.ownTask(i, title)
	switch {
	case last != nil && (empty(title) || last.cells[titleColumn].repeats(title)) && r.ownDuty(i):
	case last == nil && (empty(title) || numbers && !whole):
		r.outside(i)
	case numbers && whole && (last == nil || !last.cells[titleColumn].repeats(title)):
		r.doubt(DoubtJoined, i+1, "", oneLine(title), "dòng không có số thứ tự được lấy làm một nhiệm vụ riêng", "a row without a number was taken as a task of its own")
		n := number{text: "1", rank: figure, depth: 1}
		m := dashForm.FindStringSubmatch(title)
		switch {
		case m != nil: // it stands below the task
			n = number{"-", dash, 0}
			title = m[1]
		case last != nil && !slices.Contains(headingRanks, last.number.rank):
			n = last.number // told apart later
		}
		r.begin(i, n).cells[titleColumn].pieces[0] = title
	case last != nil && (numbers || empty(title) || startsSmall(title) || r.broken && (alone || !whole)):
		if !r.broken && !empty(title) && !startsSmall(title) && !last.cells[titleColumn].repeats(title) && (bulletOf(title) == "" || last.number.rank == dash) {
			r.doubt(DoubtJoined, i+1, "", oneLine(title), fmt.Sprintf("dòng không có số thứ tự được nối vào dòng %d, hãy kiểm tra", last.row), fmt.Sprintf("a row without a number was joined to row %d, check it", last.row))
		}
		r.goOn(last, i)
	default:
		if alone && (r.header.has(leadColumn) || r.header.has(bodiesColumn)) {
			r.doubt(DoubtHeading, i+1, "", oneLine(title), "dòng chỉ có nội dung được lấy làm đề mục, hãy kiểm tra", "a row with a title alone was taken as a heading, check it")
			r.begin(i, number{rank: banner}).forced = true
			return
		}
		r.counted++
		r.begin(i, number{text: strconv.Itoa(r.counted), rank: figure, depth: 1})
	}
}

// ownDuty takes a row that says no other task than the one above, but who leads
// and when, each anew, for a task of its own under the same title: joined, each
// lead would owe each time. Where only one of them is new, or the row may go on
// with the one above (behind a page break or a comma), it does, and that is a doubt.
func (r *reader) ownDuty(i int) bool {
	last, row := r.last(), r.rows[i]
	c := leadColumn
	if who, _ := r.cell(row, c); empty(who) {
		c = bodiesColumn
	}
	who, _ := r.cell(row, c)
	when, _ := r.cell(row, timeColumn)
	lead, time := &last.cells[c], &last.cells[timeColumn]
	if empty(who) || empty(when) || len(lead.pieces) == 0 || len(time.pieces) == 0 {
		return false
	}
	newLead, newTime := !lead.repeats(who) && !ditto(who), !time.repeats(when) && !ditto(when)
	if !newLead && !newTime || newLead && startsSmall(who) || newTime && startsSmall(when) {
		return false
	}
	wholeTimes := newTime && time.short() && r.wholeTime(oneLine(when)) && r.wholeTime(r.timeText(time))
	wholeLeads := newLead && lead.short() && r.wholeBodies(oneLine(who)) && r.wholeBodies(lead.line())
	switch {
	case !wholeTimes && !wholeLeads:
		return false
	case newLead && wholeTimes && !hangs(lead.line()) && (wholeLeads || !r.broken):
		r.doubt(DoubtJoined, i+1, "", wordsOf(row), fmt.Sprintf("dòng có cơ quan chủ trì và thời gian riêng được lấy làm một nhiệm vụ riêng, nội dung theo dòng %d", last.row), fmt.Sprintf("a row with a lead and a time of its own was taken as a task of its own, its title from row %d", last.row))
		n := number{text: "1", rank: figure, depth: 1}
		if !slices.Contains(headingRanks, last.number.rank) {
			n = last.number // told apart later
		}
		it := r.begin(i, n)
		it.cells[titleColumn] = last.cells[titleColumn]
		return true
	}
	r.doubt(DoubtJoined, i+1, "", wordsOf(row), fmt.Sprintf("dòng có cơ quan chủ trì hoặc thời gian riêng được nối vào dòng %d, hãy kiểm tra cơ quan nào có thời gian nào", last.row), fmt.Sprintf("a row with a lead or a time of its own was joined to row %d, check who has which time", last.row))
	return false
}

// hangs says whether more of a list must follow.
func hangs(text string) bool { return strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") }

// whole says whether a row without a number says all that a task says, each
// cell from its beginning, and so does the task above, or that is a heading:
// then it is not the rest of that task.
func (r *reader) whole(i int, title string) bool {
	who, _ := r.cell(r.rows[i], leadColumn)
	if empty(who) {
		who, _ = r.cell(r.rows[i], bodiesColumn)
	}
	when, _ := r.cell(r.rows[i], timeColumn)
	if empty(title) || empty(who) || empty(when) || startsSmall(title) || startsSmall(who) {
		return false
	}
	if last := r.last(); last != nil && !(last.onlyTitle() && slices.Contains(headingRanks, last.number.rank)) && (len(last.cells[timeColumn].pieces) == 0 || len(last.cells[leadColumn].pieces)+len(last.cells[bodiesColumn].pieces) == 0) {
		return false
	}
	return r.wholeTime(oneLine(when))
}

// ownTask says whether a row without a number, that no page break parts from
// the one before, has a title and who leads it or its time, each whole and other
// than above.
func (r *reader) ownTask(i int, title string) bool {
	if r.broken || empty(title) || startsSmall(title) || bulletOf(title) != "" && !dashForm.MatchString(title) {
		return false
	}
	last := r.last()
	for c, whole := range map[column]func(string) bool{leadColumn: r.wholeBodies, bodiesColumn: r.wholeBodies, timeColumn: r.wholeTime} {
		text, _ := r.cell(r.rows[i], c)
		if empty(text) || startsSmall(text) || !whole(oneLine(text)) {
			continue
		}
		if last == nil || !last.cells[c].repeats(text) && (len(last.cells[c].pieces) == 0 || last.cells[c].short() && whole(last.cells[c].line())) {
			return true
		}
	}
	return false
}

// wholeBodies says whether a cell names bodies that are all known.
func (r *reader) wholeBodies(text string) bool {
	read := r.namedIn(text)
	return len(read.Parts) > 0 && len(read.Rest) == 0 && !slices.ContainsFunc(read.Parts, func(p cells.Part) bool { return p.Selector.Kind() == body.KindUnknown })
}

// begin begins an item with the row.
func (r *reader) begin(i int, n number) *item {
	it := &item{number: n, row: i + 1, header: r.header}
	above := r.last()
	r.items = append(r.items, it)
	r.outline.add(it)
	r.take(it, above, i)
	return it
}

// goOn adds the row to an item.
func (r *reader) goOn(it *item, i int) { r.take(it, nil, i) }

// take takes the cells of a row into an item. above is the item before, for
// "như trên"; nil for a row that goes on.
func (r *reader) take(it, above *item, i int) {
	for at, text := range r.rows[i] {
		if empty(text) {
			continue
		}
		c, label := otherColumn, r.header.label(at)
		if at < len(r.header.columns) {
			c = r.header.columns[at]
		}
		switch {
		case c == numberColumn:
		case c == otherColumn && label == "":
			r.doubt(DoubtColumn, i+1, "", oneLine(text), "ô nằm ngoài các cột có tiêu đề, không được đưa vào kế hoạch", "a cell outside the columns that have a heading; it is not in the plan")
		case c == otherColumn:
			of, known := it.labelled[label]
			if !known {
				if of = len(it.others); it.labelled == nil {
					it.labelled = map[string]int{}
				}
				it.labelled[label] = of
				it.others = append(it.others, cell{})
			}
			if !it.others[of].repeats(text) {
				it.others[of].add(label, i+1, text)
			}
		case above != nil && (c != titleColumn || strokes(text)) && ditto(text):
			r.doubt(DoubtDitto, i+1, label, oneLine(text), fmt.Sprintf("lấy theo dòng %d", above.row), fmt.Sprintf("taken from row %d", above.row))
			for _, p := range above.cells[c].pieces {
				it.cells[c].add(label, i+1, p)
			}
		case above == nil && it.cells[c].repeats(text): // a merged cell
		case above == nil && c != titleColumn && ditto(text) && len(it.cells[c].pieces) > 0:
			r.doubt(DoubtDitto, i+1, label, oneLine(text), fmt.Sprintf("lấy theo dòng %d", it.row), fmt.Sprintf("taken from row %d", it.row))
		default:
			it.cells[c].add(label, i+1, text)
		}
	}
}

func (r *reader) context() phrase.Context {
	issued := r.Document.Date
	if issued.IsZero() {
		issued = r.Document.NotBefore
	}
	return phrase.Context{Year: r.Year, Issued: issued}
}

// on is the day for which names of bodies are looked up.
func (r *reader) on() form.Day {
	for _, d := range []form.Day{r.Document.Date, r.Document.NotBefore, r.Document.From} {
		if !d.IsZero() {
			return d
		}
	}
	if r.Year != 0 {
		return form.NewDay(r.Year, 1, 1)
	}
	return form.NoDay
}
