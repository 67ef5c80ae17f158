package calendar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// Years without an official notice, worked out by hand from the law in force.
func TestYearsFromTheLaw(t *testing.T) {
	for year, want := range map[int]string{
		// Labour Code 1994: Tết is the last day of the old year and three of the
		// new one, no Giỗ Tổ.
		2000: `
2000-01-03 make-up 2000-01-01
2000-02-04 statutory
2000-02-07 statutory
2000-02-08 make-up 2000-02-05
2000-02-09 make-up 2000-02-06
2000-05-01 statutory
2000-05-02 make-up 2000-04-30
2000-09-04 make-up 2000-09-02
`,
		// Giỗ Tổ is a holiday since Law 84/2007/QH11, a few weeks before.
		2007: `
2007-01-01 statutory
2007-02-16 statutory
2007-02-19 statutory
2007-02-20 make-up 2007-02-17
2007-02-21 make-up 2007-02-18
2007-04-26 statutory
2007-04-30 statutory
2007-05-01 statutory
2007-09-03 make-up 2007-09-02
`,
		// Letter 10525/VPCP-KGVX: off from 28 January to 5 February, worked on
		// 25 January and 8 February; 2 May for 26 April; 1 for 6 September. The
		// last day belongs to the swap of 2 January 2015.
		2014: `
2014-01-01 statutory
2014-01-25 swap-working 2014-01-28
2014-01-28 swap-off 2014-01-25
2014-01-29 swap-off 2014-02-08
2014-01-30 statutory
2014-01-31 statutory
2014-02-03 statutory
2014-02-04 make-up 2014-02-01
2014-02-05 make-up 2014-02-02
2014-02-08 swap-working 2014-01-29
2014-04-09 statutory
2014-04-26 swap-working 2014-05-02
2014-04-30 statutory
2014-05-01 statutory
2014-05-02 swap-off 2014-04-26
2014-09-01 swap-off 2014-09-06
2014-09-02 statutory
2014-09-06 swap-working 2014-09-01
2014-12-27 swap-working 2015-01-02
`,
		2015: `
2015-01-01 statutory
2015-01-02 swap-off 2014-12-27
2015-02-14 swap-working 2015-02-16
2015-02-16 swap-off 2015-02-14
2015-02-17 statutory
2015-02-18 statutory
2015-02-19 statutory
2015-02-20 statutory
2015-02-23 make-up 2015-02-21
2015-04-25 swap-working 2015-04-29
2015-04-28 statutory
2015-04-29 swap-off 2015-04-25
2015-04-30 statutory
2015-05-01 statutory
2015-09-02 statutory
`,
		// Letter 6519/VPCP-KGVX.
		2019: `
2019-01-01 statutory
2019-01-05 swap-working 2018-12-31
2019-02-04 statutory
2019-02-05 statutory
2019-02-06 statutory
2019-02-07 statutory
2019-02-08 statutory
2019-04-15 make-up 2019-04-14
2019-04-29 swap-off 2019-05-04
2019-04-30 statutory
2019-05-01 statutory
2019-05-04 swap-working 2019-04-29
2019-09-02 statutory
`,
		// Public offices were closed from 23 to 29 January 2020, as assumed here.
		2020: `
2020-01-01 statutory
2020-01-23 statutory
2020-01-24 statutory
2020-01-27 statutory
2020-01-28 make-up 2020-01-25
2020-01-29 make-up 2020-01-26
2020-04-02 statutory
2020-04-30 statutory
2020-05-01 statutory
2020-09-02 statutory
`,
		2028: `
2028-01-03 make-up 2028-01-01
2028-01-24 statutory
2028-01-25 statutory
2028-01-26 statutory
2028-01-27 statutory
2028-01-28 statutory
2028-04-04 statutory
2028-05-01 statutory
2028-05-02 make-up 2028-04-30
2028-09-01 statutory
2028-09-04 make-up 2028-09-02
2028-11-24 statutory
`,
		2029: `
2029-01-01 statutory
2029-02-12 statutory
2029-02-13 statutory
2029-02-14 statutory
2029-02-15 statutory
2029-02-16 statutory
2029-04-23 statutory
2029-04-30 statutory
2029-05-01 statutory
2029-09-03 statutory
2029-09-04 make-up 2029-09-02
`,
	} {
		assert.Equal(t, strings.TrimPrefix(want, "\n"), listed(calendar.Vietnam(), year), year)
	}
	assert.True(t, calendar.Vietnam().IsWorkingDay(day("2006-04-07")), "10/3 lunar of 2006")
	assert.Equal(t, calendar.SwapOff, calendar.Vietnam().At(day("2018-12-31")).Kind)
}

