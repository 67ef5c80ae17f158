package schedule_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/form"

	"github.com/caicach/tthc/schedule"
)

// day reads a day of a test.
func day(s string) form.Day { return form.MustParseDay(s) }

// anyDay draws a day of the years in which documents are dated.
func anyDay(t *rapid.T, label string) form.Day {
	return form.Day(rapid.Int64Range(int64(day("2001-01-01")), int64(day("2099-12-31"))).Draw(t, label))
}

func TestPeriodForms(t *testing.T) {
	for _, c := range []struct{ text, first, last, vi, en string }{
		{"2024-06", "2024-06-01", "2024-06-30", "tháng 6/2024", "June 2024"},
		{"2024-02", "2024-02-01", "2024-02-29", "tháng 2/2024", "February 2024"},
		{"2023-12", "2023-12-01", "2023-12-31", "tháng 12/2023", "December 2023"},
		{"2024-Q1", "2024-01-01", "2024-03-31", "quý I/2024", "Q1 2024"},
		{"2024-Q4", "2024-10-01", "2024-12-31", "quý IV/2024", "Q4 2024"},
		{"2024-H1", "2024-01-01", "2024-06-30", "6 tháng đầu năm 2024", "H1 2024"},
		{"2024-H2", "2024-07-01", "2024-12-31", "6 tháng cuối năm 2024", "H2 2024"},
		{"2024", "2024-01-01", "2024-12-31", "năm 2024", "2024"},
		{"2020/2023", "2020-01-01", "2023-12-31", "giai đoạn 2020-2023", "2020-2023"},
	} {
		p, err := schedule.ParsePeriod(c.text)
		require.NoError(t, err)
		assert.Equal(t, c.text, p.String())
		assert.Equal(t, day(c.first), p.Span().Since, c.text)
		assert.Equal(t, day(c.last), p.Span().Last(), c.text)
		assert.Equal(t, c.vi, p.Text(form.Vietnamese))
		assert.Equal(t, c.en, p.Text(form.English))
		b, err := json.Marshal(p)
		require.NoError(t, err)
		assert.Equal(t, `"`+c.text+`"`, string(b))
		var back schedule.Period
		require.NoError(t, json.Unmarshal(b, &back))
		assert.True(t, p == back)
	}
}

func TestPeriodRefused(t *testing.T) {
	for _, s := range []string{"", "24", "2024-13", "2024-00", "2024-6", "2024-Q5", "2024-Q0", "2024-q1", "2024-H3", "2024-Q", "2023/2020",
		"2024/2024", "2024-2025", "0000", "1899", "2200", "2150/2200", "+024", "2024-+1", "2024 ", "２０２４", "2024-W01"} {
		_, err := schedule.ParsePeriod(s)
		var pe *form.Error
		require.ErrorAs(t, err, &pe, "%q", s)
		assert.Equal(t, s, pe.Value)
		assert.NotEqual(t, pe.Message(form.Vietnamese), pe.Message(form.English))
	}
	_, err := json.Marshal(schedule.Period{})
	assert.Error(t, err, "no period cannot be written")
	assert.True(t, schedule.NewPeriod(2024, schedule.GrainQuarter, 5).IsZero())
	assert.True(t, schedule.NewPeriod(2024, schedule.GrainYears, 1).IsZero())
	assert.True(t, schedule.YearsPeriod(2024, 2023).IsZero())
	assert.Equal(t, schedule.MustParsePeriod("2024"), schedule.YearsPeriod(2024, 2024))
	assert.Panics(t, func() { schedule.MustParsePeriod("2024-Q5") })
}

func TestPeriodNeighbours(t *testing.T) {
	for _, c := range []struct{ p, next, before string }{
		{"2024-12", "2025-01", "2023-12"},
		{"2024-Q4", "2025-Q1", "2023-Q4"},
		{"2024-H2", "2025-H1", "2023-H2"},
		{"2024", "2025", "2023"},
		{"2020/2023", "2024/2027", "2019/2022"},
	} {
		p := schedule.MustParsePeriod(c.p)
		assert.Equal(t, c.next, p.Next().String())
		assert.Equal(t, p, p.Next().Previous())
		assert.Equal(t, c.before, p.YearBefore().String())
		assert.Equal(t, p.Span().Until, p.Next().Span().Since, "neighbours touch")
	}
	assert.True(t, schedule.MustParsePeriod("2199-12").Next().IsZero())
	assert.True(t, schedule.MustParsePeriod("1900").Previous().IsZero())
	assert.True(t, schedule.Period{}.Next().IsZero())
}

