package petition_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// An item that a host has kept is the item that it was, key and due day
// included.
func TestItemComesBack(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	s.happens("2025-06-03 08:00", petition.Accepted, hanoi)
	items := s.process.Items(s.pet)
	require.Len(t, items, 3)
	atFocal := tell(t, "PAKN.20250602.0002")
	atFocal.happens("2025-06-02 08:00", petition.Submitted, "", to(office))
	for _, item := range append(items, atFocal.process.Items(atFocal.pet)...) {
		assert.Equal(t, item.Body == office, item.Focal)
		b, err := json.Marshal(item)
		require.NoError(t, err)
		var back petition.Item
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, item, back, string(b))
		assert.Equal(t, item.Key(), back.Key())
		assert.Equal(t, item.Due(), back.Due())
	}
	_, err := json.Marshal(petition.Item{})
	assert.NotEmpty(t, form.All(err), "no item is not written")
	const good = `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"petitioner","step":"answer","since":"2025-06-02","due":"2025-06-23","event":1}`
	var i petition.Item
	require.NoError(t, json.Unmarshal([]byte(good), &i))
	for _, c := range []struct{ path, text string }{
		{"clock", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"sender","step":"answer","since":"2025-06-02","due":"2025-06-23","event":1}`},
		{"clock", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"petitioner, step","step":"answer","since":"2025-06-02","due":"2025-06-23","event":1}`},
		{"step", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"petitioner","step":"receive","since":"2025-06-02","due":"2025-06-23","event":1}`},
		{"step", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"step","step":"dance","since":"2025-06-02","due":"2025-06-23","event":1}`},
		{"event", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"step","step":"answer","since":"2025-06-02","due":"2025-06-23","event":0}`},
		{"event", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"step","step":"answer","since":"2025-06-02","due":"2025-06-23","event":4294967296}`},
		{"due", `{"v":1,"code":"PAKN.20250602.0001","body":"H26","clock":"step","step":"answer","since":"2025-06-02","event":1}`},
	} {
		var i petition.Item
		all := form.All(json.Unmarshal([]byte(c.text), &i))
		require.Len(t, all, 1, c.text)
		assert.Equal(t, c.path, all[0].Path, c.text)
		assert.Equal(t, petition.Item{}, i)
	}
}

// What is computed for a day, and what has no form, is refused and not written
// as {} or under the names of Go fields; so is a petition without its process.
func TestWhatHasNoFormIsRefused(t *testing.T) {
	s := tell(t, "PAKN.20250602.0001")
	s.happens("2025-06-02 08:00", petition.Submitted, "", to(hanoi))
	k := s.process.Clocks(s.pet, day("2025-06-02"))
	checked, err := s.process.Check(nil, form.NoDay)
	require.NoError(t, err)
	for _, v := range []any{s.process, k, k.Step, s.process.Judge(s.pet, day("2025-06-02")), s.process.Hands(s.pet), mau, mau.Identity, checked,
		petition.Fault{}, petition.Line{}, petition.Links{}, petition.Transition{}, petition.Options{}, petition.Breach{}} {
		_, err := json.Marshal(v)
		assert.ErrorIs(t, err, form.FormNone, "%T", v)
	}
	for _, v := range []any{petition.Petition{}, petition.Event{}, petition.Rules{}, petition.Code{}, petition.State(0), petition.EventType(0),
		petition.Verdict(0), petition.ClockSet(8), ^petition.Conditions(0)} {
		_, err := json.Marshal(v)
		assert.NotEmpty(t, form.All(err), "%T", v)
	}
	kept, err := json.Marshal(s.pet)
	require.NoError(t, err)
	var back petition.Petition
	assert.ErrorIs(t, json.Unmarshal(kept, &back), petition.PetitionRules)
	assert.True(t, back.IsZero())
}

func TestSetsComeBack(t *testing.T) {
	for _, c := range []petition.Conditions{0, petition.ConditionPetition, petition.ConditionName | petition.ConditionAgencyForm} {
		b, err := json.Marshal(c)
		require.NoError(t, err)
		back := petition.ConditionPhone
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, c, back)
	}
	two := petition.ConditionContent | petition.ConditionVietnamese
	assert.Equal(t, []petition.Conditions{petition.ConditionVietnamese, petition.ConditionContent}, two.Each())
	assert.Equal(t, "viết hoặc nói bằng tiếng Việt; có nội dung", two.Text(form.Vietnamese))
	assert.Equal(t, []petition.Conditions{petition.ConditionAgencyForm}, petition.ConditionAgencyForm.Each(), "the last of them")
	for _, c := range []petition.ClockSet{0, petition.StepClock, petition.PetitionerClock | petition.IndicatorClock | petition.StepClock} {
		b, err := json.Marshal(c)
		require.NoError(t, err)
		var back petition.ClockSet
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, c, back)
	}
	for text, path := range map[string]string{`["name","name"]`: "[1]", `["name","soul"]`: "[1]", `["Name"]`: "[0]"} {
		kept := petition.ConditionPhone
		all := form.All(json.Unmarshal([]byte(text), &kept))
		require.Len(t, all, 1, text)
		assert.Equal(t, path, all[0].Path)
		assert.Equal(t, petition.ConditionPhone, kept, "what cannot be read changes nothing")
	}
	for _, v := range []petition.Verdict{petition.VerdictYes, petition.VerdictNo} {
		b, err := json.Marshal(v)
		require.NoError(t, err)
		var back petition.Verdict
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, v, back)
	}
}
