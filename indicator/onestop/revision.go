package onestop

import (
	"cmp"
	"strconv"

	"github.com/caicach/tthc/schedule"
	"github.com/caicach/tthc/schedule/form"
)

// Revision says which of two facts of one dossier is the newer: the number of
// its version, or the instant of the change, as the host keeps it. The zero
// Revision is none, and older than all. Revisions are small and compared with
// ==.
type Revision struct {
	form.Unwritten

	number  int64           // plus one; 0: none
	changed schedule.Moment // zero for a number
}

// NewRevision is a version by its number, which is not below 0.
func NewRevision(n int64) (Revision, error) {
	if n < 0 || n > maxRevision {
		return Revision{}, texts.Error(form.Error{Code: form.FieldRange, Path: columnNames[revisionColumn], Value: strconv.FormatInt(n, 10)})
	}
	return Revision{number: n + 1}, nil
}

const maxRevision = 1e18

// RevisionAt is the instant (or the day) of the change.
func RevisionAt(m schedule.Moment) Revision { return Revision{changed: m} }

// String is the revision as [ReadCSV] reads it: 17, or an instant.
func (r Revision) String() string {
	if r.number > 0 {
		return strconv.FormatInt(r.number-1, 10)
	}
	return r.changed.String()
}

// In is the revision in a message.
func (r Revision) In(l form.Language) string {
	if r == (Revision{}) {
		return l.Pick("(không ghi)", "(none)")
	}
	return r.String()
}

// Compare is below 0 when r is older than s, and above when it is newer; ok is
// false for a number and an instant, of which neither is.
func (r Revision) Compare(s Revision) (c int, ok bool) {
	none := Revision{}
	switch {
	case r == s:
		return 0, true
	case r == none:
		return -1, true
	case s == none:
		return 1, true
	case r.number > 0 && s.number > 0:
		return cmp.Compare(r.number, s.number), true
	case r.number == 0 && s.number == 0:
		return r.changed.Compare(s.changed), true
	}
	return 0, false
}

// parseRevision reads a whole number or an instant; nothing is none.
func parseRevision(v []byte) (Revision, bool) {
	if n, ok := parseFee(v); ok {
		r, err := NewRevision(n)
		return r, err == nil
	}
	m, ok := parseMoment(v)
	return RevisionAt(m), ok
}
