package calendar

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/schedule/form"
)

// The lunar calendar from its rules, independent of the table: a month begins
// on the day of a new moon; the month with the winter solstice is the
// eleventh; where thirteen months lie between two such, the first of them
// during which the sun enters no new twelfth of the ecliptic is a leap month.
// All days are those of the time zone. New moons and the sun's longitude
// follow the series of Jean Meeus, Astronomical Algorithms, chapters 25 and
// 49, good to well under a minute of time.

func sinDeg(x float64) float64 { return math.Sin(x * math.Pi / 180) }

// clockError is the difference of dynamical and universal time, in days, by
// the polynomials of Espenak and Meeus.
func clockError(year float64) float64 {
	t := year - 2000
	s := -20 + 32*math.Pow((year-1820)/100, 2) - 0.5628*(2150-year)
	switch {
	case year < 2005:
		s = 63.86 + 0.3345*t - 0.060374*t*t + 0.0017275*t*t*t + 0.000651814*t*t*t*t + 0.00002373599*t*t*t*t*t
	case year < 2050:
		s = 62.92 + 0.32217*t + 0.005589*t*t
	}
	return s / 86400
}

// newMoon is the instant of the k-th new moon since that of 6 January 2000,
// as a Julian day in universal time.
func newMoon(k float64) float64 {
	t := k / 1236.85
	sun := 2.5534 + 29.10535670*k - 0.0000014*t*t - 0.00000011*t*t*t
	moon := 201.5643 + 385.81693528*k + 0.0107582*t*t + 0.00001238*t*t*t
	node := 160.7108 + 390.67050284*k - 0.0016118*t*t - 0.00000227*t*t*t
	e := 1 - 0.002516*t - 0.0000074*t*t
	jd := 2451550.09766 + 29.530588861*k + 0.00015437*t*t - 0.000000150*t*t*t
	for _, term := range []struct{ size, e, sun, moon, node float64 }{
		{-0.40720, 0, 0, 1, 0}, {0.17241, 1, 1, 0, 0}, {0.01608, 0, 0, 2, 0}, {0.01039, 0, 0, 0, 2},
		{0.00739, 1, -1, 1, 0}, {-0.00514, 1, 1, 1, 0}, {0.00208, 2, 2, 0, 0}, {-0.00111, 0, 0, 1, -2},
		{-0.00057, 0, 0, 1, 2}, {0.00056, 1, 1, 2, 0}, {-0.00042, 0, 0, 3, 0}, {0.00042, 1, 1, 0, 2},
		{0.00038, 1, 1, 0, -2}, {-0.00024, 1, -1, 2, 0}, {-0.00007, 0, 2, 1, 0}, {0.00004, 0, 0, 2, -2},
		{0.00004, 0, 3, 0, 0}, {0.00003, 0, 1, 1, -2}, {0.00003, 0, 0, 2, 2}, {-0.00003, 0, 1, 1, 2},
		{0.00003, 0, -1, 1, 2}, {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0}, {0.00002, 0, 0, 4, 0},
	} {
		jd += term.size * math.Pow(e, term.e) * sinDeg(term.sun*sun+term.moon*moon+term.node*node)
	}
	jd -= 0.00017 * sinDeg(124.7746-1.56375588*k)
	for _, planet := range []struct{ size, at, rate float64 }{
		{325, 299.77, 0.107408}, {165, 251.88, 0.016321}, {164, 251.83, 26.651886}, {126, 349.42, 36.412478}, {110, 84.66, 18.206239},
	} {
		jd += planet.size / 1e6 * sinDeg(planet.at+planet.rate*k)
	}
	return jd - clockError(2000+k/12.3685)
}

// sunLongitude is the apparent longitude of the sun in degrees.
func sunLongitude(jd float64) float64 {
	t := (jd - 2451545) / 36525
	t += clockError(2000+t*100) / 36525
	m := 357.52911 + 35999.05029*t - 0.0001537*t*t
	l := 280.46646 + 36000.76983*t + 0.0003032*t*t +
		(1.914602-0.004817*t-0.000014*t*t)*sinDeg(m) + (0.019993-0.000101*t)*sinDeg(2*m) + 0.000289*sinDeg(3*m) -
		0.00569 - 0.00478*sinDeg(125.04-1934.136*t)
	return math.Mod(math.Mod(l, 360)+360, 360)
}

