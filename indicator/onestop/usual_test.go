package onestop_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/stretchr/testify/require"
)

// oneByOne counts what a reader gives as a host does that looks at each dossier,
// and says what was refused.
func oneByOne(t *testing.T, rs *onestop.Rows, today form.Day, o onestop.Options) (*onestop.Tally, []string) {
	tally := newTally(t, o)
	var refused []string
	for d, err := range rs.All() {
		switch {
		case err != nil:
			tally.Refuse(onestop.DossierUnreadable)
		case rs.Revision() != onestop.Revision{}:
			err = &form.Error{Code: onestop.RevisionLone}
		default:
			err = tally.Add(d, today)
		}
		if err != nil {
			refused = append(refused, fmt.Sprintf("%d %s %q", rs.Line(), err, rs.Code()))
		}
	}
	return tally, refused
}

// sameCounts holds that the short way counts and refuses what the long way does.
func sameCounts(t *testing.T, open func() *onestop.Rows, today form.Day, o onestop.Options) {
	t.Helper()
	long := open()
	want, refused := oneByOne(t, long, today, o)
	rs, got := open(), newTally(t, o)
	var lines []string
	for err := range got.AddRows(rs, today) {
		if e := err.(*form.Error); e.Code == onestop.RevisionLone {
			err = &form.Error{Code: e.Code}
		}
		lines = append(lines, fmt.Sprintf("%d %s %q", rs.Line(), err, rs.Code()))
	}
	require.Equal(t, refused, lines)
	require.Equal(t, long.Missing(), rs.Missing())
	require.Equal(t, long.Revised(), rs.Revised())
	require.Equal(t, want.NotReceived(), got.NotReceived())
	require.Equal(t, want.Refused(), got.Refused())
	a, wantErr := want.MarshalJSON()
	b, gotErr := got.MarshalJSON() // of a day that no form holds, they say the same
	require.Equal(t, wantErr, gotErr)
	if string(a) != string(b) {
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] {
			i++
		}
		t.Fatalf("the long way has %s, the short way %s", a[max(0, i-200):min(len(a), i+100)], b[max(0, i-200):min(len(b), i+100)])
	}
}

// changed is a table in which some letters are changed, taken out or doubled, and
// some fields are replaced by what else may stand there.
func changed(text []byte, r *rand.Rand) []byte {
	others := []string{"", "0", "1", "2", "3", "5", "9", "10", "12", "-1", "true", "false", "\"1\"", "null", "H26", "H26.12.3.4.5.6.7.8.9", "2024-02-30", "2024-12-31",
		"2024-06-03T15:40:00+07:00", "1899-12-31", "2199-12-31", "50000", "123456789", "99999999999999999999", "2024-06-03..2024-06-05", "P1DT2H", "\u00e9", "\xff", "\r", "a,b", "00", ":", "/"}
	lines := bytes.Split(text, []byte("\n"))
	for i := 1; i < len(lines); i++ {
		line := lines[i]
		if len(line) == 0 || r.IntN(3) == 0 {
			continue
		}
		switch r.IntN(4) {
		case 0:
			k := r.IntN(len(line))
			line = append(append(bytes.Clone(line[:k]), byte(r.IntN(256))), line[k+1:]...)
		case 1:
			k := r.IntN(len(line))
			line = append(bytes.Clone(line[:k]), line[k+1:]...)
		case 2:
			k := r.IntN(len(line))
			line = append(bytes.Clone(line[:k]), line[k/2:]...)
		default:
			fields := bytes.Split(line, []byte(","))
			fields[r.IntN(len(fields))] = []byte(others[r.IntN(len(others))])
			line = bytes.Join(fields, []byte(","))
		}
		lines[i] = line
	}
	return bytes.Join(lines, []byte("\n"))
}

// asLines writes a table as JSON lines.
func asLines(text []byte) []byte {
	var b bytes.Buffer
	names := strings.Split(strings.SplitN(string(text), "\n", 2)[0], ",")
	for line := range strings.Lines(string(text[bytes.IndexByte(text, '\n')+1:])) {
		var fields []string
		for i, v := range strings.Split(strings.TrimSuffix(line, "\n"), ",") {
			switch {
			case i >= len(names):
				continue
			case i == 0 || i == 1 || i == 2 || i >= 5 && i <= 7:
				v = `"` + v + `"`
			case i >= 12:
				v = map[string]string{"0": "false", "1": "true"}[v]
			}
			if v != "" {
				fields = append(fields, `"`+names[i]+`":`+v)
			}
		}
		b.WriteString("{" + strings.Join(fields, ",") + "}\n")
	}
	return b.Bytes()
}

// mixed is a table with its columns in another order.
func mixed(text []byte, r *rand.Rand) []byte {
	order := r.Perm(16)
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	for i := range lines {
		fields := bytes.Split(lines[i], []byte(","))
		other := make([][]byte, len(fields))
		for k, from := range order {
			other[k] = fields[from]
		}
		lines[i] = bytes.Join(other, []byte(","))
	}
	return bytes.Join(lines, []byte("\n"))
}

