// Package paper is documents of the administration as values, in the layout of Annex I of
// Decree 30/2020/NĐ-CP of 5 March 2020 on records: what stands in one ([Document]), how it
// is laid out (layout.go), and the whole as DOCX ([WriteDOCX]). The pages of the server show
// the same value.
//
// What is not known when a document is drafted is left to be filled in by hand, as drafts
// are: its number, its day, who signs it.
//
// It writes the few parts of Office Open XML that such a document has itself: of the
// libraries for DOCX none under a permissive licence has a release to depend on, and what
// they take away, the names of some thirty elements, is less than they bring.
package paper

import (
	"fmt"
	"strings"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// Document is what stands in a document.
type Document struct {
	Head
	Language form.Language
	Year     int    // of its day, where that is left open
	Kind     string // tên loại: BÁO CÁO
	About    string // trích yếu: what it is about
	Opening  string // the paragraph before the parts
	Parts    []Part
	Closing  string // the paragraph after them
}

// Head is what surrounds the content, as people fill it in.
type Head struct {
	Parent     string   // the body directly above the issuer, cơ quan chủ quản trực tiếp
	Issuer     string   // cơ quan ban hành
	Number     string   // of the year, given by the registry
	Sign       string   // ký hiệu: BC-UBND
	Place      string   // địa danh
	Day        form.Day // zero: left open
	To         []string // Kính gửi: of a report to those above
	Recipients []string // Nơi nhận, besides those above and the file copy
	Drafter    string   // of the file copy: the unit that drafted it
	Authority  string   // quyền hạn: TM. ỦY BAN NHÂN DÂN
	Post       string   // chức vụ: CHỦ TỊCH
	Signer     string   // họ tên
}

// Part is a part of the content (mục), numbered I, II and so on.
type Part struct {
	Title string
	Items []Item
}

// Item is what stands in a part (khoản), numbered 1, 2 and so on where it has a title.
type Item struct {
	Title string
	Texts []string
	Table *Table
	Notes []string // below the table
}

// Table is a table of the content. Columns are as wide as their shares of the page.
type Table struct {
	Columns []Column
	Rows    [][]string
	Total   []string // the last row; nil: none
}

// Column is a column of a table.
type Column struct {
	Name  string
	Share int
	Align Align
}

// Align is where the cells of a column stand.
type Align string

// Where cells stand: words on the left, which is the zero value, numbers on the right.
const (
	Middle Align = "center"
	Right  Align = "right"
)

// Lines is the rows of the table with the last one.
func (t *Table) Lines() [][]string {
	if t.Total == nil {
		return t.Rows
	}
	return append(t.Rows[:len(t.Rows):len(t.Rows)], t.Total)
}

func (d *Document) t(vi, en string) string { return d.Language.Pick(vi, en) }

// Nation is the name of the state, Quốc hiệu.
func (d *Document) Nation() string {
	return d.t("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
}

// Motto is Tiêu ngữ.
func (d *Document) Motto() string {
	return d.t("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
}

// dots is what is left to be filled in.
const dots = "……"

// or is a text, or the place for it.
func or(text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return dots
	}
	return text
}

// IssuerLines is the issuer in capitals; a committee or council of the people has its
// place on a line of its own.
func (d *Document) IssuerLines() []string {
	name := Capitals(or(d.Issuer))
	for _, kind := range []string{"ỦY BAN NHÂN DÂN ", "HỘI ĐỒNG NHÂN DÂN "} {
		if place, ok := strings.CutPrefix(name, kind); ok {
			return []string{strings.TrimSpace(kind), place}
		}
	}
	return []string{name}
}

// NumberLine is the number and sign of the document (Annex I, part I, II.3): a number below
// ten has a 0 before it.
func (d *Document) NumberLine() string {
	number := strings.TrimSpace(d.Number)
	if len(number) == 1 && number[0] >= '1' && number[0] <= '9' {
		number = "0" + number
	}
	return d.t("Số: ", "No. ") + or(number) + "/" + or(d.Sign)
}

// PlaceAndDay is where and when it was issued (II.4): a day below ten and the months 1 and
// 2 have a 0 before them.
func (d *Document) PlaceAndDay() string {
	day, month, year := dots, dots, d.Year
	if !d.Day.IsZero() {
		day, month, year = fmt.Sprintf("%02d", d.Day.Day()), fmt.Sprint(int(d.Day.Month())), d.Day.Year()
		if d.Day.Month() <= time.February {
			month = "0" + month
		}
	}
	if d.Language == form.English {
		return fmt.Sprintf("%s, %s/%s/%d", or(d.Place), day, month, year)
	}
	return fmt.Sprintf("%s, ngày %s tháng %s năm %d", or(d.Place), day, month, year)
}

// ToWord is what stands before those to whom it is sent.
func (d *Document) ToWord() string { return d.t("Kính gửi:", "To:") }

// ToLines is those to whom it is sent, as the lines of a list.
func (d *Document) ToLines() []string { return ended(d.To) }

// ended is lines of a list as they are ended: with a semicolon, the last with a full stop.
func ended(lines []string) (all []string) {
	for i, line := range lines {
		line = strings.TrimRight(strings.TrimSpace(line), ".;,")
		if i < len(lines)-1 {
			all = append(all, line+";")
		} else {
			all = append(all, line+".")
		}
	}
	return all
}

// RecipientsWord is the heading of Nơi nhận.
func (d *Document) RecipientsWord() string { return d.t("Nơi nhận:", "Recipients:") }

// RecipientLines is who gets the document (II.9): "as above" first where it is sent to
// somebody, and the file copy last.
func (d *Document) RecipientLines() []string {
	var lines []string
	if len(d.To) > 0 {
		lines = append(lines, d.t("Như trên", "As above"))
	}
	lines = append(lines, d.Recipients...)
	kept := d.t("Lưu: VT", "File: VT")
	if drafter := strings.TrimSpace(d.Drafter); drafter != "" {
		kept += ", " + drafter
	}
	return ended(append(lines, kept))
}

// Signing is the lines above the place of the signature, in capitals.
func (d *Document) Signing() (lines []string) {
	for _, line := range []string{d.Authority, d.Post} {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, Capitals(line))
		}
	}
	if len(lines) == 0 {
		lines = []string{d.t("CHỨC VỤ CỦA NGƯỜI KÝ", "POST OF WHO SIGNS")}
	}
	return lines
}

// Name is who signs; the place for it where nobody is named.
func (d *Document) Name() string {
	if name := strings.TrimSpace(d.Signer); name != "" {
		return name
	}
	return d.t("Họ và tên", "Name")
}

// Capitals is a text in capitals.
func Capitals(s string) string { return strings.ToUpper(s) }

// Roman is the number of a part.
func Roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.text)
		}
	}
	return b.String()
}

// Heading is the number and title of a part, from 0 (Annex I, part I, V.6.b).
func (p Part) Heading(i int) string { return Roman(i+1) + ". " + Capitals(p.Title) }

// ItemHeading is the number and title of an item; empty where it has no title.
func (p Part) ItemHeading(i int) string {
	if p.Items[i].Title == "" {
		return ""
	}
	n := 0
	for _, item := range p.Items[:i+1] {
		if item.Title != "" {
			n++
		}
	}
	return fmt.Sprintf("%d. %s", n, p.Items[i].Title)
}
