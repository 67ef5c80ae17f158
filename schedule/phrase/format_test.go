package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// The canonical wording of each kind of part.
func TestFormat(t *testing.T) {
	on := func(s string) schedule.Part { // a part due on a day, for its dates
		return schedule.Part{Kind: schedule.Deadline, Due: form.MustParseDay(s)}
	}
	from := func(kind schedule.Kind, start, due string) schedule.Part {
		p := schedule.Part{Kind: kind}
		if start != "" {
			p.Start = on(start).Due
		}
		if due != "" {
			p.Due = on(due).Due
		}
		return p
	}
	every := func(c schedule.Cycles, change func(*schedule.Part)) schedule.Part {
		p := schedule.Part{Kind: schedule.Recurring, Every: c}
		if change != nil {
			change(&p)
		}
		return p
	}
	event := func(name string, offset schedule.Term) schedule.Part {
		return schedule.Part{Kind: schedule.OnEvent, Event: name, Offset: offset}
	}
	four := calendar.MustParseTimeOfDay("16:00")
	for _, c := range []struct {
		part schedule.Part
		want string
	}{
		{schedule.Part{Kind: schedule.Continuous}, "thường xuyên"},
		{from(schedule.Continuous, "2025-01-01", "2025-12-31"), "thường xuyên (áp dụng năm 2025)"},
		{on("2025-12-10"), "chậm nhất ngày 10/12/2025"},
		{on("2025-03-05"), "chậm nhất ngày 05/3/2025"}, // Decree 30/2020/NĐ-CP: 0 before days to 9, months 1 and 2
		{schedule.Part{Kind: schedule.Deadline, Due: on("2025-12-09").Due, Exclusive: true}, "trước ngày 10/12/2025"},
		{schedule.Part{Kind: schedule.Deadline, Due: on("2025-02-05").Due, Time: four}, "trước 16 giờ ngày 05/02/2025"},
		{from(schedule.Interval, "2025-06-01", "2025-06-30"), "tháng 6/2025"},
		{from(schedule.Interval, "2025-07-01", "2025-09-30"), "quý III/2025"},
		{from(schedule.Interval, "2025-01-01", "2025-06-30"), "6 tháng đầu năm 2025"},
		{from(schedule.Interval, "2025-01-01", "2025-12-31"), "năm 2025"},
		{from(schedule.Interval, "2026-01-01", "2028-12-31"), "giai đoạn 2026-2028"},
		{from(schedule.Interval, "2025-06-02", "2025-06-30"), "từ ngày 02/6/2025 đến hết ngày 30/6/2025"},
		{from(schedule.Interval, "2025-06-02", ""), "từ ngày 02/6/2025 trở đi"},
		{from(schedule.Interval, "", "2025-06-30"), "từ trước đến hết ngày 30/6/2025"},
		{every(schedule.Monthly, nil), "hằng tháng"},
		{every(schedule.HalfYearly, nil), "định kỳ 6 tháng"},
		{every(schedule.Monthly|schedule.Yearly, nil), "định kỳ hằng tháng, hằng năm"},
		{every(schedule.Yearly, func(p *schedule.Part) { p.Times = 2 }), "02 lần/năm"},
		{every(schedule.Monthly, func(p *schedule.Part) { p.Day, p.Exclusive = 25, true }), "trước ngày 25 hằng tháng"},
		{every(schedule.Monthly, func(p *schedule.Part) { p.Day, p.Following = 5, true }), "chậm nhất ngày 05 của tháng tiếp theo"},
		{every(schedule.Quarterly, func(p *schedule.Part) { p.Day = 20 }), "chậm nhất ngày 20 của tháng cuối quý"},
		{every(schedule.Quarterly, func(p *schedule.Part) { p.Day, p.Month, p.Following = 5, 1, true }), "chậm nhất ngày 05 của tháng đầu quý tiếp theo"},
		{every(schedule.Yearly, func(p *schedule.Part) { p.Day, p.Month = 20, 12 }), "chậm nhất ngày 20/12 hằng năm"},
		{every(schedule.Yearly, func(p *schedule.Part) { p.Day, p.Month = 29, 2 }), "chậm nhất ngày 29/02 hằng năm"},
		{every(schedule.Yearly, func(p *schedule.Part) { p.Day, p.Month = 31, 2 }), "chậm nhất tháng 02 hằng năm"},
		{every(schedule.Weekly, func(p *schedule.Part) { p.Weekday, p.Time = schedule.Friday, four }), "trước 16 giờ thứ Sáu hằng tuần"},
		{event("nhận đủ hồ sơ", schedule.NewTerm(10, schedule.WorkingDays)), "trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ"},
		{event("họp", schedule.NewTerm(0, schedule.WorkingDays)), "trong thời hạn 0 ngày làm việc kể từ ngày họp"},
		{event("ngày họp", schedule.NewTerm(-5, schedule.Days)), "chậm nhất 5 ngày trước ngày họp"},
		{event("khai mạc", schedule.HalvesTerm(-7, schedule.WorkingDays)), "chậm nhất 3,5 ngày làm việc trước khi khai mạc"},
		{event("được phê duyệt", schedule.NewTerm(0, schedule.Days)), "ngay sau khi được phê duyệt"},
		{event("có kết luận", schedule.Term{}), "sau khi có kết luận"},
		{schedule.Part{Kind: schedule.OnDemand}, "đột xuất"},
		{schedule.Part{Kind: schedule.OnDemand, Event: "yêu cầu của Bộ"}, "theo yêu cầu của Bộ"},
		{schedule.Part{Kind: schedule.OnDemand, Event: "yêu cầu"}, "đột xuất theo “yêu cầu”"},
		{schedule.Part{Kind: schedule.External, Event: "lộ trình của Bộ Công an"}, "theo lộ trình của Bộ Công an"},
		{schedule.Part{Kind: schedule.External, Event: "lộ trình, tiến độ"}, "theo lộ trình, tiến độ"},
		// A name that would not be read back as it stands is in quotes.
		{schedule.Part{Kind: schedule.External, Event: "lộ trình, Bộ Công an"}, "theo “lộ trình, Bộ Công an”"},
		{event("họp muộn nhất", schedule.NewTerm(5, schedule.Days)), "trong thời hạn 5 ngày kể từ ngày “họp muộn nhất”"},
		{event("họp ngày 15/3/2025", schedule.Term{}), "sau khi “họp ngày 15/3/2025”"},
	} {
		assert.Equal(t, c.want, phrase.Format(schedule.MustRule("", c.part)))
	}
	start := event("kết thúc chiến dịch", schedule.NewTerm(0, schedule.Days))
	start.Start = on("2025-11-01").Due
	assert.Equal(t, "từ ngày 01/11/2025 đến khi kết thúc chiến dịch", phrase.Format(schedule.MustRule("", start)))
	monthly, demand := every(schedule.Monthly, nil), schedule.Part{Kind: schedule.OnDemand}
	assert.Equal(t, "hằng tháng hoặc đột xuất", phrase.Format(schedule.MustRule(schedule.JoinAny, monthly, demand)))
	assert.Equal(t, "đột xuất; hoặc hằng tháng", phrase.Format(schedule.MustRule(schedule.JoinAny, demand, monthly)))
	assert.Equal(t, "hằng tháng; đột xuất", phrase.Format(schedule.MustRule(schedule.JoinAll, monthly, demand)))
	assert.Empty(t, phrase.Format(schedule.Rule{}))
}
