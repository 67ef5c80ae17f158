package table

import (
	"fmt"

	"github.com/caicach/tthc/schedule/form"
)

// Kind says what a doubt is about; it is stable.
type Kind string

// The kinds of doubts.
const (
	KindColumn   Kind = "column"   // a column whose heading is not known, or a cell outside all columns
	KindRow      Kind = "row"      // a row that is no part of the table: it is not in the draft
	KindJoined   Kind = "joined"   // a row without a number was taken as a part of the task above, or as a task of its own
	KindHeading  Kind = "heading"  // a row taken as a heading
	KindNumber   Kind = "number"   // a number that is missing, unusual, or stands twice
	KindTitle    Kind = "title"    // a task without a title
	KindLead     Kind = "lead"     // a task without a lead, or with one taken from elsewhere
	KindBody     Kind = "body"     // words of a cell of bodies, as plan/body doubts them
	KindTime     Kind = "time"     // words of a time, as schedule/phrase doubts them
	KindDitto    Kind = "ditto"    // "như trên": the cell above was taken
	KindDocument Kind = "document" // something about the plan that the table does not say
)

// Doubt is something in a table that a person should look at.
type Doubt struct {
	Kind   Kind
	Row    int    // counted from 1; 0 for the table as a whole
	Column string // the heading of the column as the table has it; empty for the row as a whole
	Text   string // the words in doubt
	reason form.Text
}

// Message says what to check, in the language asked for.
func (d Doubt) Message(l form.Language) string { return d.reason.In(l) }

// String is the doubt in English on one line.
func (d Doubt) String() string {
	return fmt.Sprintf("row %d, %s: %q: %s", d.Row, d.Column, d.Text, d.Message(form.English))
}

// ErrorKind says why rows are no task table; it is stable.
type ErrorKind string

// What can be wrong with a table as a whole.
const (
	NoHeader ErrorKind = "header" // no row has the headings of a task table
	NoTasks  ErrorKind = "tasks"  // nothing stands under the heading
	BadYear  ErrorKind = "year"   // a year outside calendar.MinYear to MaxYear
)

// Error says why a table cannot be read at all.
type Error struct {
	Kind ErrorKind
	Row  int // of the heading, with NoTasks
	Year int // with BadYear
}

func (e *Error) Error() string { return e.Message(form.English) }

// Message is the error in the language asked for.
func (e *Error) Message(l form.Language) string {
	switch e.Kind {
	case NoTasks:
		return fmt.Sprintf(l.Pick("dòng %d: dưới tiêu đề bảng không có nhiệm vụ nào", "row %d: no task stands under the heading of the table"), e.Row)
	case BadYear:
		return fmt.Sprintf(l.Pick("năm %d: phải từ %d đến %d", "year %d: must be from %d to %d"), e.Year, form.MinYear, form.MaxYear)
	}
	return l.Pick("không có dòng tiêu đề của bảng nhiệm vụ: cần cột “Nhiệm vụ” (hoặc “Nội dung”) và một cột như “Stt”, “Chủ trì”, “Thời gian”, “Sản phẩm”",
		"no heading of a task table: a column “Nhiệm vụ” (or “Nội dung”) is needed, and one such as “Stt”, “Chủ trì”, “Thời gian”, “Sản phẩm”")
}
