package table

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	cells "github.com/caicach/tthc/plan/body/cell"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

// tasks makes the tasks of the items.
func (r *reader) tasks() []plan.Task {
	r.group()
	r.identify()
	var tasks []plan.Task
	leads, times := map[*item][]string{}, map[*item]plan.Timing{}
	for _, it := range r.items {
		if it.group {
			if !it.onlyTitle() { // what it gives is theirs
				var t plan.Task
				r.bodies(it, &t)
				leads[it], times[it] = t.Leads, r.time(it)
			}
			continue
		}
		t := plan.Task{
			ID:         plan.TaskID(it.ident),
			Title:      sentence(it.cells[titleColumn].line()),
			Place:      it.place(),
			Function:   body.Function(it.cells[functionColumn].line()),
			Products:   points(it.cells[productColumn].text()),
			Recipients: names(it.cells[recipientColumn].text()),
			Note:       it.note(),
		}
		if t.Title == "" {
			r.doubt(DoubtTitle, it.row, r.header.label(r.header.index(titleColumn)), it.number.text, "nhiệm vụ không có nội dung", "a task without a title")
		}
		r.bodies(it, &t)
		if len(t.Leads) == 0 {
			t.Leads = r.inherited(it, leads)
		}
		if t.Time = r.time(it); t.Time.Text == "" {
			if t.Time = r.inheritedTime(it, times); t.Time.Text == "" {
				t.Time = r.titledTime(it)
			}
		}
		if it.children > 0 { // they may take them
			leads[it], times[it] = t.Leads, t.Time
		}
		tasks = append(tasks, t)
	}
	for _, it := range r.items {
		if text := it.beside(); it.group && text != "" {
			r.doubt(DoubtHeading, it.row, "", text, "đề mục có nội dung ở các cột này, không được đưa vào kế hoạch", "a heading says more in these columns; it is not in the plan")
		}
	}
	r.doubtLocalities()
	return tasks
}

// group says which items are headings: those that have a title only, and
// others below them. So is one in the manner of a heading, I or A, whose lead and
// time are for those below, who have none.
func (r *reader) group() {
	tasks := map[*item]bool{}  // has some below it
	wanting := map[*item]int{} // how many below have not what it gives
	for _, it := range r.items {
		if p := it.parent; p != nil && (p.has(leadColumn, bodiesColumn) && !it.has(leadColumn, bodiesColumn) || p.has(startColumn, timeColumn) && !it.has(startColumn, timeColumn)) {
			wanting[p]++
		}
	}
	for _, it := range r.items {
		gives := slices.Contains(headingRanks, it.number.rank) && !it.has(productColumn) && wanting[it] == it.children
		it.group = (it.onlyTitle() || gives) && (it.forced || it.children > 0)
		for p := it.parent; p != nil && !it.group; p = p.parent {
			tasks[p] = true
		}
	}
	for _, it := range r.items {
		if it.group && !tasks[it] {
			r.doubt(DoubtHeading, it.row, "", strings.TrimSpace(it.number.text+" "+it.cells[titleColumn].line()), "đề mục không có nhiệm vụ nào bên dưới, không được đưa vào kế hoạch", "a heading without any task below it; it is not in the plan")
		}
	}
}

// identify numbers the tasks: with their own numbers where each stands once,
// else with those of the headings before them. A number that still stands
// twice is told apart.
func (r *reader) identify() {
	count := func(full bool) map[string]int {
		n := map[string]int{}
		for _, it := range r.items {
			if !it.group {
				n[it.id(full)]++
			}
		}
		return n
	}
	full := false
	for _, n := range count(false) {
		full = full || n > 1
	}
	seen := map[string]int{}
	for _, it := range r.items {
		if n, ok := it.number.last(); ok && it.before != nil {
			if b, ok := it.before.number.last(); ok && it.before.number.depth == it.number.depth && n > b+1 {
				r.doubt(DoubtNumber, it.row, r.header.label(it.header.index(numberColumn)), it.number.text,
					fmt.Sprintf("số thứ tự nhảy từ %s: có thể thiếu dòng", it.before.number.text), fmt.Sprintf("the numbers jump from %s: rows may be missing", it.before.number.text))
			}
		}
		if it.group {
			continue
		}
		it.ident = it.id(full)
		seen[it.ident]++
		if n := seen[it.ident]; n > 1 {
			first := it.ident
			for ; seen[it.ident] > 0; n++ {
				it.ident = fmt.Sprintf("%s (%d)", first, n)
			}
			seen[it.ident]++
			r.doubt(DoubtNumber, it.row, r.header.label(it.header.index(numberColumn)), it.number.text,
				"số thứ tự lặp lại; nhiệm vụ lấy số "+it.ident, "the number stands twice; the task got "+it.ident)
		}
	}
}

