package demo

import (
	"context"
	"errors"

	"github.com/caicach/tthc/cmd/internal/access/calendars"
	"github.com/caicach/tthc/cmd/internal/delivery"
	"github.com/caicach/tthc/cmd/internal/delivery/courier"
	"github.com/caicach/tthc/cmd/internal/delivery/events"
	"github.com/caicach/tthc/cmd/internal/delivery/notices/asker"
	"github.com/caicach/tthc/cmd/internal/delivery/receivers"
	"github.com/caicach/tthc/cmd/internal/demo/province"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// subscribed is from when other systems are told of what is recorded. None of them is there:
// their names end with invalid, which no machine is ever called by.
var subscribed = form.NewDay(2026, 11, 12)

// systems has other systems ask to be told, and calendars read what a department owes.
func (s *story) systems() error {
	s.on(form.NewDay(2026, 3, 2), func(ctx context.Context) error {
		ctx, err := s.as(ctx, province.Leader, "createDutyCalendar")
		if err != nil {
			return err
		}
		v, err := s.Ledger.At(ctx)
		if err != nil {
			return err
		}
		for _, name := range []string{"Lịch của Sở Tư pháp (mẫu)", "Lịch cũ (mẫu)"} {
			made, _, err := s.calendars.Make(ctx, calendars.New{Name: name, Body: province.Justice}, v.Bodies(), s.Ledger.Today(), s.people[province.Leader].ID)
			if err == nil && name == "Lịch cũ (mẫu)" {
				_, err = s.calendars.Revoke(ctx, made.ID, s.people[province.Leader].ID)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	s.on(subscribed, func(ctx context.Context) error {
		ctx, err := s.as(ctx, province.Administrator, "createSubscription")
		if err != nil {
			return err
		}
		for _, n := range []receivers.New{
			{Name: "Hệ thống báo cáo (mẫu)", Address: "https://bao-cao.invalid/tthc", Subjects: []delivery.SubjectKind{delivery.Plan, delivery.Petition}},
			{Name: "Nhắc việc tỉnh Ví Dụ (mẫu)", Address: "https://nhac-viec.invalid/tthc", Subjects: []delivery.SubjectKind{delivery.Notice}, Bodies: []body.ID{province.Committee}},
			{Name: province.Old, Address: "https://cu.invalid/tthc", Subjects: []delivery.SubjectKind{delivery.Dossier}},
		} {
			made, _, err := s.receivers.Make(ctx, n, s.people[province.Administrator].ID)
			if err == nil && n.Name == province.Old {
				_, err = s.receivers.End(ctx, made.ID, s.people[province.Administrator].ID)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return nil
}

// nowhere is a receiver that is not there.
type nowhere struct{}

func (nowhere) Send(_ context.Context, to delivery.Subscription, _ ...delivery.Event) error {
	return errors.New("no such host: " + to.Address)
}

// send tells other systems once a day, in vain: what was told first is given up by the
// end of the story, what came later waits to be sent again.
func (s *story) send(ctx context.Context, day form.Day) error {
	if day < subscribed {
		return nil
	}
	outbox := s.Ledger.Store().Outbox()
	a := asker.Asker{Ledger: s.Ledger, Book: s.Book, Since: s.receivers.WantsNotices, Logger: quiet}
	if day == last { // who is reminded is asked on the last day
		if _, err := a.Ask(ctx); err != nil {
			return err
		}
	}
	c := courier.New(courier.Options{Log: events.Log{Store: s.Ledger.Store()}, Outbox: outbox, Sender: nowhere{}, Subscriptions: s.receivers.Live, Now: s.Clock.Now, Logger: quiet})
	live, err := s.receivers.Live(ctx)
	for _, to := range live {
		if err = errors.Join(err, c.Spread(ctx, to)); err != nil {
			return err
		}
		held := c.Lease("demo")
		lines, err := outbox.Take(ctx, to.ID, held, 100)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if err := c.Drain(ctx, ctx, to, l, held); err != nil {
				return err
			}
		}
	}
	return err
}
