package calendar

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/caicach/tthc/schedule/form"
)

// Notice is one notice about the calendar, such as the yearly one on Tết and
// National Day: which days it makes days off or working days, and why. Hosts
// add notices with [Calendar.With], as values or read by [ReadNotices].
type Notice struct {
	// Number is what the document calls itself, "5015/TB-LĐTBXH". It names the
	// notice: no two notices of a calendar have the same.
	Number string
	// Issuer is the body that issued it; may be empty.
	Issuer string
	// Issued is the day of issue, zero when it is unknown. A notice whose day
	// of issue is unknown counts as known from the first day that it names: by
	// then it must have been, and more is not claimed.
	Issued form.Day
	// Settles names the years that are official with this notice: it, with
	// those before it, places Tết and the day beside National Day, and what it
	// does not name follows from the law.
	Settles []int
	// Withdraws names notices, by number, that no longer hold once this one
	// is known.
	Withdraws []string
	Days      []NoticeDay
}

// NoticeDay is what a notice says of one day. The last notice to name a day
// is right about it.
//
//   - Statutory: a holiday of the law, also on a weekly rest day. Once a
//     notice names a day of Tết, or a day beside National Day, the days
//     assumed for that holiday give way to those named.
//   - MakeUp: off for the holiday For, which fell on a weekly rest day. A
//     holiday without one is made up by the law's own rule.
//   - SwapOff and SwapWorking: the two days of a swap, each with the other
//     as For, in the same notice. A swap holds where the one is a weekly rest
//     day and the other is not, so not for a host that works on Saturdays
//     anyway.
//   - Working and WeeklyRest take back what is otherwise special about the
//     day.
type NoticeDay struct {
	Day    form.Day
	Kind   Kind
	Reason form.Text // the Vietnamese is needed
	For    form.Day
}

// source is how the notice is cited.
func (n *Notice) source() string {
	if n.Issued == form.NoDay {
		return n.Number
	}
	return fmt.Sprintf("%s ngày %s", n.Number, n.Issued.In(form.Vietnamese))
}

// knownFrom is the day from which the notice counts as known.
func (n *Notice) knownFrom() form.Day {
	if n.Issued != form.NoDay {
		return n.Issued
	}
	first := form.NoDay
	for _, d := range n.Days {
		if first == form.NoDay || d.Day < first {
			first = d.Day
		}
	}
	return first
}

func (n *Notice) clone() Notice {
	m := *n
	m.Settles, m.Withdraws, m.Days = slices.Clone(n.Settles), slices.Clone(n.Withdraws), slices.Clone(n.Days)
	return m
}

// check finds what is wrong with the notice by itself.
func (n *Notice) check(path string, faults *NoticeErrors) {
	add := func(at, problem, value string) {
		faults.add(path+at, problem, value)
	}
	if strings.TrimSpace(n.Number) == "" {
		add(".number", "missing", "")
	}
	if n.Issued != form.NoDay && (n.Issued.Year() < form.MinYear || n.Issued.Year() > form.MaxYear) {
		add(".issued", "range", n.Issued.String())
	}
	if len(n.Days) == 0 && len(n.Withdraws) == 0 && len(n.Settles) == 0 {
		add("", "empty", "")
	}
	if n.Issued == form.NoDay && len(n.Days) == 0 {
		add(".issued", "undated", "")
	}
	for i, y := range n.Settles {
		if y < FirstYear || y > LastYear {
			add(fmt.Sprintf(".settles[%d]", i), "range", fmt.Sprint(y))
		} else if slices.Contains(n.Settles[:i], y) {
			add(fmt.Sprintf(".settles[%d]", i), "twice", fmt.Sprint(y))
		}
	}
	for i, w := range n.Withdraws {
		if strings.TrimSpace(w) == "" || w == n.Number {
			add(fmt.Sprintf(".withdraws[%d]", i), "withdraws", w)
		}
	}
	byDay := map[form.Day]NoticeDay{}
	for i, d := range n.Days {
		at := fmt.Sprintf(".days[%d]", i)
		if d.Day < firstDay || d.Day > lastDay {
			problem := "range"
			if d.Day == form.NoDay {
				problem = "missing"
			}
			add(at+".day", problem, d.Day.String())
			continue
		}
		if _, ok := byDay[d.Day]; ok {
			add(at+".day", "twice", d.Day.String())
			continue
		}
		byDay[d.Day] = d
	}
	madeUp := map[form.Day]bool{}
	for i, d := range n.Days {
		at := fmt.Sprintf(".days[%d]", i)
		if strings.TrimSpace(d.Reason[form.Vietnamese]) == "" {
			add(at+".reason", "missing", "")
		}
		weekend := d.Day.Weekday() == time.Saturday || d.Day.Weekday() == time.Sunday
		paired := d.Kind == MakeUp || d.Kind == SwapOff || d.Kind == SwapWorking
		switch {
		case !d.Kind.Valid():
			add(at+".kind", "kind", string(d.Kind))
			continue
		case d.Day == form.NoDay:
			continue
		case weekend && (d.Kind == Working || d.Kind == MakeUp || d.Kind == SwapOff):
			add(at+".day", "weekend", d.Day.String())
		case !weekend && (d.Kind == WeeklyRest || d.Kind == SwapWorking):
			add(at+".day", "weekday", d.Day.String())
		}
		switch {
		case paired && d.For == form.NoDay:
			add(at+".for", "missing", "")
		case !paired && d.For != form.NoDay:
			add(at+".for", "unpaired", d.For.String())
		case d.Kind == MakeUp && d.For >= d.Day:
			add(at+".for", "make-up", d.For.String())
		case d.Kind == MakeUp && madeUp[d.For]:
			add(at+".for", "twice", d.For.String())
		case d.Kind == SwapOff || d.Kind == SwapWorking:
			other := SwapWorking
			if d.Kind == SwapWorking {
				other = SwapOff
			}
			if o := byDay[d.For]; o.Kind != other || o.For != d.Day {
				add(at+".for", "swap", d.For.String())
			}
		}
		madeUp[d.For] = madeUp[d.For] || d.Kind == MakeUp
	}
}

