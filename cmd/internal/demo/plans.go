package demo

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/cmd/internal/drafts"
	"github.com/caicach/tthc/cmd/internal/intake"
	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/phrase"
)

// The plans of the province.
const (
	plan2025 = "04/KH-UBND"
	plan2026 = "05/KH-UBND"
	national = "240/QĐ-TTg" // of which the province.Committee owes a part
)

// plans has the tables of the province's plans taken in, looked through, accepted and
// followed; that of the next year is a draft still.
func (s *story) plans() error {
	chances := province.Chance(1)
	follow := func(number string, q plan.ObligationQuery) act {
		return func(ctx context.Context) error { return s.follow(ctx, &chances, number, q) }
	}
	everybody := plan.ObligationQuery{Expand: true} // each member of a class does its own
	s.on(form.NewDay(2025, 1, 14), func(ctx context.Context) error {
		_, err := s.take(ctx, 2025, true)
		return err
	})
	s.on(form.NewDay(2025, 1, 15), follow(plan2025, everybody))
	s.on(form.NewDay(2025, 2, 5), follow(national, plan.ObligationQuery{Only: province.Committee, Expand: true}))
	s.on(form.NewDay(2026, 1, 12), func(ctx context.Context) error {
		_, err := s.take(ctx, 2026, true)
		return err
	})
	s.on(form.NewDay(2026, 1, 13), follow(plan2026, everybody))
	s.on(form.NewDay(2026, 7, 6), s.revise)
	s.on(form.NewDay(2026, 11, 25), func(ctx context.Context) error {
		_, err := s.take(ctx, 2027, false)
		return err
	})
	return nil
}

// take takes in the table of a year. A day that the calendar does not have is mended
// by whoever looks the draft through, and then the draft is accepted.
func (s *story) take(ctx context.Context, year int, accept bool) (d drafts.Draft, err error) {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return d, err
	}
	name := fmt.Sprintf("plan-%d.tsv", year)
	title := fmt.Sprintf("Kế hoạch kiểm soát thủ tục hành chính năm %d của tỉnh Ví Dụ", year)
	read, err := intake.Read(bytes.NewReader(province.File(name)), intake.Options{Name: name, Year: year, Bodies: v.Bodies(),
		Given: plan.Plan{Title: title, Issuer: "Ủy ban nhân dân tỉnh Ví Dụ", From: form.NewDay(year, 1, 1), To: form.NewDay(year, 12, 31)}})
	if err != nil {
		return d, err
	}
	by, err := s.as(ctx, province.Leader, "addDraft")
	if err != nil {
		return d, err
	}
	if d, _, err = drafts.Add(by, s.Ledger, read); err != nil || !accept {
		return d, err
	}
	for i := range d.Plan.Tasks {
		if t := &d.Plan.Tasks[i]; t.ID == "6" && year == 2026 { // "31/11/2026"
			if t.Time, err = timing("Trước ngày 01/12/2026"); err != nil {
				return d, err
			}
			if d, err = drafts.Mend(by, s.Ledger, d.ID, d.Version, d.Plan); err != nil {
				return d, err
			}
		}
	}
	_, _, err = drafts.Accept(by, s.Ledger, d.ID, d.Version)
	return d, err
}

// timing reads when something is due.
func timing(text string) (plan.Timing, error) {
	read, err := phrase.Parse(text, phrase.Context{})
	return plan.Timing{Text: text, Rule: read.Rule}, err
}

// revise takes in a second version of the plan of 2026, with two tasks more, and has
// their way told.
func (s *story) revise(ctx context.Context) error {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	known, err := v.Known(plan2026)
	if err != nil {
		return err
	}
	next := *known.Plan
	next.Tasks = slices.Clip(next.Tasks)
	for _, one := range later {
		if one.task.Time, err = timing(one.time); err != nil {
			return err
		}
		next.Tasks = append(next.Tasks, one.task)
	}
	p, err := plan.New(next)
	if err != nil {
		return err
	}
	by, err := s.as(ctx, province.Administrator, "revisePlan")
	if err == nil {
		_, err = s.Ledger.RevisePlan(by, p, known.Version)
	}
	if err == nil {
		err = s.orders(ctx)
	}
	return err
}

