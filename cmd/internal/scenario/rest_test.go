package scenario

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// term is a term that runs, as the count knows it.
type term struct {
	started  minute
	days     int
	asked    span // none: no papers were asked for
	finished minute
}

// due is the last day of what was known by the end of a day: the day on which
// papers were asked for and those after it, before they came, are the
// citizen's. ok is false while they are awaited.
func (c *term) due(last day) (d day, ok bool) {
	asked, brought := never, never
	if c.asked.asked != none && c.asked.asked.day() <= last {
		if asked, brought = c.asked.asked.day(), c.asked.brought.day(); brought > last {
			return 0, false
		}
	}
	d = c.started.day()
	for n := c.days; n > 0; {
		if d++; d.works(last) && (d < asked || d >= brought) {
			n--
		}
	}
	return d, true
}

// 1,000 terms with pauses are due on the days of the count at each month's end,
// through the notice of October 2025 and three restarts; what the notice moves
// is what the count says.
func TestTwoYearsOfClocks(t *testing.T) {
	s := &story{Rand: rand.New(rand.NewPCG(3, 3))}
	terms := make([]term, 1000)
	for i := range terms {
		started := s.officeTime(s.workday(ymd(2025, 1, 2)+day(s.IntN(720)), 1))
		c := &terms[i]
		*c = term{started: started, days: 3 + s.IntN(28), asked: span{none, none}}
		end := started.day() + day(2*c.days)
		if s.one(3, 1) {
			c.asked.asked = s.officeTime((started.day() + 1).rolled(0))
			c.asked.brought = s.officeTime(s.workday(c.asked.asked.day()+1, 15))
			end = c.asked.brought.day() + 30
		}
		c.finished = s.officeTime(s.workday(end, 20))
	}
	clocks := map[int]schedule.Clock{}
	paused, resumed := map[int]bool{}, map[int]bool{}
	counter := schedule.MustCounter(schedule.CounterOptions{})
	compared := 0
	for month := range 24 {
		last := months[month+1] - 1
		if months[month] <= noticeIssued && noticeIssued <= last {
			before, after := workCalendar(t, 0), workCalendar(t, last)
			want, got := map[int][2]form.Day{}, map[int][2]form.Day{}
			for i := range clocks {
				was, ok := terms[i].due(months[month] - 1)
				now := terms[i]
				if now.asked.asked != none && now.asked.asked >= months[month].at(0, 0) {
					now.asked = span{none, none} // not told yet
				}
				if is, _ := now.due(last); ok && was != is {
					want[i] = [2]form.Day{was.form(), is.form()}
				}
			}
			for m, err := range schedule.Moved(maps.All(clocks), before, after) {
				require.NoError(t, err)
				if _, ok := terms[m.ID].due(months[month] - 1); ok {
					got[m.ID] = [2]form.Day{m.Before.At.Day(), m.After.At.Day()}
				}
			}
			require.NotEmpty(t, want)
			same(t, want, got, "moved by the notice")
			counter = schedule.MustCounter(schedule.CounterOptions{Calendar: after})
			for i, k := range clocks {
				var err error
				clocks[i], err = k.On(counter)
				require.NoError(t, err)
			}
		}
		for i := range terms {
			c := &terms[i]
			var err error
			if _, there := clocks[i]; !there && c.started.day() >= months[month] && c.started.day() <= last {
				clocks[i], err = counter.Start(c.started.moment(), schedule.NewTerm(c.days, schedule.WorkingDays))
				require.NoError(t, err)
			}
			k, there := clocks[i]
			if there && c.asked.asked != none && !paused[i] && c.asked.asked.day() <= last {
				k, err = k.With(schedule.ClockEvent{Type: schedule.Paused, At: c.asked.asked.moment(), Waiting: schedule.ForCitizen})
				require.NoError(t, err)
				paused[i] = true
			}
			if paused[i] && !resumed[i] && c.asked.brought.day() <= last {
				k, err = k.With(schedule.ClockEvent{Type: schedule.Resumed, At: c.asked.brought.moment(), Waiting: schedule.ForCitizen})
				require.NoError(t, err)
				resumed[i] = true
			}
			if there {
				clocks[i] = k
			}
			if there && c.finished.day() <= last {
				delete(clocks, i) // done: nothing of it runs
			}
		}
		for i, k := range clocks {
			if slices.Contains(restarts, month) {
				kept, err := k.MarshalJSON()
				require.NoError(t, err)
				k, err = schedule.ReadClock(kept, workCalendar(t, last))
				require.NoError(t, err)
				clocks[i] = k
			}
			want, ok := terms[i].due(last)
			if !ok {
				continue
			}
			require.Equal(t, want.form(), k.Due().At.Day(), "%d: %+v at the end of month %d", i, terms[i], month+1)
			r, err := k.Read(schedule.MomentOn(last.form()))
			require.NoError(t, err)
			require.Equal(t, last > want, r.State == schedule.ClockOverdue)
			compared++
		}
	}
	require.Greater(t, compared, 1000)
}

