package main

import (
	"encoding/json"
	"time"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/catalog"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/indicator/scorecard"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The set of Decision 766/QĐ-TTg: the points of the province and of each unit, with the
// way down from a point to the dossiers that cost it.

type scoreView struct {
	Month     schedule.Period     `json:"month"`
	Published form.Day            `json:"published,omitzero"` // on which day
	Card      json.RawMessage     `json:"card"`
	Score     scorecard.Score     `json:"-"`
	Items     []scorecard.Item    `json:"-"`
	Communes  []place             `json:"communes,omitempty"` // on the province's page
	LeftOut   []scorecard.LeftOut `json:"leftOut,omitempty"`
}

type place struct {
	Rank   int              `json:"rank"`
	Body   body.ID          `json:"body"`
	Points indicator.Figure `json:"points"`
}

func (b *books) score(l *library, t *tally, pets []petition.Petition, p schedule.Period, unit string, now time.Time) (v scoreView, err error) {
	ledger, published, err := b.figures(l, t, pets, p, now)
	if err != nil {
		return v, err
	}
	card := catalog.Scorecard766()
	of := func(id body.ID) scorecard.Score {
		return card.Score(id, p, card.Values(ledger, id, p, indicator.Options{Registry: l.bodies}))
	}
	v = scoreView{Month: p, Published: published, Score: of(body.ID(unit)), Items: card.Items()}
	if v.Card, err = v.Score.JSON(vi); err != nil || unit != province {
		return v, err
	}
	scores := map[body.ID]scorecard.Score{}
	var communes []scorecard.Score
	for _, u := range l.bodies.Under(province, body.ClassesOf(body.CommuneCommittee), calendar.DayAt(now)) {
		scores[u.ID()] = of(u.ID())
		communes = append(communes, scores[u.ID()])
	}
	ranking := scorecard.RankScores(communes, "", scorecard.Competition)
	v.LeftOut = ranking.LeftOut
	for _, s := range ranking.Standings {
		v.Communes = append(v.Communes, place{s.Rank, s.Body, scores[s.Body].Score})
	}
	return v, nil
}

// item is what is behind a figure: how many matters count, and those that cost points.
type item struct {
	Month   schedule.Period `json:"month"`
	Unit    body.ID         `json:"unit"`
	ID      indicator.ID    `json:"id"`
	Counted int64           `json:"counted"`
	Out     int64           `json:"outOf"`
	Missing []string        `json:"missing"` // codes of dossiers and petitions that are not among those counted
}

func (v *item) of(unit, id string) { v.Unit, v.ID = body.ID(unit), indicator.ID(id) }

// addDossier counts a dossier: it is a tally of one.
func (v *item) addDossier(l *library, d dossier, held []holding, now time.Time) error {
	c, err := l.count(d, held)
	if err != nil {
		return err
	}
	alone, err := onestop.NewTally(onestop.Options{Rules: l.rules})
	if err != nil {
		return err
	}
	if alone.Add(&c, form.NoDay) != nil {
		return nil // the register refused it too
	}
	list, err := alone.Observations(onestop.Figures{Report: onestop.Report{First: v.Month, Last: v.Month, AsOf: asOf(v.Month, now), RollUp: l.bodies}, Missing: notRecorded})
	v.add(d.Code, list)
	return err
}

// addPetition counts a petition, likewise.
func (v *item) addPetition(l *library, pet petition.Petition, now time.Time) {
	v.add(pet.Code().String(), figures.Observations(l.petition, []petition.Petition{pet}, figures.ObservationQuery{
		TallyQuery: figures.TallyQuery{Period: v.Month, Today: asOf(v.Month, now), RollUp: true}}))
}

func (v *item) add(code string, list []indicator.Observation) {
	for _, o := range list {
		if o.Indicator == v.ID && o.Body == v.Unit {
			v.Counted += o.Value.Numerator()
			v.Out += o.Value.Denominator()
			if o.Value.Numerator() < o.Value.Denominator() {
				v.Missing = append(v.Missing, code)
			}
		}
	}
}
