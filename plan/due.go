package plan

import (
	"cmp"
	"iter"
	"slices"

	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/agenda"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/ical"
)

// DueRow is one obligation with its status on a day, as lists, pages and
// programs show it. Its JSON form is the one of "tthc due".
type DueRow struct {
	ID     ObligationID `json:"id"`
	Plan   string       `json:"plan"`
	Task   TaskID       `json:"task"`
	Title  string       `json:"title"`
	Body   string       `json:"body"` // by its name on the day; the document's wording where the body is not known
	BodyID body.ID      `json:"bodyID,omitzero"`
	Role   body.Role    `json:"role"`
	Start  form.Day     `json:"start,omitzero"`
	Due    form.Day     `json:"due,omitzero"` // in force on the day, extensions included
	Status Status       `json:"status"`
	// Stage is how far the work has come: what is open and not begun is told apart
	// from what is under way.
	Stage Stage `json:"stage,omitzero"`
	// Inner is the event by which a part of the obligation was given down to the
	// body: then the row is that part's, with its inner due day, and no report
	// counts it.
	Inner string `json:"inner,omitzero"`

	// DueSet is the day of what set Due, where the plan itself did not: of the
	// extension in force, or of what the task waited for.
	DueSet form.Day `json:"dueSet,omitzero"`
	// Suspended says that work is put off (tạm hoãn); the status stays.
	Suspended bool `json:"suspended,omitzero"`
	// Inherited says from whom the duty came, who answers for it, and by what
	// fact, when the body named has ended or has not the function any more.
	Inherited *Inheritance `json:"inherited,omitzero"`
}

type dueRowForm DueRow

var dueRows = form.Of[dueRowForm](0)

// MarshalJSON writes the row as "tthc due" does. A row that lacks what every
// row must say is not written.
func (r DueRow) MarshalJSON() ([]byte, error) { return dueRows.Write(dueRowForm(r)) }

// AppendJSON writes as MarshalJSON does, behind b.
func (r *DueRow) AppendJSON(b []byte) ([]byte, error) { return dueRows.Append(b, (*dueRowForm)(r)) }

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (r *DueRow) UnmarshalJSON(data []byte) error { return readInto(dueRows, (*dueRowForm)(r), data) }

// Inheritance is how a duty came to a body, or to nobody. It is a part of a
// row.
type Inheritance struct {
	From    body.ID      `json:"from"`
	Name    string       `json:"name"`
	To      body.ID      `json:"to,omitzero"` // who answers, when it is one
	Outcome body.Outcome `json:"outcome"`     // one, several or nobody answers
	Reason  string       `json:"reason"`      // in Vietnamese or English
}

// DueQuery chooses the rows of a due list.
type DueQuery struct {
	ObligationQuery
	// AsOf is the day at the end of which statuses are taken.
	AsOf form.Day
	// Within, when not nil, keeps what is open and overdue, or open and due
	// within so many days after AsOf.
	Within *int
	// Given adds the parts of the plan's obligations that were given down: those
	// to the body of Only or Named, and where neither is set all of them.
	Given bool
	// List chooses a part of the rows; the zero value has all.
	List Listing
	// Language is the language of reasons.
	Language form.Language
}

// Listing is a part of a due list.
type Listing uint8

// The listings.
const (
	ListAll      Listing = iota
	ListUpcoming         // open, with a due day that has not passed
	ListOverdue          // open, after the due day
	ListUndated          // open, without a due day
)

// MarshalJSON refuses: what to list is a question, not kept.
func (Listing) MarshalJSON() ([]byte, error) { return form.Unwritten{}.MarshalJSON() }

// UnmarshalJSON refuses.
func (*Listing) UnmarshalJSON(b []byte) error { return new(form.Unwritten).UnmarshalJSON(b) }

// has says whether an obligation in that state belongs to the list.
func (l Listing) has(s State) bool {
	switch l {
	case ListUpcoming:
		return s.Status == OpenInTime && s.Due != form.NoDay
	case ListOverdue:
		return s.Status == OpenOverdue
	case ListUndated:
		return s.Status == OpenInTime && s.Due == form.NoDay
	}
	return true
}

