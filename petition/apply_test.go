package petition_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// fitting is an event of the type that is whole and done by the right actor.
func (s *story) fitting(when string, t petition.EventType) petition.Event {
	holder := s.pet.Holder()
	switch t {
	case petition.Submitted:
		return s.event(when, t, "", to(hanoi))
	case petition.Supplemented, petition.Reopened, petition.Withdrawn:
		return s.event(when, t, "")
	case petition.Rated:
		return s.event(when, t, "", satisfied(false))
	case petition.Transferred:
		next := office
		if holder == office {
			next = hanoi
		}
		return s.event(when, t, holder, to(next))
	case petition.Refused:
		reason := petition.ReasonOutOfScope
		if s.pet.State() == petition.StateAwaitingInProgress {
			reason = petition.ReasonSupplementNeverCame
		}
		return s.event(when, t, holder, because(string(reason)))
	case petition.DuplicateLinked:
		return s.event(when, t, holder, of("PAKN.20240101.0001"))
	case petition.Extended:
		return s.event(when, t, holder, until("2099-12-31"), because("phức tạp"))
	case petition.Answered:
		return s.event(when, t, holder, answer("1/UBND", petition.ReasonExplainedAndKept))
	}
	return s.event(when, t, holder)
}

// ways are the shortest ways to each state.
func ways(t *testing.T) map[petition.State][]petition.EventType {
	found := map[petition.State][]petition.EventType{petition.StateNone: {}}
	for queue := []petition.State{petition.StateNone}; len(queue) > 0; queue = queue[1:] {
		for _, row := range petition.Transitions() {
			if _, ok := found[row.To]; row.From == queue[0] && !ok {
				found[row.To] = append(append([]petition.EventType{}, found[row.From]...), row.Event)
				queue = append(queue, row.To)
			}
		}
	}
	require.Len(t, found, len(petition.States())+1)
	return found
}

// Apply does in every cell of the table what the table says: 14 states and 15
// events.
func TestApplyWalksEveryCell(t *testing.T) {
	const when = "2025-06-02 08:00"
	for state, way := range ways(t) {
		s := tell(t, "PAKN.20250602.0001")
		for _, e := range way {
			pet, err := s.process.Apply(s.pet, s.fitting(when, e))
			require.NoError(t, err)
			s.pet = pet
		}
		require.Equal(t, state, s.pet.State())
		for _, e := range petition.EventTypes() {
			want, allowed := state.Next(e)
			got, err := s.process.Apply(s.pet, s.fitting("2025-06-02 08:01", e))
			if allowed {
				require.NoError(t, err, "%s + %s", state, e)
				assert.Equal(t, want, got.State(), "%s + %s", state, e)
				assert.Equal(t, want.IsFinal(), got.IsClosed())
				assert.Equal(t, got.IsClosed(), got.ClosingReason() != "", "what is closed has a reason: %s + %s", state, e)
				continue
			}
			var rule *form.Error
			require.ErrorAs(t, err, &rule, "%s + %s", state, e)
			assert.ErrorIs(t, err, petition.RuleState)
			var instead []string
			for _, may := range state.Allowed() {
				instead = append(instead, may.String())
			}
			assert.Equal(t, instead, rule.Want)
			assert.True(t, got == s.pet, "nothing changed")
		}
	}
}

// A sender may not do a body's work, nor a body a sender's.
func TestActors(t *testing.T) {
	sender := map[petition.EventType]bool{petition.Submitted: true, petition.Supplemented: true, petition.Rated: true, petition.Reopened: true, petition.Withdrawn: true}
	for state, way := range ways(t) {
		s := tell(t, "PAKN.20250602.0001")
		for _, e := range way {
			s.pet, _ = s.process.Apply(s.pet, s.fitting("2025-06-02 08:00", e))
		}
		for _, e := range state.Allowed() {
			event := s.fitting("2025-06-02 08:00", e)
			event.By = ""
			_, err := s.process.Apply(s.pet, event)
			assert.Equal(t, sender[e], err == nil, "the sender: %s + %s", state, e)
			event.By = "G09" // a ministry that has nothing to do with it
			_, err = s.process.Apply(s.pet, event)
			assert.Equal(t, e == petition.Submitted, err == nil, "a stranger: %s + %s", state, e)
		}
	}
}

