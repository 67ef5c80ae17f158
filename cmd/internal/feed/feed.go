// Package feed tells what was recorded since, for systems that ask from time to
// time.
package feed

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/caicach/tthc/cmd/internal/access"
	"github.com/caicach/tthc/cmd/internal/store"
	"github.com/caicach/tthc/plan/body"
	"github.com/caicach/tthc/schedule/form"
)

// CursorUnknown is said of a cursor that no reading ended at. The code is the type
// of a problem.
const CursorUnknown form.Code = "unknown-cursor"

var texts = form.Texts{
	CursorUnknown: {"không có vị trí {value}: dữ liệu đã được thay; hãy đọc lại từ đầu", "there is no cursor {value}: the data are others by now; read from the start"},
}

// Change is something that was recorded, for systems that ask what happened since.
type Change struct {
	Cursor  string          `json:"cursor"` // where the next reading goes on
	Kind    store.Kind      `json:"kind"`
	Name    string          `json:"name"` // of the plan, the draft, the body: of the stream
	Version int             `json:"version,omitempty"`
	ID      string          `json:"id"`
	Fact    json.RawMessage `json:"fact,omitempty"` // as it was recorded; left out where it may name a person, is long, or is not for who asks
}

// told is the kinds of changes that are told, and whether with what they say. A
// draft is long and nobody's word yet; what is told of petitions is personal, until
// a person has looked at it and it is published. What is told of a dossier is for who
// may see the dossiers of the body that told it.
var told = map[store.Kind]bool{store.Progress: true, store.Plans: true, store.Drafts: false, store.Notices: true, store.Bodies: true, store.Dossiers: true, store.Observations: true, store.Closings: true,
	store.Petitions: false, store.Publications: false, store.Routes: true}

// Since is what was recorded after a cursor, empty for all, at most so many; more
// says whether there is more. What was recorded later never comes before a cursor
// that was given: see package store. A nil store has nothing.
func Since(ctx context.Context, s *store.Store, after string, limit int) (list []Change, more bool, err error) {
	mark := int64(0)
	if after != "" {
		if mark, err = strconv.ParseInt(after, 10, 64); err != nil || mark < 0 {
			return nil, false, cursorUnknown(after)
		}
	}
	if s == nil {
		return nil, false, nil
	}
	end, err := s.End(ctx)
	if err != nil {
		return nil, false, err
	}
	if mark > int64(end) {
		return nil, false, cursorUnknown(after)
	}
	kinds := make([]store.Kind, 0, len(told))
	for k := range told {
		kinds = append(kinds, k)
	}
	mayRead := access.Checker(access.Instead(ctx, "getDossier"))
	for f, err := range s.Since(ctx, store.Mark(mark), end, kinds...) {
		if err != nil {
			return nil, false, err
		}
		if len(list) == limit {
			return list, true, nil
		}
		c := Change{Cursor: strconv.FormatInt(int64(f.At), 10), Kind: f.Kind, Name: f.Name, Version: f.Version, ID: f.ID}
		if told[f.Kind] && (f.Kind != store.Dossiers || mayRead(body.ID(f.Name)) == nil) {
			c.Fact = json.RawMessage(f.Data)
		}
		if f.Kind == store.Petitions { // its own identifier is made of its words, which somebody may guess
			c.ID = f.Name + "#" + c.Cursor
		}
		list = append(list, c)
	}
	return list, false, nil
}

// cursorUnknown says that no reading ended at a cursor: it is of another database,
// or of one that was put back to an earlier state.
func cursorUnknown(cursor string) error {
	return texts.Error(form.Error{Code: CursorUnknown, Value: cursor})
}
