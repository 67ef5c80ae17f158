package figures_test

import (
	"encoding/json"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/petition/figures"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// june are petitions of May and June 2025, counted by hand:
//
//	0001 Hà Nội, procedure: answered and published in time, liked
//	0002 Hà Nội, conduct: answered too late (after 20 June), disliked
//	0003 Hà Nội, regulation: refused in time
//	0004 to the Office, handed on to Hà Nội in time, open in time there
//	0005 of 2 May, Hà Nội: open and overdue in June
//	0006 of 2 May, Hà Nội: published in May: not of June
//	0007 a unit of Hà Nội: published in time, reopened in June
func june(t *testing.T) (*petition.Process, []petition.Petition) {
	var pets []petition.Petition
	add := func(n int, on string, holder body.ID, subject petition.Subject, kind petition.Kind, more func(*story)) {
		s := tell(t, petition.NewCode(day(on), n).String())
		s.happens(on+" 08:00", petition.Submitted, "", to(holder), func(e *petition.Event) {
			e.Subject, e.Kind, e.Proposal = subject, kind, "Sửa quy định"
			if kind == petition.KindReflection {
				e.Proposal = ""
			}
		})
		if more != nil {
			more(s)
		}
		pets = append(pets, s.pet)
	}
	published := func(answered, published string, holder body.ID, outcome petition.Reason) func(*story) {
		return func(s *story) {
			s.happens(answered+" 07:00", petition.Accepted, holder)
			s.happens(answered+" 08:00", petition.Answered, holder, answer("1/UBND", outcome))
			s.happens(published+" 08:00", petition.Published, holder)
		}
	}
	add(1, "2025-06-02", hanoi, petition.SubjectProcedure, petition.KindReflection, func(s *story) {
		published("2025-06-10", "2025-06-11", hanoi, petition.ReasonRegulationChanged)(s)
		s.happens("2025-06-12 08:00", petition.Rated, "", satisfied(true))
	})
	add(2, "2025-05-29", hanoi, petition.SubjectConduct, petition.KindReflection, func(s *story) {
		published("2025-06-20", "2025-06-20", hanoi, petition.ReasonConductHandled)(s)
		s.happens("2025-06-23 08:00", petition.Rated, "", satisfied(false))
	})
	add(3, "2025-06-03", hanoi, petition.SubjectRegulation, petition.KindRecommendation, func(s *story) {
		s.happens("2025-06-05 08:00", petition.Refused, hanoi, because("out-of-scope"))
	})
	add(4, "2025-06-16", office, petition.SubjectRegulation, petition.KindRecommendation, func(s *story) {
		s.happens("2025-06-18 08:00", petition.Transferred, office, to(hanoi))
		s.happens("2025-06-19 08:00", petition.Accepted, hanoi)
	})
	add(5, "2025-05-05", hanoi, petition.SubjectProcedure, petition.KindReflection, func(s *story) { s.happens("2025-05-06 08:00", petition.Accepted, hanoi) })
	add(6, "2025-05-05", hanoi, petition.SubjectProcedure, petition.KindReflection, published("2025-05-06", "2025-05-07", hanoi, petition.ReasonExplainedAndKept))
	add(7, "2025-06-04", "H26.12", petition.SubjectProcedure, petition.KindReflection, func(s *story) {
		published("2025-06-05", "2025-06-06", "H26.12", petition.ReasonExplainedAndKept)(s)
		s.happens("2025-06-26 08:00", petition.Reopened, "")
	})
	return petition.MustProcess(petition.Options{Bodies: body.Vietnam()}), pets
}

func TestTally(t *testing.T) {
	p, pets := june(t)
	query := figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06")}
	tallies := figures.Count(p, pets, query)
	require.Len(t, tallies, 3)
	assert.Equal(t, figures.Tally{Body: office, Received: 1, Recommendations: 1, Regulations: 1, HandedOn: 1, OnTime: 1}, tallies[0])
	assert.Equal(t, figures.Tally{Body: hanoi, CarriedOver: 2, Received: 3, Reflections: 3, Recommendations: 2,
		Regulations: 2, Procedures: 2, Conducts: 1, Refused: 1, Answered: 2, Published: 2, OpenInTime: 1, OpenOverdue: 1,
		OnTime: 3, Late: 2, FirstReceived: 3, Satisfied: 3, Likes: 1, Dislikes: 1, Changed: 1, ConductHandled: 1}, tallies[1])
	assert.Equal(t, figures.Tally{Body: "H26.12", Received: 1, Reflections: 1, Procedures: 1, OpenInTime: 1, OnTime: 1,
		FirstReceived: 1, Reopened: 1}, tallies[2])

	query.RollUp = true
	rolled := figures.Count(p, pets, query)
	require.Len(t, rolled, 3)
	assert.Equal(t, 6, rolled[1].Total(), "Hà Nội with its unit")
	assert.Equal(t, 4, rolled[1].OnTime)

	query.By = figures.GroupBySubject
	bySubject := figures.Count(p, pets, query)
	require.Len(t, bySubject, 3)
	total := 0
	for _, b := range bySubject {
		total += b.Total()
	}
	assert.Equal(t, 6, total, "each petition once, whoever held it")

	// Before the period is over, what is known is what had happened by then.
	tallies = figures.Count(p, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06"), Today: day("2025-06-11")})
	require.Len(t, tallies, 2)
	assert.Equal(t, 4, tallies[0].Total())

	// By Decree 09/2019 June runs from 15 May to 14 June.
	tallies = figures.Count(p, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06"), Window: schedule.Decree09Window})
	assert.Equal(t, 4, tallies[0].Total())
	assert.Equal(t, 1, tallies[0].CarriedOver)
}

func TestObservations(t *testing.T) {
	p, pets := june(t)
	obs := figures.Observations(p, pets, figures.ObservationQuery{TallyQuery: figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06")},
		Recorded: form.MustParseDay("2025-07-01")})
	got := map[indicator.ID]string{}
	for _, o := range obs {
		if o.Body == hanoi {
			got[o.Indicator] = strconv.FormatInt(o.Value.Numerator(), 10) + "/" + strconv.FormatInt(o.Value.Denominator(), 10)
		}
		assert.Equal(t, "pakn", o.Source)
		assert.Equal(t, form.MustParseDay("2025-07-01"), o.Recorded)
	}
	assert.Equal(t, map[indicator.ID]string{"766/5.1": "4/5", "766/5.1-staff": "1/5", "766/5.2": "3/5", "766/5.3": "3/3", "221/II.11": "3/5"}, got)
	assert.Len(t, obs, 5*3)

	// Of Đắk Lắk and Hà Nội the host has all: the one had none, the other stays.
	all := figures.Observations(p, pets, figures.ObservationQuery{TallyQuery: figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06")},
		All: []body.ID{"H15", hanoi}, Recorded: form.MustParseDay("2025-07-01")})
	assert.Len(t, all, 5*4)
	for _, o := range all {
		if o.Body == "H15" {
			assert.Equal(t, indicator.MustRatio(0, 0), o.Value, "nothing out of nothing, and not missing")
		} else {
			assert.Contains(t, obs, o)
		}
	}
}

func TestHalfYearReport(t *testing.T) {
	p, pets := june(t)
	table := figures.HalfYearReport(p, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-H1")}, form.Vietnamese)
	assert.Contains(t, table.Title, "6 tháng đầu năm 2025")
	require.Len(t, table.Rows, 3)
	for _, row := range table.Rows {
		assert.Len(t, row, len(table.Header))
	}
	assert.Equal(t, "Văn phòng Chính phủ", table.Rows[0][0])
	assert.Equal(t, []string{"0", "6"}, table.Rows[1][1:3], "all six came in the half year")
	table = figures.HalfYearReport(p, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-H1"), By: figures.GroupBySubject}, form.English)
	assert.Equal(t, "conduct of officials", table.Rows[0][0])
}

// What is counted for a period is computed, and has no form.
func TestFiguresAreNotWritten(t *testing.T) {
	for _, v := range []any{figures.Tally{}, figures.TallyQuery{}, figures.ObservationQuery{}, figures.Table{}, figures.StatusEntry{},
		figures.GroupBySubject, figures.SetWaiting} {
		_, err := json.Marshal(v)
		assert.ErrorIs(t, err, form.FormNone, "%T", v)
	}
}

// Whatever happens, the parts add up to the whole.
func TestTallyAddsUp(t *testing.T) {
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	rapid.Check(t, func(r *rapid.T) {
		var pets []petition.Petition
		reopened := 0
		for n := range rapid.IntRange(1, 8).Draw(r, "petitions") {
			s := &story{T: t, process: p, code: petition.NewCode(day("2025-05-26"), n+1)}
			at := day("2025-05-26")
			for range rapid.IntRange(1, 8).Draw(r, "events") {
				at += form.Day(rapid.IntRange(0, 9).Draw(r, "days"))
				allowed := s.pet.State().Allowed()
				if len(allowed) == 0 {
					break
				}
				pet, err := p.Apply(s.pet, s.fitting(at.String()+" 08:00", rapid.SampledFrom(allowed).Draw(r, "type")))
				if err == nil {
					s.pet = pet
				}
			}
			pets = append(pets, s.pet)
			if s.pet.Reopenings() > 0 {
				reopened++
			}
		}
		for _, once := range []bool{false, true} {
			for _, tally := range figures.Count(p, pets, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06"), DuplicatesOnce: once}) {
				total := tally.Total()
				require.Equal(r, tally.Judged(), tally.OnTime+tally.Late)
				require.LessOrEqual(r, tally.Judged(), total)
				require.LessOrEqual(r, total-tally.Judged(), reopened, "what was published before the period and then reopened")
				require.Equal(r, total, tally.Regulations+tally.Procedures+tally.Conducts)
				require.Equal(r, total, tally.Reflections+tally.Recommendations+tally.NoPetitions)
				require.Equal(r, total, tally.Refused+tally.HandedOn+tally.Withdrawn+tally.Duplicates+tally.Answered+tally.OpenInTime+tally.OpenOverdue)
				require.LessOrEqual(r, tally.Satisfied, tally.FirstReceived)
				require.LessOrEqual(r, tally.Published, tally.Answered)
			}
		}
	})
}

// A duplicate is judged by the answer of the petition that it is linked to.
func TestTallyOfDuplicates(t *testing.T) {
	first := tell(t, "PAKN.20250602.0001")
	first.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	second := tell(t, "PAKN.20250603.0001")
	second.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi))
	other := tell(t, "PAKN.20250603.0002")
	other.happens("2025-06-03 08:00", petition.Submitted, "", to(hanoi))
	second.happens("2025-06-04 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250602.0001"))
	all := []petition.Petition{first.pet, second.pet, other.pet}

	// Counted apart, the duplicate is late when the first is not answered by
	// its own due day (24 June); counted once it is not there.
	query := figures.TallyQuery{Period: schedule.MustParsePeriod("2025-06")}
	tally := figures.Count(first.process, all, query)
	require.Len(t, tally, 1)
	assert.Equal(t, 3, tally[0].Received)
	assert.Equal(t, 3, tally[0].Late)
	query.DuplicatesOnce = true
	assert.Equal(t, 2, figures.Count(first.process, all, query)[0].Received)
	first.happens("2025-06-04 08:00", petition.Accepted, hanoi)
	first.happens("2025-06-24 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonRegulationChanged))
	first.happens("2025-06-25 08:00", petition.Published, hanoi)
	query.DuplicatesOnce = false
	all[0] = first.pet
	tally = figures.Count(first.process, all, query)
	assert.Equal(t, 1, tally[0].OnTime, "23 June was the first one's day, 24 June the second's")
}

// What a body held that was merged away counts for its successor.
func TestTallyFollowsMergers(t *testing.T) {
	const haiDuong, haiPhong body.ID = "H23", "H24"
	s := tell(t, "PAKN.20250620.0001")
	s.happens("2025-06-20 08:00", petition.Submitted, "", to(haiDuong))
	s.happens("2025-06-23 08:00", petition.Accepted, haiDuong)
	s.happens("2025-07-11 08:00", petition.Answered, haiPhong, answer("7/UBND-KSTT", petition.ReasonExplainedAndKept))
	s.happens("2025-07-14 08:00", petition.Published, haiPhong)
	tally := figures.Count(s.process, []petition.Petition{s.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-07")})
	require.Len(t, tally, 1)
	assert.Equal(t, haiPhong, tally[0].Body)
	assert.Equal(t, 1, tally[0].CarriedOver)
}

// What the Government Office was sent as the focal point is the Ministry of
// Justice's from 10 January 2026 (Decree 09/2026/NĐ-CP), except what was handed
// on before: of January each petition counts with who had it then.
func TestTallyFollowsTheFocalPoint(t *testing.T) {
	before := tell(t, "PAKN.20260105.0001")
	before.happens("2026-01-05 08:00", petition.Submitted, "", to("G22"))
	before.happens("2026-01-09 08:00", petition.Transferred, "G22", to(hanoi))
	open := tell(t, "PAKN.20260105.0002")
	open.happens("2026-01-05 08:00", petition.Submitted, "", to("G22"))
	passed := tell(t, "PAKN.20260108.0001")
	passed.happens("2026-01-08 08:00", petition.Submitted, "", to("G22"))
	passed.happens("2026-01-12 08:00", petition.Transferred, "G15", to(hanoi))
	of := map[body.ID][]int{}
	for _, tally := range figures.Count(open.process, []petition.Petition{before.pet, open.pet, passed.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod("2026-01")}) {
		of[tally.Body] = []int{tally.Received, tally.HandedOn}
	}
	assert.Equal(t, map[body.ID][]int{"G22": {1, 1}, "G15": {2, 1}, hanoi: {2, 0}}, of)
}

// A commune of a province that ended with it went to two communes: none of the
// two has what it held, but the province that took its province's place has.
func TestRolledUpTallyLosesNothingInMergers(t *testing.T) {
	bodies, err := body.Vietnam().With(body.Data{Bodies: []body.Row{
		{ID: "local:xa", Name: "Ủy ban nhân dân xã Cũ", Class: "commune-committee", Parent: "H28", Until: "2025-07-01", Successors: []string{"local:mot", "local:hai"}, Succession: "split", Source: "NQ"},
		{ID: "local:mot", Name: "Ủy ban nhân dân xã Một", Class: "commune-committee", Parent: "H44", Since: "2025-07-01"},
		{ID: "local:hai", Name: "Ủy ban nhân dân xã Hai", Class: "commune-committee", Parent: "H44", Since: "2025-07-01"},
	}})
	require.NoError(t, err)
	s := tell(t, "PAKN.20250620.0001")
	s.process = petition.MustProcess(petition.Options{Bodies: bodies})
	s.happens("2025-06-20 08:00", petition.Submitted, "", to("local:xa"))
	var ids []body.ID
	for _, tally := range figures.Count(s.process, []petition.Petition{s.pet}, figures.TallyQuery{Period: schedule.MustParsePeriod("2025-07"), RollUp: true}) {
		ids = append(ids, tally.Body)
	}
	assert.Equal(t, []body.ID{"H44", "local:xa"}, ids)
}