// Units of the holder act for it, known to the registry or not; a body above
// may return an answer.
func TestActorsAreUnits(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to("H26.12"))
	s.happens("2025-06-02 09:00", petition.Accepted, "H26.12.03")
	s.cannot(petition.RuleActor, "2025-06-02 10:00", petition.Answered, hanoi, answer("1/SXD", petition.ReasonConductHandled))
	s.happens("2025-06-02 10:00", petition.Answered, "H26.12", answer("1/SXD", petition.ReasonConductHandled))
	s.happens("2025-06-02 11:00", petition.Returned, hanoi)
	next := tell(t, "PAKN.20250602.0002")
	next.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	next.cannot(petition.RuleBody, "2025-07-02 08:00", petition.Transferred, hanoi, to("H23.05")) // a unit of a province that is gone
}

// Who acts for a body: itself, a unit of it, and a body under it by the
// registry, however deep. The Government Cipher Committee is under the Ministry
// of National Defence (Decision 240/QĐ-TTg of 4 February 2025); the host adds an
// office of it. For nobody, nobody acts.
func TestActsFor(t *testing.T) {
	const cipher, desk, defence, police body.ID = "local:ban-co-yeu-chinh-phu", "local:van-phong", "G11", "G01"
	bodies, err := body.Vietnam().With(body.Data{Bodies: []body.Row{{ID: string(desk), Name: "Văn phòng Mẫu", Class: "unit", Parent: string(cipher)}}})
	require.NoError(t, err)
	p := petition.MustProcess(petition.Options{Bodies: bodies})
	on := day("2026-01-05")
	for _, c := range []struct {
		by, holder body.ID
		acts       bool
	}{
		{defence, defence, true}, {"G11.05", defence, true}, {cipher, defence, true},
		{desk, cipher, true}, {desk, defence, true}, {desk, police, false},
		{defence, cipher, false}, {cipher, police, false}, {"G110", defence, false}, {"", defence, false}, {defence, "", false}, {"", "", false},
	} {
		assert.Equal(t, c.acts, p.ActsFor(c.by, c.holder, on), "%s for %s", c.by, c.holder)
	}
}

// Without a registry nothing is said of bodies.
func TestApplyWithoutRegistry(t *testing.T) {
	p := petition.MustProcess(petition.Options{})
	s := tell(t, "PAKN.20250602.0001")
	s.process = p
	s.happens("2025-06-02 08:00", petition.Submitted, "", to("H99"))
	s.happens("2025-06-03 08:00", petition.Accepted, "H99")
	s.cannot(petition.RuleActor, "2025-06-04 08:00", petition.InterimAnswered, "H98")
	holder, ok := p.HolderOn(s.pet, day("2099-01-01"))
	assert.True(t, ok)
	assert.Equal(t, body.ID("H99"), holder)
}

var reachable = func() map[petition.State]bool {
	m := map[petition.State]bool{}
	for _, row := range petition.Transitions() {
		m[row.To] = true
	}
	return m
}()

// No sequence of events loses history, makes a clock run backwards, or
// reaches a state that the table does not know; what a rule forbids changes
// nothing. The petition rebuilt from its events is the same.
func TestPetitionsKeepTheirHistory(t *testing.T) {
	rules := petition.National()
	rules.Practice[0].SupplementPauses = petition.PetitionerClock | petition.IndicatorClock | petition.StepClock
	for name, p := range map[string]*petition.Process{
		"national": petition.MustProcess(petition.Options{Bodies: body.Vietnam()}),
		"pauses":   petition.MustProcess(petition.Options{Bodies: body.Vietnam(), Rules: rules}),
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				checkHistory(r, &story{T: t, process: p, code: petition.MustParseCode("PAKN.20250602.0001")})
			})
		})
	}
}

