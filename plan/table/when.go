package table

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

var (
	anyYear = regexp.MustCompile(`(?:^|[^\d])((?:19|20)\d\d)(?:[^\d]|$)`)
	// yearNamed is a year as the words around a time give it: "năm 2027", "quý I/2027".
	yearNamed = regexp.MustCompile(`(?i)(?:năm|(?:quý|tháng)\s*[ivx\d]{1,4}\s*/)\s*((?:19|20)\d\d)([\s).:]*$)?`)

	// ofDocuments may have its year from a document; carriedOver is work of a year before.
	ofDocuments = reading.NewSet("luật, nghị quyết, nghị định, quyết định, chỉ thị, thông tư, kết luận, thông báo, công văn")
	carriedOver = reading.NewSet("chuyển sang, tồn đọng, còn tồn, chưa hoàn thành, chưa thực hiện, quá hạn, tiếp tục")
	// beforeTime stands before the time in a heading of tasks.
	beforeTime = reading.NewSet("các, những, nhiệm vụ, công việc, nội dung, trong, thực hiện, triển khai, hoàn thành, thời gian, thời hạn")
	before     = reading.NewSet("trước")
)

// contains says whether one of the phrases stands anywhere in the text.
func contains(phrases *reading.Table[bool], text string) bool {
	return next(reading.Scan(text), phrases, 0) >= 0
}

// yearIn is the one year that a heading gives to what stands below it, 0 where it
// gives none. It is sure where the heading ends with it, names no document and is
// not about work of the year before; a document has an earlier year of its own.
func yearIn(text string, ofPlan int) (year int, sure bool) {
	if len(text) > 2*longestHeading {
		return 0, false
	}
	text = reading.Clean(text)
	all := anyYear.FindAllStringSubmatch(text, 3)
	m := yearNamed.FindStringSubmatchIndex(text)
	if m == nil {
		return 0, false
	}
	said := text[m[2]:m[3]]
	if slices.ContainsFunc(all, func(y []string) bool { return y[1] != said }) {
		return 0, false
	}
	year, _ = strconv.Atoi(said)
	if contains(ofDocuments, text) {
		if year < ofPlan {
			year = 0
		}
		return year, false
	}
	return year, m[4] >= 0 && !contains(carriedOver, text)
}

// inYear reads a time in the year that the headings of its rows or its column give,
// where they name another than that of the plan and it matters.
func (r *reader) inYear(it *item, c *cell, text string) (phrase.Result, error) {
	read, err := r.timeIn(text, r.Year)
	year, sure := 0, false
	vi, en := "tiêu đề cột", "the heading of the column"
	for p := it; p != nil && year == 0; p = p.parent {
		if p.group {
			if year, sure = yearIn(p.cells[titleColumn].line(), r.Year); year != 0 {
				vi, en = p.name(form.Vietnamese), p.name(form.English)
			}
		}
	}
	if year == 0 {
		year, sure = yearIn(c.label, r.Year)
	}
	if year == 0 || year == r.Year || year < form.MinYear || year > form.MaxYear {
		return read, err
	}
	other, otherErr := r.timeIn(text, year)
	if otherErr != nil || err == nil && other.Rule.Equal(read.Rule) {
		return read, err
	}
	if !sure {
		r.doubt(DoubtTime, c.row, c.label, text, fmt.Sprintf("không nói năm nào, mà %s nêu năm %d: hãy kiểm tra", vi, year), fmt.Sprintf("the year is not said, and %s names %d: check it", en, year))
		return read, err
	}
	r.doubt(DoubtTime, c.row, c.label, text, fmt.Sprintf("không nói năm nào: đọc là năm %d, theo %s", year, vi), fmt.Sprintf("the year is not said: read as %d, by %s", year, en))
	return other, nil
}

// titledTime is the time that a heading above is, "Quý I/2026", for a task that has
// no other.
func (r *reader) titledTime(it *item) plan.Timing {
	for p := it.parent; p != nil; p = p.parent {
		title := sentence(p.cells[titleColumn].line())
		if !p.group || len(title) > longestHeading {
			continue
		}
		text := timeOf(title)
		if !r.wholeTime(text) {
			continue
		}
		read, err := r.timeIn(text, r.Year)
		if err != nil {
			continue
		}
		r.doubt(DoubtTime, it.row, r.header.label(it.header.index(timeColumn)), "", "không nêu thời gian: lấy theo "+p.name(form.Vietnamese), "no time is given: taken from "+p.name(form.English))
		return plan.Timing{Text: text, Rule: read.Rule}
	}
	return plan.Timing{}
}

// timeOf is the title of a heading without what may stand before a time.
func timeOf(title string) string {
	t := reading.Scan(title)
	return t.Piece(skip(beforeTime, t.Tokens, 0), len(t.Tokens)).Text
}

// byHeading is a day under the heading "Thời hạn (trước ngày)": before that day.
func (r *reader) byHeading(c *cell, text string) string {
	if !contains(before, c.label) || contains(before, text) {
		return text
	}
	read, err := r.timeIn(text, r.Year)
	if err != nil || !slices.ContainsFunc(read.Rule.Parts(), func(p schedule.Part) bool { return p.Kind == schedule.Deadline }) {
		return text
	}
	for _, whole := range []string{"trước ngày " + text, "trước " + text} {
		if r.wholeTime(whole) {
			r.doubt(DoubtTime, c.row, c.label, text, "đọc là “"+whole+"”, theo tiêu đề cột", "read as “"+whole+"”, by the heading of the column")
			return whole
		}
	}
	r.doubt(DoubtTime, c.row, c.label, text, "tiêu đề cột nói “trước”, thời gian này được đọc nguyên văn: hãy kiểm tra", "the heading of the column says “trước”, this time was read as it stands: check it")
	return text
}
