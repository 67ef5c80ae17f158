package main

import (
	"encoding/json"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// What anybody sees who has a code: how far the matter is, and until when. Nothing is
// told of who sent it.

type trackedDossier struct {
	Code     string          `json:"code"`
	Name     string          `json:"name"` // of the procedure
	Unit     string          `json:"unit"`
	Status   string          `json:"status"`
	TakenAt  instant         `json:"takenAt,omitzero"`
	Due      form.Day        `json:"due,omitzero"`
	Promised schedule.Moment `json:"promised,omitzero"` // on the last slip
	Open     bool            `json:"open"`
	Late     bool            `json:"late"`
}

func (l *library) trackDossier(d dossier, name string, now time.Time) (trackedDossier, error) {
	s, err := l.stand(d, now)
	return trackedDossier{d.Code, name, d.Unit, d.Status, d.TakenAt, s.Day, s.Promised, d.FinishedAt == 0, s.Late}, err
}

type trackedPetition struct {
	Code     string           `json:"code"`
	Unit     body.ID          `json:"unit"`
	State    petition.State   `json:"state"`
	Received schedule.Moment  `json:"received"`
	Texts    *desk.PublicView `json:"texts,omitempty"` // once somebody reviewed them
}

func (l *library) trackPetition(row petitionRow) (t trackedPetition, err error) {
	pet, err := l.petition.ReadPetition([]byte(row.Body))
	if err != nil {
		return t, err
	}
	t = trackedPetition{Code: row.Code, Unit: pet.Holder(), State: pet.State(), Received: pet.Received()}
	if row.Review == "" {
		return t, nil
	}
	var reviewed desk.Review
	if err := json.Unmarshal([]byte(row.Review), &reviewed); err != nil {
		return t, err
	}
	draft, err := desk.NewDraft(pet)
	if err != nil {
		return t, err
	}
	if draft, err = draft.Reviewed(reviewed); err != nil {
		return t, err
	}
	view := draft.View(vi)
	t.Texts = &view
	return t, nil
}
