package table

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
	"github.com/caicach/tthc/schedule/reading"
)

// ParseDocument reads what the lines around a table say of its document: the
// Number, the Date, the Issuer and the Title, each zero where no line says it. Lines may be
// paragraphs, or cells with several lines of their own: the table in which the
// head of a document is laid out. Bodies is where the issuer is looked up, nil is
// [body.Vietnam], by its name on the date of the document, or on the day given
// where the lines give no date.
//
// It knows the head of a document ("Số: 12/KH-UBND", "Bắc Ninh, ngày 5 tháng 3
// năm 2026", the issuer in the lines above the number, the title in those below
// "KẾ HOẠCH"), and what stands over an
// annex ("(Ban hành kèm theo Quyết định số 240/QĐ-TTg ngày
// 20/02/2024 của ...)"), which comes first. Documents that are only cited are
// not taken.
//
// The rest is the lines that say none of it, without the words over every document
// of the state.
func ParseDocument(lines []string, bodies *body.Registry, on form.Day) (said plan.Plan, rest []string) {
	if bodies == nil {
		bodies = body.Vietnam()
	}
	h := head{bodies: bodies, on: on, read: map[*string]bool{}}
	for _, cell := range lines {
		var part []string
		for l := range strings.SplitSeq(clean(cell), "\n") {
			if strings.IndexFunc(l, unicode.IsLetter) >= 0 {
				part = append(part, l)
			}
		}
		h.parts = append(h.parts, part)
	}
	h.annex()
	for _, read := range []func(part []string, i int){h.date, h.number} { // the issuer by the name of the day
		for _, part := range h.parts {
			for i := range part {
				read(part, i)
			}
		}
	}
	h.title()
	return h.found, h.rest()
}

// title reads what kind of plan it is, in capitals on a line of its own, and the lines
// below it that say which; or one line in capitals that says both.
func (h *head) title() {
	var lines []*string
	for _, part := range h.parts {
		for i := range part {
			lines = append(lines, &part[i])
		}
	}
	for i, first := range lines {
		t := reading.Scan(*first)
		_, n := plans.At(t.Tokens, 0)
		if n == 0 || h.read[first] || strings.ToUpper(*first) != *first {
			continue
		}
		title, alone := *first, n == len(withoutMarks(t.Tokens))
		if alone {
			kind := t.Piece(0, n).Text
			_, initial := utf8.DecodeRuneInString(kind)
			title = kind[:initial] + strings.ToLower(kind[initial:])
		}
		end := i + 1
		for ; end < len(lines) && end <= i+longestTitle && h.entitles(*lines[end], alone) && !h.read[lines[end]]; end++ {
			title += " " + strings.TrimRight(*lines[end], " .:;")
		}
		if alone && end == i+1 {
			continue
		}
		h.found.Title = title
		for _, l := range lines[i:end] {
			h.read[l] = true
		}
		return
	}
}

// longestTitle is how many lines a title has, and titleLine how many bytes one of them.
const longestTitle, titleLine = 5, 300

// entitles says that a line may go on with a title; behind one in capitals only capitals
// do.
func (h *head) entitles(line string, small bool) bool {
	t := reading.Scan(line)
	_, other := beyondTitle.At(t.Tokens, 0)
	return len(line) <= titleLine && other == 0 && len(t.Tokens) > 0 && t.Tokens[0].Kind == reading.KindWord && t.At(1).Mark != '.' && (small || strings.ToUpper(line) == line)
}

var (
	// plans are the kinds of documents that give tasks, as they head one.
	plans = reading.NewSet("kế hoạch, kế hoạch hành động, kế hoạch công tác, kế hoạch thực hiện, chương trình, chương trình hành động, chương trình công tác, đề án, phương án")
	// beyondTitle begins what stands below a title.
	beyondTitle = reading.NewSet("căn cứ, thực hiện nghị quyết, thực hiện quyết định, thực hiện chỉ thị, thực hiện kế hoạch, thực hiện công văn, thực hiện chương trình, kính gửi, phần, phụ lục, danh mục, biểu, mẫu, đơn vị tính, ban hành kèm theo, kèm theo, nhằm, để, xét, theo đề nghị")
)

// rest is the lines that were not read.
func (h *head) rest() (rest []string) {
	for _, part := range h.parts {
		for i := range part {
			if !h.read[&part[i]] && !says(mottos, part[i]) {
				rest = append(rest, part[i])
			}
		}
	}
	return rest
}

// mottos stand over every document of the state.
var mottos = reading.NewSet("cộng hòa xã hội chủ nghĩa việt nam, độc lập tự do hạnh phúc, cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc")

// head is the head of a document that is being read: the lines of its parts.
type head struct {
	bodies *body.Registry
	on     form.Day
	parts  [][]string
	read   map[*string]bool // lines that say something of it
	found  plan.Plan
}

