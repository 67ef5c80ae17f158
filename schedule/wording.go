package schedule

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule/calendar"
)

// String is the rule in canonical Vietnamese, the wording of decisions, which
// phrase.Parse reads back as the same rule; empty for the zero Rule. Parts
// that are all owed are divided by a semicolon, those of which one will do by
// "hoặc".
func (r Rule) String() string {
	var b strings.Builder
	for i, p := range r.parts {
		if i > 0 {
			last := r.parts[i-1]
			switch {
			case r.join != Any:
				b.WriteString("; ")
			case last.Event != "" || last.Kind == OnDemand:
				// A name would run on over a bare "hoặc", and two demands into one.
				b.WriteString("; hoặc ")
			default:
				b.WriteString(" hoặc ")
			}
		}
		b.WriteString(p.words())
	}
	return b.String()
}

// words is the part in canonical Vietnamese.
func (p Part) words() string {
	switch p.Kind {
	case Deadline:
		switch {
		case !p.Time.IsZero():
			return "trước " + clockWords(p.Time) + " ngày " + dayWords(p.Due)
		case p.Exclusive:
			return "trước ngày " + dayWords(p.Due+1)
		}
		return "chậm nhất ngày " + dayWords(p.Due)
	case Interval:
		return p.stretchWords()
	case Event:
		if p.Offset == NewTerm(0, Days) && p.Start != form.NoDay && p.Due == form.NoDay {
			return "từ ngày " + dayWords(p.Start) + " đến khi " + nameWords(p.Event)
		}
		return p.eventWords() + p.appliesWords()
	case Recurring:
		return p.recurringWords() + p.appliesWords()
	case OnDemand:
		if p.Event != "" {
			// "Theo yêu cầu của ..." is on demand by itself, so it needs no quotes.
			if more, ok := strings.CutPrefix(p.Event, "yêu cầu "); ok && plainName("lời "+more) && !dividesName[strings.Fields(more + " và")[0]] {
				return "theo " + p.Event + p.appliesWords()
			}
			return "đột xuất theo " + nameWords(p.Event) + p.appliesWords()
		}
		return "đột xuất" + p.appliesWords()
	case External:
		if p.Event == "" {
			return "theo điều kiện khác" + p.appliesWords()
		}
		return "theo " + nameWords(p.Event) + p.appliesWords()
	}
	return "thường xuyên" + p.appliesWords()
}

