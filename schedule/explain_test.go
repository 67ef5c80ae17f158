package schedule_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/calendar"
	"github.com/caicach/tthc/schedule/form"
)

// told is the steps as "day effect count", the days of a run joined by "..".
func told(e schedule.Explanation) []string {
	var all []string
	for _, s := range e.Steps {
		line := s.Day.String()[5:]
		if s.Until != 0 {
			line += ".." + s.Until.String()[5:]
		}
		line += " " + string(s.Effect)
		if !s.Count.IsZero() {
			line += " " + s.Count.String()
		}
		all = append(all, line)
	}
	return all
}

// Received on 25 April after the cut-off, paused for the citizen.
func TestExplainClock(t *testing.T) {
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	k, err := schedule.MustCounter(schedule.CounterOptions{Hours: hours}).Start(moment("2025-04-25T15:40"), term("5 wd"))
	require.NoError(t, err)
	k, err = k.Pause(moment("2025-05-05"), moment("2025-05-07"), schedule.ForCitizen, "thiếu giấy tờ")
	require.NoError(t, err)
	e, err := k.Explain(form.Vietnamese, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"04-25 received",
		"04-26 start",
		"04-27 skipped",
		"04-28 counted 1 wd",
		"04-29 counted 2 wd",
		"04-30 skipped",
		"05-01 skipped",
		"05-02 skipped",
		"05-03 skipped",
		"05-04 skipped",
		"05-05 paused",
		"05-06 paused",
		"05-07 counted 3 wd",
		"05-08 counted 4 wd",
		"05-09 counted 5 wd",
		"05-09 due",
	}, told(e))
	lines := strings.Join(e.Lines(), "\n")
	for _, want := range []string{
		"thứ Sáu 25/4/2025: nhận; lúc 15:40, sau giờ chốt 15:00: coi là nhận ngày 26/4/2025 [Nghị định 61/2018/NĐ-CP, Điều 18]",
		"thứ Bảy 26/4/2025: bắt đầu; ngày bắt đầu, không tính; đếm từ ngày liền sau [Bộ luật Dân sự 2015, Điều 147.2]",
		"6150/TB-BLĐTBXH",
		"thứ Hai 5/5/2025: tạm dừng; chờ người dân, tổ chức bổ sung: thiếu giấy tờ (dừng từ ngày 5/5/2025, tính lại từ ngày 7/5/2025)",
		"thứ Tư 7/5/2025: tính, đủ 3 ngày làm việc [Quyết định 188/1999/QĐ-TTg]",
		"thứ Sáu 9/5/2025: đến hạn; đến 24:00 của ngày này [Bộ luật Dân sự 2015, Điều 148.6]",
	} {
		assert.Contains(t, lines, want)
	}

	// As it stood while it was paused.
	e, err = k.Explain(form.English, moment("2025-05-05"))
	require.NoError(t, err)
	assert.True(t, e.Due.AtEarliest)
	assert.Equal(t, "Thu 2025-05-08: due; at the earliest, since the clock stands still: until 24:00 of this day [Civil Code 2015, Article 148.6]",
		e.Lines()[len(e.Steps)-1])
}

