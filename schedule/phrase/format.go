package phrase

import (
	"fmt"
	"strings"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Format is the rule in canonical Vietnamese, the wording of decisions, which
// [Parse] reads back as the same rule; empty for the zero Rule. Parts that are
// all owed are divided by a semicolon, those of which one will do by "hoặc".
func Format(r schedule.Rule) string {
	var b strings.Builder
	for i := range r.Len() {
		if i > 0 {
			last := r.Part(i - 1)
			switch {
			case r.Join() != schedule.JoinAny:
				b.WriteString("; ")
			case last.Event != "" || last.Kind == schedule.OnDemand:
				// A name would run on over a bare "hoặc", and two demands into one.
				b.WriteString("; hoặc ")
			default:
				b.WriteString(" hoặc ")
			}
		}
		b.WriteString(partWords(r.Part(i)))
	}
	return b.String()
}

// partWords is the part in canonical Vietnamese. The name of an event stands as
// it is where the grammar reads the part back with that name; else it stands in
// curly quotes.
func partWords(p schedule.Part) string {
	if p.Event == "" {
		return wordsOf(p, "")
	}
	if demand := p.Kind == schedule.OnDemand && strings.HasPrefix(p.Event, "yêu cầu "); demand {
		// "Theo yêu cầu của ..." is on demand by itself.
		if s := "theo " + p.Event + appliesWords(p); readsAs(s, p) {
			return s
		}
	}
	if s := wordsOf(p, p.Event); readsAs(s, p) {
		return s
	}
	if p.Until != "" {
		p.Until = quotedName(p.Until)
	}
	return wordsOf(p, quotedName(p.Event))
}

// quotedName is a name in curly quotes, in which a closing quote is doubled.
func quotedName(name string) string { return "“" + strings.ReplaceAll(name, "”", "””") + "”" }

// readsAs says that the words are read as the part, without rest or doubt, both
// where they end the text and where another part follows.
func readsAs(words string, p schedule.Part) bool {
	for n, behind := range [...]string{"", "; thường xuyên"} {
		got, err := Parse(words+behind, Context{})
		if err != nil || got.Rule.Len() != n+1 || got.Rule.Part(0) != p || len(got.Rest)+len(got.Doubts) > 0 {
			return false
		}
	}
	return true
}

// wordsOf is the part with the name of its event as it is to stand.
func wordsOf(p schedule.Part, name string) string {
	switch p.Kind {
	case schedule.Deadline:
		switch {
		case !p.Time.IsZero():
			return "trước " + clockWords(p.Time) + " ngày " + dayWords(p.Due)
		case p.Exclusive:
			return "trước ngày " + dayWords(p.Due+1)
		}
		return "chậm nhất ngày " + dayWords(p.Due)
	case schedule.Interval:
		return stretchWords(p)
	case schedule.OnEvent:
		if p.Offset == atOnce && p.Start != form.NoDay && p.Due == form.NoDay {
			return "từ ngày " + dayWords(p.Start) + " đến khi " + name
		}
		if p.Until != "" {
			return "kể từ ngày " + name + " đến ngày " + p.Until + appliesWords(p)
		}
		if p.Stated != form.NoDay {
			return eventWords(p, name) + " (tức ngày " + dayWords(p.Stated) + ")" + appliesWords(p)
		}
		return eventWords(p, name) + appliesWords(p)
	case schedule.Recurring:
		switch {
		case name != "":
			return recurringWords(p) + ", kể từ khi " + name + appliesWords(p)
		case !p.Offset.IsZero():
			return recurringWords(p) + ", chậm nhất " + p.Offset.Text(form.Vietnamese) + " kể từ ngày kết thúc kỳ" + appliesWords(p)
		}
		return recurringWords(p) + appliesWords(p)
	case schedule.OnDemand:
		if name != "" {
			return "đột xuất theo " + name + appliesWords(p)
		}
		return "đột xuất" + appliesWords(p)
	case schedule.External:
		if name == "" {
			name = "điều kiện khác"
		}
		return "theo " + name + appliesWords(p)
	}
	return "thường xuyên" + appliesWords(p)
}

// stretchWords is the days from Start to Due, by name where they are a month,
// quarter, half year or years.
func stretchWords(p schedule.Part) string {
	switch {
	case p.Due == form.NoDay:
		return "từ ngày " + dayWords(p.Start) + " trở đi"
	case p.Start != form.NoDay && !p.Exclusive && p.Time.IsZero():
		if name, ok := periodBetween(p.Start, p.Due); ok {
			return name.Text(form.Vietnamese)
		}
	}
	s := "từ trước"
	if p.Start != form.NoDay {
		s = "từ ngày " + dayWords(p.Start)
	}
	switch {
	case !p.Time.IsZero():
		return s + " đến " + clockWords(p.Time) + " ngày " + dayWords(p.Due)
	case p.Exclusive:
		return s + " đến trước ngày " + dayWords(p.Due+1)
	}
	return s + " đến hết ngày " + dayWords(p.Due)
}

// periodBetween is the period whose days are exactly those given.
func periodBetween(first, last form.Day) (schedule.Period, bool) {
	for _, g := range [...]schedule.Grain{schedule.GrainMonth, schedule.GrainQuarter, schedule.GrainHalfYear, schedule.GrainYear} {
		if p := schedule.PeriodOf(first, g); !p.IsZero() && p.Span() == (schedule.Span{Since: first, Until: last + 1}) {
			return p, true
		}
	}
	p := schedule.YearsPeriod(first.Year(), last.Year())
	return p, !p.IsZero() && p.Span() == (schedule.Span{Since: first, Until: last + 1})
}

// appliesWords is the stretch in which a part holds that is not its own time.
func appliesWords(p schedule.Part) string {
	if p.Start == form.NoDay && p.Due == form.NoDay {
		return ""
	}
	return " (áp dụng " + stretchWords(schedule.Part{Kind: schedule.Interval, Start: p.Start, Due: p.Due}) + ")"
}

// eventWords is the event with the term that is counted from it. "Ngày họp"
// takes no "khi" or "kể từ ngày" before it.
func eventWords(p schedule.Part, name string) string {
	ofDay := strings.HasPrefix(name, "ngày ")
	when, since := "khi ", "kể từ ngày "
	if ofDay {
		when, since = "", "sau "
	}
	switch n := p.Offset.Halves(); {
	case p.Offset.IsZero():
		return "sau " + when + name
	case p.Offset == atOnce:
		return "ngay sau " + when + name
	case n < 0:
		return "chậm nhất " + p.Offset.Negate().Text(form.Vietnamese) + " trước " + when + name
	}
	return "trong thời hạn " + p.Offset.Text(form.Vietnamese) + " " + since + name
}

var cycleWords = map[schedule.Cycles]string{
	schedule.Daily: "hằng ngày", schedule.Weekly: "hằng tuần", schedule.Monthly: "hằng tháng", schedule.Quarterly: "hằng quý", schedule.HalfYearly: "6 tháng", schedule.Yearly: "hằng năm"}

var cycleNouns = map[schedule.Cycles]string{
	schedule.Daily: "ngày", schedule.Weekly: "tuần", schedule.Monthly: "tháng", schedule.Quarterly: "quý", schedule.HalfYearly: "6 tháng", schedule.Yearly: "năm"}

// cycleWord is one cycle: "hằng tháng", "3 năm".
func cycleWord(c schedule.Cycles) string {
	if !long(c) {
		return cycleWords[c]
	}
	code := c.String()
	return code[1:len(code)-1] + " " + map[byte]string{'D': "ngày", 'W': "tuần", 'M': "tháng", 'Y': "năm"}[code[len(code)-1]]
}

// everyWords is the cycles: "hằng tháng", "định kỳ hằng quý, hằng năm".
func everyWords(p schedule.Part) string {
	each := p.Every.Each()
	words := make([]string, len(each))
	for i, c := range each {
		words[i] = cycleWord(c)
	}
	if len(each) > 1 || p.Every == schedule.HalfYearly || long(p.Every) {
		words[0] = "định kỳ " + words[0]
	}
	return strings.Join(words, ", ")
}

func recurringWords(p schedule.Part) string {
	times := ""
	if p.Times > 0 {
		times = fmt.Sprintf(", mỗi kỳ %02d lần", p.Times)
	}
	by := "chậm nhất "
	switch {
	case !p.Time.IsZero():
		by = "trước " + clockWords(p.Time) + " "
	case p.Exclusive:
		by = "trước "
	}
	single := p.Every&(p.Every-1) == 0 && !long(p.Every)
	switch {
	case p.Weekday != 0:
		if by == "chậm nhất " {
			by = ""
		}
		if p.Following {
			return by + weekdayWords[p.Weekday] + " của tuần tiếp theo, hằng tuần" + times
		}
		return by + weekdayWords[p.Weekday] + " hằng tuần" + times
	case p.From != 0:
		return fmt.Sprintf("từ ngày %02d hằng %s", p.From, cycleNouns[p.Every]) + times
	case p.WorkingDay != 0:
		return workingDayWords(p, by) + times
	case p.Day != 0:
		return by + dayInCycle(p, single) + times
	case p.Every == schedule.Daily && !p.Time.IsZero() && !p.Following:
		return by + "hằng ngày" + times
	case p.Following && !p.Time.IsZero():
		return everyWords(p) + ", " + by + "ngày cuối kỳ tiếp theo" + times
	case p.Following && p.Exclusive:
		return everyWords(p) + ", trước ngày cuối kỳ tiếp theo" + times
	case p.Following:
		return everyWords(p) + ", chậm nhất cuối kỳ tiếp theo" + times
	case p.Exclusive:
		return everyWords(p) + ", trước ngày cuối kỳ" + times
	case !p.Time.IsZero():
		return everyWords(p) + ", " + by + "ngày cuối kỳ" + times
	case single && p.Times > 0:
		return fmt.Sprintf("%02d lần/%s", p.Times, cycleNouns[p.Every])
	}
	return everyWords(p) + times
}

// workingDayWords is the working day of each cycle on which the work is due.
func workingDayWords(p schedule.Part, by string) string {
	cycle := "mỗi " + cycleNouns[p.Every]
	if p.Following {
		cycle = cycleNouns[p.Every] + " tiếp theo"
	}
	switch {
	case p.WorkingDay < 0:
		return by + "ngày làm việc cuối cùng của " + cycle
	case p.Exclusive || !p.Time.IsZero():
		return fmt.Sprintf("%sngày làm việc thứ %d của %s", by, p.WorkingDay, cycle)
	}
	return fmt.Sprintf("trong %02d ngày làm việc đầu %s", p.WorkingDay, cycle)
}

// dayInCycle is the day and its place, with the cycle.
func dayInCycle(p schedule.Part, single bool) string {
	day := fmt.Sprintf("ngày %02d", p.Day)
	next := ""
	if p.Following {
		next = " tiếp theo"
	}
	month := "cuối"
	switch {
	case p.Month == 1:
		month = "đầu"
	case p.Month != 0:
		month = fmt.Sprintf("thứ %d của", p.Month)
	}
	switch {
	case p.Every == schedule.Monthly && p.Month == 0 && p.Following:
		return day + " của tháng tiếp theo"
	case p.Every == schedule.Monthly && p.Month == 0:
		return day + " hằng tháng"
	case p.Every == schedule.Quarterly:
		return day + " của tháng " + month + " quý" + next
	case p.Every == schedule.Yearly && p.Month != 0 && int(p.Day) <= daysOf(int(p.Month), 2024):
		if p.Following {
			return day + "/" + monthWords(int(p.Month)) + " năm sau, hằng năm"
		}
		return day + "/" + monthWords(int(p.Month)) + " hằng năm"
	case p.Every == schedule.Yearly && p.Month != 0 && p.Day == 31 && !p.Exclusive && p.Time.IsZero() && !p.Following:
		return "tháng " + monthWords(int(p.Month)) + " hằng năm"
	}
	every := everyWords(p)
	if single && p.Every != schedule.HalfYearly {
		every = "định kỳ " + every
	}
	return day + " của tháng " + month + " kỳ" + next + ", " + every
}

var weekdayWords = [...]string{"", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"}

func clockWords(t calendar.TimeOfDay) string {
	h, m := t.Minutes()/60, t.Minutes()%60
	if m == 0 {
		return fmt.Sprintf("%d giờ", h)
	}
	return fmt.Sprintf("%d giờ %02d phút", h, m)
}

// dayWords writes a day as Decree 30/2020/NĐ-CP has dates written: a nought
// before days to 9 and months 1 and 2.
func dayWords(d form.Day) string {
	return fmt.Sprintf("%02d/%s/%d", d.Day(), monthWords(int(d.Month())), d.Year())
}

func monthWords(m int) string {
	if m < 3 {
		return fmt.Sprintf("%02d", m)
	}
	return fmt.Sprint(m)
}
