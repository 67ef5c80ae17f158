package phrase_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/phrase"
)

func anyDay(t *rapid.T, label string) form.Day {
	if rapid.IntRange(0, 3).Draw(t, label+" round") == 0 {
		// Ends of months, quarters and years, which have names.
		d := form.NewDay(rapid.IntRange(2000, 2099).Draw(t, label+" year"), 1, 1).AddDate(0, rapid.IntRange(0, 11).Draw(t, label+" month"), 0)
		return d - form.Day(rapid.IntRange(0, 1).Draw(t, label+" last"))
	}
	return form.Day(rapid.Int64Range(int64(form.NewDay(1900, 1, 2)), int64(form.NewDay(2199, 12, 30))).Draw(t, label))
}

var syllables = strings.Fields(`nhận đủ hồ sơ hợp lệ được Chính phủ phê duyệt họp khai mạc kết thúc chiến dịch ngày tháng quý năm 2025 15 30/6/2025 6/2025
	và hoặc trước sau khi từ đến hết trong chậm nhất theo định kỳ hằng thường xuyên đột xuất yêu cầu lộ trình III 175/NQ-CP Quyết định số hoàn thành
	có hiệu lực kỳ thứ 9 Hai lần một trình gửi thực hiện lần/năm 02 5 rưỡi ngay đầu cuối giữa cho không quá tại vào tiến độ chuyên đề kể tuần giờ làm việc xong cả nửa các là`)

// anyName is the name of an event: syllables with and without a sense of
// their own, or any text.
func anyName(t *rapid.T, label string) string {
	switch rapid.IntRange(0, 4).Draw(t, label+" kind") {
	case 0:
		s := rapid.StringN(1, 12, 40).Draw(t, label)
		if strings.ToValidUTF8(s, "") == s && s != "" {
			return s
		}
	case 1:
		return rapid.SampledFrom([]string{"a”b", "“a”", "”", "ngày họp", "ngày 30/6/2025", "ngày 09/12/2025", " ", "a  b", "e\u0301", "lộ trình sửa đổi, thay thế", "| x", "a;b", "(x)", "yêu cầu của Bộ", "yêu cầu", "yêu cầu và", "yêu cầu hoặc quý", "á0năm", "a trước15/6/2025", "luật số 142/2024/QH15", "TRONG6/2025 a"}).Draw(t, label)
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(syllables), 1, 6).Draw(t, label), " ")
}

func anyTime(t *rapid.T) calendar.TimeOfDay {
	if rapid.IntRange(0, 2).Draw(t, "timed") > 0 {
		return calendar.TimeOfDay{}
	}
	m := rapid.IntRange(0, 24*60).Draw(t, "minutes")
	tod, err := calendar.NewTimeOfDay(m/60, m%60)
	require.NoError(t, err)
	return tod
}

// anyPart is any part that a rule may have.
func anyPart(t *rapid.T) schedule.Part {
	p := schedule.Part{Kind: rapid.SampledFrom([]schedule.Kind{schedule.Continuous, schedule.Deadline, schedule.Interval, schedule.Interval,
		schedule.Recurring, schedule.Recurring, schedule.Recurring, schedule.OnEvent, schedule.OnEvent, schedule.OnDemand, schedule.External}).Draw(t, "kind")}
	stretch := func() {
		a, b := anyDay(t, "start"), anyDay(t, "due")
		if b < a {
			a, b = b, a
		}
		switch rapid.IntRange(0, 5).Draw(t, "stretch") {
		case 0:
			p.Start, p.Due = a, b
		case 1:
			p.Start = a
		case 2:
			p.Due = b
		}
	}
	flag := func(label string) bool { return rapid.Bool().Draw(t, label) }
	switch p.Kind {
	case schedule.Deadline:
		p.Due, p.Time = anyDay(t, "due"), anyTime(t)
		p.Exclusive = p.Time.IsZero() && flag("exclusive")
	case schedule.Interval:
		for p.Start == form.NoDay && p.Due == form.NoDay {
			stretch()
		}
		if p.Due != form.NoDay {
			p.Time = anyTime(t)
			p.Exclusive = p.Time.IsZero() && flag("exclusive")
		}
	case schedule.Recurring:
		stretch()
		p.Every = schedule.Cycles(rapid.Uint8Range(1, 63).Draw(t, "every"))
		if flag("one cycle") {
			p.Every = schedule.Daily << rapid.IntRange(0, 5).Draw(t, "cycle")
		}
		p.Times = rapid.SampledFrom([]uint8{0, 0, 1, 2, 12, 255}).Draw(t, "times")
		p.Following = rapid.IntRange(0, 3).Draw(t, "following") == 0
		p.Time = anyTime(t)
		months := map[schedule.Cycles]int{schedule.Monthly: 1, schedule.Quarterly: 3, schedule.HalfYearly: 6, schedule.Yearly: 12}[p.Every&-p.Every]
		if months > 0 && flag("placed") {
			p.Day = rapid.Uint8Range(1, 31).Draw(t, "day")
			p.Month = uint8(rapid.IntRange(0, months).Draw(t, "month"))
		}
		if p.Every == schedule.Weekly && flag("weekday") {
			p.Weekday = schedule.Weekday(rapid.Uint8Range(1, 7).Draw(t, "weekday"))
		}
		p.Exclusive = p.Time.IsZero() && flag("exclusive")
	case schedule.OnEvent:
		stretch()
		p.Event = anyName(t, "event")
		if flag("counted") {
			unit := rapid.SampledFrom([]schedule.Unit{schedule.Minutes, schedule.Hours, schedule.WorkingHours, schedule.Days,
				schedule.WorkingDays, schedule.Weeks, schedule.Months, schedule.Years}).Draw(t, "unit")
			p.Offset = schedule.HalvesTerm(rapid.OneOf(rapid.IntRange(-30, 30), rapid.IntRange(-99999, 99999), rapid.Just(0)).Draw(t, "halves"), unit)
			more := schedule.HalvesTerm(rapid.IntRange(-30, 30).Draw(t, "more"), rapid.SampledFrom([]schedule.Unit{schedule.Days, schedule.WorkingDays, schedule.Hours}).Draw(t, "shorter"))
			if two := p.Offset.And(more); !two.IsZero() && unit != schedule.Weeks { // a week has its number of days
				p.Offset = two
			}
		}
	case schedule.OnDemand:
		stretch()
		if flag("named") {
			p.Event = anyName(t, "event")
		}
	case schedule.External:
		stretch()
		if rapid.IntRange(0, 9).Draw(t, "named") > 0 {
			p.Event = anyName(t, "event")
		}
	case schedule.Continuous:
		stretch()
	}
	return p
}

