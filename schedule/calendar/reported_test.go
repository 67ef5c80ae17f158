package calendar_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// The swaps of which the press and a public data set tell: a Friday or Monday
// off, a Saturday worked. No notice was seen, so the days are no firmer than
// their years; 15 February 2013, of which the accounts differ, is left alone.
func TestSwapsOf2010To2013(t *testing.T) {
	c := calendar.Vietnam()
	for off, work := range map[string]string{"2010-02-19": "2010-02-27", "2012-01-27": "2012-02-04", "2013-04-29": "2013-05-04"} {
		o, w := c.At(day(off)), c.At(day(work))
		assert.Equal(t, calendar.SwapOff, o.Kind, off)
		assert.Equal(t, calendar.SwapWorking, w.Kind, work)
		assert.Equal(t, day(work), o.For)
		assert.Equal(t, day(off), w.For)
		assert.Equal(t, calendar.Reconstructed, o.State)
		assert.Equal(t, calendar.Reconstructed, w.State)
		assert.Contains(t, o.Source.In(form.Vietnamese), "theo báo chí")
	}
	// Off 13 to 21 February 2010: Tết of 14 February from the last day of the
	// old year on, its Saturday and Sunday made up on the 17th and 18th.
	n, err := c.WorkingDaysBetween(day("2010-02-12"), day("2010-02-22"))
	require.NoError(t, err)
	assert.Equal(t, 1, n)
	assert.Equal(t, calendar.MakeUp, c.At(day("2013-02-14")).Kind, "Tết from Saturday 9 to Tuesday 12: two days to make up")
	assert.Equal(t, calendar.Working, c.At(day("2013-02-15")).Kind)
}

// Letter 245 of the Government Office told the Tết of 2022 on 11 January 2022,
// says the press: until the ministry's notice, whose day is not known, it is
// reconstructed, and after that official.
func TestTetOf2022(t *testing.T) {
	c := calendar.Vietnam()
	at := func(known string) calendar.DayInfo { return c.KnownOn(day(known)).At(day("2022-01-31")) }
	assert.Equal(t, calendar.Projected, at("2022-01-10").State)
	assert.Equal(t, calendar.Reconstructed, at("2022-01-11").State)
	assert.Equal(t, calendar.Official, at("2022-01-31").State)
	assert.Equal(t, day("2022-01-11"), c.At(day("2022-01-31")).Issued)
	assert.Equal(t, "Bộ luật Lao động 2019, Điều 112.1.b; 245/VPCP ngày 11/1/2022; 119/TB-LĐTBXH", c.At(day("2022-02-01")).Source.In(form.Vietnamese))
	assert.Equal(t, calendar.Official, c.State(day("2022-01-01"), day("2022-12-31")))
}

// A notice that others tell of makes no year official, and takes nothing from
// one that was seen, whichever came first.
func TestReportedNotices(t *testing.T) {
	reason := form.Text{"Nghỉ", "Off"}
	told := calendar.Notice{Number: "1/TB", Issued: day("2028-01-02"), Reported: true, Days: []calendar.NoticeDay{
		{Day: day("2028-09-01"), Kind: calendar.Statutory, Reason: reason}}}
	seen := told
	seen.Number, seen.Reported = "2/TB", false
	for _, first := range []string{"2028-01-01", "2028-01-03"} {
		seen.Issued = day(first)
		c, err := calendar.Vietnam().With(told, seen)
		require.NoError(t, err)
		assert.Equal(t, calendar.Official, c.At(day("2028-09-01")).State, first)
	}
	c, err := calendar.Vietnam().With(told)
	require.NoError(t, err)
	assert.Equal(t, calendar.Reconstructed, c.At(day("2028-09-01")).State)
	data, err := calendar.WriteNotices([]calendar.Notice{told})
	require.NoError(t, err)
	back, err := calendar.ReadNotices(data)
	require.NoError(t, err)
	assert.Equal(t, []calendar.Notice{told}, back)

	told.Settles = []int{2028}
	_, err = calendar.Vietnam().With(told)
	assert.ErrorIs(t, err, calendar.NoticeReported)
}

// Confirmed by an independent computation.
func TestWorkingDaysOfTheOfficialYears(t *testing.T) {
	c := calendar.Vietnam()
	for year, want := range map[int]int{2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 250, 2026: 249, 2027: 249} {
		n, err := c.WorkingDaysBetween(form.NewDay(year-1, 12, 31), form.NewDay(year, 12, 31))
		require.NoError(t, err)
		assert.Equal(t, want, n, year)
	}
}
