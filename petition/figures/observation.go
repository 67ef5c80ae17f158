package figures

import (
	"cmp"
	"slices"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// The indicators that petitions yield.
const (
	// ByClass is indicator 5.1 of Decision 766/QĐ-TTg for petitions on
	// regulations and procedures, out of all; ByClassConduct the same for
	// those on the conduct of officials.
	IndicatorByClass        indicator.ID = "766/5.1"
	IndicatorByClassConduct indicator.ID = "766/5.1-staff"
	// InTime is indicator 5.2: handled in time, out of those received or
	// handled in the period ([Tally.Judged]). InTime221 is the same count for line II.11 of
	// letter 221/VPCP-KSTT.
	IndicatorInTime    indicator.ID = "766/5.2"
	IndicatorInTime221 indicator.ID = "221/II.11"
	// Satisfaction is indicator 5.3: those first received in the period, less
	// those with more dislikes than likes, overdue or reopened.
	IndicatorSatisfaction indicator.ID = "766/5.3"
)

// ObservationQuery says what to observe.
type ObservationQuery struct {
	TallyQuery // By is ByBody in any case
	// Once are the indicators in which duplicates count with the petition
	// that they are linked to. The formula of none says so; without it each
	// counts apart.
	Once []indicator.ID
	// All are bodies of which the host has all petitions: one that had none
	// has observations of 0 out of 0, as that is known.
	All      []body.ID
	Recorded form.Day
	Source   string // empty: the rules' name
}

// Observations counts petitions into the indicators, one observation for each
// body that received or handled any in the period. A body without petitions
// has no observation, as that it had none is not known from here, unless it is
// one of [ObservationQuery.All].
func Observations(p *petition.Process, pets []petition.Petition, q ObservationQuery) []indicator.Observation {
	q.By = GroupByBody
	source := q.Source
	if source == "" {
		source = p.Rules().Name
	}
	q.DuplicatesOnce = false
	apart := q.with(Count(p, pets, q.TallyQuery))
	once := apart
	if len(q.Once) > 0 {
		q.DuplicatesOnce = true
		once = q.with(Count(p, pets, q.TallyQuery))
	}
	var all []indicator.Observation
	for _, i := range []struct {
		id       indicator.ID
		num, den func(Tally) int
	}{
		{IndicatorByClass, func(t Tally) int { return t.Regulations + t.Procedures }, Tally.Total},
		{IndicatorByClassConduct, func(t Tally) int { return t.Conducts }, Tally.Total},
		{IndicatorInTime, func(t Tally) int { return t.OnTime }, Tally.Judged},
		{IndicatorSatisfaction, func(t Tally) int { return t.Satisfied }, func(t Tally) int { return t.FirstReceived }},
		{IndicatorInTime221, func(t Tally) int { return t.OnTime }, Tally.Judged},
	} {
		tallies := apart
		if slices.Contains(q.Once, i.id) {
			tallies = once
		}
		for _, t := range tallies {
			all = append(all, indicator.Observation{Indicator: i.id, Body: t.Body, Period: q.Period, Window: q.Window,
				Value: indicator.MustRatio(int64(i.num(t)), int64(i.den(t))), Recorded: q.Recorded, Source: source})
		}
	}
	return all
}

// with adds the bodies that had no petitions to tallies in order of their body.
func (q ObservationQuery) with(tallies []Tally) []Tally {
	for _, id := range q.All {
		at, found := slices.BinarySearchFunc(tallies, id, func(t Tally, id body.ID) int { return cmp.Compare(t.Body, id) })
		if !found {
			tallies = slices.Insert(tallies, at, Tally{Body: id})
		}
	}
	return tallies
}