// What a rule prints is read back as the same rule, without rest or doubt.
func TestCanonicalIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		join := rapid.SampledFrom([]schedule.Join{schedule.JoinAll, schedule.JoinAny}).Draw(t, "join")
		r, err := schedule.NewRule(join, rapid.SliceOfN(rapid.Custom(anyPart), 1, 3).Draw(t, "parts")...)
		require.NoError(t, err)
		text := phrase.Format(r)
		got, err := phrase.Parse(text, phrase.Context{})
		require.NoError(t, err, text)
		require.Equal(t, r.Parts(), got.Rule.Parts(), text)
		require.Equal(t, r.Join(), got.Rule.Join(), text)
		require.Empty(t, got.Rest, text)
		require.Empty(t, got.Doubts, text)
		require.Equal(t, text, phrase.Format(got.Rule))
	})
}

// So do the parts that the words of a plan rarely have. Where the wording is
// doubtful ("từ ngày 23 hằng tháng") the canonical one is too.
func TestCanonicalOfRareParts(t *testing.T) {
	recurring := func(p schedule.Part) schedule.Part {
		p.Kind = schedule.Recurring
		return p
	}
	for text, p := range map[string]schedule.Part{
		"định kỳ 3 năm":                                               recurring(schedule.Part{Every: schedule.Yearly.By(3)}),
		"định kỳ 2 tuần, mỗi kỳ 02 lần":                               recurring(schedule.Part{Every: schedule.Weekly.By(2), Times: 2}),
		"định kỳ 10 ngày":                                             recurring(schedule.Part{Every: schedule.Daily.By(10)}),
		"định kỳ 5 tháng":                                             recurring(schedule.Part{Every: schedule.Monthly.By(5)}),
		"định kỳ 6 tháng, kể từ khi vận hành":                         recurring(schedule.Part{Every: schedule.HalfYearly, Event: "vận hành"}),
		"hằng năm, chậm nhất 90 ngày kể từ ngày kết thúc kỳ":          recurring(schedule.Part{Every: schedule.Yearly, Offset: schedule.NewTerm(90, schedule.Days)}),
		"hằng quý, chậm nhất 10 ngày làm việc kể từ ngày kết thúc kỳ": recurring(schedule.Part{Every: schedule.Quarterly, Offset: schedule.NewTerm(10, schedule.WorkingDays)}),
		"từ ngày 23 hằng tháng":                                       recurring(schedule.Part{Every: schedule.Monthly, From: 23}),
		"trong 10 ngày làm việc đầu tháng tiếp theo":                  recurring(schedule.Part{Every: schedule.Monthly, Following: true, WorkingDay: 10}),
		"trong 05 ngày làm việc đầu mỗi quý":                          recurring(schedule.Part{Every: schedule.Quarterly, WorkingDay: 5}),
		"kể từ ngày khởi công đến ngày nghiệm thu":                    {Kind: schedule.OnEvent, Event: "khởi công", Until: "nghiệm thu"},
		"chậm nhất 105 ngày trước ngày bầu cử (tức ngày 30/11/2025)":  {Kind: schedule.OnEvent, Event: "ngày bầu cử", Offset: schedule.NewTerm(-105, schedule.Days), Stated: form.NewDay(2025, 11, 30)},
	} {
		r := schedule.MustRule("", p)
		require.Equal(t, text, phrase.Format(r))
		got, err := phrase.Parse(text, phrase.Context{})
		require.NoError(t, err, text)
		require.Equal(t, []schedule.Part{p}, got.Rule.Parts(), text)
		require.Empty(t, got.Rest, text)
	}
}