//go:embed notices.json
var officialData []byte

// builtIn is the notices of notices.json.
var builtIn = sync.OnceValue(func() []Notice {
	notices, err := ReadNotices(officialData)
	if err != nil {
		panic(err) // a test reads them too
	}
	return notices
})

// NoticeError is one fault of a notice.
type NoticeError struct {
	// Path is the place in the JSON form, "notices[0].days[3].for"; for
	// notices given as values it is counted among those given.
	Path string
	// Problem is stable: json, version, type, unknown, missing, twice (form);
	// day, range, kind, weekend, weekday, unpaired, swap, make-up, empty,
	// undated, withdraws (one notice); number, settles, holiday (notices
	// together, and the calendar).
	Problem string
	Value   string
}

func (e *NoticeError) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *NoticeError) Message(l form.Language) string {
	t := noticeProblems[e.Problem]
	s := l.Pick(t[form.Vietnamese], t[form.English])
	if e.Value != "" {
		s = fmt.Sprintf("%s: %q", s, e.Value)
	}
	if e.Path != "" {
		s = e.Path + ": " + s
	}
	return s
}

// NoticeErrors is every fault found.
type NoticeErrors []*NoticeError

func (e NoticeErrors) Error() string { return e.Message(form.English) }

// Message is the faults, one a line.
func (e NoticeErrors) Message(l form.Language) string {
	lines := make([]string, len(e))
	for i, f := range e {
		lines[i] = f.Message(l)
	}
	return strings.Join(lines, "\n")
}

func (e *NoticeErrors) add(path, problem, value string) {
	*e = append(*e, &NoticeError{path, problem, value})
}

// Unwrap is the faults one by one.
func (e NoticeErrors) Unwrap() []error {
	errs := make([]error, len(e))
	for i, f := range e {
		errs[i] = f
	}
	return errs
}

var noticeProblems = map[string]form.Text{
	"json":      {"không phải là JSON hợp lệ", "this is not valid JSON"},
	"type":      {"sai kiểu giá trị", "the value has the wrong type"},
	"unknown":   {"không có trường này", "there is no such field"},
	"version":   {"version phải là 1", "the version must be 1"},
	"missing":   {"thiếu giá trị", "the value is missing"},
	"empty":     {"thông báo không nêu gì: cần days, settles hoặc withdraws", "the notice says nothing: it needs days, settles or withdraws"},
	"undated":   {"thông báo không nêu ngày nào thì phải có ngày ban hành (issued)", "a notice that names no day needs its day of issue (issued)"},
	"day":       {"không phải là ngày có thật dạng 2025-09-30", "this is not an existing day written as 2025-09-30"},
	"range":     {fmt.Sprintf("ngoài lịch %d-%d", FirstYear, LastYear), fmt.Sprintf("outside the calendar of %d to %d", FirstYear, LastYear)},
	"twice":     {"nêu hai lần", "named twice"},
	"kind":      {"kind phải là statutory, make-up, swap-off, swap-working, working hoặc weekly-rest", "the kind must be statutory, make-up, swap-off, swap-working, working or weekly-rest"},
	"weekend":   {"ngày loại này phải từ thứ Hai đến thứ Sáu", "a day of this kind must be a Monday to Friday"},
	"weekday":   {"ngày loại này phải là thứ Bảy hoặc Chủ nhật", "a day of this kind must be a Saturday or Sunday"},
	"unpaired":  {"for chỉ đi với make-up, swap-off và swap-working", "for goes with make-up, swap-off and swap-working only"},
	"make-up":   {"ngày nghỉ bù phải sau ngày lễ được bù", "a make-up day comes after the holiday it makes up"},
	"holiday":   {"for không phải là ngày lễ trùng ngày nghỉ hằng tuần", "for is not a holiday on a weekly rest day"},
	"swap":      {"ngày hoán đổi phải có ngày kia trong cùng thông báo, và hai ngày trỏ vào nhau", "a swap needs its other day in the same notice, each pointing at the other"},
	"withdraws": {"withdraws phải nêu số của một thông báo khác", "withdraws must name another notice by its number"},
	"number":    {"đã có thông báo mang số này", "there is a notice with this number already"},
	"settles":   {"năm được coi là đầy đủ thì phải nêu đúng số ngày nghỉ Tết và ngày liền kề Quốc khánh mà luật cho", "a settled year needs as many days of Tết and beside National Day as the law grants"},
}
