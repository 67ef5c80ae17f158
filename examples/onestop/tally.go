package main

import (
	"sync"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The live figures: each time that the system changes a dossier, it tells the
// register what the dossier is now. The words of the system are on the left, those of
// the national exchange on the right.

var statuses = map[string]onestop.Status{
	"FORWARDED": onestop.Registered, "IN_PROGRESS": onestop.InProgress, "WAITING_PAPERS": onestop.SupplementRequested,
	"WAITING_FEE": onestop.PaymentRequested, "DONE": onestop.Processed, "RETURNED": onestop.Returned, "WITHDRAWN": onestop.Withdrawn,
}

var channels = map[string]onestop.Channel{"DESK": onestop.Direct, "WEB": onestop.Online, "POST": onestop.Postal}

var payments = map[string]onestop.Payment{"PORTAL": onestop.PaidOnPortal, "GATEWAY": onestop.PaidOnGateway}

// notRecorded is what the system has no column for: the indicators that need it
// are left out, and not counted as nought.
const notRecorded = onestop.PersonalStoreField | onestop.ResidentDataField

// count is a dossier as the library counts it. What its clock says need not be
// said again.
func (l *library) count(d dossier, held []holding) (onestop.Dossier, error) {
	c := onestop.Dossier{
		Body: body.ID(d.Unit), Procedure: d.Procedure, Status: statuses[d.Status], Channel: channels[d.Channel],
		Fee: d.Fee, FeeKnown: true, Paid: payments[d.Payment],
		Digitised: d.Scanned, ElectronicResult: d.EResult, Reused: d.Reused, Complained: d.Complained,
	}
	if d.Clock == "" {
		return c, nil
	}
	for _, h := range held {
		if len(held) > 1 {
			c.Hands = append(c.Hands, onestop.Hand{Body: body.ID(h.Unit), Since: calendar.DayAt(h.Since.Time())})
		}
	}
	clock, err := l.clock(d)
	if err != nil {
		return c, err
	}
	return c.WithClock(clock)
}

// tally is the register with what is written of it between two runs.
type tally struct {
	mu       sync.Mutex
	register *onestop.Register
	version  int64 // of the last dossier in it
}

func newTally(l *library) (*tally, error) {
	r, err := onestop.NewRegister(onestop.Options{Rules: l.rules})
	return &tally{register: r}, err
}

// put says what a dossier is now. It may be said twice, late and out of order.
func (t *tally) put(l *library, d dossier, held []holding, now time.Time) error {
	c, err := l.count(d, held)
	if err != nil {
		return err
	}
	revision, err := onestop.NewRevision(d.Version)
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.version = max(t.version, d.Version)
	return t.register.Put(d.Code, revision, &c, calendar.DayAt(now))
}

// snapshot and restore are for the end of one run and the start of the next:
// what changed after the snapshot is then put again.
func (t *tally) snapshot() (data []byte, version int64, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	data, err = t.register.MarshalBinary()
	return data, t.version, err
}

func (t *tally) restore(data []byte, version int64) error {
	t.version = version
	return t.register.UnmarshalBinary(data)
}

// deskTable is what each unit reports of a month, with all below it, as a table with
// its header.
func (t *tally) deskTable(l *library, month string, now time.Time) ([][]string, error) {
	p, err := schedule.ParsePeriod(month)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	today := calendar.DayAt(now)
	rows, err := t.register.Rows(onestop.Report{First: p, Last: p, AsOf: asOf(p, today), RollUp: l.bodies})
	if err != nil {
		return nil, err
	}
	list := [][]string{append([]string{"Mã", "Đơn vị"}, onestop.DeskHeader(form.Vietnamese)...)}
	for r := range rows {
		list = append(list, append([]string{string(r.Body), l.bodies.ByID(r.Body).Name(today)}, r.Cells()...))
	}
	return list, nil
}

// asOf is today in the month that goes on, and no day in those that are over.
func asOf(p schedule.Period, today form.Day) form.Day {
	if p.Span().Contains(today) {
		return today
	}
	return form.NoDay
}

// judge says how a dossier stands by the formula of Decision 766/QĐ-TTg, step by step.
func (l *library) judge(d dossier, held []holding, now time.Time) (string, error) {
	c, err := l.count(d, held)
	if err != nil {
		return "", err
	}
	j, err := l.rules.Judge(c, calendar.DayAt(now))
	return j.Text(form.Vietnamese), err
}