func TestExplainTerms(t *testing.T) {
	for _, c := range []struct {
		from  string
		terms []string
		want  []string
	}{
		{"2025-06-11", []string{"3 d"}, []string{"06-11 start", "06-12 counted 1 d", "06-13 counted 2 d", "06-14 counted 3 d", "06-14 rolled", "06-15 skipped", "06-16 due"}},
		{"2025-07-01", []string{"-2 d"}, []string{"07-01 start", "06-30 counted -1 d", "06-29 counted -2 d", "06-29 due"}},
		{"2025-07-07", []string{"-1.5 wd"}, []string{"07-07 start", "07-06 skipped", "07-05 skipped", "07-04 counted -1 wd", "07-03 counted -1.5 wd", "07-03 due"}},
		{"2025-01-31", []string{"1.5 m"}, []string{"01-31 start", "02-01..03-14 counted 42 d", "03-15 counted 43 d", "03-15 rolled", "03-16 skipped", "03-17 due"}},
		{"2025-04-25T15:40", []string{"12 wh"}, []string{"04-25 start", "04-25 counted", "04-26 counted", "04-27 skipped", "04-28 counted 12 wh", "04-28 due"}},
		{"2025-07-01T15:40", []string{"24 h"}, []string{"07-01 start", "07-01..07-02 counted 24 h", "07-02 due"}},
		{"2025-07-01T15:40", []string{"45 min"}, []string{"07-01 start", "07-01 counted 45 min", "07-01 due"}},
		{"2025-07-01T08:00", []string{"-2 wh"}, []string{"07-01 start", "07-01 counted -1 wh", "06-30 counted -2 wh", "06-30 due"}},
		{"2025-07-01T15:40", []string{"-24 h"}, []string{"07-01 start", "06-30..07-01 counted -24 h", "06-30 due"}},
		{"2025-07-01", []string{"0.5 wd", "1 wd", "1 d"}, []string{"07-01 start", "07-02 counted 1 wd", "07-03 counted 1.5 wd", "07-04 counted 1 d", "07-04 due"}},
		{"2025-07-01T18:00", []string{"1 wh"}, []string{"07-01 start", "07-01 skipped", "07-02 counted 1 wh", "07-02 due"}},
		{"2025-07-01", []string{"0 d"}, []string{"07-01 start", "07-01 due"}},
		{"2025-07-01T15:40", []string{"0 h"}, []string{"07-01 start", "07-01 counted 0 h", "07-01 due"}},
	} {
		var terms []schedule.Term
		for _, s := range c.terms {
			terms = append(terms, term(s))
		}
		e, err := plain.Explain(form.Vietnamese, moment(c.from), terms...)
		require.NoError(t, err)
		assert.Equal(t, c.want, told(e), "%s %v", c.from, c.terms)
		for i, s := range e.Steps {
			assert.NotEmpty(t, s.Reason, "%s", e.Lines()[i])
			if s.Reason != "ngoài giờ làm việc" {
				assert.NotEmpty(t, s.Source, "%s", e.Lines()[i])
			}
		}
	}
	e, err := plain.Explain(form.English, moment("2025-07-01"), term("0 d"))
	require.NoError(t, err)
	assert.Equal(t, "Civil Code 2015, Article 147.2", e.Steps[0].Source, "what has no length does not count back")
	e, err = plain.Explain(form.English, moment("2025-07-01T15:40"), term("0 h"))
	require.NoError(t, err)
	assert.Contains(t, e.Lines()[1], ": counted, 0 hours so far; 2025-07-01 15:40")
	previous := schedule.MustCounter(schedule.CounterOptions{Roll: schedule.RollPrevious})
	e, err = previous.Explain(form.English, moment("2025-06-11"), term("4 d"))
	require.NoError(t, err)
	assert.Equal(t, []string{"06-11 start", "06-12 counted 1 d", "06-13 counted 2 d", "06-14 counted 3 d", "06-15 counted 4 d", "06-15 rolled", "06-13 due"}, told(e))
	_, err = plain.Explain(form.English, moment("2025-06-11"), term("1 h"))
	assert.Error(t, err)
}

