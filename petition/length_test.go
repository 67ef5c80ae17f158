package petition_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// The greatest lengths of what is new, to the character and whatever its bytes; what
// is longer and was kept before comes back, and is written as it was.
func TestGreatestLengths(t *testing.T) {
	for path, c := range map[string]struct {
		most int
		set  func(e *petition.Event, text string)
	}{
		"reason":         {2_000, func(e *petition.Event, s string) { e.Reason = s }},
		"language":       {35, func(e *petition.Event, s string) { e.Language = s }},
		"content":        {100_000, func(e *petition.Event, s string) { e.Content = s }},
		"proposal":       {100_000, func(e *petition.Event, s string) { e.Proposal = s }},
		"sender.name":    {500, func(e *petition.Event, s string) { e.Sender.Identity.Name = s }},
		"sender.address": {500, func(e *petition.Event, s string) { e.Sender.Identity.Address = s }},
		"sender.phone":   {320, func(e *petition.Event, s string) { e.Sender.Identity.Phone = s }},
		"sender.email":   {320, func(e *petition.Event, s string) { e.Sender.Identity.Email = s }},
		"document":       {500, func(e *petition.Event, s string) { e.Document = s }},
		"outcome":        {500, func(e *petition.Event, s string) { e.Outcome = petition.Reason(s) }},
		"consent":        {500, func(e *petition.Event, s string) { e.Consent = s }},
	} {
		s := tell(t, "PAKN.20250602.0001")
		e := s.event("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
		switch path {
		case "document", "outcome":
			e = s.event("2025-06-02 08:00", petition.Answered, hanoi)
		case "consent":
			e = s.event("2025-06-02 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20250601.0001"))
		}
		c.set(&e, strings.Repeat("ệ", c.most))
		require.NoError(t, e.Check(), path)
		c.set(&e, strings.Repeat("ệ", c.most+1))
		all := form.All(e.Check())
		require.Len(t, all, 1, path)
		assert.ErrorIs(t, all[0], petition.EventLength)
		assert.Equal(t, path, all[0].Path)
		assert.NotContains(t, all[0].Error()+all[0].Message(form.Vietnamese), "ệệệ")
		b, err := json.Marshal(e)
		require.NoError(t, err)
		back, err := petition.ReadEvent(b)
		require.NoError(t, err, "it may have been kept: %s", path)
		assert.True(t, e == back)
		assert.Equal(t, c.most, schemaLength(t, path), "the schema says it of what is new: %s", path)
		if e.Type == petition.Submitted {
			_, err = s.process.Apply(s.pet, e)
			require.ErrorIs(t, err, petition.EventLength, path)
			kept, err := s.process.Restore([]petition.Event{e})
			require.NoError(t, err)
			assert.Equal(t, e, kept.Last())
		}
	}
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.cannot(petition.EventLength, "2025-06-03 08:00", petition.Accepted, hanoi, because(strings.Repeat("x", 2_001)))
	s.cannot(form.FieldValue, "2025-06-03 08:00", petition.Accepted, "cơ quan nào đó")
	_, err := petition.ParseCode("PAKN.20250602." + strings.Repeat("1", 10))
	assert.Error(t, err, "a code has at most 23 characters")
	_, err = body.ParseID("H26." + strings.Repeat("1", 100))
	assert.Error(t, err)
}

// schemaLength is the greatest length of a field in the schema of events.
func schemaLength(t *testing.T, path string) int {
	b, err := os.ReadFile("events.schema.json")
	require.NoError(t, err)
	type property struct {
		MaxLength  int                 `json:"maxLength"`
		Properties map[string]property `json:"properties"`
	}
	var at property
	require.NoError(t, json.Unmarshal(b, &at))
	for _, name := range strings.Split(path, ".") {
		at = at.Properties[name]
	}
	return at.MaxLength
}

// Whatever an earlier version took comes back, though each of these is forbidden
// now.
func TestWhatWasAcceptedComesBack(t *testing.T) {
	s := tell(t, first)
	submitted := func(holder body.ID) petition.Event {
		return s.event("2025-06-02 08:00", petition.Submitted, "", to(holder), func(e *petition.Event) { e.Sender.Identity.Phone = "" })
	}
	accepted := s.event("2025-06-03 08:00", petition.Accepted, hanoi)
	nobody := func(petition.Code) petition.Petition { return petition.Petition{} }
	for name, events := range map[string][]petition.Event{
		"a link to nothing":          {submitted(hanoi), s.event("2025-06-03 08:00", petition.DuplicateLinked, hanoi, of("PAKN.20200101.0001"))},
		"taken on without telephone": {submitted(hanoi), accepted},
		"extended after the end":     {submitted(hanoi), accepted, s.event("2025-07-03 08:00", petition.Extended, hanoi, until("2025-09-30"), because("phức tạp"))},
		"an outcome in other words":  {submitted(hanoi), accepted, s.event("2025-06-04 08:00", petition.Answered, hanoi, answer("1/UBND", "xong"))},
		"by a body that had ended":   {submitted("H23"), s.event("2025-07-03 08:00", petition.Accepted, "H23")},
		"too long":                   {submitted(hanoi), s.event("2025-06-03 08:00", petition.SupplementRequested, hanoi, says(strings.Repeat("x", 100_001)))},
	} {
		pet, err := s.process.Restore(events)
		require.NoError(t, err, name)
		b, err := json.Marshal(pet)
		require.NoError(t, err, name)
		back, err := s.process.ReadPetition(b)
		require.NoError(t, err, name)
		assert.Equal(t, events, back.Events(), name)
		last := len(events) - 1
		before, err := s.process.Restore(events[:last])
		require.NoError(t, err)
		_, err = s.process.ApplyAmong(before, events[last], nobody)
		assert.Error(t, err, "what is new is judged: %s", name)
	}
}
