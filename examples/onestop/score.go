package main

import (
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

// score is a unit's card.
type score struct {
	Month      string    `json:"month"`
	Unit       string    `json:"unit"`
	Name       string    `json:"name"`
	Published  string    `json:"published,omitempty"` // on which day
	Points     string    `json:"points"`
	Assessable string    `json:"assessable"`
	Max        string    `json:"max"`
	Groups     []points  `json:"groups"`
	Items      []points  `json:"items"`
	Unassessed []points  `json:"unassessed"`
	Ranking    []ranked  `json:"ranking,omitempty"` // of the communes, on the province's card
	LeftOut    []leftOut `json:"leftOut,omitempty"`
}

type points struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Points string `json:"points"`
	Max    string `json:"max"`
	Rule   string `json:"rule"`
}

type ranked struct {
	Rank   int    `json:"rank"`
	Unit   string `json:"unit"`
	Name   string `json:"name"`
	Points string `json:"points"`
}

type leftOut struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

func (b *books) score(l *library, t *tally, pets []petition.Petition, month, unit string, now time.Time) (v score, err error) {
	const vi = form.Vietnamese
	p, err := schedule.ParsePeriod(month)
	if err != nil {
		return v, err
	}
	ledger, published, err := b.figures(l, t, pets, p, now)
	if err != nil {
		return v, err
	}
	card, options := catalog.Scorecard766(), indicator.Options{Registry: l.bodies}
	of := func(id body.ID) scorecard.Score { return card.Score(id, p, card.Values(ledger, id, p, options)) }
	s := of(body.ID(unit))
	v = score{Month: month, Unit: unit, Name: l.unitName(unit, now), Points: s.Score.Text(vi), Assessable: s.Assessable.Text(vi), Max: s.Max.Text(vi)}
	if published != form.NoDay {
		v.Published = schedule.MomentOn(published).In(vi)
	}
	for i, g := range card.Groups() {
		v.Groups = append(v.Groups, points{g.ID, g.Name, s.Groups[i].Score.Text(vi), s.Groups[i].Assessable.Text(vi), ""})
	}
	for i, item := range card.Items() {
		row := points{string(item.ID), item.Name, s.Items[i].Score.Text(vi), s.Items[i].Max.Text(vi), s.Items[i].Rule.In(vi)}
		switch {
		case s.Items[i].Assessed:
			v.Items = append(v.Items, row)
		case !s.Items[i].Tracking:
			v.Unassessed = append(v.Unassessed, row)
		}
	}
	if unit != province {
		return v, nil
	}
	var communes []scorecard.Score
	for _, id := range l.unitsBelow(now, true) {
		communes = append(communes, of(body.ID(id)))
	}
	ranking := scorecard.RankScores(communes, "", scorecard.Competition)
	for _, r := range ranking.Standings {
		figure, _ := r.Value.Round(2, indicator.HalfUp)
		v.Ranking = append(v.Ranking, ranked{r.Rank, string(r.Body), l.unitName(string(r.Body), now), figure.Text(vi)})
	}
	for _, o := range ranking.LeftOut {
		v.LeftOut = append(v.LeftOut, leftOut{l.unitName(string(o.Body), now), o.Reason.In(vi)})
	}
	return v, nil
}

// item is what is behind a figure: how many of the matters count, and those that
// cost points.
type item struct {
	Month   string   `json:"month"`
	Unit    string   `json:"unit"`
	Name    string   `json:"name"`
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Counted int64    `json:"counted"`
	Out     int64    `json:"outOf"`
	Missing []string `json:"missing"` // codes of dossiers and petitions that are not among those counted
}

// newItem is an item of the card, still empty.
func newItem(l *library, month, unit, id string, now time.Time) (v item, err error) {
	for _, i := range catalog.Scorecard766().Items() {
		if string(i.ID) == id {
			return item{Month: month, Unit: unit, Name: l.unitName(unit, now), ID: id, Title: i.Name}, nil
		}
	}
	return v, errMissing
}

// addDossier counts a dossier in the item: it is a tally of one.
func (v *item) addDossier(l *library, d dossier, held []holding, now time.Time) error {
	c, err := l.count(d, held)
	if err != nil {
		return err
	}
	p, today := schedule.MustParsePeriod(v.Month), calendar.DayAt(now)
	alone, err := onestop.NewTally(onestop.Options{Rules: l.rules})
	if err != nil {
		return err
	}
	if err := alone.Add(&c, today); err != nil {
		return nil // the register refused it too
	}
	list, err := alone.Observations(onestop.Figures{Report: onestop.Report{First: p, Last: p, AsOf: asOf(p, today), RollUp: l.bodies}, Missing: notRecorded})
	v.add(d.Code, list)
	return err
}

// addPetition counts a petition in the item, likewise.
func (v *item) addPetition(l *library, pet petition.Petition, now time.Time) {
	p := schedule.MustParsePeriod(v.Month)
	v.add(pet.Code().String(), figures.Observations(l.petition, []petition.Petition{pet}, figures.ObservationQuery{
		TallyQuery: figures.TallyQuery{Period: p, Today: asOf(p, calendar.DayAt(now)), RollUp: true}}))
}

func (v *item) add(code string, list []indicator.Observation) {
	for _, o := range list {
		if o.Indicator == indicator.ID(v.ID) && o.Body == body.ID(v.Unit) {
			v.Counted += o.Value.Numerator()
			v.Out += o.Value.Denominator()
			if o.Value.Numerator() < o.Value.Denominator() {
				v.Missing = append(v.Missing, code)
			}
		}
	}
}
