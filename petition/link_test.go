package petition_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// A hall is petitions that are told side by side, each found by the others.
type hall struct {
	*testing.T
	process *petition.Process
	pets    map[petition.Code]petition.Petition
}

func gather(t *testing.T, rules petition.Rules) *hall {
	p, err := petition.NewProcess(petition.Options{Rules: rules, Bodies: body.Vietnam()})
	require.NoError(t, err)
	return &hall{t, p, map[petition.Code]petition.Petition{}}
}

func (h *hall) find(c petition.Code) petition.Petition { return h.pets[c] }

func (h *hall) tries(code, when string, t petition.EventType, by body.ID, edits ...edit) error {
	s := &story{T: h.T, code: petition.MustParseCode(code)}
	pet, err := h.process.ApplyAmong(h.pets[s.code], s.event(when, t, by, edits...), h.find)
	if err == nil {
		h.pets[s.code] = pet
	}
	return err
}

func (h *hall) happens(code, when string, t petition.EventType, by body.ID, edits ...edit) {
	h.Helper()
	require.NoError(h, h.tries(code, when, t, by, edits...))
}

// cannot tries an event that a rule forbids, and that changes nothing.
func (h *hall) cannot(rule form.Code, code, when string, t petition.EventType, by body.ID, edits ...edit) *form.Error {
	h.Helper()
	before := h.pets[petition.MustParseCode(code)]
	var e *form.Error
	err := h.tries(code, when, t, by, edits...)
	require.ErrorAs(h, err, &e)
	require.ErrorIs(h, err, rule)
	require.True(h, before == h.pets[petition.MustParseCode(code)], "nothing changed")
	require.NotEqual(h, e.Error(), e.Message(form.Vietnamese))
	return e
}

func (h *hall) links(on string) petition.Links {
	var all []petition.Petition
	for _, p := range h.pets {
		all = append(all, p)
	}
	return h.process.Links(all, day(on))
}

// clocks are the petitioner's and the indicator's clock of a petition with what
// became of the one that it is linked to, and whether it is open.
func (h *hall) clocks(code, on string, petitioner, indicator clock, outside string) petition.Petition {
	h.Helper()
	pet := h.links(on).Petition(petition.MustParseCode(code))
	k := h.process.Clocks(pet, day(on))
	assert.Equal(h, petitioner, clock{k.Petitioner.Due.String(), k.Petitioner.State}, "petitioner of %s on %s", code, on)
	assert.Equal(h, indicator, clock{k.Indicator.Due.String(), k.Indicator.State}, "indicator of %s on %s", code, on)
	assert.Equal(h, outside, pet.Outside(), "%s on %s", code, on)
	return pet
}

// due are the limits that run for a petition, by name.
func (h *hall) due(pet petition.Petition) map[string]string {
	due := map[string]string{}
	for _, i := range h.process.Items(pet) {
		due[i.Name()] = string(i.Body) + " " + i.Due().String()
	}
	return due
}

const (
	first  = "PAKN.20250602.0001"
	second = "PAKN.20250603.0001"
	third  = "PAKN.20250603.0002"
)

