package main

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/petition"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// The made-up petitions are whole, break no rule, and are the same in every run;
// encoding/json counts what the library counts.
func TestPetitions(t *testing.T) {
	var data, again bytes.Buffer
	require.NoError(t, writePetitions(&data, 500))
	require.NoError(t, writePetitions(&again, 500))
	require.Equal(t, data.String(), again.String())
	checked, err := petition.MustProcess(petition.Options{Bodies: body.Vietnam()}).Check(petition.ReadEvents(bytes.NewReader(data.Bytes())), form.NoDay)
	require.NoError(t, err)
	assert.Zero(t, len(checked.Faults))
	assert.Zero(t, len(checked.Doubts))
	pets := slices.Collect(checked.Petitions(form.NoDay))
	require.Len(t, pets, 500)
	for _, pet := range pets {
		assert.Equal(t, petition.StatePublished, pet.State())
	}
	petitions, published, err := decode(&data)
	require.NoError(t, err)
	assert.Equal(t, []int{500, 500}, []int{petitions, published})
}