// place is the headings above a task.
func (it *item) place() string {
	if c := &it.cells[placeColumn]; len(c.pieces) > 0 {
		return c.line()
	}
	var above []string
	for p := it.parent; p != nil; p = p.parent {
		if p.group {
			above = append(above, strings.TrimPrefix(p.number.text+". "+sentence(p.cells[titleColumn].line()), ". "))
		}
	}
	slices.Reverse(above)
	return strings.Join(above, "; ")
}

// note is the note of a task with what the unknown columns say.
func (it *item) note() string {
	var note strings.Builder
	note.WriteString(it.cells[noteColumn].line())
	for i := range it.others {
		switch before := note.String(); {
		case before == "":
		case strings.HasSuffix(before, "."):
			note.WriteString(" ")
		default:
			note.WriteString("; ")
		}
		note.WriteString(it.others[i].label + ": " + it.others[i].line())
	}
	return note.String()
}

// names is the points of a cell, those with a semicolon between them apart.
func names(text string) (list []string) {
	for _, point := range points(text) {
		for name := range strings.SplitSeq(point, ";") {
			if name = strings.TrimSpace(name); name != "" {
				list = append(list, name)
			}
		}
	}
	return list
}

// inherited is the leads of the task above, for one that names nobody.
func (r *reader) inherited(it *item, leads map[*item][]string) []string {
	column := r.header.label(max(it.header.index(leadColumn), it.header.index(bodiesColumn)))
	for p := it.parent; p != nil; p = p.parent {
		if len(leads[p]) > 0 {
			p.leadTaken = true
			r.doubt(DoubtLead, it.row, column, "", "không nêu cơ quan chủ trì: lấy theo "+p.name(form.Vietnamese), "no leading body is named: taken from "+p.name(form.English))
			return slices.Clone(leads[p])
		}
	}
	if column != "" {
		r.doubt(DoubtLead, it.row, column, "", "không nêu cơ quan chủ trì", "no leading body is named")
	}
	return []string{}
}

// name is what the item is called.
func (it *item) name(l form.Language) string {
	switch {
	case !it.group:
		return l.Pick("nhiệm vụ ", "task ") + it.ident
	case it.number.text != "":
		return l.Pick("đề mục ", "heading ") + it.number.text
	}
	return fmt.Sprintf(l.Pick("đề mục ở dòng %d", "the heading in row %d"), it.row)
}

// inheritedTime is the time of the item above, for a task that has none: where
// both name who leads, each is a task of its own, and nothing is taken.
func (r *reader) inheritedTime(it *item, times map[*item]plan.Timing) plan.Timing {
	for p := it.parent; p != nil; p = p.parent {
		if t := times[p]; t.Text != "" && (p.group || !p.has(leadColumn, bodiesColumn) || !it.has(leadColumn, bodiesColumn)) {
			p.timeTaken = true
			r.doubt(DoubtTime, it.row, r.header.label(it.header.index(timeColumn)), "", "không nêu thời gian: lấy theo "+p.name(form.Vietnamese), "no time is given: taken from "+p.name(form.English))
			return t
		}
	}
	return plan.Timing{}
}