// strict takes nothing on that does not meet every condition, and wants a copy
// of each answer for the Ministry of Justice, which alone is the focal point.
var strict = petition.MustProcess(petition.Options{Bodies: body.Vietnam(), Rules: petition.Rules{
	Name: "nghiêm", Limits: petition.National().Limits, Admission: petition.National().Admission,
	Practice:   []petition.Practice{{StrictAdmission: true, Basis: petition.Basis{Source: "quy chế mới"}}},
	AnswerCopy: []petition.Office{{Body: justice, Basis: petition.Basis{Source: "quy chế mới"}}},
	Focal:      []petition.Office{{Body: justice, Basis: petition.Basis{Source: "quy chế mới"}}},
}})

func checkHistory(r *rapid.T, s *story) {
	bodies := []body.ID{"", office, hanoi, "H23", "H24", "H26.12"}
	at := moment("2025-06-02 08:00")
	var told []petition.Event
	var before petition.Clocks
	steps := rapid.IntRange(1, 25).Draw(r, "steps")
	for range steps {
		var e petition.Event
		when := at.Day() + form.Day(rapid.IntRange(0, 6).Draw(r, "days"))
		fits := rapid.IntRange(0, 9).Draw(r, "fits") > 0
		types := s.pet.State().Allowed()
		if !fits || len(types) == 0 {
			types = petition.EventTypes()
		}
		e = s.fitting(when.String()+" 08:00", rapid.SampledFrom(types).Draw(r, "type"))
		if e.Type == petition.Submitted || e.Type == petition.Transferred {
			e.To = rapid.SampledFrom(bodies[1:]).Draw(r, "to")
		}
		if e.Type == petition.Extended {
			e.Due = when + form.Day(rapid.IntRange(-5, 60).Draw(r, "due"))
		}
		if !fits {
			e.By = rapid.SampledFrom(bodies).Draw(r, "by")
		}
		pet, err := s.process.Apply(s.pet, e)
		if err != nil {
			require.True(r, pet == s.pet, "nothing changed")
			continue
		}
		if pet == s.pet {
			require.Contains(r, told, e, "only what was told already changes nothing")
			continue
		}
		told = append(told, e)
		at = e.At
		s.pet = pet
		require.Equal(r, told, pet.Events(), "no history is lost")
		require.True(r, reachable[pet.State()])
		require.True(r, pet == pet.AsOf(at.Day()) || pet.AsOf(at.Day()).Len() >= pet.Len())

		k := s.process.Clocks(pet, at.Day())
		require.Equal(r, told[0].At, k.Petitioner.Since, "the petitioner's clock is never started again")
		if before.AsOf != 0 {
			require.GreaterOrEqual(r, k.Petitioner.Due, before.Petitioner.Due)
			require.GreaterOrEqual(r, k.Indicator.Since.Compare(before.Indicator.Since), 0)
			require.GreaterOrEqual(r, k.Indicator.Due, before.Indicator.Due)
		}
		if !k.Petitioner.AtEarliest { // while a clock stands still its due day is a guess for the day
			before = k
		}
		for _, c := range []petition.Clock{k.Petitioner, k.Indicator, k.Step} {
			x, err := c.Explain(form.Vietnamese)
			require.NoError(r, err)
			if c.Due != form.NoDay {
				require.Equal(r, c.Due, x.Due.Day(), "the explanation leads to the same day")
			}
		}
		hands := s.process.Hands(pet)
		for i, h := range hands[1:] {
			require.Equal(r, hands[i].Until, h.Since, "no time without a holder")
			require.Equal(r, petition.Transferred, hands[i].Ended)
		}
		require.Equal(r, pet.IsClosed(), !hands[len(hands)-1].Until.IsZero())
		for _, item := range s.process.Items(pet) {
			require.False(r, pet.IsClosed())
			require.NotZero(r, item.Due())
		}
	}
	again, err := s.process.Replay(told)
	require.NoError(r, err)
	require.True(r, s.pet.Equal(again))
	require.Equal(r, s.pet, again)
	// Restoring is having lived through it, whatever the rules are since.
	restored, err := s.process.Restore(told)
	require.NoError(r, err)
	require.Equal(r, s.pet, restored)
	_, err = strict.Restore(told)
	require.NoError(r, err)
	if s.pet.IsZero() {
		return
	}
	b, err := json.Marshal(s.pet)
	require.NoError(r, err)
	back, err := s.process.ReadPetition(b)
	require.NoError(r, err)
	require.Equal(r, s.pet, back)
	c, err := json.Marshal(back)
	require.NoError(r, err)
	require.Equal(r, string(b), string(c), "JSON comes back unchanged")
}

