package figures_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/figures"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/cmd/internal/store/storetest"
	"github.com/caicach/tthc/indicator"
	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Figures are the same on each store.
func TestFiguresOnEachStore(t *testing.T) { storetest.Each(t, conform) }

func conform(t *testing.T, place func(*testing.T) string) {
	for name, topic := range map[string]func(t *testing.T, rooms [2]*figures.Room){
		"servers that are told at once count the same": countsTheSame,
		"of two who close a month one has seen it all": closesOnce,
		"what was told of one dossier is found":        finds,
		"of two bodies one begins a dossier":           hasOne,
	} {
		t.Run(name, func(t *testing.T) {
			at := place(t)
			var rooms [2]*figures.Room
			for i := range rooms {
				s, err := store.Open(t.Context(), at)
				require.NoError(t, err)
				t.Cleanup(func() { _ = s.Close() })
				rooms[i] = figures.New(figures.Options{Store: s, Now: func() time.Time { return time.Date(2024, 7, 25, 8, 0, 0, 0, calendar.Zone()) }})
			}
			topic(t, rooms)
		})
	}
}

const header = "code,body,procedure,status,received,appointment,finished,revision\n"

// told is deliveries of dossiers of June 2024: of each the second revision says
// that it was done in time, and the first that it is in progress.
func told(client, n int) string {
	var b strings.Builder
	b.WriteString(header)
	for i := range n {
		fmt.Fprintf(&b, "A-%d-%d,H26,1.1,10,2024-06-03,2024-06-28,2024-06-20,2\n", client/2, i)
		fmt.Fprintf(&b, "A-%d-%d,H26,1.1,4,2024-06-03,2024-06-28,,1\n", client/2, i)
	}
	return b.String()
}

// Eight clients tell two servers, each thing twice, while both are asked. In the
// end each counts every dossier once, as its newest revision says.
func countsTheSame(t *testing.T, rooms [2]*figures.Room) {
	const each = 300
	var wg sync.WaitGroup
	for c := range 8 {
		wg.Go(func() {
			taken, err := rooms[c%2].Take(t.Context(), figures.DossierTable(strings.NewReader(told(c, each))), false)
			if assert.NoError(t, err) {
				assert.Equal(t, 2*each, taken.Recorded())
			}
			_, err = rooms[1-c%2].DossiersMark(t.Context(), schedule.CalendarWindow)
			assert.NoError(t, err)
		})
	}
	wg.Wait()
	for _, r := range rooms {
		all, err := r.Counted(t.Context(), schedule.CalendarWindow, nil, schedule.MustParsePeriod("2024-06"))
		require.NoError(t, err)
		found := false
		for _, o := range all {
			if o.Indicator == "766/2.1" {
				assert.Equal(t, indicator.MustRatio(4*each, 4*each), o.Value)
				found = true
			}
		}
		assert.True(t, found)
	}
}

// Two bodies tell two servers of the same dossiers at once, which nobody told of
// before: each is of the one that was faster, and the other's are refused.
func hasOne(t *testing.T, rooms [2]*figures.Room) {
	const each = 40
	var wg sync.WaitGroup
	var recorded atomic.Int64
	for i, of := range []body.ID{"H26", "H01"} {
		ctx := access.With(t.Context(), access.Pass{Operation: access.Of("addDossiers"), Bodies: body.Vietnam(), On: form.MustParseDay("2024-07-25"),
			Principal: access.Principal{ID: string(of), Name: string(of), Grants: []access.Grant{{Role: access.RoleProgress, Body: of}}}})
		wg.Go(func() {
			for n := range each {
				row := fmt.Sprintf("C-%d,%s,1.1,4,2024-06-03,2024-06-28,,%d\n", n, of, i+1)
				taken, err := rooms[i].Take(ctx, figures.DossierTable(strings.NewReader(header+row)), false)
				if assert.NoError(t, err) {
					recorded.Add(int64(taken.Recorded()))
				}
			}
		})
	}
	wg.Wait()
	assert.EqualValues(t, each, recorded.Load())
	for n := range each {
		_, all, err := rooms[0].Dossier(t.Context(), fmt.Sprintf("C-%d", n))
		require.NoError(t, err)
		assert.Len(t, all, 1)
	}
}