// A monthly duty of two ministries, of which one became part of the other on 1
// March 2025, and of the Government Office, over two years: from March on the
// two owe one. Each month's report is what the count says, through events that
// come late, corrections and restarts.
func TestTwoYearsOfAPlan(t *testing.T) {
	p, err := plan.New(plan.Plan{Number: "1/QĐ", Title: "Kế hoạch", Issuer: "Thủ tướng Chính phủ", Signer: "Thủ tướng",
		Date: form.MustParseDay("2025-01-01"), From: form.MustParseDay("2025-01-01"), To: form.MustParseDay("2026-12-31"),
		Tasks: []plan.Task{{ID: "1", Title: "Báo cáo", Leads: []string{"Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", "Văn phòng Chính phủ"},
			Time: plan.Timing{Text: "Hằng tháng", Rule: schedule.MustRule("", schedule.Part{Kind: schedule.Recurring, Every: schedule.Monthly})}}}})
	require.NoError(t, err)
	s := &story{Rand: rand.New(rand.NewPCG(4, 4))}
	type duty struct {
		of             body.ID
		month          int
		done, recorded day
		wrong          bool // it was first told that it was done on the first of the month
	}
	var duties []duty
	for month := range 24 {
		for _, of := range []body.ID{"G05", "G12", "G22"} {
			if of == "G05" && month >= 2 {
				continue
			}
			d := duty{of: of, month: month, done: months[month+1] - 8 + day(s.IntN(40)), wrong: s.one(6, 1)}
			d.recorded = d.done + day(s.IntN(20))
			duties = append(duties, d)
		}
	}
	ids := map[string]plan.ObligationID{}
	q := plan.ObligationQuery{Bodies: body.Vietnam()}
	for o := range p.Obligations(q) {
		key := fmt.Sprint(o.Body.ID(), " ", o.Due.String()[:7])
		require.NotContains(t, ids, key)
		ids[key] = o.ID()
	}
	require.Len(t, ids, 3*24, "each keeps its name, and is asked of who has it")

	progress, err := plan.NewProgress(nil, plan.ProgressOptions{})
	require.NoError(t, err)
	var kept []plan.Event
	for month := range 24 {
		last := months[month+1] - 1
		var fresh []plan.Event
		for i, d := range duties {
			name := months[d.month].String()[:7]
			e := plan.Event{ID: fmt.Sprint("done ", i), Obligation: ids[fmt.Sprint(d.of, " ", name)], Type: plan.EventDone, Day: d.done.form()}
			if d.recorded < months[month] || d.recorded > last {
				continue
			}
			if d.wrong {
				wrong := e
				wrong.ID, wrong.Day = e.ID+" wrong", months[d.month].form()
				fresh = append(fresh, wrong)
				e.Corrects = wrong.ID
			}
			fresh = append(fresh, e, e)
		}
		kept = append(kept, fresh...)
		progress, err = progress.With(fresh...)
		require.NoError(t, err)
		if slices.Contains(restarts, month) {
			var back []plan.Event
			for _, e := range kept {
				line, err := e.MarshalJSON()
				require.NoError(t, err)
				read, err := plan.ReadEvent(line)
				require.NoError(t, err)
				back = append(back, read)
			}
			progress, err = plan.NewProgress(back, plan.ProgressOptions{})
			require.NoError(t, err)
		}
		want, got := map[body.ID]plan.ReportRow{}, map[body.ID]plan.ReportRow{}
		for _, d := range duties {
			due, done := months[d.month+1]-1, d.done
			if d.recorded > last || done > last {
				done = never
			}
			if due > last || due < months[month] && done < months[month] {
				continue // not asked for yet, or done before
			}
			of := d.of
			if of == "G05" && last >= ymd(2025, 3, 1) {
				of = "G12"
			}
			row := want[of]
			switch {
			case done <= due:
				row.DoneOnTime++
			case done != never:
				row.DoneLate++
			case last <= due:
				row.OpenInTime++
			default:
				row.OpenOverdue++
			}
			if due < months[month] {
				row.CarriedOver++
			}
			want[of] = row
		}
		r := p.Report(progress, plan.ReportQuery{ObligationQuery: q, Period: schedule.MustParsePeriod(months[month].String()[:7])})
		for _, row := range r.Rows {
			if c := (plan.ReportRow{Count: row.Count, CarriedOver: row.CarriedOver}); c != (plan.ReportRow{}) {
				got[row.BodyID] = c
			}
		}
		same(t, want, got, "the report of month %d", month+1)
	}
}
