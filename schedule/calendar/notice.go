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
	// Reported says that the notice itself was not at hand and others tell of
	// it. A day that only such notices name is [Reconstructed], and they settle
	// no year.
	Reported bool
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
	Day    form.Day  `json:"day"`
	Kind   Kind      `json:"kind"`
	Reason form.Text `json:"reason"` // the Vietnamese is needed
	For    form.Day  `json:"for,omitzero"`
}

// state is on what a day rests that the notice names.
func (n *Notice) state() State {
	if n.Reported {
		return Reconstructed
	}
	return Official
}

// source is how the notice is cited.
func (n *Notice) source() form.Text {
	if n.Issued == form.NoDay {
		return form.Text{n.Number, n.Number}
	}
	return form.Text{n.Number + " ngày " + n.Issued.In(form.Vietnamese), n.Number + " of " + n.Issued.In(form.English)}
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
func (n *Notice) check() form.Errors {
	var f faults
	n.checkHead(&f)
	byDay := map[form.Day]NoticeDay{}
	for i, d := range n.Days {
		at := fmt.Sprintf("days[%d].day", i)
		_, twice := byDay[d.Day]
		switch {
		case d.Day == form.NoDay:
			f.add(NoticeMissing, at, "")
		case d.Day < firstDay || d.Day > lastDay:
			f.add(NoticeRange, at, d.Day.String())
		case twice:
			f.add(NoticeTwice, at, d.Day.String())
		default:
			byDay[d.Day] = d
		}
	}
	madeUp := map[form.Day]bool{}
	for i, d := range n.Days {
		d.check(fmt.Sprintf("days[%d]", i), byDay, madeUp, &f)
	}
	return f.list
}

// checkHead is check for all but the days.
func (n *Notice) checkHead(f *faults) {
	if strings.TrimSpace(n.Number) == "" {
		f.add(NoticeMissing, "number", "")
	}
	if n.Issuer != "" && strings.TrimSpace(n.Issuer) == "" {
		f.add(NoticeMissing, "issuer", "")
	}
	if n.Issued != form.NoDay && (n.Issued.Year() < form.MinYear || n.Issued.Year() > form.MaxYear) {
		f.add(NoticeRange, "issued", n.Issued.String())
	}
	if len(n.Days) == 0 && len(n.Withdraws) == 0 && len(n.Settles) == 0 {
		f.add(NoticeEmpty, "", "")
	}
	if n.Issued == form.NoDay && len(n.Days) == 0 {
		f.add(NoticeUndated, "issued", "")
	}
	if n.Reported && len(n.Settles) > 0 {
		f.add(NoticeReported, "settles", fmt.Sprint(n.Settles[0]))
	}
	for i, y := range n.Settles {
		at := fmt.Sprintf("settles[%d]", i)
		if y < FirstYear || y > LastYear {
			f.add(NoticeRange, at, fmt.Sprint(y))
		} else if slices.Contains(n.Settles[:i], y) {
			f.add(NoticeTwice, at, fmt.Sprint(y))
		}
	}
	for i, w := range n.Withdraws {
		if strings.TrimSpace(w) == "" || w == n.Number {
			f.add(NoticeWithdraws, fmt.Sprintf("withdraws[%d]", i), w)
		}
	}
}

// check finds what is wrong with the day beside the others of its notice, of
// which madeUp are the holidays that have been made up.
func (d NoticeDay) check(path string, byDay map[form.Day]NoticeDay, madeUp map[form.Day]bool, f *faults) {
	if strings.TrimSpace(d.Reason[form.Vietnamese]) == "" {
		f.add(NoticeMissing, path+".reason", "")
	} else if en := d.Reason[form.English]; en != "" && strings.TrimSpace(en) == "" {
		f.add(NoticeMissing, path+".reason.en", "")
	}
	weekend := d.Day.Weekday() == time.Saturday || d.Day.Weekday() == time.Sunday
	switch {
	case !d.Kind.Valid():
		f.add(NoticeKind, path+".kind", string(d.Kind))
		return
	case d.Day == form.NoDay:
		return
	case weekend && (d.Kind == Working || d.Kind == MakeUp || d.Kind == SwapOff):
		f.addDay(NoticeWeekend, path+".day", d.Day.String(), d.Day)
	case !weekend && (d.Kind == WeeklyRest || d.Kind == SwapWorking):
		f.addDay(NoticeWeekday, path+".day", d.Day.String(), d.Day)
	}
	other := map[Kind]Kind{SwapOff: SwapWorking, SwapWorking: SwapOff}[d.Kind]
	paired := d.Kind == MakeUp || other != ""
	at := path + ".for"
	switch {
	case paired && d.For == form.NoDay:
		f.add(NoticeMissing, at, "")
	case !paired && d.For != form.NoDay:
		f.add(NoticeUnpaired, at, d.For.String())
	case d.Kind == MakeUp && d.For >= d.Day:
		f.add(NoticeMakeUp, at, d.For.String())
	case d.Kind == MakeUp && madeUp[d.For]:
		f.add(NoticeTwice, at, d.For.String())
	case other != "" && (byDay[d.For].Kind != other || byDay[d.For].For != d.Day):
		f.add(NoticeSwap, at, d.For.String())
	}
	if d.Kind == MakeUp {
		madeUp[d.For] = true
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
