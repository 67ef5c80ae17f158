package main

import (
	"time"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// What anybody sees who has a code: how far the matter is, and until when.

type tracked struct {
	Code     string `json:"code"`
	What     string `json:"what"`
	Unit     string `json:"unit"`
	State    string `json:"state"`
	Since    string `json:"since"`
	Due      string `json:"due,omitempty"`
	Promised string `json:"promised,omitempty"`
	Moved    bool   `json:"moved,omitempty"` // it is due on another day than the last slip says
	Late     bool   `json:"late,omitempty"`
	Content  string `json:"content,omitempty"` // once it is published, as a person reviewed it
	Answer   string `json:"answer,omitempty"`
	Document string `json:"document,omitempty"`
}

// trackDossier tells nothing of the applicant.
func (l *library) trackDossier(d dossier, procedure string, now time.Time) (tracked, error) {
	s, err := l.stand(d, now)
	t := tracked{Code: d.Code, What: procedure, Unit: l.unitName(d.Unit, now), State: statusNames[d.Status], Since: d.TakenAt.Time().Format("15:04 2/1/2006"),
		Due: s.DueText, Promised: s.Promised, Late: s.Late, Moved: d.FinishedAt == 0 && s.Due != d.PromisedOn}
	if d.FinishedAt != 0 {
		t.Due = ""
	}
	return t, err
}

// trackPetition shows the texts once the petition is published.
func (l *library) trackPetition(pet petition.Petition, masks string, now time.Time) (tracked, error) {
	v, err := l.public(pet, masks)
	if err != nil {
		return tracked{}, err
	}
	return tracked{Code: v.Code.String(), What: v.Kind.Text(form.Vietnamese) + " về " + v.Subject.Text(form.Vietnamese), Unit: l.unitName(string(v.Body), now),
		State: v.State.Text(form.Vietnamese), Since: v.Received.In(form.Vietnamese), Content: v.Content, Answer: v.Answer.Content, Document: v.Answer.Document}, nil
}