// bodies reads the cells that name bodies. What the text says of roles comes
// before what the column says.
func (r *reader) bodies(it *item, t *plan.Task) {
	leads, coordinating := map[string]bool{}, map[string]bool{} // by the key of their name
	for _, c := range []column{leadColumn, bodiesColumn, coordinatingColumn} {
		cell := &it.cells[c]
		text := cell.text()
		if text == "" {
			continue
		}
		read := r.namedIn(text)
		for _, d := range read.Doubts {
			r.bodyDoubt(cell, d.Text, d.Message(form.Vietnamese), d.Message(form.English))
		}
		untold := c == bodiesColumn && rolesUntold(cell.label, read.Parts)
		if untold {
			r.bodyDoubt(cell, text, "không rõ ai chủ trì, ai phối hợp: lấy cơ quan đầu là chủ trì", "it is not said who leads and who coordinates: the first was taken as leading")
		}
		known := map[string]bool{}
		for i, p := range read.Parts {
			role := p.Role
			if untold && i > 0 {
				role = body.RoleCoordinate
			}
			if role == "" {
				role = body.RoleLead
				if c == coordinatingColumn {
					role = body.RoleCoordinate
				}
			} else if role == body.RoleLead && c == coordinatingColumn {
				r.bodyDoubt(cell, p.Text, "chủ trì nhưng đứng ở cột phối hợp", "leads, but stands in the column of those who coordinate")
			}
			name := r.wording(p)
			r.see(cell, p.Selector, name)
			if p.Selector.Kind() == body.KindUnknown {
				known[name] = true
				r.bodyDoubt(cell, name, "không rõ là cơ quan nào, giữ nguyên văn", "not known as a body, kept as it stands")
			}
			list, named := &t.Leads, leads
			if role == body.RoleCoordinate {
				list, named = &t.Coordinating, coordinating
			}
			key := reading.Key(name)
			if named[key] {
				r.bodyDoubt(cell, name, "nêu hai lần, chỉ lấy một", "named twice, taken once")
				continue
			}
			named[key] = true
			*list = append(*list, name)
		}
		for _, p := range read.Rest {
			if rest := oneLine(p.Text); !known[rest] && reading.Key(rest) != "" {
				r.bodyDoubt(cell, rest, "chưa hiểu, không được đưa vào danh sách cơ quan", "not understood, and not among the bodies")
			}
		}
	}
}

// rolesUntold says that below a heading of both roles several bodies are named,
// and the role of none.
func rolesUntold(label string, parts []cells.Part) bool {
	several := slices.ContainsFunc(parts, func(p cells.Part) bool { return p.Selector != parts[0].Selector })
	return several && strings.Contains(reading.Key(label), reading.Key("phối hợp")) &&
		!slices.ContainsFunc(parts, func(p cells.Part) bool { return p.Role != "" })
}

// namedIn is the bodies that a text names; one that is too long stays as it is,
// not understood.
func (r *reader) namedIn(text string) cells.Cell {
	return r.bodiesOf.of(text, func() cells.Cell {
		read, err := cells.Parse(r.Bodies, text, r.on())
		if err != nil {
			read.Rest = []reading.Piece{{Text: text}}
		}
		return read
	})
}

// timeIn is the time that a text says in a plan of the year.
func (r *reader) timeIn(text string, year int) (phrase.Result, error) {
	t := r.timesOf.of(strconv.Itoa(year)+" "+text, func() (t timing) {
		of := r.context()
		of.Year = year
		t.read, t.err = phrase.Parse(text, of)
		return t
	})
	return t.read, t.err
}

type timing struct {
	read phrase.Result
	err  error
}

// answers are what was read of texts: a table says the same in many rows.
type answers[T any] map[string]T

// of is the answer for a text, read where it is not known yet. Long texts are not
// kept, nor more than a table repeats.
func (a *answers[T]) of(text string, read func() T) T {
	v, known := (*a)[text]
	if known {
		return v
	}
	if v = read(); len(text) <= 200 {
		if *a == nil {
			*a = answers[T]{}
		}
		if len(*a) >= 1000 {
			clear(*a)
		}
		(*a)[text] = v
	}
	return v
}

// see notes whose table it is: of departments of a province, or of ministries.
func (r *reader) see(c *cell, s body.Selector, name string) {
	central := body.ClassesOf(body.Ministry, body.MinistryLevelAgency, body.GovernmentAgency)
	switch b := r.Bodies.ByID(s.ID()); {
	case s.Classes()&central != 0, !b.IsZero() && central.Has(b.Class(r.on())):
		r.central = true
	case s.Classes().Has(body.Department), strings.HasPrefix(s.Words(), "Sở "):
		r.departments = true
	case s.Classes().Has(body.ProvincialCommittee) && namesLocalities(name):
		r.localities = append(r.localities, place{c, name})
	}
}

