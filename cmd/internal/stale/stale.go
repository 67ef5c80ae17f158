// Package stale says what the data of the program lacks of pages that somebody saved:
// lists of units of the statistics office, notices of days off, lists of the legal
// gazette.
//
// A page is read as a table or as text, and looked through for three things: units,
// where a column of codes and one of names are headed so; numbers of documents, such
// as 309/2026/NĐ-CP, each with the first day behind it in its row; and among those
// the ones whose row speaks of days off. What is newer than the data, or a unit that
// it does not have, is told. It judges nothing: whether a document matters is for
// whoever reads the list.
package stale

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/caicach/tthc/cmd/internal/grid/files"
	setcatalog "github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/plan/body/units"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Kind is what the data lacks.
type Kind string

// The kinds.
const (
	UnitMissing   Kind = "unit-missing"   // a unit whose code the registry does not have on the day
	UnitRenamed   Kind = "unit-renamed"   // one that it knows by another name
	NoticeNewer   Kind = "notice-newer"   // a notice of days off after the last that the calendar has
	DocumentTouch Kind = "document-touch" // a newer document that names one on which the data rests
	DocumentNewer Kind = "document-newer" // another one that is newer than the data
)

var kinds = map[Kind]form.Text{
	UnitMissing:   {"đơn vị chưa có", "unit missing"},
	UnitRenamed:   {"đơn vị khác tên", "unit of another name"},
	NoticeNewer:   {"thông báo lịch mới hơn", "newer notice of days off"},
	DocumentTouch: {"văn bản mới liên quan", "new document that concerns it"},
	DocumentNewer: {"văn bản mới hơn dữ liệu", "document newer than the data"},
}

// Text is the kind in words.
func (k Kind) Text(l form.Language) string { return kinds[k].In(l) }

// Finding is one thing that the data lacks.
type Finding struct {
	Kind   Kind     `json:"kind"`
	Row    int      `json:"row"`             // of its table, or its line among those outside of tables, from 1
	Code   string   `json:"code,omitzero"`   // of a unit
	Number string   `json:"number,omitzero"` // of a document
	Day    form.Day `json:"day,omitzero"`    // of the document, absent where its row names none
	Known  string   `json:"known,omitzero"`  // the name that the registry has, or the document that it concerns
	Text   string   `json:"text"`            // the name of the unit, or the row
}

// Page is what a page has, and what of it the data lacks.
type Page struct {
	Units, Documents int
	Findings         []Finding
}

// Data is the data that pages are held against.
type Data struct {
	bodies   *body.Registry
	calendar *calendar.Calendar
	on       form.Day
	rests    map[string]bool // the documents on which it rests, by their keys
}

// Of is the data of a registry and a calendar on a day, with what is built in of plans,
// indicators and rules of petitions.
func Of(bodies *body.Registry, cal *calendar.Calendar, on form.Day) (*Data, error) {
	d := &Data{bodies: bodies, calendar: cal, on: on, rests: map[string]bool{}}
	all := []any{bodies.Data(), cal.Notices(), petition.National()}
	for _, p := range catalog.Plans() {
		all = append(all, p)
	}
	for _, s := range setcatalog.Sets() {
		all = append(all, s)
	}
	for _, one := range all {
		text, err := json.Marshal(one)
		if err != nil {
			return nil, err
		}
		for _, number := range numberOf.FindAllString(string(text), -1) {
			d.rests[key(number)] = true
		}
	}
	return d, nil
}

// What a page is refused for.
const NothingFound form.Code = "page.nothing"

var texts = form.Texts{
	NothingFound: {"không tìm thấy đơn vị (cần một cột mã và một cột tên có tiêu đề) hoặc số văn bản nào", "no unit (a column of codes and one of names, with headings) and no number of a document was found in it"},
}

// Look looks a page through; the ending of its name says how it is written: HTML, CSV,
// TSV, XLSX, DOCX or text. The error is that of the reader of files, or
// [NothingFound].
func (d *Data) Look(name string, r io.Reader) (p Page, err error) {
	file, err := files.ReadPage(name, r)
	if err != nil {
		return p, err
	}
	seen := map[string]bool{}
	for i, line := range file.Lines {
		d.line(&p, seen, i+1, line)
	}
	for _, g := range file.Grids {
		lacks, n := units.Differences(d.bodies, g.Rows, d.on)
		p.Units += n
		for _, u := range lacks {
			kind := UnitMissing
			if u.Known != "" {
				kind = UnitRenamed
			}
			p.Findings = append(p.Findings, Finding{Kind: kind, Row: u.Row, Code: u.Code, Known: u.Known, Text: u.Name})
		}
		if n > 0 { // the decisions beside units are old: they were made by them
			continue
		}
		for i, row := range g.Rows {
			d.line(&p, seen, i+1, strings.Join(row, " | "))
		}
	}
	if p.Units+p.Documents == 0 {
		return p, texts.Error(form.Error{Code: NothingFound})
	}
	return p, nil
}

var (
	numberOf = regexp.MustCompile(`\d{1,6}\p{L}?/(?:\d{4}/)?[\p{Lu}&]{1,12}\d*(?:-[\p{Lu}][\p{L}\d&.]*)*`)
	dayOf    = regexp.MustCompile(`(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)
	restOf   = regexp.MustCompile(`nghi-tet|nghi-le|ngay-nghi|hoan-doi|lam-bu|nghi-bu|lich-nghi`)
)

// maxText is how much of a row is told, in characters.
const maxText = 200

// line looks at a row, or a line of text: the first number is that of the document that
// it is about, the others are those that it names.
func (d *Data) line(p *Page, seen map[string]bool, row int, line string) {
	at := numberOf.FindAllStringIndex(line, -1)
	if len(at) == 0 {
		return
	}
	p.Documents++
	number := line[at[0][0]:at[0][1]]
	if seen[key(number)] || d.rests[key(number)] {
		return
	}
	seen[key(number)] = true
	f := Finding{Row: row, Number: number, Day: dayIn(line[at[0][1]:]), Text: short(line)}
	f.Day = cmp.Or(f.Day, dayIn(line[:at[0][0]]))
	if restOf.MatchString(reading.Key(line)) {
		if f.Kind = NoticeNewer; f.Day == form.NoDay || f.Day > d.calendar.KnownUntil() {
			p.Findings = append(p.Findings, f)
		}
		return
	}
	f.Kind = DocumentNewer
	for _, other := range at[1:] {
		if named := line[other[0]:other[1]]; d.rests[key(named)] {
			f.Kind, f.Known = DocumentTouch, named
			break
		}
	}
	if f.Day > d.bodies.KnownUntil() || f.Day == form.NoDay && f.Kind == DocumentTouch {
		p.Findings = append(p.Findings, f)
	}
}

// key is the number of a document as it is compared.
func key(number string) string { return strings.ToUpper(strings.TrimLeft(number, "0")) }

// dayIn is the first day of a text.
func dayIn(text string) form.Day {
	m := dayOf.FindStringSubmatch(text)
	if m == nil {
		return form.NoDay
	}
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }
	y, month, day := n(1), n(2), n(3)
	for _, at := range []int{4, 7} {
		if m[at] != "" {
			day, month, y = n(at), n(at+1), n(at+2)
		}
	}
	read, err := form.ParseDay(fmt.Sprintf("%04d-%02d-%02d", y, month, day))
	if err != nil {
		return form.NoDay
	}
	return read
}

// short is a row without what is too long to be told.
func short(line string) string {
	line = strings.Join(strings.Fields(line), " ")
	if r := []rune(line); len(r) > maxText {
		return string(r[:maxText]) + "…"
	}
	return line
}