// follow makes up what becomes of what is owed by a plan.
func (s *story) follow(ctx context.Context, chances *province.Chance, number string, q plan.ObligationQuery) error {
	v, err := s.Ledger.At(ctx)
	if err != nil {
		return err
	}
	p, err := v.Plan(number)
	if err != nil {
		return err
	}
	list, err := v.Due(ctx, number, "", plan.DueQuery{AsOf: max(p.Holds(), s.Ledger.Today()), ObligationQuery: q})
	if err != nil {
		return err
	}
	for i, r := range list {
		o, err := v.Obligation(r.ID)
		if err != nil {
			return err
		}
		f := &fate{story: s, Chance: chances, row: r, issuer: p.Issuer, base: fmt.Sprintf("demo-%s-%d", p.From, i), number: 10 + i, earliest: s.Ledger.Today(), office: r.Body, periodic: o.Kind == schedule.Recurring}
		f.decide()
	}
	return nil
}

// fate is what becomes of a duty.
type fate struct {
	*story
	*province.Chance
	row            plan.DueRow
	issuer, office string
	base           string // of the identifiers of its events
	number, events int
	earliest       form.Day // the plan was not there before
	periodic       bool     // it is owed each period anew
}

// work is the working day so many working days after a day, or before it; of a day on
// which nobody works from the next.
func (s *story) work(day form.Day, n int) form.Day {
	for s.place[day] == 0 && day < last && day != first {
		day++
	}
	i := s.place[day] + n
	switch {
	case day > last || i >= len(s.works):
		return last + 1
	case i < 0:
		return first
	}
	return s.works[i]
}

// add has something told on the day on which it happened; what has not happened by the
// end of the story is not. It gives the identifier of the event.
func (f *fate) add(kind plan.EventType, day form.Day, more func(*plan.Event)) string {
	f.events++
	e := plan.Event{ID: fmt.Sprintf("%s-%d", f.base, f.events), Obligation: f.row.ID, Type: kind, Day: max(day, f.earliest), By: f.office}
	if more != nil {
		more(&e)
	}
	if e.Day > last || day > last {
		return e.ID
	}
	for f.place[e.Day] == 0 {
		e.Day++
	}
	f.earliest = e.Day
	f.progress[e.Day] = append(f.progress[e.Day], e)
	return e.ID
}

// document is the number of a document that proves something.
func (f *fate) document(kind string) string { return fmt.Sprintf("%d/%s", f.number, kind) }

func (f *fate) done(day form.Day) string {
	return f.add(plan.EventDone, day, func(e *plan.Event) { e.Document = f.document("BC-VD") })
}

// decide makes up how a duty is done: most in time, some late, some after an extension
// or when it came back, some not at all.
func (f *fate) decide() {
	due := f.row.Due
	if due == form.NoDay {
		f.add(plan.EventStarted, f.work(f.earliest, 10), nil)
		f.add(plan.EventReported, f.work(f.earliest, 60), func(e *plan.Event) { e.Note = "Đã niêm yết tại trụ sở và trên trang thông tin" })
		return
	}
	if f.Within(40) {
		f.add(plan.EventStarted, f.work(due, -25-f.UpTo(10)), nil)
	}
	if f.Within(25) {
		f.add(plan.EventReported, f.work(due, -12-f.UpTo(6)), func(e *plan.Event) { e.Note = "Đã hoàn thành một nửa khối lượng" })
	}
	switch n := f.UpTo(100); {
	case n < 6 && f.periodic:
		f.add(plan.EventNothingArose, f.work(due, -1-f.UpTo(7)), nil)
	case n < 56:
		f.done(f.work(due, -1-f.UpTo(7)))
	case n < 68:
		f.done(f.work(due, 1+f.UpTo(15)))
	case n < 78:
		f.add(plan.EventExtended, f.work(due, -3-f.UpTo(4)), func(e *plan.Event) {
			e.By, e.Due, e.Note, e.Document = f.issuer, due+21, "Chờ số liệu của các xã, phường", f.document("UBND-KSTT")
		})
		f.done(f.work(due, 5+f.UpTo(12)))
	case n < 85:
		f.done(f.work(due, -6))
		f.add(plan.EventReturned, f.work(due, -3), func(e *plan.Event) {
			e.By, e.Note = "Văn phòng UBND tỉnh Ví Dụ", "Thiếu phụ lục số liệu"
		})
		if f.Within(60) {
			f.done(f.work(due, -1+f.UpTo(6)))
		}
	case n < 89:
		f.add(plan.EventSuspended, f.work(due, -15), func(e *plan.Event) { e.Note, e.Document = "Chờ hướng dẫn của bộ", f.document("CV-VD") })
		f.add(plan.EventResumed, f.work(due, -4), nil)
		f.done(f.work(due, f.UpTo(4)-1))
	case n < 93:
		wrong := f.done(f.work(due, -8))
		f.number++
		f.add(plan.EventDone, f.work(due, -7), func(e *plan.Event) {
			e.Document, e.Corrects, e.Note = f.document("BC-VD"), wrong, "Ghi nhầm số văn bản"
		})
	default: // nobody does it
	}
}
