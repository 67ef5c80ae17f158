package reconcile

import (
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// Table is the differences as a plain table: the list to send to who keeps the other
// register.
func (r Report) Table(l form.Language) (header []string, rows [][]string) {
	header = []string{l.Pick("Mã hồ sơ", "Dossier"), l.Pick("Mã thủ tục", "Procedure"), l.Pick("Nguyên nhân", "Cause"), l.Pick("Bên mình", "Ours"),
		l.Pick("Bên kia", "Theirs"), l.Pick("Điểm", "Points"), l.Pick("Căn cứ", "Reason")}
	for _, d := range r.Differences {
		rows = append(rows, []string{d.Code, d.Procedure, d.Cause.Text(l), d.Ours.Text(l), d.Theirs.Text(l), d.Points.Text(l), d.Reason.In(l)})
	}
	return header, rows
}

// Summary is the causes as a plain table, and the share in time by each register as
// its last two rows.
func (r Report) Summary(l form.Language) (header []string, rows [][]string) {
	header = []string{l.Pick("Nguyên nhân", "Cause"), l.Pick("Số hồ sơ", "Dossiers"), l.Pick("Điểm được thêm nếu sửa", "Points to gain")}
	for _, s := range r.Causes {
		rows = append(rows, []string{s.Cause.Text(l), strconv.Itoa(s.Dossiers), s.Points.Text(l)})
	}
	return header, append(rows,
		[]string{l.Pick("Đúng hạn theo bên mình", "In time by ours"), r.Ours.String(), ""},
		[]string{l.Pick("Đúng hạn theo bên kia", "In time by theirs"), r.Theirs.String(), ""})
}