// The grains that make up a coarser period.
var finer = []schedule.Grain{schedule.GrainMonth, schedule.GrainQuarter, schedule.GrainHalfYear, schedule.GrainYear}

func anyPeriod(t *rapid.T) schedule.Period {
	g := rapid.SampledFrom(append([]schedule.Grain{schedule.GrainYears}, finer...)).Draw(t, "grain")
	year := rapid.IntRange(1901, 2190).Draw(t, "year")
	if g == schedule.GrainYears {
		return schedule.YearsPeriod(year, year+rapid.IntRange(1, 8).Draw(t, "more"))
	}
	n := map[schedule.Grain]int{schedule.GrainMonth: 12, schedule.GrainQuarter: 4, schedule.GrainHalfYear: 2, schedule.GrainYear: 1}[g]
	return schedule.NewPeriod(year, g, rapid.IntRange(1, n).Draw(t, "n"))
}

func TestPeriodShiftFar(t *testing.T) {
	for _, text := range []string{"2024-06", "2024-Q1", "2024", "2020/2023"} {
		p := schedule.MustParsePeriod(text)
		for _, n := range []int{math.MaxInt, math.MinInt, 1 << 30, math.MaxInt/2 + 1} {
			assert.True(t, p.Shift(n).IsZero(), "%s by %d", text, n)
		}
	}
}

func TestPeriodProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPeriod(t)
		back, err := schedule.ParsePeriod(p.String())
		require.NoError(t, err)
		require.Equal(t, p, back, "parse of print")

		// The parts of every finer grain follow one another and make up the whole.
		for _, w := range []schedule.Window{schedule.CalendarWindow, schedule.Decree09Window} {
			for _, g := range finer {
				parts := p.Split(g)
				if g >= p.Grain() {
					require.Nil(t, parts)
					continue
				}
				at := w.Span(p).Since
				for _, q := range parts {
					require.Equal(t, at, w.Span(q).Since)
					require.Equal(t, -p.Compare(q), q.Compare(p))
					at = w.Span(q).Until
				}
				require.Equal(t, w.Span(p).Until, at)
			}
			// Each day of the period is found in it again.
			if p.Grain() != schedule.GrainYears {
				s := w.Span(p)
				d := s.Since + form.Day(rapid.IntRange(0, int(s.Until-s.Since)-1).Draw(t, "offset"))
				require.Equal(t, p, w.Period(d, p.Grain()))
			}
		}
	})
}

func TestPeriodCompare(t *testing.T) {
	order := []string{"2023", "2024-01", "2024-Q1", "2024-H1", "2024", "2024/2025", "2024-02"}
	for i := range order {
		for j := range order {
			a, b := schedule.MustParsePeriod(order[i]), schedule.MustParsePeriod(order[j])
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			assert.Equal(t, want, a.Compare(b), "%s %s", order[i], order[j])
		}
	}
}

