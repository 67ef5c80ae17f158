package outlook

import (
	"fmt"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/schedule/form"
)

// Left is what is left until the day by which a target is to be met.
type Left struct {
	form.Unwritten
	By   form.Day // the last day that counts
	Days int      // working days until its end; 0 when it has passed
	// Coming is the units expected to come into the denominator until then.
	Coming int64
	// Open is the units in the denominator that do not count yet and still can.
	Open int64
}

// State is whether a target can be met.
type State uint8

// The states.
const (
	OutOfReach State = iota // with all that is left it is not met
	InReach
	Reached // it is met whatever comes, as far as that is expected
)

var stateNames = [...]string{"out-of-reach", "in-reach", "reached"}

// String is "out-of-reach", "in-reach" or "reached".
func (s State) String() string {
	if int(s) < len(stateNames) {
		return stateNames[s]
	}
	return ""
}

var stateTexts = [...]form.Text{{"không còn đạt được", "out of reach"}, {"còn đạt được", "in reach"}, {"đã chắc đạt", "reached"}}

// Text is the state in words.
func (s State) Text(l form.Language) string {
	if int(s) < len(stateTexts) {
		return stateTexts[s].In(l)
	}
	return ""
}

// MarshalJSON refuses: it is looked at anew each day.
func (State) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*State) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// Outlook is what it would take that a goal is met. It is computed anew each day and
// has no stored form.
type Outlook struct {
	form.Unwritten
	Value indicator.Ratio // so far
	Goal  indicator.Goal
	Left  Left
	State State
	// Units is how many more have to count, out of those that come or are open. For a
	// goal that must not be exceeded it is how many may still count, and out of reach
	// how many there are too many.
	Units int64
	// PerDay is Units over the working days left, rounded up; 0 when none is left, and
	// for a goal that must not be exceeded.
	PerDay int64
	// Best is what comes of it when all goes well: all that comes or is open counts or,
	// for a goal that must not be exceeded, nothing of it. For a plain count, which has no
	// such end, it is the value so far.
	Best   indicator.Ratio
	Reason indicator.Reason
}

// To is what it would take that a goal is met, with so much so far and so much left.
// ok is false without data, base or goal, where no whole number meets the goal, and for
// numbers below 0 or beyond [indicator.MaxCount].
func To(g indicator.Goal, how indicator.Reading, v indicator.Ratio, left Left) (o Outlook, ok bool) {
	if v.IsZero() || g.IsZero() || left.Coming < 0 || left.Open < 0 || left.Coming > indicator.MaxCount || left.Open > indicator.MaxCount {
		return Outlook{}, false
	}
	o = Outlook{Value: v, Goal: g, Left: left}
	whole := v
	if v.IsCount() {
		o.Left.Coming, o.Left.Open, o.Best = 0, 0, v
	} else if whole, ok = with(v, 0, left.Coming); !ok {
		return Outlook{}, false
	}
	most := o.Left.Coming + o.Left.Open
	units, ok := g.ToGo(whole, how)
	if !ok {
		return Outlook{}, false
	}
	if ceiling(g, how) || units < 0 {
		return o.below(how, whole, units, most)
	}
	if !v.IsCount() {
		if o.Best, ok = with(v, most, left.Coming); !ok {
			return Outlook{}, false
		}
	}
	o.Units = units
	if left.Days > 0 {
		o.PerDay = (units + int64(left.Days) - 1) / int64(left.Days)
	}
	switch {
	case units == 0:
		o.State = Reached
	case left.Days > 0 && (v.IsCount() || units <= most):
		o.State = InReach
	}
	o.Reason = o.reason()
	return o, true
}

// below is the outlook on a goal that must not be exceeded.
func (o Outlook) below(how indicator.Reading, whole indicator.Ratio, units, most int64) (Outlook, bool) {
	o.Best = whole
	if units < 0 {
		o.Units = -units
		o.Reason = o.reason()
		return o, true
	}
	if whole.IsCount() { // so many may still count as make it exactly what it may be
		o.State, o.Units = InReach, room(o.Goal, how, whole)
		o.Reason = o.reasonBelow()
		return o, true
	}
	all, ok := with(whole, most, 0)
	if !ok {
		return Outlook{}, false
	}
	over, ok := o.Goal.ToGo(all, how)
	if !ok {
		return Outlook{}, false
	}
	o.Units = most + over
	if o.State = InReach; over == 0 {
		o.State = Reached
	}
	o.Reason = o.reasonBelow()
	return o, true
}

// room is how many more a count may come to without exceeding its goal.
func room(g indicator.Goal, how indicator.Reading, v indicator.Ratio) int64 {
	far, err := indicator.NewCount(indicator.MaxCount)
	if err != nil {
		return 0
	}
	over, ok := g.ToGo(far, how)
	if !ok {
		return 0
	}
	return indicator.MaxCount + over - v.Numerator()
}