// Two servers close one month at once, on two days: one does.
func closesOnce(t *testing.T, rooms [2]*figures.Room) {
	ctx := t.Context()
	_, err := rooms[0].Take(ctx, figures.ObservationTable(strings.NewReader("indicator,body,period,numerator,denominator\n766/2.1,H01,2024-06,9,10\n")), false)
	require.NoError(t, err)
	june := schedule.MustParsePeriod("2024-06")
	seen, err := rooms[1].Seen(ctx, june, schedule.CalendarWindow)
	require.NoError(t, err)
	_, err = rooms[0].Close(ctx, figures.Closing{Period: june, On: form.MustParseDay("2024-07-10")}, seen-1)
	require.ErrorIs(t, err, store.VersionConflict)
	var wg sync.WaitGroup
	results := make([]error, 2)
	for i := range results {
		wg.Go(func() {
			_, results[i] = rooms[i].Close(ctx, figures.Closing{Period: june, On: form.MustParseDay(fmt.Sprintf("2024-07-1%d", i))}, seen)
		})
	}
	wg.Wait()
	won := 0
	if results[0] != nil {
		won = 1
	}
	require.NoError(t, results[won])
	require.Error(t, results[1-won])
	for _, r := range rooms {
		_, err := r.Observed(ctx, func(l *indicator.Ledger, closings []figures.Closing) error {
			on, ok := l.Closed(june, schedule.CalendarWindow)
			assert.True(t, ok)
			assert.Equal(t, fmt.Sprintf("2024-07-1%d", won), on.String())
			assert.Len(t, closings, 1)
			return nil
		})
		require.NoError(t, err)
	}
}

func finds(t *testing.T, rooms [2]*figures.Room) {
	_, err := rooms[0].Take(t.Context(), figures.DossierTable(strings.NewReader(header+
		"A-1,H26,1.1,4,2024-06-03,2024-06-28,,1\nA-1,H26,1.1,10,2024-06-03,2024-06-28,2024-06-20,10\nA-1,H26,1.1,4,2024-06-03,2024-06-28,,9\nA-10,H26,1.1,4,2024-06-03,2024-06-28,,1\nĂ-1,H26,1.1,4,2024-06-03,2024-06-28,,1\n")), true)
	require.NoError(t, err)
	now, all, err := rooms[1].Dossier(t.Context(), "A-1")
	require.NoError(t, err)
	assert.Len(t, all, 3)
	assert.Equal(t, "10", now.Revision.String(), "the tenth, and not the ninth")
	assert.True(t, now.Recorded.Equal(time.Date(2024, 7, 25, 8, 0, 0, 0, calendar.Zone())), now.Recorded)
	status := map[string]onestop.Status{}
	var order []string
	require.NoError(t, rooms[1].Now(t.Context(), []string{"Ă-1", "A-1", "A-10"}, func(code string, d *onestop.Dossier) error {
		order, status[code] = append(order, code), d.Status
		return nil
	}))
	assert.Equal(t, []string{"Ă-1", "A-1", "A-10"}, order)
	assert.Equal(t, map[string]onestop.Status{"Ă-1": 4, "A-1": 10, "A-10": 4}, status, "the tenth revision of the first, the one that there is of the others")
	assert.ErrorIs(t, rooms[1].Now(t.Context(), []string{"A-1", "A"}, nil), figures.DossierUnknown)
	_, err = rooms[0].Take(t.Context(), figures.DossierLines(strings.NewReader(
		`{"code":"B-1","body":"H26","procedure":"1.1","status":4,"received":"2024-06-03","appointment":"2024-06-28","supplements":[{"requested":"2024-06-04","completed":"2024-06-06"}]}
{"code":"B-2","body":"H26","procedure":"1.1","status":4,"received":"2024-06-03","appointment":"2024-06-28","supplements":[{"requested":"2024-06-10"}]}
`)), true)
	require.NoError(t, err)
	asked := map[string]string{}
	require.NoError(t, rooms[1].Now(t.Context(), []string{"B-1", "B-2"}, func(code string, d *onestop.Dossier) error {
		asked[code] = fmt.Sprint(d.Supplements[0].Requested, d.Supplements[0].Completed)
		return nil
	}))
	assert.Equal(t, map[string]string{"B-1": "2024-06-04 2024-06-06", "B-2": "2024-06-10 "}, asked, "what one waited for is not another's")
	_, all, err = rooms[1].Dossier(t.Context(), "Ă-1")
	require.NoError(t, err)
	assert.Len(t, all, 1)
	_, _, err = rooms[1].Dossier(t.Context(), "A")
	assert.ErrorIs(t, err, figures.DossierUnknown)
	none := figures.New(figures.Options{Now: time.Now})
	_, _, err = none.Dossier(t.Context(), "A-1")
	assert.ErrorIs(t, err, figures.DossierUnknown)
	_, err = none.Take(t.Context(), figures.DossierTable(strings.NewReader(header)), false)
	assert.ErrorIs(t, err, figures.NothingRecorded)
	require.NoError(t, none.Ready(t.Context()))
	require.NoError(t, none.Keep())
}