// Decree 09/2019/NĐ-CP, article 12: a month runs from the 15th to the 14th.
func TestDecree09Window(t *testing.T) {
	w := schedule.Decree09Window
	for _, c := range []struct{ period, first, last string }{
		{"2024-06", "2024-05-15", "2024-06-14"},
		{"2024-01", "2023-12-15", "2024-01-14"},
		{"2024-03", "2024-02-15", "2024-03-14"},
		{"2024-Q1", "2023-12-15", "2024-03-14"},
		{"2024-Q2", "2024-03-15", "2024-06-14"},
		{"2024-Q3", "2024-06-15", "2024-09-14"},
		{"2024-Q4", "2024-09-15", "2024-12-14"},
		{"2024-H1", "2023-12-15", "2024-06-14"},
		{"2024-H2", "2024-06-15", "2024-12-14"},
		{"2024", "2023-12-15", "2024-12-14"},
		{"2020/2023", "2019-12-15", "2023-12-14"},
	} {
		s := w.Span(schedule.MustParsePeriod(c.period))
		assert.Equal(t, day(c.first), s.Since, c.period)
		assert.Equal(t, day(c.last), s.Last(), c.period)
	}
	for _, c := range []struct {
		day    string
		grain  schedule.Grain
		period string
	}{
		{"2024-12-14", schedule.GrainYear, "2024"},
		{"2024-12-15", schedule.GrainYear, "2025"},
		{"2024-12-31", schedule.GrainYear, "2025"},
		{"2024-06-14", schedule.GrainQuarter, "2024-Q2"},
		{"2024-06-15", schedule.GrainQuarter, "2024-Q3"},
		{"2024-06-14", schedule.GrainHalfYear, "2024-H1"},
		{"2024-06-15", schedule.GrainHalfYear, "2024-H2"},
		{"2024-01-31", schedule.GrainMonth, "2024-02"},
		{"2023-12-20", schedule.GrainMonth, "2024-01"},
	} {
		assert.Equal(t, c.period, w.Period(day(c.day), c.grain).String(), c.day)
	}
}

// Decree 09/2019/NĐ-CP, article 13: the 25th of the last month of the period.
func TestSendBy(t *testing.T) {
	for period, want := range map[string]string{"2024-02": "2024-02-25", "2024-Q1": "2024-03-25", "2024-H1": "2024-06-25",
		"2024": "2024-12-25", "2020/2023": "2023-12-25"} {
		assert.Equal(t, day(want), schedule.Decree09Window.SendBy(schedule.MustParsePeriod(period)))
	}
	assert.Zero(t, schedule.CalendarWindow.SendBy(schedule.MustParsePeriod("2024")))
	assert.Zero(t, schedule.Decree09Window.SendBy(schedule.Period{}))
}

func TestWindowForms(t *testing.T) {
	for _, w := range []schedule.Window{schedule.CalendarWindow, schedule.Decree09Window} {
		back, err := schedule.ParseWindow(w.String())
		require.NoError(t, err)
		assert.Equal(t, w, back)
		var text schedule.Window
		require.NoError(t, text.UnmarshalText([]byte(w.String())))
		assert.Equal(t, w, text)
	}
	_, err := schedule.ParseWindow("Decree09")
	assert.EqualError(t, err, `"Decree09" is not a window; write “calendar” or “decree09”`)
}

func TestSpan(t *testing.T) {
	year := schedule.Year(2024)
	assert.Equal(t, day("2024-12-31"), year.Last())
	assert.True(t, year.Contains(day("2024-01-01")) && year.Contains(day("2024-12-31")))
	assert.False(t, year.Contains(day("2025-01-01")) || year.Contains(day("2023-12-31")))
	assert.True(t, schedule.Span{}.Contains(day("2024-01-01")), "the zero span is all of time")
	assert.True(t, schedule.Span{Since: day("2024-01-01")}.Contains(day("2199-01-01")))
	assert.Zero(t, schedule.Span{Since: 1}.Last())
	assert.False(t, year.Overlaps(schedule.Year(2025)), "spans that touch have no day in common")
	empty := year.Intersect(schedule.Year(2025))
	assert.True(t, empty.IsEmpty())
	assert.False(t, empty.Contains(day("2025-01-01")))

	rapid.Check(t, func(t *rapid.T) {
		end := func(label string) form.Day {
			if rapid.Bool().Draw(t, label+" open") {
				return form.NoDay
			}
			return anyDay(t, label)
		}
		a := schedule.Span{Since: end("a since"), Until: end("a until")}
		b := schedule.Span{Since: end("b since"), Until: end("b until")}
		d := anyDay(t, "d")
		both := a.Intersect(b)
		require.Equal(t, a.Contains(d) && b.Contains(d), both.Contains(d))
		require.Equal(t, both, b.Intersect(a))
		if both.IsEmpty() {
			require.False(t, both.Contains(d))
		}
	})
}

