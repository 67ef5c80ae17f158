package calendar

import (
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// An act is a law that names holidays, with the day it was passed and the day
// since which it holds. An act holds until the next one of its line.
type act struct {
	line   string    // acts of one line replace one another
	name   form.Text // as documents cite it
	passed form.Day
	since  form.Day
	// decided is added to the article of days that the Prime Minister places
	// each year.
	decided  form.Text
	holidays []holiday
}

// A holiday is a row of an act: one or more days around an anchor.
type holiday struct {
	name    form.Text
	article string    // 112.1.c
	source  form.Text // the article, as it is cited
	anchor  int       // month times 100 plus day, or one of the lunar anchors

	before, after int // further days of the holiday around the anchor

	// placement, where the Prime Minister decides each year which days around
	// the anchor are off, is what is assumed until a notice says it.
	placement *placement
	beside    *form.Text // the name of the days beside the anchor, when it has one of its own

	// noMakeUp: the day is not made up when it falls on a weekly rest day.
	noMakeUp bool
}

// Lunar anchors of holidays.
const (
	tetDay   = -1 // first day of the lunar year
	gioToDay = -2 // tenth day of the third lunar month
)

func (h *holiday) on(year int) form.Day {
	switch h.anchor {
	case tetDay:
		return tetOf(year)
	case gioToDay:
		return gioToOf(year)
	}
	return monthDay(year, h.anchor)
}

// A placement gives the days before and after the anchor by the weekday of
// the anchor.
type placement [7]struct{ before, after int }

// The placements assumed for years without a notice. They repeat what the
// notices of 2021 to 2027 did, which is to join the holiday to the weekly rest.
var (
	// Tết: two days before and three from the first day on; one before when
	// that makes it Monday to Friday. Decree 145/2020 knows both divisions.
	tetPlacement = placement{
		time.Sunday: {2, 2}, time.Monday: {2, 2}, time.Tuesday: {1, 3}, time.Wednesday: {2, 2},
		time.Thursday: {2, 2}, time.Friday: {2, 2}, time.Saturday: {2, 2},
	}
	// National Day: the neighbour that lengthens the weekly rest, or touches it
	// soonest.
	nationalDayPlacement = placement{
		time.Sunday: {0, 1}, time.Monday: {0, 1}, time.Tuesday: {1, 0}, time.Wednesday: {1, 0},
		time.Thursday: {0, 1}, time.Friday: {1, 0}, time.Saturday: {1, 0},
	}
)

var (
	newYear     = form.Text{"Tết Dương lịch", "New Year's Day"}
	tet         = form.Text{"Tết Âm lịch", "Lunar New Year (Tết)"}
	gioTo       = form.Text{"Giỗ Tổ Hùng Vương (10/3 âm lịch)", "Hùng Kings' Commemoration Day (10th of the 3rd lunar month)"}
	victoryDay  = form.Text{"Ngày Chiến thắng (30/4)", "Victory Day (30 April)"}
	labourDay   = form.Text{"Ngày Quốc tế Lao động (1/5)", "International Labour Day (1 May)"}
	nationalDay = form.Text{"Quốc khánh (2/9)", "National Day (2 September)"}
	besideNDay  = form.Text{"Quốc khánh, ngày liền kề", "National Day, adjacent day"}
	cultureDay  = form.Text{"Ngày Văn hóa Việt Nam (24/11)", "Vietnamese Culture Day (24 November)"}
)

// The lines of acts.
const (
	labourCode = "labour code"
	cultureLaw = "culture day"
)

// acts is every act that set holidays of the state's offices in the years of
// the calendar, in order of effect.
var acts = cite([]act{
	{
		line: labourCode, name: labourCode1994,
		passed: form.NewDay(1994, 6, 23), since: form.NewDay(1995, 1, 1),
		holidays: []holiday{
			{name: newYear, article: "73", anchor: 101},
			{name: tet, article: "73", anchor: tetDay, before: 1, after: 2},
			{name: victoryDay, article: "73", anchor: 430},
			{name: labourDay, article: "73", anchor: 501},
			{name: nationalDay, article: "73", anchor: 902},
		},
	},
	{
		// In force on the day it was published, in April 2007: Giỗ Tổ of that
		// year, 26 April, was the first that was a day off.
		line: labourCode, name: form.Text{"Bộ luật Lao động 1994, sửa đổi theo Luật 84/2007/QH11", "Labour Code 1994 as amended by Law 84/2007/QH11"},
		passed: form.NewDay(2007, 4, 2), since: form.NewDay(2007, 4, 2),
		holidays: []holiday{
			{name: newYear, article: "73", anchor: 101},
			{name: tet, article: "73", anchor: tetDay, before: 1, after: 2},
			{name: gioTo, article: "73", anchor: gioToDay},
			{name: victoryDay, article: "73", anchor: 430},
			{name: labourDay, article: "73", anchor: 501},
			{name: nationalDay, article: "73", anchor: 902},
		},
	},
	{
		line: labourCode, name: labourCode2012,
		passed: form.NewDay(2012, 6, 18), since: form.NewDay(2013, 5, 1),
		holidays: []holiday{
			{name: newYear, article: "115.1.a", anchor: 101},
			{name: tet, article: "115.1.b", anchor: tetDay, placement: &tetPlacement},
			{name: victoryDay, article: "115.1.c", anchor: 430},
			{name: labourDay, article: "115.1.d", anchor: 501},
			{name: nationalDay, article: "115.1.đ", anchor: 902},
			{name: gioTo, article: "115.1.e", anchor: gioToDay},
		},
	},
	{
		line: labourCode, name: labourCode2019,
		passed: form.NewDay(2019, 11, 20), since: form.NewDay(2021, 1, 1),
		decided: form.Text{" và Điều 112.3", " and Article 112.3"},
		holidays: []holiday{
			{name: newYear, article: "112.1.a", anchor: 101},
			{name: tet, article: "112.1.b", anchor: tetDay, placement: &tetPlacement},
			{name: victoryDay, article: "112.1.c", anchor: 430},
			{name: labourDay, article: "112.1.d", anchor: 501},
			{name: nationalDay, article: "112.1.đ", anchor: 902, placement: &nationalDayPlacement, beside: &besideNDay},
			{name: gioTo, article: "112.1.e", anchor: gioToDay},
		},
	},
	{
		// A law of its own, outside article 112.1, which alone is made up.
		line: cultureLaw, name: form.Text{"Nghị quyết 28/2026/QH16", "Resolution 28/2026/QH16"},
		passed: form.NewDay(2026, 4, 24), since: form.NewDay(2026, 7, 1),
		holidays: []holiday{
			{name: cultureDay, article: "2", anchor: 1124, noMakeUp: true},
		},
	},
})

// cite puts the source to each holiday.
func cite(acts []act) []act {
	for _, a := range acts {
		for i := range a.holidays {
			a.holidays[i].source = cited(a.name, a.holidays[i].article)
		}
	}
	return acts
}

// stateWeek is the week of state bodies, since 2 October 1999.
var stateWeek = week{rest: restOn(time.Sunday, time.Saturday), source: form.Text{"Quyết định 188/1999/QĐ-TTg", "Decision 188/1999/QĐ-TTg"}}

// The Labour Codes, as they are cited.
var (
	labourCode1994 = form.Text{"Bộ luật Lao động 1994", "Labour Code 1994"}
	labourCode2012 = form.Text{"Bộ luật Lao động 2012", "Labour Code 2012"}
	labourCode2019 = form.Text{"Bộ luật Lao động 2019", "Labour Code 2019"}
)

// cited is an article of an act.
func cited(act form.Text, article string) form.Text {
	return joined(act, ", ", form.Text{"Điều " + article, "Article " + article})
}

// The articles by which a holiday on a weekly rest day is made up.
var (
	makeUp1994 = cited(labourCode1994, "73")
	makeUp2012 = cited(labourCode2012, "115.3")
	makeUp2019 = cited(labourCode2019, "111.3")
)

// makeUpLaw is the one in force on the day of the holiday.
func makeUpLaw(holiday form.Day) form.Text {
	switch {
	case holiday < form.NewDay(2013, 5, 1):
		return makeUp1994
	case holiday < form.NewDay(2021, 1, 1):
		return makeUp2012
	}
	return makeUp2019
}
