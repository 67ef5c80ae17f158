package phrase

import (
	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
	"github.com/caicach/tthc/schedule/reading"
)

// Context is what a phrase leaves to the document it stands in.
type Context struct {
	form.Unwritten

	// Year is the year of the plan, for "quý III" and "trước ngày 30/6"; 0 when
	// it is not known, and then a phrase that needs one is an error.
	Year int

	// Issued is the day of the document, for "từ nay". Without a Year its year
	// stands in for it. The zero Day is unknown.
	Issued form.Day

	// BeforeIncludes reads "trước ngày D" as due on D. By default it is due at
	// the end of the day before: the literal reading, which no source settles.
	BeforeIncludes bool
}

// Result is what was read in a phrase, and what was not.
type Result struct {
	form.Unwritten

	// Rule is what was read; the zero Rule when the text says no time.
	Rule schedule.Rule

	// Sources are the pieces of the text that the parts of the rule were read
	// from, one a part. Parts read from one list share their piece.
	Sources []reading.Piece

	// Rest is what was not understood, in order: the subject of the task, a
	// remark, a date that belongs to a cited document.
	Rest []reading.Piece

	// Doubts are readings, and pieces that were left unread, that a person should
	// look at, in order.
	Doubts []reading.Doubt
}

// RestText is the pieces not understood, joined by " | ".
func (r Result) RestText() string {
	s := ""
	for i, p := range r.Rest {
		if i > 0 {
			s += " | "
		}
		s += p.Text
	}
	return s
}

// MaxLength is how many bytes [Parse] and [ParseTerm] take: more than any cell of
// a workbook holds. Up to it the time is linear in the text.
const MaxLength = 64 << 10

func tooLong() error {
	return texts.Error(form.Error{Code: TextLong, Args: form.Args{"limit": MaxLength}})
}

// Parse reads the time cell of a plan, or a sentence with a deadline in it.
//
// Parse is never silently wrong: what it did not understand is in Rest, what
// it is not sure of in Doubts, and what cannot be, such as 31/11/2025, is a
// [*form.Error]. A text without any time is no error: it gives the zero Rule, and
// stands in Rest. One beyond [MaxLength] is refused, and one that is written in TCVN3,
// VNI or Windows-1258 ([reading.InUnicode]): its figures would be read without its
// words.
func Parse(text string, ctx Context) (Result, error) {
	if len(text) > MaxLength {
		return Result{}, tooLong()
	}
	c := cell{parser: parser{paper: newPaper(text)}}
	r, err := c.parse(ctx)
	if err != nil || len(r.Rest) > 0 { // else every word of it was known
		if old := reading.InUnicode(text); old != nil {
			return Result{}, old
		}
	}
	return r, err
}