// julianDay is the Julian day at which day d begins in the zone.
func julianDay(d form.Day, zone float64) float64 {
	return 2451544.5 + float64(d-form.NewDay(2000, 1, 1)) - zone/24
}

// lunarYear is the first days of the months of a lunar year, by number; leap
// months are left out. near is, by those days, how many minutes lie between
// the new moon and the nearest midnight.
func lunarYear(year int, zone float64) (months map[int]form.Day, near map[form.Day]float64) {
	near = map[form.Day]float64{}
	solstice := func(y int) form.Day {
		d := form.NewDay(y, 12, 19)
		for sunLongitude(julianDay(d+1, zone)) < 270 {
			d++
		}
		return d
	}
	from, to := solstice(year-1), solstice(year)
	var starts []form.Day // of the months from that of one solstice to that of the next
	for k := math.Floor((float64(year) - 2000.2) * 12.3685); ; k++ {
		x := newMoon(k) - julianDay(form.NewDay(2000, 1, 1), zone)
		d := form.NewDay(2000, 1, 1) + form.Day(math.Floor(x))
		if d > to {
			break
		}
		minutes := (x - math.Floor(x)) * 1440
		near[d] = min(minutes, 1440-minutes)
		if d <= from {
			starts = starts[:0]
		}
		starts = append(starts, d)
	}
	leap := 0
	if len(starts) == 14 {
		for i := 1; leap == 0 && i < 13; i++ {
			if int(sunLongitude(julianDay(starts[i], zone))/30) == int(sunLongitude(julianDay(starts[i+1], zone))/30) {
				leap = i
			}
		}
	}
	months = map[int]form.Day{}
	n := 11
	for i, d := range starts[:len(starts)-1] {
		if i > 0 && i == leap {
			continue
		}
		if i > 0 {
			n = n%12 + 1
		}
		months[n] = d
	}
	return months, near
}

func TestLunarDaysAgainstAstronomy(t *testing.T) {
	require.Len(t, lunarDays, LastYear-FirstYear+1)
	china := map[int]bool{}
	for year := FirstYear; year <= LastYear; year++ {
		months, near := lunarYear(year, 7)
		require.Len(t, months, 12, year)
		assert.Equal(t, months[1], tetOf(year), year)
		assert.Equal(t, months[3]+9, gioToOf(year), year)
		// No new moon that matters is so near midnight that the error of the
		// series, or of the clocks of 2100, could move the day.
		assert.Greater(t, near[months[1]], 5.0, year)
		assert.Greater(t, near[months[3]], 5.0, year)
		if other, _ := lunarYear(year, 8); other[1] != months[1] {
			china[year] = true
		}
	}
	assert.Equal(t, map[int]bool{2007: true, 2030: true, 2053: true}, china, "years in which Tết and the Chinese new year differ")
}

// Days that notices and almanacs give.
func TestLunarAnchors(t *testing.T) {
	for year, days := range map[int][2]string{
		2007: {"2007-02-17", "2007-04-26"},
		2021: {"2021-02-12", "2021-04-21"}, 2022: {"2022-02-01", "2022-04-10"}, 2023: {"2023-01-22", "2023-04-29"},
		2024: {"2024-02-10", "2024-04-18"}, 2025: {"2025-01-29", "2025-04-07"}, 2026: {"2026-02-17", "2026-04-26"},
		2027: {"2027-02-06", "2027-04-16"}, 2028: {"2028-01-26", "2028-04-04"}, 2029: {"2029-02-13", "2029-04-23"},
		2030: {"2030-02-02", "2030-04-12"},
	} {
		assert.Equal(t, days[0], tetOf(year).String())
		assert.Equal(t, days[1], gioToOf(year).String())
	}
}

// By the table, Giỗ Tổ never falls on another holiday: what the law would give
// for two on one day need not be decided.
func TestHolidaysDoNotCoincide(t *testing.T) {
	for year := FirstYear; year <= LastYear; year++ {
		d := gioToOf(year)
		assert.True(t, d < form.NewDay(year, time.April, 30), year)
		assert.True(t, tetOf(year) > form.NewDay(year, time.January, 20), year)
	}
}
