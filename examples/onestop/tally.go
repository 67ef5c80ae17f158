package main

import (
	"cmp"
	"sync"
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The live figures: each time that the system changes a dossier, it tells the register
// what the dossier is now. The words of the system are on the left, those of the
// national exchange on the right.

var (
	statuses = map[string]onestop.Status{
		"FORWARDED": onestop.Registered, "IN_PROGRESS": onestop.InProgress, "WAITING_PAPERS": onestop.SupplementRequested,
		"WAITING_FEE": onestop.PaymentRequested, "DONE": onestop.Processed, "RETURNED": onestop.Returned, "WITHDRAWN": onestop.Withdrawn,
	}
	channels = map[string]onestop.Channel{"DESK": onestop.Direct, "WEB": onestop.Online, "POST": onestop.Postal}
	payments = map[string]onestop.Payment{"PORTAL": onestop.PaidOnPortal, "GATEWAY": onestop.PaidOnGateway}
)

// notRecorded is what the system has no column for: the indicators that need it are
// left out, and not counted as nought.
const notRecorded = onestop.PersonalStoreField | onestop.ResidentDataField

// count is a dossier as the library counts it. What its clock says is not said again.
func (l *library) count(d dossier, held []holding) (onestop.Dossier, error) {
	c := onestop.Dossier{
		Body: body.ID(d.Unit), Procedure: d.Procedure, Status: statuses[d.Status], Channel: channels[d.Channel],
		Fee: d.Fee, FeeKnown: true, Paid: payments[d.Payment],
		Digitised: d.Scanned, ElectronicResult: d.EResult, Reused: d.Reused, Complained: d.Complained,
	}
	if d.Clock == "" { // not received yet
		return c, nil
	}
	for _, h := range held {
		c.Hands = append(c.Hands, onestop.Hand{Body: body.ID(h.Unit), Since: calendar.DayAt(h.Since.Time())})
	}
	clock, err := l.clock(d)
	if err != nil {
		return c, err
	}
	return c.WithClock(clock)
}

// judge says how a dossier stands by the formula of Decision 766/QĐ-TTg, step by step.
func (l *library) judge(d dossier, held []holding, now time.Time, lang language) (string, error) {
	c, bad := l.count(d, held)
	j, err := l.rules.Judge(c, calendar.DayAt(now))
	return j.Text(lang), cmp.Or(bad, err)
}

// tally is the register, with the version of the last dossier in it: what changed after
// a snapshot was written is put again after a restart.
type tally struct {
	mu       sync.Mutex
	register *onestop.Register
	version  int64
}

func newTally(l *library) (*tally, error) {
	r, err := onestop.NewRegister(onestop.Options{Rules: l.rules})
	return &tally{register: r}, err
}

// put says what a dossier is now. It may be said twice, late and out of order.
func (t *tally) put(l *library, d dossier, held []holding, now time.Time) error {
	c, err := l.count(d, held)
	revision, bad := onestop.NewRevision(d.Version)
	if err := cmp.Or(err, bad); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.version = max(t.version, d.Version)
	return t.register.Put(d.Code, revision, &c, calendar.DayAt(now))
}

// report is a month with all below a unit in its figures, as it is known now.
func (l *library) report(p schedule.Period, now time.Time) onestop.Report {
	r := onestop.Report{First: p, Last: p, RollUp: l.bodies}
	if today := calendar.DayAt(now); p.Span().Contains(today) { // it goes on
		r.AsOf = today
	}
	return r
}

// table is what each unit reports of a month, under a header.
func (t *tally) table(l *library, p schedule.Period, now time.Time, lang language) ([][]string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	rows, err := t.register.Rows(l.report(p, now))
	if err != nil {
		return nil, err
	}
	list := [][]string{onestop.DeskHeader(lang)}
	for r := range rows {
		list = append(list, append([]string{shownUnits{l, now}.Name(r.Body)}, r.Cells()...))
	}
	list[0] = append([]string{form.Text{"Đơn vị", "Unit"}.In(lang)}, list[0]...)
	return list, nil
}