var localities = reading.NewSet("địa phương")

// namesLocalities says whether a name has "địa phương" in it.
func namesLocalities(name string) bool {
	t := reading.Scan(name)
	for i := range t.Tokens {
		if _, n := localities.At(t.Tokens, i); n > 0 {
			return true
		}
	}
	return false
}

// doubtLocalities doubts "các địa phương" in a table of a province: where a
// cell says no more, they were read as the provinces.
func (r *reader) doubtLocalities() {
	if !r.departments || r.central {
		return
	}
	for _, l := range r.localities {
		r.bodyDoubt(l.cell, l.text, "được đọc là các tỉnh, mà bảng là của một tỉnh: hãy ghi rõ cấp xã hay cấp huyện", "was read as the provinces, but the table is of one province: name the level below it")
	}
}

func (r *reader) bodyDoubt(c *cell, text, vi, en string) {
	r.doubt(DoubtBody, c.row, c.label, oneLine(text), vi, en)
}

// means says that words alone are read as the selector.
func (r *reader) means(words string, s body.Selector) bool {
	read := r.namedIn(words)
	return len(read.Parts) == 1 && read.Parts[0].Selector == s
}

// wording is a part in the words of the cell. Where these say who it is only
// beside others ("các Bộ: Công an, Y tế", "Sở Nội vụ; các địa phương"), it is
// the name, or the usual words of the group.
func (r *reader) wording(p cells.Part) string {
	words := strings.Trim(oneLine(p.Text), " ,;.")
	plain := p.Selector.String()
	switch id := p.Selector.ID(); {
	case r.means(words, p.Selector):
	case !id.IsZero():
		return r.Bodies.ByID(id).Name(r.on())
	case r.means(plain, p.Selector):
		return plain
	}
	return words
}

// time reads the time of a task. A start in a column of its own is the
// beginning of a stretch of time.
func (r *reader) time(it *item) plan.Timing {
	c := &it.cells[timeColumn]
	text, start := r.timeText(c), r.timeText(&it.cells[startColumn])
	if start != "" && text == "" {
		c = &it.cells[startColumn]
	}
	doubt := func(text, vi, en string) { r.doubt(DoubtTime, c.row, c.label, oneLine(text), vi, en) }
	switch {
	case start == "":
	case text != "":
		text = "Từ " + start + " đến " + text
	default: // what is no beginning is merged over both columns: "Hằng năm, trước 15/12"
		text = start
		begins, lasts := r.beginning(start)
		if begins {
			text = "Từ " + start
		}
		if begins && lasts {
			doubt(start, "chỉ có thời gian bắt đầu; nếu ô được gộp với ô hoàn thành, hãy ghi cả hai", "there is a beginning only; where the cell is merged with that of the end, write both")
		}
	}
	if text == "" {
		return plan.Timing{}
	}
	if start == "" {
		text = r.byHeading(c, text)
	}
	read, err := r.inYear(it, c, text)
	if err != nil {
		doubt(text, form.Message(err, form.Vietnamese), form.Message(err, form.English))
		return plan.Timing{Text: text}
	}
	for _, d := range read.Doubts {
		doubt(d.Text, d.Message(form.Vietnamese), d.Message(form.English))
	}
	switch {
	case read.Rule.IsZero():
		doubt(text, "không đọc được thời gian nào", "no time could be read")
	case len(read.Rest) > 0:
		doubt(read.RestText(), "chưa hiểu, hãy kiểm tra thời gian đã đọc: "+phrase.Format(read.Rule), "not understood; check what was read: "+phrase.Format(read.Rule))
	}
	return plan.Timing{Text: text, Rule: read.Rule}
}

// beginning says whether a time may be a beginning, since behind "từ" it is read whole, and
// as something else than by itself; and whether it lasts, as a month does, so that it may be
// the whole time as well.
func (r *reader) beginning(text string) (begins, lasts bool) {
	read, err := r.timeIn("Từ "+text, r.Year)
	if err != nil || read.Rule.IsZero() || len(read.Rest) > 0 {
		return false, false
	}
	alone, err := r.timeIn(text, r.Year)
	if err != nil {
		return true, false
	}
	return !read.Rule.Equal(alone.Rule), slices.ContainsFunc(alone.Rule.Parts(), func(p schedule.Part) bool { return p.Kind == schedule.Interval })
}

