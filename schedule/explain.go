package schedule

import (
	"strings"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Effect is what became of a day in an explanation.
type Effect string

// The effects.
const (
	EffectStated      Effect = "stated"       // what the document says
	EffectReceived    Effect = "received"     // received too late in the day, or on a rest day: counts as the next working day
	EffectStart       Effect = "start"        // the start, whose day is not counted (hours: which starts at once)
	EffectTermChanged Effect = "term-changed" // another term took the place of the first
	EffectCounted     Effect = "counted"      // counted; Count says how far
	EffectSkipped     Effect = "skipped"      // not counted: a rest day, or outside office hours
	EffectPaused      Effect = "paused"       // not counted: the clock stood still
	EffectRolled      Effect = "rolled"       // the last day is a rest day, so the end moves on
	EffectAppointed   Effect = "appointed"    // a new appointment was given
	EffectDue         Effect = "due"          // the end
	EffectPromised    Effect = "promised"     // the day that the citizen was told; the term goes its own way
)

// Text is the effect in words.
func (e Effect) Text(l form.Language) string {
	switch e {
	case EffectStated:
		return l.Pick("văn bản ghi", "as stated")
	case EffectReceived:
		return l.Pick("nhận", "received")
	case EffectStart:
		return l.Pick("bắt đầu", "start")
	case EffectTermChanged:
		return l.Pick("đổi thời hạn", "term changed")
	case EffectCounted:
		return l.Pick("tính", "counted")
	case EffectSkipped:
		return l.Pick("không tính", "not counted")
	case EffectPaused:
		return l.Pick("tạm dừng", "paused")
	case EffectRolled:
		return l.Pick("dời", "moved")
	case EffectAppointed:
		return l.Pick("hẹn lại", "new appointment")
	case EffectDue:
		return l.Pick("đến hạn", "due")
	case EffectPromised:
		return l.Pick("hẹn trả", "promised")
	}
	return ""
}

// Step is one line of an explanation: a day, or a run of days with the same
// fate, and why.
type Step struct {
	Day   form.Day
	Until form.Day // the last day of a run; zero for a single day
	// Count is how much of the term has been counted with this step, in
	// working days or hours, and in days for weeks, months and years; negative
	// when counting back. It is no term where nothing is counted, or where it
	// is no whole number of half units (the reason says it then).
	Count  Term
	Effect Effect
	Reason string
	Source string // the article, notice or document; empty when there is none
}

// Explanation is a due day with its derivation, line by line: each day from
// the start to the end, why it was counted or why not, and by which article or
// notice. The texts are in the language that was asked for.
type Explanation struct {
	From     Moment
	Terms    []Term
	Due      Due
	Steps    []Step
	Language form.Language
}

// Explain is [Counter.Due] with its derivation.
func (c *Counter) Explain(l form.Language, from Moment, terms ...Term) (Explanation, error) {
	c = c.ready()
	t := &trail{c: c, l: l}
	due, err := c.count(from, terms, nil, t)
	if err != nil {
		return Explanation{}, err
	}
	return Explanation{from, append([]Term(nil), terms...), due, t.steps, l}, nil
}

// Explain is the derivation of the due day of the clock as it stood at the
// moment; the zero moment takes the whole history. See [Clock.Read].
func (k Clock) Explain(l form.Language, at Moment) (Explanation, error) {
	if err := k.started(); err != nil {
		return Explanation{}, err
	}
	events, terms := k.until(at), k.terms
	t := &trail{c: k.counter, l: l}
	var appointed *ClockEvent
	for i, e := range events {
		switch e.Type {
		case TermChanged:
			terms, appointed = e.Terms, nil
			t.add(Step{Day: e.At.day, Effect: EffectTermChanged, Source: e.Source,
				Reason: join(termsText(terms, l), e.Reason)})
		case Reappointed:
			appointed = &events[i]
		}
	}
	stops, open := appendStops(nil, events, at)
	if appointed != nil {
		// First the end that was put off, as it stood then.
		then, _ := appendStops(nil, k.until(appointed.At), appointed.At)
		putOff, err := k.counter.count(k.start, terms, then, t)
		if err != nil {
			return Explanation{}, err
		}
		k.explainKnown(t, terms, then, putOff.At, appointed.At)
	}
	due, err := k.counter.dueAfter(k.start, k.terms, events, stops, t)
	if err != nil {
		return Explanation{}, err
	}
	if due.AtEarliest = open && !finished(events); due.AtEarliest {
		s := &t.steps[len(t.steps)-1]
		s.Reason = l.Pick("sớm nhất, vì đang tạm dừng: ", "at the earliest, since the clock stands still: ") + s.Reason
	}
	k.explainStanding(t, events, at)
	return Explanation{k.start, append([]Term(nil), terms...), due, t.steps, l}, nil
}

// explainKnown tells which end was put off by the calendar as it was known when
// the new appointment was given, where a law or a notice that came later moved
// it: what was in time then stays so.
func (k Clock) explainKnown(t *trail, terms []Term, stops []stop, end, at Moment) {
	known, ok := k.asKnown(at, max(end.day, at.day))
	if !ok {
		return
	}
	if was, err := known.counter.count(k.start, terms, stops, nil); err == nil && was.At != end {
		t.add(Step{Day: was.At.day, Effect: EffectDue, Reason: t.l.Pick(
			"hạn theo lịch đã biết khi hẹn lại ngày "+at.day.In(t.l)+": thông báo ban hành sau không làm thành hẹn lại muộn",
			"the end by the calendar known on "+at.day.In(t.l)+", when the new appointment was given: a later notice does not make that late")})
	}
}

// explainStanding tells what stands beside the term: what the citizen was
// promised on the receipt, and that what was finished in time stays so.
func (k Clock) explainStanding(t *trail, events []ClockEvent, at Moment) {
	for _, e := range events {
		if e.Type == Promised {
			t.add(Step{Day: e.Due.day, Effect: EffectPromised, Source: e.Source, Reason: join(t.l.Pick(
				"ngày đã hẹn với người dân vào "+e.At.day.In(t.l), "the day that the citizen was told on "+e.At.day.In(t.l)), e.Reason)})
		}
	}
	if at.IsZero() && finished(events) {
		at = events[len(events)-1].At
	}
	if r, err := k.Read(at); err == nil && !r.Then.IsZero() {
		t.add(Step{Day: r.Then.day, Effect: EffectDue, Reason: t.l.Pick(
			"hạn theo lịch đã biết khi hoàn thành ngày "+r.Finished.day.In(t.l)+": đúng hạn, thông báo ban hành sau không làm thành trễ hạn",
			"the end by the calendar known on "+r.Finished.day.In(t.l)+", when it was finished: in time, and a later notice does not make it late")})
	}
}

// Lines is the explanation for people, one line a step: the day with its
// weekday, what became of it, why, and the source in brackets.
func (e Explanation) Lines() []string {
	l := e.Language
	lines := make([]string, 0, len(e.Steps))
	for _, s := range e.Steps {
		var b strings.Builder
		b.WriteString(dayText(s.Day, l))
		if s.Until != form.NoDay {
			b.WriteString(" – " + dayText(s.Until, l))
		}
		b.WriteString(": " + s.Effect.Text(l))
		if count := s.Count; !count.IsZero() {
			if count.halves < 0 {
				count = count.Negate()
				b.WriteString(l.Pick(" lùi", " back"))
			}
			b.WriteString(l.Pick(", đủ "+count.Text(l), ", "+count.Text(l)+" so far"))
		}
		if s.Reason != "" && s.Reason != calendar.Working.Text(l) { // the count says so
			b.WriteString("; " + s.Reason)
		}
		if s.Source != "" {
			b.WriteString(" [" + s.Source + "]")
		}
		lines = append(lines, b.String())
	}
	return lines
}

func dayText(d form.Day, l form.Language) string {
	return l.Pick(WeekdayOf(d).Text(form.Vietnamese), d.Weekday().String()[:3]) + " " + d.In(l)
}

// termsText is the terms in words, joined by plus signs.
func termsText(terms []Term, l form.Language) string {
	var s []string
	for _, t := range terms {
		s = append(s, t.Text(l))
	}
	return strings.Join(s, " + ")
}

// join puts two texts, either of which may be empty, into one.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ": " + b
}
