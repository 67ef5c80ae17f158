package plan

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// dayEnds is where it is said that the last day of a term counts to its end.
var dayEnds = form.Text{"Bộ luật Dân sự 2015, Điều 148.6", "Civil Code 2015, Article 148.6"}

// Explain tells step by step why the obligation is due on the day that State gives
// for the end of asOf: what the document says; the turn of a recurring task that it
// is; what a task waits for, and from the day on which that came each day that was
// counted; an extension that holds, and the last that does not, because it was
// granted after the due day; and where a notice that came later moved a day, both.
// What has no due day has a step that says why. The first step, what the document
// says, has no day, and none of the steps has where the plan names none.
func (p *Progress) Explain(o Obligation, asOf form.Day, l form.Language) []schedule.Step {
	if o.Task == nil {
		return nil
	}
	t := telling{l: l}
	t.source = l.Pick("nhiệm vụ ", "task ") + string(o.Task.ID)
	if o.Plan != nil {
		t.source = o.Plan.Number + ", " + t.source
	}
	if text := o.Task.Time.Text; text != "" {
		t.add(form.NoDay, schedule.EffectStated, "“"+text+"”", t.source)
	} else {
		t.add(form.NoDay, schedule.EffectStated, l.Pick("văn bản không nêu thời gian", "the document names no time"), t.source)
	}
	var s State
	var c course
	if p != nil {
		s, c = p.state(&o, asOf)
	}
	if part, ok := o.eventPart(); ok {
		p.tellEvent(&t, part, s.Counted)
	} else {
		t.turn(&o)
	}
	if c.known != form.NoDay {
		on := c.granted.day.In(l)
		t.add(c.known, schedule.EffectDue, l.Pick("hạn theo lịch đã biết khi gia hạn ngày "+on+": thông báo ban hành sau không làm thành gia hạn muộn",
			"the due day by the calendar known on "+on+", when it was extended: a later notice does not make that late"), "")
	}
	if n := c.granted; n != nil {
		t.add(n.due, schedule.EffectAppointed, l.Pick("gia hạn ngày ", "extended on ")+n.day.In(l), n.event().Document)
	}
	if n := c.refused; n != nil {
		t.add(n.due, schedule.EffectSkipped, l.Pick("gia hạn ngày "+n.day.In(l)+" không tính: khi đó đã hết hạn", "the extension of "+n.day.In(l)+" does not count: the due day had passed"), n.event().Document)
	}
	if s.DoneOn > s.Submitted && s.Submitted != form.NoDay {
		done := s.DoneOn.In(l)
		t.add(s.Submitted, schedule.EffectStated, l.Pick("ngày trình kết quả, xác nhận ngày "+done+": xét đúng hạn theo ngày trình", "when it was submitted; confirmed on "+done+", it is judged by the day of its submission"), "")
	}
	if s.Then != form.NoDay {
		on := s.kept().In(l)
		t.add(s.Then, schedule.EffectDue, l.Pick("hạn theo lịch đã biết khi hoàn thành ngày "+on+": đúng hạn, thông báo ban hành sau không làm thành quá hạn",
			"the due day by the calendar known on "+on+", when it was done: in time, and a later notice does not make it late"), "")
	}
	return t.steps
}

// telling is an explanation that is being told.
type telling struct {
	l      form.Language
	source string // the task of the plan
	steps  []schedule.Step
}

func (t *telling) add(d form.Day, effect schedule.Effect, reason, source string) {
	t.steps = append(t.steps, schedule.Step{Day: d, Effect: effect, Reason: reason, Source: source})
}

// tellEvent tells of a term that runs from what the task waits for.
func (p *Progress) tellEvent(t *telling, part schedule.Part, came form.Day) {
	event := "“" + part.Event + "”"
	if came == form.NoDay {
		t.add(form.NoDay, schedule.EffectPaused, t.l.Pick("chưa ghi nhận "+event+": hạn là "+part.Offset.Text(t.l)+" kể từ khi đó", event+" was not recorded yet: due "+part.Offset.Text(t.l)+" from it"), t.source)
		return
	}
	if x, err := p.options.Counter.Explain(t.l, schedule.MomentOn(came), part.Offset); err == nil {
		t.steps = append(t.steps, x.Steps...)
	}
}

// turn tells of what the document itself sets: a day, a turn of a cycle, or none.
func (t *telling) turn(o *Obligation) {
	l := t.l
	var part schedule.Part
	if rule := o.Task.Time.Rule; o.Part >= 0 && o.Part < rule.Len() {
		part = rule.Part(o.Part)
	}
	if period := o.Period(); !period.IsZero() {
		span := period.Span()
		t.steps = append(t.steps, schedule.Step{Day: span.Since, Until: span.Last(), Effect: schedule.EffectStated, Reason: l.Pick("kỳ ", "the period ") + period.Text(l), Source: t.source})
	} else if o.Start != form.NoDay {
		t.add(o.Start, schedule.EffectStated, l.Pick("bắt đầu", "begins"), t.source)
	}
	switch {
	case o.Due != form.NoDay && part.Exclusive:
		next := (o.Due + 1).In(l)
		t.add(o.Due, schedule.EffectDue, l.Pick("“trước” ngày "+next+" không kể ngày đó: hết ngày này, 24 giờ", "“before” "+next+" leaves that day out: to the end of this one, 24:00"), t.source)
	case o.Due != form.NoDay && !o.Time.IsZero():
		t.add(o.Due, schedule.EffectDue, l.Pick("trước "+o.Time.String(), "before "+o.Time.String()), t.source)
	case o.Due != form.NoDay:
		t.add(o.Due, schedule.EffectDue, l.Pick("đến hết ngày, 24 giờ", "to the end of the day, 24:00"), dayEnds.In(l))
	case part.WorkingDay != 0:
		t.add(form.NoDay, schedule.EffectStated, l.Pick("hạn là một ngày làm việc của kỳ, lịch làm việc cho biết là ngày nào", "due on a working day of the period, which a calendar knows"), t.source)
	case o.Kind == schedule.OnDemand:
		t.add(form.NoDay, schedule.EffectStated, l.Pick("làm khi có yêu cầu: không có hạn riêng, không tự quá hạn", "done on demand: it has no due day, and is never overdue by itself"), t.source)
	case part.Event != "":
		t.add(form.NoDay, schedule.EffectStated, l.Pick("theo “"+part.Event+"”: không có hạn riêng, không tự quá hạn", "by “"+part.Event+"”: it has no due day, and is never overdue by itself"), t.source)
	default:
		t.add(form.NoDay, schedule.EffectStated, l.Pick("không có hạn riêng, không tự quá hạn", "it has no due day, and is never overdue by itself"), t.source)
	}
}