// timeText is the time on one line. Two lines or rows that each say a whole
// time say two times, unless the second goes on with the first; others are one sentence.
func (r *reader) timeText(c *cell) string {
	var text []byte
	for i, p := range strings.Split(strings.Join(c.pieces, "\n"), "\n") {
		switch {
		case i == 0:
		case bytes.HasSuffix(text, []byte("/")) || strings.HasPrefix(p, "/"): // "Trước 15/12/" and "2025"
		case i < timeLines && len(text) < timeLength && !r.timeGoesOn(string(text), p) && r.wholeTime(string(text)) && r.wholeTime(p):
			text = append(bytes.TrimRight(text, ".;"), "; "...)
		default:
			text = append(text, ' ')
		}
		text = append(text, p...)
	}
	return sentence(string(text))
}

// Of so many lines, up to so many bytes, it is asked whether each is a time by
// itself.
const timeLines, timeLength = 40, 2000

// timeGoesOn says that a line goes on with the time on the lines before, whether or not both could
// stand alone: a narrow column breaks a time anywhere.
func (r *reader) timeGoesOn(text, line string) bool {
	text = strings.TrimRight(text, " ")
	if strings.HasSuffix(text, "-") || strings.HasSuffix(text, "–") || strings.HasSuffix(text, ",") || unfinishedTime.MatchString(text) {
		return true // "2026 -" and "2030", "trước ngày 20" and "tháng cuối quý"
	}
	first, rest, _ := strings.Cut(line, " ")
	switch first {
	case "đến", "tới", "năm", "hằng", "hàng", "và", "hoặc", "của", "mỗi", "trở":
		return true
	case "Năm":
		return onlyYear.MatchString(rest) && !anyYear.MatchString(text)
	case "trước", "vào", "chậm":
		read, err := r.timeIn(text, r.Year) // of a cycle it says the day
		return err == nil && slices.ContainsFunc(read.Rule.Parts(), func(p schedule.Part) bool { return p.Kind == schedule.Recurring })
	}
	return false
}

var (
	unfinishedTime = regexp.MustCompile(`(?i)(?:^|\s)(?:ngày\s+\d{1,2}|từ|đến|trước|sau|trong|vào|ngày|tháng|quý|năm|và|hoặc)$`)
	onlyYear       = regexp.MustCompile(`^\d{4}\.?$`)
)

func (r *reader) wholeTime(text string) bool {
	read, err := r.timeIn(text, r.Year)
	return err == nil && !read.Rule.IsZero() && len(read.Rest) == 0 && len(read.Doubts) == 0
}

// days gives the plan its first and last day where the document gives none:
// those of the year, or of the tasks where they reach further.
func (r *reader) days(p *plan.Plan) {
	var from, to form.Day
	if r.Year != 0 {
		from, to = form.NewDay(r.Year, 1, 1), form.NewDay(r.Year, 12, 31)
	}
	for _, t := range p.Tasks {
		for _, part := range t.Time.Rule.Parts() {
			for _, d := range []form.Day{part.Start, part.Due} {
				if d == form.NoDay {
					continue
				}
				if from == form.NoDay || d < from {
					from = d
				}
				if to == form.NoDay || d > to {
					to = d
				}
			}
		}
	}
	if p.From.IsZero() && from != form.NoDay {
		p.From = from
		r.doubt(DoubtDocument, 0, "", p.From.String(), "ngày đầu của kế hoạch được lấy theo năm và thời gian của các nhiệm vụ", "the first day of the plan was taken from the year and the times of the tasks")
	}
	if p.To.IsZero() && to != form.NoDay {
		p.To = to
		r.doubt(DoubtDocument, 0, "", p.To.String(), "ngày cuối của kế hoạch được lấy theo năm và thời gian của các nhiệm vụ", "the last day of the plan was taken from the year and the times of the tasks")
	}
}