func TestRowsAreCountedAsTheirDossiers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := table(madeUp(1_000, 40, 60))
	for _, o := range []onestop.Options{{}, {ByProcedure: true}, {Window: schedule.Decree09Window},
		{Rules: onestop.Rules{AppointmentMoved: true}}, {Rules: onestop.Rules{Procedures: map[string]onestop.Procedure{"1.000001": {NoPaper: true}}}}} {
		for _, today := range []form.Day{form.NoDay, form.NewDay(2024, 8, 1)} {
			for range 4 {
				csv := changed(mixed(text, r), r)
				sameCounts(t, func() *onestop.Rows {
					rs, err := onestop.ReadCSV(bytes.NewReader(csv))
					require.NoError(t, err)
					return rs
				}, today, o)
			}
			for _, csv := range [][]byte{text, changed(text, r), bytes.ReplaceAll(changed(text, r), []byte("\n"), []byte("\r\n"))} {
				sameCounts(t, func() *onestop.Rows {
					rs, err := onestop.ReadCSV(bytes.NewReader(csv))
					require.NoError(t, err)
					return rs
				}, today, o)
				lines := asLines(csv)
				for _, json := range [][]byte{lines, changed(lines, r), bytes.ReplaceAll(lines, []byte(","), []byte(", "))} {
					sameCounts(t, func() *onestop.Rows { return onestop.ReadJSON(bytes.NewReader(json)) }, today, o)
				}
			}
		}
	}
}

// Days of the citizen put the end off; one request whose days nobody kept does
// not. Due on 10 June with three days: 13 June is in time, 14 June is late.
func TestRowsWithDaysOfTheCitizen(t *testing.T) {
	const text = "body,status,received,appointment,finished,supplements,paused\n" +
		"H26,10,2024-06-03,2024-06-10,2024-06-12,1,3\n" + // early
		"H26,10,2024-06-03,2024-06-10,2024-06-13,1,3\n" + // on the day
		"H26,10,2024-06-03,2024-06-10,2024-06-14,1,3\n" + // late
		"H26,10,2024-06-03,2024-06-10,2024-06-11,1,\n" + // late
		"H26,4,2024-06-03,2024-06-10,,,3\n" // overdue from 14 June on
	open := func() *onestop.Rows {
		rs, err := onestop.ReadCSV(strings.NewReader(text))
		require.NoError(t, err)
		return rs
	}
	sameCounts(t, open, form.NoDay, onestop.Options{})
	tally := newTally(t, onestop.Options{})
	for err := range tally.AddRows(open(), form.NoDay) {
		t.Fatal(err)
	}
	for asOf, overdue := range map[int]int64{13: 0, 14: 1} {
		got := rows(t, tally, onestop.Report{Grain: schedule.GrainMonth, AsOf: form.NewDay(2024, 6, asOf)})
		require.Len(t, got, 1)
		require.Equal(t, []int64{1, 1, 2}, []int64{got[0].DoneEarly, got[0].DoneOnTime, got[0].DoneLate})
		require.Equal(t, []int64{1 - overdue, overdue}, []int64{got[0].OpenInTime, got[0].OpenOverdue})
	}
	// Of the last days that there are, the day after has no form.
	const last = "body,status,received,appointment,paused\nH26,4,2024-06-03,2199-12-25,5\nH26,4,2024-06-03,2199-12-25,6\nH26,4,2024-06-03,2199-12-31,9\n"
	sameCounts(t, func() *onestop.Rows {
		rs, err := onestop.ReadCSV(strings.NewReader(last))
		require.NoError(t, err)
		return rs
	}, form.NoDay, onestop.Options{})
}

// A row with a revision is for a register, and is refused with its line.
func TestRowsWithARevisionAreNotCounted(t *testing.T) {
	rs := onestop.ReadJSON(strings.NewReader(`{"code":"a","body":"H26","status":4,"received":"2024-06-03"}` + "\n" +
		`{"code":"b","body":"H26","status":4,"received":"2024-06-03","revision":2}` + "\n"))
	tally := newTally(t, onestop.Options{})
	n := 0
	for err := range tally.AddRows(rs, form.NoDay) {
		require.ErrorIs(t, err, onestop.RevisionLone)
		require.Equal(t, 2, rs.Line())
		n++
	}
	require.Equal(t, 1, n)
	for _, none := range []*onestop.Tally{nil, tally} {
		for range none.AddRows(nil, form.NoDay) {
			t.Fatal("nothing is read")
		}
	}
}

func FuzzAddRows(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	text := table(madeUp(4, 2, 2))
	f.Add(string(text), false, false)
	f.Add(string(asLines(text)), true, true)
	for range 20 {
		f.Add(string(changed(text, r)), false, r.IntN(2) == 0)
		f.Add(string(changed(asLines(text), r)), true, r.IntN(2) == 0)
	}
	f.Fuzz(func(t *testing.T, text string, json, byProcedure bool) {
		if !json {
			if _, err := onestop.ReadCSV(strings.NewReader(text)); err != nil {
				return
			}
		}
		sameCounts(t, func() *onestop.Rows {
			if json {
				return onestop.ReadJSON(strings.NewReader(text))
			}
			rs, _ := onestop.ReadCSV(strings.NewReader(text))
			return rs
		}, form.NewDay(2024, 8, 1), onestop.Options{ByProcedure: byProcedure})
	})
}
