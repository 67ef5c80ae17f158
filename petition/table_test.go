package petition_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/schedule/form"
)

// The life of a petition as people describe it: for each state, the events
// that may follow and where they lead. Written by hand from the steps of
// Decree 20/2008/NĐ-CP, Decree 92/2017/NĐ-CP and the statuses of the national
// system, not from the code.
const life = `
: submitted>submitted
submitted: supplement-requested>supplement-requested transferred>transferred refused>refused accepted>accepted duplicate-linked>duplicate-linked withdrawn>withdrawn
transferred: supplement-requested>supplement-requested transferred>transferred refused>refused accepted>accepted duplicate-linked>duplicate-linked withdrawn>withdrawn
supplemented: supplement-requested>supplement-requested transferred>transferred refused>refused accepted>accepted duplicate-linked>duplicate-linked withdrawn>withdrawn
supplement-requested: supplemented>supplemented transferred>transferred refused>refused accepted>accepted duplicate-linked>duplicate-linked withdrawn>withdrawn
supplement-requested-in-progress: supplemented>accepted transferred>transferred refused>refused accepted>accepted duplicate-linked>duplicate-linked withdrawn>withdrawn
accepted: supplement-requested>supplement-requested-in-progress transferred>transferred duplicate-linked>duplicate-linked interim-answered>accepted extended>accepted answered>answered withdrawn>withdrawn
returned: supplement-requested>supplement-requested-in-progress transferred>transferred duplicate-linked>duplicate-linked interim-answered>returned extended>returned answered>answered withdrawn>withdrawn
reopened: supplement-requested>supplement-requested-in-progress transferred>transferred accepted>accepted duplicate-linked>duplicate-linked interim-answered>reopened extended>reopened answered>answered withdrawn>withdrawn
answered: returned>returned published>published rated>answered withdrawn>withdrawn
published: rated>published reopened>reopened
refused:
withdrawn:
duplicate-linked: reopened>reopened withdrawn>withdrawn
`

// Every cell of the table, the empty ones included.
func TestTable(t *testing.T) {
	want := map[string]map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(life)) {
		from, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		want[from] = map[string]string{}
		for _, cell := range strings.Fields(rest) {
			event, to, _ := strings.Cut(cell, ">")
			want[from][event] = to
		}
	}
	states := append([]petition.State{petition.StateNone}, petition.States()...)
	require.Len(t, want, len(states))
	cells := 0
	for _, s := range states {
		for _, e := range petition.EventTypes() {
			to, ok := s.Next(e)
			assert.Equal(t, want[s.String()][e.String()], to.String(), "%s + %s", s, e)
			assert.Equal(t, to != petition.StateNone, ok)
			cells++
		}
	}
	assert.Equal(t, 14*15, cells)
	rows := 0
	for _, events := range want {
		rows += len(events)
	}
	assert.Len(t, petition.Transitions(), rows)
}

// From every state that is not closed for good the petition can still come to
// an end, and every state can be reached.
func TestTableHasNoTrap(t *testing.T) {
	reached := map[petition.State]bool{petition.StateNone: true}
	for grew := true; grew; {
		grew = false
		for _, row := range petition.Transitions() {
			if reached[row.From] && !reached[row.To] {
				reached[row.To], grew = true, true
			}
		}
	}
	ends := map[petition.State]bool{}
	for _, s := range petition.States() {
		ends[s] = s.IsFinal()
	}
	for grew := true; grew; {
		grew = false
		for _, row := range petition.Transitions() {
			if ends[row.To] && !ends[row.From] {
				ends[row.From], grew = true, true
			}
		}
	}
	for _, s := range petition.States() {
		assert.True(t, reached[s], "%s is reached", s)
		assert.True(t, ends[s], "%s leads to an end", s)
	}
}

func TestNames(t *testing.T) {
	for _, s := range petition.States() {
		back, err := petition.ParseState(s.String())
		require.NoError(t, err)
		assert.Equal(t, s, back)
		assert.NotEqual(t, s.Text(form.Vietnamese), s.Text(form.English))
	}
	for _, e := range petition.EventTypes() {
		b, err := json.Marshal(e)
		require.NoError(t, err)
		back, err := petition.ParseEventType(e.String())
		require.NoError(t, err)
		assert.Equal(t, e, back)
		back = 0
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, e, back)
		assert.NotEqual(t, e.Text(form.Vietnamese), e.Text(form.English))
	}
	_, err := petition.ParseState("closed")
	assert.ErrorContains(t, err, "supplement-requested-in-progress")
	_, err = petition.ParseEventType("closed")
	assert.ErrorContains(t, err, "withdrawn")
	assert.False(t, petition.EventType(0).Valid())
	assert.False(t, petition.EventType(len(petition.EventTypes())+1).Valid(), "one past the last")
	for _, s := range []petition.State{petition.State(len(petition.States()) + 1), 99} {
		assert.False(t, s.Valid())
		_, err = s.MarshalText()
		assert.Error(t, err)
		assert.Empty(t, s.Text(form.Vietnamese))
		_, ok := s.Next(petition.Accepted)
		assert.False(t, ok)
	}
	state := petition.StateAnswered
	require.NoError(t, state.UnmarshalText([]byte("returned")))
	assert.Equal(t, petition.StateReturned, state)
	assert.Error(t, state.UnmarshalText([]byte("closed")))
	assert.Equal(t, petition.StateReturned, state, "what cannot be read changes nothing")
}

// The table as people read it. After a change that is meant:
// UPDATE_GOLDEN=1 go test ./petition -run TableText
func TestTableText(t *testing.T) {
	for name, text := range map[string]string{
		"testdata/states.txt": petition.TableText(form.Vietnamese),
		"testdata/states.dot": petition.TableDOT(form.Vietnamese),
	} {
		if os.Getenv("UPDATE_GOLDEN") != "" {
			require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, string(want), text)
	}
}
