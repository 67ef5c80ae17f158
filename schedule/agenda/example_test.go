package agenda_test

import (
	"fmt"
	"slices"

	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
)

// Who is told what today? The host keeps the keys that it has told.
func ExampleNotices() {
	items := []agenda.Item{
		{Key: "PAKN.20250425.0001/answer/3", About: "PAKN.20250425.0001", Title: "trả lời", Body: "H26", Due: form.MustParseDay("2025-05-20")},
		{Key: "PAKN.20250425.0001/petitioner/1", About: "PAKN.20250425.0001", Title: "trả lời người gửi", Body: "H26", Due: form.MustParseDay("2025-05-20")},
		{Key: "16/QĐ#15#to-pho#2025-05-19", About: "16/QĐ#15", Title: "báo cáo", Body: "H26", Due: form.MustParseDay("2025-05-19")},
	}
	told := map[string]bool{"16/QĐ#15#to-pho#2025-05-19/desk": true}
	today := form.MustParseDay("2025-05-19")
	var todo []agenda.Reminder
	for r := range agenda.Reminders(nil, slices.Values(items), today, agenda.DefaultEscalation()) {
		if !told[r.Key] {
			todo = append(todo, r)
		}
	}
	for _, n := range agenda.Notices(slices.Values(todo), today, func(r agenda.Reminder) string { return string(r.To) + "@" + r.Item.Body }) {
		fmt.Println(n.Person)
		for _, r := range n.Reminders {
			fmt.Println(" ", r.Item.Due, r.Item.About, r.Item.Title)
		}
	}
	// Output:
	// desk@H26
	//   2025-05-20 PAKN.20250425.0001 trả lời
	//   2025-05-20 PAKN.20250425.0001 trả lời người gửi
	// head@H26
	//   2025-05-19 16/QĐ#15 báo cáo
}