func TestReadPetitionIsStrict(t *testing.T) {
	p := petition.MustProcess(petition.Options{})
	for _, text := range []string{
		``, `null`, `{}`, `{"v":2,"events":[]}`, `{"v":1,"events":[],"more":1}`, `{"v":1,"events":[]} 1`,
		`{"v":1,"events":[` + wholeEvents[1] + `]}`,
	} {
		_, err := p.ReadPetition([]byte(text))
		assert.Error(t, err, text)
	}
}

// A notice that comes late moves the due days of petitions that are already
// there: nothing of the calendar is kept in them.
func TestLateNoticeMovesDueDays(t *testing.T) {
	s := tell(t, "PAKN.20251222.0001")
	s.happens("2025-12-22 08:00", petition.Submitted, "", to(hanoi))
	// As known before the notice of 13 October 2025, 2 January 2026 is a
	// working day; then it is swapped with Saturday 10 January.
	early := petition.MustProcess(petition.Options{Calendar: calendar.Vietnam().KnownOn(day("2025-09-01"))})
	assert.Equal(t, day("2026-01-13"), early.Clocks(s.pet, day("2025-12-22")).Petitioner.Due)
	assert.Equal(t, day("2026-01-13"), s.process.Clocks(s.pet, day("2025-12-22")).Petitioner.Due)
	// The step of five days, which ends before the swap is worked off.
	late := tell(t, "PAKN.20251229.0001")
	late.happens("2025-12-29 08:00", petition.Submitted, "", to(hanoi))
	assert.Equal(t, day("2026-01-06"), early.Clocks(late.pet, day("2025-12-29")).Step.Due)
	assert.Equal(t, day("2026-01-07"), late.process.Clocks(late.pet, day("2025-12-29")).Step.Due)
	before, after := early.Items(late.pet)[0], late.process.Items(late.pet)[0]
	assert.NotEqual(t, before.Due(), after.Due())
	assert.Equal(t, before.Key(), after.Key(), "a reminder that was sent is not sent again")
}

func TestSmallThingsOfPetitions(t *testing.T) {
	var none petition.Petition
	assert.True(t, none.IsZero())
	assert.True(t, none.Code().IsZero())
	assert.Equal(t, petition.StateNone, none.State())
	assert.Empty(t, none.Events())
	p := petition.MustProcess(petition.Options{})
	assert.True(t, p.Clocks(none, day("2025-01-01")).Petitioner.IsZero())
	assert.Empty(t, p.Hands(none))
	assert.Empty(t, p.Items(none))
	_, err := p.Apply(none, petition.Event{})
	assert.Error(t, err)
	_, err = petition.NewProcess(petition.Options{Rules: petition.Rules{Name: "x", Limits: []petition.Limit{{}}}})
	assert.Error(t, err)

	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	for _, e := range s.pet.WithoutIdentity() {
		assert.True(t, e.Sender.Identity.IsZero())
	}
	passedOn, err := s.process.Replay(s.pet.WithoutIdentity())
	require.NoError(t, err)
	assert.Zero(t, passedOn.Failing(), "an identity that is withheld is not a missing one")
	assert.Equal(t, schedule.MomentAt(s.pet.Received().Time()), s.pet.Received())
}

// A department whose row names Hòa Bình (H28), which went into Phú Thọ (H44) on
// 1 July 2025, acts for Phú Thọ from that day on, as any unit of it does.
func TestUnitsOfAnEndedProvinceActForItsSuccessor(t *testing.T) {
	bodies, err := body.Vietnam().With(body.Data{Bodies: []body.Row{{ID: "local:so", Name: "Sở Một", Class: "department", Parent: "H28"}}})
	require.NoError(t, err)
	s := tell(t, "PAKN.20250701.0001")
	s.process = petition.MustProcess(petition.Options{Bodies: bodies})
	s.happens("2025-07-01 08:00", petition.Submitted, "", to("H44"))
	s.happens("2025-07-02 08:00", petition.Accepted, "local:so")
	assert.Equal(t, petition.StateAccepted, s.pet.State())
}