// Due yields the plan's obligations with their statuses, in order of the due
// day in force, what has no day last, and within a day in the order of the
// tasks; nothing on a day before the plan holds ([Plan.Holds]). With a registry,
// a duty of a body that has ended by the day, or of a function that has passed,
// stands under its successor, and says so; duties of several that have become
// one body are one. What was done or due before it passed stays under the body
// whose it was, and so does what nobody answers for any more. A part that was
// given down stands, where it is asked for, under the body that answers for whom
// it was given to.
func (p *Plan) Due(progress *Progress, q DueQuery) iter.Seq[DueRow] {
	rows := p.due(progress, q)
	if q.Given {
		return p.withGiven(progress, q, rows)
	}
	return rows
}

// due yields the rows of the obligations themselves.
func (p *Plan) due(progress *Progress, q DueQuery) iter.Seq[DueRow] {
	return func(yield func(DueRow) bool) {
		for s := range p.inOrder(progress, q) {
			if q.Within != nil && (!s.Open() || s.State.Due == form.NoDay || s.State.Due > q.AsOf+form.Day(*q.Within)) {
				continue
			}
			if !q.List.has(s.State) {
				continue
			}
			row := DueRow{ID: s.ID(), Plan: p.Number, Task: s.Task.ID, Title: s.Task.Title, Role: s.Role,
				Start: s.Start, Due: s.State.Due, DueSet: s.set, Status: s.Status, Stage: progress.stage(s, q.AsOf), Suspended: s.Suspended}
			s.place(&row, q.AsOf, q.Language)
			if !q.asksFor(row.BodyID, q.AsOf) && (row.Inherited == nil || !q.asksFor(row.Inherited.To, q.AsOf)) {
				continue
			}
			if !yield(row) {
				return
			}
		}
	}
}

// inOrder yields obligations with their states in the order of the due days in
// force. Only what has another day than the plan gave is held back for that:
// memory grows with the extensions, not with the obligations.
func (p *Plan) inOrder(progress *Progress, q DueQuery) iter.Seq[*standing] {
	return func(yield func(*standing) bool) {
		var moved []*standing
		rank := map[TaskID]int{}
		if progress.movesDays() {
			for i, t := range p.tasks() {
				rank[t.ID] = i
			}
			for s := range p.standings(progress, q.ObligationQuery, q.AsOf) {
				if s.State.Due != s.Occurrence.Due {
					kept := *s
					moved = append(moved, &kept)
				}
			}
		}
		order := func(a, b *standing) int {
			return cmp.Or(cmp.Compare(dayOrder(a.State.Due), dayOrder(b.State.Due)), cmp.Compare(rank[a.Task.ID], rank[b.Task.ID]))
		}
		slices.SortStableFunc(moved, order)
		for s := range p.standings(progress, q.ObligationQuery, q.AsOf) {
			if s.State.Due != s.Occurrence.Due {
				continue
			}
			for len(moved) > 0 && order(moved[0], s) < 0 {
				if !yield(moved[0]) {
					return
				}
				moved = moved[1:]
			}
			if !yield(s) {
				return
			}
		}
		for _, m := range moved {
			if !yield(m) {
				return
			}
		}
	}
}

// place says under whom a row stands on the day.
func (s *standing) place(row *DueRow, on form.Day, l form.Language) {
	row.Body, row.BodyID = s.Named, s.Body.ID()
	if !s.Body.IsZero() {
		row.Body = s.Body.Name(on)
	}
	if s.passed == form.NoDay {
		return
	}
	row.Inherited = &Inheritance{From: s.Body.ID(), Name: row.Body, Outcome: s.answer.Outcome, Reason: s.answer.Reason(l)}
	if holder, ok := s.holder(); ok {
		row.Inherited.To = holder.ID()
		if !s.settled() {
			row.Body, row.BodyID = holder.Name(on), holder.ID()
		}
	}
}

