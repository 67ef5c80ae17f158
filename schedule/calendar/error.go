package calendar

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// What is refused, as the codes of a [form.Error].
const (
	// Outside: a day, or the day to which a count leads, lies outside the years
	// of the calendar.
	Outside form.Code = "calendar.outside"

	TimeForm form.Code = "time.form" // not a time from 00:00 to 24:00

	WeekRest   form.Code = "week.rest"   // not one to six days of the week, each once
	WeekSource form.Code = "week.source" // nothing that sets the week
	WeekOrder  form.Code = "week.order"  // not after the week before

	HoursCount     form.Code = "hours.count"     // no shift, or more than four
	HoursMissing   form.Code = "hours.missing"   // a shift without its start or its end
	HoursBackwards form.Code = "hours.backwards" // a shift that ends before it begins
	HoursOverlap   form.Code = "hours.overlap"   // a shift that begins before the one before has ended
	HoursCutOff    form.Code = "hours.cut-off"   // a cut-off before the office opens

	NoticeMissing   form.Code = "notice.missing"   // a value that is needed
	NoticeEmpty     form.Code = "notice.empty"     // a notice that says nothing
	NoticeUndated   form.Code = "notice.undated"   // no day of issue, and no day from which it must have been known
	NoticeRange     form.Code = "notice.range"     // a day or a year outside the calendar
	NoticeTwice     form.Code = "notice.twice"     // named twice
	NoticeKind      form.Code = "notice.kind"      // no such kind of day
	NoticeWeekend   form.Code = "notice.weekend"   // a kind that only Monday to Friday can have
	NoticeWeekday   form.Code = "notice.weekday"   // a kind that only Saturday and Sunday can have
	NoticeUnpaired  form.Code = "notice.unpaired"  // another day, with a kind that has none
	NoticeSwap      form.Code = "notice.swap"      // half a swap
	NoticeMakeUp    form.Code = "notice.make-up"   // a make-up day before its holiday
	NoticeHoliday   form.Code = "notice.holiday"   // a make-up day for what is no holiday on a rest day
	NoticeWithdraws form.Code = "notice.withdraws" // withdraws what is no other notice
	NoticeNumber    form.Code = "notice.number"    // a number that another notice has
	NoticeSettles   form.Code = "notice.settles"   // a settled year with too few or too many days placed
	NoticeReported  form.Code = "notice.reported"  // a year settled by a notice that was not seen
)

