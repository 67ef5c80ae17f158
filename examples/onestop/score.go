package main

import (
	"encoding/json"
	"strings"

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
// way down from a point to the dossiers that cost it. What dossiers and petitions do not
// tell, such as whether procedures were published in time, somebody enters with its
// document; what nobody entered is named as not known, and not counted as nought.

// observation is what was entered, as the ledger takes it.
func (e entered) observation(p schedule.Period) (indicator.Observation, error) {
	ratio, err := indicator.NewRatio(e.Numerator, e.Denominator)
	return indicator.Observation{Indicator: indicator.ID(e.Item), Body: body.ID(e.Unit), Period: p, Value: ratio,
		Recorded: calendar.DayAt(e.At.Time()), Source: e.Document}, err
}

// enterable are the items that neither dossiers nor petitions give here.
var enterable = strings.Fields("766/1.1 766/1.2 766/1.3 766/1.4 766/3.5 766/3.5b 766/4.x 766/4.4 766/4.5a 766/4.5b")

type scoreView struct {
	Month     schedule.Period   `json:"month"`
	Published form.Day          `json:"published,omitzero"` // on which day
	Card      json.RawMessage   `json:"card"`
	Score     scorecard.Score   `json:"-"`
	Unknown   []unknown         `json:"unknown"`
	Communes  scorecard.Ranking `json:"communes,omitzero"` // on the province's page
}

// unknown is an item that could not be assessed, and why.
type unknown struct {
	ID   indicator.ID     `json:"id"`
	Name string           `json:"name"`
	Max  indicator.Figure `json:"max"`
	Why  string           `json:"why"`
}

func (b *books) score(m month, unit string, lang language) (v scoreView, err error) {
	ledger, published, err := b.figures(m)
	if err != nil {
		return v, err
	}
	card := catalog.Scorecard766()
	of := func(id body.ID) scorecard.Score {
		return card.Score(id, m.Period, card.Values(ledger, id, m.Period, indicator.Options{Registry: m.bodies}))
	}
	v = scoreView{Month: m.Period, Published: published, Score: of(body.ID(unit))}
	for _, i := range v.Score.Items {
		if !i.Assessed && !i.Tracking {
			v.Unknown = append(v.Unknown, unknown{i.ID, i.Name, i.Max, i.Rule.In(lang)})
		}
	}
	if unit == province {
		var communes []scorecard.Score
		for _, u := range m.bodies.Under(province, body.ClassesOf(body.CommuneCommittee), calendar.DayAt(m.now)) {
			communes = append(communes, of(u.ID()))
		}
		v.Communes = scorecard.RankScores(communes, "", scorecard.Competition)
	}
	v.Card, err = v.Score.JSON(lang)
	return v, err
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

func (m month) behind(unit, id string) (v item, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v = item{Month: m.Period, Unit: body.ID(unit), ID: indicator.ID(id)}
	parts, err := m.register.Behind(onestop.Figures{Report: m.report(m.Period, m.now), Missing: notRecorded}, v.ID, v.Unit)
	for _, p := range parts {
		v.add(p.Code, p.Value)
	}
	for _, pet := range m.petitions {
		for _, o := range figures.Observations(m.petition, []petition.Petition{pet}, m.query()) {
			if o.Indicator == v.ID && o.Body == v.Unit {
				v.add(pet.Code().String(), o.Value)
			}
		}
	}
	return v, err
}

func (v *item) add(code string, r indicator.Ratio) {
	v.Counted += r.Numerator()
	v.Out += r.Denominator()
	if r.Numerator() < r.Denominator() {
		v.Missing = append(v.Missing, code)
	}
}
