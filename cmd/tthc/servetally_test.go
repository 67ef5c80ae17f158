package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// send posts a table, and gives what is answered.
func send(t *testing.T, address, table string) string {
	answer, err := http.Post(address, "text/csv", strings.NewReader(table))
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Contains(t, []int{200, 201}, answer.StatusCode, string(text))
	return string(text)
}

func fetch(t *testing.T, address string) string {
	answer, err := http.Get(address)
	require.NoError(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Equal(t, 200, answer.StatusCode, string(text))
	return string(text)
}

// The server counts a file as tthc tally does: columns that the file lacks, rows
// that are refused and revisions out of order included.
func TestTheServerCountsAFileAsTheCommandDoes(t *testing.T) {
	var revised strings.Builder
	revised.WriteString("code,body,procedure,status,channel,received,appointment,finished,supplements,hands,revision\n")
	for i := range 3000 {
		for _, n := range []int{2, 1, 3} {
			finished, status := "", 4
			if (i+n)%3 > 0 {
				finished, status = fmt.Sprintf("2025-06-%02d", 10+(i+n)%20), 10
			}
			hands := ""
			if i%10 == 0 {
				hands = fmt.Sprintf("H27.1@2025-05-01 H26.%d@2025-06-%02d", i%4, 1+i%9)
			}
			fmt.Fprintf(&revised, "c-%d,H26.%d,1.%d,%d,%d,2025-05-%02d,2025-06-%02d,%s,%d,%s,%d\n", i, i%4, i%9, status, 1+i%3, 1+i%28, 1+i%28, finished, i%2, hands, n)
		}
	}
	for name, table := range map[string]string{
		"dossiers of June": dossiers,
		"rows refused":     dossiers + "d,H26,1.000001,10,2,2025-06-20,2025-07-10,2025-06-01,0,,,,1,1,0,1\nf,H26,1.000001,10,2,2025-02-30,2025-06-10,2025-06-09,0,,50000,1,1,1,0,1\n",
		"revisions":        revised.String(),
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, t.TempDir(), "127.0.0.1:0")
			send(t, s.address+"/api/v1/dossiers", table)
			for _, grain := range []string{"month", "quarter", "year"} {
				_, out, _ := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", table), "--grain", grain)
				require.NotEmpty(t, out)
				assert.Equal(t, out, fetch(t, s.address+"/api/v1/tally/observations?grain="+grain), grain)
			}
			_, out, _ := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", table), "--window", "decree09")
			assert.Equal(t, out, fetch(t, s.address+"/api/v1/tally/observations?window=decree09"))
		})
	}
}

// What the server evaluates and scores of a table is what the commands do; taken
// from the dossiers it is what the commands do with the table that tally prints.
func TestTheServerJudgesATableAsTheCommandsDo(t *testing.T) {
	_, observations, _ := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", dossiers), "--grain", "month")
	_, quarters, _ := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", dossiers), "--grain", "quarter")
	observations += strings.SplitN(quarters, "\n", 2)[1] + "221/II.9,H01,2025-06,3,5,,\n766/5.2,H26,2025-06,4,5,,\n"
	s := start(t, t.TempDir(), "127.0.0.1:0")
	send(t, s.address+"/api/v1/observations", observations)
	name := file(t, "observations.csv", observations)
	for _, period := range []string{"2025-06", "2025-Q2", "2025"} {
		for command, path := range map[string]string{"evaluate --set 221/VPCP-KSTT": "evaluation?set=221/VPCP-KSTT", "score --set 766": "score?set=766"} {
			status, out, errs := tthc(t, "", append(strings.Fields(command), "--observations", name, "--period", period, "--format", "json")...)
			require.Equal(t, 0, status, errs)
			assert.JSONEq(t, out, fetch(t, s.address+"/api/v1/"+path+"&from=observations&period="+period), command+" "+period)
		}
	}
	counted := start(t, t.TempDir(), "127.0.0.1:0")
	send(t, counted.address+"/api/v1/dossiers", dossiers)
	_, months, _ := tthc(t, "", "tally", "--dossiers", file(t, "dossiers.csv", dossiers))
	_, out, _ := tthc(t, "", "score", "--set", "766", "--observations", file(t, "months.csv", months), "--period", "2025-06", "--format", "json")
	assert.JSONEq(t, out, fetch(t, counted.address+"/api/v1/score?set=766&from=dossiers&period=2025-06"))
}
