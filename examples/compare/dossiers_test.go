package main

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

func dossiers(t *testing.T, n int) []byte {
	var b bytes.Buffer
	require.NoError(t, writeDossiers(&b, n))
	return b.Bytes()
}

func TestDossiersAreTheSameInEveryRun(t *testing.T) {
	a := dossiers(t, 2_000)
	assert.Equal(t, a, dossiers(t, 2_000))
	assert.True(t, bytes.HasPrefix(dossiers(t, 3_000), a), "more dossiers begin with the fewer")
}

// The loop and the library count the same dossiers, and refuse none.
func TestLoopCountsAsTheLibraryDoes(t *testing.T) {
	data := dossiers(t, 20_000)
	loop, err := bare(bytes.NewReader(data))
	require.NoError(t, err)
	require.Len(t, loop, 34*12)

	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 20_001)
	tally, err := onestop.NewTally(onestop.Options{})
	require.NoError(t, err)
	done := map[string]*count{}
	for _, row := range rows[1:] {
		d := onestop.Dossier{Body: body.MustParseID(row[1]), Status: onestop.InProgress, Channel: onestop.Channel(row[4][0] - '0'),
			Received: schedule.MustParseMoment(row[5]), Appointment: schedule.MustParseMoment(row[6])}
		if row[7] != "" {
			d.Status, d.Finished = onestop.Returned, schedule.MustParseMoment(row[7])
		}
		require.NoError(t, tally.Add(&d, form.NoDay), row)
		key := row[1] + " " + row[5][:7]
		if done[key] == nil {
			done[key] = &count{}
		}
		if row[7] != "" {
			done[key].done++
			if d.Finished.Day() <= d.Appointment.Day() {
				done[key].inTime++
			}
		}
	}
	list, err := tally.Observations(onestop.Figures{Report: onestop.Report{
		First: schedule.MustParsePeriod("2025-01"), Last: schedule.MustParsePeriod("2025-12")}})
	require.NoError(t, err)
	var observations strings.Builder
	require.NoError(t, indicator.WriteObservations(&observations, list))
	for key, c := range loop {
		assert.Equal(t, done[key].done, c.done, key)
		assert.Equal(t, done[key].inTime, c.inTime, key)
	}
	require.NoError(t, loop.agree(strings.NewReader(observations.String())))
	loop["H26 2025-04"].online++
	require.Error(t, loop.agree(strings.NewReader(observations.String())), "a difference is seen")
}

// The floor loop counts as the barest loop does, over any cut of the blocks, and
// believes no quote.
func TestFloorCountsAsTheBarestLoop(t *testing.T) {
	data := dossiers(t, 30_000)
	want, err := bare(bytes.NewReader(data))
	require.NoError(t, err)
	got, err := floor(bytes.NewReader(data))
	require.NoError(t, err)
	assert.Equal(t, want, got)
	few := dossiers(t, 500)
	want, err = bare(bytes.NewReader(few))
	require.NoError(t, err)
	got, err = floor(iotest.OneByteReader(bytes.NewReader(few)))
	require.NoError(t, err)
	assert.Equal(t, want, got)
	_, err = floor(strings.NewReader(header + "\"a\",H26,1.1,4,1,2025-01-02,2025-01-03,\n"))
	require.Error(t, err)
}

// The lines hold the dossiers of the table.
func TestLinesAreTheTable(t *testing.T) {
	data := dossiers(t, 2_000)
	var lines bytes.Buffer
	require.NoError(t, writeLines(&lines, bytes.NewReader(data)))
	rows, err := onestop.ReadCSV(bytes.NewReader(data))
	require.NoError(t, err)
	var want, got onestop.Tally
	for err := range want.AddRows(rows, form.NoDay) {
		require.NoError(t, err)
	}
	for err := range got.AddRows(onestop.ReadJSON(&lines), form.NoDay) {
		require.NoError(t, err)
	}
	a, err := want.MarshalJSON()
	require.NoError(t, err)
	b, err := got.MarshalJSON()
	require.NoError(t, err)
	assert.Equal(t, string(a), string(b))
}
