package plan

import (
	"iter"

	"github.com/caicach/tthc/schedule/calendar"
	"github.com/rickb777/date/v2"
)

// DueRow is one obligation with its status on a day, as lists, pages and
// programs show it. Its JSON form is the one of "tthc due".
type DueRow struct {
	ID     ObligationID `json:"id"`
	Plan   string       `json:"plan"`
	Task   TaskID       `json:"task"`
	Title  string       `json:"title"`
	Body   string       `json:"body"`
	BodyID string       `json:"bodyID,omitzero"`
	Role   Role         `json:"role"`
	Start  calendar.Day `json:"start,omitzero"`
	Due    calendar.Day `json:"due,omitzero"` // in force on the day, extensions included
	Status Status       `json:"status"`
}

// DueQuery chooses the rows of a due list.
type DueQuery struct {
	ObligationQuery
	// AsOf is the day at the end of which statuses are taken.
	AsOf date.Date
	// Within, when not nil, keeps what is open and overdue, or open and due
	// within so many days after AsOf.
	Within *int
	// Body, when not empty, keeps the rows of the body of this name; case,
	// accents and punctuation do not matter.
	Body string
}

// Due yields the plan's obligations with their statuses, in order of due day,
// what has no day last, and within a day in the order of the tasks.
func (p *Plan) Due(progress *Progress, q DueQuery) iter.Seq[DueRow] {
	return func(yield func(DueRow) bool) {
		for o := range p.Obligations(q.ObligationQuery) {
			if q.Body != "" && bodyKey(o.Body) != bodyKey(q.Body) {
				continue
			}
			state := progress.State(o, q.AsOf)
			open := state.Status == OpenInTime || state.Status == OpenOverdue
			if q.Within != nil && (!open || state.Due == date.Zero || state.Due > q.AsOf+date.Date(*q.Within)) {
				continue
			}
			row := DueRow{ID: o.ID(), Plan: p.Number, Task: o.Task.ID, Title: o.Task.Title, Body: o.Body, Role: o.Role,
				Start: calendar.DayOf(o.Start), Due: calendar.DayOf(state.Due), Status: state.Status}
			if !yield(row) {
				return
			}
		}
	}
}

// Summary is a plan in a list of plans. Its JSON form is the one of "tthc
// plans".
type Summary struct {
	Number string       `json:"number"`
	Title  string       `json:"title"`
	Date   calendar.Day `json:"date,omitzero"` // absent where it is unknown
	Issuer string       `json:"issuer"`
	Tasks  int          `json:"tasks"` // how many
	From   calendar.Day `json:"from"`
	To     calendar.Day `json:"to"`
}

// Summary is the plan in short.
func (p *Plan) Summary() Summary {
	return Summary{p.Number, p.Title, p.Date, p.Issuer, len(p.Tasks), p.From, p.To}
}

// DueHeader is the heading of the plain table of due rows.
func DueHeader(l calendar.Language) []string {
	if l == calendar.English {
		return []string{"Due", "Status", "Task", "Title", "Body", "Role", "Start", "ID"}
	}
	return []string{"Hạn", "Tình trạng", "Stt", "Nhiệm vụ", "Cơ quan", "Vai trò", "Bắt đầu", "Mã"}
}

// Cells is the row in a plain table, in the columns of [DueHeader].
func (r DueRow) Cells(l calendar.Language) []string {
	return []string{r.Due.String(), r.Status.Text(l), string(r.Task), r.Title, r.Body, r.Role.Text(l), r.Start.String(), string(r.ID)}
}

// Text is the role in words.
func (r Role) Text(l calendar.Language) string {
	if r == Coordinate {
		return l.Pick("phối hợp", "coordinates")
	}
	return l.Pick("chủ trì", "leads")
}

// Count is how many obligations have each status.
type Count struct{ DoneOnTime, DoneLate, OpenInTime, OpenOverdue int }

// Add counts one more of the status.
func (c *Count) Add(s Status) {
	switch s {
	case DoneOnTime:
		c.DoneOnTime++
	case DoneLate:
		c.DoneLate++
	case OpenInTime:
		c.OpenInTime++
	case OpenOverdue:
		c.OpenOverdue++
	}
}

// Of is the count of one status.
func (c Count) Of(s Status) int {
	switch s {
	case DoneOnTime:
		return c.DoneOnTime
	case DoneLate:
		return c.DoneLate
	case OpenInTime:
		return c.OpenInTime
	case OpenOverdue:
		return c.OpenOverdue
	}
	return 0
}

// Total is the number of obligations.
func (c Count) Total() int { return c.DoneOnTime + c.DoneLate + c.OpenInTime + c.OpenOverdue }