// The days off on weekdays are as many as the law of the year grants, because
// every holiday on a weekly rest day is made up.
func TestDaysGranted(t *testing.T) {
	c := calendar.Vietnam()
	for year := calendar.FirstYear; year <= calendar.LastYear; year++ {
		granted := 8
		if year >= 2007 {
			granted++ // Giỗ Tổ
		}
		if year >= 2014 {
			granted++ // the fifth day of Tết
		}
		if year >= 2021 {
			granted++ // the second day of National Day
		}
		if w := form.NewDay(year, time.November, 24).Weekday(); year >= 2026 && w != time.Saturday && w != time.Sunday {
			granted++
		}
		off := 0
		for s := range c.SpecialDays(year) {
			switch s.Kind {
			case calendar.Statutory, calendar.MakeUp:
				off++
			case calendar.SwapOff:
				pair := c.At(s.For)
				assert.Equal(t, calendar.SwapWorking, pair.Kind, s.Day)
				assert.Equal(t, s.Day, pair.For)
			case calendar.SwapWorking:
				assert.Equal(t, calendar.SwapOff, c.At(s.For).Kind, s.Day)
			}
			if s.Kind == calendar.MakeUp {
				assert.Equal(t, calendar.Statutory, c.At(s.For).Kind, s.Day)
			}
		}
		assert.Equal(t, granted, off, year)
	}
}

// What is assumed says so.
func TestAssumedDaysSaySo(t *testing.T) {
	c := calendar.Vietnam()
	for d, assumed := range map[string]bool{
		"2028-01-25": true, "2028-01-26": false, "2028-01-28": true, "2028-09-01": true, "2028-09-02": false,
		"2016-02-09": true, "2012-01-24": false, "2027-02-05": false, "2015-02-18": false,
	} {
		info := c.At(day(d))
		assert.Equal(t, calendar.Statutory, info.Kind, d)
		assert.Equal(t, assumed, strings.Contains(info.Reason[form.Vietnamese], "giả định"), d)
		assert.Equal(t, assumed, strings.Contains(info.Reason[form.English], "assumed"), d)
	}
	assert.Equal(t, "Bộ luật Lao động 2019, Điều 112.1.b và Điều 112.3", c.At(day("2028-01-25")).Source.In(form.Vietnamese))
	assert.Equal(t, "Bộ luật Lao động 1994, Điều 73", c.At(day("2000-05-02")).Source.In(form.Vietnamese))
	assert.Equal(t, "Bộ luật Lao động 2012, Điều 115.3", c.At(day("2016-04-18")).Source.In(form.Vietnamese), "for Giỗ Tổ on Saturday 16 April")
}

// The assumption for Tết and National Day reproduces what the notices of the
// official years decided: they only add swaps.
func TestAssumptionAgreesWithNotices(t *testing.T) {
	var plain []calendar.Notice
	for _, n := range calendar.Vietnam().Notices() {
		plain = append(plain, calendar.Notice{Number: "withdraws " + n.Number, Issued: day("2026-11-01"), Withdraws: []string{n.Number}})
	}
	assumed, err := calendar.Vietnam().With(plain...)
	assert.NoError(t, err)
	assert.Empty(t, assumed.Notices()[len(assumed.Notices())-1].Days)
	for ch := range assumed.Diff(calendar.Vietnam(), day("2015-06-01"), day("2027-12-31")) {
		k := ch.After.Kind
		assert.True(t, k == calendar.SwapOff || k == calendar.SwapWorking, "%s %s", ch.After.Day, k)
	}
}
