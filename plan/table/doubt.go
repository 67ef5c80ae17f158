package table

import (
	"fmt"

	"github.com/caicach/tthc/plan"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// What a doubt is about: its Kind, which is stable.
const (
	DoubtColumn   = "column"   // a column whose heading is not known, or a cell outside all columns
	DoubtRow      = "row"      // a row that is no part of the table: it is not in the draft
	DoubtJoined   = "joined"   // a row without a number was taken as a part of the task above, or as a task of its own
	DoubtHeading  = "heading"  // a row taken as a heading
	DoubtNumber   = "number"   // a number that is missing, unusual, or stands twice
	DoubtTitle    = "title"    // a task without a title
	DoubtLead     = "lead"     // a task without a lead, or with one taken from elsewhere
	DoubtBody     = "body"     // words of a cell of bodies, as plan/body doubts them
	DoubtTime     = "time"     // words of a time, as schedule/phrase doubts them
	DoubtDitto    = "ditto"    // "như trên": the cell above was taken
	DoubtDocument = "document" // something about the plan that the table does not say
)

// Doubt is something in a table that a person should look at. Its Text is the
// words in doubt and may be empty; its Offset is not used: a cell may be put
// together of several rows.
type Doubt struct {
	Row    int         // counted from 1; 0 for the table as a whole
	Column string      // the heading of the column as the table has it; empty for the row as a whole
	Task   plan.TaskID // the task of the draft that the row went into; empty where it went into none
	reading.Doubt
}

// String is the doubt in English on one line.
func (d Doubt) String() string {
	return fmt.Sprintf("row %d, %s: %q: %s", d.Row, d.Column, d.Text, d.Message(form.English))
}

// doubtForm is a Doubt as it is written.
type doubtForm struct {
	Kind   string      `json:"kind"`
	Row    int         `json:"row,omitzero"`
	Column string      `json:"column,omitzero"`
	Task   plan.TaskID `json:"task,omitzero"`
	Text   string      `json:"text,omitzero"`
	Why    whyForm     `json:"why"`
}

type whyForm struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

var doubts = form.Of[doubtForm](0)

// MarshalJSON writes the doubt with what to check in both languages, and is an
// error for one that does not say what it is about and why.
func (d Doubt) MarshalJSON() ([]byte, error) {
	return doubts.Write(doubtForm{d.Kind, d.Row, d.Column, d.Task, d.Text, whyForm{d.Why[form.Vietnamese], d.Why[form.English]}})
}

// UnmarshalJSON reads what MarshalJSON writes, and nothing else.
func (d *Doubt) UnmarshalJSON(data []byte) error {
	f, err := doubts.Read(data, nil)
	if err != nil {
		return err
	}
	*d = Doubt{f.Row, f.Column, f.Task, reading.Doubt{Piece: reading.Piece{Text: f.Text}, Kind: f.Kind, Why: form.Text{f.Why.VI, f.Why.EN}}}
	return nil
}
