package catalog_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/plan/catalog"
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// load is the published plan of the number.
func load(t *testing.T, number string) *plan.Plan {
	t.Helper()
	p, ok := catalog.Plan(number)
	require.True(t, ok, number)
	return p
}

// dueDays is the due days of each task that has one in the plan's days.
func dueDays(p *plan.Plan) map[plan.TaskID][]string {
	days := map[plan.TaskID][]string{}
	for _, task := range p.Tasks {
		for o := range task.Time.Rule.Occurrences(p.Span()) {
			if o.Due != form.NoDay {
				days[task.ID] = append(days[task.ID], o.Due.String())
			}
		}
	}
	return days
}

// starts is the first day of each task that is to be done within a window.
func starts(p *plan.Plan) map[plan.TaskID]string {
	days := map[plan.TaskID]string{}
	for _, task := range p.Tasks {
		for _, part := range task.Time.Rule.Parts() {
			if part.Kind == schedule.Interval {
				days[task.ID] = part.Start.String()
			}
		}
	}
	return days
}

// undated is, by the kind of their time, the tasks with a time that sets no
// day; the tasks without a time have the kind "".
func undated(p *plan.Plan) map[schedule.Kind][]plan.TaskID {
	ids := map[schedule.Kind][]plan.TaskID{}
	for _, task := range p.Tasks {
		if task.Time.Rule.IsZero() {
			ids[""] = append(ids[""], task.ID)
		}
		for _, part := range task.Time.Rule.Parts() {
			switch part.Kind {
			case schedule.Deadline, schedule.Interval, schedule.Recurring:
			default:
				ids[part.Kind] = append(ids[part.Kind], task.ID)
			}
		}
	}
	return ids
}

// exclusive is the tasks whose wording names the day after the due day.
func exclusive(p *plan.Plan) []plan.TaskID {
	var ids []plan.TaskID
	for _, task := range p.Tasks {
		for _, part := range task.Time.Rule.Parts() {
			if part.Exclusive {
				ids = append(ids, task.ID)
				break
			}
		}
	}
	return ids
}

// wording is the time of a task in the words of its document.
func wording(t *testing.T, p *plan.Plan, id plan.TaskID) string {
	t.Helper()
	return find(t, p, id).Time.Text
}

func find(t *testing.T, p *plan.Plan, id plan.TaskID) plan.Task {
	t.Helper()
	task, ok := p.Task(id)
	require.True(t, ok, id)
	return task
}

// relation finds what a plan says of another document.
func relation(p *plan.Plan, number string) (plan.Relation, bool) {
	for _, r := range p.Relations {
		if r.Number == number {
			return r, true
		}
	}
	return plan.Relation{}, false
}

func day(s string) form.Day { return form.MustParseDay(s) }

func TestFivePlans(t *testing.T) {
	tasks := map[string]int{}
	for _, p := range catalog.Plans() {
		tasks[p.Number] = len(p.Tasks)
	}
	assert.Equal(t, map[string]int{"16/QĐ-TCTCCTTHC": 17, "221/VPCP-KSTT": 9, "240/QĐ-TTg": 52, "537/TB-VPCP": 8, "62/QĐ-TCTCCTTHC": 8}, tasks)
	_, ok := catalog.Plan("1/QĐ-TTg")
	assert.False(t, ok)
}

func TestEachTaskSaysWhoAndWhere(t *testing.T) {
	for _, p := range catalog.Plans() {
		seen := map[plan.TaskID]bool{}
		for _, task := range p.Tasks {
			at := p.Number + " " + string(task.ID)
			assert.False(t, seen[task.ID], at)
			seen[task.ID] = true
			assert.NotEmpty(t, task.Leads, at)
			assert.NotEmpty(t, task.Place, at)
			assert.LessOrEqual(t, utf8.RuneCountInString(task.Title), 130, at)
			assert.Equal(t, task.Time.Text == "", task.Time.Rule.IsZero(), at)
			for _, lead := range task.Leads {
				assert.NotContains(t, task.Coordinating, lead, at)
			}
		}
	}
}

// A document cannot cite what was signed after it.
func TestCitedDocumentsAreOlder(t *testing.T) {
	for _, p := range catalog.Plans() {
		require.NotEmpty(t, p.Relations, p.Number)
		seen := map[plan.Reference]bool{}
		for _, r := range append(relations(p), p.Basis...) {
			assert.False(t, seen[r], "%s cites %s twice", p.Number, r.Number)
			seen[r] = true
			if r.Date.IsZero() {
				continue
			}
			latest := p.Date
			if latest.IsZero() {
				latest = p.NotBefore
			}
			assert.LessOrEqual(t, r.Date.Compare(latest), 0, "%s of %s cites %s of %s", p.Number, latest, r.Number, r.Date)
			assert.Equal(t, r.Number, strings.TrimSpace(r.Number))
		}
	}
}

func relations(p *plan.Plan) []plan.Reference {
	var all []plan.Reference
	for _, r := range p.Relations {
		all = append(all, r.Reference)
	}
	return all
}

// Where two plans speak of the same document they give it the same day, unless
// its number starts anew each year.
func TestPlansAgreeOnWhatTheyCite(t *testing.T) {
	anew := map[string]bool{"01/NQ-CP": true, "02/NQ-CP": true}
	days := map[string]form.Day{}
	for _, p := range catalog.Plans() {
		for _, r := range append(relations(p), p.Basis...) {
			if r.Date.IsZero() || anew[r.Number] {
				continue
			}
			if known, ok := days[r.Number]; ok {
				assert.Equal(t, known, r.Date, "%s in %s", r.Number, p.Number)
			}
			days[r.Number] = r.Date
		}
	}
}