func TestExplainReceived(t *testing.T) {
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	counter := schedule.MustCounter(schedule.CounterOptions{Hours: hours, CutOffSource: form.Text{"Quy chế 1, Điều 2"}})
	for _, c := range []struct{ from, term, vi, en string }{
		{"2025-06-13T15:01", "1 wd", "lúc 15:01, sau giờ chốt 15:00: coi là nhận ngày 16/6/2025", "at 15:01, after the cut-off at 15:00: counts as received on 2025-06-16"},
		{"2025-06-14T09:00", "1 wd", "vào ngày nghỉ, nghỉ hằng tuần (thứ Bảy): coi là nhận ngày 16/6/2025", "on a rest day, weekly rest (Saturday): counts as received on 2025-06-16"},
		{"2025-06-14", "1 wd", "vào ngày nghỉ, nghỉ hằng tuần (thứ Bảy): coi là nhận ngày 16/6/2025", "on a rest day, weekly rest (Saturday): counts as received on 2025-06-16"},
		{"2025-06-13T12:00", "1 wh", "lúc 12:00, ngoài giờ làm việc: coi là nhận lúc 13:30 ngày 13/6/2025", "at 12:00, outside office hours: counts as received at 13:30 on 2025-06-13"},
		{"2025-06-13T12:00", "1 wd", "", ""}, // it makes no difference to the day
	} {
		for l, want := range map[form.Language]string{form.Vietnamese: c.vi, form.English: c.en} {
			e, err := counter.Explain(l, moment(c.from), term(c.term))
			require.NoError(t, err)
			checkDays(t, e)
			if want == "" {
				assert.Equal(t, schedule.EffectStart, e.Steps[0].Effect)
				continue
			}
			assert.Equal(t, schedule.EffectReceived, e.Steps[0].Effect)
			assert.Equal(t, want, e.Steps[0].Reason)
			assert.Equal(t, "Quy chế 1, Điều 2", e.Steps[0].Source)
		}
	}
}

// A cut-off within the break at noon: what comes just then is not after it.
func TestExplainReceivedAtTheCutOff(t *testing.T) {
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("12:00"))
	require.NoError(t, err)
	counter := schedule.MustCounter(schedule.CounterOptions{Hours: hours})
	for at, want := range map[string]string{"12:00": "lúc 12:00, ngoài giờ làm việc: ", "12:01": "lúc 12:01, sau giờ chốt 12:00: "} {
		e, err := counter.Explain(form.Vietnamese, moment("2025-06-13T"+at), term("1 wh"))
		require.NoError(t, err)
		assert.Contains(t, e.Steps[0].Reason, want)
	}
}

func TestExplainHoursPaused(t *testing.T) {
	k := pauses(t, start("2025-07-01T08:00", "24 h"), "2025-07-01T20:00..2025-07-02T06:00", "2025-07-05..2025-07-06")
	e, err := k.Explain(form.English, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, []string{"07-01 start", "07-01 counted 12 h", "07-01..07-02 paused", "07-02 counted 24 h", "07-02 due"}, told(e))

	k = pauses(t, start("2025-07-01T16:00", "4 wh"), "2025-07-02..2025-07-04")
	e, err = k.Explain(form.English, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, []string{"07-01 start", "07-01 counted 1 wh", "07-02 paused", "07-03 paused", "07-04 counted 4 wh", "07-04 due"}, told(e))

	h, err := start("2025-07-01T08:00", "8 wh").With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-06-30T17:00"), Due: moment("2025-07-03T10:00")})
	require.NoError(t, err)
	e, err = pauses(t, h, "2025-07-02..2025-07-03").Explain(form.English, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, "2025-07-04T10:00", short(e.Due.At))
	assert.Contains(t, told(e), "07-02 paused")
}

// Each unit ends by an article of its own.
func TestExplainArticles(t *testing.T) {
	for s, article := range map[string]string{"3 d": "148.1", "2 w": "148.2", "1 m": "148.3", "1 y": "148.4", "0.5 m": "146.1, 148.1", "1.5 m": "146.1, 148.3", "0.5 y": "146.1, 148.3"} {
		e, err := plain.Explain(form.English, moment("2025-07-01"), term(s))
		require.NoError(t, err)
		var last schedule.Step
		for _, step := range e.Steps {
			if step.Effect == schedule.EffectCounted {
				last = step
			}
		}
		assert.Equal(t, "Civil Code 2015, Article "+article, last.Source, s)
	}
	thirty := schedule.MustCounter(schedule.CounterOptions{ThirtyDayMonths: true})
	e, err := thirty.Explain(form.English, moment("2025-07-01"), term("1 m"))
	require.NoError(t, err)
	assert.Equal(t, "Civil Code 2015, Article 146.1", e.Steps[len(e.Steps)-2].Source)
	for s, article := range map[string]string{"1 y": "146.1", "3 d": "148.1", "2 w": "148.2"} {
		e, err := thirty.Explain(form.English, moment("2025-07-01"), term(s))
		require.NoError(t, err)
		assert.Contains(t, lastCounted(e), "Article "+article, s)
	}
	for _, effect := range []schedule.Effect{schedule.EffectReceived, schedule.EffectStart, schedule.EffectTermChanged, schedule.EffectCounted,
		schedule.EffectSkipped, schedule.EffectPaused, schedule.EffectRolled, schedule.EffectAppointed, schedule.EffectDue} {
		assert.NotEqual(t, effect.Text(form.Vietnamese), effect.Text(form.English))
	}
}

