package onestop

import (
	"strconv"

	"github.com/caicach/tthc/schedule/form"
)

// DeskHeader is the heading of the plain table of what desks report: see
// [Desk.Cells].
func DeskHeader(l form.Language) []string {
	if l == form.English {
		return []string{"Carried over", "Received", "Moved in less out", "Done early", "Done on time", "Done late", "Done undated",
			"In progress in time", "In progress overdue", "In progress undated"}
	}
	return []string{"Tồn kỳ trước", "Tiếp nhận", "Chuyển đến trừ chuyển đi", "Trước hạn", "Đúng hạn", "Quá hạn", "Xong, không rõ hạn",
		"Đang giải quyết trong hạn", "Đang quá hạn", "Đang giải quyết, không rõ hạn"}
}

// Cells is the counts in a plain table, in the columns of [DeskHeader]. The
// body and the period, which are the host's to name, go before.
func (d Desk) Cells() []string {
	var cells []string
	for _, n := range []int64{d.CarriedOver, d.Received, d.Moved, d.DoneEarly, d.DoneOnTime, d.DoneLate, d.DoneUndated,
		d.OpenInTime, d.OpenOverdue, d.OpenUndated} {
		cells = append(cells, strconv.FormatInt(n, 10))
	}
	return cells
}
