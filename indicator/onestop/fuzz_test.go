package onestop_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/caicach/tthc/indicator/onestop"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/stretchr/testify/require"
)

// countAll feeds what a reader gives: nothing panics, and what was counted and
// refused is what was read.
func countAll(t *testing.T, d *onestop.Dossier, err error, tally *onestop.Tally) {
	if err != nil {
		var re *form.Error
		require.ErrorAs(t, err, &re)
		require.NotEmpty(t, re.Error())
		tally.Refuse(onestop.DossierUnreadable)
		return
	}
	if err := tally.Add(d, form.NoDay); err != nil {
		var refusal *form.Error
		require.ErrorAs(t, err, &refusal)
		require.NotEmpty(t, refusal.Error())
	}
}

func balance(t *testing.T, n int, tally *onestop.Tally) {
	sum := tally.NotReceived()
	for _, k := range tally.Refused() {
		sum += k
	}
	last := schedule.MustParsePeriod("2199")
	for _, r := range rows(t, tally, onestop.Report{Grain: schedule.GrainYear, Last: last}) {
		sum += r.Received
		require.Equal(t, r.Total(), r.Done()+r.Open())
		require.GreaterOrEqual(t, min(r.CarriedOver, r.DoneEarly, r.DoneOnTime, r.DoneLate, r.OpenInTime, r.OpenOverdue, r.OpenUndated), int64(0))
	}
	require.EqualValues(t, n, sum)
}

func FuzzCSV(f *testing.F) {
	f.Add(string(table(madeUp(3, 2, 2))))
	f.Add("\ufeffreceived,\"status\",body,code\r\n\"2024-06-03\",4,H26,\"a\"\"b\"\r\n,,,\n\n")
	f.Add("body,status,received,supplements,paused\nH26,5,2024-06-03,2024-06-04..2024-06-05;2024-06-06..,P1DT2H\n")
	f.Fuzz(func(t *testing.T, text string) {
		rs, err := onestop.ReadCSV(strings.NewReader(text))
		if err != nil {
			var errs form.Errors
			require.True(t, errors.As(err, &errs))
			return
		}
		lines := strings.Split(text, "\n")
		head, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(lines[0], "\ufeff"))).Read()
		require.NoError(t, err)
		for i := range head {
			head[i] = strings.TrimSpace(head[i])
		}
		tally := newTally(t, onestop.Options{})
		n := 0
		for d, err := range rs.All() {
			n++
			countAll(t, d, err, tally)
			// Rows are cut as encoding/csv cuts them.
			line := strings.TrimSuffix(lines[rs.Line()-1], "\r")
			r := csv.NewReader(strings.NewReader(line))
			r.FieldsPerRecord = len(head)
			want, csvErr := r.Read()
			if csvErr == nil && err == nil && slices.Contains(head, "code") {
				require.Equal(t, want[slices.Index(head, "code")], string(rs.Code()))
			}
			if csvErr != nil {
				require.Error(t, err, line)
			}
		}
		require.NoError(t, rs.Err())
		balance(t, n, tally)
	})
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"code":"a","body":"H26","status":10,"received":"2024-06-03","finished":"2024-06-04T10:00","supplements":[{"requested":"2024-06-03","completed":null}],"fee":0}`)
	f.Add("{\"body\":\"\\u0048\u200b26\",\"digitised\":true,\"paused\":\"PT1H\"}\n{}\n[1]")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		rs := onestop.ReadJSON(strings.NewReader(text))
		tally := newTally(t, onestop.Options{ByProcedure: true})
		n := 0
		for d, err := range rs.All() {
			n++
			countAll(t, d, err, tally)
			if err == nil {
				line := strings.TrimPrefix(lines[rs.Line()-1], "\ufeff")
				require.True(t, json.Valid([]byte(line)), line)
				// What was read is written as a line that reads the same.
				one := *d
				one.Supplements = slices.Clone(d.Supplements)
				if text, err := json.Marshal(one); err == nil {
					var back onestop.Dossier
					require.NoError(t, json.Unmarshal(text, &back), string(text))
					require.Equal(t, one, back)
				} else {
					require.Empty(t, one.Body, err)
				}
			}
		}
		balance(t, n, tally)
	})
}