func TestExplainReappointment(t *testing.T) {
	k, err := start("2025-04-25", "5 wd").With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-05-05"), Due: moment("2025-05-14"), Reason: "chờ kết quả thẩm định"})
	require.NoError(t, err)
	k = pauses(t, k, "2025-05-13..2025-05-15")
	e, err := k.Explain(form.Vietnamese, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"04-25 start", "04-26 counted 1 wd", "04-27 skipped", "04-28 counted 2 wd", "04-29 counted 3 wd", "04-30 skipped", "05-01 skipped",
		"05-02 skipped", "05-03 skipped", "05-04 skipped", "05-05 counted 4 wd", "05-06 counted 5 wd", "05-06 due",
		"05-05 appointed",
		"05-06 counted 1 wd", "05-07 counted 2 wd", "05-08 counted 3 wd", "05-09 counted 4 wd", "05-10 skipped", "05-11 skipped", "05-12 counted 5 wd",
		"05-13 paused", "05-14 paused", "05-15 counted 6 wd", "05-16 counted 7 wd", "05-16 due",
	}, told(e))
	assert.Contains(t, strings.Join(e.Lines(), "\n"), "thứ Hai 5/5/2025: hẹn lại; hẹn trả vào ngày 14/5/2025: chờ kết quả thẩm định [Nghị định 61/2018/NĐ-CP, Điều 19.9]")

	// In calendar days, from the 4th to the 18th but for the two days of the pause.
	k, err = start("2025-07-01", "10 d").With(schedule.ClockEvent{Type: schedule.Reappointed, At: moment("2025-07-03"), Due: moment("2025-07-16")})
	require.NoError(t, err)
	e, err = pauses(t, k, "2025-07-10..2025-07-12").Explain(form.Vietnamese, schedule.Moment{})
	require.NoError(t, err)
	for _, want := range []string{"07-09 counted 6 d", "07-11 paused", "07-12 counted 7 d", "07-18 counted 13 d", "07-18 due"} {
		assert.Contains(t, told(e), want)
	}

	k, err = start("2025-04-25", "5 wd").With(schedule.ClockEvent{Type: schedule.TermChanged, At: moment("2025-04-28"), Terms: []schedule.Term{term("2 wd")}, Reason: "rút ngắn", Source: "QĐ 1"})
	require.NoError(t, err)
	e, err = k.Explain(form.Vietnamese, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, []string{"04-28 term-changed", "04-25 start", "04-26 counted 1 wd", "04-27 skipped", "04-28 counted 2 wd", "04-28 due"}, told(e))
	assert.Equal(t, []schedule.Term{term("2 wd")}, e.Terms)
}

