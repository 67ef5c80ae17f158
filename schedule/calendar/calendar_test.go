package calendar_test

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

func day(s string) form.Day { return form.MustParseDay(s) }

var (
	first = day("2000-01-01")
	last  = day("2100-12-31")
)

// officialDays is every weekday off and every working Saturday of 2021 to
// 2027, from the notices of the years and articles 111 and 112 of the Labour
// Code: day, kind, and the day that it stands for.
const officialDays = `
2021-01-01 statutory
2021-02-10 statutory
2021-02-11 statutory
2021-02-12 statutory
2021-02-15 make-up 2021-02-13
2021-02-16 make-up 2021-02-14
2021-04-21 statutory
2021-04-30 statutory
2021-05-03 make-up 2021-05-01
2021-09-02 statutory
2021-09-03 statutory
2022-01-03 make-up 2022-01-01
2022-01-31 statutory
2022-02-01 statutory
2022-02-02 statutory
2022-02-03 statutory
2022-02-04 statutory
2022-04-11 make-up 2022-04-10
2022-05-02 make-up 2022-04-30
2022-05-03 make-up 2022-05-01
2022-09-01 statutory
2022-09-02 statutory
2023-01-02 make-up 2023-01-01
2023-01-20 statutory
2023-01-23 statutory
2023-01-24 statutory
2023-01-25 make-up 2023-01-21
2023-01-26 make-up 2023-01-22
2023-05-01 statutory
2023-05-02 make-up 2023-04-29
2023-05-03 make-up 2023-04-30
2023-09-01 statutory
2023-09-04 make-up 2023-09-02
2024-01-01 statutory
2024-02-08 statutory
2024-02-09 statutory
2024-02-12 statutory
2024-02-13 make-up 2024-02-10
2024-02-14 make-up 2024-02-11
2024-04-18 statutory
2024-04-29 swap-off 2024-05-04
2024-04-30 statutory
2024-05-01 statutory
2024-05-04 swap-working 2024-04-29
2024-09-02 statutory
2024-09-03 statutory
2025-01-01 statutory
2025-01-27 statutory
2025-01-28 statutory
2025-01-29 statutory
2025-01-30 statutory
2025-01-31 statutory
2025-04-07 statutory
2025-04-26 swap-working 2025-05-02
2025-04-30 statutory
2025-05-01 statutory
2025-05-02 swap-off 2025-04-26
2025-09-01 statutory
2025-09-02 statutory
2026-01-01 statutory
2026-01-02 swap-off 2026-01-10
2026-01-10 swap-working 2026-01-02
2026-02-16 statutory
2026-02-17 statutory
2026-02-18 statutory
2026-02-19 statutory
2026-02-20 statutory
2026-04-27 make-up 2026-04-26
2026-04-30 statutory
2026-05-01 statutory
2026-08-22 swap-working 2026-08-31
2026-08-31 swap-off 2026-08-22
2026-09-01 statutory
2026-09-02 statutory
2026-11-24 statutory
2027-01-01 statutory
2027-02-04 statutory
2027-02-05 statutory
2027-02-08 statutory
2027-02-09 make-up 2027-02-06
2027-02-10 make-up 2027-02-07
2027-04-16 statutory
2027-04-30 statutory
2027-05-03 make-up 2027-05-01
2027-09-02 statutory
2027-09-03 statutory
2027-11-24 statutory
`

