package table

import (
	"strings"

	"github.com/caicach/tthc/plan"
)

// Write is the tasks of a plan as a table that [Read] reads back as the same
// tasks: numbers, titles, bodies, times, products, recipients,
// functions, places and notes.
//
// A table holds no more than that. What stands above the tasks is for
// [Options.Document]; and these come back otherwise, with a doubt or in other
// words:
//
//   - a rule that its text does not mean, or means only in another year;
//   - a body whose name the registry reads as several ("Bộ A và Bộ B" as one);
//   - a recipient with a semicolon or a line break in its name;
//   - a number that says nothing alone (a letter or a dash), and a title,
//     product or note with line breaks or a full stop at its end.
func Write(p *plan.Plan) (header []string, rows [][]string) {
	header = []string{"Stt", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Nơi nhận", "Chức năng", "Vị trí trong văn bản", "Ghi chú"}
	if p == nil {
		return header, nil
	}
	for _, t := range p.Tasks {
		rows = append(rows, []string{
			string(t.ID), t.Title, strings.Join(t.Leads, "; "), strings.Join(t.Coordinating, "; "),
			t.Time.Text, list(t.Products),
			strings.Join(t.Recipients, "; "), string(t.Function), t.Place, t.Note,
		})
	}
	return header, rows
}

// list is the points of a list, each on a line of its own.
func list(points []string) string {
	if len(points) == 1 && bulletOf(points[0]) == "" {
		return points[0]
	}
	var b strings.Builder
	for i, p := range points {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("- " + p)
	}
	return b.String()
}
