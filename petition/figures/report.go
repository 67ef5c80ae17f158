package figures

import (
	"strconv"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// Table is a report as header and rows, for whatever format a host writes.
type Table struct {
	form.Unwritten
	Title  string
	Header []string
	Rows   [][]string
}

// HalfYearReport is the report on receiving and handling petitions that Decree
// 20/2008/NĐ-CP, article 22, asks for twice a year, as a table; any other
// period will do as well. The decree's own form has not been seen: the columns
// are what articles 14 to 20 speak of.
func HalfYearReport(p *petition.Process, pets []petition.Petition, q TallyQuery, l form.Language) Table {
	span, last := q.asOf()
	columns := []struct {
		vi, en string
		value  func(Tally) int
	}{
		{"Kỳ trước chuyển sang", "Carried over", func(t Tally) int { return t.CarriedOver }},
		{"Tiếp nhận trong kỳ", "Received", func(t Tally) int { return t.Received }},
		{"Phản ánh", "Reflections", func(t Tally) int { return t.Reflections }},
		{"Kiến nghị", "Recommendations", func(t Tally) int { return t.Recommendations }},
		{"Về quy định, chính sách", "On regulations", func(t Tally) int { return t.Regulations }},
		{"Về thủ tục hành chính", "On procedures", func(t Tally) int { return t.Procedures }},
		{"Về hành vi", "On conduct", func(t Tally) int { return t.Conducts }},
		{"Từ chối tiếp nhận", "Refused", func(t Tally) int { return t.Refused }},
		{"Chuyển cơ quan khác", "Handed on", func(t Tally) int { return t.HandedOn }},
		{"Người gửi rút", "Withdrawn", func(t Tally) int { return t.Withdrawn }},
		{"Gắn trùng", "Duplicates", func(t Tally) int { return t.Duplicates }},
		{"Đã trả lời", "Answered", func(t Tally) int { return t.Answered }},
		{"Đã công khai", "Published", func(t Tally) int { return t.Published }},
		{"Đã sửa đổi quy định", "Regulation changed", func(t Tally) int { return t.Changed }},
		{"Sẽ sửa đổi quy định", "Regulation will change", func(t Tally) int { return t.WillChange }},
		{"Đã kiến nghị cơ quan có thẩm quyền", "Recommended", func(t Tally) int { return t.Recommended }},
		{"Giữ nguyên, có giải thích", "Kept", func(t Tally) int { return t.Kept }},
		{"Đã xử lý hành vi", "Conduct handled", func(t Tally) int { return t.ConductHandled }},
		{"Đang xử lý trong hạn", "Open in time", func(t Tally) int { return t.OpenInTime }},
		{"Đang xử lý quá hạn", "Open overdue", func(t Tally) int { return t.OpenOverdue }},
		{"Đúng hạn", "On time", func(t Tally) int { return t.OnTime }},
		{"Không đúng hạn", "Late", func(t Tally) int { return t.Late }},
	}
	table := Table{Title: l.Pick(
		"Tình hình tiếp nhận, xử lý phản ánh, kiến nghị ", "Petitions received and handled, ") +
		q.Period.Text(l) + " (" + span.Since.In(l) + " – " + last.In(l) + ")"}
	table.Header = append(table.Header, l.Pick("Cơ quan", "Body"))
	if q.By == GroupBySubject {
		table.Header[0] = l.Pick("Nội dung", "Subject")
	}
	for _, c := range columns {
		table.Header = append(table.Header, l.Pick(c.vi, c.en))
	}
	for _, t := range Count(p, pets, q) {
		row := []string{string(t.Body)}
		if q.By == GroupBySubject {
			row[0] = t.Subject.Text(l)
		} else if bodies := p.Bodies(); bodies != nil {
			if name := bodies.ByID(t.Body).Name(last); name != "" {
				row[0] = name
			}
		}
		for _, c := range columns {
			row = append(row, strconv.Itoa(c.value(t)))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