// take notes that the lines of a part were read from byte from up to byte to, where
// they stand on one line.
func (h *head) take(part []string, from, to int) {
	at := 0
	for i := range part {
		if at < to && from < at+len(part[i]) {
			h.read[&part[i]] = true
		}
		at += len(part[i]) + 1
	}
}

var (
	// numberOf is the number of a document: 12/KH-UBND, 05/2024/NQ-HĐND.
	numberOf = regexp.MustCompile(`^\s*(\d{1,6}\p{L}?/(?:\d{4}/)?[\p{Lu}&]{1,12}\d*(?:-[\p{Lu}][\p{L}\d&.]*)*)`)
	attached = reading.NewSet("kèm theo, ban hành kèm theo, đính kèm")
	numbered = reading.NewSet("số")
	dated    = reading.NewSet("ngày")
	by       = reading.NewSet("của")
)

// annex reads "(Ban hành kèm theo Kế hoạch số ... ngày ... của ...)".
func (h *head) annex() {
	for _, part := range h.parts {
		text := strings.Join(part, " ")
		t := reading.Scan(text)
		for i := 0; i < len(t.Tokens); i++ {
			if _, n := attached.At(t.Tokens, i); n == 0 {
				continue
			}
			at := next(t, numbered, i)
			if at < 0 {
				break
			}
			first := i
			i = at
			m := numberOf.FindStringSubmatch(strings.TrimLeft(text[t.Tokens[at].End:], " :"))
			if m == nil {
				continue
			}
			h.found.Number = m[1]
			last := at + 1
			of := next(t, by, at)
			if day := next(t, dated, at); day >= 0 {
				last = end(t, day, of)
				h.found.Date = dayIn(t.Piece(day, last).Text)
			}
			if of >= 0 {
				last = end(t, of, -1)
				h.found.Issuer = h.issuer([]string{t.Piece(of+1, last).Text})
			}
			h.take(part, t.At(first).Start, t.At(last-1).End)
			return
		}
	}
}

// end is where what begins with token i ends: before token of, where that is
// behind it, or a bracket, a comma or a semicolon.
func end(t reading.Text, i, of int) int {
	for k := i; k < len(t.Tokens); k++ {
		if m := t.Tokens[k].Mark; k == of || m == ')' || m == ',' || m == ';' {
			return k
		}
	}
	return len(t.Tokens)
}

// next is the first token from i on that is one of the words, -1 where none is.
func next(t reading.Text, words *reading.Table[bool], i int) int {
	for ; i < len(t.Tokens); i++ {
		if _, n := words.At(t.Tokens, i); n > 0 {
			return i
		}
	}
	return -1
}

// date reads the place and the date: "Hà Nội, ngày 20 tháng 02 năm 2024".
func (h *head) date(part []string, i int) {
	t := reading.Scan(part[i])
	if at := next(t, dated, 0); at > 0 && at <= 5 && t.Tokens[at-1].Mark == ',' && h.found.Date.IsZero() {
		h.found.Date = dayIn(t.Piece(at, end(t, at, -1)).Text)
		h.read[&part[i]] = !h.found.Date.IsZero()
	}
}

// number reads the number, with the issuer above it.
func (h *head) number(part []string, i int) {
	t := reading.Scan(part[i])
	if _, n := numbered.At(t.Tokens, 0); n == 0 || h.found.Number != "" {
		return
	}
	m := numberOf.FindStringSubmatch(strings.TrimLeft(part[i][t.Tokens[0].End:], " :"))
	if m == nil {
		return
	}
	h.found.Number = m[1]
	h.read[&part[i]] = true
	if h.found.Issuer == "" && i > 0 {
		h.found.Issuer = h.issuer(part[:i])
		for k := range i {
			h.read[&part[k]] = true
		}
	}
}

// dayIn is the day that a text is, NoDay when it is anything else or more.
func dayIn(text string) form.Day {
	read, err := phrase.Parse(text, phrase.Context{})
	if err != nil || len(read.Rest) > 0 || len(read.Doubts) > 0 || len(read.Rule.Parts()) != 1 {
		return form.NoDay
	}
	if p := read.Rule.Parts()[0]; p.Kind == schedule.Deadline {
		return p.Due
	}
	return form.NoDay
}

// issuer is the body that the lines name: all of them together, else the last,
// which stands below the others. One that is not known is as it is written.
func (h *head) issuer(lines []string) string {
	whole, on := strings.Join(lines, " "), h.found.Date
	if on.IsZero() {
		on = h.on
	}
	for _, name := range []string{whole, lines[len(lines)-1]} {
		if m := h.bodies.Find(name, on); m.Found() && !m.Doubtful() {
			return m.Body.Name(on)
		}
	}
	return whole
}