func TestExplanationJSON(t *testing.T) {
	e, err := plain.Explain(form.English, moment("2025-04-25T15:40"), term("1.5 wd"))
	require.NoError(t, err)
	b, err := json.Marshal(e)
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"from": "2025-04-25T15:40:00+07:00",
		"term": {"n": 1.5, "unit": "wd"},
		"due": "2025-04-28",
		"time": "11:00",
		"state": "official",
		"language": "en",
		"steps": [
			{"day": "2025-04-25", "effect": "start", "reason": "the first day is not counted; counting starts on the day after", "source": "Civil Code 2015, Article 147.2"},
			{"day": "2025-04-26", "count": 1, "effect": "counted", "reason": "Working day by swap for Friday 2025-05-02", "source": "6150/TB-BLĐTBXH of 2024-12-03"},
			{"day": "2025-04-27", "effect": "skipped", "reason": "weekly rest (Sunday)", "source": "Decision 188/1999/QĐ-TTg"},
			{"day": "2025-04-28", "count": 1.5, "effect": "counted", "reason": "half a working day, until 11:00", "source": "Decision 188/1999/QĐ-TTg"},
			{"day": "2025-04-28", "effect": "due", "reason": "until 11:00, by office hours 07:00-11:30, 13:30-17:00", "source": "Civil Code 2015, Article 145.1"}
		]}`, string(b))
	e, err = plain.Explain(form.English, moment("2025-01-01"), term("6 m"), term("5 wd"))
	require.NoError(t, err)
	e.Steps = nil
	b, err = json.Marshal(e)
	require.NoError(t, err)
	assert.JSONEq(t, `{"from":"2025-01-01","terms":[{"n":6,"unit":"m"},{"n":5,"unit":"wd"}],"due":"2025-07-08","state":"official","language":"en"}`, string(b))
}

// lastCounted is the line on which the term itself ends, before any roll.
func lastCounted(e schedule.Explanation) string {
	last := ""
	for i, s := range e.Steps {
		if s.Effect == schedule.EffectCounted {
			last = e.Lines()[i]
		}
	}
	return last
}

// A month that lacks the day, and pauses, are named where they are met and
// only there.
func TestExplainMonthEnds(t *testing.T) {
	for _, c := range []struct{ from, term, pause, vi, en string }{
		{"2026-01-30", "2 m", "", "ngày tương ứng của tháng cuối [", "the corresponding day of the last month ["},
		{"2026-01-31", "1 m", "", "tháng 2/2026 không có ngày 31, lấy ngày cuối tháng [", "February 2026 has no day 31, its last day is taken ["},
		{"2024-02-29", "1 y", "", "tháng 2/2025 không có ngày 29, lấy ngày cuối tháng [Bộ luật Dân sự 2015, Điều 148.3, 148.4]", "February 2025 has no day 29, its last day is taken ["},
		{"2024-02-29", "4 y", "", "ngày, tháng tương ứng của năm cuối [", "the corresponding day and month of the last year ["},
		{"2026-01-31", "1 m", "2026-02-10..2026-02-15", "tháng 2/2026 không có ngày 31, lấy ngày cuối tháng, là 28/2/2026; cộng 5 ngày tạm dừng [", "its last day is taken, 2026-02-28; 5 days of pauses are added ["},
		{"2026-06-01", "2 w", "2026-06-10..2026-06-11", "ngày tương ứng của tuần cuối, là 15/6/2026; cộng 1 ngày tạm dừng [", "the corresponding day of the last week, 2026-06-15; 1 day of pauses are added ["},
	} {
		k := start(c.from, c.term)
		if c.pause != "" {
			k = pauses(t, k, c.pause)
		}
		for l, want := range map[form.Language]string{form.Vietnamese: c.vi, form.English: c.en} {
			e, err := k.Explain(l, schedule.Moment{})
			require.NoError(t, err)
			assert.Contains(t, lastCounted(e), want, "%s %s", c.from, c.term)
		}
	}
}

// A month is told day by day, and more than one in runs.
func TestExplainLongTerms(t *testing.T) {
	for s, want := range map[string]int{"31 d": 31, "32 d": 2} {
		e, err := plain.Explain(form.Vietnamese, moment("2026-06-01"), term(s)) // to Thursday and Friday
		require.NoError(t, err)
		counted := 0
		for _, step := range e.Steps {
			if step.Effect == schedule.EffectCounted {
				counted++
			}
		}
		assert.Equal(t, want, counted, s)
	}
}

// A run of days never takes in a day of the step before it.
func TestExplainRunAfterStep(t *testing.T) {
	e, err := plain.Explain(form.Vietnamese, moment("2026-01-08"), term("1 wd"), term("2 m"))
	require.NoError(t, err)
	assert.Equal(t, []string{"01-08 start", "01-09 counted 1 wd", "01-10..03-08 counted 58 d", "03-09 counted 59 d", "03-09 due"}, told(e))
	e, err = plain.Explain(form.Vietnamese, moment("2026-01-07"), term("2 wd"), term("2 m"))
	require.NoError(t, err)
	assert.Equal(t, []string{"01-07 start", "01-08 counted 1 wd", "01-09 counted 2 wd", "01-10..03-08 counted 58 d", "03-09 counted 59 d", "03-09 due"}, told(e))
}

// A pause within a day shows in the explanation of working hours.
func TestExplainPauseWithinADay(t *testing.T) {
	k := pauses(t, start("2026-06-01T09:12", "8 wh"), "2026-06-01T10:00..2026-06-02T14:00", "2026-06-02T17:30..2026-06-02T18:00", "2026-06-03T05:00..2026-06-03T06:00")
	e, err := k.Explain(form.Vietnamese, schedule.Moment{})
	require.NoError(t, err)
	assert.Equal(t, []string{"06-01 start", "06-01 paused", "06-01 counted", "06-02 paused", "06-02 counted", "06-03 counted 8 wh", "06-03 due"}, told(e))
	assert.Contains(t, e.Steps[3].Reason, "dừng từ 10:00 ngày 1/6/2026, tính lại từ 14:00 ngày 2/6/2026")
}

// Decree 61/2018 names 15:00 and was replaced on 1 July 2025; nothing else is
// laid at its door.
func TestExplainCitesWhatWasInForce(t *testing.T) {
	for _, c := range []struct{ cutOff, from, source string }{
		{"15:00", "2018-06-20T16:00", "quy định của cơ quan tiếp nhận"},
		{"15:00", "2018-06-21T16:00", "Nghị định 61/2018/NĐ-CP, Điều 18"},
		{"15:00", "2025-06-30T16:00", "Nghị định 61/2018/NĐ-CP, Điều 18"},
		{"16:00", "2025-06-30T16:30", "quy định của cơ quan tiếp nhận"},
		{"15:00", "2025-07-01T16:00", "quy định của cơ quan tiếp nhận"},
	} {
		hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay(c.cutOff))
		require.NoError(t, err)
		e, err := schedule.MustCounter(schedule.CounterOptions{Hours: hours}).Explain(form.Vietnamese, moment(c.from), term("1 wd"))
		require.NoError(t, err)
		assert.Equal(t, c.source, e.Steps[0].Source, "%s %s", c.cutOff, c.from)
	}
	for from, source := range map[string]string{"2025-06-23": "Nghị định 61/2018/NĐ-CP, Điều 19.9", "2025-06-30": "Nghị định 118/2025/NĐ-CP"} {
		at := schedule.MomentOn(day(from) + 1)
		k, err := start(from, "5 wd").With(schedule.ClockEvent{Type: schedule.Reappointed, At: at, Due: schedule.MomentOn(at.Day() + 20)})
		require.NoError(t, err)
		e, err := k.Explain(form.Vietnamese, schedule.Moment{})
		require.NoError(t, err)
		sources := map[schedule.Effect]string{}
		for _, s := range e.Steps {
			sources[s.Effect] = s.Source
		}
		assert.Equal(t, source, sources[schedule.EffectAppointed], from)
	}
}

// A day that may still move says so.
func TestExplainState(t *testing.T) {
	for from, want := range map[string]string{"2027-12-28": "còn có thể thay đổi", "2016-03-01": "có thể thiếu ngày hoán đổi", "2026-03-02": "đến 24:00 của ngày này ["} {
		e, err := plain.Explain(form.Vietnamese, moment(from), term("5 wd"))
		require.NoError(t, err)
		assert.Contains(t, e.Lines()[len(e.Steps)-1], want)
	}
}

// Whatever the term, the explanation ends where the count does, names every
// day, and speaks both languages.
func TestExplainProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := schedule.MomentOn(day("2023-01-01") + 0)
		from = schedule.MomentOn(from.Day() + anyDay(t, "day")%1300)
		unit := rapid.SampledFrom([]schedule.Unit{schedule.Days, schedule.WorkingDays, schedule.Weeks, schedule.Months, schedule.Years, schedule.WorkingHours, schedule.Hours}).Draw(t, "unit")
		if unit == schedule.WorkingHours || unit == schedule.Hours {
			from = from.At(calendar.MustParseTimeOfDay("15:40"))
		}
		n := rapid.IntRange(0, 20).Draw(t, "n")
		length := schedule.NewTerm(n, unit)
		due, err := plain.Due(from, length)
		require.NoError(t, err)
		for _, l := range []form.Language{form.Vietnamese, form.English} {
			e, err := plain.Explain(l, from, length)
			require.NoError(t, err)
			require.Equal(t, due, e.Due)
			checkDays(t, e)
			require.Len(t, e.Lines(), len(e.Steps))
		}
	})
}

// Every line of an explanation is in the language asked for; what a host wrote
// and the numbers of documents stand as they are.
func TestExplainLanguage(t *testing.T) {
	vietnamese := regexp.MustCompile(`Điều|[Ll]uật|ngày|Nghị|Quyết|thứ |Thứ |giờ|tính|hạn`)
	english := regexp.MustCompile(`(?i)article|code|\bof\b|decision|decree|day|hour|term\b|until`)
	named := strings.NewReplacer("Thông báo về nghỉ lễ, tết năm 2015", "", "Văn bản của VPCP về lịch nghỉ 2026", "")
	hours, err := calendar.OfficeHours{}.WithCutOff(calendar.MustParseTimeOfDay("15:00"))
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		counter := schedule.MustCounter(schedule.CounterOptions{Hours: rapid.SampledFrom([]calendar.OfficeHours{{}, hours}).Draw(t, "hours"),
			Roll: schedule.Roll(rapid.IntRange(0, 3).Draw(t, "roll")), ThirtyDayMonths: rapid.Bool().Draw(t, "months")})
		day := form.MustParseDay("2014-01-01") + form.Day(rapid.IntRange(0, 6000).Draw(t, "day"))
		from := schedule.MomentOn(day).At(calendar.MustParseTimeOfDay(rapid.SampledFrom([]string{"06:00", "09:40", "16:10", "19:00"}).Draw(t, "time")))
		unit := rapid.SampledFrom([]schedule.Unit{"min", "h", "wh", "d", "wd", "w", "m", "y"}).Draw(t, "unit")
		n := 2 * rapid.IntRange(1, 40).Draw(t, "n")
		if unit != schedule.Weeks && unit != schedule.Minutes {
			n -= rapid.IntRange(0, 1).Draw(t, "half")
		}
		k, err := counter.Start(from, schedule.HalvesTerm(n, unit))
		require.NoError(t, err)
		if rapid.Bool().Draw(t, "paused") {
			k, err = k.Pause(schedule.MomentOn(day+2), schedule.MomentOn(day+5), rapid.SampledFrom([]schedule.Waiting{"", schedule.ForBody, schedule.ForPayment}).Draw(t, "waiting"), "")
			require.NoError(t, err)
		}
		if rapid.Bool().Draw(t, "appointed") {
			k, err = k.With(schedule.ClockEvent{Type: schedule.Reappointed, At: from, Due: schedule.MomentOn(day + 90)})
		}
		if err != nil { // too late for a new appointment
			require.NotRegexp(t, english, form.Message(err, form.Vietnamese))
			require.NotRegexp(t, vietnamese, err.Error())
			return
		}
		for l, other := range map[form.Language]*regexp.Regexp{form.Vietnamese: english, form.English: vietnamese} {
			e, err := k.Explain(l, schedule.Moment{})
			require.NoError(t, err)
			for _, line := range e.Lines() {
				require.NotRegexp(t, other, named.Replace(line))
			}
		}
	})
}
