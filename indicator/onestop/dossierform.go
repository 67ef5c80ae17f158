package onestop

import (
	"bytes"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// dossierJSON is a line of [ReadJSON] as it is written, which has no code.
type dossierJSON struct {
	Code             string          `json:"code,omitzero"`
	Body             body.ID         `json:"body"`
	Procedure        string          `json:"procedure,omitzero"`
	Status           uint8           `json:"status,omitzero"`
	Channel          uint8           `json:"channel,omitzero"`
	Received         schedule.Moment `json:"received,omitzero"`
	Appointment      schedule.Moment `json:"appointment,omitzero"`
	Finished         schedule.Moment `json:"finished,omitzero"`
	Supplements      []Supplement    `json:"supplements,omitempty"`
	Requests         uint8           `json:"requests,omitzero"`
	Hands            string          `json:"hands,omitzero"`
	AppointmentMoved bool            `json:"appointmentMoved,omitzero"`
	Paused           string          `json:"paused,omitzero"`
	Fee              *int64          `json:"fee,omitempty"`
	Paid             uint8           `json:"paid,omitzero"`
	Digitised        bool            `json:"digitised,omitzero"`
	ElectronicResult bool            `json:"electronicResult,omitzero"`
	Reused           bool            `json:"reused,omitzero"`
	ResidentData     bool            `json:"residentData,omitzero"`
	PersonalStore    bool            `json:"personalStore,omitzero"`
	Complained       bool            `json:"complained,omitzero"`
}

var dossierForm = form.Of[dossierJSON](1)

// MarshalJSON writes a line that [ReadJSON] reads, with its version and
// without the code, which a dossier does not know. What would not come back as
// it is, such as a fee that is not FeeKnown, is refused with its field.
func (d Dossier) MarshalJSON() ([]byte, error) {
	if d.Body == "" {
		return nil, refusedAt(form.FieldMissing, columnNames[bodyColumn])
	}
	j := dossierJSON{
		Body: d.Body, Procedure: d.Procedure, Status: uint8(d.Status), Channel: uint8(d.Channel),
		Received: d.Received, Appointment: d.Appointment, Finished: d.Finished, Supplements: d.Supplements, Requests: d.Requests,
		Hands: handsText(d.Hands), AppointmentMoved: d.AppointmentMoved, Paid: uint8(d.Paid), Digitised: d.Digitised, ElectronicResult: d.ElectronicResult, Reused: d.Reused, ResidentData: d.ResidentData,
		PersonalStore: d.PersonalStore, Complained: d.Complained,
	}
	if d.Paused > 0 {
		j.Paused = pausedText(d.Paused)
	}
	if d.FeeKnown {
		j.Fee = &d.Fee
	}
	line, err := dossierForm.Write(j)
	if err != nil {
		return nil, err
	}
	var back Dossier
	if err := back.UnmarshalJSON(line); err != nil {
		return nil, err
	}
	if path := d.differs(&back); path != "" {
		return nil, refusedAt(DossierForm, path)
	}
	return line, nil
}

// UnmarshalJSON reads what [Dossier.MarshalJSON] writes, strictly; a code is
// passed over. The looser lines of other systems are read by [ReadJSON].
func (d *Dossier) UnmarshalJSON(b []byte) error {
	if _, err := dossierForm.Read(b, nil); err != nil {
		return err
	}
	rs := Rows{lines: lines{line: bytes.Trim(b, " \t\r\n"), number: 1}}
	if err := rs.dossierOf(false); err != nil {
		return err
	}
	*d = rs.dossier
	d.Supplements, d.Hands = slices.Clip(d.Supplements), slices.Clip(d.Hands)
	return nil
}

func refusedAt(code form.Code, path string) error {
	return texts.Error(form.Error{Code: code, Path: path})
}

// differs is the column in which two dossiers differ; empty for none.
func (d *Dossier) differs(e *Dossier) string {
	switch {
	case !slices.Equal(d.Supplements, e.Supplements):
		return columnNames[supplementsColumn]
	case !slices.Equal(d.Hands, e.Hands):
		return columnNames[handsColumn]
	case d.Requests != e.Requests:
		return columnNames[requestsColumn]
	case d.Paused != e.Paused:
		return columnNames[pausedColumn]
	case d.Fee != e.Fee || d.FeeKnown != e.FeeKnown:
		return columnNames[feeColumn]
	case d.Received != e.Received:
		return columnNames[receivedColumn]
	case d.Appointment != e.Appointment:
		return columnNames[appointmentColumn]
	case d.Finished != e.Finished:
		return columnNames[finishedColumn]
	}
	return ""
}