// with is a ratio with so many more above and below.
func with(v indicator.Ratio, above, below int64) (indicator.Ratio, bool) {
	r, err := indicator.NewRatio(v.Numerator()+above, v.Denominator()+below)
	return r, err == nil && r.HasBase()
}

// ceiling says that a goal must not be exceeded.
func ceiling(g indicator.Goal, how indicator.Reading) bool {
	switch g.Op {
	case indicator.AtMost, indicator.LessThan:
		return true
	case indicator.About:
		return how.Direction == indicator.LessIsBetter
	case indicator.Equal, indicator.Range:
		return !how.Literal && how.Direction == indicator.LessIsBetter
	}
	return false
}

// say is a reason out of both languages' forms, whose values are texts of the language.
func say(kind, vi, en string, values func(form.Language) []any) indicator.Reason {
	return indicator.Reason{Kind: kind, Text: form.Text{
		form.Vietnamese: fmt.Sprintf(vi, values(form.Vietnamese)...), form.English: fmt.Sprintf(en, values(form.English)...)}}
}

func count(n int64, l form.Language) string { return indicator.MustFigure(n).Text(l) }

// shown is a value as the goal's unit has it, with the counts behind it.
func (o *Outlook) shown(v indicator.Ratio, l form.Language) string {
	if v.IsCount() {
		return count(v.Numerator(), l)
	}
	if f, ok := v.Percent(2, indicator.HalfUp); ok && o.Goal.InPercent() {
		return fmt.Sprintf("%s%% (%s/%s)", f.Text(l), count(v.Numerator(), l), count(v.Denominator(), l))
	}
	return count(v.Numerator(), l) + "/" + count(v.Denominator(), l)
}

// reason is why a goal that must be reached is where it is.
func (o *Outlook) reason() indicator.Reason {
	left := o.Left
	switch {
	case o.State == Reached && left.Coming == 0:
		return say("outlook.reached", "đã đủ để đạt %s", "enough is done for %s", func(l form.Language) []any { return []any{o.Goal.Text(l)} })
	case o.State == Reached:
		return say("outlook.reached", "đã đủ để đạt %s, kể cả khi %s dự kiến phát sinh thêm đều không đạt",
			"enough is done for %s, even if none of the %s expected to come counts", func(l form.Language) []any { return []any{o.Goal.Text(l), count(left.Coming, l)} })
	case left.Days == 0:
		return say("outlook.ended", "đã hết hạn ngày %s mà còn thiếu %s để đạt %s", "the last day was %s, and %s more were needed for %s",
			func(l form.Language) []any { return []any{left.By.In(l), count(o.Units, l), o.Goal.Text(l)} })
	case o.State == OutOfReach:
		return say("outlook.lost", "muốn đạt %s phải thêm %s đến hết ngày %s mà chỉ còn %s có thể tính thêm; nhiều nhất đạt %s",
			"for %s another %s are needed by the end of %s and only %s can still count; at best it comes to %s",
			func(l form.Language) []any {
				return []any{o.Goal.Text(l), count(o.Units, l), left.By.In(l), count(left.Coming+left.Open, l), o.shown(o.Best, l)}
			})
	case o.Value.IsCount():
		return say("outlook.count", "muốn đạt %s phải thêm %s đến hết ngày %s: mỗi ngày làm việc %s, còn %d ngày làm việc",
			"for %s another %s are needed by the end of %s: %s each working day, of which %d are left",
			func(l form.Language) []any {
				return []any{o.Goal.Text(l), count(o.Units, l), left.By.In(l), count(o.PerDay, l), left.Days}
			})
	}
	return say("outlook", "muốn đạt %s phải thêm %s trong %s còn có thể tính thêm đến hết ngày %s: mỗi ngày làm việc %s, còn %d ngày làm việc",
		"for %s another %s are needed out of the %s that can still count by the end of %s: %s each working day, of which %d are left",
		func(l form.Language) []any {
			return []any{o.Goal.Text(l), count(o.Units, l), count(left.Coming+left.Open, l), left.By.In(l), count(o.PerDay, l), left.Days}
		})
}

// reasonBelow is why a goal that must not be exceeded is where it is.
func (o *Outlook) reasonBelow() indicator.Reason {
	if o.State == Reached {
		return say("outlook.kept", "chắc giữ được %s, kể cả khi %s dự kiến phát sinh thêm đều tính vào", "%s is kept even if all of the %s expected to come count",
			func(l form.Language) []any { return []any{o.Goal.Text(l), count(o.Left.Coming+o.Left.Open, l)} })
	}
	return say("outlook.room", "muốn giữ %s thì đến hết ngày %s chỉ được phát sinh thêm nhiều nhất %s", "to keep %s at most %[3]s more may come to count by the end of %[2]s",
		func(l form.Language) []any { return []any{o.Goal.Text(l), o.Left.By.In(l), count(o.Units, l)} })
}