// stretchWords is the days from Start to Due, by name where they are a month,
// quarter, half year or years.
func (p Part) stretchWords() string {
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
func periodBetween(first, last form.Day) (Period, bool) {
	for _, g := range [...]Grain{Month, Quarter, HalfYear, YearGrain} {
		if p := PeriodOf(first, g); !p.IsZero() && p.Span() == (Span{first, last + 1}) {
			return p, true
		}
	}
	p := YearsPeriod(first.Year(), last.Year())
	return p, !p.IsZero() && p.Span() == (Span{first, last + 1})
}

// appliesWords is the stretch in which a part holds that is not its own time.
func (p Part) appliesWords() string {
	if p.Start == form.NoDay && p.Due == form.NoDay {
		return ""
	}
	return " (áp dụng " + Part{Kind: Interval, Start: p.Start, Due: p.Due}.stretchWords() + ")"
}

func (p Part) eventWords() string {
	ofDay := strings.HasPrefix(p.Event, "ngày ")
	name := nameWords(p.Event)
	if ofDay && p.Offset.fixesNoDay() && isDayName(p.Event) {
		name = p.Event // counted in working days, a day of the calendar stays an event
	}
	quoted := strings.HasPrefix(name, "“")
	n := p.Offset.Halves()
	switch {
	case p.Offset.IsZero() && ofDay && !quoted:
		return "sau " + name
	case p.Offset.IsZero():
		return "sau khi " + name
	case p.Offset == NewTerm(0, Days) && ofDay && !quoted:
		return "ngay sau " + name
	case p.Offset == NewTerm(0, Days):
		return "ngay sau khi " + name
	case n < 0 && ofDay && !quoted:
		return "chậm nhất " + p.Offset.Negate().Text(form.Vietnamese) + " trước " + name
	case n < 0:
		return "chậm nhất " + p.Offset.Negate().Text(form.Vietnamese) + " trước khi " + name
	case ofDay && !quoted:
		return "trong thời hạn " + p.Offset.Text(form.Vietnamese) + " sau " + name
	}
	return "trong thời hạn " + p.Offset.Text(form.Vietnamese) + " kể từ ngày " + name
}

// fixesNoDay says that the term from a day of the calendar is no day of the
// calendar without knowing working days or hours.
func (t Term) fixesNoDay() bool {
	switch t.unit {
	case Days, Weeks, Months, Years:
		return t.halves%2 != 0
	}
	return !t.IsZero()
}

func isDayName(s string) bool {
	var d, m, y int
	if n, err := fmt.Sscanf(s, "ngày %d/%d/%d", &d, &m, &y); n != 3 || err != nil || y < form.MinYear || y > form.MaxYear {
		return false
	}
	day := form.NewDay(y, time.Month(m), d)
	return s == "ngày "+dayWords(day)
}

var cycleWords = map[Cycles]string{
	Daily: "hằng ngày", Weekly: "hằng tuần", Monthly: "hằng tháng", Quarterly: "hằng quý", HalfYearly: "6 tháng", Yearly: "hằng năm"}

var cycleNouns = map[Cycles]string{
	Daily: "ngày", Weekly: "tuần", Monthly: "tháng", Quarterly: "quý", HalfYearly: "6 tháng", Yearly: "năm"}

// everyWords is the cycles: "hằng tháng", "định kỳ hằng quý, hằng năm".
func (p Part) everyWords() string {
	each := p.Every.Each()
	words := make([]string, len(each))
	for i, c := range each {
		words[i] = cycleWords[c]
	}
	if len(each) > 1 || p.Every == HalfYearly {
		words[0] = "định kỳ " + words[0]
	}
	return strings.Join(words, ", ")
}

func (p Part) recurringWords() string {
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
	single := p.Every.finest() == p.Every
	switch {
	case p.Weekday != 0:
		if by == "chậm nhất " {
			by = ""
		}
		if p.Following {
			return by + weekdayWords[p.Weekday] + " của tuần tiếp theo, hằng tuần" + times
		}
		return by + weekdayWords[p.Weekday] + " hằng tuần" + times
	case p.Day != 0:
		return by + p.dayInCycle(single) + times
	case p.Every == Daily && !p.Time.IsZero() && !p.Following:
		return by + "hằng ngày" + times
	case p.Following && !p.Time.IsZero():
		return p.everyWords() + ", " + by + "ngày cuối kỳ tiếp theo" + times
	case p.Following && p.Exclusive:
		return p.everyWords() + ", trước ngày cuối kỳ tiếp theo" + times
	case p.Following:
		return p.everyWords() + ", chậm nhất cuối kỳ tiếp theo" + times
	case p.Exclusive:
		return p.everyWords() + ", trước ngày cuối kỳ" + times
	case !p.Time.IsZero():
		return p.everyWords() + ", " + by + "ngày cuối kỳ" + times
	case single && p.Times > 0:
		return fmt.Sprintf("%02d lần/%s", p.Times, cycleNouns[p.Every])
	}
	return p.everyWords() + times
}

// dayInCycle is the day and its place, with the cycle.
func (p Part) dayInCycle(single bool) string {
	day := fmt.Sprintf("ngày %02d", p.Day)
	next := ""
	if p.Following {
		next = " tiếp theo"
	}
	month := "cuối"
	switch {
	case p.Month == 1:
		month = "đầu"
	case p.Month > 1:
		month = fmt.Sprintf("thứ %d của", p.Month)
	}
	switch {
	case p.Every == Monthly && p.Month == 0 && p.Following:
		return day + " của tháng tiếp theo"
	case p.Every == Monthly && p.Month == 0:
		return day + " hằng tháng"
	case p.Every == Quarterly:
		return day + " của tháng " + month + " quý" + next
	case p.Every == Yearly && p.Month != 0 && int(p.Day) <= form.NewDay(2024, time.Month(p.Month), 1).LastOfMonth().Day():
		if p.Following {
			return day + "/" + monthWords(int(p.Month)) + " năm sau, hằng năm"
		}
		return day + "/" + monthWords(int(p.Month)) + " hằng năm"
	case p.Every == Yearly && p.Month != 0 && p.Day == 31 && !p.Exclusive && p.Time.IsZero() && !p.Following:
		return "tháng " + monthWords(int(p.Month)) + " hằng năm"
	}
	every := p.everyWords()
	if single && p.Every != HalfYearly {
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

// nameWords is the name of an event as it stands, or in curly quotes when a
// reader would take a part of it for something else.
func nameWords(s string) string {
	if plainName(s) {
		return s
	}
	return "“" + strings.ReplaceAll(s, "”", "””") + "”"
}

// plainName says that the name is read back as it stands: syllables and
// figures with single spaces, in NFC, in which nothing begins a time.
func plainName(s string) bool {
	if !norm.NFC.IsNormalString(s) {
		return false
	}
	words := strings.Split(s, " ")
	if len(words) > 40 {
		return false
	}
	for i, w := range words {
		if w == "" || !plainWord(w) {
			return false
		}
		words[i] = strings.ToLower(w)
	}
	if !startsPlain(words[0]) || leadsTime[words[0]] {
		return false
	}
	if words[0] == "ngày" && (len(words) == 1 || !startsPlain(words[1]) || strings.ContainsAny(words[1], "0123456789")) {
		return false
	}
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case w == "định" && next == "kỳ", w == "lần", w == "đợt", strings.HasPrefix(w, "lần/"), strings.HasPrefix(w, "đợt/"):
			return false
		case dividesName[w] && (next == "" || leadsTime[next] || dividesName[next] || next == "ngày" || !startsPlain(next)):
			return false
		case countsTime[w] && next == "":
			return false
		}
	}
	return true
}

// startsPlain says that s begins with a letter.
func startsPlain(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// plainWord says that w is letters or figures, with strokes and hyphens
// inside, as in 175/NQ-CP; figures may follow capitals, as in QH15.
func plainWord(w string) bool {
	capitals := ""
	for last := ' '; w != ""; {
		r, n := utf8.DecodeRuneInString(w)
		letter, figure := unicode.IsLetter(r), r >= '0' && r <= '9'
		stroke := r == '/' || r == '-'
		switch {
		case letter && last >= '0' && last <= '9':
			return false
		case stroke && (last == ' ' || len(w) == n || last == '/' || last == '-'):
			return false
		case figure && unicode.IsLetter(last) && (capitals == "" || leadsTime[capitals] || dividesName[capitals]):
			return false
		case !letter && !figure && !stroke:
			return false
		}
		switch {
		case r >= 'A' && r <= 'Z' && (capitals != "" || !unicode.IsLetter(last)):
			capitals += string(r + 'a' - 'A')
		default:
			capitals = ""
		}
		last, w = r, w[n:]
	}
	return true
}

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// dividesName has the syllables before which a name may end.
	dividesName = setOf("và hoặc hay trước chậm muộn trễ trong đến tới hết vào lúc không cho hoàn thành xong ít tối tại từ")

	// leadsTime has the syllables with which a time may begin.
	leadsTime = setOf(`tháng quý quí qúy qúi q quy năm tuần giờ phút thứ chủ mùng từ kể tính bắt sau khi ngay theo thường liên lâu đột
		chuyên phù đúng hằng hàng mỗi từng các những giai thời cả suốt đầu giữa cuối nửa thượng trung hạ kỳ kì tại định điều yêu
		là nay nhất quá thiểu đa hơn một hai ba bốn tư sáu bảy bẩy tám chín mười áp tức nếu lúc trở về đi hạn nào`)

	// countsTime has the syllables on which a term may end.
	countsTime = setOf("ngày tháng năm tuần giờ phút việc rưỡi lần quý")
)