var texts = form.Texts{
	Outside: {"{what}: ngoài lịch {first}-{last}", "{what}: outside the calendar of {first} to {last}"},

	TimeForm: {"{value} không phải là giờ từ 00:00 đến 24:00", "{value} is not a time from 00:00 to 24:00"},

	WeekRest:   {"phải có từ một đến sáu ngày nghỉ trong tuần, mỗi ngày một lần", "one to six days of rest a week are needed, each once"},
	WeekSource: {"thiếu căn cứ của tuần làm việc", "the source of the working week is missing"},
	WeekOrder:  {"tuần làm việc phải có hiệu lực sau tuần nêu trước đó", "a working week must hold from a later day than the one before"},

	HoursCount:     {"giờ làm việc phải có từ 1 đến {limit} ca, không phải {count}", "office hours have 1 to {limit} shifts, not {count}"},
	HoursMissing:   {"ca {shift} thiếu giờ bắt đầu hoặc kết thúc", "shift {shift} lacks its start or its end"},
	HoursBackwards: {"ca {shift} ({value}) kết thúc trước khi bắt đầu", "shift {shift} ({value}) ends before it begins"},
	HoursOverlap:   {"ca {shift} ({value}) phải bắt đầu sau khi ca trước kết thúc", "shift {shift} ({value}) must begin after the one before has ended"},
	HoursCutOff:    {"giờ chốt nhận {value} sớm hơn giờ mở cửa", "the cut-off {value} is before the office opens"},

	NoticeMissing:   {"thiếu giá trị", "the value is missing"},
	NoticeEmpty:     {"thông báo không nêu gì: cần nêu ngày, năm đã đủ hoặc thông báo bị bãi bỏ", "the notice says nothing: it needs days, settled years or notices that it withdraws"},
	NoticeUndated:   {"thông báo không nêu ngày nào thì phải có ngày ban hành", "a notice that names no day needs its day of issue"},
	NoticeRange:     {"{value} nằm ngoài lịch {first}-{last}", "{value} is outside the calendar of {first} to {last}"},
	NoticeTwice:     {"{value} được nêu hai lần", "{value} is named twice"},
	NoticeKind:      {"không có loại ngày {value}", "there is no kind of day {value}"},
	NoticeWeekend:   {"{day} là {weekday}; ngày loại này phải từ thứ Hai đến thứ Sáu", "{day} is a {weekday}; a day of this kind must be a Monday to Friday"},
	NoticeWeekday:   {"{day} là {weekday}; ngày loại này phải là thứ Bảy hoặc Chủ nhật", "{day} is a {weekday}; a day of this kind must be a Saturday or Sunday"},
	NoticeUnpaired:  {"chỉ ngày nghỉ bù và ngày hoán đổi mới đi cùng một ngày khác", "only make-up days and swapped days go with another day"},
	NoticeSwap:      {"ngày hoán đổi phải có ngày kia trong cùng thông báo, và hai ngày trỏ vào nhau", "a swap needs its other day in the same notice, each pointing at the other"},
	NoticeMakeUp:    {"ngày nghỉ bù phải sau ngày lễ được bù", "a make-up day comes after the holiday it makes up"},
	NoticeHoliday:   {"{day} không phải là ngày lễ", "{day} is not a holiday"},
	NoticeWithdraws: {"{value} không phải là số của một thông báo khác", "{value} is not the number of another notice"},
	NoticeNumber:    {"đã có thông báo mang số {value}", "there is a notice with the number {value} already"},
	NoticeReported:  {"thông báo chỉ biết qua nguồn khác không làm cho lịch năm {value} được coi là đầy đủ", "a notice that others tell of does not settle the year {value}"},
	NoticeSettles:   {"năm {value} được coi là đầy đủ thì phải nêu đúng số ngày nghỉ Tết và ngày liền kề Quốc khánh mà luật cho", "the settled year {value} needs as many days of Tết and beside National Day as the law grants"},
}

// outside says that a day is outside the calendar or, when it is not, that n
// working days from it lead out.
func outside(d form.Day, n int) error {
	what := form.Text{"ngày " + d.In(form.Vietnamese), "day " + d.In(form.English)}
	if n != 0 && firstDay <= d && d <= lastDay {
		what = form.Text{
			fmt.Sprintf("%d ngày làm việc tính từ %s", n, d.In(form.Vietnamese)),
			fmt.Sprintf("%d working days from %s", n, d.In(form.English)),
		}
	}
	return texts.Error(form.Error{Code: Outside, Value: d.String(), Args: years(form.Args{"what": what})})
}

// years adds the years of the calendar to what a message names.
func years(a form.Args) form.Args {
	a["first"], a["last"] = FirstYear, LastYear
	return a
}

func weekError(code form.Code, path, value string) error {
	return texts.Error(form.Error{Code: code, Path: path, Value: value})
}

// hoursError is about the i-th shift, from 0.
func hoursError(code form.Code, i int, value string) error {
	return texts.Error(form.Error{Code: code, Path: fmt.Sprintf("shifts[%d]", i), Value: value, Args: form.Args{"shift": i + 1}})
}

// faults is what is wrong with notices, put together.
type faults struct{ list form.Errors }

func (f *faults) add(code form.Code, path, value string) { f.addDay(code, path, value, form.NoDay) }

// addDay is add for a fault of a day.
func (f *faults) addDay(code form.Code, path, value string, d form.Day) {
	e := form.Error{Code: code, Path: path, Value: value, Args: years(form.Args{"day": d, "weekday": weekdays[d.Weekday()]})}
	if code == NoticeKind {
		e.Want = []string{string(Statutory), string(MakeUp), string(SwapOff), string(SwapWorking), string(Working), string(WeeklyRest)}
	}
	f.list = append(f.list, texts.Error(e))
}