// listed writes special days in the form of the table.
func listed(c *calendar.Calendar, years ...int) string {
	var b strings.Builder
	for _, y := range years {
		for s := range c.SpecialDays(y) {
			b.WriteString(s.Day.String() + " " + string(s.Kind))
			if s.For != form.NoDay {
				b.WriteString(" " + s.For.String())
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestOfficialYearsDayByDay(t *testing.T) {
	c := calendar.Vietnam()
	assert.Equal(t, strings.TrimPrefix(officialDays, "\n"), listed(c, 2021, 2022, 2023, 2024, 2025, 2026, 2027))

	special := map[string]bool{}
	for _, line := range strings.Fields(officialDays) {
		if strings.HasPrefix(line, "20") {
			special[line] = true
		}
	}
	for d := day("2021-01-01"); d <= day("2027-12-31"); d++ {
		info := c.At(d)
		assert.Equal(t, d, info.Day)
		assert.Equal(t, calendar.Official, info.State, d)
		assert.True(t, info.Kind.Valid(), d)
		assert.Equal(t, c.IsWorkingDay(d), info.Kind.IsWorking(), d)
		assert.NotEmpty(t, info.Reason[form.Vietnamese], d)
		assert.NotEmpty(t, info.Reason[form.English], d)
		assert.NotEmpty(t, info.Source, d)
		if !special[d.String()] {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			assert.Equal(t, !weekend, c.IsWorkingDay(d), d)
		}
	}
}

func TestDaysPerYear(t *testing.T) {
	c := calendar.Vietnam()
	for _, y := range []struct{ year, off, working int }{
		{2021, 11, 250}, {2022, 11, 249}, {2023, 11, 249}, {2024, 12, 251}, {2025, 12, 250}, {2026, 14, 249}, {2027, 12, 249},
	} {
		off, swapped := 0, 0
		for s := range c.SpecialDays(y.year) {
			switch {
			case !s.Kind.IsWorking():
				off++
			default:
				swapped++
			}
		}
		assert.Equal(t, y.off, off, y.year)
		culture := 0
		if y.year >= 2026 {
			culture = 1 // 24 November was on a weekday in both years
		}
		assert.Equal(t, 11+swapped+culture, off, y.year)
		n, err := c.WorkingDaysBetween(form.NewDay(y.year-1, 12, 31), form.NewDay(y.year, 12, 31))
		require.NoError(t, err)
		assert.Equal(t, y.working, n, y.year)
	}
}

func TestAddWorkingDaysVectors(t *testing.T) {
	c := calendar.Vietnam()
	for _, v := range []struct {
		from string
		n    int
		due  string
	}{
		{"2024-04-26", 1, "2024-05-02"}, {"2024-04-26", 2, "2024-05-03"}, {"2024-04-26", 3, "2024-05-04"}, {"2024-04-26", 4, "2024-05-06"},
		{"2025-04-25", 1, "2025-04-26"}, {"2025-04-25", 5, "2025-05-06"},
		{"2025-12-31", 1, "2026-01-05"}, {"2025-12-31", 5, "2026-01-09"},
		{"2026-02-12", 5, "2026-02-26"},
		{"2026-04-22", 15, "2026-05-18"},
		{"2026-08-20", 2, "2026-08-22"}, {"2026-08-20", 3, "2026-08-24"},
		{"2026-11-20", 2, "2026-11-25"},
		{"2023-04-28", 1, "2023-05-04"},
		{"2026-06-12", -20, "2026-05-15"},
		{"2026-05-08", -5, "2026-04-29"},
		{"2027-02-03", 1, "2027-02-11"}, {"2027-02-03", 5, "2027-02-17"},
		{"2027-04-15", 1, "2027-04-19"}, {"2027-04-29", 1, "2027-05-04"}, {"2027-09-01", 1, "2027-09-06"},
		{"2027-11-23", 1, "2027-11-25"}, {"2026-12-31", 1, "2027-01-04"},
		// The swap of Monday 23 November 2026 was proposed and not adopted.
		{"2026-11-20", 1, "2026-11-23"}, {"2026-11-27", 1, "2026-11-30"},
		{"2024-05-04", 0, "2024-05-04"}, {"2024-05-05", 0, "2024-05-05"},
	} {
		got, err := c.AddWorkingDays(day(v.from), v.n)
		require.NoError(t, err)
		assert.Equal(t, v.due, got.String(), "%s %+d", v.from, v.n)
	}
}

// The end of a term that falls on a day off rolls to the next working day
// (Civil Code 2015, article 148.5), from a working Saturday it does not.
func TestRolls(t *testing.T) {
	c := calendar.Vietnam()
	for end, rolled := range map[string]string{
		"2026-02-14": "2026-02-23", "2026-04-25": "2026-04-28", "2025-04-26": "2025-04-26", "2026-11-24": "2026-11-25",
	} {
		d := day(end)
		if !c.IsWorkingDay(d) {
			var err error
			d, err = c.NextWorkingDay(d)
			require.NoError(t, err)
		}
		assert.Equal(t, rolled, d.String())
	}
}

// Each text is in its own language: numbers of documents, and the notices
// that have none and go by a name, stand as they are.
func TestSourcesInTheirLanguage(t *testing.T) {
	vietnamese := regexp.MustCompile(`Điều|Luật|luật|ngày|Nghị|Quyết|Chủ nhật|thứ `)
	english := regexp.MustCompile(`(?i)article|code|\bof\b|resolution|decision|day`)
	named := strings.NewReplacer("Hoán đổi ngày làm việc năm 2010, theo báo chí", "", "Hoán đổi ngày làm việc năm 2012, theo báo chí", "",
		"Hoán đổi ngày làm việc năm 2013, theo báo chí", "", "Thông báo về nghỉ lễ, tết năm 2015", "", "Văn bản của VPCP về lịch nghỉ 2026", "")
	c, seen := calendar.Vietnam(), map[form.Text]bool{}
	for d := first; d <= last; d++ {
		info := c.At(d)
		for _, text := range []form.Text{info.Reason, info.Source} {
			if seen[text] {
				continue
			}
			seen[text] = true
			require.NotEmpty(t, text[form.Vietnamese], d)
			require.NotEmpty(t, text[form.English], d)
			require.NotRegexp(t, vietnamese, named.Replace(text[form.English]), d)
			require.NotRegexp(t, english, text[form.Vietnamese], d)
		}
	}
}

func TestReasonsAndSources(t *testing.T) {
	c := calendar.Vietnam()
	at := func(s string) calendar.DayInfo { return c.At(day(s)) }

	swap := at("2024-04-29")
	assert.Equal(t, "Nghỉ hoán đổi, làm bù thứ Bảy 4/5/2024", swap.Reason.In(form.Vietnamese))
	assert.Equal(t, "Day off by swap, worked on Saturday 2024-05-04", swap.Reason.In(form.English))
	assert.Equal(t, "2450/VPCP-KGVX ngày 12/4/2024; 1570/TB-LĐTBXH", swap.Source.In(form.Vietnamese))
	assert.Equal(t, day("2024-04-12"), swap.Issued, "the first of two notices that agree")

	makeUp := at("2023-05-02")
	assert.Equal(t, "Nghỉ bù Giỗ Tổ Hùng Vương (10/3 âm lịch), trùng thứ Bảy 29/4/2023", makeUp.Reason[form.Vietnamese])
	assert.Equal(t, "Bộ luật Lao động 2019, Điều 111.3", makeUp.Source.In(form.Vietnamese))

	tet := at("2026-02-17")
	assert.Equal(t, "Bộ luật Lao động 2019, Điều 112.1.b; Văn bản của VPCP về lịch nghỉ 2026 ngày 13/10/2025; 9441/TB-BNV ngày 16/10/2025", tet.Source.In(form.Vietnamese))
	assert.Equal(t, "Labour Code 2019, Article 112.1.b; Văn bản của VPCP về lịch nghỉ 2026 of 2025-10-13; 9441/TB-BNV of 2025-10-16", tet.Source.In(form.English))
	assert.Equal(t, day("2025-10-13"), tet.Issued)
	assert.Equal(t, form.NoDay, at("2021-02-10").Issued, "unknown stays unknown")

	culture := at("2026-11-24")
	assert.Equal(t, "Nghị quyết 28/2026/QH16, Điều 2; 10065/VPCP-KGVX ngày 2/10/2026", culture.Source.In(form.Vietnamese))

	saturday := at("2023-04-29")
	assert.Equal(t, calendar.Statutory, saturday.Kind, "a holiday stays one on a Saturday")
	plain := at("2024-05-11")
	assert.Equal(t, calendar.WeeklyRest, plain.Kind)
	assert.Equal(t, "Nghỉ hằng tuần (thứ Bảy)", plain.Reason[form.Vietnamese])
	assert.Equal(t, "Quyết định 188/1999/QĐ-TTg", plain.Source.In(form.Vietnamese))
	assert.Equal(t, "Decision 188/1999/QĐ-TTg", plain.Source.In(form.English))
	assert.Equal(t, calendar.Working, at("2024-05-10").Kind)

	assert.Equal(t, calendar.DayInfo{Day: day("1999-12-31")}, at("1999-12-31"))
	assert.False(t, c.IsWorkingDay(day("2101-01-03")))
}

func TestStates(t *testing.T) {
	c := calendar.Vietnam()
	for _, v := range []struct {
		from, to string
		want     calendar.State
	}{
		{"2021-01-01", "2027-12-31", calendar.Official},
		{"2027-12-31", "2028-01-01", calendar.Projected},
		{"2028-01-01", "2027-12-31", calendar.Projected},
		{"2020-12-31", "2021-01-01", calendar.Reconstructed},
		{"2020-12-31", "2028-01-01", calendar.Projected},
		{"2000-01-01", "2000-01-01", calendar.Reconstructed},
		{"2100-12-31", "2100-12-31", calendar.Projected},
		{"2018-12-31", "2018-12-31", calendar.Official}, // named by the notice of 2019
		{"2018-12-30", "2018-12-31", calendar.Reconstructed},
		{"2019-02-04", "2019-02-08", calendar.Official},
		{"1999-12-31", "2000-01-01", ""},
		{"2100-12-31", "2101-01-01", ""},
	} {
		assert.Equal(t, v.want, c.State(day(v.from), day(v.to)), "%s..%s", v.from, v.to)
	}
	// The state of a span is the weakest of its days.
	rapid.Check(t, func(t *rapid.T) {
		from := form.Day(rapid.IntRange(int(day("2017-01-01")), int(day("2029-01-01"))).Draw(t, "from"))
		to := from + form.Day(rapid.IntRange(0, 400).Draw(t, "days"))
		want := calendar.Official
		for d := from; d <= to; d++ {
			want = want.Weaker(c.At(d).State)
		}
		assert.Equal(t, want, c.State(from, to))
	})
	order := []calendar.State{calendar.Official, calendar.Reconstructed, calendar.Projected, ""}
	for i, s := range order {
		for j, u := range order {
			assert.Equal(t, order[max(i, j)], s.Weaker(u))
		}
	}
}

// Counting in the tables agrees with counting day by day.
func TestCountingDayByDay(t *testing.T) {
	saturday, err := calendar.New(calendar.Options{Weeks: []calendar.Week{{Since: day("2024-07-01"), Rest: []time.Weekday{time.Sunday}, Source: form.Text{"QĐ thử"}}}})
	require.NoError(t, err)
	for _, c := range []*calendar.Calendar{calendar.Vietnam(), calendar.Vietnam().KnownOn(day("2024-04-01")), saturday} {
		rapid.Check(t, func(t *rapid.T) {
			from := form.Day(rapid.IntRange(int(first), int(last)).Draw(t, "from"))
			n := rapid.IntRange(-300, 300).Draw(t, "n")
			want, step := from, form.Day(1)
			if n < 0 {
				step = -1
			}
			for left := n; left != 0 && want >= first && want <= last; {
				want += step
				if c.At(want).Kind.IsWorking() {
					left -= int(step)
				}
			}
			got, err := c.AddWorkingDays(from, n)
			if want < first || want > last {
				require.ErrorIs(t, err, calendar.Outside)
				assert.Contains(t, err.Error(), fmt.Sprintf("%d working days from %s", n, from))
				return
			}
			require.NoError(t, err)
			assert.Equal(t, want, got)

			to := form.Day(rapid.IntRange(int(max(first, from-400)), int(min(last, from+400))).Draw(t, "to"))
			count := 0
			for d := min(from, to) + 1; d <= max(from, to); d++ {
				if c.At(d).Kind.IsWorking() {
					count++
				}
			}
			if to < from {
				count = -count
			}
			between, err := c.WorkingDaysBetween(from, to)
			require.NoError(t, err)
			assert.Equal(t, count, between)
		})
	}
}

func TestAddThenSubtract(t *testing.T) {
	c := calendar.Vietnam()
	rapid.Check(t, func(t *rapid.T) {
		d := form.Day(rapid.IntRange(int(day("2003-01-01")), int(day("2097-12-31"))).Draw(t, "day"))
		n := rapid.IntRange(-500, 500).Draw(t, "n")
		if !c.IsWorkingDay(d) {
			d, _ = c.NextWorkingDay(d)
		}
		there, err := c.AddWorkingDays(d, n)
		require.NoError(t, err)
		back, err := c.AddWorkingDays(there, -n)
		require.NoError(t, err)
		assert.Equal(t, d, back)
		between, err := c.WorkingDaysBetween(d, there)
		require.NoError(t, err)
		assert.Equal(t, n, between)
		next, err := c.NextWorkingDay(d)
		require.NoError(t, err)
		previous, err := c.PreviousWorkingDay(next)
		require.NoError(t, err)
		assert.Equal(t, d, previous)
	})
}

// What a count rests on is the weakest of its days.
func TestStateIsThatOfTheWeakestDay(t *testing.T) {
	for name, c := range map[string]*calendar.Calendar{"all known": calendar.Vietnam(), "as known in 2024": calendar.Vietnam().KnownOn(day("2024-06-01"))} {
		rapid.Check(t, func(t *rapid.T) {
			from := form.Day(rapid.IntRange(int(day("2019-06-01")), int(day("2029-06-01"))).Draw(t, "from"))
			to := from + form.Day(rapid.IntRange(0, 900).Draw(t, "days"))
			want := calendar.Official
			for d := from; d <= to; d++ {
				want = want.Weaker(c.At(d).State)
			}
			assert.Equal(t, want, c.State(from, to), "%s: %s to %s", name, from, to)
			assert.Equal(t, want, c.State(to, from), "%s: %s to %s", name, to, from)
		})
	}
}

// Many days at once are as each by itself, or refused with the place of the first
// that cannot be, and nothing of them is there.
func TestAppendWorkingDays(t *testing.T) {
	for name, c := range map[string]*calendar.Calendar{"Vietnam": calendar.Vietnam(), "nil": nil} {
		rapid.Check(t, func(t *rapid.T) {
			days := rapid.SliceOf(rapid.Map(rapid.IntRange(int(first)-3, int(last)+3), func(d int) form.Day { return form.Day(d) })).Draw(t, "days")
			n := rapid.OneOf(rapid.IntRange(-3, 3), rapid.Int()).Draw(t, "n")
			var want []form.Day
			fault := ""
			for i, d := range days {
				due, err := c.AddWorkingDays(d, n)
				if err != nil {
					fault = fmt.Sprintf("days[%d]", i)
					break
				}
				want = append(want, due)
			}
			head := []form.Day{first}
			got, err := c.AppendWorkingDays(head, days, n)
			if fault != "" {
				require.ErrorIs(t, err, calendar.Outside, name)
				assert.Equal(t, fault, form.All(err)[0].Path, name)
				assert.Equal(t, head, got, name)
				return
			}
			require.NoError(t, err, name)
			assert.Equal(t, append(head, want...), got, name)
			inPlace, err := c.AppendWorkingDays(days[:0], days, n)
			require.NoError(t, err, name)
			assert.True(t, slices.Equal(want, inPlace), name)
		})
	}
	_, err := calendar.Vietnam().AppendWorkingDays(nil, []form.Day{first, last}, 1)
	assert.EqualError(t, err, "days[1]: 1 working days from 2100-12-31: outside the calendar of 2000 to 2100")
	due, err := new(calendar.Calendar).AppendWorkingDays(nil, []form.Day{first}, 1)
	require.ErrorIs(t, err, calendar.Outside, "the zero calendar knows no day")
	assert.Empty(t, due)
}

func TestOutOfRange(t *testing.T) {
	c := calendar.Vietnam()
	for _, f := range []func() error{
		func() error { _, err := c.AddWorkingDays(first-1, 1); return err },
		func() error { _, err := c.AddWorkingDays(last+1, 0); return err },
		func() error { _, err := c.AddWorkingDays(last, 1); return err },
		func() error { _, err := c.AddWorkingDays(first, -1); return err },
		func() error { _, err := c.AddWorkingDays(first, math.MaxInt); return err },
		func() error { _, err := c.AddWorkingDays(last, math.MinInt); return err },
		func() error { _, err := c.AddWorkingDays(math.MaxInt64, 1); return err },
		func() error { _, err := c.AddWorkingDays(math.MinInt64, -1); return err },
		func() error { _, err := c.WorkingDaysBetween(first-1, last); return err },
		func() error { _, err := c.WorkingDaysBetween(first, last+1); return err },
		func() error { _, err := c.NextWorkingDay(last); return err },
		func() error { _, err := c.PreviousWorkingDay(first); return err },
	} {
		require.ErrorIs(t, f(), calendar.Outside)
		assert.Contains(t, form.Message(f(), form.Vietnamese), "lịch 2000-2100")
		assert.Contains(t, f().Error(), "calendar of 2000 to 2100")
	}
	got, err := c.AddWorkingDays(form.NewDay(2100, 12, 30), 1)
	require.NoError(t, err)
	assert.Equal(t, last, got, "31 December 2100 is a Friday")
}

func TestCountingAllocatesNothing(t *testing.T) {
	c, d := calendar.Vietnam(), day("2024-04-26")
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = c.AddWorkingDays(d, 15)
		_, _ = c.AddWorkingDays(d, -250)
		_, _ = c.WorkingDaysBetween(d, d+365)
		_, _ = c.NextWorkingDay(d)
		_, _ = c.PreviousWorkingDay(d)
		_ = c.IsWorkingDay(d)
		_ = c.At(d + 3)
		_ = c.State(d, d+800)
	}))
}

func TestKnownOn(t *testing.T) {
	c := calendar.Vietnam()

	// The swap of 29 April 2024 was announced on 12 April.
	before, after := c.KnownOn(day("2024-04-11")), c.KnownOn(day("2024-04-12"))
	assert.Equal(t, calendar.Working, before.At(day("2024-04-29")).Kind)
	assert.Equal(t, calendar.WeeklyRest, before.At(day("2024-05-04")).Kind)
	assert.Equal(t, calendar.SwapOff, after.At(day("2024-04-29")).Kind)
	assert.Equal(t, calendar.SwapWorking, after.At(day("2024-05-04")).Kind)
	assert.Equal(t, calendar.Official, before.State(day("2024-01-01"), day("2024-12-31")))
	assert.Equal(t, calendar.Projected, before.At(day("2025-01-02")).State)

	var changed, vi, en []string
	for ch := range before.Diff(after, day("2024-01-01"), day("2025-12-31")) {
		vi, en = append(vi, ch.Text(form.Vietnamese)), append(en, ch.Text(form.English))
		changed = append(changed, ch.Before.Day.String()+" "+string(ch.Before.Kind)+" "+string(ch.After.Kind))
		assert.Equal(t, ch.Before.Day, ch.After.Day)
	}
	assert.Equal(t, []string{"2024-04-29 working swap-off", "2024-05-04 weekly-rest swap-working"}, changed)
	assert.Equal(t, "thứ Hai 29/4/2024: ngày làm việc → Nghỉ hoán đổi, làm bù thứ Bảy 4/5/2024 [2450/VPCP-KGVX ngày 12/4/2024]", vi[0])
	assert.Equal(t, "Saturday 2024-05-04: weekly rest → Working day by swap for Monday 2024-04-29 [2450/VPCP-KGVX of 2024-04-12]", en[1])

	// The days of 2026 were approved on 13 October 2025, the swap of 31 August
	// for 22 August with them; the ministry's notice followed on the 16th.
	assert.Equal(t, calendar.Projected, c.KnownOn(day("2025-10-12")).At(day("2026-02-16")).State)
	assert.True(t, c.KnownOn(day("2025-10-12")).IsWorkingDay(day("2026-08-31")))
	assert.Equal(t, calendar.Official, c.KnownOn(day("2025-10-13")).At(day("2026-02-16")).State)
	assert.False(t, c.KnownOn(day("2025-10-13")).IsWorkingDay(day("2026-08-31")))
	assert.True(t, c.KnownOn(day("2025-10-13")).IsWorkingDay(day("2026-08-22")))
	assert.Contains(t, c.At(day("2026-02-16")).Source.In(form.Vietnamese), "9441/TB-BNV ngày 16/10/2025")

	// That of 2 January 2026 on 25 December 2025.
	assert.True(t, c.KnownOn(day("2025-12-01")).IsWorkingDay(day("2026-01-02")))
	assert.False(t, c.KnownOn(day("2025-12-25")).IsWorkingDay(day("2026-01-02")))

	// The Tết of 2023 was approved on 1 December 2022; the ministry's notice,
	// of unknown day, says the same.
	assert.Equal(t, calendar.Projected, c.KnownOn(day("2022-11-30")).At(day("2023-01-20")).State)
	known := c.KnownOn(day("2022-12-01")).At(day("2023-01-20"))
	assert.Equal(t, calendar.Official, known.State)
	assert.Equal(t, "8056/VPCP-KGVX ngày 1/12/2022", known.Source.In(form.Vietnamese))

	// A notice of unknown day is known from the first day that it names.
	assert.Equal(t, calendar.Projected, c.KnownOn(day("2021-02-09")).At(day("2021-09-03")).State)
	assert.Equal(t, calendar.Official, c.KnownOn(day("2021-02-10")).At(day("2021-09-03")).State)

	// A law is known from the day it was passed.
	assert.True(t, c.KnownOn(day("2026-04-23")).IsWorkingDay(day("2026-11-24")))
	assert.False(t, c.KnownOn(day("2026-04-24")).IsWorkingDay(day("2026-11-24")))
	assert.True(t, c.KnownOn(day("2019-11-19")).IsWorkingDay(day("2022-09-01")), "one day of National Day until the Labour Code of 2019")
	assert.False(t, c.KnownOn(day("2019-11-20")).IsWorkingDay(day("2022-09-01")))

	// With everything known the calendar is the same; a year that has passed
	// without a notice is no longer projected.
	late := c.KnownOn(day("2030-06-01"))
	assert.Empty(t, slices.Collect(c.Diff(late, first, last)))
	assert.Equal(t, calendar.Reconstructed, late.At(day("2029-06-01")).State)
	assert.Equal(t, calendar.Projected, late.At(day("2030-06-01")).State)
	assert.Equal(t, calendar.Official, late.At(day("2027-06-01")).State)

	var numbers []string
	for _, n := range c.KnownOn(day("2018-12-31")).Notices() {
		numbers = append(numbers, n.Number)
	}
	assert.Equal(t, []string{"Hoán đổi ngày làm việc năm 2010, theo báo chí", "Hoán đổi ngày làm việc năm 2012, theo báo chí",
		"Hoán đổi ngày làm việc năm 2013, theo báo chí", "10525/VPCP-KGVX", "Thông báo về nghỉ lễ, tết năm 2015", "6519/VPCP-KGVX"}, numbers)
}

func TestOwnWeek(t *testing.T) {
	c, err := calendar.New(calendar.Options{Weeks: []calendar.Week{{
		Since: day("2024-01-01"), Rest: []time.Weekday{time.Sunday}, Source: form.Text{"Quy chế của đơn vị"},
	}}})
	require.NoError(t, err)
	assert.False(t, c.IsWorkingDay(day("2023-12-30")))
	assert.True(t, c.IsWorkingDay(day("2024-01-06")))
	assert.Equal(t, "Quy chế của đơn vị", c.At(day("2024-01-07")).Source.In(form.Vietnamese))
	// Tết on Saturday 10 February is no weekly rest day there, so only Sunday
	// the 11th is made up; and a swap with a Saturday is none.
	assert.Equal(t, `2024-01-01 statutory
2024-02-08 statutory
2024-02-09 statutory
2024-02-10 statutory
2024-02-12 statutory
2024-02-14 make-up 2024-02-11
2024-04-18 statutory
2024-04-30 statutory
2024-05-01 statutory
2024-09-02 statutory
2024-09-03 statutory
`, listed(c, 2024))
	assert.True(t, c.IsWorkingDay(day("2024-04-29")))
	assert.True(t, c.IsWorkingDay(day("2024-05-04")))
	assert.Equal(t, listed(calendar.Vietnam(), 2021, 2022, 2023), listed(c, 2021, 2022, 2023))

	for _, w := range [][]calendar.Week{
		{{Rest: nil, Source: form.Text{"x"}}},
		{{Rest: []time.Weekday{0, 0}, Source: form.Text{"x"}}},
		{{Rest: []time.Weekday{0, 1, 2, 3, 4, 5, 6}, Source: form.Text{"x"}}},
		{{Rest: []time.Weekday{7}, Source: form.Text{"x"}}},
		{{Rest: []time.Weekday{-1}, Source: form.Text{"x"}}},
		{{Rest: []time.Weekday{0}, Source: form.Text{" "}}},
		{{Rest: []time.Weekday{0}, Source: form.Text{"x"}}, {Rest: []time.Weekday{0}, Source: form.Text{"x"}}},
	} {
		_, err := calendar.New(calendar.Options{Weeks: w})
		var wrong *form.Error
		require.ErrorAs(t, err, &wrong)
		assert.Contains(t, wrong.Error(), "Weeks[")
		assert.NotEqual(t, wrong.Error(), wrong.Message(form.Vietnamese))
	}
}

func TestOptionsAreCopied(t *testing.T) {
	rest := []time.Weekday{time.Sunday}
	weeks := []calendar.Week{{Rest: rest, Source: form.Text{"x"}}}
	c, err := calendar.New(calendar.Options{Weeks: weeks})
	require.NoError(t, err)
	rest[0], weeks[0].Source = time.Monday, form.Text{"y"}
	assert.Equal(t, calendar.WeeklyRest, c.KnownOn(last).At(day("2024-01-07")).Kind)
	assert.Equal(t, "x", c.At(day("2024-01-07")).Source.In(form.Vietnamese))

	n := calendar.Vietnam().Notices()
	settled := slices.IndexFunc(n, func(n calendar.Notice) bool { return len(n.Settles) > 0 })
	n[0].Days[0].Kind, n[settled].Settles[0] = calendar.Working, 2050
	assert.Equal(t, calendar.SwapOff, calendar.Vietnam().Notices()[0].Days[0].Kind)
	assert.Equal(t, calendar.Reconstructed, calendar.Vietnam().KnownOn(day("2025-01-01")).State(day("2020-05-01"), day("2020-05-01")))
}

func TestCultureDay(t *testing.T) {
	// 24 November 2029 is a Saturday.
	assert.True(t, calendar.Vietnam().IsWorkingDay(day("2029-11-26")))
	assert.Equal(t, calendar.Statutory, calendar.Vietnam().At(day("2029-11-24")).Kind)
	c, err := calendar.New(calendar.Options{CultureDayMadeUp: true})
	require.NoError(t, err)
	assert.False(t, c.IsWorkingDay(day("2029-11-26")))
	assert.Equal(t, day("2029-11-24"), c.KnownOn(day("2029-01-01")).At(day("2029-11-26")).For)
	assert.Empty(t, slices.Collect(c.Diff(calendar.Vietnam(), first, day("2029-11-25"))))
}

// next2028 is a notice as the one of 2028 may read: Tết from 24 to 28 January
// as assumed, but the day before National Day swapped for the day after.
func next2028() calendar.Notice {
	n := calendar.Notice{Number: "1/TB-BNV", Issuer: "Bộ Nội vụ", Issued: day("2027-10-20"), Settles: []int{2028}}
	for _, d := range []string{"2028-01-25", "2028-01-26", "2028-01-27", "2028-01-28", "2028-01-29"} {
		n.Days = append(n.Days, calendar.NoticeDay{Day: day(d), Kind: calendar.Statutory, Reason: form.Text{form.Vietnamese: "Tết Âm lịch"}})
	}
	n.Days = append(n.Days,
		calendar.NoticeDay{Day: day("2028-09-01"), Kind: calendar.Statutory, Reason: form.Text{form.Vietnamese: "Quốc khánh"}},
		calendar.NoticeDay{Day: day("2028-05-03"), Kind: calendar.SwapOff, For: day("2028-05-06"), Reason: form.Text{form.Vietnamese: "Hoán đổi"}},
		calendar.NoticeDay{Day: day("2028-05-06"), Kind: calendar.SwapWorking, For: day("2028-05-03"), Reason: form.Text{form.Vietnamese: "Làm bù"}},
	)
	return n
}

func TestWithNotice(t *testing.T) {
	c := calendar.Vietnam()
	with, err := c.With(next2028())
	require.NoError(t, err)
	assert.Equal(t, calendar.Official, with.State(day("2028-01-01"), day("2028-12-31")))
	assert.Equal(t, calendar.Projected, c.State(day("2028-01-01"), day("2028-12-31")))
	// What the notice does not say is made up by the law: Saturday 29 January,
	// and 30 April and 2 September, a Sunday and a Saturday.
	assert.Equal(t, `2028-01-03 make-up 2028-01-01
2028-01-25 statutory
2028-01-26 statutory
2028-01-27 statutory
2028-01-28 statutory
2028-01-31 make-up 2028-01-29
2028-04-04 statutory
2028-05-01 statutory
2028-05-02 make-up 2028-04-30
2028-05-03 swap-off 2028-05-06
2028-05-06 swap-working 2028-05-03
2028-09-01 statutory
2028-09-04 make-up 2028-09-02
2028-11-24 statutory
`, listed(with, 2028))
	assert.Empty(t, slices.Collect(c.Diff(with, first, day("2027-12-31"))))
	assert.Empty(t, slices.Collect(c.Diff(with.KnownOn(day("2027-10-19")), first, last)))

	// A later notice takes the swap back; another withdraws the whole.
	back := calendar.Notice{Number: "2/TB-BNV", Issued: day("2028-04-20"), Days: []calendar.NoticeDay{
		{Day: day("2028-05-03"), Kind: calendar.Working, Reason: form.Text{form.Vietnamese: "Bỏ hoán đổi", form.English: "Swap taken back"}},
		{Day: day("2028-05-06"), Kind: calendar.WeeklyRest, Reason: form.Text{form.Vietnamese: "Bỏ hoán đổi"}},
	}}
	again, err := with.With(back)
	require.NoError(t, err)
	assert.True(t, again.IsWorkingDay(day("2028-05-03")))
	assert.False(t, again.IsWorkingDay(day("2028-05-06")))
	assert.Equal(t, "Swap taken back", again.At(day("2028-05-03")).Reason.In(form.English))
	assert.Equal(t, "Bỏ hoán đổi", again.At(day("2028-05-06")).Reason.In(form.English), "the Vietnamese, for want of an English")
	assert.NotContains(t, listed(again, 2028), "2028-05-03")
	assert.False(t, again.KnownOn(day("2028-04-19")).IsWorkingDay(day("2028-05-03")))

	gone, err := with.With(calendar.Notice{Number: "3/TB-BNV", Issued: day("2028-01-05"), Withdraws: []string{"1/TB-BNV"}})
	require.NoError(t, err)
	assert.Empty(t, slices.Collect(c.Diff(gone, first, last)))
	assert.Equal(t, calendar.Projected, gone.At(day("2028-05-03")).State)
	assert.Equal(t, calendar.Official, gone.KnownOn(day("2028-01-04")).At(day("2028-05-03")).State)

	// The order in which notices are added does not matter, their days do.
	both, err := c.With(back, next2028())
	require.NoError(t, err)
	assert.Empty(t, slices.Collect(again.Diff(both, first, last)))

	// A later notice moves a make-up day.
	moved, err := with.With(calendar.Notice{Number: "4/TB-BNV", Issued: day("2027-12-01"), Days: []calendar.NoticeDay{
		{Day: day("2028-01-24"), Kind: calendar.MakeUp, For: day("2028-01-22"), Reason: form.Text{form.Vietnamese: "Nghỉ bù"}},
	}})
	assert.Nil(t, moved)
	assert.ErrorContains(t, err, "notices[0].days[0].for: ")
	for i, d := range []string{"2028-02-01", "2028-02-02"} {
		moved, err = cmp.Or(moved, with).With(calendar.Notice{Number: fmt.Sprint(i, "/TB-BNV-2"), Issued: day("2027-12-01") + form.Day(i), Days: []calendar.NoticeDay{
			{Day: day(d), Kind: calendar.MakeUp, For: day("2028-01-29"), Reason: form.Text{form.Vietnamese: "Nghỉ bù"}},
		}})
		require.NoError(t, err)
	}
	assert.True(t, moved.IsWorkingDay(day("2028-01-31")))
	assert.True(t, moved.IsWorkingDay(day("2028-02-01")))
	assert.False(t, moved.IsWorkingDay(day("2028-02-02")))

	// Added to a calendar as known on a day, a later notice stays unknown.
	early, err := c.KnownOn(day("2027-10-01")).With(next2028())
	require.NoError(t, err)
	assert.Equal(t, calendar.Projected, early.At(day("2028-05-03")).State)
}

func TestWithFaults(t *testing.T) {
	c := calendar.Vietnam()
	text := form.Text{form.Vietnamese: "x"}
	broken := func(change func(*calendar.Notice)) calendar.Notice {
		n := next2028()
		change(&n)
		return n
	}
	for name, v := range map[string]struct {
		notice calendar.Notice
		want   []string // path and problem
	}{
		"a number that is there":  {broken(func(n *calendar.Notice) { n.Number = "9441/TB-BNV" }), []string{"notices[0].number number"}},
		"withdraws nothing":       {broken(func(n *calendar.Notice) { n.Withdraws = []string{"7/TB-BNV"} }), []string{"notices[0].withdraws[0] withdraws"}},
		"a day of Tết is missing": {broken(func(n *calendar.Notice) { n.Days = n.Days[1:] }), []string{"notices[0].settles settles"}},
		"no day beside 2/9":       {broken(func(n *calendar.Notice) { n.Days = slices.Delete(n.Days, 5, 6) }), []string{"notices[0].settles settles"}},
		"half a swap taken back": {
			calendar.Notice{Number: "x", Issued: day("2026-07-01"), Days: []calendar.NoticeDay{{Day: day("2026-08-31"), Kind: calendar.Working, Reason: text}}},
			[]string{"9441/TB-BNV.days[5].for swap"},
		},
		"make-up for no holiday": {
			calendar.Notice{Number: "x", Days: []calendar.NoticeDay{{Day: day("2028-03-20"), Kind: calendar.MakeUp, For: day("2028-03-18"), Reason: text}}},
			[]string{"notices[0].days[0].for holiday"},
		},
		"everything at once": {
			calendar.Notice{Settles: []int{1999, 2030, 2030}, Withdraws: []string{""}, Days: []calendar.NoticeDay{
				{Day: day("2028-03-18"), Kind: calendar.SwapOff, Reason: text},
				{Day: day("2028-03-20"), Kind: calendar.SwapWorking, For: day("2028-03-18"), Reason: text},
				{Day: day("2028-03-20"), Kind: calendar.Working, Reason: text},
				{Day: day("2028-03-21"), Kind: "holiday"},
				{Day: day("2028-03-22"), Kind: calendar.Working, For: day("2028-03-23"), Reason: text},
				{Day: day("1999-03-22"), Kind: calendar.Statutory, Reason: text},
				{Kind: calendar.Statutory, Reason: text},
				{Day: day("2028-03-24"), Kind: calendar.MakeUp, For: day("2028-03-25"), Reason: text},
			}},
			[]string{
				"notices[0].number missing", "notices[0].settles[0] range", "notices[0].settles[2] twice", "notices[0].withdraws[0] withdraws",
				"notices[0].days[2].day twice", "notices[0].days[5].day range", "notices[0].days[6].day missing",
				"notices[0].days[0].day weekend", "notices[0].days[0].for missing", "notices[0].days[1].day weekday", "notices[0].days[1].for swap",
				"notices[0].days[3].reason missing", "notices[0].days[3].kind kind", "notices[0].days[4].for unpaired",
				"notices[0].days[7].for make-up",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.With(v.notice)
			assert.Nil(t, got)
			var faults form.Errors
			require.ErrorAs(t, err, &faults)
			var list []string
			for _, f := range faults {
				list = append(list, f.Path+" "+strings.TrimPrefix(string(f.Code), "notice."))
				assert.NotEmpty(t, f.Message(form.Vietnamese))
				assert.True(t, errors.Is(err, f))
			}
			assert.ElementsMatch(t, v.want, list)
			assert.Len(t, strings.Split(faults.Error(), "\n"), len(faults))
		})
	}
}