// Key is what tells the row from all others: the identifier of the obligation, and
// behind it that of a part of it.
func (r DueRow) Key() string {
	if r.Inner != "" {
		return string(r.ID) + "#inner#" + r.Inner
	}
	return string(r.ID)
}

// Agenda is the duty as people are told of it, anew when an extension gives
// another day. ok is false for what is done, put off or has no due day.
func (r DueRow) Agenda() (i agenda.Item, ok bool) {
	return agenda.Item{Key: r.Key(), Turn: r.DueSet.String(), About: r.Plan + "#" + string(r.Task), Title: string(r.Task) + ". " + r.Title,
		Body: cmp.Or(string(r.BodyID), r.Body), Due: r.Due}, r.Status.open() && !r.Suspended && !r.Due.IsZero()
}

// Event is the row as an event of a calendar, false when it has no due day.
// The domain is the host's and makes the identifier unique in the world.
func (r DueRow) Event(domain string, l form.Language) (e ical.Event, ok bool) {
	return ical.Event{
		UID:         r.Key() + "@" + domain,
		Due:         r.Due,
		Summary:     string(r.Task) + ". " + r.Title,
		Description: r.Body + " · " + r.StatusText(l),
		Categories:  []string{r.Plan},
	}, !r.Due.IsZero()
}

// Summary is a plan in a list of plans. Its JSON form is the one of "tthc
// plans".
type Summary struct {
	Number string   `json:"number"`
	Title  string   `json:"title"`
	Date   form.Day `json:"date,omitzero"` // absent where it is unknown
	Issuer string   `json:"issuer"`
	Tasks  int      `json:"tasks"` // how many
	From   form.Day `json:"from"`
	To     form.Day `json:"to"`
}

type summaryForm Summary

var summaries = form.Of[summaryForm](0)

// MarshalJSON writes the summary as "tthc plans" does; that of a plan that
// lacks what a plan must say is not written.
func (s Summary) MarshalJSON() ([]byte, error) { return summaries.Write(summaryForm(s)) }

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (s *Summary) UnmarshalJSON(data []byte) error {
	return readInto(summaries, (*summaryForm)(s), data)
}

// Summary is the plan in short.
func (p *Plan) Summary() Summary {
	if p == nil {
		return Summary{}
	}
	return Summary{p.Number, p.Title, p.Date, p.Issuer, len(p.Tasks), p.From, p.To}
}

// DueHeader is the heading of the plain table of due rows.
func DueHeader(l form.Language) []string {
	if l == form.English {
		return []string{"Due", "Status", "Task", "Title", "Body", "Role", "Start", "ID"}
	}
	return []string{"Hạn", "Tình trạng", "Stt", "Nhiệm vụ", "Cơ quan", "Vai trò", "Bắt đầu", "Mã"}
}

// StatusText is the status in words, and that the work is put off where it is.
func (r DueRow) StatusText(l form.Language) string {
	if r.Suspended {
		return r.Status.Text(l) + l.Pick(" (tạm hoãn)", " (put off)")
	}
	return r.Status.Text(l)
}

// Cells is the row in a plain table, in the columns of [DueHeader].
func (r DueRow) Cells(l form.Language) []string {
	return []string{r.Due.String(), r.StatusText(l), string(r.Task), r.Title, r.Body, r.RoleText(l), r.Start.String(), string(r.ID)}
}

// RoleText is in words what the body does: it leads, coordinates, or was given a part.
func (r DueRow) RoleText(l form.Language) string {
	switch {
	case r.Inner != "":
		return l.Pick("được giao một phần", "was given a part")
	case r.Role == body.RoleCoordinate:
		return l.Pick("phối hợp", "coordinates")
	}
	return l.Pick("chủ trì", "leads")
}

// Count is how many obligations have each status.
type Count struct {
	DoneOnTime  int `json:"doneOnTime"`
	DoneLate    int `json:"doneLate"`
	OpenInTime  int `json:"openInTime"`
	OpenOverdue int `json:"openOverdue"`
}

// With is the count with one more of the status.
func (c Count) With(s Status) Count {
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
	return c
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
