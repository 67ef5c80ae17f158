package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// On 16 November 2026, a Monday, 16 days have passed and 14 are to come; of the working
// days until the 30th ten are left, for the 24th is a day off since that year. 766/2.1 (20
// points): 900/1,000, 1,000 × 14/16 = 875 to come; all of 1,875 are 975 more, of which 875
// can be: 20 × 1,775/1,875 = 18.933. 766/4.5a (2 points) counts procedures once: 30/40,
// and the other 10 can still be; one a day.
func TestOutlook(t *testing.T) {
	observations := file(t, "observations.csv", "indicator,body,period,numerator,denominator,recorded,source\n"+
		"766/2.1,H26,2026-11,900,1000,2026-11-16,a\n766/4.5a,H26,2026-11,30,40,2026-11-16,a\n766/5.2,H26,2026-11,5,5,2026-11-16,a\n")
	var list []struct {
		Indicator, Body, By, State, Points, MostPoints, Reason string
		WorkingDays                                            int
		Coming, Open, Units, PerDay                            int64
	}
	args := []string{"outlook", "--set", "766", "--observations", observations, "--period", "2026-11", "--as-of", "2026-11-16"}
	answer(t, &list, append(args, "--format", "json")...)
	var got []string
	for _, o := range list {
		got = append(got, fmt.Sprint(o.Indicator, " ", o.By, " ", o.State, " ", o.WorkingDays, " ", o.Coming, " ", o.Open, " ", o.Units, " ", o.PerDay, " ", o.Points, " ", o.MostPoints))
	}
	assert.Equal(t, []string{
		"766/2.1 2026-11-30 out-of-reach 10 875 0 975 98 18 18.93",
		"766/4.5a 2026-11-30 in-reach 10 0 10 10 1 1.5 2",
		"   0 0 0 0 0 25.5 26.93", // 18 + 1.5 + 6, and 18.93 + 2 + 6
	}, got)
	status, out, errs := tthc(t, "", args...)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "phải thêm 975 đến hết ngày 30/11/2026 mà chỉ còn 875 có thể tính thêm; nhiều nhất đạt 94,67% (1.775/1.875)")
	status, out, errs = tthc(t, "", append(args, "--lang", "en", "--format", "csv")...)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "at best it comes to 94.67% (1,775/1,875)")

	// Letter 221, line 5: at least 50% are filed online in 2024. By the end of September 274
	// of 366 days have passed: 1,000 × 92/274 = 335 to come, and half of 1,335 is 667.5. From
	// the 30th on there are 1 + 23 + 21 + 22 working days: 368/67 = 5.5 a day.
	year := file(t, "year.csv", "indicator,body,period,numerator,denominator,recorded,source\n221/5,H26,2024,300,1000,2024-09-30,a\n221/6,H26,2024,1000,1000,2024-09-30,a\n")
	status, out, errs = tthc(t, "", "outlook", "--set", "221/VPCP-KSTT", "--observations", year, "--period", "2024", "--as-of", "2024-09-30", "--format", "csv", "--lang", "en")
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "221/5,H26,300 / 1000,368,6,out of reach,,,\"for at least 50% another 368 are needed by the end of 2024-12-31 and only 335 can still count; at best it comes to 47.57% (635/1,335)\"")
	// Line 6 asks for 80%: of 1,335 they are 1,068, so that even 1,000 of 1,000 is not enough yet.
	assert.Contains(t, out, "221/6,H26,1000 / 1000,68,2,in reach,,,")
	for _, bad := range [][]string{{}, {"--set", "none"}, {"--set", "766"}, {"--set", "766", "--observations", observations, "--period", "2026-11", "--as-of", "30/6"}} {
		status, out, errs := tthc(t, "", append([]string{"outlook"}, bad...)...)
		assert.Equal(t, 2, status, bad)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
}

// Six dossiers of November 2026, of which two are done, one of them in time. On the 16th:
// a and b can still be done in time within the month, c is late, d is due in December. If
// nothing is done, 2.1 has done1 and d: 2/6, 6.67 points; 4.1 (6 points) has done1: 1; 4.2
// (4 points) has done1: 0.67; together 8.34. Each of a and b adds 20/6 + 6/6 + 4/6 = 5, c
// and d 10/6. When all are done: 13.33 + 5 + 3.33.
func TestPriority(t *testing.T) {
	const rows = "code,body,procedure,status,channel,received,appointment,finished,supplements,digitised,electronicResult\n" +
		"done1,H26.12,1.1,10,1,2026-11-02,2026-11-10,2026-11-09,,true,true\n" +
		"done2,H26.12,1.1,10,1,2026-11-02,2026-11-10,2026-11-12,,true,false\n" +
		"a,H26.12,1.1,4,1,2026-11-05,2026-11-20,,,true,false\n" +
		"b,H26.12,1.1,4,1,2026-11-05,2026-11-18,,,true,false\n" +
		"c,H26.12,1.1,4,1,2026-11-05,2026-11-13,,,false,false\n" +
		"d,H26.12,1.1,4,1,2026-11-05,2026-12-04,,,false,false\n"
	dossiers := file(t, "dossiers.csv", rows)
	var list []struct {
		Code, By, Points, Score, Reason string
		Adds                            []string
	}
	args := []string{"priority", "--dossiers", dossiers, "--body", "H26.12", "--as-of", "2026-11-16"}
	answer(t, &list, append(args, "--format", "json")...)
	var got []string
	for _, o := range list {
		got = append(got, strings.TrimSpace(fmt.Sprint(o.Code, " ", o.By, " ", o.Points, " ", o.Score)))
	}
	assert.Equal(t, []string{"b 2026-11-18 5 13.33", "a 2026-11-20 5 18.33", "d 2026-12-04 1.666667 20", "c  1.666667 21.66"}, got)
	assert.Equal(t, []string{"766/2.1", "766/4.1", "766/4.2"}, list[0].Adds)
	status, out, errs := tthc(t, "", args...)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "766/2.1: 3 / 6 = 10; 766/4.1: 2 / 6 = 2; 766/4.2: 2 / 6 = 1,33")
	status, out, errs = tthc(t, rows+"e,,,\n", "priority", "--dossiers", "-", "--body", "H26.12", "--as-of", "2026-11-16", "--format", "csv", "--lang", "en")
	assert.Equal(t, 1, status, "a line is none")
	assert.Contains(t, errs, "tthc: 8: ")
	assert.Equal(t, 5, strings.Count(out, "\n"))
	assert.Contains(t, out, "b,2026-11-18,5,13.33")
	for _, bad := range [][]string{{}, {"--dossiers", dossiers}, {"--dossiers", "none.csv", "--body", "H26.12"}, {"--dossiers", dossiers, "--body", "H26.12", "--period", "2026-13"}, {"--dossiers", dossiers, "--body", "H26.12", "--format", "ics"}} {
		status, out, errs := tthc(t, "", append([]string{"priority"}, bad...)...)
		assert.Equal(t, 2, status, bad)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	status, _, errs = tthc(t, "", "priority", "--dossiers", dossiers, "--body", "Sở Không Có")
	assert.Equal(t, 1, status)
	assert.NotEmpty(t, errs)
}