// submitted are three petitions to Hà Nội. Fifteen working days from Monday 2
// June 2025 are 3-6 (4), 9-13 (9), 16-20 (14) and 23 June; from Tuesday 3 June they
// end on the 24th.
func submitted(t *testing.T) *hall {
	h := gather(t, petition.Rules{})
	h.happens(first, "2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	h.happens(second, "2025-06-03 08:00", petition.Submitted, "", to(hanoi))
	h.happens(third, "2025-06-03 09:00", petition.Submitted, "", to(hanoi))
	return h
}

// A link that leads to nothing, to itself, or back in a circle of two or three
// changes nothing: all stay open and owed.
func TestLinksThatLeadNowhere(t *testing.T) {
	h := submitted(t)
	h.cannot(petition.RuleState, "PAKN.20250603.0009", "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(first)) // before it was submitted
	h.cannot(petition.RuleSelf, first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(first))
	e := h.cannot(petition.RuleDuplicate, first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250101.0009"))
	assert.Equal(t, "PAKN.20250101.0009", e.Value)
	assert.Contains(t, e.Error(), "is not there")
	// The third came on 3 June at 9:00: half an hour before there was nothing to link to.
	h.cannot(petition.RuleDuplicate, second, "2025-06-03 08:30", petition.DuplicateLinked, hanoi, of(third))
	h.clocks(first, "2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")

	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
	e = h.cannot(petition.RuleDuplicate, second, "2025-06-04 09:00", petition.DuplicateLinked, hanoi, of(first))
	assert.Contains(t, e.Message(form.Vietnamese), "dẫn vòng trở lại")
	h.happens(second, "2025-06-04 10:00", petition.DuplicateLinked, hanoi, of(third))
	h.cannot(petition.RuleDuplicate, third, "2025-06-04 11:00", petition.DuplicateLinked, hanoi, of(first))
	h.cannot(petition.RuleDuplicate, third, "2025-06-04 11:00", petition.DuplicateLinked, hanoi, of(second))

	links := h.links("2025-06-04")
	for _, code := range []string{first, second, third} {
		main, ok := links.Main(petition.MustParseCode(code))
		assert.True(t, ok)
		assert.Equal(t, third, main.String(), "at the end of the chain")
	}
	assert.Len(t, links.Together(petition.MustParseCode(third)), 2)
	assert.Equal(t, second, h.pets[petition.MustParseCode(first)].DuplicateOf().String())
	assert.Zero(t, h.pets[petition.MustParseCode(third)].DuplicateOf())
	step := h.process.Clocks(links.Petition(petition.MustParseCode(first)), day("2025-06-04")).Step
	assert.Equal(t, []string{"answer", "2025-06-23"}, []string{step.Name, step.Due.String()}, "nobody has to take it in any more")
	h.clocks(first, "2025-06-23", clock{"2025-06-23", running}, clock{"2025-06-23", running}, "open")
	h.clocks(second, "2025-06-25", clock{"2025-06-24", overdue}, clock{"2025-06-24", overdue}, "open")
	h.clocks(third, "2025-06-25", clock{"2025-06-24", overdue}, clock{"2025-06-24", overdue}, "open")
	for _, code := range []string{first, second} {
		assert.Len(t, h.due(h.links("2025-06-04").Petition(petition.MustParseCode(code))), 2, "each is owed")
		assert.Empty(t, h.process.Items(h.pets[petition.MustParseCode(code)]), "alone nothing is known of who answers")
	}
}

// Nothing can be linked to what was closed without an answer; what was answered
// before can be linked to, and the sender has that answer from the link on.
func TestLinkToAClosedPetition(t *testing.T) {
	h := submitted(t)
	h.happens(first, "2025-06-04 08:00", petition.Refused, hanoi, because("unclear"))
	e := h.cannot(petition.RuleDuplicate, second, "2025-06-05 08:00", petition.DuplicateLinked, hanoi, of(first))
	assert.Contains(t, e.Message(form.Vietnamese), "đã đóng mà không được trả lời")

	h.happens(third, "2025-06-04 08:00", petition.Accepted, hanoi)
	h.happens(third, "2025-06-05 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonRegulationChanged))
	h.happens(third, "2025-06-05 09:00", petition.Published, hanoi)
	for linked, state := range map[string]clock{"2025-06-24 16:00": {"2025-06-24", met}, "2025-06-25 08:00": {"2025-06-24", late}} {
		kept := h.pets[petition.MustParseCode(second)]
		h.happens(second, linked, petition.DuplicateLinked, hanoi, of(third))
		pet := h.clocks(second, "2025-06-30", state, state, "closed")
		assert.Equal(t, petition.ReasonDuplicate, pet.ClosingReason())
		a, ok := pet.Answer()
		require.True(t, ok)
		assert.Equal(t, "1/TL", a.Document)
		h.pets[petition.MustParseCode(second)] = kept
	}
}

// What becomes of the second becomes of the first: the second has the longer limit
// by a day, and the duplicate's own counts.
func TestLinkedIsAnsweredTogether(t *testing.T) {
	for answered, c := range map[string]struct{ first, second clock }{
		"2025-06-23 16:00": {clock{"2025-06-23", met}, clock{"2025-06-24", met}},
		"2025-06-24 16:00": {clock{"2025-06-23", late}, clock{"2025-06-24", met}},
		"2025-06-25 16:00": {clock{"2025-06-23", late}, clock{"2025-06-24", late}},
	} {
		h := submitted(t)
		h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
		h.happens(second, "2025-06-05 08:00", petition.Accepted, hanoi)
		pet := h.clocks(first, "2025-06-23", clock{"2025-06-23", running}, clock{"2025-06-23", running}, "open")
		assert.Equal(t, map[string]string{"petitioner": "H26 2025-06-23", "indicator": "H26 2025-06-23"}, h.due(pet))
		h.happens(second, answered, petition.Answered, hanoi, answer("2/TL", petition.ReasonExplainedAndKept))
		pet = h.clocks(first, "2025-06-25", c.first, c.first, "open")
		h.clocks(second, "2025-06-25", c.second, c.second, "open")
		assert.Empty(t, h.due(pet), "it is published with the other one")
		h.happens(second, "2025-06-25 17:00", petition.Published, hanoi) // within two working days of the 23rd
		pet = h.clocks(first, "2025-06-30", c.first, c.first, "closed")
		hands := h.process.Judge(pet, day("2025-06-30"))
		require.Len(t, hands, 1)
		assert.Equal(t, c.first.state == met, hands[0].OnTime, answered)
		assert.Equal(t, moment("2025-06-25 17:00"), hands[0].Until)
		assert.Equal(t, petition.DuplicateLinked, hands[0].Ended)
		// As of a day before, what came later is not known.
		h.clocks(first, "2025-06-20", clock{"2025-06-23", running}, clock{"2025-06-23", running}, "open")
	}
}

// An answer that is returned is none for the duplicate either; one that was
// published for both stays so when the other sender reopens it, and what is then
// linked waits for the next.
func TestLinkedThroughRedoAndReopening(t *testing.T) {
	h := submitted(t)
	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
	h.happens(second, "2025-06-05 08:00", petition.Accepted, hanoi)
	h.happens(second, "2025-06-06 08:00", petition.Answered, hanoi, answer("2/TL", petition.ReasonExplainedAndKept))
	h.happens(second, "2025-06-09 08:00", petition.Returned, office, because("chưa đúng câu hỏi"))
	h.clocks(first, "2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")
	h.happens(second, "2025-06-10 08:00", petition.Answered, hanoi, answer("3/TL", petition.ReasonExplainedAndKept))
	h.happens(second, "2025-06-11 08:00", petition.Published, hanoi)
	h.happens(second, "2025-06-12 08:00", petition.Reopened, "", because("chưa giải quyết"))
	pet := h.clocks(first, "2025-06-30", clock{"2025-06-23", met}, clock{"2025-06-23", met}, "closed")
	a, ok := pet.Answer()
	require.True(t, ok)
	assert.Equal(t, "3/TL", a.Document)

	// Linked at the moment of the reopening, it waits for the next answer.
	h.happens(third, "2025-06-12 08:00", petition.DuplicateLinked, hanoi, of(second))
	h.clocks(third, "2025-06-24", clock{"2025-06-24", running}, clock{"2025-06-24", running}, "open")
	h.clocks(third, "2025-06-25", clock{"2025-06-24", overdue}, clock{"2025-06-24", overdue}, "open")
}

// What counts is what stood at the moment: a link of the moment of the submission
// holds; one that the sender undoes at the moment of the publication had no answer
// yet, and none comes to it through the chain after it was undone.
func TestLinksOfAMoment(t *testing.T) {
	h := submitted(t)
	h.happens(second, "2025-06-03 09:00", petition.DuplicateLinked, hanoi, of(third))
	main, ok := h.links("2025-06-03").Main(petition.MustParseCode(second))
	assert.True(t, ok)
	assert.Equal(t, third, main.String())

	published := func(h *hall, code, on string) {
		h.happens(code, "2025-06-05 08:00", petition.Accepted, hanoi)
		h.happens(code, "2025-06-06 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonExplainedAndKept))
		h.happens(code, on, petition.Published, hanoi)
	}
	for reopened, had := range map[string]bool{"2025-06-10 08:00": false, "2025-06-10 08:01": true} {
		h := submitted(t)
		h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
		published(h, second, "2025-06-10 08:00")
		h.happens(first, reopened, petition.Reopened, "")
		pet := h.links("2025-06-10").Petition(petition.MustParseCode(first))
		assert.Equal(t, had, !h.process.Hands(pet)[0].FirstPublished.IsZero(), reopened)

		// The same through a chain of three, whose second link is undone later.
		h = submitted(t)
		h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
		h.happens(second, "2025-06-04 09:00", petition.DuplicateLinked, hanoi, of(third))
		published(h, third, "2025-06-10 08:00")
		h.happens(first, reopened, petition.Reopened, "")
		h.happens(second, "2025-06-12 08:00", petition.Reopened, "")
		pet = h.links("2025-06-12").Petition(petition.MustParseCode(first))
		assert.Equal(t, had, !h.process.Hands(pet)[0].FirstPublished.IsZero(), reopened)
		pet = h.links("2025-06-12").Petition(petition.MustParseCode(second))
		assert.False(t, h.process.Hands(pet)[0].FirstPublished.IsZero())
	}
}

// A chain: the first leads to the second, and that to the third. The answer goes
// to all; when the second is taken out of the chain the first goes with it.
func TestLinkedThroughAChain(t *testing.T) {
	h := submitted(t)
	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
	h.happens(second, "2025-06-05 08:00", petition.DuplicateLinked, hanoi, of(third))
	h.happens(third, "2025-06-06 08:00", petition.Accepted, hanoi)
	apart := gather(t, petition.Rules{})
	for c, p := range h.pets {
		apart.pets[c] = p
	}
	h.happens(third, "2025-06-09 08:00", petition.Answered, hanoi, answer("4/TL", petition.ReasonExplainedAndKept))
	h.happens(third, "2025-06-10 08:00", petition.Published, hanoi)
	for _, code := range []string{first, second} {
		a, ok := h.links("2025-06-10").Petition(petition.MustParseCode(code)).Answer()
		require.True(t, ok, code)
		assert.Equal(t, "4/TL", a.Document)
	}
	// The second is other than the third after all, before that was answered.
	apart.happens(second, "2025-06-09 07:00", petition.Reopened, hanoi, because("khác nội dung"))
	apart.happens(third, "2025-06-09 08:00", petition.Answered, hanoi, answer("4/TL", petition.ReasonExplainedAndKept))
	apart.happens(third, "2025-06-10 08:00", petition.Published, hanoi)
	apart.clocks(first, "2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")
	main, ok := apart.links("2025-06-24").Main(petition.MustParseCode(first))
	assert.True(t, ok)
	assert.Equal(t, second, main.String())
	// Undone after the answer it changes nothing for the first, which had it.
	// The second's sender reopens what was answered on the 9th: the 10th stood still, so
	// its fifteenth working day is the 25th.
	h.happens(second, "2025-06-11 08:00", petition.Reopened, "", because("chưa giải quyết"))
	h.clocks(first, "2025-06-30", clock{"2025-06-23", met}, clock{"2025-06-23", met}, "closed")
	pet := h.clocks(second, "2025-06-24", clock{"2025-06-25", running}, clock{"2025-06-24", met}, "open")
	assert.Equal(t, 1, pet.Reopenings())
	hands := h.process.Hands(pet)
	assert.Equal(t, moment("2025-06-09 08:00"), hands[0].FirstAnswered)
	assert.Equal(t, moment("2025-06-10 08:00"), hands[0].FirstPublished)
	assert.True(t, h.process.Judge(pet, day("2025-12-31"))[0].OnTime, "what was reached stays so")
	assert.Contains(t, h.due(pet)["petitioner"], "2025-06-25")
}

// A chain is followed for a hundred links and no further, so that no file of links of
// links takes longer than its length.
func TestLongChains(t *testing.T) {
	const n = 103
	h := gather(t, petition.Rules{})
	code := func(i int) string { return petition.NewCode(day("2025-06-02"), i).String() }
	for i := 1; i <= n; i++ {
		h.happens(code(i), "2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	}
	for i := n - 1; i >= n-100; i-- {
		h.happens(code(i), "2025-06-03 08:00", petition.DuplicateLinked, hanoi, of(code(i+1)))
	}
	main, ok := h.links("2025-06-03").Main(petition.MustParseCode(code(n - 100)))
	assert.True(t, ok, "a hundred links")
	assert.Equal(t, code(n), main.String())
	h.cannot(petition.RuleDuplicate, code(n-101), "2025-06-03 08:00", petition.DuplicateLinked, hanoi, of(code(n-100)))
	// Kept from before, it is owed.
	s := &story{T: t, process: h.process, code: petition.MustParseCode(code(n - 101)), pet: h.pets[petition.MustParseCode(code(n-101))]}
	s.happens("2025-06-03 08:00", petition.DuplicateLinked, hanoi, of(code(n-100)))
	h.pets[s.code] = s.pet
	_, ok = h.links("2025-06-03").Main(s.code)
	assert.False(t, ok)
}

// Where nobody answers the other one, the duplicate is owed again, its clocks
// never having stopped: from the withdrawal or the refusal on, and it was overdue
// on its own day all the same.
func TestLinkedIsOwedAgain(t *testing.T) {
	for name, end := range map[string]func(*hall){
		"withdrawn": func(h *hall) { h.happens(second, "2025-06-10 08:00", petition.Withdrawn, "") },
		"refused": func(h *hall) {
			h.happens(second, "2025-06-05 08:00", petition.SupplementRequested, hanoi)
			h.happens(second, "2025-06-10 08:00", petition.Refused, hanoi, because("supplement-never-came"))
		},
		"through a chain": func(h *hall) {
			h.happens(second, "2025-06-05 08:00", petition.DuplicateLinked, hanoi, of(third))
			h.happens(third, "2025-06-10 08:00", petition.Withdrawn, "")
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := submitted(t)
			h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
			end(h)
			code := petition.MustParseCode(first)
			_, ok := h.links("2025-06-09").Main(code)
			assert.True(t, ok, "the day before the other one answers for it")
			_, ok = h.links("2025-06-10").Main(code)
			assert.False(t, ok)
			pet := h.clocks(first, "2025-06-23", clock{"2025-06-23", running}, clock{"2025-06-23", running}, "open")
			assert.Equal(t, map[string]string{"petitioner": "H26 2025-06-23", "indicator": "H26 2025-06-23"}, h.due(pet))
			pet = h.clocks(first, "2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")
			assert.False(t, h.process.Judge(pet, day("2025-06-24"))[0].OnTime)
			assert.Zero(t, h.process.Hands(pet)[0].Ended, "it is held")

			// Taken up, answered, published: late by its first clock.
			h.happens(first, "2025-06-24 08:00", petition.Reopened, hanoi)
			h.happens(first, "2025-06-25 08:00", petition.Answered, hanoi, answer("5/TL", petition.ReasonExplainedAndKept))
			h.clocks(first, "2025-06-25", clock{"2025-06-23", late}, clock{"2025-06-23", late}, "open")
		})
	}
}

// A petition that is never answered holds its duplicate for ever: that is overdue by
// its own clock, and its limits are those of the body that must answer both.
func TestLinkedToWhatIsNeverAnswered(t *testing.T) {
	h := submitted(t)
	const elsewhere = "PAKN.20250603.0003"
	h.happens(elsewhere, "2025-06-03 10:00", petition.Submitted, "", to("H29"))
	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(elsewhere))
	pet := h.clocks(first, "2026-01-05", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")
	assert.Equal(t, map[string]string{"petitioner": "H29 2025-06-23", "indicator": "H29 2025-06-23"}, h.due(pet))
	assert.Equal(t, hanoi, pet.Holder(), "it counts with the body that was sent it")
}

// Links that were kept before they were held against one another come back, and
// close nothing.
func TestKeptLinksThatLeadNowhere(t *testing.T) {
	h := submitted(t)
	kept := func(code, of2 string) {
		c := petition.MustParseCode(code)
		s := &story{T: t, code: c}
		pet, err := h.process.Restore(append(h.pets[c].Events(), s.event("2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(of2))))
		require.NoError(t, err)
		h.pets[c] = pet
	}
	kept(first, second)
	kept(second, first)
	kept(third, "PAKN.20250101.0009")
	for code, due := range map[string]string{first: "2025-06-23", second: "2025-06-24", third: "2025-06-24"} {
		pet := h.clocks(code, "2025-06-25", clock{due, overdue}, clock{due, overdue}, "open")
		assert.Len(t, h.due(pet), 2, "owed")
		_, ok := h.links("2025-06-25").Main(petition.MustParseCode(code))
		assert.False(t, ok)
		// What is applied to the petition with its links is applied to the petition.
		s := &story{T: t, process: h.process, code: petition.MustParseCode(code), pet: pet}
		s.happens("2025-06-25 08:00", petition.Reopened, hanoi)
		assert.Equal(t, petition.StateReopened, s.pet.State())
		assert.Equal(t, h.pets[petition.MustParseCode(code)].Events(), s.pet.Events()[:2])
	}
}

// A body that links what it holds to what another one holds names that one's
// consent; without it somebody should look, or where the rules ask for it nothing
// is linked. The focal point, and a body with its units, need none.
func TestConsentToALink(t *testing.T) {
	strict := petition.National()
	strict.Practice[0].LinksByConsent = true
	consent := func(document string) edit { return func(e *petition.Event) { e.Consent = document } }
	for _, c := range []struct {
		name           string
		by, holder, at body.ID // who links, who holds it, who holds the other
		consent        string
		doubt          bool
	}{
		{"without", hanoi, hanoi, "H29", "", true},
		{"blank", hanoi, hanoi, "H29", "  ", true},
		{"with", hanoi, hanoi, "H29", "45/UBND-KSTT", false},
		{"its own", hanoi, hanoi, hanoi, "", false},
		{"of its unit", hanoi, hanoi, "H26.12", "", false},
		{"a unit to the province's", "H26.12", "H26.12", hanoi, "", false},
		{"by the focal point", office, hanoi, "H29", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, rules := range []petition.Rules{{}, strict} {
				h := gather(t, rules)
				h.happens(first, "2025-06-02 08:00", petition.Submitted, "", to(c.holder))
				h.happens(second, "2025-06-03 08:00", petition.Submitted, "", to(c.at))
				if c.doubt && rules.Name != "" {
					e := h.cannot(petition.RuleConsent, first, "2025-06-04 08:00", petition.DuplicateLinked, c.by, of(second), consent(c.consent))
					assert.Contains(t, e.Message(form.Vietnamese), "H29")
					continue
				}
				h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, c.by, of(second), consent(c.consent))
				doubts := h.process.Doubts(h.pets[petition.MustParseCode(first)], h.find)
				if !c.doubt {
					assert.Empty(t, doubts)
					continue
				}
				require.Len(t, doubts, 1)
				assert.ErrorIs(t, doubts[0], petition.RuleConsent)
				assert.Empty(t, h.process.Doubts(h.pets[petition.MustParseCode(first)], nil), "nothing is known of the other one")
				// Handed on afterwards to the same body, it was without consent all the same.
				h.happens(second, "2025-06-05 08:00", petition.Transferred, "H29", to(hanoi))
				assert.Len(t, h.process.Doubts(h.pets[petition.MustParseCode(first)], h.find), 1)
			}
		})
	}
}

// A file may have the petitions in any order: a link is held against the other one
// as it was at its moment, and what was linked to nothing stays open.
func TestCheckHoldsLinksInOrderOfTime(t *testing.T) {
	s := func(code string) *story { return &story{T: t, code: petition.MustParseCode(code)} }
	events := []petition.Event{
		s(first).event("2025-06-02 08:00", petition.Submitted, "", to(hanoi)),
		s(first).event("2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second)), // 2: stands before the other one's lines
		s(third).event("2025-06-03 09:00", petition.Submitted, "", to(hanoi)),
		s(third).event("2025-06-03 10:00", petition.DuplicateLinked, hanoi, of("PAKN.20250604.0001")), // 4: that came a day later
		s(second).event("2025-06-03 08:00", petition.Submitted, "", to(hanoi)),
		s(second).event("2025-06-10 08:00", petition.Withdrawn, ""), // 6: the first is owed again
		s("PAKN.20250604.0001").event("2025-06-04 08:00", petition.Submitted, "", to(hanoi)),
	}
	var lines []petition.Line
	for i, e := range events {
		lines = append(lines, petition.Line{Number: i + 1, Event: e})
	}
	p := petition.MustProcess(petition.Options{Bodies: body.Vietnam()})
	faults := func(today string) (all []int) {
		checked, err := p.Check(read(lines), day(today))
		require.NoError(t, err)
		for _, f := range checked.Faults {
			all = append(all, f.Line)
			if f.Rule() != "future" {
				assert.Equal(t, "duplicate", f.Rule())
			}
		}
		return all
	}
	assert.Equal(t, []int{2, 4}, faults("2025-06-10"))
	assert.Equal(t, []int{4, 6}, faults("2025-06-09"), "the withdrawal is not yet")
	assert.Equal(t, events[1], lines[1].Event, "the lines of the host are as they were")
	lines = append(lines, petition.Line{Number: 8, Event: s(first).event("2025-06-11 08:00", petition.Reopened, hanoi)})
	assert.Equal(t, []int{4}, faults("2025-06-11"), "somebody took it up")
}

// Whatever is linked to what, in whatever order, nothing is lost: each petition is
// closed for a reason of its own, has an answer of its own or of the one that it
// leads to, or is owed, with a limit that runs; and it was never closed by a link
// alone. What is refused changes nothing. Links that were kept without being held
// against one another are as safe.
func TestNothingIsLostThroughLinks(t *testing.T) {
	codes := []string{first, second, third, "PAKN.20250603.0003"}
	rapid.Check(t, func(r *rapid.T) {
		h := submitted(t)
		h.happens(codes[3], "2025-06-03 10:00", petition.Submitted, "", to("H29"))
		find := h.find
		if rapid.Bool().Draw(r, "each alone") {
			find = nil
		}
		at := day("2025-06-04")
		for range rapid.IntRange(1, 20).Draw(r, "events") {
			at += form.Day(rapid.IntRange(0, 3).Draw(r, "days"))
			s := &story{T: t, process: h.process, code: petition.MustParseCode(rapid.SampledFrom(codes).Draw(r, "of"))}
			s.pet = h.pets[s.code]
			allowed := s.pet.State().Allowed()
			if len(allowed) == 0 {
				continue
			}
			e := s.fitting(at.String()+" 08:00", rapid.SampledFrom(allowed).Draw(r, "type"))
			if e.Type == petition.DuplicateLinked {
				e.Of = petition.MustParseCode(rapid.SampledFrom(codes).Draw(r, "to"))
			}
			if pet, err := h.process.ApplyAmong(s.pet, e, find); err == nil {
				h.pets[s.code] = pet
			}
		}
		links := h.links(at.String())
		for _, code := range codes {
			c := petition.MustParseCode(code)
			pet := links.Petition(c)
			require.Equal(r, h.pets[c].Events(), pet.Events())
			main, held := links.Main(c)
			_, answered := pet.Answer()
			if pet.State() != petition.StateDuplicate {
				require.True(r, held && main == c)
				require.Equal(r, h.pets[c].IsClosed(), pet.IsClosed())
				continue
			}
			require.False(r, h.pets[c].IsClosed(), "by the link alone")
			require.Equal(r, pet.IsClosed(), !h.process.Hands(pet)[len(h.process.Hands(pet))-1].Until.IsZero())
			k := h.process.Clocks(pet, at)
			switch {
			case answered:
				require.True(r, held)
				require.False(r, k.Petitioner.Done.IsZero())
			default:
				require.False(r, pet.IsClosed(), "closed without an answer")
				require.NotEmpty(r, h.process.Items(pet), "nobody is told that it is owed")
				require.True(r, k.Petitioner.Done.IsZero())
			}
			if held && find != nil && !answered {
				require.False(r, links.Petition(main).IsClosed())
			}
		}
	})
}

// What was answered and published for both in time stays so when the duplicate's
// sender asks again, whatever it is linked to then. The old answer is none to that: a
// link to it is refused, and one that was kept closes nothing.
func TestLinkedAgainAfterTheSenderAskedAgain(t *testing.T) {
	asked := func() *hall {
		h := submitted(t)
		h.happens(second, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(first))
		h.happens(first, "2025-06-04 09:00", petition.Accepted, hanoi)
		h.happens(first, "2025-06-20 08:00", petition.Answered, hanoi, answer("1/TL", petition.ReasonExplainedAndKept))
		h.happens(first, "2025-06-23 08:00", petition.Published, hanoi) // the second is due on the 24th
		h.happens(second, "2025-07-10 08:00", petition.Reopened, "", because("chưa giải quyết"))
		return h
	}
	judged := func(h *hall, outside, on string) {
		t.Helper()
		pet := h.links(on).Petition(petition.MustParseCode(second))
		assert.Equal(t, outside, pet.Outside(), on)
		hands := h.process.Judge(pet, day(on))
		require.Len(t, hands, 1)
		assert.True(t, hands[0].OnTime, on)
		assert.Equal(t, moment("2025-06-23 08:00"), hands[0].FirstPublished, on)
		assert.Equal(t, clock{"2025-06-24", met}, clock{h.process.Clocks(pet, day(on)).Indicator.Due.String(), h.process.Clocks(pet, day(on)).Indicator.State}, on)
		assert.Equal(t, 1, pet.Reopenings())
	}
	h := asked()
	judged(h, "open", "2025-07-11")
	e := h.cannot(petition.RuleDuplicate, second, "2025-07-14 08:00", petition.DuplicateLinked, hanoi, of(first))
	assert.Contains(t, e.Message(form.Vietnamese), "trước khi người gửi yêu cầu xử lý lại")

	// Kept from before there was the rule.
	code := petition.MustParseCode(second)
	s := &story{T: t, code: code}
	kept, err := h.process.Restore(append(h.pets[code].Events(), s.event("2025-07-14 08:00", petition.DuplicateLinked, hanoi, of(first))))
	require.NoError(t, err)
	h.pets[code] = kept
	judged(h, "open", "2025-07-31")
	_, ok := h.links("2025-07-31").Main(code)
	assert.False(t, ok, "nobody answers")
	require.ErrorIs(t, h.process.Wrongs(h.links("2025-07-31").Petition(code))[0], petition.RuleDuplicate)
	// The first is taken up again, too, and answered anew: that answer is for both.
	h.happens(first, "2025-08-01 08:00", petition.Reopened, "")
	h.happens(first, "2025-08-04 08:00", petition.Answered, hanoi, answer("2/TL", petition.ReasonRegulationChanged))
	judged(h, "open", "2025-08-04")
	h.happens(first, "2025-08-05 08:00", petition.Published, hanoi)
	judged(h, "closed", "2025-08-31")

	// Linked to another one, it has the answer to that.
	h = asked()
	h.happens(second, "2025-07-14 08:00", petition.DuplicateLinked, hanoi, of(third))
	judged(h, "open", "2025-07-14")
	h.happens(third, "2025-07-14 09:00", petition.Accepted, hanoi)
	h.happens(third, "2025-07-15 08:00", petition.Answered, hanoi, answer("3/TL", petition.ReasonExplainedAndKept))
	h.happens(third, "2025-07-16 08:00", petition.Published, hanoi)
	judged(h, "closed", "2025-07-31")
	a, ok := h.links("2025-07-31").Petition(code).Answer()
	require.True(t, ok)
	assert.Equal(t, "3/TL", a.Document)
}

// Answered, and then withdrawn by its own sender before it was published: nobody can
// publish that for the duplicate, whose own sender waits. It is owed again: fifteen
// working days from Monday 2 June 2025 end on the 23rd.
func TestLinkedToWhatIsWithdrawnAfterItsAnswer(t *testing.T) {
	h := submitted(t)
	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
	h.happens(second, "2025-06-05 08:00", petition.Accepted, hanoi)
	h.happens(second, "2025-06-13 08:00", petition.Answered, hanoi, answer("2/TL", petition.ReasonExplainedAndKept))
	h.clocks(first, "2025-06-13", clock{"2025-06-23", met}, clock{"2025-06-23", met}, "open")
	h.happens(second, "2025-06-16 08:00", petition.Withdrawn, "")
	pet := h.clocks(first, "2025-06-16", clock{"2025-06-23", running}, clock{"2025-06-23", running}, "open")
	wrongs := h.process.Wrongs(pet)
	require.Len(t, wrongs, 1)
	assert.Contains(t, wrongs[0].Message(form.Vietnamese), "đã rút trước khi công khai câu trả lời")
	assert.Equal(t, map[string]string{"petitioner": "H26 2025-06-23", "indicator": "H26 2025-06-23"}, h.due(pet))
	h.clocks(first, "2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")
	h.cannot(petition.RuleDuplicate, third, "2025-06-17 08:00", petition.DuplicateLinked, hanoi, of(second))
	// Taken up again it is answered, and published within two working days of the 17th.
	h.happens(first, "2025-06-17 08:00", petition.Reopened, hanoi)
	h.happens(first, "2025-06-17 09:00", petition.Answered, hanoi, answer("2/TL", petition.ReasonExplainedAndKept))
	h.happens(first, "2025-06-19 08:00", petition.Published, hanoi)
	pet = h.clocks(first, "2025-06-30", clock{"2025-06-23", met}, clock{"2025-06-23", met}, "closed")
	assert.True(t, h.process.Judge(pet, day("2025-06-30"))[0].OnTime)
}

// What is no petition is answered by no link either, and what fails the conditions
// that bind on its channel is not linked before they are met.
func TestWhatIsLinkedIsAPetition(t *testing.T) {
	for name, c := range map[string]struct {
		change edit
		rule   form.Code
	}{
		"complaint":    {func(e *petition.Event) { e.Kind = petition.KindComplaint }, petition.RuleDoor},
		"no sender":    {func(e *petition.Event) { e.Kind, e.Sender = petition.KindComplaint, petition.Sender{} }, petition.RuleDoor},
		"denunciation": {func(e *petition.Event) { e.Kind = petition.KindDenunciation }, petition.RuleDoor},
		"anonymous":    {func(e *petition.Event) { e.Sender = petition.Sender{} }, petition.RuleDoor},
		"no phone":     {func(e *petition.Event) { e.Sender.Identity.Phone = "" }, petition.RuleAdmission},
	} {
		h := gather(t, petition.Rules{})
		h.happens(first, "2025-06-02 08:00", petition.Submitted, "", to(hanoi), c.change)
		h.happens(second, "2025-06-03 08:00", petition.Submitted, "", to(hanoi))
		e := h.cannot(c.rule, first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
		assert.NotEmpty(t, e.Args["needs"], name)
		h.clocks(first, "2025-06-24", clock{"2025-06-23", overdue}, clock{"2025-06-23", overdue}, "open")
	}
}

// To link first and to hand on then is no way around the consent of the other body:
// from the transfer on somebody should look, and by the option it is wrong. A consent
// that the link names, a link that the focal point made, and a transfer to a unit of
// the same body are in order.
func TestHandedOnAfterTheLink(t *testing.T) {
	asking := petition.National()
	asking.Practice[0].LinksByConsent = true
	for name, c := range map[string]struct {
		by, to  body.ID
		consent string
		doubt   bool
	}{
		"handed on":       {hanoi, "H29", "", true},
		"with consent":    {hanoi, "H29", "12/UBND", false},
		"by the focal":    {office, "H29", "", false},
		"within the body": {hanoi, "H26.12", "", false},
	} {
		for _, rules := range []petition.Rules{{}, asking} {
			h := gather(t, rules)
			h.happens(first, "2025-06-02 08:00", petition.Submitted, "", to(hanoi))
			h.happens(second, "2025-06-03 08:00", petition.Submitted, "", to(hanoi))
			h.happens(second, "2025-06-04 08:00", petition.DuplicateLinked, c.by, of(first), func(e *petition.Event) { e.Consent = c.consent })
			found := func(on string) [2]int {
				pet := h.links(on).Petition(petition.MustParseCode(second))
				return [2]int{len(h.process.Doubts(pet, h.find)), len(h.process.Wrongs(pet))}
			}
			assert.Equal(t, [2]int{}, found("2025-06-04"), name)
			h.happens(first, "2025-06-05 08:00", petition.Transferred, hanoi, to(c.to))
			want := map[bool][2]int{true: {0, 1}, false: {1, 0}}[rules.Name != ""]
			if !c.doubt {
				want = [2]int{}
			}
			assert.Equal(t, want, found("2025-06-05"), name)
			var lines []petition.Line
			for _, code := range []string{first, second} {
				for _, e := range h.pets[petition.MustParseCode(code)].Events() {
					lines = append(lines, petition.Line{Number: len(lines) + 1, Event: e})
				}
			}
			checked, err := h.process.Check(read(lines), form.NoDay)
			require.NoError(t, err)
			assert.Equal(t, want, [2]int{len(checked.Doubts), len(checked.Faults)}, name)
			for _, f := range append(checked.Doubts, checked.Faults...) {
				assert.Equal(t, "consent", f.Rule())
				assert.Equal(t, 4, f.Line, "the link")
			}
		}
	}
}

// The sender of a duplicate may withdraw it, as any other; once it was answered and
// published with the other petition there is nothing left to withdraw, even where that
// one was reopened since.
func TestDuplicateIsWithdrawn(t *testing.T) {
	h := submitted(t)
	h.happens(first, "2025-06-04 08:00", petition.DuplicateLinked, hanoi, of(second))
	h.happens(third, "2025-06-04 09:00", petition.DuplicateLinked, hanoi, of(first))
	kept := h.pets[petition.MustParseCode(first)]
	h.happens(first, "2025-06-05 08:00", petition.Withdrawn, "")
	pet := h.clocks(first, "2025-06-30", clock{"2025-06-23", met}, clock{"2025-06-23", met}, "closed")
	assert.Equal(t, petition.ReasonWithdrawn, pet.ClosingReason())
	assert.Empty(t, h.due(pet))
	// What was linked to it is owed by itself.
	h.clocks(third, "2025-06-25", clock{"2025-06-24", overdue}, clock{"2025-06-24", overdue}, "open")
	require.ErrorIs(t, h.process.Wrongs(h.links("2025-06-25").Petition(petition.MustParseCode(third)))[0], petition.RuleDuplicate)

	h.pets[petition.MustParseCode(first)] = kept
	h.happens(second, "2025-06-05 08:00", petition.Accepted, hanoi)
	h.happens(second, "2025-06-06 08:00", petition.Answered, hanoi, answer("2/TL", petition.ReasonExplainedAndKept))
	h.happens(second, "2025-06-09 08:00", petition.Published, hanoi)
	e := h.cannot(petition.RuleState, first, "2025-06-10 08:00", petition.Withdrawn, "")
	assert.Equal(t, []string{"reopened"}, e.Want)
	h.happens(second, "2025-06-11 08:00", petition.Reopened, "")
	h.cannot(petition.RuleState, first, "2025-06-12 08:00", petition.Withdrawn, "")
	h.cannot(petition.RuleState, third, "2025-06-12 08:00", petition.Withdrawn, "")
}