func TestPeriodParts(t *testing.T) {
	for text, want := range map[string]struct {
		grain             schedule.Grain
		year, last, n     int
		next, before      string
		vietnamese, spoke string
	}{
		"2024-06":   {schedule.GrainMonth, 2024, 2024, 6, "2024-07", "2023-06", "tháng 6/2024", "June 2024"},
		"2024-12":   {schedule.GrainMonth, 2024, 2024, 12, "2025-01", "2023-12", "tháng 12/2024", "December 2024"},
		"2024-Q4":   {schedule.GrainQuarter, 2024, 2024, 4, "2025-Q1", "2023-Q4", "quý IV/2024", "Q4 2024"},
		"2024-H1":   {schedule.GrainHalfYear, 2024, 2024, 1, "2024-H2", "2023-H1", "6 tháng đầu năm 2024", "H1 2024"},
		"2024-H2":   {schedule.GrainHalfYear, 2024, 2024, 2, "2025-H1", "2023-H2", "6 tháng cuối năm 2024", "H2 2024"},
		"2024":      {schedule.GrainYear, 2024, 2024, 1, "2025", "2023", "năm 2024", "2024"},
		"2020/2023": {schedule.GrainYears, 2020, 2023, 1, "2024/2027", "2019/2022", "giai đoạn 2020-2023", "2020-2023"},
	} {
		p := schedule.MustParsePeriod(text)
		assert.Equal(t, want.grain, p.Grain(), text)
		assert.Equal(t, []int{want.year, want.last, want.n}, []int{p.Year(), p.LastYear(), p.Number()}, text)
		assert.Equal(t, want.next, p.Next().String())
		assert.Equal(t, p, p.Next().Previous())
		assert.Equal(t, want.before, p.YearBefore().String())
		assert.Equal(t, want.vietnamese, p.Text(form.Vietnamese))
		assert.Equal(t, want.spoke, p.Text(form.English))
	}
	var none schedule.Period
	assert.Empty(t, none.String()+none.Text(form.Vietnamese))
	assert.Equal(t, schedule.Span{}, none.Span())
	assert.Zero(t, none.Shift(1))
	assert.Zero(t, none.YearBefore())
	assert.Empty(t, none.Split(schedule.GrainMonth))
	for text, n := range map[string]int{"2199-12": 1, "1900-01": -1, "2199": 1, "2198/2199": 1, "2024": math.MaxInt, "2024-06": math.MinInt} {
		assert.Zero(t, schedule.MustParsePeriod(text).Shift(n), "beyond the years that exist: %s", text)
	}
	assert.Equal(t, "1900-01", schedule.MustParsePeriod("2199-12").Shift(-3599).String())
	for _, n := range []int{0, 13, -1} {
		assert.Zero(t, schedule.NewPeriod(2024, schedule.GrainMonth, n))
	}
	assert.Equal(t, "2199-12", schedule.NewPeriod(2199, schedule.GrainMonth, 12).String())
	assert.Equal(t, "1900", schedule.NewPeriod(1900, schedule.GrainYear, 1).String())
	assert.Zero(t, schedule.NewPeriod(1899, schedule.GrainYear, 1))
	assert.Zero(t, schedule.NewPeriod(2200, schedule.GrainYear, 1))
	assert.Zero(t, schedule.NewPeriod(2024, 0, 1))
	assert.Zero(t, schedule.YearsPeriod(1899, 1901))
	assert.Zero(t, schedule.YearsPeriod(2198, 2200))
}

// The first and the last year that there are.
func TestFirstAndLastYear(t *testing.T) {
	assert.Equal(t, "1900/1901", schedule.YearsPeriod(1900, 1901).String())
	assert.Equal(t, "2198/2199", schedule.YearsPeriod(2198, 2199).String())
	assert.True(t, schedule.YearsPeriod(1899, 1901).IsZero())
	assert.True(t, schedule.YearsPeriod(2198, 2200).IsZero())
	assert.True(t, schedule.Rule{}.IsZero())
	for _, c := range []struct {
		text string
		ok   bool
	}{{"1900-01-01T00:00", true}, {"2199-12-31T23:59", true}, {"1899-12-31T23:59", false}, {"2200-01-01T00:00", false}} {
		_, err := schedule.ParseMoment(c.text)
		assert.Equal(t, c.ok, err == nil, c.text)
	}
}
