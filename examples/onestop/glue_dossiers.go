package main

import (
	"time"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Seam 1: a row of ho_so becomes what the library counts. The words of the
// system are on the left, those of the national exchange on the right.

var dossierStatuses = map[string]onestop.Status{
	"MOI": onestop.Registered, "DANG_XU_LY": onestop.InProgress, "CHO_BO_SUNG": onestop.SupplementRequested,
	"CHO_TRA": onestop.Processed, "DA_TRA": onestop.Returned, "RUT": onestop.Withdrawn,
}

var dossierChannels = map[string]onestop.Channel{
	"QUAY": onestop.Direct, "MANG": onestop.Online, "BUU_DIEN": onestop.Postal,
}

var payments = map[string]onestop.Payment{
	"CONG_QUOC_GIA": onestop.PaidOnPortal, "CONG_TINH": onestop.PaidOnGateway,
}

// notRecorded is what the system has no column for: the indicators that need
// it are left out, and not counted as nought.
const notRecorded = onestop.PersonalStoreField | onestop.ResidentDataField

func dossierOf(r dossierRow) onestop.Dossier {
	d := onestop.Dossier{
		Body:        body.ID(r.unit),
		Procedure:   r.procedure,
		Status:      dossierStatuses[r.status],
		Channel:     dossierChannels[r.channel],
		Received:    schedule.MomentAt(r.received.Time()),
		Appointment: schedule.MomentAt(r.appointment.Time()).Appointment(),
		Finished:    schedule.MomentAt(r.finished.Time()),
		Fee:         r.fee, FeeKnown: true, Paid: payments[r.payment],
		Digitised: r.scanned, ElectronicResult: r.electronicResult, Reused: r.reused, Complained: r.complained,
	}
	if r.asked != 0 {
		d.Supplements = []onestop.Supplement{{
			Requested: schedule.MomentAt(r.asked.Time()), Completed: schedule.MomentAt(r.completed.Time()),
		}}
	}
	return d
}

// put says what a dossier is now, with the version of its row: it may be said
// twice, late and out of order.
func (l *library) put(r dossierRow, now time.Time) error {
	d := dossierOf(r)
	revision, err := onestop.NewRevision(r.version)
	if err != nil {
		return err
	}
	return l.register.Put(r.code, revision, &d, calendar.DayAt(now))
}

// judge says how a dossier stands, step by step.
func (l *library) judge(r dossierRow, now time.Time) (string, error) {
	j, err := l.rules.Judge(dossierOf(r), calendar.DayAt(now))
	return j.Text(form.Vietnamese), err
}
