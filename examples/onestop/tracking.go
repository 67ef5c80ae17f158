package main

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/desk"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
)

// What anybody sees who has a code: how far the matter is, and until when. Nothing is
// told of who sent it.

type trackedDossier struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"` // of the procedure
	Unit    string   `json:"unit"`
	Status  string   `json:"status"`
	TakenAt instant  `json:"takenAt,omitzero"`
	Open    bool     `json:"open"`
	Wanted  []string `json:"wanted,omitempty"` // what the citizen is to bring
	standing
}

func (l *library) trackDossier(d dossier, name string, wanted []string, now time.Time, lang language) (trackedDossier, error) {
	s, err := l.stand(d, now, lang)
	s.Why = nil // an official wrote some of it
	return trackedDossier{d.Code, name, d.Unit, d.Status, d.TakenAt, d.FinishedAt == 0, wanted, s}, err
}

type trackedPetition struct {
	Code     string           `json:"code"`
	Unit     body.ID          `json:"unit"`
	State    petition.State   `json:"state"`
	Received schedule.Moment  `json:"received"`
	Allowed  []string         `json:"allowed"`         // acts of the sender
	Texts    *desk.PublicView `json:"texts,omitempty"` // once somebody reviewed them
}

func (l *library) trackPetition(row petitionRow, lang language) (t trackedPetition, err error) {
	pet, err := l.petition.ReadPetition([]byte(row.Body))
	if err != nil {
		return t, err
	}
	t = trackedPetition{Code: row.Code, Unit: pet.Holder(), State: pet.State(), Received: pet.Received(), Allowed: allowed(pet, senderActs)}
	if row.Review == "" {
		return t, nil
	}
	var reviewed desk.Review
	if err = json.Unmarshal([]byte(row.Review), &reviewed); err == nil {
		t.Texts = new(desk.PublicView)
		*t.Texts, err = reviewed.View(pet, lang)
	}
	return t, err
}

// sent says whether a telephone number is that of the sender, who alone may rate and
// reopen.
func (l *library) sent(row petitionRow, phone string) bool {
	pet, err := l.petition.ReadPetition([]byte(row.Body))
	digits := func(s string) string { return strings.NewReplacer(" ", "", ".", "", "-", "").Replace(s) }
	return err == nil && digits(phone) != "" && digits(phone) == digits(pet.Sender().Identity.Phone)
}
